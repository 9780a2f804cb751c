import { Cr as chooseRows, Er as toDay, Et as findPersonal, I as table, Lt as parseStrictJson, Pr as sortedOrder, Sr as phaseOf, St as significant, Tr as takeRows, _n as MODEL_NAME_PATTERN, _r as normalSf, _t as count$1, at as followLabels, bi as UserError, br as detectSeason, bt as plural, ii as wasserstein1, it as LABEL_ALPHA, lt as validate, mt as plain, ni as createPrng, oi as chiSquaredSf, ot as eValue, pt as inline, qn as twoSidedZ, ut as nearestName, vi as canonicalJson, vn as compiled, wr as sampleRows, xr as phaseCount, yi as Fault, yr as byPhase, yt as pText } from "./start.js";
import { a as sentences, i as renderPage, n as html } from "./page.js";
import { t as describeSource } from "./source.js";
import { n as columnOf, t as cellText } from "./table.js";
import { _ as fitLogistic, a as RELATIONS, b as compareCorrelations, c as domainFinding, d as MATERIAL_SKEW, f as compareCells, g as testSeparation, h as crossFit, i as driftStory, l as separationAspect, m as classifyDomain, n as driftedColumns, o as conceptFindings, p as matchRows, r as renderDriftReport, s as correlationsFinding, t as driftHeadline, u as servedRelation, v as quadraticForm, y as toSparseRows } from "./drift-markdown.js";
import { r as short, t as percent } from "./words.js";
import { r as sparkline } from "./charts.js";
import { t as columnSections } from "./column-sections.js";
import { a as MATERIAL, i as judgeColumns, n as findColumns, r as toTiedPair } from "./compare-summaries.js";
import { a as wordsOf, f as toCells } from "./text-counts.js";
import { t as hidePersonal } from "./data-diff.js";
import { t as driftStateSchema$1 } from "./checks-monitor-drift-state.js";

/** The same evidence, with how much columns matter to the model beside those that are named. */
function withImportance(predicate, importance) {
	return {
		...predicate,
		columns: predicate.columns.map((column) => {
			const weight = Object.hasOwn(importance, column.name) ? importance[column.name] : void 0;
			return weight === void 0 ? column : {
				...column,
				importance: weight
			};
		})
	};
}

const MAX_SKIPPED = 500;
/** Drift evidence as one self-contained page: verdict first, then every column with both distributions over each other. */
function renderDriftPage(predicate) {
	const { reference, current, columns, skipped = [] } = predicate;
	const headline = driftHeadline(predicate);
	const side = ({ source, rows }) => `${source} (${plural(rows, "row")})`;
	const body = [
		`<h1>${html(headline, 400)}</h1>`,
		`<p>${html(`Reference: ${side(reference)}`, 300)}</p>\n<p>${html(`Current: ${side(current)}`, 300)}</p>`,
		sentences(driftStory(predicate)),
		columnSections(columns, {
			before: "reference",
			now: "current"
		}),
		skipped.length === 0 ? "" : `<details><summary>${plural(skipped.length, "column")} not compared</summary>${sentences(skipped.slice(0, MAX_SKIPPED).map(({ name, reason }) => `${name}: ${reason}`))}</details>`,
		`<footer>${html(`Measured by Assay ${predicate.assay}, ${predicate.createdAt}. A column has moved when the difference is significant after correction over all columns and larger than what matters.`, 400)}</footer>`
	];
	return renderPage(headline, body.filter((part) => part !== "").join("\n"));
}

/** From this p value down the predictions do not fit a change of the classes' shares alone. */
const UNFIT = .01;
/** Standard errors that a share must have moved before it is said to have. */
const SURE = 3;
/**
* What kind of shift it is, in words: what a score means changed (concept), the classes became more or less frequent (label), or neither
* can be told. `undefined` when nothing was asked.
*/
function readShift(relations, labels) {
	const concept = relations.find(({ name }) => name === RELATIONS.concept);
	const prior = relations.find(({ name }) => name === RELATIONS.prior);
	if (concept === void 0 && labels === void 0) return void 0;
	const classes = labels === void 0 ? {} : { classes: toClasses(labels) };
	const fit = labels?.fit === void 0 ? {} : { fit: labels.fit.pValue };
	return {
		...concept === void 0 ? withoutLabels(labels) : withLabels(concept, prior),
		...classes,
		...fit
	};
}
function withLabels(concept, prior) {
	if (concept.drifted) return {
		kind: "concept",
		reading: "What a score means has changed (concept drift): train again on recent labelled rows; new thresholds or calibration are not enough."
	};
	if (prior?.drifted === true) return {
		kind: "label",
		reading: "The outcome became more or less frequent while scores still rank as before (label shift): calibrate again, or move the threshold; the model itself still fits."
	};
	if ([concept, prior].some((each) => each?.verdict === "not-enough-data")) return {
		kind: "unknown",
		reading: "There are too few labelled rows to tell whether a score still means the same."
	};
	if ([concept, prior].some((each) => each?.verdict === "immaterial")) return {
		kind: "none",
		reading: "What a score means has changed a little, less than matters."
	};
	return {
		kind: "none",
		reading: "A score still means what it meant in the reference, as far as these labelled rows can show."
	};
}
/** Label shift is a guess without labels: the predictions can refute it but not prove it. */
function withoutLabels(labels) {
	const unseen = "Concept drift without a change of the inputs cannot be seen without labels.";
	if (labels === void 0) return {
		kind: "unknown",
		reading: unseen
	};
	if (labels.fit !== void 0 && labels.fit.pValue <= UNFIT) return {
		kind: "unknown",
		reading: `The predictions changed in a way that new shares of the classes alone do not explain: the inputs changed too. ${unseen}`
	};
	if (!labels.estimated.some((share, i) => Math.abs(share - (labels.reference[i] ?? 0)) > SURE * (labels.standardErrors[i] ?? 0))) return {
		kind: "none",
		reading: `The predictions do not show that the shares of the classes changed. ${unseen}`
	};
	const last = mostMoved(labels);
	const error = percent(2 * (labels.standardErrors[last] ?? 0));
	const size = `from ${percent(labels.reference[last] ?? 0)} to about ${percent(labels.estimated[last] ?? 0)} (± ${error})`;
	return {
		kind: "label-or-other",
		reading: `If only the shares of the classes changed, rows of "${(labels.names[last] ?? "").slice(0, 60)}" went ${size}. Labels of some recent rows would tell. ${unseen}`
	};
}
/** Of two classes the second, the positive one. */
function mostMoved({ reference, estimated }) {
	const moved = estimated.map((share, i) => Math.abs(share - (reference[i] ?? 0)));
	return estimated.length === 2 ? 1 : moved.indexOf(Math.max(...moved));
}
function toClasses({ names, reference, estimated, standardErrors }) {
	return names.map((name, i) => ({
		name: name.slice(0, 200) || "(empty)",
		reference: reference[i] ?? 0,
		estimated: estimated[i] ?? 0,
		standardError: standardErrors[i] ?? 0
	}));
}

/** Throws UserError COLUMN_MISSING for a named column that a side lacks, and CONFIG_INVALID for one of the wrong kind; every problem at once. */
function checkAsked({ prediction, season }, sides) {
	const found = [...prediction === void 0 ? [] : [{
		key: "drift.prediction",
		name: prediction,
		types: NOT_NESTED
	}], ...season === void 0 ? [] : [{
		key: "drift.season.time",
		name: season.time,
		types: ["date"]
	}]].flatMap((one) => Object.entries(sides).map(([side, columns]) => problemOf({
		...one,
		side
	}, columns)));
	const missing = found.flatMap((one) => one?.missing ?? []);
	const wrong = found.flatMap((one) => one?.wrong ?? []);
	if (missing.length > 0) throw new UserError("COLUMN_MISSING", [...missing, ...wrong]);
	if (wrong.length > 0) throw new UserError("CONFIG_INVALID", wrong);
}
function problemOf(asked, columns) {
	const { key, name, side, types } = asked;
	const column = columns.find((one) => one.name === name);
	if (column === void 0) return { missing: missingProblem(asked, columns) };
	if (types.includes(column.type)) return void 0;
	return { wrong: {
		file: key,
		message: `the column "${name}" of the ${side} data holds ${column.type === "other" ? "nested values" : `${column.type} values`}`,
		fix: types.includes("date") ? "name a column of dates or times" : "name a column of scores or classes"
	} };
}
const NOT_NESTED = [
	"numeric",
	"text",
	"boolean"
];
function missingProblem({ key, name, side }, columns) {
	const near = nearestName(name, columns.map((column) => column.name));
	return {
		file: key,
		message: `there is no column "${name}" in the ${side} data`,
		fix: near === void 0 ? "name a column that both sides have" : `did you mean "${near}"?`
	};
}

/** Rows beyond which a column is not read for a sample of it: it would cost more than all summaries. */
const MOST_ROWS = 5e6;
/** Rows of a source that has any; a stored profile and a table inside a database have none to give. */
function readerOf(source, seed) {
	if (!hasRows(source) || source.rows > MOST_ROWS) return void 0;
	const chosen = /* @__PURE__ */ new Map();
	return {
		rows: source.rows,
		columns: source.columns,
		read: async (name, limit) => {
			const rows = chosen.get(limit) ?? chooseRows(source.rows, limit, seed);
			chosen.set(limit, rows);
			const column = columnOf(await source.read([name]), name);
			if (column === void 0) throw new Fault("INTERNAL", `the table engine left out the column "${name}"`);
			return takeRows(column, rows);
		}
	};
}
/** Why there are no rows. */
function whyNoRows(source) {
	return hasRows(source) ? `needs rows: not compared, because reading ${source.rows} of them takes too long; name a smaller window` : "needs rows: not compared, because a stored profile or a table of a database gives none";
}
function hasRows(source) {
	return "read" in source && typeof source.read === "function";
}

const PLACE = "drift.skew.serving";
const SHOWN = 100;
/**
* Compares rows of the reference with the same rows as the model was served them, cell by cell. A reason instead when there are no rows
* to read. Throws UserError COLUMN_MISSING without the id on both sides, and ID_INVALID.
*/
async function compareServing(summaries, reference, { serving, id, exclude = [] }) {
	const other = await summaries.openSummary(serving, PLACE);
	refuseMissing([reference, other], id);
	const one = readerOf(reference, id);
	const two = readerOf(other, id);
	if (one === void 0 || two === void 0) return { reason: whyNoRows(one === void 0 ? reference : other) };
	const ids = await whole(one, id);
	const rows = matchRows(ids, await whole(two, id));
	const matched = rows.reference.length;
	const shared = reference.columns.filter(({ name, type }) => name !== id && type !== "other" && !exclude.includes(name) && hasColumn(other, name));
	const columns = [];
	for (const { name } of shared) {
		const found = compareCells(await whole(one, name), await whole(two, name), {
			rows,
			ids
		});
		const share = matched === 0 ? 0 : found.differing / matched;
		columns.push({
			...found,
			share,
			drifted: share > MATERIAL_SKEW
		});
	}
	return {
		serving: describeSource(serving),
		id,
		matched,
		onlyReference: rows.onlyReference,
		onlyServing: rows.onlyServing,
		drifted: columns.some(({ drifted }) => drifted),
		columns: columns.filter(({ differing }) => differing > 0).toSorted((a, b) => b.share - a.share).slice(0, SHOWN)
	};
}
function whole(reader, name) {
	return reader.read(name, Number.POSITIVE_INFINITY);
}
function hasColumn({ columns }, name) {
	return columns.some((column) => column.name === name && column.type !== "other");
}
function refuseMissing(sides, id) {
	const problems = sides.flatMap((side, i) => hasColumn(side, id) ? [] : [{
		file: i === 0 ? "reference" : PLACE,
		message: `there is no column "${id}"`,
		fix: "name a column of both sides"
	}]);
	if (problems.length > 0) throw new UserError("COLUMN_MISSING", problems);
}

/** The same for rows whose rising order of `x` is known, so that a bootstrap sorts once. Rows of weight 0 have no influence. */
function fitIsotonicSorted(x, y, { order, weights }) {
	const places = [];
	const blocks = [];
	for (let start = 0; start < order.length;) {
		const value = x[order[start]];
		let sum = 0;
		let weight = 0;
		let end = start;
		for (; end < order.length && x[order[end]] === value; end++) {
			const row = order[end];
			const own = weights?.[row] ?? 1;
			sum += own * (y[row] ?? 0);
			weight += own;
		}
		start = end;
		if (weight === 0) continue;
		places.push(value);
		push(blocks, {
			sum,
			weight,
			points: 1
		});
	}
	const levels = new Float64Array(places.length);
	let filled = 0;
	for (const { sum, weight, points } of blocks) {
		levels.fill(sum / weight, filled, filled + points);
		filled += points;
	}
	return {
		x: Float64Array.from(places),
		y: levels
	};
}
/** The curve at a place; NaN for a curve without points. */
function isotonicAt({ x, y }, at) {
	let low = 0;
	let high = x.length - 1;
	if (high < 0) return NaN;
	if (at <= x[0]) return y[0];
	if (at >= x[high]) return y[high];
	while (high - low > 1) {
		const middle = low + high >> 1;
		if (x[middle] <= at) low = middle;
		else high = middle;
	}
	const [from, to] = [x[low], x[high]];
	const share = (at - from) / (to - from);
	return y[low] + share * (y[high] - y[low]);
}
function push(blocks, block) {
	let last = blocks.at(-1);
	let merged = block;
	while (last !== void 0 && last.sum / last.weight >= merged.sum / merged.weight) {
		blocks.pop();
		merged = {
			sum: last.sum + merged.sum,
			weight: last.weight + merged.weight,
			points: last.points + merged.points
		};
		last = blocks.at(-1);
	}
	blocks.push(merged);
}

/** Printed beside every estimate. */
const CBPE_ASSUMPTION = "assumes that a score still means the same chance of a positive outcome as in the reference: a changed relation between inputs and outcome cannot be seen without labels";
const PERFORMANCE_METRICS = [
	"accuracy",
	"precision",
	"recall",
	"f1",
	"roc_auc"
];
const CBPE_DRAWS = 200;
/**
* Confidence-based performance estimate: outcomes of the current rows are expected from their calibrated scores (isotonic on the
* reference). The interval holds both errors, of the calibration and of the outcomes: in each draw the reference is drawn again with
* replacement, the curve is fitted again, and an outcome is drawn for every current row.
*/
function estimatePerformance(input) {
	const { reference, current, threshold, seed, level } = input;
	const orders = {
		reference: sortedOrder(reference.scores),
		current: sortedOrder(current.scores)
	};
	const ascending = Float64Array.from(orders.current, (row) => current.scores[row]);
	const measure = (chances) => expectedMetrics(ascending, chances, threshold);
	const estimate = measure(calibrate(fitIsotonicSorted(reference.scores, reference.labels, { order: orders.reference }), ascending));
	const known = expectedMetrics(Float64Array.from(orders.reference, (row) => reference.scores[row]), Float64Array.from(orders.reference, (row) => reference.labels[row]), threshold);
	const errors = spreadOf(drawMetrics(input, {
		order: orders.reference,
		ascending,
		measure
	}, createPrng(seed)));
	const z = twoSidedZ(level);
	return PERFORMANCE_METRICS.map((metric, i) => {
		const value = estimate[i];
		const standardError = errors[i];
		return {
			metric,
			reference: known[i],
			estimate: value,
			standardError,
			low: Math.max(0, value - z * standardError),
			high: Math.min(1, value + z * standardError)
		};
	});
}
/** Calibrated chances of ascending scores; one walk along the curve. */
function calibrate(curve, ascending) {
	return ascending.map((score) => isotonicAt(curve, score));
}
/**
* Expected metrics in the order of `PERFORMANCE_METRICS` when each row is positive with its chance: ratios of expected counts. With
* chances of 0 and 1 they are the metrics themselves.
*/
function expectedMetrics(ascending, chances, threshold) {
	let [tp, fp, fn, tn, ordered] = [
		0,
		0,
		0,
		0,
		0
	];
	let negativesBelow = 0;
	for (let start = 0; start < ascending.length;) {
		const isPositive = ascending[start] >= threshold;
		let [positives, negatives, end] = [
			0,
			0,
			start
		];
		for (; end < ascending.length && ascending[end] === ascending[start]; end++) {
			positives += chances[end];
			negatives += 1 - chances[end];
		}
		ordered += positives * (negativesBelow + negatives / 2);
		negativesBelow += negatives;
		if (isPositive) [tp, fp] = [tp + positives, fp + negatives];
		else [fn, tn] = [fn + positives, tn + negatives];
		start = end;
	}
	return Float64Array.of((tp + tn) / ascending.length, tp / (tp + fp), tp / (tp + fn), tp / (tp + (fp + fn) / 2), ordered / ((tp + fn) * (fp + tn)));
}
function drawMetrics({ reference }, { order, ascending, measure }, prng) {
	const weights = new Uint16Array(order.length);
	const outcomes = new Float64Array(ascending.length);
	return Array.from({ length: 200 }, () => {
		weights.fill(0);
		for (let i = 0; i < weights.length; i++) weights[prng.below(weights.length)]++;
		const chances = calibrate(fitIsotonicSorted(reference.scores, reference.labels, {
			order,
			weights
		}), ascending);
		for (let i = 0; i < outcomes.length; i++) outcomes[i] = Number(prng.next() < chances[i]);
		return measure(outcomes);
	});
}
/** Standard deviation of each metric over the draws in which it has a value. */
function spreadOf(draws) {
	return PERFORMANCE_METRICS.map((_, i) => {
		const values = draws.map((draw) => draw[i]).filter((value) => !Number.isNaN(value));
		const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
		return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
	});
}

const CLIP = 1e-6;
/**
* Did the chance of a positive outcome at a given score change (Cox, Biometrika 45, 1958: intercept and slope of recalibration)? Without
* `reference` the score itself is taken for that chance (an offset); with it, what the scores meant there is fitted along, so that
* neither a miscalibrated model nor the reference's own error can look like a change. `change` is the mean absolute change of the
* chance over the current rows. `undefined` when the outcomes are all the same or can be told wholly.
*/
function testConcept(current, reference) {
	const n = reference?.labels.length ?? 0;
	const target = new Uint8Array(n + current.labels.length);
	target.set(reference?.labels ?? []);
	target.set(current.labels, n);
	const logits = Float64Array.from(target, (_, row) => logit((row < n ? reference?.scores[row] : current.scores[row - n]) ?? .5));
	const shape = bend(logits);
	const isCurrent = Float64Array.from(target, (_, row) => row < n ? 0 : 1);
	const base = reference === void 0 ? [] : [Float64Array.from(target, () => 1), ...shape];
	const offset = reference === void 0 ? { offset: logits } : {};
	const model = (columns) => fitLogistic({
		target,
		columns: [...base, ...columns],
		...offset
	});
	const same = model([]);
	const stepped = model([isCurrent]);
	const bent = model([isCurrent, ...shape.map((column) => column.map((value, row) => value * (isCurrent[row] ?? 0)))]);
	if (same === void 0 || stepped === void 0 || bent === void 0) return void 0;
	return {
		concept: {
			...likelihoodRatio(stepped, bent, 2),
			change: meanChange(stepped, bent, n)
		},
		prior: {
			...likelihoodRatio(same, stepped, 1),
			change: meanChange(same, stepped, n)
		}
	};
}
/** The log odds in standard deviations from their mean, and the square of that. */
function bend(logits) {
	const mean = logits.reduce((sum, value) => sum + value / logits.length, 0);
	const spread = Math.sqrt(logits.reduce((sum, value) => sum + (value - mean) ** 2 / logits.length, 0)) || 1;
	const line = logits.map((value) => (value - mean) / spread);
	return [line, line.map((value) => value * value)];
}
function likelihoodRatio(small, large, df) {
	const statistic = Math.max(0, 2 * (large.logLikelihood - small.logLikelihood));
	return {
		statistic,
		pValue: chiSquaredSf(statistic, df)
	};
}
function meanChange(small, large, from) {
	const rows = large.fitted.length - from;
	let sum = 0;
	for (let row = from; row < large.fitted.length; row++) sum += Math.abs(large.fitted[row] - small.fitted[row]);
	return sum / rows;
}
function logit(score) {
	const inner = Math.min(.999999, Math.max(CLIP, score));
	return Math.log(inner / (1 - inner));
}

const SMALLEST_PIVOT = 1e-12;
/** Inverse of a square matrix (row-major) by Gauss and Jordan with partial pivots; `undefined` when it is singular beyond rounding. */
function invert(matrix, size) {
	const rows = Array.from({ length: size }, (_, i) => {
		const row = new Float64Array(2 * size);
		row.set(matrix.subarray(i * size, (i + 1) * size));
		row[size + i] = 1;
		return row;
	});
	const largest = matrix.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
	for (let column = 0; column < size; column++) {
		const row = takePivot(rows, column);
		const value = row[column];
		if (!(Math.abs(value) > SMALLEST_PIVOT * largest)) return void 0;
		for (let k = 0; k < row.length; k++) row[k] = row[k] / value;
		for (const other of rows) if (other !== row) subtract(other, row, other[column]);
	}
	const inverse = new Float64Array(size * size);
	rows.forEach((row, i) => {
		inverse.set(row.subarray(size), i * size);
	});
	return inverse;
}
/** Moves the row with the largest value of the column, from that row on, into its place. */
function takePivot(rows, column) {
	let pivot = column;
	for (let row = column + 1; row < rows.length; row++) if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
	const taken = rows[pivot];
	rows[pivot] = rows[column];
	rows[column] = taken;
	return taken;
}
function subtract(from, row, factor) {
	if (factor === 0) return;
	for (let k = 0; k < row.length; k++) from[k] = from[k] - factor * row[k];
}

/**
* Black box shift estimation (Lipton, Wang and Smola, ICML 2018): if only the classes' shares changed, the shares of the predictions are
* the reference's confusion matrix times the classes' weights. Errors by the delta method over the rows of both sides. `undefined`
* when the model confuses two classes wholly, so that the matrix has no inverse.
*/
function estimateLabelShift(input) {
	const { classes, reference, current } = input;
	const n = reference.labels.length;
	const m = current.predicted.length;
	const joint = new Float64Array(classes * classes);
	const prior = new Float64Array(classes);
	for (let row = 0; row < n; row++) {
		const label = reference.labels[row];
		add(joint, reference.predicted[row] * classes + label, 1 / n);
		add(prior, label, 1 / n);
	}
	const now = new Float64Array(classes);
	for (const predicted of current.predicted) add(now, predicted, 1 / m);
	const inverse = invert(joint, classes);
	if (inverse === void 0) return void 0;
	const weights = times(inverse, now);
	const solution = {
		inverse,
		weights,
		prior
	};
	const fit = input.cellCount === void 0 ? void 0 : testFit(input, solution, input.cellCount);
	return {
		reference: [...prior],
		estimated: normalized(weights.map((weight, i) => Math.max(0, weight * prior[i]))),
		standardErrors: standardErrors(input, solution),
		...fit === void 0 ? {} : { fit }
	};
}
/** Each row's part in the estimated shares, squared and added up. */
function standardErrors({ classes, reference, current }, solution) {
	const { inverse, weights, prior } = solution;
	return Array.from({ length: classes }, (_, j) => {
		const own = prior[j];
		const row = (predicted) => own * inverse[j * classes + predicted];
		const referenceVariance = variance(reference.labels.length, (i) => {
			const label = reference.labels[i];
			const weight = weights[label];
			return (label === j ? weight : 0) - weight * row(reference.predicted[i]);
		});
		const currentVariance = variance(current.predicted.length, (i) => row(current.predicted[i]));
		return Math.sqrt(referenceVariance / reference.labels.length + currentVariance / current.predicted.length);
	});
}
/**
* Compares the shares of the cells with what the weights make of the reference. One cell of each predicted class is left out: what the
* others leave over follows from the weights.
*/
function testFit({ classes, reference, current }, solution, cellCount) {
	const { inverse, weights } = solution;
	if (reference.cells === void 0 || current.cells === void 0) return void 0;
	const [n, m] = [reference.labels.length, current.predicted.length];
	const joint = new Float64Array(cellCount * classes);
	for (let i = 0; i < n; i++) add(joint, reference.cells[i] * classes + reference.labels[i], 1 / n);
	const through = (cell, predicted) => {
		let sum = 0;
		for (let j = 0; j < classes; j++) sum += joint[cell * classes + j] * inverse[j * classes + predicted];
		return sum;
	};
	const lasts = lastCells(reference, current, classes);
	const kept = Array.from({ length: cellCount }, (_, cell) => cell).filter((cell) => !lasts.has(cell) && joint.subarray(cell * classes, (cell + 1) * classes).some((share) => share > 0));
	const slopes = kept.map((cell) => Float64Array.from({ length: classes }, (_, k) => through(cell, k)));
	const gap = new Float64Array(kept.length);
	const covariance = new Float64Array(kept.length ** 2);
	const part = (cells, predicted, i) => Float64Array.from(kept, (cell, k) => Number(cells[i] === cell) - (slopes[k]?.[predicted[i]] ?? 0));
	const sides = [{
		rows: m,
		part: (i) => part(current.cells, current.predicted, i),
		scale: () => 1
	}, {
		rows: n,
		part: (i) => part(reference.cells, reference.predicted, i),
		scale: (i) => -weights[reference.labels[i]]
	}];
	for (const side of sides) addSide(side, gap, covariance);
	const statistic = kept.length === 0 ? void 0 : quadraticForm(covariance, gap);
	if (statistic === void 0) return void 0;
	return {
		statistic,
		df: kept.length,
		pValue: chiSquaredSf(statistic, kept.length)
	};
}
function addSide({ rows, part, scale }, gap, covariance) {
	const size = gap.length;
	const mean = new Float64Array(size);
	const squares = new Float64Array(size * size);
	for (let i = 0; i < rows; i++) {
		const own = part(i);
		const factor = scale(i);
		for (let a = 0; a < size; a++) {
			add(mean, a, factor * own[a] / rows);
			for (let b = 0; b < size; b++) add(squares, a * size + b, factor * factor * own[a] * own[b] / rows);
		}
	}
	for (let a = 0; a < size; a++) {
		add(gap, a, mean[a]);
		for (let b = 0; b < size; b++) add(covariance, a * size + b, (squares[a * size + b] - mean[a] * mean[b]) / rows);
	}
}
function lastCells(reference, current, classes) {
	const last = new Int32Array(classes).fill(-1);
	for (const side of [reference, current]) side.predicted.forEach((predicted, i) => {
		last[predicted] = Math.max(last[predicted] ?? -1, side.cells?.[i] ?? -1);
	});
	return new Set(last);
}
function variance(rows, value) {
	let [sum, squares] = [0, 0];
	for (let row = 0; row < rows; row++) {
		sum += value(row);
		squares += value(row) ** 2;
	}
	return Math.max(0, squares / rows - (sum / rows) ** 2);
}
function times(matrix, vector) {
	const size = vector.length;
	return vector.map((_, i) => vector.reduce((sum, value, j) => sum + matrix[i * size + j] * value, 0));
}
function normalized(values) {
	const total = values.reduce((sum, value) => sum + value, 0);
	return Array.from(values, (value) => value / total);
}
function add(into, index, value) {
	into[index] = into[index] + value;
}

const CELLS_PER_CLASS = 5;
/** Cells of scores, five of equal rows on each side of the threshold, so that each lies within one decision. */
function scoreCells(scores, threshold) {
	const ascending = scores.slice().sort();
	const quantiles = (part) => Array.from({ length: 4 }, (_, i) => part[Math.floor((i + 1) * part.length / CELLS_PER_CLASS)]).filter((value) => value !== void 0);
	const below = quantiles(ascending.filter((score) => score < threshold));
	const above = quantiles(ascending.filter((score) => score >= threshold));
	const edges = [.../* @__PURE__ */ new Set([
		...below,
		threshold,
		...above
	])].toSorted((a, b) => a - b);
	return {
		count: edges.length + 1,
		of: (values) => Int32Array.from(values, (value) => edges.reduce((cell, edge) => cell + Number(value >= edge), 0))
	};
}

/** Rows of each class below which nothing is said about scores and outcomes. */
const MIN_CLASS = 30;
/** Scores of the rows that have one within [0, 1]; `undefined` for a column of texts or of other numbers. */
function scoresIn(prediction) {
	if (prediction.kind !== "numeric") return void 0;
	const present = prediction.values.filter((value) => !Number.isNaN(value));
	return present.length > 0 && present.every((value) => value >= 0 && value <= 1) ? present : void 0;
}
/** The rows with both a score and an outcome. */
function labelledRows(prediction, outcome, positive) {
	const scores = [];
	const labels = [];
	(prediction.kind === "numeric" ? prediction.values : /* @__PURE__ */ new Float64Array()).forEach((score, row) => {
		const label = cellText(outcome, row);
		if (Number.isNaN(score) || label === void 0) return;
		scores.push(score);
		labels.push(Number(label === positive));
	});
	return {
		scores: Float64Array.from(scores),
		labels: Uint8Array.from(labels)
	};
}
/** Why rows cannot be compared by score and outcome; `undefined` when they can. */
function shortage({ labels }, side, positive) {
	const positives = labels.reduce((sum, label) => sum + label, 0);
	if (positives === 0 && labels.length > 0) return `no outcome of the ${side} is the positive class "${positive}"; set \`positive:\` to one of the values, in a CSV file yes and no are read as 1 and 0`;
	const fewest = Math.min(positives, labels.length - positives);
	if (fewest >= 30) return void 0;
	return `the ${side} has ${fewest} labelled rows of the rarer class; ${30} are needed`;
}
/** Classes by number, and predicted and true class of each row that has both; `undefined` beyond 20 classes. */
function classRows(reference, current) {
	const texts = (column) => Array.from({ length: column.kind === "text" ? column.codes.length : column.values.length }, (_, row) => cellText(column, row));
	const [predicted, labels, now] = [
		reference.prediction,
		reference.outcome,
		current.prediction
	].map(texts);
	const names = [...new Set(labels?.filter((name) => name !== void 0))].toSorted();
	if (names.length < 2 || names.length > MAX_CLASSES) return void 0;
	const index = new Map(names.map((name, i) => [name, i]));
	const codes = (values = []) => values.map((value) => index.get(value ?? "") ?? -1);
	const [p, y] = [codes(predicted), codes(labels)];
	const isWhole = (row) => (p[row] ?? -1) >= 0 && (y[row] ?? -1) >= 0;
	return {
		names,
		reference: {
			predicted: Int32Array.from(p.filter((_, row) => isWhole(row))),
			labels: Int32Array.from(y.filter((_, row) => isWhole(row)))
		},
		current: { predicted: Int32Array.from(codes(now).filter((code) => code >= 0)) }
	};
}
const MAX_CLASSES = 20;

const LEVEL = .95;
const DEFAULT_THRESHOLD = .5;
/** Tasks whose answers are no calibrated scores of one class, and why. */
const NO_SCORES = {
	regression: "a regression has no scores to calibrate",
	multilabel: "a multilabel model has several outcomes per row, and only one column of scores can be calibrated",
	ranking: "the scores of a ranking only order the rows of a query, so they cannot be calibrated",
	forecasting: "a forecast has no scores to calibrate"
};
const TRAINED = "; the reference is the training data, where a model is too sure of itself: name rows that it has not seen under `drift.reference`";
/** What predictions and outcomes say: the performance now, the shares of the classes now, and whether a score still means the same. */
function answerOutcome(reference, current, input) {
	const { positive, threshold = DEFAULT_THRESHOLD, seed } = input;
	const unscored = input.task === void 0 ? void 0 : NO_SCORES[input.task];
	if (unscored !== void 0) return nothing("performance and shift", `${unscored}; the drift of its answers is compared`);
	if (reference.outcome === void 0) return nothing("performance and shift", `the reference has no column "${input.outcome}" with the outcomes`);
	const scores = scoresIn(current.prediction);
	if (positive === void 0 || scores === void 0 || scoresIn(reference.prediction) === void 0) return fromClasses({
		...reference,
		outcome: reference.outcome
	}, current);
	const known = labelledRows(reference.prediction, reference.outcome, positive);
	const short = shortage(known, "reference", positive);
	if (short !== void 0) return nothing("performance and shift", short);
	const estimates = estimatePerformance({
		reference: known,
		current: { scores },
		threshold,
		seed,
		level: LEVEL
	});
	const decide = (values) => Int32Array.from(values, (score) => Number(score >= threshold));
	const cells = scoreCells(known.scores, threshold);
	const labels = estimateLabelShift({
		classes: 2,
		cellCount: cells.count,
		reference: {
			predicted: decide(known.scores),
			labels: Int32Array.from(known.labels),
			cells: cells.of(known.scores)
		},
		current: {
			predicted: decide(scores),
			cells: cells.of(scores)
		}
	});
	const concept = conceptAnswer(known, current, positive);
	return {
		findings: concept.findings,
		unanswered: concept.unanswered,
		performance: {
			assumption: input.isTrainingData === true ? `${CBPE_ASSUMPTION}${TRAINED}` : CBPE_ASSUMPTION,
			level: LEVEL,
			rows: scores.length,
			estimates: estimates.filter((each) => [
				each.reference,
				each.estimate,
				each.low,
				each.high
			].every(Number.isFinite)).map(({ metric, reference: before, estimate, low, high }) => ({
				metric,
				reference: before,
				estimate,
				low,
				high
			}))
		},
		...labels === void 0 ? {} : { labels: {
			...labels,
			names: [`not ${positive}`, positive]
		} }
	};
}
function conceptAnswer(known, current, positive) {
	const unknown = (reason) => ({
		findings: [],
		unanswered: [{
			kind: "concept drift",
			reason
		}]
	});
	if (current.outcome === void 0) return unknown("the current rows have no outcomes yet");
	const now = labelledRows(current.prediction, current.outcome, positive);
	const short = shortage(now, "current data", positive);
	if (short !== void 0) return unknown(short);
	const shift = testConcept(now, known);
	if (shift === void 0) return unknown("the scores tell the outcomes apart wholly, so nothing can be fitted");
	return {
		findings: conceptFindings(shift, {
			reference: known.labels.length,
			current: now.labels.length
		}),
		unanswered: []
	};
}
/** Without scores the classes themselves still show whether their shares moved. */
function fromClasses(reference, current) {
	const rows = classRows(reference, current);
	const labels = rows === void 0 ? void 0 : estimateLabelShift({
		classes: rows.names.length,
		...rows
	});
	const reason = "needs a column of scores in [0, 1] of a binary task";
	return {
		findings: [],
		...rows === void 0 || labels === void 0 ? {} : { labels: {
			...labels,
			names: rows.names
		} },
		unanswered: [{
			kind: "performance without labels",
			reason
		}]
	};
}
function nothing(kind, reason) {
	return {
		findings: [],
		unanswered: [{
			kind,
			reason
		}]
	};
}

const MAX_ROWS$1 = 1e5;
/** Reads predictions and outcomes of both sides, and asks what they say. */
async function examineOutcome(sides, input) {
	const [reference, current] = await Promise.all([readSide(sides.reference, input), readSide(sides.current, input)]);
	return answerOutcome(reference, current, input);
}
async function readSide(side, { prediction, outcome }) {
	const has = side.columns.some(({ name }) => name === outcome);
	return {
		prediction: await side.read(prediction, MAX_ROWS$1),
		...has ? { outcome: await side.read(outcome, MAX_ROWS$1) } : {}
	};
}

/** Texts a side that the classifier learns from. */
const TEXT_SAMPLE = 3e3;
const WIDTH = 4096;
const MAX_WORDS = 200;
const PENALTY = 1;
/**
* Can a classifier tell the texts of both sides apart by their words and pairs of neighbouring words? They are hashed onto 4,096
* features (Weinberger et al., ICML 2009), each text with length 1.
*/
function classifyTexts(reference, current, seed) {
	const texts = [...presentTexts(reference), ...presentTexts(current)];
	const n = presentTexts(reference).length;
	const target = Uint8Array.from(texts, (_, row) => Number(row >= n));
	const rows = toHashedRows(texts);
	return testSeparation(rows, target, crossFit(rows, target, {
		penalty: PENALTY,
		seed
	}));
}
function presentTexts({ codes, dictionary }) {
	return Array.from(codes).flatMap((code) => dictionary[code] ?? []);
}
/** Words in small letters and pairs of neighbours, each once per text. */
function toHashedRows(texts) {
	const rows = texts.map((text) => {
		const words = wordsOf(text.toLowerCase()).slice(0, MAX_WORDS);
		const grams = [...words, ...words.slice(1).map((word, i) => `${words[i]} ${word}`)];
		const places = [...new Set(grams.map(hash))].toSorted((a, b) => a - b);
		return places.map((place) => [place, 1 / Math.sqrt(places.length)]);
	});
	return toSparseRows(rows, WIDTH);
}
/** FNV-1a over UTF-16 units. */
function hash(text) {
	let value = 2166136261;
	for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
	return (value >>> 16 ^ value) & 4095;
}

/** Columns that are compared together at most; the first ones. */
const MAX_COLUMNS = 300;
const SHOWN_PAIRS = 10;
/** All texts of a column are read for a sample of them, so that more would cost more than everything else. */
const MOST_TEXTS = 2e5;
/** Compares all columns that were compared one by one together: a classifier, and the correlations of the numbers. */
async function examineTogether(compared, { reference, current }, seed) {
	const fewest = Math.min(reference.rows, current.rows);
	if (fewest < 50) return {
		findings: [],
		reason: `${fewest} rows on one side are too few; ${50} are needed`
	};
	const names = compared.filter((finding) => "aspects" in finding && ["numeric", "categorical"].includes(finding.type));
	const sides = {
		before: [],
		now: []
	};
	const chosen = names.slice(0, MAX_COLUMNS);
	const limit = sampleRows(chosen.length);
	for (const { name } of chosen) {
		sides.before.push(await reference.read(name, limit));
		sides.now.push(await current.read(name, limit));
	}
	const domain = classifyDomain(sides.before, sides.now, seed);
	if (domain === void 0) return {
		findings: [],
		reason: "there is no column of numbers or categories on both sides"
	};
	const pairs = compareCorrelations(sides.before, sides.now);
	const n = {
		reference: Math.min(reference.rows, limit),
		current: Math.min(current.rows, limit)
	};
	const { auc, standardError, columns } = domain;
	const correlations = pairs.toSorted((a, b) => a.pValue - b.pValue).slice(0, SHOWN_PAIRS).map(({ columns: [one, other], ...pair }) => ({
		columns: [one, other],
		...pair
	}));
	return {
		findings: [domainFinding(domain, n), correlationsFinding(pairs, n)].filter((finding) => finding !== void 0),
		multivariate: {
			auc,
			standardError,
			rows: n.reference + n.current,
			columns: [...columns],
			correlations
		}
	};
}
/** Why no classifier looks at the texts; `undefined` when it can, or there are none. */
function whyNoTexts(findings, { reference, current }) {
	if (!(Math.max(reference.rows, current.rows) > MOST_TEXTS) || findings.every(({ type }) => type !== "text")) return void 0;
	return `reads at most ${MOST_TEXTS} rows a side; lengths, words and vocabulary are compared in all of them`;
}
/** Adds to each column of texts whether a classifier tells the texts apart. */
async function examineTexts(findings, { reference, current }, seed) {
	const done = [];
	for (const finding of findings) {
		const sides = finding.type === "text" && "aspects" in finding && finding.aspects.length > 0 ? [await reference.read(finding.name, TEXT_SAMPLE), await current.read(finding.name, TEXT_SAMPLE)] : [];
		const [one, other] = sides;
		const isEnough = sides.every((side) => side.kind === "text" && presentTexts(side).length >= 50);
		if (one?.kind !== "text" || other?.kind !== "text" || !isEnough || !("aspects" in finding)) {
			done.push(finding);
			continue;
		}
		const separation = classifyTexts(one, other, `${seed}:${finding.name}`);
		const aspect = separationAspect("text-classifier", "a classifier tells the texts of the two sides apart", separation);
		done.push({
			...finding,
			aspects: [...finding.aspects, aspect]
		});
	}
	return done;
}

/** The rank itself, in (0, 1): van Elteren's test of location. */
const LOCATION = (u) => u;
/** The squared distance from the middle: Mood's test of spread. */
const SPREAD = (u) => (u - .5) ** 2;
/**
* Two-sided stratified linear rank test. Within each stratum the midranks r of both sides, as `score(r / (N + 1))`, are summed over the
* current rows and compared with their mean and variance under permutation; strata add up. With `LOCATION` it is the test of van
* Elteren (Bulletin de l'Institut International de Statistique 37, 1960), with one stratum that of Wilcoxon. Strata where a side is
* empty say nothing; without any other p is 1.
*/
function stratifiedRankTest(strata, score) {
	let excess = 0;
	let variance = 0;
	let used = 0;
	for (const stratum of strata) {
		if (stratum.n === 0 || stratum.m === 0) continue;
		const part = rankPart(stratum, score);
		excess += part.excess;
		variance += part.variance;
		used += 1;
	}
	if (variance <= 0) return {
		z: 0,
		pValue: 1,
		strata: used
	};
	const z = excess / Math.sqrt(variance);
	return {
		z,
		pValue: Math.min(1, 2 * normalSf(Math.abs(z))),
		strata: used
	};
}
function rankPart({ values, reference, current, n, m }, score) {
	const all = n + m;
	let before = 0;
	let [observed, total, squares] = [
		0,
		0,
		0
	];
	for (let i = 0; i < values.length; i++) {
		const inCurrent = current[i];
		const tied = reference[i] + inCurrent;
		const own = score((before + (tied + 1) / 2) / (all + 1));
		before += tied;
		observed += inCurrent * own;
		total += tied * own;
		squares += tied * own * own;
	}
	const mean = total / all;
	const spread = Math.max(0, squares - all * mean * mean);
	return {
		excess: observed - m * mean,
		variance: all > 1 ? n * m * spread / (all * (all - 1)) : 0
	};
}

/**
* Generalised Cochran-Mantel-Haenszel test of "within every stratum both sides have the same shares" against a common direction
* (Mantel and Haenszel, JNCI 22, 1959; Landis, Heyman and Koch, International Statistical Review 46, 1978): for 2 categories the usual
* one, without continuity correction. Categories that no stratum with both sides holds do not count.
*/
function stratifiedShareTest(strata) {
	const used = strata.filter(({ reference, current }) => sum$1(reference) > 0 && sum$1(current) > 0);
	const width = used[0]?.reference.length ?? 0;
	const kept = Array.from({ length: width }, (_, i) => i).filter((i) => used.some(({ reference, current }) => (reference[i] ?? 0) + (current[i] ?? 0) > 0)).slice(0, -1);
	if (kept.length === 0) return {
		statistic: 0,
		df: 0,
		pValue: 1
	};
	const excess = new Float64Array(kept.length);
	const covariance = new Float64Array(kept.length ** 2);
	for (const stratum of used) addStratum(stratum, kept, excess, covariance);
	const statistic = quadraticForm(covariance, excess);
	if (statistic === void 0) return {
		statistic: 0,
		df: 0,
		pValue: 1
	};
	return {
		statistic,
		df: kept.length,
		pValue: chiSquaredSf(statistic, kept.length)
	};
}
function addStratum({ reference, current }, kept, excess, covariance) {
	const [n, m] = [sum$1(reference), sum$1(current)];
	const all = n + m;
	const share = kept.map((i) => ((reference[i] ?? 0) + (current[i] ?? 0)) / all);
	const scale = n * m / (all - 1);
	kept.forEach((category, i) => {
		excess[i] = excess[i] + (current[category] ?? 0) - m * (share[i] ?? 0);
		kept.forEach((_, j) => {
			const place = i * kept.length + j;
			const own = (i === j ? share[i] ?? 0 : 0) - (share[i] ?? 0) * (share[j] ?? 0);
			covariance[place] = covariance[place] + scale * own;
		});
	});
}
function sum$1(counts) {
	let total = 0;
	for (let i = 0; i < counts.length; i++) total += counts[i] ?? 0;
	return total;
}

const MAX_CATEGORIES = 50;
const WEIGHTS = {
	location: .7,
	spread: .3
};
const SMALLEST_SCALE = 1e-9;
/** Numbers of the same phase against each other: location (van Elteren) and spread, and how far the current ones are from the reference of the same phases. */
function testSeasonalNumbers(reference, current, season) {
	const [before, now] = [byPhase(reference, season), byPhase(current, season)];
	const strata = before.map((values, phase) => pairOf(values, now[phase] ?? []));
	const location = stratifiedRankTest(strata, LOCATION);
	const spread = stratifiedRankTest(strata, SPREAD);
	const size = matchedDistance(strata);
	return {
		name: "values",
		tests: [{
			name: `van-elteren (${season})`,
			statistic: location.z,
			pValue: location.pValue,
			weight: WEIGHTS.location
		}, {
			name: `spread (${season})`,
			statistic: spread.z,
			pValue: spread.pValue,
			weight: WEIGHTS.spread
		}],
		pValue: Math.min(1, location.pValue / WEIGHTS.location, spread.pValue / WEIGHTS.spread),
		effect: {
			name: "wasserstein-1/sd",
			size,
			material: MATERIAL.distance
		},
		words: `moved by ${short(size)} standard deviations within the same ${season} (limit ${MATERIAL.distance})`,
		spread: 1
	};
}
/** Categories of the same phase against each other (Cochran, Mantel and Haenszel); the 50 most frequent, and the rest as one. */
function testSeasonalCategories(reference, current, season) {
	const names = frequentNames(reference.column, current.column);
	const [before, now] = [countByPhase(reference, season, names), countByPhase(current, season, names)];
	const strata = before.map((counts, phase) => ({
		reference: counts,
		current: now[phase] ?? new Float64Array(counts.length)
	}));
	const { statistic, pValue } = stratifiedShareTest(strata);
	const size = matchedShareGap(strata);
	return {
		name: "values",
		tests: [{
			name: `cochran-mantel-haenszel (${season})`,
			statistic,
			pValue,
			weight: 1
		}],
		pValue,
		effect: {
			name: "total-variation",
			size,
			material: MATERIAL.shares
		},
		words: `${percent(size)} of the rows changed category within the same ${season} (limit ${percent(MATERIAL.shares)})`,
		spread: .5
	};
}
function pairOf(reference, current) {
	const cells = (values) => toCells(Float64Array.from(values), Number.POSITIVE_INFINITY);
	return toTiedPair(cells(reference), cells(current));
}
/** Every phase with rows on both sides, its reference rows weighted so that it has the share that it has now. */
function phaseWeights(strata) {
	return strata.map(({ n, m }) => n > 0 && m > 0 ? m / n : 0);
}
/** Wasserstein-1 in standard deviations of the reference, between the current rows and the reference with the phases that these have. */
function matchedDistance(strata) {
	const weights = phaseWeights(strata);
	const matched = toTiedPair(gather(strata, ({ reference }, phase) => reference.map((count) => count * (weights[phase] ?? 0))), gather(strata, ({ current }, phase) => (weights[phase] ?? 0) > 0 ? current : new Float64Array(current.length)));
	if (matched.n === 0 || matched.m === 0) return 0;
	const distance = wasserstein1(matched);
	const range = (matched.values.at(-1) ?? 0) - (matched.values[0] ?? 0);
	return distance === 0 ? 0 : distance / Math.max(deviation(strata), SMALLEST_SCALE * range);
}
/** The values of all phases as one ascending list, each with what is counted of it. */
function gather(strata, take) {
	const size = strata.reduce((sum, pair) => sum + pair.values.length, 0);
	const all = {
		values: new Float64Array(size),
		counts: new Float64Array(size)
	};
	let filled = 0;
	strata.forEach((pair, phase) => {
		all.values.set(pair.values, filled);
		all.counts.set(take(pair, phase), filled);
		filled += pair.values.length;
	});
	const into = {
		values: new Float64Array(size),
		counts: new Float64Array(size)
	};
	let cells = 0;
	for (const place of sortedOrder(all.values)) {
		const count = all.counts[place];
		if (count === 0) continue;
		const value = all.values[place];
		if (cells === 0 || into.values[cells - 1] !== value) into.values[cells++] = value;
		into.counts[cells - 1] = into.counts[cells - 1] + count;
	}
	return {
		shift: 0,
		values: into.values.slice(0, cells),
		counts: into.counts.slice(0, cells)
	};
}
/** Of all reference rows, whatever their phase. */
function deviation(strata) {
	let [n, sum, squares] = [
		0,
		0,
		0
	];
	const each = (visit) => {
		for (const { values, reference } of strata) for (let i = 0; i < values.length; i++) visit(values[i], reference[i]);
	};
	each((value, count) => {
		n += count;
		sum += value * count;
	});
	each((value, count) => {
		squares += count * (value - sum / n) ** 2;
	});
	return Math.sqrt(squares / n);
}
function matchedShareGap(strata) {
	const total = (counts) => counts.reduce((sum, count) => sum + count, 0);
	const sizes = strata.map(({ reference, current }) => ({
		n: total(reference),
		m: total(current)
	}));
	const weights = phaseWeights(sizes);
	const rows = sizes.reduce((sum, { m }, phase) => sum + ((weights[phase] ?? 0) > 0 ? m : 0), 0);
	const gap = new Float64Array(strata[0]?.reference.length ?? 0);
	strata.forEach(({ reference, current }, phase) => {
		const weight = weights[phase] ?? 0;
		if (weight === 0) return;
		for (let i = 0; i < gap.length; i++) gap[i] = gap[i] + (current[i] - weight * reference[i]) / rows;
	});
	return gap.reduce((sum, value) => sum + Math.abs(value) / 2, 0);
}
/** The most frequent names of both sides; all others share the last place. */
function frequentNames(reference, current) {
	const counts = /* @__PURE__ */ new Map();
	for (const { codes, dictionary } of [reference, current]) for (const code of codes) {
		const name = dictionary[code];
		if (name !== void 0) counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	const names = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, MAX_CATEGORIES);
	return new Map(names.map(([name], i) => [name, i]));
}
function countByPhase({ column, times }, season, names) {
	const places = Int32Array.from(column.dictionary, (name) => names.get(name) ?? names.size);
	const counts = Array.from({ length: phaseCount(season) }, () => new Float64Array(names.size + 1));
	column.codes.forEach((code, row) => {
		const own = counts[phaseOf(times[row] ?? NaN, season)];
		const place = places[code];
		if (own !== void 0 && place !== void 0) own[place] = own[place] + 1;
	});
	return counts;
}

const MAX_ROWS = 1e5;
/** A column that does not even alarm by itself is not read to see whether its season explains the alarm. */
const SUSPECT = .05;
/**
* Compares values with those of the same phase of a season. Asked for, it takes the place of the plain comparison of each column that
* has (or is said to have) one. Unasked, with a single column of times, it can only take alarms away: a column must then differ by both.
*/
async function examineSeasons(findings, { reference, current }, season) {
	const time = season?.time ?? onlyTime({
		reference,
		current
	});
	if (time === void 0) return [...findings];
	const [before, now] = (await Promise.all([reference, current].map((side) => side.read(time, MAX_ROWS)))).map((column) => column.kind === "numeric" ? column.values : /* @__PURE__ */ new Float64Array());
	const done = [];
	for (const finding of findings) {
		const plain = "aspects" in finding ? finding.aspects.find(({ name }) => name === "values") : void 0;
		if (!(plain !== void 0 && finding.name !== time && (season !== void 0 || plain.pValue <= SUSPECT)) || !("aspects" in finding) || finding.type === "date" || before === void 0 || now === void 0) {
			done.push(finding);
			continue;
		}
		const sides = await Promise.all([reference, current].map((side) => side.read(finding.name, MAX_ROWS)));
		const seasonal = compareInSeason(finding.type === "categorical" ? sides.map(asTexts) : sides, [before, now], season?.by);
		done.push(seasonal === void 0 ? finding : replace(finding, plain, seasonal, season !== void 0));
	}
	return done;
}
function compareInSeason([reference, current], [before, now], asked) {
	if (reference?.kind === "numeric" && current?.kind === "numeric") {
		const by = asked ?? detectSeason({
			column: reference,
			times: before
		});
		if (by === void 0) return void 0;
		return testSeasonalNumbers({
			column: reference,
			times: before
		}, {
			column: current,
			times: now
		}, by);
	}
	if (reference?.kind !== "text" || current?.kind !== "text") return void 0;
	const by = asked ?? detectSeason({
		column: mostFrequent(reference),
		times: before
	});
	if (by === void 0) return void 0;
	return testSeasonalCategories({
		column: reference,
		times: before
	}, {
		column: current,
		times: now
	}, by);
}
/** Booleans are two categories. */
function asTexts(column) {
	if (column.kind === "text") return column;
	const codes = Int32Array.from(column.values, (value) => Number.isNaN(value) ? -1 : Number(value !== 0));
	return {
		kind: "text",
		name: column.name,
		codes,
		dictionary: ["false", "true"]
	};
}
/** Is it the most frequent category? The season of a column of categories is looked for in that one. */
function mostFrequent(column) {
	const counts = new Float64Array(column.dictionary.length);
	for (const code of column.codes) if (code >= 0) counts[code] = counts[code] + 1;
	const most = counts.indexOf(counts.reduce((largest, count) => Math.max(largest, count), 0));
	const values = Float64Array.from(column.codes, (code) => code < 0 ? NaN : Number(code === most));
	return {
		kind: "numeric",
		name: column.name,
		values
	};
}
/** The larger p value of two is one of "either shows nothing": valid however the season was found. */
function replace(finding, plain, seasonal, isAsked) {
	const pValue = isAsked ? seasonal.pValue : Math.max(plain.pValue, seasonal.pValue);
	const tests = isAsked ? seasonal.tests : [...plain.tests, ...seasonal.tests];
	return {
		...finding,
		aspects: finding.aspects.map((aspect) => aspect === plain ? {
			...seasonal,
			tests,
			pValue
		} : aspect)
	};
}
function onlyTime({ reference, current }) {
	const isTime = (name) => current.columns.some((column) => column.name === name && column.type === "date");
	const times = reference.columns.filter(({ name, type }) => type === "date" && isTime(name));
	return times.length === 1 ? times[0]?.name : void 0;
}

/** Examines what needs rows: seasons, texts, all columns together, predictions with outcomes, and the rows as they were served. */
async function examineKinds({ summaries, log }, sides, input, findings) {
	checkAsked(input, {
		reference: sides.reference.columns,
		current: sides.current.columns
	});
	const seed = `drift:${input.model ?? ""}`;
	const reference = readerOf(sides.reference, `${seed}:reference`);
	const current = readerOf(sides.current, `${seed}:current`);
	if (reference === void 0 || current === void 0) {
		const reason = whyNoRows(reference === void 0 ? sides.reference : sides.current);
		return {
			findings,
			relations: [],
			sections: {},
			unanswered: askedNames(input).map((kind) => ({
				kind,
				reason
			}))
		};
	}
	const rows = {
		reference,
		current
	};
	log.debug("comparing what needs rows: seasons, texts, relations between columns");
	const inSeason = await examineSeasons(findings, rows, input.season);
	const noTexts = whyNoTexts(inSeason, rows);
	const all = noTexts === void 0 ? await examineTexts(inSeason, rows, seed) : inSeason;
	const together = input.multivariate === true ? await examineTogether(all, rows, seed) : { findings: [] };
	const outcome = await outcomeOf(rows, input, seed);
	const skew = input.skew === void 0 ? void 0 : await compareServing(summaries, sides.reference, {
		...input,
		...input.skew
	});
	const { multivariate } = together;
	const { performance, labels } = outcome;
	return {
		findings: all,
		relations: [...together.findings, ...outcome.findings],
		sections: {
			...multivariate === void 0 ? {} : { multivariate },
			...performance === void 0 ? {} : { performance },
			...skew === void 0 || "reason" in skew ? {} : { skew }
		},
		...labels === void 0 ? {} : { labels },
		unanswered: [
			...reasonOf("classifier of texts", noTexts),
			...reasonOf("multivariate", together.reason),
			...outcome.unanswered,
			...reasonOf("skew", skew !== void 0 && "reason" in skew ? skew.reason : void 0)
		]
	};
}
function reasonOf(kind, reason) {
	return reason === void 0 ? [] : [{
		kind,
		reason
	}];
}
async function outcomeOf(rows, input, seed) {
	const { prediction, outcome } = input;
	if (prediction === void 0 || outcome === void 0) return {
		findings: [],
		unanswered: []
	};
	return examineOutcome(rows, {
		...input,
		prediction,
		outcome,
		seed
	});
}
function askedNames({ season, multivariate, prediction, skew }) {
	return [
		...season === void 0 ? [] : ["season"],
		...multivariate === true ? ["multivariate"] : [],
		...prediction === void 0 ? [] : ["performance and shift"],
		...skew === void 0 ? [] : ["skew"]
	];
}

const SAMPLE = 1e3;
/** Whole numbers of eight digits and more can be somebody's. */
const LEAST_NUMBER = 1e7;
/** Digits as of a payment card. */
const CARD_SIZED = /^[2-6]\d{12,18}$/;
/**
* Columns with nothing personal in them, which their names, values or messages may tell. The edges of a histogram are rounded numbers, so
* large numbers are looked at in some rows; where there are none to look at, numbers of the size of a card are hidden.
*/
async function hidePersonalColumns(columns, sides) {
	const readers = [sides.reference, sides.current].map((side) => readerOf(side, "personal"));
	const shown = [];
	for (const column of columns) shown.push(hidePersonal(column, await lookFor(column, readers)));
	return shown;
}
async function lookFor(column, readers) {
	const labels = column.histogram?.labels ?? [];
	const found = findPersonal(column.name, labels);
	if (found !== void 0 || column.type !== "numeric") return found;
	const edges = labels.map((label) => Number(label.replace("from ", ""))).filter(Number.isFinite);
	const largest = Math.max(...edges);
	if (!(largest >= LEAST_NUMBER)) return void 0;
	for (const reader of readers) {
		const seen = reader === void 0 ? void 0 : findPersonal(column.name, toTexts(await reader.read(column.name, SAMPLE)));
		if (seen !== void 0) return seen;
	}
	return (readers.includes(void 0) || largest > Number.MAX_SAFE_INTEGER) && CARD_SIZED.test(String(largest)) ? {
		kind: "payment-card",
		by: "content"
	} : void 0;
}
/** Whole numbers that are there, as text. */
function toTexts(column) {
	if (column.kind !== "numeric") return [];
	return Array.from(column.values.filter(Number.isSafeInteger), String);
}

/**
* Compares two data sets column by column, from the summaries of their columns. Drift is a value in the answer; UserError is thrown only
* for data that cannot be read and for columns that do not exist.
*/
async function detectDrift({ summaries, md5, log }, input) {
	const names = input.names ?? {
		reference: "reference",
		current: "current"
	};
	const reference = await summaries.openSummary(input.reference, names.reference);
	const current = await summaries.openSummary(input.current, names.current);
	const found = await findColumns({
		md5,
		log
	}, {
		reference,
		current
	}, withPrediction(input));
	const kinds = await examineKinds({
		summaries,
		log
	}, {
		reference,
		current
	}, input, found.findings);
	const judged = judgeColumns([...kinds.findings, ...kinds.relations]);
	const single = judged.slice(0, kinds.findings.length).map((column) => withRole(column, input));
	const columns = await hidePersonalColumns(single, {
		reference,
		current
	});
	const served = servedRelation(kinds.sections.skew);
	const relations = [...judged.slice(kinds.findings.length), ...served === void 0 ? [] : [served]];
	const shift = readShift(relations, kinds.labels);
	return {
		schemaVersion: 1,
		kind: "drift",
		assay: input.assay,
		...input.model === void 0 ? {} : { model: input.model },
		createdAt: input.createdAt,
		source: input.source,
		reference: describeSide(input.reference, reference),
		current: describeSide(input.current, current),
		drifted: [...columns, ...relations].some((column) => column.drifted),
		columns,
		...found.skipped.length > 0 ? { skipped: found.skipped } : {},
		...relations.length > 0 ? { relations } : {},
		...kinds.sections,
		...shift === void 0 ? {} : { shift },
		...kinds.unanswered.length > 0 ? { unanswered: [...kinds.unanswered] } : {}
	};
}
/** The model's answers are compared whatever columns are asked for. Dates after the report are in the future. */
function withPrediction(input) {
	const { columns, prediction } = input;
	const named = columns === void 0 || prediction === void 0 ? {} : { columns: [...columns, prediction] };
	return {
		...input,
		...named,
		now: Date.parse(input.createdAt)
	};
}
function withRole(column, { prediction, outcome }) {
	if (column.name === prediction) return {
		...column,
		role: "prediction"
	};
	return column.name === outcome ? {
		...column,
		role: "outcome"
	} : column;
}
function describeSide(source, { rows, digest }) {
	return {
		source: describeSource(source),
		rows,
		...digest === void 0 ? {} : { digest }
	};
}

/** Makes the shares of Javanmard and Montanari (Ann. Statist. 46, 2018, equation 31) stay below 1 in sum. */
const SCALE = .07720838;
/** The state before the first test. `wealth` is alpha / 2 when not given. Throws RangeError for numbers out of range. */
function startLord(alpha, wealth = alpha / 2) {
	if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha must lie in (0, 1), found ${alpha}`);
	if (!(wealth > 0 && wealth < alpha)) throw new RangeError(`the wealth must lie in (0, alpha), found ${wealth}`);
	return {
		alpha,
		wealth,
		index: 0,
		rejections: []
	};
}
/** The level of the next test: a null hypothesis is rejected when its p value is at most this. */
function nextLevel({ alpha, wealth, index, rejections }) {
	const now = index + 1;
	const earned = rejections.reduce((sum, time, order) => sum + (order === 0 ? alpha - wealth : alpha) * share$2(now - time), 0);
	return share$2(now) * wealth + earned;
}
/** Tests one p value in [0, 1]. Pure: the same p values in the same order give the same state. Throws RangeError for other numbers. */
function advanceLord(state, pValue) {
	if (!(pValue >= 0 && pValue <= 1)) throw new RangeError(`a p value must lie in [0, 1], found ${pValue}`);
	const level = nextLevel(state);
	const index = state.index + 1;
	const isRejected = pValue <= level;
	const rejections = isRejected ? [...state.rejections, index] : state.rejections;
	return {
		index,
		level,
		isRejected,
		state: {
			...state,
			index,
			rejections
		}
	};
}
/** Share of a wealth that is spent `lag` tests after it was earned; over all lags these add up to 0.98. */
function share$2(lag) {
	return SCALE * Math.log(Math.max(lag, 2)) / (lag * Math.exp(Math.sqrt(Math.log(lag))));
}

/**
* `quiet`: nothing to tell. `suspected`: the last report shows drift, but among so many reports one like it is to be expected by chance.
* `open`: an alert. `recovering`: the alert is still open, and the last measurements were quiet. `closed`: an alert has ended lately.
*/
const PHASES$1 = [
	"quiet",
	"suspected",
	"open",
	"recovering",
	"closed"
];
/** One alert in twenty may be false; two quiet measurements close; what comes back within a week is the same incident. */
const ALERT_RULE = {
	alpha: .05,
	quiet: 2,
	coolDown: 6048e5
};
/** Does the course have an open alert? */
function isActive({ phase }) {
	return phase === "open" || phase === "recovering";
}
/**
* The next step of a course. Only while no alert is open does a measurement ask for a level: the alerts are the discoveries of which at
* most the share `alpha` is false. Not enough data changes nothing.
*/
function advanceCourse(before, measured, rule) {
	if (measured.pValue === void 0) return { course: before };
	const course = againstReference(before, measured.reference);
	if (isActive(course)) return { course: follow(course, measured, rule) };
	const { state: lord, ...test } = advanceLord(course.lord, measured.pValue);
	const tested = {
		...course,
		lord
	};
	return {
		course: test.isRejected ? open(tested, measured, rule) : rest(tested, measured, rule),
		test
	};
}
/** Another reference is another question: the answers so far say nothing about it. The wealth goes on, lest every model gets a new one. */
function againstReference(course, reference) {
	if (course.reference === void 0 || course.reference === reference) return {
		...course,
		reference
	};
	const { lord, incident } = course;
	return {
		phase: "quiet",
		lord,
		incident,
		columns: [],
		quietRun: 0,
		reference
	};
}
/** An open alert stays open for drift of the report's own level, and for columns of the incident that cannot be judged or were not looked at. */
function follow(course, measured, { quiet }) {
	if (measured.count > 0) return {
		...course,
		phase: "open",
		quietRun: 0,
		columns: union(course, measured)
	};
	const isUnseen = (name) => measured.compared !== void 0 && !measured.compared.includes(name);
	if (course.columns.some((name) => measured.undecided.includes(name) || isUnseen(name))) return course;
	const quietRun = course.quietRun + 1;
	if (quietRun < quiet) return {
		...course,
		phase: "recovering",
		quietRun
	};
	return {
		...course,
		phase: "closed",
		quietRun,
		closedAt: measured.at
	};
}
function open(course, measured, rule) {
	const { closedAt, ...kept } = course;
	const opened = {
		...kept,
		phase: "open",
		quietRun: 0
	};
	if (isCoolingDown(course, measured, rule)) return {
		...opened,
		columns: union(course, measured)
	};
	return {
		...opened,
		incident: course.incident + 1,
		since: measured.at,
		columns: measured.drifted
	};
}
function rest(course, measured, rule) {
	if (measured.count > 0) return {
		...course,
		phase: "suspected"
	};
	return {
		...course,
		phase: isCoolingDown(course, measured, rule) ? "closed" : "quiet"
	};
}
function isCoolingDown({ closedAt }, { at }, { coolDown }) {
	return closedAt !== void 0 && at - closedAt < coolDown;
}
/** Bounded, so that a state never grows without end: the columns of the beginning stay. */
function union({ columns }, { drifted }) {
	return [.../* @__PURE__ */ new Set([...columns, ...drifted])].slice(0, 50);
}

/** A loss of so much is no harm, as in the comparison with a champion. */
const TOLERANCE = .01;
/**
* Whether the model is likely to be harmed, by the estimates of its performance without labels (all of them higher is better): likely,
* when one is wholly below what it was, by more than 0.01; unlikely, when none can have lost that much. Else, and without estimates,
* unknown.
*/
function harmOf({ performance }) {
	const estimates = performance?.estimates ?? [];
	if (estimates.length === 0) return "unknown";
	if (estimates.some(({ reference, high }) => high < reference - TOLERANCE)) return "likely";
	return estimates.every(({ reference, low }) => low >= reference - TOLERANCE) ? "unlikely" : "unknown";
}

/** How much an alert matters, least first. */
const SEVERITIES = [
	"low",
	"medium",
	"high",
	"critical"
];
/** From so many times what matters, weighted by importance, an effect is of medium and of high severity. */
const MEDIUM_FROM = 2;
const HIGH_FROM = 5;
/** Drift is broad when at least so many columns, with at least this share of the importance, have drifted. */
const BROAD_COLUMNS = 3;
const BROAD_SHARE = .3;
/** One important column never counts for more than so many ordinary ones. */
const MAX_WEIGHT = 3;
/**
* Severity of a report with at least one drifted column: by the largest effect (in units of what matters) times the importance of its
* column; one step up for broad drift; one step up, and at least high, where the model is likely to be harmed; one step down where it
* is not. A lost or retyped column counts as a large effect. Importance of 1 where none is known.
*/
function severityOf(columns, harm) {
	const weightOf = weights(columns);
	const drifted = columns.filter((column) => column.drifted);
	const strength = Math.max(0, ...drifted.map((column) => strengthOf(column) * weightOf(column)));
	const total = sum(columns.map(weightOf));
	const isBroad = drifted.length >= BROAD_COLUMNS && sum(drifted.map(weightOf)) >= BROAD_SHARE * total;
	const step = (strength >= HIGH_FROM ? 2 : strength >= MEDIUM_FROM ? 1 : 0) + Number(isBroad);
	const judged = harm === "likely" ? Math.max(2, step + 1) : harm === "unlikely" ? step - 1 : step;
	return SEVERITIES[Math.min(Math.max(judged, 0), SEVERITIES.length - 1)] ?? "critical";
}
/** The effect of a column in units of what matters: 1 is just enough. */
function strengthOf({ effect }) {
	if (effect.name === "schema") return HIGH_FROM;
	return effect.material > 0 ? Math.abs(effect.size) / effect.material : Math.abs(effect.size);
}
/** Importance over the mean of those that are known, at most 3. */
function weights(columns) {
	const known = columns.flatMap(({ importance }) => importance === void 0 ? [] : [importance]);
	const mean = sum(known) / known.length;
	return ({ importance }) => importance === void 0 || !(mean > 0) ? 1 : Math.min(importance / mean, MAX_WEIGHT);
}
function sum(values) {
	return values.reduce((total, value) => total + value, 0);
}

/** Most columns that a measurement remembers by name. */
const MAX_NAMES = 20;
/** Most columns of which a measurement remembers that they were looked at. */
const MAX_COMPARED = 200;
/** The part of a report that an alert rests on. A time after `now` (milliseconds since 1970 UTC) counts as `now`. */
function toMeasurement({ predicate, id, attempt, digest, at }, now) {
	const columns = judgedIn(predicate);
	const drifted = columns.filter((column) => column.drifted);
	const undecided = columns.filter((column) => !column.drifted && column.verdict === "not-enough-data");
	const pValue = globalPValue(columns);
	return {
		id,
		attempt,
		digest,
		at: Math.min(at, now),
		reference: referenceOf(predicate),
		...pValue === void 0 ? {} : { pValue },
		drifted: strongest(drifted),
		undecided: strongest(undecided),
		...columns.length > 200 ? {} : { compared: columns.map(({ name }) => name).toSorted() },
		count: drifted.length,
		columns: columns.length,
		strength: columns.reduce((most, column) => Math.max(most, strengthOf(column)), 0),
		...drifted.length === 0 ? {} : { severity: severityOf(columns, harmOf(predicate)) }
	};
}
/** Everything that was judged in one family: columns, and relations between them. */
function judgedIn({ columns, relations = [] }) {
	return [...columns, ...relations];
}
/** What the data were compared with: the digest of the reference, or its description where it has none. */
function referenceOf({ reference }) {
	return reference.digest ?? `${reference.source} (${reference.rows} rows)`;
}
/**
* p value of "no column has drifted" (Simes, Biometrika 73, 1986): the smallest Benjamini-Hochberg adjusted p value, of effects that
* are large enough to matter only, which can but make it larger. A drifted column without a test is a fact: 0. `undefined` when
* nothing was tested and nothing is a fact.
*/
function globalPValue(columns) {
	if (columns.some((column) => column.drifted && column.adjustedPValue === void 0)) return 0;
	const tested = columns.filter((column) => column.adjustedPValue !== void 0);
	if (tested.length === 0) return void 0;
	return tested.flatMap(materialPValues).reduce((smallest, pValue) => Math.min(smallest, pValue), 1);
}
/** Of a column of which more than one thing was asked, each counts with the effect that it is about. */
function materialPValues(column) {
	const { adjustedPValue = 1, verdict, effect } = column;
	return (column.aspects ?? [{
		adjustedPValue,
		verdict,
		effect
	}]).filter((one) => one.verdict === "drifted" || strengthOf(one) >= 1).map((one) => one.adjustedPValue);
}
/** Largest effect first, ties by name: the same names for the same report, however its columns are ordered. */
function strongest(columns) {
	return columns.toSorted((a, b) => strengthOf(b) - strengthOf(a) || (a.name < b.name ? -1 : 1)).slice(0, 20).map(({ name }) => name);
}

/** Measurements that may still arrive late, or be measured again, and are then put in their place. */
const MAX_LOG = 60;
/** The state before the first measurement. */
function startAlert({ alpha } = ALERT_RULE) {
	return {
		schemaVersion: 1,
		base: {
			phase: "quiet",
			lord: startLord(alpha),
			incident: 0,
			columns: [],
			quietRun: 0
		},
		log: [],
		shown: {
			isOpen: false,
			incident: 0
		}
	};
}
/**
* Takes a measurement in, in its place in time, and says what to show. The same measurements in any order, some of them twice, end in
* the same state. Actions are repeated until `asShown` has been kept, so a crash loses none. Pure; `clock` tells milliseconds.
*/
function nextAlert(state, evidence, clock, rule = ALERT_RULE) {
	const after = remember(state, toMeasurement(evidence, clock.now()), rule);
	return {
		state: after,
		actions: actionsOf(after, rule)
	};
}
/** The state once people have been shown what `nextAlert` asked for. */
function asShown(state, rule = ALERT_RULE) {
	const { course } = replay(state, rule);
	const last = state.log.at(-1);
	return {
		...state,
		shown: {
			isOpen: isActive(course),
			incident: course.incident,
			...last === void 0 ? {} : { digest: last.digest }
		}
	};
}
/** Where a model stands, with the measurements that are remembered. */
function standingOf(state, rule = ALERT_RULE) {
	const { course, readings } = replay(state, rule);
	const test = readings.findLast((reading) => reading.test !== void 0)?.test;
	const severity = isActive(course) ? readings.findLast(({ measurement }) => measurement.severity !== void 0)?.measurement.severity : void 0;
	return {
		phase: course.phase,
		incident: course.incident,
		quietRun: course.quietRun,
		...isActive(course) && course.since !== void 0 ? { since: course.since } : {},
		...severity === void 0 ? {} : { severity },
		...test === void 0 ? {} : { test },
		readings
	};
}
function remember(state, measured, rule) {
	const known = state.log.find(({ id }) => id === measured.id);
	if (known !== void 0 && !isNewer(measured, known)) return state;
	if (state.until !== void 0 && inTime(measured, state.until) <= 0) return state;
	const log = [...state.log.filter((one) => one !== known), measured].toSorted(inTime);
	const passed = log.slice(0, Math.max(0, log.length - MAX_LOG));
	const base = passed.reduce((course, one) => advanceCourse(course, one, rule).course, state.base);
	const last = passed.at(-1);
	const until = last === void 0 ? state.until : {
		at: last.at,
		id: last.id
	};
	return {
		...state,
		base,
		...until === void 0 ? {} : { until },
		log: log.slice(passed.length)
	};
}
/** The later try of a run counts; of two measurements of one try any, but always the same one. */
function isNewer(one, other) {
	return one.attempt > other.attempt || one.attempt === other.attempt && one.digest > other.digest;
}
/** Numbers of runs of GitHub grow, but not in length only: a shorter one is older. */
function inTime(a, b) {
	return a.at - b.at || a.id.length - b.id.length || (a.id < b.id ? -1 : Number(a.id > b.id));
}
function replay({ base, log }, rule) {
	let course = base;
	const readings = log.map((measurement) => {
		const step = advanceCourse(course, measurement, rule);
		course = step.course;
		return {
			measurement,
			phase: course.phase,
			...step.test === void 0 ? {} : { test: step.test }
		};
	});
	return {
		course,
		readings
	};
}
function actionsOf(state, rule) {
	const { shown, log } = state;
	const { course } = replay(state, rule);
	const { incident } = course;
	if (!isActive(course)) return shown.isOpen ? [{
		kind: "close",
		incident: shown.incident,
		reason: endOf(course, shown.incident)
	}] : [];
	if (shown.isOpen) return shown.digest === log.at(-1)?.digest ? [] : [{
		kind: "update",
		incident
	}];
	return [{
		kind: shown.incident === incident ? "reopen" : "open",
		incident
	}];
}
/** A measurement that arrived late may show that there was no alert to begin with. */
function endOf(course, incident) {
	if (course.incident < incident) return "withdrawn";
	return course.closedAt === void 0 ? "new-reference" : "recovered";
}

const text = {
	type: "string",
	minLength: 1,
	maxLength: 1100
};
const count = {
	type: "integer",
	minimum: 0
};
const time = {
	type: "integer",
	minimum: 0
};
const share$1 = {
	type: "number",
	exclusiveMinimum: 0,
	exclusiveMaximum: 1
};
/** JSON Schema of `LordState`. */
const lordSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"alpha",
		"wealth",
		"index",
		"rejections"
	],
	properties: {
		alpha: share$1,
		wealth: share$1,
		index: count,
		rejections: {
			type: "array",
			maxItems: 1e5,
			items: {
				type: "integer",
				minimum: 1
			}
		}
	}
};
const courseSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"phase",
		"lord",
		"incident",
		"columns",
		"quietRun"
	],
	properties: {
		phase: { enum: PHASES$1 },
		lord: lordSchema,
		incident: count,
		since: time,
		closedAt: time,
		columns: {
			type: "array",
			maxItems: 50,
			items: text
		},
		quietRun: count,
		reference: text
	}
};
const measurementSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"id",
		"attempt",
		"digest",
		"at",
		"reference",
		"drifted",
		"undecided",
		"count",
		"columns",
		"strength"
	],
	properties: {
		id: text,
		attempt: count,
		digest: text,
		at: time,
		reference: text,
		pValue: {
			type: "number",
			minimum: 0,
			maximum: 1
		},
		drifted: {
			type: "array",
			maxItems: 20,
			items: text
		},
		undecided: {
			type: "array",
			maxItems: 20,
			items: text
		},
		compared: {
			type: "array",
			maxItems: 200,
			items: text
		},
		count,
		columns: count,
		strength: {
			type: "number",
			minimum: 0
		},
		severity: { enum: SEVERITIES }
	}
};
/** JSON Schema of `AlertState`. */
const alertStateSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"schemaVersion",
		"base",
		"log",
		"shown"
	],
	properties: {
		schemaVersion: { const: 1 },
		base: courseSchema,
		until: {
			type: "object",
			additionalProperties: false,
			required: ["at", "id"],
			properties: {
				at: time,
				id: text
			}
		},
		log: {
			type: "array",
			maxItems: 60,
			items: measurementSchema
		},
		shown: {
			type: "object",
			additionalProperties: false,
			required: ["isOpen", "incident"],
			properties: {
				isOpen: { type: "boolean" },
				incident: count,
				digest: text
			}
		}
	}
};

const share = {
	type: "number",
	exclusiveMinimum: 0,
	exclusiveMaximum: 1
};
const amount = {
	type: "number",
	minimum: 0
};
/** JSON Schema of `EProcessState`. */
const eProcessSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"alpha",
		"limit",
		"count",
		"sum",
		"spread",
		"logWealth",
		"peak"
	],
	properties: {
		alpha: share,
		limit: share,
		count: {
			type: "integer",
			minimum: 0
		},
		sum: amount,
		spread: amount,
		logWealth: { type: "number" },
		peak: amount,
		alarmAt: {
			type: "integer",
			minimum: 1
		}
	}
};

/**
* e-BH (Wang and Ramdas, J. R. Stat. Soc. B 84, 2022): which of many null hypotheses (models, segments) to reject so that at most the
* share `alpha` of the rejections is false in expectation, however the e values depend on each other. Indices, ascending. Throws
* RangeError for a negative e value or NaN.
*/
function rejectByEValues(eValues, alpha) {
	const wrong = eValues.find((value) => !(value >= 0));
	if (wrong !== void 0) throw new RangeError(`an e value must be at least 0, found ${wrong}`);
	const total = eValues.length;
	const order = eValues.map((_, index) => index).toSorted((a, b) => (eValues[b] ?? 0) - (eValues[a] ?? 0));
	const rejected = order.findLastIndex((index, position) => (eValues[index] ?? 0) >= total / ((position + 1) * alpha));
	return order.slice(0, rejected + 1).toSorted((a, b) => a - b);
}

const driftStateSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay drift state",
	type: "object",
	additionalProperties: false,
	required: [
		"schemaVersion",
		"kind",
		"models"
	],
	properties: {
		schemaVersion: { const: 1 },
		kind: { const: "drift-state" },
		models: {
			type: "object",
			maxProperties: 200,
			propertyNames: { pattern: MODEL_NAME_PATTERN },
			additionalProperties: {
				type: "object",
				additionalProperties: false,
				required: ["alert"],
				properties: {
					alert: alertStateSchema,
					labels: {
						type: "object",
						additionalProperties: false,
						required: ["reference", "test"],
						properties: {
							reference: {
								type: "string",
								minLength: 1,
								maxLength: 1100
							},
							until: { type: "number" },
							test: eProcessSchema
						}
					}
				}
			}
		}
	}
};
/** The state before anything was measured. */
const EMPTY_DRIFT_STATE = {
	schemaVersion: 1,
	kind: "drift-state",
	models: {}
};
/**
* Models of which the labels say that they got worse, judged together by e-BH: of those that are named, at most one in twenty is
* innocent in expectation, however many there are and however their labels depend on each other.
*/
function worseByLabels({ models }) {
	const watched = Object.entries(models).flatMap(([model, { labels }]) => labels === void 0 ? [] : [{
		model,
		value: eValue(labels.test)
	}]);
	const values = watched.map(({ value }) => value);
	const worse = rejectByEValues(values, LABEL_ALPHA).map((index) => watched[index]?.model ?? "");
	return {
		watched: watched.length,
		worse
	};
}
/** Reads a state strictly. Throws UserError STATE_INVALID with every problem: a broken state is never taken for an empty one. */
function parseDriftState(text, file) {
	const document = parseStrictJson(text, file, "STATE_INVALID");
	const state = validate(document, driftStateSchema, "STATE_INVALID");
	const problems = Object.entries(state.models).flatMap(([model, { alert }]) => {
		const path = `/models/${model}/alert`;
		return contradictionsOf(alert).map((message) => ({
			file,
			...document.locate(path),
			path,
			message,
			fix: FIX
		}));
	});
	if (problems.length > 0) throw new UserError("STATE_INVALID", problems);
	return state;
}
const FIX = "bring back the last version of the file; remove it only to begin anew";
/** What no state that was written here says. */
function contradictionsOf({ base, log }) {
	const { lord } = base;
	return [
		...new Set(log.map(({ id }) => id)).size < log.length ? ["a run is in the log twice"] : [],
		...log.some(({ at }, i) => at < (log[i - 1]?.at ?? at)) ? ["the log is not in the order of time"] : [],
		...lord.rejections.some((time, i) => time > lord.index || time <= (lord.rejections[i - 1] ?? 0)) ? ["the rejections are not among the tests"] : [],
		...lord.wealth >= lord.alpha ? ["the wealth is not less than alpha"] : []
	];
}
compiled.set(driftStateSchema, driftStateSchema$1);

/** Two data sets compared without naming a model are kept under this name. */
const UNNAMED = "data";
/**
* Follows the drift of a model in a file: reads it, takes the measurement in, writes it whole. A file that is not there is begun; one
* that is broken throws UserError STATE_INVALID and stays as it is. A run that was taken in before, or on a laptop the same two data
* sets, changes nothing.
*/
async function keepDriftState({ files, clock }, { path, predicate, labels }) {
	const text = await files.readText(path);
	const before = text === void 0 ? EMPTY_DRIFT_STATE : parseDriftState(text, path);
	const model = predicate.model ?? UNNAMED;
	const known = Object.hasOwn(before.models, model) ? before.models[model] : void 0;
	const { runId, runAttempt = "1" } = predicate.source;
	const digest = files.sha256(canonicalJson({
		...predicate,
		createdAt: "",
		source: {}
	}));
	const measured = {
		predicate,
		digest,
		id: runId ?? digest,
		attempt: Number(runAttempt),
		at: Date.parse(predicate.createdAt)
	};
	const { state, actions } = nextAlert(known?.alert ?? startAlert(), measured, clock);
	const rule = labels === void 0 ? void 0 : {
		...labels.rule,
		reference: referenceOf(predicate)
	};
	const bet = rule === void 0 ? void 0 : followLabels(known?.labels, labels?.rows ?? [], rule);
	const kept = bet === void 0 ? known?.labels : withoutAdded(bet);
	const entry = {
		alert: asShown(state),
		...kept === void 0 ? {} : { labels: kept }
	};
	const after = {
		...before,
		models: {
			...before.models,
			[model]: entry
		}
	};
	await files.write(path, `${JSON.stringify(after, null, 2)}\n`);
	return {
		standing: standingOf(state),
		actions,
		...bet === void 0 ? {} : { labels: {
			...bet,
			...worseByLabels(after)
		} }
	};
}
function withoutAdded({ added: _, ...labels }) {
	return labels;
}

/**
* Predictions with their labels; rows whose label has not arrived are left out. `name` is how messages call the source. Throws
* UserError for data that cannot be read, COLUMN_MISSING, and LABEL_INVALID for rows without a time or a prediction.
*/
async function readLabelledRows(tables, { source, prediction, label, time, loss }, name) {
	const table = await (await tables.open(source, name)).read([
		prediction,
		label,
		time
	]);
	const [predictions, labels, times] = [
		prediction,
		label,
		time
	].map((column) => columnOf(table, column));
	if (predictions === void 0 || labels === void 0 || times?.kind !== "numeric") throw invalid(name, `the column "${time}" holds no times`, "name a column of dates, or of growing numbers");
	if (loss !== "0-1" && (predictions.kind !== "numeric" || labels.kind !== "numeric")) throw invalid(name, `the loss "${loss}" needs numbers in "${prediction}" and "${label}"`, "use the loss 0-1 for classes");
	const rows = [];
	for (let row = 0; row < table.rows; row++) {
		const truth = cellText(labels, row);
		if (truth === void 0) continue;
		const at = times.values[row] ?? NaN;
		const said = cellText(predictions, row);
		if (said === void 0 || !Number.isFinite(at)) throw invalid(name, `row ${row + 1} has a label but no ${said === void 0 ? "prediction" : "time"}`, "give every labelled row both");
		rows.push({
			at,
			prediction: said,
			label: truth
		});
	}
	return rows;
}
function invalid(file, message, fix) {
	return new UserError("LABEL_INVALID", {
		file,
		message,
		fix
	});
}

const MIN_POINTS = 3;
const URGENCY = {
	low: "a small change in a few columns; look at it when you next work on the model",
	medium: "look at it this week",
	high: "look at it today, before the model decides much more",
	critical: "look at it now; if the pipeline is not at fault, go back to an earlier model or stop deciding by this one"
};
const PHASES = {
	quiet: "quiet",
	suspected: "suspected",
	open: "alert",
	recovering: "recovering",
	closed: "quiet"
};
/** Where an alert stands, in one paragraph: severity, since when, and the level of the last test. Markdown. */
function standingLine(standing) {
	const { severity, since, phase } = standing;
	return [
		severity === void 0 ? "" : `**Severity: ${severity}** (${URGENCY[severity]}).`,
		since === void 0 ? "" : `Drift since ${toDay(since)}.`,
		phase === "recovering" ? `${recoveryText(standing)}.` : "",
		testText(standing)
	].filter((part) => part !== "").join(" ");
}
/** `recovering: 1 of 2 quiet measurements`. */
function recoveryText({ quietRun }) {
	return `Recovering: ${quietRun} of the ${ALERT_RULE.quiet} quiet measurements that close the alert`;
}
/** `test 14 of this model, alarm level 1.7e-4`; empty before the first test. */
function testName({ test }) {
	return test === void 0 ? "" : `test ${count$1(test.index)} of this model, alarm level ${small(test.level)}`;
}
function testText(standing) {
	if (standing.test === void 0) return "";
	if (!standing.test.isRejected) return `This is ${testName(standing)}; at most ${100 * ALERT_RULE.alpha} % of its alerts are false.`;
	return isActive(standing) ? `The alert was raised by ${testName(standing)}; while it is open no further level is asked.` : `The last alert was raised by ${testName(standing)}.`;
}
/** The last measurements as a row of bars, a table and a chart; empty below two. All of it from numbers and our own words. */
function historySection({ readings }) {
	if (readings.length < 2) return "";
	const points = readings.slice(-30);
	const strengths = points.map(({ measurement }) => measurement.strength);
	const top = Math.max(1, ...strengths);
	const bars = sparkline(strengths, top).replaceAll(" ", "·");
	const latest = readings.slice(-10).toReversed();
	return `<details><summary>${`The last ${plural(points.length, "measurement")}: <code>${bars}</code> (largest effect; what matters is 1, the top ${small(top)})`}</summary>\n\n${[historyTable(latest), points.length < MIN_POINTS ? "" : chart(points, top)].filter((block) => block !== "").join("\n\n")}\n\n</details>`;
}
function historyTable(readings) {
	return table([
		["measured"],
		["drifted", "right"],
		["largest effect", "right"],
		["p of the report", "right"],
		["alarm level", "right"],
		["state"]
	], readings.map(({ measurement, phase, test }) => [
		toDay(measurement.at),
		`${count$1(measurement.count)} of ${count$1(measurement.columns)}`,
		small(measurement.strength),
		reportP(measurement.pValue),
		test === void 0 ? "–" : small(test.level),
		measurement.severity === void 0 ? PHASES[phase] : `${PHASES[phase]}, ${measurement.severity}`
	]));
}
function chart(readings, top) {
	const days = readings.map(({ measurement }, i) => `"${i + 1}: ${toDay(measurement.at).slice(5)}"`);
	const bars = readings.map(({ measurement }) => measurement.strength.toFixed(2));
	return [
		"```mermaid",
		"xychart-beta",
		"  title \"Largest effect, in units of what matters (line)\"",
		`  x-axis [${days.join(", ")}]`,
		`  y-axis 0 --> ${Math.ceil(top)}`,
		`  bar [${bars.join(", ")}]`,
		`  line [${readings.map(() => "1").join(", ")}]`,
		"```"
	].join("\n");
}
function reportP(value) {
	if (value === void 0) return "not enough data";
	return value === 0 ? pText(value) : small(value);
}
function small(value) {
	if (value === 0) return "0";
	return value < .001 ? value.toExponential(1) : significant(value, 2);
}

const MAX_TITLE_CHARACTERS = 200;
/**
* The check run on the measured commit: failure while the alert is open, also while it recovers; success otherwise. A suspicion is not
* shown as drift. `issue` is the number of the open alert.
*/
function driftCheckRun(predicate, standing, issue) {
	const isOpen = isActive(standing);
	const title = checkTitle(predicate, standing);
	const [, ...report] = renderDriftReport(predicate, [historySection(standing)]).split("\n");
	const summary = [
		issue === void 0 ? "" : `Alert: #${issue}\n`,
		`### ${isOpen ? "✕" : "✓"} ${inline(title, 400)}\n`,
		standingLine(standing),
		...report
	];
	return {
		conclusion: isOpen ? "failure" : "success",
		output: {
			title: plain(title, MAX_TITLE_CHARACTERS),
			summary: summary.filter((line, i) => line !== "" || i > 2).join("\n")
		}
	};
}
function checkTitle(predicate, standing) {
	const headline = driftHeadline(predicate).replace(/^[✓✕] /u, "");
	if (standing.phase === "recovering") return `${recoveryText(standing)}. ${headline}`;
	if (standing.phase === "open") return predicate.drifted ? headline : `The alert stays open. ${headline}`;
	if (standing.phase !== "suspected") return headline;
	const names = driftedColumns(predicate).map(({ name }) => name);
	return `No alert: what ${plain(names.slice(0, 3).join(", "), 200)} shows is to be expected by chance now and then (${testName(standing)})`;
}

/** What the labels of a model say, in one paragraph of Markdown; with several models, which of them got worse, judged together. */
function labelsLine({ test, watched = 1, worse = [] }) {
	const names = worse.length === 0 ? "none" : worse.map((name) => inline(name, 80)).join(", ");
	const together = watched > 1 ? ` Of ${count$1(watched)} models judged together, got worse: ${names}.` : "";
	return `${ownLine(test)}${together}`;
}
function ownLine(test) {
	const { alpha, limit, alarmAt, sum } = test;
	const seen = plural(test.count, "label");
	if (test.count === 0) return `No labels yet; a mean loss of up to ${significant(limit)} is all right.`;
	const mean = `mean loss ${significant(sum / test.count)} over ${seen}, of which up to ${significant(limit)} is all right`;
	if (alarmAt !== void 0) return `**The model got worse**: ${mean}. Shown by label ${count$1(alarmAt)}; an alarm like this is false in at most ${100 * alpha} % of streams, however often one looks. Train again, or go back to an earlier model.`;
	return `Labels: ${mean}; e value ${significant(Math.min(eValue(test), 0xe8d4a51000))}, an alarm from ${significant(1 / alpha)}.`;
}

export { keepDriftState as a, renderDriftPage as c, readLabelledRows as i, withImportance as l, driftCheckRun as n, isActive as o, standingLine as r, detectDrift as s, labelsLine as t };