# Fourier transforms, padding, covariances and matrices of numpy have known sizes.
import numpy as np
import torch


def form(a):
    return torch.zeros(a.shape)


x = np.random.randn(46, 50)
form(np.fft.rfft(x, axis=1)) + torch.zeros(46, 25)  # want "26 against 25"
form(np.abs(np.fft.fft2(x))) + torch.zeros(46, 51)  # want "50 against 51"
form(np.fft.rfftfreq(50)) + torch.zeros(25)  # want "26 against 25"
form(np.pad(x, ((0, 2), (1, 1)))) + torch.zeros(46, 52)  # want "48 against 46"
form(np.pad(x, 3, mode="reflect")) + torch.zeros(52, 50)  # want "56 against 50"
form(np.cov(x, rowvar=False)) + torch.zeros(46, 46)  # want "50 against 46"
w, v = np.linalg.eigh(np.cov(x))
form(x.T @ v[:, -3:]) + torch.zeros(50, 4)  # want "3 against 4"
form(np.linalg.norm(x, axis=1)) + torch.zeros(50)  # want "46 against 50"
torch.from_numpy(v).view(-1)

# windows have their length, the parts of complex numbers the shape of these
basis = np.fft.fft(np.eye(8)) * np.hanning(9)[:-1]
parts = np.vstack([np.real(basis[:5]), np.imag(basis[:5, list(range(8))])])
form(parts) + torch.zeros(10, 9)  # want "8 against 9"
form(np.angle(basis.conj()) + np.kaiser(8, 14.0)) + torch.zeros(8, 9)  # want "8 against 9"
torch.from_numpy(parts * basis.real[0]).float() @ torch.zeros(9, 1)  # want "8 columns"
torch.nn.Linear(8, 2).double()(torch.from_numpy(parts + np.eye(8).imag[0]))
