import { l as plural, n as code, r as inline } from "./verb.js";

/** The words that every report uses, so that the same thing is always said the same way. */
/** One sign per verdict, from plain symbol blocks that no font paints as emoji. */
const MARK = {
	"not-applicable": "–",
	pass: "✓",
	warn: "▲",
	waived: "◇",
	pending: "◌",
	fail: "✕",
	error: "⊘"
};
/** What a verdict is called at the head of a report. */
const OUTCOME = {
	"not-applicable": "Nothing to judge",
	pass: "Passed",
	warn: "Passed with warnings",
	waived: "Passed with waivers",
	pending: "Waiting",
	fail: "Blocked",
	error: "Could not evaluate"
};
/** The same in advisory mode, where nothing is held. */
const ADVISORY_OUTCOME = {
	"not-applicable": "advisory: would fail",
	pass: "advisory: would pass",
	warn: "advisory: would pass with warnings",
	waived: "advisory: would pass with waivers",
	pending: "advisory: would wait",
	fail: "advisory: would fail",
	error: "advisory: could not evaluate"
};
/** How a comparison reads; the numbers stand beside it. */
const READING = {
	improved: "better",
	equal: "no material change",
	regressed: "worse",
	inconclusive: "undecided: too few rows",
	"not-comparable": "not comparable"
};
const NOTHING_TO_DO = "Nothing. The merge may go ahead.";
const WHAT_TO_DO = "What to do";

/** A GitHub table; cells must be escaped already. */
function table(headings, rows) {
	const rule = {
		left: "---",
		right: "---:",
		centre: ":---:"
	};
	return [
		headings.map(([title]) => title),
		headings.map(([, alignment = "left"]) => rule[alignment]),
		...rows
	].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
/** Metric, champion, candidate, change and its picture; without a champion the candidate's own interval. */
function metricsMarkdown({ metrics }, level) {
	if (metrics === void 0 || level.rows === 0) return "";
	const shown = {
		...metrics,
		rows: metrics.rows.slice(0, level.rows)
	};
	return withRest(metrics.champion === void 0 ? aloneTable(shown) : comparedTable(shown, metrics.champion, level), metrics.rows.length - shown.rows.length, "metric");
}
function aloneTable({ rows, level }) {
	return table([
		["metric"],
		["candidate", "right"],
		[`${level} % CI`, "centre"]
	], rows.map((row) => [
		inline(row.label),
		inline(row.candidate),
		inline(row.interval)
	]));
}
function comparedTable({ rows, level: coverage }, champion, level) {
	const picture = level.pictures ? [["worse ┊ better", "centre"]] : [];
	return table([
		["metric"],
		[`champion ${inline(champion, 60)}`, "right"],
		["candidate", "right"],
		[`change (${coverage} % CI)`, "right"],
		...picture,
		["reading"]
	], rows.map((row) => [
		inline(row.label),
		inline(row.champion ?? "–"),
		inline(row.candidate),
		value(row.change),
		...level.pictures ? [row.picture === void 0 ? "" : `\`${row.picture}\``] : [],
		inline(row.reading ?? "not compared")
	]));
}
function value(text) {
	return text === void 0 ? "–" : inline(text);
}
/** The rules of one model, worst first; passing ones may be counted instead of shown. */
function rulesTable(rules, level) {
	if (level.rows === 0) return "";
	const isQuiet = (verdict) => verdict === "pass" || verdict === "not-applicable";
	const shown = (level.passingRules === "rows" ? rules : rules.filter((rule) => !isQuiet(rule.verdict))).slice(0, level.rows);
	if (shown.length === 0) return `${plural(rules.length, "rule")} met.`;
	return withRest(table([
		["", "centre"],
		["rule"],
		["asks for"],
		["found"]
	], shown.map((rule) => [
		MARK[rule.verdict],
		`${code(rule.id)}${rule.severity === "warn" ? " (warns only)" : ""}`,
		inline(rule.requirement),
		inline(rule.message)
	])), rules.length - shown.length, "rule");
}
/** One line per model, worst first. */
function modelList(models, limit) {
	const shown = models.slice(0, limit);
	return withRest(table([
		["", "centre"],
		["model"],
		[""]
	], shown.map((entry) => [
		MARK[entry.verdict],
		inline(entry.model),
		inline(entry.clause)
	])), models.length - shown.length, "model");
}
/** One table per protected attribute (or of slices), each under its name. */
function groupsMarkdown(groups, level) {
	return groups.slice(0, level.rows).map(({ attribute, head, rows, note }) => {
		const headings = head.map((title, i) => [inline(title), i === 0 ? "left" : "right"]);
		const cells = rows.map((row) => row.map((text) => inline(text)));
		return `**${inline(attribute)}**\n\n${table(headings, cells)}\n\n${inline(note)}`;
	}).join("\n\n");
}
/** Label and value, without a heading row of its own. */
function detailsTable(details) {
	return table([[""], [""]], details.map(({ label, value: text }) => [inline(label), inline(text)]));
}
function withRest(text, rest, what) {
	return rest > 0 ? `${text}\n\nand ${plural(rest, `more ${what}`)}.` : text;
}

export { rulesTable as a, MARK as c, READING as d, WHAT_TO_DO as f, modelList as i, NOTHING_TO_DO as l, groupsMarkdown as n, table as o, metricsMarkdown as r, ADVISORY_OUTCOME as s, detailsTable as t, OUTCOME as u };