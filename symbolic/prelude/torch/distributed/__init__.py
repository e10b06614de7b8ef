"""The environment profile: one process, no process group. https://docs.pytorch.org/docs/stable/distributed.html"""


def is_available():
    return True


def is_initialized():
    return False


def is_torchelastic_launched():
    return False


def is_nccl_available():
    return False


def is_mpi_available():
    return False


def is_gloo_available():
    return True


def get_rank(group=None):
    return 0


def get_world_size(group=None):
    return 1


def init_process_group(*args, **kwargs):
    pass


def destroy_process_group(group=None):
    pass


def barrier(*args, **kwargs):
    pass


def all_reduce(tensor, op=None, group=None, async_op=False):
    pass


def broadcast(tensor, src=None, group=None, async_op=False):
    pass


def reduce(tensor, dst=None, op=None, group=None, async_op=False):
    pass
