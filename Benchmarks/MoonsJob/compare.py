#!/usr/bin/env python3
"""The moons job by Netlapse and by a notebook, on this machine in this run.

    python3 -m venv V && V/bin/pip install numpy scikit-learn matplotlib imageio pillow scikit-image
    V/bin/python Benchmarks/MoonsJob/compare.py [--runs 3]

Prints the table of README.md: wall time and peak memory of whole processes (medians), the stages, and the
size and fidelity (PSNR, SSIM) of each GIF against its own PNG frames.
"""
import argparse
import glob
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile

import numpy as np
from PIL import Image, ImageSequence
from skimage.metrics import structural_similarity

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
from processes import ROOT, measured  # noqa: E402


def fidelity(gif, pngs):
    """Mean PSNR and SSIM of a film against its frames."""
    psnr, ssim = [], []
    for frame, path in zip(ImageSequence.Iterator(Image.open(gif)), sorted(glob.glob(pngs))):
        a = np.asarray(frame.convert("RGB"), float)
        b = np.asarray(Image.open(path).convert("RGB"), float)
        error = ((a - b) ** 2).mean()
        psnr.append(10 * np.log10(255**2 / max(error, 1e-9)))
        if len(ssim) < 20:
            ssim.append(structural_similarity(a, b, channel_axis=2, data_range=255))
    return statistics.mean(psnr), statistics.mean(ssim)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    for configuration in ("release", "debug"):
        subprocess.run(["swift", "build", "-c", configuration, "--product", "render"], cwd=ROOT, check=True,
                       stdout=subprocess.DEVNULL)
    folder = tempfile.mkdtemp()
    render = ["--config", "moons.json", "--output", folder, "--retrain"]
    commands = {
        "notebook": [sys.executable, f"{HERE}/notebook.py", "--output", f"{folder}/notebook"],
        "notebook, single draw": [sys.executable, f"{HERE}/notebook.py", "--single-draw"],
        "render": [".build/release/render", *render],
        "render --no-frames": [".build/release/render", *render, "--no-frames"],
        "render, debug build": [".build/debug/render", *render],
    }
    samples = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            samples[name].append(measured(command))
    reference = statistics.median(s[0] for s in samples["notebook"])
    print("| | wall | faster | peak memory | stages (processor time) |\n| --- | --- | --- | --- | --- |")
    for name, values in samples.items():
        wall = statistics.median(s[0] for s in values)
        memory = statistics.median(s[1] for s in values)
        output = values[-1][2]
        if name.startswith("notebook"):
            seconds = json.loads(output)["seconds"]
            stages = f"training {seconds['train']:.2f} s, drawing and PNG {seconds['draw']:.1f} s, GIF {seconds['gif']:.1f} s"
        else:
            stages = re.search(r"processor time: (.*)\)", output).group(1)
        print(f"| {name} | {wall:.2f} s | {reference / wall:.1f} × | {memory:.0f} MB | {stages} |")
    print("\n| film | | bytes | PSNR | SSIM |\n| --- | --- | --- | --- | --- |")
    for film, pattern in (("hidden_layers", "hidden_*.png"), ("activations", "activation_*.png")):
        for name, gif, pngs in (
            ("notebook", f"{folder}/notebook/{film}.gif", f"{folder}/notebook/{pattern}"),
            ("render", f"{folder}/moons/{film}.gif", f"{folder}/moons/frames/{film}/*.png"),
        ):
            psnr, ssim = fidelity(gif, pngs)
            print(f"| {film} | {name} | {os.path.getsize(gif) / 1e3:,.0f} kB | {psnr:.1f} dB | {ssim:.4f} |")


if __name__ == "__main__":
    main()
