"""Principal components by numpy.linalg.eigh of the covariance, for clouds that can be hard to take apart.

Run: python3 principal_components.py > principal_components.json
"""
import json

import numpy as np


def orthogonal(rng, n):
    return np.linalg.qr(rng.standard_normal((n, n)))[0]


def cloud(rng, n, d, deviations):
    """Points with exactly these deviations along directions of their own."""
    k = len(deviations)
    z = rng.standard_normal((n, k))
    z -= z.mean(axis=0)
    u = np.linalg.qr(z)[0] * np.sqrt(n)
    return u * deviations @ np.linalg.qr(rng.standard_normal((d, k)))[0].T + rng.standard_normal(d)


rng = np.random.default_rng(7)
clouds = {
    "tall": rng.standard_normal((30, 5)) * [3, 2, 1, 0.5, 0.1],
    "wide": cloud(rng, 8, 20, [4, 2, 1, 0.5, 0.25]),
    "wide, 3 points": rng.standard_normal((3, 10)),
    "rank 1": np.outer(rng.standard_normal(12), rng.standard_normal(6)),
    "twice the same variance": cloud(rng, 24, 9, [3, 3, 1, 0.1]),
    "all variances the same": cloud(rng, 40, 4, [2, 2, 2, 2]),
    "nearly equal variances": cloud(rng, 24, 9, [1, 1 - 1e-5, 0.5, 0.2]),
    "tanh of one line": np.tanh(np.outer(np.linspace(-2, 2, 16), rng.standard_normal(30) * 3)),
    "large": rng.standard_normal((20, 4)) * 1e12,
    "small": rng.standard_normal((20, 4)) * 1e-12,
    "far from 0": rng.standard_normal((20, 4)) + 1e6,
    "one feature is not used": np.c_[rng.standard_normal((15, 3)), np.zeros(15)],
}
result = []
for name, x in clouds.items():
    # What a file keeps of the points is what both sides see.
    x = np.array(json.loads(json.dumps(np.round(x, 15 if name != "small" else 27).tolist())))
    values, vectors = np.linalg.eigh(np.cov(x.T, bias=True))
    result.append({
        "name": name, "points": x.tolist(), "variances": values[::-1][:3].tolist(),
        "directions": vectors.T[::-1][:3].tolist(),
        "total": float(values.sum()),
    })
print(json.dumps(result))
