#!/usr/bin/env python3
"""Writes streams.json: what NumPy draws from the streams of some seeds.

    pip install numpy && python3 streams.py
"""
import json
import os

import numpy as np


def stream(seed, number):
    return np.random.RandomState([seed, number])


def draws(seed):
    order, dropout = stream(seed, 2), stream(seed, 3)
    return {
        "seed": seed,
        # Of a network with two inputs, three hidden units and one output.
        "weights": stream(seed, 1).randn(9).tolist(),
        "orders": [order.permutation(10).tolist() for _ in range(3)],
        "dropout": dropout.randint(0, 2**32, 1300, dtype=np.uint32)[-8:].tolist(),
    }


if __name__ == "__main__":
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "streams.json")
    with open(path, "w") as file:
        json.dump({"numpy": np.__version__, "streams": [draws(s) for s in (0, 1, 42, 2**32 - 1)]},
                  file, indent=1)
        file.write("\n")
