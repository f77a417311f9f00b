"""Fifty steps of small nets by PyTorch, for TorchNetTest:

    /usr/bin/python3 net/src/test/reference/net.py > net/src/test/resources/reference/net.txt

Debian's python3-torch 1.13. Weights, rows and batches are formulas that the test has, too. Each case gives the
losses of steps 1, 10, ..., 50 and the weights at the end, 9 digits.
"""
import math
import torch

torch.set_num_threads(1)
ROWS, BATCH, STEPS = 40, 16, 50


def weight(layer, k):
    return 0.5 * math.sin(1.7 * k + layer)


def feature(row, j):
    return math.sin(0.37 * row * (j + 1) + j)


CASES = [
    ("squared tanh adam", [5, 7, 4, 1], torch.tanh),
    ("binary relu adamw", [6, 8, 1], torch.relu),
    ("softmax relu sgd", [6, 8, 3], torch.relu),
    ("poisson tanh adam", [4, 6, 1], torch.tanh),
]


def target(name, row):
    s = feature(row, 0) + 0.5 * feature(row, 1)
    if name.startswith("squared"):
        return s + 0.1 * math.sin(9 * row)
    if name.startswith("binary"):
        return 1.0 if s > 0.3 else 0.0
    if name.startswith("softmax"):
        return 0 if s < -0.4 else 1 if s < 0.5 else 2
    return math.floor(2 + 2 * s) if s > -1 else 0


def loss_of(name, out, y):
    if name.startswith("squared"):
        return torch.nn.functional.mse_loss(out[:, 0], y)
    if name.startswith("binary"):
        return torch.nn.functional.binary_cross_entropy_with_logits(
            out[:, 0], y, weight=torch.tensor(0.8), pos_weight=torch.tensor(2.5))
    if name.startswith("softmax"):
        return torch.nn.functional.cross_entropy(out, y, weight=torch.tensor([1.0, 2.0, 0.5]))
    return torch.nn.functional.poisson_nll_loss(out[:, 0], y, log_input=True, full=False)


for name, widths, f in CASES:
    layers = []
    for l in range(len(widths) - 1):
        layer = torch.nn.Linear(widths[l], widths[l + 1])
        with torch.no_grad():
            n = widths[l] * widths[l + 1]
            layer.weight.copy_(torch.tensor([weight(l, k) for k in range(n)]).reshape(widths[l + 1], widths[l]))
            layer.bias.copy_(torch.tensor([weight(l, n + k) for k in range(widths[l + 1])]))
        layers.append(layer)
    parameters = [
        {"params": [l.weight for l in layers], "weight_decay": 0.05},
        {"params": [l.bias for l in layers], "weight_decay": 0.0},
    ]
    if name.endswith("adamw"):
        optimizer = torch.optim.AdamW(parameters, lr=0.01)
    elif name.endswith("adam"):
        optimizer = torch.optim.Adam(parameters, lr=0.01)
    else:
        optimizer = torch.optim.SGD(parameters, lr=0.05, momentum=0.9)
    x = torch.tensor([[feature(r, j) for j in range(widths[0])] for r in range(ROWS)])
    kind = torch.long if name.startswith("softmax") else torch.float32
    y = torch.tensor([target(name, r) for r in range(ROWS)], dtype=kind)
    losses = []
    for step in range(STEPS):
        members = [(step * BATCH + 7 * i) % ROWS for i in range(BATCH)]
        a = x[members]
        for l, layer in enumerate(layers):
            a = layer(a)
            if l + 1 < len(layers):
                a = f(a)
        loss = loss_of(name, a, y[members])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 10 == 9 or step == 0:
            losses.append(loss.item())
    print(name)
    print(" ".join("%.9g" % v for v in losses))
    for layer in layers:
        print(" ".join("%.9g" % v for v in layer.weight.detach().flatten().tolist()))
        print(" ".join("%.9g" % v for v in layer.bias.detach().flatten().tolist()))
