import { Si as messageOf, hi as createEngineLoader, ni as createPrng, yi as Fault } from "./chunks/start.js";
import { a as fitEncoding, n as encode, t as loadTfjsEngine } from "./chunks/tfjs-engine.js";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

/**
* Writes a layers model as model.json, weights.bin and encoding.json into `folder`. model.json is removed first and written
* last, so that a run that is cut off leaves no model rather than one with another's weights.
*/
async function saveModel(tf, model, encoding, folder) {
	const { modelTopology, weightSpecs, weightData, format, generatedBy } = await artifactsOf(tf, model);
	const weights = Buffer.concat([weightData ?? []].flat().map((part) => new Uint8Array(part)));
	const document = {
		format: format ?? "layers-model",
		generatedBy: generatedBy ?? null,
		convertedBy: null,
		modelTopology,
		weightsManifest: [{
			paths: ["weights.bin"],
			weights: weightSpecs ?? []
		}]
	};
	await mkdir(folder, { recursive: true });
	await rm(join(folder, "model.json"), { force: true });
	await writeWhole(folder, "weights.bin", weights);
	await writeWhole(folder, "encoding.json", `${JSON.stringify(encoding, void 0, 2)}\n`);
	await writeWhole(folder, "model.json", `${JSON.stringify(document)}\n`);
}
async function artifactsOf(tf, model) {
	let saved;
	await model.save(tf.io.withSaveHandler(async (artifacts) => {
		saved = artifacts;
		return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) };
	}));
	if (saved === void 0) throw new TypeError("the model saved nothing");
	return saved;
}
async function writeWhole(folder, name, content) {
	const draft = join(folder, `.${name}.${randomUUID()}.partial`);
	try {
		await writeFile(draft, content);
		await rename(draft, join(folder, name));
	} finally {
		await rm(draft, { force: true });
	}
}

const NO_KERNEL = /not registered for (the )?backend 'wasm'/;
/**
* Trains with the user's module and saves the model. Every random number of the process comes from the seed, so the same
* job gives the same bytes. Training that needs an operation WebAssembly lacks is done again on plain JavaScript.
*/
async function trainInChild(job, engine, log) {
	const train = await loadTrainFunction(job.module);
	const encoding = fitEncoding(job.table, job.classes);
	const data = {
		features: encode(encoding, job.table, "the training data"),
		labels: toLabels(job),
		classes: job.classes,
		table: job.table
	};
	const attempt = async () => {
		seedMathRandom(job.seed);
		return toModel(await train({
			tf: engine.tf,
			data,
			params: job.params,
			seed: job.seed,
			log
		}));
	};
	const model = await attempt().catch(async (error) => {
		if (!NO_KERNEL.test(messageOf(error))) throw error;
		log("WebAssembly lacks an operation this training needs; training again on plain JavaScript, which is slower");
		await engine.tf.setBackend("cpu");
		return attempt();
	});
	await saveModel(engine.tf, model, encoding, job.output);
	return engine.info();
}
async function loadTrainFunction(module) {
	const loaded = await import(pathToFileURL(module).href);
	if (typeof loaded.default === "function") return loaded.default;
	throw new TypeError("the module has no default export that is a function: export default async function train({ tf, data }) { … }");
}
/** TF.js draws its unseeded initial weights and shuffles from Math.random. */
function seedMathRandom(seed) {
	Math.random = createPrng(`train ${seed}`).next;
}
function toLabels({ labels }) {
	return labels.kind === "multiclass" ? labels.values : Float32Array.from(labels.values);
}
function toModel(result) {
	const model = typeof result === "object" && result !== null && "model" in result ? result.model : result;
	if (typeof model?.save === "function") return model;
	throw new TypeError("train() must return a tf.LayersModel, or {model: tf.LayersModel}");
}

/** The whole life of the child: one job comes in, one answer goes out. A failure is its text on standard error and exit code 1. */
function serveTraining(loadEngine) {
	const line = (text) => void process.stdout.write(`${text}\n`);
	const log = {
		info: line,
		warn: line,
		debug: () => void 0,
		progress: (step, done, total, unit) => line(`${step}: ${done} of ${total} ${unit}`)
	};
	process.once("message", (message) => {
		const job = message;
		loadEngine(job.engines, log).then((engine) => trainInChild(job, engine, line)).then((runtime) => finish({
			kind: "saved",
			runtime
		}, 0)).catch((error) => {
			if (error instanceof Fault) return finish({
				kind: "fault",
				message: error.message,
				fix: error.fix
			}, 1);
			process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`, () => process.exit(1));
		});
	});
}
function finish(answer, exitCode) {
	process.send?.(answer, () => process.exit(exitCode));
}

serveTraining((location, log) => loadTfjsEngine(createEngineLoader({
	...location,
	log
}), log));

export {  };