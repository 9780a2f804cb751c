import { Si as messageOf, bi as UserError, yi as Fault } from "./start.js";
import { Worker } from "node:worker_threads";

/** The second thread; it starts with the first job, and keeps nobody from ending. */
function createBeside(options) {
	let thread;
	const ask = (job, kind) => {
		thread ??= startThread(options);
		return thread.ask(job).then((answer) => expected(answer, kind));
	};
	const load = async (path) => {
		const { model, features, ...said } = await ask({
			kind: "load",
			path
		}, "loaded");
		let { runtime } = said;
		return {
			get runtime() {
				return runtime;
			},
			features,
			predict: async (table, task) => {
				const answered = await ask({
					kind: "ask",
					model,
					table,
					task
				}, "answered");
				runtime = answered.runtime;
				return answered.predictions;
			},
			dispose: async () => void await ask({
				kind: "dispose",
				model
			}, "disposed")
		};
	};
	return {
		models: { load },
		measureEachSlice: async (request) => (await ask({
			kind: "slices",
			request
		}, "sliced")).slices,
		close: async () => {
			await thread?.end();
			thread = void 0;
		}
	};
}
function startThread({ childEntry, workspace, engines, log }) {
	const worker = new Worker(childEntry, { workerData: {
		workspace,
		engines
	} });
	const waiting = /* @__PURE__ */ new Map();
	let jobs = 0;
	let lost;
	const settle = (job) => {
		const found = waiting.get(job);
		waiting.delete(job);
		if (waiting.size === 0) worker.unref();
		return found;
	};
	const giveUp = (why) => {
		lost ??= new Fault("INTERNAL", `the second thread ended: ${why}`);
		for (const job of [...waiting.keys()]) settle(job)?.reject(lost);
	};
	worker.on("message", (message) => {
		if (message.kind === "answer") settle(message.job)?.resolve(message.answer);
		else if (message.kind === "progress") log.progress(...message.words);
		else log[message.level](message.message);
	});
	worker.once("error", (error) => giveUp(messageOf(error)));
	worker.once("exit", (code) => giveUp(`exit code ${code}`));
	worker.unref();
	return {
		ask: (job) => new Promise((resolve, reject) => {
			if (lost !== void 0) return reject(lost);
			waiting.set(++jobs, {
				resolve,
				reject
			});
			worker.ref();
			worker.postMessage({
				id: jobs,
				job
			});
		}),
		end: async () => void await worker.terminate()
	};
}
function expected(answer, kind) {
	if (answer.kind === "refused") throw new UserError(answer.code, answer.problems);
	if (answer.kind === "failed") throw new Fault(answer.code, answer.message, answer.fix === void 0 ? {} : { fix: answer.fix });
	if (answer.kind === kind) return answer;
	throw new Fault("INTERNAL", `the second thread answered "${answer.kind}" where "${kind}" was asked`);
}

export { createBeside };