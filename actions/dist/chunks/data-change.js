import { a as interval, c as sourceSchema, n as digest, o as number, t as count, u as text } from "./parts.js";

const share = {
	type: "number",
	minimum: 0,
	maximum: 1
};
const pValue = {
	type: "number",
	minimum: 0,
	maximum: 1
};
/** Parts of drift evidence beyond single columns, each there only when it was asked for and could be answered. */
const driftKinds = {
	/** How well a classifier tells the sides apart (0.5 is chance), and by which columns. */
	multivariate: {
		type: "object",
		additionalProperties: false,
		required: [
			"auc",
			"standardError",
			"rows",
			"columns",
			"correlations"
		],
		properties: {
			auc: share,
			standardError: number,
			/** Rows that the classifier learned from and was tested on, both sides. */
			rows: count,
			/** How much of the area is lost when a column is shuffled among the rows. */
			columns: {
				type: "array",
				maxItems: 10,
				items: {
					type: "object",
					additionalProperties: false,
					required: ["name", "importance"],
					properties: {
						name: text,
						importance: number
					}
				}
			},
			/** Pairs whose rank correlation changed most surely. */
			correlations: {
				type: "array",
				maxItems: 10,
				items: {
					type: "object",
					additionalProperties: false,
					required: [
						"columns",
						"reference",
						"current",
						"pValue"
					],
					properties: {
						columns: {
							type: "array",
							minItems: 2,
							maxItems: 2,
							items: text
						},
						reference: number,
						current: number,
						pValue
					}
				}
			}
		}
	},
	/** What the model's metrics are likely to be now, estimated without labels. */
	performance: {
		type: "object",
		additionalProperties: false,
		required: [
			"assumption",
			"level",
			"rows",
			"estimates"
		],
		properties: {
			assumption: text,
			level: {
				type: "number",
				exclusiveMinimum: 0,
				exclusiveMaximum: 1
			},
			rows: count,
			estimates: {
				type: "array",
				maxItems: 20,
				items: {
					type: "object",
					additionalProperties: false,
					required: [
						"metric",
						"reference",
						"estimate",
						"low",
						"high"
					],
					properties: {
						metric: text,
						reference: number,
						estimate: number,
						low: number,
						high: number
					}
				}
			}
		}
	},
	/** Whether classes became more or less frequent, or what a score means changed. */
	shift: {
		type: "object",
		additionalProperties: false,
		required: ["kind", "reading"],
		properties: {
			kind: { enum: [
				"none",
				"label",
				"concept",
				"label-or-other",
				"unknown"
			] },
			reading: text,
			/** Shares of the classes: in the reference, and now, estimated from predictions alone. */
			classes: {
				type: "array",
				maxItems: 20,
				items: {
					type: "object",
					additionalProperties: false,
					required: [
						"name",
						"reference",
						"estimated",
						"standardError"
					],
					properties: {
						name: text,
						reference: share,
						estimated: share,
						standardError: number
					}
				}
			},
			/** p value of "the predictions changed only because the shares of the classes did". */
			fit: pValue
		}
	},
	/** The rows of the reference against the same rows as they were served. */
	skew: {
		type: "object",
		additionalProperties: false,
		required: [
			"serving",
			"id",
			"matched",
			"onlyReference",
			"onlyServing",
			"drifted",
			"columns"
		],
		properties: {
			serving: text,
			id: text,
			matched: count,
			onlyReference: count,
			onlyServing: count,
			drifted: { type: "boolean" },
			columns: {
				type: "array",
				maxItems: 1e4,
				items: {
					type: "object",
					additionalProperties: false,
					required: [
						"name",
						"differing",
						"share",
						"drifted"
					],
					properties: {
						name: text,
						differing: count,
						share,
						drifted: { type: "boolean" },
						example: {
							type: "object",
							additionalProperties: false,
							required: [
								"id",
								"reference",
								"serving"
							],
							properties: {
								id: text,
								reference: text,
								serving: text
							}
						}
					}
				}
			}
		}
	},
	/** What was asked and could not be answered. */
	unanswered: {
		type: "array",
		maxItems: 1e3,
		items: {
			type: "object",
			additionalProperties: false,
			required: ["kind", "reason"],
			properties: {
				kind: text,
				reason: text
			}
		}
	}
};

const effect = {
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
};
const verdict = { enum: [
	"drifted",
	"stable",
	"immaterial",
	"not-enough-data"
] };
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
		type: { enum: [
			"numeric",
			"categorical",
			"text",
			"date",
			"relation"
		] },
		/** The model's answer, or the truth it predicts. */
		role: { enum: ["prediction", "outcome"] },
		drifted: { type: "boolean" },
		verdict,
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
		effect,
		/** Where more than one question was asked of the column (values, missing, lengths of texts): each by itself, `effect` being the one that decided. */
		aspects: {
			type: "array",
			maxItems: 50,
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"name",
					"pValue",
					"adjustedPValue",
					"verdict",
					"effect"
				],
				properties: {
					name: text,
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
					verdict,
					effect,
					message: text
				}
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
		/** Distances that were asked for by name; they decide nothing. `chance` is what 95 % of clean data of this size stay below. */
		measures: {
			type: "array",
			maxItems: 50,
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"name",
					"value",
					"unit"
				],
				properties: {
					name: text,
					value: number,
					unit: text,
					pValue: {
						type: "number",
						minimum: 0,
						maximum: 1
					},
					chance: {
						type: "number",
						minimum: 0
					}
				}
			}
		},
		message: text,
		rowsNeeded: count,
		/** How much the column matters to the model, in any unit; compared with that of the other columns. */
		importance: {
			type: "number",
			minimum: 0
		}
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
		},
		/** What was asked of several columns together, judged in one family with the columns. */
		relations: {
			type: "array",
			maxItems: 10,
			items: driftColumnSchema
		},
		...driftKinds
	}
};

/** Columns whose distribution moved most that evidence keeps; `moved` counts all of them. */
const MAX_MOVED = 12;
/** Names that a list of changes keeps; the counts beside it are of all. */
const MAX_LISTED = 50;
const object = (properties, required) => ({
	type: "object",
	additionalProperties: false,
	required,
	properties
});
const listOf = (items) => ({
	type: "array",
	maxItems: 50,
	items
});
const side = object({
	source: text,
	rows: count
}, ["source", "rows"]);
const declared = listOf(object({
	name: text,
	type: text
}, ["name", "type"]));
/**
* How the data of a model differ from what they were at the base of a pull request. `unknown` says that this could not be found out,
* and why; it is no promise that nothing changed.
*/
const dataChangesSchema = {
	type: "array",
	maxItems: 3,
	items: object({
		part: { enum: [
			"train",
			"holdout",
			"reference"
		] },
		state: { enum: [
			"same",
			"changed",
			"unknown"
		] },
		/** The commit that it is compared with. */
		base: text,
		reason: text,
		/** Files of the repository that differ, and whether the query or path in the configuration does. */
		files: listOf(text),
		configured: object({
			from: text,
			to: text
		}, ["from", "to"]),
		before: side,
		after: side,
		/** By id where rows have one, else as wholes; without `changed` then. */
		rows: object({
			added: count,
			removed: count,
			unchanged: count,
			changed: count
		}, [
			"added",
			"removed",
			"unchanged"
		]),
		cells: listOf(object({
			name: text,
			rows: count
		}, ["name", "rows"])),
		columns: object({
			added: declared,
			removed: declared,
			retyped: listOf(object({
				name: text,
				from: text,
				to: text
			}, [
				"name",
				"from",
				"to"
			]))
		}, [
			"added",
			"removed",
			"retyped"
		]),
		/** Columns that were compared, how many of them moved, and the worst of these. */
		compared: count,
		moved: count,
		worst: {
			type: "array",
			maxItems: 12,
			items: driftColumnSchema
		}
	}, [
		"part",
		"state",
		"base"
	])
};

export { driftColumnSchema as n, driftPredicateSchema as r, dataChangesSchema as t };