import { _n as MODEL_NAME_PATTERN, st as parseYaml, vn as compiled } from "./start.js";
import { s as metricLabel } from "./metric-words.js";
import { n as metricNamed, t as agrees } from "./agrees.js";
import { n as validationsSchema$1, t as inventorySchema$1 } from "./checks-policy-repository-schemas.js";

/** Cuts Markdown into YAML front matter (between two lines of `---` at its start) and the rest. */
function splitFrontMatter(text) {
	const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(text);
	if (match === null || match.index !== 0) return {
		yaml: "",
		body: text,
		yamlLine: 1,
		bodyLine: 1
	};
	const body = text.slice(match[0].length);
	return {
		yaml: match[1] ?? "",
		body,
		yamlLine: 2,
		bodyLine: match[0].split("\n").length
	};
}

/** Words that make a number a wish or a limit, not a claim. */
const WISH = /least|most|above|below|under|over|target|goal|must|should|limit|than|[<>≤≥]/i;
/**
* Sentences of people that name a metric and then a number which was not measured, for example "ROC AUC of 0.91". Only a warning: people
* may write about another data set. `skip` tells which lines are not theirs.
*/
function checkClaims(text, file, { metrics, champion }, skip) {
	const known = metrics.map(({ name, value }) => {
		const before = champion.state === "compared" ? champion.metrics.find((one) => one.name === name)?.value : void 0;
		return {
			name,
			value,
			values: before === void 0 ? [value] : [value, before],
			pattern: claimOf(name)
		};
	});
	return text.split(/\r?\n/).flatMap((line, i) => skip(i + 1) ? [] : known.flatMap(({ name, value, values, pattern }) => [...line.matchAll(pattern)].filter(([, between = "", number = "", percent = ""]) => {
		const said = Number(number) / (percent === "" ? 1 : 100);
		return (percent !== "" || number.includes(".")) && !WISH.test(between) && !values.some((one) => agrees(said, one));
	}).map((match) => {
		return {
			code: "CARD_CLAIM",
			severity: "warn",
			message: `the text says "${match[0].slice(0, 80)}"; the evidence has ${metricLabel(name)} ${value}`,
			fix: "correct the number, or say which other data it was measured on and leave it",
			place: {
				file,
				line: i + 1,
				column: match.index + 1
			}
		};
	})));
}
function claimOf(name) {
	const words = [name, metricLabel(name)].map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
	return new RegExp(`(?<![\\w])(?:${words.join("|")})(?!\\w)([^\\d\\n]{1,24}?)(\\d+(?:\\.\\d+)?)\\s?(%?)`, "gi");
}

const AGAIN = "make the card again with `assay card --out`";
/**
* The `model-index` of a card against the evidence. Results on other data are nobody's contradiction in a card that somebody else wrote; a
* card of ours (`isWhole`) has none. `found` counts the metrics it speaks about. Throws UserError INPUT_INVALID when the front matter is
* no YAML.
*/
function checkIndex(text, file, results, isWhole) {
	const { yaml, yamlLine } = splitFrontMatter(text);
	if (yaml.trim() === "") return {
		found: 0,
		findings: []
	};
	const document = parseYaml(`${"\n".repeat(yamlLine - 1)}${yaml}`, file, "INPUT_INVALID");
	const all = listOf(membersOf(document.value)["model-index"], "/model-index").flatMap(({ value, pointer }) => listOf(value["results"], `${pointer}/results`));
	const own = all.filter(({ value, pointer }) => isOwn(value, pointer, results));
	const foreign = isWhole ? all.filter((entry) => !own.includes(entry)) : [];
	const named = own.flatMap(({ value, pointer }) => listOf(value["metrics"], `${pointer}/metrics`));
	const findings = [
		...own.flatMap((entry) => staleHoldout(entry, document, results)),
		...named.flatMap((entry) => checkMetric(entry, document, results)),
		...foreign.map(({ pointer }) => {
			return {
				code: "CARD_UNSUPPORTED",
				severity: "error",
				message: "model-index has a result on other data than the holdout, for which there is no evidence",
				fix: "take it out",
				place: placeIn(document, pointer)
			};
		}),
		...(own.length === 0 ? [] : missingMetrics(own, named, document, results)).map((one) => ({
			...one,
			severity: isWhole ? "error" : "warn"
		}))
	];
	return {
		found: named.length,
		findings
	};
}
function missingMetrics(own, named, document, { metrics }) {
	const names = new Set(named.map(({ value }) => metricNamed(String(value["type"] ?? value["name"] ?? ""))));
	const place = placeIn(document, own[0]?.pointer ?? "");
	return metrics.filter(({ name }) => !names.has(metricNamed(name))).map(({ name, value }) => {
		return {
			code: "CARD_MISSING",
			message: `model-index leaves out ${metricLabel(name)}, which was measured as ${value}`,
			fix: AGAIN,
			place
		};
	});
}
function isOwn(result, pointer, { holdout }) {
	const { name, revision } = membersOf(result["dataset"]);
	const isOurs = listOf(result["metrics"], pointer).some(({ value }) => membersOf(value["args"])["evidence"] !== void 0);
	return name === holdout.source || String(revision).startsWith("sha256:") || isOurs;
}
function staleHoldout({ value, pointer }, document, { holdout }) {
	const { revision } = membersOf(value["dataset"]);
	if (typeof revision !== "string" || !revision.startsWith("sha256:") || revision === holdout.digest) return [];
	const message = `model-index is about the holdout ${revision.slice(7, 19)}; the evidence measured ${holdout.digest.slice(7, 19)}`;
	const place = placeIn(document, `${pointer}/dataset/revision`);
	return [{
		code: "CARD_STALE",
		severity: "error",
		message,
		fix: AGAIN,
		place
	}];
}
function checkMetric({ value: said, pointer }, document, results) {
	const written = String(said["type"] ?? said["name"] ?? "");
	const measured = results.metrics.find(({ name }) => metricNamed(name) === metricNamed(written));
	const place = placeIn(document, `${pointer}/value`);
	if (measured === void 0) return [{
		code: "CARD_UNSUPPORTED",
		severity: "error",
		message: `model-index has "${written.slice(0, 100)}", which the evidence does not have`,
		fix: `take it out, or measure it`,
		place
	}];
	const args = membersOf(said["args"]);
	const pairs = [[
		"value",
		said["value"],
		measured.value
	]];
	const ends = {
		low: measured.interval.low,
		high: measured.interval.high,
		level: measured.interval.level,
		n: measured.n
	};
	for (const [key, expected] of Object.entries(ends)) if (args[key] !== void 0) pairs.push([
		`args/${key}`,
		args[key],
		expected
	]);
	return pairs.flatMap(([key, one, expected]) => {
		const number = typeof one === "string" && one.trim() !== "" ? Number(one) : one;
		if (typeof number === "number" && agrees(number, expected)) return [];
		const what = key === "value" ? "" : ` (${key.slice(5)})`;
		const message = `model-index says ${metricLabel(measured.name)}${what} is ${show(one)}; the evidence says ${expected}`;
		const at = placeIn(document, `${pointer}/${key}`);
		return [{
			code: "CARD_DIFFERENT",
			severity: "error",
			message,
			fix: AGAIN,
			place: at
		}];
	});
}
function placeIn(document, pointer) {
	return {
		file: document.file,
		...document.locate(pointer)
	};
}
function show(value) {
	return (JSON.stringify(value) ?? "nothing").slice(0, 60);
}
function membersOf(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
function listOf(value, pointer) {
	if (!Array.isArray(value)) return [];
	return value.map((item, i) => ({
		value: membersOf(item),
		pointer: `${pointer}/${i}`
	}));
}

/** The lines around what is measured: only what stands between them is Assay's. */
const MEASURED_BEGIN = "<!-- assay:measured -->";
const MEASURED_END = "<!-- /assay:measured -->";
/** The first sentence of the measured part. */
const CHECK_NOTE = "Assay wrote this part from evidence. Do not edit it: `assay card --check` compares every number with the evidence.";

/** Reads what stands between the two marks of a card, whatever a formatter did to blanks and tables. */
function readMeasured(text) {
	const lines = text.split(/\r?\n/);
	const { bodyLine } = splitFrontMatter(text);
	const at = (mark) => lines.flatMap((line, i) => i + 1 >= bodyLine && line.trim() === mark ? [i + 1] : []);
	const [begins, ends] = [at(MEASURED_BEGIN), at(MEASURED_END)];
	const [from, to] = [begins[0], ends[0]];
	if (from === void 0 && to === void 0) return { state: "none" };
	if (from === void 0 || to === void 0 || begins.length + ends.length > 2 || to < from) {
		const message = `expected one line ${MEASURED_BEGIN} and after it one line ${MEASURED_END}`;
		return {
			state: "broken",
			line: from ?? to ?? 1,
			message
		};
	}
	return {
		state: "read",
		from,
		to,
		sections: sectionsOf(lines.slice(from, to - 1), from + 1)
	};
}
/** Text before the first heading becomes a section without a title: it has no evidence. */
function sectionsOf(lines, first) {
	const sections = [];
	for (const [i, raw] of lines.entries()) {
		const text = raw.trim();
		const title = /^###\s+(.*)$/.exec(text)?.[1];
		if (title !== void 0) sections.push({
			title: clean(title),
			line: first + i,
			prose: [],
			rows: []
		});
		else if (!saysNothing(text)) addLine(sections, text, first + i);
	}
	return sections;
}
function addLine(sections, text, line) {
	if (sections.length === 0) sections.push({
		title: "",
		line,
		prose: [],
		rows: []
	});
	const section = sections.at(-1);
	if (text.startsWith("|")) section?.rows.push({
		cells: cellsOf(text),
		line
	});
	else section?.prose.push({
		cells: [clean(text)],
		line
	});
}
function saysNothing(text) {
	if (text === "" || text === "## Measured" || clean(text) === clean("Assay wrote this part from evidence. Do not edit it: `assay card --check` compares every number with the evidence.")) return true;
	return /^[|\s:-]+$/.test(text) || /^Evidence: `[0-9a-f]{12}`$/.test(text);
}
function cellsOf(row) {
	return row.replace(/^\|/, "").replace(/(?<!\\)\|$/, "").split(/(?<!\\)\|/).map(clean);
}
/** A text without what only renders: escapes, code marks, double blanks, joiners. */
function clean(text) {
	return text.replace(/\\(?=[!-/:-@[-`{-~])/g, "").replaceAll("`", "").replaceAll("⁠", "").replace(/\s+/g, " ").trim();
}

const draft = "http://json-schema.org/draft-07/schema#";
const words = {
	type: "string",
	minLength: 1,
	maxLength: 2e3
};
/** How much depends on a model. */
const RISK_TIERS = [
	"low",
	"medium",
	"high"
];
/** `.github/assay-inventory.yml`: the models that an organisation has, for whom they work and what depends on them. */
const inventorySchema = {
	$schema: draft,
	title: "Assay model inventory",
	type: "object",
	additionalProperties: false,
	required: ["version", "models"],
	properties: {
		version: { const: 1 },
		models: {
			type: "object",
			maxProperties: 500,
			propertyNames: {
				type: "string",
				pattern: MODEL_NAME_PATTERN
			},
			additionalProperties: {
				type: "object",
				additionalProperties: false,
				properties: {
					owner: {
						...words,
						description: "Who answers for the model: @login, org/team, or a name."
					},
					risk: {
						enum: RISK_TIERS,
						description: "How much depends on it."
					},
					purpose: {
						...words,
						description: "What its answers are used for."
					},
					users: {
						...words,
						description: "Who uses its answers."
					},
					validator: {
						...words,
						description: "Who validates it, independent of the owner."
					},
					vendor: {
						...words,
						description: "Who made it, when somebody else did."
					}
				}
			}
		}
	}
};
/** `.github/assay-validations.yml`: when somebody independent validated a model as a whole. */
const validationsSchema = {
	$schema: draft,
	title: "Assay validation record",
	type: "object",
	additionalProperties: false,
	required: ["version", "validations"],
	properties: {
		version: { const: 1 },
		validations: {
			type: "array",
			maxItems: 1e3,
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"model",
					"date",
					"by",
					"report"
				],
				properties: {
					model: {
						type: "string",
						pattern: MODEL_NAME_PATTERN
					},
					date: {
						type: "string",
						pattern: "^\\d{4}-\\d{2}-\\d{2}$",
						description: "Day on which it was done."
					},
					by: {
						type: "string",
						pattern: "^@[A-Za-z0-9-]{1,39}$",
						description: "Login of who did it: @dana."
					},
					report: {
						...words,
						description: "Where the report lies."
					}
				}
			}
		}
	}
};
const INVENTORY_PATH = ".github/assay-inventory.yml";
const VALIDATIONS_PATH = ".github/assay-validations.yml";
compiled.set(inventorySchema, inventorySchema$1);
compiled.set(validationsSchema, validationsSchema$1);

export { validationsSchema as a, MEASURED_BEGIN as c, checkClaims as d, splitFrontMatter as f, inventorySchema as i, MEASURED_END as l, RISK_TIERS as n, readMeasured as o, VALIDATIONS_PATH as r, CHECK_NOTE as s, INVENTORY_PATH as t, checkIndex as u };