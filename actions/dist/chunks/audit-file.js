import { bi as UserError, vi as canonicalJson } from "./start.js";

/** Prepended to what is hashed and signed, so that neither can be taken for anything else. */
const ENTRY_DOMAIN = "assay-audit-entry-v1\0";
const CHECKPOINT_DOMAIN = "assay-audit-checkpoint-v1\0";
const KEY_DOMAIN = "assay-audit-key-v1\0";
/** What the first entry of a chain is linked to. */
const GENESIS = `sha256:${"0".repeat(64)}`;
/** The hash that the next entry is linked to. */
function entryHash(text, sha256) {
	return sha256(ENTRY_DOMAIN + text);
}
/** What is signed for a checkpoint. */
function checkpointText(checkpoint) {
	return CHECKPOINT_DOMAIN + canonicalJson(checkpoint);
}
/** What an old key signs to make a new one its successor; `publicKey` is Base64 of the SPKI form. */
function successorText(publicKey) {
	return KEY_DOMAIN + publicKey;
}
/** The name of a key: the first 16 hexadecimal digits of the hash of its public half, which is Base64 of the SPKI form. */
function keyId(publicKey, sha256) {
	return `ed25519:${sha256(KEY_DOMAIN + publicKey).slice(7, 23)}`;
}

const PAYLOAD = ",\"payload\":";
const PREV = ",\"prev\":\"sha256:";
const POLICY = "\"policy\":{";
/** What follows the policy of a decision begins with this: `record`, `refused` or `rules`. */
const AFTER_POLICY = "},\"r";
const STRING = String.raw`"([^"\\\u0000-\u001f]*)"`;
const NUMBER = String.raw`(0|[1-9]\d{0,14})`;
/** What stands before and after the payload, where no string needs an escape: nearly always, and far quicker than a parser of all JSON. */
const HEAD = new RegExp(`^{"actor":${STRING},"app":${STRING},"at":${NUMBER},"chain":${STRING},"kind":${STRING}$`);
const TAIL = new RegExp(`^,"prev":"(sha256:[0-9a-f]{64})"(?:,"repository":${STRING})?,"seq":${NUMBER},"v":1}$`);
/**
* An entry from its text. Canonical JSON has its members in a known order, so the payload, which is most of it, is found without being
* parsed: its bytes are under the hash anyway, and most are never looked at. Throws SyntaxError when the rest is not JSON.
*/
function parseEntry(text) {
	const [from, to] = [text.indexOf(PAYLOAD), text.lastIndexOf(PREV)];
	if (from < 0 || to < from) return JSON.parse(text);
	const [head, tail] = [text.slice(0, from), text.slice(to)];
	return parsePlain(head, tail) ?? JSON.parse(head + tail);
}
/** What `JSON.parse` would say, where nothing is written in an unusual way; `undefined` elsewhere. */
function parsePlain(head, tail) {
	const before = HEAD.exec(head);
	const after = before === null ? null : TAIL.exec(tail);
	if (before === null || after === null) return void 0;
	const [, actor = "", app = "", at, chain = "", kind = ""] = before;
	const [, prev, repository, seq] = after;
	const entry = {
		actor,
		app,
		at: Number(at),
		chain,
		kind,
		prev,
		seq: Number(seq),
		v: 1
	};
	return repository === void 0 ? entry : {
		...entry,
		repository
	};
}
/** The payload of the entry with this text; `null` where it is no JSON. */
function payloadOf(text) {
	const [from, to] = [text.indexOf(PAYLOAD), text.lastIndexOf(PREV)];
	if (from >= 0 && to >= from) return parsed(text.slice(from + 11, to));
	return parsed(text)?.payload ?? null;
}
/** The digests of policy and floor that a decision names; `known` remembers what the same text said before. */
function policiesOf(text, known) {
	const from = text.indexOf(POLICY);
	const to = from < 0 ? -1 : text.indexOf(AFTER_POLICY, from);
	if (to < 0) return [];
	const named = text.slice(from + 10 - 1, to + 1);
	const before = known.get(named);
	if (before !== void 0) return before;
	const policy = parsed(named);
	const digests = [policy?.digest, policy?.floor?.digest].flatMap((digest) => digest ?? []);
	known.set(named, digests);
	return digests;
}
/** What was changed into no JSON is nothing; that it was changed is found by its hash. */
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/** One for all entries without a policy. */
const NONE = [];
/** Files every line under what it is, with the hash of each entry. What is no line of an audit file is a problem. */
function parseLines(file, sha256) {
	const parsed = {
		entries: [],
		checkpoints: [],
		keys: /* @__PURE__ */ new Map(),
		texts: /* @__PURE__ */ new Map(),
		policies: /* @__PURE__ */ new Map(),
		problems: []
	};
	let [line, from] = [1, 0];
	for (let to = file.indexOf("\n"); to >= 0; to = file.indexOf("\n", from)) {
		const problem = parseLine(file.slice(from, to), line, parsed, sha256);
		if (problem !== void 0) parsed.problems.push({
			line,
			message: problem
		});
		from = to + 1;
		line += 1;
	}
	if (from < file.length) parsed.problems.push({
		line,
		message: "the file ends in the middle of a line"
	});
	if (parsed.entries.length === 0) parsed.problems.push({
		line: 1,
		message: "there is no entry in the file"
	});
	return parsed;
}
/** Files one line under what it is; says what is wrong with a line that is nothing. */
function parseLine(text, line, parsed, sha256) {
	let value;
	try {
		if (text.startsWith("{\"actor\":")) return keepEntry(text, line, parsed, sha256);
		value = JSON.parse(text);
	} catch {
		return "the line is not JSON: it was changed, cut, or joined with another";
	}
	if (typeof value !== "object" || value === null) return "the line is no document of an audit file";
	if (canonicalJson(value) !== text) return "the line is not as Assay writes it, so it was changed";
	if ("checkpoint" in value) parsed.checkpoints.push({
		line,
		signed: value
	});
	else if ("key" in value) return keepKey(value["key"] ?? {}, parsed, sha256);
	else if ("digest" in value) return keepText(value, parsed, sha256);
	else return "the line is no document of an audit file";
}
/** Not brought to canonical form again: the text itself is what was hashed. */
function keepEntry(text, line, parsed, sha256) {
	const entry = parseEntry(text);
	if (typeof entry.seq !== "number") return "the line is no document of an audit file";
	const policies = entry.kind === "decision" ? policiesOf(text, parsed.policies) : NONE;
	parsed.entries.push({
		line,
		entry,
		text,
		hash: entryHash(text, sha256),
		policies
	});
}
function keepKey({ id, publicKey }, { keys }, sha256) {
	if (typeof publicKey !== "string" || keyId(publicKey, sha256) !== id) return `the key ${id} is not the one of that id`;
	keys.set(id, publicKey);
}
function keepText(known, { texts }, sha256) {
	if (typeof known.text !== "string" || sha256(known.text) !== known.digest) return `the text recorded as ${known.digest} is another one: it was changed`;
	texts.set(known.digest, known.text);
}

const REFERENCE = "$text";
/** The record that was packed. Throws UserError EVIDENCE_MISSING for a text that is not there: it was erased, or is not in the export. */
function unpackRecord(digest, read) {
	const textOf = (wanted) => {
		const text = read(wanted);
		if (text !== void 0) return text;
		throw new UserError("EVIDENCE_MISSING", {
			file: digest,
			message: `the text ${wanted} is not there`,
			fix: "export with `?records=1`; records older than their retention were erased (docs/audit.md)"
		});
	};
	return restored(JSON.parse(textOf(digest)), textOf);
}
function restored(value, textOf) {
	if (value === null || typeof value !== "object") return value;
	if (Array.isArray(value)) return value.map((one) => restored(one, textOf));
	const { [REFERENCE]: reference, json } = value;
	if (typeof reference === "string") {
		const text = textOf(reference);
		return json === true ? JSON.parse(text) : text;
	}
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, restored(member, textOf)]));
}

/** The text of a file that must be there. Throws UserError INPUT_INVALID. */
async function readNeeded({ files }, path, flag) {
	const text = await files.readText(path);
	if (text !== void 0) return text;
	throw new UserError("INPUT_INVALID", {
		file: flag,
		message: `there is no file ${path}`,
		fix: "name a file that is there"
	});
}
/** Every record that an exported audit log holds, oldest first. Throws UserError EVIDENCE_INVALID or EVIDENCE_MISSING. */
async function readRecords(services, path, flag) {
	const parsed = parseLines(await readNeeded(services, path, flag), services.auditChecks.sha256);
	if (parsed.problems.length > 0) {
		const problems = parsed.problems.map(({ line, message }) => ({
			file: path,
			line,
			message
		}));
		throw new UserError("EVIDENCE_INVALID", problems);
	}
	const records = recordsOf(parsed);
	if (records.length > 0) return records;
	throw new UserError("EVIDENCE_MISSING", {
		file: path,
		message: "the audit log holds no record of what evaluations read",
		fix: "export it with `?records=1&repository=OWNER/NAME` (docs/audit.md)"
	});
}
function recordsOf({ entries, texts }) {
	return entries.flatMap(({ text }) => payloadOf(text)?.record ?? []).filter((digest) => texts.has(digest)).map((digest) => unpackRecord(digest, (one) => texts.get(one)));
}

export { GENESIS as a, successorText as c, payloadOf as i, readRecords as n, checkpointText as o, parseLines as r, keyId as s, readNeeded as t };