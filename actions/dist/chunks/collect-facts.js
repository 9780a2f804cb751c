import { n as UserError, r as formatProblem } from "./error.js";
import { n as DEFAULT_LIMITS } from "./limits.js";
import { t as MODEL_NAME_PATTERN } from "./schema.js";
import { t as toDay } from "./calendar.js";
import { n as compiled } from "./compile-schema.js";
import { t as integrityContradictions } from "./integrity.js";
import "./schema2.js";
import { t as parseStrictJson } from "./json.js";
import { n as twoSidedZ } from "./proportion.js";
import { t as nearestName } from "./nearest-name.js";
import { t as validate } from "./validate.js";
import { t as parseYaml } from "./yaml.js";
import { i as prose, n as inline } from "./escape.js";
import { i as plural, n as count, r as fixed, t as about } from "./numbers.js";
import { r as integrityReport } from "./integrity2.js";
import { a as TEST_PREDICATE_TYPE, o as driftStatementSchema, s as testStatementSchema, t as DRIFT_PREDICATE_TYPE } from "./schema3.js";
import { a as rulesTable, c as MARK, f as WHAT_TO_DO, i as modelList, l as NOTHING_TO_DO, n as groupsMarkdown, r as metricsMarkdown, s as ADVISORY_OUTCOME, t as detailsTable, u as OUTCOME } from "./tables.js";
import { r as rowsToResolve } from "./power.js";
import { v as isDigest } from "./ledger-state.js";
import { a as toConclusion, i as isPassing, o as worst, r as VERDICTS } from "./verdict-file.js";
import { C as metricValueBeside, S as metricValue, _ as differenceUnit, b as marginSize, c as sliceTable, d as groupTables, f as flipsDetails, g as differenceSize, h as differenceNumbers, i as JOB_SUMMARY_BUDGET, l as bestNews, m as dataReports, n as dataSize, o as leftOut, p as flipsLine, r as hasMore, s as withinBudget, t as dataMarkdown, u as metricTable, v as isOfAPart, x as metricLabel, y as limitValue } from "./data-markdown.js";
import { n as policySchema$1, t as floorSchema$1 } from "./checks-policy-schema.js";

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

/**
* Does a path fall under a glob? `*` and `?` stay inside one folder name, `**` stands for any number of folders (also none).
* Unicode is NFC-normalised and case is ignored, because a rule that applies too often is safe and one that is dodged is not.
* Runs in time proportional to pattern times path; no regular expressions, so no pattern can stall it.
*/
function matchesGlob(pattern, path) {
	return matchList(segmentsOf(pattern), segmentsOf(path), "**", matchSegment);
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
		needs: (settings) => joinNeeds(settings.parts)
	};
}
/** Everything that several rules need, together. */
function joinNeeds(rules) {
	const needs = rules.map(({ kind, settings }) => kind.needs?.(settings) ?? {});
	return {
		people: needs.some(({ people }) => people === true),
		files: needs.some(({ files }) => files === true),
		teams: [...new Set(needs.flatMap(({ teams }) => teams ?? []))]
	};
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
	const message = `${needed === asked.length ? `All ${needed}` : `${holding.length} of ${asked.length}`} rules hold${needed === asked.length ? "" : `, ${needed} needed`}. ${listOf(holding)}`;
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
		message: `${lead} Missing: ${listOf(missing)}`,
		headline: headlineOf$2(missing, held, needed),
		...fix === void 0 ? {} : { fix },
		...waitsFor === void 0 ? {} : { waitsFor }
	};
}
function headlineOf$2(missing, held, needed) {
	const [only] = missing;
	if (missing.length === 1 && only?.finding.headline !== void 0) return only.finding.headline;
	return `meets ${held} of ${plural(needed, "rule")} needed together (open: ${missing.slice(0, MAX_SHOWN$1).map(({ part }) => part.id).join(", ")})`;
}
function listOf(judged) {
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

/** Erases the type of the settings, so that kinds of different shape fit one registry. */
function eraseSettings(kind) {
	return {
		kind: kind.kind,
		schema: kind.schema,
		refine: (settings) => kind.refine?.(settings) ?? [],
		evaluate: (settings, context) => kind.evaluate(settings, context),
		describe: (settings) => kind.describe(settings),
		needs: (settings) => kind.needs?.(settings) ?? {}
	};
}

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
/**
* Reads the reviews of a pull request: the latest decision of each person counts (comments decide nothing), an approval only for the
* head commit, a request for changes until that person or a dismissal lifts it. Logins and teams compare without case.
*/
function readReviews$1(change, asked) {
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
		const reason = excluded ?? dependence(review, change, asked) ?? staleness(review, change);
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
	return change.committers.some((committer) => committer.toLowerCase() === login) ? "committed to this change" : void 0;
}
function staleness({ commit }, { headSha }) {
	return commit === headSha ? void 0 : `approved the older commit ${commit.slice(0, 7)}`;
}

const schema$4 = {
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
			description: "Approvals of the author and of committers do not count."
		}
	}
};
/** `approval`: a person's decision, bound to the head commit. On a push it was taken before; on a laptop it is still to come. */
const approval = {
	kind: "approval",
	schema: schema$4,
	describe: (settings) => {
		const asked = toAsked(settings);
		return askedText(asked, asked.count);
	},
	needs: ({ from = [] }) => ({
		people: true,
		teams: from.filter((name) => name.includes("/"))
	}),
	evaluate: (settings, { change }) => {
		const asked = toAsked(settings);
		if (change.kind === "push") return {
			verdict: "not-applicable",
			message: "Approvals are decided on the pull request, before the push."
		};
		if (change.kind === "local") return missing(asked, {
			approvers: [],
			remarks: ["decided on the pull request"]
		});
		const reading = readReviews$1(change, asked);
		if (reading.blockers.length > 0) {
			const who = reading.blockers.map((name) => `@${name}`).join(", ");
			return {
				verdict: "fail",
				message: `Changes requested by ${who}.`,
				headline: `has changes requested by ${who}`,
				fix: `Answer the review of ${who}; it counts until it is replaced or dismissed.`
			};
		}
		return reading.approvers.length >= asked.count ? granted(asked, reading.approvers) : missing(asked, reading);
	}
};
function toAsked({ count, from, role = "write", independent = true }) {
	return {
		count,
		role,
		independent,
		...from === void 0 ? {} : { from }
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
function missing(asked, reading) {
	const waitsFor = askedText(asked, asked.count - reading.approvers.length);
	const remarks = reading.remarks.length === 0 ? "" : ` (${reading.remarks.join("; ")})`;
	return {
		verdict: "pending",
		message: `${reading.approvers.length} of ${plural(asked.count, "approval")}${remarks}.`,
		headline: `waits for ${waitsFor}`,
		fix: `Ask for ${waitsFor}, given on the head commit.`,
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

/** Findings that say the holdout, or the model's own input, knows what it must not know: the rule `data.leakage` is about them. */
const LEAKAGE_CODES = [
	"TARGET_LEAK",
	"TARGET_RELATION",
	"TARGET_PART",
	"MISSING_LEAK",
	"ID_LEAK",
	"ORDER_LEAK",
	"DUPLICATES_ACROSS",
	"DUPLICATE_FEATURES_ACROSS",
	"NEAR_DUPLICATES_ACROSS",
	"NEAR_DUPLICATE_FEATURES_ACROSS",
	"GROUP_LEAK",
	"POSSIBLE_GROUP_LEAK",
	"TIME_LEAK",
	"TIME_TOUCHES"
];
/** The finding that the rule `privacy` is about. */
const PERSONAL_CODE = "PERSONAL_DATA";

const RUN_AGAIN = "Run `assay test` on the current head commit and let the gate read its evidence.";
/**
* The test measurements a rule may use, or the finding that says why there are none. Evidence that is late is `pending`, absent or
* about something else is `fail`, unusable is `error`.
*/
function testEvidence(context) {
	const { facts, model } = context;
	if (facts.problem !== void 0) return problemFinding(facts.problem);
	if (facts.test === void 0) return problemFinding({
		kind: "missing",
		message: `there is none for ${model}`
	});
	const predicate = facts.test.predicate;
	if (predicate.model !== model) return failed$2(`The evidence is about the model ${predicate.model}, not ${model}.`, "has evidence of another model");
	const head = context.change.kind === "local" ? void 0 : context.change.headSha;
	const measured = predicate.source.headSha;
	if (head !== void 0 && measured !== head) return failed$2(`The evidence ${measured === void 0 ? "does not say at which commit it was measured" : `was measured at commit ${measured.slice(0, 7)}`}; the head is ${head.slice(0, 7)}.`, "has evidence of another commit only");
	return predicate;
}
/** Nominal coverage that an interval needs when a rule does not say another one. */
const DEFAULT_CONFIDENCE = .95;
/** The key `confidence` of every rule that an interval decides. */
const CONFIDENCE_SETTING = {
	type: "number",
	minimum: .5,
	maximum: .999,
	default: DEFAULT_CONFIDENCE,
	description: "Least nominal coverage of the interval that decides."
};
/**
* An interval decides only at the confidence the policy asks for: `test.level` in `assay.yml` is the author's, and a low level makes
* every interval narrow.
*/
function confidenceProblem(metric, level, confidence = DEFAULT_CONFIDENCE) {
	if (level >= confidence) return void 0;
	return {
		...failed$2(`The interval of ${metric} covers ${percent(level)}; the policy asks for ${percent(confidence)}.`, `has intervals of ${percent(level)} where ${percent(confidence)} are asked for`),
		fix: `Set test.level to ${confidence} in assay.yml and test again.`
	};
}
function percent(share) {
	return `${Math.round(share * 1e3) / 10} %`;
}
/** Told apart by shape: only a finding has a `verdict` of its own. */
function isFinding(value) {
	return "verdict" in value && "message" in value;
}
/** The estimate of one metric over the whole holdout, or the finding that says what is there instead. */
function estimateOf(predicate, metric) {
	const estimate = predicate.metrics.find((candidate) => candidate.name === metric);
	if (estimate === void 0) return {
		...failed$2(`The evidence has no metric ${metric}; it has ${predicate.metrics.map((candidate) => candidate.name).join(", ")}.`, `has no measurement of ${metric}`),
		fix: `Add ${metric} to test.metrics in assay.yml, or name a measured metric in the policy.`
	};
	const { value, interval, n } = estimate;
	if (![
		value,
		interval.low,
		interval.high
	].every(Number.isFinite)) return failed$2(`The value or interval of ${metric} is not a number.`, `has no usable value of ${metric}`);
	return rowsProblem(metric, n, predicate.holdout.rows) ?? estimate;
}
/** A measurement over other rows than the holdout (or, for recall and its like, over none) is not the one that was asked for. */
function rowsProblem(metric, n, rows) {
	if (n === rows || isOfAPart(metric) && n > 0 && n < rows) return void 0;
	return failed$2(`${metric} was measured on ${count(n)} rows, but the holdout has ${count(rows)}.`, `has ${metric} measured on ${count(n)} of ${count(rows)} holdout rows`);
}
function problemFinding(problem) {
	switch (problem.kind) {
		case "pending": return {
			verdict: "pending",
			message: `The evidence is not here yet: ${problem.message}.`,
			headline: "is still being tested",
			fix: "Wait for the test run to end; the gate evaluates again by itself."
		};
		case "missing": return failed$2(`No test evidence: ${problem.message}.`, "has no test evidence");
		case "invalid": return {
			verdict: "error",
			message: `The evidence cannot be used: ${problem.message}.`,
			headline: "has evidence that cannot be used",
			fix: RUN_AGAIN
		};
		default: return problem.kind;
	}
}
function failed$2(message, headline) {
	return {
		verdict: "fail",
		message,
		headline,
		fix: RUN_AGAIN
	};
}

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
		return looserLimit(settings, integrity) ?? judge$3(select(integrity, isLeakage), settings, "leakage");
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
		return judge$3(select(evidence.integrity, isQuality), settings, "data quality");
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
		return judge$3(select(evidence.integrity, ({ code }) => code === PERSONAL_CODE).map((finding) => ({
			...finding,
			severity: "error"
		})), settings, "personal data");
	}
};
function isLeakage({ code }) {
	return LEAKAGE_CODES.includes(code);
}
function select({ findings, allowed }, isOne) {
	return [...findings, ...allowed].filter(isOne);
}
function judge$3(found, settings, what) {
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

const MEASURES = {
	selection_rate_difference: {
		metric: "selection_rate",
		kind: "difference"
	},
	selection_rate_ratio: {
		metric: "selection_rate",
		kind: "ratio"
	},
	tpr_difference: {
		metric: "true_positive_rate",
		kind: "difference"
	},
	fpr_difference: {
		metric: "false_positive_rate",
		kind: "difference"
	}
};
const schema$3 = {
	type: "object",
	description: "How far apart the groups of a protected attribute may be in what the candidate decides about them.",
	additionalProperties: false,
	required: ["attribute", "metric"],
	properties: {
		attribute: {
			type: "string",
			minLength: 1,
			maxLength: 500,
			description: "A column of `data.protected`."
		},
		metric: {
			enum: [
				"selection_rate_difference",
				"selection_rate_ratio",
				"tpr_difference",
				"fpr_difference"
			],
			description: "What is compared between the highest and the lowest group. Selection: the positive class is decided."
		},
		max: {
			type: "number",
			minimum: 0,
			maximum: 1,
			description: "Largest accepted difference (0.1 is 10 points)."
		},
		min: {
			type: "number",
			minimum: 0,
			maximum: 1,
			description: "Smallest accepted ratio (0.8 is four fifths)."
		},
		min_group_n: {
			type: "integer",
			minimum: 30,
			default: 30,
			description: "A group of fewer rows is a small group."
		},
		small_group: {
			enum: ["warn", "fail"],
			default: "warn",
			description: "Verdict when there is a small group."
		},
		confidence: CONFIDENCE_SETTING,
		if_inconclusive: {
			enum: ["warn", "fail"],
			default: "warn",
			description: "Verdict when the rows cannot decide."
		}
	}
};
const MAX_SHOWN = 5;
/** `fairness`: a limit on the largest gap between groups. Only an end of its interval beyond the limit fails. */
const fairness = {
	kind: "fairness",
	schema: schema$3,
	refine: refine$1,
	describe: (settings) => {
		const { kind } = MEASURES[settings.metric];
		const label = labelOf(settings);
		const groups = `between groups of ${settings.attribute}`;
		if (kind === "ratio") return `ratio of ${label} ${groups} at least ${limitValue(settings.min ?? 0)}`;
		return `difference of ${label} ${groups} at most ${marginSize(MEASURES[settings.metric].metric, settings.max ?? 1)}`;
	},
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const attribute = attributeOf(settings, evidence);
		if (isFinding(attribute)) return attribute;
		return withSmallGroups(settings, attribute, judge$2(settings, attribute, evidence.holdout.rows));
	}
};
function refine$1({ metric, min, max }) {
	const [needs, other] = MEASURES[metric].kind === "ratio" ? ["min", "max"] : ["max", "min"];
	const given = {
		min,
		max
	};
	const problems = [];
	if (given[needs] === void 0) problems.push({
		path: "",
		message: `${metric} needs \`${needs}\``,
		fix: `add \`${needs}:\``
	});
	if (given[other] !== void 0) problems.push({
		path: `/${other}`,
		message: `${metric} has no \`${other}\``,
		fix: `use \`${needs}:\` instead`
	});
	return problems;
}
function labelOf({ metric }) {
	return metricLabel(MEASURES[metric].metric);
}
function attributeOf({ attribute }, { groups = [] }) {
	const found = groups.find((entry) => entry.attribute === attribute);
	if (found !== void 0) return found;
	return failed$1(`The evidence has no groups of ${attribute}.`, `has no measured groups of ${attribute}`, attribute);
}
function failed$1(message, headline, attribute) {
	return {
		verdict: "fail",
		message,
		headline,
		fix: `Name ${attribute} under data.protected in assay.yml and test again.`
	};
}
function judge$2(settings, attribute, rows) {
	const { metric, kind } = MEASURES[settings.metric];
	const gap = attribute.gaps.find((entry) => entry.metric === metric);
	const measured = attribute.groups.flatMap(({ metrics = [] }) => metrics.filter(({ name }) => name === metric));
	if (gap === void 0 && measured.length < 2) return tooFewGroups(settings);
	const found = kind === "ratio" ? gap?.ratio : gap;
	const label = labelOf(settings);
	if (gap === void 0 || found === void 0 || ![
		found.value,
		found.interval.low,
		found.interval.high
	].every(Number.isFinite)) {
		if (gap !== void 0 && kind === "ratio") return nothingSelected(settings);
		const what = `${kind} of ${label} between the groups of ${settings.attribute}`;
		return failed$1(`The evidence has no ${what}.`, `has no ${what}`, settings.attribute);
	}
	const { value, interval } = found;
	return confidenceProblem(`the gap of ${label}`, interval.level, settings.confidence) ?? decide$1(settings, {
		value,
		interval,
		gap
	}, rows);
}
/** Without a selected row in any group there is no ratio, and a model that selects nobody meets no limit by it. */
function nothingSelected({ attribute }) {
	return {
		verdict: "fail",
		message: `No row of any measured group of ${attribute} is selected, so there is no ratio.`,
		headline: `selects no row in any group of ${attribute}`,
		fix: "Correct the model or `test.threshold` in assay.yml."
	};
}
function tooFewGroups({ attribute, if_inconclusive = "warn", metric }) {
	return {
		verdict: if_inconclusive,
		message: `Not enough data: fewer than two groups of ${attribute} could be measured.`,
		headline: `has too few rows to compare groups of ${attribute} by ${metricLabel(MEASURES[metric].metric)}`,
		fix: `Add rows of every group of ${attribute} to the holdout.`
	};
}
function decide$1(settings, measured, rows) {
	const { value, interval } = measured;
	const isRatio = MEASURES[settings.metric].kind === "ratio";
	const limit = (isRatio ? settings.min : settings.max) ?? 0;
	const numbers = {
		observed: value,
		limit
	};
	const shown = describeGap(settings, measured);
	if (isRatio ? interval.low >= limit : interval.high <= limit) return {
		verdict: "pass",
		message: `${shown}.`,
		...numbers
	};
	const beyond = isRatio ? interval.high < limit : interval.low > limit;
	const asked = limitText(settings, limit);
	if (beyond) return {
		verdict: "fail",
		message: `${shown}: the whole interval is ${isRatio ? "below" : "above"} ${asked}.`,
		headline: headlineOf$1(settings, measured),
		fix: `Look at group ${measured.gap.highest} and group ${measured.gap.lowest} in the section Groups, and change the model or its threshold.`,
		...numbers
	};
	const missing = rowsToDecide(Math.abs(value - limit), {
		halfWidth: outerHalf(measured, limit),
		level: interval.level
	}, rows);
	const need = missing === void 0 ? "more rows are needed" : `needs about ${about(missing)} more rows`;
	return {
		verdict: settings.if_inconclusive ?? "warn",
		message: `${shown}, not enough data to hold it against ${asked}: ${need}.`,
		headline: `is not shown to keep the groups of ${settings.attribute} within ${asked} in ${labelOf(settings)}: ${need}`,
		fix: `Add ${missing === void 0 ? "rows" : `about ${about(missing)} rows`} to the holdout, most of them of the small groups of ${settings.attribute}.`,
		...numbers
	};
}
/** The half of the interval that reaches over the limit. */
function outerHalf({ value, interval }, limit) {
	return value <= limit ? interval.high - value : value - interval.low;
}
/** Groups that cannot be judged never make a verdict better. */
function withSmallGroups(settings, attribute, found) {
	const { min_group_n: least = 30, small_group: verdict = "warn" } = settings;
	const { metric } = MEASURES[settings.metric];
	const small = attribute.groups.filter(({ n, metrics = [] }) => n < least || !metrics.some(({ name }) => name === metric));
	const omitted = attribute.omitted?.groups ?? 0;
	if (small.length + omitted === 0) return found;
	const shown = small.slice(0, MAX_SHOWN).map(({ name, n }) => `${name} (${plural(n, "row")})`);
	const more = small.length + omitted - shown.length;
	const list = [...shown, ...more > 0 ? [`${count(more)} more`] : []].join(", ");
	const message = `${found.message} Too small to be judged: ${list}.`;
	if (worst([found.verdict, verdict]) === found.verdict) return {
		...found,
		message
	};
	const groups = plural(small.length + omitted, "group");
	return {
		...found,
		verdict,
		message,
		headline: `has ${groups} of ${settings.attribute} too small to compare ${labelOf(settings)}`,
		fix: `Add rows of ${list} to the holdout.`
	};
}
/** `selection rate of sex, A92 to A93: 24.1 points apart (95 % CI 8.0 to 38.2)`, from the lowest group to the highest. */
function describeGap(settings, measured) {
	const { gap } = measured;
	return `${labelOf(settings)} of ${settings.attribute}, ${gap.lowest} to ${gap.highest}: ${sizeText(settings, measured)}`;
}
function headlineOf$1(settings, measured) {
	return `has, between groups of ${settings.attribute}, ${labelOf(settings)} ${sizeText(settings, measured)}`;
}
function sizeText({ metric }, { value, interval }) {
	const isRatio = MEASURES[metric].kind === "ratio";
	const text = (size) => isRatio ? fixed(size, 3) : fixed(100 * size, 1);
	const ends = `(${`${Math.round(interval.level * 1e3) / 10} % CI`} ${text(interval.low)} to ${text(interval.high)})`;
	return isRatio ? `in a ratio of ${text(value)} ${ends}` : `${text(value)} points apart ${ends}`;
}
function limitText({ metric }, limit) {
	return MEASURES[metric].kind === "ratio" ? limitValue(limit) : marginSize(MEASURES[metric].metric, limit);
}

const schema$2 = {
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
	schema: schema$2,
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

const schema$1 = {
	type: "object",
	description: "The candidate against the champion on the same rows: it must not be worse by more than a margin.",
	additionalProperties: false,
	required: ["metric", "non_inferior_by"],
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
		confidence: CONFIDENCE_SETTING,
		if_no_champion: {
			enum: ["warn", "fail"],
			default: "warn",
			description: "Verdict while the ledger has no champion."
		},
		if_inconclusive: {
			enum: ["fail", "warn"],
			default: "fail",
			description: "Verdict when the rows cannot decide."
		}
	}
};
const COMPARE_AGAIN = "Run `assay test` again: it compares with the champion that the ledger names now.";
/** `metric.baseline`: non-inferiority to the champion; undecided is not a pass. */
const metricBaseline = {
	kind: "metric.baseline",
	schema: schema$1,
	describe: ({ metric, non_inferior_by }) => {
		const margin = non_inferior_by === 0 ? "not worse than" : `at most ${marginSize(metric, non_inferior_by)} worse than`;
		return `${metricLabel(metric)} ${margin} the champion`;
	},
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const compared = comparisonOf(settings, evidence, context);
		return "comparison" in compared ? judge$1(settings, compared) : compared;
	}
};
function comparisonOf(settings, evidence, context) {
	const estimate = estimateOf(evidence, settings.metric);
	if (isFinding(estimate)) return estimate;
	const champion = currentChampion(settings, evidence, context);
	if (isFinding(champion)) return champion;
	const { metric } = settings;
	const comparison = evidence.comparison.find((one) => one.metric === metric);
	if (comparison === void 0) return failed(`The evidence does not compare ${metric} with the champion.`, `has no comparison of ${metric}`);
	const { difference, interval } = comparison;
	if (comparison.verdict === "not-comparable" || ![
		difference,
		interval.low,
		interval.high
	].every(Number.isFinite)) return failed(`${metricLabel(metric)} of candidate and champion cannot be compared (${comparison.method}).`, `cannot be compared with champion ${champion.version} on ${metricLabel(metric)}`);
	const wrongRows = rowsProblem(metric, comparison.n, evidence.holdout.rows);
	const tooVague = confidenceProblem(metricLabel(metric), interval.level, settings.confidence);
	return wrongRows ?? tooVague ?? {
		comparison,
		version: champion.version,
		direction: estimate.direction,
		rows: evidence.holdout.rows
	};
}
/** The evidence must have been made against the very model that the ledger names champion now. */
function currentChampion(settings, evidence, { facts }) {
	const measured = evidence.champion;
	const ledger = facts.champion;
	if (ledger.state === "unknown") return failed("The ledger could not be read, so the champion is not known.", "has no known champion to compare with");
	if (measured.state === "unavailable") return failed(`The champion could not be measured: ${measured.reason}.`, "could not be compared with its champion");
	if (measured.state === "none") return ledger.state === "none" ? firstChampion(settings) : stale("none", ledger.version);
	if (ledger.state === "none") return stale(measured.version, "none");
	return measured.digest === ledger.digest ? { version: measured.version } : stale(measured.version, ledger.version);
}
function firstChampion({ if_no_champion: verdict = "warn" }) {
	return {
		verdict,
		message: "There is no champion yet, so there is nothing to compare with.",
		headline: "has no champion to compare with yet",
		fix: "Register and promote a first version; later candidates are compared with it."
	};
}
function stale(measured, current) {
	return failed(`The evidence compares with ${measured === "none" ? "no champion" : `champion ${measured}`}, but the ledger now ${current === "none" ? "has none" : `names ${current}`}.`, "was compared with an outdated champion");
}
function judge$1({ metric, non_inferior_by: margin, if_inconclusive = "fail" }, compared) {
	const { comparison, version, direction, rows } = compared;
	const loss = readLoss(comparison, direction, margin, rows);
	const label = metricLabel(metric);
	const shown = describeChange(comparison, version);
	const numbers = {
		observed: comparison.difference,
		limit: margin
	};
	switch (loss.reading) {
		case "within": return {
			verdict: "pass",
			message: `${shown}.`,
			...numbers
		};
		case "beyond": return {
			verdict: "fail",
			message: `${shown}, worse than ${acceptable(metric, margin)}.`,
			headline: lossHeadline(comparison, version, loss),
			fix: `Find what cost ${label} and push a better candidate; \`assay test\` shows the same numbers before you push.`,
			...numbers
		};
		case "undecided": return {
			verdict: if_inconclusive,
			message: `${shown}, inconclusive: ${needText(loss)}.`,
			headline: `is not shown to hold ${label} against champion ${version}: inconclusive, ${needText(loss)}`,
			fix: undecidedFix(loss),
			...numbers
		};
		default: return loss.reading;
	}
}
function acceptable(metric, margin) {
	return margin === 0 ? "the champion" : `the accepted ${marginSize(metric, margin)}`;
}
/** `ROC AUC −4.1 points against champion v1.2 (95 % CI −6.2 to −2.0)`. */
function describeChange({ metric, difference, interval }, version) {
	const [change, low, high] = differenceNumbers(metric, [
		difference,
		interval.low,
		interval.high
	]);
	const unit = differenceUnit(metric);
	return `${metricLabel(metric)} ${change}${unit && ` ${unit}`} against champion ${version} (${levelText(interval)} ${low} to ${high})`;
}
/** A loss is said as a size, so that it reads the same for metrics where less is better. */
function lossHeadline({ metric, interval }, version, { estimate, least, most }) {
	const ends = differenceNumbers(metric, [
		estimate,
		least,
		most
	]).slice(1).map((end) => end.replace("+", ""));
	const lost = `lost ${differenceSize(metric, estimate)} of ${metricLabel(metric)}`;
	const grew = `has ${metricLabel(metric)} worse by ${differenceSize(metric, estimate)}`;
	return `${differenceUnit(metric) === "" ? grew : lost} against champion ${version} (${levelText(interval)} ${ends.join(" to ")})`;
}
function levelText({ level }) {
	return `${Math.round(level * 1e3) / 10} % CI`;
}
function needText({ rowsMissing }) {
	return rowsMissing === void 0 ? "the estimate itself is beyond the margin" : `needs about ${about(rowsMissing)} more rows`;
}
function undecidedFix({ rowsMissing }) {
	if (rowsMissing === void 0) return "Improve the candidate: more rows alone are unlikely to clear it.";
	return `Add about ${about(rowsMissing)} rows to the holdout, or agree on a wider margin in the policy first.`;
}
function failed(message, headline) {
	return {
		verdict: "fail",
		message,
		headline,
		fix: COMPARE_AGAIN
	};
}

const schema = {
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
	schema,
	refine,
	describe: (settings) => {
		const limits = limitsOf(settings).map(({ side, value }) => `${side === "min" ? "at least" : "at most"} ${limitValue(value)}`);
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
function refine({ min, max }) {
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
function limitsOf({ min, max }) {
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
		message: `${metricLabel(metric)} was measured on ${plural(n, "row")}; the policy asks for ${count(min_n)}.`,
		headline: `was tested on ${plural(n, "row")} where ${count(min_n)} are needed`,
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
	const broken = limitsOf(settings).find(({ side, value }) => !(side === "min" ? observed >= value : observed <= value));
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
	return `${metricLabel(metric)} ${metricValue(metric, value)} (${level} % CI ${ends}, n = ${count(n)})`;
}

/** Every kind of rule a policy may use, in the order in which documents list them. */
const RULE_KINDS = [
	eraseSettings(metricThreshold),
	eraseSettings(metricBaseline),
	eraseSettings(fairness),
	eraseSettings(holdoutPinned),
	eraseSettings(dataLeakage),
	eraseSettings(dataQuality),
	eraseSettings(privacy),
	eraseSettings(approval)
];
/** The kind with this name, or `undefined`. */
function ruleKind(name) {
	return RULE_KINDS.find((kind) => kind.kind === name);
}

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
		read: (context) => finite((context.now - Date.parse(measured(context)?.createdAt ?? "")) / DAY_MS)
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
function finite(value) {
	return value !== void 0 && Number.isFinite(value) ? value : void 0;
}

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
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
	if (day !== void 0) return (day.kind === "fact" ? a === b : day.kind === "literal" && DAY.test(String(day.value))) ? void 0 : {
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
	const expression = restOfTest(cursor, readOperand$1(cursor), peek(cursor));
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
			right: readOperand$1(cursor)
		};
	}
	if (takeIf(cursor, "in")) return {
		kind: "in",
		item: left,
		list: readOperand$1(cursor)
	};
	if (takeIf(cursor, "not")) {
		if (!takeIf(cursor, "in")) fail(peek(cursor), `${shown(peek(cursor))} after \`not\``, "write `not in`");
		return {
			kind: "not",
			of: {
				kind: "in",
				item: left,
				list: readOperand$1(cursor)
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
	const right = readOperand$1(cursor);
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
function readOperand$1(cursor) {
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
	const seen = /* @__PURE__ */ new Set();
	for (const [i, rule] of rules.entries()) {
		const path = `${at}/${i}`;
		checkPart(rule, path, {
			report,
			seen,
			depth: 0
		});
		if (rule.when !== void 0) checkCondition(source, `${path}/when`, rule.when, report);
		const parts = partsIn(rule);
		if (parts > 100) report(path, `the rule holds ${parts} rules`, `write at most ${100}`);
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
function checkPart(document, path, check) {
	const { report, seen } = check;
	if (seen.has(document.id)) report(`${path}/id`, `the id ${document.id} appears twice`, "give each rule its own id, also inside others");
	seen.add(document.id);
	const kinds = kindsOf(document);
	if (kinds.length !== 1) report(path, kindCount(document.id, kinds), `keep exactly one of: ${allKinds().join(", ")}`);
	for (const name of kinds) {
		if (isCombinator(name)) checkCombination(document, name, path, check);
		for (const fault of ruleKind(name)?.refine?.(document[name]) ?? []) report(`${path}/${name}${fault.path}`, fault.message, fault.fix);
	}
}
function checkCombination(document, name, path, check) {
	const { report, depth } = check;
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
	for (const [i, part] of parts.entries()) checkPart(part, `${inner}/${i}`, {
		...check,
		depth: depth + 1
	});
}
function partsIn(document) {
	return [
		...document.all_of ?? [],
		...document.any_of ?? [],
		...document.n_of?.rules ?? []
	].reduce((sum, part) => sum + 1 + partsIn(part), 0);
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

const path = {
	type: "string",
	minLength: 1,
	maxLength: 500
};
const rules = {
	type: "array",
	minItems: 1,
	maxItems: 200,
	items: { $ref: "#/definitions/rule" }
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
	items: { $ref: "#/definitions/part" }
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
const part = {
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
		rules
	}
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
	},
	definitions: {
		rule,
		part
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
		rules
	},
	definitions: {
		rule,
		part
	}
};
compiled.set(floorSchema, floorSchema$1);
compiled.set(policySchema, policySchema$1);

/** Reads a policy file. Throws UserError POLICY_INVALID with every problem, each with line, column and what to write instead. */
function parsePolicy(text, file) {
	const located = parseYaml(text, file, "POLICY_INVALID");
	const document = validate(located, policySchema, "POLICY_INVALID");
	const source = {
		located,
		text
	};
	const problems = Object.entries(document.models).flatMap(([name, model]) => modelProblems(source, `/models/${name}`, model));
	if (problems.length > 0) throw new UserError("POLICY_INVALID", problems);
	const models = Object.entries(document.models).map(([model, { paths, rules }]) => {
		return {
			model,
			...paths === void 0 ? {} : { paths },
			rules: rules.map(toRule)
		};
	});
	return {
		mode: document.mode ?? "enforce",
		models
	};
}
function modelProblems(source, at, { paths = [], rules }) {
	return [
		...globProblems(source, `${at}/paths`, paths),
		...ruleProblems(source, `${at}/rules`, rules),
		...alwaysProblem(source, `${at}/rules`, rules)
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
	if (rules.some((rule) => rule.when === void 0)) return [];
	const message = "every rule of this model has a `when`, so nothing may be left to ask";
	const fix = "keep one rule without `when`: what must hold for every change";
	return [{
		file: located.file,
		...located.locate(path),
		path,
		message,
		fix
	}];
}

/** Names that occur more than once in a list that needs each of them once. */
function repeated(names, path, key) {
	return names.flatMap((name, i) => names.indexOf(name) === i ? [] : [{
		path: `${path}/${i}/${key}`,
		message: `${JSON.stringify(name)} appears twice`
	}]);
}
/** An interval whose ends are the wrong way round. */
function invertedInterval(interval, path) {
	return interval.low <= interval.high ? [] : [{
		path,
		message: "the low end of the interval is above its high end"
	}];
}
/** Is the difference candidate minus champion, up to rounding? */
function isDifference(candidate, champion, difference) {
	const scale = Math.max(1, Math.abs(candidate), Math.abs(champion));
	return Math.abs(candidate - champion - difference) <= 1e-6 * scale;
}

/** Where the groups of an attribute do not add up to the holdout, or a gap is not the one between them. */
function groupContradictions({ groups = [], holdout }) {
	const names = groups.map(({ attribute }) => attribute);
	return [...repeated(names, "/predicate/groups", "attribute"), ...groups.flatMap((attribute, i) => attributeContradictions(attribute, `/predicate/groups/${i}`, holdout.rows))];
}
function attributeContradictions(attribute, path, holdoutRows) {
	const { groups, gaps, omitted } = attribute;
	const found = [];
	if (groups.reduce((sum, { n }) => sum + n, omitted?.rows ?? 0) !== holdoutRows) found.push({
		path: `${path}/groups`,
		message: "the groups do not add up to the holdout"
	});
	groups.forEach(({ n, metrics = [] }, i) => {
		const own = `${path}/groups/${i}/metrics`;
		if (n < 30 && metrics.length > 0) found.push({
			path: own,
			message: `a group of fewer than ${30} rows is not measured`
		});
		found.push(...metrics.flatMap(({ interval }, k) => invertedInterval(interval, `${own}/${k}/interval`)));
		found.push(...repeated(metrics.map(({ name }) => name), own, "name"));
	});
	found.push(...repeated(gaps.map(({ metric }) => metric), `${path}/gaps`, "metric"));
	gaps.forEach((gap, i) => {
		const own = `${path}/gaps/${i}`;
		found.push(...invertedInterval(gap.interval, `${own}/interval`));
		if (gap.ratio !== void 0) found.push(...invertedInterval(gap.ratio.interval, `${own}/ratio/interval`));
		const values = groups.flatMap(({ metrics = [] }) => metrics.filter(({ name }) => name === gap.metric));
		if (!isGap(gap.value, values.map(({ value }) => value))) found.push({
			path: `${own}/value`,
			message: "the gap is not the one between the highest and the lowest group"
		});
	});
	return found;
}
function isGap(value, values) {
	const [high, low] = [Math.max(...values), Math.min(...values)];
	const scale = Math.max(1, Math.abs(high), Math.abs(low));
	return values.length >= 2 && Math.abs(high - low - value) <= 1e-6 * scale;
}

/** Where a slice cannot be a part of the holdout, or its numbers contradict each other. */
function sliceContradictions({ slices = [], holdout, champion }) {
	const found = repeated(slices.map(({ name }) => name), "/predicate/slices", "name");
	slices.forEach((slice, i) => {
		const path = `/predicate/slices/${i}`;
		const isMeasured = slice.metrics !== void 0 || slice.champion !== void 0 || slice.changes !== void 0;
		if (slice.n > holdout.rows) found.push({
			path: `${path}/n`,
			message: "a slice has more rows than the holdout"
		});
		if (slice.n < 30 && isMeasured) found.push({
			path,
			message: `a slice of fewer than ${30} rows is not measured`
		});
		if (champion.state !== "compared" && (slice.champion ?? slice.changes) !== void 0) found.push({
			path,
			message: "a slice is compared although no champion was"
		});
		found.push(...numberContradictions(slice, path));
	});
	return found;
}
function numberContradictions({ metrics = [], champion = [], changes = [] }, path) {
	const found = Object.entries({
		metrics,
		champion,
		changes
	}).flatMap(([key, list]) => list.flatMap(({ interval }, i) => invertedInterval(interval, `${path}/${key}/${i}/interval`)));
	changes.forEach((change, i) => {
		if (isDifference(change.candidate, change.champion, change.difference)) return;
		found.push({
			path: `${path}/changes/${i}/difference`,
			message: "the difference is not candidate minus champion"
		});
	});
	return found;
}

/** What a schema cannot say about test evidence; empty when the statement agrees with itself. */
function contradictionsOf({ subject, predicate }) {
	const found = [];
	if (`sha256:${subject[0]?.digest.sha256}` !== predicate.candidate.digest) found.push({
		path: "/subject/0/digest/sha256",
		message: "the subject is not the candidate that was measured"
	});
	if (subject[0]?.name !== predicate.model) found.push({
		path: "/subject/0/name",
		message: "the subject names another model than the predicate"
	});
	found.push(...repeated(predicate.metrics.map((metric) => metric.name), "/predicate/metrics", "name"));
	found.push(...repeated(predicate.comparison.map((comparison) => comparison.metric), "/predicate/comparison", "metric"));
	predicate.metrics.forEach((metric, i) => {
		found.push(...invertedInterval(metric.interval, `/predicate/metrics/${i}/interval`));
	});
	predicate.comparison.forEach((comparison, i) => {
		const path = `/predicate/comparison/${i}`;
		found.push(...invertedInterval(comparison.interval, `${path}/interval`));
		if (!isDifference(comparison.candidate, comparison.champion, comparison.difference)) found.push({
			path: `${path}/difference`,
			message: "the difference is not candidate minus champion"
		});
	});
	if (predicate.champion.state !== "compared" && predicate.comparison.length > 0) found.push({
		path: "/predicate/comparison",
		message: "a comparison although no champion was compared"
	});
	return [
		...found,
		...flipContradictions(predicate),
		...groupContradictions(predicate),
		...sliceContradictions(predicate),
		...integrityContradictions(predicate.integrity)
	];
}
function flipContradictions({ flips, champion, holdout }) {
	if (flips === void 0) return [];
	const path = "/predicate/flips";
	const { rightToWrong, wrongToRight, n } = flips;
	const found = [];
	if (champion.state !== "compared") found.push({
		path,
		message: "flipped rows although no champion was compared"
	});
	if (n !== holdout.rows) found.push({
		path: `${path}/n`,
		message: "the rows compared are not those of the holdout"
	});
	if (rightToWrong.rows + wrongToRight.rows > n) found.push({
		path,
		message: "more rows flipped than were compared"
	});
	if ([rightToWrong, wrongToRight].some(({ rows, ids = [] }) => ids.length > rows)) found.push({
		path,
		message: "more rows are named than flipped"
	});
	return found;
}

/** Largest evidence file that is read, in UTF-16 units (never more than its bytes). */
const MAX_EVIDENCE_CHARACTERS = 8388608;
/**
* Reads one evidence file as hostile input: size, depth, duplicate keys, finite numbers, schema, and agreement with itself
* (subject is the candidate, names are unique). Throws UserError EVIDENCE_INVALID with every problem found.
*/
function parseStatement(text, file) {
	if (text.length > 8388608) {
		const message = `the evidence has ${text.length} characters; at most ${MAX_EVIDENCE_CHARACTERS} are read`;
		throw new UserError("EVIDENCE_INVALID", {
			file,
			message,
			fix: "measure fewer columns per statement"
		});
	}
	const document = parseStrictJson(text, file, "EVIDENCE_INVALID");
	if (predicateTypeOf(document) === "urn:assay:evidence:drift:v1") return validate(document, driftStatementSchema, "EVIDENCE_INVALID");
	const statement = validate(document, testStatementSchema, "EVIDENCE_INVALID");
	const problems = contradictionsOf(statement).map(({ path, message }) => {
		return {
			file,
			...document.locate(path),
			path,
			message,
			fix: "make the evidence again with `assay test`"
		};
	});
	if (problems.length > 0) throw new UserError("EVIDENCE_INVALID", problems);
	return statement;
}
/** Narrows what `parseStatement` returned. */
function isTestStatement(statement) {
	return statement.predicateType === TEST_PREDICATE_TYPE;
}
function predicateTypeOf(document) {
	const { value } = document;
	return typeof value === "object" && value !== null && "predicateType" in value ? value.predicateType : void 0;
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
	const [a, b] = [left, right].map((operand) => folded$1(readOperand(operand, read), caseless));
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
	const one = folded$1(readOperand(item, read), caseless);
	const all = list.kind === "list" ? list.items.map(({ value }) => value) : readOperand(list, read);
	return one === void 0 || all === void 0 ? "unknown" : all.some((value) => folded$1(value, caseless) === one);
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
function folded$1(value, caseless) {
	return caseless && typeof value === "string" ? value.toLowerCase() : value;
}

/**
* Judges a change: a pure function of policy and facts. Models that the change does not touch are left out of the verdict; when it
* touches none the gate passes and says so in `reason`. A gate in which no rule could be applied never passes.
*/
function evaluatePolicy(policy, facts, origin) {
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
	if (!isTouched(policy, facts.change)) {
		const finding = {
			verdict: "not-applicable",
			message: `The change touches no path of ${model}.`
		};
		return {
			model,
			verdict: "not-applicable",
			rules: policy.rules.map((rule) => toVerdict(model, rule, finding)),
			untouched: true
		};
	}
	const own = modelFacts(facts, model);
	const rules = policy.rules.map((rule) => {
		const context = {
			model,
			facts: own,
			change: facts.change,
			now: facts.now
		};
		return toVerdict(model, rule, findingOf(rule, context));
	});
	return {
		model,
		verdict: worst(rules.map((rule) => rule.verdict)),
		rules,
		...judgedEvidence(own)
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
/** Only a pull request with a complete list of files can leave a model alone. */
function isTouched({ paths }, change) {
	if (paths === void 0 || change.kind !== "pull-request" || change.files === "all") return true;
	return change.files.some((file) => paths.some((glob) => matchesGlob(glob, file)));
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

/**
* Judges the evidence in hand by the policy. Evidence that is absent or unusable is a fact about its model, never an exception.
* Throws UserError POLICY_MISSING or POLICY_INVALID.
*/
async function evaluateGate(ports, input) {
	const policyText = await read(ports, input.policy);
	if (policyText === void 0) throw new UserError("POLICY_MISSING", {
		file: input.policy.path,
		message: "there is no policy",
		fix: "add the policy file, or name it with --policy"
	});
	const whole = parsePolicy(policyText, input.policy.path);
	const policy = {
		...whole,
		models: whole.models.filter(({ model }) => input.models?.includes(model) ?? true)
	};
	const models = /* @__PURE__ */ new Map();
	for (const source of input.evidence) {
		const champion = Object.hasOwn(input.champions, source.model) ? input.champions[source.model] : void 0;
		const known = models.get(source.model) ?? { champion: champion ?? { state: "unknown" } };
		models.set(source.model, addEvidence(ports, known, source, await read(ports, source)));
	}
	const facts = {
		now: ports.clock.now(),
		change: input.change,
		models: Object.fromEntries(models)
	};
	const { path, commit } = input.policy;
	const origin = {
		digest: ports.files.sha256(policyText),
		path,
		...commit === void 0 ? {} : { commit }
	};
	return {
		gate: evaluatePolicy(policy, facts, origin),
		facts
	};
}
async function read({ files }, { path, text }) {
	return text ?? await files.readText(path);
}
function addEvidence({ files }, known, source, text) {
	if (text === void 0) return known;
	try {
		const statement = parseStatement(text, source.path);
		const record = {
			digest: files.sha256(text),
			level: source.level
		};
		if (!isTestStatement(statement)) return {
			...known,
			drift: {
				predicate: statement.predicate,
				...record
			}
		};
		if (known.test !== void 0) return {
			...known,
			problem: {
				kind: "invalid",
				message: `${source.path} is a second test of ${source.model}`
			}
		};
		return {
			...known,
			test: {
				predicate: statement.predicate,
				...record
			}
		};
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const message = error.problems.map(({ fix: _, ...problem }) => formatProblem(problem)).join("; ");
		return {
			...known,
			problem: {
				kind: "invalid",
				message
			}
		};
	}
}

const LEVEL_WORDS = {
	E0: "E0: a file in hand",
	E1: "E1: artifact of a completed run of the head commit"
};
/** What a validator wants to know and a reviewer mostly not: rows, digests, runtimes, trust, and what the rows could have shown. */
function detailsOf({ predicate, digest, level }) {
	const { holdout, candidate, source, assay, createdAt } = predicate;
	const details = [
		{
			label: "rows",
			value: `${count(holdout.rows)}${classesText(holdout.classes ?? [])}`
		},
		{
			label: "holdout",
			value: `${holdout.source}, ${short(holdout.digest)}`
		},
		{
			label: "candidate",
			value: `${short(candidate.digest)}, ${runtimeText(candidate.runtime)}`
		}
	];
	const { champion } = predicate;
	if (champion.state === "compared") details.push({
		label: "champion",
		value: `${champion.version}, ${short(champion.digest)}, ${runtimeText(champion.runtime)}`
	});
	details.push(...flipsDetails(predicate.flips));
	const detectable = detectableText(predicate);
	if (detectable !== "") details.push({
		label: "smallest detectable difference (80 % power)",
		value: detectable
	});
	const commit = source.headSha ?? source.commit;
	if (commit !== void 0) details.push({
		label: "measured at commit",
		value: commit.slice(0, 12)
	});
	details.push({
		label: "measured by",
		value: `Assay ${assay}, ${createdAt}`
	});
	details.push({
		label: "evidence",
		value: `${short(digest)}, level ${LEVEL_WORDS[level]}`
	});
	return details;
}
function detectableText({ comparison }) {
	return comparison.map(({ metric, detectable }) => `${metricLabel(metric)} ${differenceSize(metric, detectable)}`).join("; ");
}
const MAX_CLASSES = 5;
function classesText(classes) {
	if (classes.length === 0) return "";
	const shown = classes.slice(0, MAX_CLASSES).map(({ name, rows }) => `${count(rows)} ${name}`);
	const more = classes.length > MAX_CLASSES ? `, and ${classes.length - MAX_CLASSES} more classes` : "";
	return ` (${shown.join(", ")}${more})`;
}
function runtimeText({ name, version, backend }) {
	return `${name} ${version} on ${backend}`;
}
function short(digest) {
	return digest.slice(0, 19);
}

/** Turns a verdict, the facts it was reached on and open drift alerts into a report. Pure: equal inputs give equal reports. */
function reportFromVerdict(gate, facts, alerts = []) {
	const models = gate.models.filter((entry) => entry.untouched !== true).map((entry) => modelReport(entry, factsOf(facts, entry.model))).toSorted((a, b) => severity(b.verdict) - severity(a.verdict));
	const notes = alerts.filter(({ model }) => models.some((entry) => entry.model === model));
	return {
		verdict: gate.verdict,
		mode: gate.policy.mode,
		headline: gate.reason ?? headlineOf(models, gate.verdict),
		notes: notesOf(gate, facts),
		models,
		untouched: gate.models.filter((entry) => entry.untouched === true).map((entry) => entry.model),
		...notes.length === 0 ? {} : { alerts: notes },
		policy: {
			path: gate.policy.path,
			digest: gate.policy.digest,
			...gate.policy.commit === void 0 ? {} : { commit: gate.policy.commit }
		}
	};
}
function factsOf(facts, model) {
	return Object.hasOwn(facts.models, model) ? facts.models[model] : void 0;
}
function modelReport(entry, facts) {
	const predicate = facts?.test?.predicate;
	const slices = sliceTable(predicate?.slices ?? []);
	const data = [...integrityReport(predicate?.integrity), ...dataReports(predicate?.data ?? [])];
	const flips = predicate === void 0 ? void 0 : flipsLine(predicate);
	const rules = entry.rules.toSorted((a, b) => severity(b.verdict) - severity(a.verdict));
	return {
		model: entry.model,
		verdict: entry.verdict,
		clause: clauseOf(rules, entry.verdict, facts),
		...predicate === void 0 ? {} : { metrics: metricTable(predicate) },
		...data.length === 0 ? {} : { data },
		...flips === void 0 ? {} : { flips },
		...slices === void 0 ? {} : { slices },
		...predicate?.groups === void 0 ? {} : { groups: groupTables(predicate.groups) },
		rules: rules.map(toRow),
		steps: stepsOf(rules),
		details: facts?.test === void 0 ? [] : detailsOf(facts.test)
	};
}
function toRow({ id, verdict, severity: weight, requirement, kind, message }) {
	return {
		id,
		verdict,
		severity: weight,
		requirement: requirement ?? kind,
		message
	};
}
/** The worst rule speaks for the model; the others are counted. */
function clauseOf(rules, verdict, facts) {
	const worst = rules.filter((rule) => rule.verdict === verdict);
	const [first] = worst;
	if (first === void 0 || verdict === "pass") {
		const asked = rules.filter((rule) => rule.verdict !== "not-applicable").length;
		const met = asked === 1 ? "meets its one rule" : `meets all ${count(asked)} rules`;
		const news = facts?.test === void 0 ? void 0 : bestNews(facts.test.predicate);
		return news === void 0 ? met : `${met}; ${news}`;
	}
	const clauses = new Set(worst.map((rule) => rule.headline ?? `has ${rule.id}: ${rule.message}`));
	const [clause = ""] = clauses;
	const others = clauses.size - 1;
	return others === 0 ? clause : `${clause}, and ${plural(others, "more rule")} ${saysSo(verdict, others)}`;
}
function saysSo(verdict, rules) {
	const one = rules === 1;
	if (verdict === "fail") return one ? "fails" : "fail";
	if (verdict === "pending") return one ? "waits" : "wait";
	if (verdict === "error") return one ? "has no answer" : "have no answer";
	return one ? "warns" : "warn";
}
function headlineOf(models, verdict) {
	const same = models.filter((entry) => entry.verdict === verdict);
	const [first] = same;
	if (first === void 0) return "the policy has no rule that could be asked";
	if (verdict === "pass" && same.length > 1) return `all ${count(same.length)} models meet their rules`;
	const others = same.length - 1;
	return `${first.model} ${first.clause}${others === 0 ? "" : `; ${plural(others, "more model")} ${likewise(verdict, others)}`}`;
}
function likewise(verdict, models) {
	const be = models === 1 ? "is" : "are";
	if (verdict === "fail") return `${be} blocked`;
	if (verdict === "pending") return `${be} waiting`;
	if (verdict === "error") return "could not be evaluated";
	return models === 1 ? "has warnings" : "have warnings";
}
function stepsOf(rules) {
	const open = rules.filter((rule) => rule.fix !== void 0 && severity(rule.verdict) > severity("pass"));
	return [...new Set(open.map((rule) => rule.fix ?? ""))];
}
function notesOf(gate, { change, models }) {
	const notes = [];
	if (gate.policy.mode === "advisory") notes.push("Advisory mode: this report holds no merge.");
	if (change.kind === "pull-request" && change.files !== "all" && change.files.includes(gate.policy.path)) notes.push(`This pull request edits ${gate.policy.path}; it is judged by the policy of ${change.baseRef}.`);
	const governed = new Set(gate.models.map((entry) => entry.model));
	const ungoverned = Object.keys(models).filter((model) => !governed.has(model));
	if (ungoverned.length > 0) notes.push(`No rule of the policy covers ${ungoverned.toSorted().join(", ")}.`);
	return notes;
}
function severity(verdict) {
	return VERDICTS.indexOf(verdict);
}

const MAX_STEPS = 10;
const MAX_HEADLINE = 400;
const MAX_DATA_LINE = 300;
const MAX_ALERTS = 5;
/** The summary of a job: the same report with more room. */
function renderJobSummary(report) {
	return renderWithin(report, JOB_SUMMARY_BUDGET);
}
/** The report with as much detail as fits `limit` UTF-16 units. */
function renderWithin(report, limit, details = "folded") {
	return withinBudget((level) => renderReport(report, level, details), limit, (level) => tablesSize(report, level) + (details === "folded" ? groupsSize(report, level) : 0));
}
/** The first line, unescaped: `✕ Blocked: credit-risk lost …`. */
function headlineText(report) {
	return report.mode === "advisory" ? `${ADVISORY_OUTCOME[report.verdict]} · ${report.headline}` : `${OUTCOME[report.verdict]}: ${report.headline}`;
}
/** One report at one level of detail; every block is whole. Details may be left to another place. */
function renderReport(report, level, details = "folded") {
	return `${[
		`### ${MARK[report.verdict]} ${inline(capitalised(headlineText(report)), MAX_HEADLINE)}`,
		alertLines(report),
		...report.notes.slice(0, 5).map((note) => inline(note)),
		...report.models.length > 1 ? [modelList(report.models, level.lines)] : [],
		...sectionsOf(report, level),
		nextSteps(report),
		untouchedLine(report),
		...details === "folded" ? [...foldedGroups(report, level), ...foldedDetails(report, level)] : [],
		footer(report, level)
	].filter((block) => block !== "").join("\n\n")}\n`;
}
/**
* About how long the tables will be, from the lengths of their texts. Escaping only lengthens; where invisible characters are dropped
* this may exceed the truth, and then a shorter level is shown than would have fitted.
*/
function tablesSize(report, level) {
	let size = 0;
	for (const { rules, metrics } of shownModels(report, level)) {
		const listed = level.passingRules === "rows" ? rules : rules.filter((rule) => isHeld(rule));
		for (const { requirement, message } of listed.slice(0, level.rows)) size += rowSize(requirement, message);
		for (const { label, interval } of metrics?.rows.slice(0, level.rows) ?? []) size += rowSize(label, interval);
	}
	return size;
}
/** The same for data, slices and groups. */
function groupsSize({ models }, level) {
	if (level.details === "none") return 0;
	const shown = models.filter((entry) => level.details === "all" || isHeld(entry));
	const tables = shown.flatMap(({ groups = [], slices }) => [...groups, ...slices === void 0 ? [] : [slices]]);
	const data = shown.flatMap((entry) => entry.data ?? []);
	return tables.reduce((sum, { rows }) => sum + rows.reduce((size, cells) => size + rowSize(...cells), 0), 0) + data.reduce((sum, part) => sum + dataSize(part), 0);
}
function rowSize(...texts) {
	return texts.reduce((sum, text) => sum + Math.min(text.length, 280), 0);
}
function shownModels({ models }, level) {
	const isShown = (entry) => level.passingModels === "sections" || isHeld(entry) || models.length === 1;
	return models.filter(isShown).slice(0, level.sections);
}
function sectionsOf(report, level) {
	const headings = report.models.length > 1;
	return shownModels(report, level).flatMap((entry) => [
		headings ? `#### ${MARK[entry.verdict]} ${inline(entry.model)}` : "",
		metricsMarkdown(entry, level),
		...(entry.data ?? []).map(({ line }) => inline(line, MAX_DATA_LINE)),
		entry.flips === void 0 ? "" : inline(entry.flips),
		rulesTable(entry.rules, level)
	]);
}
/** One line per open drift alert; the issue's number stays a link. */
function alertLines({ alerts = [] }) {
	const shown = alerts.slice(0, MAX_ALERTS).map(alertLine);
	const more = alerts.length > MAX_ALERTS ? [`and ${alerts.length - MAX_ALERTS} more drift alerts`] : [];
	return [...shown, ...more].join("\\\n");
}
function alertLine({ model, since, issue, severity, isRecovering = false }) {
	const weight = severity === void 0 ? "" : ` (severity ${severity}${isRecovering ? ", recovering" : ""})`;
	return `Drift alert open for ${inline(model)} since ${inline(since)}: #${issue}${weight}`;
}
function nextSteps({ models, verdict, mode }) {
	const several = models.length > 1;
	const steps = models.flatMap((entry) => entry.steps.map((step) => several ? `${inline(entry.model)}: ${prose(step)}` : prose(step)));
	const [only] = steps;
	if (only === void 0) return mode === "enforce" && isPassing(verdict) ? `**${WHAT_TO_DO}:** ${NOTHING_TO_DO}` : "";
	if (steps.length === 1) return `**${WHAT_TO_DO}:** ${only}`;
	const shown = steps.slice(0, MAX_STEPS).map((step, i) => `${i + 1}. ${step}`);
	const more = steps.length > MAX_STEPS ? [`\nand ${steps.length - MAX_STEPS} more steps.`] : [];
	return [
		`**${WHAT_TO_DO}**\n`,
		...shown,
		...more
	].join("\n");
}
function untouchedLine({ untouched, models }) {
	if (untouched.length === 0 || models.length === 0) return "";
	return `Not touched by this change: ${untouched.slice(0, 10).map((model) => inline(model)).join(", ")}${untouched.length > 10 ? ` and ${untouched.length - 10} more` : ""}.`;
}
/** Data, slices and the groups of protected attributes: numbers to look at; only a rule decides about them. */
function foldedGroups({ models }, level) {
	if (level.details === "none") return [];
	return models.flatMap((entry) => {
		const { groups = [], slices, data = [] } = entry;
		if (level.details === "held" && !isHeld(entry)) return [];
		const of = models.length > 1 ? ` of ${inline(entry.model)}` : "";
		return [
			...data.filter(hasMore).map((part) => folded(`${inline(part.title)}${of}`, dataMarkdown(part, level))),
			...slices === void 0 ? [] : [folded(`Slices${of}`, groupsMarkdown([slices], level))],
			...groups.length === 0 ? [] : [folded(`Groups${of}`, groupsMarkdown(groups, level))]
		];
	});
}
function folded(title, text) {
	return `<details><summary>${title}</summary>\n\n${text}\n\n</details>`;
}
function foldedDetails({ models }, level) {
	if (level.details === "none") return [];
	return models.filter((entry) => entry.details.length > 0 && (level.details === "all" || isHeld(entry))).map((entry) => {
		return folded(models.length > 1 ? `How ${inline(entry.model)} was measured` : "How this was measured", detailsTable(entry.details));
	});
}
function footer({ policy }, level) {
	const commit = policy.commit === void 0 ? "" : ` at ${inline(policy.commit.slice(0, 7))}`;
	const missing = leftOut(level);
	const shortened = missing === "" ? "" : ` Shortened to fit: without ${missing}. The job summary and \`assay gate\` show more.`;
	return `<sub>Judged by ${inline(policy.path)}${commit} (${inline(policy.digest.slice(0, 19))}).${shortened}</sub>`;
}
/** Worth a look: it does not simply pass. */
function isHeld({ verdict }) {
	return verdict !== "pass" && verdict !== "not-applicable";
}
function capitalised(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What must be read from GitHub before this policy can be judged: nothing that no rule, path or condition asks for. */
function needsOf(policy) {
	const rules = policy.models.flatMap((model) => model.rules);
	const needs = joinNeeds(rules);
	const asksPaths = rules.some(({ when }) => when !== void 0 && conditionFacts(when).includes("paths"));
	const hasPaths = policy.models.some(({ paths }) => paths !== void 0);
	return {
		...needs,
		files: needs.files || asksPaths || hasPaths
	};
}

/** What the change is, as far as the policy asks: people and files only where a rule, a path or a condition needs them. */
async function readChange(ports, pull, policy) {
	const needs = needsOf(policy);
	const [files, committers, reviews] = await Promise.all([
		needs.files ? ports.pullRequests.files(pull.number) : "all",
		needs.people ? ports.pullRequests.committers(pull.number) : [],
		needs.people ? readReviews(ports, pull.number, needs.teams) : []
	]);
	const { number, headSha, baseRef, author } = pull;
	return {
		kind: "pull-request",
		number,
		headSha,
		baseRef,
		author,
		committers,
		reviews,
		files
	};
}
/** Role and teams of each reviewer, as they are now: what GitHub writes beside a review is often wrong. */
async function readReviews(ports, number, teams) {
	const submitted = await ports.pullRequests.reviews(number);
	const reviewers = [...new Set(submitted.map((review) => review.reviewer))];
	const known = await Promise.all(reviewers.map(async (login) => {
		const [role, memberOf] = await Promise.all([ports.people.role(login), ports.people.teamsOf(login, teams)]);
		return [login, {
			role,
			teams: memberOf
		}];
	}));
	const people = new Map(known);
	return submitted.map((review) => ({
		...review,
		...people.get(review.reviewer) ?? {
			role: "none",
			teams: []
		}
	}));
}

export { evaluateGate as a, gatePasses as c, reportFromVerdict as i, headlineText as n, parseStatement as o, renderJobSummary as r, parsePolicy as s, readChange as t };