import { bi as UserError, yi as Fault } from "./start.js";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mkdtemp, rm, writeFile } from "node:fs/promises";

const MAX_CACHED_BYTES = 1e5;
/** The ledger at commit `head`, read from the object store of the repository; never from a working tree. */
function createGitSnapshot(git, head, cache) {
	let listing;
	const files = () => {
		listing ??= head === void 0 ? Promise.resolve(/* @__PURE__ */ new Map()) : listFiles(git, head);
		return listing;
	};
	const readBlob = createBlobReader(git);
	return {
		head,
		list: async (folder) => {
			const paths = [...(await files()).keys()].sort();
			return folder === "" ? paths : paths.filter((path) => path.startsWith(`${folder}/`));
		},
		read: async (path) => {
			const id = (await files()).get(path);
			if (id === void 0) return void 0;
			const known = cache.get(id);
			if (known !== void 0) return known;
			const bytes = await readBlob(id);
			if (bytes.length <= MAX_CACHED_BYTES) cache.set(id, bytes);
			return bytes;
		}
	};
}
/** Reads blobs by id; those asked for in the same turn of the event loop share one git process. */
function createBlobReader(git) {
	let asked = [];
	let answer;
	const readAll = async () => {
		await new Promise((resolve) => setImmediate(resolve));
		const ids = asked;
		asked = [];
		answer = void 0;
		const { stdout } = await git(["cat-file", "--batch"], { input: `${ids.join("\n")}\n` });
		return toBlobs(stdout);
	};
	return async (id) => {
		asked.push(id);
		answer ??= readAll();
		const bytes = (await answer).get(id);
		if (bytes === void 0) throw new Fault("LEDGER_UNAVAILABLE", `git did not give the object ${id} of the ledger`);
		return bytes;
	};
}
/** `<id> blob <size>\n<bytes>\n`, one after the other; anything else (`<id> missing`) is left out. */
function toBlobs(stdout) {
	const blobs = /* @__PURE__ */ new Map();
	for (let at = 0; at < stdout.length;) {
		const end = stdout.indexOf(10, at);
		const [id = "", type, size] = stdout.toString("utf8", at, end).split(" ");
		at = end + 1;
		if (type !== "blob") continue;
		blobs.set(id, stdout.subarray(at, at + Number(size)));
		at += Number(size) + 1;
	}
	return blobs;
}
async function listFiles(git, head) {
	const { stdout } = await git([
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		head
	]);
	const lines = stdout.toString("utf8").split("\0");
	return new Map(lines.filter((line) => line !== "").map(toEntry));
}
/** `<mode> <type> <object>\t<path>`; links and submodules have no place in a ledger. */
function toEntry(line) {
	const [meta = "", path = ""] = line.split("	", 2);
	const [mode, type, id = ""] = meta.split(" ");
	if (mode !== "100644" || type !== "blob") throw new Fault("LEDGER_UNAVAILABLE", `${path} on the ledger is not a plain file (${meta})`);
	return [path, id];
}

/** Keeps fetched ledger objects from being downloaded again; a name that no clone fetches and no tool shows. */
const CACHE_REF = "refs/assay/ledger";
/** Another process held a lock at the moment of the push: try again, nothing is wrong. */
const RACE = /stale info|cannot lock ref|unable to (create|lock)|failed to (update|lock)|fetch first|non-fast-forward|reference already exists/i;
/**
* The ledger on a branch, by git plumbing alone: the user's working tree, index, branches and hooks are never touched.
* With a remote the compare-and-swap is `push --atomic --force-with-lease`, without one `update-ref` with the old value.
*/
function createGitLedger(git, options) {
	const ref = `refs/heads/${options.branch}`;
	const place = options.remote === void 0 ? localBranch(git, ref) : remoteBranch(git, ref, options.remote);
	const cache = /* @__PURE__ */ new Map();
	let author;
	return {
		snapshot: async () => createGitSnapshot(git, await place.head(), cache),
		publish: async (commit) => {
			author ??= identity(git);
			return place.move(await writeCommit(git, commit, await author), commit.base);
		}
	};
}
function localBranch(git, ref) {
	const head = async () => text(await git([
		"rev-parse",
		"--verify",
		"--quiet",
		`${ref}^{commit}`
	], { answers: [1] })) || void 0;
	return {
		head,
		move: async (to, from) => {
			await refuseCheckedOut(git, ref);
			const { code, stderr } = await git([
				"update-ref",
				"-m",
				"assay",
				ref,
				to,
				from ?? ""
			], { answers: [1, 128] });
			if (code === 0) return "published";
			if (await head() !== from || RACE.test(stderr)) return "conflict";
			throw new Fault("LEDGER_UNAVAILABLE", `git could not move ${ref}: ${stderr.trim()}`);
		}
	};
}
function remoteBranch(git, ref, remote) {
	const head = async () => {
		const line = text(await git([
			"ls-remote",
			"--refs",
			remote,
			ref
		]));
		return line === "" ? void 0 : line.split("	")[0];
	};
	return {
		head: async () => {
			const commit = await head();
			if (commit !== void 0) await fetchCommit(git, {
				remote,
				ref,
				commit
			});
			return commit;
		},
		move: async (to, from) => {
			const lease = `--force-with-lease=${ref}:${from ?? ""}`;
			const { code, stdout, stderr } = await git([
				"push",
				"--porcelain",
				"--atomic",
				...[
					"--no-verify",
					"--no-signed",
					"--no-follow-tags",
					"--recurse-submodules=no"
				],
				lease,
				remote,
				`${to}:${ref}`
			], { answers: [1, 128] });
			if (code === 0) return "published";
			const now = await head();
			if (now === to) return "published";
			const words = `${stdout.toString("utf8")}\n${stderr}`;
			if (now !== from || RACE.test(words)) return "conflict";
			throw refusedPush(words, remote);
		}
	};
}
/** Fetches without `FETCH_HEAD`, tags or tracking branches. The branch may move on meanwhile, then its newer objects come along. */
async function fetchCommit(git, at) {
	const { code } = await git([
		"cat-file",
		"-e",
		`${at.commit}^{commit}`
	], { answers: [1, 128] });
	if (code === 0) return;
	await git([
		"fetch",
		"--quiet",
		"--no-tags",
		"--no-write-fetch-head",
		"--refmap=",
		at.remote,
		at.ref
	]);
	await git([
		"update-ref",
		CACHE_REF,
		at.commit
	], { answers: [1, 128] });
}
async function writeCommit(git, commit, author) {
	const folder = await mkdtemp(join(tmpdir(), "assay-ledger-"));
	try {
		const env = { GIT_INDEX_FILE: join(folder, "index") };
		if (commit.base !== void 0) await git(["read-tree", commit.base], { env });
		await git([
			"update-index",
			"-z",
			"--add",
			"--index-info"
		], {
			env,
			input: (await writeObjects(git, commit.files, folder)).join("")
		});
		return text(await git([
			"commit-tree",
			"--no-gpg-sign",
			text(await git(["write-tree"], { env })),
			...commit.base === void 0 ? [] : ["-p", commit.base]
		], {
			input: `${commit.message}\n`,
			env: author
		}));
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
/** Writes the files into the object store, in one process and without the user's filters; answers lines for the index. */
async function writeObjects(git, files, folder) {
	const sources = [];
	for (const [i, { content }] of files.entries()) {
		const source = join(folder, `blob-${i}`);
		await writeFile(source, content);
		sources.push(source);
	}
	const { stdout } = await git([
		"hash-object",
		"-w",
		"--no-filters",
		"--stdin-paths"
	], { input: `${sources.join("\n")}\n` });
	const objects = stdout.toString("utf8").trim().split("\n");
	return files.map(({ path }, i) => `100644 ${objects[i]}\t${path}\0`);
}
/** The user's own name where git knows it, so that the ledger's log says who; else ours, because runners have none. */
async function identity(git) {
	const ask = async (key) => text(await git([
		"config",
		"--get",
		key
	], { answers: [1] }));
	const name = await ask("user.name") || "Assay";
	const email = await ask("user.email") || "assay@localhost";
	return {
		GIT_AUTHOR_NAME: name,
		GIT_AUTHOR_EMAIL: email,
		GIT_COMMITTER_NAME: name,
		GIT_COMMITTER_EMAIL: email
	};
}
/** Moving a branch under a working tree would make every file there look changed. */
async function refuseCheckedOut(git, ref) {
	if (!text(await git([
		"worktree",
		"list",
		"--porcelain"
	])).split("\n").includes(`branch ${ref}`)) return;
	throw new UserError("REGISTRY_REFUSED", {
		file: ref,
		message: "the ledger branch is checked out, so it cannot be written",
		fix: "check out another branch"
	});
}
function refusedPush(words, remote) {
	const said = words.replace(/\/\/[^/@\s]+@/g, "//").trim().slice(-500);
	if (/protected|declined|denied|permission|403/i.test(words)) return new UserError("REGISTRY_REFUSED", {
		file: remote,
		message: `the remote refuses the push: ${said}`,
		fix: "allow this identity to write the ledger branch"
	});
	return new Fault("LEDGER_UNAVAILABLE", `the push to ${remote} failed: ${said}`);
}
function text(result) {
	return result.stdout.toString("utf8").trim();
}

export { createGitLedger };