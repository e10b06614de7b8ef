import click
import torch
from torch import nn


@click.command()
@click.option("--width", "-w", default=20, type=int, help="hidden units")
@click.option("--n-layers", default="3", type=int, show_default=True)
@click.option("--bias/--no-bias", default=True)
@click.option("--verbose", is_flag=True)
@click.option("--kind", type=click.Choice(["wide", "deep"]), default="wide")
@click.option("--sizes", multiple=True, default=[3, 4])
@click.option("--shape", nargs=2, type=int, default=(5, 6))
@click.option("-v", "--verb", count=True)
@click.option("--out", "outdir", type=click.Path(), required=True)
@click.option("--steps", type=int, required=True)
@click.argument("files", nargs=-1)
@click.pass_context
def main(ctx, width, n_layers, bias, verbose, kind, sizes, shape, verb, outdir, steps, files):
    nn.Linear(width, 3)(torch.randn(2, 21))  # want "takes 20 features, got 21"
    nn.Linear(n_layers, 3)(torch.randn(2, 4))  # want "takes 3 features, got 4"
    nn.Linear(shape[1], 3)(torch.randn(2, shape[0]))  # want "takes 6 features, got 5"
    nn.Linear(sizes[1] + verb, 3)(torch.randn(2, 3))  # want "takes 4 features, got 3"
    nn.Linear(steps, 3)(torch.randn(2, 5))  # only the user knows
    nn.Linear(8, 3)(torch.randn(steps, 9))  # want "takes 8 features, got 9"
    if kind == "deep" or verbose or not bias:
        raise ValueError("not with the defaults")
    for f in files:
        print(outdir + f)


@click.group()
@click.option("--hidden", default=16)
@click.pass_context
def cli(ctx, hidden):
    ctx.ensure_object(dict)
    ctx.obj["hidden"] = hidden


@cli.command()
@click.pass_obj
@click.option("--features", default=8)
def train(obj, features):
    net = nn.Sequential(nn.Linear(features, obj["hidden"]), nn.ReLU(), nn.Linear(16, 2))
    net(torch.randn(4, 8))


@cli.command("test")
@click.argument("path", type=click.Path(exists=True))
@click.option("--features", default=8)
@click.pass_context
def evaluate(ctx, path, features):
    net = nn.Linear(ctx.obj["hidden"], features)
    net(torch.randn(4, 16))
    net(torch.randn(4, features))  # want "takes 16 features, got 8"


@cli.group()
def data():
    pass


@data.command()
@click.option("--batch", type=click.IntRange(1, 9), default=4)
def show(batch):
    torch.randn(batch, 3).view(5, -1)  # want "view"


@click.command()
@click.option("--width", default=4)
def plain(width):
    return width


assert plain(["--width", "7"], standalone_mode=False) == 7
assert plain.callback(2) == 2

try:
    cli()
except SystemExit:
    pass
if __name__ == "__main__":
    main()
    undefined_after_the_end_of_the_program(3)
