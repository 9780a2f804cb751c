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

export { proofPath as n, writeProofFile as r, proofAudience as t };