"""Writes what the tests of module `djl` compare with, to djl/src/test/resources/reference/torch. Run from the root of
the repository:

    /usr/bin/python3 djl/src/test/reference/torch_losses.py

Debian or Ubuntu package: python3-torch. Made with torch 1.13 (CPU); takes a few seconds.

losses.txt      values and gradients, in float64, of torch.nn.BCEWithLogitsLoss and of penalties written with torch.
                All inputs are float32 numbers. Lines are split at whitespace:

                bce <weight of each output, or -> <pos_weight of each output, or -> <axes>
                logits ... / labels ... / loss x / grad <by the logits> / end
                penalty <lambda of L1> <lambda of L2>
                weights <axes> ... (several) / loss x / grad ... (one for each weights) / end

sequential.pt   a scripted Linear, BatchNorm1d, Linear, as a user of Deep Java Library imports one. Without its debug entries, which
                name files of the machine that wrote it.
"""

import io
import os
import zipfile

import torch
from torch import nn

OUT = "djl/src/test/resources/reference/torch"
torch.manual_seed(20240517)
torch.set_num_threads(1)


def numbers(values):
    return " ".join(repr(float(v)) for v in values.detach().flatten())


def axes(values):
    return ",".join(str(n) for n in values.shape)


def listed(values):
    return "-" if values is None else ",".join(repr(float(v)) for v in values)


def floats(values):
    return torch.tensor(values, dtype=torch.float32).double()


def bce(logits, labels, weight, pos_weight):
    x = logits.clone().requires_grad_(True)
    loss = nn.BCEWithLogitsLoss(weight=weight, pos_weight=pos_weight)(x, labels)
    loss.backward()
    return [f"bce {listed(weight)} {listed(pos_weight)} {axes(x)}", "logits " + numbers(x), "labels " + numbers(labels),
            f"loss {float(loss.detach())!r}", "grad " + numbers(x.grad), "end"]


def penalty(l1, l2, arrays):
    ws = [a.clone().requires_grad_(True) for a in arrays]
    loss = sum(l1 * w.abs().sum() + l2 / 2 * w.square().sum() for w in ws)
    loss.backward()
    return [f"penalty {l1!r} {l2!r}", *(f"weights {axes(w)} {numbers(w)}" for w in ws), f"loss {float(loss.detach())!r}",
            *("grad " + numbers(w.grad) for w in ws), "end"]


def losses():
    lines = []
    extreme = floats([[0.0, -0.0, 100.0], [-100.0, 35.0, -35.0], [19.5, -20.5, 3.0]])
    for labels in (torch.zeros(3, 3), torch.ones(3, 3), torch.rand(3, 3).round(decimals=3)):
        lines += bce(extreme, labels.float().double(), None, None)
    for shape in ((5,), (4, 1), (3, 2), (2, 3, 2)):
        last = shape[-1]
        x = (4 * torch.randn(shape)).double()
        y = torch.rand(shape).gt(0.6).double()
        w = floats([0.5, 2.25]) if last == 2 else floats([1.75])
        p = floats([3.0, 0.3]) if last == 2 else floats([7.5])
        for weight, pos_weight in ((None, None), (w, None), (None, p), (w, p)):
            lines += bce(x, y, weight, pos_weight)
    arrays = [torch.randn(2, 3).double(), torch.randn(4).double(), floats([[0.0, -2.5], [1e-3, 0.0]])]
    for l1, l2 in ((0.5, 0.0), (0.0, 0.25), (0.125, 0.75)):
        lines += penalty(l1, l2, arrays)
    with open(os.path.join(OUT, "losses.txt"), "w", encoding="ascii", newline="\n") as out:
        out.write("\n".join(lines) + "\n")


def sequential():
    module = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 1))
    whole = io.BytesIO()
    torch.jit.save(torch.jit.script(module), whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(os.path.join(OUT, "sequential.pt"), "w") as new:
        for name in old.namelist():
            if not name.endswith(".debug_pkl"):
                new.writestr(zipfile.ZipInfo(name), old.read(name))


losses()
sequential()
