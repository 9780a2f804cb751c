import { a as limitValue, c as metricValue, r as differenceUnit, s as metricLabel, t as differenceNumbers } from "./metric-words.js";
import { St as significant, V as READING, _t as count, bt as plural, vt as fixed, xt as signed, yt as pText } from "./start.js";
import { A as decompositionTable, D as cellTexts, M as dataReports, N as calibrationLine, O as decompositionLine, a as robustnessReport, b as decisionDetails, c as rateNumber, d as relianceLine, g as watchLine, h as effectText, i as perturbationTable, n as sliceTable, o as groupTables, r as isUntried, s as rateLabel, t as taskTables, u as figureText, v as flipsLine, w as madeText, x as comparisonLines, y as flipsTables } from "./task-details.js";
import { n as integrityHeadline, t as findingLine } from "./integrity.js";
import { n as modelHeadline } from "./model-file.js";
import { a as sentences, i as renderPage, n as html, r as htmlTable, t as factTable } from "./page.js";
import { t as round } from "./svg.js";
import { n as forest, t as MODEL_SIDES } from "./forest.js";
import { d as fairnessMeasure, n as isBroken, t as perturbationName } from "./words2.js";

const SIZE = 300;
const PAD$1 = 26;
/** Whether probabilities can be taken at their word: a sentence, then a reliability diagram and tables for each set of probabilities. */
function calibrationSection(predicate) {
	const { calibration } = predicate;
	if (calibration === void 0) return "";
	const parts = calibration.candidate.map((own) => {
		const other = calibration.champion?.find(({ of, kind }) => of === own.of && kind === own.kind);
		return part$1(own, other);
	});
	return `<section>
<h2>Calibration</h2>
<p>${html(calibrationLine(predicate) ?? "", 600)}</p>
${parts.join("\n")}
</section>`;
}
function part$1(own, other) {
	const title = own.kind === "top-label" ? "The class decided for" : `The probability of ${own.of}`;
	return `<h3>${html(title, 200)}</h3>
${reliabilityDiagram(own, other)}
${factTable(factsOf(own, other))}
${binTable(own)}`;
}
/** Share that came true over the mean probability, bin by bin with Wilson bars; on the diagonal the two agree. Equal input gives equal bytes. */
function reliabilityDiagram(own, other) {
	const label = `Reliability diagram of ${own.of}: observed share over mean probability`;
	const [from, to] = [place(0), SIZE - place(0)];
	const diagonal = `<line x1="${from}" y1="${to}" x2="${to}" y2="${from}" stroke="currentColor" stroke-opacity="0.4" stroke-dasharray="4 4"/>`;
	const frame = `<rect x="${from}" y="${from}" width="${round(to - from)}" height="${round(to - from)}" fill="none" stroke="currentColor" stroke-opacity="0.3"/>`;
	const text = (x, y, anchor, said) => `<text x="${x}" y="${y}" font-size="11" fill="currentColor" text-anchor="${anchor}">${said}</text>`;
	const words = [
		text(from, 290, "start", "0"),
		text(to, 290, "end", "1"),
		text(SIZE / 2, 290, "middle", "mean probability"),
		text(from - 6, to, "end", "0"),
		text(from - 6, from + 8, "end", "1")
	];
	const marks = [...marksOf(other, "before", "champion"), ...marksOf(own, "now", "candidate")];
	return `<figure>
<svg viewBox="0 0 ${SIZE} ${SIZE}" width="${SIZE}" role="img" aria-label="${html(label, 200)}"><title>${html(label, 200)}</title>${frame}${diagonal}${words.join("")}${marks.join("")}</svg>
<figcaption>${html(`${label}${other === void 0 ? "" : "; the champion beside the candidate"}`, 240)}</figcaption>
</figure>`;
}
function place(share) {
	return round(PAD$1 + share * 248);
}
function marksOf(side, which, who) {
	const shape = which === "now" ? "bars" : "before";
	return (side?.bins ?? []).map(({ predicted, observed, interval, n }) => {
		const [x, y] = [place(predicted), round(SIZE - place(observed))];
		const [top, bottom] = [round(SIZE - place(interval.high)), round(SIZE - place(interval.low))];
		const words = `${who}: said ${fixed(predicted, 3)}, came true ${fixed(observed, 3)} (${fixed(interval.low, 3)} to ${fixed(interval.high, 3)}), ${count(n)} rows`;
		return `<g>${`<rect class="${shape}" x="${round(x - 1)}" y="${top}" width="2" height="${round(Math.max(1, bottom - top))}"/>`}<circle class="${shape}" cx="${x}" cy="${y}" r="4"/><title>${html(words, 200)}</title></g>`;
	});
}
function factsOf(own, other) {
	const beside = (of) => {
		const before = other && of(other);
		return `${of(own) ?? "not determined"}${before === void 0 ? "" : ` (champion ${before})`}`;
	};
	const line = (name) => (one) => {
		const fitted = one[name];
		if (fitted === void 0) return void 0;
		return `${fixed(fitted.value, 2)}, ${fixed(fitted.interval.low, 2)} to ${fixed(fitted.interval.high, 2)}`;
	};
	return [
		["debiased error", beside(({ errors }) => significant(errors.debiased))],
		["expected calibration error (15 bins of equal width)", beside(({ errors }) => significant(errors.ece))],
		["the same over 15 bins of equally many rows", beside(({ errors }) => significant(errors.adaptive))],
		["largest gap of a bin", beside(({ errors }) => significant(errors.largest))],
		["slope (1 is right)", beside(line("slope"))],
		["intercept (0 is right)", beside(line("intercept"))],
		["Spiegelhalter", beside(({ spiegelhalter: test }) => test && `z ${fixed(test.z, 2)}, p ${pText(test.pValue)}`)],
		["Brier score", beside(({ brier }) => significant(brier.score))],
		["of it reliability (0 is best)", beside(({ brier }) => significant(brier.reliability))],
		["less resolution (more is better)", beside(({ brier }) => significant(brier.resolution))],
		["and uncertainty of the truth", beside(({ brier }) => significant(brier.uncertainty))]
	];
}
function binTable({ bins }) {
	const rows = bins.map(({ lowest, highest, n, predicted, observed, interval }) => [
		html(`${fixed(lowest, 3)} to ${fixed(highest, 3)}`, 60),
		html(count(n), 40),
		html(fixed(predicted, 3), 40),
		html(fixed(observed, 3), 40),
		html(`${fixed(interval.low, 3)} to ${fixed(interval.high, 3)}`, 60)
	]);
	return htmlTable([
		"probability",
		"rows",
		"mean probability",
		"came true",
		"interval"
	], rows);
}

/** Metrics that the picture shows. */
const DRAWN$4 = 20;
/** The section of a page about candidate and champion: every difference with its interval, what the rows could show, and who changed sides. */
function comparisonSection(predicate) {
	const { champion, comparison, metrics } = predicate;
	if (champion.state !== "compared") return "";
	const directions = new Map(metrics.map(({ name, direction }) => [name, direction]));
	const heads = [
		"metric",
		"champion",
		"candidate",
		"change",
		"interval",
		"reading",
		"method",
		"rows"
	];
	const rows = comparison.map((one) => rowOf(one).map((cell) => html(cell, 300)));
	const line = flipsLine(predicate);
	return [
		"<section>\n<h2>Candidate and champion</h2>",
		`<p>${html(`Compared with champion ${champion.version}${madeText(champion)}.`, 1200)}</p>`,
		picture$2(comparison, directions),
		htmlTable(heads, rows),
		sentences(comparisonLines(predicate)),
		line === void 0 ? "" : `<p>${html(line, 400)}</p>`,
		...flipsTables(predicate).map(({ head, rows: cells, note }) => {
			const escaped = cells.map((row) => row.map((cell) => html(cell, 300)));
			return `${htmlTable(head, escaped)}\n<p class="quiet">${html(note, 300)}</p>`;
		}),
		"</section>"
	].filter((part) => part !== "").join("\n");
}
function rowOf({ metric, verdict, candidate, champion, difference, interval, method, n }) {
	const [change = "", low, high] = differenceNumbers(metric, [
		difference,
		interval.low,
		interval.high
	]);
	const unit = differenceUnit(metric);
	const isComparable = verdict !== "not-comparable";
	return [
		metricLabel(metric),
		metricValue(metric, champion),
		metricValue(metric, candidate),
		isComparable ? `${change} ${unit}`.trim() : "–",
		isComparable ? `${low} to ${high}` : "–",
		READING[verdict],
		method,
		count(n)
	];
}
/** Metrics of different units on one scale: the size that counts as equal is 1, and right is better. */
function picture$2(comparison, directions) {
	const rows = comparison.filter(({ verdict, tolerance }) => verdict !== "not-comparable" && tolerance > 0).slice(0, DRAWN$4).map(({ metric, difference, interval, tolerance, verdict }) => {
		const sign = directions.get(metric) === "lower" ? -1 : 1;
		const ends = [sign * interval.low / tolerance, sign * interval.high / tolerance];
		const words = `${metricLabel(metric)}: ${READING[verdict]}`;
		const place = {
			low: Math.min(...ends),
			value: sign * difference / tolerance,
			high: Math.max(...ends)
		};
		return {
			name: metricLabel(metric),
			marks: [{
				side: "now",
				...place,
				words
			}]
		};
	});
	if (rows.length === 0) return "";
	return forest({
		label: "Changes, in sizes that count as equal; right is better",
		rows: [{
			name: "counts as equal",
			marks: [{
				side: "before",
				low: -1,
				value: 0,
				high: 1,
				words: "counts as equal"
			}]
		}, ...rows],
		ends: (value) => value.toFixed(1).replace("-", "−")
	});
}

/** The section of a page about how much of a change is data and how much is code; empty where nobody asked. */
function decompositionSection(found) {
	if (found === void 0) return "";
	const line = `<p>${html(decompositionLine(found), 1200)}</p>`;
	const table = decompositionTable(found);
	if (found.state === "absent" || table === void 0) return `<section>\n<h2>Data or code</h2>\n${line}\n</section>`;
	const escaped = table.rows.map((cells) => cells.map((cell) => html(cell, 300)));
	const models = found.metrics.map((metric) => [metricLabel(metric.name), ...cellTexts(metric)].map((cell) => html(cell, 120)));
	const heads = [
		"metric",
		"base code, base data",
		"base code, head data",
		"head code, base data",
		"head code, head data"
	];
	return [
		"<section>\n<h2>Data or code</h2>",
		line,
		...found.metrics.slice(0, 1).map(picture$1),
		htmlTable([...table.head], escaped),
		"<h3>The four models</h3>",
		htmlTable(heads, models),
		`<p class="quiet">${html(table.note, 800)}</p>`,
		"</section>"
	].join("\n");
}
/** The parts of the first metric below each other on one scale. */
function picture$1({ name, total, data, code, interaction }) {
	const mark = ({ value, interval }, side) => {
		return {
			side,
			low: interval.low,
			value,
			high: interval.high,
			words: `${value} (${interval.low} to ${interval.high})`
		};
	};
	return forest({
		label: `Change of ${metricLabel(name)} and its parts`,
		ends: (value) => String(Number(value.toPrecision(3))),
		rows: [
			{
				name: "change",
				marks: [mark(total, "before")]
			},
			{
				name: "data",
				marks: [mark(data, "now")]
			},
			{
				name: "code",
				marks: [mark(code, "now")]
			},
			{
				name: "both together",
				marks: [mark(interaction, "now")]
			}
		]
	});
}

const WIDTH$3 = 480;
const HEIGHT = 150;
const PAD = 8;
/**
* Partial dependence of the candidate with its band, single rows' curves (quantiles, each from the mean's start), and the champion as a
* dashed line; categories are intervals below each other. Empty where a number is not finite. Equal input gives equal bytes.
*/
function curvePicture(curve, output) {
	const { column, at, candidate, champion } = curve;
	const numbers = at.filter((value) => typeof value === "number");
	if (numbers.length < at.length) return categories(curve, output);
	const single = candidate.ice.map((line) => line.map((value) => value + (candidate.mean[0] ?? 0)));
	const values = [
		candidate.low,
		candidate.high,
		...champion === void 0 ? [] : [champion.mean],
		...single
	].flat();
	if (values.length === 0 || !values.every(Number.isFinite) || at.length < 2) return "";
	const [low, high] = [Math.min(...values), Math.max(...values)];
	const body = drawLines(candidate, champion, single, placesOf(numbers, [low, high]));
	const label = `Mean ${output} by ${column}`;
	const range = `${significant(low)} to ${significant(high)}`;
	const keys = `<span class="key now"></span>candidate${champion === void 0 ? "" : "<span class=\"key before\"></span>champion"}`;
	return `<figure>
<svg viewBox="0 0 ${WIDTH$3} ${HEIGHT}" role="img" aria-label="${html(label, 160)}"><title>${html(`${label}, ${range}`, 200)}</title>${body}</svg>
<figcaption><span class="ends"><span>${html(significant(numbers[0] ?? 0, 4), 40)}</span><span>${html(column, 80)}</span><span>${html(significant(numbers.at(-1) ?? 0, 4), 40)}</span></span>mean ${html(output, 80)}, ${html(range, 60)}; band: interval of the mean; thin: 10, 25, 50, 75 and 90 % of the rows. ${keys}</figcaption>
</figure>`;
}
function placesOf(at, [low, high]) {
	const [from, to] = [at[0] ?? 0, at.at(-1) ?? 0];
	const share = (i) => to > from ? ((at[i] ?? from) - from) / (to - from) : .5;
	return {
		x: (i) => round(PAD + share(i) * 464),
		y: (value) => round(142 - (high > low ? (value - low) / (high - low) : .5) * 134)
	};
}
function drawLines(candidate, champion, single, places) {
	const path = (values) => values.map((value, i) => `${places.x(i)} ${places.y(value)}`).join("L");
	const back = candidate.low.map((value, i) => `${places.x(i)} ${places.y(value)}`).toReversed();
	const band = `<path d="M${path(candidate.high)}L${back.join("L")}Z" style="fill:var(--now);opacity:.2"/>`;
	const thin = single.map((values) => `<path d="M${path(values)}" style="stroke:var(--quiet);stroke-width:.75;fill:none;opacity:.7"/>`);
	const before = champion === void 0 ? "" : `<path d="M${path(champion.mean)}" style="stroke:var(--before);stroke-width:2;stroke-dasharray:5 3;fill:none"/>`;
	return `${thin.join("")}${band}${before}<path class="now" d="M${path(candidate.mean)}"/>`;
}
/** One line per category, the most frequent first. */
function categories({ column, at, candidate, champion }, output) {
	const markOf = (side, line, i) => {
		const [value, low, high] = [
			line.mean[i] ?? NaN,
			line.low[i] ?? NaN,
			line.high[i] ?? NaN
		];
		return {
			side,
			value,
			low,
			high,
			words: `${`${at[i]}, ${side === "now" ? "candidate" : "champion"}: ${significant(value)}`} (${significant(low)} to ${significant(high)})`
		};
	};
	const rows = at.map((name, i) => ({
		name: String(name),
		marks: [markOf("now", candidate, i), ...champion === void 0 ? [] : [markOf("before", champion, i)]]
	}));
	return forest({
		label: `Mean ${output} by ${column}`,
		rows,
		ends: (value) => significant(value),
		sides: MODEL_SIDES
	});
}

const WIDTH$2 = 480;
const BAR = 9;
/** Columns that are drawn. */
const SHOWN$1 = 20;
/**
* What is lost without each column: a bar with its interval, the champion's below the candidate's. Empty when no number is there. Equal
* input gives equal bytes.
*/
function importanceBars({ units, metric }) {
	const shown = units.slice(0, SHOWN$1);
	const isCompared = shown.some(({ champion }) => champion !== void 0);
	const ends = shown.flatMap(({ candidate, champion }) => [candidate, champion].flatMap((side) => side === void 0 ? [] : [side.importance.interval.low, side.importance.interval.high]));
	if (ends.length === 0 || !ends.every(Number.isFinite)) return "";
	const [from, to] = [Math.min(0, ...ends), Math.max(0, ...ends)];
	const place = (value) => round(178 + (to > from ? (value - from) / (to - from) : 0) * 294);
	const step = isCompared ? 30 : 20;
	const rows = shown.map((unit, i) => drawUnit(unit, {
		top: i * step,
		place,
		metric
	}));
	const label = `Loss of ${metricLabel(metric)} without each column`;
	const zero = `<path d="M${place(0)} 0V${shown.length * step}" style="stroke:var(--quiet);stroke-width:.5"/>`;
	const keys = isCompared ? `<span class="key now" style="background:var(--now)"></span>candidate<span class="key before"></span>champion` : "";
	return `<figure>
<svg viewBox="0 0 ${WIDTH$2} ${shown.length * step}" role="img" aria-label="${html(label, 160)}">${zero}${rows.join("")}</svg>
<figcaption>${html(label, 160)}; a line is the interval. ${keys}</figcaption>
</figure>`;
}
function drawUnit({ name, candidate, champion }, { top, place, metric }) {
	return `<text x="0" y="${top + 13}" font-size="12" fill="currentColor">${html(name, 26)}</text>` + [{
		side: candidate,
		shape: "bars",
		said: "candidate",
		y: top + 4
	}, {
		side: champion,
		shape: "before",
		said: "champion",
		y: top + 4 + BAR + 2
	}].map(({ side, ...how }) => side === void 0 ? "" : drawBar(side, {
		...how,
		name,
		place,
		metric
	})).join("");
}
function drawBar({ importance }, { shape, said, y, name, place, metric }) {
	const { value, interval } = importance;
	const [zero, end, low, high] = [
		place(0),
		place(value),
		place(interval.low),
		place(interval.high)
	];
	const bar = `<rect class="${shape}" x="${Math.min(zero, end)}" y="${y}" width="${round(Math.max(.5, Math.abs(end - zero)))}" height="${BAR}"/>`;
	const line = `<path d="M${low} ${y + BAR / 2}H${high}" style="stroke:currentColor;stroke-width:1.5"/>`;
	const words = `${name}, ${said}: ${figureText(metric, importance)}`;
	return `<g>${bar}${line}<title>${html(words, 300)}</title></g>`;
}

const WIDTH$1 = 480;
const ROW$1 = 34;
const DOT = 3;
/** Dots above each other; more rows in one bin share a dot. */
const STACK = 11;
const SHADES = [
	"var(--now)",
	"var(--quiet)",
	"var(--bad)"
];
/**
* The Shapley values of many rows, one line per column: a dot is a row (or a few), its place what the column did to the answer, its shade
* whether the row's value is low, middle or high. Dots of one bin are stacked around the line, so equal input gives equal bytes.
*/
function swarm(found, output) {
	const { low, high, units } = found;
	if (units.length === 0 || !Number.isFinite(high - low)) return "";
	const most = Math.max(1, ...units.flatMap(({ bins }) => totals(bins)));
	const perDot = Math.ceil(most / STACK);
	const height = units.length * ROW$1;
	const zero = high > low ? round(left(-low / (high - low))) : left(.5);
	const lines = units.map(({ name, bins }, i) => drawLine(name, bins, i * ROW$1 + ROW$1 / 2, perDot));
	const label = `What each column does to the ${output}`;
	const dot = perDot > 1 ? `a dot is up to ${perDot} rows` : "a dot is a row";
	const keys = [
		"low",
		"middle",
		"high"
	].map((word, i) => `<span class="key" style="background:${SHADES[i]}"></span>${word}`);
	return `<figure>
<svg viewBox="0 0 ${WIDTH$1} ${height}" role="img" aria-label="${html(label, 160)}"><path d="M${zero} 0V${height}" style="stroke:var(--quiet);stroke-width:.5"/>${lines.join("")}</svg>
<figcaption><span class="ends"><span>${html(significant(low, 2), 20)}</span><span>${html(`${label}: ${dot}`, 200)}</span><span>${html(significant(high, 2), 20)}</span></span>value of the column:${keys.join("")}</figcaption>
</figure>`;
}
function left(share) {
	return 178 + share * 294;
}
function totals(bins) {
	return (bins[0] ?? []).map((_, i) => bins.reduce((sum, third) => sum + (third[i] ?? 0), 0));
}
function drawLine(name, bins, middle, perDot) {
	const text = `<text x="0" y="${middle + 4}" font-size="12" fill="currentColor">${html(name, 26)}</text>`;
	const paths = bins.map(() => "");
	const size = bins[0]?.length ?? 0;
	for (let bin = 0; bin < size; bin++) bins.flatMap((third, i) => Array.from({ length: Math.ceil((third[bin] ?? 0) / perDot) }, () => i)).forEach((third, k) => {
		const step = (k % 2 === 0 ? -1 : 1) * Math.ceil(k / 2);
		paths[third] += `M${round(left((bin + .5) / size))} ${round(middle + step * DOT * .95)}h0`;
	});
	const shade = (i) => bins.length === 1 ? "var(--quiet)" : SHADES[i] ?? "var(--quiet)";
	return text + paths.map((d, i) => d === "" ? "" : `<path d="${d}" style="stroke:${shade(i)};stroke-width:${DOT};stroke-linecap:round;fill:none"/>`).join("");
}

const WIDTH = 480;
const ROW = 18;
/** From the champion's answer to the candidate's: what each column explains of the difference, then all that is left. */
function waterfall({ id, direction, candidate, champion, units, rest }) {
	const steps = [];
	let at = champion;
	for (const unit of units) {
		const gain = unit.candidate - unit.champion;
		const error = unit.error > 0 ? ` ± ${significant(unit.error, 1)}` : "";
		steps.push({
			name: unit.name,
			from: at,
			to: at + gain,
			words: `${signed(fixed(gain, 3))}${error}`
		});
		at += gain;
	}
	steps.push({
		name: "all others",
		from: at,
		to: at + rest,
		words: signed(fixed(rest, 3))
	});
	const ends = [
		candidate,
		champion,
		...steps.flatMap(({ from, to }) => [from, to])
	];
	if (!ends.every(Number.isFinite)) return "";
	const [low, high] = [Math.min(...ends), Math.max(...ends)];
	const place = (value) => round(228 + (high > low ? (value - low) / (high - low) : .5) * 244);
	const height = steps.length * ROW;
	const title = `${id === void 0 ? "A row" : `Row ${id}`} went from ${direction.replaceAll("-", " ")}`;
	const drawn = steps.map((step, i) => drawStep(step, i * ROW, place));
	return `<figure>
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${html(title, 160)}">${drawn.join("")}</svg>
<figcaption>${html(title, 160)}: champion ${html(fixed(champion, 3), 20)}, candidate ${html(fixed(candidate, 3), 20)}</figcaption>
</figure>`;
}
function drawStep({ name, from, to, words }, top, place) {
	const [start, end] = [place(from), place(to)];
	const shade = to >= from ? "var(--now)" : "var(--bad)";
	const bar = `<rect x="${Math.min(start, end)}" y="${top + 4}" width="${round(Math.max(1, Math.abs(end - start)))}" height="10" style="fill:${shade}"/>`;
	const join = `<path d="M${end} ${top + 4}v${ROW}" style="stroke:var(--quiet);stroke-width:.5"/>`;
	return `<g><text x="0" y="${top + 13}" font-size="12" fill="currentColor">${html(name, 22)} ${html(words, 18)}</text>${join}${bar}<title>${html(`${name}: ${words}`, 200)}</title></g>`;
}

const ROWS_AT_ONCE = 3;
const TITLE$1 = "What the model relies on";
/** The section of a page about what the model relies on; empty where nobody asked. */
function explanationSection(explanation) {
	if (explanation === void 0) return "";
	if (explanation.state === "absent") {
		const line = `What the model relies on could not be measured: ${explanation.reason}.`;
		return `<section>\n<h2>${TITLE$1}</h2>\n${sentences([line])}\n</section>`;
	}
	const { units, swarm: dots, curves = [], flips = [], output } = explanation;
	const changed = relianceLine(explanation);
	return [
		`<section>\n<h2>${TITLE$1}</h2>`,
		...changed === void 0 ? [] : [`<p>${html(changed, 400)}</p>`],
		importanceBars(explanation),
		htmlTable(headings(explanation), units.map((unit) => cells(explanation, unit))),
		...part(`Shapley values: ${output}`, dots === void 0 ? [] : [swarm(dots, output)]),
		...part("Curves", curves.map((curve) => curvePicture(curve, curveOutput(explanation)))),
		...part("Rows that changed sides", foldedRows(flips.map(waterfall)), FLIPS),
		`<h3>How this was measured</h3>`,
		factTable(facts$1(explanation)),
		"<p class=\"quiet\">This tells what the model uses on these rows. It does not tell what causes the outcome, and columns that carry the same information stand for each other.</p>",
		"</section>"
	].join("\n");
}
/** For several classes a curve is of one class for all rows. */
function curveOutput({ output }) {
	return output === "probability of the decided class" ? "probability of the most frequent class" : output;
}
/** The first rows are seen at once, the others on demand. */
function foldedRows(pictures) {
	const rest = pictures.slice(ROWS_AT_ONCE);
	if (rest.length === 0) return [...pictures];
	const folded = `<details><summary>${plural(rest.length, "more row")}</summary>\n${rest.join("\n")}\n</details>`;
	return [...pictures.slice(0, ROWS_AT_ONCE), folded];
}
const FLIPS = "<p class=\"quiet\">From the champion’s answer to the candidate’s: what each column adds (blue) or takes away (red).</p>";
function part(title, pictures, note) {
	const drawn = pictures.filter((picture) => picture !== "");
	if (drawn.length === 0) return [];
	return [
		`<h3>${html(title, 200)}</h3>`,
		...note === void 0 ? [] : [note],
		...drawn
	];
}
function headings({ metric, units }) {
	const isCompared = units.some(({ champion }) => champion !== void 0);
	return [
		...[
			"column",
			`${metricLabel(metric)} lost without it`,
			"share of the attribution",
			"direction"
		],
		...isCompared ? ["champion loses", "change"] : [],
		"shares its information with"
	];
}
function cells({ metric, units }, unit) {
	const { candidate, champion, change, sharedWith = [] } = unit;
	const isCompared = units.some((one) => one.champion !== void 0);
	const figure = (one) => one === void 0 ? "–" : figureText(metric, one);
	return [
		unit.name,
		figure(candidate?.importance),
		candidate === void 0 ? "–" : `${fixed(100 * candidate.share.value, 1)} %`,
		directionText(candidate?.direction),
		...isCompared ? [figure(champion?.importance), figure(change)] : [],
		sharedWith.map(({ name, rho }) => `${name} (${fixed(rho, 2)})`).join(", ")
	].map((text) => html(text, 200));
}
/** A rank correlation in words: which way the answer goes when the value grows. */
function directionText(direction) {
	if (direction === void 0) return "–";
	if (Math.abs(direction) < .3) return "both ways";
	return `${direction > 0 ? "up" : "down"} (${fixed(direction, 2)})`;
}
function facts$1(explanation) {
	const { metric, base, rows, repeats, background, explained, answers, shapley, rankCorrelation } = explanation;
	const errors = Object.entries(shapley ?? {}).map(([side, { method, residual, largestError, unconverged, values }]) => [`Shapley values, ${side}`, `${method}; base and values miss the answer by at most ${significant(residual, 2)}; largest standard error ${significant(largestError, 2)}; ${count(unconverged)} of ${count(values)} not converged`]);
	return [
		["importance", `${metricLabel(metric)} on ${count(rows)} sampled rows (${significant(base.candidate)} as they are), ${count(repeats)} deals`],
		["Shapley values", `of ${count(explained)} rows against ${count(background)} rows`],
		...errors,
		...rankCorrelation === void 0 ? [] : [["ranks, candidate and champion", `correlation ${fixed(rankCorrelation, 2)}`]],
		["predictions asked for", count(answers)]
	];
}

const CELL = {
	width: 92,
	height: 26
};
const LEFT = 150;
const TOP = 24;
const MAX_SIDE = 12;
/** Two crossed attributes as a table whose cells are darker the higher the (shrunk) rate is; a combination that was not measured stays empty. */
function heatTable({ attribute, groups }, rate) {
	const cells = groups.flatMap(({ name, n, rates }) => {
		const found = rates.find((one) => one.metric === rate.metric && one.class === rate.class);
		const [row, column] = name.split(" & ");
		if (found === void 0 || row === void 0 || column === void 0) return [];
		return [{
			row,
			column,
			n,
			value: (found.shrunk ?? found.value)[0]
		}];
	});
	const side = (of) => [...new Set(cells.map(of))].toSorted().slice(0, MAX_SIDE);
	const [rows, columns] = [side(({ row }) => row), side(({ column }) => column)];
	if (rows.length === 0) return "";
	const values = cells.map(({ value }) => value);
	const [least, most] = [Math.min(...values), Math.max(...values)];
	const shade = (value) => round((.08 + (most > least ? .72 * (value - least) / (most - least) : 0)) * 10) / 10;
	const drawn = cells.filter(({ row, column }) => rows.includes(row) && columns.includes(column)).map(({ row, column, n, value }) => {
		const [x, y] = [LEFT + columns.indexOf(column) * CELL.width, TOP + rows.indexOf(row) * CELL.height];
		const text = rateNumber(rate.metric, value);
		const box = `<rect class="bars" x="${x}" y="${y}" width="${CELL.width - 2}" height="${CELL.height - 2}" fill-opacity="${shade(value)}"/>`;
		const words = html(`${row}, ${column}: ${text}, ${count(n)} rows`, 300);
		return `<g>${box}<text x="${x + 8}" y="${y + 17}" font-size="12" fill="currentColor">${text}</text><title>${words}</title></g>`;
	});
	const heads = columns.map((name, i) => textAt(LEFT + i * CELL.width, 16, name, 13));
	const sides = rows.map((name, i) => textAt(0, TOP + i * CELL.height + 17, name, 22));
	const label = html(`${rateLabel(rate)} by ${attribute}`, 200);
	const [width, height] = [LEFT + columns.length * CELL.width, TOP + rows.length * CELL.height];
	return `<figure>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${heads.join("")}${sides.join("")}${drawn.join("")}</svg>
<figcaption>${label}</figcaption>
</figure>`;
}
function textAt(x, y, text, limit) {
	return `<text x="${x}" y="${y}" font-size="12" fill="currentColor">${html(text, limit)}</text>`;
}

/** Rates that are drawn for each attribute, as far as the task has them. */
const DRAWN$3 = [
	"selection_rate",
	"tpr",
	"fpr",
	"calibration_bias",
	"accuracy",
	"mean_error",
	"mae"
];
const MAX_PICTURES = 12;
const MAX_DRAWN_GROUPS = 30;
const MAX_TABLE_GROUPS = 50;
/** All that was measured about groups, as escaped HTML: a forest of every main rate by group, all gaps, and crossed attributes as heat tables. */
function fairnessSection(fairness) {
	const level = fixed(100 * fairness.level, Number.isInteger(100 * fairness.level) ? 0 : 1);
	const splits = fairness.splits.map((split) => split.columns === void 0 ? attributePart(split) : crossedPart(split, split.columns));
	const indices = fairness.indices ?? [];
	return `<section>
<h2>Groups of protected attributes</h2>
<p class="quiet">${level} % intervals. Those of gaps hold for all pairs of groups at once; the adjusted p value is over all attributes and metrics (Benjamini-Hochberg). Numbers of this holdout; a limit on them stands in the policy.</p>
${splits.join("\n")}
${indices.length === 0 ? "" : `<h3>Between rows</h3>\n${indexTable(indices)}`}
</section>`;
}
function attributePart(split) {
	const { attribute, groups, suppressed, measures, indices = [], changes = [], reference } = split;
	const note = [...reference === void 0 ? [] : [`Reference group: ${reference}.`], ...suppressed === void 0 ? [] : [`${plural(suppressed.groups, "group")} of together ${count(suppressed.rows)} rows not measured.`]].join(" ");
	return `<h3>${html(attribute, 200)}</h3>
${note === "" ? "" : `<p class="quiet">${html(note, 400)}</p>`}
${pictures(attribute, groups)}
<details><summary>All gaps of ${html(attribute, 200)}</summary>
${htmlTable([
		"measure",
		"against",
		"value",
		"interval",
		"highest",
		"lowest",
		"adjusted p"
	], measures.map(measureRow))}
${indices.length === 0 ? "" : indexTable(indices)}
</details>
${changes.length === 0 ? "" : changeTable(changes)}`;
}
function pictures(attribute, groups) {
	const names = /* @__PURE__ */ new Map();
	for (const { rates } of groups) for (const rate of rates) if (DRAWN$3.includes(rate.metric)) names.set(`${rate.metric} ${rate.class ?? ""}`, rate);
	return [...names.values()].slice(0, MAX_PICTURES).map((rate) => {
		const rows = groups.slice(0, MAX_DRAWN_GROUPS).flatMap((group) => {
			const found = group.rates.find((one) => one.metric === rate.metric && one.class === rate.class);
			if (found === void 0) return [];
			const [value, low, high] = found.value;
			const [text, from, to] = found.value.map((one) => rateNumber(rate.metric, one));
			const words = `${group.name}: ${text} (${from} to ${to}), ${plural(found.n, "row")}`;
			return [{
				name: group.name,
				marks: [{
					side: "now",
					low,
					value,
					high,
					words
				}]
			}];
		});
		return forest({
			label: `${rateLabel(rate)} by ${attribute}`,
			rows,
			ends: (value) => rateNumber(rate.metric, value)
		});
	}).join("\n");
}
function measureRow({ measure, class: of, against, value, highest = "", lowest = "", adjustedPValue }) {
	const text = numberOf(measure);
	const [own, low, high] = value;
	return [
		html(`${measure}${of === void 0 ? "" : ` (${of})`}`, 200),
		html(against.replace("_", " "), 40),
		text(own),
		`${text(low)} to ${text(high)}`,
		html(highest, 120),
		html(lowest, 120),
		adjustedPValue === void 0 ? "" : html(adjustedPValue < .001 ? "< 0.001" : significant(adjustedPValue, 2), 20)
	];
}
function numberOf(measure) {
	return fairnessMeasure(measure).scale === "share" ? (value) => fixed(value, 3) : (value) => significant(value);
}
function indexTable(indices) {
	const rows = indices.map(({ measure, value: [own, low, high] }) => {
		return [
			html(fairnessMeasure(measure).label, 120),
			significant(own),
			`${significant(low)} to ${significant(high)}`
		];
	});
	return htmlTable([
		"inequality",
		"value",
		"interval"
	], rows);
}
function changeTable(changes) {
	const rows = changes.map(({ measure, candidate, champion, difference: [own, low, high] }) => {
		const text = numberOf(measure);
		return [
			html(measure, 120),
			text(champion),
			text(candidate),
			text(own),
			`${text(low)} to ${text(high)}`
		];
	});
	return htmlTable([
		"gap",
		"champion",
		"candidate",
		"change",
		"interval"
	], rows);
}
function crossedPart(split, columns) {
	const { attribute, groups, suppressed } = split;
	const note = `First the value drawn towards all groups, the more the fewer rows (empirical Bayes), then what was counted.${suppressed === void 0 ? "" : ` ${plural(suppressed.groups, "group")} of together ${count(suppressed.rows)} rows not measured.`}`;
	const [first] = groups.flatMap(({ rates }) => rates);
	const heat = first === void 0 || columns.length !== 2 ? "" : heatTable(split, first);
	const rows = groups.slice(0, MAX_TABLE_GROUPS).map(({ name, n, rates }) => [
		html(name, 200),
		count(n),
		html(rates.slice(0, 4).map(rateText).join("; "), 400)
	]);
	return `<h3>${html(attribute, 200)}</h3>
<p class="quiet">${html(note, 400)}</p>
${heat}
${htmlTable([
		"group",
		"rows",
		"rates"
	], rows)}`;
}
function rateText(rate) {
	const [own, low, high] = rate.value.map((value) => rateNumber(rate.metric, value));
	const drawn = rate.shrunk === void 0 ? "" : `${rateNumber(rate.metric, rate.shrunk[0])}, counted `;
	return `${rateLabel(rate)} ${drawn}${own} (${low} to ${high})`;
}

/** Perturbations that a picture shows, and that a table lists. */
const DRAWN$2 = 30;
const LISTED = 150;
const LOOK = {
	names: "long",
	sides: MODEL_SIDES
};
/** Everything that was measured of robustness, written cases and times, as escaped HTML; empty where nothing was. */
function robustnessSection({ robustness, performance }) {
	const { lines } = robustnessReport({
		robustness,
		performance
	});
	if (robustness === void 0 && performance === void 0) return "";
	return `<section>
<h2>When rows are not quite what they were</h2>
${[...lines.map((line) => `<p>${html(line, 600)}</p>`), ...robustness === void 0 ? [] : robustnessParts(robustness)].filter((part) => part !== "").join("\n")}
</section>`;
}
function robustnessParts(robustness) {
	const { perturbations, adversarial, edgeCases = [], stability = [], fuzz, cases } = robustness;
	return [
		...perturbations === void 0 ? [] : perturbationParts(perturbations),
		...adversarial === void 0 ? [] : [attackPicture(adversarial)],
		...cases === void 0 ? [] : [caseList(cases)],
		folded("Edge cases", htmlTable([
			"case",
			"result",
			""
		], edgeCases.map(({ name, result, message = "" }) => [
			html(name, 60),
			mark(result),
			html(message, 300)
		])), edgeCases.length),
		...fuzz === void 0 ? [] : [oddRows(fuzz)],
		folded("The same rows asked otherwise", htmlTable([
			"how",
			"rows",
			"answers that differ",
			"by up to"
		], stability.map(({ check, rows, differing, largest }) => [
			check,
			count(rows),
			count(differing),
			significant(largest)
		])), stability.length)
	];
}
function perturbationParts(perturbations) {
	const { metric, results, leftOut } = perturbations;
	const table = perturbationTable({
		...perturbations,
		results: results.slice(0, LISTED)
	}, "all");
	const rows = (table?.rows ?? []).map((cells) => cells.map((cell) => html(cell, 200)));
	const more = leftOut === void 0 ? "" : ` ${plural(leftOut, "column")} more were not perturbed one by one.`;
	return [
		forest({
			...LOOK,
			label: "Share of the decisions that flip",
			rows: flipRows(results),
			ends: percent
		}),
		forest({
			...LOOK,
			label: `How much worse ${metricLabel(metric)} becomes`,
			rows: dropRows(results),
			ends: significant
		}),
		folded("All perturbations that were kept", table === void 0 ? "" : htmlTable(table.head, rows), rows.length),
		`<p class="quiet">${html(`${table?.note ?? ""}${more}`, 300)}</p>`
	];
}
function flipRows(results) {
	return results.slice(0, DRAWN$2).flatMap((one) => {
		const marks = sides(one).flatMap(({ side, who, flips }) => {
			if (flips === void 0) return [];
			const { k, n, interval } = flips;
			const words = `${perturbationName(one)}, ${who}: ${count(k)} of ${count(n)} decisions flipped`;
			return [{
				side,
				low: interval.low,
				value: k / Math.max(1, n),
				high: interval.high,
				words
			}];
		});
		return marks.length === 0 ? [] : [{
			name: shortName(one),
			marks
		}];
	});
}
function dropRows(results) {
	return results.slice(0, DRAWN$2).flatMap((one) => {
		const marks = sides(one).flatMap(({ side, who, drop }) => {
			if (drop === void 0) return [];
			const words = `${perturbationName(one)}, ${who}: worse by ${significant(drop.value)}`;
			return [{
				side,
				low: drop.interval.low,
				value: drop.value,
				high: drop.interval.high,
				words
			}];
		});
		return marks.length === 0 ? [] : [{
			name: shortName(one),
			marks
		}];
	});
}
/** What fits beside a picture; the words of a mark say it in full. */
function shortName({ kind, size, column }) {
	return [
		`${column ?? "all"}:`,
		kind.replace("_", " "),
		...size === void 0 ? [] : [size]
	].join(" ");
}
function sides({ candidate, champion }) {
	const own = {
		side: "now",
		who: "candidate",
		...candidate
	};
	return champion === void 0 ? [own] : [own, {
		side: "before",
		who: "champion",
		...champion
	}];
}
/** Share of the rows that flip within each distance. */
function attackPicture({ candidate, champion }) {
	const rows = candidate.within.map(({ distance, share }, i) => {
		const other = champion?.within[i]?.share;
		const to = (side, who, one) => ({
			side,
			low: one.interval.low,
			value: one.k / Math.max(1, one.n),
			high: one.interval.high,
			words: `${who}: ${count(one.k)} of ${count(one.n)} rows flip within ${limitValue(distance)} standard deviations`
		});
		const marks = [to("now", "candidate", share), ...other === void 0 ? [] : [to("before", "champion", other)]];
		return {
			name: `within ${limitValue(distance)} sd`,
			marks
		};
	});
	return forest({
		...LOOK,
		label: "Right decisions that a small change flips",
		rows,
		ends: percent
	});
}
/** How the odd rows ended, those that were answered too: that nothing went wrong is worth knowing. */
function oddRows({ rows, answered, failures, unrepeatable = 0, differing = 0 }) {
	const ends = [
		[
			"answered",
			answered,
			""
		],
		...failures.map(({ how, rows: failed, message }) => [
			how,
			failed,
			message
		]),
		[
			"answered otherwise when asked again",
			unrepeatable,
			""
		],
		[
			"answered otherwise alone than together",
			differing,
			""
		]
	].filter(([, n]) => n > 0);
	const table = htmlTable([
		"how it ended",
		"rows",
		""
	], ends.map(([how, n, message]) => [
		how === "answered" ? how : mark(how),
		count(n),
		html(message, 300)
	]));
	return folded(`${plural(rows, "odd row")}, ${count(answered)} of them answered`, table, rows);
}
function caseList({ file, results }) {
	const rows = results.map((one) => [
		html(one.name, 120),
		one.kind,
		isBroken(one) ? "<span class=\"drifted\">failed</span>" : isUntried(one) ? "no row tried" : "held",
		`${count(one.failures.k)} of ${count(one.failures.n)}`,
		html((one.examples ?? []).join("; "), 400)
	]);
	return `<h3>${html(`Cases of ${file}`, 200)}</h3>\n${htmlTable([
		"case",
		"kind",
		"",
		"failed",
		"for example"
	], rows)}`;
}
function mark(result) {
	return result === "answered" || result === "refused" ? result : `<span class="drifted">${html(result, 30)}</span>`;
}
function folded(title, body, rows) {
	return rows === 0 ? "" : `<details><summary>${html(title, 100)}</summary>\n${body}\n</details>`;
}
function percent(share) {
	return `${significant(share * 100, 2)} %`;
}

const TITLE = "Slices";
const MAX_WHERE = 2e3;
/** Lines of a picture; the table has all. */
const MAX_DRAWN = 20;
/** The section of a page about slices: those that people named, and those that the search found. Empty where there is neither. */
function slicesSection({ slices = [], discoveredSlices }) {
	const declared = sliceTable(slices);
	if (declared === void 0 && discoveredSlices === void 0) return "";
	const named = declared === void 0 ? [] : [
		"<h3>Named in assay.yml</h3>",
		htmlTable(declared.head, declared.rows.map((row) => row.map((cell) => html(cell, MAX_WHERE)))),
		`<p class="quiet">${html(declared.note, 500)}</p>`
	];
	return [
		`<section>\n<h2>${TITLE}</h2>`,
		...named,
		...foundParts(discoveredSlices),
		"</section>"
	].join("\n");
}
function foundParts(search) {
	if (search === void 0) return [];
	if (search.state === "skipped") return [`<p>Nobody searched for weak slices: ${html(search.reason, 400)}.</p>`];
	const { weakest, worse, metric } = search;
	const label = metricLabel(metric);
	return [
		"<h3>Weakest</h3>",
		...listed(search, weakest, {
			picture: `${label}: how much weaker than elsewhere`,
			against: "elsewhere"
		}),
		...worse === void 0 ? [] : ["<h3>Became worse than the champion</h3>", ...listed(search, worse, {
			picture: `${label}: how much worse than the champion`,
			against: "champion"
		})],
		"<h3>How this was found</h3>",
		factTable(facts(search)),
		"<p class=\"quiet\">Each slice was found on one half of the rows and measured on the other half only. What is not in these columns, and what needs three conditions or more, is not found.</p>"
	];
}
function listed({ metric }, slices, { picture, against }) {
	if (slices.length === 0) return ["<p>No slice stood out.</p>"];
	const rows = slices.slice(0, MAX_DRAWN).map(({ where, effect, n }) => {
		const words = `${where}: ${effectText(metric, effect)}, ${plural(n, "row")}`;
		const { low, high } = effect.interval;
		return {
			name: where,
			marks: [{
				side: "now",
				low,
				value: effect.value,
				high,
				words
			}]
		};
	});
	const table = slices.map((slice, i) => [
		html(slice.where, MAX_WHERE),
		html(count(slice.rows), 40),
		html(count(slice.n), 40),
		html(metricValue(metric, slice.value), 40),
		html(metricValue(metric, slice.against), 40),
		html(effectText(metric, slice.effect), 120),
		slice.adjustedPValue < .001 ? "&lt; 0.001" : html(significant(slice.adjustedPValue, 2), 40),
		`<code>${html(watchLine(slice, `weak-${i + 1}`), 2100)}</code>`
	]);
	const head = [
		"where",
		"rows",
		"measured on",
		metricLabel(metric),
		against,
		"worse by",
		"adjusted p",
		"to watch it: test.slices"
	];
	return [forest({
		label: picture,
		rows,
		ends: (value) => effectEnd(metric, value)
	}), htmlTable(head, table)];
}
function effectEnd(metric, value) {
	return effectText(metric, {
		value,
		interval: {
			low: value,
			high: value,
			level: .95,
			method: ""
		}
	}).replace(/ \(.*/, "");
}
function facts({ metric, minEffect, columns, leftOut = [], tested, max }) {
	return [
		["judged by", metricLabel(metric)],
		["listed from", `${effectEnd(metric, minEffect)} on (low end of the interval)`],
		["candidates", `${count(tested.weakest + (tested.worse ?? 0))} tested, at most ${count(max)} of each half`],
		["columns", columns.join(", ")],
		...leftOut.length === 0 ? [] : [["left out", leftOut.map(({ column, reason }) => `${column} (${reason})`).join(", ")]]
	];
}

/** Labels or horizons that a page shows; a picture of more has lines that nobody can read. */
const SHOWN = 100;
const DRAWN$1 = 40;
/** Everything that a multilabel, ranking or forecasting task has to tell beside its metrics, as escaped HTML; empty for the other tasks. */
function taskSection(predicate) {
	const { taskDetails } = predicate;
	if (taskDetails === void 0) return "";
	const tables = taskTables(predicate, SHOWN).map(({ attribute, head, rows, note }) => {
		const cells = rows.map((row) => row.map((cell) => html(cell, 200)));
		return `<h3>${html(attribute, 200)}</h3>\n${htmlTable(head, cells)}\n<p class="quiet">${html(note, 500)}</p>`;
	});
	const absent = taskDetails.absent.map(({ part, reason }) => `<p class="quiet">${html(`No ${part}: ${reason}.`, 500)}</p>`);
	return `<section>
<h2>What the task tells besides</h2>
${[
		...tables,
		picture(taskDetails),
		...absent
	].filter((part) => part !== "").join("\n")}
</section>`;
}
/** F1 of the labels, or the error of the horizons, as dots on one scale: the candidate's and the champion's. */
function picture({ multilabel, forecasting }) {
	const labels = (multilabel?.labels ?? []).slice(0, DRAWN$1).map(({ name, candidate, champion }) => {
		const text = (value) => `F1 ${fixed(value, 3)}`;
		return {
			name,
			marks: dots(candidate.f1, champion?.f1, text)
		};
	});
	if (labels.length > 0) return forest({
		label: "F1 of each label",
		rows: labels,
		ends: (value) => fixed(value, 3)
	});
	const horizons = (forecasting?.horizons ?? []).slice(0, DRAWN$1).map(({ horizon, mae, championMae }) => {
		const text = (value) => `mean absolute error ${significant(value)}`;
		return {
			name: `${horizon} ahead`,
			marks: dots(mae, championMae, text)
		};
	});
	return horizons.length < 2 ? "" : forest({
		label: "Mean absolute error by horizon",
		rows: horizons,
		ends: significant
	});
}
function dots(now, before, text) {
	const mark = (side, value) => {
		return {
			side,
			low: value,
			value,
			high: value,
			words: `${side === "now" ? "candidate" : "champion"}: ${text(value)}`
		};
	};
	return [mark("now", now), ...before === void 0 ? [] : [mark("before", before)]];
}

/** Metrics of one kind that are drawn on one scale. */
const DRAWN = 20;
const MAX_FINDINGS = 500;
/** Everything that `assay test` measured about one model as one self-contained page with pictures. Equal evidence gives equal bytes. */
function renderTestPage(predicate) {
	const { model, holdout, champion, assay, createdAt, fairness, groups = [] } = predicate;
	const title = `${model}: evaluation`;
	const against = champion.state === "compared" ? `, against champion ${champion.version}` : champion.state === "none" ? ", the first of its kind: there is no champion yet" : "";
	const body = [
		`<h1>${html(title, 200)}</h1>`,
		`<p>${html(`Measured on ${count(holdout.rows)} rows of ${holdout.source}${against}.`, 600)}</p>`,
		metricsSection(predicate),
		comparisonSection(predicate),
		decompositionSection(predicate.decomposition),
		taskSection(predicate),
		calibrationSection(predicate),
		slicesSection(predicate),
		fairness === void 0 ? groupTables(groups).map(tableSection).join("\n") : fairnessSection(fairness),
		robustnessSection(predicate),
		explanationSection(predicate.explanation),
		dataSection(predicate),
		checksSection(predicate),
		factsSection(predicate),
		`<footer>${html(`Measured by Assay ${assay}, ${createdAt}. This page decides nothing: the gate does, by the policy.`, 300)}</footer>`
	];
	return renderPage(title, body.filter((part) => part !== "").join("\n"));
}
function metricsSection({ metrics }) {
	const rows = metrics.map(({ name, value, interval, n }) => [
		html(metricLabel(name), 80),
		html(metricValue(name, value), 40),
		html(`${metricValue(name, interval.low)} to ${metricValue(name, interval.high)}`, 80),
		html(interval.method, 80),
		html(count(n), 20)
	]);
	const level = Math.round((metrics[0]?.interval.level ?? .95) * 1e3) / 10;
	return `<section>
<h2>Metrics</h2>
${sharesPicture(metrics)}
${htmlTable([
		"metric",
		"value",
		`${level} % interval`,
		"how",
		"rows"
	], rows)}
</section>`;
}
/** Those between 0 and 1 share a scale; the others have the table. */
function sharesPicture(metrics) {
	const rows = metrics.filter(({ interval: { low, high } }) => low >= 0 && high <= 1).slice(0, DRAWN).map(({ name, value, interval: { low, high } }) => {
		const words = `${metricLabel(name)} ${metricValue(name, value)}, ${metricValue(name, low)} to ${metricValue(name, high)}`;
		return {
			name: metricLabel(name),
			marks: [{
				side: "now",
				low,
				value,
				high,
				words
			}]
		};
	});
	const ends = (value) => String(Math.round(value * 1e3) / 1e3);
	return rows.length < 2 ? "" : forest({
		label: "Metrics with their intervals",
		rows,
		ends
	});
}
function tableSection({ attribute, head, rows, note }) {
	const cells = rows.map((row) => row.map((cell) => html(cell, 200)));
	return `<section>\n<h2>${html(attribute, 200)}</h2>\n${htmlTable(head, cells)}\n<p class="quiet">${html(note, 400)}</p>\n</section>`;
}
function dataSection({ data = [] }) {
	const parts = dataReports(data).map(({ title, line, items }) => {
		return `<h3>${html(title, 200)}</h3>\n<p>${html(line, 600)}</p>\n${sentences(items)}`;
	});
	return parts.length === 0 ? "" : `<section>\n<h2>What changed in the data</h2>\n${parts.join("\n")}\n</section>`;
}
function checksSection({ integrity }) {
	if (integrity === void 0) return "";
	const lines = integrity.findings.slice(0, MAX_FINDINGS).map(findingLine);
	return `<section>\n<h2>Data checks</h2>\n<p>${html(integrityHeadline(integrity), 300)}</p>\n${sentences(lines)}\n</section>`;
}
function factsSection({ candidate, champion, holdout, artifact, decisions, source, config }) {
	const runtime = ({ name, version, backend }) => `${name} ${version} on ${backend}`;
	const facts = [
		["candidate", `${candidate.digest}, ${runtime(candidate.runtime)}`],
		...champion.state === "compared" ? [["champion", `${champion.version}, ${champion.digest}, ${runtime(champion.runtime)}`]] : [],
		["holdout", `${holdout.source}, ${holdout.digest}`],
		["configuration", `${config.path}, ${config.digest}`],
		...artifact === void 0 ? [] : [["model file", modelHeadline(artifact)]],
		...decisionDetails(decisions).map(({ label, value }) => [label, value]),
		...source.headSha === void 0 ? [] : [["measured at commit", source.headSha]]
	];
	return `<section>\n<h2>How this was measured</h2>\n${factTable(facts)}\n</section>`;
}

export { renderTestPage };