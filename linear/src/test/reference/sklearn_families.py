"""Writes scikit-learn's reference values for classification and counts, to
linear/src/test/resources/reference/sklearn-families/NAME.json. Run from the root of the repository:

    /usr/bin/python3 linear/src/test/reference/sklearn_families.py

Debian or Ubuntu package: python3-sklearn. Made with scikit-learn 1.2.1 and NumPy 1.24.2.

z = (x - mean) / sd with divisor N. `lambda` is the strength c of c/2 |b|^2 beside the mean of -loglik: LogisticRegression with
C = 1/(c N), PoissonRegressor with alpha = c. The files name a table of examples/data, its target and the columns used
(`features`) instead of repeating the numbers; `classes` is the order of the outputs, the last of two classes being 1. `intercept` (one per
output) and `beta` (outputs x p) are on the original scale. Newton steps finish the solutions; the gradient is below 1e-12 of the
largest of the model without features, and no coefficient may move by more than 1e-5 of the largest.
"""

import csv
import json
import os
import warnings

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression, PoissonRegressor

warnings.simplefilter("error")
COMMAND = "/usr/bin/python3 linear/src/test/reference/sklearn_families.py"
OUT = "linear/src/test/resources/reference/sklearn-families"
STRENGTHS = [1, 0.1, 0.01, 0.001]


def write(name, **content):
    head = {"name": name, "command": COMMAND,
            "versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__}}
    lines = [json.dumps(k) + ":" + json.dumps(v, separators=(",", ":")) for k, v in {**head, **content}.items()]
    with open(os.path.join(OUT, name + ".json"), "w", encoding="ascii", newline="\n") as out:
        out.write("{\n" + ",\n".join(lines) + "\n}\n")


def response(family, eta):
    if family == "BINOMIAL":
        return 1 / (1 + np.exp(-eta))
    if family == "POISSON":
        return np.exp(eta)
    e = np.exp(eta - eta.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def gradient(family, z, y, a, b, c):
    r = (response(family, z @ b.T + a) - y) / len(z)
    return np.concatenate([r.sum(axis=0)[:, None], r.T @ z + c * b], axis=1)


def finish(family, z, y, a, b, c):
    """Newton steps on all coefficients; the classes' common shift of the intercepts stays as it is."""
    k, p = b.shape
    zz = np.concatenate([np.ones((len(z), 1)), z], axis=1)
    for _ in range(20):
        mu = response(family, z @ b.T + a)
        g = gradient(family, z, y, a, b, c).ravel()
        h = np.zeros((k * (p + 1), k * (p + 1)))
        for i in range(k):
            for j in range(k):
                s = {"BINOMIAL": mu[:, 0] * (1 - mu[:, 0]), "POISSON": mu[:, 0],
                     "MULTINOMIAL": mu[:, i] * ((i == j) - mu[:, j])}[family]
                block = zz.T @ (zz * (s / len(z))[:, None])
                if i == j:
                    block += c * np.diag([0] + [1] * p)
                h[i * (p + 1):(i + 1) * (p + 1), j * (p + 1):(j + 1) * (p + 1)] = block
        step = np.linalg.lstsq(h, g, rcond=1e-12)[0].reshape(k, p + 1)
        a, b = a - step[:, 0], b - step[:, 1:]
    return a, b


def fit(name, table, family, target, columns):
    with open(os.path.join("examples/data", table), encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    columns = columns or [n for n in rows[0] if n != target]
    x = np.array([[float(row[n]) for n in columns] for row in rows])
    labels = [row[target] for row in rows]
    classes = [] if family == "POISSON" else sorted(set(labels))
    index = np.array([float(v) for v in labels]) if family == "POISSON" else np.array([classes.index(v) for v in labels])
    mean, sd = x.mean(axis=0), x.std(axis=0)
    z = (x - mean) / sd
    y = np.eye(len(classes))[index] if family == "MULTINOMIAL" else index[:, None].astype(float)
    scale = np.abs((y - y.mean(axis=0)).T @ z / len(z)).max()
    intercepts, betas = [], []
    for c in STRENGTHS:
        if family == "POISSON":
            model = PoissonRegressor(alpha=c, tol=1e-7, max_iter=100000).fit(z, index)
            a, b = np.array([model.intercept_]), model.coef_[None, :]
        else:
            model = LogisticRegression(C=1 / (c * len(z)), tol=1e-6, max_iter=100000, solver="newton-cg",
                                       multi_class="multinomial" if family == "MULTINOMIAL" else "ovr").fit(z, index)
            a, b = model.intercept_, model.coef_
        before = np.abs(gradient(family, z, y, a, b, c)).max() / scale
        aa, bb = finish(family, z, y, a, b, c)
        assert np.abs(bb - b).max() <= 1e-5 * np.abs(b).max(), (name, c)
        after = np.abs(gradient(family, z, y, aa, bb, c)).max() / scale
        assert after < 1e-12, (name, c, after)
        print(f"{name} c = {c}: scikit-learn's gradient {before:.1e}, written {after:.1e}")
        intercepts.append([float(f"{v:.13g}") for v in aa - (bb / sd) @ mean])
        betas.append([[float(f"{v:.12g}") for v in row] for row in bb / sd])
    write(name, family=family, table=table, target=target, features=columns, classes=classes, intercept=intercepts, beta=betas, **{"lambda": STRENGTHS})


os.makedirs(OUT, exist_ok=True)
fit("breast-cancer", "breast_cancer.csv", "BINOMIAL", "diagnosis", None)
fit("wine", "wine.csv", "MULTINOMIAL", "class", None)
fit("homes-sales", "homes.csv", "POISSON", "sales", ["area", "rooms", "plot", "age", "floor", "distance", "energy", "price"])
