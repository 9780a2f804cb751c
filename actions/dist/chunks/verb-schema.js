import { r as lineDiff } from "./edit-yaml.js";
import { $ as createVerb, bi as UserError, dt as configPlace, et as chooseModel, ft as code, ht as prose, mt as plain, nt as withPlaces, pt as inline, tt as loadConfig } from "./start.js";
import { n as renderProposalPage, t as renderFindingsPage } from "./findings-page.js";
import { n as fromTfdv, t as proposeSchemaFor } from "./verb20.js";
import { l as parseDataSchema, n as readDataSchema, r as checkSchema } from "./check-model-schema.js";
import { t as schemaHelp } from "./help20.js";
import { n as checkPage } from "./html-page.js";
import { t as describeSource } from "./source.js";
import { t as commonFolder } from "./common-folder.js";

function readSchemaInputs(read) {
	const write = read.text("write");
	const environment = read.text("environment");
	const isCheck = read.boolean("check", false);
	if (isCheck && write !== void 0) read.refuse("write", "means nothing beside check", "leave out one of them: a check changes no file");
	if (!isCheck && environment !== void 0) read.refuse("environment", "means nothing without check", "add --check, or leave it out");
	if (write !== void 0 && !/\.ya?ml$/i.test(write)) read.refuse("write", `"${write}" does not end in .yml`, "name a file like schema/train.schema.yml");
	const data = read.text("data");
	const schema = read.text("schema");
	const foreign = read.text("from-tfdv");
	if (foreign !== void 0 && (isCheck || data !== void 0 || schema !== void 0)) read.refuse("from-tfdv", "means nothing beside check, data and schema", "give it alone, or with write");
	return {
		data,
		schema,
		config: read.textOr("config", "assay.yml"),
		model: read.text("model"),
		html: checkPage(read, read.text("html")),
		task: taskOf()
	};
	function taskOf() {
		if (isCheck) return {
			kind: "check",
			environment
		};
		return foreign === void 0 ? {
			kind: "propose",
			write
		} : {
			kind: "import",
			file: foreign,
			write
		};
	}
}

/** Most findings that a terminal and a job summary show; the document has all of them. */
const MAX_SHOWN$1 = 50;
const WIDTH = 400;
/** What a check found, as a document, for a terminal, as Markdown, and beside the lines of the schema. */
function presentCheck(schema, checked) {
	const all = checked.flatMap(({ findings }) => findings);
	return {
		exitCode: all.some(({ severity }) => severity === "error") ? 1 : 0,
		json: {
			schemaVersion: 1,
			schema,
			checked
		},
		text: checked.map(sourceText).join("\n\n"),
		summaryMarkdown: [
			"## Schema of the data",
			"",
			...checked.flatMap(sourceMarkdown)
		].join("\n"),
		outputs: {},
		annotations: all.map(toAnnotation)
	};
}
/** One finding on a few lines of a terminal. */
function findingText({ severity, code: kind, message, examples, fix, place }) {
	const where = place === void 0 ? "" : `  ${place.file}:${place.line}:${place.column}`;
	return [
		`  ${severity.padEnd(5)}  ${kind}${where}`,
		`         ${plain(message, WIDTH)}`,
		...examples === void 0 ? [] : [`         ${plain(examples.join(", "), WIDTH)}`],
		`         Fix: ${plain(fix, WIDTH)}`
	].join("\n");
}
function countWords(findings) {
	const errors = findings.filter(({ severity }) => severity === "error").length;
	const warnings = findings.length - errors;
	if (findings.length === 0) return "the data fit the schema";
	return `${errors} ${errors === 1 ? "error" : "errors"}, ${warnings} ${warnings === 1 ? "warning" : "warnings"}`;
}
function sourceText({ source, environment, rows, findings }) {
	const shown = findings.slice(0, MAX_SHOWN$1).map(findingText);
	const rest = findings.length > MAX_SHOWN$1 ? [`  and ${findings.length - MAX_SHOWN$1} more`] : [];
	return [
		`${plain(source, 160)} (${environment}, ${rows} rows): ${countWords(findings)}`,
		...shown,
		...rest
	].join("\n");
}
function sourceMarkdown({ source, environment, rows, findings }) {
	const rest = findings.length > MAX_SHOWN$1 ? ["", `and ${findings.length - MAX_SHOWN$1} more`] : [];
	return [
		`${code(source)} (${inline(environment)}, ${rows} rows): ${countWords(findings)}`,
		"",
		...findings.length === 0 ? [] : ["| | column | found | fix |", "|---|---|---|---|"],
		...findings.slice(0, MAX_SHOWN$1).map(({ severity, column, message, fix }) => `| ${severity} | ${column === void 0 ? "" : code(column)} | ${inline(message)} | ${prose(fix)} |`),
		...rest,
		""
	];
}
function toAnnotation({ severity, message, fix, place }) {
	const problem = {
		...place ?? { file: "" },
		message,
		fix
	};
	return {
		level: severity === "error" ? "error" : "warning",
		problem
	};
}

const MAX_SHOWN = 50;
const RED = "\x1B[31m";
const GREEN = "\x1B[32m";
const CYAN = "\x1B[36m";
const PLAIN = "\x1B[0m";
/** A proposal: the whole text of a new schema, or the diff of one that is there. */
function presentProposal(proposal) {
	const { text, diff, findings, source, rows, file, written } = proposal;
	return {
		exitCode: 0,
		json: {
			schemaVersion: 1,
			...file === void 0 ? {} : { schema: file },
			source,
			...rows === void 0 ? {} : { rows },
			changed: diff !== "",
			proposal: text,
			diff,
			findings,
			...written === void 0 ? {} : { written }
		},
		text: proposalText(proposal),
		summaryMarkdown: [
			"## Schema of the data",
			"",
			"```diff",
			diff.replaceAll("`", "ˋ"),
			"```",
			""
		].join("\n"),
		outputs: {},
		annotations: []
	};
}
function proposalText(proposal) {
	const { text, diff, findings, source, rows, file, written, colors } = proposal;
	const data = `${plain(source, 160)}${rows === void 0 ? "" : ` (${rows} rows)`}`;
	if (file === void 0 && written === void 0) return text.trimEnd();
	const broken = findings.slice(0, MAX_SHOWN).map(findingText);
	return [
		...file === void 0 ? [] : [diff === "" ? `${file} fits ${data}: nothing to change` : colored(diff, colors), ""],
		...broken.length === 0 ? [] : [
			`What people wrote and ${data} does not fit:`,
			...broken,
			""
		],
		lastLine(proposal, data)
	].join("\n").trimEnd();
}
function lastLine({ diff, file, written }, data) {
	if (written !== void 0) return `wrote ${written}, from ${data}: review it, and commit it`;
	return diff === "" ? "" : `nothing is written; to take these changes: --write ${file}`;
}
/** Lines of a diff without characters that would turn a terminal's text around; YAML has escaped all other control characters. */
function colored(diff, colors) {
	return diff.replace(/\p{Cf}/gu, "").split("\n").map((line) => {
		const color = line.startsWith("@@") ? CYAN : line.startsWith("+") ? GREEN : line.startsWith("-") ? RED : "";
		return color === "" || !colors ? line : `${color}${line}${PLAIN}`;
	}).join("\n");
}

/** Finds the data and the schema in the flags, and what they leave open in the configuration. Throws UserError. */
async function findSubject(services, inputs) {
	const { data, task } = inputs;
	const loaded = data === void 0 || inputs.model !== void 0 || task.kind === "check" && inputs.schema === void 0 ? await loadOpen(services, inputs) : void 0;
	const model = loaded === void 0 ? void 0 : chooseModel(loaded, inputs.model);
	const known = {
		schema: inputs.schema ?? model?.data.schema,
		loaded,
		model
	};
	if (data !== void 0) {
		const folder = commonFolder(services.files.resolve("."), services.context.runner ? [] : [data]);
		const source = {
			data: { path: folder.locate(data) },
			name: data,
			shown: data,
			environment: "training"
		};
		return {
			...known,
			sources: [source],
			folder: folder.root
		};
	}
	if (model === void 0) throw new UserError("INPUT_INVALID", {
		file: "--data",
		message: "is missing"
	});
	const [first, ...rest] = modelSources(model);
	return {
		...known,
		sources: [first, ...rest],
		folder: void 0
	};
}
/** The configuration; data that are named alone lack a schema, not a configuration. */
async function loadOpen({ files }, { data, config, model, schema }) {
	try {
		return await loadConfig(files, config);
	} catch (error) {
		if (!(error instanceof UserError && error.code === "CONFIG_MISSING") || data === void 0 || model !== void 0 || schema !== void 0) throw error;
		const message = `is missing: there is nothing to check ${data} against, and no ${config} that names a schema`;
		throw new UserError("INPUT_INVALID", {
			file: "--schema",
			message,
			fix: "name the file with --schema; `assay schema --data <data> --write <file>` proposes one"
		}, { cause: error });
	}
}
/** The data of a model that lie in files; a profile or a warehouse has no rows here. */
function modelSources({ name, data, drift }) {
	const source = (part, found, environment) => ({
		data: found,
		name: configPlace(name, part),
		shown: describeSource(found),
		environment
	});
	const holdout = source("data.holdout", data.holdout, "training");
	const current = drift?.current;
	const others = current !== void 0 && !("profile" in current) && !("warehouse" in current) ? [source("drift.current", current, "serving")] : [];
	return data.train === void 0 ? [holdout, ...others] : [
		source("data.train", data.train, "training"),
		holdout,
		...others
	];
}

const schemaVerb = createVerb({
	name: "schema",
	help: schemaHelp,
	read: readSchemaInputs,
	run: runSchema
});
async function runSchema(services, inputs) {
	const { html } = inputs;
	if (html !== void 0) services.files.resolve(html);
	const { page, ...outcome } = await perform(services, inputs);
	if (html === void 0) return outcome;
	await services.files.write(html, page);
	return {
		...outcome,
		json: {
			...outcome.json,
			html
		},
		text: `${outcome.text}\npage: ${html}`
	};
}
async function perform(services, inputs) {
	const { task } = inputs;
	if (task.kind === "import") return importSchema(services, task);
	const subject = await findSubject(services, inputs);
	const work = () => task.kind === "check" ? check(services, subject, task.environment) : propose(services, subject, task.write);
	return subject.loaded === void 0 ? work() : withPlaces(subject.loaded, work);
}
async function importSchema({ files, colors }, { file, write }) {
	if (write !== void 0) files.resolve(write);
	const foreign = await files.readText(file);
	if (foreign === void 0) throw new UserError("INPUT_INVALID", {
		file: "--from-tfdv",
		message: `${file} does not exist`,
		fix: "name a schema.pbtxt of this folder"
	});
	const before = write === void 0 ? void 0 : await files.readText(write);
	const text = fromTfdv(foreign, file);
	const diff = lineDiff(before ?? "", text, {
		before: write ?? "(no schema)",
		after: "proposal"
	});
	parseDataSchema(text, file);
	if (write !== void 0) await files.write(write, text);
	return shownProposal({
		text,
		diff,
		findings: [],
		source: file,
		rows: void 0,
		file: before === void 0 ? void 0 : write,
		written: write,
		colors
	});
}
async function propose(services, subject, write) {
	const { files, clock } = services;
	if (write !== void 0) files.resolve(write);
	const existing = await readExisting(services, subject, write);
	const [source] = subject.sources;
	const { target, data } = subject.model ?? {};
	const tables = await services.tables(subject.folder, dataOf(subject));
	const dataset = await tables.open(source.data, source.name);
	const proposal = await proposeSchemaFor({ tables }, {
		dataset,
		source: source.shown,
		file: write ?? existing?.file ?? "proposal",
		...existing === void 0 ? {} : { current: existing.text },
		options: {
			...target === void 0 ? {} : { target },
			...data?.id === void 0 ? {} : { id: data.id }
		},
		now: clock.now()
	});
	if (write !== void 0) await files.write(write, proposal.text);
	return shownProposal({
		...proposal,
		source: source.shown,
		rows: dataset.rows,
		file: existing?.file,
		written: write,
		colors: services.colors
	});
}
function shownProposal(proposal) {
	const { file, diff, text, findings, source } = proposal;
	const title = file === void 0 ? `A schema for ${source}` : `The change of ${file} for ${source}`;
	return {
		...presentProposal(proposal),
		page: renderProposalPage(title, file === void 0 ? text : diff, findings)
	};
}
function dataOf({ sources }) {
	return sources.map(({ data }) => data);
}
/** The schema to start from: the one that is named, else the one that would be written over. */
async function readExisting({ files }, { schema }, write) {
	for (const file of [schema, write]) {
		const text = file === void 0 ? void 0 : await files.readText(file);
		if (file !== void 0 && text !== void 0) return {
			file,
			text
		};
	}
}
async function check(services, subject, environment) {
	const schema = await readSchema(services, subject);
	const tables = await services.tables(subject.folder, dataOf(subject));
	const checked = [];
	for (const source of subject.sources) {
		const place = environmentOf(schema, environment, source.environment);
		const dataset = await tables.open(source.data, source.name);
		services.log.debug(`${source.name}: checking ${dataset.rows} rows against ${schema.file}`);
		const findings = await checkSchema({ tables }, {
			dataset,
			schema,
			environment: place,
			now: services.clock.now()
		});
		checked.push({
			source: source.shown,
			environment: place,
			rows: dataset.rows,
			findings
		});
	}
	const parts = checked.map(({ source, environment: place, rows, findings }) => ({
		title: `${source}: ${countWords(findings)}`,
		note: `${place}, ${rows} rows`,
		findings
	}));
	return {
		...presentCheck(schema.file, checked),
		page: renderFindingsPage(`Data against ${schema.file}`, parts)
	};
}
async function readSchema({ files }, { schema, loaded, model }) {
	if (schema === void 0) {
		const place = loaded === void 0 ? { file: "--schema" } : placeOf(loaded.config, model?.name ?? "");
		const fix = "name it: `--schema FILE`, or `schema: FILE` under `data:`; `assay schema --write FILE` makes one";
		throw new UserError("INPUT_INVALID", {
			...place,
			message: "no schema is named to check the data against",
			fix
		});
	}
	return readDataSchema(files, schema);
}
function placeOf({ file, locate }, model) {
	return {
		file,
		...locate(`/models/${model}/data`)
	};
}
/** Schemas may name their own environments; the first of them is meant where ours is unknown. Throws for a name that is none. */
function environmentOf({ environments, file }, asked, own) {
	if (asked === void 0) return environments.includes(own) ? own : environments[0] ?? own;
	if (environments.includes(asked)) return asked;
	const message = `"${asked}" is no environment of ${file}`;
	throw new UserError("INPUT_INVALID", {
		file: "--environment",
		message,
		fix: `use one of: ${environments.join(", ")}`
	});
}

export { schemaVerb as t };