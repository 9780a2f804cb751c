import { n as twoSidedZ } from "./proportion.js";

/** Row numbers in rising order of their values; equal values keep their order. */
function sortedOrder(values) {
	const order = new Int32Array(values.length);
	for (let row = 0; row < order.length; row++) order[row] = row;
	return order.sort((i, j) => values[i] - values[j]);
}
/**
* Area under the ROC curve with the structural components of DeLong et al. (Biometrics 44, 1988) by midranks
* (Sun and Xu, IEEE Signal Processing Letters 21, 2014), O(n log n). `positive` is 1 where the row is positive.
* Both kinds of rows must be present.
*/
function aucParts(positive, scores) {
	const order = sortedOrder(scores);
	const placements = new Float64Array(scores.length);
	const positives = countOnes(positive);
	const negatives = scores.length - positives;
	let below = {
		positives: 0,
		negatives: 0
	};
	let sum = 0;
	for (let start = 0; start < order.length;) {
		const tie = tieFrom(start, order, scores);
		let tied = 0;
		for (let i = start; i < tie; i++) tied += positive[order[i]];
		const others = tie - start - tied;
		for (let i = start; i < tie; i++) {
			const row = order[i];
			placements[row] = positive[row] === 1 ? (below.negatives + others / 2) / negatives : 1 - (below.positives + tied / 2) / positives;
		}
		sum += tied * (below.negatives + others / 2);
		below = {
			positives: below.positives + tied,
			negatives: below.negatives + others
		};
		start = tie;
	}
	return {
		auc: sum / positives / negatives,
		positives,
		negatives,
		placements
	};
}
/** Covariance of two AUCs measured on the same rows (the variance, when both are the same); 0 for fewer than 2 rows a kind. */
function aucCovariance(positive, a, b) {
	let s10 = 0;
	let s01 = 0;
	for (let row = 0; row < positive.length; row++) {
		const product = (a.placements[row] - a.auc) * (b.placements[row] - b.auc);
		if (positive[row] === 1) s10 += product;
		else s01 += product;
	}
	const { positives: m, negatives: n } = a;
	return (m > 1 ? s10 / (m - 1) / m : 0) + (n > 1 ? s01 / (n - 1) / n : 0);
}
/**
* Interval of an AUC from its variance on the logit scale, which stays inside (0, 1) and covers better than the plain
* one near 1 (Pepe, "The Statistical Evaluation of Medical Tests", 2003, section 5.2). At 0 or 1 it has no width.
*/
function aucInterval(auc, variance, level) {
	if (auc <= 0 || auc >= 1) return {
		low: auc,
		high: auc
	};
	const logit = Math.log(auc / (1 - auc));
	const half = twoSidedZ(level) * Math.sqrt(variance) / (auc * (1 - auc));
	return {
		low: 1 / (1 + Math.exp(half - logit)),
		high: 1 / (1 + Math.exp(-half - logit))
	};
}
function tieFrom(start, order, scores) {
	const value = scores[order[start]];
	let end = start + 1;
	while (end < order.length && scores[order[end]] === value) end++;
	return end;
}
function countOnes(values) {
	let count = 0;
	for (let i = 0; i < values.length; i++) count += values[i];
	return count;
}

/** The members most metrics share; a family's entries override what differs. */
const SCORE = {
	direction: "higher",
	unit: "score",
	domain: [0, 1],
	tolerance: {
		kind: "absolute",
		size: .01
	},
	needs: "every-class",
	interval: "bca",
	comparison: "bca"
};

/** Rows listed before the first: vanishes in the first sum, and saves the hot loop a branch that is hard to predict. */
const ALMOST_NONE = 1e-300;
/** A row of the list in one integer, because this loop is the bootstrap's longest: unit, label bit, end-of-tie bit. */
const UNIT_SHIFT = 2;
const LAST_OF_TIE = 1;
/** Area under the precision-recall curve as a sum of steps, without interpolation, as in scikit-learn. */
const AVERAGE_PRECISION = {
	metrics: [{
		...SCORE,
		name: "average_precision",
		title: "Average precision",
		tasks: ["binary"],
		describe: "Mean precision over the positive rows, ranked by score: how pure the top of the list is."
	}],
	prepare: prepareAveragePrecision
};
/** Rows from the highest score down; tied scores enter the list together. */
function prepareAveragePrecision(rows, units) {
	if (rows.kind !== "binary") return (_, out) => out.fill(NaN);
	const { scores, labels } = rows;
	const order = sortedOrder(scores).reverse();
	const packed = order.map((row, i) => {
		const lastOfTie = scores[row] === scores[order[i + 1] ?? -1] ? 0 : LAST_OF_TIE;
		return units.of[row] << UNIT_SHIFT | labels[row] << 1 | lastOfTie;
	});
	return (weights, out) => {
		let hits = 0;
		let counted = 0;
		let listed = ALMOST_NONE;
		let area = 0;
		for (let i = 0; i < packed.length; i++) {
			const entry = packed[i];
			const weight = weights[entry >> UNIT_SHIFT];
			listed += weight;
			hits += weight * (entry >> 1 & 1);
			if ((entry & LAST_OF_TIE) !== 0) {
				area += (hits - counted) * (hits / listed);
				counted = hits;
			}
		}
		out[0] = hits > 0 ? area / hits : NaN;
	};
}

const CLASSIFICATION = ["binary", "multiclass"];
const BINARY = ["binary"];
const PROPORTION = {
	...SCORE,
	unit: "share",
	interval: "wilson",
	comparison: "mcnemar"
};
/** Metrics of the decided class: the positive class from the threshold up, or the most probable class. */
const DECISIONS = {
	metrics: [
		{
			...PROPORTION,
			name: "accuracy",
			title: "Accuracy",
			tasks: CLASSIFICATION,
			needs: "nothing",
			describe: "Share of rows decided right."
		},
		{
			...SCORE,
			name: "balanced_accuracy",
			title: "Balanced accuracy",
			tasks: CLASSIFICATION,
			describe: "Mean over the classes of the share of their rows decided right."
		},
		{
			...PROPORTION,
			name: "precision",
			title: "Precision",
			tasks: BINARY,
			comparison: "bca",
			describe: "Share of the rows decided positive that are positive; 0 when none is decided positive."
		},
		{
			...PROPORTION,
			name: "recall",
			title: "Recall",
			tasks: BINARY,
			describe: "Share of the positive rows that are decided positive."
		},
		{
			...PROPORTION,
			name: "specificity",
			title: "Specificity",
			tasks: BINARY,
			describe: "Share of the negative rows that are decided negative."
		},
		{
			...SCORE,
			name: "f1",
			title: "F1",
			tasks: BINARY,
			describe: "Harmonic mean of precision and recall."
		},
		{
			...SCORE,
			name: "mcc",
			title: "Matthews correlation",
			tasks: BINARY,
			domain: [-1, 1],
			describe: "Correlation of decision and truth; 0 is chance, and 0 when all rows get one decision."
		},
		{
			...SCORE,
			name: "macro_f1",
			title: "Macro F1",
			tasks: ["multiclass"],
			needs: "nothing",
			describe: "Mean of the classes’ F1, over the classes that occur in truth or decision."
		}
	],
	prepare: prepareDecisions
};
/** The decided class per row: 1 is positive for a binary task, ties go to the first class. */
function decide(rows) {
	switch (rows.kind) {
		case "binary": return Int32Array.from(rows.scores, (score) => score >= rows.threshold ? 1 : 0);
		case "multiclass": {
			const { probabilities, classes } = rows;
			return Int32Array.from(rows.labels, (_, row) => mostProbable(probabilities, row * classes.length, classes.length));
		}
		case "regression": return /* @__PURE__ */ new Int32Array(0);
		default: return rows;
	}
}
/** Rows a proportion metric is about (all, the positive, the negative, those decided positive) and whether each was decided right. */
function trials(metric, rows, decided) {
	const right = (row) => decided[row] === rows.labels[row];
	switch (metric) {
		case "recall": return (row) => rows.labels[row] === 1 ? right(row) : void 0;
		case "specificity": return (row) => rows.labels[row] === 0 ? right(row) : void 0;
		case "precision": return (row) => decided[row] === 1 ? right(row) : void 0;
		default: return right;
	}
}
/** Successes and trials of a proportion metric. */
function shareOf(metric, rows) {
	const decided = decide(rows);
	const trial = trials(metric, rows, decided);
	let [k, n] = [0, 0];
	for (let row = 0; row < decided.length; row++) {
		const success = trial(row);
		if (success !== void 0) n++;
		if (success) k++;
	}
	return {
		k,
		n
	};
}
function mostProbable(probabilities, start, size) {
	let best = 0;
	for (let k = 1; k < size; k++) if (probabilities[start + k] > probabilities[start + best]) best = k;
	return best;
}
function prepareDecisions(rows, units) {
	const size = rows.kind === "multiclass" ? rows.classes.length : 2;
	const cells = size * size;
	const decided = decide(rows);
	const { unit, cell, count } = countRuns(Float64Array.from(decided, (to, row) => units.of[row] * cells + rows.labels[row] * size + to).sort(), cells);
	const table = new Float64Array(cells);
	return (weights, out) => {
		table.fill(0);
		for (let i = 0; i < cell.length; i++) table[cell[i]] += weights[unit[i]] * count[i];
		writeScores(table, size, out);
	};
}
/** Rows per unit and cell of the confusion table, only where there are any. */
function countRuns(keys, cells) {
	const [unit, cell, count] = [
		[],
		[],
		[]
	];
	for (let start = 0; start < keys.length;) {
		const key = keys[start];
		let end = start + 1;
		while (end < keys.length && keys[end] === key) end++;
		unit.push(Math.floor(key / cells));
		cell.push(key % cells);
		count.push(end - start);
		start = end;
	}
	return {
		unit: Int32Array.from(unit),
		cell: Int32Array.from(cell),
		count: Int32Array.from(count)
	};
}
/** In the order of `DECISIONS.metrics`. Rows of the table are the truth, columns the decision. */
function writeScores(table, size, out) {
	const perClass = classScores(table, size);
	const [tn, fp, fn, tp] = table;
	const spread = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn);
	out[0] = perClass.right / perClass.total;
	out[1] = perClass.recall;
	out[2] = tp + fp > 0 ? tp / (tp + fp) : 0;
	out[3] = tp / (tp + fn);
	out[4] = tn / (tn + fp);
	out[5] = tp + fn > 0 ? 2 * tp / (2 * tp + fp + fn) : NaN;
	out[6] = tp + fn > 0 && tn + fp > 0 ? mccOf({
		tn,
		fp,
		fn,
		tp
	}, spread) : NaN;
	out[7] = perClass.f1;
}
function mccOf({ tn, fp, fn, tp }, spread) {
	return spread > 0 ? (tp * tn - fp * fn) / Math.sqrt(spread) : 0;
}
/** Sums over classes; recall is averaged over the classes that occur, F1 over those that occur or are decided. */
function classScores(table, size) {
	let [total, right, recalls, occurring, f1s, seen] = [
		0,
		0,
		0,
		0,
		0,
		0
	];
	for (let k = 0; k < size; k++) {
		const hit = table[k * size + k];
		let [truth, decided] = [0, 0];
		for (let j = 0; j < size; j++) {
			truth += table[k * size + j];
			decided += table[j * size + k];
		}
		total += truth;
		right += hit;
		if (truth > 0) {
			recalls += hit / truth;
			occurring++;
		}
		if (truth + decided > 0) {
			f1s += 2 * hit / (truth + decided);
			seen++;
		}
	}
	return {
		total,
		right,
		recall: recalls / occurring,
		f1: f1s / seen
	};
}

/** Probabilities are kept this far from 0 and 1 before the logarithm, so that one sure mistake costs 34.5 and not infinity. */
const LOG_LOSS_CLIP = 1e-15;
const LOSS = {
	...SCORE,
	direction: "lower",
	needs: "nothing",
	domain: [0, Number.POSITIVE_INFINITY],
	tolerance: {
		kind: "relative",
		size: .02
	}
};
/** Metrics that are the mean of a loss per row. */
const LOSSES = {
	metrics: [
		{
			...LOSS,
			name: "log_loss",
			title: "Log loss",
			tasks: ["binary", "multiclass"],
			unit: "nats",
			domain: [0, -Math.log(LOG_LOSS_CLIP)],
			describe: "Mean of -ln(probability given to the true class), probabilities clipped to [1e-15, 1 - 1e-15]."
		},
		{
			...LOSS,
			name: "brier",
			title: "Brier score",
			tasks: ["binary"],
			domain: [0, 1],
			describe: "Mean squared distance of the probability from the truth (0 or 1)."
		},
		{
			...LOSS,
			name: "mae",
			title: "Mean absolute error",
			tasks: ["regression"],
			unit: "target",
			describe: "Mean distance of the prediction from the truth."
		},
		{
			...LOSS,
			name: "mape",
			title: "Mean absolute percentage error",
			tasks: ["regression"],
			needs: "no-zero",
			unit: "share",
			describe: "Mean distance of the prediction from the truth as a share of the truth."
		}
	],
	prepare: prepareLosses
};
function prepareLosses(rows, units) {
	const sums = rowLosses(rows).map((loss) => loss && sumPerUnit(units, loss));
	const sizes = sumPerUnit(units, () => 1);
	return (weights, out) => {
		const total = weigh(weights, sizes);
		for (let i = 0; i < sums.length; i++) {
			const sum = sums[i];
			out[i] = sum ? weigh(weights, sum) / total : NaN;
		}
	};
}
/** Loss per row of each metric of the family; none where the metric is not of the task. */
function rowLosses(rows) {
	const none = void 0;
	switch (rows.kind) {
		case "binary": {
			const { labels, scores } = rows;
			const ofTruth = (row) => {
				const score = scores[row];
				return labels[row] === 1 ? score : 1 - score;
			};
			return [
				(row) => logLoss(ofTruth(row)),
				(row) => (1 - ofTruth(row)) ** 2,
				none,
				none
			];
		}
		case "multiclass": {
			const { labels, probabilities, classes } = rows;
			const ofTruth = (row) => probabilities[row * classes.length + labels[row]];
			return [
				(row) => logLoss(ofTruth(row)),
				none,
				none,
				none
			];
		}
		case "regression": {
			const { labels, values } = rows;
			const distance = (row) => Math.abs(values[row] - labels[row]);
			return [
				none,
				none,
				distance,
				(row) => distance(row) / Math.abs(labels[row])
			];
		}
		default: return rows;
	}
}
function logLoss(probability) {
	return -Math.log(Math.min(.999999999999999, Math.max(LOG_LOSS_CLIP, probability)));
}
/** Sum of a value over the rows of each unit, compensated (Neumaier) so that a million rows lose no digits. */
function sumPerUnit(units, value) {
	const sums = new Float64Array(units.count);
	const rests = new Float64Array(units.count);
	for (let row = 0; row < units.of.length; row++) {
		const unit = units.of[row];
		const next = value(row);
		const before = sums[unit];
		const after = before + next;
		const lost = Math.abs(before) >= Math.abs(next) ? before - after + next : next - after + before;
		rests[unit] += lost;
		sums[unit] = after;
	}
	return sums.map((sum, unit) => sum + rests[unit]);
}
/** Sum of the units' sums, each as often as it was drawn. */
function weigh(weights, sums) {
	let total = 0;
	for (let unit = 0; unit < sums.length; unit++) total += weights[unit] * sums[unit];
	return total;
}

/** The median distance from the truth: what a typical row sees, whatever the worst rows do. */
const MEDIAN_ERROR = {
	metrics: [{
		...SCORE,
		name: "median_absolute_error",
		title: "Median absolute error",
		tasks: ["regression"],
		direction: "lower",
		unit: "target",
		domain: [0, Number.POSITIVE_INFINITY],
		tolerance: {
			kind: "relative",
			size: .02
		},
		needs: "nothing",
		describe: "Half of the rows are closer to the truth than this."
	}],
	prepare: prepareMedianError
};
function prepareMedianError(rows, units) {
	if (rows.kind !== "regression") return (_, out) => out.fill(NaN);
	const errors = rows.values.map((value, row) => Math.abs(value - rows.labels[row]));
	const order = sortedOrder(errors);
	const sorted = errors.slice().sort();
	const unit = order.map((row) => units.of[row]);
	const sizes = sumPerUnit(units, () => 1);
	return (weights, out) => {
		const half = weigh(weights, sizes) / 2;
		let below = 0;
		let i = 0;
		while (i < unit.length && below + weights[unit[i]] < half) below += weights[unit[i++]];
		const exactHalf = below + weights[unit[i]] === half;
		let next = i;
		if (exactHalf) do
			next++;
		while (weights[unit[next]] === 0);
		out[0] = (sorted[i] + sorted[next]) / 2;
	};
}

/** Area under the ROC curve; with several classes the plain mean of one-against-the-rest over the classes. */
const ROC_AUC = {
	...SCORE,
	name: "roc_auc",
	title: "ROC AUC",
	tasks: ["binary", "multiclass"],
	interval: "delong",
	comparison: "delong",
	describe: "Chance that a random positive row scores above a random negative row; with several classes the mean over them."
};
/** The AUC of classification rows in which every class occurs. */
function measureAuc(rows) {
	const parts = onePerClass(rows).map(({ positive, scores }) => aucParts(positive, scores));
	return {
		value: parts.reduce((sum, part) => sum + part.auc, 0) / parts.length,
		parts
	};
}
/** Variance of an AUC or, with a second model on the same rows, of the first minus the second. */
function aucVariance(rows, first, second) {
	if (rows.kind === "binary") return binaryVariance(rows.labels, first.parts[0], second?.parts[0]);
	const own = influence(rows, first);
	const other = second ? influence(rows, second) : new Float64Array(own.length);
	return own.reduce((sum, value, row) => sum + (value - other[row]) ** 2, 0) * own.length / (own.length - 1);
}
function binaryVariance(positive, first, second) {
	if (!first) return 0;
	const own = aucCovariance(positive, first, first);
	if (!second) return own;
	return Math.max(0, own + aucCovariance(positive, second, second) - 2 * aucCovariance(positive, first, second));
}
function onePerClass(rows) {
	switch (rows.kind) {
		case "binary": return [{
			positive: rows.labels,
			scores: rows.scores
		}];
		case "multiclass": return rows.classes.map((_, k) => againstTheRest(rows, k));
		case "regression": return [];
		default: return rows;
	}
}
function againstTheRest({ labels, probabilities, classes }, k) {
	const positive = new Uint8Array(labels.length);
	const scores = new Float64Array(labels.length);
	for (let row = 0; row < labels.length; row++) {
		positive[row] = labels[row] === k ? 1 : 0;
		scores[row] = probabilities[row * classes.length + k];
	}
	return {
		positive,
		scores
	};
}
/** How much each row moves the mean AUC: the DeLong components of all classes added up, centred on 0. */
function influence(rows, { parts }) {
	const moved = new Float64Array(rows.labels.length);
	for (const [k, { placements, auc, positives, negatives }] of parts.entries()) for (let row = 0; row < moved.length; row++) {
		const share = rows.labels[row] === k ? positives : negatives;
		moved[row] += (placements[row] - auc) / share / parts.length;
	}
	return moved;
}

/** Metrics of the squared error of a regression. */
const SQUARED_ERRORS = {
	metrics: [{
		...SCORE,
		name: "rmse",
		title: "Root mean squared error",
		tasks: ["regression"],
		direction: "lower",
		unit: "target",
		domain: [0, Number.POSITIVE_INFINITY],
		tolerance: {
			kind: "relative",
			size: .02
		},
		needs: "nothing",
		describe: "Root of the mean squared distance of the prediction from the truth: large errors weigh more."
	}, {
		...SCORE,
		name: "r2",
		title: "R²",
		tasks: ["regression"],
		domain: [Number.NEGATIVE_INFINITY, 1],
		needs: "spread",
		describe: "Share of the target’s variance that the model explains; 0 is the mean, below 0 is worse than the mean."
	}],
	prepare: prepareSquaredErrors
};
/** The target is centred before it is squared, so that a large mean costs no digits. */
function prepareSquaredErrors(rows, units) {
	if (rows.kind !== "regression") return (_, out) => out.fill(NaN);
	const { labels, values } = rows;
	const label = (row) => labels[row];
	const mean = labels.reduce((sum, value) => sum + value / labels.length, 0);
	const errors = sumPerUnit(units, (row) => (values[row] - label(row)) ** 2);
	const centred = sumPerUnit(units, (row) => label(row) - mean);
	const squares = sumPerUnit(units, (row) => (label(row) - mean) ** 2);
	const sizes = sumPerUnit(units, () => 1);
	/** Below this a resample's target is constant but for rounding. */
	const floor = 1e-12 * weigh(ones(units.count), squares) / labels.length;
	return (weights, out) => {
		const total = weigh(weights, sizes);
		const error = weigh(weights, errors) / total;
		const variance = weigh(weights, squares) / total - (weigh(weights, centred) / total) ** 2;
		out[0] = Math.sqrt(error);
		out[1] = variance > floor ? 1 - error / variance : NaN;
	};
}
function ones(count) {
	return new Uint16Array(count).fill(1);
}

/** Families that can be evaluated on resampled rows. A new metric is one entry in its family, a new family one entry here. */
const FAMILIES = [
	DECISIONS,
	LOSSES,
	SQUARED_ERRORS,
	AVERAGE_PRECISION,
	MEDIAN_ERROR
];
/** Every metric by its name: the one registry that configuration, scoring, comparison and report read. */
const METRICS = new Map([ROC_AUC, ...FAMILIES.flatMap((family) => family.metrics)].map((metric) => [metric.name, metric]));
const DEFAULTS = {
	binary: [
		"roc_auc",
		"log_loss",
		"accuracy"
	],
	multiclass: [
		"accuracy",
		"macro_f1",
		"log_loss"
	],
	regression: [
		"mae",
		"rmse",
		"r2"
	]
};
/** The metrics that are measured when the configuration names none. */
function defaultMetrics(task) {
	return [...DEFAULTS[task]];
}
/** Names of all metrics of a task, for configuration hints. */
function metricNames(task) {
	return [...METRICS.values()].filter((metric) => metric.tasks.includes(task)).map((metric) => metric.name);
}
function isMetricOf(name, task) {
	return METRICS.get(name)?.tasks.includes(task) ?? false;
}
/** Size under which a change from the champion's value counts as equal, in the metric's own unit. */
function toleranceOf(metric, championValue) {
	const { kind, size } = metric.tolerance;
	return kind === "absolute" ? size : size * Math.abs(championValue);
}

export { metricNames as a, measureAuc as c, trials as d, aucCovariance as f, sortedOrder as h, isMetricOf as i, decide as l, aucParts as m, METRICS as n, toleranceOf as o, aucInterval as p, defaultMetrics as r, aucVariance as s, FAMILIES as t, shareOf as u };