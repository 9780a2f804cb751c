import { Hr as count, Jr as subjectItem, K as STATEMENT_TYPE, Kr as runtime, Rr as TASK_KINDS, Ur as digest, Wr as fileDigest, Yr as text, vn as compiled } from "./start.js";
import { t as runRecordSchema$1 } from "./checks-train-run-record.js";

const RUN_PREDICATE_TYPE = "urn:assay:run:v1";
/** Where run records are kept in a workspace. */
const RUNS_FOLDER = ".assay/runs";
const files = {
	type: "array",
	items: fileDigest,
	maxItems: 1e5
};
const moment = {
	type: "string",
	format: "date-time"
};
const predicate = {
	type: "object",
	additionalProperties: false,
	required: [
		"model",
		"task",
		"target",
		"invocation",
		"params",
		"seed",
		"exitCode",
		"timedOut",
		"startedAt",
		"finishedAt",
		"durationMs",
		"data",
		"lockFiles",
		"environment",
		"unchanged",
		"log"
	],
	properties: {
		model: text,
		task: { enum: TASK_KINDS },
		target: text,
		invocation: {
			description: "What was run, exactly as the user wrote it.",
			type: "object",
			discriminator: { propertyName: "kind" },
			required: ["kind"],
			oneOf: [
				{
					type: "object",
					additionalProperties: false,
					required: ["kind", "text"],
					properties: {
						kind: { const: "shell" },
						text: {
							type: "string",
							maxLength: 4e3
						}
					}
				},
				{
					type: "object",
					additionalProperties: false,
					required: ["kind", "list"],
					properties: {
						kind: { const: "list" },
						list: {
							type: "array",
							items: {
								type: "string",
								maxLength: 4e3
							}
						}
					}
				},
				{
					type: "object",
					additionalProperties: false,
					required: [
						"kind",
						"path",
						"digest",
						"runtime"
					],
					properties: {
						kind: { const: "module" },
						path: text,
						digest,
						runtime: {
							description: "Absent as null when the module failed.",
							anyOf: [runtime, { type: "null" }]
						}
					}
				}
			]
		},
		params: { type: "object" },
		seed: count,
		exitCode: {
			description: "null when a signal ended the training.",
			type: ["integer", "null"]
		},
		timedOut: { type: "boolean" },
		startedAt: moment,
		finishedAt: moment,
		durationMs: count,
		data: {
			type: "array",
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"role",
					"source",
					"rows",
					"files"
				],
				properties: {
					role: { const: "train" },
					source: text,
					rows: count,
					files,
					profile: digest
				}
			}
		},
		source: {
			description: "Absent outside a Git repository.",
			type: "object",
			additionalProperties: false,
			required: ["commit", "dirty"],
			properties: {
				commit: {
					type: "string",
					pattern: "^[0-9a-f]{40}([0-9a-f]{24})?$"
				},
				dirty: { type: "boolean" }
			}
		},
		lockFiles: files,
		environment: {
			type: "object",
			additionalProperties: false,
			required: [
				"os",
				"arch",
				"cpus",
				"node"
			],
			properties: {
				os: text,
				arch: text,
				cpus: count,
				node: text,
				python: text,
				runner: text
			}
		},
		unchanged: {
			description: "True when the model was there before with the same bytes: a repeatable training, or one that wrote nothing.",
			type: "boolean"
		},
		log: {
			type: "object",
			additionalProperties: false,
			required: ["lines", "tailDigest"],
			properties: {
				lines: count,
				tailDigest: digest
			}
		}
	}
};
/** JSON Schema of a run record: an in-toto statement about the files a training made. */
const runRecordSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay run record",
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
			description: "The model files; empty when the training failed.",
			type: "array",
			items: subjectItem
		},
		predicateType: { const: RUN_PREDICATE_TYPE },
		predicate
	}
};
/** The record of one run; `outputs` are the model files it left. */
function toRunRecord(outputs, facts) {
	return {
		_type: STATEMENT_TYPE,
		subject: outputs.map(({ path, digest: id }) => ({
			name: path,
			digest: { sha256: id.slice(7) }
		})),
		predicateType: RUN_PREDICATE_TYPE,
		predicate: facts
	};
}
/** Path of the record of a model's last run. */
function runRecordPath(model) {
	return `${RUNS_FOLDER}/${model}.json`;
}
compiled.set(runRecordSchema, runRecordSchema$1);

export { runRecordSchema as n, toRunRecord as r, runRecordPath as t };