import re
VERSION = re.compile(r"""
    ^ (?P<major> 0 | [1-9]\d* )   # no "leading" zero (
    \. (?P<minor> \d+ )
    (?: [ #\]+-] (?P<tag> [^] \n]+ ) )?  # a blank in brackets counts
    $""", re.VERBOSE)
def groups(text):
    m = VERSION.match(text)
    return None if m is None else m.groupdict()
r1 = groups("1.80"), groups("2.15 rc1"), groups("2.15#x"), groups("02.1"), groups(" 1.2"), groups("1.2 a b")
r2 = re.findall(r"a\ b \# {2}", "a b## a b#", re.X), re.sub(r" (?<! x ) y  # y, unless it follows x", "z", "xy Yy", flags=re.X | re.I)
r3 = re.split(r"""\s* , \s*  # last""", "a , b,c", flags=re.X)
