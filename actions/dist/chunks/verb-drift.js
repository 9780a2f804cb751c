import { S as configPlace, _ as EVIDENCE_FOLDER, g as EVIDENCE_ARTIFACT_PREFIX } from "./catalog.js";
import { t as buildDriftStatement } from "./build.js";
import { n as UserError } from "./error.js";
import { n as detectDrift } from "./detect-drift.js";
import { t as commonFolder } from "./common-folder.js";
import { n as loadConfig, r as withPlaces, t as chooseModel } from "./load-config.js";
import { C as createVerb } from "./tables.js";
import { t as driftHelp } from "./help2.js";
import { n as renderDriftReport, t as driftHeadline } from "./drift-markdown.js";
import { t as textTable } from "./text-table.js";
import { t as canonicalJson } from "./canonical-json.js";
import { a as toModelFiles, n as createManifest } from "./manifest.js";

function readDriftInputs(read) {
	return {
		subject: readSubject(read),
		columns: read.names("columns"),
		exclude: read.names("exclude"),
		failOnDrift: read.boolean("fail-on-drift", true)
	};
}
function readSubject(read) {
	const config = read.textOr("config", "assay.yml");
	const model = read.text("model");
	const reference = read.text("reference");
	const current = read.text("current");
	if (reference !== void 0 && current !== void 0) {
		if (model !== void 0) read.refuse("model", "means nothing beside reference and current", "leave it out, or leave out the two files");
		return {
			kind: "files",
			reference,
			current
		};
	}
	if (reference !== void 0) read.refuse("current", "is missing", "name the data to compare with the reference");
	return {
		kind: "model",
		config,
		model,
		current
	};
}

/** Most columns that a terminal shows; the document and the evidence have all of them. */
const MAX_SHOWN = 40;
/** Drift evidence as a document, as a table for a terminal, and as the report that an alert shows. */
function presentDrift(predicate, path) {
	const { model, drifted, reference, current, columns, skipped } = predicate;
	const shown = [...columns].sort((a, b) => Number(b.drifted) - Number(a.drifted)).slice(0, MAX_SHOWN);
	const more = columns.length > shown.length ? [`  and ${columns.length - shown.length} more columns`] : [];
	const headline = driftHeadline(predicate);
	return {
		json: {
			schemaVersion: 1,
			...model === void 0 ? {} : { model },
			...path === void 0 ? {} : { evidence: path },
			drifted,
			reference,
			current,
			columns,
			...skipped === void 0 ? {} : { skipped }
		},
		text: [
			headline,
			`${reference.source} (${reference.rows} rows) against ${current.source} (${current.rows} rows)`,
			"",
			textTable([
				"column",
				"type",
				"verdict",
				"effect",
				"matters from",
				"p"
			], shown.map(toRow)),
			...more,
			...(skipped ?? []).map(({ name, reason }) => `  not compared: ${name} (${reason})`),
			...path === void 0 ? [] : ["", `evidence: ${path}`]
		].join("\n"),
		summaryMarkdown: renderDriftReport(predicate),
		annotations: drifted ? [{
			level: "warning",
			problem: {
				file: "",
				message: headline
			}
		}] : []
	};
}
function toRow({ name, type, verdict, effect, adjustedPValue }) {
	const p = adjustedPValue === void 0 ? "" : adjustedPValue.toPrecision(2);
	return [
		name,
		type,
		verdict,
		`${effect.name} ${effect.size.toPrecision(3)}`,
		String(effect.material),
		p
	];
}

/**
* What drift evidence is about: the model whose data moved, where its files are at hand; else the reference it was compared with, by
* the description in the evidence.
*/
async function driftSubject(files, predicate, modelPath) {
	const digests = modelPath === void 0 ? void 0 : await files.digest(modelPath);
	if (modelPath !== void 0 && digests !== void 0 && digests.length > 0) return createManifest(toModelFiles(modelPath, digests), files.sha256).digest;
	return files.sha256(canonicalJson(predicate.reference));
}

const driftVerb = createVerb({
	name: "drift",
	help: driftHelp,
	read: readDriftInputs,
	run: runDrift
});
async function runDrift(services, inputs) {
	const { subject } = inputs;
	const { predicate, modelPath } = subject.kind === "files" ? {
		predicate: await compareFiles(services, inputs, subject),
		modelPath: void 0
	} : await compareModel(services, inputs, subject);
	const isKept = subject.kind === "model" || services.context.runner;
	const name = predicate.model ?? "data";
	const path = isKept ? `${EVIDENCE_FOLDER}/${name}.drift.json` : void 0;
	if (path !== void 0) {
		const statement = buildDriftStatement(predicate, await driftSubject(services.files, predicate, modelPath));
		await services.files.write(path, `${JSON.stringify(statement, null, 2)}\n`);
	}
	return {
		exitCode: predicate.drifted && inputs.failOnDrift ? 1 : 0,
		...presentDrift(predicate, path),
		outputs: {
			drifted: String(predicate.drifted),
			columns: JSON.stringify(predicate.columns.filter(({ drifted }) => drifted).map((column) => column.name)),
			evidence: path ?? ""
		},
		...path === void 0 ? {} : { artifact: {
			name: `${EVIDENCE_ARTIFACT_PREFIX}-drift-${name}`,
			files: [path]
		} }
	};
}
async function compareFiles(services, inputs, subject) {
	const workspace = services.files.resolve(".");
	const folder = commonFolder(workspace, services.context.runner ? [] : [subject.reference, subject.current]);
	return compare(services, inputs, folder.root, {
		reference: { path: folder.locate(subject.reference) },
		current: { path: folder.locate(subject.current) },
		names: {
			reference: subject.reference,
			current: subject.current
		}
	});
}
async function compareModel(services, inputs, subject) {
	const loaded = await loadConfig(services.files, subject.config);
	const { name, target, drift, model } = chooseModel(loaded, subject.model);
	if (drift === void 0) throw new UserError("CONFIG_INVALID", {
		file: subject.config,
		...loaded.config.locate(`/models/${name}`),
		message: `the model "${name}" has no \`drift:\`, so there is nothing to compare`,
		fix: "add `drift: {current: <data>}`, or give `reference` and `current`"
	});
	const names = {
		reference: configPlace(name, "drift.reference"),
		current: subject.current ?? configPlace(name, "drift.current")
	};
	const current = subject.current === void 0 ? drift.current : { path: subject.current };
	const sides = {
		...drift,
		current,
		names,
		outcome: target,
		model: name
	};
	return {
		predicate: await withPlaces(loaded, () => compare(services, inputs, void 0, sides)),
		modelPath: model.path
	};
}
async function compare(services, inputs, folder, sides) {
	const tables = await services.tables(folder);
	const columns = inputs.columns.length > 0 ? inputs.columns : sides.columns;
	return detectDrift({
		tables,
		log: services.log
	}, {
		...sides,
		...columns === void 0 ? {} : { columns },
		exclude: [...sides.exclude ?? [], ...inputs.exclude],
		source: services.context.source,
		assay: services.version,
		createdAt: new Date(services.clock.now()).toISOString()
	});
}

export { driftVerb as t };