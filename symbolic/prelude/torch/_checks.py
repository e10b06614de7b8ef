"""torch/__init__.py: conditions that raise when they do not hold, the ways libraries say them."""


def _text(message):
    if message is None:
        return "Expected cond to be True, but got False."
    return str(message() if callable(message) else message)


def _check_with(error_type, cond, message):
    if not cond:
        raise error_type(_text(message))


def _check(cond, message=None):
    _check_with(RuntimeError, cond, message)


def _check_index(cond, message=None):
    _check_with(IndexError, cond, message)


def _check_value(cond, message=None):
    _check_with(ValueError, cond, message)


def _check_type(cond, message=None):
    _check_with(TypeError, cond, message)


def _check_not_implemented(cond, message=None):
    _check_with(NotImplementedError, cond, message)


def _check_is_size(i, message=None, *, max=None):
    _check(i >= 0, message)


def _check_tensor_all_with(error_type, cond, message=None):
    _check_with(error_type, cond.all().item(), message)


def _check_tensor_all(cond, message=None):
    _check_tensor_all_with(RuntimeError, cond, message)
