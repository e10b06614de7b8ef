match x:
    case 1: pass
    case -1: pass
    case 1.5 | -2.5: pass
    case 1 + 2j: pass
    case -1 - 2j: pass
    case "a" "b": pass
    case b'c': pass
    case None | True | False: pass
    case _: pass
match x, y:
    case a, b: pass
    case a,: pass
    case (a, b): pass
    case (a): pass
    case (a,): pass
    case (): pass
    case []: pass
    case [a]: pass
    case [a, *_]: pass
    case [a, *b, c]: pass
    case *a, b: pass
    case (*a,): pass
    case [[a, b], (c, d)]: pass
match x.y(z):
    case {}: pass
    case {"a": 1}: pass
    case {"a": b, **rest}: pass
    case {-1: a, None: b, c.d: e, "f" "g": h, 1 + 2j: i}: pass
    case {"a": {"b": c}, 1: [d, *e],}: pass
match (x):
    case A(): pass
    case A(b): pass
    case A(b, c=d): pass
    case a.b.C(d=1, e=E(f),): pass
    case A(b=-1, c=None, d="x"): pass
    case A(1 | 2, x) | B(): pass
match x,:
    case a.b: pass
    case a.b.c: pass
    case a as b: pass
    case (a | b) as c: pass
    case 1 | 2 as c: pass
    case [A() as a, {"k": v} as b] as c: pass
    case x if x > 1: pass
    case x, y if (z := x): pass
    case match: pass
    case case: pass
    case type: pass
match *a, b:
    case _: pass
match -x:
    case 0:
        y = 1
        # comment
    # comment
    case 1:
        z
match x:
    case ((1 | 2), 3): pass
    case (1 | 2) | 3: pass
    case A(b=(1 | 2), c=[d, e]): pass
