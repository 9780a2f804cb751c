import { bi as UserError, yi as Fault } from "./start.js";

/** Ending of the file that holds a proof, beside the evidence it is about: `credit-risk.test.json` has `credit-risk.test.proof.json`. */
const PROOF_ENDING = ".proof.json";
const AUDIENCE = "assay:v1:";
/** What a job asks an identity token for, to vouch for these bytes: a token for it is good for nothing else. */
function proofAudience(evidence) {
	return `${AUDIENCE}${evidence.replace(":", "-")}`;
}
/** The proof file as text, ready to be written. */
function writeProofFile(evidence, token) {
	return `${JSON.stringify({
		version: 1,
		kind: "oidc",
		evidence,
		token
	}, null, 2)}\n`;
}
/** The path of the proof beside a path of evidence. */
function proofPath(evidencePath) {
	return evidencePath.replace(/\.json$/, PROOF_ENDING);
}

/**
* Asks GitHub for an identity token over exactly the bytes of the evidence and writes it beside them; the paths to upload. Throws
* UserError INPUT_INVALID where the job may not ask, Fault GITHUB_UNAVAILABLE when GitHub does not answer.
*/
async function proveEvidence({ files, identityToken }, path) {
	const digest = (await files.digest(path))?.[0]?.digest;
	if (digest === void 0) throw new Fault("INTERNAL", `the evidence ${path} is gone`);
	const proof = proofPath(path);
	await files.write(proof, writeProofFile(digest, await identityToken(proofAudience(digest))));
	return [proof];
}

/**
* A job that vouches for numbers measures by files of the commit that is checked out, and no others: what somebody else put into the
* workspace, or wrote over a file of it, would choose the numbers and run code beside the job's identity (threat model A1, A7). Throws
* UserError INPUT_INVALID with every path whose bytes the commit does not hold.
*/
async function requireCommitted(ports, paths) {
	const { text } = await ports.earlier();
	const problems = await Promise.all(paths.map(async (path) => {
		const [here, committed] = await Promise.all([ports.files.readText(path), text("HEAD", path)]);
		return here !== void 0 && here === committed ? [] : [notOfTheCommit(path)];
	}));
	if (problems.flat().length > 0) throw new UserError("INPUT_INVALID", problems.flat());
}
function notOfTheCommit(file) {
	return {
		file,
		message: "is not the file of the commit that is checked out, so this job cannot vouch for what it measures by it",
		fix: "commit it and check it out unchanged, or leave out `proof`"
	};
}

export { proveEvidence as n, requireCommitted as t };