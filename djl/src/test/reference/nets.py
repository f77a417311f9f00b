"""Trains two small nets with PyTorch's optimizers, for the tests of module `djl`: 200 steps each, from the same weights.

Writes djl/src/test/resources/halflife/djl/NET/start.safetensors, the initial weights, and NET/RUN.safetensors for each run:
the weights after it, the loss of each step, and in the metadata what was run. Run from the root of the repository:

    /usr/bin/python3 djl/src/test/reference/nets.py

Debian or Ubuntu package: python3-torch. Made with torch 1.13.1 and NumPy 1.24.2; takes two minutes. What the files hold, and
the table that this prints, are in README.md beside it.
"""

import json
import math
import os
import struct

import numpy as np
import torch
from torch import nn

OUT = "djl/src/test/resources/halflife/djl"
SEED = 20240611
STEPS, BATCH, STRIDE = 200, 32, 1000
SHUFFLES = 20     # runs in float32 that differ from each other only in the order of sums
ROUNDING = 5e-6   # of the largest entry of an array: more than any of them is away from the run in float64
MISTAKE = 1e-2    # less than what a wrong decay changes

torch.set_num_threads(1)


# ---- nets and data ------------------------------------------------------------------------------------------------

def mlp():
    return nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 10))


def conv():
    """No bias before the norm, which would take it away again: its gradient would be rounding and nothing else.

    GELU, because all empty parts of all images have the same value here, and cross the kink of a ReLU in the same step.
    """
    return nn.Sequential(nn.Unflatten(1, (1, 8, 8)), nn.Conv2d(1, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.GELU(),
                         nn.MaxPool2d(2), nn.Flatten(), nn.Linear(128, 10))


NETS = {"mlp": mlp, "conv": conv}
# The place of each layer in Deep Java Library's SequentialBlock; its names of a norm's parameters.
LAYERS = {"mlp": {"0": "01Linear", "2": "03Linear", "4": "05Linear"},
          "conv": {"1": "01Conv2d", "2": "02BatchNorm", "6": "06Linear"}}
NORM = {"weight": "gamma", "bias": "beta", "running_mean": "runningMean", "running_var": "runningVar"}


def path(net, name):
    layer, word = name.split(".")
    there = LAYERS[net][layer]
    return there + "." + (NORM[word] if "Norm" in there else word)


def weights(net, model):
    """Arrays by the paths of Deep Java Library, in its order; not the count of batches, which it does not have."""
    return {path(net, name): value.detach().numpy().copy() for name, value in model.state_dict().items()
            if not name.endswith("num_batches_tracked")}


def rows(step):
    return [(step * BATCH + i) * STRIDE % len(TABLE) for i in range(BATCH)]


TABLE = np.loadtxt("examples/data/digits.csv", delimiter=",", skiprows=1)
PIXELS, DIGITS = TABLE[:, :64] / 16, TABLE[:, 64].astype(int)
assert TABLE.shape == (1797, 65) and math.gcd(STRIDE, len(TABLE)) == 1


# ---- runs ---------------------------------------------------------------------------------------------------------

# eps of NAdam: pixels that are 0 in all images have gradients of nothing but decay. With 1e-8 their weights go to 1e-12 and
# then swing back, twice as far at each step, and it is rounding where that begins.
ADAM = dict(beta1=0.9, beta2=0.999, eps=1e-8)
RUNS = {
    "sgd_plain": dict(torch="SGD", lr=0.1, momentum=0.0, nesterov=False, weight_decay=0.0),
    "sgd_momentum": dict(torch="SGD", lr=0.02, momentum=0.9, nesterov=False, weight_decay=0.01),
    "sgd_nesterov": dict(torch="SGD", lr=0.02, momentum=0.9, nesterov=True, weight_decay=0.01),
    "sgd_clipped": dict(torch="SGD", lr=0.02, momentum=0.9, nesterov=False, weight_decay=0.01, clip_norm=0.5),
    "adam_l2": dict(torch="Adam", lr=0.003, **ADAM, amsgrad=False, weight_decay=0.01),
    "adamw": dict(torch="AdamW", lr=0.003, **ADAM, amsgrad=False, weight_decay=0.1),
    "adamw_amsgrad": dict(torch="AdamW", lr=0.003, **ADAM, amsgrad=True, weight_decay=0.1),
    "adamw_cosine": dict(torch="AdamW", lr=0.01, **ADAM, amsgrad=False, weight_decay=0.1, schedule="cosine"),
    "adamw_clipped": dict(torch="AdamW", lr=0.003, **ADAM, amsgrad=False, weight_decay=0.1, clip_norm=0.5),
    "nadam": dict(torch="NAdam", lr=0.003, **dict(ADAM, eps=1e-4), momentum_decay=0.004, weight_decay=0.01),
    "radam": dict(torch="RAdam", lr=0.01, **ADAM, weight_decay=0.01),
    "rmsprop": dict(torch="RMSprop", lr=0.0003, alpha=0.99, eps=1e-4, centered=True, momentum=0.9, weight_decay=0.01),
    "adagrad": dict(torch="Adagrad", lr=0.02, lr_decay=0.0, initial_accumulator_value=0.0, eps=1e-10, weight_decay=0.01),
}
OURS = ("torch", "weight_decay", "clip_norm", "schedule", "beta1", "beta2")


def optimizer(model, run, everything=False):
    """Groups as they should be: weights of two axes and more decay, biases and norms do not; or everything does."""
    parameters = list(model.parameters())
    decayed = [p for p in parameters if p.ndim > 1 or everything]
    others = [p for p in parameters if p.ndim <= 1 and not everything]
    groups = [dict(params=decayed, weight_decay=run["weight_decay"])]
    if others:
        groups.append(dict(params=others, weight_decay=0.0))
    named = {k: v for k, v in run.items() if k not in OURS}
    if "beta1" in run:
        named["betas"] = (run["beta1"], run["beta2"])
    # The other path of NAdam in torch 1.13 has a factor twice, against torch's documentation.
    return getattr(torch.optim, run["torch"])(groups, foreach=run["torch"] == "NAdam", **named)


def rate(run, step):
    """Of a step, counted from 0."""
    return 0.5 * run["lr"] * (1 + math.cos(math.pi * step / STEPS)) if run.get("schedule") == "cosine" else run["lr"]


def train(net, start, run, dtype, shuffle=None, everything=False):
    """Losses before each step and weights after the last."""
    torch.set_default_dtype(dtype)
    model = NETS[net]()
    model.load_state_dict(start)
    model.train()
    optimize = optimizer(model, run, everything)
    losses = []
    for step in range(STEPS):
        chosen = rows(step)
        if shuffle is not None:
            shuffle.shuffle(chosen)
        pixels = torch.tensor(PIXELS[chosen], dtype=dtype)
        for group in optimize.param_groups:
            group["lr"] = rate(run, step)
        optimize.zero_grad()
        loss = nn.functional.cross_entropy(model(pixels), torch.tensor(DIGITS[chosen]))
        loss.backward()
        if "clip_norm" in run:
            nn.utils.clip_grad_norm_(model.parameters(), run["clip_norm"])
        optimize.step()
        losses.append(loss.item())
    return np.array(losses), weights(net, model)


def apart(one, other):
    """The largest difference of losses and weights, as a share of the largest entry of its array."""
    pairs = [(one[0], other[0])] + [(one[1][k], v) for k, v in other[1].items()]
    return max(np.max(np.abs(a - b)) / np.max(np.abs(b)) for a, b in pairs)


# ---- files --------------------------------------------------------------------------------------------------------

def save(file, metadata, arrays):
    """The safetensors format: the length of the header, the header, the numbers."""
    header, data = {"__metadata__": metadata}, b""
    for name, value in arrays.items():
        value = np.asarray(value)
        kind = {"float32": "F32", "float64": "F64"}[str(value.dtype)]
        part = value.astype(value.dtype.newbyteorder("<")).tobytes()
        header[name] = {"dtype": kind, "shape": list(value.shape), "data_offsets": [len(data), len(data) + len(part)]}
        data += part
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    os.makedirs(os.path.dirname(file), exist_ok=True)
    with open(file, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text + data)
    return os.path.getsize(file)


def text(value):
    return str(value).lower() if isinstance(value, bool) else str(value)


def judge(net, start, run, exact):
    """How far rounding takes the run, and how far two mistakes do: decay of biases and norms too, and no decay."""
    rng = np.random.default_rng(SEED)
    rounding = max(apart(train(net, start, run, torch.float32, shuffle), exact)
                   for shuffle in [None] + SHUFFLES * [rng])
    assert rounding < ROUNDING, (run, rounding)
    mistakes = []
    if run["weight_decay"] > 0:
        mistakes = [apart(train(net, start, run, torch.float64, everything=True), exact),
                    apart(train(net, start, dict(run, weight_decay=0.0), torch.float64), exact)]
        assert min(mistakes) > MISTAKE, (run, mistakes)
    return [rounding] + mistakes


def main():
    total = 0
    print("| net | run | first loss | last loss | rounding | biases and norms decay too | nothing decays |")
    print("|---|---|---|---|---|---|---|")
    for net, make in NETS.items():
        torch.set_default_dtype(torch.float32)
        torch.manual_seed(SEED)
        model = make()
        start = {k: v.clone() for k, v in model.state_dict().items()}
        total += save(f"{OUT}/{net}/start.safetensors", {"seed": str(SEED)}, weights(net, model))
        for name, run in RUNS.items():
            losses, end = train(net, start, run, torch.float64)
            shares = [f"{v:.1e}" for v in judge(net, start, run, (losses, end))]
            metadata = {k: text(v) for k, v in run.items()}
            arrays = dict({k: v.astype(np.float32) for k, v in end.items()}, losses=losses)
            total += save(f"{OUT}/{net}/{name}.safetensors", metadata, arrays)
            cells = [net, name, f"{losses[0]:.4f}", f"{losses[-1]:.4f}"] + (shares + ["–", "–"])[:3]
            print("| " + " | ".join(cells) + " |", flush=True)
    print(total, "bytes")


if __name__ == "__main__":
    main()
