"""Fits the same tables with scikit-learn at several settings of its penalty, takes steps with PyTorch's optimizers, and
checks that every file of linear/src/test/resources/reference/units is our own objective at the converted strength. Run from the
root of the repository:

    /usr/bin/python3 linear/src/test/reference/units.py          writes sklearn.txt and torch.txt, then checks all files
    /usr/bin/python3 linear/src/test/reference/units.py check    only checks

Debian or Ubuntu packages: python3-sklearn python3-torch. Made with scikit-learn 1.2.1, NumPy 1.24.2 and PyTorch 1.13.

Tables: squared error on the first 120 rows of examples/data/diabetes.csv (all 10 features, target progression), logistic on
the first 200 of examples/data/breast_cancer.csv (the 5 features below in this order, malignant = 1). Our objective, with
z = (x - mean) / sd (divisor N) and a free intercept:

    squared error  1/(2N) sum (y - b0 - zb)^2 + l1 |b|_1 + l2/2 |b|^2
    logistic       1/N sum logloss + l1 |b|_1 + l2/2 |b|^2

A file repeats `fit ROW SETTING=VALUE ...`, `intercept ...`, `coefficients ...` on the features' own scale; scikit-learn and PyTorch
are given z, so theirs are brought to that scale here. Steps are `step ROW SETTING=VALUE ...`, `before ...`, `after ...`: the weights
around one step from a gradient of zero.

`CONVERSIONS` below holds the conversion of every row. The solutions that it checks against are of ridge by a linear system, of the
lasso by its active set after coordinate descent, of logistic by (proximal) Newton steps.
"""

import csv
import math
import os
import sys

import numpy as np

DATA = "examples/data"
OUT = "linear/src/test/resources/reference/units"
FEATURES = ["mean_radius", "mean_texture", "mean_smoothness", "mean_symmetry", "mean_fractal_dimension"]


def table(name, target, rows, features=None):
    with open(os.path.join(DATA, name), encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))[:rows]
    features = features or [f for f in lines[0] if f != target]
    return np.array([[float(line[f]) for f in features] for line in lines]), [line[target] for line in lines]


class Table:
    def __init__(self, x, y):
        self.x, self.y = x, y
        self.n = len(y)
        self.mean, self.sd = x.mean(axis=0), x.std(axis=0)
        self.z = (x - self.mean) / self.sd
        self.sy = y.std()
        self.r = math.sqrt((self.n - 1) / self.n)

    def original(self, intercept, b):
        b = np.asarray(b) / self.sd
        return float(intercept) - float(self.mean @ b), b


X, Y = table("diabetes.csv", "progression", 120)
SQUARED = Table(X, np.array([float(v) for v in Y]))
X, Y = table("breast_cancer.csv", "diagnosis", 200, FEATURES)
LOGISTIC = Table(X, np.array([1.0 if v == "malignant" else 0.0 for v in Y]))


# ---- our objective ----

def coordinate_descent(h, g, l1, b):
    """Minimizes b'hb/2 - g'b + sum l1 |b|; the active set is solved exactly at the end."""
    l1 = np.broadcast_to(l1, b.shape)
    for _ in range(200000):
        largest = 0.0
        for j in range(len(b)):
            old = b[j]
            u = g[j] - h[j] @ b + h[j, j] * old
            b[j] = math.copysign(max(abs(u) - l1[j], 0.0), u) / h[j, j]
            largest = max(largest, abs(b[j] - old))
        if largest <= 1e-13 * max(1e-300, np.abs(b).max()):
            break
    a = b != 0
    if a.any():
        b[a] = np.linalg.solve(h[np.ix_(a, a)], g[a] - l1[a] * np.sign(b[a]))
    left = g - h @ b
    assert np.all(np.abs(left[a] - l1[a] * np.sign(b[a])) < 1e-12 * np.abs(g).max())
    assert np.all(np.abs(left[~a]) <= l1[~a] + 1e-12 * np.abs(g).max())
    return b


def squared(t, l1, l2):
    yc = t.y - t.y.mean()
    h = t.z.T @ t.z / t.n + l2 * np.eye(t.z.shape[1])
    g = t.z.T @ yc / t.n
    b = np.linalg.solve(h, g) if l1 == 0 else coordinate_descent(h, g, l1, np.zeros(len(g)))
    return t.original(t.y.mean(), b)


def logistic(t, l1, l2):
    a = np.column_stack([np.ones(t.n), t.z])
    ridge = np.concatenate([[0.0], np.full(t.z.shape[1], l2)])
    b = np.zeros(a.shape[1])
    for _ in range(100):
        p = 1 / (1 + np.exp(-a @ b))
        h = (a * (p * (1 - p))[:, None]).T @ a / t.n + np.diag(ridge)
        gradient = a.T @ (p - t.y) / t.n + ridge * b
        if l1 == 0:
            new = b - np.linalg.solve(h, gradient)
        else:
            new = coordinate_descent(h, h @ b - gradient, np.concatenate([[0.0], np.full(t.z.shape[1], l1)]), b.copy())
        moved = np.abs(new - b).max()
        b = new
        if moved < 1e-14:
            break
    return t.original(b[0], b[1:])


# ---- conversions: settings -> (l1, l2); for a step, settings -> after/before. r = sqrt((N - 1)/N) ----

SQ, LO = SQUARED, LOGISTIC
CONVERSIONS = {
    "sklearn-ridge": (SQ, lambda s: (0, s["alpha"] / SQ.n)),
    "sklearn-lasso": (SQ, lambda s: (s["alpha"], 0)),
    "sklearn-elastic-net": (SQ, lambda s: (s["alpha"] * s["l1_ratio"], s["alpha"] * (1 - s["l1_ratio"]))),
    "sklearn-logistic": (LO, lambda s: (0, 1 / (s["C"] * LO.n))),
    "glmnet-gaussian": (SQ, lambda s: (s["lambda"] * s["alpha"], s["lambda"] * (1 - s["alpha"]) / SQ.sy)),
    "glmnet-binomial": (LO, lambda s: (s["lambda"] * s["alpha"], s["lambda"] * (1 - s["alpha"]))),
    # solver "normal", which "auto" takes up to 4096 features: as glmnet
    "spark-linear-normal": (
        SQ, lambda s: (s["regParam"] * s["elasticNetParam"], s["regParam"] * (1 - s["elasticNetParam"]) / SQ.sy)),
    # solver "l-bfgs": sds with n - 1
    "spark-linear-lbfgs": (
        SQ, lambda s: (s["regParam"] * s["elasticNetParam"] / SQ.r,
                       s["regParam"] * (1 - s["elasticNetParam"]) / (SQ.sy * SQ.r))),
    "spark-logistic": (
        LO, lambda s: (s["regParam"] * s["elasticNetParam"] / LO.r, s["regParam"] * (1 - s["elasticNetParam"]) / LO.r ** 2)),
    "h2o-gaussian": (SQ, lambda s: (s["lambda"] * s["alpha"] / SQ.r, s["lambda"] * (1 - s["alpha"]) / SQ.r ** 2)),
    "h2o-binomial": (LO, lambda s: (s["lambda"] * s["alpha"] / LO.r, s["lambda"] * (1 - s["alpha"]) / LO.r ** 2)),
    "tribuo-elastic-net": (SQ, lambda s: (s["alpha"] * s["l1Ratio"], s["alpha"] * (1 - s["l1Ratio"]))),
    # mse_loss is the mean of the squares, without our half
    "torch-sgd-mse": (SQ, lambda s: (0, s["weight_decay"] / 2)),
    "torch-sgd-bce": (LO, lambda s: (0, s["weight_decay"])),
}
STEPS = {
    "torch-sgd": lambda s: 1 - s["lr"] * s["weight_decay"],
    "torch-adamw": lambda s: 1 - s["lr"] * s["weight_decay"],
    "djl-sgd": lambda s: 1 - s["lr"] * s["weightDecays"],
    "djl-adamw": lambda s: 1 - s["lr"] * s["weightDecays"],
    "djl-l2-weight-decay": lambda s: 1 - s["lr"] * 2 * s["lambda"],
}
LIMITS = {"spark": 1e-7}  # L-BFGS and OWL-QN stop there, whatever the tolerance; the others within 1e-10


# ---- files ----

def text(values):
    return " ".join(repr(float(v) + 0.0) for v in np.atleast_1d(values))


def write_sklearn():
    import warnings
    import sklearn.linear_model as lm
    warnings.simplefilter("error")
    out = []

    def fit(t, row, model, settings):
        model.set_params(**settings).fit(t.z, t.y)
        intercept, b = t.original(np.ravel(model.intercept_)[0], np.ravel(model.coef_))
        out.append(f"fit {row} " + " ".join(f"{k}={v!r}" for k, v in settings.items()))
        out.append("intercept " + text(intercept))
        out.append("coefficients " + text(b))

    for alpha in [0.5, 6.0, 60.0, 600.0]:
        fit(SQ, "sklearn-ridge", lm.Ridge(solver="cholesky"), {"alpha": alpha})
    tight = {"tol": 1e-15, "max_iter": 10 ** 6}
    for alpha in [0.1, 1.0, 5.0, 15.0]:
        fit(SQ, "sklearn-lasso", lm.Lasso(**tight), {"alpha": alpha})
    for alpha, l1_ratio in [(0.5, 0.5), (2.0, 0.25), (4.0, 0.75)]:
        fit(SQ, "sklearn-elastic-net", lm.ElasticNet(**tight), {"alpha": alpha, "l1_ratio": l1_ratio})
    for c in [0.005, 0.1, 1.0, 20.0]:
        fit(LO, "sklearn-logistic", lm.LogisticRegression(solver="newton-cholesky", tol=1e-13, max_iter=1000), {"C": c})
    save("sklearn", out)


def write_torch():
    """One step in double precision on a gradient of zero, with a new state; SGD without momentum."""
    import torch
    out = []
    before = [1.5, -0.25, 3.0]
    rows = [("torch-sgd", torch.optim.SGD, {}), ("torch-adamw", torch.optim.AdamW, {})]
    for row, optimizer, more in rows:
        for c, lr in [(0.01, 0.1), (0.1, 0.5), (0.5, 0.02)]:
            w = torch.tensor(before, dtype=torch.float64, requires_grad=True)
            o = optimizer([w], lr=lr, weight_decay=c, **more)
            w.grad = torch.zeros_like(w)
            o.step()
            out.append(f"step {row} weight_decay={c!r} lr={lr!r}")
            out.append("before " + text(before))
            out.append("after " + text(w.detach().numpy()))
    losses = [("torch-sgd-mse", SQ, torch.nn.functional.mse_loss),
              ("torch-sgd-bce", LO, torch.nn.functional.binary_cross_entropy_with_logits)]
    for row, t, loss in losses:  # full batches until nothing moves; the bias in a group without decay
        x, y = torch.tensor(t.z), torch.tensor(t.y)
        for c in [0.02, 0.2, 2.0]:
            b = torch.zeros(x.shape[1], dtype=torch.float64, requires_grad=True)
            bias = torch.zeros(1, dtype=torch.float64, requires_grad=True)
            o = torch.optim.SGD([{"params": [b], "weight_decay": c}, {"params": [bias], "weight_decay": 0}], lr=0.15)
            for _ in range(100000):
                old = b.detach().clone(), bias.detach().clone()
                o.zero_grad()
                loss(x @ b + bias, y).backward()
                o.step()
                if max((b - old[0]).abs().max(), (bias - old[1]).abs().max()) < 1e-15 * b.abs().max():
                    break
            intercept, coefficients = t.original(bias.item(), b.detach().numpy())
            out.append(f"fit {row} weight_decay={c!r}")
            out.append("intercept " + text(intercept))
            out.append("coefficients " + text(coefficients))
    save("torch", out)


def save(name, lines):
    with open(os.path.join(OUT, name + ".txt"), "w", encoding="ascii", newline="\n") as file:
        file.write("\n".join(lines) + "\n")


def check():
    worst = {}
    for name in sorted(os.listdir(OUT)):
        with open(os.path.join(OUT, name), encoding="ascii") as file:
            lines = file.read().splitlines()
        assert len(lines) % 3 == 0, name
        for head, first, second in zip(lines[::3], lines[1::3], lines[2::3]):
            kind, row, *settings = head.split(" ")
            s = {k: float(v) for k, v in (part.split("=") for part in settings)}
            first, second = ([float(v) for v in part.split(" ")[1:]] for part in (first, second))
            if kind == "fit":
                t, conversion = CONVERSIONS[row]
                intercept, b = (squared if t is SQ else logistic)(t, *conversion(s))
                # differences of the effects of one sd, over the largest of them
                difference = np.abs((np.array(second) - b) * t.sd).max() / np.abs(b * t.sd).max()
                difference = max(difference, abs(first[0] - intercept) / max(abs(intercept), 1))
                assert all((u == 0) == (v == 0) for u, v in zip(second, b)) or row.startswith("spark"), head
            else:
                expected = np.array(first) * STEPS[row](s)
                difference = np.abs(np.array(second) - expected).max() / np.abs(expected).max()
            count, before = worst.get(row, (0, 0.0))
            worst[row] = count + 1, max(before, difference)
    failed = False
    for row, (count, difference) in worst.items():
        limit = LIMITS.get(row.split("-")[0], 1e-10)
        failed |= difference > limit
        print(f"{row}: {count}, largest relative difference {difference:.1e}" + (" TOO LARGE" if difference > limit else ""))
    if failed:
        sys.exit(1)


if __name__ == "__main__":
    os.makedirs(OUT, exist_ok=True)
    if sys.argv[1:] != ["check"]:
        write_sklearn()
        write_torch()
    check()
