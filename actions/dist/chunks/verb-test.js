import { g as EVIDENCE_ARTIFACT_PREFIX } from "./catalog.js";
import { n as loadConfig, r as withPlaces, t as chooseModel } from "./load-config.js";
import { C as createVerb, m as inline, n as groupsMarkdown, r as metricsMarkdown } from "./tables.js";
import { t as testHelp } from "./help5.js";
import { a as sliceTable, c as groupTables, n as LEVELS, s as metricTable, u as flipsLine } from "./budget.js";
import { t as textTable } from "./text-table.js";
import { t as parseStrictJson } from "./json.js";
import { t as validate } from "./validate.js";
import { n as runRecordSchema, t as runRecordPath } from "./run-record.js";

function readTestInputs(read) {
	return {
		config: read.textOr("config", "assay.yml"),
		model: read.text("model"),
		token: read.text("token")
	};
}

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
			...predicate.flips === void 0 ? {} : { flips: predicate.flips },
			...predicate.groups === void 0 ? {} : { groups: predicate.groups },
			slices: predicate.slices ?? []
		},
		text: [
			...lines,
			"",
			textTable(head, rows),
			...flips === void 0 ? [] : ["", flips],
			...groups.flatMap(groupLines),
			"",
			`evidence: ${path}. Next: assay gate`
		].join("\n"),
		summaryMarkdown: `### Assay test: ${inline(model)}\n\n${lines.map((line) => inline(line)).join("\n\n")}\n\n${[
			markdown,
			inline(flips ?? ""),
			groupsText
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
function championLine(champion) {
	switch (champion.state) {
		case "none": return "there is no champion yet, so there is nothing to compare with";
		case "unavailable": return `the champion could not be compared: ${champion.reason}`;
		case "compared": return `compared with the champion ${champion.version} on the same rows`;
		default: return champion;
	}
}

/**
* The digest of the record of the run that made exactly these model files; `undefined` when there is no record, or it is about
* other bytes. Throws UserError EVIDENCE_INVALID when the record was changed by hand.
*/
async function findRunRecord({ files, log }, model) {
	const path = runRecordPath(model.name);
	const text = await files.readText(path);
	if (text === void 0) return void 0;
	const made = validate(parseStrictJson(text, path, "EVIDENCE_INVALID"), runRecordSchema, "EVIDENCE_INVALID").subject.map(({ digest }) => `sha256:${digest.sha256}`).sort();
	const present = (await files.digest(model.path) ?? []).map(({ digest }) => digest).sort();
	if (made.join() === present.join()) return files.sha256(text);
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
		tables: await services.tables(),
		models: await services.models(),
		findChampion: async (name) => findChampion({
			...await services.registry(inputs.token),
			files
		}, name)
	};
	const { statement, path } = await withPlaces(loaded, () => testModel(ports, {
		model,
		config: loaded.origin,
		source: services.context.source,
		assayVersion: services.version,
		...runRecord === void 0 ? {} : { runRecord }
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

export { testVerb as t };