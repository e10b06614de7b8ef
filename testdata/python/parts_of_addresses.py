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
