"""Makes fairness.json: reference numbers for shared/fairness.

Run with fairlearn, AIF360, scikit-learn, SciPy and NumPy in the versions printed into the file, on the Adult test rows:
    python make-fairness.py adult-test.csv > fairness.json
Rows 0 to 2,999 with a made score (a logistic model of age, education and hours, refitted here), so that no model file is needed.
"""
import json
import sys
import warnings

import aif360
import fairlearn
import numpy as np
import pandas as pd
import scipy
import sklearn
from aif360.datasets import BinaryLabelDataset
from aif360.metrics import ClassificationMetric
from fairlearn import metrics as fl
from scipy import stats
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings("ignore")
frame = pd.read_csv(sys.argv[1]).head(3000)
target = [column for column in frame.columns if frame[column].astype(str).str.contains("50K").any()][0]
y = frame[target].astype(str).str.contains(">50K").astype(int).to_numpy()
numbers = [c for c in frame.select_dtypes("number").columns if c not in ("fnlwgt", target)]
features = frame[numbers].to_numpy(float)
features = (features - features.mean(0)) / (features.std(0) + 1e-12)
score = np.round(LogisticRegression(C=1.0).fit(features, y).predict_proba(features)[:, 1], 4)
decided = (score >= 0.5).astype(int)
sex = frame["sex"].astype(str).str.strip().to_numpy()
raw_race = frame["race"].astype(str).str.strip().to_numpy()
# Groups of fewer than 30 rows are not measured: the two smallest are merged, here and by `merge`.
race = np.where(np.isin(raw_race, ["Amer-Indian-Eskimo", "Other"]), "small", raw_race)

RATES = {
    "selection_rate": fl.selection_rate,
    "tpr": fl.true_positive_rate,
    "fpr": fl.false_positive_rate,
    "tnr": fl.true_negative_rate,
    "fnr": fl.false_negative_rate,
    "accuracy": lambda t, p: np.mean(t == p),
    "precision": lambda t, p: np.mean(t[p == 1]),
}


def fairlearn_case(groups):
    framed = fl.MetricFrame(metrics=RATES, y_true=y, y_pred=decided, sensitive_features=groups)
    between, overall = {}, {}
    for name in RATES:
        between[name] = [framed.difference("between_groups")[name], framed.ratio("between_groups")[name]]
        overall[name] = [framed.difference("to_overall")[name], framed.ratio("to_overall")[name]]
    keys = {"y_true": y, "y_pred": decided, "sensitive_features": groups}
    return {
        "byGroup": {name: {g: float(v) for g, v in framed.by_group[name].items()} for name in RATES},
        "between": between,
        "overall": overall,
        "demographic_parity": [fl.demographic_parity_difference(**keys), fl.demographic_parity_ratio(**keys)],
        "equal_opportunity": [fl.equal_opportunity_difference(**keys), fl.equal_opportunity_ratio(**keys)],
        "equalized_odds": [fl.equalized_odds_difference(**keys), fl.equalized_odds_ratio(**keys)],
        "equalized_odds_mean": [
            fl.equalized_odds_difference(**keys, agg="mean"),
            fl.equalized_odds_ratio(**keys, agg="mean"),
        ],
    }


def aif360_case():
    male = (sex == "Male").astype(int)

    def dataset(labels):
        table = pd.DataFrame({"sex": male, "label": labels})
        return BinaryLabelDataset(df=table, label_names=["label"], protected_attribute_names=["sex"])

    m = ClassificationMetric(dataset(y), dataset(decided), [{"sex": 0}], [{"sex": 1}])
    return {
        "statistical_parity_difference": m.statistical_parity_difference(),
        "disparate_impact": m.disparate_impact(),
        "average_odds_difference": m.average_odds_difference(),
        "average_abs_odds_difference": m.average_abs_odds_difference(),
        "equal_opportunity_difference": m.equal_opportunity_difference(),
        "error_rate_difference": m.error_rate_difference(),
        "error_rate_ratio": m.error_rate_ratio(),
        "false_omission_rate_difference": m.false_omission_rate_difference(),
        "false_omission_rate_ratio": m.false_omission_rate_ratio(),
        "false_discovery_rate_difference": m.false_discovery_rate_difference(),
        "false_discovery_rate_ratio": m.false_discovery_rate_ratio(),
        "false_negative_rate_difference": m.false_negative_rate_difference(),
        "false_negative_rate_ratio": m.false_negative_rate_ratio(),
        "false_positive_rate_difference": m.false_positive_rate_difference(),
        "false_positive_rate_ratio": m.false_positive_rate_ratio(),
        "theil_index": m.theil_index(),
        "generalized_entropy_index": m.generalized_entropy_index(alpha=2),
        "coefficient_of_variation": m.coefficient_of_variation(),
        "between_group_generalized_entropy_index": m.between_group_generalized_entropy_index(alpha=2),
        "between_group_theil_index": m.between_group_theil_index(),
        "between_group_coefficient_of_variation": m.between_group_coefficient_of_variation(),
    }


def tests(groups):
    names = sorted(set(groups))
    table = np.array([[np.sum((groups == g) & (decided == d)) for g in names] for d in (1, 0)])
    return {"chi2": stats.chi2_contingency(table, correction=False).pvalue}


print(
    json.dumps(
        {
            "versions": {
                "fairlearn": fairlearn.__version__,
                "aif360": aif360.__version__,
                "numpy": np.__version__,
                "scipy": scipy.__version__,
                "scikit-learn": sklearn.__version__,
            },
            "rows": {
                "label": "".join(map(str, y)),
                "score": [float(s) for s in score],
                "sex": "".join("M" if s == "Male" else "F" for s in sex),
                "race": "".join(str(sorted(set(raw_race)).index(r)) for r in raw_race),
                "races": sorted(set(raw_race)),
            },
            "fairlearn": {"sex": fairlearn_case(sex), "race": fairlearn_case(race)},
            "aif360": aif360_case(),
            "tests": {"sex": tests(sex), "race": tests(race)},
            "fisher": [[int(v) for v in t] + [stats.fisher_exact([[t[0], t[1]], [t[2], t[3]]]).pvalue] for t in ([3, 27, 12, 18], [1, 39, 9, 51])],
        }
    )
)
