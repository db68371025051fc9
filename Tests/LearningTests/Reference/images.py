"""Convolutions and pooling by their definitions, position by position, in float64 with NumPy alone."""

import json
import math
import pathlib

import numpy as np

rng = np.random.default_rng(5)


def conv2d(x, w, b, stride, begin, end, dilation, groups):
    n, c, height, width = x.shape
    outputs, inputs, kh, kw = w.shape
    x = np.pad(x, ((0, 0), (0, 0), (begin[0], end[0]), (begin[1], end[1])))
    rows = (x.shape[2] - dilation[0] * (kh - 1) - 1) // stride[0] + 1
    columns = (x.shape[3] - dilation[1] * (kw - 1) - 1) // stride[1] + 1
    y = np.zeros((n, outputs, rows, columns))
    for o in range(outputs):
        first = o // (outputs // groups) * inputs
        for i in range(rows):
            for j in range(columns):
                window = x[
                    :,
                    first : first + inputs,
                    i * stride[0] : i * stride[0] + dilation[0] * (kh - 1) + 1 : dilation[0],
                    j * stride[1] : j * stride[1] + dilation[1] * (kw - 1) + 1 : dilation[1],
                ]
                y[:, o, i, j] = (window * w[o]).sum(axis=(1, 2, 3)) + b[o]
    return y


def pool(x, kernel, stride, padding, ceil, count):
    """The largest numbers and the means, as PyTorch's documentation defines them."""
    size = x.shape[2:]
    shape = []
    for a in range(2):
        room = (size[a] + 2 * padding[a] - kernel[a]) / stride[a]
        length = (math.ceil(room) if ceil else math.floor(room)) + 1
        if ceil and (length - 1) * stride[a] >= size[a] + padding[a]:
            length -= 1
        shape.append(length)
    largest = np.zeros(x.shape[:2] + tuple(shape))
    mean = np.zeros_like(largest)
    for i in range(shape[0]):
        for j in range(shape[1]):
            seen, padded = [], []
            for a, p in enumerate((i, j)):
                start = p * stride[a] - padding[a]
                end = min(start + kernel[a], size[a] + padding[a])
                padded.append(end - start)
                seen.append(slice(max(start, 0), min(end, size[a])))
            window = x[:, :, seen[0], seen[1]]
            largest[:, :, i, j] = window.max(axis=(2, 3))
            number = padded[0] * padded[1] if count else window[0, 0].size
            mean[:, :, i, j] = window.sum(axis=(2, 3)) / number
    return largest, mean


def same(kernel, dilation):
    total = [d * (k - 1) for k, d in zip(kernel, dilation)]
    return [t // 2 for t in total], [t - t // 2 for t in total]


cases = {"convolutions": [], "poolings": []}
for inputs, outputs, kernel, stride, padding, dilation, groups in [
    (2, 4, (3, 2), (1, 1), "same", (1, 1), 1),
    (2, 4, (2, 2), (1, 1), "same", (1, 2), 2),
    (4, 4, (3, 3), (1, 2), (1, 0), (1, 1), 4),
    (4, 8, (3, 1), (2, 1), (2, 1), (2, 1), 4),
    (6, 4, (1, 1), (2, 2), (0, 0), (1, 1), 2),
    (1, 1, (7, 6), (1, 1), (0, 0), (1, 1), 1),
    (3, 2, (5, 5), (3, 3), (4, 4), (1, 1), 1),
]:
    x = rng.normal(size=(3, inputs, 7, 6))
    w = rng.normal(size=(outputs, inputs // groups) + kernel)
    b = rng.normal(size=outputs)
    begin, end = same(kernel, dilation) if padding == "same" else (padding, padding)
    y = conv2d(x, w, b, stride, begin, end, dilation, groups)
    cases["convolutions"].append(
        dict(
            kernel=kernel,
            stride=stride,
            padding=None if padding == "same" else padding,
            dilation=dilation,
            groups=groups,
            x=x.tolist(),
            w=w.tolist(),
            b=b.tolist(),
            y=y.tolist(),
        )
    )
for kernel, stride, padding, ceil, count in [
    ((2, 2), (2, 2), (0, 0), True, True),
    ((3, 2), (2, 3), (1, 1), False, True),
    ((3, 2), (2, 3), (1, 1), True, False),
    ((3, 3), (3, 3), (1, 0), True, True),
    ((2, 4), (4, 1), (1, 2), True, True),
    ((4, 4), (5, 5), (2, 2), True, True),
]:
    x = rng.normal(size=(2, 2, 7, 5))
    largest, mean = pool(x, kernel, stride, padding, ceil, count)
    cases["poolings"].append(
        dict(
            kernel=kernel,
            stride=stride,
            padding=padding,
            ceil=ceil,
            count=count,
            x=x.tolist(),
            largest=largest.tolist(),
            mean=mean.tolist(),
        )
    )
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(cases) + "\n")
