from tasks import register


@register("copy")
class Copying:
    pass
