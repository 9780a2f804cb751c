import { t as MODEL_NAME_PATTERN } from "./schema.js";
import { c as sourceSchema, i as fileDigest, n as digest, t as count, u as text } from "./parts.js";
import { t as referenceProfile } from "./test-predicate.js";
import { t as MANIFEST_MEDIA_TYPE } from "./manifest.js";
import { n as compiled } from "./compile-schema.js";
import { i as versionRecordSchema$1, n as ledgerSchema$1, r as readyRecordSchema$1, t as aliasRecordSchema$1 } from "./checks-registry-schema.js";

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
		/** Profile of the training data, kept with the version's bytes as `reference.profile.json`; absent when there was none. */
		profile: referenceProfile,
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