"""torch.multiprocessing: one process runs, the first of those that are spawned."""
from _pylib import unknown
from multiprocessing import Pool, Process, freeze_support, get_context, set_start_method


def spawn(fn, args=(), nprocs=1, join=True, daemon=False, start_method="spawn"):
    fn(0, *args)
    return None if join else unknown()


start_processes = spawn


def __getattr__(name):
    return unknown()
