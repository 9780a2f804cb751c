import { t as typeName } from "./type-name.js";
import { Et as findPersonal } from "./start.js";
import { t as describeSource } from "./source.js";
import { t as hidePersonal } from "./data-diff.js";
import { t as compareSummaries } from "./compare-summaries.js";

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

/**
* Compares two versions of a data set: columns, rows, and the distribution of each column with the verdicts of drift. Throws UserError
* for data that cannot be read, and for an id that is missing or not unique.
*/
async function diffData({ tables, md5, log }, input) {
	const base = await tables.open(input.base, input.names.base);
	const head = await tables.open(input.head, input.names.head);
	log.progress("comparing rows", 0, base.rows + head.rows, "rows");
	const rows = await tables.compareRows(base, head, input.id);
	log.progress("comparing rows", base.rows + head.rows, base.rows + head.rows, "rows");
	const exclude = input.id === void 0 ? [] : [input.id];
	const { columns, skipped } = await compareSummaries({
		md5,
		log
	}, {
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
		schema: withoutEmpty(compareSchemas(base.columns, head.columns), columns),
		rows,
		columns: shown,
		skipped
	};
}
/** A column without any value has no type that could have changed: what it lacks is told as missing. */
function withoutEmpty(schema, columns) {
	const empty = columns.filter(({ n, effect }) => effect.name !== "schema" && Math.min(n.reference, n.current) === 0);
	return {
		...schema,
		retyped: schema.retyped.filter(({ name }) => !empty.some((column) => column.name === name))
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

export { diffData as t };