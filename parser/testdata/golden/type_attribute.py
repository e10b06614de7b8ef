type(self).attr = v
type(self)._cache[0].x = v, w
type(a)[0] = x
type(self).attr = type(self).other = 1
type(self).attr: int = 3
type[x] = y
type(a, b).c = d
type(self.x(1)).y.z = lambda: 0
type = 1
type.x = 2
type(x).y += 1
type(x)
x = type
