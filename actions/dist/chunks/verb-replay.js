import { i as replayPolicy, n as replayNotes, r as replayRows, t as replayHeadline } from "./verb18.js";
import { $ as createVerb, ht as prose } from "./start.js";
import { n as readRecords, t as readNeeded } from "./audit-file.js";
import { t as textTable } from "./text-table.js";
import { t as replayHelp } from "./help18.js";
import { n as POLICY_PATH } from "./parse2.js";

function readReplayInputs(read) {
	const text = read.textOr("days", "30");
	const days = Number(text);
	if (!(Number.isInteger(days) && days > 0)) read.refuse("days", `"${text}" is no number of days`, "write a whole number: `--days 30`");
	return {
		policy: read.textOr("policy", POLICY_PATH),
		facts: read.required("facts", "name an exported audit log with records: `--facts audit.jsonl`"),
		days
	};
}

const replayVerb = createVerb({
	name: "replay",
	help: replayHelp,
	read: readReplayInputs,
	run: runReplay
});
const DAY_MS = 864e5;
/** Days are counted back from the newest record, so that the same export gives the same answer tomorrow. */
async function runReplay(services, { policy, facts, days }) {
	const text = await readNeeded(services, policy, "--policy");
	const records = await readRecords(services, facts, "--facts");
	const newest = Math.max(...records.map(({ at }) => at));
	const recent = records.filter(({ at }) => at > newest - days * DAY_MS);
	const candidate = {
		text,
		path: policy,
		digest: services.files.sha256(text)
	};
	return presentReplay(replayPolicy(recent, candidate, { showHeldBack: true }));
}
function presentReplay(replay) {
	const headline = replayHeadline(replay);
	const notes = replayNotes(replay);
	const table = textTable([
		"effect",
		"pull request",
		"commit",
		"verdict",
		"rules"
	], replayRows(replay));
	return {
		exitCode: replay.blocked + replay.letThrough === 0 ? 0 : 1,
		json: {
			schemaVersion: 1,
			...replay
		},
		text: [
			headline,
			"",
			table,
			...notes
		].join("\n"),
		summaryMarkdown: `### Assay replay\n\n${prose(headline)}\n`,
		outputs: {},
		annotations: []
	};
}

export { replayVerb as t };