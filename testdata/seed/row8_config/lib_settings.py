MODEL = {"in_features": 10, "num_classes": 128}
GOOD = {"in_features": 128, "num_classes": 10}
