#!/usr/bin/env python3
"""The course's training film by Netlapse and by a notebook, on this machine in this run.

    python3 -m venv V && V/bin/pip install numpy scikit-learn matplotlib pillow
    V/bin/python Benchmarks/TrainingFilm/compare.py [--frames 1000] [--notebook-frames 40]

The notebook draws fewer frames, evenly spread, since each takes as long as any other; its memory grows with them.
"""
import argparse
import os
import re
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
from processes import ROOT, measured  # noqa: E402


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--frames", type=int, default=1000)
    parser.add_argument("--notebook-frames", type=int, default=40)
    parser.add_argument("--render", default=os.path.join(ROOT, ".build/release/render"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _, memory, output = measured([
            sys.executable, os.path.join(HERE, "notebook.py"), "--frames", str(options.notebook_frames),
            "--output", os.path.join(folder, "film.gif")])
        notebook = float(re.search(r"([\d.]+) ms", output).group(1))
        print(f"notebook          {notebook:8.1f} ms a frame  {memory:6.0f} MB for {options.notebook_frames} frames")
        for frames in (options.frames // 4, options.frames):
            wall, memory, _ = measured([
                options.render, os.path.join(ROOT, "configs/training-film.json"), "--set", f"snapshots.count={frames}", "--no-frames", "--output",
                os.path.join(folder, str(frames))])
            each = wall * 1000 / frames
            print(f"render, {frames:5} frames {each:6.2f} ms a frame  {memory:6.0f} MB  {notebook / each:.0f} times faster")


if __name__ == "__main__":
    main()
