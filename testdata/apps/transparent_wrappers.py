"""Trackers, progress bars and wrappers change nothing in what passes through them."""
import torch
import wandb
from accelerate import Accelerator
from loguru import logger
from peft import LoraConfig, get_peft_model
from rich.progress import Progress, track
from torch import nn
from torch.distributed.fsdp import FullyShardedDataParallel as FSDP
from torch.nn.parallel import DistributedDataParallel as DDP
from torch.optim.swa_utils import AveragedModel, update_bn
from torch.utils.data import DataLoader, TensorDataset
from torch.utils.tensorboard import SummaryWriter
from tqdm.auto import tqdm
from tqdm.contrib import tenumerate

config = {"width": 8}
run = wandb.init(project="p", config=config)
wandb.config.update({"depth": 2})
writer = SummaryWriter("runs")


@logger.catch
def build():
    return nn.Sequential(nn.Linear(5, config["width"]), nn.Linear(wandb.config.width, wandb.config["depth"]))


loader = DataLoader(TensorDataset(torch.randn(20, 5), torch.randint(0, 2, (20,))), batch_size=4)
wide = nn.Linear(6, 3)
for x, y in track(loader, description="x"):
    wide(x)  # want "takes 6 features, got 5"
for i, (x, y) in enumerate(tqdm(loader, total=len(loader))):
    wide(y)  # want ""
for i, (x, y) in tenumerate(loader):
    wide(x.T)  # want "takes 6 features, got 4"
with Progress() as progress, tqdm(loader) as bar:
    for x, y in progress.track(bar):
        bar.set_postfix(loss=3)
        writer.add_scalar("x", wide(x).mean().item(), 3)  # want "takes 6 features, got 5"

accelerator = Accelerator(gradient_accumulation_steps=2)
net = build()
optimizer = torch.optim.AdamW(net.parameters())
net, optimizer, loader = accelerator.prepare(net, optimizer, loader)
for x, y in loader:
    with accelerator.accumulate(net):
        loss = nn.functional.cross_entropy(net(x), y)
        accelerator.backward(loss)
        accelerator.backward(net(x))  # want "one element"
    run.log({"loss": loss.item()})
x = torch.randn(4, 6)
accelerator.unwrap_model(net)(x)  # want "takes 5 features, got 6"
averaged = AveragedModel(net)
averaged(x)  # want "takes 5 features, got 6"
averaged.module(x)  # want "takes 5 features, got 6"
update_bn(loader, averaged)
for wrapped in [DDP(net), FSDP(net), nn.DataParallel(net), torch.compile(net)]:
    wrapped(torch.randn(4, 5)).view(9)  # want "view"
DDP(net).module[0](x)  # want "takes 5 features, got 6"
tuned = get_peft_model(net, LoraConfig(r=8))
tuned.print_trainable_parameters()
tuned(x)  # want "takes 5 features, got 6"
sum(p.numel() for p in tuned.parameters() if p.requires_grad)
wandb.finish()
