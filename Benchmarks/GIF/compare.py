#!/usr/bin/env python3
"""GIF encoders on the same films: bytes at equal fidelity, time, memory, flicker.

    python3 -m venv V && V/bin/pip install numpy scipy pillow matplotlib scikit-learn
    V/bin/python Benchmarks/GIF/compare.py [--films project|others|NAMES] [--runs 3] [--long FILE] [--folder FOLDER]

Builds `render`, draws films of this project and those of films.py, and encodes their PNG frames with Netlapse and with
whatever else is installed: ffmpeg, gifsicle, gifski, ImageMagick, and with pip also pyvips and imageio. What is missing is
left out with a word. For every film of another encoder it looks for the smallest file of Netlapse that is no worse in PSNR,
nor in SSIM, and prints the tables of README.md; with --long it writes every single file's row.
"""
import argparse
import concurrent.futures
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
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageSequence
from scipy.ndimage import gaussian_filter

import films

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RENDER = os.path.join(ROOT, ".build", "release", "render")
# Config, figure, theme, frames a second.
PROJECT = [("moons", "hidden_layers", "light", 10), ("moons", "hidden_space", "light", 10),
           ("moons", "decision_boundary", "light", 10), ("regression-hills", "fit", "light", 10),
           ("playground-circle", "decision_boundary", "dark", 20)]
NETLAPSE = {f"**Netlapse, {effort}**": effort for effort in ("fast", "default", "max")}
FFMPEG = "ffmpeg, no dither"
# A quick encoder runs several times, a slow one until it has taken so many seconds of a film.
PATIENCE = 2.0


def peers():
    """Name and shell command of every encoder that is installed. To be filled in: {frames}, {out}, {tmp}, {fps}, {delay}."""
    python = shlex.quote(sys.executable) + " -c "
    ffmpeg = ("ffmpeg -v error -y -framerate {{fps}} -pattern_type glob -i '{{frames}}/*.png' -filter_complex "
              "'split[a][b];[a]palettegen=stats_mode={0}[p];[b][p]paletteuse=dither={1}:diff_mode=rectangle' -loop 0 {2}")
    gifsicle = " && gifsicle -O3 {0} --no-warnings {{tmp}} -o {{out}}"
    gifski = "gifski -q --quality {0} --fps {{fps}} -o {{out}} '{{frames}}'/*.png"
    vips = ("import glob, pyvips; f = [pyvips.Image.new_from_file(p)[:3] for p in sorted(glob.glob('{frames}/*.png'))]; "
            "j = pyvips.Image.arrayjoin(f, across=1).copy(); j.set_type(pyvips.GValue.gint_type, 'page-height', f[0].height); "
            "j.set_type(pyvips.GValue.array_int_type, 'delay', [{delay}0] * len(f)); "
            "j.gifsave('{out}', effort=7, dither=0, interframe_maxerror=4)")
    pillow = ("import glob; from PIL import Image; f = [Image.open(p) for p in sorted(glob.glob('{frames}/*.png'))]; "
              "f[0].save('{out}', save_all=True, append_images=f[1:], duration={delay}0, loop=0)")
    imageio = ("import glob, imageio.v3 as i; "
               "i.imwrite('{out}', [i.imread(p) for p in sorted(glob.glob('{frames}/*.png'))], duration={delay}0, loop=0)")
    every = [
        (FFMPEG, ["ffmpeg"], ffmpeg.format("full", "none", "{out}")),
        ("ffmpeg, Sierra dither", ["ffmpeg"], ffmpeg.format("full", "sierra2_4a", "{out}")),
        ("ffmpeg, no dither, gifsicle -O3", ["ffmpeg", "gifsicle"],
         ffmpeg.format("full", "none", "{tmp}") + gifsicle.format("")),
        ("ffmpeg, no dither, gifsicle -O3 --lossy=80", ["ffmpeg", "gifsicle"],
         ffmpeg.format("diff", "none", "{tmp}") + gifsicle.format("--lossy=80")),
        ("gifski, quality 90", ["gifski"], gifski.format(90)),
        ("gifski, quality 70", ["gifski"], gifski.format(70)),
        ("gifski, quality 50", ["gifski"], gifski.format(50)),
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
print(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
sys.exit(status != 0)
"""


def measured(command):
    """Wall seconds, processor seconds, and peak megabytes of the largest process, of a shell command."""
    result = subprocess.run([sys.executable, "-S", "-c", STOPWATCH, command], stdout=subprocess.PIPE, text=True)
    if result.returncode:
        sys.exit(f"failed: {command}")
    return tuple(map(float, result.stdout.split()))


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


class Answer(NamedTuple):
    """Netlapse's file that stands against another encoder's."""
    reached: bool
    bytes: int
    psnr: float
    ssim: float
    quality: float
    effort: str


class Film:
    """The frames of a film, and what encoders make of them."""

    def __init__(self, name, group, fps, frames, folder):
        self.name, self.group, self.fps, self.frames = name, group, fps, frames
        self.folder = os.path.join(folder, "encoded", name.replace("/", "-"))
        os.makedirs(self.folder, exist_ok=True)

    def load(self):
        self.sources = [np.asarray(Image.open(p).convert("RGB")) for p in sorted(glob.glob(self.frames + "/*.png"))]
        # As many frames as are enough for a mean.
        self.samples = {i: Luma(self.sources[i]) for i in range(0, len(self.sources), max(len(self.sources) // 12, 1))}
        self.still = [(a == b).all(axis=2) for a, b in zip(self.sources[1:], self.sources)]
        self.known = {}

    def file(self, name):
        return os.path.join(self.folder, name.replace("*", "").replace(" ", "_") + ".gif")

    def run(self, template, out):
        """Encodes into a file: seconds, seconds, megabytes."""
        return measured(template.format(frames=self.frames, out=out, tmp=self.file("tmp"), fps=self.fps,
                                        delay=round(100 / self.fps)))

    def search(self, quality, effort):
        """What Netlapse makes of the film: bytes, PSNR, SSIM."""
        if (quality, effort) not in self.known:
            self.run(netlapse(effort, quality), self.file("search"))
            self.known[quality, effort] = self.fidelity(self.file("search"))
        return self.known[quality, effort]

    def fidelity(self, file, flicker=False):
        """Bytes, PSNR over the film, mean SSIM of some frames, and if wanted the mean change of pixels that do not change."""
        shown, times = [], []
        with Image.open(file) as gif:
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
            # Exact: a difference fits 9 bits and the sum of a row 53.
            difference = (source.astype(np.int16) - picture).ravel().astype(np.float32)
            error += float(np.square(difference, out=difference).mean(dtype=np.float64))
            if i in self.samples:
                similarity += ssim(self.samples[i], Luma(picture)) / len(self.samples)
            if flicker and i > 0:
                before = shown[places[i - 1]]
                change += np.abs(picture.astype(np.int16) - before)[self.still[i - 1]].sum()
                still += 3 * self.still[i - 1].sum()
        psnr = 10 * math.log10(255**2 / max(error / count, 1e-9))
        return (os.path.getsize(file), psnr, similarity) + ((change / max(still, 1),) if flicker else ())

    def smallest(self, wanted):
        """The least bytes of Netlapse that are no worse than what is wanted; the best it can do if it can't."""
        tenths = range(10, 1001)
        for effort in ("default", "max"):
            # SSIM is rounded to what single precision carries.
            good = lambda q: all(a >= b - c for a, b, c in zip(self.search(q / 10, effort)[1:3], wanted[1:3], (0, 2e-6)))
            # More quality is more of everything, nearly: neighbours of what a bisection finds may be a little smaller.
            low, high = tenths[0], tenths[-1]
            if not good(high):
                continue
            while low < high:
                middle = (low + high) // 2
                low, high = (low, middle) if good(middle) else (middle + 1, high)
            near = [q / 10 for q in range(low - 2, low + 3) if q in tenths and good(q)]
            return Answer(True, *min(self.search(q, effort) + (q, effort) for q in near))
        most = [self.search(100, effort) + (100, effort) for effort in ("default", "max")]
        return Answer(False, *max(most, key=lambda answer: answer[1:3]))

    def squeezed(self, file):
        """The share of a file that gifsicle takes off without loss; nothing without gifsicle."""
        if not shutil.which("gifsicle"):
            return None
        subprocess.run(["gifsicle", "-O3", "--no-warnings", file, "-o", self.file("tmp")], check=True)
        return max(0, 1 - os.path.getsize(self.file("tmp")) / os.path.getsize(file))


def drawn(wanted, folder):
    """The films that are wanted, drawn into the folder unless they are there."""
    found, missing = [], []
    for config, figure, theme, fps in PROJECT:
        name, frames = f"{config}/{figure}", os.path.join(folder, config, "frames", figure)
        if wanted(name, "project"):
            if not os.path.isdir(frames):
                subprocess.run([RENDER, "--config", config, "--only", figure + ".gif", "--theme", theme, "--output", folder,
                                "--quiet"], cwd=ROOT, check=True)
            found.append(Film(name, "project", fps, frames, folder))
    for name, (group, fps, _) in films.FILMS.items():
        if wanted(name, group):
            frames = os.path.join(folder, name)
            if not os.path.isdir(frames):
                missing.append(name)
            found.append(Film(name, group, fps, frames, folder))
    films.write_all(missing, folder)
    return found


def timed(film, contestants, runs):
    """Encodes a film with all contestants in turns: median wall and processor seconds, and peak megabytes, of each."""
    all = {name: [] for name in contestants}
    for _ in range(runs):
        for name, command in contestants.items():
            if sum(run[0] for run in all[name]) < PATIENCE:
                all[name].append(film.run(command, film.file(name)))
    return {name: tuple(f(column) for f, column in zip((statistics.median, statistics.median, max), zip(*found)))
            for name, found in all.items()}


def examined(film, contestants):
    """Everything about a film's files but times: by name (bytes, PSNR, SSIM, flicker, answer), where an answer is what Netlapse
    needs for no less, or, for Netlapse itself, the share that gifsicle takes off."""
    film.load()
    rows = {}
    for name in contestants:
        row = film.fidelity(film.file(name), flicker=True)
        rows[name] = row + ((film.squeezed(film.file(name)) if name in NETLAPSE else film.smallest(row)),)
    height, width, _ = film.sources[0].shape
    return len(film.sources), f"{width}×{height}", rows


def geometric(values):
    return math.exp(statistics.mean(math.log(v) for v in values))


def times(ratio):
    return f"{ratio:.2f} ×" if ratio < math.inf else "not reached"


def decibels(psnr):
    return f"{psnr:.1f}" if psnr < 120 else "exact"


def table(heads, rows, file=sys.stdout, words=1):
    """A table of Markdown, whose first columns are words and the others numbers."""
    print("\n| " + " | ".join(heads) + " |\n|" + "|".join([" --- "] * words + [" ---: "] * (len(heads) - words)) + "|", file=file)
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |", file=file, flush=True)


class Report:
    """The tables of README.md."""

    def __init__(self, films, contestants, measured, results):
        self.films, self.contestants, self.measured, self.results = films, contestants, measured, results
        self.others = [name for name in contestants if name not in NETLAPSE]

    def row(self, film, name):
        return self.results[film.name][2][name]

    def ratio(self, film, name):
        """Netlapse's bytes, no worse, over those of another encoder; infinite if it can't."""
        row = self.row(film, name)
        return row[4].bytes / row[0] if row[4].reached else math.inf

    def summary(self, films):
        """Encoders over a group of films."""
        rows = []
        for name in self.contestants:
            cpu = [self.measured[f.name][name][1] for f in films]
            base = [self.measured[f.name][FFMPEG][1] for f in films] if FFMPEG in self.contestants else cpu
            ratios = {f.name: self.ratio(f, name) for f in films} if name in self.others else {}
            reached = [r for r in ratios.values() if r < math.inf]
            worst = max(ratios, key=ratios.get) if ratios else ""
            shares = [self.row(f, name)[4] for f in films if name in NETLAPSE and self.row(f, name)[4] is not None]
            mean = f"{geometric(reached):.2f} ×" if reached else ""
            rows.append((
                name, mean + (" where reached" if 0 < len(reached) < len(ratios) else ""),
                f"{times(ratios[worst])}, {worst}" if ratios else "",
                f"{geometric(cpu):.2f}", f"{geometric(c / b for c, b in zip(cpu, base)):.2f}",
                f"{max(c / b for c, b in zip(cpu, base)):.2f}", f"{geometric(self.measured[f.name][name][0] for f in films):.2f}",
                f"{max(self.measured[f.name][name][2] for f in films):.0f}", f"{max(self.row(f, name)[3] for f in films):.3f}",
                f"{100 * max(shares):.1f} %" if shares else ""))
        table(["encoder", "Netlapse's bytes, no worse", "worst film", "CPU s", "CPU × ffmpeg", "worst film", "wall s", "peak MB",
               "flicker", "gifsicle takes off"], rows)

    def larger(self):
        """Every film and encoder where Netlapse is larger, the worst first."""
        rows = []
        for film in self.films:
            for name in self.others:
                size, psnr, similarity, _, best = self.row(film, name)
                ratio = self.ratio(film, name)
                if ratio > 1:
                    ours = f"{best.bytes / 1000:.1f}"
                    if not best.reached:
                        ours += f", but {decibels(best.psnr)}, {best.ssim:.5f}"
                    rows.append((ratio, film.name, name, f"{size / 1000:.1f}", decibels(psnr), f"{similarity:.5f}", ours,
                                 f"{best.quality:g}, {best.effort}"))
        table(["film", "encoder", "kB", "PSNR", "SSIM", "Netlapse's kB, no worse", "quality, effort", "ratio"],
              [row[1:] + (times(row[0]),) for row in sorted(rows, key=lambda row: -row[0])], words=2)

    def ratios(self):
        """All films and encoders: Netlapse's bytes, no worse."""
        cell = lambda r: "–" if r == math.inf else f"**{r:.2f}**" if r > 1 else f"{r:.2f}"
        table(["film"] + self.others, [[f.name] + [cell(self.ratio(f, name)) for name in self.others] for f in self.films])

    def ours(self):
        """What Netlapse makes of each film at quality 90."""
        rows = []
        for film in self.films:
            count, size, _ = self.results[film.name]
            found = [self.row(film, name) for name in NETLAPSE]
            ffmpeg = self.measured[film.name][FFMPEG][1] if FFMPEG in self.contestants else math.nan
            rows.append([film.name, size, count] + [f"{row[0] / 1000:.1f}" for row in found]
                        + [decibels(found[1][1]), f"{found[1][2]:.4f}"]
                        + [f"{self.measured[film.name][name][1] / ffmpeg:.2f}" for name in NETLAPSE]
                        + ["" if row[4] is None else f"{100 * row[4]:.1f} %" for row in found])
        efforts = list(NETLAPSE.values())
        table(["film", "size", "frames"] + [f"kB, {e}" for e in efforts] + ["PSNR", "SSIM"]
              + [f"CPU × ffmpeg, {e}" for e in efforts] + [f"gifsicle takes off, {e}" for e in efforts], rows)

    def long(self, file):
        """A row for every file."""
        rows = []
        for film in self.films:
            for name in self.contestants:
                bytes, psnr, similarity, flicker, _ = self.row(film, name)
                wall, cpu, megabytes = self.measured[film.name][name]
                ours = times(self.ratio(film, name)) if name in self.others else ""
                rows.append((film.name, name, f"{bytes / 1000:.1f}", decibels(psnr), f"{similarity:.4f}", f"{flicker:.3f}",
                             f"{cpu:.2f}", f"{wall:.2f}", f"{megabytes:.0f}", ours))
        table(["film", "encoder", "kB", "PSNR", "SSIM", "flicker", "CPU s", "wall s", "peak MB", "Netlapse, no worse"],
              rows, file, 2)


def main():
    groups = {"project": "films of this project", **films.GROUPS}
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--films", default="all",
                        help="all, project, others, " + ", ".join(films.GROUPS) + ", or names of films, with commas")
    parser.add_argument("--runs", type=int, default=3, help="runs of each quick encoder (default 3)")
    parser.add_argument("--folder", help="where films are drawn and kept (default: a temporary folder)")
    parser.add_argument("--long", help="a file for the table of all files")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="films looked at together, after the times are taken")
    options = parser.parse_args()
    words = set(options.films.split(","))
    wanted = lambda name, group: bool(words & {"all", name, group, "project" if group == "project" else "others"})
    subprocess.run(["swift", "build", "-c", "release", "--product", "render"], cwd=ROOT, check=True, stdout=sys.stderr)
    contestants = {**peers(), **{name: netlapse(effort) for name, effort in NETLAPSE.items()}}
    folder = options.folder or tempfile.mkdtemp()
    try:
        chosen = drawn(wanted, folder)
        if not chosen:
            parser.error(f"--films: there is no film {options.films}")
        taken = {}
        for film in chosen:
            print(f"{film.name} …", file=sys.stderr, flush=True)
            taken[film.name] = timed(film, contestants, options.runs)
        with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
            found = pool.map(examined, chosen, [list(contestants)] * len(chosen))
            report = Report(chosen, contestants, taken, {film.name: result for film, result in zip(chosen, found)})
        for group, title in groups.items():
            members = [film for film in chosen if film.group == group]
            if members:
                print(f"\n### {title[0].upper() + title[1:]} ({len(members)})")
                report.summary(members)
        print("\n### Where Netlapse is larger")
        report.larger()
        print("\n### Netlapse's bytes, no worse, film by film")
        report.ratios()
        print("\n### Netlapse at quality 90")
        report.ours()
        if options.long:
            with open(options.long, "w") as file:
                report.long(file)
    finally:
        if not options.folder:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
