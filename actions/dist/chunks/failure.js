import { i as messageOf, n as UserError, r as formatProblem, t as Fault } from "./error.js";
import { t as createEngineLoader } from "./engine-loader.js";
import { t as insideWorkspace } from "./inside-workspace.js";
import { i as remoteAddresses } from "./remote.js";
import { n as LEDGER_BRANCH } from "./schema2.js";
import { t as parseStrictJson } from "./json.js";
import { t as isRecord } from "./record.js";
import { a as notice, c as warning, n as error, o as setOutput, r as getInput } from "./core.js";
import { t as joinSummarizers } from "./summaries.js";
import { r as maskText } from "./pii.js";
import { createReadStream, readFileSync, realpathSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, stat, writeFile as writeFile$1 } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { EOL as EOL$1 } from "os";
import { constants, promises } from "fs";

/**
* Artifacts through the toolkit's client, which is loaded on the first upload: it takes half a second to start. In a re-run the artifact
* of the attempt before is replaced; in a first attempt a name that is taken means two steps that claim the same, which is refused.
*/
function createArtifacts(workspace, { isRerun }, loadClient = async () => (await import("./artifact2.js")).default) {
	return { async upload(name, files) {
		try {
			const client = await loadClient();
			const paths = files.map((file) => resolve(workspace, file));
			const send = () => client.uploadArtifact(name, paths, workspace);
			const { id } = await send().catch(async (error) => {
				if (!isRerun || !/already exists/.test(messageOf(error))) throw error;
				await client.deleteArtifact(name);
				return send();
			});
			if (id === void 0) throw new Error("the artifact service named no artifact");
		} catch (cause) {
			throw new Fault("GITHUB_UNAVAILABLE", `the artifact ${name} was not stored: ${messageOf(cause)}`, {
				cause,
				fix: "run the job again; GitHub Enterprise Server needs a version whose artifact service has API v4"
			});
		}
	} };
}

/** Folder of installed engines: the runner's tool cache where there is one, else the person's own cache. */
function engineCacheDir(env, home) {
	const toolCache = env["RUNNER_TOOL_CACHE"];
	if (toolCache) return join(toolCache, "assay");
	return join(env["XDG_CACHE_HOME"] || join(home, ".cache"), "assay", "engines");
}

/** Files below the folder `workspace`, which must exist. Reading something that is not there answers `undefined`. */
function createFiles(workspace) {
	const root = realpathSync(workspace);
	const locate = (path) => insideWorkspace(root, path);
	return {
		resolve: locate,
		readText: async (path) => absentAsUndefined(path, readFile(locate(path), "utf8")),
		readBytes: async (path) => absentAsUndefined(path, readFile(locate(path))),
		write: async (path, content) => writeAtomically(locate(path), content),
		remove: async (path) => rm(locate(path), { force: true }),
		sha256: (content) => `sha256:${createHash("sha256").update(content).digest("hex")}`,
		digest: async (path) => {
			const absolute = locate(path);
			const facts = await absentAsUndefined(path, stat(absolute));
			if (facts === void 0) return void 0;
			const paths = facts.isDirectory() ? (await filesBelow(root, absolute)).toSorted(byCodeUnit) : [absolute];
			const digests = [];
			for (const file of paths) digests.push(await digestFile(root, file));
			return digests;
		}
	};
}
async function absentAsUndefined(path, reading) {
	try {
		return await reading;
	} catch (error) {
		const code = error.code;
		if (code === "ENOENT" || code === "ENOTDIR") return void 0;
		if (code === "EISDIR") throw invalid({
			file: path,
			message: "is a folder",
			fix: "name a file in it"
		});
		if (code === "EACCES" || code === "EPERM") throw invalid({
			file: path,
			message: "may not be read",
			fix: "give the user that runs Assay the right to read it"
		});
		throw error;
	}
}
async function writeAtomically(target, content) {
	const folder = dirname(target);
	await mkdir(folder, { recursive: true });
	const draft = join(folder, `.${basename(target)}.${randomUUID()}.tmp`);
	try {
		await writeFile$1(draft, content, { flag: "wx" });
		await rename(draft, target);
	} catch (error) {
		await rm(draft, { force: true });
		throw error;
	}
}
async function digestFile(root, file) {
	const hash = createHash("sha256");
	let size = 0;
	await pipeline(createReadStream(file), async (chunks) => {
		for await (const chunk of chunks) {
			hash.update(chunk);
			size += chunk.length;
		}
	});
	return {
		path: shown(root, file),
		digest: `sha256:${hash.digest("hex")}`,
		size
	};
}
/** Links to files inside the workspace count as files; a linked folder could loop, so it is refused rather than followed. */
async function filesBelow(root, folder) {
	const found = [];
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) found.push(...await filesBelow(root, path));
		else if (await isFile(root, path, entry)) found.push(path);
	}
	return found;
}
async function isFile(root, path, entry) {
	if (!entry.isSymbolicLink()) return entry.isFile();
	insideWorkspace(root, path);
	const facts = await stat(path);
	if (!facts.isDirectory()) return facts.isFile();
	throw invalid({
		file: shown(root, path),
		message: "is a symbolic link to a folder",
		fix: "put the files themselves there"
	});
}
function shown(root, path) {
	return relative(root, path).split(sep).join("/");
}
function byCodeUnit(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
function invalid(problem) {
	return new UserError("INPUT_INVALID", problem);
}

const BASE_MS = 100;
const CAP_MS = 5e3;
/** Full jitter: competitors that collide once do not collide again in step. `random` is uniform in [0, 1). */
function createBackoff(random) {
	return { wait: (attempt) => setTimeout(random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt)) };
}

/** The machine's clock. */
function createClock() {
	return { now: () => Date.now() };
}

const LINE_INTERVAL_MS = 2e3;
const REPAINT_INTERVAL_MS = 100;
const DEFAULT_WIDTH = 80;
const CLEAR_LINE = "\r\x1B[2K";
const YELLOW = "\x1B[33m";
const GREY = "\x1B[90m";
const RESET = "\x1B[0m";
/** Lines for people. Progress is one line that is painted over on a terminal, else a line at most every two seconds. */
function createConsoleLog(options) {
	const { stream, clock = createClock() } = options;
	let painted = false;
	let lastAt = Number.NEGATIVE_INFINITY;
	let lastStep = "";
	const line = (text) => {
		stream.write(`${painted ? CLEAR_LINE : ""}${text}\n`);
		painted = false;
	};
	const paint = (color, text) => options.color ? `${color}${text}${RESET}` : text;
	return {
		info: (message) => line(message),
		warn: (message) => line(paint(YELLOW, `warning: ${message}`)),
		debug: (message) => {
			if (options.verbose) line(paint(GREY, message));
		},
		progress: (step, done, total, unit) => {
			const finished = done >= total;
			const due = clock.now() - lastAt >= (stream.isTTY ? REPAINT_INTERVAL_MS : LINE_INTERVAL_MS);
			if (step === lastStep && !finished && !due) return;
			lastAt = clock.now();
			lastStep = step;
			const text = `${step}: ${grouped(done)} of ${grouped(total)} ${unit}`;
			if (!stream.isTTY || finished) return line(text);
			stream.write(`${CLEAR_LINE}${text.slice(0, (stream.columns ?? DEFAULT_WIDTH) - 1)}`);
			painted = true;
		}
	};
}
function grouped(count) {
	return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, " ");
}

/** MD5 as every SQL engine computes it; it parts values into buckets and keeps no secret. */
const md5 = (text) => createHash("md5").update(text, "utf8").digest("hex");

/**
* Reads GITHUB_* and the event payload. On a pull request the head is the pull request's own head commit: GITHUB_SHA is a merge that
* exists only on the runner, and evidence must name what will be merged. Throws Fault INTERNAL when the runner's facts are incomplete.
*/
function readRunContext(env, event) {
	if (env["GITHUB_ACTIONS"] !== "true") return {
		runner: false,
		source: {},
		change: { kind: "local" }
	};
	const payload = event === void 0 ? {} : eventPayload(event);
	const change = readChange(env, payload);
	const branch = text(payload, ["repository", "default_branch"]);
	return {
		runner: true,
		change,
		source: sourceOf(env, change),
		...branch === void 0 ? {} : { defaultBranch: branch }
	};
}
function readChange(env, payload) {
	if (isRecord(payload) && isRecord(payload["pull_request"])) {
		const { number } = payload["pull_request"];
		const baseSha = text(payload, [
			"pull_request",
			"base",
			"sha"
		]);
		if (typeof number !== "number") throw incomplete("pull_request.number");
		return {
			kind: "pull-request",
			pullRequest: {
				number,
				headSha: required(payload, [
					"pull_request",
					"head",
					"sha"
				]),
				baseRef: required(payload, [
					"pull_request",
					"base",
					"ref"
				]),
				author: required(payload, [
					"pull_request",
					"user",
					"login"
				]),
				...baseSha === void 0 ? {} : { baseSha }
			}
		};
	}
	const headSha = text(payload, ["merge_group", "head_sha"]) ?? env["GITHUB_SHA"];
	if (headSha === void 0 || env["GITHUB_REF"] === void 0) throw incomplete("GITHUB_SHA and GITHUB_REF");
	const baseSha = text(payload, ["merge_group", "base_sha"]);
	return {
		kind: "push",
		headSha,
		ref: env["GITHUB_REF"],
		...baseSha === void 0 ? {} : { baseSha }
	};
}
function sourceOf(env, change) {
	const known = {
		repository: env["GITHUB_REPOSITORY"],
		commit: env["GITHUB_SHA"],
		headSha: change.kind === "pull-request" ? change.pullRequest.headSha : headOf(change),
		baseRef: change.kind === "pull-request" ? change.pullRequest.baseRef : void 0,
		ref: env["GITHUB_REF"],
		event: env["GITHUB_EVENT_NAME"],
		runId: env["GITHUB_RUN_ID"],
		runAttempt: env["GITHUB_RUN_ATTEMPT"],
		workflow: env["GITHUB_WORKFLOW_REF"]
	};
	return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== void 0 && value !== ""));
}
function headOf(change) {
	return change.kind === "push" ? change.headSha : void 0;
}
function eventPayload(event) {
	try {
		return parseStrictJson(event, "the event of this workflow run", "INPUT_INVALID").value;
	} catch (cause) {
		throw new Fault("INTERNAL", "the event file of this workflow run is not JSON", { cause });
	}
}
function required(payload, path) {
	const value = text(payload, path);
	if (value === void 0) throw incomplete(path.join("."));
	return value;
}
function text(payload, path) {
	let value = payload;
	for (const key of path) value = isRecord(value) ? value[key] : void 0;
	return typeof value === "string" && value !== "" ? value : void 0;
}
function incomplete(what) {
	return new Fault("INTERNAL", `the runner does not say ${what}`, { fix: "run this on push, pull_request, merge_group, schedule or workflow_dispatch" });
}

var __awaiter = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { access, appendFile, writeFile } = promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
	constructor() {
		this._buffer = "";
	}
	/**
	* Finds the summary file path from the environment, rejects if env var is not found or file does not exist
	* Also checks r/w permissions.
	*
	* @returns step summary file path
	*/
	filePath() {
		return __awaiter(this, void 0, void 0, function* () {
			if (this._filePath) return this._filePath;
			const pathFromEnv = process.env[SUMMARY_ENV_VAR];
			if (!pathFromEnv) throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
			try {
				yield access(pathFromEnv, constants.R_OK | constants.W_OK);
			} catch (_a) {
				throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
			}
			this._filePath = pathFromEnv;
			return this._filePath;
		});
	}
	/**
	* Wraps content in an HTML tag, adding any HTML attributes
	*
	* @param {string} tag HTML tag to wrap
	* @param {string | null} content content within the tag
	* @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
	*
	* @returns {string} content wrapped in HTML element
	*/
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
		if (!content) return `<${tag}${htmlAttrs}>`;
		return `<${tag}${htmlAttrs}>${content}</${tag}>`;
	}
	/**
	* Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
	*
	* @param {SummaryWriteOptions} [options] (optional) options for write operation
	*
	* @returns {Promise<Summary>} summary instance
	*/
	write(options) {
		return __awaiter(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
			const filePath = yield this.filePath();
			yield (overwrite ? writeFile : appendFile)(filePath, this._buffer, { encoding: "utf8" });
			return this.emptyBuffer();
		});
	}
	/**
	* Clears the summary buffer and wipes the summary file
	*
	* @returns {Summary} summary instance
	*/
	clear() {
		return __awaiter(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: true });
		});
	}
	/**
	* Returns the current summary buffer as a string
	*
	* @returns {string} string of summary buffer
	*/
	stringify() {
		return this._buffer;
	}
	/**
	* If the summary buffer is empty
	*
	* @returns {boolen} true if the buffer is empty
	*/
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	/**
	* Resets the summary buffer without writing to summary file
	*
	* @returns {Summary} summary instance
	*/
	emptyBuffer() {
		this._buffer = "";
		return this;
	}
	/**
	* Adds raw text to the summary buffer
	*
	* @param {string} text content to add
	* @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
	*
	* @returns {Summary} summary instance
	*/
	addRaw(text, addEOL = false) {
		this._buffer += text;
		return addEOL ? this.addEOL() : this;
	}
	/**
	* Adds the operating system-specific end-of-line marker to the buffer
	*
	* @returns {Summary} summary instance
	*/
	addEOL() {
		return this.addRaw(EOL$1);
	}
	/**
	* Adds an HTML codeblock to the summary buffer
	*
	* @param {string} code content to render within fenced code block
	* @param {string} lang (optional) language to syntax highlight code
	*
	* @returns {Summary} summary instance
	*/
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, lang && { lang });
		const element = this.wrap("pre", this.wrap("code", code), attrs);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML list to the summary buffer
	*
	* @param {string[]} items list of items to render
	* @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
	*
	* @returns {Summary} summary instance
	*/
	addList(items, ordered = false) {
		const tag = ordered ? "ol" : "ul";
		const listItems = items.map((item) => this.wrap("li", item)).join("");
		const element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML table to the summary buffer
	*
	* @param {SummaryTableCell[]} rows table rows
	*
	* @returns {Summary} summary instance
	*/
	addTable(rows) {
		const tableBody = rows.map((row) => {
			const cells = row.map((cell) => {
				if (typeof cell === "string") return this.wrap("td", cell);
				const { header, data, colspan, rowspan } = cell;
				const tag = header ? "th" : "td";
				const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
				return this.wrap(tag, data, attrs);
			}).join("");
			return this.wrap("tr", cells);
		}).join("");
		const element = this.wrap("table", tableBody);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds a collapsable HTML details element to the summary buffer
	*
	* @param {string} label text for the closed state
	* @param {string} content collapsable content
	*
	* @returns {Summary} summary instance
	*/
	addDetails(label, content) {
		const element = this.wrap("details", this.wrap("summary", label) + content);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML image tag to the summary buffer
	*
	* @param {string} src path to the image you to embed
	* @param {string} alt text description of the image
	* @param {SummaryImageOptions} options (optional) addition image attributes
	*
	* @returns {Summary} summary instance
	*/
	addImage(src, alt, options) {
		const { width, height } = options || {};
		const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
		const element = this.wrap("img", null, Object.assign({
			src,
			alt
		}, attrs));
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML section heading element
	*
	* @param {string} text heading text
	* @param {number | string} [level=1] (optional) the heading level, default: 1
	*
	* @returns {Summary} summary instance
	*/
	addHeading(text, level) {
		const tag = `h${level}`;
		const allowedTag = [
			"h1",
			"h2",
			"h3",
			"h4",
			"h5",
			"h6"
		].includes(tag) ? tag : "h1";
		const element = this.wrap(allowedTag, text);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML thematic break (<hr>) to the summary buffer
	*
	* @returns {Summary} summary instance
	*/
	addSeparator() {
		const element = this.wrap("hr", null);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML line break (<br>) to the summary buffer
	*
	* @returns {Summary} summary instance
	*/
	addBreak() {
		const element = this.wrap("br", null);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML blockquote to the summary buffer
	*
	* @param {string} text quote text
	* @param {string} cite (optional) citation url
	*
	* @returns {Summary} summary instance
	*/
	addQuote(text, cite) {
		const attrs = Object.assign({}, cite && { cite });
		const element = this.wrap("blockquote", text, attrs);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML anchor tag to the summary buffer
	*
	* @param {string} text link text/content
	* @param {string} href hyperlink
	*
	* @returns {Summary} summary instance
	*/
	addLink(text, href) {
		const element = this.wrap("a", text, { href });
		return this.addRaw(element).addEOL();
	}
};
const _summary = new Summary();
const summary = _summary;

/** GitHub shows at most this many annotations of one level per step. */
const MAX_ANNOTATIONS_PER_LEVEL = 10;
/** A longer job summary is dropped whole by the runner. */
const MAX_SUMMARY_BYTES = 1048576;
const CUT = "\n\n_The summary is cut here: GitHub takes 1 MiB. The whole report is in the evidence artifact._\n";
/** Inputs of the step: what `with:` gave, or the default of action.yml; an empty text is "not given". */
const actionInputs = {
	text: (name) => getInput(name) || void 0,
	label: (name) => `input "${name}"`
};
/** Sets outputs through the runner's file, whose delimiters are random, so that no value can smuggle in another output. */
function writeOutputs(outputs) {
	for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
/** Shows annotations; past GitHub's limit per step the last one says how many more the log has. */
function annotate(annotations) {
	for (const level of [
		"error",
		"warning",
		"notice"
	]) {
		const all = annotations.filter((annotation) => annotation.level === level).map(({ problem }) => problem);
		const shown = all.length > MAX_ANNOTATIONS_PER_LEVEL ? all.slice(0, 9) : all;
		for (const problem of shown) annotateOne(level, problem);
		if (shown.length < all.length) annotateOne(level, {
			file: "",
			message: `${all.length - shown.length} more like this are in the log of this step`
		});
	}
}
function annotateOne(level, problem) {
	const show = {
		error,
		warning,
		notice
	}[level];
	const fix = problem.fix === void 0 ? "" : `. Fix: ${problem.fix}`;
	const isPlace = problem.line !== void 0;
	show(`${isPlace || problem.file === "" ? "" : `${problem.file}: `}${problem.message}${fix}`, {
		title: "Assay",
		...isPlace ? {
			file: problem.file,
			startLine: problem.line
		} : {},
		...isPlace && problem.column !== void 0 ? { startColumn: problem.column } : {}
	});
}
/** Adds Markdown to the job summary, cut at a line so that it stays within what the runner takes. */
async function writeSummary(markdown) {
	if (markdown === "") return;
	await summary.addRaw(fitSummary(markdown), true).write();
}
/** The text itself, or its head up to a whole line within 1 MiB of UTF-8. */
function fitSummary(markdown) {
	const bytes = Buffer.from(markdown, "utf8");
	const room = MAX_SUMMARY_BYTES - Buffer.byteLength(CUT) - 1;
	if (bytes.length <= room) return markdown;
	const head = bytes.subarray(0, room).toString("utf8");
	return head.slice(0, head.lastIndexOf("\n")) + CUT;
}
/** A line that the runner would read as one of its commands (`::error::`, `##[group]`) is shown, not obeyed. */
function inertLine(line) {
	return line.replace(/^(\s*)(::|##\[)/gm, "$1​$2");
}

/** Makes a thing on the first call; everybody gets the same one, and it can be asked whether it was made at all. */
function once(make) {
	let made;
	return {
		get: () => {
			made ??= make();
			return made;
		},
		made: async () => made?.catch(() => void 0)
	};
}

/** The repository of Assay seen from this file, as source (`actions/kit`) or as bundle (`actions/dist`, `actions/dist/chunks`). */
const HOME = import.meta.dirname.replace(/[\\/]actions[\\/].*$/, "");
const env = process.env;
/** Adapters for a workflow step; the log goes to standard output, where a line that the runner would obey is made inert. */
function composeForRunner() {
	const write = (text) => process.stdout.write(inertLine(text));
	const log = createConsoleLog({
		stream: { write },
		clock: createClock(),
		verbose: env["RUNNER_DEBUG"] === "1"
	});
	return compose(env["GITHUB_WORKSPACE"] ?? process.cwd(), log);
}
/** Adapters for a command line: standard output is the result's alone. */
function composeForLaptop() {
	const color = process.stderr.isTTY === true && env["NO_COLOR"] === void 0;
	const options = {
		stream: process.stderr,
		clock: createClock(),
		color,
		verbose: env["ASSAY_DEBUG"] === "1"
	};
	return compose(process.cwd(), createConsoleLog(options));
}
/** Is there a job summary to write to? Runners other than GitHub's own may have none. */
function hasJobSummary() {
	return Boolean(env["GITHUB_STEP_SUMMARY"]);
}
/** The version in package.json; evidence names it. */
function readVersion() {
	return JSON.parse(readFileSync(join(HOME, "package.json"), "utf8")).version;
}
function compose(workspace, log) {
	const clock = createClock();
	const files = createFiles(workspace);
	const context = readRunContext(env, readEvent());
	const location = engineLocation();
	const engines = createEngineLoader({
		...location,
		log
	});
	let place = {
		workspace,
		addresses: []
	};
	const tables = once(() => openTables(place, engines, log));
	const tablesIn = (folder = workspace, sources = []) => {
		place = {
			workspace: folder,
			addresses: remoteAddresses(sources)
		};
		return tables.get();
	};
	const profiles = async (folder = workspace) => {
		const { createStoredProfiles } = await import("./stored-profiles.js");
		return createStoredProfiles(folder === workspace ? files : createFiles(folder));
	};
	const postgres = once(openPostgres);
	const client = (token) => openClient(token ?? env["GITHUB_TOKEN"], clock, log);
	return {
		context,
		version: readVersion(),
		actor: env["GITHUB_ACTOR"] ?? userInfo().username,
		files,
		clock,
		log,
		engines,
		tables: tablesIn,
		earlier: async () => {
			const [{ createGit }, { createEarlierVersions }] = await Promise.all([import("./run-git.js"), import("./earlier-data.js")]);
			return createEarlierVersions(createGit(workspace, env), workspace);
		},
		summaries: async (folder, sources) => joinSummarizers({
			data: () => tablesIn(folder, sources),
			profile: () => profiles(folder),
			warehouse: (kind) => kind === "postgres" ? postgres.get() : openTrino()
		}),
		profiles,
		md5,
		colors: process.stdout.isTTY === true && env["NO_COLOR"] === void 0 && !context.runner,
		models: once(async () => {
			const { createModelRuntime } = await import("./model-runtime.js");
			return createModelRuntime({
				files,
				engines,
				log,
				nativeFrom: join(HOME, "package.json")
			});
		}).get,
		modelFiles: async () => {
			const { createModelFiles } = await import("./model-files.js");
			return createModelFiles(context.runner ? files.resolve : (path) => resolve(workspace, path));
		},
		training: () => openTraining({
			workspace,
			files,
			log,
			location
		}),
		registry: async (token) => openRegistry(workspace, await client(token)),
		github: async (token) => {
			const opened = await client(token);
			if (opened === void 0) return void 0;
			const { createGitHub } = await import("./github2.js");
			return createGitHub(opened);
		},
		repositoryName: () => readRepositoryName(workspace),
		examiner: (repository) => openExamination(clock, log, repository),
		artifacts: env["ACTIONS_RUNTIME_TOKEN"] === void 0 ? void 0 : createArtifacts(workspace, { isRerun: Number(env["GITHUB_RUN_ATTEMPT"]) > 1 }),
		close: async () => {
			await (await tables.made())?.close();
			await (await postgres.made())?.close();
		}
	};
}
function engineLocation() {
	return {
		resolveFrom: join(HOME, "package.json"),
		enginesDir: join(HOME, "actions", "engines"),
		cacheDir: engineCacheDir(env, homedir()),
		env
	};
}
async function openTraining({ workspace, files, log, location }) {
	const { createTraining } = await import("./training.js");
	const isSource = import.meta.filename.endsWith(".ts");
	const childEntry = join(HOME, "actions", ...isSource ? ["train", "child.ts"] : ["dist", "child.js"]);
	return createTraining({
		workspace,
		files,
		log,
		env,
		engines: location,
		childEntry
	});
}
async function openTables({ workspace, addresses }, engines, log) {
	const { createTableEngine } = await import("./table-engine.js");
	const extensions = env["ASSAY_DUCKDB_EXTENSIONS"] || join(engineCacheDir(env, homedir()), "duckdb-extensions");
	return createTableEngine({
		workspace,
		load: () => engines.load("duckdb", "@duckdb/node-api"),
		log,
		remote: {
			addresses,
			env,
			extensions
		}
	});
}
async function openPostgres() {
	const { createPostgresSummarizer } = await import("./summarizer.js");
	return createPostgresSummarizer(env);
}
async function openTrino() {
	const { createTrinoSummarizer } = await import("./summarizer2.js");
	return createTrinoSummarizer(env);
}
async function openClient(token, clock, log, repository = env["GITHUB_REPOSITORY"]) {
	if (token === void 0 || token === "" || repository === void 0) return void 0;
	const { createClient } = await import("./github2.js");
	const retry = {
		clock,
		sleep: (milliseconds) => setTimeout(milliseconds),
		random: Math.random,
		warn: log.warn
	};
	const baseUrl = env["GITHUB_API_URL"];
	return createClient({
		token,
		repository,
		retry,
		...baseUrl === void 0 ? {} : { baseUrl }
	});
}
/** The repository that a runner names, or that `origin` leads to. */
async function readRepositoryName(workspace) {
	const named = env["GITHUB_REPOSITORY"];
	if (named !== void 0 && named !== "") return named;
	const { createGit } = await import("./run-git.js");
	const { stdout } = await createGit(workspace, env)([
		"config",
		"--get",
		"remote.origin.url"
	], { answers: [
		0,
		1,
		128
	] });
	return /[/:]([A-Za-z0-9-]+\/[A-Za-z0-9._-]+?)(?:\.git)?\/?\s*$/.exec(stdout.toString("utf8"))?.[1];
}
async function openExamination(clock, log, repository) {
	const opened = await openClient(env["GITHUB_TOKEN"], clock, log, repository);
	if (opened === void 0) return void 0;
	const { createExamination } = await import("./github2.js");
	return createExamination(opened);
}
/** With GitHub at hand the ledger and the bytes are there; else the ledger is the branch of the repository this folder belongs to. */
async function openRegistry(workspace, client) {
	const backoff = createBackoff(Math.random);
	if (client !== void 0) {
		const { createGitHubRegistry } = await import("./github2.js");
		return {
			...createGitHubRegistry(client),
			backoff
		};
	}
	const [{ createGit }, { createGitLedger }] = await Promise.all([import("./run-git.js"), import("./git-ledger.js")]);
	const git = createGit(workspace, env);
	const { stdout } = await git(["remote"]);
	const hasOrigin = stdout.toString("utf8").split("\n").includes("origin");
	return {
		ledger: createGitLedger(git, {
			branch: LEDGER_BRANCH,
			...hasOrigin ? { remote: "origin" } : {}
		}),
		backoff
	};
}
function readEvent() {
	const path = env["GITHUB_EVENT_PATH"];
	return path === void 0 || path === "" ? void 0 : readFileSync(path, "utf8");
}

/** An exception that is neither of ours is a fault of ours. */
function toFailure(error) {
	if (error instanceof UserError) {
		const { code } = error;
		const problems = error.problems.map((problem) => ({
			...problem,
			message: maskText(problem.message)
		}));
		return {
			exitCode: 2,
			code,
			problems,
			text: `${code}\n${problems.map(formatProblem).join("\n")}`
		};
	}
	const fault = error instanceof Fault ? error : new Fault("INTERNAL", messageOf(error), { cause: error });
	const { code, fix } = fault;
	const message = maskText(fault.message);
	const stack = code === "INTERNAL" && error instanceof Error ? `\n${maskText(error.stack ?? "")}` : "";
	const text = `${code}: ${message}${fix === void 0 ? "" : `\n    Fix: ${fix}`}${causeOf(fault)}${stack}`;
	return {
		exitCode: 3,
		code,
		problems: [{
			file: "assay",
			message,
			...fix === void 0 ? {} : { fix }
		}],
		text
	};
}
/** The document of `--json` for a run that has no result. */
function failureJson({ code, problems }) {
	return {
		schemaVersion: 1,
		error: {
			code,
			problems
		}
	};
}
/** Says in Markdown what is wrong, for the job summary. */
function failureMarkdown(verb, { exitCode, code, problems }) {
	return `### Assay ${verb} ${exitCode === 2 ? "needs a correction" : "could not be evaluated (this is not a pass)"}\n\n\`${code}\`\n\n${problems.map((problem) => `\`\`\`text\n${formatProblem(problem).replaceAll("```", "'''")}\n\`\`\``).join("\n")}\n`;
}
function causeOf(error) {
	return error.cause instanceof Error && !error.message.includes(error.cause.message) ? `\n    Because: ${maskText(error.cause.message)}` : "";
}

export { composeForRunner as a, actionInputs as c, writeOutputs as d, writeSummary as f, composeForLaptop as i, annotate as l, failureMarkdown as n, hasJobSummary as o, toFailure as r, readVersion as s, failureJson as t, inertLine as u };