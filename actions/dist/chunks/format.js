import { Et as findPersonal, bi as UserError, vi as canonicalJson, vn as compiled } from "./start.js";
import { a as rangeOf, i as presentRows, n as joinCells } from "./join-cells.js";
import { i as toTextCounts, p as MAX_CATEGORIES, s as STORED_CELLS, t as BUCKETS } from "./text-counts.js";
import { t as storedProfileSchema$1 } from "./checks-document-schema.js";

/** Rows that every figure of a private profile is about, at least. */
const MIN_CELL = 10;
/** Values of a column that are looked at for personal data. */
const SAMPLE = 1e3;
/**
* A summary that may leave the house: cells joined until each holds ten rows, no extremes, rare categories and buckets without a name.
* Columns that look like personal data keep what is missing and, for texts, how long they are.
*/
function toPrivateSummary(summary, options) {
	return {
		rows: summary.rows,
		columns: summary.columns.map((column) => toPrivate(column, options))
	};
}
/**
* A summary that shows nobody's personal data: texts that look like it are counted in buckets, as texts of very many values are, and
* numbers only by how many there are. Everything else stays; the result merges and compares like any other.
*/
function withoutPersonal(summary, md5) {
	const columns = summary.columns.map((column) => {
		const { values } = column;
		if (findPersonal(column.name, sampleOf(values)) === void 0) return column;
		if (values.kind === "category") return {
			...column,
			values: {
				kind: "text",
				text: toTextCounts(values.categories, md5, STORED_CELLS)
			}
		};
		if (values.kind !== "number") return column;
		return {
			...column,
			values: {
				kind: "other",
				present: presentRows(values) + values.infinite
			}
		};
	});
	return {
		...summary,
		columns
	};
}
function toPrivate(column, { md5, hidden: names }) {
	const isPersonal = names?.has(column.name) === true || findPersonal(column.name, sampleOf(column.values)) !== void 0;
	const { values } = column;
	const hidden = {
		...column,
		values: {
			kind: "other",
			present: presentRows(values)
		},
		joined: {}
	};
	switch (values.kind) {
		case "number":
		case "boolean":
		case "date": return (isPersonal ? void 0 : numbers(column, values)) ?? withoutInfinite(hidden, values);
		case "category": return isPersonal ? texts(column, toTextCounts(values.categories, md5, 2048), true) ?? hidden : {
			...column,
			...categories(values.categories)
		};
		case "text": return texts(column, values.text, isPersonal) ?? hidden;
		case "empty":
		case "other": return {
			...column,
			joined: {}
		};
		default: return values;
	}
}
/** Of a column whose numbers are hidden, infinite ones count as values. */
function withoutInfinite(hidden, { infinite }) {
	return {
		...hidden,
		values: {
			kind: "other",
			present: hidden.values.present + infinite
		}
	};
}
function numbers(column, { kind, cells, infinite }) {
	const joined = joinCells(cells, 10);
	if (joined === void 0) return void 0;
	return {
		...column,
		values: {
			kind,
			infinite,
			cells: joined.cells
		},
		joined: { borders: joined.borders }
	};
}
function categories({ names, counts }) {
	const kept = names.flatMap((name, i) => (counts[i] ?? 0) >= 10 ? [{
		name,
		count: counts[i] ?? 0
	}] : []);
	const rows = sum(counts) - kept.reduce((total, { count }) => total + count, 0);
	return {
		values: {
			kind: "category",
			categories: {
				names: kept.map(({ name }) => name),
				counts: Float64Array.from(kept, ({ count }) => count)
			}
		},
		joined: { rest: {
			rows,
			values: names.length - kept.length
		} }
	};
}
function texts(column, text, isPersonal) {
	const lengths = joinCells(text.lengths, 10);
	const wordCounts = joinCells(text.wordCounts, 10);
	if (lengths === void 0 || wordCounts === void 0) return void 0;
	const kept = (counts) => isPersonal ? new Float64Array(BUCKETS) : counts.map((count) => count >= 10 ? count : 0);
	const values = kept(text.values);
	const dropped = text.values.filter((count, i) => count > 0 && values[i] === 0).length;
	return {
		...column,
		values: {
			kind: "text",
			text: {
				values,
				words: kept(text.words),
				lengths: lengths.cells,
				wordCounts: wordCounts.cells
			}
		},
		joined: {
			lengthBorders: lengths.borders,
			wordBorders: wordCounts.borders,
			rest: {
				rows: sum(text.values) - sum(values),
				values: dropped
			}
		}
	};
}
function sampleOf(values) {
	if (values.kind === "category") return values.categories.names.slice(0, SAMPLE);
	return values.kind === "number" ? exactNumbers(values.cells) : [];
}
function exactNumbers({ shift, values }) {
	return shift > 0 ? [] : Array.from(values.slice(0, SAMPLE), String);
}
function sum(counts) {
	return counts.reduce((total, count) => total + count, 0);
}

/** From here on a cell's key has at most 52 bits, so that every key and every step is a whole number that JSON can say exactly. */
const LEAST_KEYED_SHIFT = 11;
/** Cells as the document holds them: as numbers while the shift is small, else as keys. */
function toStoredCells({ shift, values, counts }, borders) {
	if (!(shift >= LEAST_KEYED_SHIFT && values.length > 0)) return {
		shift,
		values: [...values],
		counts: [...counts],
		...borders && { borders: [...borders] }
	};
	const keys = Array.from(values, (value) => keyOf(value, shift));
	return {
		shift,
		first: keys[0],
		steps: keys.slice(1).map((key, i) => key - keys[i]),
		counts: [...counts],
		...borders && { borders: Array.from(borders, (border, i) => keyOf(border, shift) - keys[i]) }
	};
}
/** The cells that `toStoredCells` was given. Lengths and orders are not looked at here. */
function fromStoredCells(stored) {
	const { shift, counts } = stored;
	const values = stored.values ?? keysOf(stored).map((key) => numberAt(key, shift));
	return {
		shift,
		values: Float64Array.from(values),
		counts: Float64Array.from(counts)
	};
}
/** The borders that `toStoredCells` was given; `undefined` when it was given none. */
function fromStoredBorders(stored) {
	const { shift, borders } = stored;
	if (borders === void 0 || stored.values !== void 0) return borders && Float64Array.from(borders);
	const keys = keysOf(stored);
	return Float64Array.from(borders, (offset, i) => numberAt((keys[i] ?? 0) + offset, shift));
}
function keysOf({ first = 0, steps = [] }) {
	const keys = [first];
	for (const step of steps) keys.push(keys.at(-1) + step);
	return keys;
}
/** The bits of the magnitude without the lowest `shift`, with the sign of the number: ascends with the number. */
function keyOf(value, shift) {
	BITS.setFloat64(0, Math.abs(value));
	const key = Number(BITS.getBigUint64(0) >> BigInt(shift));
	return value < 0 ? -key : key;
}
function numberAt(key, shift) {
	BITS.setBigUint64(0, BigInt.asUintN(63, BigInt(Math.abs(key)) << BigInt(shift)));
	const value = BITS.getFloat64(0);
	return key < 0 ? -value : value;
}
const BITS = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));

/** Columns of one stored profile. */
const MAX_PROFILE_COLUMNS = 1e5;
const count = {
	type: "integer",
	minimum: 0,
	maximum: Number.MAX_SAFE_INTEGER
};
const positive = {
	...count,
	minimum: 1
};
const step = {
	...positive,
	maximum: 2 ** 53
};
const shift = {
	type: "integer",
	minimum: 0,
	maximum: 63
};
const number = { type: "number" };
const counts = {
	type: "array",
	maxItems: STORED_CELLS,
	items: positive
};
/** One figure for each bucket, or none when all are zero. */
const buckets = {
	type: "array",
	maxItems: BUCKETS,
	items: count
};
/**
* Cells of numbers. Up to a shift of 10 the cells are given as `values`; above as whole numbers, the magnitude's bits without the lowest
* `shift`: the `first`, and the `steps` from each to the next. `borders`, in private profiles, part neighbouring cells: as numbers, or as the
* way from the lower cell's key.
*/
const cells = {
	type: "object",
	additionalProperties: false,
	required: ["shift", "counts"],
	properties: {
		shift,
		values: {
			type: "array",
			maxItems: STORED_CELLS,
			items: number
		},
		first: {
			type: "integer",
			minimum: -(2 ** 52),
			maximum: 2 ** 52
		},
		steps: {
			type: "array",
			maxItems: STORED_CELLS,
			items: step
		},
		borders: {
			type: "array",
			maxItems: STORED_CELLS,
			items: number
		},
		counts
	}
};
const rest = {
	type: "object",
	additionalProperties: false,
	required: ["rows", "values"],
	properties: {
		rows: count,
		values: count
	}
};
const common = {
	name: {
		type: "string",
		maxLength: 1e5
	},
	missing: count
};
const column = {
	type: "object",
	required: ["kind"],
	discriminator: { propertyName: "kind" },
	oneOf: [
		{
			type: "object",
			additionalProperties: false,
			required: [
				"name",
				"kind",
				"missing",
				"infinite",
				"cells"
			],
			properties: {
				...common,
				kind: { enum: [
					"number",
					"boolean",
					"date"
				] },
				infinite: count,
				cells,
				min: number,
				max: number
			}
		},
		{
			type: "object",
			additionalProperties: false,
			required: [
				"name",
				"kind",
				"missing",
				"names",
				"counts"
			],
			properties: {
				...common,
				kind: { const: "category" },
				names: {
					type: "array",
					maxItems: MAX_CATEGORIES,
					items: { type: "string" }
				},
				counts: {
					...counts,
					maxItems: MAX_CATEGORIES
				},
				rest
			}
		},
		{
			type: "object",
			additionalProperties: false,
			required: [
				"name",
				"kind",
				"missing",
				"values",
				"words",
				"lengths",
				"wordCounts"
			],
			properties: {
				...common,
				kind: { const: "text" },
				values: buckets,
				words: buckets,
				lengths: cells,
				wordCounts: cells,
				rest
			}
		},
		{
			type: "object",
			additionalProperties: false,
			required: [
				"name",
				"kind",
				"missing"
			],
			properties: {
				...common,
				kind: { enum: ["empty", "other"] }
			}
		}
	]
};
/** JSON Schema of a stored profile. What it cannot say (sums, orders) is checked by `parseProfile`. */
const storedProfileSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay stored profile",
	type: "object",
	additionalProperties: false,
	required: [
		"schemaVersion",
		"kind",
		"rows",
		"columns"
	],
	properties: {
		schemaVersion: { const: 1 },
		kind: { const: "assay-profile" },
		privacy: {
			description: "Present when no figure may be about fewer rows than `leastRows`.",
			type: "object",
			additionalProperties: false,
			required: ["mode", "leastRows"],
			properties: {
				mode: { const: "edges-only" },
				leastRows: { const: 10 }
			}
		},
		rows: count,
		columns: {
			type: "array",
			maxItems: MAX_PROFILE_COLUMNS,
			items: column
		}
	}
};
compiled.set(storedProfileSchema, storedProfileSchema$1);

/** Characters of a stored profile: more can be neither read back nor kept with a model. */
const MAX_PROFILE_CHARACTERS = 64e6;
/**
* The one text of a stored profile: canonical JSON (RFC 8785) and a line break, columns in the order of the data. Equal data makes equal texts,
* whatever the engine, the order of rows or the parts it was merged from. Throws UserError DATA_UNREADABLE when it would be too
* large. Numbers must have at most STORED_CELLS cells.
*/
function formatProfile({ rows, columns }, file) {
	if (columns.length > 1e5) tooLarge(file, `${columns.length} columns; at most ${MAX_PROFILE_COLUMNS} are stored`);
	const head = {
		schemaVersion: 1,
		kind: "assay-profile",
		...privacyOf(columns),
		rows
	};
	const texts = [];
	let characters = 0;
	for (const column of columns) {
		const text = canonicalJson(toStoredColumn(column));
		characters += text.length + 1;
		if (characters > 64e6) tooLarge(file, `more than ${MAX_PROFILE_CHARACTERS} characters, of which "${column.name.slice(0, 100)}" has ${text.length}`);
		texts.push(text);
	}
	const rest = canonicalJson(head);
	return `{"columns":[${texts.join(",")}],${rest.slice(1)}\n`;
}
/** Adds up what columns will take at the least, and refuses them before more are held than a profile may have. */
function createSizeCheck(file) {
	let cells = 0;
	return ({ name, values }) => {
		if ("cells" in values) cells += values.cells.values.length;
		if (values.kind === "category") cells += values.categories.names.length;
		if (values.kind === "text") cells += BUCKETS;
		if (cells * LEAST_CHARACTERS_PER_CELL > 64e6) tooLarge(file, `more than ${MAX_PROFILE_CHARACTERS} characters up to its column "${name.slice(0, 100)}"`);
	};
}
/** A step, a count, and a comma after each. */
const LEAST_CHARACTERS_PER_CELL = 4;
function toStoredColumn(column) {
	const { name, missing, values, joined } = column;
	const rest = joined?.rest === void 0 ? {} : { rest: { ...joined.rest } };
	switch (values.kind) {
		case "number":
		case "boolean":
		case "date": {
			const { kind, infinite } = values;
			const range = joined === void 0 && values.cells.shift > 0 ? rangeOf(values) : void 0;
			return {
				name,
				kind,
				missing,
				infinite,
				cells: toStoredCells(values.cells, joined?.borders),
				...range
			};
		}
		case "category": {
			const { names, counts } = values.categories;
			return {
				name,
				kind: "category",
				missing,
				names: [...names],
				counts: [...counts],
				...rest
			};
		}
		case "text": {
			const { text } = values;
			return {
				name,
				kind: "text",
				missing,
				values: toStoredBuckets(text.values),
				words: toStoredBuckets(text.words),
				lengths: toStoredCells(text.lengths, joined?.lengthBorders),
				wordCounts: toStoredCells(text.wordCounts, joined?.wordBorders),
				...rest
			};
		}
		case "empty":
		case "other": return {
			name,
			kind: values.kind,
			missing
		};
		default: return values;
	}
}
function toStoredBuckets(counts) {
	return counts.some((count) => count > 0) ? [...counts] : [];
}
function privacyOf(columns) {
	if (!columns.some(({ joined }) => joined !== void 0)) return {};
	return { privacy: {
		mode: "edges-only",
		leastRows: 10
	} };
}
function tooLarge(file, what) {
	throw new UserError("DATA_UNREADABLE", {
		file,
		message: `this profile has ${what}`,
		fix: "leave out columns that nothing is compared by (identifiers, long texts) with --exclude"
	});
}

export { fromStoredBorders as a, withoutPersonal as c, storedProfileSchema as i, createSizeCheck as n, fromStoredCells as o, formatProfile as r, toPrivateSummary as s, MAX_PROFILE_CHARACTERS as t };