"""PyTorch's side of TorchDuel: small networks that differ in their decay, as one batched product.

    /usr/bin/python3 bench/net_duel.py DATA WIDTH BATCH EPOCHS RATE LAMBDAS THREADS

DATA is read by peer.read. There is a network p-WIDTH-WIDTH-1 for each of LAMBDAS (with commas between), ReLU between its
layers, trained by Adam with decoupled decay of its weights on the squared error. A repetition is EPOCHS epochs more of
all networks: seconds, and loss, the mean over networks and rows at its end, which is not part of the seconds.

What is done in PyTorch's favour: the batches are tensors already and the same in every epoch, while Halflife deals the
rows anew; a weight of all networks is one tensor (networks, in, out) for baddbmm; all parameters are views of one array,
and so are their gradients, so that Adam (foreach) steps, decay multiplies and zeroing writes once and not six times.
"""
import math
import sys
import time

import peer

torch = peer.need("torch", "python3-torch")

data, width, batch, epochs, rate, lambdas, threads = sys.argv[1:]
width, batch, epochs, rate = int(width), int(batch), int(epochs), float(rate)
lambdas = torch.tensor([float(text) for text in lambdas.split(",")])
torch.set_num_threads(int(threads))
torch.manual_seed(1)
x, y = (torch.from_numpy(array) for array in peer.read(data))

models = len(lambdas)
widths = [x.shape[1], width, width, 1]
shapes = [shape for i, o in zip(widths, widths[1:]) for shape in ((models, i, o), (models, 1, o))]
sizes = [math.prod(shape) for shape in shapes]
flat = torch.empty(sum(sizes))
flat.grad = torch.zeros(sum(sizes))
kept = torch.ones(sum(sizes))  # what decay leaves of a parameter in a step


def views(array):
    return [part.view(shape) for part, shape in zip(array.split(sizes), shapes)]


parameters = [torch.nn.Parameter(view) for view in views(flat)]
with torch.no_grad():
    for k, (parameter, gradient) in enumerate(zip(parameters, views(flat.grad))):
        parameter.uniform_(-1, 1).mul_(1 / math.sqrt(widths[k // 2]))  # as torch.nn.Linear
        parameter.grad = gradient
    for weight in views(kept)[::2]:
        weight.copy_((1 - rate * lambdas).view(models, 1, 1).expand_as(weight))
adam = torch.optim.Adam([flat], lr=rate, foreach=True)

# Those of all networks are one batch, seen as often as there are networks.
inputs = [part.expand(models, -1, -1) for part in x.split(batch)]
targets = [part.view(-1, 1).expand(models, -1, -1) for part in y.split(batch)]


def loss(rows, target):
    """The sum over networks of the mean over rows."""
    w1, b1, w2, b2, w3, b3 = parameters
    a = torch.relu(torch.baddbmm(b1, rows, w1))
    a = torch.relu(torch.baddbmm(b2, a, w2))
    out = torch.baddbmm(b3, a, w3)
    return torch.nn.functional.mse_loss(out, target, reduction="sum") / target.shape[1]


def step(rows, target):
    flat.grad.zero_()
    loss(rows, target).backward()
    with torch.no_grad():
        flat.mul_(kept)
    adam.step()


def repetition():
    start = time.perf_counter()
    for _ in range(epochs):
        for rows, target in zip(inputs, targets):
            step(rows, target)
    seconds = time.perf_counter() - start
    with torch.no_grad():
        mean = sum(loss(rows, target).item() for rows, target in zip(inputs, targets)) / len(inputs) / models
    return {"seconds": seconds, "loss": mean}


peer.serve(repetition, torch=torch.__version__)
