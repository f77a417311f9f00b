"""Writes the example tables of this folder: diabetes.csv, breast_cancer.csv, wine.csv, digits.csv.

Run from the root of the repository (Debian or Ubuntu package python3-sklearn):

    /usr/bin/python3 examples/data/make.py

The data come inside scikit-learn; nothing is downloaded. Every number is written in its shortest form that reads
back as the same double, whole numbers without a decimal point, after dropping what lies beyond twelve significant
digits (a few values of the diabetes table are stored as 4.803999999999999 where the study has 4.804).
Made with scikit-learn 1.2.1.
"""

import csv
import os
import re

from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_wine

HERE = os.path.dirname(os.path.abspath(__file__))


def text(value):
    """The shortest text that reads back as the same double; 59 for 59.0."""
    number = float(f"{float(value):.12g}")
    assert abs(number - float(value)) <= 1e-14 * abs(number)  # noise only
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    short = repr(number)
    assert float(short) == number and len(short) < 14
    return short


def snake(name):
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


def write(name, header, rows):
    with open(os.path.join(HERE, name), "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    print(f"{name}: {len(rows)} rows x {len(header)} columns")


def diabetes():
    names = {"age": "age", "sex": "sex", "bmi": "bmi", "bp": "blood_pressure", "s1": "total_cholesterol",
             "s2": "ldl", "s3": "hdl", "s4": "cholesterol_ratio", "s5": "log_triglycerides", "s6": "glucose"}
    data = load_diabetes(scaled=False)
    assert set(data.data[:, 1]) == {1.0, 2.0} and data.data[:, 0].max() == 79  # the raw units
    header = [names[name] for name in data.feature_names] + ["progression"]
    write("diabetes.csv", header, [[text(v) for v in row] + [text(y)] for row, y in zip(data.data, data.target)])


def breast_cancer():
    data = load_breast_cancer()
    header = [snake(name) for name in data.feature_names]  # "mean radius", "radius error", "worst radius"
    rows = [[text(v) for v in row] + [data.target_names[y]] for row, y in zip(data.data, data.target)]
    write("breast_cancer.csv", header + ["diagnosis"], rows)


def wine():
    names = {"od280/od315_of_diluted_wines": "od280_od315_ratio"}
    data = load_wine()
    header = [names.get(name, snake(name)) for name in data.feature_names] + ["class"]
    rows = [[text(v) for v in row] + [f"cultivar_{y + 1}"] for row, y in zip(data.data, data.target)]
    write("wine.csv", header, rows)


def digits():
    data = load_digits()
    header = [f"pixel_{r}_{c}" for r in range(8) for c in range(8)] + ["digit"]
    write("digits.csv", header, [[text(v) for v in row] + [text(y)] for row, y in zip(data.data, data.target)])


if __name__ == "__main__":
    diabetes()
    breast_cancer()
    wine()
    digits()
