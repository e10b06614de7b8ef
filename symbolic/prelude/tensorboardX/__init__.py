"""What is written to a log changes nothing."""
from _pylib import unknown


class SummaryWriter:
    log_dir = ""

    def __init__(self, *args, **kwargs):
        self.log_dir = unknown("str")

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def _write(self, *args, **kwargs):
        pass

    add_scalar = add_scalars = add_histogram = add_image = add_images = add_figure = add_video = add_audio = _write
    add_text = add_graph = add_embedding = add_pr_curve = add_hparams = add_mesh = add_custom_scalars = flush = close = _write
    add_image_with_boxes = add_tensor = add_onnx_graph = add_custom_scalars_multilinechart = export_scalars_to_json = _write

    def get_logdir(self):
        return self.log_dir


def __getattr__(name):
    return unknown("")
