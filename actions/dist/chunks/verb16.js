import { t as policyVerb } from "./verb-policy.js";
import { st as parseYaml, vi as canonicalJson } from "./start.js";
import { _ as OLD_PRESETS } from "./parse2.js";
import { t as decideCondition } from "./evaluate-condition.js";

/**
* What is allowed in a policy and hardly meant: conditions that never hold, limits that nothing can miss, rules that say what another
* says, limits looser than the floor's. Warnings with line and column; `policy` is what was parsed of `text`.
*/
function lintPolicy(text, file, policy, floor) {
	const located = parseYaml(text, file, "POLICY_INVALID");
	const { models, presets = [] } = located.value;
	const old = presets.flatMap((name, i) => oldPreset(located, name, i));
	const found = Object.entries(models).flatMap(([model, { rules }]) => {
		const own = policy.models.find((one) => one.model === model)?.rules ?? [];
		return rules.flatMap(({ id }, i) => {
			const rule = own.find((one) => one.id === id);
			if (rule === void 0) return [];
			const earlier = own.slice(0, own.indexOf(rule));
			return [
				conditionRemark(rule, model),
				emptyRemark(rule),
				repeatedRemark(rule, earlier),
				looserRemark(rule, floor)
			].flatMap((remark) => remark === void 0 ? [] : [place(located, `/models/${model}/rules/${i}`, remark)]);
		});
	});
	return [...old, ...found];
}
function place(located, path, { message, fix, key }) {
	const at = key === void 0 ? path : `${path}/${key}`;
	return {
		file: located.file,
		...located.locate(at),
		path: at,
		message,
		fix
	};
}
function oldPreset(located, name, i) {
	const now = Object.hasOwn(OLD_PRESETS, name) ? OLD_PRESETS[name] : void 0;
	if (now === void 0) return [];
	return [place(located, `/presets/${i}`, {
		message: `${name} was superseded by ${now}, whose rules are asked`,
		fix: `write ${now}`
	})];
}
/** Decided with nothing known but the model: what has an answer then has it for every change. */
function conditionRemark({ id, when }, model) {
	if (when === void 0) return void 0;
	const { truth } = decideCondition(when, {
		model,
		change: { kind: "local" },
		facts: { champion: { state: "unknown" } },
		now: NaN
	});
	if (truth === "unknown" || /\bchange\b/.test(when.text)) return void 0;
	if (truth) return {
		message: `\`when\` of ${id} holds for every change`,
		fix: "leave it out",
		key: "when"
	};
	return {
		message: `\`when\` of ${id} can never hold for ${model}, so the rule is never asked`,
		fix: "correct it, or take the rule out",
		key: "when"
	};
}
/** Bounds of what a limit is held against: shares and rates lie between 0 and 1, sizes and distances are not negative. */
const BOUNDED = /^(accuracy|roc_auc|pr_auc|average_precision|f1|macro_f1|recall|precision|specificity|balanced_accuracy|ndcg)(@\d+)?$/;
function emptyRemark({ id, kind, settings }) {
	const never = NEVER[kind.kind]?.(settings);
	return never === void 0 ? void 0 : {
		message: `${id} can never fail: ${never}`,
		fix: "write a limit that a model could miss",
		key: kind.kind
	};
}
/** Per kind, why settings leave nothing that could be missed. */
const NEVER = {
	"metric.threshold": ({ metric, min = 0, max = 1 }) => BOUNDED.test(String(metric)) && Number(min) <= 0 && Number(max) >= 1 ? `${String(metric)} always lies between 0 and 1` : void 0,
	"metric.baseline": ({ metric, non_inferior_by: margin }) => BOUNDED.test(String(metric)) && Number(margin) >= 1 ? `${String(metric)} cannot fall by more than 1` : void 0,
	"metric.flips": ({ max_share: share }) => Number(share) >= 1 ? "no more than all rows can flip" : void 0,
	calibration: ({ max_ece: ece, ...rest }) => Number(ece) >= 1 && isNothing(rest) ? "the error is never above 1" : void 0,
	"holdout.size": ({ min_rows: rows, ...rest }) => Number(rows) <= 1 && isNothing(rest) ? "every holdout has a row" : void 0
};
function isNothing(rest) {
	return Object.keys(rest).length === 0;
}
function repeatedRemark({ id, kind, settings, when }, earlier) {
	const same = earlier.find((one) => one.kind.kind === kind.kind && one.severity === "block" && one.when?.text === when?.text && isSame(one.settings, settings));
	return same === void 0 ? void 0 : {
		message: `${id} asks for what ${same.id} asks for already`,
		fix: "take one of them out"
	};
}
function isSame(a, b) {
	try {
		return canonicalJson(a) === canonicalJson(b);
	} catch {
		return false;
	}
}
/** The sides on which a limit of each name is stricter. */
const HIGHER = /^(min|count$|superior_by$|confidence$)/;
const LOWER = /^(max|non_inferior_by$|tolerance$)/;
/** A limit that the floor beats: harmless, since both are asked, and misleading. */
function looserRemark({ id, kind, settings }, floor) {
	const own = settings;
	for (const rule of floor?.rules ?? []) {
		const strict = rule.settings;
		if (rule.kind.kind !== kind.kind || !isAboutSame(own, strict)) continue;
		const key = Object.keys(own).find((name) => isLooser(name, own[name], strict[name]));
		if (key !== void 0) return {
			message: `${id} asks for ${key} ${String(own[key])}; the floor's ${rule.id} asks for ${String(strict[key])} and decides`,
			fix: `write ${key}: ${String(strict[key])} or stricter, or leave it to the floor`,
			key: `${kind.kind}/${key}`
		};
	}
}
/** Texts say what a rule is about (metric, attribute, bound); numbers are its limits. */
function isAboutSame(own, other) {
	return Object.entries(own).every(([key, value]) => typeof value !== "string" || other[key] === void 0 || other[key] === value);
}
function isLooser(key, own, strict) {
	if (typeof own !== "number" || typeof strict !== "number") return false;
	return HIGHER.test(key) && own < strict || LOWER.test(key) && own > strict;
}

/**
* What a policy looks at of a framework: no statement that anything is fulfilled. `verdicts` are those of the same model's rules, where
* there are any.
*/
function coverageOf(preset, policy, verdicts = []) {
	return preset.controls.map(({ id, title, kinds, machinery, people }) => {
		const own = policy.rules.filter((rule) => kindsIn(rule).some((kind) => kinds.includes(kind)));
		const used = new Set(own.flatMap(kindsIn));
		return {
			control: id,
			title,
			rules: own.map((rule) => covering(rule, verdicts)),
			unused: kinds.filter((kind) => !used.has(kind)),
			humanOnly: kinds.length === 0,
			...machinery === void 0 ? {} : { machinery },
			people
		};
	});
}
function covering(rule, verdicts) {
	const verdict = verdicts.find(({ id }) => id === rule.id)?.verdict;
	const isBlocking = rule.severity === "block" && rule.when === void 0;
	return {
		id: rule.id,
		kind: rule.kind.kind,
		isBlocking,
		...verdict === void 0 ? {} : { verdict }
	};
}
/** Kinds of a rule; those inside a combination count, since each is looked at. */
function kindsIn({ kind, settings }) {
	const { parts } = settings;
	return Array.isArray(parts) ? parts.flatMap(kindsIn) : [kind.kind];
}

export { lintPolicy as n, policyVerb, coverageOf as t };