import { A as shortDigest, Bt as CHAMPION, D as REFERENCE_PROFILE, G as EVIDENCE_FOLDER, Gt as versionRecordSchema, Ht as aliasRecordSchema, Kt as MANIFEST_MEDIA_TYPE, Lt as parseStrictJson, O as referenceProfilePath, S as manifestPath, T as versionPath, Ut as ledgerSchema, Wt as readyRecordSchema, Xt as toModelFiles, Y as testStatementSchema, _ as LEDGER_FILE, a as isPassing, b as bytesPath, bi as UserError, f as notGated, g as formatLedgerDocument, h as versionExists, lt as validate, m as staleBaseline, p as refuse, qt as createManifest, u as readModelState, v as README_FILE, vi as canonicalJson, w as readyPath, x as evidencePath, y as aliasPath, yi as Fault } from "./start.js";
import { n as renderReadme, t as commitToLedger } from "./commit-to-ledger.js";
import { r as nextVersion, t as DEFAULT_BUMP } from "./semver.js";

/**
* First step: takes a version number (or finds the one taken before) by writing record, manifest and evidence.
* Throws UserError REGISTRY_REFUSED: the version exists with another model, or the champion moved since the evidence was made.
*/
function planReserve(state, command) {
	if (command.evidence.length === 0) refuse(notGated(command.model, "no evidence was given"));
	const known = knownVersion(state, command);
	if (known?.ready !== void 0) return {
		kind: "done",
		record: known.record,
		files: [],
		message: ""
	};
	refuseStale(state, command);
	if (known !== void 0) return {
		kind: "write",
		record: known.record,
		files: [],
		message: ""
	};
	if (command.version !== void 0 && state.versions.includes(command.version)) refuse(versionExists(command.model, command.version));
	const version = command.version ?? nextVersion(state.versions, command.bump ?? "minor");
	const record = toRecord(command, version);
	const content = formatLedgerDocument(record, `version ${version} of ${command.model}`, versionRecordSchema);
	return {
		kind: "write",
		record,
		files: [
			...state.ledgerExists ? [] : firstFiles(),
			{
				path: versionPath(command.model, version),
				content
			},
			{
				path: manifestPath(command.model, version),
				content: command.manifest.text
			},
			...newEvidence(state, command, version)
		],
		message: `Reserve ${command.model} ${version}`
	};
}
/**
* Last step, when all bytes are stored: makes the version visible and moves the alias, in one commit.
* The champion is checked again, because storing bytes takes time.
*/
function planFinish(state, command, stored) {
	const known = state.sameDigest.find((one) => one.record.version === stored.version);
	if (known === void 0) return refuse(versionExists(command.model, stored.version));
	const { record } = known;
	if (known.ready !== void 0) return {
		kind: "done",
		record,
		files: [],
		message: ""
	};
	refuseStale(state, command);
	const ready = {
		model: command.model,
		version: record.version,
		digest: command.manifest.digest,
		location: stored.location,
		evidence: command.evidence.map((document) => toReference(command, record.version, document)),
		readyAt: command.at
	};
	return {
		kind: "write",
		record,
		files: [
			...stored.files.filter(({ path }) => !state.paths.has(path)),
			...newEvidence(state, command, record.version),
			{
				path: readyPath(command.model, record.version),
				content: formatLedgerDocument(ready, `version ${record.version} of ${command.model}`, readyRecordSchema)
			},
			...aliasFiles(state, command, record.version)
		],
		message: finishMessage(command, record.version)
	};
}
/** Found again: the very same run, or bytes that the alias already points to, or the version asked for by number. */
function knownVersion(state, command) {
	const current = currentAlias(state, command);
	const { sameDigest } = state;
	return sameDigest.find(({ record }) => current?.digest === command.manifest.digest && record.version === current.version) ?? sameDigest.find(({ record }) => record.version === command.version) ?? sameDigest.find(({ record }) => record.source.commit === command.source.commit && isWanted(record, command));
}
function isWanted(record, command) {
	return command.version === void 0 || command.version === record.version;
}
function currentAlias(state, command) {
	return command.alias === "champion" ? state.champion : state.alias;
}
function refuseStale(state, command) {
	const { expectedChampion } = command;
	const actual = state.champion?.digest ?? "none";
	if (expectedChampion === void 0 || expectedChampion === actual) return;
	refuse(staleBaseline(command.model, expectedChampion, state.champion));
}
function toRecord(command, version) {
	const { manifest, expectedChampion } = command;
	return {
		model: command.model,
		version,
		manifest: {
			digest: manifest.digest,
			mediaType: MANIFEST_MEDIA_TYPE,
			size: manifest.text.length
		},
		source: command.source,
		files: manifest.files.map(({ path, digest, size }) => ({
			path,
			digest,
			size
		})),
		...command.profile === void 0 ? {} : { profile: command.profile },
		...expectedChampion === void 0 || expectedChampion === "none" ? {} : { parent: expectedChampion },
		createdAt: command.at,
		actor: command.actor
	};
}
function firstFiles() {
	return [{
		path: LEDGER_FILE,
		content: formatLedgerDocument({ format: 1 }, LEDGER_FILE, ledgerSchema)
	}, {
		path: README_FILE,
		content: renderReadme([])
	}];
}
function newEvidence(state, command, version) {
	return command.evidence.map((document) => ({
		path: toReference(command, version, document).path,
		content: document.text
	})).filter(({ path }) => !state.paths.has(path));
}
function toReference(command, version, document) {
	const { kind, digest } = document;
	return {
		kind,
		path: evidencePath({
			model: command.model,
			version,
			subject: command.manifest.digest,
			kind,
			digest
		}),
		digest
	};
}
function aliasFiles(state, command, version) {
	if (command.alias === void 0) return [];
	const before = currentAlias(state, command);
	const { expectedChampion } = command;
	const record = {
		model: command.model,
		alias: command.alias,
		version,
		digest: command.manifest.digest,
		...before === void 0 ? {} : { previous: {
			version: before.version,
			digest: before.digest
		} },
		reason: "register",
		...expectedChampion === void 0 || expectedChampion === "none" ? {} : { evaluatedAgainst: expectedChampion },
		actor: command.actor,
		at: command.at,
		...command.run === void 0 ? {} : { run: command.run }
	};
	const content = formatLedgerDocument(record, `alias ${command.alias} of ${command.model}`, aliasRecordSchema);
	const file = {
		path: aliasPath(command.model, command.alias),
		content
	};
	if (command.alias !== "champion") return [file];
	const others = state.champions.filter(({ model }) => model !== command.model);
	return [file, {
		path: README_FILE,
		content: renderReadme([...others, record])
	}];
}
function finishMessage(command, version) {
	const what = `Register ${command.model} ${version}`;
	return command.alias === void 0 ? what : `${what} as ${command.alias}`;
}

/**
* Collects the documents that let a model into the registry: a passing verdict and the test evidence it judged, both about exactly
* this manifest. Evidence is found in `.assay/evidence` by its digest. Throws UserError REGISTRY_REFUSED (NOT_GATED).
*/
async function collectProof(ports, wanted) {
	const { model, digest, verdict } = wanted;
	const judged = judgedEvidence(wanted);
	const documents = await Promise.all(judged.map((one) => readEvidence(ports.files, model, one)));
	const test = documents.find(({ kind }) => kind === "test");
	if (test === void 0) return refuse(notGated(model, "the gate judged no test evidence about this model"));
	const text = `${canonicalJson(verdict)}\n`;
	const decided = {
		kind: "verdict",
		text,
		digest: ports.files.sha256(text)
	};
	return {
		evidence: [...documents, decided],
		...measured(test, {
			model,
			digest
		})
	};
}
function judgedEvidence({ model, digest, verdict }) {
	const entry = verdict.models.find((one) => one.model === model);
	if (!isPassing(verdict.verdict)) refuse(notGated(model, `the gate says ${verdict.verdict}, not pass`));
	if (entry === void 0) return refuse(notGated(model, "the gate did not look at this model"));
	if (!isPassing(entry.verdict)) refuse(notGated(model, `the gate says ${entry.verdict} about this model, not pass`));
	const other = (entry.evidence ?? []).filter(({ kind }) => kind === "test").find(({ subject }) => subject !== digest);
	if (other !== void 0) refuse(notGated(model, `the gate passed ${shortDigest(other.subject)}, these files are ${shortDigest(digest)}`));
	return entry.evidence ?? [];
}
async function readEvidence(files, model, judged) {
	const found = (await files.digest(EVIDENCE_FOLDER))?.find(({ digest }) => digest === judged.digest);
	const text = found === void 0 ? void 0 : await files.readText(found.path);
	if (text === void 0 || files.sha256(text) !== judged.digest) return refuse(notGated(model, `the ${judged.kind} evidence ${shortDigest(judged.digest)} is not in ${EVIDENCE_FOLDER}`));
	return {
		kind: judged.kind,
		text,
		digest: judged.digest
	};
}
function measured(test, wanted) {
	const document = parseStrictJson(test.text, `${EVIDENCE_FOLDER}/${wanted.model}`, "EVIDENCE_INVALID");
	const { subject, predicate } = validate(document, testStatementSchema, "EVIDENCE_INVALID");
	if (!(`sha256:${subject[0]?.digest.sha256}` === wanted.digest && predicate.candidate.digest === wanted.digest && predicate.model === wanted.model)) refuse(notGated(wanted.model, "the test evidence is about another model"));
	const { profile } = predicate.candidate;
	return {
		champion: championOf(wanted.model, predicate.champion),
		...profile === void 0 ? {} : { profile: {
			digest: profile.digest,
			size: profile.size
		} }
	};
}
function championOf(model, champion) {
	switch (champion.state) {
		case "none": return "none";
		case "compared": return champion.digest;
		case "unavailable": return refuse(notGated(model, "the champion could not be read when the evidence was made"));
		default: return champion;
	}
}

/** A git host refuses files of 100 MB, and every clone carries what is in the ledger. */
const MAX_LEDGER_BYTES = 5e7;
/**
* Second step of a registration: the bytes of a reserved version go to a release, or, without GitHub, with the last commit into the
* ledger. Throws UserError REGISTRY_REFUSED when they are too large for that.
*/
async function storeBytes(ports, version) {
	const { command, record, path } = version;
	const profile = await locateProfile(ports.files, version);
	const files = [...await locate(ports.files, command, path), ...profile];
	if (ports.bytes === void 0) return {
		version: record.version,
		location: { kind: "ledger" },
		files: await readBytes(ports.files, command, files)
	};
	const { head } = await ports.ledger.snapshot();
	if (head === void 0) throw new Fault("LEDGER_UNAVAILABLE", "the ledger vanished after a version was reserved");
	const { digest, text: manifest } = command.manifest;
	const stored = {
		model: command.model,
		version: record.version,
		digest,
		manifest,
		ledgerCommit: head
	};
	return {
		version: record.version,
		location: await ports.bytes.store(stored, files),
		files: []
	};
}
/** Where each file of the manifest lies now; a file that is gone or changed since its digest was taken is refused. */
async function locate(files, command, path) {
	const lying = new Map((await files.digest(path))?.map((file) => [toModelFiles(path, [file])[0]?.path, file]));
	return command.manifest.files.map((file) => {
		const now = lying.get(file.path);
		if (now?.digest !== file.digest) return refuse(changed(now?.path ?? file.path));
		return {
			...file,
			at: now.path,
			source: files.resolve(now.path)
		};
	});
}
/** The profile that the version was reserved with, as one more file. */
async function locateProfile(files, { record }) {
	const { model, profile } = record;
	if (profile === void 0) return [];
	const at = referenceProfilePath(model);
	const [lying] = await files.digest(at) ?? [];
	if (lying?.digest !== profile.digest) return refuse(changed(at));
	if (record.files.some((file) => file.path === "reference.profile.json")) refuse({
		file: REFERENCE_PROFILE,
		message: "is the name of the reference profile, and the model has such a file",
		fix: "give that file another name"
	});
	return [{
		path: REFERENCE_PROFILE,
		digest: lying.digest,
		size: lying.size,
		at,
		source: files.resolve(at)
	}];
}
function changed(file) {
	return {
		file,
		message: "the file changed while it was being registered",
		fix: "register again when training is over"
	};
}
async function readBytes(files, command, models) {
	const total = models.reduce((sum, { size }) => sum + size, 0);
	if (total > 5e7) refuse({
		file: command.model,
		message: `the model has ${total} bytes; without GitHub Releases at most ${MAX_LEDGER_BYTES} fit into the ledger`,
		fix: "register from a workflow on GitHub, where the files go to a release"
	});
	const planned = /* @__PURE__ */ new Map();
	for (const { at, digest } of models) {
		const content = await files.readBytes(at);
		if (content === void 0 || files.sha256(content) !== digest) refuse(changed(at));
		planned.set(digest, {
			path: bytesPath(command.model, digest),
			content
		});
	}
	return [...planned.values()];
}

/**
* Registers a model that has passed the gate and makes it the champion: reserve a version, store the bytes, finish.
* A crash between the steps harms nothing; the same call continues. Throws UserError REGISTRY_REFUSED naming the reason,
* Fault LEDGER_CONFLICT, LEDGER_UNAVAILABLE, GITHUB_UNAVAILABLE.
*/
async function registerModel(ports, input) {
	const command = await toCommand(ports, input);
	const reserved = await write(ports, command, (state) => planReserve(state, command));
	const { record } = reserved;
	const answer = {
		record,
		digest: command.manifest.digest
	};
	if (reserved.kind === "done") return {
		...answer,
		created: false
	};
	ports.log.info(`${input.model} ${record.version} is reserved, storing its files`);
	const stored = await storeBytes(ports, {
		command,
		record,
		path: input.path
	});
	const finished = await write(ports, command, (state) => planFinish(state, command, stored));
	return {
		...answer,
		created: finished.kind === "write"
	};
}
async function toCommand(ports, input) {
	const digests = await ports.files.digest(input.path);
	if (digests === void 0 || digests.length === 0) throw new UserError("MODEL_UNREADABLE", {
		file: input.path,
		message: "there is no model here",
		fix: `check \`models.${input.model}.model\` in assay.yml, or train first`
	});
	const manifest = createManifest(toModelFiles(input.path, digests), ports.files.sha256);
	const proof = await collectProof(ports, {
		model: input.model,
		digest: manifest.digest,
		verdict: input.verdict
	});
	return {
		model: input.model,
		manifest,
		source: input.source,
		evidence: proof.evidence,
		...await profileAtHand(ports, input.model, proof.profile),
		expectedChampion: proof.champion,
		alias: CHAMPION,
		...input.bump === void 0 ? {} : { bump: input.bump },
		...input.version === void 0 ? {} : { version: input.version },
		actor: input.actor,
		at: new Date(ports.clock.now()).toISOString(),
		...input.source.runId === void 0 ? {} : { run: input.source.runId }
	};
}
/** The profile that the evidence names. Another one in its place is refused later; none at all leaves the version without. */
async function profileAtHand({ files, log }, model, profile) {
	if (profile === void 0) return {};
	const path = referenceProfilePath(model);
	if (await files.digest(path) !== void 0) return { profile };
	log.warn(`the evidence names a reference profile, and ${path} is not here: the version gets none`);
	return {};
}
function write(ports, command, plan) {
	return commitToLedger(ports, async (snapshot) => {
		const wanted = {
			digest: command.manifest.digest,
			...command.alias === void 0 ? {} : { alias: command.alias }
		};
		const planned = plan(await readModelState(snapshot, command.model, wanted));
		return {
			result: planned,
			files: planned.files,
			message: planned.message
		};
	});
}

export { registerModel as t };