import { I as table, bt as plural, pt as inline, yi as Fault } from "./start.js";

/** UTF-16 units of a job summary; GitHub refuses over 1 MiB of bytes, and a unit is at most three. */
const JOB_SUMMARY_BUDGET = 3e5;
const FULL = {
	pictures: true,
	details: "all",
	passingRules: "rows",
	passingModels: "sections",
	sections: 500,
	lines: 500,
	rows: 200
};
const NO_DETAILS = {
	...FULL,
	details: "none",
	passingRules: "count",
	passingModels: "lines",
	pictures: false
};
/** The fixed order in which a long report shrinks: what a reviewer needs to decide goes last. */
const LEVELS = [
	FULL,
	{
		...FULL,
		details: "held",
		without: "details of passing models"
	},
	{
		...FULL,
		details: "held",
		passingModels: "lines",
		without: "sections of passing models"
	},
	{
		...FULL,
		details: "held",
		passingModels: "lines",
		passingRules: "count",
		without: "passing rules"
	},
	{
		...NO_DETAILS,
		pictures: true,
		without: "all details"
	},
	{
		...NO_DETAILS,
		without: "pictures"
	},
	{
		...NO_DETAILS,
		sections: 20,
		lines: 100,
		rows: 20,
		without: "all but 20 models"
	},
	{
		...NO_DETAILS,
		sections: 5,
		lines: 30,
		rows: 5,
		without: "all but 5 models"
	},
	{
		...NO_DETAILS,
		sections: 0,
		lines: 10,
		rows: 0,
		without: "sections"
	}
];
/**
* The first rendering that fits; Fault INTERNAL when not even the shortest does, because a cut report could mislead. `estimate` is
* a cheap guess of a rendering's size: levels that it finds too long are not rendered.
*/
function withinBudget(render, limit, estimate = () => 0) {
	for (const level of LEVELS) {
		if (estimate(level) > limit) continue;
		const text = render(level);
		if (text.length <= limit) return text;
	}
	throw new Fault("INTERNAL", `no form of the report fits ${limit} characters`);
}
/** What the reader is missing at this level, in words; empty for the full report. */
function leftOut(level) {
	return LEVELS.slice(1, LEVELS.indexOf(level) + 1).map(({ without }) => without).join(", ");
}

const MAX_ITEM = 500;
/** Is there more to show than the sentence? */
function hasMore({ items, columns }) {
	return items.length + columns.length > 0;
}
/** What changed in one part of the data: a list, and the columns that moved with both histograms. */
function dataMarkdown({ items, columns, more }, level) {
	const shown = columns.slice(0, level.rows);
	const rest = more + columns.length - shown.length;
	return [
		items.map((item) => `- ${inline(item, MAX_ITEM)}`).join("\n"),
		shown.length === 0 ? "" : movedTable(shown, level),
		rest > 0 ? `and ${plural(rest, "more column")} whose distribution moved.` : ""
	].filter((block) => block !== "").join("\n\n");
}
/** About how long that will be, unescaped. */
function dataSize({ items, columns }) {
	const cells = columns.flatMap(({ name, moved, base, head, reading }) => [
		name,
		moved,
		base,
		head,
		reading
	]);
	const size = (texts, most) => texts.reduce((sum, text) => sum + Math.min(text.length, most), 0);
	return size(items, MAX_ITEM) + size(cells, 280);
}
function movedTable(columns, level) {
	const picture = level.pictures ? [["base → head"]] : [];
	return table([
		["column"],
		["moved by", "right"],
		...picture,
		["reading"]
	], columns.map(({ name, moved, base, head, reading }) => [
		inline(name, 80),
		inline(moved, 80),
		...level.pictures ? [base === "" ? "" : `\`${base}\` → \`${head}\``] : [],
		inline(reading, 160)
	]));
}

export { LEVELS as a, JOB_SUMMARY_BUDGET as i, dataSize as n, leftOut as o, hasMore as r, withinBudget as s, dataMarkdown as t };