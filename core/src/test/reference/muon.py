"""Writes reference values of Muon as PyTorch 2.9 documents it (torch.optim.Muon), which Debian's torch does not have, to
core/src/test/resources/reference/torch/muon.txt. Run from the root of the repository:

    /usr/bin/python3 core/src/test/reference/muon.py

Debian or Ubuntu package: python3-torch. The steps are written down here with torch's tensors in float32, and are printed to be within 3e-6 of those in float64;
torch.optim.Muon iterates in bfloat16, so its own numbers have two to three digits.
"""

import math

import numpy as np
import torch

OUT = "core/src/test/resources/reference/torch/muon.txt"
SHAPES = [(5, 3), (3, 5), (4, 4), (9, 2), (1, 6), (6, 1), (12, 16)]
STEPS = 20

torch.set_num_threads(1)


def orthogonal(x, steps, eps):
    tall = x.size(0) > x.size(1)
    x = x.T if tall else x
    x = x / x.norm().clamp(min=eps)
    for _ in range(steps):
        s = x @ x.T
        x = 3.4445 * x + (-4.7750 * s + 2.0315 * (s @ s)) @ x
    return x.T if tall else x


def run(start, gradients, h, dtype):
    w = torch.from_numpy(start).to(dtype)
    m = torch.zeros_like(w)
    rows, columns = w.shape
    ratio = 0.2 * math.sqrt(max(rows, columns)) if h["match_rms"] else math.sqrt(max(1, rows / columns))
    out = []
    for g in gradients:
        g = torch.from_numpy(g).to(dtype)
        m = h["momentum"] * m + (1 - h["momentum"]) * g
        u = (1 - h["momentum"]) * g + h["momentum"] * m if h["nesterov"] else m
        w = w * (1 - h["lr"] * h["weight_decay"]) - h["lr"] * ratio * orthogonal(u, h["ns_steps"], 1e-7)
        out.append(w.numpy().copy().ravel())
    return out


def main():
    lines = []
    for number in range(4 * len(SHAPES)):
        rng = np.random.default_rng([20251129, number])
        shape = SHAPES[number % len(SHAPES)]
        h = dict(
            lr=[0.02, 0.003, 0.1, 0.02][number // len(SHAPES)],
            momentum=[0.95, 0.95, 0.9, 0.0][number // len(SHAPES)],
            nesterov=number // len(SHAPES) != 2,
            ns_steps=[5, 5, 3, 7][number // len(SHAPES)],
            match_rms=number // len(SHAPES) in (1, 3),
            weight_decay=[0.1, 0.0, 0.5, 0.01][number // len(SHAPES)])
        decimal = np.vectorize(lambda v: np.float32(f"{v:.3e}"), otypes=[np.float32])
        start = decimal(rng.standard_normal(shape))
        gradients = [decimal(10 ** rng.uniform(-4, 3) * rng.standard_normal(shape)) for _ in range(STEPS)]
        single, double = run(start, gradients, h, torch.float32), run(start, gradients, h, torch.float64)
        text = " ".join(k + "=" + (str(v).lower() if isinstance(v, bool) else repr(v)) for k, v in h.items())
        lines.append(f"config {number} rows={shape[0]} columns={shape[1]} {text}")
        lines.append("init " + " ".join(str(v) for v in start.ravel()))
        for g, a in zip(gradients, single):
            lines.append("grad " + " ".join(str(v) for v in g.ravel()))
            lines.append("f32 " + " ".join(str(v) for v in a))
        spread = max(np.abs(a - b).max() for a, b in zip(single, double))
        print(number, shape, f"float32 is within {spread:.1e} of float64")
    with open(OUT, "w", encoding="ascii", newline="\n") as out:
        out.write("\n".join(lines) + "\n")


main()
