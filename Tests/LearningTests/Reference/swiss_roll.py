"""scikit-learn's make_swiss_roll: swiss_roll.json."""

import json
import os

from sklearn.datasets import make_swiss_roll

rolls = []
for samples, noise, seed in ((5, 0.0, 1), (8, 0.1, 42), (11, 1.5, 7)):
  x, t = make_swiss_roll(samples, noise=noise, random_state=seed)
  rolls.append(
    {"samples": samples, "noise": noise, "seed": seed, "x": x.tolist(), "t": t.tolist()})
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "swiss_roll.json"), "w") as file:
  json.dump(rolls, file, separators=(",", ":"))
