"""Makes drift-kinds.json: reference numbers for shared/stats and shared/drift/kinds.

Run with scikit-learn 1.9.1, SciPy 1.17.1, statsmodels 0.15.0 and NumPy as printed into the file:
    python make-drift-kinds.py > drift-kinds.json
"""
import json

import numpy as np
import scipy
import sklearn
import statsmodels
import statsmodels.api as sm
from scipy import stats
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from statsmodels.stats.contingency_tables import StratifiedTable

rng = np.random.default_rng(20260301)


def numbers(values):
    return [float(v) for v in np.asarray(values, dtype=float).ravel()]


def isotonic():
    x = np.round(rng.random(80), 2)
    y = (rng.random(80) < x).astype(int)
    w = rng.integers(1, 5, 80)
    at = [0.0, 0.13, 0.314, 0.5, 0.777, 1.0]
    plain = IsotonicRegression(out_of_bounds="clip").fit(x, y)
    heavy = IsotonicRegression(out_of_bounds="clip").fit(x, y, sample_weight=w)
    return {"x": numbers(x), "y": numbers(y), "weights": numbers(w), "at": at,
            "plain": numbers(plain.predict(at)), "weighted": numbers(heavy.predict(at))}


def ridge():
    x = rng.normal(size=(60, 4)) * (rng.random((60, 4)) < 0.6)
    y = (rng.random(60) < 1 / (1 + np.exp(-(x[:, 0] - x[:, 2])))).astype(int)
    fits = []
    for penalty in [0.5, 10.0]:
        model = LogisticRegression(C=1 / penalty, tol=1e-12, max_iter=10000).fit(x, y)
        fits.append({"penalty": penalty, "weights": numbers(np.append(model.coef_, model.intercept_))})
    return {"rows": [numbers(row) for row in x], "y": [int(v) for v in y], "fits": fits}


def offset():
    s = rng.uniform(0.05, 0.95, 120)
    logit = np.log(s / (1 - s))
    y = (rng.random(120) < s).astype(int)
    z = (logit - logit.mean()) / logit.std()
    null = sm.GLM(y, np.ones((120, 1)), family=sm.families.Binomial(), offset=logit).fit(tol=1e-14)
    full = sm.GLM(y, np.column_stack([np.ones(120), z, z**2]), family=sm.families.Binomial(), offset=logit).fit(tol=1e-14)
    empty = -float(np.sum(np.log1p(np.exp(np.where(y == 1, -logit, logit)))))
    return {"scores": numbers(s), "y": [int(v) for v in y],
            "coefficients": numbers(full.params), "logLikelihood": float(full.llf),
            "conceptP": float(stats.chi2.sf(2 * (full.llf - null.llf), 2)),
            "priorP": float(stats.chi2.sf(2 * (null.llf - empty), 1))}


def two_sample_concept():
    n, m = 150, 110
    s = rng.uniform(0.05, 0.95, n + m)
    logit = np.log(s / (1 - s))
    y = (rng.random(n + m) < np.where(np.arange(n + m) < n, s, 0.2 + 0.5 * s)).astype(int)
    g = (np.arange(n + m) >= n).astype(float)
    z = (logit - logit.mean()) / logit.std()
    base = [np.ones(n + m), z, z**2]
    fit = lambda columns: sm.GLM(y, np.column_stack(columns), family=sm.families.Binomial()).fit(tol=1e-14).llf
    same, stepped, bent = fit(base), fit(base + [g]), fit(base + [g, g * z, g * z**2])
    return {"n": n, "scores": numbers(s), "y": [int(v) for v in y],
            "conceptP": float(stats.chi2.sf(2 * (bent - stepped), 2)), "priorP": float(stats.chi2.sf(2 * (stepped - same), 1))}


def stratified_score(strata, score):
    """Permutation mean and variance of the summed scores, straight from their definition."""
    excess = variance = 0.0
    for x, y in strata:
        pooled = np.concatenate([x, y])
        a = score(stats.rankdata(pooled) / (len(pooled) + 1))
        n, m, total = len(x), len(y), len(pooled)
        excess += a[n:].sum() - m * a.mean()
        variance += n * m / total * a.var(ddof=1)
    z = excess / np.sqrt(variance)
    return {"z": float(z), "p": float(2 * stats.norm.sf(abs(z)))}


def ranks():
    strata = [(np.round(rng.normal(k, 1, 12 + k), 1), np.round(rng.normal(k + 0.4, 1.4, 7 + 2 * k), 1)) for k in range(4)]
    one = strata[0]
    wilcoxon = stats.mannwhitneyu(one[1], one[0], use_continuity=False, method="asymptotic")
    return {"strata": [[numbers(x), numbers(y)] for x, y in strata],
            "location": stratified_score(strata, lambda u: u), "spread": stratified_score(strata, lambda u: (u - 0.5) ** 2),
            "wilcoxonP": float(wilcoxon.pvalue)}


def shares():
    tables = [rng.integers(3, 30, (2, 2)) for _ in range(4)]
    cmh = StratifiedTable([t.astype(float) for t in tables]).test_null_odds(correction=False)
    wide = [rng.integers(1, 20, (2, 4)) for _ in range(3)]
    excess, covariance = np.zeros(3), np.zeros((3, 3))
    for t in wide:
        n, m = t.sum(axis=1)
        p = t.sum(axis=0) / t.sum()
        excess += (t[1] - m * p)[:3]
        covariance += (n * m / (n + m - 1) * (np.diag(p) - np.outer(p, p)))[:3, :3]
    q = float(excess @ np.linalg.solve(covariance, excess))
    return {"tables": [t.tolist() for t in tables], "statistic": float(cmh.statistic), "p": float(cmh.pvalue),
            "wide": [t.tolist() for t in wide], "wideStatistic": q, "wideP": float(stats.chi2.sf(q, 3))}


def kruskal():
    groups = [np.round(rng.normal(k / 3, 1, 8 + k), 1) for k in range(4)]
    result = stats.kruskal(*groups)
    return {"groups": [numbers(g) for g in groups], "statistic": float(result.statistic), "p": float(result.pvalue)}


def correlations():
    (r1, n1), (r2, n2) = (0.62, 80), (0.31, 55)
    z = (np.arctanh(r2) - np.arctanh(r1)) / np.sqrt(1 / (n1 - 3) + 1 / (n2 - 3))
    x = np.round(rng.normal(size=30), 1)
    scores = stats.norm.ppf(stats.rankdata(x) / 31)
    return {"a": [r1, n1], "b": [r2, n2], "z": float(z), "p": float(2 * stats.norm.sf(abs(z))), "x": numbers(x), "scores": numbers(scores)}


def label_shift():
    """Weights and shares straight from NumPy; standard errors by 20,000 bootstrap draws."""
    n, m = 3000, 2000
    draw = lambda y: np.array([rng.choice(3, p=[[0.7, 0.2, 0.1], [0.15, 0.75, 0.1], [0.1, 0.2, 0.7]][k]) for k in y])
    y = rng.choice(3, n, p=[0.5, 0.3, 0.2])
    predicted, now = draw(y), draw(rng.choice(3, m, p=[0.3, 0.3, 0.4]))

    def solve(joint, current):
        weights = np.linalg.solve(joint / joint.sum(), current / current.sum())
        return weights * joint.sum(axis=0) / joint.sum()

    joint = np.zeros((3, 3))
    np.add.at(joint, (predicted, y), 1)
    counts = np.bincount(now, minlength=3)
    draws = [solve(rng.multinomial(n, joint.ravel() / n).reshape(3, 3), rng.multinomial(m, counts / m)) for _ in range(20000)]
    return {"joint": joint.astype(int).tolist(), "current": counts.tolist(), "shares": numbers(solve(joint, counts)),
            "bootstrapErrors": numbers(np.std(draws, axis=0))}


print(json.dumps({
    "versions": {"sklearn": sklearn.__version__, "scipy": scipy.__version__, "statsmodels": statsmodels.__version__, "numpy": np.__version__},
    "isotonic": isotonic(), "ridge": ridge(), "offset": offset(), "concept": two_sample_concept(), "ranks": ranks(),
    "shares": shares(), "kruskal": kruskal(), "correlations": correlations(), "labelShift": label_shift(),
}))
