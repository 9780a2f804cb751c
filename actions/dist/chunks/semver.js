/**
* A push that registers has trained a new model, and a new model answers differently: so `minor` unless told otherwise.
* `patch` is for a retraining that is meant to answer the same, `major` for other inputs or outputs.
*/
const DEFAULT_BUMP = "minor";
const FIRST_VERSION = "1.0.0";
/** Negative, zero or positive, as `a` precedes, equals or follows `b` (semver 2.0.0 without pre-releases). */
function compareVersions(a, b) {
	const left = parts(a);
	const right = parts(b);
	return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}
/** The version after the highest of `taken`; `1.0.0` when there is none. */
function nextVersion(taken, bump) {
	const highest = [...taken].sort(compareVersions).at(-1);
	if (highest === void 0) return FIRST_VERSION;
	const [major, minor, patch] = parts(highest);
	switch (bump) {
		case "major": return `${major + 1}.0.0`;
		case "minor": return `${major}.${minor + 1}.0`;
		case "patch": return `${major}.${minor}.${patch + 1}`;
		default: return bump;
	}
}
function parts(version) {
	const [major, minor, patch] = version.split(".").map(Number);
	return [
		major ?? 0,
		minor ?? 0,
		patch ?? 0
	];
}

export { compareVersions as n, nextVersion as r, DEFAULT_BUMP as t };