import { i as __toESM } from "./rolldown-runtime.js";
import { n as UserError } from "./error.js";
import { n as compiled } from "./compile-schema.js";
import { t as require_ucs2length } from "./vendor-ajv.js";
import { a as interval, c as sourceSchema, i as fileDigest, l as text, n as digest, o as number, r as estimateSchema, s as runtime, t as count } from "./parts.js";
import { n as pointerSegment } from "./located.js";
import { n as normalQuantile } from "./normal.js";

/** How use cases name a part of `assay.yml` in a problem's `file`, before anyone knows where that part stands. */
function configPlace(model, keys) {
	return `models.${model}.${keys}`;
}
/** Gives problems that name a part of `assay.yml` (see `configPlace`) the file, line and column of that part; leaves others alone. */
function placeError(error, config) {
	const problems = error.problems.map((problem) => placeProblem(problem, config));
	return new UserError(error.code, problems, { cause: error });
}
function placeProblem(problem, config) {
	const model = config.models.find(({ name }) => problem.file.startsWith(`models.${name}.`));
	if (model === void 0) return problem;
	const keys = problem.file.slice(`models.${model.name}.`.length).split(".");
	const path = `/models/${[model.name, ...keys].map(pointerSegment).join("/")}`;
	return {
		...problem,
		file: config.file,
		...config.locate(path),
		path
	};
}

/** One column of a drift report; `effect.size` is in `effect.unit` (standard deviations, total variation, share). */
const driftColumnSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"name",
		"type",
		"drifted",
		"verdict",
		"tests",
		"effect",
		"n"
	],
	properties: {
		name: text,
		type: { enum: ["numeric", "categorical"] },
		drifted: { type: "boolean" },
		verdict: { enum: [
			"drifted",
			"stable",
			"immaterial",
			"not-enough-data"
		] },
		tests: {
			type: "array",
			maxItems: 50,
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"name",
					"pValue",
					"weight"
				],
				properties: {
					name: text,
					statistic: number,
					pValue: {
						type: "number",
						minimum: 0,
						maximum: 1
					},
					weight: {
						type: "number",
						minimum: 0,
						maximum: 1
					}
				}
			}
		},
		/** Combined p value of the column and the same after Benjamini-Hochberg over the report. */
		pValue: {
			type: "number",
			minimum: 0,
			maximum: 1
		},
		adjustedPValue: {
			type: "number",
			minimum: 0,
			maximum: 1
		},
		effect: {
			type: "object",
			additionalProperties: false,
			required: [
				"name",
				"size",
				"material"
			],
			properties: {
				name: text,
				size: number,
				material: number,
				interval
			}
		},
		n: {
			type: "object",
			additionalProperties: false,
			required: ["reference", "current"],
			properties: {
				reference: count,
				current: count
			}
		},
		missing: {
			type: "object",
			additionalProperties: false,
			required: ["reference", "current"],
			properties: {
				reference: count,
				current: count
			}
		},
		/** Shares per bin of both sides, for the picture. */
		histogram: {
			type: "object",
			additionalProperties: false,
			required: [
				"labels",
				"reference",
				"current"
			],
			properties: {
				labels: {
					type: "array",
					maxItems: 64,
					items: {
						type: "string",
						maxLength: 200
					}
				},
				reference: {
					type: "array",
					maxItems: 64,
					items: number
				},
				current: {
					type: "array",
					maxItems: 64,
					items: number
				}
			}
		},
		/** Smallest change, in the unit of `effect`, that these rows would show with 80 % power. */
		detectable: {
			type: "number",
			minimum: 0
		},
		/** Categories of the current data that the reference does not have (at most 20), and how many rows hold any. */
		unseen: {
			type: "object",
			additionalProperties: false,
			required: ["categories", "rows"],
			properties: {
				categories: {
					type: "array",
					maxItems: 20,
					items: {
						type: "string",
						maxLength: 200
					}
				},
				rows: count
			}
		},
		message: text,
		rowsNeeded: count
	}
};
const driftPredicateSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"schemaVersion",
		"kind",
		"assay",
		"createdAt",
		"source",
		"reference",
		"current",
		"drifted",
		"columns"
	],
	properties: {
		schemaVersion: { const: 1 },
		kind: { const: "drift" },
		assay: text,
		model: text,
		createdAt: {
			type: "string",
			format: "date-time"
		},
		source: sourceSchema,
		reference: {
			type: "object",
			additionalProperties: false,
			required: ["source", "rows"],
			properties: {
				source: text,
				rows: count,
				digest
			}
		},
		current: {
			type: "object",
			additionalProperties: false,
			required: ["source", "rows"],
			properties: {
				source: text,
				rows: count,
				digest
			}
		},
		drifted: { type: "boolean" },
		columns: {
			type: "array",
			maxItems: 1e5,
			items: driftColumnSchema
		},
		/** Columns that were not tested, and why: identifiers, dates, types that no test can use. */
		skipped: {
			type: "array",
			maxItems: 1e5,
			items: {
				type: "object",
				additionalProperties: false,
				required: ["name", "reason"],
				properties: {
					name: text,
					reason: text
				}
			}
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
				runRecord: digest
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
		groups: groupsSchema
	}
};

var import_ucs2length = /* @__PURE__ */ __toESM(require_ucs2length());
const driftStatementSchema$1 = validate10;
const schema11 = {
	"$schema": "http://json-schema.org/draft-07/schema#",
	"title": "Assay drift evidence",
	"type": "object",
	"additionalProperties": false,
	"required": [
		"_type",
		"subject",
		"predicateType",
		"predicate"
	],
	"properties": {
		"_type": { "const": "https://in-toto.io/Statement/v1" },
		"subject": {
			"type": "array",
			"minItems": 1,
			"maxItems": 1,
			"items": {
				"type": "object",
				"additionalProperties": false,
				"required": ["name", "digest"],
				"properties": {
					"name": {
						"type": "string",
						"minLength": 1,
						"maxLength": 1e3
					},
					"digest": {
						"type": "object",
						"additionalProperties": false,
						"required": ["sha256"],
						"properties": { "sha256": {
							"type": "string",
							"pattern": "^[0-9a-f]{64}$"
						} }
					}
				}
			}
		},
		"predicateType": { "const": "urn:assay:evidence:drift:v1" },
		"predicate": {
			"type": "object",
			"additionalProperties": false,
			"required": [
				"schemaVersion",
				"kind",
				"assay",
				"createdAt",
				"source",
				"reference",
				"current",
				"drifted",
				"columns"
			],
			"properties": {
				"schemaVersion": { "const": 1 },
				"kind": { "const": "drift" },
				"assay": {
					"type": "string",
					"minLength": 1,
					"maxLength": 1e3
				},
				"model": {
					"type": "string",
					"minLength": 1,
					"maxLength": 1e3
				},
				"createdAt": {
					"type": "string",
					"format": "date-time"
				},
				"source": {
					"type": "object",
					"additionalProperties": false,
					"properties": {
						"repository": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"commit": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"headSha": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"baseRef": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"ref": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"event": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"runId": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"runAttempt": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"workflow": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						}
					}
				},
				"reference": {
					"type": "object",
					"additionalProperties": false,
					"required": ["source", "rows"],
					"properties": {
						"source": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"rows": {
							"type": "integer",
							"minimum": 0
						},
						"digest": {
							"type": "string",
							"pattern": "^sha256:[0-9a-f]{64}$"
						}
					}
				},
				"current": {
					"type": "object",
					"additionalProperties": false,
					"required": ["source", "rows"],
					"properties": {
						"source": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"rows": {
							"type": "integer",
							"minimum": 0
						},
						"digest": {
							"type": "string",
							"pattern": "^sha256:[0-9a-f]{64}$"
						}
					}
				},
				"drifted": { "type": "boolean" },
				"columns": {
					"type": "array",
					"maxItems": 1e5,
					"items": {
						"type": "object",
						"additionalProperties": false,
						"required": [
							"name",
							"type",
							"drifted",
							"verdict",
							"tests",
							"effect",
							"n"
						],
						"properties": {
							"name": {
								"type": "string",
								"minLength": 1,
								"maxLength": 1e3
							},
							"type": { "enum": ["numeric", "categorical"] },
							"drifted": { "type": "boolean" },
							"verdict": { "enum": [
								"drifted",
								"stable",
								"immaterial",
								"not-enough-data"
							] },
							"tests": {
								"type": "array",
								"maxItems": 50,
								"items": {
									"type": "object",
									"additionalProperties": false,
									"required": [
										"name",
										"pValue",
										"weight"
									],
									"properties": {
										"name": {
											"type": "string",
											"minLength": 1,
											"maxLength": 1e3
										},
										"statistic": { "type": "number" },
										"pValue": {
											"type": "number",
											"minimum": 0,
											"maximum": 1
										},
										"weight": {
											"type": "number",
											"minimum": 0,
											"maximum": 1
										}
									}
								}
							},
							"pValue": {
								"type": "number",
								"minimum": 0,
								"maximum": 1
							},
							"adjustedPValue": {
								"type": "number",
								"minimum": 0,
								"maximum": 1
							},
							"effect": {
								"type": "object",
								"additionalProperties": false,
								"required": [
									"name",
									"size",
									"material"
								],
								"properties": {
									"name": {
										"type": "string",
										"minLength": 1,
										"maxLength": 1e3
									},
									"size": { "type": "number" },
									"material": { "type": "number" },
									"interval": {
										"type": "object",
										"additionalProperties": false,
										"required": [
											"low",
											"high",
											"level",
											"method"
										],
										"properties": {
											"low": { "type": "number" },
											"high": { "type": "number" },
											"level": {
												"type": "number",
												"exclusiveMinimum": 0,
												"exclusiveMaximum": 1
											},
											"method": {
												"type": "string",
												"minLength": 1,
												"maxLength": 1e3
											}
										}
									}
								}
							},
							"n": {
								"type": "object",
								"additionalProperties": false,
								"required": ["reference", "current"],
								"properties": {
									"reference": {
										"type": "integer",
										"minimum": 0
									},
									"current": {
										"type": "integer",
										"minimum": 0
									}
								}
							},
							"missing": {
								"type": "object",
								"additionalProperties": false,
								"required": ["reference", "current"],
								"properties": {
									"reference": {
										"type": "integer",
										"minimum": 0
									},
									"current": {
										"type": "integer",
										"minimum": 0
									}
								}
							},
							"histogram": {
								"type": "object",
								"additionalProperties": false,
								"required": [
									"labels",
									"reference",
									"current"
								],
								"properties": {
									"labels": {
										"type": "array",
										"maxItems": 64,
										"items": {
											"type": "string",
											"maxLength": 200
										}
									},
									"reference": {
										"type": "array",
										"maxItems": 64,
										"items": { "type": "number" }
									},
									"current": {
										"type": "array",
										"maxItems": 64,
										"items": { "type": "number" }
									}
								}
							},
							"detectable": {
								"type": "number",
								"minimum": 0
							},
							"unseen": {
								"type": "object",
								"additionalProperties": false,
								"required": ["categories", "rows"],
								"properties": {
									"categories": {
										"type": "array",
										"maxItems": 20,
										"items": {
											"type": "string",
											"maxLength": 200
										}
									},
									"rows": {
										"type": "integer",
										"minimum": 0
									}
								}
							},
							"message": {
								"type": "string",
								"minLength": 1,
								"maxLength": 1e3
							},
							"rowsNeeded": {
								"type": "integer",
								"minimum": 0
							}
						}
					}
				},
				"skipped": {
					"type": "array",
					"maxItems": 1e5,
					"items": {
						"type": "object",
						"additionalProperties": false,
						"required": ["name", "reason"],
						"properties": {
							"name": {
								"type": "string",
								"minLength": 1,
								"maxLength": 1e3
							},
							"reason": {
								"type": "string",
								"minLength": 1,
								"maxLength": 1e3
							}
						}
					}
				}
			}
		}
	}
};
const func2 = import_ucs2length.default.default ?? import_ucs2length.default;
const func4 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^[0-9a-f]{64}$", "u");
const pattern1 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
const formats0 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data._type === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "_type" },
				message: "must have required property '_type'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.subject === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "subject" },
				message: "must have required property 'subject'"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.predicateType === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "predicateType" },
				message: "must have required property 'predicateType'"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.predicate === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "predicate" },
				message: "must have required property 'predicate'"
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "_type" || key0 === "subject" || key0 === "predicateType" || key0 === "predicate")) {
			const err4 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data._type !== void 0) {
			if ("https://in-toto.io/Statement/v1" !== data._type) {
				const err5 = {
					instancePath: instancePath + "/_type",
					schemaPath: "#/properties/_type/const",
					keyword: "const",
					params: { allowedValue: "https://in-toto.io/Statement/v1" },
					message: "must be equal to constant"
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data.subject !== void 0) {
			let data1 = data.subject;
			if (Array.isArray(data1)) {
				if (data1.length > 1) {
					const err6 = {
						instancePath: instancePath + "/subject",
						schemaPath: "#/properties/subject/maxItems",
						keyword: "maxItems",
						params: { limit: 1 },
						message: "must NOT have more than 1 items"
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
				if (data1.length < 1) {
					const err7 = {
						instancePath: instancePath + "/subject",
						schemaPath: "#/properties/subject/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 items"
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				const len0 = data1.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data2 = data1[i0];
					if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
						if (data2.name === void 0) {
							const err8 = {
								instancePath: instancePath + "/subject/" + i0,
								schemaPath: "#/properties/subject/items/required",
								keyword: "required",
								params: { missingProperty: "name" },
								message: "must have required property 'name'"
							};
							if (vErrors === null) vErrors = [err8];
							else vErrors.push(err8);
							errors++;
						}
						if (data2.digest === void 0) {
							const err9 = {
								instancePath: instancePath + "/subject/" + i0,
								schemaPath: "#/properties/subject/items/required",
								keyword: "required",
								params: { missingProperty: "digest" },
								message: "must have required property 'digest'"
							};
							if (vErrors === null) vErrors = [err9];
							else vErrors.push(err9);
							errors++;
						}
						for (const key1 in data2) if (!(key1 === "name" || key1 === "digest")) {
							const err10 = {
								instancePath: instancePath + "/subject/" + i0,
								schemaPath: "#/properties/subject/items/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key1 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err10];
							else vErrors.push(err10);
							errors++;
						}
						if (data2.name !== void 0) {
							let data3 = data2.name;
							if (typeof data3 === "string") {
								if (func2(data3) > 1e3) {
									const err11 = {
										instancePath: instancePath + "/subject/" + i0 + "/name",
										schemaPath: "#/properties/subject/items/properties/name/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err11];
									else vErrors.push(err11);
									errors++;
								}
								if (func2(data3) < 1) {
									const err12 = {
										instancePath: instancePath + "/subject/" + i0 + "/name",
										schemaPath: "#/properties/subject/items/properties/name/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err12];
									else vErrors.push(err12);
									errors++;
								}
							} else {
								const err13 = {
									instancePath: instancePath + "/subject/" + i0 + "/name",
									schemaPath: "#/properties/subject/items/properties/name/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err13];
								else vErrors.push(err13);
								errors++;
							}
						}
						if (data2.digest !== void 0) {
							let data4 = data2.digest;
							if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
								if (data4.sha256 === void 0) {
									const err14 = {
										instancePath: instancePath + "/subject/" + i0 + "/digest",
										schemaPath: "#/properties/subject/items/properties/digest/required",
										keyword: "required",
										params: { missingProperty: "sha256" },
										message: "must have required property 'sha256'"
									};
									if (vErrors === null) vErrors = [err14];
									else vErrors.push(err14);
									errors++;
								}
								for (const key2 in data4) if (!(key2 === "sha256")) {
									const err15 = {
										instancePath: instancePath + "/subject/" + i0 + "/digest",
										schemaPath: "#/properties/subject/items/properties/digest/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key2 },
										message: "must NOT have additional properties"
									};
									if (vErrors === null) vErrors = [err15];
									else vErrors.push(err15);
									errors++;
								}
								if (data4.sha256 !== void 0) {
									let data5 = data4.sha256;
									if (typeof data5 === "string") {
										if (!pattern0.test(data5)) {
											const err16 = {
												instancePath: instancePath + "/subject/" + i0 + "/digest/sha256",
												schemaPath: "#/properties/subject/items/properties/digest/properties/sha256/pattern",
												keyword: "pattern",
												params: { pattern: "^[0-9a-f]{64}$" },
												message: "must match pattern \"^[0-9a-f]{64}$\""
											};
											if (vErrors === null) vErrors = [err16];
											else vErrors.push(err16);
											errors++;
										}
									} else {
										const err17 = {
											instancePath: instancePath + "/subject/" + i0 + "/digest/sha256",
											schemaPath: "#/properties/subject/items/properties/digest/properties/sha256/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err17];
										else vErrors.push(err17);
										errors++;
									}
								}
							} else {
								const err18 = {
									instancePath: instancePath + "/subject/" + i0 + "/digest",
									schemaPath: "#/properties/subject/items/properties/digest/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								};
								if (vErrors === null) vErrors = [err18];
								else vErrors.push(err18);
								errors++;
							}
						}
					} else {
						const err19 = {
							instancePath: instancePath + "/subject/" + i0,
							schemaPath: "#/properties/subject/items/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err19];
						else vErrors.push(err19);
						errors++;
					}
				}
			} else {
				const err20 = {
					instancePath: instancePath + "/subject",
					schemaPath: "#/properties/subject/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array"
				};
				if (vErrors === null) vErrors = [err20];
				else vErrors.push(err20);
				errors++;
			}
		}
		if (data.predicateType !== void 0) {
			if ("urn:assay:evidence:drift:v1" !== data.predicateType) {
				const err21 = {
					instancePath: instancePath + "/predicateType",
					schemaPath: "#/properties/predicateType/const",
					keyword: "const",
					params: { allowedValue: "urn:assay:evidence:drift:v1" },
					message: "must be equal to constant"
				};
				if (vErrors === null) vErrors = [err21];
				else vErrors.push(err21);
				errors++;
			}
		}
		if (data.predicate !== void 0) {
			let data7 = data.predicate;
			if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
				if (data7.schemaVersion === void 0) {
					const err22 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "schemaVersion" },
						message: "must have required property 'schemaVersion'"
					};
					if (vErrors === null) vErrors = [err22];
					else vErrors.push(err22);
					errors++;
				}
				if (data7.kind === void 0) {
					const err23 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "kind" },
						message: "must have required property 'kind'"
					};
					if (vErrors === null) vErrors = [err23];
					else vErrors.push(err23);
					errors++;
				}
				if (data7.assay === void 0) {
					const err24 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "assay" },
						message: "must have required property 'assay'"
					};
					if (vErrors === null) vErrors = [err24];
					else vErrors.push(err24);
					errors++;
				}
				if (data7.createdAt === void 0) {
					const err25 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "createdAt" },
						message: "must have required property 'createdAt'"
					};
					if (vErrors === null) vErrors = [err25];
					else vErrors.push(err25);
					errors++;
				}
				if (data7.source === void 0) {
					const err26 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "source" },
						message: "must have required property 'source'"
					};
					if (vErrors === null) vErrors = [err26];
					else vErrors.push(err26);
					errors++;
				}
				if (data7.reference === void 0) {
					const err27 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "reference" },
						message: "must have required property 'reference'"
					};
					if (vErrors === null) vErrors = [err27];
					else vErrors.push(err27);
					errors++;
				}
				if (data7.current === void 0) {
					const err28 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "current" },
						message: "must have required property 'current'"
					};
					if (vErrors === null) vErrors = [err28];
					else vErrors.push(err28);
					errors++;
				}
				if (data7.drifted === void 0) {
					const err29 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "drifted" },
						message: "must have required property 'drifted'"
					};
					if (vErrors === null) vErrors = [err29];
					else vErrors.push(err29);
					errors++;
				}
				if (data7.columns === void 0) {
					const err30 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "columns" },
						message: "must have required property 'columns'"
					};
					if (vErrors === null) vErrors = [err30];
					else vErrors.push(err30);
					errors++;
				}
				for (const key3 in data7) if (!func4.call(schema11.properties.predicate.properties, key3)) {
					const err31 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key3 },
						message: "must NOT have additional properties"
					};
					if (vErrors === null) vErrors = [err31];
					else vErrors.push(err31);
					errors++;
				}
				if (data7.schemaVersion !== void 0) {
					if (1 !== data7.schemaVersion) {
						const err32 = {
							instancePath: instancePath + "/predicate/schemaVersion",
							schemaPath: "#/properties/predicate/properties/schemaVersion/const",
							keyword: "const",
							params: { allowedValue: 1 },
							message: "must be equal to constant"
						};
						if (vErrors === null) vErrors = [err32];
						else vErrors.push(err32);
						errors++;
					}
				}
				if (data7.kind !== void 0) {
					if ("drift" !== data7.kind) {
						const err33 = {
							instancePath: instancePath + "/predicate/kind",
							schemaPath: "#/properties/predicate/properties/kind/const",
							keyword: "const",
							params: { allowedValue: "drift" },
							message: "must be equal to constant"
						};
						if (vErrors === null) vErrors = [err33];
						else vErrors.push(err33);
						errors++;
					}
				}
				if (data7.assay !== void 0) {
					let data10 = data7.assay;
					if (typeof data10 === "string") {
						if (func2(data10) > 1e3) {
							const err34 = {
								instancePath: instancePath + "/predicate/assay",
								schemaPath: "#/properties/predicate/properties/assay/maxLength",
								keyword: "maxLength",
								params: { limit: 1e3 },
								message: "must NOT have more than 1000 characters"
							};
							if (vErrors === null) vErrors = [err34];
							else vErrors.push(err34);
							errors++;
						}
						if (func2(data10) < 1) {
							const err35 = {
								instancePath: instancePath + "/predicate/assay",
								schemaPath: "#/properties/predicate/properties/assay/minLength",
								keyword: "minLength",
								params: { limit: 1 },
								message: "must NOT have fewer than 1 characters"
							};
							if (vErrors === null) vErrors = [err35];
							else vErrors.push(err35);
							errors++;
						}
					} else {
						const err36 = {
							instancePath: instancePath + "/predicate/assay",
							schemaPath: "#/properties/predicate/properties/assay/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err36];
						else vErrors.push(err36);
						errors++;
					}
				}
				if (data7.model !== void 0) {
					let data11 = data7.model;
					if (typeof data11 === "string") {
						if (func2(data11) > 1e3) {
							const err37 = {
								instancePath: instancePath + "/predicate/model",
								schemaPath: "#/properties/predicate/properties/model/maxLength",
								keyword: "maxLength",
								params: { limit: 1e3 },
								message: "must NOT have more than 1000 characters"
							};
							if (vErrors === null) vErrors = [err37];
							else vErrors.push(err37);
							errors++;
						}
						if (func2(data11) < 1) {
							const err38 = {
								instancePath: instancePath + "/predicate/model",
								schemaPath: "#/properties/predicate/properties/model/minLength",
								keyword: "minLength",
								params: { limit: 1 },
								message: "must NOT have fewer than 1 characters"
							};
							if (vErrors === null) vErrors = [err38];
							else vErrors.push(err38);
							errors++;
						}
					} else {
						const err39 = {
							instancePath: instancePath + "/predicate/model",
							schemaPath: "#/properties/predicate/properties/model/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err39];
						else vErrors.push(err39);
						errors++;
					}
				}
				if (data7.createdAt !== void 0) {
					let data12 = data7.createdAt;
					if (typeof data12 === "string") {
						if (!formats0.test(data12)) {
							const err40 = {
								instancePath: instancePath + "/predicate/createdAt",
								schemaPath: "#/properties/predicate/properties/createdAt/format",
								keyword: "format",
								params: { format: "date-time" },
								message: "must match format \"date-time\""
							};
							if (vErrors === null) vErrors = [err40];
							else vErrors.push(err40);
							errors++;
						}
					} else {
						const err41 = {
							instancePath: instancePath + "/predicate/createdAt",
							schemaPath: "#/properties/predicate/properties/createdAt/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err41];
						else vErrors.push(err41);
						errors++;
					}
				}
				if (data7.source !== void 0) {
					let data13 = data7.source;
					if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
						for (const key4 in data13) if (!func4.call(schema11.properties.predicate.properties.source.properties, key4)) {
							const err42 = {
								instancePath: instancePath + "/predicate/source",
								schemaPath: "#/properties/predicate/properties/source/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key4 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err42];
							else vErrors.push(err42);
							errors++;
						}
						if (data13.repository !== void 0) {
							let data14 = data13.repository;
							if (typeof data14 === "string") {
								if (func2(data14) > 1e3) {
									const err43 = {
										instancePath: instancePath + "/predicate/source/repository",
										schemaPath: "#/properties/predicate/properties/source/properties/repository/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err43];
									else vErrors.push(err43);
									errors++;
								}
								if (func2(data14) < 1) {
									const err44 = {
										instancePath: instancePath + "/predicate/source/repository",
										schemaPath: "#/properties/predicate/properties/source/properties/repository/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err44];
									else vErrors.push(err44);
									errors++;
								}
							} else {
								const err45 = {
									instancePath: instancePath + "/predicate/source/repository",
									schemaPath: "#/properties/predicate/properties/source/properties/repository/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err45];
								else vErrors.push(err45);
								errors++;
							}
						}
						if (data13.commit !== void 0) {
							let data15 = data13.commit;
							if (typeof data15 === "string") {
								if (func2(data15) > 1e3) {
									const err46 = {
										instancePath: instancePath + "/predicate/source/commit",
										schemaPath: "#/properties/predicate/properties/source/properties/commit/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err46];
									else vErrors.push(err46);
									errors++;
								}
								if (func2(data15) < 1) {
									const err47 = {
										instancePath: instancePath + "/predicate/source/commit",
										schemaPath: "#/properties/predicate/properties/source/properties/commit/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err47];
									else vErrors.push(err47);
									errors++;
								}
							} else {
								const err48 = {
									instancePath: instancePath + "/predicate/source/commit",
									schemaPath: "#/properties/predicate/properties/source/properties/commit/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err48];
								else vErrors.push(err48);
								errors++;
							}
						}
						if (data13.headSha !== void 0) {
							let data16 = data13.headSha;
							if (typeof data16 === "string") {
								if (func2(data16) > 1e3) {
									const err49 = {
										instancePath: instancePath + "/predicate/source/headSha",
										schemaPath: "#/properties/predicate/properties/source/properties/headSha/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err49];
									else vErrors.push(err49);
									errors++;
								}
								if (func2(data16) < 1) {
									const err50 = {
										instancePath: instancePath + "/predicate/source/headSha",
										schemaPath: "#/properties/predicate/properties/source/properties/headSha/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err50];
									else vErrors.push(err50);
									errors++;
								}
							} else {
								const err51 = {
									instancePath: instancePath + "/predicate/source/headSha",
									schemaPath: "#/properties/predicate/properties/source/properties/headSha/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err51];
								else vErrors.push(err51);
								errors++;
							}
						}
						if (data13.baseRef !== void 0) {
							let data17 = data13.baseRef;
							if (typeof data17 === "string") {
								if (func2(data17) > 1e3) {
									const err52 = {
										instancePath: instancePath + "/predicate/source/baseRef",
										schemaPath: "#/properties/predicate/properties/source/properties/baseRef/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err52];
									else vErrors.push(err52);
									errors++;
								}
								if (func2(data17) < 1) {
									const err53 = {
										instancePath: instancePath + "/predicate/source/baseRef",
										schemaPath: "#/properties/predicate/properties/source/properties/baseRef/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err53];
									else vErrors.push(err53);
									errors++;
								}
							} else {
								const err54 = {
									instancePath: instancePath + "/predicate/source/baseRef",
									schemaPath: "#/properties/predicate/properties/source/properties/baseRef/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err54];
								else vErrors.push(err54);
								errors++;
							}
						}
						if (data13.ref !== void 0) {
							let data18 = data13.ref;
							if (typeof data18 === "string") {
								if (func2(data18) > 1e3) {
									const err55 = {
										instancePath: instancePath + "/predicate/source/ref",
										schemaPath: "#/properties/predicate/properties/source/properties/ref/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err55];
									else vErrors.push(err55);
									errors++;
								}
								if (func2(data18) < 1) {
									const err56 = {
										instancePath: instancePath + "/predicate/source/ref",
										schemaPath: "#/properties/predicate/properties/source/properties/ref/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err56];
									else vErrors.push(err56);
									errors++;
								}
							} else {
								const err57 = {
									instancePath: instancePath + "/predicate/source/ref",
									schemaPath: "#/properties/predicate/properties/source/properties/ref/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err57];
								else vErrors.push(err57);
								errors++;
							}
						}
						if (data13.event !== void 0) {
							let data19 = data13.event;
							if (typeof data19 === "string") {
								if (func2(data19) > 1e3) {
									const err58 = {
										instancePath: instancePath + "/predicate/source/event",
										schemaPath: "#/properties/predicate/properties/source/properties/event/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err58];
									else vErrors.push(err58);
									errors++;
								}
								if (func2(data19) < 1) {
									const err59 = {
										instancePath: instancePath + "/predicate/source/event",
										schemaPath: "#/properties/predicate/properties/source/properties/event/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err59];
									else vErrors.push(err59);
									errors++;
								}
							} else {
								const err60 = {
									instancePath: instancePath + "/predicate/source/event",
									schemaPath: "#/properties/predicate/properties/source/properties/event/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err60];
								else vErrors.push(err60);
								errors++;
							}
						}
						if (data13.runId !== void 0) {
							let data20 = data13.runId;
							if (typeof data20 === "string") {
								if (func2(data20) > 1e3) {
									const err61 = {
										instancePath: instancePath + "/predicate/source/runId",
										schemaPath: "#/properties/predicate/properties/source/properties/runId/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err61];
									else vErrors.push(err61);
									errors++;
								}
								if (func2(data20) < 1) {
									const err62 = {
										instancePath: instancePath + "/predicate/source/runId",
										schemaPath: "#/properties/predicate/properties/source/properties/runId/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err62];
									else vErrors.push(err62);
									errors++;
								}
							} else {
								const err63 = {
									instancePath: instancePath + "/predicate/source/runId",
									schemaPath: "#/properties/predicate/properties/source/properties/runId/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err63];
								else vErrors.push(err63);
								errors++;
							}
						}
						if (data13.runAttempt !== void 0) {
							let data21 = data13.runAttempt;
							if (typeof data21 === "string") {
								if (func2(data21) > 1e3) {
									const err64 = {
										instancePath: instancePath + "/predicate/source/runAttempt",
										schemaPath: "#/properties/predicate/properties/source/properties/runAttempt/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err64];
									else vErrors.push(err64);
									errors++;
								}
								if (func2(data21) < 1) {
									const err65 = {
										instancePath: instancePath + "/predicate/source/runAttempt",
										schemaPath: "#/properties/predicate/properties/source/properties/runAttempt/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err65];
									else vErrors.push(err65);
									errors++;
								}
							} else {
								const err66 = {
									instancePath: instancePath + "/predicate/source/runAttempt",
									schemaPath: "#/properties/predicate/properties/source/properties/runAttempt/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err66];
								else vErrors.push(err66);
								errors++;
							}
						}
						if (data13.workflow !== void 0) {
							let data22 = data13.workflow;
							if (typeof data22 === "string") {
								if (func2(data22) > 1e3) {
									const err67 = {
										instancePath: instancePath + "/predicate/source/workflow",
										schemaPath: "#/properties/predicate/properties/source/properties/workflow/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err67];
									else vErrors.push(err67);
									errors++;
								}
								if (func2(data22) < 1) {
									const err68 = {
										instancePath: instancePath + "/predicate/source/workflow",
										schemaPath: "#/properties/predicate/properties/source/properties/workflow/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err68];
									else vErrors.push(err68);
									errors++;
								}
							} else {
								const err69 = {
									instancePath: instancePath + "/predicate/source/workflow",
									schemaPath: "#/properties/predicate/properties/source/properties/workflow/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err69];
								else vErrors.push(err69);
								errors++;
							}
						}
					} else {
						const err70 = {
							instancePath: instancePath + "/predicate/source",
							schemaPath: "#/properties/predicate/properties/source/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err70];
						else vErrors.push(err70);
						errors++;
					}
				}
				if (data7.reference !== void 0) {
					let data23 = data7.reference;
					if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
						if (data23.source === void 0) {
							const err71 = {
								instancePath: instancePath + "/predicate/reference",
								schemaPath: "#/properties/predicate/properties/reference/required",
								keyword: "required",
								params: { missingProperty: "source" },
								message: "must have required property 'source'"
							};
							if (vErrors === null) vErrors = [err71];
							else vErrors.push(err71);
							errors++;
						}
						if (data23.rows === void 0) {
							const err72 = {
								instancePath: instancePath + "/predicate/reference",
								schemaPath: "#/properties/predicate/properties/reference/required",
								keyword: "required",
								params: { missingProperty: "rows" },
								message: "must have required property 'rows'"
							};
							if (vErrors === null) vErrors = [err72];
							else vErrors.push(err72);
							errors++;
						}
						for (const key5 in data23) if (!(key5 === "source" || key5 === "rows" || key5 === "digest")) {
							const err73 = {
								instancePath: instancePath + "/predicate/reference",
								schemaPath: "#/properties/predicate/properties/reference/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key5 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err73];
							else vErrors.push(err73);
							errors++;
						}
						if (data23.source !== void 0) {
							let data24 = data23.source;
							if (typeof data24 === "string") {
								if (func2(data24) > 1e3) {
									const err74 = {
										instancePath: instancePath + "/predicate/reference/source",
										schemaPath: "#/properties/predicate/properties/reference/properties/source/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err74];
									else vErrors.push(err74);
									errors++;
								}
								if (func2(data24) < 1) {
									const err75 = {
										instancePath: instancePath + "/predicate/reference/source",
										schemaPath: "#/properties/predicate/properties/reference/properties/source/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err75];
									else vErrors.push(err75);
									errors++;
								}
							} else {
								const err76 = {
									instancePath: instancePath + "/predicate/reference/source",
									schemaPath: "#/properties/predicate/properties/reference/properties/source/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err76];
								else vErrors.push(err76);
								errors++;
							}
						}
						if (data23.rows !== void 0) {
							let data25 = data23.rows;
							if (!(typeof data25 == "number" && !(data25 % 1) && !isNaN(data25) && isFinite(data25))) {
								const err77 = {
									instancePath: instancePath + "/predicate/reference/rows",
									schemaPath: "#/properties/predicate/properties/reference/properties/rows/type",
									keyword: "type",
									params: { type: "integer" },
									message: "must be integer"
								};
								if (vErrors === null) vErrors = [err77];
								else vErrors.push(err77);
								errors++;
							}
							if (typeof data25 == "number" && isFinite(data25)) {
								if (data25 < 0 || isNaN(data25)) {
									const err78 = {
										instancePath: instancePath + "/predicate/reference/rows",
										schemaPath: "#/properties/predicate/properties/reference/properties/rows/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										},
										message: "must be >= 0"
									};
									if (vErrors === null) vErrors = [err78];
									else vErrors.push(err78);
									errors++;
								}
							}
						}
						if (data23.digest !== void 0) {
							let data26 = data23.digest;
							if (typeof data26 === "string") {
								if (!pattern1.test(data26)) {
									const err79 = {
										instancePath: instancePath + "/predicate/reference/digest",
										schemaPath: "#/properties/predicate/properties/reference/properties/digest/pattern",
										keyword: "pattern",
										params: { pattern: "^sha256:[0-9a-f]{64}$" },
										message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
									};
									if (vErrors === null) vErrors = [err79];
									else vErrors.push(err79);
									errors++;
								}
							} else {
								const err80 = {
									instancePath: instancePath + "/predicate/reference/digest",
									schemaPath: "#/properties/predicate/properties/reference/properties/digest/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err80];
								else vErrors.push(err80);
								errors++;
							}
						}
					} else {
						const err81 = {
							instancePath: instancePath + "/predicate/reference",
							schemaPath: "#/properties/predicate/properties/reference/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err81];
						else vErrors.push(err81);
						errors++;
					}
				}
				if (data7.current !== void 0) {
					let data27 = data7.current;
					if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
						if (data27.source === void 0) {
							const err82 = {
								instancePath: instancePath + "/predicate/current",
								schemaPath: "#/properties/predicate/properties/current/required",
								keyword: "required",
								params: { missingProperty: "source" },
								message: "must have required property 'source'"
							};
							if (vErrors === null) vErrors = [err82];
							else vErrors.push(err82);
							errors++;
						}
						if (data27.rows === void 0) {
							const err83 = {
								instancePath: instancePath + "/predicate/current",
								schemaPath: "#/properties/predicate/properties/current/required",
								keyword: "required",
								params: { missingProperty: "rows" },
								message: "must have required property 'rows'"
							};
							if (vErrors === null) vErrors = [err83];
							else vErrors.push(err83);
							errors++;
						}
						for (const key6 in data27) if (!(key6 === "source" || key6 === "rows" || key6 === "digest")) {
							const err84 = {
								instancePath: instancePath + "/predicate/current",
								schemaPath: "#/properties/predicate/properties/current/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key6 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err84];
							else vErrors.push(err84);
							errors++;
						}
						if (data27.source !== void 0) {
							let data28 = data27.source;
							if (typeof data28 === "string") {
								if (func2(data28) > 1e3) {
									const err85 = {
										instancePath: instancePath + "/predicate/current/source",
										schemaPath: "#/properties/predicate/properties/current/properties/source/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err85];
									else vErrors.push(err85);
									errors++;
								}
								if (func2(data28) < 1) {
									const err86 = {
										instancePath: instancePath + "/predicate/current/source",
										schemaPath: "#/properties/predicate/properties/current/properties/source/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err86];
									else vErrors.push(err86);
									errors++;
								}
							} else {
								const err87 = {
									instancePath: instancePath + "/predicate/current/source",
									schemaPath: "#/properties/predicate/properties/current/properties/source/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err87];
								else vErrors.push(err87);
								errors++;
							}
						}
						if (data27.rows !== void 0) {
							let data29 = data27.rows;
							if (!(typeof data29 == "number" && !(data29 % 1) && !isNaN(data29) && isFinite(data29))) {
								const err88 = {
									instancePath: instancePath + "/predicate/current/rows",
									schemaPath: "#/properties/predicate/properties/current/properties/rows/type",
									keyword: "type",
									params: { type: "integer" },
									message: "must be integer"
								};
								if (vErrors === null) vErrors = [err88];
								else vErrors.push(err88);
								errors++;
							}
							if (typeof data29 == "number" && isFinite(data29)) {
								if (data29 < 0 || isNaN(data29)) {
									const err89 = {
										instancePath: instancePath + "/predicate/current/rows",
										schemaPath: "#/properties/predicate/properties/current/properties/rows/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										},
										message: "must be >= 0"
									};
									if (vErrors === null) vErrors = [err89];
									else vErrors.push(err89);
									errors++;
								}
							}
						}
						if (data27.digest !== void 0) {
							let data30 = data27.digest;
							if (typeof data30 === "string") {
								if (!pattern1.test(data30)) {
									const err90 = {
										instancePath: instancePath + "/predicate/current/digest",
										schemaPath: "#/properties/predicate/properties/current/properties/digest/pattern",
										keyword: "pattern",
										params: { pattern: "^sha256:[0-9a-f]{64}$" },
										message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
									};
									if (vErrors === null) vErrors = [err90];
									else vErrors.push(err90);
									errors++;
								}
							} else {
								const err91 = {
									instancePath: instancePath + "/predicate/current/digest",
									schemaPath: "#/properties/predicate/properties/current/properties/digest/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err91];
								else vErrors.push(err91);
								errors++;
							}
						}
					} else {
						const err92 = {
							instancePath: instancePath + "/predicate/current",
							schemaPath: "#/properties/predicate/properties/current/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err92];
						else vErrors.push(err92);
						errors++;
					}
				}
				if (data7.drifted !== void 0) {
					if (typeof data7.drifted !== "boolean") {
						const err93 = {
							instancePath: instancePath + "/predicate/drifted",
							schemaPath: "#/properties/predicate/properties/drifted/type",
							keyword: "type",
							params: { type: "boolean" },
							message: "must be boolean"
						};
						if (vErrors === null) vErrors = [err93];
						else vErrors.push(err93);
						errors++;
					}
				}
				if (data7.columns !== void 0) {
					let data32 = data7.columns;
					if (Array.isArray(data32)) {
						if (data32.length > 1e5) {
							const err94 = {
								instancePath: instancePath + "/predicate/columns",
								schemaPath: "#/properties/predicate/properties/columns/maxItems",
								keyword: "maxItems",
								params: { limit: 1e5 },
								message: "must NOT have more than 100000 items"
							};
							if (vErrors === null) vErrors = [err94];
							else vErrors.push(err94);
							errors++;
						}
						const len1 = data32.length;
						for (let i1 = 0; i1 < len1; i1++) {
							let data33 = data32[i1];
							if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
								if (data33.name === void 0) {
									const err95 = {
										instancePath: instancePath + "/predicate/columns/" + i1,
										schemaPath: "#/properties/predicate/properties/columns/items/required",
										keyword: "required",
										params: { missingProperty: "name" },
										message: "must have required property 'name'"
									};
									if (vErrors === null) vErrors = [err95];
									else vErrors.push(err95);
									errors++;
								}
								if (data33.type === void 0) {
									const err96 = {
										instancePath: instancePath + "/predicate/columns/" + i1,
										schemaPath: "#/properties/predicate/properties/columns/items/required",
										keyword: "required",
										params: { missingProperty: "type" },
										message: "must have required property 'type'"
									};
									if (vErrors === null) vErrors = [err96];
									else vErrors.push(err96);
									errors++;
								}
								if (data33.drifted === void 0) {
									const err97 = {
										instancePath: instancePath + "/predicate/columns/" + i1,
										schemaPath: "#/properties/predicate/properties/columns/items/required",
										keyword: "required",
										params: { missingProperty: "drifted" },
										message: "must have required property 'drifted'"
									};
									if (vErrors === null) vErrors = [err97];
									else vErrors.push(err97);
									errors++;
								}
								if (data33.verdict === void 0) {
									const err98 = {
										instancePath: instancePath + "/predicate/columns/" + i1,
										schemaPath: "#/properties/predicate/properties/columns/items/required",
										keyword: "required",
										params: { missingProperty: "verdict" },
										message: "must have required property 'verdict'"
									};
									if (vErrors === null) vErrors = [err98];
									else vErrors.push(err98);
									errors++;
								}
								if (data33.tests === void 0) {
									const err99 = {
										instancePath: instancePath + "/predicate/columns/" + i1,
										schemaPath: "#/properties/predicate/properties/columns/items/required",
										keyword: "required",
										params: { missingProperty: "tests" },
										message: "must have required property 'tests'"
									};
									if (vErrors === null) vErrors = [err99];
									else vErrors.push(err99);
									errors++;
								}
								if (data33.effect === void 0) {
									const err100 = {
										instancePath: instancePath + "/predicate/columns/" + i1,
										schemaPath: "#/properties/predicate/properties/columns/items/required",
										keyword: "required",
										params: { missingProperty: "effect" },
										message: "must have required property 'effect'"
									};
									if (vErrors === null) vErrors = [err100];
									else vErrors.push(err100);
									errors++;
								}
								if (data33.n === void 0) {
									const err101 = {
										instancePath: instancePath + "/predicate/columns/" + i1,
										schemaPath: "#/properties/predicate/properties/columns/items/required",
										keyword: "required",
										params: { missingProperty: "n" },
										message: "must have required property 'n'"
									};
									if (vErrors === null) vErrors = [err101];
									else vErrors.push(err101);
									errors++;
								}
								for (const key7 in data33) if (!func4.call(schema11.properties.predicate.properties.columns.items.properties, key7)) {
									const err102 = {
										instancePath: instancePath + "/predicate/columns/" + i1,
										schemaPath: "#/properties/predicate/properties/columns/items/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key7 },
										message: "must NOT have additional properties"
									};
									if (vErrors === null) vErrors = [err102];
									else vErrors.push(err102);
									errors++;
								}
								if (data33.name !== void 0) {
									let data34 = data33.name;
									if (typeof data34 === "string") {
										if (func2(data34) > 1e3) {
											const err103 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/name",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/name/maxLength",
												keyword: "maxLength",
												params: { limit: 1e3 },
												message: "must NOT have more than 1000 characters"
											};
											if (vErrors === null) vErrors = [err103];
											else vErrors.push(err103);
											errors++;
										}
										if (func2(data34) < 1) {
											const err104 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/name",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/name/minLength",
												keyword: "minLength",
												params: { limit: 1 },
												message: "must NOT have fewer than 1 characters"
											};
											if (vErrors === null) vErrors = [err104];
											else vErrors.push(err104);
											errors++;
										}
									} else {
										const err105 = {
											instancePath: instancePath + "/predicate/columns/" + i1 + "/name",
											schemaPath: "#/properties/predicate/properties/columns/items/properties/name/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err105];
										else vErrors.push(err105);
										errors++;
									}
								}
								if (data33.type !== void 0) {
									let data35 = data33.type;
									if (!(data35 === "numeric" || data35 === "categorical")) {
										const err106 = {
											instancePath: instancePath + "/predicate/columns/" + i1 + "/type",
											schemaPath: "#/properties/predicate/properties/columns/items/properties/type/enum",
											keyword: "enum",
											params: { allowedValues: schema11.properties.predicate.properties.columns.items.properties.type.enum },
											message: "must be equal to one of the allowed values"
										};
										if (vErrors === null) vErrors = [err106];
										else vErrors.push(err106);
										errors++;
									}
								}
								if (data33.drifted !== void 0) {
									if (typeof data33.drifted !== "boolean") {
										const err107 = {
											instancePath: instancePath + "/predicate/columns/" + i1 + "/drifted",
											schemaPath: "#/properties/predicate/properties/columns/items/properties/drifted/type",
											keyword: "type",
											params: { type: "boolean" },
											message: "must be boolean"
										};
										if (vErrors === null) vErrors = [err107];
										else vErrors.push(err107);
										errors++;
									}
								}
								if (data33.verdict !== void 0) {
									let data37 = data33.verdict;
									if (!(data37 === "drifted" || data37 === "stable" || data37 === "immaterial" || data37 === "not-enough-data")) {
										const err108 = {
											instancePath: instancePath + "/predicate/columns/" + i1 + "/verdict",
											schemaPath: "#/properties/predicate/properties/columns/items/properties/verdict/enum",
											keyword: "enum",
											params: { allowedValues: schema11.properties.predicate.properties.columns.items.properties.verdict.enum },
											message: "must be equal to one of the allowed values"
										};
										if (vErrors === null) vErrors = [err108];
										else vErrors.push(err108);
										errors++;
									}
								}
								if (data33.tests !== void 0) {
									let data38 = data33.tests;
									if (Array.isArray(data38)) {
										if (data38.length > 50) {
											const err109 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/tests",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/tests/maxItems",
												keyword: "maxItems",
												params: { limit: 50 },
												message: "must NOT have more than 50 items"
											};
											if (vErrors === null) vErrors = [err109];
											else vErrors.push(err109);
											errors++;
										}
										const len2 = data38.length;
										for (let i2 = 0; i2 < len2; i2++) {
											let data39 = data38[i2];
											if (data39 && typeof data39 == "object" && !Array.isArray(data39)) {
												if (data39.name === void 0) {
													const err110 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/tests/" + i2,
														schemaPath: "#/properties/predicate/properties/columns/items/properties/tests/items/required",
														keyword: "required",
														params: { missingProperty: "name" },
														message: "must have required property 'name'"
													};
													if (vErrors === null) vErrors = [err110];
													else vErrors.push(err110);
													errors++;
												}
												if (data39.pValue === void 0) {
													const err111 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/tests/" + i2,
														schemaPath: "#/properties/predicate/properties/columns/items/properties/tests/items/required",
														keyword: "required",
														params: { missingProperty: "pValue" },
														message: "must have required property 'pValue'"
													};
													if (vErrors === null) vErrors = [err111];
													else vErrors.push(err111);
													errors++;
												}
												if (data39.weight === void 0) {
													const err112 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/tests/" + i2,
														schemaPath: "#/properties/predicate/properties/columns/items/properties/tests/items/required",
														keyword: "required",
														params: { missingProperty: "weight" },
														message: "must have required property 'weight'"
													};
													if (vErrors === null) vErrors = [err112];
													else vErrors.push(err112);
													errors++;
												}
												for (const key8 in data39) if (!(key8 === "name" || key8 === "statistic" || key8 === "pValue" || key8 === "weight")) {
													const err113 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/tests/" + i2,
														schemaPath: "#/properties/predicate/properties/columns/items/properties/tests/items/additionalProperties",
														keyword: "additionalProperties",
														params: { additionalProperty: key8 },
														message: "must NOT have additional properties"
													};
													if (vErrors === null) vErrors = [err113];
													else vErrors.push(err113);
													errors++;
												}
												if (data39.name !== void 0) {
													let data40 = data39.name;
													if (typeof data40 === "string") {
														if (func2(data40) > 1e3) {
															const err114 = {
																instancePath: instancePath + "/predicate/columns/" + i1 + "/tests/" + i2 + "/name",
																schemaPath: "#/properties/predicate/properties/columns/items/properties/tests/items/properties/name/maxLength",
																keyword: "maxLength",
																params: { limit: 1e3 },
																message: "must NOT have more than 1000 characters"
															};
															if (vErrors === null) vErrors = [err114];
															else vErrors.push(err114);
															errors++;
														}
														if (func2(data40) < 1) {
															const err115 = {
																instancePath: instancePath + "/predicate/columns/" + i1 + "/tests/" + i2 + "/name",
																schemaPath: "#/properties/predicate/properties/columns/items/properties/tests/items/properties/name/minLength",
																keyword: "minLength",
																params: { limit: 1 },
																message: "must NOT have fewer than 1 characters"
															};
															if (vErrors === null) vErrors = [err115];
															else vErrors.push(err115);
															errors++;
														}
													} else {
														const err116 = {
															instancePath: instancePath + "/predicate/columns/" + i1 + "/tests/" + i2 + "/name",
															schemaPath: "#/properties/predicate/properties/columns/items/properties/tests/items/properties/name/type",
															keyword: "type",
															params: { type: "string" },
															message: "must be string"
														};
														if (vErrors === null) vErrors = [err116];
														else vErrors.push(err116);
														errors++;
													}
												}
												if (data39.statistic !== void 0) {
													let data41 = data39.statistic;
													if (!(typeof data41 == "number" && isFinite(data41))) {
														const err117 = {
															instancePath: instancePath + "/predicate/columns/" + i1 + "/tests/" + i2 + "/statistic",
															schemaPath: "#/properties/predicate/properties/columns/items/properties/tests/items/properties/statistic/type",
															keyword: "type",
															params: { type: "number" },
															message: "must be number"
														};
														if (vErrors === null) vErrors = [err117];
														else vErrors.push(err117);
														errors++;
													}
												}
												if (data39.pValue !== void 0) {
													let data42 = data39.pValue;
													if (typeof data42 == "number" && isFinite(data42)) {
														if (data42 > 1 || isNaN(data42)) {
															const err118 = {
																instancePath: instancePath + "/predicate/columns/" + i1 + "/tests/" + i2 + "/pValue",
																schemaPath: "#/properties/predicate/properties/columns/items/properties/tests/items/properties/pValue/maximum",
																keyword: "maximum",
																params: {
																	comparison: "<=",
																	limit: 1
																},
																message: "must be <= 1"
															};
															if (vErrors === null) vErrors = [err118];
															else vErrors.push(err118);
															errors++;
														}
														if (data42 < 0 || isNaN(data42)) {
															const err119 = {
																instancePath: instancePath + "/predicate/columns/" + i1 + "/tests/" + i2 + "/pValue",
																schemaPath: "#/properties/predicate/properties/columns/items/properties/tests/items/properties/pValue/minimum",
																keyword: "minimum",
																params: {
																	comparison: ">=",
																	limit: 0
																},
																message: "must be >= 0"
															};
															if (vErrors === null) vErrors = [err119];
															else vErrors.push(err119);
															errors++;
														}
													} else {
														const err120 = {
															instancePath: instancePath + "/predicate/columns/" + i1 + "/tests/" + i2 + "/pValue",
															schemaPath: "#/properties/predicate/properties/columns/items/properties/tests/items/properties/pValue/type",
															keyword: "type",
															params: { type: "number" },
															message: "must be number"
														};
														if (vErrors === null) vErrors = [err120];
														else vErrors.push(err120);
														errors++;
													}
												}
												if (data39.weight !== void 0) {
													let data43 = data39.weight;
													if (typeof data43 == "number" && isFinite(data43)) {
														if (data43 > 1 || isNaN(data43)) {
															const err121 = {
																instancePath: instancePath + "/predicate/columns/" + i1 + "/tests/" + i2 + "/weight",
																schemaPath: "#/properties/predicate/properties/columns/items/properties/tests/items/properties/weight/maximum",
																keyword: "maximum",
																params: {
																	comparison: "<=",
																	limit: 1
																},
																message: "must be <= 1"
															};
															if (vErrors === null) vErrors = [err121];
															else vErrors.push(err121);
															errors++;
														}
														if (data43 < 0 || isNaN(data43)) {
															const err122 = {
																instancePath: instancePath + "/predicate/columns/" + i1 + "/tests/" + i2 + "/weight",
																schemaPath: "#/properties/predicate/properties/columns/items/properties/tests/items/properties/weight/minimum",
																keyword: "minimum",
																params: {
																	comparison: ">=",
																	limit: 0
																},
																message: "must be >= 0"
															};
															if (vErrors === null) vErrors = [err122];
															else vErrors.push(err122);
															errors++;
														}
													} else {
														const err123 = {
															instancePath: instancePath + "/predicate/columns/" + i1 + "/tests/" + i2 + "/weight",
															schemaPath: "#/properties/predicate/properties/columns/items/properties/tests/items/properties/weight/type",
															keyword: "type",
															params: { type: "number" },
															message: "must be number"
														};
														if (vErrors === null) vErrors = [err123];
														else vErrors.push(err123);
														errors++;
													}
												}
											} else {
												const err124 = {
													instancePath: instancePath + "/predicate/columns/" + i1 + "/tests/" + i2,
													schemaPath: "#/properties/predicate/properties/columns/items/properties/tests/items/type",
													keyword: "type",
													params: { type: "object" },
													message: "must be object"
												};
												if (vErrors === null) vErrors = [err124];
												else vErrors.push(err124);
												errors++;
											}
										}
									} else {
										const err125 = {
											instancePath: instancePath + "/predicate/columns/" + i1 + "/tests",
											schemaPath: "#/properties/predicate/properties/columns/items/properties/tests/type",
											keyword: "type",
											params: { type: "array" },
											message: "must be array"
										};
										if (vErrors === null) vErrors = [err125];
										else vErrors.push(err125);
										errors++;
									}
								}
								if (data33.pValue !== void 0) {
									let data44 = data33.pValue;
									if (typeof data44 == "number" && isFinite(data44)) {
										if (data44 > 1 || isNaN(data44)) {
											const err126 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/pValue",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/pValue/maximum",
												keyword: "maximum",
												params: {
													comparison: "<=",
													limit: 1
												},
												message: "must be <= 1"
											};
											if (vErrors === null) vErrors = [err126];
											else vErrors.push(err126);
											errors++;
										}
										if (data44 < 0 || isNaN(data44)) {
											const err127 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/pValue",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/pValue/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 0
												},
												message: "must be >= 0"
											};
											if (vErrors === null) vErrors = [err127];
											else vErrors.push(err127);
											errors++;
										}
									} else {
										const err128 = {
											instancePath: instancePath + "/predicate/columns/" + i1 + "/pValue",
											schemaPath: "#/properties/predicate/properties/columns/items/properties/pValue/type",
											keyword: "type",
											params: { type: "number" },
											message: "must be number"
										};
										if (vErrors === null) vErrors = [err128];
										else vErrors.push(err128);
										errors++;
									}
								}
								if (data33.adjustedPValue !== void 0) {
									let data45 = data33.adjustedPValue;
									if (typeof data45 == "number" && isFinite(data45)) {
										if (data45 > 1 || isNaN(data45)) {
											const err129 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/adjustedPValue",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/adjustedPValue/maximum",
												keyword: "maximum",
												params: {
													comparison: "<=",
													limit: 1
												},
												message: "must be <= 1"
											};
											if (vErrors === null) vErrors = [err129];
											else vErrors.push(err129);
											errors++;
										}
										if (data45 < 0 || isNaN(data45)) {
											const err130 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/adjustedPValue",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/adjustedPValue/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 0
												},
												message: "must be >= 0"
											};
											if (vErrors === null) vErrors = [err130];
											else vErrors.push(err130);
											errors++;
										}
									} else {
										const err131 = {
											instancePath: instancePath + "/predicate/columns/" + i1 + "/adjustedPValue",
											schemaPath: "#/properties/predicate/properties/columns/items/properties/adjustedPValue/type",
											keyword: "type",
											params: { type: "number" },
											message: "must be number"
										};
										if (vErrors === null) vErrors = [err131];
										else vErrors.push(err131);
										errors++;
									}
								}
								if (data33.effect !== void 0) {
									let data46 = data33.effect;
									if (data46 && typeof data46 == "object" && !Array.isArray(data46)) {
										if (data46.name === void 0) {
											const err132 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/effect",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/required",
												keyword: "required",
												params: { missingProperty: "name" },
												message: "must have required property 'name'"
											};
											if (vErrors === null) vErrors = [err132];
											else vErrors.push(err132);
											errors++;
										}
										if (data46.size === void 0) {
											const err133 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/effect",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/required",
												keyword: "required",
												params: { missingProperty: "size" },
												message: "must have required property 'size'"
											};
											if (vErrors === null) vErrors = [err133];
											else vErrors.push(err133);
											errors++;
										}
										if (data46.material === void 0) {
											const err134 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/effect",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/required",
												keyword: "required",
												params: { missingProperty: "material" },
												message: "must have required property 'material'"
											};
											if (vErrors === null) vErrors = [err134];
											else vErrors.push(err134);
											errors++;
										}
										for (const key9 in data46) if (!(key9 === "name" || key9 === "size" || key9 === "material" || key9 === "interval")) {
											const err135 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/effect",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key9 },
												message: "must NOT have additional properties"
											};
											if (vErrors === null) vErrors = [err135];
											else vErrors.push(err135);
											errors++;
										}
										if (data46.name !== void 0) {
											let data47 = data46.name;
											if (typeof data47 === "string") {
												if (func2(data47) > 1e3) {
													const err136 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/name",
														schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/name/maxLength",
														keyword: "maxLength",
														params: { limit: 1e3 },
														message: "must NOT have more than 1000 characters"
													};
													if (vErrors === null) vErrors = [err136];
													else vErrors.push(err136);
													errors++;
												}
												if (func2(data47) < 1) {
													const err137 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/name",
														schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/name/minLength",
														keyword: "minLength",
														params: { limit: 1 },
														message: "must NOT have fewer than 1 characters"
													};
													if (vErrors === null) vErrors = [err137];
													else vErrors.push(err137);
													errors++;
												}
											} else {
												const err138 = {
													instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/name",
													schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/name/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err138];
												else vErrors.push(err138);
												errors++;
											}
										}
										if (data46.size !== void 0) {
											let data48 = data46.size;
											if (!(typeof data48 == "number" && isFinite(data48))) {
												const err139 = {
													instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/size",
													schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/size/type",
													keyword: "type",
													params: { type: "number" },
													message: "must be number"
												};
												if (vErrors === null) vErrors = [err139];
												else vErrors.push(err139);
												errors++;
											}
										}
										if (data46.material !== void 0) {
											let data49 = data46.material;
											if (!(typeof data49 == "number" && isFinite(data49))) {
												const err140 = {
													instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/material",
													schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/material/type",
													keyword: "type",
													params: { type: "number" },
													message: "must be number"
												};
												if (vErrors === null) vErrors = [err140];
												else vErrors.push(err140);
												errors++;
											}
										}
										if (data46.interval !== void 0) {
											let data50 = data46.interval;
											if (data50 && typeof data50 == "object" && !Array.isArray(data50)) {
												if (data50.low === void 0) {
													const err141 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/interval",
														schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/interval/required",
														keyword: "required",
														params: { missingProperty: "low" },
														message: "must have required property 'low'"
													};
													if (vErrors === null) vErrors = [err141];
													else vErrors.push(err141);
													errors++;
												}
												if (data50.high === void 0) {
													const err142 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/interval",
														schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/interval/required",
														keyword: "required",
														params: { missingProperty: "high" },
														message: "must have required property 'high'"
													};
													if (vErrors === null) vErrors = [err142];
													else vErrors.push(err142);
													errors++;
												}
												if (data50.level === void 0) {
													const err143 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/interval",
														schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/interval/required",
														keyword: "required",
														params: { missingProperty: "level" },
														message: "must have required property 'level'"
													};
													if (vErrors === null) vErrors = [err143];
													else vErrors.push(err143);
													errors++;
												}
												if (data50.method === void 0) {
													const err144 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/interval",
														schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/interval/required",
														keyword: "required",
														params: { missingProperty: "method" },
														message: "must have required property 'method'"
													};
													if (vErrors === null) vErrors = [err144];
													else vErrors.push(err144);
													errors++;
												}
												for (const key10 in data50) if (!(key10 === "low" || key10 === "high" || key10 === "level" || key10 === "method")) {
													const err145 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/interval",
														schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/interval/additionalProperties",
														keyword: "additionalProperties",
														params: { additionalProperty: key10 },
														message: "must NOT have additional properties"
													};
													if (vErrors === null) vErrors = [err145];
													else vErrors.push(err145);
													errors++;
												}
												if (data50.low !== void 0) {
													let data51 = data50.low;
													if (!(typeof data51 == "number" && isFinite(data51))) {
														const err146 = {
															instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/interval/low",
															schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/interval/properties/low/type",
															keyword: "type",
															params: { type: "number" },
															message: "must be number"
														};
														if (vErrors === null) vErrors = [err146];
														else vErrors.push(err146);
														errors++;
													}
												}
												if (data50.high !== void 0) {
													let data52 = data50.high;
													if (!(typeof data52 == "number" && isFinite(data52))) {
														const err147 = {
															instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/interval/high",
															schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/interval/properties/high/type",
															keyword: "type",
															params: { type: "number" },
															message: "must be number"
														};
														if (vErrors === null) vErrors = [err147];
														else vErrors.push(err147);
														errors++;
													}
												}
												if (data50.level !== void 0) {
													let data53 = data50.level;
													if (typeof data53 == "number" && isFinite(data53)) {
														if (data53 >= 1 || isNaN(data53)) {
															const err148 = {
																instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/interval/level",
																schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/interval/properties/level/exclusiveMaximum",
																keyword: "exclusiveMaximum",
																params: {
																	comparison: "<",
																	limit: 1
																},
																message: "must be < 1"
															};
															if (vErrors === null) vErrors = [err148];
															else vErrors.push(err148);
															errors++;
														}
														if (data53 <= 0 || isNaN(data53)) {
															const err149 = {
																instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/interval/level",
																schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/interval/properties/level/exclusiveMinimum",
																keyword: "exclusiveMinimum",
																params: {
																	comparison: ">",
																	limit: 0
																},
																message: "must be > 0"
															};
															if (vErrors === null) vErrors = [err149];
															else vErrors.push(err149);
															errors++;
														}
													} else {
														const err150 = {
															instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/interval/level",
															schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/interval/properties/level/type",
															keyword: "type",
															params: { type: "number" },
															message: "must be number"
														};
														if (vErrors === null) vErrors = [err150];
														else vErrors.push(err150);
														errors++;
													}
												}
												if (data50.method !== void 0) {
													let data54 = data50.method;
													if (typeof data54 === "string") {
														if (func2(data54) > 1e3) {
															const err151 = {
																instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/interval/method",
																schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/interval/properties/method/maxLength",
																keyword: "maxLength",
																params: { limit: 1e3 },
																message: "must NOT have more than 1000 characters"
															};
															if (vErrors === null) vErrors = [err151];
															else vErrors.push(err151);
															errors++;
														}
														if (func2(data54) < 1) {
															const err152 = {
																instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/interval/method",
																schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/interval/properties/method/minLength",
																keyword: "minLength",
																params: { limit: 1 },
																message: "must NOT have fewer than 1 characters"
															};
															if (vErrors === null) vErrors = [err152];
															else vErrors.push(err152);
															errors++;
														}
													} else {
														const err153 = {
															instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/interval/method",
															schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/interval/properties/method/type",
															keyword: "type",
															params: { type: "string" },
															message: "must be string"
														};
														if (vErrors === null) vErrors = [err153];
														else vErrors.push(err153);
														errors++;
													}
												}
											} else {
												const err154 = {
													instancePath: instancePath + "/predicate/columns/" + i1 + "/effect/interval",
													schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/properties/interval/type",
													keyword: "type",
													params: { type: "object" },
													message: "must be object"
												};
												if (vErrors === null) vErrors = [err154];
												else vErrors.push(err154);
												errors++;
											}
										}
									} else {
										const err155 = {
											instancePath: instancePath + "/predicate/columns/" + i1 + "/effect",
											schemaPath: "#/properties/predicate/properties/columns/items/properties/effect/type",
											keyword: "type",
											params: { type: "object" },
											message: "must be object"
										};
										if (vErrors === null) vErrors = [err155];
										else vErrors.push(err155);
										errors++;
									}
								}
								if (data33.n !== void 0) {
									let data55 = data33.n;
									if (data55 && typeof data55 == "object" && !Array.isArray(data55)) {
										if (data55.reference === void 0) {
											const err156 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/n",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/n/required",
												keyword: "required",
												params: { missingProperty: "reference" },
												message: "must have required property 'reference'"
											};
											if (vErrors === null) vErrors = [err156];
											else vErrors.push(err156);
											errors++;
										}
										if (data55.current === void 0) {
											const err157 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/n",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/n/required",
												keyword: "required",
												params: { missingProperty: "current" },
												message: "must have required property 'current'"
											};
											if (vErrors === null) vErrors = [err157];
											else vErrors.push(err157);
											errors++;
										}
										for (const key11 in data55) if (!(key11 === "reference" || key11 === "current")) {
											const err158 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/n",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/n/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key11 },
												message: "must NOT have additional properties"
											};
											if (vErrors === null) vErrors = [err158];
											else vErrors.push(err158);
											errors++;
										}
										if (data55.reference !== void 0) {
											let data56 = data55.reference;
											if (!(typeof data56 == "number" && !(data56 % 1) && !isNaN(data56) && isFinite(data56))) {
												const err159 = {
													instancePath: instancePath + "/predicate/columns/" + i1 + "/n/reference",
													schemaPath: "#/properties/predicate/properties/columns/items/properties/n/properties/reference/type",
													keyword: "type",
													params: { type: "integer" },
													message: "must be integer"
												};
												if (vErrors === null) vErrors = [err159];
												else vErrors.push(err159);
												errors++;
											}
											if (typeof data56 == "number" && isFinite(data56)) {
												if (data56 < 0 || isNaN(data56)) {
													const err160 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/n/reference",
														schemaPath: "#/properties/predicate/properties/columns/items/properties/n/properties/reference/minimum",
														keyword: "minimum",
														params: {
															comparison: ">=",
															limit: 0
														},
														message: "must be >= 0"
													};
													if (vErrors === null) vErrors = [err160];
													else vErrors.push(err160);
													errors++;
												}
											}
										}
										if (data55.current !== void 0) {
											let data57 = data55.current;
											if (!(typeof data57 == "number" && !(data57 % 1) && !isNaN(data57) && isFinite(data57))) {
												const err161 = {
													instancePath: instancePath + "/predicate/columns/" + i1 + "/n/current",
													schemaPath: "#/properties/predicate/properties/columns/items/properties/n/properties/current/type",
													keyword: "type",
													params: { type: "integer" },
													message: "must be integer"
												};
												if (vErrors === null) vErrors = [err161];
												else vErrors.push(err161);
												errors++;
											}
											if (typeof data57 == "number" && isFinite(data57)) {
												if (data57 < 0 || isNaN(data57)) {
													const err162 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/n/current",
														schemaPath: "#/properties/predicate/properties/columns/items/properties/n/properties/current/minimum",
														keyword: "minimum",
														params: {
															comparison: ">=",
															limit: 0
														},
														message: "must be >= 0"
													};
													if (vErrors === null) vErrors = [err162];
													else vErrors.push(err162);
													errors++;
												}
											}
										}
									} else {
										const err163 = {
											instancePath: instancePath + "/predicate/columns/" + i1 + "/n",
											schemaPath: "#/properties/predicate/properties/columns/items/properties/n/type",
											keyword: "type",
											params: { type: "object" },
											message: "must be object"
										};
										if (vErrors === null) vErrors = [err163];
										else vErrors.push(err163);
										errors++;
									}
								}
								if (data33.missing !== void 0) {
									let data58 = data33.missing;
									if (data58 && typeof data58 == "object" && !Array.isArray(data58)) {
										if (data58.reference === void 0) {
											const err164 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/missing",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/missing/required",
												keyword: "required",
												params: { missingProperty: "reference" },
												message: "must have required property 'reference'"
											};
											if (vErrors === null) vErrors = [err164];
											else vErrors.push(err164);
											errors++;
										}
										if (data58.current === void 0) {
											const err165 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/missing",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/missing/required",
												keyword: "required",
												params: { missingProperty: "current" },
												message: "must have required property 'current'"
											};
											if (vErrors === null) vErrors = [err165];
											else vErrors.push(err165);
											errors++;
										}
										for (const key12 in data58) if (!(key12 === "reference" || key12 === "current")) {
											const err166 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/missing",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/missing/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key12 },
												message: "must NOT have additional properties"
											};
											if (vErrors === null) vErrors = [err166];
											else vErrors.push(err166);
											errors++;
										}
										if (data58.reference !== void 0) {
											let data59 = data58.reference;
											if (!(typeof data59 == "number" && !(data59 % 1) && !isNaN(data59) && isFinite(data59))) {
												const err167 = {
													instancePath: instancePath + "/predicate/columns/" + i1 + "/missing/reference",
													schemaPath: "#/properties/predicate/properties/columns/items/properties/missing/properties/reference/type",
													keyword: "type",
													params: { type: "integer" },
													message: "must be integer"
												};
												if (vErrors === null) vErrors = [err167];
												else vErrors.push(err167);
												errors++;
											}
											if (typeof data59 == "number" && isFinite(data59)) {
												if (data59 < 0 || isNaN(data59)) {
													const err168 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/missing/reference",
														schemaPath: "#/properties/predicate/properties/columns/items/properties/missing/properties/reference/minimum",
														keyword: "minimum",
														params: {
															comparison: ">=",
															limit: 0
														},
														message: "must be >= 0"
													};
													if (vErrors === null) vErrors = [err168];
													else vErrors.push(err168);
													errors++;
												}
											}
										}
										if (data58.current !== void 0) {
											let data60 = data58.current;
											if (!(typeof data60 == "number" && !(data60 % 1) && !isNaN(data60) && isFinite(data60))) {
												const err169 = {
													instancePath: instancePath + "/predicate/columns/" + i1 + "/missing/current",
													schemaPath: "#/properties/predicate/properties/columns/items/properties/missing/properties/current/type",
													keyword: "type",
													params: { type: "integer" },
													message: "must be integer"
												};
												if (vErrors === null) vErrors = [err169];
												else vErrors.push(err169);
												errors++;
											}
											if (typeof data60 == "number" && isFinite(data60)) {
												if (data60 < 0 || isNaN(data60)) {
													const err170 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/missing/current",
														schemaPath: "#/properties/predicate/properties/columns/items/properties/missing/properties/current/minimum",
														keyword: "minimum",
														params: {
															comparison: ">=",
															limit: 0
														},
														message: "must be >= 0"
													};
													if (vErrors === null) vErrors = [err170];
													else vErrors.push(err170);
													errors++;
												}
											}
										}
									} else {
										const err171 = {
											instancePath: instancePath + "/predicate/columns/" + i1 + "/missing",
											schemaPath: "#/properties/predicate/properties/columns/items/properties/missing/type",
											keyword: "type",
											params: { type: "object" },
											message: "must be object"
										};
										if (vErrors === null) vErrors = [err171];
										else vErrors.push(err171);
										errors++;
									}
								}
								if (data33.histogram !== void 0) {
									let data61 = data33.histogram;
									if (data61 && typeof data61 == "object" && !Array.isArray(data61)) {
										if (data61.labels === void 0) {
											const err172 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/histogram",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/histogram/required",
												keyword: "required",
												params: { missingProperty: "labels" },
												message: "must have required property 'labels'"
											};
											if (vErrors === null) vErrors = [err172];
											else vErrors.push(err172);
											errors++;
										}
										if (data61.reference === void 0) {
											const err173 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/histogram",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/histogram/required",
												keyword: "required",
												params: { missingProperty: "reference" },
												message: "must have required property 'reference'"
											};
											if (vErrors === null) vErrors = [err173];
											else vErrors.push(err173);
											errors++;
										}
										if (data61.current === void 0) {
											const err174 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/histogram",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/histogram/required",
												keyword: "required",
												params: { missingProperty: "current" },
												message: "must have required property 'current'"
											};
											if (vErrors === null) vErrors = [err174];
											else vErrors.push(err174);
											errors++;
										}
										for (const key13 in data61) if (!(key13 === "labels" || key13 === "reference" || key13 === "current")) {
											const err175 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/histogram",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/histogram/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key13 },
												message: "must NOT have additional properties"
											};
											if (vErrors === null) vErrors = [err175];
											else vErrors.push(err175);
											errors++;
										}
										if (data61.labels !== void 0) {
											let data62 = data61.labels;
											if (Array.isArray(data62)) {
												if (data62.length > 64) {
													const err176 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/histogram/labels",
														schemaPath: "#/properties/predicate/properties/columns/items/properties/histogram/properties/labels/maxItems",
														keyword: "maxItems",
														params: { limit: 64 },
														message: "must NOT have more than 64 items"
													};
													if (vErrors === null) vErrors = [err176];
													else vErrors.push(err176);
													errors++;
												}
												const len3 = data62.length;
												for (let i3 = 0; i3 < len3; i3++) {
													let data63 = data62[i3];
													if (typeof data63 === "string") {
														if (func2(data63) > 200) {
															const err177 = {
																instancePath: instancePath + "/predicate/columns/" + i1 + "/histogram/labels/" + i3,
																schemaPath: "#/properties/predicate/properties/columns/items/properties/histogram/properties/labels/items/maxLength",
																keyword: "maxLength",
																params: { limit: 200 },
																message: "must NOT have more than 200 characters"
															};
															if (vErrors === null) vErrors = [err177];
															else vErrors.push(err177);
															errors++;
														}
													} else {
														const err178 = {
															instancePath: instancePath + "/predicate/columns/" + i1 + "/histogram/labels/" + i3,
															schemaPath: "#/properties/predicate/properties/columns/items/properties/histogram/properties/labels/items/type",
															keyword: "type",
															params: { type: "string" },
															message: "must be string"
														};
														if (vErrors === null) vErrors = [err178];
														else vErrors.push(err178);
														errors++;
													}
												}
											} else {
												const err179 = {
													instancePath: instancePath + "/predicate/columns/" + i1 + "/histogram/labels",
													schemaPath: "#/properties/predicate/properties/columns/items/properties/histogram/properties/labels/type",
													keyword: "type",
													params: { type: "array" },
													message: "must be array"
												};
												if (vErrors === null) vErrors = [err179];
												else vErrors.push(err179);
												errors++;
											}
										}
										if (data61.reference !== void 0) {
											let data64 = data61.reference;
											if (Array.isArray(data64)) {
												if (data64.length > 64) {
													const err180 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/histogram/reference",
														schemaPath: "#/properties/predicate/properties/columns/items/properties/histogram/properties/reference/maxItems",
														keyword: "maxItems",
														params: { limit: 64 },
														message: "must NOT have more than 64 items"
													};
													if (vErrors === null) vErrors = [err180];
													else vErrors.push(err180);
													errors++;
												}
												const len4 = data64.length;
												for (let i4 = 0; i4 < len4; i4++) {
													let data65 = data64[i4];
													if (!(typeof data65 == "number" && isFinite(data65))) {
														const err181 = {
															instancePath: instancePath + "/predicate/columns/" + i1 + "/histogram/reference/" + i4,
															schemaPath: "#/properties/predicate/properties/columns/items/properties/histogram/properties/reference/items/type",
															keyword: "type",
															params: { type: "number" },
															message: "must be number"
														};
														if (vErrors === null) vErrors = [err181];
														else vErrors.push(err181);
														errors++;
													}
												}
											} else {
												const err182 = {
													instancePath: instancePath + "/predicate/columns/" + i1 + "/histogram/reference",
													schemaPath: "#/properties/predicate/properties/columns/items/properties/histogram/properties/reference/type",
													keyword: "type",
													params: { type: "array" },
													message: "must be array"
												};
												if (vErrors === null) vErrors = [err182];
												else vErrors.push(err182);
												errors++;
											}
										}
										if (data61.current !== void 0) {
											let data66 = data61.current;
											if (Array.isArray(data66)) {
												if (data66.length > 64) {
													const err183 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/histogram/current",
														schemaPath: "#/properties/predicate/properties/columns/items/properties/histogram/properties/current/maxItems",
														keyword: "maxItems",
														params: { limit: 64 },
														message: "must NOT have more than 64 items"
													};
													if (vErrors === null) vErrors = [err183];
													else vErrors.push(err183);
													errors++;
												}
												const len5 = data66.length;
												for (let i5 = 0; i5 < len5; i5++) {
													let data67 = data66[i5];
													if (!(typeof data67 == "number" && isFinite(data67))) {
														const err184 = {
															instancePath: instancePath + "/predicate/columns/" + i1 + "/histogram/current/" + i5,
															schemaPath: "#/properties/predicate/properties/columns/items/properties/histogram/properties/current/items/type",
															keyword: "type",
															params: { type: "number" },
															message: "must be number"
														};
														if (vErrors === null) vErrors = [err184];
														else vErrors.push(err184);
														errors++;
													}
												}
											} else {
												const err185 = {
													instancePath: instancePath + "/predicate/columns/" + i1 + "/histogram/current",
													schemaPath: "#/properties/predicate/properties/columns/items/properties/histogram/properties/current/type",
													keyword: "type",
													params: { type: "array" },
													message: "must be array"
												};
												if (vErrors === null) vErrors = [err185];
												else vErrors.push(err185);
												errors++;
											}
										}
									} else {
										const err186 = {
											instancePath: instancePath + "/predicate/columns/" + i1 + "/histogram",
											schemaPath: "#/properties/predicate/properties/columns/items/properties/histogram/type",
											keyword: "type",
											params: { type: "object" },
											message: "must be object"
										};
										if (vErrors === null) vErrors = [err186];
										else vErrors.push(err186);
										errors++;
									}
								}
								if (data33.detectable !== void 0) {
									let data68 = data33.detectable;
									if (typeof data68 == "number" && isFinite(data68)) {
										if (data68 < 0 || isNaN(data68)) {
											const err187 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/detectable",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/detectable/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 0
												},
												message: "must be >= 0"
											};
											if (vErrors === null) vErrors = [err187];
											else vErrors.push(err187);
											errors++;
										}
									} else {
										const err188 = {
											instancePath: instancePath + "/predicate/columns/" + i1 + "/detectable",
											schemaPath: "#/properties/predicate/properties/columns/items/properties/detectable/type",
											keyword: "type",
											params: { type: "number" },
											message: "must be number"
										};
										if (vErrors === null) vErrors = [err188];
										else vErrors.push(err188);
										errors++;
									}
								}
								if (data33.unseen !== void 0) {
									let data69 = data33.unseen;
									if (data69 && typeof data69 == "object" && !Array.isArray(data69)) {
										if (data69.categories === void 0) {
											const err189 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/unseen",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/unseen/required",
												keyword: "required",
												params: { missingProperty: "categories" },
												message: "must have required property 'categories'"
											};
											if (vErrors === null) vErrors = [err189];
											else vErrors.push(err189);
											errors++;
										}
										if (data69.rows === void 0) {
											const err190 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/unseen",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/unseen/required",
												keyword: "required",
												params: { missingProperty: "rows" },
												message: "must have required property 'rows'"
											};
											if (vErrors === null) vErrors = [err190];
											else vErrors.push(err190);
											errors++;
										}
										for (const key14 in data69) if (!(key14 === "categories" || key14 === "rows")) {
											const err191 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/unseen",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/unseen/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key14 },
												message: "must NOT have additional properties"
											};
											if (vErrors === null) vErrors = [err191];
											else vErrors.push(err191);
											errors++;
										}
										if (data69.categories !== void 0) {
											let data70 = data69.categories;
											if (Array.isArray(data70)) {
												if (data70.length > 20) {
													const err192 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/unseen/categories",
														schemaPath: "#/properties/predicate/properties/columns/items/properties/unseen/properties/categories/maxItems",
														keyword: "maxItems",
														params: { limit: 20 },
														message: "must NOT have more than 20 items"
													};
													if (vErrors === null) vErrors = [err192];
													else vErrors.push(err192);
													errors++;
												}
												const len6 = data70.length;
												for (let i6 = 0; i6 < len6; i6++) {
													let data71 = data70[i6];
													if (typeof data71 === "string") {
														if (func2(data71) > 200) {
															const err193 = {
																instancePath: instancePath + "/predicate/columns/" + i1 + "/unseen/categories/" + i6,
																schemaPath: "#/properties/predicate/properties/columns/items/properties/unseen/properties/categories/items/maxLength",
																keyword: "maxLength",
																params: { limit: 200 },
																message: "must NOT have more than 200 characters"
															};
															if (vErrors === null) vErrors = [err193];
															else vErrors.push(err193);
															errors++;
														}
													} else {
														const err194 = {
															instancePath: instancePath + "/predicate/columns/" + i1 + "/unseen/categories/" + i6,
															schemaPath: "#/properties/predicate/properties/columns/items/properties/unseen/properties/categories/items/type",
															keyword: "type",
															params: { type: "string" },
															message: "must be string"
														};
														if (vErrors === null) vErrors = [err194];
														else vErrors.push(err194);
														errors++;
													}
												}
											} else {
												const err195 = {
													instancePath: instancePath + "/predicate/columns/" + i1 + "/unseen/categories",
													schemaPath: "#/properties/predicate/properties/columns/items/properties/unseen/properties/categories/type",
													keyword: "type",
													params: { type: "array" },
													message: "must be array"
												};
												if (vErrors === null) vErrors = [err195];
												else vErrors.push(err195);
												errors++;
											}
										}
										if (data69.rows !== void 0) {
											let data72 = data69.rows;
											if (!(typeof data72 == "number" && !(data72 % 1) && !isNaN(data72) && isFinite(data72))) {
												const err196 = {
													instancePath: instancePath + "/predicate/columns/" + i1 + "/unseen/rows",
													schemaPath: "#/properties/predicate/properties/columns/items/properties/unseen/properties/rows/type",
													keyword: "type",
													params: { type: "integer" },
													message: "must be integer"
												};
												if (vErrors === null) vErrors = [err196];
												else vErrors.push(err196);
												errors++;
											}
											if (typeof data72 == "number" && isFinite(data72)) {
												if (data72 < 0 || isNaN(data72)) {
													const err197 = {
														instancePath: instancePath + "/predicate/columns/" + i1 + "/unseen/rows",
														schemaPath: "#/properties/predicate/properties/columns/items/properties/unseen/properties/rows/minimum",
														keyword: "minimum",
														params: {
															comparison: ">=",
															limit: 0
														},
														message: "must be >= 0"
													};
													if (vErrors === null) vErrors = [err197];
													else vErrors.push(err197);
													errors++;
												}
											}
										}
									} else {
										const err198 = {
											instancePath: instancePath + "/predicate/columns/" + i1 + "/unseen",
											schemaPath: "#/properties/predicate/properties/columns/items/properties/unseen/type",
											keyword: "type",
											params: { type: "object" },
											message: "must be object"
										};
										if (vErrors === null) vErrors = [err198];
										else vErrors.push(err198);
										errors++;
									}
								}
								if (data33.message !== void 0) {
									let data73 = data33.message;
									if (typeof data73 === "string") {
										if (func2(data73) > 1e3) {
											const err199 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/message",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/message/maxLength",
												keyword: "maxLength",
												params: { limit: 1e3 },
												message: "must NOT have more than 1000 characters"
											};
											if (vErrors === null) vErrors = [err199];
											else vErrors.push(err199);
											errors++;
										}
										if (func2(data73) < 1) {
											const err200 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/message",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/message/minLength",
												keyword: "minLength",
												params: { limit: 1 },
												message: "must NOT have fewer than 1 characters"
											};
											if (vErrors === null) vErrors = [err200];
											else vErrors.push(err200);
											errors++;
										}
									} else {
										const err201 = {
											instancePath: instancePath + "/predicate/columns/" + i1 + "/message",
											schemaPath: "#/properties/predicate/properties/columns/items/properties/message/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err201];
										else vErrors.push(err201);
										errors++;
									}
								}
								if (data33.rowsNeeded !== void 0) {
									let data74 = data33.rowsNeeded;
									if (!(typeof data74 == "number" && !(data74 % 1) && !isNaN(data74) && isFinite(data74))) {
										const err202 = {
											instancePath: instancePath + "/predicate/columns/" + i1 + "/rowsNeeded",
											schemaPath: "#/properties/predicate/properties/columns/items/properties/rowsNeeded/type",
											keyword: "type",
											params: { type: "integer" },
											message: "must be integer"
										};
										if (vErrors === null) vErrors = [err202];
										else vErrors.push(err202);
										errors++;
									}
									if (typeof data74 == "number" && isFinite(data74)) {
										if (data74 < 0 || isNaN(data74)) {
											const err203 = {
												instancePath: instancePath + "/predicate/columns/" + i1 + "/rowsNeeded",
												schemaPath: "#/properties/predicate/properties/columns/items/properties/rowsNeeded/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 0
												},
												message: "must be >= 0"
											};
											if (vErrors === null) vErrors = [err203];
											else vErrors.push(err203);
											errors++;
										}
									}
								}
							} else {
								const err204 = {
									instancePath: instancePath + "/predicate/columns/" + i1,
									schemaPath: "#/properties/predicate/properties/columns/items/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								};
								if (vErrors === null) vErrors = [err204];
								else vErrors.push(err204);
								errors++;
							}
						}
					} else {
						const err205 = {
							instancePath: instancePath + "/predicate/columns",
							schemaPath: "#/properties/predicate/properties/columns/type",
							keyword: "type",
							params: { type: "array" },
							message: "must be array"
						};
						if (vErrors === null) vErrors = [err205];
						else vErrors.push(err205);
						errors++;
					}
				}
				if (data7.skipped !== void 0) {
					let data75 = data7.skipped;
					if (Array.isArray(data75)) {
						if (data75.length > 1e5) {
							const err206 = {
								instancePath: instancePath + "/predicate/skipped",
								schemaPath: "#/properties/predicate/properties/skipped/maxItems",
								keyword: "maxItems",
								params: { limit: 1e5 },
								message: "must NOT have more than 100000 items"
							};
							if (vErrors === null) vErrors = [err206];
							else vErrors.push(err206);
							errors++;
						}
						const len7 = data75.length;
						for (let i7 = 0; i7 < len7; i7++) {
							let data76 = data75[i7];
							if (data76 && typeof data76 == "object" && !Array.isArray(data76)) {
								if (data76.name === void 0) {
									const err207 = {
										instancePath: instancePath + "/predicate/skipped/" + i7,
										schemaPath: "#/properties/predicate/properties/skipped/items/required",
										keyword: "required",
										params: { missingProperty: "name" },
										message: "must have required property 'name'"
									};
									if (vErrors === null) vErrors = [err207];
									else vErrors.push(err207);
									errors++;
								}
								if (data76.reason === void 0) {
									const err208 = {
										instancePath: instancePath + "/predicate/skipped/" + i7,
										schemaPath: "#/properties/predicate/properties/skipped/items/required",
										keyword: "required",
										params: { missingProperty: "reason" },
										message: "must have required property 'reason'"
									};
									if (vErrors === null) vErrors = [err208];
									else vErrors.push(err208);
									errors++;
								}
								for (const key15 in data76) if (!(key15 === "name" || key15 === "reason")) {
									const err209 = {
										instancePath: instancePath + "/predicate/skipped/" + i7,
										schemaPath: "#/properties/predicate/properties/skipped/items/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key15 },
										message: "must NOT have additional properties"
									};
									if (vErrors === null) vErrors = [err209];
									else vErrors.push(err209);
									errors++;
								}
								if (data76.name !== void 0) {
									let data77 = data76.name;
									if (typeof data77 === "string") {
										if (func2(data77) > 1e3) {
											const err210 = {
												instancePath: instancePath + "/predicate/skipped/" + i7 + "/name",
												schemaPath: "#/properties/predicate/properties/skipped/items/properties/name/maxLength",
												keyword: "maxLength",
												params: { limit: 1e3 },
												message: "must NOT have more than 1000 characters"
											};
											if (vErrors === null) vErrors = [err210];
											else vErrors.push(err210);
											errors++;
										}
										if (func2(data77) < 1) {
											const err211 = {
												instancePath: instancePath + "/predicate/skipped/" + i7 + "/name",
												schemaPath: "#/properties/predicate/properties/skipped/items/properties/name/minLength",
												keyword: "minLength",
												params: { limit: 1 },
												message: "must NOT have fewer than 1 characters"
											};
											if (vErrors === null) vErrors = [err211];
											else vErrors.push(err211);
											errors++;
										}
									} else {
										const err212 = {
											instancePath: instancePath + "/predicate/skipped/" + i7 + "/name",
											schemaPath: "#/properties/predicate/properties/skipped/items/properties/name/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err212];
										else vErrors.push(err212);
										errors++;
									}
								}
								if (data76.reason !== void 0) {
									let data78 = data76.reason;
									if (typeof data78 === "string") {
										if (func2(data78) > 1e3) {
											const err213 = {
												instancePath: instancePath + "/predicate/skipped/" + i7 + "/reason",
												schemaPath: "#/properties/predicate/properties/skipped/items/properties/reason/maxLength",
												keyword: "maxLength",
												params: { limit: 1e3 },
												message: "must NOT have more than 1000 characters"
											};
											if (vErrors === null) vErrors = [err213];
											else vErrors.push(err213);
											errors++;
										}
										if (func2(data78) < 1) {
											const err214 = {
												instancePath: instancePath + "/predicate/skipped/" + i7 + "/reason",
												schemaPath: "#/properties/predicate/properties/skipped/items/properties/reason/minLength",
												keyword: "minLength",
												params: { limit: 1 },
												message: "must NOT have fewer than 1 characters"
											};
											if (vErrors === null) vErrors = [err214];
											else vErrors.push(err214);
											errors++;
										}
									} else {
										const err215 = {
											instancePath: instancePath + "/predicate/skipped/" + i7 + "/reason",
											schemaPath: "#/properties/predicate/properties/skipped/items/properties/reason/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err215];
										else vErrors.push(err215);
										errors++;
									}
								}
							} else {
								const err216 = {
									instancePath: instancePath + "/predicate/skipped/" + i7,
									schemaPath: "#/properties/predicate/properties/skipped/items/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								};
								if (vErrors === null) vErrors = [err216];
								else vErrors.push(err216);
								errors++;
							}
						}
					} else {
						const err217 = {
							instancePath: instancePath + "/predicate/skipped",
							schemaPath: "#/properties/predicate/properties/skipped/type",
							keyword: "type",
							params: { type: "array" },
							message: "must be array"
						};
						if (vErrors === null) vErrors = [err217];
						else vErrors.push(err217);
						errors++;
					}
				}
			} else {
				const err218 = {
					instancePath: instancePath + "/predicate",
					schemaPath: "#/properties/predicate/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object"
				};
				if (vErrors === null) vErrors = [err218];
				else vErrors.push(err218);
				errors++;
			}
		}
	} else {
		const err219 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err219];
		else vErrors.push(err219);
		errors++;
	}
	validate10.errors = vErrors;
	return errors === 0;
}
const testStatementSchema$1 = validate11;
const schema12 = {
	"$schema": "http://json-schema.org/draft-07/schema#",
	"title": "Assay test evidence",
	"type": "object",
	"additionalProperties": false,
	"required": [
		"_type",
		"subject",
		"predicateType",
		"predicate"
	],
	"properties": {
		"_type": { "const": "https://in-toto.io/Statement/v1" },
		"subject": {
			"type": "array",
			"minItems": 1,
			"maxItems": 1,
			"items": {
				"type": "object",
				"additionalProperties": false,
				"required": ["name", "digest"],
				"properties": {
					"name": {
						"type": "string",
						"minLength": 1,
						"maxLength": 1e3
					},
					"digest": {
						"type": "object",
						"additionalProperties": false,
						"required": ["sha256"],
						"properties": { "sha256": {
							"type": "string",
							"pattern": "^[0-9a-f]{64}$"
						} }
					}
				}
			}
		},
		"predicateType": { "const": "urn:assay:evidence:test:v1" },
		"predicate": {
			"type": "object",
			"additionalProperties": false,
			"required": [
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
			"properties": {
				"schemaVersion": { "const": 1 },
				"kind": { "const": "test" },
				"assay": {
					"type": "string",
					"minLength": 1,
					"maxLength": 1e3
				},
				"model": {
					"type": "string",
					"minLength": 1,
					"maxLength": 1e3
				},
				"task": { "enum": [
					"binary",
					"multiclass",
					"regression"
				] },
				"createdAt": {
					"type": "string",
					"format": "date-time"
				},
				"source": {
					"type": "object",
					"additionalProperties": false,
					"properties": {
						"repository": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"commit": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"headSha": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"baseRef": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"ref": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"event": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"runId": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"runAttempt": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"workflow": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						}
					}
				},
				"config": {
					"type": "object",
					"additionalProperties": false,
					"required": ["path", "digest"],
					"properties": {
						"path": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"digest": {
							"type": "string",
							"pattern": "^sha256:[0-9a-f]{64}$"
						}
					}
				},
				"candidate": {
					"type": "object",
					"additionalProperties": false,
					"required": [
						"digest",
						"files",
						"runtime"
					],
					"properties": {
						"digest": {
							"type": "string",
							"pattern": "^sha256:[0-9a-f]{64}$"
						},
						"files": {
							"type": "array",
							"minItems": 1,
							"maxItems": 1e3,
							"items": {
								"type": "object",
								"additionalProperties": false,
								"required": [
									"path",
									"digest",
									"size"
								],
								"properties": {
									"path": {
										"type": "string",
										"minLength": 1,
										"maxLength": 1e3
									},
									"digest": {
										"type": "string",
										"pattern": "^sha256:[0-9a-f]{64}$"
									},
									"size": {
										"type": "integer",
										"minimum": 0
									}
								}
							}
						},
						"runtime": {
							"type": "object",
							"additionalProperties": false,
							"required": [
								"name",
								"version",
								"backend"
							],
							"properties": {
								"name": {
									"type": "string",
									"minLength": 1,
									"maxLength": 1e3
								},
								"version": {
									"type": "string",
									"minLength": 1,
									"maxLength": 1e3
								},
								"backend": {
									"type": "string",
									"minLength": 1,
									"maxLength": 1e3
								}
							}
						},
						"runRecord": {
							"type": "string",
							"pattern": "^sha256:[0-9a-f]{64}$"
						}
					}
				},
				"holdout": {
					"type": "object",
					"additionalProperties": false,
					"required": [
						"digest",
						"rows",
						"source"
					],
					"properties": {
						"digest": {
							"type": "string",
							"pattern": "^sha256:[0-9a-f]{64}$"
						},
						"rows": {
							"type": "integer",
							"minimum": 1
						},
						"source": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"id": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"target": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"classes": {
							"type": "array",
							"maxItems": 1e3,
							"items": {
								"type": "object",
								"additionalProperties": false,
								"required": ["name", "rows"],
								"properties": {
									"name": { "type": "string" },
									"rows": {
										"type": "integer",
										"minimum": 0
									}
								}
							}
						}
					}
				},
				"metrics": {
					"type": "array",
					"minItems": 1,
					"maxItems": 100,
					"items": {
						"type": "object",
						"additionalProperties": false,
						"required": [
							"name",
							"value",
							"interval",
							"n",
							"direction"
						],
						"properties": {
							"name": {
								"type": "string",
								"minLength": 1,
								"maxLength": 1e3
							},
							"value": { "type": "number" },
							"interval": {
								"type": "object",
								"additionalProperties": false,
								"required": [
									"low",
									"high",
									"level",
									"method"
								],
								"properties": {
									"low": { "type": "number" },
									"high": { "type": "number" },
									"level": {
										"type": "number",
										"exclusiveMinimum": 0,
										"exclusiveMaximum": 1
									},
									"method": {
										"type": "string",
										"minLength": 1,
										"maxLength": 1e3
									}
								}
							},
							"n": {
								"type": "integer",
								"minimum": 0
							},
							"direction": { "enum": ["higher", "lower"] }
						}
					}
				},
				"champion": { "oneOf": [
					{
						"type": "object",
						"additionalProperties": false,
						"required": ["state"],
						"properties": { "state": { "const": "none" } }
					},
					{
						"type": "object",
						"additionalProperties": false,
						"required": ["state", "reason"],
						"properties": {
							"state": { "const": "unavailable" },
							"reason": {
								"type": "string",
								"minLength": 1,
								"maxLength": 1e3
							}
						}
					},
					{
						"type": "object",
						"additionalProperties": false,
						"required": [
							"state",
							"version",
							"digest",
							"runtime",
							"metrics"
						],
						"properties": {
							"state": { "const": "compared" },
							"version": {
								"type": "string",
								"minLength": 1,
								"maxLength": 1e3
							},
							"digest": {
								"type": "string",
								"pattern": "^sha256:[0-9a-f]{64}$"
							},
							"runtime": {
								"type": "object",
								"additionalProperties": false,
								"required": [
									"name",
									"version",
									"backend"
								],
								"properties": {
									"name": {
										"type": "string",
										"minLength": 1,
										"maxLength": 1e3
									},
									"version": {
										"type": "string",
										"minLength": 1,
										"maxLength": 1e3
									},
									"backend": {
										"type": "string",
										"minLength": 1,
										"maxLength": 1e3
									}
								}
							},
							"metrics": {
								"type": "array",
								"maxItems": 100,
								"items": {
									"type": "object",
									"additionalProperties": false,
									"required": [
										"name",
										"value",
										"interval",
										"n",
										"direction"
									],
									"properties": {
										"name": {
											"type": "string",
											"minLength": 1,
											"maxLength": 1e3
										},
										"value": { "type": "number" },
										"interval": {
											"type": "object",
											"additionalProperties": false,
											"required": [
												"low",
												"high",
												"level",
												"method"
											],
											"properties": {
												"low": { "type": "number" },
												"high": { "type": "number" },
												"level": {
													"type": "number",
													"exclusiveMinimum": 0,
													"exclusiveMaximum": 1
												},
												"method": {
													"type": "string",
													"minLength": 1,
													"maxLength": 1e3
												}
											}
										},
										"n": {
											"type": "integer",
											"minimum": 0
										},
										"direction": { "enum": ["higher", "lower"] }
									}
								}
							}
						}
					}
				] },
				"comparison": {
					"type": "array",
					"maxItems": 100,
					"items": {
						"type": "object",
						"additionalProperties": false,
						"required": [
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
						"properties": {
							"metric": {
								"type": "string",
								"minLength": 1,
								"maxLength": 1e3
							},
							"verdict": { "enum": [
								"improved",
								"equal",
								"regressed",
								"inconclusive",
								"not-comparable"
							] },
							"candidate": { "type": "number" },
							"champion": { "type": "number" },
							"difference": { "type": "number" },
							"interval": {
								"type": "object",
								"additionalProperties": false,
								"required": [
									"low",
									"high",
									"level",
									"method"
								],
								"properties": {
									"low": { "type": "number" },
									"high": { "type": "number" },
									"level": {
										"type": "number",
										"exclusiveMinimum": 0,
										"exclusiveMaximum": 1
									},
									"method": {
										"type": "string",
										"minLength": 1,
										"maxLength": 1e3
									}
								}
							},
							"pValue": {
								"type": "number",
								"minimum": 0,
								"maximum": 1
							},
							"method": {
								"type": "string",
								"minLength": 1,
								"maxLength": 1e3
							},
							"n": {
								"type": "integer",
								"minimum": 0
							},
							"tolerance": {
								"type": "number",
								"minimum": 0
							},
							"detectable": {
								"type": "number",
								"minimum": 0
							},
							"rowsNeeded": {
								"type": "integer",
								"minimum": 0
							}
						}
					}
				},
				"groups": {
					"type": "array",
					"maxItems": 50,
					"items": {
						"type": "object",
						"additionalProperties": false,
						"required": [
							"attribute",
							"cut",
							"groups",
							"gaps"
						],
						"properties": {
							"attribute": {
								"type": "string",
								"minLength": 1,
								"maxLength": 500
							},
							"cut": { "enum": ["values", "quartiles"] },
							"groups": {
								"type": "array",
								"minItems": 1,
								"maxItems": 51,
								"items": {
									"type": "object",
									"additionalProperties": false,
									"required": ["name", "n"],
									"properties": {
										"name": {
											"type": "string",
											"maxLength": 200
										},
										"missing": { "const": true },
										"n": {
											"type": "integer",
											"minimum": 0
										},
										"metrics": {
											"type": "array",
											"maxItems": 10,
											"items": {
												"type": "object",
												"additionalProperties": false,
												"required": [
													"name",
													"value",
													"interval",
													"n"
												],
												"properties": {
													"name": {
														"type": "string",
														"minLength": 1,
														"maxLength": 1e3
													},
													"value": { "type": "number" },
													"interval": {
														"type": "object",
														"additionalProperties": false,
														"required": [
															"low",
															"high",
															"level",
															"method"
														],
														"properties": {
															"low": { "type": "number" },
															"high": { "type": "number" },
															"level": {
																"type": "number",
																"exclusiveMinimum": 0,
																"exclusiveMaximum": 1
															},
															"method": {
																"type": "string",
																"minLength": 1,
																"maxLength": 1e3
															}
														}
													},
													"n": {
														"type": "integer",
														"minimum": 0
													}
												}
											}
										}
									}
								}
							},
							"omitted": {
								"type": "object",
								"additionalProperties": false,
								"required": ["groups", "rows"],
								"properties": {
									"groups": {
										"type": "integer",
										"minimum": 0
									},
									"rows": {
										"type": "integer",
										"minimum": 0
									}
								}
							},
							"gaps": {
								"type": "array",
								"maxItems": 10,
								"items": {
									"type": "object",
									"additionalProperties": false,
									"required": [
										"metric",
										"value",
										"interval",
										"highest",
										"lowest"
									],
									"properties": {
										"metric": {
											"type": "string",
											"minLength": 1,
											"maxLength": 1e3
										},
										"value": {
											"type": "number",
											"minimum": 0
										},
										"interval": {
											"type": "object",
											"additionalProperties": false,
											"required": [
												"low",
												"high",
												"level",
												"method"
											],
											"properties": {
												"low": { "type": "number" },
												"high": { "type": "number" },
												"level": {
													"type": "number",
													"exclusiveMinimum": 0,
													"exclusiveMaximum": 1
												},
												"method": {
													"type": "string",
													"minLength": 1,
													"maxLength": 1e3
												}
											}
										},
										"ratio": {
											"type": "object",
											"additionalProperties": false,
											"required": ["value", "interval"],
											"properties": {
												"value": {
													"type": "number",
													"minimum": 0,
													"maximum": 1
												},
												"interval": {
													"type": "object",
													"additionalProperties": false,
													"required": [
														"low",
														"high",
														"level",
														"method"
													],
													"properties": {
														"low": { "type": "number" },
														"high": { "type": "number" },
														"level": {
															"type": "number",
															"exclusiveMinimum": 0,
															"exclusiveMaximum": 1
														},
														"method": {
															"type": "string",
															"minLength": 1,
															"maxLength": 1e3
														}
													}
												}
											}
										},
										"highest": {
											"type": "string",
											"maxLength": 200
										},
										"lowest": {
											"type": "string",
											"maxLength": 200
										},
										"pValue": {
											"type": "number",
											"minimum": 0,
											"maximum": 1
										},
										"adjustedPValue": {
											"type": "number",
											"minimum": 0,
											"maximum": 1
										}
									}
								}
							}
						}
					}
				}
			}
		}
	}
};
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data._type === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "_type" },
				message: "must have required property '_type'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.subject === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "subject" },
				message: "must have required property 'subject'"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.predicateType === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "predicateType" },
				message: "must have required property 'predicateType'"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.predicate === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "predicate" },
				message: "must have required property 'predicate'"
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "_type" || key0 === "subject" || key0 === "predicateType" || key0 === "predicate")) {
			const err4 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data._type !== void 0) {
			if ("https://in-toto.io/Statement/v1" !== data._type) {
				const err5 = {
					instancePath: instancePath + "/_type",
					schemaPath: "#/properties/_type/const",
					keyword: "const",
					params: { allowedValue: "https://in-toto.io/Statement/v1" },
					message: "must be equal to constant"
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data.subject !== void 0) {
			let data1 = data.subject;
			if (Array.isArray(data1)) {
				if (data1.length > 1) {
					const err6 = {
						instancePath: instancePath + "/subject",
						schemaPath: "#/properties/subject/maxItems",
						keyword: "maxItems",
						params: { limit: 1 },
						message: "must NOT have more than 1 items"
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
				if (data1.length < 1) {
					const err7 = {
						instancePath: instancePath + "/subject",
						schemaPath: "#/properties/subject/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 items"
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				const len0 = data1.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data2 = data1[i0];
					if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
						if (data2.name === void 0) {
							const err8 = {
								instancePath: instancePath + "/subject/" + i0,
								schemaPath: "#/properties/subject/items/required",
								keyword: "required",
								params: { missingProperty: "name" },
								message: "must have required property 'name'"
							};
							if (vErrors === null) vErrors = [err8];
							else vErrors.push(err8);
							errors++;
						}
						if (data2.digest === void 0) {
							const err9 = {
								instancePath: instancePath + "/subject/" + i0,
								schemaPath: "#/properties/subject/items/required",
								keyword: "required",
								params: { missingProperty: "digest" },
								message: "must have required property 'digest'"
							};
							if (vErrors === null) vErrors = [err9];
							else vErrors.push(err9);
							errors++;
						}
						for (const key1 in data2) if (!(key1 === "name" || key1 === "digest")) {
							const err10 = {
								instancePath: instancePath + "/subject/" + i0,
								schemaPath: "#/properties/subject/items/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key1 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err10];
							else vErrors.push(err10);
							errors++;
						}
						if (data2.name !== void 0) {
							let data3 = data2.name;
							if (typeof data3 === "string") {
								if (func2(data3) > 1e3) {
									const err11 = {
										instancePath: instancePath + "/subject/" + i0 + "/name",
										schemaPath: "#/properties/subject/items/properties/name/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err11];
									else vErrors.push(err11);
									errors++;
								}
								if (func2(data3) < 1) {
									const err12 = {
										instancePath: instancePath + "/subject/" + i0 + "/name",
										schemaPath: "#/properties/subject/items/properties/name/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err12];
									else vErrors.push(err12);
									errors++;
								}
							} else {
								const err13 = {
									instancePath: instancePath + "/subject/" + i0 + "/name",
									schemaPath: "#/properties/subject/items/properties/name/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err13];
								else vErrors.push(err13);
								errors++;
							}
						}
						if (data2.digest !== void 0) {
							let data4 = data2.digest;
							if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
								if (data4.sha256 === void 0) {
									const err14 = {
										instancePath: instancePath + "/subject/" + i0 + "/digest",
										schemaPath: "#/properties/subject/items/properties/digest/required",
										keyword: "required",
										params: { missingProperty: "sha256" },
										message: "must have required property 'sha256'"
									};
									if (vErrors === null) vErrors = [err14];
									else vErrors.push(err14);
									errors++;
								}
								for (const key2 in data4) if (!(key2 === "sha256")) {
									const err15 = {
										instancePath: instancePath + "/subject/" + i0 + "/digest",
										schemaPath: "#/properties/subject/items/properties/digest/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key2 },
										message: "must NOT have additional properties"
									};
									if (vErrors === null) vErrors = [err15];
									else vErrors.push(err15);
									errors++;
								}
								if (data4.sha256 !== void 0) {
									let data5 = data4.sha256;
									if (typeof data5 === "string") {
										if (!pattern0.test(data5)) {
											const err16 = {
												instancePath: instancePath + "/subject/" + i0 + "/digest/sha256",
												schemaPath: "#/properties/subject/items/properties/digest/properties/sha256/pattern",
												keyword: "pattern",
												params: { pattern: "^[0-9a-f]{64}$" },
												message: "must match pattern \"^[0-9a-f]{64}$\""
											};
											if (vErrors === null) vErrors = [err16];
											else vErrors.push(err16);
											errors++;
										}
									} else {
										const err17 = {
											instancePath: instancePath + "/subject/" + i0 + "/digest/sha256",
											schemaPath: "#/properties/subject/items/properties/digest/properties/sha256/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err17];
										else vErrors.push(err17);
										errors++;
									}
								}
							} else {
								const err18 = {
									instancePath: instancePath + "/subject/" + i0 + "/digest",
									schemaPath: "#/properties/subject/items/properties/digest/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								};
								if (vErrors === null) vErrors = [err18];
								else vErrors.push(err18);
								errors++;
							}
						}
					} else {
						const err19 = {
							instancePath: instancePath + "/subject/" + i0,
							schemaPath: "#/properties/subject/items/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err19];
						else vErrors.push(err19);
						errors++;
					}
				}
			} else {
				const err20 = {
					instancePath: instancePath + "/subject",
					schemaPath: "#/properties/subject/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array"
				};
				if (vErrors === null) vErrors = [err20];
				else vErrors.push(err20);
				errors++;
			}
		}
		if (data.predicateType !== void 0) {
			if ("urn:assay:evidence:test:v1" !== data.predicateType) {
				const err21 = {
					instancePath: instancePath + "/predicateType",
					schemaPath: "#/properties/predicateType/const",
					keyword: "const",
					params: { allowedValue: "urn:assay:evidence:test:v1" },
					message: "must be equal to constant"
				};
				if (vErrors === null) vErrors = [err21];
				else vErrors.push(err21);
				errors++;
			}
		}
		if (data.predicate !== void 0) {
			let data7 = data.predicate;
			if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
				if (data7.schemaVersion === void 0) {
					const err22 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "schemaVersion" },
						message: "must have required property 'schemaVersion'"
					};
					if (vErrors === null) vErrors = [err22];
					else vErrors.push(err22);
					errors++;
				}
				if (data7.kind === void 0) {
					const err23 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "kind" },
						message: "must have required property 'kind'"
					};
					if (vErrors === null) vErrors = [err23];
					else vErrors.push(err23);
					errors++;
				}
				if (data7.assay === void 0) {
					const err24 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "assay" },
						message: "must have required property 'assay'"
					};
					if (vErrors === null) vErrors = [err24];
					else vErrors.push(err24);
					errors++;
				}
				if (data7.model === void 0) {
					const err25 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "model" },
						message: "must have required property 'model'"
					};
					if (vErrors === null) vErrors = [err25];
					else vErrors.push(err25);
					errors++;
				}
				if (data7.task === void 0) {
					const err26 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "task" },
						message: "must have required property 'task'"
					};
					if (vErrors === null) vErrors = [err26];
					else vErrors.push(err26);
					errors++;
				}
				if (data7.createdAt === void 0) {
					const err27 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "createdAt" },
						message: "must have required property 'createdAt'"
					};
					if (vErrors === null) vErrors = [err27];
					else vErrors.push(err27);
					errors++;
				}
				if (data7.source === void 0) {
					const err28 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "source" },
						message: "must have required property 'source'"
					};
					if (vErrors === null) vErrors = [err28];
					else vErrors.push(err28);
					errors++;
				}
				if (data7.config === void 0) {
					const err29 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "config" },
						message: "must have required property 'config'"
					};
					if (vErrors === null) vErrors = [err29];
					else vErrors.push(err29);
					errors++;
				}
				if (data7.candidate === void 0) {
					const err30 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "candidate" },
						message: "must have required property 'candidate'"
					};
					if (vErrors === null) vErrors = [err30];
					else vErrors.push(err30);
					errors++;
				}
				if (data7.holdout === void 0) {
					const err31 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "holdout" },
						message: "must have required property 'holdout'"
					};
					if (vErrors === null) vErrors = [err31];
					else vErrors.push(err31);
					errors++;
				}
				if (data7.metrics === void 0) {
					const err32 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "metrics" },
						message: "must have required property 'metrics'"
					};
					if (vErrors === null) vErrors = [err32];
					else vErrors.push(err32);
					errors++;
				}
				if (data7.champion === void 0) {
					const err33 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "champion" },
						message: "must have required property 'champion'"
					};
					if (vErrors === null) vErrors = [err33];
					else vErrors.push(err33);
					errors++;
				}
				if (data7.comparison === void 0) {
					const err34 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "comparison" },
						message: "must have required property 'comparison'"
					};
					if (vErrors === null) vErrors = [err34];
					else vErrors.push(err34);
					errors++;
				}
				for (const key3 in data7) if (!func4.call(schema12.properties.predicate.properties, key3)) {
					const err35 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key3 },
						message: "must NOT have additional properties"
					};
					if (vErrors === null) vErrors = [err35];
					else vErrors.push(err35);
					errors++;
				}
				if (data7.schemaVersion !== void 0) {
					if (1 !== data7.schemaVersion) {
						const err36 = {
							instancePath: instancePath + "/predicate/schemaVersion",
							schemaPath: "#/properties/predicate/properties/schemaVersion/const",
							keyword: "const",
							params: { allowedValue: 1 },
							message: "must be equal to constant"
						};
						if (vErrors === null) vErrors = [err36];
						else vErrors.push(err36);
						errors++;
					}
				}
				if (data7.kind !== void 0) {
					if ("test" !== data7.kind) {
						const err37 = {
							instancePath: instancePath + "/predicate/kind",
							schemaPath: "#/properties/predicate/properties/kind/const",
							keyword: "const",
							params: { allowedValue: "test" },
							message: "must be equal to constant"
						};
						if (vErrors === null) vErrors = [err37];
						else vErrors.push(err37);
						errors++;
					}
				}
				if (data7.assay !== void 0) {
					let data10 = data7.assay;
					if (typeof data10 === "string") {
						if (func2(data10) > 1e3) {
							const err38 = {
								instancePath: instancePath + "/predicate/assay",
								schemaPath: "#/properties/predicate/properties/assay/maxLength",
								keyword: "maxLength",
								params: { limit: 1e3 },
								message: "must NOT have more than 1000 characters"
							};
							if (vErrors === null) vErrors = [err38];
							else vErrors.push(err38);
							errors++;
						}
						if (func2(data10) < 1) {
							const err39 = {
								instancePath: instancePath + "/predicate/assay",
								schemaPath: "#/properties/predicate/properties/assay/minLength",
								keyword: "minLength",
								params: { limit: 1 },
								message: "must NOT have fewer than 1 characters"
							};
							if (vErrors === null) vErrors = [err39];
							else vErrors.push(err39);
							errors++;
						}
					} else {
						const err40 = {
							instancePath: instancePath + "/predicate/assay",
							schemaPath: "#/properties/predicate/properties/assay/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err40];
						else vErrors.push(err40);
						errors++;
					}
				}
				if (data7.model !== void 0) {
					let data11 = data7.model;
					if (typeof data11 === "string") {
						if (func2(data11) > 1e3) {
							const err41 = {
								instancePath: instancePath + "/predicate/model",
								schemaPath: "#/properties/predicate/properties/model/maxLength",
								keyword: "maxLength",
								params: { limit: 1e3 },
								message: "must NOT have more than 1000 characters"
							};
							if (vErrors === null) vErrors = [err41];
							else vErrors.push(err41);
							errors++;
						}
						if (func2(data11) < 1) {
							const err42 = {
								instancePath: instancePath + "/predicate/model",
								schemaPath: "#/properties/predicate/properties/model/minLength",
								keyword: "minLength",
								params: { limit: 1 },
								message: "must NOT have fewer than 1 characters"
							};
							if (vErrors === null) vErrors = [err42];
							else vErrors.push(err42);
							errors++;
						}
					} else {
						const err43 = {
							instancePath: instancePath + "/predicate/model",
							schemaPath: "#/properties/predicate/properties/model/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err43];
						else vErrors.push(err43);
						errors++;
					}
				}
				if (data7.task !== void 0) {
					let data12 = data7.task;
					if (!(data12 === "binary" || data12 === "multiclass" || data12 === "regression")) {
						const err44 = {
							instancePath: instancePath + "/predicate/task",
							schemaPath: "#/properties/predicate/properties/task/enum",
							keyword: "enum",
							params: { allowedValues: schema12.properties.predicate.properties.task.enum },
							message: "must be equal to one of the allowed values"
						};
						if (vErrors === null) vErrors = [err44];
						else vErrors.push(err44);
						errors++;
					}
				}
				if (data7.createdAt !== void 0) {
					let data13 = data7.createdAt;
					if (typeof data13 === "string") {
						if (!formats0.test(data13)) {
							const err45 = {
								instancePath: instancePath + "/predicate/createdAt",
								schemaPath: "#/properties/predicate/properties/createdAt/format",
								keyword: "format",
								params: { format: "date-time" },
								message: "must match format \"date-time\""
							};
							if (vErrors === null) vErrors = [err45];
							else vErrors.push(err45);
							errors++;
						}
					} else {
						const err46 = {
							instancePath: instancePath + "/predicate/createdAt",
							schemaPath: "#/properties/predicate/properties/createdAt/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err46];
						else vErrors.push(err46);
						errors++;
					}
				}
				if (data7.source !== void 0) {
					let data14 = data7.source;
					if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
						for (const key4 in data14) if (!func4.call(schema12.properties.predicate.properties.source.properties, key4)) {
							const err47 = {
								instancePath: instancePath + "/predicate/source",
								schemaPath: "#/properties/predicate/properties/source/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key4 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err47];
							else vErrors.push(err47);
							errors++;
						}
						if (data14.repository !== void 0) {
							let data15 = data14.repository;
							if (typeof data15 === "string") {
								if (func2(data15) > 1e3) {
									const err48 = {
										instancePath: instancePath + "/predicate/source/repository",
										schemaPath: "#/properties/predicate/properties/source/properties/repository/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err48];
									else vErrors.push(err48);
									errors++;
								}
								if (func2(data15) < 1) {
									const err49 = {
										instancePath: instancePath + "/predicate/source/repository",
										schemaPath: "#/properties/predicate/properties/source/properties/repository/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err49];
									else vErrors.push(err49);
									errors++;
								}
							} else {
								const err50 = {
									instancePath: instancePath + "/predicate/source/repository",
									schemaPath: "#/properties/predicate/properties/source/properties/repository/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err50];
								else vErrors.push(err50);
								errors++;
							}
						}
						if (data14.commit !== void 0) {
							let data16 = data14.commit;
							if (typeof data16 === "string") {
								if (func2(data16) > 1e3) {
									const err51 = {
										instancePath: instancePath + "/predicate/source/commit",
										schemaPath: "#/properties/predicate/properties/source/properties/commit/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err51];
									else vErrors.push(err51);
									errors++;
								}
								if (func2(data16) < 1) {
									const err52 = {
										instancePath: instancePath + "/predicate/source/commit",
										schemaPath: "#/properties/predicate/properties/source/properties/commit/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err52];
									else vErrors.push(err52);
									errors++;
								}
							} else {
								const err53 = {
									instancePath: instancePath + "/predicate/source/commit",
									schemaPath: "#/properties/predicate/properties/source/properties/commit/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err53];
								else vErrors.push(err53);
								errors++;
							}
						}
						if (data14.headSha !== void 0) {
							let data17 = data14.headSha;
							if (typeof data17 === "string") {
								if (func2(data17) > 1e3) {
									const err54 = {
										instancePath: instancePath + "/predicate/source/headSha",
										schemaPath: "#/properties/predicate/properties/source/properties/headSha/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err54];
									else vErrors.push(err54);
									errors++;
								}
								if (func2(data17) < 1) {
									const err55 = {
										instancePath: instancePath + "/predicate/source/headSha",
										schemaPath: "#/properties/predicate/properties/source/properties/headSha/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err55];
									else vErrors.push(err55);
									errors++;
								}
							} else {
								const err56 = {
									instancePath: instancePath + "/predicate/source/headSha",
									schemaPath: "#/properties/predicate/properties/source/properties/headSha/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err56];
								else vErrors.push(err56);
								errors++;
							}
						}
						if (data14.baseRef !== void 0) {
							let data18 = data14.baseRef;
							if (typeof data18 === "string") {
								if (func2(data18) > 1e3) {
									const err57 = {
										instancePath: instancePath + "/predicate/source/baseRef",
										schemaPath: "#/properties/predicate/properties/source/properties/baseRef/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err57];
									else vErrors.push(err57);
									errors++;
								}
								if (func2(data18) < 1) {
									const err58 = {
										instancePath: instancePath + "/predicate/source/baseRef",
										schemaPath: "#/properties/predicate/properties/source/properties/baseRef/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err58];
									else vErrors.push(err58);
									errors++;
								}
							} else {
								const err59 = {
									instancePath: instancePath + "/predicate/source/baseRef",
									schemaPath: "#/properties/predicate/properties/source/properties/baseRef/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err59];
								else vErrors.push(err59);
								errors++;
							}
						}
						if (data14.ref !== void 0) {
							let data19 = data14.ref;
							if (typeof data19 === "string") {
								if (func2(data19) > 1e3) {
									const err60 = {
										instancePath: instancePath + "/predicate/source/ref",
										schemaPath: "#/properties/predicate/properties/source/properties/ref/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err60];
									else vErrors.push(err60);
									errors++;
								}
								if (func2(data19) < 1) {
									const err61 = {
										instancePath: instancePath + "/predicate/source/ref",
										schemaPath: "#/properties/predicate/properties/source/properties/ref/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err61];
									else vErrors.push(err61);
									errors++;
								}
							} else {
								const err62 = {
									instancePath: instancePath + "/predicate/source/ref",
									schemaPath: "#/properties/predicate/properties/source/properties/ref/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err62];
								else vErrors.push(err62);
								errors++;
							}
						}
						if (data14.event !== void 0) {
							let data20 = data14.event;
							if (typeof data20 === "string") {
								if (func2(data20) > 1e3) {
									const err63 = {
										instancePath: instancePath + "/predicate/source/event",
										schemaPath: "#/properties/predicate/properties/source/properties/event/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err63];
									else vErrors.push(err63);
									errors++;
								}
								if (func2(data20) < 1) {
									const err64 = {
										instancePath: instancePath + "/predicate/source/event",
										schemaPath: "#/properties/predicate/properties/source/properties/event/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err64];
									else vErrors.push(err64);
									errors++;
								}
							} else {
								const err65 = {
									instancePath: instancePath + "/predicate/source/event",
									schemaPath: "#/properties/predicate/properties/source/properties/event/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err65];
								else vErrors.push(err65);
								errors++;
							}
						}
						if (data14.runId !== void 0) {
							let data21 = data14.runId;
							if (typeof data21 === "string") {
								if (func2(data21) > 1e3) {
									const err66 = {
										instancePath: instancePath + "/predicate/source/runId",
										schemaPath: "#/properties/predicate/properties/source/properties/runId/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err66];
									else vErrors.push(err66);
									errors++;
								}
								if (func2(data21) < 1) {
									const err67 = {
										instancePath: instancePath + "/predicate/source/runId",
										schemaPath: "#/properties/predicate/properties/source/properties/runId/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err67];
									else vErrors.push(err67);
									errors++;
								}
							} else {
								const err68 = {
									instancePath: instancePath + "/predicate/source/runId",
									schemaPath: "#/properties/predicate/properties/source/properties/runId/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err68];
								else vErrors.push(err68);
								errors++;
							}
						}
						if (data14.runAttempt !== void 0) {
							let data22 = data14.runAttempt;
							if (typeof data22 === "string") {
								if (func2(data22) > 1e3) {
									const err69 = {
										instancePath: instancePath + "/predicate/source/runAttempt",
										schemaPath: "#/properties/predicate/properties/source/properties/runAttempt/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err69];
									else vErrors.push(err69);
									errors++;
								}
								if (func2(data22) < 1) {
									const err70 = {
										instancePath: instancePath + "/predicate/source/runAttempt",
										schemaPath: "#/properties/predicate/properties/source/properties/runAttempt/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err70];
									else vErrors.push(err70);
									errors++;
								}
							} else {
								const err71 = {
									instancePath: instancePath + "/predicate/source/runAttempt",
									schemaPath: "#/properties/predicate/properties/source/properties/runAttempt/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err71];
								else vErrors.push(err71);
								errors++;
							}
						}
						if (data14.workflow !== void 0) {
							let data23 = data14.workflow;
							if (typeof data23 === "string") {
								if (func2(data23) > 1e3) {
									const err72 = {
										instancePath: instancePath + "/predicate/source/workflow",
										schemaPath: "#/properties/predicate/properties/source/properties/workflow/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err72];
									else vErrors.push(err72);
									errors++;
								}
								if (func2(data23) < 1) {
									const err73 = {
										instancePath: instancePath + "/predicate/source/workflow",
										schemaPath: "#/properties/predicate/properties/source/properties/workflow/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err73];
									else vErrors.push(err73);
									errors++;
								}
							} else {
								const err74 = {
									instancePath: instancePath + "/predicate/source/workflow",
									schemaPath: "#/properties/predicate/properties/source/properties/workflow/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err74];
								else vErrors.push(err74);
								errors++;
							}
						}
					} else {
						const err75 = {
							instancePath: instancePath + "/predicate/source",
							schemaPath: "#/properties/predicate/properties/source/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err75];
						else vErrors.push(err75);
						errors++;
					}
				}
				if (data7.config !== void 0) {
					let data24 = data7.config;
					if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
						if (data24.path === void 0) {
							const err76 = {
								instancePath: instancePath + "/predicate/config",
								schemaPath: "#/properties/predicate/properties/config/required",
								keyword: "required",
								params: { missingProperty: "path" },
								message: "must have required property 'path'"
							};
							if (vErrors === null) vErrors = [err76];
							else vErrors.push(err76);
							errors++;
						}
						if (data24.digest === void 0) {
							const err77 = {
								instancePath: instancePath + "/predicate/config",
								schemaPath: "#/properties/predicate/properties/config/required",
								keyword: "required",
								params: { missingProperty: "digest" },
								message: "must have required property 'digest'"
							};
							if (vErrors === null) vErrors = [err77];
							else vErrors.push(err77);
							errors++;
						}
						for (const key5 in data24) if (!(key5 === "path" || key5 === "digest")) {
							const err78 = {
								instancePath: instancePath + "/predicate/config",
								schemaPath: "#/properties/predicate/properties/config/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key5 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err78];
							else vErrors.push(err78);
							errors++;
						}
						if (data24.path !== void 0) {
							let data25 = data24.path;
							if (typeof data25 === "string") {
								if (func2(data25) > 1e3) {
									const err79 = {
										instancePath: instancePath + "/predicate/config/path",
										schemaPath: "#/properties/predicate/properties/config/properties/path/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err79];
									else vErrors.push(err79);
									errors++;
								}
								if (func2(data25) < 1) {
									const err80 = {
										instancePath: instancePath + "/predicate/config/path",
										schemaPath: "#/properties/predicate/properties/config/properties/path/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err80];
									else vErrors.push(err80);
									errors++;
								}
							} else {
								const err81 = {
									instancePath: instancePath + "/predicate/config/path",
									schemaPath: "#/properties/predicate/properties/config/properties/path/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err81];
								else vErrors.push(err81);
								errors++;
							}
						}
						if (data24.digest !== void 0) {
							let data26 = data24.digest;
							if (typeof data26 === "string") {
								if (!pattern1.test(data26)) {
									const err82 = {
										instancePath: instancePath + "/predicate/config/digest",
										schemaPath: "#/properties/predicate/properties/config/properties/digest/pattern",
										keyword: "pattern",
										params: { pattern: "^sha256:[0-9a-f]{64}$" },
										message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
									};
									if (vErrors === null) vErrors = [err82];
									else vErrors.push(err82);
									errors++;
								}
							} else {
								const err83 = {
									instancePath: instancePath + "/predicate/config/digest",
									schemaPath: "#/properties/predicate/properties/config/properties/digest/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err83];
								else vErrors.push(err83);
								errors++;
							}
						}
					} else {
						const err84 = {
							instancePath: instancePath + "/predicate/config",
							schemaPath: "#/properties/predicate/properties/config/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err84];
						else vErrors.push(err84);
						errors++;
					}
				}
				if (data7.candidate !== void 0) {
					let data27 = data7.candidate;
					if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
						if (data27.digest === void 0) {
							const err85 = {
								instancePath: instancePath + "/predicate/candidate",
								schemaPath: "#/properties/predicate/properties/candidate/required",
								keyword: "required",
								params: { missingProperty: "digest" },
								message: "must have required property 'digest'"
							};
							if (vErrors === null) vErrors = [err85];
							else vErrors.push(err85);
							errors++;
						}
						if (data27.files === void 0) {
							const err86 = {
								instancePath: instancePath + "/predicate/candidate",
								schemaPath: "#/properties/predicate/properties/candidate/required",
								keyword: "required",
								params: { missingProperty: "files" },
								message: "must have required property 'files'"
							};
							if (vErrors === null) vErrors = [err86];
							else vErrors.push(err86);
							errors++;
						}
						if (data27.runtime === void 0) {
							const err87 = {
								instancePath: instancePath + "/predicate/candidate",
								schemaPath: "#/properties/predicate/properties/candidate/required",
								keyword: "required",
								params: { missingProperty: "runtime" },
								message: "must have required property 'runtime'"
							};
							if (vErrors === null) vErrors = [err87];
							else vErrors.push(err87);
							errors++;
						}
						for (const key6 in data27) if (!(key6 === "digest" || key6 === "files" || key6 === "runtime" || key6 === "runRecord")) {
							const err88 = {
								instancePath: instancePath + "/predicate/candidate",
								schemaPath: "#/properties/predicate/properties/candidate/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key6 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err88];
							else vErrors.push(err88);
							errors++;
						}
						if (data27.digest !== void 0) {
							let data28 = data27.digest;
							if (typeof data28 === "string") {
								if (!pattern1.test(data28)) {
									const err89 = {
										instancePath: instancePath + "/predicate/candidate/digest",
										schemaPath: "#/properties/predicate/properties/candidate/properties/digest/pattern",
										keyword: "pattern",
										params: { pattern: "^sha256:[0-9a-f]{64}$" },
										message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
									};
									if (vErrors === null) vErrors = [err89];
									else vErrors.push(err89);
									errors++;
								}
							} else {
								const err90 = {
									instancePath: instancePath + "/predicate/candidate/digest",
									schemaPath: "#/properties/predicate/properties/candidate/properties/digest/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err90];
								else vErrors.push(err90);
								errors++;
							}
						}
						if (data27.files !== void 0) {
							let data29 = data27.files;
							if (Array.isArray(data29)) {
								if (data29.length > 1e3) {
									const err91 = {
										instancePath: instancePath + "/predicate/candidate/files",
										schemaPath: "#/properties/predicate/properties/candidate/properties/files/maxItems",
										keyword: "maxItems",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 items"
									};
									if (vErrors === null) vErrors = [err91];
									else vErrors.push(err91);
									errors++;
								}
								if (data29.length < 1) {
									const err92 = {
										instancePath: instancePath + "/predicate/candidate/files",
										schemaPath: "#/properties/predicate/properties/candidate/properties/files/minItems",
										keyword: "minItems",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 items"
									};
									if (vErrors === null) vErrors = [err92];
									else vErrors.push(err92);
									errors++;
								}
								const len1 = data29.length;
								for (let i1 = 0; i1 < len1; i1++) {
									let data30 = data29[i1];
									if (data30 && typeof data30 == "object" && !Array.isArray(data30)) {
										if (data30.path === void 0) {
											const err93 = {
												instancePath: instancePath + "/predicate/candidate/files/" + i1,
												schemaPath: "#/properties/predicate/properties/candidate/properties/files/items/required",
												keyword: "required",
												params: { missingProperty: "path" },
												message: "must have required property 'path'"
											};
											if (vErrors === null) vErrors = [err93];
											else vErrors.push(err93);
											errors++;
										}
										if (data30.digest === void 0) {
											const err94 = {
												instancePath: instancePath + "/predicate/candidate/files/" + i1,
												schemaPath: "#/properties/predicate/properties/candidate/properties/files/items/required",
												keyword: "required",
												params: { missingProperty: "digest" },
												message: "must have required property 'digest'"
											};
											if (vErrors === null) vErrors = [err94];
											else vErrors.push(err94);
											errors++;
										}
										if (data30.size === void 0) {
											const err95 = {
												instancePath: instancePath + "/predicate/candidate/files/" + i1,
												schemaPath: "#/properties/predicate/properties/candidate/properties/files/items/required",
												keyword: "required",
												params: { missingProperty: "size" },
												message: "must have required property 'size'"
											};
											if (vErrors === null) vErrors = [err95];
											else vErrors.push(err95);
											errors++;
										}
										for (const key7 in data30) if (!(key7 === "path" || key7 === "digest" || key7 === "size")) {
											const err96 = {
												instancePath: instancePath + "/predicate/candidate/files/" + i1,
												schemaPath: "#/properties/predicate/properties/candidate/properties/files/items/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key7 },
												message: "must NOT have additional properties"
											};
											if (vErrors === null) vErrors = [err96];
											else vErrors.push(err96);
											errors++;
										}
										if (data30.path !== void 0) {
											let data31 = data30.path;
											if (typeof data31 === "string") {
												if (func2(data31) > 1e3) {
													const err97 = {
														instancePath: instancePath + "/predicate/candidate/files/" + i1 + "/path",
														schemaPath: "#/properties/predicate/properties/candidate/properties/files/items/properties/path/maxLength",
														keyword: "maxLength",
														params: { limit: 1e3 },
														message: "must NOT have more than 1000 characters"
													};
													if (vErrors === null) vErrors = [err97];
													else vErrors.push(err97);
													errors++;
												}
												if (func2(data31) < 1) {
													const err98 = {
														instancePath: instancePath + "/predicate/candidate/files/" + i1 + "/path",
														schemaPath: "#/properties/predicate/properties/candidate/properties/files/items/properties/path/minLength",
														keyword: "minLength",
														params: { limit: 1 },
														message: "must NOT have fewer than 1 characters"
													};
													if (vErrors === null) vErrors = [err98];
													else vErrors.push(err98);
													errors++;
												}
											} else {
												const err99 = {
													instancePath: instancePath + "/predicate/candidate/files/" + i1 + "/path",
													schemaPath: "#/properties/predicate/properties/candidate/properties/files/items/properties/path/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err99];
												else vErrors.push(err99);
												errors++;
											}
										}
										if (data30.digest !== void 0) {
											let data32 = data30.digest;
											if (typeof data32 === "string") {
												if (!pattern1.test(data32)) {
													const err100 = {
														instancePath: instancePath + "/predicate/candidate/files/" + i1 + "/digest",
														schemaPath: "#/properties/predicate/properties/candidate/properties/files/items/properties/digest/pattern",
														keyword: "pattern",
														params: { pattern: "^sha256:[0-9a-f]{64}$" },
														message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
													};
													if (vErrors === null) vErrors = [err100];
													else vErrors.push(err100);
													errors++;
												}
											} else {
												const err101 = {
													instancePath: instancePath + "/predicate/candidate/files/" + i1 + "/digest",
													schemaPath: "#/properties/predicate/properties/candidate/properties/files/items/properties/digest/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err101];
												else vErrors.push(err101);
												errors++;
											}
										}
										if (data30.size !== void 0) {
											let data33 = data30.size;
											if (!(typeof data33 == "number" && !(data33 % 1) && !isNaN(data33) && isFinite(data33))) {
												const err102 = {
													instancePath: instancePath + "/predicate/candidate/files/" + i1 + "/size",
													schemaPath: "#/properties/predicate/properties/candidate/properties/files/items/properties/size/type",
													keyword: "type",
													params: { type: "integer" },
													message: "must be integer"
												};
												if (vErrors === null) vErrors = [err102];
												else vErrors.push(err102);
												errors++;
											}
											if (typeof data33 == "number" && isFinite(data33)) {
												if (data33 < 0 || isNaN(data33)) {
													const err103 = {
														instancePath: instancePath + "/predicate/candidate/files/" + i1 + "/size",
														schemaPath: "#/properties/predicate/properties/candidate/properties/files/items/properties/size/minimum",
														keyword: "minimum",
														params: {
															comparison: ">=",
															limit: 0
														},
														message: "must be >= 0"
													};
													if (vErrors === null) vErrors = [err103];
													else vErrors.push(err103);
													errors++;
												}
											}
										}
									} else {
										const err104 = {
											instancePath: instancePath + "/predicate/candidate/files/" + i1,
											schemaPath: "#/properties/predicate/properties/candidate/properties/files/items/type",
											keyword: "type",
											params: { type: "object" },
											message: "must be object"
										};
										if (vErrors === null) vErrors = [err104];
										else vErrors.push(err104);
										errors++;
									}
								}
							} else {
								const err105 = {
									instancePath: instancePath + "/predicate/candidate/files",
									schemaPath: "#/properties/predicate/properties/candidate/properties/files/type",
									keyword: "type",
									params: { type: "array" },
									message: "must be array"
								};
								if (vErrors === null) vErrors = [err105];
								else vErrors.push(err105);
								errors++;
							}
						}
						if (data27.runtime !== void 0) {
							let data34 = data27.runtime;
							if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
								if (data34.name === void 0) {
									const err106 = {
										instancePath: instancePath + "/predicate/candidate/runtime",
										schemaPath: "#/properties/predicate/properties/candidate/properties/runtime/required",
										keyword: "required",
										params: { missingProperty: "name" },
										message: "must have required property 'name'"
									};
									if (vErrors === null) vErrors = [err106];
									else vErrors.push(err106);
									errors++;
								}
								if (data34.version === void 0) {
									const err107 = {
										instancePath: instancePath + "/predicate/candidate/runtime",
										schemaPath: "#/properties/predicate/properties/candidate/properties/runtime/required",
										keyword: "required",
										params: { missingProperty: "version" },
										message: "must have required property 'version'"
									};
									if (vErrors === null) vErrors = [err107];
									else vErrors.push(err107);
									errors++;
								}
								if (data34.backend === void 0) {
									const err108 = {
										instancePath: instancePath + "/predicate/candidate/runtime",
										schemaPath: "#/properties/predicate/properties/candidate/properties/runtime/required",
										keyword: "required",
										params: { missingProperty: "backend" },
										message: "must have required property 'backend'"
									};
									if (vErrors === null) vErrors = [err108];
									else vErrors.push(err108);
									errors++;
								}
								for (const key8 in data34) if (!(key8 === "name" || key8 === "version" || key8 === "backend")) {
									const err109 = {
										instancePath: instancePath + "/predicate/candidate/runtime",
										schemaPath: "#/properties/predicate/properties/candidate/properties/runtime/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key8 },
										message: "must NOT have additional properties"
									};
									if (vErrors === null) vErrors = [err109];
									else vErrors.push(err109);
									errors++;
								}
								if (data34.name !== void 0) {
									let data35 = data34.name;
									if (typeof data35 === "string") {
										if (func2(data35) > 1e3) {
											const err110 = {
												instancePath: instancePath + "/predicate/candidate/runtime/name",
												schemaPath: "#/properties/predicate/properties/candidate/properties/runtime/properties/name/maxLength",
												keyword: "maxLength",
												params: { limit: 1e3 },
												message: "must NOT have more than 1000 characters"
											};
											if (vErrors === null) vErrors = [err110];
											else vErrors.push(err110);
											errors++;
										}
										if (func2(data35) < 1) {
											const err111 = {
												instancePath: instancePath + "/predicate/candidate/runtime/name",
												schemaPath: "#/properties/predicate/properties/candidate/properties/runtime/properties/name/minLength",
												keyword: "minLength",
												params: { limit: 1 },
												message: "must NOT have fewer than 1 characters"
											};
											if (vErrors === null) vErrors = [err111];
											else vErrors.push(err111);
											errors++;
										}
									} else {
										const err112 = {
											instancePath: instancePath + "/predicate/candidate/runtime/name",
											schemaPath: "#/properties/predicate/properties/candidate/properties/runtime/properties/name/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err112];
										else vErrors.push(err112);
										errors++;
									}
								}
								if (data34.version !== void 0) {
									let data36 = data34.version;
									if (typeof data36 === "string") {
										if (func2(data36) > 1e3) {
											const err113 = {
												instancePath: instancePath + "/predicate/candidate/runtime/version",
												schemaPath: "#/properties/predicate/properties/candidate/properties/runtime/properties/version/maxLength",
												keyword: "maxLength",
												params: { limit: 1e3 },
												message: "must NOT have more than 1000 characters"
											};
											if (vErrors === null) vErrors = [err113];
											else vErrors.push(err113);
											errors++;
										}
										if (func2(data36) < 1) {
											const err114 = {
												instancePath: instancePath + "/predicate/candidate/runtime/version",
												schemaPath: "#/properties/predicate/properties/candidate/properties/runtime/properties/version/minLength",
												keyword: "minLength",
												params: { limit: 1 },
												message: "must NOT have fewer than 1 characters"
											};
											if (vErrors === null) vErrors = [err114];
											else vErrors.push(err114);
											errors++;
										}
									} else {
										const err115 = {
											instancePath: instancePath + "/predicate/candidate/runtime/version",
											schemaPath: "#/properties/predicate/properties/candidate/properties/runtime/properties/version/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err115];
										else vErrors.push(err115);
										errors++;
									}
								}
								if (data34.backend !== void 0) {
									let data37 = data34.backend;
									if (typeof data37 === "string") {
										if (func2(data37) > 1e3) {
											const err116 = {
												instancePath: instancePath + "/predicate/candidate/runtime/backend",
												schemaPath: "#/properties/predicate/properties/candidate/properties/runtime/properties/backend/maxLength",
												keyword: "maxLength",
												params: { limit: 1e3 },
												message: "must NOT have more than 1000 characters"
											};
											if (vErrors === null) vErrors = [err116];
											else vErrors.push(err116);
											errors++;
										}
										if (func2(data37) < 1) {
											const err117 = {
												instancePath: instancePath + "/predicate/candidate/runtime/backend",
												schemaPath: "#/properties/predicate/properties/candidate/properties/runtime/properties/backend/minLength",
												keyword: "minLength",
												params: { limit: 1 },
												message: "must NOT have fewer than 1 characters"
											};
											if (vErrors === null) vErrors = [err117];
											else vErrors.push(err117);
											errors++;
										}
									} else {
										const err118 = {
											instancePath: instancePath + "/predicate/candidate/runtime/backend",
											schemaPath: "#/properties/predicate/properties/candidate/properties/runtime/properties/backend/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err118];
										else vErrors.push(err118);
										errors++;
									}
								}
							} else {
								const err119 = {
									instancePath: instancePath + "/predicate/candidate/runtime",
									schemaPath: "#/properties/predicate/properties/candidate/properties/runtime/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								};
								if (vErrors === null) vErrors = [err119];
								else vErrors.push(err119);
								errors++;
							}
						}
						if (data27.runRecord !== void 0) {
							let data38 = data27.runRecord;
							if (typeof data38 === "string") {
								if (!pattern1.test(data38)) {
									const err120 = {
										instancePath: instancePath + "/predicate/candidate/runRecord",
										schemaPath: "#/properties/predicate/properties/candidate/properties/runRecord/pattern",
										keyword: "pattern",
										params: { pattern: "^sha256:[0-9a-f]{64}$" },
										message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
									};
									if (vErrors === null) vErrors = [err120];
									else vErrors.push(err120);
									errors++;
								}
							} else {
								const err121 = {
									instancePath: instancePath + "/predicate/candidate/runRecord",
									schemaPath: "#/properties/predicate/properties/candidate/properties/runRecord/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err121];
								else vErrors.push(err121);
								errors++;
							}
						}
					} else {
						const err122 = {
							instancePath: instancePath + "/predicate/candidate",
							schemaPath: "#/properties/predicate/properties/candidate/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err122];
						else vErrors.push(err122);
						errors++;
					}
				}
				if (data7.holdout !== void 0) {
					let data39 = data7.holdout;
					if (data39 && typeof data39 == "object" && !Array.isArray(data39)) {
						if (data39.digest === void 0) {
							const err123 = {
								instancePath: instancePath + "/predicate/holdout",
								schemaPath: "#/properties/predicate/properties/holdout/required",
								keyword: "required",
								params: { missingProperty: "digest" },
								message: "must have required property 'digest'"
							};
							if (vErrors === null) vErrors = [err123];
							else vErrors.push(err123);
							errors++;
						}
						if (data39.rows === void 0) {
							const err124 = {
								instancePath: instancePath + "/predicate/holdout",
								schemaPath: "#/properties/predicate/properties/holdout/required",
								keyword: "required",
								params: { missingProperty: "rows" },
								message: "must have required property 'rows'"
							};
							if (vErrors === null) vErrors = [err124];
							else vErrors.push(err124);
							errors++;
						}
						if (data39.source === void 0) {
							const err125 = {
								instancePath: instancePath + "/predicate/holdout",
								schemaPath: "#/properties/predicate/properties/holdout/required",
								keyword: "required",
								params: { missingProperty: "source" },
								message: "must have required property 'source'"
							};
							if (vErrors === null) vErrors = [err125];
							else vErrors.push(err125);
							errors++;
						}
						for (const key9 in data39) if (!(key9 === "digest" || key9 === "rows" || key9 === "source" || key9 === "id" || key9 === "target" || key9 === "classes")) {
							const err126 = {
								instancePath: instancePath + "/predicate/holdout",
								schemaPath: "#/properties/predicate/properties/holdout/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key9 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err126];
							else vErrors.push(err126);
							errors++;
						}
						if (data39.digest !== void 0) {
							let data40 = data39.digest;
							if (typeof data40 === "string") {
								if (!pattern1.test(data40)) {
									const err127 = {
										instancePath: instancePath + "/predicate/holdout/digest",
										schemaPath: "#/properties/predicate/properties/holdout/properties/digest/pattern",
										keyword: "pattern",
										params: { pattern: "^sha256:[0-9a-f]{64}$" },
										message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
									};
									if (vErrors === null) vErrors = [err127];
									else vErrors.push(err127);
									errors++;
								}
							} else {
								const err128 = {
									instancePath: instancePath + "/predicate/holdout/digest",
									schemaPath: "#/properties/predicate/properties/holdout/properties/digest/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err128];
								else vErrors.push(err128);
								errors++;
							}
						}
						if (data39.rows !== void 0) {
							let data41 = data39.rows;
							if (!(typeof data41 == "number" && !(data41 % 1) && !isNaN(data41) && isFinite(data41))) {
								const err129 = {
									instancePath: instancePath + "/predicate/holdout/rows",
									schemaPath: "#/properties/predicate/properties/holdout/properties/rows/type",
									keyword: "type",
									params: { type: "integer" },
									message: "must be integer"
								};
								if (vErrors === null) vErrors = [err129];
								else vErrors.push(err129);
								errors++;
							}
							if (typeof data41 == "number" && isFinite(data41)) {
								if (data41 < 1 || isNaN(data41)) {
									const err130 = {
										instancePath: instancePath + "/predicate/holdout/rows",
										schemaPath: "#/properties/predicate/properties/holdout/properties/rows/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 1
										},
										message: "must be >= 1"
									};
									if (vErrors === null) vErrors = [err130];
									else vErrors.push(err130);
									errors++;
								}
							}
						}
						if (data39.source !== void 0) {
							let data42 = data39.source;
							if (typeof data42 === "string") {
								if (func2(data42) > 1e3) {
									const err131 = {
										instancePath: instancePath + "/predicate/holdout/source",
										schemaPath: "#/properties/predicate/properties/holdout/properties/source/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err131];
									else vErrors.push(err131);
									errors++;
								}
								if (func2(data42) < 1) {
									const err132 = {
										instancePath: instancePath + "/predicate/holdout/source",
										schemaPath: "#/properties/predicate/properties/holdout/properties/source/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err132];
									else vErrors.push(err132);
									errors++;
								}
							} else {
								const err133 = {
									instancePath: instancePath + "/predicate/holdout/source",
									schemaPath: "#/properties/predicate/properties/holdout/properties/source/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err133];
								else vErrors.push(err133);
								errors++;
							}
						}
						if (data39.id !== void 0) {
							let data43 = data39.id;
							if (typeof data43 === "string") {
								if (func2(data43) > 1e3) {
									const err134 = {
										instancePath: instancePath + "/predicate/holdout/id",
										schemaPath: "#/properties/predicate/properties/holdout/properties/id/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err134];
									else vErrors.push(err134);
									errors++;
								}
								if (func2(data43) < 1) {
									const err135 = {
										instancePath: instancePath + "/predicate/holdout/id",
										schemaPath: "#/properties/predicate/properties/holdout/properties/id/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err135];
									else vErrors.push(err135);
									errors++;
								}
							} else {
								const err136 = {
									instancePath: instancePath + "/predicate/holdout/id",
									schemaPath: "#/properties/predicate/properties/holdout/properties/id/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err136];
								else vErrors.push(err136);
								errors++;
							}
						}
						if (data39.target !== void 0) {
							let data44 = data39.target;
							if (typeof data44 === "string") {
								if (func2(data44) > 1e3) {
									const err137 = {
										instancePath: instancePath + "/predicate/holdout/target",
										schemaPath: "#/properties/predicate/properties/holdout/properties/target/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err137];
									else vErrors.push(err137);
									errors++;
								}
								if (func2(data44) < 1) {
									const err138 = {
										instancePath: instancePath + "/predicate/holdout/target",
										schemaPath: "#/properties/predicate/properties/holdout/properties/target/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err138];
									else vErrors.push(err138);
									errors++;
								}
							} else {
								const err139 = {
									instancePath: instancePath + "/predicate/holdout/target",
									schemaPath: "#/properties/predicate/properties/holdout/properties/target/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err139];
								else vErrors.push(err139);
								errors++;
							}
						}
						if (data39.classes !== void 0) {
							let data45 = data39.classes;
							if (Array.isArray(data45)) {
								if (data45.length > 1e3) {
									const err140 = {
										instancePath: instancePath + "/predicate/holdout/classes",
										schemaPath: "#/properties/predicate/properties/holdout/properties/classes/maxItems",
										keyword: "maxItems",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 items"
									};
									if (vErrors === null) vErrors = [err140];
									else vErrors.push(err140);
									errors++;
								}
								const len2 = data45.length;
								for (let i2 = 0; i2 < len2; i2++) {
									let data46 = data45[i2];
									if (data46 && typeof data46 == "object" && !Array.isArray(data46)) {
										if (data46.name === void 0) {
											const err141 = {
												instancePath: instancePath + "/predicate/holdout/classes/" + i2,
												schemaPath: "#/properties/predicate/properties/holdout/properties/classes/items/required",
												keyword: "required",
												params: { missingProperty: "name" },
												message: "must have required property 'name'"
											};
											if (vErrors === null) vErrors = [err141];
											else vErrors.push(err141);
											errors++;
										}
										if (data46.rows === void 0) {
											const err142 = {
												instancePath: instancePath + "/predicate/holdout/classes/" + i2,
												schemaPath: "#/properties/predicate/properties/holdout/properties/classes/items/required",
												keyword: "required",
												params: { missingProperty: "rows" },
												message: "must have required property 'rows'"
											};
											if (vErrors === null) vErrors = [err142];
											else vErrors.push(err142);
											errors++;
										}
										for (const key10 in data46) if (!(key10 === "name" || key10 === "rows")) {
											const err143 = {
												instancePath: instancePath + "/predicate/holdout/classes/" + i2,
												schemaPath: "#/properties/predicate/properties/holdout/properties/classes/items/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key10 },
												message: "must NOT have additional properties"
											};
											if (vErrors === null) vErrors = [err143];
											else vErrors.push(err143);
											errors++;
										}
										if (data46.name !== void 0) {
											if (typeof data46.name !== "string") {
												const err144 = {
													instancePath: instancePath + "/predicate/holdout/classes/" + i2 + "/name",
													schemaPath: "#/properties/predicate/properties/holdout/properties/classes/items/properties/name/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err144];
												else vErrors.push(err144);
												errors++;
											}
										}
										if (data46.rows !== void 0) {
											let data48 = data46.rows;
											if (!(typeof data48 == "number" && !(data48 % 1) && !isNaN(data48) && isFinite(data48))) {
												const err145 = {
													instancePath: instancePath + "/predicate/holdout/classes/" + i2 + "/rows",
													schemaPath: "#/properties/predicate/properties/holdout/properties/classes/items/properties/rows/type",
													keyword: "type",
													params: { type: "integer" },
													message: "must be integer"
												};
												if (vErrors === null) vErrors = [err145];
												else vErrors.push(err145);
												errors++;
											}
											if (typeof data48 == "number" && isFinite(data48)) {
												if (data48 < 0 || isNaN(data48)) {
													const err146 = {
														instancePath: instancePath + "/predicate/holdout/classes/" + i2 + "/rows",
														schemaPath: "#/properties/predicate/properties/holdout/properties/classes/items/properties/rows/minimum",
														keyword: "minimum",
														params: {
															comparison: ">=",
															limit: 0
														},
														message: "must be >= 0"
													};
													if (vErrors === null) vErrors = [err146];
													else vErrors.push(err146);
													errors++;
												}
											}
										}
									} else {
										const err147 = {
											instancePath: instancePath + "/predicate/holdout/classes/" + i2,
											schemaPath: "#/properties/predicate/properties/holdout/properties/classes/items/type",
											keyword: "type",
											params: { type: "object" },
											message: "must be object"
										};
										if (vErrors === null) vErrors = [err147];
										else vErrors.push(err147);
										errors++;
									}
								}
							} else {
								const err148 = {
									instancePath: instancePath + "/predicate/holdout/classes",
									schemaPath: "#/properties/predicate/properties/holdout/properties/classes/type",
									keyword: "type",
									params: { type: "array" },
									message: "must be array"
								};
								if (vErrors === null) vErrors = [err148];
								else vErrors.push(err148);
								errors++;
							}
						}
					} else {
						const err149 = {
							instancePath: instancePath + "/predicate/holdout",
							schemaPath: "#/properties/predicate/properties/holdout/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err149];
						else vErrors.push(err149);
						errors++;
					}
				}
				if (data7.metrics !== void 0) {
					let data49 = data7.metrics;
					if (Array.isArray(data49)) {
						if (data49.length > 100) {
							const err150 = {
								instancePath: instancePath + "/predicate/metrics",
								schemaPath: "#/properties/predicate/properties/metrics/maxItems",
								keyword: "maxItems",
								params: { limit: 100 },
								message: "must NOT have more than 100 items"
							};
							if (vErrors === null) vErrors = [err150];
							else vErrors.push(err150);
							errors++;
						}
						if (data49.length < 1) {
							const err151 = {
								instancePath: instancePath + "/predicate/metrics",
								schemaPath: "#/properties/predicate/properties/metrics/minItems",
								keyword: "minItems",
								params: { limit: 1 },
								message: "must NOT have fewer than 1 items"
							};
							if (vErrors === null) vErrors = [err151];
							else vErrors.push(err151);
							errors++;
						}
						const len3 = data49.length;
						for (let i3 = 0; i3 < len3; i3++) {
							let data50 = data49[i3];
							if (data50 && typeof data50 == "object" && !Array.isArray(data50)) {
								if (data50.name === void 0) {
									const err152 = {
										instancePath: instancePath + "/predicate/metrics/" + i3,
										schemaPath: "#/properties/predicate/properties/metrics/items/required",
										keyword: "required",
										params: { missingProperty: "name" },
										message: "must have required property 'name'"
									};
									if (vErrors === null) vErrors = [err152];
									else vErrors.push(err152);
									errors++;
								}
								if (data50.value === void 0) {
									const err153 = {
										instancePath: instancePath + "/predicate/metrics/" + i3,
										schemaPath: "#/properties/predicate/properties/metrics/items/required",
										keyword: "required",
										params: { missingProperty: "value" },
										message: "must have required property 'value'"
									};
									if (vErrors === null) vErrors = [err153];
									else vErrors.push(err153);
									errors++;
								}
								if (data50.interval === void 0) {
									const err154 = {
										instancePath: instancePath + "/predicate/metrics/" + i3,
										schemaPath: "#/properties/predicate/properties/metrics/items/required",
										keyword: "required",
										params: { missingProperty: "interval" },
										message: "must have required property 'interval'"
									};
									if (vErrors === null) vErrors = [err154];
									else vErrors.push(err154);
									errors++;
								}
								if (data50.n === void 0) {
									const err155 = {
										instancePath: instancePath + "/predicate/metrics/" + i3,
										schemaPath: "#/properties/predicate/properties/metrics/items/required",
										keyword: "required",
										params: { missingProperty: "n" },
										message: "must have required property 'n'"
									};
									if (vErrors === null) vErrors = [err155];
									else vErrors.push(err155);
									errors++;
								}
								if (data50.direction === void 0) {
									const err156 = {
										instancePath: instancePath + "/predicate/metrics/" + i3,
										schemaPath: "#/properties/predicate/properties/metrics/items/required",
										keyword: "required",
										params: { missingProperty: "direction" },
										message: "must have required property 'direction'"
									};
									if (vErrors === null) vErrors = [err156];
									else vErrors.push(err156);
									errors++;
								}
								for (const key11 in data50) if (!(key11 === "name" || key11 === "value" || key11 === "interval" || key11 === "n" || key11 === "direction")) {
									const err157 = {
										instancePath: instancePath + "/predicate/metrics/" + i3,
										schemaPath: "#/properties/predicate/properties/metrics/items/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key11 },
										message: "must NOT have additional properties"
									};
									if (vErrors === null) vErrors = [err157];
									else vErrors.push(err157);
									errors++;
								}
								if (data50.name !== void 0) {
									let data51 = data50.name;
									if (typeof data51 === "string") {
										if (func2(data51) > 1e3) {
											const err158 = {
												instancePath: instancePath + "/predicate/metrics/" + i3 + "/name",
												schemaPath: "#/properties/predicate/properties/metrics/items/properties/name/maxLength",
												keyword: "maxLength",
												params: { limit: 1e3 },
												message: "must NOT have more than 1000 characters"
											};
											if (vErrors === null) vErrors = [err158];
											else vErrors.push(err158);
											errors++;
										}
										if (func2(data51) < 1) {
											const err159 = {
												instancePath: instancePath + "/predicate/metrics/" + i3 + "/name",
												schemaPath: "#/properties/predicate/properties/metrics/items/properties/name/minLength",
												keyword: "minLength",
												params: { limit: 1 },
												message: "must NOT have fewer than 1 characters"
											};
											if (vErrors === null) vErrors = [err159];
											else vErrors.push(err159);
											errors++;
										}
									} else {
										const err160 = {
											instancePath: instancePath + "/predicate/metrics/" + i3 + "/name",
											schemaPath: "#/properties/predicate/properties/metrics/items/properties/name/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err160];
										else vErrors.push(err160);
										errors++;
									}
								}
								if (data50.value !== void 0) {
									let data52 = data50.value;
									if (!(typeof data52 == "number" && isFinite(data52))) {
										const err161 = {
											instancePath: instancePath + "/predicate/metrics/" + i3 + "/value",
											schemaPath: "#/properties/predicate/properties/metrics/items/properties/value/type",
											keyword: "type",
											params: { type: "number" },
											message: "must be number"
										};
										if (vErrors === null) vErrors = [err161];
										else vErrors.push(err161);
										errors++;
									}
								}
								if (data50.interval !== void 0) {
									let data53 = data50.interval;
									if (data53 && typeof data53 == "object" && !Array.isArray(data53)) {
										if (data53.low === void 0) {
											const err162 = {
												instancePath: instancePath + "/predicate/metrics/" + i3 + "/interval",
												schemaPath: "#/properties/predicate/properties/metrics/items/properties/interval/required",
												keyword: "required",
												params: { missingProperty: "low" },
												message: "must have required property 'low'"
											};
											if (vErrors === null) vErrors = [err162];
											else vErrors.push(err162);
											errors++;
										}
										if (data53.high === void 0) {
											const err163 = {
												instancePath: instancePath + "/predicate/metrics/" + i3 + "/interval",
												schemaPath: "#/properties/predicate/properties/metrics/items/properties/interval/required",
												keyword: "required",
												params: { missingProperty: "high" },
												message: "must have required property 'high'"
											};
											if (vErrors === null) vErrors = [err163];
											else vErrors.push(err163);
											errors++;
										}
										if (data53.level === void 0) {
											const err164 = {
												instancePath: instancePath + "/predicate/metrics/" + i3 + "/interval",
												schemaPath: "#/properties/predicate/properties/metrics/items/properties/interval/required",
												keyword: "required",
												params: { missingProperty: "level" },
												message: "must have required property 'level'"
											};
											if (vErrors === null) vErrors = [err164];
											else vErrors.push(err164);
											errors++;
										}
										if (data53.method === void 0) {
											const err165 = {
												instancePath: instancePath + "/predicate/metrics/" + i3 + "/interval",
												schemaPath: "#/properties/predicate/properties/metrics/items/properties/interval/required",
												keyword: "required",
												params: { missingProperty: "method" },
												message: "must have required property 'method'"
											};
											if (vErrors === null) vErrors = [err165];
											else vErrors.push(err165);
											errors++;
										}
										for (const key12 in data53) if (!(key12 === "low" || key12 === "high" || key12 === "level" || key12 === "method")) {
											const err166 = {
												instancePath: instancePath + "/predicate/metrics/" + i3 + "/interval",
												schemaPath: "#/properties/predicate/properties/metrics/items/properties/interval/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key12 },
												message: "must NOT have additional properties"
											};
											if (vErrors === null) vErrors = [err166];
											else vErrors.push(err166);
											errors++;
										}
										if (data53.low !== void 0) {
											let data54 = data53.low;
											if (!(typeof data54 == "number" && isFinite(data54))) {
												const err167 = {
													instancePath: instancePath + "/predicate/metrics/" + i3 + "/interval/low",
													schemaPath: "#/properties/predicate/properties/metrics/items/properties/interval/properties/low/type",
													keyword: "type",
													params: { type: "number" },
													message: "must be number"
												};
												if (vErrors === null) vErrors = [err167];
												else vErrors.push(err167);
												errors++;
											}
										}
										if (data53.high !== void 0) {
											let data55 = data53.high;
											if (!(typeof data55 == "number" && isFinite(data55))) {
												const err168 = {
													instancePath: instancePath + "/predicate/metrics/" + i3 + "/interval/high",
													schemaPath: "#/properties/predicate/properties/metrics/items/properties/interval/properties/high/type",
													keyword: "type",
													params: { type: "number" },
													message: "must be number"
												};
												if (vErrors === null) vErrors = [err168];
												else vErrors.push(err168);
												errors++;
											}
										}
										if (data53.level !== void 0) {
											let data56 = data53.level;
											if (typeof data56 == "number" && isFinite(data56)) {
												if (data56 >= 1 || isNaN(data56)) {
													const err169 = {
														instancePath: instancePath + "/predicate/metrics/" + i3 + "/interval/level",
														schemaPath: "#/properties/predicate/properties/metrics/items/properties/interval/properties/level/exclusiveMaximum",
														keyword: "exclusiveMaximum",
														params: {
															comparison: "<",
															limit: 1
														},
														message: "must be < 1"
													};
													if (vErrors === null) vErrors = [err169];
													else vErrors.push(err169);
													errors++;
												}
												if (data56 <= 0 || isNaN(data56)) {
													const err170 = {
														instancePath: instancePath + "/predicate/metrics/" + i3 + "/interval/level",
														schemaPath: "#/properties/predicate/properties/metrics/items/properties/interval/properties/level/exclusiveMinimum",
														keyword: "exclusiveMinimum",
														params: {
															comparison: ">",
															limit: 0
														},
														message: "must be > 0"
													};
													if (vErrors === null) vErrors = [err170];
													else vErrors.push(err170);
													errors++;
												}
											} else {
												const err171 = {
													instancePath: instancePath + "/predicate/metrics/" + i3 + "/interval/level",
													schemaPath: "#/properties/predicate/properties/metrics/items/properties/interval/properties/level/type",
													keyword: "type",
													params: { type: "number" },
													message: "must be number"
												};
												if (vErrors === null) vErrors = [err171];
												else vErrors.push(err171);
												errors++;
											}
										}
										if (data53.method !== void 0) {
											let data57 = data53.method;
											if (typeof data57 === "string") {
												if (func2(data57) > 1e3) {
													const err172 = {
														instancePath: instancePath + "/predicate/metrics/" + i3 + "/interval/method",
														schemaPath: "#/properties/predicate/properties/metrics/items/properties/interval/properties/method/maxLength",
														keyword: "maxLength",
														params: { limit: 1e3 },
														message: "must NOT have more than 1000 characters"
													};
													if (vErrors === null) vErrors = [err172];
													else vErrors.push(err172);
													errors++;
												}
												if (func2(data57) < 1) {
													const err173 = {
														instancePath: instancePath + "/predicate/metrics/" + i3 + "/interval/method",
														schemaPath: "#/properties/predicate/properties/metrics/items/properties/interval/properties/method/minLength",
														keyword: "minLength",
														params: { limit: 1 },
														message: "must NOT have fewer than 1 characters"
													};
													if (vErrors === null) vErrors = [err173];
													else vErrors.push(err173);
													errors++;
												}
											} else {
												const err174 = {
													instancePath: instancePath + "/predicate/metrics/" + i3 + "/interval/method",
													schemaPath: "#/properties/predicate/properties/metrics/items/properties/interval/properties/method/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err174];
												else vErrors.push(err174);
												errors++;
											}
										}
									} else {
										const err175 = {
											instancePath: instancePath + "/predicate/metrics/" + i3 + "/interval",
											schemaPath: "#/properties/predicate/properties/metrics/items/properties/interval/type",
											keyword: "type",
											params: { type: "object" },
											message: "must be object"
										};
										if (vErrors === null) vErrors = [err175];
										else vErrors.push(err175);
										errors++;
									}
								}
								if (data50.n !== void 0) {
									let data58 = data50.n;
									if (!(typeof data58 == "number" && !(data58 % 1) && !isNaN(data58) && isFinite(data58))) {
										const err176 = {
											instancePath: instancePath + "/predicate/metrics/" + i3 + "/n",
											schemaPath: "#/properties/predicate/properties/metrics/items/properties/n/type",
											keyword: "type",
											params: { type: "integer" },
											message: "must be integer"
										};
										if (vErrors === null) vErrors = [err176];
										else vErrors.push(err176);
										errors++;
									}
									if (typeof data58 == "number" && isFinite(data58)) {
										if (data58 < 0 || isNaN(data58)) {
											const err177 = {
												instancePath: instancePath + "/predicate/metrics/" + i3 + "/n",
												schemaPath: "#/properties/predicate/properties/metrics/items/properties/n/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 0
												},
												message: "must be >= 0"
											};
											if (vErrors === null) vErrors = [err177];
											else vErrors.push(err177);
											errors++;
										}
									}
								}
								if (data50.direction !== void 0) {
									let data59 = data50.direction;
									if (!(data59 === "higher" || data59 === "lower")) {
										const err178 = {
											instancePath: instancePath + "/predicate/metrics/" + i3 + "/direction",
											schemaPath: "#/properties/predicate/properties/metrics/items/properties/direction/enum",
											keyword: "enum",
											params: { allowedValues: schema12.properties.predicate.properties.metrics.items.properties.direction.enum },
											message: "must be equal to one of the allowed values"
										};
										if (vErrors === null) vErrors = [err178];
										else vErrors.push(err178);
										errors++;
									}
								}
							} else {
								const err179 = {
									instancePath: instancePath + "/predicate/metrics/" + i3,
									schemaPath: "#/properties/predicate/properties/metrics/items/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								};
								if (vErrors === null) vErrors = [err179];
								else vErrors.push(err179);
								errors++;
							}
						}
					} else {
						const err180 = {
							instancePath: instancePath + "/predicate/metrics",
							schemaPath: "#/properties/predicate/properties/metrics/type",
							keyword: "type",
							params: { type: "array" },
							message: "must be array"
						};
						if (vErrors === null) vErrors = [err180];
						else vErrors.push(err180);
						errors++;
					}
				}
				if (data7.champion !== void 0) {
					let data60 = data7.champion;
					const _errs129 = errors;
					let valid21 = false;
					let passing0 = null;
					const _errs130 = errors;
					if (data60 && typeof data60 == "object" && !Array.isArray(data60)) {
						if (data60.state === void 0) {
							const err181 = {
								instancePath: instancePath + "/predicate/champion",
								schemaPath: "#/properties/predicate/properties/champion/oneOf/0/required",
								keyword: "required",
								params: { missingProperty: "state" },
								message: "must have required property 'state'"
							};
							if (vErrors === null) vErrors = [err181];
							else vErrors.push(err181);
							errors++;
						}
						for (const key13 in data60) if (!(key13 === "state")) {
							const err182 = {
								instancePath: instancePath + "/predicate/champion",
								schemaPath: "#/properties/predicate/properties/champion/oneOf/0/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key13 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err182];
							else vErrors.push(err182);
							errors++;
						}
						if (data60.state !== void 0) {
							if ("none" !== data60.state) {
								const err183 = {
									instancePath: instancePath + "/predicate/champion/state",
									schemaPath: "#/properties/predicate/properties/champion/oneOf/0/properties/state/const",
									keyword: "const",
									params: { allowedValue: "none" },
									message: "must be equal to constant"
								};
								if (vErrors === null) vErrors = [err183];
								else vErrors.push(err183);
								errors++;
							}
						}
					} else {
						const err184 = {
							instancePath: instancePath + "/predicate/champion",
							schemaPath: "#/properties/predicate/properties/champion/oneOf/0/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err184];
						else vErrors.push(err184);
						errors++;
					}
					var _valid0 = _errs130 === errors;
					if (_valid0) {
						valid21 = true;
						passing0 = 0;
					}
					const _errs134 = errors;
					if (data60 && typeof data60 == "object" && !Array.isArray(data60)) {
						if (data60.state === void 0) {
							const err185 = {
								instancePath: instancePath + "/predicate/champion",
								schemaPath: "#/properties/predicate/properties/champion/oneOf/1/required",
								keyword: "required",
								params: { missingProperty: "state" },
								message: "must have required property 'state'"
							};
							if (vErrors === null) vErrors = [err185];
							else vErrors.push(err185);
							errors++;
						}
						if (data60.reason === void 0) {
							const err186 = {
								instancePath: instancePath + "/predicate/champion",
								schemaPath: "#/properties/predicate/properties/champion/oneOf/1/required",
								keyword: "required",
								params: { missingProperty: "reason" },
								message: "must have required property 'reason'"
							};
							if (vErrors === null) vErrors = [err186];
							else vErrors.push(err186);
							errors++;
						}
						for (const key14 in data60) if (!(key14 === "state" || key14 === "reason")) {
							const err187 = {
								instancePath: instancePath + "/predicate/champion",
								schemaPath: "#/properties/predicate/properties/champion/oneOf/1/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key14 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err187];
							else vErrors.push(err187);
							errors++;
						}
						if (data60.state !== void 0) {
							if ("unavailable" !== data60.state) {
								const err188 = {
									instancePath: instancePath + "/predicate/champion/state",
									schemaPath: "#/properties/predicate/properties/champion/oneOf/1/properties/state/const",
									keyword: "const",
									params: { allowedValue: "unavailable" },
									message: "must be equal to constant"
								};
								if (vErrors === null) vErrors = [err188];
								else vErrors.push(err188);
								errors++;
							}
						}
						if (data60.reason !== void 0) {
							let data63 = data60.reason;
							if (typeof data63 === "string") {
								if (func2(data63) > 1e3) {
									const err189 = {
										instancePath: instancePath + "/predicate/champion/reason",
										schemaPath: "#/properties/predicate/properties/champion/oneOf/1/properties/reason/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err189];
									else vErrors.push(err189);
									errors++;
								}
								if (func2(data63) < 1) {
									const err190 = {
										instancePath: instancePath + "/predicate/champion/reason",
										schemaPath: "#/properties/predicate/properties/champion/oneOf/1/properties/reason/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err190];
									else vErrors.push(err190);
									errors++;
								}
							} else {
								const err191 = {
									instancePath: instancePath + "/predicate/champion/reason",
									schemaPath: "#/properties/predicate/properties/champion/oneOf/1/properties/reason/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err191];
								else vErrors.push(err191);
								errors++;
							}
						}
					} else {
						const err192 = {
							instancePath: instancePath + "/predicate/champion",
							schemaPath: "#/properties/predicate/properties/champion/oneOf/1/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err192];
						else vErrors.push(err192);
						errors++;
					}
					var _valid0 = _errs134 === errors;
					if (_valid0 && valid21) {
						valid21 = false;
						passing0 = [passing0, 1];
					} else {
						if (_valid0) {
							valid21 = true;
							passing0 = 1;
						}
						const _errs140 = errors;
						if (data60 && typeof data60 == "object" && !Array.isArray(data60)) {
							if (data60.state === void 0) {
								const err193 = {
									instancePath: instancePath + "/predicate/champion",
									schemaPath: "#/properties/predicate/properties/champion/oneOf/2/required",
									keyword: "required",
									params: { missingProperty: "state" },
									message: "must have required property 'state'"
								};
								if (vErrors === null) vErrors = [err193];
								else vErrors.push(err193);
								errors++;
							}
							if (data60.version === void 0) {
								const err194 = {
									instancePath: instancePath + "/predicate/champion",
									schemaPath: "#/properties/predicate/properties/champion/oneOf/2/required",
									keyword: "required",
									params: { missingProperty: "version" },
									message: "must have required property 'version'"
								};
								if (vErrors === null) vErrors = [err194];
								else vErrors.push(err194);
								errors++;
							}
							if (data60.digest === void 0) {
								const err195 = {
									instancePath: instancePath + "/predicate/champion",
									schemaPath: "#/properties/predicate/properties/champion/oneOf/2/required",
									keyword: "required",
									params: { missingProperty: "digest" },
									message: "must have required property 'digest'"
								};
								if (vErrors === null) vErrors = [err195];
								else vErrors.push(err195);
								errors++;
							}
							if (data60.runtime === void 0) {
								const err196 = {
									instancePath: instancePath + "/predicate/champion",
									schemaPath: "#/properties/predicate/properties/champion/oneOf/2/required",
									keyword: "required",
									params: { missingProperty: "runtime" },
									message: "must have required property 'runtime'"
								};
								if (vErrors === null) vErrors = [err196];
								else vErrors.push(err196);
								errors++;
							}
							if (data60.metrics === void 0) {
								const err197 = {
									instancePath: instancePath + "/predicate/champion",
									schemaPath: "#/properties/predicate/properties/champion/oneOf/2/required",
									keyword: "required",
									params: { missingProperty: "metrics" },
									message: "must have required property 'metrics'"
								};
								if (vErrors === null) vErrors = [err197];
								else vErrors.push(err197);
								errors++;
							}
							for (const key15 in data60) if (!(key15 === "state" || key15 === "version" || key15 === "digest" || key15 === "runtime" || key15 === "metrics")) {
								const err198 = {
									instancePath: instancePath + "/predicate/champion",
									schemaPath: "#/properties/predicate/properties/champion/oneOf/2/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key15 },
									message: "must NOT have additional properties"
								};
								if (vErrors === null) vErrors = [err198];
								else vErrors.push(err198);
								errors++;
							}
							if (data60.state !== void 0) {
								if ("compared" !== data60.state) {
									const err199 = {
										instancePath: instancePath + "/predicate/champion/state",
										schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/state/const",
										keyword: "const",
										params: { allowedValue: "compared" },
										message: "must be equal to constant"
									};
									if (vErrors === null) vErrors = [err199];
									else vErrors.push(err199);
									errors++;
								}
							}
							if (data60.version !== void 0) {
								let data65 = data60.version;
								if (typeof data65 === "string") {
									if (func2(data65) > 1e3) {
										const err200 = {
											instancePath: instancePath + "/predicate/champion/version",
											schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/version/maxLength",
											keyword: "maxLength",
											params: { limit: 1e3 },
											message: "must NOT have more than 1000 characters"
										};
										if (vErrors === null) vErrors = [err200];
										else vErrors.push(err200);
										errors++;
									}
									if (func2(data65) < 1) {
										const err201 = {
											instancePath: instancePath + "/predicate/champion/version",
											schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/version/minLength",
											keyword: "minLength",
											params: { limit: 1 },
											message: "must NOT have fewer than 1 characters"
										};
										if (vErrors === null) vErrors = [err201];
										else vErrors.push(err201);
										errors++;
									}
								} else {
									const err202 = {
										instancePath: instancePath + "/predicate/champion/version",
										schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/version/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err202];
									else vErrors.push(err202);
									errors++;
								}
							}
							if (data60.digest !== void 0) {
								let data66 = data60.digest;
								if (typeof data66 === "string") {
									if (!pattern1.test(data66)) {
										const err203 = {
											instancePath: instancePath + "/predicate/champion/digest",
											schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/digest/pattern",
											keyword: "pattern",
											params: { pattern: "^sha256:[0-9a-f]{64}$" },
											message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
										};
										if (vErrors === null) vErrors = [err203];
										else vErrors.push(err203);
										errors++;
									}
								} else {
									const err204 = {
										instancePath: instancePath + "/predicate/champion/digest",
										schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/digest/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									};
									if (vErrors === null) vErrors = [err204];
									else vErrors.push(err204);
									errors++;
								}
							}
							if (data60.runtime !== void 0) {
								let data67 = data60.runtime;
								if (data67 && typeof data67 == "object" && !Array.isArray(data67)) {
									if (data67.name === void 0) {
										const err205 = {
											instancePath: instancePath + "/predicate/champion/runtime",
											schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/runtime/required",
											keyword: "required",
											params: { missingProperty: "name" },
											message: "must have required property 'name'"
										};
										if (vErrors === null) vErrors = [err205];
										else vErrors.push(err205);
										errors++;
									}
									if (data67.version === void 0) {
										const err206 = {
											instancePath: instancePath + "/predicate/champion/runtime",
											schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/runtime/required",
											keyword: "required",
											params: { missingProperty: "version" },
											message: "must have required property 'version'"
										};
										if (vErrors === null) vErrors = [err206];
										else vErrors.push(err206);
										errors++;
									}
									if (data67.backend === void 0) {
										const err207 = {
											instancePath: instancePath + "/predicate/champion/runtime",
											schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/runtime/required",
											keyword: "required",
											params: { missingProperty: "backend" },
											message: "must have required property 'backend'"
										};
										if (vErrors === null) vErrors = [err207];
										else vErrors.push(err207);
										errors++;
									}
									for (const key16 in data67) if (!(key16 === "name" || key16 === "version" || key16 === "backend")) {
										const err208 = {
											instancePath: instancePath + "/predicate/champion/runtime",
											schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/runtime/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key16 },
											message: "must NOT have additional properties"
										};
										if (vErrors === null) vErrors = [err208];
										else vErrors.push(err208);
										errors++;
									}
									if (data67.name !== void 0) {
										let data68 = data67.name;
										if (typeof data68 === "string") {
											if (func2(data68) > 1e3) {
												const err209 = {
													instancePath: instancePath + "/predicate/champion/runtime/name",
													schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/runtime/properties/name/maxLength",
													keyword: "maxLength",
													params: { limit: 1e3 },
													message: "must NOT have more than 1000 characters"
												};
												if (vErrors === null) vErrors = [err209];
												else vErrors.push(err209);
												errors++;
											}
											if (func2(data68) < 1) {
												const err210 = {
													instancePath: instancePath + "/predicate/champion/runtime/name",
													schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/runtime/properties/name/minLength",
													keyword: "minLength",
													params: { limit: 1 },
													message: "must NOT have fewer than 1 characters"
												};
												if (vErrors === null) vErrors = [err210];
												else vErrors.push(err210);
												errors++;
											}
										} else {
											const err211 = {
												instancePath: instancePath + "/predicate/champion/runtime/name",
												schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/runtime/properties/name/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err211];
											else vErrors.push(err211);
											errors++;
										}
									}
									if (data67.version !== void 0) {
										let data69 = data67.version;
										if (typeof data69 === "string") {
											if (func2(data69) > 1e3) {
												const err212 = {
													instancePath: instancePath + "/predicate/champion/runtime/version",
													schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/runtime/properties/version/maxLength",
													keyword: "maxLength",
													params: { limit: 1e3 },
													message: "must NOT have more than 1000 characters"
												};
												if (vErrors === null) vErrors = [err212];
												else vErrors.push(err212);
												errors++;
											}
											if (func2(data69) < 1) {
												const err213 = {
													instancePath: instancePath + "/predicate/champion/runtime/version",
													schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/runtime/properties/version/minLength",
													keyword: "minLength",
													params: { limit: 1 },
													message: "must NOT have fewer than 1 characters"
												};
												if (vErrors === null) vErrors = [err213];
												else vErrors.push(err213);
												errors++;
											}
										} else {
											const err214 = {
												instancePath: instancePath + "/predicate/champion/runtime/version",
												schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/runtime/properties/version/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err214];
											else vErrors.push(err214);
											errors++;
										}
									}
									if (data67.backend !== void 0) {
										let data70 = data67.backend;
										if (typeof data70 === "string") {
											if (func2(data70) > 1e3) {
												const err215 = {
													instancePath: instancePath + "/predicate/champion/runtime/backend",
													schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/runtime/properties/backend/maxLength",
													keyword: "maxLength",
													params: { limit: 1e3 },
													message: "must NOT have more than 1000 characters"
												};
												if (vErrors === null) vErrors = [err215];
												else vErrors.push(err215);
												errors++;
											}
											if (func2(data70) < 1) {
												const err216 = {
													instancePath: instancePath + "/predicate/champion/runtime/backend",
													schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/runtime/properties/backend/minLength",
													keyword: "minLength",
													params: { limit: 1 },
													message: "must NOT have fewer than 1 characters"
												};
												if (vErrors === null) vErrors = [err216];
												else vErrors.push(err216);
												errors++;
											}
										} else {
											const err217 = {
												instancePath: instancePath + "/predicate/champion/runtime/backend",
												schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/runtime/properties/backend/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err217];
											else vErrors.push(err217);
											errors++;
										}
									}
								} else {
									const err218 = {
										instancePath: instancePath + "/predicate/champion/runtime",
										schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/runtime/type",
										keyword: "type",
										params: { type: "object" },
										message: "must be object"
									};
									if (vErrors === null) vErrors = [err218];
									else vErrors.push(err218);
									errors++;
								}
							}
							if (data60.metrics !== void 0) {
								let data71 = data60.metrics;
								if (Array.isArray(data71)) {
									if (data71.length > 100) {
										const err219 = {
											instancePath: instancePath + "/predicate/champion/metrics",
											schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/maxItems",
											keyword: "maxItems",
											params: { limit: 100 },
											message: "must NOT have more than 100 items"
										};
										if (vErrors === null) vErrors = [err219];
										else vErrors.push(err219);
										errors++;
									}
									const len4 = data71.length;
									for (let i4 = 0; i4 < len4; i4++) {
										let data72 = data71[i4];
										if (data72 && typeof data72 == "object" && !Array.isArray(data72)) {
											if (data72.name === void 0) {
												const err220 = {
													instancePath: instancePath + "/predicate/champion/metrics/" + i4,
													schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/required",
													keyword: "required",
													params: { missingProperty: "name" },
													message: "must have required property 'name'"
												};
												if (vErrors === null) vErrors = [err220];
												else vErrors.push(err220);
												errors++;
											}
											if (data72.value === void 0) {
												const err221 = {
													instancePath: instancePath + "/predicate/champion/metrics/" + i4,
													schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/required",
													keyword: "required",
													params: { missingProperty: "value" },
													message: "must have required property 'value'"
												};
												if (vErrors === null) vErrors = [err221];
												else vErrors.push(err221);
												errors++;
											}
											if (data72.interval === void 0) {
												const err222 = {
													instancePath: instancePath + "/predicate/champion/metrics/" + i4,
													schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/required",
													keyword: "required",
													params: { missingProperty: "interval" },
													message: "must have required property 'interval'"
												};
												if (vErrors === null) vErrors = [err222];
												else vErrors.push(err222);
												errors++;
											}
											if (data72.n === void 0) {
												const err223 = {
													instancePath: instancePath + "/predicate/champion/metrics/" + i4,
													schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/required",
													keyword: "required",
													params: { missingProperty: "n" },
													message: "must have required property 'n'"
												};
												if (vErrors === null) vErrors = [err223];
												else vErrors.push(err223);
												errors++;
											}
											if (data72.direction === void 0) {
												const err224 = {
													instancePath: instancePath + "/predicate/champion/metrics/" + i4,
													schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/required",
													keyword: "required",
													params: { missingProperty: "direction" },
													message: "must have required property 'direction'"
												};
												if (vErrors === null) vErrors = [err224];
												else vErrors.push(err224);
												errors++;
											}
											for (const key17 in data72) if (!(key17 === "name" || key17 === "value" || key17 === "interval" || key17 === "n" || key17 === "direction")) {
												const err225 = {
													instancePath: instancePath + "/predicate/champion/metrics/" + i4,
													schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/additionalProperties",
													keyword: "additionalProperties",
													params: { additionalProperty: key17 },
													message: "must NOT have additional properties"
												};
												if (vErrors === null) vErrors = [err225];
												else vErrors.push(err225);
												errors++;
											}
											if (data72.name !== void 0) {
												let data73 = data72.name;
												if (typeof data73 === "string") {
													if (func2(data73) > 1e3) {
														const err226 = {
															instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/name",
															schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/name/maxLength",
															keyword: "maxLength",
															params: { limit: 1e3 },
															message: "must NOT have more than 1000 characters"
														};
														if (vErrors === null) vErrors = [err226];
														else vErrors.push(err226);
														errors++;
													}
													if (func2(data73) < 1) {
														const err227 = {
															instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/name",
															schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/name/minLength",
															keyword: "minLength",
															params: { limit: 1 },
															message: "must NOT have fewer than 1 characters"
														};
														if (vErrors === null) vErrors = [err227];
														else vErrors.push(err227);
														errors++;
													}
												} else {
													const err228 = {
														instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/name",
														schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/name/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													};
													if (vErrors === null) vErrors = [err228];
													else vErrors.push(err228);
													errors++;
												}
											}
											if (data72.value !== void 0) {
												let data74 = data72.value;
												if (!(typeof data74 == "number" && isFinite(data74))) {
													const err229 = {
														instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/value",
														schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/value/type",
														keyword: "type",
														params: { type: "number" },
														message: "must be number"
													};
													if (vErrors === null) vErrors = [err229];
													else vErrors.push(err229);
													errors++;
												}
											}
											if (data72.interval !== void 0) {
												let data75 = data72.interval;
												if (data75 && typeof data75 == "object" && !Array.isArray(data75)) {
													if (data75.low === void 0) {
														const err230 = {
															instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/interval",
															schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/interval/required",
															keyword: "required",
															params: { missingProperty: "low" },
															message: "must have required property 'low'"
														};
														if (vErrors === null) vErrors = [err230];
														else vErrors.push(err230);
														errors++;
													}
													if (data75.high === void 0) {
														const err231 = {
															instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/interval",
															schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/interval/required",
															keyword: "required",
															params: { missingProperty: "high" },
															message: "must have required property 'high'"
														};
														if (vErrors === null) vErrors = [err231];
														else vErrors.push(err231);
														errors++;
													}
													if (data75.level === void 0) {
														const err232 = {
															instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/interval",
															schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/interval/required",
															keyword: "required",
															params: { missingProperty: "level" },
															message: "must have required property 'level'"
														};
														if (vErrors === null) vErrors = [err232];
														else vErrors.push(err232);
														errors++;
													}
													if (data75.method === void 0) {
														const err233 = {
															instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/interval",
															schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/interval/required",
															keyword: "required",
															params: { missingProperty: "method" },
															message: "must have required property 'method'"
														};
														if (vErrors === null) vErrors = [err233];
														else vErrors.push(err233);
														errors++;
													}
													for (const key18 in data75) if (!(key18 === "low" || key18 === "high" || key18 === "level" || key18 === "method")) {
														const err234 = {
															instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/interval",
															schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/interval/additionalProperties",
															keyword: "additionalProperties",
															params: { additionalProperty: key18 },
															message: "must NOT have additional properties"
														};
														if (vErrors === null) vErrors = [err234];
														else vErrors.push(err234);
														errors++;
													}
													if (data75.low !== void 0) {
														let data76 = data75.low;
														if (!(typeof data76 == "number" && isFinite(data76))) {
															const err235 = {
																instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/interval/low",
																schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/interval/properties/low/type",
																keyword: "type",
																params: { type: "number" },
																message: "must be number"
															};
															if (vErrors === null) vErrors = [err235];
															else vErrors.push(err235);
															errors++;
														}
													}
													if (data75.high !== void 0) {
														let data77 = data75.high;
														if (!(typeof data77 == "number" && isFinite(data77))) {
															const err236 = {
																instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/interval/high",
																schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/interval/properties/high/type",
																keyword: "type",
																params: { type: "number" },
																message: "must be number"
															};
															if (vErrors === null) vErrors = [err236];
															else vErrors.push(err236);
															errors++;
														}
													}
													if (data75.level !== void 0) {
														let data78 = data75.level;
														if (typeof data78 == "number" && isFinite(data78)) {
															if (data78 >= 1 || isNaN(data78)) {
																const err237 = {
																	instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/interval/level",
																	schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/interval/properties/level/exclusiveMaximum",
																	keyword: "exclusiveMaximum",
																	params: {
																		comparison: "<",
																		limit: 1
																	},
																	message: "must be < 1"
																};
																if (vErrors === null) vErrors = [err237];
																else vErrors.push(err237);
																errors++;
															}
															if (data78 <= 0 || isNaN(data78)) {
																const err238 = {
																	instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/interval/level",
																	schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/interval/properties/level/exclusiveMinimum",
																	keyword: "exclusiveMinimum",
																	params: {
																		comparison: ">",
																		limit: 0
																	},
																	message: "must be > 0"
																};
																if (vErrors === null) vErrors = [err238];
																else vErrors.push(err238);
																errors++;
															}
														} else {
															const err239 = {
																instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/interval/level",
																schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/interval/properties/level/type",
																keyword: "type",
																params: { type: "number" },
																message: "must be number"
															};
															if (vErrors === null) vErrors = [err239];
															else vErrors.push(err239);
															errors++;
														}
													}
													if (data75.method !== void 0) {
														let data79 = data75.method;
														if (typeof data79 === "string") {
															if (func2(data79) > 1e3) {
																const err240 = {
																	instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/interval/method",
																	schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/interval/properties/method/maxLength",
																	keyword: "maxLength",
																	params: { limit: 1e3 },
																	message: "must NOT have more than 1000 characters"
																};
																if (vErrors === null) vErrors = [err240];
																else vErrors.push(err240);
																errors++;
															}
															if (func2(data79) < 1) {
																const err241 = {
																	instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/interval/method",
																	schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/interval/properties/method/minLength",
																	keyword: "minLength",
																	params: { limit: 1 },
																	message: "must NOT have fewer than 1 characters"
																};
																if (vErrors === null) vErrors = [err241];
																else vErrors.push(err241);
																errors++;
															}
														} else {
															const err242 = {
																instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/interval/method",
																schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/interval/properties/method/type",
																keyword: "type",
																params: { type: "string" },
																message: "must be string"
															};
															if (vErrors === null) vErrors = [err242];
															else vErrors.push(err242);
															errors++;
														}
													}
												} else {
													const err243 = {
														instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/interval",
														schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/interval/type",
														keyword: "type",
														params: { type: "object" },
														message: "must be object"
													};
													if (vErrors === null) vErrors = [err243];
													else vErrors.push(err243);
													errors++;
												}
											}
											if (data72.n !== void 0) {
												let data80 = data72.n;
												if (!(typeof data80 == "number" && !(data80 % 1) && !isNaN(data80) && isFinite(data80))) {
													const err244 = {
														instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/n",
														schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/n/type",
														keyword: "type",
														params: { type: "integer" },
														message: "must be integer"
													};
													if (vErrors === null) vErrors = [err244];
													else vErrors.push(err244);
													errors++;
												}
												if (typeof data80 == "number" && isFinite(data80)) {
													if (data80 < 0 || isNaN(data80)) {
														const err245 = {
															instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/n",
															schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/n/minimum",
															keyword: "minimum",
															params: {
																comparison: ">=",
																limit: 0
															},
															message: "must be >= 0"
														};
														if (vErrors === null) vErrors = [err245];
														else vErrors.push(err245);
														errors++;
													}
												}
											}
											if (data72.direction !== void 0) {
												let data81 = data72.direction;
												if (!(data81 === "higher" || data81 === "lower")) {
													const err246 = {
														instancePath: instancePath + "/predicate/champion/metrics/" + i4 + "/direction",
														schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/properties/direction/enum",
														keyword: "enum",
														params: { allowedValues: schema12.properties.predicate.properties.champion.oneOf[2].properties.metrics.items.properties.direction.enum },
														message: "must be equal to one of the allowed values"
													};
													if (vErrors === null) vErrors = [err246];
													else vErrors.push(err246);
													errors++;
												}
											}
										} else {
											const err247 = {
												instancePath: instancePath + "/predicate/champion/metrics/" + i4,
												schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/items/type",
												keyword: "type",
												params: { type: "object" },
												message: "must be object"
											};
											if (vErrors === null) vErrors = [err247];
											else vErrors.push(err247);
											errors++;
										}
									}
								} else {
									const err248 = {
										instancePath: instancePath + "/predicate/champion/metrics",
										schemaPath: "#/properties/predicate/properties/champion/oneOf/2/properties/metrics/type",
										keyword: "type",
										params: { type: "array" },
										message: "must be array"
									};
									if (vErrors === null) vErrors = [err248];
									else vErrors.push(err248);
									errors++;
								}
							}
						} else {
							const err249 = {
								instancePath: instancePath + "/predicate/champion",
								schemaPath: "#/properties/predicate/properties/champion/oneOf/2/type",
								keyword: "type",
								params: { type: "object" },
								message: "must be object"
							};
							if (vErrors === null) vErrors = [err249];
							else vErrors.push(err249);
							errors++;
						}
						var _valid0 = _errs140 === errors;
						if (_valid0 && valid21) {
							valid21 = false;
							passing0 = [passing0, 2];
						} else if (_valid0) {
							valid21 = true;
							passing0 = 2;
						}
					}
					if (!valid21) {
						const err250 = {
							instancePath: instancePath + "/predicate/champion",
							schemaPath: "#/properties/predicate/properties/champion/oneOf",
							keyword: "oneOf",
							params: { passingSchemas: passing0 },
							message: "must match exactly one schema in oneOf"
						};
						if (vErrors === null) vErrors = [err250];
						else vErrors.push(err250);
						errors++;
					} else {
						errors = _errs129;
						if (vErrors !== null) {
							if (_errs129) vErrors.length = _errs129;
							else vErrors = null;
						}
					}
				}
				if (data7.comparison !== void 0) {
					let data82 = data7.comparison;
					if (Array.isArray(data82)) {
						if (data82.length > 100) {
							const err251 = {
								instancePath: instancePath + "/predicate/comparison",
								schemaPath: "#/properties/predicate/properties/comparison/maxItems",
								keyword: "maxItems",
								params: { limit: 100 },
								message: "must NOT have more than 100 items"
							};
							if (vErrors === null) vErrors = [err251];
							else vErrors.push(err251);
							errors++;
						}
						const len5 = data82.length;
						for (let i5 = 0; i5 < len5; i5++) {
							let data83 = data82[i5];
							if (data83 && typeof data83 == "object" && !Array.isArray(data83)) {
								if (data83.metric === void 0) {
									const err252 = {
										instancePath: instancePath + "/predicate/comparison/" + i5,
										schemaPath: "#/properties/predicate/properties/comparison/items/required",
										keyword: "required",
										params: { missingProperty: "metric" },
										message: "must have required property 'metric'"
									};
									if (vErrors === null) vErrors = [err252];
									else vErrors.push(err252);
									errors++;
								}
								if (data83.verdict === void 0) {
									const err253 = {
										instancePath: instancePath + "/predicate/comparison/" + i5,
										schemaPath: "#/properties/predicate/properties/comparison/items/required",
										keyword: "required",
										params: { missingProperty: "verdict" },
										message: "must have required property 'verdict'"
									};
									if (vErrors === null) vErrors = [err253];
									else vErrors.push(err253);
									errors++;
								}
								if (data83.candidate === void 0) {
									const err254 = {
										instancePath: instancePath + "/predicate/comparison/" + i5,
										schemaPath: "#/properties/predicate/properties/comparison/items/required",
										keyword: "required",
										params: { missingProperty: "candidate" },
										message: "must have required property 'candidate'"
									};
									if (vErrors === null) vErrors = [err254];
									else vErrors.push(err254);
									errors++;
								}
								if (data83.champion === void 0) {
									const err255 = {
										instancePath: instancePath + "/predicate/comparison/" + i5,
										schemaPath: "#/properties/predicate/properties/comparison/items/required",
										keyword: "required",
										params: { missingProperty: "champion" },
										message: "must have required property 'champion'"
									};
									if (vErrors === null) vErrors = [err255];
									else vErrors.push(err255);
									errors++;
								}
								if (data83.difference === void 0) {
									const err256 = {
										instancePath: instancePath + "/predicate/comparison/" + i5,
										schemaPath: "#/properties/predicate/properties/comparison/items/required",
										keyword: "required",
										params: { missingProperty: "difference" },
										message: "must have required property 'difference'"
									};
									if (vErrors === null) vErrors = [err256];
									else vErrors.push(err256);
									errors++;
								}
								if (data83.interval === void 0) {
									const err257 = {
										instancePath: instancePath + "/predicate/comparison/" + i5,
										schemaPath: "#/properties/predicate/properties/comparison/items/required",
										keyword: "required",
										params: { missingProperty: "interval" },
										message: "must have required property 'interval'"
									};
									if (vErrors === null) vErrors = [err257];
									else vErrors.push(err257);
									errors++;
								}
								if (data83.method === void 0) {
									const err258 = {
										instancePath: instancePath + "/predicate/comparison/" + i5,
										schemaPath: "#/properties/predicate/properties/comparison/items/required",
										keyword: "required",
										params: { missingProperty: "method" },
										message: "must have required property 'method'"
									};
									if (vErrors === null) vErrors = [err258];
									else vErrors.push(err258);
									errors++;
								}
								if (data83.n === void 0) {
									const err259 = {
										instancePath: instancePath + "/predicate/comparison/" + i5,
										schemaPath: "#/properties/predicate/properties/comparison/items/required",
										keyword: "required",
										params: { missingProperty: "n" },
										message: "must have required property 'n'"
									};
									if (vErrors === null) vErrors = [err259];
									else vErrors.push(err259);
									errors++;
								}
								if (data83.tolerance === void 0) {
									const err260 = {
										instancePath: instancePath + "/predicate/comparison/" + i5,
										schemaPath: "#/properties/predicate/properties/comparison/items/required",
										keyword: "required",
										params: { missingProperty: "tolerance" },
										message: "must have required property 'tolerance'"
									};
									if (vErrors === null) vErrors = [err260];
									else vErrors.push(err260);
									errors++;
								}
								if (data83.detectable === void 0) {
									const err261 = {
										instancePath: instancePath + "/predicate/comparison/" + i5,
										schemaPath: "#/properties/predicate/properties/comparison/items/required",
										keyword: "required",
										params: { missingProperty: "detectable" },
										message: "must have required property 'detectable'"
									};
									if (vErrors === null) vErrors = [err261];
									else vErrors.push(err261);
									errors++;
								}
								for (const key19 in data83) if (!func4.call(schema12.properties.predicate.properties.comparison.items.properties, key19)) {
									const err262 = {
										instancePath: instancePath + "/predicate/comparison/" + i5,
										schemaPath: "#/properties/predicate/properties/comparison/items/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key19 },
										message: "must NOT have additional properties"
									};
									if (vErrors === null) vErrors = [err262];
									else vErrors.push(err262);
									errors++;
								}
								if (data83.metric !== void 0) {
									let data84 = data83.metric;
									if (typeof data84 === "string") {
										if (func2(data84) > 1e3) {
											const err263 = {
												instancePath: instancePath + "/predicate/comparison/" + i5 + "/metric",
												schemaPath: "#/properties/predicate/properties/comparison/items/properties/metric/maxLength",
												keyword: "maxLength",
												params: { limit: 1e3 },
												message: "must NOT have more than 1000 characters"
											};
											if (vErrors === null) vErrors = [err263];
											else vErrors.push(err263);
											errors++;
										}
										if (func2(data84) < 1) {
											const err264 = {
												instancePath: instancePath + "/predicate/comparison/" + i5 + "/metric",
												schemaPath: "#/properties/predicate/properties/comparison/items/properties/metric/minLength",
												keyword: "minLength",
												params: { limit: 1 },
												message: "must NOT have fewer than 1 characters"
											};
											if (vErrors === null) vErrors = [err264];
											else vErrors.push(err264);
											errors++;
										}
									} else {
										const err265 = {
											instancePath: instancePath + "/predicate/comparison/" + i5 + "/metric",
											schemaPath: "#/properties/predicate/properties/comparison/items/properties/metric/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err265];
										else vErrors.push(err265);
										errors++;
									}
								}
								if (data83.verdict !== void 0) {
									let data85 = data83.verdict;
									if (!(data85 === "improved" || data85 === "equal" || data85 === "regressed" || data85 === "inconclusive" || data85 === "not-comparable")) {
										const err266 = {
											instancePath: instancePath + "/predicate/comparison/" + i5 + "/verdict",
											schemaPath: "#/properties/predicate/properties/comparison/items/properties/verdict/enum",
											keyword: "enum",
											params: { allowedValues: schema12.properties.predicate.properties.comparison.items.properties.verdict.enum },
											message: "must be equal to one of the allowed values"
										};
										if (vErrors === null) vErrors = [err266];
										else vErrors.push(err266);
										errors++;
									}
								}
								if (data83.candidate !== void 0) {
									let data86 = data83.candidate;
									if (!(typeof data86 == "number" && isFinite(data86))) {
										const err267 = {
											instancePath: instancePath + "/predicate/comparison/" + i5 + "/candidate",
											schemaPath: "#/properties/predicate/properties/comparison/items/properties/candidate/type",
											keyword: "type",
											params: { type: "number" },
											message: "must be number"
										};
										if (vErrors === null) vErrors = [err267];
										else vErrors.push(err267);
										errors++;
									}
								}
								if (data83.champion !== void 0) {
									let data87 = data83.champion;
									if (!(typeof data87 == "number" && isFinite(data87))) {
										const err268 = {
											instancePath: instancePath + "/predicate/comparison/" + i5 + "/champion",
											schemaPath: "#/properties/predicate/properties/comparison/items/properties/champion/type",
											keyword: "type",
											params: { type: "number" },
											message: "must be number"
										};
										if (vErrors === null) vErrors = [err268];
										else vErrors.push(err268);
										errors++;
									}
								}
								if (data83.difference !== void 0) {
									let data88 = data83.difference;
									if (!(typeof data88 == "number" && isFinite(data88))) {
										const err269 = {
											instancePath: instancePath + "/predicate/comparison/" + i5 + "/difference",
											schemaPath: "#/properties/predicate/properties/comparison/items/properties/difference/type",
											keyword: "type",
											params: { type: "number" },
											message: "must be number"
										};
										if (vErrors === null) vErrors = [err269];
										else vErrors.push(err269);
										errors++;
									}
								}
								if (data83.interval !== void 0) {
									let data89 = data83.interval;
									if (data89 && typeof data89 == "object" && !Array.isArray(data89)) {
										if (data89.low === void 0) {
											const err270 = {
												instancePath: instancePath + "/predicate/comparison/" + i5 + "/interval",
												schemaPath: "#/properties/predicate/properties/comparison/items/properties/interval/required",
												keyword: "required",
												params: { missingProperty: "low" },
												message: "must have required property 'low'"
											};
											if (vErrors === null) vErrors = [err270];
											else vErrors.push(err270);
											errors++;
										}
										if (data89.high === void 0) {
											const err271 = {
												instancePath: instancePath + "/predicate/comparison/" + i5 + "/interval",
												schemaPath: "#/properties/predicate/properties/comparison/items/properties/interval/required",
												keyword: "required",
												params: { missingProperty: "high" },
												message: "must have required property 'high'"
											};
											if (vErrors === null) vErrors = [err271];
											else vErrors.push(err271);
											errors++;
										}
										if (data89.level === void 0) {
											const err272 = {
												instancePath: instancePath + "/predicate/comparison/" + i5 + "/interval",
												schemaPath: "#/properties/predicate/properties/comparison/items/properties/interval/required",
												keyword: "required",
												params: { missingProperty: "level" },
												message: "must have required property 'level'"
											};
											if (vErrors === null) vErrors = [err272];
											else vErrors.push(err272);
											errors++;
										}
										if (data89.method === void 0) {
											const err273 = {
												instancePath: instancePath + "/predicate/comparison/" + i5 + "/interval",
												schemaPath: "#/properties/predicate/properties/comparison/items/properties/interval/required",
												keyword: "required",
												params: { missingProperty: "method" },
												message: "must have required property 'method'"
											};
											if (vErrors === null) vErrors = [err273];
											else vErrors.push(err273);
											errors++;
										}
										for (const key20 in data89) if (!(key20 === "low" || key20 === "high" || key20 === "level" || key20 === "method")) {
											const err274 = {
												instancePath: instancePath + "/predicate/comparison/" + i5 + "/interval",
												schemaPath: "#/properties/predicate/properties/comparison/items/properties/interval/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key20 },
												message: "must NOT have additional properties"
											};
											if (vErrors === null) vErrors = [err274];
											else vErrors.push(err274);
											errors++;
										}
										if (data89.low !== void 0) {
											let data90 = data89.low;
											if (!(typeof data90 == "number" && isFinite(data90))) {
												const err275 = {
													instancePath: instancePath + "/predicate/comparison/" + i5 + "/interval/low",
													schemaPath: "#/properties/predicate/properties/comparison/items/properties/interval/properties/low/type",
													keyword: "type",
													params: { type: "number" },
													message: "must be number"
												};
												if (vErrors === null) vErrors = [err275];
												else vErrors.push(err275);
												errors++;
											}
										}
										if (data89.high !== void 0) {
											let data91 = data89.high;
											if (!(typeof data91 == "number" && isFinite(data91))) {
												const err276 = {
													instancePath: instancePath + "/predicate/comparison/" + i5 + "/interval/high",
													schemaPath: "#/properties/predicate/properties/comparison/items/properties/interval/properties/high/type",
													keyword: "type",
													params: { type: "number" },
													message: "must be number"
												};
												if (vErrors === null) vErrors = [err276];
												else vErrors.push(err276);
												errors++;
											}
										}
										if (data89.level !== void 0) {
											let data92 = data89.level;
											if (typeof data92 == "number" && isFinite(data92)) {
												if (data92 >= 1 || isNaN(data92)) {
													const err277 = {
														instancePath: instancePath + "/predicate/comparison/" + i5 + "/interval/level",
														schemaPath: "#/properties/predicate/properties/comparison/items/properties/interval/properties/level/exclusiveMaximum",
														keyword: "exclusiveMaximum",
														params: {
															comparison: "<",
															limit: 1
														},
														message: "must be < 1"
													};
													if (vErrors === null) vErrors = [err277];
													else vErrors.push(err277);
													errors++;
												}
												if (data92 <= 0 || isNaN(data92)) {
													const err278 = {
														instancePath: instancePath + "/predicate/comparison/" + i5 + "/interval/level",
														schemaPath: "#/properties/predicate/properties/comparison/items/properties/interval/properties/level/exclusiveMinimum",
														keyword: "exclusiveMinimum",
														params: {
															comparison: ">",
															limit: 0
														},
														message: "must be > 0"
													};
													if (vErrors === null) vErrors = [err278];
													else vErrors.push(err278);
													errors++;
												}
											} else {
												const err279 = {
													instancePath: instancePath + "/predicate/comparison/" + i5 + "/interval/level",
													schemaPath: "#/properties/predicate/properties/comparison/items/properties/interval/properties/level/type",
													keyword: "type",
													params: { type: "number" },
													message: "must be number"
												};
												if (vErrors === null) vErrors = [err279];
												else vErrors.push(err279);
												errors++;
											}
										}
										if (data89.method !== void 0) {
											let data93 = data89.method;
											if (typeof data93 === "string") {
												if (func2(data93) > 1e3) {
													const err280 = {
														instancePath: instancePath + "/predicate/comparison/" + i5 + "/interval/method",
														schemaPath: "#/properties/predicate/properties/comparison/items/properties/interval/properties/method/maxLength",
														keyword: "maxLength",
														params: { limit: 1e3 },
														message: "must NOT have more than 1000 characters"
													};
													if (vErrors === null) vErrors = [err280];
													else vErrors.push(err280);
													errors++;
												}
												if (func2(data93) < 1) {
													const err281 = {
														instancePath: instancePath + "/predicate/comparison/" + i5 + "/interval/method",
														schemaPath: "#/properties/predicate/properties/comparison/items/properties/interval/properties/method/minLength",
														keyword: "minLength",
														params: { limit: 1 },
														message: "must NOT have fewer than 1 characters"
													};
													if (vErrors === null) vErrors = [err281];
													else vErrors.push(err281);
													errors++;
												}
											} else {
												const err282 = {
													instancePath: instancePath + "/predicate/comparison/" + i5 + "/interval/method",
													schemaPath: "#/properties/predicate/properties/comparison/items/properties/interval/properties/method/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err282];
												else vErrors.push(err282);
												errors++;
											}
										}
									} else {
										const err283 = {
											instancePath: instancePath + "/predicate/comparison/" + i5 + "/interval",
											schemaPath: "#/properties/predicate/properties/comparison/items/properties/interval/type",
											keyword: "type",
											params: { type: "object" },
											message: "must be object"
										};
										if (vErrors === null) vErrors = [err283];
										else vErrors.push(err283);
										errors++;
									}
								}
								if (data83.pValue !== void 0) {
									let data94 = data83.pValue;
									if (typeof data94 == "number" && isFinite(data94)) {
										if (data94 > 1 || isNaN(data94)) {
											const err284 = {
												instancePath: instancePath + "/predicate/comparison/" + i5 + "/pValue",
												schemaPath: "#/properties/predicate/properties/comparison/items/properties/pValue/maximum",
												keyword: "maximum",
												params: {
													comparison: "<=",
													limit: 1
												},
												message: "must be <= 1"
											};
											if (vErrors === null) vErrors = [err284];
											else vErrors.push(err284);
											errors++;
										}
										if (data94 < 0 || isNaN(data94)) {
											const err285 = {
												instancePath: instancePath + "/predicate/comparison/" + i5 + "/pValue",
												schemaPath: "#/properties/predicate/properties/comparison/items/properties/pValue/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 0
												},
												message: "must be >= 0"
											};
											if (vErrors === null) vErrors = [err285];
											else vErrors.push(err285);
											errors++;
										}
									} else {
										const err286 = {
											instancePath: instancePath + "/predicate/comparison/" + i5 + "/pValue",
											schemaPath: "#/properties/predicate/properties/comparison/items/properties/pValue/type",
											keyword: "type",
											params: { type: "number" },
											message: "must be number"
										};
										if (vErrors === null) vErrors = [err286];
										else vErrors.push(err286);
										errors++;
									}
								}
								if (data83.method !== void 0) {
									let data95 = data83.method;
									if (typeof data95 === "string") {
										if (func2(data95) > 1e3) {
											const err287 = {
												instancePath: instancePath + "/predicate/comparison/" + i5 + "/method",
												schemaPath: "#/properties/predicate/properties/comparison/items/properties/method/maxLength",
												keyword: "maxLength",
												params: { limit: 1e3 },
												message: "must NOT have more than 1000 characters"
											};
											if (vErrors === null) vErrors = [err287];
											else vErrors.push(err287);
											errors++;
										}
										if (func2(data95) < 1) {
											const err288 = {
												instancePath: instancePath + "/predicate/comparison/" + i5 + "/method",
												schemaPath: "#/properties/predicate/properties/comparison/items/properties/method/minLength",
												keyword: "minLength",
												params: { limit: 1 },
												message: "must NOT have fewer than 1 characters"
											};
											if (vErrors === null) vErrors = [err288];
											else vErrors.push(err288);
											errors++;
										}
									} else {
										const err289 = {
											instancePath: instancePath + "/predicate/comparison/" + i5 + "/method",
											schemaPath: "#/properties/predicate/properties/comparison/items/properties/method/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err289];
										else vErrors.push(err289);
										errors++;
									}
								}
								if (data83.n !== void 0) {
									let data96 = data83.n;
									if (!(typeof data96 == "number" && !(data96 % 1) && !isNaN(data96) && isFinite(data96))) {
										const err290 = {
											instancePath: instancePath + "/predicate/comparison/" + i5 + "/n",
											schemaPath: "#/properties/predicate/properties/comparison/items/properties/n/type",
											keyword: "type",
											params: { type: "integer" },
											message: "must be integer"
										};
										if (vErrors === null) vErrors = [err290];
										else vErrors.push(err290);
										errors++;
									}
									if (typeof data96 == "number" && isFinite(data96)) {
										if (data96 < 0 || isNaN(data96)) {
											const err291 = {
												instancePath: instancePath + "/predicate/comparison/" + i5 + "/n",
												schemaPath: "#/properties/predicate/properties/comparison/items/properties/n/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 0
												},
												message: "must be >= 0"
											};
											if (vErrors === null) vErrors = [err291];
											else vErrors.push(err291);
											errors++;
										}
									}
								}
								if (data83.tolerance !== void 0) {
									let data97 = data83.tolerance;
									if (typeof data97 == "number" && isFinite(data97)) {
										if (data97 < 0 || isNaN(data97)) {
											const err292 = {
												instancePath: instancePath + "/predicate/comparison/" + i5 + "/tolerance",
												schemaPath: "#/properties/predicate/properties/comparison/items/properties/tolerance/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 0
												},
												message: "must be >= 0"
											};
											if (vErrors === null) vErrors = [err292];
											else vErrors.push(err292);
											errors++;
										}
									} else {
										const err293 = {
											instancePath: instancePath + "/predicate/comparison/" + i5 + "/tolerance",
											schemaPath: "#/properties/predicate/properties/comparison/items/properties/tolerance/type",
											keyword: "type",
											params: { type: "number" },
											message: "must be number"
										};
										if (vErrors === null) vErrors = [err293];
										else vErrors.push(err293);
										errors++;
									}
								}
								if (data83.detectable !== void 0) {
									let data98 = data83.detectable;
									if (typeof data98 == "number" && isFinite(data98)) {
										if (data98 < 0 || isNaN(data98)) {
											const err294 = {
												instancePath: instancePath + "/predicate/comparison/" + i5 + "/detectable",
												schemaPath: "#/properties/predicate/properties/comparison/items/properties/detectable/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 0
												},
												message: "must be >= 0"
											};
											if (vErrors === null) vErrors = [err294];
											else vErrors.push(err294);
											errors++;
										}
									} else {
										const err295 = {
											instancePath: instancePath + "/predicate/comparison/" + i5 + "/detectable",
											schemaPath: "#/properties/predicate/properties/comparison/items/properties/detectable/type",
											keyword: "type",
											params: { type: "number" },
											message: "must be number"
										};
										if (vErrors === null) vErrors = [err295];
										else vErrors.push(err295);
										errors++;
									}
								}
								if (data83.rowsNeeded !== void 0) {
									let data99 = data83.rowsNeeded;
									if (!(typeof data99 == "number" && !(data99 % 1) && !isNaN(data99) && isFinite(data99))) {
										const err296 = {
											instancePath: instancePath + "/predicate/comparison/" + i5 + "/rowsNeeded",
											schemaPath: "#/properties/predicate/properties/comparison/items/properties/rowsNeeded/type",
											keyword: "type",
											params: { type: "integer" },
											message: "must be integer"
										};
										if (vErrors === null) vErrors = [err296];
										else vErrors.push(err296);
										errors++;
									}
									if (typeof data99 == "number" && isFinite(data99)) {
										if (data99 < 0 || isNaN(data99)) {
											const err297 = {
												instancePath: instancePath + "/predicate/comparison/" + i5 + "/rowsNeeded",
												schemaPath: "#/properties/predicate/properties/comparison/items/properties/rowsNeeded/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 0
												},
												message: "must be >= 0"
											};
											if (vErrors === null) vErrors = [err297];
											else vErrors.push(err297);
											errors++;
										}
									}
								}
							} else {
								const err298 = {
									instancePath: instancePath + "/predicate/comparison/" + i5,
									schemaPath: "#/properties/predicate/properties/comparison/items/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								};
								if (vErrors === null) vErrors = [err298];
								else vErrors.push(err298);
								errors++;
							}
						}
					} else {
						const err299 = {
							instancePath: instancePath + "/predicate/comparison",
							schemaPath: "#/properties/predicate/properties/comparison/type",
							keyword: "type",
							params: { type: "array" },
							message: "must be array"
						};
						if (vErrors === null) vErrors = [err299];
						else vErrors.push(err299);
						errors++;
					}
				}
				if (data7.groups !== void 0) {
					let data100 = data7.groups;
					if (Array.isArray(data100)) {
						if (data100.length > 50) {
							const err300 = {
								instancePath: instancePath + "/predicate/groups",
								schemaPath: "#/properties/predicate/properties/groups/maxItems",
								keyword: "maxItems",
								params: { limit: 50 },
								message: "must NOT have more than 50 items"
							};
							if (vErrors === null) vErrors = [err300];
							else vErrors.push(err300);
							errors++;
						}
						const len6 = data100.length;
						for (let i6 = 0; i6 < len6; i6++) {
							let data101 = data100[i6];
							if (data101 && typeof data101 == "object" && !Array.isArray(data101)) {
								if (data101.attribute === void 0) {
									const err301 = {
										instancePath: instancePath + "/predicate/groups/" + i6,
										schemaPath: "#/properties/predicate/properties/groups/items/required",
										keyword: "required",
										params: { missingProperty: "attribute" },
										message: "must have required property 'attribute'"
									};
									if (vErrors === null) vErrors = [err301];
									else vErrors.push(err301);
									errors++;
								}
								if (data101.cut === void 0) {
									const err302 = {
										instancePath: instancePath + "/predicate/groups/" + i6,
										schemaPath: "#/properties/predicate/properties/groups/items/required",
										keyword: "required",
										params: { missingProperty: "cut" },
										message: "must have required property 'cut'"
									};
									if (vErrors === null) vErrors = [err302];
									else vErrors.push(err302);
									errors++;
								}
								if (data101.groups === void 0) {
									const err303 = {
										instancePath: instancePath + "/predicate/groups/" + i6,
										schemaPath: "#/properties/predicate/properties/groups/items/required",
										keyword: "required",
										params: { missingProperty: "groups" },
										message: "must have required property 'groups'"
									};
									if (vErrors === null) vErrors = [err303];
									else vErrors.push(err303);
									errors++;
								}
								if (data101.gaps === void 0) {
									const err304 = {
										instancePath: instancePath + "/predicate/groups/" + i6,
										schemaPath: "#/properties/predicate/properties/groups/items/required",
										keyword: "required",
										params: { missingProperty: "gaps" },
										message: "must have required property 'gaps'"
									};
									if (vErrors === null) vErrors = [err304];
									else vErrors.push(err304);
									errors++;
								}
								for (const key21 in data101) if (!(key21 === "attribute" || key21 === "cut" || key21 === "groups" || key21 === "omitted" || key21 === "gaps")) {
									const err305 = {
										instancePath: instancePath + "/predicate/groups/" + i6,
										schemaPath: "#/properties/predicate/properties/groups/items/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key21 },
										message: "must NOT have additional properties"
									};
									if (vErrors === null) vErrors = [err305];
									else vErrors.push(err305);
									errors++;
								}
								if (data101.attribute !== void 0) {
									let data102 = data101.attribute;
									if (typeof data102 === "string") {
										if (func2(data102) > 500) {
											const err306 = {
												instancePath: instancePath + "/predicate/groups/" + i6 + "/attribute",
												schemaPath: "#/properties/predicate/properties/groups/items/properties/attribute/maxLength",
												keyword: "maxLength",
												params: { limit: 500 },
												message: "must NOT have more than 500 characters"
											};
											if (vErrors === null) vErrors = [err306];
											else vErrors.push(err306);
											errors++;
										}
										if (func2(data102) < 1) {
											const err307 = {
												instancePath: instancePath + "/predicate/groups/" + i6 + "/attribute",
												schemaPath: "#/properties/predicate/properties/groups/items/properties/attribute/minLength",
												keyword: "minLength",
												params: { limit: 1 },
												message: "must NOT have fewer than 1 characters"
											};
											if (vErrors === null) vErrors = [err307];
											else vErrors.push(err307);
											errors++;
										}
									} else {
										const err308 = {
											instancePath: instancePath + "/predicate/groups/" + i6 + "/attribute",
											schemaPath: "#/properties/predicate/properties/groups/items/properties/attribute/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err308];
										else vErrors.push(err308);
										errors++;
									}
								}
								if (data101.cut !== void 0) {
									let data103 = data101.cut;
									if (!(data103 === "values" || data103 === "quartiles")) {
										const err309 = {
											instancePath: instancePath + "/predicate/groups/" + i6 + "/cut",
											schemaPath: "#/properties/predicate/properties/groups/items/properties/cut/enum",
											keyword: "enum",
											params: { allowedValues: schema12.properties.predicate.properties.groups.items.properties.cut.enum },
											message: "must be equal to one of the allowed values"
										};
										if (vErrors === null) vErrors = [err309];
										else vErrors.push(err309);
										errors++;
									}
								}
								if (data101.groups !== void 0) {
									let data104 = data101.groups;
									if (Array.isArray(data104)) {
										if (data104.length > 51) {
											const err310 = {
												instancePath: instancePath + "/predicate/groups/" + i6 + "/groups",
												schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/maxItems",
												keyword: "maxItems",
												params: { limit: 51 },
												message: "must NOT have more than 51 items"
											};
											if (vErrors === null) vErrors = [err310];
											else vErrors.push(err310);
											errors++;
										}
										if (data104.length < 1) {
											const err311 = {
												instancePath: instancePath + "/predicate/groups/" + i6 + "/groups",
												schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/minItems",
												keyword: "minItems",
												params: { limit: 1 },
												message: "must NOT have fewer than 1 items"
											};
											if (vErrors === null) vErrors = [err311];
											else vErrors.push(err311);
											errors++;
										}
										const len7 = data104.length;
										for (let i7 = 0; i7 < len7; i7++) {
											let data105 = data104[i7];
											if (data105 && typeof data105 == "object" && !Array.isArray(data105)) {
												if (data105.name === void 0) {
													const err312 = {
														instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7,
														schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/required",
														keyword: "required",
														params: { missingProperty: "name" },
														message: "must have required property 'name'"
													};
													if (vErrors === null) vErrors = [err312];
													else vErrors.push(err312);
													errors++;
												}
												if (data105.n === void 0) {
													const err313 = {
														instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7,
														schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/required",
														keyword: "required",
														params: { missingProperty: "n" },
														message: "must have required property 'n'"
													};
													if (vErrors === null) vErrors = [err313];
													else vErrors.push(err313);
													errors++;
												}
												for (const key22 in data105) if (!(key22 === "name" || key22 === "missing" || key22 === "n" || key22 === "metrics")) {
													const err314 = {
														instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7,
														schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/additionalProperties",
														keyword: "additionalProperties",
														params: { additionalProperty: key22 },
														message: "must NOT have additional properties"
													};
													if (vErrors === null) vErrors = [err314];
													else vErrors.push(err314);
													errors++;
												}
												if (data105.name !== void 0) {
													let data106 = data105.name;
													if (typeof data106 === "string") {
														if (func2(data106) > 200) {
															const err315 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/name",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/name/maxLength",
																keyword: "maxLength",
																params: { limit: 200 },
																message: "must NOT have more than 200 characters"
															};
															if (vErrors === null) vErrors = [err315];
															else vErrors.push(err315);
															errors++;
														}
													} else {
														const err316 = {
															instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/name",
															schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/name/type",
															keyword: "type",
															params: { type: "string" },
															message: "must be string"
														};
														if (vErrors === null) vErrors = [err316];
														else vErrors.push(err316);
														errors++;
													}
												}
												if (data105.missing !== void 0) {
													if (true !== data105.missing) {
														const err317 = {
															instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/missing",
															schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/missing/const",
															keyword: "const",
															params: { allowedValue: true },
															message: "must be equal to constant"
														};
														if (vErrors === null) vErrors = [err317];
														else vErrors.push(err317);
														errors++;
													}
												}
												if (data105.n !== void 0) {
													let data108 = data105.n;
													if (!(typeof data108 == "number" && !(data108 % 1) && !isNaN(data108) && isFinite(data108))) {
														const err318 = {
															instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/n",
															schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/n/type",
															keyword: "type",
															params: { type: "integer" },
															message: "must be integer"
														};
														if (vErrors === null) vErrors = [err318];
														else vErrors.push(err318);
														errors++;
													}
													if (typeof data108 == "number" && isFinite(data108)) {
														if (data108 < 0 || isNaN(data108)) {
															const err319 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/n",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/n/minimum",
																keyword: "minimum",
																params: {
																	comparison: ">=",
																	limit: 0
																},
																message: "must be >= 0"
															};
															if (vErrors === null) vErrors = [err319];
															else vErrors.push(err319);
															errors++;
														}
													}
												}
												if (data105.metrics !== void 0) {
													let data109 = data105.metrics;
													if (Array.isArray(data109)) {
														if (data109.length > 10) {
															const err320 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/maxItems",
																keyword: "maxItems",
																params: { limit: 10 },
																message: "must NOT have more than 10 items"
															};
															if (vErrors === null) vErrors = [err320];
															else vErrors.push(err320);
															errors++;
														}
														const len8 = data109.length;
														for (let i8 = 0; i8 < len8; i8++) {
															let data110 = data109[i8];
															if (data110 && typeof data110 == "object" && !Array.isArray(data110)) {
																if (data110.name === void 0) {
																	const err321 = {
																		instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8,
																		schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/required",
																		keyword: "required",
																		params: { missingProperty: "name" },
																		message: "must have required property 'name'"
																	};
																	if (vErrors === null) vErrors = [err321];
																	else vErrors.push(err321);
																	errors++;
																}
																if (data110.value === void 0) {
																	const err322 = {
																		instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8,
																		schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/required",
																		keyword: "required",
																		params: { missingProperty: "value" },
																		message: "must have required property 'value'"
																	};
																	if (vErrors === null) vErrors = [err322];
																	else vErrors.push(err322);
																	errors++;
																}
																if (data110.interval === void 0) {
																	const err323 = {
																		instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8,
																		schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/required",
																		keyword: "required",
																		params: { missingProperty: "interval" },
																		message: "must have required property 'interval'"
																	};
																	if (vErrors === null) vErrors = [err323];
																	else vErrors.push(err323);
																	errors++;
																}
																if (data110.n === void 0) {
																	const err324 = {
																		instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8,
																		schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/required",
																		keyword: "required",
																		params: { missingProperty: "n" },
																		message: "must have required property 'n'"
																	};
																	if (vErrors === null) vErrors = [err324];
																	else vErrors.push(err324);
																	errors++;
																}
																for (const key23 in data110) if (!(key23 === "name" || key23 === "value" || key23 === "interval" || key23 === "n")) {
																	const err325 = {
																		instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8,
																		schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/additionalProperties",
																		keyword: "additionalProperties",
																		params: { additionalProperty: key23 },
																		message: "must NOT have additional properties"
																	};
																	if (vErrors === null) vErrors = [err325];
																	else vErrors.push(err325);
																	errors++;
																}
																if (data110.name !== void 0) {
																	let data111 = data110.name;
																	if (typeof data111 === "string") {
																		if (func2(data111) > 1e3) {
																			const err326 = {
																				instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/name",
																				schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/name/maxLength",
																				keyword: "maxLength",
																				params: { limit: 1e3 },
																				message: "must NOT have more than 1000 characters"
																			};
																			if (vErrors === null) vErrors = [err326];
																			else vErrors.push(err326);
																			errors++;
																		}
																		if (func2(data111) < 1) {
																			const err327 = {
																				instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/name",
																				schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/name/minLength",
																				keyword: "minLength",
																				params: { limit: 1 },
																				message: "must NOT have fewer than 1 characters"
																			};
																			if (vErrors === null) vErrors = [err327];
																			else vErrors.push(err327);
																			errors++;
																		}
																	} else {
																		const err328 = {
																			instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/name",
																			schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/name/type",
																			keyword: "type",
																			params: { type: "string" },
																			message: "must be string"
																		};
																		if (vErrors === null) vErrors = [err328];
																		else vErrors.push(err328);
																		errors++;
																	}
																}
																if (data110.value !== void 0) {
																	let data112 = data110.value;
																	if (!(typeof data112 == "number" && isFinite(data112))) {
																		const err329 = {
																			instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/value",
																			schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/value/type",
																			keyword: "type",
																			params: { type: "number" },
																			message: "must be number"
																		};
																		if (vErrors === null) vErrors = [err329];
																		else vErrors.push(err329);
																		errors++;
																	}
																}
																if (data110.interval !== void 0) {
																	let data113 = data110.interval;
																	if (data113 && typeof data113 == "object" && !Array.isArray(data113)) {
																		if (data113.low === void 0) {
																			const err330 = {
																				instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/interval",
																				schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/interval/required",
																				keyword: "required",
																				params: { missingProperty: "low" },
																				message: "must have required property 'low'"
																			};
																			if (vErrors === null) vErrors = [err330];
																			else vErrors.push(err330);
																			errors++;
																		}
																		if (data113.high === void 0) {
																			const err331 = {
																				instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/interval",
																				schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/interval/required",
																				keyword: "required",
																				params: { missingProperty: "high" },
																				message: "must have required property 'high'"
																			};
																			if (vErrors === null) vErrors = [err331];
																			else vErrors.push(err331);
																			errors++;
																		}
																		if (data113.level === void 0) {
																			const err332 = {
																				instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/interval",
																				schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/interval/required",
																				keyword: "required",
																				params: { missingProperty: "level" },
																				message: "must have required property 'level'"
																			};
																			if (vErrors === null) vErrors = [err332];
																			else vErrors.push(err332);
																			errors++;
																		}
																		if (data113.method === void 0) {
																			const err333 = {
																				instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/interval",
																				schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/interval/required",
																				keyword: "required",
																				params: { missingProperty: "method" },
																				message: "must have required property 'method'"
																			};
																			if (vErrors === null) vErrors = [err333];
																			else vErrors.push(err333);
																			errors++;
																		}
																		for (const key24 in data113) if (!(key24 === "low" || key24 === "high" || key24 === "level" || key24 === "method")) {
																			const err334 = {
																				instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/interval",
																				schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/interval/additionalProperties",
																				keyword: "additionalProperties",
																				params: { additionalProperty: key24 },
																				message: "must NOT have additional properties"
																			};
																			if (vErrors === null) vErrors = [err334];
																			else vErrors.push(err334);
																			errors++;
																		}
																		if (data113.low !== void 0) {
																			let data114 = data113.low;
																			if (!(typeof data114 == "number" && isFinite(data114))) {
																				const err335 = {
																					instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/interval/low",
																					schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/interval/properties/low/type",
																					keyword: "type",
																					params: { type: "number" },
																					message: "must be number"
																				};
																				if (vErrors === null) vErrors = [err335];
																				else vErrors.push(err335);
																				errors++;
																			}
																		}
																		if (data113.high !== void 0) {
																			let data115 = data113.high;
																			if (!(typeof data115 == "number" && isFinite(data115))) {
																				const err336 = {
																					instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/interval/high",
																					schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/interval/properties/high/type",
																					keyword: "type",
																					params: { type: "number" },
																					message: "must be number"
																				};
																				if (vErrors === null) vErrors = [err336];
																				else vErrors.push(err336);
																				errors++;
																			}
																		}
																		if (data113.level !== void 0) {
																			let data116 = data113.level;
																			if (typeof data116 == "number" && isFinite(data116)) {
																				if (data116 >= 1 || isNaN(data116)) {
																					const err337 = {
																						instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/interval/level",
																						schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/interval/properties/level/exclusiveMaximum",
																						keyword: "exclusiveMaximum",
																						params: {
																							comparison: "<",
																							limit: 1
																						},
																						message: "must be < 1"
																					};
																					if (vErrors === null) vErrors = [err337];
																					else vErrors.push(err337);
																					errors++;
																				}
																				if (data116 <= 0 || isNaN(data116)) {
																					const err338 = {
																						instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/interval/level",
																						schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/interval/properties/level/exclusiveMinimum",
																						keyword: "exclusiveMinimum",
																						params: {
																							comparison: ">",
																							limit: 0
																						},
																						message: "must be > 0"
																					};
																					if (vErrors === null) vErrors = [err338];
																					else vErrors.push(err338);
																					errors++;
																				}
																			} else {
																				const err339 = {
																					instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/interval/level",
																					schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/interval/properties/level/type",
																					keyword: "type",
																					params: { type: "number" },
																					message: "must be number"
																				};
																				if (vErrors === null) vErrors = [err339];
																				else vErrors.push(err339);
																				errors++;
																			}
																		}
																		if (data113.method !== void 0) {
																			let data117 = data113.method;
																			if (typeof data117 === "string") {
																				if (func2(data117) > 1e3) {
																					const err340 = {
																						instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/interval/method",
																						schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/interval/properties/method/maxLength",
																						keyword: "maxLength",
																						params: { limit: 1e3 },
																						message: "must NOT have more than 1000 characters"
																					};
																					if (vErrors === null) vErrors = [err340];
																					else vErrors.push(err340);
																					errors++;
																				}
																				if (func2(data117) < 1) {
																					const err341 = {
																						instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/interval/method",
																						schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/interval/properties/method/minLength",
																						keyword: "minLength",
																						params: { limit: 1 },
																						message: "must NOT have fewer than 1 characters"
																					};
																					if (vErrors === null) vErrors = [err341];
																					else vErrors.push(err341);
																					errors++;
																				}
																			} else {
																				const err342 = {
																					instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/interval/method",
																					schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/interval/properties/method/type",
																					keyword: "type",
																					params: { type: "string" },
																					message: "must be string"
																				};
																				if (vErrors === null) vErrors = [err342];
																				else vErrors.push(err342);
																				errors++;
																			}
																		}
																	} else {
																		const err343 = {
																			instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/interval",
																			schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/interval/type",
																			keyword: "type",
																			params: { type: "object" },
																			message: "must be object"
																		};
																		if (vErrors === null) vErrors = [err343];
																		else vErrors.push(err343);
																		errors++;
																	}
																}
																if (data110.n !== void 0) {
																	let data118 = data110.n;
																	if (!(typeof data118 == "number" && !(data118 % 1) && !isNaN(data118) && isFinite(data118))) {
																		const err344 = {
																			instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/n",
																			schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/n/type",
																			keyword: "type",
																			params: { type: "integer" },
																			message: "must be integer"
																		};
																		if (vErrors === null) vErrors = [err344];
																		else vErrors.push(err344);
																		errors++;
																	}
																	if (typeof data118 == "number" && isFinite(data118)) {
																		if (data118 < 0 || isNaN(data118)) {
																			const err345 = {
																				instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8 + "/n",
																				schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/properties/n/minimum",
																				keyword: "minimum",
																				params: {
																					comparison: ">=",
																					limit: 0
																				},
																				message: "must be >= 0"
																			};
																			if (vErrors === null) vErrors = [err345];
																			else vErrors.push(err345);
																			errors++;
																		}
																	}
																}
															} else {
																const err346 = {
																	instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics/" + i8,
																	schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/items/type",
																	keyword: "type",
																	params: { type: "object" },
																	message: "must be object"
																};
																if (vErrors === null) vErrors = [err346];
																else vErrors.push(err346);
																errors++;
															}
														}
													} else {
														const err347 = {
															instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7 + "/metrics",
															schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/properties/metrics/type",
															keyword: "type",
															params: { type: "array" },
															message: "must be array"
														};
														if (vErrors === null) vErrors = [err347];
														else vErrors.push(err347);
														errors++;
													}
												}
											} else {
												const err348 = {
													instancePath: instancePath + "/predicate/groups/" + i6 + "/groups/" + i7,
													schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/items/type",
													keyword: "type",
													params: { type: "object" },
													message: "must be object"
												};
												if (vErrors === null) vErrors = [err348];
												else vErrors.push(err348);
												errors++;
											}
										}
									} else {
										const err349 = {
											instancePath: instancePath + "/predicate/groups/" + i6 + "/groups",
											schemaPath: "#/properties/predicate/properties/groups/items/properties/groups/type",
											keyword: "type",
											params: { type: "array" },
											message: "must be array"
										};
										if (vErrors === null) vErrors = [err349];
										else vErrors.push(err349);
										errors++;
									}
								}
								if (data101.omitted !== void 0) {
									let data119 = data101.omitted;
									if (data119 && typeof data119 == "object" && !Array.isArray(data119)) {
										if (data119.groups === void 0) {
											const err350 = {
												instancePath: instancePath + "/predicate/groups/" + i6 + "/omitted",
												schemaPath: "#/properties/predicate/properties/groups/items/properties/omitted/required",
												keyword: "required",
												params: { missingProperty: "groups" },
												message: "must have required property 'groups'"
											};
											if (vErrors === null) vErrors = [err350];
											else vErrors.push(err350);
											errors++;
										}
										if (data119.rows === void 0) {
											const err351 = {
												instancePath: instancePath + "/predicate/groups/" + i6 + "/omitted",
												schemaPath: "#/properties/predicate/properties/groups/items/properties/omitted/required",
												keyword: "required",
												params: { missingProperty: "rows" },
												message: "must have required property 'rows'"
											};
											if (vErrors === null) vErrors = [err351];
											else vErrors.push(err351);
											errors++;
										}
										for (const key25 in data119) if (!(key25 === "groups" || key25 === "rows")) {
											const err352 = {
												instancePath: instancePath + "/predicate/groups/" + i6 + "/omitted",
												schemaPath: "#/properties/predicate/properties/groups/items/properties/omitted/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key25 },
												message: "must NOT have additional properties"
											};
											if (vErrors === null) vErrors = [err352];
											else vErrors.push(err352);
											errors++;
										}
										if (data119.groups !== void 0) {
											let data120 = data119.groups;
											if (!(typeof data120 == "number" && !(data120 % 1) && !isNaN(data120) && isFinite(data120))) {
												const err353 = {
													instancePath: instancePath + "/predicate/groups/" + i6 + "/omitted/groups",
													schemaPath: "#/properties/predicate/properties/groups/items/properties/omitted/properties/groups/type",
													keyword: "type",
													params: { type: "integer" },
													message: "must be integer"
												};
												if (vErrors === null) vErrors = [err353];
												else vErrors.push(err353);
												errors++;
											}
											if (typeof data120 == "number" && isFinite(data120)) {
												if (data120 < 0 || isNaN(data120)) {
													const err354 = {
														instancePath: instancePath + "/predicate/groups/" + i6 + "/omitted/groups",
														schemaPath: "#/properties/predicate/properties/groups/items/properties/omitted/properties/groups/minimum",
														keyword: "minimum",
														params: {
															comparison: ">=",
															limit: 0
														},
														message: "must be >= 0"
													};
													if (vErrors === null) vErrors = [err354];
													else vErrors.push(err354);
													errors++;
												}
											}
										}
										if (data119.rows !== void 0) {
											let data121 = data119.rows;
											if (!(typeof data121 == "number" && !(data121 % 1) && !isNaN(data121) && isFinite(data121))) {
												const err355 = {
													instancePath: instancePath + "/predicate/groups/" + i6 + "/omitted/rows",
													schemaPath: "#/properties/predicate/properties/groups/items/properties/omitted/properties/rows/type",
													keyword: "type",
													params: { type: "integer" },
													message: "must be integer"
												};
												if (vErrors === null) vErrors = [err355];
												else vErrors.push(err355);
												errors++;
											}
											if (typeof data121 == "number" && isFinite(data121)) {
												if (data121 < 0 || isNaN(data121)) {
													const err356 = {
														instancePath: instancePath + "/predicate/groups/" + i6 + "/omitted/rows",
														schemaPath: "#/properties/predicate/properties/groups/items/properties/omitted/properties/rows/minimum",
														keyword: "minimum",
														params: {
															comparison: ">=",
															limit: 0
														},
														message: "must be >= 0"
													};
													if (vErrors === null) vErrors = [err356];
													else vErrors.push(err356);
													errors++;
												}
											}
										}
									} else {
										const err357 = {
											instancePath: instancePath + "/predicate/groups/" + i6 + "/omitted",
											schemaPath: "#/properties/predicate/properties/groups/items/properties/omitted/type",
											keyword: "type",
											params: { type: "object" },
											message: "must be object"
										};
										if (vErrors === null) vErrors = [err357];
										else vErrors.push(err357);
										errors++;
									}
								}
								if (data101.gaps !== void 0) {
									let data122 = data101.gaps;
									if (Array.isArray(data122)) {
										if (data122.length > 10) {
											const err358 = {
												instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps",
												schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/maxItems",
												keyword: "maxItems",
												params: { limit: 10 },
												message: "must NOT have more than 10 items"
											};
											if (vErrors === null) vErrors = [err358];
											else vErrors.push(err358);
											errors++;
										}
										const len9 = data122.length;
										for (let i9 = 0; i9 < len9; i9++) {
											let data123 = data122[i9];
											if (data123 && typeof data123 == "object" && !Array.isArray(data123)) {
												if (data123.metric === void 0) {
													const err359 = {
														instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9,
														schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/required",
														keyword: "required",
														params: { missingProperty: "metric" },
														message: "must have required property 'metric'"
													};
													if (vErrors === null) vErrors = [err359];
													else vErrors.push(err359);
													errors++;
												}
												if (data123.value === void 0) {
													const err360 = {
														instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9,
														schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/required",
														keyword: "required",
														params: { missingProperty: "value" },
														message: "must have required property 'value'"
													};
													if (vErrors === null) vErrors = [err360];
													else vErrors.push(err360);
													errors++;
												}
												if (data123.interval === void 0) {
													const err361 = {
														instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9,
														schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/required",
														keyword: "required",
														params: { missingProperty: "interval" },
														message: "must have required property 'interval'"
													};
													if (vErrors === null) vErrors = [err361];
													else vErrors.push(err361);
													errors++;
												}
												if (data123.highest === void 0) {
													const err362 = {
														instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9,
														schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/required",
														keyword: "required",
														params: { missingProperty: "highest" },
														message: "must have required property 'highest'"
													};
													if (vErrors === null) vErrors = [err362];
													else vErrors.push(err362);
													errors++;
												}
												if (data123.lowest === void 0) {
													const err363 = {
														instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9,
														schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/required",
														keyword: "required",
														params: { missingProperty: "lowest" },
														message: "must have required property 'lowest'"
													};
													if (vErrors === null) vErrors = [err363];
													else vErrors.push(err363);
													errors++;
												}
												for (const key26 in data123) if (!(key26 === "metric" || key26 === "value" || key26 === "interval" || key26 === "ratio" || key26 === "highest" || key26 === "lowest" || key26 === "pValue" || key26 === "adjustedPValue")) {
													const err364 = {
														instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9,
														schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/additionalProperties",
														keyword: "additionalProperties",
														params: { additionalProperty: key26 },
														message: "must NOT have additional properties"
													};
													if (vErrors === null) vErrors = [err364];
													else vErrors.push(err364);
													errors++;
												}
												if (data123.metric !== void 0) {
													let data124 = data123.metric;
													if (typeof data124 === "string") {
														if (func2(data124) > 1e3) {
															const err365 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/metric",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/metric/maxLength",
																keyword: "maxLength",
																params: { limit: 1e3 },
																message: "must NOT have more than 1000 characters"
															};
															if (vErrors === null) vErrors = [err365];
															else vErrors.push(err365);
															errors++;
														}
														if (func2(data124) < 1) {
															const err366 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/metric",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/metric/minLength",
																keyword: "minLength",
																params: { limit: 1 },
																message: "must NOT have fewer than 1 characters"
															};
															if (vErrors === null) vErrors = [err366];
															else vErrors.push(err366);
															errors++;
														}
													} else {
														const err367 = {
															instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/metric",
															schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/metric/type",
															keyword: "type",
															params: { type: "string" },
															message: "must be string"
														};
														if (vErrors === null) vErrors = [err367];
														else vErrors.push(err367);
														errors++;
													}
												}
												if (data123.value !== void 0) {
													let data125 = data123.value;
													if (typeof data125 == "number" && isFinite(data125)) {
														if (data125 < 0 || isNaN(data125)) {
															const err368 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/value",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/value/minimum",
																keyword: "minimum",
																params: {
																	comparison: ">=",
																	limit: 0
																},
																message: "must be >= 0"
															};
															if (vErrors === null) vErrors = [err368];
															else vErrors.push(err368);
															errors++;
														}
													} else {
														const err369 = {
															instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/value",
															schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/value/type",
															keyword: "type",
															params: { type: "number" },
															message: "must be number"
														};
														if (vErrors === null) vErrors = [err369];
														else vErrors.push(err369);
														errors++;
													}
												}
												if (data123.interval !== void 0) {
													let data126 = data123.interval;
													if (data126 && typeof data126 == "object" && !Array.isArray(data126)) {
														if (data126.low === void 0) {
															const err370 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/interval",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/interval/required",
																keyword: "required",
																params: { missingProperty: "low" },
																message: "must have required property 'low'"
															};
															if (vErrors === null) vErrors = [err370];
															else vErrors.push(err370);
															errors++;
														}
														if (data126.high === void 0) {
															const err371 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/interval",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/interval/required",
																keyword: "required",
																params: { missingProperty: "high" },
																message: "must have required property 'high'"
															};
															if (vErrors === null) vErrors = [err371];
															else vErrors.push(err371);
															errors++;
														}
														if (data126.level === void 0) {
															const err372 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/interval",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/interval/required",
																keyword: "required",
																params: { missingProperty: "level" },
																message: "must have required property 'level'"
															};
															if (vErrors === null) vErrors = [err372];
															else vErrors.push(err372);
															errors++;
														}
														if (data126.method === void 0) {
															const err373 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/interval",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/interval/required",
																keyword: "required",
																params: { missingProperty: "method" },
																message: "must have required property 'method'"
															};
															if (vErrors === null) vErrors = [err373];
															else vErrors.push(err373);
															errors++;
														}
														for (const key27 in data126) if (!(key27 === "low" || key27 === "high" || key27 === "level" || key27 === "method")) {
															const err374 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/interval",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/interval/additionalProperties",
																keyword: "additionalProperties",
																params: { additionalProperty: key27 },
																message: "must NOT have additional properties"
															};
															if (vErrors === null) vErrors = [err374];
															else vErrors.push(err374);
															errors++;
														}
														if (data126.low !== void 0) {
															let data127 = data126.low;
															if (!(typeof data127 == "number" && isFinite(data127))) {
																const err375 = {
																	instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/interval/low",
																	schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/interval/properties/low/type",
																	keyword: "type",
																	params: { type: "number" },
																	message: "must be number"
																};
																if (vErrors === null) vErrors = [err375];
																else vErrors.push(err375);
																errors++;
															}
														}
														if (data126.high !== void 0) {
															let data128 = data126.high;
															if (!(typeof data128 == "number" && isFinite(data128))) {
																const err376 = {
																	instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/interval/high",
																	schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/interval/properties/high/type",
																	keyword: "type",
																	params: { type: "number" },
																	message: "must be number"
																};
																if (vErrors === null) vErrors = [err376];
																else vErrors.push(err376);
																errors++;
															}
														}
														if (data126.level !== void 0) {
															let data129 = data126.level;
															if (typeof data129 == "number" && isFinite(data129)) {
																if (data129 >= 1 || isNaN(data129)) {
																	const err377 = {
																		instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/interval/level",
																		schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/interval/properties/level/exclusiveMaximum",
																		keyword: "exclusiveMaximum",
																		params: {
																			comparison: "<",
																			limit: 1
																		},
																		message: "must be < 1"
																	};
																	if (vErrors === null) vErrors = [err377];
																	else vErrors.push(err377);
																	errors++;
																}
																if (data129 <= 0 || isNaN(data129)) {
																	const err378 = {
																		instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/interval/level",
																		schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/interval/properties/level/exclusiveMinimum",
																		keyword: "exclusiveMinimum",
																		params: {
																			comparison: ">",
																			limit: 0
																		},
																		message: "must be > 0"
																	};
																	if (vErrors === null) vErrors = [err378];
																	else vErrors.push(err378);
																	errors++;
																}
															} else {
																const err379 = {
																	instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/interval/level",
																	schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/interval/properties/level/type",
																	keyword: "type",
																	params: { type: "number" },
																	message: "must be number"
																};
																if (vErrors === null) vErrors = [err379];
																else vErrors.push(err379);
																errors++;
															}
														}
														if (data126.method !== void 0) {
															let data130 = data126.method;
															if (typeof data130 === "string") {
																if (func2(data130) > 1e3) {
																	const err380 = {
																		instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/interval/method",
																		schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/interval/properties/method/maxLength",
																		keyword: "maxLength",
																		params: { limit: 1e3 },
																		message: "must NOT have more than 1000 characters"
																	};
																	if (vErrors === null) vErrors = [err380];
																	else vErrors.push(err380);
																	errors++;
																}
																if (func2(data130) < 1) {
																	const err381 = {
																		instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/interval/method",
																		schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/interval/properties/method/minLength",
																		keyword: "minLength",
																		params: { limit: 1 },
																		message: "must NOT have fewer than 1 characters"
																	};
																	if (vErrors === null) vErrors = [err381];
																	else vErrors.push(err381);
																	errors++;
																}
															} else {
																const err382 = {
																	instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/interval/method",
																	schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/interval/properties/method/type",
																	keyword: "type",
																	params: { type: "string" },
																	message: "must be string"
																};
																if (vErrors === null) vErrors = [err382];
																else vErrors.push(err382);
																errors++;
															}
														}
													} else {
														const err383 = {
															instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/interval",
															schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/interval/type",
															keyword: "type",
															params: { type: "object" },
															message: "must be object"
														};
														if (vErrors === null) vErrors = [err383];
														else vErrors.push(err383);
														errors++;
													}
												}
												if (data123.ratio !== void 0) {
													let data131 = data123.ratio;
													if (data131 && typeof data131 == "object" && !Array.isArray(data131)) {
														if (data131.value === void 0) {
															const err384 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/required",
																keyword: "required",
																params: { missingProperty: "value" },
																message: "must have required property 'value'"
															};
															if (vErrors === null) vErrors = [err384];
															else vErrors.push(err384);
															errors++;
														}
														if (data131.interval === void 0) {
															const err385 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/required",
																keyword: "required",
																params: { missingProperty: "interval" },
																message: "must have required property 'interval'"
															};
															if (vErrors === null) vErrors = [err385];
															else vErrors.push(err385);
															errors++;
														}
														for (const key28 in data131) if (!(key28 === "value" || key28 === "interval")) {
															const err386 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/additionalProperties",
																keyword: "additionalProperties",
																params: { additionalProperty: key28 },
																message: "must NOT have additional properties"
															};
															if (vErrors === null) vErrors = [err386];
															else vErrors.push(err386);
															errors++;
														}
														if (data131.value !== void 0) {
															let data132 = data131.value;
															if (typeof data132 == "number" && isFinite(data132)) {
																if (data132 > 1 || isNaN(data132)) {
																	const err387 = {
																		instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio/value",
																		schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/properties/value/maximum",
																		keyword: "maximum",
																		params: {
																			comparison: "<=",
																			limit: 1
																		},
																		message: "must be <= 1"
																	};
																	if (vErrors === null) vErrors = [err387];
																	else vErrors.push(err387);
																	errors++;
																}
																if (data132 < 0 || isNaN(data132)) {
																	const err388 = {
																		instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio/value",
																		schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/properties/value/minimum",
																		keyword: "minimum",
																		params: {
																			comparison: ">=",
																			limit: 0
																		},
																		message: "must be >= 0"
																	};
																	if (vErrors === null) vErrors = [err388];
																	else vErrors.push(err388);
																	errors++;
																}
															} else {
																const err389 = {
																	instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio/value",
																	schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/properties/value/type",
																	keyword: "type",
																	params: { type: "number" },
																	message: "must be number"
																};
																if (vErrors === null) vErrors = [err389];
																else vErrors.push(err389);
																errors++;
															}
														}
														if (data131.interval !== void 0) {
															let data133 = data131.interval;
															if (data133 && typeof data133 == "object" && !Array.isArray(data133)) {
																if (data133.low === void 0) {
																	const err390 = {
																		instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio/interval",
																		schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/properties/interval/required",
																		keyword: "required",
																		params: { missingProperty: "low" },
																		message: "must have required property 'low'"
																	};
																	if (vErrors === null) vErrors = [err390];
																	else vErrors.push(err390);
																	errors++;
																}
																if (data133.high === void 0) {
																	const err391 = {
																		instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio/interval",
																		schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/properties/interval/required",
																		keyword: "required",
																		params: { missingProperty: "high" },
																		message: "must have required property 'high'"
																	};
																	if (vErrors === null) vErrors = [err391];
																	else vErrors.push(err391);
																	errors++;
																}
																if (data133.level === void 0) {
																	const err392 = {
																		instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio/interval",
																		schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/properties/interval/required",
																		keyword: "required",
																		params: { missingProperty: "level" },
																		message: "must have required property 'level'"
																	};
																	if (vErrors === null) vErrors = [err392];
																	else vErrors.push(err392);
																	errors++;
																}
																if (data133.method === void 0) {
																	const err393 = {
																		instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio/interval",
																		schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/properties/interval/required",
																		keyword: "required",
																		params: { missingProperty: "method" },
																		message: "must have required property 'method'"
																	};
																	if (vErrors === null) vErrors = [err393];
																	else vErrors.push(err393);
																	errors++;
																}
																for (const key29 in data133) if (!(key29 === "low" || key29 === "high" || key29 === "level" || key29 === "method")) {
																	const err394 = {
																		instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio/interval",
																		schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/properties/interval/additionalProperties",
																		keyword: "additionalProperties",
																		params: { additionalProperty: key29 },
																		message: "must NOT have additional properties"
																	};
																	if (vErrors === null) vErrors = [err394];
																	else vErrors.push(err394);
																	errors++;
																}
																if (data133.low !== void 0) {
																	let data134 = data133.low;
																	if (!(typeof data134 == "number" && isFinite(data134))) {
																		const err395 = {
																			instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio/interval/low",
																			schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/properties/interval/properties/low/type",
																			keyword: "type",
																			params: { type: "number" },
																			message: "must be number"
																		};
																		if (vErrors === null) vErrors = [err395];
																		else vErrors.push(err395);
																		errors++;
																	}
																}
																if (data133.high !== void 0) {
																	let data135 = data133.high;
																	if (!(typeof data135 == "number" && isFinite(data135))) {
																		const err396 = {
																			instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio/interval/high",
																			schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/properties/interval/properties/high/type",
																			keyword: "type",
																			params: { type: "number" },
																			message: "must be number"
																		};
																		if (vErrors === null) vErrors = [err396];
																		else vErrors.push(err396);
																		errors++;
																	}
																}
																if (data133.level !== void 0) {
																	let data136 = data133.level;
																	if (typeof data136 == "number" && isFinite(data136)) {
																		if (data136 >= 1 || isNaN(data136)) {
																			const err397 = {
																				instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio/interval/level",
																				schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/properties/interval/properties/level/exclusiveMaximum",
																				keyword: "exclusiveMaximum",
																				params: {
																					comparison: "<",
																					limit: 1
																				},
																				message: "must be < 1"
																			};
																			if (vErrors === null) vErrors = [err397];
																			else vErrors.push(err397);
																			errors++;
																		}
																		if (data136 <= 0 || isNaN(data136)) {
																			const err398 = {
																				instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio/interval/level",
																				schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/properties/interval/properties/level/exclusiveMinimum",
																				keyword: "exclusiveMinimum",
																				params: {
																					comparison: ">",
																					limit: 0
																				},
																				message: "must be > 0"
																			};
																			if (vErrors === null) vErrors = [err398];
																			else vErrors.push(err398);
																			errors++;
																		}
																	} else {
																		const err399 = {
																			instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio/interval/level",
																			schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/properties/interval/properties/level/type",
																			keyword: "type",
																			params: { type: "number" },
																			message: "must be number"
																		};
																		if (vErrors === null) vErrors = [err399];
																		else vErrors.push(err399);
																		errors++;
																	}
																}
																if (data133.method !== void 0) {
																	let data137 = data133.method;
																	if (typeof data137 === "string") {
																		if (func2(data137) > 1e3) {
																			const err400 = {
																				instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio/interval/method",
																				schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/properties/interval/properties/method/maxLength",
																				keyword: "maxLength",
																				params: { limit: 1e3 },
																				message: "must NOT have more than 1000 characters"
																			};
																			if (vErrors === null) vErrors = [err400];
																			else vErrors.push(err400);
																			errors++;
																		}
																		if (func2(data137) < 1) {
																			const err401 = {
																				instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio/interval/method",
																				schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/properties/interval/properties/method/minLength",
																				keyword: "minLength",
																				params: { limit: 1 },
																				message: "must NOT have fewer than 1 characters"
																			};
																			if (vErrors === null) vErrors = [err401];
																			else vErrors.push(err401);
																			errors++;
																		}
																	} else {
																		const err402 = {
																			instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio/interval/method",
																			schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/properties/interval/properties/method/type",
																			keyword: "type",
																			params: { type: "string" },
																			message: "must be string"
																		};
																		if (vErrors === null) vErrors = [err402];
																		else vErrors.push(err402);
																		errors++;
																	}
																}
															} else {
																const err403 = {
																	instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio/interval",
																	schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/properties/interval/type",
																	keyword: "type",
																	params: { type: "object" },
																	message: "must be object"
																};
																if (vErrors === null) vErrors = [err403];
																else vErrors.push(err403);
																errors++;
															}
														}
													} else {
														const err404 = {
															instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/ratio",
															schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/ratio/type",
															keyword: "type",
															params: { type: "object" },
															message: "must be object"
														};
														if (vErrors === null) vErrors = [err404];
														else vErrors.push(err404);
														errors++;
													}
												}
												if (data123.highest !== void 0) {
													let data138 = data123.highest;
													if (typeof data138 === "string") {
														if (func2(data138) > 200) {
															const err405 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/highest",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/highest/maxLength",
																keyword: "maxLength",
																params: { limit: 200 },
																message: "must NOT have more than 200 characters"
															};
															if (vErrors === null) vErrors = [err405];
															else vErrors.push(err405);
															errors++;
														}
													} else {
														const err406 = {
															instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/highest",
															schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/highest/type",
															keyword: "type",
															params: { type: "string" },
															message: "must be string"
														};
														if (vErrors === null) vErrors = [err406];
														else vErrors.push(err406);
														errors++;
													}
												}
												if (data123.lowest !== void 0) {
													let data139 = data123.lowest;
													if (typeof data139 === "string") {
														if (func2(data139) > 200) {
															const err407 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/lowest",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/lowest/maxLength",
																keyword: "maxLength",
																params: { limit: 200 },
																message: "must NOT have more than 200 characters"
															};
															if (vErrors === null) vErrors = [err407];
															else vErrors.push(err407);
															errors++;
														}
													} else {
														const err408 = {
															instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/lowest",
															schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/lowest/type",
															keyword: "type",
															params: { type: "string" },
															message: "must be string"
														};
														if (vErrors === null) vErrors = [err408];
														else vErrors.push(err408);
														errors++;
													}
												}
												if (data123.pValue !== void 0) {
													let data140 = data123.pValue;
													if (typeof data140 == "number" && isFinite(data140)) {
														if (data140 > 1 || isNaN(data140)) {
															const err409 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/pValue",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/pValue/maximum",
																keyword: "maximum",
																params: {
																	comparison: "<=",
																	limit: 1
																},
																message: "must be <= 1"
															};
															if (vErrors === null) vErrors = [err409];
															else vErrors.push(err409);
															errors++;
														}
														if (data140 < 0 || isNaN(data140)) {
															const err410 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/pValue",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/pValue/minimum",
																keyword: "minimum",
																params: {
																	comparison: ">=",
																	limit: 0
																},
																message: "must be >= 0"
															};
															if (vErrors === null) vErrors = [err410];
															else vErrors.push(err410);
															errors++;
														}
													} else {
														const err411 = {
															instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/pValue",
															schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/pValue/type",
															keyword: "type",
															params: { type: "number" },
															message: "must be number"
														};
														if (vErrors === null) vErrors = [err411];
														else vErrors.push(err411);
														errors++;
													}
												}
												if (data123.adjustedPValue !== void 0) {
													let data141 = data123.adjustedPValue;
													if (typeof data141 == "number" && isFinite(data141)) {
														if (data141 > 1 || isNaN(data141)) {
															const err412 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/adjustedPValue",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/adjustedPValue/maximum",
																keyword: "maximum",
																params: {
																	comparison: "<=",
																	limit: 1
																},
																message: "must be <= 1"
															};
															if (vErrors === null) vErrors = [err412];
															else vErrors.push(err412);
															errors++;
														}
														if (data141 < 0 || isNaN(data141)) {
															const err413 = {
																instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/adjustedPValue",
																schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/adjustedPValue/minimum",
																keyword: "minimum",
																params: {
																	comparison: ">=",
																	limit: 0
																},
																message: "must be >= 0"
															};
															if (vErrors === null) vErrors = [err413];
															else vErrors.push(err413);
															errors++;
														}
													} else {
														const err414 = {
															instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9 + "/adjustedPValue",
															schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/properties/adjustedPValue/type",
															keyword: "type",
															params: { type: "number" },
															message: "must be number"
														};
														if (vErrors === null) vErrors = [err414];
														else vErrors.push(err414);
														errors++;
													}
												}
											} else {
												const err415 = {
													instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps/" + i9,
													schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/items/type",
													keyword: "type",
													params: { type: "object" },
													message: "must be object"
												};
												if (vErrors === null) vErrors = [err415];
												else vErrors.push(err415);
												errors++;
											}
										}
									} else {
										const err416 = {
											instancePath: instancePath + "/predicate/groups/" + i6 + "/gaps",
											schemaPath: "#/properties/predicate/properties/groups/items/properties/gaps/type",
											keyword: "type",
											params: { type: "array" },
											message: "must be array"
										};
										if (vErrors === null) vErrors = [err416];
										else vErrors.push(err416);
										errors++;
									}
								}
							} else {
								const err417 = {
									instancePath: instancePath + "/predicate/groups/" + i6,
									schemaPath: "#/properties/predicate/properties/groups/items/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								};
								if (vErrors === null) vErrors = [err417];
								else vErrors.push(err417);
								errors++;
							}
						}
					} else {
						const err418 = {
							instancePath: instancePath + "/predicate/groups",
							schemaPath: "#/properties/predicate/properties/groups/type",
							keyword: "type",
							params: { type: "array" },
							message: "must be array"
						};
						if (vErrors === null) vErrors = [err418];
						else vErrors.push(err418);
						errors++;
					}
				}
			} else {
				const err419 = {
					instancePath: instancePath + "/predicate",
					schemaPath: "#/properties/predicate/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object"
				};
				if (vErrors === null) vErrors = [err419];
				else vErrors.push(err419);
				errors++;
			}
		}
	} else {
		const err420 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err420];
		else vErrors.push(err420);
		errors++;
	}
	validate11.errors = vErrors;
	return errors === 0;
}

/** Evidence is numbers and facts, never a pass or fail. in-toto Statement v1 with one subject: the model's manifest. */
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
const TEST_PREDICATE_TYPE = "urn:assay:evidence:test:v1";
const DRIFT_PREDICATE_TYPE = "urn:assay:evidence:drift:v1";
/** Where actions write evidence, and the prefix of the artifact that carries it. */
const EVIDENCE_FOLDER = ".assay/evidence";
const EVIDENCE_ARTIFACT_PREFIX = "assay-evidence";
const subject = {
	type: "array",
	minItems: 1,
	maxItems: 1,
	items: {
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
	}
};
const testStatementSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay test evidence",
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
		subject,
		predicateType: { const: TEST_PREDICATE_TYPE },
		predicate: testPredicateSchema
	}
};
const driftStatementSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay drift evidence",
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
		subject,
		predicateType: { const: DRIFT_PREDICATE_TYPE },
		predicate: driftPredicateSchema
	}
};
compiled.set(driftStatementSchema, driftStatementSchema$1);
compiled.set(testStatementSchema, testStatementSchema$1);

/** The z of a two-sided interval with coverage `level` in (0, 1): 1.96 at 0.95. */
function twoSidedZ(level) {
	return normalQuantile(.5 + level / 2);
}
/**
* Score interval for k successes in n trials (E. B. Wilson, JASA 22, 1927). Without trials nothing is known: [0, 1].
*/
function wilsonInterval(k, n, level) {
	if (n === 0) return {
		low: 0,
		high: 1
	};
	const z2 = twoSidedZ(level) ** 2;
	const share = k / n;
	const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
	const half = Math.sqrt(z2) * Math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n);
	return {
		low: k === 0 ? 0 : Math.max(0, centre - half),
		high: k === n ? 1 : Math.min(1, centre + half)
	};
}

/** Row numbers in rising order of their values; equal values keep their order. */
function sortedOrder(values) {
	const order = new Int32Array(values.length);
	for (let row = 0; row < order.length; row++) order[row] = row;
	return order.sort((i, j) => values[i] - values[j]);
}
/**
* Area under the ROC curve with the structural components of DeLong et al. (Biometrics 44, 1988) by midranks
* (Sun and Xu, IEEE Signal Processing Letters 21, 2014), O(n log n). `positive` is 1 where the row is positive.
* Both kinds of rows must be present.
*/
function aucParts(positive, scores) {
	const order = sortedOrder(scores);
	const placements = new Float64Array(scores.length);
	const positives = countOnes(positive);
	const negatives = scores.length - positives;
	let below = {
		positives: 0,
		negatives: 0
	};
	let sum = 0;
	for (let start = 0; start < order.length;) {
		const tie = tieFrom(start, order, scores);
		let tied = 0;
		for (let i = start; i < tie; i++) tied += positive[order[i]];
		const others = tie - start - tied;
		for (let i = start; i < tie; i++) {
			const row = order[i];
			placements[row] = positive[row] === 1 ? (below.negatives + others / 2) / negatives : 1 - (below.positives + tied / 2) / positives;
		}
		sum += tied * (below.negatives + others / 2);
		below = {
			positives: below.positives + tied,
			negatives: below.negatives + others
		};
		start = tie;
	}
	return {
		auc: sum / positives / negatives,
		positives,
		negatives,
		placements
	};
}
/** Covariance of two AUCs measured on the same rows (the variance, when both are the same); 0 for fewer than 2 rows a kind. */
function aucCovariance(positive, a, b) {
	let s10 = 0;
	let s01 = 0;
	for (let row = 0; row < positive.length; row++) {
		const product = (a.placements[row] - a.auc) * (b.placements[row] - b.auc);
		if (positive[row] === 1) s10 += product;
		else s01 += product;
	}
	const { positives: m, negatives: n } = a;
	return (m > 1 ? s10 / (m - 1) / m : 0) + (n > 1 ? s01 / (n - 1) / n : 0);
}
/**
* Interval of an AUC from its variance on the logit scale, which stays inside (0, 1) and covers better than the plain
* one near 1 (Pepe, "The Statistical Evaluation of Medical Tests", 2003, section 5.2). At 0 or 1 it has no width.
*/
function aucInterval(auc, variance, level) {
	if (auc <= 0 || auc >= 1) return {
		low: auc,
		high: auc
	};
	const logit = Math.log(auc / (1 - auc));
	const half = twoSidedZ(level) * Math.sqrt(variance) / (auc * (1 - auc));
	return {
		low: 1 / (1 + Math.exp(half - logit)),
		high: 1 / (1 + Math.exp(-half - logit))
	};
}
function tieFrom(start, order, scores) {
	const value = scores[order[start]];
	let end = start + 1;
	while (end < order.length && scores[order[end]] === value) end++;
	return end;
}
function countOnes(values) {
	let count = 0;
	for (let i = 0; i < values.length; i++) count += values[i];
	return count;
}

/** The members most metrics share; a family's entries override what differs. */
const SCORE = {
	direction: "higher",
	unit: "score",
	domain: [0, 1],
	tolerance: {
		kind: "absolute",
		size: .01
	},
	needs: "every-class",
	interval: "bca",
	comparison: "bca"
};

/** Rows listed before the first: vanishes in the first sum, and saves the hot loop a branch that is hard to predict. */
const ALMOST_NONE = 1e-300;
/** A row of the list in one integer, because this loop is the bootstrap's longest: unit, label bit, end-of-tie bit. */
const UNIT_SHIFT = 2;
const LAST_OF_TIE = 1;
/** Area under the precision-recall curve as a sum of steps, without interpolation, as in scikit-learn. */
const AVERAGE_PRECISION = {
	metrics: [{
		...SCORE,
		name: "average_precision",
		title: "Average precision",
		tasks: ["binary"],
		describe: "Mean precision over the positive rows, ranked by score: how pure the top of the list is."
	}],
	prepare: prepareAveragePrecision
};
/** Rows from the highest score down; tied scores enter the list together. */
function prepareAveragePrecision(rows, units) {
	if (rows.kind !== "binary") return (_, out) => out.fill(NaN);
	const { scores, labels } = rows;
	const order = sortedOrder(scores).reverse();
	const packed = order.map((row, i) => {
		const lastOfTie = scores[row] === scores[order[i + 1] ?? -1] ? 0 : LAST_OF_TIE;
		return units.of[row] << UNIT_SHIFT | labels[row] << 1 | lastOfTie;
	});
	return (weights, out) => {
		let hits = 0;
		let counted = 0;
		let listed = ALMOST_NONE;
		let area = 0;
		for (let i = 0; i < packed.length; i++) {
			const entry = packed[i];
			const weight = weights[entry >> UNIT_SHIFT];
			listed += weight;
			hits += weight * (entry >> 1 & 1);
			if ((entry & LAST_OF_TIE) !== 0) {
				area += (hits - counted) * (hits / listed);
				counted = hits;
			}
		}
		out[0] = hits > 0 ? area / hits : NaN;
	};
}

const CLASSIFICATION = ["binary", "multiclass"];
const BINARY = ["binary"];
const PROPORTION = {
	...SCORE,
	unit: "share",
	interval: "wilson",
	comparison: "mcnemar"
};
/** Metrics of the decided class: the positive class from the threshold up, or the most probable class. */
const DECISIONS = {
	metrics: [
		{
			...PROPORTION,
			name: "accuracy",
			title: "Accuracy",
			tasks: CLASSIFICATION,
			needs: "nothing",
			describe: "Share of rows decided right."
		},
		{
			...SCORE,
			name: "balanced_accuracy",
			title: "Balanced accuracy",
			tasks: CLASSIFICATION,
			describe: "Mean over the classes of the share of their rows decided right."
		},
		{
			...PROPORTION,
			name: "precision",
			title: "Precision",
			tasks: BINARY,
			comparison: "bca",
			describe: "Share of the rows decided positive that are positive; 0 when none is decided positive."
		},
		{
			...PROPORTION,
			name: "recall",
			title: "Recall",
			tasks: BINARY,
			describe: "Share of the positive rows that are decided positive."
		},
		{
			...PROPORTION,
			name: "specificity",
			title: "Specificity",
			tasks: BINARY,
			describe: "Share of the negative rows that are decided negative."
		},
		{
			...SCORE,
			name: "f1",
			title: "F1",
			tasks: BINARY,
			describe: "Harmonic mean of precision and recall."
		},
		{
			...SCORE,
			name: "mcc",
			title: "Matthews correlation",
			tasks: BINARY,
			domain: [-1, 1],
			describe: "Correlation of decision and truth; 0 is chance, and 0 when all rows get one decision."
		},
		{
			...SCORE,
			name: "macro_f1",
			title: "Macro F1",
			tasks: ["multiclass"],
			needs: "nothing",
			describe: "Mean of the classes’ F1, over the classes that occur in truth or decision."
		}
	],
	prepare: prepareDecisions
};
/** The decided class per row: 1 is positive for a binary task, ties go to the first class. */
function decide(rows) {
	switch (rows.kind) {
		case "binary": return Int32Array.from(rows.scores, (score) => score >= rows.threshold ? 1 : 0);
		case "multiclass": {
			const { probabilities, classes } = rows;
			return Int32Array.from(rows.labels, (_, row) => mostProbable(probabilities, row * classes.length, classes.length));
		}
		case "regression": return /* @__PURE__ */ new Int32Array(0);
		default: return rows;
	}
}
/** Rows a proportion metric is about (all, the positive, the negative, those decided positive) and whether each was decided right. */
function trials(metric, rows, decided) {
	const right = (row) => decided[row] === rows.labels[row];
	switch (metric) {
		case "recall": return (row) => rows.labels[row] === 1 ? right(row) : void 0;
		case "specificity": return (row) => rows.labels[row] === 0 ? right(row) : void 0;
		case "precision": return (row) => decided[row] === 1 ? right(row) : void 0;
		default: return right;
	}
}
/** Successes and trials of a proportion metric. */
function shareOf(metric, rows) {
	const decided = decide(rows);
	const trial = trials(metric, rows, decided);
	let [k, n] = [0, 0];
	for (let row = 0; row < decided.length; row++) {
		const success = trial(row);
		if (success !== void 0) n++;
		if (success) k++;
	}
	return {
		k,
		n
	};
}
function mostProbable(probabilities, start, size) {
	let best = 0;
	for (let k = 1; k < size; k++) if (probabilities[start + k] > probabilities[start + best]) best = k;
	return best;
}
function prepareDecisions(rows, units) {
	const size = rows.kind === "multiclass" ? rows.classes.length : 2;
	const cells = size * size;
	const decided = decide(rows);
	const { unit, cell, count } = countRuns(Float64Array.from(decided, (to, row) => units.of[row] * cells + rows.labels[row] * size + to).sort(), cells);
	const table = new Float64Array(cells);
	return (weights, out) => {
		table.fill(0);
		for (let i = 0; i < cell.length; i++) table[cell[i]] += weights[unit[i]] * count[i];
		writeScores(table, size, out);
	};
}
/** Rows per unit and cell of the confusion table, only where there are any. */
function countRuns(keys, cells) {
	const [unit, cell, count] = [
		[],
		[],
		[]
	];
	for (let start = 0; start < keys.length;) {
		const key = keys[start];
		let end = start + 1;
		while (end < keys.length && keys[end] === key) end++;
		unit.push(Math.floor(key / cells));
		cell.push(key % cells);
		count.push(end - start);
		start = end;
	}
	return {
		unit: Int32Array.from(unit),
		cell: Int32Array.from(cell),
		count: Int32Array.from(count)
	};
}
/** In the order of `DECISIONS.metrics`. Rows of the table are the truth, columns the decision. */
function writeScores(table, size, out) {
	const perClass = classScores(table, size);
	const [tn, fp, fn, tp] = table;
	const spread = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn);
	out[0] = perClass.right / perClass.total;
	out[1] = perClass.recall;
	out[2] = tp + fp > 0 ? tp / (tp + fp) : 0;
	out[3] = tp / (tp + fn);
	out[4] = tn / (tn + fp);
	out[5] = tp + fn > 0 ? 2 * tp / (2 * tp + fp + fn) : NaN;
	out[6] = tp + fn > 0 && tn + fp > 0 ? mccOf({
		tn,
		fp,
		fn,
		tp
	}, spread) : NaN;
	out[7] = perClass.f1;
}
function mccOf({ tn, fp, fn, tp }, spread) {
	return spread > 0 ? (tp * tn - fp * fn) / Math.sqrt(spread) : 0;
}
/** Sums over classes; recall is averaged over the classes that occur, F1 over those that occur or are decided. */
function classScores(table, size) {
	let [total, right, recalls, occurring, f1s, seen] = [
		0,
		0,
		0,
		0,
		0,
		0
	];
	for (let k = 0; k < size; k++) {
		const hit = table[k * size + k];
		let [truth, decided] = [0, 0];
		for (let j = 0; j < size; j++) {
			truth += table[k * size + j];
			decided += table[j * size + k];
		}
		total += truth;
		right += hit;
		if (truth > 0) {
			recalls += hit / truth;
			occurring++;
		}
		if (truth + decided > 0) {
			f1s += 2 * hit / (truth + decided);
			seen++;
		}
	}
	return {
		total,
		right,
		recall: recalls / occurring,
		f1: f1s / seen
	};
}

/** Probabilities are kept this far from 0 and 1 before the logarithm, so that one sure mistake costs 34.5 and not infinity. */
const LOG_LOSS_CLIP = 1e-15;
const LOSS = {
	...SCORE,
	direction: "lower",
	needs: "nothing",
	domain: [0, Number.POSITIVE_INFINITY],
	tolerance: {
		kind: "relative",
		size: .02
	}
};
/** Metrics that are the mean of a loss per row. */
const LOSSES = {
	metrics: [
		{
			...LOSS,
			name: "log_loss",
			title: "Log loss",
			tasks: ["binary", "multiclass"],
			unit: "nats",
			domain: [0, -Math.log(LOG_LOSS_CLIP)],
			describe: "Mean of -ln(probability given to the true class), probabilities clipped to [1e-15, 1 - 1e-15]."
		},
		{
			...LOSS,
			name: "brier",
			title: "Brier score",
			tasks: ["binary"],
			domain: [0, 1],
			describe: "Mean squared distance of the probability from the truth (0 or 1)."
		},
		{
			...LOSS,
			name: "mae",
			title: "Mean absolute error",
			tasks: ["regression"],
			unit: "target",
			describe: "Mean distance of the prediction from the truth."
		},
		{
			...LOSS,
			name: "mape",
			title: "Mean absolute percentage error",
			tasks: ["regression"],
			needs: "no-zero",
			unit: "share",
			describe: "Mean distance of the prediction from the truth as a share of the truth."
		}
	],
	prepare: prepareLosses
};
function prepareLosses(rows, units) {
	const sums = rowLosses(rows).map((loss) => loss && sumPerUnit(units, loss));
	const sizes = sumPerUnit(units, () => 1);
	return (weights, out) => {
		const total = weigh(weights, sizes);
		for (let i = 0; i < sums.length; i++) {
			const sum = sums[i];
			out[i] = sum ? weigh(weights, sum) / total : NaN;
		}
	};
}
/** Loss per row of each metric of the family; none where the metric is not of the task. */
function rowLosses(rows) {
	const none = void 0;
	switch (rows.kind) {
		case "binary": {
			const { labels, scores } = rows;
			const ofTruth = (row) => {
				const score = scores[row];
				return labels[row] === 1 ? score : 1 - score;
			};
			return [
				(row) => logLoss(ofTruth(row)),
				(row) => (1 - ofTruth(row)) ** 2,
				none,
				none
			];
		}
		case "multiclass": {
			const { labels, probabilities, classes } = rows;
			const ofTruth = (row) => probabilities[row * classes.length + labels[row]];
			return [
				(row) => logLoss(ofTruth(row)),
				none,
				none,
				none
			];
		}
		case "regression": {
			const { labels, values } = rows;
			const distance = (row) => Math.abs(values[row] - labels[row]);
			return [
				none,
				none,
				distance,
				(row) => distance(row) / Math.abs(labels[row])
			];
		}
		default: return rows;
	}
}
function logLoss(probability) {
	return -Math.log(Math.min(.999999999999999, Math.max(LOG_LOSS_CLIP, probability)));
}
/** Sum of a value over the rows of each unit, compensated (Neumaier) so that a million rows lose no digits. */
function sumPerUnit(units, value) {
	const sums = new Float64Array(units.count);
	const rests = new Float64Array(units.count);
	for (let row = 0; row < units.of.length; row++) {
		const unit = units.of[row];
		const next = value(row);
		const before = sums[unit];
		const after = before + next;
		const lost = Math.abs(before) >= Math.abs(next) ? before - after + next : next - after + before;
		rests[unit] += lost;
		sums[unit] = after;
	}
	return sums.map((sum, unit) => sum + rests[unit]);
}
/** Sum of the units' sums, each as often as it was drawn. */
function weigh(weights, sums) {
	let total = 0;
	for (let unit = 0; unit < sums.length; unit++) total += weights[unit] * sums[unit];
	return total;
}

/** The median distance from the truth: what a typical row sees, whatever the worst rows do. */
const MEDIAN_ERROR = {
	metrics: [{
		...SCORE,
		name: "median_absolute_error",
		title: "Median absolute error",
		tasks: ["regression"],
		direction: "lower",
		unit: "target",
		domain: [0, Number.POSITIVE_INFINITY],
		tolerance: {
			kind: "relative",
			size: .02
		},
		needs: "nothing",
		describe: "Half of the rows are closer to the truth than this."
	}],
	prepare: prepareMedianError
};
function prepareMedianError(rows, units) {
	if (rows.kind !== "regression") return (_, out) => out.fill(NaN);
	const errors = rows.values.map((value, row) => Math.abs(value - rows.labels[row]));
	const order = sortedOrder(errors);
	const sorted = errors.slice().sort();
	const unit = order.map((row) => units.of[row]);
	const sizes = sumPerUnit(units, () => 1);
	return (weights, out) => {
		const half = weigh(weights, sizes) / 2;
		let below = 0;
		let i = 0;
		while (i < unit.length && below + weights[unit[i]] < half) below += weights[unit[i++]];
		const exactHalf = below + weights[unit[i]] === half;
		let next = i;
		if (exactHalf) do
			next++;
		while (weights[unit[next]] === 0);
		out[0] = (sorted[i] + sorted[next]) / 2;
	};
}

/** Area under the ROC curve; with several classes the plain mean of one-against-the-rest over the classes. */
const ROC_AUC = {
	...SCORE,
	name: "roc_auc",
	title: "ROC AUC",
	tasks: ["binary", "multiclass"],
	interval: "delong",
	comparison: "delong",
	describe: "Chance that a random positive row scores above a random negative row; with several classes the mean over them."
};
/** The AUC of classification rows in which every class occurs. */
function measureAuc(rows) {
	const parts = onePerClass(rows).map(({ positive, scores }) => aucParts(positive, scores));
	return {
		value: parts.reduce((sum, part) => sum + part.auc, 0) / parts.length,
		parts
	};
}
/** Variance of an AUC or, with a second model on the same rows, of the first minus the second. */
function aucVariance(rows, first, second) {
	if (rows.kind === "binary") return binaryVariance(rows.labels, first.parts[0], second?.parts[0]);
	const own = influence(rows, first);
	const other = second ? influence(rows, second) : new Float64Array(own.length);
	return own.reduce((sum, value, row) => sum + (value - other[row]) ** 2, 0) * own.length / (own.length - 1);
}
function binaryVariance(positive, first, second) {
	if (!first) return 0;
	const own = aucCovariance(positive, first, first);
	if (!second) return own;
	return Math.max(0, own + aucCovariance(positive, second, second) - 2 * aucCovariance(positive, first, second));
}
function onePerClass(rows) {
	switch (rows.kind) {
		case "binary": return [{
			positive: rows.labels,
			scores: rows.scores
		}];
		case "multiclass": return rows.classes.map((_, k) => againstTheRest(rows, k));
		case "regression": return [];
		default: return rows;
	}
}
function againstTheRest({ labels, probabilities, classes }, k) {
	const positive = new Uint8Array(labels.length);
	const scores = new Float64Array(labels.length);
	for (let row = 0; row < labels.length; row++) {
		positive[row] = labels[row] === k ? 1 : 0;
		scores[row] = probabilities[row * classes.length + k];
	}
	return {
		positive,
		scores
	};
}
/** How much each row moves the mean AUC: the DeLong components of all classes added up, centred on 0. */
function influence(rows, { parts }) {
	const moved = new Float64Array(rows.labels.length);
	for (const [k, { placements, auc, positives, negatives }] of parts.entries()) for (let row = 0; row < moved.length; row++) {
		const share = rows.labels[row] === k ? positives : negatives;
		moved[row] += (placements[row] - auc) / share / parts.length;
	}
	return moved;
}

/** Metrics of the squared error of a regression. */
const SQUARED_ERRORS = {
	metrics: [{
		...SCORE,
		name: "rmse",
		title: "Root mean squared error",
		tasks: ["regression"],
		direction: "lower",
		unit: "target",
		domain: [0, Number.POSITIVE_INFINITY],
		tolerance: {
			kind: "relative",
			size: .02
		},
		needs: "nothing",
		describe: "Root of the mean squared distance of the prediction from the truth: large errors weigh more."
	}, {
		...SCORE,
		name: "r2",
		title: "R²",
		tasks: ["regression"],
		domain: [Number.NEGATIVE_INFINITY, 1],
		needs: "spread",
		describe: "Share of the target’s variance that the model explains; 0 is the mean, below 0 is worse than the mean."
	}],
	prepare: prepareSquaredErrors
};
/** The target is centred before it is squared, so that a large mean costs no digits. */
function prepareSquaredErrors(rows, units) {
	if (rows.kind !== "regression") return (_, out) => out.fill(NaN);
	const { labels, values } = rows;
	const label = (row) => labels[row];
	const mean = labels.reduce((sum, value) => sum + value / labels.length, 0);
	const errors = sumPerUnit(units, (row) => (values[row] - label(row)) ** 2);
	const centred = sumPerUnit(units, (row) => label(row) - mean);
	const squares = sumPerUnit(units, (row) => (label(row) - mean) ** 2);
	const sizes = sumPerUnit(units, () => 1);
	/** Below this a resample's target is constant but for rounding. */
	const floor = 1e-12 * weigh(ones(units.count), squares) / labels.length;
	return (weights, out) => {
		const total = weigh(weights, sizes);
		const error = weigh(weights, errors) / total;
		const variance = weigh(weights, squares) / total - (weigh(weights, centred) / total) ** 2;
		out[0] = Math.sqrt(error);
		out[1] = variance > floor ? 1 - error / variance : NaN;
	};
}
function ones(count) {
	return new Uint16Array(count).fill(1);
}

/** Families that can be evaluated on resampled rows. A new metric is one entry in its family, a new family one entry here. */
const FAMILIES = [
	DECISIONS,
	LOSSES,
	SQUARED_ERRORS,
	AVERAGE_PRECISION,
	MEDIAN_ERROR
];
/** Every metric by its name: the one registry that configuration, scoring, comparison and report read. */
const METRICS = new Map([ROC_AUC, ...FAMILIES.flatMap((family) => family.metrics)].map((metric) => [metric.name, metric]));
const DEFAULTS = {
	binary: [
		"roc_auc",
		"log_loss",
		"accuracy"
	],
	multiclass: [
		"accuracy",
		"macro_f1",
		"log_loss"
	],
	regression: [
		"mae",
		"rmse",
		"r2"
	]
};
/** The metrics that are measured when the configuration names none. */
function defaultMetrics(task) {
	return [...DEFAULTS[task]];
}
/** Names of all metrics of a task, for configuration hints. */
function metricNames(task) {
	return [...METRICS.values()].filter((metric) => metric.tasks.includes(task)).map((metric) => metric.name);
}
function isMetricOf(name, task) {
	return METRICS.get(name)?.tasks.includes(task) ?? false;
}
/** Size under which a change from the champion's value counts as equal, in the metric's own unit. */
function toleranceOf(metric, championValue) {
	const { kind, size } = metric.tolerance;
	return kind === "absolute" ? size : size * Math.abs(championValue);
}

export { placeError as C, configPlace as S, EVIDENCE_FOLDER as _, metricNames as a, driftStatementSchema as b, measureAuc as c, trials as d, aucInterval as f, EVIDENCE_ARTIFACT_PREFIX as g, DRIFT_PREDICATE_TYPE as h, isMetricOf as i, decide as l, wilsonInterval as m, METRICS as n, toleranceOf as o, twoSidedZ as p, defaultMetrics as r, aucVariance as s, FAMILIES as t, shareOf as u, STATEMENT_TYPE as v, testStatementSchema as x, TEST_PREDICATE_TYPE as y };