import { n as movedColumns } from "./data-diff.js";
import { I as table, St as significant, _t as count, bt as plural, mt as plain, pt as inline } from "./start.js";
import { n as picturePair } from "./picture.js";

const MAX_COLUMNS = 30;
/** The first line of a diff, unescaped. */
function dataDiffHeadline(diff) {
	const { rows, schema } = diff;
	const columns = schema.added.length + schema.removed.length + schema.retyped.length;
	const moved = movedColumns(diff).length;
	const changed = rows.added + rows.removed + (rows.changed ?? 0);
	const shared = sharedColumns(diff);
	if (shared === 0 && diff.id === void 0) return `No column is on both sides, so no row was compared: ${plural(columns, "column")} added or removed`;
	if (shared > 0 && changed + columns + moved === 0) return `✓ The same ${plural(rows.unchanged, "row")} and columns`;
	return [
		`${count(rows.added)} added`,
		`${count(rows.removed)} removed`,
		...shared === 0 ? [`${plural(rows.unchanged, "id")} on both sides, and no other column to compare`] : [...rows.changed === void 0 ? [] : [`${count(rows.changed)} changed`], `${plural(rows.unchanged, "row")} unchanged`],
		...columns > 0 ? [`${plural(columns, "column")} added, removed or retyped`] : [],
		`${plural(moved, "distribution")} moved`
	].join(", ");
}
/** Columns of both sides, without the id. */
function sharedColumns({ schema, columns, skipped }) {
	const oneSided = new Set([...schema.added, ...schema.removed].map(({ name }) => name));
	return [...columns, ...skipped].filter(({ name }) => !oneSided.has(name)).length;
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
		const { base, head } = picturePair(column);
		const picture = base === "" ? "" : `\`${base}\` → \`${head}\``;
		return [
			inline(column.name, 80),
			inline(movedWords(column), 80),
			picture,
			inline(column.message ?? "", 160)
		];
	}));
}

export { worstColumns as a, renderDataDiffMarkdown as i, dataDiffLines as n, movedWords as r, dataDiffHeadline as t };