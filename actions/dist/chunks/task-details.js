import { St as significant, _t as count, bn as METRICS, bt as plural, en as PERTURBATION_KINDS, vt as fixed, xt as signed } from "./start.js";
import { n as picturePair } from "./picture.js";
import { d as fairnessMeasure, l as RATE_WORDS, n as isBroken, t as perturbationName } from "./words2.js";
import { c as metricValue, n as differenceSize, r as differenceUnit, s as metricLabel, t as differenceNumbers } from "./metric-words.js";
import { r as movedWords } from "./data-diff2.js";

/** From this p value on the test of Spiegelhalter speaks against the probabilities. */
const DOUBT = .01;
/** The probabilities that a report speaks of first: of the positive class, or of the class decided for. */
function mainCalibration(side) {
	return side?.find(({ kind }) => kind !== "class");
}
/** One sentence on whether the probabilities can be taken at their word; undefined for tasks without classes. */
function calibrationLine({ calibration }) {
	const own = mainCalibration(calibration?.candidate);
	if (own === void 0) return void 0;
	const other = mainCalibration(calibration?.champion);
	const before = other === void 0 ? "" : ` (champion ${significant(other.errors.debiased, 2)})`;
	const parts = [
		`debiased error ${significant(own.errors.debiased, 2)}${before}`,
		...slopeWords(own),
		...testWords(own)
	];
	return `Calibration of ${own.kind === "positive" ? `the probability of ${own.of}` : "the decided class"}: ${parts.join(", ")}.`;
}
function slopeWords({ slope }) {
	if (slope === void 0) return [];
	const { low, high } = slope.interval;
	const reading = high < 1 ? ": too sure of itself" : low > 1 ? ": not sure enough of itself" : "";
	return [`slope ${fixed(slope.value, 2)} (${fixed(low, 2)} to ${fixed(high, 2)})${reading}`];
}
function testWords({ spiegelhalter }) {
	if (spiegelhalter === void 0) return [];
	const { pValue } = spiegelhalter;
	return [`Spiegelhalter ${pValue < .001 ? "p below 0.001" : `p ${significant(pValue, 2)}`}${pValue < DOUBT ? ", so chance alone does not explain the gap" : ""}`];
}

const PART = {
	train: "Training data",
	holdout: "Holdout",
	reference: "Drift reference"
};
/** What a reviewer reads of the data of a model; nothing for data that did not change. */
function dataReports(changes) {
	return changes.filter(({ state }) => state !== "same").map(toReport);
}
function toReport(change) {
	const { part, base, state, reason = "", worst = [], moved = 0 } = change;
	const since = `since ${base.slice(0, 7)}`;
	const line = state === "unknown" ? `${PART[part]}: not compared with ${base.slice(0, 7)}: ${reason}.` : `${PART[part]} changed ${since}: ${rowWords(change)}; ${columnWords(change)}.`;
	return {
		title: `${PART[part]} ${since}`,
		line,
		items: itemsOf(change),
		columns: worst.map((column) => ({
			name: column.name,
			moved: movedWords(column),
			...picturePair(column),
			reading: column.message ?? ""
		})),
		more: moved - worst.length
	};
}
function rowWords({ rows, before, after }) {
	if (rows === void 0) return `${plural(before?.rows ?? 0, "row")} before, ${count(after?.rows ?? 0)} now`;
	const changed = rows.changed === void 0 ? [] : [`${count(rows.changed)} changed`];
	return [
		`${count(rows.added)} rows added`,
		`${count(rows.removed)} removed`,
		...changed,
		`${count(rows.unchanged)} unchanged`
	].join(", ");
}
function columnWords({ columns, compared = 0, moved = 0 }) {
	const changed = columns === void 0 ? 0 : columns.added.length + columns.removed.length + columns.retyped.length;
	const schema = changed === 0 ? [] : [`${plural(changed, "column")} added, removed or retyped`];
	const words = moved === 0 ? "no distribution moved" : `${plural(moved, "distribution")} moved`;
	return [...schema, `${words} (of ${count(compared)})`].join(", ");
}
function itemsOf({ configured, files = [], columns, cells = [] }) {
	const names = (list) => list.map(({ name }) => name).join(", ");
	return [
		...configured === void 0 ? [] : [`read from ${configured.from} before, from ${configured.to} now`],
		...files.length === 0 ? [] : [`files that differ: ${files.join(", ")}`],
		...columns?.added.length ? [`columns added: ${names(columns.added)}`] : [],
		...columns?.removed.length ? [`columns removed: ${names(columns.removed)}`] : [],
		...(columns?.retyped ?? []).map(({ name, from, to }) => `${name} was ${from}, is ${to}`),
		...cells.length === 0 ? [] : [`cells that changed: ${cells.map(({ name, rows }) => `${name} in ${plural(rows, "row")}`).join(", ")}`]
	];
}

/** A part that is so much of two parts of one sign is most of them. */
const MOST = 2 / 3;
/** What a decomposition says, in one sentence about its first metric. */
function decompositionLine(found) {
	const base = found.base.slice(0, 7);
	if (found.state === "absent") return `Data or code: not told apart against ${base}, because ${found.reason}.`;
	const [first] = found.metrics;
	if (first === void 0) return "";
	const { name, total } = first;
	const same = found.dataChanged ? "" : " The training data are the same.";
	return `${`Since ${base} ${metricLabel(name)} changed by ${changeText$2(name, total)}`}: ${storyOf(first)}.${same}`;
}
/** The parts of every metric, with both orders; `undefined` where there are none. */
function decompositionTable(found) {
	if (found.state === "absent") return void 0;
	return {
		attribute: "Data or code",
		head: [
			"metric",
			"change",
			"data",
			"code",
			"both together"
		],
		rows: found.metrics.map(({ name, total, data, code, interaction }) => [
			metricLabel(name),
			changeText$2(name, total),
			`${changeText$2(name, data)}; ${ordersText(name, data)}`,
			`${changeText$2(name, code)}; ${ordersText(name, code)}`,
			changeText$2(name, interaction)
		]),
		note: noteOf(found)
	};
}
/** The sentence for the report of a model; nothing where nobody asked. */
function decompositionReport({ decomposition } = {}) {
	return decomposition === void 0 ? {} : { decomposition: decompositionLine(decomposition) };
}
/** The table for the report of a model; none where nobody asked. */
function decompositionTables({ decomposition } = {}) {
	const table = decomposition === void 0 ? void 0 : decompositionTable(decomposition);
	return table === void 0 ? [] : [table];
}
/** What the parts mean, and what chance in the training does to them. */
function noteOf({ repeats = [], seed, metrics }) {
	const meaning = "Four models, all scored on the holdout of the head: code and training data, each of base and head. A part is the mean of both orders, which stand behind it (first on the other side’s base, then on its head).";
	if (repeats.length === 0) return `${meaning} One seed (${seed}): what chance in the training does is not in the intervals.`;
	const name = metrics[0]?.name ?? "";
	const spread = (part) => {
		const known = [metrics[0]?.[part].value, ...repeats.map(({ effects }) => effects[0]?.[part])].filter((value) => value !== void 0);
		return `${part} ${differenceNumbers(name, [
			known[0] ?? 0,
			Math.min(...known),
			Math.max(...known)
		]).slice(1).join(" to ")}`;
	};
	return `${meaning} Over ${`${plural(repeats.length + 1, "seed")}`}, ${metricLabel(name)}: ${spread("data")}, ${spread("code")} ${differenceUnit(name)}.`;
}
function storyOf({ name, direction, total, data, code }) {
	if (!isClear(total) && !isClear(data) && !isClear(code)) return "neither data nor code changed it beyond the noise";
	const sign = direction === "higher" ? 1 : -1;
	const [fromData, fromCode] = [sign * data.value, sign * code.value];
	if (fromData * fromCode < 0) return `the data ${gained(fromData)} ${differenceSize(name, data.value)}, the code ${gained(fromCode)} ${differenceSize(name, code.value)}`;
	const what = fromData + fromCode < 0 ? "loss" : "gain";
	const share = Math.abs(fromData) / Math.abs(fromData + fromCode);
	if (share === 1) return `all of the ${what} comes from the data`;
	if (share === 0) return `all of the ${what} comes from the code`;
	if (share >= MOST) return `most of the ${what} comes from the data`;
	return share <= .33333333333333337 ? `most of the ${what} comes from the code` : `data and code share the ${what}`;
}
function gained(change) {
	return change < 0 ? "cost" : "won";
}
function isClear({ interval }) {
	return interval.low > 0 || interval.high < 0;
}
/** `−4.1 points (−6.2 to −2.0)`. */
function changeText$2(metric, { value, interval }) {
	const [change, low, high] = differenceNumbers(metric, [
		value,
		interval.low,
		interval.high
	]);
	return `${`${change} ${differenceUnit(metric)}`.trim()} (${low} to ${high})`;
}
function ordersText(metric, { value, interval, onBase, onHead }) {
	const half = (interval.high - interval.low) / 2;
	const text = (one) => differenceNumbers(metric, [
		one,
		value - half,
		value + half
	])[0] ?? "";
	return `${text(onBase)}, ${text(onHead)}`;
}
/** The metric of each of the four models, as text: base and head code, on base and head data. */
function cellTexts({ name, cells }) {
	const { baseCodeBaseData, baseCodeHeadData, headCodeBaseData, headCodeHeadData } = cells;
	return [
		baseCodeBaseData,
		baseCodeHeadData,
		headCodeBaseData,
		headCodeHeadData
	].map((one) => metricValue(name, one));
}

/** Rows at which what is inconclusive would be decided, if what was seen is true. */
function neededText({ comparison }) {
	return comparison.flatMap(({ metric, rowsNeeded }) => rowsNeeded === void 0 ? [] : `${metricLabel(metric)} ${count(rowsNeeded)}`).join("; ");
}
/** Each reason once, with the metrics it holds for. */
function notComparable({ comparison }) {
	const found = comparison.filter(({ verdict }) => verdict === "not-comparable");
	return [...new Set(found.map(({ method }) => method))].map((method) => {
		return `${found.filter((one) => one.method === method).map(({ metric }) => metricLabel(metric)).join(", ")} (${method.replace(/^not comparable: /, "")})`;
	}).join("; ");
}
/** How the champion's numbers were made, as the end of a sentence. */
function madeText({ made, reason }) {
	if (made === void 0) return "";
	if (made === "here") return ", scored again on these rows";
	const [why = "for a reason not recorded"] = reason?.split("\n") ?? [];
	return `, by the numbers of its registration: it could not be scored here (${why})`;
}
/** `, of 3,100 groups by patient_id: worth about 4,120 independent rows`. */
function dependenceText({ dependence }) {
	if (dependence === void 0) return "";
	const { by, column, units, block = 1, effectiveRows } = dependence;
	const what = by === "group" ? "groups" : "moments";
	const blocks = block > 1 ? `, in blocks of ${count(block)}` : "";
	return `, of ${count(units)} ${what} by ${column}${blocks}: worth about ${count(effectiveRows)} independent rows`;
}
/** The smallest true difference of each metric that these rows would show in four of five repetitions. */
function detectableText({ comparison }) {
	return comparison.filter(({ verdict }) => verdict !== "not-comparable").map(({ metric, detectable }) => `${metricLabel(metric)} ${differenceSize(metric, detectable)}`).join("; ");
}
/** What a reader needs to weigh the comparison: what the rows are worth, what they could show, what would decide. */
function comparisonLines(predicate) {
	const { holdout, dependence } = predicate;
	const [reasons, needed, detectable] = [
		notComparable(predicate),
		neededText(predicate),
		detectableText(predicate)
	];
	return [
		...dependence === void 0 ? [] : [`${plural(holdout.rows, "row")}${dependenceText(predicate)}`],
		...reasons === "" ? [] : [`not comparable: ${reasons}`],
		...detectable === "" ? [] : [`smallest difference that these rows would show (80 % power): ${detectable}`],
		...needed === "" ? [] : [`${predicate.task === "ranking" ? "queries" : "rows"} that would decide: ${needed}`]
	];
}

/** From which score on the models say "positive" and why, what decisions cost, and how much rows count; said where it is not the default. */
function decisionDetails(decisions) {
	if (decisions === void 0) return [];
	const { candidate, champion, costs, weight } = decisions;
	const details = [];
	if (candidate !== void 0 && isWorthSaying(candidate, champion)) {
		const other = champion === void 0 ? "" : `; champion ${thresholdText(champion)}`;
		details.push({
			label: "threshold",
			value: `${thresholdText(candidate)}${other}`
		});
	}
	if (costs?.cells !== void 0) {
		const [tn = 0, fp = 0, fn = 0, tp = 0] = costs.cells;
		const unit = costs.unit === void 0 ? "" : ` ${costs.unit}`;
		const value = `false positive ${significant(fp)}, false negative ${significant(fn)}, true positive ${significant(tp)}, true negative ${significant(tn)}${unit} per row`;
		details.push({
			label: "costs",
			value
		});
	} else if (costs?.unit !== void 0) details.push({
		label: "costs",
		value: `in ${costs.unit} per row`
	});
	if (weight !== void 0) {
		const value = `by ${weight.column}: the rows tell as much as ${count(Math.round(weight.effectiveRows))} equally weighted ones`;
		details.push({
			label: "weights",
			value
		});
	}
	return details;
}
/** One threshold for both as written needs no line. */
function isWorthSaying(candidate, champion) {
	return candidate.from !== "configuration" || champion !== void 0 && champion.threshold !== candidate.threshold;
}
function thresholdText({ threshold, from, chosen }) {
	const value = significant(threshold);
	if (from === "registration") return `${value} (as registered)`;
	if (chosen === void 0) return value;
	const { goal, reached, rows } = chosen;
	return `${value} (${goal.replaceAll("_", " ")}, ${significant(reached)} on ${count(rows)} rows of the training data)`;
}

const MAX_SHOWN = 5;
/** `12 rows went from right to wrong and 20 rows from wrong to right against champion v1.2 (McNemar mid-p 0.17).` */
function flipsLine({ flips, champion }) {
	if (flips === void 0 || champion.state !== "compared") return void 0;
	const { rightToWrong, wrongToRight, pValue, method = "McNemar mid-p" } = flips;
	const version = `against champion ${champion.version}`;
	if (rightToWrong.rows + wrongToRight.rows === 0) return `No row went from right to wrong or back ${version}.`;
	const p = pValue < .001 ? "below 0.001" : significant(pValue, 2);
	return `${plural(rightToWrong.rows, "row")} went from right to wrong and ${plural(wrongToRight.rows, "row")} from wrong to right ${version} (${method}${method.endsWith("mid-p") ? "" : " p"} ${p}).`;
}
/** Where the flipped rows are: slices and groups with more of them than their size lets expect. */
function flipsTables(predicate) {
	const slices = predicate?.flips?.slices;
	if (slices === void 0) return [];
	return [{
		attribute: "Rows that changed sides",
		head: [
			"slice or group",
			"rows",
			"right to wrong",
			"wrong to right"
		],
		rows: slices.slice(0, MAX_SHOWN).map(({ name, n, rightToWrong, wrongToRight }) => [
			name,
			count(n),
			count(rightToWrong),
			count(wrongToRight)
		]),
		note: "More rows turned wrong here than the size of the slice lets expect; counts, not a test."
	}];
}
/** The rows by their ids, as far as the evidence names them. */
function flipsDetails(flips) {
	if (flips === void 0) return [];
	return [{
		label: "rows from right to wrong",
		...flips.rightToWrong
	}, {
		label: "rows from wrong to right",
		...flips.wrongToRight
	}].flatMap(({ label, rows, ids = [] }) => {
		if (ids.length === 0) return [];
		return [{
			label,
			value: `${ids.join(", ")}${rows > ids.length ? ` and ${rows - ids.length} more` : ""}`
		}];
	});
}

/** Slices of each list that a comment shows, worst first. */
const SHOWN$2 = 3;
const BAR_CELLS$1 = 20;
/** A condition that is short enough to be shown once more, as a line of `assay.yml`. */
const SHORT = 100;
/** The part of a report about what the search found; nothing where no slice stood out. */
function discoveredReport(search) {
	const discovered = discoveredTables(search);
	return discovered.length === 0 ? {} : { discovered };
}
/** What the search found, as tables of at most three slices: the weakest ones, and those that the change made worse. */
function discoveredTables(search, shown = SHOWN$2) {
	if (search?.state !== "searched") return [];
	const { weakest, worse = [] } = search;
	const label = metricLabel(search.metric);
	const tables = [];
	if (weakest.length > 0) {
		const head = [
			"where",
			"rows",
			label,
			"elsewhere",
			"weaker by",
			""
		];
		const note = `${more(weakest, shown)}${howTested(search)} ${howToWatch(weakest)}`;
		tables.push({
			attribute: "Weakest slices",
			head,
			rows: rowsOf(search, weakest, shown),
			note
		});
	}
	if (worse.length > 0) {
		const head = [
			"where",
			"rows",
			label,
			"champion",
			"worse by",
			""
		];
		const note = `${more(worse, shown)}Here the candidate lost more than elsewhere. ${howToWatch(worse)}`;
		tables.push({
			attribute: "Slices that became worse",
			head,
			rows: rowsOf(search, worse, shown),
			note
		});
	}
	return tables;
}
/** The search in one sentence; `undefined` where there was none. */
function discoveredLine(search) {
	if (search === void 0) return void 0;
	if (search.state === "skipped") return `no search for weak slices: ${search.reason}`;
	const { weakest, worse, columns } = search;
	return `${weakest.length === 0 ? "no slice stood out" : `${plural(weakest.length, "weak slice")}`}${worse === void 0 ? "" : worse.length === 0 ? ", none became worse" : `, ${count(worse.length)} became worse`} (${plural(columns.length, "column")} searched)`;
}
/** The condition as an entry of `test.slices`. */
function watchLine({ where }, name) {
	return `- {name: ${JSON.stringify(name)}, where: ${JSON.stringify(where)}}`;
}
/** `16.2 points (13.0 to 19.4)`: how much worse. */
function effectText(metric, { value, interval }) {
	const [size, low, high] = differenceNumbers(metric, [
		value,
		interval.low,
		interval.high
	]).map((text) => text.replace("+", ""));
	return `${`${size} ${differenceUnit(metric)}`.trim()} (${low} to ${high})`;
}
function rowsOf({ metric }, slices, shown) {
	const top = Math.max(...slices.slice(0, shown).map(({ effect }) => effect.interval.high));
	return slices.slice(0, shown).map(({ where, rows, value, against, effect }) => [
		where,
		count(rows),
		metricValue(metric, value),
		metricValue(metric, against),
		effectText(metric, effect),
		effectBar(effect, top)
	]);
}
function more(slices, shown) {
	return slices.length > shown ? `And ${plural(slices.length - shown, "more slice")}. ` : "";
}
function howTested({ tested }) {
	return `${plural(tested.weakest, "candidate")} tested on rows that did not find them.`;
}
function howToWatch([first]) {
	return `To watch one for ever, add to assay.yml under test.slices${first === void 0 || first.where.length > SHORT ? "" : `: ${watchLine(first, "weak")}`}`;
}
/** An effect and its interval from no effect (┊) on the left to `top` on the right: `┊····├──●──┤····`. */
function effectBar({ value, interval }, top) {
	const place = (effect) => Math.max(0, Math.min(BAR_CELLS$1, Math.round(effect / top * BAR_CELLS$1)));
	const [from, at, to] = [
		place(interval.low),
		place(value),
		place(interval.high)
	];
	if (![
		from,
		at,
		to
	].every(Number.isFinite)) return "";
	const cells = Array.from({ length: 21 }, (_, i) => i > from && i < to ? "─" : "·");
	cells[0] = "┊";
	if (from > 0) cells[from] = "├";
	cells[to] = "┤";
	cells[at] = "●";
	return cells.join("");
}

/** Columns that a comment shows, the most important first. */
const SHOWN$1 = 5;
/** Columns that a sentence names. */
const NAMED$1 = 3;
const BAR_CELLS = 10;
const EIGHTHS = [
	"",
	"▏",
	"▎",
	"▍",
	"▌",
	"▋",
	"▊",
	"▉"
];
/** The explanation as a comment shows it; `undefined` where there is none. */
function explanationReport(explanation) {
	if (explanation === void 0) return void 0;
	if (explanation.state === "absent") return { line: `What the model relies on could not be measured: ${explanation.reason}.` };
	const line = relianceLine(explanation);
	return {
		...line === void 0 ? {} : { line },
		table: explanationTable(explanation)
	};
}
/** `The model now relies more on postcode, and less on credit_amount (than champion).`; only what is beyond chance. */
function relianceLine({ units }) {
	const bySize = units.filter((unit) => unit.change !== void 0 && isBeyondChance(unit.change)).toSorted((a, b) => Math.abs(b.change?.value ?? 0) - Math.abs(a.change?.value ?? 0));
	const [more, less] = [bySize.filter(({ change }) => (change?.value ?? 0) > 0), bySize.filter(({ change }) => (change?.value ?? 0) < 0)];
	const parts = [...more.length === 0 ? [] : [`more on ${names(more)}`], ...less.length === 0 ? [] : [`less on ${names(less)}`]];
	return parts.length === 0 ? void 0 : `The model now relies ${parts.join(", and ")}.`;
}
function names(units) {
	const shown = units.slice(0, NAMED$1).map((unit) => `${unit.name}${newness(unit)}`);
	const more = units.length - shown.length;
	const all = more > 0 ? [...shown, `${count(more)} more`] : shown;
	const last = all.pop() ?? "";
	return all.length === 0 ? last : `${all.join(", ")} and ${last}`;
}
function newness({ candidate, champion }) {
	if (champion === void 0) return " (which the champion does not read)";
	return candidate === void 0 ? " (which it no longer reads)" : "";
}
/** Is the whole interval on one side of 0? */
function isBeyondChance({ interval }) {
	return interval.low > 0 || interval.high < 0;
}
function explanationTable({ units, metric, rows, repeats }) {
	const read = units.filter(({ candidate }) => candidate !== void 0);
	const shown = read.slice(0, SHOWN$1);
	const isCompared = units.some(({ champion }) => champion !== void 0);
	const top = Math.max(0, ...read.map(({ candidate }) => candidate?.importance.value ?? 0));
	const more = read.length - shown.length;
	return {
		attribute: "What the model relies on",
		head: [
			"column",
			`${metricLabel(metric)} lost without it`,
			"",
			...isCompared ? ["against the champion"] : []
		],
		rows: shown.map((unit) => [
			unit.name,
			unit.candidate === void 0 ? "–" : figureText(metric, unit.candidate.importance),
			bar(unit.candidate?.importance.value ?? 0, top),
			...isCompared ? [changeText$1(metric, unit)] : []
		]),
		note: [
			`Loss of ${metricLabel(metric)} when the cells of a column are dealt to other rows, on ${count(rows)} rows, ${count(repeats)} times.`,
			...more > 0 ? [`${count(more)} more columns.`] : [],
			...sharedNote(shown)
		].join(" ")
	};
}
function sharedNote(units) {
	const found = units.flatMap(({ name, sharedWith: [first] = [] }) => first ? [{
		name,
		other: first.name
	}] : []);
	return found.filter(({ name, other }, i) => !found.slice(0, i).some((one) => one.name === other && one.other === name)).slice(0, NAMED$1).map(({ name, other }) => `${name} shares its information with ${other}.`);
}
/** `3.8 points (2.2 to 5.4)`. */
function figureText(metric, { value, interval }) {
	const [size, low, high] = differenceNumbers(metric, [
		value,
		interval.low,
		interval.high
	]).map((text) => text.replace("+", ""));
	return `${`${size} ${differenceUnit(metric)}`.trim()} (${low} to ${high})`;
}
function changeText$1(metric, { candidate, champion, change }) {
	if (champion === void 0) return "▲ new";
	if (candidate === void 0 || change === void 0) return "▼ no longer read";
	const [difference = ""] = differenceNumbers(metric, [
		change.value,
		change.interval.low,
		change.interval.high
	]);
	return `${isBeyondChance(change) ? change.value > 0 ? "▲" : "▼" : "≈"} ${`${difference} ${differenceUnit(metric)}`.trim()}`;
}
/** A bar of block characters; `top` fills ten cells. */
function bar(value, top) {
	if (!(value > 0) || !(top > 0)) return "";
	const eighths = Math.max(1, Math.round(Math.min(value, top) / top * BAR_CELLS * EIGHTHS.length));
	return "█".repeat(Math.floor(eighths / EIGHTHS.length)) + (EIGHTHS[eighths % EIGHTHS.length] ?? "");
}

/** Crossed groups that a report shows, worst first. */
const MAX_CROSSED = 8;
/** Rates of a crossing that have a column. */
const MAX_RATES = 4;
/** Measures of two rates, or of a group by itself, that no column of the group table can show. */
const NAMED = [
	"equalized_odds_difference",
	"average_odds_difference",
	"calibration_error"
];
/** What an attribute's table cannot show: measures of two rates, the reference group, and gaps that moved against the champion. */
function fairnessNotes(fairness, attribute) {
	const split = fairness?.splits.find((one) => one.attribute === attribute);
	if (split === void 0) return [];
	const named = NAMED.flatMap((name) => split.measures.find((one) => one.measure === name && isWidest(one)) ?? []);
	return [
		...named.length === 0 ? [] : [`${capital(named.map(measureText).join("; "))}.`],
		...referenceNote(split),
		...changeNote(split)
	];
}
function isWidest({ against }) {
	return against === "largest_gap";
}
/** `equalized odds 20.0 points (12.0 to 28.0)`. */
function measureText({ measure, value, highest, lowest }) {
	const { kind } = fairnessMeasure(measure);
	const [text, low, high] = value.map((one) => sizeText$1(measure, one));
	const unit = isPoints(measure) ? " points" : "";
	const where = kind === "group" ? ` in ${highest ?? ""}` : lowest === void 0 ? "" : `, ${lowest} to ${highest ?? ""}`;
	return `${nameOf(measure)} ${text}${unit} (${low} to ${high})${where}`;
}
/** What people call a measure of groups: its own name in words. */
function nameOf(measure) {
	return measure.replaceAll("_", " ").replace(/ difference$/, "");
}
function isPoints(measure) {
	const { kind, scale } = fairnessMeasure(measure);
	return kind === "difference" && scale === "share";
}
function sizeText$1(measure, value) {
	if (isPoints(measure)) return fixed(100 * value, 1);
	return fairnessMeasure(measure).kind === "ratio" ? fixed(value, 3) : significant(value, 2);
}
function referenceNote({ reference, measures }) {
	const found = measures.find((one) => one.measure === "selection_rate_ratio" && one.against === "reference");
	if (reference === void 0 || found === void 0 || found.class !== void 0) return [];
	const [text, low, high] = found.value.map((one) => fixed(one, 3));
	return [`Against ${reference}: smallest ratio of selection rates ${text} (${low} to ${high}), ${(found.highest === reference ? found.lowest : found.highest) ?? ""}.`];
}
/** Only what moved beyond chance. */
function changeNote({ changes = [] }) {
	const moved = changes.filter(({ difference: [, low, high] }) => low > 0 || high < 0);
	if (moved.length === 0) return changes.length === 0 ? [] : ["No gap moved beyond chance against the champion."];
	return [`Gaps against the champion’s: ${moved.map(({ measure, difference }) => {
		const [text, low, high] = difference.map((one) => signed(sizeText$1(measure, one)));
		return `${isPoints(measure) ? nameOf(measure) : measure.replaceAll("_", " ")} ${text}${isPoints(measure) ? " points" : ""} (${low} to ${high})`;
	}).join("; ")}.`];
}
function capital(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
/** The groups of crossed attributes that lie furthest from all rows, each with its shrunk rates beside what was counted. */
function crossedTables(fairness) {
	return (fairness?.splits.filter(({ columns }) => columns !== void 0) ?? []).map((split) => {
		const shown = split.groups.slice(0, MAX_CROSSED);
		const rates = ratesOf(split.groups).slice(0, MAX_RATES);
		return {
			attribute: split.attribute,
			head: [
				"group",
				"rows",
				...rates.map(rateLabel)
			],
			rows: shown.map((group) => [
				group.name,
				count(group.n),
				...rates.map((rate) => rateText(group, rate))
			]),
			note: crossedNote(split, shown.length)
		};
	});
}
function ratesOf(groups) {
	const [first] = groups.toSorted((a, b) => b.rates.length - a.rates.length);
	return (first?.rates ?? []).map(({ metric, class: of }) => ({
		metric,
		...of === void 0 ? {} : { class: of }
	}));
}
/** A rate in words, with its class where it is of one. */
function rateLabel({ metric, class: of }) {
	const label = RATE_WORDS[metric]?.[0] ?? metric;
	return of === void 0 ? label : `${label} of ${of}`;
}
/** `0.213, counted 0.260 (0.150 to 0.412)`. */
function rateText(group, rate) {
	const found = group.rates.find((one) => one.metric === rate.metric && one.class === rate.class);
	if (found === void 0) return "–";
	const [value, low, high] = found.value.map((one) => rateNumber(rate.metric, one));
	const own = `${value} (${low} to ${high})`;
	return found.shrunk === void 0 ? own : `${rateNumber(rate.metric, found.shrunk[0])}, counted ${own}`;
}
/** A value of a rate: three decimals for shares. */
function rateNumber(metric, value) {
	return RATE_WORDS[metric]?.[1] === "share" ? fixed(value, 3) : significant(value);
}
function crossedNote({ groups, suppressed, measures }, shown) {
	const widest = measures.find((one) => isWidest(one) && one.measure.endsWith("_difference") && one.class === void 0);
	return [
		`Furthest from all rows first, ${count(shown)} of ${plural(groups.length, "group")}. The first number is drawn towards all groups, the more the fewer the rows.`,
		...widest === void 0 ? [] : [`Largest gap: ${measureText(widest)}.`],
		...suppressed === void 0 ? [] : [`Not shown: ${plural(suppressed.groups, "group")} of together ${count(suppressed.rows)} rows.`]
	].join(" ");
}

/** The groups of each protected attribute as tables: one line per group, then the gaps between them; then crossed attributes. */
function groupTables(attributes, fairness) {
	return [...attributes.map(({ attribute, cut, groups, gaps, omitted }) => {
		const metrics = [...new Set(groups.flatMap((group) => (group.metrics ?? []).map(({ name }) => name)))];
		const level = groups.flatMap((group) => group.metrics ?? [])[0]?.interval.level ?? .95;
		const more = omitted === void 0 ? [] : [`${plural(omitted.groups, "more group")} of ${count(omitted.rows)} rows.`];
		return {
			attribute,
			head: [
				"group",
				"rows",
				...metrics.map(metricLabel)
			],
			rows: [...groups.map((group) => [
				groupName(group),
				count(group.n),
				...cells$1(group, metrics)
			]), ...gapRows(metrics, gaps)],
			note: [
				`${CUTS[cut]}${percent$1(level)} % intervals; those of the largest gap hold for all pairs of groups at once.`,
				...more,
				...fairnessNotes(fairness, attribute)
			].join(" ")
		};
	}), ...crossedTables(fairness)];
}
const CUTS = {
	values: "",
	quartiles: "Cut at the quartiles of the holdout. ",
	points: "Cut at the points that assay.yml names. ",
	merged: "Values are merged as assay.yml says. "
};
function groupName({ name, missing }) {
	if (missing) return "(missing)";
	return name === "" ? "(empty)" : name;
}
function cells$1({ metrics: measured }, metrics) {
	if (measured === void 0) return metrics.map((_, i) => i === 0 ? "too few rows" : "–");
	return metrics.map((metric) => cell(measured, metric));
}
function cell(measured, metric) {
	const found = measured.find(({ name }) => name === metric);
	if (found === void 0) return "no rows";
	const { value, interval } = found;
	return `${metricValue(metric, value)} (${metricValue(metric, interval.low)} to ${metricValue(metric, interval.high)})`;
}
function gapRows(metrics, gaps) {
	if (gaps.length === 0) return [];
	const of = (metric) => gaps.find((gap) => gap.metric === metric);
	return [[
		"largest gap",
		"",
		...metrics.map((metric) => gapText(of(metric)))
	], [
		"p, all alike (adjusted)",
		"",
		...metrics.map((metric) => pText(of(metric)))
	]];
}
/** `24.1 points (8.0 to 38.2)`. */
function gapText(gap) {
	if (gap === void 0) return "–";
	const { metric, value, interval } = gap;
	const [size, low, high] = differenceNumbers(metric, [
		value,
		interval.low,
		interval.high
	]).map((text) => text.replace("+", ""));
	return `${`${size} ${differenceUnit(metric)}`.trim()} (${low} to ${high})`;
}
function pText(gap) {
	const p = gap?.adjustedPValue;
	if (p === void 0) return "–";
	return p < .001 ? "< 0.001" : significant(p, 2);
}
function percent$1(level) {
	return String(Math.round(level * 1e3) / 10);
}

const MAX_CASES = 10;
/** Robustness and times as a comment shows them. */
function robustnessReport({ robustness, performance } = {}) {
	return {
		lines: [...robustness === void 0 ? [] : robustnessLines(robustness), ...performance === void 0 ? [] : [performanceLine(performance)]],
		tables: [perturbationTable(robustness?.perturbations), caseTable(robustness?.cases)].flatMap((one) => one ?? [])
	};
}
/** What is worth a sentence: answers that depend on the batch, edge cases, fuzzing, how near a flip is, and cases that failed. */
function robustnessLines({ stability = [], edgeCases = [], adversarial, fuzz, cases }) {
	const unstable = stability.filter(({ differing, failed }) => differing > 0 || failed !== void 0);
	const edges = edgeCases.filter(({ result }) => result !== "answered" && result !== "refused");
	const odd = (fuzz?.failures ?? []).filter(({ how }) => how !== "refused");
	return [
		...caseLines(cases),
		...unstable.slice(0, 1).map(({ check, differing, rows }) => `${count(differing)} of ${count(rows)} answers depend on ${STABILITY[check]}.`),
		...edges.length === 0 ? [] : [`Edge cases without a usable answer: ${edges.map(({ name, result }) => `${name} (${result})`).join(", ")}.`],
		...odd.length === 0 || fuzz === void 0 ? [] : [`Of ${plural(fuzz.rows, "odd row")}, ${odd.map(({ rows, how }) => `${count(rows)} ${ENDED[how]}`).join(", ")}.`],
		...adversarial === void 0 ? [] : [flipLine(adversarial)]
	];
}
const ENDED = {
	refused: "were refused",
	"not-finite": "got an answer that is not finite",
	"out-of-range": "got an answer that is no probability",
	crashed: "made the model throw an error",
	died: "ended the process of the model",
	"timed-out": "got no answer in ample time"
};
const STABILITY = {
	again: "chance: they change when asked again",
	order: "the order of the rows",
	"batch-1": "the rows beside them (batches of 1)",
	"batch-7": "the rows beside them (batches of 7)"
};
function flipLine({ candidate, champion }) {
	const columns = candidate.columns.slice(0, 3).map(({ name }) => name);
	const of = columns.length === 0 ? "" : `, mostly of ${columns.join(", ")}`;
	const other = champion === void 0 ? "" : ` (champion: ${distanceText(champion)})`;
	if (candidate.median !== void 0) return `Half of the right decisions flip within ${distanceText(candidate)}${of}${other}.`;
	return `The search found a change that flips ${percent(candidate.flipped / Math.max(1, candidate.rows))} % of the right decisions, fewer than half${of}${other}.`;
}
function distanceText({ median, flipped, rows }) {
	if (median === void 0) return `${percent(flipped / Math.max(1, rows))} % flip at all`;
	return `${significant(median.value, 2)} standard deviations`;
}
function performanceLine({ candidate, champion, ratio, machine }) {
	return `${`One row takes ${significant(candidate.p50, 2)} ms (p95 ${significant(candidate.p95.value, 2)} ms), ${count(candidate.rowsPerSecond)} rows per second in a batch`}${champion === void 0 || ratio === void 0 ? "" : `; ${significant(ratio.value, 3)} times the champion's time (${significant(ratio.interval.low, 3)} to ${significant(ratio.interval.high, 3)})`}; ${machine.os} ${machine.arch}, ${machine.cpus} CPUs.`;
}
/** The worst perturbation of each kind, or all: what happens every day first, then what means that something is broken. */
function perturbationTable(perturbations, which = "worst") {
	if (perturbations === void 0 || perturbations.results.length === 0) return void 0;
	const { metric, rows, measured, results } = perturbations;
	const worst = PERTURBATION_KINDS.flatMap((kind) => results.filter((one) => one.kind === kind).slice(0, which === "worst" ? 1 : void 0));
	const isCompared = results.some(({ champion }) => champion !== void 0);
	return {
		attribute: "Robustness",
		head: [
			"perturbation",
			"decisions flipped",
			`${metricLabel(metric)} worse by`,
			...isCompared ? ["more than the champion"] : []
		],
		rows: worst.map((one) => [
			perturbationName(one),
			flipText(one.candidate),
			failedText(one) ?? sizeText(metric, one.candidate.drop),
			...isCompared ? [one.champion?.failed === void 0 ? sizeText(metric, one.dropDifference) : "champion has no answer"] : []
		]),
		note: `${which === "worst" ? "The worst of each kind" : "The worst of each kind and size"} among ${count(measured)} perturbations of ${plural(rows, "row")}.`
	};
}
function failedText({ candidate: { failed } }) {
	if (failed === void 0) return void 0;
	return `no answer (${failed.how}) to ${count(failed.failing.k)} of ${count(failed.failing.n)}`;
}
function flipText({ flips }) {
	if (flips === void 0) return "–";
	const { low, high } = flips.interval;
	return `${percent(flips.k / Math.max(1, flips.n))} % (${percent(low)} to ${percent(high)})`;
}
function sizeText(metric, size) {
	if (size === void 0) return "–";
	const [value, low, high] = differenceNumbers(metric, [
		size.value,
		size.interval.low,
		size.interval.high
	]);
	return `${`${value} ${differenceUnit(metric)}`.trim()} (${low} to ${high})`;
}
function percent(share) {
	return significant(share * 100, 2);
}
/** What failed, and what was never tried: of that nothing is known. */
function caseLines(cases) {
	if (cases === void 0) return [];
	const { file, results } = cases;
	const all = plural(results.length, "written case");
	const names = (some) => some.slice(0, 3).map(({ name }) => name);
	const [broken, untried] = [results.filter(isBroken), results.filter(isUntried)];
	return [...broken.length === 0 ? [] : [`${count(broken.length)} of ${all} failed: ${names(broken).join("; ")}.`], ...untried.length === 0 ? [] : [`${count(untried.length)} of ${all} tried no row: ${names(untried).join("; ")}. Correct \`where\` in ${file}.`]];
}
/** No row of the holdout is what the case is about. */
function isUntried({ tried }) {
	return tried === 0;
}
/** The cases that failed more often than they may, and those that tried no row; `undefined` where all held. */
function caseTable(cases) {
	const broken = cases?.results.filter(isBroken) ?? [];
	const shown = [...broken, ...cases?.results.filter(isUntried) ?? []];
	if (cases === void 0 || shown.length === 0) return void 0;
	const { file, results } = cases;
	const rest = shown.length - MAX_CASES;
	return {
		attribute: broken.length === 0 ? "Written cases that tried no row" : "Written cases that failed",
		head: [
			"case",
			"kind",
			"failed",
			"allowed",
			"for example"
		],
		rows: shown.slice(0, MAX_CASES).map(caseRow),
		note: `${count(results.length - shown.length)} of ${plural(results.length, "case")} of ${file} held.${rest > 0 ? ` And ${plural(rest, "more case")} did not.` : ""}`
	};
}
function caseRow({ name, kind, failures, allowed, failed, examples = [] }) {
	const most = allowed.share === void 0 ? count(allowed.failures ?? 0) : `${percent(allowed.share)} %`;
	const tried = failures.n === 0 ? "no row tried" : `${count(failures.k)} of ${count(failures.n)}`;
	return [
		name,
		kind,
		failed === void 0 ? tried : `no answer (${failed})`,
		most,
		examples[0] ?? ""
	];
}

/** The slices as one table: metrics of the candidate, and against a champion the change of each; the worst change is the note. */
function sliceTable(slices) {
	if (slices.length === 0) return void 0;
	const metrics = [...new Set(slices.flatMap(({ metrics: own = [] }) => own.map(({ name }) => name)))];
	const isCompared = slices.some(({ changes }) => changes !== void 0);
	return {
		attribute: "Slices",
		head: [
			"slice",
			"where",
			"rows",
			...metrics.flatMap((metric) => [metricLabel(metric), ...isCompared ? ["change"] : []])
		],
		rows: slices.map((slice) => [
			slice.name,
			slice.where,
			count(slice.n),
			...cells(slice, metrics, isCompared)
		]),
		note: worstChange(slices) ?? "Slices may overlap. No champion was compared."
	};
}
function cells({ metrics: own, changes = [] }, metrics, isCompared) {
	return metrics.flatMap((metric, i) => {
		const estimate = own?.find(({ name }) => name === metric);
		const nothing = own === void 0 && i === 0 ? "too few rows" : "–";
		const change = changes.find((one) => one.metric === metric);
		return [estimate === void 0 ? nothing : valueText(estimate), ...isCompared ? [change === void 0 ? "–" : changeText(change)] : []];
	});
}
function valueText({ name, value, interval }) {
	return `${metricValue(name, value)} (${metricValue(name, interval.low)} to ${metricValue(name, interval.high)})`;
}
function changeText({ metric, difference, interval }) {
	const [change, low, high] = differenceNumbers(metric, [
		difference,
		interval.low,
		interval.high
	]);
	return `${`${change} ${differenceUnit(metric)}`.trim()} (${low} to ${high})`;
}
/** The change for the worse with the smallest adjusted p value; the larger share of the champion's value among equals. */
function worstChange(slices) {
	const changes = slices.flatMap(({ name, changes: own = [] }) => own.map((change) => ({
		name,
		change
	})));
	if (changes.length === 0) return void 0;
	const [worst] = changes.filter(({ change }) => loss(change) > 0).toSorted((a, b) => p(a.change) - p(b.change) || share(b.change) - share(a.change));
	if (worst === void 0) return "Slices may overlap. No metric became worse in any slice.";
	return `Slices may overlap. Worst change: ${`${metricLabel(worst.change.metric)} of ${worst.name}, ${changeText(worst.change)}`}, adjusted p ${significant(p(worst.change), 2)}.`;
}
function p({ adjustedPValue }) {
	return adjustedPValue ?? 1;
}
function loss({ metric, difference }) {
	return METRICS.get(metric)?.direction === "lower" ? difference : -difference;
}
function share(change) {
	return loss(change) / Math.max(Math.abs(change.champion), Number.MIN_VALUE);
}

/** Labels or horizons that a comment shows, the worst first. */
const SHOWN = 8;
/** What a multilabel, ranking or forecasting task has to tell beside its metrics, as tables; none for the other tasks. */
function taskTables({ taskDetails }, shown = SHOWN) {
	if (taskDetails === void 0) return [];
	const { multilabel, ranking, forecasting } = taskDetails;
	return [
		...multilabel === void 0 ? [] : [labelTable(multilabel, shown)],
		...ranking === void 0 ? [] : [queryTable(ranking)],
		...forecasting === void 0 ? [] : forecastTables(forecasting, shown)
	];
}
/** The labels that lost most F1 against the champion first, else those with the lowest F1. */
function labelTable({ labels, threshold }, shown) {
	const isCompared = labels.some(({ champion }) => champion !== void 0);
	const gain = ({ candidate, champion }) => champion === void 0 ? candidate.f1 : candidate.f1 - champion.f1;
	const sorted = labels.toSorted((a, b) => gain(a) - gain(b) || a.candidate.f1 - b.candidate.f1);
	const more = labels.length - shown;
	return {
		attribute: "Labels",
		head: [
			"label",
			"rows",
			"precision",
			"recall",
			"F1",
			...isCompared ? ["champion F1"] : [],
			"ROC AUC"
		],
		rows: sorted.slice(0, shown).map(({ name, rows, candidate, champion }) => [
			name,
			count(rows),
			fixed(candidate.precision, 3),
			fixed(candidate.recall, 3),
			fixed(candidate.f1, 3),
			...isCompared ? [champion === void 0 ? "–" : fixed(champion.f1, 3)] : [],
			candidate.rocAuc === void 0 ? "–" : fixed(candidate.rocAuc, 3)
		]),
		note: [
			`A label is given from ${threshold} up; ${isCompared ? "what lost most against the champion" : "the worst"} first.`,
			"Values of single labels have no interval: few rows say little.",
			...more > 0 ? [`${plural(more, "more label")}.`] : []
		].join(" ")
	};
}
function queryTable({ queries, judged, medianRows, mostRows }) {
	const without = queries - judged;
	return {
		attribute: "Queries",
		head: [
			"queries",
			"with a relevant row",
			"rows of a query (median)",
			"most rows"
		],
		rows: [[
			count(queries),
			count(judged),
			String(medianRows),
			count(mostRows)
		]],
		note: without === 0 ? "Every metric is the mean over the queries, and n is their number." : `Every metric is the mean over the queries that have a relevant row; ${plural(without, "query", "queries")} without one count for nothing.`
	};
}
function forecastTables(forecast, shown) {
	return [
		horizonTable(forecast, shown),
		quantileTable(forecast),
		lossTable(forecast)
	].flatMap((table) => table ?? []);
}
function horizonTable({ horizons, bias }, shown) {
	if (horizons.length === 0) return void 0;
	const isCompared = horizons.some(({ championMae }) => championMae !== void 0);
	const more = horizons.length - shown;
	return {
		attribute: "Errors by horizon",
		head: [
			"steps ahead",
			"rows",
			"mean absolute error",
			...isCompared ? ["of the champion"] : [],
			"mean error"
		],
		rows: horizons.slice(0, shown).map((one) => [
			String(one.horizon),
			count(one.rows),
			significant(one.mae),
			...isCompared ? [one.championMae === void 0 ? "–" : significant(one.championMae)] : [],
			significant(one.bias)
		]),
		note: [`The mean error (forecast minus value) over all rows is ${significant(bias)}.`, ...more > 0 ? [`${plural(more, "more horizon")}.`] : []].join(" ")
	};
}
function quantileTable({ quantiles }) {
	if (quantiles.length === 0) return void 0;
	return {
		attribute: "Forecast quantiles",
		head: ["level", "share of values at or below"],
		rows: quantiles.map(({ level, below }) => [String(level), fixed(below, 3)]),
		note: "A forecast that knows how sure it is has as many values at or below a quantile as its level says."
	};
}
function lossTable({ tests = [] }) {
	const [first] = tests;
	if (first === void 0) return void 0;
	return {
		attribute: "Do candidate and champion lose alike? (Diebold and Mariano)",
		head: [
			"loss",
			"statistic",
			"p"
		],
		rows: tests.map(({ loss, statistic, pValue }) => [
			`${loss} error`,
			significant(statistic),
			pValue < .001 ? "< 0.001" : significant(pValue, 2)
		]),
		note: `On the losses of ${plural(first.dates, "date")}, with ${plural(first.lags, "lag")}; below 0 the candidate loses less.`
	};
}

export { decompositionTable as A, detectableText as C, cellTexts as D, notComparable as E, dataReports as M, calibrationLine as N, decompositionLine as O, dependenceText as S, neededText as T, flipsDetails as _, robustnessReport as a, decisionDetails as b, rateNumber as c, relianceLine as d, discoveredLine as f, watchLine as g, effectText as h, perturbationTable as i, decompositionTables as j, decompositionReport as k, explanationReport as l, discoveredTables as m, sliceTable as n, groupTables as o, discoveredReport as p, isUntried as r, rateLabel as s, taskTables as t, figureText as u, flipsLine as v, madeText as w, comparisonLines as x, flipsTables as y };