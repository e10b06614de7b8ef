"""What other processes and threads of a pool do is done, too."""
from concurrent.futures import ThreadPoolExecutor, as_completed
from multiprocessing import Process

import torch
import torch.multiprocessing as mp
import torch.nn as nn


def work(rank, world, width):
    assert 0 <= rank < world
    nn.Linear(width, 2)(torch.zeros(2, 5))  # want "takes 3 features, got 5"


def head(width):
    return nn.Linear(width, 2)


def wrong(width):
    return nn.Linear(width, 3)(torch.zeros(2, 5))  # want "takes 4 features, got 5"


def worker(queue, width):
    nn.Linear(width, 3)(torch.zeros(2, 5))  # want "takes 6 features, got 5"


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=2) as pool:
        heads = list(pool.map(head, [5, 6]))
        heads[0](torch.zeros(1, 5))
        futures = [pool.submit(head, width) for width in (7, 7)]
        for future in as_completed(futures):
            future.result()(torch.zeros(1, 5))  # want "takes 7 features, got 5"
    with ThreadPoolExecutor() as pool:
        pool.submit(wrong, width=4)
    queue = mp.Queue()
    p = Process(target=worker, args=(queue, 6))
    p.start()
    p.join()
    assert p.exitcode == 0
    with mp.Pool(2) as workers:
        assert len(workers.map(head, [5, 6])) == 2
    mp.spawn(work, args=(2, 3), nprocs=2, join=True)
