import { n as parseStatement, t as isTestStatement } from "./parse.js";
import { A as shortDigest, Bt as CHAMPION, D as REFERENCE_PROFILE, Jt as manifestFiles, Lt as parseStrictJson, S as manifestPath, Yt as manifestSchema, b as bytesPath, c as assertLedger, d as readVersion, l as readAlias, lt as validate, yi as Fault } from "./start.js";

/**
* Brings the files of a version to a folder and answers the model's path there. The chain is checked link by link: alias digest =
* sha256 of the manifest's bytes, manifest = sha256 of each file. Files that are already there and right are not fetched again.
*/
async function fetchVersion(ports, input) {
	const wanted = await readManifest(ports, input);
	const present = new Map((await ports.files.digest(input.folder))?.map((file) => [file.path, file.digest]));
	for (const file of wanted) {
		const target = `${input.folder}/${file.path}`;
		if (present.get(target) === file.digest) continue;
		await fetchFile(ports, input, {
			file,
			target
		});
		const [got] = await ports.files.digest(target) ?? [];
		if (got?.digest !== file.digest) throw new Fault("STORE_UNAVAILABLE", `${target} is not the file that version ${input.version} of ${input.model} names`);
	}
	const only = wanted.length === 1 ? wanted[0] : void 0;
	return only === void 0 ? input.folder : `${input.folder}/${only.path}`;
}
async function readManifest(ports, input) {
	const path = manifestPath(input.model, input.version);
	const bytes = await ports.snapshot.read(path);
	if (bytes === void 0 || ports.files.sha256(bytes) !== input.digest) throw new Fault("LEDGER_UNAVAILABLE", `${path} in the ledger is not the manifest ${input.digest}`);
	const document = parseStrictJson(new TextDecoder().decode(bytes), path, "REGISTRY_REFUSED");
	return manifestFiles(validate(document, manifestSchema, "REGISTRY_REFUSED"));
}
/** Brings one file of a version to `target`; whether it is the right one is for the caller to see. */
async function fetchFile(ports, input, { file, target }) {
	const { location } = input;
	if (location.kind === "release") {
		if (ports.bytes === void 0) throw new Fault("STORE_UNAVAILABLE", `the files of ${input.model} ${input.version} are in the release ${location.tag}`, { fix: "set GITHUB_TOKEN and GITHUB_REPOSITORY so that the release can be read" });
		const { tag, url } = location;
		const place = {
			kind: "release",
			tag,
			...url === void 0 ? {} : { url }
		};
		return ports.bytes.fetch(place, file, ports.files.resolve(target));
	}
	const bytes = await ports.snapshot.read(bytesPath(input.model, file.digest));
	if (bytes === void 0) throw new Fault("STORE_UNAVAILABLE", `the ledger does not hold ${file.path} of ${input.model} ${input.version}`);
	await ports.files.write(target, bytes);
}

/** Where champions are kept between runs, relative to the workspace. */
const CHAMPION_FOLDER = ".assay/champion";
/** Looks up the model that the alias `champion` points to. Throws Fault LEDGER_UNAVAILABLE, GITHUB_UNAVAILABLE, UserError REGISTRY_REFUSED. */
async function findChampion(ports, model) {
	const snapshot = await ports.ledger.snapshot();
	const [alias] = await Promise.all([readAlias(snapshot, model, CHAMPION), assertLedger(snapshot)]);
	if (alias === void 0) return { state: "none" };
	const { record, ready } = await readReady(snapshot, model, alias.version);
	const digest = alias.digest;
	if (record.manifest.digest !== digest || ready.digest !== digest) throw new Fault("LEDGER_UNAVAILABLE", `alias ${CHAMPION} of ${model} and version ${alias.version} name different models`);
	return {
		state: "is",
		since: Date.parse(alias.at),
		version: alias.version,
		digest,
		record,
		ready,
		fetchFiles: (folder = `${CHAMPION_FOLDER}/${shortDigest(digest)}`) => fetchVersion({
			...ports,
			snapshot
		}, {
			model,
			version: alias.version,
			digest,
			location: ready.location,
			folder
		}),
		fetchProfile: () => fetchProfile({
			...ports,
			snapshot
		}, record, ready),
		readEvidence: () => readEvidence(ports.files, snapshot, ready)
	};
}
async function fetchProfile(ports, { model, version, profile }, { location }) {
	if (profile === void 0) return void 0;
	const digest = profile.digest;
	const target = `${CHAMPION_FOLDER}/${shortDigest(digest)}.profile.json`;
	const isRight = async () => (await ports.files.digest(target))?.[0]?.digest === digest;
	if (await isRight()) return target;
	await fetchFile(ports, {
		model,
		version,
		location
	}, {
		file: {
			path: REFERENCE_PROFILE,
			digest
		},
		target
	});
	if (await isRight()) return target;
	throw new Fault("STORE_UNAVAILABLE", `${target} is not the profile that version ${version} of ${model} names`);
}
async function readEvidence({ sha256 }, snapshot, { evidence, digest }) {
	const entry = evidence.findLast(({ kind }) => kind === "test");
	if (entry === void 0) return void 0;
	const bytes = await snapshot.read(entry.path);
	if (bytes === void 0 || sha256(bytes) !== entry.digest) throw new Fault("LEDGER_UNAVAILABLE", `${entry.path} is not the evidence that was registered`);
	const statement = parseStatement(new TextDecoder().decode(bytes), entry.path);
	return isTestStatement(statement) && statement.predicate.candidate.digest === digest ? statement.predicate : void 0;
}
async function readReady(snapshot, model, version) {
	const known = await readVersion(snapshot, model, version);
	if (known?.ready !== void 0) return {
		record: known.record,
		ready: known.ready
	};
	throw new Fault("LEDGER_UNAVAILABLE", `alias ${CHAMPION} of ${model} points to ${version}, which is not ready`);
}

export { findChampion as n, CHAMPION_FOLDER as t };