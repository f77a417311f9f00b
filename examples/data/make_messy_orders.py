"""Writes messy_orders.csv: invented orders as an office exports them. No other package is needed; from the root of the
repository:

    python3 examples/data/make_messy_orders.py

Semicolons, decimal commas, dates with points, a tenth of the cells missing. The truth, with w in kg and noise of standard
deviation 2:

    cost = 4 + 2.2 w + 0.9 items - 20 discount + 6 express + country + 3 in December + 0.01 days since 2023-01-01

`country` adds 0 (AT), 5 (CH), -1 (DE), 2 (FR), 8 (NO) or 1 (PL). A missing weight is as if it were 5. `channel` says nothing.
`invoice` is the cost with tax, which nobody knows before the cost; `order_id` numbers the orders; `currency` never changes;
`fax` is always empty. `returned` is yes with log-odds -2 + 0.25 w - 1.5 express + (1 if the channel is phone). In four rows the
cost is missing.
"""

import csv
import datetime
import math
import random

HEAD = ["order_id", "ordered", "country", "channel", "express", "weight_kg", "items", "discount", "currency", "fax",
        "invoice", "returned", "cost"]
COUNTRIES = {"AT": 0, "CH": 5, "DE": -1, "FR": 2, "NO": 8, "PL": 1}
FIRST = datetime.date(2023, 1, 1)
GAPS = ["", "", "NA", "n/a", "-"]


def comma(number, digits):
    return f"{number:.{digits}f}".replace(".", ",")


def orders(seed, count):
    """Rows of orders; the same seed gives the same rows on every machine."""
    draw = random.Random(seed)
    numbers = list(range(70001, 70001 + count))
    draw.shuffle(numbers)
    rows = []
    for number in numbers:
        days = draw.randrange(730)
        day = FIRST + datetime.timedelta(days)
        country = draw.choice(sorted(COUNTRIES))
        channel = draw.choice(["web", "web", "web", "shop", "phone"])
        express = draw.random() < 0.3
        weight = round(draw.uniform(0.1, 12), 2)
        items = draw.randint(1, 9)
        discount = draw.choice([0, 0, 0.05, 0.1, 0.25])
        known = draw.random() >= 0.1
        w = weight if known else 5
        cost = 4 + 2.2 * w + 0.9 * items - 20 * discount + 6 * express + COUNTRIES[country]
        cost += 3 * (day.month == 12) + 0.01 * days + draw.gauss(0, 2)
        log_odds = -2 + 0.25 * w - 1.5 * express + (channel == "phone")
        returned = draw.random() < 1 / (1 + math.exp(-log_odds))
        rows.append([
            number,
            day.strftime("%d.%m.%Y"),
            country,
            channel if draw.random() >= 0.1 else draw.choice(GAPS),
            "yes" if express else "no",
            comma(weight, 2) if known else draw.choice(GAPS),
            items,
            comma(discount, 2),
            "EUR",
            "",
            comma(1.19 * cost, 2),
            "yes" if returned else "no",
            comma(cost, 2),
        ])
    for row in draw.sample(rows, 4):
        row[-1] = ""
    return rows


if __name__ == "__main__":
    with open("examples/data/messy_orders.csv", "w", newline="", encoding="ascii") as out:
        table = csv.writer(out, delimiter=";", lineterminator="\n")
        table.writerow(HEAD)
        table.writerows(orders(11, 600))
    print("messy_orders.csv 600")
