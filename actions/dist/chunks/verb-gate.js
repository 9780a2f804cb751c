import { $ as createVerb, G as EVIDENCE_FOLDER, Si as messageOf, a as isPassing, bi as UserError, t as VERDICT_PATH, tt as loadConfig, yi as Fault } from "./start.js";
import { n as gatePasses, t as needsOf } from "./needs.js";
import { N as withholdNumbers, a as parsePolicy } from "./parse2.js";
import { n as parseFloor, r as tighten } from "./evaluate-condition.js";
import { a as readChange, c as reportWithFeedback, i as namesOf, l as evaluateGate, n as WAIVER_FOLDER, o as headlineText, r as readRepository, s as renderJobSummary, t as readWaiverFiles } from "./read-waiver-files.js";
import { t as readFloor } from "./read-floor.js";
import { t as gateHelp } from "./help3.js";
import { t as textTable } from "./text-table.js";
import { n as parseStatement } from "./parse.js";
import { n as findChampion } from "./find-champion.js";

function readGateInputs(read) {
	return {
		config: read.textOr("config", "assay.yml"),
		model: read.text("model"),
		policy: read.textOr("policy", ".github/assay-policy.yml"),
		floor: read.text("floor"),
		token: read.text("token")
	};
}

/** The verdict as a document, as text for a terminal, and as the report that the pull request shows. */
function presentGate(gate, facts, passing) {
	const report = reportWithFeedback(gate, facts);
	const rows = report.models.flatMap(({ model, rules }) => rules.map((rule) => [
		model,
		rule.id,
		rule.verdict,
		rule.message
	]));
	const steps = report.models.flatMap(({ model, steps: own }) => own.map((step) => `  ${model}: ${step}`));
	const blocks = [
		headlineText(report),
		report.notes.join("\n"),
		rows.length === 0 ? "" : textTable([
			"model",
			"rule",
			"verdict",
			"why"
		], rows),
		steps.length === 0 ? "" : `What to do:\n${steps.join("\n")}`
	];
	return {
		json: {
			schemaVersion: 1,
			passing,
			...gate
		},
		text: blocks.filter((block) => block !== "").join("\n\n"),
		summaryMarkdown: renderJobSummary(report),
		annotations: gate.rules.flatMap((rule) => toAnnotation(rule, gate.policy.path))
	};
}
/** Only what holds the merge, or warns, is an annotation; the rest is in the summary. */
function toAnnotation(rule, path) {
	if (rule.verdict === "not-applicable" || rule.verdict === "pass" || rule.verdict === "waived") return [];
	const problem = {
		file: path,
		message: `${rule.model}, rule ${rule.id}: ${rule.message}`,
		...rule.fix === void 0 ? {} : { fix: rule.fix }
	};
	return [{
		level: isPassing(rule.verdict) ? "warning" : "error",
		problem
	}];
}

/** What is about to happen, as GitHub says now. Throws Fault GITHUB_UNAVAILABLE when the pull request cannot be read or has moved on. */
async function readChangeFacts(change, { policy, config }, github) {
	if (change.kind === "local") return { kind: "local" };
	if (change.kind === "push") return {
		kind: "push",
		headSha: change.headSha
	};
	const { number, headSha } = change.pullRequest;
	const pull = await github?.pullRequests.read(number);
	if (github === void 0 || pull === void 0) throw new Fault("GITHUB_UNAVAILABLE", `pull request #${number} cannot be read`, { fix: "give the job `permissions: { contents: read, pull-requests: read }`" });
	if (pull.headSha !== headSha) throw new Fault("GITHUB_UNAVAILABLE", `pull request #${number} is at ${pull.headSha} now; this run is about ${headSha}`, { fix: "nothing: the run of the newer commit decides" });
	const named = namesOf(policy, config);
	return {
		...await readChange(github, pull, policy),
		...named === void 0 ? {} : { named }
	};
}
/** Documents and checks that rules ask for: of the head commit on a pull request, else of the checkout or the working tree. */
async function readRepositoryFacts({ files }, { change, policy, source }, github) {
	const needs = needsOf(policy);
	if (change.kind === "pull-request" && github !== void 0) {
		const { path, commit } = source;
		const at = {
			headSha: change.headSha,
			...commit === void 0 ? {} : { policy: {
				path,
				commit
			} }
		};
		return readRepository({
			files: github.repositoryFiles,
			commitChecks: github.commitChecks
		}, at, needs);
	}
	const read = async (path) => {
		const text = await files.readText(path);
		return text === void 0 ? void 0 : {
			path,
			text,
			digest: files.sha256(text)
		};
	};
	return readRepository({ files: { read } }, { headSha: "" }, { documents: needs.documents ?? [] });
}
/** What the ledger says now. A ledger that cannot be read leaves the champion unknown, which passes no rule about it. */
async function readChampions(services, registry, models) {
	const read = models.map(async (model) => [model, await readChampion(services, registry, model)]);
	return Object.fromEntries(await Promise.all(read));
}
async function readChampion({ files, log }, registry, model) {
	try {
		const champion = await findChampion({
			...await registry,
			files
		}, model);
		const { state } = champion;
		if (state === "none") return { state };
		return {
			state,
			digest: champion.digest,
			version: champion.version,
			since: champion.since
		};
	} catch (error) {
		if (!(error instanceof UserError || error instanceof Fault)) throw error;
		log.warn(`the champion of ${model} is unknown: ${messageOf(error)}`);
		return { state: "unknown" };
	}
}
/** How often a holdout was used, as far as the ledger tells; `undefined` when it cannot be read. */
async function readUse(registry, model, holdout) {
	const { readHoldoutUse } = await import("./read-holdout-use.js");
	return registry.then((opened) => readHoldoutUse(opened, {
		model,
		holdout
	}), () => void 0);
}
/** The files in which evidence about each model is expected: in this job's hands, so at level E0. */
function evidenceSources(models) {
	return models.flatMap((model) => ["test", "drift"].map((kind) => ({
		model,
		path: `${EVIDENCE_FOLDER}/${model}.${kind}.json`,
		level: "E0"
	})));
}
/**
* Reads the evidence that is there, so that what was checked is what is judged. It must be readable, and on a runner it must come from
* this very run: a file that was committed, or that an earlier run left behind, was measured on something else. Throws UserError
* EVIDENCE_INVALID, so that nothing is judged by half of what there is.
*/
async function readUsable(services, sources) {
	const texts = await Promise.all(sources.map(({ path }) => services.files.readText(path)));
	return sources.map((evidence, i) => {
		const text = texts[i];
		if (text === void 0) return evidence;
		requireThisRun(services.context, text, evidence.path);
		return {
			...evidence,
			text
		};
	});
}
function requireThisRun({ runner, source }, text, path) {
	const { runId, headSha } = sourceOf(text, path);
	if (!runner || runId === source.runId && headSha === source.headSha) return;
	throw new UserError("EVIDENCE_INVALID", {
		file: path,
		message: `it was made by run ${runId ?? "(none)"} at ${headSha ?? "(no commit)"}, not by this run at ${source.headSha ?? "(no commit)"}`,
		fix: "run `test` (and `drift`) in this workflow run, and do not commit .assay/"
	});
}
function sourceOf(text, path) {
	try {
		return parseStatement(text, path).predicate.source;
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const fix = "make it again with `assay test` or `assay drift`";
		const problems = error.problems.map((problem) => ({
			...problem,
			fix: problem.fix ?? fix
		}));
		throw new UserError(error.code, problems, { cause: error });
	}
}

/**
* The policy that may judge this change. For a pull request it is read at the tip of the base branch, for a merge queue at the commit the
* group is built on, never from the checkout: whoever writes the change must not write its rules (threat model A16). Throws UserError
* POLICY_MISSING, Fault GITHUB_UNAVAILABLE.
*/
async function readPolicy({ context, files }, path, github) {
	const base = baseOf(context.change);
	if (base !== void 0) return readAtBase(base, path, github);
	const text = await files.readText(path);
	if (text === void 0) throw new UserError("POLICY_MISSING", {
		file: path,
		message: "there is no policy, so nothing says what may be merged",
		fix: "create it (docs/policy.md has one to start from), or name another file with `policy`"
	});
	return {
		path,
		text
	};
}
/** Must the policy come from GitHub? Then a client is needed. */
function needsBase(change) {
	return baseOf(change) !== void 0;
}
function baseOf(change) {
	if (change.kind === "pull-request") return { branch: change.pullRequest.baseRef };
	return change.kind === "push" && change.baseSha !== void 0 ? { commit: change.baseSha } : void 0;
}
async function readAtBase(base, path, github) {
	const name = "branch" in base ? `the base branch ${base.branch}` : `the base commit ${base.commit}`;
	if (github === void 0) throw new Fault("GITHUB_UNAVAILABLE", `there is no token to read the policy at ${name}`, { fix: "leave `token` at its default and give the job `permissions: { contents: read, pull-requests: read }`" });
	const commit = "branch" in base ? await github.repositoryFiles.commitOf(base.branch) : base.commit;
	const file = commit === void 0 ? void 0 : await github.repositoryFiles.read(path, commit);
	if (file !== void 0 && commit !== void 0) return {
		path,
		text: file.text,
		commit
	};
	throw new UserError("POLICY_MISSING", {
		file: path,
		message: `${name} has no policy, so nothing says what may be merged`,
		fix: `add ${path} there; a policy in the change itself does not count`
	});
}

/**
* Waiver files from where the policy comes from: the base commit, or the working tree. What was waived by comments only the App knows, and
* how often a waiver was used. Throws Fault GITHUB_UNAVAILABLE.
*/
async function readWaivers({ files }, { waivers }, from) {
	if (waivers === void 0 || waivers.isForbidden) return {};
	const { commit } = from.source;
	const remote = from.github?.repositoryFiles;
	if (commit !== void 0 && remote !== void 0) {
		const read = async (path) => (await remote.read(path, commit))?.text;
		return { waivers: await readWaiverFiles({
			list: () => remote.list(WAIVER_FOLDER, commit),
			read
		}) };
	}
	const listed = async () => (await files.digest(".github/assay-waivers") ?? []).map(({ path }) => path);
	return { waivers: await readWaiverFiles({
		list: listed,
		read: (path) => files.readText(path)
	}) };
}

const gateVerb = createVerb({
	name: "gate",
	help: gateHelp,
	read: readGateInputs,
	run: runGate
});
/** Judges the evidence of this run. The verdict is data: only what keeps it from being reached is thrown. */
async function runGate(services, inputs) {
	const { context, files, clock } = services;
	await files.remove(VERDICT_PATH);
	const registry = services.registry(inputs.token);
	registry.catch(() => void 0);
	const loaded = await loadConfig(files, inputs.config);
	const github = needsBase(context.change) ? await services.github(inputs.token) : void 0;
	const source = await readPolicy(services, inputs.policy, github);
	const floor = await readFloor(files, inputs.floor);
	const policy = policyAbove(floor, source, loaded);
	const models = judgedModels(loaded, policy, inputs.model);
	const evidence = await readUsable(services, evidenceSources(models));
	const change = await readChangeFacts(context.change, {
		policy,
		config: loaded.config
	}, github);
	const champions = await readChampions(services, registry, models);
	const read = await readRepositoryFacts(services, {
		change,
		policy,
		source
	}, github);
	const waivers = await readWaivers(services, policy, {
		source,
		github
	});
	const judged = await evaluateGate({
		files,
		clock,
		holdoutUse: async (model, holdout) => readUse(registry, model, holdout)
	}, {
		policy: source,
		...floor === void 0 ? {} : { floor },
		evidence,
		change,
		...waivers,
		...read,
		champions,
		models
	});
	const { gate } = withholdNumbers(judged.gate, judged.facts);
	await files.write(VERDICT_PATH, `${JSON.stringify(gate, null, 2)}\n`);
	const passing = gatePasses(gate);
	return {
		exitCode: passing ? 0 : gate.verdict === "error" ? 3 : 1,
		...presentGate(gate, judged.facts, passing),
		outputs: {
			verdict: gate.verdict,
			"verdict-file": VERDICT_PATH
		},
		artifact: {
			name: `assay-verdict-${inputs.model ?? "all"}`,
			files: [VERDICT_PATH]
		}
	};
}
/** The rules that are asked, so that every fact they need is read. */
function policyAbove(floor, source, { config }) {
	const own = parsePolicy(source.text, source.path);
	if (floor === void 0) return own;
	return tighten(parseFloor(floor.text, floor.path), own, config.models.map(({ name }) => name));
}
/** Every model of the policy, and those of the configuration so that the report can say that no rule covers them; or the one named. */
function judgedModels({ config }, policy, only) {
	const governed = policy.models.map(({ model }) => model);
	if (only === void 0) return [.../* @__PURE__ */ new Set([...governed, ...config.models.map(({ name }) => name)])];
	if (governed.includes(only)) return [only];
	throw new UserError("INPUT_INVALID", {
		file: config.file,
		message: `the policy has no rule for "${only}", so there is nothing that could let it pass`,
		fix: `add the model to the policy, or name one of: ${governed.join(", ")}`
	});
}

export { gateVerb as t };