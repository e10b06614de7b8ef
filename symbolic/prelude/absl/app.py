import sys
from absl import flags


def run(main, argv=None, flags_parser=None):
    sys.exit(main(["program"]))


def call_after_init(callback):
    callback()


class Error(Exception):
    pass


class UsageError(Error):
    pass
