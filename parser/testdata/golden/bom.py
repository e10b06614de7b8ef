import torch
é = "é€"; y = é
