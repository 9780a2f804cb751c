"""References for intervals, dependence and comparison. Run: python3 make-compare.py > compare.json (numpy, scipy, statsmodels, arch)."""
import json
import sys

import arch
import numpy
import scipy
import statsmodels
from arch.bootstrap import optimal_block_length
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep


def series(kind, n, seed):
    """Sequences that both languages can make: a linear congruential generator, summed with memory."""
    state, values, last = seed, [], 0.0
    for _ in range(n):
        state = (state * 1103515245 + 12345) % 2147483648
        noise = state / 2147483648 - 0.5
        last = noise + {"white": 0.0, "weak": 0.4, "strong": 0.85}[kind] * last
        values.append(last)
    return values


blocks = []
for kind in ("white", "weak", "strong"):
    for n in (60, 400, 3000):
        found = optimal_block_length(numpy.array(series(kind, n, 7)))
        blocks.append({"kind": kind, "n": n, "seed": 7, "circular": float(found["circular"].iloc[0])})

independent = []
for (k1, n1, k2, n2) in ((56, 70, 48, 80), (9, 10, 3, 10), (10, 10, 0, 20), (450, 1000, 470, 1000), (5, 56, 0, 29)):
    low, high = confint_proportions_2indep(k1, n1, k2, n2, method="newcomb", compare="diff")
    ratio = confint_proportions_2indep(k1, n1, max(k2, 1), n2, method="log", compare="ratio")
    score = confint_proportions_2indep(k1, n1, max(k2, 1), n2, method="score", compare="ratio", correction=False)
    independent.append(
        {
            "a": {"k": k1, "n": n1},
            "b": {"k": k2, "n": n2},
            "newcombe": [float(low), float(high)],
            "ratioOf": max(k2, 1),
            "katzLog": [float(v) for v in ratio],
            "koopman": [float(v) for v in score],
        }
    )

discordant = []
for (b, c) in ((0, 6), (3, 9), (10, 12), (25, 40), (1, 1)):
    exact = mcnemar([[50, b], [c, 20]], exact=True)
    discordant.append({"b": b, "c": c, "exact": float(exact.pvalue)})

p = [0.001, 0.04, 0.03, 0.005, 0.6, 0.04]
holm = {"p": p, "adjusted": [float(v) for v in multipletests(p, method="holm")[1]]}


def clustered(groups, size):
    """An AUC problem of whole clusters, and Obuchowski's variance from the definition, pair by pair."""
    state, rows = 99, []
    for group in range(groups):
        state = (state * 1103515245 + 12345) % 2147483648
        shared = state / 2147483648
        for _ in range(size + group % 3):
            state = (state * 1103515245 + 12345) % 2147483648
            label = 1 if state / 2147483648 < 0.4 else 0
            state = (state * 1103515245 + 12345) % 2147483648
            score = round(0.4 * label + 0.5 * shared + 0.6 * state / 2147483648, 2)
            rows.append((group, label, score))
    return rows


def obuchowski(rows, scores):
    positive = [(g, s) for (g, l, _), s in zip(rows, scores) if l == 1]
    negative = [(g, s) for (g, l, _), s in zip(rows, scores) if l == 0]
    psi = lambda x, y: 1.0 if x > y else 0.5 if x == y else 0.0
    m, n = len(positive), len(negative)
    v10 = [sum(psi(x, y) for _, y in negative) / n for _, x in positive]
    v01 = [sum(psi(x, y) for _, x in positive) / m for _, y in negative]
    auc = sum(v10) / m
    groups = sorted({g for g, _, _ in rows})
    t10 = {g: sum(v - auc for (h, _), v in zip(positive, v10) if h == g) for g in groups}
    t01 = {g: sum(v - auc for (h, _), v in zip(negative, v01) if h == g) for g in groups}
    i10 = len({g for g, _ in positive})
    i01 = len({g for g, _ in negative})
    return auc, m, n, t10, t01, i10, i01, len(groups)


def variance(a, b):
    auc, m, n, t10, t01, i10, i01, i = a
    _, _, _, u10, u01, _, _, _ = b
    s10 = i10 / ((i10 - 1) * m) * sum(t10[g] * u10[g] for g in t10)
    s01 = i01 / ((i01 - 1) * n) * sum(t01[g] * u01[g] for g in t01)
    s11 = i / (i - 1) * sum(t10[g] * u01[g] for g in t10)
    s11b = i / (i - 1) * sum(u10[g] * t01[g] for g in t10)
    return s10 / m + s01 / n + (s11 + s11b) / (m * n)


rows = clustered(25, 4)
first = [s for _, _, s in rows]
second = [round(0.6 * s + 0.3 * l + 0.1 * ((g * 7) % 5) / 5, 2) for g, l, s in rows]
a, b = obuchowski(rows, first), obuchowski(rows, second)
auc = {
    "group": [g for g, _, _ in rows],
    "label": [l for _, l, _ in rows],
    "first": first,
    "second": second,
    "aucs": [a[0], b[0]],
    "variances": [variance(a, a), variance(b, b)],
    "difference": variance(a, a) + variance(b, b) - 2 * variance(a, b),
}

json.dump(
    {
        "versions": {
            "python": sys.version.split()[0],
            "numpy": numpy.__version__,
            "scipy": scipy.__version__,
            "statsmodels": statsmodels.__version__,
            "arch": arch.__version__,
        },
        "blocks": blocks,
        "independent": independent,
        "discordant": discordant,
        "holm": holm,
        "auc": auc,
    },
    sys.stdout,
    indent=1,
)
