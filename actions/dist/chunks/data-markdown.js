import { t as Fault } from "./error.js";
import { n as METRICS } from "./catalog.js";
import { n as inline } from "./escape.js";
import { a as signed, i as plural, n as count, o as significant, r as fixed } from "./numbers.js";
import { r as intervalBar } from "./text-table.js";
import { d as READING, o as table } from "./tables.js";
import { i as movedWords, r as histogramPair } from "./data-diff2.js";

const KNOWN = /* @__PURE__ */ new Map([
	["roc_auc", {
		label: "ROC AUC",
		scale: "share"
	}],
	["pr_auc", {
		label: "PR AUC",
		scale: "share"
	}],
	["average_precision", {
		label: "average precision",
		scale: "share"
	}],
	["accuracy", {
		label: "accuracy",
		scale: "share"
	}],
	["balanced_accuracy", {
		label: "balanced accuracy",
		scale: "share"
	}],
	["precision", {
		label: "precision",
		scale: "share"
	}],
	["selection_rate", {
		label: "selection rate",
		scale: "share"
	}],
	["true_positive_rate", {
		label: "true positive rate",
		scale: "share"
	}],
	["false_positive_rate", {
		label: "false positive rate",
		scale: "share"
	}],
	["recall", {
		label: "recall",
		scale: "share"
	}],
	["specificity", {
		label: "specificity",
		scale: "share"
	}],
	["f1", {
		label: "F1",
		scale: "share"
	}],
	["f1_macro", {
		label: "macro F1",
		scale: "share"
	}],
	["macro_f1", {
		label: "macro F1",
		scale: "share"
	}],
	["top_k_accuracy", {
		label: "top-k accuracy",
		scale: "share"
	}],
	["log_loss", {
		label: "log loss",
		scale: "plain"
	}],
	["brier", {
		label: "Brier score",
		scale: "plain"
	}],
	["ece", {
		label: "calibration error",
		scale: "plain"
	}],
	["mcc", {
		label: "Matthews correlation",
		scale: "plain"
	}],
	["mape", {
		label: "mean absolute percentage error",
		scale: "plain"
	}],
	["median_absolute_error", {
		label: "median absolute error",
		scale: "plain"
	}],
	["mean_error", {
		label: "mean error",
		scale: "plain"
	}],
	["mae", {
		label: "mean absolute error",
		scale: "plain"
	}],
	["mse", {
		label: "mean squared error",
		scale: "plain"
	}],
	["rmse", {
		label: "root mean squared error",
		scale: "plain"
	}],
	["r2", {
		label: "R²",
		scale: "plain"
	}]
]);
/** Shares of a part of the rows: their `n` is that part (recall: the positive rows). All others are measured on every row. */
const OF_A_PART = /* @__PURE__ */ new Set([
	"precision",
	"recall",
	"specificity"
]);
/** Is the metric measured on a part of the holdout by its definition? */
function isOfAPart(metric) {
	return OF_A_PART.has(metric);
}
/** What people call a metric; its own name when we have no better word. */
function metricLabel(metric) {
	return KNOWN.get(metric)?.label ?? metric;
}
/** A value of the metric: three decimals for shares, three significant digits else. */
function metricValue(metric, value) {
	return isShare(metric) ? fixed(value, 3) : significant(value);
}
/** A value that was held against a limit, with as many digits as it takes to see on which side it lies. */
function metricValueBeside(metric, value, limit) {
	const plain = metricValue(metric, value);
	if (value === limit || Number(plain.replace("−", "-").replaceAll(",", "")) !== limit) return plain;
	for (let digits = 4; digits < 17; digits++) {
		const text = value.toPrecision(digits);
		if (Number(text) !== limit) return limitValue(Number(text));
	}
	return limitValue(value);
}
/** A limit from a policy, as the user would write it: no digits lost, none invented. */
function limitValue(value) {
	return Number.isFinite(value) ? String(value).replace("-", "−") : "not a number";
}
/** The size of a measured difference without its sign: `4.1 points` or `0.037`. */
function differenceSize(metric, difference) {
	const size = Math.abs(difference);
	return isShare(metric) ? withPoints(pointsText(size)) : significant(size, 2);
}
/** A margin from a policy: `1 point`, `0.5 points`, `0.02`; no digits invented. */
function marginSize(metric, margin) {
	return isShare(metric) ? withPoints(limitValue(Number((margin * 100).toPrecision(12)))) : limitValue(margin);
}
/**
* A difference and its interval as signed numbers with equal decimals, in the unit that `differenceUnit` names: points with one
* decimal, else as many as give the half-width two significant digits.
*/
function differenceNumbers(metric, values) {
	const scale = isShare(metric) ? 100 : 1;
	const halfWidth = scale * (values[2] - values[1]) / 2;
	const needed = halfWidth > 0 ? 1 - Math.floor(Math.log10(halfWidth)) : 1;
	const decimals = Math.min(12, Math.max(isShare(metric) ? 1 : 0, isShare(metric) && needed <= 2 ? 1 : needed));
	return values.map((value) => signed(fixed(scale * value, decimals)));
}
/** The unit to print after the first of `differenceNumbers`: points for shares, nothing else. */
function differenceUnit(metric) {
	return isShare(metric) ? "points" : "";
}
function isShare(metric) {
	return KNOWN.get(metric)?.scale === "share";
}
function withPoints(points) {
	return `${points} ${Number(points) === 1 ? "point" : "points"}`;
}
/** One decimal for readable sizes, more where a tenth of a point would hide the value. */
function pointsText(size) {
	const points = size * 100;
	return points === 0 || points >= .095 ? fixed(points, 1) : significant(points, 1);
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
			...histogramPair(column),
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

/** `12 rows went from right to wrong and 20 rows from wrong to right against champion v1.2 (McNemar mid-p 0.17).` */
function flipsLine({ flips, champion }) {
	if (flips === void 0 || champion.state !== "compared") return void 0;
	const { rightToWrong, wrongToRight, pValue } = flips;
	const version = `against champion ${champion.version}`;
	if (rightToWrong.rows + wrongToRight.rows === 0) return `No row went from right to wrong or back ${version}.`;
	const p = pValue < .001 ? "below 0.001" : significant(pValue, 2);
	return `${plural(rightToWrong.rows, "row")} went from right to wrong and ${plural(wrongToRight.rows, "row")} from wrong to right ${version} (McNemar mid-p ${p}).`;
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

/** The groups of each protected attribute as tables: one line per group, then the gaps between them. */
function groupTables(attributes) {
	return attributes.map(({ attribute, cut, groups, gaps, omitted }) => {
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
			note: [`${cut === "quartiles" ? "Cut at the quartiles of the holdout. " : ""}${percent$1(level)} % intervals; those of the largest gap hold for all pairs of groups at once.`, ...more].join(" ")
		};
	});
}
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

/** The measured metrics of one model in the order of the evidence, beside the champion where there was one. */
function metricTable(predicate) {
	const { champion, metrics, comparison } = predicate;
	const rows = metrics.map((estimate) => toRow(estimate, comparison.find((one) => one.metric === estimate.name)));
	return {
		level: percent(metrics[0]?.interval.level ?? .95),
		rows,
		...champion.state === "compared" ? { champion: champion.version } : {}
	};
}
/** What is worth saying of a model that passed: its first comparison, when it is a change for the better. */
function bestNews({ champion, comparison }) {
	const [first] = comparison;
	if (champion.state !== "compared" || first?.verdict !== "improved") return void 0;
	return `${metricLabel(first.metric)} ${changeText$1(first)} against champion ${champion.version}`;
}
/** Coverage in percent without needless digits: 0.95 is `95`. */
function percent(level) {
	return String(Math.round(level * 1e3) / 10);
}
function toRow({ name, value, interval, direction }, comparison) {
	const row = {
		label: metricLabel(name),
		candidate: metricValue(name, value),
		interval: `${metricValue(name, interval.low)} to ${metricValue(name, interval.high)}`
	};
	if (comparison === void 0) return row;
	const { low, high } = comparison.interval;
	const picture = intervalBar(direction === "higher" ? {
		low,
		estimate: comparison.difference,
		high
	} : {
		low: -high,
		estimate: -comparison.difference,
		high: -low
	});
	return {
		...row,
		champion: metricValue(name, comparison.champion),
		change: changeText$1(comparison),
		...picture === void 0 ? {} : { picture },
		reading: READING[comparison.verdict]
	};
}
/** `−4.1 points (−6.2 to −2.0)`. */
function changeText$1({ metric, difference, interval }) {
	const [change, low, high] = differenceNumbers(metric, [
		difference,
		interval.low,
		interval.high
	]);
	return `${`${change} ${differenceUnit(metric)}`.trim()} (${low} to ${high})`;
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

export { metricValueBeside as C, metricValue as S, differenceUnit as _, LEVELS as a, marginSize as b, sliceTable as c, groupTables as d, flipsDetails as f, differenceSize as g, differenceNumbers as h, JOB_SUMMARY_BUDGET as i, bestNews as l, dataReports as m, dataSize as n, leftOut as o, flipsLine as p, hasMore as r, withinBudget as s, dataMarkdown as t, metricTable as u, isOfAPart as v, metricLabel as x, limitValue as y };