import { n as movedColumns } from "./data-diff.js";
import { I as table, _t as count, mt as plain, pt as inline, xt as significant, yt as plural } from "./start.js";
import { r as sparkline, t as coarsen } from "./charts.js";

const MAX_COLUMNS = 30;
const MAX_BARS = 12;
/** The first line of a diff, unescaped. */
function dataDiffHeadline(diff) {
	const { rows, schema } = diff;
	const columns = schema.added.length + schema.removed.length + schema.retyped.length;
	const moved = movedColumns(diff).length;
	if (rows.added + rows.removed + (rows.changed ?? 0) + columns + moved === 0) return `✓ The same ${plural(rows.unchanged, "row")} and columns`;
	return [
		`${count(rows.added)} added`,
		`${count(rows.removed)} removed`,
		...rows.changed === void 0 ? [] : [`${count(rows.changed)} changed`],
		`${plural(rows.unchanged, "row")} unchanged`,
		...columns > 0 ? [`${plural(columns, "column")} added, removed or retyped`] : [],
		`${plural(moved, "distribution")} moved`
	].join(", ");
}
/** What changed in the columns and their cells, one line each, unescaped; names are cut to one line. */
function dataDiffLines({ schema, rows }) {
	const name = (text) => plain(text, 80);
	const lines = [
		...schema.added.map((column) => `column added: ${name(column.name)} (${name(column.type)})`),
		...schema.removed.map((column) => `column removed: ${name(column.name)} (${name(column.type)})`),
		...schema.retyped.map(({ name: column, from, to }) => `type changed: ${name(column)} from ${name(from)} to ${name(to)}`),
		...(rows.changedCells ?? []).toSorted((a, b) => b.rows - a.rows).map((cell) => `${name(cell.name)} changed in ${plural(cell.rows, "row")}`)
	];
	const rest = lines.length - MAX_COLUMNS;
	return rest > 0 ? [...lines.slice(0, MAX_COLUMNS), `and ${count(rest)} more changes`] : lines;
}
/** Both histograms of a column on one scale, in plain characters; empty where there is none. */
function histogramPair({ histogram }) {
	if (histogram === void 0 || histogram.reference.length === 0) return {
		base: "",
		head: ""
	};
	const sides = [histogram.reference, histogram.current].map((shares) => coarsen(shares, MAX_BARS));
	const top = Math.max(...sides.flat());
	const [base = "", head = ""] = sides.map((shares) => sparkline(shares, top).replaceAll(" ", "·"));
	return {
		base,
		head
	};
}
/** The columns that moved most, at most 30, and how many more did. */
function worstColumns(diff) {
	const moved = movedColumns(diff);
	return {
		shown: moved.slice(0, MAX_COLUMNS),
		more: Math.max(0, moved.length - MAX_COLUMNS)
	};
}
/** How far a column moved, and from where on that matters. */
function movedWords({ effect }) {
	return `${effect.name} ${significant(effect.size, 2)} (matters from ${significant(effect.material, 2)})`;
}
/** A diff as GitHub Markdown; of limited length whatever the data holds. */
function renderDataDiffMarkdown(diff) {
	const { base, head } = diff;
	const { shown, more } = worstColumns(diff);
	const side = ({ source, rows }) => `${inline(source, 160)} (${plural(rows, "row")})`;
	return `${[
		`### ${inline(dataDiffHeadline(diff), 400)}`,
		`${side(base)} → ${side(head)}`,
		dataDiffLines(diff).map((line) => `- ${inline(line)}`).join("\n"),
		shown.length === 0 ? "" : movedTable(shown),
		more > 0 ? `and ${plural(more, "more column")} whose distribution moved.` : ""
	].filter((block) => block !== "").join("\n\n")}\n`;
}
function movedTable(columns) {
	return table([
		["column"],
		["moved by", "right"],
		["base → head"],
		["reading"]
	], columns.map((column) => {
		const { base, head } = histogramPair(column);
		const picture = base === "" ? "" : `\`${base}\` → \`${head}\``;
		return [
			inline(column.name, 80),
			inline(movedWords(column), 80),
			picture,
			inline(column.message ?? "", 160)
		];
	}));
}

export { renderDataDiffMarkdown as a, movedWords as i, dataDiffLines as n, worstColumns as o, histogramPair as r, dataDiffHeadline as t };