import { t as MAX_CONDITION } from "./slices.js";
import { n as compiled } from "./compile-schema.js";
import { t as configSchema$1 } from "./checks-config-schema.js";

/** Names are used in file paths, tags and git references, so they stay plain. */
const MODEL_NAME_PATTERN = "^(?!.*(\\.\\.|\\.lock$))[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$";
const text = {
	type: "string",
	minLength: 1,
	maxLength: 500
};
const columnNames = {
	type: "array",
	items: text,
	uniqueItems: true,
	maxItems: 1e4
};
const source = {
	description: "A path or glob in the repository (CSV, Parquet, JSON lines), or {sql: SELECT …} over such paths.",
	anyOf: [text, {
		type: "object",
		additionalProperties: false,
		required: ["sql"],
		properties: { sql: {
			type: "string",
			minLength: 1,
			maxLength: 2e4
		} }
	}]
};
const data = {
	type: "object",
	description: "Where the rows are. The holdout must never be used for training.",
	additionalProperties: false,
	required: ["holdout"],
	properties: {
		train: source,
		holdout: source,
		id: {
			...text,
			description: "Column that identifies a row; predictions are matched by it. Required with {predictions: …}."
		},
		exclude: {
			...columnNames,
			description: "Columns the model is never given (besides the target and the id)."
		},
		protected: {
			...columnNames,
			maxItems: 50,
			description: "Protected attributes: `assay test` measures the model on their groups. Name them under `exclude` too to keep them from the model."
		}
	}
};
const train = {
	type: "object",
	description: "How the model is made: your own command, or a TypeScript/JavaScript module that trains with TF.js.",
	additionalProperties: false,
	properties: {
		run: {
			description: "A command line for bash, or a list of arguments that no shell reads. Values arrive in ASSAY_* environment variables.",
			anyOf: [{
				type: "string",
				minLength: 1,
				maxLength: 4e3
			}, {
				type: "array",
				minItems: 1,
				maxItems: 200,
				items: {
					type: "string",
					maxLength: 4e3
				}
			}]
		},
		module: {
			...text,
			description: "Path of a module whose default export is `async ({tf, data, params, seed}) => model`."
		},
		params: {
			type: "object",
			description: "Handed to the training unchanged, and recorded."
		},
		seed: {
			type: "integer",
			minimum: 1,
			maximum: 2147483647,
			default: 1
		},
		timeout_minutes: {
			type: "number",
			exclusiveMinimum: 0,
			maximum: 360,
			default: 60
		}
	}
};
const model = {
	description: "Path of the trained model (ONNX file, TF.js folder or SavedModel folder), or {predictions: file} made elsewhere.",
	anyOf: [text, {
		type: "object",
		additionalProperties: false,
		required: ["predictions"],
		properties: { predictions: text }
	}]
};
const test = {
	type: "object",
	additionalProperties: false,
	properties: {
		metrics: {
			type: "array",
			minItems: 1,
			maxItems: 50,
			uniqueItems: true,
			items: text
		},
		level: {
			type: "number",
			minimum: .5,
			maximum: .999,
			default: .95,
			description: "Nominal coverage of the intervals."
		},
		threshold: {
			type: "number",
			exclusiveMinimum: 0,
			exclusiveMaximum: 1,
			default: .5,
			description: "Score from which a binary model says \"positive\"."
		},
		slices: {
			type: "array",
			minItems: 1,
			maxItems: 50,
			description: "Parts of the holdout that are measured one by one.",
			items: {
				type: "object",
				additionalProperties: false,
				required: ["name", "where"],
				properties: {
					name: {
						type: "string",
						minLength: 1,
						maxLength: 100
					},
					where: {
						type: "string",
						minLength: 1,
						maxLength: MAX_CONDITION,
						description: "SQL condition over columns of the holdout, for example `age < 25`."
					}
				}
			}
		}
	}
};
const drift = {
	type: "object",
	additionalProperties: false,
	required: ["current"],
	properties: {
		reference: {
			...source,
			description: "What the model was made for; the training data when absent."
		},
		current: source,
		columns: {
			...columnNames,
			description: "Only these columns."
		},
		exclude: {
			...columnNames,
			description: "Not these columns."
		}
	}
};
const modelEntry = {
	type: "object",
	additionalProperties: false,
	required: [
		"task",
		"target",
		"data",
		"model"
	],
	properties: {
		task: {
			enum: [
				"binary",
				"multiclass",
				"regression"
			],
			description: "What the model predicts."
		},
		target: {
			...text,
			description: "Column that holds the truth."
		},
		positive: {
			type: [
				"string",
				"number",
				"boolean"
			],
			description: "The class a binary score is the probability of."
		},
		data,
		train,
		model,
		test,
		drift
	}
};
/** JSON Schema of `assay.yml`; published for editors as docs/schema/assay.schema.json. */
const configSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "assay.yml",
	type: "object",
	additionalProperties: false,
	required: ["version", "models"],
	properties: {
		version: { const: 1 },
		models: {
			type: "object",
			minProperties: 1,
			maxProperties: 200,
			propertyNames: { pattern: MODEL_NAME_PATTERN },
			additionalProperties: modelEntry
		}
	}
};
compiled.set(configSchema, configSchema$1);

export { configSchema as n, MODEL_NAME_PATTERN as t };