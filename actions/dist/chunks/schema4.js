import { c as sourceSchema, l as subjectItem, n as digest, t as count, u as text } from "./parts.js";
import { n as compiled } from "./compile-schema.js";
import { s as count$1 } from "./verb.js";
import { i as STATEMENT_TYPE } from "./schema3.js";
import { a as limitValue, s as metricLabel } from "./metric-words.js";
import { t as importedSchema$1 } from "./checks-ingest-schema.js";

/** Half a percent: coarser rounding than this is no rounding but another number. */
const COARSEST = .005;
const ALIASES = /* @__PURE__ */ new Map([
	["auc", "roc_auc"],
	["auroc", "roc_auc"],
	["f1_score", "f1"],
	["f1_macro", "macro_f1"],
	["mean_absolute_error", "mae"],
	["mean_squared_error", "mse"],
	["root_mean_squared_error", "rmse"],
	["brier_score", "brier"],
	["brier_score_loss", "brier"],
	["matthews_correlation", "mcc"],
	["matthews_corrcoef", "mcc"],
	["r_squared", "r2"],
	["r2_score", "r2"]
]);
/** The name that evidence uses for a metric, however a card writes it. */
function metricNamed(written) {
	const name = written.trim().toLowerCase().replace(/[\s-]+/g, "_");
	return ALIASES.get(name) ?? name;
}
/** Is a written number the measured one, rounded to the digits it shows? Percent may stand for shares (75.1 for 0.751). */
function agrees(written, measured) {
	if (isRounded(written, measured)) return true;
	return Math.abs(measured) <= 1 && Math.abs(written) > 1 && isRounded(written, 100 * measured);
}
function isRounded(written, measured) {
	const half = .5 * 10 ** -decimals(written);
	const scale = Math.max(Math.abs(measured), Math.abs(measured) <= 1 ? 1 : 0);
	return Math.abs(written - measured) <= Math.min(half, COARSEST * scale) + 1e-12 * scale;
}
/** Digits behind the point of a number as it is written. */
function decimals(value) {
	const [mantissa = "", exponent = "0"] = String(value).split("e");
	return Math.max(0, (mantissa.split(".")[1]?.length ?? 0) - Number(exponent));
}

const MAX_FAILURES = 20;
/** Sentences about imported results, plain text: whose they are and what they are worth first. */
function importedLines({ origin, cases }) {
	const whose = `Reported by ${origin.tool} in ${origin.file}; not measured by Assay (level E0: imported): no interval, no comparison, no rule uses it.`;
	if (cases === void 0) return [whose];
	const { passed, failed, skipped, failures } = cases;
	const more = failed > MAX_FAILURES ? ` and ${count$1(failed - MAX_FAILURES)} more` : "";
	const names = failures.length === 0 ? "" : `: ${failures.slice(0, MAX_FAILURES).join(", ")}${more}`;
	return [whose, `Tests: ${count$1(passed)} passed, ${count$1(failed)} failed, ${count$1(skipped)} skipped${names}.`];
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
				passed: count,
				failed: count,
				skipped: count,
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

export { importedSchema as a, agrees as c, importedPath as i, metricNamed as l, MAX_METRICS as n, importedLines as o, TOOLS as r, importedRows as s, IMPORTED_PREDICATE_TYPE as t };