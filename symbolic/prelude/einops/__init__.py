"""The exception of einops; its functions and layers are rules."""


class EinopsError(RuntimeError):
    pass
