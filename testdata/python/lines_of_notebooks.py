import torch
!pip install torch
!pip install torchtext
%matplotlib inline
torch.zeros(3) + torch.zeros(4)  # want "3 against 4"
