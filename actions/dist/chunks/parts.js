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

export { interval as a, sourceSchema as c, fileDigest as i, subjectItem as l, digest as n, number as o, estimateSchema as r, runtime as s, count as t, text as u };