"""What is left of distutils in use: versions and a reader of switches."""
