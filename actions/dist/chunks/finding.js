/** Errors first, then by code, then by column: the same order on every run. */
function sortFindings(findings) {
	const key = ({ severity, code, column = "" }) => `${severity}\u0000${code}\u0000${column}`;
	return findings.toSorted((a, b) => key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}

export { sortFindings as t };