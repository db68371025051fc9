#!/usr/bin/env python3
"""Animated PNGs of Netlapse and of apngasm from the same frames, compared pixel by pixel.

    apt-get install apngasm ffmpeg; python3 -m venv V && V/bin/pip install numpy pillow
    V/bin/python Benchmarks/APNG/compare.py
"""
import glob
import os
import subprocess
import tempfile

import numpy as np
from PIL import Image

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FILMS = [
    ("moons", "hidden_layers"),
    ("moons", "decision_boundary"),
    ("moons", "hidden_space"),
    ("regression-sine", "fit"),
]


def shown(path, shape):
    """The frames as ffmpeg shows them."""
    raw = subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "apng", "-i", path, "-fps_mode", "passthrough", "-f", "rawvideo",
         "-pix_fmt", "rgb24", "-"], capture_output=True, check=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, *shape)


def main():
    render = os.path.join(ROOT, ".build/debug/render")
    folder = tempfile.mkdtemp()
    for config in sorted({config for config, _ in FILMS}):
        subprocess.run([render, "--config", f"configs/{config}.json", "--output", folder], cwd=ROOT, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    print("| film | frames | apngasm -z0, bytes | Netlapse, bytes | ratio | lossless |")
    print("| --- | ---: | ---: | ---: | ---: | --- |")
    for config, name in FILMS:
        frames = f"{folder}/{config}/frames/{name}"
        first, ours, theirs = f"{frames}/000001.png", f"{folder}/{name}.apng", f"{folder}/{name}-apngasm.apng"
        subprocess.run(["apngasm", theirs, first, "1", "4", "-z0"], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([render, "stitch", frames, "-o", ours, "--fps", "4", "-q"], check=True)
        pngs = np.stack([np.asarray(Image.open(p).convert("RGB")) for p in sorted(glob.glob(f"{frames}/*.png"))])
        film = shown(ours, pngs.shape[1:])
        same = film.shape == pngs.shape and bool((film == pngs).all())
        a, b = os.path.getsize(theirs), os.path.getsize(ours)
        print(f"| {config}/{name} | {len(pngs)} | {a:,} | {b:,} | {b / a:.3f} | {'yes' if same else 'NO'} |")


main()
