"""What a handler warns of is deliberate where a test waits for the warning."""
import warnings

import pytest
import torch


def tried(a, b):
    try:
        a - b
    except Exception as e:
        warnings.warn(f"they do not fit: {e}")


def differ(a, b):
    try:
        return a - b  # want "3.*4"
    except Exception as e:
        print(e)


def test_warning():
    with pytest.warns(UserWarning):
        tried(torch.zeros(2, 3), torch.zeros(2, 4))


def test_message():
    differ(torch.zeros(2, 3), torch.zeros(2, 4))
