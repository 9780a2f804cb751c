import { t as parseStrictJson } from "./json.js";
import { n as validate } from "./validate.js";
import { n as UserError } from "./error.js";
import { t as artifactContradictions } from "./artifact.js";
import { n as integrityContradictions } from "./integrity.js";
import { a as TEST_PREDICATE_TYPE, o as driftStatementSchema, s as testStatementSchema, t as DRIFT_PREDICATE_TYPE } from "./schema3.js";

/** Names that occur more than once in a list that needs each of them once. */
function repeated(names, path, key) {
	return names.flatMap((name, i) => names.indexOf(name) === i ? [] : [{
		path: `${path}/${i}/${key}`,
		message: `${JSON.stringify(name)} appears twice`
	}]);
}
/** An interval whose ends are the wrong way round. */
function invertedInterval(interval, path) {
	return interval.low <= interval.high ? [] : [{
		path,
		message: "the low end of the interval is above its high end"
	}];
}
/** Is the difference candidate minus champion, up to rounding? */
function isDifference(candidate, champion, difference) {
	const scale = Math.max(1, Math.abs(candidate), Math.abs(champion));
	return Math.abs(candidate - champion - difference) <= 1e-6 * scale;
}

/** Where the groups of an attribute do not add up to the holdout, or a gap is not the one between them. */
function groupContradictions({ groups = [], holdout }) {
	const names = groups.map(({ attribute }) => attribute);
	return [...repeated(names, "/predicate/groups", "attribute"), ...groups.flatMap((attribute, i) => attributeContradictions(attribute, `/predicate/groups/${i}`, holdout.rows))];
}
function attributeContradictions(attribute, path, holdoutRows) {
	const { groups, gaps, omitted } = attribute;
	const found = [];
	if (groups.reduce((sum, { n }) => sum + n, omitted?.rows ?? 0) !== holdoutRows) found.push({
		path: `${path}/groups`,
		message: "the groups do not add up to the holdout"
	});
	groups.forEach(({ n, metrics = [] }, i) => {
		const own = `${path}/groups/${i}/metrics`;
		if (n < 30 && metrics.length > 0) found.push({
			path: own,
			message: `a group of fewer than ${30} rows is not measured`
		});
		found.push(...metrics.flatMap(({ interval }, k) => invertedInterval(interval, `${own}/${k}/interval`)));
		found.push(...repeated(metrics.map(({ name }) => name), own, "name"));
	});
	found.push(...repeated(gaps.map(({ metric }) => metric), `${path}/gaps`, "metric"));
	gaps.forEach((gap, i) => {
		const own = `${path}/gaps/${i}`;
		found.push(...invertedInterval(gap.interval, `${own}/interval`));
		if (gap.ratio !== void 0) found.push(...invertedInterval(gap.ratio.interval, `${own}/ratio/interval`));
		const values = groups.flatMap(({ metrics = [] }) => metrics.filter(({ name }) => name === gap.metric));
		if (!isGap(gap.value, values.map(({ value }) => value))) found.push({
			path: `${own}/value`,
			message: "the gap is not the one between the highest and the lowest group"
		});
	});
	return found;
}
function isGap(value, values) {
	const [high, low] = [Math.max(...values), Math.min(...values)];
	const scale = Math.max(1, Math.abs(high), Math.abs(low));
	return values.length >= 2 && Math.abs(high - low - value) <= 1e-6 * scale;
}

/** Where a slice cannot be a part of the holdout, or its numbers contradict each other. */
function sliceContradictions({ slices = [], holdout, champion }) {
	const found = repeated(slices.map(({ name }) => name), "/predicate/slices", "name");
	slices.forEach((slice, i) => {
		const path = `/predicate/slices/${i}`;
		const isMeasured = slice.metrics !== void 0 || slice.champion !== void 0 || slice.changes !== void 0;
		if (slice.n > holdout.rows) found.push({
			path: `${path}/n`,
			message: "a slice has more rows than the holdout"
		});
		if (slice.n < 30 && isMeasured) found.push({
			path,
			message: `a slice of fewer than ${30} rows is not measured`
		});
		if (champion.state !== "compared" && (slice.champion ?? slice.changes) !== void 0) found.push({
			path,
			message: "a slice is compared although no champion was"
		});
		found.push(...numberContradictions(slice, path));
	});
	return found;
}
function numberContradictions({ metrics = [], champion = [], changes = [] }, path) {
	const found = Object.entries({
		metrics,
		champion,
		changes
	}).flatMap(([key, list]) => list.flatMap(({ interval }, i) => invertedInterval(interval, `${path}/${key}/${i}/interval`)));
	changes.forEach((change, i) => {
		if (isDifference(change.candidate, change.champion, change.difference)) return;
		found.push({
			path: `${path}/changes/${i}/difference`,
			message: "the difference is not candidate minus champion"
		});
	});
	return found;
}

/** What a schema cannot say about test evidence; empty when the statement agrees with itself. */
function contradictionsOf({ subject, predicate }) {
	const found = [];
	if (`sha256:${subject[0]?.digest.sha256}` !== predicate.candidate.digest) found.push({
		path: "/subject/0/digest/sha256",
		message: "the subject is not the candidate that was measured"
	});
	if (subject[0]?.name !== predicate.model) found.push({
		path: "/subject/0/name",
		message: "the subject names another model than the predicate"
	});
	found.push(...repeated(predicate.metrics.map((metric) => metric.name), "/predicate/metrics", "name"));
	found.push(...repeated(predicate.comparison.map((comparison) => comparison.metric), "/predicate/comparison", "metric"));
	predicate.metrics.forEach((metric, i) => {
		found.push(...invertedInterval(metric.interval, `/predicate/metrics/${i}/interval`));
	});
	predicate.comparison.forEach((comparison, i) => {
		const path = `/predicate/comparison/${i}`;
		found.push(...invertedInterval(comparison.interval, `${path}/interval`));
		if (!isDifference(comparison.candidate, comparison.champion, comparison.difference)) found.push({
			path: `${path}/difference`,
			message: "the difference is not candidate minus champion"
		});
	});
	if (predicate.champion.state !== "compared" && predicate.comparison.length > 0) found.push({
		path: "/predicate/comparison",
		message: "a comparison although no champion was compared"
	});
	return [
		...found,
		...flipContradictions(predicate),
		...groupContradictions(predicate),
		...sliceContradictions(predicate),
		...integrityContradictions(predicate.integrity),
		...artifactContradictions(predicate.artifact)
	];
}
function flipContradictions({ flips, champion, holdout }) {
	if (flips === void 0) return [];
	const path = "/predicate/flips";
	const { rightToWrong, wrongToRight, n } = flips;
	const found = [];
	if (champion.state !== "compared") found.push({
		path,
		message: "flipped rows although no champion was compared"
	});
	if (n !== holdout.rows) found.push({
		path: `${path}/n`,
		message: "the rows compared are not those of the holdout"
	});
	if (rightToWrong.rows + wrongToRight.rows > n) found.push({
		path,
		message: "more rows flipped than were compared"
	});
	if ([rightToWrong, wrongToRight].some(({ rows, ids = [] }) => ids.length > rows)) found.push({
		path,
		message: "more rows are named than flipped"
	});
	return found;
}

/** Largest evidence file that is read, in UTF-16 units (never more than its bytes). */
const MAX_EVIDENCE_CHARACTERS = 8388608;
/**
* Reads one evidence file as hostile input: size, depth, duplicate keys, finite numbers, schema, and agreement with itself
* (subject is the candidate, names are unique). Throws UserError EVIDENCE_INVALID with every problem found.
*/
function parseStatement(text, file) {
	if (text.length > 8388608) {
		const message = `the evidence has ${text.length} characters; at most ${MAX_EVIDENCE_CHARACTERS} are read`;
		throw new UserError("EVIDENCE_INVALID", {
			file,
			message,
			fix: "measure fewer columns per statement"
		});
	}
	const document = parseStrictJson(text, file, "EVIDENCE_INVALID");
	if (predicateTypeOf(document) === "urn:assay:evidence:drift:v1") return validate(document, driftStatementSchema, "EVIDENCE_INVALID");
	const statement = validate(document, testStatementSchema, "EVIDENCE_INVALID");
	const problems = contradictionsOf(statement).map(({ path, message }) => {
		return {
			file,
			...document.locate(path),
			path,
			message,
			fix: "make the evidence again with `assay test`"
		};
	});
	if (problems.length > 0) throw new UserError("EVIDENCE_INVALID", problems);
	return statement;
}
/** Narrows what `parseStatement` returned. */
function isTestStatement(statement) {
	return statement.predicateType === TEST_PREDICATE_TYPE;
}
function predicateTypeOf(document) {
	const { value } = document;
	return typeof value === "object" && value !== null && "predicateType" in value ? value.predicateType : void 0;
}

export { parseStatement as n, isTestStatement as t };