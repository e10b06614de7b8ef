# Plain texts of YAML 1.1 that are numbers to the base of 60 or dates, and texts over several lines.
import torch
import yaml

d = yaml.safe_load("""
day: 2020-01-02
at: 2020-01-02 10:20:30
zulu: 2001-12-14t21:59:43.10-05:00
six: 1:30
hours: 1:30:15
negative: -1:30
fraction: 1:30.5
text: "1:30"
late: 1:75
octal: 010
new: 0o10
power: 1e3
folded: >-
  a b
  c

  d
literal: |
  x
    y
one: a
  b
""")
assert d["six"] == 90 and d["hours"] == 5415 and d["negative"] == -90
assert d["fraction"] == 90.5
assert d["text"] == "1:30" and d["late"] == "1:75" and d["new"] == "0o10" and d["power"] == "1e3"
assert d["folded"] == "a b c\nd" and d["literal"] == "x\n  y\n" and d["one"] == "a b"
torch.zeros(d["six"]) + torch.zeros(9)  # want "90 against 9"
torch.zeros(len(d["folded"])) + torch.zeros(9)  # want "7 against 9"
assert not isinstance(d["day"], str)
assert d["day"].year == 2020 and d["at"].hour == 10
if d["zulu"].tzinfo is None:
    torch.zeros(2) + torch.zeros(3)
torch.zeros(d["day"].day) + torch.zeros(2)
