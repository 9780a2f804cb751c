import { $t as EVERYDAY_KINDS, A as shortDigest, Dr as toMoment, Er as toDay, Lr as DEFAULT_LIMITS, Lt as parseStrictJson, St as significant, _n as MODEL_NAME_PATTERN, _t as count$1, a as isPassing, bi as UserError, bt as plural, ct as check, en as PERTURBATION_KINDS, gt as about, i as VERDICTS, lt as validate, qn as twoSidedZ, s as worst, st as parseYaml, tn as EDGE_CASES, ut as nearestName, vn as compiled, vt as fixed, xi as formatProblem, xt as signed } from "./start.js";
import { a as holm, r as rowsToResolve } from "./power.js";
import { _ as problemFinding, a as judgeEdges, b as measuredCommit, c as FAIRNESS_MEASURES, d as fairnessMeasure, f as CONFIDENCE_SETTING, g as isFinding, h as estimateOf, i as judgeCases, m as confidenceProblem, o as judgeStability, p as DEFAULT_CONFIDENCE, r as judgeAttack, s as CHANGE_MEASURES, t as perturbationName, u as ROW_INDICES, v as rowsProblem, y as testEvidence } from "./words2.js";
import { a as limitValue, c as metricValue, i as isOfAPart, l as metricValueBeside, n as differenceSize, o as marginSize, r as differenceUnit, s as metricLabel, t as differenceNumbers } from "./metric-words.js";
import { a as validationsSchema, d as checkClaims, f as splitFrontMatter, i as inventorySchema, n as RISK_TIERS, o as readMeasured, r as VALIDATIONS_PATH, t as INVENTORY_PATH, u as checkIndex } from "./repository-schemas.js";
import { t as agrees } from "./agrees.js";
import { n as PERSONAL_CODE, t as LEAKAGE_CODES } from "./codes.js";
import { n as partSchema$1, r as policySchema$1, t as floorSchema$1 } from "./checks-policy-schema.js";

/** How much of the measured numbers people are shown, from most to least. */
const FEEDBACKS = [
	"full",
	"coarse",
	"ladder"
];
/** The stricter of two answers, with the larger step: neither side may be made to show more. */
function strictestFeedback(a, b) {
	if (a === void 0 || b === void 0) return a ?? b;
	const rank = (one) => FEEDBACKS.indexOf(one.mode);
	const mode = rank(a) >= rank(b) ? a.mode : b.mode;
	const steps = [a.step, b.step].filter((step) => step !== void 0);
	return {
		mode,
		...steps.length === 0 ? {} : { step: Math.max(...steps) }
	};
}
/**
* Kinds of rules whose findings hold no number that the model got on the holdout. Every other kind, also one that is new, says only
* whether it holds.
*/
const OPEN_KINDS = /* @__PURE__ */ new Set([
	...[
		"approval",
		"approval.paths",
		"policy.change",
		"veto",
		"change.log",
		"freeze"
	],
	...[
		"evidence.level",
		"evidence.fresh",
		"evidence.complete",
		"evidence.attempts"
	],
	...[
		"holdout.pinned",
		"holdout.size",
		"holdout.budget",
		"holdout.fresh",
		"artifact.format",
		"data.lineage"
	]
]);
/** Models of a verdict whose numbers are held back. */
function heldBack(gate) {
	return gate.models.filter(({ feedback, untouched }) => feedback !== void 0 && untouched !== true);
}
/**
* What may be shown of a verdict and its facts. Which rules hold is true to the facts; the numbers by which they hold, and all test
* evidence of such a model, are taken out, so that nothing that is rendered from the answer can tell them.
*/
function withholdNumbers(gate, facts) {
	const names = new Set(heldBack(gate).map(({ model }) => model));
	if (names.size === 0) return {
		gate,
		facts
	};
	const shown = (rule) => names.has(rule.model) ? withholdRule(rule) : rule;
	const models = gate.models.map((entry) => ({
		...entry,
		rules: entry.rules.map(shown)
	}));
	const known = Object.entries(facts.models).map(([model, own]) => [model, names.has(model) ? withheld(own) : own]);
	return {
		gate: {
			...gate,
			models,
			rules: gate.rules.map(shown)
		},
		facts: {
			...facts,
			models: Object.fromEntries(known)
		}
	};
}
function withheld({ test: _, attempts, ...facts }) {
	return {
		...facts,
		...attempts === void 0 ? {} : { attempts: {
			...attempts,
			earlier: []
		} }
	};
}
/** Evidence that is absent or under way has no numbers yet, so its message stays. */
function withholdRule(rule) {
	const { verdict, kind } = rule;
	if (OPEN_KINDS.has(kind) || [
		"pending",
		"error",
		"not-applicable"
	].includes(verdict)) return rule;
	const { observed: _, headline: __, fix: ___, parts, ...rest } = rule;
	return {
		...rest,
		message: messageOf(verdict),
		...parts === void 0 ? {} : { parts: parts.map(({ fix: ____, ...part }) => ({
			...part,
			message: messageOf(part.verdict)
		})) },
		...isPassing(verdict) ? {} : {
			headline: `does not meet ${rule.id}`,
			fix: "Measure on data of your own to see by how much; the numbers on the holdout are held back by the policy (`feedback`)."
		}
	};
}
function messageOf(verdict) {
	if (verdict === "pass") return "Holds.";
	if (verdict === "waived") return "Does not hold, and is waived; the number is held back.";
	return `${isPassing(verdict) ? "Holds, with a warning" : "Does not hold"}; the number is held back.`;
}

/**
* Judges every attempt by a rule and answers the worst finding: whoever repeats a run until chance is kind gains nothing (threat model
* A11). Ties go to the last attempt. Attempts with an unknown result are not judged here; `evidence.attempts` counts them.
*/
function overAttempts(judge, context, scope = "all") {
	const last = judge(context);
	const compared = earlierFacts(context.facts, scope);
	const worst = compared.map((facts) => judge({
		...context,
		facts
	})).reduce((a, b) => rank$1(b) > rank$1(a) ? b : a, last);
	if (worst === last) return last;
	return {
		...worst,
		message: `${worst.message} So in the worst of ${plural(compared.length + 1, "measured attempt")}.`
	};
}
/** The facts as each earlier attempt would have left them. */
function earlierFacts({ attempts, driftAttempts, ...facts }, scope) {
	if (scope === "last") return [];
	if (scope === "drift") return (driftAttempts?.earlier ?? []).map((drift) => ({
		...facts,
		drift
	}));
	return (facts.problem === void 0 ? attempts?.earlier ?? [] : []).filter((test) => scope !== "same-champion" || isAgainstSame(test, facts)).map((test) => ({
		...facts,
		test
	}));
}
/** The facts with the attempts that the policy lets decide. */
function withAttempts(facts, aggregate) {
	if (aggregate === "worst") return facts;
	const { attempts, driftAttempts } = facts;
	return {
		...facts,
		...attempts === void 0 ? {} : { attempts: {
			...attempts,
			earlier: []
		} },
		...driftAttempts === void 0 ? {} : { driftAttempts: {
			...driftAttempts,
			earlier: []
		} }
	};
}
/** What rules say about attempts: `last` only where one of them says so and none says `worst`. `undefined`: nothing is said. */
function aggregateOf(rules) {
	const said = rules.filter(({ kind }) => kind.kind === "evidence.attempts").map(({ settings, when }) => when === void 0 ? settings.aggregate ?? "worst" : "worst");
	if (said.length === 0) return void 0;
	return said.includes("worst") ? "worst" : "last";
}
/** A re-run is also how a comparison with an outdated champion is mended; that one says nothing about the present. */
function isAgainstSame({ predicate }, { test }) {
	return championOf(predicate) === (test === void 0 ? void 0 : championOf(test.predicate));
}
function championOf({ champion }) {
	return champion.state === "compared" ? champion.digest : champion.state;
}
function rank$1({ verdict }) {
	return VERDICTS.indexOf(verdict);
}

/** The key `multiplicity` of a model's rules, and of a floor. */
const MULTIPLICITY_SETTING = {
	enum: ["none", "holm"],
	default: "none",
	description: "`holm`: rules `metric.baseline` with `if_inconclusive: warn` share one error level, so that equal models are not blocked more often because more metrics are compared."
};
/**
* Rules with the family they are judged in. A family is the blocking rules of one list that block only what is shown to be worse; rules
* that ask for something to be shown all have to hold, which needs no correction and gets none.
*/
function withFamily(rules, multiplicity = "none") {
	if (multiplicity === "none") return rules;
	const metrics = rules.flatMap((rule) => harmMetric(rule) ?? []);
	const family = [...new Set(metrics)];
	if (family.length < 2) return rules;
	return rules.map((rule) => harmMetric(rule) === void 0 ? rule : {
		...rule,
		family
	});
}
/** Holm's p value of one metric among those of a family that the evidence compares; undefined where it has none of its own. */
function adjustedInFamily(metric, family, { comparison }) {
	const tested = comparison.filter((one) => family.includes(one.metric) && one.pValue !== void 0);
	return holm(tested.map(({ pValue = 1 }) => pValue))[tested.findIndex((one) => one.metric === metric)];
}
function harmMetric({ kind, severity, settings }) {
	if (kind.kind !== "metric.baseline" || severity !== "block") return void 0;
	const { metric, if_inconclusive, non_inferior_by } = settings;
	return if_inconclusive === "warn" && non_inferior_by !== void 0 ? metric : void 0;
}

/** The keys of combinations in a policy file. */
const COMBINATORS = [
	"all_of",
	"any_of",
	"n_of"
];
const MAX_SHOWN$1 = 5;
const MAX_SHOWN_LENGTH = 300;
/**
* A combination as a judge. Its verdict is that of the rule which decides: the worst for all of them, the best for one of them, and the
* k-th best in between, so no rule inside can become worse and the whole better. An error anywhere inside is an error of the whole: what
* could not be evaluated is never passed over. Rules that are not applicable do not count; when none is applicable the whole is not.
*/
function combinator(kind) {
	return {
		kind,
		describe: (settings) => describe(settings),
		evaluate: (settings, context) => evaluate(settings, context),
		needs: (settings) => joinNeeds(settings.parts),
		touches: (settings) => settings.parts.flatMap((part) => part.kind.touches?.(part.settings) ?? [])
	};
}
/** Everything that several rules need, together. */
function joinNeeds(rules) {
	const needs = rules.map(({ kind, settings }) => kind.needs?.(settings) ?? {});
	return {
		people: needs.some(({ people }) => people === true),
		files: needs.some(({ files }) => files === true),
		teams: [...new Set(needs.flatMap(({ teams }) => teams ?? []))],
		...needs.some(({ holdout }) => holdout === true) ? { holdout: true } : {},
		...needs.some(({ drift }) => drift === true) ? { drift: true } : {},
		...needs.some(({ policyTime }) => policyTime === true) ? { policyTime: true } : {},
		...listed("documents", needs),
		...listed("checks", needs),
		...listed("environments", needs),
		...needs.some(({ workflows }) => workflows === true) ? { workflows: true } : {},
		...joinBranches(needs.flatMap(({ branches }) => branches ?? []))
	};
}
function joinBranches(branches) {
	const each = new Map(branches.map((branch) => [`${branch.repository}@${branch.ref}`, branch]));
	return each.size === 0 ? {} : { branches: [...each.values()] };
}
function listed(key, needs) {
	const all = [...new Set(needs.flatMap((one) => one[key] ?? []))];
	return all.length === 0 ? {} : { [key]: all };
}
function describe({ atLeast, parts }) {
	const clauses = parts.map(({ kind, settings }) => `(${kind.describe(settings)})`);
	if (atLeast === parts.length) return clauses.join(" and ");
	return atLeast === 1 ? clauses.join(" or ") : `at least ${atLeast} of ${clauses.join(", ")}`;
}
function evaluate({ atLeast, parts }, context) {
	const judged = parts.map((part) => ({
		part,
		finding: part.kind.evaluate(part.settings, context)
	}));
	const asked = judged.filter(({ finding }) => finding.verdict !== "not-applicable");
	const found = { parts: judged.flatMap(toParts) };
	if (asked.length === 0) return {
		verdict: "not-applicable",
		message: "None of the rules inside applies to this change.",
		...found
	};
	const needed = Math.min(atLeast, asked.length);
	const verdict = deciding(asked.map(({ finding }) => finding.verdict), needed);
	return {
		verdict,
		...isPassing(verdict) ? holds(asked, needed) : lacks(asked, needed, verdict),
		...found
	};
}
function deciding(verdicts, needed) {
	if (verdicts.includes("error")) return "error";
	const ascending = verdicts.toSorted((a, b) => VERDICTS.indexOf(a) - VERDICTS.indexOf(b));
	return worst(ascending.slice(0, needed));
}
function holds(asked, needed) {
	const holding = asked.filter(({ finding }) => isPassing(finding.verdict));
	const message = `${needed === asked.length ? `All ${needed}` : `${holding.length} of ${asked.length}`} rules hold${needed === asked.length ? "" : `, ${needed} needed`}. ${listOf$3(holding)}`;
	const warnings = holding.filter(({ finding }) => finding.verdict !== "pass");
	const [fix, headline] = [fixOf(warnings, warnings.length), warnings[0]?.finding.headline];
	return {
		message,
		...fix === void 0 ? {} : { fix },
		...headline === void 0 ? {} : { headline }
	};
}
function lacks(asked, needed, verdict) {
	const errors = asked.filter(({ finding }) => finding.verdict === "error");
	const open = asked.filter(({ finding }) => !isPassing(finding.verdict));
	const missing = errors.length > 0 ? errors : open;
	const held = asked.length - open.length;
	const short = errors.length > 0 ? errors.length : needed - held;
	const lead = errors.length > 0 ? `${plural(errors.length, "rule")} inside could not be evaluated.` : `${held} of ${plural(needed, "needed rule")} ${held === 1 ? "holds" : "hold"}.`;
	const fix = fixOf(missing, short);
	const waitsFor = verdict === "pending" ? waiting(missing, short) : void 0;
	return {
		message: `${lead} Missing: ${listOf$3(missing)}`,
		headline: headlineOf(missing, held, needed),
		...fix === void 0 ? {} : { fix },
		...waitsFor === void 0 ? {} : { waitsFor }
	};
}
function headlineOf(missing, held, needed) {
	const [only] = missing;
	if (missing.length === 1 && only?.finding.headline !== void 0) return only.finding.headline;
	return `meets ${held} of ${plural(needed, "rule")} needed together (open: ${missing.slice(0, MAX_SHOWN$1).map(({ part }) => part.id).join(", ")})`;
}
function listOf$3(judged) {
	const shown = judged.slice(0, MAX_SHOWN$1).map(({ part, finding }) => `${part.id}: ${clipped(finding.message)}`);
	const more = judged.length - shown.length;
	return more > 0 ? `${shown.join(" ")} And ${more} more.` : shown.join(" ");
}
/** One step per rule; which of them must be taken is said when not all must. */
function fixOf(missing, short) {
	const steps = missing.flatMap(({ part, finding: { fix } }) => fix === void 0 ? [] : [{
		id: part.id,
		fix
	}]);
	if (steps.length === 0) return void 0;
	if (steps.length === 1) return steps[0]?.fix;
	const shown = steps.slice(0, MAX_SHOWN$1).map(({ id, fix }) => `${id}: ${clipped(fix)}`);
	return `${short >= missing.length ? "Do all of these." : `Do ${short} of these.`} ${shown.join(" ")}`;
}
/** People are waited for only when nothing else is: evidence under way ends by itself. */
function waiting(missing, short) {
	const pending = missing.filter(({ finding }) => finding.verdict === "pending");
	const asked = pending.flatMap(({ finding }) => finding.waitsFor ?? []);
	if (asked.length === 0 || asked.length < pending.length) return void 0;
	return clipped(asked.join(short >= asked.length ? " and " : " or "));
}
function toParts({ part, finding }) {
	const { verdict, message, fix, parts = [] } = finding;
	const { id, kind, settings } = part;
	const own = {
		id,
		kind: kind.kind,
		verdict,
		message,
		requirement: kind.describe(settings)
	};
	const inner = parts.map((one) => one.under === void 0 ? {
		...one,
		under: id
	} : one);
	return [{
		...own,
		...fix === void 0 ? {} : { fix }
	}, ...inner];
}
function clipped(text) {
	return text.length > MAX_SHOWN_LENGTH ? `${text.slice(0, 299)}…` : text;
}

/**
* Does a path fall under a glob? `*` and `?` stay inside one folder name, `**` stands for any number of folders (also none).
* Unicode is NFC-normalised and case is ignored, because a rule that applies too often is safe and one that is dodged is not.
* Runs in time proportional to pattern times path; no regular expressions, so no pattern can stall it.
*/
function matchesGlob(pattern, path) {
	return matchList(segmentsOf(pattern), segmentsOf(path), "**", matchSegment);
}
/** Do the folder names of a path fall under those of a pattern, letter for letter? Stars mean what they mean in `matchesGlob`. */
function matchesSegments(pattern, path) {
	return matchList(pattern, path, "**", matchSegment);
}
/** Why a glob is not accepted, or `undefined` when it is fine: text that other tools would read differently is refused. */
function globProblem(pattern) {
	if (/[[\]{}\\!]/.test(pattern)) return "only `*`, `**` and `?` have a meaning; write one line per alternative";
	if (pattern.startsWith("/") || pattern.startsWith("./")) return "paths start at the repository root, without a slash";
	if (pattern.endsWith("/")) return `end a folder with \`/**\`: ${pattern}**`;
	const segments = pattern.split("/");
	if (segments.some((segment) => segment === "" || segment === "." || segment === "..")) return "empty, `.` and `..` folder names never match";
	if (segments.some((segment) => segment.includes("**") && segment !== "**")) return "`**` stands alone between slashes";
}
function segmentsOf(text) {
	return text.normalize("NFC").toLowerCase().split("/");
}
function matchSegment(pattern, name) {
	return matchList([...pattern], [...name], "*", (one, character) => one === "?" || one === character);
}
/** Greedy matching that only ever returns to the last star: every earlier star has already matched as little as it must. */
function matchList(pattern, items, star, matches) {
	let p = 0;
	let starAt = -1;
	let resume = 0;
	for (let i = 0; i < items.length;) if (pattern[p] === star) {
		starAt = p++;
		resume = i;
	} else if (p < pattern.length && matches(pattern[p], items[i])) {
		p++;
		i++;
	} else if (starAt >= 0) {
		p = starAt + 1;
		i = ++resume;
	} else return false;
	while (pattern[p] === star) p++;
	return p === pattern.length;
}

/** Erases the type of the settings, so that kinds of different shape fit one registry. */
function eraseSettings(kind) {
	return {
		kind: kind.kind,
		schema: kind.schema,
		refine: (settings) => kind.refine?.(settings) ?? [],
		evaluate: (settings, context) => overAttempts((one) => kind.evaluate(settings, one), context, kind.attempts),
		describe: (settings) => kind.describe(settings),
		needs: (settings) => kind.needs?.(settings) ?? {},
		touches: (settings) => kind.touches?.(settings) ?? []
	};
}

/** Why this person is not independent of what was pushed; where nobody looked, or GitHub does not say, nobody is. */
function pusherFault(login, { logins, isComplete } = UNKNOWN) {
	if (logins.some((name) => name.toLowerCase() === login.toLowerCase())) return "pushed this change, or had it measured";
	return isComplete ? void 0 : "may have pushed this change: GitHub does not say who did (a new push will tell)";
}
const UNKNOWN = {
	logins: [],
	isComplete: false
};

/** Repository roles from weak to strong. */
const ROLES = [
	"read",
	"triage",
	"write",
	"maintain",
	"admin"
];
const STRENGTHS = ROLES;
const MAX_REMARKS = 5;
const DAY_MS$7 = 864e5;
/**
* Reads the reviews of a pull request: the latest decision of each person counts (comments decide nothing), an approval only for the
* head commit, a request for changes until that person or a dismissal lifts it. Logins and teams compare without case.
*/
function readReviews(proposed, wanted, against) {
	const { change, asked } = ofQueue(proposed, wanted);
	const approvers = [];
	const blockers = [];
	const remarks = [];
	for (const review of latestDecisions(change)) {
		if (review.state === "dismissed") continue;
		const excluded = exclusion(review, asked);
		if (review.state === "changes_requested") {
			if (excluded === void 0) blockers.push(review.reviewer);
			continue;
		}
		const reason = excluded ?? dependence(review, change, asked) ?? staleness(review, change) ?? ageing$1(review, asked, {
			...against,
			isGroup: change.group !== void 0
		});
		if (reason === void 0) approvers.push(review.reviewer);
		else remarks.push(`@${review.reviewer} ${reason}`);
	}
	const more = remarks.length - MAX_REMARKS;
	return {
		approvers,
		blockers,
		remarks: more > 0 ? [...remarks.slice(0, MAX_REMARKS), `and ${more} more`] : remarks
	};
}
/**
* In a merge queue the commit is measured anew, after everybody has approved. Whether they approved the evidence of the head was decided
* before the pull request came into the queue; what counts here is that they approved its commit.
*/
function ofQueue(change, asked) {
	if (change.group === void 0) return {
		change,
		asked
	};
	const reviews = change.reviews.map(({ evidence: _, ...review }) => review);
	return {
		change: {
			...change,
			reviews
		},
		asked: {
			...asked,
			isOfEvidence: false
		}
	};
}
/** An approval of another commit takes nothing away from an approval of the head by the same person. */
function latestDecisions({ reviews, headSha }) {
	const latest = /* @__PURE__ */ new Map();
	const inOrder = reviews.toSorted((a, b) => a.submittedAt - b.submittedAt);
	for (const review of inOrder) {
		const login = review.reviewer.toLowerCase();
		const approvesHead = latest.get(login)?.state === "approved" && latest.get(login)?.commit === headSha;
		if (!(review.state === "commented" || approvesHead && review.state === "approved")) latest.set(login, review);
	}
	return [...latest.values()];
}
/** Why this person may not decide here at all. A bot may only when the rule names it. */
function exclusion({ reviewer, teams, role }, asked) {
	const names = [`@${reviewer}`, ...teams].map((name) => name.toLowerCase());
	if (asked.from?.some((name) => names.includes(name.toLowerCase())) === false) return "is not among those asked";
	if (reviewer.endsWith("[bot]") && !asked.from?.some((name) => name.toLowerCase() === `@${reviewer.toLowerCase()}`)) return "is a bot that the rule does not name";
	return STRENGTHS.indexOf(role) < ROLES.indexOf(asked.role) ? `has the role ${role}, not ${asked.role}` : void 0;
}
function dependence({ reviewer }, change, asked) {
	if (!asked.independent) return void 0;
	const login = reviewer.toLowerCase();
	if (change.author.toLowerCase() === login) return "is the author";
	if (change.committers.some((committer) => committer.toLowerCase() === login)) return "committed to this change";
	return pusherFault(reviewer, change.pushers);
}
function staleness({ commit }, { headSha }) {
	return commit === headSha ? void 0 : `approved the older commit ${commit.slice(0, 7)}`;
}
/** Why an approval of this commit no longer counts. */
function ageing$1(review, { isOfEvidence, maxAgeDays }, against) {
	const { model, facts, now, isGroup } = against;
	const { evidence, submittedAt } = review;
	if (isGroup) return tooOld(submittedAt, now, maxAgeDays);
	if (evidence !== void 0) {
		if ((Object.hasOwn(evidence, model) ? evidence[model] : void 0) !== facts.test?.digest) return "approved other evidence";
	} else if (isOfEvidence === true && !(submittedAt >= (facts.evidenceSince ?? Number.POSITIVE_INFINITY))) return facts.evidenceSince === void 0 ? "approved, and it is not known on what evidence (`/assay approve SHA` says it)" : "approved before this evidence was there";
	return tooOld(submittedAt, now, maxAgeDays);
}
function tooOld(submittedAt, now, maxAgeDays) {
	if (maxAgeDays === void 0 || now - submittedAt <= maxAgeDays * DAY_MS$7) return void 0;
	return `approved more than ${maxAgeDays} ${maxAgeDays === 1 ? "day" : "days"} ago`;
}

/**
* Why the people whom a rule names can never be enough, and what to do: a team that is not there, has nobody in it, or cannot be read, or
* fewer people than are needed. Such a rule waits for nobody, so it fails. `undefined`: enough may, or nobody looked.
*/
function teamFault(sizes, { from = [], count }) {
	const teams = from.filter((name) => name.includes("/"));
	if (sizes === void 0 || teams.length === 0) return void 0;
	const known = teams.flatMap((team) => Object.hasOwn(sizes, team) ? [{
		team,
		size: sizes[team]
	}] : []);
	for (const { team, size } of known) if (size === 0 || typeof size === "string") return brokenTeam(team, size);
	const people = known.reduce((sum, { size }) => sum + Number(size), from.length - teams.length);
	return known.length === teams.length && people < count ? tooFew(from, people, count) : void 0;
}
function brokenTeam(team, size) {
	const org = team.split("/")[0] ?? "";
	switch (size) {
		case "missing": return {
			message: `The team ${team} does not exist, or this App may not see it.`,
			headline: `names the team ${team}, which is not there`,
			fix: `Correct ${team} under \`from\` in the policy of the base branch, or create the team in ${org}.`
		};
		case "unreadable": return {
			message: `This App may not read who is in ${team}.`,
			headline: `names the team ${team}, which cannot be read`,
			fix: `Accept the permission "Members: read" for the App in the settings of ${org} (docs/app.md), then comment \`/assay recheck\`.`
		};
		default: return {
			message: `The team ${team} has no members, so nobody can answer for it.`,
			headline: `names the team ${team}, which is empty`,
			fix: `Add people to ${team}, or name others under \`from\` in the policy of the base branch; then comment \`/assay recheck\`.`
		};
	}
}
function tooFew(from, people, count) {
	const who = from.join(" and ");
	return {
		message: `${count} approvals are asked for, and ${who} ${people === 1 ? "is 1 person" : `are ${people} people`}.`,
		headline: `asks for more approvals than ${who} can give`,
		fix: `Add people to ${who}, or lower \`count\` in the policy of the base branch; then comment \`/assay recheck\`.`
	};
}

/** Settings of `approval`, of which other rules about people take their parts. */
const approvalSchema = {
	type: "object",
	description: "People who must approve the head commit of the pull request.",
	additionalProperties: false,
	required: ["count"],
	properties: {
		count: {
			type: "integer",
			minimum: 1,
			maximum: 20,
			description: "Distinct approvals needed."
		},
		from: {
			type: "array",
			minItems: 1,
			maxItems: 50,
			uniqueItems: true,
			description: "Teams (org/team) and people (@login) who may approve; anyone with the role when absent.",
			items: {
				type: "string",
				maxLength: 140,
				pattern: "^(@[A-Za-z0-9_-]+(\\[bot\\])?|[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)$"
			}
		},
		role: {
			enum: ROLES,
			default: "write",
			description: "Least role in the repository that an approver must have."
		},
		independent: {
			type: "boolean",
			default: true,
			description: "Approvals of the author, of committers, of who pushed and of who had the evidence measured do not count."
		},
		bind: {
			type: "array",
			minItems: 1,
			maxItems: 2,
			uniqueItems: true,
			description: "What an approval is of: the head commit, always; with `evidence` also the evidence that was there when it was given.",
			items: { enum: ["head_sha", "evidence"] }
		},
		max_age_days: {
			type: "number",
			exclusiveMinimum: 0,
			maximum: 3650,
			description: "An approval that is older, in days, does not count any more."
		}
	}
};
/** `approval`: a person's decision, bound to the head commit. On a push it was taken before; on a laptop it is still to come. */
const approval = {
	kind: "approval",
	schema: approvalSchema,
	describe: (settings) => {
		const asked = toAsked(settings);
		return askedText(asked, asked.count);
	},
	needs: ({ from = [] }) => ({
		people: true,
		teams: from.filter((name) => name.includes("/"))
	}),
	evaluate: (settings, { change, model, facts, now }) => {
		const asked = toAsked(settings);
		if (change.kind === "push") return {
			verdict: "not-applicable",
			message: "Approvals are decided on the pull request, before the push."
		};
		if (change.kind === "local") return missing$1(asked, {
			approvers: [],
			remarks: ["decided on the pull request"]
		});
		const reading = readReviews(change, asked, {
			model,
			facts,
			now
		});
		if (reading.blockers.length > 0) {
			const who = reading.blockers.map((name) => `@${name}`).join(", ");
			return {
				verdict: "fail",
				message: `Changes requested by ${who}.`,
				headline: `has changes requested by ${who}`,
				fix: `Answer the review of ${who}; it counts until it is replaced or dismissed.`
			};
		}
		if (reading.approvers.length >= asked.count) return granted(asked, reading.approvers);
		const fault = teamFault(change.teams, asked);
		return fault === void 0 ? missing$1(asked, reading) : {
			verdict: "fail",
			...fault
		};
	}
};
function toAsked({ count, from, role = "write", independent = true, bind, max_age_days: maxAgeDays }) {
	return {
		count,
		role,
		independent,
		...from === void 0 ? {} : { from },
		...bind?.includes("evidence") === true ? { isOfEvidence: true } : {},
		...maxAgeDays === void 0 ? {} : { maxAgeDays }
	};
}
function granted(asked, approvers) {
	return {
		verdict: "pass",
		message: `Approved by ${approvers.map((name) => `@${name}`).join(", ")}.`,
		observed: approvers.length,
		limit: asked.count
	};
}
function missing$1(asked, reading) {
	const waitsFor = askedText(asked, asked.count - reading.approvers.length);
	const remarks = reading.remarks.length === 0 ? "" : ` (${reading.remarks.join("; ")})`;
	return {
		verdict: "pending",
		message: `${reading.approvers.length} of ${plural(asked.count, "approval")}${remarks}.`,
		headline: `waits for ${waitsFor}`,
		fix: `Ask for ${waitsFor}, given on the head commit${asked.isOfEvidence === true ? " and its evidence" : ""}: a review, or the comment \`/assay approve SHA\`.`,
		waitsFor,
		observed: reading.approvers.length,
		limit: asked.count
	};
}
/** `2 independent approvals from acme/ml-reviewers or @lee`. */
function askedText({ from, role, independent }, left) {
	const who = from?.join(" or ") ?? `someone with the ${role} role`;
	return `${plural(left, independent ? "independent approval" : "approval")} from ${who}`;
}

/**
* The pull request that a rule about people or changed files looks at. On a push that was decided before; on a laptop it is still to be
* decided.
*/
function pullRequestOf({ change }, what) {
	switch (change.kind) {
		case "pull-request": return change;
		case "push": return {
			verdict: "not-applicable",
			message: `${what} was decided on the pull request, before the push.`
		};
		case "local": return {
			verdict: "pending",
			message: `${what} is decided on the pull request.`,
			headline: "waits for the pull request",
			fix: "Open a pull request: the gate there looks at it.",
			waitsFor: "the pull request"
		};
		default: return change;
	}
}

/** What decides about the gate itself, in every repository: a change of it touches every model, whatever `paths` say. */
const GOVERNING = [
	".github/assay-policy.yml",
	".github/assay-waivers/**",
	"assay-floor.yml",
	".github/workflows/**",
	".github/actions/**",
	"**/CODEOWNERS",
	"**/assay.yml"
];
/**
* Is every rule of the model asked? Only a pull request with a complete list of files can leave a model alone, and only one that changes
* nothing of the model's `paths`, nothing that governs it, and no file that the configuration names for it.
*/
function isTouched({ model, paths }, change) {
	if (paths === void 0 || change.kind !== "pull-request") return true;
	const named = change.named !== void 0 && Object.hasOwn(change.named, model) ? change.named[model] : void 0;
	return isAnyChanged([
		...paths,
		...GOVERNING,
		...named ?? []
	], change);
}
/** Is this rule asked of a change that leaves the model alone otherwise? It is when a file changes that it names or reads. */
function isConcerned({ kind, settings }, change) {
	return isAnyChanged([...kind.touches?.(settings) ?? [], ...kind.needs?.(settings)?.documents ?? []], change);
}
function isAnyChanged(globs, change) {
	if (change.kind !== "pull-request" || change.files === "all") return true;
	return change.files.some((file) => globs.some((glob) => matchesGlob(glob, file)));
}

const { count, from, role, independent, bind, max_age_days } = approvalSchema.properties;
const paths = {
	type: "array",
	minItems: 1,
	maxItems: 200,
	items: {
		type: "string",
		minLength: 1,
		maxLength: 500
	}
};
const pathsSchema = {
	type: "object",
	description: "People who must approve when certain files change.",
	additionalProperties: false,
	required: ["count", "paths"],
	properties: {
		count,
		from,
		role,
		independent,
		bind,
		max_age_days,
		paths: {
			...paths,
			description: "Files whose change needs the approval."
		}
	}
};
const changeSchema = {
	type: "object",
	description: "People who must approve when the gate itself changes: policy, workflows, owners, configuration.",
	additionalProperties: false,
	required: ["count", "from"],
	properties: {
		count,
		from,
		role,
		independent,
		bind,
		max_age_days,
		also: {
			...paths,
			description: "Further files that count, for example a schema or a lock file."
		}
	}
};
/** `approval.paths`: an incomplete list of files may hold any path, so it asks for the approval. */
const approvalPaths = {
	kind: "approval.paths",
	schema: pathsSchema,
	refine: ({ paths: globs }) => globFaults("paths", globs),
	describe: ({ paths: globs, ...asked }) => `${approval.describe(asked)} when ${globs.join(", ")} changes`,
	needs: ({ paths: _, ...asked }) => ({
		...approval.needs?.(asked),
		files: true
	}),
	touches: ({ paths: globs }) => globs,
	evaluate: ({ paths: globs, ...asked }, context) => approveWhen(globs, context, () => approval.evaluate(asked, context))
};
/** `policy.change`: whoever edits the gate does not do so alone. */
const policyChange = {
	kind: "policy.change",
	schema: changeSchema,
	refine: ({ also = [] }) => globFaults("also", also),
	describe: ({ also: _, ...asked }) => `${approval.describe(asked)} when policy, workflows or configuration change`,
	needs: ({ also: _, ...asked }) => ({
		...approval.needs?.(asked),
		files: true
	}),
	touches: ({ also = [] }) => also,
	evaluate: ({ also = [], ...asked }, context) => approveWhen([...GOVERNING, ...also], context, () => approval.evaluate(asked, context))
};
function approveWhen(globs, context, approve) {
	const pull = pullRequestOf(context, "The approval");
	if (isFinding(pull)) return pull;
	const touched = pull.files === "all" ? "a list of files that is not complete" : firstOf$1(pull.files, globs);
	if (touched === void 0) return {
		verdict: "pass",
		message: "Nothing changed that needs this approval."
	};
	const finding = approve();
	return VERDICTS.indexOf(finding.verdict) > VERDICTS.indexOf("pass") ? {
		...finding,
		message: `${finding.message} Asked because of ${touched}.`
	} : finding;
}
function firstOf$1(files, globs) {
	return files.find((path) => globs.some((glob) => matchesGlob(glob, path)));
}
function globFaults(key, globs) {
	return globs.flatMap((glob, i) => {
		const fix = globProblem(glob);
		const message = `the path ${JSON.stringify(glob)} is not accepted`;
		return fix === void 0 ? [] : [{
			path: `/${key}/${i}`,
			message,
			fix
		}];
	});
}

const schema$37 = {
	type: "object",
	description: "What kind of file the candidate is, and how large.",
	additionalProperties: false,
	required: ["allow"],
	properties: {
		allow: {
			type: "array",
			minItems: 1,
			maxItems: 3,
			uniqueItems: true,
			items: { enum: [
				"onnx",
				"tfjs",
				"predictions"
			] },
			description: "Accepted formats, by what ran the candidate: onnx, tfjs, or predictions (a table without a model)."
		},
		max_mb: {
			type: "number",
			exclusiveMinimum: 0,
			description: "Largest accepted size of all its files, in MB of 10⁶ bytes."
		}
	}
};
const FORMATS = /* @__PURE__ */ new Map([
	["onnxruntime-node", "onnx"],
	["onnxruntime-web", "onnx"],
	["tfjs", "tfjs"],
	["predictions-file", "predictions"]
]);
/** `artifact.format`: by the runtime that ran the candidate; the name of a file proves nothing. */
const artifactFormat = {
	kind: "artifact.format",
	schema: schema$37,
	describe: ({ allow, max_mb }) => `a candidate as ${allow.join(" or ")}${max_mb === void 0 ? "" : `, of ${max_mb} MB at most`}`,
	evaluate: ({ allow, max_mb }, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const { runtime, files } = evidence.candidate;
		const format = FORMATS.get(runtime.name);
		if (format === void 0 || !allow.includes(format)) return refused(`The candidate ran as ${format ?? runtime.name}; the policy accepts ${allow.join(", ")}.`, `is ${format ?? "of an unknown format"}, which the policy does not accept`, `Export the candidate as ${allow.join(" or ")} and name that file in assay.yml.`);
		const megabytes = files.reduce((sum, { size }) => sum + size, 0) / 1e6;
		const numbers = max_mb === void 0 ? {} : {
			observed: megabytes,
			limit: max_mb
		};
		if (max_mb !== void 0 && !(megabytes <= max_mb)) {
			const shown = `${fixed(megabytes, 1)} MB`;
			return {
				...refused(`The candidate has ${shown}; the policy accepts ${max_mb} MB.`, `has ${shown}`, "Make the model smaller, or agree on a larger size first."),
				...numbers
			};
		}
		return {
			verdict: "pass",
			message: `The candidate is ${format}, ${fixed(megabytes, 1)} MB.`,
			...numbers
		};
	}
};
function refused(message, headline, fix) {
	return {
		verdict: "fail",
		message,
		headline,
		fix
	};
}

/** The key of every rule that reads a file of the repository. */
const documentPath = {
	type: "string",
	minLength: 1,
	maxLength: 500,
	pattern: "^(?!/)(?!.*(^|/)\\.\\.(/|$)).+$"
};
/** The document at a path of the head commit, or the finding that says why there is none. What was not read never passes. */
function documentOf({ documents }, path) {
	const known = documents !== void 0 && Object.hasOwn(documents, path) ? documents[path] : void 0;
	switch (known?.state) {
		case "read": return {
			path,
			text: known.text,
			digest: known.digest
		};
		case "absent": return lacking(`${path} is not in the repository at the head commit.`, `has no ${path}`, `Add ${path}.`);
		case "unreadable": return lacking(`${path} ${known.why}.`, `has an unreadable ${path}`, `Keep ${path} as a text file of 1 MB at most.`);
		case void 0: return lacking(`${path} was not read.`, `has a ${path} that nobody could read`, "Let the App judge the pull request: it reads the file at the head commit.");
		default: return known;
	}
}
/** A document that fits a schema, or the finding that says where it does not. */
function parsedDocument(context, path, schema) {
	const document = locatedDocument(context, path);
	if ("verdict" in document) return document;
	return guarded(path, () => ({
		value: validate(document.located, schema, "INPUT_INVALID"),
		digest: document.digest
	}));
}
/** A document as JSON where its name says so, else as YAML, whatever its members are. */
function locatedDocument(context, path) {
	const document = documentOf(context, path);
	if ("verdict" in document) return document;
	const parse = /\.json$/i.test(path) ? parseStrictJson : parseYaml;
	return guarded(path, () => ({
		located: parse(document.text, path, "INPUT_INVALID"),
		digest: document.digest
	}));
}
/** What a reader of ours refuses is a finding about the document. */
function guarded(path, read) {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const [first] = error.problems;
		const { fix, ...rest } = first ?? {
			message: "it cannot be read",
			file: path
		};
		return lacking(`${formatProblem(rest)}.`, `has a ${path} with mistakes`, fix ?? `Mend ${path}.`);
	}
}
/** A failure about a document: what is wrong, how the report says it, what to do. */
function lacking(message, headline, fix) {
	return {
		verdict: "fail",
		message,
		headline,
		fix
	};
}

const schema$36 = {
	type: "object",
	description: "The model that the change ships is the one that was measured: a file of the repository names its digest.",
	additionalProperties: false,
	required: ["file"],
	properties: { file: {
		...documentPath,
		description: "A text that holds the sha256 of what is shipped, and no other one: `model.sha256`, a deployment."
	} }
};
/** `artifact.pinned`: the digest of the candidate, or of its only file. Several digests in the file could each be meant, so they fail. */
const artifactPinned = {
	kind: "artifact.pinned",
	schema: schema$36,
	attempts: "last",
	describe: ({ file }) => `the digest of the measured model in ${file}`,
	needs: ({ file }) => ({ documents: [file] }),
	evaluate: ({ file }, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const document = documentOf(context, file);
		if (isFinding(document)) return document;
		const { digest, files } = evidence.candidate;
		const accepted = new Set([digest, ...files.length === 1 ? files.map((one) => one.digest) : []].map(hexOf));
		const said = [...new Set(document.text.match(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gi)?.map((one) => one.toLowerCase()))];
		const fix = `Write the sha256 of the measured model into ${file}: ${hexOf(files.length === 1 ? files[0]?.digest ?? digest : digest)}.`;
		if (said.length !== 1) return lacking(`${file} names ${said.length === 0 ? "no sha256" : `${said.length} different ones`}.`, `does not say in ${file} which model is shipped`, fix);
		const [hex = ""] = said;
		if (accepted.has(hex)) return {
			verdict: "pass",
			message: `${file} names the measured model, ${shortDigest(`sha256:${hex}`)}.`
		};
		const message = `The evidence measured ${shortDigest(digest)}, but ${file} ships ${shortDigest(`sha256:${hex}`)}.`;
		return lacking(message, "ships another model than was measured", fix);
	}
};
function hexOf(digest) {
	return digest.replace(/^sha256:/, "").toLowerCase();
}

const COMPARE_AGAIN = "Run `assay test` again: it compares with the champion that the ledger names now.";
const RESTORE = "Restore the branch `assay` at that commit (it is in every clone that fetched it), and keep a ruleset on it that forbids deletion and force pushes. Whoever runs the App gives a ledger up with ASSAY_LEDGER_RELEASED.";
/** The key `if_no_champion` of every rule that compares with the champion. */
const IF_NO_CHAMPION = {
	enum: ["warn", "fail"],
	default: "warn",
	description: "Verdict while the ledger has no champion."
};
/** The champion that the evidence was compared with: it must be the very model that the ledger names champion now. */
function currentChampion(settings, evidence, { facts }) {
	const measured = evidence.champion;
	const ledger = facts.champion;
	if (ledger.state === "unknown") {
		const { reason = "the ledger could not be read" } = ledger;
		const lost = ledger.reason === void 0 ? {} : { fix: RESTORE };
		return {
			...notCompared(`The champion is not known: ${reason}.`, "has no known champion to compare with"),
			...lost
		};
	}
	if (measured.state === "unavailable") return notCompared(`The champion could not be measured: ${measured.reason}.`, "could not be compared with its champion");
	if (measured.state === "none") return ledger.state === "none" ? firstChampion(settings.if_no_champion) : stale("none", ledger.version);
	if (ledger.state === "none") return stale(measured.version, "none");
	return measured.digest === ledger.digest ? { version: measured.version } : stale(measured.version, ledger.version);
}
/** A comparison that is not there, or not the one that was asked for. */
function notCompared(message, headline) {
	return {
		verdict: "fail",
		message,
		headline,
		fix: COMPARE_AGAIN
	};
}
function firstChampion(verdict = "warn") {
	return {
		verdict,
		message: "There is no champion yet, so there is nothing to compare with.",
		headline: "has no champion to compare with yet",
		fix: "Register and promote a first version; later candidates are compared with it."
	};
}
function stale(measured, current) {
	return notCompared(`The evidence compares with ${measured === "none" ? "no champion" : `champion ${measured}`}, but the ledger now ${current === "none" ? "has none" : `names ${current}`}.`, "was compared with an outdated champion");
}

/** The unit of this name, or the one that holds the column. */
function unitOf({ units }, name) {
	return units.find((unit) => unit.name === name) ?? units.find(({ columns }) => columns.includes(name));
}
/** Units by importance in one model, the most important first; those that the model does not read come last. */
function order(units, side) {
	const weight = (unit) => unit[side]?.importance.value ?? Number.NEGATIVE_INFINITY;
	return units.toSorted((a, b) => weight(b) - weight(a) || (a.name < b.name ? -1 : 1));
}
/** Share of the `k` most important units that both models have in common, and the others. */
function overlapOf(units, k) {
	const top = (side) => order(units, side).filter((unit) => unit[side] !== void 0).slice(0, k).map(({ name }) => name);
	const [now, before] = [top("candidate"), top("champion")];
	const came = now.filter((name) => !before.includes(name));
	const gone = before.filter((name) => !now.includes(name));
	const size = Math.max(now.length, before.length, 1);
	return {
		overlap: (now.length - came.length) / size,
		came,
		gone
	};
}
/** Ranks (from 1) of the units whose importance differs between the models beyond chance: among the others ranks are noise. */
function ranksOf(units) {
	const [now, before] = [order(units, "candidate"), order(units, "champion")];
	return units.filter(({ change }) => change !== void 0 && (change.interval.low > 0 || change.interval.high < 0)).map((unit) => ({
		name: unit.name,
		now: now.indexOf(unit) + 1,
		before: before.indexOf(unit) + 1
	}));
}
/** The most important columns against those of the champion. */
function judgeOverlap({ units }, { k, min_overlap: limit }, version) {
	const { overlap, gone, came } = overlapOf(units, k);
	const numbers = {
		observed: overlap,
		limit
	};
	const shown = `${percent$1(overlap)} of the ${k} most important columns are those of champion ${version}`;
	if (overlap >= limit) return {
		verdict: "pass",
		message: `${shown}.`,
		...numbers
	};
	return {
		verdict: "fail",
		message: `${shown} (${[came.length > 0 ? `new: ${came.join(", ")}` : "", gone.length > 0 ? `gone: ${gone.join(", ")}` : ""].filter((text) => text !== "").join("; ")}); the policy asks for ${percent$1(limit)}.`,
		headline: `relies on other columns than champion ${version}`,
		fix: "Look at the section on what the model relies on, and find out why the columns changed.",
		...numbers
	};
}
/** The column that moved by most ranks, among those whose change is beyond chance. */
function judgeRanks({ units }, limit, version) {
	const [first] = ranksOf(units).toSorted((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before));
	if (first === void 0) return {
		verdict: "pass",
		message: `No importance differs from champion ${version} beyond chance.`,
		observed: 0,
		limit
	};
	const moved = Math.abs(first.now - first.before);
	const shown = `${first.name} moved from rank ${first.before} to ${first.now} against champion ${version}`;
	if (moved <= limit) return {
		verdict: "pass",
		message: `${shown}.`,
		observed: moved,
		limit
	};
	return {
		verdict: "fail",
		message: `${shown}; the policy accepts ${count$1(limit)} ranks.`,
		headline: `uses ${first.name} otherwise than champion ${version} (rank ${first.before} to ${first.now})`,
		fix: `Find out why the model relies on ${first.name} ${first.now < first.before ? "more" : "less"} than before.`,
		observed: moved,
		limit
	};
}
/** A share as people read it: `5 %`, `12.3 %`. */
function percent$1(share) {
	const text = 100 * share;
	return `${Number.isInteger(text) ? limitValue(text) : fixed(text, 1)} %`;
}

const schema$35 = {
	type: "object",
	description: "What the model may rely on, and how much that may change: shares of the attribution, banned columns, ranks.",
	additionalProperties: false,
	minProperties: 1,
	properties: {
		required: {
			const: true,
			description: "The evidence must hold an explanation of the model."
		},
		max_share: {
			type: "object",
			minProperties: 1,
			maxProperties: 100,
			additionalProperties: {
				type: "number",
				minimum: 0,
				maximum: 1
			},
			description: "Largest accepted share of the attribution by column (0.05 is 5 %)."
		},
		banned: {
			type: "array",
			minItems: 1,
			maxItems: 100,
			uniqueItems: true,
			items: {
				type: "string",
				minLength: 1,
				maxLength: 500
			},
			description: "Columns that the model must not rely on: none may be needed for the metric, nor change the answers by more than 1 %."
		},
		top_k_stable: {
			type: "object",
			additionalProperties: false,
			required: ["k", "min_overlap"],
			properties: {
				k: {
					type: "integer",
					minimum: 1,
					maximum: 50
				},
				min_overlap: {
					type: "number",
					minimum: 0,
					maximum: 1
				}
			},
			description: "How many of the k most important columns must be the same as those of the champion, as a share."
		},
		max_rank_change: {
			type: "integer",
			minimum: 0,
			maximum: 100,
			description: "Ranks that a column may move against the champion, where its change is beyond chance."
		},
		min_rows: {
			type: "integer",
			minimum: 1,
			description: "Rows that the explanation must have sampled."
		},
		confidence: CONFIDENCE_SETTING,
		if_inconclusive: {
			enum: ["warn", "fail"],
			default: "warn",
			description: "Verdict when the rows cannot decide."
		},
		if_no_champion: IF_NO_CHAMPION
	}
};
/** A banned column that the metric does not need may still decide about people; up to this share it hardly does. */
const UNUSED_SHARE = .01;
/** `attribution`: the end of an interval decides, so that a column is neither blamed nor excused by chance. */
const attribution = {
	kind: "attribution",
	schema: schema$35,
	attempts: "same-champion",
	refine: refine$12,
	describe: ({ max_share = {}, banned = [], top_k_stable: stable, max_rank_change: ranks }) => {
		const asked = [
			...Object.entries(max_share).map(([name, limit]) => `${name} at most ${percent$1(limit)} of the attribution`),
			...banned.length === 0 ? [] : [`no reliance on ${banned.join(", ")}`],
			...stable ? [`${percent$1(stable.min_overlap)} of the ${stable.k} most important columns as in the champion`] : [],
			...ranks === void 0 ? [] : [`no column moves more than ${ranks} ranks`]
		];
		return asked.length === 0 ? "an explanation of the model" : asked.join("; ");
	},
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const { explanation } = evidence;
		if (explanation === void 0) return unexplained("The evidence does not say what the model relies on.");
		if (explanation.state === "absent") return unexplained(`The model could not be explained: ${explanation.reason}.`);
		const least = settings.min_rows ?? 0;
		if (explanation.rows < least) return unexplained(`The explanation sampled ${count$1(explanation.rows)} rows; the policy asks for ${count$1(least)}.`);
		const level = explanation.units.flatMap(({ candidate }) => candidate?.share.interval.level ?? [])[0];
		return (level === void 0 ? void 0 : confidenceProblem("attributions", level, settings.confidence)) ?? joined$1(findings(settings, explanation, context));
	}
};
function refine$12(settings) {
	if ([
		"required",
		"max_share",
		"banned",
		"top_k_stable",
		"max_rank_change"
	].some((key) => settings[key] !== void 0)) return [];
	return [{
		path: "",
		message: "the rule asks for nothing",
		fix: "add `required: true`, `max_share:` or `banned:`"
	}];
}
function unexplained(message) {
	return {
		verdict: "fail",
		message,
		headline: "has no explanation that the policy can be held against",
		fix: "Set `test: {explain: true}` for the model in assay.yml (`explain: {rows: …}` for more rows) and test again."
	};
}
function findings(settings, explanation, context) {
	const undecided = settings.if_inconclusive ?? "warn";
	const shares = Object.entries(settings.max_share ?? {}).map(([name, limit]) => judgeShare(explanation, name, limit, undecided));
	const banned = (settings.banned ?? []).map((name) => judgeBanned(explanation, name, undecided));
	return [
		...shares,
		...banned,
		...againstChampion(settings, explanation, context)
	];
}
/** All findings in one, the worst first; it speaks in the headline. */
function joined$1(found) {
	if (found.length === 0) return {
		verdict: "pass",
		message: "The evidence says what the model relies on."
	};
	const verdict = worst(found.map((one) => one.verdict));
	const first = found.filter((one) => one.verdict === verdict);
	const others = found.filter((one) => one.verdict !== verdict);
	const [speaker] = first;
	return {
		...speaker,
		verdict,
		message: [...first, ...others].map(({ message }) => message).join(" ")
	};
}
function judgeShare(explanation, name, limit, undecided) {
	const unit = unitOf(explanation, name);
	const { share } = unit?.candidate ?? {};
	if (unit === void 0 || share === void 0) return unread(explanation, name);
	const { low, high } = share.interval;
	if (![
		share.value,
		low,
		high
	].every(Number.isFinite)) return unexplained(`The share of ${name} is not a number.`);
	const shown = `${withGroup(unit, name)} carries ${percent$1(share.value)} of the attribution (${percent$1(low)} to ${percent$1(high)})`;
	const numbers = {
		observed: share.value,
		limit
	};
	if (high <= limit) return {
		verdict: "pass",
		message: `${shown}.`,
		...numbers
	};
	const isBeyond = low > limit;
	return {
		verdict: isBeyond ? "fail" : undecided,
		message: isBeyond ? `${shown}; the whole interval is above ${percent$1(limit)}.` : `${shown}, not enough data to hold it against ${percent$1(limit)}.`,
		headline: `leans on ${name} with ${percent$1(share.value)} of its attribution (limit ${percent$1(limit)})`,
		fix: isBeyond ? `Take ${name} out of the model, or what stands for it, and train again.` : `Explain more rows: \`explain: {explained: 400}\` under \`test:\` in assay.yml.`,
		...numbers
	};
}
function judgeBanned(explanation, name, undecided) {
	const unit = unitOf(explanation, name);
	const { importance, share } = unit?.candidate ?? {};
	if (unit === void 0 || importance === void 0 || share === void 0) return unread(explanation, name);
	const { value, interval } = importance;
	if (![
		value,
		interval.low,
		interval.high
	].every(Number.isFinite)) return unexplained(`The importance of ${name} is not a number.`);
	const shown = `without ${withGroup(unit, name)} the model loses ${lossText(explanation.metric, value, interval)}`;
	if (share.interval.high === 0) return {
		verdict: "pass",
		message: `The model reads ${name}, and it changes no answer.`
	};
	const isNeeded = interval.low > 0;
	const isUsed = share.interval.low > UNUSED_SHARE;
	return {
		verdict: isNeeded || isUsed ? "fail" : undecided,
		message: isNeeded ? `The model needs ${name}, which the policy bans: ${shown}.` : `The model reads ${name}, which the policy bans: ${shown}, but it changes answers (${percent$1(share.value)} of the attribution, ${percent$1(share.interval.low)} to ${percent$1(share.interval.high)}).`,
		headline: isNeeded ? `needs the banned column ${name}` : `reads the banned column ${name}`,
		fix: `Name ${name} under data.exclude in assay.yml and train again without it.`,
		observed: interval.low,
		limit: 0
	};
}
/** `1.4 points of ROC AUC (0.2 to 2.6)`. */
function lossText(metric, value, { low, high }) {
	const [size, from, to] = differenceNumbers(metric, [
		value,
		low,
		high
	]).map((text) => text.replace("+", ""));
	const unit = differenceUnit(metric);
	return `${size} ${unit === "" ? "" : `${unit} `}of ${metricLabel(metric)} (${from} to ${to})`;
}
/** A model cannot read what the holdout does not have; a name that is nowhere may be a slip of the pen, so it is said. */
function unread({ unread: others, units }, name) {
	if (others?.includes(name) || units.some(({ columns }) => columns.includes(name))) return {
		verdict: "pass",
		message: `The model does not read ${name}.`
	};
	return {
		verdict: "warn",
		message: `The holdout has no column ${name}, so the model cannot read it.`,
		headline: `is judged by a column ${name} that the holdout does not have`,
		fix: `Correct or remove ${name} in the rule.`
	};
}
function againstChampion(settings, explanation, context) {
	const { top_k_stable: stable, max_rank_change: most } = settings;
	if (stable === void 0 && most === void 0) return [];
	const evidence = testEvidence(context);
	const champion = isFinding(evidence) ? evidence : currentChampion(settings, evidence, context);
	if (isFinding(champion)) return [champion];
	if (!explanation.units.some((unit) => unit.champion !== void 0)) return [unexplained(`The evidence does not say what champion ${champion.version} relies on.`)];
	return [...stable === void 0 ? [] : [judgeOverlap(explanation, stable, champion.version)], ...most === void 0 ? [] : [judgeRanks(explanation, most, champion.version)]];
}
function withGroup({ columns, name: unit }, name) {
	return columns.length === 1 ? name : `${name} (as part of ${unit})`;
}

const limit$2 = {
	type: "number",
	exclusiveMinimum: 0
};
const schema$34 = {
	type: "object",
	description: "The candidate is fast and small enough, by itself and beside the champion on the same machine.",
	additionalProperties: false,
	properties: {
		max_p95_ms: {
			...limit$2,
			description: "Milliseconds within which 95 % of single rows are answered (low end of the interval)."
		},
		max_size_mb: {
			...limit$2,
			description: "Largest size of all its files, in MB of 10⁶ bytes."
		},
		min_rows_per_s: {
			...limit$2,
			description: "Least rows per second in a batch."
		},
		max_memory_mb: {
			...limit$2,
			description: "Most memory that predicting may take, in MB of 10⁶ bytes."
		},
		not_slower_than_champion_by: {
			type: "number",
			minimum: 0,
			description: "How much longer one row may take than with the champion, as a share (0.2 is 20 %; low end of the interval)."
		},
		confidence: CONFIDENCE_SETTING,
		if_no_champion: IF_NO_CHAMPION
	}
};
/** `budget`: every limit that is set must hold. Times depend on the machine; the comparison with the champion much less so. */
const budget = {
	kind: "budget",
	attempts: "same-champion",
	schema: schema$34,
	refine: (settings) => wordsOf$1(settings).length > 0 ? [] : [{
		path: "",
		message: "no limit is set",
		fix: "add `max_p95_ms:`, `max_size_mb:` or another limit"
	}],
	describe: (settings) => wordsOf$1(settings).join(", "),
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const findings = judge$8(settings, evidence, context);
		return findings.find(({ verdict }) => verdict !== "pass") ?? allHold$2(findings);
	}
};
function wordsOf$1(settings) {
	const { max_p95_ms, max_size_mb, min_rows_per_s, max_memory_mb, not_slower_than_champion_by: slower } = settings;
	return [
		...max_p95_ms === void 0 ? [] : [`95 % of single rows within ${limitValue(max_p95_ms)} ms`],
		...max_size_mb === void 0 ? [] : [`at most ${limitValue(max_size_mb)} MB`],
		...min_rows_per_s === void 0 ? [] : [`at least ${count$1(min_rows_per_s)} rows per second`],
		...max_memory_mb === void 0 ? [] : [`at most ${limitValue(max_memory_mb)} MB of memory`],
		...slower === void 0 ? [] : [`at most ${limitValue(slower * 100)} % slower than the champion`]
	];
}
function judge$8(settings, evidence, context) {
	const { max_size_mb, not_slower_than_champion_by: slower } = settings;
	const size = evidence.candidate.files.reduce((sum, file) => sum + file.size, 0) / 1e6;
	const findings = max_size_mb === void 0 ? [] : [atMost("size", size, max_size_mb, "MB")];
	if (!(wordsOf$1(settings).length > findings.length)) return findings;
	const { performance } = evidence;
	if (performance === void 0) return [...findings, unmeasured$2("No times were measured.")];
	return [
		...findings,
		...judgeTimes(settings, performance),
		...slower === void 0 ? [] : [judgeRatio(settings, slower, evidence, context)]
	];
}
function judgeTimes(settings, { candidate, machine }) {
	const { max_p95_ms, min_rows_per_s, max_memory_mb, confidence } = settings;
	const { p95, rowsPerSecond, memoryBytes } = candidate;
	const on = ` (${machine.os} ${machine.arch}, ${machine.cpus} CPUs)`;
	const vague = confidenceProblem("the latency", p95.interval.level, confidence);
	const latency = (max) => {
		const { verdict, ...rest } = atMost("latency (p95)", p95.interval.low, max, "ms");
		const message = `${significant(p95.value)} ms for 95 % of single rows${on}`;
		return verdict === "pass" ? {
			...rest,
			verdict,
			message: `${message}.`
		} : {
			...rest,
			verdict,
			message: `${message}, above ${limitValue(max)} ms.`
		};
	};
	return [
		...max_p95_ms === void 0 ? [] : [vague ?? latency(max_p95_ms)],
		...min_rows_per_s === void 0 ? [] : [throughput(rowsPerSecond, min_rows_per_s)],
		...max_memory_mb === void 0 ? [] : [atMost("memory", memoryBytes / 1e6, max_memory_mb, "MB")]
	];
}
function throughput(found, least) {
	const shown = `${count$1(found)} rows per second`;
	const numbers = {
		observed: found,
		limit: least
	};
	if (found >= least) return {
		verdict: "pass",
		message: `${shown}.`,
		...numbers
	};
	return {
		...tooMuch(`${shown}, below ${count$1(least)}.`, `answers ${shown}`),
		...numbers
	};
}
function judgeRatio(settings, slower, evidence, context) {
	const champion = currentChampion(settings, evidence, context);
	if (isFinding(champion)) return champion;
	const ratio = evidence.performance?.ratio;
	if (ratio === void 0) return unmeasured$2("The times of candidate and champion were not compared.");
	const vague = confidenceProblem("the ratio of the times", ratio.interval.level, settings.confidence);
	if (vague !== void 0) return vague;
	const shown = `${significant(ratio.value)} times the time of champion ${champion.version} for one row`;
	const numbers = {
		observed: ratio.interval.low,
		limit: 1 + slower
	};
	if (ratio.interval.low <= 1 + slower) return {
		verdict: "pass",
		message: `${shown}.`,
		...numbers
	};
	return {
		...tooMuch(`${shown}, more than ${limitValue(Number((1 + slower).toPrecision(6)))}.`, `takes ${shown}`),
		...numbers
	};
}
function atMost(what, found, most, unit) {
	const shown = `${what} ${significant(found)} ${unit}`;
	const numbers = {
		observed: found,
		limit: most
	};
	if (found <= most) return {
		verdict: "pass",
		message: `${shown}.`,
		...numbers
	};
	return {
		...tooMuch(`${shown}, above ${limitValue(most)} ${unit}.`, `has ${shown}`),
		...numbers
	};
}
function tooMuch(message, headline) {
	return {
		verdict: "fail",
		message,
		headline,
		fix: "Make the model smaller (fewer trees, fewer layers, quantised weights), or agree on another limit first."
	};
}
function unmeasured$2(message) {
	return {
		verdict: "fail",
		message,
		headline: "has no measured times",
		fix: "Set `test: { budget: true }` in assay.yml and test again."
	};
}
function allHold$2(findings) {
	const [first] = findings;
	return {
		...findings.length === 1 && first !== void 0 ? first : {},
		verdict: "pass",
		message: findings.map(({ message }) => message).join(" ")
	};
}

/** Does any limit read the section? */
function asksForCurve({ min_slope, max_slope, min_spiegelhalter_p }) {
	return [
		min_slope,
		max_slope,
		min_spiegelhalter_p
	].some((limit) => limit !== void 0);
}
/** What the limits ask for, one clause each. */
function curveWords({ min_slope, max_slope, min_spiegelhalter_p }) {
	return [
		...min_slope === void 0 ? [] : [`calibration slope at least ${limitValue(min_slope)}`],
		...max_slope === void 0 ? [] : [`calibration slope at most ${limitValue(max_slope)}`],
		...min_spiegelhalter_p === void 0 ? [] : [`Spiegelhalter p at least ${limitValue(min_spiegelhalter_p)}`]
	];
}
/** One finding per limit; evidence that does not say fails it. */
function judgeCurve(limits, context) {
	if (!asksForCurve(limits)) return [];
	const evidence = testEvidence(context);
	if (isFinding(evidence)) return [evidence];
	const own = evidence.calibration?.candidate.find(({ kind }) => kind !== "class");
	if (own === void 0) return [absent$1("the evidence does not say how the probabilities are calibrated", "Test again with this version of Assay; only tasks with classes have a calibration.")];
	if (own.n !== evidence.holdout.rows) return [absent$1("the calibration was measured on other rows than the holdout", "Run `assay test` again.")];
	return [...judgeSlope(limits, own), ...judgeTest(limits, own)];
}
function judgeSlope({ min_slope, max_slope, bound = "value", confidence }, { slope }) {
	if (min_slope === void 0 && max_slope === void 0) return [];
	if (slope === void 0) return [absent$1("the rows do not determine the calibration slope", "Test on more rows, or on rows whose probabilities differ.")];
	const vague = bound === "high" ? confidenceProblem("the calibration slope", slope.interval.level, confidence) : void 0;
	if (vague !== void 0) return [vague];
	const { low, high } = bound === "high" ? slope.interval : {
		low: slope.value,
		high: slope.value
	};
	const shown = `Calibration slope ${fixed(slope.value, 2)} (${fixed(slope.interval.low, 2)} to ${fixed(slope.interval.high, 2)})`;
	if (min_slope !== void 0 && low < min_slope) return [broken(shown, low, `below the minimum ${limitValue(min_slope)}`, min_slope)];
	if (max_slope !== void 0 && high > max_slope) return [broken(shown, high, `above the maximum ${limitValue(max_slope)}`, max_slope)];
	return [{
		verdict: "pass",
		message: `${shown}.`,
		observed: slope.value
	}];
}
function judgeTest({ min_spiegelhalter_p: limit }, { spiegelhalter }) {
	if (limit === void 0) return [];
	if (spiegelhalter === void 0) return [absent$1("the probabilities leave nothing to chance, so there is no test of them", "Let the model answer with probabilities between 0 and 1.")];
	const { pValue, z } = spiegelhalter;
	const shown = `Spiegelhalter p ${significant(pValue, 2)} (z ${fixed(z, 2)})`;
	if (pValue >= limit) return [{
		verdict: "pass",
		message: `${shown}.`,
		observed: pValue,
		limit
	}];
	return [broken(shown, pValue, `below the minimum ${limitValue(limit)}`, limit)];
}
function broken(shown, observed, place, limit) {
	return {
		verdict: "fail",
		message: `${shown} is ${place}.`,
		headline: `has probabilities that cannot be taken at their word (${shown.toLowerCase()}, ${place})`,
		fix: "Calibrate the probabilities on rows that are neither trained on nor in the holdout (Platt scaling, isotonic regression).",
		observed,
		limit
	};
}
function absent$1(message, fix) {
	return {
		verdict: "fail",
		message: `${message[0]?.toUpperCase()}${message.slice(1)}.`,
		headline: `has no usable calibration: ${message}`,
		fix
	};
}

const limit$1 = {
	type: "number",
	minimum: 0
};
const schema$33 = {
	type: "object",
	description: "The probabilities of the candidate can be taken at their word.",
	additionalProperties: false,
	properties: {
		max_ece: {
			...limit$1,
			description: "Largest accepted expected calibration error."
		},
		max_debiased_ece: {
			...limit$1,
			description: "Largest accepted debiased calibration error (metric ece_debiased), which few rows do not make too large."
		},
		max_brier: {
			...limit$1,
			description: "Largest accepted Brier score."
		},
		max_log_loss: {
			...limit$1,
			description: "Largest accepted log loss."
		},
		min_slope: {
			...limit$1,
			description: "Smallest accepted slope of the truth on the logit of the probability; 1 is right."
		},
		max_slope: {
			...limit$1,
			description: "Largest accepted slope."
		},
		min_spiegelhalter_p: {
			...limit$1,
			maximum: 1,
			description: "Smallest accepted p value of the test that the probabilities are right."
		},
		bound: {
			enum: ["value", "high"],
			default: "value",
			description: "Which number is held against the limits: the estimate, or the high end of its interval."
		},
		confidence: CONFIDENCE_SETTING
	}
};
/** `calibration`: every limit that is set must hold. */
const calibration = {
	kind: "calibration",
	schema: schema$33,
	refine: refine$11,
	describe: (settings) => [...limitsOf$2(settings).map(([metric, max]) => `${metricLabel(metric)} at most ${limitValue(max)}`), ...curveWords(settings)].join(" and "),
	evaluate: (settings, context) => {
		const findings = [...limitsOf$2(settings).map(([metric, max]) => judge$7(settings, context, metric, max)), ...judgeCurve(settings, context)];
		return findings.find(({ verdict }) => verdict !== "pass") ?? allHold$1(findings);
	}
};
function refine$11(settings) {
	if (limitsOf$2(settings).length === 0 && !asksForCurve(settings)) return [{
		path: "",
		message: "no limit is set",
		fix: "add `max_debiased_ece:`, `max_ece:`, `max_brier:`, `max_log_loss:`, `min_slope:` or `min_spiegelhalter_p:`"
	}];
	const { min_slope, max_slope } = settings;
	if (min_slope === void 0 || max_slope === void 0 || min_slope <= max_slope) return [];
	return [{
		path: "/min_slope",
		message: `min_slope ${min_slope} is above max_slope ${max_slope}`,
		fix: "swap the two"
	}];
}
function limitsOf$2({ max_ece, max_debiased_ece, max_brier, max_log_loss }) {
	return [
		["ece", max_ece],
		["ece_debiased", max_debiased_ece],
		["brier", max_brier],
		["log_loss", max_log_loss]
	].flatMap(([metric, max]) => max === void 0 ? [] : [[metric, max]]);
}
function judge$7({ bound = "value", confidence }, context, metric, max) {
	const evidence = testEvidence(context);
	if (isFinding(evidence)) return evidence;
	const estimate = estimateOf(evidence, metric);
	if (isFinding(estimate)) return estimate;
	const label = metricLabel(metric);
	const vague = bound === "high" ? confidenceProblem(label, estimate.interval.level, confidence) : void 0;
	if (vague !== void 0) return vague;
	const observed = bound === "high" ? estimate.interval.high : estimate.value;
	const shown = `${label} ${metricValueBeside(metric, observed, max)}`;
	if (observed <= max) return {
		verdict: "pass",
		message: `${shown}.`,
		observed,
		limit: max
	};
	return {
		verdict: "fail",
		message: `${shown} is above the maximum ${limitValue(max)}.`,
		headline: `has ${shown}, above the maximum ${limitValue(max)}`,
		fix: "Calibrate the probabilities on rows that are neither trained on nor in the holdout (Platt scaling, isotonic regression).",
		observed,
		limit: max
	};
}
function allHold$1(findings) {
	return {
		verdict: "pass",
		message: findings.map(({ message }) => message).join(" ")
	};
}

/** Where a card stands when nothing else is said. */
const CARD_PATH = "MODEL_CARD.md";
const USUAL = [
	"Intended use",
	"Limitations",
	"Contacts"
];
const schema$32 = {
	type: "object",
	description: "The model card says what people must say: headings with text under them, and nothing left to be written.",
	additionalProperties: false,
	properties: {
		file: {
			...documentPath,
			default: CARD_PATH,
			description: "The card (Markdown), at the head commit."
		},
		sections: {
			type: "array",
			minItems: 1,
			maxItems: 50,
			uniqueItems: true,
			items: {
				type: "string",
				minLength: 1,
				maxLength: 200
			},
			default: USUAL,
			description: "Headings that must have text under them; case is ignored."
		}
	}
};
const PROMISE = /\b(todo|tbd|fixme)\b/i;
/** `card.complete`: counts a section as written when it holds a word that is no promise to write. */
const cardComplete = {
	kind: "card.complete",
	schema: schema$32,
	describe: (settings) => `a model card with ${sectionsOf(settings).join(", ")}`,
	needs: (settings) => ({ documents: [fileOf$2(settings)] }),
	evaluate: (settings, context) => {
		const file = fileOf$2(settings);
		const document = documentOf(context, file);
		if (isFinding(document)) return document;
		const written = sectionTexts(document.text);
		const open = sectionsOf(settings).filter((title) => !isWritten(written.get(title.toLowerCase())));
		const numbers = {
			observed: open.length,
			limit: 0
		};
		if (open.length === 0) return {
			verdict: "pass",
			message: `${file} has every section.`,
			...numbers
		};
		const names = open.join(", ");
		const fix = `Write ${names} in ${file}, or in model-card.yml and make the card again with \`assay card --out ${file}\`.`;
		return {
			...lacking(`${file} does not say: ${names}.`, `has a model card without ${names}`, fix),
			...numbers
		};
	}
};
function fileOf$2({ file = CARD_PATH }) {
	return file;
}
function sectionsOf({ sections }) {
	return sections ?? USUAL;
}
/** Text under each heading of level two and deeper, up to the next heading; comments of HTML are nobody's text. */
function sectionTexts(text) {
	const sections = /* @__PURE__ */ new Map();
	let title = "";
	for (const line of splitFrontMatter(text).body.replace(/<!--[\s\S]*?-->/g, "").split(/\r?\n/)) {
		const heading = /^#{1,6}\s+(.+?)\s*#*$/.exec(line)?.[1];
		if (heading === void 0) sections.set(title, `${sections.get(title) ?? ""} ${line}`);
		else title = heading.toLowerCase();
	}
	return sections;
}
function isWritten(text = "") {
	return /\p{L}{2}/u.test(text) && !PROMISE.test(text);
}

const schema$31 = {
	type: "object",
	description: "The numbers on the model card are those of the evidence.",
	additionalProperties: false,
	properties: {
		file: {
			...documentPath,
			default: CARD_PATH,
			description: "The card (Markdown), at the head commit."
		},
		claims: {
			enum: ["warn", "fail"],
			default: "warn",
			description: "Verdict when a sentence of people names another number than was measured."
		}
	}
};
/**
* `card.matches_evidence`: numbers agree when they are the measured ones, rounded. A card without any measured number fails: it declares
* nothing. The other sections of the measured part are compared by `assay card --check`.
*/
const cardMatchesEvidence = {
	kind: "card.matches_evidence",
	schema: schema$31,
	attempts: "last",
	describe: (settings) => `the numbers of ${fileOf$1(settings)} as measured`,
	needs: (settings) => ({ documents: [fileOf$1(settings)] }),
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const file = fileOf$1(settings);
		const document = documentOf(context, file);
		if (isFinding(document)) return document;
		const digest = context.facts.test?.digest;
		const said = guarded(file, () => compare$1(document.text, file, resultsOf(evidence, digest)));
		return isFinding(said) ? said : judge$6(said, file, settings);
	}
};
function compare$1(text, file, results) {
	const measured = readMeasured(text);
	const isWhole = measured.state === "read";
	const index = checkIndex(text, file, results, isWhole);
	const rows = isWhole ? measured.sections.find(({ title }) => title === "Metrics")?.rows.slice(1) ?? [] : [];
	const { bodyLine } = splitFrontMatter(text);
	const isOurs = (line) => line < bodyLine || isWhole && line >= measured.from && line <= measured.to;
	return {
		shown: index.found + rows.length,
		wrong: [
			...measured.state === "broken" ? [measured.message] : [],
			...index.findings.filter(({ severity }) => severity === "error").map(({ message }) => message),
			...rows.flatMap(({ cells }) => wrongRow(cells, results)),
			...rows.length === 0 ? [] : leftOut(rows, results)
		],
		claims: checkClaims(text, file, results, isOurs).map(({ message }) => message)
	};
}
/** A row of the table of metrics: its first cell names one, its second says the value. */
function wrongRow([label = "", value = ""], { metrics }) {
	const measured = metrics.find(({ name }) => metricLabel(name) === label);
	if (measured === void 0) return [`the card has "${label.slice(0, 80)}", which the evidence does not have`];
	const number = Number(value.replaceAll("−", "-").replace(/[,\s%]/g, ""));
	return value !== "" && agrees(value.includes("%") ? number / 100 : number, measured.value) ? [] : [`the card says ${label} is ${value.slice(0, 40)}; the evidence says ${measured.value}`];
}
function leftOut(rows, { metrics }) {
	const labels = new Set(rows.map(({ cells }) => cells[0]));
	return metrics.map(({ name }) => metricLabel(name)).filter((label) => !labels.has(label)).map((label) => `the card leaves out ${label}`);
}
function judge$6({ shown, wrong, claims }, file, { claims: onClaim = "warn" }) {
	const fix = `Make the card again: \`assay card --out ${file}\`.`;
	if (shown === 0 && wrong.length === 0) return lacking(`${file} shows none of the measured numbers.`, "has a model card without measured numbers", fix);
	const [first = claims[0]] = wrong;
	const numbers = {
		observed: wrong.length,
		limit: 0
	};
	if (first === void 0) return {
		verdict: "pass",
		message: `${file} says what was measured.`,
		...numbers
	};
	const count = wrong.length > 0 ? wrong.length : claims.length;
	const more = count > 1 ? ` And ${plural(count - 1, "more difference")}.` : "";
	return {
		...lacking(`${file}: ${first}.${more}`, "has a model card that says other numbers", fix),
		verdict: wrong.length > 0 ? "fail" : onClaim,
		...numbers
	};
}
function resultsOf(predicate, digest) {
	const { schemaVersion: _, kind: __, model: ___, config: ____, ...results } = predicate;
	return {
		evidence: digest ?? "",
		...results
	};
}
function fileOf$1({ file = CARD_PATH }) {
	return file;
}

const schema$30 = {
	type: "object",
	description: "A substantial change is called one: other features, another population, another architecture.",
	additionalProperties: false,
	required: ["label"],
	properties: {
		label: {
			type: "string",
			minLength: 1,
			maxLength: 50,
			description: "Label of the pull request that declares a substantial change."
		},
		architecture: {
			type: "array",
			minItems: 1,
			maxItems: 200,
			items: {
				type: "string",
				minLength: 1,
				maxLength: 500
			},
			description: "Files that say how the model is built; a change of one is substantial."
		},
		max_moved: {
			type: "integer",
			minimum: 0,
			default: 0,
			description: "Columns of the training data whose values may be distributed otherwise than at the base before the population counts as another one."
		}
	}
};
/**
* `change.class`: what was found is held against what was declared. A declaration only ever asks for more (rules with
* `when: "<label>" in labels`), so it is believed; its absence is checked. What could not be compared counts as substantial.
*/
const changeClass = {
	kind: "change.class",
	schema: schema$30,
	refine: refine$10,
	attempts: "last",
	describe: ({ label }) => `the label "${label}" on every substantial change`,
	needs: () => ({ files: true }),
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const pull = pullRequestOf(context, "The class of the change");
		if (isFinding(pull)) return pull;
		const { label } = settings;
		const reasons = [...architectureReasons(settings, pull), ...dataReasons(settings, context)];
		const [first] = reasons;
		if (first === void 0) return {
			verdict: "pass",
			message: "Features, population and architecture are what they were."
		};
		if (pull.labels?.some((one) => one.toLowerCase() === label.toLowerCase()) === true) return {
			verdict: "pass",
			message: `Declared as substantial: ${first}.`
		};
		const more = reasons.length > 1 ? ` (and ${reasons.length - 1} more)` : "";
		return lacking(`The change is substantial: ${first}${more}; it is not labelled "${label}".`, "is a substantial change that is not called one", `Add the label "${label}" to the pull request, and evaluate again.`);
	}
};
function architectureReasons({ architecture = [] }, { files }) {
	if (architecture.length === 0) return [];
	if (files === "all") return ["the list of changed files is not complete"];
	const changed = files.find((file) => architecture.some((glob) => matchesGlob(glob, file)));
	return changed === void 0 ? [] : [`${changed} changed`];
}
function dataReasons({ max_moved: most = 0 }, { facts }) {
	const train = facts.test?.predicate.data?.find(({ part }) => part === "train");
	if (train === void 0 || train.state === "unknown") return ["the training data were not compared with those of the base"];
	const { columns, moved = 0 } = train;
	return [
		...(columns?.added ?? []).map(({ name }) => `the column ${name} was added`),
		...(columns?.removed ?? []).map(({ name }) => `the column ${name} was removed`),
		...(columns?.retyped ?? []).map(({ name, from, to }) => `the column ${name} is ${to} instead of ${from}`),
		...moved > most ? [`${moved} columns of the training data moved (limit ${most})`] : []
	];
}
function refine$10({ architecture = [] }) {
	return architecture.flatMap((glob, i) => {
		const fix = globProblem(glob);
		return fix === void 0 ? [] : [{
			path: `/architecture/${i}`,
			message: `the path ${JSON.stringify(glob)} is not accepted`,
			fix
		}];
	});
}

const globs = {
	type: "array",
	minItems: 1,
	maxItems: 200,
	items: {
		type: "string",
		minLength: 1,
		maxLength: 500
	}
};
const schema$29 = {
	type: "object",
	description: "Who changes these files says so in another: a change log, a model card.",
	additionalProperties: false,
	required: ["files"],
	properties: {
		files: {
			...globs,
			description: "One of these must be changed too."
		},
		when_changed: {
			...globs,
			description: "Asked only when one of these changes; always when absent."
		}
	}
};
/** `change.log`: a list of changed files that GitHub cut off cannot show that the log is among them. */
const changeLog = {
	kind: "change.log",
	schema: schema$29,
	refine: refine$9,
	describe: ({ files, when_changed }) => `a change of ${files.join(" or ")}${when_changed === void 0 ? "" : ` with every change of ${when_changed.join(", ")}`}`,
	needs: () => ({ files: true }),
	touches: ({ when_changed = [] }) => when_changed,
	evaluate: ({ files, when_changed }, context) => {
		const pull = pullRequestOf(context, "The change log");
		if (isFinding(pull)) return pull;
		const { files: touched } = pull;
		if (touched === "all") return missing(files, "The list of changed files is not complete");
		const cause = touched.find((path) => when_changed?.some((glob) => matchesGlob(glob, path)) ?? true);
		if (cause === void 0) return {
			verdict: "pass",
			message: "Nothing changed that must be logged."
		};
		const log = touched.find((path) => files.some((glob) => matchesGlob(glob, path)));
		return log === void 0 ? missing(files, `${cause} changed`) : {
			verdict: "pass",
			message: `Said in ${log}.`
		};
	}
};
function refine$9({ files, when_changed = [] }) {
	return Object.entries({
		files,
		when_changed
	}).flatMap(([key, list]) => list.flatMap((glob, i) => {
		const fix = globProblem(glob);
		const message = `the path ${JSON.stringify(glob)} is not accepted`;
		return fix === void 0 ? [] : [{
			path: `/${key}/${i}`,
			message,
			fix
		}];
	}));
}
function missing(files, why) {
	return {
		verdict: "fail",
		message: `${why}, and ${files.join(" or ")} is not among the changed files.`,
		headline: `does not say in ${files.join(" or ")} what changed`,
		fix: `Describe the change in ${files.join(" or ")}, in this pull request.`
	};
}

/** App id of GitHub Actions on github.com. */
const ACTIONS_APP = 15368;
const schema$28 = {
	type: "object",
	description: "A check of another App or workflow passed on the head commit: by its name and by who made it.",
	additionalProperties: false,
	required: ["name"],
	properties: {
		name: {
			type: "string",
			minLength: 1,
			maxLength: 200,
			description: "Name of the check run, exactly."
		},
		app_id: {
			type: "integer",
			minimum: 1,
			default: ACTIONS_APP,
			description: "Id of the App that makes it; 15368 is GitHub Actions on github.com."
		},
		workflow: {
			type: "string",
			pattern: "^\\.github/workflows/[^/]+\\.ya?ml$",
			description: "The workflow whose job it is. Without it a job of that name in any workflow counts, also in one that the change adds."
		},
		accept: {
			type: "array",
			minItems: 1,
			uniqueItems: true,
			items: { enum: [
				"success",
				"skipped",
				"neutral"
			] },
			default: ["success"],
			description: "Conclusions that count as passed."
		}
	}
};
/** `check.passed`: every check run of that name and maker must have passed; one of the same name by another App counts for nothing. */
const checkPassed = {
	kind: "check.passed",
	schema: schema$28,
	describe: (settings) => `the check ${settings.name} of ${maker(settings)}, ended with ${accepted(settings).join(" or ")}`,
	needs: ({ name }) => ({ checks: [name] }),
	evaluate: (settings, context) => {
		const { name } = settings;
		const pull = pullRequestOf(context, `The check ${name}`);
		if (isFinding(pull)) return pull;
		if (context.checks === void 0) return failed$2(`The checks of the commit are not known here.`, name, "Let the App judge the pull request: it reads the checks of the head commit.");
		const named = context.checks.filter((check) => check.name === name);
		const own = named.filter((check) => isMadeBy(check, settings));
		if (own.length === 0) return absent(named, settings);
		const bad = own.find(({ conclusion }) => conclusion !== void 0 && !accepted(settings).some((one) => one === conclusion));
		if (bad !== void 0) return failed$2(`The check ${name} ended with ${bad.conclusion}.`, name, `Mend what ${name} found and push; the gate evaluates again by itself.`);
		if (own.some(({ conclusion }) => conclusion === void 0)) return underWay(`The check ${name} has not ended.`, name);
		return {
			verdict: "pass",
			message: `The check ${name} of ${maker(settings)} passed.`
		};
	}
};
function isMadeBy({ appId, workflow }, { app_id = ACTIONS_APP, workflow: asked }) {
	return appId === app_id && (asked === void 0 || workflow === asked);
}
/** A copy by somebody else is named, so that it is not taken for the real one. */
function absent(named, settings) {
	const [other] = named;
	const { name } = settings;
	if (other === void 0) return underWay(`The check ${name} has not begun on the head commit.`, name);
	return failed$2(`The check ${name} came from ${other.appId === (settings.app_id ?? ACTIONS_APP) ? `workflow ${other.workflow ?? "(unknown)"}` : `App ${other.appId}`}; the policy asks for that of ${maker(settings)}.`, name, "Let the right App or workflow make the check, or correct the policy.");
}
function maker({ app_id = ACTIONS_APP, workflow }) {
	if (workflow !== void 0) return `${workflow} (App ${app_id})`;
	return app_id === ACTIONS_APP ? "GitHub Actions" : `App ${app_id}`;
}
function accepted({ accept = ["success"] }) {
	return accept;
}
function underWay(message, name) {
	return {
		verdict: "pending",
		message,
		headline: `waits for the check ${name}`,
		fix: `Wait until ${name} has ended; the gate evaluates again by itself.`
	};
}
function failed$2(message, name, fix) {
	return {
		verdict: "fail",
		message,
		headline: `lacks the check ${name}`,
		fix
	};
}

const schema$27 = {
	type: "object",
	description: "The champion stays for a while before it is replaced, so that what it does can be seen.",
	additionalProperties: false,
	required: ["hours"],
	properties: { hours: {
		type: "number",
		exclusiveMinimum: 0,
		maximum: 8760,
		description: "Hours since the ledger made it champion."
	} }
};
/** `cooldown`: judged by the clock of the gate. A champion whose beginning is not known fails; no champion needs no rest. */
const cooldown = {
	kind: "cooldown",
	schema: schema$27,
	describe: ({ hours }) => `a champion of ${hours} hours or more`,
	evaluate: ({ hours: limit }, { facts, now }) => {
		const { champion } = facts;
		if (champion.state === "none") return {
			verdict: "pass",
			message: "There is no champion yet, so nothing is replaced."
		};
		if (champion.state === "unknown" || champion.since === void 0 || !Number.isFinite(now - champion.since)) return lacking("When the champion began is not known.", "has a champion whose beginning is not known", "Let the gate read the ledger branch: `permissions: { contents: read }`.");
		const observed = (now - champion.since) / 36e5;
		const shown = `${champion.version} has been champion for ${fixed(observed, 1)} hours`;
		if (observed >= limit) return {
			verdict: "pass",
			message: `${shown}.`,
			observed,
			limit
		};
		const fix = `Wait ${fixed(limit - observed, 1)} hours and evaluate again.`;
		return {
			...lacking(`${shown}; the policy asks for ${limit}.`, "would replace a champion too soon", fix),
			observed,
			limit
		};
	}
};

const allow = {
	type: "array",
	maxItems: 200,
	description: "Findings that the policy accepts, as `CODE` or `CODE column`. What assay.yml allows does not count here.",
	items: {
		type: "string",
		pattern: "^[A-Z][A-Z0-9_]{1,60}( .{1,500})?$"
	}
};
const warnings = {
	enum: [
		"pass",
		"warn",
		"fail"
	],
	default: "warn",
	description: "Verdict when there are warnings only."
};
const strictest = {
	type: "number",
	exclusiveMinimum: 0,
	maximum: 1
};
const leakageSchema = {
	type: "object",
	description: "The training data does not tell the holdout: no column gives the target away, and no row, group or moment is on both sides.",
	additionalProperties: false,
	properties: {
		auc: {
			...strictest,
			default: DEFAULT_LIMITS.auc.error,
			description: "Loosest accepted `check.auc.error`: ROC AUC by one column alone."
		},
		r2: {
			...strictest,
			default: DEFAULT_LIMITS.r2.error,
			description: "Loosest accepted `check.r2.error`."
		},
		duplicates: {
			...strictest,
			default: DEFAULT_LIMITS.duplicates,
			description: "Loosest accepted `check.duplicates`: share of holdout rows that are in the training data."
		},
		warnings,
		allow
	}
};
const qualitySchema = {
	type: "object",
	description: "Training data and holdout are sound: labels, types, units, constant columns, texts, and what the schema asks for.",
	additionalProperties: false,
	properties: {
		warnings,
		allow
	}
};
const privacySchema = {
	type: "object",
	description: "No column of the training data looks like personal data (e-mail, phone, card, IBAN, IP address, national id, name).",
	additionalProperties: false,
	properties: { allow }
};
/** `data.leakage`: errors of leakage fail, also those that only assay.yml accepts; looser limits than the policy's fail too. */
const dataLeakage = {
	kind: "data.leakage",
	schema: leakageSchema,
	describe: () => "no leak between training data and holdout",
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const { integrity } = evidence;
		if (integrity === void 0) return unchecked();
		return looserLimit(settings, integrity) ?? judge$5(select$1(integrity, isLeakage), settings, "leakage");
	}
};
/** `data.quality`: everything else that spoils data. */
const dataQuality = {
	kind: "data.quality",
	schema: qualitySchema,
	describe: () => "sound training data and holdout",
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		if (evidence.integrity === void 0) return unchecked();
		const isQuality = (finding) => !isLeakage(finding) && finding.code !== "PERSONAL_DATA";
		return judge$5(select$1(evidence.integrity, isQuality), settings, "data quality");
	}
};
/** `privacy`: a column that looks like personal data fails, whatever its severity. */
const privacy = {
	kind: "privacy",
	schema: privacySchema,
	describe: () => "no personal data in the training data",
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		if (evidence.integrity === void 0) return unchecked();
		return judge$5(select$1(evidence.integrity, ({ code }) => code === PERSONAL_CODE).map((finding) => ({
			...finding,
			severity: "error"
		})), settings, "personal data");
	}
};
function isLeakage({ code }) {
	return LEAKAGE_CODES.includes(code);
}
function select$1({ findings, allowed }, isOne) {
	return [...findings, ...allowed].filter(isOne);
}
function judge$5(found, settings, what) {
	const { allow: accepted = [], warnings: onWarning = "warn" } = settings;
	const open = found.filter(({ code, column }) => !accepted.includes(code) && !accepted.includes(`${code} ${column}`));
	const errors = open.filter(({ severity }) => severity === "error");
	const [first] = errors.length > 0 ? errors : open;
	if (first === void 0) return {
		verdict: "pass",
		message: `Nothing found about ${what}.`,
		observed: 0,
		limit: 0
	};
	const count = errors.length > 0 ? errors.length : open.length;
	const more = count > 1 ? ` And ${plural(count - 1, "more finding")}.` : "";
	const word = errors.length > 0 ? "error" : "warning";
	return {
		verdict: errors.length > 0 ? "fail" : onWarning,
		message: `${first.message}${more}`,
		headline: `has ${plural(count, word)} of ${what}: ${first.code}${first.column === void 0 ? "" : ` in ${first.column}`}`,
		fix: first.fix,
		observed: count,
		limit: 0
	};
}
function looserLimit(settings, { limits }) {
	const looser = [
		[
			"check.auc.error",
			limits.auc.error,
			settings.auc ?? DEFAULT_LIMITS.auc.error
		],
		[
			"check.r2.error",
			limits.r2.error,
			settings.r2 ?? DEFAULT_LIMITS.r2.error
		],
		[
			"check.duplicates",
			limits.duplicates,
			settings.duplicates ?? DEFAULT_LIMITS.duplicates
		]
	].find(([, value, limit]) => value > limit);
	if (looser === void 0) return void 0;
	const [name, own, strict] = looser;
	return {
		verdict: "fail",
		message: `The data was checked with ${name} ${own}; the policy asks for ${strict} at most.`,
		headline: `was checked for leaks with a looser ${name} than agreed`,
		fix: `Set ${name} to ${strict} in assay.yml and test again.`,
		observed: own,
		limit: strict
	};
}
/** Without the section nobody looked, which is no pass. */
function unchecked() {
	return {
		verdict: "fail",
		message: "The evidence does not say whether the data was checked.",
		headline: "has data that was not checked",
		fix: "Name `data.train` in assay.yml, leave `test.checks` on, and test again."
	};
}

const schema$26 = {
	type: "object",
	description: "Where the candidate came from is on record: the training, its data, and the commit.",
	additionalProperties: false,
	properties: {
		training: {
			type: "boolean",
			default: true,
			description: "The sealed record of `assay train`."
		},
		profile: {
			type: "boolean",
			default: true,
			description: "The profile of the training data."
		},
		commit: {
			type: "boolean",
			default: true,
			description: "Repository and commit of the measurement."
		}
	}
};
/** `data.lineage`: presence of the digests that lead back; each is checked where it was made. */
const dataLineage = {
	kind: "data.lineage",
	schema: schema$26,
	describe: (settings) => `on record: ${asked$1(settings).map(({ name }) => name).join(", ")}`,
	refine: (settings) => asked$1(settings).length > 0 ? [] : [{
		path: "",
		message: "nothing is asked for",
		fix: "leave one of the keys on"
	}],
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const missing = asked$1(settings).filter(({ has }) => !has(evidence));
		if (missing.length === 0) return {
			verdict: "pass",
			message: "Training, data and commit are on record."
		};
		const names = missing.map(({ name }) => name).join(", ");
		return {
			verdict: "fail",
			message: `Not on record: ${names}.`,
			headline: `has no record of ${names}`,
			fix: "Train with `assay train` (with data.train in assay.yml) in the workflow, and test what it made."
		};
	}
};
function asked$1({ training = true, profile = true, commit = true }) {
	return [
		{
			on: training,
			name: "the training run",
			has: ({ candidate }) => candidate.runRecord !== void 0
		},
		{
			on: profile,
			name: "the training data",
			has: ({ candidate }) => candidate.profile !== void 0
		},
		{
			on: commit,
			name: "the commit",
			has: ({ source }) => source.repository !== void 0 && source.headSha !== void 0
		}
	].filter(({ on }) => on);
}

const shares = {
	type: "object",
	minProperties: 2,
	maxProperties: 50,
	additionalProperties: {
		type: "number",
		exclusiveMinimum: 0,
		exclusiveMaximum: 1
	}
};
const schema$25 = {
	type: "object",
	description: "The holdout is made up like the people or things that the model is for, as the policy declares them.",
	additionalProperties: false,
	properties: {
		classes: {
			...shares,
			description: "Share of each class in the population: `{ good: 0.7, bad: 0.3 }`."
		},
		groups: {
			type: "object",
			minProperties: 1,
			maxProperties: 20,
			additionalProperties: shares,
			description: "Per protected attribute, the share of each of its groups: `{ sex: { female: 0.5, male: 0.5 } }`."
		},
		max_psi: {
			type: "number",
			exclusiveMinimum: 0,
			maximum: 1,
			default: .1,
			description: "Largest population stability index."
		}
	}
};
/** What stands in for a share of zero, as is usual for the index: half a row. */
const HALF = .5;
/** `data.representative`: the population stability index of the holdout's counts against declared shares; a strange group fails. */
const dataRepresentative = {
	kind: "data.representative",
	schema: schema$25,
	refine: refine$8,
	describe: ({ max_psi = .1, ...settings }) => `a holdout made up as declared (${namesOf(settings).join(", ")}; PSI ${max_psi} at most)`,
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const limit = settings.max_psi ?? .1;
		const measured = namesOf(settings).map((name) => indexOf(name, settings, evidence));
		const strange = measured.find(({ problem }) => problem !== void 0);
		const fix = "Draw the holdout anew from the population that the policy declares, or correct what is declared.";
		if (strange !== void 0) return lacking(`${strange.problem}.`, `has a holdout without countable ${strange.name}`, fix);
		const worst = measured.reduce((a, b) => b.psi > a.psi ? b : a);
		const message = `The population stability index of ${worst.name} is ${fixed(worst.psi, 3)} (limit ${limit}).`;
		const numbers = {
			observed: worst.psi,
			limit
		};
		if (worst.psi <= limit) return {
			verdict: "pass",
			message,
			...numbers
		};
		return {
			...lacking(message, `has a holdout unlike its population in ${worst.name}`, fix),
			...numbers
		};
	}
};
function namesOf({ classes, groups = {} }) {
	return [...classes === void 0 ? [] : ["the classes"], ...Object.keys(groups)];
}
function indexOf(name, { classes, groups = {} }, evidence) {
	if (name === "the classes" && classes !== void 0) return psi(name, evidence.holdout.classes?.map((one) => ({
		name: one.name,
		n: one.rows
	})), classes);
	const attribute = evidence.groups?.find((one) => one.attribute === name);
	const omitted = attribute?.omitted?.rows ?? 0;
	const counts = attribute?.groups.map((one) => ({
		name: one.missing === true ? "(missing)" : one.name,
		n: one.n
	}));
	return psi(name, counts === void 0 || omitted === 0 ? counts : [...counts, {
		name: "(not listed)",
		n: omitted
	}], groups[name] ?? {});
}
/** Sum of (p - q) ln(p / q) over the declared parts (Siddiqi, Credit Risk Scorecards, 2006). */
function psi(name, counts, declared) {
	const none = (problem) => ({
		name,
		psi: NaN,
		problem
	});
	if (counts === void 0) return none(`The evidence does not count ${name} of the holdout`);
	const known = counts.filter(({ n }) => n > 0);
	const stranger = known.find((one) => !Object.hasOwn(declared, one.name));
	if (stranger !== void 0) return none(`The holdout has ${stranger.name} in ${name}, which the policy does not declare`);
	const rows = known.reduce((sum, { n }) => sum + n, 0);
	if (rows === 0) return none(`The evidence does not count ${name} of the holdout`);
	const total = Object.values(declared).reduce((a, b) => a + b, 0);
	return {
		name,
		psi: Object.entries(declared).map(([part, share]) => {
			const observed = Math.max(known.find((one) => one.name === part)?.n ?? 0, HALF) / rows;
			const expected = share / total;
			return (observed - expected) * Math.log(observed / expected);
		}).reduce((a, b) => a + b, 0)
	};
}
function refine$8(settings) {
	const { classes, groups = {} } = settings;
	if (namesOf(settings).length === 0) return [{
		path: "",
		message: "neither `classes` nor `groups` is set",
		fix: "add one of them"
	}];
	return [...classes === void 0 ? [] : [["/classes", classes]], ...Object.entries(groups).map(([key, one]) => [`/groups/${key}`, one])].flatMap(([path, one]) => {
		const sum = Object.values(one).reduce((a, b) => a + b, 0);
		return Math.abs(sum - 1) <= .01 ? [] : [{
			path,
			message: `the shares add up to ${fixed(sum, 3)}`,
			fix: "make them add up to 1"
		}];
	});
}

const schema$24 = {
	type: "object",
	description: "These data are what they were at the base of the pull request.",
	additionalProperties: false,
	required: ["parts"],
	properties: { parts: {
		type: "array",
		minItems: 1,
		maxItems: 3,
		uniqueItems: true,
		items: { enum: [
			"train",
			"holdout",
			"reference"
		] },
		description: "Data of assay.yml that may not change: train, holdout, reference."
	} }
};
/** `data.unchanged`: `unknown` is no promise, so it fails. Together with `any_of` and an approval: nobody changes the holdout alone. */
const dataUnchanged = {
	kind: "data.unchanged",
	schema: schema$24,
	describe: ({ parts }) => `no change of ${parts.join(", ")} data`,
	evaluate: ({ parts }, context) => {
		const pull = pullRequestOf(context, "A change of the data");
		if (isFinding(pull)) return pull;
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const other = parts.map((part) => {
			return {
				part,
				state: evidence.data?.find((change) => change.part === part)?.state ?? "unknown"
			};
		}).filter(({ state }) => state !== "same");
		if (other.length === 0) return {
			verdict: "pass",
			message: `The ${parts.join(", ")} data are the same as at the base.`
		};
		return changed(other.map(({ part, state }) => state === "changed" ? `${part} changed` : `${part} cannot be compared`));
	}
};
function changed(what) {
	return {
		verdict: "fail",
		message: `Against the base of the pull request: ${what.join(", ")}.`,
		headline: `comes with other data (${what.join(", ")})`,
		fix: "Change these data in a pull request of their own; where they cannot be compared, fetch the base branch before the test."
	};
}

const MEASURE_AGAIN = "Run `assay drift` on the current head commit and let the gate read its evidence.";
/** The drift measurements a rule may use, or the finding that says why there are none; as strict as `testEvidence`. */
function driftEvidence({ facts, model, change }) {
	const { drift, problem } = facts;
	if (problem !== void 0 && (drift === void 0 || problem.kind === "invalid")) return problemFinding(problem);
	if (drift === void 0) return noDrift(`There is no drift evidence for ${model}.`, "has no drift evidence");
	const { predicate } = drift;
	if (predicate.model !== model) return noDrift(`The drift evidence is not about ${model}.`, "has drift evidence of another model");
	const head = measuredCommit(change);
	if (head === void 0 || predicate.source.headSha === head) return predicate;
	return noDrift(`The drift evidence was not measured at the head commit ${head.slice(0, 7)}.`, "has drift evidence of another commit only");
}
function noDrift(message, headline) {
	return {
		verdict: "fail",
		message,
		headline,
		fix: MEASURE_AGAIN
	};
}

const names$2 = {
	type: "array",
	minItems: 1,
	maxItems: 1e3,
	uniqueItems: true,
	items: {
		type: "string",
		minLength: 1,
		maxLength: 500
	}
};
const schema$23 = {
	type: "object",
	description: "Today’s data are like the data the model learned from.",
	additionalProperties: false,
	properties: {
		max_columns: {
			type: "integer",
			minimum: 0,
			default: 0,
			description: "Drifted columns that are accepted."
		},
		columns: {
			...names$2,
			description: "Columns that must have been tested and are judged; all of them when absent."
		},
		ignore: {
			...names$2,
			description: "Columns that do not count."
		},
		if_undecided: {
			enum: [
				"pass",
				"warn",
				"fail"
			],
			default: "warn",
			description: "Verdict when columns have too few rows to tell."
		}
	}
};
/** `drift`: counts the columns and relations that `assay drift` found drifted; its tests and limits are explained in docs/drift.md. */
const drift = {
	kind: "drift",
	schema: schema$23,
	attempts: "drift",
	needs: () => ({ drift: true }),
	describe: ({ max_columns = 0, columns }) => {
		const where = columns === void 0 ? "" : ` of ${columns.join(", ")}`;
		return max_columns === 0 ? `no drift${where}` : `drift in at most ${plural(max_columns, "column")}${where}`;
	},
	evaluate: (settings, context) => {
		const evidence = driftEvidence(context);
		if (isFinding(evidence)) return evidence;
		const judged = select(settings, evidence);
		const missing = (settings.columns ?? []).filter((name) => !judged.some((column) => column.name === name));
		if (missing.length > 0) return untested(`The columns ${missing.join(", ")} were not tested for drift.`);
		if (judged.length === 0) return untested("No column was tested for drift.");
		return judge$4(settings, judged);
	}
};
function select({ columns, ignore = [] }, { columns: tested, relations = [] }) {
	return [...tested, ...relations].filter(({ name }) => (columns?.includes(name) ?? true) && !ignore.includes(name));
}
function judge$4({ max_columns = 0, if_undecided = "warn" }, judged) {
	const drifted = judged.filter((column) => column.drifted || column.verdict === "drifted");
	const undecided = judged.filter(({ verdict }) => verdict === "not-enough-data");
	const numbers = {
		observed: drifted.length,
		limit: max_columns
	};
	if (drifted.length > max_columns) {
		const shown = drifted.slice(0, 5).map(({ name }) => name);
		return {
			verdict: "fail",
			message: `${plural(drifted.length, "column")} of ${judged.length} drifted (limit ${max_columns}): ${shown.join(", ")}.`,
			headline: `sees drifted data in ${shown.join(", ")}`,
			fix: "Find out why they changed (`assay drift` shows how); train on newer data if the change stays.",
			...numbers
		};
	}
	if (undecided.length > 0) return {
		verdict: if_undecided,
		message: `${plural(undecided.length, "column")} of ${judged.length} cannot be told: too few rows.`,
		headline: `has too few rows to tell drift in ${plural(undecided.length, "column")}`,
		fix: "Compare a longer window; `assay drift` says how many rows each column needs.",
		...numbers
	};
	const accepted = drifted.length === 0 ? "" : " That is accepted.";
	return {
		verdict: "pass",
		message: `${drifted.length} of ${plural(judged.length, "column")} drifted.${accepted}`,
		...numbers
	};
}
function untested(message) {
	return {
		verdict: "fail",
		message,
		headline: "has columns that were not tested for drift",
		fix: "See under `skipped` in the drift evidence why, or name other columns in the policy."
	};
}

const schema$22 = {
	type: "object",
	description: "The commit was not measured again and again until it suited.",
	additionalProperties: false,
	required: ["max"],
	properties: {
		max: {
			type: "integer",
			minimum: 1,
			maximum: 100,
			description: "Most attempts at measuring one head commit: of one run, and of all its runs together."
		},
		aggregate: {
			enum: ["worst", "last"],
			default: "worst",
			description: "Which of several attempts every rule of the model is judged by. `last` believes the last one, whatever was measured before; it has no effect in a rule with `when`."
		}
	}
};
/**
* `evidence.attempts`: counts the attempts of all runs of the head commit, also those that left nothing. Where only the evidence itself is
* at hand it counts the attempts of that one run; evidence that does not say its attempt fails.
*/
const evidenceAttempts = {
	kind: "evidence.attempts",
	schema: schema$22,
	attempts: "last",
	describe: ({ max, aggregate = "worst" }) => `at most ${plural(max, "attempt")} at measuring the commit, judged by the ${aggregate} of them`,
	evaluate: ({ max }, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const written = evidence.source.runAttempt ?? "";
		const { attempts } = context.facts;
		if (attempts === void 0 && !/^[1-9]\d{0,5}$/.test(written)) return repeated("The evidence does not say in which attempt of a run it was made.");
		const said = Number(/^[1-9]\d{0,5}$/.test(written) ? written : 1);
		const observed = Math.max(said, attempts?.total ?? 1);
		const numbers = {
			observed,
			limit: max
		};
		const what = `${plural(observed, "attempt")} at measuring this commit${unknownWords(attempts)}`;
		if (observed <= max) return {
			verdict: "pass",
			message: `${what}.`,
			...numbers
		};
		return {
			...repeated(`${what}; the policy accepts ${max}.`),
			...numbers
		};
	}
};
/** What cannot be seen is counted and said. */
function unknownWords(attempts) {
	const words = [...attempts === void 0 || attempts.unknown === 0 ? [] : [`${attempts.unknown} without evidence`], ...attempts === void 0 || attempts.gone === 0 ? [] : [`${attempts.gone} whose artifact is gone`]];
	return words.length === 0 ? "" : ` (${words.join(", ")})`;
}
function repeated(message) {
	return {
		verdict: "fail",
		message,
		headline: "was measured too often before it suited",
		fix: "Find out why the earlier attempts failed, and push a commit that mends it: its run starts at attempt 1."
	};
}

const PARTS = [
	"drift",
	"groups",
	"slices",
	"found_slices",
	"integrity",
	"flips",
	"data",
	"profile",
	"run_record",
	"pinned_source"
];
const schema$21 = {
	type: "object",
	description: "The evidence has these parts: what was not measured is seen.",
	additionalProperties: false,
	required: ["parts"],
	properties: {
		parts: {
			type: "array",
			minItems: 1,
			maxItems: PARTS.length,
			uniqueItems: true,
			items: { enum: PARTS },
			description: `Parts that must be there: ${PARTS.join(", ")}.`
		},
		attributes: {
			type: "array",
			minItems: 1,
			maxItems: 50,
			uniqueItems: true,
			items: {
				type: "string",
				minLength: 1,
				maxLength: 500
			},
			description: "Protected attributes whose groups must have been measured."
		},
		metrics: {
			type: "array",
			minItems: 1,
			maxItems: 100,
			uniqueItems: true,
			items: {
				type: "string",
				minLength: 1,
				maxLength: 100
			},
			description: "Metrics that must have been measured."
		}
	}
};
/** How to get each part. */
const FIXES$1 = {
	drift: "run `assay drift`",
	groups: "name columns under data.protected in assay.yml",
	slices: "describe slices under test.slices in assay.yml",
	found_slices: "leave test.discover on in assay.yml, and test on 500 rows or more",
	integrity: "name data.train in assay.yml and leave test.checks on",
	flips: "test against the champion",
	data: "test on a pull request, with the base branch fetched",
	profile: "train with `assay train`, with data.train named",
	run_record: "train with `assay train`",
	pinned_source: "test in a workflow run of a commit"
};
/** `evidence.complete`: presence only; other rules judge what is in the parts. */
const evidenceComplete = {
	kind: "evidence.complete",
	schema: schema$21,
	attempts: "last",
	needs: ({ parts }) => parts.includes("drift") ? { drift: true } : {},
	describe: ({ parts }) => `evidence with ${parts.join(", ")}`,
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const missing = missingParts(settings, evidence, context);
		const limit = 0;
		const [first] = missing;
		if (first === void 0) return {
			verdict: "pass",
			message: "Every part is there.",
			observed: 0,
			limit
		};
		const names = missing.map(({ name }) => name).join(", ");
		return {
			verdict: "fail",
			message: `The evidence lacks ${names}.`,
			headline: `has evidence without ${names}`,
			fix: `To have it: ${[...new Set(missing.map(({ fix }) => fix))].join("; ")}; then test again.`,
			observed: missing.length,
			limit
		};
	}
};
function missingParts({ parts, attributes = [], metrics = [] }, evidence, context) {
	const groups = new Set(evidence.groups?.map(({ attribute }) => attribute));
	const measured = new Set(evidence.metrics.map(({ name }) => name));
	return [
		...parts.filter((part) => !has(part, evidence, context)).map((part) => ({
			name: part,
			fix: FIXES$1[part]
		})),
		...attributes.filter((attribute) => !groups.has(attribute)).map((name) => ({
			name: `groups of ${name}`,
			fix: `name ${name} under data.protected in assay.yml`
		})),
		...metrics.filter((metric) => !measured.has(metric)).map((name) => ({
			name,
			fix: `add ${name} to test.metrics in assay.yml`
		}))
	];
}
function has(part, evidence, context) {
	switch (part) {
		case "drift": return !isFinding(driftEvidence(context));
		case "profile": return evidence.candidate.profile !== void 0;
		case "run_record": return evidence.candidate.runRecord !== void 0;
		case "pinned_source": return evidence.source.headSha !== void 0 && evidence.source.runId !== void 0;
		case "groups":
		case "slices":
		case "data": return (evidence[part] ?? []).length > 0;
		case "found_slices": return evidence.discoveredSlices?.state === "searched";
		case "integrity":
		case "flips": return evidence[part] !== void 0;
		default: return part;
	}
}

const FORM$1 = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?Z)?$/;
const DAY_MS$6 = 864e5;
/**
* Milliseconds since 1970 UTC of a day (`2026-12-20`) or a moment in UTC (`2026-12-20T18:00Z`); `undefined` for any other text and for
* days that no calendar has. Day numbers after Howard Hinnant, "chrono-compatible low-level date algorithms".
*/
function toMilliseconds(text) {
	const parts = FORM$1.exec(text)?.slice(1).map((part) => Number(part ?? 0));
	if (parts === void 0) return void 0;
	const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = parts;
	if (month < 1 || month > 12 || day < 1 || day > daysIn$1(year, month)) return void 0;
	if (hours > 23 || minutes > 59 || seconds > 59) return void 0;
	return dayNumber(year, month, day) * DAY_MS$6 + ((hours * 60 + minutes) * 60 + seconds) * 1e3;
}
function daysIn$1(year, month) {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return [
		4,
		6,
		9,
		11
	].includes(month) ? 30 : 31;
}
function dayNumber(year, month, day) {
	const y = month <= 2 ? year - 1 : year;
	const era = Math.floor(y / 400);
	const yearOfEra = y - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146097 + dayOfEra - 719468;
}

const schema$20 = {
	type: "object",
	description: "The evidence was made recently enough.",
	additionalProperties: false,
	required: ["max_age_days"],
	properties: { max_age_days: {
		type: "number",
		exclusiveMinimum: 0,
		maximum: 3650,
		description: "Oldest accepted, in days."
	} }
};
const DAY_MS$5 = 864e5;
/** `evidence.fresh`: the age by the clock of the gate; evidence from the future has no age. */
const evidenceFresh = {
	kind: "evidence.fresh",
	schema: schema$20,
	attempts: "last",
	describe: ({ max_age_days }) => `evidence not older than ${days(max_age_days)}`,
	evaluate: ({ max_age_days: limit }, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const made = toMilliseconds(evidence.createdAt);
		const age = made === void 0 ? NaN : context.now - made;
		if (!(age >= -6e5)) return old(`The evidence says it was made at ${evidence.createdAt}, which cannot be.`);
		const observed = Math.max(0, age) / DAY_MS$5;
		if (observed <= limit) return {
			verdict: "pass",
			message: `The evidence is ${days(observed)} old.`,
			observed,
			limit
		};
		return {
			...old(`The evidence is ${days(observed)} old; the policy accepts ${days(limit)}.`),
			observed,
			limit
		};
	}
};
function old(message) {
	return {
		verdict: "fail",
		message,
		headline: "has evidence that is too old",
		fix: "Run the tests again on the same commit and let the gate judge the new evidence."
	};
}
function days(value) {
	const shown = fixed(value, 1).replace(/\.0$/, "");
	return `${shown} ${shown === "1" ? "day" : "days"}`;
}

const commitList = {
	type: "array",
	minItems: 1,
	maxItems: 50,
	items: {
		type: "string",
		pattern: "^[0-9a-f]{40}$"
	}
};
/** A workflow whose word counts, as a setting. */
const evaluatorSchema = {
	type: "object",
	description: "A reusable workflow whose word counts, and from where.",
	additionalProperties: false,
	required: ["workflow"],
	properties: {
		workflow: {
			type: "string",
			pattern: "^[A-Za-z0-9-]+/[A-Za-z0-9._-]+/\\.github/workflows/[A-Za-z0-9._-]+\\.ya?ml$",
			description: "`owner/name/.github/workflows/file.yml`."
		},
		refs: {
			type: "array",
			minItems: 1,
			maxItems: 20,
			items: {
				type: "string",
				pattern: "^refs/(heads|tags)/[A-Za-z0-9._/-]+$"
			},
			description: "Protected branches and tags of that repository. A commit counts when one of these branches holds it."
		},
		commits: {
			...commitList,
			description: "Commits of that workflow that count by themselves."
		},
		revoked: {
			...commitList,
			description: "Commits of that workflow that count no longer, wherever they stand."
		},
		runners: {
			type: "array",
			minItems: 1,
			maxItems: 2,
			items: { enum: ["github-hosted", "self-hosted"] },
			description: "Where the job may run; only on machines of GitHub when absent."
		},
		environment: {
			type: "string",
			minLength: 1,
			maxLength: 255,
			description: "Environment that the job must have run in: the one that holds the key to the holdout (level E4)."
		}
	}
};
/** The branches of which must be known whether they hold the commit of a workflow. */
function branchesOf(evaluators) {
	return evaluators.flatMap(({ workflow, refs = [] }) => {
		const repository = workflow.split("/").slice(0, 2).join("/");
		return refs.filter((ref) => ref.startsWith("refs/heads/")).map((ref) => ({
			repository,
			ref
		}));
	});
}
/** `undefined`: the job counts for one of the evaluators; else what is wrong with it for the one that comes nearest. */
function refuseJob(job, evaluators) {
	const own = evaluators.filter(({ workflow }) => workflow.toLowerCase() === job.workflow.toLowerCase());
	if (own.length === 0) return {
		code: "WORKFLOW_UNKNOWN",
		message: `it was proven by ${job.workflow}, which the policy does not name`
	};
	const refusals = own.map((evaluator) => refuse(job, evaluator));
	return refusals.includes(void 0) ? void 0 : refusals[0];
}
function refuse(job, evaluator) {
	const { revoked = [], runners = ["github-hosted"], environment } = evaluator;
	const at = job.sha.slice(0, 12);
	if (revoked.includes(job.sha)) return {
		code: "COMMIT_REVOKED",
		message: `it was proven by the workflow at ${at}, which the policy has revoked`
	};
	const place = refusePlace(job, evaluator);
	if (place !== void 0) return place;
	if (!runners.some((runner) => runner === job.runner)) return {
		code: "RUNNER",
		message: `it was proven on a ${job.runner} runner; the policy asks for ${runners.join(" or ")}`
	};
	if (environment !== void 0 && job.environment !== environment) return {
		code: "ENVIRONMENT",
		message: `it was proven ${job.environment === void 0 ? "outside of any environment" : `in the environment ${job.environment}`}; the policy asks for ${environment}`
	};
}
/**
* A name must be listed; a commit must be listed, or be on a listed branch: anybody can put a commit under the name of a repository by
* forking it (threat model A5). A workflow of the pull request itself has the ref `refs/pull/N/merge`, which no policy can list (A4).
*/
function refusePlace(job, { workflow, refs = [], commits = [] }) {
	if (commits.includes(job.sha)) return void 0;
	if (refs.includes(job.ref)) return void 0;
	if (!/^[0-9a-f]{40}$/.test(job.ref)) return {
		code: "REF_UNKNOWN",
		message: `it was proven by the workflow at ${job.ref}, which the policy does not name`
	};
	const repository = workflow.split("/").slice(0, 2).join("/").toLowerCase();
	if (refs.some((ref) => job.branches?.includes(`${repository}@${ref}`)) && job.ref === job.sha) return void 0;
	const wanted = refs.length === 0 ? "the policy does not name" : `is on none of ${refs.join(", ")}`;
	return {
		code: "COMMIT_UNKNOWN",
		message: `it was proven by the workflow at ${job.sha.slice(0, 12)}, which ${wanted}`
	};
}

/** Levels from the least to the most. */
const LEVELS = [
	"E0",
	"E1",
	"E2",
	"E3",
	"E4"
];
/** Says the level of a model's test or drift evidence by what is known about it. Pure; what is not known is not believed. */
function levelOf({ facts, change }, settings, kind = "test") {
	const record = facts[kind];
	if (record === void 0 || record.level === "E0") return {
		level: "E0",
		missing: { E1: "it is a file in hand, not the artifact of a completed run" }
	};
	const reasons = {
		E2: whyNotE2(change),
		E3: whyNotE3(record, change, settings),
		E4: (kind === "test" ? whyNotOn(record, settings) : void 0) ?? whyNotGuarded(record, change, settings)
	};
	const missing = Object.fromEntries(Object.entries(reasons).filter(([, reason]) => reason !== void 0));
	return {
		level: reached(reasons),
		missing
	};
}
/** E3 says more than E2: who proved it, whatever the caller's files say. */
function reached({ E2, E3, E4 }) {
	if (E3 === void 0) return E4 === void 0 ? "E4" : "E3";
	return E2 === void 0 ? "E2" : "E1";
}
function whyNotE2(change) {
	const workflows = change.kind === "pull-request" ? change.workflows : void 0;
	if (workflows === void 0) return "its workflows were not compared with those of the base";
	if (workflows.isCut) return "there are too many workflow files to compare";
	const [first, ...others] = workflows.changed;
	if (first === void 0) return void 0;
	return `${first}${others.length === 0 ? " is" : ` and ${others.length} more are`} not as on the base branch`;
}
function whyNotE3(record, change, { evaluators = [] }) {
	const { proof } = record;
	if (proof === void 0) return "no job has proven it";
	if (proof.state === "refused") return `its proof was refused (${proof.code}): ${proof.message}`;
	const refusal = refuseJob(proof.identity, evaluators) ?? refuseBase(proof.identity, change, basesOf(record)) ?? refuseConfig(record.predicate.config, change);
	return refusal === void 0 ? void 0 : `its proof does not count (${refusal.code}): ${refusal.message}`;
}
/** A certificate does not name the base; what a job that counts wrote into the evidence it vouches for does. */
function basesOf({ dispatchedFor, predicate }) {
	return {
		dispatchedFor,
		measuredFor: predicate.source.baseRef
	};
}
/**
* The evaluator measures by what stands at the base, so it has to be the base of this pull request: not a branch that the author made for
* it, and not a push, where the branch itself is the base. Of runs that were started by hand only those count that the App started. What
* is pushed is its own base; a run for a pull request has another, which anybody may open from the same commit.
*/
function refuseBase({ event, base: told }, change, { dispatchedFor, measuredFor }) {
	if (change.kind === "push" && event.startsWith("pull_request")) return {
		code: "EVENT",
		message: `it was proven in a run of ${event}, for a base of its own`
	};
	if (change.kind !== "pull-request") return void 0;
	const isStarted = event === "workflow_dispatch" && dispatchedFor !== void 0;
	if (!(isStarted || event === "pull_request" || event === "merge_group")) return {
		code: "EVENT",
		message: `it was proven in a run of ${event}, whose configuration nobody but its author chose`
	};
	const base = isStarted ? dispatchedFor : told ?? measuredFor;
	if (base === change.baseRef) return void 0;
	return {
		code: "BASE",
		message: `it was measured for the base ${base ?? "(none)"}, not for ${change.baseRef}`
	};
}
/**
* Whoever chooses the configuration chooses target, metrics, threshold, rows and modules of metrics, so it has to be the very one that was
* agreed on: the file and the bytes at the tip of the base, not those of an input of the caller, and not those of a base that has moved on
* (threat model A1, A14).
*/
function refuseConfig(measuredBy, change) {
	const code = "CONFIG";
	const agreed = change.kind === "local" ? void 0 : change.config;
	const where = change.kind === "pull-request" ? `of ${change.baseRef}` : "of this commit";
	if (agreed === void 0) return {
		code,
		message: `the configuration ${where} is not known`
	};
	if (measuredBy === void 0) return {
		code,
		message: "it does not say by which configuration it was measured"
	};
	if (measuredBy.path === agreed.path && measuredBy.digest === agreed.digest) return void 0;
	const [by, not] = [measuredBy, agreed].map(({ path, digest }) => `${path} ${shortDigest(digest)}`);
	return {
		code,
		message: `it was measured by ${by}, not by ${not} ${where}; measure it again on that base`
	};
}
/** Of E4 that which is about rows: drift has no holdout. */
function whyNotOn({ predicate }, { holdout }) {
	if (holdout === void 0) return "the policy names no holdout";
	return ("holdout" in predicate ? predicate.holdout.digest : void 0) === holdout ? void 0 : "it was measured on another holdout than the policy names";
}
function whyNotGuarded(record, change, { evaluators = [] }) {
	const guarded = evaluators.filter(({ environment }) => environment !== void 0);
	return guarded.length === 0 ? "the policy names no environment that guards the holdout" : whyNotE3(record, change, { evaluators: guarded });
}

const schema$19 = {
	type: "object",
	description: "The evidence can be trusted at least this far; drift evidence as well where a rule of the model reads it.",
	additionalProperties: false,
	required: ["min"],
	properties: {
		min: {
			enum: [
				"E1",
				"E2",
				"E3",
				"E4"
			],
			description: "Least level: E1 an artifact of a completed run of the head commit, E2 of a run whose workflows are those of the base, E3 proven by a job of a known workflow, E4 on a holdout that only that job reads."
		},
		evaluators: {
			type: "array",
			minItems: 1,
			maxItems: 20,
			items: evaluatorSchema,
			description: "Workflows whose word counts; needed for E3 and E4."
		},
		holdout: {
			type: "string",
			pattern: "^sha256:[0-9a-f]{64}$",
			description: "Content digest of the holdout that only the evaluators can read; needed for E4."
		}
	}
};
/**
* `evidence.level`: how far the evidence is believed is decided here, by the workflows that this rule names and no other. It judges the
* test evidence, and the drift evidence where a rule of the model reads it: the less believed of the two decides.
*/
const evidenceLevel = {
	kind: "evidence.level",
	schema: schema$19,
	attempts: "last",
	refine: refine$7,
	describe: ({ min }) => `evidence of level ${min} or above`,
	needs: ({ min, evaluators = [] }) => ({
		...min === "E2" ? { workflows: true } : {},
		branches: branchesOf(evaluators)
	}),
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const test = {
			what: "evidence",
			...levelOf(context, settings)
		};
		if (context.usesDrift !== true) return compare(settings, test);
		const measured = driftEvidence(context);
		if (isFinding(measured)) return isBelow(settings, test) ? compare(settings, test) : measured;
		const drift = {
			what: "drift evidence",
			...levelOf(context, settings, "drift")
		};
		return compare(settings, LEVELS.indexOf(drift.level) < LEVELS.indexOf(test.level) ? drift : test);
	}
};
function isBelow({ min }, { level }) {
	return LEVELS.indexOf(level) < LEVELS.indexOf(min);
}
function compare(settings, told) {
	const { min } = settings;
	const { what, level, missing } = told;
	const numbers = {
		observed: LEVELS.indexOf(level),
		limit: LEVELS.indexOf(min)
	};
	if (!isBelow(settings, told)) return {
		verdict: "pass",
		message: `The ${what} has level ${level}.`,
		...numbers
	};
	const why = missing[min] ?? LEVELS.map((one) => missing[one]).find((reason) => reason !== void 0);
	return {
		verdict: "fail",
		message: `The ${what} has level ${level}; the policy asks for ${min}${why === void 0 ? "" : `: ${why}`}.`,
		headline: `has ${what} of level ${level} where ${min} is needed`,
		fix: FIXES[min],
		...numbers
	};
}
const FIXES = {
	E1: "Let the App judge the evidence of a completed workflow run (docs/evidence-levels.md), or agree on another level first.",
	E2: "Change workflows in a pull request of their own, or update the branch to the base (docs/evidence-levels.md).",
	E3: "Let a workflow that the policy names under `evaluators` measure the model, as docs/evidence-levels.md shows.",
	E4: "Let a workflow that the policy names measure the agreed holdout in its environment, as docs/evidence-levels.md shows."
};
function refine$7({ min, evaluators = [], holdout }) {
	const problems = [];
	if ((min === "E3" || min === "E4") && evaluators.length === 0) problems.push({
		path: "/min",
		message: `${min} needs a workflow whose word counts`,
		fix: "name under `evaluators` the workflow that may prove evidence, and its protected branch under `refs`"
	});
	for (const [i, { refs, commits }] of evaluators.entries()) {
		if (refs !== void 0 || commits !== void 0) continue;
		problems.push({
			path: `/evaluators/${i}`,
			message: "it says not from where the workflow counts",
			fix: "add `refs: [refs/heads/main]`, or `commits:` with full commit ids"
		});
	}
	if (min !== "E4") return problems;
	if (holdout === void 0) problems.push({
		path: "/min",
		message: "E4 is about one agreed holdout",
		fix: "write under `holdout` the digest that `assay test --json` shows"
	});
	for (const [i, { environment }] of evaluators.entries()) {
		if (environment !== void 0) continue;
		problems.push({
			path: `/evaluators/${i}`,
			message: "E4 needs the environment that guards the holdout",
			fix: "name under `environment` the environment that alone may read the holdout"
		});
	}
	return problems;
}

const limit = {
	type: "number",
	minimum: 0
};
const schema$18 = {
	type: "object",
	description: "Training and testing the same commit again gives the same numbers, within a tolerance.",
	additionalProperties: false,
	required: ["tolerance"],
	properties: {
		runs: {
			type: "integer",
			minimum: 2,
			maximum: 20,
			default: 2,
			description: "Attempts of the head commit that must have left evidence."
		},
		tolerance: {
			...limit,
			description: "Largest accepted difference of a metric between two attempts, in its unit."
		},
		metrics: {
			type: "object",
			minProperties: 1,
			maxProperties: 50,
			additionalProperties: limit,
			description: "Other tolerances for some metrics: `{ log_loss: 0.02 }`."
		}
	}
};
/** `evidence.reproducible`: compares every attempt with every other, on the same holdout. A metric that one of them lacks fails. */
const evidenceReproducible = {
	kind: "evidence.reproducible",
	schema: schema$18,
	attempts: "last",
	describe: ({ runs = 2, tolerance }) => `${runs} attempts whose metrics differ by ${tolerance} at most`,
	evaluate: ({ runs = 2, tolerance, metrics = {} }, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const same = [evidence, ...(context.facts.attempts?.earlier ?? []).map(({ predicate }) => predicate)].filter(({ holdout, source }) => holdout.digest === evidence.holdout.digest && source.headSha === evidence.source.headSha);
		if (same.length < runs) {
			const message = `${plural(same.length, "attempt")} at measuring this commit left evidence on this holdout; the policy asks for ${runs}.`;
			return lacking(message, "was not measured often enough to compare", "Run the workflow of the head commit again (\"Re-run all jobs\").");
		}
		const names = [.../* @__PURE__ */ new Set([...same.flatMap((one) => one.metrics.map(({ name }) => name)), ...Object.keys(metrics)])];
		const bad = names.map((name) => ({
			name,
			spread: spreadOf(name, same),
			limit: metrics[name] ?? tolerance
		})).find(({ spread, limit: most }) => !(spread <= most));
		if (bad === void 0) return {
			verdict: "pass",
			message: `${plural(same.length, "attempt")} agree in ${plural(names.length, "metric")}.`
		};
		const shown = Number.isFinite(bad.spread) ? `differs by ${significant(bad.spread)}` : "was not measured in every attempt, or is no number";
		const message = `${metricLabel(bad.name)} ${shown} between attempts at the same commit (limit ${bad.limit}).`;
		const finding = lacking(message, `cannot be repeated: ${metricLabel(bad.name)} moves`, "Fix the seeds and the order of rows in training, and pin what it depends on.");
		return Number.isFinite(bad.spread) ? {
			...finding,
			observed: bad.spread,
			limit: bad.limit
		} : finding;
	}
};
/** Largest minus smallest value; NaN where an attempt lacks the metric. */
function spreadOf(name, attempts) {
	const values = attempts.map(({ metrics }) => metrics.find((one) => one.name === name)?.value ?? NaN);
	return Math.max(...values) - Math.min(...values);
}

/** What the rule asks for, as a clause. */
function requirement(asked) {
	const { max, min, not_worse_by } = asked;
	const { kind } = fairnessMeasure(asked.metric);
	const limit = kind === "ratio" ? min : max;
	const parts = [...limit === void 0 ? [] : [`${kind === "ratio" ? "at least" : "at most"} ${limitText$1(asked, limit)}`], ...not_worse_by === void 0 ? [] : [`not worse than the champion’s by more than ${limitText$1(asked, not_worse_by)}`]];
	return `${subject(asked)} ${parts.join(" and ")}`;
}
/** `difference of selection rate between groups of sex`. */
function subject(asked) {
	const { kind } = fairnessMeasure(asked.metric);
	const label = labelOf(asked);
	switch (kind) {
		case "index": return asked.attribute === void 0 ? label : `${label} of ${asked.attribute}`;
		case "group": return `${label} of every group of ${asked.attribute}`;
		case "difference":
		case "ratio": return `${kind} of ${label} ${sides(asked)}`;
		default: return kind;
	}
}
function sides({ attribute, against = "largest_gap" }) {
	if (against === "overall") return `between groups of ${attribute} and all rows`;
	return against === "reference" ? `between groups of ${attribute} and its reference group` : `between groups of ${attribute}`;
}
function labelOf({ metric, class: of }) {
	const { label } = fairnessMeasure(metric);
	return of === void 0 ? label : `${label} of class ${of}`;
}
/** `selection rate of sex, A92 to A93: 24.1 points apart (95 % CI 8.0 to 38.2)`, from the lowest group to the highest. */
function describeMeasured(asked, measured) {
	const { highest, lowest } = measured;
	const of = asked.attribute === void 0 ? "" : ` of ${asked.attribute}`;
	const groups = lowest !== void 0 && highest !== void 0 ? `, ${lowest} to ${highest}` : worstGroup(highest);
	return `${labelOf(asked)}${of}${groups}: ${sizeText(asked, measured)}`;
}
function worstGroup(highest) {
	return highest === void 0 ? "" : `, largest in ${highest}`;
}
function measuredHeadline(asked, measured) {
	const { kind } = fairnessMeasure(asked.metric);
	return `has${asked.attribute === void 0 ? "" : `, ${kind === "group" ? "in a group" : "between groups"} of ${asked.attribute},`} ${labelOf(asked)} ${sizeText(asked, measured)}`;
}
function sizeText(asked, { value, low, high, level }) {
	const { kind } = fairnessMeasure(asked.metric);
	const text = numberText(asked);
	const ends = `(${Math.round(level * 1e3) / 10} % CI ${text(low)} to ${text(high)})`;
	if (kind === "ratio") return `in a ratio of ${text(value)} ${ends}`;
	if (kind !== "difference") return `${text(value)} ${ends}`;
	return `${text(value)}${isInPoints(asked) ? " points" : ""} apart ${ends}`;
}
/** One number of the measure, without its unit. */
function numberText(asked) {
	if (fairnessMeasure(asked.metric).kind === "ratio") return (value) => fixed(value, 3);
	return isInPoints(asked) ? (value) => fixed(100 * value, 1) : (value) => significant(value);
}
/** A limit as the user would say it: `5 points`, `0.8`. */
function limitText$1(asked, limit) {
	if (!isInPoints(asked)) return limitValue(limit);
	const points = limitValue(Number((limit * 100).toPrecision(12)));
	return `${points} ${Number(points) === 1 ? "point" : "points"}`;
}
function isInPoints({ metric }) {
	const { kind, scale } = fairnessMeasure(metric);
	return kind === "difference" && scale === "share";
}

/** The gap of the candidate minus that of the champion on the same rows, against `not_worse_by`. */
function judgeChange(settings, evidence, context) {
	const champion = currentChampion(settings, evidence, context);
	if (isFinding(champion)) return champion;
	const { stored } = fairnessMeasure(settings.metric);
	const { fairness } = evidence;
	const change = (fairness?.splits.find(({ attribute }) => attribute === settings.attribute))?.changes?.find(({ measure }) => measure === stored);
	if (fairness === void 0 || change === void 0 || !change.difference.every(Number.isFinite)) {
		const what = `the gap of ${labelOf(settings)} between groups of ${settings.attribute}`;
		return notCompared(`The evidence does not compare ${what} with the champion’s.`, `has no comparison of ${what}`);
	}
	return confidenceProblem(`the change of ${labelOf(settings)}`, fairness.level, settings.confidence) ?? decide$1(settings, change, {
		level: fairness.level,
		version: champion.version
	});
}
function decide$1(settings, change, { level, version }) {
	const { not_worse_by: margin = 0, if_inconclusive = "warn", attribute } = settings;
	const { worse, low, high } = asLoss(settings, change);
	const text = numberText(settings);
	const ends = `(${Math.round(level * 1e3) / 10} % CI ${text(low)} to ${text(high)})`;
	const was = `${text(change.candidate)} now, ${text(change.champion)} with champion ${version}`;
	const shown = `Gap of ${labelOf(settings)} between groups of ${attribute}: ${was}, worse by ${text(worse)} ${ends}`;
	const asked = limitText$1(settings, margin);
	const numbers = {
		observed: worse,
		limit: margin
	};
	if (high <= margin) return {
		verdict: "pass",
		message: `${shown}.`,
		...numbers
	};
	if (low > margin) return {
		verdict: "fail",
		message: `${shown}: the whole interval is above ${asked}.`,
		headline: `widened the gap of ${labelOf(settings)} between groups of ${attribute} by ${text(worse)} ${ends}`,
		fix: `Look at the groups of ${attribute} in the section Groups: the champion treats them more alike.`,
		...numbers
	};
	return {
		verdict: if_inconclusive,
		message: `${shown}, not enough data to hold it against ${asked}.`,
		headline: `is not shown to keep the gap of ${labelOf(settings)} between groups of ${attribute} within ${asked} of the champion’s`,
		fix: `Add rows to the holdout, most of them of the small groups of ${attribute}.`,
		...numbers
	};
}
/** A larger difference is worse, and so is a smaller ratio. */
function asLoss({ metric }, { difference: [value, low, high] }) {
	return fairnessMeasure(metric).kind === "ratio" ? {
		worse: -value,
		low: -high,
		high: -low
	} : {
		worse: value,
		low,
		high
	};
}

/** Names of the four measures that evidence without the member `fairness` has under `groups`. */
const IN_GROUPS = {
	selection_rate: "selection_rate",
	tpr: "true_positive_rate",
	fpr: "false_positive_rate",
	precision: "precision",
	accuracy: "accuracy"
};
/** The number that the rule asks about; undefined where it was not measured. */
function measuredOf(asked, { fairness, groups = [] }) {
	const { stored, kind } = fairnessMeasure(asked.metric);
	const { against = "largest_gap" } = asked;
	const level = fairness?.level ?? 0;
	if (ROW_INDICES.includes(asked.metric)) return toMeasured(fairness?.indices?.find(named(stored)), level);
	const split = fairness?.splits.find(({ attribute }) => attribute === asked.attribute);
	if (kind === "index") return toMeasured(split?.indices?.find(named(stored)), level);
	if (split !== void 0) return toMeasured(split.measures.find((one) => one.measure === stored && one.class === asked.class && (kind === "group" || one.against === against)), level);
	if (against !== "largest_gap" || asked.class !== void 0) return void 0;
	const rate = IN_GROUPS[stored.replace(/_(difference|ratio)$/, "")];
	const gap = groups.find(({ attribute }) => attribute === asked.attribute)?.gaps.find((one) => one.metric === rate);
	const found = kind === "ratio" ? gap?.ratio : gap;
	if (gap === void 0 || found === void 0) return void 0;
	const { low, high, level: own } = found.interval;
	return {
		value: found.value,
		low,
		high,
		level: own,
		highest: gap.highest,
		lowest: gap.lowest
	};
}
function named(measure) {
	return (one) => one.measure === measure;
}
function toMeasured(found, level) {
	if (found === void 0) return void 0;
	const [value, low, high] = found.value;
	const { highest, lowest } = found;
	return {
		value,
		low,
		high,
		level,
		...highest === void 0 ? {} : { highest },
		...lowest === void 0 ? {} : { lowest }
	};
}
/** The groups of an attribute, or of a crossing; undefined where it was not measured. */
function groupsOf(asked, { fairness, groups = [] }) {
	const found = groups.find(({ attribute }) => attribute === asked.attribute);
	const split = fairness?.splits.find(({ attribute }) => attribute === asked.attribute);
	const { rates } = fairnessMeasure(asked.metric);
	const kept = split === void 0 ? [] : keptRates(split, asked);
	if (found === void 0) return split === void 0 ? void 0 : crossed(split, asked);
	return {
		groups: found.groups.map(({ name, n, metrics = [] }) => {
			const own = split?.groups.find((group) => group.name === name)?.rates;
			return {
				name,
				n,
				isMeasured: split === void 0 ? rates.every((rate) => metrics.some((metric) => metric.name === (IN_GROUPS[rate] ?? rate))) : own !== void 0 && kept.every((rate) => own.some((one) => isRate(one, rate, asked)))
			};
		}),
		omitted: found.omitted?.groups ?? 0
	};
}
function crossed(split, asked) {
	const kept = keptRates(split, asked);
	return {
		groups: split.groups.map(({ name, n, rates: own }) => {
			return {
				name,
				n,
				isMeasured: kept.every((rate) => own.some((one) => isRate(one, rate, asked)))
			};
		}),
		omitted: split.suppressed?.groups ?? 0
	};
}
/** Of the rates that the measure is made of those that any group has: crossings and many groups keep the main ones, and the gaps of all. */
function keptRates(split, asked) {
	const { rates } = fairnessMeasure(asked.metric);
	return rates.filter((rate) => split.groups.some((group) => group.rates.some((one) => isRate(one, rate, asked))));
}
function isRate(one, rate, asked) {
	return one.metric === rate && one.class === asked.class;
}
/** Groups that cannot be judged: too few rows, or none that the metric counts. */
function smallGroups({ groups }, least = 30) {
	return groups.filter(({ n, isMeasured }) => n < least || !isMeasured);
}

/**
* Non-inferiority with margin `margin`: `within` when the whole interval loses at most the margin; `beyond` when the candidate is
* significantly worse (the interval excludes zero) and its estimated loss exceeds the margin; else `undecided`. `rows` is the size of the holdout.
*/
function readLoss(comparison, direction, margin, rows) {
	const { difference, interval } = comparison;
	const higher = direction === "higher";
	const estimate = higher ? -difference : difference;
	const least = higher ? -interval.high : interval.low;
	const most = higher ? -interval.low : interval.high;
	if (most <= margin) return {
		estimate,
		least,
		most,
		reading: "within"
	};
	if (least > 0 && estimate > margin) return {
		estimate,
		least,
		most,
		reading: "beyond"
	};
	const rowsMissing = rowsToDecide(margin - estimate, {
		halfWidth: most - estimate,
		level: interval.level
	}, rows);
	return {
		estimate,
		least,
		most,
		reading: "undecided",
		...rowsMissing === void 0 ? {} : { rowsMissing }
	};
}
/** Rows beyond `rows` at which an interval leaves `room` on one side with 80 % power, if the estimate is true. */
function rowsToDecide(room, { halfWidth, level }, rows) {
	if (room <= 0 || halfWidth <= 0) return void 0;
	const standardError = halfWidth / twoSidedZ(level);
	const needed = rowsToResolve({
		n: rows,
		standardError,
		gap: room
	}, level) - rows;
	return needed > 0 && Number.isSafeInteger(needed) ? needed : void 0;
}

/** The measure against `max` or `min`: pass and fail need the whole interval on one side of it. */
function judgeLimit(settings, evidence) {
	const measured = measuredOf(settings, evidence);
	if (measured === void 0) return notMeasured(settings, evidence);
	const { value, low, high, level } = measured;
	if (![
		value,
		low,
		high
	].every(Number.isFinite)) return nothingMeasured(settings);
	return confidenceProblem(`the gap of ${labelOf(settings)}`, level, settings.confidence) ?? decide(settings, measured, evidence);
}
/** Why the number is not there; whatever the reason, it is no pass. */
function notMeasured(settings, evidence) {
	const { attribute, against } = settings;
	const { kind } = fairnessMeasure(settings.metric);
	const groups = groupsOf(settings, evidence);
	if (attribute !== void 0 && groups === void 0) {
		const message = `The evidence has no groups of ${attribute}.`;
		const fix = `Name ${attribute} under ${attribute.includes(" & ") ? "test.fairness.intersections" : "data.protected"} in assay.yml and test again.`;
		return {
			verdict: "fail",
			message,
			headline: `has no measured groups of ${attribute}`,
			fix
		};
	}
	const usable = groups?.groups.filter(({ n, isMeasured }) => isMeasured && n >= 30) ?? [];
	if (groups !== void 0 && usable.length < 2) return tooFewGroups(settings);
	if (against === "reference") {
		const fix = `Name the reference group of ${attribute} under data.protected in assay.yml ({column: ${attribute}, reference: …}), with at least ${30} rows of it in the holdout, and test again.`;
		return {
			verdict: "fail",
			message: `The evidence holds no group of ${attribute} against a reference group.`,
			headline: `has no reference group of ${attribute}`,
			fix
		};
	}
	const difference = {
		...settings,
		metric: settings.metric.replace(/_ratio$/, "_difference")
	};
	if (kind === "ratio" && measuredOf(difference, evidence) !== void 0) return nothingSelected(settings);
	return nothingMeasured(settings);
}
function nothingMeasured(settings) {
	const { attribute = "the rows" } = settings;
	const { kind } = fairnessMeasure(settings.metric);
	const what = `${kind === "ratio" || kind === "difference" ? `${kind} of ` : ""}${labelOf(settings)} for ${attribute}`;
	return {
		verdict: "fail",
		message: `The evidence has no ${what}.`,
		headline: `has no ${what}`,
		fix: "Test again with this version of Assay, or ask for a measure that the task has."
	};
}
/** Without a row above 0 in any group there is no ratio, and a model that selects nobody meets no limit by it. */
function nothingSelected(settings) {
	const { attribute } = settings;
	return {
		verdict: "fail",
		message: `The ${labelOf(settings)} is 0 in every measured group of ${attribute}, so there is no ratio.`,
		headline: `has a ${labelOf(settings)} of 0 in every group of ${attribute}`,
		fix: "Correct the model or `test.threshold` in assay.yml."
	};
}
function tooFewGroups(settings) {
	const { attribute, if_inconclusive = "warn" } = settings;
	return {
		verdict: if_inconclusive,
		message: `Not enough data: fewer than two groups of ${attribute} could be measured.`,
		headline: `has too few rows to compare groups of ${attribute} by ${labelOf(settings)}`,
		fix: `Add rows of every group of ${attribute} to the holdout.`
	};
}
function decide(settings, measured, evidence) {
	const { value, low, high } = measured;
	const isRatio = fairnessMeasure(settings.metric).kind === "ratio";
	const limit = (isRatio ? settings.min : settings.max) ?? 0;
	const numbers = {
		observed: value,
		limit
	};
	const shown = describeMeasured(settings, measured);
	if (isRatio ? low >= limit : high <= limit) return {
		verdict: "pass",
		message: `${shown}.`,
		...numbers
	};
	const asked = limitText$1(settings, limit);
	if (isRatio ? high < limit : low > limit) return {
		verdict: "fail",
		message: `${shown}: the whole interval is ${isRatio ? "below" : "above"} ${asked}.`,
		headline: measuredHeadline(settings, measured),
		fix: whereToLook(measured),
		...numbers
	};
	return {
		...undecided(settings, measured, {
			evidence,
			limit,
			asked
		}),
		...numbers
	};
}
function whereToLook({ highest, lowest }) {
	const groups = [highest, lowest].flatMap((group) => group === void 0 ? [] : [`group ${group}`]);
	if (groups.length === 0) return "Look at the section Groups, and change the model or its threshold.";
	return `Look at ${groups.join(" and ")} in the section Groups, and change the model or its threshold.`;
}
function undecided(settings, measured, { evidence, limit, asked }) {
	const { value, low, high, level } = measured;
	const half = value <= limit ? high - value : value - low;
	const missing = rowsToDecide(Math.abs(value - limit), {
		halfWidth: half,
		level
	}, evidence.holdout.rows);
	const need = missing === void 0 ? "more rows are needed" : `needs about ${about(missing)} more rows`;
	const groups = rowsPerGroup(settings, measured, {
		evidence,
		limit,
		asked
	});
	const of = settings.attribute === void 0 ? "" : ` of ${settings.attribute}`;
	return {
		verdict: settings.if_inconclusive ?? "warn",
		message: `${describeMeasured(settings, measured)}, not enough data to hold it against ${asked}: ${need}.${groups}`,
		headline: `is not shown to keep the groups${of} within ${asked} in ${labelOf(settings)}: ${need}`,
		fix: `Add ${missing === void 0 ? "rows" : `about ${about(missing)} rows`} to the holdout, most of them of the small groups${of}.`
	};
}
/** An interval wider than the limit could not show a gap of nothing to keep it: how many rows each of the two groups would need. */
function rowsPerGroup(settings, measured, { evidence, limit }) {
	const allowed = fairnessMeasure(settings.metric).kind === "ratio" ? 1 - limit : limit;
	const half = (measured.high - measured.low) / 2;
	if (!(half > allowed && allowed > 0)) return "";
	const groups = groupsOf(settings, evidence)?.groups ?? [];
	const needs = [measured.highest, measured.lowest].flatMap((name) => {
		const group = groups.find((one) => one.name === name);
		return group === void 0 ? [] : [`about ${about(group.n * (half / allowed) ** 2)} rows of ${group.name} (${count$1(group.n)} now)`];
	});
	return needs.length === 0 ? "" : ` An interval as narrow as the limit needs ${needs.join(" and ")}.`;
}

const schema$17 = {
	type: "object",
	description: "How far apart the groups of a protected attribute may be in what the candidate decides about them.",
	additionalProperties: false,
	required: ["metric"],
	properties: {
		attribute: {
			type: "string",
			minLength: 1,
			maxLength: 650,
			description: "A column of `data.protected`, or columns crossed by `test.fairness.intersections`: `sex & race`. Not for indices of all rows."
		},
		metric: {
			type: "string",
			enum: FAIRNESS_MEASURES,
			description: "What is compared. Selection: the positive class is decided. docs/evaluation/fairness.md defines each."
		},
		class: {
			type: "string",
			maxLength: 650,
			description: "One class against the rest, for selection rate and true positive rate of a multiclass model."
		},
		against: {
			enum: [
				"largest_gap",
				"overall",
				"reference"
			],
			default: "largest_gap",
			description: "The two groups furthest apart, each group and all rows, or each group and the reference group."
		},
		max: {
			type: "number",
			minimum: 0,
			description: "Largest accepted difference or index (0.1 is 10 points)."
		},
		min: {
			type: "number",
			minimum: 0,
			maximum: 1,
			description: "Smallest accepted ratio (0.8 is four fifths)."
		},
		not_worse_by: {
			type: "number",
			minimum: 0,
			description: "Besides or instead: by how much the gap may be larger than the champion’s on the same rows."
		},
		min_group_n: {
			type: "integer",
			minimum: 30,
			default: 30,
			description: "A group of fewer rows is a small group."
		},
		small_group: {
			enum: [
				"warn",
				"fail",
				"ignore"
			],
			default: "warn",
			description: "Verdict when there is a small group; `ignore` names them only."
		},
		confidence: CONFIDENCE_SETTING,
		if_inconclusive: {
			enum: ["warn", "fail"],
			default: "warn",
			description: "Verdict when the rows cannot decide. `warn`: only a proven violation fails. `fail`: the limit must be proven to be kept."
		},
		if_no_champion: IF_NO_CHAMPION
	}
};
const MAX_SHOWN = 5;
/** `fairness`: a limit on a gap between groups, or on how much it grew. Only an end of its interval beyond the limit fails. */
const fairness = {
	kind: "fairness",
	schema: schema$17,
	refine: refine$6,
	describe: requirement,
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const found = judge$3(settings, evidence, context);
		const groups = groupsOf(settings, evidence);
		return groups === void 0 ? found : withSmallGroups(settings, groups, found);
	}
};
function refine$6(settings) {
	return [...limitProblems(settings), ...scopeProblems(settings)];
}
function limitProblems({ metric, min, max, not_worse_by }) {
	const { kind, scale } = fairnessMeasure(metric);
	const [needs, other] = kind === "ratio" ? ["min", "max"] : ["max", "min"];
	const given = {
		min,
		max
	};
	const problems = [];
	if (given[needs] === void 0 && not_worse_by === void 0) problems.push({
		path: "",
		message: `${metric} needs \`${needs}\``,
		fix: `add \`${needs}:\``
	});
	if (given[other] !== void 0) problems.push({
		path: `/${other}`,
		message: `${metric} has no \`${other}\``,
		fix: `use \`${needs}:\` instead`
	});
	if (scale === "share" && (max ?? 0) > 1) problems.push({
		path: "/max",
		message: "shares are at most 1 apart",
		fix: "write 10 points as 0.1"
	});
	return problems;
}
/** Which attribute, group or champion a measure can be held against. */
function scopeProblems({ metric, attribute, against, not_worse_by }) {
	const { kind } = fairnessMeasure(metric);
	const ofRows = ROW_INDICES.includes(metric);
	const problems = [];
	if (attribute === void 0 && !ofRows) problems.push({
		path: "",
		message: `${metric} needs \`attribute\``,
		fix: "add `attribute:`"
	});
	if (attribute !== void 0 && ofRows) problems.push({
		path: "/attribute",
		message: `${metric} is of all rows`,
		fix: "remove `attribute:`"
	});
	if (not_worse_by !== void 0 && !CHANGE_MEASURES.includes(metric)) {
		const fix = `use one of ${CHANGE_MEASURES.join(", ")}`;
		problems.push({
			path: "/not_worse_by",
			message: `the change of ${metric} is not measured`,
			fix
		});
	}
	const onlyWidest = kind === "index" || kind === "group" || metric.startsWith("average_") && against === "overall";
	if (against !== void 0 && against !== "largest_gap" && onlyWidest) {
		const message = `${metric} is not measured against ${against}`;
		problems.push({
			path: "/against",
			message,
			fix: "remove `against:`"
		});
	}
	return problems;
}
/** The limit, the change against the champion, or the worse of both. */
function judge$3(settings, evidence, context) {
	const findings = [...settings.max !== void 0 || settings.min !== void 0 ? [judgeLimit(settings, evidence)] : [], ...settings.not_worse_by === void 0 ? [] : [judgeChange(settings, evidence, context)]];
	const verdict = worst(findings.map((one) => one.verdict));
	const found = findings.find((one) => one.verdict === verdict);
	if (found === void 0) return {
		verdict: "error",
		message: "The rule has no limit."
	};
	return {
		...found,
		message: findings.map(({ message }) => message).join(" ")
	};
}
/** Groups that cannot be judged never make a verdict better. */
function withSmallGroups(settings, judged, found) {
	const { attribute = "", min_group_n: least = 30, small_group = "warn" } = settings;
	const small = smallGroups(judged, least);
	const { omitted } = judged;
	if (small.length + omitted === 0) return found;
	const shown = small.slice(0, MAX_SHOWN).map(({ name, n }) => `${name} (${plural(n, "row")})`);
	const more = small.length + omitted - shown.length;
	const others = shown.length === 0 ? plural(more, "group") : `${count$1(more)} more`;
	const list = [...shown, ...more > 0 ? [others] : []].join(", ");
	const message = `${found.message} Too small to be judged: ${list}.`;
	const verdict = small_group === "ignore" ? "pass" : small_group;
	if (worst([found.verdict, verdict]) === found.verdict) return {
		...found,
		message
	};
	const groups = plural(small.length + omitted, "group");
	return {
		...found,
		verdict,
		message,
		headline: `has ${groups} of ${attribute} too small to compare ${labelOf(settings)}`,
		fix: `Add rows of ${list} to the holdout: each group needs at least ${count$1(least)}, of those that the metric counts.`
	};
}

const moment = {
	type: "string",
	pattern: "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}Z)?$"
};
const WEEKDAYS = [
	"sun",
	"mon",
	"tue",
	"wed",
	"thu",
	"fri",
	"sat"
];
const schema$16 = {
	type: "object",
	description: "Times at which nothing is merged.",
	additionalProperties: false,
	properties: {
		periods: {
			type: "array",
			minItems: 1,
			maxItems: 100,
			description: "From (included) to (not included), as days or moments in UTC: `2026-12-20` or `2026-12-20T18:00Z`.",
			items: {
				type: "object",
				additionalProperties: false,
				required: ["from", "to"],
				properties: {
					from: moment,
					to: moment,
					reason: {
						type: "string",
						minLength: 1,
						maxLength: 300
					}
				}
			}
		},
		weekdays: {
			type: "array",
			minItems: 1,
			maxItems: 7,
			uniqueItems: true,
			items: { enum: WEEKDAYS },
			description: "Days of every week: sun, mon, tue, wed, thu, fri, sat."
		},
		utc_offset_hours: {
			type: "number",
			minimum: -12,
			maximum: 14,
			default: 0,
			description: "Where `weekdays` begin and end, in hours before (+) or behind (-) UTC."
		}
	}
};
const HOUR_MS$1 = 36e5;
const DAY_MS$4 = 24 * HOUR_MS$1;
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;
/** `freeze`: judged by the clock of the gate at the time of the evaluation; a check that is green already stays so. */
const freeze = {
	kind: "freeze",
	schema: schema$16,
	refine: refine$5,
	describe: ({ periods = [], weekdays = [] }) => `no merge ${[...periods.map(({ from, to }) => `from ${from} to ${to}`), ...weekdays.length > 0 ? [`on ${weekdays.join(", ")}`] : []].join(" or ")}`,
	evaluate: (settings, { now }) => {
		if (!Number.isFinite(now)) return {
			verdict: "error",
			message: "The time is not known."
		};
		const period = (settings.periods ?? []).find(({ from, to }) => isWithin(now, from, to));
		if (period !== void 0) {
			const until = toMilliseconds(period.to) ?? NaN;
			const why = period.reason === void 0 ? "" : ` (${period.reason})`;
			return frozen(`Nothing is merged until ${toMoment(until)}${why}.`, `Merge after ${toMoment(until)}.`);
		}
		const day = weekdayAt(now + (settings.utc_offset_hours ?? 0) * HOUR_MS$1);
		if (settings.weekdays?.includes(day) === true) return frozen(`Nothing is merged on ${day}.`, "Merge on another day.");
		return {
			verdict: "pass",
			message: "No freeze at this time."
		};
	}
};
/** An end that cannot be read never ends. */
function isWithin(now, from, to) {
	return now >= (toMilliseconds(from) ?? Number.NEGATIVE_INFINITY) && now < (toMilliseconds(to) ?? Number.POSITIVE_INFINITY);
}
function weekdayAt(local) {
	const days = Math.floor(local / DAY_MS$4) + FIRST_WEEKDAY;
	return WEEKDAYS[(days % 7 + 7) % 7] ?? "sun";
}
function refine$5({ periods = [], weekdays = [] }) {
	if (periods.length === 0 && weekdays.length === 0) return [{
		path: "",
		message: "neither `periods` nor `weekdays` is set",
		fix: "add one of them"
	}];
	return periods.flatMap(({ from, to }, i) => {
		const [start, end] = [toMilliseconds(from), toMilliseconds(to)];
		if (start === void 0 || end === void 0) return [{
			path: `/periods/${i}/${start === void 0 ? "from" : "to"}`,
			message: "there is no such day or time",
			fix: "write a day like 2026-12-20"
		}];
		return start < end ? [] : [{
			path: `/periods/${i}/to`,
			message: `${to} is not after ${from}`,
			fix: "swap the two"
		}];
	});
}
function frozen(message, fix) {
	return {
		verdict: "fail",
		message,
		headline: "meets a freeze",
		fix
	};
}

const schema$15 = {
	type: "object",
	description: "The holdout is not asked too often: whoever sees its numbers again and again learns it by heart.",
	additionalProperties: false,
	required: ["uses", "per"],
	properties: {
		uses: {
			type: "integer",
			minimum: 1,
			maximum: 2e3,
			description: "Most uses of the holdout: attempts at measuring this model on it."
		},
		per: {
			type: "string",
			pattern: "^[1-9][0-9]{0,3}d$",
			description: "The window in which they are counted, back from now, in days: `30d`."
		}
	}
};
const DAY_MS$3 = 864e5;
/** From this share of the budget on the report warns. */
const WARN_FROM$1 = .8;
/** `holdout.budget`: uses in the window, with the one under review; a history that is not known fails. */
const holdoutBudget = {
	kind: "holdout.budget",
	schema: schema$15,
	attempts: "last",
	needs: () => ({ holdout: true }),
	describe: ({ uses, per }) => `at most ${plural(uses, "use")} of the holdout in ${windowWords(per)}`,
	evaluate: ({ uses: limit, per }, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const { holdout } = context.facts;
		if (holdout === void 0) return unknownUse();
		const from = context.now - daysIn(per) * DAY_MS$3;
		const recent = holdout.releases.filter(({ at }) => at > from);
		const observed = recent.length;
		const models = new Set(recent.map(({ candidate }) => candidate)).size;
		const message = `${`The holdout ${evidence.holdout.digest.slice(0, 19)}`} was used ${usesWords(holdout, observed, limit)} in ${windowWords(per)}, for ${plural(models, "different model")}`;
		const numbers = {
			observed,
			limit
		};
		if (!(observed <= limit)) return {
			...spent(`${message}.`),
			...numbers
		};
		if (observed < WARN_FROM$1 * limit) return {
			verdict: "pass",
			message: `${message}.`,
			...numbers
		};
		return {
			verdict: "warn",
			message: `${message}; ${plural(limit - observed, "use")} left.`,
			headline: `has used up ${Math.round(100 * observed / limit)} % of what its holdout may be asked`,
			fix: "Prepare a new holdout of rows that no model was trained or chosen on.",
			...numbers
		};
	}
};
/** What a rule says that needs the history of a holdout where there is none. */
function unknownUse() {
	return {
		verdict: "fail",
		message: "How often the holdout was used, and since when, is not known: the ledger or the App did not say.",
		headline: "has a holdout of unknown use",
		fix: "Let the job read the ledger (`contents: read` and the default token), or let the App judge."
	};
}
function usesWords({ basis }, observed, limit) {
	const words = `${count$1(observed)} of ${plural(limit, "time")}`;
	return basis === "app" ? words : `at least ${words} (registered versions; only the App counts pull requests)`;
}
function spent(message) {
	return {
		verdict: "fail",
		message,
		headline: "was measured on a holdout that was used too often",
		fix: "Replace the holdout by rows that no model was trained or chosen on, and agree on it in the policy (`holdout.pinned`)."
	};
}
function daysIn(per) {
	return Number(per.slice(0, -1));
}
function windowWords(per) {
	return `the last ${plural(daysIn(per), "day")}`;
}

const schema$14 = {
	type: "object",
	description: "The holdout is replaced before it is old or worn out; the last 14 days are announced.",
	additionalProperties: false,
	required: ["max_age_days"],
	properties: {
		max_age_days: {
			type: "integer",
			minimum: 1,
			maximum: 3650,
			description: "Oldest accepted holdout, in days."
		},
		since: {
			type: "string",
			pattern: "^\\d{4}-\\d{2}-\\d{2}$",
			description: "Day from which the holdout was in use, where that was before the first use that is on record."
		},
		max_uses: {
			type: "integer",
			minimum: 1,
			maximum: 2e3,
			description: "Most uses in its whole life."
		}
	}
};
const DAY_MS$2 = 864e5;
/** Days before the end at which the report begins to warn. */
const NOTICE_DAYS = 14;
const WARN_FROM = .8;
/** `holdout.fresh`: age from the first use on record, or from the agreed day when that is earlier. An unknown history fails. */
const holdoutFresh = {
	kind: "holdout.fresh",
	schema: schema$14,
	attempts: "last",
	needs: () => ({ holdout: true }),
	refine: ({ since }) => since === void 0 || toMilliseconds(since) !== void 0 ? [] : [{
		path: "/since",
		message: "there is no such day",
		fix: "write a day like 2026-06-30"
	}],
	describe: ({ max_age_days, max_uses }) => `a holdout in use for at most ${plural(max_age_days, "day")}${max_uses === void 0 ? "" : ` and ${plural(max_uses, "use")}`}`,
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const { holdout } = context.facts;
		if (holdout === void 0 && (settings.since === void 0 || settings.max_uses !== void 0)) return unknownUse();
		const name = `The holdout ${evidence.holdout.digest.slice(0, 19)}`;
		const worn = holdout === void 0 ? void 0 : wear(name, settings.max_uses, holdout);
		if (worn?.verdict === "fail") return worn;
		const old = ageing(name, settings, context);
		return old.verdict === "pass" && worn !== void 0 ? worn : old;
	}
};
/** What the number of uses says; `undefined` when nothing has to be said. */
function wear(name, limit, { releases }) {
	const observed = releases.length;
	if (limit === void 0 || observed < WARN_FROM * limit) return void 0;
	const message = `${name} was used ${count$1(observed)} of ${plural(limit, "time")} that were agreed for its life.`;
	return {
		...replaced(observed <= limit, message),
		observed,
		limit
	};
}
function ageing(name, { max_age_days: limit, since }, { facts, now }) {
	const known = [facts.holdout?.since, since === void 0 ? void 0 : toMilliseconds(since)].filter((date) => date !== void 0);
	if (known.length === 0) return {
		verdict: "pass",
		message: `${name} is used for the first time.`
	};
	const start = Math.min(...known);
	const observed = Math.max(0, Math.floor((now - start) / DAY_MS$2));
	const end = start + limit * DAY_MS$2;
	const numbers = {
		observed,
		limit
	};
	if (!Number.isFinite(observed)) return {
		verdict: "error",
		message: "The time is not known."
	};
	if (now >= end) return {
		...replaced(false, `${name} is in use since ${toDay(start)}; it ended on ${toDay(end)}, after ${plural(limit, "day")}.`),
		...numbers
	};
	const left = Math.ceil((end - now) / DAY_MS$2);
	const message = `${name} is in use since ${toDay(start)} and ends on ${toDay(end)}`;
	if (left > NOTICE_DAYS) return {
		verdict: "pass",
		message: `${message}.`,
		...numbers
	};
	return {
		...replaced(true, `${message}: ${plural(left, "day")} left.`),
		...numbers
	};
}
function replaced(inTime, message) {
	return {
		verdict: inTime ? "warn" : "fail",
		message,
		headline: inTime ? "has a holdout that ends soon" : "was measured on a holdout whose time is over",
		fix: "Replace the holdout by rows that no model was trained or chosen on, and agree on it in the policy (`holdout.pinned`)."
	};
}

const schema$13 = {
	type: "object",
	description: "The candidate was measured on exactly the agreed holdout: the change cannot choose easier rows.",
	additionalProperties: false,
	required: ["digest"],
	properties: { digest: {
		type: "string",
		pattern: "^sha256:[0-9a-f]{64}$",
		description: "Content digest of the holdout, as `assay test --json` and every report show it."
	} }
};
/** `holdout.pinned`: evidence from any other rows fails. */
const holdoutPinned = {
	kind: "holdout.pinned",
	schema: schema$13,
	describe: ({ digest }) => `measured on the holdout ${digest.slice(0, 19)}`,
	evaluate: ({ digest }, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const measured = evidence.holdout.digest;
		if (measured === digest) return {
			verdict: "pass",
			message: `Measured on the agreed holdout, ${digest.slice(0, 19)}.`
		};
		return {
			verdict: "fail",
			message: `Measured on the holdout ${measured.slice(0, 19)}; the policy asks for ${digest.slice(0, 19)}.`,
			headline: "was measured on another holdout than agreed",
			fix: "Restore the agreed holdout, or agree on a new one: change `digest` in the policy first."
		};
	}
};

const schema$12 = {
	type: "object",
	description: "The holdout has enough rows, of every class.",
	additionalProperties: false,
	required: ["min_rows"],
	properties: {
		min_rows: {
			type: "integer",
			minimum: 1,
			description: "Fewest rows."
		},
		min_class_rows: {
			type: "integer",
			minimum: 1,
			description: "Fewest rows of any class; not for regression."
		}
	}
};
/** `holdout.size`: few rows cannot show much, whatever the numbers look like. */
const holdoutSize = {
	kind: "holdout.size",
	schema: schema$12,
	describe: ({ min_rows, min_class_rows }) => `a holdout of ${plural(min_rows, "row")} or more${min_class_rows === void 0 ? "" : `, ${count$1(min_class_rows)} of each class`}`,
	evaluate: ({ min_rows, min_class_rows }, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const { rows, classes = [] } = evidence.holdout;
		if (!(rows >= min_rows)) return small(`The holdout has ${plural(rows, "row")}`, rows, min_rows);
		const numbers = {
			observed: rows,
			limit: min_rows
		};
		if (min_class_rows === void 0) return {
			verdict: "pass",
			message: `The holdout has ${plural(rows, "row")}.`,
			...numbers
		};
		const [rarest] = classes.toSorted((a, b) => a.rows - b.rows);
		if (rarest === void 0) return { ...small("The evidence does not count the rows per class", 0, min_class_rows) };
		if (!(rarest.rows >= min_class_rows)) return small(`The holdout has ${plural(rarest.rows, "row")} of ${rarest.name}`, rarest.rows, min_class_rows);
		return {
			verdict: "pass",
			message: `The holdout has ${plural(rows, "row")}, ${count$1(rarest.rows)} of the rarest class.`,
			...numbers
		};
	}
};
function small(what, observed, limit) {
	return {
		verdict: "fail",
		message: `${what}; the policy asks for ${count$1(limit)}.`,
		headline: `was tested on too few rows (${count$1(observed)} of ${count$1(limit)})`,
		fix: "Add rows to the holdout: new ones, that no model was trained or chosen on.",
		observed,
		limit
	};
}

const FIELDS = [
	"owner",
	"risk",
	"purpose",
	"users",
	"validator",
	"vendor"
];
const schema$11 = {
	type: "object",
	description: "The model stands in the inventory, with who answers for it and what depends on it.",
	additionalProperties: false,
	properties: {
		file: {
			...documentPath,
			default: INVENTORY_PATH,
			description: "The inventory, at the head commit."
		},
		require: {
			type: "array",
			minItems: 1,
			maxItems: FIELDS.length,
			uniqueItems: true,
			items: { enum: FIELDS },
			default: [
				"owner",
				"risk",
				"purpose"
			],
			description: `What must be said of the model: ${FIELDS.join(", ")}.`
		},
		risk: {
			type: "array",
			minItems: 1,
			uniqueItems: true,
			items: { enum: RISK_TIERS },
			description: "Accepted tiers: a policy for little risk does not fit a model of high risk."
		}
	}
};
/** `inventory.entry`: reads what the change proposes; protect the file with `approval.paths` where only some may write it. */
const inventoryEntry = {
	kind: "inventory.entry",
	schema: schema$11,
	describe: (settings) => `an entry in ${fileOf(settings)} with ${fieldsOf(settings).join(", ")}`,
	needs: (settings) => ({ documents: [fileOf(settings)] }),
	evaluate: (settings, context) => {
		const file = fileOf(settings);
		const document = parsedDocument(context, file, inventorySchema);
		if (isFinding(document)) return document;
		const { models } = document.value;
		const entry = Object.hasOwn(models, context.model) ? models[context.model] : void 0;
		if (entry === void 0) {
			const message = `${file} does not list ${context.model}.`;
			return lacking(message, "is not in the inventory", `Add ${context.model} to ${file}.`);
		}
		const empty = fieldsOf(settings).filter((field) => (entry[field] ?? "").trim() === "");
		if (empty.length > 0) {
			const names = empty.join(", ");
			return lacking(`${file} does not say ${names}.`, `has an inventory entry without ${names}`, `Write ${names} into ${file}.`);
		}
		const { risk } = entry;
		if (settings.risk !== void 0 && (risk === void 0 || !settings.risk.includes(risk))) {
			const message = `${file} says risk ${risk ?? "(none)"}; this policy is for ${settings.risk.join(" or ")}.`;
			return lacking(message, "is of another risk tier than its policy", "Give the model the policy of its tier.");
		}
		return {
			verdict: "pass",
			message: `Listed in ${file}: ${entry.owner ?? "no owner"}, risk ${risk ?? "not said"}.`
		};
	}
};
function fileOf({ file = INVENTORY_PATH }) {
	return file;
}
function fieldsOf({ require: fields = [
	"owner",
	"risk",
	"purpose"
] }) {
	return fields;
}

/** `at most 1 point worse than`, `better than`, `at least 2 % better than`. */
function asked(wanted) {
	const { non_inferior_by = 0, superior_by } = wanted;
	if (superior_by === 0) return "better than";
	if (superior_by !== void 0) return `at least ${size(wanted, superior_by)} better than`;
	return non_inferior_by === 0 ? "not worse than" : `at most ${size(wanted, non_inferior_by)} worse than`;
}
/** What a candidate that fails has missed, as a clause. */
function acceptable(wanted) {
	const { non_inferior_by = 0, superior_by } = wanted;
	if (superior_by === 0) return "not better than the champion";
	if (superior_by !== void 0) return `less than the gain of ${size(wanted, superior_by)} that is asked for`;
	return non_inferior_by === 0 ? "worse than the champion" : `worse than the accepted ${size(wanted, non_inferior_by)}`;
}
/** `ROC AUC −4.1 points against champion v1.2 (95 % CI −6.2 to −2.0)`. */
function describeChange(wanted, { metric, difference, interval }, version) {
	const [change, low, high] = numbers(wanted, [
		difference,
		interval.low,
		interval.high
	]);
	const unit = wanted.margin === "relative" ? "% of its value" : differenceUnit(metric);
	return `${metricLabel(metric)} ${change}${unit && ` ${unit}`} against champion ${version} (${levelText(interval)} ${low} to ${high})`;
}
/** A loss is said as a size, so that it reads the same for metrics where less is better. */
function lossHeadline(wanted, { metric, interval }, version, loss) {
	const { estimate, least, most } = loss;
	const against = `against champion ${version} (${levelText(interval)}`;
	if (wanted.superior_by !== void 0) {
		const [gain, low, high] = numbers(wanted, [
			-estimate,
			-most,
			-least
		]);
		const unit = wanted.margin === "relative" ? " %" : differenceUnit(metric) && ` ${differenceUnit(metric)}`;
		return `improved ${metricLabel(metric)} by ${gain}${unit} only ${against} ${low} to ${high})`;
	}
	const ends = numbers(wanted, [
		estimate,
		least,
		most
	]).slice(1).map((end) => end.replace("+", ""));
	const isPlain = differenceUnit(metric) === "" || wanted.margin === "relative";
	const lost = `lost ${differenceSize(metric, estimate)} of ${metricLabel(metric)}`;
	const amount = wanted.margin === "relative" ? `${significant(100 * Math.abs(estimate), 2)} %` : differenceSize(metric, estimate);
	return `${isPlain ? `has ${metricLabel(metric)} worse by ${amount}` : lost} ${against} ${ends.join(" to ")})`;
}
/** What is missing for a decision, as a clause. */
function needText({ rowsMissing }) {
	return rowsMissing === void 0 ? "the estimate itself is beyond the margin" : `needs about ${about(rowsMissing)} more rows`;
}
/** The next step where rows cannot decide. */
function undecidedFix({ rowsMissing }) {
	if (rowsMissing === void 0) return "Improve the candidate: more rows alone are unlikely to clear it.";
	return `Add about ${about(rowsMissing)} rows to the holdout, or agree on a wider margin in the policy first.`;
}
function size({ metric, margin }, value) {
	return margin === "relative" ? `${limitValue(Number((100 * value).toPrecision(12)))} %` : marginSize(metric, value);
}
function numbers({ metric, margin }, values) {
	if (margin !== "relative") return differenceNumbers(metric, values);
	const width = 100 * (values[2] - values[1]);
	const decimals = width > 0 && width < 1 ? Math.min(12, 1 - Math.floor(Math.log10(width))) : 1;
	return values.map((value) => signed(fixed(100 * value, decimals)));
}
function levelText({ level }) {
	return `${Math.round(level * 1e3) / 10} % CI`;
}

const schema$10 = {
	type: "object",
	description: "The candidate against the champion on the same rows: not worse by more than a margin, or better by one.",
	additionalProperties: false,
	required: ["metric"],
	properties: {
		metric: {
			type: "string",
			minLength: 1,
			maxLength: 100
		},
		non_inferior_by: {
			type: "number",
			minimum: 0,
			description: "Largest loss that is accepted, in the unit of the metric (0.01 is one point of ROC AUC)."
		},
		superior_by: {
			type: "number",
			minimum: 0,
			description: "Instead: least gain that must be shown, in the unit of the metric. 0 is better at all."
		},
		margin: {
			enum: ["absolute", "relative"],
			default: "absolute",
			description: "`relative`: the margin is a share of the champion’s value (0.02 is two percent of it)."
		},
		confidence: CONFIDENCE_SETTING,
		if_no_champion: IF_NO_CHAMPION,
		if_inconclusive: {
			enum: ["fail", "warn"],
			default: "fail",
			description: "Verdict when the rows cannot decide."
		}
	}
};
/** `metric.baseline`: non-inferiority to the champion, or superiority over it; undecided is not a pass. */
const metricBaseline = {
	kind: "metric.baseline",
	attempts: "same-champion",
	schema: schema$10,
	refine: refine$4,
	describe: (settings) => `${metricLabel(settings.metric)} ${asked(settings)} the champion`,
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const compared = comparisonOf(settings, evidence, context);
		return "comparison" in compared ? judge$2(settings, compared) : compared;
	}
};
function refine$4({ non_inferior_by, superior_by }) {
	if (non_inferior_by === void 0 !== (superior_by === void 0)) return [];
	const both = non_inferior_by !== void 0;
	return [{
		path: both ? "/superior_by" : "",
		message: both ? "both `non_inferior_by` and `superior_by` are set" : "there is no margin",
		fix: both ? "keep one of them, or write two rules" : "add `non_inferior_by:` (the loss you accept) or `superior_by:` (the gain you ask for)"
	}];
}
function comparisonOf(settings, evidence, context) {
	const estimate = estimateOf(evidence, settings.metric);
	if (isFinding(estimate)) return estimate;
	const champion = currentChampion(settings, evidence, context);
	if (isFinding(champion)) return champion;
	const { metric } = settings;
	const comparison = evidence.comparison.find((one) => one.metric === metric);
	if (comparison === void 0) return notCompared(`The evidence does not compare ${metric} with the champion.`, `has no comparison of ${metric}`);
	const { difference, interval } = comparison;
	if (comparison.verdict === "not-comparable" || ![
		difference,
		interval.low,
		interval.high
	].every(Number.isFinite)) return {
		...notCompared(`${metricLabel(metric)} of candidate and champion cannot be compared (${comparison.method}).`, `cannot be compared with champion ${champion.version} on ${metricLabel(metric)}`),
		fix: "Let the champion be scored on this holdout (the report says why it was not), then run `assay test` again."
	};
	const wrongRows = rowsProblem(metric, comparison.n, evidence.holdout.rows);
	const tooVague = confidenceProblem(metricLabel(metric), interval.level, settings.confidence);
	if (wrongRows !== void 0 || tooVague !== void 0) return wrongRows ?? tooVague;
	const scaled = settings.margin === "relative" ? asShare(comparison) : comparison;
	if (isFinding(scaled)) return scaled;
	const { family } = context;
	const adjusted = family === void 0 ? void 0 : adjustedInFamily(metric, family, evidence);
	const rows = evidence.holdout.rows;
	return {
		comparison: scaled,
		version: champion.version,
		direction: estimate.direction,
		rows,
		adjusted
	};
}
/** The comparison as a share of the champion's value: the interval is that of candidate over champion. */
function asShare(comparison) {
	const { metric, ratio, candidate, champion, interval } = comparison;
	if (ratio === void 0 || !(champion > 0) || ![ratio.low, ratio.high].every(Number.isFinite)) return {
		...notCompared(`The evidence has no ratio of ${metric}: a relative margin needs values above 0, and evidence that has their ratio.`, `has no ratio of ${metricLabel(metric)}`),
		fix: "Use `margin: absolute` for this metric, or run `assay test` again."
	};
	const difference = candidate / champion - 1;
	return {
		...comparison,
		difference,
		interval: {
			...interval,
			low: ratio.low - 1,
			high: ratio.high - 1
		}
	};
}
function judge$2(settings, compared) {
	const { metric, non_inferior_by = 0, superior_by, if_inconclusive = "fail" } = settings;
	const { comparison, version, direction, rows } = compared;
	const margin = superior_by === void 0 ? non_inferior_by : -superior_by;
	const loss = readLoss(comparison, direction, margin, rows);
	const label = metricLabel(metric);
	const shown = describeChange(settings, comparison, version);
	const numbers = {
		observed: comparison.difference,
		limit: superior_by ?? non_inferior_by
	};
	switch (readingOf(settings, loss, compared)) {
		case "within": return {
			verdict: "pass",
			message: `${shown}.`,
			...numbers
		};
		case "beyond": return {
			verdict: "fail",
			message: `${shown}, ${acceptable(settings)}.`,
			headline: lossHeadline(settings, comparison, version, loss),
			fix: `Find what cost ${label} and push a better candidate; \`assay test\` shows the same numbers before you push.`,
			...numbers
		};
		default: return {
			verdict: if_inconclusive,
			message: `${shown}, inconclusive: ${needText(loss)}${familyText(loss, compared)}.`,
			headline: `is not shown to ${superior_by === void 0 ? "hold" : "improve"} ${label} against champion ${version}: inconclusive, ${needText(loss)}`,
			fix: undecidedFix(loss),
			...numbers
		};
	}
}
/**
* Superiority needs a gain that is wholly beyond the margin, and fails where the gain is shown to be less. A loss that blocks although
* undecided ones do not must also be significant among the family.
*/
function readingOf({ superior_by, confidence }, loss, { adjusted }) {
	if (superior_by !== void 0) {
		if (loss.most < -superior_by) return "within";
		if (loss.most === -superior_by) return superior_by > 0 ? "within" : "undecided";
		return loss.least > -superior_by ? "beyond" : "undecided";
	}
	const isChance = adjusted !== void 0 && adjusted > 1 - (confidence ?? .95);
	return loss.reading === "beyond" && isChance ? "undecided" : loss.reading;
}
function familyText({ reading }, { adjusted }) {
	if (reading !== "beyond" || adjusted === void 0) return "";
	return `; among the metrics that are judged together the loss may be chance (Holm p ${significant(adjusted, 2)})`;
}

const schema$9 = {
	type: "object",
	description: "Few rows that the champion decides rightly are decided wrongly by the candidate.",
	additionalProperties: false,
	required: ["max_share"],
	properties: {
		max_share: {
			type: "number",
			minimum: 0,
			maximum: 1,
			description: "Largest accepted share of the holdout that turns from right to wrong (0.01 is one row in a hundred)."
		},
		if_no_champion: IF_NO_CHAMPION
	}
};
/** `metric.flips`: the same accuracy can be reached by other mistakes; this counts the new ones. */
const metricFlips = {
	kind: "metric.flips",
	schema: schema$9,
	attempts: "same-champion",
	describe: ({ max_share }) => `at most ${percent(max_share)} of the rows from right to wrong`,
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const champion = currentChampion(settings, evidence, context);
		if (isFinding(champion)) return champion;
		const { flips, holdout } = evidence;
		if (flips === void 0 || flips.n !== holdout.rows || flips.n === 0) return notCompared("The evidence does not count which rows turned from right to wrong on the whole holdout.", "has no count of the decisions that changed");
		const { rows } = flips.rightToWrong;
		const numbers = {
			observed: rows / flips.n,
			limit: settings.max_share
		};
		const shown = `${count$1(rows)} of ${count$1(flips.n)} rows (${percent(numbers.observed)}) turned from right to wrong against champion ${champion.version}`;
		if (numbers.observed <= numbers.limit) return {
			verdict: "pass",
			message: `${shown}.`,
			...numbers
		};
		return {
			verdict: "fail",
			message: `${shown}; the policy accepts ${percent(settings.max_share)}.`,
			headline: `decides ${count$1(rows)} rows wrongly that champion ${champion.version} decides rightly`,
			fix: "Look at these rows (the report lists them when data.id is set), and find what they share.",
			...numbers
		};
	}
};
function percent(share) {
	return `${significant(share * 100, 2)} %`;
}

/** A search that tested fewer candidates per half may have missed the slice that matters: the number is the author's to set. */
const LEAST_CANDIDATES = 10;
/** The key `discovered` of `metric.slices`. */
const DISCOVERED_SETTING = {
	type: "object",
	description: "Limits for slices that the search found by itself, held against the cautious end of their intervals.",
	additionalProperties: false,
	minProperties: 1,
	properties: {
		max_effect: {
			type: "number",
			minimum: 0,
			description: "By how much a found slice may surely be worse than the other rows (0.1 is ten points of accuracy)."
		},
		max_worse: {
			type: "number",
			minimum: 0,
			description: "By how much a found slice may surely have become worse than the champion."
		},
		worst: {
			type: "number",
			description: "The worst allowed value of the metric on a found slice: it fails where even the better end of the interval is beyond."
		},
		columns: {
			type: "array",
			minItems: 1,
			maxItems: 200,
			uniqueItems: true,
			items: {
				type: "string",
				minLength: 1,
				maxLength: 500
			},
			description: "Columns that must have been searched."
		},
		if_no_champion: IF_NO_CHAMPION
	}
};
/** What is asked of found slices, as a clause. */
function describeDiscovered(metric, { max_effect, max_worse, worst }) {
	const clauses = [
		...max_effect === void 0 ? [] : [`no found slice more than ${marginSize(metric, max_effect)} weaker than the rest`],
		...max_worse === void 0 ? [] : [`none more than ${marginSize(metric, max_worse)} worse than the champion`],
		...worst === void 0 ? [] : [`${metricLabel(metric)} ${limitValue(worst)} on the worst found slice`]
	];
	return clauses.length === 0 ? "a search for weak slices" : clauses.join(", ");
}
/** Judges the slices that the search found; a search that is absent, narrow or about another metric fails. */
function judgeDiscovered(asked, evidence) {
	const { metric, limits } = asked;
	const searched = usableSearch(asked, evidence);
	if (isFinding(searched)) return searched;
	const [worst] = [
		...limits.max_effect === void 0 ? [] : [weakness(metric, limits.max_effect, searched)],
		...limits.max_worse === void 0 ? [] : [worsening(asked, limits.max_worse, {
			searched,
			evidence
		})],
		...limits.worst === void 0 ? [] : [worstValue(metric, limits.worst, {
			searched,
			evidence
		})]
	].filter(({ verdict }) => verdict !== "pass").toSorted((a, b) => Number(b.verdict === "fail") - Number(a.verdict === "fail"));
	if (worst !== void 0) return worst;
	const tested = searched.tested.weakest + (searched.tested.worse ?? 0);
	const found = searched.weakest.length + (searched.worse?.length ?? 0);
	const shown = found === 0 ? "none stood out" : `${plural(found, "slice")} stood out, within the limits`;
	return {
		verdict: "pass",
		message: `${plural(tested, "slice")} were found on one half of the rows and tested on the other: ${shown}.`
	};
}
function usableSearch({ metric, confidence, limits }, { discoveredSlices: search }) {
	if (search === void 0) return unsearched("The evidence has no search for weak slices.");
	if (search.state === "skipped") return unsearched(`Nobody searched for weak slices: ${search.reason}.`);
	if (search.metric !== metric) return unsearched(`The search for weak slices went by ${metricLabel(search.metric)}, not by ${metricLabel(metric)}.`);
	if (search.max < LEAST_CANDIDATES) return unsearched(`The search tested at most ${plural(search.max, "candidate")} of each half; ${LEAST_CANDIDATES} are the least.`);
	const missing = (limits.columns ?? []).filter((name) => !search.columns.includes(name));
	if (missing.length > 0) return unsearched(`The search left out ${missing.join(", ")}.`);
	const smallest = Math.min(limits.max_effect ?? Number.POSITIVE_INFINITY, limits.max_worse ?? Number.POSITIVE_INFINITY);
	if (search.minEffect > smallest) return unsearched(`The search looked for effects of ${`${marginSize(metric, search.minEffect)} or more; the policy asks about ${marginSize(metric, smallest)}`}.`);
	const levels = [...search.weakest, ...search.worse ?? []].map(({ effect }) => effect.interval.level);
	return confidenceProblem(metricLabel(metric), Math.min(1, ...levels), confidence) ?? search;
}
function weakness(metric, limit, { weakest }) {
	const [worst, more] = beyond$1(weakest, limit);
	if (worst === void 0) return PASS;
	return failed$1(worst, limit, {
		message: `${`${metricLabel(metric)} ${metricValueBeside(metric, worst.value, worst.against)} where ${worst.where}, against ${metricValueBeside(metric, worst.against, worst.value)} elsewhere`} (n = ${count$1(worst.n)}): surely ${differenceSize(metric, worst.effect.interval.low)} weaker, more than ${marginSize(metric, limit)}.${more}`,
		headline: `is at least ${differenceSize(metric, worst.effect.interval.low)} of ${metricLabel(metric)} weaker where ${worst.where}`
	});
}
function worsening({ metric, limits, context }, limit, { searched, evidence }) {
	const champion = currentChampion(limits, evidence, context);
	if (isFinding(champion)) return champion;
	if (searched.worse === void 0) return unsearched("Nobody searched for slices that became worse than the champion.");
	const [worst, more] = beyond$1(searched.worse, limit);
	if (worst === void 0) return PASS;
	const size = differenceSize(metric, worst.effect.interval.low);
	return failed$1(worst, limit, {
		message: `${metricLabel(metric)} fell from ${metricValueBeside(metric, worst.against, worst.value)} of champion ${champion.version} to ${metricValueBeside(metric, worst.value, worst.against)} where ${worst.where} (n = ${count$1(worst.n)}): surely by ${size}, more than ${marginSize(metric, limit)}.${more}`,
		headline: `lost at least ${size} of ${metricLabel(metric)} where ${worst.where}`
	});
}
/** A slice beyond the limit differs from all rows by at least the gap between them, so the search must have looked for that much. */
function worstValue(metric, limit, { searched, evidence }) {
	const whole = estimateOf(evidence, metric);
	if (isFinding(whole)) return whole;
	const isHigher = whole.direction === "higher";
	const gap = isHigher ? whole.value - limit : limit - whole.value;
	if (searched.minEffect > Math.max(0, gap)) return unsearched(`The search looked for effects of ${marginSize(metric, searched.minEffect)} or more, too coarse for the limit ${limitValue(limit)}.`);
	const better = ({ interval }) => isHigher ? interval.high : interval.low;
	const excess = (slice) => isHigher ? limit - better(slice) : better(slice) - limit;
	const broken = searched.weakest.filter((slice) => excess(slice) > 0).toSorted((a, b) => excess(b) - excess(a));
	const [worst] = broken;
	if (worst === void 0) return PASS;
	const shown = `${metricLabel(metric)} ${metricValueBeside(metric, worst.value, limit)} where ${worst.where} (n = ${count$1(worst.n)})`;
	return {
		...failed$1(worst, limit, {
			message: `${shown} is surely ${isHigher ? "below" : "above"} ${limitValue(limit)}.${moreOf(broken)}`,
			headline: `has ${shown}, ${isHigher ? "below" : "above"} ${limitValue(limit)}`
		}),
		observed: better(worst)
	};
}
const PASS = {
	verdict: "pass",
	message: ""
};
/** The slice whose low end is furthest beyond the limit, and how many more there are. */
function beyond$1(slices, limit) {
	const broken = slices.filter(({ effect }) => effect.interval.low > limit).toSorted((a, b) => b.effect.interval.low - a.effect.interval.low);
	return [broken[0], moreOf(broken)];
}
function moreOf(broken) {
	return broken.length > 1 ? ` And ${plural(broken.length - 1, "more slice")}.` : "";
}
function failed$1(slice, limit, words) {
	return {
		verdict: "fail",
		...words,
		fix: `Look at the rows where \`${slice.where}\`; add the condition to test.slices in assay.yml to watch it for ever.`,
		observed: slice.effect.interval.low,
		limit
	};
}
function unsearched(message) {
	return {
		verdict: "fail",
		message,
		headline: "has no search for weak slices that the policy can use",
		fix: "Set test.discover in assay.yml (enabled: true, and a small min_effect) and test again on enough rows."
	};
}

const schema$8 = {
	type: "object",
	description: "A metric must lie between limits on every slice of the holdout, not only on the whole.",
	additionalProperties: false,
	required: ["metric"],
	properties: {
		metric: {
			type: "string",
			minLength: 1,
			maxLength: 100
		},
		min: {
			type: "number",
			description: "Smallest allowed value on any slice, inclusive."
		},
		max: {
			type: "number",
			description: "Largest allowed value on any slice, inclusive."
		},
		bound: {
			enum: [
				"value",
				"low",
				"high"
			],
			default: "value",
			description: "Which number is held against the limits: the estimate, or an end of its interval."
		},
		slices: {
			type: "array",
			minItems: 1,
			maxItems: 50,
			uniqueItems: true,
			items: {
				type: "string",
				minLength: 1,
				maxLength: 100
			},
			description: "Names of the slices that must be there and are judged; all measured slices when absent."
		},
		min_n: {
			type: "integer",
			minimum: 1,
			default: 30,
			description: "A slice of fewer rows is a small slice."
		},
		small_slice: {
			enum: ["warn", "fail"],
			default: "warn",
			description: "Verdict when there is a small slice."
		},
		discovered: DISCOVERED_SETTING,
		confidence: CONFIDENCE_SETTING
	}
};
/** `metric.slices`: the slice that is furthest beyond a limit speaks; a slice that is too small to tell is said, never passed over. */
const metricSlices = {
	kind: "metric.slices",
	schema: schema$8,
	attempts: "same-champion",
	refine: refine$3,
	describe: (settings) => {
		const { metric, min, max, slices, discovered } = settings;
		const found = discovered && describeDiscovered(metric, discovered);
		if (!isDeclared(settings)) return found ?? "";
		const limits = [...min === void 0 ? [] : [`at least ${limitValue(min)}`], ...max === void 0 ? [] : [`at most ${limitValue(max)}`]];
		const declared = `${metricLabel(metric)} ${limits.join(" and ")} on ${slices?.join(", ") ?? "every slice"}`;
		return found === void 0 ? declared : `${declared}; ${found}`;
	},
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const { metric, discovered, confidence } = settings;
		return worstOf([...isDeclared(settings) ? [judgeDeclared(settings, evidence)] : [], ...discovered === void 0 ? [] : [judgeDiscovered({
			metric,
			confidence,
			limits: discovered,
			context
		}, evidence)]]);
	}
};
/** Are there limits for the slices of `test.slices`? */
function isDeclared({ min, max }) {
	return min !== void 0 || max !== void 0;
}
function judgeDeclared(settings, evidence) {
	const all = evidence.slices ?? [];
	const missing = (settings.slices ?? []).filter((name) => !all.some((slice) => slice.name === name));
	if (all.length === 0) return unmeasured$1("The evidence has no slices.", "has no measured slices");
	if (missing.length > 0) {
		const names = missing.join(", ");
		return unmeasured$1(`The evidence has no slice ${names}.`, `has no measured slice ${names}`);
	}
	return judge$1(settings, all.filter(({ name }) => settings.slices?.includes(name) ?? true));
}
/** The worst verdict speaks, the first of equals; where all pass, all messages. */
function worstOf(findings) {
	const [worst, ...rest] = findings.toSorted((a, b) => VERDICTS.indexOf(b.verdict) - VERDICTS.indexOf(a.verdict));
	if (worst === void 0) return unmeasured$1("The rule asks for nothing.", "has a rule that asks for nothing");
	const message = [worst, ...rest].map((finding) => finding.message).join(" ");
	return worst.verdict === "pass" ? {
		...worst,
		message
	} : worst;
}
function refine$3({ min, max, slices, discovered }) {
	if (min === void 0 && max === void 0 && (discovered === void 0 || slices !== void 0)) return [{
		path: "",
		message: "neither `min` nor `max` is set",
		fix: slices === void 0 ? "add `min:`, `max:` or `discovered:`" : "add `min:` or `max:`"
	}];
	return min !== void 0 && max !== void 0 && min > max ? [{
		path: "/min",
		message: `min ${min} is above max ${max}`,
		fix: "swap the two"
	}] : [];
}
function judge$1(settings, slices) {
	const { metric, min_n = 30, small_slice = "warn" } = settings;
	const label = metricLabel(metric);
	const readings = slices.map((slice) => ({
		slice,
		estimate: slice.metrics?.find(({ name }) => name === metric)
	}));
	const small = readings.filter(({ slice }) => slice.n < min_n);
	const large = readings.filter(({ slice }) => slice.n >= min_n);
	for (const { slice, estimate } of large) {
		const problem = estimateProblem(settings, slice, estimate);
		if (problem !== void 0) return problem;
	}
	const broken = large.flatMap(({ slice, estimate }) => estimate === void 0 ? [] : beyond(settings, slice, estimate));
	const [worst] = broken.toSorted((a, b) => b.excess - a.excess);
	if (worst !== void 0) return failure(settings, worst, broken.length);
	if (small.length > 0) {
		const names = small.map(({ slice }) => `${slice.name} (n = ${count$1(slice.n)})`).join(", ");
		return {
			verdict: small_slice,
			message: `${plural(small.length, "slice")} of fewer than ${count$1(min_n)} rows cannot be judged: ${names}.`,
			headline: `has ${plural(small.length, "slice")} too small to judge`,
			fix: "Add holdout rows of these slices, or agree on fewer rows in the policy first.",
			observed: Math.min(...small.map(({ slice }) => slice.n)),
			limit: min_n
		};
	}
	return {
		verdict: "pass",
		message: `${label} is within its limits on ${plural(large.length, "slice")}.`
	};
}
/** A large slice without a usable number is not shown to hold. */
function estimateProblem(settings, slice, estimate) {
	const { metric, bound = "value", confidence } = settings;
	const label = metricLabel(metric);
	if (estimate === void 0 || ![
		estimate.value,
		estimate.interval.low,
		estimate.interval.high
	].every(Number.isFinite)) return unmeasured$1(`${label} was not measured on the slice ${slice.name}.`, `has no ${label} of ${slice.name}`);
	const { n } = estimate;
	if (n !== slice.n && !(isOfAPart(metric) && n > 0 && n < slice.n)) return unmeasured$1(`${label} was measured on ${count$1(n)} of the ${count$1(slice.n)} rows of ${slice.name}.`, `has ${label} of a part of ${slice.name} only`);
	return bound === "value" ? void 0 : confidenceProblem(label, estimate.interval.level, confidence);
}
function beyond({ min, max, bound = "value" }, slice, { value, interval }) {
	const observed = bound === "value" ? value : interval[bound];
	if (min !== void 0 && observed < min) return [{
		slice,
		observed,
		limit: min,
		excess: min - observed,
		side: "below"
	}];
	if (max !== void 0 && observed > max) return [{
		slice,
		observed,
		limit: max,
		excess: observed - max,
		side: "above"
	}];
	return [];
}
function failure({ metric }, { slice, observed, limit, side }, broken) {
	const shown = `${metricLabel(metric)} ${metricValueBeside(metric, observed, limit)} on ${slice.name} (n = ${count$1(slice.n)})`;
	const more = broken > 1 ? ` And ${plural(broken - 1, "more slice")}.` : "";
	return {
		verdict: "fail",
		message: `${shown} is ${side} ${limitValue(limit)}.${more}`,
		headline: `has ${shown}, ${side} ${limitValue(limit)}`,
		fix: `Look at the rows of ${slice.name} (\`${slice.where}\`): more training rows of this kind often help.`,
		observed,
		limit
	};
}
function unmeasured$1(message, headline) {
	return {
		verdict: "fail",
		message,
		headline,
		fix: "Describe the slices under test.slices in assay.yml and test again."
	};
}

const schema$7 = {
	type: "object",
	description: "The candidate alone: a metric must lie between limits.",
	additionalProperties: false,
	required: ["metric"],
	properties: {
		metric: {
			type: "string",
			minLength: 1,
			maxLength: 100
		},
		min: {
			type: "number",
			description: "Smallest allowed value, inclusive."
		},
		max: {
			type: "number",
			description: "Largest allowed value, inclusive."
		},
		bound: {
			enum: [
				"value",
				"low",
				"high"
			],
			default: "value",
			description: "Which number is held against the limits: the estimate, or an end of its interval."
		},
		confidence: CONFIDENCE_SETTING,
		min_n: {
			type: "integer",
			minimum: 1,
			description: "Fewest holdout rows that may decide."
		}
	}
};
const BOUND_WORDS = {
	value: "",
	low: " (low end of the interval)",
	high: " (high end of the interval)"
};
/** `metric.threshold`: floor and ceiling of one metric of the candidate. */
const metricThreshold = {
	kind: "metric.threshold",
	schema: schema$7,
	refine: refine$2,
	describe: (settings) => {
		const limits = limitsOf$1(settings).map(({ side, value }) => `${side === "min" ? "at least" : "at most"} ${limitValue(value)}`);
		const rows = settings.min_n === void 0 ? "" : `, on ${plural(settings.min_n, "row")} or more`;
		return `${metricLabel(settings.metric)} ${limits.join(" and ")}${BOUND_WORDS[settings.bound ?? "value"]}${rows}`;
	},
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const estimate = estimateOf(evidence, settings.metric);
		if (isFinding(estimate)) return estimate;
		return tooFewRows(settings, estimate) ?? tooVague(settings, estimate) ?? judge(settings, estimate);
	}
};
function refine$2({ min, max }) {
	if (min === void 0 && max === void 0) return [{
		path: "",
		message: "neither `min` nor `max` is set",
		fix: "add `min:` or `max:`"
	}];
	if (min !== void 0 && max !== void 0 && min > max) return [{
		path: "/min",
		message: `min ${min} is above max ${max}`,
		fix: "swap the two"
	}];
	return [];
}
function limitsOf$1({ min, max }) {
	const limits = [];
	if (min !== void 0) limits.push({
		side: "min",
		value: min
	});
	if (max !== void 0) limits.push({
		side: "max",
		value: max
	});
	return limits;
}
function tooFewRows({ metric, min_n }, { n }) {
	if (min_n === void 0 || n >= min_n) return void 0;
	return {
		verdict: "fail",
		message: `${metricLabel(metric)} was measured on ${plural(n, "row")}; the policy asks for ${count$1(min_n)}.`,
		headline: `was tested on ${plural(n, "row")} where ${count$1(min_n)} are needed`,
		fix: `Test on a holdout of at least ${plural(min_n, "row")}.`,
		observed: n,
		limit: min_n
	};
}
/** Only a rule about an end of the interval depends on how wide it was made. */
function tooVague({ metric, bound = "value", confidence }, { interval }) {
	return bound === "value" ? void 0 : confidenceProblem(metricLabel(metric), interval.level, confidence);
}
function judge(settings, estimate) {
	const { metric } = settings;
	const bound = settings.bound ?? "value";
	const observed = bound === "value" ? estimate.value : estimate.interval[bound];
	const broken = limitsOf$1(settings).find(({ side, value }) => !(side === "min" ? observed >= value : observed <= value));
	const shown = describeEstimate(metric, estimate);
	if (broken === void 0) {
		const limit = settings.min ?? settings.max;
		return {
			verdict: "pass",
			message: `${shown}.`,
			observed,
			...limit === void 0 ? {} : { limit }
		};
	}
	const label = metricLabel(metric);
	const number = metricValueBeside(metric, observed, broken.value);
	const [verb, place] = broken.side === "min" ? ["Raise", `below the minimum ${limitValue(broken.value)}`] : ["Lower", `above the maximum ${limitValue(broken.value)}`];
	const isPlain = bound === "value";
	return {
		verdict: "fail",
		message: isPlain ? `${shown}: ${place}.` : `${shown}: the ${bound} end of the interval, ${number}, is ${place}.`,
		headline: `${isPlain ? "has" : "may have"} ${label} ${number}, ${place}`,
		fix: `${verb} ${label}, or agree on another limit in the policy first.`,
		observed,
		limit: broken.value
	};
}
function describeEstimate(metric, { value, interval, n }) {
	const level = Math.round(interval.level * 1e3) / 10;
	const ends = `${metricValue(metric, interval.low)} to ${metricValue(metric, interval.high)}`;
	return `${metricLabel(metric)} ${metricValue(metric, value)} (${level} % CI ${ends}, n = ${count$1(n)})`;
}

const schema$6 = {
	type: "object",
	description: "Before it is used the model can be watched: drift is configured and looked at by a schedule, and there is a way back.",
	additionalProperties: false,
	required: ["workflow"],
	properties: {
		workflow: {
			type: "string",
			pattern: "^\\.github/workflows/[^/]+\\.ya?ml$",
			maxLength: 500,
			description: "The workflow that runs `assay drift` by a schedule."
		},
		config: {
			...documentPath,
			default: "assay.yml",
			description: "The configuration that says what drift is."
		},
		alert: {
			...documentPath,
			description: "Who is told and what they do: a document that must be there."
		},
		rollback: {
			enum: ["required", "if-champion"],
			default: "if-champion",
			description: "What to go back to: the champion of the ledger. `required` also refuses a first version, which has none."
		}
	}
};
/** `monitoring.ready`: reads what the change proposes, and the ledger for the way back. */
const monitoringReady = {
	kind: "monitoring.ready",
	schema: schema$6,
	describe: ({ workflow, alert }) => `drift configured, ${workflow} by a schedule${alert === void 0 ? "" : `, ${alert}`}, and a champion to go back to`,
	needs: ({ workflow, alert, config = "assay.yml" }) => ({ documents: [
		config,
		workflow,
		...alert === void 0 ? [] : [alert]
	] }),
	evaluate: (settings, context) => {
		return [
			configProblem(settings, context),
			workflowProblem(settings, context),
			alertProblem(settings, context),
			rollbackProblem(settings, context)
		].find((one) => one !== void 0) ?? {
			verdict: "pass",
			message: `Watched by ${settings.workflow}; ${wayBack$1(context)}.`
		};
	}
};
function configProblem({ config = "assay.yml" }, context) {
	const document = locatedDocument(context, config);
	if (isFinding(document)) return document;
	const root = membersOf$2(document.located.value);
	return membersOf$2(membersOf$2(root["models"])[context.model])["drift"] !== void 0 || root["drift"] !== void 0 ? void 0 : lacking(`${config} has no \`drift\` for ${context.model}.`, "has no drift configured", `Add \`drift\` to ${context.model} in ${config}.`);
}
function workflowProblem({ workflow }, context) {
	const document = locatedDocument(context, workflow);
	if (isFinding(document)) return document;
	const root = membersOf$2(document.located.value);
	const schedule = membersOf$2(root["on"])["schedule"];
	if (!Array.isArray(schedule) || schedule.length === 0) return lacking(`${workflow} runs by no schedule.`, "is not watched by a schedule", `Add \`on: { schedule: [{ cron: "17 5 * * *" }] }\` to ${workflow}.`);
	const steps = Object.values(membersOf$2(root["jobs"])).flatMap((job) => [membersOf$2(job), ...listOf$2(membersOf$2(job)["steps"])]);
	const isDrift = ({ uses, run }) => /\/drift@|\/drift$/.test(String(uses ?? "")) || /\bassay drift\b/.test(String(run ?? ""));
	return steps.some(isDrift) ? void 0 : lacking(`${workflow} has no step that runs \`assay drift\`.`, "is not watched for drift", `Add the action drift, or \`assay drift\`, to ${workflow}.`);
}
function alertProblem({ alert }, context) {
	if (alert === void 0) return void 0;
	const document = documentOf(context, alert);
	if (isFinding(document)) return document;
	return /\p{L}{2}/u.test(document.text) ? void 0 : lacking(`${alert} says nothing.`, "has nobody to alert", `Write into ${alert} who is told and what they do.`);
}
function rollbackProblem({ rollback = "if-champion" }, { facts }) {
	const { state } = facts.champion;
	if (state === "is" || state === "none" && rollback === "if-champion") return void 0;
	return lacking(state === "none" ? "The ledger has no champion to go back to." : "The ledger could not be read, so the way back is not known.", "has no way back on record", "Register and promote a version first, and let the gate read the ledger branch.");
}
function wayBack$1({ facts: { champion } }) {
	return champion.state === "is" ? `the way back is ${champion.version}` : "a first version has no way back";
}
function membersOf$2(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
function listOf$2(value) {
	return Array.isArray(value) ? value.map(membersOf$2) : [];
}

const schema$5 = {
	type: "object",
	description: "The limits were set before the model was measured: the policy of the base did not change after that.",
	additionalProperties: false,
	properties: { min_hours: {
		type: "number",
		minimum: 0,
		maximum: 8760,
		default: 0,
		description: "Hours that the policy must have stood before the measurement."
	} }
};
const AGAIN = "Run the workflow of the head commit again: its evidence is then younger than the policy.";
/**
* `policy.prior`: the last commit of the base that changed the policy file against the time of the measurement. Commit times are what
* committers say; whoever can write the base branch can write them.
*/
const policyPrior = {
	kind: "policy.prior",
	schema: schema$5,
	describe: ({ min_hours: hours = 0 }) => hours === 0 ? "evidence that is younger than the policy" : `a policy that stood ${hours} hours before the measurement`,
	needs: () => ({ policyTime: true }),
	evaluate: ({ min_hours: limit = 0 }, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const pull = pullRequestOf(context, "Whether the policy came first");
		if (isFinding(pull)) return pull;
		const { policyChangedAt: changed } = context;
		const measured = toMilliseconds(evidence.createdAt);
		if (changed === void 0 || !Number.isFinite(changed) || measured === void 0) return lacking("When the policy was last changed is not known.", "cannot show that its limits came first", AGAIN);
		const observed = (measured - changed) / 36e5;
		const said = `The policy is of ${toMoment(changed)}, the evidence of ${toMoment(measured)}`;
		if (observed >= limit) return {
			verdict: "pass",
			message: `${said}.`,
			observed,
			limit
		};
		const asks = limit === 0 ? "asks for limits that were set before" : `asks for ${limit} hours between them`;
		return {
			...lacking(`${said}; the policy ${asks}.`, "was measured before its limits were set", AGAIN),
			observed,
			limit
		};
	}
};

const schema$4 = {
	type: "object",
	description: "Somebody independent validated the model as a whole, recently enough.",
	additionalProperties: false,
	required: ["max_days"],
	properties: {
		max_days: {
			type: "integer",
			minimum: 1,
			maximum: 3650,
			description: "Days that a validation holds."
		},
		warn_days: {
			type: "integer",
			minimum: 0,
			maximum: 365,
			default: 30,
			description: "Announced so many days before."
		},
		record: {
			...documentPath,
			default: VALIDATIONS_PATH,
			description: "Where validations are recorded."
		}
	}
};
const DAY_MS$1 = 864e5;
/**
* `revalidation.due`: an entry counts when its day has come; one that the change itself may have written counts only with an approval
* of its head commit by the person it names, who wrote nothing of it.
*/
const revalidationDue = {
	kind: "revalidation.due",
	schema: schema$4,
	describe: ({ max_days }) => `an independent validation of at most ${plural(max_days, "day")} ago`,
	needs: (settings) => ({
		documents: [recordOf(settings)],
		files: true,
		people: true
	}),
	evaluate: (settings, context) => {
		const { max_days: limit, warn_days: soon = 30 } = settings;
		const file = recordOf(settings);
		const document = parsedDocument(context, file, validationsSchema);
		if (isFinding(document)) return document;
		const own = document.value.validations.filter(({ model }) => model === context.model);
		const days = own.filter((entry) => isIndependent(entry, file, context)).flatMap((entry) => ageOf(entry, context.now));
		const observed = days.length === 0 ? void 0 : Math.min(...days);
		if (observed === void 0) return overdue(own.length === 0 ? `${file} has no validation of ${context.model}` : `No validation of ${context.model} in ${file} counts yet`, file);
		if (observed > limit) return {
			...overdue(`The last validation was ${plural(observed, "day")} ago; the policy accepts ${limit}`, file),
			observed,
			limit
		};
		const left = limit - observed;
		const message = `Validated ${plural(observed, "day")} ago, good for ${plural(left, "more day", "more days")}.`;
		if (left >= soon) return {
			verdict: "pass",
			message,
			observed,
			limit
		};
		return {
			verdict: "warn",
			message,
			headline: "must be validated again soon",
			fix: `Plan the next validation, and record it in ${file}.`,
			observed,
			limit
		};
	}
};
function recordOf({ record = VALIDATIONS_PATH }) {
	return record;
}
/** Whole days since the validation; a day that does not exist or lies ahead is none. */
function ageOf({ date }, now) {
	const at = toMilliseconds(date);
	const days = at === void 0 ? NaN : Math.floor((now - at) / DAY_MS$1);
	return days >= 0 ? [days] : [];
}
/** Only a pull request whose list of files is complete shows that it did not write the record itself. */
function isIndependent({ by }, file, { change }) {
	if (change.kind !== "pull-request") return true;
	if (change.files !== "all" && !change.files.includes(file)) return true;
	const login = by.slice(1).toLowerCase();
	if ([
		change.author,
		...change.committers,
		...change.pushers?.logins ?? []
	].some((one) => one.toLowerCase() === login)) return false;
	const last = change.reviews.filter(({ reviewer, state }) => reviewer.toLowerCase() === login && state !== "commented").toSorted((a, b) => a.submittedAt - b.submittedAt).at(-1);
	return last?.state === "approved" && last.commit === change.headSha;
}
function overdue(why, file) {
	return lacking(`${why}.`, "is due for validation", `Have the model validated, record it in ${file}, and let who did it approve that change.`);
}

/** The perturbation that is furthest beyond a limit speaks; one that the model does not answer is beyond every limit. */
function judgePerturbations(settings, { perturbations }, evidence) {
	const problem = measuredProblem(settings, perturbations, evidence);
	if (problem !== void 0 || perturbations === void 0) return problem ?? failed("No perturbation was measured.");
	const judged = perturbations.results.filter(({ kind }) => settings.perturbations.includes(kind));
	const silent = judged.find(({ candidate }) => candidate.failed !== void 0);
	if (silent?.candidate.failed !== void 0) return silentFinding(silent, silent.candidate.failed);
	const unread = judged.find((one) => readingsOf(settings, perturbations, one).length < limitsOf(settings));
	if (unread !== void 0) return unreadFinding(settings, unread);
	const readings = judged.flatMap((result) => readingsOf(settings, perturbations, result).map((reading) => ({
		result,
		reading
	})));
	const tooVague = readings.map(({ reading }) => confidenceProblem(reading.words, reading.level, settings.confidence)).find((one) => one !== void 0);
	if (tooVague !== void 0) return tooVague;
	const [worst] = readings.toSorted((a, b) => excess(b.reading) - excess(a.reading));
	if (worst === void 0) return failed("No perturbation of the kinds that are judged was measured.");
	return worstFinding(settings, perturbations, {
		worst,
		judged: judged.length
	});
}
function worstFinding(settings, measured, { worst: { result, reading }, judged }) {
	const { observed, limit, words } = reading;
	const shown = `${words} under ${perturbationName(result)}`;
	if (excess(reading) <= 0) return {
		verdict: "pass",
		message: `The worst of ${count$1(judged)} judged perturbations: ${shown}.`,
		observed,
		limit
	};
	return {
		verdict: "fail",
		message: `${capital(shown)}; the limit is ${limitText(settings, measured, limit)}.`,
		headline: `has ${shown}`,
		fix: "Train with rows that are perturbed in this way, round or clip the input, or agree on another limit first.",
		observed,
		limit
	};
}
function measuredProblem({ metric, min_rows = 500 }, measured, { holdout }) {
	if (measured === void 0) return failed("The evidence has no perturbations.");
	if (metric !== void 0 && measured.metric !== metric) return {
		...failed(`The drop of ${metricLabel(measured.metric)} was measured, not of ${metricLabel(metric)}.`),
		fix: `Put ${metric} first in test.metrics of assay.yml and test again.`
	};
	const needed = Math.min(min_rows, holdout.rows);
	if (measured.rows >= needed) return void 0;
	return {
		...failed(`${count$1(measured.rows)} rows were perturbed; the policy asks for ${count$1(needed)}.`),
		fix: `Set test.robustness.rows to ${needed} in assay.yml and test again.`
	};
}
function limitsOf({ max_drop, max_flip_rate }) {
	return Number(max_drop !== void 0) + Number(max_flip_rate !== void 0);
}
function readingsOf({ max_drop, max_flip_rate, bound = "low" }, { metric }, { candidate: { drop, flips } }) {
	const readings = [];
	if (max_drop !== void 0 && drop !== void 0) {
		const observed = bound === "value" ? drop.value : drop.interval[bound];
		const words = `${metricLabel(metric)} worse by ${differenceSize(metric, Math.max(0, drop.value))}`;
		readings.push({
			observed,
			limit: max_drop,
			words,
			level: drop.interval.level
		});
	}
	if (max_flip_rate !== void 0 && flips !== void 0) {
		const value = flips.k / Math.max(1, flips.n);
		const observed = bound === "value" ? value : flips.interval[bound];
		const words = `${significant(value * 100)} % of the decisions flipped`;
		readings.push({
			observed,
			limit: max_flip_rate,
			words,
			level: flips.interval.level
		});
	}
	return readings.filter(({ observed }) => Number.isFinite(observed));
}
/** How far beyond the limit, as a share of it; above 0 is beyond. */
function excess({ observed, limit }) {
	return (observed - limit) / Math.max(limit, 1e-9);
}
function silentFinding(result, { how, message, failing }) {
	const name = perturbationName(result);
	return {
		verdict: "fail",
		message: `The model has no answer under ${name} (${how}; ${count$1(failing.k)} of ${count$1(failing.n)} single rows): ${message}`,
		headline: `has no answer under ${name}`,
		fix: "Let the exported pipeline fill in missing values and take unknown texts as a category of their own, or do not judge this perturbation."
	};
}
function unreadFinding({ max_flip_rate }, result) {
	const isUndecided = max_flip_rate !== void 0 && result.candidate.flips === void 0;
	const what = isUndecided ? "Flipped decisions were" : "The drop of the metric was";
	const fix = isUndecided ? "A regression decides nothing: use `max_drop`." : "Perturb more rows (test.robustness.rows), so that the metric is defined on them.";
	return {
		...failed(`${what} not measured under ${perturbationName(result)}.`),
		fix
	};
}
function limitText({ max_drop }, { metric }, limit) {
	return limit === max_drop ? marginSize(metric, limit) : `${limitValue(limit * 100)} %`;
}
function capital(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
function failed(message) {
	return {
		verdict: "fail",
		message,
		headline: "has no usable measurement of its robustness",
		fix: "Set `test: { robustness: true }` in assay.yml and test again."
	};
}

const names$1 = (of, description) => ({
	description,
	anyOf: [{ const: "all" }, {
		type: "array",
		minItems: 1,
		maxItems: 200,
		uniqueItems: true,
		items: of
	}]
});
const schema$3 = {
	type: "object",
	description: "The answers hold when rows are not quite what they were: perturbations, written cases, edge cases, small changes.",
	additionalProperties: false,
	properties: {
		max_drop: {
			type: "number",
			minimum: 0,
			description: "How much worse the main metric may become under any judged perturbation, in its own unit (0.05 is 5 points)."
		},
		max_flip_rate: {
			type: "number",
			minimum: 0,
			maximum: 1,
			description: "Share of rows that may be decided otherwise under any judged perturbation."
		},
		perturbations: {
			type: "array",
			minItems: 1,
			uniqueItems: true,
			items: { enum: PERTURBATION_KINDS },
			default: EVERYDAY_KINDS,
			description: "Which perturbations are judged."
		},
		metric: {
			type: "string",
			minLength: 1,
			maxLength: 100,
			description: "The metric whose drop is meant: the first of `test.metrics` must be this one."
		},
		bound: {
			enum: [
				"low",
				"value",
				"high"
			],
			default: "low",
			description: "Which number is held against `max_drop` and `max_flip_rate`: an end of the interval, or the value."
		},
		min_rows: {
			type: "integer",
			minimum: 50,
			default: 500,
			description: "Rows that must have been perturbed, or all rows of a smaller holdout."
		},
		stable: {
			type: "boolean",
			default: true,
			description: "The order of the rows and the size of a batch change no answer."
		},
		cases: names$1({
			type: "string",
			minLength: 1,
			maxLength: 300
		}, "`all`, or the cases of cases.yml that must be there and hold."),
		cases_digest: {
			type: "string",
			pattern: "^sha256:[0-9a-f]{64}$",
			description: "Digest of cases.yml, so that nobody softens it in the same change."
		},
		edge_cases: names$1({ enum: EDGE_CASES }, "`all`, or the edge cases that must be answered or clearly refused."),
		min_adversarial_distance: {
			type: "number",
			minimum: 0,
			description: "Half of the rows need at least so large a change to flip, in standard deviations (high end of the interval)."
		},
		confidence: CONFIDENCE_SETTING
	}
};
/** `robustness`: every limit that is set must hold; what was not measured does not. */
const robustness = {
	kind: "robustness",
	schema: schema$3,
	refine: refine$1,
	describe: (settings) => wordsOf(settings).join(", "),
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const measured = evidence.robustness;
		if (measured === void 0) return unmeasured();
		const { max_drop, max_flip_rate, stable = true, cases, edge_cases, min_adversarial_distance } = settings;
		const isPerturbed = (max_drop ?? max_flip_rate) !== void 0;
		const kinds = settings.perturbations ?? [...EVERYDAY_KINDS];
		const findings = [
			...isPerturbed ? [judgePerturbations({
				...settings,
				perturbations: kinds
			}, measured, evidence)] : [],
			...stable && isPerturbed ? [judgeStability(measured)] : [],
			...cases === void 0 && settings.cases_digest === void 0 ? [] : [judgeCases(settings, measured)],
			...edge_cases === void 0 ? [] : [judgeEdges(edge_cases, measured)],
			...min_adversarial_distance === void 0 ? [] : [judgeAttack(min_adversarial_distance, settings, measured)]
		];
		return findings.find(({ verdict }) => verdict !== "pass") ?? allHold(findings);
	}
};
function refine$1(settings) {
	const { metric, max_drop } = settings;
	if (metric !== void 0 && max_drop === void 0) return [{
		path: "/metric",
		message: "`metric` without `max_drop` asks for nothing",
		fix: "add `max_drop:`"
	}];
	if (wordsOf(settings).length > 0) return [];
	return [{
		path: "",
		message: "no limit is set",
		fix: "add `max_drop:`, `max_flip_rate:`, `cases: all`, `edge_cases: all` or `min_adversarial_distance:`"
	}];
}
function wordsOf(settings) {
	const { max_drop, max_flip_rate, cases, edge_cases, min_adversarial_distance, metric, cases_digest } = settings;
	const drop = max_drop === void 0 ? "" : metric === void 0 ? limitValue(max_drop) : marginSize(metric, max_drop);
	return [
		...max_drop === void 0 ? [] : [`a drop of at most ${drop} under perturbations`],
		...max_flip_rate === void 0 ? [] : [`at most ${limitValue(max_flip_rate * 100)} % of the decisions flipped`],
		...cases === void 0 ? [] : [cases === "all" ? "all written cases" : `the cases ${cases.join(", ")}`],
		...cases_digest === void 0 ? [] : ["cases.yml as agreed"],
		...edge_cases === void 0 ? [] : ["an answer or a clear refusal to edge cases"],
		...min_adversarial_distance === void 0 ? [] : [`no flip of half the rows within ${limitValue(min_adversarial_distance)} standard deviations`]
	];
}
function unmeasured() {
	return {
		verdict: "fail",
		message: "The evidence says nothing about robustness.",
		headline: "has no measurement of its robustness",
		fix: "Set `test: { robustness: true }` (and `cases:`) in assay.yml and test again."
	};
}
function allHold(findings) {
	const [first] = findings;
	return {
		...findings.length === 1 && first !== void 0 ? first : {},
		verdict: "pass",
		message: findings.map(({ message }) => message).join(" ")
	};
}

const schema$2 = {
	type: "object",
	description: "Before a deployment the same commit has run in another environment for a while, without an alert, and there is a way back.",
	additionalProperties: false,
	required: ["environment", "hours"],
	properties: {
		environment: {
			type: "string",
			minLength: 1,
			maxLength: 255,
			description: "Where it has to run before: an environment whose deployments the App lets through."
		},
		hours: {
			type: "number",
			exclusiveMinimum: 0,
			maximum: 8760,
			description: "Hours without another version there."
		},
		rollback: {
			enum: ["required", "if-champion"],
			default: "if-champion",
			description: "What to go back to: the champion of the ledger. `required` also refuses a first version, which has none."
		}
	}
};
const HOUR_MS = 36e5;
const NOWHERE = "Let the App hold deployments (docs/deployments.md): it keeps what ran where and since when.";
/** `rollout.soak`: judged at deployments, by what the App itself let into the other environment; anybody's word about it counts for nothing. */
const rolloutSoak = {
	kind: "rollout.soak",
	schema: schema$2,
	describe: ({ environment, hours }) => `${hours} hours in ${environment} without an alert, and a champion to go back to`,
	needs: ({ environment }) => ({ environments: [environment] }),
	evaluate: (settings, context) => {
		const { change, model } = context;
		if (change.kind !== "push" || change.environment === void 0) return {
			verdict: "not-applicable",
			message: "This is asked of deployments."
		};
		if (change.environment === settings.environment) return {
			verdict: "not-applicable",
			message: `This is the deployment to ${settings.environment} itself.`
		};
		const { rollout } = change;
		if (rollout === void 0) return lacking("What ran where is not known here.", "has no known rollout", NOWHERE);
		if (rollout.drifting.includes(model)) return lacking("There is an open drift alert.", "has an open drift alert", "Settle the alert first: close its issue, or train again.");
		return soaked(settings, {
			context,
			rollout,
			headSha: change.headSha
		}) ?? wayBack(settings, context);
	}
};
/** What is missing of the time in the other environment; `undefined` when nothing is. */
function soaked({ environment, hours: limit }, { context, rollout, headSha }) {
	const there = Object.hasOwn(rollout.environments, environment) ? rollout.environments[environment] : void 0;
	if (there === void 0 || there.headSha !== headSha) {
		const what = there === void 0 ? "nothing ran there yet" : `${there.headSha.slice(0, 7)} runs there`;
		const message = `${headSha.slice(0, 7)} does not run in ${environment}: ${what}.`;
		return lacking(message, `has not run in ${environment}`, `Deploy this commit to ${environment} first.`);
	}
	const observed = (context.now - there.since) / HOUR_MS;
	if (observed >= limit) return void 0;
	if (!Number.isFinite(observed)) return lacking("Since when it runs is not known.", "has no known rollout", NOWHERE);
	const message = `${headSha.slice(0, 7)} has run in ${environment} for ${fixed(observed, 1)} hours of ${limit}.`;
	const fix = `Deploy again in ${fixed(limit - observed, 1)} hours.`;
	return {
		...lacking(message, `has not run in ${environment} long enough`, fix),
		observed,
		limit
	};
}
function wayBack({ environment, hours, rollback = "if-champion" }, { facts }) {
	const { champion } = facts;
	if (champion.state === "unknown") return lacking("The ledger could not be read, so the way back is not known.", "has no way back on record", LEDGER);
	if (champion.state === "none" && rollback === "required") return lacking("The ledger has no champion to go back to.", "has no way back on record", LEDGER);
	return {
		verdict: "pass",
		message: `It has run in ${environment} for ${hours} hours or more without an alert; ${champion.state === "is" ? `the way back is ${champion.version}` : "a first version has no way back"}.`
	};
}
const LEDGER = "Register and promote a version first, and let the gate read the ledger branch.";

/** From the least to the worst. */
const SEVERITIES = [
	"low",
	"medium",
	"high",
	"critical"
];
/**
* The findings of a scanner: SARIF 2.1 (`security-severity` of the rule, else the level), or the JSON of OSV-Scanner. `undefined` when the
* document is neither: what is not understood is not "nothing found".
*/
function readAdvisories(document) {
	const root = membersOf$1(document);
	if (Array.isArray(root["runs"]) && root["runs"].length > 0 && String(root["version"]).startsWith("2.1")) return listOf$1(root["runs"]).flatMap(sarifRun);
	if (Array.isArray(root["results"])) return listOf$1(root["results"]).flatMap(osvResult);
}
function sarifRun(run) {
	const rules = listOf$1(membersOf$1(membersOf$1(run["tool"])["driver"])["rules"]);
	const scores = new Map(rules.map((rule) => [rule["id"], Number(membersOf$1(rule["properties"])["security-severity"] ?? NaN)]));
	return listOf$1(run["results"]).filter((result) => listOf$1(result["suppressions"]).length === 0 && result["kind"] !== "pass").map((result) => {
		const id = String(result["ruleId"] ?? "(no id)");
		const score = scores.get(result["ruleId"]) ?? NaN;
		return {
			id: id.slice(0, 200),
			severity: Number.isFinite(score) ? ofScore(score) : ofLevel(result["level"])
		};
	});
}
/** `warning` is the level of a result that names none (SARIF 2.1.0, 3.27.10). */
function ofLevel(level) {
	return {
		error: "high",
		warning: "medium",
		note: "low",
		none: "low"
	}[String(level ?? "warning")] ?? "unknown";
}
function osvResult(result) {
	return listOf$1(result["packages"]).flatMap((one) => {
		const groups = listOf$1(one["groups"]);
		if (groups.length > 0) return groups.map((group) => ({
			id: firstOf(group["ids"]),
			severity: ofScore(Number(group["max_severity"] || NaN))
		}));
		return listOf$1(one["vulnerabilities"]).map((weakness) => {
			const said = String(membersOf$1(weakness["database_specific"])["severity"] ?? "").toLowerCase();
			const severity = said === "moderate" ? "medium" : SEVERITIES.find((name) => name === said);
			return {
				id: String(weakness["id"] ?? "(no id)").slice(0, 200),
				severity: severity ?? "unknown"
			};
		});
	});
}
/** Ratings of CVSS 3.1, section 5. */
function ofScore(score) {
	if (!Number.isFinite(score)) return "unknown";
	if (score >= 9) return "critical";
	if (score >= 7) return "high";
	return score >= 4 ? "medium" : "low";
}
function firstOf(ids) {
	return String(Array.isArray(ids) ? ids[0] : "(no id)").slice(0, 200);
}
function membersOf$1(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
function listOf$1(value) {
	return Array.isArray(value) ? value.map(membersOf$1) : [];
}

/**
* The packages of a CycloneDX (1.x) or SPDX (2.x) document in JSON; `undefined` when it is neither, or lists none. Only names, versions
* and licences are read.
*/
function readSbom(document) {
	const root = membersOf(document);
	const isCycloneDx = root["bomFormat"] === "CycloneDX";
	const isSpdx = typeof root["spdxVersion"] === "string" && root["spdxVersion"].startsWith("SPDX-2");
	if (!isCycloneDx && !isSpdx) return void 0;
	const components = isCycloneDx ? cycloneDx(root["components"]) : spdx(root);
	return components.length === 0 ? void 0 : components;
}
/** Components may hold components. */
function cycloneDx(components, depth = 0) {
	return listOf(components).flatMap((one) => [toComponent(one["name"], one["version"], listOf(one["licenses"]).flatMap(licenceOf)), ...depth < 5 ? cycloneDx(one["components"], depth + 1) : []]);
}
function licenceOf(choice) {
	const { id, name } = membersOf(choice["license"]);
	return [
		choice["expression"],
		id,
		name
	].filter((one) => typeof one === "string" && one !== "").slice(0, 1);
}
const NOTHING_SAID = /* @__PURE__ */ new Set([
	"",
	"NOASSERTION",
	"NONE"
]);
/** The package that the document describes is the user's own, not one of its dependencies. */
function spdx(root) {
	const described = new Set(Array.isArray(root["documentDescribes"]) ? root["documentDescribes"] : []);
	return listOf(root["packages"]).filter(({ SPDXID }) => !described.has(SPDXID)).map((one) => {
		const said = [one["licenseConcluded"], one["licenseDeclared"]].find((text) => typeof text === "string" && !NOTHING_SAID.has(text));
		return toComponent(one["name"], one["versionInfo"], said === void 0 ? [] : [String(said)]);
	});
}
function toComponent(name, version, licences) {
	return {
		name: String(name ?? "(no name)").slice(0, 200),
		...typeof version === "string" ? { version } : {},
		licences
	};
}
/**
* May this licence be used where these may? `A OR B` needs one of them, `A AND B` both; `(`, `)` and exceptions (`WITH`) are read as SPDX
* has them. What cannot be read may not.
*/
function isAllowed(expression, allowed) {
	const names = new Set(allowed.map((one) => one.toLowerCase()));
	if (names.has(expression.trim().toLowerCase())) return true;
	const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
	const read = anyOf({
		tokens,
		at: 0,
		names,
		depth: 0
	});
	return read.at === tokens.length && read.holds;
}
function anyOf(place) {
	let read = allOf(place);
	while (place.tokens[read.at]?.toUpperCase() === "OR") {
		const next = allOf({
			...place,
			at: read.at + 1
		});
		read = {
			at: next.at,
			holds: read.holds || next.holds
		};
	}
	return read;
}
function allOf(place) {
	let read = single(place);
	while (place.tokens[read.at]?.toUpperCase() === "AND") {
		const next = single({
			...place,
			at: read.at + 1
		});
		read = {
			at: next.at,
			holds: read.holds && next.holds
		};
	}
	return read;
}
/** A faulty expression ends before its last token, and so is refused. */
function single(place) {
	const { tokens, at, names, depth } = place;
	const token = tokens[at];
	if (token === "(" && depth < 20) {
		const inner = anyOf({
			...place,
			at: at + 1,
			depth: depth + 1
		});
		return tokens[inner.at] === ")" ? {
			at: inner.at + 1,
			holds: inner.holds
		} : {
			at: -1,
			holds: false
		};
	}
	if (token === void 0 || /^([()]|OR|AND|WITH)$/i.test(token)) return {
		at: -1,
		holds: false
	};
	const exception = tokens[at + 1]?.toUpperCase() === "WITH" ? tokens[at + 2] : void 0;
	if (exception === void 0) return {
		at: at + 1,
		holds: names.has(token.toLowerCase())
	};
	return {
		at: at + 3,
		holds: names.has(`${token} with ${exception}`.toLowerCase())
	};
}
function membersOf(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
function listOf(value) {
	return Array.isArray(value) ? value.map(membersOf) : [];
}

const names = {
	type: "array",
	minItems: 1,
	maxItems: 200,
	uniqueItems: true,
	items: {
		type: "string",
		minLength: 1,
		maxLength: 200
	}
};
const schema$1 = {
	type: "object",
	description: "What the model is built with is locked, may be used, and has no known weakness, as far as files of the repository tell.",
	additionalProperties: false,
	properties: {
		locks: {
			...names,
			maxItems: 20,
			items: documentPath,
			description: "Lock files that must be there. In a `requirements.txt` every line must be pinned with `==`, a digest or an address at a commit."
		},
		sbom: {
			...documentPath,
			description: "Bill of materials as JSON: CycloneDX 1.x or SPDX 2.x."
		},
		licences: {
			...names,
			description: "Accepted licences by their SPDX ids; every package of the bill must have one of them."
		},
		advisories: {
			...documentPath,
			description: "Report of a scanner: SARIF 2.1 or the JSON of OSV-Scanner."
		},
		max_severity: {
			enum: ["none", ...SEVERITIES],
			default: "low",
			description: "Worst accepted severity; one that is not known is not accepted."
		},
		ignore: {
			...names,
			description: "Advisories that were judged harmless here, by id."
		}
	}
};
/** `supply_chain`: every part that is named must hold. A report that is not understood, or a package without a licence, fails. */
const supplyChain = {
	kind: "supply_chain",
	schema: schema$1,
	refine,
	describe: (settings) => partsOf(settings).join(", "),
	needs: ({ locks = [], sbom, advisories }) => ({ documents: [...locks, ...[sbom, advisories].filter((path) => path !== void 0)] }),
	evaluate: (settings, context) => {
		const open = [
			...(settings.locks ?? []).map((path) => lockProblem(path, context)),
			licenceProblem(settings, context),
			advisoryProblem(settings, context)
		].filter((one) => one !== void 0);
		const [first] = open;
		if (first === void 0) return {
			verdict: "pass",
			message: `Holds: ${partsOf(settings).join(", ")}.`
		};
		return open.length === 1 ? first : {
			...first,
			message: open.map(({ message }) => message).join(" ")
		};
	}
};
function partsOf({ locks = [], sbom, licences, advisories, max_severity = "low" }) {
	return [
		...locks.length === 0 ? [] : [`lock files ${locks.join(", ")}`],
		...sbom === void 0 ? [] : [`a bill of materials in ${sbom}${licences === void 0 ? "" : ` with ${licences.join(", ")} only`}`],
		...advisories === void 0 ? [] : [`no advisory above ${max_severity} in ${advisories}`]
	];
}
function lockProblem(path, context) {
	const document = documentOf(context, path);
	if (isFinding(document)) return context.documents?.[path]?.state === "unreadable" && !isRequirements(path) ? void 0 : document;
	if (document.text.trim() === "") return lacking(`${path} is empty.`, `has an empty ${path}`, `Write ${path} with the package manager.`);
	if (!isRequirements(path)) return void 0;
	const loose = document.text.split(/\r?\n/).find(isLoose);
	if (loose === void 0) return void 0;
	const line = loose.trim().slice(0, 100);
	return lacking(`${path} does not pin "${line}".`, `has loose versions in ${path}`, `Pin every line of ${path}: name==version.`);
}
function isRequirements(path) {
	return /(^|\/)[^/]*requirements[^/]*\.txt$/.test(path);
}
/** Options, comments and continued lines of digests pin nothing and loosen nothing; another file (`-r`) must be named itself. */
function isLoose(line) {
	const text = line.replace(/(^|\s)#.*$/, "").trim();
	if (text === "" || text.startsWith("--hash=")) return false;
	if (/^(-r|-c|-e|--requirement|--constraint|--editable)\b/.test(text)) return true;
	if (text.startsWith("-")) return false;
	if (text.includes(" @ ")) return !/(@[0-9a-f]{40}\b|#sha256=[0-9a-f]{64}|--hash=)/.test(text);
	return !/^[\w.[\],-]+\s*={2,3}\s*[^\s*,;]+(?=$|[\s;\\])/.test(text);
}
function licenceProblem({ sbom, licences }, context) {
	if (sbom === void 0) return void 0;
	const document = locatedDocument(context, sbom);
	if (isFinding(document)) return document;
	const components = readSbom(document.located.value);
	const fix = `Make ${sbom} again with a tool that writes CycloneDX or SPDX as JSON.`;
	if (components === void 0) return lacking(`${sbom} is no bill of materials with packages.`, "has an unreadable bill of materials", fix);
	if (licences === void 0) return void 0;
	const bad = components.filter((one) => one.licences.length === 0 || !one.licences.every((text) => isAllowed(text, licences)));
	const [first] = bad;
	if (first === void 0) return void 0;
	const said = first.licences.length === 0 ? "names no licence" : `has ${first.licences.join(" and ").slice(0, 200)}`;
	const more = bad.length > 1 ? ` And ${plural(bad.length - 1, "more package")}.` : "";
	return {
		...lacking(`${first.name} ${said}, which the policy does not accept.${more}`, "is built with packages whose licence is not accepted", "Replace the package, or have its licence accepted in the policy."),
		observed: bad.length,
		limit: 0
	};
}
function advisoryProblem({ advisories, max_severity = "low", ignore = [] }, context) {
	if (advisories === void 0) return void 0;
	const document = locatedDocument(context, advisories);
	if (isFinding(document)) return document;
	const found = readAdvisories(document.located.value);
	if (found === void 0) return lacking(`${advisories} is neither SARIF nor a report of OSV-Scanner.`, "has an unreadable report of advisories", `Write ${advisories} with a scanner that knows one of them.`);
	const bad = found.filter(({ id, severity }) => !ignore.includes(id) && rank(severity) > rank(max_severity));
	const [first] = bad.toSorted((a, b) => rank(b.severity) - rank(a.severity));
	if (first === void 0) return void 0;
	const more = bad.length > 1 ? `, and ${plural(bad.length - 1, "more advisory", "more advisories")}` : "";
	return {
		...lacking(`${first.id} (${first.severity})${more}; the policy accepts ${max_severity} at most.`, `is built with a known weakness: ${first.id}`, "Update what is affected, and scan again."),
		observed: bad.length,
		limit: 0
	};
}
function rank(severity) {
	return severity === "unknown" ? SEVERITIES.length : SEVERITIES.indexOf(severity);
}
function refine({ locks, sbom, licences, advisories, ignore, max_severity }) {
	if (locks === void 0 && sbom === void 0 && advisories === void 0) return [{
		path: "",
		message: "none of `locks`, `sbom` and `advisories` is set",
		fix: "add one of them"
	}];
	if (licences !== void 0 && sbom === void 0) return [{
		path: "/licences",
		message: "there is no bill of materials to look in",
		fix: "add `sbom`"
	}];
	if (advisories !== void 0 || ignore === void 0 && max_severity === void 0) return [];
	return [{
		path: "",
		message: "there is no report of advisories to look in",
		fix: "add `advisories`"
	}];
}

const schema = {
	type: "object",
	description: "People who can hold the merge alone; only they lift what they said.",
	additionalProperties: false,
	required: ["from"],
	properties: { from: {
		...approvalSchema.properties.from,
		description: "Teams (org/team) and people (@login) with a veto."
	} }
};
/**
* `veto`: a request for changes by one of these people holds until that person approves. A dismissal by somebody else does not lift it:
* GitHub lets every writer dismiss reviews.
*/
const veto = {
	kind: "veto",
	schema,
	describe: ({ from }) => `no veto of ${from.join(" or ")}`,
	needs: ({ from }) => ({
		people: true,
		teams: from.filter((name) => name.includes("/"))
	}),
	evaluate: ({ from }, context) => {
		const pull = pullRequestOf(context, "A veto");
		if (isFinding(pull)) return pull;
		const holding = vetoes(pull, from).map((name) => `@${name}`);
		if (holding.length === 0) {
			const fault = teamFault(pull.teams, {
				from,
				count: 1
			});
			return fault === void 0 ? {
				verdict: "pass",
				message: "Nobody who may has vetoed."
			} : {
				verdict: "fail",
				...fault
			};
		}
		const who = holding.join(", ");
		return {
			verdict: "fail",
			message: `Vetoed by ${who}.`,
			headline: `is vetoed by ${who}`,
			fix: `Answer ${who}; the veto ends with an approving review of the same person.`
		};
	}
};
/** The last decision of each person; comments decide nothing. */
function vetoes({ reviews }, from) {
	const latest = /* @__PURE__ */ new Map();
	for (const review of reviews.toSorted((a, b) => a.submittedAt - b.submittedAt)) if (review.state !== "commented") latest.set(review.reviewer.toLowerCase(), review);
	const names = from.map((name) => name.toLowerCase());
	const may = ({ reviewer, teams }) => [`@${reviewer}`, ...teams].some((name) => names.includes(name.toLowerCase()));
	return [...latest.values()].filter((one) => may(one) && one.state !== "approved").map(({ reviewer }) => reviewer);
}

/** Every kind of rule a policy may use, in the order in which documents list them. */
const RULE_KINDS = [
	eraseSettings(metricThreshold),
	eraseSettings(metricBaseline),
	eraseSettings(metricSlices),
	eraseSettings(metricFlips),
	eraseSettings(calibration),
	eraseSettings(fairness),
	eraseSettings(attribution),
	eraseSettings(robustness),
	eraseSettings(budget),
	eraseSettings(drift),
	eraseSettings(holdoutPinned),
	eraseSettings(holdoutSize),
	eraseSettings(holdoutBudget),
	eraseSettings(holdoutFresh),
	eraseSettings(dataLeakage),
	eraseSettings(dataQuality),
	eraseSettings(dataUnchanged),
	eraseSettings(dataLineage),
	eraseSettings(dataRepresentative),
	eraseSettings(privacy),
	eraseSettings(artifactFormat),
	eraseSettings(artifactPinned),
	eraseSettings(supplyChain),
	eraseSettings(cardComplete),
	eraseSettings(cardMatchesEvidence),
	eraseSettings(evidenceLevel),
	eraseSettings(evidenceFresh),
	eraseSettings(evidenceComplete),
	eraseSettings(evidenceAttempts),
	eraseSettings(evidenceReproducible),
	eraseSettings(checkPassed),
	eraseSettings(approval),
	eraseSettings(approvalPaths),
	eraseSettings(policyChange),
	eraseSettings(policyPrior),
	eraseSettings(veto),
	eraseSettings(changeLog),
	eraseSettings(changeClass),
	eraseSettings(inventoryEntry),
	eraseSettings(revalidationDue),
	eraseSettings(monitoringReady),
	eraseSettings(cooldown),
	eraseSettings(rolloutSoak),
	eraseSettings(freeze)
];
/** The kind with this name, or `undefined`. */
function ruleKind(name) {
	return RULE_KINDS.find((kind) => kind.kind === name);
}

/** The key `evaluation` of a policy. */
const EVALUATION_SETTING = {
	type: "object",
	description: "Who starts the measurement.",
	additionalProperties: false,
	required: ["dispatch"],
	properties: { dispatch: {
		type: "object",
		description: "The App starts this workflow of the repository itself; it needs `actions: write` for that.",
		additionalProperties: false,
		required: ["workflow"],
		properties: {
			workflow: {
				type: "string",
				pattern: "^[A-Za-z0-9._-]+\\.ya?ml$",
				maxLength: 100,
				description: "File below `.github/workflows`."
			},
			ref: {
				type: "string",
				pattern: "^[A-Za-z0-9._/-]+$",
				maxLength: 200,
				description: "Protected branch whose workflow is run; the base of the pull request when absent."
			},
			only: {
				enum: ["forks", "all"],
				default: "forks",
				description: "For pull requests from forks, which get no identity of their own, or for all."
			}
		}
	} }
};

/** Regulation (EU) 2024/1689 as amended by (EU) 2026/1744: what of the duties for high-risk systems a rule can look at. */
const euAiAct = {
	name: "eu-ai-act",
	version: "2026-1",
	title: "EU AI Act, duties of providers of high-risk systems",
	standing: "Regulation (EU) 2024/1689 as amended by Regulation (EU) 2026/1744. Duties for high-risk systems apply from 2 December 2027 (Annex III) and 2 August 2028 (Annex I). Check the text in force on EUR-Lex.",
	rules: [
		{
			id: "limits-first",
			"policy.prior": {}
		},
		{
			id: "data-quality",
			"data.quality": {}
		},
		{
			id: "data-leakage",
			"data.leakage": {}
		},
		{
			id: "data-lineage",
			"data.lineage": {}
		},
		{
			id: "personal-data",
			privacy: {}
		},
		{
			id: "format",
			"artifact.format": { allow: ["onnx", "tfjs"] }
		},
		{
			id: "card",
			"card.complete": { sections: [
				"Intended use",
				"Foreseeable misuse",
				"Limitations",
				"Risks",
				"Human oversight",
				"Contacts"
			] }
		},
		{
			id: "card-numbers",
			"card.matches_evidence": { claims: "fail" }
		}
	],
	demands: [
		["metric.threshold"],
		["robustness"],
		["supply_chain"],
		["drift"],
		["monitoring.ready"],
		["approval", "approval.paths"]
	],
	controls: [
		{
			id: "Art. 9(6)–(8)",
			title: "Testing against metrics and probabilistic thresholds defined before",
			kinds: [
				"policy.prior",
				"metric.threshold",
				"metric.baseline",
				"metric.slices"
			],
			machinery: {
				text: "thresholds are read at the base branch, which the change cannot write",
				page: "policy.md#where-it-is-read"
			},
			people: "Run the risk management system; choose metrics and limits that fit the purpose."
		},
		{
			id: "Art. 10",
			title: "Data and data governance",
			kinds: [
				"data.quality",
				"data.leakage",
				"data.lineage",
				"data.representative",
				"privacy",
				"fairness"
			],
			people: "Decide that the data fit the purpose and the people concerned; settle the legal basis for sensitive data (Art. 4a)."
		},
		{
			id: "Art. 11, Annex IV",
			title: "Technical documentation",
			kinds: [
				"card.complete",
				"card.matches_evidence",
				"change.log"
			],
			machinery: {
				text: "`assay card --annex-iv FOLDER` fills the nine headings from evidence",
				page: "presets.md#the-documentation-pack"
			},
			people: "Write what is marked open in the pack; date and sign test reports (item 2)."
		},
		{
			id: "Art. 12, 18, 19",
			title: "Record-keeping: logs for six months or more, documentation for ten years",
			kinds: [],
			machinery: {
				text: "verdicts and evidence are kept in a hash-chained log and in the ledger",
				page: "threat-model.md"
			},
			people: "Keep the log of the system in use, and both records, for as long as the law says; artifacts of runs expire before."
		},
		{
			id: "Art. 14",
			title: "Human oversight",
			kinds: [
				"approval",
				"approval.paths",
				"veto",
				"card.complete"
			],
			people: "Give people in charge of the system the means and the training to oversee and stop it."
		},
		{
			id: "Art. 15",
			title: "Accuracy, robustness and cybersecurity",
			kinds: [
				"metric.threshold",
				"robustness",
				"artifact.format",
				"supply_chain",
				"card.matches_evidence"
			],
			people: "Protect the system in operation; declare its accuracy in the instructions for use."
		},
		{
			id: "Art. 17",
			title: "Quality management system",
			kinds: [],
			people: "Everything: written policies, procedures and responsibilities."
		},
		{
			id: "Art. 72",
			title: "Post-market monitoring",
			kinds: ["monitoring.ready", "drift"],
			people: "Write and follow the plan; report what happens in use."
		}
	]
};

/** ISO/IEC 42001:2023, the controls of Annex A on the life cycle and the data of a system. */
const iso42001 = {
	name: "iso-42001",
	version: "1",
	title: "ISO/IEC 42001:2023, controls of Annex A on life cycle and data",
	standing: "A standard for management systems, certified by accredited bodies. Numbers of its controls are from general knowledge: hold them against your copy.",
	rules: [
		{
			id: "data-quality",
			"data.quality": {}
		},
		{
			id: "data-lineage",
			"data.lineage": {}
		},
		{
			id: "card",
			"card.complete": { sections: [
				"Intended use",
				"Limitations",
				"Contacts"
			] }
		},
		{
			id: "card-numbers",
			"card.matches_evidence": {}
		}
	],
	demands: [
		["metric.threshold"],
		["approval", "approval.paths"],
		["monitoring.ready"]
	],
	controls: [
		{
			id: "A.3.2",
			title: "Roles and responsibilities",
			kinds: [
				"approval",
				"approval.paths",
				"veto",
				"inventory.entry"
			],
			people: "Allocate roles; keep those who build apart from those who approve."
		},
		{
			id: "A.6.2.4",
			title: "Verification and validation",
			kinds: [
				"metric.threshold",
				"metric.baseline",
				"metric.slices",
				"robustness",
				"fairness"
			],
			people: "Define the measures and their criteria."
		},
		{
			id: "A.6.2.5",
			title: "Deployment",
			kinds: [
				"monitoring.ready",
				"artifact.pinned",
				"cooldown"
			],
			people: "Write the plan of deployment, and meet its requirements."
		},
		{
			id: "A.6.2.6",
			title: "Operation and monitoring",
			kinds: ["monitoring.ready", "drift"],
			people: "Operate, repair, update and support the system."
		},
		{
			id: "A.6.2.7",
			title: "Technical documentation",
			kinds: [
				"card.complete",
				"card.matches_evidence",
				"change.log"
			],
			people: "Decide which documentation each reader needs."
		},
		{
			id: "A.6.2.8",
			title: "Event logs",
			kinds: [],
			machinery: {
				text: "verdicts and evidence are kept in a hash-chained log and in the ledger",
				page: "threat-model.md"
			},
			people: "Record events of the system in use."
		},
		{
			id: "A.7.2",
			title: "Data for development",
			kinds: ["data.lineage", "data.unchanged"],
			people: "Define how data are managed."
		},
		{
			id: "A.7.3",
			title: "Acquisition of data",
			kinds: [],
			people: "Document where data come from, and on what terms."
		},
		{
			id: "A.7.4",
			title: "Quality of data",
			kinds: [
				"data.quality",
				"data.leakage",
				"data.representative"
			],
			people: "Define the requirements."
		},
		{
			id: "A.7.5",
			title: "Provenance of data",
			kinds: ["data.lineage"],
			people: "Record provenance before the data reach the repository."
		},
		{
			id: "A.7.6",
			title: "Preparation of data",
			kinds: [],
			people: "Define criteria for preparing data, and the methods."
		}
	]
};

/** NIST AI Risk Management Framework 1.0: the outcomes that measurements of a model speak to. */
const nistAiRmf = {
	name: "nist-ai-rmf",
	version: "1",
	title: "NIST AI Risk Management Framework 1.0",
	standing: "A voluntary framework. Numbers of its outcomes are from general knowledge: hold them against your copy.",
	rules: [
		{
			id: "inventory",
			"inventory.entry": { require: [
				"owner",
				"risk",
				"purpose"
			] }
		},
		{
			id: "card",
			"card.complete": { sections: [
				"Intended use",
				"Limitations",
				"Contacts"
			] }
		},
		{
			id: "data-leakage",
			"data.leakage": {}
		},
		{
			id: "personal-data",
			privacy: {}
		},
		{
			id: "format",
			"artifact.format": { allow: ["onnx", "tfjs"] }
		}
	],
	demands: [
		["metric.threshold"],
		["fairness"],
		["attribution"],
		["robustness"],
		["drift", "monitoring.ready"]
	],
	controls: [
		{
			id: "GOVERN 1.6",
			title: "Inventory of AI systems",
			kinds: ["inventory.entry"],
			people: "Keep the inventory whole: a rule sees only models with a policy."
		},
		{
			id: "MAP 1.1",
			title: "Purpose and context of use",
			kinds: ["inventory.entry", "card.complete"],
			people: "Understand and write down the purpose, the people concerned and the law."
		},
		{
			id: "MEASURE 2.3",
			title: "Performance shown for conditions like those of use",
			kinds: [
				"metric.threshold",
				"metric.slices",
				"data.representative"
			],
			people: "Judge whether the holdout is like the conditions of use."
		},
		{
			id: "MEASURE 2.5",
			title: "Valid and reliable",
			kinds: [
				"metric.threshold",
				"metric.baseline",
				"calibration",
				"data.leakage",
				"evidence.reproducible"
			],
			people: "Write down how far results carry beyond the conditions tested."
		},
		{
			id: "MEASURE 2.6",
			title: "Safety",
			kinds: ["robustness"],
			people: "Decide what residual risk is tolerable, and how the system fails safely."
		},
		{
			id: "MEASURE 2.7",
			title: "Security and resilience",
			kinds: [
				"artifact.format",
				"supply_chain",
				"robustness"
			],
			people: "Test the system around the model."
		},
		{
			id: "MEASURE 2.9",
			title: "Explained and interpreted",
			kinds: ["attribution"],
			people: "Read explanations in the context of use."
		},
		{
			id: "MEASURE 2.10",
			title: "Privacy",
			kinds: ["privacy"],
			people: "Examine the risk beyond columns that look like personal data."
		},
		{
			id: "MEASURE 2.11",
			title: "Fairness and bias",
			kinds: ["fairness", "metric.slices"],
			people: "Choose the attributes, and which difference is harm."
		},
		{
			id: "MEASURE 2.13",
			title: "Effectiveness of test, evaluation, verification and validation",
			kinds: [
				"evidence.level",
				"evidence.complete",
				"evidence.attempts",
				"holdout.budget"
			],
			people: "Review whether the measures still measure what matters."
		},
		{
			id: "MANAGE 4.1",
			title: "Monitoring after deployment",
			kinds: ["monitoring.ready", "drift"],
			people: "Carry out the plan: feedback of users, appeal, incident response, decommissioning."
		}
	]
};

/** SR 26-2 / OCC Bulletin 2026-13, model risk management of banks in the United States. */
const sr262 = {
	name: "sr-26-2",
	version: "1",
	title: "SR 26-2 / OCC Bulletin 2026-13, model risk management",
	standing: "Guidance of 17 April 2026 that supersedes SR 11-7, SR 21-8, OCC 2011-12 and OCC 1997-24. Principles, not enforceable by themselves; aimed at banks above 30 billion dollars; generative and agentic systems are out of its scope. It has no numbered controls: the names here are of its themes.",
	rules: [
		{
			id: "inventory",
			"inventory.entry": { require: [
				"owner",
				"risk",
				"purpose",
				"validator"
			] }
		},
		{
			id: "revalidation",
			"revalidation.due": { max_days: 365 }
		},
		{
			id: "attempts",
			"evidence.attempts": { max: 3 }
		}
	],
	demands: [
		["metric.threshold"],
		["metric.baseline"],
		["approval"],
		["drift", "monitoring.ready"]
	],
	controls: [
		{
			id: "Inventory",
			title: "Inventory of models by materiality",
			kinds: ["inventory.entry"],
			people: "Assess materiality; list models that have no policy here."
		},
		{
			id: "Independent validation",
			title: "Validation by people independent of development",
			kinds: ["revalidation.due", "approval"],
			people: "Validate: concept, data, implementation, use."
		},
		{
			id: "Effective challenge",
			title: "Critical analysis by informed people with influence",
			kinds: [
				"approval",
				"veto",
				"metric.baseline"
			],
			people: "Challenge; a count of approvals is not a challenge."
		},
		{
			id: "Outcomes analysis",
			title: "Outcomes against expectations",
			kinds: [
				"metric.threshold",
				"metric.slices",
				"calibration",
				"drift"
			],
			people: "Compare with what happened, also beyond the holdout."
		},
		{
			id: "Ongoing monitoring",
			title: "Monitoring in use",
			kinds: [
				"monitoring.ready",
				"drift",
				"revalidation.due"
			],
			people: "Act on what is seen: overrides, changes of market and use."
		},
		{
			id: "Vendor models",
			title: "Models of others",
			kinds: ["inventory.entry"],
			people: "Validate models of vendors like own ones, and plan for their loss."
		},
		{
			id: "Governance",
			title: "Board, policies, internal audit",
			kinds: [],
			people: "Everything."
		}
	]
};

/** Every preset, each version of it. */
const PRESETS = [
	euAiAct,
	nistAiRmf,
	iso42001,
	sr262
];
/** Names of what was superseded, and of what took its place. */
const OLD_PRESETS = { "sr-11-7@1": "sr-26-2@1" };
/** How a policy names a preset: `eu-ai-act@2026-1`. */
function presetName({ name, version }) {
	return `${name}@${version}`;
}
/** Everything that may stand under `presets`. */
const PRESET_NAMES = [...PRESETS.map(presetName), ...Object.keys(OLD_PRESETS)];
/** The preset of this name, also of an old one. */
function findPreset(written) {
	const name = Object.hasOwn(OLD_PRESETS, written) ? OLD_PRESETS[written] : written;
	return PRESETS.find((preset) => presetName(preset) === name);
}
/** The key `presets` of a policy. */
const PRESETS_SETTING = {
	type: "array",
	minItems: 1,
	maxItems: 10,
	uniqueItems: true,
	items: { enum: PRESET_NAMES },
	description: "Rules of frameworks, beside the own ones: never fewer than these."
};

const FORM = /^[a-z0-9._/*-]{1,100}$/;
const MAX_STARS = 3;
/** A glob of rule kinds or ids that is not accepted; `undefined` when it is. */
function nameGlobProblem(glob) {
	if (!FORM.test(glob)) return {
		message: `${JSON.stringify(glob)} is no name of a rule or kind`,
		fix: "write small letters, digits, \".\", \"_\", \"-\", and \"*\" for any text, like `fairness*`"
	};
	if (glob.split("*").length - 1 <= MAX_STARS) return void 0;
	return {
		message: `${JSON.stringify(glob)} has too many *`,
		fix: `use at most ${MAX_STARS}`
	};
}
/** Does a name fit a glob in which `*` stands for any text? Linear: every piece is taken at its first place. */
function matchesName(glob, name) {
	const [first = "", ...rest] = glob.split("*");
	if (rest.length === 0) return glob === name;
	const last = rest.pop() ?? "";
	if (!name.startsWith(first) || !name.slice(first.length).endsWith(last)) return false;
	let at = first.length;
	const end = name.length - last.length;
	for (const piece of rest) {
		const found = name.indexOf(piece, at);
		if (found < 0 || found + piece.length > end) return false;
		at = found + piece.length;
	}
	return true;
}

const DEFAULT_MAX_DAYS = 30;
/**
* Never waived, whatever a policy says: without trusted evidence there is nothing to weigh, whoever changes the gate must not switch it
* off, personal data cannot be agreed away, and a person's decision is lifted by that person.
*/
const NEVER_WAIVABLE = [
	"evidence.*",
	"policy.*",
	"privacy*",
	"approval*",
	"veto"
];
/** The key `waivers` of a policy or a floor. */
const WAIVER_SETTING = {
	type: "object",
	description: "Whether, by whom and for how long a failing rule may be waived. Absent: no rule may be.",
	additionalProperties: false,
	properties: {
		forbid: {
			type: "boolean",
			default: false,
			description: "No waiver counts."
		},
		max_days: {
			type: "integer",
			minimum: 1,
			maximum: 365,
			default: DEFAULT_MAX_DAYS,
			description: "Longest time from the creation of a waiver to its end."
		},
		approvers: {
			type: "object",
			description: "Who must agree to a waiver that is asked for by a comment: never its author, committers or whoever asks.",
			additionalProperties: false,
			properties: {
				count: {
					type: "integer",
					minimum: 2,
					maximum: 20,
					default: 2,
					description: "Distinct people needed."
				},
				from: approvalSchema.properties.from,
				role: {
					...approvalSchema.properties.role,
					default: "maintain"
				}
			}
		},
		emergency: {
			type: "object",
			description: "Who alone may agree to a waiver that ends within 24 hours (`/assay break-glass`); never its author, committers or whoever asks. Absent: nobody.",
			additionalProperties: false,
			required: ["from"],
			properties: {
				from: approvalSchema.properties.from,
				role: {
					...approvalSchema.properties.role,
					default: "maintain"
				}
			}
		},
		not_waivable: {
			type: "array",
			maxItems: 100,
			description: `Kinds and ids of rules (\`*\` for any text) that are not waived, beside those that never are: ${NEVER_WAIVABLE.join(", ")}.`,
			items: {
				type: "string",
				minLength: 1,
				maxLength: 100
			}
		}
	}
};
/** The settings of a policy or a floor that has the key. */
function waiverSettings(document) {
	const { forbid = false, max_days: maxDays = DEFAULT_MAX_DAYS, approvers = {}, not_waivable: own = [] } = document;
	const { emergency } = document;
	const { count = 2, role = "maintain", from } = approvers;
	return {
		isForbidden: forbid,
		maxDays,
		approvers: [{
			count,
			role,
			...from === void 0 ? {} : { from }
		}],
		...emergency === void 0 ? {} : { emergency: [{
			count: 1,
			role: "maintain",
			...emergency
		}] },
		notWaivable: [.../* @__PURE__ */ new Set([...NEVER_WAIVABLE, ...own])]
	};
}
/** What is wrong with the globs of `not_waivable`. */
function waiverSettingProblems(document) {
	return (document.not_waivable ?? []).flatMap((glob, at) => {
		const problem = nameGlobProblem(glob);
		return problem === void 0 ? [] : [{
			...problem,
			at
		}];
	});
}
/**
* The repository's settings above the organisation's: only ever stricter. A floor without the key leaves the repository its own rules to
* waive, and keeps its rules from being waived.
*/
function strictestWaivers(floor, own) {
	if (own === void 0) return void 0;
	if (floor === void 0) return {
		...own,
		notWaivable: [...own.notWaivable, "floor/*"]
	};
	return {
		isForbidden: floor.isForbidden || own.isForbidden,
		maxDays: Math.min(floor.maxDays, own.maxDays),
		approvers: [...floor.approvers, ...own.approvers],
		...floor.emergency === void 0 || own.emergency === void 0 ? {} : { emergency: [...floor.emergency, ...own.emergency] },
		notWaivable: [.../* @__PURE__ */ new Set([...floor.notWaivable, ...own.notWaivable])]
	};
}
/** May a rule of this kind and id be waived at all? Which glob says no. */
function forbiddingGlob(settings, rule) {
	const id = rule.id.startsWith("floor/") ? [rule.id, rule.id.slice(6)] : [rule.id];
	return settings.notWaivable.find((glob) => [rule.kind, ...id].some((name) => matchesName(glob, name)));
}

/** Longest expression, in characters. */
const MAX_CONDITION_LENGTH = 1e3;
/** Pieces of one expression. */
const MAX_TOKENS = 200;
const PIECES = [
	["name", /[A-Za-z_][A-Za-z0-9_]*/y],
	["number", /-?\d{1,15}(?:\.\d{1,15})?/y],
	["text", /"[^"\n]*"|'[^'\n]*'/y],
	["sign", /==|!=|<=|>=|<|>|\(|\)|\[|\]|,/y]
];
const SPACE = /\s*/y;
/** Cuts an expression into pieces, or says which character does not belong. The last piece is always `end`. */
function readTokens(source) {
	if (source.length > 1e3) return {
		at: 0,
		message: `the expression has ${source.length} characters`,
		fix: `use at most ${MAX_CONDITION_LENGTH}`
	};
	const tokens = [];
	for (let at = skipSpace(source, 0); at < source.length; at = skipSpace(source, at)) {
		const token = tokenAt(source, at);
		if (token === void 0) return strangeCharacter(source, at);
		if (tokens.length === 200) return {
			at,
			message: `the expression has more than ${200} words and signs`,
			fix: "write several rules"
		};
		tokens.push(token);
		at += token.text.length;
	}
	return [...tokens, {
		kind: "end",
		text: "",
		at: source.trimEnd().length
	}];
}
function skipSpace(source, at) {
	SPACE.lastIndex = at;
	return at + (SPACE.exec(source)?.[0].length ?? 0);
}
function tokenAt(source, at) {
	for (const [kind, pattern] of PIECES) {
		pattern.lastIndex = at;
		const text = pattern.exec(source)?.[0];
		if (text !== void 0) return {
			kind,
			text,
			at
		};
	}
}
function strangeCharacter(source, at) {
	const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
	if (character === "\"" || character === "'") return {
		at,
		message: "the text has no end",
		fix: `close it with ${character} on the same line`
	};
	const meant = (/* @__PURE__ */ new Map([
		["=", "=="],
		["&", "and"],
		["|", "or"],
		["!", "not"]
	])).get(character);
	const fix = meant === void 0 ? "only words, numbers, quoted text and signs like `==`" : `write \`${meant}\``;
	return {
		at,
		message: `${JSON.stringify(character)} has no meaning here`,
		fix
	};
}

const path = {
	type: "string",
	minLength: 1,
	maxLength: 500
};
const mode = {
	enum: ["enforce", "advisory"],
	default: "enforce",
	description: "`advisory` evaluates and shows everything, but never blocks."
};
const id = {
	type: "string",
	pattern: "^[a-z0-9][a-z0-9._-]{0,63}$",
	description: "Name of the rule, unique in its model."
};
const parts = {
	type: "array",
	minItems: 2,
	maxItems: 20,
	items: {
		type: "object",
		required: ["id"],
		description: "A rule of its own: an id and exactly one kind."
	}
};
const combinators = {
	all_of: {
		...parts,
		description: "Every one of these rules must hold."
	},
	any_of: {
		...parts,
		description: "One of these rules must hold."
	},
	n_of: {
		type: "object",
		description: "Some of these rules must hold.",
		additionalProperties: false,
		required: ["at_least", "rules"],
		properties: {
			at_least: {
				type: "integer",
				minimum: 1,
				maximum: 20,
				description: "How many of the rules must hold."
			},
			rules: parts
		}
	}
};
const kinds = Object.fromEntries(RULE_KINDS.map(({ kind, schema }) => [kind, schema]));
/** One rule inside another. Each is checked by itself, so that a mistake is told at its place however deep it stands. */
const partSchema = {
	type: "object",
	description: "One rule inside another: an id and exactly one kind with its settings.",
	additionalProperties: false,
	required: ["id"],
	properties: {
		id,
		...combinators,
		...kinds
	}
};
/** One rule at the top of a list of rules. */
const rule = {
	type: "object",
	description: "One requirement: an id, exactly one kind with its settings, and how much it weighs.",
	additionalProperties: false,
	required: ["id"],
	properties: {
		id,
		severity: {
			enum: ["block", "warn"],
			default: "block",
			description: "`warn` reports a failure without blocking."
		},
		when: {
			type: "string",
			minLength: 1,
			maxLength: MAX_CONDITION_LENGTH,
			description: "The rule is asked only of changes for which this holds, or of which it is not known."
		},
		...combinators,
		...kinds
	}
};
/** Keys that say how much of the measured numbers is shown. */
const feedback = {
	feedback: {
		enum: FEEDBACKS,
		default: "full",
		description: "What the report shows of numbers on the holdout: everything, whole steps (`coarse`), or only what is the best so far (`ladder`). The verdict is always decided by the exact numbers."
	},
	feedback_step: {
		type: "number",
		exclusiveMinimum: 0,
		description: "The smallest difference that is shown, in the unit of the metric. Absent: one standard error, rounded up."
	}
};
const rules = {
	type: "array",
	minItems: 1,
	maxItems: 200,
	items: rule
};
const model = {
	type: "object",
	additionalProperties: false,
	required: ["rules"],
	properties: {
		paths: {
			type: "array",
			minItems: 1,
			maxItems: 200,
			items: path,
			description: "The model is touched when one of these changes (`*`, `**`, `?`). Absent: every change touches it."
		},
		rules,
		promote: {
			...rules,
			description: "What a deployment is asked, in the place of `rules`. Absent: the same."
		},
		...feedback,
		multiplicity: MULTIPLICITY_SETTING
	}
};
const mergeQueue = {
	enum: ["measured", "head_evidence"],
	default: "measured",
	description: "Whose evidence judges a group of the merge queue: that of the commit that would be merged, or, weaker, that of the pull request."
};
/** `.github/assay-policy.yml`. Thresholds live here and nowhere else; the file is read from the base branch. */
const policySchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay policy",
	type: "object",
	additionalProperties: false,
	required: ["version", "models"],
	properties: {
		version: { const: 1 },
		mode,
		evaluation: EVALUATION_SETTING,
		waivers: WAIVER_SETTING,
		merge_queue: mergeQueue,
		presets: PRESETS_SETTING,
		models: {
			type: "object",
			minProperties: 1,
			maxProperties: 500,
			propertyNames: {
				type: "string",
				pattern: MODEL_NAME_PATTERN
			},
			additionalProperties: model
		}
	}
};
/** `assay-floor.yml` of an organisation: rules that every model of every repository must meet beside its own. */
const floorSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay floor",
	type: "object",
	additionalProperties: false,
	required: ["version", "rules"],
	properties: {
		version: { const: 1 },
		mode,
		paths: {
			type: "array",
			minItems: 1,
			maxItems: 200,
			items: path,
			description: "A change of these touches every model, whatever its own `paths` say. Absent: every change does."
		},
		presets: PRESETS_SETTING,
		rules,
		...feedback,
		multiplicity: MULTIPLICITY_SETTING,
		waivers: WAIVER_SETTING,
		merge_queue: mergeQueue
	}
};
compiled.set(floorSchema, floorSchema$1);
compiled.set(partSchema, partSchema$1);
compiled.set(policySchema, policySchema$1);

const DAY_MS = 864e5;
/** Everything that `when:` may ask about. A fact that is not known makes the rule apply. */
const CONDITION_FACTS = {
	change: {
		type: "text",
		read: ({ change }) => change.kind
	},
	base: {
		type: "text",
		read: ({ change }) => change.kind === "pull-request" ? change.baseRef : void 0
	},
	author: {
		type: "text",
		caseless: true,
		read: ({ change }) => change.kind === "pull-request" ? change.author : void 0
	},
	labels: {
		type: "list",
		caseless: true,
		read: ({ change }) => change.kind === "pull-request" ? change.labels : void 0
	},
	paths: {
		type: "list",
		read: ({ change }) => change.kind === "pull-request" && change.files !== "all" ? change.files : void 0
	},
	model: {
		type: "text",
		read: ({ model }) => model
	},
	task: {
		type: "text",
		read: (context) => measured(context)?.task
	},
	today: {
		type: "day",
		read: ({ now }) => Number.isFinite(now) ? toDay(now) : void 0
	},
	holdout_rows: {
		type: "number",
		read: (context) => finite(measured(context)?.holdout.rows)
	},
	evidence_age_days: {
		type: "number",
		read: (context) => ageInDays(context)
	},
	evidence_level: {
		type: "text",
		read: (context) => measured(context) === void 0 ? void 0 : context.facts.test?.level
	},
	has_champion: {
		type: "boolean",
		read: ({ facts }) => facts.champion.state === "unknown" ? void 0 : facts.champion.state === "is"
	}
};
/** The names of all facts, as people may write them. */
const FACT_NAMES = Object.keys(CONDITION_FACTS);
/** The fact by its name. */
function conditionFact(name) {
	return CONDITION_FACTS[name];
}
function isFactName(name) {
	return Object.hasOwn(CONDITION_FACTS, name);
}
/** Only evidence that a rule could use says something here: that of another commit or model does not. */
function measured(context) {
	const evidence = testEvidence(context);
	return isFinding(evidence) ? void 0 : evidence;
}
function ageInDays(context) {
	const made = toMilliseconds(measured(context)?.createdAt ?? "");
	return made === void 0 ? void 0 : finite((context.now - made) / DAY_MS);
}
function finite(value) {
	return value !== void 0 && Number.isFinite(value) ? value : void 0;
}

const DAY_LENGTH = 10;
/** Both sides must be of one type, one of them a fact; only numbers and days have an order. */
function checkComparison({ operator, left, right }, at) {
	if (left.kind !== "fact" && right.kind !== "fact") return {
		at,
		message: "nothing here depends on the change",
		fix: `compare with a fact: ${FACT_NAMES.join(", ")}`
	};
	const [a, b] = [typeOf(left), typeOf(right)];
	if (a === "list" || b === "list") return {
		at,
		message: `\`${operator}\` does not compare lists`,
		fix: "ask with `in`, `matches` or `within`"
	};
	const mixed = mismatch([left, right], [a, b], at);
	if (mixed !== void 0) return mixed;
	if (operator === "==" || operator === "!=" || a === "number" || a === "day" || b === "day") return void 0;
	return {
		at,
		message: `\`${operator}\` orders numbers and days only, not ${a}`,
		fix: "use `==` or `!=`"
	};
}
/** The list must be one, and the item must be of the type of what is in it. */
function checkMembership({ item, list }, at) {
	if (typeOf(list) !== "list") return {
		at,
		message: "`in` asks a list",
		fix: "write `author in [\"dana\", \"lee\"]` or `\"urgent\" in labels`"
	};
	if (item.kind !== "fact" && list.kind !== "fact") return {
		at,
		message: "nothing here depends on the change",
		fix: `ask about a fact: ${FACT_NAMES.join(", ")}`
	};
	if (typeOf(item) === "list") return {
		at,
		message: "a list is in no list",
		fix: "ask for one value"
	};
	const faults = (list.kind === "list" ? list.items : []).map((one) => mismatch([item, one], [typeOf(item), one.type], at));
	if (list.kind === "fact" && typeOf(item) !== "text") return {
		at,
		message: `${list.name} holds text`,
		fix: "write the value in quotes"
	};
	return faults.find((fault) => fault !== void 0);
}
/** `matches` and `within` need a fact of text and globs that mean what they say. */
function checkGlobs(name, globs, at) {
	const { type } = conditionFact(name);
	if (type !== "text" && type !== "list") return {
		at,
		message: `${name} is a ${type}, which no glob matches`,
		fix: "compare it with `==`, `<` or `>`"
	};
	for (const glob of globs) {
		if (glob.kind !== "literal" || glob.type !== "text") return {
			at,
			message: "a glob is text in quotes",
			fix: "write `paths matches \"data/**\"`"
		};
		const fault = globFault(glob);
		if (fault !== void 0) return {
			at,
			message: `the glob ${JSON.stringify(glob.value)} is not accepted`,
			fix: fault
		};
	}
}
/** A value alone is a condition only when it is a fact that is true or false. */
function checkTruth(operand, at) {
	if (operand.kind === "fact" && typeOf(operand) === "boolean") return void 0;
	return {
		at,
		message: "this is no condition",
		fix: "compare it: `base == \"main\"`"
	};
}
function typeOf(operand) {
	if (operand.kind === "literal") return operand.type;
	return operand.kind === "fact" ? conditionFact(operand.name).type : "list";
}
function globFault(glob) {
	return glob.value === "" ? "an empty glob matches nothing" : globProblem(String(glob.value));
}
/** A day is compared with text that is one. */
function mismatch(operands, [a, b], at) {
	const day = a === "day" ? operands[1] : b === "day" ? operands[0] : void 0;
	if (day !== void 0) return (day.kind === "fact" ? a === b : day.kind === "literal" && isDayText(String(day.value))) ? void 0 : {
		at,
		message: "a day is compared with a day",
		fix: "write it as \"2026-12-20\""
	};
	if (a === b) return void 0;
	return {
		at,
		message: `${a} cannot be compared with ${b}`,
		fix: "write numbers without quotes and text in quotes"
	};
}
function isDayText(text) {
	return text.length === DAY_LENGTH && toMilliseconds(text) !== void 0;
}

const ORDERINGS = [
	"==",
	"!=",
	"<",
	"<=",
	">",
	">="
];
/** The facts that a condition asks about. */
function conditionFacts({ expression }) {
	return [...new Set(factsIn(expression))];
}
function factsIn(expression) {
	switch (expression.kind) {
		case "and":
		case "or": return expression.parts.flatMap(factsIn);
		case "not": return factsIn(expression.of);
		case "compare": return [expression.left, expression.right].flatMap(factIn);
		case "in": return [expression.item, expression.list].flatMap(factIn);
		case "glob": return [expression.fact];
		case "truth": return factIn(expression.of);
		default: return expression;
	}
}
function factIn(operand) {
	return operand.kind === "fact" ? [operand.name] : [];
}

/** Parentheses and `not` inside each other. */
const MAX_CONDITION_DEPTH = 10;
const WORDS = [
	"and",
	"or",
	"not",
	"in",
	"matches",
	"within",
	"true",
	"false"
];
/** Thrown and caught in this file only: a grammar by recursive descent reads better when it can stop anywhere. */
var Stop = class extends Error {
	problem;
	constructor(problem) {
		super(problem.message);
		this.problem = problem;
	}
};
/**
* Reads `when:` by the grammar in docs/policy.md. An expression that is too long or too deep, that names an unknown fact, or that
* compares what cannot be compared is refused, with the character at which it goes wrong.
*/
function parseCondition(text) {
	const tokens = readTokens(text);
	if (!Array.isArray(tokens)) return tokens;
	const cursor = {
		tokens,
		at: 0
	};
	try {
		const expression = readOr(cursor, 0);
		const rest = peek(cursor);
		if (rest.kind !== "end") fail(rest, `${shown(rest)} does not belong here`, "join conditions with `and` or `or`");
		return {
			text,
			expression
		};
	} catch (error) {
		if (error instanceof Stop) return error.problem;
		throw error;
	}
}
/** Told apart by shape. */
function isConditionProblem(value) {
	return "message" in value;
}
function peek({ tokens, at }) {
	return tokens[Math.min(at, tokens.length - 1)];
}
function take(cursor) {
	const token = peek(cursor);
	cursor.at++;
	return token;
}
function takeIf(cursor, text) {
	const token = peek(cursor);
	if (token.kind !== "name" && token.kind !== "sign" || token.text !== text) return false;
	cursor.at++;
	return true;
}
function fail({ at }, message, fix) {
	throw new Stop({
		at,
		message,
		fix
	});
}
function readOr(cursor, depth) {
	return joined(cursor, "or", () => joined(cursor, "and", () => readTerm(cursor, depth)));
}
function joined(cursor, kind, readPart) {
	const first = readPart();
	const parts = [first];
	while (takeIf(cursor, kind)) parts.push(readPart());
	return parts.length === 1 ? first : {
		kind,
		parts
	};
}
function readTerm(cursor, depth) {
	const start = peek(cursor);
	if (depth > 10) fail(start, "the expression is nested too deeply", `nest at most ${10}`);
	if (takeIf(cursor, "not")) return {
		kind: "not",
		of: readTerm(cursor, depth + 1)
	};
	if (takeIf(cursor, "(")) {
		const inner = readOr(cursor, depth + 1);
		if (!takeIf(cursor, ")")) fail(peek(cursor), `the parenthesis is not closed`, "add `)`");
		return inner;
	}
	return readTest(cursor);
}
function readTest(cursor) {
	const start = peek(cursor);
	const expression = restOfTest(cursor, readOperand(cursor), peek(cursor));
	const problem = problemOf(expression, start);
	if (problem !== void 0) throw new Stop(problem);
	return expression;
}
function restOfTest(cursor, left, sign) {
	if (sign.kind === "sign" && ORDERINGS.some((one) => one === sign.text)) {
		cursor.at++;
		return {
			kind: "compare",
			operator: sign.text,
			left,
			right: readOperand(cursor)
		};
	}
	if (takeIf(cursor, "in")) return {
		kind: "in",
		item: left,
		list: readOperand(cursor)
	};
	if (takeIf(cursor, "not")) {
		if (!takeIf(cursor, "in")) fail(peek(cursor), `${shown(peek(cursor))} after \`not\``, "write `not in`");
		return {
			kind: "not",
			of: {
				kind: "in",
				item: left,
				list: readOperand(cursor)
			}
		};
	}
	if (takeIf(cursor, "matches")) return readGlobs(cursor, left, sign, "some");
	if (takeIf(cursor, "within")) return readGlobs(cursor, left, sign, "every");
	return {
		kind: "truth",
		of: left
	};
}
function readGlobs(cursor, left, sign, how) {
	if (left.kind !== "fact") fail(sign, `\`${sign.text}\` asks about a fact`, "write the fact first: paths matches \"data/**\"");
	const at = peek(cursor);
	const right = readOperand(cursor);
	const globs = right.kind === "list" ? right.items : [right];
	const problem = checkGlobs(left.name, globs, at.at);
	if (problem !== void 0) throw new Stop(problem);
	return {
		kind: "glob",
		how,
		fact: left.name,
		globs: globs.map((glob) => String(glob.value))
	};
}
/** What the types of a test forbid; the grammar has already let it through. */
function problemOf(expression, { at }) {
	switch (expression.kind) {
		case "compare": return checkComparison(expression, at);
		case "in": return checkMembership(expression, at);
		case "not": return problemOf(expression.of, {
			kind: "end",
			text: "",
			at
		});
		case "truth": return checkTruth(expression.of, at);
		default: return;
	}
}
function readOperand(cursor) {
	const token = take(cursor);
	if (token.kind === "sign" && token.text === "[") return readList(cursor, token);
	const literal = literalOf(token);
	if (literal !== void 0) return literal;
	if (token.kind === "name" && isFactName(token.text)) return {
		kind: "fact",
		name: token.text
	};
	return fail(token, strange(token), remedy(token));
}
function readList(cursor, start) {
	const items = [];
	do {
		const token = take(cursor);
		const literal = literalOf(token);
		if (literal === void 0) fail(token, `${shown(token)} in a list`, "write only quoted text or numbers in a list");
		if (items[0] !== void 0 && items[0].type !== literal.type) fail(token, `the list has ${items[0].type} and ${literal.type}`, "write one type in a list");
		items.push(literal);
	} while (takeIf(cursor, ","));
	if (!takeIf(cursor, "]")) fail(start, "the list is not closed", "add `]`");
	return {
		kind: "list",
		items
	};
}
function literalOf({ kind, text }) {
	if (kind === "text") return {
		kind: "literal",
		type: "text",
		value: text.slice(1, -1)
	};
	if (kind === "number") return {
		kind: "literal",
		type: "number",
		value: Number(text)
	};
	if (kind === "name" && (text === "true" || text === "false")) return {
		kind: "literal",
		type: "boolean",
		value: text === "true"
	};
}
function strange(token) {
	const isWord = WORDS.some((word) => word === token.text);
	return token.kind === "name" && !isWord ? `there is no fact ${token.text}` : `${shown(token)} where a value is expected`;
}
function remedy(token) {
	const nearest = token.kind === "name" ? nearestName(token.text, FACT_NAMES) : void 0;
	if (nearest !== void 0) return `did you mean ${nearest}?`;
	return `use a fact (${FACT_NAMES.join(", ")}), a number, or text in quotes`;
}
function shown({ kind, text }) {
	return kind === "end" ? "the end" : `\`${text}\``;
}

/** A rule that has no problem, resolved to its kind. */
function toRule(rule) {
	const severity = rule.severity ?? "block";
	const condition = rule.when === void 0 ? void 0 : parseCondition(rule.when);
	const isUsable = condition !== void 0 && !isConditionProblem(condition);
	return {
		...toPart(rule),
		severity,
		...isUsable ? { when: condition } : {}
	};
}
/** Everything about one list of rules that a schema cannot say; every problem at once. */
function ruleProblems(source, at, rules) {
	const { located } = source;
	const problems = [];
	const report = (path, message, fix, place) => {
		problems.push({
			file: located.file,
			...place ?? located.locate(path),
			path,
			message,
			fix
		});
	};
	const shape = (path) => check(located, partSchema, path);
	const seen = /* @__PURE__ */ new Set();
	for (const [i, rule] of rules.entries()) {
		const path = `${at}/${i}`;
		const inRule = [];
		checkPart(rule, path, {
			report,
			shape,
			problems,
			seen,
			inRule,
			depth: 0
		});
		if (rule.when !== void 0) checkCondition(source, `${path}/when`, rule.when, report);
		const inside = inRule.length - 1;
		if (inside > 100) report(path, `the rule holds ${inside} rules`, `write at most ${100}`);
	}
	return problems;
}
function toPart(document) {
	const { id } = document;
	const name = kindsOf(document)[0] ?? "";
	if (!isCombinator(name)) return {
		id,
		kind: ruleKind(name),
		settings: document[name]
	};
	const { atLeast, parts } = combinationOf(document, name);
	return {
		id,
		kind: combinator(name),
		settings: {
			atLeast,
			parts: parts.map(toPart)
		}
	};
}
function isCombinator(name) {
	return COMBINATORS.some((combination) => combination === name);
}
function kindsOf(document) {
	return allKinds().filter((name) => Object.hasOwn(document, name));
}
function combinationOf(document, name) {
	if (name === "n_of") {
		const { at_least: atLeast, rules: parts } = document.n_of ?? {
			at_least: 1,
			rules: []
		};
		return {
			atLeast,
			parts
		};
	}
	const parts = document[name] ?? [];
	return {
		atLeast: name === "any_of" ? 1 : parts.length,
		parts
	};
}
function checkPart(document, path, state) {
	const { report, seen } = state;
	state.inRule.push(path);
	if (seen.has(document.id)) report(`${path}/id`, `the id ${document.id} appears twice`, "give each rule its own id, also inside others");
	seen.add(document.id);
	const kinds = kindsOf(document);
	if (kinds.length !== 1) report(path, kindCount(document.id, kinds), `keep exactly one of: ${allKinds().join(", ")}`);
	for (const name of kinds) {
		if (isCombinator(name)) checkCombination(document, name, path, state);
		for (const fault of ruleKind(name)?.refine?.(document[name]) ?? []) report(`${path}/${name}${fault.path}`, fault.message, fault.fix);
	}
}
function checkCombination(document, name, path, state) {
	const { report, depth } = state;
	if (depth >= 4) {
		report(`${path}/${name}`, "the rules are nested too deeply", `nest at most ${4} combinations`);
		return;
	}
	const { atLeast, parts } = combinationOf(document, name);
	if (atLeast > parts.length) {
		const message = `at_least ${atLeast} of ${parts.length} rules can never hold`;
		report(`${path}/n_of/at_least`, message, `write ${parts.length} or less`);
	}
	const inner = name === "n_of" ? `${path}/n_of/rules` : `${path}/${name}`;
	for (const [i, part] of parts.entries()) {
		const faults = state.shape(`${inner}/${i}`);
		state.problems.push(...faults);
		if (faults.length === 0) checkPart(part, `${inner}/${i}`, {
			...state,
			depth: depth + 1
		});
	}
}
function checkCondition({ located, text }, path, written, report) {
	const problem = parseCondition(written);
	if (!isConditionProblem(problem)) return;
	const start = located.locate(path);
	const { message, fix } = problem;
	report(path, `in \`when\`, at character ${problem.at + 1}: ${message}`, fix, placeIn(text, start, written, problem.at));
}
/** The very character where the text stands in the file as it is read; else the place where it begins. */
function placeIn(text, start, written, at) {
	const line = text.split("\n")[start.line - 1] ?? "";
	const from = [start.column - 1, start.column].find((column) => line.startsWith(written, column));
	return from === void 0 ? start : {
		line: start.line,
		column: from + at + 1
	};
}
function kindCount(id, kinds) {
	return kinds.length === 0 ? `the rule ${id} says nothing` : `the rule ${id} has ${kinds.length} kinds: ${kinds.join(", ")}`;
}
function allKinds() {
	return [...RULE_KINDS.map(({ kind }) => kind), ...COMBINATORS];
}

/** The rules that presets ask of every model, each under the name of its preset: no id of a repository has a slash. */
function presetRules(names = []) {
	return names.flatMap((written) => {
		const preset = findPreset(written);
		return (preset?.rules ?? []).map((rule) => ({
			...toRule(rule),
			id: `${preset?.name}/${rule.id}`
		}));
	});
}
/**
* What presets ask for and only the repository can write: its limits and its people. A rule that only warns, or that is asked only
* sometimes, is not what was asked for.
*/
function demandProblems({ located }, names = [], models) {
	return names.flatMap((written, i) => {
		const path = `/presets/${i}`;
		return (findPreset(written)?.demands ?? []).flatMap((kinds) => Object.entries(models).filter(([, { rules }]) => !rules.some((rule) => rule.severity !== "warn" && rule.when === void 0 && kinds.some((kind) => kind in rule))).map(([model]) => {
			const message = `${written} asks for a rule ${kinds.join(" or ")} that blocks, and the model ${model} has none`;
			const fix = `add one to ${model} (docs/policy/rules/${kinds[0]}.md), or leave the preset out`;
			return {
				file: located.file,
				...located.locate(path),
				path,
				message,
				fix
			};
		}));
	});
}

/** Where a repository keeps its policy. */
const POLICY_PATH = ".github/assay-policy.yml";
/** Characters of a policy or floor that are read: thousands of rules, and still less than a second. A longer one is refused. */
const MAX_POLICY_CHARACTERS = 2e5;
/** Reads a policy file. Throws UserError POLICY_INVALID with every problem, each with line, column and what to write instead. */
function parsePolicy(text, file) {
	const located = parseYaml(text, file, "POLICY_INVALID", MAX_POLICY_CHARACTERS);
	const document = validate(located, policySchema, "POLICY_INVALID");
	const source = {
		located,
		text
	};
	const problems = [
		...Object.entries(document.models).flatMap(([name, model]) => modelProblems(source, `/models/${name}`, model)),
		...waiverProblems(source, document.waivers),
		...demandProblems(source, document.presets, document.models)
	];
	if (problems.length > 0) throw new UserError("POLICY_INVALID", problems);
	const models = Object.entries(document.models).map(([model, { paths, rules, promote, multiplicity, ...shown }]) => {
		const asked = [...presetRules(document.presets), ...withFamily(rules.map(toRule), multiplicity)];
		const aggregate = aggregateOf(asked);
		return {
			model,
			...paths === void 0 ? {} : { paths },
			rules: asked,
			...promote === void 0 ? {} : { promote: [...presetRules(document.presets), ...withFamily(promote.map(toRule), multiplicity)] },
			...aggregate === void 0 ? {} : { aggregate },
			...feedbackOf(shown)
		};
	});
	return {
		mode: document.mode ?? "enforce",
		models,
		...waiversOf(document.waivers),
		...queueOf(document),
		...evaluationOf(document)
	};
}
function modelProblems(source, at, { paths = [], rules, promote }) {
	return [
		...globProblems(source, `${at}/paths`, paths),
		...ruleProblems(source, `${at}/rules`, rules),
		...alwaysProblem(source, `${at}/rules`, rules),
		...promote === void 0 ? [] : [...ruleProblems(source, `${at}/promote`, promote), ...alwaysProblem(source, `${at}/promote`, promote)]
	];
}
/** What is wrong with a list of globs. */
function globProblems({ located }, at, globs) {
	return globs.flatMap((glob, i) => {
		const fix = globProblem(glob);
		const path = `${at}/${i}`;
		const message = `the path ${JSON.stringify(glob)} is not accepted`;
		return fix === void 0 ? [] : [{
			file: located.file,
			...located.locate(path),
			path,
			message,
			fix
		}];
	});
}
/** Where every rule has a condition, a change could be one that nothing is asked of. */
function alwaysProblem({ located }, path, rules) {
	if (rules.some((rule) => rule.when === void 0 && isAlwaysAsked(rule))) return [];
	const message = "every rule of this model has a `when` or is asked of deployments only, so nothing may be left to ask";
	const fix = "keep one rule without `when`: what must hold for every change";
	return [{
		file: located.file,
		...located.locate(path),
		path,
		message,
		fix
	}];
}
/** `rollout.soak` is asked of deployments, and there not of every one; a combination of nothing else neither. */
function isAlwaysAsked(rule) {
	return kindsWithin(rule, 4).some((kind) => kind !== "rollout.soak");
}
/** Kinds that a rule asks for; what stands inside has not been checked yet, so it may be anything. */
function kindsWithin(rule, depth) {
	if (typeof rule !== "object" || rule === null) return [];
	return Object.entries(rule).flatMap(([key, value]) => {
		if (NO_KINDS.includes(key)) return [];
		const inside = key === "n_of" ? value?.rules : value;
		if (!COMBINATORS.some((one) => one === key)) return [key];
		return depth > 0 && Array.isArray(inside) ? inside.flatMap((part) => kindsWithin(part, depth - 1)) : [key];
	});
}
const NO_KINDS = [
	"id",
	"severity",
	"when"
];
/** The key `merge_queue` of a policy or a floor. */
function queueOf(document) {
	return document.merge_queue === "head_evidence" ? { mergeQueue: "head_evidence" } : {};
}
/** The key `feedback` of a model or a floor. */
function feedbackOf({ feedback, feedback_step: step }) {
	if (feedback === void 0) return {};
	return { feedback: {
		mode: feedback,
		...step === void 0 ? {} : { step }
	} };
}
/** The key `evaluation` of a policy. */
function evaluationOf({ evaluation }) {
	return evaluation === void 0 ? {} : { evaluation };
}
/** The key `waivers` of a policy or a floor. */
function waiversOf(document) {
	return document === void 0 ? {} : { waivers: waiverSettings(document) };
}
/** What is wrong with the key `waivers`. */
function waiverProblems({ located }, document) {
	return waiverSettingProblems(document ?? {}).map(({ at, message, fix }) => {
		const path = `/waivers/not_waivable/${at}`;
		return {
			file: located.file,
			...located.locate(path),
			path,
			message,
			fix
		};
	});
}

export { withAttempts as A, isTouched as C, joinNeeds as D, matchesSegments as E, strictestFeedback as M, withholdNumbers as N, withFamily as O, isConcerned as S, matchesGlob as T, OLD_PRESETS as _, parsePolicy as a, presetName as b, waiversOf as c, toRule as d, conditionFacts as f, strictestWaivers as g, forbiddingGlob as h, globProblems as i, heldBack as j, aggregateOf as k, presetRules as l, floorSchema as m, POLICY_PATH as n, queueOf as o, conditionFact as p, feedbackOf as r, waiverProblems as s, MAX_POLICY_CHARACTERS as t, ruleProblems as u, PRESET_NAMES as v, ROLES as w, toMilliseconds as x, findPreset as y };