import { r as RequestError, t as getOctokit } from "./github.js";
import { Si as messageOf, Vt as LEDGER_BRANCH, bi as UserError, yi as Fault } from "./start.js";
import { n as unseen, t as known } from "./facts.js";
import { createReadStream, createWriteStream, openAsBlob } from "node:fs";
import { dirname } from "node:path";
import { createHash } from "node:crypto";
import { mkdir, rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { Readable, Transform } from "node:stream";

const PAGE_SIZE = 100;
/** Splits `owner/name`. Throws Fault INTERNAL: the text comes from GitHub, never from a person. */
function toRepositoryName(fullName) {
	const [owner, repo, rest] = fullName.split("/");
	if (!owner || !repo || rest !== void 0) throw new Fault("INTERNAL", `not a repository name: ${fullName}`);
	return {
		owner,
		repo
	};
}
/** Awaits an answer; `undefined` for 404 (and 410). Everything else that is no answer becomes Fault GITHUB_UNAVAILABLE. */
async function found(what, answer) {
	try {
		return await answer;
	} catch (error) {
		if (error instanceof RequestError && (error.status === 404 || error.status === 410)) return void 0;
		throw unavailable(what, error);
	}
}
/** Awaits an answer that has to be there. Throws Fault GITHUB_UNAVAILABLE naming what was asked for. */
async function expected(what, answer) {
	try {
		return await answer;
	} catch (error) {
		throw unavailable(what, error);
	}
}
/** Reads pages of 100 until one is short; `isCut` tells that `maximum` pages were not enough. */
async function readPages(maximum, read) {
	const items = [];
	for (let page = 1; page <= maximum; page++) {
		const batch = await read(page);
		items.push(...batch);
		if (batch.length < 100) return {
			items,
			isCut: false
		};
	}
	return {
		items,
		isCut: true
	};
}
function unavailable(what, error) {
	if (error instanceof Fault) return error;
	const isRequest = error instanceof RequestError;
	const detail = isRequest ? `${error.status} ${messageOf(error)}` : messageOf(error);
	const fix = isRequest && error.status === 403 ? { fix: "check the permissions of the GitHub App (docs/app.md)" } : {};
	return new Fault("GITHUB_UNAVAILABLE", `GitHub did not give ${what}: ${detail}`, {
		cause: error,
		...fix
	});
}

/** Pages of check runs and of workflow runs that one evaluation reads: 1,000 of each. */
const MAX_PAGES$1 = 10;
/** Slug of GitHub Actions, on github.com and on servers of one's own. */
const ACTIONS = "github-actions";
/** Check runs of all Apps over REST. A suite of GitHub Actions is one run of one workflow, which says whose job a check is. */
function createCommitChecks(client, name) {
	return { async named(headSha, names) {
		const { items, isCut } = await readPages(MAX_PAGES$1, async (page) => {
			const parameters = {
				...name,
				ref: headSha,
				filter: "latest",
				per_page: 100,
				page
			};
			const request = client.request("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", parameters);
			return (await expected(`the check runs of ${headSha}`, request)).data.check_runs;
		});
		if (isCut) throw new Fault("GITHUB_UNAVAILABLE", `${headSha} has more check runs than are read`);
		const wanted = items.filter((check) => names.includes(check.name));
		const workflows = wanted.some(({ app }) => app?.slug === ACTIONS) ? await workflowsOf(client, name, headSha) : /* @__PURE__ */ new Map();
		return wanted.flatMap((check) => toCheck(check, workflows));
	} };
}
/** Path of the workflow of each suite. */
async function workflowsOf(client, name, headSha) {
	const { items } = await readPages(MAX_PAGES$1, async (page) => {
		const parameters = {
			...name,
			head_sha: headSha,
			per_page: 100,
			page
		};
		const request = client.request("GET /repos/{owner}/{repo}/actions/runs", parameters);
		return (await expected(`the workflow runs of ${headSha}`, request)).data.workflow_runs;
	});
	return new Map(items.flatMap(({ check_suite_id: suite, path }) => suite === void 0 ? [] : [[Number(suite), pathOf(path)]]));
}
/** GitHub writes a workflow that is required from elsewhere as `path@ref`. */
function pathOf(path) {
	return path.replace(/@.*$/, "");
}
/** A check whose App is gone is nobody's. */
function toCheck({ name, conclusion, app, check_suite: suite }, workflows) {
	if (app === null) return [];
	const workflow = suite === null ? void 0 : workflows.get(Number(suite.id));
	return [{
		name,
		appId: app.id,
		...workflow === void 0 ? {} : { workflow },
		...conclusion === null ? {} : { conclusion }
	}];
}

/** SHA-256 of bytes, or of the UTF-8 form of text. */
function sha256(content) {
	return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

/** Files of a repository over the contents API. A file is always asked for at a commit, never at a branch name. */
function createRepositoryFiles(client, name) {
	const repository = `${name.owner}/${name.repo}`;
	const tryRead = async (path, commit) => {
		const request = client.request("GET /repos/{owner}/{repo}/contents/{path}", {
			...name,
			path,
			ref: commit
		});
		const answer = await found(`${path} of ${repository} at ${commit}`, request);
		if (answer === void 0) return void 0;
		const bytes = bytesOf(answer.data);
		if (typeof bytes === "string") return bytes;
		const text = decode(bytes);
		return text === void 0 ? "is not UTF-8 text" : {
			path,
			text,
			digest: sha256(bytes)
		};
	};
	return {
		repository,
		async commitOf(branch) {
			return (await found(`branch ${branch} of ${repository}`, client.request("GET /repos/{owner}/{repo}/git/ref/{ref}", {
				...name,
				ref: `heads/${branch}`
			})))?.data.object.sha;
		},
		async read(path, commit) {
			const file = await tryRead(path, commit);
			if (typeof file === "string") throw new Fault("GITHUB_UNAVAILABLE", `${path} of ${repository} at ${commit} ${file}`);
			return file;
		},
		tryRead,
		async changedAt(path, commit) {
			const request = client.request("GET /repos/{owner}/{repo}/commits", {
				...name,
				path,
				sha: commit,
				per_page: 1
			});
			const [newest] = (await expected(`the commits of ${path} in ${repository}`, request)).data;
			const at = Date.parse(newest?.commit.committer?.date ?? "");
			return Number.isFinite(at) ? at : void 0;
		},
		async list(folder, commit) {
			const request = client.request("GET /repos/{owner}/{repo}/contents/{path}", {
				...name,
				path: folder,
				ref: commit
			});
			const entries = (await found(`${folder} of ${repository} at ${commit}`, request))?.data ?? [];
			return Array.isArray(entries) ? entries.flatMap(filePath) : [];
		}
	};
}
function filePath(entry) {
	if (typeof entry !== "object" || entry === null || !("type" in entry) || !("path" in entry)) return [];
	return entry.type === "file" && typeof entry.path === "string" ? [entry.path] : [];
}
/** A folder, a link, or a file above 1 MB (whose content GitHub leaves out) is no readable document: the answer says why. */
function bytesOf(data) {
	if (!(typeof data === "object" && data !== null && "type" in data && data.type === "file")) return "is not a file";
	if (!("encoding" in data) || data.encoding !== "base64" || !("content" in data) || typeof data.content !== "string") return "is larger than 1 MB";
	return Buffer.from(data.content, "base64");
}
function decode(bytes) {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return;
	}
}

/**
* What was read, or the refusal with the permission that lifts it. Throws Fault GITHUB_UNAVAILABLE when there was no answer at all: then
* nothing has been examined, and a list of unknowns would hide that.
*/
async function readSeen(what, permission, read) {
	try {
		return known(await read());
	} catch (error) {
		const refusal = refusalOf(error);
		if (refusal === void 0) return expected(what, Promise.reject(error));
		return unseen(`${what} cannot be read (${refusal}); the token needs ${permission}`);
	}
}
/** GitHub's own answer, also where an adapter has made a fault of it. */
function refusalOf(error) {
	const cause = error instanceof Fault ? error.cause ?? error : error;
	if (cause instanceof RequestError) return cause.response === void 0 ? void 0 : `${cause.status} ${cause.message.split("\n")[0]}`;
	return error instanceof Fault && error.cause === void 0 ? messageOf(error) : void 0;
}
/** `undefined` for a 404 whose message says that there is nothing; other 404s are thrown. */
async function orMissing(request, words) {
	try {
		return await request;
	} catch (error) {
		if (error instanceof RequestError && error.status === 404 && words.test(error.message)) return void 0;
		throw error;
	}
}

const PERMISSION = "Contents: read";
/** Files at one commit over the contents API; `undefined` for the commit means that the branch is not there. */
function createExaminedFiles(client, name, branch) {
	const repository = createRepositoryFiles(client, name);
	const what = `files of ${name.owner}/${name.repo}`;
	const commit = readSeen(`branch ${branch} of ${name.owner}/${name.repo}`, PERMISSION, () => repository.commitOf(branch));
	const read = async (path) => {
		const at = await atCommit(commit, branch);
		if (!at.known) return at;
		return readSeen(`${path}, one of the ${what},`, PERMISSION, () => repository.read(path, at.value));
	};
	return {
		read,
		async list(folder, endings) {
			const at = await atCommit(commit, branch);
			if (!at.known) return at;
			const names = await readSeen(`${folder}, one of the ${what},`, PERMISSION, () => listFolder(client, name, folder, at.value));
			if (!names.known) return names;
			const wanted = names.value.filter((path) => endings.some((ending) => path.endsWith(ending)));
			const files = await Promise.all(wanted.map(read));
			const blind = files.find((file) => !file.known);
			if (blind !== void 0 && !blind.known) return blind;
			return {
				known: true,
				value: files.flatMap((file) => file.known && file.value !== void 0 ? [file.value] : [])
			};
		}
	};
}
async function atCommit(commit, branch) {
	const at = await commit;
	if (!at.known) return at;
	return at.value === void 0 ? unseen(`there is no branch ${branch}`) : {
		known: true,
		value: at.value
	};
}
async function listFolder(client, name, path, ref) {
	const answer = await client.request("GET /repos/{owner}/{repo}/contents/{path}", {
		...name,
		path,
		ref
	}).catch((error) => {
		if (typeof error === "object" && error !== null && "status" in error && error.status === 404) return void 0;
		throw error;
	});
	if (answer === void 0 || !Array.isArray(answer.data)) return [];
	return answer.data.filter(({ type }) => type === "file").map((file) => file.path);
}

/** An App id of -1 or null means: from anybody. */
const toApp = (id) => id === null || id < 0 ? void 0 : id;
const nameOf = (one) => one?.login ?? one?.slug ?? "somebody";
/** Classic branch protection in our words. */
function toClassic(answer) {
	const { required_status_checks: checks, required_pull_request_reviews: review, restrictions } = answer;
	const passing = review?.bypass_pull_request_allowances;
	return {
		checks: (checks?.checks ?? checks?.contexts?.map((context) => ({
			context,
			app_id: null
		})) ?? []).map(({ context, app_id }) => ({
			name: context,
			app: toApp(app_id)
		})),
		strict: checks?.strict === true,
		review: review === void 0 ? void 0 : {
			codeOwners: review.require_code_owner_reviews,
			dismissesStale: review.dismiss_stale_reviews,
			lastPush: review.require_last_push_approval === true
		},
		reviewBypass: [
			...passing?.users ?? [],
			...passing?.teams ?? [],
			...passing?.apps ?? []
		].map(nameOf),
		enforcesAdmins: answer.enforce_admins?.enabled === true,
		allowsForcePush: answer.allow_force_pushes?.enabled === true,
		allowsDeletion: answer.allow_deletions?.enabled === true,
		restrictedTo: restrictions === void 0 ? void 0 : [...restrictions.users, ...restrictions.teams].map(nameOf)
	};
}

const MAX_PAGES = 10;
/** Pull requests whose heads are asked who posted the check. */
const NEWEST = 5;
/** Settings of one repository over REST. Every answer but a plain one is unseen, and says which permission opens it. */
function createRepositoryExaminer(client, name) {
	const repository = `${name.owner}/${name.repo}`;
	const ask = (what, permission, read) => readSeen(`${what} of ${repository}`, permission, read);
	return {
		repository,
		async basics() {
			const { data } = await expected(`the repository ${repository}`, client.request("GET /repos/{owner}/{repo}", name));
			return {
				defaultBranch: data.default_branch,
				isPublic: !data.private
			};
		},
		branchExists: (branch) => ask("the branch", "Contents: read", async () => {
			const request = client.request("GET /repos/{owner}/{repo}/git/ref/{ref}", {
				...name,
				ref: `heads/${branch}`
			});
			return await orMissing(request, /./) !== void 0;
		}),
		rulesOf: (branch) => ask("the rules of the branch", "Metadata: read", () => readRules(client, name, branch)),
		ruleset: (id) => readRuleset(client, name, id),
		tagRulesets: () => ask("the rulesets over tags", "Metadata: read", () => readTagRulesets(client, name)),
		classicProtection: (branch) => ask("the branch protection", "Administration: read", async () => {
			const request = client.request("GET /repos/{owner}/{repo}/branches/{branch}/protection", {
				...name,
				branch
			});
			const answer = await orMissing(request, /^Branch not (protected|found)/);
			return answer === void 0 ? void 0 : toClassic(answer.data);
		}),
		app: async (given) => {
			if (/^\d+$/.test(given)) return known({
				id: Number(given),
				slug: void 0
			});
			return ask(`the App ${given}`, "no permission, but the App must be visible to you", async () => {
				const { data } = await client.request("GET /apps/{app_slug}", { app_slug: given });
				if (data === null) throw new Error("GitHub shows no App of this name");
				return {
					id: data.id,
					slug: data.slug
				};
			});
		},
		postersOf: (checkName) => ask("who posts the check", "Pull requests: read, Checks: read", () => readPosters(client, name, checkName)),
		workflowToken: () => ask("the default of GITHUB_TOKEN", "Administration: read", async () => {
			const { data } = await client.request("GET /repos/{owner}/{repo}/actions/permissions/workflow", name);
			return {
				permissions: data.default_workflow_permissions,
				canApprove: data.can_approve_pull_request_reviews
			};
		}),
		forks: (isPublic) => ask("what forks may do", "Administration: read", () => isPublic ? publicForks(client, name) : privateForks(client, name)),
		runners: () => ask("the self-hosted runners", "Administration: read", async () => {
			const { data } = await client.request("GET /repos/{owner}/{repo}/actions/runners", name);
			return data.total_count;
		}),
		codeownersErrors: (branch) => ask("faults of CODEOWNERS", "Contents: read", async () => {
			const { data } = await client.request("GET /repos/{owner}/{repo}/codeowners/errors", {
				...name,
				ref: branch
			});
			return data.errors.map(({ line, message }) => ({
				line,
				message
			}));
		})
	};
}
/** GitHub shows the bypass list only to those who may edit the ruleset: a missing list is unseen, not empty. */
async function readRuleset(client, name, id) {
	const repository = `${name.owner}/${name.repo}`;
	const parameters = {
		...name,
		ruleset_id: id,
		includes_parents: true
	};
	const read = await readSeen(`ruleset ${id} of ${repository}`, "Metadata: read", async () => {
		return (await client.request("GET /repos/{owner}/{repo}/rulesets/{ruleset_id}", parameters)).data;
	});
	if (!read.known) return {
		id,
		name: String(id),
		source: repository,
		bypass: read
	};
	const { bypass_actors: actors, source, name: title } = read.value;
	if (actors === void 0) {
		const reason = `who may pass over ruleset ${id} of ${source} is shown only to those who may edit it; the token needs Administration: write there`;
		return {
			id,
			name: title,
			source,
			bypass: unseen(reason)
		};
	}
	const bypass = actors.map(({ actor_id, actor_type, bypass_mode }) => {
		return {
			type: actor_type,
			id: actor_id ?? void 0,
			mode: bypass_mode ?? "always"
		};
	});
	return {
		id,
		name: title,
		source,
		bypass: known(bypass)
	};
}
async function readTagRulesets(client, name) {
	const { items } = await readPages(MAX_PAGES, async (page) => {
		const parameters = {
			...name,
			includes_parents: true,
			targets: "tag",
			per_page: 100,
			page
		};
		return (await client.request("GET /repos/{owner}/{repo}/rulesets", parameters)).data;
	});
	const active = items.filter(({ target, enforcement }) => target === "tag" && enforcement === "active");
	return Promise.all(active.map(async ({ id, name: title }) => {
		const parameters = {
			...name,
			ruleset_id: id,
			includes_parents: true
		};
		const { data } = await client.request("GET /repos/{owner}/{repo}/rulesets/{ruleset_id}", parameters);
		const condition = data.conditions && "ref_name" in data.conditions ? data.conditions.ref_name : void 0;
		return {
			name: title,
			include: condition?.include ?? [],
			exclude: condition?.exclude ?? [],
			rules: (data.rules ?? []).map(({ type }) => type)
		};
	}));
}
async function readRules(client, name, branch) {
	const { items, isCut } = await readPages(MAX_PAGES, async (page) => {
		const parameters = {
			...name,
			branch,
			per_page: 100,
			page
		};
		return (await client.request("GET /repos/{owner}/{repo}/rules/branches/{branch}", parameters)).data;
	});
	if (isCut) throw new Error(`branch ${branch} has more than ${MAX_PAGES * 100} rules`);
	return items.map((rule) => ({
		type: rule.type,
		parameters: "parameters" in rule && rule.parameters !== void 0 ? { ...rule.parameters } : {},
		ruleset: rule.ruleset_id ?? 0
	}));
}
async function readPosters(client, name, checkName) {
	const { data: pulls } = await client.request("GET /repos/{owner}/{repo}/pulls", {
		...name,
		state: "all",
		sort: "updated",
		direction: "desc",
		per_page: NEWEST
	});
	const apps = (await Promise.all(pulls.map(async ({ head }) => {
		const parameters = {
			...name,
			ref: head.sha,
			check_name: checkName
		};
		return (await client.request("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", parameters)).data.check_runs;
	}))).flat().flatMap(({ app }) => app?.id === void 0 ? [] : [[app.id, {
		id: app.id,
		slug: app.slug
	}]]);
	return [...new Map(apps).values()];
}
async function publicForks(client, name) {
	const { data } = await client.request("GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval", name);
	return {
		kind: "public",
		approval: data.approval_policy
	};
}
async function privateForks(client, name) {
	const { data } = await client.request("GET /repos/{owner}/{repo}/actions/permissions/fork-pr-workflows-private-repos", name);
	return {
		kind: "private",
		runs: data.run_workflows_from_fork_pull_requests,
		writeTokens: data.send_write_tokens_to_workflows,
		secrets: data.send_secrets_and_variables,
		needsApproval: data.require_approval_for_fork_pr_workflows
	};
}

/** Turns a refusal to write into the permission that is missing. */
function refused$1(error) {
	if (!(error instanceof RequestError)) return error instanceof Error ? error : new Error(String(error));
	const { status, message } = error;
	if (status === 401 || status === 403 || status === 404) return new UserError("REGISTRY_REFUSED", {
		file: "GitHub",
		message: `the token may not write to this repository (${status} ${message})`,
		fix: "give the job `permissions: contents: write`"
	}, { cause: error });
	if (status === 422 && /rule|protected/i.test(message)) return new UserError("REGISTRY_REFUSED", {
		file: "GitHub",
		message: `a ruleset of the repository refuses the write: ${message}`,
		fix: "let this workflow or the Assay App bypass the rules of the ledger branch and of the tags assay/**"
	}, { cause: error });
	return new Fault("GITHUB_UNAVAILABLE", `GitHub refused a write to the ledger: ${messageOf(error)}`, { cause: error });
}

/** The ledger at commit `head`, read through the Git data API; nothing is cloned. */
function createGitHubSnapshot(client, name, head, blobs) {
	let listing;
	const files = () => {
		listing ??= head === void 0 ? Promise.resolve(/* @__PURE__ */ new Map()) : listFiles(client, name, head);
		return listing;
	};
	return {
		head,
		list: async (folder) => {
			const paths = [...(await files()).keys()].sort();
			return folder === "" ? paths : paths.filter((path) => path.startsWith(`${folder}/`));
		},
		read: async (path) => {
			const id = (await files()).get(path);
			if (id === void 0) return void 0;
			const known = blobs.get(id) ?? readBlob(client, name, id);
			blobs.set(id, known);
			return known;
		}
	};
}
async function listFiles(client, name, head) {
	return walk(client, name, (await expected("the ledger commit", client.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", {
		...name,
		commit_sha: head
	}))).data.tree.sha, "");
}
/** GitHub cuts large recursive listings (100,000 entries, 7 MB); then each folder is asked for by itself. */
async function walk(client, name, tree, prefix) {
	const route = "GET /repos/{owner}/{repo}/git/trees/{tree_sha}";
	const ask = {
		...name,
		tree_sha: tree
	};
	const whole = await expected("the ledger listing", client.request(route, {
		...ask,
		recursive: "1"
	}));
	if (!whole.data.truncated) return toListing(whole.data.tree, prefix);
	const flat = await expected("the ledger listing", client.request(route, ask));
	if (flat.data.truncated) throw new Fault("GITHUB_UNAVAILABLE", `the ledger folder "${prefix}" is too large to list`);
	const found = new Map(toListing(flat.data.tree, prefix));
	for (const entry of flat.data.tree.filter(({ type }) => type === "tree")) for (const [path, id] of await walk(client, name, entry.sha, `${prefix}${entry.path}/`)) found.set(path, id);
	return found;
}
function toListing(tree, prefix) {
	const files = tree.filter(({ type }) => type !== "tree");
	const odd = files.find(({ type, mode }) => type !== "blob" || mode !== "100644");
	if (odd) throw new Fault("LEDGER_UNAVAILABLE", `${prefix}${odd.path} on the ledger is not a plain file (${odd.mode})`);
	return new Map(files.map(({ path, sha }) => [`${prefix}${path}`, sha]));
}
async function readBlob(client, name, id) {
	const { data } = await expected("a file of the ledger", client.request("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", {
		...name,
		file_sha: id
	}));
	return new Uint8Array(Buffer.from(data.content, "base64"));
}

/**
* The ledger on a branch, by GitHub's Git data API: needs `contents: write` and no clone. Commits carry no author, so GitHub signs them.
* The compare-and-swap is a ref update that must be a fast-forward (`force: false`) of the commit that was read.
*/
function createGitHubLedger(client, name, branch) {
	const blobs = /* @__PURE__ */ new Map();
	const head = () => readHead(client, name, branch);
	return {
		snapshot: async () => createGitHubSnapshot(client, name, await head(), blobs),
		publish: async (commit) => {
			try {
				const to = await writeCommit(client, name, commit);
				return await moveBranch({
					client,
					name,
					branch,
					head
				}, to, commit.base);
			} catch (error) {
				if (error instanceof RequestError && error.status >= 500) return "conflict";
				throw refused$1(error);
			}
		}
	};
}
/** `undefined` only when the repository is there and the branch is not: a hidden repository answers 404 too. */
async function readHead(client, name, branch) {
	const route = "GET /repos/{owner}/{repo}/git/ref/{ref}";
	try {
		const ref = await found("the ledger branch", client.request(route, {
			...name,
			ref: `heads/${branch}`
		}));
		if (ref !== void 0) return ref.data.object.sha;
	} catch (error) {
		if (!(error instanceof Fault && error.cause instanceof RequestError && error.cause.status === 409)) throw error;
	}
	await expected(`the repository ${name.owner}/${name.repo}`, client.request("GET /repos/{owner}/{repo}", name));
}
async function writeCommit(client, name, commit) {
	const entry = {
		mode: "100644",
		type: "blob"
	};
	const tree = [];
	for (const { path, content } of commit.files) {
		if (typeof content === "string") {
			tree.push({
				...entry,
				path,
				content
			});
			continue;
		}
		const body = {
			...name,
			content: Buffer.from(content).toString("base64"),
			encoding: "base64"
		};
		const blob = await client.request("POST /repos/{owner}/{repo}/git/blobs", body);
		tree.push({
			...entry,
			path,
			sha: blob.data.sha
		});
	}
	const base = commit.base === void 0 ? {} : { base_tree: await treeOf(client, name, commit.base) };
	const made = await client.request("POST /repos/{owner}/{repo}/git/trees", {
		...name,
		...base,
		tree
	});
	const parents = commit.base === void 0 ? [] : [commit.base];
	const body = {
		...name,
		message: commit.message,
		tree: made.data.sha,
		parents
	};
	return (await client.request("POST /repos/{owner}/{repo}/git/commits", body)).data.sha;
}
async function treeOf(client, name, commit) {
	return (await client.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", {
		...name,
		commit_sha: commit
	})).data.tree.sha;
}
async function moveBranch(at, to, from) {
	const { client, name, branch } = at;
	try {
		if (from === void 0) {
			const body = {
				...name,
				ref: `refs/heads/${branch}`,
				sha: to
			};
			await client.request("POST /repos/{owner}/{repo}/git/refs", body);
		} else {
			const body = {
				...name,
				ref: `heads/${branch}`,
				sha: to,
				force: false
			};
			await client.request("PATCH /repos/{owner}/{repo}/git/refs/{ref}", body);
		}
		return "published";
	} catch (error) {
		const now = await at.head();
		if (now === to) return "published";
		if (now !== from || isLag(error)) return "conflict";
		throw error;
	}
}
/** A commit just made is not yet known everywhere at GitHub. */
function isLag(error) {
	return error instanceof RequestError && error.status === 422 && /object does not exist/i.test(error.message);
}

const MAX_TRIES = 4;
const FIRST_BACKOFF_MS = 500;
/** GitHub asks for at least a minute when it names no time (docs: rate limits for the REST API). */
const UNNAMED_LIMIT_MS = 6e4;
/** Longer than this is not waited for here: the job is put off instead. */
const MAX_WAIT_MS = 12e4;
const IDEMPOTENT = [
	"GET",
	"HEAD",
	"PUT",
	"PATCH",
	"DELETE"
];
/**
* Retries requests of one Octokit: rate limits (primary and secondary) after the time GitHub names, server and network
* errors with jittered back-off when repeating is harmless. While a limit lasts, every request of the client waits.
*/
function installRetry(octokit, ports) {
	let quietUntil = 0;
	octokit.hook.wrap("request", async (request, options) => {
		for (let attempt = 1;; attempt++) {
			const quiet = quietUntil - ports.clock.now();
			if (quiet > 0) await ports.sleep(quiet);
			try {
				return await request(options);
			} catch (error) {
				const wait = boundedWait(error, options, attempt, ports);
				if (isLimit(error)) quietUntil = Math.max(quietUntil, ports.clock.now() + wait);
				else await ports.sleep(wait);
			}
		}
	});
}
/** Milliseconds until the next try; throws the error itself when there is to be none. */
function boundedWait(error, options, attempt, ports) {
	const wait = waitAfter(error, options, attempt, ports);
	if (wait === void 0 || attempt >= MAX_TRIES || wait > MAX_WAIT_MS) throw error;
	ports.warn(`${options.method} ${options.url}: ${String(error)}; trying again in ${Math.ceil(wait / 1e3)} s`);
	return wait;
}
/** Milliseconds to wait before the same request may be sent again; `undefined`: it must not be. */
function waitAfter(error, options, attempt, ports) {
	const jitter = .5 + ports.random() / 2;
	if (isLimit(error)) return limitWait(error, ports.clock.now()) ?? UNNAMED_LIMIT_MS * 2 ** (attempt - 1) * jitter;
	if (!(!(error instanceof RequestError) || error.status >= 500) || !IDEMPOTENT.includes(options.method ?? "")) return void 0;
	return FIRST_BACKOFF_MS * 2 ** (attempt - 1) * jitter;
}
/** When GitHub's rate limit that caused an error ends, in milliseconds since 1970 UTC; `undefined` for an error of another cause. */
function limitedUntil(error, now) {
	if (isLimit(error)) return now + (limitWait(error, now) ?? UNNAMED_LIMIT_MS);
	return error instanceof Error && error.cause !== void 0 ? limitedUntil(error.cause, now) : void 0;
}
function isLimit(error) {
	if (!(error instanceof RequestError)) return false;
	if (error.status === 429) return true;
	if (error.status !== 403) return false;
	const headers = error.response?.headers ?? {};
	return headers["retry-after"] !== void 0 || headers["x-ratelimit-remaining"] === "0" || /rate limit/i.test(error.message);
}
function limitWait(error, now) {
	const headers = error.response?.headers ?? {};
	const after = Number(headers["retry-after"]);
	if (headers["retry-after"] !== void 0 && Number.isFinite(after)) return after * 1e3;
	const reset = Number(headers["x-ratelimit-reset"]);
	if (headers["x-ratelimit-remaining"] === "0" && Number.isFinite(reset)) return Math.max(1e3, reset * 1e3 - now);
}

/** Roles and teams, asked for at the moment of the decision. `author_association` is never used: it is often wrong. */
function createPeople(client, name) {
	return {
		async role(login) {
			const answer = await found(`the role of ${login}`, client.request("GET /repos/{owner}/{repo}/collaborators/{username}/permission", {
				...name,
				username: login
			}));
			return answer?.data.role_name ?? answer?.data.permission ?? "none";
		},
		async teamsOf(login, teams) {
			return (await Promise.all(teams.map(async (team) => {
				const [org, slug] = team.includes("/") ? team.split("/", 2) : [name.owner, team];
				return (await found(`membership of ${login} in ${team}`, client.request("GET /orgs/{org}/teams/{team_slug}/memberships/{username}", {
					org,
					team_slug: slug,
					username: login
				})))?.data.state === "active" ? [team] : [];
			}))).flat();
		},
		async sizeOf(team) {
			const [org = "", slug = ""] = team.split("/", 2);
			const place = {
				org,
				team_slug: slug,
				per_page: 100
			};
			const request = client.request("GET /orgs/{org}/teams/{team_slug}/members", place);
			const answer = await found(`the members of ${team}`, request.catch(refused));
			if (answer === "refused") return "unreadable";
			return answer === void 0 ? "missing" : answer.data.length;
		}
	};
}
/** GitHub says that the App may not; a rate limit has the same number and is no answer. */
function refused(error) {
	if (error instanceof RequestError && error.status === 403 && limitedUntil(error, 0) === void 0) return "refused";
	throw error;
}

const MAX_FILE_PAGES = 30;
const MAX_COMMITS = 250;
const MAX_REVIEW_PAGES = 30;
const MAX_OPEN_PAGES = 10;
const STATES = [
	"approved",
	"changes_requested",
	"dismissed",
	"commented"
];
/** Pull requests over REST. */
function createPullRequests(client, name) {
	const at = (number) => ({
		...name,
		pull_number: number,
		per_page: 100
	});
	const readCommits = async (number) => {
		const { items } = await readPages(MAX_COMMITS / 100 + 1, async (page) => {
			const request = client.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/commits", {
				...at(number),
				page
			});
			return (await expected(`the commits of #${number}`, request)).data;
		});
		if (items.length >= MAX_COMMITS) throw new Fault("GITHUB_UNAVAILABLE", `#${number} has ${MAX_COMMITS} commits or more; GitHub lists no more`, { fix: "squash or split the pull request, so that everyone who wrote a part of it is known" });
		return items;
	};
	return {
		async read(number) {
			const answer = await found(`pull request #${number}`, client.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
				...name,
				pull_number: number
			}));
			return answer === void 0 ? void 0 : toPullRequest(answer.data);
		},
		async files(number) {
			const { items, isCut } = await readPages(MAX_FILE_PAGES, async (page) => {
				const request = client.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", {
					...at(number),
					page
				});
				return (await expected(`the files of #${number}`, request)).data;
			});
			if (isCut) return "all";
			return items.flatMap((file) => file.previous_filename === void 0 ? [file.filename] : [file.previous_filename, file.filename]);
		},
		async committers(number) {
			return committersOf(await readCommits(number));
		},
		async authorship(pull) {
			const [commits, pushes] = await Promise.all([readCommits(pull.number), readPushes(client, pull)]);
			const shas = commits.map(({ sha }) => sha);
			return {
				committers: committersOf(commits),
				commits: shas,
				...toldPushes(pushes, shas)
			};
		},
		async reviews(number) {
			const { items, isCut } = await readPages(MAX_REVIEW_PAGES, async (page) => {
				const request = client.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews", {
					...at(number),
					page
				});
				return (await expected(`the reviews of #${number}`, request)).data;
			});
			if (isCut) throw new Fault("GITHUB_UNAVAILABLE", `#${number} has ${items.length} reviews or more; no more are read`, { fix: "open the change as a new pull request" });
			return items.flatMap(toReview);
		},
		async open({ baseRef, headSha }) {
			const { items } = await readPages(MAX_OPEN_PAGES, async (page) => {
				const request = client.request("GET /repos/{owner}/{repo}/pulls", {
					...name,
					state: "open",
					...baseRef === void 0 ? {} : { base: baseRef },
					per_page: 100,
					page
				});
				return (await expected("the open pull requests", request)).data;
			});
			return items.map(toPullRequest).filter((pull) => headSha === void 0 || pull.headSha === headSha);
		}
	};
}
function committersOf(commits) {
	return [...new Set(commits.flatMap(({ author, committer }) => [...loginOf(author), ...loginOf(committer)]))];
}
/** Movements of the head branch, newest first; `undefined` where GitHub does not show them, as of a private fork. */
async function readPushes(client, pull) {
	const { headRef, headRepository, number } = pull;
	if (headRef === void 0 || headRepository === void 0) return void 0;
	return (await found(`the pushes to the head of #${number}`, client.request("GET /repos/{owner}/{repo}/activity", {
		...toRepositoryName(headRepository),
		ref: `refs/heads/${headRef}`,
		per_page: 100
	})))?.data.map(({ after, actor }) => ({
		sha: after,
		login: actor?.login ?? "ghost"
	}));
}
/** Where more was pushed than GitHub shows at once, the pushes of some commits are not among them: then nothing is told. */
function toldPushes(pushes, shas) {
	const oldest = pushes?.at(-1);
	const isCut = pushes !== void 0 && pushes.length >= 100 && shas.includes(oldest?.sha ?? "");
	return pushes === void 0 || isCut ? {} : { pushes };
}
/** GitHub's pull request as ours. */
function toPullRequest(raw) {
	return {
		number: raw.number,
		state: raw.state === "open" ? "open" : "closed",
		headSha: raw.head.sha,
		headRepository: raw.head.repo?.full_name,
		headRef: raw.head.ref,
		baseRef: raw.base.ref,
		author: raw.user?.login ?? "ghost",
		...raw.labels === void 0 ? {} : { labels: raw.labels.flatMap(({ name }) => name ?? []) }
	};
}
/** A review of an unknown state counts for nothing; a pending one has not been submitted. */
function toReview(raw) {
	const state = STATES.find((known) => known === raw.state.toLowerCase());
	if (state === void 0 || raw.submitted_at === void 0 || raw.user === null) return [];
	return [{
		reviewer: raw.user.login,
		state,
		commit: raw.commit_id ?? "",
		submittedAt: Date.parse(raw.submitted_at)
	}];
}
function loginOf(user) {
	if (typeof user !== "object" || user === null || !("login" in user) || typeof user.login !== "string") return [];
	return [user.login];
}

/** Characters that GitHub keeps as they are in asset names; it rewrites all others, and dots at the ends. */
const PLAIN = /^[A-Za-z0-9.-]$/;
const MAX_NAME = 255;
/** The manifest's own asset; no model file can have this name, because `_m` is no escape. */
const MANIFEST_ASSET = "assay_manifest.json";
/**
* A file path inside a model as a flat asset name, reversibly: `/` becomes `__`, any other character that is not plain `_hh` per
* UTF-8 byte. `undefined` when the name would be longer than GitHub takes.
*/
function toAssetName(path) {
	const name = [...path].map((character, i) => {
		if (character === "/") return "__";
		const isEdgeDot = character === "." && (i === 0 || i === path.length - 1);
		return PLAIN.test(character) && !isEdgeDot ? character : escapeBytes(character);
	}).join("");
	return name.length <= MAX_NAME ? name : void 0;
}
function escapeBytes(character) {
	return [...new TextEncoder().encode(character)].map((byte) => `_${byte.toString(16).padStart(2, "0")}`).join("");
}

/** Does GitHub hold exactly these bytes? Asked of its own digest, or, where it has none, by reading them back. */
async function holdsBytes(at, asset, wanted) {
	if (asset.state !== "uploaded" || asset.size !== wanted.size) return false;
	if (typeof asset.digest === "string") return asset.digest === wanted.digest;
	const hash = createHash("sha256");
	for await (const chunk of await openAsset(at, asset.id)) hash.update(chunk);
	return `sha256:${hash.digest("hex")}` === wanted.digest;
}
/** Streams an asset to `target`; a file of another digest never appears there. Throws Fault STORE_UNAVAILABLE. */
async function fetchAsset(at, asset, wanted) {
	const { digest, target } = wanted;
	const unfinished = `${target}.${process.pid}.part`;
	await mkdir(dirname(target), { recursive: true });
	try {
		const hash = createHash("sha256");
		const counted = new Transform({ transform(chunk, _encoding, done) {
			hash.update(chunk);
			done(null, chunk);
		} });
		await pipeline(await openAsset(at, asset.id), counted, createWriteStream(unfinished));
		const got = `sha256:${hash.digest("hex")}`;
		if (got !== digest) throw new Fault("STORE_UNAVAILABLE", `the release asset ${asset.name} is ${got}, the ledger says ${digest}`);
		await rename(unfinished, target);
	} finally {
		await rm(unfinished, { force: true });
	}
}
/** sha256 of a file on disk, so that nothing is published that changed since it was registered. */
async function fileDigest(path) {
	const hash = createHash("sha256");
	await pipeline(createReadStream(path), hash);
	return `sha256:${hash.digest("hex")}`;
}
async function openAsset(at, id) {
	const request = at.client.request("GET /repos/{owner}/{repo}/releases/assets/{asset_id}", {
		...at.name,
		asset_id: id,
		headers: { accept: "application/octet-stream" },
		request: { parseSuccessResponseBody: false }
	});
	const { data } = await expected(`release asset ${id}`, request);
	return Readable.fromWeb(data);
}

/** https://docs.github.com/repositories/releasing-projects-on-github/about-releases#storage-and-bandwidth-quotas */
const MAX_ASSET_BYTES = 2 ** 31 - 1;
const MAX_ASSETS = 1e3;
function releaseTag(version) {
	return `assay/${version.model}/v${version.version}`;
}
function releaseBody(version) {
	return [
		`Model **${version.model}** ${version.version}, registered by Assay.`,
		"",
		`Identity (sha256 of the manifest): \`${version.digest}\``,
		"",
		"The record is on the branch `assay`. Each file here is named in the manifest with its sha256."
	].join("\n");
}
/** All assets of a version: its files and the exact manifest. Throws UserError REGISTRY_REFUSED with every limit that is broken. */
function toUploads(version, files) {
	const uploads = files.map(({ path, digest, size, source }) => ({
		name: toAssetName(path),
		path,
		digest,
		size,
		source
	}));
	const problems = uploads.flatMap(({ name, path, size }) => [
		...name === void 0 ? [{
			file: path,
			message: "the path is too long for a release",
			fix: "shorten it"
		}] : [],
		...size > MAX_ASSET_BYTES ? [{
			file: path,
			message: `${size} bytes; a release takes files below 2 GiB`,
			fix: "split the weights"
		}] : [],
		...size === 0 ? [{
			file: path,
			message: "an empty file cannot be put into a release",
			fix: "remove it"
		}] : []
	]);
	if (uploads.length >= MAX_ASSETS) problems.push({
		file: version.model,
		message: `${uploads.length} files; a release takes ${MAX_ASSETS}`
	});
	if (problems.length > 0) throw new UserError("REGISTRY_REFUSED", problems);
	const text = version.manifest;
	const sha256 = `sha256:${createHash("sha256").update(text).digest("hex")}`;
	const manifest = {
		name: MANIFEST_ASSET,
		digest: sha256,
		size: Buffer.byteLength(text),
		text
	};
	return [...uploads.map((upload) => ({
		...upload,
		name: upload.name ?? ""
	})), manifest];
}

/** Drafts are not found by tag, so they are looked for among the newest releases. */
const MAX_DRAFT_PAGES = 10;
const MAX_TRIES_PER_ASSET = 3;
/**
* Model files in GitHub Releases, one release per version, tagged `assay/<model>/v<version>` on a commit of the ledger (never of
* the user's branches, where the tag would disturb `git describe`). A release stays a draft until every file is proven.
*/
function createReleaseStore(client, name) {
	const at = {
		client,
		name
	};
	return {
		store: async (version, files) => {
			const uploads = toUploads(version, files);
			const published = await releaseByTag(at, releaseTag(version));
			if (published !== void 0) return await proven(at, published, uploads);
			const draft = await findDraft(at, version) ?? await createDraft(at, version);
			for (const upload of uploads) await placeAsset(at, draft, upload);
			return toLocation(await publish(at, draft));
		},
		fetch: async (location, file, target) => {
			const release = await releaseByTag(at, location.tag);
			const assetName = toAssetName(file.path);
			const asset = release?.assets.find((one) => one.name === assetName);
			if (asset === void 0) throw new Fault("STORE_UNAVAILABLE", `the release ${location.tag} does not hold ${file.path}`);
			await fetchAsset(at, asset, {
				digest: file.digest,
				target
			});
		}
	};
}
/** An earlier try had published already: then every file must be there, because a published release is not changed. */
async function proven(at, release, uploads) {
	for (const upload of uploads) {
		const asset = release.assets.find((one) => one.name === upload.name);
		if (asset === void 0 || !await holdsBytes(at, asset, upload)) throw new UserError("REGISTRY_REFUSED", {
			file: release.tag_name,
			message: `VERSION_EXISTS: this release is published with other files (${upload.name})`,
			fix: "delete the release if nobody uses it, or register under a higher version"
		});
	}
	return toLocation(release);
}
async function releaseByTag(at, tag) {
	return (await found(`the release ${tag}`, at.client.request("GET /repos/{owner}/{repo}/releases/tags/{tag}", {
		...at.name,
		tag
	})))?.data;
}
/** Two runs may each have made a draft; all take the oldest, so the other one stays empty and harmless. */
async function findDraft(at, version) {
	const tag = releaseTag(version);
	const { items } = await readPages(MAX_DRAFT_PAGES, async (page) => {
		const request = at.client.request("GET /repos/{owner}/{repo}/releases", {
			...at.name,
			per_page: 100,
			page
		});
		return (await expected("the releases", request)).data;
	});
	return items.filter((release) => release.draft && release.tag_name === tag).sort((a, b) => a.id - b.id)[0];
}
async function createDraft(at, version) {
	await orRefused(at.client.request("POST /repos/{owner}/{repo}/releases", {
		...at.name,
		tag_name: releaseTag(version),
		target_commitish: version.ledgerCommit,
		name: `${version.model} ${version.version}`,
		body: releaseBody(version),
		draft: true,
		make_latest: "false"
	}));
	const draft = await findDraft(at, version);
	if (draft === void 0) throw new Fault("GITHUB_UNAVAILABLE", "GitHub does not show the draft release it just made");
	return draft;
}
/** Uploads what is missing, and believes only the digest that GitHub then reports. */
async function placeAsset(at, release, upload) {
	for (let attempt = 1; attempt <= MAX_TRIES_PER_ASSET; attempt++) {
		const present = (await listAssets(at, release)).find((asset) => asset.name === upload.name);
		if (present !== void 0) {
			if (await holdsBytes(at, present, upload)) return;
			await removeAsset(at, present);
		}
		await uploadAsset(at, release, upload);
	}
	const present = (await listAssets(at, release)).find((asset) => asset.name === upload.name);
	if (present !== void 0 && await holdsBytes(at, present, upload)) return;
	throw new Fault("STORE_UNAVAILABLE", `${upload.name} arrived ${MAX_TRIES_PER_ASSET} times with another digest`, { fix: "run the command again: it continues where it stopped" });
}
async function listAssets(at, release) {
	const route = "GET /repos/{owner}/{repo}/releases/{release_id}/assets";
	const { items } = await readPages(MAX_DRAFT_PAGES, async (page) => {
		const request = at.client.request(route, {
			...at.name,
			release_id: release.id,
			per_page: 100,
			page
		});
		return (await expected("the assets of a release", request)).data;
	});
	return items;
}
async function removeAsset(at, asset) {
	await found("an unfinished asset", at.client.request("DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}", {
		...at.name,
		asset_id: asset.id
	}));
}
async function uploadAsset(at, release, upload) {
	const data = upload.source === void 0 ? upload.text : await openAsBlob(upload.source);
	if (upload.source !== void 0 && await fileDigest(upload.source) !== upload.digest) throw new UserError("REGISTRY_REFUSED", {
		file: upload.source,
		message: "the file changed while it was being registered",
		fix: "register again when training is over"
	});
	const headers = { "content-type": "application/octet-stream" };
	try {
		await at.client.request(`POST ${release.upload_url}`, {
			name: upload.name,
			data,
			headers
		});
	} catch (error) {
		if (error instanceof RequestError && (error.status === 422 || error.status >= 500)) return;
		throw refused$1(error);
	}
}
async function publish(at, draft) {
	const route = "PATCH /repos/{owner}/{repo}/releases/{release_id}";
	const body = {
		...at.name,
		release_id: draft.id,
		draft: false,
		make_latest: "false"
	};
	return (await orRefused(at.client.request(route, body))).data;
}
function toLocation(release) {
	return {
		kind: "release",
		tag: release.tag_name,
		url: release.html_url
	};
}
async function orRefused(answer) {
	try {
		return await answer;
	} catch (error) {
		throw refused$1(error);
	}
}

/** A client of one repository with the step's token. Our own retry replaces Octokit's plugins: one place decides about waiting. */
function createClient({ token, repository, baseUrl, retry }) {
	const octokit = getOctokit(token, {
		userAgent: "assay",
		...baseUrl === void 0 ? {} : { baseUrl }
	});
	installRetry(octokit, retry);
	return {
		octokit,
		name: toRepositoryName(repository)
	};
}
function createGitHub({ octokit, name }) {
	return {
		pullRequests: createPullRequests(octokit, name),
		people: createPeople(octokit, name),
		commitChecks: createCommitChecks(octokit, name),
		repositoryFiles: createRepositoryFiles(octokit, name)
	};
}
function createExamination({ octokit, name }) {
	return {
		github: createRepositoryExaminer(octokit, name),
		filesAt: (branch) => createExaminedFiles(octokit, name, branch)
	};
}
function createGitHubRegistry({ octokit, name }) {
	return {
		ledger: createGitHubLedger(octokit, name, LEDGER_BRANCH),
		bytes: createReleaseStore(octokit, name)
	};
}

export { createClient, createExamination, createGitHub, createGitHubRegistry };