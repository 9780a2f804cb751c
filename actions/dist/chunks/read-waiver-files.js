import { B as OUTCOME, Dr as toMoment, F as rulesTable, H as WHAT_TO_DO, L as ADVISORY_OUTCOME, M as groupsMarkdown, N as metricsMarkdown, P as modelList, R as MARK, _n as MODEL_NAME_PATTERN, _t as count, a as isPassing, bi as UserError, bt as plural, gr as normalQuantile, ht as prose, i as VERDICTS, j as detailsTable, lt as validate, pt as inline, st as parseYaml, vn as compiled, xi as formatProblem, z as NOTHING_TO_DO } from "./start.js";
import { r as integrityReport } from "./integrity.js";
import { n as parseStatement, t as isTestStatement } from "./parse.js";
import { t as needsOf } from "./needs.js";
import { N as withholdNumbers, a as parsePolicy, j as heldBack, x as toMilliseconds } from "./parse2.js";
import { a as limitValue, s as metricLabel } from "./metric-words.js";
import { n as parseFloor, r as tighten } from "./evaluate-condition.js";
import { n as MAX_REASON, t as evaluatePolicy } from "./evaluate.js";
import { C as detectableText, E as notComparable, M as dataReports, N as calibrationLine, S as dependenceText, T as neededText, _ as flipsDetails, a as robustnessReport, b as decisionDetails, j as decompositionTables, k as decompositionReport, l as explanationReport, n as sliceTable, o as groupTables, p as discoveredReport, t as taskTables, v as flipsLine, w as madeText, y as flipsTables } from "./task-details.js";
import { n as modelHeadline } from "./model-file.js";
import { n as metricTable, t as bestNews } from "./metric-table.js";
import { i as JOB_SUMMARY_BUDGET, n as dataSize, o as leftOut, r as hasMore, s as withinBudget, t as dataMarkdown } from "./data-markdown.js";
import { t as waiverSchema$1 } from "./checks-waivers-parse-file.js";

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
	if (needsOf(policy).holdout === true) await addHoldoutUse(ports, models);
	const { change, repository } = input;
	const decided = {
		now: ports.clock.now(),
		change,
		...repository === void 0 ? {} : { repository }
	};
	const waivers = input.waivers === void 0 ? {} : { waivers: input.waivers };
	const facts = {
		...decided,
		...waivers,
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
async function addHoldoutUse({ holdoutUse }, models) {
	for (const [model, facts] of models) {
		const digest = facts.test?.predicate.holdout.digest;
		const holdout = digest === void 0 ? void 0 : await holdoutUse?.(model, digest);
		if (holdout !== void 0) models.set(model, {
			...facts,
			holdout
		});
	}
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

/** The value in whole steps. */
function toSteps(value, step) {
	return Number((Math.round(value / step) * step).toPrecision(12));
}
/**
* The smallest difference that is shown: what the policy says, else one standard error of the estimate, raised to 1, 2 or 5 times a power
* of ten so that it does not tell anything itself.
*/
function stepOf({ interval }, asked) {
	if (asked !== void 0) return asked;
	const error = (interval.high - interval.low) / (2 * normalQuantile(.5 + interval.level / 2));
	if (!(error > 0) || !Number.isFinite(error)) return .01;
	const power = 10 ** Math.floor(Math.log10(error));
	const nice = [
		1,
		2,
		5,
		10
	].find((one) => one * power >= error * (1 - 1e-9)) ?? 10;
	return Number((nice * power).toPrecision(3));
}

/** What a reader has to know when a commit was measured more than once; empty when it was not. */
function attemptNotes(model, attempts) {
	if (attempts === void 0 || attempts.total <= 1) return [];
	const { total, unknown, gone, earlier } = attempts;
	const known = earlier.length + 1;
	const judged = known === 1 ? "the last one is judged" : `each rule is judged by the worst of the ${count(known)} that are known`;
	return [[
		`${model}: there were ${plural(total, "attempt")} at measuring this commit; ${judged}.`,
		...unknown === 0 ? [] : [`${plural(unknown, "attempt")} left no evidence, so nobody knows what was measured.`],
		...gone === 0 ? [] : [`${plural(gone, "artifact")} with evidence is gone since; what was read before counts.`]
	].join(" ")];
}

const LEVEL_WORDS = {
	E0: "E0: a file in hand",
	E1: "E1: artifact of a completed run of the head commit",
	E2: "E2: of a run whose workflows are those of the base",
	E3: "E3: proven by a job of a known workflow",
	E4: "E4: proven, on a holdout that only that job reads"
};
/** What a validator wants to know and a reviewer mostly not: rows, digests, runtimes, trust, and what the rows could have shown. */
function detailsOf({ predicate, digest, level }) {
	const { holdout, candidate, source, assay, createdAt } = predicate;
	const details = [
		{
			label: "rows",
			value: `${count(holdout.rows)}${classesText(holdout.classes ?? [])}${dependenceText(predicate)}`
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
		value: `${champion.version}, ${short(champion.digest)}, ${runtimeText(champion.runtime)}${madeText(champion)}`
	});
	details.push(...decisionDetails(predicate.decisions));
	details.push(...flipsDetails(predicate.flips));
	const detectable = detectableText(predicate);
	const reasons = notComparable(predicate);
	if (reasons !== "") details.push({
		label: "not comparable",
		value: reasons
	});
	const needed = neededText(predicate);
	const unit = predicate.task === "ranking" ? "queries" : "rows";
	if (needed !== "") details.push({
		label: `${unit} that would decide (80 % power)`,
		value: needed
	});
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

const MAX_SHOWN = 20;
const MAX_WHY = 300;
const DAY_MS = 864e5;
const NOTICE_DAYS = 14;
/** Every waiver of the judged models, those in force first, and the files that could not be read. `now` in milliseconds since 1970 UTC. */
function waiverLines(gate, now) {
	const lines = (gate.waivers ?? []).map((record) => toLine(record, now));
	const broken = (gate.brokenWaivers ?? []).map(({ path, problem }) => {
		return {
			id: path,
			text: `covers nothing: ${problem}`,
			isInForce: false
		};
	});
	return [...lines, ...broken].toSorted((a, b) => Number(b.isInForce) - Number(a.isInForce));
}
function toLine(record, now) {
	const { id, model, rules, state, why, reason, expiresAt, ticket, riskOwner } = record;
	const isInForce = state === "used" || state === "active";
	const what = `${rules.join(", ")} of ${model}${record.isEmergency === true ? " in an EMERGENCY" : ""}`;
	const extra = [
		...ticket === void 0 ? [] : [`ticket ${ticket}`],
		...riskOwner === void 0 ? [] : [`risk owner ${riskOwner}`],
		...record.approvers.length === 0 ? [] : [`agreed by ${record.approvers.map((name) => `@${name}`).join(", ")}`]
	];
	const tail = extra.length === 0 ? "" : ` (${extra.join("; ")})`;
	const left = expiresAt - now;
	const soon = isInForce && left <= NOTICE_DAYS * DAY_MS ? `, in ${plural(Math.max(1, Math.ceil(left / DAY_MS)), "day")}` : "";
	return {
		id,
		text: `${{
			used: "lets through",
			active: "may let through",
			requested: "asks for",
			expired: "no longer covers",
			revoked: "no longer covers",
			void: "does not cover"
		}[state]} ${what}${isInForce || state === "requested" ? ` until ${toMoment(expiresAt)}${soon}` : ""}${why === void 0 ? "" : `: ${why}`}. Reason: ${reason}${tail}`,
		isInForce
	};
}
/** The waivers as a list in Markdown; empty without any. */
function waiversMarkdown(lines) {
	if (lines.length === 0) return "";
	const shown = lines.slice(0, MAX_SHOWN).map(({ id, text }) => `- ${inline(id)} ${prose(text, MAX_WHY)}`);
	const more = lines.length > MAX_SHOWN ? [`- and ${lines.length - MAX_SHOWN} more`] : [];
	return [
		"**Waivers**",
		"",
		...shown,
		...more
	].join("\n");
}

/** Turns a verdict, the facts it was reached on and open drift alerts into a report. Pure: equal inputs give equal reports. */
function reportFromVerdict(gate, facts, alerts = []) {
	const models = gate.models.filter((entry) => entry.untouched !== true).map((entry) => modelReport(entry, factsOf(facts, entry.model))).toSorted((a, b) => severity(b.verdict) - severity(a.verdict));
	const waivers = waiverLines(gate, facts.now);
	const notes = alerts.filter(({ model }) => models.some((entry) => entry.model === model));
	return {
		verdict: gate.verdict,
		mode: gate.policy.mode,
		headline: gate.reason ?? headlineOf(models, gate.verdict),
		notes: notesOf(gate, facts),
		models,
		untouched: gate.models.filter((entry) => entry.untouched === true).map((entry) => entry.model),
		...notes.length === 0 ? {} : { alerts: notes },
		...waivers.length === 0 ? {} : { waivers },
		policy: {
			path: gate.policy.path,
			digest: gate.policy.digest,
			...gate.policy.commit === void 0 ? {} : { commit: gate.policy.commit },
			...gate.policy.floor === void 0 ? {} : { floor: gate.policy.floor }
		}
	};
}
function factsOf(facts, model) {
	return Object.hasOwn(facts.models, model) ? facts.models[model] : void 0;
}
function modelReport(entry, facts) {
	const predicate = facts?.test?.predicate;
	const slices = sliceTable(predicate?.slices ?? []);
	const explanation = explanationReport(predicate?.explanation);
	const robustness = robustnessReport(predicate);
	const task = [
		...taskTables(predicate ?? {}),
		...flipsTables(predicate),
		...robustness.tables,
		...decompositionTables(predicate)
	];
	const data = [...integrityReport(predicate?.integrity), ...dataReports(predicate?.data ?? [])];
	const flips = predicate === void 0 ? void 0 : flipsLine(predicate);
	const calibration = predicate === void 0 ? void 0 : calibrationLine(predicate);
	const rules = entry.rules.toSorted((a, b) => severity(b.verdict) - severity(a.verdict));
	return {
		model: entry.model,
		verdict: entry.verdict,
		clause: clauseOf(rules, entry.verdict, facts),
		...predicate === void 0 ? {} : { metrics: metricTable(predicate) },
		...data.length === 0 ? {} : { data },
		...flips === void 0 ? {} : { flips },
		...decompositionReport(predicate),
		...calibration === void 0 ? {} : { calibration },
		...slices === void 0 ? {} : { slices },
		...discoveredReport(predicate?.discoveredSlices),
		...explanation === void 0 ? {} : { explanation },
		...task.length === 0 ? {} : { task },
		...robustness.lines.length === 0 ? {} : { robustness: robustness.lines },
		...predicate?.groups === void 0 ? {} : { groups: groupTables(predicate.groups, predicate.fairness) },
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
	if (verdict === "waived") return one ? "is waived" : "are waived";
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
	if (verdict === "waived") return models === 1 ? "has waivers" : "have waivers";
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
	for (const { model } of gate.models) notes.push(...attemptNotes(model, models[model]?.attempts));
	if (ungoverned.length > 0) notes.push(`No rule of the policy covers ${ungoverned.toSorted().join(", ")}.`);
	return notes;
}
function severity(verdict) {
	return VERDICTS.indexOf(verdict);
}

/** The report of a verdict with as many numbers as the policy lets people see. Without `ladder` such a model shows none. */
function reportWithFeedback(gate, facts, options = {}) {
	const shown = withholdNumbers(gate, facts);
	const report = reportFromVerdict(shown.gate, shown.facts, options.alerts);
	const held = new Map(heldBack(gate).flatMap(({ model, feedback }) => feedback ? [[model, feedback]] : []));
	if (held.size === 0) return report;
	const notes = [...held].map(([model, feedback]) => note(model, feedback, options.ladder?.[model]));
	const models = report.models.map((entry) => {
		const feedback = held.get(entry.model);
		if (feedback === void 0) return entry;
		const rows = rowsOf(facts.models[entry.model]?.test?.predicate.metrics ?? [], feedback, options.ladder?.[entry.model]);
		return rows.length === 0 ? entry : {
			...entry,
			metrics: {
				level: "",
				rows
			}
		};
	});
	return {
		...report,
		models,
		notes: [...report.notes, ...notes]
	};
}
function rowsOf(metrics, feedback, steps = []) {
	if (feedback.mode === "ladder") return steps.map(ladderRow);
	return metrics.map((estimate) => {
		const step = stepOf(estimate, feedback.step);
		return {
			label: metricLabel(estimate.name),
			candidate: limitValue(toSteps(estimate.value, step)),
			interval: within(step)
		};
	});
}
/** A value that is not the best so far is not told, not even that it is worse: only that it is not better by more than a step. */
function ladderRow({ metric, value, step, isBest }) {
	const label = metricLabel(metric);
	if (isBest) return {
		label,
		candidate: limitValue(value),
		interval: `best so far, ${within(step)}`
	};
	return {
		label,
		candidate: "not shown",
		interval: `not better than the best so far, ${limitValue(value)}, by more than ${limitValue(step)}`
	};
}
function within(step) {
	return `in steps of ${limitValue(step)}`;
}
function note(model, { mode }, steps) {
	const rules = "which rules hold is decided by the exact numbers";
	if (mode === "coarse") return `${model}: metrics are shown in whole steps; ${rules}.`;
	return `${model}: a metric is shown only when it is the best so far; ${rules}.${steps === void 0 ? " Only the App shows them, because it knows what was shown before." : ""}`;
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
		waiversMarkdown(report.waivers ?? []),
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
	const tables = shown.flatMap(({ groups = [], slices, task = [] }) => [
		...groups,
		...task,
		...slices === void 0 ? [] : [slices]
	]);
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
		entry.decomposition === void 0 ? "" : inline(entry.decomposition),
		entry.calibration === void 0 ? "" : inline(entry.calibration),
		entry.explanation?.line === void 0 ? "" : inline(entry.explanation.line),
		...(entry.robustness ?? []).map((line) => inline(line, MAX_DATA_LINE)),
		discoveredMarkdown(entry, level),
		rulesTable(entry.rules, level)
	]);
}
/** The slices that the search found: few enough to be shown to everyone. */
function discoveredMarkdown({ discovered = [] }, level) {
	if (level.rows === 0 || discovered.length === 0) return "";
	const withoutPicture = (cells) => level.pictures ? cells : cells.slice(0, -1);
	return groupsMarkdown(discovered.map((one) => ({
		...one,
		head: withoutPicture(one.head),
		rows: one.rows.map(withoutPicture)
	})), level);
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
		const { groups = [], slices, data = [], explanation, task = [] } = entry;
		if (level.details === "held" && !isHeld(entry)) return [];
		const of = models.length > 1 ? ` of ${inline(entry.model)}` : "";
		return [
			...data.filter(hasMore).map((part) => folded(`${inline(part.title)}${of}`, dataMarkdown(part, level))),
			...slices === void 0 ? [] : [folded(`Slices${of}`, groupsMarkdown([slices], level))],
			...groups.length === 0 ? [] : [folded(`Groups${of}`, groupsMarkdown(groups, level))],
			...task.map((one) => folded(`${inline(one.attribute)}${of}`, groupsMarkdown([one], level))),
			...explanation?.table === void 0 ? [] : [folded(`${explanation.table.attribute}${of}`, groupsMarkdown([explanation.table], level))]
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
	const { floor } = policy;
	const below = floor === void 0 ? "" : ` and by the organisation's floor ${inline(floor.path)} (${inline(floor.digest.slice(0, 19))}), whose rules begin with \`floor/\``;
	return `<sub>Judged by ${inline(policy.path)}${commit} (${inline(policy.digest.slice(0, 19))})${below}.${shortened}</sub>`;
}
/** Worth a look: it does not simply pass. */
function isHeld({ verdict }) {
	return verdict !== "pass" && verdict !== "not-applicable";
}
function capitalised(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
* Globs of the files that the configuration names for each model: itself, data, schema, cases, modules, the model, and pointers to them
* (`.dvc`). A path may be meant from any folder, so each counts below every folder; what an SQL query reads is not known.
*/
function namedFiles({ file, models }) {
	return Object.fromEntries(models.map((model) => [model.name, [...new Set([file, ...pathsOf(model)].flatMap(toGlobs))]]));
}
function pathsOf({ data, train, model, test, drift }) {
	const sources = [
		data.train,
		data.holdout,
		drift?.reference,
		drift?.current,
		drift?.labels?.source
	];
	const modules = (test.userMetrics ?? []).flatMap((metric) => "module" in metric ? [metric.module] : []);
	const training = train?.spec.kind === "module" ? [train.spec.module] : [];
	return [
		...sources.flatMap(pathOf),
		data.schema,
		test.cases,
		model.path,
		...training,
		...modules
	].filter((path) => path !== void 0);
}
function pathOf(source) {
	if (source === void 0) return [];
	if ("profile" in source) return [source.profile];
	return "path" in source ? [source.path] : [];
}
/** A folder counts with all that is in it. Signs that globs here do not know stand for anything. */
function toGlobs(path) {
	if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(path)) return [];
	const segments = path.slice(path.lastIndexOf("../") < 0 ? 0 : path.lastIndexOf("../") + 3).split("/").filter((segment) => segment !== "" && segment !== ".");
	const glob = `**/${segments.map((segment) => /[[\]{}]|.\*\*|\*\*./.test(segment) ? "*" : segment).join("/")}`;
	return segments.length === 0 ? [] : [
		glob,
		`${glob}/**`,
		`${glob}.dvc`
	];
}

/** Everybody who had a hand in the commits of a pull request: as their metadata says, and as GitHub and its webhooks saw them pushed. */
async function readAuthorship({ pullRequests, files, pushes }, pull) {
	const found = await pullRequests.authorship?.(pull);
	if (found === void 0) return {
		committers: await pullRequests.committers(pull.number),
		pushers: {
			logins: [],
			isComplete: false
		}
	};
	const own = /* @__PURE__ */ new Set([...found.commits, pull.headSha]);
	const told = files === void 0 ? [] : await pushes?.of(files.repository, [...own]);
	const all = [...found.pushes ?? [], ...told ?? []].filter(({ sha }) => own.has(sha));
	return {
		committers: found.committers,
		pushers: {
			logins: namesOf$1(all),
			isComplete: isKnown(all, pull)
		}
	};
}
function namesOf$1(pushes) {
	return [...new Set(pushes.map(({ login }) => login))];
}
function isKnown(pushes, { headSha }) {
	return pushes.some(({ sha }) => sha === headSha);
}

/** What the change is, as far as the policy asks: people and files only where a rule, a path or a condition needs them. */
async function readChange(ports, pull, policy, group) {
	const needs = needsOf(policy);
	const [files, authorship, reviews, teams] = await Promise.all([
		needs.files ? filesOf(ports, group?.pulls ?? [pull.number]) : "all",
		needs.people ? readAuthorship(ports, pull) : { committers: [] },
		needs.people ? readReviews(ports, pull.number, needs.teams) : [],
		readSizes(ports, needs.teams)
	]);
	const { number, headSha, baseRef, author, labels } = pull;
	const told = {
		...teams,
		...labels === void 0 ? {} : { labels },
		...group === void 0 ? {} : { group }
	};
	return {
		kind: "pull-request",
		number,
		headSha,
		baseRef,
		author,
		...authorship,
		reviews,
		files,
		...told
	};
}
/** Files that the configuration names, of the models that `paths` could leave out; `undefined` where there are none. */
function namesOf(policy, config) {
	const named = config === void 0 ? {} : namedFiles(config);
	const models = policy.models.filter(({ model, paths }) => paths !== void 0 && Object.hasOwn(named, model));
	return models.length === 0 ? void 0 : Object.fromEntries(models.map(({ model }) => [model, named[model] ?? []]));
}
/** What all pull requests of a group touch together. */
async function filesOf({ pullRequests }, numbers) {
	const lists = await Promise.all(numbers.map((number) => pullRequests.files(number)));
	return lists.includes("all") ? "all" : [...new Set(lists.flat())];
}
/** A team that nobody is in, or that is not there, is a mistake in the policy, not something to wait for. */
async function readSizes({ people }, teams) {
	if (teams.length === 0) return {};
	const sizes = await Promise.all(teams.map(async (team) => [team, await people.sizeOf(team)]));
	return { teams: Object.fromEntries(sizes) };
}
/** Role and teams of each reviewer, as they are now: what GitHub writes beside a review is often wrong. */
async function readReviews(ports, number, teams) {
	const submitted = [...await ports.pullRequests.reviews(number), ...await readApprovals(ports, number)];
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
/** Approvals by comments count like reviews, each for the evidence that it was given on. */
async function readApprovals({ decisions, files }, number) {
	if (decisions === void 0 || files === void 0) return [];
	return (await decisions.approvals(files.repository, number)).map(({ person, headSha, evidence, at }) => {
		return {
			reviewer: person,
			state: "approved",
			commit: headSha,
			submittedAt: at,
			evidence
		};
	});
}

/**
* The documents and checks of one commit that rules ask for, and nothing else. Throws Fault GITHUB_UNAVAILABLE: a file that could not be
* fetched is not one that is absent.
*/
async function readRepository({ files, commitChecks }, at, { documents: paths = [], checks: names = [], policyTime = false }) {
	const { headSha, policy } = at;
	if (paths.length === 0 && names.length === 0 && !policyTime) return {};
	const [read, checks, policyChangedAt] = await Promise.all([
		Promise.all(paths.map(async (path) => [path, await readDocument(files, path, headSha)])),
		names.length === 0 ? void 0 : commitChecks?.named(headSha, names),
		policyTime && policy !== void 0 ? files.changedAt?.(policy.path, policy.commit) : void 0
	]);
	const dated = policyChangedAt === void 0 ? {} : { policyChangedAt };
	return { repository: {
		documents: Object.fromEntries(read),
		...dated,
		...checks === void 0 ? {} : { checks }
	} };
}
async function readDocument(files, path, headSha) {
	const file = files.tryRead === void 0 ? await files.read(path, headSha) : await files.tryRead(path, headSha);
	if (file === void 0) return { state: "absent" };
	if (typeof file === "string") return {
		state: "unreadable",
		why: file
	};
	return {
		state: "read",
		text: file.text,
		digest: file.digest
	};
}

/** Where waivers of the base branch stand: one file each, named after its id. */
const WAIVER_FOLDER = ".github/assay-waivers";
const FILE_NAME = /^([a-z0-9][a-z0-9._-]{0,63})\.ya?ml$/;
const day = {
	type: "string",
	pattern: "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}Z)?$"
};
const line = {
	type: "string",
	minLength: 1,
	maxLength: 200
};
/** `.github/assay-waivers/<id>.yml`. */
const waiverSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay waiver",
	type: "object",
	additionalProperties: false,
	required: [
		"version",
		"rules",
		"model",
		"scope",
		"reason",
		"risk_owner",
		"created",
		"expires"
	],
	properties: {
		version: { const: 1 },
		rules: {
			type: "array",
			minItems: 1,
			maxItems: 20,
			uniqueItems: true,
			description: "Ids of the rules, as the policy names them; a rule of the organisation as `floor/id`.",
			items: {
				type: "string",
				pattern: "^(floor/)?[a-z0-9][a-z0-9._-]{0,63}$"
			}
		},
		model: {
			type: "string",
			pattern: MODEL_NAME_PATTERN
		},
		scope: {
			type: "object",
			description: "What is covered: exactly one of these.",
			additionalProperties: false,
			minProperties: 1,
			maxProperties: 1,
			properties: {
				pull_request: {
					type: "integer",
					minimum: 1
				},
				head_sha: {
					type: "string",
					pattern: "^[0-9a-f]{40}$"
				},
				model_digest: {
					type: "string",
					pattern: "^sha256:[0-9a-f]{64}$"
				},
				branch: line
			}
		},
		reason: {
			type: "string",
			minLength: 40,
			maxLength: MAX_REASON,
			description: "Why the risk is taken."
		},
		ticket: {
			...line,
			description: "Where the repair is tracked."
		},
		risk_owner: {
			...line,
			description: "Who answers for it."
		},
		created: {
			...day,
			description: "A day or moment in UTC that is not in the future."
		},
		expires: {
			...day,
			description: "First day or moment in UTC at which it no longer counts."
		},
		bounds: {
			type: "object",
			description: "Limits on metrics of the candidate; the waiver is void where reality is worse.",
			minProperties: 1,
			maxProperties: 20,
			additionalProperties: {
				type: "object",
				additionalProperties: false,
				minProperties: 1,
				properties: {
					min: { type: "number" },
					max: { type: "number" }
				}
			}
		},
		max_uses: {
			type: "integer",
			minimum: 1,
			maximum: 1e3,
			description: "Head commits it may let through."
		}
	}
};
/** The id of the waiver in a file of this name; `undefined` when it is none. */
function waiverIdOf(path) {
	const name = path.startsWith(`${".github/assay-waivers"}/`) ? path.slice(22) : path;
	return FILE_NAME.exec(name)?.[1];
}
/** Reads a waiver file. Throws UserError POLICY_INVALID with every problem. */
function parseWaiver(text, path) {
	const located = parseYaml(text, path, "POLICY_INVALID");
	const document = validate(located, waiverSchema, "POLICY_INVALID");
	const id = waiverIdOf(path);
	const [createdAt, expiresAt] = [toMilliseconds(document.created), toMilliseconds(document.expires)];
	const problems = [];
	const report = (at, message, fix) => {
		problems.push({
			file: path,
			...located.locate(at),
			path: at,
			message,
			fix
		});
	};
	if (id === void 0) report("", "the file name is no id", "name it like `recall-dip.yml`");
	if (createdAt === void 0) report("/created", "there is no such day or time", "write a day like 2026-11-20");
	if (expiresAt === void 0) report("/expires", "there is no such day or time", "write a day like 2026-12-10");
	if (createdAt !== void 0 && expiresAt !== void 0 && expiresAt <= createdAt) report("/expires", "the end is not after the beginning", "write a later day");
	if (problems.length > 0 || id === void 0 || createdAt === void 0 || expiresAt === void 0) throw new UserError("POLICY_INVALID", problems);
	const { rules, model, scope, reason, ticket, risk_owner: riskOwner, bounds, max_uses: maxUses } = document;
	return {
		id,
		origin: "file",
		rules,
		model,
		scope: scopeOf(scope),
		reason,
		...ticket === void 0 ? {} : { ticket },
		riskOwner,
		createdAt,
		expiresAt,
		...bounds === void 0 ? {} : { bounds: Object.entries(bounds).map(([metric, limits]) => ({
			metric,
			...limits
		})) },
		...maxUses === void 0 ? {} : { maxUses }
	};
}
function scopeOf({ pull_request: number, head_sha: sha, model_digest: digest, branch }) {
	if (number !== void 0) return {
		kind: "pull_request",
		number
	};
	if (sha !== void 0) return {
		kind: "head_sha",
		sha
	};
	if (digest !== void 0) return {
		kind: "model_digest",
		digest
	};
	return {
		kind: "branch",
		name: branch ?? ""
	};
}
compiled.set(waiverSchema, waiverSchema$1);

const MAX_FILES = 100;
/** Reads every waiver file; one that cannot be read is told, and covers nothing. Throws what the source throws. */
async function readWaiverFiles(source) {
	const paths = (await source.list()).filter((path) => /\.ya?ml$/.test(path)).toSorted();
	const read = await Promise.all(paths.slice(0, MAX_FILES).map((path) => readOne(source, path)));
	const more = {
		path: WAIVER_FOLDER,
		problem: `has ${paths.length} files; the first ${MAX_FILES} are read`
	};
	const broken = [...read.flatMap((one) => "id" in one ? [] : [one]), ...paths.length > MAX_FILES ? [more] : []];
	return {
		waivers: read.flatMap((one) => "id" in one ? [one] : []),
		broken
	};
}
async function readOne(source, path) {
	const text = await source.read(path);
	if (text === void 0 || waiverIdOf(path) === void 0) return {
		path,
		problem: "the name of the file is no id of a waiver"
	};
	try {
		return parseWaiver(text, path);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const [first] = error.problems;
		return {
			path,
			problem: first === void 0 ? error.code : formatProblem(first)
		};
	}
}

export { readChange as a, reportWithFeedback as c, namesOf as i, evaluateGate as l, WAIVER_FOLDER as n, headlineText as o, readRepository as r, renderJobSummary as s, readWaiverFiles as t };