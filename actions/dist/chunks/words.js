/** A number with three digits, as people write it. */
function short(value) {
	return String(Number(value.toPrecision(3)));
}
/** A share in percent, with three digits. */
function percent(share) {
	return `${short(100 * share)} %`;
}
/** A change of a share. */
function points(share) {
	return `${(100 * share).toFixed(1)} points`;
}

export { points as n, short as r, percent as t };