/** Between the names of attributes that are crossed, and of their groups. */
const CROSSED_WITH = " & ";
/** The ranges between cut points that have rows: `below 25`, `25 to below 60`, `60 and above`. */
function splitAtPoints({ values }, points) {
	const places = Int32Array.from(values, (value) => {
		if (Number.isNaN(value)) return -1;
		const place = points.findIndex((point) => value < point);
		return place === -1 ? points.length : place;
	});
	const used = [...new Set(places)].filter((place) => place >= 0).toSorted((a, b) => a - b);
	const order = new Map(used.map((place, i) => [place, i]));
	return {
		of: places.map((place) => order.get(place) ?? used.length),
		names: used.map((place) => rangeName(points, place))
	};
}
function rangeName(points, place) {
	const [from, to] = [points[place - 1], points[place]];
	if (from === void 0) return `below ${to}`;
	return to === void 0 ? `${from} and above` : `${from} to below ${to}`;
}
/** The column with the values of each group of `merge` replaced by the group's name. Numbers become the texts that people write for them. */
function mergeValues(column, merge) {
	const groupOf = new Map(Object.entries(merge).flatMap(([group, values]) => values.map((value) => [textOf(value), group])));
	const { codes, dictionary } = column.kind === "text" ? column : asTexts(column);
	const names = [...new Set(dictionary.map((value) => groupOf.get(value) ?? value))];
	const places = new Map(names.map((name, place) => [name, place]));
	const to = dictionary.map((value) => places.get(groupOf.get(value) ?? value) ?? -1);
	return {
		kind: "text",
		name: column.name,
		dictionary: names,
		codes: codes.map((code) => code < 0 ? -1 : to[code] ?? -1)
	};
}
/** The values of a column as `merge` names them. */
function valuesOf(column) {
	return column.kind === "text" ? column.dictionary : asTexts(column).dictionary;
}
/** Those of the named values that are not among the known ones. */
function absentValues(known, named) {
	const all = new Set(known);
	return named.map(textOf).filter((value) => !all.has(value));
}
/** Booleans are kept as 1 and 0. */
function textOf(value) {
	return String(typeof value === "boolean" ? Number(value) : value);
}
function asTexts({ values }) {
	const places = /* @__PURE__ */ new Map();
	return {
		codes: Int32Array.from(values, (value) => {
			if (Number.isNaN(value)) return -1;
			const place = places.get(value) ?? places.size;
			places.set(value, place);
			return place;
		}),
		dictionary: [...places.keys()].map(String)
	};
}
/** The rows of several attributes crossed: one group per combination that occurs, in the order of the attributes' own groups. */
function crossSplits(splits) {
	const [first] = splits;
	if (first === void 0) return {
		of: /* @__PURE__ */ new Int32Array(0),
		names: []
	};
	const keys = new Float64Array(first.of.length);
	for (const { of: own, names } of splits) for (let row = 0; row < keys.length; row++) keys[row] = keys[row] * names.length + own[row];
	const places = /* @__PURE__ */ new Map();
	for (const key of keys) places.set(key, 0);
	const used = [...places.keys()].toSorted((a, b) => a - b);
	for (const [place, key] of used.entries()) places.set(key, place);
	const of = new Int32Array(keys.length);
	for (let row = 0; row < keys.length; row++) of[row] = places.get(keys[row]);
	return {
		of,
		names: used.map((key) => combination(key, splits))
	};
}
function combination(key, splits) {
	let rest = key;
	return splits.toReversed().map(({ names }) => {
		const own = names[rest % names.length] ?? "";
		rest = Math.floor(rest / names.length);
		return own;
	}).toReversed().join(" & ");
}

export { valuesOf as a, splitAtPoints as i, crossSplits as n, mergeValues as r, absentValues as t };