"""Reference values for the two-sample statistics of drift, from SciPy. Writes drift.json beside this file.

Run with the versions below:  python make-drift.py
"""

import json
from pathlib import Path

import numpy as np
import scipy
from scipy import special, stats
from scipy.spatial.distance import jensenshannon

VERSIONS = {"numpy": "2.4.6", "scipy": "1.17.1"}
assert {"numpy": np.__version__, "scipy": scipy.__version__} == VERSIONS

rng = np.random.default_rng(20260101)


def two_samples(name, x, y):
    x, y = np.round(np.asarray(x, float), 6), np.round(np.asarray(y, float), 6)
    ad = stats.anderson_ksamp([x, y], variant="midrank", method=None)
    mood = stats.mood(x, y)
    n, m = len(x), len(y)
    counted = n * m <= 1e7
    ks = stats.ks_2samp(x, y, method="exact" if counted else "asymp")
    return {
        "id": name,
        "x": counts(x),
        "y": counts(y),
        "wasserstein": stats.wasserstein_distance(x, y),
        "moodZ": mood.statistic,
        "moodP": mood.pvalue,
        "adStandardized": ad.statistic,
        "ksD": ks.statistic,
        **({"ksExact": ks.pvalue} if counted else {}),
        "ksLimit": float(special.kolmogorov(np.sqrt(n * m / (n + m)) * ks.statistic)),
    }


def counts(sample):
    values, rows = np.unique(sample, return_counts=True)
    return {"values": values.tolist(), "counts": rows.tolist()}


def divergences(name, a, b):
    p, q = np.asarray(a) / np.sum(a), np.asarray(b) / np.sum(b)
    fp, fq = np.maximum(p, 1e-4), np.maximum(q, 1e-4)
    return {
        "id": name,
        "a": list(map(int, a)),
        "b": list(map(int, b)),
        "psi": float(np.sum((fp - fq) * np.log(fp / fq))),
        "jensenShannon": float(jensenshannon(p, q, base=2)),
        "hellinger": float(np.sqrt(np.sum((np.sqrt(p) - np.sqrt(q)) ** 2) / 2)),
        "lInfinity": float(np.max(np.abs(p - q))),
        "kullbackLeibler": float(np.sum(special.rel_entr(p, fq))),
    }


normal = rng.standard_normal
cases = [
    two_samples("normal, shifted", normal(60), normal(40) + 0.4),
    two_samples("normal, wider", normal(300), 1.5 * normal(150)),
    two_samples("lognormal", np.exp(normal(500)), np.exp(normal(90))),
    two_samples("six values", rng.integers(0, 6, 400), rng.integers(0, 6, 250)),
    two_samples("half zeros", normal(400) * rng.integers(0, 2, 400), normal(200) * rng.integers(0, 2, 200)),
    two_samples("rounded", np.round(normal(3000), 1), np.round(normal(800) + 0.05, 1)),
    two_samples("large", np.round(normal(20000), 2), np.round(normal(9000) * 1.02, 2)),
]
shares = [
    divergences("dense", [120, 250, 300, 330], [150, 200, 310, 140]),
    divergences("empty on one side", [0, 10, 990, 5], [20, 0, 480, 5]),
    divergences("same", [5, 5, 10], [10, 10, 20]),
    divergences("nothing shared", [10, 0], [0, 7]),
]
points = [{"p": p, "df": df, "x": stats.chi2.isf(p, df)} for p in (0.05, 0.5, 0.001) for df in (1, 2, 9, 49)]
limits = [{"z": z, "p": float(special.kolmogorov(z))} for z in (0.2, 0.5, 0.9, 0.999, 1.001, 1.36, 2.5, 5)]

document = {"versions": VERSIONS, "samples": cases, "divergences": shares, "chiSquared": points, "kolmogorov": limits}
Path(__file__).with_name("drift.json").write_text(json.dumps(document) + "\n")
