match = 1
case = 2
_ = 3
type = 4
print = exec = 5
def match(match, case, type, print, _): return match(case)
def type(): pass
class case: match = 1
match[0] = 1
match.x = 2
match(x)
match (x, y)
match - 1
match * a
print(match, case=1, match=2, type=3, print=4, _=5)
type(x)
print
exec(x)
exec("a", b)
import match, type
from match import case as type
for match in case: pass
with match as case: pass
lambda match, type: case
match in [1]
match, case = case, match
