#!/usr/bin/env python3
"""Writes trainings.json: whole trainings by PyTorch in float64, with NumPy's draws.

    pip install numpy scikit-learn torch && python3 trainings.py
"""
import json
import math
import os

import numpy as np
import torch
from sklearn.datasets import make_moons
from torch import nn

SEED, EPOCHS = 1, 6
torch.set_default_dtype(torch.float64)


class Dropout(nn.Module):
    """A mask by NumPy's words, unit after unit."""

    def __init__(self, rate):
        super().__init__()
        self.rate, self.random = rate, np.random.RandomState([SEED, 3])

    def forward(self, x):
        if not self.training:
            return x
        words = self.random.randint(0, 2**32, x.shape[::-1], dtype=np.uint32).T
        return x * torch.tensor(words >= self.rate * 2**32) / (1 - self.rate)


def network(*layers):
    """Dense layers have He's normal weights and biases of 0."""
    weights = np.random.RandomState([SEED, 1])
    for layer in layers:
        if isinstance(layer, nn.Linear):
            shape = layer.weight.shape
            layer.weight.data = torch.tensor(weights.randn(*shape) * math.sqrt(2 / shape[1]))
            nn.init.zeros_(layer.bias)
    return nn.Sequential(*layers)


def deep():
    return network(nn.Linear(2, 5), nn.ReLU(), nn.BatchNorm1d(5), nn.Linear(5, 4), nn.GELU(),
                   nn.Linear(4, 1))


def plain():
    return network(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 3), nn.SiLU(), nn.Linear(3, 1))


def binary(z, y):
    return nn.functional.binary_cross_entropy_with_logits(z[:, 0], y)


def categorical(z, y):
    return nn.functional.cross_entropy(z, y.long())


def squared(z, y):
    return ((z[:, 0] - y) ** 2).mean()


def absolute(z, y):
    return (z[:, 0] - y).abs().mean()


NAMES = {binary: "binaryCrossEntropy", categorical: "categoricalCrossEntropy",
         squared: "meanSquaredError", absolute: "meanAbsoluteError"}


def train(name, net, loss, optimizer, batch=50, schedule=None, clip=None, l1=0, l2=0):
    """One step of `schedule` after each update."""
    points, classes = make_moons(50, noise=0.2, random_state=3)
    x, y = torch.tensor(points), torch.tensor(classes, dtype=torch.float64)
    order, losses = np.random.RandomState([SEED, 2]), []
    for _ in range(EPOCHS):
        places = order.permutation(50) if batch < 50 else np.arange(50)
        total = 0.0
        for start in range(0, 50, batch):
            some = places[start:start + batch]
            optimizer.zero_grad()
            value = loss(net(x[some]), y[some])
            total += value.item() * len(some)
            penalty = sum(l1 * m.weight.abs().sum() + l2 * (m.weight**2).sum()
                          for m in net if isinstance(m, nn.Linear))
            (value + penalty).backward()
            if clip:
                nn.utils.clip_grad_norm_(net.parameters(), clip)
            optimizer.step()
            if schedule:
                schedule.step()
        losses.append(total / 50)
    net.eval()
    state = [v.flatten().tolist() for k, v in net.state_dict().items() if "num_batches" not in k]
    return {"name": name, "loss": NAMES[loss], "losses": losses,
            "finalLoss": loss(net(x), y).item(), "state": state}


def runs():
    optim, schedules = torch.optim, torch.optim.lr_scheduler
    net = deep()
    yield train("adam", net, binary, optim.Adam(net.parameters(), 0.02), 16)
    net = deep()
    yield train("adamWClipped", net, binary,
                optim.AdamW(net.parameters(), 0.02, weight_decay=0.05), 16, clip=0.3)
    net = plain()
    momentum = optim.SGD(net.parameters(), 0.1, momentum=0.9)
    yield train("momentumCosine", net, binary, momentum, 20,
                schedules.CosineAnnealingLR(momentum, EPOCHS * 3))
    net = plain()
    nesterov = optim.SGD(net.parameters(), 0.1, momentum=0.8, nesterov=True)
    # Half the rate after two epochs of three updates.
    yield train("nesterovSteps", net, squared, nesterov, 20, schedules.StepLR(nesterov, 6, 0.5))
    net = plain()
    yield train("rmspropL1L2", net, binary, optim.RMSprop(net.parameters(), 0.005, alpha=0.99),
                l1=0.01, l2=0.02)
    net = network(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 2))
    yield train("adagradSoftmax", net, categorical, optim.Adagrad(net.parameters(), 0.1), 16)
    net = plain()
    yield train("descentAbsolute", net, absolute, optim.SGD(net.parameters(), 0.05))
    net = network(nn.Linear(2, 6), nn.Tanh(), Dropout(0.3), nn.Linear(6, 5), nn.Tanh(),
                  Dropout(0.5), nn.Linear(5, 1))
    # Both layers draw from one stream, in the order in which samples pass them.
    net[5].random = net[2].random
    yield train("dropout", net, binary, optim.SGD(net.parameters(), 0.1), 16)


if __name__ == "__main__":
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "trainings.json")
    with open(path, "w") as file:
        json.dump({"torch": torch.__version__, "runs": list(runs())}, file)
        file.write("\n")
