import { n as digest, t as count } from "./parts.js";
import { n as UserError } from "./error.js";
import { n as compiled } from "./compile-schema.js";
import { t as manifestSchema$1 } from "./checks-lineage-manifest.js";

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