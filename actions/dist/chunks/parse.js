import { J as driftStatementSchema, Lt as parseStrictJson, Qt as taskDetailsContradictions, U as DRIFT_PREDICATE_TYPE, Y as testStatementSchema, an as dependenceContradictions, bi as UserError, dn as invertedInterval, fn as isDifference, gn as integrityContradictions, in as fairnessContradictions, lt as validate, mn as artifactContradictions, nn as performanceContradictions, on as decompositionContradictions, pn as repeated, q as TEST_PREDICATE_TYPE, sn as decisionContradictions, un as calibrationContradictions } from "./start.js";

/** Metrics of which more is better; for the others a slice is worse where it has more. */
const HIGHER = /* @__PURE__ */ new Set(["accuracy", "subset_accuracy"]);
/** Where a slice that was found cannot be a part of the holdout, or its numbers contradict each other. */
function discoveredSliceContradictions({ discoveredSlices, holdout, champion }) {
	if (discoveredSlices?.state !== "searched") return [];
	const { metric, minEffect, weakest, worse, tested } = discoveredSlices;
	const base = "/predicate/discoveredSlices";
	const found = [];
	if (champion.state !== "compared" && worse !== void 0) found.push({
		path: `${base}/worse`,
		message: "slices became worse although no champion was compared"
	});
	for (const [key, list, candidates] of [[
		"weakest",
		weakest,
		tested.weakest
	], [
		"worse",
		worse ?? [],
		tested.worse ?? 0
	]]) {
		const path = `${base}/${key}`;
		if (list.length > candidates) found.push({
			path,
			message: "more slices were found than were tested"
		});
		found.push(...repeated(list.map(({ where }) => where), path, "where"));
		list.forEach((slice, i) => {
			found.push(...sliceProblems(slice, `${path}/${i}`, {
				metric,
				minEffect,
				rows: holdout.rows
			}));
		});
	}
	return found;
}
function sliceProblems({ n, rows, value, against, interval, effect, pValue, adjustedPValue }, path, whole) {
	const problems = [...invertedInterval(interval, `${path}/interval`), ...invertedInterval(effect.interval, `${path}/effect/interval`)];
	const say = (isWrong, key, message) => {
		if (isWrong) problems.push({
			path: `${path}${key}`,
			message
		});
	};
	const worse = HIGHER.has(whole.metric) ? against - value : value - against;
	const scale = Math.max(1, Math.abs(value), Math.abs(against));
	say(n > rows || rows > whole.rows, "/n", "a slice was measured on more rows than it has");
	say(n < 30, "/n", `a slice of fewer than ${30} rows is not shown`);
	say(Math.abs(worse - effect.value) > 1e-6 * scale, "/effect/value", "the effect is not how much worse the value is");
	say(effect.interval.low <= whole.minEffect, "/effect/interval/low", "the effect does not surely matter");
	say(adjustedPValue < pValue, "/adjustedPValue", "the adjusted p value is below the raw one");
	return problems;
}

/** Where an explanation cannot be one of this holdout, or its numbers contradict each other. */
function explanationContradictions({ explanation, holdout, champion }) {
	if (explanation === void 0 || explanation.state === "absent") return [];
	const path = "/predicate/explanation";
	const { units, rows, curves = [], flips = [] } = explanation;
	const found = repeated(units.map((unit) => unit.name), `${path}/units`, "name");
	if (rows > holdout.rows) found.push({
		path: `${path}/rows`,
		message: "more rows were sampled than the holdout has"
	});
	if (([...units, ...curves].some((one) => one.champion !== void 0) || flips.length > 0) && champion.state !== "compared") found.push({
		path,
		message: "a champion is explained although none was compared"
	});
	for (const key of ["candidate", "champion"]) if (units.reduce((all, unit) => all + (unit[key]?.share.value ?? 0), 0) > 1.000001) found.push({
		path: `${path}/units`,
		message: `the shares of the ${key} are more than 1`
	});
	return [
		...found,
		...units.flatMap((unit, i) => unitContradictions(unit, `${path}/units/${i}`)),
		...curves.flatMap((one, i) => curveContradictions(one, `${path}/curves/${i}`))
	];
}
function unitContradictions({ candidate, champion, change }, path) {
	const found = [];
	for (const [key, one] of Object.entries({
		candidate,
		champion
	})) {
		if (one === void 0) continue;
		for (const part of [
			"importance",
			"size",
			"share"
		]) found.push(...invertedInterval(one[part].interval, `${path}/${key}/${part}/interval`));
		if (one.share.value < 0 || one.share.value > 1) found.push({
			path: `${path}/${key}/share/value`,
			message: "a share is not between 0 and 1"
		});
	}
	if (change === void 0) return found;
	found.push(...invertedInterval(change.interval, `${path}/change/interval`));
	const [now, before] = [candidate?.importance.value ?? 0, champion?.importance.value ?? 0];
	if (!isDifference(now, before, change.value)) found.push({
		path: `${path}/change/value`,
		message: "the change is not candidate minus champion"
	});
	return found;
}
function curveContradictions({ at, candidate, champion }, path) {
	return Object.entries({
		candidate,
		champion
	}).flatMap(([key, one]) => {
		if (one === void 0) return [];
		if ([
			one.mean,
			one.low,
			one.high,
			...one.ice
		].some((line) => line.length !== at.length)) return [{
			path: `${path}/${key}`,
			message: "a curve has another number of places than its grid"
		}];
		return one.low.some((low, i) => low > one.high[i]) ? [{
			path: `${path}/${key}`,
			message: "the low end of a band is above its high end"
		}] : [];
	});
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

const ROOT = "/predicate/robustness";
/** Where the numbers of robustness contradict each other or the holdout. */
function robustnessContradictions({ robustness, champion, holdout }) {
	if (robustness === void 0) return [];
	const { perturbations, adversarial, fuzz, stability = [], edgeCases = [], cases } = robustness;
	const isCompared = champion.state === "compared";
	return [
		...perturbations === void 0 ? [] : ofPerturbations(perturbations, {
			rows: holdout.rows,
			isCompared
		}),
		...Object.entries(adversarial ?? {}).flatMap(([name, side]) => ofAttack(side, `${ROOT}/adversarial/${name}`)),
		...adversarial?.champion !== void 0 && !isCompared ? [uncompared(`${ROOT}/adversarial/champion`)] : [],
		...fuzz === void 0 ? [] : ofFuzz(fuzz),
		...stability.flatMap(({ differing, rows }, i) => differing <= rows ? [] : [{
			path: `${ROOT}/stability/${i}`,
			message: "more rows differ than were asked"
		}]),
		...repeated(stability.map(({ check }) => check), `${ROOT}/stability`, "check"),
		...repeated(edgeCases.map(({ name }) => name), `${ROOT}/edgeCases`, "name"),
		...cases === void 0 ? [] : ofCases(cases)
	];
}
function ofPerturbations({ rows, results, measured }, whole) {
	const path = `${ROOT}/perturbations`;
	const found = [];
	if (rows > whole.rows) found.push({
		path: `${path}/rows`,
		message: "more rows were perturbed than the holdout has"
	});
	if (results.length > measured) found.push({
		path,
		message: "more results than perturbations that were tried"
	});
	results.forEach((result, i) => {
		found.push(...ofResult(result, `${path}/results/${i}`, {
			...whole,
			rows
		}));
	});
	return found;
}
function ofResult(result, path, { rows, isCompared }) {
	const { candidate, champion, changed, dropDifference } = result;
	const found = Object.entries({
		candidate,
		...champion && { champion }
	}).flatMap(([name, { flips, drop, failed }]) => [
		...ofShare(flips, `${path}/${name}/flips`, rows),
		...ofSize(drop, `${path}/${name}/drop`),
		...ofShare(failed?.failing, `${path}/${name}/failed/failing`),
		...failed === void 0 || flips === void 0 ? [] : [{
			path: `${path}/${name}`,
			message: "rows are counted although the model did not answer"
		}]
	]);
	if (changed > rows) found.push({
		path: `${path}/changed`,
		message: "more rows changed than were perturbed"
	});
	if (champion !== void 0 && !isCompared) found.push(uncompared(`${path}/champion`));
	found.push(...ofSize(dropDifference, `${path}/dropDifference`));
	const [own, other] = [candidate.drop?.value, champion?.drop?.value];
	if (dropDifference === void 0) return found;
	if (own === void 0 || other === void 0 || !isDifference(own, other, dropDifference.value)) found.push({
		path: `${path}/dropDifference`,
		message: "the difference is not candidate minus champion"
	});
	return found;
}
function ofShare(share, path, rows) {
	if (share === void 0) return [];
	const { k, n, interval } = share;
	const found = invertedInterval(interval, `${path}/interval`);
	if (k > n) found.push({
		path,
		message: "more rows than there are"
	});
	if (rows !== void 0 && n !== rows) found.push({
		path: `${path}/n`,
		message: "other rows than were perturbed"
	});
	const value = n === 0 ? 0 : k / n;
	if (n > 0 && (value < interval.low - 1e-9 || value > interval.high + 1e-9)) found.push({
		path: `${path}/interval`,
		message: "the share lies outside its interval"
	});
	return found;
}
function ofSize(size, path) {
	return size === void 0 ? [] : invertedInterval(size.interval, `${path}/interval`);
}
function ofAttack({ rows, flipped, median, within }, path) {
	const found = [];
	if (flipped > rows) found.push({
		path: `${path}/flipped`,
		message: "more rows flipped than were tried"
	});
	if (median !== void 0 && (median.low > median.value || (median.high ?? median.value) < median.value)) found.push({
		path: `${path}/median`,
		message: "the median lies outside its interval"
	});
	if (median !== void 0 && flipped * 2 < rows) found.push({
		path: `${path}/median`,
		message: "a median although fewer than half of the rows flipped"
	});
	within.forEach(({ share }, i) => {
		found.push(...ofShare(share, `${path}/within/${i}/share`, rows));
		if (share.k > flipped) found.push({
			path: `${path}/within/${i}`,
			message: "more rows flipped within than at all"
		});
	});
	return found;
}
function ofFuzz({ rows, answered, failures, differing = 0, alone = 0 }) {
	const path = `${ROOT}/fuzz`;
	const failed = failures.reduce((sum, one) => sum + one.rows, 0);
	const found = [];
	if (answered + failed !== rows) found.push({
		path,
		message: "answered and failed rows are not all rows"
	});
	if (differing > alone) found.push({
		path,
		message: "more rows differ than were asked one by one"
	});
	return found;
}
function ofCases({ results }) {
	const path = `${ROOT}/cases/results`;
	const names = results.map(({ name }) => name);
	return [...repeated(names, path, "name"), ...results.flatMap(({ failures, tried }, i) => ofShare(failures, `${path}/${i}/failures`, tried))];
}
function uncompared(path) {
	return {
		path,
		message: "a champion is measured although none was compared"
	};
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
		...decisionContradictions(predicate.decisions, predicate.holdout.rows),
		...calibrationContradictions(predicate.calibration, predicate.holdout.rows),
		...dependenceContradictions(predicate.dependence, predicate.holdout.rows),
		...groupContradictions(predicate),
		...fairnessContradictions(predicate.fairness, predicate),
		...sliceContradictions(predicate),
		...discoveredSliceContradictions(predicate),
		...integrityContradictions(predicate.integrity),
		...artifactContradictions(predicate.artifact),
		...decompositionContradictions(predicate.decomposition),
		...taskDetailsContradictions(predicate.taskDetails, {
			task: predicate.task,
			rows: predicate.holdout.rows,
			metrics: predicate.metrics
		}),
		...explanationContradictions(predicate),
		...robustnessContradictions(predicate),
		...performanceContradictions(predicate.performance)
	];
}
function flipContradictions({ flips, champion, holdout }) {
	if (flips === void 0) return [];
	const path = "/predicate/flips";
	const { rightToWrong, wrongToRight, n, slices = [] } = flips;
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
	slices.forEach((slice, i) => {
		if (slice.rightToWrong > rightToWrong.rows || slice.wrongToRight > wrongToRight.rows || slice.n > n || slice.rightToWrong + slice.wrongToRight > slice.n) found.push({
			path: `${path}/slices/${i}`,
			message: "a slice has more rows, or more that flipped, than there are"
		});
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