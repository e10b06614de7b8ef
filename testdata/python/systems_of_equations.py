"""numpy.linalg refuses sizes that do not fit, and what is given for vectors is vectors."""
import numpy as np
import torch

a, b = np.random.rand(4, 3), np.random.rand(4)
found, rest, rank, values = np.linalg.lstsq(a, b, rcond=None)
assert found.shape == values.shape == (3,) and rest.ndim == 1
assert np.linalg.lstsq(a, np.random.rand(4, 5), rcond=None)[0].shape == (3, 5)
assert np.linalg.lstsq(np.float32(a), np.float32(b), rcond=None)[0].dtype == np.float32
torch.zeros(4) + torch.from_numpy(found)  # want "4 against 3"

square = np.random.rand(3, 3)
many = np.random.rand(6, 3, 3)
assert np.linalg.solve(square, np.ones(3)).shape == (3,) and np.linalg.solve(square, np.ones((3, 2), int)).shape == (3, 2)
assert np.linalg.solve(many, np.ones(3)).shape == (6, 3) and np.linalg.solve(many, np.ones((3, 2))).shape == (6, 3, 2)
assert np.linalg.solve(many, np.ones((6, 3, 2))).shape == (6, 3, 2)
assert np.linalg.eig(many)[0].shape == np.linalg.eigvals(many).shape == (6, 3) and np.linalg.eig(many)[1].shape == (6, 3, 3)
sign, size = np.linalg.slogdet(many)
assert sign.shape == size.shape == np.linalg.matrix_rank(many).shape == (6,)
assert np.linalg.matrix_power(many, 3).shape == (6, 3, 3) and np.linalg.multi_dot([a, square, square, np.ones(3)]).shape == (4,)
assert np.inner(a, square).shape == (4, 3) and np.tensordot(a, many, axes=([1], [2])).shape == (4, 6, 3)
assert np.tensordot(a, many, axes=(1, 1)).shape == (4, 6, 3) and np.tensordot(square, many.T, axes=2).shape == (6,)
np.linalg.solve(square, np.ones(4))  # want "solve.*4"
np.linalg.inv(a)  # want "square"
np.linalg.eig(a)  # want "square"
np.inner(a, np.ones(4))  # want "3.*4"
try:
    np.linalg.lstsq(a, np.ones(3), rcond=None)
    raise AssertionError("4 rows against 3")
except np.linalg.LinAlgError:
    pass


def test_rows_of_unlike_number():
    np.linalg.lstsq(a, np.ones(5), rcond=None)  # want "Incompatible dimensions"


def test_stacks():
    np.linalg.lstsq(many, np.ones(6), rcond=None)  # want "must be two-dimensional"
