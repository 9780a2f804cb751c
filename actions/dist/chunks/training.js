import { Si as messageOf, _i as withoutSecrets, bi as UserError, yi as Fault } from "./start.js";
import { n as supervise } from "./supervise.js";
import { availableParallelism } from "node:os";
import { execFile, fork, spawn } from "node:child_process";
import { promisify } from "node:util";

const run$1 = promisify(execFile);
const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/** Asks the `git` on PATH about the folder `workspace` (absolute path). */
function createGitInfo(workspace, env) {
	const git = async (args) => {
		try {
			const safe = [
				"-c",
				"core.fsmonitor=false",
				"-c",
				"core.hooksPath=/dev/null",
				"-C",
				workspace
			];
			const options = {
				env: {
					...withoutSecrets(env),
					GIT_OPTIONAL_LOCKS: "0"
				},
				maxBuffer: 67108864
			};
			return (await run$1("git", [...safe, ...args], options)).stdout;
		} catch {
			return;
		}
	};
	return { read: async () => {
		const commit = (await git([
			"rev-parse",
			"--verify",
			"HEAD"
		]))?.trim();
		const status = await git([
			"status",
			"--porcelain",
			"--untracked-files=normal"
		]);
		if (commit === void 0 || !COMMIT.test(commit) || status === void 0) return void 0;
		return {
			commit,
			dirty: status.trim() !== ""
		};
	} };
}

const run = promisify(execFile);
const PYTHON_TIMEOUT_MS = 5e3;
/** The machine this process runs on. */
function createMachine(env) {
	return { describe: async () => {
		const python = await pythonVersion("python3", env) ?? await pythonVersion("python", env);
		const runner = env["RUNNER_NAME"];
		const kind = env["RUNNER_ENVIRONMENT"];
		return {
			os: process.platform,
			arch: process.arch,
			cpus: availableParallelism(),
			node: process.versions.node,
			...python === void 0 ? {} : { python },
			...runner ? { runner: kind ? `${runner} (${kind})` : runner } : {}
		};
	} };
}
async function pythonVersion(command, env) {
	try {
		const { stdout } = await run(command, ["--version"], {
			env: withoutSecrets(env),
			timeout: PYTHON_TIMEOUT_MS
		});
		return /^Python (\S+)/.exec(stdout)?.[1];
	} catch {
		return;
	}
}

/** Longest text that is taken from a child. */
const MAX_TEXT = 4e3;
/** Trains users' modules in a child process: their code sees none of our secrets and cannot take us down. */
function createModuleTrainer(options) {
	const { files, engines, log } = options;
	return { train: async ({ timeoutMs, ...job }) => {
		const child = fork(options.childEntry, [], {
			cwd: files.resolve("."),
			env: withoutSecrets(options.env, options.keep),
			execArgv: [],
			stdio: [
				"ignore",
				"pipe",
				"pipe",
				"ipc"
			],
			serialization: "advanced",
			detached: process.platform !== "win32"
		});
		const answer = answerOf(child);
		const message = {
			...job,
			module: files.resolve(job.module),
			output: files.resolve(job.output),
			engines: {
				...engines,
				env: withoutSecrets(engines.env)
			}
		};
		child.send(message, () => void 0);
		const outcome = await supervise(child, timeoutMs, log);
		const { runtime, fault } = answer();
		if (fault !== void 0) throw fault;
		return {
			...outcome,
			runtime: outcome.exitCode === 0 ? runtime : void 0
		};
	} };
}
/** The last well-formed answer; the user's code shares the channel, so nothing else in it is believed. */
function answerOf(child) {
	let answer = {};
	child.on("message", (message) => {
		const told = message ?? {};
		const { name, version, backend } = told["runtime"] ?? {};
		if (told["kind"] === "saved" && isText(name) && isText(version) && isText(backend)) answer = { runtime: {
			name,
			version,
			backend
		} };
		if (told["kind"] === "fault" && isText(told["message"])) {
			const fix = isText(told["fix"]) ? { fix: told["fix"] } : {};
			answer = { fault: new Fault("ENGINE_UNAVAILABLE", told["message"], fix) };
		}
	});
	return () => answer;
}
function isText(value) {
	return typeof value === "string" && value.length > 0 && value.length <= MAX_TEXT;
}

/** Runs users' commands. Text goes to bash exactly as written; a list is started without any shell. */
function createProcessRunner({ workspace, env, keep = [], log }) {
	return { run: async (command, { variables, timeoutMs }) => {
		const [file, args] = toArguments(command);
		const child = spawn(file, args, {
			cwd: workspace,
			env: {
				...withoutSecrets(env, keep),
				...variables
			},
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			],
			detached: process.platform !== "win32"
		});
		try {
			return await supervise(child, timeoutMs, log);
		} catch (error) {
			throw new UserError("TRAIN_FAILED", {
				file: "assay.yml",
				message: `"${file}" could not be started: ${messageOf(error)}`,
				fix: "install it on this machine, or correct the first word of `train.run`"
			}, { cause: error });
		}
	} };
}
function toArguments(command) {
	if (command.kind === "shell") return ["bash", [
		"--noprofile",
		"--norc",
		"-eo",
		"pipefail",
		"-c",
		command.text
	]];
	const [file = "", ...args] = command.list;
	return [file, args];
}

/** Adapters that only training needs. The user's code gets the environment without anything secret. */
function createTraining(options) {
	const { workspace, env, log } = options;
	return {
		process: createProcessRunner({
			workspace,
			env,
			log
		}),
		trainer: createModuleTrainer(options),
		git: createGitInfo(workspace, env),
		machine: createMachine(env)
	};
}

export { createTraining };