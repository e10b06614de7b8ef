"""Context managers that change how torch computes, not what it computes. They are decorators, too."""


class _Mode:
    _in_part_ = True

    def __new__(cls, *args, **kwargs):
        if len(args) == 1 and not kwargs and callable(args[0]) and not isinstance(args[0], type):
            return args[0]
        return super().__new__(cls)

    def __init__(self, *args, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, traceback):
        return None

    def __call__(self, f):
        return f


class no_grad(_Mode):
    pass


class enable_grad(_Mode):
    pass


class inference_mode(_Mode):
    pass


class set_grad_enabled(_Mode):
    pass
