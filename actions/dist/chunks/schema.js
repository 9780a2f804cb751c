import { l as MEASURES, t as SEASONS } from "./season.js";
import { n as DEFAULT_LIMITS, r as MAX_CONDITION } from "./limits.js";
import { n as compiled } from "./compile-schema.js";
import { t as configSchema$1 } from "./checks-config-schema.js";

const limit = {
	type: "number",
	exclusiveMinimum: 0,
	maximum: 1
};
const strength = (what, { warn, error }) => ({
	type: "object",
	description: `Low end of the interval of ${what} that one column alone reaches on the holdout.`,
	additionalProperties: false,
	properties: {
		warn: {
			...limit,
			default: warn
		},
		error: {
			...limit,
			default: error
		}
	}
});
/** `check:` of a model: from where on the checks of integrity and leakage say something, and what is accepted. */
const checkSettingsSchema = {
	type: "object",
	description: "Limits of the checks of integrity and leakage, and findings that are accepted.",
	additionalProperties: false,
	properties: {
		auc: strength("ROC AUC", DEFAULT_LIMITS.auc),
		r2: strength("R²", DEFAULT_LIMITS.r2),
		duplicates: {
			...limit,
			default: DEFAULT_LIMITS.duplicates,
			description: "Share of holdout rows that are in the training data, beyond what repeats by nature."
		},
		digits: {
			type: "integer",
			minimum: 1,
			maximum: 15,
			description: "Also compare rows with decimal numbers rounded to so many significant digits."
		},
		allow: {
			type: "array",
			maxItems: 200,
			description: "Findings that are known and accepted, by code, or by code and column.",
			items: {
				type: "object",
				additionalProperties: false,
				required: ["code"],
				properties: {
					code: {
						type: "string",
						pattern: "^[A-Z][A-Z0-9_]{1,60}$"
					},
					column: {
						type: "string",
						minLength: 1,
						maxLength: 500
					}
				}
			}
		}
	}
};
/** The settings with their defaults filled in. */
function toCheckLimits(settings = {}) {
	const { auc, r2, duplicates, digits, allow = [] } = settings;
	return {
		auc: {
			...DEFAULT_LIMITS.auc,
			...auc
		},
		r2: {
			...DEFAULT_LIMITS.r2,
			...r2
		},
		duplicates: duplicates ?? DEFAULT_LIMITS.duplicates,
		...digits === void 0 ? {} : { digits },
		allow
	};
}

const column = {
	type: "string",
	minLength: 1,
	maxLength: 500
};
/** What `drift:` of a model may ask beyond single columns. All of it needs rows. */
const driftKindsSchema = {
	prediction: {
		...column,
		description: "Column with the answers of the model on both sides: a score of the positive class, a class, or a number. With the target in the reference it also gives the performance without labels."
	},
	season: {
		type: "object",
		description: "Compare rows of the same phase only. Without `by` the season of each column is looked for in the reference.",
		additionalProperties: false,
		required: ["time"],
		properties: {
			time: {
				...column,
				description: "Column of dates or times (UTC)."
			},
			by: { enum: SEASONS }
		}
	},
	dates: {
		type: "boolean",
		description: "Compare the weekdays and hours that columns of dates fall on."
	},
	multivariate: {
		type: "boolean",
		description: "Compare all columns together: by a classifier that tries to tell the sides apart, and by correlations."
	}
};
/** `drift.skew`, but for the forms that its `serving` may take: those of any data of rows. */
const skewWithoutSource = {
	type: "object",
	description: "Compare rows of the reference with the same rows as the model was served them.",
	additionalProperties: false,
	required: ["serving", "id"],
	properties: { id: {
		...column,
		description: "Column by which the rows are matched."
	} }
};

const text$1 = {
	type: "string",
	minLength: 1,
	maxLength: 500
};
/** JSON Schema of `drift.labels`, but for its `source`, which has the form of every source. */
const labelsWithoutSource = {
	type: "object",
	description: "Predictions whose labels have arrived since: `assay drift --state` bets that they are worse than the baseline, label by label.",
	additionalProperties: false,
	required: [
		"source",
		"prediction",
		"label",
		"time",
		"baseline"
	],
	properties: {
		prediction: {
			...text$1,
			description: "Column of what the model said: the class for the loss 0-1, else a number."
		},
		label: {
			...text$1,
			description: "Column of the truth; rows without one are passed over."
		},
		time: {
			...text$1,
			description: "Column of when the label arrived, a date or a growing number: what is not later than the last row seen is not read again."
		},
		loss: {
			enum: [
				"0-1",
				"absolute",
				"squared"
			],
			default: "0-1"
		},
		baseline: {
			type: "number",
			minimum: 0,
			description: "Upper bound of the mean loss that the model had when it was accepted, in the unit of the loss."
		},
		tolerance: {
			type: "number",
			minimum: 0,
			default: .01,
			description: "How much more loss is still all right."
		},
		bound: {
			type: "number",
			exclusiveMinimum: 0,
			default: 1,
			description: "Largest difference between prediction and label that counts; larger ones count as this."
		}
	}
};

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
	description: "A path or glob in the repository (CSV, Parquet, JSON lines), an address (https, s3, gs, az), or {sql: SELECT …} over such paths.",
	anyOf: [text, {
		type: "object",
		additionalProperties: false,
		required: ["sql"],
		properties: {
			sql: {
				type: "string",
				minLength: 1,
				maxLength: 2e4
			},
			remote: {
				type: "array",
				minItems: 1,
				maxItems: 100,
				items: {
					...text,
					pattern: "^[A-Za-z][A-Za-z0-9+.-]*://"
				},
				description: "Addresses outside the repository that the query may read: files, or folders that end in a slash."
			}
		}
	}]
};
const table = {
	type: "object",
	additionalProperties: false,
	required: ["url_env"],
	properties: {
		url_env: {
			type: "string",
			pattern: "^[A-Z_][A-Z0-9_]{0,99}$",
			description: "Environment variable that holds the address, with user and password."
		},
		table: {
			...text,
			description: "A table or view, for example `public.loans`."
		},
		sql: {
			type: "string",
			minLength: 1,
			maxLength: 2e4,
			description: "A query instead of a table."
		}
	}
};
const summarySource = {
	description: "A path or glob, {sql: …} over such paths, {profile: file} that `assay profile --store` wrote, or a table inside a database ({postgres: …} or {trino: …}), whose rows stay there.",
	anyOf: [text, {
		type: "object",
		additionalProperties: false,
		minProperties: 1,
		maxProperties: 2,
		properties: {
			...source.anyOf[1].properties,
			profile: text,
			postgres: table,
			trino: table
		}
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
		group: {
			...text,
			description: "Column of whom or what a row is about (a patient, a customer): all rows of one belong on one side."
		},
		time: {
			...text,
			description: "Column of when a row happened: the holdout starts after the training data ends."
		},
		schema: {
			...text,
			description: "File that says what the data must look like, checked on every run; `assay schema` proposes it."
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
		checks: {
			type: "boolean",
			default: true,
			description: "Check training data and holdout for leaks and damage, when `data.train` is there."
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
const labels = {
	...labelsWithoutSource,
	properties: {
		source,
		...labelsWithoutSource.properties
	}
};
const drift = {
	type: "object",
	additionalProperties: false,
	required: ["current"],
	properties: {
		reference: {
			...summarySource,
			description: "What the model was made for. When absent: the training data, or, where that is not at hand, the profile of it that was registered with the champion. The same forms as `current`."
		},
		current: summarySource,
		columns: {
			...columnNames,
			description: "Only these columns."
		},
		exclude: {
			...columnNames,
			description: "Not these columns."
		},
		measures: {
			type: "array",
			items: { enum: MEASURES },
			uniqueItems: true,
			description: "Distances to report beside the tests. They decide nothing."
		},
		...driftKindsSchema,
		skew: {
			...skewWithoutSource,
			properties: {
				...skewWithoutSource.properties,
				serving: source
			}
		},
		importance: {
			type: "object",
			maxProperties: 1e4,
			additionalProperties: {
				type: "number",
				minimum: 0
			},
			description: "How much columns matter to the model, in any unit: the severity of an alert weighs by it."
		},
		labels
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
		check: checkSettingsSchema,
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

export { configSchema as n, toCheckLimits as r, MODEL_NAME_PATTERN as t };