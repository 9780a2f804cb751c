import { n as EVIDENCE_ARTIFACT_PREFIX } from "./schema3.js";
import { n as loadConfig, r as withPlaces, t as chooseModel } from "./load-config.js";
import { l as plural, r as inline, t as createVerb } from "./verb.js";
import { t as testHelp } from "./help7.js";
import { a as LEVELS, t as dataMarkdown } from "./data-markdown.js";
import { i as groupTables, o as flipsLine, r as metricTable, s as dataReports, t as sliceTable } from "./slices.js";
import { n as integrityHeadline, t as findingLine } from "./integrity2.js";
import { n as modelHeadline } from "./model-file.js";
import { n as groupsMarkdown, r as metricsMarkdown } from "./tables.js";
import { t as textTable } from "./text-table.js";
import { t as parseStrictJson } from "./json.js";
import { n as validate } from "./validate.js";
import { n as runRecordSchema, t as runRecordPath } from "./run-record.js";

function readTestInputs(read) {
	return {
		config: read.textOr("config", "assay.yml"),
		model: read.text("model"),
		token: read.text("token"),
		base: read.text("base")
	};
}

/** Errors of the data that a terminal shows. */
const MAX_ERRORS = 10;
/** Evidence as a document, as a table for a terminal, and as Markdown. */
function presentTest({ predicate }, path) {
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
	const slices = sliceTable(predicate.slices ?? []);
	const groups = [...slices === void 0 ? [] : [slices], ...groupTables(predicate.groups ?? [])];
	const [level] = LEVELS;
	const markdown = level === void 0 ? "" : metricsMarkdown({
		model,
		verdict: "not-applicable",
		clause: "",
		metrics: table,
		rules: [],
		steps: [],
		details: []
	}, level);
	const groupsText = level === void 0 ? "" : groupsMarkdown(groups, level);
	const dataText = data.map((part) => `${inline(part.line)}\n\n${level === void 0 ? "" : dataMarkdown(part, level)}`);
	return {
		exitCode: 0,
		json: {
			schemaVersion: 1,
			model,
			task,
			evidence: path,
			holdout,
			metrics,
			champion,
			comparison,
			...predicate.data === void 0 ? {} : { data: predicate.data },
			...predicate.flips === void 0 ? {} : { flips: predicate.flips },
			...predicate.groups === void 0 ? {} : { groups: predicate.groups },
			slices: predicate.slices ?? [],
			...checksOf(predicate)
		},
		text: [
			...lines,
			"",
			textTable(head, rows),
			...flips === void 0 ? [] : ["", flips],
			...groups.flatMap(groupLines),
			...checkLines(predicate),
			...data.flatMap(dataLines),
			"",
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
/** Slices, or the groups of one attribute, under their name. */
function groupLines({ attribute, head, rows, note }) {
	return [
		"",
		attribute,
		textTable(head, rows),
		`  ${note}`
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
function checksOf({ integrity, artifact }) {
	return {
		...integrity === void 0 ? {} : { integrity },
		...artifact === void 0 ? {} : { artifact }
	};
}
/** What the checks of the data and of the model file found, in a few lines each. */
function checkLines({ integrity, artifact }) {
	return [...integrityLines(integrity), ...artifactLines(artifact)];
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
		case "compared": return `compared with the champion ${champion.version} on the same rows`;
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
	const { files, clock, log } = services;
	const loaded = await loadConfig(files, inputs.config);
	const model = chooseModel(loaded, inputs.model);
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
		tables: await services.tables(void 0, sourcesOf(model)),
		models: await services.models(),
		findChampion: async (name) => findChampion({
			...await services.registry(inputs.token),
			files
		}, name)
	};
	const data = await changesOfData(services, inputs, model);
	const profile = await profileOf(services, model, runRecord);
	const artifact = await artifactOf(services, model);
	const { statement, path } = await withPlaces(loaded, () => testModel(ports, {
		model,
		config: loaded.origin,
		source: services.context.source,
		assayVersion: services.version,
		...runRecord === void 0 ? {} : { runRecord: runRecord.digest },
		...profile === void 0 ? {} : { profile },
		data,
		...artifact
	}));
	return {
		...presentTest(statement, path),
		outputs: {
			model: model.name,
			"model-path": model.model.path,
			evidence: path,
			metrics: JSON.stringify(statement.predicate.metrics)
		},
		artifact: {
			name: `${EVIDENCE_ARTIFACT_PREFIX}-test-${model.name}`,
			files: [path]
		}
	};
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
	const { change } = services.context;
	const base = inputs.base ?? (change.kind === "pull-request" ? change.pullRequest.baseSha : void 0);
	if (base === void 0) return [];
	const { log, md5 } = services;
	const [{ describeDataChanges }, { diffData }, tables, earlier] = await Promise.all([
		import("./describe-data-changes.js"),
		import("./diff-data2.js"),
		services.tables(void 0, sourcesOf(model)),
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
function sourcesOf({ data }) {
	return [data.holdout, ...data.train === void 0 ? [] : [data.train]];
}

export { testVerb as t };