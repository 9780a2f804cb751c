import { n as UserError, r as formatProblem } from "./error.js";
import "./schema2.js";
import { a as prose, l as plural, r as inline, s as count } from "./verb.js";
import { r as integrityReport } from "./integrity2.js";
import { n as validate } from "./validate.js";
import { t as parseYaml } from "./yaml.js";
import "./schema3.js";
import { a as rulesTable, c as MARK, f as WHAT_TO_DO, i as modelList, l as NOTHING_TO_DO, n as groupsMarkdown, r as metricsMarkdown, s as ADVISORY_OUTCOME, t as detailsTable, u as OUTCOME } from "./tables.js";
import { t as isDigest } from "./digest.js";
import { i as worst, n as isPassing, r as toConclusion, t as VERDICTS } from "./verdict.js";
import { a as toRule, c as floorSchema, i as ruleProblems, l as joinNeeds, n as globProblems, o as conditionFacts, r as parsePolicy, s as conditionFact, u as matchesGlob } from "./parse2.js";
import { n as differenceSize, s as metricLabel } from "./metric-words.js";
import { n as parseStatement, t as isTestStatement } from "./parse3.js";
import { a as flipsDetails, i as groupTables, n as bestNews, o as flipsLine, r as metricTable, s as dataReports, t as sliceTable } from "./slices.js";
import { n as modelHeadline } from "./model-file.js";
import { i as JOB_SUMMARY_BUDGET, n as dataSize, o as leftOut, r as hasMore, s as withinBudget, t as dataMarkdown } from "./data-markdown.js";

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

/** Reads a floor. Throws UserError POLICY_INVALID with every problem, each with line, column and what to write instead. */
function parseFloor(text, file) {
	const located = parseYaml(text, file, "POLICY_INVALID");
	const { mode = "enforce", paths, rules } = validate(located, floorSchema, "POLICY_INVALID");
	const source = {
		located,
		text
	};
	const problems = [...globProblems(source, "/paths", paths ?? []), ...ruleProblems(source, "/rules", rules)];
	if (problems.length > 0) throw new UserError("POLICY_INVALID", problems);
	return {
		mode,
		...paths === void 0 ? {} : { paths },
		rules: rules.map(toRule)
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
	return {
		mode: floor.mode === "enforce" ? "enforce" : policy.mode,
		models: governed.map((own) => raised(own, rules, floor.paths, left.includes(own.model)))
	};
}
/** A model is touched by what touches it for either side; without paths of both, by every change. */
function raised(own, rules, paths, isLeftOut) {
	const { model, rules: ownRules, paths: ownPaths = isLeftOut ? [] : void 0 } = own;
	const both = paths === void 0 || ownPaths === void 0 ? void 0 : [.../* @__PURE__ */ new Set([...ownPaths, ...paths])];
	return {
		model,
		...both === void 0 ? {} : { paths: both },
		rules: [...rules, ...ownRules]
	};
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
	const { floor } = input;
	const own = parsePolicy(policyText, input.policy.path);
	const whole = floor === void 0 ? own : tighten(parseFloor(floor.text, floor.path), own, input.models);
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
	const below = floor === void 0 ? {} : { floor: {
		path: floor.path,
		digest: ports.files.sha256(floor.text)
	} };
	const origin = {
		digest: ports.files.sha256(policyText),
		path,
		...commit === void 0 ? {} : { commit },
		...below
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
	const { champion, artifact } = predicate;
	if (artifact !== void 0) details.push({
		label: "model file",
		value: modelHeadline(artifact)
	});
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

export { evaluateGate as a, gatePasses as c, reportFromVerdict as i, headlineText as n, parseFloor as o, renderJobSummary as r, tighten as s, readChange as t };