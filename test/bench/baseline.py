"""What people write today instead of `assay test`: scikit-learn's metrics and a paired bootstrap in Python, for the same figures.

    python baseline.py WORKSPACE DRAWS

Ten metrics with intervals for both models and their difference, on all rows and on 40 slices. `DRAWS` resamples are drawn and the time for
2,000 is told: everything but the draws is measured once, the draws are all alike. Prints {"seconds": ..., "measured": ..., "draws": ...}.
Needs pandas, pyarrow, scikit-learn and onnxruntime.
"""

import json
import sys
import time

import numpy
import onnxruntime
import pandas
from sklearn import metrics

WORKSPACE, DRAWS = sys.argv[1], int(sys.argv[2])
WANTED = 2000
FEATURES = [f"x{i + 1}" for i in range(20)]

started = time.perf_counter()
rows = pandas.read_parquet(f"{WORKSPACE}/holdout.parquet")
labels = rows["label"].to_numpy()
inputs = rows[FEATURES].to_numpy(dtype=numpy.float32)


def scores_of(file):
    session = onnxruntime.InferenceSession(f"{WORKSPACE}/{file}", providers=["CPUExecutionProvider"])
    return session.run(["probabilities"], {"x": inputs})[0][:, 1].astype(numpy.float64)


def measure(truth, scores):
    decided = scores >= 0.5
    return [
        metrics.roc_auc_score(truth, scores),
        metrics.average_precision_score(truth, scores),
        metrics.log_loss(truth, scores),
        metrics.brier_score_loss(truth, scores),
        metrics.accuracy_score(truth, decided),
        metrics.balanced_accuracy_score(truth, decided),
        metrics.precision_score(truth, decided),
        metrics.recall_score(truth, decided),
        metrics.f1_score(truth, decided),
        metrics.matthews_corrcoef(truth, decided),
    ]


candidate, champion = scores_of("model.onnx"), scores_of("champion.onnx")
slices = [numpy.ones(len(rows), dtype=bool)]
for i, name in enumerate(FEATURES):
    slices.append((rows[name] < 0.1 + 0.02 * i).to_numpy())
    slices.append((rows[name] >= 0.4 + 0.02 * i).to_numpy())
samples = [(labels[held], candidate[held], champion[held]) for held in slices]
for truth, own, other in samples:
    measure(truth, own), measure(truth, other)
once = time.perf_counter() - started

random = numpy.random.default_rng(7)
drawing = time.perf_counter()
for truth, own, other in samples:
    values = []
    for _ in range(DRAWS):
        drawn = random.integers(0, len(truth), len(truth))
        values.append((measure(truth[drawn], own[drawn]), measure(truth[drawn], other[drawn])))
    both = numpy.array(values)
    numpy.percentile(both, [2.5, 97.5], axis=0)
    numpy.percentile(both[:, 0] - both[:, 1], [2.5, 97.5], axis=0)
per_draw = (time.perf_counter() - drawing) / DRAWS
print(json.dumps({"seconds": once + WANTED * per_draw, "measured": once + DRAWS * per_draw, "draws": DRAWS}))
