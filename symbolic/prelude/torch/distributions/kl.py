"""torch/distributions/kl.py"""


def kl_divergence(p, q):
    out = p.entropy() + q.entropy()
    return out


def register_kl(type_p, type_q):
    return lambda f: f
