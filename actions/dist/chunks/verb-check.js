import { $ as createVerb, bi as UserError, et as chooseModel, mt as plain, nt as withPlaces, pt as inline, tt as loadConfig, yi as Fault } from "./start.js";
import { t as renderFindingsPage } from "./findings-page.js";
import { n as integrityHeadline, t as findingLine } from "./integrity.js";
import { t as checkFiles } from "./check-files.js";
import { t as measureIntegrity } from "./measure-integrity.js";
import { t as commonFolder } from "./common-folder.js";
import { t as checkHelp } from "./help.js";
import { n as checkPage } from "./html-page.js";

const TASKS = [
	"auto",
	"binary",
	"multiclass",
	"regression"
];
const ALONE = [
	"target",
	"id",
	"group",
	"time"
];
function readCheckInputs(read) {
	return {
		html: checkPage(read, read.text("html")),
		...readSubject(read)
	};
}
function readSubject(read) {
	const config = read.textOr("config", "assay.yml");
	const model = read.text("model");
	const [train, holdout] = [read.text("train"), read.text("holdout")];
	const given = {
		target: read.text("target"),
		id: read.text("id"),
		group: read.text("group"),
		time: read.text("time")
	};
	const task = read.choice("task", TASKS, "auto");
	const exclude = read.names("exclude");
	if (train === void 0 && holdout === void 0) {
		for (const name of ALONE.filter((one) => given[one] !== void 0)) read.refuse(name, "means nothing without train and holdout", `name the two files, or write it into ${config}`);
		return {
			kind: "model",
			config,
			model
		};
	}
	const fixes = {
		train: "name the data that the model learns from",
		holdout: "name the data that the model is tested on",
		target: "name the column that holds the truth"
	};
	const needed = {
		train,
		holdout,
		target: given.target
	};
	for (const name of [
		"train",
		"holdout",
		"target"
	]) if (needed[name] === void 0) read.refuse(name, "is missing", fixes[name]);
	if (model !== void 0) read.refuse("model", "means nothing beside train and holdout", "leave it out");
	const { target, ...others } = given;
	const roles = Object.fromEntries(Object.entries(others).filter(([, column]) => column !== void 0));
	return {
		kind: "files",
		train: train ?? "",
		holdout: holdout ?? "",
		target: target ?? "",
		task,
		roles,
		exclude
	};
}

/** Most findings that a terminal and the job summary show; the document has all of them. */
const MAX_SHOWN = 100;
const MAX_ANNOTATIONS = 10;
/** Findings as a document, as lines for a terminal, and as Markdown; errors make the exit code 1. */
function presentCheck({ model, task, target, integrity: found }, page) {
	const errors = found.findings.filter(({ severity }) => severity === "error");
	const shown = found.findings.slice(0, MAX_SHOWN);
	const rest = found.findings.length - shown.length + (found.omitted ?? 0);
	const head = `${model ?? found.train.source}: ${integrityHeadline(found)}`;
	const more = rest > 0 ? [`and ${rest} more`] : [];
	return {
		exitCode: errors.length > 0 ? 1 : 0,
		json: {
			schemaVersion: 1,
			...model === void 0 ? {} : { model },
			task,
			target,
			errors: errors.length,
			warnings: found.findings.length - errors.length,
			...found,
			...page === void 0 ? {} : { html: page }
		},
		text: [
			plain(head, 300),
			...shown.flatMap((one) => [
				"",
				`  ${plain(findingLine(one), 1500)}`,
				`    ${plain(one.fix, 500)}`
			]),
			...more.map((line) => `  ${line}`),
			"",
			`checked: ${found.checked.join(", ")}. What each finding means: docs/integrity.md`,
			...page === void 0 ? [] : [`page: ${page}`]
		].join("\n"),
		summaryMarkdown: [
			`### ${errors.length > 0 ? "✕" : "✓"} Data checks of ${inline(head)}`,
			"",
			...shown.map((one) => `- ${inline(findingLine(one), 500)} ${inline(one.fix)}`),
			...more,
			""
		].join("\n"),
		...page === void 0 ? {} : { report: {
			name: "assay-report-check",
			files: [page]
		} },
		outputs: {
			errors: String(errors.length),
			findings: JSON.stringify(found.findings)
		},
		annotations: errors.slice(0, MAX_ANNOTATIONS).map(({ message, fix }) => ({
			level: "error",
			problem: {
				file: "",
				message,
				fix
			}
		}))
	};
}

const checkVerb = createVerb({
	name: "check",
	help: checkHelp,
	read: readCheckInputs,
	run: runCheck
});
/** Checks two files, or the data of a model; it writes no evidence, which `assay test` does. */
async function runCheck(services, inputs) {
	const { html } = inputs;
	if (html !== void 0) services.files.resolve(html);
	const checked = inputs.kind === "files" ? await runFiles(services, inputs) : await runModel(services, inputs);
	if (html !== void 0) await services.files.write(html, pageOf(checked));
	return presentCheck(checked, html);
}
function pageOf({ model, integrity }) {
	const { train, findings, allowed, checked } = integrity;
	const title = `${model ?? train.source}: ${integrityHeadline(integrity)}`;
	const note = `checked: ${checked.join(", ")}`;
	const accepted = {
		title: "Accepted under check.allow",
		note: "",
		findings: allowed
	};
	return renderFindingsPage(title, [{
		title: "Found",
		note,
		findings
	}, ...allowed.length === 0 ? [] : [accepted]]);
}
async function runFiles(services, inputs) {
	const { train, holdout, roles, ...asked } = inputs;
	const folder = commonFolder(services.files.resolve("."), services.context.runner ? [] : [train, holdout]);
	const sources = {
		train: { path: folder.locate(train) },
		holdout: { path: folder.locate(holdout) }
	};
	const tables = await services.tables(folder.root, [sources.train, sources.holdout]);
	const { integrity, ...found } = await checkFiles({ tables }, {
		...asked,
		...roles,
		...sources,
		names: {
			train,
			holdout
		}
	});
	return {
		...found,
		target: inputs.target,
		integrity
	};
}
async function runModel(services, inputs) {
	const loaded = await loadConfig(services.files, inputs.config);
	const model = chooseModel(loaded, inputs.model);
	if (model.data.train === void 0) throw new UserError("CONFIG_INVALID", {
		file: inputs.config,
		...loaded.config.locate(`/models/${model.name}/data`),
		message: `the model "${model.name}" names no training data, so there is nothing to check the holdout against`,
		fix: "add `train:` under `data:`, or give `train`, `holdout` and `target`"
	});
	const { log, files, clock } = services;
	const tables = await services.tables(void 0, [model.data.train, model.data.holdout]);
	const asked = {
		...model,
		test: {
			...model.test,
			checks: true
		}
	};
	const { integrity } = await withPlaces(loaded, () => measureIntegrity({
		tables,
		log,
		files,
		clock
	}, asked));
	if (integrity === void 0) throw new Fault("INTERNAL", "the checks did not run");
	return {
		model: model.name,
		task: model.task,
		target: model.target,
		integrity
	};
}

export { checkVerb as t };