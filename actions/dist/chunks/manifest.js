import { i as __toESM } from "./rolldown-runtime.js";
import { n as digest, t as count } from "./parts.js";
import { n as UserError } from "./error.js";
import { n as compiled } from "./compile-schema.js";
import { t as require_ucs2length } from "./vendor-ajv.js";

var import_ucs2length = /* @__PURE__ */ __toESM(require_ucs2length());
const manifestSchema$1 = validate10;
const pattern0 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
const pattern2 = new RegExp("^(?!.{201})(?!(.*/)?\\.{1,2}(/|$))[A-Za-z0-9._+@=-]+(/[A-Za-z0-9._+@=-]+)*$", "u");
const func2 = import_ucs2length.default.default ?? import_ucs2length.default;
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.schemaVersion === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "schemaVersion" },
				message: "must have required property 'schemaVersion'"
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.mediaType === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "mediaType" },
				message: "must have required property 'mediaType'"
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.artifactType === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "artifactType" },
				message: "must have required property 'artifactType'"
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.config === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "config" },
				message: "must have required property 'config'"
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.layers === void 0) {
			const err4 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "layers" },
				message: "must have required property 'layers'"
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "schemaVersion" || key0 === "mediaType" || key0 === "artifactType" || key0 === "config" || key0 === "layers")) {
			const err5 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties"
			};
			if (vErrors === null) vErrors = [err5];
			else vErrors.push(err5);
			errors++;
		}
		if (data.schemaVersion !== void 0) {
			if (2 !== data.schemaVersion) {
				const err6 = {
					instancePath: instancePath + "/schemaVersion",
					schemaPath: "#/properties/schemaVersion/const",
					keyword: "const",
					params: { allowedValue: 2 },
					message: "must be equal to constant"
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.mediaType !== void 0) {
			if ("application/vnd.oci.image.manifest.v1+json" !== data.mediaType) {
				const err7 = {
					instancePath: instancePath + "/mediaType",
					schemaPath: "#/properties/mediaType/const",
					keyword: "const",
					params: { allowedValue: "application/vnd.oci.image.manifest.v1+json" },
					message: "must be equal to constant"
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
		if (data.artifactType !== void 0) {
			if ("application/vnd.cncf.model.manifest.v1+json" !== data.artifactType) {
				const err8 = {
					instancePath: instancePath + "/artifactType",
					schemaPath: "#/properties/artifactType/const",
					keyword: "const",
					params: { allowedValue: "application/vnd.cncf.model.manifest.v1+json" },
					message: "must be equal to constant"
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.config !== void 0) {
			let data3 = data.config;
			if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
				if (data3.mediaType === void 0) {
					const err9 = {
						instancePath: instancePath + "/config",
						schemaPath: "#/properties/config/required",
						keyword: "required",
						params: { missingProperty: "mediaType" },
						message: "must have required property 'mediaType'"
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
				if (data3.digest === void 0) {
					const err10 = {
						instancePath: instancePath + "/config",
						schemaPath: "#/properties/config/required",
						keyword: "required",
						params: { missingProperty: "digest" },
						message: "must have required property 'digest'"
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
				if (data3.size === void 0) {
					const err11 = {
						instancePath: instancePath + "/config",
						schemaPath: "#/properties/config/required",
						keyword: "required",
						params: { missingProperty: "size" },
						message: "must have required property 'size'"
					};
					if (vErrors === null) vErrors = [err11];
					else vErrors.push(err11);
					errors++;
				}
				for (const key1 in data3) if (!(key1 === "mediaType" || key1 === "digest" || key1 === "size")) {
					const err12 = {
						instancePath: instancePath + "/config",
						schemaPath: "#/properties/config/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						message: "must NOT have additional properties"
					};
					if (vErrors === null) vErrors = [err12];
					else vErrors.push(err12);
					errors++;
				}
				if (data3.mediaType !== void 0) {
					if ("application/vnd.cncf.model.config.v1+json" !== data3.mediaType) {
						const err13 = {
							instancePath: instancePath + "/config/mediaType",
							schemaPath: "#/properties/config/properties/mediaType/const",
							keyword: "const",
							params: { allowedValue: "application/vnd.cncf.model.config.v1+json" },
							message: "must be equal to constant"
						};
						if (vErrors === null) vErrors = [err13];
						else vErrors.push(err13);
						errors++;
					}
				}
				if (data3.digest !== void 0) {
					let data5 = data3.digest;
					if (typeof data5 === "string") {
						if (!pattern0.test(data5)) {
							const err14 = {
								instancePath: instancePath + "/config/digest",
								schemaPath: "#/properties/config/properties/digest/pattern",
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
							instancePath: instancePath + "/config/digest",
							schemaPath: "#/properties/config/properties/digest/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						};
						if (vErrors === null) vErrors = [err15];
						else vErrors.push(err15);
						errors++;
					}
				}
				if (data3.size !== void 0) {
					let data6 = data3.size;
					if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6))) {
						const err16 = {
							instancePath: instancePath + "/config/size",
							schemaPath: "#/properties/config/properties/size/type",
							keyword: "type",
							params: { type: "integer" },
							message: "must be integer"
						};
						if (vErrors === null) vErrors = [err16];
						else vErrors.push(err16);
						errors++;
					}
					if (typeof data6 == "number" && isFinite(data6)) {
						if (data6 < 0 || isNaN(data6)) {
							const err17 = {
								instancePath: instancePath + "/config/size",
								schemaPath: "#/properties/config/properties/size/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								message: "must be >= 0"
							};
							if (vErrors === null) vErrors = [err17];
							else vErrors.push(err17);
							errors++;
						}
					}
				}
			} else {
				const err18 = {
					instancePath: instancePath + "/config",
					schemaPath: "#/properties/config/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object"
				};
				if (vErrors === null) vErrors = [err18];
				else vErrors.push(err18);
				errors++;
			}
		}
		if (data.layers !== void 0) {
			let data7 = data.layers;
			if (Array.isArray(data7)) {
				if (data7.length > 1e3) {
					const err19 = {
						instancePath: instancePath + "/layers",
						schemaPath: "#/properties/layers/maxItems",
						keyword: "maxItems",
						params: { limit: 1e3 },
						message: "must NOT have more than 1000 items"
					};
					if (vErrors === null) vErrors = [err19];
					else vErrors.push(err19);
					errors++;
				}
				if (data7.length < 1) {
					const err20 = {
						instancePath: instancePath + "/layers",
						schemaPath: "#/properties/layers/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 items"
					};
					if (vErrors === null) vErrors = [err20];
					else vErrors.push(err20);
					errors++;
				}
				const len0 = data7.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data8 = data7[i0];
					if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
						if (data8.mediaType === void 0) {
							const err21 = {
								instancePath: instancePath + "/layers/" + i0,
								schemaPath: "#/properties/layers/items/required",
								keyword: "required",
								params: { missingProperty: "mediaType" },
								message: "must have required property 'mediaType'"
							};
							if (vErrors === null) vErrors = [err21];
							else vErrors.push(err21);
							errors++;
						}
						if (data8.digest === void 0) {
							const err22 = {
								instancePath: instancePath + "/layers/" + i0,
								schemaPath: "#/properties/layers/items/required",
								keyword: "required",
								params: { missingProperty: "digest" },
								message: "must have required property 'digest'"
							};
							if (vErrors === null) vErrors = [err22];
							else vErrors.push(err22);
							errors++;
						}
						if (data8.size === void 0) {
							const err23 = {
								instancePath: instancePath + "/layers/" + i0,
								schemaPath: "#/properties/layers/items/required",
								keyword: "required",
								params: { missingProperty: "size" },
								message: "must have required property 'size'"
							};
							if (vErrors === null) vErrors = [err23];
							else vErrors.push(err23);
							errors++;
						}
						if (data8.annotations === void 0) {
							const err24 = {
								instancePath: instancePath + "/layers/" + i0,
								schemaPath: "#/properties/layers/items/required",
								keyword: "required",
								params: { missingProperty: "annotations" },
								message: "must have required property 'annotations'"
							};
							if (vErrors === null) vErrors = [err24];
							else vErrors.push(err24);
							errors++;
						}
						for (const key2 in data8) if (!(key2 === "mediaType" || key2 === "digest" || key2 === "size" || key2 === "annotations")) {
							const err25 = {
								instancePath: instancePath + "/layers/" + i0,
								schemaPath: "#/properties/layers/items/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key2 },
								message: "must NOT have additional properties"
							};
							if (vErrors === null) vErrors = [err25];
							else vErrors.push(err25);
							errors++;
						}
						if (data8.mediaType !== void 0) {
							let data9 = data8.mediaType;
							if (typeof data9 === "string") {
								if (func2(data9) > 200) {
									const err26 = {
										instancePath: instancePath + "/layers/" + i0 + "/mediaType",
										schemaPath: "#/properties/layers/items/properties/mediaType/maxLength",
										keyword: "maxLength",
										params: { limit: 200 },
										message: "must NOT have more than 200 characters"
									};
									if (vErrors === null) vErrors = [err26];
									else vErrors.push(err26);
									errors++;
								}
							} else {
								const err27 = {
									instancePath: instancePath + "/layers/" + i0 + "/mediaType",
									schemaPath: "#/properties/layers/items/properties/mediaType/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err27];
								else vErrors.push(err27);
								errors++;
							}
						}
						if (data8.digest !== void 0) {
							let data10 = data8.digest;
							if (typeof data10 === "string") {
								if (!pattern0.test(data10)) {
									const err28 = {
										instancePath: instancePath + "/layers/" + i0 + "/digest",
										schemaPath: "#/properties/layers/items/properties/digest/pattern",
										keyword: "pattern",
										params: { pattern: "^sha256:[0-9a-f]{64}$" },
										message: "must match pattern \"^sha256:[0-9a-f]{64}$\""
									};
									if (vErrors === null) vErrors = [err28];
									else vErrors.push(err28);
									errors++;
								}
							} else {
								const err29 = {
									instancePath: instancePath + "/layers/" + i0 + "/digest",
									schemaPath: "#/properties/layers/items/properties/digest/type",
									keyword: "type",
									params: { type: "string" },
									message: "must be string"
								};
								if (vErrors === null) vErrors = [err29];
								else vErrors.push(err29);
								errors++;
							}
						}
						if (data8.size !== void 0) {
							let data11 = data8.size;
							if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
								const err30 = {
									instancePath: instancePath + "/layers/" + i0 + "/size",
									schemaPath: "#/properties/layers/items/properties/size/type",
									keyword: "type",
									params: { type: "integer" },
									message: "must be integer"
								};
								if (vErrors === null) vErrors = [err30];
								else vErrors.push(err30);
								errors++;
							}
							if (typeof data11 == "number" && isFinite(data11)) {
								if (data11 < 0 || isNaN(data11)) {
									const err31 = {
										instancePath: instancePath + "/layers/" + i0 + "/size",
										schemaPath: "#/properties/layers/items/properties/size/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										},
										message: "must be >= 0"
									};
									if (vErrors === null) vErrors = [err31];
									else vErrors.push(err31);
									errors++;
								}
							}
						}
						if (data8.annotations !== void 0) {
							let data12 = data8.annotations;
							if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
								if (data12["org.cncf.model.filepath"] === void 0) {
									const err32 = {
										instancePath: instancePath + "/layers/" + i0 + "/annotations",
										schemaPath: "#/properties/layers/items/properties/annotations/required",
										keyword: "required",
										params: { missingProperty: "org.cncf.model.filepath" },
										message: "must have required property 'org.cncf.model.filepath'"
									};
									if (vErrors === null) vErrors = [err32];
									else vErrors.push(err32);
									errors++;
								}
								for (const key3 in data12) if (!(key3 === "org.cncf.model.filepath")) {
									const err33 = {
										instancePath: instancePath + "/layers/" + i0 + "/annotations",
										schemaPath: "#/properties/layers/items/properties/annotations/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key3 },
										message: "must NOT have additional properties"
									};
									if (vErrors === null) vErrors = [err33];
									else vErrors.push(err33);
									errors++;
								}
								if (data12["org.cncf.model.filepath"] !== void 0) {
									let data13 = data12["org.cncf.model.filepath"];
									if (typeof data13 === "string") {
										if (!pattern2.test(data13)) {
											const err34 = {
												instancePath: instancePath + "/layers/" + i0 + "/annotations/org.cncf.model.filepath",
												schemaPath: "#/properties/layers/items/properties/annotations/properties/org.cncf.model.filepath/pattern",
												keyword: "pattern",
												params: { pattern: "^(?!.{201})(?!(.*/)?\\.{1,2}(/|$))[A-Za-z0-9._+@=-]+(/[A-Za-z0-9._+@=-]+)*$" },
												message: "must match pattern \"^(?!.{201})(?!(.*/)?\\.{1,2}(/|$))[A-Za-z0-9._+@=-]+(/[A-Za-z0-9._+@=-]+)*$\""
											};
											if (vErrors === null) vErrors = [err34];
											else vErrors.push(err34);
											errors++;
										}
									} else {
										const err35 = {
											instancePath: instancePath + "/layers/" + i0 + "/annotations/org.cncf.model.filepath",
											schemaPath: "#/properties/layers/items/properties/annotations/properties/org.cncf.model.filepath/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										};
										if (vErrors === null) vErrors = [err35];
										else vErrors.push(err35);
										errors++;
									}
								}
							} else {
								const err36 = {
									instancePath: instancePath + "/layers/" + i0 + "/annotations",
									schemaPath: "#/properties/layers/items/properties/annotations/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								};
								if (vErrors === null) vErrors = [err36];
								else vErrors.push(err36);
								errors++;
							}
						}
					} else {
						const err37 = {
							instancePath: instancePath + "/layers/" + i0,
							schemaPath: "#/properties/layers/items/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						};
						if (vErrors === null) vErrors = [err37];
						else vErrors.push(err37);
						errors++;
					}
				}
			} else {
				const err38 = {
					instancePath: instancePath + "/layers",
					schemaPath: "#/properties/layers/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array"
				};
				if (vErrors === null) vErrors = [err38];
				else vErrors.push(err38);
				errors++;
			}
		}
	} else {
		const err39 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		};
		if (vErrors === null) vErrors = [err39];
		else vErrors.push(err39);
		errors++;
	}
	validate10.errors = vErrors;
	return errors === 0;
}

const MANIFEST_MEDIA_TYPE = "application/vnd.oci.image.manifest.v1+json";
const ARTIFACT_TYPE = "application/vnd.cncf.model.manifest.v1+json";
const CONFIG_MEDIA_TYPE = "application/vnd.cncf.model.config.v1+json";
const WEIGHT_MEDIA_TYPE = "application/vnd.cncf.model.weight.v1.raw";
const WEIGHT_CONFIG_MEDIA_TYPE = "application/vnd.cncf.model.weight.config.v1.raw";
const FILE_PATH = "org.cncf.model.filepath";
const MAX_FILES = 1e3;
/** A path inside a model: plain ASCII names, no `.` or `..` segments, at most 200 characters, so that it is safe on every host. */
const MODEL_FILE_PATTERN = "^(?!.{201})(?!(.*/)?\\.{1,2}(/|$))[A-Za-z0-9._+@=-]+(/[A-Za-z0-9._+@=-]+)*$";
const descriptor = {
	mediaType: {
		type: "string",
		maxLength: 200
	},
	digest,
	size: count
};
/** OCI image manifest in CNCF ModelPack form with raw layers: one layer per model file, layer digest = file digest. */
const manifestSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay model manifest",
	type: "object",
	additionalProperties: false,
	required: [
		"schemaVersion",
		"mediaType",
		"artifactType",
		"config",
		"layers"
	],
	properties: {
		schemaVersion: { const: 2 },
		mediaType: { const: MANIFEST_MEDIA_TYPE },
		artifactType: { const: ARTIFACT_TYPE },
		config: {
			type: "object",
			additionalProperties: false,
			required: [
				"mediaType",
				"digest",
				"size"
			],
			properties: {
				...descriptor,
				mediaType: { const: CONFIG_MEDIA_TYPE }
			}
		},
		layers: {
			type: "array",
			minItems: 1,
			maxItems: MAX_FILES,
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"mediaType",
					"digest",
					"size",
					"annotations"
				],
				properties: {
					...descriptor,
					annotations: {
						type: "object",
						additionalProperties: false,
						required: [FILE_PATH],
						properties: { [FILE_PATH]: {
							type: "string",
							pattern: MODEL_FILE_PATTERN
						} }
					}
				}
			}
		}
	}
};
/**
* Names the files of the model at `modelPath` relative to it: a single file by its own name, a folder's files by their path below it.
* The identity of a model so does not depend on where it lies.
*/
function toModelFiles(modelPath, files) {
	const root = modelPath.replace(/^\.\//, "").replace(/\/+$/, "");
	return files.map((file) => {
		const path = file.path.replace(/^\.\//, "");
		if (path === root) return {
			...file,
			path: root.slice(root.lastIndexOf("/") + 1)
		};
		return {
			...file,
			path: path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path
		};
	});
}
/**
* Builds the manifest from the files alone (no name, version or date), so that equal files give equal bytes on every machine.
* Throws UserError MODEL_UNREADABLE with every path that cannot be stored.
*/
function createManifest(files, sha256) {
	const sorted = [...files].sort((a, b) => a.path < b.path ? -1 : 1);
	const problems = problemsOf(sorted);
	if (problems.length > 0) throw new UserError("MODEL_UNREADABLE", problems);
	const config = JSON.stringify({
		descriptor: {},
		config: {},
		modelfs: {
			type: "layers",
			diffIds: sorted.map((file) => file.digest)
		}
	});
	const document = {
		schemaVersion: 2,
		mediaType: MANIFEST_MEDIA_TYPE,
		artifactType: ARTIFACT_TYPE,
		config: {
			mediaType: CONFIG_MEDIA_TYPE,
			digest: sha256(config),
			size: config.length
		},
		layers: sorted.map((file) => ({
			mediaType: file.path.endsWith(".json") ? WEIGHT_CONFIG_MEDIA_TYPE : WEIGHT_MEDIA_TYPE,
			digest: file.digest,
			size: file.size,
			annotations: { [FILE_PATH]: file.path }
		}))
	};
	const text = `${JSON.stringify(document, null, 2)}\n`;
	return {
		text,
		digest: sha256(text),
		files: sorted,
		config
	};
}
/** The files that a parsed manifest (checked against `manifestSchema`) lists, in its order. */
function manifestFiles(document) {
	return document.layers.map((layer) => ({
		path: layer.annotations[FILE_PATH],
		digest: layer.digest,
		size: layer.size
	}));
}
function problemsOf(sorted) {
	if (sorted.length === 0 || sorted.length > MAX_FILES) return [{
		file: "model",
		message: `a model has 1 to ${MAX_FILES} files, this one ${sorted.length}`
	}];
	const pattern = new RegExp(MODEL_FILE_PATTERN);
	const unsafe = sorted.filter((file) => !pattern.test(file.path));
	const seen = new Map(sorted.map((file) => [file.path.toLowerCase(), file]));
	const twice = sorted.filter((file) => seen.get(file.path.toLowerCase()) !== file);
	return [...unsafe.map(({ path }) => ({
		file: path.slice(0, 300),
		message: "this name cannot be stored in the registry",
		fix: "use letters, digits, and . _ + @ = - in names, at most 200 characters"
	})), ...twice.map(({ path }) => ({
		file: path,
		message: "another file has the same name but for upper and lower case",
		fix: "rename one of them"
	}))];
}
compiled.set(manifestSchema, manifestSchema$1);

export { toModelFiles as a, manifestSchema as i, createManifest as n, manifestFiles as r, MANIFEST_MEDIA_TYPE as t };