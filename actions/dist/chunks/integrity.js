import { t as count } from "./parts.js";

/** Findings that evidence keeps; errors come first. */
const MAX_FINDINGS = 300;
const short = {
	type: "string",
	minLength: 1,
	maxLength: 500
};
const message = {
	type: "string",
	minLength: 1,
	maxLength: 2e3
};
const share = {
	type: "number",
	exclusiveMinimum: 0,
	maximum: 1
};
const limits = {
	type: "object",
	additionalProperties: false,
	required: ["warn", "error"],
	properties: {
		warn: share,
		error: share
	}
};
const findingSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"code",
		"severity",
		"message",
		"fix"
	],
	properties: {
		code: {
			type: "string",
			pattern: "^[A-Z][A-Z0-9_]{1,60}$"
		},
		severity: { enum: ["error", "warn"] },
		column: {
			type: "string",
			maxLength: 500
		},
		message,
		rows: count,
		examples: {
			type: "array",
			maxItems: 20,
			items: {
				type: "string",
				maxLength: 1e3
			}
		},
		fix: message,
		place: {
			type: "object",
			additionalProperties: false,
			required: [
				"file",
				"line",
				"column"
			],
			properties: {
				file: short,
				line: {
					type: "integer",
					minimum: 1
				},
				column: {
					type: "integer",
					minimum: 1
				}
			}
		}
	}
};
const findings = {
	type: "array",
	maxItems: 300,
	items: findingSchema
};
/** What the checks of training data against holdout found, by the limits of `assay.yml`, and what that file allows. */
const integritySchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"train",
		"checked",
		"limits",
		"findings",
		"allowed"
	],
	properties: {
		train: {
			type: "object",
			additionalProperties: false,
			required: ["source", "rows"],
			properties: {
				source: {
					type: "string",
					minLength: 1,
					maxLength: 1e3
				},
				rows: {
					type: "integer",
					minimum: 1
				}
			}
		},
		/** Names of the checks that ran. */
		checked: {
			type: "array",
			minItems: 1,
			maxItems: 50,
			items: short
		},
		limits: {
			type: "object",
			additionalProperties: false,
			required: [
				"auc",
				"r2",
				"duplicates"
			],
			properties: {
				auc: limits,
				r2: limits,
				duplicates: share
			}
		},
		findings,
		/** Found as well, but accepted under `check.allow`: the policy decides whether that counts. */
		allowed: findings,
		/** Findings left out for their number; all of them weigh less than those that are here. */
		omitted: {
			type: "integer",
			minimum: 1
		}
	}
};
/** Where a section contradicts itself: nothing may be left out before the list is full, and errors come first. */
function integrityContradictions(integrity) {
	if (integrity === void 0) return [];
	const path = "/predicate/integrity";
	const { findings: kept, omitted } = integrity;
	const found = [];
	const firstWarning = kept.findIndex(({ severity }) => severity === "warn");
	if (firstWarning >= 0 && kept.slice(firstWarning).some(({ severity }) => severity === "error")) found.push({
		path: `${path}/findings`,
		message: "errors do not come before warnings"
	});
	if (omitted !== void 0 && kept.length < 300) found.push({
		path: `${path}/omitted`,
		message: "findings were left out although there was room"
	});
	return found;
}

export { integrityContradictions as n, integritySchema as r, findingSchema as t };