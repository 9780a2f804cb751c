/** Numbers as people read them. Every function is a pure, locale-free formatting of one value. */
const MINUS = "−";
/** Up to `digits` significant digits, plain notation where that is readable, a real minus sign. */
function significant(value, digits = 3) {
	if (!Number.isFinite(value)) return "not a number";
	if (value === 0) return "0";
	const size = Math.abs(value);
	if (size >= 1e9 || size < 1e-5) return sign(value) + size.toExponential(digits - 1).replace("e-", `e${MINUS}`);
	const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
	return sign(value) + grouped(size.toFixed(Math.min(decimals, 12)));
}
/** A fixed number of decimals, a real minus sign. */
function fixed(value, decimals) {
	if (!Number.isFinite(value)) return "not a number";
	const text = Math.abs(value).toFixed(decimals);
	return (Number(text) === 0 ? "" : sign(value)) + grouped(text);
}
/** A count with thousands separated: 12,345. */
function count(value) {
	return Number.isFinite(value) ? sign(value) + grouped(Math.abs(value).toFixed(0)) : "not a number";
}
/** A count that is only an estimate: rounded up to two significant digits. */
function about(value) {
	const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
	return count(Math.ceil(value / unit) * unit);
}
/** Puts a plus before what is not negative, for differences. */
function signed(text) {
	return text.startsWith(MINUS) || /^[0.]+$/.test(text) ? text : `+${text}`;
}
/** `1 row`, `2 rows`. */
function plural(value, one, many = `${one}s`) {
	return `${count(value)} ${value === 1 ? one : many}`;
}
function sign(value) {
	return value < 0 ? MINUS : "";
}
function grouped(text) {
	const [whole = "", rest] = text.split(".");
	const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ",");
	return rest === void 0 ? spaced : `${spaced}.${rest}`;
}

export { signed as a, plural as i, count as n, significant as o, fixed as r, about as t };