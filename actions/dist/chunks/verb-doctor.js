import { $ as createVerb, bi as UserError, ht as prose, mt as plain } from "./start.js";
import { n as exitCodeOf, t as examineRepository } from "./verb11.js";
import { t as doctorHelp } from "./help11.js";
import { t as known } from "./facts.js";
import { t as textTable } from "./text-table.js";

function readDoctorInputs(read) {
	const repository = read.text("repository");
	if (repository !== void 0 && !/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/.test(repository)) read.refuse("repository", `"${repository}" is not owner/name`, "write it like `--repository acme/credit`");
	const app = read.text("app");
	if (app !== void 0 && !/^[a-z0-9][a-z0-9-]*$/.test(app)) read.refuse("app", `"${app}" is neither the number nor the slug of an App`, "take \"App ID\" from its settings page");
	return {
		repository,
		branch: read.text("branch"),
		app
	};
}

/** The files of the working tree: all that can be looked at without GitHub. */
function createLocalFiles(files) {
	const read = async (path) => {
		const text = await files.readText(path);
		return text === void 0 ? void 0 : {
			path,
			text
		};
	};
	return {
		read: async (path) => known(await read(path)),
		async list(folder, endings) {
			const wanted = (await files.digest(folder) ?? []).map(({ path }) => path).filter((path) => path.lastIndexOf("/") === folder.length).filter((path) => endings.some((ending) => path.endsWith(ending)));
			const found = await Promise.all(wanted.map(read));
			return known(found.flatMap((file) => file ?? []));
		}
	};
}

const MAX_MESSAGE = 600;
/** The checks as a document, as text for a terminal with every fix below, and as Markdown. */
function presentDoctor(examined, checks) {
	const exitCode = exitCodeOf(checks);
	const open = checks.filter(({ state }) => state !== "ok");
	const count = (state) => checks.filter((check) => check.state === state).length;
	const headline = `${headlines[exitCode]} ${count("ok")} ok, ${count("problem")} wrong, ${count("unknown")} not seen`;
	const rows = checks.map(({ id, state, severity, message }) => [
		mark(state, severity),
		id,
		plain(message, 160)
	]);
	return {
		exitCode,
		json: {
			schemaVersion: 1,
			...examined,
			proven: exitCode === 0,
			checks
		},
		text: [
			`${examined.repository}, branch ${plain(examined.branch, 100)}${examined.source === "github" ? "" : " (only the files of this folder)"}`,
			headline,
			"",
			textTable([
				"state",
				"check",
				"what was found"
			], rows),
			...open.length === 0 ? [] : [
				"",
				"What to do:",
				...stepsOf(open)
			]
		].join("\n"),
		summaryMarkdown: [
			`### Assay doctor: ${headline}`,
			"",
			"| state | check | what was found |",
			"| --- | --- | --- |",
			...checks.map(({ id, state, severity, message }) => `| ${mark(state, severity)} | ${id} | ${prose(message, MAX_MESSAGE)} |`),
			""
		].join("\n"),
		outputs: {},
		annotations: []
	};
}
const headlines = {
	0: "The gate cannot be passed over:",
	1: "The gate can be passed over or is weaker than it could be:",
	3: "Not proven:"
};
function mark(state, severity) {
	if (state === "ok") return "ok";
	return state === "unknown" ? "not seen" : {
		error: "WRONG",
		warn: "weak",
		advice: "advice"
	}[severity];
}
/** Every fix once, under all the checks that it settles. */
function stepsOf(open) {
	return [...Map.groupBy(open, ({ fix }) => fix ?? "")].map(([fix, checks]) => {
		const told = checks.map(({ id, message, why }) => `  ${id}: ${plain(message, MAX_MESSAGE)}\n    why: ${plain(why, 200)}`);
		const lines = fix.split("\n").map((line) => `${/^ */.exec(line)?.[0] ?? ""}${plain(line.trimStart(), 1e3)}`);
		return [
			"",
			...told,
			"    fix:",
			...lines
		].join("\n");
	});
}

const doctorVerb = createVerb({
	name: "doctor",
	help: doctorHelp,
	read: readDoctorInputs,
	run: runDoctor
});
/** Files are read at the guarded branch where there is a token, because that is what decides; else in this folder. */
async function runDoctor(services, inputs) {
	const repository = inputs.repository ?? await services.repositoryName();
	const opened = await services.examiner(repository);
	if (opened === void 0) return runLocally(services, inputs, repository);
	const { defaultBranch, isPublic } = await opened.github.basics();
	const branch = inputs.branch ?? defaultBranch;
	const checks = await examineRepository({
		github: opened.github,
		files: opened.filesAt(branch)
	}, {
		repository: opened.github.repository,
		branch,
		app: inputs.app,
		isPublic
	});
	return presentDoctor({
		repository: opened.github.repository,
		branch,
		source: "github"
	}, checks);
}
async function runLocally(services, inputs, repository) {
	if (inputs.repository !== void 0) throw new UserError("INPUT_INVALID", {
		file: "--repository",
		message: `there is no token to look at ${inputs.repository} with`,
		fix: "set GITHUB_TOKEN, or leave the flag out to look at the files of this folder"
	});
	const branch = inputs.branch ?? services.context.defaultBranch ?? "main";
	const name = repository ?? "OWNER/NAME";
	const checks = await examineRepository({
		github: void 0,
		files: createLocalFiles(services.files)
	}, {
		repository: name,
		branch,
		app: void 0,
		isPublic: void 0
	});
	return presentDoctor({
		repository: name,
		branch,
		source: "working-tree"
	}, checks);
}

export { doctorVerb as t };