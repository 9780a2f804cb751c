import { Si as messageOf, bi as UserError, hi as createEngineLoader, pi as createFiles, yi as Fault } from "./chunks/start.js";
import { t as createModelRuntime } from "./chunks/model-runtime.js";
import { n as measureEachSlice } from "./chunks/measure-slices.js";
import { parentPort, workerData } from "node:worker_threads";

/** The whole life of the second thread: jobs come in by `port`, answers and words for the log go out. */
function serveBeside(port, open) {
	const tell = (message) => port.postMessage(message);
	const models = open(createForwardingLog(tell));
	const loaded = [];
	const find = (model) => {
		const found = loaded[model];
		if (found === void 0) throw new Fault("INTERNAL", `the second thread has no model ${model}`);
		return found;
	};
	const answer = async (job) => {
		switch (job.kind) {
			case "load": {
				const model = await models.load(job.path);
				return {
					kind: "loaded",
					model: loaded.push(model) - 1,
					runtime: { ...model.runtime },
					features: model.features
				};
			}
			case "ask": {
				const model = find(job.model);
				return {
					kind: "answered",
					predictions: await model.predict(job.table, job.task),
					runtime: { ...model.runtime }
				};
			}
			case "dispose":
				await find(job.model).dispose();
				return { kind: "disposed" };
			case "slices": return {
				kind: "sliced",
				slices: measureEachSlice(job.request)
			};
			default: return job;
		}
	};
	port.on("message", ({ id, job }) => {
		answer(job).catch(toFailure).then((said) => tell({
			kind: "answer",
			job: id,
			answer: said
		}));
	});
}
function toFailure(error) {
	if (error instanceof UserError) return {
		kind: "refused",
		code: error.code,
		problems: error.problems
	};
	if (error instanceof Fault) return {
		kind: "failed",
		code: error.code,
		message: error.message,
		fix: error.fix
	};
	return {
		kind: "failed",
		code: "INTERNAL",
		message: messageOf(error),
		fix: void 0
	};
}
function createForwardingLog(tell) {
	return {
		info: (message) => tell({
			kind: "said",
			level: "info",
			message
		}),
		warn: (message) => tell({
			kind: "said",
			level: "warn",
			message
		}),
		debug: (message) => tell({
			kind: "said",
			level: "debug",
			message
		}),
		progress: (...words) => tell({
			kind: "progress",
			words
		})
	};
}

if (parentPort === null) throw new Error("this file is the entry of a thread");
const { workspace, engines } = workerData;
serveBeside(parentPort, (log) => createModelRuntime({
	files: createFiles(workspace),
	engines: createEngineLoader({
		...engines,
		log
	}),
	log,
	nativeFrom: engines.resolveFrom
}));

export {  };