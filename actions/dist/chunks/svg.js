/** A place in a picture: a tenth of a unit is finer than anyone sees, and keeps the text short. */
function round(value) {
	return Math.round(value * 10) / 10;
}

export { round as t };