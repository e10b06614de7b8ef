print >> f
print >> f, a
print >> f + 1, a, b
print >> f | g
print >> f == 1
print -1
print
