import { _i as withoutSecrets, bi as UserError, yi as Fault } from "./start.js";
import { t as ModelLost } from "./lost-model.js";
import { fork } from "node:child_process";
import { once } from "node:events";

/** For the first answer: a model that answers at all was asked before, and loads and answers again. */
const FIRST_MS = 3e5;
/** No question has less. */
const LEAST_MS = 1e4;
/** A question may take so many times as long as the first one did, in proportion to its rows. */
const TIMES_FIRST = 50;
/** Questions of one model that are waited for in vain; it is not asked any more then. */
const MOST_SILENT = 20;
/**
* Models that are each loaded in a process of their own, without our secrets, which by Node's permission model writes no file and starts no
* program. A question over which the process ends, takes too much memory or gives no answer is a `ModelLost`; the next question starts the
* model anew. The first question after loading sets the time that later ones have, so it should be one that the model is known to answer.
*/
function createIsolatedModels(options) {
	return { load: (path) => openIsolated(options, path) };
}
async function openIsolated(options, path) {
	const first = await start(options, path);
	const { runtime, features } = first.loaded;
	let child = first.child;
	let msPerRow;
	let silent = 0;
	const timeFor = (rows) => msPerRow === void 0 ? FIRST_MS : Math.max(options.leastMs ?? LEAST_MS, TIMES_FIRST * msPerRow * rows);
	const predict = async (table, task) => {
		if (silent >= (options.mostSilent ?? MOST_SILENT)) throw new ModelLost("timed-out", `not asked any more after ${silent} questions in vain`);
		child ??= (await start(options, path)).child;
		const began = performance.now();
		const said = await exchange(child, {
			kind: "ask",
			table,
			task
		}, timeFor(table.rows));
		if (said.kind === "answered") {
			msPerRow ??= (performance.now() - began) / Math.max(1, table.rows);
			return said.predictions;
		}
		if (said.kind === "refused") throw new UserError(said.code, said.problems);
		if (said.kind === "lost" && said.how === "timed-out") silent++;
		await end(child);
		child = void 0;
		throw said.kind === "lost" ? new ModelLost(said.how, said.message) : new Error(messageIn(said));
	};
	return {
		runtime,
		features,
		predict,
		dispose: async () => child === void 0 ? void 0 : end(child)
	};
}
function messageIn(said) {
	return said.kind === "threw" ? said.message : `the process of the model answered "${said.kind}" to a question`;
}
async function start({ childEntry, files, engines, env, debug }, path) {
	const workspace = files.resolve(".");
	const child = fork(childEntry, [], {
		cwd: workspace,
		env: withoutSecrets(env),
		execArgv: [
			"--permission",
			...[
				"--allow-fs-read=*",
				"--allow-addons",
				"--allow-worker"
			],
			"--disable-warning=ExperimentalWarning",
			"--disable-warning=SecurityWarning"
		],
		stdio: [
			"ignore",
			"ignore",
			"pipe",
			"ipc"
		],
		serialization: "advanced"
	});
	const told = tailOf(child);
	const said = await exchange(child, {
		kind: "load",
		workspace,
		path,
		engines: {
			...engines,
			env: withoutSecrets(engines.env)
		}
	}, FIRST_MS);
	child.once("exit", (code, signal) => debug(`the process of ${path} ended with ${signal ?? code} ${told()}`));
	if (said.kind === "loaded") return {
		child,
		loaded: said
	};
	await end(child);
	if (said.kind === "refused") throw new UserError(said.code, said.problems);
	const why = said.kind === "answered" ? "it answered before it was asked" : said.message;
	throw new Fault("RUNTIME_UNAVAILABLE", `${path} could not be loaded in a process of its own: ${why} ${told()}`.trim());
}
/** Tells the child one thing and waits for what it answers, or for its end. */
function exchange(child, job, timeoutMs) {
	return new Promise((resolve) => {
		const settle = (said) => {
			clearTimeout(timer);
			child.off("message", onMessage).off("exit", onExit);
			resolve(said);
		};
		const onMessage = (message) => settle(message);
		const onExit = (code, signal) => settle({
			kind: "lost",
			how: "died",
			message: endedHow(code, signal)
		});
		const tooLong = `no answer in ${TIMES_FIRST} times the time that known rows take, ${LEAST_MS / 1e3} s at least`;
		const timer = setTimeout(() => settle({
			kind: "lost",
			how: "timed-out",
			message: tooLong
		}), timeoutMs);
		child.on("message", onMessage).on("exit", onExit);
		if (child.exitCode !== null || child.signalCode !== null) onExit(child.exitCode, child.signalCode);
		else child.send(job, () => void 0);
	});
}
/** Nobody but the watch over its memory, or a system without any left, ends the process this way while it is asked. */
function endedHow(code, signal) {
	if (signal === "SIGKILL") return "its process was ended, because it took too much memory (SIGKILL)";
	return `its process ended with ${signal ?? `exit code ${code}`}`;
}
async function end(child) {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = once(child, "exit");
	child.kill("SIGKILL");
	await gone;
}
/** The last of what a child wrote to standard error. */
function tailOf({ stderr }) {
	let text = "";
	stderr?.on("data", (chunk) => {
		text = (text + chunk.toString("utf8")).slice(-2e3);
	});
	return () => text.trim();
}

export { createIsolatedModels };