f''
f'a'
f'{a}'
f'a{b}c'
f'{a!r}{b!s}{c!a}'
f'{a:>10}'
f'{a:{b}}'
f'{a:{b}.{c}f}'
f'{a!r:>{b}}'
f'{a=}'
f'{a = }'
f'{a=!s}'
f'{a=:.2f}'
f'x {a+b=} y'
f'{{a}}'
f'{{{a}}}'
f'{a}}}'
f'{a["b"]}'
f"{a['b']:{c['d']}}"
f'{f"{a}"}'
f'{ {1: 2}[1] }'
f'{(lambda x: x)(1)}'
f'{a if b else c}'
f'{a, b}'
f'{*a, b}'
f'{a != b}'
f'{a:=^10}'
f'{(a := 1)}'
f'{a:%H:%M}'
f'\n{a}\t\\'
f'\x41{a}\u00e9'
rf'\d{a}\{b}'
fr"\n{a}"
F'{a}' 'b' f'{c}' "d" 'e'
'a' f'b'
'a' 'b' f'{c}'
f'{x:{y}}{{z}}'
f"""{
    a
    + b
}
line {c}"""
f'é{a}€{b}'
f'{a:é>{b}}'
f'{yield_}'
f'{x.shape=} {x.shape[0]:,} {100 * y:.1f}%'
f'{a!r:^{width}.{precision}}'
f'{x:\n}'
f'{x:a{y}b{z!r}c}'
f'{a}' + f'{b}'
f"{'a' 'b'}"
print(f"{i:3d} [{', '.join(x for x in y)}]")
f'{a:=5}' f'{a:={w}}' f'{(a:=5)}' f'{x:{y:=3}}'
f"{'=':=^40}"
