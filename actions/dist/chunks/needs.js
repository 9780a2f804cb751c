import { o as toConclusion } from "./start.js";
import { D as joinNeeds, f as conditionFacts } from "./parse2.js";

/** What GitHub is told of a verdict. In advisory mode the verdict stays what it is, but nothing is held. */
function conclusionIn(mode, verdict) {
	return mode === "advisory" ? "success" : toConclusion(verdict);
}
/** What GitHub is told about a gate. */
function gateConclusion(gate) {
	return conclusionIn(gate.policy.mode, gate.verdict);
}
/** May the merge go ahead? Exit code 0 or 1 of the command line. */
function gatePasses(gate) {
	return gateConclusion(gate) === "success";
}

/** What must be read from GitHub before this policy can be judged: nothing that no rule, path or condition asks for. */
function needsOf(policy) {
	const rules = policy.models.flatMap((model) => model.rules);
	const needs = joinNeeds(rules);
	const asksPaths = rules.some(({ when }) => when !== void 0 && conditionFacts(when).includes("paths"));
	const hasPaths = policy.models.some(({ paths }) => paths !== void 0);
	const files = needs.files || asksPaths || hasPaths;
	if (policy.waivers === void 0 || policy.waivers.isForbidden) return {
		...needs,
		files
	};
	return {
		...needs,
		files,
		people: true
	};
}

export { gatePasses as n, needsOf as t };