#!/usr/bin/env python3
"""A sweep of many runs against the same runs one after the other, each by a process of its own, on this machine in this run.

    python3 Benchmarks/Sweep/compare.py [--runs 200] [--render PATH]

Each by itself is trained with one processor, so that the sum over two is what two processors can do at best.
"""
import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
from processes import ROOT, measured  # noqa: E402


def config(runs):
    return {
        "dataset": {"kind": "moons", "samples": 1000},
        "network": {"layers": [{"units": 8, "activation": "tanh"}, {"units": 1}]},
        "training": {"epochs": 2000, "optimizer": {"kind": "gradientDescent", "learningRate": 0.3}},
        "snapshots": {"count": 20},
        "sweep": {"network.seed": list(range(1, runs + 1))},
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--render", default=os.path.join(ROOT, ".build/release/render"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "sweep.json")
        with open(path, "w") as file:
            json.dump(config(options.runs), file)
        commands = subprocess.run(
            [options.render, "plan", path, "--program", options.render, "--output", os.path.join(folder, "alone")],
            check=True, capture_output=True, text=True).stdout.splitlines()
        alone = 0
        for command in commands:
            wall, _, _ = measured(["taskset", "-c", "0"] + shlex.split(command, comments=True))
            alone += wall
        processors = os.cpu_count()
        wall, memory, _ = measured([options.render, "train", path, "--output", os.path.join(folder, "sweep"), "--quiet"])
        print(f"{options.runs} runs alone, one processor each  {alone:7.2f} s")
        print(f"one sweep on {processors} processors            {wall:7.2f} s  {memory:6.0f} MB")
        print(f"sweep / (alone / {processors})                  {wall / (alone / processors):7.2f}")


if __name__ == "__main__":
    main()
