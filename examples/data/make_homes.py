"""Writes homes.csv, homes_2026.csv and homes_new.csv: invented homes, for docs/guide.md. No other package is needed;
from the root of the repository:

    python3 examples/data/make_homes.py

40 streets of 1 to 5 homes. Price is linear in area, plot, age, distance to the centre and energy use, with an effect of the street
that no column tells, and noise. Fifteen ratings of the neighbourhood say nothing about the price. `sales` is how many
sales a price is the mean of, so that its noise has variance 1/sales.
"""

import csv
import random

RATINGS = ["shops", "schools", "parks", "noise", "traffic", "transit", "safety", "view", "light", "air", "dust",
           "wind", "internet", "cafes", "gyms"]
HEAD = ["id", "street", "sales", "area", "rooms", "plot", "age", "floor", "distance", "energy"] + RATINGS + ["price"]
NAMES = ["Ash", "Beech", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Holly", "Larch", "Linden"]
KINDS = ["Lane", "Road", "Street", "Way"]


def homes(seed, first, streets):
    """Rows of homes; the same seed gives the same rows on every machine."""
    draw = random.Random(seed)
    rows = []
    for street in streets:
        effect = draw.gauss(0, 12)
        ratings = [draw.uniform(1, 10) for _ in RATINGS]
        distance = draw.uniform(0.5, 15)
        for _ in range(draw.randint(1, 5)):
            area = round(draw.uniform(45, 190))
            rooms = max(1, round(area / 28 + draw.gauss(0, 0.7)))
            plot = round(area * draw.uniform(0.4, 3))
            age = draw.randint(0, 90)
            energy = round(60 + 1.6 * age + draw.gauss(0, 25))
            sales = draw.randint(1, 6)
            price = 60 + 1.5 * area + 0.08 * plot - 0.5 * age - 4 * distance - 0.12 * energy + effect
            price += draw.gauss(0, 60) / sales**0.5
            noisy = [round(min(10, max(1, r + draw.gauss(0, 1))), 1) for r in ratings]
            rows.append([first + len(rows), street, sales, area, rooms, plot, age, draw.randint(0, 6),
                         round(distance, 1), energy] + noisy + [round(price)])
    draw.shuffle(rows)
    for number, row in enumerate(rows):
        row[0] = first + number
    return rows


def write(name, head, rows):
    with open("examples/data/" + name, "w", newline="", encoding="ascii") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(head)
        table.writerows(rows)
    print(name, len(rows))


if __name__ == "__main__":
    names = [n + " " + k for n in NAMES for k in KINDS]
    write("homes.csv", HEAD, homes(7, 1, names))
    write("homes_2026.csv", HEAD, homes(8, 1001, names[:12]))
    write("homes_new.csv", HEAD[:-1], [row[:-1] for row in homes(9, 2001, names[:3])])
