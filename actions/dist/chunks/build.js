import { a as TEST_PREDICATE_TYPE, i as STATEMENT_TYPE, t as DRIFT_PREDICATE_TYPE } from "./schema3.js";

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

export { buildTestStatement as n, buildDriftStatement as t };