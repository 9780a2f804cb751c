import { S as significant, b as plural, h as plain, m as inline, o as table, v as count } from "./tables.js";
import { i as sparkline, n as coarsen } from "./text-table.js";

const MAX_COLUMNS = 30;
const MAX_BARS = 12;
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
		shown.length === 0 ? "" : columnsTable(shown),
		folded.length === 0 ? "" : foldedTable(folded),
		hidden > 0 ? `and ${plural(hidden, "more column")} that drifted or could not be judged.` : "",
		stable > 0 ? `${plural(stable, "other column")} stable.` : "",
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
/** Most exceeding first; ties by name, so that the order never depends on the input's. */
function byExcess(a, b) {
	return excess(b) - excess(a) || (a.name < b.name ? -1 : 1);
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
		unbroken(inline(effectText(column), 60)),
		unbroken(inline(sized(column, column.effect.material), 60)),
		pText(column.adjustedPValue),
		histogramText(column),
		inline(column.message ?? VERDICT_WORDS[column.verdict], 160)
	]));
}
/** Names of effects as the statistics give them (`shared/drift`), each with its unit and a clause about the column. */
const EFFECTS = {
	"total-variation": {
		short: (size) => `${significant(100 * size, 2)} %`,
		clause: (size) => `${size} of the rows changed category`
	},
	"wasserstein-1/sd": {
		short: (size) => `${significant(size, 2)} sd`,
		clause: (size) => `moved by ${size.replace("sd", "standard deviations")}`
	},
	schema: {
		short: () => "schema",
		clause: () => "the schema changed"
	}
};
/** Names come from outside: `constructor` is not an effect. */
function effectOf(name) {
	return Object.hasOwn(EFFECTS, name) ? EFFECTS[name] : void 0;
}
/** A size in the unit of the column's effect. */
function sized({ effect }, size) {
	return effectOf(effect.name)?.short(size) ?? significant(size, 2);
}
function effectText(column) {
	const { name, size } = column.effect;
	return effectOf(name) !== void 0 ? sized(column, size) : `${name} ${significant(size, 2)}`;
}
function effectWords(column) {
	return effectOf(column.effect.name)?.clause(effectText(column)) ?? effectText(column);
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

export { renderDriftReport as n, driftHeadline as t };