import { t as configSchema$2 } from "./checks-config-schema.js";
import { t as manifestSchema$1 } from "./checks-lineage-manifest.js";
import { i as versionRecordSchema$1, n as ledgerSchema$1, r as readyRecordSchema$1, t as aliasRecordSchema$1 } from "./checks-registry-schema.js";
import { a as notice, c as warning, n as error, o as setOutput, r as getInput } from "./core.js";
import { t as summary } from "./summary.js";
import { t as require_dist } from "./vendor-yaml.js";
import { n as testStatementSchema$1, t as driftStatementSchema$1 } from "./checks-evidence-schema.js";
import { t as verdictSchema$1 } from "./checks-kit-verdict-file.js";
import { createRequire } from "node:module";
import { createReadStream, existsSync, readFileSync, realpathSync } from "node:fs";
import { availableParallelism, homedir, userInfo } from "node:os";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createHash, createPublicKey, hash, randomUUID, verify } from "node:crypto";
import { copyFile, mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { spawn } from "node:child_process";
import { pipeline } from "node:stream/promises";

/** The user's input is wrong. Carries every problem found, not only the first. */
var UserError = class extends Error {
	code;
	problems;
	constructor(code, problems, options) {
		const list = "message" in problems ? [problems] : problems;
		super(list.map(formatProblem).join("\n"), options);
		this.name = "UserError";
		this.code = code;
		this.problems = list;
	}
};
/** Assay could not do its work; the caller must treat the result as unknown, never as passed. */
var Fault = class extends Error {
	code;
	fix;
	constructor(code, message, options) {
		super(message, options);
		this.name = "Fault";
		this.code = code;
		this.fix = options?.fix;
	}
};
/** One line a person can act on: `file:line:column: message. Fix: …`. */
function formatProblem(problem) {
	const place = [
		problem.file,
		problem.line,
		problem.column
	].filter((part) => part !== void 0).join(":");
	const path = problem.path ? ` (at ${problem.path})` : "";
	const fix = problem.fix ? `\n    Fix: ${problem.fix}` : "";
	return `${place}: ${problem.message}${path}${fix}`;
}
/** The message of anything that was thrown, for wrapping with a cause. */
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}

/**
* Artifacts through the toolkit's client, which is loaded on the first upload: it takes half a second to start. In a re-run the artifact
* of the attempt before is replaced; in a first attempt a name that is taken means two steps that claim the same, which is refused.
*/
function createArtifacts(workspace, { isRerun }, loadClient = async () => (await import("./artifact.js")).default) {
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

/**
* RFC 8785 (JSON Canonicalization Scheme) text of a value: keys sorted by UTF-16 code units, no white space.
* Absent (`undefined`) members are left out. Throws on numbers that are not finite, which JSON cannot say.
*/
function canonicalJson(value) {
	if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`not a JSON number: ${value}`);
	if (value === null || typeof value !== "object") return JSON.stringify(value);
	if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
	return `{${Object.keys(value).sort().flatMap((key) => {
		const member = value[key];
		return member === void 0 ? [] : [`${JSON.stringify(key)}:${canonicalJson(member)}`];
	}).join(",")}}`;
}
function isList(value) {
	return Array.isArray(value);
}

/** Files through which a step speaks to later steps, and start-up scripts that would run before the user's text. */
const WITHHELD = /* @__PURE__ */ new Set([
	"GITHUB_ENV",
	"GITHUB_PATH",
	"GITHUB_OUTPUT",
	"GITHUB_STATE",
	"GITHUB_STEP_SUMMARY",
	"BASH_ENV",
	"ENV",
	"NODE_CHANNEL_FD"
]);
const SECRET_PREFIX = /^(ACTIONS_|INPUT_|ASSAY_)/;
const SECRET_WORD = /(^|_)(TOKEN|SECRET|SECRETS|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|PAT|APIKEY|AUTH|KEY)(_|$)/;
/** Is this the name of a variable that may hold a secret, or that lets a process act for the job? */
function isSecretName(name) {
	const upper = name.toUpperCase();
	return WITHHELD.has(upper) || SECRET_PREFIX.test(upper) || SECRET_WORD.test(upper);
}
/** A copy of an environment with every secret left out but those named in `keep`. */
function withoutSecrets(env, keep = []) {
	const entries = Object.entries(env).filter(([name]) => keep.includes(name) || !isSecretName(name));
	return Object.fromEntries(entries.flatMap(([name, value]) => value === void 0 ? [] : [[name, value]]));
}
/**
* The variables a training command reads its settings from. Values travel only here, never in the command's text, so that
* nothing in them is ever read by a shell. Lists and params are JSON.
*/
function trainingVariables(input) {
	const variables = {
		ASSAY_MODEL_NAME: input.model,
		ASSAY_TASK: input.task,
		ASSAY_TARGET: input.labels === void 0 ? input.target : canonicalJson(input.labels),
		ASSAY_POSITIVE: input.positive,
		ASSAY_EXCLUDE: canonicalJson(input.exclude),
		ASSAY_ID: input.id,
		ASSAY_TRAIN: input.trainPath,
		ASSAY_TRAIN_SQL: input.trainSql,
		ASSAY_PARAMS: canonicalJson(input.params),
		ASSAY_SEED: String(input.seed),
		ASSAY_MODEL: input.output,
		PYTHONHASHSEED: String(input.seed)
	};
	return Object.fromEntries(Object.entries(variables).flatMap(([k, v]) => v === void 0 ? [] : [[k, v]]));
}

/** How to start npm on this machine: the npm that came with the running Node where it is there, else the one on PATH. */
function npmCommand(execPath, platform) {
	const folder = dirname(execPath);
	const bundled = [join(folder, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"), join(folder, "node_modules", "npm", "bin", "npm-cli.js")].find((path) => existsSync(path));
	if (bundled !== void 0) return {
		file: execPath,
		args: [bundled],
		shell: false
	};
	return {
		file: platform === "win32" ? "npm.cmd" : "npm",
		args: [],
		shell: platform === "win32"
	};
}

const INSTALL_TIMEOUT_MS = 6e5;
const SHOWN_ERROR_LINES = 6;
const NPM_ARGUMENTS = [
	"ci",
	"--ignore-scripts",
	"--omit=dev",
	"--no-audit",
	"--no-fund",
	"--loglevel=error"
];
/** npm authenticates to a private registry with these; everything else secret stays with us. */
const NPM_CREDENTIALS = ["NODE_AUTH_TOKEN", "NPM_TOKEN"];
/**
* Installs one pinned engine with `npm ci`, which checks every package against the integrity hashes of our lock file and
* asks the registry the user has set. Works in a folder beside the target and renames it, so that a reader never sees half
* an engine and two installs at once end with one of them in place. Throws Fault ENGINE_UNAVAILABLE.
*/
async function installEngine(request) {
	const staging = `${request.target}.${randomUUID()}.partial`;
	try {
		await mkdir(staging, { recursive: true });
		for (const name of ["package.json", "package-lock.json"]) await copyFile(join(request.source, name), join(staging, name));
		await runNpm(staging, request);
		await putInPlace(staging, request.target);
	} catch (error) {
		throw unavailable(request, error);
	} finally {
		await rm(staging, {
			recursive: true,
			force: true
		});
	}
}
async function putInPlace(staging, target) {
	await mkdir(dirname(target), { recursive: true });
	try {
		await rename(staging, target);
	} catch (error) {
		if (!await stat(target).then((found) => found.isDirectory(), () => false)) throw error;
	}
}
function runNpm(cwd, request) {
	const npm = npmCommand(process.execPath, process.platform);
	return new Promise((resolve, reject) => {
		const child = spawn(npm.file, [...npm.args, ...NPM_ARGUMENTS], {
			cwd,
			shell: npm.shell,
			env: withoutSecrets(request.env, NPM_CREDENTIALS),
			stdio: [
				"ignore",
				"ignore",
				"pipe"
			],
			timeout: INSTALL_TIMEOUT_MS
		});
		let stderr = "";
		child.stderr.setEncoding("utf8");
		child.stderr.on("data", (chunk) => {
			stderr = (stderr + chunk).slice(-2e4);
		});
		child.on("error", reject);
		child.on("close", (code, signal) => {
			if (code === 0) resolve();
			else reject(/* @__PURE__ */ new Error(`npm ci ended with ${signal ?? `exit code ${code}`}: ${telling$1(stderr)}`));
		});
	});
}
function telling$1(stderr) {
	return stderr.split("\n").map((line) => line.replace(/^npm (error|ERR!)\s*/, "").trim()).filter((line) => line !== "" && !line.startsWith("A complete log of this run")).slice(0, SHOWN_ERROR_LINES).join("; ") || "no message";
}
function unavailable({ engine, target }, error) {
	return new Fault("ENGINE_UNAVAILABLE", `the engine "${engine}" could not be installed: ${messageOf(error)}`, {
		cause: error,
		fix: `let this machine reach its npm registry (npm config get registry), or install the packages of actions/engines/${engine} beforehand into ${target}`
	});
}

/**
* Packages of an npm lock file (version 3) that this platform would install although the lock file has no integrity hash for
* them: binaries for platforms that the registry did not offer when the lock file was made.
*/
function unhashedPackages(lock, platform, arch) {
	const { packages } = JSON.parse(lock);
	return Object.entries(packages).filter(([path, { integrity, os, cpu }]) => {
		const isHere = (os?.includes(platform) ?? true) && (cpu?.includes(arch) ?? true);
		return path !== "" && integrity === void 0 && isHere;
	}).map(([path]) => path.slice(path.lastIndexOf("node_modules/") + 13));
}

/**
* Engines from node_modules when they are there, else from the tool cache (keyed by the digest of our lock file and by the
* platform), else installed by `npm ci` from that lock file. Install scripts never run.
*/
function createEngineLoader(options) {
	const installed = /* @__PURE__ */ new Map();
	const folderOf = (engine) => {
		const known = installed.get(engine);
		if (known !== void 0) return known;
		const folder = provide(engine, options);
		installed.set(engine, folder);
		folder.catch(() => installed.delete(engine));
		return folder;
	};
	return { load: async (engine, specifier) => {
		if (resolves(options.resolveFrom, specifier)) return loadFrom(options.resolveFrom, engine, specifier);
		const folder = await folderOf(engine);
		return loadFrom(join(folder, "package.json"), engine, specifier);
	} };
}
async function provide(engine, options) {
	const { cacheDir, env, log } = options;
	const source = join(options.enginesDir, engine);
	const lock = await readLock(engine, source);
	const key = createHash("sha256").update(lock).digest("hex").slice(0, 16);
	const target = join(cacheDir, `${engine}-${key}-${process.platform}-${process.arch}`);
	if (existsSync(target)) {
		log.debug(`engine ${engine}: found in the tool cache`);
		return target;
	}
	const step = `installing the engine ${engine} (once per machine)`;
	for (const name of unhashedPackages(lock, process.platform, process.arch)) log.warn(`the lock file has no hash for ${name}: it is taken as the registry gives it, at the pinned version`);
	log.progress(step, 0, 1, "engines");
	await installEngine({
		engine,
		source,
		target,
		env
	});
	log.progress(step, 1, 1, "engines");
	return target;
}
async function readLock(engine, source) {
	try {
		return await readFile(join(source, "package-lock.json"), "utf8");
	} catch (error) {
		throw new Fault("ENGINE_UNAVAILABLE", `the lock file of the engine "${engine}" is missing`, {
			cause: error,
			fix: "use a complete release of Assay: the folder actions/engines belongs to it"
		});
	}
}
function resolves(from, specifier) {
	try {
		createRequire(from).resolve(specifier);
		return true;
	} catch {
		return false;
	}
}
function loadFrom(from, engine, specifier) {
	try {
		return createRequire(from)(specifier);
	} catch (error) {
		throw new Fault("ENGINE_UNAVAILABLE", `${specifier} of the engine "${engine}" did not load: ${messageOf(error)}`, {
			cause: error,
			fix: `remove the folder it was loaded from so that it is installed afresh, and check that this platform (${process.platform} ${process.arch}) is one the package has a binary for`
		});
	}
}

/**
* Absolute path of `path` below the real folder `root`, with every symbolic link followed. What does not exist yet is checked by
* its nearest existing parent. Throws UserError INPUT_INVALID when the path leaves the folder.
*/
function insideWorkspace(root, path) {
	const absolute = resolve(root, path);
	if (!isBelow(root, absolute) || !isBelow(root, nearestReal(absolute))) throw new UserError("INPUT_INVALID", {
		file: path,
		message: "the path leads out of the workspace",
		fix: "use a path relative to the workspace that does not leave it, also not through a symbolic link"
	});
	return absolute;
}
function isBelow(root, path) {
	const way = relative(root, path);
	return way !== ".." && !way.startsWith("../") && !way.startsWith("..\\") && !isAbsolute(way);
}
function nearestReal(path) {
	try {
		return realpathSync(path);
	} catch (error) {
		const parent = dirname(path);
		if (parent === path || error.code !== "ENOENT") return path;
		return nearestReal(parent);
	}
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
		await writeFile(draft, content, { flag: "wx" });
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

/** Reading a key takes longer than checking a signature, and one key signs thousands. */
const keys = /* @__PURE__ */ new Map();
/** Checks audit logs: SHA-256 of text, and Ed25519 signatures with keys and signatures in Base64. */
const auditChecks = {
	sha256: (text) => `sha256:${hash("sha256", text, "hex")}`,
	verify(publicKey, text, signature) {
		try {
			const key = keys.get(publicKey) ?? createPublicKey({
				key: Buffer.from(publicKey, "base64"),
				format: "der",
				type: "spki"
			});
			keys.set(publicKey, key);
			return key.asymmetricKeyType === "ed25519" && verify(null, Buffer.from(text), key, Buffer.from(signature, "base64"));
		} catch {
			return false;
		}
	}
};

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
	let lastText = "";
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
			const text = `${step}: ${grouped$1(done)} of ${grouped$1(total)} ${unit}`;
			if (text === lastText) return;
			lastAt = clock.now();
			lastStep = step;
			lastText = text;
			if (!stream.isTTY || finished) return line(text);
			stream.write(`${CLEAR_LINE}${text.slice(0, (stream.columns ?? DEFAULT_WIDTH) - 1)}`);
			painted = true;
		}
	};
}
function grouped$1(count) {
	return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, " ");
}

/** MD5 as every SQL engine computes it; it parts values into buckets and keeps no secret. */
const md5 = (text) => createHash("md5").update(text, "utf8").digest("hex");

/** The clock and the memory of this process. */
function createMeter() {
	return {
		elapsed: () => performance.now(),
		memory: () => process.memoryUsage.rss(),
		machine: {
			os: process.platform,
			arch: process.arch,
			cpus: availableParallelism()
		}
	};
}

const SCHEME = /^([a-z][a-z0-9+.-]+):\/\//i;
const GLOB = /[*?[]/;
/** Schemes of object stores and web servers that DuckDB reads, by the extension that does it. */
const EXTENSIONS = {
	http: "httpfs",
	https: "httpfs",
	s3: "httpfs",
	gs: "httpfs",
	gcs: "httpfs",
	r2: "httpfs",
	az: "azure",
	azure: "azure",
	abfss: "azure"
};
/** Is this an address (with a scheme) and not a path in the workspace? */
function isRemote(path) {
	return SCHEME.test(path);
}
/** The lower-case scheme of an address; empty for a path. */
function schemeOf(address) {
	return SCHEME.exec(address)?.[1]?.toLowerCase() ?? "";
}
/** DuckDB's extension for the scheme of an address; `undefined` for schemes that nothing here reads. */
function extensionFor(address) {
	return EXTENSIONS[schemeOf(address)];
}
/** The addresses that sources name: nothing else on the network may be read. Queries name theirs in `remote`. */
function remoteAddresses(sources) {
	const named = sources.flatMap((source) => {
		if ("path" in source) return [source.path];
		return "remote" in source ? source.remote ?? [] : [];
	});
	return [...new Set(named.filter(isRemote))].sort();
}
/**
* What an address opens: itself, or for a pattern and for a folder (it ends in a slash) everything below the last folder that is plain.
* Parameters and fragments are no part of it.
*/
function openedBy(address) {
	const glob = address.search(GLOB);
	if (glob < 0 || isQuestionOfUrl(address, glob)) return {
		kind: address.endsWith("/") ? "folder" : "file",
		url: address
	};
	return {
		kind: "folder",
		url: address.slice(0, address.lastIndexOf("/", glob) + 1)
	};
}
/** An address as messages and evidence may show it: parameters (signatures, tokens) and passwords are left out. */
function shownAddress(address) {
	return address.replace(/[?#].*$/, "").replace(/^([a-z][a-z0-9+.-]+:\/\/)[^/@]*@/i, "$1");
}
/** On the web a question mark begins the parameters; object stores know it as a wildcard. */
function isQuestionOfUrl(address, at) {
	return /^https?$/.test(schemeOf(address)) && address[at] === "?";
}

const HALF_LOG_2PI = .9189385332046728;
/** Bernoulli numbers B(2k) / (2k (2k - 1)) of Stirling's series. */
const STIRLING = [
	1 / 12,
	-1 / 360,
	1 / 1260,
	-1 / 1680,
	1 / 1188,
	-691 / 360360,
	1 / 156,
	-3617 / 122400
];
/** Natural logarithm of the gamma function for x > 0, by Stirling's series after raising x to at least 10. */
function logGamma(x) {
	if (!(x > 0)) return NaN;
	let lift = 1;
	let raised = x;
	while (raised < 10) lift *= raised++;
	const inverse = 1 / (raised * raised);
	let series = 0;
	for (let k = STIRLING.length - 1; k >= 0; k--) series = series * inverse + STIRLING[k];
	return (raised - .5) * Math.log(raised) - raised + HALF_LOG_2PI + series / raised - Math.log(lift);
}

const MAX_TERMS$2 = 1e5;
const TINY$1 = 1e-300;
const PRECISION = 1e-16;
/**
* Q(a, x) = P(X > x) for X ~ Gamma(a, 1): the regularised upper incomplete gamma function, a above 0, x at least 0.
* Series DLMF 8.11.4 below a + 1, continued fraction 8.9.2 above, so that small tails keep their digits.
*/
function gammaSf(a, x) {
	if (!(a > 0) || !(x >= 0)) return NaN;
	if (x === 0) return 1;
	if (x === Number.POSITIVE_INFINITY) return 0;
	const front = Math.exp(a * Math.log(x) - x - logGamma(a));
	return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x);
}
function lowerSeries(a, x) {
	let term = 1 / a;
	let sum = term;
	for (let k = 1; k <= MAX_TERMS$2 && term > sum * PRECISION; k++) {
		term *= x / (a + k);
		sum += term;
	}
	return sum;
}
function upperFraction(a, x) {
	let b = x + 1 - a;
	let c = 1 / TINY$1;
	let d = 1 / b;
	let value = d;
	for (let k = 1; k <= MAX_TERMS$2; k++) {
		const numerator = -k * (k - a);
		b += 2;
		d = 1 / away$1(numerator * d + b);
		c = away$1(b + numerator / c);
		const step = d * c;
		value *= step;
		if (Math.abs(step - 1) < PRECISION) break;
	}
	return value;
}
function away$1(value) {
	return Math.abs(value) < TINY$1 ? TINY$1 : value;
}

/** P(X > x) for a chi-squared X with `df` degrees of freedom. */
function chiSquaredSf(x, df) {
	return x <= 0 ? 1 : gammaSf(df / 2, x / 2);
}
/** The x with P(X > x) = p, by bisection; p in (0, 1). */
function chiSquaredUpperPoint(p, df) {
	let [low, high] = [0, 1];
	while (chiSquaredSf(high, df) > p) high *= 2;
	for (;;) {
		const middle = (low + high) / 2;
		if (middle <= low || middle >= high) return middle;
		if (chiSquaredSf(middle, df) > p) low = middle;
		else high = middle;
	}
}
/**
* Two-sample chi-squared test of homogeneity on a 2 x k table of counts (Pearson, no continuity correction). Cells that are empty on
* both sides do not count. Fewer than two cells, or an empty side, give p = 1.
*/
function chiSquaredHomogeneity(a, b) {
	const n = sum$1(a);
	const m = sum$1(b);
	let cells = 0;
	let statistic = 0;
	for (let i = 0; i < a.length; i++) {
		const both = (a[i] ?? 0) + (b[i] ?? 0);
		if (both === 0) continue;
		cells += 1;
		const expected = both * n / (n + m);
		const gap = (a[i] ?? 0) - expected;
		statistic += gap * gap * (1 / expected + (n + m) / (both * m));
	}
	if (cells < 2 || n === 0 || m === 0) return {
		statistic: 0,
		df: 0,
		pValue: 1
	};
	return {
		statistic,
		df: cells - 1,
		pValue: chiSquaredSf(statistic, cells - 1)
	};
}
function sum$1(counts) {
	let total = 0;
	for (let i = 0; i < counts.length; i++) total += counts[i] ?? 0;
	return total;
}

/** Shares below this count as this much, so that an empty bin does not make a logarithm infinite. */
const FLOOR = 1e-4;
/** Population stability index of two lists of counts, in nats: sum of (p - q) ln(p / q), shares of at least 0.0001. */
function populationStability(a, b) {
	return sumOver(a, b, (share, other) => {
		const [p, q] = [Math.max(share, FLOOR), Math.max(other, FLOOR)];
		return (p - q) * Math.log(p / q);
	});
}
/** Kullback-Leibler divergence of `a` from `b` in nats: sum of p ln(p / q), shares of `b` of at least 0.0001. */
function kullbackLeibler(a, b) {
	return Math.max(0, sumOver(a, b, (p, q) => p > 0 ? p * Math.log(p / Math.max(q, FLOOR)) : 0));
}
/** Jensen-Shannon distance, 0 to 1: the square root of the divergence in base 2 (Endres and Schindelin, IEEE Trans. Inf. Theory 49, 2003). */
function jensenShannon(a, b) {
	const half = (p, q) => p > 0 ? p / 2 * Math.log2(2 * p / (p + q)) : 0;
	return Math.sqrt(Math.min(1, Math.max(0, sumOver(a, b, (p, q) => half(p, q) + half(q, p)))));
}
/** Hellinger distance, 0 to 1. */
function hellinger(a, b) {
	return Math.sqrt(sumOver(a, b, (p, q) => (Math.sqrt(p) - Math.sqrt(q)) ** 2) / 2);
}
/** Largest absolute difference of a share. */
function largestGap(a, b) {
	let largest = 0;
	sumOver(a, b, (p, q) => {
		largest = Math.max(largest, Math.abs(p - q));
		return 0;
	});
	return largest;
}
function sumOver(a, b, term) {
	const [n, m] = [total(a), total(b)];
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += term((a[i] ?? 0) / n, (b[i] ?? 0) / m);
	return sum;
}
function total(counts) {
	let sum = 0;
	for (let i = 0; i < counts.length; i++) sum += counts[i] ?? 0;
	return sum;
}

/** Up to so many rows on each side, and so many pairs of them, the law is counted out; beyond, the limit law holds to a few percent. */
const MAX_EXACT_ROWS = 1e4;
const MAX_EXACT_PAIRS = 1e7;
const MAX_TERMS$1 = 100;
/**
* Two-sample Kolmogorov-Smirnov test, two-sided: the largest gap between the distribution functions, and the chance of one as large
* between samples of one law without ties (with ties it is conservative). `method` says which law the p value is from.
*/
function kolmogorovSmirnov({ reference, current, n, m }) {
	let [inReference, inCurrent, distance] = [
		0,
		0,
		0
	];
	for (let i = 0; i < reference.length; i++) {
		inReference += reference[i];
		inCurrent += current[i];
		distance = Math.max(distance, Math.abs(inReference / n - inCurrent / m));
	}
	return Math.max(n, m) <= MAX_EXACT_ROWS && n * m <= MAX_EXACT_PAIRS ? {
		distance,
		pValue: exactSf(distance, n, m),
		method: "exact"
	} : {
		distance,
		pValue: kolmogorovSf(distance * Math.sqrt(n * m / (n + m))),
		method: "asymptotic"
	};
}
/** P(K > z) for the limit law of Kolmogorov (Giornale dell'Istituto Italiano degli Attuari 4, 1933). */
function kolmogorovSf(z) {
	if (z <= 0) return 1;
	if (z < 1) {
		let sum = 0;
		for (let k = 1; k <= MAX_TERMS$1; k += 2) sum += Math.exp(-(k * k) * Math.PI ** 2 / (8 * z * z));
		return Math.max(0, 1 - Math.sqrt(2 * Math.PI) / z * sum);
	}
	let sum = 0;
	for (let k = 1; k <= MAX_TERMS$1; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * z * z);
	return Math.min(1, sum);
}
/**
* Share of the lattice paths from (0, 0) to (n, m), all equally likely, that reach a point as far from the diagonal as `distance`
* (Hodges, Arkiv för Matematik 3, 1958). Shares instead of numbers of paths, so that nothing overflows and small shares keep their digits.
*/
function exactSf(distance, n, m) {
	const limit = (Math.round(distance * n * m) - .5) / (n * m);
	if (limit < 0) return 1;
	const out = new Float64Array(m + 1);
	for (let i = 0; i <= n; i++) for (let j = 0; j <= m; j++) {
		const before = j === 0 ? 0 : out[j - 1];
		const mixed = i + j === 0 ? 0 : (i * out[j] + j * before) / (i + j);
		out[j] = Math.abs(i / n - j / m) > limit ? 1 : mixed;
	}
	return Math.min(1, out[m]);
}

/** Wasserstein-1 distance: the area between the two distribution functions, in the unit of the values. */
function wasserstein1({ values, reference, current, n, m }) {
	let upToReference = 0;
	let upToCurrent = 0;
	let area = 0;
	for (let i = 0; i < values.length; i++) {
		const gap = Math.abs(upToReference / n - upToCurrent / m);
		if (gap > 0) area += gap * (values[i] - values[i - 1]);
		upToReference += reference[i];
		upToCurrent += current[i];
	}
	return area;
}

/**
* sfc32 (Chris Doty-Humphrey, PractRand), seeded from text by FNV-1a over four lanes and warmed up 15 rounds.
* Seeds are made from digests, so that equal inputs give equal bytes.
*/
function createPrng(seed) {
	let [a, b, c, d] = seedLanes(seed);
	const nextUint = () => {
		const t = (a + b | 0) + d | 0;
		d = d + 1 | 0;
		a = b ^ b >>> 9;
		b = c + (c << 3) | 0;
		c = (c << 21 | c >>> 11) + t;
		c |= 0;
		return t >>> 0;
	};
	for (let i = 0; i < 15; i++) nextUint();
	return {
		next: () => nextUint() / 4294967296,
		below: (bound) => {
			const limit = 4294967296 - 4294967296 % bound;
			let value = nextUint();
			while (value >= limit) value = nextUint();
			return value % bound;
		}
	};
}
function seedLanes(seed) {
	const lane = (salt) => {
		let hash = 2166136261 ^ salt;
		for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 16777619);
		return hash | 0;
	};
	return [
		lane(0),
		lane(2654435769),
		lane(2246822507),
		1
	];
}
/** In-place Fisher-Yates shuffle. */
function shuffle(values, prng) {
	for (let i = values.length - 1; i > 0; i--) {
		const j = prng.below(i + 1);
		const held = values[i];
		values[i] = values[j];
		values[j] = held;
	}
}

/** Tables this much more likely than the observed one still count as equally likely: rounding, as in R. */
const RELATIVE_SLACK = 1 + 1e-7;
/** Fisher's exact test, two-sided: the share of all tables with these margins that are no more likely than [[a, b], [c, d]]. */
function fisherExact(a, b, c, d) {
	const row = a + b;
	const column = a + c;
	const all = a + b + c + d;
	const low = Math.max(0, row + column - all);
	const high = Math.min(row, column);
	const fixed = logFactorial(row) + logFactorial(all - row) + logFactorial(column) + logFactorial(all - column);
	const probability = (x) => Math.exp(fixed - logFactorial(all) - logFactorial(x) - logFactorial(row - x) - logFactorial(column - x) - logFactorial(all - row - column + x));
	const limit = probability(a) * RELATIVE_SLACK;
	let total = 0;
	for (let x = low; x <= high; x++) {
		const each = probability(x);
		if (each <= limit) total += each;
	}
	return Math.min(1, total);
}
function logFactorial(k) {
	return logGamma(k + 1);
}

/** Below this expected count a cell's chi-squared law no longer holds, so it is pooled. */
const MIN_EXPECTED = 5;
/** With a side smaller than this the whole law is in doubt, and permutations take its place. */
const MIN_SIDE = 40;
const PERMUTATIONS = 9999;
const MIN_PERMUTATIONS = 199;
/** So many permutations as far out as the data, and no more are needed. */
const ENOUGH = 200;
/** Rows that may be drawn in all, so that many categories over many rows stay within seconds. */
const DRAW_BUDGET = 4e7;
/** A permuted statistic this much below the observed one still counts as equal: rounding. */
const SLACK = 1 - 1e-12;
/** Entries of the table that finds the category of a row. */
const MAX_GUIDE = 65536;
/** Are the shares of the categories the same on both sides? `seed` decides the permutations. */
function testShares(counts, seed) {
	const n = sum(counts.reference);
	const m = sum(counts.current);
	const thinSide = Math.min(n, m) / (n + m);
	const few = Math.min(n, m) < MIN_SIDE;
	const pooled = few ? pool(counts, Number.POSITIVE_INFINITY) : pool(counts, thinSide);
	const [a = 0, b = 0] = pooled.reference;
	const [c = 0, d = 0] = pooled.current;
	if (pooled.reference.length === 2 && (few || smallestTotal(pooled) * thinSide < MIN_EXPECTED)) return {
		name: "fisher-exact",
		pValue: fisherExact(a, b, c, d)
	};
	if (few || pooled.reference.length < 2) return permute(counts, seed);
	const { statistic, pValue } = chiSquaredHomogeneity(pooled.reference, pooled.current);
	return {
		name: "chi-squared",
		statistic,
		pValue
	};
}
/** Total variation distance: half the sum of the absolute differences of the shares, in [0, 1]. */
function totalVariation({ reference, current }) {
	const n = sum(reference);
	const m = sum(current);
	return reference.reduce((total, count, i) => total + Math.abs(count / n - (current[i] ?? 0) / m) / 2, 0);
}
/** Puts the cells whose expected count on the thin side is too small into one, and adds the next rarest while that is still too small. */
function pool(counts, thinSide) {
	const cells = Array.from(counts.reference, (count, i) => [count, counts.current[i] ?? 0]).filter(([a, b]) => a + b > 0).toSorted(([a, b], [c, d]) => a + b - c - d);
	const isSmall = ([a, b]) => (a + b) * thinSide < MIN_EXPECTED;
	const kept = cells.filter((cell) => !isSmall(cell));
	let rest = cells.filter(isSmall).reduce(add$2, [0, 0]);
	while (rest[0] + rest[1] > 0 && isSmall(rest) && kept.length > 1) rest = add$2(rest, kept.shift() ?? [0, 0]);
	const all = rest[0] + rest[1] > 0 ? [...kept, rest] : kept;
	return {
		reference: Float64Array.from(all, ([a]) => a),
		current: Float64Array.from(all, ([, b]) => b)
	};
}
function add$2(one, other) {
	return [one[0] + other[0], one[1] + other[1]];
}
function smallestTotal({ reference, current }) {
	return reference.reduce((least, count, i) => Math.min(least, count + (current[i] ?? 0)), Number.POSITIVE_INFINITY);
}
/**
* Chi-squared under random relabelling: the smaller side is drawn again and again from all rows without replacement. Of the statistic
* only the part that changes is kept, the sum of count² / total of the category over the drawn side.
*/
function permute(counts, seed) {
	const small = sum(counts.current) > sum(counts.reference) ? counts.reference : counts.current;
	const totals = counts.reference.map((count, i) => count + (counts.current[i] ?? 0));
	if (totals.filter((total) => total > 0).length < 2) return {
		name: "chi-squared-permutation",
		pValue: 1
	};
	const urn = createUrn(totals);
	const prng = createPrng(seed);
	const observed = small.reduce((total, count, i) => total + (count > 0 ? count * count / (totals[i] ?? 1) : 0), 0);
	const draws = sum(small);
	const rounds = Math.max(MIN_PERMUTATIONS, Math.min(PERMUTATIONS, Math.floor(DRAW_BUDGET / draws)));
	const scratch = {
		drawn: new Float64Array(totals.length),
		picks: new Int32Array(draws)
	};
	let asFar = 0;
	for (let round = 1; round <= rounds; round++) {
		if (drawOnce(urn, scratch, prng) >= observed * SLACK) asFar += 1;
		if (asFar === ENOUGH) return {
			name: "chi-squared-permutation",
			statistic: observed,
			pValue: asFar / round
		};
	}
	return {
		name: "chi-squared-permutation",
		statistic: observed,
		pValue: (1 + asFar) / (1 + rounds)
	};
}
/**
* One relabelling; costs about as many steps as rows are drawn, however many rows and categories there are. At most half of all rows
* are drawn, so that of two tries at most one hits a row that is out already.
*/
function drawOnce(urn, { drawn, picks }, prng) {
	let statistic = 0;
	for (let done = 0; done < picks.length;) {
		const row = prng.below(urn.rows);
		const category = categoryOf(urn, row);
		const before = drawn[category];
		if (row - urn.starts[category] < before) continue;
		statistic += (2 * before + 1) / urn.totals[category];
		drawn[category] = before + 1;
		picks[done++] = category;
	}
	for (const category of picks) drawn[category] = 0;
	return statistic;
}
function createUrn(totals) {
	const starts = new Float64Array(totals.length);
	let rows = 0;
	totals.forEach((count, i) => {
		starts[i] = rows;
		rows += count;
	});
	const step = Math.ceil(rows / MAX_GUIDE);
	let category = 0;
	const guide = Int32Array.from({ length: Math.ceil(rows / step) }, (_, i) => {
		while (i * step >= (starts[category] ?? 0) + (totals[category] ?? 0)) category += 1;
		return category;
	});
	return {
		rows,
		totals,
		starts,
		guide,
		step
	};
}
function categoryOf({ starts, totals, guide, step }, row) {
	let category = guide[Math.floor(row / step)];
	while (row >= starts[category] + totals[category]) category += 1;
	return category;
}
function sum(counts) {
	return counts.reduce((total, count) => total + count, 0);
}

/** Distances that other tools decide by. Here they stand beside the tests and decide nothing. */
const MEASURES = [
	"psi",
	"ks",
	"jensen-shannon",
	"wasserstein",
	"l-infinity",
	"hellinger",
	"total-variation",
	"kullback-leibler"
];
const BINS$1 = 10;
/** Chance that clean data exceed the `chance` of a measure. */
const NULL_LEVEL = .05;
/** Measures of numbers; those of shares over the ten bins between the deciles of the reference. */
function measureNumbers(pair, names) {
	if (names.length === 0) return [];
	const bins = toDeciles(pair);
	return names.map((name) => {
		if (name === "ks") {
			const { distance, pValue, method } = kolmogorovSmirnov(pair);
			return {
				name,
				value: distance,
				unit: `largest gap of the distribution functions, p ${method}`,
				pValue
			};
		}
		if (name === "wasserstein") return {
			name,
			value: wasserstein1(pair),
			unit: "unit of the column"
		};
		return measureShares(name, bins);
	});
}
/** Measures of categories; those that need an order are left out. */
function measureCategories(counts, names) {
	return names.filter((name) => name !== "ks" && name !== "wasserstein").map((name) => measureShares(name, counts));
}
function measureShares(name, counts) {
	const { reference, current } = counts;
	switch (name) {
		case "psi": return {
			name,
			value: populationStability(reference, current),
			unit: "nats",
			...chanceOf(counts)
		};
		case "jensen-shannon": return {
			name,
			value: jensenShannon(reference, current),
			unit: "square root of the divergence in base 2"
		};
		case "hellinger": return {
			name,
			value: hellinger(reference, current),
			unit: "0 to 1"
		};
		case "l-infinity": return {
			name,
			value: largestGap(reference, current),
			unit: "share of rows"
		};
		case "total-variation": return {
			name,
			value: totalVariation(counts),
			unit: "share of rows"
		};
		case "kullback-leibler": return {
			name,
			value: kullbackLeibler(current, reference),
			unit: "nats, of the current from the reference"
		};
		default: return name;
	}
}
/** What 95 % of clean data stay below: PSI is (1/n + 1/m) chi-squared with one degree of freedom less than bins. */
function chanceOf({ reference, current }) {
	const bins = reference.filter((count, i) => count + (current[i] ?? 0) > 0).length;
	if (bins < 2) return {};
	const total = (side) => side.reduce((sum, count) => sum + count, 0);
	return { chance: (1 / total(reference) + 1 / total(current)) * chiSquaredUpperPoint(NULL_LEVEL, bins - 1) };
}
/** Rows of both sides up to each decile of the reference; ties can make bins fall together. */
function toDeciles({ reference, current, n }) {
	const bins = {
		reference: [0],
		current: [0]
	};
	let upTo = 0;
	let next = 1;
	for (let i = 0; i < reference.length; i++) {
		if (next < BINS$1 && upTo >= next * n / BINS$1) {
			bins.reference.push(0);
			bins.current.push(0);
			while (next < BINS$1 && upTo >= next * n / BINS$1) next += 1;
		}
		upTo += reference[i];
		bins.reference.push((bins.reference.pop() ?? 0) + reference[i]);
		bins.current.push((bins.current.pop() ?? 0) + current[i]);
	}
	return {
		reference: Float64Array.from(bins.reference),
		current: Float64Array.from(bins.current)
	};
}

/** Schema pieces that several kinds of evidence share. */
const text$8 = {
	type: "string",
	minLength: 1,
	maxLength: 1e3
};
const number = { type: "number" };
const count$1 = {
	type: "integer",
	minimum: 0
};
const digest$1 = {
	type: "string",
	pattern: "^sha256:[0-9a-f]{64}$"
};
const fileDigest = {
	type: "object",
	additionalProperties: false,
	required: [
		"path",
		"digest",
		"size"
	],
	properties: {
		path: text$8,
		digest: digest$1,
		size: count$1
	}
};
const runtime = {
	type: "object",
	additionalProperties: false,
	required: [
		"name",
		"version",
		"backend"
	],
	properties: {
		name: text$8,
		version: text$8,
		backend: text$8
	}
};
/** Lower and upper bound with the nominal coverage `level` in (0, 1) and the method that made them. */
const interval = {
	type: "object",
	additionalProperties: false,
	required: [
		"low",
		"high",
		"level",
		"method"
	],
	properties: {
		low: number,
		high: number,
		level: {
			type: "number",
			exclusiveMinimum: 0,
			exclusiveMaximum: 1
		},
		method: text$8
	}
};
/** A number with its interval. */
const figure = {
	type: "object",
	additionalProperties: false,
	required: ["value", "interval"],
	properties: {
		value: number,
		interval
	}
};
const estimateSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"name",
		"value",
		"interval",
		"n",
		"direction"
	],
	properties: {
		name: text$8,
		value: number,
		interval,
		n: count$1,
		direction: { enum: ["higher", "lower"] },
		/** Of the metric's definition, from 1 (which is meant where it is absent): numbers of two versions are never compared. */
		version: {
			type: "integer",
			minimum: 1
		}
	}
};
/** Where the measurement was made. Absent members are unknown, not empty. */
const sourceSchema = {
	type: "object",
	additionalProperties: false,
	properties: {
		repository: text$8,
		commit: text$8,
		headSha: text$8,
		baseRef: text$8,
		ref: text$8,
		event: text$8,
		runId: text$8,
		runAttempt: text$8,
		workflow: text$8,
		nonce: text$8
	}
};
/** By which configuration was measured: which file, and which bytes. */
const configSchema$1 = {
	type: "object",
	additionalProperties: false,
	required: ["path", "digest"],
	properties: {
		path: text$8,
		digest: digest$1
	}
};
/** One thing that an in-toto statement is about, by its digest. */
const subjectItem = {
	type: "object",
	additionalProperties: false,
	required: ["name", "digest"],
	properties: {
		name: text$8,
		digest: {
			type: "object",
			additionalProperties: false,
			required: ["sha256"],
			properties: { sha256: {
				type: "string",
				pattern: "^[0-9a-f]{64}$"
			} }
		}
	}
};

/** Candidate minus champion on the same rows; `verdict` is the statistical reading at the metric's default tolerance. */
const comparisonSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"metric",
		"verdict",
		"candidate",
		"champion",
		"difference",
		"interval",
		"method",
		"n",
		"tolerance",
		"detectable"
	],
	properties: {
		metric: text$8,
		verdict: { enum: [
			"improved",
			"equal",
			"regressed",
			"inconclusive",
			"not-comparable"
		] },
		candidate: number,
		champion: number,
		difference: number,
		interval,
		pValue: {
			type: "number",
			minimum: 0,
			maximum: 1
		},
		method: text$8,
		n: count$1,
		/** Differences up to this size count as equal. */
		tolerance: {
			type: "number",
			minimum: 0
		},
		/** Smallest true difference that these rows would show with 80 % power. */
		detectable: {
			type: "number",
			minimum: 0
		},
		/** Rows that would be needed to decide, when the verdict is `inconclusive`. */
		rowsNeeded: count$1,
		/** Interval of candidate over champion at the same level, where both are above 0. */
		ratio: {
			type: "object",
			additionalProperties: false,
			required: ["low", "high"],
			properties: {
				low: {
					type: "number",
					minimum: 0
				},
				high: {
					type: "number",
					minimum: 0
				}
			}
		}
	}
};

/** Slices of one model. */
const MAX_SLICES = 50;
const MAX_SLICE_NAME = 100;
const MAX_CONDITION = 2e3;
const change = {
	...comparisonSchema,
	properties: {
		...comparisonSchema.properties,
		/** After Benjamini-Hochberg over all slices and metrics. */
		adjustedPValue: {
			type: "number",
			minimum: 0,
			maximum: 1
		}
	}
};
/** The rows of the holdout for which a condition of `test.slices` holds. */
const sliceSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"name",
		"where",
		"n"
	],
	properties: {
		name: {
			type: "string",
			minLength: 1,
			maxLength: 100
		},
		where: {
			type: "string",
			minLength: 1,
			maxLength: MAX_CONDITION
		},
		n: count$1,
		/** Absent for a slice too small to be measured; a metric that its rows leave undefined is absent. */
		metrics: {
			type: "array",
			maxItems: 100,
			items: estimateSchema
		},
		/** The champion on the same rows, and candidate minus champion. */
		champion: {
			type: "array",
			maxItems: 100,
			items: estimateSchema
		},
		changes: {
			type: "array",
			maxItems: 100,
			items: change
		}
	}
};
const slicesSchema = {
	type: "array",
	maxItems: 50,
	items: sliceSchema
};

/** What a model may do, as `task:` of assay.yml and evidence name it. */
const TASK_KINDS = [
	"binary",
	"multiclass",
	"regression",
	"multilabel",
	"ranking",
	"forecasting"
];
/** The task that comes nearest for parts that only look at one target column: a label is a class of two, a grade or a value is a number. */
function plainTask(task) {
	switch (task) {
		case "multilabel": return "binary";
		case "ranking":
		case "forecasting": return "regression";
		default: return task;
	}
}
/** Has every row one class or one number, and stands by itself? Groups of rows are compared only there. */
function isPlain(task) {
	return task === "binary" || task === "multiclass" || task === "regression";
}

const DEFAULT_LIMITS = {
	auc: {
		warn: .95,
		error: .99
	},
	r2: {
		warn: .75,
		error: .9
	},
	duplicates: .001,
	allow: []
};
/** Coverage of every interval here. */
const CHECK_LEVEL = .95;

const limit = {
	type: "number",
	exclusiveMinimum: 0,
	maximum: 1
};
const strength = (what, { warn, error }) => ({
	type: "object",
	description: `Low end of the interval of ${what} that one column alone reaches on the holdout.`,
	additionalProperties: false,
	properties: {
		warn: {
			...limit,
			default: warn
		},
		error: {
			...limit,
			default: error
		}
	}
});
/** `check:` of a model: from where on the checks of integrity and leakage say something, and what is accepted. */
const checkSettingsSchema = {
	type: "object",
	description: "Limits of the checks of integrity and leakage, and findings that are accepted.",
	additionalProperties: false,
	properties: {
		auc: strength("ROC AUC", DEFAULT_LIMITS.auc),
		r2: strength("R²", DEFAULT_LIMITS.r2),
		duplicates: {
			...limit,
			default: DEFAULT_LIMITS.duplicates,
			description: "Share of holdout rows that are in the training data, beyond what repeats by nature."
		},
		digits: {
			type: "integer",
			minimum: 1,
			maximum: 15,
			description: "Also compare rows with decimal numbers rounded to so many significant digits."
		},
		allow: {
			type: "array",
			maxItems: 200,
			description: "Findings that are known and accepted, by code, or by code and column.",
			items: {
				type: "object",
				additionalProperties: false,
				required: ["code"],
				properties: {
					code: {
						type: "string",
						pattern: "^[A-Z][A-Z0-9_]{1,60}$"
					},
					column: {
						type: "string",
						minLength: 1,
						maxLength: 500
					}
				}
			}
		}
	}
};
/** The settings with their defaults filled in. */
function toCheckLimits(settings = {}) {
	const { auc, r2, duplicates, digits, allow = [] } = settings;
	return {
		auc: {
			...DEFAULT_LIMITS.auc,
			...auc
		},
		r2: {
			...DEFAULT_LIMITS.r2,
			...r2
		},
		duplicates: duplicates ?? DEFAULT_LIMITS.duplicates,
		...digits === void 0 ? {} : { digits },
		allow
	};
}

/** Slices of one list: the weakest ones, or those that the change made worse. */
const MAX_FOUND = 50;
/** Columns that are named one by one, searched or left out. */
const MAX_NAMED_COLUMNS = 200;
const share$7 = {
	type: "number",
	minimum: 0,
	maximum: 1
};
const condition = { oneOf: [
	{
		type: "object",
		additionalProperties: false,
		required: [
			"column",
			"kind",
			"value"
		],
		properties: {
			column: text$8,
			kind: { const: "equals" },
			value: {
				type: ["string", "number"],
				maxLength: 500
			}
		}
	},
	{
		type: "object",
		additionalProperties: false,
		required: ["column", "kind"],
		properties: {
			column: text$8,
			kind: { const: "missing" }
		}
	},
	{
		type: "object",
		additionalProperties: false,
		required: ["column", "kind"],
		/** From `from` (inclusive) to `below` (exclusive); dates are milliseconds since 1970 UTC. */
		properties: {
			column: text$8,
			kind: { const: "range" },
			from: number,
			below: number
		}
	}
] };
/** A slice that the search found on one half of the holdout, measured on the `n` rows of it in the other half. */
const foundSliceSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"where",
		"conditions",
		"rows",
		"n",
		"value",
		"interval",
		"against",
		"effect",
		"pValue",
		"adjustedPValue"
	],
	properties: {
		/** The same as `conditions`, as SQL that `test.slices` takes. */
		where: {
			type: "string",
			minLength: 1,
			maxLength: MAX_CONDITION
		},
		conditions: {
			type: "array",
			minItems: 1,
			maxItems: 2,
			items: condition
		},
		/** Rows of the slice in the whole holdout, and in the half it was measured on. */
		rows: count$1,
		n: count$1,
		/** The metric of the candidate on these `n` rows. */
		value: number,
		interval,
		/** The metric of the other rows of that half; for a change: that of the champion on the same rows. */
		against: number,
		/** How much worse `value` is than `against`; positive is worse. The interval is widened for all slices that were selected. */
		effect: figure,
		/** One-sided: is the slice worse? */
		pValue: share$7,
		/** After Benjamini-Hochberg over the candidates of its half, times two for the two halves. */
		adjustedPValue: share$7
	}
};
const found = {
	type: "array",
	maxItems: 50,
	items: foundSliceSchema
};
const searched = {
	type: "object",
	additionalProperties: false,
	required: [
		"state",
		"metric",
		"minEffect",
		"max",
		"columns",
		"tested",
		"weakest"
	],
	properties: {
		state: { const: "searched" },
		metric: { enum: [
			"accuracy",
			"subset_accuracy",
			"log_loss",
			"mae",
			"mse"
		] },
		/** A slice is listed where the low end of its effect is above this, in the unit of the metric. */
		minEffect: {
			type: "number",
			minimum: 0
		},
		/** Candidates of each half that were tested at most. */
		max: count$1,
		/** Columns that were searched, and those that could not be or were not to be. */
		columns: {
			type: "array",
			maxItems: 200,
			items: text$8
		},
		leftOut: {
			type: "array",
			maxItems: 200,
			items: {
				type: "object",
				additionalProperties: false,
				required: ["column", "reason"],
				properties: {
					column: text$8,
					reason: text$8
				}
			}
		},
		/** Candidates that were tested, both halves together. */
		tested: {
			type: "object",
			additionalProperties: false,
			required: ["weakest"],
			properties: {
				weakest: count$1,
				worse: count$1
			}
		},
		weakest: found,
		/** Where the candidate is worse than the champion, and more so than elsewhere; absent without a champion. */
		worse: found
	}
};
const skipped = {
	type: "object",
	additionalProperties: false,
	required: ["state", "reason"],
	properties: {
		state: { const: "skipped" },
		reason: text$8
	}
};
/** The automatic search for weak slices: what it found, or why there was none. */
const discoveredSlicesSchema = { oneOf: [searched, skipped] };

/** The decided class per row: 1 is positive for a binary task, ties go to the first class. */
function decide(rows) {
	switch (rows.kind) {
		case "binary": return decideByThreshold(rows.scores, rows.threshold);
		case "multiclass": return decideByClass(rows.probabilities, rows.classes.length);
		case "regression":
		case "multilabel":
		case "ranking":
		case "forecasting": return /* @__PURE__ */ new Int32Array(0);
		default: return rows;
	}
}
function decideByThreshold(scores, threshold) {
	const decided = new Int32Array(scores.length);
	for (let row = 0; row < scores.length; row++) decided[row] = scores[row] >= threshold ? 1 : 0;
	return decided;
}
function decideByClass(probabilities, classes) {
	const decided = new Int32Array(probabilities.length / classes);
	for (let row = 0; row < decided.length; row++) decided[row] = mostProbable(probabilities, row * classes, classes);
	return decided;
}
function mostProbable(probabilities, start, size) {
	let best = 0;
	for (let k = 1; k < size; k++) if (probabilities[start + k] > probabilities[start + best]) best = k;
	return best;
}

/** Rows that labels are about. */
function rowCount(labels) {
	return labels.kind === "multilabel" ? labels.values.length / labels.width : labels.values.length;
}

/** Below this many values, comparing them is quicker than counting their digits. */
const MIN_VALUES = 16384;
const DIGIT = 16;
const BUCKETS = 2 ** DIGIT;
/** Row numbers in rising order of their values; equal values keep their order. No value is NaN. */
function sortedOrder(values) {
	const order = new Int32Array(values.length);
	for (let row = 0; row < order.length; row++) order[row] = row;
	if (values.length < MIN_VALUES) return order.sort((i, j) => values[i] - values[j]);
	return byDigits(sortableBits(values), order);
}
/** Radix sort, least digit first (Knuth, "The Art of Computer Programming" 3, 5.2.5): four passes, fewer where a digit never changes. */
function byDigits({ low, high }, order) {
	let from = order;
	let to = new Int32Array(order.length);
	for (const word of [low, high]) for (const shift of [0, DIGIT]) {
		const starts = new Uint32Array(BUCKETS + 1);
		for (let row = 0; row < word.length; row++) starts[(word[row] >>> shift & BUCKETS - 1) + 1]++;
		if (starts.includes(word.length)) continue;
		for (let digit = 1; digit <= BUCKETS; digit++) starts[digit] = starts[digit] + starts[digit - 1];
		for (let i = 0; i < from.length; i++) {
			const row = from[i];
			const digit = word[row] >>> shift & BUCKETS - 1;
			to[starts[digit]] = row;
			starts[digit]++;
		}
		[from, to] = [to, from];
	}
	return from;
}
/** The bits of each number so that they rise with it as unsigned integers: negative ones inverted, the others with the sign set. */
function sortableBits(values) {
	const low = new Uint32Array(values.length);
	const high = new Uint32Array(values.length);
	const number = /* @__PURE__ */ new Float64Array(1);
	const words = new Uint32Array(number.buffer);
	for (let row = 0; row < values.length; row++) {
		number[0] = values[row] + 0;
		const [least, most] = [words[0], words[1]];
		const isNegative = most >>> 31 === 1;
		low[row] = isNegative ? ~least : least;
		high[row] = isNegative ? ~most : most | 2147483648;
	}
	return {
		low,
		high
	};
}

/** From so many rows on, sorting column by column is quicker than comparing row by row. */
const MANY_ROWS$1 = 1e4;
const FEW_COLUMNS = 4;
/** Rows ordered by the first column, ties by the next: the same whatever the order in which they came. */
function canonicalOrder(size, columns) {
	const compare = (i, j) => {
		for (const { values, width } of columns) for (let k = 0; k < width; k++) {
			const step = values[i * width + k] - values[j * width + k];
			if (step < 0 || step > 0) return step;
		}
		return 0;
	};
	const order = new Int32Array(size);
	for (let row = 0; row < size; row++) order[row] = row;
	if (isInOrder(size, compare)) return order;
	return size >= MANY_ROWS$1 ? byColumns(order, columns) ?? order.sort(compare) : order.sort(compare);
}
/** Slices of rows that were put in order before are in order. */
function isInOrder(size, compare) {
	for (let row = 1; row < size; row++) if (compare(row - 1, row) > 0) return false;
	return true;
}
/** Sorted by the last column first; undefined where there are many columns, or one holds NaN, which has no place among numbers. */
function byColumns(order, columns) {
	const keys = columns.flatMap(({ values, width }) => Array.from({ length: width }, (_, k) => ({
		values,
		width,
		k
	})));
	if (keys.length > FEW_COLUMNS) return void 0;
	let sorted = order;
	for (const { values, width, k } of keys.reverse()) {
		const column = new Float64Array(sorted.length);
		for (let i = 0; i < column.length; i++) column[i] = values[sorted[i] * width + k];
		if (column.some(Number.isNaN)) return void 0;
		const before = sorted;
		sorted = sortedOrder(column).map((at) => before[at]);
	}
	return sorted;
}

/** Too few rows for any interval. */
function dataEmpty(size) {
	return new UserError("DATA_EMPTY", {
		file: "holdout",
		message: `${size} row${size === 1 ? "" : "s"} cannot be scored: an interval needs at least 2`,
		fix: "give the holdout more rows"
	});
}
/** Answers that are not one per row, or not for the classes of the task. */
function mismatch(name, message) {
	return new UserError("PREDICTION_MISMATCH", {
		file: name,
		message,
		fix: "predict every row of the holdout once, for the classes of the task"
	});
}
/** An answer that is no number. */
function notFinite(name) {
	return new UserError("PREDICTION_INVALID", {
		file: name,
		message: "a prediction is not a finite number",
		fix: "replace NaN and infinite predictions in the model or its pre-processing"
	});
}

/** Rows that were answered. */
function rowsIn(rows) {
	return rows.kind === "multilabel" ? rows.labels.length / rows.names.length : rows.labels.length;
}
const NONE = /* @__PURE__ */ new Int32Array(0);
/**
* One `Rows` per model, all in the same canonical order: by label, then by the models' answers. The order in which the
* rows came therefore changes no result, not even the draws of a bootstrap. Throws `UserError` where labels and
* predictions do not fit the task or each other. `order` says which row of the answers came first, and so on.
*/
function arrangeRows(answers) {
	const { task, labels } = answers;
	const columns = checkedColumns(answers);
	const { weights } = labels;
	const last = weights === void 0 ? [] : [{
		values: weights,
		width: 1
	}];
	const order = canonicalOrder(rowCount(labels), [
		...truthKeys(labels),
		...columns,
		...last
	]);
	return {
		rows: columns.map((column) => toRows(task, labels, column, order)),
		order
	};
}
/** What orders rows before the answers do: the query first, then the truth. */
function truthKeys(labels) {
	const one = (values) => ({
		values,
		width: 1
	});
	switch (labels.kind) {
		case "multilabel": return [{
			values: labels.values,
			width: labels.width
		}];
		case "ranking": return [one(labels.queries), one(labels.values)];
		case "forecasting": {
			const scales = labels.scales === void 0 ? [] : [one(labels.scales.absolute), one(labels.scales.squared)];
			return [one(labels.values), ...scales];
		}
		default: return [one(labels.values)];
	}
}
/** One `Rows` per model in the order in which the rows came, for whoever must know which row is which. Throws as `arrangeRows`. */
function toRowsInOrder(answers) {
	const { task, labels } = answers;
	const order = Int32Array.from({ length: rowCount(labels) }, (_, row) => row);
	return checkedColumns(answers).map((column) => toRows(task, labels, column, order));
}
function checkedColumns({ task, labels, models }) {
	const size = rowCount(labels);
	if (size < 2) throw dataEmpty(size);
	const columns = models.map(({ name, predictions }) => toColumn(name, task, predictions));
	for (const [i, { values, width }] of columns.entries()) {
		const name = models[i]?.name ?? "";
		if (values.length !== size * width) throw mismatch(name, `${values.length / width} predictions for ${size} labels`);
		if (!values.every(Number.isFinite)) throw notFinite(name);
	}
	return columns;
}
function toColumn(name, task, predictions) {
	if (predictions.kind !== task.kind) throw mismatch(name, `${predictions.kind} predictions for a ${task.kind} task`);
	switch (predictions.kind) {
		case "binary": {
			const { scores, threshold } = predictions;
			return {
				values: scores,
				width: 1,
				...threshold === void 0 ? {} : { threshold }
			};
		}
		case "ranking": return {
			values: predictions.scores,
			width: 1
		};
		case "regression": return {
			values: predictions.values,
			width: 1
		};
		case "multiclass": {
			const classes = task.kind === "multiclass" ? task.classes : [];
			return {
				values: inClassOrder(name, classes, predictions),
				width: classes.length
			};
		}
		case "multilabel": {
			const names = task.kind === "multilabel" ? task.names : [];
			return {
				values: inClassOrder(name, names, {
					...predictions,
					classes: predictions.names
				}),
				width: names.length
			};
		}
		case "forecasting": return {
			values: predictions.values,
			width: 1 + predictions.levels.length
		};
		default: return predictions;
	}
}
/** Probabilities with their columns in the task's class order. */
function inClassOrder(name, classes, predictions) {
	const from = classes.map((label) => predictions.classes.indexOf(label));
	const missing = classes.filter((_, i) => from[i] === -1);
	const extra = predictions.classes.filter((label) => !classes.includes(label));
	if (missing.length > 0) throw mismatch(name, `no probability for the classes ${missing.join(", ")}`);
	if (extra.length > 0) throw mismatch(name, `probabilities for classes the task does not have: ${extra.join(", ")}`);
	if (from.every((column, i) => column === i)) return predictions.probabilities;
	const width = classes.length;
	return Float64Array.from(predictions.probabilities, (_, at) => {
		const column = from[at % width];
		return predictions.probabilities[at - at % width + column];
	});
}
function toRows(task, labels, column, order) {
	const rows = toPlainRows(task, labels, column, order);
	return labels.weights === void 0 ? rows : {
		...rows,
		weights: taken({
			values: labels.weights,
			width: 1
		}, order)
	};
}
function toPlainRows(task, labels, column, order) {
	if (task.kind !== labels.kind) throw new Fault("INTERNAL", `${labels.kind} labels for a ${task.kind} task`);
	const sorted = taken(column, order);
	const truth = taken({
		values: labels.values,
		width: task.kind === "multilabel" ? task.names.length : 1
	}, order);
	switch (task.kind) {
		case "binary": return {
			kind: "binary",
			labels: new Uint8Array(truth),
			scores: sorted,
			threshold: column.threshold ?? task.threshold,
			...task.costs && { costs: task.costs }
		};
		case "multiclass": return {
			kind: "multiclass",
			labels: new Int32Array(truth),
			classes: task.classes,
			probabilities: sorted,
			...task.costs && { costs: task.costs },
			...task.places && { places: task.places }
		};
		case "regression": return {
			kind: "regression",
			labels: truth,
			values: sorted
		};
		case "multilabel": {
			const { names, threshold } = task;
			return {
				kind: "multilabel",
				labels: new Uint8Array(truth),
				names,
				probabilities: sorted,
				threshold
			};
		}
		case "ranking": return {
			kind: "ranking",
			labels: truth,
			scores: sorted,
			queries: labels.kind === "ranking" ? Int32Array.from(order, (row) => labels.queries[row]) : NONE
		};
		case "forecasting": return {
			kind: "forecasting",
			labels: truth,
			values: sorted,
			levels: task.quantiles,
			...labels.kind === "forecasting" && labels.scales !== void 0 ? scalesOf(labels.scales, order) : {}
		};
		default: return task;
	}
}
function scalesOf({ absolute, squared }, order) {
	const column = (values) => taken({
		values,
		width: 1
	}, order);
	return { scales: {
		absolute: column(absolute),
		squared: column(squared)
	} };
}
/** The numbers of the rows in another order. */
function taken({ values, width }, order) {
	const sorted = new Float64Array(order.length * width);
	for (let i = 0; i < order.length; i++) {
		const from = order[i] * width;
		for (let k = 0; k < width; k++) sorted[i * width + k] = values[from + k];
	}
	return sorted;
}

/** What is counted against a row: 0 or 1 for a wrong decision, else a number of which less is better. */
const LOSS_KINDS = [
	"error",
	"log_loss",
	"absolute_error",
	"squared_error"
];
/** The metric whose mean over rows each loss is; accuracy is what is left of the errors. */
function metricOf$1(kind, task) {
	if (kind === "error") return task === "multilabel" ? "subset_accuracy" : "accuracy";
	return METRIC_OF[kind];
}
const METRIC_OF = {
	log_loss: "log_loss",
	absolute_error: "mae",
	squared_error: "mse"
};
const LOG_LOSS_CLIP$1 = 1e-15;
/** The losses that rows of a task have; empty where none makes sense for a single row. The first is the default. */
function lossKindsOf(task) {
	if (task === "binary" || task === "multiclass") return ["error", "log_loss"];
	if (task === "multilabel") return ["error"];
	return task === "regression" || task === "forecasting" ? ["absolute_error", "squared_error"] : [];
}
/** The loss of every row in the order of the rows. Throws `UserError` where predictions do not fit the labels, `undefined` for other tasks. */
function rowLosses(asked, models, kind) {
	const { candidate, champion } = models;
	const named = [{
		name: "candidate",
		predictions: candidate
	}, ...champion === void 0 ? [] : [{
		name: "champion",
		predictions: champion
	}]];
	const [own, other] = toRowsInOrder({
		...asked,
		models: named
	}).map((rows) => lossesOf(rows, kind));
	if (own === void 0) return void 0;
	return {
		kind,
		candidate: own,
		...other === void 0 ? {} : { champion: other }
	};
}
function lossesOf(rows, kind) {
	switch (rows.kind) {
		case "binary":
		case "multiclass": {
			if (kind === "log_loss") return Float64Array.from(rows.labels, (_, row) => -Math.log(ofTruth(rows, row)));
			const decided = decide(rows);
			return Float64Array.from(decided, (to, row) => Number(to !== rows.labels[row]));
		}
		case "regression": {
			const power = kind === "squared_error" ? 2 : 1;
			return Float64Array.from(rows.labels, (truth, row) => Math.abs(rows.values[row] - truth) ** power);
		}
		case "multilabel": {
			const { labels, probabilities, threshold, names } = rows;
			const isWrong = (at) => probabilities[at] >= threshold !== (labels[at] === 1);
			const wrong = new Float64Array(labels.length / names.length);
			for (let at = 0; at < labels.length; at++) if (isWrong(at)) wrong[Math.floor(at / names.length)] = 1;
			return wrong;
		}
		case "forecasting": {
			const power = kind === "squared_error" ? 2 : 1;
			const width = rows.values.length / rows.labels.length;
			return rows.labels.map((truth, row) => Math.abs(rows.values[row * width] - truth) ** power);
		}
		case "ranking": return;
		default: return rows;
	}
}
/** The probability given to the true class, kept from 0 as the metric does. */
function ofTruth(rows, row) {
	const label = rows.labels[row];
	if (rows.kind === "multiclass") return clipped(rows.probabilities[row * rows.classes.length + label]);
	const score = rows.scores[row];
	return clipped(label === 1 ? score : 1 - score);
}
function clipped(probability) {
	return Math.min(.999999999999999, Math.max(LOG_LOSS_CLIP$1, probability));
}

const DEFAULT_MAX = 20;
const columns$1 = {
	type: "array",
	items: {
		type: "string",
		minLength: 1,
		maxLength: 500
	},
	uniqueItems: true,
	maxItems: 1e4
};
/** `test.discover` of a model: how weak slices are searched for. */
const discoverSettingsSchema = {
	type: "object",
	description: "Search for the slices on which the model is weakest, and for those the change made worse.",
	additionalProperties: false,
	properties: {
		enabled: {
			type: "boolean",
			description: "Whether to search. Without it: on a holdout of 500 rows or more."
		},
		loss: {
			enum: LOSS_KINDS,
			description: "What counts against a row. Without it: `error` for classes, `absolute_error` for numbers."
		},
		min_effect: {
			type: "number",
			minimum: 0,
			description: "How much worse than the rest a slice must surely be: in points of accuracy as a share (0.02 without it) or in the unit of the loss (0.1 of its standard deviation without it)."
		},
		max: {
			type: "integer",
			minimum: 1,
			maximum: 50,
			default: DEFAULT_MAX,
			description: "Candidates of each half that are tested on the other one."
		},
		columns: {
			...columns$1,
			description: "Only these columns."
		},
		exclude: {
			...columns$1,
			description: "Not these columns."
		}
	}
};
/** The settings with their defaults filled in. */
function toDiscover(settings = {}) {
	const { enabled, loss, min_effect: minEffect, max = DEFAULT_MAX, columns: only, exclude = [] } = settings;
	return {
		max,
		exclude,
		...enabled === void 0 ? {} : { enabled },
		...loss === void 0 ? {} : { loss },
		...minEffect === void 0 ? {} : { minEffect },
		...only === void 0 ? {} : { columns: only }
	};
}
/** A loss that rows of the task do not have, with what to write instead. */
function discoverProblems(task, { loss } = {}) {
	const kinds = lossKindsOf(task);
	if (loss === void 0 || kinds.includes(loss)) return [];
	const fix = kinds.length === 0 ? "remove `loss:`" : `use one of: ${kinds.join(", ")}`;
	return [{
		message: `"${loss}" is not a loss of a ${task} task`,
		fix
	}];
}

const DAY_MS$1 = 864e5;
/** Calendar day of milliseconds since 1970 UTC (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
function toDay(milliseconds) {
	const z = Math.floor(milliseconds / DAY_MS$1) + 719468;
	const era = Math.floor(z / 146097);
	const day = z - era * 146097;
	const year = Math.floor((day - Math.floor(day / 1460) + Math.floor(day / 36524) - Math.floor(day / 146096)) / 365);
	const dayOfYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
	const shifted = Math.floor((5 * dayOfYear + 2) / 153);
	const month = shifted < 10 ? shifted + 3 : shifted - 9;
	const two = (part) => String(part).padStart(2, "0");
	return `${year + era * 400 + (month <= 2 ? 1 : 0)}-${two(month)}-${two(dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1)}`;
}
/** Day, and the time in UTC to the second where it is not midnight: `2026-01-31T12:00:00Z`. */
function toMoment(milliseconds) {
	const rest = Math.floor((milliseconds - Math.floor(milliseconds / DAY_MS$1) * DAY_MS$1) / 1e3);
	if (rest === 0) return toDay(milliseconds);
	const [hours, minutes, seconds] = [
		Math.floor(rest / 3600),
		Math.floor(rest / 60) % 60,
		rest % 60
	].map((part) => String(part).padStart(2, "0"));
	return `${toDay(milliseconds)}T${hours}:${minutes}:${seconds}Z`;
}

/**
* The test of "all groups have one law" by midranks (Kruskal and Wallis, JASA 47, 1952), and the share of the ranks' variance that the groups
* explain beyond chance. Groups may be empty; fewer than two with values give p = 1.
*/
function kruskalWallis(groups) {
	const ranked = groups.flatMap((values, group) => values.map((value) => ({
		value,
		group
	}))).toSorted((a, b) => a.value - b.value);
	const sums = groups.map(() => 0);
	let ties = 0;
	for (let start = 0; start < ranked.length;) {
		let end = start + 1;
		while (end < ranked.length && ranked[end]?.value === ranked[start]?.value) end++;
		for (let i = start; i < end; i++) {
			const { group } = ranked[i];
			sums[group] = sums[group] + (start + end + 1) / 2;
		}
		ties += (end - start) ** 3 - (end - start);
		start = end;
	}
	const n = ranked.length;
	const used = groups.filter((values) => values.length > 0).length;
	const between = sums.reduce((total, sum, i) => total + (sum === 0 ? 0 : sum ** 2 / (groups[i]?.length ?? 1)), 0);
	const statistic = (12 / (n * (n + 1)) * between - 3 * (n + 1)) / (1 - ties / (n ** 3 - n));
	if (used < 2 || !Number.isFinite(statistic)) return {
		pValue: 1,
		share: 0,
		statistic: 0
	};
	return {
		pValue: chiSquaredSf(statistic, used - 1),
		share: Math.max(0, (statistic - used + 1) / (n - used)),
		statistic
	};
}

/** Rows a side that a classifier learns from: enough to see a separation of 0.52, few enough to fit in seconds. */
const SAMPLE_ROWS = 1e4;
/** Cells a side that a classifier learns from: fewer rows of a wide table, so that its time and memory stay the same. */
const SAMPLE_CELLS = 6e5;
const LEAST_ROWS = 2e3;
/** Rows a side for a table with so many columns. */
function sampleRows(columns) {
	return Math.max(LEAST_ROWS, Math.min(SAMPLE_ROWS, Math.floor(SAMPLE_CELLS / Math.max(1, columns))));
}
/** Numbers of at most `limit` of `rows` rows, ascending, each as likely as every other (Floyd's algorithm); the same for the same seed. */
function chooseRows(rows, limit, seed) {
	if (rows <= limit) return Int32Array.from({ length: rows }, (_, row) => row);
	const prng = createPrng(seed);
	const chosen = /* @__PURE__ */ new Set();
	for (let last = rows - limit; last < rows; last++) {
		const row = prng.below(last + 1);
		chosen.add(chosen.has(row) ? last : row);
	}
	return Int32Array.from(chosen).sort();
}
/** Some rows of a column. */
function takeRows(column, rows) {
	if (column.kind === "text") return {
		...column,
		codes: Int32Array.from(rows, (row) => column.codes[row] ?? -1)
	};
	return {
		...column,
		values: Float64Array.from(rows, (row) => column.values[row] ?? NaN)
	};
}

const SEASONS = [
	"hour-of-day",
	"weekday",
	"hour-of-week",
	"month"
];
const HOUR_MS = 36e5;
const DAY_MS = 24 * HOUR_MS;
/** 1 January 1970 was a Thursday: three days after a Monday. */
const FIRST_WEEKDAY = 3;
const PHASES = {
	"hour-of-day": 24,
	weekday: 7,
	"hour-of-week": 168,
	month: 12
};
/** Milliseconds of two whole periods: less of the reference shows no season. */
const TWO_PERIODS = {
	"hour-of-day": 2 * DAY_MS,
	weekday: 14 * DAY_MS,
	"hour-of-week": 14 * DAY_MS,
	month: 730 * DAY_MS
};
/** A column has a season only when chance would show one in fewer than one of a thousand columns, and it explains something. */
const DETECTION_LEVEL = .001;
const DETECTION_SHARE = .02;
const DETECTION_ROWS = 2e4;
/** Phase of a moment in UTC, from 0; -1 without a time. */
function phaseOf(milliseconds, season) {
	if (!Number.isFinite(milliseconds)) return -1;
	const day = Math.floor(milliseconds / DAY_MS);
	const hour = Math.floor((milliseconds - day * DAY_MS) / HOUR_MS);
	const weekday = ((day + FIRST_WEEKDAY) % 7 + 7) % 7;
	switch (season) {
		case "hour-of-day": return hour;
		case "weekday": return weekday;
		case "hour-of-week": return weekday * 24 + hour;
		case "month": return Number(toDay(milliseconds).slice(5, 7)) - 1;
		default: return season;
	}
}
function phaseCount(season) {
	return PHASES[season];
}
/**
* The season that the reference's numbers follow, by the test of Kruskal and Wallis (JASA 47, 1952) over the phases; the finest that
* explains notably more. `undefined` when they follow none, or there are no two whole periods to see it in.
*/
function detectSeason(given) {
	const { column, times } = thin(given);
	let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const time of times) {
		if (!Number.isFinite(time)) continue;
		first = Math.min(first, time);
		last = Math.max(last, time);
	}
	let best;
	for (const season of SEASONS) {
		if (!(last - first >= TWO_PERIODS[season])) continue;
		const { pValue, share } = kruskalWallis(byPhase({
			column,
			times
		}, season));
		if (pValue > DETECTION_LEVEL || share < DETECTION_SHARE) continue;
		if (best === void 0 || share > best.share + DETECTION_SHARE) best = {
			season,
			share
		};
	}
	return best?.season;
}
/** Some rows, by chance: every so many would fall on the same hour. */
function thin({ column, times }) {
	const rows = chooseRows(times.length, DETECTION_ROWS, "season");
	const some = (values) => Float64Array.from(rows, (row) => values[row] ?? NaN);
	return {
		column: {
			...column,
			values: some(column.values)
		},
		times: some(times)
	};
}
function byPhase({ column, times }, season) {
	const groups = Array.from({ length: PHASES[season] }, () => []);
	column.values.forEach((value, row) => {
		if (Number.isFinite(value)) groups[phaseOf(times[row] ?? NaN, season)]?.push(value);
	});
	return groups;
}

const column$1 = {
	type: "string",
	minLength: 1,
	maxLength: 500
};
/** What `drift:` of a model may ask beyond single columns. All of it needs rows. */
const driftKindsSchema = {
	prediction: {
		...column$1,
		description: "Column with the answers of the model on both sides: a score of the positive class, a class, or a number. With the target in the reference it also gives the performance without labels."
	},
	season: {
		type: "object",
		description: "Compare rows of the same phase only. Without `by` the season of each column is looked for in the reference.",
		additionalProperties: false,
		required: ["time"],
		properties: {
			time: {
				...column$1,
				description: "Column of dates or times (UTC)."
			},
			by: { enum: SEASONS }
		}
	},
	dates: {
		type: "boolean",
		description: "Compare the weekdays and hours that columns of dates fall on."
	},
	multivariate: {
		type: "boolean",
		description: "Compare all columns together: by a classifier that tries to tell the sides apart, and by correlations."
	}
};
/** `drift.skew`, but for the forms that its `serving` may take: those of any data of rows. */
const skewWithoutSource = {
	type: "object",
	description: "Compare rows of the reference with the same rows as the model was served them.",
	additionalProperties: false,
	required: ["serving", "id"],
	properties: { id: {
		...column$1,
		description: "Column by which the rows are matched."
	} }
};

const text$7 = {
	type: "string",
	minLength: 1,
	maxLength: 500
};
/** JSON Schema of `drift.labels`, but for its `source`, which has the form of every source. */
const labelsWithoutSource = {
	type: "object",
	description: "Predictions whose labels have arrived since: `assay drift --state` bets that they are worse than the baseline, label by label.",
	additionalProperties: false,
	required: [
		"source",
		"prediction",
		"label",
		"time",
		"baseline"
	],
	properties: {
		prediction: {
			...text$7,
			description: "Column of what the model said: the class for the loss 0-1, else a number."
		},
		label: {
			...text$7,
			description: "Column of the truth; rows without one are passed over."
		},
		time: {
			...text$7,
			description: "Column of when the label arrived, a date or a growing number: what is not later than the last row seen is not read again."
		},
		loss: {
			enum: [
				"0-1",
				"absolute",
				"squared"
			],
			default: "0-1"
		},
		baseline: {
			type: "number",
			minimum: 0,
			description: "Upper bound of the mean loss that the model had when it was accepted, in the unit of the loss."
		},
		tolerance: {
			type: "number",
			minimum: 0,
			default: .01,
			description: "How much more loss is still all right."
		},
		bound: {
			type: "number",
			exclusiveMinimum: 0,
			default: 1,
			description: "Largest difference between prediction and label that counts; larger ones count as this."
		}
	}
};

/** Rows that changed sides whose answers are explained one by one. */
const MAX_EXPLAINED_FLIPS = 20;
/** Units whose Shapley values are drawn one by one. */
const MAX_SWARM = 10;
/** Curves of one model. */
const MAX_CURVES = 12;
const MAX_UNITS$1 = 100;
const MAX_PLACES = 40;
const name$4 = {
	type: "string",
	minLength: 1,
	maxLength: 500
};
const correlation$2 = {
	type: "number",
	minimum: -1,
	maximum: 1
};
const numbers = {
	type: "array",
	maxItems: MAX_PLACES,
	items: number
};
const side$3 = {
	type: "object",
	additionalProperties: false,
	required: [
		"importance",
		"size",
		"share"
	],
	properties: {
		/** How much worse the metric gets when the unit's cells are dealt to other rows; above 0 the model needs it. */
		importance: figure,
		/** Mean size of the Shapley values, and its share of all units. */
		size: figure,
		share: figure,
		/** Rank correlation of the unit's value with its Shapley value. */
		direction: correlation$2
	}
};
/** One column, or columns that were changed together. A model that reads none of them has no entry. */
const unitSchema = {
	type: "object",
	additionalProperties: false,
	required: ["name", "columns"],
	properties: {
		name: name$4,
		columns: {
			type: "array",
			minItems: 1,
			maxItems: 1e4,
			items: name$4
		},
		sharedWith: {
			type: "array",
			maxItems: 3,
			items: {
				type: "object",
				additionalProperties: false,
				required: ["name", "rho"],
				properties: {
					name: name$4,
					rho: correlation$2
				}
			}
		},
		candidate: side$3,
		champion: side$3,
		/** Importance of the candidate minus that of the champion, on the same rows and deals. */
		change: figure
	}
};
const effort = {
	type: "object",
	additionalProperties: false,
	required: [
		"method",
		"residual",
		"largestError",
		"unconverged",
		"values"
	],
	properties: {
		method: { enum: ["exact", "sampled"] },
		/** Largest distance of base plus values from the answer. */
		residual: {
			type: "number",
			minimum: 0
		},
		largestError: {
			type: "number",
			minimum: 0
		},
		/** Values whose standard error is above a tenth of the row's whole attribution, of so many. */
		unconverged: count$1,
		values: count$1
	}
};
const curve = {
	type: "object",
	additionalProperties: false,
	required: [
		"mean",
		"low",
		"high",
		"ice"
	],
	properties: {
		mean: numbers,
		low: numbers,
		high: numbers,
		ice: {
			type: "array",
			maxItems: 9,
			items: numbers
		}
	}
};
const measured = {
	type: "object",
	additionalProperties: false,
	required: [
		"state",
		"metric",
		"output",
		"rows",
		"repeats",
		"background",
		"explained",
		"answers",
		"base",
		"units"
	],
	properties: {
		state: { const: "measured" },
		metric: text$8,
		/** What the Shapley values and curves are about: `probability of "bad"`. */
		output: text$8,
		/** Rows of the holdout that were sampled, copies of each per unit, and rows that Shapley values compare with and are of. */
		rows: count$1,
		repeats: count$1,
		background: count$1,
		explained: count$1,
		/** How often a model was asked about a row. */
		answers: count$1,
		/** The metric on the sampled rows. */
		base: {
			type: "object",
			additionalProperties: false,
			required: ["candidate"],
			properties: {
				candidate: number,
				champion: number
			}
		},
		units: {
			type: "array",
			maxItems: MAX_UNITS$1,
			items: unitSchema
		},
		/** Columns of the holdout that the candidate does not read. */
		unread: {
			type: "array",
			maxItems: 1e4,
			items: name$4
		},
		rankCorrelation: correlation$2,
		shapley: {
			type: "object",
			additionalProperties: false,
			required: ["candidate"],
			properties: {
				candidate: effort,
				champion: effort
			}
		},
		/** Rows per bin of the candidate's Shapley values: for low, middle and high values of the column, or one list without an order. */
		swarm: {
			type: "object",
			additionalProperties: false,
			required: [
				"low",
				"high",
				"units"
			],
			properties: {
				low: number,
				high: number,
				units: {
					type: "array",
					maxItems: 10,
					items: {
						type: "object",
						additionalProperties: false,
						required: ["name", "bins"],
						properties: {
							name: name$4,
							bins: {
								type: "array",
								maxItems: 3,
								items: {
									type: "array",
									maxItems: MAX_PLACES,
									items: count$1
								}
							}
						}
					}
				}
			}
		},
		curves: {
			type: "array",
			maxItems: 12,
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"column",
					"at",
					"candidate"
				],
				properties: {
					column: name$4,
					at: { anyOf: [numbers, {
						type: "array",
						maxItems: MAX_PLACES,
						items: {
							type: "string",
							maxLength: 100
						}
					}] },
					candidate: curve,
					champion: curve
				}
			}
		},
		flips: {
			type: "array",
			maxItems: 20,
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"direction",
					"candidate",
					"champion",
					"units",
					"rest"
				],
				properties: {
					id: {
						type: "string",
						maxLength: 100
					},
					direction: { enum: ["right-to-wrong", "wrong-to-right"] },
					/** The answers that are explained. */
					candidate: number,
					champion: number,
					/** The units whose Shapley values differ most between the models, and the sum of all other differences (with that of the bases). */
					units: {
						type: "array",
						maxItems: 3,
						items: {
							type: "object",
							additionalProperties: false,
							required: [
								"name",
								"candidate",
								"champion",
								"error"
							],
							properties: {
								name: name$4,
								candidate: number,
								champion: number,
								error: {
									type: "number",
									minimum: 0
								}
							}
						}
					},
					rest: number
				}
			}
		}
	}
};
/** What the models rely on; absent when `test.explain` is off. `absent`: it was asked for and cannot be said. */
const explanationSchema = { oneOf: [{
	type: "object",
	additionalProperties: false,
	required: ["state", "reason"],
	properties: {
		state: { const: "absent" },
		reason: text$8
	}
}, measured] };

const DEFAULTS$1 = {
	rows: 2e3,
	repeats: 5,
	background: 100,
	explained: 100,
	curves: 6,
	groups: {}
};
const text$6 = {
	type: "string",
	minLength: 1,
	maxLength: 500
};
const whole$1 = (minimum, maximum, value, description) => ({
	type: "integer",
	minimum,
	maximum,
	default: value,
	description
});
/** `test.explain` of a model: `true`, or the keys that differ from the defaults. */
const explainSettingsSchema = {
	description: "Measure what the model relies on: `true`, or settings. Off by default, because it asks the model several 100,000 times.",
	anyOf: [{ type: "boolean" }, {
		type: "object",
		additionalProperties: false,
		properties: {
			rows: whole$1(100, 2e4, DEFAULTS$1.rows, "Most rows of the holdout that importance is measured on."),
			repeats: whole$1(5, 100, DEFAULTS$1.repeats, "How often every feature is permuted."),
			background: whole$1(10, 1e3, DEFAULTS$1.background, "Rows that Shapley values compare with."),
			explained: whole$1(20, 1e3, DEFAULTS$1.explained, "Rows that Shapley values are averaged over."),
			curves: whole$1(0, 12, DEFAULTS$1.curves, "How many of the most important columns get a curve."),
			features: {
				type: "array",
				minItems: 1,
				maxItems: 59,
				uniqueItems: true,
				items: text$6,
				description: "Columns or groups that stand by themselves; all others together are one."
			},
			groups: {
				type: "object",
				minProperties: 1,
				maxProperties: 100,
				additionalProperties: {
					type: "array",
					minItems: 1,
					maxItems: 1e3,
					uniqueItems: true,
					items: text$6
				},
				description: "Columns that belong together (a category as columns of 0 and 1), by a name."
			}
		}
	}]
};
/** The settings with their defaults, or nothing where explanations are off. */
function toExplainSettings(document) {
	if (document === void 0 || document === false) return void 0;
	const { features, ...own } = document === true ? {} : document;
	return {
		...DEFAULTS$1,
		...own,
		...features === void 0 ? {} : { features }
	};
}
/** What a schema cannot say: `path` is below `test.explain`. */
function explainProblems(document, isPredictionsFile) {
	const settings = toExplainSettings(document);
	if (settings === void 0) return [];
	if (isPredictionsFile) return [{
		path: "",
		message: "a file of predictions cannot be explained: nobody can ask it about other rows",
		fix: "name the model file under `model:`, or remove `explain:`"
	}];
	const groups = Object.entries(settings.groups);
	return groups.flatMap(([name, columns], i) => columns.filter((column) => groups.slice(0, i).some(([, earlier]) => earlier.includes(column))).map((column) => ({
		path: `/groups/${name}`,
		message: `"${column}" is in two groups`,
		fix: "leave it in one of them"
	})));
}

const text$5 = {
	type: "string",
	minLength: 1,
	maxLength: 500
};
const MAX_PROTECTED = 50;
/** `data.protected`: columns, by name or with how their groups are made. */
const protectedSchema = {
	type: "array",
	maxItems: MAX_PROTECTED,
	description: "Protected attributes: `assay test` measures the model on their groups. Name them under `exclude` too to keep them from the model.",
	items: { anyOf: [text$5, {
		type: "object",
		additionalProperties: false,
		required: ["column"],
		properties: {
			column: text$5,
			reference: {
				type: [
					"string",
					"number",
					"boolean"
				],
				maxLength: 200,
				description: "The group that the others are held against as well, by its name in the report."
			},
			cut: {
				type: "array",
				minItems: 1,
				maxItems: 49,
				items: { type: "number" },
				description: "Where numbers are cut, rising: [25, 60] makes below 25, 25 to below 60, 60 and above."
			},
			merge: {
				type: "object",
				minProperties: 1,
				maxProperties: 50,
				propertyNames: {
					minLength: 1,
					maxLength: 200
				},
				additionalProperties: {
					type: "array",
					minItems: 1,
					maxItems: 1e3,
					items: { type: [
						"string",
						"number",
						"boolean"
					] }
				},
				description: "Values that are one group: {name of the group: [values]}. Other values stay by themselves."
			}
		}
	}] }
};
const columns = {
	type: "array",
	minItems: 2,
	maxItems: 3,
	uniqueItems: true,
	items: text$5
};
/** `test.fairness`: what is measured on groups beyond each attribute by itself. */
const fairnessSettingsSchema = {
	type: "object",
	description: "What is measured on the groups of protected attributes beyond each attribute by itself.",
	additionalProperties: false,
	properties: { intersections: {
		description: "Attributes crossed: 2 for every pair, 3 for every triple, or a list of column sets such as [[sex, race]].",
		anyOf: [{ enum: [2, 3] }, {
			type: "array",
			minItems: 1,
			maxItems: 20,
			items: columns
		}]
	} }
};
/** More crossings than this would fill the evidence with small groups. */
const MAX_CROSSINGS = 20;
/** The names of the columns of `data.protected`. */
function protectedNames({ data }) {
	return (data.protected ?? []).map((entry) => typeof entry === "string" ? entry : entry.column);
}
/** What the schemas cannot say, each with its place below the model, in words, and how to mend it. */
function fairnessProblems(model) {
	const names = protectedNames(model);
	const twice = names.flatMap((name, i) => names.indexOf(name) === i ? [] : [[
		`/data/protected/${i}`,
		`"${name}" is named twice`,
		"remove one of the two"
	]]);
	const entries = model.data.protected ?? [];
	return [
		...twice,
		...entries.flatMap(entryProblems),
		...crossingProblems(model, names)
	];
}
function entryProblems(entry, i) {
	if (typeof entry === "string") return [];
	const { cut, merge } = entry;
	const at = `/data/protected/${i}`;
	const found = [];
	if (cut !== void 0 && merge !== void 0) found.push([
		at,
		"groups are made by `cut` or by `merge`, not by both",
		"keep one of them"
	]);
	if (cut?.some((point, k) => k > 0 && point <= (cut[k - 1] ?? point))) found.push([
		`${at}/cut`,
		"the cut points do not rise",
		`write [${[...new Set(cut)].toSorted((a, b) => a - b)}]`
	]);
	const values = Object.values(merge ?? {}).flat().map(String);
	const repeatedValue = values.find((value, k) => values.indexOf(value) !== k);
	if (repeatedValue !== void 0) found.push([
		`${at}/merge`,
		`"${repeatedValue}" is in two groups`,
		"leave it in one of them"
	]);
	return found;
}
function crossingProblems({ test }, names) {
	const { intersections } = test?.fairness ?? {};
	const at = "/test/fairness/intersections";
	if (intersections === void 0) return [];
	if (typeof intersections === "number") {
		const crossings = combinations(names, intersections).length;
		if (crossings === 0) return [[
			at,
			`there are not ${intersections} protected attributes`,
			"name more under `data.protected`"
		]];
		if (crossings <= MAX_CROSSINGS) return [];
		return [[
			at,
			`that makes ${crossings} crossings; ${MAX_CROSSINGS} are the most`,
			"list the column sets that matter"
		]];
	}
	return intersections.flatMap((set, i) => set.filter((column) => !names.includes(column)).map((column) => [
		`${at}/${i}`,
		`"${column}" is not a protected attribute`,
		"name it under `data.protected`"
	]));
}
/** The settings for whoever measures; undefined where nothing was said beyond the names of columns. */
function toFairness(model) {
	const groupings = (model.data.protected ?? []).flatMap((entry) => {
		if (typeof entry === "string") return [];
		const { column, reference, cut, merge } = entry;
		return [{
			column,
			...reference === void 0 ? {} : { reference: asText(reference) },
			...cut === void 0 ? {} : { cut },
			...merge === void 0 ? {} : { merge }
		}];
	});
	const asked = model.test?.fairness?.intersections ?? [];
	const intersections = typeof asked === "number" ? combinations(protectedNames(model), asked) : asked;
	return groupings.length + intersections.length === 0 ? void 0 : {
		groupings,
		intersections
	};
}
/** Booleans are groups 1 and 0. */
function asText(value) {
	return String(typeof value === "boolean" ? Number(value) : value);
}
/** All subsets of a size, in order. */
function combinations(names, size) {
	if (size === 0) return [[]];
	return names.flatMap((name, i) => combinations(names.slice(i + 1), size - 1).map((rest) => [name, ...rest]));
}

const text$4 = {
	type: "string",
	minLength: 1,
	maxLength: 500
};
const cost = {
	type: "number",
	minimum: -0xe8d4a51000,
	maximum: 0xe8d4a51000
};
const share$6 = {
	type: "number",
	exclusiveMinimum: 0,
	maximum: 1
};
/** Rows of the training data that choose a threshold, at most. */
const MAX_CHOOSING_ROWS = 2e5;
/** `data.weight`. */
const weightSchema = {
	...text$4,
	description: "Column of how much a row counts, 0 or above: every metric and comparison is weighted. No model is given it."
};
/** `test.costs`: per row of a binary task by cell, of a multiclass task by true class and decision. */
const costsSchema = {
	description: "What a decision costs per row (a gain is negative), for the metric expected_cost: {tp, fp, fn, tn} of a binary task, or {matrix: {truth: {decision: cost}}}.",
	type: "object",
	additionalProperties: false,
	minProperties: 1,
	properties: {
		tp: cost,
		fp: cost,
		fn: cost,
		tn: cost,
		matrix: {
			type: "object",
			minProperties: 2,
			maxProperties: 100,
			additionalProperties: {
				type: "object",
				maxProperties: 100,
				additionalProperties: cost
			}
		},
		unit: {
			...text$4,
			maxLength: 40,
			description: "Unit of the costs, for example EUR."
		}
	}
};
/** `test.threshold`: a number, or how to choose one on the training data. */
const thresholdSchema = {
	description: "Score from which a binary model says \"positive\", or {choose: …}: how to find it on the training data.",
	anyOf: [{
		type: "number",
		exclusiveMinimum: 0,
		exclusiveMaximum: 1
	}, {
		type: "object",
		additionalProperties: false,
		required: ["choose"],
		properties: {
			choose: { anyOf: [
				{ enum: [
					"min_cost",
					"max_f1",
					"max_youden"
				] },
				{
					type: "object",
					additionalProperties: false,
					required: ["recall_at_least"],
					properties: { recall_at_least: share$6 }
				},
				{
					type: "object",
					additionalProperties: false,
					required: ["precision_at_least"],
					properties: { precision_at_least: share$6 }
				}
			] },
			rows: {
				type: "integer",
				minimum: 100,
				maximum: MAX_CHOOSING_ROWS,
				default: MAX_CHOOSING_ROWS,
				description: "Rows of the training data that choose, drawn at random with a fixed seed where there are more."
			}
		}
	}]
};
/** Keys under `test:` about decisions. */
const metricTestSchema = {
	threshold: thresholdSchema,
	costs: costsSchema,
	class_order: {
		type: "array",
		minItems: 2,
		maxItems: 1e3,
		uniqueItems: true,
		items: text$4,
		description: "The classes of a multiclass task from lowest to highest, for the metric quadratic_kappa."
	}
};
/** The score from which a model says "positive" when nothing is said. */
const DEFAULT_THRESHOLD = .5;
/** The settings with their defaults; a threshold that is still to be chosen is the default until it is. */
function toMetricSettings({ threshold, costs, class_order, user_metrics } = {}) {
	return {
		threshold: typeof threshold === "number" ? threshold : DEFAULT_THRESHOLD,
		...typeof threshold === "object" ? { choose: {
			goal: threshold.choose,
			rows: threshold.rows ?? 2e5
		} } : {},
		...costs === void 0 ? {} : { costs },
		...class_order === void 0 ? {} : { classOrder: class_order },
		...user_metrics === void 0 ? {} : { userMetrics: user_metrics }
	};
}
/** What a schema cannot say about weights, costs, order and threshold: where, what, and how to mend it. */
function metricProblems(model) {
	return [
		...weightProblems(model),
		...costProblems(model),
		...thresholdProblems(model)
	];
}
function weightProblems({ task, target, data: { weight, id } }) {
	if (weight === void 0) return [];
	if (![
		"binary",
		"multiclass",
		"regression"
	].includes(task)) return [[
		"/data/weight",
		`a ${task} task has no weights`,
		"remove `weight:`"
	]];
	if (weight !== id && ![target].flat().includes(weight)) return [];
	return [[
		"/data/weight",
		"the weight is the target or the id",
		"name a column of its own"
	]];
}
function costProblems({ task, test }) {
	const found = [];
	const { costs, class_order, metrics = [] } = test ?? {};
	const cells = [
		costs?.tp,
		costs?.fp,
		costs?.fn,
		costs?.tn
	].some((value) => value !== void 0);
	if (costs !== void 0 && task === "binary" && (costs.matrix !== void 0 || !cells)) found.push([
		"/test/costs",
		"a binary task has costs by cell",
		"write `costs: {fp: 1, fn: 5}`; what is left out costs 0"
	]);
	if (costs !== void 0 && task === "multiclass" && (costs.matrix === void 0 || cells)) found.push([
		"/test/costs",
		"a multiclass task has a matrix of costs",
		"write `costs: {matrix: {a: {b: 1}, b: {a: 5}}}`"
	]);
	if (costs !== void 0 && task !== "binary" && task !== "multiclass") found.push([
		"/test/costs",
		`a ${task} task decides nothing that costs`,
		"remove `costs:`"
	]);
	if (class_order !== void 0 && task !== "multiclass") found.push([
		"/test/class_order",
		`a ${task} task has no classes to order`,
		"remove `class_order:`"
	]);
	if (costs === void 0 && metrics.includes("expected_cost")) found.push([
		"/test/metrics",
		"expected_cost needs costs, and none are named",
		"add `costs:` under `test:`"
	]);
	return found;
}
function thresholdProblems({ task, data, model, test }) {
	const threshold = test?.threshold;
	if (typeof threshold !== "object") return [];
	const found = [];
	if (task !== "binary") found.push([
		"/test/threshold",
		`a threshold is chosen for a binary task only`,
		"write a number, or remove it"
	]);
	if (data.train === void 0) found.push([
		"/test/threshold",
		"a threshold is chosen on the training data, and none is named",
		"add `train:` under `data:`"
	]);
	if (typeof model !== "string") found.push([
		"/test/threshold",
		"predictions made elsewhere are of the holdout, so nothing is left to choose on",
		"write a number"
	]);
	if (threshold.choose === "min_cost" && test?.costs === void 0) found.push([
		"/test/threshold",
		"min_cost needs costs, and none are named",
		"add `costs:` under `test:`"
	]);
	return found;
}

const ROBUSTNESS = {
	rows: 2e3,
	immutable: [],
	edgeCases: true,
	adversarial: {
		rows: 200,
		queries: 300
	},
	fuzz: 500
};
const BUDGET = {
	calls: 200,
	rows: 1e3
};
const whole = (minimum, maximum, value, description) => ({
	type: "integer",
	minimum,
	maximum,
	default: value,
	description
});
const names = {
	type: "array",
	maxItems: 1e3,
	uniqueItems: true,
	items: {
		type: "string",
		minLength: 1,
		maxLength: 500
	}
};
/** `test.robustness`: `true`, or the keys that differ from the defaults. */
const robustnessSettingsSchema = {
	description: "Measure what noise, missing values, unseen categories, edge cases, fuzzing and small changes do to the answers: `true`, or settings. Off by default, because it asks the model some 100,000 times.",
	anyOf: [{ type: "boolean" }, {
		type: "object",
		additionalProperties: false,
		properties: {
			rows: whole(50, 1e5, ROBUSTNESS.rows, "Rows of the holdout that are perturbed."),
			immutable: {
				...names,
				description: "Columns that the search for a flip leaves alone, besides the protected ones."
			},
			edge_cases: {
				type: "boolean",
				default: true,
				description: "Try empty, extreme and odd rows."
			},
			adversarial: {
				description: "Search for the smallest change that flips a decision: settings, or `false`.",
				anyOf: [{ type: "boolean" }, {
					type: "object",
					additionalProperties: false,
					properties: {
						rows: whole(20, 2e3, ROBUSTNESS.adversarial.rows, "Rows whose decision is to be flipped."),
						queries: whole(20, 5e3, ROBUSTNESS.adversarial.queries, "Questions per row, at most.")
					}
				}]
			},
			fuzz: whole(0, 1e4, ROBUSTNESS.fuzz, "Odd rows that are made and asked; 0 makes none.")
		}
	}]
};
/** `test.cases`: where the written cases stand. */
const casesPathSchema = {
	type: "string",
	minLength: 1,
	maxLength: 500,
	description: "File of cases that people wrote: what must not matter, what may move the score one way only, rows whose answer is known."
};
/** `test.budget`: `true`, or the keys that differ from the defaults. */
const budgetSettingsSchema = {
	description: "Measure latency, throughput and memory of candidate and champion in turns: `true`, or settings. Off by default, because no two runs give the same times.",
	anyOf: [{ type: "boolean" }, {
		type: "object",
		additionalProperties: false,
		properties: {
			calls: whole(50, 1e4, BUDGET.calls, "Single rows that each model is asked."),
			rows: whole(10, 1e5, BUDGET.rows, "Rows of a batch.")
		}
	}]
};
/** The settings with their defaults; what is off is absent. */
function toRobustness({ robustness, cases, budget } = {}) {
	return {
		...robustness === void 0 || robustness === false ? {} : { robustness: toSettings(robustness) },
		...cases === void 0 ? {} : { cases },
		...budget === void 0 || budget === false ? {} : { budget: {
			...BUDGET,
			...budget === true ? {} : budget
		} }
	};
}
function toSettings(document) {
	if (document === true) return ROBUSTNESS;
	const { edge_cases: edgeCases = true, adversarial = true, ...own } = document;
	const search = adversarial === false ? {
		rows: 0,
		queries: 0
	} : ROBUSTNESS.adversarial;
	return {
		...ROBUSTNESS,
		...own,
		edgeCases,
		adversarial: typeof adversarial === "object" ? {
			...search,
			...adversarial
		} : search
	};
}
/** What a schema cannot say; `path` is below `test`. */
function robustnessProblems(test, { task, model }) {
	const asked = Object.keys(toRobustness(test));
	if (typeof model === "object") {
		const message = "a file of predictions cannot be asked about other rows";
		return asked.map((key) => ({
			path: `/${key}`,
			message,
			fix: "name the model file under `model:`, or remove this"
		}));
	}
	if ([
		"binary",
		"multiclass",
		"regression"
	].includes(task)) return [];
	return asked.filter((key) => key !== "budget").map((key) => ({
		path: `/${key}`,
		message: `it is not measured for a ${task} task yet`,
		fix: "remove it"
	}));
}

/** A name or a path. */
const text$3 = {
	type: "string",
	minLength: 1,
	maxLength: 500
};
/** Names of columns. */
const columnNames = {
	type: "array",
	items: text$3,
	uniqueItems: true,
	maxItems: 1e4
};
/** Where rows are: `data.*` and whatever else reads rows. */
const source = {
	description: "A path or glob in the repository (CSV, Parquet, JSON lines), an address (https, s3, gs, az), or {sql: SELECT …} over such paths.",
	anyOf: [text$3, {
		type: "object",
		additionalProperties: false,
		required: ["sql"],
		properties: {
			sql: {
				type: "string",
				minLength: 1,
				maxLength: 2e4
			},
			remote: {
				type: "array",
				minItems: 1,
				maxItems: 100,
				items: {
					...text$3,
					pattern: "^[A-Za-z][A-Za-z0-9+.-]*://"
				},
				description: "Addresses outside the repository that the query may read: files, or folders that end in a slash."
			}
		}
	}]
};
const table$2 = {
	type: "object",
	additionalProperties: false,
	required: ["url_env"],
	properties: {
		url_env: {
			type: "string",
			pattern: "^[A-Z_][A-Z0-9_]{0,99}$",
			description: "Environment variable that holds the address, with user and password."
		},
		table: {
			...text$3,
			description: "A table or view, for example `public.loans`."
		},
		sql: {
			type: "string",
			minLength: 1,
			maxLength: 2e4,
			description: "A query instead of a table."
		}
	}
};
/** Where a summary of rows can come from. */
const summarySource = {
	description: "A path or glob, {sql: …} over such paths, {profile: file} that `assay profile --store` wrote, or a table inside a database ({postgres: …} or {trino: …}), whose rows stay there.",
	anyOf: [text$3, {
		type: "object",
		additionalProperties: false,
		minProperties: 1,
		maxProperties: 2,
		properties: {
			...source.anyOf[1].properties,
			profile: text$3,
			postgres: table$2,
			trino: table$2
		}
	}]
};

/** The members most metrics share; a family's entries override what differs. */
const SCORE = {
	direction: "higher",
	unit: "score",
	domain: [0, 1],
	tolerance: {
		kind: "absolute",
		size: .01
	},
	needs: "every-class",
	interval: "bca",
	comparison: "bca"
};

/** Sum of a value over the rows of each unit, compensated (Neumaier) so that a million rows lose no digits. */
function sumPerUnit(units, value) {
	const sums = new Float64Array(units.count);
	const rests = new Float64Array(units.count);
	for (let row = 0; row < units.of.length; row++) {
		const unit = units.of[row];
		const next = value(row);
		const before = sums[unit];
		const after = before + next;
		const lost = Math.abs(before) >= Math.abs(next) ? before - after + next : next - after + before;
		rests[unit] += lost;
		sums[unit] = after;
	}
	return sums.map((sum, unit) => sum + rests[unit]);
}
/** Sum of the units' sums, each as often as it was drawn. */
function weigh(weights, sums) {
	let total = 0;
	for (let unit = 0; unit < sums.length; unit++) total += weights[unit] * sums[unit];
	return total;
}

/**
* A family whose metrics follow from sums over the rows. `values` names what is summed, undefined where the rows are not of the metrics'
* tasks; row weights are applied here, so no metric needs to know of them.
*/
function totalsFamily(metrics, values, finish) {
	return {
		metrics,
		prepare: (rows, units) => prepareTotals(weighted(rows, values(rows)), units, finish)
	};
}
/** A family of one metric: the mean of a loss per row. */
function meanFamily(metric, loss) {
	const values = (rows) => {
		const own = loss(rows);
		return own && [own];
	};
	return totalsFamily([metric], values, ([total, sum], out) => {
		out[0] = sum / total;
	});
}
function weighted(rows, values) {
	const { weights } = rows;
	if (values === void 0) return void 0;
	if (weights === void 0) return [() => 1, ...values];
	const weight = (row) => weights[row];
	return [weight, ...values.map((value) => (row) => weight(row) === 0 ? 0 : weight(row) * value(row))];
}
function prepareTotals(values, units, finish) {
	if (values === void 0) return (_, out) => out.fill(NaN);
	const sums = values.map((value) => sumPerUnit(units, value));
	const totals = new Float64Array(sums.length);
	return (weights, out) => {
		for (let i = 0; i < sums.length; i++) totals[i] = weigh(weights, sums[i]);
		finish(totals, out);
	};
}

const LOST$2 = {
	...SCORE,
	tasks: ["forecasting"],
	direction: "lower",
	unit: "target",
	domain: [0, Number.POSITIVE_INFINITY],
	tolerance: {
		kind: "relative",
		size: .02
	},
	needs: "nothing"
};
const RATIO = {
	...LOST$2,
	unit: "share"
};
const SCALED = {
	...LOST$2,
	unit: "score"
};
/** Metrics that divide by the error of a seasonal naive forecast on the training data. */
const SCALED_METRICS = ["mase", "rmsse"];
/** Metrics of the quantiles that a forecast gives beside its value. */
const QUANTILE_METRICS = [
	"pinball",
	"interval_coverage",
	"interval_width",
	"interval_score"
];
/** Metrics of forecasts: all follow from sums over rows, so that blocks of time can be drawn without touching the rows again. */
const FORECAST = totalsFamily([
	{
		...LOST$2,
		name: "mae",
		title: "Mean absolute error",
		describe: "Mean distance of the forecast from the value."
	},
	{
		...LOST$2,
		name: "rmse",
		title: "Root mean squared error",
		describe: "Root of the mean squared distance of the forecast from the value: large errors weigh more."
	},
	{
		...LOST$2,
		name: "absolute_bias",
		title: "Size of the mean error",
		describe: "Size of the mean of forecast minus value: 0 when too high and too low cancel out."
	},
	{
		...RATIO,
		name: "mape",
		title: "Mean absolute percentage error",
		needs: "no-zero",
		describe: "Mean distance of the forecast from the value as a share of the value."
	},
	{
		...RATIO,
		name: "smape",
		title: "Symmetric mean absolute percentage error",
		domain: [0, 2],
		describe: "Mean distance as a share of the mean of |value| and |forecast|, from 0 to 2; 0 where both are 0."
	},
	{
		...RATIO,
		name: "wape",
		title: "Weighted absolute percentage error",
		describe: "Sum of the distances as a share of the sum of |value|: a percentage error that zeros do not break."
	},
	{
		...SCALED,
		name: "mase",
		title: "Mean absolute scaled error",
		describe: "Mean distance divided by that of a seasonal naive forecast on the training data; below 1 beats it."
	},
	{
		...SCALED,
		name: "rmsse",
		title: "Root mean squared scaled error",
		describe: "Root of the mean squared error divided by that of a seasonal naive forecast on the training data."
	},
	{
		...LOST$2,
		name: "pinball",
		title: "Pinball loss",
		describe: "Mean loss of the forecast quantiles: too low costs the level per unit, too high the rest up to 1."
	},
	{
		...SCORE,
		name: "interval_coverage",
		title: "Coverage of the forecast interval",
		tasks: ["forecasting"],
		unit: "share",
		needs: "nothing",
		describe: "Share of values between the lowest and the highest forecast quantile; their levels say what it should be."
	},
	{
		...LOST$2,
		name: "interval_width",
		title: "Width of the forecast interval",
		describe: "Mean distance of the highest from the lowest forecast quantile."
	},
	{
		...LOST$2,
		name: "interval_score",
		title: "Interval score",
		describe: "Width of the interval, and 2 / (1 - coverage) per unit for values outside (Gneiting and Raftery 2007)."
	}
], rowValues, finish$1);
function rowValues(rows) {
	if (rows.kind !== "forecasting") return void 0;
	const { labels, values, levels, scales } = rows;
	const width = 1 + levels.length;
	const truth = (row) => labels[row];
	const error = (row) => values[row * width] - truth(row);
	const distance = (row) => Math.abs(error(row));
	const scaleOf = (row) => scales?.absolute[row] ?? NaN;
	const isScaled = (row) => Number(scaleOf(row) > 0);
	const scaled = (value) => {
		return (row) => isScaled(row) === 1 ? value(row) : 0;
	};
	return [
		distance,
		(row) => error(row) ** 2,
		error,
		(row) => distance(row) / Math.abs(truth(row)),
		(row) => symmetric(distance(row), Math.abs(truth(row)) + Math.abs(values[row * width])),
		(row) => Math.abs(truth(row)),
		isScaled,
		scaled((row) => distance(row) / scaleOf(row)),
		scaled((row) => error(row) ** 2 / scales?.squared[row]),
		...quantileValues(rows)
	];
}
function symmetric(distance, size) {
	return size === 0 ? 0 : 2 * distance / size;
}
/** Pinball loss, whether the interval holds the value, its width and its score; nothing without quantiles. */
function quantileValues({ labels, values, levels }) {
	const width = 1 + levels.length;
	const [first, last] = [levels[0], levels.at(-1)];
	if (first === void 0 || last === void 0) return [];
	const quantile = (row, k) => values[row * width + 1 + k];
	const low = (row) => quantile(row, 0);
	const high = (row) => quantile(row, levels.length - 1);
	const outside = (row) => Math.max(0, low(row) - labels[row], labels[row] - high(row));
	return [
		(row) => {
			let loss = 0;
			for (const [k, level] of levels.entries()) {
				const above = labels[row] - quantile(row, k);
				loss += Math.max(level * above, (level - 1) * above);
			}
			return loss / levels.length;
		},
		(row) => Number(labels[row] >= low(row) && labels[row] <= high(row)),
		(row) => high(row) - low(row),
		(row) => high(row) - low(row) + 2 / (1 - (last - first)) * outside(row)
	];
}
/** In the order of the metrics. The quantile totals are absent where no quantiles were asked for. */
function finish$1(totals, out) {
	const [total, distance, squared, error, percentage, symmetricSum, size, scaledRows, scaled, scaledSquares] = totals;
	const mean = (sum = NaN) => sum / total;
	out[0] = mean(distance);
	out[1] = Math.sqrt(mean(squared));
	out[2] = Math.abs(mean(error));
	out[3] = mean(percentage);
	out[4] = mean(symmetricSum);
	out[5] = size > 0 ? distance / size : NaN;
	out[6] = scaled / scaledRows;
	out[7] = Math.sqrt(scaledSquares / scaledRows);
	for (let k = 8; k < 12; k++) out[k] = mean(totals[k + 2]);
}

/** What labels of a multilabel, ranking or forecasting task lack for a metric, and what to use; undefined when nothing. */
function whyTaskUndefined({ name, needs }, labels, names = []) {
	switch (labels.kind) {
		case "multilabel": return needs === "every-class" ? whyOneSided(labels, names) : void 0;
		case "ranking":
			if (labels.values.some((grade) => grade > 0)) return void 0;
			return ["no row is relevant", "rows with a grade above 0"];
		case "forecasting":
			if (SCALED_METRICS.includes(name) && !labels.scales?.absolute.some((scale) => scale > 0)) return ["no series has training data to compare with", "training data with the series of the holdout"];
			return name === "wape" && labels.values.every((value) => value === 0) ? ["all values are 0", "rows with values other than 0"] : void 0;
		default: return;
	}
}
/** A curve of a label needs rows with it and rows without it. */
function whyOneSided({ values, width }, names) {
	const rows = values.length / width;
	const counts = new Float64Array(width);
	for (let at = 0; at < values.length; at++) counts[at % width] = counts[at % width] + values[at];
	const bad = names.filter((_, k) => counts[k] === 0 || counts[k] === rows);
	if (bad.length === 0) return void 0;
	return [`all rows or none have the label ${bad.slice(0, 5).map((name) => `"${name}"`).join(", ")}`, "rows with and without every label"];
}
/** Does the metric read the quantiles of a forecast? */
function needsQuantiles(name) {
	return QUANTILE_METRICS.includes(name);
}

const text$2 = {
	type: "string",
	minLength: 1,
	maxLength: 500
};
/** Labels of a multilabel task: as many as a page can show. */
const MAX_LABELS = 200;
const SHOWN_TARGET = 200;
/** `target:` of a model. */
const targetSchema = {
	description: "Column that holds the truth. For a multilabel task a list of 0/1 columns, one per label.",
	anyOf: [text$2, {
		type: "array",
		items: text$2,
		minItems: 2,
		maxItems: MAX_LABELS,
		uniqueItems: true
	}]
};
/** `classes:` of a model, where the holdout may lack some. */
const classesSchema = {
	type: "array",
	minItems: 2,
	maxItems: 1e3,
	uniqueItems: true,
	items: {
		type: [
			"string",
			"number",
			"boolean"
		],
		maxLength: 500
	},
	description: "All classes of a multiclass task, in the order of the model’s probabilities: needed where the model knows classes that no row of the holdout has."
};
/** Keys under `data:` that only one task has. */
const taskDataSchema = {
	query: {
		...text$2,
		description: "Column of the query that a row belongs to, for a ranking. No model is given it."
	},
	series: {
		...text$2,
		description: "Column that tells the series apart, for a forecast of several."
	},
	horizon: {
		...text$2,
		description: "Column of how many steps ahead a row is, for a forecast: errors are told by it."
	}
};
/** Keys under `test:` that only a forecast has. */
const taskTestSchema = {
	seasonality: {
		type: "integer",
		minimum: 1,
		maximum: 1e5,
		default: 1,
		description: "Rows of one season of a series, for MASE and RMSSE: 7 for days with a week, 12 for months with a year."
	},
	quantiles: {
		type: "array",
		minItems: 2,
		maxItems: 20,
		uniqueItems: true,
		items: {
			type: "number",
			exclusiveMinimum: 0,
			exclusiveMaximum: 1
		},
		description: "Levels of the quantiles that a forecast gives beside its value, growing, for example [0.1, 0.5, 0.9]."
	}
};
/** What a schema cannot say about the keys of single tasks: where, what, and how to mend it. */
function taskProblems(model) {
	return [
		...targetProblems(model),
		...repeatedClasses(model),
		...missingKeys(model),
		...foreignKeys(model),
		...metricNeeds(model)
	];
}
function targetProblems({ task, target, train }) {
	if (task !== "multilabel") return typeof target === "string" ? [] : [[
		"/target",
		`a ${task} task has one target column`,
		"name one column, or set `task: multilabel`"
	]];
	const found = [];
	if (typeof target === "string") found.push([
		"/target",
		"a multilabel task has one 0/1 column per label",
		"write `target: [first, second, …]`"
	]);
	if (train?.module !== void 0) found.push([
		"/train/module",
		"a module can train for one target column only",
		"train with `run:` instead"
	]);
	return found;
}
/** 1 and "1" are two values to a schema, and one class. */
function repeatedClasses({ classes = [] }) {
	const names = classes.map(String);
	return names.flatMap((name, i) => names.indexOf(name) === i ? [] : [[
		`/classes/${i}`,
		`the class "${name}" is named twice`,
		"remove one of the two"
	]]);
}
function missingKeys({ task, data }) {
	if (task === "ranking" && data.query === void 0) return [[
		"/data",
		"a ranking orders the rows of queries, and no query is named",
		"add `query: <column>` under `data:`"
	]];
	if (task === "forecasting" && data.time === void 0) return [[
		"/data",
		"a forecast needs to know when each row is",
		"add `time: <column>` under `data:`"
	]];
	return [];
}
function foreignKeys({ task, classes, data, test }) {
	return [
		[
			"multiclass",
			"/classes",
			classes
		],
		[
			"ranking",
			"/data/query",
			data.query
		],
		[
			"forecasting",
			"/data/series",
			data.series
		],
		[
			"forecasting",
			"/data/horizon",
			data.horizon
		],
		[
			"forecasting",
			"/test/seasonality",
			test?.seasonality
		],
		[
			"forecasting",
			"/test/quantiles",
			test?.quantiles
		]
	].flatMap(([owner, path, value]) => {
		if (value === void 0 || task === owner) return [];
		return [[
			path,
			`"${path.slice(path.lastIndexOf("/") + 1)}" means nothing for a ${task} task`,
			`remove it, or set \`task: ${owner}\``
		]];
	});
}
function metricNeeds({ task, data, test }) {
	if (task !== "forecasting") return [];
	const { metrics = [], quantiles = [] } = test ?? {};
	const found = metrics.flatMap((metric, i) => {
		const path = `/test/metrics/${i}`;
		if (SCALED_METRICS.includes(metric) && data.train === void 0) return [[
			path,
			`${metric} compares with a naive forecast on the training data, and none is named`,
			"add `train:` under `data:`"
		]];
		return needsQuantiles(metric) && quantiles.length === 0 ? [[
			path,
			`${metric} measures quantiles, and none are named`,
			"add `quantiles: [0.1, 0.5, 0.9]` under `test:`"
		]] : [];
	});
	return quantiles.every((level, i) => i === 0 || level > quantiles[i - 1]) ? found : [...found, [
		"/test/quantiles",
		"the levels are not growing",
		"write them from low to high"
	]];
}
/** The target of a model: one column, or for a multilabel task the columns and their names in one text. */
function toTarget(target) {
	if (typeof target === "string") return { target };
	const all = target.join(", ");
	return {
		target: all.length <= SHOWN_TARGET ? all : `${all.slice(0, 199).toWellFormed()}…`,
		labels: target
	};
}
/** The classes that are named, as text. */
function toClasses({ positive, classes }) {
	return {
		...positive === void 0 ? {} : { positive: String(positive) },
		...classes === void 0 ? {} : { classes: classes.map(String) }
	};
}
/** The keys of single tasks under `data:`. */
function toTaskData({ query, series, horizon }) {
	return {
		...query === void 0 ? {} : { query },
		...series === void 0 ? {} : { series },
		...horizon === void 0 ? {} : { horizon }
	};
}
/** The keys of single tasks under `test:`. */
function toTaskTest({ seasonality, quantiles } = {}) {
	return {
		...seasonality === void 0 ? {} : { seasonality },
		...quantiles === void 0 ? {} : { quantiles }
	};
}

/** Rows listed before the first: vanishes in the first sum, and saves the hot loop a branch that is hard to predict. */
const ALMOST_NONE = 1e-300;
/** A row of the list in one integer, because this loop is the bootstrap's longest: unit, label bit, end-of-tie bit. */
const UNIT_SHIFT = 2;
const LAST_OF_TIE = 1;
/** Area under the precision-recall curve as a sum of steps, without interpolation, as in scikit-learn. */
const AVERAGE_PRECISION$1 = {
	metrics: [{
		...SCORE,
		name: "average_precision",
		title: "Average precision",
		tasks: ["binary"],
		describe: "Mean precision over the positive rows, ranked by score: how pure the top of the list is."
	}],
	prepare: prepareAveragePrecision
};
/** Rows from the highest score down; tied scores enter the list together. */
function prepareAveragePrecision(rows, units) {
	if (rows.kind !== "binary") return (_, out) => out.fill(NaN);
	const { scores, labels, weights: own } = rows;
	const order = sortedOrder(scores).reverse();
	const packed = order.map((row, i) => {
		const lastOfTie = scores[row] === scores[order[i + 1] ?? -1] ? 0 : LAST_OF_TIE;
		return units.of[row] << UNIT_SHIFT | labels[row] << 1 | lastOfTie;
	});
	const rowWeights = own && Float64Array.from(order, (row) => own[row]);
	if (rowWeights !== void 0) return weightedPrecision(packed, rowWeights);
	return (weights, out) => {
		let hits = 0;
		let counted = 0;
		let listed = ALMOST_NONE;
		let area = 0;
		for (let i = 0; i < packed.length; i++) {
			const entry = packed[i];
			const weight = weights[entry >> UNIT_SHIFT];
			listed += weight;
			hits += weight * (entry >> 1 & 1);
			if ((entry & LAST_OF_TIE) !== 0) {
				area += (hits - counted) * (hits / listed);
				counted = hits;
			}
		}
		out[0] = hits > 0 ? area / hits : NaN;
	};
}
/** The same with a weight per row of the list; apart, because the plain loop is the bootstrap's longest. */
function weightedPrecision(packed, rowWeights) {
	return (weights, out) => {
		let hits = 0;
		let counted = 0;
		let listed = ALMOST_NONE;
		let area = 0;
		for (let i = 0; i < packed.length; i++) {
			const entry = packed[i];
			const weight = weights[entry >> UNIT_SHIFT] * rowWeights[i];
			listed += weight;
			hits += weight * (entry >> 1 & 1);
			if ((entry & LAST_OF_TIE) !== 0) {
				area += (hits - counted) * (hits / listed);
				counted = hits;
			}
		}
		out[0] = hits > 0 ? area / hits : NaN;
	};
}

const TABLE$2 = {
	...SCORE,
	tasks: ["binary", "multiclass"]
};
/** Cohen’s kappa (Educational and Psychological Measurement 20, 1960): agreement beyond what the shares of the classes give by chance. */
const AGREEMENT = {
	metrics: [{
		...TABLE$2,
		name: "cohen_kappa",
		title: "Cohen’s kappa",
		domain: [-1, 1],
		describe: "Agreement of decision and truth beyond chance: 1 is full agreement, 0 is what chance gives."
	}],
	writer: ({ kind }) => {
		if (kind !== "binary" && kind !== "multiclass") return void 0;
		return (table, size, out) => {
			out[0] = kappa(table, size, (i, j) => i === j ? 0 : 1);
		};
	}
};
/** Quadratic weighted kappa (Psychological Bulletin 70, 1968), for classes that have an order. */
const ORDERED_AGREEMENT = {
	metrics: [{
		...TABLE$2,
		name: "quadratic_kappa",
		title: "Quadratic weighted kappa",
		tasks: ["multiclass"],
		domain: [-1, 1],
		needs: "order",
		describe: "Agreement beyond chance in which a mistake costs the square of how many classes it is off."
	}],
	writer: (rows) => {
		const places = rows.kind === "multiclass" ? rows.places : void 0;
		if (places === void 0) return void 0;
		const cost = (i, j) => (places[i] - places[j]) ** 2;
		return (table, size, out) => {
			out[0] = kappa(table, size, cost);
		};
	}
};
/** What decisions cost: `test.costs` of the configuration, per row. */
const EXPECTED_COST = {
	metrics: [{
		...TABLE$2,
		name: "expected_cost",
		title: "Expected cost",
		direction: "lower",
		unit: "cost",
		domain: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
		tolerance: {
			kind: "relative",
			size: .02
		},
		needs: "costs",
		describe: "Mean cost of a decision by `test.costs`, per row; a gain is a negative cost."
	}],
	writer: (rows) => {
		const costs = rows.kind === "binary" || rows.kind === "multiclass" ? rows.costs : void 0;
		if (costs === void 0) return void 0;
		return (table, _, out) => {
			let [sum, total] = [0, 0];
			for (let cell = 0; cell < table.length; cell++) {
				sum += table[cell] * costs[cell];
				total += table[cell];
			}
			out[0] = sum / total;
		};
	}
};
/** One minus the observed disagreement as a share of the one by chance; undefined (NaN) where chance leaves none. */
function kappa(table, size, cost) {
	const [truths, decisions] = [new Float64Array(size), new Float64Array(size)];
	let total = 0;
	for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) {
		const count = table[i * size + j];
		truths[i] += count;
		decisions[j] += count;
		total += count;
	}
	let [observed, chance] = [0, 0];
	for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) {
		const own = cost(i, j);
		observed += own * table[i * size + j];
		chance += own * truths[i] * decisions[j] / total;
	}
	return chance > 0 ? 1 - observed / chance : NaN;
}

const BINARY$1 = ["binary"];
const PART = {
	...SCORE,
	tasks: BINARY$1,
	unit: "share",
	interval: "wilson",
	comparison: "mcnemar"
};
const TABLE$1 = {
	...SCORE,
	tasks: BINARY$1
};
const METRICS$2 = [
	{
		...PART,
		name: "npv",
		title: "Negative predictive value",
		comparison: "bca",
		describe: "Share of the rows decided negative that are negative; 0 when none is decided negative."
	},
	{
		...PART,
		name: "fpr",
		title: "False positive rate",
		direction: "lower",
		describe: "Share of the negative rows that are decided positive."
	},
	{
		...PART,
		name: "fnr",
		title: "False negative rate",
		direction: "lower",
		describe: "Share of the positive rows that are decided negative."
	},
	{
		...TABLE$1,
		name: "f2",
		title: "F2",
		describe: "Mean of precision and recall in which recall counts for more (beta 2)."
	},
	{
		...TABLE$1,
		name: "f0_5",
		title: "F0.5",
		describe: "Mean of precision and recall in which precision counts for more (beta 0.5)."
	},
	{
		...TABLE$1,
		name: "jaccard",
		title: "Jaccard",
		describe: "Rows that are positive in truth and decision, as a share of those that are in either."
	},
	{
		...TABLE$1,
		name: "g_mean",
		title: "Geometric mean of the rates",
		describe: "Root of recall times specificity: low as soon as one of them is."
	},
	{
		...TABLE$1,
		name: "youden",
		title: "Youden’s J",
		domain: [-1, 1],
		describe: "Recall plus specificity minus 1: 0 for a decision that does not look at the row."
	}
];
/** More metrics of the binary decision, from its four counts. */
const BINARY_DECISIONS = {
	metrics: METRICS$2,
	writer: ({ kind }) => kind === "binary" ? writeScores$2 : void 0
};
function writeScores$2(table, _size, out) {
	const [tn, fp, fn, tp] = table;
	const [recall, specificity] = [tp / (tp + fn), tn / (tn + fp)];
	const isDefined = tp + fn > 0;
	out[0] = tn + fn > 0 ? tn / (tn + fn) : 0;
	out[1] = fp / (tn + fp);
	out[2] = fn / (tp + fn);
	out[3] = isDefined ? 5 * tp / (5 * tp + 4 * fn + fp) : NaN;
	out[4] = isDefined ? 1.25 * tp / (1.25 * tp + .25 * fn + fp) : NaN;
	out[5] = isDefined ? tp / (tp + fp + fn) : NaN;
	out[6] = Math.sqrt(recall * specificity);
	out[7] = recall + specificity - 1;
}

const SQRT_2PI = 2.5066282746310002;
/** P(Z <= z) for a standard normal Z, relative error below 1e-13 in both tails down to 1e-300; NaN in, NaN out. */
function normalCdf(z) {
	return normalSf(-z);
}
/**
* P(Z > z) for a standard normal Z, relative error below 1e-13 in both tails.
* Rational approximations of W. J. Cody, "Rational Chebyshev approximations for the error function" (Math. Comp. 23, 1969).
*/
function normalSf(z) {
	if (Number.isNaN(z)) return NaN;
	const size = Math.abs(z);
	if (size <= .67448975) return .5 - centre(z);
	const tail = size > 39 ? 0 : size <= 5.656854249492381 ? middleTail(size) : farTail(size);
	return z > 0 ? tail : 1 - tail;
}
/**
* The z with P(Z <= z) = p; -Infinity at 0, Infinity at 1, NaN outside [0, 1].
* Algorithm AS 241 (PPND16) of M. J. Wichura (Applied Statistics 37, 1988), relative error about 1e-16.
*/
function normalQuantile(p) {
	if (!(p >= 0 && p <= 1)) return NaN;
	if (p === 0) return Number.NEGATIVE_INFINITY;
	if (p === 1) return Number.POSITIVE_INFINITY;
	const q = p - .5;
	if (Math.abs(q) <= .425) {
		const r = .180625 - q * q;
		return q * horner(QUANTILE_CENTRE[0], r) / horner(QUANTILE_CENTRE[1], r);
	}
	const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
	const [above, below] = r <= 5 ? QUANTILE_NEAR : QUANTILE_FAR;
	const shifted = r - (r <= 5 ? 1.6 : 5);
	const z = horner(above, shifted) / horner(below, shifted);
	return q < 0 ? -z : z;
}
/** P(0 < Z <= z) for |z| up to 0.674. */
function centre(z) {
	const square = Math.abs(z) > 111e-18 ? z * z : 0;
	return z * horner(CENTRE[0], square) / horner(CENTRE[1], square);
}
function middleTail(size) {
	return gauss(size) * (horner(MIDDLE[0], size) / horner(MIDDLE[1], size));
}
function farTail(size) {
	const inverse = 1 / (size * size);
	const correction = inverse * horner(FAR[0], inverse) / horner(FAR[1], inverse);
	return gauss(size) * (1 / SQRT_2PI - correction) / size;
}
/** exp(-z²/2) with z split at a sixteenth, so that squaring loses no digits in the far tail. */
function gauss(size) {
	const coarse = Math.trunc(size * 16) / 16;
	const rest = (size - coarse) * (size + coarse);
	return Math.exp(-.5 * coarse * coarse) * Math.exp(-.5 * rest);
}
/** Polynomial with the highest power first. */
function horner(coefficients, x) {
	let sum = 0;
	for (let i = 0; i < coefficients.length; i++) sum = sum * x + coefficients[i];
	return sum;
}
const CENTRE = [[
	.06568233791820745,
	2.2352520354606837,
	161.02823106855587,
	1067.6894854603709,
	18154.98125334356
], [
	1,
	47.202581904688245,
	976.0985517377767,
	10260.932208618979,
	45507.78933502673
]];
const MIDDLE = [[
	1.0765576773720192e-8,
	.39894151208813466,
	8.883149794388377,
	93.50665613217785,
	597.2702763948002,
	2494.5375852903726,
	6848.190450536283,
	11602.65143764735,
	9842.714838383978
], [
	1,
	22.266688044328117,
	235.387901782625,
	1519.3775994075547,
	6485.558298266761,
	18615.571640885097,
	34900.95272114598,
	38912.00328609327,
	19685.429676859992
]];
const FAR = [[
	.023073441764940174,
	.215898534057957,
	.12740116116024736,
	.022235277870649807,
	.0014216191932278934,
	29112874951168793e-21
], [
	1,
	1.284260096144911,
	.4682382124808651,
	.06598813786892856,
	.0037823963320275824,
	7297515550839662e-20
]];
const QUANTILE_CENTRE = [[
	2509.0809287301227,
	33430.57558358813,
	67265.7709270087,
	45921.95393154987,
	13731.69376550946,
	1971.5909503065513,
	133.14166789178438,
	3.3871328727963665
], [
	5226.495278852854,
	28729.085735721943,
	39307.89580009271,
	21213.794301586597,
	5394.196021424751,
	687.1870074920579,
	42.31333070160091,
	1
]];
const QUANTILE_NEAR = [[
	.0007745450142783414,
	.022723844989269184,
	.2417807251774506,
	1.2704582524523684,
	3.6478483247632045,
	5.769497221460691,
	4.630337846156546,
	1.4234371107496835
], [
	1.0507500716444169e-9,
	.0005475938084995345,
	.015198666563616457,
	.14810397642748008,
	.6897673349851,
	1.6763848301838038,
	2.053191626637759,
	1
]];
const QUANTILE_FAR = [[
	2.0103343992922881e-7,
	27115555687434876e-21,
	.0012426609473880784,
	.026532189526576124,
	.29656057182850487,
	1.7848265399172913,
	5.463784911164114,
	6.657904643501103
], [
	20442631033899397e-31,
	1.421511758316446e-7,
	18463183175100548e-21,
	.0007868691311456133,
	.014875361290850615,
	.1369298809227358,
	.599832206555888,
	1
]];

/** Replicates of a bootstrap interval. */
const REPLICATES = 2e3;
/** Up to this many rows each row is drawn by itself. */
const MAX_UNITS = 4096;
/** More rows are dealt at random into this many units that are drawn whole: enough that their number adds 2 % of noise to a width, which 2,000 draws do as well. */
const DEALT_UNITS = 1024;
/** Up to this many units the jackknife leaves each out in turn; more are dealt at random into this many blocks. */
const JACKKNIFE_BLOCKS = 200;
/** All rows as one unit: the sample as it is. */
function wholeSample(rows) {
	return {
		count: 1,
		of: new Int32Array(rows)
	};
}
/** One unit per row, or `dealt` random ones of equal size. Independent rows make independent units, so drawing units is valid. */
function dealUnits(rows, prng, dealt = rows <= 4096 ? rows : DEALT_UNITS) {
	return {
		count: Math.min(rows, dealt),
		of: deal(rows, dealt, prng)
	};
}
/**
* Draws units with replacement and evaluates all statistics on each draw, so that every metric and both models see the
* same draws. No resample is materialised. Draws on which any statistic is undefined (a class is missing) are drawn again.
*/
function resample({ units, size, block = 1 }, statistics, prng) {
	const replicates = table$1(size, REPLICATES);
	const out = new Float64Array(size);
	const weights = new Uint16Array(units);
	for (let draws = 0, kept = 0; kept < REPLICATES; draws++) {
		if (draws > 50 * 2e3) throw new Fault("INTERNAL", "the bootstrap found no resample with defined metrics");
		draw(weights, block, prng);
		statistics(weights, out);
		if (!out.some(Number.isNaN)) store(replicates, kept++, out);
	}
	return {
		replicates,
		jackknife: leaveBlocksOut({
			units,
			size,
			block
		}, statistics, prng)
	};
}
/**
* Bias-corrected and accelerated interval (Efron, JASA 82, 1987): percentiles of the replicates, shifted by the share of
* replicates below the estimate and by the skewness of the jackknife values.
*/
function bcaInterval({ estimate, replicates, jackknife }, level) {
	const sorted = replicates.slice().sort();
	const bias = biasCorrection(sorted, estimate);
	const acceleration = jackknifeAcceleration(jackknife);
	const bound = (p) => {
		const z = bias + normalQuantile(p);
		const room = 1 - acceleration * z;
		return room <= 0 ? quantile(sorted, z > 0 ? 1 : 0) : quantile(sorted, normalCdf(bias + z / room));
	};
	return {
		low: bound((1 - level) / 2),
		high: bound((1 + level) / 2)
	};
}
/** Two-sided p value of "the true value is 0": the level at which the percentile interval just touches 0, at least 1 / (B + 1). */
function bootstrapPValue(replicates) {
	let below = 0;
	let above = 0;
	for (const value of replicates) {
		if (value <= 0) below++;
		if (value >= 0) above++;
	}
	return Math.min(1, 2 * (Math.min(below, above) + .5) / (replicates.length + 1));
}
/** Standard deviation of the values (n - 1): of bootstrap replicates it is the standard error. */
function standardDeviation(values) {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return Math.sqrt(squares / (values.length - 1));
}
/** As many units as there are, with replacement; a block that reaches beyond the last unit goes on with the first. */
function draw(weights, block, prng) {
	const units = weights.length;
	weights.fill(0);
	for (let drawn = 0; drawn < units; drawn += block) {
		const start = Math.floor(prng.next() * units);
		const end = start + Math.min(block, units - drawn);
		for (let i = start; i < end; i++) weights[i % units]++;
	}
}
/** Values of each statistic with one of at most `JACKKNIFE_BLOCKS` blocks of units left out in turn. */
function leaveBlocksOut({ units, size, block = 1 }, statistics, prng) {
	const blocks = Math.min(Math.ceil(units / block), 200);
	const blockOf = block === 1 ? deal(units, blocks, prng) : inTurn(units, blocks);
	const values = table$1(size, blocks);
	const out = new Float64Array(size);
	const kept = new Uint16Array(units);
	for (let left = 0; left < blocks; left++) {
		for (let unit = 0; unit < units; unit++) kept[unit] = blockOf[unit] === left ? 0 : 1;
		statistics(kept, out);
		store(values, left, out);
	}
	return values;
}
/** Random assignment of items to at most `most` parts whose sizes differ by at most one; each its own part if they fit. */
function deal(items, most, prng) {
	const parts = new Int32Array(items);
	for (let item = 0; item < items; item++) parts[item] = item % most;
	if (items > most) shuffle(parts, prng);
	return parts;
}
/** Neighbours that depend on each other are left out together. */
function inTurn(items, parts) {
	return Int32Array.from({ length: items }, (_, item) => Math.floor(item * parts / items));
}
function biasCorrection(sorted, estimate) {
	let below = 0;
	let equal = 0;
	for (const value of sorted) if (value < estimate) below++;
	else if (value === estimate) equal++;
	const share = (below + equal / 2) / sorted.length;
	const edge = .5 / sorted.length;
	return normalQuantile(Math.min(1 - edge, Math.max(edge, share)));
}
/** Undefined leave-outs (the only row of a class) are passed over. */
function jackknifeAcceleration(values) {
	const defined = values.filter((value) => !Number.isNaN(value));
	const mean = defined.reduce((sum, value) => sum + value, 0) / defined.length;
	let [squares, cubes] = [0, 0];
	for (const value of defined) {
		squares += (mean - value) ** 2;
		cubes += (mean - value) ** 3;
	}
	return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}
/** Linear interpolation between order statistics; `p` in [0, 1]. */
function quantile(sorted, p) {
	const place = Math.min(Math.max(p, 0), 1) * (sorted.length - 1);
	const below = Math.floor(place);
	const low = sorted[below];
	const high = sorted[Math.min(below + 1, sorted.length - 1)];
	return low === high ? low : low + (place - below) * (high - low);
}
function table$1(rows, columns) {
	return Array.from({ length: rows }, () => new Float64Array(columns));
}
function store(target, column, values) {
	for (const [row, line] of target.entries()) line[column] = values[row];
}

/** Bins of a calibration error; 15 is what papers on neural networks use (Guo et al., ICML 2017). */
const BINS = 15;
/** Of binary rows the positive class; of several classes the one decided for and its probability; of other rows nothing. */
function topLabel(rows) {
	if (rows.kind === "binary") return [{
		name: "positive",
		probabilities: rows.scores,
		hits: rows.labels,
		...weightsOf$1(rows)
	}];
	if (rows.kind !== "multiclass") return [];
	const decided = decide(rows);
	return [{
		name: "top label",
		...probe(rows, (row) => decided[row]),
		...weightsOf$1(rows)
	}];
}
/** Each class of a multiclass task with its own probability. */
function probedClasses(rows) {
	if (rows.kind !== "multiclass") return [];
	return rows.classes.map((name, k) => ({
		name,
		...probe(rows, () => k),
		...weightsOf$1(rows)
	}));
}
/** The probability of one class per row, and whether it is the true one. */
function probe({ classes, probabilities, labels }, classOf) {
	const own = new Float64Array(labels.length);
	const hits = new Uint8Array(labels.length);
	for (let row = 0; row < labels.length; row++) {
		const k = classOf(row);
		own[row] = probabilities[row * classes.length + k];
		hits[row] = labels[row] === k ? 1 : 0;
	}
	return {
		probabilities: own,
		hits
	};
}
/** Bins of equal width over [0, 1], each with its upper end, as in (0, 1/15], (1/15, 2/15] …; 0 is in the first. */
function equalWidthBins({ probabilities }) {
	const bins = new Uint8Array(probabilities.length);
	for (let row = 0; row < bins.length; row++) bins[row] = Math.min(14, Math.max(0, Math.ceil(probabilities[row] * 15) - 1));
	return bins;
}
/** Bins of nearly equally many rows (or weight) in rising order of their probability; rows of one probability stay together. */
function equalMassBins({ probabilities, weights }, count = 15) {
	const order = sortedOrder(probabilities);
	const bins = new Uint8Array(order.length);
	const weightOf = (row) => weights === void 0 ? 1 : weights[row];
	const total = order.reduce((sum, row) => sum + weightOf(row), 0);
	let below = 0;
	for (let start = 0; start < order.length;) {
		let [end, tied] = [start, 0];
		while (end < order.length && probabilities[order[end]] === probabilities[order[start]]) tied += weightOf(order[end++]);
		const bin = Math.min(count - 1, Math.floor((below + tied / 2) / total * count));
		for (let i = start; i < end; i++) bins[order[i]] = bin;
		below += tied;
		start = end;
	}
	return bins;
}
function weightsOf$1({ weights }) {
	return weights === void 0 ? {} : { weights };
}

/** Probabilities are kept this far from 0 and 1 before the logarithm, so that one sure mistake costs 34.5 and not infinity. */
const LOG_LOSS_CLIP = 1e-15;
/** The members most losses share. */
const LOSS = {
	...SCORE,
	direction: "lower",
	needs: "nothing",
	domain: [0, Number.POSITIVE_INFINITY],
	tolerance: {
		kind: "relative",
		size: .02
	}
};
/** Metrics that are the mean of a loss per row. */
const LOSSES = [
	meanFamily({
		...LOSS,
		name: "log_loss",
		title: "Log loss",
		tasks: ["binary", "multiclass"],
		unit: "nats",
		domain: [0, -Math.log(LOG_LOSS_CLIP)],
		describe: "Mean of -ln(probability given to the true class), probabilities clipped to [1e-15, 1 - 1e-15]."
	}, logLossOf),
	meanFamily({
		...LOSS,
		name: "brier",
		title: "Brier score",
		tasks: ["binary", "multiclass"],
		domain: [0, 1],
		describe: "Mean squared distance of the probability from the truth (0 or 1); with several classes half the sum over them."
	}, brierOf),
	meanFamily({
		...LOSS,
		name: "mae",
		title: "Mean absolute error",
		tasks: ["regression"],
		unit: "target",
		describe: "Mean distance of the prediction from the truth."
	}, ofRegression((truth, prediction) => Math.abs(prediction - truth))),
	meanFamily({
		...LOSS,
		name: "mape",
		title: "Mean absolute percentage error",
		tasks: ["regression"],
		needs: "no-zero",
		unit: "share",
		describe: "Mean distance of the prediction from the truth as a share of the truth."
	}, ofRegression((truth, prediction) => Math.abs(prediction - truth) / Math.abs(truth)))
];
/** -ln of the probability of the true class; undefined where rows have no classes. */
function logLossOf(rows) {
	if (rows.kind === "binary") {
		const { labels, scores } = rows;
		return (row) => logLoss(labels[row] === 1 ? scores[row] : 1 - scores[row]);
	}
	if (rows.kind !== "multiclass") return void 0;
	const { labels, probabilities, classes } = rows;
	return (row) => logLoss(probabilities[row * classes.length + labels[row]]);
}
/** Squared distance of the probabilities from the truth, with several classes halved so that it lies in [0, 1]. */
function brierOf(rows) {
	if (rows.kind === "binary") {
		const { labels, scores } = rows;
		return (row) => (labels[row] - scores[row]) ** 2;
	}
	if (rows.kind !== "multiclass") return void 0;
	const { labels, probabilities, classes } = rows;
	const width = classes.length;
	return (row) => {
		let sum = 0;
		for (let k = 0; k < width; k++) sum += (probabilities[row * width + k] - (labels[row] === k ? 1 : 0)) ** 2;
		return sum / 2;
	};
}
/** A value of each row of a regression; undefined for other rows. */
function ofRegression(of) {
	return (rows) => {
		if (rows.kind !== "regression") return void 0;
		const { labels, values } = rows;
		return (row) => of(labels[row], values[row]);
	};
}
function logLoss(probability) {
	return -Math.log(Math.min(.999999999999999, Math.max(LOG_LOSS_CLIP, probability)));
}

const ERROR = {
	...LOSS,
	tasks: ["binary", "multiclass"],
	domain: [0, 1],
	tolerance: {
		kind: "absolute",
		size: .005
	},
	interval: "upward"
};
const OF = "With several classes: of the most probable class.";
/** Numbers per bin: weight, sum of probabilities, sum of hits, sum of squared weights. */
const WIDTH = 4;
/** Expected calibration error (Naeini, Cooper, Hauskrecht, AAAI 2015; Guo et al., ICML 2017): mean gap between promise and truth. */
const mean$1 = (bins, total) => {
	let sum = 0;
	for (let at = 0; at < bins.length; at += WIDTH) sum += Math.abs(bins[at + 2] - bins[at + 1]);
	return sum / total;
};
const largest = (bins) => {
	let found = 0;
	for (let at = 0; at < bins.length; at += WIDTH) {
		const [weight, gap] = [bins[at], Math.abs(bins[at + 2] - bins[at + 1])];
		if (weight > 0) found = Math.max(found, gap / weight);
	}
	return found;
};
/**
* Root of the squared gaps less what chance alone makes of them (Broecker, Climate Dynamics 39, 2012; Kumar, Liang, Ma, NeurIPS 2019):
* the squared sum has the expectation 0 for probabilities that are right. A bin of one row tells nothing of its own spread and is left out; with weights
* a bin has as many rows as equally weighted ones would tell as much as.
*/
const debiased = (bins, total) => {
	let [sum, kept] = [0, 0];
	for (let at = 0; at < bins.length; at += WIDTH) {
		const weight = bins[at];
		const rows = weight ** 2 / bins[at + 3];
		if (weight === 0 || rows < 1.5) continue;
		const share = bins[at + 2] / weight;
		kept += weight / total;
		sum += weight / total * ((share - bins[at + 1] / weight) ** 2 - share * (1 - share) / (rows - 1));
	}
	return kept > 0 ? Math.sqrt(Math.max(0, sum / kept)) : 0;
};
/** Metrics of calibration. Bins are fixed on the sample, so a resample moves rows, not bins. */
const CALIBRATION_ERRORS = [
	errorFamily([{
		...ERROR,
		name: "ece",
		title: "Expected calibration error",
		describe: `Mean gap between probability and share of hits over ${15} bins of equal width, as most papers mean it. ${OF} Too large on few rows.`
	}], (rows) => ofTop(rows, equalWidthBins), [mean$1]),
	errorFamily([
		{
			...ERROR,
			name: "adaptive_ece",
			title: "Adaptive calibration error",
			describe: `Mean gap between probability and share of hits over ${15} bins of equally many rows. ${OF} Too large on few rows.`
		},
		{
			...ERROR,
			name: "ece_debiased",
			title: "Debiased calibration error",
			describe: `Root mean squared gap over ${15} bins of equally many rows, less the part that chance makes: about 0 when calibrated. ${OF}`
		},
		{
			...ERROR,
			name: "max_calibration_error",
			title: "Largest calibration error",
			describe: `Largest gap between probability and share of hits over ${15} bins of equally many rows. ${OF} Too large on few rows.`
		}
	], (rows) => ofTop(rows, equalMassBins), [
		mean$1,
		debiased,
		largest
	]),
	errorFamily([{
		...ERROR,
		name: "classwise_ece",
		title: "Classwise calibration error",
		tasks: ["multiclass"],
		describe: `Mean over the classes of the calibration error of their probability, over ${15} bins of equal width.`
	}], (rows) => probedClasses(rows).map((probed) => ({
		probed,
		bins: equalWidthBins(probed)
	})), [mean$1])
];
function ofTop(rows, binsOf) {
	return topLabel(rows).map((probed) => ({
		probed,
		bins: binsOf(probed)
	}));
}
/** The mean over what is asked (one set of probabilities, or one per class) of numbers of its bins. */
function errorFamily(metrics, ask, reduce) {
	const prepare = (rows, units) => {
		const asked = ask(rows);
		if (asked.length === 0) return (_, out) => out.fill(NaN);
		const tables = asked.map((binned) => prepareBins(binned, units));
		return (weights, out) => {
			out.fill(0);
			for (const table of tables) {
				const bins = table(weights);
				const total = weightOf(bins);
				for (let i = 0; i < reduce.length; i++) out[i] += reduce[i](bins, total) / tables.length;
			}
		};
	};
	return {
		metrics,
		prepare
	};
}
/** The errors of one set of probabilities on all rows as they are. */
function calibrationErrors(probed) {
	const whole = wholeSample(probed.hits.length);
	const binsOf = (bins) => prepareBins({
		probed,
		bins
	}, whole)(Uint16Array.of(1));
	const [width, mass] = [binsOf(equalWidthBins(probed)), binsOf(equalMassBins(probed))];
	const total = weightOf(mass);
	const [ece, adaptive] = [mean$1(width, total), mean$1(mass, total)];
	return {
		ece,
		adaptive,
		debiased: debiased(mass, total),
		largest: largest(mass, total)
	};
}
function weightOf(bins) {
	let total = 0;
	for (let at = 0; at < bins.length; at += WIDTH) total += bins[at];
	return total;
}
/** The bins for any multiplicities of the units, from sums per unit and bin; the next call writes over them. */
function prepareBins(binned, units) {
	const { starts, place, kept } = keepFilled(sumBins(binned, units), units.count);
	const table = new Float64Array(15 * WIDTH);
	return (drawn) => {
		table.fill(0);
		for (let unit = 0; unit < units.count; unit++) {
			const times = drawn[unit];
			if (times === 0) continue;
			const end = starts[unit + 1];
			for (let i = starts[unit]; i < end; i++) {
				const to = place[i];
				const from = i * WIDTH;
				table[to] += times * kept[from];
				table[to + 1] += times * kept[from + 1];
				table[to + 2] += times * kept[from + 2];
				table[to + 3] += times * kept[from + 3];
			}
		}
		return table;
	};
}
/** The sums of the filled bins, unit by unit; those of unit u are from `starts[u]` up to `starts[u + 1]`. */
function keepFilled(sums, count) {
	const starts = new Int32Array(count + 1);
	const filled = [];
	for (let unit = 0; unit < count; unit++) {
		for (let at = unit * 15; at < (unit + 1) * 15; at++) if (sums[at * WIDTH + 3] !== 0) filled.push(at);
		starts[unit + 1] = filled.length;
	}
	const kept = new Float64Array(filled.length * WIDTH);
	for (const [i, at] of filled.entries()) kept.set(sums.subarray(at * WIDTH, (at + 1) * WIDTH), i * WIDTH);
	return {
		starts,
		place: Int32Array.from(filled, (at) => at % 15 * WIDTH),
		kept
	};
}
function sumBins({ probed, bins }, units) {
	const { probabilities, hits, weights } = probed;
	const sums = new Float64Array(units.count * 15 * WIDTH);
	for (let row = 0; row < bins.length; row++) {
		const at = (units.of[row] * 15 + bins[row]) * WIDTH;
		const weight = weights === void 0 ? 1 : weights[row];
		sums[at] += weight;
		sums[at + 1] += weight * probabilities[row];
		sums[at + 2] += weight * hits[row];
		sums[at + 3] += weight * weight;
	}
	return sums;
}

const TABLE = {
	...SCORE,
	tasks: ["multiclass"],
	needs: "nothing"
};
const METRICS$1 = [
	{
		...TABLE,
		name: "macro_precision",
		title: "Macro precision",
		describe: "Mean of the classes’ precision, over the classes that occur in truth or decision; 0 where none is decided."
	},
	{
		...TABLE,
		name: "macro_recall",
		title: "Macro recall",
		describe: "Mean of the classes’ recall, over the classes that occur in truth or decision; 0 where none occurs."
	},
	{
		...TABLE,
		name: "weighted_precision",
		title: "Weighted precision",
		describe: "Mean of the classes’ precision, each as often as the class occurs."
	},
	{
		...TABLE,
		name: "weighted_recall",
		title: "Weighted recall",
		describe: "Mean of the classes’ recall, each as often as the class occurs: the accuracy by another name."
	},
	{
		...TABLE,
		name: "weighted_f1",
		title: "Weighted F1",
		describe: "Mean of the classes’ F1, each as often as the class occurs."
	},
	{
		...TABLE,
		name: "micro_precision",
		title: "Micro precision",
		describe: "Precision over all decisions together; with one class per row it is the accuracy."
	},
	{
		...TABLE,
		name: "micro_recall",
		title: "Micro recall",
		describe: "Recall over all rows together; with one class per row it is the accuracy."
	},
	{
		...TABLE,
		name: "macro_jaccard",
		title: "Macro Jaccard",
		describe: "Mean over the classes of the rows that truth and decision agree on, as a share of those in either."
	}
];
/** Averages over the classes of a multiclass task, as scikit-learn defines them. */
const CLASS_AVERAGES = {
	metrics: METRICS$1,
	writer: ({ kind }) => kind === "multiclass" ? writeScores$1 : void 0
};
function writeScores$1(table, size, out) {
	out.fill(0);
	let [total, right, seen] = [
		0,
		0,
		0
	];
	for (let k = 0; k < size; k++) {
		const { hit, truth, decided } = classOf(table, size, k);
		if (truth + decided === 0) continue;
		const precision = decided > 0 ? hit / decided : 0;
		const recall = truth > 0 ? hit / truth : 0;
		seen++;
		total += truth;
		right += hit;
		add$1(out, [
			precision,
			recall,
			truth * precision,
			hit,
			truth * 2 * hit / (truth + decided),
			0,
			0
		]);
		out[7] += hit / (truth + decided - hit);
	}
	for (const at of [
		0,
		1,
		7
	]) out[at] /= seen;
	for (const at of [
		2,
		3,
		4
	]) out[at] /= total;
	out[5] = right / total;
	out[6] = right / total;
}
function classOf(table, size, k) {
	let [truth, decided] = [0, 0];
	for (let j = 0; j < size; j++) {
		truth += table[k * size + j];
		decided += table[j * size + k];
	}
	return {
		hit: table[k * size + k],
		truth,
		decided
	};
}
function add$1(out, values) {
	for (const [at, value] of values.entries()) out[at] += value;
}

/** All metrics of the confusion table in one family, because to fill the table is most of the work. */
function tableFamily(parts) {
	const metrics = parts.flatMap((part) => part.metrics);
	const starts = parts.map((_, i) => parts.slice(0, i).reduce((sum, part) => sum + part.metrics.length, 0));
	const prepare = (rows, units) => {
		const size = classesOf(rows);
		const fill = prepareTable(rows, size, units);
		const writers = parts.flatMap(({ writer, metrics: own }, i) => {
			const write = writer(rows);
			const start = starts[i];
			return write === void 0 ? [] : [{
				write,
				start,
				end: start + own.length
			}];
		});
		return (weights, out) => {
			const table = fill(weights);
			out.fill(NaN);
			for (const { write, start, end } of writers) write(table, size, out.subarray(start, end));
		};
	};
	return {
		metrics,
		prepare
	};
}
/** The confusion table of a drawn sample, filled without touching the rows again: only its non-empty cells per unit are kept. */
function prepareTable(rows, size, units) {
	const { starts, cell, count } = countCells(rows, decide(rows), units);
	const table = new Float64Array(size * size);
	return (weights) => {
		table.fill(0);
		for (let unit = 0; unit < units.count; unit++) {
			const times = weights[unit];
			if (times === 0) continue;
			const end = starts[unit + 1];
			for (let i = starts[unit]; i < end; i++) table[cell[i]] += times * count[i];
		}
		return table;
	};
}
/** Classes of a decision: two for a binary task. */
function classesOf(rows) {
	return rows.kind === "multiclass" ? rows.classes.length : 2;
}
/** Rows (or their weight) per unit and cell of the confusion table, only where there are any. */
function countCells(rows, decided, units) {
	const size = classesOf(rows);
	const { weights } = rows;
	const { order, starts } = rowsByUnit(units);
	const firsts = new Int32Array(units.count + 1);
	const [cell, count] = [[], []];
	const sums = new Float64Array(size * size);
	for (let own = 0; own < units.count; own++) {
		const touched = [];
		for (let i = starts[own]; i < starts[own + 1]; i++) {
			const row = order[i];
			const weight = weights === void 0 ? 1 : weights[row];
			const at = rows.labels[row] * size + decided[row];
			if (weight > 0 && sums[at] === 0) touched.push(at);
			sums[at] += weight;
		}
		for (const at of touched) {
			cell.push(at);
			count.push(sums[at]);
			sums[at] = 0;
		}
		firsts[own + 1] = cell.length;
	}
	return {
		starts: firsts,
		cell: Int32Array.from(cell),
		count: Float64Array.from(count)
	};
}
/** The rows unit by unit, in their own order; those of unit u are from `starts[u]` up to `starts[u + 1]`. */
function rowsByUnit({ count, of }) {
	const starts = new Int32Array(count + 1);
	for (const unit of of) starts[unit + 1]++;
	for (let unit = 0; unit < count; unit++) starts[unit + 1] += starts[unit];
	const next = starts.slice();
	const order = new Int32Array(of.length);
	for (let row = 0; row < of.length; row++) order[next[of[row]]++] = row;
	return {
		order,
		starts
	};
}

/** Share of the weight before the place from which a median is looked for: the median of a draw hardly ever lies before it. */
const SKIPPED = .45;
/**
* Where to begin to look for the median of a list in rising order: `unit` and `weight` (1 when absent) of each of its places. What lies
* before is known from the units alone, so a draw does not walk through it; where the median does lie before, the walk begins at 0.
*/
function toHeadStart(unit, { count }, weight) {
	let total = unit.length;
	if (weight !== void 0) {
		total = 0;
		for (let i = 0; i < weight.length; i++) total += weight[i];
	}
	const before = new Float64Array(count);
	let [place, skipped] = [0, 0];
	for (; place < unit.length - 1; place++) {
		const own = weight === void 0 ? 1 : weight[place];
		if (skipped + own > SKIPPED * total) break;
		skipped += own;
		before[unit[place]] += own;
	}
	return {
		place,
		before
	};
}

/** How near a prediction must be to count as near: this share of the truth. */
const NEAR = .1;
const MAX_ERROR = {
	metrics: [{
		...LOSS,
		name: "max_error",
		title: "Largest error",
		tasks: ["regression"],
		unit: "target",
		describe: "Distance of the worst row. Its interval shows how much hangs on single rows; rows not seen may be worse."
	}],
	prepare: (rows, units) => {
		if (rows.kind !== "regression") return (_, out) => out.fill(NaN);
		const { values, labels, weights } = rows;
		const errors = values.map((value, row) => Math.abs(value - labels[row]));
		const order = sortedOrder(errors).reverse().filter((row) => weights === void 0 || weights[row] > 0);
		const unit = order.map((row) => units.of[row]);
		return (drawn, out) => {
			let i = 0;
			while (i < unit.length && drawn[unit[i]] === 0) i++;
			out[0] = i < order.length ? errors[order[i]] : NaN;
		};
	}
};
const WITHIN_10_PERCENT = meanFamily({
	...SCORE,
	name: "within_10_percent",
	title: "Within 10 %",
	tasks: ["regression"],
	unit: "share",
	needs: "nothing",
	interval: "wilson",
	comparison: "mcnemar",
	describe: "Share of rows whose prediction is at most a tenth of the truth away from it."
}, ofRegression((truth, prediction) => isNear(truth, prediction) ? 1 : 0));
/** Is a prediction at most a tenth of the truth away from it? */
function isNear(truth, prediction) {
	return Math.abs(prediction - truth) <= NEAR * Math.abs(truth);
}
/** Share of the mean absolute error of the median that the model explains. */
const D2_ABSOLUTE = {
	metrics: [{
		...SCORE,
		name: "d2_absolute_error",
		title: "D² (absolute error)",
		tasks: ["regression"],
		domain: [Number.NEGATIVE_INFINITY, 1],
		needs: "spread",
		describe: "Share of the mean absolute error of the median that the model explains; 0 is the median."
	}],
	prepare: (rows, units) => {
		if (rows.kind !== "regression") return (_, out) => out.fill(NaN);
		const { values, labels, weights } = rows;
		const weight = (row) => weights === void 0 ? 1 : weights[row];
		const order = sortedOrder(labels);
		const unit = new Int32Array(order.length);
		const [own, truth] = [new Float64Array(order.length), new Float64Array(order.length)];
		for (let i = 0; i < order.length; i++) {
			const row = order[i];
			unit[i] = units.of[row];
			own[i] = weight(row);
			truth[i] = labels[row];
		}
		const start = toHeadStart(unit, units, own);
		const beneathStart = new Float64Array(units.count);
		for (let i = 0; i < start.place; i++) beneathStart[unit[i]] += own[i] * truth[i];
		const sizes = sumPerUnit(units, weight);
		const truths = sumPerUnit(units, (row) => weight(row) * labels[row]);
		const errors = sumPerUnit(units, (row) => weight(row) * Math.abs(values[row] - labels[row]));
		return (drawn, out) => {
			const [total, sum] = [weigh(drawn, sizes), weigh(drawn, truths)];
			const before = weigh(drawn, start.before);
			let [below, beneath, i] = before < total / 2 ? [
				before,
				weigh(drawn, beneathStart),
				start.place
			] : [
				0,
				0,
				0
			];
			for (; i < unit.length - 1; i++) {
				const next = drawn[unit[i]] * own[i];
				if (below + next >= total / 2) break;
				below += next;
				beneath += next * truth[i];
			}
			const median = truth[i];
			const distance = sum - 2 * beneath - median * (total - 2 * below);
			out[0] = distance > 1e-12 * Math.abs(sum) ? 1 - weigh(drawn, errors) / distance : NaN;
		};
	}
};

/** How many classes a top-k accuracy looks at. */
const TOP_K = [
	2,
	3,
	5
];
/** Top-k accuracy, one family each: a share of all rows. */
const TOP_K_ACCURACIES = TOP_K.map((k) => meanFamily({
	...SCORE,
	name: topKName(k),
	title: `Top-${k} accuracy`,
	tasks: ["multiclass"],
	unit: "share",
	needs: "nothing",
	interval: "wilson",
	comparison: "mcnemar",
	describe: `Share of rows whose true class is among the ${k} most probable ones; equal probabilities count in class order.`
}, (rows) => rows.kind === "multiclass" ? (row) => truthIsAmong(k, rows, row) ? 1 : 0 : void 0));
/** The name of the metric. */
function topKName(k) {
	return `top_${k}_accuracy`;
}
/** Is the true class among the `k` most probable ones of a row? Equal probabilities count in class order, as for the decision. */
function truthIsAmong(k, rows, row) {
	const { labels, probabilities, classes } = rows;
	const start = row * classes.length;
	const truth = labels[row];
	const own = probabilities[start + truth];
	let before = 0;
	for (let other = 0; other < classes.length; other++) {
		const value = probabilities[start + other];
		if (value > own || value === own && other < truth) before++;
	}
	return before < k;
}

const CLASSIFICATION = ["binary", "multiclass"];
const BINARY = ["binary"];
const PROPORTION = {
	...SCORE,
	unit: "share",
	interval: "wilson",
	comparison: "mcnemar"
};
/** Metrics of the decided class: the positive class from the threshold up, or the most probable class. */
const DECISIONS = {
	metrics: [
		{
			...PROPORTION,
			name: "accuracy",
			title: "Accuracy",
			tasks: CLASSIFICATION,
			needs: "nothing",
			describe: "Share of rows decided right."
		},
		{
			...SCORE,
			name: "balanced_accuracy",
			title: "Balanced accuracy",
			tasks: CLASSIFICATION,
			describe: "Mean over the classes of the share of their rows decided right."
		},
		{
			...PROPORTION,
			name: "precision",
			title: "Precision",
			tasks: BINARY,
			comparison: "bca",
			describe: "Share of the rows decided positive that are positive; 0 when none is decided positive."
		},
		{
			...PROPORTION,
			name: "recall",
			title: "Recall",
			tasks: BINARY,
			describe: "Share of the positive rows that are decided positive."
		},
		{
			...PROPORTION,
			name: "specificity",
			title: "Specificity",
			tasks: BINARY,
			describe: "Share of the negative rows that are decided negative."
		},
		{
			...SCORE,
			name: "f1",
			title: "F1",
			tasks: BINARY,
			describe: "Harmonic mean of precision and recall."
		},
		{
			...SCORE,
			name: "mcc",
			title: "Matthews correlation",
			tasks: CLASSIFICATION,
			domain: [-1, 1],
			describe: "Correlation of decision and truth; 0 is chance, and 0 when all rows get one decision."
		},
		{
			...SCORE,
			name: "macro_f1",
			title: "Macro F1",
			tasks: ["multiclass"],
			needs: "nothing",
			describe: "Mean of the classes’ F1, over the classes that occur in truth or decision."
		}
	],
	writer: ({ kind }) => kind === "binary" || kind === "multiclass" ? writeScores : void 0
};
/** Rows a proportion metric is about (all, the positive, the negative, those decided positive) and whether each was decided right. */
function trials(metric, rows, decided) {
	const right = (row) => decided[row] === rows.labels[row];
	switch (metric) {
		case "recall": return (row) => rows.labels[row] === 1 ? right(row) : void 0;
		case "specificity": return (row) => rows.labels[row] === 0 ? right(row) : void 0;
		case "precision": return (row) => decided[row] === 1 ? right(row) : void 0;
		case "npv": return (row) => decided[row] === 0 ? right(row) : void 0;
		case "fpr": return (row) => rows.labels[row] === 0 ? !right(row) : void 0;
		case "fnr": return (row) => rows.labels[row] === 1 ? !right(row) : void 0;
		default: return otherTrials(metric, rows) ?? right;
	}
}
/** Shares of all rows that ask something else than whether the decision is right. */
function otherTrials(metric, rows) {
	if (rows.kind === "regression" && metric === "within_10_percent") return (row) => isNear(rows.labels[row], rows.values[row]);
	const k = TOP_K.find((size) => metric === topKName(size));
	return rows.kind === "multiclass" && k !== void 0 ? (row) => truthIsAmong(k, rows, row) : void 0;
}
/**
* Successes and trials of a proportion metric, and the `rows` tried. With weights the trials are as many as equally weighted rows
* would tell as much as (Kish, "Survey Sampling", 1965): the square of the sum of the weights over the sum of their squares.
*/
function shareOf(metric, rows) {
	const trial = trials(metric, rows, decide(rows));
	const [hits, tried, size] = [
		{ sum: 0 },
		{
			sum: 0,
			squares: 0
		},
		rowsIn(rows)
	];
	let count = 0;
	for (let row = 0; row < size; row++) {
		const success = trial(row);
		if (success === void 0) continue;
		const weight = rows.weights === void 0 ? 1 : rows.weights[row];
		count++;
		tried.sum += weight;
		tried.squares += weight * weight;
		if (success) hits.sum += weight;
	}
	if (tried.sum === 0) return {
		k: 0,
		n: 0,
		rows: count
	};
	const n = tried.sum ** 2 / tried.squares;
	return {
		k: hits.sum === tried.sum ? n : hits.sum / tried.sum * n,
		n,
		rows: count
	};
}
/** In the order of `DECISIONS.metrics`. Rows of the table are the truth, columns the decision. */
function writeScores(table, size, out) {
	const perClass = classScores(table, size);
	const [tn, fp, fn, tp] = table;
	out[0] = perClass.right / perClass.total;
	out[1] = perClass.recall;
	out[2] = tp + fp > 0 ? tp / (tp + fp) : 0;
	out[3] = tp / (tp + fn);
	out[4] = tn / (tn + fp);
	out[5] = tp + fn > 0 ? 2 * tp / (2 * tp + fp + fn) : NaN;
	out[6] = perClass.truths > 0 ? correlation$1(perClass) : NaN;
	out[7] = perClass.f1;
}
/** The correlation of truth and decision over all classes (Gorodkin, Computational Biology and Chemistry 28, 2004). */
function correlation$1({ both, truths, decisions }) {
	return decisions > 0 ? both / Math.sqrt(truths * decisions) : 0;
}
/** Sums over classes; recall is averaged over the classes that occur, F1 over those that occur or are decided. */
function classScores(table, size) {
	let [total, right, recalls, occurring, f1s, seen] = [
		0,
		0,
		0,
		0,
		0,
		0
	];
	let [same, truths, decisions] = [
		0,
		0,
		0
	];
	for (let k = 0; k < size; k++) {
		const hit = table[k * size + k];
		let [truth, decided] = [0, 0];
		for (let j = 0; j < size; j++) {
			truth += table[k * size + j];
			decided += table[j * size + k];
		}
		total += truth;
		right += hit;
		same += truth * decided;
		truths += truth ** 2;
		decisions += decided ** 2;
		if (truth > 0) {
			recalls += hit / truth;
			occurring++;
		}
		if (truth + decided > 0) {
			f1s += 2 * hit / (truth + decided);
			seen++;
		}
	}
	const squared = {
		truths: total ** 2 - truths,
		decisions: total ** 2 - decisions
	};
	return {
		total,
		right,
		recall: recalls / occurring,
		f1: f1s / seen,
		both: right * total - same,
		...squared
	};
}

/** Power of the variance for amounts that are often 0 and else positive (Tweedie): between Poisson (1) and gamma (2). */
const POWER = 1.5;
const LOST$1 = {
	...LOSS,
	tasks: ["regression"],
	unit: "score",
	predictions: "positive"
};
const SKILL$1 = {
	...SCORE,
	tasks: ["regression"],
	domain: [Number.NEGATIVE_INFINITY, 1],
	needs: "non-negative",
	predictions: "positive"
};
/** Mean deviance of a Poisson, gamma or Tweedie law (McCullagh and Nelder, "Generalized Linear Models", 1989), and the share explained. */
const DEVIANCES = [
	meanFamily({
		...LOST$1,
		name: "mean_poisson_deviance",
		title: "Mean Poisson deviance",
		needs: "non-negative",
		describe: "Deviance of counts: errors weigh by the size of the prediction. Needs predictions above 0."
	}, ofRegression(poisson)),
	meanFamily({
		...LOST$1,
		name: "mean_gamma_deviance",
		title: "Mean gamma deviance",
		needs: "positive",
		describe: "Deviance of positive amounts: about the squared relative error. Needs predictions above 0."
	}, ofRegression((truth, prediction) => 2 * (Math.log(prediction / truth) + truth / prediction - 1))),
	meanFamily({
		...LOST$1,
		name: "mean_tweedie_deviance",
		title: "Mean Tweedie deviance",
		needs: "non-negative",
		describe: `Deviance with the variance growing with the power ${POWER} of the mean, as of claims. Needs predictions above 0.`
	}, ofRegression(tweedie)),
	explained({
		...SKILL$1,
		name: "d2_poisson",
		title: "D² (Poisson)",
		describe: "Share of the Poisson deviance that the model explains; 0 is the mean."
	}, poisson, (truth) => truth === 0 ? 0 : truth * Math.log(truth), (own, mean) => 2 * (own - mean * Math.log(mean))),
	explained({
		...SKILL$1,
		name: "d2_gamma",
		title: "D² (gamma)",
		needs: "positive",
		describe: "Share of the gamma deviance that the model explains; 0 is the mean."
	}, (truth, prediction) => 2 * (Math.log(prediction / truth) + truth / prediction - 1), (truth) => Math.log(truth), (own, mean) => 2 * (Math.log(mean) - own)),
	explained({
		...SKILL$1,
		name: "d2_tweedie",
		title: "D² (Tweedie)",
		describe: `Share of the Tweedie deviance (power ${POWER}) that the model explains; 0 is the mean.`
	}, tweedie, (truth) => truth ** .5, (own, mean) => 2 * (own / -.25 - mean ** .5 * -4))
];
function poisson(truth, prediction) {
	return 2 * ((truth === 0 ? 0 : truth * Math.log(truth / prediction)) - truth + prediction);
}
function tweedie(truth, prediction) {
	return 2 * (truth ** .5 / -.25 - truth * prediction ** -.5 / -.5 + prediction ** .5 / .5);
}
/** One minus the deviance as a share of that of the mean, which `ofMean` has from the mean of `own` and of the truth. */
function explained(metric, deviance, own, ofMean) {
	return totalsFamily([metric], (rows) => {
		const values = [
			ofRegression(deviance),
			ofRegression(own),
			ofRegression((truth) => truth)
		].flatMap((value) => value(rows) ?? []);
		return values.length === 3 ? values : void 0;
	}, (totals, out) => {
		const [total, sum, owns, truths] = totals;
		const least = truths > 0 ? ofMean(owns / total, truths / total) : 0;
		out[0] = least > 1e-14 ? 1 - sum / total / least : NaN;
	});
}

/** A variance below this share of the sample's own is one of rounding. */
const NO_SPREAD = 1e-12;
const SPREAD = {
	...SCORE,
	tasks: ["regression"],
	needs: "spread"
};
/** Metrics of the first two moments of truth and prediction. */
const MOMENTS = totalsFamily([{
	...SPREAD,
	name: "explained_variance",
	title: "Explained variance",
	domain: [Number.NEGATIVE_INFINITY, 1],
	describe: "Share of the target’s variance that the model explains, a constant error forgiven."
}, {
	...SPREAD,
	name: "pearson",
	title: "Pearson correlation",
	domain: [-1, 1],
	describe: "Linear correlation of prediction and truth; 0 for a constant prediction."
}], toMoments, (totals, out) => {
	const [total, y, yy, e, ee, p, pp, yp] = totals;
	const mean = (sum) => sum / total;
	const truths = mean(yy) - mean(y) ** 2;
	const errors = mean(ee) - mean(e) ** 2;
	const predictions = mean(pp) - mean(p) ** 2;
	const spread = truths > NO_SPREAD;
	out[0] = spread ? 1 - Math.max(0, errors) / truths : NaN;
	out[1] = spread ? correlation(mean(yp) - mean(y) * mean(p), truths * predictions) : NaN;
});
function correlation(covariance, product) {
	return product > NO_SPREAD ** 2 ? Math.max(-1, Math.min(1, covariance / Math.sqrt(product))) : 0;
}
/** Truth and prediction are centred and scaled by the sample's own moments first, so that a large mean costs no digits. */
function toMoments(rows) {
	if (rows.kind !== "regression") return void 0;
	const { labels, values } = rows;
	const truth = standard(labels);
	const prediction = standard(values);
	const scale = spreadOf(labels);
	const error = standard(values.map((value, row) => value - labels[row]), scale);
	return [
		truth,
		(row) => truth(row) ** 2,
		error,
		(row) => error(row) ** 2,
		prediction,
		(row) => prediction(row) ** 2,
		(row) => truth(row) * prediction(row)
	];
}
function standard(values, scale = spreadOf(values)) {
	const mean = meanOf(values);
	return (row) => (values[row] - mean) / scale;
}
function meanOf(values) {
	return values.reduce((sum, value) => sum + value / values.length, 0);
}
/** Standard deviation; 1 where there is none. */
function spreadOf(values) {
	const mean = meanOf(values);
	const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2 / values.length, 0));
	return spread > 1e-12 * Math.abs(mean) ? spread : 1;
}

/** Share of the rows at the top of the list that a business can act on. */
const TOP_SHARE = .1;
const TOP = {
	...SCORE,
	tasks: ["binary"]
};
/** How far apart the classes lie in the list from the highest score down. */
const KS = {
	metrics: [{
		...TOP,
		name: "ks_statistic",
		title: "KS statistic",
		describe: "Largest distance between true and false positive rate over all thresholds (Kolmogorov-Smirnov)."
	}],
	prepare: prepareKs
};
/** How many positive rows the top tenth of the list holds. */
const TOP_OF_LIST = {
	metrics: [
		{
			...TOP,
			name: "precision_at_10_percent",
			title: "Precision in the top 10 %",
			describe: "Share of positive rows among the tenth with the highest scores; rows with one score share its places."
		},
		{
			...TOP,
			name: "recall_at_10_percent",
			title: "Recall in the top 10 %",
			describe: "Share of the positive rows that are among the tenth with the highest scores."
		},
		{
			...TOP,
			name: "lift_at_10_percent",
			title: "Lift in the top 10 %",
			domain: [0, 1 / TOP_SHARE],
			tolerance: {
				kind: "relative",
				size: .02
			},
			describe: "How many times as many positive rows the top tenth holds as a random tenth would."
		}
	],
	prepare: prepareTop
};
function toList({ scores, labels, weights }, units) {
	const order = sortedOrder(scores).reverse();
	return {
		packed: order.map((row, i) => {
			const isLast = scores[row] === scores[order[i + 1] ?? -1] ? 0 : 1;
			return units.of[row] << 2 | labels[row] << 1 | isLast;
		}),
		weight: weights && Float64Array.from(order, (row) => weights[row])
	};
}
function countKinds({ labels, weights }, units) {
	const weight = (row) => weights === void 0 ? 1 : weights[row];
	const positives = sumPerUnit(units, (row) => weight(row) * labels[row]);
	const all = sumPerUnit(units, weight);
	return (drawn) => ({
		positives: weigh(drawn, positives),
		all: weigh(drawn, all)
	});
}
function prepareKs(rows, units) {
	if (rows.kind !== "binary") return (_, out) => out.fill(NaN);
	const [{ packed, weight }, count] = [toList(rows, units), countKinds(rows, units)];
	const steps = new Float64Array(2 * units.count);
	return (weights, out) => {
		const { positives, all } = count(weights);
		const [up, down] = [1 / positives, 1 / (all - positives)];
		for (let unit = 0; unit < units.count; unit++) {
			const times = weights[unit];
			steps[2 * unit] = -times * down;
			steps[2 * unit + 1] = times * up;
		}
		const distance = weight === void 0 ? largestDistance(packed, steps) : weightedDistance(packed, steps, weight);
		out[0] = positives > 0 && all > positives ? Math.min(1, distance) : NaN;
	};
}
/**
* Up a step for a positive row, down one for a negative: the furthest from 0 at the end of a tie. How far a row of a unit and a label
* goes is looked up, so that a row costs one addition; this is the bootstrap's longest loop.
*/
function largestDistance(packed, steps) {
	let [height, highest, lowest] = [
		0,
		0,
		0
	];
	for (let i = 0; i < packed.length; i++) {
		const entry = packed[i];
		height += steps[entry >> 1];
		if ((entry & 1) === 0) continue;
		if (height > highest) highest = height;
		else if (height < lowest) lowest = height;
	}
	return Math.max(highest, -lowest);
}
/** The same with a weight per row of the list. */
function weightedDistance(packed, steps, weight) {
	let [height, highest, lowest] = [
		0,
		0,
		0
	];
	for (let i = 0; i < packed.length; i++) {
		const entry = packed[i];
		height += steps[entry >> 1] * weight[i];
		if ((entry & 1) === 0) continue;
		if (height > highest) highest = height;
		else if (height < lowest) lowest = height;
	}
	return Math.max(highest, -lowest);
}
function prepareTop(rows, units) {
	if (rows.kind !== "binary") return (_, out) => out.fill(NaN);
	const [list, count] = [toList(rows, units), countKinds(rows, units)];
	return (weights, out) => {
		const { positives, all } = count(weights);
		const hits = hitsAbove(list, weights, TOP_SHARE * all);
		out[0] = hits / (TOP_SHARE * all);
		out[1] = hits / positives;
		out[2] = hits / (TOP_SHARE * positives);
		if (positives === 0 || positives === all) out.fill(NaN);
	};
}
/** Weight of the positive rows among the first `cut` of the list; a tie across the cut gives the part of it that is above. */
function hitsAbove({ packed, weight }, weights, cut) {
	let [hits, listed, hitsBefore, listedBefore] = [
		0,
		0,
		0,
		0
	];
	for (let i = 0; i < packed.length; i++) {
		const entry = packed[i];
		const own = weights[entry >> 2] * (weight === void 0 ? 1 : weight[i]);
		listed += own;
		if ((entry & 2) !== 0) hits += own;
		if ((entry & 1) === 0) continue;
		if (listed >= cut) return hitsBefore + (cut - listedBefore) / (listed - listedBefore) * (hits - hitsBefore);
		hitsBefore = hits;
		listedBefore = listed;
	}
	return hits;
}

const LOST = {
	...LOSS,
	tasks: ["regression"],
	unit: "target"
};
function mean(metric, of) {
	return meanFamily(metric, ofRegression(of));
}
/** The pinball loss of the quantile `level` (Koenker and Bassett, Econometrica 46, 1978). */
function pinball(level) {
	const name = `pinball_${String(level).replace(".", "_")}`;
	return mean({
		...LOST,
		name,
		title: `Pinball loss at ${level}`,
		describe: `Loss of the prediction as the ${level} quantile: too low costs ${level} per unit, too high ${round(1 - level)}.`
	}, (truth, prediction) => Math.max(level * (truth - prediction), (level - 1) * (truth - prediction)));
}
function round(value) {
	return Math.round(value * 1e3) / 1e3;
}
/** Means of a loss per row that scikit-learn users expect of a regression. */
const REGRESSION_LOSSES = [
	mean({
		...LOST,
		name: "mse",
		title: "Mean squared error",
		unit: "target squared",
		describe: "Mean squared distance of the prediction from the truth."
	}, (truth, prediction) => (truth - prediction) ** 2),
	totalsFamily([{
		...LOST,
		name: "absolute_bias",
		title: "Size of the mean error",
		interval: "upward",
		describe: "Size of the mean of prediction minus truth: 0 for a model that is neither too high nor too low on the whole."
	}], (rows) => listed(ofRegression((truth, prediction) => prediction - truth)(rows)), ([total, sum], out) => {
		out[0] = Math.abs(sum / total);
	}),
	mean({
		...LOST,
		name: "smape",
		title: "Symmetric mean absolute percentage error",
		unit: "share",
		domain: [0, 2],
		describe: "Mean distance as a share of the mean of |truth| and |prediction|, from 0 to 2; 0 where both are 0."
	}, (truth, prediction) => {
		const size = Math.abs(truth) + Math.abs(prediction);
		return size === 0 ? 0 : 2 * Math.abs(truth - prediction) / size;
	}),
	mean({
		...LOST,
		name: "msle",
		title: "Mean squared logarithmic error",
		unit: "score",
		needs: "non-negative",
		predictions: "non-negative",
		describe: "Mean squared difference of ln(1 + value): about the squared relative error."
	}, (truth, prediction) => (Math.log1p(truth) - Math.log1p(prediction)) ** 2),
	totalsFamily([{
		...LOST,
		name: "rmsle",
		title: "Root mean squared logarithmic error",
		unit: "score",
		needs: "non-negative",
		predictions: "non-negative",
		describe: "Root of the mean squared difference of ln(1 + value)."
	}], (rows) => listed(ofRegression((truth, prediction) => (Math.log1p(truth) - Math.log1p(prediction)) ** 2)(rows)), ([total, sum], out) => {
		out[0] = Math.sqrt(sum / total);
	}),
	totalsFamily([{
		...LOST,
		name: "wape",
		title: "Weighted absolute percentage error",
		unit: "share",
		needs: "non-zero-sum",
		describe: "Sum of the distances as a share of the sum of |truth|: a percentage error that zeros do not break."
	}], (rows) => both(ofRegression((truth, prediction) => Math.abs(truth - prediction))(rows), ofRegression((truth) => Math.abs(truth))(rows)), ([, distances, sizes], out) => {
		out[0] = sizes > 0 ? distances / sizes : NaN;
	}),
	pinball(.1),
	pinball(.5),
	pinball(.9)
];
function listed(value) {
	return value && [value];
}
function both(first, second) {
	return first && second && [first, second];
}

const SKILL = {
	...SCORE,
	domain: [Number.NEGATIVE_INFINITY, 1]
};
/** One minus the loss as a share of the loss of the shares of the classes: 0 for a model that knows only those. */
const BRIER_SKILL = totalsFamily([{
	...SKILL,
	name: "brier_skill",
	title: "Brier skill score",
	tasks: ["binary", "multiclass"],
	describe: "Brier score against the one of always answering the shares of the classes: 1 is perfect, 0 is that."
}], (rows) => withClasses(rows, brierOf(rows)), (totals, out) => {
	const [total, loss, ...classes] = totals;
	let same = 0;
	for (const size of classes) same += (size / total) ** 2;
	out[0] = same < 1 ? 1 - loss / total / ((1 - same) / 2) : NaN;
});
const D2_LOG_LOSS = totalsFamily([{
	...SKILL,
	name: "d2_log_loss",
	title: "D² of the log loss",
	tasks: ["binary", "multiclass"],
	describe: "Log loss against the one of always answering the shares of the classes: 1 is perfect, 0 is that."
}], (rows) => withClasses(rows, logLossOf(rows)), (totals, out) => {
	const [total, loss, ...classes] = totals;
	let entropy = 0;
	for (const size of classes) if (size > 0) entropy -= size / total * Math.log(size / total);
	out[0] = entropy > 0 ? 1 - loss / total / entropy : NaN;
});
/** The loss, then an indicator per class. */
function withClasses({ kind, labels, ...rows }, loss) {
	if (loss === void 0) return void 0;
	const size = kind === "multiclass" && "classes" in rows ? rows.classes.length : 2;
	return [loss, ...Array.from({ length: size }, (_, k) => (row) => labels[row] === k ? 1 : 0)];
}

/** Everything that follows from the confusion table. */
const CONFUSION = tableFamily([
	DECISIONS,
	BINARY_DECISIONS,
	CLASS_AVERAGES,
	AGREEMENT,
	ORDERED_AGREEMENT,
	EXPECTED_COST
]);
/** The larger part of the metrics of binary, multiclass and regression tasks. */
const CLASS_FAMILIES = [
	KS,
	TOP_OF_LIST,
	BRIER_SKILL,
	D2_LOG_LOSS,
	...TOP_K_ACCURACIES,
	...CALIBRATION_ERRORS,
	...REGRESSION_LOSSES,
	...DEVIANCES,
	MOMENTS,
	MAX_ERROR,
	WITHIN_10_PERCENT,
	D2_ABSOLUTE
];

const TINY = 1e-300;
const MAX_TERMS = 1e4;
/**
* P(X <= x) for X ~ Beta(a, b), a and b above 0: the regularised incomplete beta function.
* Continued fraction of DLMF 8.17.22, evaluated by the modified Lentz method.
*/
function betaCdf(x, a, b) {
	if (!(a > 0 && b > 0) || Number.isNaN(x)) return NaN;
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
	const log = a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b);
	return Math.exp(log) * continuedFraction(x, a, b) / a;
}
/** The x with P(X <= x) = p for X ~ Beta(a, b), by bisection to the last bit. */
function betaQuantile(p, a, b) {
	if (!(p >= 0 && p <= 1 && a > 0 && b > 0)) return NaN;
	if (p === 0 || p === 1) return p;
	let low = 0;
	let high = 1;
	for (;;) {
		const middle = (low + high) / 2;
		if (middle <= low || middle >= high) return middle;
		if (betaCdf(middle, a, b) < p) low = middle;
		else high = middle;
	}
}
/** P(X <= k) for X ~ Binomial(n, p). */
function binomialCdf(k, n, p) {
	if (k < 0) return 0;
	if (k >= n) return 1;
	return betaCdf(1 - p, n - k, k + 1);
}
/** P(X = k) for X ~ Binomial(n, p), p strictly between 0 and 1. */
function binomialPmf(k, n, p) {
	const ways = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
	return Math.exp(ways + k * Math.log(p) + (n - k) * Math.log1p(-p));
}
function logBeta(a, b) {
	return logGamma(a) + logGamma(b) - logGamma(a + b);
}
function continuedFraction(x, a, b) {
	let d = away(1 - (a + b) * x / (a + 1));
	let c = 1;
	d = 1 / d;
	let value = d;
	for (let m = 1; m <= MAX_TERMS; m++) {
		const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / away(1 + even * d);
		c = away(1 + even / c);
		value *= d * c;
		const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / away(1 + odd * d);
		c = away(1 + odd / c);
		const step = d * c;
		value *= step;
		if (Math.abs(step - 1) < 1e-16) break;
	}
	return value;
}
function away(value) {
	return Math.abs(value) < TINY ? TINY : value;
}

/** The z of a two-sided interval with coverage `level` in (0, 1): 1.96 at 0.95. */
function twoSidedZ(level) {
	return normalQuantile(.5 + level / 2);
}
/**
* Score interval for k successes in n trials (E. B. Wilson, JASA 22, 1927). Without trials nothing is known: [0, 1].
*/
function wilsonInterval(k, n, level) {
	if (n === 0) return {
		low: 0,
		high: 1
	};
	const z2 = twoSidedZ(level) ** 2;
	const share = k / n;
	const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
	const half = Math.sqrt(z2) * Math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n);
	return {
		low: k === 0 ? 0 : Math.max(0, centre - half),
		high: k === n ? 1 : Math.min(1, centre + half)
	};
}
/** Interval for share `a` minus share `b` of independent rows (Newcombe's method 10, Statistics in Medicine 17, 1998). */
function newcombeInterval(a, b, level) {
	if (a.n === 0 || b.n === 0) return {
		low: -1,
		high: 1
	};
	const first = wilsonInterval(a.k, a.n, level);
	const second = wilsonInterval(b.k, b.n, level);
	const [pa, pb] = [a.k / a.n, b.k / b.n];
	return {
		low: pa - pb - Math.hypot(pa - first.low, second.high - pb),
		high: pa - pb + Math.hypot(first.high - pa, pb - second.low)
	};
}

/** From here on the expansion around the normal quantile is exact to ten digits, and much quicker. */
const EXPANDED_FROM = 1e3;
/** The t of a two-sided interval with coverage `level` in (0, 1) and `df` degrees of freedom: 2.045 at 0.95 and 29. */
function twoSidedT(level, df) {
	if (df >= EXPANDED_FROM) return expanded(twoSidedZ(level), df);
	const x = betaQuantile(1 - level, df / 2, .5);
	return Math.sqrt(df * (1 - x) / x);
}
/** Cornish and Fisher's expansion (Abramowitz and Stegun 26.7.5). */
function expanded(z, df) {
	const z2 = z * z;
	const first = z2 + 1;
	const second = (5 * z2 + 16) * z2 + 3;
	const third = ((3 * z2 + 19) * z2 + 17) * z2 - 15;
	return z * (1 + first / (4 * df) + second / (96 * df ** 2) + third / (384 * df ** 3));
}

/** Sum of the values of each unit's rows. */
function unitSums({ count, of }, values) {
	const sums = new Float64Array(count);
	for (let row = 0; row < of.length; row++) sums[of[row]] += values[row];
	return sums;
}
/**
* Variance of an estimate whose rows move it by `influence` (adding up to about 0), when whole units were drawn: the linearised variance
* of a cluster sample (W. G. Cochran, Sampling Techniques, 1977, section 9A), and with `block` that of the circular block bootstrap in
* closed form (S. N. Lahiri, Resampling Methods for Dependent Data, 2003, section 3.3). Infinity for a single unit.
*/
function clusterVariance(units, influence) {
	const { count, block = 1 } = units;
	const sums = unitSums(units, influence);
	const mean = sums.reduce((sum, value) => sum + value, 0) / count;
	let running = 0;
	for (let i = 0; i < block; i++) running += sums[i % count] - mean;
	let squares = 0;
	for (let start = 0; start < count; start++) {
		squares += running ** 2;
		running += sums[(start + block) % count] - sums[start];
	}
	return count > block ? squares / block * count / (count - block) : Number.POSITIVE_INFINITY;
}
/** Units that vary by themselves: as many, or as many blocks as they make. */
function independentUnits({ count, block = 1 }) {
	return count / block;
}
/** What few units cost: the factor of a variance at which z times its root is as wide as Student's t with one degree less than units. */
function fewUnits(units, level) {
	return (twoSidedT(level, Math.max(1, units - 1)) / twoSidedZ(level)) ** 2;
}
/**
* Variance of an AUC, or covariance of two on the same rows, where groups of rows may hold both kinds (N. A. Obuchowski, Biometrics 53,
* 1997). Infinity when a kind of rows is in fewer than two groups.
*/
function groupedAucCovariance(positive, groups, a, b) {
	const own = split(positive, groups, a);
	const other = a === b ? own : split(positive, groups, b);
	const { positives: m, negatives: n } = a;
	const { count } = groups;
	const [inPositive, inNegative] = [groupsWith(positive, groups, 1), groupsWith(positive, groups, 0)];
	if (inPositive < 2 || inNegative < 2) return Number.POSITIVE_INFINITY;
	const s10 = inPositive / (inPositive - 1) / m * dot(own.positive, other.positive);
	const s01 = inNegative / (inNegative - 1) / n * dot(own.negative, other.negative);
	const s11 = count / (count - 1) * (dot(own.positive, other.negative) + dot(other.positive, own.negative));
	return s10 / m + s01 / n + s11 / m / n;
}
function split(positive, groups, { placements, auc }) {
	const of = (kind) => unitSums(groups, placements.map((value, row) => positive[row] === kind ? value - auc : 0));
	return {
		positive: of(1),
		negative: of(0)
	};
}
function groupsWith(positive, { of }, kind) {
	const seen = /* @__PURE__ */ new Set();
	for (let row = 0; row < of.length; row++) if (positive[row] === kind) seen.add(of[row]);
	return seen.size;
}
function dot(a, b) {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
	return sum;
}

/**
* Area under the ROC curve with the structural components of DeLong et al. (Biometrics 44, 1988) by midranks
* (Sun and Xu, IEEE Signal Processing Letters 21, 2014), O(n log n). `positive` is 1 where the row is positive.
* Both kinds of rows must be present. `order`: the rows in rising order of their scores, where it is known.
*/
function aucParts(positive, scores, order = sortedOrder(scores)) {
	const placements = new Float64Array(scores.length);
	const positives = countOnes(positive);
	const negatives = scores.length - positives;
	let below = {
		positives: 0,
		negatives: 0
	};
	let sum = 0;
	for (let start = 0; start < order.length;) {
		const tie = tieFrom(start, order, scores);
		let tied = 0;
		for (let i = start; i < tie; i++) tied += positive[order[i]];
		const others = tie - start - tied;
		for (let i = start; i < tie; i++) {
			const row = order[i];
			placements[row] = positive[row] === 1 ? (below.negatives + others / 2) / negatives : 1 - (below.positives + tied / 2) / positives;
		}
		sum += tied * (below.negatives + others / 2);
		below = {
			positives: below.positives + tied,
			negatives: below.negatives + others
		};
		start = tie;
	}
	return {
		auc: sum / positives / negatives,
		positives,
		negatives,
		placements
	};
}
/** Covariance of two AUCs measured on the same rows (the variance, when both are the same); 0 for fewer than 2 rows a kind. */
function aucCovariance(positive, a, b) {
	let s10 = 0;
	let s01 = 0;
	for (let row = 0; row < positive.length; row++) {
		const product = (a.placements[row] - a.auc) * (b.placements[row] - b.auc);
		if (positive[row] === 1) s10 += product;
		else s01 += product;
	}
	const { positives: m, negatives: n } = a;
	return (m > 1 ? s10 / (m - 1) / m : 0) + (n > 1 ? s01 / (n - 1) / n : 0);
}
/**
* Interval of an AUC from its variance on the logit scale, which stays inside (0, 1) and covers better than the plain
* one near 1 (Pepe, "The Statistical Evaluation of Medical Tests", 2003, section 5.2). At 0 or 1 it has no width.
*/
function aucInterval(auc, variance, level) {
	if (auc <= 0 || auc >= 1) return {
		low: auc,
		high: auc
	};
	const logit = Math.log(auc / (1 - auc));
	const half = twoSidedZ(level) * Math.sqrt(variance) / (auc * (1 - auc));
	return {
		low: 1 / (1 + Math.exp(half - logit)),
		high: 1 / (1 + Math.exp(-half - logit))
	};
}
function tieFrom(start, order, scores) {
	const value = scores[order[start]];
	let end = start + 1;
	while (end < order.length && scores[order[end]] === value) end++;
	return end;
}
function countOnes(values) {
	let count = 0;
	for (let i = 0; i < values.length; i++) count += values[i];
	return count;
}

/**
* Area under the ROC curve of weighted rows, and how much each row moves it: DeLong’s placements with weights in place of counts, scaled
* so that the sum of squares is DeLong’s variance when all weights are equal. Both kinds of rows must be present.
*/
function weightedAuc({ order, positive, scores, weights }) {
	const isPositive = Uint8Array.from(order, (row) => positive(row) ? 1 : 0);
	const sums = sumKinds(order, isPositive, weights);
	const moved = new Float64Array(order.length);
	let [belowPositive, belowNegative, area] = [
		0,
		0,
		0
	];
	for (let start = 0; start < order.length;) {
		let [end, tiedPositive, tiedNegative] = [
			start,
			0,
			0
		];
		while (end < order.length && scores[order[end]] === scores[order[start]]) {
			const weight = weights[order[end]];
			if (isPositive[end++] === 1) tiedPositive += weight;
			else tiedNegative += weight;
		}
		const ofPositive = (belowNegative + tiedNegative / 2) / sums.negative;
		const ofNegative = 1 - (belowPositive + tiedPositive / 2) / sums.positive;
		for (let i = start; i < end; i++) moved[i] = isPositive[i] === 1 ? ofPositive : ofNegative;
		area += tiedPositive * ofPositive;
		belowPositive += tiedPositive;
		belowNegative += tiedNegative;
		start = end;
	}
	const auc = area / sums.positive;
	const ofPositives = Math.sqrt(sums.positives / Math.max(1, sums.positives - 1)) / sums.positive;
	const ofNegatives = Math.sqrt(sums.negatives / Math.max(1, sums.negatives - 1)) / sums.negative;
	for (let i = 0; i < order.length; i++) {
		const scale = weights[order[i]] * (isPositive[i] === 1 ? ofPositives : ofNegatives);
		moved[i] = (moved[i] - auc) * scale;
	}
	return {
		auc,
		order,
		moved
	};
}
function sumKinds(order, isPositive, weights) {
	const sums = {
		positive: 0,
		negative: 0,
		positives: 0,
		negatives: 0
	};
	for (let i = 0; i < order.length; i++) {
		const weight = weights[order[i]];
		if (isPositive[i] === 1) {
			sums.positive += weight;
			sums.positives++;
		} else {
			sums.negative += weight;
			sums.negatives++;
		}
	}
	return sums;
}

const AUC = {
	...SCORE,
	interval: "delong",
	comparison: "delong"
};
/** Gini coefficient of a scorecard: twice the ROC AUC, less one. */
const GINI = {
	...AUC,
	name: "gini",
	title: "Gini coefficient",
	tasks: ["binary"],
	domain: [-1, 1],
	describe: "Twice the ROC AUC minus 1 (accuracy ratio of a scorecard): 0 is chance, 1 a perfect order."
};
/** Averages of ROC AUCs over the classes of a multiclass task; `roc_auc` is the plain one, one against the rest. */
const CLASS_AUCS = [
	{
		...AUC,
		name: "roc_auc_ovr_weighted",
		title: "ROC AUC, one against the rest, weighted",
		tasks: ["multiclass"],
		describe: "Mean of the classes’ ROC AUC against the rest, each as often as the class occurs."
	},
	{
		...AUC,
		name: "roc_auc_ovo",
		title: "ROC AUC, one against one",
		tasks: ["multiclass"],
		describe: "Mean ROC AUC over all pairs of classes (Hand and Till 2001): no class is drowned by the others."
	},
	{
		...AUC,
		name: "roc_auc_ovo_weighted",
		title: "ROC AUC, one against one, weighted",
		tasks: ["multiclass"],
		describe: "Mean ROC AUC over all pairs of classes, each pair as often as its classes occur."
	}
];
/** The ROC AUC of binary rows, weighted where they have weights, with the influence of each row. */
function measureWeightedAuc(rows) {
	const { labels, scores } = rows;
	const weights = weightsOf(rows);
	const order = counted(sortedOrder(scores), weights);
	const part = toPart([weightedAuc({
		order,
		positive: (row) => labels[row] === 1,
		scores,
		weights
	})], []);
	const influence = new Float64Array(labels.length);
	part.addTo(influence, 1);
	return {
		value: part.auc,
		influence
	};
}
/** An average of class AUCs with the influence of each row: on the AUCs, and on the shares of the classes they are weighted by. */
function averageAuc(name, rows) {
	const weights = weightsOf(rows);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const shares = new Float64Array(rows.classes.length);
	for (let row = 0; row < weights.length; row++) shares[rows.labels[row]] += weights[row] / total;
	const isOneToOne = name.startsWith("roc_auc_ovo");
	const size = rows.classes.length;
	const parts = isOneToOne ? pairs(rows, weights) : againstTheRest$1(rows, weights);
	const byShare = name.endsWith("weighted");
	const plain = isOneToOne ? 2 / (size * (size - 1)) : 1 / size;
	const shareOfPart = ({ classes }) => classes.reduce((sum, k) => sum + shares[k], 0);
	const norm = isOneToOne ? size - 1 : 1;
	const influence = new Float64Array(rows.labels.length);
	const perClass = new Float64Array(size);
	let value = 0;
	for (const part of parts) {
		const weight = byShare ? shareOfPart(part) / norm : plain;
		value += weight * part.auc;
		part.addTo(influence, weight);
		for (const k of part.classes) perClass[k] += part.auc / norm;
	}
	if (byShare) for (const [row, weight] of weights.entries()) influence[row] += weight / total * (perClass[rows.labels[row]] - value);
	return {
		value,
		influence
	};
}
function againstTheRest$1(rows, weights) {
	return rows.classes.map((_, k) => {
		const scores = column(rows, k);
		const order = counted(sortedOrder(scores), weights);
		return toPart([weightedAuc({
			order,
			positive: (row) => rows.labels[row] === k,
			scores,
			weights
		})], [k]);
	});
}
/** Each pair of classes among their own rows, scored by the one and by the other, and the mean of the two. */
function pairs(rows, weights) {
	const { labels, classes } = rows;
	const columns = classes.map((_, k) => column(rows, k));
	const orders = columns.map((scores) => counted(sortedOrder(scores), weights));
	const side = (k, other) => {
		const order = orders[k].filter((row) => labels[row] === k || labels[row] === other);
		return weightedAuc({
			order,
			positive: (row) => labels[row] === k,
			scores: columns[k],
			weights
		});
	};
	return classes.flatMap((_, a) => classes.slice(a + 1).map((__, i) => toPart([side(a, a + 1 + i), side(a + 1 + i, a)], [a, a + 1 + i])));
}
function toPart(sides, classes) {
	return {
		auc: sides.reduce((sum, { auc }) => sum + auc / sides.length, 0),
		classes,
		addTo: (influence, weight) => {
			for (const { order, moved } of sides) for (let i = 0; i < order.length; i++) influence[order[i]] += weight * moved[i] / sides.length;
		}
	};
}
/** Without the rows that count for nothing. */
function counted(order, weights) {
	return order.filter((row) => weights[row] > 0);
}
function column({ probabilities, classes, labels }, k) {
	return Float64Array.from({ length: labels.length }, (_, row) => probabilities[row * classes.length + k]);
}
function weightsOf({ labels, weights }) {
	return weights ?? new Float64Array(labels.length).fill(1);
}

/** Closer than this to each other, two bounds are one point. */
const POINT_WIDTH = 1e-12;
/** Closer than this to the end of its domain, a value is at the edge (log loss is clipped just short of 0). */
const EDGE_DISTANCE = 1e-9;
function isPoint({ low, high }) {
	return high - low <= POINT_WIDTH * Math.max(1, Math.abs(low));
}
/**
* Bounds for a value at an end of its metric's domain, where no resample shows any spread: as far from the edge as the
* Wilson bound of `n` successes in `n` rows is from 1, scaled to the domain. Undefined away from the edge and for a domain without end.
*/
function edgeBounds(metric, value, n, level) {
	const [min, max] = metric.domain;
	if (!Number.isFinite(max - min)) return void 0;
	const reach = unseen(n, level) * (max - min);
	if (Math.abs(value - max) <= EDGE_DISTANCE) return {
		low: Math.max(min, max - reach),
		high: value
	};
	if (Math.abs(value - min) <= EDGE_DISTANCE) return {
		low: value,
		high: Math.min(max, min + reach)
	};
}
/** Largest share of rows of a kind that `n` rows without one of them leave possible: about 3.8 / n at 95 %. */
function unseen(n, level) {
	return wilsonInterval(0, n, level).high;
}
/** Rows of the rarest class that occurs; all rows where there are no classes. */
function smallestClass(rows) {
	if (rows.kind !== "binary" && rows.kind !== "multiclass") return rowsIn(rows);
	const counts = [];
	for (let row = 0; row < rows.labels.length; row++) {
		const label = rows.labels[row];
		counts[label] = (counts[label] ?? 0) + 1;
	}
	return counts.reduce((least, count) => Math.min(least, count), Number.POSITIVE_INFINITY);
}

/**
* Remembers what was found about rows, which never change, for as long as they are there: what one model's interval needs, the
* interval of a difference needs again.
*/
function oncePerRows(find) {
	const known = /* @__PURE__ */ new WeakMap();
	return (rows) => {
		const before = known.get(rows);
		if (before !== void 0) return before.found;
		const found = find(rows);
		known.set(rows, { found });
		return found;
	};
}
/** Row numbers of a binary task in rising order of their scores. */
const scoreOrder = oncePerRows((rows) => sortedOrder(rows.scores));

/**
* Average precision and how much each row moves it: its derivative by the weight of the row, over the sum of the weights, the infinitesimal
* jackknife (Jaeckel 1972). Tied scores enter the list together, as in `AVERAGE_PRECISION`. O(n log n), which resampling is not.
*/
const measureAveragePrecision = oncePerRows((rows) => {
	const { labels, scores, weights } = rows;
	const order = scoreOrder(rows);
	const size = order.length;
	const weightOf = (row) => weights?.[row] ?? 1;
	const [listed, hits] = [new Float64Array(size), new Float64Array(size)];
	let [all, positive, area] = [
		0,
		0,
		0
	];
	for (let end = size; end > 0;) {
		const start = tieStart(order, scores, end);
		const before = positive;
		for (let i = start; i < end; i++) {
			const row = order[i];
			all += weightOf(row);
			positive += weightOf(row) * labels[row];
		}
		listed.fill(all, start, end);
		hits.fill(positive, start, end);
		area += all > 0 ? (positive - before) * (positive / all) : 0;
		end = start;
	}
	return {
		value: area / positive,
		influence: influenceOf({
			order,
			labels,
			weightOf,
			listed,
			hits
		}, area / positive)
	};
});
/** A row counts by itself where it is positive, and dilutes or raises the precision at every positive row at or below it. */
function influenceOf({ order, labels, weightOf, listed, hits }, value) {
	const influence = new Float64Array(order.length);
	const total = hits[0];
	let [raised, diluted] = [0, 0];
	for (let start = 0; start < order.length;) {
		let end = start;
		let tied = 0;
		while (end < order.length && listed[end] === listed[start]) {
			const row = order[end];
			tied += weightOf(row) * labels[row];
			end++;
		}
		const [all, positive] = [listed[start], hits[start]];
		if (all > 0) {
			raised += tied / all;
			diluted += tied * positive / all ** 2;
		}
		for (let i = start; i < end; i++) {
			const row = order[i];
			const own = labels[row] === 1 ? (all > 0 ? positive / all : 0) - value + raised : 0;
			influence[row] = weightOf(row) * (own - diluted) / total;
		}
		start = end;
	}
	return influence;
}
function tieStart(order, scores, end) {
	const value = scores[order[end - 1]];
	let start = end - 1;
	while (start > 0 && scores[order[start - 1]] === value) start--;
	return start;
}

/** Area under the ROC curve; with several classes the plain mean of one-against-the-rest over the classes. */
const ROC_AUC = {
	...SCORE,
	name: "roc_auc",
	title: "ROC AUC",
	tasks: ["binary", "multiclass"],
	interval: "delong",
	comparison: "delong",
	describe: "Chance that a random positive row scores above a random negative row; with several classes the mean over them."
};
/** The AUC of classification rows in which every class occurs. */
const measureAuc = oncePerRows((rows) => {
	const parts = rows.kind === "binary" ? [aucParts(rows.labels, rows.scores, scoreOrder(rows))] : onePerClass(rows).map(({ positive, scores }) => aucParts(positive, scores));
	return {
		value: parts.reduce((sum, part) => sum + part.auc, 0) / parts.length,
		parts
	};
});
/**
* Variance of an AUC or, with a second model on the same rows, of the first minus the second. With `clusters`, of rows that depend on each
* other.
*/
function aucVariance(rows, first, second, clusters) {
	if (clusters !== void 0) return clusteredVariance(rows, clusters, first, second);
	if (rows.kind === "binary") return binaryVariance(rows.labels, first.parts[0], second?.parts[0]);
	const own = influence$1(rows, first);
	const other = second ? influence$1(rows, second) : new Float64Array(own.length);
	return own.reduce((sum, value, row) => sum + (value - other[row]) ** 2, 0) * own.length / (own.length - 1);
}
function binaryVariance(positive, first, second) {
	if (!first) return 0;
	const own = aucCovariance(positive, first, first);
	if (!second) return own;
	return Math.max(0, own + aucCovariance(positive, second, second) - 2 * aucCovariance(positive, first, second));
}
/** Two classes in groups have a formula of their own; several classes, or time, go by what each row moves. */
function clusteredVariance(rows, { clusters, units }, first, second) {
	const [a, b] = [first.parts[0], second?.parts[0]];
	if (rows.kind === "binary" && clusters.by === "group" && a !== void 0) {
		const of = (x, y) => groupedAucCovariance(rows.labels, clusters, x, y);
		return b === void 0 ? of(a, a) : Math.max(0, of(a, a) + of(b, b) - 2 * of(a, b));
	}
	const own = influence$1(rows, first);
	const other = second && influence$1(rows, second);
	return clusterVariance(units, other === void 0 ? own : own.map((value, row) => value - other[row]));
}
function onePerClass(rows) {
	switch (rows.kind) {
		case "binary": return [{
			positive: rows.labels,
			scores: rows.scores
		}];
		case "multiclass": return rows.classes.map((_, k) => againstTheRest(rows, k));
		case "regression":
		case "multilabel":
		case "ranking":
		case "forecasting": return [];
		default: return rows;
	}
}
function againstTheRest({ labels, probabilities, classes }, k) {
	const positive = new Uint8Array(labels.length);
	const scores = new Float64Array(labels.length);
	for (let row = 0; row < labels.length; row++) {
		positive[row] = labels[row] === k ? 1 : 0;
		scores[row] = probabilities[row * classes.length + k];
	}
	return {
		positive,
		scores
	};
}
/** How much each row moves the mean AUC: the DeLong components of all classes added up, centred on 0. */
function influence$1(rows, { parts }) {
	const moved = new Float64Array(rows.labels.length);
	for (const [k, { placements, auc, positives, negatives }] of parts.entries()) {
		const kind = rows.kind === "binary" ? 1 : k;
		for (let row = 0; row < moved.length; row++) {
			const share = rows.labels[row] === kind ? positives : negatives;
			moved[row] += (placements[row] - auc) / share / parts.length;
		}
	}
	return moved;
}

/** Rank correlation; its error is that of the first-order influence of each row, so no resample has to be ranked. */
const SPEARMAN = {
	...SCORE,
	name: "spearman",
	title: "Spearman correlation",
	tasks: ["regression"],
	domain: [-1, 1],
	needs: "spread",
	interval: "delong",
	comparison: "delong",
	describe: "Correlation of the ranks of prediction and truth: does a larger prediction mean a larger truth?"
};
/**
* Spearman's correlation with midranks, rows weighted where they have weights, and the influence of each row on it (Croux and Dehon,
* Statistical Methods and Applications 19, 2010, extended to ties). A constant prediction has the correlation 0.
*/
function measureSpearman(rows) {
	const { labels, values } = rows;
	const size = labels.length;
	const weights = rows.weights ?? new Float64Array(size).fill(1);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const [x, y] = [rankSide(labels, weights, total), rankSide(values, weights, total)];
	const [ofX, ofY] = [above(x, x.centred, weights, total), above(y, y.centred, weights, total)];
	const [xOnY, yOnX] = [above(x, y.centred, weights, total), above(y, x.centred, weights, total)];
	const [xx, yy, xy] = [
		product(x, x, weights, total),
		product(y, y, weights, total),
		product(x, y, weights, total)
	];
	const influence = new Float64Array(size);
	if (xx === 0 || yy === 0) return {
		value: 0,
		influence
	};
	const [spread, value] = [Math.sqrt(xx * yy), xy / Math.sqrt(xx * yy)];
	for (let row = 0; row < size; row++) {
		const [u, v] = [x.centred[row], y.centred[row]];
		const own = u * v + xOnY[row] + yOnX[row] - 3 * xy;
		const first = u * u + 2 * ofX[row] - 3 * xx;
		const second = v * v + 2 * ofY[row] - 3 * yy;
		const moved = own / spread - value / 2 * (first / xx + second / yy);
		influence[row] = weights[row] / total * moved;
	}
	return {
		value: Math.max(-1, Math.min(1, value)),
		influence
	};
}
/** The share of rows below each (equal ones half), less one half. */
function rankSide(values, weights, total) {
	const order = sortedOrder(values);
	const centred = new Float64Array(values.length);
	let below = 0;
	forEachTie(order, values, (start, end) => {
		let tied = 0;
		for (let i = start; i < end; i++) tied += weights[order[i]];
		for (let i = start; i < end; i++) centred[order[i]] = (below + tied / 2) / total - .5;
		below += tied;
	});
	return {
		order,
		values,
		centred
	};
}
/** Per row the mean over all rows of `numbers` where they lie above it on this side (equal ones half). */
function above({ order, values }, numbers, weights, total) {
	const means = new Float64Array(numbers.length);
	let sum = 0;
	for (let row = 0; row < numbers.length; row++) sum += weights[row] * numbers[row];
	forEachTie(order, values, (start, end) => {
		let tied = 0;
		for (let i = start; i < end; i++) tied += weights[order[i]] * numbers[order[i]];
		for (let i = start; i < end; i++) means[order[i]] = (sum - tied / 2) / total;
		sum -= tied;
	});
	return means;
}
function product(a, b, weights, total) {
	let sum = 0;
	for (let row = 0; row < weights.length; row++) sum += weights[row] * a.centred[row] * b.centred[row];
	return sum / total;
}
function forEachTie(order, values, use) {
	for (let start = 0; start < order.length;) {
		let end = start + 1;
		while (end < order.length && values[order[end]] === values[order[start]]) end++;
		use(start, end);
		start = end;
	}
}

const AVERAGE_PRECISION = "average_precision";
/** Metrics whose error follows from how much each row moves them, besides the plain ROC AUC. */
const LINEAR_METRICS = [
	GINI,
	...CLASS_AUCS,
	SPEARMAN
];
/** From so many rows on, with so many of the rarer class, average precision is as good as linear; resampling would rank it 2,000 times. */
const MANY_ROWS = 1e3;
const MANY_OF_A_CLASS = 100;
/** Is the metric, on such rows, one of those whose error follows from the influence of each row? */
function isLinear(metric, rows) {
	if (metric.name === AVERAGE_PRECISION) return rows.kind === "binary" && rowsIn(rows) >= 1e3 && smallestClass(rows) >= MANY_OF_A_CLASS;
	return LINEAR_METRICS.includes(metric) || metric === ROC_AUC && rows.weights !== void 0;
}
/** Value of such a metric, and how much each row moves it. */
function measureLinear(metric, rows) {
	if (rows.kind === "regression") return measureSpearman(rows);
	if (rows.kind === "binary" && metric.name === AVERAGE_PRECISION) return measureAveragePrecision(rows);
	if (rows.kind === "multiclass") return averageAuc(metric.name, rows);
	const { value, influence } = rows.kind === "binary" ? measureWeightedAuc(rows) : NOTHING;
	if (metric !== GINI) return {
		value,
		influence
	};
	return {
		value: 2 * value - 1,
		influence: influence.map((moved) => 2 * moved)
	};
}
const NOTHING = {
	value: NaN,
	influence: /* @__PURE__ */ new Float64Array(0)
};
/** Variance from what each row moves: the infinitesimal jackknife (Jaeckel 1972), over whole groups or blocks where rows depend. */
function linearVariance(influence, drawn) {
	if (drawn !== void 0) return clusterVariance(drawn.units, influence);
	return influence.reduce((sum, moved) => sum + moved ** 2, 0);
}
/** Interval on the scale on which the metric is nearly normal: logit for an area, Fisher’s z for a correlation. */
function linearInterval(metric, value, variance, level) {
	if (metric === SPEARMAN) return correlationInterval(value, variance, level);
	if (metric !== GINI) return aucInterval(value, variance, level);
	const { low, high } = aucInterval((value + 1) / 2, variance / 4, level);
	return {
		low: 2 * low - 1,
		high: 2 * high - 1
	};
}
/** How the interval is called in evidence. */
function linearMethod(metric, rows) {
	const weighted = rows.weights === void 0 ? "" : ", weighted";
	if (metric.name === AVERAGE_PRECISION) return `influence (logit)${weighted}`;
	return metric === SPEARMAN ? `influence (Fisher z)${weighted}` : `DeLong (logit)${weighted}`;
}
function correlationInterval(value, variance, level) {
	if (Math.abs(value) >= 1) return {
		low: value,
		high: value
	};
	const half = twoSidedZ(level) * Math.sqrt(variance) / (1 - value * value);
	const z = Math.atanh(value);
	return {
		low: Math.tanh(z - half),
		high: Math.tanh(z + half)
	};
}

/** The median distance from the truth: what a typical row sees, whatever the worst rows do. */
const MEDIAN_ERROR = {
	metrics: [{
		...SCORE,
		name: "median_absolute_error",
		title: "Median absolute error",
		tasks: ["regression"],
		direction: "lower",
		unit: "target",
		domain: [0, Number.POSITIVE_INFINITY],
		tolerance: {
			kind: "relative",
			size: .02
		},
		needs: "nothing",
		describe: "Half of the rows are closer to the truth than this."
	}],
	prepare: prepareMedianError
};
function prepareMedianError(rows, units) {
	if (rows.kind !== "regression") return (_, out) => out.fill(NaN);
	const { values, labels, weights: own } = rows;
	const errors = new Float64Array(values.length);
	for (let row = 0; row < errors.length; row++) errors[row] = Math.abs(values[row] - labels[row]);
	const sorted = sortedOrder(errors);
	const order = own === void 0 ? sorted : sorted.filter((row) => own[row] > 0);
	const unit = new Int32Array(order.length);
	const weight = new Float64Array(order.length);
	for (let i = 0; i < order.length; i++) {
		const row = order[i];
		unit[i] = units.of[row];
		weight[i] = own === void 0 ? 1 : own[row];
	}
	const sizes = sumPerUnit(units, (row) => own === void 0 ? 1 : own[row]);
	const start = toHeadStart(unit, units, weight);
	const drawn = (weights, i) => weights[unit[i]] * weight[i];
	return (weights, out) => {
		const half = weigh(weights, sizes) / 2;
		const before = weigh(weights, start.before);
		let [below, i] = before < half ? [before, start.place] : [0, 0];
		while (i < unit.length - 1 && below + drawn(weights, i) < half) below += drawn(weights, i++);
		let next = i;
		if (below + drawn(weights, i) === half) do
			next++;
		while (weights[unit[next]] === 0);
		out[0] = (errors[order[i]] + errors[order[next]]) / 2;
	};
}

/** Metrics of the squared error of a regression. */
const SQUARED_ERRORS = {
	metrics: [{
		...SCORE,
		name: "rmse",
		title: "Root mean squared error",
		tasks: ["regression"],
		direction: "lower",
		unit: "target",
		domain: [0, Number.POSITIVE_INFINITY],
		tolerance: {
			kind: "relative",
			size: .02
		},
		needs: "nothing",
		describe: "Root of the mean squared distance of the prediction from the truth: large errors weigh more."
	}, {
		...SCORE,
		name: "r2",
		title: "R²",
		tasks: ["regression"],
		domain: [Number.NEGATIVE_INFINITY, 1],
		needs: "spread",
		describe: "Share of the target’s variance that the model explains; 0 is the mean, below 0 is worse than the mean."
	}],
	prepare: prepareSquaredErrors
};
/** The target is centred before it is squared, so that a large mean costs no digits. */
function prepareSquaredErrors(rows, units) {
	if (rows.kind !== "regression") return (_, out) => out.fill(NaN);
	const { labels, values, weights: own } = rows;
	const label = (row) => labels[row];
	const weight = (row) => own === void 0 ? 1 : own[row];
	const mean = labels.reduce((sum, value) => sum + value / labels.length, 0);
	const errors = sumPerUnit(units, (row) => weight(row) * (values[row] - label(row)) ** 2);
	const centred = sumPerUnit(units, (row) => weight(row) * (label(row) - mean));
	const squares = sumPerUnit(units, (row) => weight(row) * (label(row) - mean) ** 2);
	const sizes = sumPerUnit(units, weight);
	/** Below this a resample's target is constant but for rounding. */
	const floor = 1e-12 * weigh(ones(units.count), squares) / weigh(ones(units.count), sizes);
	return (weights, out) => {
		const total = weigh(weights, sizes);
		const error = weigh(weights, errors) / total;
		const variance = weigh(weights, squares) / total - (weigh(weights, centred) / total) ** 2;
		out[0] = Math.sqrt(error);
		out[1] = variance > floor ? 1 - error / variance : NaN;
	};
}
function ones(count) {
	return new Uint16Array(count).fill(1);
}

const SCORED$2 = {
	...SCORE,
	tasks: ["multilabel"],
	needs: "nothing"
};
const AVERAGES = [
	{
		name: "micro",
		title: "Micro",
		of: "over all labels of all rows together"
	},
	{
		name: "macro",
		title: "Macro",
		of: "mean over the labels"
	},
	{
		name: "weighted",
		title: "Weighted",
		of: "mean over the labels, each weighing as many rows as have it"
	},
	{
		name: "samples",
		title: "Samples",
		of: "mean over the rows"
	}
];
/**
* Metrics of the decided labels, as in scikit-learn: a label is given from the threshold up, and a share of nothing is 0
* (`zero_division=0`).
*/
const MULTILABEL = {
	metrics: [
		{
			...SCORED$2,
			name: "hamming_loss",
			title: "Hamming loss",
			direction: "lower",
			unit: "share",
			describe: "Share of labels that are decided wrong, over all rows."
		},
		{
			...SCORED$2,
			name: "subset_accuracy",
			title: "Subset accuracy",
			unit: "share",
			describe: "Share of rows of which every label is decided right."
		},
		{
			...SCORED$2,
			name: "jaccard_samples",
			title: "Jaccard index",
			describe: "Mean over the rows of: labels in both truth and decision as a share of those in either."
		},
		...AVERAGES.flatMap(({ name, title, of }) => [
			{
				...SCORED$2,
				name: `${name}_precision`,
				title: `${title} precision`,
				describe: `Share of the given labels that are right, ${of}.`
			},
			{
				...SCORED$2,
				name: `${name}_recall`,
				title: `${title} recall`,
				describe: `Share of the true labels that are given, ${of}.`
			},
			{
				...SCORED$2,
				name: `${name}_f1`,
				title: `${title} F1`,
				describe: `Harmonic mean of precision and recall, ${of}.`
			}
		])
	],
	prepare: prepareMultilabel
};
/** All sums per unit lie side by side, so that a draw reads them once: the weight of the rows, `ROW_SUMS` sums of rows, three counts of each label. */
function prepareMultilabel(rows, units) {
	if (rows.kind !== "multilabel") return (_, out) => out.fill(NaN);
	const width = 7 + 3 * rows.names.length;
	const sums = new Float64Array(units.count * width);
	for (let row = 0; row < units.of.length; row++) addRow(rows, row, sums.subarray(units.of[row] * width));
	const totals = new Float64Array(width);
	return (weights, out) => {
		totals.fill(0);
		for (let unit = 0; unit < units.count; unit++) {
			const weight = weights[unit];
			if (weight === 0) continue;
			const start = unit * width;
			for (let i = 0; i < width; i++) totals[i] = totals[i] + weight * sums[start + i];
		}
		finish(totals, out);
	};
}
/** Adds a row to the sums of its unit: wrong labels, wholly right, Jaccard index, precision, recall, F1, and the counts of its labels. */
function addRow(rows, row, sums) {
	const weight = rows.weights === void 0 ? 1 : rows.weights[row];
	const [both, extra, missed] = addLabels(rows, row, {
		sums,
		weight
	});
	const [given, wanted] = [both + extra, both + missed];
	add(sums, 0, weight);
	add(sums, 1, weight * (extra + missed) / rows.names.length);
	add(sums, 2, weight * Number(extra + missed === 0));
	add(sums, 3, weight * share$5(both, both + extra + missed));
	add(sums, 4, weight * share$5(both, given));
	add(sums, 5, weight * share$5(both, wanted));
	add(sums, 6, weight * share$5(2 * both, given + wanted));
}
/** Adds the hits, false alarms and misses of a row's labels, and returns how many there are of each. */
function addLabels({ labels, probabilities, names, threshold }, row, { sums, weight }) {
	const counts = [
		0,
		0,
		0
	];
	for (let k = 0; k < names.length; k++) {
		const at = row * names.length + k;
		const isGiven = probabilities[at] >= threshold;
		const isTrue = labels[at] === 1;
		if (!isGiven && !isTrue) continue;
		const kind = isGiven ? Number(!isTrue) : 2;
		counts[kind]++;
		add(sums, 7 + 3 * k + kind, weight);
	}
	return counts;
}
function add(sums, at, value) {
	sums[at] = sums[at] + value;
}
/** A share of nothing is 0. */
function share$5(part, whole) {
	return whole > 0 ? part / whole : 0;
}
/** In the order of the metrics: three of rows, then precision, recall and F1 of each average. */
function finish(totals, out) {
	const total = totals[0];
	const mean = (i) => totals[i] / total;
	const sums = overLabels(totals);
	out.set([
		mean(1),
		mean(2),
		mean(3)
	]);
	out.set([share$5(sums.tp, sums.tp + sums.fp), share$5(sums.tp, sums.tp + sums.fn)], 3);
	out[5] = share$5(2 * sums.tp, 2 * sums.tp + sums.fp + sums.fn);
	out.set(sums.macro, 6);
	out.set(sums.weighted, 9);
	out.set([
		mean(4),
		mean(5),
		mean(6)
	], 12);
}
/** Counts over all labels, and the means of the labels' precision, recall and F1, plain and weighted by how often a label is true. */
function overLabels(totals) {
	let [tp, fp, fn] = [
		0,
		0,
		0
	];
	const macro = [
		0,
		0,
		0
	];
	const weighted = [
		0,
		0,
		0
	];
	const first = 7;
	const labels = (totals.length - first) / 3;
	for (let at = first; at < totals.length; at += 3) {
		const [own, wrong, missed] = [
			totals[at],
			totals[at + 1],
			totals[at + 2]
		];
		tp += own;
		fp += wrong;
		fn += missed;
		const scores = [
			share$5(own, own + wrong),
			share$5(own, own + missed),
			share$5(2 * own, 2 * own + wrong + missed)
		];
		for (let i = 0; i < 3; i++) {
			macro[i] += scores[i] / labels;
			weighted[i] += scores[i] * (own + missed);
		}
	}
	const support = tp + fn;
	return {
		tp,
		fp,
		fn,
		macro,
		weighted: weighted.map((sum) => share$5(sum, support))
	};
}

const SCORED$1 = {
	...SCORE,
	tasks: ["multilabel"],
	needs: "nothing"
};
/** Metrics of the order in which a row's labels are ranked by their probabilities, as in scikit-learn. */
const LABEL_ORDER = totalsFamily([
	{
		...SCORED$1,
		name: "label_ranking_average_precision",
		title: "Label ranking average precision",
		describe: "Mean over the true labels of the share of labels ranked as high that are true; 1 is the best."
	},
	{
		...SCORED$1,
		name: "coverage_error",
		title: "Coverage error",
		direction: "lower",
		domain: [0, Number.POSITIVE_INFINITY],
		tolerance: {
			kind: "relative",
			size: .02
		},
		describe: "How far down the ranked labels one must go, on average, to have all true ones."
	},
	{
		...SCORED$1,
		name: "label_ranking_loss",
		title: "Label ranking loss",
		direction: "lower",
		describe: "Share of pairs of a true and a false label of a row that are ranked the wrong way round or tied."
	}
], (rows) => {
	if (rows.kind !== "multilabel") return void 0;
	return [
		averagePrecision(rows),
		coverage(rows),
		rankingLoss(rows)
	];
}, ([total, ...sums], out) => {
	for (let i = 0; i < out.length; i++) out[i] = sums[i] / total;
});
/** ROC AUC over all labels together, and its mean over the labels. Draws follow the placements (DeLong), so that none sorts again. */
const MULTILABEL_AUC = {
	metrics: [{
		...SCORED$1,
		name: "micro_roc_auc",
		title: "Micro ROC AUC",
		needs: "every-class",
		describe: "Chance that a random true label of any row scores above a random false one."
	}, {
		...SCORED$1,
		name: "macro_roc_auc",
		title: "Macro ROC AUC",
		needs: "every-class",
		describe: "Mean over the labels of the chance that a row with the label scores above one without it."
	}],
	prepare: prepareAuc
};
function perRow(rows, of) {
	const width = rows.names.length;
	return (row) => of(rows, row * width);
}
function averagePrecision(rows) {
	return perRow(rows, (all, start) => {
		const { sum, wanted } = overTrue(all, start, (rank, right) => right / rank);
		return wanted === 0 || wanted === all.names.length ? 1 : sum / wanted;
	});
}
/** Sum over the true labels of a row of something of their rank (labels scored at least as high) and how many of those are true. */
function overTrue(rows, start, of) {
	let [sum, wanted] = [0, 0];
	for (let k = 0; k < rows.names.length; k++) {
		if (rows.labels[start + k] !== 1) continue;
		const { rank, right } = rankOf(rows, start, rows.probabilities[start + k]);
		sum += of(rank, right);
		wanted++;
	}
	return {
		sum,
		wanted
	};
}
function rankOf({ labels, probabilities, names }, start, score) {
	let [rank, right] = [0, 0];
	for (let at = start; at < start + names.length; at++) {
		if (probabilities[at] < score) continue;
		rank++;
		right += labels[at];
	}
	return {
		rank,
		right
	};
}
function coverage(rows) {
	return perRow(rows, ({ labels, probabilities, names }, start) => {
		let least = Number.POSITIVE_INFINITY;
		for (let k = 0; k < names.length; k++) if (labels[start + k] === 1) least = Math.min(least, probabilities[start + k]);
		let count = 0;
		for (let k = 0; k < names.length; k++) if (probabilities[start + k] >= least) count++;
		return count;
	});
}
function rankingLoss(rows) {
	return perRow(rows, (all, start) => {
		const { sum, wanted } = overTrue(all, start, (rank, right) => rank - right);
		const pairs = wanted * (all.names.length - wanted);
		return pairs === 0 ? 0 : sum / pairs;
	});
}
function prepareAuc(rows, units) {
	if (rows.kind !== "multilabel") return (_, out) => out.fill(NaN);
	const width = rows.names.length;
	const micro = influence(rows.labels, rows.probabilities, (at) => Math.floor(at / width));
	const perLabel = rows.names.map((_, k) => influenceOfLabel(rows, k));
	const macro = (row) => perLabel.reduce((sum, { moved }) => sum + moved[row] / width, 0);
	const found = [{
		auc: micro.auc,
		sums: sumPerUnit(units, (row) => micro.moved[row])
	}, {
		auc: perLabel.reduce((sum, { auc }) => sum + auc / width, 0),
		sums: sumPerUnit(units, macro)
	}];
	return (weights, out) => {
		for (const [i, { auc, sums }] of found.entries()) out[i] = Math.min(1, Math.max(0, auc + weigh(weights, sums)));
	};
}
function influenceOfLabel({ labels, probabilities, names }, k) {
	const rows = labels.length / names.length;
	const own = (values) => Float64Array.from({ length: rows }, (_, row) => values[row * names.length + k]);
	return influence(Uint8Array.from(own(labels)), own(probabilities), (row) => row);
}
/** An AUC, and how much each row moves it: the DeLong components, centred on 0. */
function influence(positive, scores, rowOf) {
	const { auc, placements, positives, negatives } = aucParts(positive, scores);
	const moved = new Float64Array(rowOf(positive.length - 1) + 1);
	for (let at = 0; at < positive.length; at++) {
		const row = rowOf(at);
		moved[row] = moved[row] + (placements[at] - auc) / (positive[at] === 1 ? positives : negatives);
	}
	return {
		auc,
		moved
	};
}

/** The queries of ranking rows, whose rows stand together. */
function queriesOf({ queries, labels }) {
	const found = [];
	for (let start = 0; start < queries.length;) {
		let end = start + 1;
		while (end < queries.length && queries[end] === queries[start]) end++;
		found.push({
			start,
			end,
			isJudged: labels.subarray(start, end).some((grade) => grade > 0)
		});
		start = end;
	}
	return found;
}

/** A query's grades (a grade above 0 is relevant; at least one is) and scores, higher scores first. */
function toRankedList(grades, scores) {
	const ties = tiesOf(grades, scores);
	const ideal = grades.toSorted().reverse();
	const relevant = grades.reduce((count, grade) => count + Number(grade > 0), 0);
	const found = (k) => foundUpTo(ties, k);
	return {
		ndcg: (gain, k) => discounted(ties, gain, k) / idealGain(ideal, gain, k),
		averagePrecision: (k) => precisionSum(ties, k) / Math.min(relevant, k),
		reciprocalRank: () => reciprocalRank(ties),
		precision: (k) => found(k) / k,
		recall: (k) => found(k) / relevant,
		hit: (k) => chanceOfHit(ties, k)
	};
}
function tiesOf(grades, scores) {
	const order = Int32Array.from(scores, (_, row) => row).sort((a, b) => scores[b] - scores[a]);
	const ties = [];
	for (let before = 0; before < order.length;) {
		const score = scores[order[before]];
		let [size, relevant, linear, exponential] = [
			0,
			0,
			0,
			0
		];
		while (before + size < order.length && scores[order[before + size]] === score) {
			const grade = grades[order[before + size]];
			linear += grade;
			exponential += gainOf(grade, "exponential");
			relevant += Number(grade > 0);
			size++;
		}
		ties.push({
			before,
			size,
			relevant,
			gains: {
				linear,
				exponential
			}
		});
		before += size;
	}
	return ties;
}
function gainOf(grade, gain) {
	return gain === "linear" ? grade : 2 ** grade - 1;
}
/** Discount of the row in place `i`, counted from 0. */
function discount(i) {
	return 1 / Math.log2(i + 2);
}
/** McSherry and Najork, ECIR 2008: tied rows share the mean of their gains. */
function discounted(ties, gain, k) {
	let sum = 0;
	for (const { before, size, gains } of ties) {
		let discounts = 0;
		for (let i = before; i < Math.min(before + size, k); i++) discounts += discount(i);
		sum += gains[gain] / size * discounts;
	}
	return sum;
}
function idealGain(ideal, gain, k) {
	let sum = 0;
	for (let i = 0; i < Math.min(ideal.length, k); i++) sum += gainOf(ideal[i], gain) * discount(i);
	return sum;
}
/** Relevant rows among the first `k`. */
function foundUpTo(ties, k) {
	return ties.reduce((sum, { before, size, relevant }) => {
		return sum + relevant * Math.min(size, Math.max(0, k - before)) / size;
	}, 0);
}
/** Sum over the first `k` places of: is relevant, times the precision down to there. */
function precisionSum(ties, k) {
	let [sum, above] = [0, 0];
	for (const { before, size, relevant } of ties) {
		const others = size > 1 ? (relevant - 1) / (size - 1) : 0;
		for (let i = 0; relevant > 0 && i < size && before + i < k; i++) sum += relevant / size * (above + 1 + i * others) / (before + i + 1);
		above += relevant;
	}
	return sum;
}
function reciprocalRank(ties) {
	const first = ties.find((tie) => tie.relevant > 0);
	if (first === void 0) return 0;
	const { before, size, relevant } = first;
	let [sum, open] = [0, 1];
	for (let i = 0; open > 0 && i < size; i++) {
		const here = Math.min(1, relevant / (size - i));
		sum += open * here / (before + i + 1);
		open *= 1 - here;
	}
	return sum;
}
function chanceOfHit(ties, k) {
	const first = ties.find((tie) => tie.relevant > 0);
	if (first === void 0 || first.before >= k) return 0;
	const { before, size, relevant } = first;
	let missed = 1;
	for (let i = 0; i < Math.min(size, k - before); i++) missed *= Math.max(0, 1 - relevant / (size - i));
	return 1 - missed;
}

const SCORED = {
	...SCORE,
	tasks: ["ranking"],
	needs: "nothing"
};
const LINEAR = "the grade itself, as in scikit-learn";
const EXPONENTIAL = "2^grade - 1, which favours the best grades more";
const entry = (name, title, describe, of) => {
	return {
		metric: {
			...SCORED,
			name,
			title,
			describe
		},
		of
	};
};
const ndcgAt = (k) => entry(`ndcg_at_${k}`, `nDCG@${k}`, `nDCG of the first ${k} rows of each query; the gain is ${LINEAR}.`, (list) => list.ndcg("linear", k));
const cutsAt = (k) => [
	entry(`precision_at_${k}`, `Precision@${k}`, `Relevant rows among the first ${k} as a share of ${k}.`, (list) => list.precision(k)),
	entry(`recall_at_${k}`, `Recall@${k}`, `Share of a query’s relevant rows that are among its first ${k}.`, (list) => list.recall(k)),
	entry(`hit_rate_at_${k}`, `Hit rate@${k}`, `Share of queries with a relevant row among the first ${k}.`, (list) => list.hit(k))
];
const ENTRIES$1 = [
	entry("ndcg", "nDCG", `Discounted gain of the order as a share of the best order’s; the gain is ${LINEAR}.`, (list) => list.ndcg("linear", Number.POSITIVE_INFINITY)),
	ndcgAt(5),
	ndcgAt(10),
	entry("ndcg_exponential", "nDCG, exponential gain", `nDCG with the gain ${EXPONENTIAL}.`, (list) => list.ndcg("exponential", Number.POSITIVE_INFINITY)),
	entry("ndcg_exponential_at_10", "nDCG@10, exponential gain", `nDCG@10 with the gain ${EXPONENTIAL}.`, (list) => list.ndcg("exponential", 10)),
	entry("map", "Mean average precision", "Mean over a query’s relevant rows of the precision down to each.", (list) => list.averagePrecision(Number.POSITIVE_INFINITY)),
	entry("map_at_10", "MAP@10", "Average precision of the first 10 rows; the best that they can hold is 1.", (list) => list.averagePrecision(10)),
	entry("mrr", "Mean reciprocal rank", "Mean of 1 / rank of the first relevant row.", (list) => list.reciprocalRank()),
	...[
		1,
		5,
		10
	].flatMap(cutsAt)
];
/**
* Metrics of rankings: the mean over the queries that have a relevant row (a grade above 0). Tied scores count as the mean over all orders
* of the tied rows, which is what scikit-learn's `ndcg_score` does.
*/
const RANKING = {
	metrics: ENTRIES$1.map(({ metric }) => metric),
	prepare: prepareRanking
};
function prepareRanking(rows, units) {
	if (rows.kind !== "ranking") return (_, out) => out.fill(NaN);
	const width = ENTRIES$1.length;
	const sums = new Float64Array(units.count * width);
	const queries = new Float64Array(units.count);
	for (const { start, end } of judged(rows)) {
		const list = toRankedList(rows.labels.subarray(start, end), rows.scores.subarray(start, end));
		const unit = units.of[start];
		queries[unit] = queries[unit] + 1;
		for (const [i, { of }] of ENTRIES$1.entries()) {
			const at = unit * width + i;
			sums[at] = sums[at] + of(list);
		}
	}
	return (weights, out) => {
		out.fill(0);
		let total = 0;
		for (let unit = 0; unit < queries.length; unit++) {
			const weight = weights[unit];
			if (weight === 0) continue;
			total += weight * queries[unit];
			for (let i = 0; i < width; i++) out[i] = out[i] + weight * sums[unit * width + i];
		}
		for (let i = 0; i < width; i++) out[i] = out[i] / total;
	};
}
/** The queries that can be ranked well or badly. */
function judged(rows) {
	return queriesOf(rows).filter(({ isJudged }) => isJudged);
}

/** Families of the tasks whose rows have more than one class or number: multilabel, ranking, forecasting. */
const TASK_FAMILIES = [
	MULTILABEL,
	LABEL_ORDER,
	MULTILABEL_AUC,
	RANKING,
	FORECAST
];

/** Families that can be evaluated on resampled rows. A new metric is one entry in its family, a new family one entry here. */
const FAMILIES = [
	CONFUSION,
	...LOSSES,
	SQUARED_ERRORS,
	AVERAGE_PRECISION$1,
	MEDIAN_ERROR,
	...CLASS_FAMILIES,
	...TASK_FAMILIES
];
const ENTRIES = [
	ROC_AUC,
	...LINEAR_METRICS,
	...FAMILIES.flatMap((family) => family.metrics)
];
/** Every metric by its name: the one registry that configuration, scoring, comparison and report read. A name may mean the same for several tasks. */
const METRICS = new Map(Map.groupBy(ENTRIES, ({ name }) => name).entries().flatMap(([name, [first, ...more]]) => {
	if (first === void 0) return [];
	const tasks = [first, ...more].flatMap((metric) => metric.tasks);
	return [[name, more.length === 0 ? first : {
		...first,
		tasks
	}]];
}));
/** The metric of that name as it is measured for a task. */
function metricOf(name, task) {
	return ENTRIES.find((metric) => metric.name === name && metric.tasks.includes(task));
}
const DEFAULTS = {
	binary: [
		"roc_auc",
		"log_loss",
		"accuracy"
	],
	multiclass: [
		"accuracy",
		"macro_f1",
		"log_loss"
	],
	regression: [
		"mae",
		"rmse",
		"r2"
	],
	multilabel: [
		"micro_f1",
		"macro_f1",
		"hamming_loss"
	],
	ranking: [
		"ndcg",
		"ndcg_at_10",
		"mrr"
	],
	forecasting: [
		"mae",
		"rmse",
		"wape",
		"absolute_bias"
	]
};
/** The metrics that are measured when the configuration names none. */
function defaultMetrics(task) {
	return [...DEFAULTS[task]];
}
/** Names of all metrics of a task, for configuration hints. */
function metricNames(task) {
	return [...METRICS.values()].filter((metric) => metric.tasks.includes(task)).map((metric) => metric.name);
}
function isMetricOf(name, task) {
	return METRICS.get(name)?.tasks.includes(task) ?? false;
}
/** Size under which a change from the champion's value counts as equal, in the metric's own unit. */
function toleranceOf(metric, championValue) {
	const { kind, size } = metric.tolerance;
	return kind === "absolute" ? size : size * Math.abs(championValue);
}

/** As many metrics of one's own as a report can show. */
const MAX_USER_METRICS = 20;
/** `test.user_metrics`. */
const userMetricsSchema = {
	type: "array",
	minItems: 1,
	maxItems: MAX_USER_METRICS,
	description: "Metrics of your own: an SQL aggregate over the holdout with the columns label, score, decision, prediction, probability and weight beside its own, or a module of JavaScript or TypeScript.",
	items: {
		type: "object",
		additionalProperties: false,
		required: ["name", "direction"],
		properties: {
			name: {
				type: "string",
				pattern: "^[a-z][a-z0-9_]{0,59}$"
			},
			sql: {
				type: "string",
				minLength: 1,
				maxLength: 4e3,
				description: "One aggregate expression, for example `sum(amount * decision) / count(*)`."
			},
			module: {
				type: "string",
				minLength: 1,
				maxLength: 500,
				pattern: "\\.(js|mjs|ts|mts)$",
				description: "Instead of `sql`: path of a module with a function of that name, or a default one, of `{rows, labels, scores, columns, …}` to a number."
			},
			timeout_minutes: {
				type: "number",
				exclusiveMinimum: 0,
				maximum: 360,
				default: 5,
				description: "How long the module may take for all draws of all models; what several are allowed adds up."
			},
			direction: {
				enum: ["higher", "lower"],
				description: "Which way is better."
			},
			title: {
				type: "string",
				minLength: 1,
				maxLength: 80,
				description: "For people; it changes no number."
			},
			unit: {
				type: "string",
				minLength: 1,
				maxLength: 40,
				description: "For people; it changes no number."
			},
			domain: {
				type: "array",
				minItems: 2,
				maxItems: 2,
				items: { type: "number" },
				description: "Smallest and largest possible value; intervals stay inside."
			},
			tolerance: {
				type: "number",
				minimum: 0,
				description: "Changes up to this size count as equal; 2 % of the champion’s value when absent."
			}
		}
	}
};
/** What a schema cannot say about metrics of one's own. */
function userMetricProblems(task, metrics = []) {
	const names = metrics.map(({ name }) => name);
	return metrics.flatMap(({ name, domain, sql, module, timeout_minutes }, i) => {
		const at = `/test/user_metrics/${i}`;
		const [low = 0, high = 0] = domain ?? [0, 1];
		return [
			...METRICS.has(name) ? [[
				`${at}/name`,
				`"${name}" is a metric already`,
				"name yours otherwise"
			]] : [],
			...names.indexOf(name) === i ? [] : [[
				`${at}/name`,
				`there are two metrics named "${name}"`,
				"name one of them otherwise"
			]],
			...sql === void 0 !== (module === void 0) ? [] : [[
				at,
				"a metric of your own needs exactly one of \"sql\" and \"module\"",
				"keep one: `sql: avg(label)` or `module: metrics/profit.ts`"
			]],
			...timeout_minutes === void 0 || module !== void 0 ? [] : [[
				`${at}/timeout_minutes`,
				"only a module has a time of its own",
				"remove it"
			]],
			...low < high ? [] : [[
				`${at}/domain`,
				"the domain ends before it begins",
				"write [smallest, largest]"
			]],
			...PLAIN.includes(task) || i > 0 ? [] : [[
				at,
				`a ${task} task has no metrics of one's own`,
				"remove `user_metrics:`"
			]]
		];
	});
}
const PLAIN = [
	"binary",
	"multiclass",
	"regression"
];

const compiled = /* @__PURE__ */ new WeakMap();
function compileSchema(schema) {
	const ready = compiled.get(schema);
	if (ready === void 0) throw new Error("this schema was not made ready when the bundle was built");
	return ready;
}

/** Names are used in file paths, tags and git references, so they stay plain. */
const MODEL_NAME_PATTERN = "^(?!.*(\\.\\.|\\.lock$))[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$";
const data = {
	type: "object",
	description: "Where the rows are. The holdout must never be used for training.",
	additionalProperties: false,
	required: ["holdout"],
	properties: {
		train: source,
		holdout: source,
		id: {
			...text$3,
			description: "Column that identifies a row; predictions are matched by it. Required with {predictions: …}."
		},
		group: {
			...text$3,
			description: "Column of whom or what a row is about (a patient, a customer): all rows of one belong on one side."
		},
		time: {
			...text$3,
			description: "Column of when a row happened: the holdout starts after the training data ends."
		},
		...taskDataSchema,
		weight: weightSchema,
		schema: {
			...text$3,
			description: "File that says what the data must look like, checked on every run; `assay schema` proposes it."
		},
		exclude: {
			...columnNames,
			description: "Columns the model is never given (besides the target and the id)."
		},
		protected: protectedSchema
	}
};
const train = {
	type: "object",
	description: "How the model is made: your own command, or a TypeScript/JavaScript module that trains with TF.js.",
	additionalProperties: false,
	properties: {
		run: {
			description: "A command line for bash, or a list of arguments that no shell reads. Values arrive in ASSAY_* environment variables.",
			anyOf: [{
				type: "string",
				minLength: 1,
				maxLength: 4e3
			}, {
				type: "array",
				minItems: 1,
				maxItems: 200,
				items: {
					type: "string",
					maxLength: 4e3
				}
			}]
		},
		module: {
			...text$3,
			description: "Path of a module whose default export is `async ({tf, data, params, seed}) => model`."
		},
		params: {
			type: "object",
			description: "Handed to the training unchanged, and recorded."
		},
		seed: {
			type: "integer",
			minimum: 1,
			maximum: 2147483647,
			default: 1
		},
		timeout_minutes: {
			type: "number",
			exclusiveMinimum: 0,
			maximum: 360,
			default: 60
		}
	}
};
const model$1 = {
	description: "Path of the trained model (ONNX file, TF.js folder or SavedModel folder), or {predictions: file} made elsewhere.",
	anyOf: [text$3, {
		type: "object",
		additionalProperties: false,
		required: ["predictions"],
		properties: { predictions: text$3 }
	}]
};
const test = {
	type: "object",
	additionalProperties: false,
	properties: {
		metrics: {
			type: "array",
			minItems: 1,
			maxItems: 50,
			uniqueItems: true,
			items: text$3
		},
		level: {
			type: "number",
			minimum: .5,
			maximum: .999,
			default: .95,
			description: "Nominal coverage of the intervals."
		},
		...metricTestSchema,
		user_metrics: userMetricsSchema,
		...taskTestSchema,
		checks: {
			type: "boolean",
			default: true,
			description: "Check training data and holdout for leaks and damage, when `data.train` is there."
		},
		discover: discoverSettingsSchema,
		explain: explainSettingsSchema,
		robustness: robustnessSettingsSchema,
		cases: casesPathSchema,
		budget: budgetSettingsSchema,
		fairness: fairnessSettingsSchema,
		slices: {
			type: "array",
			minItems: 1,
			maxItems: 50,
			description: "Parts of the holdout that are measured one by one.",
			items: {
				type: "object",
				additionalProperties: false,
				required: ["name", "where"],
				properties: {
					name: {
						type: "string",
						minLength: 1,
						maxLength: 100
					},
					where: {
						type: "string",
						minLength: 1,
						maxLength: MAX_CONDITION,
						description: "SQL condition over columns of the holdout, for example `age < 25`."
					}
				}
			}
		}
	}
};
const labels = {
	...labelsWithoutSource,
	properties: {
		source,
		...labelsWithoutSource.properties
	}
};
const drift = {
	type: "object",
	additionalProperties: false,
	required: ["current"],
	properties: {
		reference: {
			...summarySource,
			description: "What the model was made for. When absent: the training data, or, where that is not at hand, the profile of it that was registered with the champion. The same forms as `current`."
		},
		current: summarySource,
		columns: {
			...columnNames,
			description: "Only these columns."
		},
		exclude: {
			...columnNames,
			description: "Not these columns."
		},
		measures: {
			type: "array",
			items: { enum: MEASURES },
			uniqueItems: true,
			description: "Distances to report beside the tests. They decide nothing."
		},
		...driftKindsSchema,
		skew: {
			...skewWithoutSource,
			properties: {
				...skewWithoutSource.properties,
				serving: source
			}
		},
		importance: {
			type: "object",
			maxProperties: 1e4,
			additionalProperties: {
				type: "number",
				minimum: 0
			},
			description: "How much columns matter to the model, in any unit: the severity of an alert weighs by it."
		},
		labels
	}
};
const modelEntry = {
	type: "object",
	additionalProperties: false,
	required: [
		"task",
		"target",
		"data",
		"model"
	],
	properties: {
		task: {
			enum: TASK_KINDS,
			description: "What the model predicts."
		},
		target: targetSchema,
		positive: {
			type: [
				"string",
				"number",
				"boolean"
			],
			description: "The class a binary score is the probability of."
		},
		classes: classesSchema,
		data,
		train,
		model: model$1,
		test,
		check: checkSettingsSchema,
		drift
	}
};
/** JSON Schema of `assay.yml`; published for editors as docs/schema/assay.schema.json. */
const configSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "assay.yml",
	type: "object",
	additionalProperties: false,
	required: ["version", "models"],
	properties: {
		version: { const: 1 },
		models: {
			type: "object",
			minProperties: 1,
			maxProperties: 200,
			propertyNames: { pattern: MODEL_NAME_PATTERN },
			additionalProperties: modelEntry
		}
	}
};
compiled.set(configSchema, configSchema$2);

/** Findings that evidence keeps; errors come first. */
const MAX_FINDINGS = 300;
const short = {
	type: "string",
	minLength: 1,
	maxLength: 500
};
const message$1 = {
	type: "string",
	minLength: 1,
	maxLength: 2e3
};
const share$4 = {
	type: "number",
	exclusiveMinimum: 0,
	maximum: 1
};
const limits = {
	type: "object",
	additionalProperties: false,
	required: ["warn", "error"],
	properties: {
		warn: share$4,
		error: share$4
	}
};
const findingSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"code",
		"severity",
		"message",
		"fix"
	],
	properties: {
		code: {
			type: "string",
			pattern: "^[A-Z][A-Z0-9_]{1,60}$"
		},
		severity: { enum: ["error", "warn"] },
		column: {
			type: "string",
			maxLength: 500
		},
		message: message$1,
		rows: count$1,
		examples: {
			type: "array",
			maxItems: 20,
			items: {
				type: "string",
				maxLength: 1e3
			}
		},
		fix: message$1,
		place: {
			type: "object",
			additionalProperties: false,
			required: [
				"file",
				"line",
				"column"
			],
			properties: {
				file: short,
				line: {
					type: "integer",
					minimum: 1
				},
				column: {
					type: "integer",
					minimum: 1
				}
			}
		}
	}
};
const findings = {
	type: "array",
	maxItems: 300,
	items: findingSchema
};
/** What the checks of training data against holdout found, by the limits of `assay.yml`, and what that file allows. */
const integritySchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"train",
		"checked",
		"limits",
		"findings",
		"allowed"
	],
	properties: {
		train: {
			type: "object",
			additionalProperties: false,
			required: ["source", "rows"],
			properties: {
				source: {
					type: "string",
					minLength: 1,
					maxLength: 1e3
				},
				rows: {
					type: "integer",
					minimum: 1
				}
			}
		},
		/** Names of the checks that ran. */
		checked: {
			type: "array",
			minItems: 1,
			maxItems: 50,
			items: short
		},
		limits: {
			type: "object",
			additionalProperties: false,
			required: [
				"auc",
				"r2",
				"duplicates"
			],
			properties: {
				auc: limits,
				r2: limits,
				duplicates: share$4
			}
		},
		findings,
		/** Found as well, but accepted under `check.allow`: the policy decides whether that counts. */
		allowed: findings,
		/** Findings left out for their number; all of them weigh less than those that are here. */
		omitted: {
			type: "integer",
			minimum: 1
		}
	}
};
/** Where a section contradicts itself: nothing may be left out before the list is full, and errors come first. */
function integrityContradictions(integrity) {
	if (integrity === void 0) return [];
	const path = "/predicate/integrity";
	const { findings: kept, omitted } = integrity;
	const found = [];
	const firstWarning = kept.findIndex(({ severity }) => severity === "warn");
	if (firstWarning >= 0 && kept.slice(firstWarning).some(({ severity }) => severity === "error")) found.push({
		path: `${path}/findings`,
		message: "errors do not come before warnings"
	});
	if (omitted !== void 0 && kept.length < 300) found.push({
		path: `${path}/omitted`,
		message: "findings were left out although there was room"
	});
	return found;
}

/** What the model file says about itself, read without running it; `unreadable` where nobody could look into it. */
const artifactSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"format",
		"size",
		"findings"
	],
	properties: {
		format: {
			type: "string",
			pattern: "^[a-z][a-z0-9-]{1,30}$"
		},
		/** Bytes of all its files. */
		size: count$1,
		/** Different operators or layers. */
		operators: count$1,
		parameters: count$1,
		findings: {
			type: "array",
			maxItems: 300,
			items: findingSchema
		}
	}
};
/** Where a section contradicts itself: errors come first. */
function artifactContradictions(artifact) {
	const severities = artifact?.findings.map(({ severity }) => severity) ?? [];
	if (!severities.includes("warn") || severities.lastIndexOf("error") < severities.indexOf("warn")) return [];
	return [{
		path: "/predicate/artifact/findings",
		message: "errors do not come before warnings"
	}];
}

/** Names that occur more than once in a list that needs each of them once. */
function repeated(names, path, key) {
	return names.flatMap((name, i) => names.indexOf(name) === i ? [] : [{
		path: `${path}/${i}/${key}`,
		message: `${JSON.stringify(name)} appears twice`
	}]);
}
/** An interval whose ends are the wrong way round. */
function invertedInterval(interval, path) {
	return interval.low <= interval.high ? [] : [{
		path,
		message: "the low end of the interval is above its high end"
	}];
}
/** Is the difference candidate minus champion, up to rounding? */
function isDifference(candidate, champion, difference) {
	const scale = Math.max(1, Math.abs(candidate), Math.abs(champion));
	return Math.abs(candidate - champion - difference) <= 1e-6 * scale;
}

/** Bins of a reliability table: equally many rows in each. */
const RELIABILITY_BINS = 10;
/** So many sets of probabilities have a table: the decided class of a multiclass task and its largest classes. */
const MAX_CALIBRATED = 9;
const probability = {
	type: "number",
	minimum: 0,
	maximum: 1
};
const list = {
	type: "array",
	minItems: 1,
	maxItems: 9,
	items: {
		type: "object",
		additionalProperties: false,
		required: [
			"of",
			"kind",
			"n",
			"errors",
			"brier",
			"bins"
		],
		properties: {
			/** The class whose probability it is; `top label` for whichever class was decided for. */
			of: text$8,
			kind: { enum: [
				"positive",
				"top-label",
				"class"
			] },
			n: count$1,
			/** Calibration errors over 15 bins of equal width (`ece`) and of equally many rows (all others). */
			errors: {
				type: "object",
				additionalProperties: false,
				required: [
					"ece",
					"adaptive",
					"debiased",
					"largest"
				],
				properties: {
					ece: probability,
					adaptive: probability,
					debiased: probability,
					largest: probability
				}
			},
			/** score = reliability - resolution + uncertainty + within, over the bins of the table. */
			brier: {
				type: "object",
				additionalProperties: false,
				required: [
					"score",
					"reliability",
					"resolution",
					"uncertainty",
					"within"
				],
				properties: {
					score: number,
					reliability: number,
					resolution: number,
					uncertainty: number,
					within: number
				}
			},
			/** Absent where no probability leaves anything to chance. */
			spiegelhalter: {
				type: "object",
				additionalProperties: false,
				required: ["z", "pValue"],
				properties: {
					z: number,
					pValue: probability
				}
			},
			/** Of the truth on the logit of the probability; absent where the rows do not determine it. */
			slope: figure,
			intercept: figure,
			bins: {
				type: "array",
				maxItems: 10,
				items: {
					type: "object",
					additionalProperties: false,
					required: [
						"lowest",
						"highest",
						"n",
						"predicted",
						"observed",
						"interval"
					],
					properties: {
						lowest: probability,
						highest: probability,
						n: count$1,
						predicted: probability,
						observed: probability,
						interval
					}
				}
			}
		}
	}
};
/** Can the probabilities be taken at their word? Of the candidate, and of the champion on the same rows where one was scored. */
const calibrationSchema = {
	type: "object",
	additionalProperties: false,
	required: ["candidate"],
	properties: {
		candidate: list,
		champion: list
	}
};
/** What the schema of calibration cannot say; `rows` is the number of rows of the holdout. */
function calibrationContradictions(calibration, rows) {
	if (calibration === void 0) return [];
	return ["candidate", "champion"].flatMap((side) => (calibration[side] ?? []).flatMap((one, i) => contradictionsOf(one, `/predicate/calibration/${side}/${i}`, rows)));
}
function contradictionsOf({ n, bins, brier, slope, intercept }, path, rows) {
	const found = [];
	if (n !== rows) found.push({
		path: `${path}/n`,
		message: "the rows are not those of the holdout"
	});
	if (bins.reduce((sum, bin) => sum + bin.n, 0) !== n) found.push({
		path: `${path}/bins`,
		message: "the rows of the bins do not add up to all rows"
	});
	const parts = brier.reliability - brier.resolution + brier.uncertainty + brier.within;
	if (Math.abs(parts - brier.score) > 1e-9) found.push({
		path: `${path}/brier`,
		message: "the parts of the Brier score do not add up to it"
	});
	for (const [name, fit] of Object.entries({
		slope,
		intercept
	})) if (fit !== void 0) found.push(...invertedInterval(fit.interval, `${path}/${name}/interval`));
	bins.forEach((bin, i) => {
		const at = `${path}/bins/${i}`;
		found.push(...invertedInterval(bin.interval, `${at}/interval`));
		if (!(bin.lowest <= bin.predicted + 1e-9 && bin.predicted <= bin.highest + 1e-9)) found.push({
			path: `${at}/predicted`,
			message: "the mean is outside the bin"
		});
	});
	return found;
}

const share$3 = {
	type: "number",
	minimum: 0,
	maximum: 1
};
const pValue = {
	type: "number",
	minimum: 0,
	maximum: 1
};
/** Parts of drift evidence beyond single columns, each there only when it was asked for and could be answered. */
const driftKinds = {
	/** How well a classifier tells the sides apart (0.5 is chance), and by which columns. */
	multivariate: {
		type: "object",
		additionalProperties: false,
		required: [
			"auc",
			"standardError",
			"rows",
			"columns",
			"correlations"
		],
		properties: {
			auc: share$3,
			standardError: number,
			/** Rows that the classifier learned from and was tested on, both sides. */
			rows: count$1,
			/** How much of the area is lost when a column is shuffled among the rows. */
			columns: {
				type: "array",
				maxItems: 10,
				items: {
					type: "object",
					additionalProperties: false,
					required: ["name", "importance"],
					properties: {
						name: text$8,
						importance: number
					}
				}
			},
			/** Pairs whose rank correlation changed most surely. */
			correlations: {
				type: "array",
				maxItems: 10,
				items: {
					type: "object",
					additionalProperties: false,
					required: [
						"columns",
						"reference",
						"current",
						"pValue"
					],
					properties: {
						columns: {
							type: "array",
							minItems: 2,
							maxItems: 2,
							items: text$8
						},
						reference: number,
						current: number,
						pValue
					}
				}
			}
		}
	},
	/** What the model's metrics are likely to be now, estimated without labels. */
	performance: {
		type: "object",
		additionalProperties: false,
		required: [
			"assumption",
			"level",
			"rows",
			"estimates"
		],
		properties: {
			assumption: text$8,
			level: {
				type: "number",
				exclusiveMinimum: 0,
				exclusiveMaximum: 1
			},
			rows: count$1,
			estimates: {
				type: "array",
				maxItems: 20,
				items: {
					type: "object",
					additionalProperties: false,
					required: [
						"metric",
						"reference",
						"estimate",
						"low",
						"high"
					],
					properties: {
						metric: text$8,
						reference: number,
						estimate: number,
						low: number,
						high: number
					}
				}
			}
		}
	},
	/** Whether classes became more or less frequent, or what a score means changed. */
	shift: {
		type: "object",
		additionalProperties: false,
		required: ["kind", "reading"],
		properties: {
			kind: { enum: [
				"none",
				"label",
				"concept",
				"label-or-other",
				"unknown"
			] },
			reading: text$8,
			/** Shares of the classes: in the reference, and now, estimated from predictions alone. */
			classes: {
				type: "array",
				maxItems: 20,
				items: {
					type: "object",
					additionalProperties: false,
					required: [
						"name",
						"reference",
						"estimated",
						"standardError"
					],
					properties: {
						name: text$8,
						reference: share$3,
						estimated: share$3,
						standardError: number
					}
				}
			},
			/** p value of "the predictions changed only because the shares of the classes did". */
			fit: pValue
		}
	},
	/** The rows of the reference against the same rows as they were served. */
	skew: {
		type: "object",
		additionalProperties: false,
		required: [
			"serving",
			"id",
			"matched",
			"onlyReference",
			"onlyServing",
			"drifted",
			"columns"
		],
		properties: {
			serving: text$8,
			id: text$8,
			matched: count$1,
			onlyReference: count$1,
			onlyServing: count$1,
			drifted: { type: "boolean" },
			columns: {
				type: "array",
				maxItems: 1e4,
				items: {
					type: "object",
					additionalProperties: false,
					required: [
						"name",
						"differing",
						"share",
						"drifted"
					],
					properties: {
						name: text$8,
						differing: count$1,
						share: share$3,
						drifted: { type: "boolean" },
						example: {
							type: "object",
							additionalProperties: false,
							required: [
								"id",
								"reference",
								"serving"
							],
							properties: {
								id: text$8,
								reference: text$8,
								serving: text$8
							}
						}
					}
				}
			}
		}
	},
	/** What was asked and could not be answered. */
	unanswered: {
		type: "array",
		maxItems: 1e3,
		items: {
			type: "object",
			additionalProperties: false,
			required: ["kind", "reason"],
			properties: {
				kind: text$8,
				reason: text$8
			}
		}
	}
};

const effect = {
	type: "object",
	additionalProperties: false,
	required: [
		"name",
		"size",
		"material"
	],
	properties: {
		name: text$8,
		size: number,
		material: number,
		interval
	}
};
const verdict$1 = { enum: [
	"drifted",
	"stable",
	"immaterial",
	"not-enough-data"
] };
/** One column of a drift report; `effect.size` is in `effect.unit` (standard deviations, total variation, share). */
const driftColumnSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"name",
		"type",
		"drifted",
		"verdict",
		"tests",
		"effect",
		"n"
	],
	properties: {
		name: text$8,
		type: { enum: [
			"numeric",
			"categorical",
			"text",
			"date",
			"relation"
		] },
		/** The model's answer, or the truth it predicts. */
		role: { enum: ["prediction", "outcome"] },
		drifted: { type: "boolean" },
		verdict: verdict$1,
		tests: {
			type: "array",
			maxItems: 50,
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"name",
					"pValue",
					"weight"
				],
				properties: {
					name: text$8,
					statistic: number,
					pValue: {
						type: "number",
						minimum: 0,
						maximum: 1
					},
					weight: {
						type: "number",
						minimum: 0,
						maximum: 1
					}
				}
			}
		},
		/** Combined p value of the column and the same after Benjamini-Hochberg over the report. */
		pValue: {
			type: "number",
			minimum: 0,
			maximum: 1
		},
		adjustedPValue: {
			type: "number",
			minimum: 0,
			maximum: 1
		},
		effect,
		/** Where more than one question was asked of the column (values, missing, lengths of texts): each by itself, `effect` being the one that decided. */
		aspects: {
			type: "array",
			maxItems: 50,
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"name",
					"pValue",
					"adjustedPValue",
					"verdict",
					"effect"
				],
				properties: {
					name: text$8,
					pValue: {
						type: "number",
						minimum: 0,
						maximum: 1
					},
					adjustedPValue: {
						type: "number",
						minimum: 0,
						maximum: 1
					},
					verdict: verdict$1,
					effect,
					message: text$8
				}
			}
		},
		n: {
			type: "object",
			additionalProperties: false,
			required: ["reference", "current"],
			properties: {
				reference: count$1,
				current: count$1
			}
		},
		missing: {
			type: "object",
			additionalProperties: false,
			required: ["reference", "current"],
			properties: {
				reference: count$1,
				current: count$1
			}
		},
		/** Shares per bin of both sides, for the picture. */
		histogram: {
			type: "object",
			additionalProperties: false,
			required: [
				"labels",
				"reference",
				"current"
			],
			properties: {
				labels: {
					type: "array",
					maxItems: 64,
					items: {
						type: "string",
						maxLength: 200
					}
				},
				reference: {
					type: "array",
					maxItems: 64,
					items: number
				},
				current: {
					type: "array",
					maxItems: 64,
					items: number
				}
			}
		},
		/** Smallest change, in the unit of `effect`, that these rows would show with 80 % power. */
		detectable: {
			type: "number",
			minimum: 0
		},
		/** Categories of the current data that the reference does not have (at most 20), and how many rows hold any. */
		unseen: {
			type: "object",
			additionalProperties: false,
			required: ["categories", "rows"],
			properties: {
				categories: {
					type: "array",
					maxItems: 20,
					items: {
						type: "string",
						maxLength: 200
					}
				},
				rows: count$1
			}
		},
		/** Distances that were asked for by name; they decide nothing. `chance` is what 95 % of clean data of this size stay below. */
		measures: {
			type: "array",
			maxItems: 50,
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"name",
					"value",
					"unit"
				],
				properties: {
					name: text$8,
					value: number,
					unit: text$8,
					pValue: {
						type: "number",
						minimum: 0,
						maximum: 1
					},
					chance: {
						type: "number",
						minimum: 0
					}
				}
			}
		},
		message: text$8,
		rowsNeeded: count$1,
		/** How much the column matters to the model, in any unit; compared with that of the other columns. */
		importance: {
			type: "number",
			minimum: 0
		}
	}
};
const driftPredicateSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"schemaVersion",
		"kind",
		"assay",
		"createdAt",
		"source",
		"reference",
		"current",
		"drifted",
		"columns"
	],
	properties: {
		schemaVersion: { const: 1 },
		kind: { const: "drift" },
		assay: text$8,
		model: text$8,
		createdAt: {
			type: "string",
			format: "date-time"
		},
		source: sourceSchema,
		/** The configuration that named the two sides; absent where two files were named by hand. */
		config: configSchema$1,
		reference: {
			type: "object",
			additionalProperties: false,
			required: ["source", "rows"],
			properties: {
				source: text$8,
				rows: count$1,
				digest: digest$1
			}
		},
		current: {
			type: "object",
			additionalProperties: false,
			required: ["source", "rows"],
			properties: {
				source: text$8,
				rows: count$1,
				digest: digest$1
			}
		},
		drifted: { type: "boolean" },
		columns: {
			type: "array",
			maxItems: 1e5,
			items: driftColumnSchema
		},
		/** Columns that were not tested, and why: identifiers, dates, types that no test can use. */
		skipped: {
			type: "array",
			maxItems: 1e5,
			items: {
				type: "object",
				additionalProperties: false,
				required: ["name", "reason"],
				properties: {
					name: text$8,
					reason: text$8
				}
			}
		},
		/** What was asked of several columns together, judged in one family with the columns. */
		relations: {
			type: "array",
			maxItems: 10,
			items: driftColumnSchema
		},
		...driftKinds
	}
};

/** Columns whose distribution moved most that evidence keeps; `moved` counts all of them. */
const MAX_MOVED = 12;
/** Names that a list of changes keeps; the counts beside it are of all. */
const MAX_LISTED$1 = 50;
const object = (properties, required) => ({
	type: "object",
	additionalProperties: false,
	required,
	properties
});
const listOf = (items) => ({
	type: "array",
	maxItems: 50,
	items
});
const side$2 = object({
	source: text$8,
	rows: count$1
}, ["source", "rows"]);
const declared = listOf(object({
	name: text$8,
	type: text$8
}, ["name", "type"]));
/**
* How the data of a model differ from what they were at the base of a pull request. `unknown` says that this could not be found out,
* and why; it is no promise that nothing changed.
*/
const dataChangesSchema = {
	type: "array",
	maxItems: 3,
	items: object({
		part: { enum: [
			"train",
			"holdout",
			"reference"
		] },
		state: { enum: [
			"same",
			"changed",
			"unknown"
		] },
		/** The commit that it is compared with. */
		base: text$8,
		reason: text$8,
		/** Files of the repository that differ, and whether the query or path in the configuration does. */
		files: listOf(text$8),
		configured: object({
			from: text$8,
			to: text$8
		}, ["from", "to"]),
		before: side$2,
		after: side$2,
		/** By id where rows have one, else as wholes; without `changed` then. */
		rows: object({
			added: count$1,
			removed: count$1,
			unchanged: count$1,
			changed: count$1
		}, [
			"added",
			"removed",
			"unchanged"
		]),
		cells: listOf(object({
			name: text$8,
			rows: count$1
		}, ["name", "rows"])),
		columns: object({
			added: declared,
			removed: declared,
			retyped: listOf(object({
				name: text$8,
				from: text$8,
				to: text$8
			}, [
				"name",
				"from",
				"to"
			]))
		}, [
			"added",
			"removed",
			"retyped"
		]),
		/** Columns that were compared, how many of them moved, and the worst of these. */
		compared: count$1,
		moved: count$1,
		worst: {
			type: "array",
			maxItems: 12,
			items: driftColumnSchema
		}
	}, [
		"part",
		"state",
		"base"
	])
};

const decided = {
	type: "object",
	additionalProperties: false,
	required: ["threshold", "from"],
	properties: {
		threshold: number,
		/** `configuration`: as written. `training data`: chosen there. `registration`: as it was when the version was registered. */
		from: { enum: [
			"configuration",
			"training data",
			"registration"
		] },
		chosen: {
			type: "object",
			additionalProperties: false,
			required: [
				"goal",
				"reached",
				"rows",
				"source",
				"digest"
			],
			properties: {
				/** What it is best at, for example `max_f1` or `recall at least 0.9`. */
				goal: text$8,
				/** The goal's own number on the rows that chose; costs are turned round (more is better). */
				reached: number,
				/** Rows of the training data that chose, and the digest of their content. */
				rows: count$1,
				source: text$8,
				digest: digest$1
			}
		}
	}
};
/** How binary decisions were made, what they cost, and how much rows count. */
const decisionsSchema = {
	type: "object",
	additionalProperties: false,
	properties: {
		candidate: decided,
		champion: decided,
		/** Cost per row of true negative, false positive, false negative and true positive; of a multiclass task only the unit. */
		costs: {
			type: "object",
			additionalProperties: false,
			properties: {
				cells: {
					type: "array",
					minItems: 4,
					maxItems: 4,
					items: number
				},
				unit: text$8
			}
		},
		weight: {
			type: "object",
			additionalProperties: false,
			required: ["column", "effectiveRows"],
			/** Equally weighted rows that would tell as much (Kish). */
			properties: {
				column: text$8,
				effectiveRows: number
			}
		}
	}
};
/** What the schema of decisions cannot say; `rows` is the number of rows of the holdout. */
function decisionContradictions(decisions, rows) {
	if (decisions === void 0) return [];
	const path = "/predicate/decisions";
	const found = ["candidate", "champion"].flatMap((side) => {
		const own = decisions[side];
		if (own === void 0 || own.chosen !== void 0 === (own.from === "training data")) return [];
		return [{
			path: `${path}/${side}/from`,
			message: "a threshold is said to be chosen on training data exactly when it says how"
		}];
	});
	if ((decisions.weight?.effectiveRows ?? rows) <= rows * (1 + 1e-9)) return found;
	return [...found, {
		path: `${path}/weight/effectiveRows`,
		message: "weighted rows tell more than there are rows"
	}];
}

/** Repeats with other seeds that evidence holds. */
const MAX_REPEATS = 20;
const seed = {
	type: "integer",
	minimum: 1
};
/** A part of the change and what it is in both orders: on top of the other side's base, and on top of its head. */
const shared = {
	type: "object",
	additionalProperties: false,
	required: [
		"value",
		"interval",
		"onBase",
		"onHead"
	],
	properties: {
		value: number,
		interval,
		onBase: number,
		onHead: number
	}
};
const metrics = {
	type: "array",
	minItems: 1,
	maxItems: 100,
	items: {
		type: "object",
		additionalProperties: false,
		required: [
			"name",
			"direction",
			"cells",
			"total",
			"data",
			"code",
			"interaction"
		],
		properties: {
			name: text$8,
			direction: { enum: ["higher", "lower"] },
			/** The metric on the holdout of the head, by whose code and whose training data made the model. */
			cells: {
				type: "object",
				additionalProperties: false,
				required: [
					"baseCodeBaseData",
					"baseCodeHeadData",
					"headCodeBaseData",
					"headCodeHeadData"
				],
				properties: {
					baseCodeBaseData: number,
					baseCodeHeadData: number,
					headCodeBaseData: number,
					headCodeHeadData: number
				}
			},
			total: figure,
			data: shared,
			code: shared,
			interaction: figure
		}
	}
};
/** How much of the change between base and head is data and how much is code: four trainings, scored on the same rows. */
const decompositionSchema = { oneOf: [{
	type: "object",
	additionalProperties: false,
	required: [
		"state",
		"base",
		"reason"
	],
	properties: {
		state: { const: "absent" },
		base: text$8,
		reason: text$8
	}
}, {
	type: "object",
	additionalProperties: false,
	required: [
		"state",
		"base",
		"seed",
		"dataChanged",
		"metrics"
	],
	properties: {
		state: { const: "measured" },
		/** Commit of the base. */
		base: text$8,
		seed,
		/** `false`: the training data are the same, so their part is 0 without any training. */
		dataChanged: { type: "boolean" },
		metrics,
		/** The same with other seeds: how far chance in the training moves the parts. */
		repeats: {
			type: "array",
			maxItems: 20,
			items: {
				type: "object",
				additionalProperties: false,
				required: ["seed", "effects"],
				properties: {
					seed,
					effects: {
						type: "array",
						maxItems: 100,
						items: {
							type: "object",
							additionalProperties: false,
							required: [
								"name",
								"total",
								"data",
								"code",
								"interaction"
							],
							properties: {
								name: text$8,
								total: number,
								data: number,
								code: number,
								interaction: number
							}
						}
					}
				}
			}
		}
	}
}] };
/** What a schema cannot say about a decomposition: its parts must add up. */
function decompositionContradictions(found) {
	if (found === void 0 || found.state === "absent") return [];
	const at = "/predicate/decomposition/metrics";
	const names = found.metrics.map(({ name }) => name);
	return [...repeated(names, at, "name"), ...found.metrics.flatMap((metric, i) => metricContradictions(metric, `${at}/${i}`))];
}
function metricContradictions({ cells, total, data, code, interaction }, path) {
	const parts = {
		total,
		data,
		code,
		interaction
	};
	const { baseCodeBaseData: bb, baseCodeHeadData: bh, headCodeBaseData: hb, headCodeHeadData: hh } = cells;
	const scale = Math.max(1, ...[
		bb,
		bh,
		hb,
		hh
	].map(Math.abs));
	const isSame = (a, b) => Math.abs(a - b) <= 1e-9 * scale;
	const isSum = isSame(total.value, hh - bb) && isSame(data.value + code.value, total.value) && isSame(interaction.value, hh - hb - bh + bb) && isSame(data.onBase, bh - bb) && isSame(data.onHead, hh - hb) && isSame(code.onBase, hb - bb) && isSame(code.onHead, hh - bh) && isSame(data.value, (data.onBase + data.onHead) / 2);
	return [...Object.entries(parts).flatMap(([name, one]) => invertedInterval(one.interval, `${path}/${name}/interval`)), ...isSum ? [] : [{
		path,
		message: "data and code do not add up to the change between the four trainings"
	}]];
}

const positive = {
	type: "integer",
	minimum: 1
};
/** Which rows of the holdout belong together, and how many independent rows they are worth. */
const dependenceSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"by",
		"column",
		"units",
		"largest",
		"effectiveRows"
	],
	properties: {
		by: { enum: ["group", "time"] },
		column: text$8,
		/** Groups, or moments in time. */
		units: positive,
		/** Rows of the largest of them. */
		largest: positive,
		/** Moments that are drawn as one block; only for time. */
		block: positive,
		/** How alike the losses of rows of one group are (intraclass correlation, by analysis of variance); only for groups. */
		correlation: {
			type: "number",
			minimum: -1,
			maximum: 1
		},
		effectiveRows: count$1
	}
};
/** Where the section contradicts itself or the size of the holdout. */
function dependenceContradictions(facts, rows) {
	if (facts === void 0) return [];
	const path = "/predicate/dependence";
	const { units, largest, effectiveRows, block = 1, by } = facts;
	const found = [];
	if (units > rows || largest > rows) found.push({
		path,
		message: "more groups or moments than rows"
	});
	if (effectiveRows > rows) found.push({
		path,
		message: "rows that depend on each other are worth more than they are"
	});
	if (block > units) found.push({
		path,
		message: "a block is longer than the whole time"
	});
	if (by === "group" && facts.block !== void 0) found.push({
		path,
		message: "groups have no blocks"
	});
	return found;
}

/** Protected attributes of one model. */
const MAX_ATTRIBUTES = 50;
const share$2 = {
	type: "number",
	minimum: 0,
	maximum: 1
};
const name$3 = {
	type: "string",
	maxLength: 200
};
const groupMetric = {
	type: "object",
	additionalProperties: false,
	required: [
		"name",
		"value",
		"interval",
		"n"
	],
	properties: {
		name: text$8,
		value: number,
		interval,
		n: count$1
	}
};
/** `value` is the largest difference between two groups, `ratio` the smallest quotient; both intervals hold for all pairs at once. */
const gapSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"metric",
		"value",
		"interval",
		"highest",
		"lowest"
	],
	properties: {
		metric: text$8,
		value: {
			type: "number",
			minimum: 0
		},
		interval,
		ratio: {
			type: "object",
			additionalProperties: false,
			required: ["value", "interval"],
			properties: {
				value: share$2,
				interval
			}
		},
		highest: name$3,
		lowest: name$3,
		/** Test that the metric is the same in all groups, and the same after Benjamini-Hochberg over attributes and metrics. */
		pValue: share$2,
		adjustedPValue: share$2
	}
};
const groupSchema$1 = {
	type: "object",
	additionalProperties: false,
	required: ["name", "n"],
	properties: {
		name: name$3,
		/** The rows without a value of the attribute. */
		missing: { const: true },
		n: count$1,
		/** Absent for a group too small to be measured; a metric is absent where no row of the group counts for it. */
		metrics: {
			type: "array",
			maxItems: 10,
			items: groupMetric
		}
	}
};
/** What the model does to the groups of one protected attribute of the holdout. */
const attributeSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"attribute",
		"cut",
		"groups",
		"gaps"
	],
	properties: {
		attribute: {
			type: "string",
			minLength: 1,
			maxLength: 500
		},
		/** How rows were told apart: by the value itself, a number by the quartiles of the holdout or by given points, or by groups of values. */
		cut: { enum: [
			"values",
			"quartiles",
			"points",
			"merged"
		] },
		groups: {
			type: "array",
			minItems: 1,
			maxItems: 51,
			items: groupSchema$1
		},
		/** Smaller groups that are not listed. */
		omitted: {
			type: "object",
			additionalProperties: false,
			required: ["groups", "rows"],
			properties: {
				groups: count$1,
				rows: count$1
			}
		},
		/** One per metric that two groups or more were measured on. */
		gaps: {
			type: "array",
			maxItems: 10,
			items: gapSchema
		}
	}
};
const groupsSchema = {
	type: "array",
	maxItems: 50,
	items: attributeSchema
};

/** Attributes and crossings of attributes. */
const MAX_SPLITS = 100;
const name$2 = {
	type: "string",
	maxLength: 650
};
const p = {
	type: "number",
	minimum: 0,
	maximum: 1
};
/** Value, lower and upper end of its interval at `level`: short, because there are hundreds. */
const estimated = {
	type: "array",
	items: [
		number,
		number,
		number
	],
	additionalItems: false,
	minItems: 3,
	maxItems: 3
};
const groupSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"name",
		"n",
		"rates"
	],
	properties: {
		name: name$2,
		n: count$1,
		rates: {
			type: "array",
			maxItems: 60,
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"metric",
					"value",
					"n"
				],
				properties: {
					metric: text$8,
					/** One class against the rest, for a multiclass task. */
					class: name$2,
					value: estimated,
					n: count$1,
					/** Crossings: the value drawn towards that of all groups, the more the fewer rows there are. */
					shrunk: estimated
				}
			}
		}
	}
};
const measureSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"measure",
		"against",
		"value"
	],
	properties: {
		measure: text$8,
		class: name$2,
		/** `largest_gap`: between any two groups; `overall`: a group and all rows; `reference`: a group and the reference group. */
		against: { enum: [
			"largest_gap",
			"overall",
			"reference"
		] },
		value: estimated,
		highest: name$2,
		lowest: name$2,
		/** Test that all groups are alike, and the same after Benjamini-Hochberg over attributes and metrics. */
		pValue: p,
		adjustedPValue: p
	}
};
const changeSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"measure",
		"candidate",
		"champion",
		"difference"
	],
	properties: {
		measure: text$8,
		candidate: number,
		champion: number,
		/** Gap of the candidate minus gap of the champion on the same rows: above 0 the groups have moved apart. */
		difference: estimated
	}
};
const indexSchema = {
	type: "object",
	additionalProperties: false,
	required: ["measure", "value"],
	properties: {
		measure: text$8,
		value: estimated
	}
};
/** One protected attribute, or several crossed (`columns`): only groups that are large enough. */
const splitSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"attribute",
		"groups",
		"measures"
	],
	properties: {
		attribute: {
			...name$2,
			minLength: 1
		},
		columns: {
			type: "array",
			minItems: 2,
			maxItems: 3,
			items: text$8
		},
		reference: name$2,
		groups: {
			type: "array",
			maxItems: 50,
			items: groupSchema
		},
		/** Groups that are not listed: too small, or beyond the number of groups that are. */
		suppressed: {
			type: "object",
			additionalProperties: false,
			required: ["groups", "rows"],
			properties: {
				groups: count$1,
				rows: count$1
			}
		},
		measures: {
			type: "array",
			maxItems: 300,
			items: measureSchema
		},
		/** Indices of inequality between the groups. */
		indices: {
			type: "array",
			maxItems: 10,
			items: indexSchema
		},
		changes: {
			type: "array",
			maxItems: 20,
			items: changeSchema
		}
	}
};
/** What the model does to groups beyond `groups`: every rate and gap, crossings, indices, and how the gaps moved against the champion. */
const fairnessSchema = {
	type: "object",
	additionalProperties: false,
	required: ["level", "splits"],
	properties: {
		level: {
			type: "number",
			exclusiveMinimum: 0,
			exclusiveMaximum: 1
		},
		splits: {
			type: "array",
			maxItems: 100,
			items: splitSchema
		},
		/** Indices of inequality between rows. */
		indices: {
			type: "array",
			maxItems: 10,
			items: indexSchema
		}
	}
};
/** Where the numbers about groups contradict each other or the holdout. */
function fairnessContradictions(fairness, { holdout, champion }) {
	if (fairness === void 0) return [];
	const at = "/predicate/fairness";
	return [
		...repeated(fairness.splits.map(({ attribute }) => attribute), `${at}/splits`, "attribute"),
		...outOfOrder(fairness.indices ?? [], `${at}/indices`),
		...fairness.splits.flatMap((split, i) => {
			const path = `${at}/splits/${i}`;
			const found = splitContradictions(split, path, holdout.rows);
			if (champion.state !== "compared" && (split.changes ?? []).length > 0) found.push({
				path: `${path}/changes`,
				message: "a change although no champion was compared"
			});
			return found;
		})
	];
}
function splitContradictions(split, path, rows) {
	const { groups, suppressed, measures, indices = [], changes = [] } = split;
	const found = [];
	if (groups.reduce((total, { n }) => total + n, suppressed?.rows ?? 0) !== rows) found.push({
		path: `${path}/groups`,
		message: "the groups do not add up to the holdout"
	});
	groups.forEach(({ n, rates }, i) => {
		found.push(...outOfOrder(rates, `${path}/groups/${i}/rates`));
		if (rates.some((rate) => rate.n > n)) found.push({
			path: `${path}/groups/${i}/rates`,
			message: "a rate counts more rows than the group has"
		});
	});
	found.push(...outOfOrder(measures, `${path}/measures`), ...outOfOrder(indices, `${path}/indices`));
	const keys = measures.map(({ measure, against, class: of = "" }) => `${measure} ${against} ${of}`);
	found.push(...repeated(keys, `${path}/measures`, "measure"));
	const names = new Set(groups.map((group) => group.name));
	measures.forEach(({ highest, lowest }, i) => {
		if ([highest, lowest].every((one) => one === void 0 || one === "all rows" || names.has(one))) return;
		found.push({
			path: `${path}/measures/${i}`,
			message: "names a group that is not listed"
		});
	});
	changes.forEach(({ candidate, champion, difference: [value, low, high] }, i) => {
		const own = `${path}/changes/${i}`;
		if (Math.abs(candidate - champion - value) > 1e-6 * Math.max(1, Math.abs(candidate), Math.abs(champion))) found.push({
			path: own,
			message: "the difference is not candidate minus champion"
		});
		if (low > high) found.push({
			path: own,
			message: "the low end of the interval is above its high end"
		});
	});
	return found;
}
/** Stands for all rows where a group is held against them. */
const OVERALL = "all rows";
function outOfOrder(list, path) {
	return list.flatMap(({ value: [value, low, high] }, i) => low <= high && low <= value && value <= high ? [] : [{
		path: `${path}/${i}/value`,
		message: "the value is not within its interval"
	}]);
}

/** Rows that are named one by one, per direction. */
const MAX_FLIP_IDS = 20;
/** Longest id that is shown whole. */
const MAX_ID_CHARACTERS = 100;
/** Slices and groups whose flipped rows are counted one by one. */
const MAX_FLIP_SLICES = 10;
/** A slice, or a group of a protected attribute (`sex: female`), and how many of its rows flipped each way. */
const flipSlice = {
	type: "object",
	additionalProperties: false,
	required: [
		"name",
		"n",
		"rightToWrong",
		"wrongToRight"
	],
	properties: {
		name: {
			type: "string",
			minLength: 1,
			maxLength: 800
		},
		n: count$1,
		rightToWrong: count$1,
		wrongToRight: count$1
	}
};
const flipped = {
	type: "object",
	additionalProperties: false,
	required: ["rows"],
	properties: {
		rows: count$1,
		/** The first of them in row order; only when the configuration names an id column. */
		ids: {
			type: "array",
			maxItems: 20,
			items: {
				type: "string",
				maxLength: 100
			}
		}
	}
};
/** Rows that candidate and champion decide differently, one right and the other wrong, and McNemar's mid-p value of that. */
const flipsSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"rightToWrong",
		"wrongToRight",
		"n",
		"pValue"
	],
	properties: {
		rightToWrong: flipped,
		wrongToRight: flipped,
		n: count$1,
		pValue: {
			type: "number",
			minimum: 0,
			maximum: 1
		},
		/** The test; McNemar's mid-p value when absent. */
		method: text$8,
		/** Where more rows went from right to wrong than in the whole holdout, most first; absent without slices and protected attributes. */
		slices: {
			type: "array",
			maxItems: 10,
			items: flipSlice
		}
	}
};

const word = {
	type: "string",
	minLength: 1,
	maxLength: 40
};
/** The class of machine that measured: low bits of predictions, and times, differ between classes. */
const machineSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"os",
		"arch",
		"cpus"
	],
	properties: {
		os: word,
		arch: word,
		cpus: {
			type: "integer",
			minimum: 1,
			maximum: 1e5
		}
	}
};

const least0$1 = {
	type: "number",
	minimum: 0
};
const side$1 = {
	type: "object",
	additionalProperties: false,
	required: [
		"calls",
		"p50",
		"p95",
		"p99",
		"batchMs",
		"rowsPerSecond",
		"memoryBytes",
		"sizeBytes"
	],
	properties: {
		calls: count$1,
		/** Milliseconds for one row. */
		p50: least0$1,
		/** Its interval goes by order statistics. */
		p95: {
			type: "object",
			additionalProperties: false,
			required: ["value", "interval"],
			properties: {
				value: least0$1,
				interval
			}
		},
		p99: least0$1,
		/** Median milliseconds for one batch. */
		batchMs: least0$1,
		rowsPerSecond: least0$1,
		/** How much the process grew while it predicted, at most. */
		memoryBytes: least0$1,
		sizeBytes: count$1
	}
};
/** Times of this run on this machine: no two runs give the same. Absent where `test.budget` is. */
const performanceSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"machine",
		"batchRows",
		"candidate"
	],
	properties: {
		machine: {
			type: "object",
			additionalProperties: false,
			required: [
				"os",
				"arch",
				"cpus"
			],
			properties: {
				os: text$8,
				arch: text$8,
				cpus: count$1
			}
		},
		batchRows: count$1,
		candidate: side$1,
		champion: side$1,
		/** Time of the candidate over that of the champion for one row, asked in turns: the median of the pairs. */
		ratio: figure
	}
};
/** Where times contradict each other. */
function performanceContradictions(performance) {
	if (performance === void 0) return [];
	const { candidate, champion, ratio } = performance;
	const path = "/predicate/performance";
	const found = Object.entries({
		candidate,
		...champion && { champion }
	}).flatMap(([name, { p50, p95, p99 }]) => [...invertedInterval(p95.interval, `${path}/${name}/p95/interval`), ...p50 <= p95.value && p95.value <= p99 ? [] : [{
		path: `${path}/${name}`,
		message: "the quantiles of the latency are not in order"
	}]]);
	if (ratio === void 0) return found;
	if (champion === void 0) found.push({
		path: `${path}/ratio`,
		message: "a ratio although no champion was timed"
	});
	return [...found, ...invertedInterval(ratio.interval, `${path}/ratio/interval`)];
}

/** The edge cases, in the order in which they are tried. */
const EDGE_CASES = [
	"no-rows",
	"one-row",
	"all-missing",
	"huge",
	"huge-negative",
	"float32-max",
	"float32-min",
	"denormal",
	"above-range",
	"below-range",
	"empty-text",
	"long-text",
	"odd-text",
	"column-order"
];

/**
* How a question to a model can end without an answer: told clearly, a number that is none, a number that is no probability, any other error,
* the end of the model's process, or nothing in ample time.
*/
const FAILURES = [
	"refused",
	"not-finite",
	"out-of-range",
	"crashed",
	"died",
	"timed-out"
];

/** What happens to values every day. */
const EVERYDAY_KINDS = [
	"noise",
	"rounding",
	"missing_cells",
	"casing",
	"whitespace",
	"punctuation",
	"accents",
	"typos",
	"date_shift"
];
/** What may happen to a value between the world and the model; from `unit` on something is broken. */
const PERTURBATION_KINDS = [
	...EVERYDAY_KINDS,
	"unseen_category",
	"frequent_category",
	"missing_column",
	"unit",
	"sign",
	"outlier",
	"flipped"
];

const MAX_RESULTS = 150;
const MAX_CASES = 200;
const name$1 = {
	type: "string",
	minLength: 1,
	maxLength: 300
};
const message = {
	type: "string",
	minLength: 1,
	maxLength: 300
};
const failure = { enum: FAILURES };
const least0 = {
	type: "number",
	minimum: 0
};
/** k of n rows with the interval of their share. */
const share$1 = {
	type: "object",
	additionalProperties: false,
	required: [
		"k",
		"n",
		"interval"
	],
	properties: {
		k: count$1,
		n: count$1,
		interval
	}
};
/** What a model does with perturbed rows; `failed` where it did not answer all of them. */
const side = {
	type: "object",
	additionalProperties: false,
	properties: {
		/** Rows that are decided otherwise; absent where nothing is decided. */
		flips: share$1,
		/** Mean absolute change of the score (of the value, for a regression). */
		change: least0,
		/** How much worse the main metric becomes, in its own unit: above 0 where it became worse. */
		drop: figure,
		/** Without an answer, how it ended; `failing` counts single rows that end so. */
		failed: {
			type: "object",
			additionalProperties: false,
			required: [
				"how",
				"message",
				"failing"
			],
			properties: {
				how: failure,
				message,
				failing: share$1
			}
		}
	}
};
const perturbation = {
	type: "object",
	additionalProperties: false,
	required: [
		"kind",
		"changed",
		"candidate"
	],
	properties: {
		kind: { enum: PERTURBATION_KINDS },
		size: name$1,
		/** Absent: all columns at once. */
		column: name$1,
		/** Rows of the sample in which something changed. */
		changed: count$1,
		candidate: side,
		champion: side,
		/** Drop of the candidate minus drop of the champion. */
		dropDifference: figure
	}
};
/** The same rows in another order, or in batches of another size: every answer must be the same. */
const stability = {
	type: "object",
	additionalProperties: false,
	required: [
		"check",
		"rows",
		"differing",
		"largest"
	],
	properties: {
		check: { enum: [
			"order",
			"batch-1",
			"batch-7",
			"again"
		] },
		rows: count$1,
		differing: count$1,
		largest: least0,
		failed: failure
	}
};
const edge = {
	type: "object",
	additionalProperties: false,
	required: ["name", "result"],
	properties: {
		name: { enum: EDGE_CASES },
		result: { enum: [
			"answered",
			"other-answers",
			...failure.enum
		] },
		message
	}
};
const attackSide = {
	type: "object",
	additionalProperties: false,
	required: [
		"rows",
		"flipped",
		"within",
		"columns",
		"queries"
	],
	properties: {
		/** Rows that were tried, all of them decided right. */
		rows: count$1,
		/** Rows for which a change was found. */
		flipped: count$1,
		/** Half of the rows need no more than this, as far as the search found; absent where fewer than half were flipped. */
		median: {
			type: "object",
			additionalProperties: false,
			required: [
				"value",
				"low",
				"level"
			],
			properties: {
				value: least0,
				low: least0,
				high: least0,
				level: interval.properties.level
			}
		},
		quantiles: {
			type: "array",
			maxItems: 10,
			items: {
				type: "object",
				additionalProperties: false,
				required: ["p", "distance"],
				properties: {
					p: {
						type: "number",
						minimum: 0,
						maximum: 1
					},
					distance: least0
				}
			}
		},
		within: {
			type: "array",
			maxItems: 10,
			items: {
				type: "object",
				additionalProperties: false,
				required: ["distance", "share"],
				properties: {
					distance: least0,
					share: share$1
				}
			}
		},
		/** Which columns the smallest changes are made of, as shares of the squared distance. */
		columns: {
			type: "array",
			maxItems: 10,
			items: {
				type: "object",
				additionalProperties: false,
				required: ["name", "weight"],
				properties: {
					name: name$1,
					weight: {
						type: "number",
						minimum: 0,
						maximum: 1
					}
				}
			}
		},
		/** Questions per row, at most. */
		queries: count$1
	}
};
const fuzz = {
	type: "object",
	additionalProperties: false,
	required: [
		"rows",
		"answered",
		"failures",
		"questions"
	],
	properties: {
		rows: count$1,
		answered: count$1,
		/** Rows by how they ended, with the message of the first. */
		failures: {
			type: "array",
			maxItems: FAILURES.length,
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"how",
					"rows",
					"message"
				],
				properties: {
					how: failure,
					rows: count$1,
					message
				}
			}
		},
		/** Rows answered otherwise when asked again. */
		unrepeatable: count$1,
		/** Rows answered otherwise one by one than together, of `alone` tried. */
		differing: count$1,
		alone: count$1,
		questions: count$1
	}
};
const writtenCase = {
	type: "object",
	additionalProperties: false,
	required: [
		"name",
		"kind",
		"tried",
		"failures",
		"allowed"
	],
	properties: {
		name: name$1,
		kind: { enum: [
			"invariance",
			"directional",
			"minimum"
		] },
		/** Comparisons (rows times changes) that were made. */
		tried: count$1,
		failures: share$1,
		/** What cases.yml allows: so many failures, or such a share of them. */
		allowed: {
			type: "object",
			additionalProperties: false,
			minProperties: 1,
			maxProperties: 1,
			properties: {
				failures: count$1,
				share: {
					type: "number",
					minimum: 0,
					maximum: 1
				}
			}
		},
		failed: failure,
		examples: {
			type: "array",
			maxItems: 3,
			items: message
		}
	}
};
/** What happens to the answers when the rows are not quite what they were. Absent where `test.robustness` and `test.cases` are. */
const robustnessSchema = {
	type: "object",
	additionalProperties: false,
	properties: {
		perturbations: {
			type: "object",
			additionalProperties: false,
			required: [
				"metric",
				"rows",
				"measured",
				"results"
			],
			properties: {
				metric: name$1,
				rows: count$1,
				/** How many perturbations were tried; `results` keeps the worst of each kind and size, worst first. */
				measured: count$1,
				/** Columns that were not perturbed one by one, because there are so many. */
				leftOut: count$1,
				results: {
					type: "array",
					maxItems: 150,
					items: perturbation
				}
			}
		},
		stability: {
			type: "array",
			maxItems: 4,
			items: stability
		},
		edgeCases: {
			type: "array",
			maxItems: EDGE_CASES.length,
			items: edge
		},
		adversarial: {
			type: "object",
			additionalProperties: false,
			required: ["candidate"],
			properties: {
				candidate: attackSide,
				champion: attackSide
			}
		},
		fuzz,
		cases: {
			type: "object",
			additionalProperties: false,
			required: [
				"file",
				"digest",
				"results"
			],
			properties: {
				file: name$1,
				digest: digest$1,
				results: {
					type: "array",
					maxItems: 200,
					items: writtenCase
				}
			}
		}
	}
};

/** Labels, and horizons, that a statement lists; a holdout has more only by mistake. */
const MAX_LISTED = 200;
const share = {
	type: "number",
	minimum: 0,
	maximum: 1
};
const name = {
	type: "string",
	minLength: 1,
	maxLength: 200
};
const labelScores = {
	type: "object",
	additionalProperties: false,
	required: [
		"precision",
		"recall",
		"f1"
	],
	properties: {
		precision: share,
		recall: share,
		f1: share,
		rocAuc: share
	}
};
const multilabel = {
	type: "object",
	additionalProperties: false,
	required: ["threshold", "labels"],
	properties: {
		threshold: share,
		labels: {
			type: "array",
			minItems: 1,
			maxItems: 200,
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"name",
					"rows",
					"given",
					"candidate"
				],
				properties: {
					name,
					/** Rows that have the label, and rows that the candidate gives it. */
					rows: count$1,
					given: count$1,
					candidate: labelScores,
					champion: labelScores
				}
			}
		}
	}
};
const ranking = {
	type: "object",
	additionalProperties: false,
	required: [
		"queries",
		"judged",
		"medianRows",
		"mostRows"
	],
	properties: {
		queries: count$1,
		/** Queries with a relevant row: the others count for nothing. */
		judged: count$1,
		medianRows: number,
		mostRows: count$1
	}
};
const forecasting = {
	type: "object",
	additionalProperties: false,
	required: [
		"dates",
		"bias",
		"horizons",
		"quantiles"
	],
	properties: {
		dates: count$1,
		/** Mean of forecast minus value. */
		bias: number,
		seasonality: count$1,
		/** Rows whose series has training data to scale its errors by; absent where nobody asked for scaled errors. */
		scaledRows: count$1,
		horizons: {
			type: "array",
			maxItems: 200,
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"horizon",
					"rows",
					"mae",
					"bias"
				],
				properties: {
					horizon: number,
					rows: count$1,
					mae: number,
					bias: number,
					championMae: number
				}
			}
		},
		/** For each quantile the share of values at or below it, which should be its level. */
		quantiles: {
			type: "array",
			maxItems: 20,
			items: {
				type: "object",
				additionalProperties: false,
				required: ["level", "below"],
				properties: {
					level: share,
					below: share
				}
			}
		},
		/** Diebold and Mariano's test of candidate against champion; negative where the candidate loses less. */
		tests: {
			type: "array",
			maxItems: 2,
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"loss",
					"statistic",
					"pValue",
					"dates",
					"lags"
				],
				properties: {
					loss: { enum: ["absolute", "squared"] },
					statistic: number,
					pValue: share,
					dates: count$1,
					lags: count$1
				}
			}
		}
	}
};
/** What a multilabel, ranking or forecasting task has to tell beside its metrics, and the parts of a test that have no meaning for it. */
const taskDetailsSchema = {
	type: "object",
	additionalProperties: false,
	required: ["absent"],
	properties: {
		multilabel,
		ranking,
		forecasting,
		absent: {
			type: "array",
			maxItems: 10,
			items: {
				type: "object",
				additionalProperties: false,
				required: ["part", "reason"],
				properties: {
					part: name,
					reason: text$8
				}
			}
		}
	}
};
const PATH = "/predicate/taskDetails";
/** What the schema cannot say of the details: counts that do not fit the holdout, and details of another task. */
function taskDetailsContradictions(details, measured) {
	if (details === void 0) return [];
	return [
		...[
			"multilabel",
			"ranking",
			"forecasting"
		].filter((kind) => details[kind] !== void 0).filter((kind) => kind !== measured.task).map((kind) => ({
			path: `${PATH}/${kind}`,
			message: `details of a ${kind} task although the task is ${measured.task}`
		})),
		...labelContradictions(details.multilabel?.labels ?? [], measured),
		...details.ranking === void 0 ? [] : queryContradictions(details.ranking, measured),
		...details.forecasting === void 0 ? [] : forecastContradictions(details.forecasting, measured)
	];
}
function labelContradictions(labels, { rows }) {
	const path = `${PATH}/multilabel/labels`;
	const names = labels.map(({ name: own }) => own);
	const isTooMany = labels.some((label) => label.rows > rows || label.given > rows);
	return [...repeated(names, path, "name"), ...isTooMany ? [tooMany(path)] : []];
}
function queryContradictions(queries, { rows, metrics }) {
	const path = `${PATH}/ranking`;
	const found = [];
	if (queries.queries > rows || queries.mostRows > rows) found.push(tooMany(path));
	if (queries.judged > queries.queries) found.push({
		path,
		message: "more queries are judged than there are"
	});
	if (metrics.some(({ n }) => n !== queries.judged)) found.push({
		path: "/predicate/metrics",
		message: "a metric is about other queries than those that were judged"
	});
	return found;
}
function forecastContradictions(forecast, { rows }) {
	const path = `${PATH}/forecasting`;
	return [
		forecast.horizons.reduce((sum, one) => sum + one.rows, 0),
		forecast.dates,
		forecast.scaledRows ?? 0
	].some((one) => one > rows) ? [tooMany(path)] : [];
}
function tooMany(path) {
	return {
		path,
		message: "a count is larger than the holdout"
	};
}

/** `none`: the ledger was read and holds no champion. `unavailable`: it could not be read or scored, which never passes a baseline rule. */
const champion = { oneOf: [
	{
		type: "object",
		additionalProperties: false,
		required: ["state"],
		properties: { state: { const: "none" } }
	},
	{
		type: "object",
		additionalProperties: false,
		required: ["state", "reason"],
		properties: {
			state: { const: "unavailable" },
			reason: text$8
		}
	},
	{
		type: "object",
		additionalProperties: false,
		required: [
			"state",
			"version",
			"digest",
			"runtime",
			"metrics"
		],
		properties: {
			state: { const: "compared" },
			/** `here`: scored again in this run, on the same rows. Absent in evidence that is older than the word; it meant `here`. */
			made: { enum: ["here", "at registration"] },
			/** Why it could not be scored here. */
			reason: text$8,
			version: text$8,
			digest: digest$1,
			runtime,
			metrics: {
				type: "array",
				maxItems: 100,
				items: estimateSchema
			}
		}
	}
] };
/** A stored profile by its bytes. */
const referenceProfile = {
	type: "object",
	additionalProperties: false,
	required: ["digest", "size"],
	properties: {
		digest: digest$1,
		size: count$1
	}
};
const testPredicateSchema = {
	type: "object",
	additionalProperties: false,
	required: [
		"schemaVersion",
		"kind",
		"assay",
		"model",
		"task",
		"createdAt",
		"source",
		"config",
		"candidate",
		"holdout",
		"metrics",
		"champion",
		"comparison"
	],
	properties: {
		schemaVersion: { const: 1 },
		kind: { const: "test" },
		/** Version of Assay that measured. */
		assay: text$8,
		model: text$8,
		task: { enum: TASK_KINDS },
		createdAt: {
			type: "string",
			format: "date-time"
		},
		source: sourceSchema,
		config: configSchema$1,
		candidate: {
			type: "object",
			additionalProperties: false,
			required: [
				"digest",
				"files",
				"runtime"
			],
			properties: {
				digest: digest$1,
				files: {
					type: "array",
					minItems: 1,
					maxItems: 1e3,
					items: fileDigest
				},
				runtime,
				/** Digest of the sealed run record of the training, when `assay train` made the model. */
				runRecord: digest$1,
				/** The profile of the training data, as it was when the model was measured. */
				profile: referenceProfile
			}
		},
		holdout: {
			type: "object",
			additionalProperties: false,
			required: [
				"digest",
				"rows",
				"source"
			],
			properties: {
				digest: digest$1,
				rows: {
					type: "integer",
					minimum: 1
				},
				source: text$8,
				id: text$8,
				target: text$8,
				/** Rows per class, in class order. */
				classes: {
					type: "array",
					maxItems: 1e3,
					items: {
						type: "object",
						additionalProperties: false,
						required: ["name", "rows"],
						properties: {
							name: { type: "string" },
							rows: count$1
						}
					}
				}
			}
		},
		metrics: {
			type: "array",
			minItems: 1,
			maxItems: 100,
			items: estimateSchema
		},
		champion,
		comparison: {
			type: "array",
			maxItems: 100,
			items: comparisonSchema
		},
		/** Which rows belong together; absent where `data.group` and `data.time` are, or where every row stands alone. */
		dependence: dependenceSchema,
		/** The class of machine that measured. */
		machine: machineSchema,
		/** One entry per protected attribute; absent when the configuration names none. */
		groups: groupsSchema,
		/** Every rate and gap of the groups, crossings, and how the gaps moved; absent where `groups` is. */
		fairness: fairnessSchema,
		/** The slices of `test.slices`; absent when there are none. */
		slices: slicesSchema,
		/** What the search for weak slices found; absent when `test.discover` is off. */
		discoveredSlices: discoveredSlicesSchema,
		/** Against the base of a pull request; absent where there is none. */
		data: dataChangesSchema,
		/** Only with a champion, and only where something is decided: binary and multiclass. */
		flips: flipsSchema,
		/** Thresholds, costs and weights; absent where nothing is decided, costs or is weighted. */
		decisions: decisionsSchema,
		/** Can the probabilities be taken at their word? Only where there are classes. */
		calibration: calibrationSchema,
		/** Leaks and damage between training data and holdout; absent without training data, or when `test.checks` is off. */
		integrity: integritySchema,
		/** What a multilabel, ranking or forecasting task has to tell beside its metrics; absent for the other tasks. */
		taskDetails: taskDetailsSchema,
		/** How much of the change is data and how much is code; absent unless it was asked for. */
		decomposition: decompositionSchema,
		/** What the model file says about itself; absent for a file of predictions. */
		artifact: artifactSchema,
		/** What the model relies on; absent when `test.explain` is off. */
		explanation: explanationSchema,
		/** What happens when rows are not quite what they were; absent when `test.robustness` and `test.cases` are off. */
		robustness: robustnessSchema,
		/** Times of this run; absent when `test.budget` is off. */
		performance: performanceSchema
	}
};

const MANIFEST_MEDIA_TYPE = "application/vnd.oci.image.manifest.v1+json";
const ARTIFACT_TYPE = "application/vnd.cncf.model.manifest.v1+json";
const CONFIG_MEDIA_TYPE = "application/vnd.cncf.model.config.v1+json";
const WEIGHT_MEDIA_TYPE = "application/vnd.cncf.model.weight.v1.raw";
const WEIGHT_CONFIG_MEDIA_TYPE = "application/vnd.cncf.model.weight.config.v1.raw";
const FILE_PATH = "org.cncf.model.filepath";
const MAX_FILES = 1e3;
/** A path inside a model: plain ASCII names, no `.` or `..` segments, at most 200 characters, so that it is safe on every host. */
const MODEL_FILE_PATTERN = "^(?!.{201})(?!(.*/)?\\.{1,2}(/|$))[A-Za-z0-9._+@=-]+(/[A-Za-z0-9._+@=-]+)*$";
const descriptor = {
	mediaType: {
		type: "string",
		maxLength: 200
	},
	digest: digest$1,
	size: count$1
};
/** OCI image manifest in CNCF ModelPack form with raw layers: one layer per model file, layer digest = file digest. */
const manifestSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay model manifest",
	type: "object",
	additionalProperties: false,
	required: [
		"schemaVersion",
		"mediaType",
		"artifactType",
		"config",
		"layers"
	],
	properties: {
		schemaVersion: { const: 2 },
		mediaType: { const: MANIFEST_MEDIA_TYPE },
		artifactType: { const: ARTIFACT_TYPE },
		config: {
			type: "object",
			additionalProperties: false,
			required: [
				"mediaType",
				"digest",
				"size"
			],
			properties: {
				...descriptor,
				mediaType: { const: CONFIG_MEDIA_TYPE }
			}
		},
		layers: {
			type: "array",
			minItems: 1,
			maxItems: MAX_FILES,
			items: {
				type: "object",
				additionalProperties: false,
				required: [
					"mediaType",
					"digest",
					"size",
					"annotations"
				],
				properties: {
					...descriptor,
					annotations: {
						type: "object",
						additionalProperties: false,
						required: [FILE_PATH],
						properties: { [FILE_PATH]: {
							type: "string",
							pattern: MODEL_FILE_PATTERN
						} }
					}
				}
			}
		}
	}
};
/**
* Names the files of the model at `modelPath` relative to it: a single file by its own name, a folder's files by their path below it.
* The identity of a model so does not depend on where it lies.
*/
function toModelFiles(modelPath, files) {
	const root = modelPath.replace(/^\.\//, "").replace(/\/+$/, "");
	return files.map((file) => {
		const path = file.path.replace(/^\.\//, "");
		if (path === root) return {
			...file,
			path: root.slice(root.lastIndexOf("/") + 1)
		};
		return {
			...file,
			path: path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path
		};
	});
}
/**
* Builds the manifest from the files alone (no name, version or date), so that equal files give equal bytes on every machine.
* Throws UserError MODEL_UNREADABLE with every path that cannot be stored.
*/
function createManifest(files, sha256) {
	const sorted = [...files].sort((a, b) => a.path < b.path ? -1 : 1);
	const problems = problemsOf(sorted);
	if (problems.length > 0) throw new UserError("MODEL_UNREADABLE", problems);
	const config = JSON.stringify({
		descriptor: {},
		config: {},
		modelfs: {
			type: "layers",
			diffIds: sorted.map((file) => file.digest)
		}
	});
	const document = {
		schemaVersion: 2,
		mediaType: MANIFEST_MEDIA_TYPE,
		artifactType: ARTIFACT_TYPE,
		config: {
			mediaType: CONFIG_MEDIA_TYPE,
			digest: sha256(config),
			size: config.length
		},
		layers: sorted.map((file) => ({
			mediaType: file.path.endsWith(".json") ? WEIGHT_CONFIG_MEDIA_TYPE : WEIGHT_MEDIA_TYPE,
			digest: file.digest,
			size: file.size,
			annotations: { [FILE_PATH]: file.path }
		}))
	};
	const text = `${JSON.stringify(document, null, 2)}\n`;
	return {
		text,
		digest: sha256(text),
		files: sorted,
		config
	};
}
/** The files that a parsed manifest (checked against `manifestSchema`) lists, in its order. */
function manifestFiles(document) {
	return document.layers.map((layer) => ({
		path: layer.annotations[FILE_PATH],
		digest: layer.digest,
		size: layer.size
	}));
}
function problemsOf(sorted) {
	if (sorted.length === 0 || sorted.length > MAX_FILES) return [{
		file: "model",
		message: `a model has 1 to ${MAX_FILES} files, this one ${sorted.length}`
	}];
	const pattern = new RegExp(MODEL_FILE_PATTERN);
	const unsafe = sorted.filter((file) => !pattern.test(file.path));
	const seen = new Map(sorted.map((file) => [file.path.toLowerCase(), file]));
	const twice = sorted.filter((file) => seen.get(file.path.toLowerCase()) !== file);
	return [...unsafe.map(({ path }) => ({
		file: path.slice(0, 300),
		message: "this name cannot be stored in the registry",
		fix: "use letters, digits, and . _ + @ = - in names, at most 200 characters"
	})), ...twice.map(({ path }) => ({
		file: path,
		message: "another file has the same name but for upper and lower case",
		fix: "rename one of them"
	}))];
}
compiled.set(manifestSchema, manifestSchema$1);

/** Branch that holds the ledger. */
const LEDGER_BRANCH = "assay";
const LEDGER_FORMAT = 1;
const CHAMPION = "champion";
/** Semantic version without pre-release or build parts, which tags elsewhere cannot carry. */
const VERSION_PATTERN = "^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$";
const ALIAS_PATTERN = "^[a-z][a-z0-9-]{0,31}$";
const model = {
	type: "string",
	pattern: MODEL_NAME_PATTERN
};
const version = {
	type: "string",
	pattern: VERSION_PATTERN
};
const alias = {
	type: "string",
	pattern: ALIAS_PATTERN
};
const at$1 = {
	type: "string",
	format: "date-time"
};
const draft = "http://json-schema.org/draft-07/schema#";
/** Evidence kept with a version: file in the ledger and digest of its bytes. */
const evidence = {
	type: "array",
	maxItems: 50,
	items: {
		type: "object",
		additionalProperties: false,
		required: [
			"kind",
			"path",
			"digest"
		],
		properties: {
			kind: { enum: [
				"test",
				"drift",
				"verdict",
				"run"
			] },
			path: text$8,
			digest: digest$1
		}
	}
};
/** `ledger.json`: says that the branch is a ledger, and how it is laid out. */
const ledgerSchema = {
	$schema: draft,
	title: "Assay ledger",
	type: "object",
	additionalProperties: false,
	required: ["format"],
	properties: { format: { const: 1 } }
};
/** `models/<name>/versions/<semver>.json`: written once, when the version is reserved. */
const versionRecordSchema = {
	$schema: draft,
	title: "Assay model version",
	type: "object",
	additionalProperties: false,
	required: [
		"model",
		"version",
		"manifest",
		"source",
		"files",
		"createdAt",
		"actor"
	],
	properties: {
		model,
		version,
		manifest: {
			type: "object",
			additionalProperties: false,
			required: [
				"digest",
				"mediaType",
				"size"
			],
			properties: {
				digest: digest$1,
				mediaType: { const: MANIFEST_MEDIA_TYPE },
				size: count$1
			}
		},
		source: sourceSchema,
		files: {
			type: "array",
			minItems: 1,
			maxItems: 1e3,
			items: fileDigest
		},
		/** Profile of the training data, kept with the version's bytes as `reference.profile.json`; absent when there was none. */
		profile: referenceProfile,
		/** Champion that this version was measured against; absent for a first version. */
		parent: digest$1,
		createdAt: at$1,
		actor: text$8
	}
};
/** `models/<name>/versions/<semver>.ready.json`: written once, when all bytes are stored. Versions without it do not exist for readers. */
const readyRecordSchema = {
	$schema: draft,
	title: "Assay model version is ready",
	type: "object",
	additionalProperties: false,
	required: [
		"model",
		"version",
		"digest",
		"location",
		"evidence",
		"readyAt"
	],
	properties: {
		model,
		version,
		digest: digest$1,
		location: { oneOf: [{
			type: "object",
			additionalProperties: false,
			required: ["kind", "tag"],
			properties: {
				kind: { const: "release" },
				tag: text$8,
				url: text$8
			}
		}, {
			type: "object",
			additionalProperties: false,
			required: ["kind"],
			properties: { kind: { const: "ledger" } }
		}] },
		evidence,
		readyAt: at$1
	}
};
/** `models/<name>/aliases/<alias>.json`: the current pointer and why; the git log of the file is the history. */
const aliasRecordSchema = {
	$schema: draft,
	title: "Assay alias",
	type: "object",
	additionalProperties: false,
	required: [
		"model",
		"alias",
		"version",
		"digest",
		"reason",
		"actor",
		"at"
	],
	properties: {
		model,
		alias,
		version,
		digest: digest$1,
		previous: {
			type: "object",
			additionalProperties: false,
			required: ["version", "digest"],
			properties: {
				version,
				digest: digest$1
			}
		},
		reason: { enum: [
			"register",
			"promote",
			"rollback"
		] },
		/** Digest of the model that the alias pointed to when the evidence was made; absent when there was none. */
		evaluatedAgainst: digest$1,
		actor: text$8,
		at: at$1,
		run: text$8
	}
};
compiled.set(aliasRecordSchema, aliasRecordSchema$1);
compiled.set(ledgerSchema, ledgerSchema$1);
compiled.set(readyRecordSchema, readyRecordSchema$1);
compiled.set(versionRecordSchema, versionRecordSchema$1);

/** Escapes one segment of a JSON pointer (RFC 6901). */
function pointerSegment(key) {
	return String(key).replaceAll("~", "~0").replaceAll("/", "~1");
}
/** Splits a JSON pointer into its keys (RFC 6901). */
function pointerKeys(pointer) {
	if (pointer === "") return [];
	return pointer.slice(1).split("/").map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

const MAX_JSON_CHARACTERS = 64e6;
const MAX_JSON_DEPTH = 32;
/**
* Parses JSON (RFC 8259) strictly: no duplicate keys, no numbers beyond double range, depth at most 32, no `__proto__` key.
* Throws UserError(code) at the first fault, with its position.
*/
function parseStrictJson(text, file, code) {
	const fail = (offset, message) => {
		throw new UserError(code, {
			file,
			...positionAt(text, offset),
			message
		});
	};
	if (text.length > MAX_JSON_CHARACTERS) fail(0, `the document has ${text.length} characters; at most ${MAX_JSON_CHARACTERS} are read`);
	const value = new JsonReader(text, fail).document();
	let found;
	const places = () => {
		if (found === void 0) {
			found = {
				values: /* @__PURE__ */ new Map(),
				keys: /* @__PURE__ */ new Map()
			};
			new JsonReader(text, fail, found).document();
		}
		return found;
	};
	return {
		file,
		value,
		locate: (pointer) => positionAt(text, nearest(places().values, pointer)),
		locateKey: (pointer, key) => positionAt(text, nearest(places().keys, `${pointer}/${pointerSegment(key)}`))
	};
}
function nearest(offsets, pointer) {
	for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
		const offset = offsets.get(at);
		if (offset !== void 0) return offset;
	}
	return offsets.get("") ?? 0;
}
function positionAt(text, offset) {
	const before = text.slice(0, offset);
	return {
		line: before.split("\n").length,
		column: offset - before.lastIndexOf("\n")
	};
}
const QUOTE = 34;
const BACKSLASH = 92;
const SPACE = 32;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?=[\s,\]}]|$)/y;
/** Recursive descent over one text; with `places` it remembers where each value and key began. */
var JsonReader = class {
	#at = 0;
	#text;
	#fail;
	#places;
	constructor(text, fail, places) {
		this.#text = text;
		this.#fail = fail;
		this.#places = places;
	}
	document() {
		const value = this.#value("", 0);
		this.#space();
		if (this.#at < this.#text.length) this.#fail(this.#at, "text after the end of the document");
		return value;
	}
	#value(pointer, depth) {
		this.#space();
		if (depth > MAX_JSON_DEPTH) this.#fail(this.#at, `nested deeper than ${MAX_JSON_DEPTH} levels`);
		this.#places?.values.set(pointer, this.#at);
		switch (this.#text[this.#at]) {
			case "{": return this.#object(pointer, depth);
			case "[": return this.#array(pointer, depth);
			case "\"": return this.#string();
			default: return this.#literal();
		}
	}
	#object(pointer, depth) {
		const members = {};
		this.#at++;
		this.#space();
		if (this.#take("}")) return members;
		do {
			this.#space();
			const start = this.#at;
			if (this.#text[start] !== "\"") this.#fail(start, "expected a key in double quotes");
			const key = this.#string();
			if (Object.hasOwn(members, key)) this.#fail(start, `duplicate key ${JSON.stringify(key)}`);
			if (key === "__proto__") this.#fail(start, "the key \"__proto__\" is not allowed");
			const child = this.#places === void 0 ? "" : `${pointer}/${pointerSegment(key)}`;
			this.#places?.keys.set(child, start);
			this.#space();
			if (!this.#take(":")) this.#fail(this.#at, "expected \":\" after a key");
			members[key] = this.#value(child, depth + 1);
			this.#space();
		} while (this.#take(","));
		if (!this.#take("}")) this.#fail(this.#at, "expected \",\" or \"}\"");
		return members;
	}
	#array(pointer, depth) {
		const items = [];
		this.#at++;
		this.#space();
		if (this.#take("]")) return items;
		do {
			items.push(this.#value(this.#places === void 0 ? "" : `${pointer}/${items.length}`, depth + 1));
			this.#space();
		} while (this.#take(","));
		if (!this.#take("]")) this.#fail(this.#at, "expected \",\" or \"]\"");
		return items;
	}
	#string() {
		const start = this.#at;
		const plain = this.#plainEnd(start + 1);
		if (plain !== void 0) {
			this.#at = plain + 1;
			return this.#text.slice(start + 1, plain);
		}
		let end = start + 1;
		while (end < this.#text.length && this.#text[end] !== "\"") end += this.#text[end] === "\\" ? 2 : 1;
		this.#at = end + 1;
		return this.#native(start);
	}
	/** The closing quote of a text that means what it says: no escapes, and nothing that must be escaped. */
	#plainEnd(start) {
		for (let at = start; at < this.#text.length; at++) {
			const code = this.#text.charCodeAt(at);
			if (code === QUOTE) return at;
			if (code === BACKSLASH || code < SPACE) return void 0;
		}
	}
	#literal() {
		const start = this.#at;
		NUMBER.lastIndex = start;
		const number = NUMBER.exec(this.#text)?.[0];
		if (number === void 0) {
			while (this.#at < this.#text.length && !" 	\r\n,]}:".includes(this.#text[this.#at] ?? "")) this.#at++;
			return this.#native(start);
		}
		this.#at += number.length;
		const value = Number(number);
		if (!Number.isFinite(value)) this.#fail(start, "a number beyond the range of a double");
		return value;
	}
	/** Leaves the grammar of strings, numbers and literals to the engine's own JSON parser. */
	#native(start) {
		const token = this.#text.slice(start, this.#at);
		try {
			return JSON.parse(token);
		} catch {
			return this.#fail(start, token === "" ? this.#missing() : `not JSON: ${token.slice(0, 40)}`);
		}
	}
	#missing() {
		return this.#at >= this.#text.length ? "the document ends too early" : `expected a value before "${this.#text[this.#at]}"`;
	}
	#space() {
		for (;;) {
			const code = this.#text.charCodeAt(this.#at);
			if (code !== SPACE && code !== 9 && code !== 10 && code !== 13) return;
			this.#at++;
		}
	}
	#take(character) {
		if (this.#text[this.#at] !== character) return false;
		this.#at++;
		return true;
	}
};

/** Is this a plain object of keys and values, and not a list? */
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

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
	const branch = text$1(payload, ["repository", "default_branch"]);
	return {
		runner: true,
		change,
		source: sourceOf(env, change, env["GITHUB_EVENT_NAME"] === "workflow_dispatch" ? dispatchedSource(payload) : {}),
		...branch === void 0 ? {} : { defaultBranch: branch }
	};
}
function readChange(env, payload) {
	if (isRecord(payload) && isRecord(payload["pull_request"])) {
		const { number } = payload["pull_request"];
		const baseSha = text$1(payload, [
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
	const headSha = text$1(payload, ["merge_group", "head_sha"]) ?? env["GITHUB_SHA"];
	if (headSha === void 0 || env["GITHUB_REF"] === void 0) throw incomplete("GITHUB_SHA and GITHUB_REF");
	const baseSha = text$1(payload, ["merge_group", "base_sha"]);
	return {
		kind: "push",
		headSha,
		ref: env["GITHUB_REF"],
		...baseSha === void 0 ? {} : { baseSha }
	};
}
/** A run that the App started is about the commit that it was started for, and repeats the number that it was given. */
function dispatchedSource(payload) {
	const nonce = text$1(payload, ["inputs", "assay-nonce"]);
	if (nonce === void 0) return {};
	return {
		headSha: required(payload, ["inputs", "assay-head"]),
		baseRef: required(payload, ["inputs", "assay-base"]),
		nonce
	};
}
function sourceOf(env, change, dispatched) {
	const known = {
		repository: env["GITHUB_REPOSITORY"],
		commit: env["GITHUB_SHA"],
		headSha: change.kind === "pull-request" ? change.pullRequest.headSha : headOf(change),
		baseRef: change.kind === "pull-request" ? change.pullRequest.baseRef : void 0,
		ref: env["GITHUB_REF"],
		event: env["GITHUB_EVENT_NAME"],
		runId: env["GITHUB_RUN_ID"],
		runAttempt: env["GITHUB_RUN_ATTEMPT"],
		workflow: env["GITHUB_WORKFLOW_REF"],
		nonce: void 0,
		...dispatched
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
	const value = text$1(payload, path);
	if (value === void 0) throw incomplete(path.join("."));
	return value;
}
function text$1(payload, path) {
	let value = payload;
	for (const key of path) value = isRecord(value) ? value[key] : void 0;
	return typeof value === "string" && value !== "" ? value : void 0;
}
function incomplete(what) {
	return new Fault("INTERNAL", `the runner does not say ${what}`, { fix: "run this on push, pull_request, merge_group, schedule or workflow_dispatch" });
}

/** The repository of Assay seen from this file, as source (`actions/kit`) or as bundle (`actions/dist`, `actions/dist/chunks`). */
const HOME = import.meta.dirname.replace(/[\\/]actions[\\/].*$/, "");
const FOLDERS = {
	child: "train",
	"child-metrics": "train",
	"child-model": "test",
	"child-beside": "test"
};
/** A child is a program of its own: among the sources of a verb, or bundled beside the verbs. */
function childEntry(name) {
	const isSource = import.meta.filename.endsWith(".ts");
	return join(HOME, "actions", ...isSource ? [FOLDERS[name], `${name}.ts`] : ["dist", `${name}.js`]);
}

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

/** Models in this thread, in a second one, and in processes of their own. */
function createModels({ workspace, files, engines, location, log }, env) {
	const beside = once(async () => {
		const { createBeside } = await import("./beside.js");
		return createBeside({
			childEntry: childEntry("child-beside"),
			workspace,
			engines: location,
			log
		});
	});
	return {
		models: once(async () => {
			const { createModelRuntime } = await import("./model-runtime2.js");
			return createModelRuntime({
				files,
				engines,
				log,
				nativeFrom: join(HOME, "package.json")
			});
		}).get,
		beside: beside.get,
		isolatedModels: async () => {
			const { createIsolatedModels } = await import("./isolated-models.js");
			const { debug } = log;
			return createIsolatedModels({
				childEntry: childEntry("child-model"),
				files,
				engines: location,
				env,
				debug
			});
		},
		close: async () => await (await beside.made())?.close()
	};
}

const NAME = /^(postgres|trino):(.*)$/;
const ADDRESS = /^(postgres(ql)?|trino|jdbc:\w+):\/\//i;
/** The variable that holds the address of a warehouse named on a command line. */
const URL_ENV = {
	postgres: "ASSAY_POSTGRES_URL",
	trino: "ASSAY_TRINO_URL"
};
/** Does this name a table of a warehouse, and no path? */
function isWarehouseName(written) {
	return NAME.test(written) || ADDRESS.test(written);
}
/**
* What `postgres:schema.table` or `trino:catalog.schema.table` names; `undefined` for everything else. Throws UserError INPUT_INVALID for
* an address, which is not repeated: it may hold a password.
*/
function namedWarehouse(written) {
	if (ADDRESS.test(written)) throw new UserError("INPUT_INVALID", {
		file: "the address of a database",
		message: "addresses do not belong on a command line, where others can read them",
		fix: `put it into ${URL_ENV.postgres} or ${URL_ENV.trino}, and write \`postgres:schema.table\` or \`trino:catalog.schema.table\``
	});
	const [, kind, table] = NAME.exec(written) ?? [];
	if (kind === void 0 || table === void 0) return void 0;
	const warehouse = kind === "postgres" ? "postgres" : "trino";
	return {
		warehouse,
		urlEnv: URL_ENV[warehouse],
		table
	};
}

/** Files whose name ends so are stored profiles, wherever a command line takes a file of data. */
const PROFILE_FILE = /\.profile\.json$/;
/** One summarizer for every kind of source. */
function joinSummarizers({ data, profile, warehouse }) {
	return { openSummary: async (source, name) => {
		if ("profile" in source) return (await profile()).openSummary(source, name);
		if ("warehouse" in source) return (await warehouse(source.warehouse)).openSummary(source, name);
		return (await data()).openSummary(source, name);
	} };
}
/** What a name on a command line stands for: data, a stored profile, or a table of a warehouse. Throws UserError INPUT_INVALID. */
function namedSource(name) {
	return namedWarehouse(name) ?? (PROFILE_FILE.test(name) ? { profile: name } : { path: name });
}

const env = process.env;
const SYSTEM = {
	auditChecks,
	md5,
	meter: createMeter()
};
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
function readVersion$1() {
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
	const tablesIn = (folder = workspace, sources = [], handedOver = void 0) => {
		place = {
			workspace: folder,
			addresses: remoteAddresses(sources),
			handedOver
		};
		return tables.get();
	};
	const profiles = (folder = workspace) => openProfiles(folder === workspace ? files : createFiles(folder));
	const postgres = once(openPostgres);
	const { close: closeModels, ...models } = createModels({
		workspace,
		files,
		engines,
		location,
		log
	}, env);
	const client = (token) => openClient(token ?? env["GITHUB_TOKEN"], clock, log);
	return {
		context,
		version: readVersion$1(),
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
		...SYSTEM,
		colors: process.stdout.isTTY === true && env["NO_COLOR"] === void 0 && !context.runner,
		...models,
		modelFiles: () => openModelFiles(context.runner ? files.resolve : (path) => resolve(workspace, path)),
		training: () => openTraining({
			workspace,
			files,
			log,
			location
		}),
		metricModules: () => openMetricModules(files, log),
		benches: () => openBenches({
			workspace,
			engines,
			location,
			log,
			clock,
			addresses: () => place.addresses
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
		identityToken: async (audience) => (await import("./identity-token.js")).askIdentityToken(env, audience, createBackoff(Math.random)),
		artifacts: env["ACTIONS_RUNTIME_TOKEN"] === void 0 ? void 0 : createArtifacts(workspace, { isRerun: Number(env["GITHUB_RUN_ATTEMPT"]) > 1 }),
		close: async () => {
			await (await tables.made())?.close();
			await closeModels();
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
	return createTraining({
		workspace,
		files,
		log,
		env,
		engines: location,
		childEntry: childEntry("child")
	});
}
async function openMetricModules(files, log) {
	const { createMetricModules } = await import("./module-metrics.js");
	return createMetricModules({
		childEntry: childEntry("child-metrics"),
		home: HOME,
		files,
		log,
		env
	});
}
async function openTables({ addresses, ...place }, engines, log) {
	const { createTableEngine } = await import("./table-engine.js");
	const extensions = env["ASSAY_DUCKDB_EXTENSIONS"] || join(engineCacheDir(env, homedir()), "duckdb-extensions");
	const remote = {
		addresses,
		env,
		extensions
	};
	return createTableEngine({
		...place,
		load: () => engines.load("duckdb", "@duckdb/node-api"),
		log,
		remote
	});
}
async function openBenches({ addresses, engines, clock, ...own }) {
	const { createBenches } = await import("./benches.js");
	return createBenches({
		workspace: own.workspace,
		env,
		log: own.log,
		clock,
		openTables: (folder) => openTables({
			workspace: folder,
			addresses: addresses()
		}, engines, own.log),
		openTraining: (folder) => openTraining({
			...own,
			workspace: folder,
			files: createFiles(folder)
		})
	});
}
async function openProfiles(files) {
	const { createStoredProfiles } = await import("./stored-profiles.js");
	return createStoredProfiles(files);
}
async function openModelFiles(place) {
	const { createModelFiles } = await import("./model-files.js");
	return createModelFiles(place);
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

/**
* Numbers that states give to persons, told by their form and their own check: Spain (DNI, NIE), Italy (codice fiscale), France (NIR),
* Finland (HETU), Sweden (personnummer), Brazil (CPF with its punctuation), and the form alone of the United States (SSN with hyphens).
*/
function isNationalId(text) {
	return FORMS.some(([form, isValid]) => form.test(text) && isValid(text.toUpperCase()));
}
const FORMS = [
	[/^[XYZ]?\d{7,8}[A-HJ-NP-TV-Z]$/i, isSpanish],
	[/^[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]$/i, isItalian],
	[/^[12]\d{2}(0[1-9]|1[0-2])(\d{2}|2[AB])\d{8}$/i, isFrench],
	[/^\d{6}[+A-FU-Y-]\d{3}[0-9A-Y]$/i, isFinnish],
	[/^(\d{2})?\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])[+-]\d{4}$/, isSwedish],
	[/^\d{3}\.\d{3}\.\d{3}-\d{2}$/, isBrazilian],
	[/^(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}$/, () => true]
];
/** The letter is the number's remainder by 23; X, Y and Z stand for 0, 1 and 2. */
function isSpanish(text) {
	const digits = text.slice(0, -1).replace(/^[XYZ]/, (letter) => String("XYZ".indexOf(letter)));
	return digits.length === 8 && "TRWAGMYFPDXBNJZSQVHLCKE"[Number(digits) % 23] === text.at(-1);
}
const ODD = [
	1,
	0,
	5,
	7,
	9,
	13,
	15,
	17,
	19,
	21,
	2,
	4,
	18,
	20,
	11,
	3,
	6,
	8,
	12,
	14,
	16,
	10,
	22,
	25,
	24,
	23
];
/** The last letter is the sum of all others, those at odd places by a table of their own, by 26. */
function isItalian(text) {
	const value = (character) => /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
	const sum = [...text.slice(0, 15)].reduce((total, character, i) => {
		const own = value(character);
		return total + (i % 2 === 0 ? ODD[own] ?? 0 : own);
	}, 0);
	return String.fromCharCode(65 + sum % 26) === text.at(-1);
}
/** The key is 97 minus the number's remainder by 97; Corsica's 2A and 2B count as 19 and 18. */
function isFrench(text) {
	const digits = text.slice(0, 13).replace("2A", "19").replace("2B", "18");
	return 97 - Number(digits) % 97 === Number(text.slice(13));
}
/** The check character is the nine digits' remainder by 31. */
function isFinnish(text) {
	const digits = `${text.slice(0, 6)}${text.slice(7, 10)}`;
	return "0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(digits) % 31] === text.at(-1);
}
/** Luhn over the last ten digits. */
function isSwedish(text) {
	return [...text.replace(/\D/g, "").slice(-10)].reduce((total, digit, i) => {
		const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1);
		return total + (doubled > 9 ? doubled - 9 : doubled);
	}, 0) % 10 === 0;
}
/** Two check digits by 11, each over all digits before it. */
function isBrazilian(text) {
	const digits = [...text.replace(/\D/g, "")].map(Number);
	if (new Set(digits).size === 1) return false;
	return [9, 10].every((length) => {
		return digits.slice(0, length).reduce((total, digit, i) => total + digit * (length + 1 - i), 0) * 10 % 11 % 10 === digits[length];
	});
}

/** Kinds of personal data that a column's name or content can look like. */
const PERSONAL_KINDS = [
	"e-mail",
	"phone",
	"payment-card",
	"iban",
	"ip-address",
	"national-id",
	"name"
];
const NAMES = {
	"e-mail": /(^|_)(e_?mail|mail)(_|$)/,
	phone: /(^|_)(phone|telephone|tel|mobile|fax|msisdn)(_|$)/,
	"payment-card": /(^|_)(credit_?card|card_?(number|no|num)|cc_?(number|num|no)|pan)(_|$)/,
	iban: /(^|_)iban(_|$)/,
	"ip-address": /(^|_)(ip|ip_?v?[46]|ip_?addr(ess)?|remote_addr)(_|$)/,
	"national-id": /(^|_)(ssn|social_security(_(no|num|number))?|national_id|passport(_(no|num|number))?|tax_id|nino|dni|nie|cpf|codice_fiscale|personnummer|hetu|nir)(_|$)/,
	name: /(^|_)(first|last|full|middle|maiden|given|family|patient|customer|client|person|contact|employee)_?names?$|(^|_)(surname|forename)s?$/
};
/** What a value of the kind must look like at least: a column of a few codes is none, whatever its name is. */
const PLAUSIBLE = {
	"e-mail": /@/,
	phone: /(\d\D*){6}/,
	"payment-card": /(\d\D*){8}/,
	iban: /[a-z]{2}\d{2}.{8}/i,
	"ip-address": /[.:].*[.:]/,
	"national-id": /(\d\D*){5}/,
	name: /\p{L}{2}/u
};
/** With so few different values, none of them plausible, a name is no proof. */
const FEW_CODES = 20;
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63}){0,4}\.\p{L}{2,24}/u;
const IBAN = /(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![A-Z0-9])/gi;
const CARD = /(?<![\d.])[2-6]\d(?:[ -]?\d){11,17}(?![\d.])/g;
const PHONE = /^(?=(?:\D*\d){8,15}\D*$)(?:\+[\d\s()./-]+|00\d{1,3}[\s/-][\d\s/-]+|\(?0\d{1,5}\)?[\s./-]\d[\d\s./-]{4,14}|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4})$/;
const DATE = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/;
const IPV4 = /(?<![\d.])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d.])/;
const IPV6 = /^(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$|^(?=.*::)(?!.*::.*::)(?=.*[0-9a-f])[0-9a-f:]{3,39}$/i;
/** One in a hundred is enough where a match is hardly ever chance; digits alone fit a card by chance one time in ten. */
const LEAST_SHARE = {
	"e-mail": .01,
	iban: .01,
	"ip-address": .01,
	phone: .3,
	"payment-card": .3,
	"national-id": .05,
	name: 1
};
/** What a column looks like, judged by its name and by a sample of its different values as text. */
function findPersonal(name, sample) {
	const words = name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase().replace(/[^a-z\d]+/g, "_");
	const named = PERSONAL_KINDS.find((one) => NAMES[one].test(words));
	if (named !== void 0 && !areCodes(named, sample)) return {
		kind: named,
		by: "name"
	};
	const counts = /* @__PURE__ */ new Map();
	for (const value of sample) {
		const kind = personalKindOf(value);
		if (kind !== void 0) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	}
	const kind = PERSONAL_KINDS.find((one) => (counts.get(one) ?? 0) > LEAST_SHARE[one] * sample.length);
	return kind === void 0 ? void 0 : {
		kind,
		by: "content"
	};
}
function areCodes(kind, sample) {
	return sample.length > 1 && sample.length <= FEW_CODES && !sample.some((value) => PLAUSIBLE[kind].test(value));
}
/** What personal data a text holds, anywhere in it; a phone number only when it is all there is. */
function personalKindOf(text) {
	if (EMAIL.test(text)) return "e-mail";
	if ((text.match(IBAN) ?? []).some(isIban)) return "iban";
	if ((text.match(CARD) ?? []).some(isCardNumber)) return "payment-card";
	if (IPV4.test(text) || IPV6.test(text.trim())) return "ip-address";
	if (isNationalId(text.trim())) return "national-id";
	return PHONE.test(text.trim()) && !DATE.test(text.trim()) ? "phone" : void 0;
}
/** A value as every output may show it: personal data is replaced by what it is. */
function masked(value, column) {
	const kind = column?.kind ?? personalKindOf(value);
	return kind === void 0 ? value : maskOf(kind);
}
/** What stands in the place of a value. */
function maskOf(kind) {
	return `(${kind}, hidden)`;
}
/** A text with every address, number and code in it that looks personal replaced by what it is: for messages that quote data. */
function maskText(text) {
	const hide = (kind, isOne) => (found) => isOne(found) ? maskOf(kind) : found;
	return text.replace(new RegExp(EMAIL, "gu"), maskOf("e-mail")).replace(IBAN, hide("iban", isIban)).replace(CARD, hide("payment-card", isCardNumber)).replace(new RegExp(IPV4, "g"), maskOf("ip-address")).replace(/[\p{L}\d.+-]{9,20}/gu, hide("national-id", isNationalId)).replace(/\+\d[\d ()/-]{6,18}\d/g, maskOf("phone"));
}
/** Luhn's check digit (ISO/IEC 7812-1, annex B), over digits with blanks or hyphens between them. */
function isCardNumber(text) {
	const digits = [...text.replace(/\D/g, "")].map(Number).reverse();
	return digits.reduce((total, digit, i) => {
		if (i % 2 === 0) return total + digit;
		return total + (digit > 4 ? 2 * digit - 9 : 2 * digit);
	}, 0) % 10 === 0 && new Set(digits).size > 1;
}
/** Check digits of ISO 13616: letters are numbers from 10 on, the remainder by 97 is 1. */
function isIban(text) {
	const plain = text.replaceAll(" ", "").toUpperCase();
	const moved = plain.slice(4) + plain.slice(0, 4);
	let remainder = 0;
	for (const character of moved) for (const digit of String(Number.parseInt(character, 36))) remainder = (remainder * 10 + Number(digit)) % 97;
	return remainder === 1;
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

/** The frame that every action runs in: it presents what the verb found, and turns whatever was thrown into the right exit code. */
async function runAction(verb) {
	let services;
	try {
		const work = verb.prepare(actionInputs);
		services = composeForRunner();
		const outcome = await work(services);
		await present(outcome);
		await upload(outcome, services);
		process.exitCode = outcome.exitCode;
	} catch (error) {
		const failure = toFailure(error);
		process.exitCode = failure.exitCode;
		await presentFailure(verb.name, failure);
	} finally {
		await services?.close();
	}
}
async function present(outcome) {
	console.log(inertLine(outcome.text));
	annotate(outcome.annotations);
	writeOutputs(outcome.outputs);
	if (hasJobSummary()) await writeSummary(outcome.summaryMarkdown);
}
async function presentFailure(verb, failure) {
	console.log(inertLine(failure.text));
	annotate(failure.problems.map((problem) => ({
		level: "error",
		problem
	})));
	if (hasJobSummary()) await writeSummary(failureMarkdown(verb, failure));
}
/** Evidence that did not leave the job is evidence nobody can check: a failed upload is a fault, not a warning. */
async function upload({ artifact, report }, { artifacts, log }) {
	for (const bundle of [artifact, report]) {
		if (bundle === void 0 || artifacts === void 0) continue;
		await artifacts.upload(bundle.name, bundle.files);
		log.info(`kept in the artifact ${bundle.name}: ${bundle.files.join(", ")}`);
	}
}

/** Numbers as people read them. Every function is a pure, locale-free formatting of one value. */
const MINUS = "−";
/** Up to `digits` significant digits, plain notation where that is readable, a real minus sign. */
function significant(value, digits = 3) {
	if (!Number.isFinite(value)) return "not a number";
	if (value === 0) return "0";
	const size = Math.abs(value);
	if (size >= 1e9 || size < 1e-5) return sign(value) + size.toExponential(digits - 1).replace("e-", `e${MINUS}`);
	const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
	return sign(value) + grouped(size.toFixed(Math.min(decimals, 12)));
}
/** A fixed number of decimals, a real minus sign. */
function fixed(value, decimals) {
	if (!Number.isFinite(value)) return "not a number";
	const text = Math.abs(value).toFixed(decimals);
	return (Number(text) === 0 ? "" : sign(value)) + grouped(text);
}
/** A count with thousands separated: 12,345. */
function count(value) {
	return Number.isFinite(value) ? sign(value) + grouped(Math.abs(value).toFixed(0)) : "not a number";
}
/** A p value with two digits; one too small to be told from 0 is not 0. */
function pText(value) {
	return value < SMALLEST_P ? `< ${significant(SMALLEST_P, 1)}` : significant(value, 2);
}
const SMALLEST_P = 1e-300;
/** A count that is only an estimate: rounded up to two significant digits. */
function about(value) {
	const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
	return count(Math.ceil(value / unit) * unit);
}
/** Puts a plus before what is not negative, for differences. */
function signed(text) {
	return text.startsWith(MINUS) || /^[0.]+$/.test(text) ? text : `+${text}`;
}
/** `1 row`, `2 rows`. */
function plural(value, one, many = `${one}s`) {
	return `${count(value)} ${value === 1 ? one : many}`;
}
function sign(value) {
	return value < 0 ? MINUS : "";
}
function grouped(text) {
	const [whole = "", rest] = text.split(".");
	const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ",");
	return rest === void 0 ? spaced : `${spaced}.${rest}`;
}

/** Breaks what GitHub would link or notify, without showing. */
const JOINER = "⁠";
/** Code points of outside text that one table cell shows. */
const MAX_CELL_CHARACTERS = 280;
/**
* Makes text from outside safe as one inline piece of GitHub Markdown: one line, no control, format or bidirectional characters, no
* HTML, links, mentions, references, emphasis or code, and at most `limit` code points (the cut shows as `…`).
*/
function inline(text, limit = 280) {
	return escapeLineStart(escapeMarkdown(visible(text, limit)));
}
/** Like `inline`, but pieces between backticks that hold only plain words stay in code type: commands and keys to change. */
function prose(text, limit = 280) {
	return inline(text, limit).replace(/\\`([A-Za-z0-9 ._/-]{1,80})\\`/g, "`$1`");
}
/** A name in code type when it is plain enough to need no escaping, else escaped text. */
function code(text) {
	return /^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/.test(text) ? `\`${text}\`` : inline(text);
}
/** Text for places that render no Markdown (check titles): one line, no invisible characters, cut. */
function plain(text, limit) {
	return visible(text, limit);
}
/** Looks at no more of a long text than could be shown, so that a flood of text costs little. */
function visible(text, limit) {
	return cut(flatten(text.slice(0, 4 * limit)), limit);
}
/** One line of visible characters; stacked accents are thinned so that a cell cannot paint over its neighbours. */
function flatten(text) {
	return text.toWellFormed().normalize("NFC").replace(/[\p{Zl}\p{Zp}\s]+/gu, " ").replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, "").replace(/(\p{M}{2})\p{M}+/gu, "$1").trim();
}
function cut(text, limit) {
	if (text.length <= limit) return text;
	const characters = [...text];
	return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join("")}…`;
}
function escapeMarkdown(text) {
	return text.replaceAll("\\", "\\\\").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/[`*~|[\]$]/g, "\\$&").replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\_").replace(/@/g, `@${JOINER}`).replace(/#(?=[A-Za-z0-9])/g, `#${JOINER}`).replace(/\b(GH)-(?=\d)/gi, `$1-${JOINER}`).replace(/:\/\//g, `:${JOINER}//`).replace(/\b(www)\./gi, `$1${JOINER}.`);
}
function escapeLineStart(text) {
	return text.replace(/^(?=([-+]|#{1,6})(\s|$)|[-=]+$)/, "\\").replace(/^(\d+)(?=[.)](\s|$))/, "$1\\");
}

/** How use cases name a part of `assay.yml` in a problem's `file`, before anyone knows where that part stands. */
function configPlace(model, keys) {
	return `models.${model}.${keys}`;
}
/** Gives problems that name a part of `assay.yml` (see `configPlace`) the file, line and column of that part; leaves others alone. */
function placeError(error, config) {
	const problems = error.problems.map((problem) => placeProblem(problem, config));
	return new UserError(error.code, problems, { cause: error });
}
function placeProblem(problem, config) {
	const model = config.models.find(({ name }) => problem.file.startsWith(`models.${name}.`));
	if (model === void 0) return problem;
	const keys = problem.file.slice(`models.${model.name}.`.length).split(".");
	const path = `/models/${[model.name, ...keys].map(pointerSegment).join("/")}`;
	return {
		...problem,
		file: config.file,
		...config.locate(path),
		path
	};
}

/** The known name that is closest to what was written, when it is close enough to be a slip of the pen. */
function nearestName(written, known) {
	const limit = Math.max(1, Math.floor(written.length / 3));
	let best;
	for (const name of known) {
		if (Math.abs(name.length - written.length) > limit) continue;
		const distance = editDistance(written.toLowerCase(), name.toLowerCase());
		if (distance <= limit && (best === void 0 || distance < best.distance)) best = {
			name,
			distance
		};
	}
	return best?.name;
}
/** Levenshtein distance, two rows. */
function editDistance(a, b) {
	let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const substitute = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			row.push(Math.min(substitute, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
		}
		previous = row;
	}
	return previous[b.length] ?? 0;
}

/** A part is worth a check of its own from this many characters on; below, the call is longer than the check (measured on the schemas of evidence). */
const MIN_CHARACTERS = 45;
/** Keywords whose value is a schema, a list of schemas, or schemas by name. */
const ONE = [
	"items",
	"additionalProperties",
	"propertyNames",
	"not",
	"if",
	"then",
	"else"
];
const LISTS = [
	"anyOf",
	"oneOf",
	"allOf"
];
const NAMED = ["properties", "patternProperties"];
/** The part of a schema that `shareParts` gave this name. */
function partNamed(schema, name) {
	let found;
	eachPart(schema, (part) => {
		if (found === void 0 && nameOf(part) === name) found = part;
	});
	return found;
}
/** Calls `visit` for every schema inside this one that may be taken out, from the outside to the inside. */
function eachPart(schema, visit) {
	const deeper = (part) => {
		visit(part);
		eachPart(part, visit);
		return part;
	};
	replaceIn(schema, deeper);
}
/** The schema with each schema directly inside it replaced; branches of a choice are gone through, not replaced. */
function replaceIn(schema, replace) {
	const changed = {};
	for (const keyword of ONE) if (isSchema(schema[keyword])) changed[keyword] = replace(schema[keyword]);
	for (const keyword of NAMED) {
		const named = schema[keyword];
		if (!isSchema(named)) continue;
		changed[keyword] = Object.fromEntries(Object.entries(named).map(([name, part]) => [name, isSchema(part) ? replace(part) : part]));
	}
	for (const keyword of LISTS) {
		const branches = schema[keyword];
		if (!Array.isArray(branches)) continue;
		changed[keyword] = branches.map((branch) => isSchema(branch) ? replaceIn(branch, replace) : branch);
	}
	return {
		...schema,
		...changed
	};
}
function isSchema(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** By its text: the same part has the same name wherever it stands. Undefined for what is too small to be taken out. */
function nameOf(part) {
	const text = JSON.stringify(part);
	return text.length < MIN_CHARACTERS ? void 0 : `part-${fingerprint(text)}`;
}
/** FNV-1a, once forwards and once backwards: 64 bits tell a few hundred parts apart. */
function fingerprint(text) {
	let [ahead, back] = [2166136261, 2166136261];
	for (let i = 0; i < text.length; i++) {
		ahead = Math.imul(ahead ^ text.charCodeAt(i), 16777619) >>> 0;
		back = Math.imul(back ^ text.charCodeAt(text.length - 1 - i), 16777619) >>> 0;
	}
	return `${ahead.toString(16).padStart(8, "0")}${back.toString(16).padStart(8, "0")}`;
}

const MAX_PROBLEMS = 50;
/** Errors that are looked at, the first ones: a document of strangers may have one in each of its million members (threat model A22). */
const MAX_ERRORS = 1e3;
/**
* Checks a parsed document against a JSON Schema and returns it typed. Throws UserError(code) with all problems,
* each with line, column, JSON pointer and, for unknown keys and values, the nearest right one.
*/
function validate(document, schema, code) {
	const problems = check(document, schema, "");
	if (problems.length > 0) throw new UserError(code, problems);
	return document.value;
}
/** The problems of the part of a document below `pointer`; empty when it fits the schema. */
function check(document, schema, pointer) {
	const validator = compileSchema(schema);
	const value = at(document.value, pointerKeys(pointer));
	if (validator(value)) return [];
	return dedupe(telling((validator.errors ?? []).slice(0, MAX_ERRORS).map((error) => withContext(error, schema, value))).slice(0, 100).map((error) => toProblem(document, error, pointer))).slice(0, MAX_PROBLEMS);
}
/** Looks up what ajv would carry in each error with `verbose`: in the ready-made checks of the bundles that doubles their size. */
function withContext(error, root, value) {
	const [part = "", path = ""] = error.schemaPath.split("#", 2);
	const within = part === "" ? root : partNamed(root, part);
	const keys = pointerKeys(path).map(decodeURIComponent);
	const data = error.propertyName ?? at(value, pointerKeys(error.instancePath));
	return {
		...error,
		data,
		schema: at(within, keys),
		parentSchema: at(within, keys.slice(0, -1))
	};
}
function at(root, keys) {
	return keys.reduce((value, key) => value?.[key], root);
}
/**
* Drops what only repeats: the wrapper keyword of a choice, and "wrong type" from the branches of a choice that were not meant
* (a branch whose type fits speaks for itself; when no branch fits, the wrapper's own line names all the types).
*/
function telling(errors) {
	const choices = errors.filter((error) => error.keyword === "anyOf" || error.keyword === "oneOf");
	const inBranch = (error, choice) => error !== choice && (partOf(error) === partOf(choice) ? error.schemaPath.startsWith(`${choice.schemaPath}/`) : error.instancePath.startsWith(`${choice.instancePath}/`));
	const isWrongType = (error, choice) => inBranch(error, choice) && error.keyword === "type" && error.instancePath === choice.instancePath;
	return errors.filter((error) => {
		if ([
			"if",
			"allOf",
			"propertyNames"
		].includes(error.keyword)) return false;
		if (choices.includes(error)) return !errors.some((other) => inBranch(other, error) && !isWrongType(other, error));
		return !choices.some((choice) => isWrongType(error, choice));
	});
}
function partOf({ schemaPath }) {
	return schemaPath.slice(0, schemaPath.indexOf("#"));
}
function toProblem(document, error, base) {
	const pointer = base + error.instancePath;
	const { message, fix, key } = explain(error);
	const place = key === void 0 ? document.locate(pointer) : document.locateKey(pointer, key);
	return {
		file: document.file,
		...place,
		path: key === void 0 ? pointer || "/" : `${pointer}/${pointerSegment(key)}`,
		message,
		...fix === void 0 ? {} : { fix }
	};
}
function explain(error) {
	const shown = show(error.data);
	switch (error.keyword) {
		case "additionalProperties": {
			const key = String(error.params["additionalProperty"]);
			const known = Object.keys(error.parentSchema["properties"] ?? {});
			return {
				message: `unknown key "${key}"`,
				key,
				...suggestion(key, known)
			};
		}
		case "required": return {
			message: `the key "${error.params["missingProperty"]}" is missing`,
			fix: `add \`${error.params["missingProperty"]}:\``
		};
		case "type": return wrongType([error.params["type"]].flat().map(String), error.data);
		case "enum": {
			const allowed = error.params["allowedValues"].map(String);
			return {
				message: `${shown} is not one of ${allowed.join(", ")}`,
				...suggestion(String(error.data), allowed)
			};
		}
		case "anyOf":
		case "oneOf": {
			const types = error.schema.flatMap((branch) => branch.type ?? []);
			return types.length > 0 ? wrongType(types, error.data) : { message: `expected one of several forms, found ${shown}` };
		}
		case "const": return {
			message: `expected ${JSON.stringify(error.params["allowedValue"])}, found ${shown}`,
			fix: `write \`${JSON.stringify(error.params["allowedValue"])}\``
		};
		case "pattern": return {
			message: `${shown} has the wrong form`,
			fix: `it must match ${error.params["pattern"]}`,
			...error.propertyName === void 0 ? {} : { key: error.propertyName }
		};
		default: return { message: `${shown}: ${error.message ?? error.keyword}` };
	}
}
/** How each type of JSON is written in the documents that people write. */
const WRITTEN = {
	string: "text (in quotes, if it looks like a number)",
	array: "a list: `[one, two]`",
	object: "keys with values: `{key: value}`",
	number: "a number, without quotes",
	integer: "a whole number, without quotes",
	boolean: "`true` or `false`, without quotes"
};
function wrongType(types, found) {
	return {
		message: `expected ${types.join(" or ")}, found ${show(found)}`,
		fix: `write ${types.map((type) => WRITTEN[type] ?? type).join(", or ")}`
	};
}
function suggestion(written, known) {
	const nearest = nearestName(written, known);
	if (nearest !== void 0) return { fix: `did you mean "${nearest}"?` };
	return known.length > 0 ? { fix: `use one of: ${known.join(", ")}` } : {};
}
function show(value) {
	if (value === void 0) return "nothing";
	const text = JSON.stringify(value) ?? String(value);
	return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
function dedupe(problems) {
	const seen = /* @__PURE__ */ new Set();
	return problems.filter((problem) => {
		const key = `${problem.path} ${problem.message}`;
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}

var import_dist = require_dist();
const MAX_YAML_CHARACTERS = 1e6;
/** Faults of a text that are told, the first ones: a text that is none has one on every letter. */
const MAX_FAULTS = 200;
/**
* Parses YAML 1.2 (core schema) strictly: one document, no duplicate keys, no unknown tags, no anchors, only text keys, finite numbers.
* Throws UserError(code) with every problem and its position. `most`: characters that are read; a longer file is refused.
*/
function parseYaml(text, file, code, most = MAX_YAML_CHARACTERS) {
	if (text.length > most) throw new UserError(code, {
		file,
		message: `the file has ${text.length} characters; at most ${most} are read`
	});
	const lines = new import_dist.LineCounter();
	const documents = (0, import_dist.parseAllDocuments)(text.replace(/^\uFEFF/, " "), {
		lineCounter: lines,
		uniqueKeys: false,
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
	const problems = [...document.errors, ...document.warnings].slice(0, MAX_FAULTS).map((error) => ({
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
		Map: (_key, map) => {
			problems.push(...doubledKeys(map.items, at));
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
function doubledKeys(pairs, at) {
	const seen = /* @__PURE__ */ new Set();
	return pairs.flatMap(({ key }) => {
		if (!(0, import_dist.isScalar)(key) || typeof key.value !== "string") return [];
		const isNew = !seen.has(key.value);
		seen.add(key.value);
		const message = "Map keys must be unique";
		return isNew ? [] : [{
			...at(key.range?.[0]),
			message,
			fix: `keep one of the lines that begin with \`${key.value.slice(0, 80)}:\``
		}];
	});
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

/** Bets at most this share of what would ruin: the wealth of one loss never falls below a half. */
const BOLDNESS = .5;
/** Variance of losses in [0, 1] that is assumed before any is seen, as if from one loss. */
const FIRST_VARIANCE = .25;
/** The state before the first loss. Throws RangeError for numbers out of range. */
function startEProcess(limit, alpha) {
	if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha must lie in (0, 1), found ${alpha}`);
	if (!(limit > 0 && limit < 1)) throw new RangeError(`the limit must lie in (0, 1), found ${limit}`);
	return {
		alpha,
		limit,
		count: 0,
		sum: 0,
		spread: 0,
		logWealth: 0,
		peak: 0
	};
}
/**
* Takes losses in [0, 1] in the order of time. Batches may be cut anywhere: the result has the same bits as one batch. Throws
* RangeError for a loss outside of [0, 1].
*/
function advanceEProcess(state, losses) {
	let { count, sum, spread, logWealth, peak, alarmAt } = state;
	const alarm = -Math.log(state.alpha);
	for (const loss of losses) {
		if (!(loss >= 0 && loss <= 1)) throw new RangeError(`a loss must lie in [0, 1], found ${loss}`);
		logWealth += Math.log1p(bet({
			limit: state.limit,
			count,
			sum,
			spread
		}) * (loss - state.limit));
		count++;
		const mean = (.5 + sum) / count;
		sum += loss;
		spread += (loss - mean) ** 2;
		if (logWealth > peak) peak = logWealth;
		if (alarmAt === void 0 && logWealth >= alarm) alarmAt = count;
	}
	const { alpha, limit } = state;
	return {
		alpha,
		limit,
		count,
		sum,
		spread,
		logWealth,
		peak,
		...alarmAt === void 0 ? {} : { alarmAt }
	};
}
/** The e value now: the wealth. May be handed to `rejectByEValues` at any time that does not look ahead. */
function eValue({ logWealth }) {
	return Math.exp(logWealth);
}
/** The share that would have grown the wealth fastest so far (approximate GRAPA), never negative: only a larger loss is bet on. */
function bet({ limit, count, sum, spread }) {
	const excess = (.5 + sum) / (count + 1) - limit;
	if (count === 0 || excess <= 0) return 0;
	const variance = (FIRST_VARIANCE + spread) / (count + 1);
	return Math.min(excess / (variance + excess ** 2), BOLDNESS / limit);
}

/** The losses of one in twenty streams that are all right raise an alarm, ever. */
const LABEL_ALPHA = .05;
/**
* Bets on the labels that arrived after those seen so far, in the order of time; rows of the same time keep their order. Handing the
* same rows in twice changes nothing. Another limit or reference begins a new bet. Throws RangeError for numbers that are not finite or limits
* out of range.
*/
function followLabels(before, rows, rule) {
	const limit = lossLimit(rule);
	const test = before !== void 0 && before.test.limit === limit && before.reference === rule.reference ? before.test : startEProcess(limit, LABEL_ALPHA);
	const until = before?.until;
	const fresh = rows.filter(({ at }) => until === void 0 || at > until).toSorted((a, b) => a.at - b.at);
	const last = fresh.at(-1)?.at ?? until;
	return {
		reference: rule.reference,
		...last === void 0 ? {} : { until: last },
		test: advanceEProcess(test, fresh.map((row) => lossOf(row, rule))),
		added: fresh.length
	};
}
/** The loss of one row in [0, 1]. */
function lossOf({ prediction, label }, { loss, bound }) {
	if (loss === "0-1") return Number(String(prediction) !== String(label));
	const difference = Math.abs(Number(prediction) - Number(label));
	if (!Number.isFinite(difference)) throw new RangeError(`"${prediction}" and "${label}" are not both numbers`);
	const share = Math.min(difference / bound, 1);
	return loss === "absolute" ? share : share * share;
}
/** Baseline and tolerance as a mean loss in [0, 1]: losses are given in the unit of the data. */
function lossLimit(rule) {
	return (rule.baseline + rule.tolerance) / lossUnit(rule);
}
/** The largest loss there is, in the unit of the data. */
function lossUnit({ loss, bound }) {
	return loss === "0-1" ? 1 : loss === "absolute" ? bound : bound * bound;
}

/** `drift.labels` with its defaults. */
function toLabels({ source, loss = "0-1", tolerance = .01, bound = 1, ...rest }) {
	return {
		...rest,
		loss,
		tolerance,
		bound,
		source: typeof source === "string" ? { path: source } : source
	};
}
/** What makes a bet impossible, in words; `undefined` when nothing does. */
function labelsProblem(document) {
	const limit = lossLimit(toLabels(document));
	if (limit > 0 && limit < 1) return void 0;
	return limit > 0 ? "baseline and tolerance allow the largest loss there is, so no label could ever alarm" : "a mean loss of 0 is broken by the first wrong prediction; allow some with `tolerance`";
}

/** What the schema cannot say about a source: a database needs a table or a query. `path` is below the source. */
function sourceProblems(source) {
	if (typeof source === "string") return [];
	const kinds = [
		"sql",
		"profile",
		"postgres",
		"trino"
	].filter((one) => source[one] !== void 0);
	const [kind] = kinds;
	if (kinds.length !== 1 || source.remote !== void 0 && kind !== "sql") return [{
		path: "",
		message: "a source is one of \"sql\", \"profile\", \"postgres\" and \"trino\"; \"remote\" goes with \"sql\" alone",
		fix: "keep one of them"
	}];
	return ["postgres", "trino"].flatMap((warehouse) => {
		const from = source[warehouse];
		if (from === void 0 || from.table === void 0 !== (from.sql === void 0)) return [];
		const message = `${warehouse} needs exactly one of "table" and "sql"`;
		return [{
			path: `/${warehouse}`,
			message,
			fix: "keep one: `table: public.loans` or `sql: SELECT …`"
		}];
	});
}
/** The source that a checked document names. */
function toSummarySource(source) {
	if (typeof source === "string") return { path: source };
	const { sql = "", remote, profile, postgres, trino } = source;
	if (profile !== void 0) return { profile };
	if (postgres !== void 0) return toWarehouse("postgres", postgres);
	return trino === void 0 ? {
		sql,
		...remote === void 0 ? {} : { remote }
	} : toWarehouse("trino", trino);
}
function toWarehouse(warehouse, { url_env: urlEnv, table, sql = "" }) {
	return {
		warehouse,
		urlEnv,
		...table === void 0 ? { sql } : { table }
	};
}

const DEFAULT_LEVEL = .95;
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
	const problemsOfMetrics = [...metricProblems(model), ...userMetricProblems(model.task, model.test?.user_metrics)];
	for (const [path, message, fix] of [...taskProblems(model), ...problemsOfMetrics]) at(path, message, fix);
	if (model.train !== void 0 && model.train.run === void 0 === (model.train.module === void 0)) at("/train", "training needs exactly one of \"run\" and \"module\"", "keep one: `run: python train.py` or `module: train.ts`");
	if (typeof model.model === "object" && model.data.id === void 0) at("/model", "predictions are matched to rows by id, and no id column is named", "add `id:` under `data:`");
	if (model.data.schema !== void 0 && model.data.train === void 0) at("/data/schema", "a schema is checked with the training data, and none is named", "add `train:` here");
	if (model.data.id === model.target) at("/data/id", "the id column and the target are the same column", "name another column");
	partChecks(model, at);
	driftChecks(model, at);
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
/** What each part of `test:` says about its own keys. */
function partChecks(model, at) {
	for (const { path, message, fix } of robustnessProblems(model.test, model)) at(`/test${path}`, message, fix);
	for (const { path, message, fix } of explainProblems(model.test?.explain, typeof model.model === "object")) at(`/test/explain${path}`, message, fix);
	for (const problem of fairnessProblems(model)) at(...problem);
	for (const { message, fix } of discoverProblems(model.task, model.test?.discover)) at("/test/discover/loss", message, fix);
}
function driftChecks({ data, drift }, at) {
	if (drift === void 0) return;
	const wrong = drift.labels === void 0 ? void 0 : labelsProblem(drift.labels);
	if (wrong !== void 0) at("/drift/labels", wrong, "change `baseline`, `tolerance` or `bound`");
	if (drift.reference === void 0 && data.train === void 0) at("/drift", "there is nothing to compare with", "add `reference:` here, or `train:` under `data:`");
	for (const side of ["reference", "current"]) for (const { path = "", message, fix = "" } of sourceProblems(drift[side] ?? "")) at(`/drift/${side}${path}`, message, fix);
}
function toModel(name, model) {
	const fairness = toFairness(model);
	return {
		name,
		task: model.task,
		...toTarget(model.target),
		...toClasses(model),
		data: {
			...model.data.train === void 0 ? {} : { train: toSource(model.data.train) },
			holdout: toSource(model.data.holdout),
			...model.data.id === void 0 ? {} : { id: model.data.id },
			...model.data.schema === void 0 ? {} : { schema: model.data.schema },
			...model.data.group === void 0 ? {} : { group: model.data.group },
			...model.data.time === void 0 ? {} : { time: model.data.time },
			...toTaskData(model.data),
			...model.data.weight === void 0 ? {} : { weight: model.data.weight },
			exclude: model.data.exclude ?? [],
			protected: protectedNames(model)
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
			...toMetricSettings(model.test),
			...toTaskTest(model.test),
			...model.test?.slices === void 0 ? {} : { slices: model.test.slices },
			checks: model.test?.checks ?? true,
			discover: toDiscover(model.test?.discover),
			...toExplain(model),
			...toRobustness(model.test)
		},
		check: toCheckLimits(model.check),
		...fairness === void 0 ? {} : { fairness },
		...toDrift(model)
	};
}
function toExplain({ test }) {
	const explain = toExplainSettings(test?.explain);
	return explain === void 0 ? {} : { explain };
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
function toRoles(data) {
	const roles = NO_FEATURES.flatMap((part) => data[part] === void 0 ? [] : [[data[part], `\`data.${part}\``]]);
	return roles.length === 0 ? {} : { roles: Object.fromEntries(roles) };
}
/** What new rows have new values of by nature, and what says how much a row counts. */
const NO_FEATURES = [
	"id",
	"group",
	"query",
	"weight"
];
function toDrift({ data, drift }) {
	const reference = drift?.reference ?? data.train;
	if (drift === void 0 || reference === void 0) return {};
	return { drift: {
		reference: toSummarySource(reference),
		isTrainingData: drift.reference === void 0,
		current: toSummarySource(drift.current),
		...drift.columns === void 0 ? {} : { columns: drift.columns },
		...drift.measures === void 0 ? {} : { measures: drift.measures },
		...drift.importance === void 0 ? {} : { importance: drift.importance },
		...drift.labels === void 0 ? {} : { labels: toLabels(drift.labels) },
		exclude: drift.exclude ?? [],
		...toRoles(data),
		...toKinds(drift)
	} };
}
function toKinds({ prediction, season, dates, multivariate, skew }) {
	return {
		...prediction === void 0 ? {} : { prediction },
		...season === void 0 ? {} : { season: {
			time: season.time,
			...season.by === void 0 ? {} : { by: season.by }
		} },
		...dates === void 0 ? {} : { dates },
		...multivariate === void 0 ? {} : { multivariate },
		...skew === void 0 ? {} : { skew: {
			serving: toSource(skew.serving),
			id: skew.id
		} }
	};
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

const BOOLEANS = {
	true: true,
	false: false
};
/** Runs `parse` over a source. Throws UserError INPUT_INVALID with every problem at once. */
function readInputs(source, parse) {
	const problems = [];
	const refuse = (name, message, fix) => {
		problems.push({
			file: source.label(name),
			message,
			fix
		});
	};
	const inputs = parse(createReader(source, refuse));
	if (problems.length > 0) throw new UserError("INPUT_INVALID", problems);
	return inputs;
}
function createReader(source, refuse) {
	const text = (name) => {
		const value = source.text(name);
		if (value === void 0) return void 0;
		const trimmed = value.trim();
		if (trimmed !== "") return trimmed;
		refuse(name, "is empty", "give a value or leave it out");
	};
	const choice = (name, known, fallback) => {
		const value = text(name);
		if (value === void 0) return fallback;
		const found = known.find((item) => item === value);
		if (found !== void 0) return found;
		const nearest = nearestName(value, known);
		refuse(name, `"${value}" is not one of ${known.join(", ")}`, nearest === void 0 ? `use one of: ${known.join(", ")}` : `did you mean "${nearest}"?`);
		return fallback;
	};
	return {
		text,
		choice,
		refuse,
		textOr: (name, fallback) => text(name) ?? fallback,
		required: (name, fix) => {
			if (source.text(name) === void 0) refuse(name, "is missing", fix);
			return text(name) ?? "";
		},
		boolean: (name, fallback) => {
			const value = text(name);
			if (value === void 0) return fallback;
			const known = BOOLEANS[value.toLowerCase()];
			if (known === void 0) refuse(name, `"${value}" is neither true nor false`, "write true or false");
			return known ?? fallback;
		},
		names: (name) => {
			const value = text(name);
			if (value === void 0) return [];
			const list = value.split(/[,\n]/).map((item) => item.trim());
			if (list.includes("")) refuse(name, "has an empty item", "separate names by one comma or line break");
			return list;
		}
	};
}

/** Joins what a verb reads and what it does; the type of its inputs is nobody else's business. */
function createVerb({ name, help, read, run }) {
	return {
		name,
		help,
		prepare: (source) => {
			const inputs = readInputs(source, read);
			return (services) => run(services, inputs);
		}
	};
}

const CONFIG_FLAG = {
	name: "config",
	value: "FILE",
	text: "the configuration (default: assay.yml)"
};
const MODEL_FLAG = {
	name: "model",
	value: "NAME",
	text: "the model (may be left out when there is one)"
};
/** Flags that every verb has. */
const COMMON_FLAGS = [{
	name: "json",
	text: "exactly one JSON document on standard output, also for errors"
}, {
	name: "help",
	text: "this text"
}];

/** Evidence is numbers and facts, never a pass or fail. in-toto Statement v1 with one subject: the model's manifest. */
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
const TEST_PREDICATE_TYPE = "urn:assay:evidence:test:v1";
const DRIFT_PREDICATE_TYPE = "urn:assay:evidence:drift:v1";
/** Where actions write evidence, and the prefix of the artifact that carries it. */
const EVIDENCE_FOLDER = ".assay/evidence";
const EVIDENCE_ARTIFACT_PREFIX = "assay-evidence";
const subject = {
	type: "array",
	minItems: 1,
	maxItems: 1,
	items: subjectItem
};
const testStatementSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay test evidence",
	type: "object",
	additionalProperties: false,
	required: [
		"_type",
		"subject",
		"predicateType",
		"predicate"
	],
	properties: {
		_type: { const: STATEMENT_TYPE },
		subject,
		predicateType: { const: TEST_PREDICATE_TYPE },
		predicate: testPredicateSchema
	}
};
const driftStatementSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay drift evidence",
	type: "object",
	additionalProperties: false,
	required: [
		"_type",
		"subject",
		"predicateType",
		"predicate"
	],
	properties: {
		_type: { const: STATEMENT_TYPE },
		subject,
		predicateType: { const: DRIFT_PREDICATE_TYPE },
		predicate: driftPredicateSchema
	}
};
compiled.set(driftStatementSchema, driftStatementSchema$1);
compiled.set(testStatementSchema, testStatementSchema$1);

/** The words that every report uses, so that the same thing is always said the same way. */
/** One sign per verdict, from plain symbol blocks that no font paints as emoji. */
const MARK = {
	"not-applicable": "–",
	pass: "✓",
	warn: "▲",
	waived: "◇",
	pending: "◌",
	fail: "✕",
	error: "⊘"
};
/** What a verdict is called at the head of a report. */
const OUTCOME = {
	"not-applicable": "Nothing to judge",
	pass: "Passed",
	warn: "Passed with warnings",
	waived: "Passed with waivers",
	pending: "Waiting",
	fail: "Blocked",
	error: "Could not evaluate"
};
/** The same in advisory mode, where nothing is held. */
const ADVISORY_OUTCOME = {
	"not-applicable": "advisory: would fail",
	pass: "advisory: would pass",
	warn: "advisory: would pass with warnings",
	waived: "advisory: would pass with waivers",
	pending: "advisory: would wait",
	fail: "advisory: would fail",
	error: "advisory: could not evaluate"
};
/** How a comparison reads; the numbers stand beside it. */
const READING = {
	improved: "better",
	equal: "no material change",
	regressed: "worse",
	inconclusive: "undecided: too few rows",
	"not-comparable": "not comparable"
};
const NOTHING_TO_DO = "Nothing. The merge may go ahead.";
const WHAT_TO_DO = "What to do";

/** A GitHub table; cells must be escaped already. */
function table(headings, rows) {
	const rule = {
		left: "---",
		right: "---:",
		centre: ":---:"
	};
	return [
		headings.map(([title]) => title),
		headings.map(([, alignment = "left"]) => rule[alignment]),
		...rows
	].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
/** Metric, champion, candidate, change and its picture; without a champion the candidate's own interval. */
function metricsMarkdown({ metrics }, level) {
	if (metrics === void 0 || level.rows === 0) return "";
	const shown = {
		...metrics,
		rows: metrics.rows.slice(0, level.rows)
	};
	return withRest(metrics.champion === void 0 ? aloneTable(shown) : comparedTable(shown, metrics.champion, level), metrics.rows.length - shown.rows.length, "metric");
}
function aloneTable({ rows, level }) {
	return table([
		["metric"],
		["candidate", "right"],
		[level === "" ? "shown" : `${level} % CI`, "centre"]
	], rows.map((row) => [
		inline(row.label),
		inline(row.candidate),
		inline(row.interval)
	]));
}
function comparedTable({ rows, level: coverage }, champion, level) {
	const picture = level.pictures ? [["worse ┊ better", "centre"]] : [];
	return table([
		["metric"],
		[`champion ${inline(champion, 60)}`, "right"],
		["candidate", "right"],
		[`change (${coverage} % CI)`, "right"],
		...picture,
		["reading"]
	], rows.map((row) => [
		inline(row.label),
		inline(row.champion ?? "–"),
		inline(row.candidate),
		value(row.change),
		...level.pictures ? [row.picture === void 0 ? "" : `\`${row.picture}\``] : [],
		inline(row.reading ?? "not compared")
	]));
}
function value(text) {
	return text === void 0 ? "–" : inline(text);
}
/** The rules of one model, worst first; passing ones may be counted instead of shown. */
function rulesTable(rules, level) {
	if (level.rows === 0) return "";
	const isQuiet = (verdict) => verdict === "pass" || verdict === "not-applicable";
	const shown = (level.passingRules === "rows" ? rules : rules.filter((rule) => !isQuiet(rule.verdict))).slice(0, level.rows);
	if (shown.length === 0) return `${plural(rules.length, "rule")} met.`;
	return withRest(table([
		["", "centre"],
		["rule"],
		["asks for"],
		["found"]
	], shown.map((rule) => [
		MARK[rule.verdict],
		`${code(rule.id)}${rule.severity === "warn" ? " (warns only)" : ""}`,
		inline(rule.requirement),
		inline(rule.message)
	])), rules.length - shown.length, "rule");
}
/** One line per model, worst first. */
function modelList(models, limit) {
	const shown = models.slice(0, limit);
	return withRest(table([
		["", "centre"],
		["model"],
		[""]
	], shown.map((entry) => [
		MARK[entry.verdict],
		inline(entry.model),
		inline(entry.clause)
	])), models.length - shown.length, "model");
}
/** One table per protected attribute (or of slices), each under its name. */
function groupsMarkdown(groups, level) {
	return groups.slice(0, level.rows).map(({ attribute, head, rows, note }) => {
		const headings = head.map((title, i) => [inline(title), i === 0 ? "left" : "right"]);
		const cells = rows.map((row) => row.map((text) => inline(text)));
		return `**${inline(attribute)}**\n\n${table(headings, cells)}\n\n${inline(note)}`;
	}).join("\n\n");
}
/** Label and value, without a heading row of its own. */
function detailsTable(details) {
	return table([[""], [""]], details.map(({ label, value: text }) => [inline(label), inline(text)]));
}
function withRest(text, rest, what) {
	return rest > 0 ? `${text}\n\nand ${plural(rest, `more ${what}`)}.` : text;
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;
function isDigest(value) {
	return DIGEST.test(value);
}
/** First 12 hexadecimal digits: what people see. */
function shortDigest(digest) {
	return digest.slice(7, 19);
}

/** The reference profile of a version among its bytes: no model may have a file of this name. */
const REFERENCE_PROFILE = "reference.profile.json";
/** Where the profile of the training data lies between training and registration, relative to the workspace. */
function referenceProfilePath(model) {
	return `.assay/profiles/${model}.profile.json`;
}

/** Where things lie on the ledger branch. Names must have passed the schemas before they become paths. */
const LEDGER_FILE = "ledger.json";
const README_FILE = "README.md";
const VERSION_FILE = /^models\/([^/]+)\/versions\/(\d+\.\d+\.\d+)(\.ready|\.manifest)?\.json$/;
const EVIDENCE_FILE = /^models\/[^/]+\/evidence\/[0-9a-f]{12}\/(\d+\.\d+\.\d+)\.[a-z]+\.[0-9a-f]{12}\.json$/;
function modelFolder(model) {
	return `models/${model}`;
}
function versionPath(model, version) {
	return `${modelFolder(model)}/versions/${version}.json`;
}
function readyPath(model, version) {
	return `${modelFolder(model)}/versions/${version}.ready.json`;
}
function manifestPath(model, version) {
	return `${modelFolder(model)}/versions/${version}.manifest.json`;
}
function aliasPath(model, alias) {
	return `${modelFolder(model)}/aliases/${alias}.json`;
}
function bytesPath(model, digest) {
	return `${modelFolder(model)}/files/${digest.slice(7)}`;
}
/**
* Evidence about one version: its folder names the model's digest, its file name the version and its own digest.
* So the versions of a digest are found by listing, and evidence that is made again never overwrites.
*/
function evidencePath(at) {
	return `${evidenceFolder(at.model, at.subject)}/${at.version}.${at.kind}.${shortDigest(at.digest)}.json`;
}
function evidenceFolder(model, subject) {
	return `${modelFolder(model)}/evidence/${shortDigest(subject)}`;
}
/** Versions named by the paths of one model, with what is known of each from its files alone. */
function versionsIn(paths) {
	const ready = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const [, , version, suffix] = VERSION_FILE.exec(path) ?? [];
		if (version !== void 0) ready.set(version, suffix === ".ready" || (ready.get(version) ?? false));
	}
	return [...ready].map(([version, isReady]) => ({
		version,
		ready: isReady
	}));
}
/** Versions that have evidence about one digest, from the paths of its evidence folder. */
function versionsWithEvidence(paths, model, subject) {
	const prefix = `${evidenceFolder(model, subject)}/`;
	const found = paths.filter((path) => path.startsWith(prefix)).flatMap((path) => EVIDENCE_FILE.exec(path)?.[1] ?? []);
	return [...new Set(found)];
}

/** Reads a document of the ledger. Throws UserError REGISTRY_REFUSED with file, line and column when somebody has broken it. */
function parseLedgerDocument(bytes, path, schema) {
	return parse(new TextDecoder("utf-8", {
		fatal: true,
		ignoreBOM: true
	}).decode(bytes), `${LEDGER_BRANCH}:${path}`, schema, "REGISTRY_REFUSED");
}
/**
* The one form in which documents are written: members in the order of `value`, two spaces, a newline at the end.
* Checked by the schema that reads it back: UserError INPUT_INVALID names every member that does not fit.
*/
function formatLedgerDocument(value, name, schema) {
	const text = `${JSON.stringify(value, null, 2)}\n`;
	parse(text, name, schema, "INPUT_INVALID");
	return text;
}
function parse(text, file, schema, code) {
	return validate(parseStrictJson(text, file, code), schema, code);
}

/** Every reason not to register begins with a word in capitals, so that scripts can tell them apart. */
function refuse(problems) {
	throw new UserError("REGISTRY_REFUSED", problems);
}
/** The number is taken by another model, and versions never change. */
function versionExists(model, version) {
	return {
		file: model,
		message: `VERSION_EXISTS: version ${version} is already registered with other files`,
		fix: "register under a higher version, or leave the version out to get the next one"
	};
}
/** The evidence says nothing about today's champion. */
function staleBaseline(model, expected, actual) {
	return {
		file: model,
		message: `STALE_BASELINE: the evidence was made ${expected === "none" ? "when there was no champion" : `against the champion ${shortDigest(expected)}`}, ${actual === void 0 ? "there is none now" : `now it is ${actual.version} (${shortDigest(actual.digest)})`}`,
		fix: "run `assay test` and `assay gate` again, then register"
	};
}
/** Only the gate opens the registry. */
function notGated(model, message) {
	return {
		file: model,
		message: `NOT_GATED: ${message}`,
		fix: "run `assay test` and `assay gate` on exactly these files, then register"
	};
}
/** A branch of that name exists and is something else; it is left alone. */
function notALedger(branch) {
	return {
		file: `branch ${branch}`,
		message: "NOT_A_LEDGER: the branch exists but has no ledger.json, so it is not a ledger of Assay",
		fix: `rename your branch ${branch}; Assay needs that name`
	};
}

const CHAMPION_FILE = /^models\/([^/]+)\/aliases\/champion\.json$/;
/** Reads what a registration of `digest` under `model` needs, from one snapshot. Throws UserError REGISTRY_REFUSED on a broken ledger. */
async function readModelState(snapshot, model, wanted) {
	await assertLedger(snapshot);
	const all = await snapshot.list("");
	const paths = all.filter((path) => path.startsWith(`${modelFolder(model)}/`));
	const named = all.flatMap((path) => CHAMPION_FILE.exec(path)?.[1] ?? []);
	const champions = await Promise.all(named.map((name) => readAlias(snapshot, name, CHAMPION)));
	const champion = champions.find((record) => record?.model === model);
	const alias = wanted.alias === void 0 ? void 0 : await readAlias(snapshot, model, wanted.alias);
	const candidates = versionsWithEvidence(paths, model, wanted.digest);
	const versions = await Promise.all(candidates.map((version) => readVersion(snapshot, model, version)));
	return {
		ledgerExists: snapshot.head !== void 0,
		versions: versionsIn(paths).map(({ version }) => version),
		sameDigest: versions.flatMap((known) => known?.record.manifest.digest === wanted.digest ? [known] : []),
		...champion === void 0 ? {} : { champion },
		...alias === void 0 ? {} : { alias },
		paths: new Set(paths),
		champions: champions.flatMap((record) => record ?? [])
	};
}
/** A branch of the ledger's name that is no ledger is the user's own: UserError REGISTRY_REFUSED. */
async function assertLedger(snapshot) {
	if (snapshot.head === void 0) return;
	if (await readDocument(snapshot, "ledger.json", ledgerSchema) === void 0) refuse(notALedger(LEDGER_BRANCH));
}
/** The record of an alias, or `undefined` where it points nowhere yet. */
function readAlias(snapshot, model, alias) {
	return readDocument(snapshot, aliasPath(model, alias), aliasRecordSchema);
}
/** Record of a version and, once its bytes are stored, where they are. */
async function readVersion(snapshot, model, version) {
	const [record, ready] = await Promise.all([readDocument(snapshot, versionPath(model, version), versionRecordSchema), readDocument(snapshot, readyPath(model, version), readyRecordSchema)]);
	if (record === void 0) return void 0;
	return ready === void 0 ? { record } : {
		record,
		ready
	};
}
async function readDocument(snapshot, path, schema) {
	const bytes = await snapshot.read(path);
	return bytes === void 0 ? void 0 : parseLedgerDocument(bytes, path, schema);
}

/**
* What a rule or a whole gate says, in order of rising severity: the order is used to combine verdicts, so it is meaning.
* `not-applicable` is below `pass`: a rule whose `when:` is false says nothing.
*/
const VERDICTS = [
	"not-applicable",
	"pass",
	"warn",
	"waived",
	"pending",
	"fail",
	"error"
];
/** The most severe of several verdicts; nothing to combine is an `error`, because an empty gate must never pass. */
function worst(verdicts) {
	if (verdicts.length === 0) return "error";
	return verdicts.reduce((a, b) => VERDICTS.indexOf(b) > VERDICTS.indexOf(a) ? b : a);
}
/** The one place that decides what GitHub is told. `pending` keeps the check in progress, so it has no conclusion. */
function toConclusion(verdict) {
	switch (verdict) {
		case "pass":
		case "warn":
		case "waived": return "success";
		case "pending": return "in_progress";
		case "fail":
		case "error":
		case "not-applicable": return "failure";
		default: return verdict;
	}
}
/** May a merge go ahead? The CLI's exit code 0 or 1. */
function isPassing(verdict) {
	return toConclusion(verdict) === "success";
}

/** Where `gate` leaves its verdict for `register`. */
const VERDICT_PATH = ".assay/verdict.json";
const text = {
	type: "string",
	minLength: 1,
	maxLength: 4e3
};
const digest = {
	type: "string",
	pattern: "^sha256:[0-9a-f]{64}$"
};
const verdict = { enum: VERDICTS };
const rules = {
	type: "array",
	maxItems: 1e4,
	items: {
		type: "object",
		additionalProperties: false,
		required: [
			"id",
			"kind",
			"model",
			"severity",
			"verdict",
			"message"
		],
		properties: {
			id: text,
			kind: text,
			model: text,
			severity: { enum: ["block", "warn"] },
			verdict,
			message: text,
			requirement: text,
			headline: text,
			fix: text,
			observed: { type: "number" },
			limit: { type: "number" },
			waitsFor: text,
			waiver: text,
			parts: {
				type: "array",
				maxItems: 1e3,
				items: {
					type: "object",
					additionalProperties: false,
					required: [
						"id",
						"kind",
						"verdict",
						"message",
						"requirement"
					],
					properties: {
						id: text,
						kind: text,
						under: text,
						verdict,
						message: text,
						requirement: text,
						fix: text
					}
				}
			}
		}
	}
};
/** Members that the verdict in the file and the document of `assay gate --json` share. */
const verdictProperties = {
	verdict,
	reason: text,
	policy: {
		type: "object",
		additionalProperties: false,
		required: [
			"path",
			"digest",
			"mode"
		],
		properties: {
			path: text,
			digest,
			commit: text,
			floor: {
				type: "object",
				additionalProperties: false,
				required: ["path", "digest"],
				properties: {
					path: text,
					digest
				}
			},
			mode: { enum: ["enforce", "advisory"] }
		}
	},
	models: {
		type: "array",
		maxItems: 1e3,
		items: {
			type: "object",
			additionalProperties: false,
			required: [
				"model",
				"verdict",
				"rules"
			],
			properties: {
				model: text,
				verdict,
				rules,
				untouched: { type: "boolean" },
				feedback: {
					type: "object",
					additionalProperties: false,
					required: ["mode"],
					properties: {
						mode: { enum: ["coarse", "ladder"] },
						step: { type: "number" }
					}
				},
				evidence: {
					type: "array",
					maxItems: 100,
					items: {
						type: "object",
						additionalProperties: false,
						required: [
							"kind",
							"digest",
							"subject"
						],
						properties: {
							kind: { enum: ["test", "drift"] },
							digest,
							subject: digest
						}
					}
				}
			}
		}
	},
	rules,
	waivers: {
		type: "array",
		maxItems: 1e3,
		items: {
			type: "object",
			additionalProperties: false,
			required: [
				"id",
				"origin",
				"model",
				"rules",
				"state",
				"reason",
				"expiresAt",
				"approvers"
			],
			properties: {
				id: text,
				origin: { enum: ["file", "command"] },
				model: text,
				rules: {
					type: "array",
					minItems: 1,
					maxItems: 20,
					items: text
				},
				state: { enum: [
					"requested",
					"active",
					"used",
					"expired",
					"revoked",
					"void"
				] },
				why: text,
				reason: text,
				expiresAt: { type: "integer" },
				approvers: {
					type: "array",
					maxItems: 100,
					items: text
				},
				ticket: text,
				riskOwner: text,
				requestedBy: text,
				maxUses: {
					type: "integer",
					minimum: 1
				},
				isEmergency: { const: true }
			}
		}
	},
	brokenWaivers: {
		type: "array",
		maxItems: 1e3,
		items: {
			type: "object",
			additionalProperties: false,
			required: ["path", "problem"],
			properties: {
				path: text,
				problem: text
			}
		}
	}
};
/** JSON Schema of `.assay/verdict.json`. */
const verdictSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay verdict",
	type: "object",
	additionalProperties: false,
	required: [
		"verdict",
		"policy",
		"models",
		"rules"
	],
	properties: verdictProperties
};
/** Reads the verdict of the gate. Throws UserError EVIDENCE_MISSING when the gate has not run, EVIDENCE_INVALID when the file is not its. */
async function readVerdict(files) {
	const content = await files.readText(VERDICT_PATH);
	if (content === void 0) throw new UserError("EVIDENCE_MISSING", {
		file: VERDICT_PATH,
		message: "there is no verdict, so there is nothing that allows a registration",
		fix: "run `assay gate` first, in the same folder"
	});
	return validate(parseStrictJson(content, VERDICT_PATH, "EVIDENCE_INVALID"), verdictSchema, "EVIDENCE_INVALID");
}
compiled.set(verdictSchema, verdictSchema$1);

export { createVerb as $, shareOf as $n, testShares as $r, EVERYDAY_KINDS as $t, shortDigest as A, measureLinear as An, rowLosses as Ar, personalKindOf as At, OUTCOME as B, aucParts as Bn, plainTask as Br, CHAMPION as Bt, modelFolder as C, toleranceOf as Cn, chooseRows as Cr, runAction as Ct, REFERENCE_PROFILE as D, linearInterval as Dn, toMoment as Dr, maskOf as Dt, versionsIn as E, isLinear as En, toDay as Er, findPersonal as Et, rulesTable as F, isPoint as Fn, decide as Fr, namedWarehouse as Ft, EVIDENCE_FOLDER as G, twoSidedT as Gn, number as Gr, versionRecordSchema as Gt, WHAT_TO_DO as H, fewUnits as Hn, count$1 as Hr, aliasRecordSchema as Ht, table as I, smallestClass as In, CHECK_LEVEL as Ir, isRecord as It, driftStatementSchema as J, wilsonInterval as Jn, subjectItem as Jr, manifestFiles as Jt, STATEMENT_TYPE as K, newcombeInterval as Kn, runtime as Kr, MANIFEST_MEDIA_TYPE as Kt, ADVISORY_OUTCOME as L, unseen as Ln, DEFAULT_LIMITS as Lr, parseStrictJson as Lt, groupsMarkdown as M, aucVariance as Mn, rowsIn as Mr, readVersion$1 as Mt, metricsMarkdown as N, measureAuc as Nn, toRowsInOrder as Nr, namedSource as Nt, referenceProfilePath as O, linearMethod as On, lossKindsOf as Or, maskText as Ot, modelList as P, edgeBounds as Pn, sortedOrder as Pr, isWarehouseName as Pt, MODEL_FLAG as Q, binomialPmf as Qn, measureNumbers as Qr, taskDetailsContradictions as Qt, MARK as R, aucCovariance as Rn, TASK_KINDS as Rr, pointerKeys as Rt, manifestPath as S, messageOf as Si, metricOf as Sn, phaseOf as Sr, significant as St, versionPath as T, MANY_ROWS as Tn, takeRows as Tr, toFailure as Tt, DRIFT_PREDICATE_TYPE as U, independentUnits as Un, digest$1 as Ur, ledgerSchema as Ut, READING as V, clusterVariance as Vn, MAX_CONDITION as Vr, LEDGER_BRANCH as Vt, EVIDENCE_ARTIFACT_PREFIX as W, unitSums as Wn, fileDigest as Wr, readyRecordSchema as Wt, COMMON_FLAGS as X, betaQuantile as Xn, MEASURES as Xr, toModelFiles as Xt, testStatementSchema as Y, betaCdf as Yn, text$8 as Yr, manifestSchema as Yt, CONFIG_FLAG as Z, binomialCdf as Zn, measureCategories as Zr, testPredicateSchema as Zt, LEDGER_FILE as _, withoutSecrets as _i, MODEL_NAME_PATTERN as _n, normalSf as _r, count as _t, isPassing as a, chiSquaredHomogeneity as ai, dependenceContradictions as an, MAX_UNITS as ar, followLabels as at, bytesPath as b, UserError as bi, METRICS as bn, detectSeason as br, plural as bt, assertLedger as c, extensionFor as ci, driftColumnSchema as cn, bootstrapPValue as cr, check as ct, readVersion as d, schemeOf as di, invertedInterval as dn, leaveBlocksOut as dr, configPlace as dt, totalVariation as ei, PERTURBATION_KINDS as en, trials as er, chooseModel as et, notGated as f, shownAddress as fi, isDifference as fn, resample as fr, code as ft, formatLedgerDocument as g, trainingVariables as gi, integrityContradictions as gn, normalQuantile as gr, about as gt, versionExists as h, createEngineLoader as hi, artifactSchema as hn, normalCdf as hr, prose as ht, VERDICTS as i, wasserstein1 as ii, fairnessContradictions as in, topLabel as ir, LABEL_ALPHA as it, detailsTable as j, ROC_AUC as jn, arrangeRows as jr, composeForLaptop as jt, isDigest as k, linearVariance as kn, metricOf$1 as kr, masked as kt, readAlias as l, isRemote as li, driftPredicateSchema as ln, dealUnits as lr, validate as lt, staleBaseline as m, insideWorkspace as mi, artifactContradictions as mn, wholeSample as mr, plain as mt, readVerdict as n, createPrng as ni, performanceContradictions as nn, equalMassBins as nr, withPlaces as nt, toConclusion as o, chiSquaredSf as oi, decompositionContradictions as on, REPLICATES as or, eValue as ot, refuse as p, createFiles as pi, repeated as pn, standardDeviation as pr, inline as pt, TEST_PREDICATE_TYPE as q, twoSidedZ as qn, sourceSchema as qr, createManifest as qt, verdictSchema as r, shuffle as ri, OVERALL as rn, probedClasses as rr, parseConfig as rt, worst as s, logGamma as si, decisionContradictions as sn, bcaInterval as sr, parseYaml as st, VERDICT_PATH as t, fisherExact as ti, EDGE_CASES as tn, calibrationErrors as tr, loadConfig as tt, readModelState as u, openedBy as ui, calibrationContradictions as un, draw as ur, nearestName as ut, README_FILE as v, canonicalJson as vi, compiled as vn, whyTaskUndefined as vr, fixed as vt, readyPath as w, queriesOf as wn, sampleRows as wr, failureJson as wt, evidencePath as x, formatProblem as xi, defaultMetrics as xn, phaseCount as xr, signed as xt, aliasPath as y, Fault as yi, FAMILIES as yn, byPhase as yr, pText as yt, NOTHING_TO_DO as z, aucInterval as zn, isPlain as zr, pointerSegment as zt };