import { n as html } from "./page.js";
import { t as round } from "./svg.js";

const WIDTH = 480;
const ROW = 22;
/** Width of the names, and how many of their characters fit. */
const NAMES = {
	usual: 170,
	long: 240
};
const CHARACTERS = {
	usual: 26,
	long: 38
};
const PAD = 8;
/** The models that a report holds side by side. */
const MODEL_SIDES = {
	now: "candidate",
	before: "champion"
};
/**
* Intervals below each other on one scale, from the lowest end to the highest, with a line at 0 where it lies between. Empty when there is nothing to draw or a number is not
* finite. Equal input gives equal bytes.
*/
function forest({ label, rows, ends, names = "usual", sides }) {
	const marks = rows.flatMap((row) => row.marks);
	const numbers = marks.flatMap(({ low, value, high }) => [
		low,
		value,
		high
	]);
	if (marks.length === 0 || !numbers.every(Number.isFinite)) return "";
	const [from, to] = [Math.min(...numbers), Math.max(...numbers)];
	const place = (value) => {
		const share = to > from ? (value - from) / (to - from) : .5;
		return round(NAMES[names] + PAD + share * (WIDTH - NAMES[names] - 16));
	};
	const height = rows.length * ROW;
	const drawn = [...from < 0 && to > 0 ? [`<path d="M${place(0)} 0V${height}" style="stroke:var(--quiet);stroke-width:.5"/>`] : [], ...rows.map((row, i) => drawRow(row, i * ROW, {
		place,
		most: CHARACTERS[names]
	}))];
	const isBoth = marks.some(({ side }) => side === "now") && marks.some(({ side }) => side === "before");
	return `<figure>
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${html(label, 160)}">${drawn.join("")}</svg>
<figcaption><span class="ends"><span>${html(label, 160)}</span><span>${html(`${ends(from)} to ${ends(to)}`, 80)}</span></span>${isBoth && sides !== void 0 ? keysOf(sides) : ""}</figcaption>
</figure>`;
}
function keysOf({ now, before }) {
	return `<span class="key now" style="background:var(--now)"></span>${html(now, 40)}<span class="key before"></span>${html(before, 40)}`;
}
function drawRow({ name, marks }, top, { place, most }) {
	const text = `<text x="0" y="${top + 15}" font-size="12" fill="currentColor">${html(name, most)}</text>`;
	const gap = ROW / (marks.length + 1);
	return text + marks.map((mark, i) => drawMark(mark, round(top + gap * (i + 1)), place)).join("");
}
/** The line is a thin box, so that the shapes of the page's style fit. */
function drawMark({ side, low, value, high, words }, y, place) {
	const [from, to, at] = [
		place(low),
		place(high),
		place(value)
	];
	const shape = side === "now" ? "bars" : "before";
	return `<g>${`<rect class="${shape}" x="${from}" y="${round(y - 1)}" width="${round(Math.max(1, to - from))}" height="2"/>`}<circle class="${shape}" cx="${at}" cy="${y}" r="4"/><title>${html(words, 200)}</title></g>`;
}

export { forest as n, MODEL_SIDES as t };