import { n as UserError } from "./error.js";
import { t as nearestName } from "./nearest-name.js";

const BOOLEANS = {
	true: true,
	false: false
};
/** Runs `parse` over a source. Throws UserError INPUT_INVALID with every problem at once. */
function readInputs(source, parse) {
	const problems = [];
	const refuse = (name, message, fix) => {
		problems.push({
			file: source.label(name),
			message,
			fix
		});
	};
	const inputs = parse(createReader(source, refuse));
	if (problems.length > 0) throw new UserError("INPUT_INVALID", problems);
	return inputs;
}
function createReader(source, refuse) {
	const text = (name) => {
		const value = source.text(name);
		if (value === void 0) return void 0;
		const trimmed = value.trim();
		if (trimmed !== "") return trimmed;
		refuse(name, "is empty", "give a value or leave it out");
	};
	const choice = (name, known, fallback) => {
		const value = text(name);
		if (value === void 0) return fallback;
		const found = known.find((item) => item === value);
		if (found !== void 0) return found;
		const nearest = nearestName(value, known);
		refuse(name, `"${value}" is not one of ${known.join(", ")}`, nearest === void 0 ? `use one of: ${known.join(", ")}` : `did you mean "${nearest}"?`);
		return fallback;
	};
	return {
		text,
		choice,
		refuse,
		textOr: (name, fallback) => text(name) ?? fallback,
		required: (name, fix) => {
			if (source.text(name) === void 0) refuse(name, "is missing", fix);
			return text(name) ?? "";
		},
		boolean: (name, fallback) => {
			const value = text(name);
			if (value === void 0) return fallback;
			const known = BOOLEANS[value.toLowerCase()];
			if (known === void 0) refuse(name, `"${value}" is neither true nor false`, "write true or false");
			return known ?? fallback;
		},
		names: (name) => {
			const value = text(name);
			if (value === void 0) return [];
			const list = value.split(/[,\n]/).map((item) => item.trim());
			if (list.includes("")) refuse(name, "has an empty item", "separate names by one comma or line break");
			return list;
		}
	};
}

/** Joins what a verb reads and what it does; the type of its inputs is nobody else's business. */
function createVerb({ name, help, read, run }) {
	return {
		name,
		help,
		prepare: (source) => {
			const inputs = readInputs(source, read);
			return (services) => run(services, inputs);
		}
	};
}

/** Numbers as people read them. Every function is a pure, locale-free formatting of one value. */
const MINUS = "−";
/** Up to `digits` significant digits, plain notation where that is readable, a real minus sign. */
function significant(value, digits = 3) {
	if (!Number.isFinite(value)) return "not a number";
	if (value === 0) return "0";
	const size = Math.abs(value);
	if (size >= 1e9 || size < 1e-5) return sign(value) + size.toExponential(digits - 1).replace("e-", `e${MINUS}`);
	const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
	return sign(value) + grouped(size.toFixed(Math.min(decimals, 12)));
}
/** A fixed number of decimals, a real minus sign. */
function fixed(value, decimals) {
	if (!Number.isFinite(value)) return "not a number";
	const text = Math.abs(value).toFixed(decimals);
	return (Number(text) === 0 ? "" : sign(value)) + grouped(text);
}
/** A count with thousands separated: 12,345. */
function count(value) {
	return Number.isFinite(value) ? sign(value) + grouped(Math.abs(value).toFixed(0)) : "not a number";
}
/** A count that is only an estimate: rounded up to two significant digits. */
function about(value) {
	const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
	return count(Math.ceil(value / unit) * unit);
}
/** Puts a plus before what is not negative, for differences. */
function signed(text) {
	return text.startsWith(MINUS) || /^[0.]+$/.test(text) ? text : `+${text}`;
}
/** `1 row`, `2 rows`. */
function plural(value, one, many = `${one}s`) {
	return `${count(value)} ${value === 1 ? one : many}`;
}
function sign(value) {
	return value < 0 ? MINUS : "";
}
function grouped(text) {
	const [whole = "", rest] = text.split(".");
	const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ",");
	return rest === void 0 ? spaced : `${spaced}.${rest}`;
}

/** Breaks what GitHub would link or notify, without showing. */
const JOINER = "⁠";
/** Code points of outside text that one table cell shows. */
const MAX_CELL_CHARACTERS = 280;
/**
* Makes text from outside safe as one inline piece of GitHub Markdown: one line, no control, format or bidirectional characters, no
* HTML, links, mentions, references, emphasis or code, and at most `limit` code points (the cut shows as `…`).
*/
function inline(text, limit = 280) {
	return escapeLineStart(escapeMarkdown(visible(text, limit)));
}
/** Like `inline`, but pieces between backticks that hold only plain words stay in code type: commands and keys to change. */
function prose(text, limit = 280) {
	return inline(text, limit).replace(/\\`([A-Za-z0-9 ._/-]{1,80})\\`/g, "`$1`");
}
/** A name in code type when it is plain enough to need no escaping, else escaped text. */
function code(text) {
	return /^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/.test(text) ? `\`${text}\`` : inline(text);
}
/** Text for places that render no Markdown (check titles): one line, no invisible characters, cut. */
function plain(text, limit) {
	return visible(text, limit);
}
/** Looks at no more of a long text than could be shown, so that a flood of text costs little. */
function visible(text, limit) {
	return cut(flatten(text.slice(0, 4 * limit)), limit);
}
/** One line of visible characters; stacked accents are thinned so that a cell cannot paint over its neighbours. */
function flatten(text) {
	return text.toWellFormed().normalize("NFC").replace(/[\p{Zl}\p{Zp}\s]+/gu, " ").replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, "").replace(/(\p{M}{2})\p{M}+/gu, "$1").trim();
}
function cut(text, limit) {
	if (text.length <= limit) return text;
	const characters = [...text];
	return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join("")}…`;
}
function escapeMarkdown(text) {
	return text.replaceAll("\\", "\\\\").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/[`*~|[\]$]/g, "\\$&").replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\_").replace(/@/g, `@${JOINER}`).replace(/#(?=[A-Za-z0-9])/g, `#${JOINER}`).replace(/\b(GH)-(?=\d)/gi, `$1-${JOINER}`).replace(/:\/\//g, `:${JOINER}//`).replace(/\b(www)\./gi, `$1${JOINER}.`);
}
function escapeLineStart(text) {
	return text.replace(/^(?=([-+]|#{1,6})(\s|$)|[-=]+$)/, "\\").replace(/^(\d+)(?=[.)](\s|$))/, "$1\\");
}

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

export { createVerb as C, significant as S, about as _, rulesTable as a, plural as b, MARK as c, READING as d, WHAT_TO_DO as f, prose as g, plain as h, modelList as i, NOTHING_TO_DO as l, inline as m, groupsMarkdown as n, table as o, code as p, metricsMarkdown as r, ADVISORY_OUTCOME as s, detailsTable as t, OUTCOME as u, count as v, signed as x, fixed as y };