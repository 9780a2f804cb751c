"""Trains the demand model and exports it, one ONNX input with all features; their names travel in the file's metadata.

    pip install pandas==3.1.1 pyarrow==26.0.1 scikit-learn==1.9.1 skl2onnx==1.20.0
    python train.py            # writes model.onnx
    python train.py --earlier  # writes earlier/model.onnx, the model that was there before

The earlier model was trained on 2011 alone, before the service had grown.
"""

import json
import sys

import pandas
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType
from sklearn.ensemble import GradientBoostingRegressor

EARLIER = "--earlier" in sys.argv
FEATURES = ["season", "year", "month", "hour", "holiday", "weekday", "workingday", "weathersit", "temp", "humidity", "windspeed"]

rows = pandas.read_parquet("data/train.parquet")
if EARLIER:
    rows = rows[rows["year"] == 0]
trees = GradientBoostingRegressor(n_estimators=150, max_depth=5, learning_rate=0.1, subsample=0.8, random_state=7)
trees.fit(rows[FEATURES].astype("float32"), rows["count"])

model = to_onnx(trees, initial_types=[("features", FloatTensorType([None, len(FEATURES)]))], target_opset={"": 17, "ai.onnx.ml": 3})
entry = model.metadata_props.add()
entry.key, entry.value = "feature_names", json.dumps(FEATURES)
path = "earlier/model.onnx" if EARLIER else "model.onnx"
with open(path, "wb") as file:
    file.write(model.SerializeToString())
print(f"{path}: {len(model.SerializeToString()):,} bytes")
