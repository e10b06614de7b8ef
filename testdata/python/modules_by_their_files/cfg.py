width = 7


def doubled():
    return width * 2


if __name__ == "__main__":
    width = 100
