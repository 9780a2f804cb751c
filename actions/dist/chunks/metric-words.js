import { St as significant, vt as fixed, xt as signed } from "./start.js";

const CUTS = [
	1,
	5,
	10
];
const words = (scale, labels) => Object.entries(labels).map(([name, label]) => [name, {
	label,
	scale
}]);
const RANKING = [...words("share", {
	ndcg: "nDCG",
	ndcg_at_5: "nDCG@5",
	ndcg_at_10: "nDCG@10",
	ndcg_exponential: "nDCG (exponential gain)",
	ndcg_exponential_at_10: "nDCG@10 (exponential gain)",
	map: "mean average precision",
	map_at_10: "mean average precision@10",
	mrr: "mean reciprocal rank"
}), ...CUTS.flatMap((k) => words("share", {
	[`precision_at_${k}`]: `precision@${k}`,
	[`recall_at_${k}`]: `recall@${k}`,
	[`hit_rate_at_${k}`]: `hit rate@${k}`
}))];
/** Metrics of rankings: they are means over queries, so their `n` is no number of rows. */
const QUERY_METRICS = new Set(RANKING.map(([name]) => name));
/** Words for the metrics of multilabel, ranking and forecasting tasks. */
const TASK_METRIC_WORDS = [
	...RANKING,
	...words("share", {
		hamming_loss: "Hamming loss",
		subset_accuracy: "subset accuracy",
		jaccard_samples: "Jaccard index by row",
		label_ranking_average_precision: "label ranking average precision",
		label_ranking_loss: "label ranking loss",
		micro_roc_auc: "micro ROC AUC",
		macro_roc_auc: "macro ROC AUC",
		interval_coverage: "coverage of the forecast interval"
	}),
	...[
		"micro",
		"macro",
		"weighted",
		"samples"
	].flatMap((average) => words("share", {
		[`${average}_precision`]: `${average} precision`,
		[`${average}_recall`]: `${average} recall`,
		[`${average}_f1`]: `${average} F1`
	})),
	...words("plain", {
		coverage_error: "coverage error",
		absolute_bias: "size of the mean error",
		smape: "symmetric mean absolute percentage error",
		wape: "weighted absolute percentage error",
		mase: "mean absolute scaled error",
		rmsse: "root mean squared scaled error",
		pinball: "pinball loss",
		interval_width: "width of the forecast interval",
		interval_score: "interval score"
	})
];

const KNOWN = new Map([
	...TASK_METRIC_WORDS,
	["roc_auc", {
		label: "ROC AUC",
		scale: "share"
	}],
	["pr_auc", {
		label: "PR AUC",
		scale: "share"
	}],
	["average_precision", {
		label: "average precision",
		scale: "share"
	}],
	["accuracy", {
		label: "accuracy",
		scale: "share"
	}],
	["balanced_accuracy", {
		label: "balanced accuracy",
		scale: "share"
	}],
	["precision", {
		label: "precision",
		scale: "share"
	}],
	["selection_rate", {
		label: "selection rate",
		scale: "share"
	}],
	["true_positive_rate", {
		label: "true positive rate",
		scale: "share"
	}],
	["false_positive_rate", {
		label: "false positive rate",
		scale: "share"
	}],
	["recall", {
		label: "recall",
		scale: "share"
	}],
	["specificity", {
		label: "specificity",
		scale: "share"
	}],
	["f1", {
		label: "F1",
		scale: "share"
	}],
	["f1_macro", {
		label: "macro F1",
		scale: "share"
	}],
	["macro_f1", {
		label: "macro F1",
		scale: "share"
	}],
	["top_k_accuracy", {
		label: "top-k accuracy",
		scale: "share"
	}],
	["npv", {
		label: "negative predictive value",
		scale: "share"
	}],
	["fpr", {
		label: "false positive rate",
		scale: "share"
	}],
	["fnr", {
		label: "false negative rate",
		scale: "share"
	}],
	["f2", {
		label: "F2",
		scale: "share"
	}],
	["f0_5", {
		label: "F0.5",
		scale: "share"
	}],
	["jaccard", {
		label: "Jaccard",
		scale: "share"
	}],
	["macro_jaccard", {
		label: "macro Jaccard",
		scale: "share"
	}],
	["g_mean", {
		label: "geometric mean of the rates",
		scale: "share"
	}],
	["precision_at_10_percent", {
		label: "precision in the top 10 %",
		scale: "share"
	}],
	["recall_at_10_percent", {
		label: "recall in the top 10 %",
		scale: "share"
	}],
	["lift_at_10_percent", {
		label: "lift in the top 10 %",
		scale: "plain"
	}],
	["ks_statistic", {
		label: "KS statistic",
		scale: "plain"
	}],
	["gini", {
		label: "Gini coefficient",
		scale: "plain"
	}],
	["youden", {
		label: "Youden’s J",
		scale: "plain"
	}],
	["cohen_kappa", {
		label: "Cohen’s kappa",
		scale: "plain"
	}],
	["quadratic_kappa", {
		label: "quadratic kappa",
		scale: "plain"
	}],
	["macro_precision", {
		label: "macro precision",
		scale: "share"
	}],
	["macro_recall", {
		label: "macro recall",
		scale: "share"
	}],
	["weighted_precision", {
		label: "weighted precision",
		scale: "share"
	}],
	["weighted_recall", {
		label: "weighted recall",
		scale: "share"
	}],
	["weighted_f1", {
		label: "weighted F1",
		scale: "share"
	}],
	["micro_precision", {
		label: "micro precision",
		scale: "share"
	}],
	["micro_recall", {
		label: "micro recall",
		scale: "share"
	}],
	["top_2_accuracy", {
		label: "top-2 accuracy",
		scale: "share"
	}],
	["top_3_accuracy", {
		label: "top-3 accuracy",
		scale: "share"
	}],
	["top_5_accuracy", {
		label: "top-5 accuracy",
		scale: "share"
	}],
	["roc_auc_ovr_weighted", {
		label: "ROC AUC (one against the rest, weighted)",
		scale: "share"
	}],
	["roc_auc_ovo", {
		label: "ROC AUC (one against one)",
		scale: "share"
	}],
	["roc_auc_ovo_weighted", {
		label: "ROC AUC (one against one, weighted)",
		scale: "share"
	}],
	["within_10_percent", {
		label: "share within 10 %",
		scale: "share"
	}],
	["brier_skill", {
		label: "Brier skill",
		scale: "plain"
	}],
	["d2_log_loss", {
		label: "D² of the log loss",
		scale: "plain"
	}],
	["ece_debiased", {
		label: "debiased calibration error",
		scale: "plain"
	}],
	["adaptive_ece", {
		label: "adaptive calibration error",
		scale: "plain"
	}],
	["max_calibration_error", {
		label: "largest calibration error",
		scale: "plain"
	}],
	["classwise_ece", {
		label: "classwise calibration error",
		scale: "plain"
	}],
	["expected_cost", {
		label: "expected cost",
		scale: "plain"
	}],
	["max_error", {
		label: "largest error",
		scale: "plain"
	}],
	["explained_variance", {
		label: "explained variance",
		scale: "plain"
	}],
	["smape", {
		label: "symmetric mean absolute percentage error",
		scale: "plain"
	}],
	["msle", {
		label: "mean squared logarithmic error",
		scale: "plain"
	}],
	["rmsle", {
		label: "root mean squared logarithmic error",
		scale: "plain"
	}],
	["pinball_0_1", {
		label: "pinball loss at 0.1",
		scale: "plain"
	}],
	["pinball_0_5", {
		label: "pinball loss at 0.5",
		scale: "plain"
	}],
	["pinball_0_9", {
		label: "pinball loss at 0.9",
		scale: "plain"
	}],
	["mean_poisson_deviance", {
		label: "Poisson deviance",
		scale: "plain"
	}],
	["mean_gamma_deviance", {
		label: "gamma deviance",
		scale: "plain"
	}],
	["mean_tweedie_deviance", {
		label: "Tweedie deviance",
		scale: "plain"
	}],
	["d2_poisson", {
		label: "D² (Poisson)",
		scale: "plain"
	}],
	["d2_gamma", {
		label: "D² (gamma)",
		scale: "plain"
	}],
	["d2_tweedie", {
		label: "D² (Tweedie)",
		scale: "plain"
	}],
	["d2_absolute_error", {
		label: "D² (absolute error)",
		scale: "plain"
	}],
	["pearson", {
		label: "Pearson correlation",
		scale: "plain"
	}],
	["spearman", {
		label: "Spearman correlation",
		scale: "plain"
	}],
	["log_loss", {
		label: "log loss",
		scale: "plain"
	}],
	["brier", {
		label: "Brier score",
		scale: "plain"
	}],
	["ece", {
		label: "calibration error",
		scale: "plain"
	}],
	["mcc", {
		label: "Matthews correlation",
		scale: "plain"
	}],
	["mape", {
		label: "mean absolute percentage error",
		scale: "plain"
	}],
	["median_absolute_error", {
		label: "median absolute error",
		scale: "plain"
	}],
	["mean_error", {
		label: "mean error",
		scale: "plain"
	}],
	["mae", {
		label: "mean absolute error",
		scale: "plain"
	}],
	["mse", {
		label: "mean squared error",
		scale: "plain"
	}],
	["rmse", {
		label: "root mean squared error",
		scale: "plain"
	}],
	["r2", {
		label: "R²",
		scale: "plain"
	}]
]);
/** Shares of a part of the rows: their `n` is that part (recall: the positive rows). All others are measured on every row. */
const OF_A_PART = /* @__PURE__ */ new Set([
	"precision",
	"recall",
	"specificity",
	"npv",
	"fpr",
	"fnr"
]);
/** Is the metric measured on a part of the holdout by its definition, or over queries instead of rows? */
function isOfAPart(metric) {
	return OF_A_PART.has(metric) || QUERY_METRICS.has(metric);
}
/** What people call a metric; its own name when we have no better word. */
function metricLabel(metric) {
	return KNOWN.get(metric)?.label ?? metric;
}
/** A value of the metric: three decimals for shares, three significant digits else. */
function metricValue(metric, value) {
	return isShare(metric) ? fixed(value, 3) : significant(value);
}
/** A value that was held against a limit, with as many digits as it takes to see on which side it lies. */
function metricValueBeside(metric, value, limit) {
	const plain = metricValue(metric, value);
	if (value === limit || Number(plain.replace("−", "-").replaceAll(",", "")) !== limit) return plain;
	for (let digits = 4; digits < 17; digits++) {
		const text = value.toPrecision(digits);
		if (Number(text) !== limit) return limitValue(Number(text));
	}
	return limitValue(value);
}
/** A limit from a policy, as the user would write it: no digits lost, none invented. */
function limitValue(value) {
	return Number.isFinite(value) ? String(value).replace("-", "−") : "not a number";
}
/** The size of a measured difference without its sign: `4.1 points` or `0.037`. */
function differenceSize(metric, difference) {
	const size = Math.abs(difference);
	return isShare(metric) ? withPoints(pointsText(size)) : significant(size, 2);
}
/** A margin from a policy: `1 point`, `0.5 points`, `0.02`; no digits invented. */
function marginSize(metric, margin) {
	return isShare(metric) ? withPoints(limitValue(Number((margin * 100).toPrecision(12)))) : limitValue(margin);
}
/**
* A difference and its interval as signed numbers with equal decimals, in the unit that `differenceUnit` names: points with one
* decimal, else as many as give the half-width two significant digits.
*/
function differenceNumbers(metric, values) {
	const scale = isShare(metric) ? 100 : 1;
	const halfWidth = scale * (values[2] - values[1]) / 2;
	const needed = halfWidth > 0 ? 1 - Math.floor(Math.log10(halfWidth)) : 1;
	const decimals = Math.min(12, Math.max(isShare(metric) ? 1 : 0, isShare(metric) && needed <= 2 ? 1 : needed));
	return values.map((value) => signed(fixed(scale * value, decimals)));
}
/** The unit to print after the first of `differenceNumbers`: points for shares, nothing else. */
function differenceUnit(metric) {
	return isShare(metric) ? "points" : "";
}
function isShare(metric) {
	return KNOWN.get(metric)?.scale === "share";
}
function withPoints(points) {
	return `${points} ${Number(points) === 1 ? "point" : "points"}`;
}
/** One decimal for readable sizes, more where a tenth of a point would hide the value. */
function pointsText(size) {
	const points = size * 100;
	return points === 0 || points >= .095 ? fixed(points, 1) : significant(points, 1);
}

export { limitValue as a, metricValue as c, isOfAPart as i, metricValueBeside as l, differenceSize as n, marginSize as o, differenceUnit as r, metricLabel as s, differenceNumbers as t };