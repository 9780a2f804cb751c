import { t as diffVerb } from "./verb-diff.js";
import { i as typeName, n as masked, r as personalKindOf, t as findPersonal } from "./pii.js";
import { t as describeSource } from "./source.js";
import { t as compareDatasets } from "./detect-drift.js";
import { S as significant, b as plural, h as plain, m as inline, o as table, v as count } from "./tables.js";
import { i as sparkline, n as coarsen } from "./text-table.js";

/** Compares the declared columns, by name. Widths of numbers (INTEGER or BIGINT) are storage, not a change of type. */
function compareSchemas(base, head) {
	const [before, after] = [byName(base), byName(head)];
	const only = (side, other) => side.filter(({ name }) => !other.has(name)).map(({ name, databaseType }) => ({
		name,
		type: typeName(databaseType)
	}));
	return {
		added: only(head, before),
		removed: only(base, after),
		retyped: base.flatMap(({ name, type, databaseType }) => {
			const now = after.get(name);
			return now === void 0 || (type === "other" ? now.databaseType === databaseType : now.type === type) ? [] : [{
				name,
				from: typeName(databaseType),
				to: typeName(now.databaseType)
			}];
		})
	};
}
function byName(columns) {
	return new Map(columns.map((column) => [column.name, column]));
}

/** The same column with nothing in it that looks like personal data. `personal` hides every value, whatever it looks like. */
function hidePersonal(column, personal) {
	const { histogram, unseen, message = "", ...rest } = column;
	const categories = unseen?.categories.map((value) => masked(value, personal));
	const isQuoting = unseen?.categories.some((value, i) => value !== categories?.[i]) === true;
	const kind = personal?.kind ?? personalKindOf(message);
	const words = kind === void 0 && !isQuoting ? message : `its values changed (${kind ?? "personal data"}, hidden)`;
	return {
		...rest,
		...histogram === void 0 || personal !== void 0 ? {} : { histogram: {
			...histogram,
			labels: histogram.labels.map((label) => masked(label, void 0))
		} },
		...unseen === void 0 ? {} : { unseen: {
			...unseen,
			categories: [...new Set(categories)]
		} },
		...message === "" ? {} : { message: column.verdict === "stable" ? message : words }
	};
}
/** Columns whose distribution moved, worst first: by how far the effect exceeds what matters; ties by name. */
function movedColumns({ columns }) {
	const excess = ({ effect }) => Math.abs(effect.size) / (effect.material || 1);
	return columns.filter(({ drifted, effect }) => drifted && effect.name !== "schema").toSorted((a, b) => excess(b) - excess(a) || (a.name < b.name ? -1 : 1));
}

/**
* Compares two versions of a data set: columns, rows, and the distribution of each column with the verdicts of drift. Throws UserError
* for data that cannot be read, and for an id that is missing or not unique.
*/
async function diffData({ tables, log }, input) {
	const base = await tables.open(input.base, input.names.base);
	const head = await tables.open(input.head, input.names.head);
	log.progress("comparing rows", 0, base.rows + head.rows, "rows");
	const rows = await tables.compareRows(base, head, input.id);
	log.progress("comparing rows", base.rows + head.rows, base.rows + head.rows, "rows");
	const exclude = input.id === void 0 ? [] : [input.id];
	const { columns, skipped } = await compareDatasets(log, {
		reference: base,
		current: head
	}, { exclude });
	const shown = [];
	for (const column of columns) shown.push(hidePersonal(column, await lookFor(tables, [base, head], column.name)));
	return {
		base: {
			source: describeSource(input.base),
			rows: base.rows
		},
		head: {
			source: describeSource(input.head),
			rows: head.rows
		},
		...input.id === void 0 ? {} : { id: input.id },
		schema: compareSchemas(base.columns, head.columns),
		rows,
		columns: shown,
		skipped
	};
}
/** Personal data on either side hides the values of both. */
async function lookFor(inspector, sides, name) {
	for (const side of sides) {
		if (!side.columns.some((column) => column.name === name)) continue;
		const { sample } = await inspector.inspect(side).values(name);
		const found = findPersonal(name, sample);
		if (found !== void 0) return found;
	}
}

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

export { renderDataDiffMarkdown as a, diffVerb, movedWords as i, dataDiffLines as n, worstColumns as o, histogramPair as r, diffData as s, dataDiffHeadline as t };