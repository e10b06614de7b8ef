"""The validators of annotations are not."""


def strict(cls=None, *, accept_kwargs=False):
    raise NotImplementedError("reads annotations at run time")
