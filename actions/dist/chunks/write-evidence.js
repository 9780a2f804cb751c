import { K as STATEMENT_TYPE, Si as messageOf, U as DRIFT_PREDICATE_TYPE, q as TEST_PREDICATE_TYPE, yi as Fault } from "./start.js";
import { n as parseStatement } from "./parse.js";

/** Wraps test measurements into an in-toto Statement v1 whose subject is the candidate's manifest. */
function buildTestStatement(predicate) {
	return {
		_type: STATEMENT_TYPE,
		subject: [subjectOf(predicate.model, predicate.candidate.digest)],
		predicateType: TEST_PREDICATE_TYPE,
		predicate
	};
}
/** Wraps drift measurements; the subject is the model in use, or the reference data when no model is named. */
function buildDriftStatement(predicate, subjectDigest) {
	return {
		_type: STATEMENT_TYPE,
		subject: [subjectOf(predicate.model ?? predicate.reference.source, subjectDigest)],
		predicateType: DRIFT_PREDICATE_TYPE,
		predicate
	};
}
function subjectOf(name, digest) {
	return {
		name,
		digest: { sha256: digest.replace(/^sha256:/, "") }
	};
}

/**
* Writes a statement where the gate will look for it, after reading it as the gate will: numbers that the gate would refuse are our
* mistake, told where they were made and not after the merge button. Throws Fault INTERNAL, and then writes nothing.
*/
async function writeEvidence(files, path, statement) {
	const text = `${JSON.stringify(statement, null, 2)}\n`;
	try {
		parseStatement(text, path);
	} catch (error) {
		throw new Fault("INTERNAL", `what was measured is no evidence: ${messageOf(error)}`, { cause: error });
	}
	await files.write(path, text);
}

export { buildDriftStatement as n, buildTestStatement as r, writeEvidence as t };