import { t as replayVerb } from "./verb-replay.js";
import { a as isPassing, bi as UserError, bt as plural, vi as canonicalJson } from "./start.js";
import { n as gatePasses, t as needsOf } from "./needs.js";
import { t as evaluatePolicy } from "./evaluate.js";
import { j as heldBack } from "./parse2.js";
import { n as policyOf, t as originOf } from "./record.js";

/**
* Judges recorded evaluations by another policy, with the same engine and the same facts. The newest evaluation of each commit counts.
* Worst first: what would be blocked, then what would be let through. Throws UserError POLICY_INVALID for a faulty candidate.
*/
function replayPolicy(records, candidate, options) {
	const steps = replaySteps(records, candidate, options);
	for (;;) {
		const step = steps.next("go on");
		if (step.done === true) return step.value;
	}
}
/**
* The same, a step at a time: after each record, newest first, whoever asks may do something else, or stop and get what is known by then.
* Every policy is read once, however many records name it.
*/
function* replaySteps(records, candidate, options) {
	const newest = [...Map.groupBy(records, keyOf).values()].flatMap(([...same]) => same.toSorted((a, b) => b.at - a.at)[0] ?? []).toSorted((a, b) => b.at - a.at);
	const read = createPolicyReader();
	read({
		policy: candidate,
		models: []
	});
	const all = [];
	let notReproduced = 0;
	for (const record of newest) {
		if ((yield) === "stop") break;
		all.push(replayOne(record, candidate, read));
		if (!isReproduced(record, read)) notReproduced += 1;
	}
	const evaluations = all.filter(({ isHeldBack }) => options.showHeldBack || !isHeldBack);
	const count = (effect) => evaluations.filter((one) => one.effect === effect).length;
	return {
		policy: candidate.digest,
		evaluations: evaluations.toSorted((a, b) => RANK[a.effect] - RANK[b.effect] || b.at - a.at),
		blocked: count("blocked"),
		letThrough: count("let-through"),
		same: count("same"),
		notReproduced,
		heldBack: all.length - evaluations.length,
		notReached: newest.length - all.length
	};
}
const MAX_KEPT_POLICIES = 20;
/** Remembers the last policies it has read: records of one month name few, and reading one takes longer than judging by it. */
function createPolicyReader() {
	const known = /* @__PURE__ */ new Map();
	return (documents) => {
		const { policy: own, floor, models } = documents;
		const key = JSON.stringify([own.text, ...floor === void 0 ? [] : [floor.text, models]]);
		const before = known.get(key);
		if (before !== void 0) return before;
		const policy = policyOf(documents);
		const [oldest] = known.keys();
		if (known.size >= MAX_KEPT_POLICIES && oldest !== void 0) known.delete(oldest);
		known.set(key, policy);
		return policy;
	};
}
/** Does this engine reach the recorded verdict from the recorded facts and documents? No where it cannot read those documents any more. */
function isReproduced(record, read = policyOf) {
	const own = tryRead(read, record.documents);
	if (own === void 0) return false;
	const again = evaluatePolicy(own, record.facts, originOf(record.documents));
	return canonicalJson(again) === canonicalJson(record.tree);
}
/** A policy of that time that is none today says nothing about the candidate. */
function tryRead(read, documents) {
	try {
		return read(documents);
	} catch (error) {
		if (error instanceof UserError) return void 0;
		throw error;
	}
}
const RANK = {
	blocked: 0,
	"let-through": 1,
	same: 2
};
function keyOf({ repository, facts }) {
	const { change } = facts;
	return [repository, ...change.kind === "pull-request" ? [
		change.number,
		change.baseRef,
		change.headSha
	] : []].join(" ");
}
function replayOne(record, candidate, read) {
	const { facts, tree, documents, at } = record;
	const { text, path, digest } = candidate;
	const other = {
		...documents,
		policy: {
			text,
			path,
			digest
		}
	};
	const policy = read(other);
	const own = tryRead(read, documents);
	const after = evaluatePolicy(policy, facts, originOf(other));
	const { change } = facts;
	const [wasOpen, isOpen] = [gatePasses(tree), gatePasses(after)];
	return {
		number: change.kind === "pull-request" ? change.number : void 0,
		headSha: change.kind === "local" ? "" : change.headSha,
		at,
		before: tree.verdict,
		after: after.verdict,
		effect: wasOpen === isOpen ? "same" : isOpen ? "let-through" : "blocked",
		rules: changedRules(tree, after),
		isHeldBack: heldBack(tree).length > 0,
		isPartial: own === void 0 || asksMore(needsOf(policy), needsOf(own))
	};
}
function changedRules(before, after) {
	const verdicts = (tree) => new Map(tree.rules.map(({ model, id, verdict }) => [`${model}/${id}`, verdict]));
	const [old, now] = [verdicts(before), verdicts(after)];
	return [.../* @__PURE__ */ new Set([...now.keys(), ...old.keys()])].map((rule) => ({
		rule,
		before: old.get(rule),
		after: now.get(rule)
	})).filter((one) => one.before !== one.after).toSorted((a, b) => Number(isPassing(a.after ?? "pass")) - Number(isPassing(b.after ?? "pass")));
}
function asksMore(now, then) {
	const items = (value) => {
		if (typeof value === "object") return value.map((one) => JSON.stringify(one));
		return value === true ? ["asked"] : [];
	};
	return Object.keys(now).some((name) => items(now[name]).some((one) => !items(then[name]).includes(one)));
}

const MAX_RULES = 5;
/** What a candidate policy would have done, in one sentence. */
function replayHeadline({ evaluations, blocked, letThrough }) {
	if (evaluations.length === 0) return "There is no recorded evaluation to try this policy on.";
	const total = plural(evaluations.length, "recorded evaluation");
	if (blocked + letThrough === 0) return `With this policy, none of the ${total} would have ended differently.`;
	return `With this policy, ${blocked} of the ${total} would have been blocked that passed, and ${letThrough} let through that did not.`;
}
/** Caveats of a replay, each a sentence. */
function replayNotes({ notReproduced, heldBack, notReached, evaluations }) {
	const partial = evaluations.filter(({ isPartial }) => isPartial).length;
	return [
		...notReached > 0 ? [`Stopped after ${plural(evaluations.length + heldBack, "record")}, because it took too long; ${plural(notReached, "older one")} not tried.`] : [],
		...heldBack > 0 ? [`${plural(heldBack, "evaluation")} left out: the policy holds numbers back, and trying limits on them would tell them.`] : [],
		...partial > 0 ? [`For ${plural(partial, "evaluation")} the new policy asks for facts that nobody had read then; they count as not known.`] : [],
		...notReproduced > 0 ? [`${plural(notReproduced, "evaluation")} is judged otherwise by this version of Assay even under its own policy.`] : []
	];
}
/** The table for a terminal. */
function replayRows(replay) {
	return replay.evaluations.map((one) => [
		one.effect,
		one.number === void 0 ? "-" : `#${one.number}`,
		one.headSha.slice(0, 12),
		`${one.before} -> ${one.after}`,
		rulesText(one)
	]);
}
function rulesText({ rules }) {
	return [...rules.slice(0, MAX_RULES).map(({ rule, before = "not asked", after = "not asked" }) => `${rule}: ${before} -> ${after}`), ...rules.length > MAX_RULES ? [`and ${rules.length - MAX_RULES} more`] : []].join("; ");
}

export { replayPolicy as i, replayNotes as n, replayRows as r, replayVerb, replayHeadline as t };