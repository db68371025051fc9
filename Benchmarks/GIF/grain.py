#!/usr/bin/env python3
"""`stitch --denoise auto` on films with the grain of a camera, beside ffmpeg's filters against noise.

    python3 -m venv V && V/bin/pip install numpy pillow scikit-learn
    V/bin/python Benchmarks/GIF/grain.py

A photograph stands still behind a piece of another that moves over it, and every pixel of every frame has grain of a normal
distribution. The film without grain is known, so each GIF is measured against that. Netlapse's quality is the lowest whole one
at which its film is no worse than the best of ffmpeg's.
"""
import bisect
import math
import os
import subprocess
import tempfile

import numpy as np
from PIL import Image, ImageSequence
from sklearn.datasets import load_sample_image

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RENDER = os.path.join(ROOT, ".build", "release", "render")
FRAMES = 40
GIF = "split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=none:diff_mode=rectangle"


def film():
    """The frames without grain."""
    still = np.asarray(Image.fromarray(load_sample_image("china.jpg")).resize((480, 320)), float)
    moving = np.asarray(Image.fromarray(load_sample_image("flower.jpg")).resize((480, 320)), float)[100:180, 200:280]
    for index in range(FRAMES):
        frame = still.copy()
        frame[100:180, 20 + 9 * index:100 + 9 * index] = moving
        yield frame


def measured(file, clean):
    """Kilobytes, PSNR against the film without grain, and the mean change, in levels, of what stands still in it."""
    with Image.open(file) as gif:
        shown = [np.asarray(frame.convert("RGB"), float) for frame in ImageSequence.Iterator(gif)]
    # Frames that show nothing new may be left out at the end.
    shown += shown[-1:] * (FRAMES - len(shown))
    error = np.mean([((a - b) ** 2).mean() for a, b in zip(shown, clean)])
    rows = [row for row in range(len(clean[0])) if not 90 <= row < 190]
    change = np.mean([np.abs(a - b)[rows].mean() for a, b in zip(shown[1:], shown)])
    return os.path.getsize(file) / 1000, 10 * math.log10(255**2 / error), change


def main():
    clean = list(film())
    random = np.random.default_rng(1)
    print("| grain | encoder | kB | PSNR | change of what stands still |\n| --- | --- | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "film.gif")
        for deviation in (2, 4, 8):
            for index, frame in enumerate(clean):
                grainy = np.clip(frame + random.normal(0, deviation, frame.shape), 0, 255).round().astype(np.uint8)
                Image.fromarray(grainy).save(f"{folder}/frame{index:03d}.png")

            def ffmpeg(filter):
                subprocess.run(["ffmpeg", "-v", "error", "-y", "-framerate", "15", "-i", f"{folder}/frame%03d.png",
                                "-filter_complex", filter + GIF, out], check=True)
                return measured(out, clean)

            def netlapse(quality, *options):
                subprocess.run([RENDER, "stitch", f"{folder}/frame*.png", "-o", out, "--fps", "15", "--quality", str(quality),
                                "--quiet", *options], check=True)
                return measured(out, clean)

            planes = ":".join(f"{plane}a=0.08:{plane}b=0.3" for plane in range(3))
            rows = {"ffmpeg": ffmpeg(""), "ffmpeg, hqdn3d": ffmpeg(f"hqdn3d=0:0:{2 * deviation}:{2 * deviation},"),
                    "ffmpeg, atadenoise": ffmpeg(f"atadenoise={planes}:s=15,")}
            best = max(row[1] for row in rows.values())
            rows["Netlapse, quality 40"] = netlapse(40)
            qualities = range(1, 101)
            quality = qualities[bisect.bisect_left(qualities, best, key=lambda q: netlapse(q, "--denoise", "auto")[1])]
            rows[f"**Netlapse, --denoise auto**, quality {quality}"] = netlapse(quality, "--denoise", "auto")
            for name, (size, psnr, change) in rows.items():
                print(f"| {deviation} levels | {name} | {size:.0f} | {psnr:.1f} | {change:.2f} |", flush=True)


if __name__ == "__main__":
    main()
