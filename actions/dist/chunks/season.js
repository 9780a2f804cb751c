import { i as logGamma, n as chiSquaredSf, r as chiSquaredUpperPoint, t as chiSquaredHomogeneity } from "./chi-squared.js";
import { t as createPrng } from "./prng.js";
import { t as toDay } from "./calendar.js";

/** Shares below this count as this much, so that an empty bin does not make a logarithm infinite. */
const FLOOR = 1e-4;
/** Population stability index of two lists of counts, in nats: sum of (p - q) ln(p / q), shares of at least 0.0001. */
function populationStability(a, b) {
	return sumOver(a, b, (share, other) => {
		const [p, q] = [Math.max(share, FLOOR), Math.max(other, FLOOR)];
		return (p - q) * Math.log(p / q);
	});
}
/** Kullback-Leibler divergence of `a` from `b` in nats: sum of p ln(p / q), shares of `b` of at least 0.0001. */
function kullbackLeibler(a, b) {
	return Math.max(0, sumOver(a, b, (p, q) => p > 0 ? p * Math.log(p / Math.max(q, FLOOR)) : 0));
}
/** Jensen-Shannon distance, 0 to 1: the square root of the divergence in base 2 (Endres and Schindelin, IEEE Trans. Inf. Theory 49, 2003). */
function jensenShannon(a, b) {
	const half = (p, q) => p > 0 ? p / 2 * Math.log2(2 * p / (p + q)) : 0;
	return Math.sqrt(Math.min(1, Math.max(0, sumOver(a, b, (p, q) => half(p, q) + half(q, p)))));
}
/** Hellinger distance, 0 to 1. */
function hellinger(a, b) {
	return Math.sqrt(sumOver(a, b, (p, q) => (Math.sqrt(p) - Math.sqrt(q)) ** 2) / 2);
}
/** Largest absolute difference of a share. */
function largestGap(a, b) {
	let largest = 0;
	sumOver(a, b, (p, q) => {
		largest = Math.max(largest, Math.abs(p - q));
		return 0;
	});
	return largest;
}
function sumOver(a, b, term) {
	const [n, m] = [total(a), total(b)];
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += term((a[i] ?? 0) / n, (b[i] ?? 0) / m);
	return sum;
}
function total(counts) {
	let sum = 0;
	for (let i = 0; i < counts.length; i++) sum += counts[i] ?? 0;
	return sum;
}

/** Up to so many rows on each side, and so many pairs of them, the law is counted out; beyond, the limit law holds to a few percent. */
const MAX_EXACT_ROWS = 1e4;
const MAX_EXACT_PAIRS = 1e7;
const MAX_TERMS = 100;
/**
* Two-sample Kolmogorov-Smirnov test, two-sided: the largest gap between the distribution functions, and the chance of one as large
* between samples of one law without ties (with ties it is conservative). `method` says which law the p value is from.
*/
function kolmogorovSmirnov({ reference, current, n, m }) {
	let [inReference, inCurrent, distance] = [
		0,
		0,
		0
	];
	for (let i = 0; i < reference.length; i++) {
		inReference += reference[i];
		inCurrent += current[i];
		distance = Math.max(distance, Math.abs(inReference / n - inCurrent / m));
	}
	return Math.max(n, m) <= MAX_EXACT_ROWS && n * m <= MAX_EXACT_PAIRS ? {
		distance,
		pValue: exactSf(distance, n, m),
		method: "exact"
	} : {
		distance,
		pValue: kolmogorovSf(distance * Math.sqrt(n * m / (n + m))),
		method: "asymptotic"
	};
}
/** P(K > z) for the limit law of Kolmogorov (Giornale dell'Istituto Italiano degli Attuari 4, 1933). */
function kolmogorovSf(z) {
	if (z <= 0) return 1;
	if (z < 1) {
		let sum = 0;
		for (let k = 1; k <= MAX_TERMS; k += 2) sum += Math.exp(-(k * k) * Math.PI ** 2 / (8 * z * z));
		return Math.max(0, 1 - Math.sqrt(2 * Math.PI) / z * sum);
	}
	let sum = 0;
	for (let k = 1; k <= MAX_TERMS; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * z * z);
	return Math.min(1, sum);
}
/**
* Share of the lattice paths from (0, 0) to (n, m), all equally likely, that reach a point as far from the diagonal as `distance`
* (Hodges, Arkiv för Matematik 3, 1958). Shares instead of numbers of paths, so that nothing overflows and small shares keep their digits.
*/
function exactSf(distance, n, m) {
	const limit = (Math.round(distance * n * m) - .5) / (n * m);
	if (limit < 0) return 1;
	const out = new Float64Array(m + 1);
	for (let i = 0; i <= n; i++) for (let j = 0; j <= m; j++) {
		const before = j === 0 ? 0 : out[j - 1];
		const mixed = i + j === 0 ? 0 : (i * out[j] + j * before) / (i + j);
		out[j] = Math.abs(i / n - j / m) > limit ? 1 : mixed;
	}
	return Math.min(1, out[m]);
}

/** Wasserstein-1 distance: the area between the two distribution functions, in the unit of the values. */
function wasserstein1({ values, reference, current, n, m }) {
	let upToReference = 0;
	let upToCurrent = 0;
	let area = 0;
	for (let i = 0; i < values.length; i++) {
		const gap = Math.abs(upToReference / n - upToCurrent / m);
		if (gap > 0) area += gap * (values[i] - values[i - 1]);
		upToReference += reference[i];
		upToCurrent += current[i];
	}
	return area;
}

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
/** So many permutations as far out as the data, and no more are needed. */
const ENOUGH = 200;
/** Rows that may be drawn in all, so that many categories over many rows stay within seconds. */
const DRAW_BUDGET = 4e7;
/** A permuted statistic this much below the observed one still counts as equal: rounding. */
const SLACK = 1 - 1e-12;
/** Entries of the table that finds the category of a row. */
const MAX_GUIDE = 65536;
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
	const urn = createUrn(totals);
	const prng = createPrng(seed);
	const observed = small.reduce((total, count, i) => total + (count > 0 ? count * count / (totals[i] ?? 1) : 0), 0);
	const draws = sum(small);
	const rounds = Math.max(MIN_PERMUTATIONS, Math.min(PERMUTATIONS, Math.floor(DRAW_BUDGET / draws)));
	const scratch = {
		drawn: new Float64Array(totals.length),
		picks: new Int32Array(draws)
	};
	let asFar = 0;
	for (let round = 1; round <= rounds; round++) {
		if (drawOnce(urn, scratch, prng) >= observed * SLACK) asFar += 1;
		if (asFar === ENOUGH) return {
			name: "chi-squared-permutation",
			statistic: observed,
			pValue: asFar / round
		};
	}
	return {
		name: "chi-squared-permutation",
		statistic: observed,
		pValue: (1 + asFar) / (1 + rounds)
	};
}
/**
* One relabelling; costs about as many steps as rows are drawn, however many rows and categories there are. At most half of all rows
* are drawn, so that of two tries at most one hits a row that is out already.
*/
function drawOnce(urn, { drawn, picks }, prng) {
	let statistic = 0;
	for (let done = 0; done < picks.length;) {
		const row = prng.below(urn.rows);
		const category = categoryOf(urn, row);
		const before = drawn[category];
		if (row - urn.starts[category] < before) continue;
		statistic += (2 * before + 1) / urn.totals[category];
		drawn[category] = before + 1;
		picks[done++] = category;
	}
	for (const category of picks) drawn[category] = 0;
	return statistic;
}
function createUrn(totals) {
	const starts = new Float64Array(totals.length);
	let rows = 0;
	totals.forEach((count, i) => {
		starts[i] = rows;
		rows += count;
	});
	const step = Math.ceil(rows / MAX_GUIDE);
	let category = 0;
	const guide = Int32Array.from({ length: Math.ceil(rows / step) }, (_, i) => {
		while (i * step >= (starts[category] ?? 0) + (totals[category] ?? 0)) category += 1;
		return category;
	});
	return {
		rows,
		totals,
		starts,
		guide,
		step
	};
}
function categoryOf({ starts, totals, guide, step }, row) {
	let category = guide[Math.floor(row / step)];
	while (row >= starts[category] + totals[category]) category += 1;
	return category;
}
function sum(counts) {
	return counts.reduce((total, count) => total + count, 0);
}

/** Distances that other tools decide by. Here they stand beside the tests and decide nothing. */
const MEASURES = [
	"psi",
	"ks",
	"jensen-shannon",
	"wasserstein",
	"l-infinity",
	"hellinger",
	"total-variation",
	"kullback-leibler"
];
const BINS = 10;
/** Chance that clean data exceed the `chance` of a measure. */
const NULL_LEVEL = .05;
/** Measures of numbers; those of shares over the ten bins between the deciles of the reference. */
function measureNumbers(pair, names) {
	if (names.length === 0) return [];
	const bins = toDeciles(pair);
	return names.map((name) => {
		if (name === "ks") {
			const { distance, pValue, method } = kolmogorovSmirnov(pair);
			return {
				name,
				value: distance,
				unit: `largest gap of the distribution functions, p ${method}`,
				pValue
			};
		}
		if (name === "wasserstein") return {
			name,
			value: wasserstein1(pair),
			unit: "unit of the column"
		};
		return measureShares(name, bins);
	});
}
/** Measures of categories; those that need an order are left out. */
function measureCategories(counts, names) {
	return names.filter((name) => name !== "ks" && name !== "wasserstein").map((name) => measureShares(name, counts));
}
function measureShares(name, counts) {
	const { reference, current } = counts;
	switch (name) {
		case "psi": return {
			name,
			value: populationStability(reference, current),
			unit: "nats",
			...chanceOf(counts)
		};
		case "jensen-shannon": return {
			name,
			value: jensenShannon(reference, current),
			unit: "square root of the divergence in base 2"
		};
		case "hellinger": return {
			name,
			value: hellinger(reference, current),
			unit: "0 to 1"
		};
		case "l-infinity": return {
			name,
			value: largestGap(reference, current),
			unit: "share of rows"
		};
		case "total-variation": return {
			name,
			value: totalVariation(counts),
			unit: "share of rows"
		};
		case "kullback-leibler": return {
			name,
			value: kullbackLeibler(current, reference),
			unit: "nats, of the current from the reference"
		};
		default: return name;
	}
}
/** What 95 % of clean data stay below: PSI is (1/n + 1/m) chi-squared with one degree of freedom less than bins. */
function chanceOf({ reference, current }) {
	const bins = reference.filter((count, i) => count + (current[i] ?? 0) > 0).length;
	if (bins < 2) return {};
	const total = (side) => side.reduce((sum, count) => sum + count, 0);
	return { chance: (1 / total(reference) + 1 / total(current)) * chiSquaredUpperPoint(NULL_LEVEL, bins - 1) };
}
/** Rows of both sides up to each decile of the reference; ties can make bins fall together. */
function toDeciles({ reference, current, n }) {
	const bins = {
		reference: [0],
		current: [0]
	};
	let upTo = 0;
	let next = 1;
	for (let i = 0; i < reference.length; i++) {
		if (next < BINS && upTo >= next * n / BINS) {
			bins.reference.push(0);
			bins.current.push(0);
			while (next < BINS && upTo >= next * n / BINS) next += 1;
		}
		upTo += reference[i];
		bins.reference.push((bins.reference.pop() ?? 0) + reference[i]);
		bins.current.push((bins.current.pop() ?? 0) + current[i]);
	}
	return {
		reference: Float64Array.from(bins.reference),
		current: Float64Array.from(bins.current)
	};
}

/**
* The test of "all groups have one law" by midranks (Kruskal and Wallis, JASA 47, 1952), and the share of the ranks' variance that the groups
* explain beyond chance. Groups may be empty; fewer than two with values give p = 1.
*/
function kruskalWallis(groups) {
	const ranked = groups.flatMap((values, group) => values.map((value) => ({
		value,
		group
	}))).toSorted((a, b) => a.value - b.value);
	const sums = groups.map(() => 0);
	let ties = 0;
	for (let start = 0; start < ranked.length;) {
		let end = start + 1;
		while (end < ranked.length && ranked[end]?.value === ranked[start]?.value) end++;
		for (let i = start; i < end; i++) {
			const { group } = ranked[i];
			sums[group] = sums[group] + (start + end + 1) / 2;
		}
		ties += (end - start) ** 3 - (end - start);
		start = end;
	}
	const n = ranked.length;
	const used = groups.filter((values) => values.length > 0).length;
	const between = sums.reduce((total, sum, i) => total + (sum === 0 ? 0 : sum ** 2 / (groups[i]?.length ?? 1)), 0);
	const statistic = (12 / (n * (n + 1)) * between - 3 * (n + 1)) / (1 - ties / (n ** 3 - n));
	if (used < 2 || !Number.isFinite(statistic)) return {
		pValue: 1,
		share: 0,
		statistic: 0
	};
	return {
		pValue: chiSquaredSf(statistic, used - 1),
		share: Math.max(0, (statistic - used + 1) / (n - used)),
		statistic
	};
}

/** Rows a side that a classifier learns from: enough to see a separation of 0.52, few enough to fit in seconds. */
const SAMPLE_ROWS = 1e4;
/** Cells a side that a classifier learns from: fewer rows of a wide table, so that its time and memory stay the same. */
const SAMPLE_CELLS = 6e5;
const LEAST_ROWS = 2e3;
/** Rows a side for a table with so many columns. */
function sampleRows(columns) {
	return Math.max(LEAST_ROWS, Math.min(SAMPLE_ROWS, Math.floor(SAMPLE_CELLS / Math.max(1, columns))));
}
/** Numbers of at most `limit` of `rows` rows, ascending, each as likely as every other (Floyd's algorithm); the same for the same seed. */
function chooseRows(rows, limit, seed) {
	if (rows <= limit) return Int32Array.from({ length: rows }, (_, row) => row);
	const prng = createPrng(seed);
	const chosen = /* @__PURE__ */ new Set();
	for (let last = rows - limit; last < rows; last++) {
		const row = prng.below(last + 1);
		chosen.add(chosen.has(row) ? last : row);
	}
	return Int32Array.from(chosen).sort();
}
/** Some rows of a column. */
function takeRows(column, rows) {
	if (column.kind === "text") return {
		...column,
		codes: Int32Array.from(rows, (row) => column.codes[row] ?? -1)
	};
	return {
		...column,
		values: Float64Array.from(rows, (row) => column.values[row] ?? NaN)
	};
}

const SEASONS = [
	"hour-of-day",
	"weekday",
	"hour-of-week",
	"month"
];
const HOUR_MS = 36e5;
const DAY_MS = 24 * HOUR_MS;
/** 1 January 1970 was a Thursday: three days after a Monday. */
const FIRST_WEEKDAY = 3;
const PHASES = {
	"hour-of-day": 24,
	weekday: 7,
	"hour-of-week": 168,
	month: 12
};
/** Milliseconds of two whole periods: less of the reference shows no season. */
const TWO_PERIODS = {
	"hour-of-day": 2 * DAY_MS,
	weekday: 14 * DAY_MS,
	"hour-of-week": 14 * DAY_MS,
	month: 730 * DAY_MS
};
/** A column has a season only when chance would show one in fewer than one of a thousand columns, and it explains something. */
const DETECTION_LEVEL = .001;
const DETECTION_SHARE = .02;
const DETECTION_ROWS = 2e4;
/** Phase of a moment in UTC, from 0; -1 without a time. */
function phaseOf(milliseconds, season) {
	if (!Number.isFinite(milliseconds)) return -1;
	const day = Math.floor(milliseconds / DAY_MS);
	const hour = Math.floor((milliseconds - day * DAY_MS) / HOUR_MS);
	const weekday = ((day + FIRST_WEEKDAY) % 7 + 7) % 7;
	switch (season) {
		case "hour-of-day": return hour;
		case "weekday": return weekday;
		case "hour-of-week": return weekday * 24 + hour;
		case "month": return Number(toDay(milliseconds).slice(5, 7)) - 1;
		default: return season;
	}
}
function phaseCount(season) {
	return PHASES[season];
}
/**
* The season that the reference's numbers follow, by the test of Kruskal and Wallis (JASA 47, 1952) over the phases; the finest that
* explains notably more. `undefined` when they follow none, or there are no two whole periods to see it in.
*/
function detectSeason(given) {
	const { column, times } = thin(given);
	let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const time of times) {
		if (!Number.isFinite(time)) continue;
		first = Math.min(first, time);
		last = Math.max(last, time);
	}
	let best;
	for (const season of SEASONS) {
		if (!(last - first >= TWO_PERIODS[season])) continue;
		const { pValue, share } = kruskalWallis(byPhase({
			column,
			times
		}, season));
		if (pValue > DETECTION_LEVEL || share < DETECTION_SHARE) continue;
		if (best === void 0 || share > best.share + DETECTION_SHARE) best = {
			season,
			share
		};
	}
	return best?.season;
}
/** Some rows, by chance: every so many would fall on the same hour. */
function thin({ column, times }) {
	const rows = chooseRows(times.length, DETECTION_ROWS, "season");
	const some = (values) => Float64Array.from(rows, (row) => values[row] ?? NaN);
	return {
		column: {
			...column,
			values: some(column.values)
		},
		times: some(times)
	};
}
function byPhase({ column, times }, season) {
	const groups = Array.from({ length: PHASES[season] }, () => []);
	column.values.forEach((value, row) => {
		if (Number.isFinite(value)) groups[phaseOf(times[row] ?? NaN, season)]?.push(value);
	});
	return groups;
}

export { phaseOf as a, takeRows as c, measureNumbers as d, testShares as f, wasserstein1 as h, phaseCount as i, MEASURES as l, fisherExact as m, byPhase as n, chooseRows as o, totalVariation as p, detectSeason as r, sampleRows as s, SEASONS as t, measureCategories as u };