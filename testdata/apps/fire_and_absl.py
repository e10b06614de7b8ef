import fire
import torch
from absl import app, flags, logging
from torch import nn

FLAGS = flags.FLAGS
flags.DEFINE_integer("width", 20, "hidden units", lower_bound=1)
flags.DEFINE_list("sizes", "3,4", "sizes")
flags.DEFINE_integer("steps", None, "steps")
flags.mark_flag_as_required("steps")
_DEPTH = flags.DEFINE_integer("depth", 3, "layers")


def main(argv):
    logging.info("arguments: %s", argv)
    nn.Linear(FLAGS.width, 3)(torch.randn(2, 21))  # want "takes 20 features, got 21"
    nn.Linear(_DEPTH.value, 3)(torch.randn(2, 4))  # want "takes 3 features, got 4"
    nn.Linear(FLAGS.steps, 3)(torch.randn(2, 4))
    nn.Linear(int(FLAGS.sizes[1]), 3)(torch.randn(2, 5))  # want "takes 4 features, got 5"
    FLAGS.width = 21
    nn.Linear(FLAGS.width, 3)(torch.randn(2, 21))
    del argv


def train(data, width=6, *, depth: int):
    nn.Linear(width, depth)(torch.randn(2, 7))  # want "takes 6 features, got 7"
    nn.Linear(depth, width)(torch.randn(2, 7))


class Tool:
    def __init__(self, width=9):
        self.net = nn.Linear(width, 2)

    def run(self, n: int, width=9):
        self.net(torch.randn(n, width))

    def bad(self):
        self.net(torch.randn(3, 10))  # want "takes 9 features, got 10"

    def _hidden(self):
        self.net(torch.randn(3, 11))


fire.Fire(train)
fire.Fire(Tool)
fire.Fire({"again": train})
if __name__ == "__main__":
    app.run(main)
print(FLAGS.seed_of_a_library + 1)  # any module may define flags
