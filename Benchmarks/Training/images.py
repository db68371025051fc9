#!/usr/bin/env python3
"""Training of small convolutional networks: Netlapse and PyTorch, on this machine in this run.

    python3 -m venv V && V/bin/pip install numpy torch
    V/bin/python Benchmarks/Training/images.py [--runs 5] [--only digits,mnist,cifar] [--batch 16] [--quiet 0.05]

Builds what it measures and prints the table of README.md. The contestants take turns; every number is the median of all
runs, and PyTorch's the best of its two layouts and of one and two threads. With --quiet a run is made again while other
programs take more of a core than that, ten times at most. Random pictures: 1 × 8 × 8, 1 × 28 × 28 and
3 × 32 × 32; two convolutions of 3 × 3 with ReLU, each followed by 2 × 2 max pooling, then dense layers; cross-entropy, Adam.
"""
import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
# Channels, size, channels of the convolutions, hidden units, batch, samples.
NETWORKS = {
    "digits": (1, 8, (16, 32), 0, 64, 1437),
    "mnist": (1, 28, (32, 64), 128, 64, 2048),
    "cifar": (3, 32, (32, 64), 512, 128, 2048),
}


def torch_rate(name, batch, layout, threads, block=1.0):
    """Samples a second of PyTorch; in a process of its own, so that its threads do not wait beside others."""
    import torch
    from torch import nn

    torch.set_num_threads(threads)
    torch.manual_seed(42)
    channels, size, filters, hidden, usual, samples = NETWORKS[name]
    samples = min(samples, max(64, 64 * batch))
    features = filters[1] * (size // 4) ** 2
    head = [nn.Linear(features, hidden), nn.ReLU(), nn.Linear(hidden, 10)] if hidden else [nn.Linear(features, 10)]
    network = nn.Sequential(
        nn.Conv2d(channels, filters[0], 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(filters[0], filters[1], 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), *head)
    x, y = torch.rand(samples, channels, size, size), torch.randint(0, 10, (samples,))
    if layout == "last":
        network, x = network.to(memory_format=torch.channels_last), x.contiguous(memory_format=torch.channels_last)
    optimizer, loss = torch.optim.Adam(network.parameters(), lr=0.001, fused=True), nn.CrossEntropyLoss()

    def train(seconds):
        began, done = time.perf_counter(), 0
        while True:
            for chosen in torch.randperm(samples).split(batch):
                optimizer.zero_grad()
                loss(network(x[chosen]), y[chosen]).backward()
                optimizer.step()
                done += len(chosen)
                passed = time.perf_counter() - began
                if passed >= seconds:
                    return done / passed

    train(0.3)
    return train(block)


def built():
    command = ["swift", "build", "-c", "release", "--package-path", HERE]
    subprocess.run(command, check=True, stdout=sys.stderr)
    where = subprocess.run(command + ["--show-bin-path"], check=True, stdout=subprocess.PIPE).stdout.decode().strip()
    return os.path.join(where, "training-benchmark")


def output(command, **environment):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, env=os.environ | environment).stdout.decode()


def busy():
    """Seconds of all processors that something ran, of our children that ended, and of the clock."""
    with open("/proc/stat") as file:
        fields = [int(field) for field in file.readline().split()[1:9]]
    # Without idling and waiting for disks.
    ran = (sum(fields) - fields[3] - fields[4]) / os.sysconf("SC_CLK_TCK")
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ran, children.ru_utime + children.ru_stime, time.monotonic()


def quietly(most, measure):
    """What `measure` returns, of a time in which other programs took less than `most` of a core; else the last."""
    for _ in range(10 if most is not None else 1):
        before = busy()
        value = measure()
        ran, ours, passed = (b - a for a, b in zip(before, busy()))
        if most is None or (ran - ours) / passed < most:
            return value
        print(f"others took {(ran - ours) / passed:.2f} of a core", file=sys.stderr, flush=True)
    return value


def netlapse_rate(program, name, batch, threads, **environment):
    text = output([program, "1", "images", str(threads), "threads", str(batch), "batch", "of", name], **environment)
    return json.loads(text.splitlines()[0])["values"][0]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default=",".join(NETWORKS))
    parser.add_argument("--batch", type=int)
    parser.add_argument("--quiet", type=float)
    parser.add_argument("--program", help="a built training-benchmark")
    parser.add_argument("--torch", nargs=4, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.torch:
        name, batch, layout, threads = arguments.torch
        print(torch_rate(name, int(batch), layout, int(threads)))
        return
    program = arguments.program or built()
    print("| | Netlapse, 1 thread | 2 threads | AVX2, 2 threads | PyTorch, best | ratio | AVX2 : PyTorch | 2 : 1 threads |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |", flush=True)
    for name in arguments.only.split(","):
        batch = arguments.batch or NETWORKS[name][4]
        values = {}
        for _ in range(arguments.runs):
            def take(key, measure):
                values.setdefault(key, []).append(quietly(arguments.quiet, measure))

            for threads in (1, 2):
                take(("ours", threads), lambda: netlapse_rate(program, name, batch, threads))
            take("avx2", lambda: netlapse_rate(program, name, batch, 2, NETLAPSE_INSTRUCTIONS="avx2"))
            for layout in ("first", "last"):
                for threads in (1, 2):
                    command = [sys.executable, __file__, "--torch", name, str(batch), layout, str(threads)]
                    take(("torch", layout, threads), lambda: float(output(command)))
        median = {key: statistics.median(found) for key, found in values.items()}
        one, two, avx2 = median["ours", 1], median["ours", 2], median["avx2"]
        torch = max(value for key, value in median.items() if key[0] == "torch")
        print(f"| {name}, batch {batch} | {one:,.0f} | {two:,.0f} | {avx2:,.0f} | {torch:,.0f} "
              f"| {max(one, two) / torch:.2f} | {avx2 / torch:.2f} | {two / one:.2f} |", flush=True)


if __name__ == "__main__":
    main()
