import { St as significant, _t as count, bt as plural } from "./start.js";
import { a as limitValue, i as isOfAPart } from "./metric-words.js";

/** The commit that evidence must be about: the head, or in a merge queue the commit that would be merged; `undefined` on a laptop. */
function measuredCommit(change) {
	if (change.kind === "local") return void 0;
	return change.kind === "pull-request" ? change.group?.headSha ?? change.headSha : change.headSha;
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
	const head = measuredCommit(context.change);
	const measured = predicate.source.headSha;
	if (head !== void 0 && measured !== head) return failed$1(`The evidence ${measured === void 0 ? "does not say at which commit it was measured" : `was measured at commit ${measured.slice(0, 7)}`}; the head is ${head.slice(0, 12)}.`, "has evidence of another commit only");
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
		...failed$1(`The interval of ${metric} covers ${percent(level)}; the policy asks for ${percent(confidence)}.`, `has intervals of ${percent(level)} where ${percent(confidence)} are asked for`),
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
	return failed$1(`${metric} was measured on ${count(n)} rows, but the holdout has ${count(rows)}.`, `has ${metric} measured on ${count(n)} of ${count(rows)} holdout rows`);
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

/** Words of the rates that are measured per group. */
const RATE_WORDS = {
	selection_rate: ["selection rate", "share"],
	base_rate: ["share of positive rows", "share"],
	tpr: ["true positive rate", "share"],
	fpr: ["false positive rate", "share"],
	tnr: ["true negative rate", "share"],
	fnr: ["false negative rate", "share"],
	precision: ["precision", "share"],
	fdr: ["false discovery rate", "share"],
	npv: ["negative predictive value", "share"],
	for: ["false omission rate", "share"],
	accuracy: ["accuracy", "share"],
	error_rate: ["error rate", "share"],
	fn_per_fp: ["false negatives per false positive", "plain"],
	mean_prediction: ["mean prediction", "plain"],
	calibration_bias: ["mean score minus outcome", "plain"],
	calibration_error: ["calibration error", "plain"],
	mean_error: ["mean error", "plain"],
	mae: ["mean absolute error", "plain"],
	rmse: ["root mean squared error", "plain"]
};
const OPPOSITE = {
	tnr: "fpr",
	fnr: "tpr",
	fdr: "precision",
	npv: "for",
	error_rate: "accuracy"
};
const NO_RATIO = [
	"calibration_bias",
	"calibration_error",
	"mean_error"
];
const ODDS = ["tpr", "fpr"];
const pair = (name, label, kind) => {
	return {
		name,
		stored: name,
		kind,
		label,
		scale: "share",
		rates: ODDS
	};
};
const index = (name, label) => {
	return {
		name,
		stored: name,
		kind: "index",
		label,
		scale: "plain",
		rates: []
	};
};
const ALL = [
	...Object.entries(RATE_WORDS).flatMap(([rate, [label, scale]]) => {
		if (rate === "calibration_error") return [];
		const common = {
			label,
			scale,
			rates: [rate]
		};
		const stored = `${OPPOSITE[rate] ?? rate}_difference`;
		const difference = {
			...common,
			name: `${rate}_difference`,
			stored,
			kind: "difference"
		};
		const ratio = {
			...common,
			name: `${rate}_ratio`,
			stored: `${rate}_ratio`,
			kind: "ratio"
		};
		return NO_RATIO.includes(rate) ? [difference] : [difference, ratio];
	}),
	pair("equalized_odds_difference", "true or false positive rate", "difference"),
	pair("equalized_odds_ratio", "true or false positive rate", "ratio"),
	pair("equalized_odds_mean_difference", "true and false positive rate on average", "difference"),
	pair("equalized_odds_mean_ratio", "true and false positive rate on average", "ratio"),
	pair("average_odds_difference", "mean of true and false positive rate", "difference"),
	pair("average_absolute_odds_difference", "mean absolute gap of true and false positive rate", "difference"),
	{
		name: "calibration_error",
		stored: "calibration_error",
		kind: "group",
		label: "calibration error",
		scale: "plain",
		rates: ["calibration_error"]
	},
	index("inconsistency", "inconsistency between like rows"),
	index("theil_index", "Theil index"),
	index("generalized_entropy_index", "generalised entropy index"),
	index("coefficient_of_variation", "coefficient of variation of benefits"),
	index("between_group_theil_index", "Theil index between groups"),
	index("between_group_generalized_entropy_index", "generalised entropy index between groups"),
	index("between_group_coefficient_of_variation", "coefficient of variation of benefits between groups")
];
const BY_NAME = new Map(ALL.map((one) => [one.name, one]));
/** Names of all measures that the rule `fairness` can ask for. */
const FAIRNESS_MEASURES = [...BY_NAME.keys()];
/** Indices of all rows, which belong to no attribute. */
const ROW_INDICES = [
	"inconsistency",
	"theil_index",
	"generalized_entropy_index",
	"coefficient_of_variation"
];
/** Measures whose change against the champion is measured. */
const CHANGE_MEASURES = [
	"selection_rate_difference",
	"selection_rate_ratio",
	"tpr_difference",
	"fnr_difference",
	"fpr_difference",
	"tnr_difference",
	"precision_difference",
	"fdr_difference",
	"for_difference",
	"npv_difference",
	"accuracy_difference",
	"error_rate_difference",
	"equalized_odds_difference",
	"mean_prediction_difference",
	"mean_error_difference",
	"mae_difference",
	"mae_ratio",
	"rmse_difference",
	"rmse_ratio"
];
/** The measure of that name; a name from a policy has been checked. */
function fairnessMeasure(name) {
	return BY_NAME.get(name) ?? index(name, name);
}

/** Fewer rows than these say nothing about half of them. */
const LEAST_ATTACKED = 20;
/** The order of the rows, the size of a batch and asking again must change nothing. */
function judgeStability({ stability = [] }) {
	if (stability.length === 0) return failed("Whether the order of the rows matters was not measured.", "has no check of the order of its rows");
	const broken = stability.find((one) => one.differing > 0 || one.failed !== void 0);
	if (broken === void 0) return {
		verdict: "pass",
		message: "Order and batch size change no answer."
	};
	const { check, differing, rows, largest, failed: how } = broken;
	const by = CAUSES[check];
	return {
		...failed(how === void 0 ? `${count(differing)} of ${count(rows)} answers change with ${by}, by up to ${significant(largest)}.` : `With ${by} the model does not answer (${how}).`, `answers otherwise with ${by}`),
		fix: "Take away what looks at the whole batch (batch normalisation in training mode, a mean over rows, ranks), and random numbers."
	};
}
const CAUSES = {
	again: "the second asking",
	order: "the order of the rows",
	"batch-1": "batches of one row",
	"batch-7": "batches of seven rows"
};
/** Each case must keep within what cases.yml allows; a share is judged by the low end of its interval. */
function judgeCases({ cases = "all", cases_digest }, { cases: measured }) {
	if (measured === void 0) return {
		...failed("The evidence has no written cases.", "has no written cases"),
		fix: "Set `test: { cases: cases.yml }` in assay.yml and test again."
	};
	if (cases_digest !== void 0 && measured.digest !== cases_digest) return {
		...failed(`${measured.file} is not the file that the policy names (${measured.digest.slice(0, 19)}).`, "was tested with other cases"),
		fix: "Restore the file, or agree on its new digest in the policy first."
	};
	const known = measured.results.map(({ name }) => name);
	const missing = cases === "all" ? [] : cases.filter((name) => !known.includes(name));
	if (missing.length > 0) {
		const names = missing.join(", ");
		return {
			...failed(`The evidence has no case ${names}.`, `has no case ${names}`),
			fix: `Write it into ${measured.file} again.`
		};
	}
	const judged = measured.results.filter(({ name }) => cases === "all" || cases.includes(name));
	const untried = judged.find(({ tried }) => tried === 0);
	if (untried !== void 0) {
		const fix = "Change `where` of the case so that it holds for rows of the holdout.";
		return {
			...failed(`No row was tried for the case ${untried.name}.`, `has no rows for the case ${untried.name}`),
			fix
		};
	}
	const broken = judged.filter(isBroken);
	const [worst] = broken;
	if (worst === void 0) return {
		verdict: "pass",
		message: `${plural(judged.length, "written case")} held.`
	};
	const { k, n } = worst.failures;
	const example = worst.examples?.[0] === void 0 ? "" : `, for example ${worst.examples[0]}`;
	const more = broken.length > 1 ? ` And ${plural(broken.length - 1, "more case")}.` : "";
	return {
		...failed(`${worst.name}: ${count(k)} of ${count(n)} failed${example}.${more}`, `fails the case ${worst.name}`),
		fix: `Look at the failing rows of ${measured.file}; a monotone constraint or more rows of this kind often help.`,
		observed: k,
		...worst.allowed.failures === void 0 ? {} : { limit: worst.allowed.failures }
	};
}
/** More failures than allowed, or a share that is above the allowed one beyond doubt. */
function isBroken({ failures, allowed, failed: how }) {
	if (how !== void 0) return true;
	return allowed.share === void 0 ? failures.k > (allowed.failures ?? 0) : failures.k > 0 && failures.interval.low > allowed.share;
}
/** A clear refusal is in order; a crash, a number that is none and other answers in another order are not. */
function judgeEdges(asked, { edgeCases = [] }) {
	const judged = edgeCases.filter(({ name }) => asked === "all" || asked.includes(name));
	if (judged.length === 0) return failed("No edge case was tried.", "has no edge cases");
	const broken = judged.filter(({ result }) => result !== "answered" && result !== "refused");
	const [worst] = broken;
	if (worst === void 0) return {
		verdict: "pass",
		message: `${plural(judged.length, "edge case")} answered or clearly refused.`
	};
	return {
		...failed(`Edge cases without a usable answer: ${broken.map(({ name, result }) => `${name} (${result})`).join(", ")}.`, `has no usable answer to ${worst.name}`),
		fix: "Let the pipeline refuse or clip such values, and export it with the names of its columns."
	};
}
/** Fails where half of the rows flip within the distance beyond doubt. What the search did not find may still exist. */
function judgeAttack(least, { confidence }, { adversarial }) {
	const attack = adversarial?.candidate;
	if (attack === void 0 || attack.rows < LEAST_ATTACKED) {
		const rows = attack?.rows ?? 0;
		return failed(`The search for flips needs ${LEAST_ATTACKED} rows that are decided right and numbers that may change; it had ${rows} rows.`, "has no search for flips");
	}
	const { median } = attack;
	if (median === void 0) return {
		verdict: "pass",
		message: `The search flipped ${significant(100 * attack.flipped / attack.rows)} % of the rows, fewer than half.`,
		limit: least
	};
	const vague = confidenceProblem("the distance to a flip", median.level, confidence);
	if (vague !== void 0) return vague;
	const shown = `Half of the rows flip within ${significant(median.value)} standard deviations${columnsText(attack)}`;
	const numbers = {
		observed: median.value,
		limit: least
	};
	if (median.high === void 0 || median.high >= least) return {
		verdict: "pass",
		message: `${shown}.`,
		...numbers
	};
	return {
		...failed(`${shown}; the policy asks for ${limitValue(least)}.`, `flips half of its decisions within ${significant(median.value)} standard deviations`),
		fix: "Regularise the model, or round its input to what can be measured.",
		...numbers
	};
}
function columnsText({ columns }) {
	const names = columns.slice(0, 3).map(({ name }) => name);
	return names.length === 0 ? "" : ` (mostly of ${names.join(", ")})`;
}
function failed(message, headline) {
	return {
		verdict: "fail",
		message,
		headline,
		fix: "Set `test: { robustness: true }` in assay.yml and test again."
	};
}

const NAMES = {
	noise: "noise",
	rounding: "rounding",
	missing_cells: "missing cells",
	casing: "other casing",
	whitespace: "more spaces",
	punctuation: "other punctuation",
	accents: "other accents",
	typos: "typos",
	date_shift: "shifted dates",
	unseen_category: "an unseen category",
	frequent_category: "the most frequent category everywhere",
	missing_column: "a missing column",
	unit: "a wrong unit",
	sign: "a flipped sign",
	outlier: "an outlier everywhere",
	flipped: "yes and no swapped"
};
/** `noise (10 % of sd) in income`, `missing cells (5 %) everywhere`. */
function perturbationName({ kind, size, column }) {
	return `${NAMES[kind]}${size === void 0 ? "" : ` (${size})`} ${column === void 0 ? "in all columns" : `in ${column}`}`;
}

export { problemFinding as _, judgeEdges as a, measuredCommit as b, FAIRNESS_MEASURES as c, fairnessMeasure as d, CONFIDENCE_SETTING as f, isFinding as g, estimateOf as h, judgeCases as i, RATE_WORDS as l, confidenceProblem as m, isBroken as n, judgeStability as o, DEFAULT_CONFIDENCE as p, judgeAttack as r, CHANGE_MEASURES as s, perturbationName as t, ROW_INDICES as u, rowsProblem as v, testEvidence as y };