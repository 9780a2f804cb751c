"""Reference values for the shape of a distribution, from SciPy and pandas. Writes shape.json beside this file.

Run with the versions below:  python make-shape.py
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import scipy
from scipy import stats

VERSIONS = {"numpy": "2.4.6", "scipy": "1.17.1", "pandas": "3.1.1"}
assert {"numpy": np.__version__, "scipy": scipy.__version__, "pandas": pd.__version__} == VERSIONS

rng = np.random.default_rng(20261121)


def shape(name, values):
    x = np.asarray(values, float)
    skewness, kurtosis = stats.skew(x, bias=False), stats.kurtosis(x, bias=False)
    # Two sources that must agree before ours is asked. With fewer than four values both leave the kurtosis open.
    assert np.isclose(pd.Series(x).skew(), skewness, rtol=1e-6)
    if len(x) > 3:
        assert np.isclose(pd.Series(x).kurt(), kurtosis, rtol=1e-6)
    return {"id": name, "x": x.tolist(), "skewness": skewness, "excessKurtosis": kurtosis if len(x) > 3 else None}


cases = [
    shape("three values", [1, 2, 10]),
    shape("four values", [1, 2, 2, 10]),
    shape("one to a hundred", range(1, 101)),
    shape("normal", np.round(rng.normal(50, 3, 500), 6)),
    shape("exponential", np.round(rng.exponential(2, 500), 6)),
    shape("log-normal", np.round(rng.lognormal(0, 1.5, 500), 6)),
    shape("mostly zero", np.r_[np.zeros(300), [1, 1, 2, 40]]),
    shape("one far away", np.r_[np.round(rng.normal(0, 1, 400), 6), [1e6]]),
    shape("two values", np.repeat([0, 1], [30, 170])),
    shape("small beside its level", np.round(1e6 + rng.normal(0, 0.01, 300), 6)),
    shape("huge", np.round(rng.gamma(2, 1, 300), 6) * 1e40),
    shape("tiny", -np.round(rng.gamma(2, 1, 300), 6) * 1e-40),
]
path = Path(__file__).with_name("shape.json")
path.write_text(json.dumps({"versions": VERSIONS, "cases": cases}) + "\n")
