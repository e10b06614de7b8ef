"""Where matches of regular expressions begin and end, and what is looked at."""

import re

import torch

layer = re.compile(r"(?P<block>\d+)\.(?P<kind>[a-z]+)(?:\.(?P<extra>w))?")
name = "layers.12.conv"
m = layer.search(name)
torch.zeros(7).view(m.start())
torch.zeros(10).view(m.start("kind"))
torch.zeros(2).view(m.end(1) - m.start(1))
torch.zeros(14).view(m.span(2)[1])
torch.zeros(1).view(-m.start("extra"))
torch.zeros(7).view(m.start("kind"))  # want "invalid-view"
torch.zeros(3).view(layer.groups)
torch.zeros(3).view(layer.groupindex["extra"])
torch.zeros(4).view(len(m.groupdict("none")["extra"]))

# The end of a line, and the place before the last line break.
torch.zeros(1).view(len(re.findall(r"b$", "a b\n")))
torch.zeros(2).view(len(re.findall(r"(?m)^\w$", "a\nb\n")))
torch.zeros(1).view(1 if re.match(r"b\Z", "b\n") is None else 2)

# Matches without a character, right behind others.
torch.zeros(5).view(len(re.sub(r"x*", "-", "abxd")))  # want "invalid-view"
torch.zeros(8).view(len(re.sub(r"x*", "-", "abxd")))
torch.zeros(6).view(len(re.split(r"\b", "a-bc ")) + 1)
torch.zeros(4).view(len(re.split(r"(?=[A-Z])", "LayerNormLinear")))

# Templates, and how many were replaced.
torch.zeros(8).view(len(re.sub(r"(\w)-(?P<n>\d)", r"\g<n>\\\1\n$", "conv-2")))
text, times = re.subn("o", "0", "pool of conv", count=3)
torch.zeros(3).view(times)
torch.zeros(5).view(len(re.escape("a-b.")) - 1)

# From a place on, up to another.
torch.zeros(4).view(re.compile(r"\d+").search("12 345 6", 3).start() + 1)
torch.zeros(2).view(len(re.compile(r"\d+").search("12 345 6", 3, 5).group()))
torch.zeros(1).view(1 if re.compile("^3").search("12 345", 3) is None else 2)
torch.zeros(3).view(len(re.compile("[a-z]{,3}").match("linear").group()))

torch.zeros(10).view(slice(1, None, 2).indices(10)[1])
torch.zeros(11).view(slice(1, None, 2).indices(10)[1])  # want "invalid-view"
torch.zeros(3).view(slice(5, 3).indices(10)[1])
