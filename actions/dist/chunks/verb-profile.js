import { t as canonicalJson } from "./canonical-json.js";
import { a as profileFacts, i as bars, n as profileData, o as rangeWords, r as renderProfileHtml, t as renderProfileMarkdown } from "./verb7.js";
import { t as commonFolder } from "./common-folder.js";
import { C as createVerb, h as plain } from "./tables.js";
import { t as profileHelp } from "./help8.js";
import { t as textTable } from "./text-table.js";

function readProfileInputs(read) {
	const data = read.required("data", "name a file or glob: `--data data/train.csv`");
	const html = read.text("html");
	if (html !== void 0 && !/\.html?$/i.test(html)) read.refuse("html", `"${html}" does not end in .html`, "name a file like profile.html, so that no data is overwritten");
	return {
		data,
		id: read.text("id"),
		html
	};
}

/** Most columns and facts that a terminal shows; the document has all of them. */
const MAX_SHOWN = 100;
/** A profile as a document, as a table for a terminal, and as Markdown. */
function presentProfile({ profile, source, digest, html }) {
	const [size = "", ...facts] = profileFacts(profile);
	const columns = profile.columns.slice(0, MAX_SHOWN);
	const head = [
		"column",
		"type",
		"missing",
		"distinct",
		"lowest … middle … highest, or most frequent",
		""
	];
	return {
		exitCode: 0,
		json: {
			schemaVersion: 1,
			source,
			digest,
			...profile,
			...html === void 0 ? {} : { html }
		},
		text: [
			`${plain(source, 160)}: ${size}`,
			"",
			textTable(head, columns.map(toRow)),
			...rest(profile.columns.length, "columns"),
			...facts.length === 0 ? [] : ["", ...facts.slice(0, MAX_SHOWN).map((fact) => `  ${fact}`)],
			...rest(facts.length, "facts"),
			"",
			`digest: ${digest}`,
			...html === void 0 ? [] : [`page: ${html}`]
		].join("\n"),
		summaryMarkdown: renderProfileMarkdown(profile, source),
		outputs: {},
		annotations: []
	};
}
function toRow(column) {
	const { name, databaseType, missing, distinct } = column;
	return [
		plain(name, 40),
		plain(databaseType, 24),
		String(missing),
		String(distinct),
		plain(rangeWords(column), 60),
		bars(column)
	];
}
function rest(all, what) {
	return all > MAX_SHOWN ? [`  and ${all - MAX_SHOWN} more ${what}`] : [];
}

const profileVerb = createVerb({
	name: "profile",
	help: profileHelp,
	read: readProfileInputs,
	run: runProfile
});
async function runProfile(services, { data, id, html }) {
	const { files, log } = services;
	if (html !== void 0) files.resolve(html);
	const folder = commonFolder(files.resolve("."), [data]);
	const tables = await services.tables(folder.root);
	const profile = await profileData({
		tables,
		log
	}, {
		data: { path: folder.locate(data) },
		name: data,
		...id === void 0 ? {} : { id }
	});
	const digest = files.sha256(canonicalJson(profile));
	if (html !== void 0) await files.write(html, renderProfileHtml(profile, data, digest));
	return presentProfile({
		profile,
		source: data,
		digest,
		html
	});
}

export { profileVerb as t };