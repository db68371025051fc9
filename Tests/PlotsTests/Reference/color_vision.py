#!/usr/bin/env python3
"""Writes color_vision.json: how people with each form of colour vision see colours, and how far apart pairs are.

    pip install colour-science==0.4.7 daltonlens==0.1.5 && python3 color_vision.py
"""
import json
import os

import colour
import daltonlens
import numpy as np
from daltonlens import convert, simulate

COUNT = 40
SPACE = colour.RGB_COLOURSPACES["sRGB"]
WHITE = np.array([0.95047, 1, 1.08883])
TO_XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
                   [0.0193339, 0.1191920, 0.9503041]])


def lab(linear):
    xyz = np.clip(linear, 0, 1) @ TO_XYZ.T
    return colour.XYZ_to_Lab(xyz, colour.XYZ_to_xy(WHITE))


if __name__ == "__main__":
    random = np.random.RandomState(1)
    colors = random.randint(0, 256, (COUNT, 3))
    linear = colour.cctf_decoding(colors / 255, "sRGB")
    seen = {"normal": lab(linear)}
    for name, deficiency in [("protan", "Protanomaly"), ("deutan", "Deuteranomaly"),
                             ("tritan", "Tritanomaly")]:
        matrix = colour.blindness.matrix_cvd_Machado2009(deficiency, 1.0)
        seen[name] = lab(linear @ matrix.T)
    brettel = simulate.Simulator_Brettel1997(convert.LMSModel_sRGB_SmithPokorny75())
    seen["tritanBrettel"] = lab(
        brettel._simulate_dichromacy_linear_rgb(linear[None], simulate.Deficiency.TRITAN)[0])
    first, second = seen["normal"][:-1], seen["normal"][1:]
    result = {
        "colour-science": colour.__version__,
        "colors": colors.tolist(),
        "seen": {name: np.round(values, 5).tolist() for name, values in seen.items()},
        "distances": np.round(colour.delta_E(first, second, method="CIE 2000"), 6).tolist(),
    }
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "color_vision.json")
    with open(path, "w") as file:
        json.dump(result, file, separators=(",", ":"))
        file.write("\n")
