#!/usr/bin/env python3
"""`stitch --max-bytes` beside trying gifsicle's options one after another.

    python3 -m venv V && V/bin/pip install numpy scipy pillow matplotlib scikit-learn
    V/bin/python Benchmarks/GIF/limits.py [--films NAMES] [--folder FOLDER]

Limits are shares of what `stitch` makes at its default quality. The other way is what people do by hand or in a loop: a GIF of
ffmpeg goes through `gifsicle -O3` with sixty settings of loss, colours and scale, and the best that fits is kept. PSNR is that of the
film as it is seen, enlarged to its own size, every source frame against what is shown in the middle of its time.
"""
import argparse
import itertools
import math
import os
import sys
import tempfile

import numpy as np
from PIL import Image, ImageSequence

import compare

FILMS = ("moons/hidden_layers,moons/decision_boundary,regression-hills/fit,surface,digits,loss,screen,photo,gradient")
SHARES = (90, 70, 50, 30, 15)
TRIES = list(itertools.product((0, 30, 80, 160), (256, 64, 32), (1, 0.8, 0.64, 0.5, 0.4)))


def psnr(film, file):
    """Decibels of a film whose frames may be fewer and smaller than those of its source."""
    shown, times = [], []
    height, width, _ = film.sources[0].shape
    with Image.open(file) as gif:
        for frame in ImageSequence.Iterator(gif):
            picture = frame.convert("RGB")
            if picture.size != (width, height):
                picture = picture.resize((width, height), Image.BILINEAR)
            shown.append(np.asarray(picture))
            times.append(frame.info.get("duration", 100))
    ends, count = np.cumsum(times), len(film.sources)
    error = 0
    for index, source in enumerate(film.sources):
        picture = shown[min(int(np.searchsorted(ends, (index + 0.5) * ends[-1] / count)), len(shown) - 1)]
        error += np.square(source.astype(np.int16) - picture, dtype=np.float32).mean(dtype=np.float64)
    return 10 * math.log10(255**2 / max(error / count, 1e-9))


def others(film, ffmpeg, most):
    """Bytes and PSNR of gifsicle's files that have no more than so many bytes, and the seconds that all tries have taken."""
    film.run(ffmpeg, film.file("ffmpeg"))
    found, seconds = [], 0
    for loss, colors, scale in TRIES:
        out = film.file("gifsicle")
        seconds += compare.measured(f"gifsicle -O3 --no-warnings --lossy={loss} --colors {colors} --scale {scale} "
                                    f"{film.file('ffmpeg')} -o {out}")[1]
        if os.path.getsize(out) <= most:
            found.append((os.path.getsize(out), psnr(film, out)))
    return found, seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--films", default=FILMS)
    parser.add_argument("--folder", help="keeps the frames (default: a temporary folder)")
    arguments = parser.parse_args()
    names = arguments.films.split(",")
    ffmpeg = compare.peers()[compare.FFMPEG]
    with tempfile.TemporaryDirectory() as temporary:
        rows = []
        for film in compare.drawn(lambda name, group: name in names, arguments.folder or temporary):
            film.load()
            plain = sorted(film.run(compare.netlapse("default"), film.file("plain"))[1] for _ in range(3))[1]
            size = os.path.getsize(film.file("plain"))
            found, seconds = others(film, ffmpeg, size * SHARES[0] // 100)
            cells, used, costs = [], [], []
            for share in SHARES:
                limit = size * share // 100
                out = film.file("limit")
                costs.append(film.run(compare.netlapse("default") + f" --max-bytes {limit}", out)[1] / plain)
                used.append(os.path.getsize(out) / limit)
                best = max((decibels for bytes, decibels in found if bytes <= limit), default=None)
                cells.append(f"{psnr(film, out):.1f}, " + (f"{best:.1f}" if best else "none"))
            rows.append([film.name, f"{size / 1000:.0f}"] + cells
                        + [f"{100 * min(used):.0f} %", f"{max(costs):.1f}", f"{seconds / plain:.0f}"])
        compare.table(["film", "kB"] + [f"{share} %" for share in SHARES]
                      + ["used at least", "CPU at most, encodes", "CPU of gifsicle's tries"], rows)


if __name__ == "__main__":
    sys.exit(main())
