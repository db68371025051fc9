"""Writes weights-zip.pth and weights-legacy.pth, the two forms of PyTorch's files. Needs torch: python3 weights.py"""

import os

import torch

here = os.path.dirname(os.path.abspath(__file__))
numbers = torch.arange(24.0).reshape(4, 6)
# A view of the same storage, with strides and an offset; other kinds; a parameter; under a usual key.
state = {
  "a.weight": torch.nn.Parameter(numbers), "a.turned": numbers.T[1:3], "a.count": torch.tensor(7),
  "a.half": torch.tensor([0.5, -2.0], dtype=torch.float16),
}
for name, is_zip in (("zip", True), ("legacy", False)):
  torch.save(
    {"state_dict": state, "epoch": 3}, os.path.join(here, f"weights-{name}.pth"),
    _use_new_zipfile_serialization=is_zip)
