import { c as cellOf, d as rowsOf, i as toTextCounts, m as addCategories, n as mergeTextCounts, p as MAX_CATEGORIES, r as textRows, u as mergeCells } from "./text-counts.js";

/** The summary of two parts of one column; `undefined` when their kinds do not fit together. Associative and order-free. */
function mergeColumns(one, other, options) {
	if (one.joined !== void 0 || other.joined !== void 0) return void 0;
	const values = mergeValues(one.values, other.values, options);
	if (values === void 0) return void 0;
	return {
		name: one.name,
		rows: one.rows + other.rows,
		missing: one.missing + other.missing,
		values
	};
}
/** The same column with at most `limit` cells of numbers. */
function withCells(column, limit) {
	const { values, joined } = column;
	if (joined !== void 0) return column;
	if ("cells" in values) {
		const range = rangeOf(values);
		const cells = mergeCells(values.cells, NO_CELLS, limit);
		return {
			...column,
			values: {
				...values,
				cells,
				...range === void 0 ? {} : { range }
			}
		};
	}
	if (values.kind !== "text") return column;
	const lengths = mergeCells(values.text.lengths, NO_CELLS, limit);
	const wordCounts = mergeCells(values.text.wordCounts, NO_CELLS, limit);
	return {
		...column,
		values: {
			kind: "text",
			text: {
				...values.text,
				lengths,
				wordCounts
			}
		}
	};
}
const NO_CELLS = {
	shift: 0,
	values: /* @__PURE__ */ new Float64Array(),
	counts: /* @__PURE__ */ new Float64Array()
};
/** Rows with a finite value. */
function presentRows(values) {
	switch (values.kind) {
		case "number":
		case "boolean":
		case "date": return rowsOf(values.cells);
		case "category": return values.categories.counts.reduce((sum, count) => sum + count, 0);
		case "text": return textRows(values.text);
		case "empty": return 0;
		case "other": return values.present;
		default: return values;
	}
}
function mergeValues(one, other, options) {
	if (one.kind === "empty") return other;
	if (other.kind === "empty") return one;
	if ("cells" in one && "cells" in other) {
		const kind = numberKind(one.kind, other.kind);
		const cells = mergeCells(one.cells, other.cells, options.cells);
		if (kind === void 0) return void 0;
		const range = mergeRanges(one, other);
		return {
			kind,
			cells,
			infinite: one.infinite + other.infinite,
			...range === void 0 ? {} : { range }
		};
	}
	if (one.kind === "other" && other.kind === "other") return {
		kind: "other",
		present: one.present + other.present
	};
	return mergeTexts(one, other, options);
}
/** The exact range of a column of numbers: what was measured, or the values themselves where none was made coarser. */
function rangeOf({ cells, range }) {
	const [min, max] = [cells.values[0], cells.values.at(-1)];
	if (range !== void 0 || min === void 0 || max === void 0 || cells.shift > 0) return range;
	return {
		min,
		max
	};
}
function mergeRanges(one, other) {
	if (one.cells.values.length === 0) return rangeOf(other);
	if (other.cells.values.length === 0) return rangeOf(one);
	const [a, b] = [rangeOf(one), rangeOf(other)];
	if (a === void 0 || b === void 0) return void 0;
	return {
		min: Math.min(a.min, b.min),
		max: Math.max(a.max, b.max)
	};
}
/** Zeros and ones of one CSV file are the booleans of another; dates are no numbers. */
function numberKind(one, other) {
	if (one === other) return one;
	return one === "date" || other === "date" ? void 0 : "number";
}
function mergeTexts(one, other, { cells, md5 }) {
	if (one.kind === "category" && other.kind === "category") {
		const categories = addCategories(one.categories, other.categories);
		if (categories.names.length <= 1e4) return {
			kind: "category",
			categories
		};
		return {
			kind: "text",
			text: toTextCounts(categories, md5, cells)
		};
	}
	const [a, b] = [asText(one), asText(other)];
	return a === void 0 || b === void 0 ? void 0 : {
		kind: "text",
		text: mergeTextCounts(a, b, cells)
	};
	function asText(values) {
		if (values.kind === "text") return values.text;
		return values.kind === "category" ? toTextCounts(values.categories, md5, cells) : void 0;
	}
}

/** The exponent is left alone: a number is never rounded to less than its power of two. */
const MANTISSA_BITS = 52;
/**
* Joins neighbouring cells until each holds `least` rows. A cell that holds them alone stays alone where it can. No number of the result
* is a value that fewer rows have: borders and the values that stand for a joined cell are the roundest binary numbers there are.
* `undefined` when all cells together hold fewer rows.
*/
function joinCells(cells, least) {
	const groups = withBorders(cells, group(cells, least), least);
	if (groups.length === 0 || groups.length === 1 && (groups[0]?.rows ?? 0) < least) return void 0;
	return {
		cells: {
			shift: cells.shift,
			values: Float64Array.from(groups, (one) => one.value),
			counts: Float64Array.from(groups, (one) => one.rows)
		},
		borders: Float64Array.from(groups.slice(1), (one) => one.border)
	};
}
/** Does a number lie above a border? Borders are borders of cells, which are cut towards zero. */
function isAbove(value, border) {
	return border > 0 ? value >= border : value > border;
}
function group({ counts }, least) {
	const spans = [];
	let open;
	for (const [i, count] of counts.entries()) {
		const before = spans.at(-1);
		if (open !== void 0 && count >= least && before !== void 0 && before.from < before.to) {
			Object.assign(before, {
				to: open.to,
				rows: before.rows + open.rows
			});
			open = void 0;
		}
		open = {
			from: open?.from ?? i,
			to: i,
			rows: (open?.rows ?? 0) + count
		};
		if (open.rows < least) continue;
		spans.push(open);
		open = void 0;
	}
	const last = spans.at(-1);
	if (open !== void 0 && last !== void 0) Object.assign(last, {
		to: open.to,
		rows: last.rows + open.rows
	});
	else if (open !== void 0) spans.push(open);
	return spans;
}
/** Gives each group its lower border and its value; groups that nothing but a rare value parts are joined. */
function withBorders(cells, spans, least) {
	const parted = [];
	for (const span of spans) {
		const before = parted.at(-1);
		const border = before === void 0 ? Number.NEGATIVE_INFINITY : borderBetween(cells, before.to, span.from, least);
		if (border !== void 0) parted.push({
			...span,
			border
		});
		else if (before !== void 0) Object.assign(before, {
			to: span.to,
			rows: before.rows + span.rows
		});
	}
	return parted.map((span, i) => ({
		...span,
		value: insideOf(cells, span, parted[i + 1]?.border, least)
	}));
}
function borderBetween({ shift, values, counts }, low, high, least) {
	const [below, above] = [values[low], values[high]];
	const mayBe = (i) => shift > 0 || counts[i] >= least;
	if (above > 0) return roundest(Math.max(below, 0), mayBe(high) ? above : previous(above));
	const mirrored = roundest(-above, mayBe(low) ? -below : previous(-below));
	return mirrored === void 0 ? void 0 : -mirrored;
}
/** A number that stands for a group: its only value, or the roundest inside it. */
function insideOf({ shift, values, counts }, span, upper, least) {
	const [first, last] = [values[span.from], values[span.to]];
	if (span.from === span.to && (shift > 0 || counts[span.from] >= least)) return first;
	if (first < 0 && last > 0) return 0;
	const inward = (value) => shift > 0 ? value : previous(value);
	const inside = last > 0 ? roundest(Math.max(first, 0), inward(last)) : negated(roundest(-last, inward(-first)));
	if (inside !== void 0) return inside;
	if (last > 0) return Number.isFinite(span.border) && span.border > 0 ? span.border : 0;
	return upper !== void 0 && upper < 0 ? upper : 0;
}
/** The number above `low` and up to `high` (0 <= low) with the most zero bits at its end; `undefined` when there is none. */
function roundest(low, high) {
	if (!(high > low)) return void 0;
	for (let shift = MANTISSA_BITS; shift >= 0; shift--) {
		const round = cellOf(high, shift);
		if (round > low) return round;
	}
}
function negated(value) {
	return value === void 0 ? void 0 : -value;
}
/** The next number towards zero of a positive one. */
function previous(value) {
	BITS.setFloat64(0, value);
	BITS.setBigUint64(0, BITS.getBigUint64(0) - 1n);
	return BITS.getFloat64(0);
}
const BITS = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));

export { rangeOf as a, presentRows as i, joinCells as n, withCells as o, mergeColumns as r, isAbove as t };