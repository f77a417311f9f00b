"""Makes pandas.parquet, as pandas 3.0 and pyarrow 25.0 write it by default: python3 make-pandas.py"""

import numpy as np
import pandas as pd

pd.DataFrame(
    {
        "whole": [1, 2, 9007199254740993],
        "short": np.array([0.1, np.nan, 3], dtype="f4"),
        "real": [0.1, 2.5, np.nan],
        "flag": [True, False, True],
        "town": ["Köln", None, "Ürzig"],
        "kind": pd.Categorical(["b", "a", "b"]),
        "seen": pd.to_datetime(["2024-01-02 03:04:05", "2024-01-03 00:00:00", None]),
        "zoned": pd.to_datetime(["2024-01-02 03:04:05"] * 3).tz_localize("Europe/Berlin"),
        "tags": [[1, 2], [], [3]],
    },
    index=["r1", "r2", "r3"],
).to_parquet("pandas.parquet")
