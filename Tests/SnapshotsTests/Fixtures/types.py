"""Writes types.safetensors, with a tensor of every type that PyTorch has for safetensors, and types.json, with what PyTorch
says that their elements are. Needs torch and safetensors: python3 types.py
"""

import json

import torch
from safetensors.torch import save_file

BYTES = torch.arange(256, dtype=torch.uint8)
# All exponents and signs, with few fractions.
HALVES = torch.tensor([(word * 61) % 65536 for word in range(1075)] + [0, 1, 1023, 1024, 31743, 31744, 32767, 32768, 65535])
HALVES = HALVES.to(torch.int32).to(torch.int16)

tensors = {
    "F8_E4M3": BYTES.view(torch.float8_e4m3fn),
    "F8_E5M2": BYTES.view(torch.float8_e5m2),
    "F8_E8M0": BYTES.view(torch.float8_e8m0fnu),
    "F16": HALVES.view(torch.float16),
    "BF16": HALVES.view(torch.bfloat16),
    "I8": BYTES.view(torch.int8),
    "I16": HALVES,
    "U16": HALVES.view(torch.uint16),
    "U64": torch.tensor([0, 1, 2**32, 2**52 + 1, 2**63], dtype=torch.uint64),
    "BOOL": torch.tensor([True, False, True]),
    "C64": torch.tensor([1 + 2j, -0.5j]),
}
save_file({name: tensor.clone() for name, tensor in tensors.items()}, "types.safetensors")


def numbers(name, tensor):
    """The elements as hexadecimal floating point, which every reader takes for the same numbers."""
    if name == "C64":
        return []
    if not tensor.is_floating_point():
        return [float(value).hex() for value in tensor.tolist()]
    return [value.hex() for value in tensor.to(torch.float64).tolist()]


with open("types.json", "w") as file:
    json.dump({name: numbers(name, tensor) for name, tensor in tensors.items()}, file)
    file.write("\n")
