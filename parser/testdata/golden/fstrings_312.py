f'{a['b']}'
f"{f"{f"{a}"}"}"
f"{'\n'.join(a)}"
f'{a  # comment
}'
f"{"x" if y else "z"}"
f'{
    x  # one
    =
}'
f"""{f'''{f"{a}"}'''}"""
