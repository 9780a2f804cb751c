import { t as cardVerb } from "./verb-card.js";
import { A as shortDigest, C as modelFolder, E as versionsIn, Gr as number, Hr as count$1, Lt as parseStrictJson, Si as messageOf, St as significant, T as versionPath, Ur as digest, Yr as text, Zt as testPredicateSchema, _t as count, bi as UserError, bt as plural, cn as driftColumnSchema, d as readVersion, ln as driftPredicateSchema, lt as validate, mt as plain, pt as inline, st as parseYaml, vn as compiled, yi as Fault } from "./start.js";
import { M as dataReports, N as calibrationLine, O as decompositionLine, S as dependenceText, a as robustnessReport, b as decisionDetails, f as discoveredLine, l as explanationReport, m as discoveredTables, n as sliceTable, o as groupTables, t as taskTables, v as flipsLine } from "./task-details.js";
import { a as importedSchema, i as importedPath, o as importedLines, r as TOOLS, s as importedRows } from "./schema.js";
import { c as metricValue, n as differenceSize, s as metricLabel } from "./metric-words.js";
import { r as effectWords } from "./effect-words.js";
import { n as integrityHeadline, t as findingLine } from "./integrity.js";
import { n as metricTable } from "./metric-table.js";
import { n as writeYaml } from "./edit-yaml.js";
import { t as writtenSchema$1 } from "./checks-card-written-schema.js";
import { c as MEASURED_BEGIN, d as checkClaims, f as splitFrontMatter, i as inventorySchema, l as MEASURED_END, o as readMeasured, s as CHECK_NOTE, t as INVENTORY_PATH, u as checkIndex } from "./repository-schemas.js";
import { t as sortFindings } from "./finding.js";
import { n as forest } from "./forest.js";
import { i as renderPage, n as html, r as htmlTable } from "./page.js";
import { t as driftHeadline } from "./drift-markdown.js";
import { n as parseStatement, t as isTestStatement } from "./parse.js";
import { n as runRecordSchema, t as runRecordPath } from "./run-record.js";
import { n as compareVersions } from "./semver.js";

/** What a reader must know to take the metrics at their word; parts without evidence are absent. */
function readingLines(predicate) {
	const { holdout, dependence, decomposition } = predicate;
	return [
		{
			title: "Rows that belong together",
			lines: dependence === void 0 ? [] : [`${plural(holdout.rows, "row")}${dependenceText(predicate)}.`, `The largest has ${plural(dependence.largest, "row")}.`]
		},
		{
			title: "Calibration",
			lines: [calibrationLine(predicate) ?? []].flat()
		},
		{
			title: "Decisions",
			lines: decisionDetails(predicate.decisions).map(({ label, value }) => `${label}: ${value}`)
		},
		{
			title: "Data or code",
			lines: decomposition === void 0 ? [] : [decompositionLine(decomposition)]
		}
	].filter(({ lines }) => lines.length > 0);
}
/** What the search for weak slices found, the worst ones by name. */
function searchLines({ discoveredSlices }) {
	const line = discoveredLine(discoveredSlices);
	if (line === void 0) return [];
	return [{
		title: "Search for weak slices",
		lines: [line, ...discoveredTables(discoveredSlices).flatMap(({ attribute, head, rows }) => rows.map(([where = "", size = "", own = "", other = ""]) => {
			return `${attribute}: ${where}: ${`${head[2]} ${own} on ${count(Number(size.replaceAll(/\D/g, "")))} rows (${head[3]} ${other})`}.`;
		}))]
	}];
}

const MAX_FINDINGS = 25;
/** Titles that readers of a card rely on. */
const PROVENANCE = "What was measured";
const METRICS = "Metrics";
/** How the titles of results begin that other tools report. */
const REPORTED = "Not measured: reported by ";
/** The measured part of a card in its order: the same data for Markdown, HTML and the check of a card. */
function cardSections({ model, measured, imported = [] }) {
	const { results, drift, training } = measured;
	return [
		provenance(results),
		metricsSection(model, results),
		...championSection(model, results),
		...readingLines(asPredicate(model, results)).map((one) => ({
			...one,
			evidence: results.evidence
		})),
		...tables(results),
		...searchLines(results).map((one) => ({
			...one,
			evidence: results.evidence
		})),
		...lines("Rows that changed sides", results.evidence, [flipsLine(asPredicate(model, results)) ?? []].flat()),
		...lines("Odd rows and small changes", results.evidence, [...robustnessReport({ robustness: results.robustness }).lines]),
		...checksSection(results),
		...lines("Changes of the data", results.evidence, dataReports(results.data ?? []).flatMap(({ line, items }) => [line, ...items])),
		...drift === void 0 ? [] : [driftSection(drift)],
		...training === void 0 ? [] : [trainingSection(training)],
		...imported.map(importedSection)
	];
}
/** Rows of the first section whose change means that other things were measured, not that they were measured again. */
const IDENTITY_ROWS = ["model digest", "holdout digest"];
/** Rows that differ every time somebody measures or trains, also when the result is the same. */
const VOLATILE_ROWS = [
	"evidence",
	"measured at",
	"measured by",
	"runtime",
	"commit",
	"finished at",
	"took"
];
function provenance({ candidate, holdout, evidence, createdAt, assay, source, task }) {
	const { runtime } = candidate;
	const commit = source.headSha ?? source.commit;
	const classes = (holdout.classes ?? []).map((one) => `${one.name} ${count(one.rows)}`).join(", ");
	const rows = [
		["task", task],
		["model digest", candidate.digest],
		["holdout", holdout.source],
		["holdout digest", holdout.digest],
		["holdout rows", count(holdout.rows)],
		...classes === "" ? [] : [["rows per class", classes]],
		["runtime", `${runtime.name} ${runtime.version} (${runtime.backend})`],
		...commit === void 0 ? [] : [["commit", commit]],
		["evidence", evidence],
		["measured at", createdAt],
		["measured by", `Assay ${assay}`]
	];
	return {
		title: PROVENANCE,
		evidence,
		lines: [],
		table: {
			head: ["what", "value"],
			rows
		}
	};
}
function metricsSection(model, results) {
	const { rows, level } = metricTable(asPredicate(model, results));
	const sizes = results.metrics.map(({ n }) => count(n));
	return {
		title: METRICS,
		evidence: results.evidence,
		lines: [],
		table: {
			head: [
				"metric",
				"value",
				`${level} % interval`,
				"rows"
			],
			rows: rows.map(({ label, candidate, interval }, i) => [
				label,
				candidate,
				interval,
				sizes[i] ?? ""
			])
		}
	};
}
function championSection(model, results) {
	const { champion, evidence, comparison } = results;
	const title = "Against the champion";
	if (champion.state === "none") return lines(title, evidence, ["There was no champion to compare with."]);
	if (champion.state === "unavailable") return lines(title, evidence, [`The champion could not be compared: ${champion.reason}.`]);
	const table = metricTable(asPredicate(model, results)).rows.filter(({ change }) => change !== void 0);
	return [{
		title,
		evidence,
		lines: [champion.digest === results.candidate.digest ? `This model is version ${champion.version} of the registry.` : `Champion ${champion.version}, on the same rows.`],
		table: {
			head: [
				"metric",
				"champion",
				"change",
				"reading",
				"smallest detectable difference"
			],
			rows: table.map(({ label, champion: value = "", change = "", reading = "" }) => {
				const own = comparison.find(({ metric }) => metricLabel(metric) === label);
				return [
					label,
					value,
					change,
					reading,
					own === void 0 ? "" : differenceSize(own.metric, own.detectable)
				];
			})
		}
	}];
}
function tables({ slices, groups, fairness, explanation, evidence, taskDetails, robustness }) {
	const found = sliceTable(slices ?? []);
	const named = groupTables(groups ?? [], fairness).map((one) => ({
		...one,
		attribute: `Groups of ${one.attribute}`
	}));
	const told = explanationReport(explanation)?.table;
	return [
		found,
		...named,
		...taskTables({ taskDetails }),
		told,
		...robustnessReport({ robustness }).tables
	].filter((one) => one !== void 0).map((one) => ({
		title: one.attribute,
		evidence,
		lines: [one.note],
		table: {
			head: one.head,
			rows: one.rows
		}
	}));
}
function checksSection({ integrity, evidence }) {
	if (integrity === void 0) return [];
	const shown = integrity.findings.slice(0, MAX_FINDINGS);
	return lines("Data checks", evidence, [`Data checks: ${integrityHeadline(integrity)}.`, ...shown.map(findingLine)]);
}
function driftSection(drift) {
	const { evidence, headline, reference, current, createdAt, columns } = drift;
	const side = (one) => `${one.source}, ${count(one.rows)} rows`;
	const moved = columns.map((column) => [
		column.name,
		effectWords(column),
		column.adjustedPValue === void 0 ? "–" : significant(column.adjustedPValue, 2)
	]);
	return {
		title: "Drift",
		evidence,
		lines: [`${headline}.`, `Reference: ${side(reference)}. Current: ${side(current)}. Measured at ${createdAt}.`],
		...moved.length === 0 ? {} : { table: {
			head: [
				"column",
				"moved by",
				"adjusted p"
			],
			rows: moved
		} }
	};
}
function trainingSection(training) {
	const { evidence, finishedAt, seconds, seed, how, commit, data } = training;
	return {
		title: "Training",
		evidence,
		lines: [],
		table: {
			head: ["what", "value"],
			rows: [
				["run by", how],
				["seed", String(seed)],
				["finished at", finishedAt],
				["took", `${significant(seconds)} s`],
				...commit === void 0 ? [] : [["commit", commit]],
				...data.map(({ source, rows: n }) => ["data", `${source}, ${count(n)} rows`])
			]
		}
	};
}
function importedSection(one) {
	const rows = importedRows(one);
	return {
		title: `${REPORTED}${one.origin.tool}`,
		evidence: one.evidence,
		lines: importedLines(one),
		...rows.length === 0 ? {} : { table: {
			head: [
				"number",
				"value",
				"metric"
			],
			rows
		} }
	};
}
function lines(title, evidence, said) {
	return said.length === 0 ? [] : [{
		title,
		evidence,
		lines: said
	}];
}
/** Results as the renderers of evidence take them: what a card leaves out is the configuration only. */
function asPredicate(model, { evidence, ...results }) {
	return {
		schemaVersion: 1,
		kind: "test",
		model,
		config: {
			path: "-",
			digest: evidence
		},
		...results
	};
}

const AGAIN = "make the card again with `assay card --out`";
/** Sections that a card may do without: it may be older than the drift, or the run may be recorded elsewhere. */
const OPTIONAL = [
	"Drift",
	"Training",
	"Changes of the data"
];
/** Sections about a champion; when that is another one now, they are old, not wrong. */
const CHAMPION = "Against the champion";
const OF_CHAMPION = [CHAMPION, "Rows that changed sides"];
/** Every row and sentence of the measured part that is missing, has no evidence, or says something else than the evidence. */
function compareSections(file, written, expected) {
	const find = (list, title) => list.find((one) => one.title === title);
	const isOld = isOtherChampion(find(written.sections, CHAMPION), find(expected, CHAMPION));
	const extra = written.sections.filter(({ title }, i) => find(expected, title) === void 0 || written.sections.findIndex((one) => one.title === title) < i);
	return [...expected.flatMap((section) => {
		const own = find(written.sections, section.title);
		if (own !== void 0) return aged(compareSection(file, own, section), section.title, isOld);
		return [finding("CARD_MISSING", OPTIONAL.includes(section.title) || section.title.startsWith("Not measured: reported by ") ? "warn" : "error", `the section "${section.title}" is missing`, {
			file,
			line: written.from,
			column: 1
		})];
	}), ...extra.flatMap(({ title, line }) => {
		return aged([finding("CARD_UNSUPPORTED", "error", `no evidence at hand supports ${title === "" ? "this text" : `the section "${title}"`}`, {
			file,
			line,
			column: 1
		})], title, isOld);
	})];
}
/** Was the card compared with another champion than the evidence? The first sentence of the section names it. */
function isOtherChampion(own, right) {
	const sentence = (section) => section?.prose[0]?.cells[0];
	return own !== void 0 && sentence(own) !== sentence(right);
}
/** What depends on the champion or on the base of a change is old when these moved on: worth a word, not an error. */
function aged(findings, title, isOld) {
	const isMoved = title === "Changes of the data" || isOld && OF_CHAMPION.includes(title);
	return findings.map((one) => isMoved ? {
		...one,
		code: "CARD_STALE",
		severity: "warn"
	} : one);
}
function compareSection(file, written, expected) {
	const place = (line) => ({
		file,
		line,
		column: 1
	});
	return [...pairUp(keyed(written.rows), keyed(expected.rows)), ...pairProse(written.prose, expected.prose)].flatMap(([own, right]) => {
		if (own === void 0) return [finding("CARD_MISSING", "error", `"${expected.title}" leaves out: ${(right?.cells ?? []).join(", ").slice(0, 300)}`, place(written.line))];
		if (right === void 0) return [finding("CARD_UNSUPPORTED", "error", `no evidence supports: ${own.cells.join(", ").slice(0, 300)}`, place(own.line))];
		return own.cells.join("\0") === right.cells.join("\0") ? [] : [difference(expected, own, right, place(own.line))];
	});
}
function difference({ title, rows }, own, right, place) {
	const [key = ""] = right.cells;
	const head = rows[0]?.cells ?? [];
	const said = right.cells.flatMap((cell, i) => cell === own.cells[i] ? [] : [i]).map((i) => `${nameOf(head, i, right)}the card says ${quote(own.cells[i])}, the evidence ${quote(right.cells[i])}`);
	const more = own.cells.length > right.cells.length ? ["the card has a column too many"] : [];
	const message = `${right.cells.length > 1 ? `${title}, ${key}: ` : `${title}: `}${[...said, ...more].join("; ")}`.slice(0, 1500);
	const isProvenance = title === PROVENANCE;
	if ((isProvenance || title === "Training") && VOLATILE_ROWS.includes(key)) return finding("CARD_REMEASURED", "warn", message, place);
	return finding(title === "Drift" || isProvenance && IDENTITY_ROWS.includes(key) ? "CARD_STALE" : "CARD_DIFFERENT", "error", message, place);
}
function nameOf(head, i, row) {
	return row.cells.length > 1 && head[i] !== void 0 && head[i] !== "value" ? `${head[i]}: ` : "";
}
function quote(text) {
	return text === void 0 ? "nothing" : JSON.stringify(text.slice(0, 200));
}
/** Rows by their first cell; a cell that comes again counts on. */
function keyed(rows) {
	const seen = /* @__PURE__ */ new Map();
	return rows.map((row, i) => {
		const name = i === 0 ? "\0head" : row.cells[0] ?? "";
		const times = (seen.get(name) ?? 0) + 1;
		seen.set(name, times);
		return [`${name}\u0000${times}`, row];
	});
}
function pairUp(own, right) {
	const [byOwn, byRight] = [new Map(own), new Map(right)];
	return [...right.map(([key, row]) => [byOwn.get(key), row]), ...own.filter(([key]) => !byRight.has(key)).map(([, row]) => [row, void 0])];
}
/** Sentences that both have are right; of the others the first of the card answers to the first of the evidence, and so on. */
function pairProse(own, right) {
	const textOf = ({ cells }) => cells.join();
	const [ownTexts, rightTexts] = [new Set(own.map(textOf)), new Set(right.map(textOf))];
	const onlyOwn = own.filter((row) => !rightTexts.has(textOf(row)));
	const onlyRight = right.filter((row) => !ownTexts.has(textOf(row)));
	return Array.from({ length: Math.max(onlyOwn.length, onlyRight.length) }, (_, i) => [onlyOwn[i], onlyRight[i]]);
}
function finding(code, severity, message, place) {
	return {
		code,
		severity,
		message,
		fix: AGAIN,
		...place === void 0 ? {} : { place }
	};
}

const PIPELINES = {
	binary: "tabular-classification",
	multiclass: "tabular-classification",
	regression: "tabular-regression",
	multilabel: "tabular-classification",
	ranking: "text-ranking",
	forecasting: "time-series-forecasting"
};
/**
* YAML between two lines of `---` as the Hugging Face Hub reads it from a model card: the short keys that people wrote, and every measured
* metric as a result of `model-index` with its interval and its evidence in `args`.
*/
function renderFrontMatter({ model, written, measured }) {
	const { license, language, library, baseModel, tags = [] } = written;
	const pipeline = PIPELINES[measured.results.task];
	const value = {
		...language === void 0 ? {} : { language: language.map(line) },
		...license === void 0 ? {} : { license: line(license) },
		...library === void 0 ? {} : { library_name: line(library) },
		...baseModel === void 0 ? {} : { base_model: line(baseModel) },
		pipeline_tag: pipeline,
		tags: [.../* @__PURE__ */ new Set([...tags.map(line), "assay"])],
		metrics: measured.results.metrics.map(({ name }) => line(name)),
		"model-index": [{
			name: line(model),
			results: [resultOf(measured.results, pipeline)]
		}]
	};
	return `---\n${writeYaml(value, [], "").trimEnd()}\n---\n`;
}
function resultOf({ holdout, metrics, evidence, task }, pipeline) {
	return {
		task: {
			type: pipeline,
			name: task
		},
		dataset: {
			type: "holdout",
			name: line(holdout.source),
			split: "test",
			revision: holdout.digest
		},
		metrics: metrics.map(({ name, value, interval: { low, high, level }, n }) => ({
			type: line(name),
			name: line(metricLabel(name)),
			value,
			args: {
				low,
				high,
				level,
				n,
				evidence
			}
		}))
	};
}
/** One line of visible characters, so that nothing can end the front matter. */
function line(text) {
	return plain(text, 400);
}

const plainText = {
	type: "string",
	minLength: 1,
	maxLength: 2e4
};
const texts = { anyOf: [plainText, {
	type: "array",
	minItems: 1,
	maxItems: 100,
	items: plainText
}] };
const name = {
	type: "string",
	minLength: 1,
	maxLength: 200
};
const names = {
	type: "array",
	minItems: 1,
	maxItems: 50,
	items: name
};
/** What people say of a model in `model-card.yml`: nothing here is measured, and no measured number may stand here instead. */
const writtenSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay: what people write into a model card",
	type: "object",
	additionalProperties: false,
	properties: {
		version: { const: 1 },
		/** The model that the file is about; needed where a repository has several. */
		model: name,
		license: name,
		language: names,
		tags: names,
		library: name,
		base_model: name,
		summary: texts,
		intended_use: texts,
		out_of_scope: texts,
		misuse: texts,
		limitations: texts,
		risks: texts,
		oversight: texts,
		data: texts,
		contacts: texts,
		citation: texts
	}
};
/** Headings of the written part, in their order. The first key is the paragraph under the title. */
const WRITTEN_SECTIONS = {
	summary: "Summary",
	intended_use: "Intended use",
	out_of_scope: "Out of scope",
	misuse: "Foreseeable misuse",
	limitations: "Limitations",
	risks: "Risks",
	oversight: "Human oversight",
	data: "Training data",
	contacts: "Contacts",
	citation: "Citation"
};
/** What a card should not be without. */
const NEEDED_SECTIONS = [
	"intended_use",
	"limitations",
	"contacts"
];
compiled.set(writtenSchema, writtenSchema$1);

const KEYS = Object.keys(WRITTEN_SECTIONS);
const MAX_CHARACTERS = 2e5;
/** A card about which nobody has written anything yet. */
const NOTHING_WRITTEN = {
	files: [],
	sections: []
};
/**
* Reads what people wrote: YAML by `writtenSchema`, or Markdown whose headings of level two are the sections and whose front matter has
* the short keys (license, tags, …). Throws UserError INPUT_INVALID with every problem, also when the file is about another model.
*/
function parseWritten(text, file, model) {
	if (text.length > MAX_CHARACTERS) throw new UserError("INPUT_INVALID", {
		file,
		message: `has more than ${MAX_CHARACTERS} characters`
	});
	const isMarkdown = /\.md$/i.test(file);
	const { yaml, body, bodyLine } = isMarkdown ? splitFrontMatter(text) : {
		yaml: text,
		body: "",
		bodyLine: 1
	};
	const said = yaml.trim() === "" ? {} : readFile(isMarkdown ? `\n${yaml}` : yaml, file, model);
	const sections = [...sectionsOfFile(said), ...isMarkdown ? sectionsOfMarkdown(body, file, bodyLine) : []];
	return {
		files: [file],
		...said.license === void 0 ? {} : { license: said.license },
		...said.library === void 0 ? {} : { library: said.library },
		...said.base_model === void 0 ? {} : { baseModel: said.base_model },
		...said.language === void 0 ? {} : { language: said.language },
		...said.tags === void 0 ? {} : { tags: said.tags },
		sections
	};
}
/** Headings that a card needs and nobody has filled; a section that only promises to be written counts as empty. */
function missingSections({ sections }) {
	const filled = new Set(sections.filter(({ text }) => isFilled(text)).map(({ title }) => title.toLowerCase()));
	return NEEDED_SECTIONS.map((key) => WRITTEN_SECTIONS[key]).filter((title) => !filled.has(title.toLowerCase()));
}
function isFilled(text) {
	const all = text.join(" ").trim();
	return all !== "" && !/^(\W|\b(todo|tbd|fixme|n\/a|none yet)\b)*$/i.test(all);
}
function readFile(yaml, file, model) {
	const document = parseYaml(yaml, file, "INPUT_INVALID");
	const said = validate(document, writtenSchema, "INPUT_INVALID");
	if (said.model === void 0 || said.model === model) return said;
	const message = `is about the model "${said.model}", and the card is that of "${model}"`;
	const fix = `name the file about ${model} with \`about\``;
	throw new UserError("INPUT_INVALID", {
		file,
		...document.locate("/model"),
		message,
		fix
	});
}
function sectionsOfFile(said) {
	return KEYS.flatMap((key) => {
		const value = said[key];
		if (value === void 0) return [];
		return [{
			title: WRITTEN_SECTIONS[key],
			format: "plain",
			text: typeof value === "string" ? [value] : value
		}];
	});
}
/** Text before the first heading of level two is the summary; a title of level one is left out. Headings in code blocks are code. */
function sectionsOfMarkdown(body, file, firstLine) {
	const sections = [{
		title: WRITTEN_SECTIONS.summary,
		text: [],
		line: firstLine
	}];
	let open;
	for (const [i, line] of body.split(/\r?\n/).entries()) {
		const title = open === void 0 ? /^##\s+(.+?)\s*#*$/.exec(line)?.[1] : void 0;
		open = fenceAfter(line, firstLine + i, open);
		if (title !== void 0) sections.push({
			title,
			text: [],
			line: firstLine + i
		});
		else if (open !== void 0 || !/^#\s/.test(line)) sections.at(-1)?.text.push(line);
	}
	refuseBroken(sections, open, file);
	return sections.map(({ title, text }) => ({
		title,
		format: "markdown",
		text: text.join("\n").trim().split("\n")
	})).filter(({ text }) => text.join("") !== "");
}
/** The code block that is open after a line. */
function fenceAfter(line, number, open) {
	const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
	if (mark === void 0) return open;
	if (open === void 0) return {
		mark,
		line: number
	};
	return mark.startsWith(open.mark) && line.trim() === mark ? void 0 : open;
}
/** A heading that stands there twice, or a code block that would swallow what follows. */
function refuseBroken(sections, open, file) {
	const seen = /* @__PURE__ */ new Set();
	const problems = sections.filter(({ title }) => seen.has(title.toLowerCase()) || !seen.add(title.toLowerCase())).map(({ title, line }) => {
		return {
			file,
			line,
			message: `has the heading "${title}" twice`,
			fix: "join the two parts"
		};
	});
	if (open !== void 0) problems.push({
		file,
		line: open.line,
		message: "this code block is never closed",
		fix: `add a line \`${open.mark}\``
	});
	if (problems.length > 0) throw new UserError("INPUT_INVALID", problems);
}

const MAX_LINE = 2e3;
/** A model card in Markdown: front matter, what people say, and the measured part between two marks. Equal cards give equal bytes. */
function renderCardMarkdown(card) {
	const { model, written } = card;
	const sections = written.sections.map((section) => section.title === WRITTEN_SECTIONS.summary ? textOf(section) : [`## ${inline(section.title, 200)}`, ...textOf(section)]);
	const missing = missingSections(written).map((title) => [`## ${title}`, "_Nobody has written this part yet. It belongs into `model-card.yml`._"]);
	const blocks = [
		`# ${inline(model, 200)}`,
		...sections.flat(),
		...missing.flat()
	];
	return `${renderFrontMatter(card)}\n${blocks.join("\n\n")}\n\n${renderMeasured(card)}\n`;
}
/** The measured part with its marks. */
function renderMeasured(card) {
	const body = cardSections(card).map(sectionMarkdown);
	return [
		MEASURED_BEGIN,
		"## Measured",
		CHECK_NOTE,
		...body,
		MEASURED_END
	].join("\n\n");
}
function sectionMarkdown({ title, evidence, lines, table }) {
	const rows = (table?.rows ?? []).map((cells) => `| ${cells.map((cell) => cellText(cell)).join(" | ")} |`);
	const head = table === void 0 ? [] : [`| ${table.head.map((cell) => cellText(cell)).join(" | ")} |`];
	const rule = table === void 0 ? [] : [`|${" --- |".repeat(table.head.length)}`];
	return [
		`### ${inline(title, 200)}`,
		lines.map((line) => inline(line, MAX_LINE)).join("\n\n"),
		[
			...head,
			...rule,
			...rows
		].join("\n"),
		`Evidence: \`${shortDigest(evidence)}\``
	].filter((part) => part !== "").join("\n\n");
}
/** A cell; digests and commits in code type. */
function cellText(text) {
	return /^(sha256:)?[0-9a-f]{40,64}$/.test(text) ? `\`${text}\`` : inline(text);
}
function textOf({ format, text }) {
	if (format === "markdown") return [text.map(withoutHtml).join("\n")];
	const shown = text.map((item) => inline(item, 2e4).replaceAll("⁠", ""));
	return [shown.length > 1 ? shown.map((item) => `- ${item}`).join("\n") : shown[0] ?? ""];
}
/** Markdown of people keeps its form, but no HTML: a tag is shown as text, and no comment can look like one of our marks. */
function withoutHtml(line) {
	return line.toWellFormed().replace(/<(?=[A-Za-z/!?])/g, "&lt;");
}

/**
* Where the text of a card contradicts the evidence, of which `card` was made: in the front matter, in the measured part, and (as
* warnings) in what people wrote. Every finding has its line. Throws UserError INPUT_INVALID when the front matter is no YAML.
*/
function checkCard(text, file, card) {
	const { results } = card.measured;
	const measured = readMeasured(text);
	const index = checkIndex(text, file, results, measured.state === "read");
	const findings = [...index.findings, ...measuredFindings(measured, file, card, index.found)];
	const { bodyLine } = splitFrontMatter(text);
	const isOurs = (line) => line < bodyLine || measured.state === "read" && line >= measured.from && line <= measured.to;
	return sortFindings([...findings, ...checkClaims(text, file, results, isOurs)]).toSorted((a, b) => Number(a.severity === "warn") - Number(b.severity === "warn"));
}
function measuredFindings(measured, file, card, inIndex) {
	const fix = "make the card with `assay card --out`, and what people write in a file of its own";
	switch (measured.state) {
		case "none":
			if (inIndex > 0) return [];
			return [{
				code: "CARD_MISSING",
				severity: "error",
				message: "the card shows none of the measured numbers: no measured part, no result on this holdout",
				fix,
				place: {
					file,
					line: 1,
					column: 1
				}
			}];
		case "broken": {
			const place = {
				file,
				line: measured.line,
				column: 1
			};
			return [{
				code: "CARD_BROKEN",
				severity: "error",
				message: measured.message,
				fix,
				place
			}];
		}
		case "read": {
			const expected = readMeasured(renderMeasured(card));
			if (expected.state !== "read") throw new TypeError("a card that was just made cannot be read");
			return compareSections(file, measured, expected.sections);
		}
		default: return measured;
	}
}

/** One picture per metric: the candidate, and the champion where there was one, each with its interval. SVG without scripts. */
function metricPictures(model, { metrics, champion }) {
	return metrics.map((estimate) => {
		const before = champion.state === "compared" ? champion.metrics.find(({ name }) => name === estimate.name) : void 0;
		const rows = [{
			name: model,
			marks: [mark("now", model, estimate)]
		}, ...champion.state !== "compared" || before === void 0 ? [] : [{
			name: `champion ${champion.version}`,
			marks: [mark("before", `champion ${champion.version}`, before)]
		}]];
		return picture(metricLabel(estimate.name), estimate.name, rows);
	});
}
/** The slices of a metric below each other, the champion's beside them. */
function slicePictures({ slices = [] }) {
	return namesOf(slices).map((metric) => {
		const rows = slices.flatMap(({ name, metrics, champion }) => {
			const now = metrics?.find((one) => one.name === metric);
			const before = champion?.find((one) => one.name === metric);
			const marks = [...now === void 0 ? [] : [mark("now", name, now)], ...before === void 0 ? [] : [mark("before", `${name}, champion`, before)]];
			return marks.length === 0 ? [] : [{
				name,
				marks
			}];
		});
		return picture(`${metricLabel(metric)} by slice`, metric, rows);
	});
}
/** The groups of each attribute, one picture per metric, under the title of its section. */
function groupPictures({ groups = [] }, attribute) {
	const found = groups.find((one) => one.attribute === attribute);
	if (found === void 0) return [];
	return namesOf(found.groups).map((metric) => {
		const rows = found.groups.flatMap(({ name, missing, metrics }) => {
			const own = metrics?.find((one) => one.name === metric);
			const label = missing ? "(missing)" : name;
			return own === void 0 ? [] : [{
				name: label,
				marks: [mark("now", label, own)]
			}];
		});
		return picture(`${metricLabel(metric)} by ${attribute}`, metric, rows);
	});
}
function picture(label, metric, rows) {
	return forest({
		label,
		rows,
		ends: (value) => metricValue(metric, value)
	});
}
function mark(side, name, { name: metric, value, interval }) {
	const { low, high } = interval;
	return {
		side,
		low,
		value,
		high,
		words: `${name}: ${metricValue(metric, value)} (${metricValue(metric, low)} to ${metricValue(metric, high)})`
	};
}
function namesOf(parts) {
	return [...new Set(parts.flatMap(({ metrics = [] }) => metrics.map(({ name }) => name)))];
}

const MAX_CELL$1 = 400;
const MAX_TEXT$1 = 2e4;
/** The evaluation report: a card as one self-contained HTML page with pictures. It runs nothing and asks for nothing; equal cards give equal bytes. */
function renderCardPage(card) {
	const { model, written, measured } = card;
	const missing = missingSections(written);
	const body = [
		`<h1>${html(model, 160)}</h1>`,
		...cardSections(card).map((section) => sectionHtml$1(section, picturesOf(card, section.title))),
		"<section>\n<h2>Said by people, not measured</h2>",
		...written.sections.map(writtenHtml),
		missing.length === 0 ? "" : `<p class="quiet">${html(`Nobody has written: ${missing.join(", ")}.`, MAX_CELL$1)}</p>`,
		"</section>",
		`<footer>${html(`Written by Assay ${measured.results.assay} from evidence ${measured.results.evidence}.`, MAX_CELL$1)}</footer>`
	];
	return renderPage(`Evaluation of ${model}`, body.filter((part) => part !== "").join("\n"));
}
function picturesOf({ model, measured: { results } }, title) {
	if (title === "Metrics") return metricPictures(model, results);
	if (title === "Slices") return slicePictures(results);
	return title.startsWith("Groups of ") ? groupPictures(results, title.slice(10)) : [];
}
function sectionHtml$1({ title, evidence, lines, table }, pictures) {
	return [
		`<section>\n<h2>${html(title, 200)}</h2>`,
		...lines.map((line) => `<p>${html(line, 2e3)}</p>`),
		table === void 0 ? "" : htmlTable(table.head, table.rows.map((row) => row.map((cell) => html(cell, MAX_CELL$1)))),
		...pictures,
		`<p class="quiet">evidence ${html(shortDigest(evidence), 12)}</p>\n</section>`
	].filter((part) => part !== "").join("\n");
}
/** Text of people is shown as text, line by line: a page of numbers renders nobody's Markdown. */
function writtenHtml({ title, text }) {
	const lines = text.filter((line) => line.trim() !== "").map((line) => `<p>${html(line, MAX_TEXT$1)}</p>`);
	return `<h3>${html(title, 200)}</h3>\n${lines.join("\n")}`;
}

/** Columns that moved, as many as a card lists. */
const MAX_DRIFT_COLUMNS = 30;
const { schemaVersion, kind, model, config, ...results } = testPredicateSchema.properties;
const { origin, metrics: reported, cases } = importedSchema.properties.predicate.properties;
const window = driftPredicateSchema.properties.reference;
const written = {
	type: "object",
	additionalProperties: false,
	required: ["files", "sections"],
	properties: {
		/** The files that people wrote. */
		files: {
			type: "array",
			maxItems: 10,
			items: text
		},
		license: text,
		library: text,
		baseModel: text,
		language: {
			type: "array",
			maxItems: 50,
			items: text
		},
		tags: {
			type: "array",
			maxItems: 50,
			items: text
		},
		sections: {
			type: "array",
			maxItems: 100,
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"title",
					"format",
					"text"
				],
				properties: {
					title: text,
					format: { enum: ["plain", "markdown"] },
					text: {
						type: "array",
						maxItems: 2e3,
						items: { type: "string" }
					}
				}
			}
		}
	}
};
/**
* A model card: what people say (`written`) apart from what was measured (`measured`). Every part of `measured` names the evidence that
* its numbers come from by the sha256 of the file.
*/
const cardSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay model card",
	type: "object",
	additionalProperties: false,
	required: [
		"schemaVersion",
		"kind",
		"model",
		"written",
		"measured"
	],
	properties: {
		schemaVersion: { const: 1 },
		kind: { const: "model-card" },
		model: text,
		written,
		measured: {
			type: "object",
			additionalProperties: false,
			required: ["results"],
			properties: {
				results: {
					type: "object",
					additionalProperties: false,
					required: [
						"evidence",
						"assay",
						"task",
						"createdAt",
						"source",
						"candidate",
						"holdout",
						"metrics",
						"champion",
						"comparison"
					],
					properties: {
						evidence: digest,
						...results
					}
				},
				drift: {
					type: "object",
					additionalProperties: false,
					required: [
						"evidence",
						"createdAt",
						"headline",
						"reference",
						"current",
						"drifted",
						"compared",
						"columns"
					],
					properties: {
						evidence: digest,
						createdAt: text,
						headline: text,
						reference: window,
						current: window,
						drifted: { type: "boolean" },
						compared: count$1,
						columns: {
							type: "array",
							maxItems: 30,
							items: driftColumnSchema
						}
					}
				},
				training: {
					type: "object",
					additionalProperties: false,
					required: [
						"evidence",
						"finishedAt",
						"seconds",
						"seed",
						"how",
						"data"
					],
					properties: {
						evidence: digest,
						finishedAt: text,
						seconds: number,
						seed: count$1,
						how: text,
						commit: text,
						data: {
							type: "array",
							items: {
								type: "object",
								additionalProperties: false,
								required: ["source", "rows"],
								properties: {
									source: text,
									rows: count$1
								}
							}
						}
					}
				}
			}
		},
		/** What other tools report: nobody's measurement of ours, and apart from `measured`. */
		imported: {
			type: "array",
			maxItems: 20,
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"evidence",
					"level",
					"origin",
					"metrics"
				],
				properties: {
					evidence: digest,
					level: { const: "E0" },
					origin,
					metrics: reported,
					cases
				}
			}
		}
	}
};

/** The card of one model: measured numbers are copied from the evidence, none is computed. Equal inputs give equal cards. */
function buildCard({ test, drift, run, imported = [], written }) {
	const { schemaVersion, kind, model, config, ...results } = test.predicate;
	return {
		schemaVersion: 1,
		kind: "model-card",
		model,
		written,
		measured: {
			results: {
				evidence: test.digest,
				...withoutPictures(results)
			},
			...drift === void 0 ? {} : { drift: driftPart(drift.predicate, drift.digest) },
			...run === void 0 ? {} : { training: trainingPart(run.record, run.digest) }
		},
		...imported.length === 0 ? {} : { imported: imported.map(importedPart) }
	};
}
/** Curves and clouds of points are for the page of the test: a card shows the table, and its evidence has the rest. */
function withoutPictures(results) {
	if (results.explanation?.state !== "measured") return results;
	const { swarm, curves, ...explanation } = results.explanation;
	return {
		...results,
		explanation
	};
}
function importedPart({ predicate, digest }) {
	const { level, origin, metrics, cases } = predicate;
	return {
		evidence: digest,
		level,
		origin,
		metrics,
		...cases === void 0 ? {} : { cases }
	};
}
function driftPart(predicate, evidence) {
	const { createdAt, reference, current, drifted, columns } = predicate;
	const moved = columns.filter((column) => column.drifted);
	return {
		evidence,
		createdAt,
		headline: driftHeadline(predicate).replace(/^[✓✕] /, ""),
		reference,
		current,
		drifted,
		compared: columns.length,
		columns: moved.slice(0, 30)
	};
}
const HOW = {
	shell: "a shell command",
	list: "a command",
	module: "a training module"
};
function trainingPart({ predicate }, evidence) {
	const { finishedAt, durationMs, seed, invocation, source, data } = predicate;
	return {
		evidence,
		finishedAt,
		seconds: durationMs / 1e3,
		seed,
		how: invocation.kind === "module" ? `${HOW.module}, ${invocation.path}` : HOW[invocation.kind],
		...source === void 0 ? {} : { commit: `${source.commit}${source.dirty ? " with uncommitted changes" : ""}` },
		data: data.map(({ source: name, rows }) => ({
			source: name,
			rows
		}))
	};
}

/** Files that are taken for what people wrote when nothing else is said. */
const ABOUT_FILES = ["model-card.yml", "model-card.md"];
/**
* Makes the card of a model from its evidence and what lies beside it: drift evidence, the record of the run that made exactly this model,
* and what people wrote. Throws UserError EVIDENCE_MISSING, EVIDENCE_INVALID or INPUT_INVALID.
*/
async function makeCard({ files, log }, sources) {
	const text = await needed(files, sources.evidence, "measure the model first: `assay test`");
	const statement = parseStatement(text, sources.evidence);
	if (!isTestStatement(statement)) throw invalid({
		file: sources.evidence,
		message: "is drift evidence; a card starts from that of `assay test`"
	});
	const { predicate } = statement;
	return buildCard({
		test: {
			predicate,
			digest: files.sha256(text)
		},
		drift: await readDrift(files, sources.drift, predicate.model),
		run: await readRun({
			files,
			log
		}, predicate),
		imported: await readImported(files, predicate.model),
		written: await readWritten(files, sources.about, predicate.model)
	});
}
/** Refuses to write a card over a file that is none of ours: what people wrote would be lost. Throws UserError INPUT_INVALID. */
async function refuseForeignCard({ files }, path) {
	const before = await files.readText(path);
	if (before === void 0 || readMeasured(before).state === "read") return;
	throw new UserError("INPUT_INVALID", {
		file: path,
		message: "is there already and has no measured part by Assay, so that writing the card would lose its text",
		fix: `move what people wrote into ${ABOUT_FILES[1]} and remove the file, or name another one`
	});
}
async function readDrift(files, { path, isAsked }, model) {
	const text = isAsked ? await needed(files, path, "measure it with `assay drift`") : await files.readText(path);
	if (text === void 0) return void 0;
	const statement = parseStatement(text, path);
	if (isTestStatement(statement)) throw invalid({
		file: path,
		message: "is no drift evidence"
	});
	const { predicate } = statement;
	if (predicate.model !== void 0 && predicate.model !== model) throw invalid({
		file: path,
		message: `is about the model "${predicate.model}", not "${model}"`
	});
	return {
		predicate,
		digest: files.sha256(text)
	};
}
/** What other tools reported, as `assay ingest` kept it. */
async function readImported(files, model) {
	const read = TOOLS.map(async (tool) => {
		const path = importedPath(model, tool);
		const text = await files.readText(path);
		if (text === void 0) return [];
		const document = parseStrictJson(text, path, "EVIDENCE_INVALID");
		const { predicate } = validate(document, importedSchema, "EVIDENCE_INVALID");
		if (predicate.model !== model || predicate.origin.tool !== tool) throw invalid({
			file: path,
			message: `is about "${predicate.model}", reported by ${predicate.origin.tool}`
		});
		return [{
			predicate,
			digest: files.sha256(text)
		}];
	});
	return (await Promise.all(read)).flat();
}
/** The record whose digest stands in the evidence; that of another run says nothing about this model. */
async function readRun({ files, log }, { model, candidate }) {
	const path = runRecordPath(model);
	const text = candidate.runRecord === void 0 ? void 0 : await files.readText(path);
	if (text === void 0) return void 0;
	const digest = files.sha256(text);
	if (digest !== candidate.runRecord) {
		log.warn(`${path} is not the record that the evidence names, so the card says nothing of the training`);
		return;
	}
	const document = parseStrictJson(text, path, "EVIDENCE_INVALID");
	return {
		record: validate(document, runRecordSchema, "EVIDENCE_INVALID"),
		digest
	};
}
async function readWritten(files, about, model) {
	for (const path of about === void 0 ? ABOUT_FILES : [about]) {
		const text = await files.readText(path);
		if (text !== void 0) return parseWritten(text, path, model);
	}
	if (about === void 0) return NOTHING_WRITTEN;
	throw new UserError("INPUT_INVALID", {
		file: about,
		message: "is not there",
		fix: "write it, or leave `about` out"
	});
}
async function needed(files, path, fix) {
	const text = await files.readText(path);
	if (text !== void 0) return text;
	throw new UserError("EVIDENCE_MISSING", {
		file: path,
		message: "there is no evidence here",
		fix
	});
}
function invalid(problem) {
	return new UserError("INPUT_INVALID", {
		fix: "name the right file",
		...problem
	});
}

const MAX_CELL = 2e3;
const MAX_TEXT = 2e4;
const INTRO = "Filled from evidence as far as there is any. It is no statement that any duty is met: what is marked OPEN only people can write, and people answer for all of it.";
/** The pack as Markdown; equal packs give equal bytes. */
function renderAnnexIvMarkdown(pack) {
	return `${[
		`# Technical documentation of ${inline(pack.model, 200)}, after Annex IV`,
		`${INTRO} Each measured part names the sha256 of its evidence; that of the tests is \`${pack.evidence}\`.`,
		...pack.sections.flatMap((section) => [
			`## ${section.number}. ${section.title}`,
			...section.measured.map(measuredMarkdown),
			...section.said.map(saidMarkdown),
			...section.open.length === 0 ? [] : [section.open.map(({ what, owner }) => `- **OPEN** (${inline(owner, 200)}): ${inline(what, MAX_CELL)}`).join("\n")]
		]),
		`Written by Assay ${inline(pack.assay, 40)}.`
	].join("\n\n")}\n`;
}
function measuredMarkdown({ title, evidence, lines, table }) {
	const rows = (table?.rows ?? []).map((cells) => `| ${cells.map((cell) => inline(cell, MAX_CELL)).join(" | ")} |`);
	const head = table === void 0 ? [] : [`| ${table.head.map((cell) => inline(cell)).join(" | ")} |`, `|${" --- |".repeat(table.head.length)}`];
	return [
		`### ${inline(title, 200)}`,
		lines.map((line) => inline(line, MAX_CELL)).join("\n\n"),
		[...head, ...rows].join("\n"),
		`Evidence: \`${evidence}\``
	].filter((part) => part !== "").join("\n\n");
}
function saidMarkdown({ title, files, lines }) {
	const text = lines.filter((line) => line.trim() !== "").map((line) => inline(line, MAX_TEXT).replaceAll("⁠", ""));
	return [
		`### ${inline(title, 200)}`,
		...text,
		`Said by people in ${files.map((file) => inline(file, 200)).join(", ")}; not measured.`
	].join("\n\n");
}
/** The pack as one HTML page that runs nothing and asks for nothing. */
function renderAnnexIvPage(pack) {
	const body = [
		`<h1>${html(`Technical documentation of ${pack.model}, after Annex IV`, 260)}</h1>`,
		`<p>${html(`${INTRO} Evidence of the tests: ${pack.evidence}.`, MAX_CELL)}</p>`,
		...pack.sections.map(sectionHtml),
		`<footer>${html(`Written by Assay ${pack.assay}.`, 200)}</footer>`
	];
	return renderPage(`Annex IV: ${pack.model}`, body.join("\n"));
}
function sectionHtml({ number, title, measured, said, open }) {
	return [
		`<section>\n<h2>${html(`${number}. ${title}`, 200)}</h2>`,
		...measured.map(measuredHtml),
		...said.map(saidHtml),
		...open.length === 0 ? [] : [`<ul>\n${open.map(openHtml).join("\n")}\n</ul>`],
		"</section>"
	].join("\n");
}
function measuredHtml({ title, evidence, lines, table }) {
	const rows = table?.rows.map((row) => row.map((cell) => html(cell, MAX_CELL)));
	return [
		`<h3>${html(title, 200)}</h3>`,
		...lines.map((line) => `<p>${html(line, MAX_CELL)}</p>`),
		...table === void 0 || rows === void 0 ? [] : [htmlTable(table.head, rows)],
		`<p class="quiet">evidence ${html(evidence, 80)}</p>`
	].join("\n");
}
function saidHtml({ title, files, lines }) {
	const text = lines.filter((line) => line.trim() !== "").map((line) => `<p>${html(line, MAX_TEXT)}</p>`);
	return [
		`<h3>${html(title, 200)}</h3>`,
		...text,
		`<p class="quiet">${html(`Said by people in ${files.join(", ")}; not measured.`, 400)}</p>`
	].join("\n");
}
function openHtml({ what, owner }) {
	return `<li><strong>OPEN</strong> (${html(owner, 200)}): ${html(what, MAX_CELL)}</li>`;
}

const GATE = "Limits that were set before";
/** The nine headings of Annex IV of Regulation (EU) 2024/1689, in our words; the text in force decides. */
const HEADINGS = [
	{
		title: "General description of the system",
		measured: ["What was measured"],
		needs: [],
		said: [
			{
				title: "Summary",
				asks: "what the system is and who provides it"
			},
			{
				title: "Intended use",
				asks: "its purpose, its users and the people concerned"
			},
			{
				title: "Out of scope",
				asks: "what it is not for"
			},
			{
				title: "Contacts",
				asks: "the provider, and who answers"
			}
		],
		people: ["How it is placed on the market, the hardware and software around it, and instructions for use"]
	},
	{
		title: "Elements of the system and how it was developed",
		measured: ["Training", "Changes of the data"],
		takesRest: true,
		needs: [{
			title: "Training",
			how: "The record of the training: train with `assay train`"
		}],
		said: [{
			title: "Training data",
			asks: "where the data come from, how they were chosen, labelled and cleaned"
		}],
		people: ["Design choices and assumptions, the architecture of the whole system, and the cybersecurity measures", "Test reports dated and signed by the responsible persons: name, date, signature"]
	},
	{
		title: "Monitoring, functioning and control",
		measured: [
			"Groups",
			"Slices",
			"Search for weak slices",
			"Found slices"
		],
		needs: [],
		said: [
			{
				title: "Limitations",
				asks: "what it can and cannot do, for which people"
			},
			{
				title: "Foreseeable misuse",
				asks: "unintended outcomes and risks to people"
			},
			{
				title: "Human oversight",
				asks: "the measures that let people oversee it"
			}
		],
		people: ["Specifications of the input data"]
	},
	{
		title: "Appropriateness of the performance metrics",
		measured: ["Metrics", GATE],
		needs: [{
			title: GATE,
			how: "The verdict about this evidence: run `assay gate`"
		}],
		said: [],
		people: ["Why these metrics and limits fit this system"]
	},
	{
		title: "Risk management system (Article 9)",
		measured: [
			"Odd rows and small changes",
			"Robustness",
			"Data checks"
		],
		needs: [],
		said: [{
			title: "Risks",
			asks: "the risks that were found and what was done"
		}],
		people: ["The risk management system itself"]
	},
	{
		title: "Changes through the life cycle",
		measured: [
			"Against the champion",
			"Rows that changed sides",
			"Registered versions"
		],
		needs: [{
			title: "Registered versions",
			how: "The versions of the ledger: register with `assay register`"
		}],
		said: [],
		people: ["Which changes were planned before, and which are substantial"]
	},
	{
		title: "Standards and specifications applied",
		measured: [],
		needs: [],
		said: [],
		people: ["Harmonised standards applied in full or in part, or the other means that were used"]
	},
	{
		title: "EU declaration of conformity",
		measured: [],
		needs: [],
		said: [],
		people: ["A copy of the declaration"]
	},
	{
		title: "Performance after placing on the market (Article 72)",
		measured: ["Drift"],
		needs: [{
			title: "Drift",
			how: "A look at today’s data: run `assay drift`"
		}],
		said: [],
		people: ["The system and the plan of post-market monitoring"]
	}
];

const PROVIDER = "the provider";
/**
* The technical documentation of Annex IV as far as evidence fills it. Nothing is computed: numbers are those of the card, the verdict and
* the ledger. Equal inputs give equal packs; no clock is read.
*/
function buildAnnexIv(input) {
	const { card, owner = PROVIDER } = input;
	const all = [
		...cardSections(card),
		...verdictSections(input),
		...versionSections(input)
	];
	const { results } = card.measured;
	return {
		model: card.model,
		evidence: results.evidence,
		assay: results.assay,
		sections: HEADINGS.map((heading, i) => {
			const measured = all.filter((one) => headingOf(one.title) === heading);
			return {
				number: i + 1,
				title: heading.title,
				measured,
				...saidOf(heading, card, {
					owner,
					measured
				})
			};
		})
	};
}
/** Each part stands once, under the first heading that asks for it; what no heading asks for belongs to testing. */
function headingOf(title) {
	const asks = ({ measured }) => measured.some((start) => title.startsWith(start));
	return HEADINGS.find(asks) ?? HEADINGS.find(({ takesRest }) => takesRest === true);
}
function saidOf(heading, { written }, { owner, measured }) {
	const find = (title) => written.sections.find((one) => one.title.toLowerCase() === title.toLowerCase());
	const said = heading.said.flatMap(({ title }) => {
		const section = find(title);
		return section === void 0 ? [] : [{
			title: section.title,
			files: written.files,
			lines: section.text
		}];
	});
	const missing = heading.said.filter(({ title }) => find(title) === void 0).map(({ title, asks }) => `${title}: ${asks}`);
	const unmeasured = heading.needs.filter(({ title }) => !measured.some((one) => one.title.startsWith(title))).map(({ how }) => how);
	return {
		said,
		open: [
			...missing,
			...unmeasured,
			...heading.people
		].map((what) => ({
			what,
			owner
		}))
	};
}
/** Only a verdict about this very evidence says something about this model. */
function verdictSections({ card, verdict }) {
	const own = verdict?.gate.models.find(({ model }) => model === card.model);
	const isOurs = own?.evidence?.some(({ digest }) => digest === card.measured.results.evidence) === true;
	if (verdict === void 0 || own === void 0 || !isOurs) return [];
	const { policy } = verdict.gate;
	const where = `${policy.path}, ${policy.digest}${policy.commit === void 0 ? "" : ` at commit ${policy.commit}`}`;
	return [{
		title: "Limits that were set before",
		evidence: verdict.digest,
		lines: [`Policy ${where}. Verdict: ${own.verdict}.`],
		table: {
			head: [
				"rule",
				"asks for",
				"said",
				"why"
			],
			rows: own.rules.map(ruleRow)
		}
	}];
}
function ruleRow({ id, requirement, verdict, message, severity }) {
	return [
		severity === "warn" ? `${id} (warns)` : id,
		requirement ?? "",
		verdict,
		message
	];
}
function versionSections({ versions }) {
	const last = versions?.at(-1);
	if (versions === void 0 || last === void 0) return [];
	const rows = versions.map(({ version, digest, createdAt, actor, record }) => [
		version,
		createdAt,
		actor,
		digest,
		record
	]);
	return [{
		title: "Registered versions",
		evidence: last.record,
		lines: [],
		table: {
			head: [
				"version",
				"registered at",
				"by",
				"model digest",
				"record"
			],
			rows
		}
	}];
}

/**
* Gathers what Annex IV asks for around a card: the verdict, the registered versions and who answers for the model. What cannot be read is
* open in the pack, never left out in silence. Throws UserError INPUT_INVALID when the inventory has mistakes.
*/
async function makeAnnexIv(ports, { card, verdict }) {
	const [versions, owner] = await Promise.all([readVersions(ports, card.model), readOwner(ports.files, card.model)]);
	return buildAnnexIv({
		card,
		verdict,
		versions,
		owner
	});
}
async function readOwner(files, model) {
	const text = await files.readText(INVENTORY_PATH);
	if (text === void 0) return void 0;
	const document = parseYaml(text, INVENTORY_PATH, "INPUT_INVALID");
	const { models } = validate(document, inventorySchema, "INPUT_INVALID");
	return Object.hasOwn(models, model) ? models[model]?.owner : void 0;
}
async function readVersions({ ledger, files, log }, model) {
	try {
		const snapshot = await (await ledger()).snapshot();
		const paths = (await snapshot.list("")).filter((path) => path.startsWith(`${modelFolder(model)}/`));
		const read = versionsIn(paths).filter((one) => one.ready).map(({ version }) => version).toSorted(compareVersions).slice(-200).map(async (version) => {
			const known = await readVersion(snapshot, model, version);
			const bytes = await snapshot.read(versionPath(model, version));
			if (known === void 0 || bytes === void 0) return [];
			const { manifest, createdAt, actor } = known.record;
			return [{
				version,
				digest: manifest.digest,
				createdAt,
				actor,
				record: files.sha256(bytes)
			}];
		});
		return (await Promise.all(read)).flat();
	} catch (error) {
		if (!(error instanceof UserError || error instanceof Fault)) throw error;
		log.warn(`the pack leaves the registered versions open: ${messageOf(error)}`);
		return;
	}
}

export { refuseForeignCard as a, renderCardMarkdown as c, cardVerb, makeCard as i, missingSections as l, renderAnnexIvMarkdown as n, renderCardPage as o, renderAnnexIvPage as r, checkCard as s, makeAnnexIv as t };