import { Bn as aucParts, I as table, Pr as sortedOrder, Rn as aucCovariance, St as significant, _r as normalSf, _t as count, bi as UserError, bt as plural, gr as normalQuantile, kt as masked, mt as plain, ni as createPrng, pt as inline, qn as twoSidedZ, ri as shuffle, yt as pText$1 } from "./start.js";
import { n as points, r as short, t as percent } from "./words.js";
import { t as cellText } from "./table.js";
import { i as sized, r as effectWords, t as effectInterval } from "./effect-words.js";
import { n as picturePair } from "./picture.js";

const MAX_COLUMNS$2 = 30;
/** Names of the distances that any column has, in the order in which they were asked for. */
function measureNames(columns) {
	return [...new Set(columns.flatMap(({ measures = [] }) => measures.map(({ name }) => name)))];
}
/** A distance of a column with what belongs to it: its p value, or what clean data stay below; empty where it has none. */
function measureText({ measures = [] }, name) {
	const found = measures.find((measure) => measure.name === name);
	if (found === void 0) return "";
	const value = significant(found.value, 3);
	if (found.pValue !== void 0) return `${value} (p ${pText$1(found.pValue)})`;
	return found.chance === void 0 ? value : `${value} (chance alone: up to ${significant(found.chance, 2)})`;
}
/** The distances that were asked for by name, as a folded table of at most 30 columns; empty without any. */
function foldedMeasures(columns) {
	const names = measureNames(columns);
	if (names.length === 0) return "";
	const measured = columns.filter(({ measures = [] }) => measures.length > 0);
	const rows = measured.slice(0, MAX_COLUMNS$2).map((column) => [inline(column.name, 80), ...names.map((name) => inline(measureText(column, name), 80))]);
	return `<details><summary>Distances asked for by name; they decide nothing</summary>\n\n${table([["column"], ...names.map((name) => [inline(name, 80), "right"])], rows)}${measured.length > rows.length ? `\n\nand ${measured.length - rows.length} more columns.` : ""}\n\n</details>`;
}

/**
* Two-sided test of "both correlations are the same" by the inverse hyperbolic tangent (R. A. Fisher, Metron 1, 1921). Right for ranks
* and near-normal numbers; fewer than 4 rows on a side give p = 1.
*/
function correlationChange(a, b) {
	if (a.n < 4 || b.n < 4) return {
		z: 0,
		pValue: 1
	};
	const inner = ({ r }) => Math.atanh(Math.max(-.999, Math.min(.999, r)));
	const z = (inner(b) - inner(a)) / Math.sqrt(1 / (a.n - 3) + 1 / (b.n - 3));
	return {
		z,
		pValue: Math.min(1, 2 * normalSf(Math.abs(z)))
	};
}

/**
* Numbers as the normal quantiles of their midranks (van der Waerden): no unit, no outlier, the same for every rising change of scale.
* What is missing or infinite is NaN.
*/
function normalScores(values) {
	const scores = new Float64Array(values.length).fill(NaN);
	const order = sortedOrder(values.map((value) => Number.isFinite(value) ? value : Number.POSITIVE_INFINITY));
	const present = values.reduce((count, value) => count + Number(Number.isFinite(value)), 0);
	for (let start = 0; start < present;) {
		let end = start + 1;
		while (end < present && values[order[end]] === values[order[start]]) end++;
		const score = normalQuantile((start + end + 1) / 2 / (present + 1));
		for (let i = start; i < end; i++) scores[order[i]] = score;
		start = end;
	}
	return scores;
}
/** Pearson's r over the rows where both are numbers; 0 when one does not vary. */
function correlation(a, b) {
	let [n, sumA, sumB] = [
		0,
		0,
		0
	];
	const isBoth = (row) => !Number.isNaN(a[row] + b[row]);
	for (let row = 0; row < a.length; row++) {
		if (!isBoth(row)) continue;
		n += 1;
		sumA += a[row];
		sumB += b[row];
	}
	let [squaresA, squaresB, products] = [
		0,
		0,
		0
	];
	for (let row = 0; row < a.length; row++) {
		if (!isBoth(row)) continue;
		const [x, y] = [a[row] - sumA / n, b[row] - sumB / n];
		squaresA += x * x;
		squaresB += y * y;
		products += x * y;
	}
	const scale = Math.sqrt(squaresA * squaresB);
	return {
		r: scale > 0 ? products / scale : 0,
		n
	};
}

/** A change of a correlation below this is immaterial. */
const MATERIAL_CORRELATION = .1;
/** Columns whose pairs are compared: the first ones that vary on both sides. */
const MAX_COLUMNS$1 = 20;
/** The correlation of normal scores of every pair of numbers, before and now (Fisher's z). Columns come in the same order on both sides. */
function compareCorrelations(reference, current) {
	const varying = reference.flatMap((column, i) => {
		const other = current[i];
		if (column.kind !== "numeric" || other?.kind !== "numeric") return [];
		return [{
			name: column.name,
			reference: normalScores(column.values),
			current: normalScores(other.values)
		}];
	}).filter((each) => varies(each.reference) && varies(each.current)).slice(0, MAX_COLUMNS$1);
	return varying.flatMap((one, i) => varying.slice(i + 1).map((other) => {
		const before = correlation(one.reference, other.reference);
		const now = correlation(one.current, other.current);
		const { pValue } = correlationChange(before, now);
		return {
			columns: [one.name, other.name],
			reference: before.r,
			current: now.r,
			pValue
		};
	}));
}
function varies(scores) {
	const first = scores.find((score) => !Number.isNaN(score));
	return scores.some((score) => !Number.isNaN(score) && score !== first);
}

/** Gathers rows of [column, value] pairs. */
function toSparseRows(rows, width) {
	const starts = new Int32Array(rows.length + 1);
	rows.forEach((row, i) => {
		starts[i + 1] = starts[i] + row.length;
	});
	const columns = new Int32Array(starts[rows.length]);
	const values = new Float64Array(columns.length);
	rows.forEach((row, i) => {
		row.forEach(([column, value], k) => {
			columns[starts[i] + k] = column;
			values[starts[i] + k] = value;
		});
	});
	return {
		width,
		starts,
		columns,
		values
	};
}
/** Row times weights, plus the last weight: the intercept. */
function linear({ width, starts, columns, values }, row, weights) {
	let sum = weights[width];
	const end = starts[row + 1];
	for (let k = starts[row]; k < end; k++) sum += values[k] * weights[columns[k]];
	return sum;
}
/** Adds a row, and one for the intercept, times `factor` into `into`. */
function accumulate({ width, starts, columns, values }, row, factor, into) {
	const end = starts[row + 1];
	for (let k = starts[row]; k < end; k++) {
		const column = columns[k];
		into[column] = into[column] + factor * values[k];
	}
	into[width] = into[width] + factor;
}

/**
* Lower factor L of a symmetric positive definite matrix (row-major, `size` x `size`) with L L' equal to it; `undefined` when it is not
* positive definite beyond rounding.
*/
function cholesky(matrix, size) {
	const lower = new Float64Array(size * size);
	for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) {
		let sum = matrix[i * size + j];
		for (let k = 0; k < j; k++) sum -= lower[i * size + k] * lower[j * size + k];
		if (i !== j) {
			lower[i * size + j] = sum / lower[j * size + j];
			continue;
		}
		if (!(sum > SMALLEST_PIVOT * Math.abs(matrix[i * size + i]))) return void 0;
		lower[i * size + i] = Math.sqrt(sum);
	}
	return lower;
}
/** The x with L L' x = b, for a factor of `cholesky`. */
function solveFactored(lower, b) {
	const size = b.length;
	const x = b.slice();
	for (let i = 0; i < size; i++) {
		for (let k = 0; k < i; k++) x[i] = x[i] - lower[i * size + k] * x[k];
		x[i] = x[i] / lower[i * size + i];
	}
	for (let i = size - 1; i >= 0; i--) {
		for (let k = i + 1; k < size; k++) x[i] = x[i] - lower[k * size + i] * x[k];
		x[i] = x[i] / lower[i * size + i];
	}
	return x;
}
/** b' A^-1 b for a symmetric positive definite A, the statistic of every Wald test; `undefined` when A is singular. */
function quadraticForm(matrix, b) {
	const lower = cholesky(matrix, b.length);
	if (lower === void 0) return void 0;
	const solved = solveFactored(lower, b);
	return b.reduce((sum, value, i) => sum + value * solved[i], 0);
}
/** A pivot below this share of its diagonal is rounding: the columns depend on each other. */
const SMALLEST_PIVOT = 1e-10;

const MAX_STEPS$1 = 50;
const TOLERANCE = 1e-12;
/**
* Maximum likelihood by Newton's method with halved steps (McCullagh and Nelder, "Generalized Linear Models", 1989, section 4.4).
* `undefined` when columns depend on each other or the rows are separated, so that no finite fit exists.
*/
function fitLogistic(data) {
	let coefficients = new Float64Array(data.columns.length);
	let fit = evaluate$1(data, coefficients);
	for (let step = 0; step < MAX_STEPS$1; step++) {
		const { gradient, information } = derivatives(data, fit.fitted);
		const lower = cholesky(information, coefficients.length);
		if (lower === void 0) return void 0;
		const direction = solveFactored(lower, gradient);
		const next = improve(data, {
			coefficients,
			logLikelihood: fit.logLikelihood,
			direction
		});
		const gain = next.logLikelihood - fit.logLikelihood;
		coefficients = next.coefficients;
		fit = next;
		if (gain <= TOLERANCE * (1 + Math.abs(fit.logLikelihood))) return isSeparated(fit) ? void 0 : next;
	}
}
function improve(data, { coefficients, logLikelihood, direction }) {
	for (let scale = 1; scale > 1e-6; scale /= 2) {
		const moved = coefficients.map((value, i) => value + scale * direction[i]);
		const fit = evaluate$1(data, moved);
		if (fit.logLikelihood >= logLikelihood) return {
			...fit,
			coefficients: moved
		};
	}
	return {
		...evaluate$1(data, coefficients),
		coefficients
	};
}
function evaluate$1({ columns, target, offset }, coefficients) {
	const fitted = new Float64Array(target.length);
	let logLikelihood = 0;
	for (let row = 0; row < target.length; row++) {
		let linear = offset?.[row] ?? 0;
		for (let i = 0; i < columns.length; i++) linear += columns[i]?.[row] * coefficients[i];
		fitted[row] = 1 / (1 + Math.exp(-linear));
		logLikelihood -= softplus(target[row] === 1 ? -linear : linear);
	}
	return {
		fitted,
		logLikelihood
	};
}
function derivatives({ columns, target }, fitted) {
	const size = columns.length;
	const gradient = new Float64Array(size);
	const information = new Float64Array(size * size);
	for (let row = 0; row < target.length; row++) {
		const p = fitted[row];
		for (let i = 0; i < size; i++) {
			const x = columns[i]?.[row];
			gradient[i] = gradient[i] + x * (target[row] - p);
			for (let j = 0; j <= i; j++) information[i * size + j] = information[i * size + j] + x * columns[j]?.[row] * p * (1 - p);
		}
	}
	for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) information[j * size + i] = information[i * size + j];
	return {
		gradient,
		information
	};
}
function isSeparated({ fitted, logLikelihood }) {
	return -logLikelihood < 1e-6 * fitted.length;
}
/** ln(1 + e^x) without overflow. */
function softplus(x) {
	return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

const MAX_STEPS = 40;
const MAX_INNER = 50;
/**
* Logistic regression with a squared penalty on some rows of a sparse table, by Newton's method whose steps conjugate gradients find
* (Lin, Weng and Keerthi, JMLR 9, 2008). Returns `width` weights and the intercept last. The loss is convex: no start, no chance.
*/
function fitRidge(rows, target, chosen, { penalty, tolerance }) {
	const problem = {
		rows,
		target,
		chosen,
		penalty
	};
	let weights = new Float64Array(rows.width + 1);
	let state = evaluate(problem, weights);
	const goal = tolerance * norm(state.gradient);
	for (let step = 0; step < MAX_STEPS && norm(state.gradient) > goal; step++) {
		const direction = newtonDirection(problem, state);
		const slope = dot(direction, state.gradient);
		let scale = 1;
		let next = evaluate(problem, moved(weights, direction, scale));
		while (next.loss > state.loss + 1e-4 * scale * slope && scale > 1e-8) {
			scale /= 2;
			next = evaluate(problem, moved(weights, direction, scale));
		}
		weights = moved(weights, direction, scale);
		state = next;
	}
	return weights;
}
function evaluate({ rows, target, chosen, penalty }, weights) {
	const gradient = weights.map((weight, i) => i < rows.width ? penalty * weight : 0);
	const curvature = new Float64Array(chosen.length);
	let loss = 0;
	for (let i = 0; i < rows.width; i++) loss += penalty / 2 * weights[i] ** 2;
	for (let i = 0; i < chosen.length; i++) {
		const row = chosen[i];
		const score = linear(rows, row, weights);
		const p = 1 / (1 + Math.exp(-score));
		loss += softplus(target[row] === 1 ? -score : score);
		curvature[i] = p * (1 - p);
		accumulate(rows, row, p - target[row], gradient);
	}
	return {
		loss,
		gradient,
		curvature
	};
}
/** Solves H d = -g roughly; each product with H is one pass over the rows. */
function newtonDirection(problem, { gradient, curvature }) {
	const direction = new Float64Array(gradient.length);
	const residual = gradient.map((value) => -value);
	let search = residual.slice();
	let squares = dot(residual, residual);
	const goal = squares * Math.min(.01, squares);
	for (let i = 0; i < MAX_INNER && squares > goal; i++) {
		const product = timesHessian(problem, curvature, search);
		const step = squares / dot(search, product);
		add(direction, step, search);
		add(residual, -step, product);
		const next = dot(residual, residual);
		const ratio = next / squares;
		search = search.map((value, k) => residual[k] + ratio * value);
		squares = next;
	}
	return direction;
}
function timesHessian({ rows, chosen, penalty }, curvature, vector) {
	const product = vector.map((value, i) => i < rows.width ? penalty * value : 0);
	for (let i = 0; i < chosen.length; i++) {
		const row = chosen[i];
		accumulate(rows, row, curvature[i] * linear(rows, row, vector), product);
	}
	return product;
}
function moved(weights, direction, scale) {
	return Float64Array.from(weights, (weight, i) => weight + scale * direction[i]);
}
function add(into, factor, vector) {
	for (let i = 0; i < into.length; i++) into[i] = into[i] + factor * vector[i];
}
function dot(a, b) {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
	return sum;
}
function norm(vector) {
	return Math.sqrt(dot(vector, vector));
}

const FOLDS = 5;
/**
* Fold areas are not independent: what sets two folds apart by chance is learned from the first and found in the second, and again the
* other way around. For a linear classifier without drift their sum is one over all ordered pairs of folds, in which each pair stands
* twice, so its variance is twice that of independent areas. With few features the test is cautious.
*/
const OVERLAP = 2;
/** Fits a classifier to each four fifths of the rows; the folds hold equal shares of both sides (`target` 1 is the current side). */
function crossFit(rows, target, { penalty, seed }) {
	const foldOf = dealFolds(target, seed);
	const all = Int32Array.from(target, (_, row) => row);
	const folds = Array.from({ length: 5 }, (_, fold) => all.filter((row) => foldOf[row] === fold));
	return {
		folds,
		weights: folds.map((_, fold) => {
			const training = all.filter((row) => foldOf[row] !== fold);
			return fitRidge(rows, target, training, {
				penalty,
				tolerance: .001
			});
		})
	};
}
/**
* Classifier two-sample test (Lopez-Paz and Oquab, "Revisiting classifier two-sample tests", ICLR 2017) with the mean AUC of the folds
* and the variance of DeLong et al. in each: scores of different folds, made by different classifiers, are never ranked together.
*/
function testSeparation(rows, target, { folds, weights }) {
	let auc = 0;
	let variance = 0;
	folds.forEach((fold, k) => {
		const own = weights[k] ?? new Float64Array(rows.width + 1);
		const scores = Float64Array.from(fold, (row) => linear(rows, row, own));
		const positive = Uint8Array.from(fold, (row) => target[row]);
		const parts = aucParts(positive, scores);
		auc += parts.auc / 5;
		variance += OVERLAP * Math.max(aucCovariance(positive, parts, parts), smallestVariance(parts)) / 5 ** 2;
	});
	const standardError = Math.sqrt(variance);
	const half = twoSidedZ(.9) * standardError;
	return {
		auc,
		standardError,
		interval: {
			low: Math.max(0, auc - half),
			high: Math.min(1, auc + half)
		},
		pValue: normalSf((auc - .5) / standardError)
	};
}
/** One misplaced pair of rows is always possible: DeLong's variance is 0 for sides that a fold tells apart wholly. */
function smallestVariance({ positives, negatives }) {
	return 1 / (positives * negatives) ** 2;
}
function dealFolds(target, seed) {
	const prng = createPrng(seed);
	const folds = new Uint8Array(target.length);
	for (const side of [0, 1]) {
		const rows = Int32Array.from(target, (_, row) => row).filter((row) => target[row] === side);
		shuffle(rows, prng);
		rows.forEach((row, place) => {
			folds[row] = place % 5;
		});
	}
	return folds;
}

const MAX_CATEGORIES = 30;
const RAREST_CATEGORY = .005;
const MAX_PAIRS = 60;
const PAIR_ROWS = 2e3;
/**
* What a linear classifier needs to see more than the mean of each column: numbers as normal scores with their squares, products of the
* most correlated pairs (chosen without knowing which side a row is from), frequent categories, and what is missing.
*/
function toFeatures(columns, rows) {
	const scores = columns.map((column) => column.kind === "numeric" ? normalScores(column.values) : void 0);
	const features = [...columns.flatMap((column, owner) => {
		const own = scores[owner];
		return column.kind === "numeric" && own !== void 0 ? numberFeatures(column, own, owner) : column.kind === "text" ? categoryFeatures(column, owner) : [];
	}), ...pairFeatures(scores)];
	return {
		rows: fill(features, rows),
		owners: features.map(({ owners }) => owners)
	};
}
/** Counts first: rows as lists of pairs would take ten times the memory. */
function fill(features, rows) {
	const starts = new Int32Array(rows + 1);
	const values = features.map(({ at }) => Float64Array.from({ length: rows }, (_, row) => at(row)));
	for (let row = 0; row < rows; row++) {
		let held = 0;
		for (const own of values) if (own[row] !== 0) held += 1;
		starts[row + 1] = starts[row] + held;
	}
	const into = {
		columns: new Int32Array(starts[rows]),
		values: new Float64Array(starts[rows])
	};
	const next = starts.slice(0, rows);
	values.forEach((own, feature) => {
		for (let row = 0; row < rows; row++) {
			if (own[row] === 0) continue;
			const place = next[row];
			into.columns[place] = feature;
			into.values[place] = own[row];
			next[row] = place + 1;
		}
	});
	return {
		width: features.length,
		starts,
		...into
	};
}
/** The two halves of one table: a column of the reference followed by the same of the current side. */
function joinColumns(reference, current) {
	if (reference.kind === "numeric" && current.kind === "numeric") return {
		...reference,
		values: concat(reference, current)
	};
	if (reference.kind !== "text" || current.kind !== "text") return void 0;
	const index = new Map(reference.dictionary.map((name, code) => [name, code]));
	for (const name of current.dictionary) if (!index.has(name)) index.set(name, index.size);
	const recoded = Int32Array.from(current.dictionary, (name) => index.get(name) ?? -1);
	const codes = new Int32Array(reference.codes.length + current.codes.length);
	codes.set(reference.codes);
	codes.set(current.codes.map((code) => recoded[code] ?? -1), reference.codes.length);
	return {
		kind: "text",
		name: reference.name,
		codes,
		dictionary: [...index.keys()]
	};
}
function concat(reference, current) {
	const values = new Float64Array(reference.values.length + current.values.length);
	values.set(reference.values);
	values.set(current.values, reference.values.length);
	return values;
}
function numberFeatures({ values }, scores, owner) {
	const score = (row) => scores[row] || 0;
	const features = [{
		owners: [owner],
		at: score
	}, {
		owners: [owner],
		at: (row) => Number.isNaN(scores[row]) ? 0 : (scores[row] ** 2 - 1) / Math.SQRT2
	}];
	if (!values.every(Number.isFinite)) features.push({
		owners: [owner],
		at: (row) => Number(!Number.isFinite(values[row]))
	});
	return features;
}
function categoryFeatures({ codes, dictionary }, owner) {
	const counts = new Float64Array(dictionary.length);
	let missing = 0;
	for (const code of codes) if (code < 0) missing += 1;
	else counts[code] = counts[code] + 1;
	const shown = Array.from(counts, (_, code) => code).filter((code) => counts[code] >= RAREST_CATEGORY * codes.length).toSorted((a, b) => counts[b] - counts[a] || ((dictionary[a] ?? "") < (dictionary[b] ?? "") ? -1 : 1)).slice(0, MAX_CATEGORIES);
	const known = new Set(shown);
	const features = shown.map((code) => ({
		owners: [owner],
		at: (row) => Number(codes[row] === code)
	}));
	features.push({
		owners: [owner],
		at: (row) => Number(codes[row] >= 0 && !known.has(codes[row]))
	});
	if (missing > 0) features.push({
		owners: [owner],
		at: (row) => Number(codes[row] < 0)
	});
	return features;
}
function pairFeatures(scores) {
	const step = Math.max(1, Math.floor((scores.find((each) => each !== void 0)?.length ?? 0) / PAIR_ROWS));
	const thin = scores.map((each) => each?.filter((_, row) => row % step === 0));
	const pairs = [];
	for (let one = 0; one < thin.length; one++) for (let other = one + 1; other < thin.length; other++) {
		const [a, b] = [thin[one], thin[other]];
		if (a !== void 0 && b !== void 0) pairs.push({
			one,
			other,
			r: Math.abs(correlation(a, b).r)
		});
	}
	return pairs.toSorted((a, b) => b.r - a.r || a.one - b.one || a.other - b.other).slice(0, MAX_PAIRS).map(({ one, other }) => ({
		owners: [one, other],
		at: (row) => (scores[one][row] || 0) * (scores[other][row] || 0)
	}));
}

/** The two sides count as different only when a classifier tells them apart at least this well, error allowed for. */
const MATERIAL_AUC = .55;
const PENALTY = 10;
const SHOWN_COLUMNS$1 = 10;
/**
* Can a classifier tell reference and current rows apart by all columns together? Columns must be the same ones in the same order on
* both sides; those of different kinds are passed over. `undefined` without any column.
*/
function classifyDomain(reference, current, seed) {
	const joined = reference.flatMap((column, i) => {
		const other = current[i];
		return (other === void 0 ? void 0 : joinColumns(column, other)) ?? [];
	});
	const first = joined[0];
	if (first === void 0) return void 0;
	const rows = rowsOf(first);
	const n = reference[0] === void 0 ? 0 : rowsOf(reference[0]);
	const target = Uint8Array.from({ length: rows }, (_, row) => Number(row >= n));
	const features = toFeatures(joined, rows);
	const fit = crossFit(features.rows, target, {
		penalty: PENALTY,
		seed
	});
	const separation = testSeparation(features.rows, target, fit);
	const losses = mostUsed(features, fit, joined.length).map((owner) => ({
		name: joined[owner]?.name ?? "",
		importance: lossOf(owner, {
			features,
			target,
			fit,
			seed
		})
	}));
	return {
		...separation,
		columns: losses.filter(({ importance }) => importance > 0).toSorted((a, b) => b.importance - a.importance || (a.name < b.name ? -1 : 1))
	};
}
/** The columns whose features have the largest weights: only these are shuffled. */
function mostUsed({ owners }, { weights }, count) {
	const use = new Float64Array(count);
	owners.forEach((own, feature) => {
		const size = weights.reduce((sum, fold) => sum + Math.abs(fold[feature]), 0);
		for (const owner of own) use[owner] = use[owner] + size;
	});
	return Array.from(use, (_, owner) => owner).toSorted((a, b) => use[b] - use[a] || a - b).slice(0, SHOWN_COLUMNS$1);
}
/** Permutation importance (Breiman, Machine Learning 45, 2001) on the rows that each classifier has not seen. */
function lossOf(owner, { features, target, fit, seed }) {
	const prng = createPrng(`${seed}:${owner}`);
	const isOwn = features.owners.map((owners) => owners.includes(owner));
	let loss = 0;
	fit.folds.forEach((fold, k) => {
		const weights = fit.weights[k];
		const own = weights.map((weight, i) => isOwn[i] === true ? weight : 0);
		const whole = Float64Array.from(fold, (row) => linear(features.rows, row, weights));
		const part = Float64Array.from(fold, (row) => linear(features.rows, row, own));
		const mixed = part.slice();
		shuffle(mixed, prng);
		const positive = Uint8Array.from(fold, (row) => target[row]);
		const without = whole.map((score, i) => score - part[i] + mixed[i]);
		loss += (aucParts(positive, whole).auc - aucParts(positive, without).auc) / 5;
	});
	return loss;
}
function rowsOf(column) {
	return column.kind === "text" ? column.codes.length : column.values.length;
}

/** Two numbers count as equal when they differ by no more than this share of the larger: a detour over float32. */
const SKEW_TOLERANCE = 1e-6;
/** Share of cells that may differ before a column is skewed. */
const MATERIAL_SKEW = .001;
/** Finds the rows of both sides by id. Throws UserError ID_INVALID, both sides at once, when an id is missing or repeats. */
function matchRows(reference, serving) {
	const sides = [reference, serving].map((column, side) => indexIds(column, side === 0 ? "reference" : "drift.skew.serving"));
	const problems = sides.flatMap((side) => side.problems);
	if (problems.length > 0) throw new UserError("ID_INVALID", problems);
	const [one, other] = sides.map((side) => side.rows);
	const rows = [];
	for (const [id, row] of one ?? []) {
		const match = other?.get(id);
		if (match !== void 0) rows.push([row, match]);
	}
	return {
		reference: Int32Array.from(rows, ([row]) => row),
		serving: Int32Array.from(rows, ([, row]) => row),
		onlyReference: (one?.size ?? 0) - rows.length,
		onlyServing: (other?.size ?? 0) - rows.length
	};
}
/** Counts matched rows whose cells differ: missing on one side only, another text, or another number beyond the tolerance. */
function compareCells(reference, serving, { rows, ids }) {
	let differing = 0;
	let example;
	rows.reference.forEach((row, i) => {
		const other = rows.serving[i];
		if (isSame(reference, row, serving, other)) return;
		differing += 1;
		example ??= {
			id: shown(ids, row),
			reference: shown(reference, row),
			serving: shown(serving, other)
		};
	});
	return {
		name: reference.name,
		differing,
		...example === void 0 ? {} : { example }
	};
}
function indexIds(column, file) {
	const count = column.kind === "text" ? column.codes.length : column.values.length;
	const rows = /* @__PURE__ */ new Map();
	let [missing, repeated] = [0, 0];
	for (let row = 0; row < count; row++) {
		const id = cellText(column, row);
		if (id === void 0) missing += 1;
		else if (rows.has(id)) repeated += 1;
		else rows.set(id, row);
	}
	const fix = "name a column under `drift.skew.id` that tells every row apart";
	const problems = [];
	if (missing > 0) problems.push({
		file,
		message: `${missing} rows have no "${column.name}"`,
		fix
	});
	if (repeated > 0) problems.push({
		file,
		message: `${repeated} rows repeat a "${column.name}" of another row`,
		fix
	});
	return {
		rows,
		problems
	};
}
function isSame(one, row, other, otherRow) {
	if (one.kind === "numeric" && other.kind === "numeric") {
		const [a, b] = [one.values[row] ?? NaN, other.values[otherRow] ?? NaN];
		if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
		return a === b || Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b));
	}
	return cellText(one, row) === cellText(other, otherRow);
}
function shown(column, row) {
	return masked((cellText(column, row) ?? "missing").slice(0, 100), void 0) || "(empty)";
}

/** Mean change of the chance of a positive outcome below which a changed meaning of scores is immaterial. */
const MATERIAL_CHANCE = .02;
/** Something asked of several columns together, judged in one family with the columns. */
const RELATIONS = {
	domain: "all columns together",
	correlations: "correlations",
	concept: "outcome given the score",
	prior: "frequency of the outcome given the score",
	served: "rows as they were served"
};
function toFinding(name, n, aspect) {
	return {
		name,
		type: "relation",
		n,
		missing: {
			reference: 0,
			current: 0
		},
		aspects: [aspect]
	};
}
/** A classifier that tells the sides apart, as an aspect: its effect is the lower bound of the area under the curve. */
function separationAspect(name, subject, separation) {
	const { auc, interval, pValue, standardError } = separation;
	return {
		name,
		tests: [{
			name: `${name} (DeLong)`,
			statistic: auc,
			pValue,
			weight: 1
		}],
		pValue,
		effect: {
			name: "auc-lower-bound",
			size: interval.low,
			material: MATERIAL_AUC,
			interval: {
				...interval,
				level: .9,
				method: "DeLong over 5 folds, doubled for their overlap"
			}
		},
		words: `${subject} with an area under the curve of ${short(auc)} ± ${short(standardError)} (0.5 is chance; matters when surely above ${MATERIAL_AUC})`,
		spread: .5
	};
}
function domainFinding(finding, n) {
	const first = finding.columns.slice(0, 3).map(({ name }) => `"${name.slice(0, 60)}"`);
	const subject = `a classifier tells the two sides apart${first.length === 0 ? "" : `, most of all by ${first.join(", ")}`},`;
	return toFinding(RELATIONS.domain, n, separationAspect("domain-classifier", subject, finding));
}
/** The pair that changed most surely (Bonferroni over the pairs). `undefined` without any pair. */
function correlationsFinding(pairs, n) {
	const [first] = pairs.toSorted((a, b) => a.pValue - b.pValue);
	if (first === void 0) return void 0;
	const size = Math.abs(first.current - first.reference);
	const pValue = Math.min(1, first.pValue * pairs.length);
	return toFinding(RELATIONS.correlations, n, {
		name: "correlations",
		tests: [{
			name: `Fisher z over ${pairs.length} pairs`,
			pValue,
			weight: 1
		}],
		pValue,
		effect: {
			name: "correlation-change",
			size,
			material: MATERIAL_CORRELATION
		},
		words: `the rank correlation of "${first.columns[0].slice(0, 60)}" and "${first.columns[1].slice(0, 60)}" went from ${short(first.reference)} to ${short(first.current)} (limit ${MATERIAL_CORRELATION})`,
		spread: 1
	});
}
/** What a score means now: two questions, whether its shape changed and whether it moved as a whole. */
function conceptFindings({ concept, prior }, n) {
	const aspect = (name, part, df, words) => ({
		name,
		tests: [{
			name: `likelihood ratio (${df} df)`,
			statistic: part.statistic,
			pValue: part.pValue,
			weight: 1
		}],
		pValue: part.pValue,
		effect: {
			name: "mean-chance-change",
			size: part.change,
			material: MATERIAL_CHANCE
		},
		words: `${words} by ${points(part.change)} on average (limit ${points(MATERIAL_CHANCE)})`,
		spread: .5
	});
	return [toFinding(RELATIONS.concept, n, aspect("concept", concept, 2, "the chance of a positive outcome at a given score changed its shape,")), toFinding(RELATIONS.prior, n, aspect("prior", prior, 1, "positive outcomes became more or less frequent at every score alike,"))];
}
/** Served rows that differ: counted, not tested, and so a fact like a column that is gone. `undefined` when they do not differ notably. */
function servedRelation(skew) {
	const [worst] = skew?.columns ?? [];
	if (skew?.drifted !== true || worst === void 0) return void 0;
	return {
		name: RELATIONS.served,
		type: "relation",
		drifted: true,
		verdict: "drifted",
		tests: [],
		effect: {
			name: "differing-cells",
			size: worst.share,
			material: MATERIAL_SKEW
		},
		n: {
			reference: skew.matched,
			current: skew.matched
		},
		message: `"${worst.name.slice(0, 60)}" was served otherwise in ${percent(worst.share)} of the rows (limit ${percent(MATERIAL_SKEW)})`
	};
}

const SHOWN_COLUMNS = 5;
/** Evidence may come from outside: a report must fit a comment whatever it holds. */
const MAX_LINES = 15;
/**
* What the columns alone do not tell, one plain sentence a line, most telling first: what kind of shift it is, what it is likely to cost,
* what moved together, what was served otherwise, and what could not be seen. Empty when nothing was asked; unescaped.
*/
function driftStory(predicate) {
	return [
		...predictionLine(predicate.columns),
		...predicate.shift === void 0 ? [] : [predicate.shift.reading],
		...performanceLines(predicate.performance),
		...(predicate.relations ?? []).filter(isTold).map(relationLine),
		...nothingTogether(predicate),
		...skewLines(predicate.skew),
		...(predicate.unanswered ?? []).map(({ kind, reason }) => `Not answered: ${kind} (${reason}).`)
	].slice(0, MAX_LINES);
}
/** What of a report beyond its columns drifted, for a headline; `undefined` when nothing did. */
function driftedBeyondColumns({ relations = [] }) {
	return relations.find(({ drifted }) => drifted)?.name;
}
/** Served rows have a line of their own. */
function isTold({ verdict, effect }) {
	return verdict !== "stable" && effect.name !== "differing-cells";
}
function predictionLine(columns) {
	const prediction = columns.find(({ role }) => role === "prediction");
	if (prediction === void 0) return [];
	const { name, drifted, message = "" } = prediction;
	return drifted ? [`The model's answers themselves drifted ("${name}"): ${message}.`] : [];
}
function performanceLines(performance) {
	if (performance === void 0) return [];
	const { estimates, level, assumption } = performance;
	const shown = estimates.map(({ metric, reference, estimate, low, high }) => `${metric} ${digits(reference)} → ${digits(estimate)} [${digits(low)}, ${digits(high)}]`);
	return [`Estimated without labels, ${significant(100 * level, 2)} % interval: ${shown.join("; ")}. This ${assumption}.`];
}
/** That all columns together were looked at is told also when nothing was found. */
function nothingTogether({ multivariate, relations = [] }) {
	const found = relations.filter(({ name }) => name === RELATIONS.domain || name === RELATIONS.correlations);
	if (multivariate === void 0 || found.length === 0 || found.some(isTold)) return [];
	return [`All columns together: no drift: ${found.length === 1 ? "a classifier" : "neither a classifier nor the correlations"} ${found.length === 1 ? "does not tell" : "tell"} the two sides apart (${`area under the ROC curve ${digits(multivariate.auc)} ± ${digits(multivariate.standardError)}, 0.5 is chance`}).`];
}
function relationLine({ name, verdict, message = "" }) {
	return `${`${name.slice(0, 1).toUpperCase()}${name.slice(1)}`}: ${verdict === "drifted" ? "drifted" : verdict === "immaterial" ? "differs too little" : "not enough rows"}: ${message}.`;
}
function skewLines(skew) {
	if (skew === void 0) return [];
	const { matched, onlyReference, columns, serving } = skew;
	const first = columns.slice(0, SHOWN_COLUMNS).map(({ name, share, example }) => {
		const such = example === void 0 ? "" : `, such as ${example.reference} served as ${example.serving}`;
		return `"${name.slice(0, 80)}" in ${significant(100 * share, 2)} % of them${such}`;
	});
	return [`Served against trained: ${`${plural(matched, "row")} of the reference ${matched === 1 ? "was" : "were"} found in ${serving}`}${onlyReference > 0 ? `, ${onlyReference} ${onlyReference === 1 ? "was" : "were"} not` : ""}; ${first.length === 0 ? "no cell differs" : `cells differ in ${first.join("; ")}`}.`];
}
function digits(value) {
	return value.toFixed(3);
}

const MAX_COLUMNS = 30;
const MAX_SENTENCE = 900;
const NEXT_STEP = "**What to do:** look at the columns above first in the pipeline that makes them; if the world has changed and the pipeline has not, train again on recent data.";
const VERDICT_WORDS = {
	drifted: "drifted",
	stable: "stable",
	immaterial: "differs, too little to matter",
	"not-enough-data": "not enough rows"
};
/** The first line of a drift report, unescaped. */
function driftHeadline(predicate) {
	const drifted = driftedColumns(predicate);
	const what = predicate.model === void 0 ? "" : ` of ${predicate.model}`;
	const total = plural(predicate.columns.length, "column");
	const [first] = drifted;
	if (first === void 0) {
		const beyond = driftedBeyondColumns(predicate);
		if (beyond !== void 0) return `✕ Drift${what}: ${plain(beyond, 80)}; no column by itself`;
		const short = predicate.columns.filter((column) => column.verdict === "not-enough-data").length;
		return `✓ No drift in ${total}${what}${short === 0 ? "" : `; ${count(short)} had too few rows to tell`}`;
	}
	const verb = drifted.length === 1 ? "has" : "have";
	return `✕ Drift: ${count(drifted.length)} of ${total}${what} ${verb} drifted, most of all ${plain(first.name, 80)} (${effectWords(first)})`;
}
/**
* A drift alert for an issue, a comment or a job summary: columns that drifted first, by how far they exceed what matters; what
* could not be told is folded. Shows at most 30 columns of limited width, so it always fits a comment; the same bytes for the same
* evidence. `closing` paragraphs (escaped already) come before the small print.
*/
function renderDriftReport(predicate, closing = []) {
	const drifted = driftedColumns(predicate);
	const watched = predicate.columns.filter((column) => !column.drifted && column.verdict !== "stable").toSorted(byExcess);
	const shown = drifted.slice(0, MAX_COLUMNS);
	const folded = watched.slice(0, MAX_COLUMNS - shown.length);
	const stable = predicate.columns.length - drifted.length - watched.length;
	const hidden = drifted.length + watched.length - shown.length - folded.length;
	return `${[
		`### ${inline(driftHeadline(predicate), 400)}`,
		...driftStory(predicate).map((line) => inline(line, MAX_SENTENCE)),
		shown.length === 0 ? "" : columnsTable(shown),
		folded.length === 0 ? "" : foldedTable(folded),
		hidden > 0 ? `and ${plural(hidden, "more column")} that drifted or could not be judged.` : "",
		stable > 0 ? `${plural(stable, "other column")} stable.` : "",
		foldedMeasures(predicate.columns),
		windows(predicate),
		drifted.length > 0 ? NEXT_STEP : "",
		...closing,
		`<sub>Measured by Assay ${inline(predicate.assay)}, ${inline(minute(predicate.createdAt))}. A column has drifted when the difference is significant after correction over all columns and larger than what matters.</sub>`
	].filter((block) => block !== "").join("\n\n")}\n`;
}
function foldedTable(columns) {
	const verb = columns.length === 1 ? "differs" : "differ";
	return `<details><summary>${`${plural(columns.length, "column")} that ${verb} too little, or by what may be chance`}</summary>\n\n${columnsTable(columns)}\n\n</details>`;
}
/** `2026-11-21 06:00 UTC` for a time in UTC, else the text as it is. */
function minute(time) {
	return time.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}).*Z$/, "$1 $2 UTC");
}
/** Columns that drifted, those first that exceed most what matters. */
function driftedColumns({ columns }) {
	return columns.filter((column) => column.drifted).toSorted(byExcess);
}
/** The model's answers come before everything they are made from. */
function rank({ role }) {
	return role === "prediction" ? 1 : 0;
}
/** Answers of the model, then most exceeding first; ties by name, so that the order never depends on the input's. */
function byExcess(a, b) {
	return rank(b) - rank(a) || excess(b) - excess(a) || (a.name < b.name ? -1 : 1);
}
function excess({ effect }) {
	return effect.material > 0 ? Math.abs(effect.size) / effect.material : Math.abs(effect.size);
}
function columnsTable(columns) {
	return table([
		["column"],
		["effect", "right"],
		["matters from", "right"],
		["p (corrected)", "right"],
		["reference → current"],
		["reading"]
	], columns.map((column) => [
		inline(column.name, 80),
		unbroken(inline(effectInterval(column), 80)),
		unbroken(inline(sized(column, column.effect.material), 60)),
		pText(column.adjustedPValue),
		histogramText(column),
		inline(column.message ?? VERDICT_WORDS[column.verdict], 160)
	]));
}
function pText(p) {
	if (p === void 0) return "–";
	return p < .001 ? "&lt; 0.001" : significant(p, 2);
}
/** Short cells stay on one line. */
function unbroken(cell) {
	return cell.replaceAll(" ", "\xA0");
}
function histogramText(column) {
	const { base, head } = picturePair(column);
	return base === "" ? "" : unbroken(`\`${base}\` → \`${head}\``);
}
function windows({ reference, current }) {
	const side = (window) => `${inline(window.source, 160)} (${plural(window.rows, "row")})`;
	return `Reference: ${side(reference)}. Current: ${side(current)}.`;
}

export { measureText as S, fitLogistic as _, RELATIONS as a, compareCorrelations as b, domainFinding as c, MATERIAL_SKEW as d, compareCells as f, testSeparation as g, crossFit as h, driftStory as i, separationAspect as l, classifyDomain as m, driftedColumns as n, conceptFindings as o, matchRows as p, renderDriftReport as r, correlationsFinding as s, driftHeadline as t, servedRelation as u, quadraticForm as v, measureNames as x, toSparseRows as y };