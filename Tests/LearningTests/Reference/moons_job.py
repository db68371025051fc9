#!/usr/bin/env python3
"""Writes moons_job.json: configs/moons.json trained by NumPy on scikit-learn's data, in float64.

    pip install numpy scikit-learn && python3 moons_job.py
"""
import json
import os

import numpy as np
from sklearn.datasets import make_moons
from sklearn.model_selection import StratifiedShuffleSplit

SEED, EPOCHS, EVERY = 42, 20_000, 500


def job():
    points, classes = make_moons(1000, noise=0.1, random_state=SEED)
    split = StratifiedShuffleSplit(n_splits=1, test_size=0.2, random_state=SEED)
    train, test = next(split.split(points, classes))
    x, y = points[train].T, classes[train][None, :]
    weights = np.random.RandomState([SEED, 1])
    w1, b1 = weights.randn(3, 2) * 0.01, np.zeros((3, 1))
    w2, b2 = weights.randn(1, 3) * 0.01, np.zeros((1, 1))

    def forward(x):
        a1 = np.tanh(w1 @ x + b1)
        return a1, 1 / (1 + np.exp(-(w2 @ a1 + b2)))

    losses = []
    for epoch in range(EPOCHS + 1):
        a1, p = forward(x)
        if epoch % EVERY == 0:
            losses.append(float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))))
        d2 = (p - y) / x.shape[1]
        d1 = (w2.T @ d2) * (1 - a1**2)
        if epoch < EPOCHS:
            w2, b2 = w2 - 0.1 * d2 @ a1.T, b2 - 0.1 * d2.sum(axis=1, keepdims=True)
            w1, b1 = w1 - 0.1 * d1 @ x.T, b1 - 0.1 * d1.sum(axis=1, keepdims=True)
    accuracy = float(((forward(points[test].T)[1] > 0.5)[0] == classes[test]).mean())
    return {"numpy": np.__version__, "losses": losses, "testAccuracy": accuracy}


if __name__ == "__main__":
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "moons_job.json")
    with open(path, "w") as file:
        json.dump(job(), file, indent=1)
        file.write("\n")
