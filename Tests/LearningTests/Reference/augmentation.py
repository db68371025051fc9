"""torchvision's affine, flips and brightness in double precision: Reference/augmentation.json."""

import json
import os

import numpy as np
import torch
from torchvision.transforms import InterpolationMode
from torchvision.transforms import functional as F

here = os.path.dirname(os.path.abspath(__file__))
rng = np.random.RandomState(11)
cases = []
for channels, height, width in ((1, 6, 6), (3, 5, 8)):
  image = torch.tensor(rng.uniform(size=(channels, height, width)))
  for mirrored, upside_down, right, down, degrees, scale, brightness in (
    (False, False, 0, 0, 0, 1, 1),
    (True, False, 0, 0, 0, 1, 1),
    (False, True, 2, -1, 0, 1, 1),
    (False, False, 0, 0, 30, 1, 1),
    (False, False, 0, 0, -101, 1, 1),
    (False, False, 0, 0, 0, 1.3, 1),
    (True, True, 1, 2, 17, 0.8, 0.6),
    (False, False, -2, 1, 90, 1.1, 1),
  ):
    made = F.hflip(image) if mirrored else image
    made = F.vflip(made) if upside_down else made
    made = F.affine(
      made, degrees, [right, down], scale, [0.0, 0.0], interpolation=InterpolationMode.BILINEAR)
    made = made * brightness
    cases.append({
      "shape": [channels, height, width], "image": image.ravel().tolist(),
      "isMirrored": mirrored, "isUpsideDown": upside_down, "right": right, "down": down,
      "degrees": degrees, "scale": scale, "brightness": brightness,
      "result": made.ravel().tolist()})
with open(os.path.join(here, "augmentation.json"), "w") as file:
  json.dump(cases, file, separators=(",", ":"))
