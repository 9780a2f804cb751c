import { n as openRelation, r as readAddress, t as describeRelation } from "./relation2.js";
import { Si as messageOf, bi as UserError, yi as Fault } from "./start.js";
import { setTimeout } from "node:timers/promises";

/** Names under which Trino reports that a table, its schema or its catalog is not there. */
const NO_TABLE = /^(TABLE|SCHEMA|CATALOG)_NOT_FOUND$/;
function isMissingTable({ errorName }) {
	return errorName !== void 0 && NO_TABLE.test(errorName);
}
/** Turns what Trino said into an error that says what to do. */
function toTrinoError({ name }, failure) {
	const words = failure.message.split("\n")[0]?.slice(0, 300) ?? "";
	const problem = (message, fix) => new UserError("DATA_UNREADABLE", {
		file: name,
		message: `${message}: ${words}`,
		fix
	}, { cause: failure });
	if (isMissingTable(failure)) return problem("Trino does not know the table", "write `catalog.schema.table` as `SHOW TABLES` names it");
	if (failure.errorName === "PERMISSION_DENIED") return problem("the user may not read this", "ask for the right to SELECT, or name the columns that may be read in a query");
	if (failure.errorName === "EXCEEDED_TIME_LIMIT") return problem("the query took too long", "name fewer rows or columns, or ask for a later time");
	if (failure.errorType === "INSUFFICIENT_RESOURCES") return problem("the cluster has no room for this", "try again later, or name fewer columns");
	if (failure.errorType === "USER_ERROR") return problem("the query cannot be run", "write exactly one SELECT that runs in Trino");
	return new Fault("ENGINE_UNAVAILABLE", `Trino failed for ${name}: ${words}`);
}
/** The server refused the request itself, before any query. */
function toLoginError({ name, urlEnv }) {
	return new UserError("DATA_UNREADABLE", {
		file: name,
		message: "Trino refused the login",
		fix: `check user and password, or access_token, in ${urlEnv}; Trino takes a password over https only`
	});
}
/** No answer at all; `why` is a code of the operating system or of HTTP. */
function toUnreachableError({ name, urlEnv }, why) {
	return new UserError("DATA_UNREADABLE", {
		file: name,
		message: `the Trino server cannot be reached (${why})`,
		fix: `check host and port in ${urlEnv}, and that this machine may reach them`
	});
}

/** Longer than any scan that a gate should wait for. */
const MAX_RUN_TIME = "60m";
const REQUEST_MS = 6e4;
/** The protocol asks clients to come again after these. */
const BUSY = [
	429,
	502,
	503,
	504
];
const MAX_TRIES = 8;
const MAX_WAIT_MS = 5e3;
/** Speaks the REST protocol of Trino. The address is `https://user:password@host/catalog/schema`, or with `?access_token=`. */
function createTrinoClient(address, place) {
	const headers = headersOf(address);
	const request = (url, init) => send(place, url, {
		...init,
		headers
	});
	const attempt = async (sql) => {
		let page = await request(`${address.origin}/v1/statement`, {
			method: "POST",
			body: sql
		});
		const rows = [];
		let columns = [];
		while (true) {
			for (const row of page.data ?? []) rows.push(row);
			columns = page.columns ?? columns;
			if (page.error !== void 0) return page.error;
			if (page.nextUri === void 0) return {
				columns,
				rows
			};
			page = await request(sameServer(page.nextUri, address, place), { method: "GET" });
		}
	};
	return {
		attempt,
		query: async (sql) => {
			const answer = await attempt(sql);
			if ("message" in answer) throw toTrinoError(place, answer);
			return answer;
		}
	};
}
function headersOf(address) {
	const user = decodeURIComponent(address.username) || "assay";
	const password = decodeURIComponent(address.password);
	const token = address.searchParams.get("access_token");
	const [catalog, schema] = address.pathname.split("/").filter((part) => part !== "");
	const basic = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
	return {
		"X-Trino-User": user,
		"X-Trino-Source": "assay",
		"X-Trino-Time-Zone": "UTC",
		"X-Trino-Session": `query_max_run_time=${MAX_RUN_TIME}`,
		...catalog === void 0 ? {} : { "X-Trino-Catalog": decodeURIComponent(catalog) },
		...schema === void 0 ? {} : { "X-Trino-Schema": decodeURIComponent(schema) },
		...token === null ? {} : { Authorization: `Bearer ${token}` },
		...token === null && password !== "" ? { Authorization: basic } : {}
	};
}
/** Credentials go to the server that was named, and to no other. */
function sameServer(next, address, { name, urlEnv }) {
	if (new URL(next).origin === address.origin) return next;
	const fix = `give the address in ${urlEnv} that the server knows itself by (behind a proxy: \`http-server.process-forwarded=true\`)`;
	throw new Fault("ENGINE_UNAVAILABLE", `Trino answered for ${name} with an address of another server`, { fix });
}
async function send(place, url, init) {
	for (let tried = 1;; tried++) {
		const response = await fetchOnce(place, url, init);
		if (response.ok) return await response.json();
		if (response.status === 401 || response.status === 403) throw toLoginError(place);
		if (!BUSY.includes(response.status) || tried === MAX_TRIES) throw toUnreachableError(place, `HTTP ${response.status}`);
		await response.body?.cancel();
		await setTimeout(Math.min(MAX_WAIT_MS, 50 * 2 ** tried));
	}
}
async function fetchOnce(place, url, init) {
	try {
		return await fetch(url, {
			...init,
			redirect: "error",
			signal: AbortSignal.timeout(REQUEST_MS)
		});
	} catch (error) {
		const cause = error instanceof Error ? error.cause : void 0;
		const code = cause instanceof Error && "code" in cause ? cause.code : void 0;
		throw toUnreachableError(place, typeof code === "string" ? code : messageOf(error));
	}
}

const trinoDialect = {
	identifier: quoted,
	number: numberSql,
	text: textSql,
	double: (integer) => `CAST(${integer} AS double)`,
	order: (finite) => `from_big_endian_64(to_ieee754_64(abs(${finite}))) * (CASE WHEN ${finite} < 0 THEN -1 ELSE 1 END)`,
	md5,
	bytewise: (text) => text,
	unpivot: (from, values, steps) => {
		const lists = [values, ...steps === void 0 ? [] : [steps.map((step) => `CAST(${step} AS bigint)`)]];
		const names = steps === void 0 ? "v" : "v, p";
		return `SELECT u.i, ${steps === void 0 ? "u.v" : "u.v, u.p"} FROM ${from}
CROSS JOIN UNNEST(${lists.map((list) => `ARRAY[${list.join(", ")}]`).join(", ")}) WITH ORDINALITY AS u(${names}, i)`;
	},
	wordCount: (text) => `cardinality(${words(text)})`,
	wordBuckets: (texts) => `SELECT t.i, w.b FROM (${texts}) AS t
CROSS JOIN UNNEST(array_distinct(transform(${words("t.v")}, part -> substr(${md5("part")}, 1, 3)))) AS w(b)`
};
/** A name of a column, table, schema or catalog as SQL. */
function quoted(name) {
	return `"${name.replaceAll("\"", "\"\"")}"`;
}
function md5(text) {
	return `lower(to_hex(md5(to_utf8(${text}))))`;
}
/** What white space parts, without the empty parts between two of it. */
function words(text) {
	return `filter(split(translate(${text}, ${[
		9,
		10,
		11,
		12,
		13
	].map((code) => `chr(${code})`).join(" || ")}, '     '), ' '), part -> part <> '')`;
}
function textSql({ name, databaseType }) {
	const column = quoted(name);
	if (databaseType === "json") return `json_format(${column})`;
	const text = `CAST(${column} AS varchar)`;
	return databaseType.startsWith("char") ? `trim(TRAILING ' ' FROM ${text})` : text;
}
function numberSql({ name, type, databaseType }) {
	const column = quoted(name);
	if (type === "date") return { finite: milliseconds(column, databaseType) };
	const double = `CAST(${column} AS double)`;
	if (!/^(real|double)$/.test(databaseType)) return { finite: double };
	return {
		finite: `(CASE WHEN is_finite(${double}) THEN ${double} END)`,
		infinite: `is_infinite(${double})`
	};
}
/** Whole milliseconds since 1970 UTC. `date_diff` rounds down, also before 1970: there a fraction means one more. */
function milliseconds(column, databaseType) {
	const epoch = "TIMESTAMP '1970-01-01 00:00:00'";
	const moment = databaseType.endsWith("with time zone") ? `CAST(at_timezone(${column}, 'UTC') AS timestamp(12))` : `CAST(${column} AS timestamp(12))`;
	const whole = `date_diff('millisecond', ${epoch}, ${moment})`;
	if (databaseType === "date") return `CAST(${whole} AS double)`;
	return `CAST(${whole} + CASE WHEN ${`${moment} < ${epoch} AND date_trunc('millisecond', ${moment}) <> ${moment}`} THEN 1 ELSE 0 END AS double)`;
}

const TRINO = {
	engine: "Trino",
	protocols: ["https:", "http:"],
	example: "https://user:password@host/catalog/schema"
};
/**
* Sums tables up inside Trino, in statements that each begin with SELECT. Trino has no transaction that holds one moment for all
* connectors: when the number of rows changes between two statements, the summary is refused. `environment` holds the addresses; nothing
* of them is ever part of a message.
*/
function createTrinoSummarizer(environment) {
	return { openSummary: async (source, name) => {
		const place = {
			name,
			urlEnv: source.urlEnv
		};
		const client = createTrinoClient(readAddress(environment, {
			...TRINO,
			...place
		}), place);
		const relation = describeRelation(source, name, quoted);
		const columns = await describeColumns(client, relation, place);
		const run = async (sql) => (await client.query(sql)).rows;
		return openRelation({
			run,
			dialect: trinoDialect,
			relation,
			columns
		});
	} };
}
async function describeColumns(client, relation, place) {
	const answer = await client.attempt(`SELECT * FROM ${relation.from} LIMIT 0`);
	if (!("message" in answer)) return answer.columns.map(({ name, type }) => ({
		name,
		type: toType(type),
		databaseType: type
	}));
	if (relation.table === void 0 || !isMissingTable(answer)) throw toTrinoError(place, answer);
	throw relation.missing(await knownTables(client, relation.table.split(".")));
}
/** Tables of the same catalog, written with as many parts as the user wrote; none when even the catalog is unknown. */
async function knownTables(client, written) {
	const catalog = written.length === 3 ? `${quoted(written[0] ?? "")}.` : "";
	const answer = await client.attempt(`SELECT table_catalog, table_schema, table_name FROM ${catalog}information_schema.tables
WHERE table_schema <> 'information_schema' ORDER BY 2, 3 LIMIT 10000`);
	return "message" in answer ? [] : answer.rows.map((parts) => parts.slice(-written.length).join("."));
}
/** Nested and binary types, times of day, intervals, addresses and sketches are of no use to a test. */
function toType(type) {
	if (/^(tinyint|smallint|integer|bigint|real|double|decimal\b.*)$/.test(type)) return "numeric";
	if (/^(date|timestamp(\(\d+\))?( with time zone)?)$/.test(type)) return "date";
	if (/^(varchar|char)(\(\d+\))?$|^(uuid|json)$/.test(type)) return "text";
	return type === "boolean" ? "boolean" : "other";
}

export { createTrinoSummarizer };