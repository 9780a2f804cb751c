import { a as refuseForeignCard, c as renderCardMarkdown, i as makeCard, l as missingSections, n as renderAnnexIvMarkdown, o as renderCardPage, r as renderAnnexIvPage, s as checkCard, t as makeAnnexIv } from "./verb9.js";
import { $ as createVerb, G as EVIDENCE_FOLDER, Lt as parseStrictJson, bi as UserError, bt as plural, et as chooseModel, lt as validate, mt as plain, pt as inline, r as verdictSchema, t as VERDICT_PATH, tt as loadConfig } from "./start.js";
import { t as cardHelp } from "./help9.js";
import { n as checkPage } from "./html-page.js";

function readCardInputs(read) {
	const inputs = {
		config: read.textOr("config", "assay.yml"),
		model: read.text("model"),
		evidence: read.text("evidence"),
		drift: read.text("drift"),
		about: read.text("about"),
		out: read.text("out"),
		html: checkPage(read, read.text("html")),
		check: read.text("check"),
		annexIv: read.text("annex-iv")
	};
	const { out, check, about, annexIv } = inputs;
	if (annexIv !== void 0 && (out ?? check) !== void 0) read.refuse("annex-iv", "writes files of its own", "leave `out` and `check` out, and run them by themselves");
	if (out !== void 0 && !/\.md$/i.test(out)) read.refuse("out", `"${out}" does not end in .md`, "name a file like MODEL_CARD.md, so that no data is overwritten");
	if (out !== void 0 && check !== void 0) read.refuse("out", "means nothing beside check", "check first, then write the card");
	if (out !== void 0 && out === about) read.refuse("out", "is the file that people write", "name another one, for example MODEL_CARD.md");
	return inputs;
}

/** Writes the documentation pack into a folder, and says what is still open and for whom. */
async function writeAnnexIv(services, card, folder, evidence) {
	const { files, log } = services;
	const ledger = async () => (await services.registry(void 0)).ledger;
	const pack = await makeAnnexIv({
		files,
		log,
		ledger
	}, {
		card,
		verdict: await readVerdict(services)
	});
	const [markdown, page] = [`${folder}/annex-iv.md`, `${folder}/annex-iv.html`];
	await files.write(markdown, renderAnnexIvMarkdown(pack));
	await files.write(page, renderAnnexIvPage(pack));
	const open = pack.sections.flatMap((section) => section.open.map((one) => ({
		heading: section.number,
		...one
	})));
	const headline = `wrote ${markdown} and ${page} from ${evidence}; ${plural(open.length, "part")} left to people`;
	const lines = open.map(({ heading, what, owner }) => `${heading}. ${what} (${owner})`);
	return {
		exitCode: 0,
		json: {
			schemaVersion: 1,
			model: card.model,
			evidence,
			digest: pack.evidence,
			annexIv: folder,
			open
		},
		text: [plain(headline, 1e3), ...lines.map((line) => `  ${plain(line, 500)}`)].join("\n"),
		summaryMarkdown: [
			`### Annex IV of ${inline(card.model)}: ${inline(headline)}`,
			"",
			...lines.map((line) => `- ${inline(line, 500)}`),
			""
		].join("\n"),
		outputs: {},
		annotations: []
	};
}
async function readVerdict({ files }) {
	const text = await files.readText(VERDICT_PATH);
	if (text === void 0) return void 0;
	return {
		gate: validate(parseStrictJson(text, VERDICT_PATH, "INPUT_INVALID"), verdictSchema, "INPUT_INVALID"),
		digest: files.sha256(text)
	};
}

/** Findings that a terminal and the job summary show; the document has all of them. */
const MAX_SHOWN = 100;
const MAX_ANNOTATIONS = 10;
/** A card as a document, and as the Markdown itself when no file was asked for. */
function presentCard(made) {
	const { card, html, out, markdown } = made;
	const missing = missingSections(card.written);
	const files = [out, html].filter((path) => path !== void 0);
	const told = [`wrote ${files.join(" and ")} from ${made.evidence}`, ...missing.length === 0 ? [] : [`nobody has written: ${missing.join(", ")}. Put it into model-card.yml`]];
	return {
		exitCode: 0,
		json: {
			...head(made),
			...out === void 0 ? {} : { out },
			missing,
			card
		},
		text: files.length === 0 ? markdown.trimEnd() : told.join("\n"),
		summaryMarkdown: markdown,
		outputs: {},
		annotations: []
	};
}
/** What a check found; errors make the exit code 1. */
function presentCardCheck(checked) {
	const { card, file, findings } = checked;
	const errors = findings.filter(({ severity }) => severity === "error");
	const warnings = findings.length - errors.length;
	const parts = [...errors.length > 0 ? [plural(errors.length, "error")] : [], ...warnings > 0 ? [plural(warnings, "warning")] : []];
	const headline = `${file}: ${parts.length === 0 ? "agrees with the evidence" : parts.join(" and ")}`;
	const shown = findings.slice(0, MAX_SHOWN);
	const more = findings.length > shown.length ? [`and ${findings.length - shown.length} more`] : [];
	return {
		exitCode: errors.length > 0 ? 1 : 0,
		json: {
			...head(checked),
			check: file,
			errors: errors.length,
			warnings,
			findings
		},
		text: [
			plain(headline, 300),
			...shown.flatMap((one) => [
				"",
				`  ${lineOf(one)}`,
				`    ${plain(one.fix, 500)}`
			]),
			...more.map((line) => `  ${line}`)
		].join("\n"),
		summaryMarkdown: [
			`### ${errors.length > 0 ? "✕" : "✓"} Model card of ${inline(card.model)}: ${inline(headline)}`,
			"",
			...shown.map((one) => `- ${inline(lineOf(one), 1500)}`),
			...more,
			""
		].join("\n"),
		outputs: {},
		annotations: errors.slice(0, MAX_ANNOTATIONS).map(({ message, fix, place }) => ({
			level: "error",
			problem: {
				...place ?? { file },
				message,
				fix
			}
		}))
	};
}
function head({ card, evidence, html }) {
	const { results } = card.measured;
	const page = html === void 0 ? {} : { html };
	return {
		schemaVersion: 1,
		model: card.model,
		evidence,
		digest: results.evidence,
		...page
	};
}
function lineOf({ severity, code, message, place }) {
	const where = place === void 0 ? "" : `${place.file}:${place.line}: `;
	return plain(`${where}${severity} ${code}: ${message}`, 1500);
}

const cardVerb = createVerb({
	name: "card",
	help: cardHelp,
	read: readCardInputs,
	run: runCard
});
async function runCard(services, inputs) {
	const { files } = services;
	const { out, html, check, about, annexIv } = inputs;
	for (const path of [
		out,
		html,
		annexIv
	]) if (path !== void 0) files.resolve(path);
	if (out !== void 0) await refuseForeignCard({ files }, out);
	const model = await modelOf(services, inputs);
	const evidence = inputs.evidence ?? `${".assay/evidence"}/${model}.test.json`;
	const drift = {
		path: inputs.drift ?? `${".assay/evidence"}/${model}.drift.json`,
		isAsked: inputs.drift !== void 0
	};
	const card = await makeCard(services, {
		evidence,
		drift,
		about
	});
	refuseOtherModel(card, inputs, evidence);
	if (html !== void 0) await files.write(html, renderCardPage(card));
	if (annexIv !== void 0) return await writeAnnexIv(services, card, annexIv, evidence);
	if (check !== void 0) {
		const findings = checkCard(await textOf(services, check), check, card);
		return presentCardCheck({
			card,
			evidence,
			html,
			file: check,
			findings
		});
	}
	const markdown = renderCardMarkdown(card);
	if (out !== void 0) await files.write(out, markdown);
	return presentCard({
		card,
		evidence,
		html,
		out,
		markdown
	});
}
/** Evidence that is named needs no configuration: it says itself which model it is about. */
async function modelOf({ files }, { evidence, config, model }) {
	if (evidence === void 0) return chooseModel(await loadConfig(files, config), model).name;
	return model ?? evidence.replace(/^.*[\\/]/, "").replace(/\.test\.json$/, "");
}
function refuseOtherModel(card, { model }, evidence) {
	if (model === void 0 || model === card.model) return;
	throw new UserError("INPUT_INVALID", {
		file: evidence,
		message: `is about the model "${card.model}", not "${model}"`,
		fix: "name the evidence of that model, or leave `model` out"
	});
}
async function textOf({ files }, path) {
	const text = await files.readText(path);
	if (text !== void 0) return text;
	const fix = `write it first: \`assay card --out ${path}\``;
	throw new UserError("INPUT_INVALID", {
		file: path,
		message: "there is no card here",
		fix
	});
}

export { cardVerb as t };