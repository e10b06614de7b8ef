# Arithmetic of counters keeps what is positive.
from collections import Counter
import torch

x = torch.zeros(9)
torch.zeros(sum((Counter("aab") & Counter("abb")).values())) + x  # want "2 against 9"
torch.zeros(sum((Counter("aab") | Counter("abb")).values())) + x  # want "4 against 9"
torch.zeros(1 + sum((Counter("aab") - Counter("ab")).values())) + x  # want "2 against 9"
torch.zeros(len(Counter("ab") + Counter("bc"))) + x  # want "3 against 9"
torch.zeros(len(+Counter(a=1, b=0, c=-1, d=2))) + x  # want "2 against 9"
torch.zeros(len(-Counter(a=-1, b=0, c=-1, d=-2))) + x  # want "3 against 9"
