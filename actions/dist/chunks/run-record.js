import { i as __toESM } from "./rolldown-runtime.js";
import { i as fileDigest, l as text, n as digest, s as runtime, t as count } from "./parts.js";
import { v as STATEMENT_TYPE } from "./catalog.js";
import { n as compiled } from "./compile-schema.js";
import { t as require_ucs2length } from "./vendor-ajv.js";

var import_ucs2length = /* @__PURE__ */ __toESM(require_ucs2length());
const runRecordSchema$1 = validate10;
const schema11 = {
	"$schema": "http://json-schema.org/draft-07/schema#",
	"title": "Assay run record",
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
			"description": "The model files; empty when the training failed.",
			"type": "array",
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
		"predicateType": { "const": "urn:assay:run:v1" },
		"predicate": {
			"type": "object",
			"additionalProperties": false,
			"required": [
				"model",
				"task",
				"target",
				"invocation",
				"params",
				"seed",
				"exitCode",
				"timedOut",
				"startedAt",
				"finishedAt",
				"durationMs",
				"data",
				"lockFiles",
				"environment",
				"unchanged",
				"log"
			],
			"properties": {
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
				"target": {
					"type": "string",
					"minLength": 1,
					"maxLength": 1e3
				},
				"invocation": {
					"description": "What was run, exactly as the user wrote it.",
					"type": "object",
					"discriminator": { "propertyName": "kind" },
					"required": ["kind"],
					"oneOf": [
						{
							"type": "object",
							"additionalProperties": false,
							"required": ["kind", "text"],
							"properties": {
								"kind": { "const": "shell" },
								"text": {
									"type": "string",
									"maxLength": 4e3
								}
							}
						},
						{
							"type": "object",
							"additionalProperties": false,
							"required": ["kind", "list"],
							"properties": {
								"kind": { "const": "list" },
								"list": {
									"type": "array",
									"items": {
										"type": "string",
										"maxLength": 4e3
									}
								}
							}
						},
						{
							"type": "object",
							"additionalProperties": false,
							"required": [
								"kind",
								"path",
								"digest",
								"runtime"
							],
							"properties": {
								"kind": { "const": "module" },
								"path": {
									"type": "string",
									"minLength": 1,
									"maxLength": 1e3
								},
								"digest": {
									"type": "string",
									"pattern": "^sha256:[0-9a-f]{64}$"
								},
								"runtime": {
									"description": "Absent as null when the module failed.",
									"anyOf": [{
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
									}, { "type": "null" }]
								}
							}
						}
					]
				},
				"params": { "type": "object" },
				"seed": {
					"type": "integer",
					"minimum": 0
				},
				"exitCode": {
					"description": "null when a signal ended the training.",
					"type": ["integer", "null"]
				},
				"timedOut": { "type": "boolean" },
				"startedAt": {
					"type": "string",
					"format": "date-time"
				},
				"finishedAt": {
					"type": "string",
					"format": "date-time"
				},
				"durationMs": {
					"type": "integer",
					"minimum": 0
				},
				"data": {
					"type": "array",
					"items": {
						"type": "object",
						"additionalProperties": false,
						"required": [
							"role",
							"source",
							"rows",
							"files"
						],
						"properties": {
							"role": { "const": "train" },
							"source": {
								"type": "string",
								"minLength": 1,
								"maxLength": 1e3
							},
							"rows": {
								"type": "integer",
								"minimum": 0
							},
							"files": {
								"type": "array",
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
								},
								"maxItems": 1e5
							}
						}
					}
				},
				"source": {
					"description": "Absent outside a Git repository.",
					"type": "object",
					"additionalProperties": false,
					"required": ["commit", "dirty"],
					"properties": {
						"commit": {
							"type": "string",
							"pattern": "^[0-9a-f]{40}([0-9a-f]{24})?$"
						},
						"dirty": { "type": "boolean" }
					}
				},
				"lockFiles": {
					"type": "array",
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
					},
					"maxItems": 1e5
				},
				"environment": {
					"type": "object",
					"additionalProperties": false,
					"required": [
						"os",
						"arch",
						"cpus",
						"node"
					],
					"properties": {
						"os": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"arch": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"cpus": {
							"type": "integer",
							"minimum": 0
						},
						"node": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"python": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						},
						"runner": {
							"type": "string",
							"minLength": 1,
							"maxLength": 1e3
						}
					}
				},
				"unchanged": {
					"description": "True when the model was there before with the same bytes: a repeatable training, or one that wrote nothing.",
					"type": "boolean"
				},
				"log": {
					"type": "object",
					"additionalProperties": false,
					"required": ["lines", "tailDigest"],
					"properties": {
						"lines": {
							"type": "integer",
							"minimum": 0
						},
						"tailDigest": {
							"type": "string",
							"pattern": "^sha256:[0-9a-f]{64}$"
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
const pattern3 = new RegExp("^[0-9a-f]{40}([0-9a-f]{24})?$", "u");
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
				const len0 = data1.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data2 = data1[i0];
					if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
						if (data2.name === void 0) {
							const err6 = {
								instancePath: instancePath + "/subject/" + i0,
								schemaPath: "#/properties/subject/items/required",
								keyword: "required",
								params: { missingProperty: "name" },
								message: "must have required property 'name'"
							};
							if (vErrors === null) vErrors = [err6];
							else vErrors.push(err6);
							errors++;
						}
						if (data2.digest === void 0) {
							const err7 = {
								instancePath: instancePath + "/subject/" + i0,
								schemaPath: "#/properties/subject/items/required",
								keyword: "required",
								params: { missingProperty: "digest" },
								message: "must have required property 'digest'"
							};
							if (vErrors === null) vErrors = [err7];
							else vErrors.push(err7);
							errors++;
						}
						for (const key1 in data2) if (!(key1 === "name" || key1 === "digest")) {
							const err8 = {
								instancePath: instancePath + "/subject/" + i0,
								schemaPath: "#/properties/subject/items/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key1 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err8];
							else vErrors.push(err8);
							errors++;
						}
						if (data2.name !== void 0) {
							let data3 = data2.name;
							if (typeof data3 === "string") {
								if (func2(data3) > 1e3) {
									const err9 = {
										instancePath: instancePath + "/subject/" + i0 + "/name",
										schemaPath: "#/properties/subject/items/properties/name/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err9];
									else vErrors.push(err9);
									errors++;
								}
								if (func2(data3) < 1) {
									const err10 = {
										instancePath: instancePath + "/subject/" + i0 + "/name",
										schemaPath: "#/properties/subject/items/properties/name/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err10];
									else vErrors.push(err10);
									errors++;
								}
							} else {
								const err11 = {
									instancePath: instancePath + "/subject/" + i0 + "/name",
									schemaPath: "#/properties/subject/items/properties/name/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err11];
								else vErrors.push(err11);
								errors++;
							}
						}
						if (data2.digest !== void 0) {
							let data4 = data2.digest;
							if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
								if (data4.sha256 === void 0) {
									const err12 = {
										instancePath: instancePath + "/subject/" + i0 + "/digest",
										schemaPath: "#/properties/subject/items/properties/digest/required",
										keyword: "required",
										params: { missingProperty: "sha256" },
										message: "must have required property 'sha256'"
									};
									if (vErrors === null) vErrors = [err12];
									else vErrors.push(err12);
									errors++;
								}
								for (const key2 in data4) if (!(key2 === "sha256")) {
									const err13 = {
										instancePath: instancePath + "/subject/" + i0 + "/digest",
										schemaPath: "#/properties/subject/items/properties/digest/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key2 },
										message: "must NOT have additional properties"
									};
									if (vErrors === null) vErrors = [err13];
									else vErrors.push(err13);
									errors++;
								}
								if (data4.sha256 !== void 0) {
									let data5 = data4.sha256;
									if (typeof data5 === "string") {
										if (!pattern0.test(data5)) {
											const err14 = {
												instancePath: instancePath + "/subject/" + i0 + "/digest/sha256",
												schemaPath: "#/properties/subject/items/properties/digest/properties/sha256/pattern",
												keyword: "pattern",
												params: { pattern: "^[0-9a-f]{64}$" },
												message: "must match pattern \"^[0-9a-f]{64}$\""
											};
											if (vErrors === null) vErrors = [err14];
											else vErrors.push(err14);
											errors++;
										}
									} else {
										const err15 = {
											instancePath: instancePath + "/subject/" + i0 + "/digest/sha256",
											schemaPath: "#/properties/subject/items/properties/digest/properties/sha256/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err15];
										else vErrors.push(err15);
										errors++;
									}
								}
							} else {
								const err16 = {
									instancePath: instancePath + "/subject/" + i0 + "/digest",
									schemaPath: "#/properties/subject/items/properties/digest/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								};
								if (vErrors === null) vErrors = [err16];
								else vErrors.push(err16);
								errors++;
							}
						}
					} else {
						const err17 = {
							instancePath: instancePath + "/subject/" + i0,
							schemaPath: "#/properties/subject/items/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err17];
						else vErrors.push(err17);
						errors++;
					}
				}
			} else {
				const err18 = {
					instancePath: instancePath + "/subject",
					schemaPath: "#/properties/subject/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array"
				};
				if (vErrors === null) vErrors = [err18];
				else vErrors.push(err18);
				errors++;
			}
		}
		if (data.predicateType !== void 0) {
			if ("urn:assay:run:v1" !== data.predicateType) {
				const err19 = {
					instancePath: instancePath + "/predicateType",
					schemaPath: "#/properties/predicateType/const",
					keyword: "const",
					params: { allowedValue: "urn:assay:run:v1" },
					message: "must be equal to constant"
				};
				if (vErrors === null) vErrors = [err19];
				else vErrors.push(err19);
				errors++;
			}
		}
		if (data.predicate !== void 0) {
			let data7 = data.predicate;
			if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
				if (data7.model === void 0) {
					const err20 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "model" },
						message: "must have required property 'model'"
					};
					if (vErrors === null) vErrors = [err20];
					else vErrors.push(err20);
					errors++;
				}
				if (data7.task === void 0) {
					const err21 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "task" },
						message: "must have required property 'task'"
					};
					if (vErrors === null) vErrors = [err21];
					else vErrors.push(err21);
					errors++;
				}
				if (data7.target === void 0) {
					const err22 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "target" },
						message: "must have required property 'target'"
					};
					if (vErrors === null) vErrors = [err22];
					else vErrors.push(err22);
					errors++;
				}
				if (data7.invocation === void 0) {
					const err23 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "invocation" },
						message: "must have required property 'invocation'"
					};
					if (vErrors === null) vErrors = [err23];
					else vErrors.push(err23);
					errors++;
				}
				if (data7.params === void 0) {
					const err24 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "params" },
						message: "must have required property 'params'"
					};
					if (vErrors === null) vErrors = [err24];
					else vErrors.push(err24);
					errors++;
				}
				if (data7.seed === void 0) {
					const err25 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "seed" },
						message: "must have required property 'seed'"
					};
					if (vErrors === null) vErrors = [err25];
					else vErrors.push(err25);
					errors++;
				}
				if (data7.exitCode === void 0) {
					const err26 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "exitCode" },
						message: "must have required property 'exitCode'"
					};
					if (vErrors === null) vErrors = [err26];
					else vErrors.push(err26);
					errors++;
				}
				if (data7.timedOut === void 0) {
					const err27 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "timedOut" },
						message: "must have required property 'timedOut'"
					};
					if (vErrors === null) vErrors = [err27];
					else vErrors.push(err27);
					errors++;
				}
				if (data7.startedAt === void 0) {
					const err28 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "startedAt" },
						message: "must have required property 'startedAt'"
					};
					if (vErrors === null) vErrors = [err28];
					else vErrors.push(err28);
					errors++;
				}
				if (data7.finishedAt === void 0) {
					const err29 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "finishedAt" },
						message: "must have required property 'finishedAt'"
					};
					if (vErrors === null) vErrors = [err29];
					else vErrors.push(err29);
					errors++;
				}
				if (data7.durationMs === void 0) {
					const err30 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "durationMs" },
						message: "must have required property 'durationMs'"
					};
					if (vErrors === null) vErrors = [err30];
					else vErrors.push(err30);
					errors++;
				}
				if (data7.data === void 0) {
					const err31 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "data" },
						message: "must have required property 'data'"
					};
					if (vErrors === null) vErrors = [err31];
					else vErrors.push(err31);
					errors++;
				}
				if (data7.lockFiles === void 0) {
					const err32 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "lockFiles" },
						message: "must have required property 'lockFiles'"
					};
					if (vErrors === null) vErrors = [err32];
					else vErrors.push(err32);
					errors++;
				}
				if (data7.environment === void 0) {
					const err33 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "environment" },
						message: "must have required property 'environment'"
					};
					if (vErrors === null) vErrors = [err33];
					else vErrors.push(err33);
					errors++;
				}
				if (data7.unchanged === void 0) {
					const err34 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "unchanged" },
						message: "must have required property 'unchanged'"
					};
					if (vErrors === null) vErrors = [err34];
					else vErrors.push(err34);
					errors++;
				}
				if (data7.log === void 0) {
					const err35 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/required",
						keyword: "required",
						params: { missingProperty: "log" },
						message: "must have required property 'log'"
					};
					if (vErrors === null) vErrors = [err35];
					else vErrors.push(err35);
					errors++;
				}
				for (const key3 in data7) if (!func4.call(schema11.properties.predicate.properties, key3)) {
					const err36 = {
						instancePath: instancePath + "/predicate",
						schemaPath: "#/properties/predicate/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key3 },
						message: "must NOT have additional properties"
					};
					if (vErrors === null) vErrors = [err36];
					else vErrors.push(err36);
					errors++;
				}
				if (data7.model !== void 0) {
					let data8 = data7.model;
					if (typeof data8 === "string") {
						if (func2(data8) > 1e3) {
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
						if (func2(data8) < 1) {
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
				if (data7.task !== void 0) {
					let data9 = data7.task;
					if (!(data9 === "binary" || data9 === "multiclass" || data9 === "regression")) {
						const err40 = {
							instancePath: instancePath + "/predicate/task",
							schemaPath: "#/properties/predicate/properties/task/enum",
							keyword: "enum",
							params: { allowedValues: schema11.properties.predicate.properties.task.enum },
							message: "must be equal to one of the allowed values"
						};
						if (vErrors === null) vErrors = [err40];
						else vErrors.push(err40);
						errors++;
					}
				}
				if (data7.target !== void 0) {
					let data10 = data7.target;
					if (typeof data10 === "string") {
						if (func2(data10) > 1e3) {
							const err41 = {
								instancePath: instancePath + "/predicate/target",
								schemaPath: "#/properties/predicate/properties/target/maxLength",
								keyword: "maxLength",
								params: { limit: 1e3 },
								message: "must NOT have more than 1000 characters"
							};
							if (vErrors === null) vErrors = [err41];
							else vErrors.push(err41);
							errors++;
						}
						if (func2(data10) < 1) {
							const err42 = {
								instancePath: instancePath + "/predicate/target",
								schemaPath: "#/properties/predicate/properties/target/minLength",
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
							instancePath: instancePath + "/predicate/target",
							schemaPath: "#/properties/predicate/properties/target/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err43];
						else vErrors.push(err43);
						errors++;
					}
				}
				if (data7.invocation !== void 0) {
					let data11 = data7.invocation;
					if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
						if (data11.kind === void 0) {
							const err44 = {
								instancePath: instancePath + "/predicate/invocation",
								schemaPath: "#/properties/predicate/properties/invocation/required",
								keyword: "required",
								params: { missingProperty: "kind" },
								message: "must have required property 'kind'"
							};
							if (vErrors === null) vErrors = [err44];
							else vErrors.push(err44);
							errors++;
						}
						const tag0 = data11.kind;
						if (typeof tag0 == "string") {
							if (tag0 === "shell") {
								if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
									if (data11.kind === void 0) {
										const err45 = {
											instancePath: instancePath + "/predicate/invocation",
											schemaPath: "#/properties/predicate/properties/invocation/oneOf/0/required",
											keyword: "required",
											params: { missingProperty: "kind" },
											message: "must have required property 'kind'"
										};
										if (vErrors === null) vErrors = [err45];
										else vErrors.push(err45);
										errors++;
									}
									if (data11.text === void 0) {
										const err46 = {
											instancePath: instancePath + "/predicate/invocation",
											schemaPath: "#/properties/predicate/properties/invocation/oneOf/0/required",
											keyword: "required",
											params: { missingProperty: "text" },
											message: "must have required property 'text'"
										};
										if (vErrors === null) vErrors = [err46];
										else vErrors.push(err46);
										errors++;
									}
									for (const key4 in data11) if (!(key4 === "kind" || key4 === "text")) {
										const err47 = {
											instancePath: instancePath + "/predicate/invocation",
											schemaPath: "#/properties/predicate/properties/invocation/oneOf/0/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key4 },
											message: "must NOT have additional properties"
										};
										if (vErrors === null) vErrors = [err47];
										else vErrors.push(err47);
										errors++;
									}
									if (data11.kind !== void 0) {
										if ("shell" !== data11.kind) {
											const err48 = {
												instancePath: instancePath + "/predicate/invocation/kind",
												schemaPath: "#/properties/predicate/properties/invocation/oneOf/0/properties/kind/const",
												keyword: "const",
												params: { allowedValue: "shell" },
												message: "must be equal to constant"
											};
											if (vErrors === null) vErrors = [err48];
											else vErrors.push(err48);
											errors++;
										}
									}
									if (data11.text !== void 0) {
										let data13 = data11.text;
										if (typeof data13 === "string") {
											if (func2(data13) > 4e3) {
												const err49 = {
													instancePath: instancePath + "/predicate/invocation/text",
													schemaPath: "#/properties/predicate/properties/invocation/oneOf/0/properties/text/maxLength",
													keyword: "maxLength",
													params: { limit: 4e3 },
													message: "must NOT have more than 4000 characters"
												};
												if (vErrors === null) vErrors = [err49];
												else vErrors.push(err49);
												errors++;
											}
										} else {
											const err50 = {
												instancePath: instancePath + "/predicate/invocation/text",
												schemaPath: "#/properties/predicate/properties/invocation/oneOf/0/properties/text/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err50];
											else vErrors.push(err50);
											errors++;
										}
									}
								} else {
									const err51 = {
										instancePath: instancePath + "/predicate/invocation",
										schemaPath: "#/properties/predicate/properties/invocation/oneOf/0/type",
										keyword: "type",
										params: { type: "object" },
										message: "must be object"
									};
									if (vErrors === null) vErrors = [err51];
									else vErrors.push(err51);
									errors++;
								}
							} else if (tag0 === "list") {
								if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
									if (data11.kind === void 0) {
										const err52 = {
											instancePath: instancePath + "/predicate/invocation",
											schemaPath: "#/properties/predicate/properties/invocation/oneOf/1/required",
											keyword: "required",
											params: { missingProperty: "kind" },
											message: "must have required property 'kind'"
										};
										if (vErrors === null) vErrors = [err52];
										else vErrors.push(err52);
										errors++;
									}
									if (data11.list === void 0) {
										const err53 = {
											instancePath: instancePath + "/predicate/invocation",
											schemaPath: "#/properties/predicate/properties/invocation/oneOf/1/required",
											keyword: "required",
											params: { missingProperty: "list" },
											message: "must have required property 'list'"
										};
										if (vErrors === null) vErrors = [err53];
										else vErrors.push(err53);
										errors++;
									}
									for (const key5 in data11) if (!(key5 === "kind" || key5 === "list")) {
										const err54 = {
											instancePath: instancePath + "/predicate/invocation",
											schemaPath: "#/properties/predicate/properties/invocation/oneOf/1/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key5 },
											message: "must NOT have additional properties"
										};
										if (vErrors === null) vErrors = [err54];
										else vErrors.push(err54);
										errors++;
									}
									if (data11.kind !== void 0) {
										if ("list" !== data11.kind) {
											const err55 = {
												instancePath: instancePath + "/predicate/invocation/kind",
												schemaPath: "#/properties/predicate/properties/invocation/oneOf/1/properties/kind/const",
												keyword: "const",
												params: { allowedValue: "list" },
												message: "must be equal to constant"
											};
											if (vErrors === null) vErrors = [err55];
											else vErrors.push(err55);
											errors++;
										}
									}
									if (data11.list !== void 0) {
										let data15 = data11.list;
										if (Array.isArray(data15)) {
											const len1 = data15.length;
											for (let i1 = 0; i1 < len1; i1++) {
												let data16 = data15[i1];
												if (typeof data16 === "string") {
													if (func2(data16) > 4e3) {
														const err56 = {
															instancePath: instancePath + "/predicate/invocation/list/" + i1,
															schemaPath: "#/properties/predicate/properties/invocation/oneOf/1/properties/list/items/maxLength",
															keyword: "maxLength",
															params: { limit: 4e3 },
															message: "must NOT have more than 4000 characters"
														};
														if (vErrors === null) vErrors = [err56];
														else vErrors.push(err56);
														errors++;
													}
												} else {
													const err57 = {
														instancePath: instancePath + "/predicate/invocation/list/" + i1,
														schemaPath: "#/properties/predicate/properties/invocation/oneOf/1/properties/list/items/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													};
													if (vErrors === null) vErrors = [err57];
													else vErrors.push(err57);
													errors++;
												}
											}
										} else {
											const err58 = {
												instancePath: instancePath + "/predicate/invocation/list",
												schemaPath: "#/properties/predicate/properties/invocation/oneOf/1/properties/list/type",
												keyword: "type",
												params: { type: "array" },
												message: "must be array"
											};
											if (vErrors === null) vErrors = [err58];
											else vErrors.push(err58);
											errors++;
										}
									}
								} else {
									const err59 = {
										instancePath: instancePath + "/predicate/invocation",
										schemaPath: "#/properties/predicate/properties/invocation/oneOf/1/type",
										keyword: "type",
										params: { type: "object" },
										message: "must be object"
									};
									if (vErrors === null) vErrors = [err59];
									else vErrors.push(err59);
									errors++;
								}
							} else if (tag0 === "module") {
								if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
									if (data11.kind === void 0) {
										const err60 = {
											instancePath: instancePath + "/predicate/invocation",
											schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/required",
											keyword: "required",
											params: { missingProperty: "kind" },
											message: "must have required property 'kind'"
										};
										if (vErrors === null) vErrors = [err60];
										else vErrors.push(err60);
										errors++;
									}
									if (data11.path === void 0) {
										const err61 = {
											instancePath: instancePath + "/predicate/invocation",
											schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/required",
											keyword: "required",
											params: { missingProperty: "path" },
											message: "must have required property 'path'"
										};
										if (vErrors === null) vErrors = [err61];
										else vErrors.push(err61);
										errors++;
									}
									if (data11.digest === void 0) {
										const err62 = {
											instancePath: instancePath + "/predicate/invocation",
											schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/required",
											keyword: "required",
											params: { missingProperty: "digest" },
											message: "must have required property 'digest'"
										};
										if (vErrors === null) vErrors = [err62];
										else vErrors.push(err62);
										errors++;
									}
									if (data11.runtime === void 0) {
										const err63 = {
											instancePath: instancePath + "/predicate/invocation",
											schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/required",
											keyword: "required",
											params: { missingProperty: "runtime" },
											message: "must have required property 'runtime'"
										};
										if (vErrors === null) vErrors = [err63];
										else vErrors.push(err63);
										errors++;
									}
									for (const key6 in data11) if (!(key6 === "kind" || key6 === "path" || key6 === "digest" || key6 === "runtime")) {
										const err64 = {
											instancePath: instancePath + "/predicate/invocation",
											schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key6 },
											message: "must NOT have additional properties"
										};
										if (vErrors === null) vErrors = [err64];
										else vErrors.push(err64);
										errors++;
									}
									if (data11.kind !== void 0) {
										if ("module" !== data11.kind) {
											const err65 = {
												instancePath: instancePath + "/predicate/invocation/kind",
												schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/kind/const",
												keyword: "const",
												params: { allowedValue: "module" },
												message: "must be equal to constant"
											};
											if (vErrors === null) vErrors = [err65];
											else vErrors.push(err65);
											errors++;
										}
									}
									if (data11.path !== void 0) {
										let data18 = data11.path;
										if (typeof data18 === "string") {
											if (func2(data18) > 1e3) {
												const err66 = {
													instancePath: instancePath + "/predicate/invocation/path",
													schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/path/maxLength",
													keyword: "maxLength",
													params: { limit: 1e3 },
													message: "must NOT have more than 1000 characters"
												};
												if (vErrors === null) vErrors = [err66];
												else vErrors.push(err66);
												errors++;
											}
											if (func2(data18) < 1) {
												const err67 = {
													instancePath: instancePath + "/predicate/invocation/path",
													schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/path/minLength",
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
												instancePath: instancePath + "/predicate/invocation/path",
												schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/path/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err68];
											else vErrors.push(err68);
											errors++;
										}
									}
									if (data11.digest !== void 0) {
										let data19 = data11.digest;
										if (typeof data19 === "string") {
											if (!pattern1.test(data19)) {
												const err69 = {
													instancePath: instancePath + "/predicate/invocation/digest",
													schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/digest/pattern",
													keyword: "pattern",
													params: { pattern: "^sha256:[0-9a-f]{64}$" },
													message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
												};
												if (vErrors === null) vErrors = [err69];
												else vErrors.push(err69);
												errors++;
											}
										} else {
											const err70 = {
												instancePath: instancePath + "/predicate/invocation/digest",
												schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/digest/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err70];
											else vErrors.push(err70);
											errors++;
										}
									}
									if (data11.runtime !== void 0) {
										let data20 = data11.runtime;
										const _errs50 = errors;
										let valid15 = false;
										const _errs51 = errors;
										if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
											if (data20.name === void 0) {
												const err71 = {
													instancePath: instancePath + "/predicate/invocation/runtime",
													schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/runtime/anyOf/0/required",
													keyword: "required",
													params: { missingProperty: "name" },
													message: "must have required property 'name'"
												};
												if (vErrors === null) vErrors = [err71];
												else vErrors.push(err71);
												errors++;
											}
											if (data20.version === void 0) {
												const err72 = {
													instancePath: instancePath + "/predicate/invocation/runtime",
													schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/runtime/anyOf/0/required",
													keyword: "required",
													params: { missingProperty: "version" },
													message: "must have required property 'version'"
												};
												if (vErrors === null) vErrors = [err72];
												else vErrors.push(err72);
												errors++;
											}
											if (data20.backend === void 0) {
												const err73 = {
													instancePath: instancePath + "/predicate/invocation/runtime",
													schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/runtime/anyOf/0/required",
													keyword: "required",
													params: { missingProperty: "backend" },
													message: "must have required property 'backend'"
												};
												if (vErrors === null) vErrors = [err73];
												else vErrors.push(err73);
												errors++;
											}
											for (const key7 in data20) if (!(key7 === "name" || key7 === "version" || key7 === "backend")) {
												const err74 = {
													instancePath: instancePath + "/predicate/invocation/runtime",
													schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/runtime/anyOf/0/additionalProperties",
													keyword: "additionalProperties",
													params: { additionalProperty: key7 },
													message: "must NOT have additional properties"
												};
												if (vErrors === null) vErrors = [err74];
												else vErrors.push(err74);
												errors++;
											}
											if (data20.name !== void 0) {
												let data21 = data20.name;
												if (typeof data21 === "string") {
													if (func2(data21) > 1e3) {
														const err75 = {
															instancePath: instancePath + "/predicate/invocation/runtime/name",
															schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/runtime/anyOf/0/properties/name/maxLength",
															keyword: "maxLength",
															params: { limit: 1e3 },
															message: "must NOT have more than 1000 characters"
														};
														if (vErrors === null) vErrors = [err75];
														else vErrors.push(err75);
														errors++;
													}
													if (func2(data21) < 1) {
														const err76 = {
															instancePath: instancePath + "/predicate/invocation/runtime/name",
															schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/runtime/anyOf/0/properties/name/minLength",
															keyword: "minLength",
															params: { limit: 1 },
															message: "must NOT have fewer than 1 characters"
														};
														if (vErrors === null) vErrors = [err76];
														else vErrors.push(err76);
														errors++;
													}
												} else {
													const err77 = {
														instancePath: instancePath + "/predicate/invocation/runtime/name",
														schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/runtime/anyOf/0/properties/name/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													};
													if (vErrors === null) vErrors = [err77];
													else vErrors.push(err77);
													errors++;
												}
											}
											if (data20.version !== void 0) {
												let data22 = data20.version;
												if (typeof data22 === "string") {
													if (func2(data22) > 1e3) {
														const err78 = {
															instancePath: instancePath + "/predicate/invocation/runtime/version",
															schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/runtime/anyOf/0/properties/version/maxLength",
															keyword: "maxLength",
															params: { limit: 1e3 },
															message: "must NOT have more than 1000 characters"
														};
														if (vErrors === null) vErrors = [err78];
														else vErrors.push(err78);
														errors++;
													}
													if (func2(data22) < 1) {
														const err79 = {
															instancePath: instancePath + "/predicate/invocation/runtime/version",
															schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/runtime/anyOf/0/properties/version/minLength",
															keyword: "minLength",
															params: { limit: 1 },
															message: "must NOT have fewer than 1 characters"
														};
														if (vErrors === null) vErrors = [err79];
														else vErrors.push(err79);
														errors++;
													}
												} else {
													const err80 = {
														instancePath: instancePath + "/predicate/invocation/runtime/version",
														schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/runtime/anyOf/0/properties/version/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													};
													if (vErrors === null) vErrors = [err80];
													else vErrors.push(err80);
													errors++;
												}
											}
											if (data20.backend !== void 0) {
												let data23 = data20.backend;
												if (typeof data23 === "string") {
													if (func2(data23) > 1e3) {
														const err81 = {
															instancePath: instancePath + "/predicate/invocation/runtime/backend",
															schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/runtime/anyOf/0/properties/backend/maxLength",
															keyword: "maxLength",
															params: { limit: 1e3 },
															message: "must NOT have more than 1000 characters"
														};
														if (vErrors === null) vErrors = [err81];
														else vErrors.push(err81);
														errors++;
													}
													if (func2(data23) < 1) {
														const err82 = {
															instancePath: instancePath + "/predicate/invocation/runtime/backend",
															schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/runtime/anyOf/0/properties/backend/minLength",
															keyword: "minLength",
															params: { limit: 1 },
															message: "must NOT have fewer than 1 characters"
														};
														if (vErrors === null) vErrors = [err82];
														else vErrors.push(err82);
														errors++;
													}
												} else {
													const err83 = {
														instancePath: instancePath + "/predicate/invocation/runtime/backend",
														schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/runtime/anyOf/0/properties/backend/type",
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
												instancePath: instancePath + "/predicate/invocation/runtime",
												schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/runtime/anyOf/0/type",
												keyword: "type",
												params: { type: "object" },
												message: "must be object"
											};
											if (vErrors === null) vErrors = [err84];
											else vErrors.push(err84);
											errors++;
										}
										var _valid0 = _errs51 === errors;
										valid15 = valid15 || _valid0;
										if (!valid15) {
											const _errs60 = errors;
											if (data20 !== null) {
												const err85 = {
													instancePath: instancePath + "/predicate/invocation/runtime",
													schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/runtime/anyOf/1/type",
													keyword: "type",
													params: { type: "null" },
													message: "must be null"
												};
												if (vErrors === null) vErrors = [err85];
												else vErrors.push(err85);
												errors++;
											}
											var _valid0 = _errs60 === errors;
											valid15 = valid15 || _valid0;
										}
										if (!valid15) {
											const err86 = {
												instancePath: instancePath + "/predicate/invocation/runtime",
												schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/properties/runtime/anyOf",
												keyword: "anyOf",
												params: {},
												message: "must match a schema in anyOf"
											};
											if (vErrors === null) vErrors = [err86];
											else vErrors.push(err86);
											errors++;
										} else {
											errors = _errs50;
											if (vErrors !== null) {
												if (_errs50) vErrors.length = _errs50;
												else vErrors = null;
											}
										}
									}
								} else {
									const err87 = {
										instancePath: instancePath + "/predicate/invocation",
										schemaPath: "#/properties/predicate/properties/invocation/oneOf/2/type",
										keyword: "type",
										params: { type: "object" },
										message: "must be object"
									};
									if (vErrors === null) vErrors = [err87];
									else vErrors.push(err87);
									errors++;
								}
							} else {
								const err88 = {
									instancePath: instancePath + "/predicate/invocation",
									schemaPath: "#/properties/predicate/properties/invocation/discriminator",
									keyword: "discriminator",
									params: {
										error: "mapping",
										tag: "kind",
										tagValue: tag0
									},
									message: "value of tag \"kind\" must be in oneOf"
								};
								if (vErrors === null) vErrors = [err88];
								else vErrors.push(err88);
								errors++;
							}
						} else {
							const err89 = {
								instancePath: instancePath + "/predicate/invocation",
								schemaPath: "#/properties/predicate/properties/invocation/discriminator",
								keyword: "discriminator",
								params: {
									error: "tag",
									tag: "kind",
									tagValue: tag0
								},
								message: "tag \"kind\" must be string"
							};
							if (vErrors === null) vErrors = [err89];
							else vErrors.push(err89);
							errors++;
						}
					} else {
						const err90 = {
							instancePath: instancePath + "/predicate/invocation",
							schemaPath: "#/properties/predicate/properties/invocation/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err90];
						else vErrors.push(err90);
						errors++;
					}
				}
				if (data7.params !== void 0) {
					let data24 = data7.params;
					if (!(data24 && typeof data24 == "object" && !Array.isArray(data24))) {
						const err91 = {
							instancePath: instancePath + "/predicate/params",
							schemaPath: "#/properties/predicate/properties/params/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err91];
						else vErrors.push(err91);
						errors++;
					}
				}
				if (data7.seed !== void 0) {
					let data25 = data7.seed;
					if (!(typeof data25 == "number" && !(data25 % 1) && !isNaN(data25) && isFinite(data25))) {
						const err92 = {
							instancePath: instancePath + "/predicate/seed",
							schemaPath: "#/properties/predicate/properties/seed/type",
							keyword: "type",
							params: { type: "integer" },
							message: "must be integer"
						};
						if (vErrors === null) vErrors = [err92];
						else vErrors.push(err92);
						errors++;
					}
					if (typeof data25 == "number" && isFinite(data25)) {
						if (data25 < 0 || isNaN(data25)) {
							const err93 = {
								instancePath: instancePath + "/predicate/seed",
								schemaPath: "#/properties/predicate/properties/seed/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								message: "must be >= 0"
							};
							if (vErrors === null) vErrors = [err93];
							else vErrors.push(err93);
							errors++;
						}
					}
				}
				if (data7.exitCode !== void 0) {
					let data26 = data7.exitCode;
					if (!(typeof data26 == "number" && !(data26 % 1) && !isNaN(data26) && isFinite(data26)) && data26 !== null) {
						const err94 = {
							instancePath: instancePath + "/predicate/exitCode",
							schemaPath: "#/properties/predicate/properties/exitCode/type",
							keyword: "type",
							params: { type: schema11.properties.predicate.properties.exitCode.type },
							message: "must be integer,null"
						};
						if (vErrors === null) vErrors = [err94];
						else vErrors.push(err94);
						errors++;
					}
				}
				if (data7.timedOut !== void 0) {
					if (typeof data7.timedOut !== "boolean") {
						const err95 = {
							instancePath: instancePath + "/predicate/timedOut",
							schemaPath: "#/properties/predicate/properties/timedOut/type",
							keyword: "type",
							params: { type: "boolean" },
							message: "must be boolean"
						};
						if (vErrors === null) vErrors = [err95];
						else vErrors.push(err95);
						errors++;
					}
				}
				if (data7.startedAt !== void 0) {
					let data28 = data7.startedAt;
					if (typeof data28 === "string") {
						if (!formats0.test(data28)) {
							const err96 = {
								instancePath: instancePath + "/predicate/startedAt",
								schemaPath: "#/properties/predicate/properties/startedAt/format",
								keyword: "format",
								params: { format: "date-time" },
								message: "must match format \"date-time\""
							};
							if (vErrors === null) vErrors = [err96];
							else vErrors.push(err96);
							errors++;
						}
					} else {
						const err97 = {
							instancePath: instancePath + "/predicate/startedAt",
							schemaPath: "#/properties/predicate/properties/startedAt/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err97];
						else vErrors.push(err97);
						errors++;
					}
				}
				if (data7.finishedAt !== void 0) {
					let data29 = data7.finishedAt;
					if (typeof data29 === "string") {
						if (!formats0.test(data29)) {
							const err98 = {
								instancePath: instancePath + "/predicate/finishedAt",
								schemaPath: "#/properties/predicate/properties/finishedAt/format",
								keyword: "format",
								params: { format: "date-time" },
								message: "must match format \"date-time\""
							};
							if (vErrors === null) vErrors = [err98];
							else vErrors.push(err98);
							errors++;
						}
					} else {
						const err99 = {
							instancePath: instancePath + "/predicate/finishedAt",
							schemaPath: "#/properties/predicate/properties/finishedAt/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err99];
						else vErrors.push(err99);
						errors++;
					}
				}
				if (data7.durationMs !== void 0) {
					let data30 = data7.durationMs;
					if (!(typeof data30 == "number" && !(data30 % 1) && !isNaN(data30) && isFinite(data30))) {
						const err100 = {
							instancePath: instancePath + "/predicate/durationMs",
							schemaPath: "#/properties/predicate/properties/durationMs/type",
							keyword: "type",
							params: { type: "integer" },
							message: "must be integer"
						};
						if (vErrors === null) vErrors = [err100];
						else vErrors.push(err100);
						errors++;
					}
					if (typeof data30 == "number" && isFinite(data30)) {
						if (data30 < 0 || isNaN(data30)) {
							const err101 = {
								instancePath: instancePath + "/predicate/durationMs",
								schemaPath: "#/properties/predicate/properties/durationMs/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								message: "must be >= 0"
							};
							if (vErrors === null) vErrors = [err101];
							else vErrors.push(err101);
							errors++;
						}
					}
				}
				if (data7.data !== void 0) {
					let data31 = data7.data;
					if (Array.isArray(data31)) {
						const len2 = data31.length;
						for (let i2 = 0; i2 < len2; i2++) {
							let data32 = data31[i2];
							if (data32 && typeof data32 == "object" && !Array.isArray(data32)) {
								if (data32.role === void 0) {
									const err102 = {
										instancePath: instancePath + "/predicate/data/" + i2,
										schemaPath: "#/properties/predicate/properties/data/items/required",
										keyword: "required",
										params: { missingProperty: "role" },
										message: "must have required property 'role'"
									};
									if (vErrors === null) vErrors = [err102];
									else vErrors.push(err102);
									errors++;
								}
								if (data32.source === void 0) {
									const err103 = {
										instancePath: instancePath + "/predicate/data/" + i2,
										schemaPath: "#/properties/predicate/properties/data/items/required",
										keyword: "required",
										params: { missingProperty: "source" },
										message: "must have required property 'source'"
									};
									if (vErrors === null) vErrors = [err103];
									else vErrors.push(err103);
									errors++;
								}
								if (data32.rows === void 0) {
									const err104 = {
										instancePath: instancePath + "/predicate/data/" + i2,
										schemaPath: "#/properties/predicate/properties/data/items/required",
										keyword: "required",
										params: { missingProperty: "rows" },
										message: "must have required property 'rows'"
									};
									if (vErrors === null) vErrors = [err104];
									else vErrors.push(err104);
									errors++;
								}
								if (data32.files === void 0) {
									const err105 = {
										instancePath: instancePath + "/predicate/data/" + i2,
										schemaPath: "#/properties/predicate/properties/data/items/required",
										keyword: "required",
										params: { missingProperty: "files" },
										message: "must have required property 'files'"
									};
									if (vErrors === null) vErrors = [err105];
									else vErrors.push(err105);
									errors++;
								}
								for (const key8 in data32) if (!(key8 === "role" || key8 === "source" || key8 === "rows" || key8 === "files")) {
									const err106 = {
										instancePath: instancePath + "/predicate/data/" + i2,
										schemaPath: "#/properties/predicate/properties/data/items/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key8 },
										message: "must NOT have additional properties"
									};
									if (vErrors === null) vErrors = [err106];
									else vErrors.push(err106);
									errors++;
								}
								if (data32.role !== void 0) {
									if ("train" !== data32.role) {
										const err107 = {
											instancePath: instancePath + "/predicate/data/" + i2 + "/role",
											schemaPath: "#/properties/predicate/properties/data/items/properties/role/const",
											keyword: "const",
											params: { allowedValue: "train" },
											message: "must be equal to constant"
										};
										if (vErrors === null) vErrors = [err107];
										else vErrors.push(err107);
										errors++;
									}
								}
								if (data32.source !== void 0) {
									let data34 = data32.source;
									if (typeof data34 === "string") {
										if (func2(data34) > 1e3) {
											const err108 = {
												instancePath: instancePath + "/predicate/data/" + i2 + "/source",
												schemaPath: "#/properties/predicate/properties/data/items/properties/source/maxLength",
												keyword: "maxLength",
												params: { limit: 1e3 },
												message: "must NOT have more than 1000 characters"
											};
											if (vErrors === null) vErrors = [err108];
											else vErrors.push(err108);
											errors++;
										}
										if (func2(data34) < 1) {
											const err109 = {
												instancePath: instancePath + "/predicate/data/" + i2 + "/source",
												schemaPath: "#/properties/predicate/properties/data/items/properties/source/minLength",
												keyword: "minLength",
												params: { limit: 1 },
												message: "must NOT have fewer than 1 characters"
											};
											if (vErrors === null) vErrors = [err109];
											else vErrors.push(err109);
											errors++;
										}
									} else {
										const err110 = {
											instancePath: instancePath + "/predicate/data/" + i2 + "/source",
											schemaPath: "#/properties/predicate/properties/data/items/properties/source/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err110];
										else vErrors.push(err110);
										errors++;
									}
								}
								if (data32.rows !== void 0) {
									let data35 = data32.rows;
									if (!(typeof data35 == "number" && !(data35 % 1) && !isNaN(data35) && isFinite(data35))) {
										const err111 = {
											instancePath: instancePath + "/predicate/data/" + i2 + "/rows",
											schemaPath: "#/properties/predicate/properties/data/items/properties/rows/type",
											keyword: "type",
											params: { type: "integer" },
											message: "must be integer"
										};
										if (vErrors === null) vErrors = [err111];
										else vErrors.push(err111);
										errors++;
									}
									if (typeof data35 == "number" && isFinite(data35)) {
										if (data35 < 0 || isNaN(data35)) {
											const err112 = {
												instancePath: instancePath + "/predicate/data/" + i2 + "/rows",
												schemaPath: "#/properties/predicate/properties/data/items/properties/rows/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 0
												},
												message: "must be >= 0"
											};
											if (vErrors === null) vErrors = [err112];
											else vErrors.push(err112);
											errors++;
										}
									}
								}
								if (data32.files !== void 0) {
									let data36 = data32.files;
									if (Array.isArray(data36)) {
										if (data36.length > 1e5) {
											const err113 = {
												instancePath: instancePath + "/predicate/data/" + i2 + "/files",
												schemaPath: "#/properties/predicate/properties/data/items/properties/files/maxItems",
												keyword: "maxItems",
												params: { limit: 1e5 },
												message: "must NOT have more than 100000 items"
											};
											if (vErrors === null) vErrors = [err113];
											else vErrors.push(err113);
											errors++;
										}
										const len3 = data36.length;
										for (let i3 = 0; i3 < len3; i3++) {
											let data37 = data36[i3];
											if (data37 && typeof data37 == "object" && !Array.isArray(data37)) {
												if (data37.path === void 0) {
													const err114 = {
														instancePath: instancePath + "/predicate/data/" + i2 + "/files/" + i3,
														schemaPath: "#/properties/predicate/properties/data/items/properties/files/items/required",
														keyword: "required",
														params: { missingProperty: "path" },
														message: "must have required property 'path'"
													};
													if (vErrors === null) vErrors = [err114];
													else vErrors.push(err114);
													errors++;
												}
												if (data37.digest === void 0) {
													const err115 = {
														instancePath: instancePath + "/predicate/data/" + i2 + "/files/" + i3,
														schemaPath: "#/properties/predicate/properties/data/items/properties/files/items/required",
														keyword: "required",
														params: { missingProperty: "digest" },
														message: "must have required property 'digest'"
													};
													if (vErrors === null) vErrors = [err115];
													else vErrors.push(err115);
													errors++;
												}
												if (data37.size === void 0) {
													const err116 = {
														instancePath: instancePath + "/predicate/data/" + i2 + "/files/" + i3,
														schemaPath: "#/properties/predicate/properties/data/items/properties/files/items/required",
														keyword: "required",
														params: { missingProperty: "size" },
														message: "must have required property 'size'"
													};
													if (vErrors === null) vErrors = [err116];
													else vErrors.push(err116);
													errors++;
												}
												for (const key9 in data37) if (!(key9 === "path" || key9 === "digest" || key9 === "size")) {
													const err117 = {
														instancePath: instancePath + "/predicate/data/" + i2 + "/files/" + i3,
														schemaPath: "#/properties/predicate/properties/data/items/properties/files/items/additionalProperties",
														keyword: "additionalProperties",
														params: { additionalProperty: key9 },
														message: "must NOT have additional properties"
													};
													if (vErrors === null) vErrors = [err117];
													else vErrors.push(err117);
													errors++;
												}
												if (data37.path !== void 0) {
													let data38 = data37.path;
													if (typeof data38 === "string") {
														if (func2(data38) > 1e3) {
															const err118 = {
																instancePath: instancePath + "/predicate/data/" + i2 + "/files/" + i3 + "/path",
																schemaPath: "#/properties/predicate/properties/data/items/properties/files/items/properties/path/maxLength",
																keyword: "maxLength",
																params: { limit: 1e3 },
																message: "must NOT have more than 1000 characters"
															};
															if (vErrors === null) vErrors = [err118];
															else vErrors.push(err118);
															errors++;
														}
														if (func2(data38) < 1) {
															const err119 = {
																instancePath: instancePath + "/predicate/data/" + i2 + "/files/" + i3 + "/path",
																schemaPath: "#/properties/predicate/properties/data/items/properties/files/items/properties/path/minLength",
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
															instancePath: instancePath + "/predicate/data/" + i2 + "/files/" + i3 + "/path",
															schemaPath: "#/properties/predicate/properties/data/items/properties/files/items/properties/path/type",
															keyword: "type",
															params: { type: "string" },
															message: "must be string"
														};
														if (vErrors === null) vErrors = [err120];
														else vErrors.push(err120);
														errors++;
													}
												}
												if (data37.digest !== void 0) {
													let data39 = data37.digest;
													if (typeof data39 === "string") {
														if (!pattern1.test(data39)) {
															const err121 = {
																instancePath: instancePath + "/predicate/data/" + i2 + "/files/" + i3 + "/digest",
																schemaPath: "#/properties/predicate/properties/data/items/properties/files/items/properties/digest/pattern",
																keyword: "pattern",
																params: { pattern: "^sha256:[0-9a-f]{64}$" },
																message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
															};
															if (vErrors === null) vErrors = [err121];
															else vErrors.push(err121);
															errors++;
														}
													} else {
														const err122 = {
															instancePath: instancePath + "/predicate/data/" + i2 + "/files/" + i3 + "/digest",
															schemaPath: "#/properties/predicate/properties/data/items/properties/files/items/properties/digest/type",
															keyword: "type",
															params: { type: "string" },
															message: "must be string"
														};
														if (vErrors === null) vErrors = [err122];
														else vErrors.push(err122);
														errors++;
													}
												}
												if (data37.size !== void 0) {
													let data40 = data37.size;
													if (!(typeof data40 == "number" && !(data40 % 1) && !isNaN(data40) && isFinite(data40))) {
														const err123 = {
															instancePath: instancePath + "/predicate/data/" + i2 + "/files/" + i3 + "/size",
															schemaPath: "#/properties/predicate/properties/data/items/properties/files/items/properties/size/type",
															keyword: "type",
															params: { type: "integer" },
															message: "must be integer"
														};
														if (vErrors === null) vErrors = [err123];
														else vErrors.push(err123);
														errors++;
													}
													if (typeof data40 == "number" && isFinite(data40)) {
														if (data40 < 0 || isNaN(data40)) {
															const err124 = {
																instancePath: instancePath + "/predicate/data/" + i2 + "/files/" + i3 + "/size",
																schemaPath: "#/properties/predicate/properties/data/items/properties/files/items/properties/size/minimum",
																keyword: "minimum",
																params: {
																	comparison: ">=",
																	limit: 0
																},
																message: "must be >= 0"
															};
															if (vErrors === null) vErrors = [err124];
															else vErrors.push(err124);
															errors++;
														}
													}
												}
											} else {
												const err125 = {
													instancePath: instancePath + "/predicate/data/" + i2 + "/files/" + i3,
													schemaPath: "#/properties/predicate/properties/data/items/properties/files/items/type",
													keyword: "type",
													params: { type: "object" },
													message: "must be object"
												};
												if (vErrors === null) vErrors = [err125];
												else vErrors.push(err125);
												errors++;
											}
										}
									} else {
										const err126 = {
											instancePath: instancePath + "/predicate/data/" + i2 + "/files",
											schemaPath: "#/properties/predicate/properties/data/items/properties/files/type",
											keyword: "type",
											params: { type: "array" },
											message: "must be array"
										};
										if (vErrors === null) vErrors = [err126];
										else vErrors.push(err126);
										errors++;
									}
								}
							} else {
								const err127 = {
									instancePath: instancePath + "/predicate/data/" + i2,
									schemaPath: "#/properties/predicate/properties/data/items/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								};
								if (vErrors === null) vErrors = [err127];
								else vErrors.push(err127);
								errors++;
							}
						}
					} else {
						const err128 = {
							instancePath: instancePath + "/predicate/data",
							schemaPath: "#/properties/predicate/properties/data/type",
							keyword: "type",
							params: { type: "array" },
							message: "must be array"
						};
						if (vErrors === null) vErrors = [err128];
						else vErrors.push(err128);
						errors++;
					}
				}
				if (data7.source !== void 0) {
					let data41 = data7.source;
					if (data41 && typeof data41 == "object" && !Array.isArray(data41)) {
						if (data41.commit === void 0) {
							const err129 = {
								instancePath: instancePath + "/predicate/source",
								schemaPath: "#/properties/predicate/properties/source/required",
								keyword: "required",
								params: { missingProperty: "commit" },
								message: "must have required property 'commit'"
							};
							if (vErrors === null) vErrors = [err129];
							else vErrors.push(err129);
							errors++;
						}
						if (data41.dirty === void 0) {
							const err130 = {
								instancePath: instancePath + "/predicate/source",
								schemaPath: "#/properties/predicate/properties/source/required",
								keyword: "required",
								params: { missingProperty: "dirty" },
								message: "must have required property 'dirty'"
							};
							if (vErrors === null) vErrors = [err130];
							else vErrors.push(err130);
							errors++;
						}
						for (const key10 in data41) if (!(key10 === "commit" || key10 === "dirty")) {
							const err131 = {
								instancePath: instancePath + "/predicate/source",
								schemaPath: "#/properties/predicate/properties/source/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key10 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err131];
							else vErrors.push(err131);
							errors++;
						}
						if (data41.commit !== void 0) {
							let data42 = data41.commit;
							if (typeof data42 === "string") {
								if (!pattern3.test(data42)) {
									const err132 = {
										instancePath: instancePath + "/predicate/source/commit",
										schemaPath: "#/properties/predicate/properties/source/properties/commit/pattern",
										keyword: "pattern",
										params: { pattern: "^[0-9a-f]{40}([0-9a-f]{24})?$" },
										message: "must match pattern \"^[0-9a-f]{40}([0-9a-f]{24})?$\""
									};
									if (vErrors === null) vErrors = [err132];
									else vErrors.push(err132);
									errors++;
								}
							} else {
								const err133 = {
									instancePath: instancePath + "/predicate/source/commit",
									schemaPath: "#/properties/predicate/properties/source/properties/commit/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err133];
								else vErrors.push(err133);
								errors++;
							}
						}
						if (data41.dirty !== void 0) {
							if (typeof data41.dirty !== "boolean") {
								const err134 = {
									instancePath: instancePath + "/predicate/source/dirty",
									schemaPath: "#/properties/predicate/properties/source/properties/dirty/type",
									keyword: "type",
									params: { type: "boolean" },
									message: "must be boolean"
								};
								if (vErrors === null) vErrors = [err134];
								else vErrors.push(err134);
								errors++;
							}
						}
					} else {
						const err135 = {
							instancePath: instancePath + "/predicate/source",
							schemaPath: "#/properties/predicate/properties/source/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err135];
						else vErrors.push(err135);
						errors++;
					}
				}
				if (data7.lockFiles !== void 0) {
					let data44 = data7.lockFiles;
					if (Array.isArray(data44)) {
						if (data44.length > 1e5) {
							const err136 = {
								instancePath: instancePath + "/predicate/lockFiles",
								schemaPath: "#/properties/predicate/properties/lockFiles/maxItems",
								keyword: "maxItems",
								params: { limit: 1e5 },
								message: "must NOT have more than 100000 items"
							};
							if (vErrors === null) vErrors = [err136];
							else vErrors.push(err136);
							errors++;
						}
						const len4 = data44.length;
						for (let i4 = 0; i4 < len4; i4++) {
							let data45 = data44[i4];
							if (data45 && typeof data45 == "object" && !Array.isArray(data45)) {
								if (data45.path === void 0) {
									const err137 = {
										instancePath: instancePath + "/predicate/lockFiles/" + i4,
										schemaPath: "#/properties/predicate/properties/lockFiles/items/required",
										keyword: "required",
										params: { missingProperty: "path" },
										message: "must have required property 'path'"
									};
									if (vErrors === null) vErrors = [err137];
									else vErrors.push(err137);
									errors++;
								}
								if (data45.digest === void 0) {
									const err138 = {
										instancePath: instancePath + "/predicate/lockFiles/" + i4,
										schemaPath: "#/properties/predicate/properties/lockFiles/items/required",
										keyword: "required",
										params: { missingProperty: "digest" },
										message: "must have required property 'digest'"
									};
									if (vErrors === null) vErrors = [err138];
									else vErrors.push(err138);
									errors++;
								}
								if (data45.size === void 0) {
									const err139 = {
										instancePath: instancePath + "/predicate/lockFiles/" + i4,
										schemaPath: "#/properties/predicate/properties/lockFiles/items/required",
										keyword: "required",
										params: { missingProperty: "size" },
										message: "must have required property 'size'"
									};
									if (vErrors === null) vErrors = [err139];
									else vErrors.push(err139);
									errors++;
								}
								for (const key11 in data45) if (!(key11 === "path" || key11 === "digest" || key11 === "size")) {
									const err140 = {
										instancePath: instancePath + "/predicate/lockFiles/" + i4,
										schemaPath: "#/properties/predicate/properties/lockFiles/items/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key11 },
										message: "must NOT have additional properties"
									};
									if (vErrors === null) vErrors = [err140];
									else vErrors.push(err140);
									errors++;
								}
								if (data45.path !== void 0) {
									let data46 = data45.path;
									if (typeof data46 === "string") {
										if (func2(data46) > 1e3) {
											const err141 = {
												instancePath: instancePath + "/predicate/lockFiles/" + i4 + "/path",
												schemaPath: "#/properties/predicate/properties/lockFiles/items/properties/path/maxLength",
												keyword: "maxLength",
												params: { limit: 1e3 },
												message: "must NOT have more than 1000 characters"
											};
											if (vErrors === null) vErrors = [err141];
											else vErrors.push(err141);
											errors++;
										}
										if (func2(data46) < 1) {
											const err142 = {
												instancePath: instancePath + "/predicate/lockFiles/" + i4 + "/path",
												schemaPath: "#/properties/predicate/properties/lockFiles/items/properties/path/minLength",
												keyword: "minLength",
												params: { limit: 1 },
												message: "must NOT have fewer than 1 characters"
											};
											if (vErrors === null) vErrors = [err142];
											else vErrors.push(err142);
											errors++;
										}
									} else {
										const err143 = {
											instancePath: instancePath + "/predicate/lockFiles/" + i4 + "/path",
											schemaPath: "#/properties/predicate/properties/lockFiles/items/properties/path/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err143];
										else vErrors.push(err143);
										errors++;
									}
								}
								if (data45.digest !== void 0) {
									let data47 = data45.digest;
									if (typeof data47 === "string") {
										if (!pattern1.test(data47)) {
											const err144 = {
												instancePath: instancePath + "/predicate/lockFiles/" + i4 + "/digest",
												schemaPath: "#/properties/predicate/properties/lockFiles/items/properties/digest/pattern",
												keyword: "pattern",
												params: { pattern: "^sha256:[0-9a-f]{64}$" },
												message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
											};
											if (vErrors === null) vErrors = [err144];
											else vErrors.push(err144);
											errors++;
										}
									} else {
										const err145 = {
											instancePath: instancePath + "/predicate/lockFiles/" + i4 + "/digest",
											schemaPath: "#/properties/predicate/properties/lockFiles/items/properties/digest/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err145];
										else vErrors.push(err145);
										errors++;
									}
								}
								if (data45.size !== void 0) {
									let data48 = data45.size;
									if (!(typeof data48 == "number" && !(data48 % 1) && !isNaN(data48) && isFinite(data48))) {
										const err146 = {
											instancePath: instancePath + "/predicate/lockFiles/" + i4 + "/size",
											schemaPath: "#/properties/predicate/properties/lockFiles/items/properties/size/type",
											keyword: "type",
											params: { type: "integer" },
											message: "must be integer"
										};
										if (vErrors === null) vErrors = [err146];
										else vErrors.push(err146);
										errors++;
									}
									if (typeof data48 == "number" && isFinite(data48)) {
										if (data48 < 0 || isNaN(data48)) {
											const err147 = {
												instancePath: instancePath + "/predicate/lockFiles/" + i4 + "/size",
												schemaPath: "#/properties/predicate/properties/lockFiles/items/properties/size/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 0
												},
												message: "must be >= 0"
											};
											if (vErrors === null) vErrors = [err147];
											else vErrors.push(err147);
											errors++;
										}
									}
								}
							} else {
								const err148 = {
									instancePath: instancePath + "/predicate/lockFiles/" + i4,
									schemaPath: "#/properties/predicate/properties/lockFiles/items/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								};
								if (vErrors === null) vErrors = [err148];
								else vErrors.push(err148);
								errors++;
							}
						}
					} else {
						const err149 = {
							instancePath: instancePath + "/predicate/lockFiles",
							schemaPath: "#/properties/predicate/properties/lockFiles/type",
							keyword: "type",
							params: { type: "array" },
							message: "must be array"
						};
						if (vErrors === null) vErrors = [err149];
						else vErrors.push(err149);
						errors++;
					}
				}
				if (data7.environment !== void 0) {
					let data49 = data7.environment;
					if (data49 && typeof data49 == "object" && !Array.isArray(data49)) {
						if (data49.os === void 0) {
							const err150 = {
								instancePath: instancePath + "/predicate/environment",
								schemaPath: "#/properties/predicate/properties/environment/required",
								keyword: "required",
								params: { missingProperty: "os" },
								message: "must have required property 'os'"
							};
							if (vErrors === null) vErrors = [err150];
							else vErrors.push(err150);
							errors++;
						}
						if (data49.arch === void 0) {
							const err151 = {
								instancePath: instancePath + "/predicate/environment",
								schemaPath: "#/properties/predicate/properties/environment/required",
								keyword: "required",
								params: { missingProperty: "arch" },
								message: "must have required property 'arch'"
							};
							if (vErrors === null) vErrors = [err151];
							else vErrors.push(err151);
							errors++;
						}
						if (data49.cpus === void 0) {
							const err152 = {
								instancePath: instancePath + "/predicate/environment",
								schemaPath: "#/properties/predicate/properties/environment/required",
								keyword: "required",
								params: { missingProperty: "cpus" },
								message: "must have required property 'cpus'"
							};
							if (vErrors === null) vErrors = [err152];
							else vErrors.push(err152);
							errors++;
						}
						if (data49.node === void 0) {
							const err153 = {
								instancePath: instancePath + "/predicate/environment",
								schemaPath: "#/properties/predicate/properties/environment/required",
								keyword: "required",
								params: { missingProperty: "node" },
								message: "must have required property 'node'"
							};
							if (vErrors === null) vErrors = [err153];
							else vErrors.push(err153);
							errors++;
						}
						for (const key12 in data49) if (!(key12 === "os" || key12 === "arch" || key12 === "cpus" || key12 === "node" || key12 === "python" || key12 === "runner")) {
							const err154 = {
								instancePath: instancePath + "/predicate/environment",
								schemaPath: "#/properties/predicate/properties/environment/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key12 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err154];
							else vErrors.push(err154);
							errors++;
						}
						if (data49.os !== void 0) {
							let data50 = data49.os;
							if (typeof data50 === "string") {
								if (func2(data50) > 1e3) {
									const err155 = {
										instancePath: instancePath + "/predicate/environment/os",
										schemaPath: "#/properties/predicate/properties/environment/properties/os/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err155];
									else vErrors.push(err155);
									errors++;
								}
								if (func2(data50) < 1) {
									const err156 = {
										instancePath: instancePath + "/predicate/environment/os",
										schemaPath: "#/properties/predicate/properties/environment/properties/os/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err156];
									else vErrors.push(err156);
									errors++;
								}
							} else {
								const err157 = {
									instancePath: instancePath + "/predicate/environment/os",
									schemaPath: "#/properties/predicate/properties/environment/properties/os/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err157];
								else vErrors.push(err157);
								errors++;
							}
						}
						if (data49.arch !== void 0) {
							let data51 = data49.arch;
							if (typeof data51 === "string") {
								if (func2(data51) > 1e3) {
									const err158 = {
										instancePath: instancePath + "/predicate/environment/arch",
										schemaPath: "#/properties/predicate/properties/environment/properties/arch/maxLength",
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
										instancePath: instancePath + "/predicate/environment/arch",
										schemaPath: "#/properties/predicate/properties/environment/properties/arch/minLength",
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
									instancePath: instancePath + "/predicate/environment/arch",
									schemaPath: "#/properties/predicate/properties/environment/properties/arch/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err160];
								else vErrors.push(err160);
								errors++;
							}
						}
						if (data49.cpus !== void 0) {
							let data52 = data49.cpus;
							if (!(typeof data52 == "number" && !(data52 % 1) && !isNaN(data52) && isFinite(data52))) {
								const err161 = {
									instancePath: instancePath + "/predicate/environment/cpus",
									schemaPath: "#/properties/predicate/properties/environment/properties/cpus/type",
									keyword: "type",
									params: { type: "integer" },
									message: "must be integer"
								};
								if (vErrors === null) vErrors = [err161];
								else vErrors.push(err161);
								errors++;
							}
							if (typeof data52 == "number" && isFinite(data52)) {
								if (data52 < 0 || isNaN(data52)) {
									const err162 = {
										instancePath: instancePath + "/predicate/environment/cpus",
										schemaPath: "#/properties/predicate/properties/environment/properties/cpus/minimum",
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
						if (data49.node !== void 0) {
							let data53 = data49.node;
							if (typeof data53 === "string") {
								if (func2(data53) > 1e3) {
									const err163 = {
										instancePath: instancePath + "/predicate/environment/node",
										schemaPath: "#/properties/predicate/properties/environment/properties/node/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err163];
									else vErrors.push(err163);
									errors++;
								}
								if (func2(data53) < 1) {
									const err164 = {
										instancePath: instancePath + "/predicate/environment/node",
										schemaPath: "#/properties/predicate/properties/environment/properties/node/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err164];
									else vErrors.push(err164);
									errors++;
								}
							} else {
								const err165 = {
									instancePath: instancePath + "/predicate/environment/node",
									schemaPath: "#/properties/predicate/properties/environment/properties/node/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err165];
								else vErrors.push(err165);
								errors++;
							}
						}
						if (data49.python !== void 0) {
							let data54 = data49.python;
							if (typeof data54 === "string") {
								if (func2(data54) > 1e3) {
									const err166 = {
										instancePath: instancePath + "/predicate/environment/python",
										schemaPath: "#/properties/predicate/properties/environment/properties/python/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err166];
									else vErrors.push(err166);
									errors++;
								}
								if (func2(data54) < 1) {
									const err167 = {
										instancePath: instancePath + "/predicate/environment/python",
										schemaPath: "#/properties/predicate/properties/environment/properties/python/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err167];
									else vErrors.push(err167);
									errors++;
								}
							} else {
								const err168 = {
									instancePath: instancePath + "/predicate/environment/python",
									schemaPath: "#/properties/predicate/properties/environment/properties/python/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err168];
								else vErrors.push(err168);
								errors++;
							}
						}
						if (data49.runner !== void 0) {
							let data55 = data49.runner;
							if (typeof data55 === "string") {
								if (func2(data55) > 1e3) {
									const err169 = {
										instancePath: instancePath + "/predicate/environment/runner",
										schemaPath: "#/properties/predicate/properties/environment/properties/runner/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err169];
									else vErrors.push(err169);
									errors++;
								}
								if (func2(data55) < 1) {
									const err170 = {
										instancePath: instancePath + "/predicate/environment/runner",
										schemaPath: "#/properties/predicate/properties/environment/properties/runner/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err170];
									else vErrors.push(err170);
									errors++;
								}
							} else {
								const err171 = {
									instancePath: instancePath + "/predicate/environment/runner",
									schemaPath: "#/properties/predicate/properties/environment/properties/runner/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err171];
								else vErrors.push(err171);
								errors++;
							}
						}
					} else {
						const err172 = {
							instancePath: instancePath + "/predicate/environment",
							schemaPath: "#/properties/predicate/properties/environment/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err172];
						else vErrors.push(err172);
						errors++;
					}
				}
				if (data7.unchanged !== void 0) {
					if (typeof data7.unchanged !== "boolean") {
						const err173 = {
							instancePath: instancePath + "/predicate/unchanged",
							schemaPath: "#/properties/predicate/properties/unchanged/type",
							keyword: "type",
							params: { type: "boolean" },
							message: "must be boolean"
						};
						if (vErrors === null) vErrors = [err173];
						else vErrors.push(err173);
						errors++;
					}
				}
				if (data7.log !== void 0) {
					let data57 = data7.log;
					if (data57 && typeof data57 == "object" && !Array.isArray(data57)) {
						if (data57.lines === void 0) {
							const err174 = {
								instancePath: instancePath + "/predicate/log",
								schemaPath: "#/properties/predicate/properties/log/required",
								keyword: "required",
								params: { missingProperty: "lines" },
								message: "must have required property 'lines'"
							};
							if (vErrors === null) vErrors = [err174];
							else vErrors.push(err174);
							errors++;
						}
						if (data57.tailDigest === void 0) {
							const err175 = {
								instancePath: instancePath + "/predicate/log",
								schemaPath: "#/properties/predicate/properties/log/required",
								keyword: "required",
								params: { missingProperty: "tailDigest" },
								message: "must have required property 'tailDigest'"
							};
							if (vErrors === null) vErrors = [err175];
							else vErrors.push(err175);
							errors++;
						}
						for (const key13 in data57) if (!(key13 === "lines" || key13 === "tailDigest")) {
							const err176 = {
								instancePath: instancePath + "/predicate/log",
								schemaPath: "#/properties/predicate/properties/log/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key13 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err176];
							else vErrors.push(err176);
							errors++;
						}
						if (data57.lines !== void 0) {
							let data58 = data57.lines;
							if (!(typeof data58 == "number" && !(data58 % 1) && !isNaN(data58) && isFinite(data58))) {
								const err177 = {
									instancePath: instancePath + "/predicate/log/lines",
									schemaPath: "#/properties/predicate/properties/log/properties/lines/type",
									keyword: "type",
									params: { type: "integer" },
									message: "must be integer"
								};
								if (vErrors === null) vErrors = [err177];
								else vErrors.push(err177);
								errors++;
							}
							if (typeof data58 == "number" && isFinite(data58)) {
								if (data58 < 0 || isNaN(data58)) {
									const err178 = {
										instancePath: instancePath + "/predicate/log/lines",
										schemaPath: "#/properties/predicate/properties/log/properties/lines/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										},
										message: "must be >= 0"
									};
									if (vErrors === null) vErrors = [err178];
									else vErrors.push(err178);
									errors++;
								}
							}
						}
						if (data57.tailDigest !== void 0) {
							let data59 = data57.tailDigest;
							if (typeof data59 === "string") {
								if (!pattern1.test(data59)) {
									const err179 = {
										instancePath: instancePath + "/predicate/log/tailDigest",
										schemaPath: "#/properties/predicate/properties/log/properties/tailDigest/pattern",
										keyword: "pattern",
										params: { pattern: "^sha256:[0-9a-f]{64}$" },
										message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
									};
									if (vErrors === null) vErrors = [err179];
									else vErrors.push(err179);
									errors++;
								}
							} else {
								const err180 = {
									instancePath: instancePath + "/predicate/log/tailDigest",
									schemaPath: "#/properties/predicate/properties/log/properties/tailDigest/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err180];
								else vErrors.push(err180);
								errors++;
							}
						}
					} else {
						const err181 = {
							instancePath: instancePath + "/predicate/log",
							schemaPath: "#/properties/predicate/properties/log/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err181];
						else vErrors.push(err181);
						errors++;
					}
				}
			} else {
				const err182 = {
					instancePath: instancePath + "/predicate",
					schemaPath: "#/properties/predicate/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object"
				};
				if (vErrors === null) vErrors = [err182];
				else vErrors.push(err182);
				errors++;
			}
		}
	} else {
		const err183 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err183];
		else vErrors.push(err183);
		errors++;
	}
	validate10.errors = vErrors;
	return errors === 0;
}

const RUN_PREDICATE_TYPE = "urn:assay:run:v1";
/** Where run records are kept in a workspace. */
const RUNS_FOLDER = ".assay/runs";
const files = {
	type: "array",
	items: fileDigest,
	maxItems: 1e5
};
const moment = {
	type: "string",
	format: "date-time"
};
const predicate = {
	type: "object",
	additionalProperties: false,
	required: [
		"model",
		"task",
		"target",
		"invocation",
		"params",
		"seed",
		"exitCode",
		"timedOut",
		"startedAt",
		"finishedAt",
		"durationMs",
		"data",
		"lockFiles",
		"environment",
		"unchanged",
		"log"
	],
	properties: {
		model: text,
		task: { enum: [
			"binary",
			"multiclass",
			"regression"
		] },
		target: text,
		invocation: {
			description: "What was run, exactly as the user wrote it.",
			type: "object",
			discriminator: { propertyName: "kind" },
			required: ["kind"],
			oneOf: [
				{
					type: "object",
					additionalProperties: false,
					required: ["kind", "text"],
					properties: {
						kind: { const: "shell" },
						text: {
							type: "string",
							maxLength: 4e3
						}
					}
				},
				{
					type: "object",
					additionalProperties: false,
					required: ["kind", "list"],
					properties: {
						kind: { const: "list" },
						list: {
							type: "array",
							items: {
								type: "string",
								maxLength: 4e3
							}
						}
					}
				},
				{
					type: "object",
					additionalProperties: false,
					required: [
						"kind",
						"path",
						"digest",
						"runtime"
					],
					properties: {
						kind: { const: "module" },
						path: text,
						digest,
						runtime: {
							description: "Absent as null when the module failed.",
							anyOf: [runtime, { type: "null" }]
						}
					}
				}
			]
		},
		params: { type: "object" },
		seed: count,
		exitCode: {
			description: "null when a signal ended the training.",
			type: ["integer", "null"]
		},
		timedOut: { type: "boolean" },
		startedAt: moment,
		finishedAt: moment,
		durationMs: count,
		data: {
			type: "array",
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"role",
					"source",
					"rows",
					"files"
				],
				properties: {
					role: { const: "train" },
					source: text,
					rows: count,
					files
				}
			}
		},
		source: {
			description: "Absent outside a Git repository.",
			type: "object",
			additionalProperties: false,
			required: ["commit", "dirty"],
			properties: {
				commit: {
					type: "string",
					pattern: "^[0-9a-f]{40}([0-9a-f]{24})?$"
				},
				dirty: { type: "boolean" }
			}
		},
		lockFiles: files,
		environment: {
			type: "object",
			additionalProperties: false,
			required: [
				"os",
				"arch",
				"cpus",
				"node"
			],
			properties: {
				os: text,
				arch: text,
				cpus: count,
				node: text,
				python: text,
				runner: text
			}
		},
		unchanged: {
			description: "True when the model was there before with the same bytes: a repeatable training, or one that wrote nothing.",
			type: "boolean"
		},
		log: {
			type: "object",
			additionalProperties: false,
			required: ["lines", "tailDigest"],
			properties: {
				lines: count,
				tailDigest: digest
			}
		}
	}
};
/** JSON Schema of a run record: an in-toto statement about the files a training made. */
const runRecordSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay run record",
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
		subject: {
			description: "The model files; empty when the training failed.",
			type: "array",
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
		},
		predicateType: { const: RUN_PREDICATE_TYPE },
		predicate
	}
};
/** The record of one run; `outputs` are the model files it left. */
function toRunRecord(outputs, facts) {
	return {
		_type: STATEMENT_TYPE,
		subject: outputs.map(({ path, digest: id }) => ({
			name: path,
			digest: { sha256: id.slice(7) }
		})),
		predicateType: RUN_PREDICATE_TYPE,
		predicate: facts
	};
}
/** Path of the record of a model's last run. */
function runRecordPath(model) {
	return `${RUNS_FOLDER}/${model}.json`;
}
compiled.set(runRecordSchema, runRecordSchema$1);

export { runRecordSchema as n, toRunRecord as r, runRecordPath as t };