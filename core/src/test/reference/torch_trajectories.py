"""Writes reference values of PyTorch's optimizers and learning-rate schedulers for the tests of module `core`, to
core/src/test/resources/reference/torch/NAME.txt. Run from the root of the repository:

    /usr/bin/python3 core/src/test/reference/torch_trajectories.py

Debian or Ubuntu package: python3-torch. Made with torch 1.13.1 and NumPy 1.24.2; takes a few seconds.

trajectories    weights of one vector under random gradients, step by step, once in float32 and once in float64, with
                foreach=False; NAdam with foreach=True: in torch 1.13 its other path divides the averaged gradient by
                1 - mu_1 ... mu_{t-1} mu_t^2 mu_{t+1}, with mu_t in it twice, against torch's own documentation and
                later versions.
schedules       learning rates of torch.optim.lr_scheduler before each of 60 steps.
laws            final weights of gradient descent on a quadratic loss: weight_decay against a penalty in the loss.

The gradients are random and do not depend on the weights, so that no rounding is amplified by a loss. They, and the
initial weights, have four decimal digits and are then rounded to float32.
"""

import math
import os
import warnings

import numpy as np
import torch
from torch.optim import lr_scheduler

OUT = "core/src/test/resources/reference/torch"
SEED = 20240517
RATES = ["constant", "step", "exponential", "cosine", "jitter"]

torch.set_num_threads(1)
warnings.simplefilter("error")
warnings.filterwarnings("ignore", "The epoch parameter in")  # SequentialLR itself passes it


def save(name, lines):
    path = os.path.join(OUT, name + ".txt")
    with open(path, "w", encoding="ascii", newline="\n") as out:
        out.write("\n".join(lines) + "\n")
    print(name, os.path.getsize(path), "bytes")


def doubles(values):
    return " ".join(repr(float(v)) for v in values)


def floats(values):
    return " ".join(str(np.float32(v)) for v in values)


def settings(named):
    return " ".join(k + "=" + (str(v).lower() if isinstance(v, bool) else str(v) if isinstance(v, (int, str)) else repr(v))
                    for k, v in named.items())


def digits(value, count):
    return float(f"{float(value):.{count - 1}e}")


def power(rng, low, high, count=3):
    """10^u with u uniform, rounded to `count` decimal digits."""
    return digits(10 ** rng.uniform(low, high), count)


def pick(rng, *values):
    return values[rng.integers(len(values))]


# ---- trajectories -------------------------------------------------------------------------------------------------

def cells():
    """(optimizer, flags) of each configuration: every combination of flags several times."""
    both = (False, True)
    for decay in both:
        for kind in ("plain", "momentum", "dampening", "nesterov"):
            yield from 3 * [("SGD", dict(kind=kind, decay=decay))]
        for amsgrad in both:
            yield from 5 * [("Adam", dict(amsgrad=amsgrad, decay=decay))]
            yield from 5 * [("AdamW", dict(amsgrad=amsgrad, decay=decay))]
        yield from 9 * [("NAdam", dict(decay=decay))]
        yield from 9 * [("RAdam", dict(decay=decay, rectified=True))]
        yield ("RAdam", dict(decay=decay, rectified=False))
        for centered in both:
            for momentum in both:
                yield from 3 * [("RMSprop", dict(centered=centered, momentum=momentum, decay=decay))]
        for lr_decay in both:
            for start in both:
                yield from 3 * [("Adagrad", dict(lr_decay=lr_decay, start=start, decay=decay))]


def hyperparameters(rng, name, flags):
    """Hyper-parameters by the names of the file, weight_decay last."""
    h = {}
    momentum = pick(rng, 0.5, 0.8, 0.9, 0.95, digits(rng.uniform(0.1, 0.97), 3))
    if name == "SGD":
        kind = flags["kind"]
        h["momentum"] = 0.0 if kind == "plain" else momentum
        h["dampening"] = digits(rng.uniform(0.05, 0.95), 3) if kind == "dampening" else 0.0
        h["nesterov"] = kind == "nesterov"
    elif name == "RMSprop":
        h["alpha"] = pick(rng, 0.9, 0.95, 0.99, digits(rng.uniform(0.5, 0.995), 3))
        h["eps"] = power(rng, -10, -4)
        h["centered"] = flags["centered"]
        h["momentum"] = momentum if flags["momentum"] else 0.0
    elif name == "Adagrad":
        h["lr_decay"] = power(rng, -3, -0.5) if flags["lr_decay"] else 0.0
        h["initial_accumulator_value"] = power(rng, -3, 0.5) if flags["start"] else 0.0
        h["eps"] = power(rng, -10, -4)
    else:
        h["beta1"] = pick(rng, 0.9, 0.9, 0.8, 0.95, digits(rng.uniform(0.5, 0.98), 3))
        h["beta2"] = pick(rng, 0.9, 0.99, 0.999, 0.999, 0.9995, digits(rng.uniform(0.8, 0.998), 4))
        h["eps"] = power(rng, -10, -4)
        if name in ("Adam", "AdamW"):
            h["amsgrad"] = flags["amsgrad"]
        if name == "NAdam":
            h["momentum_decay"] = pick(rng, 0.004, 0.004, 0.0, power(rng, -4, -0.5))
        if name == "RAdam" and not flags["rectified"]:
            h["beta2"] = 0.6  # rho_inf = 4: never rectified
    h["weight_decay"] = power(rng, -3.5, -0.5) if flags["decay"] else 0.0
    return h


def learning_rates(rng, kind, lr, steps):
    if kind == "constant":
        return [lr] * steps
    if kind == "step":
        size, gamma = int(rng.integers(4, 11)), digits(rng.uniform(0.2, 0.8), 2)
        return [lr * gamma ** (i // size) for i in range(steps)]
    if kind == "exponential":
        gamma = digits(rng.uniform(0.85, 0.99), 3)
        return [lr * gamma ** i for i in range(steps)]
    if kind == "cosine":
        warm = int(rng.integers(3, 9))
        return [lr * (i + 1) / warm if i < warm else
                lr * (0.01 + 0.99 * (1 + math.cos(math.pi * (i - warm) / (steps - warm))) / 2) for i in range(steps)]
    return [lr * f for f in np.round(10 ** rng.uniform(-1, 0.3, steps), 3).tolist()]


def configuration(number, name, flags):
    rng = np.random.default_rng([SEED, number])
    h = hyperparameters(rng, name, flags)
    size, steps = int(pick(rng, 5, 5, 6, 6, 7, 8, 9)), int(rng.integers(24, 41))
    weight_scale, gradient_scale = 10 ** rng.uniform(-2, 1), 10 ** rng.uniform(-6, 4)
    lr = 10 ** rng.uniform(-3, -0.7) * weight_scale
    if name == "SGD":  # steps in proportion to the gradients
        lr = 10 ** rng.uniform(-2, -0.3) * weight_scale / gradient_scale
        h["weight_decay"] = digits(h["weight_decay"] * min(1, 1 / lr), 3)
    if name == "RAdam":  # the same before rectification
        lr = min(lr, 3 * weight_scale / gradient_scale)
    h = dict(lr=digits(lr, 3), **h)
    rates = learning_rates(rng, RATES[number % len(RATES)], h["lr"], steps)
    zero, blank, skip = pick(rng, 0.02, 0.1, 0.3), pick(rng, 0, 0, 0.15), pick(rng, 0, 0, 0.2)
    decimal = np.vectorize(lambda v: np.float32(digits(v, 4)), otypes=[np.float32])
    start = decimal(weight_scale * rng.standard_normal(size))
    gradients = []
    for _ in range(steps):
        g = decimal(gradient_scale * rng.standard_normal(size))
        g[rng.random(size) < zero] = 0
        if rng.random() < blank:
            g[:] = 0
        gradients.append(None if rng.random() < skip else g)
    return dict(number=number, name=name, flags=flags, h=h, rates=rates, start=start, gradients=gradients)


def optimizer(config, weights, foreach):
    h = dict(config["h"])
    if "beta1" in h:
        h["betas"] = (h.pop("beta1"), h.pop("beta2"))
    return getattr(torch.optim, config["name"])([weights], foreach=foreach, **h)


def run(config, dtype, foreach):
    """The weights after each step."""
    torch.set_default_dtype(dtype)  # also of the state's scalars (step, mu_product)
    weights = torch.from_numpy(config["start"].copy()).to(dtype).requires_grad_(True)
    method = optimizer(config, weights, foreach)
    out = []
    for rate, g in zip(config["rates"], config["gradients"]):
        method.param_groups[0]["lr"] = rate
        weights.grad = None if g is None else torch.from_numpy(g.copy()).to(dtype)
        method.step()
        out.append(weights.detach().numpy().copy())
        assert np.isfinite(out[-1]).all()
    torch.set_default_dtype(torch.float32)
    return out


def trajectories(configs):
    lines, worst = [], {}
    for c in configs:
        foreach = c["name"] == "NAdam"
        single, double = run(c, torch.float32, foreach), run(c, torch.float64, foreach)
        lines.append(f"config {c['number']} {c['name']} {settings(c['h'])}")
        lines.append("rates " + doubles(c["rates"]))
        lines.append("init " + floats(c["start"]))
        for i, g in enumerate(c["gradients"]):
            lines.append(f"step {i + 1} none" if g is None else f"step {i + 1} grad {floats(g)}")
            lines.append("f32 " + floats(single[i]))
            lines.append("f64 " + doubles(double[i]))
        lines.append("end")
        apart = np.max(np.abs(np.array(single) - np.array(double))) / np.max(np.abs(double))
        worst[c["name"]] = max(worst.get(c["name"], 0), apart)
    print("largest |f32 - f64| / largest |f64|:", {k: float(f"{v:.2e}") for k, v in worst.items()})
    return lines


def check(configs):
    counts = {}
    for c in configs:
        counts[c["name"]] = counts.get(c["name"], 0) + 1
    print(len(configs), "configurations", counts)
    assert len(configs) >= 140 and min(counts.values()) >= 15
    assert sum(any(g is None for g in c["gradients"]) for c in configs) >= 20
    assert sum(c["gradients"][0] is None for c in configs) >= 3
    assert sum(any(g is not None and not g.any() for g in c["gradients"]) for c in configs) >= 20
    switched = 0
    for c in configs:
        if c["name"] == "RAdam":
            b, n = c["h"]["beta2"], sum(g is not None for g in c["gradients"])
            rho = [2 / (1 - b) - 1 - 2 * t * b ** t / (1 - b ** t) for t in range(1, n + 1)]
            assert min(abs(r - 5) for r in rho) > 1e-3
            switched += min(rho) <= 5 < max(rho)
    assert switched >= 10


# ---- schedules ----------------------------------------------------------------------------------------------------

def schedule(lr, make, steps=60):
    method = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=lr)
    scheduler = make(method)
    rates = []
    for i in range(steps):
        rates.append(method.param_groups[0]["lr"])
        method.step()
        if i < steps - 1:
            scheduler.step()
    return rates


def schedules():
    lines = []

    def add(name, named, rates, closed):
        """`closed`: the closed form, which the recursive rates of torch must match up to rounding."""
        peak = max(rates)
        assert max(abs(r - closed(i)) for i, r in enumerate(rates)) < 1e-14 * peak, (name, named)
        lines.append(f"schedule {name} {settings(named)}")
        lines.append("rates " + doubles(rates))

    def cosine(high, low, part):
        return low + (high - low) * (1 + math.cos(math.pi * part)) / 2

    for lr, size, gamma in ((0.1, 7, 0.3), (0.025, 20, 0.85)):
        add("StepLR", dict(lr=lr, step_size=size, gamma=gamma),
            schedule(lr, lambda m: lr_scheduler.StepLR(m, size, gamma)), lambda i: lr * gamma ** (i // size))
    for lr, gamma in ((0.1, 0.97), (0.004, 0.85)):
        add("ExponentialLR", dict(lr=lr, gamma=gamma),
            schedule(lr, lambda m: lr_scheduler.ExponentialLR(m, gamma)), lambda i: lr * gamma ** i)
    for lr, start, end, total in ((0.2, 0.1, 1.0, 10), (0.03, 1.0, 0.05, 45)):
        add("LinearLR", dict(lr=lr, start_factor=start, end_factor=end, total_iters=total),
            schedule(lr, lambda m: lr_scheduler.LinearLR(m, start, end, total)),
            lambda i: lr * (start + (end - start) * min(i, total) / total))
    for lr, total, low in ((0.1, 59, 0.001), (0.008, 75, 0.0)):
        add("CosineAnnealingLR", dict(lr=lr, T_max=total, eta_min=low),
            schedule(lr, lambda m: lr_scheduler.CosineAnnealingLR(m, total, low)), lambda i: cosine(lr, low, i / total))
    for anneal in ("cos",):
        for high, total, part, div, final in ((0.1, 60, 0.3, 25.0, 1e4), (0.02, 83, 0.42, 8.0, 150.0)):
            named = dict(max_lr=high, total_steps=total, pct_start=part, div_factor=div, final_div_factor=final,
                         anneal_strategy=anneal, three_phase=False)
            ease = (lambda x: (1 - math.cos(math.pi * x)) / 2) if anneal == "cos" else (lambda x: x)
            top = part * total - 1  # need not be a whole number

            def closed(i):
                if i <= top:
                    return high / div + (high - high / div) * ease(i / top)
                return high + (high / div / final - high) * ease((i - top) / (total - 1 - top))

            add("OneCycleLR", named, schedule(1.0, lambda m: lr_scheduler.OneCycleLR(m, cycle_momentum=False, **named)),
                closed)
    for lr, start, warm, total, low in ((0.1, 0.1, 10, 49, 0.0), (0.006, 0.02, 17, 60, 0.0002)):
        def make(m):
            first = lr_scheduler.LinearLR(m, start, 1.0, warm)
            return lr_scheduler.SequentialLR(m, [first, lr_scheduler.CosineAnnealingLR(m, total, low)], [warm])

        add("SequentialLR", dict(lr=lr, start_factor=start, end_factor=1.0, total_iters=warm, milestone=warm, T_max=total,
                                 eta_min=low), schedule(lr, make),
            lambda i: lr * (start + (1 - start) * i / warm) if i < warm else cosine(lr, low, (i - warm) / total))
    return lines


# ---- laws ---------------------------------------------------------------------------------------------------------

def laws():
    """Loss 1/2 (w - a)' A (w - a), for `penalty` with weight_decay/2 |w|^2 added to it and no decay by the optimizer."""
    rng = np.random.default_rng([SEED, 0, 1])
    steps, decay = 200, 0.1
    b = rng.standard_normal((5, 5))
    matrix = np.round(b @ b.T / 5 + 0.5 * np.eye(5), 3)
    center, start = np.round(2 * rng.standard_normal(5), 3), np.round(2 * rng.standard_normal(5), 3)
    sgd = dict(lr=0.01, momentum=0.9)
    adam = dict(lr=0.01, beta1=0.9, beta2=0.999, eps=1e-8)
    lines, final = [], {}
    for name, method, h, penalty in (("sgd_coupled", "SGD", sgd, False), ("sgd_penalty", "SGD", sgd, True),
                                     ("adam_coupled", "Adam", adam, False), ("adam_penalty", "Adam", adam, True),
                                     ("adamw", "AdamW", adam, False)):
        torch.set_default_dtype(torch.float64)
        w = torch.tensor(start, requires_grad=True)
        config = dict(name=method, h=dict(h, weight_decay=0.0 if penalty else decay))
        optimize = optimizer(config, w, False)
        for _ in range(steps):
            optimize.zero_grad()
            d = w - torch.tensor(center)
            loss = 0.5 * d @ torch.tensor(matrix) @ d
            if penalty:
                loss = loss + 0.5 * decay * (w @ w)
            loss.backward()
            optimize.step()
        torch.set_default_dtype(torch.float32)
        final[name] = w.detach().numpy().copy()
        lines += [f"law {name}", "optimizer " + method,
                  "settings " + settings(dict(h, weight_decay=config["h"]["weight_decay"], penalty=decay if penalty else 0.0,
                                              steps=steps)),
                  "A " + doubles(matrix.ravel()), "a " + doubles(center), "start " + doubles(start),
                  "final " + doubles(final[name]), "end"]
    apart = {k + " " + m: float(f"{np.max(np.abs(final[k] - final[m])):.2e}") for k, m in
             (("sgd_coupled", "sgd_penalty"), ("adam_coupled", "adam_penalty"), ("adam_coupled", "adamw"))}
    print("laws, largest differences:", apart)
    assert apart["sgd_coupled sgd_penalty"] < 1e-12 and apart["adam_coupled adam_penalty"] < 1e-12
    assert apart["adam_coupled adamw"] > 1e-2
    return lines


if __name__ == "__main__":
    everything = [configuration(i + 1, *cell) for i, cell in enumerate(sorted(cells(), key=lambda cell: cell[0]))]
    check(everything)
    save("trajectories", trajectories(everything))
    save("schedules", schedules())
    save("laws", laws())
