"""Makes scores.json: reference values of the metrics of binary, multiclass and regression tasks, plain and weighted.

Run with the versions of NumPy, SciPy and scikit-learn that are printed into the file:
    python make-scores.py > scores.json
What scikit-learn does not have (calibration errors, top of a list, weighted ones of some) is written out in NumPy here.
"""
import json
import warnings

import numpy as np
import scipy
import sklearn
from scipy import stats
from sklearn import metrics as m
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings("ignore")
rng = np.random.default_rng(20260404)
BINS = 15


def mean(values, w):
    return float(np.average(values, weights=w))


def equal_width(p):
    return np.minimum(BINS - 1, np.maximum(0, np.ceil(p * BINS).astype(int) - 1))


def equal_mass(p, w, count=BINS):
    bins, below, total = np.zeros(len(p), int), 0.0, w.sum()
    for value in np.unique(p):
        tied = w[p == value].sum()
        bins[p == value] = min(count - 1, int(np.floor((below + tied / 2) / total * count)))
        below += tied
    return bins


def gaps(p, hit, w, bins):
    rows = []
    for b in np.unique(bins[w > 0]):
        own = (bins == b) & (w > 0)
        weight = w[own].sum()
        rows.append((weight / w.sum(), mean(p[own], w[own]), mean(hit[own], w[own]), weight**2 / (w[own] ** 2).sum()))
    return np.array(rows)


def ece(p, hit, w, bins):
    g = gaps(p, hit, w, bins)
    return float((g[:, 0] * abs(g[:, 1] - g[:, 2])).sum())


def debiased(p, hit, w, bins):
    g = gaps(p, hit, w, bins)
    g = g[g[:, 3] >= 1.5]
    d = (g[:, 1] - g[:, 2]) ** 2 - g[:, 2] * (1 - g[:, 2]) / (g[:, 3] - 1)
    return float(np.sqrt(max(0, (g[:, 0] * d).sum() / g[:, 0].sum())))


def calibration(p, hit, w):
    mass = equal_mass(p, w)
    g = gaps(p, hit, w, mass)
    return {
        "ece": ece(p, hit, w, equal_width(p)),
        "adaptive_ece": ece(p, hit, w, mass),
        "ece_debiased": debiased(p, hit, w, mass),
        "max_calibration_error": float(abs(g[:, 1] - g[:, 2]).max()),
    }


def top(y, score, w, share=0.1):
    """Weight of the positives in the top share; a tie across the cut counts in part."""
    cut, listed, hits = share * w.sum(), 0.0, 0.0
    for value in np.unique(score)[::-1]:
        own = score == value
        size, good = w[own].sum(), (w * y)[own].sum()
        if listed + size >= cut:
            return hits + (cut - listed) / size * good
        listed, hits = listed + size, hits + good


def binary(name, n, digits, weighted):
    y = (rng.random(n) < 0.35).astype(int)
    y[:2] = [0, 1]
    score = np.round(1 / (1 + np.exp(-(1.6 * (y - 0.5) + rng.normal(0, 1.2, n)))), digits)
    w = rng.integers(0, 4, n).astype(float) * 0.5 if weighted else np.ones(n)
    w[:2] = 1
    d = (score >= 0.5).astype(int)
    k = {"sample_weight": w}
    recall, specificity = m.recall_score(y, d, **k), m.recall_score(y, d, pos_label=0, **k)
    fpr, tpr, _ = m.roc_curve(y, score, drop_intermediate=False, **k)
    auc = m.roc_auc_score(y, score, **k)
    hits = top(y, score, w)
    clip = np.clip(score, 1e-15, 1 - 1e-15)
    expected = {
        "roc_auc": auc,
        "gini": 2 * auc - 1,
        "average_precision": m.average_precision_score(y, score, **k),
        "log_loss": mean(-np.log(np.where(y == 1, clip, 1 - clip)), w),
        "brier": m.brier_score_loss(y, score, **k),
        "brier_skill": m.d2_brier_score(y, score, **k),
        "d2_log_loss": m.d2_log_loss_score(y, np.c_[1 - score, score], **k),
        "accuracy": m.accuracy_score(y, d, **k),
        "balanced_accuracy": m.balanced_accuracy_score(y, d, **k),
        "precision": m.precision_score(y, d, **k),
        "npv": m.precision_score(y, d, pos_label=0, **k),
        "recall": recall,
        "specificity": specificity,
        "fpr": 1 - specificity,
        "fnr": 1 - recall,
        "f1": m.f1_score(y, d, **k),
        "f2": m.fbeta_score(y, d, beta=2, **k),
        "f0_5": m.fbeta_score(y, d, beta=0.5, **k),
        "jaccard": m.jaccard_score(y, d, **k),
        "g_mean": float(np.sqrt(recall * specificity)),
        "youden": m.balanced_accuracy_score(y, d, adjusted=True, **k),
        "mcc": m.matthews_corrcoef(y, d, **k),
        "cohen_kappa": m.cohen_kappa_score(y, d, **k),
        "ks_statistic": float(abs(tpr - fpr).max()),
        "precision_at_10_percent": hits / (0.1 * w.sum()),
        "recall_at_10_percent": hits / (w * y).sum(),
        "lift_at_10_percent": hits / (0.1 * (w * y).sum()),
        "expected_cost": mean(np.array([[0.5, 2], [7, -1]])[y, d], w),
        **calibration(score, y, w),
    }
    return pack(name, "binary", expected, w, weighted, y=y, score=score)


def multiclass(name, n, k, weighted):
    y = rng.integers(0, k, n)
    y[:k] = np.arange(k)
    raw = rng.random((n, k)) + 0.45 * np.eye(k)[y]
    p = raw / raw.sum(axis=1, keepdims=True)
    w = rng.integers(0, 4, n).astype(float) * 0.5 if weighted else np.ones(n)
    w[:k] = 1
    kw = {"sample_weight": w}
    d = p.argmax(axis=1)
    avg = lambda score, kind: score(y, d, average=kind, zero_division=0, **kw)
    costs = np.abs(np.subtract.outer(np.arange(k), np.arange(k))) * 1.5
    counted = w if weighted else None
    confidence, hit = p.max(axis=1), (y == d).astype(int)
    expected = {
        "accuracy": m.accuracy_score(y, d, **kw),
        "balanced_accuracy": m.balanced_accuracy_score(y, d, **kw),
        "macro_f1": avg(m.f1_score, "macro"),
        "weighted_f1": avg(m.f1_score, "weighted"),
        "micro_precision": avg(m.precision_score, "micro"),
        "macro_precision": avg(m.precision_score, "macro"),
        "weighted_precision": avg(m.precision_score, "weighted"),
        "micro_recall": avg(m.recall_score, "micro"),
        "macro_recall": avg(m.recall_score, "macro"),
        "weighted_recall": avg(m.recall_score, "weighted"),
        "macro_jaccard": avg(m.jaccard_score, "macro"),
        "cohen_kappa": m.cohen_kappa_score(y, d, **kw),
        "quadratic_kappa": m.cohen_kappa_score(y, d, weights="quadratic", **kw),
        "mcc": m.matthews_corrcoef(y, d, **kw),
        "top_2_accuracy": m.top_k_accuracy_score(y, p, k=2, **kw),
        "top_3_accuracy": m.top_k_accuracy_score(y, p, k=3, **kw),
        "log_loss": m.log_loss(y, p, **kw),
        "d2_log_loss": m.d2_log_loss_score(y, p, **kw),
        "brier": m.brier_score_loss(y, p, scale_by_half=True, **kw),
        "brier_skill": m.d2_brier_score(y, p, **kw),
        "roc_auc": m.roc_auc_score(y, p, multi_class="ovr", **({"sample_weight": w} if weighted else {})),
        "roc_auc_ovr_weighted": float(
            np.average([m.roc_auc_score(y == c, p[:, c], **kw) for c in range(k)],
                       weights=[w[y == c].sum() for c in range(k)])
        ),
        **ovo(y, p, w, counted),
        "expected_cost": mean(costs[y, d], w),
        "classwise_ece": float(np.mean([ece(p[:, c], (y == c).astype(int), w, equal_width(p[:, c])) for c in range(k)])),
        **calibration(confidence, hit, w),
    }
    return pack(name, "multiclass", expected, w, weighted, y=y, prob=p, classes=k, costs=costs)


def ovo(y, p, w, counted):
    """scikit-learn's one against one; with weights, which it refuses, each pair by hand."""
    if counted is None:
        return {"roc_auc_ovo": m.roc_auc_score(y, p, multi_class="ovo"),
                "roc_auc_ovo_weighted": m.roc_auc_score(y, p, multi_class="ovo", average="weighted")}
    k, aucs, shares = p.shape[1], [], []
    for a in range(k):
        for b in range(a + 1, k):
            own = (y == a) | (y == b)
            sides = [m.roc_auc_score(y[own] == c, p[own, c], sample_weight=w[own]) for c in (a, b)]
            aucs.append(np.mean(sides))
            shares.append(w[own].sum())
    return {"roc_auc_ovo": float(np.mean(aucs)), "roc_auc_ovo_weighted": float(np.average(aucs, weights=shares))}


def weighted_spearman(y, p, w):
    rank = lambda v: np.array([w[v < x].sum() + w[v == x].sum() / 2 for x in v])
    a, b = rank(y), rank(p)
    a, b = a - np.average(a, weights=w), b - np.average(b, weights=w)
    return float((w * a * b).sum() / np.sqrt((w * a * a).sum() * (w * b * b).sum()))


def regression(name, n, digits, weighted):
    y = np.round(rng.gamma(2, 2, n) + 0.6, digits)
    pred = np.maximum(0.05, np.round(y * np.exp(rng.normal(0, 0.3, n)), digits))
    w = rng.integers(0, 4, n).astype(float) * 0.5 if weighted else np.ones(n)
    w[:3] = 1
    kw = {"sample_weight": w}
    kept = w > 0
    expected = {
        "mae": m.mean_absolute_error(y, pred, **kw),
        "mse": m.mean_squared_error(y, pred, **kw),
        "rmse": m.root_mean_squared_error(y, pred, **kw),
        "r2": m.r2_score(y, pred, **kw),
        "mape": m.mean_absolute_percentage_error(y, pred, **kw),
        "msle": m.mean_squared_log_error(y, pred, **kw),
        "rmsle": m.root_mean_squared_log_error(y, pred, **kw),
        "max_error": float(abs(y - pred)[kept].max()),
        "explained_variance": m.explained_variance_score(y, pred, **kw),
        "smape": mean(2 * abs(y - pred) / (abs(y) + abs(pred)), w),
        "wape": float((w * abs(y - pred)).sum() / (w * abs(y)).sum()),
        "absolute_bias": abs(mean(pred - y, w)),
        "pinball_0_1": m.mean_pinball_loss(y, pred, alpha=0.1, **kw),
        "pinball_0_5": m.mean_pinball_loss(y, pred, alpha=0.5, **kw),
        "pinball_0_9": m.mean_pinball_loss(y, pred, alpha=0.9, **kw),
        "mean_poisson_deviance": m.mean_poisson_deviance(y, pred, **kw),
        "mean_gamma_deviance": m.mean_gamma_deviance(y, pred, **kw),
        "mean_tweedie_deviance": m.mean_tweedie_deviance(y, pred, power=1.5, **kw),
        "d2_poisson": m.d2_tweedie_score(y, pred, power=1, **kw),
        "d2_gamma": m.d2_tweedie_score(y, pred, power=2, **kw),
        "d2_tweedie": m.d2_tweedie_score(y, pred, power=1.5, **kw),
        "pearson": float(np.cov(y, pred, aweights=w)[0, 1] / np.sqrt(np.prod(np.diag(np.cov(y, pred, aweights=w))))),
        "spearman": weighted_spearman(y[kept], pred[kept], w[kept]),
        "within_10_percent": mean(abs(y - pred) <= 0.1 * abs(y), w),
    }
    if not weighted:
        expected["d2_absolute_error"] = m.d2_absolute_error_score(y, pred)
        expected["median_absolute_error"] = m.median_absolute_error(y, pred)
        expected["spearman"] = stats.spearmanr(y, pred).statistic
        expected["pearson"] = stats.pearsonr(y, pred).statistic
    return pack(name, "regression", expected, w, weighted, y=y, pred=pred)


def probabilities(name, n, weighted, slope):
    """Calibration of one set of probabilities: the line by scikit-learn's unpenalised logistic regression, the rest by its formula."""
    logit = rng.normal(-0.3, 1.4, n)
    p = 1 / (1 + np.exp(-logit))
    y = (rng.random(n) < 1 / (1 + np.exp(-(0.2 + slope * logit)))).astype(int)
    w = rng.integers(0, 4, n).astype(float) * 0.5 if weighted else np.ones(n)
    fit = LogisticRegression(C=np.inf, tol=1e-13, max_iter=10_000, solver="newton-cholesky").fit(
        logit[:, None], y, sample_weight=w)
    a, b = fit.intercept_[0], fit.coef_[0, 0]
    q = 1 / (1 + np.exp(-(a + b * logit)))
    x = np.c_[np.ones(n), logit]
    bread = np.linalg.inv((x * (w * q * (1 - q))[:, None]).T @ x)
    meat = (x * ((w * (y - q)) ** 2)[:, None]).T @ x
    variance = bread @ meat @ bread if weighted else bread
    z = (w * (y - p) * (1 - 2 * p)).sum() / np.sqrt((w**2 * (1 - 2 * p) ** 2 * p * (1 - p)).sum())
    mass = equal_mass(p, w, 10)
    base = np.average(y, weights=w)
    rel = res = 0
    for bin in np.unique(mass[w > 0]):
        own = mass == bin
        share = w[own].sum() / w.sum()
        seen = np.average(y[own], weights=w[own])
        rel += share * (np.average(p[own], weights=w[own]) - seen) ** 2
        res += share * (seen - base) ** 2
    return {"name": name, **({"weights": w.tolist()} if weighted else {}), "y": y.tolist(), "p": p.tolist(), "expected": {
        "intercept": a, "slope": b, "interceptError": np.sqrt(variance[0, 0]), "slopeError": np.sqrt(variance[1, 1]),
        "z": z, "pValue": 2 * stats.norm.sf(abs(z)), "score": m.brier_score_loss(y, p, sample_weight=w),
        "reliability": rel, "resolution": res, "uncertainty": base * (1 - base),
        "ece": ece(p, y, w, equal_width(p)), "debiased": debiased(p, y, w, equal_mass(p, w))}}


def pack(name, kind, expected, w, weighted, **data):
    return {"name": name, "kind": kind, **({"weights": w.tolist()} if weighted else {}),
            **{key: value.tolist() if hasattr(value, "tolist") else value for key, value in data.items()},
            "expected": {key: float(value) for key, value in expected.items()}}


print(json.dumps({
    "versions": {"sklearn": sklearn.__version__, "scipy": scipy.__version__, "numpy": np.__version__},
    "scores": [binary("plain", 90, 12, False), binary("ties", 120, 1, False), binary("weighted", 110, 2, True),
               multiclass("three", 90, 3, False), multiclass("five", 120, 5, False), multiclass("weighted", 110, 4, True),
               regression("plain", 80, 10, False), regression("ties", 90, 0, False), regression("weighted", 85, 2, True)],
    "calibration": [probabilities("right", 300, False, 1), probabilities("too sure", 250, False, 0.6),
                    probabilities("weighted", 280, True, 1.2)],
}))
