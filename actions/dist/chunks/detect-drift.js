import { t as describeSource } from "./source.js";
import { n as columnOf } from "./table.js";
import { n as toDay } from "./common-folder.js";
import { a as betaCdf, i as weightedBonferroni, l as logGamma, r as benjaminiHochberg, t as chiSquaredHomogeneity } from "./chi-squared.js";
import { t as createPrng } from "./prng.js";
import { n as normalQuantile, r as normalSf } from "./normal.js";
import { t as POWER } from "./power.js";
import { t as nearestName } from "./nearest-name.js";
import { n as UserError, t as Fault } from "./error.js";

/** From this share of different values on, shares of categories mean nothing. */
const IDENTIFIER_SHARE = .9;
const MIN_VALUES = 30;
const ID_NAME = /(^|_)id$/i;
/** Why a column cannot drift in a way that matters: an identifier or free text. `undefined` for all others. */
function identifierReason(reference, current) {
	if ([reference, current].every(isMostlyDifferentText)) return "nearly every value is different: an identifier or free text; name the column in `columns` to test it";
	if (ID_NAME.test(reference.name) && [reference, current].every(isDifferentIntegers)) return "it is called an id and every value is different; name the column in `columns` to test it";
}
/**
* Two columns of one kind, where one side has no value at all and so could be given any type. `undefined` when both have values and
* are of different kinds.
*/
function withSameKind(reference, current) {
	if (isEmpty(current)) return {
		reference,
		current: emptyLike(reference, current)
	};
	if (isEmpty(reference)) return {
		reference: emptyLike(current, reference),
		current
	};
}
function isMostlyDifferentText(column) {
	if (column.kind !== "text") return false;
	const present = column.codes.reduce((count, code) => count + (code >= 0 ? 1 : 0), 0);
	return present >= MIN_VALUES && column.dictionary.length >= IDENTIFIER_SHARE * present;
}
function isDifferentIntegers(column) {
	if (column.kind !== "numeric" || !column.values.every(Number.isInteger)) return false;
	return column.values.length >= MIN_VALUES && new Set(column.values).size === column.values.length;
}
function isEmpty(column) {
	return column.kind === "text" ? column.codes.every((code) => code < 0) : column.values.every(Number.isNaN);
}
function emptyLike(model, column) {
	const rows = column.kind === "text" ? column.codes.length : column.values.length;
	return model.kind === "text" ? {
		kind: "text",
		name: column.name,
		codes: new Int32Array(rows).fill(-1),
		dictionary: []
	} : {
		kind: "numeric",
		name: column.name,
		values: new Float64Array(rows).fill(NaN)
	};
}

/** False discovery rate over all tests of a report. */
const FALSE_DISCOVERY_RATE = .05;
/** A value that makes up this share of both sides together is an atom: it is counted like a category, not ranked. */
const ATOM_SHARE = .02;
/** Effects below these are immaterial however significant they are. */
const MATERIAL = {
	/** Wasserstein-1 distance in standard deviations of the reference. */
	distance: .1,
	/** Total variation distance of the shares. */
	shares: .05,
	/** Change of the share of missing values. */
	missing: .01,
	/** How far a value may lie beyond the reference's extremes, in interquartile ranges of the reference. */
	beyond: 3
};
/** What each test may spend of a column's error, fixed before the data is seen. Each line adds up to 1. */
const WEIGHTS = {
	continuous: {
		andersonDarling: .6,
		mood: .2,
		exceedance: .1,
		hill: .1
	},
	atoms: {
		shares: .5,
		andersonDarling: .3,
		mood: .1,
		exceedance: .05,
		hill: .05
	},
	categories: {
		shares: .9,
		unseen: .1
	}
};

/** Tables this much more likely than the observed one still count as equally likely: rounding, as in R. */
const RELATIVE_SLACK = 1 + 1e-7;
/** Fisher's exact test, two-sided: the share of all tables with these margins that are no more likely than [[a, b], [c, d]]. */
function fisherExact(a, b, c, d) {
	const row = a + b;
	const column = a + c;
	const all = a + b + c + d;
	const low = Math.max(0, row + column - all);
	const high = Math.min(row, column);
	const fixed = logFactorial(row) + logFactorial(all - row) + logFactorial(column) + logFactorial(all - column);
	const probability = (x) => Math.exp(fixed - logFactorial(all) - logFactorial(x) - logFactorial(row - x) - logFactorial(column - x) - logFactorial(all - row - column + x));
	const limit = probability(a) * RELATIVE_SLACK;
	let total = 0;
	for (let x = low; x <= high; x++) {
		const each = probability(x);
		if (each <= limit) total += each;
	}
	return Math.min(1, total);
}
function logFactorial(k) {
	return logGamma(k + 1);
}

/** Below this expected count a cell's chi-squared law no longer holds, so it is pooled. */
const MIN_EXPECTED = 5;
/** With a side smaller than this the whole law is in doubt, and permutations take its place. */
const MIN_SIDE = 40;
const PERMUTATIONS = 9999;
const MIN_PERMUTATIONS = 199;
/** Rows that may be drawn in all, so that many categories over many rows stay within seconds. */
const DRAW_BUDGET = 4e7;
/** A permuted statistic this much below the observed one still counts as equal: rounding. */
const SLACK = 1 - 1e-12;
/** Are the shares of the categories the same on both sides? `seed` decides the permutations. */
function testShares(counts, seed) {
	const n = sum(counts.reference);
	const m = sum(counts.current);
	const thinSide = Math.min(n, m) / (n + m);
	const few = Math.min(n, m) < MIN_SIDE;
	const pooled = few ? pool(counts, Number.POSITIVE_INFINITY) : pool(counts, thinSide);
	const [a = 0, b = 0] = pooled.reference;
	const [c = 0, d = 0] = pooled.current;
	if (pooled.reference.length === 2 && (few || smallestTotal(pooled) * thinSide < MIN_EXPECTED)) return {
		name: "fisher-exact",
		pValue: fisherExact(a, b, c, d)
	};
	if (few || pooled.reference.length < 2) return permute(counts, seed);
	const { statistic, pValue } = chiSquaredHomogeneity(pooled.reference, pooled.current);
	return {
		name: "chi-squared",
		statistic,
		pValue
	};
}
/** Total variation distance: half the sum of the absolute differences of the shares, in [0, 1]. */
function totalVariation({ reference, current }) {
	const n = sum(reference);
	const m = sum(current);
	return reference.reduce((total, count, i) => total + Math.abs(count / n - (current[i] ?? 0) / m) / 2, 0);
}
/** Puts the cells whose expected count on the thin side is too small into one, and adds the next rarest while that is still too small. */
function pool(counts, thinSide) {
	const cells = Array.from(counts.reference, (count, i) => [count, counts.current[i] ?? 0]).filter(([a, b]) => a + b > 0).toSorted(([a, b], [c, d]) => a + b - c - d);
	const isSmall = ([a, b]) => (a + b) * thinSide < MIN_EXPECTED;
	const kept = cells.filter((cell) => !isSmall(cell));
	let rest = cells.filter(isSmall).reduce(add, [0, 0]);
	while (rest[0] + rest[1] > 0 && isSmall(rest) && kept.length > 1) rest = add(rest, kept.shift() ?? [0, 0]);
	const all = rest[0] + rest[1] > 0 ? [...kept, rest] : kept;
	return {
		reference: Float64Array.from(all, ([a]) => a),
		current: Float64Array.from(all, ([, b]) => b)
	};
}
function add(one, other) {
	return [one[0] + other[0], one[1] + other[1]];
}
function smallestTotal({ reference, current }) {
	return reference.reduce((least, count, i) => Math.min(least, count + (current[i] ?? 0)), Number.POSITIVE_INFINITY);
}
/**
* Chi-squared under random relabelling: the smaller side is drawn again and again from all rows without replacement. Of the statistic
* only the part that changes is kept, the sum of count² / total of the category over the drawn side.
*/
function permute(counts, seed) {
	const small = sum(counts.current) > sum(counts.reference) ? counts.reference : counts.current;
	const totals = counts.reference.map((count, i) => count + (counts.current[i] ?? 0));
	if (totals.filter((total) => total > 0).length < 2) return {
		name: "chi-squared-permutation",
		pValue: 1
	};
	const rows = rowsOf(totals);
	const prng = createPrng(seed);
	const observed = small.reduce((total, count, i) => total + (count > 0 ? count * count / (totals[i] ?? 1) : 0), 0);
	const draws = sum(small);
	const rounds = Math.max(MIN_PERMUTATIONS, Math.min(PERMUTATIONS, Math.floor(DRAW_BUDGET / draws)));
	const drawn = new Float64Array(totals.length);
	let asFar = 0;
	for (let round = 0; round < rounds; round++) if (drawOnce(rows, draws, {
		drawn,
		totals,
		prng
	}) >= observed * SLACK) asFar += 1;
	return {
		name: "chi-squared-permutation",
		statistic: observed,
		pValue: (1 + asFar) / (1 + rounds)
	};
}
/** One relabelling; costs as many steps as rows are drawn, however many categories there are. Leaves `drawn` at zero. */
function drawOnce(rows, draws, { drawn, totals, prng }) {
	let statistic = 0;
	for (let i = 0; i < draws; i++) {
		const j = i + prng.below(rows.length - i);
		const category = rows[j];
		rows[j] = rows[i];
		rows[i] = category;
		const before = drawn[category];
		statistic += (2 * before + 1) / totals[category];
		drawn[category] = before + 1;
	}
	for (let i = 0; i < draws; i++) drawn[rows[i]] = 0;
	return statistic;
}
function rowsOf(totals) {
	const rows = new Int32Array(sum(totals));
	let filled = 0;
	totals.forEach((count, category) => {
		rows.fill(category, filled, filled + count);
		filled += count;
	});
	return rows;
}
function sum(counts) {
	return counts.reduce((total, count) => total + count, 0);
}

const SHOWN_UNSEEN = 20;
const MAX_NAME = 200;
/** Tests the shares of categories, and how many current rows hold a category that the reference does not know. */
function testCategories(names, counts, seed) {
	const shares = testShares(counts, seed);
	const unseen = testUnseen(counts);
	const tests = [{
		...shares,
		weight: WEIGHTS.categories.shares
	}, {
		name: "unseen-categories",
		statistic: unseen.rows,
		pValue: unseen.pValue,
		weight: WEIGHTS.categories.unseen
	}];
	const unknown = names.filter((_, i) => counts.reference[i] === 0 && (counts.current[i] ?? 0) > 0);
	return {
		tests,
		pValue: weightedBonferroni(tests),
		effect: {
			name: "total-variation",
			size: totalVariation(counts),
			material: MATERIAL.shares
		},
		...unknown.length > 0 ? { unseen: {
			categories: unknown.slice(0, SHOWN_UNSEEN).map((name) => name.slice(0, MAX_NAME)),
			rows: unseen.rows
		} } : {}
	};
}
/**
* Without drift the chance of a row with an unseen category is about the share of categories seen once (Good and Turing); one is added
* so that the bound holds when there are none.
*/
function testUnseen({ reference, current }) {
	let n = 0;
	let m = 0;
	let once = 0;
	let rows = 0;
	reference.forEach((count, i) => {
		const now = current[i] ?? 0;
		n += count;
		m += now;
		if (count === 1) once += 1;
		if (count === 0) rows += now;
	});
	const chance = Math.min(1, (once + 1) / (n + 1));
	return {
		rows,
		pValue: rows === 0 ? 1 : chance < 1 ? betaCdf(chance, rows, m - rows + 1) : 1
	};
}

/** Walks two ascending samples together: every distinct value once, with how often each sample holds it. */
function eachTie(x, y, visit) {
	let i = 0;
	let j = 0;
	while (i < x.length || j < y.length) {
		const value = Math.min(x[i] ?? Number.POSITIVE_INFINITY, y[j] ?? Number.POSITIVE_INFINITY);
		const startX = i;
		const startY = j;
		while (i < x.length && x[i] === value) i++;
		while (j < y.length && y[j] === value) j++;
		visit(value, i - startX, j - startY);
	}
}

const MAX_BINS = 20;
const MAX_LABEL = 60;
/** Outside of these quantiles everything goes into the first and last bin, so that one wrong value does not flatten the picture. */
const SHOWN_RANGE = [.005, .995];
/** Shares of both sides in at most 20 bins: the values themselves when there are few, else bins of equal width. */
function toNumberHistogram(pair, label) {
	const values = [];
	eachTie(pair.reference, pair.current, (value) => {
		if (values.length <= MAX_BINS) values.push(value);
	});
	if (values.length <= MAX_BINS) return shares(values.map(label), countInto(pair.reference, values), countInto(pair.current, values));
	const low = Math.min(at(pair.reference, SHOWN_RANGE[0]), at(pair.current, SHOWN_RANGE[0]));
	const high = Math.max(at(pair.reference, SHOWN_RANGE[1]), at(pair.current, SHOWN_RANGE[1]));
	const edges = Array.from({ length: MAX_BINS }, (_, i) => low + (high - low) * i / MAX_BINS);
	return shares(edges.map((edge) => `from ${label(edge)}`), countInto(pair.reference, edges), countInto(pair.current, edges));
}
/** The 19 most frequent categories of both sides together, and the rest. */
function toCategoryHistogram(names, counts) {
	const size = (i) => (counts.reference[i] ?? 0) + (counts.current[i] ?? 0);
	const order = names.map((_, i) => i).toSorted((a, b) => size(b) - size(a) || a - b);
	const shown = order.length > MAX_BINS ? order.slice(0, 19) : order;
	const rest = order.slice(shown.length);
	const gather = (side) => {
		const other = rest.reduce((sum, i) => sum + (side[i] ?? 0), 0);
		return [...shown.map((i) => side[i] ?? 0), ...rest.length > 0 ? [other] : []];
	};
	const labels = shown.map((i) => (names[i] ?? "").slice(0, MAX_LABEL));
	if (rest.length > 0) labels.push(`(${rest.length} others)`);
	return shares(labels, gather(counts.reference), gather(counts.current));
}
/** Counts of values from each edge up to the next; what is below the first edge counts there. Both ascend. */
function countInto(values, edges) {
	const counts = new Array(edges.length).fill(0);
	let bin = 0;
	for (const value of values) {
		while (value >= (edges[bin + 1] ?? Number.POSITIVE_INFINITY)) bin++;
		counts[bin] = (counts[bin] ?? 0) + 1;
	}
	return counts;
}
function shares(labels, reference, current) {
	return {
		labels,
		reference: normalize(reference),
		current: normalize(current)
	};
}
function normalize(counts) {
	const total = counts.reduce((sum, count) => sum + count, 0);
	return counts.map((count) => total === 0 ? 0 : count / total);
}
function at(ascending, share) {
	return ascending[Math.round(share * (ascending.length - 1))] ?? 0;
}

/** Tests whether the share of missing values changed: 2 x 2 chi-squared, Fisher's exact test where counts are small. */
function testMissing(reference, current, seed) {
	const change = share(current) - share(reference);
	const counts = {
		reference: reference.missing,
		current: current.missing,
		change
	};
	if (!(Math.min(reference.rows, current.rows) >= 30) || reference.missing + current.missing === 0) return counts;
	const { name, ...result } = testShares({
		reference: Float64Array.of(reference.missing, reference.rows - reference.missing),
		current: Float64Array.of(current.missing, current.rows - current.missing)
	}, seed);
	return {
		...counts,
		test: {
			name: `missing-share (${name})`,
			...result,
			weight: 1
		}
	};
}
function share({ rows, missing }) {
	return rows === 0 ? 0 : missing / rows;
}

const FAR_TAIL = 8;
const EULER_GAMMA = .5772156649015329;
const MAX_EXACT_SUM = 2e4;
/**
* Two-sample Anderson-Darling test on ascending samples with midranks for ties (Scholz and Stephens, JASA 82, 1987, A²akN). Needs at
* least two values on each side; all values equal gives p = 1. The p value is that of the limit law, which fits from about 5 rows on.
*/
function andersonDarling(x, y) {
	const n = x.length;
	const m = y.length;
	const all = n + m;
	let below = 0;
	let belowX = 0;
	let sum = 0;
	eachTie(x, y, (_, inX, inY) => {
		const tied = inX + inY;
		const middle = below + tied / 2;
		const gap = all * (belowX + inX / 2) - middle * n;
		const scale = middle * (all - middle) - all * tied / 4;
		if (scale > 0) sum += tied * gap * gap / (all * scale);
		below += tied;
		belowX += inX;
	});
	const statistic = sum * (1 / n + 1 / m) * (all - 1) / all;
	const standardized = (statistic - 1) / Math.sqrt(variance(n, m));
	return {
		statistic,
		standardized,
		pValue: andersonDarlingSf(1 + standardized * Math.sqrt(2 * (Math.PI ** 2 - 9) / 3))
	};
}
/**
* P(A² > z) for the limit law of the one-sample statistic, which the standardised two-sample one shares.
* Marsaglia and Marsaglia (J. Stat. Software 9(2), 2004); beyond 8 the leading term of the tail, sqrt(3) P(chi²(1) > 2z).
*/
function andersonDarlingSf(z) {
	if (z <= 0) return 1;
	if (z > FAR_TAIL) return 2 * Math.sqrt(3) * normalSf(Math.sqrt(2 * z));
	if (z >= 2) return -Math.expm1(-Math.exp(horner(NEAR, z)));
	return 1 - Math.exp(-1.2337141 / z) / Math.sqrt(z) * horner(CENTRE, z);
}
const CENTRE = [
	2.00012,
	.247105,
	-.0649821,
	.0347962,
	-.011672,
	.00168691
];
const NEAR = [
	1.0776,
	-2.30695,
	.43424,
	-.082433,
	.008056,
	-3146e-7
];
/** Polynomial with the lowest power first. */
function horner(coefficients, z) {
	return coefficients.reduceRight((sum, coefficient) => sum * z + coefficient, 0);
}
/** Variance of A²kN for two samples under no difference: Scholz and Stephens, equation 4 with k = 2. */
function variance(n, m) {
	const all = n + m;
	const h = harmonic(all - 1);
	const g = doubleHarmonic(all);
	const inverse = 1 / n + 1 / m;
	const a = 4 * g - 6 + (10 - 6 * g) * inverse;
	const b = 4 * (2 * g - 4) + 16 * h + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
	const c = 4 * (6 * h + 2 * g - 2) + 2 * (4 * h - 4 * g + 6) + (2 * h - 6) * inverse + 4 * h;
	const d = 4 * (2 * h + 6) - 8 * h;
	return (((a * all + b) * all + c) * all + d) / ((all - 1) * (all - 2) * (all - 3));
}
function harmonic(count) {
	if (count > MAX_EXACT_SUM) return Math.log(count) + EULER_GAMMA + 1 / (2 * count) - 1 / (12 * count * count);
	let sum = 0;
	for (let i = count; i >= 1; i--) sum += 1 / i;
	return sum;
}
/** g of the paper, the double sum of 1 / ((N - i) j); it tends to pi²/6 so slowly that up to N = 20,000 it is added up. */
function doubleHarmonic(all) {
	if (all > MAX_EXACT_SUM) return Math.PI ** 2 / 6 - (Math.log(all) + EULER_GAMMA) / all - 1 / all;
	let inner = 0;
	let sum = 0;
	for (let i = 2; i < all; i++) {
		inner += 1 / (all - i + 1);
		sum += inner / i;
	}
	return sum;
}

/**
* Mood's test for equal scale on ascending samples, two-sided, with the variance corrected for ties (Mielke, Technometrics 9, 1967).
* `z` is above 0 when `x` is spread wider. All values equal gives p = 1.
*/
function moodTest(x, y) {
	const n = x.length;
	const m = y.length;
	const all = n + m;
	let below = 0;
	let sum = 0;
	let correction = 0;
	eachTie(x, y, (_, inX, inY) => {
		const tied = inX + inY;
		const spread = (tied * tied - 1) / 12;
		const fromCentre = below + (tied - all) / 2;
		sum += inX * (fromCentre * fromCentre + spread);
		const ends = all - 2 * below - tied;
		correction += tied * (tied * tied - 1) * (tied * tied - 4 + 15 * ends * ends);
		below += tied;
	});
	const expected = n * (all * all - 1) / 12;
	const variance = n * m * (all + 1) * (all * all - 4) / 180 - n * m / (180 * all * (all - 1)) * correction;
	if (!(variance > 1e-9 * n * m * all ** 3)) return {
		z: 0,
		pValue: 1
	};
	const z = (sum - expected) / Math.sqrt(variance);
	return {
		z,
		pValue: Math.min(1, 2 * normalSf(Math.abs(z)))
	};
}

const PRECISION = 1e-17;
/** P(X >= count) for X ~ BetaBinomial(trials, a, b), a and b above 0. Sums the thinner side outwards from `count`. */
function betaBinomialAtLeast(count, trials, a, b) {
	if (count <= 0) return 1;
	if (count > trials) return 0;
	if (!(count > trials * a / (a + b))) return Math.max(0, 1 - sumFrom(count - 1, -1));
	return Math.min(1, sumFrom(count, 1));
	function sumFrom(start, step) {
		let term = Math.exp(logProbability(start, trials, a, b));
		let total = 0;
		for (let x = start; x >= 0 && x <= trials && term > total * PRECISION; x += step) {
			total += term;
			term *= step === 1 ? growth(x) : 1 / growth(x - 1);
		}
		return total;
	}
	function growth(x) {
		return (trials - x) * (x + a) / ((x + 1) * (trials - x - 1 + b));
	}
}
function logProbability(x, trials, a, b) {
	return logGamma(trials + 1) - logGamma(x + 1) - logGamma(trials - x + 1) + logBeta(x + a, trials - x + b) - logBeta(a, b);
}
function logBeta(a, b) {
	return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** More reference rows make a deeper threshold: every thousandth row lies beyond it. */
const ROWS_PER_EXCEEDANCE = 1e3;
const MIN_HILL_ROWS = 10;
/**
* Exact test of how many current rows lie beyond the k-th most extreme reference row, k = max(1, n / 1000), two-sided over both ends.
* Distribution-free: the count is beta-binomial (m, k, n + 1 - k). Samples ascend; ties make it conservative.
*/
function tailExceedance(reference, current) {
	const n = reference.length;
	const m = current.length;
	const k = Math.max(1, Math.floor(n / ROWS_PER_EXCEEDANCE));
	const above = m - countUpTo(current, reference[n - k] ?? NaN);
	const below = countBelow(current, reference[k - 1] ?? NaN);
	const smaller = Math.min(betaBinomialAtLeast(above, m, k, n + 1 - k), betaBinomialAtLeast(below, m, k, n + 1 - k));
	return {
		count: Math.max(above, below),
		pValue: Math.min(1, 2 * smaller)
	};
}
/**
* Is the most extreme current value further out than the reference's tail can explain? Both ends, around the reference median: a Pareto
* tail fitted to the top max(10, sqrt n) values (Hill, Ann. Statist. 3, 1975) in predictive form, which allows for the error of the fit.
*/
function hillTail(reference, current) {
	const n = reference.length;
	const median = ((reference[n - 1 >> 1] ?? 0) + (reference[n >> 1] ?? 0)) / 2;
	const top = (i) => (reference[n - 1 - i] ?? 0) - median;
	const bottom = (i) => median - (reference[i] ?? 0);
	const m = current.length;
	const high = hillSide(top, n, (current[m - 1] ?? 0) - median, m);
	const low = hillSide(bottom, n, median - (current[0] ?? 0), m);
	return { pValue: Math.min(1, 2 * Math.min(high, low)) };
}
/** `ranked(0)` is the most extreme of `n` distances from the median, `extreme` the most extreme of `m` new ones. */
function hillSide(ranked, n, extreme, m) {
	if (extreme <= ranked(0)) return 1;
	const k = Math.max(MIN_HILL_ROWS, Math.floor(Math.sqrt(n)));
	const threshold = k < n ? ranked(k) : 0;
	if (!(threshold > 0)) return 1;
	let sum = 0;
	for (let i = 0; i < k; i++) sum += Math.log(ranked(i) / threshold);
	if (!(sum > 0)) return 1;
	const beyond = k / n * (1 + Math.log(extreme / threshold) / sum) ** -k;
	return -Math.expm1(m * Math.log1p(-beyond));
}
function countUpTo(ascending, limit) {
	return firstIndex(ascending, (value) => value > limit);
}
function countBelow(ascending, limit) {
	return firstIndex(ascending, (value) => value >= limit);
}
/** Index of the first value for which `holds`, which must hold for all after it too. */
function firstIndex(ascending, holds) {
	let low = 0;
	let high = ascending.length;
	while (low < high) {
		const middle = low + high >> 1;
		if (holds(ascending[middle] ?? NaN)) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** Wasserstein-1 distance of two ascending samples: the area between their distribution functions, in the unit of the values. */
function wasserstein1(x, y) {
	let upToX = 0;
	let upToY = 0;
	let previous = NaN;
	let area = 0;
	eachTie(x, y, (value, inX, inY) => {
		const gap = Math.abs(upToX / x.length - upToY / y.length);
		if (gap > 0) area += gap * (value - previous);
		upToX += inX;
		upToY += inY;
		previous = value;
	});
	return area;
}

/** Counts of the atoms, the last cell being everything else (absent without atoms), and the samples without the atoms. */
function splitAtoms(pair) {
	const { reference, current } = pair;
	const limit = ATOM_SHARE * (reference.length + current.length);
	const found = [];
	eachTie(reference, current, (value, inReference, inCurrent) => {
		if (inReference + inCurrent >= Math.max(2, limit)) found.push({
			value,
			inReference,
			inCurrent
		});
	});
	if (found.length === 0) return { rest: pair };
	const values = new Set(found.map((atom) => atom.value));
	const rest = {
		reference: reference.filter((value) => !values.has(value)),
		current: current.filter((value) => !values.has(value))
	};
	return {
		atoms: {
			reference: Float64Array.of(...found.map((atom) => atom.inReference), rest.reference.length),
			current: Float64Array.of(...found.map((atom) => atom.inCurrent), rest.current.length)
		},
		rest
	};
}

/** With fewer values between the atoms their order says nothing. */
const MIN_REST = 10;
const SMALLEST_SCALE = 1e-9;
/** Tests two ascending samples of finite numbers, with frequent values counted apart from the rest. */
function testNumbers(pair, seed) {
	const { atoms, rest } = splitAtoms(pair);
	const effect = {
		name: "wasserstein-1/sd",
		size: standardDistance(pair),
		material: MATERIAL.distance
	};
	if (atoms === void 0) {
		const tests = rankTests(pair, WEIGHTS.continuous);
		return {
			tests,
			pValue: weightedBonferroni(tests),
			effect,
			...farBeyond(pair)
		};
	}
	const shares = {
		...testShares(atoms, seed),
		weight: WEIGHTS.atoms.shares
	};
	const tests = Math.min(rest.reference.length, rest.current.length) >= MIN_REST ? [shares, ...rankTests(rest, WEIGHTS.atoms)] : [shares];
	const moved = totalVariation(atoms);
	const also = moved >= MATERIAL.shares ? { alsoMaterial: `frequent values changed their share by ${points(moved)}` } : {};
	return {
		tests,
		pValue: weightedBonferroni(tests),
		effect,
		...farBeyond(pair),
		...also
	};
}
function rankTests({ reference, current }, weights) {
	const location = andersonDarling(reference, current);
	const spread = moodTest(reference, current);
	const exceedance = tailExceedance(reference, current);
	return [
		{
			name: "anderson-darling",
			statistic: location.standardized,
			pValue: location.pValue,
			weight: weights.andersonDarling
		},
		{
			name: "mood",
			statistic: spread.z,
			pValue: spread.pValue,
			weight: weights.mood
		},
		{
			name: "tail-exceedance",
			statistic: exceedance.count,
			pValue: exceedance.pValue,
			weight: weights.exceedance
		},
		{
			name: "hill-tail",
			pValue: hillTail(reference, current).pValue,
			weight: weights.hill
		}
	];
}
/** Wasserstein-1 in standard deviations of the reference; a constant reference is measured against a sliver of the common range. */
function standardDistance({ reference, current }) {
	const distance = wasserstein1(reference, current);
	if (distance === 0) return 0;
	const low = Math.min(reference[0] ?? 0, current[0] ?? 0);
	const high = Math.max(reference.at(-1) ?? 0, current.at(-1) ?? 0);
	return distance / Math.max(standardDeviation(reference), SMALLEST_SCALE * (high - low));
}
function standardDeviation(values) {
	const mean = values.reduce((sum, value) => sum + value / values.length, 0);
	return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2 / values.length, 0));
}
function farBeyond({ reference, current }) {
	const range = quantile(reference, .75) - quantile(reference, .25);
	const limit = MATERIAL.beyond * range;
	const above = (current.at(-1) ?? 0) - (reference.at(-1) ?? 0);
	const below = (reference[0] ?? 0) - (current[0] ?? 0);
	if (range <= 0 || Math.max(above, below) <= limit) return {};
	const [word, value] = above >= below ? ["above", current.at(-1)] : ["below", current[0]];
	return { alsoMaterial: `a value of ${short(value ?? 0)} lies ${short(Math.max(above, below) / range)} interquartile ranges ${word} everything in the reference` };
}
function quantile(ascending, share) {
	return ascending[Math.floor(share * (ascending.length - 1))] ?? 0;
}
function short(value) {
	return String(Number(value.toPrecision(3)));
}
function points(share) {
	return `${(100 * share).toFixed(1)} points`;
}

/** Tests one column of both sides: its values, and how many are missing. Infinite numbers count as missing. Row order has no influence. */
function compareColumns({ reference, current, meaning, seed }) {
	if (reference.kind === "numeric" && current.kind === "numeric" && meaning !== "boolean") return compareNumbers(reference, current, {
		meaning,
		seed
	});
	return compareCategories(asText(reference), asText(current), seed);
}
function compareNumbers(reference, current, { meaning, seed }) {
	const pair = {
		reference: ascending(reference.values),
		current: ascending(current.values)
	};
	const n = {
		reference: pair.reference.length,
		current: pair.current.length
	};
	const label = meaning === "date" ? toDay : toShort;
	return {
		name: reference.name,
		type: "numeric",
		n,
		missing: missingOf(n, {
			reference: reference.values.length,
			current: current.values.length
		}, seed),
		...isEnough(n) ? { values: testNumbers(pair, seed) } : {},
		...n.reference > 0 && n.current > 0 ? { histogram: toNumberHistogram(pair, label) } : {}
	};
}
function compareCategories(reference, current, seed) {
	const { names, counts } = countCategories(reference, current);
	const total = (side) => side.reduce((sum, count) => sum + count, 0);
	const n = {
		reference: total(counts.reference),
		current: total(counts.current)
	};
	return {
		name: reference.name,
		type: "categorical",
		n,
		missing: missingOf(n, {
			reference: reference.codes.length,
			current: current.codes.length
		}, seed),
		...isEnough(n) ? { values: testCategories(names, counts, seed) } : {},
		...n.reference > 0 && n.current > 0 ? { histogram: toCategoryHistogram(names, counts) } : {}
	};
}
function missingOf(n, rows, seed) {
	return testMissing({
		rows: rows.reference,
		missing: rows.reference - n.reference
	}, {
		rows: rows.current,
		missing: rows.current - n.current
	}, seed);
}
function isEnough(n) {
	return Math.min(n.reference, n.current) >= 30;
}
function ascending(values) {
	return values.filter(Number.isFinite).sort();
}
/** Categories in the order of their names, so that the order of rows and dictionaries does not matter. */
function countCategories(reference, current) {
	const names = [.../* @__PURE__ */ new Set([...reference.dictionary, ...current.dictionary])].sort();
	const indexes = new Map(names.map((name, index) => [name, index]));
	const count = (column) => {
		const index = Int32Array.from(column.dictionary, (name) => indexes.get(name) ?? -1);
		const counts = new Float64Array(names.length);
		for (const code of column.codes) {
			const category = index[code];
			if (category !== void 0) counts[category] = (counts[category] ?? 0) + 1;
		}
		return counts;
	};
	return {
		names,
		counts: {
			reference: count(reference),
			current: count(current)
		}
	};
}
/** Booleans as categories; a column of the other kind without any value as text without any value. */
function asText(column) {
	if (column.kind === "text") return column;
	const codes = Int32Array.from(column.values, (value) => Number.isFinite(value) ? Math.min(1, Math.abs(value)) : -1);
	return {
		kind: "text",
		name: column.name,
		codes,
		dictionary: ["false", "true"]
	};
}
function toShort(value) {
	return String(Number(value.toPrecision(4)));
}

const SHOWN_CATEGORIES = 3;
/** One sentence for people: what changed by how much, or why nothing can be said. */
function describeColumn(finding, judged) {
	switch (judged.verdict) {
		case "drifted": return judged.byMissing ? missingWords(finding) : `${changeWords(finding)}${alsoWords(finding)}`;
		case "immaterial": return `${changeWords(finding)}: real, but below the size that matters`;
		case "not-enough-data": return shortageWords(finding, judged);
		case "stable": return "no change that these rows can show";
		default: return judged.verdict;
	}
}
function changeWords({ values, type }) {
	if (values === void 0) return "the share of missing values changed";
	const { size, material } = values.effect;
	return type === "numeric" ? `moved by ${round(size)} standard deviations (limit ${material})` : `${round(100 * size)} % of the rows changed category (limit ${round(100 * material)} %)`;
}
function alsoWords({ values }) {
	const also = values?.alsoMaterial === void 0 ? "" : `; ${values.alsoMaterial}`;
	const unseen = values?.unseen;
	if (unseen === void 0) return also;
	const names = unseen.categories.slice(0, SHOWN_CATEGORIES).map((name) => `"${name.slice(0, 60)}"`);
	return `${also}; ${unseen.rows} rows with categories that the reference does not have, such as ${names.join(", ")}`;
}
function missingWords({ missing, n }) {
	const share = (count, present) => `${round(100 * count / (count + present))} %`;
	return `missing values went from ${share(missing.reference, n.reference)} to ${share(missing.current, n.current)} of the rows`;
}
function shortageWords(finding, { rowsNeeded }) {
	const { reference, current } = finding.n;
	const fewest = Math.min(reference, current);
	const need = `about ${rowsNeeded ?? 30} rows are needed`;
	if (fewest < 30) return `${fewest} values on one side are too few to say anything; ${need}`;
	return `${changeWords(finding)}, which may be chance; ${need} to tell`;
}
function round(value) {
	return String(Number(value.toPrecision(3)));
}

/**
* Corrects the tests of all columns together (Benjamini-Hochberg), then asks of what is significant whether it is material. A column
* has drifted only when one of its two tests, of its values or of what is missing, is both.
*/
function judgeColumns(findings) {
	const family = findings.flatMap((finding) => "schema" in finding ? [] : pValuesOf(finding));
	const adjusted = benjaminiHochberg(family);
	let next = 0;
	return findings.map((finding) => {
		if ("schema" in finding) return toSchemaColumn(finding);
		return toColumn(finding, {
			values: finding.values === void 0 ? void 0 : adjusted[next++],
			missing: finding.missing.test === void 0 ? void 0 : adjusted[next++]
		}, family.length);
	});
}
function pValuesOf({ values, missing }) {
	return [...values === void 0 ? [] : [values.pValue], ...missing.test === void 0 ? [] : [missing.test.pValue]];
}
function toColumn(finding, adjusted, family) {
	const { values, missing } = finding;
	const verdict = judge(finding, adjusted);
	const byMissing = isSignificant(adjusted.missing) && isMissingMaterial(missing) && !valuesDrifted(values, adjusted);
	const detectable = detectableChange(finding, family);
	const rowsNeeded = verdict === "not-enough-data" ? rowsToShow(finding, family) : void 0;
	const pValues = pValuesOf(finding);
	const smallest = Math.min(adjusted.values ?? 1, adjusted.missing ?? 1);
	return {
		name: finding.name,
		type: finding.type,
		drifted: verdict === "drifted",
		verdict,
		tests: [...values?.tests ?? [], ...missing.test === void 0 ? [] : [missing.test]],
		...pValues.length > 0 ? {
			pValue: Math.min(...pValues),
			adjustedPValue: smallest
		} : {},
		effect: effectOf(finding, byMissing),
		...detectable === void 0 ? {} : { detectable },
		n: finding.n,
		missing: {
			reference: missing.reference,
			current: missing.current
		},
		...finding.histogram === void 0 ? {} : { histogram: finding.histogram },
		...values?.unseen === void 0 ? {} : { unseen: {
			...values.unseen,
			categories: [...values.unseen.categories]
		} },
		message: describeColumn(finding, {
			verdict,
			adjusted,
			byMissing,
			rowsNeeded
		}),
		...rowsNeeded === void 0 ? {} : { rowsNeeded }
	};
}
function judge({ values, missing, n }, adjusted) {
	const missingSignificant = isSignificant(adjusted.missing);
	if (valuesDrifted(values, adjusted) || missingSignificant && isMissingMaterial(missing)) return "drifted";
	if (Math.min(n.reference, n.current) < 30) return "not-enough-data";
	if (isSignificant(adjusted.values) || missingSignificant) return "immaterial";
	return values !== void 0 && isMaterial(values) || isMissingMaterial(missing) ? "not-enough-data" : "stable";
}
function valuesDrifted(values, adjusted) {
	return values !== void 0 && isSignificant(adjusted.values) && (isMaterial(values) || values.alsoMaterial !== void 0);
}
function isSignificant(adjusted) {
	return adjusted !== void 0 && adjusted <= .05;
}
function isMaterial({ effect }) {
	return effect.size >= effect.material;
}
function isMissingMaterial({ change }) {
	return Math.abs(change) >= MATERIAL.missing;
}
function effectOf({ values, missing, type }, byMissing) {
	if (values !== void 0 && !byMissing) return values.effect;
	if (values === void 0 && missing.test === void 0) return type === "numeric" ? {
		name: "wasserstein-1/sd",
		size: 0,
		material: MATERIAL.distance
	} : {
		name: "total-variation",
		size: 0,
		material: MATERIAL.shares
	};
	return {
		name: "missing-share",
		size: Math.abs(missing.change),
		material: MATERIAL.missing
	};
}
/**
* The z values that a change must bridge to be shown with 80 % power when `family` tests are corrected together: about 2.8 for one
* test, 4 for thirty.
*/
function bridge(family) {
	return normalQuantile(1 - FALSE_DISCOVERY_RATE / (2 * Math.max(1, family))) + normalQuantile(POWER);
}
/** Standard deviation of the unit in which the effect is measured: 1 for numbers, that of an even share for categories. */
function unitSpread(finding) {
	return finding.type === "numeric" ? 1 : .5;
}
/** Smallest shift (standard deviations) or change of a share that these rows would show with 80 % power. */
function detectableChange(finding, family) {
	const { reference, current } = finding.n;
	if (finding.values === void 0) return void 0;
	return bridge(family) * unitSpread(finding) * Math.sqrt(1 / reference + 1 / current);
}
/** Current rows that would show a change of the size seen (of the material size, if nothing could be measured). */
function rowsToShow(finding, family) {
	const { effect } = finding.values ?? { effect: effectOf(finding, false) };
	const variance = (bridge(family) * unitSpread(finding) / Math.max(effect.size, effect.material)) ** 2;
	const room = 1 / variance - 1 / finding.n.reference;
	const needed = Math.ceil(room * variance > .1 ? 1 / room : 2 * variance);
	return Math.max(30, needed > finding.n.current ? needed : 2 * finding.n.current);
}
function toSchemaColumn({ name, type, n, schema }) {
	return {
		name,
		type,
		drifted: true,
		verdict: "drifted",
		tests: [],
		effect: {
			name: "schema",
			size: 1,
			material: 1
		},
		n,
		message: schema
	};
}

/** Decides what to do with each column, in the order of the reference. Throws UserError COLUMN_MISSING for selected names on neither side. */
function planColumns(reference, current, selection) {
	const sides = {
		reference: byName(reference),
		current: byName(current)
	};
	const names = [.../* @__PURE__ */ new Set([...sides.reference.keys(), ...sides.current.keys()])];
	refuseUnknown(names, selection);
	const excluded = new Set(selection.exclude ?? []);
	const asked = selection.columns === void 0 ? void 0 : new Set(selection.columns);
	return names.filter((name) => !excluded.has(name) && (asked === void 0 || asked.has(name))).map((name) => name === selection.outcome && !sides.current.has(name) ? {
		kind: "skipped",
		name,
		reason: "the outcome of the current data is not known yet"
	} : plan(name, sides.reference.get(name), sides.current.get(name), asked !== void 0));
}
function plan(name, reference, current, asked) {
	if (reference === void 0 || current === void 0) {
		const [known, where, absent] = reference === void 0 ? [
			current,
			"current data",
			"reference"
		] : [
			reference,
			"reference",
			"current data"
		];
		return {
			kind: "one-sided",
			name,
			schema: `the column is in the ${where} but not in the ${absent}`,
			numeric: known?.type === "numeric" || known?.type === "date"
		};
	}
	const types = [reference.type, current.type];
	if (types.includes("other")) return {
		kind: "skipped",
		name,
		reason: "its type is nested or binary, which no test can use"
	};
	if (isRetyped(reference.type, current.type)) return {
		kind: "retyped",
		name,
		schema: `the type changed from ${WORDS[reference.type]} to ${WORDS[current.type]}`,
		numeric: reference.type !== "text"
	};
	if (reference.type === "date" && !asked) return {
		kind: "skipped",
		name,
		reason: "dates move on by themselves; name the column in `columns` to test it"
	};
	return {
		kind: "compare",
		name,
		meaning: types.every((type) => type === "boolean") ? "boolean" : reference.type === "date" ? "date" : "number",
		asked
	};
}
/** Zeros and ones of a CSV file are the booleans of a Parquet file. */
function isRetyped(reference, current) {
	const numbers = ["numeric", "boolean"];
	return reference !== current && !(numbers.includes(reference) && numbers.includes(current));
}
const WORDS = {
	numeric: "numbers",
	text: "text",
	boolean: "true/false",
	date: "dates",
	other: "other"
};
function refuseUnknown(names, { columns = [], exclude = [] }) {
	const problems = [...columns, ...exclude].filter((name) => !names.includes(name)).map((name) => {
		const near = nearestName(name, names);
		return {
			file: "drift",
			message: `there is no column "${name}" in the reference or in the current data`,
			fix: near === void 0 ? "name columns of the data (capitals count)" : `did you mean "${near}"?`
		};
	});
	if (problems.length > 0) throw new UserError("COLUMN_MISSING", problems);
}
function byName(columns) {
	return new Map(columns.map((column) => [column.name, column]));
}

/**
* Compares two data sets column by column, holding one column of each at a time. Drift is a value in the answer; UserError is thrown
* only for data that cannot be read and for columns that do not exist.
*/
async function detectDrift({ tables, log }, input) {
	const names = input.names ?? {
		reference: "reference",
		current: "current"
	};
	const reference = await tables.open(input.reference, names.reference);
	const current = await tables.open(input.current, names.current);
	const { columns, skipped } = await compareDatasets(log, {
		reference,
		current
	}, input);
	return {
		schemaVersion: 1,
		kind: "drift",
		assay: input.assay,
		...input.model === void 0 ? {} : { model: input.model },
		createdAt: input.createdAt,
		source: input.source,
		reference: {
			source: describeSource(input.reference),
			rows: reference.rows
		},
		current: {
			source: describeSource(input.current),
			rows: current.rows
		},
		drifted: columns.some((column) => column.drifted),
		columns,
		...skipped.length > 0 ? { skipped } : {}
	};
}
/** The columns of two opened data sets, judged together, and those that were not compared, with the reason. */
async function compareDatasets(log, { reference, current }, selection) {
	const plan = planColumns(reference.columns, current.columns, selection);
	const findings = [];
	const skipped = [];
	for (const [index, column] of plan.entries()) {
		log.progress("comparing", index, plan.length, "columns");
		const outcome = await examine(column, {
			reference,
			current,
			seed: `drift:${selection.model ?? ""}:${column.name}`
		});
		if ("reason" in outcome) skipped.push({
			name: column.name,
			reason: outcome.reason
		});
		else findings.push(outcome);
	}
	log.progress("comparing", plan.length, plan.length, "columns");
	return {
		columns: judgeColumns(findings),
		skipped
	};
}
async function examine(planned, sides) {
	if (planned.kind === "skipped") return planned;
	if (planned.kind === "one-sided") return toSchemaFinding(planned, sides);
	const [reference, current] = await Promise.all([readColumn(sides.reference, planned.name), readColumn(sides.current, planned.name)]);
	if (planned.kind === "retyped") {
		const pair = withSameKind(reference, current);
		return pair === void 0 ? toSchemaFinding(planned, sides) : compare(pair, "number", sides.seed);
	}
	const reason = planned.asked ? void 0 : identifierReason(reference, current);
	return reason === void 0 ? compare({
		reference,
		current
	}, planned.meaning, sides.seed) : { reason };
}
function compare(pair, meaning, seed) {
	return compareColumns({
		...pair,
		meaning,
		seed
	});
}
async function readColumn(dataset, name) {
	const column = columnOf(await dataset.read([name]), name);
	if (column === void 0) throw new Fault("INTERNAL", `the table engine left out the column "${name}"`);
	return column;
}
function toSchemaFinding(planned, sides) {
	const n = {
		reference: sides.reference.rows,
		current: sides.current.rows
	};
	return {
		name: planned.name,
		type: planned.numeric ? "numeric" : "categorical",
		n,
		schema: planned.schema
	};
}

export { detectDrift as n, compareDatasets as t };