import { t as explainVerb } from "./verb-explain.js";
import { a as isPassing } from "./start.js";
import { t as evaluatePolicy } from "./evaluate.js";
import { N as withholdNumbers } from "./parse2.js";
import { n as policyOf, t as originOf } from "./record.js";

/**
* A view of plain data that notes every leaf anybody looks at. Lists are walked by name where their members have one
* (`metrics[roc_auc].value`), so that the path says what was read.
*/
function traced(value) {
	const found = /* @__PURE__ */ new Map();
	const views = /* @__PURE__ */ new WeakMap();
	const viewOf = (target, path) => {
		const known = views.get(target);
		if (known !== void 0) return known;
		const view = new Proxy(target, { get(_, key, receiver) {
			const member = Reflect.get(target, key, receiver);
			if (typeof key === "symbol" || typeof member === "function") return member;
			const place = pathTo(path, target, key, member);
			if (typeof member === "object" && member !== null) return viewOf(member, place);
			if (!Array.isArray(target)) found.set(place, {
				path: place,
				value: member
			});
			else if (key !== "length") found.set(place, {
				path: place,
				value: member
			});
			return member;
		} });
		views.set(target, view);
		return view;
	};
	return {
		view: viewOf(JSON.parse(JSON.stringify(value)), ""),
		reads: () => [...found.values()]
	};
}
function pathTo(path, target, key, member) {
	if (!Array.isArray(target)) return path === "" ? key : `${path}.${key}`;
	return `${path}[${nameOf(member) ?? key}]`;
}
function nameOf(member) {
	if (typeof member !== "object" || member === null) return void 0;
	const { name, metric, column } = member;
	return [
		name,
		metric,
		column
	].find((one) => typeof one === "string");
}

const MAX_READS = 30;
const MAX_VALUE = 120;
/** Read for every rule, to know whether the model is asked at all. */
const NOISE = /^change\.(kind|files(\[.*)?)$/;
/**
* Why a rule said what it said, as plain text for people, from the record alone: its settings, what it found, every fact it looked at, and
* what would have changed the verdict. `ruleId` as in the report; `model/rule` where several models have a rule of this id. Numbers that the
* policy holds back stay held back. Whoever shows the text escapes it. Throws UserError POLICY_INVALID when the record's policy is broken.
*/
function explainRule(record, ruleId) {
	const { gate } = withholdNumbers(record.tree, record.facts);
	const found = gate.rules.filter(({ id, model }) => id === ruleId || `${model}/${id}` === ruleId);
	if (found.length === 0) return unknownRule(record, ruleId);
	return found.map((shown) => explainOne(record, shown)).join("\n\n");
}
function explainOne(record, shown) {
	const { id, kind, model, severity, verdict, message, requirement } = shown;
	const head = [
		`${model}, rule ${id} (${kind}, ${severity}): ${verdict}`,
		message,
		...requirement === void 0 ? [] : [`Asked for: ${requirement}`]
	];
	const own = policyOf(record.documents).models.find((one) => one.model === model);
	const rule = own?.rules.find((one) => one.id === id);
	if (own === void 0 || rule === void 0) return [...head, "The recorded policy has no such rule, so the record does not fit its verdict."].join("\n");
	const settings = `Settings: ${JSON.stringify(settingsOf(rule))}${rule.when === void 0 ? "" : `, when: ${rule.when.text}`}`;
	const source = `Policy: ${record.documents.policy.path}, ${record.documents.policy.digest}`;
	const inside = (shown.parts ?? []).map((part) => `  - ${part.id} (${part.kind}): ${part.verdict}. ${part.message}`);
	const judged = record.tree.rules.find((one) => one.id === id && one.model === model) ?? shown;
	if (judged.message !== shown.message) return [
		...head,
		settings,
		source,
		...inside,
		"The policy holds the numbers of this model back (`feedback`)."
	].join("\n");
	const { again, reads } = replayRule(record, own, rule);
	const same = again?.verdict === verdict ? "Judged again from the record alone, the rule says the same." : `Judged again from the record, this version says ${again?.verdict ?? "nothing"}: the record was made by ${record.app}.`;
	return [
		...head,
		settings,
		source,
		...inside,
		...comparisonOf(judged),
		...readLines(reads, model),
		...changeOf(record, {
			own,
			rule,
			judged
		}),
		same
	].join("\n");
}
/** The rule alone, on facts that note what is looked at; what is looked at for every rule is left out. */
function replayRule(record, own, rule) {
	const judge = (facts, rules) => evaluatePolicy({
		mode: "enforce",
		models: [{
			...own,
			rules
		}]
	}, facts, originOf(record.documents));
	const [first, second] = [traced(record.facts), traced(record.facts)];
	const again = judge(first.view, [rule]).rules[0];
	judge(second.view, []);
	const always = new Set(second.reads().map(({ path }) => path));
	return {
		again,
		reads: first.reads().filter(({ path }) => !always.has(path) && !NOISE.test(path))
	};
}
function comparisonOf({ observed, limit }) {
	if (observed === void 0 || limit === void 0) return [];
	return [`Compared: observed ${observed} with the limit ${limit} (difference ${tidy(observed - limit)}).`];
}
function readLines(reads, model) {
	if (reads.length === 0) return ["It looked at no fact."];
	const prefix = `models.${model}.`;
	const lines = reads.slice(0, MAX_READS).map(({ path, value }) => {
		return `  ${path.startsWith(prefix) ? path.slice(prefix.length) : path} = ${value === void 0 ? "(absent)" : clipped(JSON.stringify(value))}`;
	});
	const more = reads.length - lines.length;
	return [
		"Facts it looked at:",
		...lines,
		...more > 0 ? [`  and ${more} more`] : []
	];
}
/** Said only where it was tried: the same rule with another limit, on the same facts. */
function changeOf(record, { own, rule, judged }) {
	const { observed, limit, verdict, fix } = judged;
	const lines = [];
	if (observed !== void 0 && limit !== void 0 && !isPassing(verdict)) {
		const settings = withNumber(rule.settings, limit, observed);
		const other = settings === void 0 ? void 0 : replayRule(record, own, {
			...rule,
			settings
		}).again;
		if (other !== void 0 && other.verdict !== verdict) lines.push(`With the limit ${observed} instead of ${limit} it would have said ${other.verdict}.`);
	}
	if (isPassing(verdict) && observed !== void 0 && limit !== void 0) lines.push(`It would have changed where the number crosses ${limit}: ${tidy(Math.abs(observed - limit))} away.`);
	if (fix !== void 0) lines.push(`What changes the verdict: ${fix}`);
	return lines;
}
/** The settings with one number in the place of another; `undefined` where they do not hold it. */
function withNumber(settings, from, to) {
	if (typeof settings !== "object" || settings === null || Array.isArray(settings)) return void 0;
	const key = Object.entries(settings).find(([, value]) => value === from)?.[0];
	return key === void 0 ? void 0 : {
		...settings,
		[key]: to
	};
}
function settingsOf({ settings, kind }) {
	if (![
		"all_of",
		"any_of",
		"n_of"
	].includes(kind.kind)) return settings;
	const { atLeast, parts } = settings;
	return {
		at_least: atLeast,
		rules: parts.map((part) => ({
			id: part.id,
			[part.kind.kind]: settingsOf(part)
		}))
	};
}
function unknownRule({ tree }, ruleId) {
	return `The evaluation has no rule ${ruleId}. It asked: ${tree.rules.map(({ id, model }) => `${model}/${id}`).slice(0, MAX_READS).join(", ") || "nothing"}.`;
}
function clipped(text) {
	return text.length > MAX_VALUE ? `${text.slice(0, 119)}…` : text;
}
function tidy(value) {
	return Number(value.toPrecision(6));
}

export { explainVerb, explainRule as t };