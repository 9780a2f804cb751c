import { $ as createVerb, Xt as toModelFiles, et as chooseModel, nt as withPlaces, qt as createManifest, tt as loadConfig } from "./start.js";
import { n as renderTrainSummary } from "./job-summaries.js";
import { t as toTrainInput } from "./train-input.js";
import { t as trainModel } from "./train-model.js";
import { t as trainHelp } from "./help7.js";

function readTrainInputs(read) {
	return {
		config: read.textOr("config", "assay.yml"),
		model: read.text("model")
	};
}

const trainVerb = createVerb({
	name: "train",
	help: trainHelp,
	read: readTrainInputs,
	run: runTrain
});
async function runTrain(services, inputs) {
	const { files, clock, log } = services;
	const loaded = await loadConfig(files, inputs.config);
	const model = chooseModel(loaded, inputs.model);
	const input = toTrainInput(model, inputs.config);
	const sources = [model.data.holdout, ...model.data.train === void 0 ? [] : [model.data.train]];
	const [training, tables] = await Promise.all([services.training(), services.tables(void 0, sources)]);
	const ports = {
		files,
		clock,
		log,
		tables,
		profiling: {
			summaries: tables,
			md5: services.md5
		},
		...training
	};
	const trained = await withPlaces(loaded, () => trainModel(ports, input));
	return present(services, model.name, trained);
}
async function present({ files }, model, { record, recordPath, modelPath }) {
	const digests = await files.digest(modelPath) ?? [];
	const { digest } = createManifest(toModelFiles(modelPath, digests), files.sha256);
	const runRecordDigest = files.sha256(await files.readText(recordPath) ?? "");
	const { data, durationMs } = record.predicate;
	const said = `${model} was trained in ${(durationMs / 1e3).toFixed(1)} s: ${modelPath}`;
	return {
		exitCode: 0,
		json: {
			schemaVersion: 1,
			model,
			modelPath,
			runRecord: recordPath,
			runRecordDigest,
			digest
		},
		text: `${said}\n  digest: ${digest}\n  run record: ${recordPath}\n\nNext: assay test`,
		summaryMarkdown: renderTrainSummary({
			model,
			how: describeInvocation(record.predicate.invocation),
			seconds: durationMs / 1e3,
			digest,
			files: digests,
			...data[0] === void 0 ? {} : { rows: data[0].rows }
		}),
		outputs: {
			model,
			"model-path": modelPath,
			"run-record": recordPath,
			"run-record-digest": runRecordDigest
		},
		artifact: {
			name: `assay-run-record-${model}`,
			files: [recordPath]
		},
		annotations: []
	};
}
function describeInvocation(invocation) {
	switch (invocation.kind) {
		case "shell": return invocation.text;
		case "list": return invocation.list.join(" ");
		case "module": return invocation.path;
		default: return invocation;
	}
}

export { trainVerb as t };