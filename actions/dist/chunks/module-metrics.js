import { _i as withoutSecrets } from "./start.js";
import { n as supervise, t as endGroup } from "./supervise.js";
import { realpathSync } from "node:fs";
import { fork } from "node:child_process";

/** Longest text that is taken from a child. */
const MAX_TEXT = 1e3;
/** Lines of a module's output that are shown, and bytes that it may write at all: it is called hundreds of times. */
const SHOWN_LINES = 100;
const MAX_OUTPUT_BYTES = 1048576;
/**
* Computes users' metrics in a child process: their code sees none of our secrets (neither in its own environment nor, by Node's
* permission model, in that of other processes), writes no file, starts no program and cannot take us down.
*/
function createMetricModules({ childEntry, home, files, env, log }) {
	return { measure: async ({ timeoutMs, ...job }) => {
		const workspace = files.resolve(".");
		const child = fork(childEntry, [], {
			cwd: workspace,
			env: withoutSecrets(env),
			execArgv: [
				"--permission",
				...[
					workspace,
					realpathSync(workspace),
					home,
					realpathSync(home)
				].map((path) => `--allow-fs-read=${path}`),
				"--disable-warning=MODULE_TYPELESS_PACKAGE_JSON",
				"--disable-warning=ExperimentalWarning"
			],
			stdio: [
				"ignore",
				"pipe",
				"pipe",
				"ipc"
			],
			serialization: "advanced",
			detached: process.platform !== "win32"
		});
		const [said, isTooLoud] = [answerOf(child, job), limitOutput(child)];
		const metrics = job.metrics.map(({ name, module }) => ({
			name,
			module: files.resolve(module)
		}));
		const message = {
			...job,
			metrics
		};
		child.send(message, () => void 0);
		const outcome = await supervise(child, timeoutMs, quieter(log));
		const { answer, metric } = said();
		if (answer !== void 0 && !outcome.timedOut && !isTooLoud()) return answer;
		return {
			kind: "ended",
			metric,
			outcome,
			tooLoud: isTooLoud()
		};
	} };
}
/** The last well-formed answer; the user's code shares the channel, so nothing else in it is believed. */
function answerOf(child, job) {
	let answer;
	let metric = 0;
	child.on("message", (message) => {
		const told = message ?? {};
		const at = told["metric"];
		const isMetric = typeof at === "number" && job.metrics[at] !== void 0;
		if (told["kind"] === "at" && isMetric) metric = at;
		if (told["kind"] === "values" && areValues(told["values"], job)) answer = {
			kind: "values",
			values: told["values"]
		};
		if (told["kind"] === "wrong" && isMetric && typeof told["message"] === "string") answer = {
			kind: "wrong",
			metric: at,
			message: told["message"].slice(0, MAX_TEXT)
		};
	});
	return () => ({
		answer,
		metric
	});
}
function areValues(told, { models, metrics, draws }) {
	const isOne = (one) => one instanceof Float64Array && one.length === 1 + draws.length;
	const isModel = (own) => Array.isArray(own) && own.length === metrics.length && own.every(isOne);
	return Array.isArray(told) && told.length === models.length && told.every(isModel);
}
/** Ends a child that writes without end. */
function limitOutput(child) {
	let bytes = 0;
	for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => {
		bytes += chunk.length;
		if (bytes > MAX_OUTPUT_BYTES) endGroup(child, "SIGKILL");
	});
	return () => bytes > MAX_OUTPUT_BYTES;
}
function quieter(log) {
	let lines = 0;
	const info = (line) => {
		lines++;
		if (lines <= SHOWN_LINES) log.info(line);
		if (lines === 101) log.info("the modules of the metrics wrote more, which is not shown");
	};
	return {
		...log,
		info
	};
}

export { createMetricModules };