"""The parts of an address that is known."""
import urllib.parse
from urllib.parse import urlparse, urlsplit

import torch

WIDTHS = {"resnet18": 5, "large": 6}


def width_of(name):
    parts = urlsplit(name)
    if parts.scheme not in ("", "hub"):
        raise ValueError(parts.scheme)
    return WIDTHS[parts.path.split("/")[-1]]


torch.zeros(width_of("resnet18")) + torch.zeros(4)  # want "5.*4"
torch.zeros(width_of("hub:models/large")) + torch.zeros(4)  # want "6.*4"
torch.zeros(len(urlparse("https://example.org/a;b?c#d").params)) + torch.zeros(4)
torch.zeros(2, len(urllib.parse.urlparse("https://example.org/abc?c#d").path)) @ torch.zeros(5, 2)  # want "4 columns"
urllib.parse.quote("a b").encode()
host = urlparse("https://me:secret@example.org:12/a")
torch.zeros(host.port).view(7)  # want "12 elements"
torch.zeros(len(host.username + host.password)).view(7)  # want "8 elements"
plain = urlsplit("https://me@example.org/a")
torch.zeros(2 if plain.port is None and plain.password is None and urlparse("a/b").username is None else 3).view(7)  # want "2 elements"
