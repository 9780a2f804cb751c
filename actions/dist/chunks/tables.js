import { n as UserError } from "./error.js";
import { n as configSchema } from "./schema.js";
import { t as pointerKeys } from "./located.js";
import { E as placeError, a as metricNames, i as isMetricOf, r as defaultMetrics } from "./catalog.js";
import { t as nearestName } from "./nearest-name.js";
import { t as validate } from "./validate.js";
import { t as require_dist } from "./vendor-yaml.js";

var import_dist = require_dist();
const MAX_YAML_CHARACTERS = 1e6;
/**
* Parses YAML 1.2 (core schema) strictly: one document, no duplicate keys, no unknown tags, no anchors, only text keys, finite numbers.
* Throws UserError(code) with every problem and its position.
*/
function parseYaml(text, file, code) {
	if (text.length > MAX_YAML_CHARACTERS) throw new UserError(code, {
		file,
		message: `the file has ${text.length} characters; at most ${MAX_YAML_CHARACTERS} are read`
	});
	const lines = new import_dist.LineCounter();
	const documents = (0, import_dist.parseAllDocuments)(text.replace(/^\uFEFF/, " "), {
		lineCounter: lines,
		uniqueKeys: true,
		strict: true
	});
	const position = (offset) => {
		const { line, col } = lines.linePos(offset ?? 0);
		return {
			line: Math.max(line, 1),
			column: Math.max(col, 1)
		};
	};
	const [document, second] = Array.isArray(documents) ? documents : [];
	if (document === void 0 || document.contents === null) throw new UserError(code, {
		file,
		line: 1,
		column: 1,
		message: "the file is empty",
		fix: "start with `version: 1`"
	});
	const problems = [...document.errors, ...document.warnings].map((error) => ({
		file,
		...position(error.pos[0]),
		message: (error.message.split("\n")[0] ?? error.message).replace(/ at line \d+, column \d+:?$/, "")
	}));
	if (second !== void 0) problems.push({
		file,
		...position(second.range[0]),
		message: "a second document; only one is allowed"
	});
	problems.push(...unsafeNodes(document.contents, (offset) => ({
		file,
		...position(offset)
	})));
	if (problems.length > 0) throw new UserError(code, problems);
	const root = document.contents;
	return {
		file,
		value: document.toJS({ maxAliasCount: 0 }),
		locate: (pointer) => position(nodeAt(root, pointer).range?.[0]),
		locateKey: (pointer, key) => {
			const pair = pairOf(nodeAt(root, pointer), key);
			return position((0, import_dist.isNode)(pair?.key) ? pair.key.range?.[0] : nodeAt(root, pointer).range?.[0]);
		}
	};
}
function unsafeNodes(root, at) {
	const problems = [];
	(0, import_dist.visit)(root, {
		Node: (_key, node) => {
			if ((0, import_dist.isAlias)(node) || "anchor" in node && node.anchor !== void 0) problems.push({
				...at(node.range?.[0]),
				message: "anchors and aliases are not allowed",
				fix: "write the value out"
			});
			if ((0, import_dist.isScalar)(node) && typeof node.value === "number" && !Number.isFinite(node.value)) problems.push({
				...at(node.range?.[0]),
				message: `${node.source ?? node.value} is not a finite number`
			});
		},
		Pair: (_key, pair) => {
			if (!(0, import_dist.isScalar)(pair.key) || typeof pair.key.value !== "string") problems.push({
				...at((0, import_dist.isNode)(pair.key) ? pair.key.range?.[0] : void 0),
				message: "a key must be text",
				fix: "put it in quotes"
			});
		}
	});
	return problems;
}
function nodeAt(root, pointer) {
	let node = root;
	for (const key of pointerKeys(pointer)) {
		const next = (0, import_dist.isSeq)(node) ? node.items[Number(key)] : pairOf(node, key)?.value;
		if (!(0, import_dist.isNode)(next)) return node;
		node = next;
	}
	return node;
}
function pairOf(node, key) {
	if (!(0, import_dist.isMap)(node)) return void 0;
	return node.items.find((pair) => (0, import_dist.isScalar)(pair.key) && String(pair.key.value) === key);
}

const DEFAULT_LEVEL = .95;
const DEFAULT_THRESHOLD = .5;
const DEFAULT_SEED = 1;
const DEFAULT_TIMEOUT_MINUTES = 60;
/** Reads the text of `assay.yml`. Throws UserError CONFIG_INVALID with every problem, each with line and column. */
function parseConfig(text, file) {
	const document = parseYaml(text, file, "CONFIG_INVALID");
	const { models } = validate(document, configSchema, "CONFIG_INVALID");
	const problems = Object.entries(models).flatMap(([name, model]) => crossChecks(name, model, document));
	if (problems.length > 0) throw new UserError("CONFIG_INVALID", problems);
	return {
		file,
		models: Object.entries(models).map(([name, model]) => toModel(name, model)),
		locate: document.locate
	};
}
/** What a JSON Schema cannot say well: rules between keys. */
function crossChecks(name, model, document) {
	const problems = [];
	const at = (path, message, fix) => {
		const pointer = `/models/${name}${path}`;
		problems.push({
			file: document.file,
			...document.locate(pointer),
			path: pointer,
			message,
			fix
		});
	};
	if (model.task === "binary" && model.positive === void 0) at("", "a binary task needs the class that a score is the probability of", "add `positive: <value of the target column>`");
	if (model.task !== "binary" && model.positive !== void 0) at("/positive", `"positive" means nothing for a ${model.task} task`, "remove it, or set `task: binary`");
	if (model.train !== void 0 && model.train.run === void 0 === (model.train.module === void 0)) at("/train", "training needs exactly one of \"run\" and \"module\"", "keep one: `run: python train.py` or `module: train.ts`");
	if (typeof model.model === "object" && model.data.id === void 0) at("/model", "predictions are matched to rows by id, and no id column is named", "add `id:` under `data:`");
	if (model.data.id === model.target) at("/data/id", "the id column and the target are the same column", "name another column");
	if (model.drift !== void 0 && model.drift.reference === void 0 && model.data.train === void 0) at("/drift", "there is nothing to compare with", "add `reference:` here, or `train:` under `data:`");
	model.test?.metrics?.forEach((metric, index) => {
		if (isMetricOf(metric, model.task)) return;
		const names = metricNames(model.task);
		const nearest = nearestName(metric, names);
		const fix = nearest === void 0 ? `use one of: ${names.join(", ")}` : `did you mean "${nearest}"?`;
		at(`/test/metrics/${index}`, `"${metric}" is not a metric of a ${model.task} task`, fix);
	});
	return problems;
}
function toModel(name, model) {
	return {
		name,
		task: model.task,
		target: model.target,
		...model.positive === void 0 ? {} : { positive: String(model.positive) },
		data: {
			...model.data.train === void 0 ? {} : { train: toSource(model.data.train) },
			holdout: toSource(model.data.holdout),
			...model.data.id === void 0 ? {} : { id: model.data.id },
			exclude: model.data.exclude ?? [],
			protected: model.data.protected ?? []
		},
		...model.train === void 0 ? {} : { train: toTrain(model.train) },
		model: typeof model.model === "string" ? {
			kind: "file",
			path: model.model
		} : {
			kind: "predictions",
			path: model.model.predictions
		},
		test: {
			metrics: model.test?.metrics ?? defaultMetrics(model.task),
			level: model.test?.level ?? DEFAULT_LEVEL,
			threshold: model.test?.threshold ?? DEFAULT_THRESHOLD
		},
		...toDrift(model)
	};
}
function toSource(source) {
	return typeof source === "string" ? { path: source } : source;
}
function toTrain(train) {
	return {
		spec: train.module === void 0 ? {
			kind: "run",
			run: train.run ?? []
		} : {
			kind: "module",
			module: train.module
		},
		params: train.params ?? {},
		seed: train.seed ?? DEFAULT_SEED,
		timeoutMinutes: train.timeout_minutes ?? DEFAULT_TIMEOUT_MINUTES
	};
}
function toDrift({ data, drift }) {
	const reference = drift?.reference ?? data.train;
	if (drift === void 0 || reference === void 0) return {};
	return { drift: {
		reference: toSource(reference),
		current: toSource(drift.current),
		...drift.columns === void 0 ? {} : { columns: drift.columns },
		exclude: drift.exclude ?? []
	} };
}

/** Reads the configuration of the workspace. Throws UserError CONFIG_MISSING or CONFIG_INVALID. */
async function loadConfig(files, path) {
	const text = await files.readText(path);
	if (text === void 0) throw new UserError("CONFIG_MISSING", {
		file: path,
		message: "there is no configuration here",
		fix: "create it (docs/cli.md has the shortest one that works), or name another file with `config`"
	});
	return {
		config: parseConfig(text, path),
		origin: {
			path,
			digest: files.sha256(text)
		}
	};
}
/** The model that was asked for, or the only one. Throws UserError INPUT_INVALID with the names there are. */
function chooseModel({ config }, name) {
	const names = config.models.map((model) => model.name);
	const [only] = config.models;
	if (name === void 0 && config.models.length === 1 && only !== void 0) return only;
	const found = config.models.find((model) => model.name === name);
	if (found !== void 0) return found;
	if (name === void 0) {
		const message = `has ${names.length} models, and none is named`;
		throw new UserError("INPUT_INVALID", {
			file: config.file,
			message,
			fix: `set \`model\` to one of: ${names.join(", ")}`
		});
	}
	const nearest = nearestName(name, names);
	throw new UserError("INPUT_INVALID", {
		file: config.file,
		message: `has no model "${name}"`,
		fix: nearest === void 0 ? `use one of: ${names.join(", ")}` : `did you mean "${nearest}"?`
	});
}
/** Does work on a model; what turns out to be wrong with a part of the configuration is told at the line of that part. */
async function withPlaces({ config }, work) {
	try {
		return await work();
	} catch (error) {
		throw error instanceof UserError ? placeError(error, config) : error;
	}
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
/** Label and value, without a heading row of its own. */
function detailsTable(details) {
	return table([[""], [""]], details.map(({ label, value: text }) => [inline(label), inline(text)]));
}
function withRest(text, rest, what) {
	return rest > 0 ? `${text}\n\nand ${plural(rest, `more ${what}`)}.` : text;
}

export { chooseModel as C, parseYaml as E, createVerb as S, withPlaces as T, count as _, table as a, signed as b, NOTHING_TO_DO as c, WHAT_TO_DO as d, code as f, about as g, prose as h, rulesTable as i, OUTCOME as l, plain as m, metricsMarkdown as n, ADVISORY_OUTCOME as o, inline as p, modelList as r, MARK as s, detailsTable as t, READING as u, fixed as v, loadConfig as w, significant as x, plural as y };