/**
* RFC 8785 (JSON Canonicalization Scheme) text of a value: keys sorted by UTF-16 code units, no white space.
* Absent (`undefined`) members are left out. Throws on numbers that are not finite, which JSON cannot say.
*/
function canonicalJson(value) {
	if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`not a JSON number: ${value}`);
	if (value === null || typeof value !== "object") return JSON.stringify(value);
	if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
	return `{${Object.keys(value).sort().flatMap((key) => {
		const member = value[key];
		return member === void 0 ? [] : [`${JSON.stringify(key)}:${canonicalJson(member)}`];
	}).join(",")}}`;
}
function isList(value) {
	return Array.isArray(value);
}

export { canonicalJson as t };