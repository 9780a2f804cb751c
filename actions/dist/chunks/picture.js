import { r as sparkline, t as coarsen } from "./charts.js";

const MAX_BARS = 12;
/**
* What a picture of a column shows: its values, or, where it moved by what is missing, the shares of missing and present, because the values
* that are there may not have moved at all. `undefined` where there is nothing to show.
*/
function pictureOf({ effect, missing, n, histogram }) {
	if (effect.name !== "missing-share" || missing === void 0) return histogram === void 0 || histogram.labels.length === 0 ? void 0 : histogram;
	const shares = (side) => {
		const rows = n[side] + missing[side];
		return rows === 0 ? [0, 0] : [missing[side] / rows, n[side] / rows];
	};
	return {
		labels: ["missing", "present"],
		reference: shares("reference"),
		current: shares("current")
	};
}
/** Both pictures of a column on one scale, in plain characters; empty where there is nothing to show. */
function picturePair(column) {
	const picture = pictureOf(column);
	if (picture === void 0) return {
		base: "",
		head: ""
	};
	const sides = [picture.reference, picture.current].map((shares) => coarsen(shares, MAX_BARS));
	const top = Math.max(...sides.flat());
	const [base = "", head = ""] = sides.map((shares) => {
		const bars = sparkline(shares, top).replaceAll(" ", "·");
		return picture === column.histogram ? bars : `missing ${bars.slice(0, 1)} present ${bars.slice(1)}`;
	});
	return {
		base,
		head
	};
}

export { picturePair as n, pictureOf as t };