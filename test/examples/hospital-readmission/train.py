"""Trains the readmission model and exports the whole pipeline, one ONNX input per column.

    pip install pandas==3.1.1 pyarrow==26.0.1 scikit-learn==1.9.1 skl2onnx==1.20.0
    python train.py            # writes model.onnx
    python train.py --earlier  # writes earlier/model.onnx, the model that was there before

The earlier model did not know of the patient's visits in the year before.
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
TEXTS = ["age", "medical_specialty", "max_glu_serum", "A1Cresult", "insulin", "change"]
VISITS = ["number_outpatient", "number_emergency", "number_inpatient"]
NUMBERS = ["time_in_hospital", "num_lab_procedures", "num_procedures", "num_medications", "number_diagnoses"]
NUMBERS += [] if EARLIER else VISITS

rows = pandas.read_parquet("data/train.parquet")
rows[TEXTS] = rows[TEXTS].fillna("")
rows[NUMBERS] = rows[NUMBERS].astype("float32")

pipeline = Pipeline(
    [
        (
            "columns",
            ColumnTransformer(
                [("texts", OneHotEncoder(handle_unknown="ignore", min_frequency=50, sparse_output=False), TEXTS)],
                remainder="passthrough",
            ),
        ),
        ("trees", GradientBoostingClassifier(n_estimators=40, max_depth=3, subsample=0.7, random_state=7)),
    ]
)
pipeline.fit(rows[TEXTS + NUMBERS], rows["readmitted"])

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
