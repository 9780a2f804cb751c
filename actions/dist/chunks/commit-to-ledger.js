import { A as shortDigest, v as README_FILE, yi as Fault } from "./start.js";
import { n as compareVersions } from "./semver.js";

/** The ledger's front page: one row per model that has a champion. */
function renderReadme(champions) {
	const rows = [...champions].sort((a, b) => (a.model < b.model ? -1 : 1) || compareVersions(a.version, b.version)).map(({ model, version, digest, at, actor }) => `| ${model} | ${version} | \`${shortDigest(digest)}\` | ${at.slice(0, 10)} | ${cell(actor)} |`);
	return [
		"# Model ledger",
		"",
		"Assay writes this branch. Each version is a file under `models/<name>/versions/` that never changes;",
		"each alias is a file under `models/<name>/aliases/` whose history says who moved it, when and why.",
		"Do not edit by hand: the gate reads the champion from here.",
		"",
		"| model | champion | digest | since | by |",
		"|---|---|---|---|---|",
		...rows.length > 0 ? rows : ["| none yet | | | | |"],
		""
	].join("\n");
}
/** Text that cannot leave its cell or become markup. */
function cell(text) {
	return text.replace(/[^\p{L}\p{N} .@_-]/gu, "").slice(0, 60);
}

const ALIAS_FILE = /^models\/[^/]+\/aliases\/[^/]+\.json$/;
/** Only aliases and the front page may ever change; everything else on the ledger is written once. */
function isWriteOnce(path) {
	return path !== "README.md" && !ALIAS_FILE.test(path);
}

const MAX_TRIES = 20;
/**
* Applies `mutate` to the ledger so that no update is lost: it is asked again on every new head until its files are written
* on exactly the head it saw. Its errors are final. Throws Fault LEDGER_CONFLICT after 20 tries.
*/
async function commitToLedger(deps, mutate) {
	for (let attempt = 1; attempt <= MAX_TRIES; attempt++) {
		const snapshot = await deps.ledger.snapshot();
		const { result, files, message } = await mutate(snapshot);
		if (files.length === 0) return result;
		await refuseRewriting(snapshot, files);
		if (await deps.ledger.publish({
			base: snapshot.head,
			message,
			files
		}) === "published") return result;
		await deps.backoff.wait(attempt);
	}
	throw new Fault("LEDGER_CONFLICT", `others wrote to the ledger ${MAX_TRIES} times in a row; nothing was written`, { fix: "run the command again: it continues where it stopped" });
}
async function refuseRewriting(snapshot, files) {
	const existing = new Set(await snapshot.list(""));
	const rewritten = files.find(({ path }) => isWriteOnce(path) && existing.has(path));
	if (rewritten) throw new Fault("INTERNAL", `${rewritten.path} is already in the ledger and never changes`);
}

export { renderReadme as n, commitToLedger as t };