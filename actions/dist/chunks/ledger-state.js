import { t as parseStrictJson } from "./json.js";
import { n as validate } from "./validate.js";
import { a as readyRecordSchema, i as ledgerSchema, n as LEDGER_BRANCH, o as versionRecordSchema, r as aliasRecordSchema, t as CHAMPION } from "./schema2.js";
import { n as shortDigest } from "./digest.js";
import { n as UserError } from "./error.js";

/** Where things lie on the ledger branch. Names must have passed the schemas before they become paths. */
const LEDGER_FILE = "ledger.json";
const README_FILE = "README.md";
const VERSION_FILE = /^models\/([^/]+)\/versions\/(\d+\.\d+\.\d+)(\.ready|\.manifest)?\.json$/;
const EVIDENCE_FILE = /^models\/[^/]+\/evidence\/[0-9a-f]{12}\/(\d+\.\d+\.\d+)\.[a-z]+\.[0-9a-f]{12}\.json$/;
function modelFolder(model) {
	return `models/${model}`;
}
function versionPath(model, version) {
	return `${modelFolder(model)}/versions/${version}.json`;
}
function readyPath(model, version) {
	return `${modelFolder(model)}/versions/${version}.ready.json`;
}
function manifestPath(model, version) {
	return `${modelFolder(model)}/versions/${version}.manifest.json`;
}
function aliasPath(model, alias) {
	return `${modelFolder(model)}/aliases/${alias}.json`;
}
function bytesPath(model, digest) {
	return `${modelFolder(model)}/files/${digest.slice(7)}`;
}
/**
* Evidence about one version: its folder names the model's digest, its file name the version and its own digest.
* So the versions of a digest are found by listing, and evidence that is made again never overwrites.
*/
function evidencePath(at) {
	return `${evidenceFolder(at.model, at.subject)}/${at.version}.${at.kind}.${shortDigest(at.digest)}.json`;
}
function evidenceFolder(model, subject) {
	return `${modelFolder(model)}/evidence/${shortDigest(subject)}`;
}
/** Versions named by the paths of one model, with what is known of each from its files alone. */
function versionsIn(paths) {
	const ready = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const [, , version, suffix] = VERSION_FILE.exec(path) ?? [];
		if (version !== void 0) ready.set(version, suffix === ".ready" || (ready.get(version) ?? false));
	}
	return [...ready].map(([version, isReady]) => ({
		version,
		ready: isReady
	}));
}
/** Versions that have evidence about one digest, from the paths of its evidence folder. */
function versionsWithEvidence(paths, model, subject) {
	const prefix = `${evidenceFolder(model, subject)}/`;
	const found = paths.filter((path) => path.startsWith(prefix)).flatMap((path) => EVIDENCE_FILE.exec(path)?.[1] ?? []);
	return [...new Set(found)];
}

/** Reads a document of the ledger. Throws UserError REGISTRY_REFUSED with file, line and column when somebody has broken it. */
function parseLedgerDocument(bytes, path, schema) {
	return parse(new TextDecoder("utf-8", {
		fatal: true,
		ignoreBOM: true
	}).decode(bytes), `${LEDGER_BRANCH}:${path}`, schema, "REGISTRY_REFUSED");
}
/**
* The one form in which documents are written: members in the order of `value`, two spaces, a newline at the end.
* Checked by the schema that reads it back: UserError INPUT_INVALID names every member that does not fit.
*/
function formatLedgerDocument(value, name, schema) {
	const text = `${JSON.stringify(value, null, 2)}\n`;
	parse(text, name, schema, "INPUT_INVALID");
	return text;
}
function parse(text, file, schema, code) {
	return validate(parseStrictJson(text, file, code), schema, code);
}

/** Every reason not to register begins with a word in capitals, so that scripts can tell them apart. */
function refuse(problems) {
	throw new UserError("REGISTRY_REFUSED", problems);
}
/** The number is taken by another model, and versions never change. */
function versionExists(model, version) {
	return {
		file: model,
		message: `VERSION_EXISTS: version ${version} is already registered with other files`,
		fix: "register under a higher version, or leave the version out to get the next one"
	};
}
/** The evidence says nothing about today's champion. */
function staleBaseline(model, expected, actual) {
	return {
		file: model,
		message: `STALE_BASELINE: the evidence was made ${expected === "none" ? "when there was no champion" : `against the champion ${shortDigest(expected)}`}, ${actual === void 0 ? "there is none now" : `now it is ${actual.version} (${shortDigest(actual.digest)})`}`,
		fix: "run `assay test` and `assay gate` again, then register"
	};
}
/** Only the gate opens the registry. */
function notGated(model, message) {
	return {
		file: model,
		message: `NOT_GATED: ${message}`,
		fix: "run `assay test` and `assay gate` on exactly these files, then register"
	};
}
/** A branch of that name exists and is something else; it is left alone. */
function notALedger(branch) {
	return {
		file: `branch ${branch}`,
		message: "NOT_A_LEDGER: the branch exists but has no ledger.json, so it is not a ledger of Assay",
		fix: `rename your branch ${branch}; Assay needs that name`
	};
}

const CHAMPION_FILE = /^models\/([^/]+)\/aliases\/champion\.json$/;
/** Reads what a registration of `digest` under `model` needs, from one snapshot. Throws UserError REGISTRY_REFUSED on a broken ledger. */
async function readModelState(snapshot, model, wanted) {
	await assertLedger(snapshot);
	const all = await snapshot.list("");
	const paths = all.filter((path) => path.startsWith(`${modelFolder(model)}/`));
	const named = all.flatMap((path) => CHAMPION_FILE.exec(path)?.[1] ?? []);
	const champions = await Promise.all(named.map((name) => readAlias(snapshot, name, CHAMPION)));
	const champion = champions.find((record) => record?.model === model);
	const alias = wanted.alias === void 0 ? void 0 : await readAlias(snapshot, model, wanted.alias);
	const candidates = versionsWithEvidence(paths, model, wanted.digest);
	const versions = await Promise.all(candidates.map((version) => readVersion(snapshot, model, version)));
	return {
		ledgerExists: snapshot.head !== void 0,
		versions: versionsIn(paths).map(({ version }) => version),
		sameDigest: versions.flatMap((known) => known?.record.manifest.digest === wanted.digest ? [known] : []),
		...champion === void 0 ? {} : { champion },
		...alias === void 0 ? {} : { alias },
		paths: new Set(paths),
		champions: champions.flatMap((record) => record ?? [])
	};
}
/** A branch of the ledger's name that is no ledger is the user's own: UserError REGISTRY_REFUSED. */
async function assertLedger(snapshot) {
	if (snapshot.head === void 0) return;
	if (await readDocument(snapshot, "ledger.json", ledgerSchema) === void 0) refuse(notALedger(LEDGER_BRANCH));
}
/** The record of an alias, or `undefined` where it points nowhere yet. */
function readAlias(snapshot, model, alias) {
	return readDocument(snapshot, aliasPath(model, alias), aliasRecordSchema);
}
/** Record of a version and, once its bytes are stored, where they are. */
async function readVersion(snapshot, model, version) {
	const [record, ready] = await Promise.all([readDocument(snapshot, versionPath(model, version), versionRecordSchema), readDocument(snapshot, readyPath(model, version), readyRecordSchema)]);
	if (record === void 0) return void 0;
	return ready === void 0 ? { record } : {
		record,
		ready
	};
}
async function readDocument(snapshot, path, schema) {
	const bytes = await snapshot.read(path);
	return bytes === void 0 ? void 0 : parseLedgerDocument(bytes, path, schema);
}

export { versionPath as _, notGated as a, versionExists as c, README_FILE as d, aliasPath as f, readyPath as g, manifestPath as h, readVersion as i, formatLedgerDocument as l, evidencePath as m, readAlias as n, refuse as o, bytesPath as p, readModelState as r, staleBaseline as s, assertLedger as t, LEDGER_FILE as u };