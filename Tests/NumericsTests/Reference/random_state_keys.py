#!/usr/bin/env python3
"""Writes random_state_keys.json: what NumPy's generator draws when it is seeded with an array.

    pip install numpy && python3 random_state_keys.py
"""
import json
import os

import numpy as np

KEYS = [[0], [42], [42, 1], [1, 42], [4294967295, 4294967295], [0, 0, 0], list(range(700))]


def draws(key):
    random = np.random.RandomState(key)
    return {"key": key, "gaussians": random.randn(3).tolist(),
            "words": random.randint(0, 2**32, 1300, dtype=np.uint32)[-5:].tolist()}


if __name__ == "__main__":
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "random_state_keys.json")
    with open(path, "w") as file:
        json.dump({"numpy": np.__version__, "draws": [draws(key) for key in KEYS]}, file)
        file.write("\n")
