from torch.compiler import allow_in_graph, assume_constant_result, disable, is_compiling


def mark_static_address(t, guard=False):
    pass


def mark_dynamic(t, index, **kwargs):
    pass


def graph_break():
    pass


def reset():
    pass
