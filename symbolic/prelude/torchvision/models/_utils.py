def _make_divisible(v, divisor, min_value=None):
    floor = divisor if min_value is None else min_value
    new = max(floor, int(v + divisor / 2) // divisor * divisor)
    if new < 0.9 * v:
        new += divisor
    return new
