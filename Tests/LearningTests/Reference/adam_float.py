#!/usr/bin/env python3
"""Writes adam_float.json: how far PyTorch's float32 Adam and AdamW are from their own float64.

    pip install numpy torch && python3 adam_float.py

The start and the gradients are numbers that float32 has; the gradients are taken in turn.
"""
import json
import os

import numpy as np
import torch

STEPS = [1, 2, 5, 10, 100, 1000]


def parameters(kind, dtype, start, gradients):
    p = torch.nn.Parameter(torch.tensor(start, dtype=dtype))
    make = {"adam": lambda: torch.optim.Adam([p], 0.001),
            "adamW": lambda: torch.optim.AdamW([p], 0.001, weight_decay=0.01)}
    optimizer, found = make[kind](), []
    for step in range(max(STEPS)):
        p.grad = torch.tensor(gradients[step % len(gradients)], dtype=dtype)
        optimizer.step()
        if step + 1 in STEPS:
            found.append(p.detach().double().tolist())
    return np.array(found)


def case(kind, start, gradients):
    exact = parameters(kind, torch.float64, start, gradients)
    single = parameters(kind, torch.float32, start, gradients)
    return {"kind": kind, "exact": exact.tolist(), "distances": np.linalg.norm(single - exact, axis=1).tolist()}


if __name__ == "__main__":
    random = np.random.RandomState(0)
    # Small parameters, so that the updates and not the sums are rounded most.
    start = np.float32(random.randn(32) * 1e-3).astype(float).tolist()
    gradients = np.float32(random.randn(17, 32)).astype(float).tolist()
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "adam_float.json")
    with open(path, "w") as file:
        json.dump({"torch": torch.__version__, "steps": STEPS, "start": start, "gradients": gradients,
                   "cases": [case(k, start, gradients) for k in ("adam", "adamW")]}, file)
        file.write("\n")
