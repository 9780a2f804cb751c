import { n as parseStatement, t as isTestStatement } from "./parse.js";
import { C as modelFolder, E as versionsIn, bi as UserError, d as readVersion, yi as Fault } from "./start.js";
import { n as compareVersions } from "./semver.js";

/** Versions that are looked at, the newest. */
const MAX_VERSIONS = 200;
/**
* How often a holdout was used, as far as the ledger knows: once for every version whose tests were measured on it. `undefined` when
* the ledger cannot be read: what is unknown is not zero.
*/
async function readHoldoutUse({ ledger }, { model, holdout }) {
	try {
		const snapshot = await ledger.snapshot();
		const paths = (await snapshot.list("")).filter((path) => path.startsWith(`${modelFolder(model)}/`));
		const newest = versionsIn(paths).map(({ version }) => version).toSorted((a, b) => compareVersions(b, a)).slice(0, MAX_VERSIONS);
		const releases = (await Promise.all(newest.map((version) => readUse(snapshot, model, version)))).flat().filter((use) => use.holdout === holdout).map(({ at, candidate }) => ({
			at,
			candidate
		})).toSorted((a, b) => a.at - b.at);
		const [first] = releases;
		return {
			basis: "ledger",
			releases,
			...first === void 0 ? {} : { since: first.at }
		};
	} catch (error) {
		if (error instanceof UserError || error instanceof Fault) return void 0;
		throw error;
	}
}
async function readUse(snapshot, model, version) {
	const known = await readVersion(snapshot, model, version);
	const proof = known?.ready?.evidence.find(({ kind }) => kind === "test");
	const bytes = proof === void 0 ? void 0 : await snapshot.read(proof.path);
	if (known === void 0 || proof === void 0 || bytes === void 0) return [];
	const statement = parseStatement(new TextDecoder().decode(bytes), proof.path);
	if (!isTestStatement(statement)) return [];
	const { manifest, createdAt } = known.record;
	return [{
		holdout: statement.predicate.holdout.digest,
		candidate: manifest.digest,
		at: Date.parse(createdAt)
	}];
}

export { readHoldoutUse };