"""Methods and attributes of torch's helpers that programs use, though no shape depends on them; and what is not there."""
import torch
from torch import nn, optim
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, Dataset, DistributedSampler
from torchvision import transforms

model = nn.Linear(3, 4)
optimizer = optim.SGD(model.parameters(), lr=0.1)
saved = optimizer.state_dict()
torch.zeros(len(saved["param_groups"][0]["params"])) @ torch.zeros(3)  # want "2.*3"
[k for k in saved["state"].items()]
optimizer.register_step_post_hook(lambda *args: None)


class Own(optim.Optimizer):
    def load_state_dict(self, state_dict):
        self.__setstate__({"state": {}, "param_groups": state_dict["param_groups"]})


Own(model.parameters(), {"lr": 0.1}).load_state_dict(saved)
scheduler = optim.lr_scheduler.MultiStepLR(optimizer, [3])
torch.zeros(len(scheduler.get_lr())) @ torch.zeros(3)  # want "1.*3"
scheduler.base_lrs[0], scheduler.last_epoch

wrapped = DistributedDataParallel(model)
with wrapped.join(), wrapped.no_sync():
    wrapped(torch.zeros(2, 5))  # want "takes 3 features, got 5"


class Part(DistributedSampler):
    def __iter__(self):
        indices = list(self.dataset)
        if self.shuffle:
            indices += [self.seed + self.epoch]
        return iter(indices[self.rank : self.total_size : self.num_replicas])


list(Part(range(8), num_replicas=2, rank=0))
torch.zeros(Part(range(7), num_replicas=2, rank=0).total_size) @ torch.zeros(3)  # want "8.*3"


class Repeated(DataLoader):
    def __iter__(self):
        return super().__iter__() if self._iterator is None else self._iterator


next(iter(Repeated(range(3))))
transforms.RandomCrop.get_params(torch.zeros(3, 8, 8), (4, 4))


torch.zeros(len(__doc__.splitlines())) @ torch.zeros(9)  # want "1.*9"


class Numbers(Dataset):
    def __len__(self):
        return self.legnth  # want "legnth"


len(Numbers())

torch.FloatTensor(size=(2, 3)) @ torch.zeros(4)  # want "3.*4"
torch.zeros(1).new(size=[2, 3]) @ torch.zeros(5)  # want "3.*5"
torch.LongTensor(size=(2,)).view(3)  # want "view"
