"""Writes reference values of PyTorch's parameter groups with learning rates of their own, and of its moving average of weights,
to core/src/test/resources/reference/torch/groups.txt. Run from the root of the repository:

    /usr/bin/python3 core/src/test/reference/groups.py

Debian or Ubuntu package: python3-torch. Made with torch 1.13.0 and NumPy 1.24.2; takes a second. The average is that of
torch.optim.swa_utils.AveragedModel with avg_fn = d * average + (1 - d) * weight, which later versions of torch call
get_ema_multi_avg_fn(d).
"""

import math

import numpy as np
import torch
from torch.optim import lr_scheduler
from torch.optim.swa_utils import AveragedModel

OUT = "core/src/test/resources/reference/torch/groups.txt"
SHAPES = {"body_weight": (3, 2), "body_bias": (3,), "head_weight": (2, 3)}
STEPS = 30
OPTIMIZERS = {
    "AdamW": (torch.optim.AdamW, dict(betas=(0.9, 0.999), eps=1e-8)),
    "Adam": (torch.optim.Adam, dict(betas=(0.9, 0.999), eps=1e-8)),
    "SGD": (torch.optim.SGD, dict(momentum=0.9)),
    "NESTEROV": (torch.optim.SGD, dict(momentum=0.9, nesterov=True)),
}

torch.set_num_threads(1)


def cosine(t):
    """From 1 to 0.1 over 20 steps."""
    return 0.1 + 0.9 * (1 + math.cos(math.pi * min(t, 20) / 20)) / 2


# For each: the factor of the body, and the schedules of body and head, as factors of their lr.
RATES = {
    "constant": (0.1, lambda t: 1, lambda t: 1),
    "cosine": (0.25, cosine, cosine),
    "own": (1, cosine, lambda t: 0.9 ** t),
}


class Model(torch.nn.Module):
    def __init__(self, start):
        super().__init__()
        for name, value in start.items():
            setattr(self, name, torch.nn.Parameter(torch.from_numpy(value.copy())))


def floats(values):
    return " ".join(str(np.float32(v)) for v in np.asarray(values).ravel())


def run(number, name, rates):
    rng = np.random.default_rng([20261129, number])
    decimal = np.vectorize(lambda v: np.float32(f"{v:.3e}"), otypes=[np.float32])
    start = {k: decimal(rng.standard_normal(s)) for k, s in SHAPES.items()}
    factor, body, head = RATES[rates]
    lr, decay, d = {"SGD": 0.05, "NESTEROV": 0.02}.get(name, 0.01), 0.1, [0.9, 0.99, 0.5][number % 3]
    model = Model(start)
    kind, settings = OPTIMIZERS[name]
    optimizer = kind([
        dict(params=[model.body_weight], lr=factor * lr, weight_decay=decay),
        dict(params=[model.body_bias], lr=factor * lr, weight_decay=0.0),
        dict(params=[model.head_weight], lr=lr, weight_decay=decay)], lr=lr, **settings)
    scheduler = lr_scheduler.LambdaLR(optimizer, [body, body, head])
    average = AveragedModel(model, avg_fn=lambda a, w, n: d * a + (1 - d) * w)
    lines = [f"config {number} {name} rates={rates} factor={factor} lr={lr} weight_decay={decay} ema={d}"]
    lines += [f"init {k} {floats(v)}" for k, v in start.items()]
    for t in range(STEPS):
        lines.append("lr " + " ".join(repr(float(g["lr"])) for g in optimizer.param_groups))
        for k, p in model.named_parameters():
            g = decimal(rng.standard_normal(SHAPES[k]))
            p.grad = torch.from_numpy(g)
            lines.append(f"grad {k} {floats(g)}")
        optimizer.step()
        scheduler.step()
        average.update_parameters(model)
        lines += [f"f32 {k} {floats(p.detach())}" for k, p in model.named_parameters()]
        lines += [f"ema {k} {floats(p.detach())}" for k, p in average.module.named_parameters()]
    return lines


def main():
    lines = []
    for number, (name, rates) in enumerate((n, r) for n in OPTIMIZERS for r in RATES):
        lines += run(number, name, rates)
    with open(OUT, "w", encoding="ascii", newline="\n") as out:
        out.write("\n".join(lines) + "\n")
    print(len(lines), "lines")


main()
