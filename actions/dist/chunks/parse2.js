import { n as validate, t as check } from "./validate.js";
import { t as parseYaml } from "./yaml.js";
import { n as UserError } from "./error.js";
import { i as worst, n as isPassing, t as VERDICTS } from "./verdict.js";
import { c as fixed, d as significant, l as plural, o as about, s as count$1 } from "./verb.js";
import { a as limitValue, c as metricValue, i as isOfAPart, l as metricValueBeside, n as differenceSize, o as marginSize, r as differenceUnit, s as metricLabel, t as differenceNumbers } from "./metric-words.js";
import { n as DEFAULT_LIMITS } from "./limits.js";
import { r as rowsToResolve } from "./power.js";
import { n as twoSidedZ } from "./proportion.js";
import { n as toMoment, t as toDay } from "./calendar.js";
import { t as MODEL_NAME_PATTERN } from "./schema.js";
import { n as compiled } from "./compile-schema.js";
import { n as partSchema$1, r as policySchema$1, t as floorSchema$1 } from "./checks-policy-schema.js";
import { t as nearestName } from "./nearest-name.js";

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
		headline: headlineOf$1(missing, held, needed),
		...fix === void 0 ? {} : { fix },
		...waitsFor === void 0 ? {} : { waitsFor }
	};
}
function headlineOf$1(missing, held, needed) {
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
function readReviews(change, asked) {
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
			description: "Approvals of the author and of committers do not count."
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
	evaluate: (settings, { change }) => {
		const asked = toAsked(settings);
		if (change.kind === "push") return {
			verdict: "not-applicable",
			message: "Approvals are decided on the pull request, before the push."
		};
		if (change.kind === "local") return missing$1(asked, {
			approvers: [],
			remarks: ["decided on the pull request"]
		});
		const reading = readReviews(change, asked);
		if (reading.blockers.length > 0) {
			const who = reading.blockers.map((name) => `@${name}`).join(", ");
			return {
				verdict: "fail",
				message: `Changes requested by ${who}.`,
				headline: `has changes requested by ${who}`,
				fix: `Answer the review of ${who}; it counts until it is replaced or dismissed.`
			};
		}
		return reading.approvers.length >= asked.count ? granted(asked, reading.approvers) : missing$1(asked, reading);
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
function missing$1(asked, reading) {
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
	if (predicate.model !== model) return failed$1(`The evidence is about the model ${predicate.model}, not ${model}.`, "has evidence of another model");
	const head = context.change.kind === "local" ? void 0 : context.change.headSha;
	const measured = predicate.source.headSha;
	if (head !== void 0 && measured !== head) return failed$1(`The evidence ${measured === void 0 ? "does not say at which commit it was measured" : `was measured at commit ${measured.slice(0, 7)}`}; the head is ${head.slice(0, 7)}.`, "has evidence of another commit only");
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
		...failed$1(`The interval of ${metric} covers ${percent$1(level)}; the policy asks for ${percent$1(confidence)}.`, `has intervals of ${percent$1(level)} where ${percent$1(confidence)} are asked for`),
		fix: `Set test.level to ${confidence} in assay.yml and test again.`
	};
}
function percent$1(share) {
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
		...failed$1(`The evidence has no metric ${metric}; it has ${predicate.metrics.map((candidate) => candidate.name).join(", ")}.`, `has no measurement of ${metric}`),
		fix: `Add ${metric} to test.metrics in assay.yml, or name a measured metric in the policy.`
	};
	const { value, interval, n } = estimate;
	if (![
		value,
		interval.low,
		interval.high
	].every(Number.isFinite)) return failed$1(`The value or interval of ${metric} is not a number.`, `has no usable value of ${metric}`);
	return rowsProblem(metric, n, predicate.holdout.rows) ?? estimate;
}
/** A measurement over other rows than the holdout (or, for recall and its like, over none) is not the one that was asked for. */
function rowsProblem(metric, n, rows) {
	if (n === rows || isOfAPart(metric) && n > 0 && n < rows) return void 0;
	return failed$1(`${metric} was measured on ${count$1(n)} rows, but the holdout has ${count$1(rows)}.`, `has ${metric} measured on ${count$1(n)} of ${count$1(rows)} holdout rows`);
}
/** Why there is no evidence, as a finding: late is `pending`, absent is `fail`, unusable is `error`. */
function problemFinding(problem) {
	switch (problem.kind) {
		case "pending": return {
			verdict: "pending",
			message: `The evidence is not here yet: ${problem.message}.`,
			headline: "is still being tested",
			fix: "Wait for the test run to end; the gate evaluates again by itself."
		};
		case "missing": return failed$1(`No test evidence: ${problem.message}.`, "has no test evidence");
		case "invalid": return {
			verdict: "error",
			message: `The evidence cannot be used: ${problem.message}.`,
			headline: "has evidence that cannot be used",
			fix: RUN_AGAIN
		};
		default: return problem.kind;
	}
}
function failed$1(message, headline) {
	return {
		verdict: "fail",
		message,
		headline,
		fix: RUN_AGAIN
	};
}

const { count, from, role, independent } = approvalSchema.properties;
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
		paths: {
			...paths,
			description: "Files whose change needs the approval."
		}
	}
};
/** What decides about the gate itself. */
const GOVERNING = [
	".github/assay-policy.yml",
	".github/workflows/**",
	".github/actions/**",
	"**/CODEOWNERS",
	"assay.yml"
];
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
	evaluate: ({ also = [], ...asked }, context) => approveWhen([...GOVERNING, ...also], context, () => approval.evaluate(asked, context))
};
function approveWhen(globs, context, approve) {
	const pull = pullRequestOf(context, "The approval");
	if (isFinding(pull)) return pull;
	const touched = pull.files === "all" ? "a list of files that is not complete" : firstOf(pull.files, globs);
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
function firstOf(files, globs) {
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

const schema$18 = {
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
	schema: schema$18,
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

const limit = {
	type: "number",
	minimum: 0
};
const schema$17 = {
	type: "object",
	description: "The probabilities of the candidate can be taken at their word.",
	additionalProperties: false,
	properties: {
		max_ece: {
			...limit,
			description: "Largest accepted expected calibration error."
		},
		max_brier: {
			...limit,
			description: "Largest accepted Brier score."
		},
		max_log_loss: {
			...limit,
			description: "Largest accepted log loss."
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
	schema: schema$17,
	refine: (settings) => limitsOf$1(settings).length > 0 ? [] : [{
		path: "",
		message: "no limit is set",
		fix: "add `max_ece:`, `max_brier:` or `max_log_loss:`"
	}],
	describe: (settings) => limitsOf$1(settings).map(([metric, max]) => `${metricLabel(metric)} at most ${limitValue(max)}`).join(" and "),
	evaluate: (settings, context) => {
		const findings = limitsOf$1(settings).map(([metric, max]) => judge$6(settings, context, metric, max));
		return findings.find(({ verdict }) => verdict !== "pass") ?? allHold(findings);
	}
};
function limitsOf$1({ max_ece, max_brier, max_log_loss }) {
	return [
		["ece", max_ece],
		["brier", max_brier],
		["log_loss", max_log_loss]
	].flatMap(([metric, max]) => max === void 0 ? [] : [[metric, max]]);
}
function judge$6({ bound = "value", confidence }, context, metric, max) {
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
function allHold(findings) {
	return {
		verdict: "pass",
		message: findings.map(({ message }) => message).join(" ")
	};
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
const schema$16 = {
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
	schema: schema$16,
	refine: refine$4,
	describe: ({ files, when_changed }) => `a change of ${files.join(" or ")}${when_changed === void 0 ? "" : ` with every change of ${when_changed.join(", ")}`}`,
	needs: () => ({ files: true }),
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
function refine$4({ files, when_changed = [] }) {
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

const schema$15 = {
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
	schema: schema$15,
	describe: (settings) => `on record: ${asked(settings).map(({ name }) => name).join(", ")}`,
	refine: (settings) => asked(settings).length > 0 ? [] : [{
		path: "",
		message: "nothing is asked for",
		fix: "leave one of the keys on"
	}],
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const missing = asked(settings).filter(({ has }) => !has(evidence));
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
function asked({ training = true, profile = true, commit = true }) {
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

const schema$14 = {
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
	schema: schema$14,
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
	const head = change.kind === "local" ? void 0 : change.headSha;
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

const names = {
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
const schema$13 = {
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
			...names,
			description: "Columns that must have been tested and are judged; all of them when absent."
		},
		ignore: {
			...names,
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
	schema: schema$13,
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

const schema$12 = {
	type: "object",
	description: "The run that made the evidence was not repeated until it suited.",
	additionalProperties: false,
	required: ["max"],
	properties: { max: {
		type: "integer",
		minimum: 1,
		maximum: 100,
		description: "Last accepted attempt of the workflow run."
	} }
};
/** `evidence.attempts`: counts the attempts of one run; evidence that does not say its attempt fails. */
const evidenceAttempts = {
	kind: "evidence.attempts",
	schema: schema$12,
	describe: ({ max }) => `evidence from attempt ${max} of its run or an earlier one`,
	evaluate: ({ max }, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const written = evidence.source.runAttempt ?? "";
		if (!/^[1-9]\d{0,5}$/.test(written)) return repeated("The evidence does not say in which attempt of a run it was made.");
		const observed = Number(written);
		if (observed <= max) return {
			verdict: "pass",
			message: `Made in attempt ${observed} of its run.`,
			observed,
			limit: max
		};
		return {
			...repeated(`Made in attempt ${observed} of its run; the policy accepts ${plural(max, "attempt")}.`),
			observed,
			limit: max
		};
	}
};
function repeated(message) {
	return {
		verdict: "fail",
		message,
		headline: "was measured in a run that was repeated too often",
		fix: "Find out why the earlier attempts failed, and push a commit that mends it: its run starts at attempt 1."
	};
}

const PARTS = [
	"drift",
	"groups",
	"slices",
	"integrity",
	"flips",
	"data",
	"profile",
	"run_record",
	"pinned_source"
];
const schema$11 = {
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
const FIXES = {
	drift: "run `assay drift`",
	groups: "name columns under data.protected in assay.yml",
	slices: "describe slices under test.slices in assay.yml",
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
	schema: schema$11,
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
			fix: FIXES[part]
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
		case "integrity":
		case "flips": return evidence[part] !== void 0;
		default: return part;
	}
}

const FORM = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?Z)?$/;
const DAY_MS$3 = 864e5;
/**
* Milliseconds since 1970 UTC of a day (`2026-12-20`) or a moment in UTC (`2026-12-20T18:00Z`); `undefined` for any other text and for
* days that no calendar has. Day numbers after Howard Hinnant, "chrono-compatible low-level date algorithms".
*/
function toMilliseconds(text) {
	const parts = FORM.exec(text)?.slice(1).map((part) => Number(part ?? 0));
	if (parts === void 0) return void 0;
	const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = parts;
	if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return void 0;
	if (hours > 23 || minutes > 59 || seconds > 59) return void 0;
	return dayNumber(year, month, day) * DAY_MS$3 + ((hours * 60 + minutes) * 60 + seconds) * 1e3;
}
function daysIn(year, month) {
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

const schema$10 = {
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
const DAY_MS$2 = 864e5;
/** `evidence.fresh`: the age by the clock of the gate; evidence from the future has no age. */
const evidenceFresh = {
	kind: "evidence.fresh",
	schema: schema$10,
	describe: ({ max_age_days }) => `evidence not older than ${days(max_age_days)}`,
	evaluate: ({ max_age_days: limit }, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const made = toMilliseconds(evidence.createdAt);
		const age = made === void 0 ? NaN : context.now - made;
		if (!(age >= -6e5)) return old(`The evidence says it was made at ${evidence.createdAt}, which cannot be.`);
		const observed = Math.max(0, age) / DAY_MS$2;
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

const LEVELS = [
	"E0",
	"E1",
	"E2",
	"E3",
	"E4"
];
const schema$9 = {
	type: "object",
	description: "The evidence can be trusted at least this far.",
	additionalProperties: false,
	required: ["min"],
	properties: { min: {
		enum: [
			"E1",
			"E2",
			"E3",
			"E4"
		],
		description: "Least level: E0 is a file in hand, E1 an artifact of a completed run of the head commit."
	} }
};
/** `evidence.level`: a level that nothing here can show yet is not shown, so it fails. */
const evidenceLevel = {
	kind: "evidence.level",
	schema: schema$9,
	describe: ({ min }) => `evidence of level ${min} or above`,
	evaluate: ({ min }, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const levels = LEVELS;
		const level = context.facts.test?.level ?? "E0";
		const numbers = {
			observed: levels.indexOf(level),
			limit: levels.indexOf(min)
		};
		if (numbers.observed >= numbers.limit) return {
			verdict: "pass",
			message: `The evidence has level ${level}.`,
			...numbers
		};
		return {
			verdict: "fail",
			message: `The evidence has level ${level}; the policy asks for ${min}.`,
			headline: `has evidence of level ${level} where ${min} is needed`,
			fix: "Let the App judge the evidence of a completed workflow run (docs/threat-model.md has the levels), or agree on another level first.",
			...numbers
		};
	}
};

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
const schema$8 = {
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
	schema: schema$8,
	refine: refine$3,
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
		return withSmallGroups(settings, attribute, judge$3(settings, attribute, evidence.holdout.rows));
	}
};
function refine$3({ metric, min, max }) {
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
	return failed(`The evidence has no groups of ${attribute}.`, `has no measured groups of ${attribute}`, attribute);
}
function failed(message, headline, attribute) {
	return {
		verdict: "fail",
		message,
		headline,
		fix: `Name ${attribute} under data.protected in assay.yml and test again.`
	};
}
function judge$3(settings, attribute, rows) {
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
		return failed(`The evidence has no ${what}.`, `has no ${what}`, settings.attribute);
	}
	const { value, interval } = found;
	return confidenceProblem(`the gap of ${label}`, interval.level, settings.confidence) ?? decide(settings, {
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
function decide(settings, measured, rows) {
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
		headline: headlineOf(settings, measured),
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
	const list = [...shown, ...more > 0 ? [`${count$1(more)} more`] : []].join(", ");
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
function headlineOf(settings, measured) {
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
const schema$7 = {
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
const HOUR_MS = 36e5;
const DAY_MS$1 = 24 * HOUR_MS;
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;
/** `freeze`: judged by the clock of the gate at the time of the evaluation; a check that is green already stays so. */
const freeze = {
	kind: "freeze",
	schema: schema$7,
	refine: refine$2,
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
		const day = weekdayAt(now + (settings.utc_offset_hours ?? 0) * HOUR_MS);
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
	const days = Math.floor(local / DAY_MS$1) + FIRST_WEEKDAY;
	return WEEKDAYS[(days % 7 + 7) % 7] ?? "sun";
}
function refine$2({ periods = [], weekdays = [] }) {
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

const schema$6 = {
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
	schema: schema$6,
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

const schema$5 = {
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
	schema: schema$5,
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

const COMPARE_AGAIN = "Run `assay test` again: it compares with the champion that the ledger names now.";
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
	if (ledger.state === "unknown") return notCompared("The ledger could not be read, so the champion is not known.", "has no known champion to compare with");
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

const schema$4 = {
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
		if_no_champion: IF_NO_CHAMPION,
		if_inconclusive: {
			enum: ["fail", "warn"],
			default: "fail",
			description: "Verdict when the rows cannot decide."
		}
	}
};
/** `metric.baseline`: non-inferiority to the champion; undecided is not a pass. */
const metricBaseline = {
	kind: "metric.baseline",
	schema: schema$4,
	describe: ({ metric, non_inferior_by }) => {
		const margin = non_inferior_by === 0 ? "not worse than" : `at most ${marginSize(metric, non_inferior_by)} worse than`;
		return `${metricLabel(metric)} ${margin} the champion`;
	},
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const compared = comparisonOf(settings, evidence, context);
		return "comparison" in compared ? judge$2(settings, compared) : compared;
	}
};
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
	].every(Number.isFinite)) return notCompared(`${metricLabel(metric)} of candidate and champion cannot be compared (${comparison.method}).`, `cannot be compared with champion ${champion.version} on ${metricLabel(metric)}`);
	const wrongRows = rowsProblem(metric, comparison.n, evidence.holdout.rows);
	const tooVague = confidenceProblem(metricLabel(metric), interval.level, settings.confidence);
	return wrongRows ?? tooVague ?? {
		comparison,
		version: champion.version,
		direction: estimate.direction,
		rows: evidence.holdout.rows
	};
}
function judge$2({ metric, non_inferior_by: margin, if_inconclusive = "fail" }, compared) {
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

const schema$3 = {
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
	schema: schema$3,
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

const schema$2 = {
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
		confidence: CONFIDENCE_SETTING
	}
};
/** `metric.slices`: the slice that is furthest beyond a limit speaks; a slice that is too small to tell is said, never passed over. */
const metricSlices = {
	kind: "metric.slices",
	schema: schema$2,
	refine: refine$1,
	describe: (settings) => {
		const { metric, min, max, slices } = settings;
		const limits = [...min === void 0 ? [] : [`at least ${limitValue(min)}`], ...max === void 0 ? [] : [`at most ${limitValue(max)}`]];
		return `${metricLabel(metric)} ${limits.join(" and ")} on ${slices?.join(", ") ?? "every slice"}`;
	},
	evaluate: (settings, context) => {
		const evidence = testEvidence(context);
		if (isFinding(evidence)) return evidence;
		const all = evidence.slices ?? [];
		const missing = (settings.slices ?? []).filter((name) => !all.some((slice) => slice.name === name));
		if (all.length === 0) return unmeasured("The evidence has no slices.", "has no measured slices");
		if (missing.length > 0) {
			const names = missing.join(", ");
			return unmeasured(`The evidence has no slice ${names}.`, `has no measured slice ${names}`);
		}
		return judge$1(settings, all.filter(({ name }) => settings.slices?.includes(name) ?? true));
	}
};
function refine$1({ min, max }) {
	if (min === void 0 && max === void 0) return [{
		path: "",
		message: "neither `min` nor `max` is set",
		fix: "add `min:` or `max:`"
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
	].every(Number.isFinite)) return unmeasured(`${label} was not measured on the slice ${slice.name}.`, `has no ${label} of ${slice.name}`);
	const { n } = estimate;
	if (n !== slice.n && !(isOfAPart(metric) && n > 0 && n < slice.n)) return unmeasured(`${label} was measured on ${count$1(n)} of the ${count$1(slice.n)} rows of ${slice.name}.`, `has ${label} of a part of ${slice.name} only`);
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
function unmeasured(message, headline) {
	return {
		verdict: "fail",
		message,
		headline,
		fix: "Describe the slices under test.slices in assay.yml and test again."
	};
}

const schema$1 = {
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
	schema: schema$1,
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
	return `${metricLabel(metric)} ${metricValue(metric, value)} (${level} % CI ${ends}, n = ${count$1(n)})`;
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
		if (holding.length === 0) return {
			verdict: "pass",
			message: "Nobody who may has vetoed."
		};
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
	eraseSettings(drift),
	eraseSettings(holdoutPinned),
	eraseSettings(holdoutSize),
	eraseSettings(dataLeakage),
	eraseSettings(dataQuality),
	eraseSettings(dataUnchanged),
	eraseSettings(dataLineage),
	eraseSettings(privacy),
	eraseSettings(artifactFormat),
	eraseSettings(evidenceLevel),
	eraseSettings(evidenceFresh),
	eraseSettings(evidenceComplete),
	eraseSettings(evidenceAttempts),
	eraseSettings(approval),
	eraseSettings(approvalPaths),
	eraseSettings(policyChange),
	eraseSettings(veto),
	eraseSettings(changeLog),
	eraseSettings(freeze)
];
/** The kind with this name, or `undefined`. */
function ruleKind(name) {
	return RULE_KINDS.find((kind) => kind.kind === name);
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
const rules = {
	type: "array",
	minItems: 1,
	maxItems: 200,
	items: {
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

/** Where a repository keeps its policy. */
const POLICY_PATH = ".github/assay-policy.yml";
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

export { toRule as a, floorSchema as c, matchesSegments as d, ruleProblems as i, joinNeeds as l, globProblems as n, conditionFacts as o, parsePolicy as r, conditionFact as s, POLICY_PATH as t, matchesGlob as u };