import { t as initVerb } from "./verb-init.js";
import { ht as prose, pt as inline, rt as parseConfig, xn as defaultMetrics } from "./start.js";
import { n as POLICY_PATH } from "./parse2.js";

/** How much of a table is looked at, in bytes. */
const HEAD_BYTES = 65536;
/** Files beyond this number are not looked at. */
const MAX_HOLDINGS = 2e4;
const PASSED_OVER = /(^|\/)(\.git|\.assay|\.dvc|node_modules|\.venv|venv|env|__pycache__|site-packages|dist|\.ipynb_checkpoints)\//;
const TABLE$1 = /\.(csv|tsv)$/i;
/** Folders that hold nothing of the repository's own. */
function isOwn(path) {
	return !PASSED_OVER.test(path);
}
/** Files whose beginning tells something: delimited tables. */
function wantsHead(path) {
	return TABLE$1.test(path);
}
/** The folder of a path, with a slash at its end; empty for the root. */
function folderOf(path) {
	return path.slice(0, path.lastIndexOf("/") + 1);
}
/** The last part of a path. */
function fileOf(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}

const UNREADABLE = /\.(pkl|pickle|joblib|pt|pth|h5|keras|bst|ubj|cbm|mlmodel)$/i;
const PLAIN = [
	"model",
	"saved_model",
	"best",
	"final",
	"latest",
	"network",
	"predictions",
	"preds",
	"scores"
];
const MAX_MODELS = 20;
/** Models of a repository, each under a name of its own: that of its file, or of its folder where the file's says nothing. */
function findModels(files) {
	const paths = files.map(({ path }) => path).toSorted();
	const readable = paths.flatMap((path) => asModel(path, paths));
	const predictions = readable.length > 0 ? [] : paths.filter((path) => /(^|\/)[^/]*pred(iction)?s?[^/]*\.csv$/i.test(path));
	const places = [...readable.map((path) => ({
		path,
		isPredictions: false
	})), ...predictions.map((path) => ({
		path,
		isPredictions: true
	}))];
	const taken = /* @__PURE__ */ new Set();
	return {
		models: places.slice(0, MAX_MODELS).map((place) => ({
			name: nameOf(place.path, taken),
			...place
		})),
		unreadable: paths.filter((path) => UNREADABLE.test(path))
	};
}
/** The path that `model:` takes: the file of ONNX, the folder of TF.js and of a SavedModel. */
function asModel(path, all) {
	if (/\.onnx$/i.test(path)) return [path];
	const folder = folderOf(path);
	if (folder === "") return [];
	return fileOf(path) === "model.json" && all.some((one) => folderOf(one) === folder && one.endsWith(".bin")) || fileOf(path) === "saved_model.pb" ? [folder.slice(0, -1)] : [];
}
function nameOf(path, taken) {
	const base = path.split("/").map((part) => toName(part.replace(/\.(onnx|csv)$/i, ""))).toReversed().find((part) => part !== "" && !PLAIN.includes(part) && !/^(models?|build|artifacts|data|output|export)$/.test(part)) ?? "model";
	let name = base;
	for (let n = 2; taken.has(name); n++) name = `${base}-${n}`;
	taken.add(name);
	return name;
}
/** Letters that a name may have (MODEL_NAME_PATTERN). */
function toName(text) {
	return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "").slice(0, 40).replace(/-+$/, "");
}

const TARGETS = [
	"target",
	"label",
	"labels",
	"class",
	"y",
	"outcome",
	"truth",
	"y_true",
	"churn",
	"default",
	"price",
	"fraud"
];
const IDS = /^(id|uuid|guid|key|row_id|index)$|[_ -]id$|Id$/;
const POSITIVES = [
	"1",
	"true",
	"yes",
	"y",
	"bad",
	"positive",
	"fraud",
	"late",
	"churn",
	"default",
	"malignant",
	"spam"
];
const MAX_CLASSES = 30;
/** Names first, values second; nothing is guessed that neither tells. */
function inferFromHead(head) {
	const valuesOf = (name) => head.values.get(name) ?? [];
	const id = head.columns.find((name) => IDS.test(name) && new Set(valuesOf(name)).size === valuesOf(name).length);
	const named = TARGETS.flatMap((word) => head.columns.filter((name) => name.toLowerCase() === word));
	const ending = head.columns.filter((name) => /[_ -](target|label|class)$/i.test(name));
	const target = [...named, ...ending].find((name) => name !== id);
	return {
		...id === void 0 ? {} : { id },
		...target === void 0 ? {} : guessTask(target, valuesOf(target))
	};
}
function guessTask(target, values) {
	const given = values.filter((value) => value !== "");
	const distinct = [...new Set(given)];
	if (distinct.length === 2) {
		const positive = distinct.find((value) => POSITIVES.includes(value.toLowerCase()));
		return {
			target,
			task: "binary",
			...positive === void 0 ? {} : { positive }
		};
	}
	if (distinct.length < 3) return { target };
	const isNumeric = distinct.every((value) => Number.isFinite(Number(value)));
	if (isNumeric && distinct.length > MAX_CLASSES) return {
		target,
		task: "regression"
	};
	if (distinct.length <= MAX_CLASSES && given.length > 3 * distinct.length) return {
		target,
		task: "multiclass"
	};
	return isNumeric ? {
		target,
		task: "regression"
	} : { target };
}

const MAX_ROWS = 500;
/** Reads the beginning of a table; the last line may be cut off, so it is left out. `undefined` without a header. */
function readHead(text, path) {
	const [header, ...rows] = text.replace(/^\uFEFF/, "").split(/\r?\n/);
	if (header === void 0 || header.trim() === "") return void 0;
	const separator = /\.tsv$/i.test(path) ? "	" : [
		",",
		";",
		"	"
	].toSorted((a, b) => times(header, b) - times(header, a))[0];
	const columns = cells(header, separator ?? ",");
	const whole = rows.slice(0, -1).slice(0, MAX_ROWS).map((row) => cells(row, separator ?? ",")).filter((row) => row.length === columns.length);
	return {
		columns,
		values: new Map(columns.map((name, i) => [name, whole.map((row) => row[i] ?? "")]))
	};
}
function times(text, part) {
	return text.split(part).length;
}
/** Cells of one line; quotes may hold the separator. */
function cells(line, separator) {
	const found = [];
	let cell = "";
	let isQuoted = false;
	for (const character of line) if (character === "\"") isQuoted = !isQuoted;
	else if (character === separator && !isQuoted) {
		found.push(cell.trim());
		cell = "";
	} else cell += character;
	return [...found, cell.trim()];
}

const WORKFLOW_PATH = ".github/workflows/assay.yml";
/** What stands where a person has to decide; it is accepted, and measured by nobody. */
const FILL_IN = "FILL_IN";
/** `assay.yml` for models as they were found; what could not be told says so. */
function configText(models) {
	return [
		"# What is judged, and on which rows. Every key: docs/schema/assay.schema.json",
		"version: 1",
		"models:",
		...models.flatMap((model) => {
			const { name, path, isPredictions, task = "binary", target, positive, id, holdout, train, run, open } = model;
			return [
				...open.map((question) => `  # To do: say ${question}.`),
				`  ${name}:`,
				`    task: ${task}`,
				`    target: ${scalar(target ?? FILL_IN)}`,
				...task === "binary" ? [`    positive: ${scalar(positive ?? FILL_IN)}`] : [],
				"    data:",
				`      holdout: ${scalar(holdout ?? `data/${FILL_IN}.csv`)}`,
				...train === void 0 ? [] : [`      train: ${scalar(train)}`],
				...id === void 0 && !isPredictions ? [] : [`      id: ${scalar(id ?? FILL_IN)}`],
				...run === void 0 ? [] : ["    train:", `      run: ${scalar(run)}`],
				isPredictions ? `    model: { predictions: ${scalar(path)} }` : `    model: ${scalar(path)}`
			];
		}),
		""
	].join("\n");
}
/** A policy that shows everything and holds nothing back. */
function policyText(models) {
	return [
		"# Thresholds stand here and nowhere else; the file counts as it stands at the base branch.",
		"version: 1",
		"mode: advisory # shows every verdict and blocks nothing; take the line out to enforce the rules",
		"models:",
		...models.flatMap(({ name, task = "binary" }) => [
			`  ${name}:`,
			"    rules:",
			"      - id: no-regression # against the champion, the last version that was registered",
			`        metric.baseline: { metric: ${defaultMetrics(task)[0]}, non_inferior_by: 0.02, margin: relative }`
		]),
		""
	].join("\n");
}
/** A workflow that trains (where there is a command), measures and judges each model. */
function workflowText(models, branch) {
	const jobs = models.flatMap(({ name, run }) => [
		`  ${name.replaceAll(".", "_")}:`,
		"    uses: assay-ml/assay/.github/workflows/model-ci.yml@v1 # pin it to a commit: `assay doctor`",
		`    with: { model: ${name}, train: ${run === void 0 ? "false" : "true"} }`,
		"    permissions: { contents: write, pull-requests: read }"
	]);
	return [
		"name: assay",
		"on:",
		"  pull_request:",
		"  merge_group:",
		`  push: { branches: [${scalar(branch)}] }`,
		"",
		"permissions: {}",
		"",
		"jobs:",
		...jobs.length === 0 ? [
			"  model:",
			"    uses: assay-ml/assay/.github/workflows/model-ci.yml@v1 # pin it to a commit: `assay doctor`",
			"    permissions: { contents: write, pull-requests: read }"
		] : jobs,
		""
	].join("\n");
}
/** A YAML scalar that is read back as this very text; JSON strings are YAML. */
function scalar(text) {
	if (/^[A-Za-z_./][\w./-]*( [\w./-]+)*$/.test(text) && !/^(true|false|yes|no|on|off|null|y|n|~)$/i.test(text)) return text;
	return /^-?\d{1,9}$/.test(text) ? text : JSON.stringify(text);
}

const CONFIG_PATH = "assay.yml";
const TABLE = /\.(csv|tsv|parquet|ndjson|jsonl)$/i;
/**
* What a repository needs to be judged, inferred from the files it holds; `undefined` where nothing of a model was found. Pure. Nothing that
* is there is written anew. Throws UserError CONFIG_INVALID when there is an `assay.yml` that cannot be read: whose models would be governed is
* not known then.
*/
function planSetup({ files, present, branch }) {
	const own = files.filter(({ path }) => isOwn(path));
	const configured = present.config === void 0 ? void 0 : parseConfig(present.config, CONFIG_PATH).models;
	const { models: found, unreadable } = findModels(own);
	const tables = own.flatMap(asTable);
	const planned = found.map((model) => planModel(model, tables, own));
	if (configured === void 0 && planned.length === 0 && unreadable.length === 0) return void 0;
	const governed = configured?.map(({ name, task }) => ({
		name,
		task
	})) ?? planned;
	const isCalled = present.workflows.some(({ head = "" }) => /assay/.test(head) && /(model-ci\.yml@|assay\s+test)/.test(head));
	const wanted = [
		{
			path: CONFIG_PATH,
			isThere: present.config !== void 0,
			text: configText(planned)
		},
		{
			path: POLICY_PATH,
			isThere: present.policy !== void 0,
			text: policyText(governed)
		},
		{
			path: WORKFLOW_PATH,
			isThere: isCalled || present.workflows.some(({ path }) => path === ".github/workflows/assay.yml"),
			text: workflowText(planned, branch)
		}
	];
	const isEmpty = governed.length === 0;
	return {
		models: configured === void 0 ? planned : [],
		files: isEmpty ? [] : wanted.filter(({ isThere }) => !isThere).map(({ path, text }) => ({
			path,
			text
		})),
		kept: wanted.filter(({ isThere }) => isThere).map(({ path }) => path),
		notes: notesOf(own, unreadable)
	};
}
/** A table, or the one that a DVC pointer stands for. */
function asTable(file) {
	if (TABLE.test(file.path)) return [file];
	const pointed = file.path.replace(/\.dvc$/, "");
	return pointed !== file.path && TABLE.test(pointed) ? [{
		path: pointed,
		size: 0
	}] : [];
}
function planModel(model, tables, files) {
	const near = nearest(model.path, tables.filter(({ path }) => path !== model.path));
	const holdout = near.find(({ path }) => /hold-?out|test|valid|eval/i.test(fileOf(path)));
	const train = near.find(({ path }) => /train/i.test(fileOf(path)));
	const head = holdout?.head === void 0 ? void 0 : readHead(holdout.head, holdout.path);
	const guess = head === void 0 ? {} : inferFromHead(head);
	const script = nearest(model.path, files.filter(({ path }) => /(^|\/)train[^/]*\.(py|sh|ts|js|R)$/.test(path)))[0];
	const run = script === void 0 ? void 0 : commandOf(script.path);
	const open = [
		...holdout === void 0 ? ["which file holds the rows it is judged on (`data.holdout`)"] : [],
		...guess.target === void 0 ? ["which column holds the truth (`target`)"] : [],
		...guess.task === void 0 ? ["what it predicts (`task`)"] : [],
		...(guess.task ?? "binary") === "binary" && guess.positive === void 0 ? ["which class a score is the probability of (`positive`)"] : [],
		...model.isPredictions && guess.id === void 0 ? ["which column tells rows apart (`data.id`)"] : []
	];
	return {
		...model,
		...guess,
		...holdout === void 0 ? {} : { holdout: holdout.path },
		...train === void 0 ? {} : { train: train.path },
		...run === void 0 || model.isPredictions ? {} : { run },
		open
	};
}
function commandOf(path) {
	if (path.endsWith(".py")) return `python ${path}`;
	if (path.endsWith(".sh")) return `bash ${path}`;
	return path.endsWith(".R") ? `Rscript ${path}` : `node ${path}`;
}
/** Files by the length of the path that they share with the model: in a monorepo, a model's data lie beside it. */
function nearest(to, files) {
	const shared = ({ path }) => {
		const [a, b] = [folderOf(to).split("/"), folderOf(path).split("/")];
		const differs = a.findIndex((part, i) => part !== b[i]);
		return differs === -1 ? a.length : differs;
	};
	return files.toSorted((a, b) => shared(b) - shared(a) || a.path.length - b.path.length);
}
function notesOf(files, unreadable) {
	const has = (pattern) => files.find(({ path }) => pattern.test(path))?.path;
	const dvc = has(/(^|\/)dvc\.yaml$|\.dvc$/);
	const notebook = has(/\.ipynb$/);
	const figures = has(/(^|\/)(metrics|scores|results)\.json$/);
	const needs = has(/(^|\/)(requirements[^/]*\.txt|pyproject\.toml|environment\.ya?ml)$/);
	return [
		...unreadable[0] === void 0 ? [] : [`${unreadable[0]} is in a form that runs code when it is loaded: export the model to ONNX, or hand over predictions (\`model: { predictions: … }\`)`],
		...dvc === void 0 ? [] : [`data are kept with DVC (${dvc}): fetch them in a job before \`assay test\`, for example with \`dvc pull\``],
		...notebook === void 0 ? [] : [`${notebook} is a notebook: a run needs a command, for example \`jupyter nbconvert --execute\``],
		...figures === void 0 ? [] : [`${figures} holds figures that were measured elsewhere: \`assay ingest\` records them, but only what Assay measures counts`],
		...needs === void 0 ? [] : [`${needs} names what training needs: install it in the job before training`]
	];
}

/** What was found, as Markdown: models, what is to be decided, and what else was seen. */
function setupSummary({ models, files, kept, notes }) {
	const rows = models.map(({ name, path, holdout, task, open }) => {
		return `| ${[
			name,
			path,
			holdout ?? "",
			task ?? ""
		].map((cell) => cell === "" ? "to do" : inline(cell, 200)).join(" | ")} | ${open.length === 0 ? "nothing" : open.map((one) => prose(one, 200)).join("; ")} |`;
	});
	const table = [
		"| model | file | judged on | task | for you to say |",
		"| --- | --- | --- | --- | --- |",
		...rows
	];
	return [
		...rows.length === 0 ? [] : [...table, ""],
		...files.map(({ path }) => `- new: \`${path}\``),
		...kept.map((path) => `- stays as it is: \`${path}\``),
		...notes.map((note) => `- ${prose(note, 500)}`)
	].join("\n");
}

export { MAX_HOLDINGS as a, HEAD_BYTES as i, initVerb, CONFIG_PATH as n, isOwn as o, planSetup as r, wantsHead as s, setupSummary as t };