import { n as contradictions, t as verifyExport } from "./verb8.js";
import { $ as createVerb, Dr as toMoment, bi as UserError, bt as plural, ht as prose, mt as plain } from "./start.js";
import { t as readNeeded } from "./audit-file.js";
import { t as auditHelp } from "./help8.js";

function readAuditInputs(read) {
	return {
		verify: read.required("verify", "name the exported log: `--verify audit.jsonl`"),
		key: read.text("key")
	};
}

const MAX_MESSAGE = 400;
const MAX_DEEDS = 20;
/** Whether the logs are sound, and what was changed where. */
function presentAudit(checked, apart) {
	const problems = [...checked.flatMap(({ path, verification }) => verification.problems.map((problem) => ({
		file: path,
		...problem
	}))), ...apart.map(({ path, other, seq }) => ({
		file: path,
		line: 1,
		seq,
		message: `from entry ${seq} on it tells another history than ${other}: one of them was rewritten`
	}))];
	const isSound = problems.length === 0;
	const headline = isSound ? "Sound: nothing was changed, removed, moved or added." : `Tampered with: ${plural(problems.length, "problem")}.`;
	const told = problems.map(({ file, line, message }) => `${file}:${line}: ${plain(message, MAX_MESSAGE)}`);
	const files = checked.map(({ path, verification: one }) => ({
		file: path,
		entries: one.entries,
		checkpoints: one.checkpoints,
		head: one.head,
		trust: one.trust,
		keys: [...one.keys],
		...one.chain === void 0 ? {} : { chain: one.chain }
	}));
	const deeds = checked.flatMap(({ path, verification }) => verification.deeds.map((deed) => ({
		file: path,
		...deed
	})));
	const lines = checked.map(({ path, verification }) => `${path}: ${sizeOf(verification)}`);
	return {
		exitCode: isSound ? 0 : 1,
		json: {
			schemaVersion: 1,
			sound: isSound,
			files,
			deeds,
			problems
		},
		text: [
			headline,
			...lines,
			...told,
			...deedLines(deeds),
			...checked.some(isUnvouched) ? ["", UNVOUCHED] : []
		].join("\n"),
		summaryMarkdown: [
			`### Assay audit: ${headline}`,
			"",
			...lines.map((line) => `- ${prose(line)}`),
			...told.map((line) => `- ${prose(line, MAX_MESSAGE)}`),
			""
		].join("\n"),
		outputs: {},
		annotations: []
	};
}
/** The newest of what people and the operator did; `--json` has up to 1,000 of each file. */
function deedLines(deeds) {
	if (deeds.length === 0) return [];
	const shown = deeds.slice(-20).map(({ seq, at, actor, kind, what, repository = "", number }) => {
		const place = number === void 0 ? repository : `${repository}#${number}`;
		return plain(`${seq} ${toMoment(at)} ${actor} ${kind}: ${what}${place === "" ? "" : `, ${place}`}`, MAX_MESSAGE);
	});
	return [
		"",
		`Not said by the gate, but done by people or to waivers${deeds.length > MAX_DEEDS ? ` (${deeds.length - MAX_DEEDS} earlier with --json)` : ""}:`,
		...shown
	];
}
const UNVOUCHED = "The keys are those in the file: whoever holds the signing key could have written all of it anew. Give the public key you know with --key.";
function isUnvouched({ verification }) {
	return verification.trust === "file";
}
function sizeOf({ chain, entries, checkpoints, keys, texts }) {
	return `${chain ?? "no chain"}, ${plural(entries, "entry", "entries")}, ${plural(checkpoints, "checkpoint")} by ${keys.join(", ") || "nobody"}, ${plural(texts, "text")}`;
}

const auditVerb = createVerb({
	name: "audit",
	help: auditHelp,
	read: readAuditInputs,
	run: runAudit
});
/** Verifies one export, or every export of a folder and that they tell one history. */
async function runAudit(services, { verify, key }) {
	const trusted = key === void 0 ? [] : publicKeys(await readNeeded(services, key, "--key"), key);
	const found = await services.files.digest(verify) ?? [];
	const isFile = found.length === 1 && found[0]?.path === verify;
	const paths = isFile ? [verify] : found.map(({ path }) => path).filter((path) => path.endsWith(".jsonl"));
	if (paths.length === 0) await readNeeded(services, `${verify}${isFile ? "" : "/*.jsonl"}`, "--verify");
	const checked = [];
	for (const path of paths) {
		const text = await readNeeded(services, path, "--verify");
		checked.push({
			path,
			verification: verifyExport(text, services.auditChecks, trusted)
		});
	}
	const apart = contradictions(checked);
	return presentAudit(checked, apart);
}
/** PEM blocks or lines of Base64. Throws UserError INPUT_INVALID. */
function publicKeys(text, file) {
	const blocks = [...text.matchAll(/-----BEGIN PUBLIC KEY-----([^-]+)-----END PUBLIC KEY-----/g)].map(([, body = ""]) => body);
	const keys = (blocks.length > 0 ? blocks : text.split("\n")).map((line) => line.replaceAll(/\s/g, "")).filter((line) => line !== "");
	if (keys.length > 0 && keys.every((key) => /^[A-Za-z0-9+/]{59}=$/.test(key))) return keys;
	throw new UserError("INPUT_INVALID", {
		file,
		message: "there is no Ed25519 public key in it",
		fix: "give Ed25519 public keys as PEM, or the `publicKey` of a `key` line of an export that you trust"
	});
}

export { auditVerb as t };