import { n as artifactSchema } from "./artifact.js";
import { a as comparisonSchema, i as slicesSchema } from "./limits.js";
import { t as dataChangesSchema } from "./data-change.js";
import { a as interval, c as sourceSchema, i as fileDigest, n as digest, o as number, r as estimateSchema, s as runtime, t as count, u as text } from "./parts.js";
import { r as integritySchema } from "./integrity.js";

/** Rows that are named one by one, per direction. */
const MAX_FLIP_IDS = 20;
/** Longest id that is shown whole. */
const MAX_ID_CHARACTERS = 100;
const flipped = {
	type: "object",
	additionalProperties: false,
	required: ["rows"],
	properties: {
		rows: count,
		/** The first of them in row order; only when the configuration names an id column. */
		ids: {
			type: "array",
			maxItems: 20,
			items: {
				type: "string",
				maxLength: 100
			}
		}
	}
};
/** Rows that candidate and champion decide differently, one right and the other wrong, and McNemar's mid-p value of that. */
const flipsSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"rightToWrong",
		"wrongToRight",
		"n",
		"pValue"
	],
	properties: {
		rightToWrong: flipped,
		wrongToRight: flipped,
		n: count,
		pValue: {
			type: "number",
			minimum: 0,
			maximum: 1
		}
	}
};

/** Protected attributes of one model. */
const MAX_ATTRIBUTES = 50;
const share = {
	type: "number",
	minimum: 0,
	maximum: 1
};
const name = {
	type: "string",
	maxLength: 200
};
const groupMetric = {
	type: "object",
	additionalProperties: false,
	required: [
		"name",
		"value",
		"interval",
		"n"
	],
	properties: {
		name: text,
		value: number,
		interval,
		n: count
	}
};
/** `value` is the largest difference between two groups, `ratio` the smallest quotient; both intervals hold for all pairs at once. */
const gapSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"metric",
		"value",
		"interval",
		"highest",
		"lowest"
	],
	properties: {
		metric: text,
		value: {
			type: "number",
			minimum: 0
		},
		interval,
		ratio: {
			type: "object",
			additionalProperties: false,
			required: ["value", "interval"],
			properties: {
				value: share,
				interval
			}
		},
		highest: name,
		lowest: name,
		/** Test that the metric is the same in all groups, and the same after Benjamini-Hochberg over attributes and metrics. */
		pValue: share,
		adjustedPValue: share
	}
};
const groupSchema = {
	type: "object",
	additionalProperties: false,
	required: ["name", "n"],
	properties: {
		name,
		/** The rows without a value of the attribute. */
		missing: { const: true },
		n: count,
		/** Absent for a group too small to be measured; a metric is absent where no row of the group counts for it. */
		metrics: {
			type: "array",
			maxItems: 10,
			items: groupMetric
		}
	}
};
/** What the model does to the groups of one protected attribute of the holdout. */
const attributeSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"attribute",
		"cut",
		"groups",
		"gaps"
	],
	properties: {
		attribute: {
			type: "string",
			minLength: 1,
			maxLength: 500
		},
		/** How rows were told apart: by the value itself, or a number by the quartiles of the holdout. */
		cut: { enum: ["values", "quartiles"] },
		groups: {
			type: "array",
			minItems: 1,
			maxItems: 51,
			items: groupSchema
		},
		/** Smaller groups that are not listed. */
		omitted: {
			type: "object",
			additionalProperties: false,
			required: ["groups", "rows"],
			properties: {
				groups: count,
				rows: count
			}
		},
		/** One per metric that two groups or more were measured on. */
		gaps: {
			type: "array",
			maxItems: 10,
			items: gapSchema
		}
	}
};
const groupsSchema = {
	type: "array",
	maxItems: 50,
	items: attributeSchema
};

/** `none`: the ledger was read and holds no champion. `unavailable`: it could not be read or scored, which never passes a baseline rule. */
const champion = { oneOf: [
	{
		type: "object",
		additionalProperties: false,
		required: ["state"],
		properties: { state: { const: "none" } }
	},
	{
		type: "object",
		additionalProperties: false,
		required: ["state", "reason"],
		properties: {
			state: { const: "unavailable" },
			reason: text
		}
	},
	{
		type: "object",
		additionalProperties: false,
		required: [
			"state",
			"version",
			"digest",
			"runtime",
			"metrics"
		],
		properties: {
			state: { const: "compared" },
			version: text,
			digest,
			runtime,
			metrics: {
				type: "array",
				maxItems: 100,
				items: estimateSchema
			}
		}
	}
] };
/** A stored profile by its bytes. */
const referenceProfile = {
	type: "object",
	additionalProperties: false,
	required: ["digest", "size"],
	properties: {
		digest,
		size: count
	}
};
const testPredicateSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"schemaVersion",
		"kind",
		"assay",
		"model",
		"task",
		"createdAt",
		"source",
		"config",
		"candidate",
		"holdout",
		"metrics",
		"champion",
		"comparison"
	],
	properties: {
		schemaVersion: { const: 1 },
		kind: { const: "test" },
		/** Version of Assay that measured. */
		assay: text,
		model: text,
		task: { enum: [
			"binary",
			"multiclass",
			"regression"
		] },
		createdAt: {
			type: "string",
			format: "date-time"
		},
		source: sourceSchema,
		config: {
			type: "object",
			additionalProperties: false,
			required: ["path", "digest"],
			properties: {
				path: text,
				digest
			}
		},
		candidate: {
			type: "object",
			additionalProperties: false,
			required: [
				"digest",
				"files",
				"runtime"
			],
			properties: {
				digest,
				files: {
					type: "array",
					minItems: 1,
					maxItems: 1e3,
					items: fileDigest
				},
				runtime,
				/** Digest of the sealed run record of the training, when `assay train` made the model. */
				runRecord: digest,
				/** The profile of the training data, as it was when the model was measured. */
				profile: referenceProfile
			}
		},
		holdout: {
			type: "object",
			additionalProperties: false,
			required: [
				"digest",
				"rows",
				"source"
			],
			properties: {
				digest,
				rows: {
					type: "integer",
					minimum: 1
				},
				source: text,
				id: text,
				target: text,
				/** Rows per class, in class order. */
				classes: {
					type: "array",
					maxItems: 1e3,
					items: {
						type: "object",
						additionalProperties: false,
						required: ["name", "rows"],
						properties: {
							name: { type: "string" },
							rows: count
						}
					}
				}
			}
		},
		metrics: {
			type: "array",
			minItems: 1,
			maxItems: 100,
			items: estimateSchema
		},
		champion,
		comparison: {
			type: "array",
			maxItems: 100,
			items: comparisonSchema
		},
		/** One entry per protected attribute; absent when the configuration names none. */
		groups: groupsSchema,
		/** The slices of `test.slices`; absent when there are none. */
		slices: slicesSchema,
		/** Against the base of a pull request; absent where there is none. */
		data: dataChangesSchema,
		/** Only with a champion, and only where something is decided: binary and multiclass. */
		flips: flipsSchema,
		/** Leaks and damage between training data and holdout; absent without training data, or when `test.checks` is off. */
		integrity: integritySchema,
		/** What the model file says about itself; absent for a file of predictions. */
		artifact: artifactSchema
	}
};

export { testPredicateSchema as n, referenceProfile as t };