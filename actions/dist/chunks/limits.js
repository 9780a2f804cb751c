/** Schema pieces that several kinds of evidence share. */
const text = {
	type: "string",
	minLength: 1,
	maxLength: 1e3
};
const number = { type: "number" };
const count = {
	type: "integer",
	minimum: 0
};
const digest = {
	type: "string",
	pattern: "^sha256:[0-9a-f]{64}$"
};
const fileDigest = {
	type: "object",
	additionalProperties: false,
	required: [
		"path",
		"digest",
		"size"
	],
	properties: {
		path: text,
		digest,
		size: count
	}
};
const runtime = {
	type: "object",
	additionalProperties: false,
	required: [
		"name",
		"version",
		"backend"
	],
	properties: {
		name: text,
		version: text,
		backend: text
	}
};
/** Lower and upper bound with the nominal coverage `level` in (0, 1) and the method that made them. */
const interval = {
	type: "object",
	additionalProperties: false,
	required: [
		"low",
		"high",
		"level",
		"method"
	],
	properties: {
		low: number,
		high: number,
		level: {
			type: "number",
			exclusiveMinimum: 0,
			exclusiveMaximum: 1
		},
		method: text
	}
};
const estimateSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"name",
		"value",
		"interval",
		"n",
		"direction"
	],
	properties: {
		name: text,
		value: number,
		interval,
		n: count,
		direction: { enum: ["higher", "lower"] }
	}
};
/** Where the measurement was made. Absent members are unknown, not empty. */
const sourceSchema = {
	type: "object",
	additionalProperties: false,
	properties: {
		repository: text,
		commit: text,
		headSha: text,
		baseRef: text,
		ref: text,
		event: text,
		runId: text,
		runAttempt: text,
		workflow: text
	}
};
/** One thing that an in-toto statement is about, by its digest. */
const subjectItem = {
	type: "object",
	additionalProperties: false,
	required: ["name", "digest"],
	properties: {
		name: text,
		digest: {
			type: "object",
			additionalProperties: false,
			required: ["sha256"],
			properties: { sha256: {
				type: "string",
				pattern: "^[0-9a-f]{64}$"
			} }
		}
	}
};

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

export { comparisonSchema as a, estimateSchema as c, number as d, runtime as f, text as h, slicesSchema as i, fileDigest as l, subjectItem as m, DEFAULT_LIMITS as n, count as o, sourceSchema as p, MAX_CONDITION as r, digest as s, CHECK_LEVEL as t, interval as u };