import { i as __toESM } from "./rolldown-runtime.js";
import { n as compiled } from "./compile-schema.js";
import { t as require_ucs2length } from "./vendor-ajv.js";

var import_ucs2length = /* @__PURE__ */ __toESM(require_ucs2length());
const configSchema$1 = validate10;
const schema11 = {
	"$schema": "http://json-schema.org/draft-07/schema#",
	"title": "assay.yml",
	"type": "object",
	"additionalProperties": false,
	"required": ["version", "models"],
	"properties": {
		"version": { "const": 1 },
		"models": {
			"type": "object",
			"minProperties": 1,
			"maxProperties": 200,
			"propertyNames": { "pattern": "^(?!.*(\\.\\.|\\.lock$))[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$" },
			"additionalProperties": {
				"type": "object",
				"additionalProperties": false,
				"required": [
					"task",
					"target",
					"data",
					"model"
				],
				"properties": {
					"task": {
						"enum": [
							"binary",
							"multiclass",
							"regression"
						],
						"description": "What the model predicts."
					},
					"target": {
						"type": "string",
						"minLength": 1,
						"maxLength": 500,
						"description": "Column that holds the truth."
					},
					"positive": {
						"type": [
							"string",
							"number",
							"boolean"
						],
						"description": "The class a binary score is the probability of."
					},
					"data": {
						"type": "object",
						"description": "Where the rows are. The holdout must never be used for training.",
						"additionalProperties": false,
						"required": ["holdout"],
						"properties": {
							"train": {
								"description": "A path or glob in the repository (CSV, Parquet, JSON lines), or {sql: SELECT …} over such paths.",
								"anyOf": [{
									"type": "string",
									"minLength": 1,
									"maxLength": 500
								}, {
									"type": "object",
									"additionalProperties": false,
									"required": ["sql"],
									"properties": { "sql": {
										"type": "string",
										"minLength": 1,
										"maxLength": 2e4
									} }
								}]
							},
							"holdout": {
								"description": "A path or glob in the repository (CSV, Parquet, JSON lines), or {sql: SELECT …} over such paths.",
								"anyOf": [{
									"type": "string",
									"minLength": 1,
									"maxLength": 500
								}, {
									"type": "object",
									"additionalProperties": false,
									"required": ["sql"],
									"properties": { "sql": {
										"type": "string",
										"minLength": 1,
										"maxLength": 2e4
									} }
								}]
							},
							"id": {
								"type": "string",
								"minLength": 1,
								"maxLength": 500,
								"description": "Column that identifies a row; predictions are matched by it. Required with {predictions: …}."
							},
							"exclude": {
								"type": "array",
								"items": {
									"type": "string",
									"minLength": 1,
									"maxLength": 500
								},
								"uniqueItems": true,
								"maxItems": 1e4,
								"description": "Columns the model is never given (besides the target and the id)."
							},
							"protected": {
								"type": "array",
								"items": {
									"type": "string",
									"minLength": 1,
									"maxLength": 500
								},
								"uniqueItems": true,
								"maxItems": 50,
								"description": "Protected attributes: `assay test` measures the model on their groups. Name them under `exclude` too to keep them from the model."
							}
						}
					},
					"train": {
						"type": "object",
						"description": "How the model is made: your own command, or a TypeScript/JavaScript module that trains with TF.js.",
						"additionalProperties": false,
						"properties": {
							"run": {
								"description": "A command line for bash, or a list of arguments that no shell reads. Values arrive in ASSAY_* environment variables.",
								"anyOf": [{
									"type": "string",
									"minLength": 1,
									"maxLength": 4e3
								}, {
									"type": "array",
									"minItems": 1,
									"maxItems": 200,
									"items": {
										"type": "string",
										"maxLength": 4e3
									}
								}]
							},
							"module": {
								"type": "string",
								"minLength": 1,
								"maxLength": 500,
								"description": "Path of a module whose default export is `async ({tf, data, params, seed}) => model`."
							},
							"params": {
								"type": "object",
								"description": "Handed to the training unchanged, and recorded."
							},
							"seed": {
								"type": "integer",
								"minimum": 1,
								"maximum": 2147483647,
								"default": 1
							},
							"timeout_minutes": {
								"type": "number",
								"exclusiveMinimum": 0,
								"maximum": 360,
								"default": 60
							}
						}
					},
					"model": {
						"description": "Path of the trained model (ONNX file, TF.js folder or SavedModel folder), or {predictions: file} made elsewhere.",
						"anyOf": [{
							"type": "string",
							"minLength": 1,
							"maxLength": 500
						}, {
							"type": "object",
							"additionalProperties": false,
							"required": ["predictions"],
							"properties": { "predictions": {
								"type": "string",
								"minLength": 1,
								"maxLength": 500
							} }
						}]
					},
					"test": {
						"type": "object",
						"additionalProperties": false,
						"properties": {
							"metrics": {
								"type": "array",
								"minItems": 1,
								"maxItems": 50,
								"uniqueItems": true,
								"items": {
									"type": "string",
									"minLength": 1,
									"maxLength": 500
								}
							},
							"level": {
								"type": "number",
								"minimum": .5,
								"maximum": .999,
								"default": .95,
								"description": "Nominal coverage of the intervals."
							},
							"threshold": {
								"type": "number",
								"exclusiveMinimum": 0,
								"exclusiveMaximum": 1,
								"default": .5,
								"description": "Score from which a binary model says \"positive\"."
							}
						}
					},
					"drift": {
						"type": "object",
						"additionalProperties": false,
						"required": ["current"],
						"properties": {
							"reference": {
								"description": "What the model was made for; the training data when absent.",
								"anyOf": [{
									"type": "string",
									"minLength": 1,
									"maxLength": 500
								}, {
									"type": "object",
									"additionalProperties": false,
									"required": ["sql"],
									"properties": { "sql": {
										"type": "string",
										"minLength": 1,
										"maxLength": 2e4
									} }
								}]
							},
							"current": {
								"description": "A path or glob in the repository (CSV, Parquet, JSON lines), or {sql: SELECT …} over such paths.",
								"anyOf": [{
									"type": "string",
									"minLength": 1,
									"maxLength": 500
								}, {
									"type": "object",
									"additionalProperties": false,
									"required": ["sql"],
									"properties": { "sql": {
										"type": "string",
										"minLength": 1,
										"maxLength": 2e4
									} }
								}]
							},
							"columns": {
								"type": "array",
								"items": {
									"type": "string",
									"minLength": 1,
									"maxLength": 500
								},
								"uniqueItems": true,
								"maxItems": 1e4,
								"description": "Only these columns."
							},
							"exclude": {
								"type": "array",
								"items": {
									"type": "string",
									"minLength": 1,
									"maxLength": 500
								},
								"uniqueItems": true,
								"maxItems": 1e4,
								"description": "Not these columns."
							}
						}
					}
				}
			}
		}
	}
};
const pattern0 = new RegExp("^(?!.*(\\.\\.|\\.lock$))[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$", "u");
const func2 = import_ucs2length.default.default ?? import_ucs2length.default;
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.version === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "version" },
				message: "must have required property 'version'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.models === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "models" },
				message: "must have required property 'models'"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "version" || key0 === "models")) {
			const err2 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.version !== void 0) {
			if (1 !== data.version) {
				const err3 = {
					instancePath: instancePath + "/version",
					schemaPath: "#/properties/version/const",
					keyword: "const",
					params: { allowedValue: 1 },
					message: "must be equal to constant"
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data.models !== void 0) {
			let data1 = data.models;
			if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
				if (Object.keys(data1).length > 200) {
					const err4 = {
						instancePath: instancePath + "/models",
						schemaPath: "#/properties/models/maxProperties",
						keyword: "maxProperties",
						params: { limit: 200 },
						message: "must NOT have more than 200 properties"
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
				if (Object.keys(data1).length < 1) {
					const err5 = {
						instancePath: instancePath + "/models",
						schemaPath: "#/properties/models/minProperties",
						keyword: "minProperties",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 properties"
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
				for (const key1 in data1) {
					const _errs5 = errors;
					if (typeof key1 === "string") {
						if (!pattern0.test(key1)) {
							const err6 = {
								instancePath: instancePath + "/models",
								schemaPath: "#/properties/models/propertyNames/pattern",
								keyword: "pattern",
								params: { pattern: "^(?!.*(\\.\\.|\\.lock$))[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$" },
								message: "must match pattern \"^(?!.*(\\.\\.|\\.lock$))[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$\"",
								propertyName: key1
							};
							if (vErrors === null) vErrors = [err6];
							else vErrors.push(err6);
							errors++;
						}
					}
					if (!(_errs5 === errors)) {
						const err7 = {
							instancePath: instancePath + "/models",
							schemaPath: "#/properties/models/propertyNames",
							keyword: "propertyNames",
							params: { propertyName: key1 },
							message: "property name must be valid"
						};
						if (vErrors === null) vErrors = [err7];
						else vErrors.push(err7);
						errors++;
					}
				}
				for (const key2 in data1) {
					let data2 = data1[key2];
					if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
						if (data2.task === void 0) {
							const err8 = {
								instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
								schemaPath: "#/properties/models/additionalProperties/required",
								keyword: "required",
								params: { missingProperty: "task" },
								message: "must have required property 'task'"
							};
							if (vErrors === null) vErrors = [err8];
							else vErrors.push(err8);
							errors++;
						}
						if (data2.target === void 0) {
							const err9 = {
								instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
								schemaPath: "#/properties/models/additionalProperties/required",
								keyword: "required",
								params: { missingProperty: "target" },
								message: "must have required property 'target'"
							};
							if (vErrors === null) vErrors = [err9];
							else vErrors.push(err9);
							errors++;
						}
						if (data2.data === void 0) {
							const err10 = {
								instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
								schemaPath: "#/properties/models/additionalProperties/required",
								keyword: "required",
								params: { missingProperty: "data" },
								message: "must have required property 'data'"
							};
							if (vErrors === null) vErrors = [err10];
							else vErrors.push(err10);
							errors++;
						}
						if (data2.model === void 0) {
							const err11 = {
								instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
								schemaPath: "#/properties/models/additionalProperties/required",
								keyword: "required",
								params: { missingProperty: "model" },
								message: "must have required property 'model'"
							};
							if (vErrors === null) vErrors = [err11];
							else vErrors.push(err11);
							errors++;
						}
						for (const key3 in data2) if (!(key3 === "task" || key3 === "target" || key3 === "positive" || key3 === "data" || key3 === "train" || key3 === "model" || key3 === "test" || key3 === "drift")) {
							const err12 = {
								instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
								schemaPath: "#/properties/models/additionalProperties/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key3 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err12];
							else vErrors.push(err12);
							errors++;
						}
						if (data2.task !== void 0) {
							let data3 = data2.task;
							if (!(data3 === "binary" || data3 === "multiclass" || data3 === "regression")) {
								const err13 = {
									instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/task",
									schemaPath: "#/properties/models/additionalProperties/properties/task/enum",
									keyword: "enum",
									params: { allowedValues: schema11.properties.models.additionalProperties.properties.task.enum },
									message: "must be equal to one of the allowed values"
								};
								if (vErrors === null) vErrors = [err13];
								else vErrors.push(err13);
								errors++;
							}
						}
						if (data2.target !== void 0) {
							let data4 = data2.target;
							if (typeof data4 === "string") {
								if (func2(data4) > 500) {
									const err14 = {
										instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/target",
										schemaPath: "#/properties/models/additionalProperties/properties/target/maxLength",
										keyword: "maxLength",
										params: { limit: 500 },
										message: "must NOT have more than 500 characters"
									};
									if (vErrors === null) vErrors = [err14];
									else vErrors.push(err14);
									errors++;
								}
								if (func2(data4) < 1) {
									const err15 = {
										instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/target",
										schemaPath: "#/properties/models/additionalProperties/properties/target/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err15];
									else vErrors.push(err15);
									errors++;
								}
							} else {
								const err16 = {
									instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/target",
									schemaPath: "#/properties/models/additionalProperties/properties/target/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err16];
								else vErrors.push(err16);
								errors++;
							}
						}
						if (data2.positive !== void 0) {
							let data5 = data2.positive;
							if (typeof data5 !== "string" && !(typeof data5 == "number" && isFinite(data5)) && typeof data5 !== "boolean") {
								const err17 = {
									instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/positive",
									schemaPath: "#/properties/models/additionalProperties/properties/positive/type",
									keyword: "type",
									params: { type: schema11.properties.models.additionalProperties.properties.positive.type },
									message: "must be string,number,boolean"
								};
								if (vErrors === null) vErrors = [err17];
								else vErrors.push(err17);
								errors++;
							}
						}
						if (data2.data !== void 0) {
							let data6 = data2.data;
							if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
								if (data6.holdout === void 0) {
									const err18 = {
										instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data",
										schemaPath: "#/properties/models/additionalProperties/properties/data/required",
										keyword: "required",
										params: { missingProperty: "holdout" },
										message: "must have required property 'holdout'"
									};
									if (vErrors === null) vErrors = [err18];
									else vErrors.push(err18);
									errors++;
								}
								for (const key4 in data6) if (!(key4 === "train" || key4 === "holdout" || key4 === "id" || key4 === "exclude" || key4 === "protected")) {
									const err19 = {
										instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data",
										schemaPath: "#/properties/models/additionalProperties/properties/data/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key4 },
										message: "must NOT have additional properties"
									};
									if (vErrors === null) vErrors = [err19];
									else vErrors.push(err19);
									errors++;
								}
								if (data6.train !== void 0) {
									let data7 = data6.train;
									const _errs19 = errors;
									let valid5 = false;
									const _errs20 = errors;
									if (typeof data7 === "string") {
										if (func2(data7) > 500) {
											const err20 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/train",
												schemaPath: "#/properties/models/additionalProperties/properties/data/properties/train/anyOf/0/maxLength",
												keyword: "maxLength",
												params: { limit: 500 },
												message: "must NOT have more than 500 characters"
											};
											if (vErrors === null) vErrors = [err20];
											else vErrors.push(err20);
											errors++;
										}
										if (func2(data7) < 1) {
											const err21 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/train",
												schemaPath: "#/properties/models/additionalProperties/properties/data/properties/train/anyOf/0/minLength",
												keyword: "minLength",
												params: { limit: 1 },
												message: "must NOT have fewer than 1 characters"
											};
											if (vErrors === null) vErrors = [err21];
											else vErrors.push(err21);
											errors++;
										}
									} else {
										const err22 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/train",
											schemaPath: "#/properties/models/additionalProperties/properties/data/properties/train/anyOf/0/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err22];
										else vErrors.push(err22);
										errors++;
									}
									var _valid0 = _errs20 === errors;
									valid5 = valid5 || _valid0;
									if (!valid5) {
										const _errs22 = errors;
										if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
											if (data7.sql === void 0) {
												const err23 = {
													instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/train",
													schemaPath: "#/properties/models/additionalProperties/properties/data/properties/train/anyOf/1/required",
													keyword: "required",
													params: { missingProperty: "sql" },
													message: "must have required property 'sql'"
												};
												if (vErrors === null) vErrors = [err23];
												else vErrors.push(err23);
												errors++;
											}
											for (const key5 in data7) if (!(key5 === "sql")) {
												const err24 = {
													instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/train",
													schemaPath: "#/properties/models/additionalProperties/properties/data/properties/train/anyOf/1/additionalProperties",
													keyword: "additionalProperties",
													params: { additionalProperty: key5 },
													message: "must NOT have additional properties"
												};
												if (vErrors === null) vErrors = [err24];
												else vErrors.push(err24);
												errors++;
											}
											if (data7.sql !== void 0) {
												let data8 = data7.sql;
												if (typeof data8 === "string") {
													if (func2(data8) > 2e4) {
														const err25 = {
															instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/train/sql",
															schemaPath: "#/properties/models/additionalProperties/properties/data/properties/train/anyOf/1/properties/sql/maxLength",
															keyword: "maxLength",
															params: { limit: 2e4 },
															message: "must NOT have more than 20000 characters"
														};
														if (vErrors === null) vErrors = [err25];
														else vErrors.push(err25);
														errors++;
													}
													if (func2(data8) < 1) {
														const err26 = {
															instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/train/sql",
															schemaPath: "#/properties/models/additionalProperties/properties/data/properties/train/anyOf/1/properties/sql/minLength",
															keyword: "minLength",
															params: { limit: 1 },
															message: "must NOT have fewer than 1 characters"
														};
														if (vErrors === null) vErrors = [err26];
														else vErrors.push(err26);
														errors++;
													}
												} else {
													const err27 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/train/sql",
														schemaPath: "#/properties/models/additionalProperties/properties/data/properties/train/anyOf/1/properties/sql/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													};
													if (vErrors === null) vErrors = [err27];
													else vErrors.push(err27);
													errors++;
												}
											}
										} else {
											const err28 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/train",
												schemaPath: "#/properties/models/additionalProperties/properties/data/properties/train/anyOf/1/type",
												keyword: "type",
												params: { type: "object" },
												message: "must be object"
											};
											if (vErrors === null) vErrors = [err28];
											else vErrors.push(err28);
											errors++;
										}
										var _valid0 = _errs22 === errors;
										valid5 = valid5 || _valid0;
									}
									if (!valid5) {
										const err29 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/train",
											schemaPath: "#/properties/models/additionalProperties/properties/data/properties/train/anyOf",
											keyword: "anyOf",
											params: {},
											message: "must match a schema in anyOf"
										};
										if (vErrors === null) vErrors = [err29];
										else vErrors.push(err29);
										errors++;
									} else {
										errors = _errs19;
										if (vErrors !== null) {
											if (_errs19) vErrors.length = _errs19;
											else vErrors = null;
										}
									}
								}
								if (data6.holdout !== void 0) {
									let data9 = data6.holdout;
									const _errs28 = errors;
									let valid7 = false;
									const _errs29 = errors;
									if (typeof data9 === "string") {
										if (func2(data9) > 500) {
											const err30 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/holdout",
												schemaPath: "#/properties/models/additionalProperties/properties/data/properties/holdout/anyOf/0/maxLength",
												keyword: "maxLength",
												params: { limit: 500 },
												message: "must NOT have more than 500 characters"
											};
											if (vErrors === null) vErrors = [err30];
											else vErrors.push(err30);
											errors++;
										}
										if (func2(data9) < 1) {
											const err31 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/holdout",
												schemaPath: "#/properties/models/additionalProperties/properties/data/properties/holdout/anyOf/0/minLength",
												keyword: "minLength",
												params: { limit: 1 },
												message: "must NOT have fewer than 1 characters"
											};
											if (vErrors === null) vErrors = [err31];
											else vErrors.push(err31);
											errors++;
										}
									} else {
										const err32 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/holdout",
											schemaPath: "#/properties/models/additionalProperties/properties/data/properties/holdout/anyOf/0/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err32];
										else vErrors.push(err32);
										errors++;
									}
									var _valid1 = _errs29 === errors;
									valid7 = valid7 || _valid1;
									if (!valid7) {
										const _errs31 = errors;
										if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
											if (data9.sql === void 0) {
												const err33 = {
													instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/holdout",
													schemaPath: "#/properties/models/additionalProperties/properties/data/properties/holdout/anyOf/1/required",
													keyword: "required",
													params: { missingProperty: "sql" },
													message: "must have required property 'sql'"
												};
												if (vErrors === null) vErrors = [err33];
												else vErrors.push(err33);
												errors++;
											}
											for (const key6 in data9) if (!(key6 === "sql")) {
												const err34 = {
													instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/holdout",
													schemaPath: "#/properties/models/additionalProperties/properties/data/properties/holdout/anyOf/1/additionalProperties",
													keyword: "additionalProperties",
													params: { additionalProperty: key6 },
													message: "must NOT have additional properties"
												};
												if (vErrors === null) vErrors = [err34];
												else vErrors.push(err34);
												errors++;
											}
											if (data9.sql !== void 0) {
												let data10 = data9.sql;
												if (typeof data10 === "string") {
													if (func2(data10) > 2e4) {
														const err35 = {
															instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/holdout/sql",
															schemaPath: "#/properties/models/additionalProperties/properties/data/properties/holdout/anyOf/1/properties/sql/maxLength",
															keyword: "maxLength",
															params: { limit: 2e4 },
															message: "must NOT have more than 20000 characters"
														};
														if (vErrors === null) vErrors = [err35];
														else vErrors.push(err35);
														errors++;
													}
													if (func2(data10) < 1) {
														const err36 = {
															instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/holdout/sql",
															schemaPath: "#/properties/models/additionalProperties/properties/data/properties/holdout/anyOf/1/properties/sql/minLength",
															keyword: "minLength",
															params: { limit: 1 },
															message: "must NOT have fewer than 1 characters"
														};
														if (vErrors === null) vErrors = [err36];
														else vErrors.push(err36);
														errors++;
													}
												} else {
													const err37 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/holdout/sql",
														schemaPath: "#/properties/models/additionalProperties/properties/data/properties/holdout/anyOf/1/properties/sql/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													};
													if (vErrors === null) vErrors = [err37];
													else vErrors.push(err37);
													errors++;
												}
											}
										} else {
											const err38 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/holdout",
												schemaPath: "#/properties/models/additionalProperties/properties/data/properties/holdout/anyOf/1/type",
												keyword: "type",
												params: { type: "object" },
												message: "must be object"
											};
											if (vErrors === null) vErrors = [err38];
											else vErrors.push(err38);
											errors++;
										}
										var _valid1 = _errs31 === errors;
										valid7 = valid7 || _valid1;
									}
									if (!valid7) {
										const err39 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/holdout",
											schemaPath: "#/properties/models/additionalProperties/properties/data/properties/holdout/anyOf",
											keyword: "anyOf",
											params: {},
											message: "must match a schema in anyOf"
										};
										if (vErrors === null) vErrors = [err39];
										else vErrors.push(err39);
										errors++;
									} else {
										errors = _errs28;
										if (vErrors !== null) {
											if (_errs28) vErrors.length = _errs28;
											else vErrors = null;
										}
									}
								}
								if (data6.id !== void 0) {
									let data11 = data6.id;
									if (typeof data11 === "string") {
										if (func2(data11) > 500) {
											const err40 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/id",
												schemaPath: "#/properties/models/additionalProperties/properties/data/properties/id/maxLength",
												keyword: "maxLength",
												params: { limit: 500 },
												message: "must NOT have more than 500 characters"
											};
											if (vErrors === null) vErrors = [err40];
											else vErrors.push(err40);
											errors++;
										}
										if (func2(data11) < 1) {
											const err41 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/id",
												schemaPath: "#/properties/models/additionalProperties/properties/data/properties/id/minLength",
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
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/id",
											schemaPath: "#/properties/models/additionalProperties/properties/data/properties/id/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err42];
										else vErrors.push(err42);
										errors++;
									}
								}
								if (data6.exclude !== void 0) {
									let data12 = data6.exclude;
									if (Array.isArray(data12)) {
										if (data12.length > 1e4) {
											const err43 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/exclude",
												schemaPath: "#/properties/models/additionalProperties/properties/data/properties/exclude/maxItems",
												keyword: "maxItems",
												params: { limit: 1e4 },
												message: "must NOT have more than 10000 items"
											};
											if (vErrors === null) vErrors = [err43];
											else vErrors.push(err43);
											errors++;
										}
										const len0 = data12.length;
										for (let i0 = 0; i0 < len0; i0++) {
											let data13 = data12[i0];
											if (typeof data13 === "string") {
												if (func2(data13) > 500) {
													const err44 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/exclude/" + i0,
														schemaPath: "#/properties/models/additionalProperties/properties/data/properties/exclude/items/maxLength",
														keyword: "maxLength",
														params: { limit: 500 },
														message: "must NOT have more than 500 characters"
													};
													if (vErrors === null) vErrors = [err44];
													else vErrors.push(err44);
													errors++;
												}
												if (func2(data13) < 1) {
													const err45 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/exclude/" + i0,
														schemaPath: "#/properties/models/additionalProperties/properties/data/properties/exclude/items/minLength",
														keyword: "minLength",
														params: { limit: 1 },
														message: "must NOT have fewer than 1 characters"
													};
													if (vErrors === null) vErrors = [err45];
													else vErrors.push(err45);
													errors++;
												}
											} else {
												const err46 = {
													instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/exclude/" + i0,
													schemaPath: "#/properties/models/additionalProperties/properties/data/properties/exclude/items/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err46];
												else vErrors.push(err46);
												errors++;
											}
										}
										let i1 = data12.length;
										let j0;
										if (i1 > 1) {
											const indices0 = {};
											for (; i1--;) {
												let item0 = data12[i1];
												if (typeof item0 !== "string") continue;
												if (typeof indices0[item0] == "number") {
													j0 = indices0[item0];
													const err47 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/exclude",
														schemaPath: "#/properties/models/additionalProperties/properties/data/properties/exclude/uniqueItems",
														keyword: "uniqueItems",
														params: {
															i: i1,
															j: j0
														},
														message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)"
													};
													if (vErrors === null) vErrors = [err47];
													else vErrors.push(err47);
													errors++;
													break;
												}
												indices0[item0] = i1;
											}
										}
									} else {
										const err48 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/exclude",
											schemaPath: "#/properties/models/additionalProperties/properties/data/properties/exclude/type",
											keyword: "type",
											params: { type: "array" },
											message: "must be array"
										};
										if (vErrors === null) vErrors = [err48];
										else vErrors.push(err48);
										errors++;
									}
								}
								if (data6.protected !== void 0) {
									let data14 = data6.protected;
									if (Array.isArray(data14)) {
										if (data14.length > 50) {
											const err49 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/protected",
												schemaPath: "#/properties/models/additionalProperties/properties/data/properties/protected/maxItems",
												keyword: "maxItems",
												params: { limit: 50 },
												message: "must NOT have more than 50 items"
											};
											if (vErrors === null) vErrors = [err49];
											else vErrors.push(err49);
											errors++;
										}
										const len1 = data14.length;
										for (let i2 = 0; i2 < len1; i2++) {
											let data15 = data14[i2];
											if (typeof data15 === "string") {
												if (func2(data15) > 500) {
													const err50 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/protected/" + i2,
														schemaPath: "#/properties/models/additionalProperties/properties/data/properties/protected/items/maxLength",
														keyword: "maxLength",
														params: { limit: 500 },
														message: "must NOT have more than 500 characters"
													};
													if (vErrors === null) vErrors = [err50];
													else vErrors.push(err50);
													errors++;
												}
												if (func2(data15) < 1) {
													const err51 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/protected/" + i2,
														schemaPath: "#/properties/models/additionalProperties/properties/data/properties/protected/items/minLength",
														keyword: "minLength",
														params: { limit: 1 },
														message: "must NOT have fewer than 1 characters"
													};
													if (vErrors === null) vErrors = [err51];
													else vErrors.push(err51);
													errors++;
												}
											} else {
												const err52 = {
													instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/protected/" + i2,
													schemaPath: "#/properties/models/additionalProperties/properties/data/properties/protected/items/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err52];
												else vErrors.push(err52);
												errors++;
											}
										}
										let i3 = data14.length;
										let j1;
										if (i3 > 1) {
											const indices1 = {};
											for (; i3--;) {
												let item1 = data14[i3];
												if (typeof item1 !== "string") continue;
												if (typeof indices1[item1] == "number") {
													j1 = indices1[item1];
													const err53 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/protected",
														schemaPath: "#/properties/models/additionalProperties/properties/data/properties/protected/uniqueItems",
														keyword: "uniqueItems",
														params: {
															i: i3,
															j: j1
														},
														message: "must NOT have duplicate items (items ## " + j1 + " and " + i3 + " are identical)"
													};
													if (vErrors === null) vErrors = [err53];
													else vErrors.push(err53);
													errors++;
													break;
												}
												indices1[item1] = i3;
											}
										}
									} else {
										const err54 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data/protected",
											schemaPath: "#/properties/models/additionalProperties/properties/data/properties/protected/type",
											keyword: "type",
											params: { type: "array" },
											message: "must be array"
										};
										if (vErrors === null) vErrors = [err54];
										else vErrors.push(err54);
										errors++;
									}
								}
							} else {
								const err55 = {
									instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/data",
									schemaPath: "#/properties/models/additionalProperties/properties/data/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								};
								if (vErrors === null) vErrors = [err55];
								else vErrors.push(err55);
								errors++;
							}
						}
						if (data2.train !== void 0) {
							let data16 = data2.train;
							if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
								for (const key7 in data16) if (!(key7 === "run" || key7 === "module" || key7 === "params" || key7 === "seed" || key7 === "timeout_minutes")) {
									const err56 = {
										instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train",
										schemaPath: "#/properties/models/additionalProperties/properties/train/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key7 },
										message: "must NOT have additional properties"
									};
									if (vErrors === null) vErrors = [err56];
									else vErrors.push(err56);
									errors++;
								}
								if (data16.run !== void 0) {
									let data17 = data16.run;
									const _errs50 = errors;
									let valid16 = false;
									const _errs51 = errors;
									if (typeof data17 === "string") {
										if (func2(data17) > 4e3) {
											const err57 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/run",
												schemaPath: "#/properties/models/additionalProperties/properties/train/properties/run/anyOf/0/maxLength",
												keyword: "maxLength",
												params: { limit: 4e3 },
												message: "must NOT have more than 4000 characters"
											};
											if (vErrors === null) vErrors = [err57];
											else vErrors.push(err57);
											errors++;
										}
										if (func2(data17) < 1) {
											const err58 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/run",
												schemaPath: "#/properties/models/additionalProperties/properties/train/properties/run/anyOf/0/minLength",
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
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/run",
											schemaPath: "#/properties/models/additionalProperties/properties/train/properties/run/anyOf/0/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err59];
										else vErrors.push(err59);
										errors++;
									}
									var _valid2 = _errs51 === errors;
									valid16 = valid16 || _valid2;
									if (!valid16) {
										const _errs53 = errors;
										if (Array.isArray(data17)) {
											if (data17.length > 200) {
												const err60 = {
													instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/run",
													schemaPath: "#/properties/models/additionalProperties/properties/train/properties/run/anyOf/1/maxItems",
													keyword: "maxItems",
													params: { limit: 200 },
													message: "must NOT have more than 200 items"
												};
												if (vErrors === null) vErrors = [err60];
												else vErrors.push(err60);
												errors++;
											}
											if (data17.length < 1) {
												const err61 = {
													instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/run",
													schemaPath: "#/properties/models/additionalProperties/properties/train/properties/run/anyOf/1/minItems",
													keyword: "minItems",
													params: { limit: 1 },
													message: "must NOT have fewer than 1 items"
												};
												if (vErrors === null) vErrors = [err61];
												else vErrors.push(err61);
												errors++;
											}
											const len2 = data17.length;
											for (let i4 = 0; i4 < len2; i4++) {
												let data18 = data17[i4];
												if (typeof data18 === "string") {
													if (func2(data18) > 4e3) {
														const err62 = {
															instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/run/" + i4,
															schemaPath: "#/properties/models/additionalProperties/properties/train/properties/run/anyOf/1/items/maxLength",
															keyword: "maxLength",
															params: { limit: 4e3 },
															message: "must NOT have more than 4000 characters"
														};
														if (vErrors === null) vErrors = [err62];
														else vErrors.push(err62);
														errors++;
													}
												} else {
													const err63 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/run/" + i4,
														schemaPath: "#/properties/models/additionalProperties/properties/train/properties/run/anyOf/1/items/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													};
													if (vErrors === null) vErrors = [err63];
													else vErrors.push(err63);
													errors++;
												}
											}
										} else {
											const err64 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/run",
												schemaPath: "#/properties/models/additionalProperties/properties/train/properties/run/anyOf/1/type",
												keyword: "type",
												params: { type: "array" },
												message: "must be array"
											};
											if (vErrors === null) vErrors = [err64];
											else vErrors.push(err64);
											errors++;
										}
										var _valid2 = _errs53 === errors;
										valid16 = valid16 || _valid2;
									}
									if (!valid16) {
										const err65 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/run",
											schemaPath: "#/properties/models/additionalProperties/properties/train/properties/run/anyOf",
											keyword: "anyOf",
											params: {},
											message: "must match a schema in anyOf"
										};
										if (vErrors === null) vErrors = [err65];
										else vErrors.push(err65);
										errors++;
									} else {
										errors = _errs50;
										if (vErrors !== null) {
											if (_errs50) vErrors.length = _errs50;
											else vErrors = null;
										}
									}
								}
								if (data16.module !== void 0) {
									let data19 = data16.module;
									if (typeof data19 === "string") {
										if (func2(data19) > 500) {
											const err66 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/module",
												schemaPath: "#/properties/models/additionalProperties/properties/train/properties/module/maxLength",
												keyword: "maxLength",
												params: { limit: 500 },
												message: "must NOT have more than 500 characters"
											};
											if (vErrors === null) vErrors = [err66];
											else vErrors.push(err66);
											errors++;
										}
										if (func2(data19) < 1) {
											const err67 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/module",
												schemaPath: "#/properties/models/additionalProperties/properties/train/properties/module/minLength",
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
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/module",
											schemaPath: "#/properties/models/additionalProperties/properties/train/properties/module/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err68];
										else vErrors.push(err68);
										errors++;
									}
								}
								if (data16.params !== void 0) {
									let data20 = data16.params;
									if (!(data20 && typeof data20 == "object" && !Array.isArray(data20))) {
										const err69 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/params",
											schemaPath: "#/properties/models/additionalProperties/properties/train/properties/params/type",
											keyword: "type",
											params: { type: "object" },
											message: "must be object"
										};
										if (vErrors === null) vErrors = [err69];
										else vErrors.push(err69);
										errors++;
									}
								}
								if (data16.seed !== void 0) {
									let data21 = data16.seed;
									if (!(typeof data21 == "number" && !(data21 % 1) && !isNaN(data21) && isFinite(data21))) {
										const err70 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/seed",
											schemaPath: "#/properties/models/additionalProperties/properties/train/properties/seed/type",
											keyword: "type",
											params: { type: "integer" },
											message: "must be integer"
										};
										if (vErrors === null) vErrors = [err70];
										else vErrors.push(err70);
										errors++;
									}
									if (typeof data21 == "number" && isFinite(data21)) {
										if (data21 > 2147483647 || isNaN(data21)) {
											const err71 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/seed",
												schemaPath: "#/properties/models/additionalProperties/properties/train/properties/seed/maximum",
												keyword: "maximum",
												params: {
													comparison: "<=",
													limit: 2147483647
												},
												message: "must be <= 2147483647"
											};
											if (vErrors === null) vErrors = [err71];
											else vErrors.push(err71);
											errors++;
										}
										if (data21 < 1 || isNaN(data21)) {
											const err72 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/seed",
												schemaPath: "#/properties/models/additionalProperties/properties/train/properties/seed/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 1
												},
												message: "must be >= 1"
											};
											if (vErrors === null) vErrors = [err72];
											else vErrors.push(err72);
											errors++;
										}
									}
								}
								if (data16.timeout_minutes !== void 0) {
									let data22 = data16.timeout_minutes;
									if (typeof data22 == "number" && isFinite(data22)) {
										if (data22 > 360 || isNaN(data22)) {
											const err73 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/timeout_minutes",
												schemaPath: "#/properties/models/additionalProperties/properties/train/properties/timeout_minutes/maximum",
												keyword: "maximum",
												params: {
													comparison: "<=",
													limit: 360
												},
												message: "must be <= 360"
											};
											if (vErrors === null) vErrors = [err73];
											else vErrors.push(err73);
											errors++;
										}
										if (data22 <= 0 || isNaN(data22)) {
											const err74 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/timeout_minutes",
												schemaPath: "#/properties/models/additionalProperties/properties/train/properties/timeout_minutes/exclusiveMinimum",
												keyword: "exclusiveMinimum",
												params: {
													comparison: ">",
													limit: 0
												},
												message: "must be > 0"
											};
											if (vErrors === null) vErrors = [err74];
											else vErrors.push(err74);
											errors++;
										}
									} else {
										const err75 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train/timeout_minutes",
											schemaPath: "#/properties/models/additionalProperties/properties/train/properties/timeout_minutes/type",
											keyword: "type",
											params: { type: "number" },
											message: "must be number"
										};
										if (vErrors === null) vErrors = [err75];
										else vErrors.push(err75);
										errors++;
									}
								}
							} else {
								const err76 = {
									instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/train",
									schemaPath: "#/properties/models/additionalProperties/properties/train/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								};
								if (vErrors === null) vErrors = [err76];
								else vErrors.push(err76);
								errors++;
							}
						}
						if (data2.model !== void 0) {
							let data23 = data2.model;
							const _errs66 = errors;
							let valid19 = false;
							const _errs67 = errors;
							if (typeof data23 === "string") {
								if (func2(data23) > 500) {
									const err77 = {
										instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/model",
										schemaPath: "#/properties/models/additionalProperties/properties/model/anyOf/0/maxLength",
										keyword: "maxLength",
										params: { limit: 500 },
										message: "must NOT have more than 500 characters"
									};
									if (vErrors === null) vErrors = [err77];
									else vErrors.push(err77);
									errors++;
								}
								if (func2(data23) < 1) {
									const err78 = {
										instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/model",
										schemaPath: "#/properties/models/additionalProperties/properties/model/anyOf/0/minLength",
										keyword: "minLength",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 characters"
									};
									if (vErrors === null) vErrors = [err78];
									else vErrors.push(err78);
									errors++;
								}
							} else {
								const err79 = {
									instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/model",
									schemaPath: "#/properties/models/additionalProperties/properties/model/anyOf/0/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err79];
								else vErrors.push(err79);
								errors++;
							}
							var _valid3 = _errs67 === errors;
							valid19 = valid19 || _valid3;
							if (!valid19) {
								const _errs69 = errors;
								if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
									if (data23.predictions === void 0) {
										const err80 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/model",
											schemaPath: "#/properties/models/additionalProperties/properties/model/anyOf/1/required",
											keyword: "required",
											params: { missingProperty: "predictions" },
											message: "must have required property 'predictions'"
										};
										if (vErrors === null) vErrors = [err80];
										else vErrors.push(err80);
										errors++;
									}
									for (const key8 in data23) if (!(key8 === "predictions")) {
										const err81 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/model",
											schemaPath: "#/properties/models/additionalProperties/properties/model/anyOf/1/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key8 },
											message: "must NOT have additional properties"
										};
										if (vErrors === null) vErrors = [err81];
										else vErrors.push(err81);
										errors++;
									}
									if (data23.predictions !== void 0) {
										let data24 = data23.predictions;
										if (typeof data24 === "string") {
											if (func2(data24) > 500) {
												const err82 = {
													instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/model/predictions",
													schemaPath: "#/properties/models/additionalProperties/properties/model/anyOf/1/properties/predictions/maxLength",
													keyword: "maxLength",
													params: { limit: 500 },
													message: "must NOT have more than 500 characters"
												};
												if (vErrors === null) vErrors = [err82];
												else vErrors.push(err82);
												errors++;
											}
											if (func2(data24) < 1) {
												const err83 = {
													instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/model/predictions",
													schemaPath: "#/properties/models/additionalProperties/properties/model/anyOf/1/properties/predictions/minLength",
													keyword: "minLength",
													params: { limit: 1 },
													message: "must NOT have fewer than 1 characters"
												};
												if (vErrors === null) vErrors = [err83];
												else vErrors.push(err83);
												errors++;
											}
										} else {
											const err84 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/model/predictions",
												schemaPath: "#/properties/models/additionalProperties/properties/model/anyOf/1/properties/predictions/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											};
											if (vErrors === null) vErrors = [err84];
											else vErrors.push(err84);
											errors++;
										}
									}
								} else {
									const err85 = {
										instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/model",
										schemaPath: "#/properties/models/additionalProperties/properties/model/anyOf/1/type",
										keyword: "type",
										params: { type: "object" },
										message: "must be object"
									};
									if (vErrors === null) vErrors = [err85];
									else vErrors.push(err85);
									errors++;
								}
								var _valid3 = _errs69 === errors;
								valid19 = valid19 || _valid3;
							}
							if (!valid19) {
								const err86 = {
									instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/model",
									schemaPath: "#/properties/models/additionalProperties/properties/model/anyOf",
									keyword: "anyOf",
									params: {},
									message: "must match a schema in anyOf"
								};
								if (vErrors === null) vErrors = [err86];
								else vErrors.push(err86);
								errors++;
							} else {
								errors = _errs66;
								if (vErrors !== null) {
									if (_errs66) vErrors.length = _errs66;
									else vErrors = null;
								}
							}
						}
						if (data2.test !== void 0) {
							let data25 = data2.test;
							if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
								for (const key9 in data25) if (!(key9 === "metrics" || key9 === "level" || key9 === "threshold")) {
									const err87 = {
										instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/test",
										schemaPath: "#/properties/models/additionalProperties/properties/test/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key9 },
										message: "must NOT have additional properties"
									};
									if (vErrors === null) vErrors = [err87];
									else vErrors.push(err87);
									errors++;
								}
								if (data25.metrics !== void 0) {
									let data26 = data25.metrics;
									if (Array.isArray(data26)) {
										if (data26.length > 50) {
											const err88 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/test/metrics",
												schemaPath: "#/properties/models/additionalProperties/properties/test/properties/metrics/maxItems",
												keyword: "maxItems",
												params: { limit: 50 },
												message: "must NOT have more than 50 items"
											};
											if (vErrors === null) vErrors = [err88];
											else vErrors.push(err88);
											errors++;
										}
										if (data26.length < 1) {
											const err89 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/test/metrics",
												schemaPath: "#/properties/models/additionalProperties/properties/test/properties/metrics/minItems",
												keyword: "minItems",
												params: { limit: 1 },
												message: "must NOT have fewer than 1 items"
											};
											if (vErrors === null) vErrors = [err89];
											else vErrors.push(err89);
											errors++;
										}
										const len3 = data26.length;
										for (let i5 = 0; i5 < len3; i5++) {
											let data27 = data26[i5];
											if (typeof data27 === "string") {
												if (func2(data27) > 500) {
													const err90 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/test/metrics/" + i5,
														schemaPath: "#/properties/models/additionalProperties/properties/test/properties/metrics/items/maxLength",
														keyword: "maxLength",
														params: { limit: 500 },
														message: "must NOT have more than 500 characters"
													};
													if (vErrors === null) vErrors = [err90];
													else vErrors.push(err90);
													errors++;
												}
												if (func2(data27) < 1) {
													const err91 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/test/metrics/" + i5,
														schemaPath: "#/properties/models/additionalProperties/properties/test/properties/metrics/items/minLength",
														keyword: "minLength",
														params: { limit: 1 },
														message: "must NOT have fewer than 1 characters"
													};
													if (vErrors === null) vErrors = [err91];
													else vErrors.push(err91);
													errors++;
												}
											} else {
												const err92 = {
													instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/test/metrics/" + i5,
													schemaPath: "#/properties/models/additionalProperties/properties/test/properties/metrics/items/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err92];
												else vErrors.push(err92);
												errors++;
											}
										}
										let i6 = data26.length;
										let j2;
										if (i6 > 1) {
											const indices2 = {};
											for (; i6--;) {
												let item2 = data26[i6];
												if (typeof item2 !== "string") continue;
												if (typeof indices2[item2] == "number") {
													j2 = indices2[item2];
													const err93 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/test/metrics",
														schemaPath: "#/properties/models/additionalProperties/properties/test/properties/metrics/uniqueItems",
														keyword: "uniqueItems",
														params: {
															i: i6,
															j: j2
														},
														message: "must NOT have duplicate items (items ## " + j2 + " and " + i6 + " are identical)"
													};
													if (vErrors === null) vErrors = [err93];
													else vErrors.push(err93);
													errors++;
													break;
												}
												indices2[item2] = i6;
											}
										}
									} else {
										const err94 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/test/metrics",
											schemaPath: "#/properties/models/additionalProperties/properties/test/properties/metrics/type",
											keyword: "type",
											params: { type: "array" },
											message: "must be array"
										};
										if (vErrors === null) vErrors = [err94];
										else vErrors.push(err94);
										errors++;
									}
								}
								if (data25.level !== void 0) {
									let data28 = data25.level;
									if (typeof data28 == "number" && isFinite(data28)) {
										if (data28 > .999 || isNaN(data28)) {
											const err95 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/test/level",
												schemaPath: "#/properties/models/additionalProperties/properties/test/properties/level/maximum",
												keyword: "maximum",
												params: {
													comparison: "<=",
													limit: .999
												},
												message: "must be <= 0.999"
											};
											if (vErrors === null) vErrors = [err95];
											else vErrors.push(err95);
											errors++;
										}
										if (data28 < .5 || isNaN(data28)) {
											const err96 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/test/level",
												schemaPath: "#/properties/models/additionalProperties/properties/test/properties/level/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: .5
												},
												message: "must be >= 0.5"
											};
											if (vErrors === null) vErrors = [err96];
											else vErrors.push(err96);
											errors++;
										}
									} else {
										const err97 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/test/level",
											schemaPath: "#/properties/models/additionalProperties/properties/test/properties/level/type",
											keyword: "type",
											params: { type: "number" },
											message: "must be number"
										};
										if (vErrors === null) vErrors = [err97];
										else vErrors.push(err97);
										errors++;
									}
								}
								if (data25.threshold !== void 0) {
									let data29 = data25.threshold;
									if (typeof data29 == "number" && isFinite(data29)) {
										if (data29 >= 1 || isNaN(data29)) {
											const err98 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/test/threshold",
												schemaPath: "#/properties/models/additionalProperties/properties/test/properties/threshold/exclusiveMaximum",
												keyword: "exclusiveMaximum",
												params: {
													comparison: "<",
													limit: 1
												},
												message: "must be < 1"
											};
											if (vErrors === null) vErrors = [err98];
											else vErrors.push(err98);
											errors++;
										}
										if (data29 <= 0 || isNaN(data29)) {
											const err99 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/test/threshold",
												schemaPath: "#/properties/models/additionalProperties/properties/test/properties/threshold/exclusiveMinimum",
												keyword: "exclusiveMinimum",
												params: {
													comparison: ">",
													limit: 0
												},
												message: "must be > 0"
											};
											if (vErrors === null) vErrors = [err99];
											else vErrors.push(err99);
											errors++;
										}
									} else {
										const err100 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/test/threshold",
											schemaPath: "#/properties/models/additionalProperties/properties/test/properties/threshold/type",
											keyword: "type",
											params: { type: "number" },
											message: "must be number"
										};
										if (vErrors === null) vErrors = [err100];
										else vErrors.push(err100);
										errors++;
									}
								}
							} else {
								const err101 = {
									instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/test",
									schemaPath: "#/properties/models/additionalProperties/properties/test/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								};
								if (vErrors === null) vErrors = [err101];
								else vErrors.push(err101);
								errors++;
							}
						}
						if (data2.drift !== void 0) {
							let data30 = data2.drift;
							if (data30 && typeof data30 == "object" && !Array.isArray(data30)) {
								if (data30.current === void 0) {
									const err102 = {
										instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift",
										schemaPath: "#/properties/models/additionalProperties/properties/drift/required",
										keyword: "required",
										params: { missingProperty: "current" },
										message: "must have required property 'current'"
									};
									if (vErrors === null) vErrors = [err102];
									else vErrors.push(err102);
									errors++;
								}
								for (const key10 in data30) if (!(key10 === "reference" || key10 === "current" || key10 === "columns" || key10 === "exclude")) {
									const err103 = {
										instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift",
										schemaPath: "#/properties/models/additionalProperties/properties/drift/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key10 },
										message: "must NOT have additional properties"
									};
									if (vErrors === null) vErrors = [err103];
									else vErrors.push(err103);
									errors++;
								}
								if (data30.reference !== void 0) {
									let data31 = data30.reference;
									const _errs89 = errors;
									let valid26 = false;
									const _errs90 = errors;
									if (typeof data31 === "string") {
										if (func2(data31) > 500) {
											const err104 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/reference",
												schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/reference/anyOf/0/maxLength",
												keyword: "maxLength",
												params: { limit: 500 },
												message: "must NOT have more than 500 characters"
											};
											if (vErrors === null) vErrors = [err104];
											else vErrors.push(err104);
											errors++;
										}
										if (func2(data31) < 1) {
											const err105 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/reference",
												schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/reference/anyOf/0/minLength",
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
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/reference",
											schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/reference/anyOf/0/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err106];
										else vErrors.push(err106);
										errors++;
									}
									var _valid4 = _errs90 === errors;
									valid26 = valid26 || _valid4;
									if (!valid26) {
										const _errs92 = errors;
										if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
											if (data31.sql === void 0) {
												const err107 = {
													instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/reference",
													schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/reference/anyOf/1/required",
													keyword: "required",
													params: { missingProperty: "sql" },
													message: "must have required property 'sql'"
												};
												if (vErrors === null) vErrors = [err107];
												else vErrors.push(err107);
												errors++;
											}
											for (const key11 in data31) if (!(key11 === "sql")) {
												const err108 = {
													instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/reference",
													schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/reference/anyOf/1/additionalProperties",
													keyword: "additionalProperties",
													params: { additionalProperty: key11 },
													message: "must NOT have additional properties"
												};
												if (vErrors === null) vErrors = [err108];
												else vErrors.push(err108);
												errors++;
											}
											if (data31.sql !== void 0) {
												let data32 = data31.sql;
												if (typeof data32 === "string") {
													if (func2(data32) > 2e4) {
														const err109 = {
															instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/reference/sql",
															schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/reference/anyOf/1/properties/sql/maxLength",
															keyword: "maxLength",
															params: { limit: 2e4 },
															message: "must NOT have more than 20000 characters"
														};
														if (vErrors === null) vErrors = [err109];
														else vErrors.push(err109);
														errors++;
													}
													if (func2(data32) < 1) {
														const err110 = {
															instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/reference/sql",
															schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/reference/anyOf/1/properties/sql/minLength",
															keyword: "minLength",
															params: { limit: 1 },
															message: "must NOT have fewer than 1 characters"
														};
														if (vErrors === null) vErrors = [err110];
														else vErrors.push(err110);
														errors++;
													}
												} else {
													const err111 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/reference/sql",
														schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/reference/anyOf/1/properties/sql/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													};
													if (vErrors === null) vErrors = [err111];
													else vErrors.push(err111);
													errors++;
												}
											}
										} else {
											const err112 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/reference",
												schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/reference/anyOf/1/type",
												keyword: "type",
												params: { type: "object" },
												message: "must be object"
											};
											if (vErrors === null) vErrors = [err112];
											else vErrors.push(err112);
											errors++;
										}
										var _valid4 = _errs92 === errors;
										valid26 = valid26 || _valid4;
									}
									if (!valid26) {
										const err113 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/reference",
											schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/reference/anyOf",
											keyword: "anyOf",
											params: {},
											message: "must match a schema in anyOf"
										};
										if (vErrors === null) vErrors = [err113];
										else vErrors.push(err113);
										errors++;
									} else {
										errors = _errs89;
										if (vErrors !== null) {
											if (_errs89) vErrors.length = _errs89;
											else vErrors = null;
										}
									}
								}
								if (data30.current !== void 0) {
									let data33 = data30.current;
									const _errs98 = errors;
									let valid28 = false;
									const _errs99 = errors;
									if (typeof data33 === "string") {
										if (func2(data33) > 500) {
											const err114 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/current",
												schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/current/anyOf/0/maxLength",
												keyword: "maxLength",
												params: { limit: 500 },
												message: "must NOT have more than 500 characters"
											};
											if (vErrors === null) vErrors = [err114];
											else vErrors.push(err114);
											errors++;
										}
										if (func2(data33) < 1) {
											const err115 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/current",
												schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/current/anyOf/0/minLength",
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
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/current",
											schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/current/anyOf/0/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err116];
										else vErrors.push(err116);
										errors++;
									}
									var _valid5 = _errs99 === errors;
									valid28 = valid28 || _valid5;
									if (!valid28) {
										const _errs101 = errors;
										if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
											if (data33.sql === void 0) {
												const err117 = {
													instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/current",
													schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/current/anyOf/1/required",
													keyword: "required",
													params: { missingProperty: "sql" },
													message: "must have required property 'sql'"
												};
												if (vErrors === null) vErrors = [err117];
												else vErrors.push(err117);
												errors++;
											}
											for (const key12 in data33) if (!(key12 === "sql")) {
												const err118 = {
													instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/current",
													schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/current/anyOf/1/additionalProperties",
													keyword: "additionalProperties",
													params: { additionalProperty: key12 },
													message: "must NOT have additional properties"
												};
												if (vErrors === null) vErrors = [err118];
												else vErrors.push(err118);
												errors++;
											}
											if (data33.sql !== void 0) {
												let data34 = data33.sql;
												if (typeof data34 === "string") {
													if (func2(data34) > 2e4) {
														const err119 = {
															instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/current/sql",
															schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/current/anyOf/1/properties/sql/maxLength",
															keyword: "maxLength",
															params: { limit: 2e4 },
															message: "must NOT have more than 20000 characters"
														};
														if (vErrors === null) vErrors = [err119];
														else vErrors.push(err119);
														errors++;
													}
													if (func2(data34) < 1) {
														const err120 = {
															instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/current/sql",
															schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/current/anyOf/1/properties/sql/minLength",
															keyword: "minLength",
															params: { limit: 1 },
															message: "must NOT have fewer than 1 characters"
														};
														if (vErrors === null) vErrors = [err120];
														else vErrors.push(err120);
														errors++;
													}
												} else {
													const err121 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/current/sql",
														schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/current/anyOf/1/properties/sql/type",
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
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/current",
												schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/current/anyOf/1/type",
												keyword: "type",
												params: { type: "object" },
												message: "must be object"
											};
											if (vErrors === null) vErrors = [err122];
											else vErrors.push(err122);
											errors++;
										}
										var _valid5 = _errs101 === errors;
										valid28 = valid28 || _valid5;
									}
									if (!valid28) {
										const err123 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/current",
											schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/current/anyOf",
											keyword: "anyOf",
											params: {},
											message: "must match a schema in anyOf"
										};
										if (vErrors === null) vErrors = [err123];
										else vErrors.push(err123);
										errors++;
									} else {
										errors = _errs98;
										if (vErrors !== null) {
											if (_errs98) vErrors.length = _errs98;
											else vErrors = null;
										}
									}
								}
								if (data30.columns !== void 0) {
									let data35 = data30.columns;
									if (Array.isArray(data35)) {
										if (data35.length > 1e4) {
											const err124 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/columns",
												schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/columns/maxItems",
												keyword: "maxItems",
												params: { limit: 1e4 },
												message: "must NOT have more than 10000 items"
											};
											if (vErrors === null) vErrors = [err124];
											else vErrors.push(err124);
											errors++;
										}
										const len4 = data35.length;
										for (let i7 = 0; i7 < len4; i7++) {
											let data36 = data35[i7];
											if (typeof data36 === "string") {
												if (func2(data36) > 500) {
													const err125 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/columns/" + i7,
														schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/columns/items/maxLength",
														keyword: "maxLength",
														params: { limit: 500 },
														message: "must NOT have more than 500 characters"
													};
													if (vErrors === null) vErrors = [err125];
													else vErrors.push(err125);
													errors++;
												}
												if (func2(data36) < 1) {
													const err126 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/columns/" + i7,
														schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/columns/items/minLength",
														keyword: "minLength",
														params: { limit: 1 },
														message: "must NOT have fewer than 1 characters"
													};
													if (vErrors === null) vErrors = [err126];
													else vErrors.push(err126);
													errors++;
												}
											} else {
												const err127 = {
													instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/columns/" + i7,
													schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/columns/items/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err127];
												else vErrors.push(err127);
												errors++;
											}
										}
										let i8 = data35.length;
										let j3;
										if (i8 > 1) {
											const indices3 = {};
											for (; i8--;) {
												let item3 = data35[i8];
												if (typeof item3 !== "string") continue;
												if (typeof indices3[item3] == "number") {
													j3 = indices3[item3];
													const err128 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/columns",
														schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/columns/uniqueItems",
														keyword: "uniqueItems",
														params: {
															i: i8,
															j: j3
														},
														message: "must NOT have duplicate items (items ## " + j3 + " and " + i8 + " are identical)"
													};
													if (vErrors === null) vErrors = [err128];
													else vErrors.push(err128);
													errors++;
													break;
												}
												indices3[item3] = i8;
											}
										}
									} else {
										const err129 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/columns",
											schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/columns/type",
											keyword: "type",
											params: { type: "array" },
											message: "must be array"
										};
										if (vErrors === null) vErrors = [err129];
										else vErrors.push(err129);
										errors++;
									}
								}
								if (data30.exclude !== void 0) {
									let data37 = data30.exclude;
									if (Array.isArray(data37)) {
										if (data37.length > 1e4) {
											const err130 = {
												instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/exclude",
												schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/exclude/maxItems",
												keyword: "maxItems",
												params: { limit: 1e4 },
												message: "must NOT have more than 10000 items"
											};
											if (vErrors === null) vErrors = [err130];
											else vErrors.push(err130);
											errors++;
										}
										const len5 = data37.length;
										for (let i9 = 0; i9 < len5; i9++) {
											let data38 = data37[i9];
											if (typeof data38 === "string") {
												if (func2(data38) > 500) {
													const err131 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/exclude/" + i9,
														schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/exclude/items/maxLength",
														keyword: "maxLength",
														params: { limit: 500 },
														message: "must NOT have more than 500 characters"
													};
													if (vErrors === null) vErrors = [err131];
													else vErrors.push(err131);
													errors++;
												}
												if (func2(data38) < 1) {
													const err132 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/exclude/" + i9,
														schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/exclude/items/minLength",
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
													instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/exclude/" + i9,
													schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/exclude/items/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												};
												if (vErrors === null) vErrors = [err133];
												else vErrors.push(err133);
												errors++;
											}
										}
										let i10 = data37.length;
										let j4;
										if (i10 > 1) {
											const indices4 = {};
											for (; i10--;) {
												let item4 = data37[i10];
												if (typeof item4 !== "string") continue;
												if (typeof indices4[item4] == "number") {
													j4 = indices4[item4];
													const err134 = {
														instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/exclude",
														schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/exclude/uniqueItems",
														keyword: "uniqueItems",
														params: {
															i: i10,
															j: j4
														},
														message: "must NOT have duplicate items (items ## " + j4 + " and " + i10 + " are identical)"
													};
													if (vErrors === null) vErrors = [err134];
													else vErrors.push(err134);
													errors++;
													break;
												}
												indices4[item4] = i10;
											}
										}
									} else {
										const err135 = {
											instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift/exclude",
											schemaPath: "#/properties/models/additionalProperties/properties/drift/properties/exclude/type",
											keyword: "type",
											params: { type: "array" },
											message: "must be array"
										};
										if (vErrors === null) vErrors = [err135];
										else vErrors.push(err135);
										errors++;
									}
								}
							} else {
								const err136 = {
									instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/drift",
									schemaPath: "#/properties/models/additionalProperties/properties/drift/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								};
								if (vErrors === null) vErrors = [err136];
								else vErrors.push(err136);
								errors++;
							}
						}
					} else {
						const err137 = {
							instancePath: instancePath + "/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
							schemaPath: "#/properties/models/additionalProperties/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err137];
						else vErrors.push(err137);
						errors++;
					}
				}
			} else {
				const err138 = {
					instancePath: instancePath + "/models",
					schemaPath: "#/properties/models/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object"
				};
				if (vErrors === null) vErrors = [err138];
				else vErrors.push(err138);
				errors++;
			}
		}
	} else {
		const err139 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err139];
		else vErrors.push(err139);
		errors++;
	}
	validate10.errors = vErrors;
	return errors === 0;
}

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
	description: "A path or glob in the repository (CSV, Parquet, JSON lines), or {sql: SELECT …} over such paths.",
	anyOf: [text, {
		type: "object",
		additionalProperties: false,
		required: ["sql"],
		properties: { sql: {
			type: "string",
			minLength: 1,
			maxLength: 2e4
		} }
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
		}
	}
};
const drift = {
	type: "object",
	additionalProperties: false,
	required: ["current"],
	properties: {
		reference: {
			...source,
			description: "What the model was made for; the training data when absent."
		},
		current: source,
		columns: {
			...columnNames,
			description: "Only these columns."
		},
		exclude: {
			...columnNames,
			description: "Not these columns."
		}
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

export { configSchema as n, MODEL_NAME_PATTERN as t };