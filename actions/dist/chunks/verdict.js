/**
* What a rule or a whole gate says, in order of rising severity: the order is used to combine verdicts, so it is meaning.
* `not-applicable` is below `pass`: a rule whose `when:` is false says nothing.
*/
const VERDICTS = [
	"not-applicable",
	"pass",
	"warn",
	"waived",
	"pending",
	"fail",
	"error"
];
/** The most severe of several verdicts; nothing to combine is an `error`, because an empty gate must never pass. */
function worst(verdicts) {
	if (verdicts.length === 0) return "error";
	return verdicts.reduce((a, b) => VERDICTS.indexOf(b) > VERDICTS.indexOf(a) ? b : a);
}
/** The one place that decides what GitHub is told. `pending` keeps the check in progress, so it has no conclusion. */
function toConclusion(verdict) {
	switch (verdict) {
		case "pass":
		case "warn":
		case "waived": return "success";
		case "pending": return "in_progress";
		case "fail":
		case "error":
		case "not-applicable": return "failure";
		default: return verdict;
	}
}
/** May a merge go ahead? The CLI's exit code 0 or 1. */
function isPassing(verdict) {
	return toConclusion(verdict) === "success";
}

export { worst as i, isPassing as n, toConclusion as r, VERDICTS as t };