"""Makes robustness.json: intervals of quantiles by order statistics as SciPy's quantile_test has them.

Run: python make-robustness.py > robustness.json   (SciPy 1.12 or later)
"""

import json
import sys

import numpy as np
import scipy
from scipy import stats

rng = np.random.default_rng(7)
cases = []
for n in (60, 200, 501, 2000):
    values = np.round(rng.gamma(2.0, 1.0, n), 6)
    for p in (0.5, 0.95):
        for level in (0.9, 0.95, 0.99):
            found = stats.quantile_test(values, q=1.0, p=p).confidence_interval(level)
            if np.isnan(found.low) or np.isnan(found.high):
                continue
            cases.append(
                {"n": n, "p": p, "level": level, "low": float(found.low), "high": float(found.high), "values": values.tolist()}
            )
samples = {case["n"]: case.pop("values") for case in cases}
json.dump(
    {"versions": {"python": sys.version.split()[0], "scipy": scipy.__version__}, "samples": samples, "cases": cases},
    sys.stdout,
)
