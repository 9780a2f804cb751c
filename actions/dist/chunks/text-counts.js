/** Different values up to which a text column is counted value by value. */
const MAX_CATEGORIES = 1e4;
/** Adds what both hold. Order-free: names come out sorted. */
function addCategories(one, other) {
	const total = new Map(one.names.map((name, i) => [name, one.counts[i] ?? 0]));
	other.names.forEach((name, i) => {
		total.set(name, (total.get(name) ?? 0) + (other.counts[i] ?? 0));
	});
	const names = [...total.keys()].sort();
	return {
		names,
		counts: Float64Array.from(names, (name) => total.get(name) ?? 0)
	};
}

/** Cells of a summary that is held in memory: up to so many different values nothing is lost. */
const FINE_CELLS = 16384;
/** Cells of a summary that is stored with a model: about 10 kB a column, and a step of about 1 % of the spread. */
const STORED_CELLS = 2048;
/** All 63 bits of a magnitude: every number becomes zero. */
const MAX_SHIFT = 63;
/** The number with the lowest `shift` (0 to 63) bits of its magnitude set to zero; never a negative zero. */
function cellOf(value, shift) {
	if (shift === 0) return value + 0;
	DOUBLE[0] = value;
	const low = BITS[LOW];
	const high = BITS[HIGH];
	BITS[LOW] = shift >= 32 ? 0 : low >>> shift << shift;
	BITS[HIGH] = shift <= 32 ? high : shift >= MAX_SHIFT ? 0 : high >>> shift - 32 << shift - 32 >>> 0;
	return DOUBLE[0] + 0;
}
/** Cells of finite numbers in any order: the finest that are at most `limit`. `values` is left as it is. */
function toCells(values, limit) {
	const ascending = Float64Array.from(values, (value) => value + 0).sort();
	return refit({
		shift: 0,
		values: ascending,
		counts: new Float64Array(ascending.length).fill(1)
	}, limit);
}
/** Cells of both together; the same whichever parts come first, and however they are grouped. */
function mergeCells(one, other, limit) {
	const values = new Float64Array(one.values.length + other.values.length);
	const counts = new Float64Array(values.length);
	let filled = 0;
	let i = 0;
	let j = 0;
	while (filled < values.length) {
		const isOne = (one.values[i] ?? Number.POSITIVE_INFINITY) <= (other.values[j] ?? Number.POSITIVE_INFINITY);
		values[filled] = isOne ? one.values[i] : other.values[j];
		counts[filled] = isOne ? one.counts[i++] : other.counts[j++];
		filled += 1;
	}
	return refit({
		shift: Math.max(one.shift, other.shift),
		values,
		counts
	}, limit);
}
/** The same cells with at least this many bits set to zero. */
function coarsen(cells, shift) {
	return shift <= cells.shift ? cells : gather(cells, shift);
}
/** Rows of all cells. */
function rowsOf({ counts }) {
	return counts.reduce((sum, count) => sum + count, 0);
}
/** Gathers equal cells, and coarsens as far as needed for at most `limit` of them. `values` ascend but may repeat. */
function refit(cells, limit) {
	return gather(cells, Math.max(cells.shift, smallestShift(cells.values, limit, cells.shift)));
}
function gather({ values, counts }, shift) {
	const into = {
		values: new Float64Array(values.length),
		counts: new Float64Array(values.length)
	};
	let filled = 0;
	for (let i = 0; i < values.length; i++) {
		const cell = cellOf(values[i], shift);
		if (filled === 0 || into.values[filled - 1] !== cell) into.values[filled++] = cell;
		into.counts[filled - 1] = into.counts[filled - 1] + counts[i];
	}
	return {
		shift,
		values: into.values.slice(0, filled),
		counts: into.counts.slice(0, filled)
	};
}
/** The smallest shift, from `least` on, at which ascending values fall on at most `limit` cells. */
function smallestShift(ascending, limit, least) {
	const parting = /* @__PURE__ */ new Float64Array(64);
	for (let i = 1; i < ascending.length; i++) {
		const shift = joiningShift(ascending[i - 1], ascending[i]);
		parting[shift] = parting[shift] + 1;
	}
	let cells = ascending.length;
	for (let shift = 0; shift <= MAX_SHIFT; shift++) {
		cells -= parting[shift];
		if (shift >= least && cells <= limit) return shift;
	}
	return MAX_SHIFT;
}
/** The smallest shift at which two numbers fall on one cell: 0 when they are equal. */
function joiningShift(a, b) {
	DOUBLE[0] = a;
	const [lowA, highA] = [BITS[LOW], BITS[HIGH]];
	DOUBLE[0] = b;
	const [lowB, highB] = [BITS[LOW], BITS[HIGH]];
	const isOpposite = (highA ^ highB) < 0;
	const high = (isOpposite ? highA | highB : highA ^ highB) & 2147483647;
	const low = isOpposite ? lowA | lowB : lowA ^ lowB;
	return high === 0 ? 32 - Math.clz32(low) : 64 - Math.clz32(high);
}
const DOUBLE = /* @__PURE__ */ new Float64Array(1);
const BITS = new Uint32Array(DOUBLE.buffer);
const LOW = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;
const HIGH = 1 - LOW;

/** Buckets that values and words are counted in when there are too many to count them by name. */
const BUCKETS = 4096;
function bucketOf(text, md5) {
	return Number.parseInt(md5(text).slice(0, 3), 16);
}
function wordsOf(text) {
	return text.split(/[ \t\n\v\f\r]+/).filter((word) => word !== "");
}
/** Counts named values the way that a column of very many values is counted. */
function toTextCounts({ names, counts }, md5, limit) {
	const values = new Float64Array(BUCKETS);
	const words = new Float64Array(BUCKETS);
	names.forEach((name, i) => {
		const rows = counts[i] ?? 0;
		add(values, bucketOf(name, md5), rows);
		for (const bucket of new Set(wordsOf(name).map((word) => bucketOf(word, md5)))) add(words, bucket, rows);
	});
	return {
		values,
		words,
		lengths: weighted(names.map((name) => [...name].length), counts, limit),
		wordCounts: weighted(names.map((name) => wordsOf(name).length), counts, limit)
	};
}
function mergeTextCounts(one, other, limit) {
	return {
		values: one.values.map((count, i) => count + (other.values[i] ?? 0)),
		words: one.words.map((count, i) => count + (other.words[i] ?? 0)),
		lengths: mergeCells(one.lengths, other.lengths, limit),
		wordCounts: mergeCells(one.wordCounts, other.wordCounts, limit)
	};
}
/** Rows with a value. */
function textRows({ values }) {
	return values.reduce((sum, count) => sum + count, 0);
}
/** Cells of numbers that stand for several rows each. */
function weighted(numbers, counts, limit) {
	const rows = /* @__PURE__ */ new Map();
	numbers.forEach((number, i) => {
		rows.set(number, (rows.get(number) ?? 0) + (counts[i] ?? 0));
	});
	const ascending = Float64Array.from(rows.keys()).sort();
	const cells = {
		shift: 0,
		values: ascending,
		counts: ascending.map((value) => rows.get(value) ?? 0)
	};
	return mergeCells(cells, toCells(/* @__PURE__ */ new Float64Array(), limit), limit);
}
function add(counts, index, rows) {
	counts[index] = (counts[index] ?? 0) + rows;
}

export { wordsOf as a, cellOf as c, rowsOf as d, toCells as f, toTextCounts as i, coarsen as l, addCategories as m, mergeTextCounts as n, FINE_CELLS as o, MAX_CATEGORIES as p, textRows as r, STORED_CELLS as s, BUCKETS as t, mergeCells as u };