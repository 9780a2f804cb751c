import { Si as messageOf, bi as UserError, hi as createEngineLoader, pi as createFiles } from "./chunks/start.js";
import { t as createModelRuntime } from "./chunks/model-runtime.js";
import { t as startWatch } from "./chunks/watch-memory.js";
import { extname, join } from "node:path";

/**
* The whole life of a process that holds one model: it is loaded, and then asked question after question until the parent goes away.
* `loaded` is awaited when the model is in memory.
*/
function serveModel(open, loaded) {
	let model;
	const load = async (job) => {
		model = await open(job).load(job.path);
		await loaded();
		return {
			kind: "loaded",
			runtime: model.runtime,
			features: model.features
		};
	};
	const answer = async (job) => {
		try {
			if (job.kind === "load") return await load(job);
			if (model === void 0) return {
				kind: "threw",
				message: "no model is loaded"
			};
			return {
				kind: "answered",
				predictions: await model.predict(job.table, job.task)
			};
		} catch (error) {
			if (!(error instanceof UserError)) return {
				kind: "threw",
				message: messageOf(error)
			};
			return {
				kind: "refused",
				code: error.code,
				problems: error.problems
			};
		}
	};
	process.on("message", async (message) => void process.send?.(await answer(message)));
	process.once("disconnect", () => process.exit(0));
}

/** Beyond the memory of the loaded model: far more than a few hundred rows need. */
const WATCH = { extraBytes: 2 * 1024 ** 3 };
const log = {
	info: () => void 0,
	warn: () => void 0,
	debug: () => void 0,
	progress: () => void 0
};
serveModel(({ workspace, engines }) => createModelRuntime({
	files: createFiles(workspace),
	engines: createEngineLoader({
		...engines,
		log
	}),
	log,
	nativeFrom: engines.resolveFrom
}), () => startWatch(join(import.meta.dirname, `child-memory${extname(import.meta.filename)}`), WATCH));

export {  };