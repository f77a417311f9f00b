"""Writes reference values of NumPy and scikit-learn for the tests of module `linear`, to
linear/src/test/resources/reference/sklearn/NAME.json. Run from the root of the repository:

    /usr/bin/python3 linear/src/test/reference/sklearn_reference.py

Debian or Ubuntu package: python3-sklearn. Made with scikit-learn 1.2.1 and NumPy 1.24.2; takes a few seconds.

Everywhere z = (x - mean) / sd with divisor N, the intercept is free, and `intercept` and `beta` are on the original
scale. Three kinds of file:

least-squares-*  the least squares solution of smallest norm of the coefficients of z (numpy.linalg.lstsq, cutoff
                 1e-10 of the largest singular value), its rank and fitted values.
ridge-*          sklearn.linear_model.Ridge on z for each of its `alphas` (= N l2): coefficients, effective degrees of
                 freedom 1 + sum d^2/(d^2 + alpha) with d the singular values of z, GCV (RSS/N)/(1 - df/N)^2, and the
                 leave-one-out mean squared error from N fits each, means and sds held at those of all rows but the
                 intercept fitted anew every time.
path-*           Lasso and ElasticNet of sklearn on z: minimize 1/(2N) RSS + alpha (l1_ratio |b|_1 + (1 - l1_ratio)/2
                 |b|^2), so l1 = alpha l1_ratio and l2 = alpha (1 - l1_ratio): here alpha is not glmnet's lambda unless
                 l1_ratio is 1.

All solutions are checked before they are written: optimality conditions to 1e-9 of the largest gradient at zero for
paths, 1e-11 for ridge; leave-one-out by brute force against the leverage shortcut.
"""

import csv
import json
import os
import warnings

import numpy as np
import sklearn
from sklearn.linear_model import ElasticNet, Lasso, Ridge

warnings.simplefilter("error")
COMMAND = "/usr/bin/python3 linear/src/test/reference/sklearn_reference.py"
OUT = "linear/src/test/resources/reference/sklearn"


def write(name, **content):
    head = {"name": name, "command": COMMAND,
            "versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__}}
    lines = []
    for key, value in {**head, **content}.items():
        if isinstance(value, np.ndarray) and value.ndim == 2:
            text = "[\n" + ",\n".join(line(row) for row in value) + "\n]"
        else:
            text = line(value)
        lines.append(json.dumps(key) + ":" + text)
    with open(os.path.join(OUT, name + ".json"), "w", encoding="ascii", newline="\n") as out:
        out.write("{\n" + ",\n".join(lines) + "\n}\n")
    print(name)


def line(value):
    if isinstance(value, np.ndarray):
        value = value.tolist()
    return json.dumps(value, separators=(",", ":"), allow_nan=False).replace(".0,", ",").replace(".0]", "]")


def standardize(x):
    mean, sd = x.mean(axis=0), x.std(axis=0)
    return (x - mean) / sd, mean, sd


def original(b, intercept, mean, sd):
    beta = b / sd
    return beta, intercept - mean @ beta


def features(rng, n, p, rho=0.0):
    x = np.sqrt(1 - rho) * rng.standard_normal((n, p)) + np.sqrt(rho) * rng.standard_normal((n, 1))
    x = x * np.resize([1, 0.3, 5, 2, 0.8], p) + np.resize([0, 10, -3, 100], p)
    return np.round(x * 1000) / 1000


def response(rng, x, effects, noise):
    z, _, _ = standardize(x[:, :len(effects)])
    return np.round((20 + z @ np.array(effects) + noise * rng.standard_normal(len(x))) * 1000) / 1000


EFFECTS = [3, -2, 0, 1.5, 0, 0.4]


def plain():
    rng = np.random.RandomState(1)
    x = features(rng, 60, 8)
    return x, response(rng, x, EFFECTS, 2)


def wide():
    rng = np.random.RandomState(2)
    x = features(rng, 30, 45)
    return x, response(rng, x, EFFECTS, 1)


def collinear():
    rng = np.random.RandomState(3)
    x = features(rng, 60, 8)
    x[:, 2] = np.round((x[:, 0] + x[:, 1]) * 1000) / 1000
    return x, response(rng, x, EFFECTS, 2)


def correlated():
    rng = np.random.RandomState(4)
    x = features(rng, 60, 12, rho=0.9)
    return x, response(rng, x, EFFECTS, 1)


def diabetes():
    with open("examples/data/diabetes.csv", newline="", encoding="utf-8") as source:
        rows = [[float(v) for v in row] for row in list(csv.reader(source))[1:]]
    table = np.array(rows)
    return table[:, :-1], table[:, -1]


def least_squares(name, x, y, rank):
    z, mean, sd = standardize(x)
    b, _, found, _ = np.linalg.lstsq(z, y - y.mean(), rcond=1e-10)
    assert found == rank, (name, found)
    b_pinv = np.linalg.pinv(z, rcond=1e-10) @ (y - y.mean())
    assert np.abs(b - b_pinv).max() < 1e-10 * np.abs(b).max()
    beta, intercept = original(b, y.mean(), mean, sd)
    write("least-squares-" + name, rank=int(found), x=x, y=y, intercept=float(intercept), beta=beta,
          fitted=y.mean() + z @ b)


def ridge(name, x, y):
    n = len(y)
    z, mean, sd = standardize(x)
    alphas = np.array([0.01, 0.1, 1.0, 10.0, 100.0, 1000.0])
    d = np.linalg.svd(z, compute_uv=False)
    scale = np.abs(z.T @ (y - y.mean())).max()
    coefficients, intercepts, df, gcv, loo = [], [], [], [], []
    for alpha in alphas:
        model = Ridge(alpha=alpha, solver="svd").fit(z, y)
        r = y - model.predict(z)
        assert np.abs(z.T @ r - alpha * model.coef_).max() < 1e-11 * scale
        beta, intercept = original(model.coef_, model.intercept_, mean, sd)
        coefficients.append(beta)
        intercepts.append(intercept)
        df.append(1 + np.sum(d**2 / (d**2 + alpha)))
        gcv.append(np.mean(r**2) / (1 - df[-1] / n) ** 2)
        left_out = []
        for i in range(n):
            rest = np.arange(n) != i
            left_out.append(y[i] - Ridge(alpha=alpha, solver="svd").fit(z[rest], y[rest]).predict(z[i:i + 1])[0])
        loo.append(np.mean(np.square(left_out)))
        hat = 1 / n + np.einsum("ij,jk,ik->i", z, np.linalg.inv(z.T @ z + alpha * np.eye(z.shape[1])), z)
        assert abs(np.mean((r / (1 - hat)) ** 2) - loo[-1]) < 1e-8 * loo[-1]
    write("ridge-" + name, x=x, y=y, alphas=alphas, l2=alphas / n, intercept=np.array(intercepts),
          beta=np.array(coefficients), df=np.array(df), gcv=np.array(gcv), leaveOneOut=np.array(loo))


def path(name, x, y, l1_ratio):
    n = len(y)
    z, mean, sd = standardize(x)
    scale = np.abs(z.T @ (y - y.mean())).max() / n
    alphas = np.array([float(f"{a:.6g}") for a in np.geomspace(1.02, 1.02e-3, 20) * scale / l1_ratio])
    coefficients, intercepts, objectives = [], [], []
    for alpha in alphas:
        if l1_ratio == 1:
            model = Lasso(alpha=alpha, tol=1e-15, max_iter=1_000_000)
        else:
            model = ElasticNet(alpha=alpha, l1_ratio=l1_ratio, tol=1e-15, max_iter=1_000_000)
        b = model.fit(z, y).coef_
        r = y - model.predict(z)
        l1, l2 = alpha * l1_ratio, alpha * (1 - l1_ratio)
        g = z.T @ r / n
        off = np.where(b != 0, np.abs(g - l1 * np.sign(b) - l2 * b), np.maximum(0, np.abs(g) - l1))
        assert off.max() < 1e-9 * scale, (name, alpha, off.max() / scale)
        beta, intercept = original(b, model.intercept_, mean, sd)
        coefficients.append(beta)
        intercepts.append(intercept)
        objectives.append(r @ r / (2 * n) + l1 * np.abs(b).sum() + l2 / 2 * (b @ b))
    write("path-" + name, l1Ratio=l1_ratio, x=x, y=y, alphas=alphas, l1=alphas * l1_ratio, l2=alphas * (1 - l1_ratio),
          intercept=np.array(intercepts), beta=np.array(coefficients), objective=np.array(objectives))


if __name__ == "__main__":
    os.makedirs(OUT, exist_ok=True)
    least_squares("plain", *plain(), rank=8)
    least_squares("wide", *wide(), rank=29)
    least_squares("collinear", *collinear(), rank=7)
    ridge("plain", *plain())
    ridge("correlated", *correlated())
    ridge("wide", *wide())
    ridge("diabetes", *diabetes())
    path("diabetes-lasso", *diabetes(), 1.0)
    path("diabetes-elastic", *diabetes(), 0.5)
