'a'
"b"
'''c
d'''
"""e"f"""
r'\n\x'
R"\\"
u'é'
b'a\x00\xff'
rb'\n'
Br"\t"
'\n\t\\\'\"\a\b\f\r\v'
'\x41\101\7\1234\400\u00e9\U0001F600'
b'\x41\101\u0041\400'
'\ud800\udc00'
'\d\ \8\
x'
'a' 'b' "c"
('a'
 'b'  # comment
 r'\c')
b'a' b'b'
''
'' ''
"#"
x = 'a' "b" + 'c'
'{}' '{{'
"\
"
"tab	é€😀" .x
"""long text of more than sixty bytes, so that the dump shortens it to a sum"""
r"\\"
r'\"'
r"\\\"" r'\''
rb"\""
rf'\"{a}\\'
