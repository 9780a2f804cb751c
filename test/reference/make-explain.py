"""Makes explain.json and the two models in ../fixtures/explain: reference numbers for shared/explain.

Everything is asked of the ONNX models, so that the float32 of the runtime is the same on both sides.
Run with the versions that are printed into the file:
    python make-explain.py > explain.json
"""
import json
import os
from importlib.metadata import version

import numpy as np
import onnxruntime
import shap
from skl2onnx import convert_sklearn
from skl2onnx.common.data_types import FloatTensorType
from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.inspection import partial_dependence, permutation_importance
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer

HERE = os.path.dirname(os.path.abspath(__file__))
FIXTURES = os.path.join(HERE, "..", "fixtures", "explain")
rng = np.random.default_rng(20260104)


def onnx_model(estimator, names, file, classifier):
    types = [(name, FloatTensorType([None, 1])) for name in names]
    pipeline = make_pipeline(FunctionTransformer(), estimator)
    options = {id(pipeline): {"zipmap": False}} if classifier else None
    model = convert_sklearn(pipeline, initial_types=types, options=options)
    path = os.path.join(FIXTURES, file)
    with open(path, "wb") as out:
        out.write(model.SerializeToString())
    session = onnxruntime.InferenceSession(path)

    def ask(x):
        feeds = {name: np.asarray(x[:, [i]], dtype=np.float32) for i, name in enumerate(names)}
        answers = session.run(None, feeds)
        return (answers[1][:, 1] if classifier else answers[0][:, 0]).astype(np.float64)

    return ask


class Classifier(ClassifierMixin, BaseEstimator):
    def __init__(self, ask=None):
        self.ask = ask

    def fit(self, x, y):
        self.classes_ = np.array([0, 1])
        self.fitted_ = True
        return self

    def predict_proba(self, x):
        p = self.ask(np.asarray(x))
        return np.column_stack([1 - p, p])

    def predict(self, x):
        return (self.predict_proba(x)[:, 1] >= 0.5).astype(int)


class Regressor(RegressorMixin, BaseEstimator):
    def __init__(self, ask=None):
        self.ask = ask

    def fit(self, x, y):
        self.fitted_ = True
        return self

    def predict(self, x):
        return self.ask(np.asarray(x))


def data(n, width):
    x = rng.normal(size=(n, width))
    x[:, 1] = 0.6 * x[:, 0] + 0.8 * x[:, 1]
    return np.round(x, 3)


def case(name, x, y, names, fitted, scorings, kind):
    ask = onnx_model(fitted, names, f"{name}.onnx", kind == "binary")
    wrapped = (Classifier if kind == "binary" else Regressor)(ask).fit(x, y)
    importance = {}
    for ours, theirs in scorings.items():
        found = permutation_importance(wrapped, x, y, scoring=theirs, n_repeats=300, random_state=1)
        importance[ours] = {
            "mean": found.importances_mean.tolist(),
            "sd": found.importances.std(axis=1, ddof=1).tolist(),
            "repeats": 300,
        }
    grid = np.round(np.quantile(x[:, 0], np.linspace(0.05, 0.95, 9)), 2)
    pd = partial_dependence(wrapped, x, [0], kind="both", custom_values={0: grid}, response_method="predict_proba" if kind == "binary" else "auto")
    rows, background = list(range(8)), list(range(100, 124))
    masker = shap.maskers.Independent(x[background], max_samples=len(background))
    exact = shap.explainers.Exact(lambda z: ask(np.asarray(z)), masker)(x[rows])
    return {
        "name": name,
        "kind": kind,
        "columns": names,
        "x": x.T.tolist(),
        "y": y.tolist(),
        "answers": ask(x).tolist(),
        "importance": importance,
        "dependence": {
            "column": names[0],
            "grid": grid.tolist(),
            "average": pd["average"][0].tolist(),
            "individual": pd["individual"][0][:5].tolist(),
        },
        "shapley": {
            "rows": rows,
            "background": background,
            "base": float(np.asarray(exact.base_values).ravel()[0]),
            "values": exact.values.tolist(),
        },
    }


names = ["a", "b", "c", "d", "e"]
x = data(200, 5)
y = (rng.random(200) < 1 / (1 + np.exp(-(1.5 * x[:, 0] - x[:, 1] + 0.5 * x[:, 2] * x[:, 3])))).astype(int)
linear = case("logistic", x, y, names, LogisticRegression().fit(x, y), {"roc_auc": "roc_auc", "log_loss": "neg_log_loss", "accuracy": "accuracy"}, "binary")

wide = [f"f{i:02d}" for i in range(11)]
x = data(200, 11)
t = np.round(3 * x[:, 0] + x[:, 1] * x[:, 2] + np.abs(x[:, 3]) + 0.3 * rng.normal(size=200), 3)
trees = GradientBoostingRegressor(n_estimators=25, max_depth=3, random_state=0).fit(x, t)
boosted = case("boosted", x, t, wide, trees, {"mae": "neg_mean_absolute_error", "rmse": "neg_root_mean_squared_error", "r2": "r2"}, "regression")

print(
    json.dumps(
        {
            "versions": {p: version(p) for p in ["numpy", "scikit-learn", "skl2onnx", "onnxruntime", "shap"]},
            "cases": [linear, boosted],
        }
    )
)
