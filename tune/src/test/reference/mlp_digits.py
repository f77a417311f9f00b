"""scikit-learn's MLPClassifier(64, 64) on ten splits of the digits, for NetAccuracyTest:

    /usr/bin/python3 tune/src/test/reference/mlp_digits.py > tune/src/test/resources/reference/mlp_digits.txt

Debian's python3-sklearn 1.2. A fifth of the rows is held out, the same share of each class; columns are
standardized by the training rows. Batches of 64, 90 epochs (what tune takes for so many rows), and else what
scikit-learn does by itself: Adam at 0.001, ReLU, alpha = 1e-4. A line for each split: the share of rows held out that
it classifies rightly, then their numbers.
"""
import warnings

import numpy as np
from sklearn.model_selection import StratifiedShuffleSplit
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

warnings.filterwarnings("ignore")
table = np.loadtxt("examples/data/digits.csv", delimiter=",", skiprows=1)
names = open("examples/data/digits.csv").readline().strip().split(",")
at = names.index("digit")
y = table[:, at].astype(int)
x = np.delete(table, at, axis=1)
splits = StratifiedShuffleSplit(10, test_size=0.2, random_state=1)
for number, (train, held) in enumerate(splits.split(x, y)):
    scaler = StandardScaler().fit(x[train])
    net = MLPClassifier((64, 64), batch_size=64, max_iter=90, n_iter_no_change=90, tol=0, random_state=number)
    net.fit(scaler.transform(x[train]), y[train])
    accuracy = net.score(scaler.transform(x[held]), y[held])
    print(f"{accuracy:.6f}", *sorted(held))
