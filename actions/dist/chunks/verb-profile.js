import { $ as createVerb, Ft as namedWarehouse, Pt as isWarehouseName, mt as plain, vi as canonicalJson } from "./start.js";
import { a as renderProfilePage, c as rangeWords, i as describeSummary, n as profileData, o as bars, r as makeProfile, s as profileFacts, t as renderProfileMarkdown } from "./profile-markdown.js";
import { t as commonFolder } from "./common-folder.js";
import { t as profileHelp } from "./help4.js";
import { n as checkPage } from "./html-page.js";
import { t as textTable } from "./text-table.js";

function readProfileInputs(read) {
	const html = checkPage(read, read.text("html"));
	const store = read.text("store");
	if (store !== void 0 && !store.endsWith(".profile.json")) read.refuse("store", `"${store}" does not end in .profile.json`, "name a file like reference.profile.json: by that ending a profile is told from data");
	const isPrivate = read.boolean("private", false);
	if (isPrivate && store === void 0) read.refuse("private", "means nothing without a profile to store", "add `--store reference.profile.json`");
	const exclude = read.names("exclude");
	if (exclude.length > 0 && store === void 0) read.refuse("exclude", "means nothing without a profile to store", "add `--store reference.profile.json`");
	return {
		subject: readSubject(read, store),
		store,
		isPrivate,
		exclude,
		html
	};
}
function readSubject(read, store) {
	const [data, patterns, file, id] = [
		read.text("data"),
		read.names("merge"),
		read.text("profile"),
		read.text("id")
	];
	const given = [
		data,
		patterns[0],
		file
	].filter((one) => one !== void 0).length;
	if (given !== 1) read.refuse("data", given === 0 ? "is missing" : "does not go together with merge and profile", "give one of: `--data data/train.csv`, `--merge \"parts/*.profile.json\"`, `--profile reference.profile.json`");
	if (id !== void 0 && (data === void 0 || store !== void 0)) read.refuse("id", "is counted in the rows, which a stored profile does not have", "give it beside `--data` alone");
	if (file !== void 0) return {
		kind: "profile",
		file
	};
	return patterns.length > 0 ? {
		kind: "merge",
		patterns
	} : {
		kind: "data",
		data: data ?? "",
		id
	};
}

/** Most columns and facts that a terminal shows; the document has all of them. */
const MAX_SHOWN = 100;
/** A profile as a document, as a table for a terminal, and as Markdown. */
function presentProfile({ profile, source, digest, html, stored }) {
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
			...html && { html },
			...stored && { stored }
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
			...stored === void 0 ? [] : [`stored: ${stored}`],
			...html === void 0 ? [] : [`page: ${html}`]
		].join("\n"),
		summaryMarkdown: renderProfileMarkdown(profile, source),
		outputs: {
			digest,
			rows: String(profile.rows),
			profile: stored ?? ""
		},
		annotations: []
	};
}
function toRow(column) {
	const { name, databaseType, missing, distinct } = column;
	return [
		plain(name, 40),
		plain(databaseType, 24),
		String(missing),
		distinct === void 0 ? "" : String(distinct),
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
async function runProfile(services, inputs) {
	const { files } = services;
	const { html, store, subject } = inputs;
	for (const path of [html, store]) if (path !== void 0) files.resolve(path);
	const presented = subject.kind === "data" && store === void 0 && !isWarehouseName(subject.data) ? await describeData(services, subject) : await storeProfile(services, inputs);
	const { profile, source, digest } = presented;
	if (html !== void 0) await files.write(html, renderProfilePage(profile, source, digest));
	return presentProfile({
		...presented,
		html
	});
}
/** Everything that rows can tell, and nothing is stored. */
async function describeData(services, { data, id }) {
	const { files, log } = services;
	const folder = folderOf(services, data);
	const source = { path: folder.locate(data) };
	const tables = await services.tables(folder.root, [source]);
	const profile = await profileData({
		tables,
		log
	}, {
		data: source,
		name: data,
		...id === void 0 ? {} : { id }
	});
	return {
		profile,
		source: data,
		digest: files.sha256(canonicalJson(profile)),
		stored: void 0
	};
}
async function storeProfile(services, inputs) {
	const { subject, store } = inputs;
	const { made, source } = subject.kind === "data" ? await ofData(services, inputs, subject.data) : await ofProfiles(services, inputs, subject);
	if (store !== void 0) await services.files.write(store, made.text);
	return {
		profile: describeSummary(made.summary),
		source,
		digest: made.digest,
		stored: store
	};
}
async function ofData(services, inputs, data) {
	const folder = folderOf(services, data);
	const source = namedWarehouse(data) ?? { path: folder.locate(data) };
	const [summaries, profiles] = await Promise.all([services.summaries(folder.root, [source]), services.profiles(folder.root)]);
	const tables = () => services.tables(folder.root, [source]);
	return {
		made: await makeProfile({
			...services,
			summaries,
			profiles,
			tables
		}, toInput(inputs, { source }, data)),
		source: data
	};
}
async function ofProfiles(services, inputs, subject) {
	const [summaries, profiles] = await Promise.all([services.summaries(), services.profiles()]);
	if (subject.kind === "profile") {
		const input = toInput(inputs, { parts: [subject.file] }, subject.file);
		return {
			made: await makeProfile({
				...services,
				summaries,
				profiles
			}, input),
			source: subject.file
		};
	}
	const found = await Promise.all(subject.patterns.map((pattern) => profiles.find(pattern)));
	const parts = [...new Set(found.flat())].filter((path) => path !== inputs.store);
	const source = subject.patterns.join(", ");
	return {
		made: await makeProfile({
			...services,
			summaries,
			profiles
		}, toInput(inputs, { parts }, source)),
		source
	};
}
function toInput({ exclude, isPrivate }, from, name) {
	return {
		from,
		name,
		exclude,
		isPrivate
	};
}
/** On a laptop the data may lie anywhere; on a runner everything stays in the workspace. */
function folderOf({ files, context }, data) {
	return commonFolder(files.resolve("."), context.runner ? [] : [data]);
}

export { profileVerb as t };