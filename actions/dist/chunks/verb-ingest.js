import { t as importResults } from "./verb13.js";
import { $ as createVerb, et as chooseModel, mt as plain, pt as inline, tt as loadConfig } from "./start.js";
import { t as ingestHelp } from "./help13.js";
import { o as importedLines, r as TOOLS, s as importedRows } from "./schema.js";
import { t as textTable } from "./text-table.js";

function readIngestInputs(read) {
	return {
		from: read.required("from", `name the tool: ${TOOLS.join(", ")}`) === "" ? "mlflow" : read.choice("from", TOOLS, "mlflow"),
		file: read.required("file", "name the file that the tool wrote"),
		config: read.textOr("config", "assay.yml"),
		model: read.text("model")
	};
}

/** Numbers that a terminal shows; the document has all of them. */
const MAX_SHOWN = 50;
/** Imported results as a document and as text; what was left out is said. */
function presentImported(imported, path) {
	const { model, origin, level, metrics, cases, left } = imported;
	const rows = importedRows(imported).map((row) => row.map((cell) => plain(cell, 80)));
	const shown = rows.slice(0, MAX_SHOWN);
	const more = rows.length > shown.length ? [`  and ${rows.length - shown.length} more`] : [];
	const lines = importedLines(imported);
	return {
		exitCode: 0,
		json: {
			schemaVersion: 1,
			model,
			level,
			imported: path,
			origin,
			metrics,
			...cases === void 0 ? {} : { cases },
			left
		},
		text: [
			...lines.map((line) => plain(line, 400)),
			...shown.length === 0 ? [] : ["", textTable([
				"number",
				"value",
				"metric"
			], shown)],
			...more,
			...left.length === 0 ? [] : [
				"",
				"left out:",
				...left.map(({ name, reason }) => `  ${plain(name, 80)}: ${reason}`)
			],
			"",
			`kept: ${path}. No rule of a policy accepts it. For numbers that count: assay test`
		].join("\n"),
		summaryMarkdown: `### Results of ${inline(origin.tool)}\n\n${lines.map((line) => inline(line, 400)).join("\n\n")}\n`,
		outputs: {},
		annotations: []
	};
}

const ingestVerb = createVerb({
	name: "ingest",
	help: ingestHelp,
	read: readIngestInputs,
	run: runIngest
});
/** Takes results over; it decides nothing, so the exit code is always 0. */
async function runIngest(services, { from, file, config, model }) {
	const { name } = chooseModel(await loadConfig(services.files, config), model);
	const { source } = services.context;
	const input = {
		tool: from,
		file,
		model: name,
		source,
		assayVersion: services.version
	};
	const { statement, path } = await importResults(services, input);
	return presentImported(statement.predicate, path);
}

export { ingestVerb as t };