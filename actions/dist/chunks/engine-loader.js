import { i as messageOf, t as Fault } from "./error.js";
import { n as withoutSecrets } from "./child-environment.js";
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { createHash, randomUUID } from "node:crypto";
import { copyFile, mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { spawn } from "node:child_process";

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
			else reject(/* @__PURE__ */ new Error(`npm ci ended with ${signal ?? `exit code ${code}`}: ${telling(stderr)}`));
		});
	});
}
function telling(stderr) {
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

export { createEngineLoader as t };