import yaml, json
with open("config.yaml") as f:
    c = yaml.safe_load(f)
r1 = c
r2 = yaml.safe_load("- 1\n- [a, 2.5]\n- ~\n- 0o7\n- 1_000\n- '5'\n- .inf\n- on\n")
