#!/usr/bin/env python3
"""Films that this project does not draw, as PNG frames: what else people turn into GIFs.

    python3 -m venv V && V/bin/pip install numpy pillow matplotlib scikit-learn
    V/bin/python Benchmarks/GIF/films.py FOLDER [--only field,photo]

Writes FOLDER/<film>/f_000.png and so on, 8-bit RGB, and FOLDER/<film>/fps. Seeds, fonts and backend are fixed, so that the
same versions of these libraries draw the same pixels. The digits and the photograph come with scikit-learn, the fonts with
matplotlib.
"""
import argparse
import concurrent.futures
import math
import os
import shutil

import matplotlib
import numpy as np
from PIL import Image, ImageDraw, ImageFont

matplotlib.use("Agg")
import matplotlib.pyplot as plt

GROUPS = {"plots": "plots of matplotlib", "pictures": "screens and pictures", "cases": "hard cases"}
FILMS = {}


def film(group, fps):
    """Registers a generator of frames, which are pictures of Pillow or arrays (height, width, 3) of bytes."""
    def add(function):
        FILMS[function.__name__] = (group, fps, function)
        return function
    return add


def random(name):
    """A generator that depends on nothing but the film's name."""
    return np.random.default_rng(list(name.encode()))


def font(size, name="DejaVuSansMono"):
    return ImageFont.truetype(os.path.join(matplotlib.get_data_path(), "fonts", "ttf", name + ".ttf"), size)


def drawn(figure):
    """The pixels of a figure of matplotlib, which is closed."""
    figure.canvas.draw()
    pixels = np.asarray(figure.canvas.buffer_rgba())[:, :, :3].copy()
    plt.close(figure)
    return pixels


def axes(width=6.4, height=4.8, **options):
    """A figure of 100 dots an inch with one axes."""
    return plt.subplots(figsize=(width, height), dpi=100, **options)


@film("plots", 20)
def field():
    """A smooth field under viridis, with its bar: waves from two points that drift."""
    x, y = np.meshgrid(np.linspace(-3, 3, 240), np.linspace(-2.4, 2.4, 200))
    for i in range(48):
        t = i / 48 * 2 * math.pi
        a = np.hypot(x - math.cos(t), y - 0.5 * math.sin(t))
        b = np.hypot(x + math.cos(t), y + 0.8 * math.sin(2 * t))
        figure, ax = axes()
        picture = ax.imshow(np.sin(3 * a - t) / (1 + a) + np.cos(4 * b + t) / (1 + b), cmap="viridis", vmin=-1.2, vmax=1.6,
                            extent=(-3, 3, -2.4, 2.4), interpolation="bilinear", origin="lower")
        figure.colorbar(picture, label="amplitude")
        ax.set(title=f"Waves, t = {i / 10:.1f} s", xlabel="x", ylabel="y")
        yield drawn(figure)


@film("plots", 15)
def quiver():
    """A field of coloured arrows that turns, with a particle's track."""
    x, y = np.meshgrid(np.linspace(-2, 2, 22), np.linspace(-2, 2, 18))
    track = [(1.4, 0.2)]
    for i in range(48):
        t = i / 48 * 2 * math.pi
        flow = lambda x, y: (-y + 0.6 * np.sin(2 * x + t), x + 0.6 * np.cos(2 * y - t))
        u, v = flow(x, y)
        figure, ax = axes()
        ax.quiver(x, y, u, v, np.hypot(u, v), cmap="plasma", clim=(0, 3.2), scale=40)
        ax.plot(*zip(*track), color="tab:green", linewidth=1.5)
        ax.plot(*track[-1], "o", color="black", markersize=5)
        ax.set(title=f"Flow, step {i}", xlim=(-2.2, 2.2), ylim=(-2.2, 2.2), xlabel="x", ylabel="y")
        for _ in range(4):
            u, v = flow(*track[-1])
            track.append((track[-1][0] + 0.03 * u, track[-1][1] + 0.03 * v))
        yield drawn(figure)


@film("plots", 20)
def surface():
    """A shaded surface in three dimensions that rotates."""
    x, y = np.meshgrid(np.linspace(-3, 3, 46), np.linspace(-3, 3, 46))
    z = np.sin(x) * np.cos(y) + 0.4 * np.exp(-(x**2) - y**2)
    for i in range(48):
        figure, ax = axes(5.6, 4.4, subplot_kw={"projection": "3d"})
        ax.plot_surface(x, y, z, cmap="coolwarm", rstride=1, cstride=1, linewidth=0.2, edgecolor="#40404060")
        ax.view_init(elev=28 + 8 * math.sin(i / 48 * 2 * math.pi), azim=i * 2.5)
        ax.set(xlabel="w1", ylabel="w2", zlabel="loss")
        yield drawn(figure)


@film("plots", 15)
def scatter():
    """Three clouds of translucent points that come apart."""
    r = random("scatter")
    start, cloud = r.normal(size=(900, 2)), np.repeat(np.arange(3), 300)
    end = start * 0.5 + np.array([[-2.2, -0.8], [2.0, -1.2], [0.2, 2.0]])[cloud]
    size = r.uniform(15, 90, 900)
    for i in range(44):
        t = (1 - math.cos(i / 43 * math.pi)) / 2
        points = (1 - t) * start + t * end
        figure, ax = axes(6, 4.5)
        for c, colour in enumerate(("tab:blue", "tab:orange", "tab:green")):
            ax.scatter(*points[cloud == c].T, s=size[cloud == c], color=colour, alpha=0.35, linewidths=0, label=f"class {c}")
        ax.set(title=f"Embedding, epoch {i * 5}", xlim=(-4.2, 4.2), ylim=(-3.6, 3.6))
        ax.grid(alpha=0.3)
        ax.legend(loc="upper right")
        yield drawn(figure)


@film("plots", 8)
def digits():
    """Handwritten digits in a grid, which a model puts together out of noise."""
    from sklearn.datasets import load_digits
    pictures, r = load_digits().images[100:132] / 16, random("digits")
    noise = r.uniform(size=pictures.shape)
    for i in range(40):
        figure, ax = axes(6, 3.6, nrows=4, ncols=8)
        for k, cell in enumerate(ax.flat):
            t = np.clip((i - 0.5 * k) / 20, 0, 1)
            cell.imshow((1 - t) * noise[k] + t * pictures[k], cmap="gray", vmin=0, vmax=1)
            cell.set_axis_off()
        figure.suptitle(f"Reconstructions, epoch {i}")
        yield drawn(figure)


@film("plots", 5)
def table():
    """A confusion matrix whose numbers and shades change."""
    r = random("table")
    names = ["cat", "dog", "frog", "horse", "ship", "truck", "bird", "deer"]
    for i in range(40):
        share = 1 - math.exp(-i / 12)
        figure, ax = axes(6.4, 4.8)
        counts = r.poisson(20 * (1 - share) + 2, (8, 8)) + np.diag(r.poisson(120 * share, 8))
        cells = ax.table(cellText=counts, rowLabels=names, colLabels=names, loc="center", cellLoc="center",
                         cellColours=plt.get_cmap("Blues")(counts / 200))
        cells.scale(0.9, 1.9)
        ax.set_axis_off()
        ax.set_title(f"Confusion, epoch {i}: accuracy {np.trace(counts) / counts.sum():.3f}")
        yield drawn(figure)


@film("plots", 30)
def loss():
    """A long film in which little moves: two loss curves that grow."""
    r = random("loss")
    x = np.arange(300)
    train = 2 * np.exp(-x / 60) + 0.12 + r.normal(0, 0.05, 300) * np.exp(-x / 150)
    test = 2 * np.exp(-x / 55) + 0.25 + x / 2000 + r.normal(0, 0.03, 300)
    figure, ax = axes(4.8, 3.6)
    figure.subplots_adjust(left=0.12, right=0.97, bottom=0.15)
    lines = [ax.plot([], [], label=label, linewidth=1.2)[0] for label in ("training", "test")]
    ax.set(xlim=(0, 300), ylim=(0, 2.5), xlabel="epoch", ylabel="cross entropy")
    ax.grid(alpha=0.4)
    ax.legend()
    for i in range(300):
        for line, values in zip(lines, (train, test)):
            line.set_data(x[:i + 1], values[:i + 1])
        ax.set_title(f"Epoch {i}, loss {train[i]:.3f}")
        figure.canvas.draw()
        yield np.asarray(figure.canvas.buffer_rgba())[:, :, :3].copy()
    plt.close(figure)


@film("plots", 12)
def boundary():
    """A probability under filled contours beside a histogram of scores."""
    r = random("boundary")
    angle, kind = r.uniform(0, 2 * math.pi, 320), r.integers(0, 2, 320)
    radius = 0.5 + 0.7 * kind + r.normal(0, 0.13, 320)
    points = radius * np.array([np.cos(angle), np.sin(angle)])
    x, y = np.meshgrid(np.linspace(-1.7, 1.7, 120), np.linspace(-1.7, 1.7, 120))
    for i in range(48):
        t = i / 47
        score = lambda x, y: 1 / (1 + np.exp(-8 * t * (np.hypot(x, y) - 0.85) - 2 * (1 - t) * np.sin(2 * x + y + i / 9)))
        figure, (a, b) = axes(8, 4, ncols=2, layout="constrained")
        a.contourf(x, y, score(x, y), levels=np.linspace(0, 1, 41), cmap="RdBu")
        a.contour(x, y, score(x, y), levels=[0.5], colors="k", linewidths=1)
        a.scatter(*points, c=kind, cmap="RdBu", edgecolors="white", s=20, linewidths=0.7)
        a.set(title=f"Epoch {i * 4}", aspect="equal")
        for k, colour in enumerate(("tab:red", "tab:blue")):
            b.hist(score(*points[:, kind == k]), bins=np.linspace(0, 1, 31), color=colour, alpha=0.55, label=f"class {k}")
        b.set(title="Scores", xlim=(0, 1), ylim=(0, 90))
        b.legend(loc="upper center")
        yield drawn(figure)


@film("pictures", 10)
def terminal():
    """A session in a terminal: a command is typed, and its coloured log scrolls by."""
    r, face = random("terminal"), font(13)
    back, plain, green, yellow, blue, dim = "#1e1e2e", "#cdd6f4", "#a6e3a1", "#f9e2af", "#89b4fa", "#6c7086"
    command, lines = "make test", []
    files = ["core", "reader", "writer", "layout", "colours", "palette", "train", "shuffle"]
    for i in range(60):
        if i > len(command) + 2:
            for _ in range(r.integers(0, 3)):
                name, n = files[r.integers(8)], r.integers(1, 400)
                kind = r.integers(6)
                lines.append(
                    [("warning: ", yellow), (f"{name}.c:{n}: unused variable '{name[0]}{n}'", plain)] if kind == 0 else
                    [("[", dim), (f"{len(lines):3d}", blue), ("] ", dim), (f"cc -O2 -c src/{name}.c -o build/{name}-{n}.o", plain)]
                    if kind < 4 else
                    [("  ok ", green), (f"{name}_test_{n:03d}", plain), (f"  {r.uniform(0, 90):5.1f} ms", dim)])
        picture = Image.new("RGB", (640, 400), back)
        draw = ImageDraw.Draw(picture)
        shown = [[("~/project ", blue), ("$ ", green), (command[:i], plain)]] + lines
        for row, parts in enumerate(shown[-24:]):
            x = 8
            for text, colour in parts:
                draw.text((x, 6 + 16 * row), text, colour, face)
                x += 8 * len(text)
        if i % 4 < 2 and i <= len(command) + 2:
            draw.rectangle((x, 8, x + 7, 21), plain)
        yield picture


@film("pictures", 10)
def screen():
    """A recording of a desktop: a pointer goes to a button, a menu opens, a list scrolls, a window is dragged."""
    small, bold = font(12, "DejaVuSans"), font(13, "DejaVuSans-Bold")
    ramp = np.linspace(0, 1, 400)[:, None, None]
    wall = np.uint8(np.broadcast_to((1 - ramp) * [58, 96, 150] + ramp * [24, 38, 66], (400, 640, 3)))
    stops = [(600, 380), (300, 92), (300, 92), (330, 150), (500, 230), (500, 230), (220, 60), (300, 100), (300, 100)]
    for i in range(54):
        step, part = divmod(i, 6)
        (ax, ay), (bx, by) = stops[step], stops[min(step + 1, len(stops) - 1)]
        ease = (1 - math.cos(part / 6 * math.pi)) / 2
        px, py = round(ax + (bx - ax) * ease), round(ay + (by - ay) * ease)
        wx, wy = (80, 50) if step < 6 else (80 + px - 220, 50 + py - 60) if step == 6 else (160, 90)
        picture = Image.fromarray(wall)
        draw = ImageDraw.Draw(picture)
        draw.rectangle((wx + 4, wy + 4, wx + 444, wy + 274), "#14213d")
        draw.rectangle((wx, wy, wx + 440, wy + 270), "#f6f6f6", "#909090")
        draw.rectangle((wx, wy, wx + 440, wy + 26), "#dedede", "#909090")
        for k, colour in enumerate(("#ff5f57", "#febc2e", "#28c840")):
            draw.ellipse((wx + 10 + 18 * k, wy + 8, wx + 20 + 18 * k, wy + 18), colour)
        draw.text((wx + 180, wy + 5), "Runs – 24 items", "#303030", bold)
        draw.rectangle((wx + 1, wy + 27, wx + 110, wy + 269), "#e9edf3")
        for k, text in enumerate(("Inbox", "Runs", "Models", "Data", "Archive")):
            if k == 1:
                draw.rectangle((wx + 6, wy + 58, wx + 104, wy + 78), "#3b82f6")
            draw.text((wx + 16, wy + 37 + 24 * k), text, "white" if k == 1 else "#404040", small)
        scroll = 0 if step < 4 else 8 * min(i - 24, 12)
        for k in range(24):
            y = wy + 64 + 22 * k - scroll
            if wy + 60 < y < wy + 250:
                draw.text((wx + 122, y), f"run-{k:03d}", "#202020", small)
                draw.text((wx + 210, y), ("finished", "running", "failed")[k % 3], ("#15803d", "#b45309", "#b91c1c")[k % 3], small)
                draw.rectangle((wx + 290, y + 4, wx + 420, y + 11), "#d4d4d8")
                draw.rectangle((wx + 290, y + 4, wx + 290 + (k * 37 + (i if k % 3 == 1 else 0)) % 130, y + 11), "#60a5fa")
        hot = step in (1, 2)
        draw.rounded_rectangle((wx + 190, wy + 32, wx + 260, wy + 54), 5, "#2563eb" if hot else "#3b82f6")
        draw.text((wx + 204, wy + 36), "Actions", "white", small)
        if step in (2, 3):
            draw.rectangle((wx + 190, wy + 56, wx + 300, wy + 128), "white", "#a0a0a0")
            for k, text in enumerate(("Start", "Stop", "Compare …")):
                if step == 3 and k == min(part // 2, 2):
                    draw.rectangle((wx + 191, wy + 60 + 22 * k, wx + 299, wy + 80 + 22 * k), "#dbeafe")
                draw.text((wx + 200, wy + 62 + 22 * k), text, "#202020", small)
        draw.polygon([(px, py), (px, py + 16), (px + 4, py + 12), (px + 11, py + 12)], "black", "white")
        yield picture


@film("pictures", 15)
def photo():
    """A photograph over which a camera pans."""
    from sklearn.datasets import load_sample_image
    picture = load_sample_image("china.jpg")
    for i in range(40):
        x, y = 3 * i, i
        yield picture[y:y + 320, x:x + 480]


@film("pictures", 20)
def gradient():
    """A smooth gradient of four colours, whose middle moves."""
    x, y = np.meshgrid(np.linspace(0, 1, 480), np.linspace(0, 1, 360))
    corners = np.array([[30, 60, 160], [240, 120, 60], [60, 180, 140], [250, 230, 160]])
    for i in range(40):
        t = i / 40 * 2 * math.pi
        u = np.clip(x + 0.2 * np.sin(2 * y + t), 0, 1)[..., None]
        v = np.clip(y + 0.2 * np.cos(2 * x + t), 0, 1)[..., None]
        top, bottom = (1 - u) * corners[0] + u * corners[1], (1 - u) * corners[2] + u * corners[3]
        yield np.uint8(np.round((1 - v) * top + v * bottom))


@film("pictures", 15)
def lineart():
    """Black antialiased curves on paper, of a pendulum that draws; every frame adds to them."""
    picture = Image.new("L", (2 * 480, 2 * 480), 250)
    draw = ImageDraw.Draw(picture)
    t = np.linspace(0, 120, 9601)
    x = 480 + 230 * np.exp(-t / 110) * (np.sin(2.005 * t) + np.sin(3 * t))
    y = 480 + 230 * np.exp(-t / 110) * (np.cos(2 * t) - np.cos(3 * t))
    for i in range(48):
        draw.line(list(zip(x[i * 200:i * 200 + 201], y[i * 200:i * 200 + 201])), 20, 3, "curve")
        yield picture.resize((480, 480), Image.Resampling.BOX).convert("RGB")


COLUMNS = np.uint8([[220, 50, 47], [38, 139, 210], [133, 153, 0], [253, 246, 227]])


@film("cases", 10)
def columns():
    """Four columns of plain colours that rotate by half a column."""
    for i in range(8):
        yield np.tile(np.roll(COLUMNS.repeat(120, axis=0), 60 * i, axis=0), (60, 1, 1))


@film("cases", 10)
def stripes():
    """Narrow columns of the same colours, which change places."""
    for i in range(8):
        yield np.tile(np.roll(COLUMNS, i, axis=0).repeat(10, axis=0), (60, 12, 1))


@film("cases", 10)
def mark():
    """A grey gradient that stands still, and on it two by two magenta pixels that move."""
    grey = np.uint8(np.broadcast_to(np.arange(320) * 255 / 319, (240, 320)))
    for i in range(40):
        picture = grey[..., None].repeat(3, axis=2)
        x, y = 10 + 7 * i, round(120 + 80 * math.sin(i / 6))
        picture[y:y + 2, x:x + 2] = [255, 0, 255]
        yield picture


@film("cases", 5)
def tiles():
    """Tiles of all greys, new ones in each frame: 256 colours are exact, and fewer do."""
    r = random("tiles")
    for _ in range(20):
        yield np.uint8(r.integers(0, 256, (60, 80))).repeat(5, axis=0).repeat(5, axis=1)[..., None].repeat(3, axis=2)


def write(name, folder):
    """Draws a film into folder/name, which is made anew."""
    _, fps, frames = FILMS[name]
    place = os.path.join(folder, name)
    shutil.rmtree(place, ignore_errors=True)
    os.makedirs(place)
    with open(os.path.join(place, "fps"), "w") as file:
        file.write(f"{fps}\n")
    for i, frame in enumerate(frames()):
        picture = frame if isinstance(frame, Image.Image) else Image.fromarray(frame)
        picture.save(os.path.join(place, f"f_{i:03d}.png"))



def write_all(names, folder):
    """Draws films, several at a time."""
    with concurrent.futures.ProcessPoolExecutor() as pool:
        list(pool.map(write, names, [folder] * len(names)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--only", help="names with commas: " + ", ".join(FILMS))
    options = parser.parse_args()
    names = options.only.split(",") if options.only else list(FILMS)
    for name in names:
        if name not in FILMS:
            parser.error(f"--only: there is no film {name}, but {', '.join(FILMS)}")
    write_all(names, options.folder)


if __name__ == "__main__":
    main()
