#!/usr/bin/env python3
"""Writes targets.json: prices with their least-squares and ridge solutions, in their own units.

    pip install numpy scikit-learn && python3 targets.py
"""
import json
import os

import numpy as np
import sklearn
from sklearn.compose import TransformedTargetRegressor
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.metrics import mean_absolute_error, mean_squared_error, r2_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SAMPLES, STRENGTH = 40, 0.05


def fitted(regressor, x, y):
    model = TransformedTargetRegressor(
        regressor=make_pipeline(StandardScaler(), regressor), transformer=StandardScaler())
    model.fit(x, y)
    predicted = model.predict(x)
    weights = model.regressor_[-1].coef_.ravel()
    return {
        "predicted": predicted.tolist(),
        "meanSquaredError": mean_squared_error(y, predicted),
        "meanAbsoluteError": mean_absolute_error(y, predicted),
        "rSquared": r2_score(y, predicted),
        "weights": weights.tolist(),
    }


if __name__ == "__main__":
    random = np.random.RandomState(3)
    x = np.column_stack([random.randint(1, 7, SAMPLES), random.uniform(30, 200, SAMPLES)])
    y = 20000 * x[:, 0] + 2100 * x[:, 1] + 15000 + random.normal(0, 20000, SAMPLES)
    result = {
        "scikit-learn": sklearn.__version__,
        "inputs": x.tolist(), "targets": y.tolist(), "strength": STRENGTH,
        "mean": y.mean(), "deviation": y.std(),
        "leastSquares": fitted(LinearRegression(), x, y),
        # scikit-learn adds alpha |w|² to the sum of squares, and not to their mean.
        "ridge": fitted(Ridge(alpha=STRENGTH * SAMPLES), x, y),
    }
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "targets.json")
    with open(path, "w") as file:
        json.dump(result, file, indent=1)
        file.write("\n")
