import { d as significant, l as plural, s as count } from "./verb.js";
import { n as METRICS } from "./catalog.js";
import { n as intervalBar } from "./charts.js";
import { d as READING } from "./tables.js";
import { c as metricValue, r as differenceUnit, s as metricLabel, t as differenceNumbers } from "./metric-words.js";
import { i as movedWords, r as histogramPair } from "./data-diff2.js";

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

export { flipsDetails as a, groupTables as i, bestNews as n, flipsLine as o, metricTable as r, dataReports as s, sliceTable as t };