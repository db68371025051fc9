#!/usr/bin/env python3
"""The moons job as a notebook does it: NumPy, matplotlib and imageio.

Trains 2-3-1 on moons for 20,000 epochs, draws the hidden lines every 500 epochs (40 frames), the
activation lines of 200 test samples and the decision boundary as PNG files, reads the frames back and
makes two GIFs of them. Prints its stages as JSON. With --single-draw it saves figures without pyplot's
second draw, as an expert would.
"""
import argparse
import json
import os
import resource
import tempfile
import time

import matplotlib

matplotlib.use("Agg")
import imageio.v3 as iio
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import make_moons
from sklearn.model_selection import StratifiedShuffleSplit

EPOCHS, EVERY, RATE, SEED = 20_000, 500, 0.1, 42


def predict(inputs, net):
    hidden = np.tanh(net["w1"] @ inputs + net["b1"])
    return hidden, 1 / (1 + np.exp(-(net["w2"] @ hidden + net["b2"])))


def step(inputs, labels, net):
    count = inputs.shape[1]
    hidden, output = predict(inputs, net)
    loss = -(np.log(output) @ labels.T + np.log(1 - output) @ (1 - labels).T).item() / count
    d2 = (output - labels) / count
    d1 = net["w2"].T @ d2 * (1 - hidden**2)
    net["w1"] -= RATE * d1 @ inputs.T
    net["b1"] -= RATE * d1.sum(axis=1, keepdims=True)
    net["w2"] -= RATE * d2 @ hidden.T
    net["b2"] -= RATE * d2.sum(axis=1, keepdims=True)
    return loss


class Painter:
    def __init__(self, inputs, labels, single_draw):
        self.inputs, self.labels, self.single_draw = inputs, labels, single_draw
        self.x = inputs[0].min() - 1, inputs[0].max() + 1
        self.y = inputs[1].min() - 1, inputs[1].max() + 1
        self.grid = np.meshgrid(np.arange(*self.x, 0.01), np.arange(*self.y, 0.01))

    def begin(self):
        plt.figure(figsize=(8, 6))
        plt.scatter(*self.inputs, c=self.labels.ravel(), cmap=plt.cm.Spectral, edgecolors="k")
        plt.xlim(*self.x)
        plt.ylim(*self.y)

    def classes(self, net):
        points = np.stack([axis.ravel() for axis in self.grid])
        return (predict(points, net)[1] > 0.5).reshape(self.grid[0].shape).astype(int)

    def line(self, net, index, **style):
        w, b = net["w1"][index], net["b1"][index, 0]
        xs = np.array(self.x)
        plt.plot(xs, -(w[0] * xs + b) / w[1], "--", label=f"Neuron {index + 1}", **style)

    def save(self, title, path):
        plt.title(title)
        plt.xlabel("Feature 1")
        plt.ylabel("Feature 2")
        plt.legend()
        plt.grid(True)
        (plt.gcf() if self.single_draw else plt).savefig(path)
        plt.close()

    def hidden(self, net, epoch, path):
        self.begin()
        for index in range(3):
            self.line(net, index)
        plt.contour(*self.grid, self.classes(net), colors="black", linewidths=2)
        plt.plot([], [], "k", label="Decision boundary")
        self.save(f"Hidden neurons at epoch {epoch}", path)

    def activation(self, net, point, label, path):
        hidden = predict(point[:, None], net)[0][:, 0]
        self.begin()
        plt.scatter(*point, c="yellow", s=150, marker="*", edgecolors="k", zorder=3)
        for index, a in enumerate(hidden):
            color = "lime" if a > 0 else "red"
            self.line(net, index, color=color, linewidth=1 + 3 * abs(a), alpha=0.1 + 0.9 * abs(a))
        self.save(f"Input {point}\ntrue class {label}", path)

    def boundary(self, net, path):
        plt.figure()
        plt.contourf(*self.grid, self.classes(net), cmap=plt.cm.Spectral, alpha=0.8)
        plt.scatter(*self.inputs, c=self.labels.ravel(), cmap=plt.cm.Spectral, edgecolors="k")
        plt.savefig(path, bbox_inches="tight")
        plt.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--single-draw", action="store_true")
    parser.add_argument("--output", help="keep the files in this folder")
    options = parser.parse_args()
    folder = options.output or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    seconds = {}

    def clocked(stage, work, *arguments):
        began = time.perf_counter()
        result = work(*arguments)
        seconds[stage] = seconds.get(stage, 0) + time.perf_counter() - began
        return result

    began = time.perf_counter()
    data, classes = make_moons(n_samples=1000, noise=0.1, random_state=SEED)
    split = StratifiedShuffleSplit(n_splits=1, test_size=0.2, random_state=SEED)
    train, test = next(split.split(data, classes))
    inputs, labels = data[train].T.copy(), classes[train][None, :]
    random = np.random.RandomState([SEED, 1])
    net = {"w1": random.randn(3, 2) * 0.01, "b1": np.zeros((3, 1))}
    net |= {"w2": random.randn(1, 3) * 0.01, "b2": np.zeros((1, 1))}
    painter = Painter(inputs, labels, options.single_draw)
    frames = []

    def train_some(count):
        for _ in range(count):
            loss = step(inputs, labels, net)
        return loss

    for epoch in range(0, EPOCHS, EVERY):
        loss = clocked("train", train_some, EVERY)
        frames.append(f"{folder}/hidden_{epoch:06d}.png")
        clocked("draw", painter.hidden, net, epoch, frames[-1])
    everything = Painter(data.T, classes, options.single_draw)
    activations = []
    for index in test:
        activations.append(f"{folder}/activation_{len(activations):04d}.png")
        clocked("draw", everything.activation, net, data[index], classes[index], activations[-1])
    clocked("draw", everything.boundary, net, f"{folder}/decision_boundary.png")
    for name, paths, pause in (("hidden_layers", frames, 1000), ("activations", activations, 2000)):
        clocked("gif", lambda: iio.imwrite(f"{folder}/{name}.gif", [iio.imread(p) for p in paths],
                                           duration=pause, loop=0))
    total = time.perf_counter() - began
    accuracy = float(((predict(data[test].T, net)[1] > 0.5)[0] == classes[test]).mean())
    print(json.dumps({
        "seconds": {**{k: round(v, 3) for k, v in seconds.items()}, "total": round(total, 3)},
        "peakMegabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "loss": loss, "testAccuracy": accuracy,
        "bytes": {name: os.path.getsize(f"{folder}/{name}") for name in
                  ("hidden_layers.gif", "activations.gif")}}))


if __name__ == "__main__":
    main()
