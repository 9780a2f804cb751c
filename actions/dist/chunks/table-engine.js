import { t as describeSource } from "./source.js";
import { i as messageOf, n as UserError, t as Fault } from "./error.js";
import { t as nearestName } from "./nearest-name.js";
import { realpathSync, statSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";

/** Runs `work` on a connection of its own, because a connection holds one streaming result at a time. */
async function withConnection(instance, work) {
	const connection = await instance.connect();
	try {
		return await work(connection);
	} finally {
		connection.closeSync();
	}
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
/** Calls `visit` with every chunk of a streaming result and the row it starts at. */
async function eachChunk(result, visit) {
	let rows = 0;
	for (;;) {
		const chunk = await result.fetchChunk();
		if (chunk === null || chunk.rowCount === 0) return rows;
		visit(chunk, rows);
		rows += chunk.rowCount;
	}
}
/** A SQL string literal. */
function literal(text) {
	return `'${text.replaceAll("'", "''")}'`;
}
/** A SQL identifier. */
function identifier(name) {
	return `"${name.replaceAll("\"", "\"\"")}"`;
}

const SHOWN_CHARACTERS$1 = 300;
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
	const flat = first.replace(/^[A-Z][A-Za-z ]+ Error: /, "").replaceAll(`${root}/`, "").replace(/\s+/g, " ").trim();
	return flat.length > SHOWN_CHARACTERS$1 ? `${flat.slice(0, SHOWN_CHARACTERS$1)}…` : flat;
}
function remedy(message) {
	if (/magic bytes|[Tt]hrift|parquet|deserialize|[Ss]nappy|ZSTD/.test(message)) return "the Parquet file is damaged or incomplete: write it again, and check that it was downloaded whole (Git LFS: run `git lfs pull`)";
	if (/sniffing|CSV/.test(message)) return "check that every row has as many fields as the header, one delimiter throughout, and UTF-8 text";
	if (/JSON/.test(message)) return "write one complete JSON object per line";
	if (/[Ss]chema mismatch/.test(message)) return "give all files of the pattern the same columns";
	if (/Permission Error|file system operations/.test(message)) return "read only files of the workspace: write their paths as plain text, relative to it";
	if (/Table with name .* does not exist/.test(message)) return "name files in quotes with their ending, for example FROM 'data/holdout.parquet'";
	return "check the data and the query";
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

/** SQL of a double as DuckDB reads it back bit by bit. */
const double = (value) => `'${value}'::DOUBLE`;
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
/** Binary places that every value of a sum keeps, relative to the largest value. */
const PLACES$1 = 2 ** 62;
/** 2 to the minus this is small enough for any column, and its inverse is finite. */
const SMALLEST_EXPONENT = -900;
/**
* Summarizes `x` (SQL of a double that is NULL where there is no number). Sums are of integers, `x` times a power of two, because
* sums of doubles differ in their last bits with the order of rows and threads; no bit of the answer does.
*/
async function measureNumbers(connection, from, x) {
	const asked = [
		SHOWN_RANGE[0],
		...QUANTILES,
		SHOWN_RANGE[1]
	].join(", ");
	const [count, min, max, shown] = await firstRow(connection, `SELECT count(${x.finite}), min(${x.finite}), max(${x.finite}),
     quantile_disc(${x.finite}, [${asked}]) FROM ${from}`);
	const n = Number(count);
	if (n === 0) return void 0;
	const scale = 2 ** -exponentOf(Math.max(Math.abs(min), Math.abs(max)));
	const edges = edgesOf({
		min,
		max,
		low: shown[0] ?? min,
		high: shown.at(-1) ?? max
	}, x.few);
	const [total, bins] = await firstRow(connection, `SELECT sum(CAST(${x.finite} * ${double(scale)} * ${double(PLACES$1)} AS HUGEINT)),
     map_values(histogram(${x.finite}, [${edges.map(double).join(", ")}])) FROM ${from}`);
	const centre = Number(total) / PLACES$1 / n;
	const reach = Math.max(max * scale - centre, centre - min * scale);
	const stretch = min < max ? 2 ** -exponentOf(reach) : 1;
	const z = `((${x.finite} * ${double(scale)} - ${double(centre)}) * ${double(stretch)})`;
	const [squares] = await firstRow(connection, `SELECT sum(CAST(${z} * ${z} * ${double(PLACES$1)} AS HUGEINT)) FROM ${from}`);
	const spread = n > 1 && min < max ? Math.sqrt(Number(squares) / PLACES$1 / (n - 1)) / stretch / scale : 0;
	return {
		summary: {
			count: n,
			min,
			max,
			mean: Math.min(max, Math.max(min, centre / scale)),
			standardDeviation: spread,
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
/** SQL of `x` between -1 and 1, with its mean near 0. */
function standardized(x, { scale, centre, stretch }) {
	return `((${x} * ${double(scale)} - ${double(centre)}) * ${double(stretch)})`;
}
/** The power of two at or above a size; not so small that its inverse overflows. */
function exponentOf(size) {
	return size > 0 ? Math.max(SMALLEST_EXPONENT, Math.ceil(Math.log2(size))) : 0;
}
/** Upper edges: the values themselves where there are few, else bins of equal width between the outer quantiles. */
function edgesOf({ min, max, low, high }, few) {
	if (few !== void 0) return [...few];
	const inner = Array.from({ length: 19 }, (_, i) => low + (high / MAX_BINS - low / MAX_BINS) * (i + 1));
	return [.../* @__PURE__ */ new Set([...inner.filter((edge) => edge > min && edge < max), max])].sort((a, b) => a - b);
}
function toBins(edges, counts, min) {
	return edges.map((to, i) => ({
		from: min === void 0 ? to : edges[i - 1] ?? min,
		to,
		count: counts[i] ?? 0
	}));
}

/** Planning a query costs more than in proportion to its sums, and there are up to six per pair. */
const PAIRS_PER_QUERY = 8;
/** Products of two columns keep this many binary places; a BIGINT holds each. */
const PLACES = double(2 ** 52);
/** Pearson's r of every pair over the rows where both have a number, from sums of integers: no bit depends on threads or row order. */
async function correlate(connection, from, columns) {
	const pairs = columns.flatMap((_, a) => columns.slice(a + 1).map((__, i) => [a, a + 1 + i]));
	const found = [];
	for (let start = 0; start < pairs.length; start += PAIRS_PER_QUERY) {
		const asked = createList();
		const indexes = pairs.slice(start, start + PAIRS_PER_QUERY);
		const z = [...new Set(indexes.flat())].map((i) => `${columns[i]?.sql} AS z${i}`).join(", ");
		const block = indexes.map(([a, b]) => ({
			columns: [columns[a]?.name ?? "", columns[b]?.name ?? ""],
			places: sumsOf(a, b, columns).map(asked.place)
		}));
		const sums = await firstRow(connection, `SELECT ${asked.items().join(", ")} FROM (SELECT ${z} FROM ${from})`);
		for (const pair of block) {
			const correlation = toCorrelation(pair.places.map((place) => BigInt(sums[place] ?? 0)));
			if (correlation !== void 0) found.push({
				columns: pair.columns,
				...correlation
			});
		}
	}
	return found;
}
/** n, sums of a and b, of their squares and of their product, as SQL; complete columns share theirs with all their pairs. */
function sumsOf(a, b, columns) {
	const sum = (product, other) => {
		const filter = columns[other]?.isComplete === true ? "" : ` FILTER (z${other} IS NOT NULL)`;
		return `coalesce(sum(CAST(${product} * ${PLACES} AS BIGINT))${filter}, 0)`;
	};
	const both = [a, b].filter((i) => columns[i]?.isComplete !== true).map((i) => `z${i} IS NOT NULL`);
	return [
		both.length === 0 ? "count(*)" : `count_if(${both.join(" AND ")})`,
		sum(`z${a}`, b),
		sum(`z${b}`, a),
		sum(`z${a} * z${a}`, b),
		sum(`z${b} * z${b}`, a),
		`coalesce(sum(CAST(z${a} * z${b} * ${PLACES} AS BIGINT)), 0)`
	];
}
function toCorrelation(sums) {
	const [n = 0n, a = 0n, b = 0n, aa = 0n, bb = 0n, ab = 0n] = sums;
	const unit = 2n ** 52n;
	const spread = (square, one, other) => Number(square * unit * n - one * other);
	const [first, second] = [spread(aa, a, a), spread(bb, b, b)];
	if (n < 2n || first <= 0 || second <= 0) return void 0;
	const pearson = spread(ab, a, b) / Math.sqrt(first) / Math.sqrt(second);
	return {
		pearson: Math.min(1, Math.max(-1, pearson)),
		rows: Number(n)
	};
}
function createList() {
	const places = /* @__PURE__ */ new Map();
	return {
		items: () => [...places.keys()],
		place: (item) => {
			const known = places.get(item) ?? places.size;
			places.set(item, known);
			return known;
		}
	};
}

const TOP = 50;
const SAMPLE = 1e3;
const SHOWN_CHARACTERS = 400;
/** With so few different values a histogram shows each of them. */
const FEW_VALUES = 20;
const GLANCE_ROWS = 2048;
/** Aggregates over a relation, one column at a time; what a column needs is at most one entry per different value, which DuckDB may spill. */
function createInspection(instance, relation, dataset) {
	const { from, source } = relation;
	const moments = /* @__PURE__ */ new Map();
	const run = (work) => withConnection(instance, work).catch((error) => {
		throw toDataError(source, error);
	});
	const find = (name) => {
		const column = dataset.columns.find((known) => known.name === name);
		if (column === void 0) throw new Fault("INTERNAL", `the data has no column "${name}" to inspect`);
		return column;
	};
	const momentsOf = (name) => {
		const known = moments.get(name) ?? run((connection) => measureColumn(connection, from, find(name)));
		moments.set(name, known);
		return known;
	};
	return {
		values: (name) => run((connection) => countValues(connection, from, find(name))),
		numbers: async (name) => (await momentsOf(name))?.summary,
		lengths: (name) => run((connection) => measureLengths(connection, from, identifier(find(name).name))),
		duplicateRows: () => run(async (connection) => {
			const [different] = await firstRow(connection, `SELECT count(*) FROM (SELECT DISTINCT * FROM ${from})`);
			return dataset.rows - Number(different);
		}),
		duplicateIds: (name) => run(async (connection) => {
			const value = valueExpression(find(name));
			const [present = 0, distinct = 0] = (await firstRow(connection, `SELECT count(${value}), count(DISTINCT ${value}) FROM ${from}`)).map(Number);
			return {
				duplicates: present - distinct,
				missing: dataset.rows - present
			};
		}),
		correlations: async (names) => {
			const columns = (await Promise.all(names.map(async (name) => [find(name), await momentsOf(name)]))).flatMap(([column, found]) => {
				if (found === void 0 || found.summary.min === found.summary.max) return [];
				const sql = standardized(finiteNumber(column), found.standard);
				return [{
					name: column.name,
					sql,
					isComplete: found.summary.count === dataset.rows
				}];
			});
			return columns.length < 2 ? [] : run((connection) => correlate(connection, from, columns));
		}
	};
}
/** SQL of a column's value for counting: NULL where there is none, and one zero, whose sign would hang on the order of rows. */
function valueExpression(column) {
	const name = identifier(column.name);
	if (column.type === "date") return `CASE WHEN isfinite(${name}) THEN ${name} END`;
	if (column.type === "text" || column.type === "other") return `CAST(${name} AS VARCHAR)`;
	if (!/^(FLOAT|DOUBLE)$/.test(column.databaseType)) return name;
	return `CASE WHEN isfinite(${name}) THEN CASE WHEN ${name} = 0 THEN ${`CAST(0 AS ${column.databaseType})`} ELSE ${name} END END`;
}
async function countValues(connection, from, column) {
	const text = `left(CAST(value AS VARCHAR), ${SHOWN_CHARACTERS})`;
	const [present, distinct, infinite, values, counts, sample] = await firstRow(connection, `WITH v AS MATERIALIZED (SELECT value, count(*) AS n FROM (SELECT ${valueExpression(column)} AS value FROM ${from})
       WHERE value IS NOT NULL GROUP BY value),
     top AS MATERIALIZED (SELECT value, n FROM v ORDER BY n DESC, value LIMIT ${TOP})
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
async function measureColumn(connection, from, column) {
	const finite = finiteNumber(column);
	const fewIn = async (rows) => {
		const [values] = await firstRow(connection, `SELECT list(value ORDER BY value) FROM (SELECT DISTINCT ${finite} AS value FROM ${rows}
       WHERE ${finite} IS NOT NULL LIMIT 21)`);
		return (values?.length ?? 0) > FEW_VALUES ? void 0 : values ?? [];
	};
	const few = await fewIn(`(SELECT * FROM ${from} LIMIT ${GLANCE_ROWS})`) && await fewIn(from);
	return measureNumbers(connection, from, {
		finite,
		few
	});
}
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

/** What a condition may be made of. No subquery, window, lambda, parameter or star is among them. */
const CLASSES = /^(COLUMN_REF|CONSTANT|COMPARISON|CONJUNCTION|OPERATOR|BETWEEN|CASE|CAST|FUNCTION)$/;
/** Functions of their arguments alone: they read nothing, and answer the same at any time. */
const FUNCTIONS = new Set(`+ - * / // % || ~~ !~~ ~~* !~~* abs ceil floor round sqrt ln log10 exp power greatest least lower upper trim ltrim rtrim length
   substring left right concat contains starts_with ends_with prefix suffix year month day date_part date_trunc isnan`.split(/\s+/));
/**
* Checks that the text is one boolean expression over the columns, and gives it back as SQL that DuckDB wrote from its own parse tree, so
* that nothing can hide in the text. Throws UserError CONFIG_INVALID, or COLUMN_MISSING for a name that is no column.
*/
async function parseCondition(connection, text, { source, columns }) {
	const json = await firstValue(connection, `SELECT json_serialize_sql(${literal(`SELECT (\n${text}\n)`)})`);
	const tree = JSON.parse(json);
	if (tree.error) throw refused(source, `the condition does not parse: ${tree.error_message}`, "correct the condition");
	const node = tree.statements?.length === 1 ? tree.statements[0]?.node : void 0;
	const expression = node === void 0 ? void 0 : onlyExpression(node);
	if (expression === void 0) throw refused(source, "this is not one condition", "write what stands after WHERE, for example age < 25");
	checkExpression(expression, columns, source);
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
function checkExpression(value, columns, source) {
	if (Array.isArray(value)) for (const item of value) checkExpression(item, columns, source);
	if (!isNode$1(value)) return;
	const kind = value["class"];
	if (typeof kind === "string") checkNode(kind, value, columns, source);
	for (const child of Object.values(value)) checkExpression(child, columns, source);
}
function checkNode(kind, node, columns, source) {
	if (!CLASSES.test(kind)) throw refused(source, `a condition may not hold a ${kind.toLowerCase()}`, "compare columns of the holdout with values");
	if (kind === "COLUMN_REF") checkColumn(node["column_names"], columns, source);
	if (kind !== "FUNCTION") return;
	const name = String(node["function_name"]);
	if (node["schema"] === "" && node["catalog"] === "" && node["filter"] === null && node["distinct"] === false && FUNCTIONS.has(name)) return;
	throw refused(source, `a condition may not call ${name}`, `use only ${[...FUNCTIONS].join(" ")}`);
}
function checkColumn(names, columns, source) {
	const path = Array.isArray(names) ? names.map(String) : [];
	const [name = ""] = path;
	if (path.length === 1 && columns.includes(name)) return;
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

/** Evaluates conditions row by row in the order of the plan: 1 where one holds, 0 where it does not or has no answer. */
async function readConditions(connection, conditions, plan) {
	const found = [];
	for (const { where, name } of conditions) {
		const source = {
			name,
			root: plan.root
		};
		const sql = await parseCondition(connection, where, {
			source,
			columns: plan.columns
		});
		try {
			await refuseOtherTypes(connection, sql, plan, source);
			found.push(await readCondition(connection, sql, plan));
		} catch (error) {
			throw toDataError(source, error);
		}
	}
	return found;
}
async function refuseOtherTypes(connection, sql, { from }, source) {
	const [, type] = await firstRow(connection, `DESCRIBE SELECT ${sql} FROM ${from}`);
	if (type === "BOOLEAN") return;
	const message = `the condition gives ${String(type)}, not true or false`;
	throw dataError(source, message, "compare it with a value, for example age < 25", "CONFIG_INVALID");
}
async function readCondition(connection, sql, plan) {
	const order = plan.orderBy === void 0 ? "" : ` ORDER BY ${plan.orderBy}`;
	const result = await connection.stream(`SELECT coalesce(${sql}, false) FROM ${plan.from}${order}`);
	const holds = new Uint8Array(plan.rows);
	await eachChunk(result, (chunk, start) => {
		const vector = chunk.getColumnVector(0);
		for (let i = 0; i < chunk.rowCount; i++) holds[start + i] = Number(vector.getItem(i) === true);
	});
	return holds;
}

const SHOWN_COLUMNS = 12;
/** Counts and describes a relation. Throws UserError DATA_EMPTY when it has no rows, DATA_UNREADABLE when it has no columns to use. */
async function describeRelation(instance, relation) {
	const { source, from } = relation;
	const { rows, columns } = await withConnection(instance, async (connection) => {
		return {
			columns: (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`)).getRows().map(([name, type]) => toColumnInfo(String(name), String(type))),
			rows: Number(await firstValue(connection, `SELECT count(*) FROM ${from}`))
		};
	});
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
* nothing is skipped, repaired or filled up. What is left to detection is the delimiter, the quotes and the date format.
*/
const CSV_OPTIONS = "header = true, sample_size = -1, files_to_sniff = -1, skip = 0, comment = '', ignore_errors = false, null_padding = false, strict_mode = true";
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

const GLOB = /[*?[]/;
const REMOTE = /^[a-z][a-z0-9+.-]+:\/\//i;
/** Files that a path or glob names, sorted. Throws UserError DATA_UNREADABLE: outside the workspace, missing, or a folder. */
async function findFiles(connection, pattern, source) {
	if (REMOTE.test(pattern)) throw dataError(source, `"${pattern}" is not in the workspace`, "fetch it in an earlier step, and name the local file");
	const absolute = resolve(source.root, pattern);
	if (!isBelow(source.root, absolute)) throw outside(source, pattern);
	const paths = GLOB.test(pattern) && !exists(absolute) ? await expand(connection, absolute, source) : exists(absolute) ? [absolute] : [];
	if (paths.length === 0) throw nothingFound(source, pattern);
	return paths.map((path) => toSourceFile(path, source)).toSorted((a, b) => a.shown < b.shown ? -1 : 1);
}
async function expand(connection, absolute, source) {
	if (GLOB.test(source.root)) throw dataError(source, "patterns do not work in a workspace whose own path contains *, ? or [", "rename that folder, or name a single file");
	return (await connection.runAndReadAll(`SELECT file FROM glob(${literal(absolute)})`)).getRows().map(([file]) => String(file));
}
function toSourceFile(path, source) {
	const shown = relative(source.root, resolve(path)).split(sep).join("/");
	const real = realpathSync(path);
	if (!isBelow(source.root, real)) throw outside(source, shown);
	if (statSync(real).isDirectory()) throw dataError(source, `"${shown}" is a folder`, `name its files with a pattern, for example ${shown}/*.parquet`);
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

const FILE_FUNCTIONS = /^(read_\w+|parquet_scan|sniff_csv|glob)$/i;
/** "Written nowhere", the largest 64-bit number, which JavaScript would round up to one that DuckDB no longer reads. */
const NOWHERE = `"query_location":${2n ** 64n - 1n}`;
/**
* Checks that the text is one SELECT, and makes the paths of table functions absolute. DuckDB's own parser decides; its tree is run,
* never the text, so that nothing can hide behind a comment or a second statement. Throws UserError DATA_UNREADABLE.
*/
async function parseQuery(connection, text, source) {
	const written = text.trim().replace(/;+\s*$/, "");
	const serialized = await firstValue(connection, `SELECT json_serialize_sql(${literal(written)})`);
	const tree = JSON.parse(serialized.replaceAll(NOWHERE, "\"query_location\":0"));
	if (tree.error) throw rejected(tree, source);
	if (tree.statements?.length !== 1) throw dataError(source, `the query has ${tree.statements?.length ?? 0} statements`, "write exactly one SELECT");
	const tables = /* @__PURE__ */ new Set();
	visit(tree.statements, (node) => {
		if (node["type"] === "BASE_TABLE" && typeof node["table_name"] === "string" && isDataFile(node["table_name"])) tables.add(node["table_name"]);
		if (node["type"] === "TABLE_FUNCTION") makePathsAbsolute(node["function"], source.root);
	});
	return {
		sql: `SELECT * FROM json_execute_serialized_sql(${literal(JSON.stringify(tree))})`,
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
		if (isNode(constant) && typeof constant["value"] === "string") constant["value"] = resolve(root, constant["value"]);
	}
}
function isNode(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

const DEFAULT_MEMORY_LIMIT_MB = 2048;
const MAX_THREADS = 8;
const DELIMITERS = /[,;\t|]/;
/**
* DuckDB in memory, locked down: only files of the workspace, no network, no extension, no change of settings. Parquet is read again
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
	return {
		version: `duckdb ${version.replace(/^v/, "")}`,
		open: async (data, name) => {
			const source = {
				name,
				root
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
		},
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
		await withConnection(instance, (connection) => lockDown(connection, root));
		return {
			instance,
			version: duckdb.version()
		};
	} catch (error) {
		await rm(spill, {
			recursive: true,
			force: true
		});
		if (error instanceof Fault) throw error;
		throw new Fault("ENGINE_UNAVAILABLE", `DuckDB did not start: ${messageOf(error)}`, { cause: error });
	}
}
async function lockDown(connection, root) {
	await connection.run("SET GLOBAL TimeZone = 'UTC'");
	await connection.run(`SET GLOBAL allowed_directories = [${literal(root)}]`);
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
	const from = await store(connection, `SELECT * FROM ${reader}`);
	if (format === "csv") await refuseOneColumn(connection, from, found, source);
	return {
		from,
		tieOrder: "rowid",
		files,
		source
	};
}
/** A ragged file or an unknown delimiter ends up as one wide text column; nobody wants to test that. */
async function refuseOneColumn(connection, table, files, source) {
	const described = (await connection.runAndReadAll(`DESCRIBE ${table}`)).getRows().map(([name]) => String(name));
	const [only = ""] = described;
	if (described.length !== 1) return;
	const everyRow = `SELECT bool_and(coalesce(regexp_matches(${`CAST(${identifier(only)} AS VARCHAR)`}, '[,;\\t|]'), false)) FROM ${table}`;
	if (!DELIMITERS.test(only) && await firstValue(connection, everyRow) !== "true") return;
	throw dataError(source, `the columns of ${files[0]?.shown ?? "the file"} cannot be told apart: it reads as one column named "${only.slice(0, 80)}"`, "put the header in the first line, give every row as many fields, and use one delimiter (comma, semicolon, tab or |) throughout");
}

export { createTableEngine };