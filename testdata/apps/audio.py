import librosa
import numpy as np
import torch
from librosa.filters import mel as mel_filters
from librosa.util import pad_center
from scipy.signal import get_window
from torch import nn

y = np.zeros(22050, dtype=np.float32)
spectrum = librosa.stft(y, n_fft=512, hop_length=128, center=False)
assert spectrum.shape == (257, 169) and spectrum.dtype == np.complex64
assert librosa.stft(y).shape == (1025, 44)
assert librosa.istft(librosa.stft(y)).shape == (22016,)
mfcc = librosa.feature.mfcc(y=y, sr=22050, n_mfcc=13)
assert mfcc.shape == (13, 44) and librosa.feature.melspectrogram(y=y, sr=22050).shape == (128, 44)
assert librosa.feature.rms(y=y).shape == (1, 44) and librosa.feature.delta(mfcc).shape == (13, 44)
assert librosa.util.frame(y, frame_length=100, hop_length=50).shape == (100, 440)
window = torch.from_numpy(pad_center(get_window("hann", 1000, fftbins=True), size=1024)).float()
basis = torch.from_numpy(mel_filters(sr=22050, n_fft=1024, n_mels=80, fmin=0.0, fmax=8000.0)).float()
magnitudes = torch.stft(torch.randn(2, 16000), 1024, 256, window=window, return_complex=True).abs()
mels = torch.matmul(basis, magnitudes)
nn.Conv1d(128, 4, 3)(mels)  # want "128 channels, got 80"
nn.Linear(20, 2)(torch.from_numpy(mfcc.T))  # want "20 features, got 13"
loaded, rate = librosa.load("speech.wav")
features = torch.from_numpy(librosa.power_to_db(librosa.feature.melspectrogram(y=loaded, sr=rate, n_mels=64)))
nn.Conv1d(80, 4, 3)(features[None])  # want "80 channels, got 64"
older, rate = librosa.load("speech.wav", 16000)
nn.Conv1d(80, 4, 3)(torch.from_numpy(librosa.feature.melspectrogram(older, rate, n_mels=40))[None])  # want "80 channels, got 40"
