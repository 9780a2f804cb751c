import { A as shortDigest, Bt as CHAMPION, Ht as aliasRecordSchema, Lt as parseStrictJson, a as isPassing, bi as UserError, c as assertLedger, d as readVersion, et as chooseModel, f as notGated, g as formatLedgerDocument, i as VERDICTS, l as readAlias, m as staleBaseline, p as refuse, pt as inline, tt as loadConfig, u as readModelState, v as README_FILE, y as aliasPath } from "./start.js";
import { n as renderReadme, t as commitToLedger } from "./commit-to-ledger.js";

/**
* Moves the champion to a version that is in the ledger. Only a version that the gate let pass is moved to; promoting also asks that it was
* measured against the champion of today. Nothing is rewritten: the history of the alias file says who moved it, when and why.
* Throws UserError REGISTRY_REFUSED.
*/
function planMove(state, command) {
	const { model, version, kind } = command;
	const target = state.target;
	if (target?.ready === void 0) return refuse(noVersion(model, version));
	refuseOtherDigest(state, command, target.record);
	const digest = target.record.manifest.digest;
	const before = state.champion;
	if (before?.digest === digest && before.version === version) return {
		alias: before,
		files: [],
		message: ""
	};
	if (!target.isGated) refuse(notGated(model, `the ledger has no verdict that lets version ${version} pass`));
	const measuredAgainst = target.record.parent ?? "none";
	if (kind === "promote" && measuredAgainst !== (before?.digest ?? "none")) refuse(staleBaseline(model, measuredAgainst, before));
	const alias = {
		model,
		alias: CHAMPION,
		version,
		digest,
		...before === void 0 ? {} : { previous: {
			version: before.version,
			digest: before.digest
		} },
		reason: kind,
		...target.record.parent === void 0 ? {} : { evaluatedAgainst: target.record.parent },
		actor: command.actor,
		at: command.at,
		...command.run === void 0 ? {} : { run: command.run }
	};
	const others = state.champions.filter((one) => one.model !== model);
	const verb = kind === "promote" ? "Promote" : "Roll back";
	return {
		alias,
		files: [{
			path: aliasPath(model, CHAMPION),
			content: formatLedgerDocument(alias, `alias ${CHAMPION} of ${model}`, aliasRecordSchema)
		}, {
			path: README_FILE,
			content: renderReadme([...others, alias])
		}],
		message: `${verb} ${model} to ${version}`
	};
}
function refuseOtherDigest(state, { kind, model, digest }, target) {
	if (digest === void 0) return;
	const meant = kind === "promote" ? target.manifest.digest : state.champion?.digest;
	const wanted = digest.startsWith("sha256:") ? digest.slice(7) : digest;
	if (meant?.slice(7).startsWith(wanted) === true) return;
	const is = meant === void 0 ? "there is none" : `it is ${shortDigest(meant)}`;
	const what = kind === "promote" ? `version ${target.version}` : "the champion";
	refuse({
		file: model,
		message: `OTHER_DIGEST: ${what} does not begin with ${wanted.slice(0, 12)}, ${is}`,
		fix: "look at the ledger (branch `assay`) again, and name what is there"
	});
}
/** Versions without their bytes do not exist for readers. */
function noVersion(model, version) {
	return {
		file: model,
		message: `NO_VERSION: there is no version ${version} that is ready`,
		fix: "name a version of the ledger (branch `assay`), or register it first"
	};
}

/**
* Makes a registered version the champion, or the one before it again, in one commit on exactly the ledger it saw. Throws UserError
* REGISTRY_REFUSED naming the reason, Fault LEDGER_CONFLICT, LEDGER_UNAVAILABLE, GITHUB_UNAVAILABLE.
*/
async function moveChampion(ports, input) {
	const { version: named, ...rest } = input;
	const at = new Date(ports.clock.now()).toISOString();
	return await commitToLedger(ports, async (snapshot) => {
		await assertLedger(snapshot);
		const champion = await readAlias(snapshot, input.model, CHAMPION);
		const version = named ?? champion?.previous?.version ?? refuse(noneBefore(input.model));
		const state = await readState(ports, snapshot, {
			model: input.model,
			version
		});
		const move = planMove(state, {
			...rest,
			version,
			at
		});
		return {
			result: move,
			files: move.files,
			message: move.message
		};
	});
}
async function readState({ files }, snapshot, { model, version }) {
	const target = await readVersion(snapshot, model, version);
	const digest = target?.record.manifest.digest ?? `sha256:${"0".repeat(64)}`;
	const { champion, champions } = await readModelState(snapshot, model, { digest });
	const known = {
		...champion === void 0 ? {} : { champion },
		champions
	};
	if (target === void 0) return known;
	const isGated = target.ready !== void 0 && await passed(files, snapshot, {
		ready: target.ready,
		model,
		digest
	});
	return {
		...known,
		target: {
			...target,
			isGated
		}
	};
}
/** Is there a verdict, with the bytes that were registered, that lets this model with this digest pass? */
async function passed(files, snapshot, { ready, model, digest }) {
	if (ready.digest !== digest) return false;
	for (const entry of ready.evidence.filter(({ kind }) => kind === "verdict")) {
		const bytes = await snapshot.read(entry.path);
		if (bytes !== void 0 && files.sha256(bytes) === entry.digest && lets(bytes, entry.path, {
			model,
			digest
		})) return true;
	}
	return false;
}
function lets(bytes, path, about) {
	try {
		const { value } = parseStrictJson(new TextDecoder().decode(bytes), path, "REGISTRY_REFUSED");
		const own = listOf(value, "models").find((one) => memberOf(one, "model") === about.model);
		const tests = listOf(own, "evidence").filter((one) => memberOf(one, "kind") === "test");
		return tests.length > 0 && tests.every((one) => memberOf(one, "subject") === about.digest) && isPass(memberOf(value, "verdict")) && isPass(memberOf(own, "verdict"));
	} catch (error) {
		if (error instanceof UserError) return false;
		throw error;
	}
}
function isPass(verdict) {
	return VERDICTS.some((known) => known === verdict) && isPassing(verdict);
}
function memberOf(value, name) {
	return typeof value === "object" && value !== null && Object.hasOwn(value, name) ? value[name] : void 0;
}
function listOf(value, name) {
	const list = memberOf(value, name);
	return Array.isArray(list) ? list : [];
}
function noneBefore(model) {
	return {
		file: model,
		message: "NO_PREVIOUS: there is no champion before this one",
		fix: "name a version with --version"
	};
}

/** Refuses a version or a digest that none can be. */
function checkMove(read, { version, digest }) {
	if (version !== void 0 && !/^\d{1,9}\.\d{1,9}\.\d{1,9}$/.test(version)) read.refuse("version", `"${version}" is no version`, "write it like 1.4.0");
	if (digest !== void 0 && !/^(sha256:)?[0-9a-f]{12,64}$/.test(digest)) read.refuse("digest", `"${digest}" is no beginning of a digest`, "write at least 12 of its hexadecimal digits");
}
/** Moves the champion and says what it was and is. */
async function runMove(services, kind, inputs) {
	const { context, files, clock, actor } = services;
	if (context.change.kind === "pull-request") throw new UserError("REGISTRY_REFUSED", {
		file: "a pull request",
		message: "a pull request proposes, it does not move the champion",
		fix: "run it on the default branch, for example from a workflow with `workflow_dispatch`"
	});
	const registry = services.registry(void 0);
	registry.catch(() => void 0);
	const { name } = chooseModel(await loadConfig(files, inputs.config), inputs.model);
	const { alias, files: written } = await moveChampion({
		...await registry,
		files,
		clock
	}, {
		kind,
		model: name,
		actor,
		...inputs.version === void 0 ? {} : { version: inputs.version },
		...inputs.digest === void 0 ? {} : { digest: inputs.digest },
		...context.source.runId === void 0 ? {} : { run: context.source.runId }
	});
	const moved = written.length > 0;
	const before = alias.previous === void 0 ? "there was none" : `it was ${alias.previous.version}`;
	const said = moved ? `${name} ${alias.version} is the champion now (${before})` : `${name} ${alias.version} is the champion already; nothing changed`;
	return {
		exitCode: 0,
		json: {
			schemaVersion: 1,
			model: name,
			version: alias.version,
			digest: alias.digest,
			moved,
			...alias.previous === void 0 ? {} : { previous: alias.previous }
		},
		text: `${said}\n  digest: ${alias.digest}`,
		summaryMarkdown: `### ✓ ${inline(said)}\n\n${inline(alias.digest)}\n`,
		outputs: {},
		annotations: []
	};
}

export { runMove as n, checkMove as t };