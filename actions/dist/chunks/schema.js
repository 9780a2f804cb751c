import { Hr as count$1, Jr as subjectItem, K as STATEMENT_TYPE, Ur as digest, Yr as text, _t as count, qr as sourceSchema, vn as compiled } from "./start.js";
import { a as limitValue, s as metricLabel } from "./metric-words.js";
import { t as importedSchema$1 } from "./checks-ingest-schema.js";

const MAX_FAILURES = 20;
/** Sentences about imported results, plain text: whose they are and what they are worth first. */
function importedLines({ origin, cases }) {
	const whose = `Reported by ${origin.tool} in ${origin.file}; not measured by Assay (level E0: imported): no interval, no comparison, no rule uses it.`;
	if (cases === void 0) return [whose];
	const { passed, failed, skipped, failures } = cases;
	const more = failed > MAX_FAILURES ? ` and ${count(failed - MAX_FAILURES)} more` : "";
	const names = failures.length === 0 ? "" : `: ${failures.slice(0, MAX_FAILURES).join(", ")}${more}`;
	return [whose, `Tests: ${count(passed)} passed, ${count(failed)} failed, ${count(skipped)} skipped${names}.`];
}
/** Every number as the tool calls it, its value, and our name where there is one. */
function importedRows({ metrics }) {
	return metrics.map(({ name, value, metric }) => [
		name,
		limitValue(value),
		metric === void 0 ? "" : metricLabel(metric)
	]);
}

/** Tools whose results can be taken over. */
const TOOLS = [
	"mlflow",
	"dvc",
	"wandb",
	"evidently",
	"sklearn",
	"junit"
];
const IMPORTED_PREDICATE_TYPE = "urn:assay:evidence:imported:v1";
/** Apart from evidence that was measured: neither gate nor App reads this folder, and it is in no evidence artifact. */
const IMPORTED_FOLDER = ".assay/imported";
/** Numbers of one file. */
const MAX_METRICS = 1e3;
/** Names of failed cases that are kept, and of things that were left out. */
const MAX_LISTED = 100;
const MAX_NAME = 300;
const name = {
	type: "string",
	minLength: 1,
	maxLength: 300
};
const predicate = {
	type: "object",
	additionalProperties: false,
	required: [
		"schemaVersion",
		"kind",
		"level",
		"assay",
		"model",
		"createdAt",
		"source",
		"origin",
		"metrics",
		"left"
	],
	properties: {
		schemaVersion: { const: 1 },
		kind: { const: "imported" },
		/** Somebody else's word: no interval, no holdout, no comparison, and nobody can check it. No rule accepts it. */
		level: { const: "E0" },
		assay: text,
		model: text,
		createdAt: {
			type: "string",
			format: "date-time"
		},
		source: sourceSchema,
		origin: {
			type: "object",
			additionalProperties: false,
			required: [
				"tool",
				"file",
				"digest"
			],
			properties: {
				tool: { enum: TOOLS },
				file: text,
				digest
			}
		},
		metrics: {
			type: "array",
			maxItems: MAX_METRICS,
			items: {
				type: "object",
				additionalProperties: false,
				required: ["name", "value"],
				properties: {
					/** As the tool calls it. */
					name,
					value: { type: "number" },
					/** Our name, where the tool's can only mean that metric. */
					metric: text
				}
			}
		},
		/** Tests of another tool: its counts, and the names of those that failed. */
		cases: {
			type: "object",
			additionalProperties: false,
			required: [
				"passed",
				"failed",
				"skipped",
				"failures"
			],
			properties: {
				passed: count$1,
				failed: count$1,
				skipped: count$1,
				failures: {
					type: "array",
					maxItems: 100,
					items: name
				}
			}
		},
		/** What the file holds and was not taken over, and why. */
		left: {
			type: "array",
			maxItems: 100,
			items: {
				type: "object",
				additionalProperties: false,
				required: ["name", "reason"],
				properties: {
					name,
					reason: text
				}
			}
		}
	}
};
/** Results of another tool as an in-toto statement about the file that they were read from. */
const importedSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay imported results",
	type: "object",
	additionalProperties: false,
	required: [
		"_type",
		"subject",
		"predicateType",
		"predicate"
	],
	properties: {
		_type: { const: STATEMENT_TYPE },
		subject: {
			type: "array",
			minItems: 1,
			maxItems: 1,
			items: subjectItem
		},
		predicateType: { const: IMPORTED_PREDICATE_TYPE },
		predicate
	}
};
/** Where the results of a tool about a model are kept. */
function importedPath(model, tool) {
	return `${IMPORTED_FOLDER}/${model}.${tool}.json`;
}
compiled.set(importedSchema, importedSchema$1);

export { importedSchema as a, importedPath as i, MAX_METRICS as n, importedLines as o, TOOLS as r, importedRows as s, IMPORTED_PREDICATE_TYPE as t };