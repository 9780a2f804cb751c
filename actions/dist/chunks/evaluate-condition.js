import { bi as UserError, lt as validate, st as parseYaml } from "./start.js";
import { M as strictestFeedback, O as withFamily, T as matchesGlob, c as waiversOf, d as toRule, g as strictestWaivers, i as globProblems, k as aggregateOf, l as presetRules, m as floorSchema, o as queueOf, p as conditionFact, r as feedbackOf, s as waiverProblems, t as MAX_POLICY_CHARACTERS, u as ruleProblems, y as findPreset } from "./parse2.js";

/** Never met while it is asked: it stands in a policy only where the rule that would meet it does not. Its kind is not waivable. */
const demand = {
	kind: "policy.demand",
	describe: (settings) => `a rule ${settings.kinds.join(" or ")} that blocks`,
	evaluate: (settings) => {
		const { preset, kinds, model } = settings;
		const asked = kinds.join(" or ");
		return {
			verdict: "fail",
			message: `${preset}, in the floor of the organisation, asks for a rule ${asked} that blocks, and the policy of ${model} has none.`,
			headline: `has no rule ${asked} that blocks, which the organisation asks for`,
			fix: `Add one to ${model} in .github/assay-policy.yml, without \`when\` (docs/policy/rules/${kinds[0]}.md).`
		};
	}
};
/**
* A failing rule for everything that presets of a floor demand and neither the floor nor the model's own rules ask for. A rule that only
* warns, or that is asked only sometimes, is not what was asked for; one inside a combination neither.
*/
function unmetDemands(names, asked, { model, rules }) {
	const blocking = [...asked, ...rules].filter(({ severity, when }) => severity === "block" && when === void 0);
	const given = new Set(blocking.map(({ kind }) => kind.kind));
	return names.flatMap((preset) => (findPreset(preset)?.demands ?? []).map((kinds) => ({
		preset,
		kinds
	}))).filter(({ kinds }) => !kinds.some((kind) => given.has(kind))).map(({ preset, kinds }) => {
		return {
			id: `floor/${preset.split("@")[0]}/needs-${kinds[0]}`,
			kind: demand,
			settings: {
				preset,
				kinds,
				model
			},
			severity: "block"
		};
	});
}

/** Reads a floor. Throws UserError POLICY_INVALID with every problem, each with line, column and what to write instead. */
function parseFloor(text, file) {
	const located = parseYaml(text, file, "POLICY_INVALID", MAX_POLICY_CHARACTERS);
	const { mode = "enforce", paths, rules, multiplicity, merge_queue: asks = "measured", waivers, presets, ...shown } = validate(located, floorSchema, "POLICY_INVALID");
	const source = {
		located,
		text
	};
	const queue = queueOf({ merge_queue: asks });
	const problems = [
		...globProblems(source, "/paths", paths ?? []),
		...ruleProblems(source, "/rules", rules),
		...waiverProblems(source, waivers)
	];
	if (problems.length > 0) throw new UserError("POLICY_INVALID", problems);
	const asked = [...presetRules(presets), ...withFamily(rules.map(toRule), multiplicity)];
	return {
		mode,
		...paths === void 0 ? {} : { paths },
		rules: asked,
		...presets === void 0 ? {} : { presets },
		...feedbackOf(shown),
		...waiversOf(waivers),
		...queue
	};
}
/**
* A repository's policy above its organisation's floor. Every rule of the floor is asked of every model beside the model's own rules, so
* nothing that a repository writes can take one away or soften it: the verdict is never better than what the floor alone says. `models`
* are further models that the repository has (those of `assay.yml`): one that its policy leaves out is judged by the floor.
*/
function tighten(floor, policy, models = []) {
	const rules = floor.rules.map((rule) => ({
		...rule,
		id: `floor/${rule.id}`
	}));
	const known = policy.models.map(({ model }) => model);
	const left = [...new Set(models)].filter((model) => !known.includes(model));
	const governed = [...policy.models, ...left.map((model) => ({
		model,
		rules: []
	}))];
	const waivers = strictestWaivers(floor.waivers, policy.waivers);
	return {
		mode: floor.mode === "enforce" ? "enforce" : policy.mode,
		...waivers === void 0 ? {} : { waivers },
		...policy.evaluation === void 0 ? {} : { evaluation: policy.evaluation },
		...floor.mergeQueue === void 0 || policy.mergeQueue === void 0 ? {} : { mergeQueue: floor.mergeQueue },
		models: governed.map((own) => {
			const asked = [...rules, ...unmetDemands(floor.presets ?? [], rules, own)];
			return raised({
				...own,
				...heldBy(floor, own)
			}, asked, floor.paths, left.includes(own.model));
		})
	};
}
/** A model is touched by what touches it for either side; without paths of both, by every change. */
function raised(own, rules, paths, isLeftOut) {
	const { model, rules: ownRules, paths: ownPaths = isLeftOut ? [] : void 0 } = own;
	const both = paths === void 0 || ownPaths === void 0 ? void 0 : [.../* @__PURE__ */ new Set([...ownPaths, ...paths])];
	const aggregate = strictest(aggregateOf(rules), own.aggregate);
	return {
		model,
		...both === void 0 ? {} : { paths: both },
		rules: [...rules, ...ownRules],
		...own.promote === void 0 ? {} : { promote: [...rules, ...own.promote] },
		...aggregate === void 0 ? {} : { aggregate },
		...own.feedback === void 0 ? {} : { feedback: own.feedback }
	};
}
/** The repository may show less than the organisation asks for, never more. */
function heldBy(floor, own) {
	const feedback = strictestFeedback(floor.feedback, own.feedback);
	return feedback === void 0 ? {} : { feedback };
}
/** The floor says which attempts decide; the repository may only ask for more of them. */
function strictest(floor = "worst", own = floor) {
	return floor === "last" && own === "last" ? "last" : "worst";
}

/**
* Decides a condition by Kleene's three-valued logic: what is not known stays unknown unless the rest decides without it. Total: every
* condition that was accepted has an answer for all facts, in time proportional to its length times the number of paths.
*/
function decideCondition({ expression }, context) {
	const missing = /* @__PURE__ */ new Set();
	const truth = decide(expression, (name) => {
		const value = conditionFact(name).read(context);
		if (value === void 0) missing.add(name);
		return value;
	});
	return {
		truth,
		missing: truth === "unknown" ? [...missing] : []
	};
}
function decide(expression, read) {
	switch (expression.kind) {
		case "and": return combine(expression.parts, read, false);
		case "or": return combine(expression.parts, read, true);
		case "not": return negate(decide(expression.of, read));
		case "compare": return compare(expression, read);
		case "in": return contains(expression, read);
		case "glob": return matches(expression, read);
		case "truth": {
			const value = readOperand(expression.of, read);
			return value === void 0 ? "unknown" : value === true;
		}
		default: return expression;
	}
}
/** `deciding` is the answer of one part that settles the whole: false for `and`, true for `or`. */
function combine(parts, read, deciding) {
	const truths = parts.map((part) => decide(part, read));
	if (truths.includes(deciding)) return deciding;
	return truths.includes("unknown") ? "unknown" : !deciding;
}
function negate(truth) {
	return truth === "unknown" ? truth : !truth;
}
function compare({ operator, left, right }, read) {
	const caseless = isCaseless(left) || isCaseless(right);
	const [a, b] = [left, right].map((operand) => folded(readOperand(operand, read), caseless));
	return a === void 0 || b === void 0 ? "unknown" : ordered(operator, a, b);
}
function ordered(operator, a, b) {
	switch (operator) {
		case "==": return a === b;
		case "!=": return a !== b;
		case "<": return a < b;
		case "<=": return a <= b;
		case ">": return a > b;
		case ">=": return a >= b;
		default: return operator;
	}
}
function contains({ item, list }, read) {
	const caseless = isCaseless(item) || isCaseless(list);
	const one = folded(readOperand(item, read), caseless);
	const all = list.kind === "list" ? list.items.map(({ value }) => value) : readOperand(list, read);
	return one === void 0 || all === void 0 ? "unknown" : all.some((value) => folded(value, caseless) === one);
}
function matches({ how, fact, globs }, read) {
	const value = read(fact);
	if (value === void 0) return "unknown";
	const texts = Array.isArray(value) ? value : [String(value)];
	const fits = (text) => globs.some((glob) => matchesGlob(glob, text));
	return how === "some" ? texts.some(fits) : texts.length > 0 && texts.every(fits);
}
function readOperand(operand, read) {
	if (operand.kind === "literal") return operand.value;
	return operand.kind === "fact" ? read(operand.name) : void 0;
}
function isCaseless(operand) {
	return operand.kind === "fact" && conditionFact(operand.name).caseless === true;
}
function folded(value, caseless) {
	return caseless && typeof value === "string" ? value.toLowerCase() : value;
}

export { parseFloor as n, tighten as r, decideCondition as t };