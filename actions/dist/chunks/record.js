/** Is this a plain object of keys and values, and not a list? */
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

export { isRecord as t };