import { r as toRunRecord, t as runRecordPath } from "./run-record.js";
import { Br as plainTask, bi as UserError, gi as trainingVariables } from "./start.js";
import { t as readLabels } from "./labels.js";
import { t as describeSource } from "./source.js";
import { n as columnOf } from "./table.js";
import { t as classesOf } from "./class-order.js";
import { t as profileTraining } from "./profile-training2.js";

/** Files at the root of a repository that fix the versions of what a training uses. */
const LOCK_FILES = [
	"package-lock.json",
	"npm-shrinkwrap.json",
	"pnpm-lock.yaml",
	"yarn.lock",
	"bun.lock",
	"requirements.txt",
	"requirements-dev.txt",
	"requirements-train.txt",
	"requirements.lock",
	"requirements/base.txt",
	"requirements/train.txt",
	"constraints.txt",
	"poetry.lock",
	"pdm.lock",
	"uv.lock",
	"pylock.toml",
	"Pipfile.lock",
	"conda-lock.yml",
	"environment.yml",
	"environment.yaml",
	"conda.yml",
	"conda.yaml",
	"pixi.lock",
	"renv.lock",
	"Manifest.toml",
	"Cargo.lock",
	"go.sum"
];

/** Throws UserError TRAIN_FAILED with the last lines of a run that failed, took too long, or left no model. */
function refuseFailedRun({ exitCode, signal, timedOut, tail }, outputs, { output, model, timeoutMinutes }) {
	const file = `assay.yml models.${model}.train`;
	const shown = tail.slice(-20).map((line) => `\n    ${line}`);
	if (timedOut) throw new UserError("TRAIN_FAILED", {
		file,
		message: `the training took longer than ${timeoutMinutes} minutes and was ended${shown.join("")}`,
		fix: "raise `train.timeout_minutes`, or train on fewer rows"
	});
	if (exitCode !== 0) throw new UserError("TRAIN_FAILED", {
		file,
		message: `the training ended with ${exitCode === void 0 ? `signal ${signal}` : `exit code ${exitCode}`}; its last lines:${shown.join("") || " none"}`,
		fix: "run the same command on your own machine: assay train"
	});
	if (outputs.length === 0) throw new UserError("TRAIN_FAILED", {
		file,
		message: `the training ended well but there is no model at ${output}`,
		fix: "write the model to the path in the environment variable ASSAY_MODEL, or correct `model:`"
	});
}

const MS_PER_MINUTE = 6e4;
/** Opens the training data and digests the files it comes from. */
async function readTrainingData({ tables, files, profiling, log }, input, source) {
	const dataset = await tables.open(source, `assay.yml models.${input.model}.data.train`);
	const digests = [];
	for (const path of dataset.files) digests.push(...await files.digest(path) ?? []);
	const profile = profiling === void 0 ? void 0 : await profileTraining({
		...profiling,
		files,
		log
	}, {
		model: input.model,
		train: source
	});
	const facts = {
		role: "train",
		source: describeSource(source),
		rows: dataset.rows,
		files: digests
	};
	return {
		dataset,
		facts: profile === void 0 ? facts : {
			...facts,
			profile: profile.digest
		}
	};
}
/** Runs the user's command, or hands the data to the user's module. */
async function runTraining(deps, input, dataset) {
	return input.spec.kind === "run" ? runCommand(deps, input, input.spec.run) : runModule(deps, input, input.spec.module, dataset);
}
async function runCommand(deps, input, run) {
	const command = typeof run === "string" ? {
		kind: "shell",
		text: run
	} : {
		kind: "list",
		list: run
	};
	const variables = trainingVariables({
		...input,
		trainPath: input.train !== void 0 && "path" in input.train ? input.train.path : void 0,
		trainSql: input.train !== void 0 && "sql" in input.train ? input.train.sql : void 0
	});
	return {
		outcome: await deps.process.run(command, {
			variables,
			timeoutMs: input.timeoutMinutes * MS_PER_MINUTE
		}),
		invocation: command.kind === "shell" ? command : {
			kind: "list",
			list: [...command.list]
		}
	};
}
async function runModule(deps, input, module, dataset) {
	const [code] = await deps.files.digest(module) ?? [];
	const file = `assay.yml models.${input.model}`;
	const problems = [
		...code === void 0 ? [{
			file,
			message: `there is no module ${module}`,
			fix: "correct `train.module`"
		}] : [],
		...dataset === void 0 ? [{
			file,
			message: "a module trains on `data.train`, which is absent",
			fix: "add `data.train`"
		}] : [],
		.../\.(onnx|pkl|joblib|h5|keras|pt)$/i.test(input.output) ? [{
			file,
			message: `a module makes a TF.js folder, not ${input.output}`,
			fix: "name a folder in `model:`, for example build/model"
		}] : []
	];
	if (code === void 0 || dataset === void 0 || problems.length > 0) throw new UserError("INPUT_INVALID", problems);
	const outcome = await trainOn(deps, input, module, dataset);
	return {
		outcome,
		invocation: {
			kind: "module",
			path: module,
			digest: code.digest,
			runtime: outcome.runtime ?? null
		}
	};
}
async function trainOn(deps, input, module, dataset) {
	const source = `assay.yml models.${input.model}.data.train`;
	const left = /* @__PURE__ */ new Set([
		input.target,
		...input.id === void 0 ? [] : [input.id],
		...input.exclude
	]);
	const features = dataset.columns.filter(({ name, type }) => !left.has(name) && type !== "other").map(({ name }) => name);
	if (features.length === 0) throw new UserError("DATA_EMPTY", {
		file: source,
		message: "no feature column is left",
		fix: "shorten `data.exclude`"
	});
	const table = await dataset.read([...features, input.target]);
	const target = columnOf(table, input.target);
	if (target === void 0) throw new UserError("COLUMN_MISSING", {
		file: source,
		message: `there is no column "${input.target}"`
	});
	const { task, labels } = readLabels(target, {
		task: plainTask(input.task),
		threshold: .5,
		source,
		isBoolean: dataset.columns.some(({ name, type }) => name === input.target && type === "boolean"),
		...input.positive === void 0 ? {} : { positive: input.positive },
		...input.classes === void 0 ? {} : { classes: input.classes }
	});
	return deps.trainer.train({
		module,
		output: input.output.replace(/\/(model\.json)?$/, ""),
		table: {
			rows: table.rows,
			columns: table.columns.filter((column) => column.name !== input.target)
		},
		labels,
		classes: classesOf(task),
		params: input.params,
		seed: input.seed,
		timeoutMs: input.timeoutMinutes * MS_PER_MINUTE
	});
}

/**
* Trains one model with the user's own command or module and writes the run record, also of a run that failed. Throws
* UserError TRAIN_FAILED when the training fails or leaves no model.
*/
async function trainModel(deps, input) {
	const { files, clock, log } = deps;
	const [source, lockFiles, environment, before] = await Promise.all([
		deps.git.read(),
		digestAll(files, LOCK_FILES),
		deps.machine.describe(),
		files.digest(input.output)
	]);
	const data = input.train === void 0 ? void 0 : await readTrainingData(deps, input, input.train);
	const startedAt = clock.now();
	const run = await runTraining(deps, input, data?.dataset);
	const finishedAt = clock.now();
	const outputs = run.outcome.exitCode === 0 ? await files.digest(input.output) ?? [] : [];
	const facts = {
		model: input.model,
		task: input.task,
		target: input.target,
		invocation: run.invocation,
		params: input.params,
		seed: input.seed,
		exitCode: run.outcome.exitCode ?? null,
		timedOut: run.outcome.timedOut,
		startedAt: new Date(startedAt).toISOString(),
		finishedAt: new Date(finishedAt).toISOString(),
		durationMs: Math.max(0, Math.round(finishedAt - startedAt)),
		data: data === void 0 ? [] : [data.facts],
		...source === void 0 ? {} : { source },
		lockFiles,
		environment,
		unchanged: outputs.length > 0 && sameFiles(before, outputs),
		log: {
			lines: run.outcome.lines,
			tailDigest: files.sha256(run.outcome.tail.join("\n"))
		}
	};
	const record = toRunRecord(outputs, facts);
	const recordPath = runRecordPath(input.model);
	await files.write(recordPath, `${JSON.stringify(record, void 0, 2)}\n`);
	refuseFailedRun(run.outcome, outputs, input);
	if (facts.unchanged) log.warn(`${input.output} has the same bytes as before: the training repeats itself, or wrote nothing`);
	return {
		record,
		recordPath,
		modelPath: input.output
	};
}
async function digestAll(files, paths) {
	return (await Promise.all(paths.map((path) => files.digest(path)))).flatMap((found) => found ?? []);
}
function sameFiles(before, after) {
	const lines = (list) => list.map(({ path, digest }) => `${digest} ${path}`).join("\n");
	return before !== void 0 && lines(before) === lines(after);
}

export { trainModel as t };