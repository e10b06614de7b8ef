"""Tests run with the values that marks list, with what fixtures return, and on objects that have been set up."""
import unittest
import pytest
import torch
from torch import nn


@pytest.fixture
def width():
    return 320


@pytest.fixture(scope="module")
def wave(width):
    return torch.randn(3, width)


@pytest.fixture(params=[1, 2])
def several(request):
    return torch.randn(request.param, 4)


def test_fixture(wave):
    wave @ torch.randn(3, 320)  # want "320 columns against 3 rows"


def test_shape(wave):
    assert wave.shape == (3, 321)  # want "assertion fails"


def test_params(several):
    assert several.shape == (1, 4)


@pytest.mark.parametrize("rows", [320, 4])
def test_listed(rows):
    torch.randn(3, 320) @ torch.randn(rows, 320)  # want "320 columns against 4 rows"


@pytest.mark.parametrize("size,out", [(4, (2, 4)), (8, (2, 9))])
@pytest.mark.parametrize("batch", [2])
def test_pairs(batch, size, out):
    assert nn.Linear(3, size)(torch.zeros(batch, 3)).shape == out  # want "assertion fails"


class TestNet:
    def setup_method(self):
        self.net = nn.Linear(4, 2)

    def test_right(self):
        assert self.net(torch.zeros(3, 4)).shape == (3, 2)

    def test_wrong(self, wave):
        self.net(wave)  # want "4 features, got 320"


class NetCase(unittest.TestCase):
    def setUp(self):
        self.x = torch.randn(3, 320)

    def test_shape(self):
        self.assertEqual(self.x.shape, (3, 320))

    def test_product(self):
        self.x @ self.x  # want "320 columns against 3 rows"

    def test_refused(self):
        with self.assertRaises(RuntimeError):
            self.x @ self.x

    @unittest.skip("not now")
    def test_skipped(self):
        self.x @ self.x


class TestLoop:
    def __init__(self):  # pytest collects no class that has one
        self.seen = 0

    def test_step(self, batch):
        return torch.zeros(3) + torch.zeros(4)


class Helper:
    def test_of_nothing(self, x):
        return torch.zeros(3) + torch.zeros(4)


@pytest.mark.parametrize("rows", [3, 4])
def test_refused(rows):
    with pytest.raises(RuntimeError):
        torch.randn(3, 320) @ torch.randn(rows, 320)
