import { Dr as toMoment, _t as count, bt as plural, k as isDigest, s as worst } from "./start.js";
import { A as withAttempts, C as isTouched, D as joinNeeds, S as isConcerned, h as forbiddingGlob, w as ROLES } from "./parse2.js";
import { s as metricLabel } from "./metric-words.js";
import { t as decideCondition } from "./evaluate-condition.js";

/** The rules that a change is asked: before a deployment those under `promote`, where a model has them. */
function rulesFor({ rules, promote = rules }, change) {
	return change.kind === "push" && change.environment !== void 0 ? promote : rules;
}

const MAX_REASON = 1e3;

const DAY_MS = 864e5;
/** The longest time for which one person alone can waive. */
const EMERGENCY_MS = DAY_MS;
/** How long after its end a waiver still counts for what stood in a merge queue before. */
const QUEUE_GRACE_MS = DAY_MS;
/** Clocks of two machines may differ by this much. */
const SKEW_MS = 6e5;
const STRENGTHS = ROLES;
/** How one waiver stands, by the settings and facts alone. Pure; whatever is not known makes it void. */
function standingOf(waiver, settings, facts) {
	const fault = timeFault(waiver, settings, facts) ?? placeFault(waiver, facts);
	if (fault !== void 0) return {
		...fault,
		approvers: []
	};
	const people = settings === void 0 ? [] : agreement(waiver, settings, facts.change);
	const approvers = [...new Set(people.flatMap((one) => one.approvers))];
	const missing = people.find((one) => one.missing !== void 0)?.missing;
	if (missing !== void 0) return {
		state: "requested",
		why: missing,
		approvers
	};
	const broken = factFault(waiver, facts.models[waiver.model], headOf(facts.change));
	return broken === void 0 ? {
		state: "active",
		approvers
	} : {
		state: "void",
		why: broken,
		approvers
	};
}
function timeFault(waiver, settings, facts) {
	const { now } = facts;
	if (waiver.revokedBy !== void 0) return {
		state: "revoked",
		why: `taken back by @${waiver.revokedBy}`
	};
	if (settings === void 0) return {
		state: "void",
		why: "the policy has no key `waivers`, so no rule may be waived"
	};
	if (settings.isForbidden) return {
		state: "void",
		why: "waivers are forbidden here (`waivers.forbid`)"
	};
	const { createdAt, expiresAt } = waiver;
	if (!(Number.isFinite(now) && Number.isFinite(createdAt) && Number.isFinite(expiresAt))) return {
		state: "void",
		why: "its times are not known"
	};
	if (countedAt(waiver, facts) >= expiresAt) return {
		state: "expired",
		why: `ended on ${toMoment(expiresAt)}`
	};
	if (createdAt > now + SKEW_MS) return {
		state: "void",
		why: `it says it was made on ${toMoment(createdAt)}, later than now`
	};
	if (waiver.isEmergency === true && settings.emergency === void 0) return {
		state: "void",
		why: "the policy names nobody for emergencies (`waivers.emergency`)"
	};
	if (waiver.isEmergency === true && expiresAt - createdAt > 864e5) return {
		state: "void",
		why: "it is an emergency and lasts longer than 24 hours"
	};
	if (expiresAt - createdAt > settings.maxDays * DAY_MS) return {
		state: "void",
		why: `it lasts longer than ${plural(settings.maxDays, "day")} (\`waivers.max_days\`)`
	};
	if (waiver.reason.trim().length < 40) return {
		state: "void",
		why: `its reason has less than ${40} characters`
	};
}
/**
* The moment by which a waiver has ended or not. In a merge queue that is when the change came into it, at most a day ago: nobody can renew a
* waiver there, and one that ends would hold up everything behind it. An emergency has no such day.
*/
function countedAt({ isEmergency }, { change, now }) {
	const queuedAt = change.kind === "pull-request" ? change.queuedAt : void 0;
	if (isEmergency === true || queuedAt === void 0 || !(queuedAt <= now)) return now;
	return Math.max(queuedAt, now - QUEUE_GRACE_MS);
}
function placeFault({ scope, model }, { change, models }) {
	const elsewhere = (why) => ({
		state: "void",
		why
	});
	switch (scope.kind) {
		case "pull_request": return change.kind === "pull-request" && change.number === scope.number ? void 0 : elsewhere(`it is for #${scope.number} only`);
		case "head_sha": return headOf(change) === scope.sha ? void 0 : elsewhere(`it is for the commit ${scope.sha.slice(0, 7)} only`);
		case "branch": return change.kind === "pull-request" && change.baseRef === scope.name ? void 0 : elsewhere(`it is for pull requests into ${scope.name} only`);
		case "model_digest": return models[model]?.test?.predicate.candidate.digest === scope.digest ? void 0 : elsewhere(`it is for the model ${scope.digest.slice(7, 19)} only`);
		default: return scope;
	}
}
function headOf(change) {
	return change.kind === "local" ? void 0 : change.headSha;
}
/** Who agreed, for each group of approvers that is asked. A file was agreed to where it was merged, like the policy beside it. */
function agreement(waiver, settings, change) {
	if (waiver.origin === "file") return [];
	if (change.kind !== "pull-request") return [{
		approvers: [],
		missing: "it belongs to a pull request"
	}];
	const excluded = excludedFrom(waiver, change);
	return askedOf(waiver, settings).map((asked) => {
		const counting = (waiver.approvals ?? []).filter((one) => mayAgree(one, asked) && !excluded.has(one.person.toLowerCase()));
		const approvers = [...new Map(counting.map(({ person }) => [person.toLowerCase(), person])).values()];
		const left = asked.count - approvers.length;
		return left > 0 ? {
			approvers,
			missing: `waits for ${approversText(asked, left)}`
		} : { approvers };
	});
}
/** Who has to agree to a waiver, each of these groups: in an emergency another one, of which one person is enough. */
function askedOf({ isEmergency }, { approvers, emergency = [] }) {
	return isEmergency === true ? emergency : approvers;
}
/** Logins, in small letters, of those who may not agree: the author, committers, whoever pushed, and whoever asked. */
function excludedFrom({ requestedBy }, { author, committers, pushers }) {
	return new Set([
		author,
		...committers,
		...pushers?.logins ?? [],
		...requestedBy === void 0 ? [] : [requestedBy]
	].map((name) => name.toLowerCase()));
}
/** May this person agree, by role and teams? Bots never may. */
function mayAgree(one, { from, role }) {
	const names = [`@${one.person}`, ...one.teams].map((name) => name.toLowerCase());
	return (from === void 0 || from.some((name) => names.includes(name.toLowerCase()))) && !one.person.endsWith("[bot]") && STRENGTHS.indexOf(one.role) >= STRENGTHS.indexOf(role);
}
/** `2 people of acme/ml-governance with the maintain role or above, neither author, committer nor requester`. */
function approversText({ from, role }, left) {
	const who = from === void 0 ? "" : ` of ${from.join(" or ")}`;
	return `${left === 1 ? "1 more person" : `${left} more people`}${who} with the ${role} role or above, neither author, committer nor requester`;
}
function factFault(waiver, facts, head) {
	if (facts?.test === void 0 || facts.problem !== void 0) return "there is no usable evidence, so there is nothing to weigh";
	for (const bound of waiver.bounds ?? []) {
		const broken = boundFault(bound, facts);
		if (broken !== void 0) return broken;
	}
	if (waiver.maxUses === void 0) return void 0;
	if (waiver.uses === void 0 || head === void 0) return "how often it was used is not known here; only the App counts";
	const place = waiver.uses.indexOf(head);
	return (place < 0 ? waiver.uses.length < waiver.maxUses : place < waiver.maxUses) ? void 0 : `it was used ${plural(waiver.maxUses, "time")}, as often as it may be`;
}
/** Every attempt has to keep the bound: the worst decides. */
function boundFault({ metric, min, max }, { test, attempts }) {
	const records = [...test === void 0 ? [] : [test], ...attempts?.earlier ?? []];
	for (const { predicate } of records) {
		const value = predicate.metrics.find(({ name }) => name === metric)?.value;
		if (value === void 0 || !Number.isFinite(value)) return `${metricLabel(metric)}, which bounds it, was not measured`;
		if (min !== void 0 && !(value >= min)) return `${metricLabel(metric)} is below its bound ${min}`;
		if (max !== void 0 && !(value <= max)) return `${metricLabel(metric)} is above its bound ${max}`;
	}
}
/** The day on which a waiver ends, for people. */
function endOf({ expiresAt }) {
	return toMoment(expiresAt);
}

/**
* Turns the `fail` of a rule that an active waiver names into `waived`: never an error, never anything that is still waited for, never a
* rule that may not be waived. A pure function; the tree then lists every waiver of these models with how it stands.
*/
function applyWaivers(tree, settings, facts) {
	const { waivers = [], broken = [] } = facts.waivers ?? {};
	if (waivers.length === 0 && broken.length === 0) return tree;
	const judged = waivers.map((waiver) => ({
		waiver,
		standing: standingOf(waiver, settings, facts)
	}));
	const models = tree.models.map((model) => model.untouched === true ? model : waiveModel(model, judged, settings));
	const touched = models.filter((model) => model.untouched !== true);
	const rules = models.flatMap((model) => model.rules);
	const used = new Set(rules.flatMap(({ waiver }) => waiver ?? []));
	const known = new Set(touched.map(({ model }) => model));
	const records = judged.filter(({ waiver }) => known.has(waiver.model)).map((one) => toRecord(one, used, tree.rules));
	return {
		...tree,
		verdict: touched.length === 0 ? tree.verdict : worst(touched.map(({ verdict }) => verdict)),
		models,
		rules,
		...records.length === 0 ? {} : { waivers: records },
		...broken.length === 0 ? {} : { brokenWaivers: broken }
	};
}
function waiveModel(model, judged, settings) {
	const own = judged.filter(({ waiver, standing }) => waiver.model === model.model && standing.state === "active");
	if (own.length === 0 || settings === void 0) return model;
	const rules = model.rules.map((rule) => waiveRule(rule, own, settings));
	return {
		...model,
		rules,
		verdict: worst(rules.map(({ verdict }) => verdict))
	};
}
function waiveRule(rule, active, settings) {
	if (rule.verdict !== "fail" || whyNotWaivable(rule, settings) !== void 0) return rule;
	const found = active.find((one) => one.waiver.rules.includes(rule.id));
	if (found === void 0) return rule;
	const { waiver, standing } = found;
	const who = standing.approvers.length === 0 ? "on the base branch" : `agreed by ${names(standing.approvers)}`;
	const { waitsFor: _, ...rest } = rule;
	return {
		...rest,
		verdict: "waived",
		waiver: waiver.id,
		message: `${rule.message} Waived until ${endOf(waiver)} by ${waiver.id} (${who}): ${waiver.reason}`,
		headline: `passes only by the waiver ${waiver.id} of ${rule.id}`,
		fix: `Before ${endOf(waiver)}: ${rule.fix ?? `meet the rule ${rule.id}.`}`
	};
}
/** Why a rule may not be waived, whatever was agreed; a combination is what the rules inside it are. */
function whyNotWaivable({ id, kind, parts = [] }, settings) {
	const prefix = id.startsWith("floor/") ? "floor/" : "";
	for (const rule of [{
		id,
		kind
	}, ...parts.map((part) => ({
		id: `${prefix}${part.id}`,
		kind: part.kind
	}))]) {
		const glob = forbiddingGlob(settings, rule);
		if (glob !== void 0) return `${rule.id} (${rule.kind}) is not waivable: \`${glob}\``;
	}
}
function toRecord({ waiver, standing }, used, rules) {
	const { id, model, origin, reason, expiresAt, ticket, riskOwner, requestedBy } = waiver;
	const unknown = waiver.rules.filter((name) => !rules.some((rule) => rule.id === name && rule.model === model));
	const why = standing.why ?? (unknown.length > 0 ? `there is no rule ${unknown.join(", ")}` : void 0);
	return {
		id,
		origin,
		model,
		rules: waiver.rules,
		state: used.has(id) ? "used" : standing.state,
		...why === void 0 ? {} : { why },
		reason,
		expiresAt,
		approvers: standing.approvers,
		...ticket === void 0 ? {} : { ticket },
		...riskOwner === void 0 ? {} : { riskOwner },
		...requestedBy === void 0 ? {} : { requestedBy },
		...waiver.maxUses === void 0 ? {} : { maxUses: waiver.maxUses },
		...waiver.isEmergency === true ? { isEmergency: true } : {}
	};
}
function names(people) {
	return people.map((name) => `@${name}`).join(", ");
}

/**
* Judges a change: a pure function of policy and facts. Models that the change does not touch are left out of the verdict; when it
* touches none the gate passes and says so in `reason`. A gate in which no rule could be applied never passes.
*/
function evaluatePolicy(policy, facts, origin) {
	return applyWaivers(judge(policy, facts, origin), policy.waivers, facts);
}
function judge(policy, facts, origin) {
	const models = policy.models.map((model) => evaluateModel(model, facts));
	const touched = models.filter((model) => model.untouched !== true);
	const decided = {
		models,
		rules: models.flatMap((model) => model.rules),
		policy: {
			...origin,
			mode: policy.mode
		}
	};
	if (models.length > 0 && touched.length === 0) return {
		verdict: "pass",
		...decided,
		reason: untouchedReason(models.length, facts.change)
	};
	const verdict = worst(touched.map((model) => model.verdict));
	if (verdict !== "not-applicable") return {
		verdict,
		...decided
	};
	const reason = "no rule of the policy applies to this change; add a rule on a metric";
	return {
		verdict,
		...decided,
		reason
	};
}
function evaluateModel(policy, facts) {
	const { model } = policy;
	const isWhole = isTouched(policy, facts.change);
	const own = withAttempts(modelFacts(facts, model), policy.aggregate ?? "worst");
	const asked = rulesFor(policy, facts.change);
	const usesDrift = joinNeeds(asked).drift === true;
	const rules = asked.map((rule) => {
		if (!(isWhole || isConcerned(rule, facts.change))) return toVerdict(model, rule, leftAlone(model));
		const context = {
			...facts.repository,
			model,
			facts: own,
			change: facts.change,
			now: facts.now,
			family: rule.family,
			usesDrift
		};
		return toVerdict(model, rule, findingOf(rule, context));
	});
	const verdict = worst(rules.map((rule) => rule.verdict));
	if (!isWhole && verdict === "not-applicable") return {
		model,
		verdict,
		rules,
		untouched: true
	};
	const { feedback } = policy;
	const held = feedback === void 0 || feedback.mode === "full" ? {} : { feedback };
	return {
		model,
		verdict,
		rules,
		...isWhole ? judgedEvidence(own) : {},
		...held
	};
}
function leftAlone(model) {
	return {
		verdict: "not-applicable",
		message: `The change touches no path of ${model}.`
	};
}
/** A condition that cannot be decided leaves the rule in force: not knowing is no reason to ask for less. */
function findingOf({ kind, settings, when }, context) {
	if (when === void 0) return kind.evaluate(settings, context);
	const { truth, missing } = decideCondition(when, context);
	if (truth === false) return {
		verdict: "not-applicable",
		message: `Not asked here: \`${when.text}\` is false.`
	};
	const finding = kind.evaluate(settings, context);
	if (truth === true) return finding;
	const why = `Asked because ${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} not known (\`${when.text}\`).`;
	return {
		...finding,
		message: `${finding.message} ${why}`
	};
}
/** Names the evidence that the rules saw, so that nothing else can be registered on the strength of this verdict. */
function judgedEvidence({ test, problem }) {
	const subject = test?.predicate.candidate.digest;
	if (test === void 0 || problem !== void 0 || subject === void 0 || !isDigest(subject)) return {};
	return { evidence: [{
		kind: "test",
		digest: test.digest,
		subject
	}] };
}
function modelFacts(facts, model) {
	return (Object.hasOwn(facts.models, model) ? facts.models[model] : void 0) ?? { champion: { state: "unknown" } };
}
function toVerdict(model, rule, finding) {
	return {
		id: rule.id,
		kind: rule.kind.kind,
		model,
		severity: rule.severity,
		requirement: rule.kind.describe(rule.settings),
		...finding,
		verdict: rule.severity === "warn" ? softened(finding) : finding.verdict
	};
}
/**
* A rule with severity `warn` never holds a merge for a bad number or a missing person. It still waits for evidence that is under way
* (that ends by itself) and still reports an error (nothing was evaluated).
*/
function softened({ verdict, waitsFor }) {
	if (verdict === "fail") return "warn";
	return verdict === "pending" && waitsFor !== void 0 ? "warn" : verdict;
}
function untouchedReason(models, change) {
	const files = change.kind === "pull-request" && change.files !== "all" ? change.files.length : 0;
	const which = models === 1 ? "the model" : `any of the ${count(models)} models`;
	return `this change (${plural(files, "file")}) does not touch ${which} under the policy`;
}

export { MAX_REASON as n, evaluatePolicy as t };