import { _t as count, bt as plural } from "./start.js";

const MAX_ITEMS = 25;
/** `2 errors and 1 warning in the data`, or that nothing was found. */
function integrityHeadline({ findings, allowed }) {
	const errors = findings.filter(({ severity }) => severity === "error").length;
	const warnings = findings.length - errors;
	const parts = [...errors > 0 ? [plural(errors, "error")] : [], ...warnings > 0 ? [plural(warnings, "warning")] : []];
	const accepted = allowed.length === 0 ? "" : ` (${count(allowed.length)} allowed by assay.yml)`;
	return parts.length === 0 ? `no leak and no damage found${accepted}` : `${parts.join(" and ")}${accepted}`;
}
/** The checks of training data against holdout: one sentence, with the worst finding, and the list to unfold. */
function integrityReport(integrity) {
	if (integrity === void 0) return [];
	const { findings, allowed, omitted = 0 } = integrity;
	const [worst] = findings;
	const shown = findings.slice(0, MAX_ITEMS);
	const rest = findings.length - shown.length + omitted;
	const example = worst?.severity === "error" ? `: ${worst.message}` : ".";
	return [{
		title: "Data checks",
		line: `Data checks: ${integrityHeadline(integrity)}${example}`,
		items: [
			...shown.map(findingLine),
			...rest > 0 ? [`and ${plural(rest, "more finding")}`] : [],
			...allowed.slice(0, MAX_ITEMS).map((finding) => `allowed by assay.yml: ${findingLine(finding)}`)
		],
		columns: [],
		more: 0
	}];
}
/** `error TARGET_LEAK: … Examples: ….` */
function findingLine({ severity, code, message, examples = [] }) {
	const shown = examples.length === 0 ? "" : ` For example: ${examples.slice(0, 3).join("; ")}.`;
	return `${severity === "error" ? "error" : "warning"} ${code}: ${message}${shown}`;
}

export { integrityHeadline as n, integrityReport as r, findingLine as t };