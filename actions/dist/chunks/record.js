import "./evaluate.js";
import { n as parseFloor, r as tighten } from "./evaluate-condition.js";
import { a as parsePolicy } from "./parse2.js";

/** The policy that recorded documents amount to: the repository's own above the floor. Throws UserError POLICY_INVALID. */
function policyOf({ policy, floor, models }) {
	const own = parsePolicy(policy.text, policy.path);
	return floor === void 0 ? own : tighten(parseFloor(floor.text, floor.path), own, models);
}
/** How a verdict names the documents it was reached by. */
function originOf({ policy, floor }) {
	const { path, digest, commit } = policy;
	return {
		path,
		digest,
		...commit === void 0 ? {} : { commit },
		...floor === void 0 ? {} : { floor: {
			path: floor.path,
			digest: floor.digest
		} }
	};
}

export { policyOf as n, originOf as t };