"""What Python code asks of torch's C++ core."""


def _log_api_usage_once(event):
    pass


def _get_tracing_state():
    return None


def _is_tracing():
    return False


def _jit_set_texpr_fuser_enabled(on):
    return False


def _jit_set_profiling_mode(on):
    return False


def _jit_set_profiling_executor(on):
    return False


def _jit_override_can_fuse_on_gpu(on):
    pass


def _jit_override_can_fuse_on_cpu(on):
    pass


def _jit_set_nvfuser_enabled(on):
    return False


def _has_torch_function(args):
    return False


def _is_torch_function_mode_enabled():
    return False


def _are_functorch_transforms_active():
    from torch.func._vmap import _state
    return _state.running
