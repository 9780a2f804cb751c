/** Escapes one segment of a JSON pointer (RFC 6901). */
function pointerSegment(key) {
	return String(key).replaceAll("~", "~0").replaceAll("/", "~1");
}
/** Splits a JSON pointer into its keys (RFC 6901). */
function pointerKeys(pointer) {
	if (pointer === "") return [];
	return pointer.slice(1).split("/").map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export { pointerSegment as n, pointerKeys as t };