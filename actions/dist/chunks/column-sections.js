import { St as significant, _t as count, bt as plural } from "./start.js";
import { i as sized, n as effectText } from "./effect-words.js";
import { t as pictureOf } from "./picture.js";
import { n as html, r as htmlTable, t as factTable } from "./page.js";
import { t as round } from "./svg.js";

const WIDTH = 480;
const HEIGHT = 120;
/**
* Both pictures of a column over each other: before as a filled shape, now as an outline. Every bin tells its shares when pointed at and
* to a screen reader. Empty where there is none.
*/
function overlay(column, sides) {
	const picture = pictureOf(column);
	if (picture === void 0) return "";
	const { labels, reference, current } = picture;
	const top = Math.max(...reference, ...current, Number.MIN_VALUE);
	const step = WIDTH / labels.length;
	const height = (share) => (share ?? 0) / top * 116;
	const bars = labels.map((label, i) => {
		const before = height(reference[i]);
		const place = `x="${round(i * step)}" y="${round(HEIGHT - before)}" width="${round(step)}" height="${round(before)}"`;
		const words = `${label}: ${sides.before} ${percent(reference[i])}, ${sides.now} ${percent(current[i])}`;
		return `<rect class="before" ${place}/>${`<rect x="${round(i * step)}" y="0" width="${round(step)}" height="${HEIGHT}" fill="transparent"><title>${html(words, 200)}</title></rect>`}`;
	});
	const outline = labels.map((_, i) => `V${round(HEIGHT - height(current[i]))}H${round((i + 1) * step)}`).join("");
	const caption = `<span class="ends"><span>${html(labels[0] ?? "", 40)}</span><span>${html(labels.at(-1) ?? "", 40)}</span></span>`;
	const keys = `<span class="key before"></span>${html(sides.before, 40)}<span class="key now"></span>${html(sides.now, 40)}`;
	return `<figure>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${html(`Distribution of ${column.name}, ${sides.before} and ${sides.now}`, 160)}">${bars.join("")}<path class="now" pointer-events="none" d="M0 ${HEIGHT}${outline}V${HEIGHT}"/></svg>
<figcaption>${caption}${keys}</figcaption>
</figure>`;
}
function percent(share) {
	return `${significant(100 * (share ?? 0), 2)} %`;
}

/** A page shows so many columns with a picture; a table lists so many. */
const MAX_SECTIONS = 200;
const MAX_ROWS = 2e3;
const VERDICT = {
	drifted: "moved",
	stable: "stable",
	immaterial: "differs, too little to matter",
	"not-enough-data": "not enough rows"
};
const RANK = [
	"drifted",
	"not-enough-data",
	"immaterial",
	"stable"
];
/** All columns as a table, worst first, then one section with a picture for each that is worth a look. */
function columnSections(columns, sides) {
	const ordered = columns.toSorted(byWorst);
	const listed = ordered.slice(0, MAX_ROWS);
	const shown = ordered.slice(0, MAX_SECTIONS);
	const rest = columns.length - listed.length;
	return [
		overview(listed),
		rest > 0 ? `<p>and ${plural(rest, "more column")}.</p>` : "",
		...shown.map((column, i) => section(column, i, sides)),
		ordered.length > shown.length ? `<p class="quiet">Pictures of ${count(shown.length)} columns; the table has the rest.</p>` : ""
	].filter((part) => part !== "").join("\n");
}
function byWorst(a, b) {
	const excess = ({ effect }) => Math.abs(effect.size) / (effect.material || 1);
	return RANK.indexOf(a.verdict) - RANK.indexOf(b.verdict) || excess(b) - excess(a) || (a.name < b.name ? -1 : 1);
}
function overview(columns) {
	return htmlTable([
		"column",
		"verdict",
		"effect",
		"matters from",
		"p (corrected)",
		"reading"
	], columns.map((column, i) => [
		i < MAX_SECTIONS ? `<a href="#c${i}">${html(column.name, 80)}</a>` : html(column.name, 80),
		verdictHtml(column),
		html(effectText(column), 60),
		html(sized(column, column.effect.material), 60),
		html(pText(column.adjustedPValue), 20),
		html(column.message ?? "", 200)
	]));
}
function section(column, index, sides) {
	return `<section id="c${index}">
<h2>${html(column.name, 120)}</h2>
<p>${verdictHtml(column)} · ${html(column.message ?? "", 300)}</p>
${[
		overlay(column, sides),
		factTable(factsOf(column, sides)),
		sharesTable(column, sides),
		testsTable(column)
	].filter((part) => part !== "").join("\n")}
</section>`;
}
function verdictHtml({ verdict }) {
	return `<span class="${verdict === "drifted" ? "drifted" : "quiet"}">${VERDICT[verdict]}</span>`;
}
function factsOf(column, sides) {
	const { effect, n, missing, detectable, rowsNeeded, unseen, measures = [] } = column;
	const { interval } = effect;
	return [
		["effect", `${effectText(column)} (matters from ${sized(column, effect.material)})`],
		...interval === void 0 ? [] : [[`${significant(100 * interval.level, 2)} % interval`, `${sized(column, interval.low)} to ${sized(column, interval.high)} (${interval.method})`]],
		[`rows with a value, ${sides.before}`, count(n.reference)],
		[`rows with a value, ${sides.now}`, count(n.current)],
		...missing === void 0 || missing.reference + missing.current === 0 ? [] : [["missing", `${count(missing.reference)} ${sides.before}, ${count(missing.current)} ${sides.now}`]],
		...unseen === void 0 ? [] : [["new categories", `${unseen.categories.join(", ")} (${plural(unseen.rows, "row")})`]],
		...detectable === void 0 ? [] : [["smallest change these rows show (80 % power)", sized(column, detectable)]],
		...rowsNeeded === void 0 ? [] : [["rows needed to tell", count(rowsNeeded)]],
		...measures.map(({ name, value, unit }) => [name, `${significant(value, 3)} ${unit}`])
	];
}
/** What the picture shows, for those who cannot see or point at it. */
function sharesTable(column, sides) {
	const picture = pictureOf(column);
	if (picture === void 0) return "";
	const percent = (share = 0) => html(`${significant(100 * share, 2)} %`, 20);
	const rows = picture.labels.map((label, i) => [
		html(label, 80),
		percent(picture.reference[i]),
		percent(picture.current[i])
	]);
	return `<details><summary>Shares</summary>${htmlTable([
		"value",
		sides.before,
		sides.now
	], rows)}</details>`;
}
function testsTable({ tests }) {
	if (tests.length === 0) return "";
	const rows = tests.map(({ name, statistic, pValue, weight }) => [
		html(name, 80),
		statistic === void 0 ? "" : html(significant(statistic, 4), 20),
		html(pText(pValue), 20),
		html(significant(weight, 2), 20)
	]);
	return `<details><summary>${plural(tests.length, "test")}</summary>${htmlTable([
		"test",
		"statistic",
		"p",
		"weight"
	], rows)}</details>`;
}
function pText(p) {
	if (p === void 0) return "–";
	return p < .001 ? "< 0.001" : significant(p, 2);
}

export { columnSections as t };