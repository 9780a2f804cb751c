import { t as nearestName } from "./nearest-name.js";
import { t as validate } from "./validate.js";
import { t as require_dist } from "./vendor-yaml.js";
import { n as UserError } from "./error.js";
import { t as pointerKeys } from "./located.js";
import { C as placeError, a as metricNames, i as isMetricOf, r as defaultMetrics } from "./catalog.js";
import { n as configSchema } from "./schema.js";

var import_dist = require_dist();
const MAX_YAML_CHARACTERS = 1e6;
/**
* Parses YAML 1.2 (core schema) strictly: one document, no duplicate keys, no unknown tags, no anchors, only text keys, finite numbers.
* Throws UserError(code) with every problem and its position.
*/
function parseYaml(text, file, code) {
	if (text.length > MAX_YAML_CHARACTERS) throw new UserError(code, {
		file,
		message: `the file has ${text.length} characters; at most ${MAX_YAML_CHARACTERS} are read`
	});
	const lines = new import_dist.LineCounter();
	const documents = (0, import_dist.parseAllDocuments)(text.replace(/^\uFEFF/, " "), {
		lineCounter: lines,
		uniqueKeys: true,
		strict: true
	});
	const position = (offset) => {
		const { line, col } = lines.linePos(offset ?? 0);
		return {
			line: Math.max(line, 1),
			column: Math.max(col, 1)
		};
	};
	const [document, second] = Array.isArray(documents) ? documents : [];
	if (document === void 0 || document.contents === null) throw new UserError(code, {
		file,
		line: 1,
		column: 1,
		message: "the file is empty",
		fix: "start with `version: 1`"
	});
	const problems = [...document.errors, ...document.warnings].map((error) => ({
		file,
		...position(error.pos[0]),
		message: (error.message.split("\n")[0] ?? error.message).replace(/ at line \d+, column \d+:?$/, ""),
		fix: "check the indentation, brackets and quotes of this line and the one before it"
	}));
	if (second !== void 0) problems.push({
		file,
		...position(second.range[0]),
		message: "a second document; only one is allowed"
	});
	if (document.errors.length === 0) problems.push(...unsafeNodes(document.contents, (offset) => ({
		file,
		...position(offset)
	})));
	if (problems.length > 0) throw new UserError(code, problems);
	const root = document.contents;
	return {
		file,
		value: document.toJS({ maxAliasCount: 0 }),
		locate: (pointer) => position(nodeAt(root, pointer).range?.[0]),
		locateKey: (pointer, key) => {
			const pair = pairOf(nodeAt(root, pointer), key);
			return position((0, import_dist.isNode)(pair?.key) ? pair.key.range?.[0] : nodeAt(root, pointer).range?.[0]);
		}
	};
}
function unsafeNodes(root, at) {
	const problems = [];
	(0, import_dist.visit)(root, {
		Node: (_key, node) => {
			if ((0, import_dist.isAlias)(node) || "anchor" in node && node.anchor !== void 0) problems.push({
				...at(node.range?.[0]),
				message: "anchors and aliases are not allowed",
				fix: "write the value out"
			});
			if ((0, import_dist.isScalar)(node) && typeof node.value === "number" && !Number.isFinite(node.value)) problems.push({
				...at(node.range?.[0]),
				message: `${node.source ?? node.value} is not a finite number`,
				fix: "write a number like 0.5"
			});
		},
		Pair: (_key, pair) => {
			if (!(0, import_dist.isScalar)(pair.key) || typeof pair.key.value !== "string") problems.push({
				...at((0, import_dist.isNode)(pair.key) ? pair.key.range?.[0] : void 0),
				message: "a key must be text",
				fix: "put it in quotes"
			});
		}
	});
	return problems;
}
function nodeAt(root, pointer) {
	let node = root;
	for (const key of pointerKeys(pointer)) {
		const next = (0, import_dist.isSeq)(node) ? node.items[Number(key)] : pairOf(node, key)?.value;
		if (!(0, import_dist.isNode)(next)) return node;
		node = next;
	}
	return node;
}
function pairOf(node, key) {
	if (!(0, import_dist.isMap)(node)) return void 0;
	return node.items.find((pair) => (0, import_dist.isScalar)(pair.key) && String(pair.key.value) === key);
}

const DEFAULT_LEVEL = .95;
const DEFAULT_THRESHOLD = .5;
const DEFAULT_SEED = 1;
const DEFAULT_TIMEOUT_MINUTES = 60;
/** Reads the text of `assay.yml`. Throws UserError CONFIG_INVALID with every problem, each with line and column. */
function parseConfig(text, file) {
	const document = parseYaml(text, file, "CONFIG_INVALID");
	const { models } = validate(document, configSchema, "CONFIG_INVALID");
	const problems = Object.entries(models).flatMap(([name, model]) => crossChecks(name, model, document));
	if (problems.length > 0) throw new UserError("CONFIG_INVALID", problems);
	return {
		file,
		models: Object.entries(models).map(([name, model]) => toModel(name, model)),
		locate: document.locate
	};
}
/** What a JSON Schema cannot say well: rules between keys. */
function crossChecks(name, model, document) {
	const problems = [];
	const at = (path, message, fix) => {
		const pointer = `/models/${name}${path}`;
		problems.push({
			file: document.file,
			...document.locate(pointer),
			path: pointer,
			message,
			fix
		});
	};
	if (model.task === "binary" && model.positive === void 0) at("", "a binary task needs the class that a score is the probability of", "add `positive: <value of the target column>`");
	if (model.task !== "binary" && model.positive !== void 0) at("/positive", `"positive" means nothing for a ${model.task} task`, "remove it, or set `task: binary`");
	if (model.train !== void 0 && model.train.run === void 0 === (model.train.module === void 0)) at("/train", "training needs exactly one of \"run\" and \"module\"", "keep one: `run: python train.py` or `module: train.ts`");
	if (typeof model.model === "object" && model.data.id === void 0) at("/model", "predictions are matched to rows by id, and no id column is named", "add `id:` under `data:`");
	if (model.data.id === model.target) at("/data/id", "the id column and the target are the same column", "name another column");
	if (model.drift !== void 0 && model.drift.reference === void 0 && model.data.train === void 0) at("/drift", "there is nothing to compare with", "add `reference:` here, or `train:` under `data:`");
	model.test?.metrics?.forEach((metric, index) => {
		if (isMetricOf(metric, model.task)) return;
		const names = metricNames(model.task);
		const nearest = nearestName(metric, names);
		const fix = nearest === void 0 ? `use one of: ${names.join(", ")}` : `did you mean "${nearest}"?`;
		at(`/test/metrics/${index}`, `"${metric}" is not a metric of a ${model.task} task`, fix);
	});
	const names = model.test?.slices?.map((slice) => slice.name) ?? [];
	names.forEach((slice, index) => {
		if (names.indexOf(slice) === index) return;
		at(`/test/slices/${index}/name`, `there are two slices named "${slice}"`, "name one of them otherwise");
	});
	return problems;
}
function toModel(name, model) {
	return {
		name,
		task: model.task,
		target: model.target,
		...model.positive === void 0 ? {} : { positive: String(model.positive) },
		data: {
			...model.data.train === void 0 ? {} : { train: toSource(model.data.train) },
			holdout: toSource(model.data.holdout),
			...model.data.id === void 0 ? {} : { id: model.data.id },
			exclude: model.data.exclude ?? [],
			protected: model.data.protected ?? []
		},
		...model.train === void 0 ? {} : { train: toTrain(model.train) },
		model: typeof model.model === "string" ? {
			kind: "file",
			path: model.model
		} : {
			kind: "predictions",
			path: model.model.predictions
		},
		test: {
			metrics: model.test?.metrics ?? defaultMetrics(model.task),
			level: model.test?.level ?? DEFAULT_LEVEL,
			threshold: model.test?.threshold ?? DEFAULT_THRESHOLD,
			...model.test?.slices === void 0 ? {} : { slices: model.test.slices }
		},
		...toDrift(model)
	};
}
function toSource(source) {
	return typeof source === "string" ? { path: source } : source;
}
function toTrain(train) {
	return {
		spec: train.module === void 0 ? {
			kind: "run",
			run: train.run ?? []
		} : {
			kind: "module",
			module: train.module
		},
		params: train.params ?? {},
		seed: train.seed ?? DEFAULT_SEED,
		timeoutMinutes: train.timeout_minutes ?? DEFAULT_TIMEOUT_MINUTES
	};
}
function toDrift({ data, drift }) {
	const reference = drift?.reference ?? data.train;
	if (drift === void 0 || reference === void 0) return {};
	return { drift: {
		reference: toSource(reference),
		current: toSource(drift.current),
		...drift.columns === void 0 ? {} : { columns: drift.columns },
		exclude: drift.exclude ?? []
	} };
}

/** Reads the configuration of the workspace. Throws UserError CONFIG_MISSING or CONFIG_INVALID. */
async function loadConfig(files, path) {
	const text = await files.readText(path);
	if (text === void 0) throw new UserError("CONFIG_MISSING", {
		file: path,
		message: "there is no configuration here",
		fix: "create it (docs/cli.md has the shortest one that works), or name another file with `config`"
	});
	return {
		config: parseConfig(text, path),
		origin: {
			path,
			digest: files.sha256(text)
		}
	};
}
/** The model that was asked for, or the only one. Throws UserError INPUT_INVALID with the names there are. */
function chooseModel({ config }, name) {
	const names = config.models.map((model) => model.name);
	const [only] = config.models;
	if (name === void 0 && config.models.length === 1 && only !== void 0) return only;
	const found = config.models.find((model) => model.name === name);
	if (found !== void 0) return found;
	if (name === void 0) {
		const message = `has ${names.length} models, and none is named`;
		throw new UserError("INPUT_INVALID", {
			file: config.file,
			message,
			fix: `set \`model\` to one of: ${names.join(", ")}`
		});
	}
	const nearest = nearestName(name, names);
	throw new UserError("INPUT_INVALID", {
		file: config.file,
		message: `has no model "${name}"`,
		fix: nearest === void 0 ? `use one of: ${names.join(", ")}` : `did you mean "${nearest}"?`
	});
}
/** Does work on a model; what turns out to be wrong with a part of the configuration is told at the line of that part. */
async function withPlaces({ config }, work) {
	try {
		return await work();
	} catch (error) {
		throw error instanceof UserError ? placeError(error, config) : error;
	}
}

export { parseYaml as i, loadConfig as n, withPlaces as r, chooseModel as t };