/** Small pictures in plain characters: they survive mail, dark mode and private repositories, and need no image host. */
const HALF = 10;
const BARS = [
	"▁",
	"▂",
	"▃",
	"▄",
	"▅",
	"▆",
	"▇",
	"█"
];
/**
* An interval around "no change" (┊, in the middle): `·├──●──┤·┊··········`. The scale is the interval's own, so bars of different
* metrics compare by position to the middle, not by length. Undefined when a number is not finite.
*/
function intervalBar({ low, estimate, high }) {
	if (![
		low,
		estimate,
		high
	].every(Number.isFinite)) return void 0;
	const scale = Math.max(Math.abs(low), Math.abs(high), Math.abs(estimate));
	const place = (value) => HALF + (scale === 0 ? 0 : Math.round(value / scale * HALF));
	const cells = Array.from({ length: 21 }, () => "·");
	const [from, to] = [place(low), place(high)];
	for (let i = from; i <= to; i++) cells[i] = "─";
	cells[HALF] = from <= HALF && HALF <= to ? "┼" : "┊";
	if (from !== HALF) cells[from] = "├";
	if (to !== HALF) cells[to] = "┤";
	cells[place(estimate)] = "●";
	return cells.join("");
}
/** Shares as a row of bars on a common scale `top`; a share that is not zero is never drawn as nothing. */
function sparkline(shares, top) {
	return shares.map((share) => {
		if (!(share > 0) || !(top > 0)) return " ";
		return BARS[Math.min(BARS.length - 1, Math.floor(share / top * BARS.length))] ?? "█";
	}).join("");
}
/** Merges neighbouring bins until at most `limit` are left, so that a picture fits a table cell. */
function coarsen(shares, limit) {
	const width = Math.ceil(shares.length / limit);
	const merged = [];
	for (let i = 0; i < shares.length; i += width) merged.push(shares.slice(i, i + width).reduce((sum, share) => sum + share, 0));
	return merged;
}

export { intervalBar as n, sparkline as r, coarsen as t };