import { n as isFreeText, r as nearlyAllDifferent, t as identifierReason } from "./column-character.js";
import { $r as testShares, Dr as toMoment, Er as toDay, Kn as newcombeInterval, Qr as measureNumbers, Sr as phaseOf, Yn as betaCdf, Zr as measureCategories, _r as normalSf, ai as chiSquaredHomogeneity, bi as UserError, ei as totalVariation, gr as normalQuantile, ii as wasserstein1, ni as createPrng, si as logGamma, ti as fisherExact, ut as nearestName, xr as phaseCount, yi as Fault } from "./start.js";
import { c as cellOf, d as rowsOf, i as toTextCounts, l as coarsen, o as FINE_CELLS, r as textRows, s as STORED_CELLS, t as BUCKETS } from "./text-counts.js";
import { i as presentRows, t as isAbove } from "./join-cells.js";
import { i as benjaminiHochberg, o as weightedBonferroni, t as POWER } from "./power.js";
import { n as points, r as short, t as percent } from "./words.js";

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

const SHOWN_CATEGORIES = 3;
/** One sentence for people: what changed by how much, or why nothing can be said. */
function describeColumn({ n }, { verdict, lead, rowsNeeded }) {
	const words = lead?.words ?? "";
	switch (verdict) {
		case "drifted": return `${words}${alsoWords(lead)}`;
		case "immaterial": return `${words}: real, but below the size that matters`;
		case "not-enough-data": return shortageWords(n, words, rowsNeeded);
		case "stable": return "no change that these rows can show";
		default: return verdict;
	}
}
function alsoWords(lead) {
	const also = (lead?.alsoMaterial ?? []).map(({ words }) => `; ${words}`).join("");
	const unseen = lead?.unseen;
	if (unseen === void 0) return also;
	const names = unseen.categories.slice(0, SHOWN_CATEGORIES).map((name) => `"${name.slice(0, 60)}"`);
	return `${also}; ${unseen.rows} rows with categories that the reference does not have, such as ${names.join(", ")}`;
}
function shortageWords(n, words, rowsNeeded) {
	const fewest = Math.min(n.reference, n.current);
	const need = `about ${rowsNeeded ?? 30} rows are needed`;
	if (fewest < 30) return `${fewest} values on one side are too few to say anything; ${need}`;
	return `${words}, which may be chance; ${need} to tell`;
}

/**
* The z values that a change must bridge to be shown with 80 % power when `family` tests are corrected together: about 2.8 for one
* test, 4 for thirty.
*/
function bridge(family) {
	return normalQuantile(1 - FALSE_DISCOVERY_RATE / (2 * Math.max(1, family))) + normalQuantile(POWER);
}
/** Smallest change, in the unit of the effect, that these rows would show with 80 % power. */
function detectableChange({ n, missing }, { name, spread }, family) {
	const rowsOf = (side) => Math.max(1, n[side] + (name === "missing" ? missing[side] : 0));
	return bridge(family) * spread * Math.sqrt(1 / rowsOf("reference") + 1 / rowsOf("current"));
}
/** Current rows that would show a change of the size seen (of the material size, if nothing could be measured). */
function rowsToShow({ n }, { effect, spread }, family) {
	const variance = (bridge(family) * spread / Math.max(effect.size, effect.material)) ** 2;
	const room = 1 / variance - 1 / n.reference;
	const needed = Math.ceil(room * variance > .1 ? 1 / room : 2 * variance);
	return Math.max(30, needed > n.current ? needed : 2 * n.current);
}

/**
* Corrects the tests of all columns and aspects together (Benjamini-Hochberg), then asks of what is significant whether it is material.
* A column has drifted only when one of its aspects, such as its values or what is missing, is both.
*/
function judgeColumns(findings) {
	const family = findings.flatMap((finding) => "schema" in finding ? [] : finding.aspects.map((aspect) => aspect.pValue));
	const adjusted = benjaminiHochberg(family);
	const rejected = adjusted.filter((p) => p <= FALSE_DISCOVERY_RATE).length;
	const limit = FALSE_DISCOVERY_RATE * rejected / Math.max(1, family.length);
	let next = 0;
	return findings.map((finding) => {
		if ("schema" in finding) return toSchemaColumn(finding);
		return toColumn(finding, finding.aspects.map((aspect) => judgeAspect(aspect, adjusted[next++] ?? 1, limit)), family.length);
	});
}
/** `limit` is the largest p value that the correction calls significant. */
function judgeAspect(given, adjusted, limit) {
	const proven = given.alsoMaterial?.filter(({ pValue }) => pValue <= limit) ?? [];
	const aspect = {
		...given,
		alsoMaterial: proven
	};
	const material = aspect.effect.size >= aspect.effect.material;
	if (!(adjusted <= .05)) return {
		aspect,
		adjusted,
		verdict: material ? "not-enough-data" : "stable"
	};
	return {
		aspect,
		adjusted,
		verdict: material || proven.length > 0 ? "drifted" : "immaterial"
	};
}
function toColumn(finding, judged, family) {
	const verdict = judgeColumn(finding, judged);
	const lead = (judged.find((each) => each.verdict === verdict) ?? judged[0])?.aspect;
	const { unseen } = finding.aspects.find((aspect) => aspect.unseen !== void 0) ?? {};
	const rowsNeeded = verdict === "not-enough-data" ? rowsToShow(finding, lead ?? untested(finding), family) : void 0;
	return {
		name: finding.name,
		type: finding.type,
		drifted: verdict === "drifted",
		verdict,
		tests: finding.aspects.flatMap((aspect) => aspect.tests),
		...pValuesOf(judged),
		effect: (lead ?? untested(finding)).effect,
		...lead === void 0 ? {} : { detectable: detectableChange(finding, lead, family) },
		...judged.length > 1 ? { aspects: judged.map(toEvidence) } : {},
		n: finding.n,
		missing: finding.missing,
		...finding.histogram === void 0 ? {} : { histogram: finding.histogram },
		...unseen === void 0 ? {} : { unseen: {
			...unseen,
			categories: [...unseen.categories]
		} },
		...finding.measures === void 0 ? {} : { measures: [...finding.measures] },
		message: withNote(describeColumn(finding, {
			verdict,
			lead,
			rowsNeeded
		}), finding.note),
		...rowsNeeded === void 0 ? {} : { rowsNeeded }
	};
}
function withNote(message, note) {
	return note === void 0 ? message : `${message}; ${note}`;
}
function judgeColumn({ n }, judged) {
	const some = (verdict) => judged.some((each) => each.verdict === verdict);
	if (some("drifted")) return "drifted";
	if (Math.min(n.reference, n.current) < 30) return "not-enough-data";
	if (some("immaterial")) return "immaterial";
	return some("not-enough-data") ? "not-enough-data" : "stable";
}
function pValuesOf(judged) {
	if (judged.length === 0) return {};
	return {
		pValue: Math.min(...judged.map(({ aspect }) => aspect.pValue)),
		adjustedPValue: Math.min(...judged.map(({ adjusted }) => adjusted))
	};
}
function toEvidence({ aspect, adjusted, verdict }) {
	const { name, pValue, effect, words } = aspect;
	return {
		name,
		pValue,
		adjustedPValue: adjusted,
		verdict,
		effect,
		message: words
	};
}
/** The effect of a column that could not be tested. */
function untested({ type }) {
	return type === "numeric" ? {
		effect: {
			name: "wasserstein-1/sd",
			size: 0,
			material: MATERIAL.distance
		},
		spread: 1
	} : {
		effect: {
			name: "total-variation",
			size: 0,
			material: MATERIAL.shares
		},
		spread: .5
	};
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

/** Pools two columns, both coarsened to the cells of the coarser one: from there on a cell is a value. */
function toTiedPair(reference, current) {
	const shift = Math.max(reference.shift, current.shift);
	const [a, b] = [coarsen(reference, shift), coarsen(current, shift)];
	const room = a.values.length + b.values.length;
	const into = {
		values: new Float64Array(room),
		reference: new Float64Array(room),
		current: new Float64Array(room)
	};
	let [i, j, filled] = [
		0,
		0,
		0
	];
	while (i < a.values.length || j < b.values.length) {
		const value = Math.min(a.values[i] ?? Number.POSITIVE_INFINITY, b.values[j] ?? Number.POSITIVE_INFINITY);
		into.values[filled] = value;
		if (a.values[i] === value) into.reference[filled] = a.counts[i++];
		if (b.values[j] === value) into.current[filled] = b.counts[j++];
		filled += 1;
	}
	return fromParts(into.values.slice(0, filled), into.reference.slice(0, filled), into.current.slice(0, filled));
}
/** The same pair without some of its values. */
function without(pair, isLeftOut) {
	const keep = (side) => side.filter((_, i) => !isLeftOut(i));
	return fromParts(keep(pair.values), keep(pair.reference), keep(pair.current));
}
/** The value of the row with this rank (0: the smallest) on one side; NaN beyond its rows. */
function rankedValue({ values }, side, rank) {
	let upTo = 0;
	for (let i = 0; i < side.length; i++) {
		upTo += side[i];
		if (upTo > rank) return values[i];
	}
	return NaN;
}
function fromParts(values, reference, current) {
	return {
		values,
		reference,
		current,
		n: total$2(reference),
		m: total$2(current)
	};
}
function total$2(counts) {
	let sum = 0;
	for (let i = 0; i < counts.length; i++) sum += counts[i];
	return sum;
}

/** How a comparison calls the categories that a private profile does not name. */
const RARE_CATEGORIES = "(rare values)";
/**
* Two columns of which at least one is from a private profile, both in the cells, categories and buckets that the private side tells, so
* that they can be compared like any other two; only their tails cannot. `undefined` when what is left has nothing in common.
*/
function alignToPrivate({ reference, current }, md5) {
	const values = alignValues([reference, current], md5);
	if (values === void 0) return void 0;
	return {
		reference: plain(reference, values[0]),
		current: plain(current, values[1])
	};
}
/** Nothing more is to be aligned in what comes out. */
function plain({ name, rows, missing }, values) {
	return {
		name,
		rows,
		missing,
		values
	};
}
function alignValues(pair, md5) {
	const [a, b] = [pair[0].values, pair[1].values];
	if (a.kind === "empty" || b.kind === "empty") return [a, b];
	if ("cells" in a && "cells" in b) return alignNumbers(pair, [a, b]);
	if (a.kind === "category" && b.kind === "category") return alignCategories$1(pair, [a.categories, b.categories]);
	if (a.kind === "other" || b.kind === "other") return hidden(pair);
	const texts = [asText$1(pair[0], md5), asText$1(pair[1], md5)];
	return texts[0] === void 0 || texts[1] === void 0 ? void 0 : alignTexts(pair, [texts[0], texts[1]]);
}
function alignNumbers([one, other], [a, b]) {
	const [first, second] = onOneGrid([a.cells, b.cells], [one.joined?.borders, other.joined?.borders]);
	return [{
		kind: a.kind,
		infinite: a.infinite,
		cells: first
	}, {
		kind: b.kind,
		infinite: b.infinite,
		cells: second
	}];
}
/** Cells of both sides between the borders that both can be parted at. */
function onOneGrid(cells, borders) {
	const shift = Math.max(...cells.map((one, i) => borders[i] === void 0 ? one.shift : 0), 0);
	const isKnown = (border, list) => list === void 0 || list.includes(border);
	const shared = (borders[0] ?? borders[1] ?? /* @__PURE__ */ new Float64Array()).filter((one) => cellOf(one, shift) === one && isKnown(one, borders[0]) && isKnown(one, borders[1]));
	const known = borders[0] === void 0 ? cells[1] : cells[0];
	const group = (value) => indexIn(shared, value);
	const names = new Float64Array(shared.length + 1);
	const most = new Float64Array(shared.length + 1).fill(-1);
	known.values.forEach((value, i) => {
		const at = group(value);
		const rows = known.counts[i];
		if (rows > most[at]) {
			most[at] = rows;
			names[at] = value;
		}
	});
	const gather = (side) => {
		const fine = coarsen(side, shift);
		const counts = new Float64Array(names.length);
		fine.values.forEach((value, i) => {
			const at = group(value);
			counts[at] = counts[at] + fine.counts[i];
		});
		const kept = [...names.keys()].filter((i) => counts[i] > 0);
		return {
			shift,
			values: Float64Array.from(kept, (i) => names[i]),
			counts: Float64Array.from(kept, (i) => counts[i])
		};
	};
	return [gather(cells[0]), gather(cells[1])];
}
/** How many borders a value lies above; they ascend. */
function indexIn(borders, value) {
	let [low, high] = [0, borders.length];
	while (low < high) {
		const middle = low + high >>> 1;
		if (isAbove(value, borders[middle])) low = middle + 1;
		else high = middle;
	}
	return low;
}
function alignCategories$1([one, other], [a, b]) {
	const known = [one, other].flatMap(({ joined }, i) => joined === void 0 ? [] : [new Set((i === 0 ? a : b).names)]);
	const isNamed = (name) => known.every((names) => names.has(name));
	const pool = ({ names, counts }, rest) => {
		const rows = new Map(names.flatMap((name, i) => isNamed(name) ? [[name, counts[i]]] : []));
		const rare = rest + counts.reduce((sum, count, i) => sum + (isNamed(names[i]) ? 0 : count), 0);
		if (rare > 0) rows.set(RARE_CATEGORIES, (rows.get(RARE_CATEGORIES) ?? 0) + rare);
		const sorted = [...rows.keys()].sort();
		return {
			kind: "category",
			categories: {
				names: sorted,
				counts: Float64Array.from(sorted, (name) => rows.get(name) ?? 0)
			}
		};
	};
	return [pool(a, one.joined?.rest?.rows ?? 0), pool(b, other.joined?.rest?.rows ?? 0)];
}
function alignTexts([one, other], [a, b]) {
	const borders = [one.joined, other.joined];
	const lengths = onOneGrid([a.lengths, b.lengths], [borders[0]?.lengthBorders, borders[1]?.lengthBorders]);
	const wordCounts = onOneGrid([a.wordCounts, b.wordCounts], [borders[0]?.wordBorders, borders[1]?.wordBorders]);
	const isTold = (which, i) => (one.joined === void 0 || a[which][i] > 0) && (other.joined === void 0 || b[which][i] > 0);
	const pool = (side, rest) => {
		const values = side.values.map((count, i) => isTold("values", i) ? count : 0);
		const at = Array.from({ length: 4096 }, (_, i) => i).find((i) => !isTold("values", i)) ?? 0;
		const dropped = side.values.reduce((sum, count, i) => sum + (isTold("values", i) ? 0 : count), rest);
		values[at] = values[at] + dropped;
		return {
			values,
			words: side.words.map((count, i) => isTold("words", i) ? count : 0)
		};
	};
	return [{
		kind: "text",
		text: {
			...pool(a, one.joined?.rest?.rows ?? 0),
			lengths: lengths[0],
			wordCounts: wordCounts[0]
		}
	}, {
		kind: "text",
		text: {
			...pool(b, other.joined?.rest?.rows ?? 0),
			lengths: lengths[1],
			wordCounts: wordCounts[1]
		}
	}];
}
/** Categories with an unnamed rest cannot be counted by bucket any more. */
function asText$1({ values, joined }, md5) {
	if (values.kind === "text") return values.text;
	return values.kind === "category" && joined === void 0 ? toTextCounts(values.categories, md5, STORED_CELLS) : void 0;
}
/** Where one side keeps its values back, both are compared by what is missing only. */
function hidden(pair) {
	const values = ({ rows, missing }) => ({
		kind: "other",
		present: rows - missing
	});
	return [values(pair[0]), values(pair[1])];
}

/** The categories of both sides, by name, and the rows of each side; names of both sides ascend. */
function alignCategories(reference, current) {
	const names = [];
	const counts = {
		reference: [],
		current: []
	};
	let [i, j] = [0, 0];
	while (i < reference.names.length || j < current.names.length) {
		const [a, b] = [reference.names[i], current.names[j]];
		const isReference = a !== void 0 && (b === void 0 || a <= b);
		const isCurrent = b !== void 0 && (a === void 0 || b <= a);
		names.push((isReference ? a : b) ?? "");
		counts.reference.push(isReference ? reference.counts[i++] ?? 0 : 0);
		counts.current.push(isCurrent ? current.counts[j++] ?? 0 : 0);
	}
	return {
		names,
		counts: {
			reference: Float64Array.from(counts.reference),
			current: Float64Array.from(counts.current)
		}
	};
}

/** Draws of an error; their 95 % point is found to about 2 % of itself. */
const DRAWS = 1e3;
const LEVEL = .95;
/** Normal draws that one value may use: two samples with a remainder each, and one common. */
const PER_DRAW = 67;
/** The 95 % point of 1,000 values that are made from the same draws every time, so that the same counts give the same result. */
function upperPoint(statistic) {
	const draws = normalDraws();
	const values = new Float64Array(DRAWS);
	for (let round = 0; round < DRAWS; round++) values[round] = statistic(draws, round * PER_DRAW);
	return values.sort()[Math.ceil(LEVEL * DRAWS) - 1];
}
let table;
/** The same for every column; made when first needed. */
function normalDraws() {
	if (table !== void 0) return table;
	const prng = createPrng("errors of distances");
	table = Float64Array.from({ length: DRAWS * PER_DRAW }, () => normalQuantile((prng.below(2 ** 31) + .5) / 2 ** 31));
	return table;
}

/**
* How far the total variation distance of two samples may lie from the true one, at 95 %: the 95 % point of half the sum of
* |error of p - error of q|, with the errors of multinomial shares. Categories beyond the 32 largest add what is expected of them and
* one common draw; what a sample has not seen adds its share by Good and Turing (Biometrika 40, 1953).
*/
function shareBand({ reference, current }) {
	const [n, m] = [total$1(reference), total$1(current)];
	const { shown, rest } = splitLargest(reference.map((count) => count / n), current.map((count) => count / m));
	const [one, other] = [toErrors(shown.p, n), toErrors(shown.q, m)];
	let [expected, variance] = [0, 0];
	rest.p.forEach((p, i) => {
		const q = rest.q[i];
		const each = p * (1 - p) / n + q * (1 - q) / m;
		expected += Math.sqrt(2 / Math.PI * each) / 2;
		variance += (1 - 2 / Math.PI) * each / 4;
	});
	const spread = Math.sqrt(variance);
	const drawn = upperPoint((draws, first) => {
		const second = first + 32 + 1;
		const [a, b] = [common(one, draws, first), common(other, draws, second)];
		let sum = 0;
		for (let j = 0; j < shown.p.length; j++) {
			const x = one[j] * draws[first + j] - shown.p[j] * a;
			const y = other[j] * draws[second + j] - shown.q[j] * b;
			sum += Math.abs(x - y) / 2;
		}
		return sum + expected + spread * draws[second + 32 + 1];
	});
	return Math.max(0, drawn) + (once(reference) / n + once(current) / m) / 2;
}
/** The largest categories by both shares together, and the others. */
function splitLargest(p, q) {
	if (p.length <= 32) return {
		shown: {
			p,
			q
		},
		rest: {
			p: /* @__PURE__ */ new Float64Array(),
			q: /* @__PURE__ */ new Float64Array()
		}
	};
	const sizes = p.map((share, i) => share + q[i]);
	const limit = sizes.toSorted().at(-32);
	let room = 32 - sizes.filter((size) => size > limit).length;
	const isShown = Uint8Array.from(sizes, (size) => Number(size > limit || size === limit && room-- > 0));
	const pick = (side, wanted) => side.filter((_, i) => isShown[i] === wanted);
	return {
		shown: {
			p: pick(p, 1),
			q: pick(q, 1)
		},
		rest: {
			p: pick(p, 0),
			q: pick(q, 0)
		}
	};
}
/** Standard deviations of independent counts with these shares, and of what is left over, per row. */
function toErrors(shares, rows) {
	const left = Math.max(0, 1 - total$1(shares));
	return Float64Array.of(...shares.map((share) => Math.sqrt(share / rows)), Math.sqrt(left / rows));
}
/** The common part of independent errors: taking it out in proportion makes them multinomial. */
function common(errors, draws, first) {
	let sum = 0;
	for (let j = 0; j < errors.length; j++) sum += errors[j] * draws[first + j];
	return sum;
}
function once(counts) {
	return counts.filter((count) => count === 1).length;
}
function total$1(counts) {
	return counts.reduce((sum, count) => sum + count, 0);
}

/** Nominal coverage of the intervals around effects. */
const EFFECT_LEVEL = .95;
const BAND_METHOD = {
	distance: "band around the distance, from Gaussian draws of both distribution functions",
	shares: "band around the distance, from Gaussian draws of all shares",
	missing: "Newcombe, size of the difference"
};
/**
* Bounds of a distance that its estimate cannot miss by more than `band`. Both ends hold at once, whether there is a difference or
* none, because the error of a distance is never more than the distance between the errors (triangle inequality).
*/
function bandInterval({ size, band, method, most }) {
	const high = Math.min(most ?? Number.POSITIVE_INFINITY, size + band);
	return {
		low: Math.max(0, size - band),
		high,
		level: EFFECT_LEVEL,
		method
	};
}
/** Interval for the absolute difference of two shares. */
function differenceInterval(current, reference, method) {
	const bounds = newcombeInterval(current, reference, EFFECT_LEVEL);
	const [one, other] = [Math.abs(bounds.low), Math.abs(bounds.high)];
	return {
		low: bounds.low <= 0 && bounds.high >= 0 ? 0 : Math.min(one, other),
		high: Math.max(one, other),
		level: EFFECT_LEVEL,
		method
	};
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
	const effect = sharesEffect(counts);
	return {
		name: "values",
		tests,
		pValue: weightedBonferroni(tests),
		effect,
		words: `${percent(effect.size)} of the rows changed category (limit ${percent(effect.material)})`,
		spread: .5,
		...unknown.length > 0 ? { unseen: {
			categories: unknown.slice(0, SHOWN_UNSEEN).map((name) => name.slice(0, MAX_NAME)),
			rows: unseen.rows
		} } : {}
	};
}
function sharesEffect(counts) {
	const size = totalVariation(counts);
	const band = shareBand(counts);
	const interval = bandInterval({
		size,
		band,
		most: 1,
		method: BAND_METHOD.shares
	});
	return {
		name: "total-variation",
		size,
		material: MATERIAL.shares,
		interval
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

const MAX_BINS = 20;
const MAX_LABEL = 60;
/** Outside of these quantiles everything goes into the first and last bin, so that one wrong value does not flatten the picture. */
const SHOWN_RANGE = [.005, .995];
/** Shares of both sides in at most 20 bins: the values themselves when there are few, else bins of equal width. */
function toNumberHistogram(pair, label) {
	const { values } = pair;
	if (values.length <= MAX_BINS) return shares(Array.from(values, label), [...pair.reference], [...pair.current]);
	const at = (share) => [rankedValue(pair, pair.reference, Math.round(share * (pair.n - 1))), rankedValue(pair, pair.current, Math.round(share * (pair.m - 1)))];
	const low = Math.min(...at(SHOWN_RANGE[0]));
	const high = Math.max(...at(SHOWN_RANGE[1]));
	const edges = Array.from({ length: MAX_BINS }, (_, i) => low + (high - low) * i / MAX_BINS);
	return shares(edges.map((edge) => `from ${label(edge)}`), countInto(values, pair.reference, edges), countInto(values, pair.current, edges));
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
/** Rows of values from each edge up to the next; what is below the first edge counts there. Values and edges ascend. */
function countInto(values, rows, edges) {
	const counts = new Array(edges.length).fill(0);
	let bin = 0;
	for (let i = 0; i < values.length; i++) {
		while (values[i] >= (edges[bin + 1] ?? Number.POSITIVE_INFINITY)) bin++;
		counts[bin] = (counts[bin] ?? 0) + rows[i];
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

const DAY_MS = 864e5;
/** Whole periods that both sides must span before their profiles can be alike. */
const LEAST_SPAN = {
	weekday: 14 * DAY_MS,
	"hour-of-day": 2 * DAY_MS
};
/** Width of a cell up to which its rows are surely of one hour, nearly always. */
const FINEST_MS = 6e5;
const MANTISSA_BITS = 52;
/**
* What of a column of dates should stay as it was although dates move on: the weekdays and the hours they fall on. Each is compared only
* when both sides span whole periods. `undefined` when nothing could be compared.
*/
function testDates(reference, current, seed) {
	if (Math.min(rowsOf(reference), rowsOf(current)) < 30) return void 0;
	const profiles = ["weekday", "hour-of-day"].flatMap((season) => {
		if (![reference, current].every((side) => spanOf(side) >= LEAST_SPAN[season] && widthOf(side) <= FINEST_MS)) return [];
		const counts = {
			reference: profile(reference, season),
			current: profile(current, season)
		};
		return [{
			season,
			counts,
			result: testShares(counts, `${seed}:${season}`)
		}];
	});
	const tests = profiles.map(({ season, result: { name, ...result } }) => ({
		name: `${season} (${name})`,
		...result,
		weight: 1 / profiles.length
	}));
	const most = profiles.map(({ season, counts }) => ({
		season,
		size: totalVariation(counts)
	})).toSorted((a, b) => b.size - a.size)[0];
	if (most === void 0) return void 0;
	return {
		name: "date-profile",
		tests,
		pValue: weightedBonferroni(tests),
		effect: {
			name: "total-variation",
			size: most.size,
			material: MATERIAL.shares
		},
		words: `${percent(most.size)} of the rows fall on another ${most.season === "weekday" ? "weekday" : "hour"} (limit ${percent(MATERIAL.shares)})`,
		spread: .5
	};
}
/** `undefined` without any date. `now` is milliseconds since 1970 UTC. */
function dateFacts({ values, counts }, now) {
	const [oldest, newest] = [values[0], values.at(-1)];
	if (oldest === void 0 || newest === void 0) return void 0;
	let [longestGap, future] = [0, 0];
	values.forEach((value, i) => {
		longestGap = Math.max(longestGap, value - (values[i - 1] ?? value));
		if (value > now) future += counts[i] ?? 0;
	});
	return {
		oldest,
		newest,
		longestGap,
		future
	};
}
/** One sentence on how fresh the current dates are, and on what is wrong with them. */
function describeDates(reference, current) {
	const days = (milliseconds) => `${Number((milliseconds / DAY_MS).toPrecision(2))} days`;
	const parts = [`the newest date is ${toMoment(current.newest)} (reference ${toMoment(reference.newest)})`];
	if (current.longestGap > 2 * reference.longestGap) parts.push(`up to ${days(current.longestGap)} without a row (reference ${days(reference.longestGap)})`);
	if (current.future > 0) parts.push(`${current.future} rows are dated in the future`);
	return parts.join("; ");
}
function profile({ values, counts }, season) {
	const shares = new Float64Array(phaseCount(season));
	values.forEach((value, i) => {
		const phase = phaseOf(value, season);
		shares[phase] = shares[phase] + counts[i];
	});
	return shares;
}
function spanOf({ values }) {
	return (values.at(-1) ?? 0) - (values[0] ?? 0);
}
/** Milliseconds that a cell at the far end stands for. */
function widthOf({ values, shift }) {
	if (shift === 0) return 0;
	const largest = Math.max(Math.abs(values[0] ?? 0), Math.abs(values.at(-1) ?? 0), 1);
	return 2 ** (Math.floor(Math.log2(largest)) - MANTISSA_BITS + shift);
}

/**
* Tests whether the share of missing values changed: 2 x 2 chi-squared, Fisher's exact test where counts are small. `undefined` when
* neither side misses any, or there are too few rows.
*/
function testMissing(reference, current, seed) {
	if (!(Math.min(reference.rows, current.rows) >= 30) || reference.missing + current.missing === 0) return void 0;
	const { name, ...result } = testShares({
		reference: Float64Array.of(reference.missing, reference.rows - reference.missing),
		current: Float64Array.of(current.missing, current.rows - current.missing)
	}, seed);
	const [before, after] = [share(reference), share(current)];
	return {
		name: "missing",
		tests: [{
			name: `missing-share (${name})`,
			...result,
			weight: 1
		}],
		pValue: result.pValue,
		effect: {
			name: "missing-share",
			size: Math.abs(after - before),
			material: MATERIAL.missing,
			interval: differenceInterval(count(current), count(reference), BAND_METHOD.missing)
		},
		words: `missing values went from ${percent(before)} to ${percent(after)} of the rows`,
		spread: .5
	};
}
function share({ rows, missing }) {
	return missing / rows;
}
function count({ rows, missing }) {
	return {
		k: missing,
		n: rows
	};
}

const FAR_TAIL = 8;
const EULER_GAMMA = .5772156649015329;
const MAX_EXACT_SUM = 200;
/**
* Two-sample Anderson-Darling test with midranks for ties (Scholz and Stephens, JASA 82, 1987, A²akN). Needs at least two rows on each
* side; all values equal gives p = 1. The p value is that of the limit law, which fits from about 5 rows on.
*/
function andersonDarling({ reference, current, n, m }) {
	const all = n + m;
	let below = 0;
	let belowReference = 0;
	let sum = 0;
	for (let i = 0; i < reference.length; i++) {
		const inReference = reference[i];
		const tied = inReference + current[i];
		const middle = below + tied / 2;
		const gap = all * (belowReference + inReference / 2) - middle * n;
		const scale = middle * (all - middle) - all * tied / 4;
		if (scale > 0) sum += tied * gap * gap / (all * scale);
		below += tied;
		belowReference += inReference;
	}
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
/** Sum of 1 / i up to `count`; for many by Euler and Maclaurin, to the last digits. */
function harmonic(count) {
	if (count > MAX_EXACT_SUM) return Math.log(count) + EULER_GAMMA + 1 / (2 * count) - 1 / (12 * count ** 2) + 1 / (120 * count ** 4);
	let sum = 0;
	for (let i = count; i >= 1; i--) sum += 1 / i;
	return sum;
}
/** Sum of 1 / i² up to `count`. */
function harmonicSquares(count) {
	if (count > MAX_EXACT_SUM) return Math.PI ** 2 / 6 - 1 / count + 1 / (2 * count ** 2) - 1 / (6 * count ** 3) + 1 / (30 * count ** 5);
	let sum = 0;
	for (let i = count; i >= 1; i--) sum += 1 / (i * i);
	return sum;
}
/** g of the paper, the sum of 1 / ((N - i) j) over 1 <= i < j < N, in closed form by the sum of H(k) / (N - k) = H(N)² - H₂(N). */
function doubleHarmonic(all) {
	return harmonicSquares(all) - 2 * harmonic(all - 1) / all - 1 / (all * all);
}

/**
* How far the Wasserstein-1 distance of two samples may lie from the true one, at 95 %, in the unit of the values: the 95 % point of
* the integral of |error of F - error of G|, both errors being Brownian bridges with the variances of the samples. Holds for equal and
* for unequal laws. The points at which the errors are followed each stand for an equal part of the integral of their deviation.
*/
function distanceBand(pair) {
	const { weight, f, g } = placeKnots(pair);
	if (weight === 0) return 0;
	const [one, other] = [toSteps(f, pair.n), toSteps(g, pair.m)];
	const usual = f.map((share, j) => deviation(share, g[j], pair));
	return upperPoint((draws, first) => {
		const second = first + 32 + 1;
		const [a, b] = [walk(one, draws, first), walk(other, draws, second)];
		let [x, y, sum] = [
			0,
			0,
			0
		];
		for (let j = 0; j < 32; j++) {
			x += one[j] * draws[first + j];
			y += other[j] * draws[second + j];
			const error = x - f[j] * a - y + g[j] * b;
			if (usual[j] > 0) sum += Math.abs(error) / usual[j];
		}
		return weight / 32 * sum;
	});
}
/** The integral of the usual error over the values, and both distribution functions at the middles of its 32 equal parts. */
function placeKnots(pair) {
	const { values, reference, current, n, m } = pair;
	const weights = new Float64Array(Math.max(0, values.length - 1));
	const upTo = {
		f: new Float64Array(weights.length),
		g: new Float64Array(weights.length)
	};
	let [inReference, inCurrent, weight] = [
		0,
		0,
		0
	];
	for (let i = 0; i < weights.length; i++) {
		inReference += reference[i];
		inCurrent += current[i];
		upTo.f[i] = inReference / n;
		upTo.g[i] = inCurrent / m;
		weight += deviation(inReference / n, inCurrent / m, pair) * (values[i + 1] - values[i]);
		weights[i] = weight;
	}
	const [f, g] = [new Float64Array(32), new Float64Array(32)];
	for (let j = 0, i = 0; j < 32; j++) {
		while (i + 1 < weights.length && weights[i] < (j + .5) / 32 * weight) i += 1;
		f[j] = upTo.f[i];
		g[j] = upTo.g[i];
	}
	return {
		weight,
		f,
		g
	};
}
function deviation(f, g, { n, m }) {
	return Math.sqrt(f * (1 - f) / n + g * (1 - g) / m);
}
/** Standard deviations of the steps of a Brownian motion between the knots, and from the last one to the end. */
function toSteps(shares, rows) {
	return Float64Array.from({ length: 32 + 1 }, (_, j) => Math.sqrt(Math.max(0, (shares[j] ?? 1) - (j === 0 ? 0 : shares[j - 1])) / rows));
}
/** Where a Brownian motion with these steps ends. */
function walk(steps, draws, first) {
	let end = 0;
	for (let j = 0; j < steps.length; j++) end += steps[j] * draws[first + j];
	return end;
}

/**
* Mood's test for equal scale, two-sided, with the variance corrected for ties (Mielke, Technometrics 9, 1967). `z` is above 0 when
* the reference is spread wider. All values equal gives p = 1.
*/
function moodTest({ reference, current, n, m }) {
	const all = n + m;
	let below = 0;
	let sum = 0;
	let correction = 0;
	for (let i = 0; i < reference.length; i++) {
		const inReference = reference[i];
		const tied = inReference + current[i];
		const spread = (tied * tied - 1) / 12;
		const fromCentre = below + (tied - all) / 2;
		sum += inReference * (fromCentre * fromCentre + spread);
		const ends = all - 2 * below - tied;
		correction += tied * (tied * tied - 1) * (tied * tied - 4 + 15 * ends * ends);
		below += tied;
	}
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
* Distribution-free: the count is beta-binomial (m, k, n + 1 - k). Ties make it conservative.
*/
function tailExceedance(pair) {
	const { n, m } = pair;
	const k = Math.max(1, Math.floor(n / ROWS_PER_EXCEEDANCE));
	const above = currentBeyond(pair, k, "top");
	const below = currentBeyond(pair, k, "bottom");
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
function hillTail(pair) {
	const { n } = pair;
	const median = (rankedValue(pair, pair.reference, Math.floor((n - 1) / 2)) + rankedValue(pair, pair.reference, Math.floor(n / 2))) / 2;
	return { pValue: Math.min(1, 2 * Math.min(hillSide(pair, median, "top"), hillSide(pair, median, "bottom"))) };
}
/** Current rows strictly beyond the k-th most extreme reference row of one end. */
function currentBeyond({ reference, current }, k, end) {
	let ranked = 0;
	let beyond = 0;
	for (const i of inwards(reference.length, end)) {
		ranked += reference[i];
		if (ranked >= k) break;
		beyond += current[i];
	}
	return beyond;
}
function hillSide({ values, reference, current, n, m }, median, end) {
	const sign = end === "top" ? 1 : -1;
	const distance = (i) => sign * (values[i] - median);
	const extreme = (side) => end === "top" ? side.findLastIndex((count) => count > 0) : side.findIndex((count) => count > 0);
	const [known, seen] = [extreme(reference), extreme(current)];
	if (end === "top" ? seen <= known : seen >= known) return 1;
	const k = Math.max(MIN_HILL_ROWS, Math.floor(Math.sqrt(n)));
	const ranked = mostExtreme(reference, k, end);
	const threshold = ranked.next === void 0 ? 0 : distance(ranked.next);
	if (!(threshold > 0)) return 1;
	const sum = ranked.cells.reduce((total, [i, rows]) => total + rows * Math.log(distance(i) / threshold), 0);
	if (!(sum > 0)) return 1;
	const beyond = k / n * (1 + Math.log(distance(seen) / threshold) / sum) ** -k;
	return -Math.expm1(m * Math.log1p(-beyond));
}
/** The k most extreme rows by cell, and the cell of the row that follows them. */
function mostExtreme(side, k, end) {
	const cells = [];
	let left = k;
	for (const i of inwards(side.length, end)) {
		const rows = side[i];
		if (rows === 0) continue;
		if (left > 0) cells.push([i, Math.min(left, rows)]);
		if (rows > left) return {
			cells,
			next: i
		};
		left -= rows;
	}
	return {
		cells,
		next: void 0
	};
}
function* inwards(length, end) {
	for (let step = 0; step < length; step++) yield end === "top" ? length - 1 - step : step;
}

/** Counts of the atoms, the last cell being everything else (absent without atoms), and the pair without the atoms. */
function splitAtoms(pair) {
	const { reference, current, n, m } = pair;
	const least = Math.max(2, ATOM_SHARE * (n + m));
	const isAtom = (i) => (reference[i] ?? 0) + (current[i] ?? 0) >= least;
	if (!reference.some((_, i) => isAtom(i))) return { rest: pair };
	const rest = without(pair, isAtom);
	const counts = (side, other) => Float64Array.of(...side.filter((_, i) => isAtom(i)), other);
	return {
		atoms: {
			reference: counts(reference, rest.n),
			current: counts(current, rest.m)
		},
		rest
	};
}

/** With fewer values between the atoms their order says nothing. */
const MIN_REST = 10;
const SMALLEST_SCALE = 1e-9;
const MAX_SQUARED = 1e150;
const TO_SMALLER = 2 ** -600;
/** Tests two samples of finite numbers, with frequent values counted apart from the rest. `name` is that of the aspect. */
function testNumbers(pair, seed, name = "values") {
	const { atoms, rest } = splitAtoms(pair);
	const effect = standardDistance(pair);
	const frame = {
		name,
		effect,
		words: `moved by ${short(effect.size)} standard deviations (limit ${effect.material})`,
		spread: 1
	};
	if (atoms === void 0) {
		const tests = rankTests(pair, WEIGHTS.continuous);
		return {
			...frame,
			tests,
			pValue: weightedBonferroni(tests),
			alsoMaterial: farBeyond(pair, tests)
		};
	}
	const shares = {
		...testShares(atoms, seed),
		weight: WEIGHTS.atoms.shares
	};
	const tests = Math.min(rest.n, rest.m) >= MIN_REST ? [shares, ...rankTests(rest, WEIGHTS.atoms)] : [shares];
	const moved = totalVariation(atoms);
	const also = {
		words: `frequent values changed their share by ${points(moved)}`,
		pValue: weightedBonferroni([shares])
	};
	return {
		...frame,
		tests,
		pValue: weightedBonferroni(tests),
		alsoMaterial: [...moved >= MATERIAL.shares ? [also] : [], ...farBeyond(pair, tests)]
	};
}
function rankTests(pair, weights) {
	const location = andersonDarling(pair);
	const spread = moodTest(pair);
	const exceedance = tailExceedance(pair);
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
			pValue: hillTail(pair).pValue,
			weight: weights.hill
		}
	];
}
/** Wasserstein-1 in standard deviations of the reference; a constant reference is measured against a sliver of the common range. */
function standardDistance(given) {
	const pair = withinSquares(given);
	const { values, reference, n } = pair;
	const distance = wasserstein1(pair);
	const range = (values.at(-1) ?? 0) - (values[0] ?? 0);
	const unit = Math.max(standardDeviation(values, reference, n), SMALLEST_SCALE * range);
	const size = distance === 0 ? 0 : distance / unit;
	const band = unit === 0 ? 0 : distanceBand(pair) / unit;
	return {
		name: "wasserstein-1/sd",
		size,
		material: MATERIAL.distance,
		interval: bandInterval({
			size,
			band,
			method: BAND_METHOD.distance
		})
	};
}
/** The same in a smaller unit where the squares of the values would overflow. */
function withinSquares(pair) {
	return Math.max(Math.abs(pair.values[0] ?? 0), Math.abs(pair.values.at(-1) ?? 0)) < MAX_SQUARED ? pair : {
		...pair,
		values: pair.values.map((value) => value * TO_SMALLER)
	};
}
function standardDeviation(values, counts, n) {
	let mean = 0;
	for (let i = 0; i < values.length; i++) mean += values[i] * (counts[i] / n);
	let variance = 0;
	for (let i = 0; i < values.length; i++) variance += (values[i] - mean) ** 2 * (counts[i] / n);
	return Math.sqrt(variance);
}
/** A current value far outside of the reference, and what the tests of the tails say to it. */
function farBeyond(pair, tests) {
	const { values, reference, current, n } = pair;
	const quartile = (share) => rankedValue(pair, reference, Math.floor(share * (n - 1)));
	const range = quartile(.75) - quartile(.25);
	const first = (side) => values[side.findIndex((count) => count > 0)] ?? 0;
	const last = (side) => values[side.findLastIndex((count) => count > 0)] ?? 0;
	const above = last(current) - last(reference);
	const below = first(reference) - first(current);
	if (range <= 0 || Math.max(above, below) <= MATERIAL.beyond * range) return [];
	const [word, value] = above >= below ? ["above", last(current)] : ["below", first(current)];
	const far = short(Math.max(above, below) / range);
	return [{
		words: `a value of ${short(value)} lies ${far} interquartile ranges ${word} everything in the reference`,
		pValue: weightedBonferroni(tests.filter(({ name }) => name.includes("tail")))
	}];
}

/** Below this expected count a bucket is tested exactly. */
const MIN_EXPECTED = 5;
/** Rows below which a bucket, on both sides together, could not differ whatever it held. */
const MIN_BUCKET = 8;
/**
* Tests which words the texts hold, by the buckets of words: the one that changed most (Bonferroni over the buckets, valid although words
* come together), and words that no text of the reference holds. With more than a few thousand different words every bucket is in use,
* and only a text classifier sees new ones. `undefined` when a side has too few texts.
*/
function testVocabulary(reference, current) {
	const [n, m] = [textRows(reference), textRows(current)];
	if (Math.min(n, m) < 30) return void 0;
	const changed = mostChanged(reference.words, current.words, {
		n,
		m
	});
	const unseen = testUnseenWords(reference.words, current.words, m);
	const tests = [{
		name: "word-buckets",
		statistic: changed.change,
		pValue: changed.pValue,
		weight: .8
	}, {
		name: "unseen-words",
		statistic: unseen.occurrences,
		pValue: unseen.pValue,
		weight: .2
	}];
	const moved = Math.abs(changed.change);
	const [byGroup, byUnseen] = [changed.pValue / .8, unseen.pValue / .2];
	const isUnseen = byUnseen < byGroup || byUnseen === byGroup && unseen.excess > moved;
	const words = isUnseen ? `${percent(unseen.share)} of the words are not in the reference, ${percent(unseen.excess)} more than rare words explain (limit ${percent(MATERIAL.shares)})` : `a group of words changed its share of the texts by ${points(moved)} (limit ${points(MATERIAL.shares)})`;
	return {
		name: "vocabulary",
		tests,
		pValue: Math.min(1, byGroup, byUnseen),
		effect: {
			name: "word-share",
			size: isUnseen ? unseen.excess : moved,
			material: MATERIAL.shares
		},
		words,
		spread: .5
	};
}
/** The bucket with the smallest p value, its p times the buckets that could have differed, and by how much its share changed. */
function mostChanged(reference, current, { n, m }) {
	let [tested, smallest, change] = [
		0,
		1,
		0
	];
	for (let bucket = 0; bucket < reference.length; bucket++) {
		const [a, b] = [reference[bucket], current[bucket]];
		if (a + b < MIN_BUCKET || n + m - a - b < MIN_BUCKET) continue;
		tested += 1;
		const pValue = bucketPValue([a, n - a], [b, m - b]);
		if (pValue < smallest) [smallest, change] = [pValue, b / m - a / n];
	}
	return {
		pValue: tested === 0 ? 1 : Math.min(1, smallest * tested),
		change
	};
}
function bucketPValue(a, b) {
	if (Math.min(a[0] + b[0], a[1] + b[1]) * (Math.min(a[0] + a[1], b[0] + b[1]) / (a[0] + a[1] + b[0] + b[1])) < MIN_EXPECTED) return fisherExact(a[0], a[1], b[0], b[1]);
	return chiSquaredHomogeneity(a, b).pValue;
}
/**
* As for categories (Good and Turing), over occurrences of words; a text brings all its words at once, so occurrences count in units of a
* whole text. `excess` is the share beyond what words that the reference holds once let expect.
*/
function testUnseenWords(reference, current, m) {
	let [known, all, once, unseen] = [
		0,
		0,
		0,
		0
	];
	reference.forEach((count, bucket) => {
		const now = current[bucket];
		known += count;
		all += now;
		if (count === 1) once += 1;
		if (count === 0) unseen += now;
	});
	const cluster = Math.max(1, all / m);
	const chance = Math.min(1, (once + 1) / (known + 1));
	const [hits, trials] = [unseen / cluster, all / cluster];
	const pValue = hits === 0 || chance >= 1 ? 1 : betaCdf(chance, hits, Math.max(1e-9, trials - hits) + 1);
	const share = all === 0 ? 0 : unseen / all;
	return {
		occurrences: unseen,
		share,
		excess: Math.max(0, share - chance),
		pValue
	};
}

/**
* Tests a text column of very many values: which buckets they fall on (unless nearly every text is another one), how long they are, of how
* many words, and of which. Empty when a side has too few values.
*/
function testText(reference, current, seed) {
	if (Math.min(textRows(reference), textRows(current)) < 30) return [];
	return [
		...nearlyAllDifferent(reference) && nearlyAllDifferent(current) ? [] : [testBuckets({
			reference: reference.values,
			current: current.values
		}, seed)],
		worded(testNumbers(toTiedPair(reference.lengths, current.lengths), seed, "text-length"), "the length of the texts"),
		worded(testNumbers(toTiedPair(reference.wordCounts, current.wordCounts), seed, "word-count"), "the number of words"),
		...[testVocabulary(reference, current)].filter((aspect) => aspect !== void 0)
	];
}
function worded(aspect, subject) {
	return {
		...aspect,
		words: `${subject} ${aspect.words}`
	};
}
function testBuckets(counts, seed) {
	const { name, ...result } = testShares(counts, seed);
	const raw = totalVariation(counts);
	const size = Math.max(0, raw - expectedByChance(counts));
	const band = shareBand(counts);
	const interval = bandInterval({
		size: raw,
		band,
		most: 1,
		method: BAND_METHOD.shares
	});
	return {
		name: "values",
		tests: [{
			name: `value-buckets (${name})`,
			...result,
			weight: 1
		}],
		pValue: result.pValue,
		effect: {
			name: "total-variation-beyond-chance",
			size,
			material: MATERIAL.shares,
			interval
		},
		words: `${percent(size)} of the rows changed value (limit ${percent(MATERIAL.shares)})`,
		spread: .5
	};
}
/** Total variation that two samples of one law show on average: with thousands of buckets it is far from nothing. */
function expectedByChance({ reference, current }) {
	const [n, m] = [sum(reference), sum(current)];
	const scale = (1 / n + 1 / m) * (2 / Math.PI);
	return reference.reduce((total, count, i) => {
		const share = (count + (current[i] ?? 0)) / (n + m);
		return total + Math.sqrt(scale * share * (1 - share)) / 2;
	}, 0);
}
function sum(counts) {
	return counts.reduce((total, count) => total + count, 0);
}

/**
* Tests one column of both sides: its values, and how many are missing. Infinite numbers count as missing, and a side without any value
* is of whatever kind the other is. `undefined` when the kinds do not fit together.
*/
function compareColumns(given, options) {
	const pair = given.reference.joined !== void 0 || given.current.joined !== void 0 ? alignToPrivate(given, options.md5) : given;
	const values = pair && compareValues(pair, options);
	if (pair === void 0 || values === void 0) return void 0;
	const { reference, current } = pair;
	const n = {
		reference: presentRows(reference.values),
		current: presentRows(current.values)
	};
	const missing = {
		reference: reference.rows - n.reference,
		current: current.rows - n.current
	};
	const { aspects, ...rest } = values;
	const missed = testMissing({
		rows: reference.rows,
		missing: missing.reference
	}, {
		rows: current.rows,
		missing: missing.current
	}, options.seed);
	return {
		name: reference.name,
		...rest,
		n,
		missing,
		aspects: [...aspects, ...missed === void 0 ? [] : [missed]]
	};
}
function compareValues({ reference, current }, options) {
	const one = fill(reference.values, current.values);
	const other = fill(current.values, reference.values);
	if (one.kind === "boolean" && other.kind === "boolean") return compareCategories(asCategories(one.cells), asCategories(other.cells), options);
	if ("cells" in one && "cells" in other) {
		if (one.kind === "date" !== (other.kind === "date")) return void 0;
		return one.kind === "date" ? compareDates([one.cells, other.cells], options) : compareNumbers([one.cells, other.cells], toShort, options);
	}
	if (isFreeText(one) && isFreeText(other)) return compareTexts(one, other, options);
	if (one.kind === "category" && other.kind === "category") return compareCategories(one.categories, other.categories, options);
	return compareTexts(one, other, options) ?? (one.kind === other.kind ? {
		type: "categorical",
		aspects: []
	} : void 0);
}
function compareTexts(one, other, options) {
	const [a, b] = [asText(one, options), asText(other, options)];
	if (a === void 0 || b === void 0) return void 0;
	return {
		type: "text",
		aspects: testText(a, b, options.seed)
	};
}
/** Dates move on by themselves; what should stay as it was are the weekdays and hours that they fall on. */
function compareDates([reference, current], { seed, now = Number.POSITIVE_INFINITY }) {
	const aspect = testDates(reference, current, seed);
	const [before, after] = [dateFacts(reference, now), dateFacts(current, now)];
	const pair = toTiedPair(reference, current);
	return {
		type: "date",
		aspects: aspect === void 0 ? [] : [aspect],
		...before === void 0 || after === void 0 ? {} : {
			note: describeDates(before, after),
			histogram: toNumberHistogram(pair, toDay)
		}
	};
}
function compareNumbers([reference, current], label, { seed, measures = [] }) {
	const pair = toTiedPair(reference, current);
	return {
		type: "numeric",
		aspects: isEnough(pair.n, pair.m) ? [testNumbers(pair, seed)] : [],
		...pair.n > 0 && pair.m > 0 ? {
			histogram: toNumberHistogram(pair, label),
			...measured(measureNumbers(pair, measures))
		} : {}
	};
}
function compareCategories(reference, current, { seed, measures = [] }) {
	const { names, counts } = alignCategories(reference, current);
	const [n, m] = [total(counts.reference), total(counts.current)];
	return {
		type: "categorical",
		aspects: isEnough(n, m) ? [testCategories(names, counts, seed)] : [],
		...n > 0 && m > 0 ? {
			histogram: toCategoryHistogram(names, counts),
			...measured(measureCategories(counts, measures))
		} : {}
	};
}
function measured(measures) {
	return measures.length === 0 ? {} : { measures };
}
function isEnough(n, m) {
	return Math.min(n, m) >= 30;
}
/** A side without any value gets the kind of the other. */
function fill(values, model) {
	if (values.kind !== "empty") return values;
	const none = /* @__PURE__ */ new Float64Array();
	if (model.kind === "category" || model.kind === "text") return {
		kind: "category",
		categories: {
			names: [],
			counts: none
		}
	};
	return "cells" in model ? {
		...model,
		infinite: 0,
		cells: {
			shift: 0,
			values: none,
			counts: none
		}
	} : values;
}
function asCategories({ values, counts }) {
	return {
		names: Array.from(values, (value) => value === 0 ? "false" : "true"),
		counts
	};
}
function asText(values, { md5 }) {
	if (values.kind === "text") return values.text;
	return values.kind === "category" ? toTextCounts(values.categories, md5, Number.POSITIVE_INFINITY) : void 0;
}
function total(counts) {
	return counts.reduce((sum, count) => sum + count, 0);
}
function toShort(value) {
	return String(Number(value.toPrecision(4)));
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
	const isAsked = (name) => asked !== void 0 || selection.dates === true && sides.reference.get(name)?.type === "date";
	return names.filter((name) => !excluded.has(name) && (asked === void 0 || asked.has(name))).map((name) => {
		const reason = whyNot(name, selection, sides.current);
		return reason === void 0 ? plan(name, sides.reference.get(name), sides.current.get(name), isAsked(name)) : {
			kind: "skipped",
			name,
			reason
		};
	});
}
/** Why a column is not compared whatever it holds. */
function whyNot(name, { outcome, columns, roles = {} }, current) {
	if (name === outcome && !current.has(name)) return "the outcome of the current data is not known yet";
	if (columns !== void 0 || !Object.hasOwn(roles, name)) return void 0;
	return `it is ${roles[name]}, no feature; name it in \`columns\` to compare it`;
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
	if ([reference.type, current.type].includes("other")) return {
		kind: "skipped",
		name,
		reason: "its type is nested or binary, or a private profile keeps its values back: there is nothing to test"
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
		reason: "dates move on by themselves; name the column in `columns`, or say `dates: true`, to compare weekdays and hours"
	};
	return {
		kind: "compare",
		name,
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

/** Columns that are summed up in one go: both sides of so many are held at once, at most some 100 MB. */
const BATCH = 128;
/** The columns of two opened data sets, judged together, and those that were not compared, with the reason. */
async function compareSummaries(deps, sides, selection) {
	const { findings, skipped } = await findColumns(deps, sides, selection);
	return {
		columns: judgeColumns(findings),
		skipped
	};
}
/** What is found in each column, not judged yet. */
async function findColumns({ md5, log }, sides, selection) {
	const plan = planColumns(sides.reference.columns, sides.current.columns, selection);
	const outcomes = [];
	for (let done = 0; done < plan.length; done += BATCH) {
		log.progress("comparing", done, plan.length, "columns");
		const batch = plan.slice(done, done + BATCH);
		const pairs = await summarize(batch, sides);
		for (const planned of batch) {
			const seed = `drift:${selection.model ?? ""}:${planned.name}`;
			const { measures, now } = selection;
			const options = {
				seed,
				md5,
				...measures === void 0 ? {} : { measures },
				...now === void 0 ? {} : { now }
			};
			outcomes.push(examine(planned, pairs.get(planned.name), {
				sides,
				options
			}));
		}
	}
	log.progress("comparing", plan.length, plan.length, "columns");
	return {
		findings: outcomes.flatMap((outcome) => "reason" in outcome ? [] : [outcome]),
		skipped: outcomes.flatMap((outcome) => "reason" in outcome ? [{
			name: outcome.name,
			reason: outcome.reason
		}] : [])
	};
}
async function summarize(plan, { reference, current }) {
	const names = plan.filter(({ kind }) => kind === "compare" || kind === "retyped").map(({ name }) => name);
	const pairs = /* @__PURE__ */ new Map();
	if (names.length === 0) return pairs;
	const one = await reference.summarize(names, { cells: FINE_CELLS });
	const other = await current.summarize(names, { cells: FINE_CELLS });
	names.forEach((name, i) => {
		pairs.set(name, {
			reference: named(one[i], name),
			current: named(other[i], name)
		});
	});
	return pairs;
}
function named(summary, name) {
	if (summary?.name !== name) throw new Fault("INTERNAL", `the summary of the column "${name}" is missing`);
	return summary;
}
function examine(planned, pair, { sides, options }) {
	if (planned.kind === "skipped") return planned;
	if (pair === void 0 || planned.kind === "one-sided") return toSchemaFinding(planned, sides);
	if (planned.kind === "retyped") return (pair.reference.values.kind === "empty" || pair.current.values.kind === "empty" ? compareColumns(pair, options) : void 0) ?? toSchemaFinding(planned, sides);
	const reason = planned.asked ? void 0 : identifierReason(pair.reference, pair.current);
	if (reason !== void 0) return {
		name: planned.name,
		reason
	};
	const comparable = inSameCells(pair, options.md5);
	if (comparable === void 0) return {
		name: planned.name,
		reason: "a private profile keeps back what it could be compared by"
	};
	return compareColumns(comparable, options) ?? toSchemaFinding(planned, sides);
}
/** A private profile has cells, categories and buckets of its own: the other side is put into them. */
function inSameCells(pair, md5) {
	return pair.reference.joined === void 0 && pair.current.joined === void 0 ? pair : alignToPrivate(pair, md5);
}
function toSchemaFinding(planned, { reference, current }) {
	const isKnown = planned.kind === "one-sided" || planned.kind === "retyped";
	return {
		name: planned.name,
		type: isKnown && planned.numeric ? "numeric" : "categorical",
		n: {
			reference: reference.rows,
			current: current.rows
		},
		schema: isKnown ? planned.schema : "the values of the two sides are of different types"
	};
}

export { MATERIAL as a, judgeColumns as i, findColumns as n, toTiedPair as r, compareSummaries as t };