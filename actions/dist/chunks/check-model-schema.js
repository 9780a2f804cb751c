import { t as sortFindings } from "./finding.js";
import { Dr as toMoment, Et as findPersonal, bi as UserError, kt as masked, lt as validate, st as parseYaml, ut as nearestName, vn as compiled, zt as pointerSegment } from "./start.js";
import { t as dataSchemaSchema$1 } from "./checks-schema-document-schema.js";

/**
* Everything that the schema of a data set can find. docs/schema-checks.md has, for each, what TensorFlow Data Validation and Great
* Expectations call it.
*/
const CHECKS = {
	COLUMN_MISSING: {
		severity: "error",
		scope: "data",
		relax: "set `required: false`, or name the environment under `not_in`"
	},
	COLUMN_NEW: {
		severity: "warn",
		scope: "data",
		relax: "add the column to the schema: `assay schema` proposes the lines"
	},
	COLUMN_ORDER: {
		severity: "error",
		scope: "data",
		relax: "put the columns of the schema in this order"
	},
	ROWS_TOO_FEW: {
		severity: "error",
		scope: "data",
		relax: "lower `rows.min`"
	},
	ROWS_TOO_MANY: {
		severity: "error",
		scope: "data",
		relax: "raise `rows.max`"
	},
	ROWS_RATIO: {
		severity: "error",
		scope: "data",
		relax: "widen `rows.ratio`"
	},
	KEY_DUPLICATE: {
		severity: "error",
		scope: "rows",
		relax: "take the columns out of `keys`"
	},
	RULE_BROKEN: {
		severity: "error",
		scope: "rows",
		relax: "change the rule, or give it a lower `mostly`"
	},
	TYPE_CHANGED: {
		severity: "error",
		scope: "rows",
		relax: "change `type`"
	},
	VALUE_NOT_WHOLE: {
		severity: "error",
		scope: "rows",
		relax: "write `type: number`"
	},
	COLUMN_EMPTY: {
		severity: "warn",
		scope: "data",
		relax: "set `stage: deprecated` if the column is given up"
	},
	PRESENT_TOO_LOW: {
		severity: "error",
		scope: "rows",
		relax: "lower `present`"
	},
	VALUE_NAN: {
		severity: "warn",
		scope: "rows",
		relax: "set `severity: { VALUE_NAN: off }` on the column"
	},
	VALUE_INFINITE: {
		severity: "warn",
		scope: "rows",
		relax: "set `severity: { VALUE_INFINITE: off }` on the column"
	},
	VALUE_UNEXPECTED: {
		severity: "error",
		scope: "rows",
		relax: "add the value to `values`"
	},
	VALUE_FORBIDDEN: {
		severity: "error",
		scope: "rows",
		relax: "take the value out of `never`"
	},
	VALUE_ABSENT: {
		severity: "error",
		scope: "figure",
		relax: "take the value out of `contains`"
	},
	VALUE_TOO_SMALL: {
		severity: "error",
		scope: "rows",
		relax: "lower `min`"
	},
	VALUE_TOO_LARGE: {
		severity: "error",
		scope: "rows",
		relax: "raise `max`"
	},
	VALUE_BELOW_SEEN: {
		severity: "warn",
		scope: "rows",
		relax: "widen `seen`: `assay schema` proposes it"
	},
	VALUE_ABOVE_SEEN: {
		severity: "warn",
		scope: "rows",
		relax: "widen `seen`: `assay schema` proposes it"
	},
	VALUE_DUPLICATE: {
		severity: "error",
		scope: "rows",
		relax: "take `unique` out"
	},
	LENGTH_OUT_OF_RANGE: {
		severity: "error",
		scope: "rows",
		relax: "widen `length`"
	},
	PATTERN_MISMATCH: {
		severity: "error",
		scope: "rows",
		relax: "change `pattern`"
	},
	PATTERN_FORBIDDEN: {
		severity: "error",
		scope: "rows",
		relax: "change `not_pattern`"
	},
	FORMAT_MISMATCH: {
		severity: "error",
		scope: "rows",
		relax: "change `format` or `date_format`, or give a lower `mostly`"
	},
	ORDER_BROKEN: {
		severity: "error",
		scope: "rows",
		relax: "take `order` out"
	},
	DISTINCT_OUT_OF_RANGE: {
		severity: "error",
		scope: "figure",
		relax: "widen `distinct`"
	},
	UNIQUE_SHARE_OUT_OF_RANGE: {
		severity: "error",
		scope: "figure",
		relax: "widen `unique_share`"
	},
	MOST_COMMON_UNEXPECTED: {
		severity: "error",
		scope: "figure",
		relax: "add the value to `most_common`"
	},
	MEAN_OUT_OF_RANGE: {
		severity: "error",
		scope: "figure",
		relax: "widen `mean`"
	},
	SUM_OUT_OF_RANGE: {
		severity: "error",
		scope: "figure",
		relax: "widen `sum`"
	},
	STDEV_OUT_OF_RANGE: {
		severity: "error",
		scope: "figure",
		relax: "widen `stdev`"
	},
	SMALLEST_OUT_OF_RANGE: {
		severity: "error",
		scope: "figure",
		relax: "widen `smallest`"
	},
	LARGEST_OUT_OF_RANGE: {
		severity: "error",
		scope: "figure",
		relax: "widen `largest`"
	},
	QUANTILE_OUT_OF_RANGE: {
		severity: "error",
		scope: "figure",
		relax: "widen the quantile"
	},
	DATA_TOO_OLD: {
		severity: "error",
		scope: "figure",
		relax: "raise `max_age_days`"
	}
};
const CHECK_CODES = Object.keys(CHECKS);

/** Types of columns as a schema names them; `other` is nested or binary. */
const SCHEMA_TYPES = [
	"integer",
	"number",
	"text",
	"boolean",
	"date",
	"other"
];
/** Forms of text that have a name. */
const FORMATS = [
	"email",
	"uuid",
	"url",
	"ipv4",
	"ipv6",
	"date",
	"date-time",
	"time",
	"hex",
	"digits",
	"json"
];
/** What an environment is called unless the schema names its own. */
const DEFAULT_ENVIRONMENTS = ["training", "serving"];
const text = {
	type: "string",
	minLength: 1,
	maxLength: 500
};
const share = {
	type: "number",
	minimum: 0,
	maximum: 1
};
const count = {
	type: "integer",
	minimum: 0
};
const scalar = { type: [
	"string",
	"number",
	"boolean"
] };
const bound = { type: ["number", "string"] };
const condition = {
	type: "string",
	minLength: 1,
	maxLength: 2e3
};
const values = {
	type: "array",
	minItems: 1,
	maxItems: 1e4,
	uniqueItems: true,
	items: scalar
};
const open = {
	type: "object",
	additionalProperties: false,
	minProperties: 1
};
const countSpan = {
	...open,
	properties: {
		min: count,
		max: count
	}
};
const shareSpan = {
	...open,
	properties: {
		min: share,
		max: share
	}
};
const span = {
	...open,
	properties: {
		min: { type: "number" },
		max: { type: "number" }
	}
};
const severity = {
	type: "object",
	description: "How much a finding weighs, by its code: error, warn or off.",
	additionalProperties: false,
	properties: Object.fromEntries(CHECK_CODES.map((code) => [code, { enum: [
		"error",
		"warn",
		"off"
	] }]))
};
const column = {
	type: "object",
	additionalProperties: false,
	required: ["type"],
	properties: {
		type: { enum: SCHEMA_TYPES },
		required: {
			type: "boolean",
			description: "Must the data have this column?"
		},
		stage: {
			enum: ["planned", "deprecated"],
			description: "Nothing is checked before a column is there for good, or once it is given up."
		},
		not_in: {
			type: "array",
			minItems: 1,
			items: text,
			description: "Environments in which nothing is expected of the column."
		},
		present: {
			...share,
			description: "Least share of rows with a value."
		},
		unique: {
			type: "boolean",
			description: "No value twice."
		},
		values: {
			...values,
			description: "The only values there may be."
		},
		never: {
			...values,
			description: "Values that may not occur."
		},
		contains: {
			...values,
			description: "Values that must occur."
		},
		seen: {
			type: "array",
			minItems: 2,
			maxItems: 2,
			items: bound,
			description: "Smallest and largest value of the reference; beyond them is a warning."
		},
		min: {
			...bound,
			description: "Smallest value; dates as text: \"2026-01-31\"."
		},
		max: {
			...bound,
			description: "Largest value."
		},
		length: {
			...countSpan,
			description: "Characters of a text."
		},
		pattern: {
			...text,
			description: "Regular expression (RE2) that is found in every text; `^…$` for all of it."
		},
		not_pattern: {
			...text,
			description: "Regular expression (RE2) that is found in no text."
		},
		format: { enum: FORMATS },
		date_format: {
			...text,
			description: "A text that reads as a date by this pattern, for example %d.%m.%Y."
		},
		mostly: {
			...share,
			description: "Least share of the values that fit what is said of values above."
		},
		when: {
			...condition,
			description: "SQL condition: what is said of values holds for these rows only."
		},
		order: { enum: [
			"increasing",
			"strictly-increasing",
			"decreasing",
			"strictly-decreasing"
		] },
		distinct: {
			...countSpan,
			description: "Different values."
		},
		unique_share: {
			...shareSpan,
			description: "Different values per row with a value."
		},
		most_common: {
			...values,
			description: "One of these is the most frequent value."
		},
		mean: span,
		sum: span,
		stdev: span,
		smallest: span,
		largest: span,
		quantiles: {
			type: "object",
			propertyNames: { pattern: "^(0(\\.\\d+)?|1)$" },
			additionalProperties: span
		},
		max_age_days: {
			type: "number",
			exclusiveMinimum: 0,
			description: "The newest date is at most so many days old."
		},
		severity
	}
};
/** JSON Schema of a data schema file; published for editors as docs/schema/data-schema.schema.json. */
const dataSchemaSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Schema of a data set",
	type: "object",
	additionalProperties: false,
	required: ["version", "columns"],
	properties: {
		version: { const: 1 },
		environments: {
			type: "array",
			minItems: 1,
			uniqueItems: true,
			items: text
		},
		rows: {
			...open,
			properties: {
				min: count,
				max: count,
				reference: {
					...count,
					description: "Rows of the data that the schema was made from."
				},
				ratio: {
					...span,
					description: "Rows divided by those of the reference."
				}
			}
		},
		column_order: {
			type: "boolean",
			description: "Must the columns stand in the order of the schema?"
		},
		keys: {
			type: "array",
			maxItems: 20,
			items: {
				type: "array",
				minItems: 1,
				maxItems: 20,
				uniqueItems: true,
				items: text
			},
			description: "Columns that together tell every row apart."
		},
		severity,
		columns: {
			type: "object",
			minProperties: 1,
			maxProperties: 1e5,
			additionalProperties: column
		},
		rules: {
			type: "array",
			maxItems: 200,
			items: {
				type: "object",
				additionalProperties: false,
				required: ["check"],
				properties: {
					name: text,
					check: {
						...condition,
						description: "SQL condition that every row meets, for example `starts <= ends`."
					},
					when: {
						...condition,
						description: "Only for these rows."
					},
					mostly: { ...share },
					severity: { enum: [
						"error",
						"warn",
						"off"
					] }
				}
			}
		}
	}
};
compiled.set(dataSchemaSchema, dataSchemaSchema$1);

/** What only columns of some types can have. */
const NEEDS_TYPE = [
	[[
		"min",
		"max",
		"seen",
		"order"
	], [
		"integer",
		"number",
		"date"
	]],
	[[
		"mean",
		"sum",
		"stdev",
		"smallest",
		"largest",
		"quantiles"
	], ["integer", "number"]],
	[[
		"length",
		"pattern",
		"not_pattern",
		"format",
		"date_format"
	], ["text"]],
	[["max_age_days"], ["date"]],
	[[
		"values",
		"never",
		"contains",
		"most_common",
		"unique",
		"distinct",
		"unique_share"
	], [
		"integer",
		"number",
		"text",
		"boolean",
		"date"
	]]
];
const DATE = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?$/;
/** Reads the text of a schema file. Throws UserError SCHEMA_INVALID with every problem, each with line and column. */
function parseDataSchema(text, file) {
	const located = parseYaml(text, file, "SCHEMA_INVALID");
	const document = validate(located, dataSchemaSchema, "SCHEMA_INVALID");
	const environments = document.environments ?? DEFAULT_ENVIRONMENTS;
	const problems = [...dataProblems(document, located), ...columnsProblems(document, environments, located)];
	if (problems.length > 0) throw new UserError("SCHEMA_INVALID", problems);
	return {
		file,
		document,
		environments,
		locate: located.locate
	};
}
/** The columns of a schema in the order of the file; names are data, so nothing is looked up by a bare index. */
function columnEntries({ columns }) {
	return Object.entries(columns);
}
/** JSON pointer of a column, or of something it says. */
function columnPointer(column, ...keys) {
	return [
		"",
		"columns",
		column,
		...keys
	].map(pointerSegment).join("/");
}
function problemAt(located, pointer, message, fix) {
	return {
		file: located.file,
		...located.locate(pointer),
		path: pointer,
		message,
		fix
	};
}
function dataProblems({ rows, keys, columns }, located) {
	const problems = [];
	if (rows !== void 0) problems.push(...spanProblems(rows, "/rows", located));
	if (rows?.ratio !== void 0 && rows.reference === void 0) problems.push(problemAt(located, "/rows/ratio", "a ratio of rows needs the rows of the reference", "add `reference: <rows of the training data>` under `rows`"));
	const names = Object.keys(columns);
	keys?.forEach((key, i) => {
		key.forEach((name, j) => {
			if (names.includes(name)) return;
			const near = nearestName(name, names);
			const fix = near === void 0 ? "name columns that stand under `columns`" : `did you mean "${near}"?`;
			problems.push(problemAt(located, `/keys/${i}/${j}`, `the schema has no column "${name}"`, fix));
		});
	});
	return problems;
}
function columnsProblems(document, environments, located) {
	return columnEntries(document).flatMap(([name, rule]) => [
		...typeProblems(name, rule, located),
		...boundProblems(name, rule, located),
		...(rule.not_in ?? []).flatMap((environment, i) => {
			if (environments.includes(environment)) return [];
			const fix = `use one of: ${environments.join(", ")}; or list it under \`environments\``;
			return problemAt(located, columnPointer(name, "not_in", String(i)), `there is no environment "${environment}"`, fix);
		})
	]);
}
function typeProblems(name, rule, located) {
	return NEEDS_TYPE.filter(([, types]) => !types.includes(rule.type)).flatMap(([keys, types]) => keys.filter((key) => rule[key] !== void 0).map((key) => problemAt(located, columnPointer(name, key), `"${key}" means nothing for a column of type ${rule.type}`, `remove it, or set \`type\` to ${types.join(" or ")}`)));
}
function boundProblems(name, rule, located) {
	const problems = [];
	const at = (keys, message, fix) => {
		problems.push(problemAt(located, columnPointer(name, ...keys), message, fix));
	};
	const isDate = rule.type === "date";
	const bounds = [
		[["min"], rule.min],
		[["max"], rule.max],
		...(rule.seen ?? []).map((bound, i) => [["seen", String(i)], bound])
	];
	for (const [keys, bound] of bounds) {
		if (bound === void 0 || (isDate ? DATE.test(String(bound)) : typeof bound === "number")) continue;
		at(keys, `${JSON.stringify(bound)} is no ${isDate ? "date" : "number"}`, isDate ? "write \"2026-01-31\"" : "write a number");
	}
	if (isBackwards(rule.min, rule.max)) at(["max"], `"max" is below "min"`, "exchange them");
	if (isBackwards(rule.seen?.[0], rule.seen?.[1])) at(["seen"], "the second value is below the first", "exchange them");
	return [...problems, ...figureProblems(name, rule, located)];
}
function figureProblems(name, rule, located) {
	const problems = [];
	for (const key of [
		"length",
		"distinct",
		"unique_share",
		"mean",
		"sum",
		"stdev",
		"smallest",
		"largest"
	]) problems.push(...spanProblems(rule[key], columnPointer(name, key), located));
	for (const [quantile, span] of Object.entries(rule.quantiles ?? {})) problems.push(...spanProblems(span, columnPointer(name, "quantiles", quantile), located));
	return problems;
}
function isBackwards(low, high) {
	return low !== void 0 && high !== void 0 && typeof low === typeof high && low > high;
}
function spanProblems(span, pointer, located) {
	const { min, max } = span ?? {};
	return isBackwards(min, max) ? [problemAt(located, `${pointer}/max`, "\"max\" is below \"min\"", "exchange them")] : [];
}

/** Is anything expected of the column here and now? */
function isActive(rule, environment) {
	return rule.stage === void 0 && !(rule.not_in ?? []).includes(environment);
}
/** Columns that must be checked, with what the data have under their names. */
function activeColumns({ schema, environment, columns }) {
	const byName = new Map(columns.map((column) => [column.name, column]));
	return columnEntries(schema.document).filter(([, rule]) => isActive(rule, environment)).map(([name, rule]) => ({
		name,
		rule,
		found: byName.get(name)
	}));
}
/** Missing and new columns, their order, and the number of rows. */
function checkStructure(subject) {
	return [
		...checkNames(subject),
		...checkOrder(subject),
		...checkRows(subject)
	];
}
function checkNames(subject) {
	const { schema, columns } = subject;
	const known = new Set(columnEntries(schema.document).map(([name]) => name));
	const added = columns.filter(({ name }) => !known.has(name)).map(({ name }) => name);
	const missing = activeColumns(subject).filter(({ found, rule }) => found === void 0 && rule.required !== false).map(({ name }) => {
		const near = nearestName(name, added);
		const hint = near === void 0 ? "" : `; it has "${near}", which the schema does not know`;
		return {
			code: "COLUMN_MISSING",
			column: name,
			pointer: columnPointer(name),
			message: `the data have no column "${name}"${hint}`
		};
	});
	const fresh = added.map((name) => ({
		code: "COLUMN_NEW",
		column: name,
		pointer: "/columns",
		message: `the data have a column "${name}" that the schema does not know`
	}));
	return [...missing, ...fresh];
}
function checkOrder({ schema, columns }) {
	if (schema.document.column_order !== true) return [];
	const present = new Set(columns.map(({ name }) => name));
	const position = (name) => {
		const { line, column } = schema.locate(columnPointer(name));
		return line * 1e6 + column;
	};
	const wanted = columnEntries(schema.document).map(([name]) => name).filter((name) => present.has(name)).sort((one, other) => position(one) - position(other));
	const known = new Set(wanted);
	const actual = columns.map(({ name }) => name).filter((name) => known.has(name));
	const at = wanted.findIndex((name, i) => name !== actual[i]);
	if (at < 0) return [];
	const message = `column "${actual[at]}" stands where the schema has "${wanted[at]}"`;
	return [{
		code: "COLUMN_ORDER",
		column: wanted[at],
		pointer: "/column_order",
		message
	}];
}
function checkRows({ schema, rows }) {
	const { min, max, reference, ratio } = schema.document.rows ?? {};
	const found = [];
	if (min !== void 0 && rows < min) found.push({
		code: "ROWS_TOO_FEW",
		pointer: "/rows/min",
		message: `there are ${rows} rows, fewer than ${min}`
	});
	if (max !== void 0 && rows > max) found.push({
		code: "ROWS_TOO_MANY",
		pointer: "/rows/max",
		message: `there are ${rows} rows, more than ${max}`
	});
	if (ratio === void 0 || reference === void 0 || reference === 0) return found;
	const times = rows / reference;
	if (isWithin(times, ratio)) return found;
	const message = `there are ${rows} rows, ${figure(times)} times the ${reference} of the reference; expected ${spanWords(ratio)}`;
	return [...found, {
		code: "ROWS_RATIO",
		pointer: "/rows/ratio",
		message
	}];
}
/** Does the type of a column of the data go with what the schema says? A whole number is told from others by its values. */
function isTypeKept(expected, { type }) {
	if (expected === "integer" || expected === "number") return type === "numeric";
	return expected === type;
}
function isWithin(value, { min, max }) {
	return (min === void 0 || value >= min) && (max === void 0 || value <= max);
}
/** `at least 1`, `at most 5`, `1 to 5`. */
function spanWords({ min, max }) {
	if (min === void 0) return `at most ${max}`;
	return max === void 0 ? `at least ${min}` : `${min} to ${max}`;
}
/** A number with six significant digits. */
function figure(value) {
	return String(Number(value.toPrecision(6)));
}
/** JSON pointer of a list item of the document. */
function itemPointer(list, index, ...keys) {
	return [
		"",
		list,
		String(index),
		...keys
	].map(pointerSegment).join("/");
}

const SHOWN_CHARACTERS = 80;
/** Names of columns and rules are as long as people make them. */
const MAX_MESSAGE_CHARACTERS = 800;
/** The severity that the column, else the schema, else the catalogue gives to a code. */
function severityOf({ document }, code, column) {
	const own = (column === void 0 ? void 0 : new Map(Object.entries(document.columns)).get(column))?.severity;
	const all = document.severity;
	return own?.[code] ?? all?.[code] ?? CHECKS[code].severity;
}
/** A finding with its weight and the line of the schema; nothing when its severity is `off`. */
function toFinding(schema, found) {
	const severity = found.severity ?? severityOf(schema, found.code, found.column);
	if (severity === "off") return [];
	const place = {
		file: schema.file,
		...schema.locate(found.pointer)
	};
	const { code, column, message, rows, examples } = found;
	return [{
		code,
		severity,
		...column === void 0 ? {} : { column },
		message: cut(message, MAX_MESSAGE_CHARACTERS),
		...rows === void 0 ? {} : { rows },
		...examples === void 0 || examples.length === 0 ? {} : { examples },
		fix: found.fix ?? `correct the data, or ${CHECKS[code].relax} (${place.file}, line ${place.line})`,
		place
	}];
}
/** Examples as people may see them: cut, and masked where the column or the value looks like personal data. */
function showExamples(name, examples) {
	const values = examples.flatMap(({ value }) => value ?? []);
	const personal = name === void 0 ? void 0 : findPersonal(name, values);
	return examples.map(({ value, rows, row }) => {
		if (value === void 0) return `row ${row}`;
		const short = quote(cut(masked(value, personal), SHOWN_CHARACTERS));
		const where = row === void 0 ? "" : `${rows > 1 ? ", first in" : " in"} row ${row}`;
		return rows > 1 ? `${short} (${rows} rows${where})` : `${short}${where === "" ? "" : ` (${where.trim()})`}`;
	});
}
/** A value as messages show it. */
function quote(value) {
	return JSON.stringify(value);
}
function cut(text, limit) {
	return text.length > limit ? `${text.slice(0, limit)}…` : text;
}

const DAY_MS = 864e5;
/** What is wanted of a column; `undefined` when nothing is. */
function wantedFigures(rule) {
	const { mean, sum, stdev, smallest, largest, max_age_days: age } = rule;
	const wanted = {
		numbers: [
			mean,
			sum,
			stdev,
			smallest,
			largest,
			age
		].some((one) => one !== void 0),
		values: [
			rule.distinct,
			rule.unique_share,
			rule.most_common
		].some((one) => one !== void 0),
		quantiles: Object.keys(rule.quantiles ?? {}),
		contains: rule.contains ?? []
	};
	return wanted.numbers || wanted.values || wanted.quantiles.length > 0 || wanted.contains.length > 0 ? wanted : void 0;
}
/** Judges the figures of one column. `now` is milliseconds since 1970 UTC. A column without values has no figures to judge. */
function judgeFigures({ name, rule }, figures, now) {
	const { numbers, values } = figures;
	const found = [];
	const judge = (code, key, span, value) => {
		if (span === void 0 || value === void 0 || isWithin(value, span)) return;
		const message = `the ${WORDS[code] ?? key.replace(/^quantiles (.*)$/, "$1 quantile")} of ${quote(name)} is ${figure(value)}; expected ${spanWords(span)}`;
		found.push({
			code,
			column: name,
			pointer: columnPointer(name, ...key.split(" ")),
			message
		});
	};
	judge("MEAN_OUT_OF_RANGE", "mean", rule.mean, numbers?.mean);
	judge("SUM_OUT_OF_RANGE", "sum", rule.sum, numbers && numbers.mean * numbers.count);
	judge("STDEV_OUT_OF_RANGE", "stdev", rule.stdev, numbers?.standardDeviation);
	judge("SMALLEST_OUT_OF_RANGE", "smallest", rule.smallest, numbers?.min);
	judge("LARGEST_OUT_OF_RANGE", "largest", rule.largest, numbers?.max);
	for (const [share, span] of Object.entries(rule.quantiles ?? {})) judge("QUANTILE_OUT_OF_RANGE", `quantiles ${share}`, span, figures.quantiles.get(share));
	judge("DISTINCT_OUT_OF_RANGE", "distinct", rule.distinct, values?.distinct);
	const uniqueShare = values === void 0 || values.present === 0 ? void 0 : values.distinct / values.present;
	judge("UNIQUE_SHARE_OUT_OF_RANGE", "unique_share", rule.unique_share, uniqueShare);
	return [
		...found,
		...judgeMostCommon(name, rule, values?.mostCommon),
		...judgeAbsent(name, figures.absent),
		...judgeAge()
	];
	function judgeAge() {
		const days = rule.max_age_days;
		if (days === void 0 || numbers === void 0 || now - numbers.max <= days * DAY_MS) return [];
		const age = figure(Math.floor(10 * (now - numbers.max) / DAY_MS) / 10);
		const message = `the newest value of ${quote(name)} is ${toMoment(numbers.max)}, ${age} days old; at most ${days} are allowed`;
		return [{
			code: "DATA_TOO_OLD",
			column: name,
			pointer: columnPointer(name, "max_age_days"),
			message
		}];
	}
}
const WORDS = {
	STDEV_OUT_OF_RANGE: "standard deviation",
	SMALLEST_OUT_OF_RANGE: "smallest value",
	LARGEST_OUT_OF_RANGE: "largest value",
	DISTINCT_OUT_OF_RANGE: "number of different values",
	UNIQUE_SHARE_OUT_OF_RANGE: "share of different values"
};
function judgeMostCommon(name, rule, value) {
	if (rule.most_common === void 0 || value === void 0 || rule.most_common.map(String).includes(value)) return [];
	const [shown = ""] = showExamples(name, [{
		value,
		rows: 1
	}]);
	const message = `the most frequent value of ${quote(name)} is ${shown}; expected ${rule.most_common.join(" or ")}`;
	return [{
		code: "MOST_COMMON_UNEXPECTED",
		column: name,
		pointer: columnPointer(name, "most_common"),
		message
	}];
}
function judgeAbsent(name, absent) {
	if (absent.length === 0) return [];
	const message = `${quote(name)} never has ${absent.map((value) => quote(String(value))).join(", ")}`;
	return [{
		code: "VALUE_ABSENT",
		column: name,
		pointer: columnPointer(name, "contains"),
		message
	}];
}

/** Tests whose share of passing rows is below what they ask for. */
function failedTests(measured) {
	const empty = emptyColumns(measured);
	return measured.filter(({ plan, count }) => {
		if (plan.code === "TYPE_CHANGED") return !empty.has(plan.column ?? "");
		return count.failed > 0 && isBelow(count.tested - count.failed, count.tested, plan.mostly);
	});
}
/** Is a share of rows below a limit? The last bits of the limit, which is written in decimals, decide nothing. */
function isBelow(part, whole, limit) {
	return part < limit * whole - 1e-9 * whole;
}
/** Columns without a single value. */
function emptyColumns(measured) {
	return new Set(measured.filter(({ plan, count }) => plan.code === "PRESENT_TOO_LOW" && count.failed === count.tested).flatMap(({ plan }) => plan.column ?? []));
}
/** What a failed test means. */
function describeFailure({ plan, count }, { columns }, examples) {
	const { code, column, pointer, severity } = plan;
	const databaseType = columns.find(({ name }) => name === column)?.databaseType ?? "";
	const shown = code === "PRESENT_TOO_LOW" ? [] : showExamples(column, examples);
	return {
		code,
		pointer,
		message: messageOf(plan, count, databaseType),
		...column === void 0 ? {} : { column },
		rows: count.failed,
		examples: shown,
		severity
	};
}
function messageOf(plan, { tested, failed }, databaseType) {
	const name = quote(plan.column ?? "");
	const share = `${failed} of ${tested}`;
	const least = plan.mostly < 1 ? ` in at least ${percent(plan.mostly)} of them` : "";
	switch (plan.code) {
		case "PRESENT_TOO_LOW": return `${share} rows have no value in ${name}; at least ${percent(plan.mostly)} must have one`;
		case "TYPE_CHANGED": return failed === 0 ? `${name} is ${databaseType}, although every value reads as what the schema expects` : `${name} is ${databaseType}; ${share} values are not ${plan.expected}`;
		case "KEY_DUPLICATE":
		case "VALUE_DUPLICATE": return `${share} rows repeat a value of ${plan.column === void 0 ? "the key" : name}; expected ${plan.expected}`;
		case "RULE_BROKEN": return `${share} rows break the rule ${quote(plan.expected)}${plan.mostly < 1 ? `, which must hold${least}` : ""}`;
		case "ORDER_BROKEN": return `${failed} values of ${name} do not follow the one before; expected ${plan.expected}`;
		default: return `${share} values of ${name} are not as expected${least}: ${plan.expected}`;
	}
}
/** Columns without any value, and columns whose type is another one altogether. */
function checkColumns(subject, measured) {
	const empty = emptyColumns(measured);
	const failed = new Set(failedTests(measured).flatMap(({ plan }) => plan.code === "PRESENT_TOO_LOW" ? plan.column ?? [] : []));
	return activeColumns(subject).flatMap(({ name, rule, found }) => {
		if (found === void 0) return [];
		const column = {
			column: name,
			rows: subject.rows
		};
		if (empty.has(name)) {
			if (failed.has(name)) return [];
			return [{
				...column,
				code: "COLUMN_EMPTY",
				pointer: columnPointer(name),
				message: `${quote(name)} has no value at all`
			}];
		}
		const isTold = found.type === "text" && rule.type !== "text" && rule.type !== "other";
		if (isTypeKept(rule.type, found) || isTold) return [];
		const message = `${quote(name)} is ${found.databaseType}; the schema expects ${rule.type}`;
		return [{
			...column,
			code: "TYPE_CHANGED",
			pointer: columnPointer(name, "type"),
			message
		}];
	});
}
function percent(share) {
	return `${figure(100 * share)} %`;
}

const SHOWN_VALUES = 8;
/** Every test that the schema asks of the rows of these data. */
function planRows(subject) {
	return [
		...activeColumns(subject).flatMap(({ name, rule, found }) => found === void 0 ? [] : planColumn(subject.schema, name, rule, found)),
		...planKeys(subject),
		...planRules(subject.schema)
	];
}
function planKeys({ schema, environment, columns }) {
	const active = new Set(activeColumns({
		schema,
		environment,
		rows: 0,
		columns
	}).flatMap(({ found }) => found?.name ?? []));
	return (schema.document.keys ?? []).flatMap((key, i) => {
		if (!key.every((name) => active.has(name))) return [];
		const test = {
			kind: "unique",
			columns: key
		};
		const expected = `every combination of ${key.join(", ")} once`;
		return [{
			code: "KEY_DUPLICATE",
			pointer: itemPointer("keys", i),
			test,
			mostly: 1,
			expected
		}];
	});
}
function planRules(schema) {
	return (schema.document.rules ?? []).map((rule, i) => {
		return {
			code: "RULE_BROKEN",
			pointer: itemPointer("rules", i),
			test: {
				kind: "condition",
				check: conditionAt(schema, rule.check, itemPointer("rules", i, "check")),
				...rule.when === void 0 ? {} : { when: conditionAt(schema, rule.when, itemPointer("rules", i, "when")) }
			},
			mostly: rule.mostly ?? 1,
			expected: rule.name ?? rule.check,
			severity: rule.severity
		};
	});
}
/** A condition whose errors name the line it stands on. */
function conditionAt(schema, where, pointer) {
	const { line, column } = schema.locate(pointer);
	return {
		where,
		name: `${schema.file}:${line}:${column}`
	};
}
function planColumn(schema, name, rule, found) {
	const when = rule.when === void 0 ? {} : { when: conditionAt(schema, rule.when, columnPointer(name, "when")) };
	const cell = ([code, key, test, expected], mostly = 1) => ({
		code,
		column: name,
		pointer: columnPointer(name, key),
		test: {
			kind: "cell",
			column: name,
			test,
			...mostlyTests(test) ? when : {}
		},
		mostly,
		expected
	});
	const present = cell([
		"PRESENT_TOO_LOW",
		"present",
		{ kind: "present" },
		"a value"
	], rule.present ?? 0);
	if (!isTypeKept(rule.type, found)) {
		const type = rule.type === "text" || rule.type === "other" ? void 0 : rule.type;
		if (found.type !== "text" || type === void 0) return [present];
		return [present, cell([
			"TYPE_CHANGED",
			"type",
			{
				kind: "reads-as",
				type
			},
			`a value of type ${type}`
		])];
	}
	const place = (key) => conditionAt(schema, "", columnPointer(name, key)).name;
	const tests = valueTests(rule, place).map((test) => cell(test, rule.mostly ?? 1));
	return [
		present,
		...typeTests(found).flatMap((test) => test[0] !== "VALUE_NOT_WHOLE" || rule.type === "integer" ? [cell(test)] : []),
		...tests,
		...wholeColumnTests(name, rule)
	];
}
/** What numbers and dates can be besides values; a type that holds whole numbers only can be none of it. */
function typeTests({ type, databaseType }) {
	const finite = [
		"VALUE_INFINITE",
		"type",
		{ kind: "finite" },
		"a finite value"
	];
	if (type === "date") return [finite];
	if (type !== "numeric" || /INT(EGER)?$/i.test(databaseType)) return [];
	return [
		[
			"VALUE_NAN",
			"type",
			{ kind: "not-nan" },
			"no NaN"
		],
		finite,
		[
			"VALUE_NOT_WHOLE",
			"type",
			{ kind: "whole" },
			"whole numbers"
		]
	];
}
function mostlyTests({ kind }) {
	return ![
		"present",
		"not-nan",
		"finite",
		"whole",
		"reads-as"
	].includes(kind);
}
/** What a rule says of single values. */
function valueTests(rule, place) {
	const tests = [];
	const { values, never, min, max, seen, length, pattern, not_pattern: notPattern } = rule;
	if (values !== void 0) tests.push([
		"VALUE_UNEXPECTED",
		"values",
		{
			kind: "one-of",
			values
		},
		listWords(values)
	]);
	if (never !== void 0) tests.push([
		"VALUE_FORBIDDEN",
		"never",
		{
			kind: "none-of",
			values: never
		},
		`none of ${listWords(never)}`
	]);
	if (min !== void 0) tests.push([
		"VALUE_TOO_SMALL",
		"min",
		{
			kind: "range",
			min
		},
		`at least ${min}`
	]);
	if (max !== void 0) tests.push([
		"VALUE_TOO_LARGE",
		"max",
		{
			kind: "range",
			max
		},
		`at most ${max}`
	]);
	const [low, high] = seen ?? [];
	if (low !== void 0 && high !== void 0) {
		const words = `${low} to ${high}, as in the reference`;
		tests.push([
			"VALUE_BELOW_SEEN",
			"seen",
			{
				kind: "range",
				min: low
			},
			words
		]);
		tests.push([
			"VALUE_ABOVE_SEEN",
			"seen",
			{
				kind: "range",
				max: high
			},
			words
		]);
	}
	if (length !== void 0) {
		const words = `${length.min ?? 0} to ${length.max ?? "any number of"} characters`;
		tests.push([
			"LENGTH_OUT_OF_RANGE",
			"length",
			{
				kind: "length",
				min: length.min,
				max: length.max
			},
			words
		]);
	}
	if (pattern !== void 0) tests.push([
		"PATTERN_MISMATCH",
		"pattern",
		{
			kind: "pattern",
			pattern,
			found: true,
			name: place("pattern")
		},
		`text like ${pattern}`
	]);
	if (notPattern !== void 0) {
		const test = {
			kind: "pattern",
			pattern: notPattern,
			found: false,
			name: place("not_pattern")
		};
		tests.push([
			"PATTERN_FORBIDDEN",
			"not_pattern",
			test,
			`no text like ${notPattern}`
		]);
	}
	if (rule.format !== void 0) tests.push([
		"FORMAT_MISMATCH",
		"format",
		{
			kind: "format",
			format: rule.format
		},
		`the format ${rule.format}`
	]);
	if (rule.date_format !== void 0) {
		const test = {
			kind: "date-format",
			format: rule.date_format,
			name: place("date_format")
		};
		tests.push([
			"FORMAT_MISMATCH",
			"date_format",
			test,
			`dates like ${rule.date_format}`
		]);
	}
	return tests;
}
function wholeColumnTests(column, rule) {
	const tests = [];
	if (rule.unique === true) {
		const test = {
			kind: "unique",
			columns: [column]
		};
		const pointer = columnPointer(column, "unique");
		tests.push({
			code: "VALUE_DUPLICATE",
			column,
			pointer,
			test,
			mostly: 1,
			expected: "every value once"
		});
	}
	if (rule.order !== void 0) {
		const test = {
			kind: "order",
			column,
			order: rule.order
		};
		const expected = `${rule.order.replace("-", " ")} values`;
		tests.push({
			code: "ORDER_BROKEN",
			column,
			pointer: columnPointer(column, "order"),
			test,
			mostly: 1,
			expected
		});
	}
	return tests;
}
function listWords(values) {
	const shown = values.slice(0, SHOWN_VALUES).join(", ");
	return values.length > SHOWN_VALUES ? `${shown} and ${values.length - SHOWN_VALUES} more` : shown;
}

/** Everything in which the data do not fit their schema, errors first. Throws UserError for conditions and patterns that are none. */
async function checkSchema({ tables }, input) {
	const { dataset, schema, environment } = input;
	const subject = {
		schema,
		environment,
		rows: dataset.rows,
		columns: dataset.columns
	};
	const probe = tables.probe(dataset);
	const planned = planRows(subject);
	const counts = await probe.count(planned.map(({ test }) => test));
	const measured = planned.flatMap((plan, i) => {
		const count = counts[i];
		return count === void 0 ? [] : [{
			plan,
			count
		}];
	});
	const found = [...checkStructure(subject), ...checkColumns(subject, measured)];
	for (const failure of failedTests(measured)) {
		const isShown = failure.plan.code !== "PRESENT_TOO_LOW" && failure.count.failed > 0;
		found.push(describeFailure(failure, subject, isShown ? await probe.examples(failure.plan.test) : []));
	}
	const empty = emptyColumns(measured);
	for (const { name, rule, found: column } of activeColumns(subject)) {
		const wanted = wantedFigures(rule);
		if (wanted === void 0 || column === void 0 || empty.has(name) || !isTypeKept(rule.type, column)) continue;
		const figures = await measureFigures({
			probe,
			inspection: tables.inspect(dataset)
		}, name, wanted);
		found.push(...judgeFigures({
			name,
			rule
		}, figures, input.now));
	}
	return sortFindings(found.flatMap((one) => toFinding(schema, one)));
}
async function measureFigures({ probe, inspection }, column, wanted) {
	const numbers = wanted.numbers ? await inspection.numbers(column) : void 0;
	const values = wanted.values ? await inspection.values(column) : void 0;
	const shares = wanted.quantiles.map(Number);
	const quantiles = shares.length === 0 ? [] : await probe.quantiles(column, shares);
	const { contains } = wanted;
	const tests = contains.map((value) => ({
		kind: "none-of",
		values: [value]
	}));
	const seen = await probe.count(tests.map((test) => ({
		kind: "cell",
		column,
		test
	})));
	return {
		numbers,
		...values === void 0 ? {} : { values: {
			...values,
			mostCommon: values.top[0]?.value
		} },
		quantiles: new Map(wanted.quantiles.flatMap((share, i) => quantiles[i] === void 0 ? [] : [[share, quantiles[i]]])),
		absent: contains.filter((_, i) => seen[i]?.failed === 0)
	};
}

/**
* What `data.schema` of a model finds in its data, each message with the name of the data it is about. Throws UserError SCHEMA_INVALID
* when the file is missing or cannot be used.
*/
async function checkModelSchema({ tables, files, clock }, { file, data }) {
	const schema = await readDataSchema(files, file);
	const environment = schema.environments[0] ?? "";
	const found = [];
	for (const { dataset, name } of data) {
		const findings = await checkSchema({ tables }, {
			dataset,
			schema,
			environment,
			now: clock.now()
		});
		found.push(...findings.map((finding) => ({
			...finding,
			message: `${name}: ${finding.message}`
		})));
	}
	return sortFindings(found);
}
/** Reads a schema file of the workspace. Throws UserError SCHEMA_INVALID. */
async function readDataSchema(files, file) {
	const text = await files.readText(file);
	if (text !== void 0) return parseDataSchema(text, file);
	const fix = `make it: \`assay schema --write ${file}\``;
	throw new UserError("SCHEMA_INVALID", {
		file,
		message: "there is no schema here",
		fix
	});
}

export { isActive as a, columnPointer as c, isBelow as i, parseDataSchema as l, readDataSchema as n, isTypeKept as o, checkSchema as r, columnEntries as s, checkModelSchema as t, DEFAULT_ENVIRONMENTS as u };