#!/usr/bin/env python3
"""Turns the weights of a PyTorch file (.pth, .pt; zip or the older pickle form) into a safetensors file.

    python3 pth_to_safetensors.py mobilenet_v2.pth mobilenet_v2.safetensors

Only NumPy is needed. Nothing in the file is executed: its pickles may name tensors, containers and nothing else.
A checkpoint that holds its state dict under "state_dict", "model" or "model_state_dict" is looked into.
"""
import argparse
import json
import math
import os
import pickle
import struct
import sys
import tempfile
import zipfile
from collections import OrderedDict

import numpy as np

# PyTorch's storage classes: NumPy's type and the safetensors name. NumPy has no bfloat16: its bits are kept.
STORAGES = {
    "DoubleStorage": ("<f8", "F64"), "FloatStorage": ("<f4", "F32"), "HalfStorage": ("<f2", "F16"),
    "BFloat16Storage": ("<u2", "BF16"), "LongStorage": ("<i8", "I64"), "IntStorage": ("<i4", "I32"),
    "ShortStorage": ("<i2", "I16"), "CharStorage": ("i1", "I8"), "ByteStorage": ("u1", "U8"),
    "BoolStorage": ("?", "BOOL"),
}


class Unreadable(Exception):
    """Why a file is none that can be converted."""


class Storage:
    """The kind of a storage, as its class is named in a pickle."""

    def __init__(self, name):
        self.type, self.safetensors = STORAGES[name]


class Tensor:
    """A view of a storage, whose bytes may be read later."""

    def __init__(self, storage, offset, shape, strides):
        self.storage, self.offset = storage, offset
        self.shape, self.strides = tuple(shape), tuple(strides)

    def array(self, buffers):
        kind, key, _ = self.storage
        if key not in buffers:
            raise Unreadable(f"storage {key} is not in the file")
        data = np.frombuffer(buffers[key], kind.type)
        if min(self.shape, default=1) == 0:
            return np.empty(self.shape, kind.type)
        if min((self.offset, *self.shape, *self.strides)) < 0:
            raise Unreadable("a tensor has a negative size")
        last = self.offset + sum((n - 1) * s for n, s in zip(self.shape, self.strides))
        # Expanded views could ask for any memory; parameters are none.
        needed = max(last + 1, math.prod(self.shape))
        if needed > len(data):
            raise Unreadable(f"a tensor needs {needed} numbers of storage {key}, which has {len(data)}")
        size = data.itemsize
        view = np.lib.stride_tricks.as_strided(
            data[self.offset:], self.shape, [s * size for s in self.strides])
        return np.ascontiguousarray(view).reshape(self.shape)


def rebuild(storage, offset, shape, strides, *_):
    return Tensor(storage, offset, shape, strides)


def rebuild_parameter(tensor, *_):
    return tensor


class Reader(pickle._Unpickler):
    """Unpickles tensors and containers, and refuses every other name.

    In Python, and not the faster reader in C, which a damaged number can make reserve any amount of memory.
    """

    def __init__(self, file, storages=None):
        super().__init__(file, encoding="utf-8")
        self.storages = {} if storages is None else storages

    def find_class(self, module, name):
        if module in ("torch", "torch.storage") and name in STORAGES:
            return Storage(name)
        known = {
            ("torch._utils", "_rebuild_tensor"): rebuild,
            ("torch._utils", "_rebuild_tensor_v2"): rebuild,
            ("torch._utils", "_rebuild_parameter"): rebuild_parameter,
            ("collections", "OrderedDict"): OrderedDict,
        }
        if (module, name) in known:
            return known[module, name]
        raise Unreadable(
            f"it holds a {module}.{name}, and not only tensors; save the model's state_dict()")

    def persistent_load(self, saved):
        if not isinstance(saved, tuple) or len(saved) < 5 or saved[0] != "storage":
            raise Unreadable("it refers to something that is no storage")
        _, kind, key, _, count = saved[:5]
        if not isinstance(kind, Storage):
            raise Unreadable("a storage has a type that is not known")
        storage = self.storages.setdefault(str(key), (kind, str(key), int(count)))
        view = saved[5] if len(saved) > 5 else None
        if view is not None:
            raise Unreadable("it has views of storages, which PyTorch before 0.4 wrote")
        return storage


def read_zip(path):
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        pickles = [n for n in names if n.endswith("/data.pkl") or n == "data.pkl"]
        if len(pickles) != 1:
            raise Unreadable("it is a zip file without one data.pkl; TorchScript files are not read")
        folder = pickles[0][:-len("data.pkl")]
        order = folder + "byteorder"
        if order in names and archive.read(order).strip() != b"little":
            raise Unreadable("its numbers are big-endian")
        reader = Reader(archive.open(pickles[0]))
        content = reader.load()
        buffers = {}
        for kind, key, count in reader.storages.values():
            member = f"{folder}data/{key}"
            if member not in names:
                raise Unreadable(f"storage {key} is not in the file")
            buffers[key] = archive.read(member)
            if len(buffers[key]) < count * np.dtype(kind.type).itemsize:
                raise Unreadable(f"storage {key} is cut short")
        return content, buffers


def read_legacy(path):
    """Five pickles (magic number, version, machine, content, keys), then each storage with its count."""
    with open(path, "rb") as file:
        if Reader(file).load() != 0x1950A86A20F9469CFC6C:
            raise Unreadable("it does not begin as a PyTorch file")
        if Reader(file).load() != 1001:
            raise Unreadable("its version is not 1001")
        machine = Reader(file).load()
        if not machine.get("little_endian", True):
            raise Unreadable("its numbers are big-endian")
        reader = Reader(file)
        content = reader.load()
        buffers = {}
        for key in Reader(file).load():
            kind, name, count = reader.storages[str(key)]
            stored = file.read(8)
            if len(stored) < 8 or struct.unpack("<q", stored)[0] != count:
                raise Unreadable(f"storage {name} is cut short or has another count")
            size = count * np.dtype(kind.type).itemsize
            buffers[name] = file.read(size)
            if len(buffers[name]) < size:
                raise Unreadable(f"storage {name} is cut short")
        return content, buffers


def tensors(content):
    """The tensors of a state dict by name, also where it lies under a usual key."""
    for key in ("state_dict", "model_state_dict", "model"):
        if isinstance(content, dict) and isinstance(content.get(key), dict):
            content = content[key]
    if isinstance(content, Tensor):
        return {"tensor": content}
    found = {str(k): v for k, v in content.items() if isinstance(v, Tensor)} \
        if isinstance(content, dict) else {}
    if not found:
        raise Unreadable("it holds no tensors by name")
    return found


def write(path, arrays):
    """A safetensors file: the length of its header, the header, the bytes. Whole or not at all."""
    header, offset = {}, 0
    for name, (array, kind) in arrays.items():
        header[name] = {
            "dtype": kind, "shape": list(array.shape), "data_offsets": [offset, offset + array.nbytes]}
        offset += array.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    folder = os.path.dirname(os.path.abspath(path))
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        try:
            file.write(struct.pack("<Q", len(text)) + text)
            for array, _ in arrays.values():
                file.write(array.tobytes())
            file.close()
            os.chmod(file.name, 0o644)
            os.replace(file.name, path)
        except BaseException:
            os.unlink(file.name)
            raise


def convert(source, target):
    content, buffers = read_zip(source) if zipfile.is_zipfile(source) else read_legacy(source)
    arrays = {
        name: (tensor.array(buffers), tensor.storage[0].safetensors)
        for name, tensor in tensors(content).items()}
    write(target, arrays)
    return arrays


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source")
    parser.add_argument("target")
    arguments = parser.parse_args()
    try:
        arrays = convert(arguments.source, arguments.target)
    except Unreadable as problem:
        sys.exit(f"{arguments.source}: {' '.join(str(problem).split())}")
    except (pickle.UnpicklingError, zipfile.BadZipFile, EOFError, AttributeError, ImportError,
            IndexError, KeyError, TypeError, ValueError, struct.error, RuntimeError, MemoryError,
            OSError) as problem:
        # A file that cannot be opened or written names itself; one that cannot be read at an offset is damaged.
        if isinstance(problem, OSError) and problem.filename is not None:
            sys.exit(str(problem))
        # In one line, whatever the file's own bytes put into it.
        sys.exit(f"{arguments.source}: it is damaged, or no PyTorch file: {' '.join(str(problem).split())}")
    print(f"{len(arrays)} tensors, {sum(a.size for a, _ in arrays.values()):,} numbers")


if __name__ == "__main__":
    main()
