import torch
import torch.nn as nn


class IncorrectClassifier(nn.Module):
    def __init__(self, input_size, num_classes):
        super().__init__()
        self.fc = nn.Linear(input_size + 10, num_classes)
        self.act = nn.ReLU()

    def forward(self, x):
        x = self.act(x)
        x = self.fc(x)  # want "138"
        return x


def main():
    model = IncorrectClassifier(128, 10)
    try:
        model(torch.randn(32, 128))
    except RuntimeError as err:
        print("shape problem:", err)


if __name__ == "__main__":
    main()
