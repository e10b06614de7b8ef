from _pylib import unknown


class Result:
    def __init__(self, value):
        self.return_value = value

    def __getattr__(self, name):
        return unknown("")


class CliRunner:
    def __init__(self, *args, **kw):
        pass

    def invoke(self, cli, args=None, **extra):
        try:
            value = cli.main(args or [], standalone_mode=False)
        except SystemExit:
            value = None
        return Result(value)

    def isolated_filesystem(self, temp_dir=None):
        import contextlib
        return contextlib.nullcontext("")
