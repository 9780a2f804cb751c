"""Makes slices.json: reference numbers for the tests of found slices (shared/stats/{welch,fisher-greater,clustered-means}.ts).

Run with SciPy, statsmodels and NumPy in the versions printed into the file:
    python make-slices.py > slices.json
"""
import json

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import stats

rng = np.random.default_rng(20261121)


def welch():
    cases = []
    for n, m, shift, spread in [(30, 400, 0.3, 1.0), (35, 35, 0.0, 3.0), (500, 4500, 0.05, 0.5), (31, 2000, -0.4, 2.0)]:
        a = np.round(rng.exponential(1 + shift, n) * spread, 4)
        b = np.round(rng.exponential(1, m), 4)
        test = stats.ttest_ind(a, b, equal_var=False, alternative="greater")
        both = stats.ttest_ind(a, b, equal_var=False)
        interval = both.confidence_interval(0.95)
        cases.append({
            "a": {"n": n, "mean": float(a.mean()), "variance": float(a.var(ddof=1))},
            "b": {"n": m, "mean": float(b.mean()), "variance": float(b.var(ddof=1))},
            "p": float(test.pvalue), "low": float(interval.low), "high": float(interval.high),
        })
    return cases


def mean():
    a = np.round(rng.normal(0.2, 1, 60), 4)
    test = stats.ttest_1samp(a, 0, alternative="greater")
    interval = stats.ttest_1samp(a, 0).confidence_interval(0.95)
    return {"a": {"n": 60, "mean": float(a.mean()), "variance": float(a.var(ddof=1))},
            "p": float(test.pvalue), "low": float(interval.low), "high": float(interval.high)}


def fisher():
    tables = [(8, 2, 1, 5), (3, 7, 10, 20), (0, 40, 5, 100), (24, 56, 42, 378), (900, 8000, 3000, 60000), (40, 0, 3, 9), (30, 0, 500, 0)]
    return [{"table": t, "p": float(stats.fisher_exact([t[:2], t[2:]], alternative="greater").pvalue)} for t in tables]


def clustered():
    clusters = np.sort(rng.integers(0, 60, 400))
    side = (rng.random(400) < 0.3).astype(int)
    level = rng.normal(0, 0.5, 60)
    values = np.round(level[clusters] + 0.2 * side + rng.normal(0, 1, 400), 4)
    clusters = np.unique(clusters, return_inverse=True)[1]
    fit = sm.OLS(values, sm.add_constant(side)).fit(cov_type="cluster", cov_kwds={"groups": clusters})
    # statsmodels multiplies by (n - 1) / (n - k) besides clusters / (clusters - 1).
    n = len(values)
    error = float(fit.bse[1] * np.sqrt((n - 2) / (n - 1)))
    return {"values": values.tolist(), "clusters": clusters.tolist(), "side": side.tolist(),
            "difference": float(fit.params[1]), "error": error}


print(json.dumps({
    "versions": {"scipy": scipy.__version__, "statsmodels": statsmodels.__version__, "numpy": np.__version__},
    "welch": welch(), "mean": mean(), "fisher": fisher(), "clustered": clustered(),
}, indent=1))
