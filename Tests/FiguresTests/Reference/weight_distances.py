"""How far weights are from the first moment's, by NumPy: weight_distances.json."""

import json
import os

import numpy as np

random = np.random.default_rng(5)
shapes = {
  "layers.0.weight": [2, 1, 3, 3], "layers.0.bias": [2],
  "layers.1.layers.0.weight": [2, 2, 3, 3], "layers.1.layers.0.bias": [2],
  "layers.1.layers.1.weight": [2], "layers.1.layers.1.bias": [2],
  "layers.1.layers.1.running_mean": [2], "layers.1.layers.1.running_var": [2],
  "layers.2.weight": [2], "layers.2.bias": [2],
  "layers.2.running_mean": [2], "layers.2.running_var": [2],
  "layers.4.weight": [3, 32], "layers.4.bias": [3],
  "layers.5.weight": [1, 3], "layers.5.bias": [1],
}
moments = []
for moment in range(4):
  values = {}
  for name, shape in shapes.items():
    value = random.uniform(0.1, 1, shape).astype(np.float32)
    if name == "layers.5.weight" and moment == 0: value *= 0  # It starts from nothing.
    if name == "layers.4.weight" and moment > 0: value = moments[0][name]  # It is frozen.
    values[name] = value
  moments.append(values)

layers = {
  "0 conv.": ["layers.0.weight"],
  "1 residual": ["layers.1.layers.0.weight", "layers.1.layers.1.weight"],
  "2 batch norm.": ["layers.2.weight"], "4": ["layers.4.weight"], "5": ["layers.5.weight"],
}
def all_of(moment, names):
  return np.concatenate([moment[n].astype(np.float64).ravel() for n in names])

distances = []
for name, weights in layers.items():
  start = all_of(moments[0], weights)
  absolute = [np.linalg.norm(all_of(m, weights) - start) for m in moments]
  norm = np.linalg.norm(start)
  distances.append({
    "layer": name, "absolute": absolute,
    "relative": [a / norm for a in absolute] if norm > 0 else None,
  })
result = {
  "moments": [
    {n: [float(x) for x in v.ravel()] for n, v in m.items()} for m in moments],
  "distances": distances,
}
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "weight_distances.json"), "w") as file:
  json.dump(result, file, separators=(",", ":"))
