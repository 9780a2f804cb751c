import { Si as messageOf, yi as Fault } from "./start.js";
import { spawn } from "node:child_process";

/** Variables by which a hook or another tool would point git at a repository that is not meant. */
const LOCATION = /^GIT_(DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE|PREFIX)$/;
/** No hooks of the user, no prompts, no side files beside our own index. */
const QUIET = [
	"-c",
	"core.hooksPath=/dev/null",
	"-c",
	"core.fsmonitor=false",
	"-c",
	"core.splitIndex=false",
	"-c",
	"gc.auto=0"
];
/** Makes the runner for `folder`; messages are always in English so that they can be read by machine. */
function createGit(folder, environment) {
	const kept = Object.entries(environment).filter(([name]) => !LOCATION.test(name));
	const base = {
		...Object.fromEntries(kept),
		LC_ALL: "C",
		GIT_TERMINAL_PROMPT: "0",
		GIT_OPTIONAL_LOCKS: "0"
	};
	return async (args, options = {}) => {
		const result = await run([...QUIET, ...args], folder, {
			...base,
			...options.env
		}, options.input);
		if (result.code === 0 || options.answers?.includes(result.code)) return result;
		throw new Fault("LEDGER_UNAVAILABLE", `git ${args[0]} failed (exit ${result.code}): ${tail(result.stderr)}`);
	};
}
function run(args, folder, env, input) {
	return new Promise((resolve, reject) => {
		const child = spawn("git", args, {
			cwd: folder,
			env,
			stdio: [
				"pipe",
				"pipe",
				"pipe"
			],
			windowsHide: true
		});
		const stdout = [];
		const stderr = [];
		child.stdout.on("data", (chunk) => stdout.push(chunk));
		child.stderr.on("data", (chunk) => stderr.push(chunk));
		child.on("error", (error) => {
			reject(new Fault("LEDGER_UNAVAILABLE", `git could not be started: ${messageOf(error)}`, {
				cause: error,
				fix: "install git, or check that the folder exists"
			}));
		});
		child.on("close", (code) => resolve({
			code: code ?? -1,
			stdout: Buffer.concat(stdout),
			stderr: Buffer.concat(stderr).toString("utf8")
		}));
		child.stdin.on("error", () => void 0);
		child.stdin.end(input);
	});
}
function tail(text) {
	return text.replace(/\/\/[^/@\s]+@/g, "//").trim().slice(-500) || "no message";
}

export { createGit as t };