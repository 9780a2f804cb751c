import { n as html } from "./page.js";
import { t as round } from "./svg.js";

const WIDTH = 480;
const ROW = 22;
/**
* Intervals below each other on one scale, from the lowest end to the highest. Empty when there is nothing to draw or a number is not
* finite. Equal input gives equal bytes.
*/
function forest({ label, rows, ends }) {
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
		return round(178 + share * 294);
	};
	const height = rows.length * ROW;
	const drawn = rows.map((row, i) => drawRow(row, i * ROW, place));
	return `<figure>
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${html(label, 160)}">${drawn.join("")}</svg>
<figcaption><span class="ends"><span>${html(label, 160)}</span><span>${html(`${ends(from)} to ${ends(to)}`, 80)}</span></span></figcaption>
</figure>`;
}
function drawRow({ name, marks }, top, place) {
	const text = `<text x="0" y="${top + 15}" font-size="12" fill="currentColor">${html(name, 26)}</text>`;
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

export { forest as t };