import { $ as createVerb, bi as UserError, et as chooseModel, mt as plain, nt as withPlaces, pt as inline, tt as loadConfig } from "./start.js";
import { t as inspectModelFile } from "./inspect-model-file.js";
import { t as commonFolder } from "./common-folder.js";
import { t as inspectHelp } from "./help15.js";
import { t as findingLine } from "./integrity.js";
import { n as modelHeadline, r as modelLines, t as modelDiffLines } from "./model-file.js";

function readInspectInputs(read) {
	const [model, against, data, config] = [
		read.text("model"),
		read.text("against"),
		read.text("data"),
		read.text("config")
	];
	const exclude = read.names("exclude");
	if (config !== void 0) {
		if (data !== void 0) read.refuse("data", "means nothing beside config", "leave one of them out");
		if (exclude.length > 0) read.refuse("exclude", "means nothing beside config", "write it under `data.exclude`");
		return {
			kind: "config",
			config,
			model,
			against
		};
	}
	if (model === void 0) read.refuse("model", "is missing", "name a model file, or an assay.yml with `config`");
	if (exclude.length > 0 && data === void 0) read.refuse("exclude", "means nothing without data", "name the data");
	return {
		kind: "file",
		model: model ?? "",
		against,
		data,
		exclude
	};
}

const MAX_SHOWN = 100;
const MAX_ANNOTATIONS = 10;
/** A model file as a document, as lines for a terminal, and as Markdown; errors make the exit code 1. */
function presentInspection(found) {
	const { model, against, facts, diff } = found;
	const errors = facts.findings.filter(({ severity }) => severity === "error");
	const shown = facts.findings.slice(0, MAX_SHOWN);
	const head = `${model}: ${modelHeadline(facts)}`;
	const lines = [...modelLines(facts), ...diff === void 0 ? [] : [
		"",
		`against ${against}:`,
		...modelDiffLines(diff)
	]];
	return {
		exitCode: errors.length > 0 ? 1 : 0,
		json: {
			schemaVersion: 1,
			model,
			errors: errors.length,
			warnings: facts.findings.length - errors.length,
			...facts,
			...diff === void 0 ? {} : {
				against,
				diff
			}
		},
		text: [
			plain(head, 300),
			...lines.map((line) => line === "" ? "" : `  ${plain(line, 400)}`),
			...shown.flatMap((one) => [
				"",
				`  ${plain(findingLine(one), 1500)}`,
				`    ${plain(one.fix, 500)}`
			]),
			...facts.findings.length > 0 ? ["", "What each finding means: docs/model-files.md"] : []
		].join("\n"),
		summaryMarkdown: [
			`### ${errors.length > 0 ? "✕" : "✓"} Model file ${inline(head)}`,
			"",
			...lines.filter((line) => line !== "").map((line) => `- ${inline(line, 400)}`),
			...shown.map((one) => `- ${inline(findingLine(one), 500)} ${inline(one.fix)}`),
			""
		].join("\n"),
		outputs: {},
		annotations: errors.slice(0, MAX_ANNOTATIONS).map(({ message, fix }) => ({
			level: "error",
			problem: {
				file: model,
				message,
				fix
			}
		}))
	};
}

const inspectVerb = createVerb({
	name: "inspect",
	help: inspectHelp,
	read: readInspectInputs,
	run: runInspect
});
/** Looks at a model file; nothing in it is run. */
async function runInspect(services, inputs) {
	const { model, features } = await (inputs.kind === "file" ? fromFlags(services, inputs) : fromConfig(services, inputs));
	const { against } = inputs;
	const modelFiles = await services.modelFiles();
	const found = inspectModelFile({ modelFiles }, {
		model,
		...features === void 0 ? {} : { features },
		...against === void 0 ? {} : { against }
	});
	return presentInspection({
		model,
		...against === void 0 ? {} : { against },
		...found
	});
}
async function fromFlags(services, inputs) {
	const { model, data, exclude } = inputs;
	if (data === void 0) return {
		model,
		features: void 0
	};
	const folder = commonFolder(services.files.resolve("."), services.context.runner ? [] : [data]);
	const { columns } = await (await services.tables(folder.root, [{ path: data }])).open({ path: folder.locate(data) }, data);
	const unknown = exclude.filter((name) => !columns.some((column) => column.name === name));
	if (unknown.length > 0) {
		const fix = `the columns are: ${columns.slice(0, 50).map(({ name }) => name).join(", ")}`;
		const message = `${data} has no column ${unknown.map((name) => JSON.stringify(name)).join(", ")}`;
		throw new UserError("COLUMN_MISSING", {
			file: "--exclude",
			message,
			fix
		});
	}
	return {
		model,
		features: withoutColumns(columns, exclude)
	};
}
async function fromConfig(services, inputs) {
	const loaded = await loadConfig(services.files, inputs.config);
	const { name, model, data, target } = chooseModel(loaded, inputs.model);
	if (model.kind === "predictions") throw new UserError("CONFIG_INVALID", {
		file: inputs.config,
		...loaded.config.locate(`/models/${name}/model`),
		message: `the model "${name}" is a file of predictions, so there is no model file to look at`,
		fix: "name a model file under `model:`, or with `model` and without `config`"
	});
	const tables = await services.tables(void 0, [data.holdout]);
	const { columns } = await withPlaces(loaded, () => tables.open(data.holdout, `${inputs.config} data.holdout of ${name}`));
	const given = withoutColumns(columns, [
		target,
		...data.id === void 0 ? [] : [data.id],
		...data.exclude
	]);
	return {
		model: model.path,
		features: given
	};
}
/** What is left when the columns that no model is given are taken away. */
function withoutColumns(columns, names) {
	return columns.filter(({ name, type }) => type !== "other" && !names.includes(name));
}

export { inspectVerb as t };