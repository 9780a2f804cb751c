import { I as table, _t as count, mt as plain, pt as inline, xt as significant, yt as plural } from "./start.js";
import { r as sparkline, t as coarsen } from "./charts.js";
import { i as sized, r as effectWords, t as effectInterval } from "./effect-words.js";

const MAX_COLUMNS$1 = 30;
/** Names of the distances that any column has, in the order in which they were asked for. */
function measureNames(columns) {
	return [...new Set(columns.flatMap(({ measures = [] }) => measures.map(({ name }) => name)))];
}
/** A distance of a column with what belongs to it: its p value, or what clean data stay below; empty where it has none. */
function measureText({ measures = [] }, name) {
	const found = measures.find((measure) => measure.name === name);
	if (found === void 0) return "";
	const value = significant(found.value, 3);
	if (found.pValue !== void 0) return `${value} (p ${significant(found.pValue, 2)})`;
	return found.chance === void 0 ? value : `${value} (chance alone: up to ${significant(found.chance, 2)})`;
}
/** The distances that were asked for by name, as a folded table of at most 30 columns; empty without any. */
function foldedMeasures(columns) {
	const names = measureNames(columns);
	if (names.length === 0) return "";
	const measured = columns.filter(({ measures = [] }) => measures.length > 0);
	const rows = measured.slice(0, MAX_COLUMNS$1).map((column) => [inline(column.name, 80), ...names.map((name) => inline(measureText(column, name), 80))]);
	return `<details><summary>Distances asked for by name; they decide nothing</summary>\n\n${table([["column"], ...names.map((name) => [inline(name, 80), "right"])], rows)}${measured.length > rows.length ? `\n\nand ${measured.length - rows.length} more columns.` : ""}\n\n</details>`;
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
const MAX_BARS = 12;
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
function histogramText({ histogram }) {
	if (histogram === void 0 || histogram.reference.length === 0) return "";
	const sides = [histogram.reference, histogram.current].map((shares) => coarsen(shares, MAX_BARS));
	const top = Math.max(...sides.flat());
	const [reference, current] = sides.map((shares) => sparkline(shares, top).replaceAll(" ", "·"));
	return unbroken(`\`${reference}\` → \`${current}\``);
}
function windows({ reference, current }) {
	const side = (window) => `${inline(window.source, 160)} (${plural(window.rows, "row")})`;
	return `Reference: ${side(reference)}. Current: ${side(current)}.`;
}

export { measureNames as a, driftStory as i, driftedColumns as n, measureText as o, renderDriftReport as r, driftHeadline as t };