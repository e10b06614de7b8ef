import re
r1 = re.sub(r"\bг-н\b", "господин", "Здравствуйте г-н Иванов"), re.compile(r"\bг-н\b", re.IGNORECASE).sub("господин", "Здравствуйте Г-н Иванов")
r2 = re.findall(r"\w+", "über café"), re.split(r"\s+", "a\u00a0b\u3000c d"), re.findall(r"\d+", "١٢ 34"), re.findall(r"\S+", "é\u2003x")
r3 = re.sub(r"\b[Éa]\w", "-", "éa ab ba", flags=re.IGNORECASE), re.fullmatch(r"\w+", "naïve").span(), re.match(r"\W", "é")
r4 = re.findall(r"\w+", "über", re.ASCII), re.findall("[a-z]+", "über"), re.findall(r"(?i)é", "ÉÉ"), re.split(r"[\s,]+", "é, b\u00a0c")
