"""No tensor is a fake one."""


class FakeTensor:
    pass


class FakeTensorMode:
    pass
