"""Tables of numbers computed one by one: their shape is known, whatever they hold, and what is counted stays known."""
import numpy as np
import torch


def table(positions, width):
    return np.array([[pos / np.power(10000, 2 * (j // 2) / width) for j in range(width)] for pos in range(positions)])


large = torch.FloatTensor(np.sin(table(1024, 512)[:, 0::2]))
large.view(7)  # want "\[1024, 256\]"
counts = [3 * i + 1 for i in range(100)]
torch.zeros(counts[50]).view(7)  # want "151 elements"
kinds = [torch.zeros(2) if i < 90 else torch.zeros(3) for i in range(100)]
kinds[95].view(7)  # want "3 elements"
rates = [0.5 * i for i in range(100)]
torch.zeros(5 if rates[80] > 39.5 else 6).view(7)  # want "5 elements"
narrow = torch.FloatTensor(np.sin(table(2048, 36)[:, 0::2]))
narrow.view(7)  # want "36864 elements"
