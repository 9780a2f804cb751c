import { r as driftPredicateSchema } from "./data-change.js";
import { l as subjectItem } from "./parts.js";
import { n as testPredicateSchema } from "./test-predicate.js";
import { n as compiled } from "./compile-schema.js";
import { n as testStatementSchema$1, t as driftStatementSchema$1 } from "./checks-evidence-schema.js";

/** Evidence is numbers and facts, never a pass or fail. in-toto Statement v1 with one subject: the model's manifest. */
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
const TEST_PREDICATE_TYPE = "urn:assay:evidence:test:v1";
const DRIFT_PREDICATE_TYPE = "urn:assay:evidence:drift:v1";
/** Where actions write evidence, and the prefix of the artifact that carries it. */
const EVIDENCE_FOLDER = ".assay/evidence";
const EVIDENCE_ARTIFACT_PREFIX = "assay-evidence";
const subject = {
	type: "array",
	minItems: 1,
	maxItems: 1,
	items: subjectItem
};
const testStatementSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay test evidence",
	type: "object",
	additionalProperties: false,
	required: [
		"_type",
		"subject",
		"predicateType",
		"predicate"
	],
	properties: {
		_type: { const: STATEMENT_TYPE },
		subject,
		predicateType: { const: TEST_PREDICATE_TYPE },
		predicate: testPredicateSchema
	}
};
const driftStatementSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Assay drift evidence",
	type: "object",
	additionalProperties: false,
	required: [
		"_type",
		"subject",
		"predicateType",
		"predicate"
	],
	properties: {
		_type: { const: STATEMENT_TYPE },
		subject,
		predicateType: { const: DRIFT_PREDICATE_TYPE },
		predicate: driftPredicateSchema
	}
};
compiled.set(driftStatementSchema, driftStatementSchema$1);
compiled.set(testStatementSchema, testStatementSchema$1);

export { TEST_PREDICATE_TYPE as a, STATEMENT_TYPE as i, EVIDENCE_ARTIFACT_PREFIX as n, driftStatementSchema as o, EVIDENCE_FOLDER as r, testStatementSchema as s, DRIFT_PREDICATE_TYPE as t };