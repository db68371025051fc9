"""Losses over planes of parameters, principal components and filter-normalised directions by NumPy.

python landscape.py > landscape.json
"""

import json

import numpy as np

random = np.random.RandomState(7)


def single(array):
    return np.asarray(array, dtype=np.float32).astype(np.float64)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


inputs = single(random.uniform(-2, 2, (9, 2)))
labels = [0, 1, 0, 1, 1, 0, 2, 2, 1]
binary = [label % 2 for label in labels]
targets = [float(t) for t in single(random.normal(30, 8, 9))]


def binary_loss(theta, statistics=None):
    """2-3-1 with tanh and sigmoid; with statistics a batch normalisation before the tanh."""
    w, b, rest = theta[:6].reshape(3, 2), theta[6:9], theta[9:]
    z = inputs @ w.T + b
    if statistics is not None:
        mean, variance = statistics
        z = (z - mean) / np.sqrt(variance + 1e-5) * rest[:3] + rest[3:6]
        rest = rest[6:]
    p = sigmoid(np.tanh(z) @ rest[:3] + rest[3])
    y = np.array(binary)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def class_loss(theta):
    """2-3 with softmax, smoothed by 0.1, the classes weighted."""
    z = inputs @ theta[:6].reshape(3, 2).T + theta[6:]
    logp = z - np.log(np.exp(z).sum(1, keepdims=True))
    y = np.eye(3)[labels] * 0.9 + 0.1 / 3
    return float(np.mean(np.array([1.0, 2.0, 0.5])[labels] * -(y * logp).sum(1)))


def number_loss(theta):
    """2-1, linear, mean squared error in the targets' units: outputs are (t - 30) / 8."""
    output = inputs @ theta[:2] + theta[2]
    return float(np.mean((output * 8 + 30 - np.array(targets)) ** 2))


nodes = [[0, 0], [0.5, -1], [-1.25, 0.75], [2, 2]]
mean, variance = single([0.3, -0.2, 0.1]), single([0.5, 1.5, 2.0])
losses = {}
for name, count, loss in [
    ("binary", 13, binary_loss),
    ("normalised", 19, lambda t: binary_loss(t, (mean, variance))),
    ("classes", 9, class_loss),
    ("numbers", 3, number_loss),
]:
    origin, u, v = (single(random.normal(0, 1, count)) for _ in range(3))
    losses[name] = {
        "origin": origin.tolist(),
        "u": u.tolist(),
        "v": v.tolist(),
        "losses": [loss(origin + x * u + y * v) for x, y in nodes],
    }

# The path of a 2-3-1 network, and its plane by a singular value decomposition.
path = single(np.cumsum(random.normal(0, 0.4, (7, 13)) * np.linspace(2, 0.2, 13), 0))
centered = path - path.mean(0)
_, singular, vt = np.linalg.svd(centered, full_matrices=False)
shares = singular**2 / (singular**2).sum()
directions = []
for row in vt[:2]:
    directions.append(row if row[np.abs(row).argmax()] > 0 else -row)
coordinates = (path - path[-1]) @ np.array(directions).T
plane_losses = [
    binary_loss(path[-1] + x * directions[0] + y * directions[1]) for x, y in coordinates
]

# The nearest points of a plane whose directions are not orthogonal.
oblique = losses["binary"]
basis = np.array([oblique["u"], oblique["v"]]).T
nearest = [
    np.linalg.lstsq(basis, p - np.array(oblique["origin"]), rcond=None)[0].tolist() for p in path
]

# Filter-normalised directions of the last network.
draws = np.random.RandomState([5, 4])
filters = []
for _ in range(2):
    w, out = path[-1][:6].reshape(3, 2), path[-1][9:12].reshape(1, 3)
    parts = []
    for weights in (w, out):
        d = draws.randn(*weights.shape)
        d *= np.linalg.norm(weights, axis=1, keepdims=True) / np.linalg.norm(d, axis=1, keepdims=True)
        parts.append(d.ravel())
    filters.append(np.concatenate([parts[0], np.zeros(3), parts[1], np.zeros(1)]).tolist())

print(
    json.dumps(
        {
            "inputs": inputs.tolist(),
            "labels": labels,
            "binary": binary,
            "targets": targets,
            "mean": mean.tolist(),
            "variance": variance.tolist(),
            "nodes": nodes,
            "losses": losses,
            "path": path.tolist(),
            "shares": shares[:2].tolist(),
            "directions": np.array(directions).tolist(),
            "coordinates": coordinates.tolist(),
            "pathLosses": [binary_loss(theta) for theta in path],
            "planeLosses": plane_losses,
            "nearest": nearest,
            "filters": filters,
        },
        indent=1,
    )
)
