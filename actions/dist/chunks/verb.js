import { n as UserError } from "./error.js";
import { t as nearestName } from "./nearest-name.js";

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

export { prose as a, fixed as c, significant as d, plain as i, plural as l, code as n, about as o, inline as r, count as s, createVerb as t, signed as u };