"""Tests that are not run here, or run to fail."""
import unittest

import pytest
import torch

try:
    import torch_xla_that_is_not_there
    has_xla = True
except ImportError:
    has_xla = False


def wrong():
    torch.zeros(2, 3) @ torch.zeros(4)


@pytest.mark.skipif(not has_xla, reason="no XLA")
def test_of_xla():
    wrong()


@unittest.skipUnless(has_xla, "no XLA")
def test_unless():
    wrong()


@pytest.mark.skip
def test_never():
    wrong()


@pytest.mark.xfail(reason="known")
def test_failing():
    wrong()


@pytest.mark.skipif(has_xla, reason="without XLA only")
def test_run():
    torch.zeros(2, 3) @ torch.zeros(5)  # want "3.*5"
