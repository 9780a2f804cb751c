import { t as canonicalJson } from "./canonical-json.js";

/** Files through which a step speaks to later steps, and start-up scripts that would run before the user's text. */
const WITHHELD = /* @__PURE__ */ new Set([
	"GITHUB_ENV",
	"GITHUB_PATH",
	"GITHUB_OUTPUT",
	"GITHUB_STATE",
	"GITHUB_STEP_SUMMARY",
	"BASH_ENV",
	"ENV",
	"NODE_CHANNEL_FD"
]);
const SECRET_PREFIX = /^(ACTIONS_|INPUT_|ASSAY_)/;
const SECRET_WORD = /(^|_)(TOKEN|SECRET|SECRETS|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|PAT|APIKEY|AUTH|KEY)(_|$)/;
/** Is this the name of a variable that may hold a secret, or that lets a process act for the job? */
function isSecretName(name) {
	const upper = name.toUpperCase();
	return WITHHELD.has(upper) || SECRET_PREFIX.test(upper) || SECRET_WORD.test(upper);
}
/** A copy of an environment with every secret left out but those named in `keep`. */
function withoutSecrets(env, keep = []) {
	const entries = Object.entries(env).filter(([name]) => keep.includes(name) || !isSecretName(name));
	return Object.fromEntries(entries.flatMap(([name, value]) => value === void 0 ? [] : [[name, value]]));
}
/**
* The variables a training command reads its settings from. Values travel only here, never in the command's text, so that
* nothing in them is ever read by a shell. Lists and params are JSON.
*/
function trainingVariables(input) {
	const variables = {
		ASSAY_MODEL_NAME: input.model,
		ASSAY_TASK: input.task,
		ASSAY_TARGET: input.target,
		ASSAY_POSITIVE: input.positive,
		ASSAY_EXCLUDE: canonicalJson(input.exclude),
		ASSAY_ID: input.id,
		ASSAY_TRAIN: input.trainPath,
		ASSAY_TRAIN_SQL: input.trainSql,
		ASSAY_PARAMS: canonicalJson(input.params),
		ASSAY_SEED: String(input.seed),
		ASSAY_MODEL: input.output,
		PYTHONHASHSEED: String(input.seed)
	};
	return Object.fromEntries(Object.entries(variables).flatMap(([k, v]) => v === void 0 ? [] : [[k, v]]));
}

export { withoutSecrets as n, trainingVariables as t };