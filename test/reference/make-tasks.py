"""Makes tasks.json: reference numbers for the metrics of multilabel, ranking and forecasting models.

Run with the versions that are printed into the file:
    python make-tasks.py > tasks.json

Multilabel and nDCG come from scikit-learn. What it does not have (the other ranking metrics with ties, scaled errors, quantiles,
the Diebold-Mariano test) is written here from its definition: ties as the mean over every order of the tied rows.
"""
import itertools
import json

import numpy as np
import scipy
import sklearn
from scipy import stats
from sklearn import metrics

rng = np.random.default_rng(20261121)


def numbers(values):
    return [float(v) for v in np.asarray(values, dtype=float).ravel()]


def multilabel(rows, labels, threshold, seed):
    local = np.random.default_rng(seed)
    truth = (local.random((rows, labels)) < np.linspace(0.15, 0.6, labels)).astype(int)
    scores = np.round(np.clip(0.45 * truth + local.random((rows, labels)) * 0.6, 0, 1), 2)
    said = (scores >= threshold).astype(int)
    out = {
        "hamming_loss": metrics.hamming_loss(truth, said),
        "subset_accuracy": metrics.accuracy_score(truth, said),
        "jaccard_samples": metrics.jaccard_score(truth, said, average="samples", zero_division=0),
        "label_ranking_average_precision": metrics.label_ranking_average_precision_score(truth, scores),
        "coverage_error": metrics.coverage_error(truth, scores),
        "label_ranking_loss": metrics.label_ranking_loss(truth, scores),
        "micro_roc_auc": metrics.roc_auc_score(truth, scores, average="micro"),
        "macro_roc_auc": metrics.roc_auc_score(truth, scores, average="macro"),
    }
    for average in ["micro", "macro", "weighted", "samples"]:
        for name, score in [("precision", metrics.precision_score), ("recall", metrics.recall_score),
                            ("f1", metrics.f1_score)]:
            out[f"{average}_{name}"] = score(truth, said, average=average, zero_division=0)
    return {"labels": labels, "threshold": threshold, "truth": [int(v) for v in truth.ravel()],
            "scores": numbers(scores), "expected": {k: float(v) for k, v in out.items()}}


def orders(scores):
    """Every order of the rows that the scores allow, best first."""
    groups = [np.flatnonzero(scores == s) for s in sorted(set(scores), reverse=True)]
    for parts in itertools.product(*(itertools.permutations(g) for g in groups)):
        yield np.concatenate([np.array(p) for p in parts])


def of_order(grades):
    relevant = (grades > 0).astype(float)
    total = relevant.sum()
    ranks = np.arange(1, len(grades) + 1)
    precisions = np.cumsum(relevant) / ranks
    out = {"map": (precisions * relevant).sum() / total,
           "map_at_10": (precisions * relevant)[:10].sum() / min(total, 10),
           "mrr": 1 / ranks[relevant > 0][0]}
    for k in [1, 5, 10]:
        out[f"precision_at_{k}"] = relevant[:k].sum() / k
        out[f"recall_at_{k}"] = relevant[:k].sum() / total
        out[f"hit_rate_at_{k}"] = float(relevant[:k].sum() > 0)
    return out


def ranking(queries, seed):
    local = np.random.default_rng(seed)
    grades, scores, ids, each = [], [], [], []
    for q in range(queries):
        n = int(local.integers(2, 14))
        g = local.choice([0, 0, 0, 1, 2, 3], n)
        if q == 0:
            g = np.zeros(n, dtype=int)
        elif g.sum() == 0:
            g[int(local.integers(n))] = 2
        # Few ties each, so that every order can be looked at.
        s = np.round(local.normal(size=n) + 0.4 * g, 2)
        s[: min(4, n)] = s[0]
        grades += [int(v) for v in g]
        scores += numbers(s)
        ids += [q] * n
        if q == 0:
            continue
        found = [of_order(g[o]) for o in orders(s)]
        one = {name: float(np.mean([f[name] for f in found])) for name in found[0]}
        exponential = 2.0 ** g - 1
        for name, gains, k in [("ndcg", g, None), ("ndcg_at_5", g, 5), ("ndcg_at_10", g, 10),
                               ("ndcg_exponential", exponential, None), ("ndcg_exponential_at_10", exponential, 10)]:
            one[name] = float(metrics.ndcg_score([gains], [s], k=k))
        each.append(one)
    expected = {name: float(np.mean([one[name] for one in each])) for name in each[0]}
    return {"queries": ids, "grades": grades, "scores": scores, "judged": len(each), "expected": expected}


def forecasting(seed):
    local = np.random.default_rng(seed)
    season, levels = 7, [0.1, 0.5, 0.9]
    train, rows = [], []
    expected = {}
    errors, scaled, squares = [], [], []
    for series, level in [("a", 50.0), ("b", 400.0)]:
        days = np.arange(90)
        y = level + 0.1 * level * np.sin(2 * np.pi * days / season) + local.normal(size=90) * 0.05 * level
        past, future = y[:63], y[63:]
        train += [{"series": series, "time": int(d), "value": float(v)} for d, v in zip(days[:63], past)]
        naive = past[season:] - past[:-season]
        forecast = future + local.normal(size=27) * 0.04 * level + 0.01 * level
        spread = 0.05 * level * stats.norm.ppf(levels)
        quantiles = forecast[:, None] + spread[None, :]
        error = forecast - future
        errors.append(error)
        scaled.append(np.abs(error) / np.abs(naive).mean())
        squares.append(error ** 2 / (naive ** 2).mean())
        rows += [{"series": series, "time": int(d), "value": float(v), "forecast": float(f), "quantiles": numbers(q)}
                 for d, v, f, q in zip(days[63:], future, forecast, quantiles)]
    y = np.array([r["value"] for r in rows])
    f = np.array([r["forecast"] for r in rows])
    q = np.array([r["quantiles"] for r in rows])
    error = f - y
    low, high = q[:, 0], q[:, -1]
    alpha = 1 - (levels[-1] - levels[0])
    expected = {
        "mae": metrics.mean_absolute_error(y, f),
        "rmse": metrics.root_mean_squared_error(y, f),
        "absolute_bias": abs(error.mean()),
        "mape": metrics.mean_absolute_percentage_error(y, f),
        "smape": np.mean(2 * np.abs(error) / (np.abs(y) + np.abs(f))),
        "wape": np.abs(error).sum() / np.abs(y).sum(),
        "mase": np.concatenate(scaled).mean(),
        "rmsse": np.sqrt(np.concatenate(squares).mean()),
        "pinball": np.mean([metrics.mean_pinball_loss(y, q[:, k], alpha=level) for k, level in enumerate(levels)]),
        "interval_coverage": np.mean((y >= low) & (y <= high)),
        "interval_width": np.mean(high - low),
        "interval_score": np.mean(high - low + 2 / alpha * np.maximum(0, low - y) + 2 / alpha * np.maximum(0, y - high)),
    }
    return {"season": season, "levels": levels, "train": train, "rows": rows,
            "expected": {k: float(v) for k, v in expected.items()}}


def diebold_mariano(n, h, seed):
    """Harvey, Leybourne and Newbold 1997: the test of Diebold and Mariano 1995 with its correction, against Student's t."""
    local = np.random.default_rng(seed)
    d = np.convolve(local.normal(size=n + 3), [0.5, 0.3, 0.2, 0.1], "valid") + 0.1
    mean = d.mean()
    gamma = [np.sum((d[k:] - mean) * (d[: n - k] - mean)) / n for k in range(h)]
    variance = (gamma[0] + 2 * sum(gamma[k] for k in range(1, h))) / n
    if variance <= 0:  # Newey and West's weights keep it positive.
        variance = (gamma[0] + 2 * sum((1 - k / h) * gamma[k] for k in range(1, h))) / n
    correction = np.sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n)
    statistic = correction * mean / np.sqrt(variance)
    return {"losses": numbers(d), "horizon": h, "statistic": float(statistic),
            "p": float(2 * stats.t.sf(abs(statistic), n - 1))}


print(json.dumps({
    "versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__, "scipy": scipy.__version__},
    "multilabel": [multilabel(60, 4, 0.5, 1), multilabel(200, 7, 0.35, 2), multilabel(12, 3, 0.9, 3)],
    "ranking": [ranking(12, 4), ranking(30, 5)],
    "forecasting": [forecasting(6)],
    "dieboldMariano": [diebold_mariano(40, 1, 7), diebold_mariano(120, 5, 8), diebold_mariano(30, 8, 9), diebold_mariano(16, 8, 10), diebold_mariano(16, 8, 11)],
}))
