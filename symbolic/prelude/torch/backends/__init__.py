"""The environment profile: a CPU build."""
