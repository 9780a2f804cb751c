import { t as LEAKAGE_CODES } from "./codes.js";

/** Errors first, leaks before damage, then by code, then by column: the same order on every run. */
function sortFindings(findings) {
	const key = ({ severity, code, column = "" }) => [
		severity,
		LEAKAGE_CODES.includes(code) ? "leak" : "other",
		code,
		column
	].join("\0");
	return findings.toSorted((a, b) => key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}

export { sortFindings as t };