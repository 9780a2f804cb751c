import { i as __toESM } from "./rolldown-runtime.js";
import { t as MODEL_NAME_PATTERN } from "./schema.js";
import { c as sourceSchema, i as fileDigest, l as text, n as digest, t as count } from "./parts.js";
import { t as MANIFEST_MEDIA_TYPE } from "./manifest.js";
import { n as compiled } from "./compile-schema.js";
import { t as require_ucs2length } from "./vendor-ajv.js";

var import_ucs2length = /* @__PURE__ */ __toESM(require_ucs2length());
const aliasRecordSchema$1 = validate10;
const schema11 = {
	"$schema": "http://json-schema.org/draft-07/schema#",
	"title": "Assay alias",
	"type": "object",
	"additionalProperties": false,
	"required": [
		"model",
		"alias",
		"version",
		"digest",
		"reason",
		"actor",
		"at"
	],
	"properties": {
		"model": {
			"type": "string",
			"pattern": "^(?!.*(\\.\\.|\\.lock$))[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$"
		},
		"alias": {
			"type": "string",
			"pattern": "^[a-z][a-z0-9-]{0,31}$"
		},
		"version": {
			"type": "string",
			"pattern": "^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$"
		},
		"digest": {
			"type": "string",
			"pattern": "^sha256:[0-9a-f]{64}$"
		},
		"previous": {
			"type": "object",
			"additionalProperties": false,
			"required": ["version", "digest"],
			"properties": {
				"version": {
					"type": "string",
					"pattern": "^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$"
				},
				"digest": {
					"type": "string",
					"pattern": "^sha256:[0-9a-f]{64}$"
				}
			}
		},
		"reason": { "enum": [
			"register",
			"promote",
			"rollback"
		] },
		"evaluatedAgainst": {
			"type": "string",
			"pattern": "^sha256:[0-9a-f]{64}$"
		},
		"actor": {
			"type": "string",
			"minLength": 1,
			"maxLength": 1e3
		},
		"at": {
			"type": "string",
			"format": "date-time"
		},
		"run": {
			"type": "string",
			"minLength": 1,
			"maxLength": 1e3
		}
	}
};
const func2 = Object.prototype.hasOwnProperty;
const func3 = import_ucs2length.default.default ?? import_ucs2length.default;
const pattern0 = new RegExp("^(?!.*(\\.\\.|\\.lock$))[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$", "u");
const pattern1 = new RegExp("^[a-z][a-z0-9-]{0,31}$", "u");
const pattern2 = new RegExp("^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$", "u");
const pattern3 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
const formats0 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.model === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "model" },
				message: "must have required property 'model'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.alias === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "alias" },
				message: "must have required property 'alias'"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.version === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "version" },
				message: "must have required property 'version'"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.digest === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "digest" },
				message: "must have required property 'digest'"
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.reason === void 0) {
			const err4 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "reason" },
				message: "must have required property 'reason'"
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.actor === void 0) {
			const err5 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "actor" },
				message: "must have required property 'actor'"
			};
			if (vErrors === null) vErrors = [err5];
			else vErrors.push(err5);
			errors++;
		}
		if (data.at === void 0) {
			const err6 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "at" },
				message: "must have required property 'at'"
			};
			if (vErrors === null) vErrors = [err6];
			else vErrors.push(err6);
			errors++;
		}
		for (const key0 in data) if (!func2.call(schema11.properties, key0)) {
			const err7 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err7];
			else vErrors.push(err7);
			errors++;
		}
		if (data.model !== void 0) {
			let data0 = data.model;
			if (typeof data0 === "string") {
				if (!pattern0.test(data0)) {
					const err8 = {
						instancePath: instancePath + "/model",
						schemaPath: "#/properties/model/pattern",
						keyword: "pattern",
						params: { pattern: "^(?!.*(\\.\\.|\\.lock$))[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$" },
						message: "must match pattern \"^(?!.*(\\.\\.|\\.lock$))[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$\""
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
				}
			} else {
				const err9 = {
					instancePath: instancePath + "/model",
					schemaPath: "#/properties/model/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
		}
		if (data.alias !== void 0) {
			let data1 = data.alias;
			if (typeof data1 === "string") {
				if (!pattern1.test(data1)) {
					const err10 = {
						instancePath: instancePath + "/alias",
						schemaPath: "#/properties/alias/pattern",
						keyword: "pattern",
						params: { pattern: "^[a-z][a-z0-9-]{0,31}$" },
						message: "must match pattern \"^[a-z][a-z0-9-]{0,31}$\""
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
			} else {
				const err11 = {
					instancePath: instancePath + "/alias",
					schemaPath: "#/properties/alias/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
		}
		if (data.version !== void 0) {
			let data2 = data.version;
			if (typeof data2 === "string") {
				if (!pattern2.test(data2)) {
					const err12 = {
						instancePath: instancePath + "/version",
						schemaPath: "#/properties/version/pattern",
						keyword: "pattern",
						params: { pattern: "^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$" },
						message: "must match pattern \"^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$\""
					};
					if (vErrors === null) vErrors = [err12];
					else vErrors.push(err12);
					errors++;
				}
			} else {
				const err13 = {
					instancePath: instancePath + "/version",
					schemaPath: "#/properties/version/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err13];
				else vErrors.push(err13);
				errors++;
			}
		}
		if (data.digest !== void 0) {
			let data3 = data.digest;
			if (typeof data3 === "string") {
				if (!pattern3.test(data3)) {
					const err14 = {
						instancePath: instancePath + "/digest",
						schemaPath: "#/properties/digest/pattern",
						keyword: "pattern",
						params: { pattern: "^sha256:[0-9a-f]{64}$" },
						message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
			} else {
				const err15 = {
					instancePath: instancePath + "/digest",
					schemaPath: "#/properties/digest/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			}
		}
		if (data.previous !== void 0) {
			let data4 = data.previous;
			if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
				if (data4.version === void 0) {
					const err16 = {
						instancePath: instancePath + "/previous",
						schemaPath: "#/properties/previous/required",
						keyword: "required",
						params: { missingProperty: "version" },
						message: "must have required property 'version'"
					};
					if (vErrors === null) vErrors = [err16];
					else vErrors.push(err16);
					errors++;
				}
				if (data4.digest === void 0) {
					const err17 = {
						instancePath: instancePath + "/previous",
						schemaPath: "#/properties/previous/required",
						keyword: "required",
						params: { missingProperty: "digest" },
						message: "must have required property 'digest'"
					};
					if (vErrors === null) vErrors = [err17];
					else vErrors.push(err17);
					errors++;
				}
				for (const key1 in data4) if (!(key1 === "version" || key1 === "digest")) {
					const err18 = {
						instancePath: instancePath + "/previous",
						schemaPath: "#/properties/previous/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						message: "must NOT have additional properties"
					};
					if (vErrors === null) vErrors = [err18];
					else vErrors.push(err18);
					errors++;
				}
				if (data4.version !== void 0) {
					let data5 = data4.version;
					if (typeof data5 === "string") {
						if (!pattern2.test(data5)) {
							const err19 = {
								instancePath: instancePath + "/previous/version",
								schemaPath: "#/properties/previous/properties/version/pattern",
								keyword: "pattern",
								params: { pattern: "^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$" },
								message: "must match pattern \"^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$\""
							};
							if (vErrors === null) vErrors = [err19];
							else vErrors.push(err19);
							errors++;
						}
					} else {
						const err20 = {
							instancePath: instancePath + "/previous/version",
							schemaPath: "#/properties/previous/properties/version/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err20];
						else vErrors.push(err20);
						errors++;
					}
				}
				if (data4.digest !== void 0) {
					let data6 = data4.digest;
					if (typeof data6 === "string") {
						if (!pattern3.test(data6)) {
							const err21 = {
								instancePath: instancePath + "/previous/digest",
								schemaPath: "#/properties/previous/properties/digest/pattern",
								keyword: "pattern",
								params: { pattern: "^sha256:[0-9a-f]{64}$" },
								message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
							};
							if (vErrors === null) vErrors = [err21];
							else vErrors.push(err21);
							errors++;
						}
					} else {
						const err22 = {
							instancePath: instancePath + "/previous/digest",
							schemaPath: "#/properties/previous/properties/digest/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err22];
						else vErrors.push(err22);
						errors++;
					}
				}
			} else {
				const err23 = {
					instancePath: instancePath + "/previous",
					schemaPath: "#/properties/previous/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object"
				};
				if (vErrors === null) vErrors = [err23];
				else vErrors.push(err23);
				errors++;
			}
		}
		if (data.reason !== void 0) {
			let data7 = data.reason;
			if (!(data7 === "register" || data7 === "promote" || data7 === "rollback")) {
				const err24 = {
					instancePath: instancePath + "/reason",
					schemaPath: "#/properties/reason/enum",
					keyword: "enum",
					params: { allowedValues: schema11.properties.reason.enum },
					message: "must be equal to one of the allowed values"
				};
				if (vErrors === null) vErrors = [err24];
				else vErrors.push(err24);
				errors++;
			}
		}
		if (data.evaluatedAgainst !== void 0) {
			let data8 = data.evaluatedAgainst;
			if (typeof data8 === "string") {
				if (!pattern3.test(data8)) {
					const err25 = {
						instancePath: instancePath + "/evaluatedAgainst",
						schemaPath: "#/properties/evaluatedAgainst/pattern",
						keyword: "pattern",
						params: { pattern: "^sha256:[0-9a-f]{64}$" },
						message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
					};
					if (vErrors === null) vErrors = [err25];
					else vErrors.push(err25);
					errors++;
				}
			} else {
				const err26 = {
					instancePath: instancePath + "/evaluatedAgainst",
					schemaPath: "#/properties/evaluatedAgainst/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err26];
				else vErrors.push(err26);
				errors++;
			}
		}
		if (data.actor !== void 0) {
			let data9 = data.actor;
			if (typeof data9 === "string") {
				if (func3(data9) > 1e3) {
					const err27 = {
						instancePath: instancePath + "/actor",
						schemaPath: "#/properties/actor/maxLength",
						keyword: "maxLength",
						params: { limit: 1e3 },
						message: "must NOT have more than 1000 characters"
					};
					if (vErrors === null) vErrors = [err27];
					else vErrors.push(err27);
					errors++;
				}
				if (func3(data9) < 1) {
					const err28 = {
						instancePath: instancePath + "/actor",
						schemaPath: "#/properties/actor/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 characters"
					};
					if (vErrors === null) vErrors = [err28];
					else vErrors.push(err28);
					errors++;
				}
			} else {
				const err29 = {
					instancePath: instancePath + "/actor",
					schemaPath: "#/properties/actor/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err29];
				else vErrors.push(err29);
				errors++;
			}
		}
		if (data.at !== void 0) {
			let data10 = data.at;
			if (typeof data10 === "string") {
				if (!formats0.test(data10)) {
					const err30 = {
						instancePath: instancePath + "/at",
						schemaPath: "#/properties/at/format",
						keyword: "format",
						params: { format: "date-time" },
						message: "must match format \"date-time\""
					};
					if (vErrors === null) vErrors = [err30];
					else vErrors.push(err30);
					errors++;
				}
			} else {
				const err31 = {
					instancePath: instancePath + "/at",
					schemaPath: "#/properties/at/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err31];
				else vErrors.push(err31);
				errors++;
			}
		}
		if (data.run !== void 0) {
			let data11 = data.run;
			if (typeof data11 === "string") {
				if (func3(data11) > 1e3) {
					const err32 = {
						instancePath: instancePath + "/run",
						schemaPath: "#/properties/run/maxLength",
						keyword: "maxLength",
						params: { limit: 1e3 },
						message: "must NOT have more than 1000 characters"
					};
					if (vErrors === null) vErrors = [err32];
					else vErrors.push(err32);
					errors++;
				}
				if (func3(data11) < 1) {
					const err33 = {
						instancePath: instancePath + "/run",
						schemaPath: "#/properties/run/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 characters"
					};
					if (vErrors === null) vErrors = [err33];
					else vErrors.push(err33);
					errors++;
				}
			} else {
				const err34 = {
					instancePath: instancePath + "/run",
					schemaPath: "#/properties/run/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err34];
				else vErrors.push(err34);
				errors++;
			}
		}
	} else {
		const err35 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err35];
		else vErrors.push(err35);
		errors++;
	}
	validate10.errors = vErrors;
	return errors === 0;
}
const ledgerSchema$1 = validate11;
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.format === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "format" },
				message: "must have required property 'format'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "format")) {
			const err1 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.format !== void 0) {
			if (1 !== data.format) {
				const err2 = {
					instancePath: instancePath + "/format",
					schemaPath: "#/properties/format/const",
					keyword: "const",
					params: { allowedValue: 1 },
					message: "must be equal to constant"
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
	} else {
		const err3 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err3];
		else vErrors.push(err3);
		errors++;
	}
	validate11.errors = vErrors;
	return errors === 0;
}
const readyRecordSchema$1 = validate12;
const schema13 = {
	"$schema": "http://json-schema.org/draft-07/schema#",
	"title": "Assay model version is ready",
	"type": "object",
	"additionalProperties": false,
	"required": [
		"model",
		"version",
		"digest",
		"location",
		"evidence",
		"readyAt"
	],
	"properties": {
		"model": {
			"type": "string",
			"pattern": "^(?!.*(\\.\\.|\\.lock$))[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$"
		},
		"version": {
			"type": "string",
			"pattern": "^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$"
		},
		"digest": {
			"type": "string",
			"pattern": "^sha256:[0-9a-f]{64}$"
		},
		"location": { "oneOf": [{
			"type": "object",
			"additionalProperties": false,
			"required": ["kind", "tag"],
			"properties": {
				"kind": { "const": "release" },
				"tag": {
					"type": "string",
					"minLength": 1,
					"maxLength": 1e3
				},
				"url": {
					"type": "string",
					"minLength": 1,
					"maxLength": 1e3
				}
			}
		}, {
			"type": "object",
			"additionalProperties": false,
			"required": ["kind"],
			"properties": { "kind": { "const": "ledger" } }
		}] },
		"evidence": {
			"type": "array",
			"maxItems": 50,
			"items": {
				"type": "object",
				"additionalProperties": false,
				"required": [
					"kind",
					"path",
					"digest"
				],
				"properties": {
					"kind": { "enum": [
						"test",
						"drift",
						"verdict",
						"run"
					] },
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
			}
		},
		"readyAt": {
			"type": "string",
			"format": "date-time"
		}
	}
};
function validate12(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.model === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "model" },
				message: "must have required property 'model'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.version === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "version" },
				message: "must have required property 'version'"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.digest === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "digest" },
				message: "must have required property 'digest'"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.location === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "location" },
				message: "must have required property 'location'"
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.evidence === void 0) {
			const err4 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "evidence" },
				message: "must have required property 'evidence'"
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.readyAt === void 0) {
			const err5 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "readyAt" },
				message: "must have required property 'readyAt'"
			};
			if (vErrors === null) vErrors = [err5];
			else vErrors.push(err5);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "model" || key0 === "version" || key0 === "digest" || key0 === "location" || key0 === "evidence" || key0 === "readyAt")) {
			const err6 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err6];
			else vErrors.push(err6);
			errors++;
		}
		if (data.model !== void 0) {
			let data0 = data.model;
			if (typeof data0 === "string") {
				if (!pattern0.test(data0)) {
					const err7 = {
						instancePath: instancePath + "/model",
						schemaPath: "#/properties/model/pattern",
						keyword: "pattern",
						params: { pattern: "^(?!.*(\\.\\.|\\.lock$))[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$" },
						message: "must match pattern \"^(?!.*(\\.\\.|\\.lock$))[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$\""
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
			} else {
				const err8 = {
					instancePath: instancePath + "/model",
					schemaPath: "#/properties/model/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.version !== void 0) {
			let data1 = data.version;
			if (typeof data1 === "string") {
				if (!pattern2.test(data1)) {
					const err9 = {
						instancePath: instancePath + "/version",
						schemaPath: "#/properties/version/pattern",
						keyword: "pattern",
						params: { pattern: "^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$" },
						message: "must match pattern \"^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$\""
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
			} else {
				const err10 = {
					instancePath: instancePath + "/version",
					schemaPath: "#/properties/version/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
		}
		if (data.digest !== void 0) {
			let data2 = data.digest;
			if (typeof data2 === "string") {
				if (!pattern3.test(data2)) {
					const err11 = {
						instancePath: instancePath + "/digest",
						schemaPath: "#/properties/digest/pattern",
						keyword: "pattern",
						params: { pattern: "^sha256:[0-9a-f]{64}$" },
						message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
					};
					if (vErrors === null) vErrors = [err11];
					else vErrors.push(err11);
					errors++;
				}
			} else {
				const err12 = {
					instancePath: instancePath + "/digest",
					schemaPath: "#/properties/digest/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
		}
		if (data.location !== void 0) {
			let data3 = data.location;
			const _errs9 = errors;
			let valid1 = false;
			let passing0 = null;
			const _errs10 = errors;
			if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
				if (data3.kind === void 0) {
					const err13 = {
						instancePath: instancePath + "/location",
						schemaPath: "#/properties/location/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "kind" },
						message: "must have required property 'kind'"
					};
					if (vErrors === null) vErrors = [err13];
					else vErrors.push(err13);
					errors++;
				}
				if (data3.tag === void 0) {
					const err14 = {
						instancePath: instancePath + "/location",
						schemaPath: "#/properties/location/oneOf/0/required",
						keyword: "required",
						params: { missingProperty: "tag" },
						message: "must have required property 'tag'"
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
				for (const key1 in data3) if (!(key1 === "kind" || key1 === "tag" || key1 === "url")) {
					const err15 = {
						instancePath: instancePath + "/location",
						schemaPath: "#/properties/location/oneOf/0/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						message: "must NOT have additional properties"
					};
					if (vErrors === null) vErrors = [err15];
					else vErrors.push(err15);
					errors++;
				}
				if (data3.kind !== void 0) {
					if ("release" !== data3.kind) {
						const err16 = {
							instancePath: instancePath + "/location/kind",
							schemaPath: "#/properties/location/oneOf/0/properties/kind/const",
							keyword: "const",
							params: { allowedValue: "release" },
							message: "must be equal to constant"
						};
						if (vErrors === null) vErrors = [err16];
						else vErrors.push(err16);
						errors++;
					}
				}
				if (data3.tag !== void 0) {
					let data5 = data3.tag;
					if (typeof data5 === "string") {
						if (func3(data5) > 1e3) {
							const err17 = {
								instancePath: instancePath + "/location/tag",
								schemaPath: "#/properties/location/oneOf/0/properties/tag/maxLength",
								keyword: "maxLength",
								params: { limit: 1e3 },
								message: "must NOT have more than 1000 characters"
							};
							if (vErrors === null) vErrors = [err17];
							else vErrors.push(err17);
							errors++;
						}
						if (func3(data5) < 1) {
							const err18 = {
								instancePath: instancePath + "/location/tag",
								schemaPath: "#/properties/location/oneOf/0/properties/tag/minLength",
								keyword: "minLength",
								params: { limit: 1 },
								message: "must NOT have fewer than 1 characters"
							};
							if (vErrors === null) vErrors = [err18];
							else vErrors.push(err18);
							errors++;
						}
					} else {
						const err19 = {
							instancePath: instancePath + "/location/tag",
							schemaPath: "#/properties/location/oneOf/0/properties/tag/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err19];
						else vErrors.push(err19);
						errors++;
					}
				}
				if (data3.url !== void 0) {
					let data6 = data3.url;
					if (typeof data6 === "string") {
						if (func3(data6) > 1e3) {
							const err20 = {
								instancePath: instancePath + "/location/url",
								schemaPath: "#/properties/location/oneOf/0/properties/url/maxLength",
								keyword: "maxLength",
								params: { limit: 1e3 },
								message: "must NOT have more than 1000 characters"
							};
							if (vErrors === null) vErrors = [err20];
							else vErrors.push(err20);
							errors++;
						}
						if (func3(data6) < 1) {
							const err21 = {
								instancePath: instancePath + "/location/url",
								schemaPath: "#/properties/location/oneOf/0/properties/url/minLength",
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
							instancePath: instancePath + "/location/url",
							schemaPath: "#/properties/location/oneOf/0/properties/url/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err22];
						else vErrors.push(err22);
						errors++;
					}
				}
			} else {
				const err23 = {
					instancePath: instancePath + "/location",
					schemaPath: "#/properties/location/oneOf/0/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object"
				};
				if (vErrors === null) vErrors = [err23];
				else vErrors.push(err23);
				errors++;
			}
			var _valid0 = _errs10 === errors;
			if (_valid0) {
				valid1 = true;
				passing0 = 0;
			}
			const _errs18 = errors;
			if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
				if (data3.kind === void 0) {
					const err24 = {
						instancePath: instancePath + "/location",
						schemaPath: "#/properties/location/oneOf/1/required",
						keyword: "required",
						params: { missingProperty: "kind" },
						message: "must have required property 'kind'"
					};
					if (vErrors === null) vErrors = [err24];
					else vErrors.push(err24);
					errors++;
				}
				for (const key2 in data3) if (!(key2 === "kind")) {
					const err25 = {
						instancePath: instancePath + "/location",
						schemaPath: "#/properties/location/oneOf/1/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key2 },
						message: "must NOT have additional properties"
					};
					if (vErrors === null) vErrors = [err25];
					else vErrors.push(err25);
					errors++;
				}
				if (data3.kind !== void 0) {
					if ("ledger" !== data3.kind) {
						const err26 = {
							instancePath: instancePath + "/location/kind",
							schemaPath: "#/properties/location/oneOf/1/properties/kind/const",
							keyword: "const",
							params: { allowedValue: "ledger" },
							message: "must be equal to constant"
						};
						if (vErrors === null) vErrors = [err26];
						else vErrors.push(err26);
						errors++;
					}
				}
			} else {
				const err27 = {
					instancePath: instancePath + "/location",
					schemaPath: "#/properties/location/oneOf/1/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object"
				};
				if (vErrors === null) vErrors = [err27];
				else vErrors.push(err27);
				errors++;
			}
			var _valid0 = _errs18 === errors;
			if (_valid0 && valid1) {
				valid1 = false;
				passing0 = [passing0, 1];
			} else if (_valid0) {
				valid1 = true;
				passing0 = 1;
			}
			if (!valid1) {
				const err28 = {
					instancePath: instancePath + "/location",
					schemaPath: "#/properties/location/oneOf",
					keyword: "oneOf",
					params: { passingSchemas: passing0 },
					message: "must match exactly one schema in oneOf"
				};
				if (vErrors === null) vErrors = [err28];
				else vErrors.push(err28);
				errors++;
			} else {
				errors = _errs9;
				if (vErrors !== null) {
					if (_errs9) vErrors.length = _errs9;
					else vErrors = null;
				}
			}
		}
		if (data.evidence !== void 0) {
			let data8 = data.evidence;
			if (Array.isArray(data8)) {
				if (data8.length > 50) {
					const err29 = {
						instancePath: instancePath + "/evidence",
						schemaPath: "#/properties/evidence/maxItems",
						keyword: "maxItems",
						params: { limit: 50 },
						message: "must NOT have more than 50 items"
					};
					if (vErrors === null) vErrors = [err29];
					else vErrors.push(err29);
					errors++;
				}
				const len0 = data8.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data9 = data8[i0];
					if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
						if (data9.kind === void 0) {
							const err30 = {
								instancePath: instancePath + "/evidence/" + i0,
								schemaPath: "#/properties/evidence/items/required",
								keyword: "required",
								params: { missingProperty: "kind" },
								message: "must have required property 'kind'"
							};
							if (vErrors === null) vErrors = [err30];
							else vErrors.push(err30);
							errors++;
						}
						if (data9.path === void 0) {
							const err31 = {
								instancePath: instancePath + "/evidence/" + i0,
								schemaPath: "#/properties/evidence/items/required",
								keyword: "required",
								params: { missingProperty: "path" },
								message: "must have required property 'path'"
							};
							if (vErrors === null) vErrors = [err31];
							else vErrors.push(err31);
							errors++;
						}
						if (data9.digest === void 0) {
							const err32 = {
								instancePath: instancePath + "/evidence/" + i0,
								schemaPath: "#/properties/evidence/items/required",
								keyword: "required",
								params: { missingProperty: "digest" },
								message: "must have required property 'digest'"
							};
							if (vErrors === null) vErrors = [err32];
							else vErrors.push(err32);
							errors++;
						}
						for (const key3 in data9) if (!(key3 === "kind" || key3 === "path" || key3 === "digest")) {
							const err33 = {
								instancePath: instancePath + "/evidence/" + i0,
								schemaPath: "#/properties/evidence/items/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key3 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err33];
							else vErrors.push(err33);
							errors++;
						}
						if (data9.kind !== void 0) {
							let data10 = data9.kind;
							if (!(data10 === "test" || data10 === "drift" || data10 === "verdict" || data10 === "run")) {
								const err34 = {
									instancePath: instancePath + "/evidence/" + i0 + "/kind",
									schemaPath: "#/properties/evidence/items/properties/kind/enum",
									keyword: "enum",
									params: { allowedValues: schema13.properties.evidence.items.properties.kind.enum },
									message: "must be equal to one of the allowed values"
								};
								if (vErrors === null) vErrors = [err34];
								else vErrors.push(err34);
								errors++;
							}
						}
						if (data9.path !== void 0) {
							let data11 = data9.path;
							if (typeof data11 === "string") {
								if (func3(data11) > 1e3) {
									const err35 = {
										instancePath: instancePath + "/evidence/" + i0 + "/path",
										schemaPath: "#/properties/evidence/items/properties/path/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err35];
									else vErrors.push(err35);
									errors++;
								}
								if (func3(data11) < 1) {
									const err36 = {
										instancePath: instancePath + "/evidence/" + i0 + "/path",
										schemaPath: "#/properties/evidence/items/properties/path/minLength",
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
									instancePath: instancePath + "/evidence/" + i0 + "/path",
									schemaPath: "#/properties/evidence/items/properties/path/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err37];
								else vErrors.push(err37);
								errors++;
							}
						}
						if (data9.digest !== void 0) {
							let data12 = data9.digest;
							if (typeof data12 === "string") {
								if (!pattern3.test(data12)) {
									const err38 = {
										instancePath: instancePath + "/evidence/" + i0 + "/digest",
										schemaPath: "#/properties/evidence/items/properties/digest/pattern",
										keyword: "pattern",
										params: { pattern: "^sha256:[0-9a-f]{64}$" },
										message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
									};
									if (vErrors === null) vErrors = [err38];
									else vErrors.push(err38);
									errors++;
								}
							} else {
								const err39 = {
									instancePath: instancePath + "/evidence/" + i0 + "/digest",
									schemaPath: "#/properties/evidence/items/properties/digest/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err39];
								else vErrors.push(err39);
								errors++;
							}
						}
					} else {
						const err40 = {
							instancePath: instancePath + "/evidence/" + i0,
							schemaPath: "#/properties/evidence/items/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err40];
						else vErrors.push(err40);
						errors++;
					}
				}
			} else {
				const err41 = {
					instancePath: instancePath + "/evidence",
					schemaPath: "#/properties/evidence/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array"
				};
				if (vErrors === null) vErrors = [err41];
				else vErrors.push(err41);
				errors++;
			}
		}
		if (data.readyAt !== void 0) {
			let data13 = data.readyAt;
			if (typeof data13 === "string") {
				if (!formats0.test(data13)) {
					const err42 = {
						instancePath: instancePath + "/readyAt",
						schemaPath: "#/properties/readyAt/format",
						keyword: "format",
						params: { format: "date-time" },
						message: "must match format \"date-time\""
					};
					if (vErrors === null) vErrors = [err42];
					else vErrors.push(err42);
					errors++;
				}
			} else {
				const err43 = {
					instancePath: instancePath + "/readyAt",
					schemaPath: "#/properties/readyAt/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err43];
				else vErrors.push(err43);
				errors++;
			}
		}
	} else {
		const err44 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err44];
		else vErrors.push(err44);
		errors++;
	}
	validate12.errors = vErrors;
	return errors === 0;
}
const versionRecordSchema$1 = validate13;
const schema14 = {
	"$schema": "http://json-schema.org/draft-07/schema#",
	"title": "Assay model version",
	"type": "object",
	"additionalProperties": false,
	"required": [
		"model",
		"version",
		"manifest",
		"source",
		"files",
		"createdAt",
		"actor"
	],
	"properties": {
		"model": {
			"type": "string",
			"pattern": "^(?!.*(\\.\\.|\\.lock$))[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$"
		},
		"version": {
			"type": "string",
			"pattern": "^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$"
		},
		"manifest": {
			"type": "object",
			"additionalProperties": false,
			"required": [
				"digest",
				"mediaType",
				"size"
			],
			"properties": {
				"digest": {
					"type": "string",
					"pattern": "^sha256:[0-9a-f]{64}$"
				},
				"mediaType": { "const": "application/vnd.oci.image.manifest.v1+json" },
				"size": {
					"type": "integer",
					"minimum": 0
				}
			}
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
		"parent": {
			"type": "string",
			"pattern": "^sha256:[0-9a-f]{64}$"
		},
		"createdAt": {
			"type": "string",
			"format": "date-time"
		},
		"actor": {
			"type": "string",
			"minLength": 1,
			"maxLength": 1e3
		}
	}
};
function validate13(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.model === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "model" },
				message: "must have required property 'model'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.version === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "version" },
				message: "must have required property 'version'"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.manifest === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "manifest" },
				message: "must have required property 'manifest'"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.source === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "source" },
				message: "must have required property 'source'"
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.files === void 0) {
			const err4 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "files" },
				message: "must have required property 'files'"
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.createdAt === void 0) {
			const err5 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "createdAt" },
				message: "must have required property 'createdAt'"
			};
			if (vErrors === null) vErrors = [err5];
			else vErrors.push(err5);
			errors++;
		}
		if (data.actor === void 0) {
			const err6 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "actor" },
				message: "must have required property 'actor'"
			};
			if (vErrors === null) vErrors = [err6];
			else vErrors.push(err6);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "model" || key0 === "version" || key0 === "manifest" || key0 === "source" || key0 === "files" || key0 === "parent" || key0 === "createdAt" || key0 === "actor")) {
			const err7 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err7];
			else vErrors.push(err7);
			errors++;
		}
		if (data.model !== void 0) {
			let data0 = data.model;
			if (typeof data0 === "string") {
				if (!pattern0.test(data0)) {
					const err8 = {
						instancePath: instancePath + "/model",
						schemaPath: "#/properties/model/pattern",
						keyword: "pattern",
						params: { pattern: "^(?!.*(\\.\\.|\\.lock$))[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$" },
						message: "must match pattern \"^(?!.*(\\.\\.|\\.lock$))[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$\""
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
				}
			} else {
				const err9 = {
					instancePath: instancePath + "/model",
					schemaPath: "#/properties/model/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
		}
		if (data.version !== void 0) {
			let data1 = data.version;
			if (typeof data1 === "string") {
				if (!pattern2.test(data1)) {
					const err10 = {
						instancePath: instancePath + "/version",
						schemaPath: "#/properties/version/pattern",
						keyword: "pattern",
						params: { pattern: "^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$" },
						message: "must match pattern \"^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$\""
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
			} else {
				const err11 = {
					instancePath: instancePath + "/version",
					schemaPath: "#/properties/version/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
		}
		if (data.manifest !== void 0) {
			let data2 = data.manifest;
			if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
				if (data2.digest === void 0) {
					const err12 = {
						instancePath: instancePath + "/manifest",
						schemaPath: "#/properties/manifest/required",
						keyword: "required",
						params: { missingProperty: "digest" },
						message: "must have required property 'digest'"
					};
					if (vErrors === null) vErrors = [err12];
					else vErrors.push(err12);
					errors++;
				}
				if (data2.mediaType === void 0) {
					const err13 = {
						instancePath: instancePath + "/manifest",
						schemaPath: "#/properties/manifest/required",
						keyword: "required",
						params: { missingProperty: "mediaType" },
						message: "must have required property 'mediaType'"
					};
					if (vErrors === null) vErrors = [err13];
					else vErrors.push(err13);
					errors++;
				}
				if (data2.size === void 0) {
					const err14 = {
						instancePath: instancePath + "/manifest",
						schemaPath: "#/properties/manifest/required",
						keyword: "required",
						params: { missingProperty: "size" },
						message: "must have required property 'size'"
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
				for (const key1 in data2) if (!(key1 === "digest" || key1 === "mediaType" || key1 === "size")) {
					const err15 = {
						instancePath: instancePath + "/manifest",
						schemaPath: "#/properties/manifest/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						message: "must NOT have additional properties"
					};
					if (vErrors === null) vErrors = [err15];
					else vErrors.push(err15);
					errors++;
				}
				if (data2.digest !== void 0) {
					let data3 = data2.digest;
					if (typeof data3 === "string") {
						if (!pattern3.test(data3)) {
							const err16 = {
								instancePath: instancePath + "/manifest/digest",
								schemaPath: "#/properties/manifest/properties/digest/pattern",
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
							instancePath: instancePath + "/manifest/digest",
							schemaPath: "#/properties/manifest/properties/digest/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err17];
						else vErrors.push(err17);
						errors++;
					}
				}
				if (data2.mediaType !== void 0) {
					if ("application/vnd.oci.image.manifest.v1+json" !== data2.mediaType) {
						const err18 = {
							instancePath: instancePath + "/manifest/mediaType",
							schemaPath: "#/properties/manifest/properties/mediaType/const",
							keyword: "const",
							params: { allowedValue: "application/vnd.oci.image.manifest.v1+json" },
							message: "must be equal to constant"
						};
						if (vErrors === null) vErrors = [err18];
						else vErrors.push(err18);
						errors++;
					}
				}
				if (data2.size !== void 0) {
					let data5 = data2.size;
					if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5))) {
						const err19 = {
							instancePath: instancePath + "/manifest/size",
							schemaPath: "#/properties/manifest/properties/size/type",
							keyword: "type",
							params: { type: "integer" },
							message: "must be integer"
						};
						if (vErrors === null) vErrors = [err19];
						else vErrors.push(err19);
						errors++;
					}
					if (typeof data5 == "number" && isFinite(data5)) {
						if (data5 < 0 || isNaN(data5)) {
							const err20 = {
								instancePath: instancePath + "/manifest/size",
								schemaPath: "#/properties/manifest/properties/size/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								message: "must be >= 0"
							};
							if (vErrors === null) vErrors = [err20];
							else vErrors.push(err20);
							errors++;
						}
					}
				}
			} else {
				const err21 = {
					instancePath: instancePath + "/manifest",
					schemaPath: "#/properties/manifest/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object"
				};
				if (vErrors === null) vErrors = [err21];
				else vErrors.push(err21);
				errors++;
			}
		}
		if (data.source !== void 0) {
			let data6 = data.source;
			if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
				for (const key2 in data6) if (!func2.call(schema14.properties.source.properties, key2)) {
					const err22 = {
						instancePath: instancePath + "/source",
						schemaPath: "#/properties/source/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key2 },
						message: "must NOT have additional properties"
					};
					if (vErrors === null) vErrors = [err22];
					else vErrors.push(err22);
					errors++;
				}
				if (data6.repository !== void 0) {
					let data7 = data6.repository;
					if (typeof data7 === "string") {
						if (func3(data7) > 1e3) {
							const err23 = {
								instancePath: instancePath + "/source/repository",
								schemaPath: "#/properties/source/properties/repository/maxLength",
								keyword: "maxLength",
								params: { limit: 1e3 },
								message: "must NOT have more than 1000 characters"
							};
							if (vErrors === null) vErrors = [err23];
							else vErrors.push(err23);
							errors++;
						}
						if (func3(data7) < 1) {
							const err24 = {
								instancePath: instancePath + "/source/repository",
								schemaPath: "#/properties/source/properties/repository/minLength",
								keyword: "minLength",
								params: { limit: 1 },
								message: "must NOT have fewer than 1 characters"
							};
							if (vErrors === null) vErrors = [err24];
							else vErrors.push(err24);
							errors++;
						}
					} else {
						const err25 = {
							instancePath: instancePath + "/source/repository",
							schemaPath: "#/properties/source/properties/repository/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err25];
						else vErrors.push(err25);
						errors++;
					}
				}
				if (data6.commit !== void 0) {
					let data8 = data6.commit;
					if (typeof data8 === "string") {
						if (func3(data8) > 1e3) {
							const err26 = {
								instancePath: instancePath + "/source/commit",
								schemaPath: "#/properties/source/properties/commit/maxLength",
								keyword: "maxLength",
								params: { limit: 1e3 },
								message: "must NOT have more than 1000 characters"
							};
							if (vErrors === null) vErrors = [err26];
							else vErrors.push(err26);
							errors++;
						}
						if (func3(data8) < 1) {
							const err27 = {
								instancePath: instancePath + "/source/commit",
								schemaPath: "#/properties/source/properties/commit/minLength",
								keyword: "minLength",
								params: { limit: 1 },
								message: "must NOT have fewer than 1 characters"
							};
							if (vErrors === null) vErrors = [err27];
							else vErrors.push(err27);
							errors++;
						}
					} else {
						const err28 = {
							instancePath: instancePath + "/source/commit",
							schemaPath: "#/properties/source/properties/commit/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err28];
						else vErrors.push(err28);
						errors++;
					}
				}
				if (data6.headSha !== void 0) {
					let data9 = data6.headSha;
					if (typeof data9 === "string") {
						if (func3(data9) > 1e3) {
							const err29 = {
								instancePath: instancePath + "/source/headSha",
								schemaPath: "#/properties/source/properties/headSha/maxLength",
								keyword: "maxLength",
								params: { limit: 1e3 },
								message: "must NOT have more than 1000 characters"
							};
							if (vErrors === null) vErrors = [err29];
							else vErrors.push(err29);
							errors++;
						}
						if (func3(data9) < 1) {
							const err30 = {
								instancePath: instancePath + "/source/headSha",
								schemaPath: "#/properties/source/properties/headSha/minLength",
								keyword: "minLength",
								params: { limit: 1 },
								message: "must NOT have fewer than 1 characters"
							};
							if (vErrors === null) vErrors = [err30];
							else vErrors.push(err30);
							errors++;
						}
					} else {
						const err31 = {
							instancePath: instancePath + "/source/headSha",
							schemaPath: "#/properties/source/properties/headSha/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err31];
						else vErrors.push(err31);
						errors++;
					}
				}
				if (data6.baseRef !== void 0) {
					let data10 = data6.baseRef;
					if (typeof data10 === "string") {
						if (func3(data10) > 1e3) {
							const err32 = {
								instancePath: instancePath + "/source/baseRef",
								schemaPath: "#/properties/source/properties/baseRef/maxLength",
								keyword: "maxLength",
								params: { limit: 1e3 },
								message: "must NOT have more than 1000 characters"
							};
							if (vErrors === null) vErrors = [err32];
							else vErrors.push(err32);
							errors++;
						}
						if (func3(data10) < 1) {
							const err33 = {
								instancePath: instancePath + "/source/baseRef",
								schemaPath: "#/properties/source/properties/baseRef/minLength",
								keyword: "minLength",
								params: { limit: 1 },
								message: "must NOT have fewer than 1 characters"
							};
							if (vErrors === null) vErrors = [err33];
							else vErrors.push(err33);
							errors++;
						}
					} else {
						const err34 = {
							instancePath: instancePath + "/source/baseRef",
							schemaPath: "#/properties/source/properties/baseRef/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err34];
						else vErrors.push(err34);
						errors++;
					}
				}
				if (data6.ref !== void 0) {
					let data11 = data6.ref;
					if (typeof data11 === "string") {
						if (func3(data11) > 1e3) {
							const err35 = {
								instancePath: instancePath + "/source/ref",
								schemaPath: "#/properties/source/properties/ref/maxLength",
								keyword: "maxLength",
								params: { limit: 1e3 },
								message: "must NOT have more than 1000 characters"
							};
							if (vErrors === null) vErrors = [err35];
							else vErrors.push(err35);
							errors++;
						}
						if (func3(data11) < 1) {
							const err36 = {
								instancePath: instancePath + "/source/ref",
								schemaPath: "#/properties/source/properties/ref/minLength",
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
							instancePath: instancePath + "/source/ref",
							schemaPath: "#/properties/source/properties/ref/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err37];
						else vErrors.push(err37);
						errors++;
					}
				}
				if (data6.event !== void 0) {
					let data12 = data6.event;
					if (typeof data12 === "string") {
						if (func3(data12) > 1e3) {
							const err38 = {
								instancePath: instancePath + "/source/event",
								schemaPath: "#/properties/source/properties/event/maxLength",
								keyword: "maxLength",
								params: { limit: 1e3 },
								message: "must NOT have more than 1000 characters"
							};
							if (vErrors === null) vErrors = [err38];
							else vErrors.push(err38);
							errors++;
						}
						if (func3(data12) < 1) {
							const err39 = {
								instancePath: instancePath + "/source/event",
								schemaPath: "#/properties/source/properties/event/minLength",
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
							instancePath: instancePath + "/source/event",
							schemaPath: "#/properties/source/properties/event/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err40];
						else vErrors.push(err40);
						errors++;
					}
				}
				if (data6.runId !== void 0) {
					let data13 = data6.runId;
					if (typeof data13 === "string") {
						if (func3(data13) > 1e3) {
							const err41 = {
								instancePath: instancePath + "/source/runId",
								schemaPath: "#/properties/source/properties/runId/maxLength",
								keyword: "maxLength",
								params: { limit: 1e3 },
								message: "must NOT have more than 1000 characters"
							};
							if (vErrors === null) vErrors = [err41];
							else vErrors.push(err41);
							errors++;
						}
						if (func3(data13) < 1) {
							const err42 = {
								instancePath: instancePath + "/source/runId",
								schemaPath: "#/properties/source/properties/runId/minLength",
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
							instancePath: instancePath + "/source/runId",
							schemaPath: "#/properties/source/properties/runId/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err43];
						else vErrors.push(err43);
						errors++;
					}
				}
				if (data6.runAttempt !== void 0) {
					let data14 = data6.runAttempt;
					if (typeof data14 === "string") {
						if (func3(data14) > 1e3) {
							const err44 = {
								instancePath: instancePath + "/source/runAttempt",
								schemaPath: "#/properties/source/properties/runAttempt/maxLength",
								keyword: "maxLength",
								params: { limit: 1e3 },
								message: "must NOT have more than 1000 characters"
							};
							if (vErrors === null) vErrors = [err44];
							else vErrors.push(err44);
							errors++;
						}
						if (func3(data14) < 1) {
							const err45 = {
								instancePath: instancePath + "/source/runAttempt",
								schemaPath: "#/properties/source/properties/runAttempt/minLength",
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
							instancePath: instancePath + "/source/runAttempt",
							schemaPath: "#/properties/source/properties/runAttempt/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err46];
						else vErrors.push(err46);
						errors++;
					}
				}
				if (data6.workflow !== void 0) {
					let data15 = data6.workflow;
					if (typeof data15 === "string") {
						if (func3(data15) > 1e3) {
							const err47 = {
								instancePath: instancePath + "/source/workflow",
								schemaPath: "#/properties/source/properties/workflow/maxLength",
								keyword: "maxLength",
								params: { limit: 1e3 },
								message: "must NOT have more than 1000 characters"
							};
							if (vErrors === null) vErrors = [err47];
							else vErrors.push(err47);
							errors++;
						}
						if (func3(data15) < 1) {
							const err48 = {
								instancePath: instancePath + "/source/workflow",
								schemaPath: "#/properties/source/properties/workflow/minLength",
								keyword: "minLength",
								params: { limit: 1 },
								message: "must NOT have fewer than 1 characters"
							};
							if (vErrors === null) vErrors = [err48];
							else vErrors.push(err48);
							errors++;
						}
					} else {
						const err49 = {
							instancePath: instancePath + "/source/workflow",
							schemaPath: "#/properties/source/properties/workflow/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err49];
						else vErrors.push(err49);
						errors++;
					}
				}
			} else {
				const err50 = {
					instancePath: instancePath + "/source",
					schemaPath: "#/properties/source/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object"
				};
				if (vErrors === null) vErrors = [err50];
				else vErrors.push(err50);
				errors++;
			}
		}
		if (data.files !== void 0) {
			let data16 = data.files;
			if (Array.isArray(data16)) {
				if (data16.length > 1e3) {
					const err51 = {
						instancePath: instancePath + "/files",
						schemaPath: "#/properties/files/maxItems",
						keyword: "maxItems",
						params: { limit: 1e3 },
						message: "must NOT have more than 1000 items"
					};
					if (vErrors === null) vErrors = [err51];
					else vErrors.push(err51);
					errors++;
				}
				if (data16.length < 1) {
					const err52 = {
						instancePath: instancePath + "/files",
						schemaPath: "#/properties/files/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 items"
					};
					if (vErrors === null) vErrors = [err52];
					else vErrors.push(err52);
					errors++;
				}
				const len0 = data16.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data17 = data16[i0];
					if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
						if (data17.path === void 0) {
							const err53 = {
								instancePath: instancePath + "/files/" + i0,
								schemaPath: "#/properties/files/items/required",
								keyword: "required",
								params: { missingProperty: "path" },
								message: "must have required property 'path'"
							};
							if (vErrors === null) vErrors = [err53];
							else vErrors.push(err53);
							errors++;
						}
						if (data17.digest === void 0) {
							const err54 = {
								instancePath: instancePath + "/files/" + i0,
								schemaPath: "#/properties/files/items/required",
								keyword: "required",
								params: { missingProperty: "digest" },
								message: "must have required property 'digest'"
							};
							if (vErrors === null) vErrors = [err54];
							else vErrors.push(err54);
							errors++;
						}
						if (data17.size === void 0) {
							const err55 = {
								instancePath: instancePath + "/files/" + i0,
								schemaPath: "#/properties/files/items/required",
								keyword: "required",
								params: { missingProperty: "size" },
								message: "must have required property 'size'"
							};
							if (vErrors === null) vErrors = [err55];
							else vErrors.push(err55);
							errors++;
						}
						for (const key3 in data17) if (!(key3 === "path" || key3 === "digest" || key3 === "size")) {
							const err56 = {
								instancePath: instancePath + "/files/" + i0,
								schemaPath: "#/properties/files/items/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key3 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err56];
							else vErrors.push(err56);
							errors++;
						}
						if (data17.path !== void 0) {
							let data18 = data17.path;
							if (typeof data18 === "string") {
								if (func3(data18) > 1e3) {
									const err57 = {
										instancePath: instancePath + "/files/" + i0 + "/path",
										schemaPath: "#/properties/files/items/properties/path/maxLength",
										keyword: "maxLength",
										params: { limit: 1e3 },
										message: "must NOT have more than 1000 characters"
									};
									if (vErrors === null) vErrors = [err57];
									else vErrors.push(err57);
									errors++;
								}
								if (func3(data18) < 1) {
									const err58 = {
										instancePath: instancePath + "/files/" + i0 + "/path",
										schemaPath: "#/properties/files/items/properties/path/minLength",
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
									instancePath: instancePath + "/files/" + i0 + "/path",
									schemaPath: "#/properties/files/items/properties/path/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err59];
								else vErrors.push(err59);
								errors++;
							}
						}
						if (data17.digest !== void 0) {
							let data19 = data17.digest;
							if (typeof data19 === "string") {
								if (!pattern3.test(data19)) {
									const err60 = {
										instancePath: instancePath + "/files/" + i0 + "/digest",
										schemaPath: "#/properties/files/items/properties/digest/pattern",
										keyword: "pattern",
										params: { pattern: "^sha256:[0-9a-f]{64}$" },
										message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
									};
									if (vErrors === null) vErrors = [err60];
									else vErrors.push(err60);
									errors++;
								}
							} else {
								const err61 = {
									instancePath: instancePath + "/files/" + i0 + "/digest",
									schemaPath: "#/properties/files/items/properties/digest/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err61];
								else vErrors.push(err61);
								errors++;
							}
						}
						if (data17.size !== void 0) {
							let data20 = data17.size;
							if (!(typeof data20 == "number" && !(data20 % 1) && !isNaN(data20) && isFinite(data20))) {
								const err62 = {
									instancePath: instancePath + "/files/" + i0 + "/size",
									schemaPath: "#/properties/files/items/properties/size/type",
									keyword: "type",
									params: { type: "integer" },
									message: "must be integer"
								};
								if (vErrors === null) vErrors = [err62];
								else vErrors.push(err62);
								errors++;
							}
							if (typeof data20 == "number" && isFinite(data20)) {
								if (data20 < 0 || isNaN(data20)) {
									const err63 = {
										instancePath: instancePath + "/files/" + i0 + "/size",
										schemaPath: "#/properties/files/items/properties/size/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										},
										message: "must be >= 0"
									};
									if (vErrors === null) vErrors = [err63];
									else vErrors.push(err63);
									errors++;
								}
							}
						}
					} else {
						const err64 = {
							instancePath: instancePath + "/files/" + i0,
							schemaPath: "#/properties/files/items/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err64];
						else vErrors.push(err64);
						errors++;
					}
				}
			} else {
				const err65 = {
					instancePath: instancePath + "/files",
					schemaPath: "#/properties/files/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array"
				};
				if (vErrors === null) vErrors = [err65];
				else vErrors.push(err65);
				errors++;
			}
		}
		if (data.parent !== void 0) {
			let data21 = data.parent;
			if (typeof data21 === "string") {
				if (!pattern3.test(data21)) {
					const err66 = {
						instancePath: instancePath + "/parent",
						schemaPath: "#/properties/parent/pattern",
						keyword: "pattern",
						params: { pattern: "^sha256:[0-9a-f]{64}$" },
						message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
					};
					if (vErrors === null) vErrors = [err66];
					else vErrors.push(err66);
					errors++;
				}
			} else {
				const err67 = {
					instancePath: instancePath + "/parent",
					schemaPath: "#/properties/parent/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err67];
				else vErrors.push(err67);
				errors++;
			}
		}
		if (data.createdAt !== void 0) {
			let data22 = data.createdAt;
			if (typeof data22 === "string") {
				if (!formats0.test(data22)) {
					const err68 = {
						instancePath: instancePath + "/createdAt",
						schemaPath: "#/properties/createdAt/format",
						keyword: "format",
						params: { format: "date-time" },
						message: "must match format \"date-time\""
					};
					if (vErrors === null) vErrors = [err68];
					else vErrors.push(err68);
					errors++;
				}
			} else {
				const err69 = {
					instancePath: instancePath + "/createdAt",
					schemaPath: "#/properties/createdAt/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err69];
				else vErrors.push(err69);
				errors++;
			}
		}
		if (data.actor !== void 0) {
			let data23 = data.actor;
			if (typeof data23 === "string") {
				if (func3(data23) > 1e3) {
					const err70 = {
						instancePath: instancePath + "/actor",
						schemaPath: "#/properties/actor/maxLength",
						keyword: "maxLength",
						params: { limit: 1e3 },
						message: "must NOT have more than 1000 characters"
					};
					if (vErrors === null) vErrors = [err70];
					else vErrors.push(err70);
					errors++;
				}
				if (func3(data23) < 1) {
					const err71 = {
						instancePath: instancePath + "/actor",
						schemaPath: "#/properties/actor/minLength",
						keyword: "minLength",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 characters"
					};
					if (vErrors === null) vErrors = [err71];
					else vErrors.push(err71);
					errors++;
				}
			} else {
				const err72 = {
					instancePath: instancePath + "/actor",
					schemaPath: "#/properties/actor/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string"
				};
				if (vErrors === null) vErrors = [err72];
				else vErrors.push(err72);
				errors++;
			}
		}
	} else {
		const err73 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err73];
		else vErrors.push(err73);
		errors++;
	}
	validate13.errors = vErrors;
	return errors === 0;
}

/** Branch that holds the ledger. */
const LEDGER_BRANCH = "assay";
const LEDGER_FORMAT = 1;
const CHAMPION = "champion";
/** Semantic version without pre-release or build parts, which tags elsewhere cannot carry. */
const VERSION_PATTERN = "^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$";
const ALIAS_PATTERN = "^[a-z][a-z0-9-]{0,31}$";
const model = {
	type: "string",
	pattern: MODEL_NAME_PATTERN
};
const version = {
	type: "string",
	pattern: VERSION_PATTERN
};
const alias = {
	type: "string",
	pattern: ALIAS_PATTERN
};
const at = {
	type: "string",
	format: "date-time"
};
const draft = "http://json-schema.org/draft-07/schema#";
/** Evidence kept with a version: file in the ledger and digest of its bytes. */
const evidence = {
	type: "array",
	maxItems: 50,
	items: {
		type: "object",
		additionalProperties: false,
		required: [
			"kind",
			"path",
			"digest"
		],
		properties: {
			kind: { enum: [
				"test",
				"drift",
				"verdict",
				"run"
			] },
			path: text,
			digest
		}
	}
};
/** `ledger.json`: says that the branch is a ledger, and how it is laid out. */
const ledgerSchema = {
	$schema: draft,
	title: "Assay ledger",
	type: "object",
	additionalProperties: false,
	required: ["format"],
	properties: { format: { const: 1 } }
};
/** `models/<name>/versions/<semver>.json`: written once, when the version is reserved. */
const versionRecordSchema = {
	$schema: draft,
	title: "Assay model version",
	type: "object",
	additionalProperties: false,
	required: [
		"model",
		"version",
		"manifest",
		"source",
		"files",
		"createdAt",
		"actor"
	],
	properties: {
		model,
		version,
		manifest: {
			type: "object",
			additionalProperties: false,
			required: [
				"digest",
				"mediaType",
				"size"
			],
			properties: {
				digest,
				mediaType: { const: MANIFEST_MEDIA_TYPE },
				size: count
			}
		},
		source: sourceSchema,
		files: {
			type: "array",
			minItems: 1,
			maxItems: 1e3,
			items: fileDigest
		},
		/** Champion that this version was measured against; absent for a first version. */
		parent: digest,
		createdAt: at,
		actor: text
	}
};
/** `models/<name>/versions/<semver>.ready.json`: written once, when all bytes are stored. Versions without it do not exist for readers. */
const readyRecordSchema = {
	$schema: draft,
	title: "Assay model version is ready",
	type: "object",
	additionalProperties: false,
	required: [
		"model",
		"version",
		"digest",
		"location",
		"evidence",
		"readyAt"
	],
	properties: {
		model,
		version,
		digest,
		location: { oneOf: [{
			type: "object",
			additionalProperties: false,
			required: ["kind", "tag"],
			properties: {
				kind: { const: "release" },
				tag: text,
				url: text
			}
		}, {
			type: "object",
			additionalProperties: false,
			required: ["kind"],
			properties: { kind: { const: "ledger" } }
		}] },
		evidence,
		readyAt: at
	}
};
/** `models/<name>/aliases/<alias>.json`: the current pointer and why; the git log of the file is the history. */
const aliasRecordSchema = {
	$schema: draft,
	title: "Assay alias",
	type: "object",
	additionalProperties: false,
	required: [
		"model",
		"alias",
		"version",
		"digest",
		"reason",
		"actor",
		"at"
	],
	properties: {
		model,
		alias,
		version,
		digest,
		previous: {
			type: "object",
			additionalProperties: false,
			required: ["version", "digest"],
			properties: {
				version,
				digest
			}
		},
		reason: { enum: [
			"register",
			"promote",
			"rollback"
		] },
		/** Digest of the model that the alias pointed to when the evidence was made; absent when there was none. */
		evaluatedAgainst: digest,
		actor: text,
		at,
		run: text
	}
};
compiled.set(aliasRecordSchema, aliasRecordSchema$1);
compiled.set(ledgerSchema, ledgerSchema$1);
compiled.set(readyRecordSchema, readyRecordSchema$1);
compiled.set(versionRecordSchema, versionRecordSchema$1);

export { readyRecordSchema as a, ledgerSchema as i, LEDGER_BRANCH as n, versionRecordSchema as o, aliasRecordSchema as r, CHAMPION as t };