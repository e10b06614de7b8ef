import ring.b as e
x = e.f()
