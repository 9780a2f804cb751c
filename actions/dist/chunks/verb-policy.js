import { $ as createVerb, Lt as parseStrictJson, bi as UserError, bt as plural, lt as validate, mt as plain, pt as inline, r as verdictSchema, st as parseYaml, t as VERDICT_PATH, xi as formatProblem } from "./start.js";
import { n as parseFloor, r as tighten } from "./evaluate-condition.js";
import { n as lintPolicy, t as coverageOf } from "./verb16.js";
import { a as parsePolicy, b as presetName, v as PRESET_NAMES, y as findPreset } from "./parse2.js";
import { t as readFloor } from "./read-floor.js";
import { t as policyHelp } from "./help16.js";
import { t as textTable } from "./text-table.js";

function readPolicyInputs(read) {
	const preset = read.text("preset");
	if (preset !== void 0 && !PRESET_NAMES.includes(preset)) read.refuse("preset", `"${preset}" is not a preset`, `use one of: ${PRESET_NAMES.join(", ")}`);
	return {
		policy: read.textOr("policy", ".github/assay-policy.yml"),
		floor: read.text("floor"),
		preset,
		verdict: read.text("verdict")
	};
}

const HEAD = [
	"control",
	"rules",
	"left to people"
];
/** The policy in a line, its warnings, and a table per preset and model. */
function presentPolicy({ file, digest, policy, warnings, coverage, isJudged }) {
	const rules = policy.models.reduce((sum, model) => sum + model.rules.length, 0);
	const headline = `${file}: ${plural(rules, "rule")} for ${plural(policy.models.length, "model")}, ${plural(warnings.length, "warning")}`;
	return {
		exitCode: 0,
		json: {
			schemaVersion: 1,
			policy: file,
			digest,
			mode: policy.mode,
			models: policy.models.map(({ model, rules: own }) => ({
				model,
				rules: own.map(({ id, kind, severity }) => ({
					id,
					kind: kind.kind,
					severity
				}))
			})),
			warnings,
			coverage
		},
		text: [
			plain(headline, 500),
			...warnings.map((one) => `  ${plain(formatProblem(one).replaceAll("\n", " "), 1500)}`),
			...coverage.flatMap((one) => [
				"",
				plain(titleOf(one, isJudged), 500),
				textTable(HEAD, one.rows.map((row) => cells(row).map((cell) => plain(cell, 300))))
			])
		].join("\n"),
		summaryMarkdown: [
			`### Policy ${inline(headline)}`,
			"",
			...warnings.map((one) => `- ${inline(formatProblem(one), 1500)}`),
			...coverage.flatMap((one) => [
				"",
				`#### ${inline(titleOf(one, isJudged))}`,
				"",
				...markdownTable(one.rows)
			]),
			""
		].join("\n"),
		outputs: {},
		annotations: warnings.map((problem) => ({
			level: "warning",
			problem
		}))
	};
}
function titleOf({ preset, model, evidence }, isJudged) {
	const by = evidence.length === 0 ? "" : `, evidence ${evidence.map((digest) => digest.slice(7, 19)).join(", ")}`;
	return `${preset}, ${model}: what the policy looks at${isJudged ? by : ", not judged yet"}`;
}
/** A rule that only warns, or that is asked only sometimes, is marked: it holds nothing back. */
function cells({ control, title, rules, humanOnly, machinery, people }) {
	const own = [...rules.map(({ id, isBlocking, verdict }) => `${id}${isBlocking ? "" : " (warns)"}${verdict === void 0 ? "" : `: ${verdict}`}`), ...machinery === void 0 ? [] : [machinery.text]];
	return [
		`${control} ${title}`,
		own.length > 0 ? own.join("; ") : humanOnly ? "people only" : "no rule",
		people
	];
}
function markdownTable(rows) {
	return [
		`| ${HEAD.join(" | ")} |`,
		"| --- | --- | --- |",
		...rows.map((row) => `| ${cells(row).map((cell) => inline(cell, 500)).join(" | ")} |`)
	];
}

const policyVerb = createVerb({
	name: "policy",
	help: policyHelp,
	read: readPolicyInputs,
	run: runPolicy
});
async function runPolicy({ files }, inputs) {
	const text = await files.readText(inputs.policy);
	if (text === void 0) throw new UserError("POLICY_MISSING", {
		file: inputs.policy,
		message: "there is no policy",
		fix: "create it (docs/policy.md has one to start from), or name another file with `policy`"
	});
	const below = await readFloor(files, inputs.floor);
	const floor = below === void 0 ? void 0 : parseFloor(below.text, below.path);
	const own = parsePolicy(text, inputs.policy);
	const policy = floor === void 0 ? own : tighten(floor, own);
	const digest = files.sha256(text);
	const verdict = await readVerdict(files, inputs.verdict);
	const said = verdict?.policy.digest === digest ? verdict : void 0;
	const coverage = presetsOf(text, inputs, floor?.presets).flatMap((preset) => policy.models.map((model) => {
		const judged = said?.models.find((one) => one.model === model.model);
		const rows = coverageOf(preset, model, judged?.rules);
		return {
			preset: presetName(preset),
			model: model.model,
			evidence: judged?.evidence?.map((one) => one.digest) ?? [],
			rows
		};
	}));
	const warnings = lintPolicy(text, inputs.policy, own, floor);
	return presentPolicy({
		file: inputs.policy,
		digest,
		policy,
		warnings,
		coverage,
		isJudged: said !== void 0
	});
}
function presetsOf(text, { policy, preset }, asked = []) {
	const { presets = [] } = parseYaml(text, policy, "POLICY_INVALID").value;
	const names = preset === void 0 ? [...asked, ...presets] : [preset];
	return [...new Set(names.flatMap((name) => findPreset(name) ?? []))];
}
async function readVerdict(files, path) {
	const file = path ?? ".assay/verdict.json";
	const text = await files.readText(file);
	if (text !== void 0) return validate(parseStrictJson(text, file, "INPUT_INVALID"), verdictSchema, "INPUT_INVALID");
	if (path === void 0) return void 0;
	throw new UserError("INPUT_INVALID", {
		file,
		message: "there is no verdict",
		fix: "run `assay gate` first"
	});
}

export { policyVerb as t };