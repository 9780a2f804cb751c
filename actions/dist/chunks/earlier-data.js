import { It as isRecord, bi as UserError, li as isRemote, st as parseYaml, yi as Fault } from "./start.js";
import { createReadStream } from "node:fs";
import { dirname, join, posix, resolve } from "node:path";
import { createHash } from "node:crypto";
import { access, copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

const LFS_FIRST_LINE = "version https://git-lfs.github.com/spec/v1";
const MAX_POINTER = 1024;
/** A Git LFS pointer (its specification, version 1); `undefined` for any other content. */
function parseLfsPointer(text) {
	if (text.length > MAX_POINTER || !text.startsWith(`${LFS_FIRST_LINE}\n`)) return void 0;
	const [, hash] = /^oid sha256:([0-9a-f]{64})$/m.exec(text) ?? [];
	const [, size] = /^size (\d{1,15})$/m.exec(text) ?? [];
	if (hash === void 0 || size === void 0) return void 0;
	return {
		kind: "lfs",
		digest: `sha256:${hash}`,
		size: Number(size)
	};
}
/** The output that a parsed `.dvc` file or one stage of `dvc.lock` lists under this name; `undefined` when it lists none. */
function dvcPointer(document, name) {
	const out = (isRecord(document) && Array.isArray(document["outs"]) ? document["outs"] : []).find((entry) => isRecord(entry) && entry["path"] === name);
	const [, md5, folder] = /^([0-9a-f]{32})(\.dir)?$/.exec(isRecord(out) ? String(out["md5"]) : "") ?? [];
	return md5 === void 0 ? void 0 : {
		kind: "dvc",
		md5,
		folder: folder !== void 0
	};
}

/** How git names a file of a commit, seen from the folder it runs in. */
const at = (commit, path) => `${commit}:./${path}`;
/** The bytes of a file at the commit; `undefined` where there was none. */
async function show({ git, commit }, path) {
	const { code, stdout } = await git([
		"cat-file",
		"blob",
		at(commit, path)
	], { answers: [1, 128] });
	return code === 0 ? stdout : void 0;
}
/** Writes one file as it was at the commit, through the pointers of Git LFS and DVC. */
async function restore(place, file) {
	const target = join(place.workspace, place.folder, file);
	const blob = await show(place, file);
	const pointer = blob === void 0 ? await findDvc(place, file) : parseLfsPointer(blob.subarray(0, 1024).toString("utf8"));
	await mkdir(dirname(target), { recursive: true });
	if (pointer === void 0) {
		if (blob === void 0) return { reason: `${file} was not in the repository at the earlier commit` };
		await writeFile(target, blob);
		return {};
	}
	if (await isUnchanged(place, file, pointer)) {
		await copyFile(join(place.workspace, file), target);
		return { changed: false };
	}
	const cached = await findCached(place, pointer);
	if (cached === void 0) return { reason: absence(file, pointer) };
	await copyFile(cached, target);
	return { changed: true };
}
function absence(file, pointer) {
	return pointer.kind === "lfs" ? `the earlier ${file} is in Git LFS and not in this checkout; \`git lfs fetch origin <base>\` brings it` : `the earlier ${file} is in DVC and not in its cache; \`dvc fetch\` at the base commit brings it`;
}
async function findDvc(place, file) {
	const own = await parsed(place, `${file}.dvc`);
	const found = dvcPointer(own, posix.basename(file));
	if (found !== void 0) return found;
	for (let folder = posix.dirname(file);; folder = posix.dirname(folder)) {
		const lock = await parsed(place, posix.join(folder, "dvc.lock"));
		const pointer = (typeof lock === "object" && lock !== null && "stages" in lock ? Object.values(lock.stages ?? {}) : []).flatMap((stage) => dvcPointer(stage, posix.relative(folder, file)) ?? [])[0];
		if (pointer !== void 0 || folder === ".") return pointer;
	}
}
async function parsed(place, path) {
	const blob = await show(place, path);
	return blob === void 0 ? void 0 : parseYaml(blob.toString("utf8"), path, "DATA_UNREADABLE").value;
}
/** Is the file of the working tree the very one that the earlier pointer names? */
async function isUnchanged({ workspace }, file, pointer) {
	if (pointer.kind === "dvc" && pointer.folder) return false;
	const hash = createHash(pointer.kind === "lfs" ? "sha256" : "md5");
	const path = join(workspace, file);
	if (!await exists(path)) return false;
	await pipeline(createReadStream(path), hash);
	return hash.digest("hex") === (pointer.kind === "lfs" ? pointer.digest.slice(7) : pointer.md5);
}
async function findCached({ git, workspace }, pointer) {
	const candidates = pointer.kind === "lfs" ? [await lfsPath(git, workspace, pointer.digest.slice(7))] : dvcPaths(workspace, pointer);
	for (const path of candidates) if (await exists(path)) return path;
}
async function lfsPath(git, workspace, hash) {
	const { stdout } = await git(["rev-parse", "--git-common-dir"]);
	const folder = resolve(workspace, stdout.toString("utf8").trim());
	return join(folder, "lfs", "objects", hash.slice(0, 2), hash.slice(2, 4), hash);
}
/** Where DVC 3 and DVC 2 keep a file of this hash. A folder is a list of files, which is not followed. */
function dvcPaths(workspace, { md5, folder }) {
	if (folder) return [];
	const rest = [md5.slice(0, 2), md5.slice(2)];
	return [join(workspace, ".dvc", "cache", "files", "md5", ...rest), join(workspace, ".dvc", "cache", ...rest)];
}
async function exists(path) {
	try {
		await access(path);
		return true;
	} catch (error) {
		if (["ENOENT", "ENOTDIR"].includes(error.code ?? "")) return false;
		throw new Fault("INTERNAL", `a file could not be read: ${error.message}`, { cause: error });
	}
}

/** Copies of earlier data lie here, below the workspace, because the table engine reads nothing else. */
const FOLDER = ".assay/earlier";
const GLOB = /[*?[]/;
/** A file that a query names, in its quotes. */
const QUOTED = /'([^'\n]{1,500}\.(?:csv|tsv|txt|parquet|pq|json|jsonl|ndjson)(?:\.gz|\.zst)?)'/gi;
/** Reads earlier commits with git in `workspace`; a commit that a shallow checkout lacks is fetched from `origin`. */
function createEarlierVersions(git, workspace) {
	const fetched = /* @__PURE__ */ new Map();
	const need = (commit) => {
		const known = fetched.get(commit) ?? fetchCommit(git, commit);
		fetched.set(commit, known);
		return known;
	};
	const placeOf = (commit) => ({
		git,
		workspace,
		commit,
		folder: posix.join(FOLDER, commit.slice(0, 16))
	});
	return {
		parting: async (commit) => {
			await need(commit);
			const { code, stdout } = await git([
				"merge-base",
				"HEAD",
				commit
			], { answers: [1, 128] });
			return code === 0 ? stdout.toString("utf8").trim() : commit;
		},
		text: async (commit, path) => {
			await need(commit);
			return (await show({
				git,
				commit
			}, path))?.toString("utf8");
		},
		data: async (commit, source) => {
			await need(commit);
			if ("path" in source) return isRemote(source.path) ? REMOTE : earlierPath(placeOf(commit), source.path);
			return earlierQuery(placeOf(commit), source);
		},
		close: () => rm(join(workspace, FOLDER), {
			recursive: true,
			force: true
		})
	};
}
const REMOTE = {
	state: "unknown",
	reason: "data outside the repository has no earlier version here"
};
async function fetchCommit(git, commit) {
	if (!/^[0-9A-Za-z][0-9A-Za-z._/-]*$/.test(commit)) throw noCommit(commit);
	const has = async () => (await git([
		"cat-file",
		"-e",
		`${commit}^{commit}`
	], { answers: [1, 128] })).code === 0;
	if (await has()) return;
	await git([
		"fetch",
		"--quiet",
		"--no-tags",
		"--depth=1",
		"origin",
		commit
	], { answers: [1, 128] });
	if (await has()) return;
	throw noCommit(commit);
}
function noCommit(commit) {
	return new UserError("INPUT_INVALID", {
		file: "base",
		message: `the commit ${commit.slice(0, 40)} is not in this checkout and could not be fetched`,
		fix: "check the repository out with its history (`fetch-depth: 0`), or name another commit"
	});
}
async function earlierPath(place, path) {
	const paths = GLOB.test(path) ? await listed(place, path) : [path];
	if (paths.length === 0) return {
		state: "unknown",
		reason: `no file matched ${path} at the earlier commit`
	};
	const changed = new Set(await changedFiles(place, path));
	for (const file of paths) {
		const restored = await restore(place, file);
		if ("reason" in restored) return {
			state: "unknown",
			reason: restored.reason
		};
		if (restored.changed === true) changed.add(file);
		if (restored.changed === false) changed.delete(file);
	}
	if (changed.size === 0) return { state: "same" };
	return {
		state: "other",
		source: { path: posix.join(place.folder, path) },
		files: [...changed].sort()
	};
}
/** A query runs over copies of the files it names; files that did not change are read where they are. */
async function earlierQuery(place, source) {
	const names = [...new Set([...source.sql.matchAll(QUOTED)].map(([, name = ""]) => name))].filter((name) => !isRemote(name));
	const files = [];
	let { sql } = source;
	for (const name of names) {
		const earlier = await earlierPath(place, posix.normalize(name));
		if (earlier.state === "unknown") return earlier;
		if (earlier.state !== "other" || !("path" in earlier.source)) continue;
		sql = sql.replaceAll(`'${name}'`, `'${earlier.source.path}'`);
		files.push(...earlier.files);
	}
	return files.length === 0 ? { state: "same" } : {
		state: "other",
		source: {
			...source,
			sql
		},
		files
	};
}
/** Files at the commit that a pattern names; patterns mean what they mean to git. */
async function listed({ git, commit }, pattern) {
	const { stdout } = await git([
		"ls-files",
		"-z",
		`--with-tree=${commit}`,
		"--",
		`:(glob)${pattern}`
	]);
	const names = stdout.toString("utf8").split("\0").filter((name) => name !== "");
	const known = await Promise.all(names.map((name) => git([
		"cat-file",
		"-e",
		at(commit, name)
	], { answers: [1, 128] })));
	return [...new Set(names.filter((_, i) => known[i]?.code === 0))].sort();
}
/** Files of a path or pattern, known to git on either side, that the working tree changed, added or removed. */
async function changedFiles({ git, commit }, path) {
	const { stdout } = await git([
		"diff",
		"--name-only",
		"-z",
		"--relative",
		commit,
		"--",
		`:(glob)${path}`
	]);
	const untracked = await git([
		"ls-files",
		"-z",
		"--others",
		"--exclude-standard",
		"--",
		`:(glob)${path}`
	]);
	return `${stdout.toString("utf8")}${untracked.stdout.toString("utf8")}`.split("\0").filter((name) => name !== "");
}

export { createEarlierVersions };