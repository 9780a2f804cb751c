import { i as __toESM } from "./rolldown-runtime.js";
import { t as parseStrictJson } from "./json.js";
import { t as validate } from "./validate.js";
import { n as UserError } from "./error.js";
import { n as compiled } from "./compile-schema.js";
import { t as require_ucs2length } from "./vendor-ajv.js";

/**
* What a rule or a whole gate says, in order of rising severity: the order is used to combine verdicts, so it is meaning.
* `not-applicable` is below `pass`: a rule whose `when:` is false says nothing.
*/
const VERDICTS = [
	"not-applicable",
	"pass",
	"warn",
	"waived",
	"pending",
	"fail",
	"error"
];
/** The most severe of several verdicts; nothing to combine is an `error`, because an empty gate must never pass. */
function worst(verdicts) {
	if (verdicts.length === 0) return "error";
	return verdicts.reduce((a, b) => VERDICTS.indexOf(b) > VERDICTS.indexOf(a) ? b : a);
}
/** The one place that decides what GitHub is told. `pending` keeps the check in progress, so it has no conclusion. */
function toConclusion(verdict) {
	switch (verdict) {
		case "pass":
		case "warn":
		case "waived": return "success";
		case "pending": return "in_progress";
		case "fail":
		case "error":
		case "not-applicable": return "failure";
		default: return verdict;
	}
}
/** May a merge go ahead? The CLI's exit code 0 or 1. */
function isPassing(verdict) {
	return toConclusion(verdict) === "success";
}

var import_ucs2length = /* @__PURE__ */ __toESM(require_ucs2length());
const verdictSchema$1 = validate10;
const schema11 = {
	"$schema": "http://json-schema.org/draft-07/schema#",
	"title": "Assay verdict",
	"type": "object",
	"additionalProperties": false,
	"required": [
		"verdict",
		"policy",
		"models",
		"rules"
	],
	"properties": {
		"verdict": { "enum": [
			"not-applicable",
			"pass",
			"warn",
			"waived",
			"pending",
			"fail",
			"error"
		] },
		"reason": {
			"type": "string",
			"minLength": 1,
			"maxLength": 4e3
		},
		"policy": {
			"type": "object",
			"additionalProperties": false,
			"required": [
				"path",
				"digest",
				"mode"
			],
			"properties": {
				"path": {
					"type": "string",
					"minLength": 1,
					"maxLength": 4e3
				},
				"digest": {
					"type": "string",
					"pattern": "^sha256:[0-9a-f]{64}$"
				},
				"commit": {
					"type": "string",
					"minLength": 1,
					"maxLength": 4e3
				},
				"mode": { "enum": ["enforce", "advisory"] }
			}
		},
		"models": {
			"type": "array",
			"maxItems": 1e3,
			"items": {
				"type": "object",
				"additionalProperties": false,
				"required": [
					"model",
					"verdict",
					"rules"
				],
				"properties": {
					"model": {
						"type": "string",
						"minLength": 1,
						"maxLength": 4e3
					},
					"verdict": { "enum": [
						"not-applicable",
						"pass",
						"warn",
						"waived",
						"pending",
						"fail",
						"error"
					] },
					"rules": {
						"type": "array",
						"maxItems": 1e4,
						"items": {
							"type": "object",
							"additionalProperties": false,
							"required": [
								"id",
								"kind",
								"model",
								"severity",
								"verdict",
								"message"
							],
							"properties": {
								"id": {
									"type": "string",
									"minLength": 1,
									"maxLength": 4e3
								},
								"kind": {
									"type": "string",
									"minLength": 1,
									"maxLength": 4e3
								},
								"model": {
									"type": "string",
									"minLength": 1,
									"maxLength": 4e3
								},
								"severity": { "enum": ["block", "warn"] },
								"verdict": { "enum": [
									"not-applicable",
									"pass",
									"warn",
									"waived",
									"pending",
									"fail",
									"error"
								] },
								"message": {
									"type": "string",
									"minLength": 1,
									"maxLength": 4e3
								},
								"requirement": {
									"type": "string",
									"minLength": 1,
									"maxLength": 4e3
								},
								"headline": {
									"type": "string",
									"minLength": 1,
									"maxLength": 4e3
								},
								"fix": {
									"type": "string",
									"minLength": 1,
									"maxLength": 4e3
								},
								"observed": { "type": "number" },
								"limit": { "type": "number" },
								"waitsFor": {
									"type": "string",
									"minLength": 1,
									"maxLength": 4e3
								}
							}
						}
					},
					"untouched": { "type": "boolean" },
					"evidence": {
						"type": "array",
						"maxItems": 100,
						"items": {
							"type": "object",
							"additionalProperties": false,
							"required": [
								"kind",
								"digest",
								"subject"
							],
							"properties": {
								"kind": { "enum": ["test", "drift"] },
								"digest": {
									"type": "string",
									"pattern": "^sha256:[0-9a-f]{64}$"
								},
								"subject": {
									"type": "string",
									"pattern": "^sha256:[0-9a-f]{64}$"
								}
							}
						}
					}
				}
			}
		},
		"rules": {
			"type": "array",
			"maxItems": 1e4,
			"items": {
				"type": "object",
				"additionalProperties": false,
				"required": [
					"id",
					"kind",
					"model",
					"severity",
					"verdict",
					"message"
				],
				"properties": {
					"id": {
						"type": "string",
						"minLength": 1,
						"maxLength": 4e3
					},
					"kind": {
						"type": "string",
						"minLength": 1,
						"maxLength": 4e3
					},
					"model": {
						"type": "string",
						"minLength": 1,
						"maxLength": 4e3
					},
					"severity": { "enum": ["block", "warn"] },
					"verdict": { "enum": [
						"not-applicable",
						"pass",
						"warn",
						"waived",
						"pending",
						"fail",
						"error"
					] },
					"message": {
						"type": "string",
						"minLength": 1,
						"maxLength": 4e3
					},
					"requirement": {
						"type": "string",
						"minLength": 1,
						"maxLength": 4e3
					},
					"headline": {
						"type": "string",
						"minLength": 1,
						"maxLength": 4e3
					},
					"fix": {
						"type": "string",
						"minLength": 1,
						"maxLength": 4e3
					},
					"observed": { "type": "number" },
					"limit": { "type": "number" },
					"waitsFor": {
						"type": "string",
						"minLength": 1,
						"maxLength": 4e3
					}
				}
			}
		}
	}
};
const func2 = import_ucs2length.default.default ?? import_ucs2length.default;
const func10 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.verdict === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "verdict" },
				message: "must have required property 'verdict'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.policy === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "policy" },
				message: "must have required property 'policy'"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.models === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "models" },
				message: "must have required property 'models'"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.rules === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "rules" },
				message: "must have required property 'rules'"
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "verdict" || key0 === "reason" || key0 === "policy" || key0 === "models" || key0 === "rules")) {
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
		if (data.verdict !== void 0) {
			let data0 = data.verdict;
			if (!(data0 === "not-applicable" || data0 === "pass" || data0 === "warn" || data0 === "waived" || data0 === "pending" || data0 === "fail" || data0 === "error")) {
				const err5 = {
					instancePath: instancePath + "/verdict",
					schemaPath: "#/properties/verdict/enum",
					keyword: "enum",
					params: { allowedValues: schema11.properties.verdict.enum },
					message: "must be equal to one of the allowed values"
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data.reason !== void 0) {
			let data1 = data.reason;
			if (typeof data1 === "string") {
				if (func2(data1) > 4e3) {
					const err6 = {
						instancePath: instancePath + "/reason",
						schemaPath: "#/properties/reason/maxLength",
						keyword: "maxLength",
						params: { limit: 4e3 },
						message: "must NOT have more than 4000 characters"
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
				if (func2(data1) < 1) {
					const err7 = {
						instancePath: instancePath + "/reason",
						schemaPath: "#/properties/reason/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 characters"
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
			} else {
				const err8 = {
					instancePath: instancePath + "/reason",
					schemaPath: "#/properties/reason/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.policy !== void 0) {
			let data2 = data.policy;
			if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
				if (data2.path === void 0) {
					const err9 = {
						instancePath: instancePath + "/policy",
						schemaPath: "#/properties/policy/required",
						keyword: "required",
						params: { missingProperty: "path" },
						message: "must have required property 'path'"
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
				if (data2.digest === void 0) {
					const err10 = {
						instancePath: instancePath + "/policy",
						schemaPath: "#/properties/policy/required",
						keyword: "required",
						params: { missingProperty: "digest" },
						message: "must have required property 'digest'"
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
				if (data2.mode === void 0) {
					const err11 = {
						instancePath: instancePath + "/policy",
						schemaPath: "#/properties/policy/required",
						keyword: "required",
						params: { missingProperty: "mode" },
						message: "must have required property 'mode'"
					};
					if (vErrors === null) vErrors = [err11];
					else vErrors.push(err11);
					errors++;
				}
				for (const key1 in data2) if (!(key1 === "path" || key1 === "digest" || key1 === "commit" || key1 === "mode")) {
					const err12 = {
						instancePath: instancePath + "/policy",
						schemaPath: "#/properties/policy/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						message: "must NOT have additional properties"
					};
					if (vErrors === null) vErrors = [err12];
					else vErrors.push(err12);
					errors++;
				}
				if (data2.path !== void 0) {
					let data3 = data2.path;
					if (typeof data3 === "string") {
						if (func2(data3) > 4e3) {
							const err13 = {
								instancePath: instancePath + "/policy/path",
								schemaPath: "#/properties/policy/properties/path/maxLength",
								keyword: "maxLength",
								params: { limit: 4e3 },
								message: "must NOT have more than 4000 characters"
							};
							if (vErrors === null) vErrors = [err13];
							else vErrors.push(err13);
							errors++;
						}
						if (func2(data3) < 1) {
							const err14 = {
								instancePath: instancePath + "/policy/path",
								schemaPath: "#/properties/policy/properties/path/minLength",
								keyword: "minLength",
								params: { limit: 1 },
								message: "must NOT have fewer than 1 characters"
							};
							if (vErrors === null) vErrors = [err14];
							else vErrors.push(err14);
							errors++;
						}
					} else {
						const err15 = {
							instancePath: instancePath + "/policy/path",
							schemaPath: "#/properties/policy/properties/path/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err15];
						else vErrors.push(err15);
						errors++;
					}
				}
				if (data2.digest !== void 0) {
					let data4 = data2.digest;
					if (typeof data4 === "string") {
						if (!pattern0.test(data4)) {
							const err16 = {
								instancePath: instancePath + "/policy/digest",
								schemaPath: "#/properties/policy/properties/digest/pattern",
								keyword: "pattern",
								params: { pattern: "^sha256:[0-9a-f]{64}$" },
								message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
							};
							if (vErrors === null) vErrors = [err16];
							else vErrors.push(err16);
							errors++;
						}
					} else {
						const err17 = {
							instancePath: instancePath + "/policy/digest",
							schemaPath: "#/properties/policy/properties/digest/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err17];
						else vErrors.push(err17);
						errors++;
					}
				}
				if (data2.commit !== void 0) {
					let data5 = data2.commit;
					if (typeof data5 === "string") {
						if (func2(data5) > 4e3) {
							const err18 = {
								instancePath: instancePath + "/policy/commit",
								schemaPath: "#/properties/policy/properties/commit/maxLength",
								keyword: "maxLength",
								params: { limit: 4e3 },
								message: "must NOT have more than 4000 characters"
							};
							if (vErrors === null) vErrors = [err18];
							else vErrors.push(err18);
							errors++;
						}
						if (func2(data5) < 1) {
							const err19 = {
								instancePath: instancePath + "/policy/commit",
								schemaPath: "#/properties/policy/properties/commit/minLength",
								keyword: "minLength",
								params: { limit: 1 },
								message: "must NOT have fewer than 1 characters"
							};
							if (vErrors === null) vErrors = [err19];
							else vErrors.push(err19);
							errors++;
						}
					} else {
						const err20 = {
							instancePath: instancePath + "/policy/commit",
							schemaPath: "#/properties/policy/properties/commit/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err20];
						else vErrors.push(err20);
						errors++;
					}
				}
				if (data2.mode !== void 0) {
					let data6 = data2.mode;
					if (!(data6 === "enforce" || data6 === "advisory")) {
						const err21 = {
							instancePath: instancePath + "/policy/mode",
							schemaPath: "#/properties/policy/properties/mode/enum",
							keyword: "enum",
							params: { allowedValues: schema11.properties.policy.properties.mode.enum },
							message: "must be equal to one of the allowed values"
						};
						if (vErrors === null) vErrors = [err21];
						else vErrors.push(err21);
						errors++;
					}
				}
			} else {
				const err22 = {
					instancePath: instancePath + "/policy",
					schemaPath: "#/properties/policy/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object"
				};
				if (vErrors === null) vErrors = [err22];
				else vErrors.push(err22);
				errors++;
			}
		}
		if (data.models !== void 0) {
			let data7 = data.models;
			if (Array.isArray(data7)) {
				if (data7.length > 1e3) {
					const err23 = {
						instancePath: instancePath + "/models",
						schemaPath: "#/properties/models/maxItems",
						keyword: "maxItems",
						params: { limit: 1e3 },
						message: "must NOT have more than 1000 items"
					};
					if (vErrors === null) vErrors = [err23];
					else vErrors.push(err23);
					errors++;
				}
				const len0 = data7.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data8 = data7[i0];
					if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
						if (data8.model === void 0) {
							const err24 = {
								instancePath: instancePath + "/models/" + i0,
								schemaPath: "#/properties/models/items/required",
								keyword: "required",
								params: { missingProperty: "model" },
								message: "must have required property 'model'"
							};
							if (vErrors === null) vErrors = [err24];
							else vErrors.push(err24);
							errors++;
						}
						if (data8.verdict === void 0) {
							const err25 = {
								instancePath: instancePath + "/models/" + i0,
								schemaPath: "#/properties/models/items/required",
								keyword: "required",
								params: { missingProperty: "verdict" },
								message: "must have required property 'verdict'"
							};
							if (vErrors === null) vErrors = [err25];
							else vErrors.push(err25);
							errors++;
						}
						if (data8.rules === void 0) {
							const err26 = {
								instancePath: instancePath + "/models/" + i0,
								schemaPath: "#/properties/models/items/required",
								keyword: "required",
								params: { missingProperty: "rules" },
								message: "must have required property 'rules'"
							};
							if (vErrors === null) vErrors = [err26];
							else vErrors.push(err26);
							errors++;
						}
						for (const key2 in data8) if (!(key2 === "model" || key2 === "verdict" || key2 === "rules" || key2 === "untouched" || key2 === "evidence")) {
							const err27 = {
								instancePath: instancePath + "/models/" + i0,
								schemaPath: "#/properties/models/items/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key2 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err27];
							else vErrors.push(err27);
							errors++;
						}
						if (data8.model !== void 0) {
							let data9 = data8.model;
							if (typeof data9 === "string") {
								if (func2(data9) > 4e3) {
									const err28 = {
										instancePath: instancePath + "/models/" + i0 + "/model",
										schemaPath: "#/properties/models/items/properties/model/maxLength",
										keyword: "maxLength",
										params: { limit: 4e3 },
										message: "must NOT have more than 4000 characters"
									};
									if (vErrors === null) vErrors = [err28];
									else vErrors.push(err28);
									errors++;
								}
								if (func2(data9) < 1) {
									const err29 = {
										instancePath: instancePath + "/models/" + i0 + "/model",
										schemaPath: "#/properties/models/items/properties/model/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err29];
									else vErrors.push(err29);
									errors++;
								}
							} else {
								const err30 = {
									instancePath: instancePath + "/models/" + i0 + "/model",
									schemaPath: "#/properties/models/items/properties/model/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err30];
								else vErrors.push(err30);
								errors++;
							}
						}
						if (data8.verdict !== void 0) {
							let data10 = data8.verdict;
							if (!(data10 === "not-applicable" || data10 === "pass" || data10 === "warn" || data10 === "waived" || data10 === "pending" || data10 === "fail" || data10 === "error")) {
								const err31 = {
									instancePath: instancePath + "/models/" + i0 + "/verdict",
									schemaPath: "#/properties/models/items/properties/verdict/enum",
									keyword: "enum",
									params: { allowedValues: schema11.properties.models.items.properties.verdict.enum },
									message: "must be equal to one of the allowed values"
								};
								if (vErrors === null) vErrors = [err31];
								else vErrors.push(err31);
								errors++;
							}
						}
						if (data8.rules !== void 0) {
							let data11 = data8.rules;
							if (Array.isArray(data11)) {
								if (data11.length > 1e4) {
									const err32 = {
										instancePath: instancePath + "/models/" + i0 + "/rules",
										schemaPath: "#/properties/models/items/properties/rules/maxItems",
										keyword: "maxItems",
										params: { limit: 1e4 },
										message: "must NOT have more than 10000 items"
									};
									if (vErrors === null) vErrors = [err32];
									else vErrors.push(err32);
									errors++;
								}
								const len1 = data11.length;
								for (let i1 = 0; i1 < len1; i1++) {
									let data12 = data11[i1];
									if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
										if (data12.id === void 0) {
											const err33 = {
												instancePath: instancePath + "/models/" + i0 + "/rules/" + i1,
												schemaPath: "#/properties/models/items/properties/rules/items/required",
												keyword: "required",
												params: { missingProperty: "id" },
												message: "must have required property 'id'"
											};
											if (vErrors === null) vErrors = [err33];
											else vErrors.push(err33);
											errors++;
										}
										if (data12.kind === void 0) {
											const err34 = {
												instancePath: instancePath + "/models/" + i0 + "/rules/" + i1,
												schemaPath: "#/properties/models/items/properties/rules/items/required",
												keyword: "required",
												params: { missingProperty: "kind" },
												message: "must have required property 'kind'"
											};
											if (vErrors === null) vErrors = [err34];
											else vErrors.push(err34);
											errors++;
										}
										if (data12.model === void 0) {
											const err35 = {
												instancePath: instancePath + "/models/" + i0 + "/rules/" + i1,
												schemaPath: "#/properties/models/items/properties/rules/items/required",
												keyword: "required",
												params: { missingProperty: "model" },
												message: "must have required property 'model'"
											};
											if (vErrors === null) vErrors = [err35];
											else vErrors.push(err35);
											errors++;
										}
										if (data12.severity === void 0) {
											const err36 = {
												instancePath: instancePath + "/models/" + i0 + "/rules/" + i1,
												schemaPath: "#/properties/models/items/properties/rules/items/required",
												keyword: "required",
												params: { missingProperty: "severity" },
												message: "must have required property 'severity'"
											};
											if (vErrors === null) vErrors = [err36];
											else vErrors.push(err36);
											errors++;
										}
										if (data12.verdict === void 0) {
											const err37 = {
												instancePath: instancePath + "/models/" + i0 + "/rules/" + i1,
												schemaPath: "#/properties/models/items/properties/rules/items/required",
												keyword: "required",
												params: { missingProperty: "verdict" },
												message: "must have required property 'verdict'"
											};
											if (vErrors === null) vErrors = [err37];
											else vErrors.push(err37);
											errors++;
										}
										if (data12.message === void 0) {
											const err38 = {
												instancePath: instancePath + "/models/" + i0 + "/rules/" + i1,
												schemaPath: "#/properties/models/items/properties/rules/items/required",
												keyword: "required",
												params: { missingProperty: "message" },
												message: "must have required property 'message'"
											};
											if (vErrors === null) vErrors = [err38];
											else vErrors.push(err38);
											errors++;
										}
										for (const key3 in data12) if (!func10.call(schema11.properties.models.items.properties.rules.items.properties, key3)) {
											const err39 = {
												instancePath: instancePath + "/models/" + i0 + "/rules/" + i1,
												schemaPath: "#/properties/models/items/properties/rules/items/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key3 },
												message: "must NOT have additional properties"
											};
											if (vErrors === null) vErrors = [err39];
											else vErrors.push(err39);
											errors++;
										}
										if (data12.id !== void 0) {
											let data13 = data12.id;
											if (typeof data13 === "string") {
												if (func2(data13) > 4e3) {
													const err40 = {
														instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/id",
														schemaPath: "#/properties/models/items/properties/rules/items/properties/id/maxLength",
														keyword: "maxLength",
														params: { limit: 4e3 },
														message: "must NOT have more than 4000 characters"
													};
													if (vErrors === null) vErrors = [err40];
													else vErrors.push(err40);
													errors++;
												}
												if (func2(data13) < 1) {
													const err41 = {
														instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/id",
														schemaPath: "#/properties/models/items/properties/rules/items/properties/id/minLength",
														keyword: "minLength",
														params: { limit: 1 },
														message: "must NOT have fewer than 1 characters"
													};
													if (vErrors === null) vErrors = [err41];
													else vErrors.push(err41);
													errors++;
												}
											} else {
												const err42 = {
													instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/id",
													schemaPath: "#/properties/models/items/properties/rules/items/properties/id/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err42];
												else vErrors.push(err42);
												errors++;
											}
										}
										if (data12.kind !== void 0) {
											let data14 = data12.kind;
											if (typeof data14 === "string") {
												if (func2(data14) > 4e3) {
													const err43 = {
														instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/kind",
														schemaPath: "#/properties/models/items/properties/rules/items/properties/kind/maxLength",
														keyword: "maxLength",
														params: { limit: 4e3 },
														message: "must NOT have more than 4000 characters"
													};
													if (vErrors === null) vErrors = [err43];
													else vErrors.push(err43);
													errors++;
												}
												if (func2(data14) < 1) {
													const err44 = {
														instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/kind",
														schemaPath: "#/properties/models/items/properties/rules/items/properties/kind/minLength",
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
													instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/kind",
													schemaPath: "#/properties/models/items/properties/rules/items/properties/kind/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err45];
												else vErrors.push(err45);
												errors++;
											}
										}
										if (data12.model !== void 0) {
											let data15 = data12.model;
											if (typeof data15 === "string") {
												if (func2(data15) > 4e3) {
													const err46 = {
														instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/model",
														schemaPath: "#/properties/models/items/properties/rules/items/properties/model/maxLength",
														keyword: "maxLength",
														params: { limit: 4e3 },
														message: "must NOT have more than 4000 characters"
													};
													if (vErrors === null) vErrors = [err46];
													else vErrors.push(err46);
													errors++;
												}
												if (func2(data15) < 1) {
													const err47 = {
														instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/model",
														schemaPath: "#/properties/models/items/properties/rules/items/properties/model/minLength",
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
													instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/model",
													schemaPath: "#/properties/models/items/properties/rules/items/properties/model/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err48];
												else vErrors.push(err48);
												errors++;
											}
										}
										if (data12.severity !== void 0) {
											let data16 = data12.severity;
											if (!(data16 === "block" || data16 === "warn")) {
												const err49 = {
													instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/severity",
													schemaPath: "#/properties/models/items/properties/rules/items/properties/severity/enum",
													keyword: "enum",
													params: { allowedValues: schema11.properties.models.items.properties.rules.items.properties.severity.enum },
													message: "must be equal to one of the allowed values"
												};
												if (vErrors === null) vErrors = [err49];
												else vErrors.push(err49);
												errors++;
											}
										}
										if (data12.verdict !== void 0) {
											let data17 = data12.verdict;
											if (!(data17 === "not-applicable" || data17 === "pass" || data17 === "warn" || data17 === "waived" || data17 === "pending" || data17 === "fail" || data17 === "error")) {
												const err50 = {
													instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/verdict",
													schemaPath: "#/properties/models/items/properties/rules/items/properties/verdict/enum",
													keyword: "enum",
													params: { allowedValues: schema11.properties.models.items.properties.rules.items.properties.verdict.enum },
													message: "must be equal to one of the allowed values"
												};
												if (vErrors === null) vErrors = [err50];
												else vErrors.push(err50);
												errors++;
											}
										}
										if (data12.message !== void 0) {
											let data18 = data12.message;
											if (typeof data18 === "string") {
												if (func2(data18) > 4e3) {
													const err51 = {
														instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/message",
														schemaPath: "#/properties/models/items/properties/rules/items/properties/message/maxLength",
														keyword: "maxLength",
														params: { limit: 4e3 },
														message: "must NOT have more than 4000 characters"
													};
													if (vErrors === null) vErrors = [err51];
													else vErrors.push(err51);
													errors++;
												}
												if (func2(data18) < 1) {
													const err52 = {
														instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/message",
														schemaPath: "#/properties/models/items/properties/rules/items/properties/message/minLength",
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
													instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/message",
													schemaPath: "#/properties/models/items/properties/rules/items/properties/message/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err53];
												else vErrors.push(err53);
												errors++;
											}
										}
										if (data12.requirement !== void 0) {
											let data19 = data12.requirement;
											if (typeof data19 === "string") {
												if (func2(data19) > 4e3) {
													const err54 = {
														instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/requirement",
														schemaPath: "#/properties/models/items/properties/rules/items/properties/requirement/maxLength",
														keyword: "maxLength",
														params: { limit: 4e3 },
														message: "must NOT have more than 4000 characters"
													};
													if (vErrors === null) vErrors = [err54];
													else vErrors.push(err54);
													errors++;
												}
												if (func2(data19) < 1) {
													const err55 = {
														instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/requirement",
														schemaPath: "#/properties/models/items/properties/rules/items/properties/requirement/minLength",
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
													instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/requirement",
													schemaPath: "#/properties/models/items/properties/rules/items/properties/requirement/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err56];
												else vErrors.push(err56);
												errors++;
											}
										}
										if (data12.headline !== void 0) {
											let data20 = data12.headline;
											if (typeof data20 === "string") {
												if (func2(data20) > 4e3) {
													const err57 = {
														instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/headline",
														schemaPath: "#/properties/models/items/properties/rules/items/properties/headline/maxLength",
														keyword: "maxLength",
														params: { limit: 4e3 },
														message: "must NOT have more than 4000 characters"
													};
													if (vErrors === null) vErrors = [err57];
													else vErrors.push(err57);
													errors++;
												}
												if (func2(data20) < 1) {
													const err58 = {
														instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/headline",
														schemaPath: "#/properties/models/items/properties/rules/items/properties/headline/minLength",
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
													instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/headline",
													schemaPath: "#/properties/models/items/properties/rules/items/properties/headline/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err59];
												else vErrors.push(err59);
												errors++;
											}
										}
										if (data12.fix !== void 0) {
											let data21 = data12.fix;
											if (typeof data21 === "string") {
												if (func2(data21) > 4e3) {
													const err60 = {
														instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/fix",
														schemaPath: "#/properties/models/items/properties/rules/items/properties/fix/maxLength",
														keyword: "maxLength",
														params: { limit: 4e3 },
														message: "must NOT have more than 4000 characters"
													};
													if (vErrors === null) vErrors = [err60];
													else vErrors.push(err60);
													errors++;
												}
												if (func2(data21) < 1) {
													const err61 = {
														instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/fix",
														schemaPath: "#/properties/models/items/properties/rules/items/properties/fix/minLength",
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
													instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/fix",
													schemaPath: "#/properties/models/items/properties/rules/items/properties/fix/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err62];
												else vErrors.push(err62);
												errors++;
											}
										}
										if (data12.observed !== void 0) {
											let data22 = data12.observed;
											if (!(typeof data22 == "number" && isFinite(data22))) {
												const err63 = {
													instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/observed",
													schemaPath: "#/properties/models/items/properties/rules/items/properties/observed/type",
													keyword: "type",
													params: { type: "number" },
													message: "must be number"
												};
												if (vErrors === null) vErrors = [err63];
												else vErrors.push(err63);
												errors++;
											}
										}
										if (data12.limit !== void 0) {
											let data23 = data12.limit;
											if (!(typeof data23 == "number" && isFinite(data23))) {
												const err64 = {
													instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/limit",
													schemaPath: "#/properties/models/items/properties/rules/items/properties/limit/type",
													keyword: "type",
													params: { type: "number" },
													message: "must be number"
												};
												if (vErrors === null) vErrors = [err64];
												else vErrors.push(err64);
												errors++;
											}
										}
										if (data12.waitsFor !== void 0) {
											let data24 = data12.waitsFor;
											if (typeof data24 === "string") {
												if (func2(data24) > 4e3) {
													const err65 = {
														instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/waitsFor",
														schemaPath: "#/properties/models/items/properties/rules/items/properties/waitsFor/maxLength",
														keyword: "maxLength",
														params: { limit: 4e3 },
														message: "must NOT have more than 4000 characters"
													};
													if (vErrors === null) vErrors = [err65];
													else vErrors.push(err65);
													errors++;
												}
												if (func2(data24) < 1) {
													const err66 = {
														instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/waitsFor",
														schemaPath: "#/properties/models/items/properties/rules/items/properties/waitsFor/minLength",
														keyword: "minLength",
														params: { limit: 1 },
														message: "must NOT have fewer than 1 characters"
													};
													if (vErrors === null) vErrors = [err66];
													else vErrors.push(err66);
													errors++;
												}
											} else {
												const err67 = {
													instancePath: instancePath + "/models/" + i0 + "/rules/" + i1 + "/waitsFor",
													schemaPath: "#/properties/models/items/properties/rules/items/properties/waitsFor/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err67];
												else vErrors.push(err67);
												errors++;
											}
										}
									} else {
										const err68 = {
											instancePath: instancePath + "/models/" + i0 + "/rules/" + i1,
											schemaPath: "#/properties/models/items/properties/rules/items/type",
											keyword: "type",
											params: { type: "object" },
											message: "must be object"
										};
										if (vErrors === null) vErrors = [err68];
										else vErrors.push(err68);
										errors++;
									}
								}
							} else {
								const err69 = {
									instancePath: instancePath + "/models/" + i0 + "/rules",
									schemaPath: "#/properties/models/items/properties/rules/type",
									keyword: "type",
									params: { type: "array" },
									message: "must be array"
								};
								if (vErrors === null) vErrors = [err69];
								else vErrors.push(err69);
								errors++;
							}
						}
						if (data8.untouched !== void 0) {
							if (typeof data8.untouched !== "boolean") {
								const err70 = {
									instancePath: instancePath + "/models/" + i0 + "/untouched",
									schemaPath: "#/properties/models/items/properties/untouched/type",
									keyword: "type",
									params: { type: "boolean" },
									message: "must be boolean"
								};
								if (vErrors === null) vErrors = [err70];
								else vErrors.push(err70);
								errors++;
							}
						}
						if (data8.evidence !== void 0) {
							let data26 = data8.evidence;
							if (Array.isArray(data26)) {
								if (data26.length > 100) {
									const err71 = {
										instancePath: instancePath + "/models/" + i0 + "/evidence",
										schemaPath: "#/properties/models/items/properties/evidence/maxItems",
										keyword: "maxItems",
										params: { limit: 100 },
										message: "must NOT have more than 100 items"
									};
									if (vErrors === null) vErrors = [err71];
									else vErrors.push(err71);
									errors++;
								}
								const len2 = data26.length;
								for (let i2 = 0; i2 < len2; i2++) {
									let data27 = data26[i2];
									if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
										if (data27.kind === void 0) {
											const err72 = {
												instancePath: instancePath + "/models/" + i0 + "/evidence/" + i2,
												schemaPath: "#/properties/models/items/properties/evidence/items/required",
												keyword: "required",
												params: { missingProperty: "kind" },
												message: "must have required property 'kind'"
											};
											if (vErrors === null) vErrors = [err72];
											else vErrors.push(err72);
											errors++;
										}
										if (data27.digest === void 0) {
											const err73 = {
												instancePath: instancePath + "/models/" + i0 + "/evidence/" + i2,
												schemaPath: "#/properties/models/items/properties/evidence/items/required",
												keyword: "required",
												params: { missingProperty: "digest" },
												message: "must have required property 'digest'"
											};
											if (vErrors === null) vErrors = [err73];
											else vErrors.push(err73);
											errors++;
										}
										if (data27.subject === void 0) {
											const err74 = {
												instancePath: instancePath + "/models/" + i0 + "/evidence/" + i2,
												schemaPath: "#/properties/models/items/properties/evidence/items/required",
												keyword: "required",
												params: { missingProperty: "subject" },
												message: "must have required property 'subject'"
											};
											if (vErrors === null) vErrors = [err74];
											else vErrors.push(err74);
											errors++;
										}
										for (const key4 in data27) if (!(key4 === "kind" || key4 === "digest" || key4 === "subject")) {
											const err75 = {
												instancePath: instancePath + "/models/" + i0 + "/evidence/" + i2,
												schemaPath: "#/properties/models/items/properties/evidence/items/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key4 },
												message: "must NOT have additional properties"
											};
											if (vErrors === null) vErrors = [err75];
											else vErrors.push(err75);
											errors++;
										}
										if (data27.kind !== void 0) {
											let data28 = data27.kind;
											if (!(data28 === "test" || data28 === "drift")) {
												const err76 = {
													instancePath: instancePath + "/models/" + i0 + "/evidence/" + i2 + "/kind",
													schemaPath: "#/properties/models/items/properties/evidence/items/properties/kind/enum",
													keyword: "enum",
													params: { allowedValues: schema11.properties.models.items.properties.evidence.items.properties.kind.enum },
													message: "must be equal to one of the allowed values"
												};
												if (vErrors === null) vErrors = [err76];
												else vErrors.push(err76);
												errors++;
											}
										}
										if (data27.digest !== void 0) {
											let data29 = data27.digest;
											if (typeof data29 === "string") {
												if (!pattern0.test(data29)) {
													const err77 = {
														instancePath: instancePath + "/models/" + i0 + "/evidence/" + i2 + "/digest",
														schemaPath: "#/properties/models/items/properties/evidence/items/properties/digest/pattern",
														keyword: "pattern",
														params: { pattern: "^sha256:[0-9a-f]{64}$" },
														message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
													};
													if (vErrors === null) vErrors = [err77];
													else vErrors.push(err77);
													errors++;
												}
											} else {
												const err78 = {
													instancePath: instancePath + "/models/" + i0 + "/evidence/" + i2 + "/digest",
													schemaPath: "#/properties/models/items/properties/evidence/items/properties/digest/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err78];
												else vErrors.push(err78);
												errors++;
											}
										}
										if (data27.subject !== void 0) {
											let data30 = data27.subject;
											if (typeof data30 === "string") {
												if (!pattern0.test(data30)) {
													const err79 = {
														instancePath: instancePath + "/models/" + i0 + "/evidence/" + i2 + "/subject",
														schemaPath: "#/properties/models/items/properties/evidence/items/properties/subject/pattern",
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
													instancePath: instancePath + "/models/" + i0 + "/evidence/" + i2 + "/subject",
													schemaPath: "#/properties/models/items/properties/evidence/items/properties/subject/type",
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
											instancePath: instancePath + "/models/" + i0 + "/evidence/" + i2,
											schemaPath: "#/properties/models/items/properties/evidence/items/type",
											keyword: "type",
											params: { type: "object" },
											message: "must be object"
										};
										if (vErrors === null) vErrors = [err81];
										else vErrors.push(err81);
										errors++;
									}
								}
							} else {
								const err82 = {
									instancePath: instancePath + "/models/" + i0 + "/evidence",
									schemaPath: "#/properties/models/items/properties/evidence/type",
									keyword: "type",
									params: { type: "array" },
									message: "must be array"
								};
								if (vErrors === null) vErrors = [err82];
								else vErrors.push(err82);
								errors++;
							}
						}
					} else {
						const err83 = {
							instancePath: instancePath + "/models/" + i0,
							schemaPath: "#/properties/models/items/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err83];
						else vErrors.push(err83);
						errors++;
					}
				}
			} else {
				const err84 = {
					instancePath: instancePath + "/models",
					schemaPath: "#/properties/models/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array"
				};
				if (vErrors === null) vErrors = [err84];
				else vErrors.push(err84);
				errors++;
			}
		}
		if (data.rules !== void 0) {
			let data31 = data.rules;
			if (Array.isArray(data31)) {
				if (data31.length > 1e4) {
					const err85 = {
						instancePath: instancePath + "/rules",
						schemaPath: "#/properties/rules/maxItems",
						keyword: "maxItems",
						params: { limit: 1e4 },
						message: "must NOT have more than 10000 items"
					};
					if (vErrors === null) vErrors = [err85];
					else vErrors.push(err85);
					errors++;
				}
				const len3 = data31.length;
				for (let i3 = 0; i3 < len3; i3++) {
					let data32 = data31[i3];
					if (data32 && typeof data32 == "object" && !Array.isArray(data32)) {
						if (data32.id === void 0) {
							const err86 = {
								instancePath: instancePath + "/rules/" + i3,
								schemaPath: "#/properties/rules/items/required",
								keyword: "required",
								params: { missingProperty: "id" },
								message: "must have required property 'id'"
							};
							if (vErrors === null) vErrors = [err86];
							else vErrors.push(err86);
							errors++;
						}
						if (data32.kind === void 0) {
							const err87 = {
								instancePath: instancePath + "/rules/" + i3,
								schemaPath: "#/properties/rules/items/required",
								keyword: "required",
								params: { missingProperty: "kind" },
								message: "must have required property 'kind'"
							};
							if (vErrors === null) vErrors = [err87];
							else vErrors.push(err87);
							errors++;
						}
						if (data32.model === void 0) {
							const err88 = {
								instancePath: instancePath + "/rules/" + i3,
								schemaPath: "#/properties/rules/items/required",
								keyword: "required",
								params: { missingProperty: "model" },
								message: "must have required property 'model'"
							};
							if (vErrors === null) vErrors = [err88];
							else vErrors.push(err88);
							errors++;
						}
						if (data32.severity === void 0) {
							const err89 = {
								instancePath: instancePath + "/rules/" + i3,
								schemaPath: "#/properties/rules/items/required",
								keyword: "required",
								params: { missingProperty: "severity" },
								message: "must have required property 'severity'"
							};
							if (vErrors === null) vErrors = [err89];
							else vErrors.push(err89);
							errors++;
						}
						if (data32.verdict === void 0) {
							const err90 = {
								instancePath: instancePath + "/rules/" + i3,
								schemaPath: "#/properties/rules/items/required",
								keyword: "required",
								params: { missingProperty: "verdict" },
								message: "must have required property 'verdict'"
							};
							if (vErrors === null) vErrors = [err90];
							else vErrors.push(err90);
							errors++;
						}
						if (data32.message === void 0) {
							const err91 = {
								instancePath: instancePath + "/rules/" + i3,
								schemaPath: "#/properties/rules/items/required",
								keyword: "required",
								params: { missingProperty: "message" },
								message: "must have required property 'message'"
							};
							if (vErrors === null) vErrors = [err91];
							else vErrors.push(err91);
							errors++;
						}
						for (const key5 in data32) if (!func10.call(schema11.properties.rules.items.properties, key5)) {
							const err92 = {
								instancePath: instancePath + "/rules/" + i3,
								schemaPath: "#/properties/rules/items/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key5 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err92];
							else vErrors.push(err92);
							errors++;
						}
						if (data32.id !== void 0) {
							let data33 = data32.id;
							if (typeof data33 === "string") {
								if (func2(data33) > 4e3) {
									const err93 = {
										instancePath: instancePath + "/rules/" + i3 + "/id",
										schemaPath: "#/properties/rules/items/properties/id/maxLength",
										keyword: "maxLength",
										params: { limit: 4e3 },
										message: "must NOT have more than 4000 characters"
									};
									if (vErrors === null) vErrors = [err93];
									else vErrors.push(err93);
									errors++;
								}
								if (func2(data33) < 1) {
									const err94 = {
										instancePath: instancePath + "/rules/" + i3 + "/id",
										schemaPath: "#/properties/rules/items/properties/id/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err94];
									else vErrors.push(err94);
									errors++;
								}
							} else {
								const err95 = {
									instancePath: instancePath + "/rules/" + i3 + "/id",
									schemaPath: "#/properties/rules/items/properties/id/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err95];
								else vErrors.push(err95);
								errors++;
							}
						}
						if (data32.kind !== void 0) {
							let data34 = data32.kind;
							if (typeof data34 === "string") {
								if (func2(data34) > 4e3) {
									const err96 = {
										instancePath: instancePath + "/rules/" + i3 + "/kind",
										schemaPath: "#/properties/rules/items/properties/kind/maxLength",
										keyword: "maxLength",
										params: { limit: 4e3 },
										message: "must NOT have more than 4000 characters"
									};
									if (vErrors === null) vErrors = [err96];
									else vErrors.push(err96);
									errors++;
								}
								if (func2(data34) < 1) {
									const err97 = {
										instancePath: instancePath + "/rules/" + i3 + "/kind",
										schemaPath: "#/properties/rules/items/properties/kind/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err97];
									else vErrors.push(err97);
									errors++;
								}
							} else {
								const err98 = {
									instancePath: instancePath + "/rules/" + i3 + "/kind",
									schemaPath: "#/properties/rules/items/properties/kind/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err98];
								else vErrors.push(err98);
								errors++;
							}
						}
						if (data32.model !== void 0) {
							let data35 = data32.model;
							if (typeof data35 === "string") {
								if (func2(data35) > 4e3) {
									const err99 = {
										instancePath: instancePath + "/rules/" + i3 + "/model",
										schemaPath: "#/properties/rules/items/properties/model/maxLength",
										keyword: "maxLength",
										params: { limit: 4e3 },
										message: "must NOT have more than 4000 characters"
									};
									if (vErrors === null) vErrors = [err99];
									else vErrors.push(err99);
									errors++;
								}
								if (func2(data35) < 1) {
									const err100 = {
										instancePath: instancePath + "/rules/" + i3 + "/model",
										schemaPath: "#/properties/rules/items/properties/model/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err100];
									else vErrors.push(err100);
									errors++;
								}
							} else {
								const err101 = {
									instancePath: instancePath + "/rules/" + i3 + "/model",
									schemaPath: "#/properties/rules/items/properties/model/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err101];
								else vErrors.push(err101);
								errors++;
							}
						}
						if (data32.severity !== void 0) {
							let data36 = data32.severity;
							if (!(data36 === "block" || data36 === "warn")) {
								const err102 = {
									instancePath: instancePath + "/rules/" + i3 + "/severity",
									schemaPath: "#/properties/rules/items/properties/severity/enum",
									keyword: "enum",
									params: { allowedValues: schema11.properties.rules.items.properties.severity.enum },
									message: "must be equal to one of the allowed values"
								};
								if (vErrors === null) vErrors = [err102];
								else vErrors.push(err102);
								errors++;
							}
						}
						if (data32.verdict !== void 0) {
							let data37 = data32.verdict;
							if (!(data37 === "not-applicable" || data37 === "pass" || data37 === "warn" || data37 === "waived" || data37 === "pending" || data37 === "fail" || data37 === "error")) {
								const err103 = {
									instancePath: instancePath + "/rules/" + i3 + "/verdict",
									schemaPath: "#/properties/rules/items/properties/verdict/enum",
									keyword: "enum",
									params: { allowedValues: schema11.properties.rules.items.properties.verdict.enum },
									message: "must be equal to one of the allowed values"
								};
								if (vErrors === null) vErrors = [err103];
								else vErrors.push(err103);
								errors++;
							}
						}
						if (data32.message !== void 0) {
							let data38 = data32.message;
							if (typeof data38 === "string") {
								if (func2(data38) > 4e3) {
									const err104 = {
										instancePath: instancePath + "/rules/" + i3 + "/message",
										schemaPath: "#/properties/rules/items/properties/message/maxLength",
										keyword: "maxLength",
										params: { limit: 4e3 },
										message: "must NOT have more than 4000 characters"
									};
									if (vErrors === null) vErrors = [err104];
									else vErrors.push(err104);
									errors++;
								}
								if (func2(data38) < 1) {
									const err105 = {
										instancePath: instancePath + "/rules/" + i3 + "/message",
										schemaPath: "#/properties/rules/items/properties/message/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err105];
									else vErrors.push(err105);
									errors++;
								}
							} else {
								const err106 = {
									instancePath: instancePath + "/rules/" + i3 + "/message",
									schemaPath: "#/properties/rules/items/properties/message/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err106];
								else vErrors.push(err106);
								errors++;
							}
						}
						if (data32.requirement !== void 0) {
							let data39 = data32.requirement;
							if (typeof data39 === "string") {
								if (func2(data39) > 4e3) {
									const err107 = {
										instancePath: instancePath + "/rules/" + i3 + "/requirement",
										schemaPath: "#/properties/rules/items/properties/requirement/maxLength",
										keyword: "maxLength",
										params: { limit: 4e3 },
										message: "must NOT have more than 4000 characters"
									};
									if (vErrors === null) vErrors = [err107];
									else vErrors.push(err107);
									errors++;
								}
								if (func2(data39) < 1) {
									const err108 = {
										instancePath: instancePath + "/rules/" + i3 + "/requirement",
										schemaPath: "#/properties/rules/items/properties/requirement/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err108];
									else vErrors.push(err108);
									errors++;
								}
							} else {
								const err109 = {
									instancePath: instancePath + "/rules/" + i3 + "/requirement",
									schemaPath: "#/properties/rules/items/properties/requirement/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err109];
								else vErrors.push(err109);
								errors++;
							}
						}
						if (data32.headline !== void 0) {
							let data40 = data32.headline;
							if (typeof data40 === "string") {
								if (func2(data40) > 4e3) {
									const err110 = {
										instancePath: instancePath + "/rules/" + i3 + "/headline",
										schemaPath: "#/properties/rules/items/properties/headline/maxLength",
										keyword: "maxLength",
										params: { limit: 4e3 },
										message: "must NOT have more than 4000 characters"
									};
									if (vErrors === null) vErrors = [err110];
									else vErrors.push(err110);
									errors++;
								}
								if (func2(data40) < 1) {
									const err111 = {
										instancePath: instancePath + "/rules/" + i3 + "/headline",
										schemaPath: "#/properties/rules/items/properties/headline/minLength",
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
									instancePath: instancePath + "/rules/" + i3 + "/headline",
									schemaPath: "#/properties/rules/items/properties/headline/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err112];
								else vErrors.push(err112);
								errors++;
							}
						}
						if (data32.fix !== void 0) {
							let data41 = data32.fix;
							if (typeof data41 === "string") {
								if (func2(data41) > 4e3) {
									const err113 = {
										instancePath: instancePath + "/rules/" + i3 + "/fix",
										schemaPath: "#/properties/rules/items/properties/fix/maxLength",
										keyword: "maxLength",
										params: { limit: 4e3 },
										message: "must NOT have more than 4000 characters"
									};
									if (vErrors === null) vErrors = [err113];
									else vErrors.push(err113);
									errors++;
								}
								if (func2(data41) < 1) {
									const err114 = {
										instancePath: instancePath + "/rules/" + i3 + "/fix",
										schemaPath: "#/properties/rules/items/properties/fix/minLength",
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
									instancePath: instancePath + "/rules/" + i3 + "/fix",
									schemaPath: "#/properties/rules/items/properties/fix/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err115];
								else vErrors.push(err115);
								errors++;
							}
						}
						if (data32.observed !== void 0) {
							let data42 = data32.observed;
							if (!(typeof data42 == "number" && isFinite(data42))) {
								const err116 = {
									instancePath: instancePath + "/rules/" + i3 + "/observed",
									schemaPath: "#/properties/rules/items/properties/observed/type",
									keyword: "type",
									params: { type: "number" },
									message: "must be number"
								};
								if (vErrors === null) vErrors = [err116];
								else vErrors.push(err116);
								errors++;
							}
						}
						if (data32.limit !== void 0) {
							let data43 = data32.limit;
							if (!(typeof data43 == "number" && isFinite(data43))) {
								const err117 = {
									instancePath: instancePath + "/rules/" + i3 + "/limit",
									schemaPath: "#/properties/rules/items/properties/limit/type",
									keyword: "type",
									params: { type: "number" },
									message: "must be number"
								};
								if (vErrors === null) vErrors = [err117];
								else vErrors.push(err117);
								errors++;
							}
						}
						if (data32.waitsFor !== void 0) {
							let data44 = data32.waitsFor;
							if (typeof data44 === "string") {
								if (func2(data44) > 4e3) {
									const err118 = {
										instancePath: instancePath + "/rules/" + i3 + "/waitsFor",
										schemaPath: "#/properties/rules/items/properties/waitsFor/maxLength",
										keyword: "maxLength",
										params: { limit: 4e3 },
										message: "must NOT have more than 4000 characters"
									};
									if (vErrors === null) vErrors = [err118];
									else vErrors.push(err118);
									errors++;
								}
								if (func2(data44) < 1) {
									const err119 = {
										instancePath: instancePath + "/rules/" + i3 + "/waitsFor",
										schemaPath: "#/properties/rules/items/properties/waitsFor/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err119];
									else vErrors.push(err119);
									errors++;
								}
							} else {
								const err120 = {
									instancePath: instancePath + "/rules/" + i3 + "/waitsFor",
									schemaPath: "#/properties/rules/items/properties/waitsFor/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err120];
								else vErrors.push(err120);
								errors++;
							}
						}
					} else {
						const err121 = {
							instancePath: instancePath + "/rules/" + i3,
							schemaPath: "#/properties/rules/items/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err121];
						else vErrors.push(err121);
						errors++;
					}
				}
			} else {
				const err122 = {
					instancePath: instancePath + "/rules",
					schemaPath: "#/properties/rules/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array"
				};
				if (vErrors === null) vErrors = [err122];
				else vErrors.push(err122);
				errors++;
			}
		}
	} else {
		const err123 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err123];
		else vErrors.push(err123);
		errors++;
	}
	validate10.errors = vErrors;
	return errors === 0;
}

/** Where `gate` leaves its verdict for `register`. */
const VERDICT_PATH = ".assay/verdict.json";
const text = {
	type: "string",
	minLength: 1,
	maxLength: 4e3
};
const digest = {
	type: "string",
	pattern: "^sha256:[0-9a-f]{64}$"
};
const verdict = { enum: VERDICTS };
const rules = {
	type: "array",
	maxItems: 1e4,
	items: {
		type: "object",
		additionalProperties: false,
		required: [
			"id",
			"kind",
			"model",
			"severity",
			"verdict",
			"message"
		],
		properties: {
			id: text,
			kind: text,
			model: text,
			severity: { enum: ["block", "warn"] },
			verdict,
			message: text,
			requirement: text,
			headline: text,
			fix: text,
			observed: { type: "number" },
			limit: { type: "number" },
			waitsFor: text
		}
	}
};
/** Members that the verdict in the file and the document of `assay gate --json` share. */
const verdictProperties = {
	verdict,
	reason: text,
	policy: {
		type: "object",
		additionalProperties: false,
		required: [
			"path",
			"digest",
			"mode"
		],
		properties: {
			path: text,
			digest,
			commit: text,
			mode: { enum: ["enforce", "advisory"] }
		}
	},
	models: {
		type: "array",
		maxItems: 1e3,
		items: {
			type: "object",
			additionalProperties: false,
			required: [
				"model",
				"verdict",
				"rules"
			],
			properties: {
				model: text,
				verdict,
				rules,
				untouched: { type: "boolean" },
				evidence: {
					type: "array",
					maxItems: 100,
					items: {
						type: "object",
						additionalProperties: false,
						required: [
							"kind",
							"digest",
							"subject"
						],
						properties: {
							kind: { enum: ["test", "drift"] },
							digest,
							subject: digest
						}
					}
				}
			}
		}
	},
	rules
};
/** JSON Schema of `.assay/verdict.json`. */
const verdictSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay verdict",
	type: "object",
	additionalProperties: false,
	required: [
		"verdict",
		"policy",
		"models",
		"rules"
	],
	properties: verdictProperties
};
/** Reads the verdict of the gate. Throws UserError EVIDENCE_MISSING when the gate has not run, EVIDENCE_INVALID when the file is not its. */
async function readVerdict(files) {
	const content = await files.readText(VERDICT_PATH);
	if (content === void 0) throw new UserError("EVIDENCE_MISSING", {
		file: VERDICT_PATH,
		message: "there is no verdict, so there is nothing that allows a registration",
		fix: "run `assay gate` first, in the same folder"
	});
	return validate(parseStrictJson(content, VERDICT_PATH, "EVIDENCE_INVALID"), verdictSchema, "EVIDENCE_INVALID");
}
compiled.set(verdictSchema, verdictSchema$1);

export { toConclusion as a, isPassing as i, readVerdict as n, worst as o, VERDICTS as r, VERDICT_PATH as t };