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


def counts_of_data():
    drawn = torch.randint(0, 9, (20,)).tolist()
    counts = Counter()
    counts.update(drawn)
    counted, first = {}, {}
    for e in drawn:
        counted[e] = counted.get(e, 0) + 1
    if any(n < 2 for n in counts.values()) or counts[drawn[0]] < 2 or counted[drawn[0]] < 2:
        raise ValueError("drawn once")  # nobody can tell: two of them may be one number
    if len(counts) == 20 or len(counted) == 20:
        raise ValueError("more than there are numbers")
    assert Counter([1, 1, 2])[1] == 3  # want "assertion fails"


counts_of_data()
