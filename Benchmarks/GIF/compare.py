#!/usr/bin/env python3
"""GIF encoders on films that Netlapse draws: bytes at equal fidelity, time, memory, flicker.

    python3 -m venv V && V/bin/pip install numpy scipy pillow
    V/bin/python Benchmarks/GIF/compare.py [--runs 5]

Builds `render`, draws the films, and encodes their PNG frames with Netlapse and with whatever else is installed: ffmpeg,
gifsicle, gifski, ImageMagick, and with pip also pyvips and imageio. What is missing is left out with a word. For every
film of another encoder it looks for the smallest file of Netlapse that is no worse in PSNR, nor in SSIM, and prints the
tables of README.md.
"""
import argparse
import glob
import importlib.util
import math
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile

import numpy as np
from PIL import Image, ImageSequence
from scipy.ndimage import gaussian_filter

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RENDER = os.path.join(ROOT, ".build", "release", "render")
# Config, figure, frames a second.
FILMS = [("moons", "hidden_layers", 10), ("moons", "hidden_space", 10), ("moons", "decision_boundary", 10),
         ("regression-hills", "fit", 10), ("playground-circle", "decision_boundary", 20)]
NETLAPSE = ["fast", "default", "max"]


def peers():
    """Name and shell command of every encoder that is installed; {frames}, {out}, {tmp}, {fps} and {delay} are to be filled in."""
    python = shlex.quote(sys.executable) + " -c "
    ffmpeg = ("ffmpeg -v error -y -framerate {{fps}} -pattern_type glob -i '{{frames}}/*.png' -filter_complex "
              "'split[a][b];[a]palettegen=stats_mode={0}[p];[b][p]paletteuse=dither={1}:diff_mode=rectangle' -loop 0 {2}")
    gifsicle = " && gifsicle -O3 {0} --no-warnings {{tmp}} -o {{out}}"
    vips = ("import glob, pyvips; f = [pyvips.Image.new_from_file(p)[:3] for p in sorted(glob.glob('{frames}/*.png'))]; "
            "j = pyvips.Image.arrayjoin(f, across=1).copy(); j.set_type(pyvips.GValue.gint_type, 'page-height', f[0].height); "
            "j.set_type(pyvips.GValue.array_int_type, 'delay', [{delay}0] * len(f)); "
            "j.gifsave('{out}', effort=7, dither=0, interframe_maxerror=4)")
    pillow = ("import glob; from PIL import Image; f = [Image.open(p) for p in sorted(glob.glob('{frames}/*.png'))]; "
              "f[0].save('{out}', save_all=True, append_images=f[1:], duration={delay}0, loop=0)")
    imageio = ("import glob, imageio.v3 as i; "
               "i.imwrite('{out}', [i.imread(p) for p in sorted(glob.glob('{frames}/*.png'))], duration={delay}0, loop=0)")
    every = [
        ("ffmpeg, no dither", ["ffmpeg"], ffmpeg.format("full", "none", "{out}")),
        ("ffmpeg, Sierra dither", ["ffmpeg"], ffmpeg.format("full", "sierra2_4a", "{out}")),
        ("ffmpeg, no dither, gifsicle -O3", ["ffmpeg", "gifsicle"],
         ffmpeg.format("full", "none", "{tmp}") + gifsicle.format("")),
        ("ffmpeg, no dither, gifsicle -O3 --lossy=80", ["ffmpeg", "gifsicle"],
         ffmpeg.format("diff", "none", "{tmp}") + gifsicle.format("--lossy=80")),
        ("gifski, quality 90", ["gifski"], "gifski -q --quality 90 --fps {fps} -o {out} '{frames}'/*.png"),
        ("gifski, quality 50", ["gifski"], "gifski -q --quality 50 --fps {fps} -o {out} '{frames}'/*.png"),
        ("libvips, no dither", ["pyvips"], python + shlex.quote(vips)),
        ("ImageMagick, optimized", ["convert"],
         "convert -delay {delay} -loop 0 '{frames}/*.png' -layers optimize {out}"),
        ("Pillow", ["PIL"], python + shlex.quote(pillow)),
        ("imageio", ["imageio"], python + shlex.quote(imageio)),
    ]
    found = {}
    for name, needs, command in every:
        missing = [n for n in needs if not shutil.which(n) and not importlib.util.find_spec(n)]
        if missing:
            print(f"{name} is left out: {missing[0]} is not installed", file=sys.stderr)
        else:
            found[name] = command
    return found


def netlapse(effort, quality=90):
    return f"{RENDER} stitch '{{frames}}' -o {{out}} --fps {{fps}} --quality {quality} --effort {effort} --quiet"


# A process of its own, because a child's peak memory begins with that of the process which starts it.
STOPWATCH = """
import os, subprocess, sys, time
began = time.perf_counter()
process = subprocess.Popen(["bash", "-c", sys.argv[1]], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(time.perf_counter() - began, usage.ru_maxrss / 1024)
sys.exit(status != 0)
"""


def measured(command):
    """Wall seconds, and peak megabytes of the largest process, of a shell command."""
    result = subprocess.run([sys.executable, "-S", "-c", STOPWATCH, command], stdout=subprocess.PIPE, text=True)
    if result.returncode:
        sys.exit(f"failed: {command}")
    seconds, megabytes = result.stdout.split()
    return float(seconds), float(megabytes)


def blur(plane):
    return gaussian_filter(plane, 1.5, truncate=3.5)


class Luma:
    """The brightness of a picture, its mean and its variance in a Gaussian window of deviation 1.5."""

    def __init__(self, picture):
        # Around 0, so that single precision is enough.
        self.plane = picture @ np.array([0.299, 0.587, 0.114], np.float32) - 128
        self.mean = blur(self.plane)
        self.variance = blur(self.plane**2) - self.mean**2


def ssim(a, b):
    """Mean structural similarity (Wang et al., 2004)."""
    covariance = blur(a.plane * b.plane) - a.mean * b.mean
    x, y = a.mean + 128, b.mean + 128
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    return float(((2 * x * y + c1) / (x**2 + y**2 + c1) * (2 * covariance + c2) / (a.variance + b.variance + c2)).mean())


class Film:
    """The frames of a figure, and what encoders make of them."""

    def __init__(self, config, figure, fps, work):
        self.name, self.fps = f"{config}/{figure}", fps
        subprocess.run([RENDER, "--config", config, "--only", figure + ".gif", "--output", work, "--quiet"], cwd=ROOT, check=True)
        self.frames = os.path.join(work, config, "frames", figure)
        self.out, self.tmp = os.path.join(work, "out.gif"), os.path.join(work, "tmp.gif")
        self.sources = [np.asarray(Image.open(p).convert("RGB")) for p in sorted(glob.glob(self.frames + "/*.png"))]
        # As many frames as are enough for a mean.
        self.samples = {i: Luma(self.sources[i]) for i in range(0, len(self.sources), max(len(self.sources) // 16, 1))}
        self.known = {}

    def command(self, template):
        return template.format(frames=self.frames, out=self.out, tmp=self.tmp, fps=self.fps, delay=round(100 / self.fps))

    def encode(self, template):
        """What the film is like: bytes, PSNR, SSIM, flicker."""
        if template not in self.known:
            measured(self.command(template))
            self.known[template] = (os.path.getsize(self.out),) + self.fidelity()
        return self.known[template]

    def fidelity(self):
        """PSNR over the whole film, mean SSIM of some frames, and the mean change of pixels that do not change."""
        shown, times = [], []
        with Image.open(self.out) as gif:
            for frame in ImageSequence.Iterator(gif):
                shown.append(np.asarray(frame.convert("RGB")))
                times.append(frame.info.get("duration", 100))
        # Encoders merge equal frames: what is seen in the middle of each source frame's time counts.
        ends, count = np.cumsum(times), len(self.sources)
        places = [int(np.searchsorted(ends, (i + 0.5) * ends[-1] / count)) for i in range(count)]
        if len(shown) == count:
            places = list(range(count))
        error = similarity = change = still = 0.0
        for i, source in enumerate(self.sources):
            picture = shown[places[i]]
            error += np.square(source.astype(np.int32) - picture).mean()
            if i in self.samples:
                similarity += ssim(self.samples[i], Luma(picture)) / len(self.samples)
            if i > 0:
                same = (source == self.sources[i - 1]).all(axis=2)
                change += np.abs(picture.astype(np.int32) - shown[places[i - 1]])[same].sum()
                still += 3 * same.sum()
        return 10 * math.log10(255**2 / max(error / count, 1e-9)), similarity, change / max(still, 1)

    def smallest(self, wanted):
        """The least bytes of Netlapse that are no worse than what is wanted, and the effort it took; nothing if it can't."""
        for effort in ("default", "max"):
            # More quality is more of everything, nearly: neighbours of what a bisection finds may be a little smaller.
            low, high = 1, 100
            good = lambda q: all(a >= b for a, b in zip(self.encode(netlapse(effort, q))[1:3], wanted[1:3]))
            if not good(high):
                continue
            while low < high:
                middle = (low + high) // 2
                low, high = (low, middle) if good(middle) else (middle + 1, high)
            near = [q for q in range(max(low - 2, 1), min(low + 3, 101)) if good(q)]
            return min(self.encode(netlapse(effort, q))[0] for q in near), effort
        return None


def geometric(values):
    return math.exp(statistics.mean(math.log(v) for v in values))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    subprocess.run(["swift", "build", "-c", "release", "--product", "render"], cwd=ROOT, check=True, stdout=sys.stderr)
    others = peers()
    work = tempfile.mkdtemp()
    try:
        films = [Film(*film, work) for film in FILMS]
        contestants = list(others.items()) + [(f"**Netlapse, {e}**", netlapse(e)) for e in NETLAPSE]
        seconds, memory = {}, {}
        for film in films:
            for _ in range(runs):
                for name, command in contestants:
                    wall, megabytes = measured(film.command(command))
                    seconds.setdefault((name, film.name), []).append(wall)
                    memory[name] = max(memory.get(name, 0), megabytes)
        print("| film | frames | size | encoder | kB | PSNR | SSIM | flicker | Netlapse, no worse |")
        print("| --- | ---: | --- | --- | ---: | ---: | ---: | ---: | ---: |")
        ratios = {name: [] for name in others}
        for film in films:
            height, width, _ = film.sources[0].shape
            for name, command in contestants:
                bytes, psnr, similarity, flicker = film.encode(command)
                ours = ""
                if name in others:
                    found = film.smallest(film.encode(command))
                    if found:
                        ratios[name].append(found[0] / bytes)
                        ours = f"{found[0] / bytes:.2f} ×" + (" (max)" if found[1] == "max" else "")
                print(f"| {film.name} | {len(film.sources)} | {width}×{height} | {name} | {bytes / 1000:.0f} | {psnr:.1f} | "
                      f"{similarity:.4f} | {flicker:.3f} | {ours} |", flush=True)
        time_of = {name: geometric(statistics.median(seconds[name, film.name]) for film in films) for name, _ in contestants}
        base = time_of["**Netlapse, default**"]
        print("\n| encoder | Netlapse's bytes, no worse | the worst film | seconds a film | × Netlapse, default | peak MB |")
        print("| --- | ---: | ---: | ---: | ---: | ---: |")
        for name, command in contestants:
            found = ratios.get(name, [])
            share = f"{geometric(found):.2f} ×" if len(found) == len(films) else ("not reached" if name in others else "")
            worst = f"{max(found):.2f} ×" if found else ""
            print(f"| {name} | {share} | {worst} | {time_of[name]:.2f} | {time_of[name] / base:.2f} | {memory[name]:.0f} |")
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
