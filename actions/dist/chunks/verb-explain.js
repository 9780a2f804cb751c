import { t as explainRule } from "./verb12.js";
import { $ as createVerb, bi as UserError } from "./start.js";
import { n as readRecords } from "./audit-file.js";
import { t as explainHelp } from "./help12.js";

function readExplainInputs(read) {
	return {
		record: read.required("record", "name an exported audit log with records: `--record audit.jsonl`"),
		rule: read.required("rule", "name the rule as the report does: `--rule auc`"),
		commit: read.text("commit")
	};
}

const explainVerb = createVerb({
	name: "explain",
	help: explainHelp,
	read: readExplainInputs,
	run: runExplain
});
async function runExplain(services, { record: path, rule, commit }) {
	const records = await readRecords(services, path, "--record");
	const record = records.findLast((one) => commit === void 0 || headOf(one).startsWith(commit));
	if (record === void 0) {
		const fix = `name one of: ${[...new Set(records.map((one) => headOf(one).slice(0, 12)))].join(", ")}`;
		throw new UserError("INPUT_INVALID", {
			file: "--commit",
			message: `no record is about ${commit}`,
			fix
		});
	}
	const rules = record.tree.rules.filter(({ id, model }) => id === rule || `${model}/${id}` === rule);
	if (rules.length === 0) {
		const fix = `name one of: ${record.tree.rules.map(({ id, model }) => `${model}/${id}`).join(", ")}`;
		throw new UserError("INPUT_INVALID", {
			file: "--rule",
			message: `the evaluation asked no rule ${rule}`,
			fix
		});
	}
	const explanation = explainRule(record, rule);
	const verdicts = rules.map(({ model, id, kind, verdict }) => ({
		model,
		id,
		kind,
		verdict
	}));
	return {
		exitCode: 0,
		json: {
			schemaVersion: 1,
			repository: record.repository,
			headSha: headOf(record),
			at: record.at,
			rules: verdicts,
			explanation
		},
		text: explanation,
		summaryMarkdown: `### Assay explain\n\n\`\`\`text\n${explanation.replaceAll("```", "'''")}\n\`\`\`\n`,
		outputs: {},
		annotations: []
	};
}
function headOf({ facts }) {
	return facts.change.kind === "local" ? "" : facts.change.headSha;
}

export { explainVerb as t };