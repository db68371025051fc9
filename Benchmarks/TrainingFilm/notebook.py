#!/usr/bin/env python3
"""The course's training film as a notebook makes it: NumPy, matplotlib's FuncAnimation, Pillow.

Circles, [2, 5, 5, 1] sigmoid, full-batch gradient descent, recorded every 10 of 10,000 steps; each frame shows the loss,
the accuracy and the filled contours of the network over the plane.

    notebook.py --frames N --output film.gif     N of the 1,000 records, evenly spread
"""
import argparse
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FuncAnimation, PillowWriter
from sklearn.datasets import make_circles

STEPS, EVERY, RATE = 10_000, 10, 0.1


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def forward(layers, x):
    values = [x]
    for weights, biases in layers:
        values.append(sigmoid(values[-1] @ weights + biases))
    return values


def train(x, y):
    random = np.random.RandomState(42)
    sizes = [2, 5, 5, 1]
    layers = [[random.randn(i, o), np.zeros((1, o))] for i, o in zip(sizes, sizes[1:])]
    records = []
    for step in range(STEPS):
        values = forward(layers, x)
        p = values[-1]
        if step % EVERY == 0:
            loss = -np.mean(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))
            records.append((step, loss, np.mean((p > 0.5) == (y > 0.5)), [(w.copy(), b.copy()) for w, b in layers]))
        delta = (p - y) / len(x)
        for index in reversed(range(len(layers))):
            weights, biases = layers[index]
            change = values[index].T @ delta, delta.sum(axis=0, keepdims=True)
            if index:
                delta = (delta @ weights.T) * values[index] * (1 - values[index])
            layers[index] = [weights - RATE * change[0], biases - RATE * change[1]]
    return records


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--frames", type=int, default=1000)
    parser.add_argument("--output", default="film.gif")
    options = parser.parse_args()
    x, labels = make_circles(n_samples=1000, noise=0.1, factor=0.5, random_state=42)
    records = train(x, labels.reshape(-1, 1).astype(float))
    chosen = np.linspace(0, len(records) - 1, options.frames).astype(int)
    steps, losses, accuracies = (np.array([r[k] for r in records]) for k in range(3))
    gx, gy = np.meshgrid(np.arange(x[:, 0].min() - 0.5, x[:, 0].max() + 0.5, 0.01),
                         np.arange(x[:, 1].min() - 0.5, x[:, 1].max() + 0.5, 0.01))
    plane = np.column_stack([gx.ravel(), gy.ravel()])
    began = time.perf_counter()
    figure, axes = plt.subplots(1, 3, figsize=(18, 5), dpi=100)

    def draw(index):
        for a in axes:
            a.clear()
        now = chosen[index]
        axes[0].semilogy(steps[: now + 1], losses[: now + 1])
        axes[0].set(title="loss", xlim=(0, STEPS), ylim=(losses.min() / 2, losses.max() * 2))
        axes[1].plot(steps[: now + 1], accuracies[: now + 1])
        axes[1].set(title="accuracy", xlim=(0, STEPS), ylim=(0, 1.02))
        z = forward(records[now][3], plane)[-1].reshape(gx.shape)
        axes[2].contourf(gx, gy, z, levels=20, cmap="RdBu", alpha=0.8)
        axes[2].contour(gx, gy, z, levels=[0.5], colors="black")
        axes[2].scatter(x[:, 0], x[:, 1], c=labels, cmap="RdBu", edgecolors="k", s=12)
        axes[2].set(title=f"step {steps[now]}")
        return []

    FuncAnimation(figure, draw, frames=options.frames).save(options.output, writer=PillowWriter(fps=30))
    print(f"{(time.perf_counter() - began) * 1000 / options.frames:.1f} ms a frame")


if __name__ == "__main__":
    main()
