import { a as interval, o as number, r as estimateSchema, t as count, u as text } from "./parts.js";

/** Candidate minus champion on the same rows; `verdict` is the statistical reading at the metric's default tolerance. */
const comparisonSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"metric",
		"verdict",
		"candidate",
		"champion",
		"difference",
		"interval",
		"method",
		"n",
		"tolerance",
		"detectable"
	],
	properties: {
		metric: text,
		verdict: { enum: [
			"improved",
			"equal",
			"regressed",
			"inconclusive",
			"not-comparable"
		] },
		candidate: number,
		champion: number,
		difference: number,
		interval,
		pValue: {
			type: "number",
			minimum: 0,
			maximum: 1
		},
		method: text,
		n: count,
		/** Differences up to this size count as equal. */
		tolerance: {
			type: "number",
			minimum: 0
		},
		/** Smallest true difference that these rows would show with 80 % power. */
		detectable: {
			type: "number",
			minimum: 0
		},
		/** Rows that would be needed to decide, when the verdict is `inconclusive`. */
		rowsNeeded: count
	}
};

/** Slices of one model. */
const MAX_SLICES = 50;
const MAX_SLICE_NAME = 100;
const MAX_CONDITION = 2e3;
const change = {
	...comparisonSchema,
	properties: {
		...comparisonSchema.properties,
		/** After Benjamini-Hochberg over all slices and metrics. */
		adjustedPValue: {
			type: "number",
			minimum: 0,
			maximum: 1
		}
	}
};
/** The rows of the holdout for which a condition of `test.slices` holds. */
const sliceSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"name",
		"where",
		"n"
	],
	properties: {
		name: {
			type: "string",
			minLength: 1,
			maxLength: 100
		},
		where: {
			type: "string",
			minLength: 1,
			maxLength: MAX_CONDITION
		},
		n: count,
		/** Absent for a slice too small to be measured; a metric that its rows leave undefined is absent. */
		metrics: {
			type: "array",
			maxItems: 100,
			items: estimateSchema
		},
		/** The champion on the same rows, and candidate minus champion. */
		champion: {
			type: "array",
			maxItems: 100,
			items: estimateSchema
		},
		changes: {
			type: "array",
			maxItems: 100,
			items: change
		}
	}
};
const slicesSchema = {
	type: "array",
	maxItems: 50,
	items: sliceSchema
};

const DEFAULT_LIMITS = {
	auc: {
		warn: .95,
		error: .99
	},
	r2: {
		warn: .75,
		error: .9
	},
	duplicates: .001,
	allow: []
};
/** Coverage of every interval here. */
const CHECK_LEVEL = .95;

export { comparisonSchema as a, slicesSchema as i, DEFAULT_LIMITS as n, MAX_CONDITION as r, CHECK_LEVEL as t };