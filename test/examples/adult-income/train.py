"""Trains the income model and exports the whole pipeline, one ONNX input per column.

    pip install pandas==3.1.1 pyarrow==26.0.1 scikit-learn==1.9.1 skl2onnx==1.20.0
    python train.py            # writes model.onnx
    python train.py --earlier  # writes earlier/model.onnx, the model that was there before

The earlier model had fewer and smaller trees.
"""

import sys

import pandas
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder

EARLIER = "--earlier" in sys.argv
TEXTS = ["workclass", "education", "marital_status", "occupation", "relationship", "native_country"]
NUMBERS = ["age", "hours_per_week", "capital_gain", "capital_loss"]

rows = pandas.read_parquet("data/train.parquet")
rows[TEXTS] = rows[TEXTS].fillna("")
rows[NUMBERS] = rows[NUMBERS].astype("float32")

pipeline = Pipeline(
    [
        (
            "columns",
            ColumnTransformer(
                [("texts", OneHotEncoder(handle_unknown="ignore", min_frequency=100, sparse_output=False), TEXTS)],
                remainder="passthrough",
            ),
        ),
        ("trees", GradientBoostingClassifier(n_estimators=60 if EARLIER else 150, max_depth=2 if EARLIER else 4, random_state=7)),
    ]
)
pipeline.fit(rows[TEXTS + NUMBERS], (rows["income"] == ">50K").astype(int))

inputs = [(name, StringTensorType([None, 1])) for name in TEXTS] + [(name, FloatTensorType([None, 1])) for name in NUMBERS]
model = to_onnx(
    pipeline,
    initial_types=inputs,
    target_opset={"": 17, "ai.onnx.ml": 3},
    options={"zipmap": False},
)
path = "earlier/model.onnx" if EARLIER else "model.onnx"
with open(path, "wb") as file:
    file.write(model.SerializeToString())
print(f"{path}: {len(model.SerializeToString()):,} bytes")
