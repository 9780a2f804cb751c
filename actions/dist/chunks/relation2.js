import { bi as UserError, ut as nearestName } from "./start.js";
import { p as MAX_CATEGORIES, t as BUCKETS, u as mergeCells } from "./text-counts.js";

/** The address that a variable holds. Throws UserError DATA_UNREADABLE when it is not set or no address; what it holds is never shown. */
function readAddress(environment, place) {
	const { name, urlEnv, engine, protocols, example } = place;
	const text = environment[urlEnv];
	const fix = `set ${urlEnv} to ${example}, in a workflow from a secret`;
	const refuse = (message) => new UserError("DATA_UNREADABLE", {
		file: name,
		message,
		fix
	});
	if (text === void 0 || text === "") throw refuse(`the environment variable ${urlEnv} is not set, so the address of ${engine} is not known`);
	const url = URL.parse(text);
	if (url === null || !protocols.includes(url.protocol)) throw refuse(`what ${urlEnv} holds is not an address of ${engine}`);
	return url;
}

/** A finite number as an integer: the bits of its magnitude (IEEE 754 binary64), negative for negative numbers; both zeros are 0. */
function orderOf(number) {
	DOUBLE[0] = Math.abs(number);
	const magnitude = BITS[0];
	return number < 0 ? -magnitude : magnitude;
}
/** The number whose `orderOf` this is. */
function numberAt(order) {
	BITS[0] = order < 0n ? -order : order;
	const magnitude = DOUBLE[0];
	return order < 0n ? -magnitude : magnitude;
}
const DOUBLE = /* @__PURE__ */ new Float64Array(1);
const BITS = new BigUint64Array(DOUBLE.buffer);

/** Rows that one answer may have at most, and columns of one statement: engines compile each of them. */
const ROWS_PER_ANSWER = 4e5;
const COLUMNS_PER_STATEMENT$2 = 40;
/** 2^63 is no 64-bit integer any more. */
const MAX_STEP_SHIFT = 62;
/**
* The very cells that `toCells` makes of the numbers, found inside the engine. Each round groups every column that is not settled by the
* finest cells of which it can have no more than about twice `limit`, in one scan: two or three rounds for most data, and neither the
* engine nor the answer holds more than that many cells of a column.
*/
async function findCells(search, tasks) {
	const found = /* @__PURE__ */ new Map();
	let open = settle(tasks.map(begin));
	while (open.length > 0) {
		const finer = [];
		for (const batch of toBatches(open, search.limit)) finer.push(...await refine(search, batch));
		open = settle(finer);
	}
	return tasks.map((task) => found.get(task));
	function settle(searches) {
		return searches.filter((one) => {
			const cells = finish(one, search.limit);
			if (cells === void 0) return true;
			found.set(one.task, cells);
			search.onSettled?.();
			return false;
		});
	}
}
/** All numbers in one cell: what the range tells without a query. */
function begin(task) {
	const cell = {
		low: orderOf(task.min),
		high: orderOf(task.max),
		rows: task.rows
	};
	return {
		task,
		shift: 63,
		cells: task.rows === 0 ? [] : [cell]
	};
}
/** The cells of the column, once it is known that none finer fit. */
function finish({ shift, cells }, limit) {
	if (cells.every(({ low, high }) => low === high)) return toNumberCells(cells, 0, limit);
	if (shift > MAX_STEP_SHIFT) return void 0;
	return atLeast(cells, shift - 1) > limit ? toNumberCells(cells, shift, limit) : void 0;
}
function toNumberCells(cells, shift, limit) {
	const step = 1n << BigInt(shift);
	const values = Float64Array.from(cells, ({ low }) => numberAt(shift === 0 ? low : low / step * step));
	const counts = Float64Array.from(cells, ({ rows }) => rows);
	return mergeCells({
		shift,
		values,
		counts
	}, NO_CELLS, limit);
}
/** Cells that there are at least with a smaller shift: the ends of a cell lie in one or in two. */
function atLeast(cells, shift) {
	const step = 1n << BigInt(shift);
	return cells.reduce((sum, { low, high }) => sum + (low === high || low / step === high / step ? 1 : 2), 0);
}
/** Cells that there are at most with a smaller shift. */
function atMost(cells, shift) {
	const step = 1n << BigInt(shift);
	return cells.reduce((sum, { low, high, rows }) => sum + (low === high ? 1 : Math.min(rows, Number(high / step - low / step) + 1)), 0);
}
/** The smallest shift that surely gives no more than twice the limit: a cell parts in two at the next, that of zero in three. */
function nextShift({ shift, cells }, limit) {
	let [low, high] = [0, Math.min(shift - 1, MAX_STEP_SHIFT)];
	while (low < high) {
		const middle = low + high >> 1;
		if (atMost(cells, middle) <= 2 * limit + 1) high = middle;
		else low = middle + 1;
	}
	return low;
}
function toBatches(open, limit) {
	const batches = [];
	let room = 0;
	for (const search of open) {
		const shift = nextShift(search, limit);
		const rows = atMost(search.cells, shift);
		if (batches.length === 0 || rows > room || batches.at(-1)?.length === COLUMNS_PER_STATEMENT$2) {
			batches.push([]);
			room = ROWS_PER_ANSWER;
		}
		batches.at(-1)?.push({
			task: search.task,
			shift
		});
		room -= rows;
	}
	return batches;
}
async function refine({ group, changed }, steps) {
	const found = await group(steps);
	return steps.map(({ task, shift }, i) => {
		const cells = (found[i] ?? []).toSorted((a, b) => a.low < b.low ? -1 : 1);
		if (cells.reduce((sum, cell) => sum + cell.rows, 0) !== task.rows) throw changed();
		return {
			task,
			shift,
			cells
		};
	});
}
const NO_CELLS = {
	shift: 0,
	values: /* @__PURE__ */ new Float64Array(),
	counts: /* @__PURE__ */ new Float64Array()
};

/** Groups numbers in SQL: all columns in one scan. */
function groupNumbers({ run, dialect, from }) {
	return async (steps) => {
		const rows = await run(`SELECT i, CAST(min(v) AS varchar), CAST(max(v) AS varchar), count(*) FROM (${dialect.unpivot(from, steps.map(({ task }) => dialect.order(task.finite)), steps.map(({ shift }) => String(1n << BigInt(shift))))}) AS u
WHERE v IS NOT NULL GROUP BY i, v / p`);
		const cells = steps.map(() => []);
		for (const [i, low, high, count] of rows) cells[Number(i) - 1]?.push({
			low: BigInt(String(low)),
			high: BigInt(String(high)),
			rows: Number(count)
		});
		return cells;
	};
}

/** Columns of one statement: each has at most 65,536 groups inside the engine. */
const COLUMNS_PER_STATEMENT$1 = 16;
/** Characters of names that are fetched for one column. */
const MAX_NAME_CHARACTERS = 1e8;
/** Counts text columns by value, or, with more than 10,000 different values, in buckets, as `toTextCounts` does. */
async function countTexts(search, tasks) {
	const found = /* @__PURE__ */ new Map();
	for (let start = 0; start < tasks.length; start += COLUMNS_PER_STATEMENT$1) {
		const group = tasks.slice(start, start + COLUMNS_PER_STATEMENT$1);
		const buckets = await countBuckets(search, group);
		const few = group.filter((_, i) => buckets[i].differ <= MAX_CATEGORIES);
		const categories = await countCategories(search, few);
		few.forEach((task, i) => {
			const one = categories[i];
			if (one !== void 0) found.set(task, {
				kind: "category",
				categories: one
			});
		});
		const many = group.flatMap((task, i) => found.has(task) ? [] : [{
			task,
			values: buckets[i].values
		}]);
		const texts = await countWords(search, many);
		many.forEach(({ task }, i) => {
			found.set(task, {
				kind: "text",
				text: texts[i]
			});
		});
		for (const _ of group) search.onSettled?.();
	}
	return tasks.map((task) => found.get(task));
}
/**
* Sixteen times as many groups as buckets: each that holds any text has one value at least, each whose first and last text differ two.
* So columns of very many values are told apart without the engine holding them all.
*/
async function countBuckets(search, tasks) {
	const { run, dialect, from } = search;
	const texts = dialect.unpivot(from, tasks.map(({ text }) => text));
	const compared = dialect.bytewise("v");
	const rows = await run(`SELECT i, substr(h, 1, 3), sum(n), count(*) + sum(CASE WHEN low <> high THEN 1 ELSE 0 END), max(longest)
FROM (SELECT i, substr(${dialect.md5("v")}, 1, 4) AS h, count(*) AS n, min(${compared}) AS low, max(${compared}) AS high,
max(length(v)) AS longest FROM (${texts}) AS u WHERE v IS NOT NULL GROUP BY 1, 2) AS g GROUP BY 1, 2`);
	const found = tasks.map(() => ({
		values: new Float64Array(BUCKETS),
		differ: 0,
		longest: 0
	}));
	for (const [i, bucket, count, differ, longest] of rows) {
		const one = found[Number(i) - 1];
		if (one === void 0) continue;
		one.values[Number.parseInt(String(bucket), 16)] = Number(count);
		one.differ += Number(differ);
		one.longest = Math.max(one.longest, Number(longest));
	}
	found.forEach(({ values, differ, longest }, i) => {
		const task = tasks[i];
		if (sum(values) !== task.rows) throw search.changed();
		if (differ <= 1e4 && differ * longest > MAX_NAME_CHARACTERS) throw search.tooLong(task);
	});
	return found;
}
/** Rows by value; `undefined` for a column that has more than 10,000 values all the same. */
async function countCategories(search, tasks) {
	if (tasks.length === 0) return [];
	const { run, dialect, from } = search;
	const texts = dialect.unpivot(from, tasks.map(({ text }) => text));
	const most = tasks.length === 1 ? MAX_CATEGORIES + 1 : 2 * MAX_CATEGORIES * tasks.length;
	const rows = await run(`SELECT i, v, count(*) FROM (${texts}) AS u WHERE v IS NOT NULL GROUP BY i, v LIMIT ${most}`);
	if (rows.length === most) {
		const alone = [];
		if (tasks.length === 1) return [void 0];
		for (const task of tasks) alone.push(...await countCategories(search, [task]));
		return alone;
	}
	const counted = tasks.map(() => /* @__PURE__ */ new Map());
	for (const [i, value, count] of rows) counted[Number(i) - 1]?.set(String(value), Number(count));
	return counted.map((counts, i) => {
		if (counts.size > 1e4) return void 0;
		const names = [...counts.keys()].sort();
		const categories = {
			names,
			counts: Float64Array.from(names, (name) => counts.get(name) ?? 0)
		};
		if (sum(categories.counts) !== tasks[i]?.rows) throw search.changed();
		return categories;
	});
}
async function countWords(search, many) {
	if (many.length === 0) return [];
	const { run, dialect, from } = search;
	const texts = many.map(({ task }) => task.text);
	const words = many.map(() => new Float64Array(BUCKETS));
	const buckets = dialect.wordBuckets(dialect.unpivot(from, texts));
	for (const [i, bucket, rows] of await run(`SELECT i, b, count(*) FROM (${buckets}) AS w GROUP BY 1, 2`)) {
		const counts = words[Number(i) - 1];
		if (counts !== void 0) counts[Number.parseInt(String(bucket), 16)] = Number(rows);
	}
	const cells = await measure(search, [...texts.map((text) => `length(${text})`), ...texts.map((text) => dialect.wordCount(text))], many.map(({ task }) => task.rows));
	return many.map(({ values }, i) => ({
		values,
		words: words[i],
		lengths: cells[i],
		wordCounts: cells[many.length + i]
	}));
}
/** Cells of whole numbers that SQL makes of texts. */
async function measure({ run, dialect, from, limit, changed }, measured, rows) {
	const [range = []] = await run(`SELECT ${measured.map((one) => `min(${one}), max(${one})`).join(", ")} FROM ${from}`);
	const tasks = measured.map((one, i) => ({
		finite: dialect.double(one),
		rows: rows[i % rows.length],
		min: Number(range[2 * i]),
		max: Number(range[2 * i + 1])
	}));
	return findCells({
		group: groupNumbers({
			run,
			dialect,
			from
		}),
		limit,
		changed
	}, tasks);
}
function sum(counts) {
	return counts.reduce((total, count) => total + count, 0);
}

/** Columns of one statement of counts, four figures each: engines allow about 1,600. */
const COLUMNS_PER_STATEMENT = 100;
/**
* Sums columns up inside an SQL engine: only counts come out, at most 32,769 cells of numbers or 10,000 categories per column and
* statement. The answer is the one that `summarizeColumns` of DuckDB gives for the same rows. Throws UserError DATA_UNREADABLE when the
* rows change between statements.
*/
async function summarizeInSql(run, dialect, input) {
	const { columns, from, onProgress } = input;
	const facts = await countFacts(run, dialect, input);
	let settled = 0;
	const onSettled = () => onProgress?.(.1 + .9 * ++settled / columns.length);
	const search = {
		run,
		dialect,
		from,
		limit: input.cells,
		changed: () => changed(input),
		onSettled
	};
	const numbers = columns.filter((column) => isNumber(column) && hasFinite(facts, column));
	const cells = await findCells({
		...search,
		group: groupNumbers(search)
	}, numbers.map((column) => {
		const { present, min, max } = facts.get(column);
		return {
			finite: dialect.number(column).finite,
			rows: present,
			min,
			max
		};
	}));
	const texts = columns.filter((column) => column.type === "text" && hasFinite(facts, column));
	const tasks = texts.map((column) => ({
		text: dialect.text(column),
		rows: facts.get(column)?.present ?? 0
	}));
	const tooLong = (task) => longTexts(input, texts[tasks.indexOf(task)]);
	const counted = await countTexts({
		...search,
		tooLong
	}, tasks);
	return columns.map((column) => {
		const own = facts.get(column);
		const found = cells[numbers.indexOf(column)] ?? counted[texts.indexOf(column)];
		const missing = input.rows - own.present - own.infinite;
		return {
			name: column.name,
			rows: input.rows,
			missing,
			values: toValues(column, own, found)
		};
	});
}
function toValues(column, facts, found) {
	const { present, infinite, min, max } = facts;
	if (present + infinite === 0) return { kind: "empty" };
	if (column.type === "other") return {
		kind: "other",
		present
	};
	if (found !== void 0 && "kind" in found) return found;
	return {
		kind: column.type === "boolean" || column.type === "date" ? column.type : "number",
		cells: found ?? {
			shift: 0,
			values: /* @__PURE__ */ new Float64Array(),
			counts: /* @__PURE__ */ new Float64Array()
		},
		infinite,
		...present === 0 ? {} : { range: {
			min: min + 0,
			max: max + 0
		} }
	};
}
async function countFacts(run, dialect, input) {
	const facts = /* @__PURE__ */ new Map();
	for (let start = 0; start < input.columns.length; start += COLUMNS_PER_STATEMENT) {
		const group = input.columns.slice(start, start + COLUMNS_PER_STATEMENT);
		const [row = []] = await run(`SELECT count(*), ${group.flatMap((column) => factsSql(dialect, column)).join(", ")} FROM ${input.from}`);
		if (Number(row[0]) !== input.rows) throw changed(input);
		group.forEach((column, i) => {
			const [present, infinite, min, max] = row.slice(4 * i + 1, 4 * i + 5).map(Number);
			facts.set(column, {
				present,
				infinite,
				min,
				max
			});
		});
	}
	return facts;
}
function factsSql(dialect, column) {
	if (!isNumber(column)) return [
		`count(${dialect.identifier(column.name)})`,
		"0",
		"0",
		"0"
	];
	const { finite, infinite } = dialect.number(column);
	const infinities = infinite === void 0 ? "0" : `count(CASE WHEN ${infinite} THEN 1 END)`;
	return [
		`count(${finite})`,
		infinities,
		`min(${finite})`,
		`max(${finite})`
	];
}
function isNumber({ type }) {
	return type === "numeric" || type === "boolean" || type === "date";
}
function hasFinite(facts, column) {
	return (facts.get(column)?.present ?? 0) > 0;
}
function changed({ name }) {
	return new UserError("DATA_UNREADABLE", {
		file: name,
		message: "rows were written or deleted while the data was summed up, so its figures do not belong together",
		fix: "run again when nothing writes, or name rows that stay: a partition, a day, or a snapshot of the table"
	});
}
function longTexts({ name }, column) {
	return new UserError("DATA_UNREADABLE", {
		file: name,
		message: `the texts of the column "${column.name}" are few but very long: more than 100 million characters`,
		fix: `leave the column out, or select its beginning: \`left("${column.name}", 1000)\``
	});
}

/** Names are taken as written, capitals too; a part in double quotes may hold dots. Throws UserError for a name that is none. */
function describeRelation(source, name, quoted) {
	if ("sql" in source) return {
		name,
		from: `(${source.sql.trim().replace(/;+\s*$/, "").trimEnd()}\n) AS q`,
		table: void 0,
		missing: () => noTable(name, "named by the query", [])
	};
	const parts = source.table.match(/"(?:[^"]|"")+"|[^".]+/g) ?? [];
	if (source.table === "" || parts.join(".") !== source.table || parts.length > 3) throw new UserError("DATA_UNREADABLE", {
		file: name,
		message: `"${source.table}" is no name of a table`,
		fix: "write `schema.table`, with double quotes around a part that holds a dot"
	});
	const plain = parts.map((part) => part.startsWith("\"") ? part.slice(1, -1).replaceAll("\"\"", "\"") : part);
	return {
		name,
		from: `${plain.map(quoted).join(".")} AS q`,
		table: plain.join("."),
		missing: (known) => noTable(name, `"${source.table}"`, known)
	};
}
/** Counts the rows and checks the columns. Throws UserError DATA_EMPTY without rows, COLUMN_MISSING for names that are no column. */
async function openRelation(opened) {
	const { run, dialect, relation, columns } = opened;
	const { name, from } = relation;
	refuseColumns(name, columns);
	const [[counted] = []] = await run(`SELECT count(*) FROM ${from}`);
	const rows = Number(counted);
	if (rows === 0) throw new UserError("DATA_EMPTY", {
		file: name,
		message: "the data has no rows",
		fix: "check the table or the filter of the query"
	});
	return {
		rows,
		columns,
		summarize: (names, options) => summarizeInSql(run, dialect, {
			name,
			from,
			rows,
			columns: chosen(name, columns, names),
			...options
		})
	};
}
function chosen(file, columns, names) {
	const problems = names.filter((name) => !columns.some((column) => column.name === name)).map((name) => {
		const near = nearestName(name, columns.map((column) => column.name));
		const fix = near === void 0 ? "name one of the columns (capitals count)" : `write "${near}"`;
		return {
			file,
			message: `there is no column "${name}"`,
			fix
		};
	});
	if (problems.length > 0) throw new UserError("COLUMN_MISSING", problems);
	return names.map((name) => columns.find((column) => column.name === name));
}
function refuseColumns(file, columns) {
	const names = columns.map(({ name }) => name);
	const twice = names.find((name, i) => names.indexOf(name) !== i);
	if (names.length > 0 && twice === void 0) return;
	const message = twice === void 0 ? "the data has no columns" : `two columns are called "${twice}"`;
	throw new UserError("DATA_UNREADABLE", {
		file,
		message,
		fix: "select columns of different names"
	});
}
function noTable(file, what, known) {
	const written = what.replaceAll("\"", "");
	const near = nearestName(written, known);
	const fix = near === void 0 ? `name a table that the user may read, with its schema${known.length > 0 ? `, for example ${known.slice(0, 5).join(", ")}` : ""}` : `write ${near}`;
	return new UserError("DATA_UNREADABLE", {
		file,
		message: `there is no table ${what}`,
		fix
	});
}

export { openRelation as n, readAddress as r, describeRelation as t };