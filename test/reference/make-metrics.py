"""Makes metrics.json: reference numbers for shared/stats, shared/metrics and shared/compare.

Run with scikit-learn 1.9.1, SciPy 1.17.1, statsmodels 0.15.0 and NumPy as printed into the file:
    python make-metrics.py > metrics.json
"""
import json

import numpy as np
import scipy
import sklearn
import statsmodels
from scipy import stats, special
from sklearn import metrics as m
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import proportion_confint

rng = np.random.default_rng(20260101)


def rounded(values, digits):
    return [round(float(v), digits) for v in np.asarray(values).ravel()]


def binary(name, n, prevalence, digits):
    y = (rng.random(n) < prevalence).astype(int)
    y[:2] = [0, 1]
    score = np.clip(rounded(1 / (1 + np.exp(-(1.5 * (y - 0.5) + rng.normal(0, 1.2, n)))), digits), 0, 1)
    decided = (score >= 0.5).astype(int)
    truth = np.clip(np.where(y == 1, score, 1 - score), 1e-15, 1 - 1e-15)
    expected = {
        "roc_auc": m.roc_auc_score(y, score),
        "average_precision": m.average_precision_score(y, score),
        "log_loss": float(-np.mean(np.log(truth))),
        "brier": m.brier_score_loss(y, score),
        "accuracy": m.accuracy_score(y, decided),
        "balanced_accuracy": m.balanced_accuracy_score(y, decided),
        "precision": m.precision_score(y, decided, zero_division=0),
        "recall": m.recall_score(y, decided),
        "specificity": m.recall_score(y, decided, pos_label=0),
        "f1": m.f1_score(y, decided),
        "mcc": m.matthews_corrcoef(y, decided),
    }
    return {"name": name, "kind": "binary", "y": y.tolist(), "score": score.tolist(), "expected": expected}


def multiclass(name, n, k, digits):
    y = rng.integers(0, k, n)
    y[:k] = np.arange(k)
    raw = rng.random((n, k)) + 0.5 * np.eye(k)[y]
    p = raw / raw.sum(axis=1, keepdims=True)
    if digits:
        p = np.round(p, digits)
        p[:, -1] = np.round(1 - p[:, :-1].sum(axis=1), digits)
    decided = p.argmax(axis=1)
    truth = np.clip(p[np.arange(n), y], 1e-15, 1 - 1e-15)
    aucs = [m.roc_auc_score(y == c, p[:, c]) for c in range(k)]
    expected = {
        "accuracy": m.accuracy_score(y, decided),
        "balanced_accuracy": m.balanced_accuracy_score(y, decided),
        "macro_f1": m.f1_score(y, decided, average="macro"),
        "log_loss": float(-np.mean(np.log(truth))),
        "roc_auc": float(np.mean(aucs)),
    }
    return {"name": name, "kind": "multiclass", "classes": k, "y": y.tolist(), "prob": p.tolist(), "expected": expected}


def regression(name, n, offset):
    y = offset + rng.gamma(2, 2, n)
    pred = y + rng.standard_t(4, n)
    expected = {
        "mae": m.mean_absolute_error(y, pred),
        "rmse": m.root_mean_squared_error(y, pred),
        "r2": m.r2_score(y, pred),
        "mape": m.mean_absolute_percentage_error(y, pred),
        "median_absolute_error": m.median_absolute_error(y, pred),
    }
    return {"name": name, "kind": "regression", "y": y.tolist(), "pred": pred.tolist(), "expected": expected}


def bca():
    """SciPy's BCa interval of a mean, with so many resamples that its own error is small."""
    out = []
    for name, values in {
        "exponential": rng.exponential(1, 150),
        "normal": rng.normal(0, 1, 60),
        "lognormal": rng.lognormal(0, 1, 190),
    }.items():
        ci = stats.bootstrap(
            (values,), np.mean, n_resamples=200_000, method="BCa", confidence_level=0.95, batch=2000, rng=7
        ).confidence_interval
        out.append({"name": name, "values": values.tolist(), "low": ci.low, "high": ci.high})
    return out


z = [-37, -20, -8.5, -5.7, -3, -1.96, -0.7, -0.1, 0, 0.3, 1, 2.5, 6, 12, 30]
p = [1e-300, 1e-50, 1e-10, 1e-4, 0.01, 0.2, 0.5, 0.6, 0.925, 0.999, 0.99999]
beta = [(0.1, 0.5, 0.5), (0.3, 2, 5), (0.9, 40, 3), (0.5, 1000, 1010), (1e-4, 1, 500), (0.02, 12.5, 700)]
print(json.dumps({
    "versions": {"sklearn": sklearn.__version__, "scipy": scipy.__version__, "statsmodels": statsmodels.__version__,
                 "numpy": np.__version__},
    "scores": [binary("plain", 80, 0.4, 15), binary("ties", 120, 0.3, 1), binary("rare", 150, 0.05, 3),
               binary("extreme", 60, 0.5, 0), multiclass("three", 90, 3, None), multiclass("ties", 80, 4, 1),
               regression("plain", 61, 0), regression("even", 70, 5), regression("far", 50, 1e6)],
    "normal": [{"z": v, "cdf": stats.norm.cdf(v), "sf": stats.norm.sf(v)} for v in z],
    "quantile": [{"p": v, "z": special.ndtri(v)} for v in p],
    "beta": [{"x": x, "a": a, "b": b, "cdf": stats.beta.cdf(x, a, b)} for x, a, b in beta],
    "logGamma": [{"x": x, "value": special.gammaln(x)} for x in [1e-3, 0.5, 1.5, 3.3, 9.99, 50, 1e6]],
    "binomial": [{"k": k, "n": n, "p": q, "cdf": stats.binom.cdf(k, n, q), "pmf": stats.binom.pmf(k, n, q)}
                 for k, n, q in [(3, 10, 0.5), (0, 7, 0.2), (480, 1000, 0.5), (4900, 10000, 0.5)]],
    "mcnemar": [{"b": b, "c": c, "exact": mcnemar([[5, b], [c, 5]], exact=True).pvalue}
                for b, c in [(0, 0), (4, 4), (1, 9), (0, 12), (230, 180), (3000, 3120)]],
    "proportion": [{"k": k, "n": n, "level": 1 - a,
                    "wilson": proportion_confint(k, n, a, "wilson"), "exact": proportion_confint(k, n, a, "beta")}
                   for k, n, a in [(0, 12, 0.05), (12, 12, 0.05), (3, 7, 0.1), (997, 1000, 0.01)]],
    "bca": bca(),
}, indent=1))
