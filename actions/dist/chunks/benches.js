import { Si as messageOf, pi as createFiles, yi as Fault } from "./start.js";
import { t as createGit } from "./run-git2.js";
import { dirname, join, posix } from "node:path";
import { cp, mkdir, rm } from "node:fs/promises";

/** Everything of ours in a workspace lies below this folder. */
const OURS = ".assay/";
const FOLDER = `${OURS}cells`;
/** Benches below the workspace. Files behind Git LFS are laid out as their pointers: data are placed by whoever trains. */
function createWorkbench(git, workspace) {
	return { async lay(name, code) {
		const root = posix.join(FOLDER, name);
		await rm(join(workspace, root), {
			recursive: true,
			force: true
		});
		await mkdir(join(workspace, root), { recursive: true });
		if (code === "working tree") await copyTree(git, join(workspace, root));
		else await checkOut(git, code.commit, join(workspace, root));
		const prefix = (await git(["rev-parse", "--show-prefix"])).stdout.toString("utf8").trim().replace(/\/$/, "");
		return benchAt(workspace, {
			root,
			folder: posix.join(root, prefix)
		});
	} };
}
function benchAt(workspace, { root, folder }) {
	return {
		folder,
		async place({ remove, put }) {
			for (const path of remove) await rm(join(workspace, folder, path), {
				force: true,
				recursive: true
			});
			for (const { from, to } of put) await copy(join(workspace, from), join(workspace, folder, to));
		},
		remove: () => rm(join(workspace, root), {
			recursive: true,
			force: true
		})
	};
}
/** Through an index of its own, so that the user's is not touched. */
async function checkOut(git, commit, target) {
	const index = `${target}.index`;
	const env = {
		GIT_INDEX_FILE: index,
		GIT_LFS_SKIP_SMUDGE: "1"
	};
	try {
		const top = await topOf(git);
		await git(["read-tree", commit], { env });
		await git([
			"-C",
			top,
			"checkout-index",
			"--all",
			"--force",
			`--prefix=${target}/`
		], { env });
	} finally {
		await rm(index, { force: true });
	}
}
/** What git knows or would take, as it lies there now: a file that was deleted is not copied. */
async function copyTree(git, target) {
	const top = await topOf(git);
	const names = (await git([
		"ls-files",
		"-z",
		"--full-name",
		"--cached",
		"--others",
		"--exclude-standard",
		"--",
		":/"
	])).stdout.toString("utf8").split("\0");
	const wanted = new Set(names.filter((name) => name !== "" && !`/${name}`.includes(`/${OURS}`)));
	for (const name of wanted) await copy(join(top, name), join(target, name));
}
async function copy(from, to) {
	try {
		await mkdir(dirname(to), { recursive: true });
		await cp(from, to, {
			recursive: true,
			verbatimSymlinks: true
		});
	} catch (cause) {
		if (cause.code === "ENOENT") return;
		throw new Fault("INTERNAL", `a file could not be copied: ${messageOf(cause)}`, { cause });
	}
}
async function topOf(git) {
	return (await git(["rev-parse", "--show-toplevel"])).stdout.toString("utf8").trim();
}

/** Adapters for trainings in other folders than the workspace, under the same rules: without secrets, and confined to their folder. */
function createBenches(options) {
	const { workspace, env, log, clock } = options;
	return {
		workbench: createWorkbench(createGit(workspace, env), workspace),
		trainIn: async (folder) => {
			const path = join(workspace, folder);
			const [tables, training] = await Promise.all([options.openTables(path), options.openTraining(path)]);
			return {
				...training,
				tables,
				files: createFiles(path),
				clock,
				log,
				close: () => tables.close()
			};
		}
	};
}

export { createBenches };