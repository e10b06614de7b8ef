from . import register


@register("sort")
class Sorting:
    pass
