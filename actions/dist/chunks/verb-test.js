import { $ as createVerb, Lt as parseStrictJson, M as groupsMarkdown, N as metricsMarkdown, W as EVIDENCE_ARTIFACT_PREFIX, bi as UserError, bt as plural, et as chooseModel, lt as validate, nt as withPlaces, pt as inline, tt as loadConfig } from "./start.js";
import { t as toTrainInput } from "./train-input.js";
import { t as withHandedOver } from "./handed-over.js";
import { n as proveEvidence, t as requireCommitted } from "./trusted-checkout.js";
import { t as testHelp } from "./help6.js";
import { n as checkPage } from "./html-page.js";
import { a as LEVELS, t as dataMarkdown } from "./data-markdown.js";
import { A as decompositionTable, M as dataReports, N as calibrationLine, O as decompositionLine, a as robustnessReport, b as decisionDetails, l as explanationReport, m as discoveredTables, n as sliceTable, o as groupTables, t as taskTables, v as flipsLine, w as madeText, x as comparisonLines } from "./task-details.js";
import { n as integrityHeadline, t as findingLine } from "./integrity.js";
import { n as metricTable } from "./metric-table.js";
import { n as modelHeadline } from "./model-file.js";
import { t as textTable } from "./text-table.js";
import { n as runRecordSchema, t as runRecordPath } from "./run-record.js";
import { availableParallelism } from "node:os";

function readTestInputs(read) {
	const predictions = read.text("predictions");
	const identity = read.text("identity");
	if (identity !== void 0 && predictions === void 0) read.refuse("identity", "names the maker of predictions that are not given", "add `predictions`");
	return {
		config: read.textOr("config", "assay.yml"),
		model: read.text("model"),
		token: read.text("token"),
		base: read.text("base"),
		decompose: readDecompose(read),
		predictions,
		identity,
		proof: read.boolean("proof", false),
		html: checkPage(read, read.text("html"))
	};
}
function readDecompose(read) {
	const isAsked = read.boolean("decompose", false);
	const text = read.text("decompose-repeats");
	const repeats = Number(text ?? 0);
	if (!(Number.isSafeInteger(repeats) && repeats >= 0 && repeats <= 20)) read.refuse("decompose-repeats", `"${text}" is not a whole number from 0 to ${20}`, "write for example 3");
	if (text !== void 0 && !isAsked) read.refuse("decompose-repeats", "repeats what is not asked for", "add `decompose`");
	return isAsked ? { repeats } : void 0;
}

/** Errors of the data that a terminal shows. */
const MAX_ERRORS = 10;
/** Evidence as a document, as a table for a terminal, and as Markdown. */
function presentTest({ predicate }, path, page) {
	const { model, task, holdout, metrics, champion, comparison } = predicate;
	const table = metricTable(predicate);
	const head = [
		"metric",
		model,
		`${table.level} % interval`,
		...champion.state === "compared" ? [
			"champion",
			"change",
			""
		] : []
	];
	const rows = table.rows.map((row) => [
		row.label,
		row.candidate,
		row.interval,
		...champion.state === "compared" ? [
			row.champion ?? "",
			row.change ?? "",
			row.reading ?? ""
		] : []
	]);
	const lines = [`${model} on ${holdout.rows} rows of ${holdout.source}`, championLine(champion)];
	const data = dataReports(predicate.data ?? []);
	const flips = flipsLine(predicate);
	const groups = tablesOf(predicate);
	const [level] = LEVELS;
	const markdown = metricsText(model, table);
	const groupsText = level === void 0 ? "" : groupsMarkdown(groups, level);
	const dataText = data.map((part) => `${inline(part.line)}\n\n${level === void 0 ? "" : dataMarkdown(part, level)}`);
	return {
		exitCode: 0,
		json: {
			schemaVersion: 1,
			model,
			task,
			evidence: path,
			...page === void 0 ? {} : { html: page },
			holdout,
			metrics,
			champion,
			comparison,
			...predicate.data === void 0 ? {} : { data: predicate.data },
			...predicate.flips === void 0 ? {} : { flips: predicate.flips },
			...predicate.groups === void 0 ? {} : { groups: predicate.groups },
			slices: predicate.slices ?? [],
			...predicate.discoveredSlices === void 0 ? {} : { discoveredSlices: predicate.discoveredSlices },
			...checksOf(predicate)
		},
		text: [
			...lines,
			"",
			textTable(head, rows),
			...weighingLines(predicate, flips),
			...groups.flatMap(groupLines),
			...checkLines(predicate),
			...data.flatMap(dataLines),
			"",
			...page === void 0 ? [] : [`report with pictures: ${page}`],
			`evidence: ${path}. Next: assay gate`
		].join("\n"),
		summaryMarkdown: `### Assay test: ${inline(model)}\n\n${lines.map((line) => inline(line)).join("\n\n")}\n\n${[
			markdown,
			inline(flips ?? ""),
			groupsText,
			...dataText
		].filter((part) => part !== "").join("\n\n")}\n`,
		annotations: []
	};
}
function metricsText(model, metrics) {
	const [level] = LEVELS;
	return level === void 0 ? "" : metricsMarkdown({
		model,
		verdict: "not-applicable",
		clause: "",
		metrics,
		rules: [],
		steps: [],
		details: []
	}, level);
}
/** Slices, groups, and what the model relies on. */
function tablesOf({ slices = [], discoveredSlices, groups = [], fairness, explanation, taskDetails, robustness }) {
	return [
		sliceTable(slices),
		...discoveredTables(discoveredSlices),
		...groupTables(groups, fairness),
		explanationReport(explanation)?.table,
		...taskTables({ taskDetails }),
		...robustnessReport({ robustness }).tables
	].filter((one) => one !== void 0);
}
/** What the rows are worth and could show, who changed sides, and whether probabilities can be taken at their word. */
function weighingLines(predicate, flips) {
	const lines = comparisonLines(predicate);
	const said = [
		...decisionDetails(predicate.decisions).map(({ label, value }) => `${label}: ${value}`),
		flips,
		calibrationLine(predicate)
	].filter((line) => line !== void 0);
	return [...lines.length === 0 ? [] : ["", ...lines], ...said.length === 0 ? [] : ["", ...said]];
}
/** Slices, or the groups of one attribute, under their name. */
function groupLines({ attribute, head, rows, note }) {
	return [
		"",
		attribute,
		textTable(head, rows),
		`  ${note}`
	];
}
/** How much of the change is data and how much is code. */
function decompositionLines(found) {
	if (found === void 0) return [];
	const table = decompositionTable(found);
	return [
		"",
		decompositionLine(found),
		...table === void 0 ? [] : [textTable(table.head, table.rows), `  ${table.note}`]
	];
}
/** What changed in one part of the data, and the columns that moved. */
function dataLines({ line, items, columns, more }) {
	const rows = columns.map(({ name, moved, base, head }) => [
		name,
		moved,
		base,
		head
	]);
	return [
		"",
		line,
		...items.map((item) => `  ${item}`),
		...columns.length === 0 ? [] : [textTable([
			"column",
			"moved by",
			"base",
			"head"
		], rows)],
		...more > 0 ? [`  and ${plural(more, "more column")} moved`] : []
	];
}
/** What the data checks found: the number, and the errors. `assay check` lists all. */
function integrityLines(integrity) {
	if (integrity === void 0) return [];
	const errors = integrity.findings.filter(({ severity }) => severity === "error").slice(0, MAX_ERRORS);
	const more = integrity.findings.length > errors.length ? ["  all of them: assay check"] : [];
	return [
		"",
		`data checks: ${integrityHeadline(integrity)}`,
		...errors.map((one) => `  ${findingLine(one)}`),
		...more
	];
}
/** What was found in the data and in the model file, as far as anybody looked. */
function checksOf({ integrity, artifact, explanation, taskDetails, robustness, performance, dependence, ...more }) {
	return {
		...dependence === void 0 ? {} : { dependence },
		...more.decomposition === void 0 ? {} : { decomposition: more.decomposition },
		...more.fairness === void 0 ? {} : { fairness: more.fairness },
		...integrity === void 0 ? {} : { integrity },
		...artifact === void 0 ? {} : { artifact },
		...explanation === void 0 ? {} : { explanation },
		...taskDetails === void 0 ? {} : { taskDetails },
		...robustness === void 0 ? {} : { robustness },
		...performance === void 0 ? {} : { performance }
	};
}
/** What the checks of the data and of the model file found, in a few lines each. */
function checkLines({ integrity, artifact, explanation, robustness, performance, ...more }) {
	const { line } = explanationReport(explanation) ?? {};
	const { lines } = robustnessReport({
		robustness,
		performance
	});
	return [
		...line === void 0 ? [] : ["", line],
		...lines.length === 0 ? [] : ["", ...lines],
		...decompositionLines(more.decomposition),
		...integrityLines(integrity),
		...artifactLines(artifact)
	];
}
/** The model file in one line, and its errors. `assay inspect` lists everything. */
function artifactLines(artifact) {
	if (artifact === void 0) return [];
	const errors = artifact.findings.filter(({ severity }) => severity === "error").slice(0, MAX_ERRORS);
	return [
		"",
		`model file: ${modelHeadline(artifact)}`,
		...errors.map((one) => `  ${findingLine(one)}`)
	];
}
function championLine(champion) {
	switch (champion.state) {
		case "none": return "there is no champion yet, so there is nothing to compare with";
		case "unavailable": return `the champion could not be compared: ${champion.reason}`;
		case "compared": return `compared with the champion ${champion.version}${champion.made === "at registration" ? madeText(champion) : " on the same rows"}`;
		default: return champion;
	}
}

/**
* The record of the run that made exactly these model files; `undefined` when there is no record, or it is about
* other bytes. Throws UserError EVIDENCE_INVALID when the record was changed by hand.
*/
async function findRunRecord({ files, log }, model) {
	const path = runRecordPath(model.name);
	const text = await files.readText(path);
	if (text === void 0) return void 0;
	const record = validate(parseStrictJson(text, path, "EVIDENCE_INVALID"), runRecordSchema, "EVIDENCE_INVALID");
	const made = record.subject.map(({ digest }) => `sha256:${digest.sha256}`).sort();
	const present = (await files.digest(model.path) ?? []).map(({ digest }) => digest).sort();
	if (made.join() === present.join()) return {
		digest: files.sha256(text),
		profile: record.predicate.data[0]?.profile
	};
	log.warn(`${path} is about other files than ${model.path}, so the evidence does not name it`);
}

const testVerb = createVerb({
	name: "test",
	help: testHelp,
	read: readTestInputs,
	run: runTest
});
/** Measures one model and says what was measured; there is no verdict here, so the exit code is always 0. */
async function runTest(services, inputs) {
	const [{ testModel }, { findChampion }] = await Promise.all([import("./test-model.js"), import("./find-champion2.js")]);
	const { clock, log } = services;
	const files = withHandedOver(services.files, [inputs.predictions, inputs.identity]);
	if (inputs.html !== void 0) files.resolve(inputs.html);
	const loaded = await loadConfig(files, inputs.config);
	const configured = chooseModel(loaded, inputs.model);
	if (inputs.proof) await requireCommitted(services, [inputs.config, ...modulesOf(configured)]);
	const model = withPredictions(configured, inputs.predictions);
	const runRecord = await findRunRecord({
		files,
		log
	}, {
		name: model.name,
		path: model.model.path
	});
	const ports = {
		files,
		clock,
		log,
		meter: services.meter,
		tables: await services.tables(void 0, sourcesOf(model), inputs.predictions),
		models: await services.models(),
		beside: await services.beside(),
		isolatedModels: await services.isolatedModels(),
		metricModules: await services.metricModules(),
		findChampion: async (name) => findChampion({
			...await services.registry(inputs.token),
			files
		}, name)
	};
	const data = await changesOfData(services, inputs, model);
	const profile = await profileOf(services, model, runRecord);
	const artifact = await artifactOf(services, model);
	const decompose = await decomposition(services, {
		inputs,
		model
	}, ports);
	const identity = await identityOf(files, configured, inputs.identity);
	const { statement, path } = await withPlaces(loaded, () => testModel(ports, {
		model,
		config: loaded.origin,
		source: services.context.source,
		assayVersion: services.version,
		...runRecord === void 0 ? {} : { runRecord: runRecord.digest },
		...profile === void 0 ? {} : { profile },
		data,
		machine: {
			os: process.platform,
			arch: process.arch,
			cpus: availableParallelism()
		},
		...artifact,
		...identity,
		...decompose
	}));
	const proof = inputs.proof ? await proveEvidence(services, path) : [];
	if (inputs.html !== void 0) {
		const { renderTestPage } = await import("./test-page.js");
		await files.write(inputs.html, renderTestPage(statement.predicate));
	}
	return {
		...presentTest(statement, path, inputs.html),
		outputs: {
			model: model.name,
			"model-path": configured.model.path,
			evidence: path,
			metrics: JSON.stringify(statement.predicate.metrics)
		},
		artifact: {
			name: `${EVIDENCE_ARTIFACT_PREFIX}-test-${model.name}`,
			files: [path, ...proof]
		},
		...inputs.html === void 0 ? {} : { report: {
			name: `assay-report-test-${model.name}`,
			files: [inputs.html]
		} }
	};
}
/** The model as a file of predictions, where one is to be measured in its place. */
function withPredictions(model, path) {
	return path === void 0 ? model : {
		...model,
		model: {
			kind: "predictions",
			path
		}
	};
}
/** Modules of the user's own metrics, which run here. */
function modulesOf({ test: { userMetrics = [] } }) {
	return userMetrics.flatMap(({ module }) => module ?? []);
}
/** The model that made the predictions: its file in the folder, or the folder where the model is one. */
async function identityOf(files, { model }, folder) {
	if (folder === void 0) return {};
	const name = model.path.split("/").at(-1) ?? "";
	const [file, whole] = await Promise.all([files.digest(`${folder}/${name}`), files.digest(folder)]);
	if (file !== void 0) return { identity: `${folder}/${name}` };
	if (whole !== void 0) return { identity: folder };
	throw new UserError("MODEL_UNREADABLE", {
		file: folder,
		message: "there is no such file or folder"
	});
}
/** The profile of the training data: the one that training left, or one that is made now. */
async function profileOf(services, { name, data }, record) {
	if (data.train === void 0) return void 0;
	const { profileTraining } = await import("./profile-training.js");
	const { files, log, md5 } = services;
	return profileTraining({
		files,
		log,
		md5,
		summaries: await services.tables()
	}, {
		model: name,
		train: data.train,
		known: record?.profile
	});
}
/** What the model file says about itself; nothing for a file of predictions. */
async function artifactOf({ modelFiles }, { model }) {
	if (model.kind === "predictions") return {};
	const { describeArtifact } = await import("./describe-artifact.js");
	return { artifact: describeArtifact({ modelFiles: await modelFiles() }, model.path) };
}
/** How the data differ from those of the base, where there is one to compare with. */
async function changesOfData(services, inputs, model) {
	const base = baseOf(services, inputs);
	if (base === void 0) return [];
	const { log, md5 } = services;
	const [{ describeDataChanges }, { diffData }, tables, earlier] = await Promise.all([
		import("./describe-data-changes.js"),
		import("./diff-data2.js"),
		services.tables(void 0, sourcesOf(model), inputs.predictions),
		services.earlier()
	]);
	const diff = (input) => diffData({
		tables,
		md5,
		log
	}, input);
	return describeDataChanges({
		earlier,
		diff,
		log
	}, {
		base,
		config: inputs.config,
		model
	});
}
/** What splits the change between data and code, where that is asked for. Throws UserError INPUT_INVALID without a base. */
async function decomposition(services, { inputs, model }, ports) {
	if (inputs.decompose === void 0) return {};
	const base = baseOf(services, inputs);
	if (base === void 0) throw new UserError("INPUT_INVALID", {
		file: "decompose",
		message: "there is no base to compare with",
		fix: "name a commit with --base (input `base`); a pull request brings its own"
	});
	toTrainInput(model, inputs.config);
	const [{ decomposeModel }, earlier, benches] = await Promise.all([
		import("./decompose-model.js"),
		services.earlier(),
		services.benches()
	]);
	const input = {
		model,
		config: inputs.config,
		base,
		...inputs.decompose
	};
	return { decompose: (candidate) => decomposeModel({
		...ports,
		...benches,
		earlier
	}, input, candidate) };
}
function baseOf({ context: { change } }, { base }) {
	return base ?? (change.kind === "pull-request" ? change.pullRequest.baseSha : void 0);
}
function sourcesOf({ data }) {
	return [data.holdout, ...data.train === void 0 ? [] : [data.train]];
}

export { testVerb as t };