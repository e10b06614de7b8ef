from _pylib import unknown


class HydraConfig:
    @staticmethod
    def get():
        return unknown("")

    @staticmethod
    def initialized():
        return True

    @staticmethod
    def instance():
        return unknown("")
