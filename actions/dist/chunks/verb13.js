import { t as ingestVerb } from "./verb-ingest.js";
import { n as metricNamed } from "./agrees.js";
import { K as STATEMENT_TYPE, Lt as parseStrictJson, bi as UserError, bn as METRICS, mt as plain, st as parseYaml } from "./start.js";
import { i as importedPath, n as MAX_METRICS, t as IMPORTED_PREDICATE_TYPE } from "./schema.js";

function isMembers(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** Every number below `value` by its path, joined with dots; what is no number is left out with the reason. */
function flatten(value, path = "") {
	if (typeof value === "number") return {
		metrics: [{
			name: path,
			value
		}],
		left: []
	};
	if (isMembers(value)) return join(Object.entries(value).map(([key, item]) => flatten(item, path === "" ? key : `${path}.${key}`)));
	return {
		metrics: [],
		left: [{
			name: path === "" ? "the whole file" : path,
			reason: Array.isArray(value) ? "a list" : value === null ? "no value" : `a ${typeof value}, no number`
		}]
	};
}
/** Parts one after the other. */
function join(parts) {
	return {
		metrics: parts.flatMap(({ metrics }) => metrics),
		left: parts.flatMap(({ left }) => left)
	};
}

/** A run of MLflow: the answer of `runs/get` (`run.data.metrics` as a list with steps), or `Run.to_dictionary()` (as an object). */
function readMlflow(document) {
	const run = isMembers(document) && isMembers(document["run"]) ? document["run"] : document;
	const data = isMembers(run) ? run["data"] : void 0;
	const metrics = isMembers(data) ? data["metrics"] : void 0;
	if (isMembers(metrics)) return flatten(metrics);
	if (!Array.isArray(metrics)) return void 0;
	const newest = /* @__PURE__ */ new Map();
	for (const entry of metrics.filter(isMembers)) {
		const key = String(entry["key"]);
		const step = Number(entry["step"] ?? 0);
		if (step >= (newest.get(key)?.step ?? Number.NEGATIVE_INFINITY)) newest.set(key, {
			step,
			value: entry["value"]
		});
	}
	return join([...newest].map(([key, { value }]) => flatten(value, key)));
}
/** A metrics file of DVC (any nesting), or what `dvc metrics show --json` prints: revision, `data`, file, `data`. */
function readDvc(document) {
	if (!isMembers(document)) return void 0;
	const workspace = document["workspace"] ?? document[""];
	const files = isMembers(workspace) ? workspace["data"] : void 0;
	if (!isMembers(files)) return flatten(document);
	const parts = Object.entries(files).map(([file, entry]) => {
		if (isMembers(entry) && "data" in entry) return flatten(entry["data"]);
		return {
			metrics: [],
			left: [{
				name: file,
				reason: "DVC could not read it"
			}]
		};
	});
	const left = Object.keys(document).filter((revision) => document[revision] !== workspace).map((name) => ({
		name,
		reason: "another revision than the workspace"
	}));
	return join([...parts, {
		metrics: [],
		left
	}]);
}
/** `wandb-summary.json`; the tool's own keys (`_step`, `_runtime`, …) are no metrics, media have a `_type`. */
function readWandb(document) {
	if (!isMembers(document)) return void 0;
	return join(Object.entries(document).filter(([key]) => !key.startsWith("_")).map(([key, value]) => isMembers(value) && "_type" in value ? {
		metrics: [],
		left: [{
			name: key,
			reason: `a ${String(value["_type"]).slice(0, 40)}, no number`
		}]
	} : flatten(value, key)));
}
const PASSED = /* @__PURE__ */ new Set(["SUCCESS", "WARNING"]);
/** A report or test suite of Evidently as JSON, in its old form (`metric`, `result.current`) and its new one (`metric_id`, `value`). */
function readEvidently(document) {
	if (!isMembers(document)) return void 0;
	const [metrics, tests] = [listOf(document["metrics"]), listOf(document["tests"])];
	if (metrics === void 0 && tests === void 0) return void 0;
	const told = join(named(metrics ?? []).map(evidentlyMetric));
	if (tests === void 0 || tests.length === 0) return told;
	const skipped = tests.filter(({ status }) => status === "SKIPPED").length;
	const failed = tests.filter(({ status }) => status !== "SKIPPED" && !PASSED.has(String(status)));
	const failures = failed.map(({ name, id }) => String(name ?? id ?? "a test without a name"));
	const passed = tests.length - skipped - failed.length;
	return {
		...told,
		cases: {
			passed,
			failed: failed.length,
			skipped,
			failures
		}
	};
}
/** Metrics with their names; one that is there for several columns has the column behind it, one that comes again a number. */
function named(metrics) {
	const seen = /* @__PURE__ */ new Map();
	return metrics.map((entry) => {
		const { metric, metric_id: id, metric_name: title, result } = entry;
		const column = isMembers(result) && typeof result["column_name"] === "string" ? `(${result["column_name"]})` : "";
		const name = `${String(title ?? id ?? metric ?? "metric")}${column}`;
		const times = (seen.get(name) ?? 0) + 1;
		seen.set(name, times);
		return [times === 1 ? name : `${name} #${times}`, entry];
	});
}
function evidentlyMetric([name, { result, value }]) {
	if (value !== void 0) return flatten(value, name);
	const current = isMembers(result) && isMembers(result["current"]) ? result["current"] : result;
	return flatten(current ?? null, name);
}
const ROW_KEYS = /* @__PURE__ */ new Set([
	"precision",
	"recall",
	"f1-score",
	"support"
]);
/** `classification_report(…, output_dict=True)` as JSON: rows of four numbers, and `accuracy` as one. */
function readSklearnJson(document) {
	if (!isMembers(document)) return void 0;
	const rows = Object.values(document).filter(isMembers);
	return rows.length > 0 && rows.every((row) => Object.keys(row).every((key) => ROW_KEYS.has(key))) ? flatten(document) : void 0;
}
function listOf(value) {
	return Array.isArray(value) ? value.filter(isMembers) : void 0;
}

/** A comment, a block of character data, a declaration, or a tag with its attributes. */
const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|</g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES = {
	lt: "<",
	gt: ">",
	amp: "&",
	quot: "\"",
	apos: "'"
};
/**
* The test cases of a JUnit XML file (as pytest and others write it): counted one by one, never by the totals that the file states.
* Declarations of types and entities are refused with a reason; `undefined` when it is no such file.
*/
function readJunit(text) {
	const reading = {
		root: void 0,
		open: [],
		cases: []
	};
	for (const token of text.matchAll(TOKEN)) {
		const refused = readToken(token, reading);
		if (refused !== void 0) return { refused };
	}
	const { root, open, cases } = reading;
	if (root !== "testsuites" && root !== "testsuite") return void 0;
	return open.length > 0 ? { refused: `never closes <${(open.at(-1) ?? "").slice(0, 50)}>` } : tally(cases);
}
/** Takes one token in; a text says why the file is refused. */
function readToken([token, close, tag = "", attributes = "", single], reading) {
	if (token === "<!") return "declares types or entities, which are not read";
	if (token === "<") return "is no well-formed XML";
	if (tag === "") return void 0;
	const { open, cases } = reading;
	if (close === "/") return open.pop() === tag ? void 0 : `closes <${tag.slice(0, 50)}> where it is not open`;
	reading.root ??= tag;
	noteTag(tag, attributes, open, cases);
	if (single !== "/") open.push(tag);
}
function noteTag(tag, attributes, open, cases) {
	if (tag === "testcase") {
		const named = new Map([...attributes.matchAll(ATTRIBUTE)].map(([, key, one, two]) => [key, decode(one ?? two ?? "")]));
		const name = [named.get("classname"), named.get("name")].filter((part) => part !== void 0 && part !== "");
		cases.push({
			name: name.join(".") || "a case without a name",
			state: "passed"
		});
		return;
	}
	const last = cases.at(-1);
	if (last === void 0 || open.at(-1) !== "testcase") return;
	if (tag === "failure" || tag === "error") last.state = "failed";
	else if (tag === "skipped" && last.state === "passed") last.state = "skipped";
}
function tally(cases) {
	const of = (state) => cases.filter((one) => one.state === state);
	const failures = of("failed").map(({ name }) => name);
	const [passed, failed, skipped] = [
		of("passed").length,
		failures.length,
		of("skipped").length
	];
	return {
		metrics: [],
		left: [],
		cases: {
			passed,
			failed,
			skipped,
			failures
		}
	};
}
function decode(text) {
	return text.replace(/&(?:(\w+)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g, (whole, name, decimal, hex) => {
		if (name !== void 0) return ENTITIES[String(name)] ?? whole;
		const code = decimal === void 0 ? Number.parseInt(String(hex), 16) : Number(decimal);
		return code <= 1114111 ? String.fromCodePoint(code) : whole;
	});
}

const HEAD = /^\s*precision\s+recall\s+f1-score\s+support\s*$/;
const ROW = /^\s*(\S.*?)\s{2,}(\d\.\d+)\s+(\d\.\d+)\s+(\d\.\d+)\s+(\d+(?:\.\d+)?)\s*$/;
const ACCURACY = /^\s*accuracy\s+(\d\.\d+)\s+\d+(?:\.\d+)?\s*$/;
/** The table that `classification_report` prints; numbers have the digits that were printed. `undefined` when it is none. */
function readSklearnText(text) {
	const lines = text.split(/\r?\n/);
	const head = lines.findIndex((line) => HEAD.test(line));
	if (head < 0) return void 0;
	const metrics = [];
	const left = [];
	for (const line of lines.slice(head + 1).filter((one) => one.trim() !== "")) {
		const accuracy = ACCURACY.exec(line)?.[1];
		const [, label, precision, recall, f1, support] = ROW.exec(line) ?? [];
		if (accuracy !== void 0) metrics.push({
			name: "accuracy",
			value: Number(accuracy)
		});
		else if (label === void 0) left.push({
			name: line.trim().slice(0, 100),
			reason: "not a row of the report"
		});
		else {
			const values = {
				precision,
				recall,
				"f1-score": f1,
				support
			};
			for (const [key, value] of Object.entries(values)) metrics.push({
				name: `${label}.${key}`,
				value: Number(value)
			});
		}
	}
	return metrics.length === 0 ? void 0 : {
		metrics,
		left
	};
}

const EXPECTED = {
	mlflow: "a run as JSON, from `runs/get` or `Run.to_dictionary()`",
	dvc: "a metrics file (JSON or YAML), or the output of `dvc metrics show --json`",
	wandb: "wandb-summary.json of a run",
	evidently: "a report or test suite saved as JSON",
	sklearn: "what `classification_report` prints, or its `output_dict` as JSON",
	junit: "JUnit XML"
};
const MAX_CHARACTERS = 2e7;
/** Names of tables that can only mean one metric of ours. */
const OTHER_NAMES = /* @__PURE__ */ new Map([["macro avg.f1-score", "macro_f1"]]);
/**
* Reads the results of another tool; a metric has a value and nothing else. Throws UserError INPUT_INVALID when the file is not what that
* tool writes, or holds no result at all.
*/
function readResults(tool, text, file) {
	if (text.length > MAX_CHARACTERS) throw refused(tool, file, `has more than ${MAX_CHARACTERS} characters`);
	const read = readerOf(tool)(text, file);
	if (read === void 0) throw refused(tool, file, `is not what ${tool} writes`);
	if ("refused" in read) throw refused(tool, file, read.refused);
	if (read.metrics.length === 0 && read.cases === void 0) throw refused(tool, file, "holds no result");
	if (read.metrics.length > 1e3) throw refused(tool, file, `has more than ${MAX_METRICS} numbers`);
	return tidy(read, tool, file);
}
function readerOf(tool) {
	const json = (read) => (text, file) => read(parseStrictJson(text, file, "INPUT_INVALID").value);
	switch (tool) {
		case "mlflow": return json(readMlflow);
		case "dvc": return (text, file) => /\.ya?ml$/i.test(file) ? readDvc(parseYaml(text, file, "INPUT_INVALID").value) : json(readDvc)(text, file);
		case "wandb": return json(readWandb);
		case "evidently": return json(readEvidently);
		case "sklearn": return (text, file) => /^\s*\{/.test(text) ? json(readSklearnJson)(text, file) : readSklearnText(text);
		case "junit": return (text) => readJunit(text);
		default: return tool;
	}
}
/** Names on one line and each once: a name that comes twice would say two things. */
function tidy({ metrics, left, cases }, tool, file) {
	const named = metrics.map(({ name, value }) => {
		const known = OTHER_NAMES.get(name) ?? metricNamed(name);
		return {
			name: short(name),
			value,
			...METRICS.has(known) ? { metric: known } : {}
		};
	});
	const names = named.map(({ name }) => name);
	const twice = names.find((name, i) => names.indexOf(name) !== i);
	if (twice !== void 0) throw refused(tool, file, `has two numbers called "${twice}"`);
	return {
		metrics: named,
		left: left.slice(0, 100).map(({ name, reason }) => ({
			name: short(name),
			reason
		})),
		...cases === void 0 ? {} : { cases: {
			...cases,
			failures: cases.failures.slice(0, 100).map(short)
		} }
	};
}
function short(name) {
	return plain(name, 300) || "(no name)";
}
function refused(tool, file, message) {
	return new UserError("INPUT_INVALID", {
		file,
		message,
		fix: `name ${EXPECTED[tool]}`
	});
}

/**
* Keeps the results of another tool as a statement about the file that they stand in, marked as nobody's measurement of ours (level E0).
* Throws UserError INPUT_INVALID when the file is not there or not what the tool writes.
*/
async function importResults({ files, clock }, { tool, file, model, source, assayVersion }) {
	const bytes = await files.readBytes(file);
	if (bytes === void 0) throw new UserError("INPUT_INVALID", {
		file,
		message: "is not there",
		fix: `name the file that ${tool} wrote`
	});
	const digest = files.sha256(bytes);
	const results = readResults(tool, new TextDecoder().decode(bytes), file);
	const statement = {
		_type: STATEMENT_TYPE,
		subject: [{
			name: file,
			digest: { sha256: digest.slice(7) }
		}],
		predicateType: IMPORTED_PREDICATE_TYPE,
		predicate: {
			schemaVersion: 1,
			kind: "imported",
			level: "E0",
			assay: assayVersion,
			model,
			createdAt: new Date(clock.now()).toISOString(),
			source,
			origin: {
				tool,
				file,
				digest
			},
			...results
		}
	};
	const path = importedPath(model, tool);
	await files.write(path, `${JSON.stringify(statement, null, 2)}\n`);
	return {
		statement,
		path
	};
}

export { ingestVerb, importResults as t };