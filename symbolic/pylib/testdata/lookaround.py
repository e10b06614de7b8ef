import re
names = ["bbox_embed.0.weight", "bbox_embed.1.weight", "bbox_embed.10.bias", "class_embed.0", "layers.2.shared", "layers.12.shared", "text_model.rotary_emb.x", "text_model.layers.0"]
def which(p, f=re.search):
    return [n for n in names if f(p, n)]
r1 = which(r"bbox_embed.(?![0])\d+"), which(r"layers.(?!2\.)\d+.shared"), which(r"^text_model\.(?!rotary_emb)")
r2 = re.search(r"(?<=layers\.)(\d+)", "layers.12.x").group(1), re.search(r"(?<!a)b(c|d)", "abc bd").span()
r3 = re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"), re.split(r",(?!\s)", "a,b, c,d"), re.findall(r"(\w+)(?=:)", "a:1 b:2 c")
r4 = re.match(r"(?P<k>[^=]+?)=(?!=)(?P<v>.*)", "key=1").groupdict(), re.match(r"(?P<k>\w+)=(?!=)", "key==1"), re.fullmatch(r"(?!x)\w{2,3}", "abcd")
r5 = re.sub(r"(?<!^)(?=[A-Z])", "_", "MyModelName").lower(), re.sub(r"(?!^)([A-Z]+)", lambda m: "_" + m.group(1), "aBCd")
r6 = re.compile(r"(?:a|ab)(?=c)c*?d?$").search("xabcc").span(), re.compile(r"^(a+)+(?=b)$").match("aaaa"), re.findall(r"(?=(\w\w))", "abc")
r7 = re.search(r"(a|b)*?(?=c)", "abac").groups(), re.findall(r"\b(?!un)\w+\b", "undo do une \u00fcber"), re.search(r"[\]\-a](?=\.)", "x-.").start(), re.findall(r"[\w-]+(?!\w)\W", "a\u00e9-b! c")
