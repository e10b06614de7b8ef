"""A package that says nothing about shapes."""
CLASSES = 3
