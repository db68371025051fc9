"""Writes rings/, a run folder as any program may write it, and rings.json, with what NumPy measures of it. Needs numpy alone:
python3 rings.py
"""

import json
import os
import struct

import numpy as np

KINDS = {"float32": "F32", "float64": "F64", "int64": "I64", "uint8": "U8"}


def save(path, tensors, metadata=None):
    """A safetensors file (https://github.com/huggingface/safetensors)."""
    header, data = {}, b""
    if metadata:
        header["__metadata__"] = metadata
    for name, tensor in tensors.items():
        end = len(data) + tensor.nbytes
        header[name] = {"dtype": KINDS[str(tensor.dtype)], "shape": list(tensor.shape), "data_offsets": [len(data), end]}
        data += np.ascontiguousarray(tensor).tobytes()
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def sample(random, count):
    """Three rings around one another."""
    labels = random.integers(0, 3, count)
    angles = random.uniform(0, 2 * np.pi, count)
    radii = labels + 0.5 + random.normal(0, 0.1, count)
    return np.stack([radii * np.cos(angles), radii * np.sin(angles)], axis=1), labels


def forward(weights, x):
    for w, b in weights[:-1]:
        x = np.maximum(x @ w.T + b, 0)
    z = x @ weights[-1][0].T + weights[-1][1]
    p = np.exp(z - z.max(axis=1, keepdims=True))
    return p / p.sum(axis=1, keepdims=True)


def measure(weights, x, labels):
    p = forward([(w.astype(float), b.astype(float)) for w, b in weights], x)
    return {"loss": float(-np.log(p[np.arange(len(x)), labels]).mean()), "accuracy": float((p.argmax(axis=1) == labels).mean())}


random = np.random.default_rng(7)
train, test = sample(random, 90), sample(random, 30)
os.makedirs("rings/snapshots", exist_ok=True)
save(
    "rings/data.safetensors",
    {"inputs.train": train[0].astype("float32"), "labels.train": train[1].astype("uint8"),
     "inputs.test": test[0], "labels.test": test[1].reshape(-1, 1)},
    {"features": "east\nnorth", "classes": "inner\nmiddle\nouter", "activation": "ReLU"},
)
widths = [2, 8, 6, 3]
weights = [(random.normal(0, (2 / i) ** 0.5, (o, i)), np.zeros(o)) for i, o in zip(widths, widths[1:])]
measured = {}
inputs = train[0].astype("float32").astype(float)
for step in range(201):
    if step % 50 == 0:
        rounded = [(w.astype("float32"), b.astype("float32")) for w, b in weights]
        # PyTorch's names of nn.Sequential(Linear, ReLU, …): "0", "2", … "10" come after one another.
        tensors = {f"{2 * k + 8}.{name}": a for k, layer in enumerate(rounded) for name, a in zip(("weight", "bias"), layer)}
        save(f"rings/snapshots/step_{step}.safetensors", tensors)
        measured[step] = {"train": measure(rounded, inputs, train[1]), "test": measure(rounded, *test)}
    xs = [inputs]
    for w, b in weights[:-1]:
        xs.append(np.maximum(xs[-1] @ w.T + b, 0))
    delta = (forward(weights, inputs) - np.eye(3)[train[1]]) / len(inputs)
    for k in reversed(range(3)):
        w, b = weights[k]
        weights[k] = (w - 0.5 * delta.T @ xs[k], b - 0.5 * delta.sum(axis=0))
        delta = (delta @ w) * (xs[k] > 0)
with open("rings.json", "w") as file:
    json.dump(measured, file, indent=1)
    file.write("\n")
