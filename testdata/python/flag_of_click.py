"""A command that wants a flag, and one that never gets a size that fits."""
import click
import torch
import torch.nn as nn


@click.group()
def main():
    pass


@main.command()
@click.option("--dry", is_flag=True)
@click.option("--fast/--slow", default=False)
@click.option("--width", default=6)
def train(dry, fast, width):
    assert dry or fast, "only as a dry run, or fast"
    nn.Linear(width, 2)(torch.zeros(3, 8))  # want "takes 6 features, got 8"


if __name__ == "__main__":
    main()
