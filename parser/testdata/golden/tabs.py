if a:
	b = 1
	if c:
		d = [
1,
		  2]
	else:
		pass
