import { $ as createVerb, G as EVIDENCE_FOLDER, Nt as namedSource, W as EVIDENCE_ARTIFACT_PREFIX, Xr as MEASURES, Xt as toModelFiles, bi as UserError, dt as configPlace, et as chooseModel, li as isRemote, mt as plain, nt as withPlaces, ot as eValue, qt as createManifest, tt as loadConfig, ut as nearestName, vi as canonicalJson, yt as pText } from "./start.js";
import { n as buildDriftStatement, t as writeEvidence } from "./write-evidence.js";
import { a as keepDriftState, c as renderDriftPage, i as readLabelledRows, l as withImportance, n as driftCheckRun, o as isActive, r as standingLine, s as detectDrift, t as labelsLine } from "./labels-line.js";
import { t as commonFolder } from "./common-folder.js";
import { n as proveEvidence, t as requireCommitted } from "./trusted-checkout.js";
import { t as driftHelp } from "./help2.js";
import { n as checkPage } from "./html-page.js";
import { S as measureText, i as driftStory, r as renderDriftReport, t as driftHeadline, x as measureNames } from "./drift-markdown.js";
import { i as sized, t as effectInterval } from "./effect-words.js";
import { t as textTable } from "./text-table.js";
import { t as describeSource } from "./source.js";
import { n as findChampion } from "./find-champion.js";

function readDriftInputs(read) {
	const [subject, columns, exclude] = [
		readSubject(read),
		read.names("columns"),
		read.names("exclude")
	];
	const proof = read.boolean("proof", false);
	if (proof && (subject.kind === "files" || subject.current !== void 0 || columns.length + exclude.length > 0)) read.refuse("proof", "vouches for what `drift:` of the model names, and here an input names something else", "leave out `reference`, `current`, `columns` and `exclude`, or leave out `proof`");
	return {
		subject,
		columns,
		exclude,
		proof,
		measures: readMeasures(read),
		state: read.text("state"),
		failOnDrift: read.boolean("fail-on-drift", true),
		html: checkPage(read, read.text("html")),
		token: read.text("token")
	};
}
function readMeasures(read) {
	return read.names("measures").flatMap((name) => {
		const known = MEASURES.find((each) => each === name);
		if (known === void 0) {
			const near = nearestName(name, MEASURES);
			const fix = near === void 0 ? `use some of: ${MEASURES.join(", ")}` : `did you mean "${near}"?`;
			read.refuse("measures", `"${name}" is no measure`, fix);
		}
		return known ?? [];
	});
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
function presentDrift(predicate, { evidence, page }) {
	const { model, drifted, reference, current, columns, skipped } = predicate;
	const shown = [...columns].sort((a, b) => Number(b.drifted) - Number(a.drifted)).slice(0, MAX_SHOWN);
	const more = columns.length > shown.length ? [`  and ${columns.length - shown.length} more columns`] : [];
	const headline = driftHeadline(predicate);
	const measures = measureNames(shown);
	return {
		json: {
			schemaVersion: 1,
			...model === void 0 ? {} : { model },
			...evidence === void 0 ? {} : { evidence },
			...page === void 0 ? {} : { html: page },
			drifted,
			reference,
			current,
			columns,
			...skipped === void 0 ? {} : { skipped },
			...kindsOf(predicate)
		},
		text: [
			headline,
			`${reference.source} (${reference.rows} rows) against ${current.source} (${current.rows} rows)`,
			"",
			textTable([
				"column",
				"type",
				"verdict",
				"effect (interval)",
				"matters from",
				"detectable",
				"adjusted p",
				...measures
			], shown.map((column) => toRow(column, measures))),
			...more,
			...driftStory(predicate).map((line) => `  ${line}`),
			...(skipped ?? []).map(({ name, reason }) => `  not compared: ${name} (${reason})`),
			...evidence === void 0 ? [] : ["", `evidence: ${evidence}`],
			...page === void 0 ? [] : [`page: ${page}`]
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
/** The parts of the evidence beyond single columns, those that there are. */
function kindsOf(predicate) {
	return Object.fromEntries(KINDS.flatMap((kind) => predicate[kind] === void 0 ? [] : [[kind, predicate[kind]]]));
}
const KINDS = [
	"relations",
	"multivariate",
	"performance",
	"shift",
	"skew",
	"unanswered"
];
function toRow(column, measures) {
	const { name, type, verdict, effect, detectable, adjustedPValue } = column;
	const sizes = [effect.name === "schema" ? void 0 : effect.material, detectable].map((size) => size === void 0 ? "" : sized(column, size));
	const p = adjustedPValue === void 0 ? "" : pText(adjustedPValue);
	return [...[
		plain(name, 40),
		type,
		verdict,
		effectInterval(column),
		...sizes,
		p
	], ...measures.map((measure) => measureText(column, measure))];
}

/**
* What the current data is compared with: the reference that is configured, or, where that is the training data and it is not at hand,
* the profile of it that was registered with the champion.
*/
async function referenceOf(services, { name, drift }, token) {
	const { reference, isTrainingData } = drift;
	if (!isTrainingData || !await isGone(services, reference)) return reference;
	const champion = await findChampion({
		...await services.registry(token),
		files: services.files
	}, name);
	const profile = champion.state === "is" ? await champion.fetchProfile() : void 0;
	if (champion.state !== "is" || profile === void 0) return reference;
	const data = describeSource(reference);
	services.log.info(`${data} is not here: the profile that was registered with ${name} ${champion.version} stands for it`);
	return { profile };
}
async function isGone(services, source) {
	if (!("path" in source) || isRemote(source.path)) return false;
	try {
		await (await services.profiles()).find(source.path);
		return false;
	} catch (error) {
		if (error instanceof UserError && error.code === "DATA_UNREADABLE") return true;
		throw error;
	}
}

/** A measurement with where its model stands over time; without a state as it was. Only an alert warns. */
function withStanding(presented, predicate, followed) {
	if (followed === void 0) return presented;
	const { standing, actions, labels } = followed;
	const { phase, incident, since, severity, quietRun, test } = standing;
	const { conclusion, output } = driftCheckRun(predicate, standing, void 0);
	const alert = {
		phase,
		incident,
		quietRun,
		actions: actions.map(({ kind }) => kind),
		...since === void 0 ? {} : { since: new Date(since).toISOString() },
		...severity === void 0 ? {} : { severity },
		...test === void 0 ? {} : { test },
		...labels === void 0 ? {} : { labels: toLabels(labels) }
	};
	const lines = [standingLine(standing), ...labels === void 0 ? [] : [labelsLine(labels)]].map((line) => line.replaceAll("**", ""));
	return {
		json: {
			...presented.json,
			alert
		},
		text: [
			`alert: ${phase}. ${output.title}`,
			...lines,
			"",
			presented.text
		].join("\n"),
		summaryMarkdown: [...labels === void 0 ? [] : [labelsLine(labels), ""], output.summary].join("\n"),
		annotations: [...conclusion === "failure" ? [warning(output.title)] : [], ...labels?.test.alarmAt === void 0 ? [] : [warning(labelsLine(labels).replaceAll("**", ""))]]
	};
}
/** Is an alert open, or do the labels say that the model got worse? */
function isAlarm({ standing, labels }) {
	return isActive(standing) || labels?.test.alarmAt !== void 0;
}
const warning = (message) => ({
	level: "warning",
	problem: {
		file: "",
		message
	}
});
function toLabels({ test, added, watched, worse }) {
	const { count, sum, limit, alarmAt } = test;
	return {
		count,
		added,
		meanLoss: count === 0 ? 0 : sum / count,
		limit,
		eValue: Math.min(eValue(test), Number.MAX_VALUE),
		watched,
		worse,
		...alarmAt === void 0 ? {} : { alarmAt }
	};
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
	const { subject, html } = inputs;
	if (html !== void 0) services.files.resolve(html);
	const { predicate, modelPath, labels } = subject.kind === "files" ? {
		predicate: await compareFiles(services, inputs, subject),
		modelPath: void 0,
		labels: void 0
	} : await compareModel(services, inputs, subject);
	const name = predicate.model ?? "data";
	const path = subject.kind === "model" || services.context.runner ? await keep(services, predicate, modelPath) : void 0;
	const artifact = await artifactOf(services, inputs, {
		name,
		path
	});
	if (html !== void 0) await services.files.write(html, renderDriftPage(predicate));
	const followed = inputs.state === void 0 ? void 0 : await followOverTime(services, inputs.state, predicate, labels);
	return {
		exitCode: (followed === void 0 ? predicate.drifted : isAlarm(followed)) && inputs.failOnDrift ? 1 : 0,
		...withStanding(presentDrift(predicate, {
			evidence: path,
			page: html
		}), predicate, followed),
		outputs: {
			drifted: String(predicate.drifted),
			columns: JSON.stringify(predicate.columns.filter(({ drifted }) => drifted).map((column) => column.name)),
			alert: followed?.standing.phase ?? "",
			severity: followed?.standing.severity ?? "",
			evidence: path ?? ""
		},
		...artifact,
		...html === void 0 ? {} : { report: {
			name: `assay-report-drift-${name}`,
			files: [html]
		} }
	};
}
/** The evidence, with the proof beside it where this job vouches for it; nothing where none was kept. */
async function artifactOf(services, { proof }, { name, path }) {
	if (path === void 0) return {};
	const files = [path, ...proof ? await proveEvidence(services, path) : []];
	return { artifact: {
		name: `${EVIDENCE_ARTIFACT_PREFIX}-drift-${name}`,
		files
	} };
}
/** Writes the evidence; gives its path. */
async function keep(services, predicate, modelPath) {
	const path = `${EVIDENCE_FOLDER}/${predicate.model ?? "data"}.drift.json`;
	const statement = buildDriftStatement(predicate, await driftSubject(services.files, predicate, modelPath));
	await writeEvidence(services.files, path, statement);
	return path;
}
/** The bet on labels needs a memory too, so they are read only here. */
async function followOverTime(services, path, predicate, config) {
	if (config === void 0) return await keepDriftState(services, {
		path,
		predicate
	});
	const rows = await readLabelledRows(await services.tables(), config, configPlace(predicate.model ?? "", "drift.labels"));
	return await keepDriftState(services, {
		path,
		predicate,
		labels: {
			rows,
			rule: config
		}
	});
}
async function compareFiles(services, inputs, subject) {
	const workspace = services.files.resolve(".");
	const folder = commonFolder(workspace, services.context.runner ? [] : [subject.reference, subject.current]);
	return compare(services, inputs, folder.root, {
		reference: namedSource(folder.locate(subject.reference)),
		current: namedSource(folder.locate(subject.current)),
		names: {
			reference: subject.reference,
			current: subject.current
		}
	});
}
async function compareModel(services, inputs, subject) {
	const loaded = await loadConfig(services.files, subject.config);
	if (inputs.proof) await requireCommitted(services, [subject.config]);
	const { name, target, drift, model, task, positive, test } = chooseModel(loaded, subject.model);
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
	const current = subject.current === void 0 ? drift.current : namedSource(subject.current);
	const meaning = {
		task,
		threshold: test.threshold,
		...positive === void 0 ? {} : { positive }
	};
	const reference = await referenceOf(services, {
		name,
		drift
	}, inputs.token);
	const sides = {
		...drift,
		...meaning,
		reference,
		current,
		names,
		outcome: target,
		model: name
	};
	const measured = await withPlaces(loaded, () => compare(services, inputs, void 0, sides));
	return {
		predicate: {
			...withImportance(measured, drift.importance ?? {}),
			config: loaded.origin
		},
		modelPath: model.path,
		labels: drift.labels
	};
}
async function compare(services, inputs, folder, sides) {
	const summaries = await services.summaries(folder, [
		sides.reference,
		sides.current,
		...sides.skew === void 0 ? [] : [sides.skew.serving]
	]);
	const columns = inputs.columns.length > 0 ? inputs.columns : sides.columns;
	const measures = inputs.measures.length > 0 ? inputs.measures : sides.measures;
	return detectDrift({
		summaries,
		md5: services.md5,
		log: services.log
	}, {
		...sides,
		...columns === void 0 ? {} : { columns },
		...measures === void 0 ? {} : { measures },
		exclude: [...sides.exclude ?? [], ...inputs.exclude],
		source: services.context.source,
		assay: services.version,
		createdAt: new Date(services.clock.now()).toISOString()
	});
}

export { driftVerb as t };