import { t as describeSource } from "./source.js";
import { Si as messageOf, bi as UserError, ci as extensionFor, di as schemeOf, fi as shownAddress, li as isRemote, ui as openedBy, ut as nearestName, yi as Fault } from "./start.js";
import { t as RELATION_TOLERANCE } from "./relation.js";
import { d as rowsOf, o as FINE_CELLS, p as MAX_CATEGORIES, t as BUCKETS, u as mergeCells } from "./text-counts.js";
import { existsSync, realpathSync, statSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";

/**
* Each format as a regular expression for the whole text that RE2 and JavaScript read alike: no look-around, no back reference. What a
* pattern cannot say (a day that exists, JSON) the engine adds.
*/
const FORMAT_PATTERNS = {
	email: "^[^\\s@]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+$",
	uuid: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
	url: "^[A-Za-z][A-Za-z0-9+.-]*://[^\\s/?#]+[^\\s]*$",
	ipv4: "^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])$",
	ipv6: "^[0-9a-fA-F:]*:[0-9a-fA-F:]*:[0-9a-fA-F:.]*$",
	date: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
	"date-time": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?$",
	time: "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?)?$",
	hex: "^[0-9a-fA-F]+$",
	digits: "^[0-9]+$",
	json: "^\\s*[\\[{\"0-9tfn-]"
};
/** Formats that are worth proposing: what matches them hardly does so by chance. */
const TELLING = [
	"uuid",
	"email",
	"url",
	"ipv4",
	"date",
	"date-time"
];
/** The named format that all of some values have; `undefined` for none, or without values. */
function formatOfAll(sample) {
	if (sample.length === 0) return void 0;
	return TELLING.find((name) => {
		const pattern = new RegExp(FORMAT_PATTERNS[name]);
		return sample.every((value) => pattern.test(value));
	});
}

/** Runs `work` on a connection of its own, because a connection holds one streaming result at a time. */
async function withConnection(instance, work) {
	const connection = await instance.connect();
	try {
		return await work(connection);
	} finally {
		connection.closeSync();
	}
}
/** Waits for all, also when one fails, so that nothing still runs when its error is told. */
async function together(all) {
	const ended = await Promise.allSettled(all);
	for (const one of ended) if (one.status === "rejected") throw one.reason;
}
/** The first column of the first row as text. */
async function firstValue(connection, sql) {
	const reader = await connection.runAndReadAll(sql);
	return String(reader.getRows()[0]?.[0] ?? "");
}
/** The first row as JavaScript values: whole numbers of 64 bits and more are bigint. */
async function firstRow(connection, sql) {
	return (await connection.runAndReadAll(sql)).getRowsJS()[0] ?? [];
}
/** Calls `visit` with every chunk of a streaming result and the row it starts at; DuckDB makes the next one meanwhile. */
async function eachChunk(result, visit) {
	let rows = 0;
	let chunk = await result.fetchChunk();
	while (chunk !== null && chunk.rowCount > 0) {
		const next = result.fetchChunk();
		try {
			visit(chunk, rows);
		} catch (error) {
			await next.catch(() => null);
			throw error;
		}
		rows += chunk.rowCount;
		chunk = await next;
	}
	return rows;
}
/** The doubles of a vector without any NULL, as DuckDB holds them. */
function doublesOf(vector) {
	if ("items" in vector && vector.items instanceof Float64Array) return vector.items;
	throw new Fault("INTERNAL", `DuckDB gave ${vector.type} in place of a double`);
}
/** A SQL string literal. */
function literal(text) {
	return `'${text.replaceAll("'", "''")}'`;
}
/** A SQL identifier. */
function identifier(name) {
	return `"${name.replaceAll("\"", "\"\"")}"`;
}

/**
* Skewness G1 and excess kurtosis G2, adjusted for the size of the sample (Joanes and Gill, The Statistician 47, 1998): what pandas and
* DuckDB call skew and kurtosis, and SciPy with `bias=False`.
*/
function shapeOf({ count: n, squares, cubes, fourths }) {
	if (n < 3 || squares <= 0) return {};
	const variance = squares / n;
	const skewness = Math.sqrt(n * (n - 1)) / (n - 2) * (cubes / n) / variance ** 1.5;
	if (n < 4) return { skewness };
	const excess = fourths / n / variance / variance - 3;
	return {
		skewness,
		excessKurtosis: (n - 1) / (n - 2) / (n - 3) * ((n + 1) * excess + 6)
	};
}
/** Adding this to a number of [-1, 1], and taking it away again, leaves 26 binary places: a whole number of 27 bits. */
const ROUND_TO_26 = 1.5 * 2 ** 26;
/** The same for what is left then, to 53 places. */
const ROUND_TO_53 = .75;
/** Adds the third and fourth powers of numbers of [-1, 1]. */
function addPowers({ cubes, fourths }, deviations) {
	let cubesHigh = 0;
	let cubesLow = 0;
	let fourthsHigh = 0;
	let fourthsLow = 0;
	for (let i = 0; i < deviations.length; i++) {
		const z = deviations[i];
		const square = z * z;
		const cube = square * z;
		const fourth = square * square;
		const cubeHigh = cube + ROUND_TO_26 - ROUND_TO_26;
		const fourthHigh = fourth + ROUND_TO_26 - ROUND_TO_26;
		cubesHigh += cubeHigh;
		cubesLow += cube - cubeHigh + ROUND_TO_53 - ROUND_TO_53;
		fourthsHigh += fourthHigh;
		fourthsLow += fourth - fourthHigh + ROUND_TO_53 - ROUND_TO_53;
	}
	cubes.high += cubesHigh;
	cubes.low += cubesLow;
	fourths.high += fourthsHigh;
	fourths.low += fourthsLow;
}
/** Adds the powers of each number as often as `counts` says. */
function addPowersTimes({ cubes, fourths }, deviations, counts) {
	deviations.forEach((z, i) => {
		addOne(cubes, z * z * z, counts[i]);
		addOne(fourths, z * z * (z * z), counts[i]);
	});
}
function addOne(sum, value, times) {
	const high = value + ROUND_TO_26 - ROUND_TO_26;
	sum.high += high * times;
	sum.low += (value - high + ROUND_TO_53 - ROUND_TO_53) * times;
}

/** SQL of a double as DuckDB reads it back bit by bit. */
const double = (value) => `'${value}'::DOUBLE`;
const QUANTILES$1 = [
	.05,
	.25,
	.5,
	.75,
	.95
];
/** Outside of these quantiles everything goes into the first and last bin, so that one wrong value does not flatten the picture. */
const SHOWN_RANGE$1 = [.005, .995];
const MAX_BINS$1 = 20;
/** Binary places that every value of a sum keeps, relative to the largest value. */
const PLACES = 2 ** 62;
/** 2 to the minus this is small enough for any column, and its inverse is finite. */
const SMALLEST_EXPONENT$1 = -900;
/**
* Summarizes `x` (SQL of a double that is NULL where there is no number). Sums are of integers, `x` times a power of two, because
* sums of doubles differ in their last bits with the order of rows and threads; no bit of the answer does.
*/
async function measureNumbers(connection, from, x) {
	const asked = [
		SHOWN_RANGE$1[0],
		...QUANTILES$1,
		SHOWN_RANGE$1[1]
	].join(", ");
	const [count, min, max, shown] = await firstRow(connection, `SELECT count(${x.finite}), min(${x.finite}), max(${x.finite}),
     quantile_disc(${x.finite}, [${asked}]) FROM ${from}`);
	const n = Number(count);
	if (n === 0) return void 0;
	const scale = 2 ** -exponentOf$1(Math.max(Math.abs(min), Math.abs(max)));
	const edges = edgesOf$1({
		min,
		max,
		low: shown[0] ?? min,
		high: shown.at(-1) ?? max
	}, x.few);
	const [total, bins] = await firstRow(connection, `SELECT sum(CAST(${x.finite} * ${double(scale)} * ${double(PLACES)} AS HUGEINT)),
     map_values(histogram(${x.finite}, [${edges.map(double).join(", ")}])) FROM ${from}`);
	const centre = Number(total) / PLACES / n;
	const reach = Math.max(max * scale - centre, centre - min * scale);
	const stretch = min < max ? 2 ** -exponentOf$1(reach) : 1;
	const z = `((${x.finite} * ${double(scale)} - ${double(centre)}) * ${double(stretch)})`;
	const power = (of) => `sum(CAST(${of} * ${double(PLACES)} AS HUGEINT))`;
	const [squares, cubes, fourths] = (await firstRow(connection, `SELECT ${[
		"z * z",
		"z * z * z",
		"(z * z) * (z * z)"
	].map(power).join(", ")} FROM (SELECT ${z} AS z FROM ${from})`)).map((sum) => Number(sum) / PLACES);
	const spread = n > 1 && min < max ? Math.sqrt(squares / (n - 1)) / stretch / scale : 0;
	return {
		summary: {
			count: n,
			min,
			max,
			mean: Math.min(max, Math.max(min, centre / scale)),
			standardDeviation: spread,
			...min < max ? shapeOf({
				count: n,
				squares,
				cubes,
				fourths
			}) : {},
			quantiles: shown.slice(1, -1),
			bins: toBins(edges, bins.map(Number), x.few === void 0 ? min : void 0)
		},
		standard: {
			scale,
			centre,
			stretch
		}
	};
}
/** The power of two at or above a size; not so small that its inverse overflows. */
function exponentOf$1(size) {
	return size > 0 ? Math.max(SMALLEST_EXPONENT$1, Math.ceil(Math.log2(size))) : 0;
}
/** Upper edges: the values themselves where there are few, else bins of equal width between the outer quantiles. */
function edgesOf$1({ min, max, low, high }, few) {
	if (few !== void 0) return [...few];
	const inner = Array.from({ length: 19 }, (_, i) => low + (high / MAX_BINS$1 - low / MAX_BINS$1) * (i + 1));
	return [.../* @__PURE__ */ new Set([...inner.filter((edge) => edge > min && edge < max), max])].sort((a, b) => a - b);
}
function toBins(edges, counts, min) {
	return edges.map((to, i) => ({
		from: min === void 0 ? to : edges[i - 1] ?? min,
		to,
		count: counts[i] ?? 0
	}));
}

/** SQL of a test on the cells of a column. Numbers, dates and booleans that are infinite or NaN are nobody's business but their own. */
function cellTestSql(column, test) {
	const name = identifier(column.name);
	const isNan = isFloat(column) ? `isnan(${name})` : "false";
	const isInfinite = isFloat(column) || column.type === "date" ? `isinf(${name})` : "false";
	const present = `(${name} IS NOT NULL AND NOT ${isNan})`;
	switch (test.kind) {
		case "present": return {
			looks: "true",
			passes: present
		};
		case "not-nan": return {
			looks: `${name} IS NOT NULL`,
			passes: `NOT ${isNan}`
		};
		case "finite": return {
			looks: present,
			passes: `NOT ${isInfinite}`
		};
		default: return {
			looks: `(${present} AND NOT ${isInfinite})`,
			passes: valueSql(column, test)
		};
	}
}
/** What a value must be, one line of SQL for each kind of test. */
function valueSql(column, test) {
	const text = `CAST(${identifier(column.name)} AS VARCHAR)`;
	switch (test.kind) {
		case "whole": return `(${asNumber(column)} = trunc(${asNumber(column)}))`;
		case "one-of": return amongSql(column, test.values);
		case "none-of": return `NOT ${amongSql(column, test.values)}`;
		case "range": return rangeSql(column, test);
		case "reads-as": return READ[test.type](text);
		case "pattern": return `${test.found ? "" : "NOT "}regexp_matches(${text}, ${literal(test.pattern)})`;
		case "length": return rangeOf(`length(${text})`, test.min, test.max);
		case "format": return formatSql(text, test.format);
		case "date-format": return `(try_strptime(${text}, ${literal(test.format)}) IS NOT NULL)`;
		default: return test;
	}
}
function asNumber({ name }) {
	return `CAST(${identifier(name)} AS DOUBLE)`;
}
function isFloat({ databaseType }) {
	return /^(FLOAT|DOUBLE)$/.test(databaseType);
}
/** Values are compared as what the column holds, so that `1` in a schema is a number or a text as the data have it. */
function amongSql(column, values) {
	if (column.type === "numeric") {
		const numbers = values.map(Number).filter(Number.isFinite);
		return numbers.length === 0 ? "false" : `(${asNumber(column)} IN (${numbers.map(double).join(", ")}))`;
	}
	const name = identifier(column.name);
	if (column.type === "date") return `coalesce(CAST(${name} AS TIMESTAMP) IN (${values.map((value) => `TRY_CAST(${literal(String(value))} AS TIMESTAMP)`).join(", ")}), false)`;
	return `(CAST(${name} AS VARCHAR) IN (${values.map((value) => literal(String(value))).join(", ")}))`;
}
function rangeSql(column, { min, max }) {
	if (column.type !== "date") return rangeOf(asNumber(column), min, max);
	const at = (bound) => bound === void 0 ? void 0 : `CAST(${literal(String(bound))} AS TIMESTAMP)`;
	return between(`CAST(${identifier(column.name)} AS TIMESTAMP)`, at(min), at(max));
}
function rangeOf(value, min, max) {
	const at = (bound) => bound === void 0 ? void 0 : double(Number(bound));
	return between(value, at(min), at(max));
}
function between(value, min, max) {
	const parts = [min === void 0 ? [] : `${value} >= ${min}`, max === void 0 ? [] : `${value} <= ${max}`].flat();
	return parts.length === 0 ? "true" : `(${parts.join(" AND ")})`;
}
const READ = {
	number: (text) => `(TRY_CAST(${text} AS DOUBLE) IS NOT NULL)`,
	integer: (text) => `(TRY_CAST(${text} AS DOUBLE) = trunc(TRY_CAST(${text} AS DOUBLE)))`,
	boolean: (text) => `(TRY_CAST(${text} AS BOOLEAN) IS NOT NULL)`,
	date: (text) => `(TRY_CAST(${text} AS TIMESTAMP) IS NOT NULL)`
};
/** A pattern cannot count the days of a month or the brackets of JSON. */
function formatSql(text, format) {
	const matches = `regexp_matches(${text}, ${literal(FORMAT_PATTERNS[format])})`;
	if (format === "json") return `(${matches} AND json_valid(${text}))`;
	return format === "date" || format === "date-time" ? `(${matches} AND TRY_CAST(left(${text}, 10) AS DATE) IS NOT NULL)` : matches;
}
/** SQL of "this value may follow that one". */
function orderSql$1(value, before, order) {
	return `(${value} ${{
		increasing: ">=",
		"strictly-increasing": ">",
		decreasing: "<=",
		"strictly-decreasing": "<"
	}[order]} ${before})`;
}

/** Different values up to which a text column is listed value by value; a schema closes no longer list. */
const MAX_LISTED = 100;
const SAMPLE$1 = 100;
const SHOWN_CHARACTERS$4 = 400;
const COLUMNS_PER_PASS$2 = 100;
/** HyperLogLog is off by a few percent: what might have few values, or only different ones, is counted. */
const MAYBE_FEW = 200;
const MAYBE_UNIQUE = .8;
/** What a schema is inferred from: one pass for all columns, then one each for those that may have few values or only different ones. */
async function columnFacts(connection, from, { rows, columns }) {
	const facts = [];
	for (let at = 0; at < columns.length; at += COLUMNS_PER_PASS$2) {
		const part = columns.slice(at, at + COLUMNS_PER_PASS$2);
		const row = await firstRow(connection, `SELECT ${part.flatMap(countsSql).join(", ")} FROM ${from}`);
		for (const [i, column] of part.entries()) {
			const counts = row.slice(i * COUNTS, (i + 1) * COUNTS);
			facts.push(await factsOf({
				connection,
				from,
				rows
			}, column, counts));
		}
	}
	return facts;
}
const COUNTS = 7;
/** Present, NaN, infinite, smallest, largest, fractional, different (about). */
function countsSql(column) {
	const name = identifier(column.name);
	const { looks: finite, passes: whole } = cellTestSql(column, { kind: "whole" });
	const { passes: present } = cellTestSql(column, { kind: "present" });
	const isNumber = column.type === "numeric";
	const number = isNumber ? `CASE WHEN ${finite} THEN CAST(${name} AS DOUBLE) END` : "NULL::DOUBLE";
	return [
		`count_if(${present})`,
		`count_if(${isFloat(column) ? `isnan(${name})` : "false"})`,
		`count_if(${present} AND NOT ${finite})`,
		`min(${number})`,
		`max(${number})`,
		`count_if(${isNumber ? `${finite} AND NOT ${whole}` : "false"})`,
		column.type === "other" ? "0" : `approx_count_distinct(${name})`
	];
}
async function factsOf(place, column, counts) {
	const [present = 0, nan = 0, infinite = 0, min = 0, max = 0, fractional = 0, different = 0] = counts.map(Number);
	const { name, type } = column;
	const values = type === "text" && different <= MAYBE_FEW ? await listValues(place, name) : void 0;
	const sample = values?.map(({ value }) => value) ?? (type === "text" ? await sampleValues(place, name) : []);
	const mayBeUnique = (type === "text" || type === "numeric") && present > 1 && different >= MAYBE_UNIQUE * present;
	const format = type === "text" ? formatOfAll(sample) : void 0;
	const hasFormat = format !== void 0 && await countFailed(place, column, format) === 0;
	return {
		name,
		type,
		rows: place.rows,
		present,
		nan,
		infinite,
		...type === "numeric" && present > infinite ? { numbers: {
			min,
			max,
			isWhole: fractional === 0
		} } : {},
		...values === void 0 ? {} : { values },
		sample,
		isUnique: mayBeUnique && await isUnique(place, name),
		...hasFormat ? { format } : {}
	};
}
async function listValues({ connection, from }, column) {
	const value = `CAST(${identifier(column)} AS VARCHAR)`;
	const found = (await connection.runAndReadAll(`SELECT ${value} AS value, count(*) FROM ${from} WHERE ${value} IS NOT NULL GROUP BY value ORDER BY value LIMIT 101`)).getRowsJS().map(([text, count]) => ({
		value: String(text),
		count: Number(count)
	}));
	return found.length > MAX_LISTED ? void 0 : found;
}
async function sampleValues({ connection, from }, column) {
	const value = `CAST(${identifier(column)} AS VARCHAR)`;
	const [list] = await firstRow(connection, `SELECT list(value) FROM (SELECT DISTINCT left(${value}, ${SHOWN_CHARACTERS$4}) AS value FROM ${from} WHERE ${value} IS NOT NULL
     ORDER BY hash(value), value LIMIT ${SAMPLE$1})`);
	return list ?? [];
}
async function isUnique({ connection, from }, column) {
	const name = identifier(column);
	const [present, different] = await firstRow(connection, `SELECT count(${name}), count(DISTINCT ${name}) FROM ${from}`);
	return present === different;
}
async function countFailed({ connection, from }, column, format) {
	const { looks, passes } = cellTestSql(column, {
		kind: "format",
		format
	});
	const [failed] = await firstRow(connection, `SELECT count_if(${looks} AND NOT ${passes}) FROM ${from}`);
	return Number(failed);
}

const SHOWN_CHARACTERS$3 = 300;
const OURS = /^(INTERNAL Error|FATAL Error|Interrupt Error|Connection Error)/i;
const OUT_OF_MEMORY = /^Out of Memory Error/i;
/** One problem of a source, in the words of the key that named it. */
function dataError(source, message, fix, code) {
	return new UserError(code ?? "DATA_UNREADABLE", {
		file: source.name,
		message,
		fix
	});
}
/** Turns what DuckDB threw into an error that says what to do; errors of ours pass through. */
function toDataError(source, error) {
	if (error instanceof UserError || error instanceof Fault) return error;
	const message = messageOf(error);
	if (OURS.test(message)) return new Fault("INTERNAL", `DuckDB failed: ${message}`, { cause: error });
	const words = inWords(message, source.root);
	const fix = OUT_OF_MEMORY.test(message) ? "store the data as Parquet, which is read column by column, or select fewer columns and rows" : remedy(message);
	return new UserError("DATA_UNREADABLE", {
		file: source.name,
		message: words,
		fix
	}, { cause: error });
}
/** DuckDB's own first paragraph, without its source excerpt, its advice on options that users do not have, and our folder. */
function inWords(message, root) {
	const [first = message] = message.split(/\n\s*\n|\nLINE \d|\nPossible [Ff]ixes|\nPotential Fixes|\nThe search space/);
	const flat = first.replace(/^[A-Z][A-Za-z ]+ Error: /, "").replaceAll(`${root}/`, "").replace(/[a-z][a-z0-9+.-]+:\/\/[^\s"']+/gi, shownAddress).replace(/\s+/g, " ").trim();
	return flat.length > SHOWN_CHARACTERS$3 ? `${flat.slice(0, SHOWN_CHARACTERS$3)}…` : flat;
}
function remedy(message) {
	if (/Cannot access file "?[a-z][a-z0-9+.-]+:\/\//i.test(message)) return "name the address under `remote` beside the query, so that it may be read";
	if (/Permission Error|file system operations/.test(message)) return "read only files of the workspace: write their paths as plain text, relative to it";
	if (/[Ss]chema mismatch|failed to cast column/.test(message)) return "give all files of the pattern the same columns";
	if (/GZIP/i.test(message)) return "the file is cut off, damaged or no gzip at all: write or download it again; a file that is not compressed must not end in .gz";
	if (/magic bytes|[Tt]hrift|parquet|deserialize|[Ss]nappy|ZSTD/.test(message)) return "the Parquet file is damaged or incomplete: write it again, and check that it was downloaded whole (Git LFS: run `git lfs pull`)";
	if (/sniffing|CSV/.test(message)) return "check that every row has as many fields as the header, one delimiter throughout, and UTF-8 text";
	if (/JSON/.test(message)) return "write one complete JSON object per line";
	if (/Table with name .* does not exist/.test(message)) return "name files in quotes with their ending, for example FROM 'data/holdout.parquet'";
	return "check the data and the query";
}

/** What a condition may be made of. No subquery, window, lambda, parameter or star is among them. */
const CLASSES = /^(COLUMN_REF|CONSTANT|COMPARISON|CONJUNCTION|OPERATOR|BETWEEN|CASE|CAST|FUNCTION)$/;
/** Functions of their arguments alone: they read nothing, and answer the same at any time. */
const FUNCTIONS = new Set(`+ - * / // % || ~~ !~~ ~~* !~~* abs ceil floor round sqrt ln log10 exp power greatest least lower upper trim ltrim rtrim length
   substring left right concat contains starts_with ends_with prefix suffix year month day date_part date_trunc isnan`.split(/\s+/));
/** What sums rows up the same way in whatever order they come. */
const AGGREGATES = new Set(`sum avg mean count count_star min max median quantile_cont quantile_disc stddev stddev_samp stddev_pop variance var_samp var_pop corr
   covar_pop covar_samp regr_slope regr_intercept regr_r2 bool_and bool_or countif count_if skewness kurtosis`.split(/\s+/));
const CONDITION = {
	word: "condition",
	example: "what stands after WHERE, for example age < 25",
	functions: FUNCTIONS
};
const AGGREGATE = {
	word: "metric",
	example: "one aggregate, for example sum(amount * decision) / count(*)",
	functions: /* @__PURE__ */ new Set([...FUNCTIONS, ...AGGREGATES])
};
/** The same for one aggregate expression, with the columns that it uses. */
async function parseAggregate(connection, text, scope) {
	const used = /* @__PURE__ */ new Set();
	return {
		sql: await parse(connection, text, {
			...scope,
			grammar: AGGREGATE,
			used
		}),
		columns: used
	};
}
/**
* Checks that the text is one boolean expression over the columns, and gives it back as SQL that DuckDB wrote from its own parse tree, so
* that nothing can hide in the text. Throws UserError CONFIG_INVALID, or COLUMN_MISSING for a name that is no column.
*/
async function parseCondition(connection, text, scope) {
	return parse(connection, text, {
		...scope,
		grammar: CONDITION,
		used: /* @__PURE__ */ new Set()
	});
}
async function parse(connection, text, scope) {
	const { source, grammar } = scope;
	const json = await firstValue(connection, `SELECT json_serialize_sql(${literal(`SELECT (\n${text}\n)`)})`);
	const tree = JSON.parse(json);
	if (tree.error) throw refused(source, `the ${grammar.word} does not parse: ${tree.error_message}`, `correct the ${grammar.word}`);
	const node = tree.statements?.length === 1 ? tree.statements[0]?.node : void 0;
	const expression = node === void 0 ? void 0 : onlyExpression(node);
	if (expression === void 0) throw refused(source, `this is not one ${grammar.word}`, `write ${grammar.example}`);
	checkExpression(expression, scope);
	return (await firstValue(connection, `SELECT json_deserialize_sql(${literal(json)})`)).replace(/^SELECT /, "");
}
/** The expression of a SELECT that has nothing else: no table, no filter, no second column, no other clause. */
function onlyExpression({ type, select_list: list, from_table: from, ...rest }) {
	const [expression] = Array.isArray(list) && list.length === 1 ? list : [];
	const isAlone = type === "SELECT_NODE" && isNode$1(from) && from["type"] === "EMPTY" && from["sample"] === null;
	const { cte_map: tables, aggregate_handling: handling, ...clauses } = rest;
	const isPlain = isNode$1(tables) && isEmpty(tables["map"]) && handling === "STANDARD_HANDLING";
	return isAlone && isPlain && Object.values(clauses).every(isEmpty) && isNode$1(expression) ? expression : void 0;
}
function checkExpression(value, scope) {
	if (Array.isArray(value)) for (const item of value) checkExpression(item, scope);
	if (!isNode$1(value)) return;
	const kind = value["class"];
	if (typeof kind === "string") checkNode(kind, value, scope);
	for (const child of Object.values(value)) checkExpression(child, scope);
}
function checkNode(kind, node, { grammar, columns, source, used }) {
	const { word, functions } = grammar;
	if (!CLASSES.test(kind)) {
		const fix = word === "condition" ? "compare columns of the holdout with values" : `write ${grammar.example}`;
		throw refused(source, `a ${word} may not hold a ${kind.toLowerCase()}`, fix);
	}
	if (kind === "COLUMN_REF") used.add(checkColumn(node["column_names"], columns, source));
	if (kind !== "FUNCTION") return;
	const name = String(node["function_name"]);
	const isPlain = node["schema"] === "" && node["catalog"] === "";
	const isAlone = node["filter"] === null && node["distinct"] === false;
	if (isPlain && (isAlone || AGGREGATES.has(name)) && functions.has(name)) return;
	throw refused(source, `a ${word} may not call ${name}`, `use only ${[...functions].join(" ")}`);
}
function checkColumn(names, columns, source) {
	const path = Array.isArray(names) ? names.map(String) : [];
	const [name = ""] = path;
	if (path.length === 1 && columns.includes(name)) return name;
	const near = nearestName(name, columns);
	const fix = near === void 0 ? "name one of the columns (capitals count)" : `did you mean "${near}"?`;
	throw dataError(source, `there is no column "${path.join(".")}"`, fix, "COLUMN_MISSING");
}
function refused(source, message, fix) {
	return dataError(source, message, fix, "CONFIG_INVALID");
}
function isEmpty(value) {
	return value === null || Array.isArray(value) && value.length === 0;
}
function isNode$1(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Counts of one pass; more would make one statement too long to plan quickly. */
const TESTS_PER_PASS = 500;
const EXAMPLES = 5;
const SHOWN_CHARACTERS$2 = 400;
/** Tests over the rows of a relation; every answer is one row of SQL aggregates. */
function createProbe(instance, relation, dataset) {
	const { from, source } = relation;
	const run = (work) => withConnection(instance, work).catch((error) => {
		throw toDataError(source, error);
	});
	const plan = (connection) => ({
		connection,
		relation,
		columns: dataset.columns
	});
	return {
		count: (tests) => run((connection) => countTests(plan(connection), tests)),
		examples: (test) => run((connection) => findExamples(plan(connection), test)),
		quantiles: (column, shares) => run(async (connection) => {
			const x = `CAST(${identifier(column)} AS DOUBLE)`;
			const asked = shares.map(double).join(", ");
			const finite = `CASE WHEN isfinite(${x}) THEN ${x} END`;
			const [values] = await firstRow(connection, `SELECT quantile_disc(${finite}, [${asked}]) FROM ${from}`);
			return values ?? [];
		}),
		facts: () => run((connection) => columnFacts(connection, from, dataset))
	};
}
/** Tests that need no more than the row itself share one pass; order and uniqueness have one each. */
async function countTests(plan, tests) {
	const counts = [];
	const alone = [];
	for (const [index, test] of tests.entries()) if (test.kind === "order") counts[index] = await countOrder(plan, test);
	else if (test.kind === "unique") counts[index] = await countUnique(plan, test.columns);
	else alone.push([index, await rowTestSql(plan, test)]);
	for (let at = 0; at < alone.length; at += TESTS_PER_PASS) {
		const part = alone.slice(at, at + TESTS_PER_PASS);
		const list = part.flatMap(([, sql]) => [`count_if(${sql.looks})`, `count_if(${failing(sql)})`]);
		const row = await firstRow(plan.connection, `SELECT ${list.join(", ")} FROM ${plan.relation.from}`);
		part.forEach(([index], i) => {
			counts[index] = {
				tested: Number(row[2 * i]),
				failed: Number(row[2 * i + 1])
			};
		});
	}
	return counts;
}
function failing({ looks, passes }) {
	return `(${looks} AND NOT coalesce(${passes}, false))`;
}
async function rowTestSql(plan, test) {
	const when = test.when === void 0 ? "true" : `coalesce(${await conditionSql(plan, test.when)}, false)`;
	if (test.kind === "condition") return {
		looks: when,
		passes: await conditionSql(plan, test.check)
	};
	await refuseBadPattern(plan.connection, test.test);
	const { looks, passes } = cellTestSql(columnOf(plan, test.column), test.test);
	return {
		looks: `(${looks} AND ${when})`,
		passes
	};
}
async function conditionSql({ connection, relation, columns }, { where, name }) {
	const source = {
		name,
		root: relation.source.root
	};
	const sql = await parseCondition(connection, where, {
		source,
		columns: columns.map((column) => column.name)
	});
	const [, type] = await firstRow(connection, `DESCRIBE SELECT ${sql} FROM ${relation.from}`).catch((error) => {
		throw toDataError(source, error);
	});
	if (type === "BOOLEAN") return sql;
	const message = `the condition gives ${String(type)}, not true or false`;
	throw new UserError("SCHEMA_INVALID", {
		file: name,
		message,
		fix: "compare it with a value, for example age < 25"
	});
}
/** Tries patterns on nothing, so that a wrong one is told where it stands in the schema. */
async function refuseBadPattern(connection, test) {
	if (test.kind !== "pattern" && test.kind !== "date-format") return;
	const written = test.kind === "pattern" ? test.pattern : test.format;
	const attempt = test.kind === "pattern" ? `regexp_matches('', ${literal(written)})` : `strftime(DATE '2000-01-01', ${literal(written)})`;
	await firstRow(connection, `SELECT ${attempt}`).catch((cause) => {
		const what = test.kind === "pattern" ? "regular expression (RE2 syntax)" : "date format";
		const problem = {
			file: test.name,
			message: `${JSON.stringify(written)} is no ${what}`,
			fix: "correct it"
		};
		throw new UserError("SCHEMA_INVALID", problem, { cause });
	});
}
function columnOf({ columns }, name) {
	const column = columns.find((known) => known.name === name);
	if (column === void 0) throw new Fault("INTERNAL", `the data have no column "${name}" to test`);
	return column;
}
/** Rows with a value, each with the one before it in the order of the file. */
function steps(plan, { column, order }) {
	const name = identifier(column);
	const { looks } = cellTestSql(columnOf(plan, column), { kind: "whole" });
	const { from, tieOrder } = plan.relation;
	const before = `lag(${name}) OVER (ORDER BY ${tieOrder})`;
	return `(SELECT value, row, before IS NOT NULL AS looks, ${orderSql$1("value", "before", order)} AS passes
    FROM (SELECT ${name} AS value, ${positionSql(plan.relation)} AS row, ${before} AS before FROM ${from} WHERE ${looks}))`;
}
async function countOrder(plan, test) {
	const counts = await firstRow(plan.connection, `SELECT count_if(looks), count_if(looks AND NOT passes) FROM ${steps(plan, test)}`);
	return {
		tested: Number(counts[0]),
		failed: Number(counts[1])
	};
}
/** SQL of the values of a key where all of them are there. */
function keySql(plan, names) {
	const looks = names.map((name) => cellTestSql(columnOf(plan, name), { kind: "present" }).passes).join(" AND ");
	return {
		list: names.map(identifier).join(", "),
		looks
	};
}
async function countUnique(plan, names) {
	const { list, looks } = keySql(plan, names);
	const grouped = `SELECT count(*) AS n FROM ${plan.relation.from} WHERE ${looks} GROUP BY ${list}`;
	const counts = await firstRow(plan.connection, `SELECT coalesce(sum(n), 0), coalesce(sum(n - 1), 0) FROM (${grouped})`);
	return {
		tested: Number(counts[0]),
		failed: Number(counts[1])
	};
}
async function findExamples(plan, test) {
	const isNumber = "column" in test && columnOf(plan, test.column).type === "numeric";
	return (await plan.connection.runAndReadAll(await examplesSql(plan, test))).getRowsJS().map(([value, rows, row]) => ({
		value: value === null ? void 0 : String(value).slice(0, SHOWN_CHARACTERS$2).replace(isNumber ? /\.0$/ : /^$/, ""),
		rows: Number(rows),
		...row === null ? {} : { row: Number(row) }
	}));
}
async function examplesSql(plan, test) {
	const { from } = plan.relation;
	const position = positionSql(plan.relation);
	const end = `GROUP BY ALL ORDER BY n DESC, value LIMIT ${EXAMPLES}`;
	if (test.kind === "order") return `SELECT CAST(value AS VARCHAR) AS value, 1 AS n, row FROM ${steps(plan, test)} WHERE looks AND NOT passes ORDER BY row, value LIMIT ${EXAMPLES}`;
	if (test.kind === "unique") {
		const { list, looks } = keySql(plan, test.columns);
		return `SELECT ${`concat_ws(', ', ${test.columns.map((name) => `CAST(${identifier(name)} AS VARCHAR)`).join(", ")})`} AS value, count(*) AS n, min(${position}) AS row FROM ${from} WHERE ${looks}
      GROUP BY ${list} HAVING count(*) > 1 ORDER BY n DESC, value LIMIT ${EXAMPLES}`;
	}
	const failed = failing(await rowTestSql(plan, test));
	if (test.kind === "condition") return `SELECT NULL AS value, 1 AS n, ${position} AS row FROM ${from} WHERE ${failed} AND ${position} IS NOT NULL ORDER BY row LIMIT ${EXAMPLES}`;
	return `SELECT ${`CAST(${identifier(test.column)} AS VARCHAR)`} AS value, count(*) AS n, min(${position}) AS row FROM ${from} WHERE ${failed} ${end}`;
}
/** SQL of the number of a row in its file, from 1 and without the header; NULL where rows come from several files or a query. */
function positionSql({ files, tieOrder }) {
	if (files.length !== 1) return "NULL::BIGINT";
	return tieOrder === "rowid" ? "(rowid + 1)" : "(file_row_number + 1)";
}

const NUMERIC = /^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|UTINYINT|USMALLINT|UINTEGER|UBIGINT|UHUGEINT|FLOAT|DOUBLE)$/;
const DATE = /^(DATE|TIMESTAMP(_S|_MS|_NS)?|TIMESTAMP WITH TIME ZONE)$/;
const TEXT = /^(VARCHAR|UUID|JSON)$/;
const NESTED = /[[\]]$|^(STRUCT|MAP|UNION|VARIANT)\b/;
/** What a DuckDB type, as `DESCRIBE` writes it, is to our tests. */
function toColumnType(databaseType) {
	if (NESTED.test(databaseType)) return "other";
	if (NUMERIC.test(databaseType) || /^DECIMAL\(/.test(databaseType)) return "numeric";
	if (DATE.test(databaseType)) return "date";
	if (TEXT.test(databaseType) || /^ENUM\(/.test(databaseType)) return "text";
	return databaseType === "BOOLEAN" ? "boolean" : "other";
}
/** SQL that makes a column a double (missing is NaN, an infinite date too) or text. */
function columnExpression(column) {
	const name = identifier(column.name);
	switch (column.type) {
		case "numeric": return `CAST(${name} AS DOUBLE)`;
		case "boolean": return `CAST(CAST(${name} AS INTEGER) AS DOUBLE)`;
		case "date": return `CAST(epoch_ms(CASE WHEN isfinite(${name}) THEN ${name} END) AS DOUBLE)`;
		case "text":
		case "other": return `CAST(${name} AS VARCHAR)`;
		default: return column.type;
	}
}
/** SQL of a column of numbers, booleans or dates as a double for counting: missing is NaN, what is infinite is infinite. */
function numberExpression(column) {
	const finite = `coalesce(${columnExpression(column)}, 'nan'::DOUBLE)`;
	return column.type === "date" ? `CASE WHEN isinf(${identifier(column.name)}) THEN 'inf'::DOUBLE ELSE ${finite} END` : finite;
}

const TOP = 50;
const SAMPLE = 1e3;
const SHOWN_CHARACTERS$1 = 400;
/** With so few different values a histogram shows each of them. */
const FEW_VALUES$1 = 20;
const GLANCE_ROWS$1 = 2048;
/** SQL of a column's value for counting: NULL where there is none, and one zero, whose sign would hang on the order of rows. */
function valueExpression(column) {
	const name = identifier(column.name);
	if (column.type === "date") return `CASE WHEN isfinite(${name}) THEN ${name} END`;
	if (column.type === "text" || column.type === "other") return `CAST(${name} AS VARCHAR)`;
	if (!/^(FLOAT|DOUBLE)$/.test(column.databaseType)) return name;
	return `CASE WHEN isfinite(${name}) THEN CASE WHEN ${name} = 0 THEN ${`CAST(0 AS ${column.databaseType})`} ELSE ${name} END END`;
}
/** The different values of a column of any type, grouped by DuckDB, which may spill them to disk. */
async function countValues$1(connection, from, column) {
	const text = `left(CAST(value AS VARCHAR), ${400})`;
	const [present, distinct, infinite, values, counts, sample] = await firstRow(connection, `WITH v AS MATERIALIZED (SELECT value, count(*) AS n FROM (SELECT ${valueExpression(column)} AS value FROM ${from})
       WHERE value IS NOT NULL GROUP BY value),
     top AS MATERIALIZED (SELECT value, n FROM v ORDER BY n DESC, value LIMIT ${50})
     SELECT (SELECT coalesce(sum(n), 0) FROM v), (SELECT count(*) FROM v),
       (SELECT count_if(${isInfinite(column)}) FROM ${from}),
       (SELECT list(${text} ORDER BY n DESC, value) FROM top), (SELECT list(n ORDER BY n DESC, value) FROM top),
       (SELECT list(${text} ORDER BY value) FROM (SELECT value FROM v ORDER BY hash(value), value LIMIT ${SAMPLE}))`);
	return {
		present: Number(present),
		distinct: Number(distinct),
		infinite: Number(infinite),
		top: (values ?? []).map((value, i) => ({
			value,
			count: Number(counts?.[i] ?? 0)
		})),
		sample: sample ?? []
	};
}
/** SQL of a double that is NULL where there is no finite number, with one zero. */
function finiteNumber(column) {
	const x = columnExpression(column);
	return `(CASE WHEN isfinite(${x}) THEN CASE WHEN ${x} = 0 THEN '0'::DOUBLE ELSE ${x} END END)`;
}
/** SQL that is true for what has a value but none that can be measured. */
function isInfinite({ name, type, databaseType }) {
	return type === "date" || /^(FLOAT|DOUBLE)$/.test(databaseType) ? `isinf(${identifier(name)})` : "false";
}
/** Figures of a column of more rows than are held at once. */
async function measureInSql(connection, from, column) {
	const finite = finiteNumber(column);
	const fewIn = async (rows) => {
		const [values] = await firstRow(connection, `SELECT list(value ORDER BY value) FROM (SELECT DISTINCT ${finite} AS value FROM ${rows}
       WHERE ${finite} IS NOT NULL LIMIT 21)`);
		return (values?.length ?? 0) > FEW_VALUES$1 ? void 0 : values ?? [];
	};
	const few = await fewIn(`(SELECT * FROM ${from} LIMIT ${GLANCE_ROWS$1})`) && await fewIn(from);
	return measureNumbers(connection, from, {
		finite,
		few
	});
}
/** Characters of a text column. */
async function measureLengths(connection, from, name) {
	const length = `length(CAST(${name} AS VARCHAR))`;
	const [count = 0, total = 0, min = 0, max = 0] = (await firstRow(connection, `SELECT count(${name}), coalesce(sum(${length}), 0), coalesce(min(${length}), 0), coalesce(max(${length}), 0) FROM ${from}`)).map(Number);
	return count === 0 ? void 0 : {
		min,
		mean: total / count,
		max
	};
}

/** Compares rows as a whole: how many of each kind are on one side only, and how many on both. */
async function compareWholeRows(connection, base, head) {
	const pairs = sharedColumns(base.dataset, head.dataset);
	const select = (side) => `SELECT ${[`${side === "head" ? 1 : -1} AS side`, ...pairs.map((pair, i) => `${pair[side]} AS c${i}`)].join(", ")}
     FROM ${(side === "head" ? head : base).relation.from}`;
	const [added = 0, removed = 0] = (await firstRow(connection, `SELECT coalesce(sum(greatest(s, 0)), 0), coalesce(sum(greatest(-s, 0)), 0) FROM (SELECT sum(side) AS s
     FROM (${select("base")} UNION ALL ${select("head")}) GROUP BY ${pairs.map((_, i) => `c${i}`).join(", ") || "()"})`)).map(Number);
	return {
		added,
		removed,
		unchanged: base.dataset.rows - removed
	};
}
/** Compares rows with the same id. Throws UserError COLUMN_MISSING or ID_INVALID, both sides at once. */
async function compareRowsById(connection, base, head, id) {
	await refuseBadIds(connection, [base, head], id);
	const all = sharedColumns(base.dataset, head.dataset);
	const pairs = all.filter(({ name }) => name !== id);
	const side = (name, of) => {
		return `(SELECT ${[`${all.find((pair) => pair.name === id)?.[name] ?? ""} AS id`, ...pairs.map((pair, i) => `${pair[name]} AS c${i}`)].join(", ")} FROM ${of.relation.from}) ${name}`;
	};
	const isBoth = "base.id IS NOT NULL AND head.id IS NOT NULL";
	const differs = pairs.map((_, i) => `base.c${i} IS DISTINCT FROM head.c${i}`);
	const [added = 0, removed = 0, changed = 0, both = 0, ...cells] = (await firstRow(connection, `SELECT ${[
		"count_if(base.id IS NULL)",
		"count_if(head.id IS NULL)",
		`count_if(${isBoth} AND (${differs.join(" OR ") || "false"}))`,
		`count_if(${isBoth})`,
		...differs.map((sql) => `count_if(${isBoth} AND ${sql})`)
	].join(", ")} FROM ${side("base", base)} FULL OUTER JOIN ${side("head", head)} ON base.id = head.id`)).map(Number);
	const changedCells = pairs.map(({ name }, i) => ({
		name,
		rows: cells[i] ?? 0
	})).filter(({ rows }) => rows > 0);
	return {
		added,
		removed,
		unchanged: both - changed,
		changed,
		changedCells
	};
}
/** Columns of both sides. Values of different kinds are compared as text. */
function sharedColumns(base, head) {
	const others = new Map(head.columns.map((column) => [column.name, column]));
	return base.columns.flatMap((column) => {
		const other = others.get(column.name);
		if (other === void 0) return [];
		const cast = castOf(column, other);
		return [{
			name: column.name,
			base: compared(column, cast),
			head: compared(other, cast)
		}];
	});
}
/** What both sides are turned into before they are compared; numbers of any width and the same kind of dates compare as they are. */
function castOf(column, other) {
	const types = [column.type, other.type];
	if (types.every((type) => type === "numeric")) return "none";
	if (types.every((type) => type === "numeric" || type === "boolean")) return "number";
	if (types.every((type) => type === "date")) return column.databaseType === other.databaseType ? "none" : "time";
	return "text";
}
/** NaN is no value on either side; an infinite number is one. */
function compared({ name, databaseType }, cast) {
	const column = identifier(name);
	const value = /^(FLOAT|DOUBLE)$/.test(databaseType) ? `CASE WHEN NOT isnan(${column}) THEN ${column} END` : column;
	switch (cast) {
		case "none": return value;
		case "number": return `CAST(${value} AS DOUBLE)`;
		case "text": return `CAST(${value} AS VARCHAR)`;
		case "time": return `epoch_us(CASE WHEN isfinite(${column}) THEN ${column} END)`;
		default: return cast;
	}
}
async function refuseBadIds(connection, sides, id) {
	const problems = [];
	for (const { relation, dataset } of sides) {
		const column = dataset.columns.find(({ name }) => name === id);
		const file = relation.source.name;
		if (column === void 0) {
			const message = `there is no column "${id}" (columns: ${dataset.columns.slice(0, 12).map(({ name }) => name).join(", ")})`;
			throw dataError(relation.source, message, "name a column that both sides have", "COLUMN_MISSING");
		}
		const value = valueExpression(column);
		const [present = 0, distinct = 0] = (await firstRow(connection, `SELECT count(${value}), count(DISTINCT ${value}) FROM ${relation.from}`)).map(Number);
		const missing = dataset.rows - present;
		if (missing > 0) problems.push({
			file,
			message: `${missing} rows have no "${id}"`,
			fix: FIX
		});
		if (present > distinct) problems.push({
			file,
			message: `${present - distinct} rows repeat a "${id}" of another row`,
			fix: FIX
		});
	}
	if (problems.length > 0) throw new UserError("ID_INVALID", problems);
}
const FIX = "name a column that tells every row apart, or leave --id out to compare rows as a whole";

function joinSides(instance, train, holdout) {
	const sides = {
		train,
		holdout
	};
	const select = (name, expressions) => `SELECT ${[`${name === "holdout"} AS s`, ...expressions.map((sql, i) => `${sql(name)} AS c${i}`)].join(", ")} FROM ${sides[name].relation.from}`;
	return {
		side: (name) => sides[name],
		column: (name) => {
			const found = train.dataset.columns.find((column) => column.name === name);
			if (found === void 0) throw new Fault("INTERNAL", `the training data has no column "${name}" to check`);
			return found;
		},
		union: (expressions) => `(${select("train", expressions)} UNION ALL ${select("holdout", expressions)})`,
		run: (work) => withConnection(instance, work).catch((error) => {
			throw toDataError(train.relation.source, error);
		})
	};
}
/** SQL of a column as a double, NULL where there is no finite number. */
function finite(column) {
	const x = columnExpression(column);
	return `(CASE WHEN isfinite(${x}) THEN ${x} END)`;
}
/** SQL that compares across the sides: as it is where the types agree, a number where both are numbers, else text. NaN is missing. */
function comparable(both, name) {
	const columns = {
		train: infoOf(both, "train", name),
		holdout: infoOf(both, "holdout", name)
	};
	const isSame = columns.train.databaseType === columns.holdout.databaseType;
	const isNumber = [columns.train, columns.holdout].every(({ type }) => type === "numeric" || type === "boolean");
	return (side) => {
		const column = columns[side];
		const value = identifier(name);
		const present = /^(FLOAT|DOUBLE)$/.test(column.databaseType) ? `(CASE WHEN NOT isnan(${value}) THEN ${value} END)` : value;
		if (isSame) return present;
		return isNumber ? `CAST(${present} AS DOUBLE)` : `CAST(${present} AS VARCHAR)`;
	};
}
/** How one side has a column; the training data's way where that side lacks it. */
function infoOf(both, side, name) {
	return both.side(side).dataset.columns.find((column) => column.name === name) ?? both.column(name);
}

/** Reads columns vector by vector into typed arrays; never holds more than one chunk of 2,048 rows besides the answer. */
async function readColumns(connection, plan) {
	const builders = plan.columns.map((column) => createBuilder(column, plan.rows));
	const order = plan.orderBy === void 0 ? "" : ` ORDER BY ${plan.orderBy}`;
	const list = plan.columns.length === 0 ? "1" : plan.columns.map(columnExpression).join(", ");
	const result = await connection.stream(`SELECT ${list} FROM ${plan.from}${order}`);
	const rows = await eachChunk(result, (chunk, start) => {
		builders.forEach((builder, index) => {
			builder.add(chunk.getColumnVector(index), start, Math.min(chunk.rowCount, plan.rows - start));
		});
	});
	if (rows !== plan.rows) throw new Error(`the data changed while it was read: ${plan.rows} rows, then ${rows}`);
	return {
		rows,
		columns: builders.map((builder) => builder.column())
	};
}
function createBuilder(info, rows) {
	return info.type === "text" ? textBuilder(info.name, rows) : numberBuilder(info.name, rows);
}
function numberBuilder(name, rows) {
	const values = new Float64Array(rows);
	return {
		add: (vector, start, count) => {
			for (let i = 0; i < count; i++) {
				const value = vector.getItem(i);
				values[start + i] = value === null ? NaN : value;
			}
		},
		column: () => ({
			kind: "numeric",
			name,
			values
		})
	};
}
function textBuilder(name, rows) {
	const codes = new Int32Array(rows);
	const known = /* @__PURE__ */ new Map();
	const codeOf = (text) => {
		const code = known.get(text);
		if (code !== void 0) return code;
		known.set(text, known.size);
		return known.size - 1;
	};
	return {
		add: (vector, start, count) => {
			for (let i = 0; i < count; i++) {
				const value = vector.getItem(i);
				codes[start + i] = value === null ? -1 : codeOf(value);
			}
		},
		column: () => ({
			kind: "text",
			name,
			codes,
			dictionary: [...known.keys()]
		})
	};
}

const SAMPLE_VALUES = 1e3;
const SHOWN_CHARACTERS = 400;
const VARIANT_SETS = 5;
/** Texts with more different values are no list of categories, and two of them may well differ by capitals only. */
const MOST_CATEGORIES = 1e3;
const NULL_WORDS = [
	"",
	"na",
	"n/a",
	"#n/a",
	"nan",
	"null",
	"none",
	"nil",
	"-",
	"--",
	"?",
	".",
	"undefined",
	"missing"
];
/** Control and invisible characters, the replacement character, and UTF-8 that was read as Latin-1. */
const DAMAGED = String.raw`[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\x{FFFD}\x{200B}\x{2060}\x{202A}-\x{202E}\x{FEFF}]|Ã[\x{80}-\x{BF}]|â€`;
/** What the rows and columns are, counted exactly in one scan per question. */
function integrityChecks(both) {
	return {
		facts: (side) => both.run((connection) => readFacts(connection, both, side)),
		sample: (side, rows) => both.run((connection) => readSample(connection, both, {
			side,
			rows
		})),
		repeats: (columns, target, digits) => both.run((connection) => countRepeats(connection, both, {
			columns,
			target,
			digits
		})),
		sameColumns: (pairs) => both.run((connection) => compareColumns(connection, both, pairs)),
		texts: (column) => both.run((connection) => readTexts(connection, both, column)),
		ends: (column) => both.run((connection) => readEnds(connection, both, column)),
		mode: (column) => both.run(async (connection) => {
			const sql = `SELECT coalesce(max(n), 0), coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM ${both.union([comparable(both, column)])} WHERE c0 IS NOT NULL GROUP BY c0)`;
			const [rows = 0, present = 0] = (await firstRow(connection, sql)).map(Number);
			return {
				rows,
				present
			};
		})
	};
}
async function readFacts(connection, both, side) {
	const { relation, dataset } = both.side(side);
	const parts = dataset.columns.flatMap((column) => {
		const name = identifier(column.name);
		const isNumber = column.type === "numeric" || column.type === "boolean" || column.type === "date";
		const infinite = /^(FLOAT|DOUBLE)$/.test(column.databaseType) ? `count_if(isinf(${name}))` : "0";
		const present = /^(FLOAT|DOUBLE)$/.test(column.databaseType) ? `count_if(NOT isnan(${name}))` : `count(${name})`;
		const ends = isNumber ? [`min(${finite(column)})`, `max(${finite(column)})`] : ["NULL", "NULL"];
		return [
			present,
			infinite,
			column.type === "other" ? "true" : `coalesce(min(${columnExpression(column)}) <> max(${columnExpression(column)}), false)`,
			...ends
		];
	});
	const row = await firstRow(connection, `SELECT ${parts.join(", ")} FROM ${relation.from}`);
	return dataset.columns.map(({ name }, i) => {
		const [present, infinite, varies, min, max] = row.slice(5 * i, 5 * i + 5);
		const ends = typeof min === "number" && typeof max === "number" ? {
			min,
			max
		} : {};
		return {
			name,
			present: Number(present),
			infinite: Number(infinite),
			varies: varies === true,
			...ends
		};
	});
}
async function readSample(connection, both, { side, rows }) {
	const { relation, dataset } = both.side(side);
	const columns = dataset.columns.filter(({ type }) => type !== "other");
	if (columns.length === 0) return {
		rows: 0,
		columns: []
	};
	const names = columns.map(({ name }) => identifier(name)).join(", ");
	const orderBy = `hash(${names})`;
	const taken = Math.min(rows, dataset.rows);
	const from = `(SELECT ${names} FROM ${relation.from} ORDER BY ${orderBy}, ${names} LIMIT ${taken})`;
	return readColumns(connection, {
		columns,
		from,
		rows: taken,
		orderBy: `${orderBy}, ${names}`
	});
}
async function countRepeats(connection, both, asked) {
	const { columns, target, digits } = asked;
	const rounded = (name) => {
		const exact = comparable(both, name);
		if (!(digits !== void 0 && /^(FLOAT|DOUBLE|DECIMAL)/.test(both.column(name).databaseType))) return exact;
		return (side) => {
			const x = `CAST(${exact(side)} AS DOUBLE)`;
			return `(CASE WHEN ${x} = 0 OR NOT isfinite(${x}) THEN ${x} ELSE round(${x}, CAST(${digits - 1} - floor(log10(abs(${x}))) AS INTEGER)) END)`;
		};
	};
	const keys = columns.map((_, i) => `c${i}`);
	const label = `c${columns.length}`;
	const summary = (from) => `SELECT list({
      m: m, n: n, mixed: mixed, rt: rt, rh: rh, across: across} ORDER BY m) FROM (
      SELECT t + h AS m, count(*) AS n, count_if(t > 0 AND h > 0) AS mixed, sum(greatest(t - 1, 0)) AS rt,
        sum(greatest(h - 1, 0)) AS rh, sum(CASE WHEN t > 0 THEN h ELSE 0 END) AS across
      FROM ${from} WHERE t + h > 1 GROUP BY t + h)`;
	const [whole, features, labels] = await firstRow(connection, `WITH w AS MATERIALIZED (SELECT ${[...keys, label].join(", ")}, count_if(NOT s) AS t, count_if(s) AS h
       FROM ${both.union([...columns.map(rounded), comparable(both, target)])} GROUP BY ALL),
     f AS MATERIALIZED (SELECT sum(t) AS t, sum(h) AS h, count(${label}) AS labels,
       coalesce(sum(t + h) FILTER (WHERE ${label} IS NOT NULL), 0) AS labelled,
       coalesce(max(t + h) FILTER (WHERE ${label} IS NOT NULL), 0) AS most
       FROM w GROUP BY ${keys.join(", ")})
     SELECT (${summary("w")}), (${summary("f")}),
       (SELECT {sets: count(*), rows: coalesce(sum(labelled), 0), lost: coalesce(sum(labelled - most), 0)} FROM f WHERE labels > 1)`);
	return {
		whole: toRepeats(whole),
		features: toRepeats(features),
		conflicts: toNumbers(labels, [
			"sets",
			"rows",
			"lost"
		])
	};
}
function toRepeats(list) {
	const groups = (Array.isArray(list) ? list : []).map((entry) => toNumbers(entry, [
		"m",
		"n",
		"mixed",
		"rt",
		"rh",
		"across"
	]));
	const total = (key) => groups.reduce((sum, group) => sum + group[key], 0);
	return {
		withinTrain: total("rt"),
		withinHoldout: total("rh"),
		across: total("across"),
		groups: groups.map(({ m, n, mixed }) => ({
			size: m,
			groups: n,
			mixed
		}))
	};
}
function toNumbers(value, keys) {
	const record = value ?? {};
	return Object.fromEntries(keys.map((key) => [key, Number(record[key] ?? 0)]));
}
async function compareColumns(connection, both, pairs) {
	if (pairs.length === 0) return [];
	const differs = pairs.map(([a, b]) => `count_if(${identifier(a)} IS DISTINCT FROM ${identifier(b)})`);
	const counts = await Promise.all(["train", "holdout"].map((side) => firstRow(connection, `SELECT ${differs.join(", ")} FROM ${both.side(side).relation.from}`)));
	return pairs.map((_, i) => counts.every((row) => Number(row[i]) === 0));
}
async function readTexts(connection, both, column) {
	const words = NULL_WORDS.map(literal).join(", ");
	const text = (name) => `left(${name}, ${SHOWN_CHARACTERS})`;
	const row = await firstRow(connection, `WITH v AS MATERIALIZED (SELECT x, count(*) AS n, length(x) AS len, lower(trim(x)) AS word FROM
       (SELECT CAST(c0 AS VARCHAR) AS x FROM ${both.union([() => identifier(column)])}) GROUP BY x),
     p AS (SELECT * FROM v WHERE x IS NOT NULL),
     spread AS (SELECT quantile_disc(len, 0.03) AS low, quantile_disc(len, 0.97) AS high, max(len) AS longest FROM p),
     folded AS (SELECT sum(n) AS n, list(${text("x")} ORDER BY n DESC, x) AS names, count(*) AS k FROM p
       WHERE word NOT IN (${words})
       GROUP BY CASE WHEN regexp_matches(x, '[0-9]') THEN regexp_replace(lower(trim(x)), '\\s+', ' ', 'g')
         ELSE regexp_replace(lower(x), '[\\s_.,''’-]+', '', 'g') END HAVING count(*) > 1)
     SELECT (SELECT coalesce(sum(n), 0) FROM p), (SELECT coalesce(sum(n), 0) FROM v WHERE x IS NULL), (SELECT count(*) FROM p),
       (SELECT coalesce(sum(n), 0) FROM p WHERE try_cast(x AS DOUBLE) IS NOT NULL AND word NOT IN (${words})),
       (SELECT list(word ORDER BY n DESC, word) FROM (SELECT word, sum(n) AS n FROM p WHERE word IN (${words}) GROUP BY word)),
       (SELECT list(n ORDER BY n DESC, word) FROM (SELECT word, sum(n) AS n FROM p WHERE word IN (${words}) GROUP BY word)),
       (SELECT list(names ORDER BY n DESC, names) FROM (SELECT names[1:4] AS names, n FROM folded ORDER BY n DESC, names LIMIT ${VARIANT_SETS})),
       (SELECT list(n ORDER BY n DESC, names) FROM (SELECT names[1:4] AS names, n FROM folded ORDER BY n DESC, names LIMIT ${VARIANT_SETS})),
       (SELECT coalesce(sum(n), 0) FROM folded),
       (SELECT coalesce(sum(n), 0) FROM p WHERE regexp_matches(x, ${literal(DAMAGED)})),
       (SELECT [low, high, longest] FROM spread),
       (SELECT coalesce(sum(n), 0) FROM p, spread WHERE len > high + ${4} * greatest(high - low, high / 2, 5)),
       (SELECT list(${text("x")} ORDER BY x) FROM (SELECT x FROM p ORDER BY hash(x), x LIMIT ${SAMPLE_VALUES}))`);
	const distinct = Number(row[2]);
	const [nulls = [], nullRows = [], names = [], rows = []] = [
		row[4],
		row[5],
		row[6],
		row[7]
	].map((list) => Array.isArray(list) ? list : []);
	const [low = 0, high = 0, max = 0] = (Array.isArray(row[10]) ? row[10] : []).map(Number);
	const isCategories = distinct <= MOST_CATEGORIES;
	return {
		present: Number(row[0]),
		missing: Number(row[1]),
		distinct,
		numbers: Number(row[3]),
		nullWords: nulls.map((word, i) => ({
			word: String(word),
			rows: Number(nullRows[i])
		})),
		variants: isCategories ? names.map((set, i) => ({
			values: set.map(String),
			rows: Number(rows[i])
		})) : [],
		variantRows: isCategories ? Number(row[8]) : 0,
		damaged: Number(row[9]),
		length: {
			low,
			high,
			max,
			beyond: Number(row[11])
		},
		sample: (Array.isArray(row[12]) ? row[12] : []).map(String)
	};
}
async function readEnds(connection, both, name) {
	const number = (side) => finite(infoOf(both, side, name));
	const [low, lowRows, above, high, highRows, below, rows] = await firstRow(connection, `WITH v AS (SELECT c0 AS x, count(*) AS n FROM ${both.union([number])} WHERE c0 IS NOT NULL GROUP BY c0),
     e AS (SELECT min(x) AS low, max(x) AS high FROM v)
     SELECT low, (SELECT n FROM v WHERE x = low), (SELECT min(x) FROM v WHERE x > low),
       high, (SELECT n FROM v WHERE x = high), (SELECT max(x) FROM v WHERE x < high), (SELECT sum(n) FROM v) FROM e`);
	if (typeof low !== "number" || typeof high !== "number") return void 0;
	return {
		low: {
			value: low,
			rows: Number(lowRows),
			...typeof above === "number" ? { next: above } : {}
		},
		high: {
			value: high,
			rows: Number(highRows),
			...typeof below === "number" ? { next: below } : {}
		},
		rows: Number(rows)
	};
}

/** A numeric target is counted in parts of its range, as whole numbers: their sums are the same in any order. */
const PARTS = 2 ** 20;
/** What could tell the target, or ties the two sides together; counts are exact. */
function leakageChecks(both) {
	return {
		tally: (cells, target) => both.run((connection) => countCells$1(connection, both, {
			cells,
			target
		})),
		relations: (target, relations) => both.run((connection) => holdRelations(connection, both, target, relations)),
		overlap: (column) => both.run(async (connection) => {
			const sql = `SELECT count(*), count_if(t > 0 AND h > 0), coalesce(sum(h) FILTER (WHERE t > 0), 0), coalesce(sum(h), 0) FROM
          (SELECT count_if(NOT s) AS t, count_if(s) AS h FROM ${both.union([comparable(both, column)])} WHERE c0 IS NOT NULL GROUP BY c0)`;
			const [keys = 0, shared = 0, rows = 0, present = 0] = (await firstRow(connection, sql)).map(Number);
			return {
				keys,
				shared,
				rows,
				present
			};
		}),
		agreement: (key, columns) => both.run((connection) => measureAgreement(connection, both, key, columns)),
		times: (column) => both.run((connection) => compareTimes(connection, both, column))
	};
}
async function countCells$1(connection, both, { cells, target }) {
	const truth = target.kind === "classes" ? {
		label: comparable(both, target.column),
		sum: "0",
		squares: "0",
		isPresent: "c1 IS NOT NULL"
	} : {
		label: scaled(both, target),
		sum: "sum(c1)",
		squares: "sum(c1 * c1)",
		isPresent: "c1 IS NOT NULL"
	};
	const group = target.kind === "classes" ? "c1" : "''";
	const from = both.union([cellExpression(both, cells), truth.label]);
	const counted = (cell) => `SELECT ${cell} AS cell, s, ${group} AS label, count(*) AS n, ${truth.sum} AS total, ${truth.squares} AS squares`;
	const sql = cells.kind === "values" ? `WITH v AS MATERIALIZED (${counted("c0")} FROM ${from} WHERE ${truth.isPresent} GROUP BY ALL),
         top AS (SELECT cell AS x, row_number() OVER (ORDER BY sum(n) DESC, cell) - 1 AS i FROM v WHERE NOT s AND cell IS NOT NULL
           GROUP BY cell ORDER BY i LIMIT ${cells.most})
         SELECT CASE WHEN v.cell IS NULL THEN -1 ELSE coalesce(i, ${cells.most}) END AS cell, s, label, sum(n) AS n, sum(total) AS total,
           sum(squares) AS squares FROM v LEFT JOIN top ON v.cell = top.x GROUP BY ALL ORDER BY ALL` : `${counted("coalesce(c0, -1)")} FROM ${from} WHERE ${truth.isPresent} GROUP BY ALL ORDER BY ALL`;
	return (await connection.runAndReadAll(sql)).getRowsJS().map(([cell, isHoldout, label, n, total, squares]) => ({
		cell: Number(cell),
		isHoldout: isHoldout === true,
		label: String(label),
		n: Number(n),
		sum: Number(total) / PARTS,
		squares: Number(squares) / PARTS ** 2
	}));
}
/** The target's place between its ends, as a whole number of parts. */
function scaled(both, target) {
	const width = target.max - target.min;
	return (side) => {
		const y = finite(infoOf(both, side, target.column));
		if (!(width > 0)) return `(CASE WHEN ${y} IS NOT NULL THEN 0::BIGINT END)`;
		return `CAST(round((${y} - ${number(target.min)}) / ${number(width)} * ${PARTS}) AS BIGINT)`;
	};
}
function cellExpression(both, cells) {
	if (cells.kind === "values") return (side) => `CAST(${columnExpression(infoOf(both, side, cells.column))} AS VARCHAR)`;
	if (cells.kind === "edges") return (side) => {
		const x = finite(infoOf(both, side, cells.column));
		return `(CASE WHEN ${x} IS NOT NULL THEN ${cellTree(x, cells.edges, 0, cells.edges.length)} END)`;
	};
	return (side) => {
		const { relation, dataset } = both.side(side);
		return `CAST(floor((row_number() OVER (ORDER BY ${relation.tieOrder}) - 1) * ${cells.cells} / ${dataset.rows}) AS INTEGER)`;
	};
}
/** A binary search written as CASE: the number of the first edge that x does not exceed. */
function cellTree(x, edges, from, to) {
	if (from === to) return String(from);
	const middle = from + to >> 1;
	return `CASE WHEN ${x} <= ${number(edges[middle] ?? 0)} THEN ${cellTree(x, edges, from, middle)} ELSE ${cellTree(x, edges, middle + 1, to)} END`;
}
/** A double as SQL that keeps every bit. */
function number(value) {
	return `'${value}'::DOUBLE`;
}
async function holdRelations(connection, both, target, relations) {
	if (relations.length === 0) return [];
	const names = [.../* @__PURE__ */ new Set([target, ...relations.flatMap(({ columns }) => [...columns])])];
	const column = (name) => `c${names.indexOf(name)}`;
	const parts = relations.flatMap((relation) => {
		const isComplete = [target, ...relation.columns].map((name) => `${column(name)} IS NOT NULL`).join(" AND ");
		return [`count_if(${isComplete} AND ${relationSql(relation, column(target), column)})`, `count_if(${isComplete})`];
	});
	const numbers = names.map((name) => (side) => finite(infoOf(both, side, name)));
	const row = (await firstRow(connection, `SELECT ${parts.join(", ")} FROM ${both.union(numbers)}`)).map(Number);
	return relations.map((_, i) => ({
		holds: row[2 * i] ?? 0,
		rows: row[2 * i + 1] ?? 0
	}));
}
function relationSql(relation, y, column) {
	const [a = "", b = "0"] = relation.columns.map(column);
	const same = (left, right, size) => `abs(${left} - ${right}) <= ${RELATION_TOLERANCE} * (abs(${left}) + ${size})`;
	switch (relation.kind) {
		case "scaled": {
			const product = `${number(relation.factor)} * ${a}`;
			return same(y, `(${product} + ${number(relation.offset)})`, `abs(${product}) + ${number(Math.abs(relation.offset))}`);
		}
		case "sum": return same(y, `(${a} + ${b})`, `abs(${a}) + abs(${b})`);
		case "difference": return same(y, `(${a} - ${b})`, `abs(${a}) + abs(${b})`);
		case "product": return same(y, `(${a} * ${b})`, `abs(${a} * ${b})`);
		case "ratio": return same(`(${y} * ${b})`, a, `abs(${a})`);
		case "part": return `${a} <= ${y}`;
		default: return relation;
	}
}
async function measureAgreement(connection, both, key, columns) {
	const from = both.union([comparable(both, key), ...columns.map((name) => comparable(both, name))]);
	const found = [];
	for (const [i, column] of columns.entries()) {
		const c = `c${i + 1}`;
		const sql = `WITH g AS MATERIALIZED (SELECT c0 AS k, ${c} AS v, count(*) AS n FROM ${from} WHERE c0 IS NOT NULL AND ${c} IS NOT NULL GROUP BY ALL),
      pairs AS (SELECT sum(n * (n - 1)) AS same FROM g),
      every AS (SELECT sum(m * (m - 1)) AS every FROM (SELECT sum(n) AS m FROM g GROUP BY k)),
      chance AS (SELECT sum(m * (m - 1)) AS same, sum(m) AS rows FROM (SELECT sum(n) AS m FROM g GROUP BY v))
      SELECT pairs.same, every, chance.same, rows FROM pairs, every, chance`;
		const [same = 0, every = 0, alike = 0, rows = 0] = (await firstRow(connection, sql)).map(Number);
		if (every === 0 || rows < 2) continue;
		found.push({
			column,
			withinKey: same / every,
			chance: alike / (rows * (rows - 1))
		});
	}
	return found;
}
async function compareTimes(connection, both, column) {
	const moment = (side) => finite(infoOf(both, side, column));
	const isDate = both.column(column).type === "date";
	const text = (sql) => isDate ? `strftime(make_timestamp(CAST(${sql} AS BIGINT) * 1000), '%Y-%m-%d %H:%M:%S')` : `CAST(${sql} AS VARCHAR)`;
	const [trainEnd, holdoutStart, before, same, present] = await firstRow(connection, `WITH u AS MATERIALIZED ${both.union([moment])}, e AS (SELECT max(c0) FILTER (WHERE NOT s) AS last, min(c0) FILTER (WHERE s) AS first FROM u)
     SELECT ${text("last")}, ${text("first")}, (SELECT count_if(s AND c0 < last) FROM u), (SELECT count_if(s AND c0 = last) FROM u),
       (SELECT count_if(s AND c0 IS NOT NULL) FROM u) FROM e`);
	if (typeof trainEnd !== "string" || typeof holdoutStart !== "string") return void 0;
	return {
		trainEnd,
		holdoutStart,
		before: Number(before),
		same: Number(same),
		present: Number(present)
	};
}

/** Aggregates over training data and holdout of one engine. */
function createDataChecks(instance, train, holdout) {
	const both = joinSides(instance, train, holdout);
	return {
		...integrityChecks(both),
		...leakageChecks(both)
	};
}

/** Sums of doubles may differ in their last digits from run to run, because threads add in any order. */
const DIGITS = 12;
const [ROWS, DRAWS, BESIDE] = [
	"assay_rows",
	"assay_draws",
	"assay_beside"
];
/**
* Evaluates aggregates over the rows with further columns beside them: on all rows, then on each draw, in which a unit stands as often as
* it was drawn, so that every aggregate means what it means. NaN where an aggregate has no answer. Throws UserError CONFIG_INVALID.
*/
async function aggregate(connection, request, plan) {
	const added = request.columns.map(({ name }) => name);
	const lower = new Set(added.map((name) => name.toLowerCase()));
	const known = [.../* @__PURE__ */ new Set([...added, ...plan.columns])];
	const used = /* @__PURE__ */ new Set();
	const expressions = [];
	for (const { sql, name } of request.expressions) {
		const source = {
			name,
			root: plan.root
		};
		const parsed = await parseAggregate(connection, sql, {
			source,
			columns: known
		});
		for (const column of parsed.columns) used.add(column);
		expressions.push({
			sql: parsed.sql,
			source
		});
	}
	try {
		await makeRows(connection, request, plan, [...used].filter((name) => !lower.has(name.toLowerCase())));
		await makeDraws(connection, request);
		const found = [];
		for (const { sql, source } of expressions) found.push(await evaluate(connection, sql, request.draws.length + 1).catch((error) => {
			throw toMetricError(source, error);
		}));
		return found;
	} finally {
		for (const name of [
			ROWS,
			DRAWS,
			BESIDE
		]) await connection.run(`DROP TABLE IF EXISTS ${name}`);
	}
}
/** What DuckDB has against an expression is a mistake in assay.yml, not in the data. */
function toMetricError(source, error) {
	const known = toDataError(source, error);
	if (!(known instanceof UserError)) return known;
	const message = known.problems.map((problem) => problem.message).join("; ");
	return dataError(source, message, "write one aggregate, for example sum(amount * decision) / count(*)", "CONFIG_INVALID");
}
async function evaluate(connection, sql, size) {
	const answer = await connection.runAndReadAll(`SELECT assay_draw, CAST((${sql}) AS DOUBLE) FROM ${ROWS} JOIN ${DRAWS} USING (assay_unit) GROUP BY assay_draw`);
	const values = new Float64Array(size).fill(NaN);
	for (const [draw, value] of answer.getRowsJS()) if (typeof value === "number") values[Number(draw)] = Number(value.toPrecision(DIGITS));
	return values;
}
/** The rows in their order, each with its unit and the further columns. */
async function makeRows(connection, { columns, units }, { from, orderBy }, own) {
	const types = columns.map(({ name, kind }) => `${identifier(name)} ${kind === "numeric" ? "DOUBLE" : "VARCHAR"}`);
	await connection.run(`CREATE TEMP TABLE ${BESIDE} (assay_row BIGINT, assay_unit INTEGER, ${types.join(", ")})`);
	const appender = await connection.createAppender(BESIDE);
	for (let row = 0; row < units.length; row++) {
		appender.appendBigInt(BigInt(row));
		appender.appendInteger(units[row]);
		for (const column of columns) {
			const value = cellOf(column, row);
			if (value === void 0) appender.appendNull();
			else if (typeof value === "number") appender.appendDouble(value);
			else appender.appendVarchar(value);
		}
		appender.endRow();
	}
	appender.closeSync();
	const order = orderBy === void 0 ? "" : `ORDER BY ${orderBy}`;
	const picked = own.map((name) => `, ${identifier(name)}`).join("");
	await connection.run(`CREATE TEMP TABLE ${ROWS} AS SELECT * EXCLUDE (assay_row)
    FROM (SELECT row_number() OVER (${order}) - 1 AS assay_row${picked} FROM ${from}) JOIN ${BESIDE} USING (assay_row)`);
}
function cellOf(column, row) {
	if (column.kind === "text") return column.dictionary[column.codes[row] ?? -1];
	const value = column.values[row];
	return Number.isNaN(value) ? void 0 : value;
}
/** Draw 0 has every unit once. */
async function makeDraws(connection, { units, draws }) {
	await connection.run(`CREATE TEMP TABLE ${DRAWS} (assay_draw INTEGER, assay_unit INTEGER)`);
	const appender = await connection.createAppender(DRAWS);
	const append = (draw, unit) => {
		appender.appendInteger(draw);
		appender.appendInteger(unit);
		appender.endRow();
	};
	const count = units.reduce((most, unit) => Math.max(most, unit), -1) + 1;
	for (let unit = 0; unit < count; unit++) append(0, unit);
	for (const [i, times] of draws.entries()) for (let unit = 0; unit < times.length; unit++) for (let k = 0; k < times[unit]; k++) append(i + 1, unit);
	appender.closeSync();
}

/** Conditions that are asked in one query, a bit of a number each. */
const AT_ONCE$1 = 30;
/** Evaluates conditions row by row in the order of the plan: 1 where one holds, 0 where it does not or has no answer. */
async function readConditions(connection, conditions, plan) {
	const asked = [];
	for (const { where, name } of conditions) {
		const source = {
			name,
			root: plan.root
		};
		asked.push({
			sql: await parseCondition(connection, where, {
				source,
				columns: plan.columns
			}),
			source
		});
	}
	await refuseOtherTypes(connection, asked, plan);
	const found = [];
	for (let at = 0; at < asked.length; at += AT_ONCE$1) found.push(...await readTogether(connection, asked.slice(at, at + AT_ONCE$1), plan));
	return found;
}
/** One query for all; where a row is wrong for one of them, each by itself, so that the error names the one. */
async function readTogether(connection, asked, plan) {
	try {
		return await readBits(connection, asked, plan);
	} catch {
		const found = [];
		for (const one of asked) {
			const alone = await readBits(connection, [one], plan).catch((error) => {
				throw toDataError(one.source, error);
			});
			found.push(...alone);
		}
		return found;
	}
}
/** Throws UserError CONFIG_INVALID for a condition that is not true or false, or that DuckDB cannot bind. */
async function refuseOtherTypes(connection, asked, plan) {
	const all = await typesOf(connection, asked, plan).catch(() => void 0);
	for (const [i, one] of asked.entries()) {
		const type = all === void 0 ? await typeAlone(connection, one, plan) : all[i];
		if (type === "BOOLEAN") continue;
		const message = `the condition gives ${String(type)}, not true or false`;
		throw dataError(one.source, message, "compare it with a value, for example age < 25", "CONFIG_INVALID");
	}
}
async function typeAlone(connection, one, plan) {
	try {
		return (await typesOf(connection, [one], plan))[0];
	} catch (error) {
		throw toDataError(one.source, error);
	}
}
async function typesOf(connection, asked, { from }) {
	return (await connection.runAndReadAll(`DESCRIBE SELECT ${asked.map(({ sql }, i) => `(${sql}) AS c${i}`).join(", ")} FROM ${from}`)).getRows().map(([, type]) => type);
}
async function readBits(connection, asked, plan) {
	const order = plan.orderBy === void 0 ? "" : ` ORDER BY ${plan.orderBy}`;
	const bits = asked.map(({ sql }, bit) => `CASE WHEN (${sql}) THEN ${2 ** bit} ELSE 0 END`).join(" + ");
	const result = await connection.stream(`SELECT CAST(${bits} AS INTEGER) FROM ${plan.from}${order}`);
	const holds = asked.map(() => new Uint8Array(plan.rows));
	await eachChunk(result, (chunk, start) => {
		const vector = chunk.getColumnVector(0);
		const { rowCount } = chunk;
		for (let i = 0; i < rowCount; i++) {
			const answers = vector.getItem(i);
			for (const [bit, one] of holds.entries()) one[start + i] = answers >>> bit & 1;
		}
	});
	return holds;
}

/** Up to so many numbers are put in order one by one. */
const FEW = 24;
/** Numbers per bucket that a part is split into, and the most buckets that writing to at once stays fast. */
const PER_BUCKET = 4;
const MAX_BUCKETS = 2048;
/** Deeper than this the numbers crowd together too much for buckets of equal width. */
const MAX_DEPTH = 6;
/**
* Sorts finite numbers, none of them a negative zero, in place and several times as fast as `Float64Array.sort`: by buckets of equal
* width, split again until few are left. `scratch` is at least as long and is overwritten.
*/
function sortNumbers(values, scratch) {
	const parts = [{
		from: 0,
		to: values.length,
		depth: 0
	}];
	for (let part = parts.pop(); part !== void 0; part = parts.pop()) if (part.to - part.from <= FEW) insert$1(values, part.from, part.to);
	else split(values, scratch, part, parts);
}
/** Puts a part into buckets; those that still hold many are added to `parts`. */
function split(values, scratch, { from, to, depth }, parts) {
	let min = values[from];
	let max = min;
	for (let i = from + 1; i < to; i++) {
		const value = values[i];
		if (value < min) min = value;
		if (value > max) max = value;
	}
	if (min === max) return;
	const buckets = Math.min(MAX_BUCKETS, Math.ceil((to - from) / PER_BUCKET));
	const factor = buckets / (max - min);
	if (factor === 0 || factor > Number.MAX_VALUE || depth > MAX_DEPTH) {
		values.subarray(from, to).sort();
		return;
	}
	const last = buckets - 1;
	const starts = STARTS.fill(0, 0, buckets + 1);
	for (let i = from; i < to; i++) {
		const bucket = Math.min(last, (values[i] - min) * factor) | 0;
		starts[bucket + 1] = starts[bucket + 1] + 1;
	}
	for (let bucket = 1; bucket <= buckets; bucket++) starts[bucket] = starts[bucket] + starts[bucket - 1];
	scratch.set(values.subarray(from, to), 0);
	for (let i = 0; i < to - from; i++) {
		const value = scratch[i];
		const bucket = Math.min(last, (value - min) * factor) | 0;
		const place = starts[bucket];
		starts[bucket] = place + 1;
		values[from + place] = value;
	}
	splitBuckets(values, {
		from,
		to,
		depth
	}, buckets, parts);
}
/** After the numbers are in place, `STARTS` holds the end of every bucket. */
function splitBuckets(values, { from, depth }, buckets, parts) {
	let start = from;
	for (let bucket = 0; bucket < buckets; bucket++) {
		const end = from + STARTS[bucket];
		if (end - start > FEW) parts.push({
			from: start,
			to: end,
			depth: depth + 1
		});
		else insert$1(values, start, end);
		start = end;
	}
}
function insert$1(values, from, to) {
	for (let i = from + 1; i < to; i++) {
		const value = values[i];
		let place = i;
		while (place > from && values[place - 1] > value) {
			values[place] = values[place - 1];
			place -= 1;
		}
		values[place] = value;
	}
}
const STARTS = /* @__PURE__ */ new Uint32Array(2049);

const FIRST_SLOTS = 64;
/** How much larger the next table is. */
const GROWTH = 8;
const FULL = .75;
/** An empty counter. */
function createCellCounter(limit) {
	const nothing = {
		missing: 0,
		infinite: 0,
		min: Number.POSITIVE_INFINITY,
		max: Number.NEGATIVE_INFINITY
	};
	return {
		limit,
		shift: 0,
		...emptyTable(FIRST_SLOTS),
		...nothing
	};
}
/** Counts numbers, whatever their order; NaN is missing. */
function countCells(counter, numbers) {
	widenRange(counter, numbers);
	const source = new Int32Array(numbers.buffer, numbers.byteOffset, numbers.length * 2);
	let counted = countUntilFull(counter, source, 0);
	while (counted < numbers.length) {
		makeRoom(counter);
		counted = countUntilFull(counter, source, counted);
	}
}
/** Comparisons with NaN are false, so what is missing changes nothing. */
function widenRange(counter, numbers) {
	let { min, max } = counter;
	for (let i = 0; i < numbers.length; i++) {
		const number = numbers[i];
		if (number < min && number !== Number.NEGATIVE_INFINITY) min = number;
		if (number > max && number !== Number.POSITIVE_INFINITY) max = number;
	}
	counter.min = min;
	counter.max = max;
}
/** The very cells that `toCells` makes of everything that was counted. */
function countedCells(counter) {
	const values = ascending(counter);
	const pair = /* @__PURE__ */ new Int32Array(2);
	const number = new Float64Array(pair.buffer);
	const counts = values.map((value) => {
		number[0] = value;
		return counter.slots[2 * slotOf(counter, pair[HIGH$1], pair[LOW$1]) + 1];
	});
	return mergeCells({
		shift: counter.shift,
		values,
		counts
	}, NOTHING, counter.limit);
}
/** Counts from number `start` on until a new cell finds no room; answers how far it came. */
function countUntilFull(counter, source, start) {
	const { words, slots, room } = counter;
	const { high: highMask, low: lowMask } = masksOf(counter.shift);
	const mask = (slots.length >> 1) - 1;
	const end = source.length >> 1;
	let { filled } = counter;
	let i = start;
	for (; i < end; i++) {
		let high = source[2 * i + HIGH$1];
		let low = source[2 * i + LOW$1];
		if ((high & EXPONENT) === EXPONENT) {
			countNotFinite(counter, high, low);
			continue;
		}
		high &= highMask;
		low &= lowMask;
		if (high === SIGN && low === 0) high = 0;
		let slot = hashOf$1(high, low) & mask;
		while (slots[2 * slot + 1] !== 0 && (words[4 * slot + HIGH$1] !== high || words[4 * slot + LOW$1] !== low)) slot = slot + 1 & mask;
		if (slots[2 * slot + 1] === 0) {
			if (filled === room) break;
			filled += 1;
			words[4 * slot + HIGH$1] = high;
			words[4 * slot + LOW$1] = low;
		}
		slots[2 * slot + 1] = slots[2 * slot + 1] + 1;
	}
	counter.filled = filled;
	return i;
}
function countNotFinite(counter, high, low) {
	if ((high & FRACTION) === 0 && low === 0) counter.infinite += 1;
	else counter.missing += 1;
}
/** A table twice as large while that holds no more than needed, else coarser cells: those of a part are never coarser than of the whole. */
function makeRoom(counter) {
	const { words, slots, limit } = counter;
	const size = slots.length / 2;
	const isSmall = size < 2 * limit;
	const shift = isSmall ? counter.shift : coarserShift(counter);
	Object.assign(counter, emptyTable(isSmall ? Math.min(GROWTH * size, powerAbove(2 * limit)) : size), { shift });
	const { high: highMask, low: lowMask } = masksOf(shift);
	for (let from = 0; from < slots.length; from += 2) {
		const rows = slots[from + 1];
		if (rows === 0) continue;
		const low = words[2 * from + LOW$1] & lowMask;
		const masked = words[2 * from + HIGH$1] & highMask;
		const high = masked === SIGN && low === 0 ? 0 : masked;
		const slot = slotOf(counter, high, low);
		if (counter.slots[2 * slot + 1] === 0) counter.filled += 1;
		counter.words[4 * slot + HIGH$1] = high;
		counter.words[4 * slot + LOW$1] = low;
		counter.slots[2 * slot + 1] = counter.slots[2 * slot + 1] + rows;
	}
}
function powerAbove(size) {
	return 2 ** Math.ceil(Math.log2(size));
}
function coarserShift(counter) {
	const values = ascending(counter);
	return mergeCells({
		shift: counter.shift,
		values,
		counts: new Float64Array(values.length)
	}, NOTHING, counter.limit).shift;
}
function ascending({ slots, filled }) {
	const values = new Float64Array(filled);
	for (let from = 0, i = 0; from < slots.length; from += 2) if (slots[from + 1] !== 0) values[i++] = slots[from];
	sortNumbers(values, new Float64Array(filled));
	return values;
}
/** The slot of a cell, or the free one where it belongs. */
function slotOf({ words, slots }, high, low) {
	const mask = (slots.length >> 1) - 1;
	let slot = hashOf$1(high, low) & mask;
	while (slots[2 * slot + 1] !== 0 && (words[4 * slot + HIGH$1] !== high || words[4 * slot + LOW$1] !== low)) slot = slot + 1 & mask;
	return slot;
}
function hashOf$1(high, low) {
	const mixed = Math.imul(high ^ high >>> 15 ^ Math.imul(low, 2654435761), 2246822507);
	return mixed ^ mixed >>> 15;
}
function masksOf(shift) {
	return {
		high: shift <= 32 ? -1 : -1 << shift - 32,
		low: shift >= 32 ? 0 : -1 << shift
	};
}
function emptyTable(size) {
	const slots = new Float64Array(2 * size);
	return {
		slots,
		words: new Int32Array(slots.buffer),
		filled: 0,
		room: size * FULL
	};
}
const NOTHING = {
	shift: 0,
	values: /* @__PURE__ */ new Float64Array(),
	counts: /* @__PURE__ */ new Float64Array()
};
const EXPONENT = 2146435072;
const FRACTION = 1048575;
const SIGN = -2147483648;
/** Which word of a double holds its sign. */
const HIGH$1 = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;
const LOW$1 = 1 - HIGH$1;

/** So many rows tell of most columns of very many values that they are one, without holding all of them. */
const GLANCE_ROWS = 2e5;
const WORDS$2 = `list_filter(string_split(translate(v, E'\\t\\n\\x0B\\x0C\\r', '     '), ' '), lambda w: w <> '')`;
/** One word and nothing else. */
const IS_WORD = String.raw`(v <> '' AND NOT regexp_matches(v, '[ \t\n\v\f\r]'))`;
/** Counts a text column by value, or, with more than 10,000 different values, in buckets. */
async function countTexts(connection, from, { name, cells }) {
	const texts = `(SELECT ${`CAST(${identifier(name)} AS VARCHAR)`} AS v FROM ${from} WHERE ${identifier(name)} IS NOT NULL)`;
	const [present, all] = await firstRow(connection, `SELECT count(${identifier(name)}), count(*) FROM ${from}`);
	const missing = Number(all - present);
	if (present === 0n) return {
		missing,
		values: { kind: "empty" }
	};
	const glance = `SELECT count(DISTINCT v) FROM (SELECT v FROM ${texts} LIMIT ${GLANCE_ROWS})`;
	const [seen] = await firstRow(connection, glance);
	const categories = Number(seen) > 1e4 ? void 0 : await countValues(connection, texts);
	if (categories !== void 0) return {
		missing,
		values: {
			kind: "category",
			categories
		}
	};
	return {
		missing,
		values: {
			kind: "text",
			text: await countBuckets(connection, texts, cells)
		}
	};
}
async function countValues(connection, texts) {
	const reader = await connection.streamAndReadUntil(`SELECT v, CAST(count(*) AS DOUBLE) FROM ${texts} GROUP BY v`, MAX_CATEGORIES + 1);
	if (reader.currentRowCount > 1e4) return void 0;
	const rows = new Map(reader.getRows());
	const names = [...rows.keys()].sort();
	return {
		names,
		counts: Float64Array.from(names, (name) => rows.get(name) ?? 0)
	};
}
/** One scan for values, lengths and numbers of words, one more for the words of texts that have several. */
async function countBuckets(connection, texts, cells) {
	const weighted = await weigh(connection, texts);
	const [values, words] = [new Float64Array(BUCKETS), new Float64Array(BUCKETS)];
	const lengths = /* @__PURE__ */ new Map();
	const wordCounts = /* @__PURE__ */ new Map();
	let isSpaced = false;
	const whole = await connection.runAndReadAll(`SELECT b, isWord, l, w, CAST(sum(n) AS DOUBLE) FROM (SELECT ${bucketOf("v")} AS b, ${IS_WORD} AS isWord, length(v) AS l,
     CASE WHEN ${IS_WORD} THEN 1 ELSE len(${WORDS$2}) END AS w, n FROM ${weighted}) GROUP BY GROUPING SETS ((b, isWord), (l), (w))`);
	for (const [bucket, isWord, length, count, sum] of whole.getRowsJS()) {
		const rows = Number(sum);
		if (length !== null) lengths.set(Number(length), rows);
		else if (count !== null) wordCounts.set(Number(count), rows);
		else {
			add$1(values, Number(bucket), rows);
			if (isWord === true) add$1(words, Number(bucket), rows);
			else isSpaced = true;
		}
	}
	if (isSpaced) {
		const buckets = `list_distinct(list_transform(${WORDS$2}, lambda w: ${bucketOf("w")}))`;
		const parted = await connection.runAndReadAll(`SELECT b, CAST(sum(n) AS DOUBLE) FROM (SELECT unnest(${buckets}) AS b, n FROM ${weighted} WHERE NOT ${IS_WORD}) GROUP BY b`);
		for (const [bucket, rows] of parted.getRowsJS()) add$1(words, Number(bucket), Number(rows));
	}
	return {
		values,
		words,
		lengths: toWeightedCells(lengths, cells),
		wordCounts: toWeightedCells(wordCounts, cells)
	};
}
/** Equal texts together where that saves work; else one by one, which holds nothing. */
async function weigh(connection, texts) {
	const [few] = await firstRow(connection, `SELECT approx_count_distinct(v) < count(*) / 4 FROM ${texts}`);
	return few === true ? `(SELECT v, count(*) AS n FROM ${texts} GROUP BY v)` : `(SELECT v, 1 AS n FROM ${texts})`;
}
/** SQL of the first three hex digits of an MD5, as a number. */
function bucketOf(sql) {
	return `CAST('0x' || substr(md5(${sql}), 1, 3) AS INTEGER)`;
}
function toWeightedCells(rows, limit) {
	const values = Float64Array.from(rows.keys()).sort();
	const cells = {
		shift: 0,
		values,
		counts: values.map((value) => rows.get(value) ?? 0)
	};
	return mergeCells(cells, {
		shift: 0,
		values: /* @__PURE__ */ new Float64Array(),
		counts: /* @__PURE__ */ new Float64Array()
	}, limit);
}
function add$1(counts, index, rows) {
	counts[index] = (counts[index] ?? 0) + rows;
}

/** Columns of numbers that one pass counts: their tables are half a megabyte each. */
const COLUMNS_PER_PASS$1 = 256;
/** Vectors of 2,048 numbers that are held to be counted together, and the most of one column: 32 MB at most. */
const HELD_VECTORS = 2048;
const HELD_CHUNKS = 32;
/** Sums up columns of `from` (SQL) with `rows` rows. Numbers are read once in passes of many columns; texts are counted by DuckDB. */
async function summarizeColumns(connection, { from, rows }, { columns, cells, onProgress }) {
	const found = /* @__PURE__ */ new Map();
	const done = (share) => onProgress?.((found.size + share) / columns.length);
	const numbers = columns.filter(({ type }) => type !== "text" && type !== "other");
	for (let start = 0; start < numbers.length; start += COLUMNS_PER_PASS$1) {
		const group = numbers.slice(start, start + COLUMNS_PER_PASS$1);
		const counters = await countNumbers(connection, from, {
			columns: group,
			cells,
			onRows: (read) => done(group.length * read / rows)
		});
		group.forEach((column, i) => {
			found.set(column.name, numberSummary(column, rows, counters[i]));
		});
	}
	for (const column of columns) {
		if (column.type === "text") {
			const { missing, values } = await countTexts(connection, from, {
				name: column.name,
				cells
			});
			found.set(column.name, {
				name: column.name,
				rows,
				missing,
				values
			});
		} else if (column.type === "other") {
			const [counted] = await firstRow(connection, `SELECT count(${identifier(column.name)}) FROM ${from}`);
			const present = Number(counted);
			const values = present === 0 ? { kind: "empty" } : {
				kind: "other",
				present
			};
			found.set(column.name, {
				name: column.name,
				rows,
				missing: rows - present,
				values
			});
		}
		done(0);
	}
	return columns.map(({ name }) => found.get(name));
}
/** Counts the cells of columns of numbers, booleans or dates in one pass. */
async function countNumbers(connection, from, { columns, cells, onRows }) {
	const counters = columns.map(() => createCellCounter(cells));
	const result = await connection.stream(`SELECT ${columns.map(numberExpression).join(", ")} FROM ${from}`);
	let held = [];
	const countHeld = () => {
		counters.forEach((counter, i) => {
			for (const chunk of held) countCells(counter, doublesOf(chunk.getColumnVector(i)));
		});
		held = [];
	};
	await eachChunk(result, (chunk, start) => {
		held.push(chunk);
		if (held.length < Math.min(HELD_CHUNKS, HELD_VECTORS / columns.length)) return;
		countHeld();
		onRows?.(start + chunk.rowCount);
	});
	countHeld();
	return counters;
}
function numberSummary({ name, type }, rows, counter) {
	const cells = countedCells(counter);
	const { missing, infinite } = counter;
	const kind = type === "boolean" || type === "date" ? type : "number";
	const present = rowsOf(cells);
	if (infinite === 0 && present === 0) return {
		name,
		rows,
		missing,
		values: { kind: "empty" }
	};
	return {
		name,
		rows,
		missing,
		values: {
			kind,
			cells,
			infinite,
			...present === 0 ? {} : { range: {
				min: counter.min + 0,
				max: counter.max + 0
			} }
		}
	};
}

const SHOWN_COLUMNS = 12;
/** Beyond this a table is a matrix that was written as columns, and every look at it takes minutes. */
const MAX_COLUMNS = 1e4;
/** Counts and describes a relation. Throws UserError DATA_EMPTY when it has no rows, DATA_UNREADABLE when it has no columns to use. */
async function describeRelation(instance, relation) {
	const { source, from } = relation;
	const { rows, columns } = await withConnection(instance, async (connection) => {
		return {
			columns: (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`)).getRows().map(([name, type]) => toColumnInfo(String(name), String(type))),
			rows: Number(await firstValue(connection, `SELECT count(*) FROM ${from}`))
		};
	});
	if (columns.length > MAX_COLUMNS) throw dataError(source, `the data have ${columns.length} columns; at most ${MAX_COLUMNS} are read`, "select the columns that matter in a query, or put repeated measurements into rows");
	if (rows === 0) throw dataError(source, "the data has no rows", "check the file or the filter of the query", "DATA_EMPTY");
	return {
		rows,
		columns,
		files: relation.files,
		read: async (names, options) => {
			const orderBy = options?.orderBy;
			const wanted = pick(columns, orderBy === void 0 ? names : [...names, orderBy], source).slice(0, names.length);
			refuseOther(wanted, source);
			const plan = {
				columns: wanted,
				from,
				rows,
				orderBy: orderSql(orderBy, relation)
			};
			return withConnection(instance, (connection) => readColumns(connection, plan)).catch((error) => {
				throw toDataError(source, error);
			});
		},
		summarize: async (names, options) => {
			const plan = {
				...options,
				columns: pick(columns, names, source)
			};
			return withConnection(instance, (connection) => summarizeColumns(connection, {
				from,
				rows
			}, plan)).catch((error) => {
				throw toDataError(source, error);
			});
		},
		aggregate: async (request, options) => {
			const orderBy = orderSql(options?.orderBy, relation);
			const plan = {
				from,
				orderBy,
				columns: columns.map(({ name }) => name),
				root: source.root
			};
			return withConnection(instance, (connection) => aggregate(connection, request, plan));
		},
		holds: async (conditions, options) => {
			const orderBy = orderSql(options?.orderBy, relation);
			const plan = {
				from,
				rows,
				orderBy,
				columns: columns.map(({ name }) => name),
				root: source.root
			};
			return withConnection(instance, (connection) => readConditions(connection, conditions, plan));
		}
	};
}
function orderSql(orderBy, { tieOrder }) {
	return orderBy === void 0 ? void 0 : `${identifier(orderBy)} NULLS LAST, ${tieOrder}`;
}
function toColumnInfo(name, databaseType) {
	return {
		name,
		type: toColumnType(databaseType),
		databaseType
	};
}
function pick(columns, names, source) {
	const known = new Map(columns.map((column) => [column.name, column]));
	const missing = names.filter((name) => !known.has(name));
	if (missing.length > 0) {
		const all = [...known.keys()];
		throw new UserError("COLUMN_MISSING", missing.map((name) => ({
			file: source.name,
			message: `there is no column "${name}" (columns: ${some(all)})`,
			fix: suggestion(nearestName(name, all))
		})));
	}
	return names.flatMap((name) => known.get(name) ?? []);
}
function refuseOther(columns, source) {
	const problems = columns.filter((column) => column.type === "other").map((column) => ({
		file: source.name,
		message: `the column "${column.name}" has the type ${column.databaseType}, which no test can use`,
		fix: "leave it out, or turn it into numbers or text in a query"
	}));
	if (problems.length > 0) throw new UserError("DATA_UNREADABLE", problems);
}
function suggestion(near) {
	return near === void 0 ? "name one of the columns (capitals count)" : `did you mean "${near}"?`;
}
function some(names) {
	return names.length > SHOWN_COLUMNS ? `${names.slice(0, SHOWN_COLUMNS).join(", ")}, …` : names.join(", ");
}

const ENDINGS = [
	["parquet", /\.(parquet|pq)$/i],
	["csv", /\.(csv|tsv|txt)(\.(gz|zst))?$/i],
	["json", /\.(json|jsonl|ndjson)(\.(gz|zst))?$/i]
];
/**
* Fixed where DuckDB would guess from a part of the file: types come from every row of every file, the first line is the header,
* nothing is skipped, repaired or filled up. What is left to detection is the delimiter, the quotes and the date format; truth values are
* settled afterwards (`settleTypes`).
*/
const CSV_OPTIONS = "header = true, sample_size = -1, files_to_sniff = -1, skip = 0, comment = '', ignore_errors = false, null_padding = false, strict_mode = true, auto_type_candidates = ['NULL', 'BIGINT', 'DOUBLE', 'TIME', 'DATE', 'TIMESTAMP', 'TIMESTAMPTZ', 'VARCHAR']";
/** Does this name end like a file that we read? */
function isDataFile(path) {
	return ENDINGS.some(([, ending]) => ending.test(path));
}
/** The one format of the files, by their endings. Throws UserError DATA_UNREADABLE for other endings and mixtures. */
function formatOf(files, source) {
	const formats = new Set(files.map((file) => singleFormat(file.shown, source)));
	const [format] = formats;
	if (format === void 0 || formats.size > 1) throw dataError(source, `the pattern mixes ${[...formats].join(" and ")} files`, "name files of one format");
	return format;
}
/** The table function call that reads the files in the given order. */
function readerSql(format, files) {
	const list = `[${files.map((file) => literal(file.real)).join(", ")}]`;
	const hive = `hive_partitioning = ${files.some((file) => file.shown.includes("="))}`;
	switch (format) {
		case "parquet": return `read_parquet(${list}, ${hive})`;
		case "csv": return `read_csv(${list}, ${CSV_OPTIONS}, ${hive})`;
		case "json": return `read_json(${list}, sample_size = -1, maximum_sample_files = 1000000, ${hive})`;
		default: return format;
	}
}
function singleFormat(path, source) {
	const found = ENDINGS.find(([, ending]) => ending.test(path));
	if (found !== void 0) return found[0];
	throw dataError(source, `"${path}" has an ending that Assay does not read`, "convert it to .parquet, .csv (also .tsv, .txt) or .jsonl (also .json, .ndjson), with .gz or .zst if you like");
}

/** Rows that are multiplied together: so many products of numbers up to 1 with 42 binary places add up exactly in a double. */
const BLOCK$1 = 2048;
const UNIT = 2 ** 42;
/** Adding this and taking it away again rounds a number between -1 and 1 to 42 binary places. */
const ROUND = 1536;
/** A sum is carried in two words, so that millions of blocks add up exactly. */
const WORD = 2 ** 26;
/** No rows yet. */
function createProducts(columns) {
	const sums = (length) => ({
		high: new Float64Array(length),
		low: new Float64Array(length)
	});
	const pairs = columns.length ** 2;
	return {
		columns,
		rows: 0,
		products: sums(pairs),
		missing: new Float64Array(columns.length),
		bothMissing: new Float64Array(pairs),
		sums: sums(columns.length),
		lost: sums(pairs),
		lostSquares: sums(pairs),
		block: columns.map(() => new Float64Array(BLOCK$1)),
		absent: columns.map(() => new Uint8Array(BLOCK$1))
	};
}
/** Adds rows, column by column; what is not finite is no number. */
function addProducts(all, numbers) {
	const rows = numbers[0]?.length ?? 0;
	for (let start = 0; start < rows; start += BLOCK$1) {
		const count = Math.min(BLOCK$1, rows - start);
		const missing = numbers.map((values, a) => standardize(all, a, values.subarray(start, start + count)));
		all.rows += count;
		for (let a = 0; a < numbers.length; a++) multiply(all, a, count);
		missing.forEach((rowsOfB, b) => {
			if (rowsOfB.length > 0) for (let a = 0; a < numbers.length; a++) addLost(all, a, b, rowsOfB);
		});
	}
}
/** Pearson's r of two columns, and the rows it is of; `undefined` where one of the two is constant. */
function pearsonOf(all, a, b) {
	const [ab, ba] = [a * all.columns.length + b, b * all.columns.length + a];
	const [aa, bb] = [a * all.columns.length + a, b * all.columns.length + b];
	const n = BigInt(all.rows - all.missing[a] - all.missing[b] + all.bothMissing[ab]);
	const sumA = totalOf(all.sums, a) - totalOf(all.lost, ab);
	const sumB = totalOf(all.sums, b) - totalOf(all.lost, ba);
	const squareA = totalOf(all.products, aa) - totalOf(all.lostSquares, ab);
	const squareB = totalOf(all.products, bb) - totalOf(all.lostSquares, ba);
	const spread = (square, one, other) => Number(square * BigInt(UNIT) * n - one * other);
	const [first, second] = [spread(squareA, sumA, sumA), spread(squareB, sumB, sumB)];
	if (n < 2n || first <= 0 || second <= 0) return void 0;
	const pearson = spread(totalOf(all.products, ab), sumA, sumB) / Math.sqrt(first) / Math.sqrt(second);
	return {
		pearson: Math.min(1, Math.max(-1, pearson)),
		rows: Number(n)
	};
}
/** Fills the block of column a; answers its rows without a number. */
function standardize(all, a, values) {
	const { scale, centre, stretch } = all.columns[a];
	const into = all.block[a];
	const absent = all.absent[a];
	const missing = [];
	let sum = 0;
	for (let i = 0; i < values.length; i++) {
		const z = (values[i] * scale - centre) * stretch;
		const isThere = z >= -1 && z <= 1;
		into[i] = isThere ? z : 0;
		absent[i] = isThere ? 0 : 1;
		if (isThere) sum += z + ROUND - ROUND;
		else missing.push(i);
	}
	add(all.sums, a, sum);
	all.missing[a] = all.missing[a] + missing.length;
	return missing;
}
/** Products of column a with itself and all after it, four at a time: the processor works on several sums at once. */
function multiply(all, a, count) {
	const width = all.columns.length;
	const one = all.block[a];
	for (let b = a; b < width; b += 4) {
		const [b0, b1, b2, b3] = [
			0,
			1,
			2,
			3
		].map((i) => all.block[Math.min(width - 1, b + i)]);
		let [s0, s1, s2, s3] = [
			0,
			0,
			0,
			0
		];
		for (let i = 0; i < count; i++) {
			const z = one[i];
			s0 += z * b0[i] + ROUND - ROUND;
			s1 += z * b1[i] + ROUND - ROUND;
			s2 += z * b2[i] + ROUND - ROUND;
			s3 += z * b3[i] + ROUND - ROUND;
		}
		for (const [i, sum] of [
			s0,
			s1,
			s2,
			s3
		].entries()) if (b + i < width) add(all.products, a * width + b + i, sum);
	}
}
/** Takes note of what column a has in rows where b has no number. */
function addLost(all, a, b, rows) {
	const pair = a * all.columns.length + b;
	const z = all.block[a];
	const absent = all.absent[a];
	let [sum, squares, both] = [
		0,
		0,
		0
	];
	for (const row of rows) {
		const value = z[row];
		sum += value + ROUND - ROUND;
		squares += value * value + ROUND - ROUND;
		both += absent[row];
	}
	add(all.lost, pair, sum);
	add(all.lostSquares, pair, squares);
	all.bothMissing[pair] = all.bothMissing[pair] + both;
}
function add({ high, low }, at, sum) {
	const units = sum * UNIT;
	const upper = Math.round(units / WORD);
	high[at] = high[at] + upper;
	low[at] = low[at] + (units - upper * WORD);
}
function totalOf({ high, low }, at) {
	return BigInt(high[at]) * BigInt(WORD) + BigInt(low[at]);
}

/** Pearson's r of every pair over the rows where both have a number, in one pass; no bit depends on threads or row order. */
async function correlate(connection, from, columns) {
	const products = createProducts(columns.map(({ standard }) => standard));
	const list = columns.map(({ column }) => numberExpression(column)).join(", ");
	const result = await connection.stream(`SELECT ${list} FROM ${from}`);
	await eachChunk(result, (chunk) => {
		addProducts(products, columns.map((_, i) => doublesOf(chunk.getColumnVector(i))));
	});
	return columns.flatMap(({ column }, a) => columns.slice(a + 1).flatMap((other, i) => {
		const found = pearsonOf(products, a, a + 1 + i);
		return found === void 0 ? [] : [{
			columns: [column.name, other.column.name],
			...found
		}];
	}));
}

/** Columns of more rows than this are left to DuckDB, which spills to disk: 200 MB a column. */
const MAX_HELD_ROWS = 24e6;
/** Numbers of several columns that are held at once: 256 MB. */
const MAX_HELD = 2 ** 25;
/** Calls `use` with the finite numbers of each column in ascending order, a few columns at a time; they are only lent. */
async function eachSorted(connection, { from, rows, columns }, use) {
	if (columns.length === 0) return;
	const together = Math.min(columns.length, Math.max(1, Math.floor(MAX_HELD / rows)));
	const held = Array.from({ length: together }, () => new Float64Array(rows));
	const scratch = new Float64Array(rows);
	for (let start = 0; start < columns.length; start += together) {
		const group = columns.slice(start, start + together);
		const filled = group.map(() => 0);
		const result = await connection.stream(`SELECT ${group.map(numberExpression).join(", ")} FROM ${from}`);
		await eachChunk(result, (chunk) => {
			group.forEach((_, i) => {
				filled[i] = appendFinite(held[i], filled[i], doublesOf(chunk.getColumnVector(i)));
			});
		});
		group.forEach((column, i) => {
			const values = held[i].subarray(0, filled[i]);
			sortNumbers(values, scratch);
			use(column, values);
		});
	}
}
/** Puts finite numbers, with one zero, behind those that are there; answers how many there are now. */
function appendFinite(into, filled, numbers) {
	let end = filled;
	for (let i = 0; i < numbers.length; i++) {
		const value = numbers[i];
		into[end] = value + 0;
		if (Number.isFinite(value)) end += 1;
	}
	return end;
}

/** With more suspicious rows than this it is quicker to look at all of them. */
const MAX_SUSPECTS = 2e4;
/**
* Rows that repeat an earlier one. Rows are told apart by 52 bits of their hash, which DuckDB makes the same for rows that it takes for
* equal; the few whose hashes meet are compared as a whole, so the answer is exact.
*/
async function countDuplicateRows(connection, { from, rows, columns }) {
	const key = `CAST(hash(${columns.map(({ name }) => identifier(name)).join(", ")}) >> 12 AS DOUBLE)`;
	const suspects = rows > 24e6 ? void 0 : await repeatedKeys(connection, `SELECT ${key} FROM ${from}`, rows);
	if (suspects?.length === 0) return 0;
	const where = suspects === void 0 ? "" : `WHERE ${key} IN (${suspects.map((value) => `${value}::DOUBLE`).join(", ")})`;
	const [all, different] = await firstRow(connection, `SELECT (SELECT count(*) FROM ${from} ${where}), (SELECT count(*) FROM (SELECT DISTINCT * FROM ${from} ${where}))`);
	return Number(all) - Number(different);
}
/** Keys that several rows have; `undefined` when there are very many. */
async function repeatedKeys(connection, sql, rows) {
	const keys = new Float64Array(rows);
	await eachChunk(await connection.stream(sql), (chunk, start) => {
		keys.set(doublesOf(chunk.getColumnVector(0)), start);
	});
	sortNumbers(keys, new Float64Array(rows));
	const repeated = [];
	for (let i = 1; i < rows && repeated.length <= MAX_SUSPECTS; i++) if (keys[i] === keys[i - 1] && keys[i] !== repeated.at(-1)) repeated.push(keys[i]);
	return repeated.length > MAX_SUSPECTS ? void 0 : repeated;
}

/** Sign and exponent: the upper 12 bits. */
const EXPONENTS = 4096;
/** So many words of 32 bits add up exactly in a double. */
const CARRY_AFTER = 2 ** 20;
const SMALLEST = -1074;
/** Bits of a quotient: more than a double has. */
const QUOTIENT_BITS = 80;
function createExactSum() {
	const words = () => new Float64Array(EXPONENTS);
	return {
		rows: words(),
		high: words(),
		low: words(),
		pending: 0,
		total: 0n
	};
}
/** Adds finite numbers. */
function addAll(sum, values) {
	for (let start = 0; start < values.length; start += CARRY_AFTER) {
		carry(sum);
		addBlock$1(sum, values.subarray(start, start + CARRY_AFTER));
	}
}
/** Adds a finite number several times. */
function addTimes(sum, value, times) {
	DOUBLE$1[0] = value;
	const at = WORDS$1[HIGH] >>> 20;
	const size = magnitude(at, 1, WORDS$1[HIGH] & 1048575, WORDS$1[LOW]) * BigInt(times);
	sum.total += at >= EXPONENTS / 2 ? -size : size;
}
/** The sum divided by a whole number, rounded once. */
function quotient(sum, divisor) {
	carry(sum);
	const size = sum.total < 0n ? -sum.total : sum.total;
	if (size === 0n) return 0;
	const divided = BigInt(divisor);
	const bits = QUOTIENT_BITS - bitsOf(size) + bitsOf(divided);
	const whole = Number((bits < 0 ? size >> BigInt(-bits) : size << BigInt(bits)) / divided);
	const power = SMALLEST - bits;
	const value = whole * 2 ** Math.ceil(power / 2) * 2 ** Math.floor(power / 2);
	return sum.total < 0n ? -value : value;
}
function addBlock$1(sum, values) {
	const { rows, high, low } = sum;
	const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
	for (let i = 0; i < words.length; i += 2) {
		const upper = words[i + HIGH];
		const at = upper >>> 20;
		rows[at] = rows[at] + 1;
		high[at] = high[at] + (upper & 1048575);
		low[at] = low[at] + words[i + LOW];
	}
	sum.pending += values.length;
}
function carry(sum) {
	if (sum.pending === 0) return;
	const { rows, high, low } = sum;
	for (let at = 0; at < EXPONENTS; at++) {
		if (rows[at] === 0) continue;
		const size = magnitude(at, rows[at], high[at], low[at]);
		sum.total += at >= EXPONENTS / 2 ? -size : size;
	}
	for (const words of [
		rows,
		high,
		low
	]) words.fill(0);
	sum.pending = 0;
}
/** What rows of one sign and exponent add up to, without the sign. */
function magnitude(at, rows, high, low) {
	const exponent = at & 2047;
	const ones = exponent === 0 ? 0 : rows * 2 ** 20;
	return (BigInt(ones + high) << 32n) + BigInt(low) << BigInt(Math.max(0, exponent - 1));
}
function bitsOf(value) {
	return value.toString(16).length * 4;
}
const DOUBLE$1 = /* @__PURE__ */ new Float64Array(1);
const WORDS$1 = new Uint32Array(DOUBLE$1.buffer);
const HIGH = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;
const LOW = 1 - HIGH;

const QUANTILES = [
	.05,
	.25,
	.5,
	.75,
	.95
];
/** Outside of these quantiles everything goes into the first and last bin, so that one wrong value does not flatten the picture. */
const SHOWN_RANGE = [.005, .995];
const MAX_BINS = 20;
/** With so few different values a histogram shows each of them. */
const FEW_VALUES = 20;
/** 2 to the minus this is small enough for any column, and its inverse is finite. */
const SMALLEST_EXPONENT = -900;
const BLOCK = 2 ** 16;
/** Measures at least one number in ascending order; `rows` and `distinct` are those of its tally. */
function measureAscending(numbers, { rows, distinct }) {
	const upTo = numbers.counts === void 0 ? void 0 : cumulated(numbers.counts);
	const rowsUpTo = (value) => {
		const at = firstAbove(numbers.values, value);
		return upTo === void 0 ? at : upTo[at - 1] ?? 0;
	};
	const quantile = (share) => {
		const rank = Math.max(1, Math.ceil(share * rows));
		return numbers.values[upTo === void 0 ? rank - 1 : firstAbove(upTo, rank - 1)];
	};
	const min = numbers.values[0];
	const max = numbers.values.at(-1);
	const scale = 2 ** -exponentOf(Math.max(Math.abs(min), Math.abs(max)));
	const mean = Math.min(max, Math.max(min, quotient(sumOf(numbers), rows)));
	const centre = mean * scale;
	const reach = Math.max(max * scale - centre, centre - min * scale);
	const stretch = min < max ? 2 ** -exponentOf(reach) : 1;
	const powers = powersOf(numbers, {
		scale,
		centre,
		stretch
	});
	const spread = rows > 1 && min < max ? Math.sqrt(quotient(powers.squares, rows - 1)) / stretch / scale : 0;
	const edges = distinct <= FEW_VALUES ? [...new Set(numbers.values)] : edgesOf({
		min,
		max,
		low: quantile(SHOWN_RANGE[0]),
		high: quantile(SHOWN_RANGE[1])
	});
	return {
		count: rows,
		min,
		max,
		mean,
		standardDeviation: spread,
		...min < max ? shapeOf({
			...powers,
			count: rows,
			squares: quotient(powers.squares, 1)
		}) : {},
		quantiles: QUANTILES.map(quantile),
		bins: edges.map((to, i) => ({
			from: distinct <= FEW_VALUES ? to : edges[i - 1] ?? min,
			to,
			count: rowsUpTo(to) - (i === 0 ? 0 : rowsUpTo(edges[i - 1]))
		})),
		standard: {
			scale,
			centre,
			stretch
		}
	};
}
/** The exact sum of the numbers. */
function sumOf({ values, counts }) {
	const sum = createExactSum();
	addBlock(sum, values, counts);
	return sum;
}
/** Sums of the powers of what `standard` makes of the numbers, in one walk through them. */
function powersOf({ values, counts }, { scale, centre, stretch }) {
	const squares = createExactSum();
	const [cubes, fourths] = [{
		high: 0,
		low: 0
	}, {
		high: 0,
		low: 0
	}];
	const block = new Float64Array(Math.min(BLOCK, values.length));
	for (let start = 0; start < values.length; start += BLOCK) {
		const size = Math.min(BLOCK, values.length - start);
		const z = block.subarray(0, size);
		for (let i = 0; i < size; i++) z[i] = (values[start + i] * scale - centre) * stretch;
		const times = counts?.subarray(start, start + size);
		if (times === void 0) addPowers({
			cubes,
			fourths
		}, z);
		else addPowersTimes({
			cubes,
			fourths
		}, z, times);
		for (let i = 0; i < size; i++) z[i] = z[i] * z[i];
		addBlock(squares, z, times);
	}
	return {
		squares,
		cubes: cubes.high + cubes.low,
		fourths: fourths.high + fourths.low
	};
}
function addBlock(sum, values, counts) {
	if (counts === void 0) addAll(sum, values);
	else for (let i = 0; i < values.length; i++) addTimes(sum, values[i], counts[i]);
}
function cumulated(counts) {
	let total = 0;
	return counts.map((count) => {
		total += count;
		return total;
	});
}
/** Where the first entry above the value is. */
function firstAbove(ascending, value) {
	let [from, to] = [0, ascending.length];
	while (from < to) {
		const middle = from + to >>> 1;
		if (ascending[middle] <= value) from = middle + 1;
		else to = middle;
	}
	return from;
}
/** The power of two at or above a size; not so small that its inverse overflows. */
function exponentOf(size) {
	return size > 0 ? Math.max(SMALLEST_EXPONENT, Math.ceil(Math.log2(size))) : 0;
}
/** Upper edges of bins of equal width between the outer quantiles. */
function edgesOf({ min, max, low, high }) {
	const inner = Array.from({ length: 19 }, (_, i) => low + (high / MAX_BINS - low / MAX_BINS) * (i + 1));
	return [.../* @__PURE__ */ new Set([...inner.filter((edge) => edge > min && edge < max), max])].sort((a, b) => a - b);
}

/** Counts different values in one sweep. `most` says how many frequent ones and how many of a sample are wanted. */
function tallyValues({ values, counts }, most) {
	const top = [];
	const sample = createSample(most.sample);
	let [rows, distinct, least] = [
		0,
		0,
		0
	];
	for (let i = 0; i < values.length;) {
		const value = values[i];
		let next = i + 1;
		while (next < values.length && values[next] === value) next += 1;
		const count = counts === void 0 ? next - i : counts[i];
		i = next;
		rows += count;
		distinct += 1;
		sample.offer(value);
		if (count > least) least = insert(top, {
			value,
			count
		}, most.top);
	}
	return {
		rows,
		distinct,
		top,
		sample: sample.values()
	};
}
/** Puts a value behind all that are at least as frequent; answers how frequent the next must be to matter. */
function insert(top, entry, most) {
	let place = top.length;
	while (place > 0 && top[place - 1].count < entry.count) place -= 1;
	top.splice(place, 0, entry);
	if (top.length > most) top.pop();
	return top.length < most ? 0 : top.at(-1)?.count ?? 0;
}
/** Keeps the values with the smallest hashes, whatever order they come in. */
function createSample(most) {
	let kept = [];
	let limit = 2 ** 32;
	const prune = () => {
		kept = kept.sort((a, b) => a.hash - b.hash || a.value - b.value).slice(0, most);
		limit = kept.length < most ? limit : kept.at(-1)?.hash ?? limit;
	};
	return {
		offer: (value) => {
			const hash = hashOf(value);
			if (hash > limit) return;
			kept.push({
				hash,
				value
			});
			if (kept.length > 4 * most) prune();
		},
		values: () => {
			prune();
			return Float64Array.from(kept, ({ value }) => value).sort();
		}
	};
}
function hashOf(value) {
	DOUBLE[0] = value;
	const mixed = Math.imul(WORDS[0] ^ Math.imul(WORDS[1], 2654435761), 2246822507);
	return (Math.imul(mixed ^ mixed >>> 15, 3266489909) ^ mixed >>> 13) >>> 0;
}
const DOUBLE = /* @__PURE__ */ new Float64Array(1);
const WORDS = new Int32Array(DOUBLE.buffer);

/** Columns whose cells are held at once. */
const COLUMNS_PER_PASS = 64;
/** Whole numbers below this are doubles of their own. */
const LARGEST_WHOLE = 2 ** 53;
/** From this shift on the cells no longer tell powers of two apart. */
const FRACTION_BITS = 52;
/**
* Measures columns of numbers, booleans and dates. One pass counts cells; where they are the values themselves, everything follows from
* them, the other columns are read once more and sorted.
*/
async function measureNumberColumns(connection, { from, rows, columns, tell }) {
	const found = /* @__PURE__ */ new Map();
	const told = (column, measured) => {
		found.set(column.name, measured);
		tell();
	};
	if (rows > 24e6) {
		for (const column of columns) told(column, await measureLargeColumn(connection, from, column));
		return found;
	}
	for (let start = 0; start < columns.length; start += COLUMNS_PER_PASS) {
		const group = columns.slice(start, start + COLUMNS_PER_PASS);
		const counters = await countNumbers(connection, from, {
			columns: group,
			cells: FINE_CELLS
		});
		const wide = [];
		for (const [i, column] of group.entries()) {
			const counter = counters[i];
			const cells = countedCells(counter);
			const raw = {
				column,
				cells,
				infinite: counter.infinite
			};
			if (cells.shift > 0) wide.push(raw);
			else told(column, await finish(connection, from, {
				...raw,
				...measure(column, cells)
			}));
		}
		const measured = /* @__PURE__ */ new Map();
		await eachSorted(connection, {
			from,
			rows,
			columns: wide.map(({ column }) => column)
		}, (column, values) => {
			measured.set(column, measure(column, { values }));
		});
		for (const raw of wide) told(raw.column, await finish(connection, from, {
			...raw,
			...measured.get(raw.column)
		}));
	}
	return found;
}
/** Measures a column of texts, or of a type that can only be shown as text. */
async function measureTextColumn(connection, from, column) {
	const values = await countValues$1(connection, from, column);
	if (column.type !== "text") return { values };
	return {
		values,
		lengths: await measureLengths(connection, from, identifier(column.name))
	};
}
async function measureLargeColumn(connection, from, column) {
	const values = await countValues$1(connection, from, column);
	if (column.type === "boolean") return { values };
	const moments = await measureInSql(connection, from, column);
	return {
		values,
		numbers: moments?.summary,
		standard: moments?.standard
	};
}
function measure({ type }, ascending) {
	const tally = tallyValues(ascending, {
		top: 50,
		sample: SAMPLE
	});
	if (tally.rows === 0 || type === "boolean") return {
		tally,
		numbers: void 0,
		standard: void 0
	};
	const { standard, ...numbers } = measureAscending(ascending, tally);
	return {
		tally,
		numbers,
		standard
	};
}
async function finish(connection, from, { column, cells, infinite, tally, numbers, standard }) {
	if (!isExact(column, cells)) return {
		values: await countValues$1(connection, from, column),
		numbers,
		standard
	};
	const texts = await toTexts(connection, column, [...tally.top.map(({ value }) => value), ...tally.sample]);
	const top = tally.top.map(({ count }, i) => ({
		value: texts[i] ?? "",
		count
	}));
	return {
		values: {
			present: tally.rows,
			infinite,
			distinct: tally.distinct,
			top,
			sample: texts.slice(top.length)
		},
		numbers,
		standard
	};
}
/** Is every value of the column a double of its own? */
function isExact({ type, databaseType }, { values, shift }) {
	if (type === "date") return databaseType === "DATE";
	if (/^U?(BIGINT|HUGEINT)$/.test(databaseType)) {
		const [first = 0, last = 0] = [values[0], values.at(-1)];
		return shift < FRACTION_BITS && Math.max(-first, last) < LARGEST_WHOLE;
	}
	const [, digits = 0] = /^DECIMAL\((\d+)/.exec(databaseType) ?? [];
	return Number(digits) <= 15;
}
/** How DuckDB writes values of the column's own type. */
async function toTexts(connection, { type, databaseType }, values) {
	if (values.length === 0) return [];
	const value = type === "date" ? "make_timestamp_ms(CAST(v AS BIGINT))" : "v";
	const list = `CAST([${values.map((one) => literal(String(one))).join(", ")}] AS DOUBLE[])`;
	const text = `left(CAST(CAST(${value} AS ${databaseType}) AS VARCHAR), ${400})`;
	const [texts] = await firstRow(connection, `SELECT list_transform(${list}, lambda v: ${text})`);
	return texts;
}

/** Aggregates over a relation. What was measured of a column is kept, so that it is asked for once. */
function createInspection(instance, relation, dataset) {
	const { from, source } = relation;
	const { rows } = dataset;
	const known = /* @__PURE__ */ new Map();
	const run = (work) => withConnection(instance, work).catch((error) => {
		throw toDataError(source, error);
	});
	const gather = async (names, onProgress) => {
		const columns = names.filter((name) => !known.has(name)).map((name) => find(dataset, name));
		const isText = ({ type }) => type === "text" || type === "other";
		const numbers = columns.filter((column) => !isText(column));
		const steps = { done: 0 };
		const tell = () => onProgress?.(++steps.done / columns.length);
		const measured = run((connection) => measureNumberColumns(connection, {
			from,
			rows,
			columns: numbers,
			tell
		}));
		for (const { name } of numbers) known.set(name, measured.then((found) => found.get(name)));
		const texts = run(async (connection) => {
			const found = /* @__PURE__ */ new Map();
			for (const column of columns.filter(isText)) {
				found.set(column.name, await measureTextColumn(connection, from, column));
				tell();
			}
			return found;
		});
		for (const { name } of columns.filter(isText)) known.set(name, texts.then((found) => found.get(name)));
		await together([
			measured,
			texts,
			...known.values()
		]);
	};
	const measuredOf = async (name) => {
		if (!known.has(name)) await gather([name]);
		return await known.get(name);
	};
	return {
		gather,
		values: async (name) => (await measuredOf(name)).values,
		numbers: async (name) => (await measuredOf(name)).numbers,
		lengths: async (name) => (await measuredOf(name)).lengths,
		duplicateRows: () => run((connection) => countDuplicateRows(connection, {
			from,
			rows,
			columns: dataset.columns
		})),
		duplicateIds: async (name) => {
			const { present, distinct } = (await measuredOf(name)).values;
			return {
				duplicates: present - distinct,
				missing: rows - present
			};
		},
		correlations: async (names) => {
			await gather(names);
			const columns = (await Promise.all(names.map(async (name) => [find(dataset, name), await measuredOf(name)]))).flatMap(([column, { numbers, standard }]) => numbers === void 0 || standard === void 0 || numbers.min === numbers.max ? [] : [{
				column,
				standard
			}]);
			return columns.length < 2 ? [] : run((connection) => correlate(connection, from, columns));
		}
	};
}
function find({ columns }, name) {
	const column = columns.find((one) => one.name === name);
	if (column === void 0) throw new Fault("INTERNAL", `the data has no column "${name}" to inspect`);
	return column;
}

/**
* Loads what the addresses need and gives DuckDB the credentials for them, each for its own address only and in memory only. To be called
* before the engine is locked down. Throws UserError for schemes that nothing reads, Fault ENGINE_UNAVAILABLE without an extension.
*/
async function prepareRemote(connection, access) {
	refuseUnknown(access.addresses);
	await connection.run("SET GLOBAL allow_persistent_secrets = false");
	await connection.run(`SET GLOBAL extension_directory = ${literal(access.extensions)}`);
	const extensions = new Set(access.addresses.flatMap((address) => extensionFor(address) ?? []));
	for (const extension of [...extensions].sort()) await load(connection, extension, access.extensions);
	for (const [index, address] of access.addresses.entries()) {
		const secret = secretFor(address, access.env);
		if (secret !== void 0) await create(connection, createSecret(`assay_${index}`, secret, openedBy(address).url), address);
	}
	const opened = access.addresses.map(openedBy);
	return {
		paths: opened.filter(({ kind }) => kind === "file").map(({ url }) => url),
		directories: opened.filter(({ kind }) => kind === "folder").map(({ url }) => url)
	};
}
function refuseUnknown(addresses) {
	const problems = addresses.filter((address) => extensionFor(address) === void 0).map((address) => ({
		file: shownAddress(address),
		message: `data cannot be read from a ${schemeOf(address)} address`,
		fix: "use http(s), s3, gs, r2, az or abfss, or fetch it in an earlier step and name the local file"
	}));
	if (problems.length > 0) throw new UserError("DATA_UNREADABLE", problems);
}
async function load(connection, extension, folder) {
	const file = join(folder, `${extension}.duckdb_extension`);
	try {
		if (existsSync(file)) await connection.run(`LOAD ${literal(file)}`);
		else {
			await connection.run(`INSTALL ${extension}`);
			await connection.run(`LOAD ${extension}`);
		}
	} catch (error) {
		throw new Fault("ENGINE_UNAVAILABLE", `DuckDB's extension "${extension}" did not load: ${messageOf(error)}`, {
			cause: error,
			fix: `let this machine reach DuckDB's extension repository, or put ${extension}.duckdb_extension for this version and platform into a folder named by ASSAY_DUCKDB_EXTENSIONS`
		});
	}
}
/** What DuckDB says of a statement quotes it, so its words are kept out of ours. */
async function create(connection, sql, address) {
	try {
		await connection.run(sql);
	} catch {
		throw new UserError("DATA_UNREADABLE", {
			file: shownAddress(address),
			message: `the credentials for ${schemeOf(address)} in the environment are not what DuckDB can use`,
			fix: "check the variables that docs/cli.md names for this store"
		});
	}
}
/** Credentials for an address from the environment; `undefined` reads it as anybody could. */
function secretFor(address, env) {
	switch (schemeOf(address)) {
		case "s3": return env["AWS_ACCESS_KEY_ID"] || env["AWS_ENDPOINT_URL"] ? {
			type: "s3",
			values: s3Values(env)
		} : void 0;
		case "gs":
		case "gcs": {
			const values = {
				KEY_ID: env["GCS_ACCESS_KEY_ID"],
				SECRET: env["GCS_SECRET_ACCESS_KEY"]
			};
			return env["GCS_ACCESS_KEY_ID"] ? {
				type: "gcs",
				values
			} : void 0;
		}
		case "r2": {
			const keys = {
				KEY_ID: env["R2_ACCESS_KEY_ID"],
				SECRET: env["R2_SECRET_ACCESS_KEY"]
			};
			return env["R2_ACCESS_KEY_ID"] ? {
				type: "r2",
				values: {
					...keys,
					ACCOUNT_ID: env["R2_ACCOUNT_ID"]
				}
			} : void 0;
		}
		case "az":
		case "azure":
		case "abfss": {
			const text = env["AZURE_STORAGE_CONNECTION_STRING"];
			return text ? {
				type: "azure",
				values: { CONNECTION_STRING: text }
			} : void 0;
		}
		default: {
			const token = env["ASSAY_HTTP_TOKEN"];
			return token ? {
				type: "http",
				values: { BEARER_TOKEN: token }
			} : void 0;
		}
	}
}
function s3Values(env) {
	const endpoint = env["AWS_ENDPOINT_URL"];
	const store = endpoint ? new URL(endpoint) : void 0;
	return {
		KEY_ID: env["AWS_ACCESS_KEY_ID"],
		SECRET: env["AWS_SECRET_ACCESS_KEY"],
		SESSION_TOKEN: env["AWS_SESSION_TOKEN"],
		REGION: env["AWS_REGION"] ?? env["AWS_DEFAULT_REGION"],
		...store === void 0 ? {} : {
			ENDPOINT: store.host,
			URL_STYLE: "path",
			USE_SSL: String(store.protocol === "https:")
		}
	};
}
function createSecret(name, { type, values }, scope) {
	const options = Object.entries(values).flatMap(([key, value]) => value ? [`${key} ${literal(value)}`] : []);
	return `CREATE SECRET ${name} (${[
		`TYPE ${type}`,
		...options,
		`SCOPE ${literal(scope)}`
	].join(", ")})`;
}

const GLOB = /[*?[]/;
/** Files that a path or glob names, sorted. Throws UserError DATA_UNREADABLE: outside the workspace, missing, or a folder. */
async function findFiles(connection, pattern, source) {
	if (isRemote(pattern)) return findRemote(connection, pattern, source);
	const elsewhere = pattern === source.handedOver ? handedOverFile(pattern) : void 0;
	if (elsewhere !== void 0) return [elsewhere];
	const absolute = resolve(source.root, pattern);
	if (!isBelow(source.root, absolute)) throw outside(source, pattern);
	const paths = GLOB.test(pattern) && !exists(absolute) ? await expand(connection, absolute, source) : exists(absolute) ? [absolute] : [];
	if (paths.length === 0) throw nothingFound(source, pattern);
	return paths.map((path) => toSourceFile(path, source)).toSorted((a, b) => a.shown < b.shown ? -1 : 1);
}
/** The file outside of the workspace that may be read, where there is one; shown by its name only. */
function handedOverFile(path) {
	if (path === void 0 || !isAbsolute(path) || !exists(path)) return void 0;
	const real = realpathSync(path);
	return statSync(real).isDirectory() ? void 0 : {
		shown: basename(path),
		real
	};
}
async function findRemote(connection, address, source) {
	const opened = openedBy(address);
	if (!(source.addresses ?? []).some((named) => covers(openedBy(named), opened.url))) throw dataError(source, `"${shownAddress(address)}" is not in the workspace, and not among the addresses that may be read here`, "name it as the path of a data source, or under `remote` beside the query; or fetch it in an earlier step");
	if (opened.kind === "file") return [{
		shown: shownAddress(address),
		real: address
	}];
	if (schemeOf(address).startsWith("http")) throw dataError(source, "a web server has no patterns", "name each file, or use the address of an object store");
	const files = (await connection.runAndReadAll(`SELECT file FROM glob(${literal(address)}) ORDER BY file`)).getRows().map(([file]) => String(file));
	if (files.length === 0) throw nothingFound(source, shownAddress(address));
	return files.map((file) => ({
		shown: shownAddress(file),
		real: file
	}));
}
function covers({ kind, url }, wanted) {
	return kind === "file" ? wanted === url : wanted.startsWith(url);
}
async function expand(connection, absolute, source) {
	if (GLOB.test(source.root)) throw dataError(source, "patterns do not work in a workspace whose own path contains *, ? or [", "rename that folder, or name a single file");
	return (await connection.runAndReadAll(`SELECT file FROM glob(${literal(absolute)})`)).getRows().map(([file]) => String(file));
}
function toSourceFile(path, source) {
	const shown = relative(source.root, resolve(path)).split(sep).join("/");
	const real = realpathSync(path);
	if (!isBelow(source.root, real)) throw outside(source, shown);
	if (statSync(real).isDirectory()) {
		const [folder, files] = shown === "" ? [".", "*.parquet"] : [shown, `${shown}/*.parquet`];
		throw dataError(source, `"${folder}" is a folder`, `name its files with a pattern, for example ${files}`);
	}
	return {
		shown,
		real
	};
}
function nothingFound(source, pattern) {
	return GLOB.test(pattern) ? dataError(source, `no file matches "${pattern}"`, "check the pattern; it is relative to the workspace") : dataError(source, `the file "${pattern}" does not exist`, "check the path (relative to the workspace), and that an earlier step made the file");
}
function outside(source, path) {
	return dataError(source, `"${path}" is outside the workspace`, "use a file of the workspace; symbolic links that leave it are not followed");
}
function exists(path) {
	return statSync(path, { throwIfNoEntry: false }) !== void 0;
}
function isBelow(root, path) {
	const way = relative(root, path);
	return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

const DELIMITERS$1 = [
	",",
	";",
	"	",
	"|"
];
/** No text holds it, so a line read with this delimiter is one field. */
const NO_DELIMITER = "";
const RAGGED = /CSV Error on Line: (\d+)[\s\S]*?Expected Number of Columns: (\d+) Found: (\d+)/;
/**
* Refuses a header that names two columns alike, or leaves one after the first without a name: DuckDB would make up names. (A first column
* without a name is an index that was written along.) A header over several lines is let through.
*/
async function refuseNames(connection, files, source, columns) {
	for (const file of files) {
		const line = await firstLine(connection, file);
		const names = DELIMITERS$1.map((delimiter) => fieldsOf(line, delimiter)).find(({ length }) => length === columns);
		if (names === void 0 || columns < 2) continue;
		const blank = names.findIndex((name, at) => at > 0 && name === "");
		const plain = names.map((name) => name.toLowerCase());
		const twice = plain.findIndex((name, at) => name !== "" && plain.indexOf(name) < at);
		if (twice > 0) {
			const first = plain.indexOf(plain[twice]);
			const same = names[first] === names[twice] ? `"${names[twice]}"` : `"${names[first]}", but for its case`;
			const message = `${file.shown}:1: fields ${first + 1} and ${twice + 1} of the header are both named ${same}`;
			throw dataError(source, message, "give every column a name of its own");
		}
		if (blank > 0) {
			const message = `${file.shown}:1: field ${blank + 1} of the header has no name`;
			throw dataError(source, message, "give every column a name");
		}
	}
}
/** Where the first row is that has more or fewer fields than the header, for a file whose columns could not be told apart. */
async function findRagged(connection, files, source) {
	for (const file of files) {
		const [delimiter, names] = widest(await firstLine(connection, file).catch(() => ""));
		if (names.length < 2) continue;
		const columns = names.map((_, at) => `c${at}: 'VARCHAR'`).join(", ");
		const every = `SELECT count(COLUMNS(*)) FROM read_csv(${literal(file.real)}, delim = ${literal(delimiter)}, auto_detect = false, header = true, strict_mode = true, quote = '"', escape = '"', columns = {${columns}})`;
		try {
			await connection.run(every);
		} catch (error) {
			const [, at, expected, found] = RAGGED.exec(messageOf(error)) ?? [];
			if (at === void 0) continue;
			const message = `${file.shown}:${at}: this row has ${found} fields, and the header has ${expected}`;
			return dataError(source, message, `give every row as many fields as the header, and put texts that hold "${delimiter}" in quotes`);
		}
	}
}
async function firstLine(connection, { real }) {
	const whole = `auto_detect = false, header = false, delim = ${literal(NO_DELIMITER)}, quote = '', escape = ''`;
	const line = `SELECT line FROM read_csv(${literal(real)}, ${whole}, columns = {line: 'VARCHAR'}) LIMIT 1`;
	return (await firstValue(connection, line) ?? "").replace(/^\uFEFF/, "");
}
function widest(line) {
	return DELIMITERS$1.map((delimiter) => [delimiter, fieldsOf(line, delimiter)]).reduce((best, one) => one[1].length > best[1].length ? one : best);
}
/** The fields of one line; a delimiter inside of quotes is text. */
function fieldsOf(line, delimiter) {
	const fields = [""];
	let isQuoted = false;
	for (const character of line.replace(/\r$/, "")) if (character === "\"") isQuoted = !isQuoted;
	else if (character === delimiter && !isQuoted) fields.push("");
	else fields[fields.length - 1] += character;
	return fields;
}

/** Columns of one query: a table may have thousands. */
const AT_ONCE = 500;
const TRUTH = /^(true|false)$/i;
const NOT_FINITE = /^[+-]?(inf|infinity|nan)$/i;
/**
* Gives two kinds of columns of a CSV file, which detection read as text, the type that all their values have: `true` and `false` (words like
* yes, no, t and f stay words, which detection would take for truth where it meets no other), and numbers that begin with an infinite one or NaN.
*/
async function settleTypes(connection, table, described) {
	const texts = described.flatMap(({ name, type }) => type === "VARCHAR" ? [identifier(name)] : []);
	for (let at = 0; at < texts.length; at += AT_ONCE) {
		const columns = texts.slice(at, at + AT_ONCE);
		const first = await firstRow(connection, `SELECT ${columns.map((column) => `any_value(${column})`).join(", ")} FROM ${table}`);
		await retype(connection, table, columns.filter((_, i) => TRUTH.test(String(first[i]))), "BOOLEAN");
		await retype(connection, table, columns.filter((_, i) => NOT_FINITE.test(String(first[i]))), "DOUBLE");
	}
}
async function retype(connection, table, columns, type) {
	const fits = (column) => type === "BOOLEAN" ? `lower(${column}) IN ('true', 'false')` : `TRY_CAST(${column} AS DOUBLE) IS NOT NULL`;
	if (columns.length === 0) return;
	const every = columns.map((column) => `bool_and(${column} IS NULL OR ${fits(column)})`);
	const all = await firstRow(connection, `SELECT ${every.join(", ")} FROM ${table}`);
	for (const [i, column] of columns.entries()) if (all[i] === true) await connection.run(`ALTER TABLE ${table} ALTER COLUMN ${column} TYPE ${type}`);
}

const DELIMITERS = /[,;\t|]/;
/** Keeps the rows of CSV files as a table and settles its types. Throws UserError DATA_UNREADABLE, with the line where it can be told. */
async function storeCsv(connection, files, source, store) {
	const table = await read(connection, files, source, store);
	const columns = (await connection.runAndReadAll(`DESCRIBE ${table}`)).getRows().map(([name, type]) => ({
		name: String(name),
		type: String(type)
	}));
	await refuseOneColumn(connection, table, columns.map(({ name }) => name), {
		files,
		source
	});
	await refuseNames(connection, files, source, columns.length);
	await settleTypes(connection, table, columns);
	return table;
}
async function read(connection, files, source, store) {
	try {
		return await store(connection, `SELECT * FROM ${readerSql("csv", files)}`);
	} catch (error) {
		throw /sniffing|Expected Number of Columns/.test(messageOf(error)) && await findRagged(connection, files, source) || error;
	}
}
/** A ragged file or an unknown delimiter ends up as one wide text column; nobody wants to test that. */
async function refuseOneColumn(connection, table, columns, { files, source }) {
	const [only = ""] = columns;
	if (columns.length !== 1) return;
	const everyRow = `SELECT bool_and(coalesce(regexp_matches(${`CAST(${identifier(only)} AS VARCHAR)`}, '[,;\\t|]'), false)) FROM ${table}`;
	if (!DELIMITERS.test(only) && await firstValue(connection, everyRow) !== "true") return;
	const ragged = await findRagged(connection, files, source);
	if (ragged !== void 0) throw ragged;
	throw dataError(source, `the columns of ${files[0]?.shown ?? "the file"} cannot be told apart: it reads as one column named "${only.slice(0, 80)}"`, "put the header in the first line, give every row as many fields, and use one delimiter (comma, semicolon, tab or |) throughout");
}

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
/** Numbers that JavaScript reads and writes as they are. */
const PLAIN = /^(0|-?[1-9]\d{0,14})$/;
/**
* Reads JSON whose numbers JavaScript would round (whole numbers of 64 bits) or write in another way. `write` gives them back letter by
* letter, wherever they were moved; while the tree is in our hands they are texts.
*/
function readExactJson(json) {
	let mark = "#";
	while (json.includes(`"${mark}`)) mark += "#";
	const hidden = json.replace(TOKEN, (token) => token.startsWith("\"") || PLAIN.test(token) ? token : `"${mark}${token}"`);
	return {
		tree: JSON.parse(hidden),
		write: (tree) => JSON.stringify(tree).replace(TOKEN, (token) => token.startsWith(`"${mark}`) ? token.slice(mark.length + 1, -1) : token)
	};
}

const FILE_FUNCTIONS = /^(read_\w+|parquet_scan|sniff_csv|glob)$/i;
/**
* Checks that the text is one SELECT, and makes the paths of table functions absolute. DuckDB's own parser decides; its tree is run,
* never the text, so that nothing can hide behind a comment or a second statement. Throws UserError DATA_UNREADABLE.
*/
async function parseQuery(connection, text, source) {
	const written = text.trim().replace(/;+\s*$/, "");
	const serialized = await firstValue(connection, `SELECT json_serialize_sql(${literal(written)})`);
	const read = readExactJson(serialized);
	const tree = read.tree;
	if (tree.error) throw rejected(tree, source);
	if (tree.statements?.length !== 1) throw dataError(source, `the query has ${tree.statements?.length ?? 0} statements`, "write exactly one SELECT");
	const tables = /* @__PURE__ */ new Set();
	visit(tree.statements, (node) => {
		if (node["type"] === "BASE_TABLE" && typeof node["table_name"] === "string" && isDataFile(node["table_name"])) tables.add(node["table_name"]);
		if (node["type"] === "TABLE_FUNCTION") makePathsAbsolute(node["function"], source.root);
	});
	return {
		sql: `SELECT * FROM json_execute_serialized_sql(${literal(read.write(tree))})`,
		tables: [...tables]
	};
}
function rejected(tree, source) {
	const syntax = tree.error_type === "parser";
	const place = tree.position === void 0 ? "" : ` (character ${Number(tree.position) + 1})`;
	return dataError(source, syntax ? `the query does not parse: ${tree.error_message}${place}` : "the query is not a plain SELECT", syntax ? "correct the query" : "write one SELECT; a data source may not change anything (PIVOT is not supported)");
}
function visit(value, use) {
	if (Array.isArray(value)) for (const item of value) visit(item, use);
	else if (isNode(value)) {
		use(value);
		for (const child of Object.values(value)) visit(child, use);
	}
}
/** The first argument of `read_csv` and its kind: one path or a list of them. */
function makePathsAbsolute(call, root) {
	if (!isNode(call) || !FILE_FUNCTIONS.test(String(call["function_name"]))) return;
	const children = call["children"];
	const [first] = Array.isArray(children) ? children : [];
	const items = isNode(first) && first["class"] === "FUNCTION" ? first["children"] : [first];
	for (const item of Array.isArray(items) ? items : []) {
		const constant = isNode(item) && item["class"] === "CONSTANT" ? item["value"] : void 0;
		if (isNode(constant) && typeof constant["value"] === "string" && !isRemote(constant["value"])) constant["value"] = resolve(root, constant["value"]);
	}
}
function isNode(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

const DEFAULT_MEMORY_LIMIT_MB = 2048;
const MAX_THREADS = 8;
/**
* DuckDB in memory, locked down: only files of the workspace and the addresses that `remote` names, no other
* network, no other extension, no change of settings. Parquet is read again
* on every `read`; CSV, JSON and queries are read once on `open` and kept, because they would have to be parsed for each column and a
* query may answer in another order next time. Throws Fault ENGINE_UNAVAILABLE.
*/
async function createTableEngine(options) {
	const root = realpathSync(options.workspace);
	const spill = await mkdtemp(join(tmpdir(), "assay-duckdb-"));
	const { instance, version } = await start(options, root, spill);
	let tables = 0;
	const store = async (connection, query) => {
		tables += 1;
		const table = identifier(`assay source ${tables}`);
		await connection.run(`CREATE TABLE ${table} AS ${query}`);
		return table;
	};
	const relations = /* @__PURE__ */ new WeakMap();
	const sideOf = (dataset) => {
		const relation = relations.get(dataset);
		if (relation === void 0) throw new Fault("INTERNAL", "the data was opened by another engine");
		return {
			relation,
			dataset
		};
	};
	const open = async (data, name) => {
		const source = {
			name,
			root,
			addresses: options.remote?.addresses ?? [],
			handedOver: options.handedOver
		};
		options.log?.debug(`${name}: opening ${describeSource(data)}`);
		try {
			const relation = await withConnection(instance, (connection) => relate(connection, data, source, store));
			const dataset = await describeRelation(instance, relation);
			relations.set(dataset, relation);
			return dataset;
		} catch (error) {
			throw toDataError(source, error);
		}
	};
	return {
		version: `duckdb ${version.replace(/^v/, "")}`,
		open,
		openSummary: open,
		checks: (train, holdout) => createDataChecks(instance, sideOf(train), sideOf(holdout)),
		probe: (dataset) => createProbe(instance, sideOf(dataset).relation, dataset),
		inspect: (dataset) => createInspection(instance, sideOf(dataset).relation, dataset),
		compareRows: async (base, head, id) => {
			const sides = [sideOf(base), sideOf(head)];
			try {
				return await withConnection(instance, (connection) => id === void 0 ? compareWholeRows(connection, ...sides) : compareRowsById(connection, ...sides, id));
			} catch (error) {
				throw toDataError(sides[0].relation.source, error);
			}
		},
		close: async () => {
			instance.closeSync();
			await rm(spill, {
				recursive: true,
				force: true
			});
		}
	};
}
async function start(options, root, spill) {
	try {
		const duckdb = await options.load();
		const instance = await duckdb.DuckDBInstance.create(":memory:", {
			threads: String(options.threads ?? Math.min(MAX_THREADS, availableParallelism())),
			memory_limit: `${options.memoryLimitMb ?? DEFAULT_MEMORY_LIMIT_MB}MB`,
			temp_directory: spill,
			autoinstall_known_extensions: "false",
			autoload_known_extensions: "false",
			allow_community_extensions: "false"
		});
		await withConnection(instance, async (connection) => {
			await connection.run("SET GLOBAL TimeZone = 'UTC'");
			const allowed = options.remote !== void 0 && options.remote.addresses.length > 0 ? await prepareRemote(connection, options.remote) : {
				paths: [],
				directories: []
			};
			const elsewhere = handedOverFile(options.handedOver);
			await lockDown(connection, {
				paths: elsewhere === void 0 ? allowed.paths : [...allowed.paths, elsewhere.real],
				directories: [root, ...allowed.directories]
			});
		});
		return {
			instance,
			version: duckdb.version()
		};
	} catch (error) {
		await rm(spill, {
			recursive: true,
			force: true
		});
		if (error instanceof Fault || error instanceof UserError) throw error;
		throw new Fault("ENGINE_UNAVAILABLE", `DuckDB did not start: ${messageOf(error)}`, { cause: error });
	}
}
async function lockDown(connection, { paths, directories }) {
	await connection.run(`SET GLOBAL allowed_directories = [${directories.map(literal).join(", ")}]`);
	if (paths.length > 0) await connection.run(`SET GLOBAL allowed_paths = [${paths.map(literal).join(", ")}]`);
	await connection.run("SET GLOBAL enable_external_access = false");
	await connection.run("SET GLOBAL lock_configuration = true");
}
async function relate(connection, data, source, store) {
	if ("sql" in data) {
		const query = await parseQuery(connection, data.sql, source);
		for (const path of query.tables) {
			const { from } = await relateFiles(connection, path, source, store);
			await connection.run(`CREATE OR REPLACE VIEW ${identifier(path)} AS SELECT * FROM ${from}`);
		}
		return {
			from: await store(connection, query.sql),
			tieOrder: "rowid",
			files: [],
			source
		};
	}
	return relateFiles(connection, data.path, source, store);
}
/** A file that a query names as a table is read exactly like a path, so that its types do not hang on a sample. */
async function relateFiles(connection, path, source, store) {
	const found = await findFiles(connection, path, source);
	const files = found.map((file) => file.shown);
	const format = formatOf(found, source);
	const reader = readerSql(format, found);
	if (format === "parquet") return {
		from: reader,
		tieOrder: "file_index, file_row_number",
		files,
		source
	};
	if (format === "json") return {
		from: await store(connection, `SELECT * FROM ${reader}`),
		tieOrder: "rowid",
		files,
		source
	};
	return {
		from: await storeCsv(connection, found, source, store),
		tieOrder: "rowid",
		files,
		source
	};
}

export { createTableEngine };