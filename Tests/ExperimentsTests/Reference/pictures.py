"""Pictures of many kinds with what Pillow and torchvision make of them: Reference/pictures.json and Reference/pictures/."""

import io
import json
import os

import numpy as np
import torch
from PIL import Image
from torchvision.transforms import functional as F
from torchvision.transforms import CenterCrop, InterpolationMode, Resize

here = os.path.dirname(os.path.abspath(__file__))
folder = os.path.join(here, "pictures")
os.makedirs(folder, exist_ok=True)
rng = np.random.RandomState(7)


def scene(height, width, channels=3):
  """Waves and a few hard edges, in 0...1."""
  y, x = np.mgrid[0:height, 0:width] / max(height, width)
  planes = [
    0.5 + 0.5 * np.sin(9 * x * (c + 1) + 5 * y) * np.cos(7 * y - c) for c in range(channels)
  ]
  picture = np.stack(planes, -1)
  picture[height // 3 : height // 2, width // 4 : width // 2] = rng.uniform(size=channels)
  return picture


def bytes_of(picture):
  return np.round(picture * 255).astype(np.uint8)


cases = []


def add(name, size, channels, picture=None, resize=None):
  """What torchvision makes of a picture; `picture` where Pillow would read it wrongly."""
  opened = picture or Image.open(os.path.join(folder, name)).convert("RGB")
  side = size if isinstance(size, int) else None
  if side is not None:
    made = CenterCrop(side)(Resize(resize or side)(opened))
  else:
    raise ValueError("squares alone")
  made = made.convert("L") if channels == 1 else made
  pixels = np.asarray(made)
  pixels = pixels[None] if channels == 1 else pixels.transpose(2, 0, 1)
  case = {"file": name, "size": size, "channels": channels, "pixels": pixels.ravel().tolist()}
  cases.append(case | ({"resize": resize} if resize else {}))


def save(picture, name, **options):
  picture.save(os.path.join(folder, name), **options)


wide = Image.fromarray(bytes_of(scene(27, 44)))
tall = Image.fromarray(bytes_of(scene(61, 23)))
save(wide, "wide.png")
save(tall, "tall.png")
save(wide.convert("L"), "gray.png")
save(wide.quantize(17), "palette.png")
save(wide, "color.jpg", quality=90)
save(wide, "444.jpg", quality=80, subsampling=0)
save(wide, "progressive.jpg", quality=85, progressive=True)
save(tall.convert("L"), "gray.jpg", quality=90)
cmyk = wide.convert("CMYK")
save(cmyk, "cmyk.jpg", quality=92)
deep = np.round(scene(20, 20, 1)[..., 0] * 65535).astype(np.uint16)
Image.fromarray(deep).save(os.path.join(folder, "deep.png"))
for size in (8, 27, 40):
  for channels in (1, 3):
    add("wide.png", size, channels)
for name in ("tall.png", "gray.png", "palette.png", "color.jpg", "444.jpg", "progressive.jpg",
             "gray.jpg", "cmyk.jpg"):
  add(name, 13, 3)
# Pillow cuts 16 bits off at 255 where it should divide.
rounded = Image.fromarray(np.round(deep / 257).astype(np.uint8)).convert("RGB")
add("deep.png", 9, 3, rounded)
for name, resize in (("wide.png", 12), ("wide.png", 31), ("tall.png", 11), ("color.jpg", 10)):
  add(name, 9, 3, resize=resize)
with open(os.path.join(here, "pictures.json"), "w") as file:
  json.dump(cases, file, separators=(",", ":"))
print(len(cases), "cases", os.path.getsize(os.path.join(here, "pictures.json")))
