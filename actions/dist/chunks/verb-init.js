import { $ as createVerb, bi as UserError, mt as plain } from "./start.js";
import { a as MAX_HOLDINGS, i as HEAD_BYTES, n as CONFIG_PATH, o as isOwn, r as planSetup, s as wantsHead, t as setupSummary } from "./verb14.js";
import { n as POLICY_PATH } from "./parse2.js";
import { t as initHelp } from "./help14.js";
import { join } from "node:path";
import { open, readdir, stat } from "node:fs/promises";

function readInitInputs(read) {
	const branch = read.text("branch");
	if (branch !== void 0 && !/^[\w./-]{1,200}$/.test(branch)) read.refuse("branch", `"${branch}" is no branch name`, "write it like `--branch main`");
	return {
		branch,
		dryRun: read.boolean("dry-run", false)
	};
}

/** The files of a folder, and the beginning of its tables. Links are not followed. */
async function listHoldings(root) {
	const found = [];
	const waiting = [""];
	for (let folder = waiting.pop(); folder !== void 0; folder = waiting.pop()) for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
		const path = `${folder}${entry.name}`;
		if (found.length >= 2e4) return found;
		if (entry.isDirectory() && isOwn(`${path}/`)) waiting.push(`${path}/`);
		else if (entry.isFile()) found.push(await holding(root, path));
	}
	return found.toSorted((a, b) => a.path < b.path ? -1 : 1);
}
async function holding(root, path) {
	const { size } = await stat(join(root, path));
	if (!wantsHead(path)) return {
		path,
		size
	};
	const file = await open(join(root, path));
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
		return {
			path,
			size,
			head: new TextDecoder().decode(buffer.subarray(0, bytesRead))
		};
	} finally {
		await file.close();
	}
}

/** What was found and what was written; with `isDryRun` the files themselves. */
function presentInit(plan, isDryRun) {
	const { models, files, kept, notes } = plan;
	const lines = [
		...models.map(({ name, path, task }) => `${name}: ${plain(path, 200)}${task === void 0 ? "" : `, ${task}`}`),
		...models.flatMap(({ name, open }) => open.map((question) => `  to do, ${name}: say ${question}`)),
		...files.map(({ path }) => `${isDryRun ? "would write" : "wrote"} ${path}`),
		...kept.map((path) => `kept ${path} as it is`),
		...notes.map((note) => `note: ${plain(note, 400)}`),
		...isDryRun ? files.flatMap(({ path, text }) => [
			"",
			`--- ${path}`,
			text.trimEnd()
		]) : []
	];
	return {
		exitCode: 0,
		json: {
			schemaVersion: 1,
			models: models.map(({ name, path, open, holdout, target, task }) => ({
				name,
				path,
				...holdout === void 0 ? {} : { holdout },
				...target === void 0 ? {} : { target },
				...task === void 0 ? {} : { task },
				open
			})),
			files,
			written: !isDryRun,
			kept,
			notes
		},
		text: lines.join("\n"),
		summaryMarkdown: setupSummary(plan),
		outputs: {},
		annotations: []
	};
}

const initVerb = createVerb({
	name: "init",
	help: initHelp,
	read: readInitInputs,
	run: runInit
});
/** Writes only what is not there: a second run changes nothing. */
async function runInit({ files, context }, { branch, dryRun }) {
	const holdings = await listHoldings(files.resolve("."));
	const [config, policy] = await Promise.all([files.readText(CONFIG_PATH), files.readText(POLICY_PATH)]);
	const workflows = await Promise.all(holdings.filter(({ path }) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)).map(async (file) => ({
		...file,
		head: await files.readText(file.path) ?? ""
	})));
	const present = {
		...config === void 0 ? {} : { config },
		...policy === void 0 ? {} : { policy },
		workflows
	};
	const plan = planSetup({
		files: holdings,
		present,
		branch: branch ?? context.defaultBranch ?? "main"
	});
	if (plan === void 0) throw nothingFound();
	if (!dryRun) for (const { path, text } of plan.files) await files.write(path, text);
	return presentInit(plan, dryRun);
}
function nothingFound() {
	return new UserError("CONFIG_MISSING", {
		file: ".",
		message: "there is no model in this folder: no ONNX file, no TF.js or SavedModel folder, no file of predictions",
		fix: "put the model or its predictions into the folder, or write assay.yml yourself (docs/tutorial.md)"
	});
}

export { initVerb as t };