import { c as measureAuc, d as trials, l as decide, n as METRICS, o as toleranceOf, p as aucInterval, s as aucVariance, t as FAMILIES, u as shareOf } from "./catalog.js";
import { i as messageOf, n as UserError, t as Fault } from "./error.js";
import { a as normalQuantile, i as normalCdf, n as twoSidedZ, o as normalSf, r as wilsonInterval } from "./proportion.js";
import { n as detectableDifference, r as rowsToResolve } from "./power.js";
import { n as shuffle, t as createPrng } from "./prng.js";
import { a as binomialCdf, i as betaQuantile, o as binomialPmf, t as benjaminiHochberg } from "./multiplicity.js";
import { t as describeSource } from "./source.js";
import { n as buildTestStatement } from "./build.js";
import { r as EVIDENCE_FOLDER } from "./schema3.js";
import { i as masked } from "./pii.js";
import { n as chiSquaredSf, t as chiSquaredHomogeneity } from "./chi-squared.js";
import { t as measureIntegrity } from "./measure-integrity.js";
import { t as configPlace } from "./place-error.js";
import { t as readLabels } from "./labels.js";
import { n as columnOf, t as cellText } from "./table.js";
import { a as toModelFiles, n as createManifest } from "./manifest.js";

/** The metrics by name. Throws `UserError('LABEL_INVALID')` with every metric that the labels leave undefined, and the fix. */
function toDefinedMetrics(names, task, labels) {
	const metrics = names.map((name) => {
		const metric = METRICS.get(name);
		if (!metric?.tasks.includes(task.kind)) throw new Fault("INTERNAL", `${name} is not a ${task.kind} metric`);
		return metric;
	});
	const problems = metrics.flatMap((metric) => whyUndefined(metric, task, labels) ?? []);
	if (problems.length > 0) throw new UserError("LABEL_INVALID", problems);
	return metrics;
}
/** What these labels lack for a metric; undefined when nothing. Slices ask before they measure. */
function whyUndefined(metric, task, labels) {
	switch (metric.needs) {
		case "nothing": return;
		case "every-class": return whyClassMissing(metric, task, labels);
		case "spread":
			if (labels.values.some((value) => value !== labels.values[0])) return void 0;
			return problem(metric, "all labels are equal", "a holdout whose target varies");
		case "no-zero":
			if (!labels.values.includes(0)) return void 0;
			return problem(metric, "some labels are 0, and an error cannot be a share of 0", "a holdout without zeros");
		default: return metric.needs;
	}
}
/** Rows per class, in class order (negative before positive). */
function classCounts(task, labels) {
	const names = classNames(task);
	const rows = names.map(() => 0);
	for (const label of labels.values) rows[label]++;
	return names.map((name, k) => ({
		name,
		rows: rows[k]
	}));
}
function classNames(task) {
	if (task.kind === "binary") return [task.negative, task.positive];
	return task.kind === "multiclass" ? task.classes : [];
}
function whyClassMissing(metric, task, labels) {
	const absent = classCounts(task, labels).filter(({ rows }) => rows === 0);
	if (absent.length === 0) return void 0;
	return problem(metric, `no row is labelled ${absent.map(({ name }) => `"${name}"`).join(", ")}`, "a holdout with rows of every class");
}
function problem(metric, reason, remedy) {
	return {
		file: "holdout",
		message: `${metric.name} is undefined: ${reason}`,
		fix: `use ${remedy}, or take ${metric.name} out of the metrics`
	};
}

/** Closer than this to each other, two bounds are one point. */
const POINT_WIDTH = 1e-12;
/** Closer than this to the end of its domain, a value is at the edge (log loss is clipped just short of 0). */
const EDGE_DISTANCE = 1e-9;
function isPoint({ low, high }) {
	return high - low <= POINT_WIDTH * Math.max(1, Math.abs(low));
}
/**
* Bounds for a value at an end of its metric's domain, where no resample shows any spread: as far from the edge as the
* Wilson bound of `n` successes in `n` rows is from 1, scaled to the domain. Undefined away from the edge and for a domain without end.
*/
function edgeBounds(metric, value, n, level) {
	const [min, max] = metric.domain;
	if (!Number.isFinite(max - min)) return void 0;
	const reach = unseen(n, level) * (max - min);
	if (Math.abs(value - max) <= EDGE_DISTANCE) return {
		low: Math.max(min, max - reach),
		high: value
	};
	if (Math.abs(value - min) <= EDGE_DISTANCE) return {
		low: value,
		high: Math.min(max, min + reach)
	};
}
/** Largest share of rows of a kind that `n` rows without one of them leave possible: about 3.8 / n at 95 %. */
function unseen(n, level) {
	return wilsonInterval(0, n, level).high;
}
/** Rows of the rarest class that occurs; all rows for a regression. */
function smallestClass(rows) {
	if (rows.kind === "regression") return rows.labels.length;
	const counts = /* @__PURE__ */ new Map();
	for (const label of rows.labels) counts.set(label, (counts.get(label) ?? 0) + 1);
	return Math.min(...counts.values());
}

/**
* One `Rows` per model, all in the same canonical order: by label, then by the models' answers. The order in which the
* rows came therefore changes no result, not even the draws of a bootstrap. Throws `UserError` where labels and
* predictions do not fit the task or each other.
*/
function toCanonicalRows(answers) {
	const { task, labels } = answers;
	const columns = checkedColumns(answers);
	const truth = {
		values: labels.values,
		width: 1
	};
	const order = canonicalOrder(labels.values.length, [truth, ...columns]);
	return columns.map((column) => toRows(task, labels, column, order));
}
/** One `Rows` per model in the order in which the rows came, for whoever must know which row is which. Throws as `toCanonicalRows`. */
function toRowsInOrder(answers) {
	const { task, labels } = answers;
	const order = Int32Array.from({ length: labels.values.length }, (_, row) => row);
	return checkedColumns(answers).map((column) => toRows(task, labels, column, order));
}
function checkedColumns({ task, labels, models }) {
	const size = labels.values.length;
	if (size < 2) throw dataEmpty(size);
	const columns = models.map(({ name, predictions }) => toColumn(name, task, predictions));
	for (const [i, { values, width }] of columns.entries()) {
		const name = models[i]?.name ?? "";
		if (values.length !== size * width) throw mismatch$1(name, `${values.length / width} predictions for ${size} labels`);
		if (!values.every(Number.isFinite)) throw notFinite(name);
	}
	return columns;
}
function toColumn(name, task, predictions) {
	if (predictions.kind !== task.kind) throw mismatch$1(name, `${predictions.kind} predictions for a ${task.kind} task`);
	switch (predictions.kind) {
		case "binary": return {
			values: predictions.scores,
			width: 1
		};
		case "regression": return {
			values: predictions.values,
			width: 1
		};
		case "multiclass": {
			const classes = task.kind === "multiclass" ? task.classes : [];
			return {
				values: inClassOrder(name, classes, predictions),
				width: classes.length
			};
		}
		default: return predictions;
	}
}
/** Probabilities with their columns in the task's class order. */
function inClassOrder(name, classes, predictions) {
	const from = classes.map((label) => predictions.classes.indexOf(label));
	const missing = classes.filter((_, i) => from[i] === -1);
	const extra = predictions.classes.filter((label) => !classes.includes(label));
	if (missing.length > 0) throw mismatch$1(name, `no probability for the classes ${missing.join(", ")}`);
	if (extra.length > 0) throw mismatch$1(name, `probabilities for classes the task does not have: ${extra.join(", ")}`);
	if (from.every((column, i) => column === i)) return predictions.probabilities;
	const width = classes.length;
	return Float64Array.from(predictions.probabilities, (_, at) => {
		const column = from[at % width];
		return predictions.probabilities[at - at % width + column];
	});
}
function canonicalOrder(size, columns) {
	const order = new Int32Array(size);
	for (let row = 0; row < size; row++) order[row] = row;
	return order.sort((i, j) => {
		for (const { values, width } of columns) for (let k = 0; k < width; k++) {
			const step = values[i * width + k] - values[j * width + k];
			if (step !== 0) return step;
		}
		return 0;
	});
}
function toRows(task, labels, { values, width }, order) {
	const sorted = new Float64Array(values.length);
	for (let i = 0; i < order.length; i++) {
		const from = order[i] * width;
		for (let k = 0; k < width; k++) sorted[i * width + k] = values[from + k];
	}
	const label = (row) => labels.values[row];
	switch (task.kind) {
		case "binary": return {
			kind: "binary",
			labels: Uint8Array.from(order, label),
			scores: sorted,
			threshold: task.threshold
		};
		case "multiclass": return {
			kind: "multiclass",
			labels: Int32Array.from(order, label),
			classes: task.classes,
			probabilities: sorted
		};
		case "regression": return {
			kind: "regression",
			labels: Float64Array.from(order, label),
			values: sorted
		};
		default: return task;
	}
}
function dataEmpty(size) {
	return new UserError("DATA_EMPTY", {
		file: "holdout",
		message: `${size} row${size === 1 ? "" : "s"} cannot be scored: an interval needs at least 2`,
		fix: "give the holdout more rows"
	});
}
function mismatch$1(name, message) {
	return new UserError("PREDICTION_MISMATCH", {
		file: name,
		message,
		fix: "predict every row of the holdout once, for the classes of the task"
	});
}
function notFinite(name) {
	return new UserError("PREDICTION_INVALID", {
		file: name,
		message: "a prediction is not a finite number",
		fix: "replace NaN and infinite predictions in the model or its pre-processing"
	});
}

/** Difference of two ROC AUCs on the same rows by paired DeLong (Biometrics 44, 1988). */
function compareAuc({ candidate, champion }, level) {
	const [own, other] = [measureAuc(candidate), measureAuc(champion)];
	const standardError = Math.sqrt(aucVariance(candidate, own, other));
	const difference = own.value - other.value;
	const half = twoSidedZ(level) * standardError;
	return {
		candidate: own.value,
		champion: other.value,
		difference,
		low: Math.max(-1, difference - half),
		high: Math.min(1, difference + half),
		standardError,
		pValue: standardError > 0 ? 2 * normalSf(Math.abs(difference) / standardError) : Number(difference === 0),
		method: "paired DeLong",
		n: candidate.labels.length
	};
}

/** Replicates of a bootstrap interval. */
const REPLICATES = 2e3;
/** Up to this many rows each row is drawn by itself; more rows are dealt at random into this many units that are drawn whole. */
const MAX_UNITS = 4096;
/** Up to this many units the jackknife leaves each out in turn; more are dealt at random into this many blocks. */
const JACKKNIFE_BLOCKS = 200;
/** All rows as one unit: the sample as it is. */
function wholeSample(rows) {
	return {
		count: 1,
		of: new Int32Array(rows)
	};
}
/** One unit per row, or `MAX_UNITS` random ones of equal size. Independent rows make independent units, so drawing units is valid. */
function dealUnits(rows, prng) {
	return {
		count: Math.min(rows, MAX_UNITS),
		of: deal(rows, MAX_UNITS, prng)
	};
}
/**
* Draws units with replacement and evaluates all statistics on each draw, so that every metric and both models see the
* same draws. No resample is materialised. Draws on which any statistic is undefined (a class is missing) are drawn again.
*/
function resample({ units, size }, statistics, prng) {
	const replicates = table(size, REPLICATES);
	const out = new Float64Array(size);
	const weights = new Uint16Array(units);
	for (let draws = 0, kept = 0; kept < REPLICATES; draws++) {
		if (draws > 50 * 2e3) throw new Fault("INTERNAL", "the bootstrap found no resample with defined metrics");
		weights.fill(0);
		for (let i = 0; i < units; i++) weights[Math.floor(prng.next() * units)]++;
		statistics(weights, out);
		if (!out.some(Number.isNaN)) store(replicates, kept++, out);
	}
	return {
		replicates,
		jackknife: leaveBlocksOut({
			units,
			size
		}, statistics, prng)
	};
}
/**
* Bias-corrected and accelerated interval (Efron, JASA 82, 1987): percentiles of the replicates, shifted by the share of
* replicates below the estimate and by the skewness of the jackknife values.
*/
function bcaInterval({ estimate, replicates, jackknife }, level) {
	const sorted = replicates.slice().sort();
	const bias = biasCorrection(sorted, estimate);
	const acceleration = jackknifeAcceleration(jackknife);
	const bound = (p) => {
		const z = bias + normalQuantile(p);
		const room = 1 - acceleration * z;
		return room <= 0 ? quantile(sorted, z > 0 ? 1 : 0) : quantile(sorted, normalCdf(bias + z / room));
	};
	return {
		low: bound((1 - level) / 2),
		high: bound((1 + level) / 2)
	};
}
/** Two-sided p value of "the true value is 0": the level at which the percentile interval just touches 0, at least 1 / (B + 1). */
function bootstrapPValue(replicates) {
	let below = 0;
	let above = 0;
	for (const value of replicates) {
		if (value <= 0) below++;
		if (value >= 0) above++;
	}
	return Math.min(1, 2 * (Math.min(below, above) + .5) / (replicates.length + 1));
}
/** Standard deviation of the values (n - 1): of bootstrap replicates it is the standard error. */
function standardDeviation(values) {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return Math.sqrt(squares / (values.length - 1));
}
function leaveBlocksOut({ units, size }, statistics, prng) {
	const blocks = Math.min(units, 200);
	const blockOf = deal(units, blocks, prng);
	const values = table(size, blocks);
	const out = new Float64Array(size);
	for (let block = 0; block < blocks; block++) {
		statistics(Uint16Array.from(blockOf, (own) => own === block ? 0 : 1), out);
		store(values, block, out);
	}
	return values;
}
/** Random assignment of items to at most `most` parts whose sizes differ by at most one; each its own part if they fit. */
function deal(items, most, prng) {
	const parts = Int32Array.from({ length: items }, (_, item) => item % most);
	if (items > most) shuffle(parts, prng);
	return parts;
}
function biasCorrection(sorted, estimate) {
	let below = 0;
	let equal = 0;
	for (const value of sorted) if (value < estimate) below++;
	else if (value === estimate) equal++;
	const share = (below + equal / 2) / sorted.length;
	const edge = .5 / sorted.length;
	return normalQuantile(Math.min(1 - edge, Math.max(edge, share)));
}
/** Undefined leave-outs (the only row of a class) are passed over. */
function jackknifeAcceleration(values) {
	const defined = values.filter((value) => !Number.isNaN(value));
	const mean = defined.reduce((sum, value) => sum + value, 0) / defined.length;
	let [squares, cubes] = [0, 0];
	for (const value of defined) {
		squares += (mean - value) ** 2;
		cubes += (mean - value) ** 3;
	}
	return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}
/** Linear interpolation between order statistics; `p` in [0, 1]. */
function quantile(sorted, p) {
	const place = Math.min(Math.max(p, 0), 1) * (sorted.length - 1);
	const below = Math.floor(place);
	const low = sorted[below];
	const high = sorted[Math.min(below + 1, sorted.length - 1)];
	return low === high ? low : low + (place - below) * (high - low);
}
function table(rows, columns) {
	return Array.from({ length: rows }, () => new Float64Array(columns));
}
function store(target, column, values) {
	for (const [row, line] of target.entries()) line[column] = values[row];
}

/** One evaluation of several metrics for any multiplicities of the units; each family runs once. Not for ROC AUC. */
function prepareStatistics(metrics, rows, units) {
	const runs = FAMILIES.flatMap((family) => {
		const wanted = placesOf(family, metrics);
		if (wanted.length === 0) return [];
		return {
			evaluate: family.prepare(rows, units),
			values: new Float64Array(family.metrics.length),
			wanted
		};
	});
	return (weights, out) => {
		for (const { evaluate, values, wanted } of runs) {
			evaluate(weights, values);
			for (const { from, to } of wanted) out[to] = values[from];
		}
	};
}
/** The metrics' values on the rows as they are. Throws `UserError('LABEL_INVALID')` when one is too large for a number. */
function measure(metrics, rows) {
	const values = new Float64Array(metrics.length);
	prepareStatistics(metrics, rows, wholeSample(rows.labels.length))(Uint16Array.of(1), values);
	const problems = metrics.filter((_, i) => !Number.isFinite(values[i])).map(toProblem);
	if (problems.length > 0) throw new UserError("LABEL_INVALID", problems);
	return values;
}
function placesOf(family, metrics) {
	return metrics.flatMap((metric, to) => {
		const from = family.metrics.indexOf(metric);
		return from === -1 ? [] : {
			from,
			to
		};
	});
}
function toProblem({ name }) {
	return {
		file: "holdout",
		message: `${name} is not a finite number: labels or predictions are too large or too close to 0 for it`,
		fix: `rescale the target, or take ${name} out of the metrics`
	};
}

/** Paired BCa bootstrap: both models and all metrics see the same draws, and each draw gives one difference per metric. */
function compareByBootstrap(metrics, pair, { level, seed }) {
	if (metrics.length === 0) return /* @__PURE__ */ new Map();
	const [own, other] = [measure(metrics, pair.candidate), measure(metrics, pair.champion)];
	const prng = createPrng(`${seed}:compare`);
	const n = pair.candidate.labels.length;
	const units = dealUnits(n, prng);
	const drawn = resample({
		units: units.count,
		size: metrics.length
	}, pairedStatistics(metrics, pair, units), prng);
	return new Map(metrics.map((metric, i) => {
		const [candidate, champion] = [own[i], other[i]];
		const [replicates, jackknife] = [drawn.replicates[i], drawn.jackknife[i]];
		const difference = candidate - champion;
		return [metric, {
			candidate,
			champion,
			difference,
			...bcaInterval({
				estimate: difference,
				replicates,
				jackknife
			}, level),
			standardError: standardDeviation(replicates),
			pValue: bootstrapPValue(replicates),
			method: "paired BCa bootstrap",
			n
		}];
	}));
}
function pairedStatistics(metrics, { candidate, champion }, units) {
	const own = prepareStatistics(metrics, candidate, units);
	const other = prepareStatistics(metrics, champion, units);
	const values = new Float64Array(metrics.length);
	return (weights, out) => {
		own(weights, out);
		other(weights, values);
		for (const [i, value] of values.entries()) out[i] -= value;
	};
}

/** The comparison of models that gave the same answer on every row; undefined when any answer differs. */
function compareIdentical(metrics, { candidate, champion }) {
	const [own, other] = [answers(candidate), answers(champion)];
	if (!own.every((value, i) => value === other[i])) return void 0;
	const values = measure(metrics, candidate);
	return new Map(metrics.map((metric, i) => {
		const value = metric.comparison === "delong" ? measureAuc(candidate).value : values[i];
		return [metric, {
			difference: 0,
			low: 0,
			high: 0,
			standardError: 0,
			pValue: 1,
			candidate: value,
			champion: value,
			method: "identical predictions",
			n: metric.comparison === "mcnemar" ? shareOf(metric.name, candidate).n : candidate.labels.length,
			exact: true
		}];
	}));
}
function answers(rows) {
	switch (rows.kind) {
		case "binary": return rows.scores;
		case "multiclass": return rows.probabilities;
		case "regression": return rows.values;
		default: return rows;
	}
}

/**
* Two-sided mid-p value of McNemar's test (Fagerland, Lydersen and Laake, BMC Medical Research Methodology 13, 2013):
* half of the observed outcome's own probability is left out on each side, which holds the level without being conservative.
*/
function mcnemarMidP({ b, c }) {
	if (b + c === 0) return 1;
	const k = Math.min(b, c);
	const own = binomialPmf(k, b + c, .5);
	return b === c ? 1 - own : Math.min(1, 2 * binomialCdf(k, b + c, .5) - own);
}
/**
* Share right of the first minus share right of the second on the same rows, with the Wald interval after half a row is
* added to each of the four cells (Agresti and Min, Biometrics 61, 2005). The standard error is never 0.
*/
function agrestiMin({ b, c, n }, level) {
	const rows = n + 2;
	const difference = (b - c) / rows;
	const standardError = Math.sqrt(b + c + 1 - (b - c) ** 2 / rows) / rows;
	const half = twoSidedZ(level) * standardError;
	return {
		low: Math.max(-1, difference - half),
		high: Math.min(1, difference + half),
		standardError
	};
}

/** Difference of two shares of the same rows decided right: McNemar's mid-p value and the Agresti-Min interval. */
function compareShares(metric, { candidate, champion }, level) {
	const own = trials(metric.name, candidate, decide(candidate));
	const other = trials(metric.name, champion, decide(champion));
	const cells = {
		both: 0,
		own: 0,
		other: 0,
		n: 0
	};
	for (let row = 0; row < candidate.labels.length; row++) {
		const [first, second] = [own(row), other(row)];
		if (first === void 0) continue;
		cells.n++;
		if (first && second) cells.both++;
		else if (first) cells.own++;
		else if (second) cells.other++;
	}
	const discordant = {
		b: cells.own,
		c: cells.other,
		n: cells.n
	};
	return {
		candidate: (cells.both + cells.own) / cells.n,
		champion: (cells.both + cells.other) / cells.n,
		difference: (cells.own - cells.other) / cells.n,
		...agrestiMin(discordant, level),
		pValue: mcnemarMidP(discordant),
		method: "McNemar mid-p, Agresti-Min",
		n: cells.n
	};
}

/**
* The statistical reading of a difference. A regression needs both: an interval wholly below 0 and a difference beyond
* the tolerance.
*/
function readDifference({ low, high, difference, tolerance }) {
	if (low > 0) return "improved";
	if (high < 0 && difference < -tolerance) return "regressed";
	return low >= -tolerance && high <= tolerance ? "equal" : "inconclusive";
}
/**
* Rows at which the nearest verdict would be reached with 80 % power if the observed difference were the true one.
* The gap to resolve is never taken below half the tolerance. Undefined when no number of rows would do.
*/
function rowsToDecide({ difference, tolerance }, { n, standardError }, level) {
	const size = Math.abs(difference);
	const gap = Math.max(difference > 0 || size > tolerance ? size : 0, tolerance - size, tolerance / 2);
	const rows = rowsToResolve({
		n,
		standardError,
		gap
	}, level);
	return Number.isFinite(rows) ? Math.max(rows, n + 1) : void 0;
}

/**
* Candidate minus champion on the same rows, metric by metric in the order asked: paired DeLong for ROC AUC, McNemar's
* mid-p and Agresti-Min for shares of rows, the paired BCa bootstrap for the rest, all metrics on the same draws.
* Throws `UserError` where the labels leave a metric undefined or do not fit the predictions.
*/
function compareModels(request) {
	const { task, labels, level, seed } = request;
	const metrics = toDefinedMetrics(request.metrics, task, labels);
	const [candidate, champion] = toCanonicalRows({
		task,
		labels,
		models: [{
			name: "candidate",
			predictions: request.candidate
		}, {
			name: "champion",
			predictions: request.champion
		}]
	});
	if (!candidate || !champion) return [];
	const differences = measureDifferences(metrics, {
		candidate,
		champion
	}, {
		level,
		seed
	});
	return metrics.map((metric) => {
		const difference = differences.get(metric);
		if (!difference) throw new TypeError(`no difference of ${metric.name}`);
		return toComparison(metric, widenPoint(metric, candidate, level, difference), candidate, level);
	});
}
function measureDifferences(metrics, pair, { level, seed }) {
	const identical = compareIdentical(metrics, pair);
	if (identical) return identical;
	const resampled = metrics.filter((metric) => metric.comparison === "bca");
	const direct = metrics.flatMap((metric) => {
		if (metric.comparison === "delong") return [[metric, compareAuc(pair, level)]];
		return metric.comparison === "mcnemar" ? [[metric, compareShares(metric, pair, level)]] : [];
	});
	return new Map([...direct, ...compareByBootstrap(resampled, pair, {
		level,
		seed
	})]);
}
/** Where no resample shows a difference although the predictions differ, rows not seen may still show one. */
function widenPoint(metric, rows, level, found) {
	const range = metric.domain[1] - metric.domain[0];
	if (found.exact || !isPoint(found) || !Number.isFinite(range)) return found;
	const half = unseen(smallestClass(rows), level) * range;
	const { difference } = found;
	const standardError = Math.max(found.standardError, half / 2);
	return {
		...found,
		low: difference - half,
		high: difference + half,
		standardError,
		method: `${found.method}, widened`
	};
}
function toComparison(metric, found, rows, level) {
	const tolerance = toleranceOf(metric, found.champion);
	const turned = turn(metric, found, tolerance);
	const verdict = found.exact || hasEnoughRows(metric, found, rows) ? readDifference(turned) : "inconclusive";
	const rowsNeeded = verdict === "inconclusive" ? neededRows(metric, turned, {
		found,
		rows
	}, level) : void 0;
	return {
		metric: metric.name,
		verdict,
		candidate: found.candidate,
		champion: found.champion,
		difference: found.difference,
		interval: {
			low: found.low,
			high: found.high,
			level,
			method: found.method
		},
		...found.pValue === void 0 ? {} : { pValue: found.pValue },
		method: found.method,
		n: found.n,
		tolerance,
		detectable: detectableDifference(found.standardError, level),
		...rowsNeeded === void 0 ? {} : { rowsNeeded }
	};
}
function turn(metric, { difference, low, high }, tolerance) {
	if (metric.direction === "higher") return {
		difference,
		low,
		high,
		tolerance
	};
	return {
		difference: -difference,
		low: -high,
		high: -low,
		tolerance
	};
}
function hasEnoughRows(metric, { n }, rows) {
	return n >= 30 && (metric.needs !== "every-class" || smallestClass(rows) >= 10);
}
/** At least as many rows as would hold `MIN_ROWS` of those compared and `MIN_CLASS_ROWS` of the rarest class. */
function neededRows(metric, turned, { found, rows }, level) {
	const decided = rowsToDecide(turned, found, level);
	const rarest = metric.needs === "every-class" ? smallestClass(rows) : 10;
	const least = Math.max(30, Math.ceil(found.n * 10 / rarest));
	return decided === void 0 ? void 0 : Math.max(decided, least);
}

/**
* Value and interval of each metric, in the order asked. Proportions have Wilson intervals and `n` is their denominator
* (recall: the positive rows); ROC AUC has DeLong's on the logit scale; all others a BCa bootstrap over rows.
* Throws `UserError` where the labels leave a metric undefined or do not fit the predictions.
*/
function estimateMetrics(request) {
	const { task, labels, predictions, level, seed } = request;
	const metrics = toDefinedMetrics(request.metrics, task, labels);
	const [rows] = toCanonicalRows({
		task,
		labels,
		models: [{
			name: "predictions",
			predictions
		}]
	});
	if (!rows) return [];
	const resampled = bootstrapMetrics(metrics.filter((metric) => metric.interval === "bca"), rows, {
		level,
		seed
	});
	return metrics.map((metric) => {
		const measured = resampled.get(metric) ?? measureDirectly(metric, rows, level);
		return toEstimate(metric, widenEdge(metric, rows, level, measured), level);
	});
}
function measureDirectly(metric, rows, level) {
	if (metric.interval === "delong") {
		const auc = measureAuc(rows);
		const bounds = aucInterval(auc.value, aucVariance(rows, auc), level);
		return {
			value: auc.value,
			bounds,
			method: "DeLong (logit)",
			n: rows.labels.length
		};
	}
	const { k, n } = shareOf(metric.name, rows);
	return {
		value: n > 0 ? k / n : 0,
		bounds: wilsonInterval(k, n, level),
		method: "Wilson",
		n
	};
}
function bootstrapMetrics(metrics, rows, { level, seed }) {
	if (metrics.length === 0) return /* @__PURE__ */ new Map();
	const prng = createPrng(`${seed}:estimate`);
	const n = rows.labels.length;
	const units = dealUnits(n, prng);
	const values = measure(metrics, rows);
	const drawn = resample({
		units: units.count,
		size: metrics.length
	}, prepareStatistics(metrics, rows, units), prng);
	return new Map(metrics.map((metric, i) => {
		const value = values[i];
		const samples = {
			replicates: drawn.replicates[i],
			jackknife: drawn.jackknife[i]
		};
		return [metric, {
			value,
			bounds: bcaInterval({
				estimate: value,
				...samples
			}, level),
			method: "BCa bootstrap",
			n
		}];
	}));
}
/** A perfect score has no spread to resample, yet a few rows do not prove perfection. */
function widenEdge(metric, rows, level, measured) {
	if (!isPoint(measured.bounds)) return measured;
	const bounds = edgeBounds(metric, measured.value, smallestClass(rows), level);
	return bounds ? {
		...measured,
		bounds,
		method: "Wilson at the edge"
	} : measured;
}
function toEstimate(metric, { value, bounds, method, n }, level) {
	const interval = {
		low: bounds.low,
		high: bounds.high,
		level,
		method
	};
	return {
		name: metric.name,
		value,
		interval,
		n,
		direction: metric.direction
	};
}

/**
* Which rows the champion decides right and the candidate wrong, and the reverse. A regression decides nothing, so it has none. Throws
* `UserError` where labels and predictions do not fit each other.
*/
function findFlips({ task, labels, candidate, champion, ids }) {
	if (task.kind === "regression") return void 0;
	const [own, other] = toRowsInOrder({
		task,
		labels,
		models: [{
			name: "candidate",
			predictions: candidate
		}, {
			name: "champion",
			predictions: champion
		}]
	});
	if (!own || !other) return void 0;
	const [now, before] = [decide(own), decide(other)];
	const worse = [];
	const better = [];
	for (let row = 0; row < now.length; row++) {
		if (now[row] === before[row]) continue;
		if (before[row] === own.labels[row]) worse.push(row);
		else if (now[row] === own.labels[row]) better.push(row);
	}
	return {
		rightToWrong: {
			rows: worse.length,
			...named(worse, ids)
		},
		wrongToRight: {
			rows: better.length,
			...named(better, ids)
		},
		n: now.length,
		pValue: mcnemarMidP({
			b: better.length,
			c: worse.length
		})
	};
}
function named(rows, ids) {
	if (ids === void 0) return {};
	return { ids: rows.slice(0, 20).map((row) => shortened$1(masked(ids[row] ?? "", void 0))) };
}
function shortened$1(id) {
	return id.length <= 100 ? id : `${id.slice(0, 100 - 1).toWellFormed()}…`;
}

/** Each slice as if it were the holdout: candidate, champion and change, where its rows define the metric. Small slices have a size only. */
function measureSlices(request) {
	return adjust$1(request.slices.map((slice) => measureSlice(slice, request)));
}
function measureSlice({ name, where, holds }, request) {
	const rows = [...holds.keys()].filter((row) => holds[row] === 1);
	const own = {
		name,
		where,
		n: rows.length
	};
	if (rows.length < 30) return own;
	const { task, level, seed } = request;
	const labels = pickLabels(request.labels, rows);
	const asked = {
		task,
		labels,
		metrics: request.metrics.filter((metric) => {
			const known = METRICS.get(metric);
			return known !== void 0 && whyUndefined(known, task, labels) === void 0;
		}),
		level,
		seed
	};
	const candidate = pickPredictions(request.candidate, rows);
	const measured = {
		...own,
		metrics: estimateMetrics({
			...asked,
			predictions: candidate
		})
	};
	if (request.champion === void 0) return measured;
	const champion = pickPredictions(request.champion, rows);
	return {
		...measured,
		champion: estimateMetrics({
			...asked,
			predictions: champion
		}),
		changes: compareModels({
			...asked,
			candidate,
			champion
		})
	};
}
function pickLabels(labels, rows) {
	switch (labels.kind) {
		case "binary": return {
			kind: "binary",
			values: Uint8Array.from(rows, (row) => labels.values[row])
		};
		case "multiclass": return {
			kind: "multiclass",
			values: Int32Array.from(rows, (row) => labels.values[row])
		};
		case "regression": return {
			kind: "regression",
			values: pick(labels.values, rows)
		};
		default: return labels;
	}
}
function pickPredictions(predictions, rows) {
	switch (predictions.kind) {
		case "binary": return {
			kind: "binary",
			scores: pick(predictions.scores, rows)
		};
		case "regression": return {
			kind: "regression",
			values: pick(predictions.values, rows)
		};
		case "multiclass": {
			const { classes, probabilities } = predictions;
			return {
				kind: "multiclass",
				classes,
				probabilities: pick(probabilities, rows, classes.length)
			};
		}
		default: return predictions;
	}
}
/** The numbers of some rows, `width` of them per row. */
function pick(values, rows, width = 1) {
	const picked = new Float64Array(rows.length * width);
	rows.forEach((row, i) => {
		picked.set(values.subarray(row * width, (row + 1) * width), i * width);
	});
	return picked;
}
function adjust$1(slices) {
	const tested = slices.flatMap(({ changes = [] }) => changes.filter(({ pValue }) => pValue !== void 0));
	const adjusted = benjaminiHochberg(tested.map(({ pValue = 1 }) => pValue));
	const found = new Map(tested.map((change, i) => [change, adjusted[i] ?? 1]));
	return slices.map((slice) => {
		if (slice.changes === void 0) return slice;
		const changes = slice.changes.map((change) => {
			const adjustedPValue = found.get(change);
			return adjustedPValue === void 0 ? change : {
				...change,
				adjustedPValue
			};
		});
		return {
			...slice,
			changes
		};
	});
}

/** The t of a two-sided interval with coverage `level` in (0, 1) and `df` degrees of freedom: 2.045 at 0.95 and 29. */
function twoSidedT(level, df) {
	const x = betaQuantile(1 - level, df / 2, .5);
	return Math.sqrt(df * (1 - x) / x);
}

const METHODS = {
	share: "Wilson",
	mean: "Student t"
};
/** The mean and variance of some values, whatever their order; at least two of them. */
function meanSample(values) {
	const sorted = values.toSorted();
	const n = sorted.length;
	const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
	return {
		kind: "mean",
		mean,
		variance: sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1),
		n
	};
}
/** Value and interval of coverage `level`: Wilson for a share, Student's t for a mean. */
function estimateSample(sample, level) {
	if (sample.kind === "share") return {
		value: sample.k / sample.n,
		...wilsonInterval(sample.k, sample.n, level)
	};
	const half = twoSidedT(level, sample.n - 1) * Math.sqrt(sample.variance / sample.n);
	return {
		value: sample.mean,
		low: sample.mean - half,
		high: sample.mean + half
	};
}
/**
* P value of "all groups are alike": Pearson's chi-squared test for shares, Wald's for means. Undefined where a group's values have no
* spread, so that no such test exists.
*/
function homogeneity(samples) {
	const shares = samples.filter((sample) => sample.kind === "share");
	if (shares.length === samples.length) {
		const [hits, rest] = [shares.map(({ k }) => k), shares.map(({ k, n }) => n - k)];
		return chiSquaredHomogeneity(hits, rest).pValue;
	}
	const means = samples.filter((sample) => sample.kind === "mean");
	if (means.some(({ variance }) => !(variance > 0))) return void 0;
	const weights = means.map(({ variance, n }) => n / variance);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const centre = means.reduce((sum, { mean }, i) => sum + weights[i] * mean, 0) / total;
	const distance = means.reduce((sum, { mean }, i) => sum + weights[i] * (mean - centre) ** 2, 0);
	return chiSquaredSf(distance, means.length - 1);
}

const SHARES = {
	selection_rate: ([tn, fp, fn, tp]) => ({
		k: fp + tp,
		n: tn + fp + fn + tp
	}),
	true_positive_rate: ([, , fn, tp]) => ({
		k: tp,
		n: fn + tp
	}),
	false_positive_rate: ([tn, fp]) => ({
		k: fp,
		n: tn + fp
	}),
	precision: ([, fp, , tp]) => ({
		k: tp,
		n: fp + tp
	}),
	accuracy: ([tn, fp, fn, tp]) => ({
		k: tn + tp,
		n: tn + fp + fn + tp
	})
};
/** A model's answers, prepared once for all attributes: the samples of the groups of a split. */
function groupSampler(rows) {
	switch (rows.kind) {
		case "binary": return sampleBinary(decide(rows), rows.labels);
		case "multiclass": return sampleAccuracy(decide(rows), rows.labels);
		case "regression": return sampleErrors(rows);
		default: return rows;
	}
}
function sampleBinary(decided, labels) {
	const cells = decided.map((to, row) => 2 * labels[row] + to);
	return (split) => {
		const tables = countCells(split, cells, 4);
		return Object.entries(SHARES).map(([metric, share]) => {
			return {
				metric,
				samples: tables.map((table) => ({
					kind: "share",
					...share(table)
				}))
			};
		});
	};
}
function sampleAccuracy(decided, labels) {
	const cells = decided.map((to, row) => Number(to === labels[row]));
	return (split) => {
		return [{
			metric: "accuracy",
			samples: countCells(split, cells, 2).map(([wrong = 0, right = 0]) => {
				return {
					kind: "share",
					k: right,
					n: wrong + right
				};
			})
		}];
	};
}
function sampleErrors({ values, labels }) {
	const errors = values.map((value, row) => value - labels[row]);
	return (split) => {
		const own = collect(split, errors);
		return [{
			metric: "mean_error",
			samples: own.map(meanSample)
		}, {
			metric: "mae",
			samples: own.map((group) => meanSample(group.map(Math.abs)))
		}];
	};
}
/** The values of each group, in one pass over the rows however many groups there are. */
function collect({ names, of }, values) {
	const lists = names.map(() => []);
	for (let row = 0; row < values.length; row++) lists[of[row]]?.push(values[row]);
	return lists.map((list) => Float64Array.from(list));
}
function countCells({ names, of }, cells, size) {
	const counts = names.map(() => new Array(size).fill(0));
	for (let row = 0; row < cells.length; row++) {
		const own = counts[of[row]];
		own[cells[row]]++;
	}
	return counts;
}

/**
* Interval for `a` minus `b`, independent, from the interval of each: the method of variance estimates recovery (G. Y. Zou and A. Donner,
* Statistics in Medicine 27, 2008). With Wilson intervals of two shares it is Newcombe's method 10.
*/
function moverDifference(a, b) {
	const difference = a.value - b.value;
	return {
		low: difference - Math.hypot(a.value - a.low, b.high - b.value),
		high: difference + Math.hypot(a.high - a.value, b.value - b.low)
	};
}
/**
* Interval for `a` over `b`, independent and not negative, from the interval of each (A. Donner and G. Y. Zou, Statistical Methods in
* Medical Research 21, 2012). `b` must be above 0, and so must its low end.
*/
function moverRatio(a, b) {
	const product = a.value * b.value;
	const least = a.low * (2 * a.value - a.low);
	const most = a.high * (2 * a.value - a.high);
	const divisor = b.low * (2 * b.value - b.low);
	const root = (x, y) => Math.sqrt(Math.max(0, product ** 2 - x * y));
	const below = product + root(least, b.high * (2 * b.value - b.high));
	return {
		low: least > 0 ? least / below : 0,
		high: (product + root(most, divisor)) / divisor
	};
}

/**
* The largest difference of a metric between two groups, and for shares the smallest ratio. Which two groups lie furthest apart is seen in
* the same rows, so the intervals hold for all pairs at once (Bonferroni): with two groups they are Newcombe's. Undefined for fewer than two.
*/
function largestGap(metric, groups, level) {
	if (groups.length < 2) return void 0;
	const pairs = groups.length * (groups.length - 1) / 2;
	const each = 1 - (1 - level) / pairs;
	const estimates = groups.map(({ sample }) => estimateSample(sample, each));
	const values = estimates.map(({ value }) => value);
	const [high, low] = [values.indexOf(Math.max(...values)), values.indexOf(Math.min(...values))];
	const isShare = groups.every(({ sample }) => sample.kind === "share");
	const suffix = pairs === 1 ? "" : `, ${pairs} pairs at once`;
	const pValue = homogeneity(groups.map(({ sample }) => sample));
	const ratio = isShare ? smallestRatio(estimates) : void 0;
	return {
		metric,
		value: values[high] - values[low],
		interval: {
			...widest(estimates),
			level,
			method: `${isShare ? "Newcombe" : "MOVER of Student t"}${suffix}`
		},
		...ratio === void 0 ? {} : { ratio: {
			value: ratio.value,
			interval: {
				...ratio.bounds,
				level,
				method: `MOVER ratio${suffix}`
			}
		} },
		highest: groups[high]?.name ?? "",
		lowest: groups[low]?.name ?? "",
		...pValue === void 0 ? {} : { pValue }
	};
}
/** Ends of the largest of all differences: no pair is further apart than `high`, and some pair is at least `low`. */
function widest(estimates) {
	let [low, high] = [0, 0];
	for (const a of estimates) for (const b of estimates) {
		if (a === b) continue;
		const bounds = moverDifference(a, b);
		low = Math.max(low, bounds.low);
		high = Math.max(high, bounds.high);
	}
	return {
		low,
		high
	};
}
/** The same for quotients of a lower by a higher group; undefined when a group has a share of 0 and so no ratio to it exists. */
function smallestRatio(estimates) {
	const values = estimates.map(({ value }) => value);
	const top = Math.max(...values);
	if (!(top > 0)) return void 0;
	let [low, high] = [1, 1];
	for (const a of estimates) for (const b of estimates) {
		if (a === b || !(b.value > 0)) continue;
		const bounds = moverRatio(a, b);
		low = Math.min(low, bounds.low);
		high = Math.min(high, bounds.high);
	}
	return {
		value: Math.min(...values) / top,
		bounds: {
			low,
			high
		}
	};
}

/** A column of numbers with more values than this is cut at its quartiles. */
const MAX_NUMBERS_AS_VALUES = 8;
const MAX_NAME = 200;
const MISSING = "missing";
/** The groups of a protected attribute: its values in order, or numbers of many values between the quartiles of the holdout. */
function splitGroups(column) {
	return column.kind === "text" ? splitText(column) : splitNumbers(column);
}
function splitText({ codes, dictionary }) {
	const used = new Set(codes);
	const hasMissing = used.delete(-1);
	const order = [...used].toSorted((a, b) => compareText(dictionary[a] ?? "", dictionary[b] ?? ""));
	const places = new Map(order.map((code, place) => [code, place]));
	return withMissing({
		cut: "values",
		of: codes.map((code) => places.get(code) ?? order.length),
		names: order.map((code, place) => shown(dictionary[code] ?? "", place)),
		hasMissing
	});
}
function splitNumbers({ values }) {
	const present = values.filter((value) => !Number.isNaN(value)).sort();
	const distinct = /* @__PURE__ */ new Set();
	for (let i = 0; i < present.length && distinct.size <= MAX_NUMBERS_AS_VALUES; i++) distinct.add(present[i]);
	const few = distinct.size <= MAX_NUMBERS_AS_VALUES;
	const uppers = few ? [...distinct] : [...new Set([
		1,
		2,
		3,
		4
	].map((quarter) => quartile(present, quarter)))];
	const of = Int32Array.from(values, (value) => placeOf(value, uppers));
	const hasMissing = present.length < values.length;
	const names = few ? uppers.map(String) : rangeNames(present, uppers);
	return withMissing({
		cut: few ? "values" : "quartiles",
		of,
		names,
		hasMissing
	});
}
function withMissing(split) {
	return split.hasMissing ? {
		...split,
		names: [...split.names, MISSING]
	} : split;
}
/** The value at or below which a quarter, half, three quarters or all of the sorted values lie. */
function quartile(sorted, quarter) {
	return sorted[Math.ceil(sorted.length * quarter / 4) - 1];
}
/** The first group whose upper end is not below the value; a missing value comes after the last. */
function placeOf(value, uppers) {
	const place = uppers.findIndex((upper) => value <= upper);
	return place === -1 ? uppers.length : place;
}
/** Each range by the least and the greatest value in it: `19 to 26`. */
function rangeNames(sorted, uppers) {
	return uppers.map((upper, i) => {
		const before = uppers[i - 1];
		const least = before === void 0 ? sorted[0] : sorted.find((value) => value > before);
		return least === upper ? String(upper) : `${least} to ${upper}`;
	});
}
/** By code units, so that no locale changes the order. */
function compareText(a, b) {
	return a < b ? -1 : Number(a > b);
}
/** What is personal is told apart by its place among the groups. */
function shown(name, place) {
	const hidden = masked(name, void 0);
	return hidden === name ? shortened(name) : `${hidden} ${place + 1}`;
}
function shortened(name) {
	return name.length <= MAX_NAME ? name : `${name.slice(0, 199).toWellFormed()}…`;
}

/**
* What the model does to each group of each protected attribute, and how far apart the groups are. The p values of all attributes and
* metrics are one family (Benjamini-Hochberg). The order of the rows changes nothing.
*/
function measureGroups(request) {
	const { task, labels, predictions, level } = request;
	if (request.columns.length === 0) return [];
	const [rows] = toRowsInOrder({
		task,
		labels,
		models: [{
			name: "predictions",
			predictions
		}]
	});
	if (!rows) return [];
	const sample = groupSampler(rows);
	return adjust(request.columns.map((column) => {
		const split = splitGroups(column);
		return {
			attribute: column.name,
			cut: split.cut,
			...describeGroups(split, sample(split), level)
		};
	}));
}
function describeGroups(split, measured, level) {
	const sizes = split.names.map(() => 0);
	for (const group of split.of) sizes[group]++;
	const kept = largest(sizes);
	const listed = kept.map((index) => describeGroup(index, {
		split,
		sizes,
		measured,
		level
	}));
	const gaps = measured.flatMap(({ metric }) => {
		const named = listed.flatMap(({ samples }) => samples.filter((one) => one.metric === metric));
		const gap = largestGap(metric, named, level);
		return gap === void 0 ? [] : [gap];
	});
	const rows = sizes.reduce((sum, size, index) => kept.includes(index) ? sum : sum + size, 0);
	const left = sizes.length - kept.length;
	return {
		groups: listed.map(({ group }) => group),
		...left === 0 ? {} : { omitted: {
			groups: left,
			rows
		} },
		gaps
	};
}
/** The places of the largest groups, in their own order. */
function largest(sizes) {
	return sizes.map((_, index) => index).toSorted((a, b) => sizes[b] - sizes[a] || a - b).slice(0, 50).toSorted((a, b) => a - b);
}
function describeGroup(index, { split, sizes, measured, level }) {
	const name = split.names[index] ?? "";
	const n = sizes[index] ?? 0;
	const own = {
		name,
		...split.hasMissing && index === split.names.length - 1 ? { missing: true } : {},
		n
	};
	if (n < 30) return {
		group: own,
		samples: []
	};
	const samples = measured.flatMap(({ metric, samples: all }) => {
		const sample = all[index];
		return sample === void 0 || sample.n === 0 ? [] : [{
			metric,
			name,
			sample
		}];
	});
	const metrics = samples.map(({ metric, sample }) => {
		const { value, low, high } = estimateSample(sample, level);
		return {
			name: metric,
			value,
			interval: {
				low,
				high,
				level,
				method: METHODS[sample.kind]
			},
			n: sample.n
		};
	});
	return {
		group: {
			...own,
			metrics
		},
		samples
	};
}
function adjust(attributes) {
	const tested = attributes.flatMap(({ gaps }) => gaps.filter(({ pValue }) => pValue !== void 0));
	const adjusted = benjaminiHochberg(tested.map(({ pValue = 1 }) => pValue));
	const found = new Map(tested.map((gap, i) => [gap, adjusted[i] ?? 1]));
	return attributes.map((attribute) => ({
		...attribute,
		gaps: attribute.gaps.map((gap) => {
			const adjustedPValue = found.get(gap);
			return adjustedPValue === void 0 ? gap : {
				...gap,
				adjustedPValue
			};
		})
	}));
}

/** Who is affected: slices, groups of protected attributes, and with a champion (`pair`) the rows that flipped. Absent where not asked for. */
function measureAffected({ slices, protected: columns, ids }, candidate, { pair, ...asked }) {
	const models = pair === void 0 ? { candidate } : {
		candidate,
		champion: pair.champion
	};
	const flips = pair && findFlips({
		...pair,
		...ids === void 0 ? {} : { ids }
	});
	return {
		...slices.length === 0 ? {} : { slices: measureSlices({
			...asked,
			...models,
			slices
		}) },
		...columns.length === 0 ? {} : { groups: measureGroups({
			...asked,
			predictions: candidate,
			columns
		}) },
		...flips === void 0 ? {} : { flips }
	};
}

/**
* Canonical bytes of one column: the same for equal content, whatever file format it came from and however its dictionary was built.
* Numbers are little-endian doubles (every missing value the same NaN); text is its dictionary in order of first use, then the codes.
*/
function columnBytes(column) {
	const header = new TextEncoder().encode(`${column.kind}\u0000${column.name}\u0000`);
	const body = column.kind === "numeric" ? numberBytes(column.values) : textBytes(column.codes, column.dictionary);
	const bytes = new Uint8Array(header.length + body.length);
	bytes.set(header);
	bytes.set(body, header.length);
	return bytes;
}
/** Canonical list of a table's columns by name, so that their order in the file does not matter. */
function columnsByName(table) {
	return table.columns.toSorted((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}
function numberBytes(values) {
	const view = new DataView(new ArrayBuffer(values.length * 8));
	values.forEach((value, row) => {
		view.setFloat64(row * 8, Number.isNaN(value) ? NaN : value === 0 ? 0 : value, true);
	});
	return new Uint8Array(view.buffer);
}
function textBytes(codes, dictionary) {
	const order = /* @__PURE__ */ new Map();
	const renumbered = new DataView(new ArrayBuffer(codes.length * 4));
	codes.forEach((code, row) => {
		if (code >= 0 && !order.has(code)) order.set(code, order.size);
		renumbered.setInt32(row * 4, code < 0 ? -1 : order.get(code) ?? -1, true);
	});
	const words = new TextEncoder().encode(`${JSON.stringify([...order.keys()].map((code) => dictionary[code] ?? ""))}\u0000`);
	const bytes = new Uint8Array(words.length + renumbered.byteLength);
	bytes.set(words);
	bytes.set(new Uint8Array(renumbered.buffer), words.length);
	return bytes;
}

/** Which rows of the holdout each slice of `test.slices` holds, in row order. Throws UserError for what is no condition. */
async function readSlices(dataset, { name, data, test }) {
	const slices = test.slices ?? [];
	const conditions = slices.map(({ where }, i) => ({
		where,
		name: configPlace(name, `test.slices.${i}.where`)
	}));
	const holds = await dataset.holds(conditions, data.id === void 0 ? {} : { orderBy: data.id });
	return slices.flatMap((slice, i) => {
		const rows = holds[i];
		return rows === void 0 ? [] : [{
			...slice,
			holds: rows
		}];
	});
}
/** The protected attributes as columns. A column of a type that has no groups is refused: to leave it out silently would look as if it had been measured. */
function protectedColumns(table, { data }, source) {
	const columns = data.protected.map((name) => ({
		name,
		column: columnOf(table, name)
	}));
	const problems = columns.flatMap(({ name, column }) => {
		return column === void 0 ? [{
			file: source,
			message: `groups cannot be told apart by column "${name}"`,
			fix: "name a column of text, numbers, dates or booleans"
		}] : [];
	});
	if (problems.length > 0) throw new UserError("COLUMN_MISSING", problems);
	return columns.flatMap(({ column }) => column ?? []);
}

const SHOWN_IDS$1 = 5;
/** Opens and checks the holdout of a model. Throws UserError DATA_*, COLUMN_MISSING, ID_INVALID or LABEL_INVALID. */
async function openHoldout(ports, model) {
	const name = configPlace(model.name, "data.holdout");
	const dataset = await ports.tables.open(model.data.holdout, name);
	const { id } = model.data;
	requireColumns(dataset, [
		model.target,
		...id === void 0 ? [] : [id],
		...model.data.exclude,
		...model.data.protected
	], name);
	const usable = dataset.columns.filter((column) => column.type !== "other").map((column) => column.name);
	ports.log.progress(`reading ${name}`, 0, dataset.rows, "rows");
	const table = await dataset.read(usable, id === void 0 ? {} : { orderBy: id });
	ports.log.progress(`reading ${name}`, table.rows, dataset.rows, "rows");
	const spec = {
		task: model.task,
		threshold: model.test.threshold,
		source: name,
		...positiveAs(dataset, model)
	};
	const inputs = usable.filter((column) => column !== model.target && column !== id);
	const ids = id === void 0 ? void 0 : readIds(columnOf(table, id), id, name);
	return {
		...readLabels(columnOf(table, model.target), spec),
		rows: table.rows,
		dataset,
		digest: contentDigest(ports.files, table),
		features: inputs.filter((column) => !model.data.exclude.includes(column)),
		inputs,
		table,
		protected: protectedColumns(table, model, name),
		slices: await readSlices(dataset, model),
		...ids === void 0 || id === void 0 ? {} : {
			ids,
			idColumn: id
		}
	};
}
/** The words that DuckDB reads as true or false; it stores them as 1 and 0. */
const TRUE_WORDS = [
	"true",
	"t",
	"yes",
	"y",
	"1"
];
const FALSE_WORDS = [
	"false",
	"f",
	"no",
	"n",
	"0"
];
/** A column of yes and no, or true and false, is read as 1 and 0, so `positive: yes` means "1" there. */
function positiveAs(dataset, model) {
	if (model.positive === void 0) return {};
	const isBoolean = dataset.columns.some((column) => column.name === model.target && column.type === "boolean");
	const word = model.positive.toLowerCase();
	if (isBoolean && TRUE_WORDS.includes(word)) return { positive: "1" };
	if (isBoolean && FALSE_WORDS.includes(word)) return { positive: "0" };
	return { positive: model.positive };
}
function requireColumns(dataset, names, source) {
	const known = dataset.columns.map((column) => column.name);
	const missing = names.filter((column) => !known.includes(column));
	if (missing.length === 0) return;
	const fix = `the columns are: ${known.slice(0, 50).join(", ")}`;
	throw new UserError("COLUMN_MISSING", missing.map((column) => ({
		file: source,
		message: `there is no column "${column}"`,
		fix
	})));
}
function readIds(column, name, source) {
	const rows = column === void 0 ? 0 : column.kind === "numeric" ? column.values.length : column.codes.length;
	const ids = Array.from({ length: rows }, (_, row) => cellText(column, row));
	const missing = ids.filter((id) => id === void 0).length;
	const seen = /* @__PURE__ */ new Set();
	const twice = new Set(ids.filter((id) => seen.size === seen.add(id).size && id !== void 0));
	if (missing === 0 && twice.size === 0) return ids;
	const shown = [...twice].slice(0, SHOWN_IDS$1).join(", ");
	const message = missing > 0 ? `${missing} rows have no id in column "${name}"` : `${twice.size} ids in column "${name}" occur more than once (${shown})`;
	throw new UserError("ID_INVALID", {
		file: source,
		message,
		fix: "every row needs an id of its own"
	});
}
function contentDigest(files, table) {
	return files.sha256(columnsByName(table).map((column) => files.sha256(columnBytes(column))).join("\n"));
}

const SHOWN_IDS = 5;
/** Columns a predictions file needs besides the id: `score` (binary), `p_<class>` for each class (multiclass), `prediction` (regression). */
function predictionColumns(task) {
	switch (task.kind) {
		case "binary": return ["score"];
		case "multiclass": return task.classes.map((name) => `p_${name}`);
		case "regression": return ["prediction"];
		default: return task;
	}
}
/**
* Puts a table of predictions into the order of the holdout's ids. Throws UserError PREDICTION_MISMATCH unless both sides hold exactly
* the same ids, each once, and PREDICTION_INVALID for values that are not finite or not probabilities.
*/
function predictionsFromTable(table, holdoutIds, task, source) {
	const order = rowsOf(table, holdoutIds, source);
	const columns = predictionColumns(task).map((name) => numbers(columnOf(table, name), name, source));
	const cell = (column, row) => ({
		value: column[order[row] ?? -1] ?? NaN,
		id: holdoutIds[row] ?? ""
	});
	const [first = /* @__PURE__ */ new Float64Array()] = columns;
	switch (task.kind) {
		case "binary": return {
			kind: "binary",
			scores: Float64Array.from(order, (_, row) => probability(cell(first, row), source))
		};
		case "regression": return {
			kind: "regression",
			values: Float64Array.from(order, (_, row) => finite(cell(first, row), source))
		};
		case "multiclass": {
			const probabilities = new Float64Array(order.length * columns.length);
			order.forEach((_, row) => {
				columns.forEach((column, index) => {
					probabilities[row * columns.length + index] = probability(cell(column, row), source);
				});
			});
			return {
				kind: "multiclass",
				classes: task.classes,
				probabilities
			};
		}
		default: return task;
	}
}
/** For each holdout row, the row of `table` with its id. */
function rowsOf(table, holdoutIds, source) {
	const column = columnOf(table, source.id);
	const found = /* @__PURE__ */ new Map();
	const duplicates = [];
	for (let row = 0; row < table.rows; row++) {
		const id = column === void 0 ? void 0 : cellText(column, row);
		if (id === void 0) throw mismatch(source, `row ${row + 1} has no id in column "${source.id}"`);
		if (found.has(id)) duplicates.push(id);
		found.set(id, row);
	}
	if (duplicates.length > 0) throw mismatch(source, `${duplicates.length} ids occur more than once: ${some(duplicates)}`);
	const missing = holdoutIds.filter((id) => !found.has(id));
	const known = new Set(holdoutIds);
	const extra = [...found.keys()].filter((id) => !known.has(id));
	if (missing.length > 0 || extra.length > 0) {
		const parts = [...missing.length > 0 ? [`${missing.length} holdout ids have no prediction (${some(missing)})`] : [], ...extra.length > 0 ? [`${extra.length} predictions have ids that are not in the holdout (${some(extra)})`] : []];
		throw mismatch(source, `${table.rows} predictions for ${holdoutIds.length} holdout rows: ${parts.join("; ")}`);
	}
	return Int32Array.from(holdoutIds, (id) => found.get(id) ?? -1);
}
function numbers(column, name, source) {
	if (column?.kind === "numeric") return column.values;
	throw invalid(source, "PREDICTION_INVALID", `the column "${name}" ${column === void 0 ? "is missing" : "holds text"}`, `write one finite number per row in a column "${name}"`);
}
function finite({ value, id }, source) {
	if (Number.isFinite(value)) return value;
	throw invalid(source, "PREDICTION_INVALID", `the prediction for ${source.id} ${id} is ${Number.isNaN(value) ? "missing or not a number" : value}`, "every prediction must be a finite number");
}
function probability(cell, source) {
	const value = finite(cell, source);
	if (value >= 0 && value <= 1) return value;
	throw invalid(source, "PREDICTION_INVALID", `the score for ${source.id} ${cell.id} is ${value}`, "a score must be a probability between 0 and 1");
}
function mismatch(source, message) {
	return invalid(source, "PREDICTION_MISMATCH", message, "predict every holdout row exactly once, and no other row");
}
function invalid(source, code, message, fix) {
	return new UserError(code, {
		file: source.file,
		message,
		fix
	});
}
function some(ids) {
	return ids.length > SHOWN_IDS ? `${ids.slice(0, SHOWN_IDS).join(", ")}, …` : ids.join(", ");
}

/**
* Runs a model file, or reads a predictions file, on the rows of the holdout. `allowed` names the columns a model that asks by name may
* have: the candidate only its features, a champion also those that the change under test excludes. Throws UserError MODEL_*, PREDICTION_*, COLUMN_MISSING.
*/
async function scoreModel(ports, model, holdout, allowed = holdout.features) {
	const digests = await ports.files.digest(model.path);
	if (digests === void 0 || digests.length === 0) {
		const fix = model.kind === "file" ? "run `assay train`, or correct `model:`" : "write the predictions first, or correct `predictions:`";
		throw new UserError("MODEL_UNREADABLE", {
			file: model.path,
			message: "there is no such file or folder",
			fix
		});
	}
	const files = toModelFiles(model.path, digests);
	const { digest } = createManifest(files, ports.files.sha256);
	return {
		...model.kind === "file" ? await runModel(ports, model.path, holdout, allowed) : await readPredictions(ports, model.path, holdout),
		files,
		digest
	};
}
async function runModel(ports, path, holdout, allowed) {
	const loaded = await ports.models.load(path);
	try {
		const columns = (loaded.features ?? holdout.features).map((name) => {
			const column = holdout.table.columns.find((candidate) => candidate.name === name);
			if (column !== void 0 && allowed.includes(name)) return column;
			throw new UserError("MODEL_MISMATCH", {
				file: path,
				message: `the model wants the input "${name}", but ${column === void 0 ? "the holdout has no such column" : "the model must not be given that column"}`,
				fix: "export the model with the features of the holdout"
			});
		});
		const table = {
			rows: holdout.rows,
			columns
		};
		ports.log.progress(`scoring ${path}`, 0, holdout.rows, "rows");
		const predictions = await loaded.predict(table, holdout.task);
		ports.log.progress(`scoring ${path}`, holdout.rows, holdout.rows, "rows");
		return {
			predictions,
			runtime: loaded.runtime
		};
	} finally {
		await loaded.dispose();
	}
}
async function readPredictions(ports, path, holdout) {
	const { ids, idColumn } = holdout;
	if (ids === void 0 || idColumn === void 0) throw new UserError("ID_INVALID", {
		file: path,
		message: "predictions are matched by id, and the holdout has none",
		fix: "add `id:` under `data:`"
	});
	const table = await (await ports.tables.open({ path }, path)).read([idColumn, ...predictionColumns(holdout.task)]);
	return {
		predictions: predictionsFromTable(table, ids, holdout.task, {
			file: path,
			id: idColumn
		}),
		runtime: {
			name: "predictions-file",
			version: "1",
			backend: ports.tables.version
		}
	};
}

/** Fetches and scores the champion. That it cannot be scored is an answer, which no baseline rule takes for a pass. */
async function scoreChampion(ports, model, holdout) {
	try {
		const champion = await ports.findChampion(model.name);
		if (champion.state === "none") return champion;
		const path = await champion.fetchFiles();
		const scored = await scoreModel(ports, {
			...model.model,
			path
		}, holdout, holdout.inputs);
		return {
			state: "scored",
			version: champion.version,
			digest: champion.digest,
			scored
		};
	} catch (error) {
		const reason = messageOf(error).slice(0, 900);
		ports.log.warn(`the champion of ${model.name} could not be scored on this holdout: ${reason}`);
		return {
			state: "unavailable",
			reason
		};
	}
}

/**
* Measures a model on its holdout and against the champion on the same rows, and writes evidence to `.assay/evidence/<model>.test.json`.
* Throws UserError for anything wrong with the config, the data or the candidate; a champion that cannot be scored is recorded, not thrown.
*/
async function testModel(ports, input) {
	const { model } = input;
	const path = `${EVIDENCE_FOLDER}/${model.name}.test.json`;
	await ports.files.remove(path);
	const holdout = await openHoldout(ports, model);
	const candidate = await scoreModel(ports, model.model, holdout);
	const metrics = {
		task: holdout.task,
		labels: holdout.labels,
		metrics: model.test.metrics,
		level: model.test.level,
		seed: holdout.digest
	};
	const estimates = estimateMetrics({
		...metrics,
		predictions: candidate.predictions
	});
	const champion = await scoreChampion(ports, model, holdout);
	const compared = champion.state === "scored" ? champion.scored : void 0;
	const pair = compared && {
		...metrics,
		candidate: candidate.predictions,
		champion: compared.predictions
	};
	const predicate = {
		schemaVersion: 1,
		kind: "test",
		assay: input.assayVersion,
		model: model.name,
		task: model.task,
		createdAt: new Date(ports.clock.now()).toISOString(),
		source: input.source,
		config: input.config,
		candidate: {
			...describe(candidate),
			...input.runRecord && { runRecord: input.runRecord },
			...input.profile && { profile: input.profile }
		},
		holdout: {
			digest: holdout.digest,
			rows: holdout.rows,
			source: describeSource(model.data.holdout),
			target: model.target,
			...model.data.id === void 0 ? {} : { id: model.data.id },
			...holdout.classes === void 0 ? {} : { classes: holdout.classes.map((entry) => ({ ...entry })) }
		},
		metrics: estimates,
		champion: champion.state === "scored" ? {
			state: "compared",
			version: champion.version,
			digest: champion.digest,
			runtime: champion.scored.runtime,
			metrics: estimateMetrics({
				...metrics,
				predictions: champion.scored.predictions
			})
		} : champion,
		comparison: pair === void 0 ? [] : compareModels(pair),
		...input.data === void 0 || input.data.length === 0 ? {} : { data: [...input.data] },
		...input.artifact && { artifact: input.artifact },
		...await measureIntegrity(ports, model, holdout.dataset),
		...measureAffected(holdout, candidate.predictions, {
			...metrics,
			pair
		})
	};
	const statement = buildTestStatement(predicate);
	await ports.files.write(path, `${JSON.stringify(statement, null, 2)}\n`);
	return {
		statement,
		path
	};
}
function describe(scored) {
	return {
		digest: scored.digest,
		files: scored.files.map((file) => ({ ...file })),
		runtime: { ...scored.runtime }
	};
}

export { testModel };