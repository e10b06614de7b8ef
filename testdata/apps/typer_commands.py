from typing import Annotated, List, Optional

import torch
import typer
from torch import nn

app = typer.Typer(help="trains")


@app.command()
def train(path: str, width: int = typer.Option(20, "--width", help="hidden"), depth: int = typer.Option(...),
          bias: bool = True, sizes: List[int] = typer.Option([3, 4]), name: Optional[str] = typer.Argument(None)):
    nn.Linear(width, 3, bias=bias)(torch.randn(2, 21))  # want "takes 20 features, got 21"
    nn.Linear(depth, 3)(torch.randn(2, 5))
    nn.Linear(sizes[0], 3)(torch.randn(2, 4))  # want "takes 3 features, got 4"
    if name is not None:
        raise typer.Exit(code=1)


@app.command("eval")
def evaluate(width: Annotated[int, typer.Option(help="hidden")] = 12, count: Annotated[int, typer.Argument()] = 3):
    x = torch.randn(count, 13)
    nn.Linear(width, 3)(x)  # want "takes 12 features, got 13"
    if width > 3:
        typer.echo("done")
        raise typer.Exit()
    nn.Linear(7, 3)(x)


def other(width: int = 5):
    nn.Linear(width, 3)(torch.randn(2, 6))  # want "takes 5 features, got 6"


train("p", 21, 5, sizes=[4], name=None)  # the function itself is unchanged

try:
    typer.run(other)
except SystemExit:
    pass

if __name__ == "__main__":
    app()
