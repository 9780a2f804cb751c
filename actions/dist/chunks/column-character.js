import { i as presentRows } from "./join-cells.js";
import { a as wordsOf, d as rowsOf, t as BUCKETS } from "./text-counts.js";

/** From this share of different values on, shares of categories mean nothing. */
const IDENTIFIER_SHARE = .9;
const MIN_VALUES = 30;
const ID_NAME = /(^|_)id$/i;
/** Rows per value, seen through the buckets, up to which nearly all values are different: 90 % different ones and some pairs give 1.2. */
const MOST_ROWS_PER_VALUE = 1.25;
/** From so many words on a text is something to read. */
const FREE_TEXT_WORDS = 3;
const MANTISSA_BITS = 52;
/** Why a column cannot drift in a way that matters: an identifier, or text that is too short. `undefined` for all others. */
function identifierReason(reference, current) {
	if ([reference, current].every(isMostlyDifferentText)) return "nearly every value is different: an identifier or free text; name the column in `columns` to test it";
	if (ID_NAME.test(reference.name) && [reference, current].every(isDifferentIntegers)) return "it is called an id and every value is different; name the column in `columns` to test it";
}
/** Few enough different values to be counted by name, but nearly each of them another sentence. */
function isFreeText(values) {
	if (values.kind !== "category") return false;
	const { names, counts } = values.categories;
	const rows = counts.reduce((sum, count) => sum + count, 0);
	if (rows < MIN_VALUES || names.length < IDENTIFIER_SHARE * rows) return false;
	return names.reduce((sum, name) => sum + wordsOf(name).length, 0) >= FREE_TEXT_WORDS * names.length;
}
function isMostlyDifferentText({ values }) {
	const present = presentRows(values);
	if (present < MIN_VALUES) return false;
	if (values.kind === "category") return values.categories.names.length >= IDENTIFIER_SHARE * present && !isFreeText(values);
	return values.kind === "text" && nearlyAllDifferent(values.text) && mean(values.text.wordCounts) < FREE_TEXT_WORDS;
}
/** Which values there are says nothing then: every text is another one. */
function nearlyAllDifferent(text) {
	return rowsPerValue(text) <= MOST_ROWS_PER_VALUE;
}
/**
* Rows that share the value of a row, on average: values fall on the buckets at random, so the variance of the buckets over their mean
* is that number, to about 0.02.
*/
function rowsPerValue({ values }) {
	const average = values.reduce((sum, count) => sum + count, 0) / BUCKETS;
	return values.reduce((sum, count) => sum + (count - average) ** 2, 0) / ((BUCKETS - 1) * average);
}
function mean(cells) {
	const rows = rowsOf(cells);
	return cells.values.reduce((sum, value, i) => sum + value * (cells.counts[i] ?? 0) / rows, 0);
}
/** Integers of which no cell holds more rows than there are different ones in it. */
function isDifferentIntegers({ rows, missing, values }) {
	if (values.kind !== "number" || rows < MIN_VALUES || missing + values.infinite > 0) return false;
	const { shift, counts } = values.cells;
	return values.cells.values.every((value, i) => Number.isInteger(value) && (counts[i] ?? 0) <= integersIn(value, shift));
}
/** Integers that fall on the cell of an integer. */
function integersIn(value, shift) {
	if (shift === 0) return 1;
	if (value === 0) return Number.POSITIVE_INFINITY;
	return Math.max(1, 2 ** (Math.floor(Math.log2(Math.abs(value))) - MANTISSA_BITS + shift));
}

export { isFreeText as n, nearlyAllDifferent as r, identifierReason as t };