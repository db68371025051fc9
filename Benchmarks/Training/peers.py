#!/usr/bin/env python3
"""Training speed: Netlapse, NumPy, PyTorch, scikit-learn and plain C, on this machine in this run.

    python3 -m venv V && V/bin/pip install numpy scikit-learn torch
    V/bin/python Benchmarks/Training/peers.py [--runs 5]

Builds what it measures and prints the tables of README.md. Every number is the best of all runs; the contestants take
turns, so that a busy moment of the machine strikes all of them. What is not installed is left out with a word.
"""
import argparse
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import warnings

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")  # The matrices are far too small to be shared out.

import numpy as np

try:
    import torch
except ImportError:
    torch = None
try:
    from sklearn.neural_network import MLPClassifier
except ImportError:
    MLPClassifier = None

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES, POINTS, BATCH = 800, 10_000, 32


def moons():
    """[800, 2] and [800]: two interleaving half circles with noise."""
    random = np.random.RandomState(42)
    angle = np.linspace(0, np.pi, SAMPLES // 2)
    outer = np.c_[np.cos(angle), np.sin(angle)]
    inner = np.c_[1 - np.cos(angle), 0.5 - np.sin(angle)]
    order = random.permutation(SAMPLES)
    points = np.r_[outer, inner] + 0.1 * random.randn(SAMPLES, 2)
    return points[order], np.repeat([0.0, 1.0], SAMPLES // 2)[order]


def spiral():
    """[10000, 2] and [10000]: two arms."""
    random = np.random.RandomState(42)
    radius = np.sqrt(random.rand(POINTS)) * 3 * np.pi
    kind = np.arange(POINTS) % 2
    turn = radius + np.pi * kind
    points = np.c_[radius * np.cos(turn), radius * np.sin(turn)] / 10
    return points + 0.02 * random.randn(POINTS, 2), kind.astype(float)


def seconds(body):
    began = time.perf_counter()
    body()
    return time.perf_counter() - began


# ---- 2-3-1 (tanh, sigmoid), binary cross-entropy, gradient descent over all samples ----


def full_numpy(steps, dtype):
    """As a notebook writes it."""
    x, y = moons()
    x, y = x.T.astype(dtype), y.reshape(1, -1).astype(dtype)
    random = np.random.RandomState(42)
    w1, b1 = (random.randn(3, 2) * 0.01).astype(dtype), np.zeros((3, 1), dtype)
    w2, b2 = (random.randn(1, 3) * 0.01).astype(dtype), np.zeros((1, 1), dtype)
    count, rate = SAMPLES, dtype(0.1)

    def train():
        nonlocal w1, b1, w2, b2
        for _ in range(steps):
            a1 = np.tanh(w1 @ x + b1)
            a2 = 1 / (1 + np.exp(-(w2 @ a1 + b2)))
            d2 = a2 - y
            dw2 = d2 @ a1.T / count
            db2 = d2.sum(axis=1, keepdims=True) / count
            d1 = (w2.T @ d2) * (1 - a1 ** 2)
            dw1 = d1 @ x.T / count
            db1 = d1.sum(axis=1, keepdims=True) / count
            w1, b1 = w1 - rate * dw1, b1 - rate * db1
            w2, b2 = w2 - rate * dw2, b2 - rate * db2

    return seconds(train) / steps * 1e6


def full_numpy_reused(steps, dtype):
    """Every buffer reused."""
    x, y = moons()
    x, y = np.ascontiguousarray(x.T, dtype), y.reshape(1, -1).astype(dtype)
    random = np.random.RandomState(42)
    w1, b1 = (random.randn(3, 2) * 0.01).astype(dtype), np.zeros((3, 1), dtype)
    w2, b2 = (random.randn(1, 3) * 0.01).astype(dtype), np.zeros((1, 1), dtype)
    a1, d1, slope = (np.empty((3, SAMPLES), dtype) for _ in range(3))
    a2, d2 = (np.empty((1, SAMPLES), dtype) for _ in range(2))
    rate = dtype(0.1 / SAMPLES)

    def train():
        for _ in range(steps):
            np.matmul(w1, x, out=a1)
            np.add(a1, b1, out=a1)
            np.tanh(a1, out=a1)
            np.matmul(w2, a1, out=a2)
            np.add(a2, b2, out=a2)
            np.negative(a2, out=a2)
            np.exp(a2, out=a2)
            np.add(a2, 1, out=a2)
            np.reciprocal(a2, out=a2)
            np.subtract(a2, y, out=d2)
            np.multiply(w2.T, d2, out=d1)
            np.multiply(a1, a1, out=slope)
            np.subtract(1, slope, out=slope)
            np.multiply(d1, slope, out=d1)
            np.subtract(w2, rate * (d2 @ a1.T), out=w2)
            np.subtract(b2, rate * d2.sum(axis=1, keepdims=True), out=b2)
            np.subtract(w1, rate * (d1 @ x.T), out=w1)
            np.subtract(b1, rate * d1.sum(axis=1, keepdims=True), out=b1)

    return seconds(train) / steps * 1e6


def full_torch(steps, dtype):
    torch.manual_seed(42)
    network = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Tanh(), torch.nn.Linear(3, 1)).to(dtype)
    x, y = (torch.tensor(part, dtype=dtype) for part in moons())
    y = y.reshape(-1, 1)
    optimizer, loss = torch.optim.SGD(network.parameters(), lr=0.1), torch.nn.BCEWithLogitsLoss()

    def train():
        for _ in range(steps):
            optimizer.zero_grad()
            loss(network(x), y).backward()
            optimizer.step()

    return seconds(train) / steps * 1e6


def full_sklearn(steps):
    model = MLPClassifier(
        (3,), activation="tanh", solver="sgd", batch_size=SAMPLES, alpha=0, learning_rate_init=0.1, momentum=0,
        max_iter=steps, tol=0, n_iter_no_change=steps, shuffle=False, random_state=42)
    return seconds(lambda: model.fit(*moons())) / steps * 1e6


# ---- 2-64-64-64-1 (ReLU, sigmoid), binary cross-entropy, Adam over mini-batches ----


def mini_numpy(dtype):
    """All parameters in one row, so that Adam is a few operations on vectors."""
    x, y = spiral()
    x, y = x.astype(dtype), y.reshape(-1, 1).astype(dtype)
    random, sizes = np.random.RandomState(42), [2, 64, 64, 64, 1]
    shapes = [shape for i, o in zip(sizes, sizes[1:]) for shape in ((i, o), (o,))]
    start = [random.randn(*s) * (2 / s[0]) ** 0.5 if len(s) == 2 else np.zeros(s) for s in shapes]
    values = np.concatenate([part.ravel() for part in start]).astype(dtype)
    slopes, mean, square = (np.zeros_like(values) for _ in range(3))
    cuts = np.cumsum([int(np.prod(s)) for s in shapes])[:-1]
    p = [part.reshape(s) for part, s in zip(np.split(values, cuts), shapes)]
    g = [part.reshape(s) for part, s in zip(np.split(slopes, cuts), shapes)]

    def train():
        nonlocal mean, square, values
        order = random.permutation(POINTS)
        for t, s in enumerate(range(0, POINTS, BATCH), 1):
            chosen = order[s:s + BATCH]
            a = [x[chosen]]
            for k in range(4):
                z = a[-1] @ p[2 * k] + p[2 * k + 1]
                a.append(np.maximum(z, 0) if k < 3 else 1 / (1 + np.exp(-z)))
            d = (a[-1] - y[chosen]) / dtype(len(chosen))
            for k in range(3, -1, -1):
                np.matmul(a[k].T, d, out=g[2 * k])
                d.sum(axis=0, out=g[2 * k + 1])
                if k:
                    d = (d @ p[2 * k].T) * (a[k] > 0)
            mean *= dtype(0.9)
            mean += dtype(0.1) * slopes
            square *= dtype(0.999)
            square += dtype(0.001) * slopes * slopes
            root = np.sqrt(square * dtype(1 / (1 - 0.999 ** t)))
            values -= dtype(0.001 / (1 - 0.9 ** t)) * mean / (root + dtype(1e-8))

    return POINTS / seconds(train)


def mini_torch(fused):
    torch.manual_seed(42)
    parts = [part for i, o in ((2, 64), (64, 64), (64, 64)) for part in (torch.nn.Linear(i, o), torch.nn.ReLU())]
    network = torch.nn.Sequential(*parts, torch.nn.Linear(64, 1))
    x, y = (torch.tensor(part, dtype=torch.float32) for part in spiral())
    y = y.reshape(-1, 1)
    optimizer = torch.optim.Adam(network.parameters(), lr=0.001, fused=fused)
    loss = torch.nn.BCEWithLogitsLoss()

    def train():
        for chosen in torch.randperm(POINTS).split(BATCH):
            optimizer.zero_grad()
            loss(network(x[chosen]), y[chosen]).backward()
            optimizer.step()

    return POINTS / seconds(train)


def mini_sklearn():
    model = MLPClassifier((64, 64, 64), batch_size=BATCH, alpha=0, max_iter=1, random_state=42)
    return POINTS / seconds(lambda: model.fit(*spiral()))


# ---- programs ----


def lines(command):
    """{name: values} of a program that prints a line of JSON a measurement."""
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode()
    return {row["name"]: row["values"] for row in map(json.loads, output.splitlines())}


def built_netlapse():
    if not shutil.which("swift"):
        sys.exit("swift is needed to build Netlapse")
    command = ["swift", "build", "-c", "release", "--package-path", HERE]
    subprocess.run(command, check=True, stdout=sys.stderr)
    where = subprocess.run(command + ["--show-bin-path"], check=True, stdout=subprocess.PIPE).stdout.decode().strip()
    return os.path.join(where, "training-benchmark")


def built_limits(folder):
    compiler = shutil.which("gcc") or shutil.which("clang")
    if not compiler:
        print("gcc and clang are not installed: without plain C", file=sys.stderr)
        return []
    programs = []
    for real, way, fused in (("float", "c", "fast"), ("double", "c", "fast"),
                             ("float", "c_apart", "off"), ("double", "c_apart", "off")):
        program = os.path.join(folder, f"{way}_{real}")
        flags = ["-O3", "-march=native", "-ffast-math", f"-ffp-contract={fused}", f"-DREAL={real}", f'-DWAY="{way}"']
        if os.uname().machine == "x86_64":
            flags += ["-mprefer-vector-width=512"] + (["-fveclib=libmvec"] if "clang" in compiler else [])
        subprocess.run([compiler, *flags, os.path.join(HERE, "limit.c"), "-o", program, "-lm", "-ldl"], check=True)
        programs.append(program)
    return programs


def openblas():
    folder = os.path.join(os.path.dirname(os.path.dirname(np.__file__)), "numpy.libs")
    return glob.glob(os.path.join(folder, "libscipy_openblas64_*"))[:1]


ROWS = {
    "full_batch": [
        ("netlapse_float32", "**Netlapse, Float**"), ("netlapse_float64", "**Netlapse, Double**"),
        ("netlapse_float32_recorded", "Netlapse, Float, a snapshot every 100 steps"),
        ("numpy_float64", "NumPy, plain, float64"), ("numpy_float32", "NumPy, plain, float32"),
        ("numpy_reused_float64", "NumPy, buffers reused, float64"),
        ("numpy_reused_float32", "NumPy, buffers reused, float32"),
        ("torch_float64", "PyTorch, float64"), ("torch_float32", "PyTorch, float32"), ("sklearn", "scikit-learn"),
        ("c_float32", "plain C, float32"), ("c_float64", "plain C, float64"),
        ("c_apart_float32", "plain C without fused operations, float32"),
        ("c_apart_float64", "plain C without fused operations, float64"),
    ],
    "mini_batch": [
        ("netlapse_float32", "**Netlapse, Float**"), ("netlapse_float64", "**Netlapse, Double**"),
        ("netlapse_float32_recorded", "Netlapse, Float, a snapshot every 100 steps"),
        ("numpy_float32", "NumPy, float32"), ("numpy_float64", "NumPy, float64"),
        ("torch_float32", "PyTorch, float32"), ("torch_fused_float32", "PyTorch, fused Adam, float32"),
        ("sklearn", "scikit-learn"),
        ("c_float32", "plain C, float32"), ("c_float64", "plain C, float64"),
        ("c_apart_float32", "plain C without fused operations, float32"),
        ("c_apart_float64", "plain C without fused operations, float64"),
        ("openblas_float32", "plain C with OpenBLAS, float32"), ("openblas_float64", "plain C with OpenBLAS, float64"),
    ],
}


def table(name, values, base, is_time):
    """Markdown; the last column is how many times faster than `base` each row is."""
    best = min if is_time else max
    found = {row: best(values[f"{name}.{row}"]) for row, _ in ROWS[name] if f"{name}.{row}" in values}
    print(f"| | {'µs a step' if is_time else 'samples/s'} | × {dict(ROWS[name])[base]} |\n| --- | ---: | ---: |")
    for row, label in ROWS[name]:
        if row in found:
            ratio = found[base] / found[row] if is_time else found[row] / found[base]
            print(f"| {label} | {f'{found[row]:.1f}' if is_time else f'{found[row]:,.0f}'} | {ratio:.2f} |")
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    warnings.filterwarnings("ignore")
    f32, f64 = np.float32, np.float64
    contestants = {
        "full_batch.numpy_float64": lambda: full_numpy(4000, f64),
        "full_batch.numpy_float32": lambda: full_numpy(4000, f32),
        "full_batch.numpy_reused_float64": lambda: full_numpy_reused(4000, f64),
        "full_batch.numpy_reused_float32": lambda: full_numpy_reused(4000, f32),
        "mini_batch.numpy_float32": lambda: mini_numpy(f32),
        "mini_batch.numpy_float64": lambda: mini_numpy(f64),
    }
    if torch:
        torch.set_num_threads(1)
        contestants["full_batch.torch_float64"] = lambda: full_torch(1000, torch.float64)
        contestants["full_batch.torch_float32"] = lambda: full_torch(1000, torch.float32)
        contestants["mini_batch.torch_float32"] = lambda: mini_torch(False)
        contestants["mini_batch.torch_fused_float32"] = lambda: mini_torch(True)
    else:
        print("PyTorch is not installed: without it", file=sys.stderr)
    if MLPClassifier:
        contestants["full_batch.sklearn"] = lambda: full_sklearn(1000)
        contestants["mini_batch.sklearn"] = mini_sklearn
    else:
        print("scikit-learn is not installed: without it", file=sys.stderr)
    values = {}
    with tempfile.TemporaryDirectory() as folder:
        programs = [[built_netlapse(), "1"]]
        for limit in built_limits(folder):
            programs.append([limit, "1"] + ([] if "apart" in limit else openblas()))
        for run in range(runs):
            print(f"run {run + 1} of {runs}", file=sys.stderr)
            for program in programs:
                for name, found in lines(program).items():
                    values.setdefault(name, []).extend(found)
            for name, measure in contestants.items():
                values.setdefault(name, []).append(measure())
    table("full_batch", values, "numpy_float64", is_time=True)
    table("mini_batch", values, "numpy_float32", is_time=False)


if __name__ == "__main__":
    main()
