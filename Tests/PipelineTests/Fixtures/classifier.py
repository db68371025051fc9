"""Writes classifier/, a small network with weights under PyTorch's names, pictures and a run folder of the same network, and
classifier.json, the probabilities that PyTorch and torchvision find. Needs torch, torchvision, Pillow and safetensors:
python3 classifier.py
"""

import json
import os

import numpy as np
import torch
from PIL import Image
from safetensors.numpy import save_file
from torch import nn
from torchvision.transforms import CenterCrop, Compose, Normalize, Resize, ToTensor

here = os.path.dirname(os.path.abspath(__file__))
folder = os.path.join(here, "classifier")
run = os.path.join(folder, "run")
os.makedirs(os.path.join(run, "snapshots"), exist_ok=True)
torch.manual_seed(5)

MEAN, DEVIATION, NAMES = [0.5, 0.4, 0.3], [0.25, 0.2, 0.3], ["hill", "lake", "town"]


def normalized(convolution, activation=True):
  layers = [convolution, nn.BatchNorm2d(convolution.out_channels)]
  return nn.Sequential(*layers, *([nn.ReLU6()] if activation else []))


class Inverted(nn.Module):
  """Expansion, depthwise convolution and projection, with a skip around them: MobileNetV2's block."""

  def __init__(self, channels, hidden):
    super().__init__()
    self.conv = nn.Sequential(
      normalized(nn.Conv2d(channels, hidden, 1, bias=False)),
      normalized(nn.Conv2d(hidden, hidden, 3, padding=1, groups=hidden, bias=False)),
      *normalized(nn.Conv2d(hidden, channels, 1, bias=False), False))

  def forward(self, x):
    return x + self.conv(x)


class Net(nn.Module):
  def __init__(self):
    super().__init__()
    self.features = nn.Sequential(
      normalized(nn.Conv2d(3, 6, 3, stride=2, padding=1, bias=False)), Inverted(6, 12),
      normalized(nn.Conv2d(6, 8, 3, stride=2, padding=1, groups=2, bias=False)))
    self.classifier = nn.Linear(8, 3)
    self.single = nn.Linear(8, 1)

  def forward(self, x):
    means = self.features(x).mean((2, 3))
    return self.classifier(means), self.single(means)


net = Net().eval()
with torch.no_grad():
  for module in net.modules():
    if isinstance(module, nn.BatchNorm2d):
      module.weight.uniform_(0.5, 2)
      module.bias.uniform_(-1, 1.5)
      module.running_mean.normal_(0, 0.3)
      module.running_var.uniform_(0.1, 0.6)
    if isinstance(module, nn.Linear):
      module.weight.mul_(1.5)

layers = {
  "0": "features.0.0", "1": "features.0.1",
  "2.layers.0": "features.1.conv.0.0", "2.layers.1": "features.1.conv.0.1",
  "2.layers.2": "features.1.conv.1.0", "2.layers.3": "features.1.conv.1.1",
  "2.layers.4": "features.1.conv.2", "2.layers.5": "features.1.conv.3",
  "3": "features.2.0", "4": "features.2.1", "6": "classifier",
}
config = {
  "dataset": {
    "kind": "images", "folder": "pictures", "resize": 14, "size": 12, "classNames": "names.txt"},
  "inputs": {"mean": MEAN, "deviation": DEVIATION},
  "network": [
    {"kind": "conv2d", "channels": 6, "stride": 2, "padding": 1, "bias": False},
    {"kind": "batchNormalization", "activation": "relu6"},
    {"kind": "residual", "layers": [
      {"kind": "conv2d", "channels": 12, "kernel": 1, "bias": False},
      {"kind": "batchNormalization", "activation": "relu6"},
      {"kind": "conv2d", "channels": 12, "padding": 1, "groups": 12, "bias": False},
      {"kind": "batchNormalization", "activation": "relu6"},
      {"kind": "conv2d", "channels": 6, "kernel": 1, "bias": False}, "batchNormalization"]},
    {"kind": "conv2d", "channels": 8, "stride": 2, "padding": 1, "groups": 2, "bias": False},
    {"kind": "batchNormalization", "activation": "relu6"},
    "globalAveragePool", {"units": 3, "activation": "softmax"}],
  "initial": {"from": "weights.safetensors", "layers": layers},
}


def write(path, content):
  with open(path, "w") as file:
    file.write(content)


write(os.path.join(folder, "net.json"), json.dumps(config, indent=1) + "\n")
write(os.path.join(folder, "names.txt"), "\n".join(NAMES) + "\n")
state = {name: tensor.numpy() for name, tensor in net.state_dict().items()}
save_file(state, os.path.join(folder, "weights.safetensors"))

# The same network as a run folder: its own names, and pictures as bytes.
own = {}
for layer, source in layers.items():
  for name, tensor in state.items():
    if name.startswith(source + "."):
      own[f"layers.{layer}{name[len(source):]}"] = tensor
save_file(own, os.path.join(run, "snapshots", "epoch-7.safetensors"), {"epoch": "7"})
rest = {key: config[key] for key in ("dataset", "inputs", "network")}
rest["dataset"]["classNames"] = NAMES
write(os.path.join(run, "config.json"), json.dumps(rest) + "\n")
random = np.random.default_rng(1)
save_file(
  {"images.train": random.integers(0, 256, (3, 3, 12, 12), dtype=np.uint8),
   "labels.train": np.arange(3), "inputs.mean": np.array(MEAN),
   "inputs.deviation": np.array(DEVIATION)},
  os.path.join(run, "data.safetensors"), {"classes": "\n".join(NAMES)})

# Pictures that the cut and the colours matter for.
y, x = np.mgrid[0:20, 0:31] / 31
wide = np.stack([x, np.sin(9 * y) ** 2, (x > y) * 0.8], -1)
Image.fromarray(np.round(wide * 255).astype(np.uint8)).save(os.path.join(folder, "wide.png"))
tall = np.stack([np.cos(8 * x.T) ** 2, y.T * 1.4, x.T * y.T], -1)
Image.fromarray(np.round(np.clip(tall, 0, 1) * 255).astype(np.uint8)).save(
  os.path.join(folder, "tall.jpg"), quality=90)

prepare = Compose([Resize(14), CenterCrop(12), ToTensor(), Normalize(MEAN, DEVIATION)])
truth = {"classes": {}, "single": {}}
with torch.no_grad():
  for name in ("wide.png", "tall.jpg"):
    logits, single = net(prepare(Image.open(os.path.join(folder, name)).convert("RGB"))[None])
    truth["classes"][name] = torch.softmax(logits, 1)[0].tolist()
    truth["single"][name] = torch.sigmoid(single)[0, 0].item()
write(os.path.join(here, "classifier.json"), json.dumps(truth, indent=1) + "\n")
print(truth)
