import { n as openRelation, r as readAddress, t as describeRelation } from "./relation2.js";
import { Si as messageOf, bi as UserError, yi as Fault } from "./start.js";

/** PostgreSQL 14 or later: older ones give seconds as a double, which loses microseconds. */
const postgresDialect = {
	identifier: quoted,
	number: numberSql,
	text: ({ name }) => `${quoted(name)}::text COLLATE "C"`,
	double: (integer) => `(${integer})::float8`,
	order: (finite) => `('x' || encode(float8send(abs(${finite})), 'hex'))::bit(64)::bigint * (CASE WHEN ${finite} < 0 THEN -1 ELSE 1 END)`,
	md5,
	bytewise: (text) => text,
	unpivot: (from, values, steps) => {
		const numbers = values.map((_, i) => i + 1).join(", ");
		const p = steps === void 0 ? "" : `, unnest(ARRAY[${steps.join(", ")}]::bigint[]) AS p`;
		return `SELECT unnest(ARRAY[${numbers}]) AS i, unnest(ARRAY[${values.join(", ")}]) AS v${p} FROM ${from}`;
	},
	wordCount: (text) => `cardinality(${words(text)})`,
	wordBuckets: (texts) => `SELECT t.i, substr(${md5("t.v")}, 1, 3) AS b FROM (${texts}) AS t WHERE t.v <> '' AND ${isWord("t.v")}
UNION ALL SELECT t.i, w.b FROM (${texts}) AS t CROSS JOIN LATERAL
(SELECT DISTINCT substr(${md5("part")}, 1, 3) AS b FROM unnest(${words("t.v")}) AS part) AS w WHERE NOT ${isWord("t.v")}`
};
/** A name of a column, table or schema as SQL. */
function quoted(name) {
	return `"${name.replaceAll("\"", "\"\"")}"`;
}
function md5(text) {
	return `md5(convert_to(${text}, 'UTF8'))`;
}
/** What white space parts, without the empty parts between two of it. */
function words(text) {
	return String.raw`array_remove(string_to_array(translate(${text}, E'\t\n\x0B\f\r', '     '), ' '), '')`;
}
function isWord(text) {
	return String.raw`translate(${text}, E' \t\n\x0B\f\r', '') = ${text}`;
}
function numberSql({ name, type, databaseType }) {
	const column = quoted(name);
	if (type === "boolean") return { finite: `${column}::int::float8` };
	if (type === "date") return {
		finite: `(CASE WHEN isfinite(${column}) THEN ${databaseType === "date" ? `(${column} - DATE '1970-01-01')::float8 * 86400000` : `trunc(extract(epoch FROM ${column}) * 1000)::float8`} END)`,
		infinite: `NOT isfinite(${column})`
	};
	if (/^(smallint|integer|bigint)$/.test(databaseType)) return { finite: `${column}::float8` };
	return {
		finite: `(CASE WHEN ${column} > '-Infinity' AND ${column} < 'Infinity' THEN ${column}::float8 END)`,
		infinite: `${column} IN ('-Infinity', 'Infinity')`
	};
}

const NETWORK = /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ECONNRESET)$/;
const TLS = /SSL|TLS|certificate/i;
/** Turns what the driver or the server said into an error that says what to do, without the address. */
function toPostgresError({ name, urlEnv }, error) {
	if (error instanceof UserError || error instanceof Fault) return error;
	const code = codeOf(error);
	const problem = (message, fix) => new UserError("DATA_UNREADABLE", {
		file: name,
		message,
		fix
	}, { cause: error });
	const words = firstLine(messageOf(error));
	const known = ANSWERS[code] ?? ANSWERS[code.slice(0, 2)];
	if (known !== void 0) return problem(`${known.message}: ${words}`, known.fix.replace("$URL", urlEnv));
	if (NETWORK.test(code) || /^timeout expired|Connection terminated due to connection timeout/.test(words)) return problem(`the PostgreSQL server cannot be reached (${code === "" ? "no answer in time" : code})`, `check host and port in ${urlEnv}, and that this machine may reach them`);
	if (TLS.test(words)) return problem(`no encrypted connection to PostgreSQL: ${words}`, `check \`sslmode\` in ${urlEnv}`);
	return new Fault("ENGINE_UNAVAILABLE", `PostgreSQL failed for ${name}: ${words}`, { cause: error });
}
/** The SQLSTATE of the server, or the code of the operating system. */
function codeOf(error) {
	const code = error instanceof Error && "code" in error ? error.code : void 0;
	return typeof code === "string" ? code : "";
}
const QUERY = {
	message: "the query cannot be run",
	fix: "write exactly one SELECT that runs in psql"
};
/** By SQLSTATE, or by its class: https://www.postgresql.org/docs/current/errcodes-appendix.html. */
const ANSWERS = {
	"28": {
		message: "PostgreSQL refused the login",
		fix: "check user and password in $URL"
	},
	"3D": {
		message: "there is no such database",
		fix: "check the name of the database in $URL"
	},
	"42501": {
		message: "the user may not read this",
		fix: "as the owner of the table: `GRANT SELECT ON <table> TO <user>` (and `GRANT USAGE ON SCHEMA`)"
	},
	"57014": {
		message: "the query took too long, or was cancelled",
		fix: "name fewer rows or columns, or ask for a later time"
	},
	"25006": {
		message: "the query writes",
		fix: "write one SELECT: a source of data is only ever read"
	},
	"22003": {
		message: "a column has numbers that a double cannot hold",
		fix: "round it, or leave it out, in a query: `{sql: SELECT …}`"
	},
	"42": QUERY,
	"0A": QUERY,
	"22": {
		message: "the query failed on a value",
		fix: "correct the query, or leave the column out"
	},
	"53": {
		message: "the server has no room for this",
		fix: "try again later, or name fewer columns"
	}
};
function firstLine(message) {
	return message.split("\n")[0]?.slice(0, 300) ?? "";
}

const CONNECT_MS = 15e3;
/** Longer than any scan that a gate should wait for. */
const STATEMENT = "60min";
/** Groups are counted in memory: a few ten thousand per column. */
const WORK_MEMORY = "64MB";
/** All statements of a session see the same rows, and none can write. The driver is loaded here, on first use. */
async function openSession(url, place) {
	const { default: driver } = await import("./esm.js");
	let client;
	try {
		client = new driver.Client({
			connectionString: url,
			connectionTimeoutMillis: CONNECT_MS,
			application_name: "assay",
			types: { getTypeParser: () => (text) => text }
		});
	} catch (error) {
		throw toPostgresError(place, error);
	}
	client.on("error", () => {});
	const guarded = async (work) => {
		try {
			return await work();
		} catch (error) {
			throw toPostgresError(place, error);
		}
	};
	const ask = (text) => {
		const query = {
			text,
			rowMode: "array",
			queryMode: "extended"
		};
		return guarded(() => client.query(query));
	};
	const close = () => client.end();
	try {
		await guarded(() => client.connect());
		for (const statement of [
			"BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
			`SET LOCAL statement_timeout = '${STATEMENT}'`,
			`SET LOCAL work_mem = '${WORK_MEMORY}'`,
			"SET LOCAL extra_float_digits = 1",
			"SET LOCAL TimeZone = 'UTC'",
			"SET LOCAL jit = off"
		]) await ask(statement);
	} catch (error) {
		await close().catch(() => {});
		throw error;
	}
	return {
		query: async (sql) => (await ask(sql)).rows,
		describe: async (sql) => (await ask(sql)).fields.map(({ name, dataTypeID }) => ({
			name,
			type: dataTypeID
		})),
		close
	};
}

const NUMERIC = /^(smallint|integer|bigint|real|double precision|numeric)$/;
const DATE = /^(date|timestamp with(out)? time zone)$/;
const TEXT = /^(text|character|bpchar|character varying|name|uuid|jsonb?)$/;
/** What each field is to our tests; a domain is what it is made of, as the server already says. */
async function readTypes(session, fields) {
	if (fields.length === 0) return [];
	const numbers = [...new Set(fields.map(({ type }) => type))];
	const rows = await session.query(`SELECT oid, format_type(oid, NULL), typtype, typname FROM pg_catalog.pg_type WHERE oid IN (${numbers.join(", ")})`);
	const types = new Map(rows.map(([oid, name, kind, short]) => [Number(oid), toType(name, kind, short)]));
	return fields.map(({ name, type }) => ({
		name,
		...types.get(type) ?? UNKNOWN
	}));
}
const UNKNOWN = {
	type: "other",
	databaseType: "unknown"
};
/** Nested, binary and geometric types, times of day, intervals, money and addresses are of no use to a test. */
function toType(name, kind, short) {
	const databaseType = String(name);
	if (kind === "e" || short === "citext") return {
		type: "text",
		databaseType
	};
	if (NUMERIC.test(databaseType)) return {
		type: "numeric",
		databaseType
	};
	if (DATE.test(databaseType)) return {
		type: "date",
		databaseType
	};
	if (TEXT.test(databaseType)) return {
		type: "text",
		databaseType
	};
	return {
		type: databaseType === "boolean" ? "boolean" : "other",
		databaseType
	};
}

const NO_SUCH_TABLE = "42P01";
const POSTGRES = {
	engine: "PostgreSQL",
	protocols: ["postgres:", "postgresql:"],
	example: "postgres://user:password@host:5432/database"
};
/**
* Sums tables up inside PostgreSQL, each in one read-only transaction that sees one moment. `environment` holds the addresses; nothing of them
* is ever part of a message. `close` ends the connections.
*/
function createPostgresSummarizer(environment) {
	const sessions = [];
	return {
		openSummary: async (source, name) => {
			const { urlEnv } = source;
			const address = readAddress(environment, {
				...POSTGRES,
				name,
				urlEnv
			});
			const session = await openSession(address.href, {
				name,
				urlEnv
			});
			sessions.push(session);
			return openTable(session, source, name);
		},
		close: async () => {
			await Promise.all(sessions.splice(0).map((session) => session.close()));
		}
	};
}
async function openTable(session, source, name) {
	const relation = describeRelation(source, name, quoted);
	const fields = await describeFields(session, relation);
	const columns = await readTypes(session, fields);
	return openRelation({
		run: session.query,
		dialect: postgresDialect,
		relation,
		columns
	});
}
async function describeFields(session, relation) {
	await session.query("SAVEPOINT named");
	try {
		return await session.describe(`SELECT * FROM ${relation.from} LIMIT 0`);
	} catch (error) {
		const cause = error instanceof UserError ? error.cause : void 0;
		if (relation.table === void 0 || codeOf(cause) !== NO_SUCH_TABLE) throw error;
		await session.query("ROLLBACK TO SAVEPOINT named");
		const tables = await session.query(`SELECT CASE WHEN table_schema = ANY (current_schemas(false)) THEN '' ELSE table_schema || '.' END || table_name,
table_schema || '.' || table_name FROM information_schema.tables
WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1 LIMIT 10000`);
		const isQualified = relation.table.includes(".");
		throw relation.missing(tables.map(([short, full]) => String(isQualified ? full : short)));
	}
}

export { createPostgresSummarizer };