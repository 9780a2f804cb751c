import { c as metricValue, r as differenceUnit, s as metricLabel, t as differenceNumbers } from "./metric-words.js";
import { n as intervalBar } from "./charts.js";
import { V as READING } from "./start.js";

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
	return `${metricLabel(first.metric)} ${changeText(first)} against champion ${champion.version}`;
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
	if (comparison.verdict === "not-comparable") {
		const reading = READING[comparison.verdict];
		return {
			...row,
			champion: metricValue(name, comparison.champion),
			reading
		};
	}
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
		change: changeText(comparison),
		...picture === void 0 ? {} : { picture },
		reading: READING[comparison.verdict]
	};
}
/** `−4.1 points (−6.2 to −2.0)`. */
function changeText({ metric, difference, interval }) {
	const [change, low, high] = differenceNumbers(metric, [
		difference,
		interval.low,
		interval.high
	]);
	return `${`${change} ${differenceUnit(metric)}`.trim()} (${low} to ${high})`;
}

export { metricTable as n, bestNews as t };