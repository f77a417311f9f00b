"""scikit-learn's side of DigitsDuel: fits of MLPClassifier.

    /usr/bin/python3 bench/digits_duel.py DATA TRAIN PRECISION HIDDEN BATCH EPOCHS RATE FITS

DATA is read by peer.read; the first TRAIN rows are learned from, the others are held out. Rows are given in PRECISION,
float32 or float64, in which scikit-learn then trains. HIDDEN are widths with commas between. A repetition is FITS fits
from different seeds, each for all EPOCHS: seconds on the clock, cpu seconds of the processors, and right, the share of
rows held out whose class is found, a mean over fits; scoring is part of neither time. All else is what scikit-learn
does by itself, alpha = 1e-4 among it.
"""
import sys
import time
import warnings

import peer

network = peer.need("sklearn.neural_network", "python3-sklearn")

data, train, precision, hidden, batch, epochs, rate, fits = sys.argv[1:]
train, batch, epochs = int(train), int(batch), int(epochs)
hidden = tuple(int(text) for text in hidden.split(","))
x, y = peer.read(data)
x, y = x.astype(precision), y.astype(int)
warnings.filterwarnings("ignore")  # that a fit has not converged when its epochs are over


def fit(seed):
    net = network.MLPClassifier(
        hidden, batch_size=batch, learning_rate_init=float(rate), random_state=seed,
        max_iter=epochs, n_iter_no_change=epochs, tol=0)
    return net.fit(x[:train], y[:train])


def repetition():
    start, cpu = time.perf_counter(), time.process_time()
    nets = [fit(seed) for seed in range(int(fits))]
    cpu, seconds = time.process_time() - cpu, time.perf_counter() - start
    assert all(net.n_iter_ == epochs for net in nets)
    right = sum(net.score(x[train:], y[train:]) for net in nets) / len(nets)
    return {"seconds": seconds, "cpu": cpu, "right": right}


peer.serve(repetition, sklearn=peer.need("sklearn", "python3-sklearn").__version__)
