import { a as pickDependence, c as rowsToDecide, d as estimateMetrics, f as effectiveMean, i as dependenceOf, l as mcnemarTest, n as measureEachSlice, o as compareModels, r as measureSlices, s as readDifference, t as adjustSlices, u as agrestiMin } from "./measure-slices.js";
import { a as clustersOf, c as unitsToDraw, d as toClusters, f as unitsByTime, i as clusteredName, l as rowLosses, n as prepareStatistics, o as independentCount } from "./score.js";
import { Ar as rowLosses$1, At as personalKindOf, Bn as aucParts, Cn as toleranceOf, Dr as toMoment, Et as findPersonal, Fr as decide, G as EVIDENCE_FOLDER, Gn as twoSidedT, Hn as fewUnits, Jn as wilsonInterval, Kn as newcombeInterval, Mr as rowsIn, Nn as measureAuc, Nr as toRowsInOrder, Or as lossKindsOf, Ot as maskText, Pr as sortedOrder, Qn as binomialPmf, Si as messageOf, St as significant, Vr as MAX_CONDITION, Wn as unitSums$1, Xn as betaQuantile, Yn as betaCdf, Zn as binomialCdf, _r as normalSf, ai as chiSquaredHomogeneity, bi as UserError, bn as METRICS, dt as configPlace, gr as normalQuantile, ir as topLabel, jn as ROC_AUC, jr as arrangeRows, kn as linearVariance, kr as metricOf, kt as masked, lt as validate, mr as wholeSample, ni as createPrng, nr as equalMassBins, oi as chiSquaredSf, or as REPLICATES, pr as standardDeviation, qn as twoSidedZ, ri as shuffle, rn as OVERALL, rr as probedClasses, si as logGamma, st as parseYaml, ti as fisherExact, tr as calibrationErrors, ur as draw, ut as nearestName, vn as compiled, wn as queriesOf, yi as Fault, zr as isPlain, zt as pointerSegment } from "./start.js";
import { t as describeSource } from "./source.js";
import { r as buildTestStatement, t as writeEvidence } from "./write-evidence.js";
import { i as openProbe, r as withIdentity, t as openScoring } from "./score-model.js";
import { i as benjaminiHochberg, n as detectableDifference } from "./power.js";
import { n as columnOf, t as cellText } from "./table.js";
import { n as crossSplits } from "./grouping.js";
import { a as readSlices, i as protectedColumns, o as splitGroups, r as columnPlaces, s as targetColumns, t as measureIntegrity } from "./measure-integrity.js";
import { t as ModelLost } from "./lost-model.js";
import { t as casesSchema$1 } from "./checks-robustness-cases-schema.js";
import { n as quoted } from "./log-tail.js";
import { i as rowNames, o as withRowNames } from "./class-order.js";
import { t as readLabels } from "./labels.js";

/**
* Intraclass correlation of one value per row by one-way analysis of variance for groups of unequal size (A. Donner and J. J. Koval,
* Biometrics 36, 1980): between -1 and 1, 0 where nothing varies or every group is one row.
*/
function intraclassCorrelation(clusters, values) {
	const { count: k, of } = clusters;
	const n = values.length;
	if (k < 2 || n <= k) return 0;
	const sums = unitSums$1(clusters, values);
	const sizes = unitSums$1(clusters, new Float64Array(n).fill(1));
	const mean = values.reduce((sum, value) => sum + value, 0) / n;
	let [between, within, squares] = [
		0,
		0,
		0
	];
	for (let unit = 0; unit < k; unit++) {
		const size = sizes[unit];
		between += size * (sums[unit] / size - mean) ** 2;
		squares += size * size;
	}
	for (let row = 0; row < n; row++) {
		const unit = of[row];
		within += (values[row] - sums[unit] / sizes[unit]) ** 2;
	}
	const [msb, msw] = [between / (k - 1), within / (n - k)];
	const spread = msb + ((n - squares / n) / (k - 1) - 1) * msw;
	return spread > 0 ? Math.max(-1, Math.min(1, (msb - msw) / spread)) : 0;
}

/**
* How much the rows depend on each other, seen in the candidate's losses: for groups Kish's design effect 1 + (m - 1) ICC with the mean
* size m of a row's own group, for time the variance of the mean loss over blocks. Absent where nothing was declared.
*/
function describeDependence(request) {
	const { task, labels, predictions, dependence } = request;
	if (dependence === void 0) return {};
	const { rows, order } = arrangeRows({
		task,
		labels,
		models: [{
			name: "candidate",
			predictions
		}]
	});
	const [candidate] = rows;
	const drawn = candidate && clustersOf(candidate, order, dependence);
	if (!candidate || drawn === void 0) return {};
	const losses = rowLosses(candidate);
	const { clusters, units } = drawn;
	const sizes = new Int32Array(clusters.count);
	for (const cluster of clusters.of) sizes[cluster]++;
	const facts = {
		by: clusters.by,
		column: dependence.column,
		units: clusters.count,
		largest: sizes.reduce((most, own) => Math.max(most, own), 0)
	};
	if (clusters.by === "time") {
		const effectiveRows = worth(effectiveMean(losses, drawn).effective, losses.length);
		return { dependence: {
			...facts,
			block: units.block ?? 1,
			effectiveRows
		} };
	}
	const correlation = intraclassCorrelation(clusters, losses);
	const size = sizes.reduce((sum, rowsOfOne) => sum + rowsOfOne ** 2, 0) / losses.length;
	const effectiveRows = worth(losses.length / (1 + (size - 1) * Math.max(0, correlation)), losses.length);
	return { dependence: {
		...facts,
		correlation,
		effectiveRows
	} };
}
function worth(effective, rows) {
	return Math.min(rows, Math.max(1, Math.round(effective)));
}

/**
* Spiegelhalter's test of "the probabilities are right" (Statistics in Medicine 5, 1986): how far the Brier score is from what they
* promise, in standard errors, and the two-sided p value. Undefined where no probability leaves anything to chance.
*/
function spiegelhalter({ probabilities, hits, weights }) {
	let [sum, variance] = [0, 0];
	for (let row = 0; row < hits.length; row++) {
		const p = probabilities[row];
		const weight = weights === void 0 ? 1 : weights[row];
		sum += weight * (hits[row] - p) * (1 - 2 * p);
		variance += weight ** 2 * (1 - 2 * p) ** 2 * p * (1 - p);
	}
	if (!(variance > 0)) return void 0;
	const z = sum / Math.sqrt(variance);
	return {
		z,
		pValue: Math.min(1, 2 * normalSf(Math.abs(z)))
	};
}
/**
* The Brier score taken apart over bins (A. H. Murphy, Journal of Applied Meteorology 12, 1973): how far the bins are off, how far they
* lie apart, and how uncertain the truth is; `within` is what the bins hide (Stephenson, Coelho, Jolliffe, Weather and Forecasting 23, 2008).
*/
function brierParts({ probabilities, hits, weights }, bins) {
	const sums = /* @__PURE__ */ new Map();
	let [total, positive, score] = [
		0,
		0,
		0
	];
	for (let row = 0; row < hits.length; row++) {
		const weight = weights === void 0 ? 1 : weights[row];
		const [p, y] = [probabilities[row], hits[row]];
		const bin = sums.get(bins[row]) ?? {
			weight: 0,
			probability: 0,
			hits: 0
		};
		sums.set(bins[row], bin);
		bin.weight += weight;
		bin.probability += weight * p;
		bin.hits += weight * y;
		total += weight;
		positive += weight * y;
		score += weight * (p - y) ** 2;
	}
	const base = positive / total;
	let [reliability, resolution] = [0, 0];
	for (const bin of [...sums.values()].filter(({ weight }) => weight > 0)) {
		const observed = bin.hits / bin.weight;
		reliability += bin.weight / total * (bin.probability / bin.weight - observed) ** 2;
		resolution += bin.weight / total * (observed - base) ** 2;
	}
	const uncertainty = base * (1 - base);
	const own = score / total;
	return {
		score: own,
		reliability,
		resolution,
		uncertainty,
		within: own - (reliability - resolution + uncertainty)
	};
}

/** Probabilities are kept this far from 0 and 1 before the logit. */
const LOGIT_CLIP = 1e-6;
/**
* Logistic regression of the truth on the logit of the probability (D. R. Cox, Biometrika 45, 1958), by Newton's method: 0 and 1 for
* probabilities that are right, a slope below 1 for too extreme ones. Undefined where the rows do not determine it: one truth only, one
* probability only, or probabilities that separate the truths.
*/
function recalibrate({ probabilities, hits, weights }) {
	const logits = probabilities.map((value) => {
		const clipped = Math.min(.999999, Math.max(LOGIT_CLIP, value));
		return Math.log(clipped / (1 - clipped));
	});
	const weight = (row) => weights === void 0 ? 1 : weights[row];
	let [a, b] = [0, 1];
	for (let step = 0; step < MOST_STEPS; step++) {
		const { g, h } = derivatives({
			logits,
			hits,
			weight
		}, a, b);
		const inverse = invert(h);
		if (inverse === void 0) return void 0;
		const [da, db] = [inverse[0] * g[0] + inverse[1] * g[1], inverse[1] * g[0] + inverse[2] * g[1]];
		a += da;
		b += db;
		if (!(Math.abs(a) < LIMIT && Math.abs(b) < LIMIT)) return void 0;
		if (Math.abs(da) + Math.abs(db) < 1e-10) return describe$2({
			logits,
			hits,
			weight
		}, a, b);
	}
}
const MOST_STEPS = 60;
/** Beyond this the probabilities separate the truths and the line grows without end. */
const LIMIT = 1e3;
function derivatives({ logits, hits, weight }, a, b) {
	let [g0, g1, h00, h01, h11] = [
		0,
		0,
		0,
		0,
		0
	];
	for (let row = 0; row < logits.length; row++) {
		const x = logits[row];
		const p = 1 / (1 + Math.exp(-(a + b * x)));
		const w = weight(row);
		const residual = w * (hits[row] - p);
		const curve = w * p * (1 - p);
		g0 += residual;
		g1 += residual * x;
		h00 += curve;
		h01 += curve * x;
		h11 += curve * x * x;
	}
	return {
		g: [g0, g1],
		h: [
			h00,
			h01,
			h11
		]
	};
}
function invert([h00, h01, h11]) {
	const determinant = h00 * h11 - h01 * h01;
	if (!(determinant > 1e-12 * h00 * h11)) return void 0;
	return [
		h11 / determinant,
		-h01 / determinant,
		h00 / determinant
	];
}
function describe$2(fit, a, b) {
	const inverse = invert(derivatives(fit, a, b).h);
	if (inverse === void 0) return void 0;
	const [intercept, slope] = [new Float64Array(fit.logits.length), new Float64Array(fit.logits.length)];
	for (let row = 0; row < fit.logits.length; row++) {
		const x = fit.logits[row];
		const residual = fit.weight(row) * (fit.hits[row] - 1 / (1 + Math.exp(-(a + b * x))));
		intercept[row] = residual * (inverse[0] + inverse[1] * x);
		slope[row] = residual * (inverse[1] + inverse[2] * x);
	}
	return {
		intercept: a,
		slope: b,
		variances: {
			intercept: inverse[0],
			slope: inverse[2]
		},
		influence: {
			intercept,
			slope
		}
	};
}

/**
* How far the probabilities of one model can be taken at their word: of the positive class, or of the decided class and the largest
* classes. Undefined for tasks without classes. The order of the rows changes nothing.
*/
function measureCalibration(request) {
	const { task, labels, predictions, level } = request;
	if (task.kind !== "binary" && task.kind !== "multiclass") return void 0;
	const { rows: arranged, order } = arrangeRows({
		task,
		labels,
		models: [{
			name: "predictions",
			predictions
		}]
	});
	const [rows] = arranged;
	if (rows === void 0) return void 0;
	const frame = {
		level,
		drawn: clustersOf(rows, order, request.dependence)
	};
	const positive = task.kind === "binary" ? task.positive : "top label";
	const kind = task.kind === "binary" ? "positive" : "top-label";
	return [...topLabel(rows).map((probed) => describe$1({
		...probed,
		name: positive
	}, kind, frame)), ...largestClasses(rows).map((probed) => describe$1(probed, "class", frame))];
}
/** The section of evidence: the candidate, and the champion on the same rows where one was scored. */
function describeCalibration({ champion, ...request }) {
	const candidate = measureCalibration(request);
	if (candidate === void 0) return {};
	const other = champion && measureCalibration({
		...request,
		predictions: champion
	});
	return { calibration: {
		candidate,
		...other && { champion: other }
	} };
}
/** The classes with the most rows, in class order. */
function largestClasses(rows) {
	const classes = probedClasses(rows);
	const sizes = classes.map(({ hits }) => hits.reduce((sum, hit) => sum + hit, 0));
	const kept = [...classes.keys()].toSorted((a, b) => sizes[b] - sizes[a] || a - b).slice(0, 9 - 1);
	return classes.filter((_, k) => kept.includes(k));
}
function describe$1(probed, kind, frame) {
	const bins = equalMassBins(probed, 10);
	const test = spiegelhalter(probed);
	return {
		of: probed.name.slice(0, 1e3) || " ",
		kind,
		n: probed.hits.length,
		errors: calibrationErrors(probed),
		brier: brierParts(probed, bins),
		...test && { spiegelhalter: test },
		...recalibrated(probed, frame),
		bins: reliabilityTable(probed, bins, frame.level)
	};
}
/** Errors of the fit itself where rows count alike and stand alone; else from what each row, group or block moves (sandwich). */
function recalibrated(probed, { level, drawn }) {
	const fit = recalibrate(probed);
	if (fit === void 0) return {};
	const plain = probed.weights === void 0 && drawn === void 0;
	const few = drawn === void 0 ? 1 : fewUnits(independentCount(drawn), level);
	const around = (name) => {
		const variance = plain ? fit.variances[name] : few * linearVariance(fit.influence[name], drawn);
		const half = twoSidedZ(level) * Math.sqrt(variance);
		const method = plain ? "Wald" : clusteredName("Wald (sandwich)", "over", drawn);
		if (!Number.isFinite(half)) return void 0;
		return {
			value: fit[name],
			interval: {
				low: fit[name] - half,
				high: fit[name] + half,
				level,
				method
			}
		};
	};
	const [slope, intercept] = [around("slope"), around("intercept")];
	return slope === void 0 || intercept === void 0 ? {} : {
		slope,
		intercept
	};
}
function reliabilityTable(probed, bins, level) {
	const table = [];
	for (let bin = 0; bin < 10; bin++) {
		const own = describeBin(probed, bins, bin, level);
		if (own !== void 0) table.push(own);
	}
	return table;
}
function describeBin({ probabilities, hits, weights }, bins, bin, level) {
	let [n, weight, squares, promised, came, lowest, highest] = [
		0,
		0,
		0,
		0,
		0,
		1,
		0
	];
	for (let row = 0; row < bins.length; row++) {
		if (bins[row] !== bin) continue;
		const own = weights === void 0 ? 1 : weights[row];
		const value = probabilities[row];
		n++;
		weight += own;
		squares += own * own;
		promised += own * value;
		came += own * hits[row];
		lowest = Math.min(lowest, value);
		highest = Math.max(highest, value);
	}
	if (n === 0) return void 0;
	const effective = weight === 0 ? 0 : weight ** 2 / squares;
	const observed = weight === 0 ? 0 : Math.min(1, came / weight);
	const predicted = weight === 0 ? lowest : Math.min(highest, Math.max(lowest, promised / weight));
	const method = weights === void 0 ? "Wilson" : "Wilson, effective n";
	const { low, high } = wilsonInterval(observed * effective, effective, level);
	return {
		lowest,
		highest,
		n,
		predicted,
		observed,
		interval: {
			low,
			high,
			level,
			method
		}
	};
}

/** Fetches and scores the champion. That it cannot be scored is an answer, which no baseline rule takes for a pass. */
async function scoreChampion(ports, model, holdout) {
	return (await openChampion(ports, model, holdout))();
}
/** The same in two steps: the champion is fetched and loaded, and then asked by the function that comes back; to be called once. */
async function openChampion(ports, model, holdout) {
	let champion;
	const unavailable = (error) => {
		const reason = messageOf(error).slice(0, 900);
		ports.log.warn(`the champion of ${model.name} could not be scored on this holdout: ${reason}`);
		return {
			state: "unavailable",
			reason,
			...champion?.state === "is" ? { registered: champion } : {}
		};
	};
	try {
		champion = await ports.findChampion(model.name);
		if (champion.state === "none") return async () => ({ state: "none" });
		const path = await champion.fetchFiles();
		const { version, digest, readEvidence } = champion;
		const { score } = await openScoring(ports, {
			...model.model,
			path
		}, holdout, holdout.inputs);
		return () => score().then((scored) => ({
			state: "scored",
			version,
			digest,
			path,
			scored,
			readEvidence
		}), unavailable);
	} catch (error) {
		const outcome = unavailable(error);
		return async () => outcome;
	}
}

/** With fewer rows, starting a second thread takes longer than what it saves. */
const BESIDE_ROWS = 2e4;
/** Candidate and champion on the same rows; of many rows, both at a time. Throws what `scoreModel` throws for the candidate. */
async function scoreBoth(ports, model, holdout) {
	const candidate = await openScoring(ports, model.model, holdout);
	if (holdout.rows < 2e4) return {
		candidate: await candidate.score(),
		outcome: await scoreChampion(ports, model, holdout)
	};
	const askChampion = await openChampion({
		...ports,
		models: ports.beside.models
	}, model, holdout);
	const [outcome, scored] = await Promise.all([askChampion(), candidate.score()]);
	return {
		candidate: scored,
		outcome
	};
}

/** The share of all rows in slices that the second thread takes: this one has comparing and searching to do before it takes the rest. */
const THERE = .75;
/**
* The declared slices of candidate and champion: of many rows beside everything else that is measured. To be asked for when that is done;
* nothing where none is declared.
*/
function beginSlices({ beside }, { slices, rows }, asked, outcome) {
	if (slices.length === 0) return async () => ({});
	const request = {
		...asked,
		...outcome.state === "scored" ? { champion: outcome.scored.predictions } : {}
	};
	if (rows < 2e4) return async () => ({ slices: measureSlices({
		...request,
		slices
	}) });
	const first = countFirst(slices);
	const there = beside.measureEachSlice({
		...request,
		slices: slices.slice(0, first)
	});
	there.catch(() => void 0);
	return async () => {
		const here = measureEachSlice({
			...request,
			slices: slices.slice(first)
		});
		return { slices: adjustSlices([...await there, ...here]) };
	};
}
/** How many slices, from the first on, hold the share of the second thread; at least one. */
function countFirst(slices) {
	const sizes = slices.map(({ holds }) => holds.reduce((sum, one) => sum + one, 0));
	const share = THERE * sizes.reduce((sum, size) => sum + size, 0);
	let taken = 0;
	let count = 0;
	while (count < slices.length && taken < share) taken += sizes[count++];
	return Math.max(1, count);
}

/**
* Interval for `a` minus `b`, independent, from the interval of each: the method of variance estimates recovery (G. Y. Zou and A. Donner,
* Statistics in Medicine 27, 2008). With Wilson intervals of two shares it is Newcombe's method 10.
*/
function moverDifference(a, b) {
	const difference = a.value - b.value;
	return {
		low: difference - Math.hypot(a.value - a.low, b.high - b.value),
		high: difference + Math.hypot(a.high - a.value, b.value - b.low)
	};
}
/**
* Interval for `a` over `b`, independent and not negative, from the interval of each (A. Donner and G. Y. Zou, Statistical Methods in
* Medical Research 21, 2012). `b` must be above 0, and so must its low end.
*/
function moverRatio(a, b) {
	const product = a.value * b.value;
	const least = a.low * (2 * a.value - a.low);
	const most = a.high * (2 * a.value - a.high);
	const divisor = b.low * (2 * b.value - b.low);
	const root = (x, y) => Math.sqrt(Math.max(0, product ** 2 - x * y));
	const below = product + root(least, b.high * (2 * b.value - b.high));
	return {
		low: least > 0 ? least / below : 0,
		high: (product + root(most, divisor)) / divisor
	};
}

/**
* Why numbers of two runs must not be compared, as clauses; empty when they may. Numbers of one run are made on the same rows by the
* same code and need no such question.
*/
function whyNotComparable(now, before) {
	const reasons = [];
	if (now.holdout.digest !== before.holdout.digest) reasons.push("the holdout was another one");
	if (now.task !== before.task || now.holdout.target !== before.holdout.target) reasons.push("it was measured for another target");
	if (labels(now) !== labels(before)) reasons.push("its classes were others, or in another order");
	const [own, other] = [now.candidate.runtime, before.candidate.runtime];
	if (runtimeClass(own) !== runtimeClass(other)) reasons.push(`it ran on ${other.name} ${other.version}, now it is ${own.name} ${own.version}`);
	if (now.machine === void 0 || before.machine === void 0) reasons.push("the class of machine is not known");
	else if (now.machine.arch !== before.machine.arch || now.machine.os !== before.machine.os) {
		const text = ({ os, arch }) => `${os} ${arch}`;
		reasons.push(`it ran on ${text(before.machine)}, now it is ${text(now.machine)}`);
	}
	return reasons;
}
/** Why one metric must not be compared although the runs may. */
function whyMetricNotComparable(metric, now, before) {
	const own = now.metrics.find(({ name }) => name === metric);
	const other = before.metrics.find(({ name }) => name === metric);
	if (own === void 0 || other === void 0) return "it was not measured then";
	if ((own.version ?? 1) !== (other.version ?? 1)) return "its definition has changed since";
	return own.interval.level === other.interval.level ? void 0 : "its interval had another coverage";
}
/** Older evidence calls the classes of a column of true and false 1 and 0. */
const WORDS = /* @__PURE__ */ new Map([["true", "1"], ["false", "0"]]);
function labels({ holdout }) {
	return JSON.stringify(holdout.classes?.map(({ name }) => WORDS.get(name) ?? name) ?? []);
}
/** Name and major version: lower bits may differ between major versions of a runtime. */
function runtimeClass({ name, version }) {
	return `${name} ${version.split(".")[0]}`;
}

/** What `not-comparable` begins with where a method stands, before the reason. */
const NOT_COMPARABLE = "not comparable";
/**
* Candidate minus champion where the champion could not be scored here and its registered numbers stand in: as if they came from other
* rows, which is never too narrow. Metrics that must not be compared are `not-comparable`, with the reason.
*/
function compareRegistered(now, before) {
	const reasons = whyNotComparable(now, before);
	return now.metrics.flatMap((estimate) => {
		const metric = METRICS.get(estimate.name);
		const champion = before.metrics.find(({ name }) => name === estimate.name);
		if (metric === void 0 || champion === void 0) return [];
		const own = whyMetricNotComparable(estimate.name, now, before);
		return [compareOne(metric, estimate, champion, [...reasons, ...own === void 0 ? [] : [own]])];
	});
}
function compareOne(metric, own, other, reasons) {
	const { level } = own.interval;
	const difference = own.value - other.value;
	const { low, high } = moverDifference({
		...own.interval,
		value: own.value
	}, {
		...other.interval,
		value: other.value
	});
	const standardError = (high - low) / (2 * twoSidedZ(level));
	const tolerance = toleranceOf(metric, other.value);
	const turned = metric.direction === "higher" ? {
		difference,
		low,
		high,
		tolerance
	} : {
		difference: -difference,
		low: -high,
		high: -low,
		tolerance
	};
	const n = own.n;
	const verdict = reasons.length > 0 ? "not-comparable" : n < 30 ? "inconclusive" : readDifference(turned);
	const rowsNeeded = verdict === "inconclusive" ? rowsToDecide(turned, {
		n,
		standardError
	}, level) : void 0;
	const method = reasons.length > 0 ? `${NOT_COMPARABLE}: ${reasons.join("; ")}`.slice(0, 1e3) : methodOf(own);
	const pValue = standardError > 0 ? Math.min(1, 2 * normalSf(Math.abs(difference) / standardError)) : void 0;
	return {
		metric: metric.name,
		verdict,
		candidate: own.value,
		champion: other.value,
		difference,
		interval: {
			low,
			high,
			level,
			method
		},
		...pValue === void 0 || reasons.length > 0 ? {} : { pValue },
		method,
		n,
		tolerance,
		detectable: detectableDifference(standardError, level),
		...rowsNeeded === void 0 ? {} : { rowsNeeded }
	};
}
/** With Wilson intervals it is Newcombe's hybrid score interval. */
function methodOf({ interval }) {
	return interval.method === "Wilson" ? "Newcombe, as other rows" : `MOVER of ${interval.method}, as other rows`;
}

/**
* Compares with the champion that was scored here; with one that could not be scored, by the numbers of its registration, which are told
* apart and count only where both runs had the same conditions. Numbers that cannot be read leave the champion unavailable.
*/
async function compareChampion(ports, input) {
	const { asked, candidate, outcome } = input;
	if (outcome.state === "none") return {
		champion: outcome,
		comparison: [],
		pair: void 0
	};
	if (outcome.state === "unavailable") return compareByRecord(ports, outcome, input.now);
	const { version, digest, scored } = outcome;
	const pair = {
		...asked,
		ratios: true,
		candidate,
		champion: scored.predictions
	};
	const metrics = estimateMetrics({
		...asked,
		predictions: scored.predictions
	});
	return {
		champion: {
			state: "compared",
			made: "here",
			version,
			digest,
			runtime: scored.runtime,
			metrics
		},
		comparison: compareModels(pair),
		pair
	};
}
async function compareByRecord({ log }, { reason, registered }, now) {
	const unavailable = {
		champion: {
			state: "unavailable",
			reason
		},
		comparison: [],
		pair: void 0
	};
	try {
		const before = await registered?.readEvidence();
		if (registered === void 0 || before === void 0) return unavailable;
		const { version, digest } = registered;
		const { runtime } = before.candidate;
		return {
			champion: {
				state: "compared",
				made: "at registration",
				reason,
				version,
				digest,
				runtime,
				metrics: before.metrics
			},
			comparison: compareRegistered(now, before),
			pair: void 0
		};
	} catch (error) {
		log.warn(`the evidence of champion ${registered?.version} cannot be read: ${messageOf(error).slice(0, 500)}`);
		return unavailable;
	}
}

/** The section of evidence about thresholds, costs and weights; empty where there is none of them. */
function describeDecisions({ data: { weight: column }, test: { costs } }, { weights }, { candidate, champion }) {
	const decisions = {
		...candidate && { candidate },
		...champion && { champion },
		...costs && { costs: describeCosts(costs) },
		...column !== void 0 && weights !== void 0 && { weight: {
			column,
			effectiveRows: effectiveRows(weights)
		} }
	};
	return Object.keys(decisions).length === 0 ? {} : { decisions };
}
function describeCosts({ tn = 0, fp = 0, fn = 0, tp = 0, matrix, unit }) {
	return {
		...matrix === void 0 ? { cells: [
			tn,
			fp,
			fn,
			tp
		] } : {},
		...unit === void 0 ? {} : { unit }
	};
}
function effectiveRows(weights) {
	const sum = weights.reduce((total, weight) => total + weight, 0);
	return Math.min(weights.length, sum ** 2 / weights.reduce((total, weight) => total + weight ** 2, 0));
}

/**
* Canonical bytes of one column: the same for equal content, whatever file format it came from and however its dictionary was built.
* Numbers are little-endian doubles (every missing value the same NaN); text is its dictionary in order of first use, then the codes.
*/
function columnBytes(column) {
	const header = new TextEncoder().encode(`${column.kind}\u0000${column.name}\u0000`);
	const body = column.kind === "numeric" ? numberBytes(column.values) : textBytes(column.codes, column.dictionary);
	const bytes = new Uint8Array(header.length + body.length);
	bytes.set(header);
	bytes.set(body, header.length);
	return bytes;
}
/** Canonical list of a table's columns by name, so that their order in the file does not matter. */
function columnsByName(table) {
	return table.columns.toSorted((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}
function numberBytes(values) {
	const view = new DataView(new ArrayBuffer(values.length * 8));
	values.forEach((value, row) => {
		view.setFloat64(row * 8, Number.isNaN(value) ? NaN : value === 0 ? 0 : value, true);
	});
	return new Uint8Array(view.buffer);
}
function textBytes(codes, dictionary) {
	const order = /* @__PURE__ */ new Map();
	const renumbered = new DataView(new ArrayBuffer(codes.length * 4));
	codes.forEach((code, row) => {
		if (code >= 0 && !order.has(code)) order.set(code, order.size);
		renumbered.setInt32(row * 4, code < 0 ? -1 : order.get(code) ?? -1, true);
	});
	const words = new TextEncoder().encode(`${JSON.stringify([...order.keys()].map((code) => dictionary[code] ?? ""))}\u0000`);
	const bytes = new Uint8Array(words.length + renumbered.byteLength);
	bytes.set(words);
	bytes.set(new Uint8Array(renumbered.buffer), words.length);
	return bytes;
}

/** Numbers with more different values are cut between quantiles: into fewer bins where a bin would have few rows. */
const MAX_BINS = 12;
const FEW_BINS = 8;
const FEW_ROWS = 4e3;
/** Rows that quantiles are taken of. They come first in an order that is random but for their content, so they are a sample. */
const MAX_SAMPLE = 16384;
const SECOND = 1e3;
const DAY$1 = 864e5;
/** At most twelve bins of about equal size, cut at round numbers where there is a choice; every value for itself where there are few. */
function cutNumbers(values, order, type) {
	const sorted = sortedSample(values, order);
	const distinct = firstDistinct(sorted);
	const bins = order.length < FEW_ROWS ? FEW_BINS : MAX_BINS;
	if (distinct.length > MAX_BINS) return {
		uppers: quantileCuts(sorted, bins, type),
		isDiscrete: []
	};
	const isWritten = distinct.every((value) => isWritable(value, type));
	const uppers = Float64Array.from(distinct.slice(1).filter((value) => isWritable(value, type)));
	const isWhole = order.length <= MAX_SAMPLE || holdsOnly(values, distinct);
	return {
		uppers,
		isDiscrete: isWritten && isWhole ? distinct : []
	};
}
function sortedSample(values, order) {
	const sample = new Float64Array(Math.min(order.length, MAX_SAMPLE));
	let n = 0;
	for (let place = 0; place < sample.length; place++) {
		const value = values[order[place]];
		if (!Number.isNaN(value)) sample[n++] = value;
	}
	return sample.subarray(0, n).sort();
}
/** The different values, up to one more than there are bins. */
function firstDistinct(sorted) {
	const found = [];
	for (const value of sorted) {
		if (value === found.at(-1)) continue;
		found.push(value);
		if (found.length > MAX_BINS) break;
	}
	return found;
}
/** Has the whole column no other values than the sample? */
function holdsOnly(values, distinct) {
	const known = new Set(distinct);
	return values.every((value) => Number.isNaN(value) || known.has(value));
}
function quantileCuts(sorted, bins, type) {
	const cuts = [];
	for (let part = 1; part < bins; part++) {
		let after = Math.ceil(sorted.length * part / bins) - 1;
		const value = sorted[after];
		while (after < sorted.length && sorted[after] === value) after++;
		if (after === sorted.length) break;
		const cut = roundBetween(value, sorted[after], type);
		if (isWritable(cut, type) && cut !== cuts.at(-1)) cuts.push(cut);
	}
	return Float64Array.from(cuts);
}
/** A number that SQL can be asked for exactly: moments are written in whole seconds. */
function isWritable(value, type) {
	return Number.isFinite(value) && (type !== "date" || value % SECOND === 0);
}
/** The roundest number above `below` and not above `to`: the same rows are on each side of it, and people can read it. */
function roundBetween(below, to, type) {
	if (type === "date") return [DAY$1, SECOND].map((unit) => Math.floor(to / unit) * unit).find((cut) => cut > below) ?? to;
	for (let digits = 1; digits < 17; digits++) {
		const cut = [to, (below + to) / 2].map((value) => Number(value.toPrecision(digits))).find((value) => value > below && value <= to);
		if (cut !== void 0) return cut;
	}
	return to;
}

/** A text column has at most so many values with a code of their own; the others share one that no condition names. */
const MAX_CATEGORIES$1 = 100;
/** Text of which more than this share is different from row to row is read by people, not sliced. */
const MAX_DISTINCT_SHARE = .5;
const PERSONAL_SAMPLE = 500;
const MAX_VALUE = 500;
/** The column in codes, or why no slice can be made of it. */
function codeColumn(column, coding) {
	const coded = column.kind === "text" ? codeText(column, coding) : codeNumbers(column, coding);
	if (typeof coded === "string") return coded;
	return coded.values + (coded.missing === void 0 ? 0 : 1) === 0 || coded.size < 2 ? "it has one value only" : coded;
}
function codeText({ name, codes, dictionary }, { order, leaf }) {
	const counts = new Uint32Array(dictionary.length);
	let missing = 0;
	for (const code of codes) if (code < 0) missing++;
	else counts[code]++;
	const used = [...counts.keys()].filter((code) => counts[code] > 0);
	const isFree = used.length > MAX_DISTINCT_SHARE * (codes.length - missing) && used.length > MAX_CATEGORIES$1;
	const sample = used.slice(0, PERSONAL_SAMPLE).map((code) => dictionary[code] ?? "");
	const why = findPersonal(name, sample) !== void 0 ? "its values look personal" : isFree ? "nearly every row has another text" : void 0;
	if (why !== void 0 && missing < leaf) return why;
	const kept = why === void 0 ? usable(used, counts, {
		dictionary,
		leaf
	}) : [];
	const other = kept.length;
	const hasOther = kept.length < used.length;
	const size = kept.length + Number(hasOther) + Number(missing > 0);
	const place = new Map(kept.map((code, i) => [code, i]));
	return {
		name,
		codes: recoded(codes, order, {
			target: Uint8Array.from(dictionary, (_, code) => place.get(code) ?? other),
			missing: size - 1
		}),
		size,
		values: kept.length,
		isOrdered: false,
		...missing > 0 ? { missing: size - 1 } : {},
		meaning: ({ from }) => missing > 0 && from === size - 1 ? {
			column: name,
			kind: "missing"
		} : {
			column: name,
			kind: "equals",
			value: dictionary[kept[from]] ?? ""
		}
	};
}
function recoded(codes, order, { target, missing }) {
	const found = new Uint8Array(order.length);
	for (let place = 0; place < order.length; place++) {
		const code = codes[order[place]];
		found[place] = code < 0 ? missing : target[code];
	}
	return found;
}
/** Values with enough rows for a slice, in the order of their text; what looks personal is never named. */
function usable(used, counts, { dictionary, leaf }) {
	const text = (code) => dictionary[code] ?? "";
	return used.filter((code) => counts[code] >= leaf).filter((code) => text(code).length <= MAX_VALUE && personalKindOf(text(code)) === void 0).toSorted((a, b) => counts[b] - counts[a] || compareText(text(a), text(b))).slice(0, MAX_CATEGORIES$1).toSorted((a, b) => compareText(text(a), text(b)));
}
function codeNumbers({ name, values }, { order, type }) {
	const { uppers, isDiscrete } = cutNumbers(values, order, type);
	const bins = uppers.length + 1;
	const byRow = new Uint8Array(values.length);
	let missing = 0;
	for (let row = 0; row < values.length; row++) {
		const value = values[row];
		if (Number.isNaN(value)) {
			missing++;
			byRow[row] = bins;
		} else byRow[row] = placeOf$2(value, uppers);
	}
	const codes = new Uint8Array(order.length);
	for (let place = 0; place < order.length; place++) codes[place] = byRow[order[place]];
	if (findPersonal(name, values.length === 0 ? [] : sampleOf(values, order)) !== void 0) return "its values look personal";
	if (missing === values.length) return "it has no values";
	return {
		name,
		codes,
		size: bins + Number(missing > 0),
		values: bins,
		isOrdered: true,
		...missing > 0 ? { missing: bins } : {},
		meaning: (range) => {
			if (range.from === bins) return {
				column: name,
				kind: "missing"
			};
			const only = range.from === range.to ? isDiscrete[range.from] : void 0;
			if (only !== void 0) return {
				column: name,
				kind: "equals",
				value: only
			};
			const [from, below] = [uppers[range.from - 1], uppers[range.to]];
			return {
				column: name,
				kind: "range",
				...range.from === 0 || from === void 0 ? {} : { from },
				...below === void 0 ? {} : { below }
			};
		}
	};
}
/** Different values as text, for what they may look like. */
function sampleOf(values, order) {
	const seen = /* @__PURE__ */ new Set();
	for (let i = 0; i < order.length && i < 4 * PERSONAL_SAMPLE && seen.size < PERSONAL_SAMPLE; i++) {
		const value = values[order[i]];
		if (!Number.isNaN(value)) seen.add(value);
	}
	return [...seen].map(String);
}
/** The first bin whose upper end is above the value. */
function placeOf$2(value, uppers) {
	let [low, high] = [0, uppers.length];
	while (low < high) {
		const middle = low + high >> 1;
		if (value >= uppers[middle]) low = middle + 1;
		else high = middle;
	}
	return low;
}
/** By code units, so that no locale changes the order. */
function compareText(a, b) {
	return a < b ? -1 : Number(a > b);
}

/** The condition as SQL that `test.slices` takes: it holds for exactly the rows that were counted. */
function toSql(conditions, typeOf) {
	return conditions.map((condition) => oneSql(condition, typeOf(condition.column))).join(" AND ");
}
function oneSql({ column, ...condition }, type) {
	const name = nameSql(column);
	switch (condition.kind) {
		case "missing": return `${name} IS NULL`;
		case "equals": return `${name} = ${valueSql(condition.value, type)}`;
		case "range": {
			const { from, below } = condition;
			const parts = [...from === void 0 ? [] : [`${name} >= ${valueSql(from, type)}`], ...below === void 0 ? [] : [`${name} < ${valueSql(below, type)}`]];
			return parts.length === 0 ? `${name} IS NOT NULL` : parts.join(" AND ");
		}
		default: return condition;
	}
}
/** Words that SQL would read as something else need quotes; so does everything that is not a plain lower-case name. */
const PLAIN_NAME = /^[a-z_][a-z0-9_]*$/;
const RESERVED = new Set(`all analyse analyze and anti any array as asc asof both case cast check collate column constraint create cross default deferrable desc
   distinct do else end except exists false fetch for foreign from full glob grant group having ilike in initially inner intersect into is
   isnull join lambda lateral leading left like limit map natural not notnull null offset on only or order outer overlaps pivot pivot_longer
   pivot_wider placing positional primary qualify references returning right select semi show similar some struct summarize symmetric table
   then to trailing true try_cast union unique unpivot using variadic verbose when where window with`.split(/\s+/));
function nameSql(name) {
	return PLAIN_NAME.test(name) && !RESERVED.has(name) ? name : `"${name.replaceAll("\"", "\"\"")}"`;
}
function valueSql(value, type) {
	if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
	if (type === "boolean") return value === 0 ? "false" : "true";
	return type === "date" ? `TIMESTAMP '${toMoment(value).replace("T", " ").replace("Z", "")}'` : String(value);
}

/** The rows of one half, out of all rows in canonical order. */
function takeHalf(columns, all, which) {
	const { losses, half, clusters, weights } = all;
	const places = new Int32Array(half.length);
	let rows = 0;
	for (let place = 0; place < half.length; place++) if (half[place] === which) places[rows++] = place;
	const into = (from, to) => {
		for (let row = 0; row < rows; row++) to[row] = from[places[row]];
		return to;
	};
	return {
		rows,
		codes: columns.map(({ codes }) => into(codes, new Uint8Array(rows))),
		losses: into(losses, new Float64Array(rows)),
		...clusters === void 0 ? {} : { clusters: into(clusters, new Int32Array(rows)) },
		...weights === void 0 ? {} : { weights: into(weights, new Float64Array(rows)) }
	};
}
/** Which rows a shape holds: 1 or 0 each. */
function holdsOf(shape, { rows, codes }) {
	const holds = new Uint8Array(rows).fill(1);
	for (const { column, range } of shape) {
		const own = codes[column];
		for (let row = 0; row < rows; row++) {
			const code = own[row];
			if (code < range.from || code > range.to) holds[row] = 0;
		}
	}
	return holds;
}

/**
* Mean of the rows where `side` is 1 minus the mean of those where it is 0; rows of other sides are left out. Without any row of side 0: the
* mean itself. Taylor linearisation with clusters as units (W. G. Cochran, Sampling Techniques, 1977, 11.8), so rows of one cluster may
* depend on each other. The degrees of freedom are those of the clusters with rows of side 1.
*/
function clusteredDifference({ values, clusters, weights }, side) {
	const weightOf = (row) => weights === void 0 ? 1 : weights[row];
	const sideOf = (row) => weightOf(row) === 0 ? 2 : side[row];
	const n = [0, 0];
	const sum = [0, 0];
	let count = 0;
	for (let row = 0; row < values.length; row++) {
		count = Math.max(count, clusters[row] + 1);
		const own = sideOf(row);
		if (own > 1) continue;
		n[own] += weightOf(row);
		sum[own] += weightOf(row) * values[row];
	}
	const [rest = 0, own = 0] = n;
	const mean = [rest === 0 ? 0 : sum[0] / rest, sum[1] / own];
	const shares = new Float64Array(count);
	const seen = new Uint8Array(count);
	for (let row = 0; row < values.length; row++) {
		const at = sideOf(row);
		if (at > 1) continue;
		const cluster = clusters[row];
		const part = weightOf(row) * (values[row] - mean[at]) / n[at];
		shares[cluster] += at === 1 ? part : -part;
		if (at === 1) seen[cluster] = 1;
		else if (seen[cluster] === 0) seen[cluster] = 2;
	}
	const [all, inSlice] = [seen.filter((one) => one > 0).length, seen.filter((one) => one === 1).length];
	const squares = shares.reduce((total, share) => total + share * share, 0);
	return {
		value: mean[1] - mean[0],
		standardError: Math.sqrt(squares * all / Math.max(1, all - 1)),
		df: inSlice - 1
	};
}

/**
* Fisher's exact test, one-sided: the chance of `a` or more in the first cell of [[a, b], [c, d]] with these margins. One term by
* logarithms, all others by the ratio of neighbours, so that large tables cost no more than small ones.
*/
function fisherGreater(a, b, c, d) {
	const [row, column, all] = [
		a + b,
		a + c,
		a + b + c + d
	];
	const high = Math.min(row, column);
	const low = Math.max(0, row + column - all);
	if (a <= low) return 1;
	const up = (x) => (row - x) * (column - x) / ((x + 1) * (all - row - column + x + 1));
	const mean = row * column / all;
	const own = Math.exp(logProbability(a, row, {
		column,
		all
	}));
	if (a > mean) return Math.min(1, sumTail(own, a, {
		to: high,
		step: 1,
		ratio: up
	}));
	const below = a - 1;
	const first = Math.exp(logProbability(below, row, {
		column,
		all
	}));
	return Math.max(0, 1 - sumTail(first, below, {
		to: low,
		step: -1,
		ratio: (x) => 1 / up(x - 1)
	}));
}
/** Terms become smaller away from the mean: the sum ends when one no longer counts. */
function sumTail(first, from, { to, step, ratio }) {
	let [term, total] = [first, first];
	for (let x = from; x !== to && term > total * 1e-18; x += step) {
		term *= ratio(x);
		total += term;
	}
	return total;
}
function logProbability(x, row, { column, all }) {
	return choose(column, x) + choose(all - column, row - x) - choose(all, row);
}
function choose(n, k) {
	return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

/** P(T > t) for Student's t with `df` degrees of freedom. */
function studentTail(t, df) {
	if (Number.isNaN(t)) return NaN;
	const half = .5 * betaCdf(df / (df + t * t), df / 2, .5);
	return t > 0 ? half : 1 - half;
}
/** Mean of `a` minus mean of `b` without equal variances (B. L. Welch, Biometrika 34, 1947); both need 2 numbers or more. */
function welchDifference(a, b, level) {
	const [va, vb] = [a.variance / a.n, b.variance / b.n];
	const df = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1));
	return fromError(a.mean - b.mean, Math.sqrt(va + vb), {
		df,
		level
	});
}
/** A mean against 0: Student's t. */
function meanAboveZero({ n, mean, variance }, level) {
	return fromError(mean, Math.sqrt(variance / n), {
		df: n - 1,
		level
	});
}
/** A difference with its standard error; without any spread it is known exactly. */
function fromError(difference, standardError, { df, level }) {
	if (!(standardError > 0)) return {
		difference,
		low: difference,
		high: difference,
		pGreater: difference > 0 ? 0 : 1
	};
	const half = twoSidedT(level, df) * standardError;
	const pGreater = studentTail(difference / standardError, df);
	return {
		difference,
		low: difference - half,
		high: difference + half,
		pGreater
	};
}

/** Fewer clusters than this on a side cannot carry a test. */
const MIN_CLUSTERS = 10;
/**
* The slice against the other rows: Fisher's exact test and Newcombe's interval for errors, Welch for other losses and for rows of unequal
* weight (with the variance of a weighted mean, W. G. Cochran, Sampling Techniques, 1977, 6.4), clusters as units.
*/
function measureWeakness(rows, holds) {
	const { isError, own: losses, clusters, weights } = rows;
	const { slice, rest } = samplesOf(losses, holds, weights);
	const common = {
		...ownOf(rows, holds, slice),
		n: countRows(holds),
		value: slice.mean,
		against: rest.mean
	};
	const effect = slice.mean - rest.mean;
	if (clusters !== void 0) return {
		...common,
		effect,
		...clustered({
			values: losses,
			clusters,
			weights
		}, holds, common)
	};
	const name = common.methods.own;
	if (!isError || weights !== void 0) {
		const bounds = (level) => welchDifference(slice, rest, level);
		const { pGreater } = welchDifference(slice, rest, .95);
		return {
			...common,
			effect,
			bounds,
			pValue: pGreater,
			methods: {
				own: name,
				effect: named$3("Welch", rows)
			}
		};
	}
	const [a, c] = [countOf(slice), countOf(rest)];
	return {
		...common,
		effect,
		bounds: (level) => newcombeInterval({
			k: a,
			n: slice.n
		}, {
			k: c,
			n: rest.n
		}, level),
		pValue: fisherGreater(a, slice.n - a, c, rest.n - c),
		methods: {
			own: name,
			effect: "Newcombe, Fisher"
		}
	};
}
/**
* How much worse the candidate is than the champion on the rows of the slice, paired: McNemar and Agresti-Min for errors, Student's t
* for other losses and for rows of unequal weight. The slice must also have changed for the worse more than the other rows, else it only repeats what all rows say:
* the p value is the larger of the two (an intersection-union test).
*/
function measureWorsening(rows, holds) {
	const { isError, own: losses, change = losses, clusters, weights } = rows;
	const { slice, rest } = samplesOf(change, holds, weights);
	const now = samplesOf(losses, holds, weights).slice;
	const common = {
		...ownOf(rows, holds, now),
		n: countRows(holds),
		value: now.mean,
		against: now.mean - slice.mean
	};
	const effect = slice.mean;
	if (clusters !== void 0) {
		const only = holds.map((one) => one === 1 ? 1 : 2);
		const numbers = {
			values: change,
			clusters,
			weights
		};
		const beyond = clustered(numbers, holds, common).pValue;
		const found = clustered(numbers, only, common);
		return {
			...common,
			effect,
			...found,
			pValue: Math.max(found.pValue, beyond)
		};
	}
	const beyond = welchDifference(slice, rest, .95).pGreater;
	const name = common.methods.own;
	if (!isError || weights !== void 0) {
		const { pGreater } = meanAboveZero(slice, .95);
		const bounds = (level) => meanAboveZero(slice, level);
		const methods = {
			own: name,
			effect: named$3("paired t", rows)
		};
		return {
			...common,
			effect,
			bounds,
			pValue: Math.max(pGreater, beyond),
			methods
		};
	}
	const { worse, better } = turnedOf(change, holds);
	return {
		...common,
		effect,
		bounds: (level) => agrestiMin({
			b: worse,
			c: better,
			n: slice.n
		}, level),
		pValue: Math.max(midP(worse, better), beyond),
		methods: {
			own: name,
			effect: "Agresti-Min, McNemar mid-p"
		}
	};
}
function named$3(method, { weights }) {
	return weights === void 0 ? method : `${method}, weighted`;
}
function ownOf(rows, holds, slice) {
	const { isError, own, clusters, weights } = rows;
	if (clusters !== void 0) {
		const only = holds.map((one) => one === 1 ? 1 : 2);
		const { value, standardError, df } = clusteredDifference({
			values: own,
			clusters,
			weights
		}, only);
		const bounds = (level) => fromError(value, standardError, {
			df: Math.max(1, df),
			level
		});
		return {
			own: bounds,
			methods: {
				own: "t, clustered",
				effect: ""
			}
		};
	}
	if (isError) {
		const k = weights === void 0 ? countOf(slice) : slice.n * slice.mean;
		return {
			own: (level) => wilsonInterval(k, slice.n, level),
			methods: {
				own: weights === void 0 ? "Wilson" : "Wilson, effective n",
				effect: ""
			}
		};
	}
	return {
		own: (level) => meanAboveZero(slice, level),
		methods: {
			own: named$3("t", rows),
			effect: ""
		}
	};
}
function clustered(numbers, side, { methods }) {
	const { value, standardError, df } = clusteredDifference(numbers, side);
	const isEnough = df + 1 >= MIN_CLUSTERS;
	const at = (level) => fromError(value, standardError, {
		df: Math.max(1, df),
		level
	});
	return {
		bounds: at,
		pValue: isEnough ? at(.95).pGreater : 1,
		methods: {
			own: methods.own,
			effect: numbers.weights === void 0 ? "Welch, clustered" : "Welch, clustered, weighted"
		}
	};
}
function countRows(holds) {
	let n = 0;
	for (const one of holds) n += one;
	return n;
}
/** How many rows of equal weight the rows outside the slice, and those in it, are worth: never more than they are. */
function rowsWorth(holds, weights) {
	const n = countRows(holds);
	if (weights === void 0) return [holds.length - n, n];
	const { slice, rest } = weightedSamples(weights, holds, weights);
	return [rest.n, slice.n];
}
/**
* The rows where `holds` is 1, and the others. With weights the size of a sample is what its rows are worth (L. Kish, Survey Sampling, 1965,
* 11.7), and its variance so many times that of the weighted mean.
*/
function weightedSamples(values, holds, weights) {
	const [mass, spread, sum, squares] = [
		0,
		1,
		2,
		3
	].map(() => /* @__PURE__ */ new Float64Array(2));
	for (let row = 0; row < values.length; row++) {
		const [side, weight] = [holds[row], weights[row]];
		mass[side] += weight;
		spread[side] += weight * weight;
		sum[side] += weight * values[row];
	}
	const mean = sum.map((total, side) => total / mass[side]);
	for (let row = 0; row < values.length; row++) {
		const [side, weight] = [holds[row], weights[row]];
		squares[side] += (weight * (values[row] - mean[side])) ** 2;
	}
	const [rest, slice] = [0, 1].map((side) => {
		const n = mass[side] === 0 ? 0 : mass[side] ** 2 / spread[side];
		const variance = n > 1 ? squares[side] / spread[side] * (n / (n - 1)) : 0;
		return {
			n,
			mean: mean[side],
			variance
		};
	});
	return {
		slice,
		rest
	};
}
/** The rows where `holds` is 1, and the others. */
function samplesOf(values, holds, weights) {
	if (weights !== void 0) return weightedSamples(values, holds, weights);
	const [n, sum, squares] = [
		/* @__PURE__ */ new Float64Array(2),
		/* @__PURE__ */ new Float64Array(2),
		/* @__PURE__ */ new Float64Array(2)
	];
	for (let row = 0; row < values.length; row++) {
		const side = holds[row];
		n[side]++;
		sum[side] += values[row];
	}
	const mean = sum.map((total, side) => total / n[side]);
	for (let row = 0; row < values.length; row++) {
		const side = holds[row];
		squares[side] += (values[row] - mean[side]) ** 2;
	}
	const [rest, slice] = [0, 1].map((side) => {
		const [size, total] = [n[side], squares[side]];
		return {
			n: size,
			mean: mean[side],
			variance: size > 1 ? total / (size - 1) : 0
		};
	});
	return {
		slice,
		rest
	};
}
function countOf({ n, mean }) {
	return Math.round(n * mean);
}
function turnedOf(change, holds) {
	let [worse, better] = [0, 0];
	for (let row = 0; row < change.length; row++) {
		if (holds[row] !== 1) continue;
		if (change[row] > 0) worse++;
		else if (change[row] < 0) better++;
	}
	return {
		worse,
		better
	};
}
/** P(as many or more turn worse by chance), half of the observed outcome's own chance left out. */
function midP(worse, better) {
	const all = worse + better;
	if (all === 0) return 1;
	return Math.min(1, binomialCdf(better, all, .5) - .5 * binomialPmf(better, all, .5));
}

/** Two slices with so much of their rows in common are one. */
const SAME_JACCARD = .8;
/** A slice of which so much lies in another one is a part of it. */
const INSIDE = .95;
/** From this share on, what two slices have in common may be all that one of them shows. */
const SHARED$1 = .3;
/** Standard errors by which rows must stand out to count as a finding of their own. */
const STANDS_OUT = 1.645;
/** A slice that overlaps others has to show so much of its effect where they do not reach. */
const OWN_SHARE = .5;
function partOf$1(holds) {
	let n = 0;
	for (const one of holds) n += one;
	return {
		holds,
		n
	};
}
/** Do both slices hold nearly the same rows (Jaccard's index at least 0.8)? */
function areSame(a, b) {
	const both = common(a, b);
	return both >= SAME_JACCARD * (a.n + b.n - both);
}
/** Does `part` show nothing beyond `other`: the same rows, a part of it that is no worse, or rows that are worse only where both hold? */
function saysTheSame(part, other, context) {
	const both = common(part, other);
	if (both >= SAME_JACCARD * (part.n + other.n - both)) return true;
	if (both >= INSIDE * part.n) return isNoWorseInside(part, other, context);
	return both >= SHARED$1 * part.n && isExplained(part, other, context);
}
/** Does nearly all of `part` lie in `other`? */
function isInside(part, other) {
	return common(part, other) >= INSIDE * part.n;
}
/** Is `part` a part of `other` whose rows are no worse than the others there? */
function isPlainPart(part, other, context) {
	return isInside(part, other) && isNoWorseInside(part, other, context);
}
function isNoWorseInside(part, other, context) {
	return !standsOut(context, (row) => {
		if (part.holds[row] === 1) return 1;
		return other.holds[row] === 1 ? 0 : void 0;
	});
}
/** Are the rows of `part` outside `other` no worse than those outside both, or by less than half of what all of `part` is? */
function isExplained(part, other, context) {
	const whole = effectOf(context, (row) => part.holds[row]);
	const minEffect = Math.max(context.minEffect, OWN_SHARE * (whole?.effect ?? 0));
	return !standsOut({
		...context,
		minEffect
	}, (row) => other.holds[row] === 1 ? void 0 : part.holds[row]);
}
function common(a, b) {
	let both = 0;
	for (let row = 0; row < a.holds.length; row++) both += a.holds[row] & b.holds[row];
	return both;
}
/** Are the rows of side 1 worse than those of side 0 by more than matters and more than chance? */
function standsOut(context, sideOf) {
	const found = effectOf(context, sideOf);
	return found !== void 0 && found.effect > context.minEffect && found.effect > STANDS_OUT * found.error;
}
/** Mean loss of side 1 minus that of side 0, with its standard error; none where a side is nearly empty. */
function effectOf({ losses, weights }, sideOf) {
	const n = [0, 0];
	const mass = [0, 0];
	const sum = [0, 0];
	const [spread, first, second] = [
		[0, 0],
		[0, 0],
		[0, 0]
	];
	for (let row = 0; row < losses.length; row++) {
		const side = sideOf(row);
		if (side === void 0) continue;
		const loss = losses[row];
		const weight = weights === void 0 ? 1 : weights[row];
		n[side]++;
		mass[side] += weight;
		sum[side] += weight * loss;
		spread[side] += weight * weight;
		first[side] += weight * weight * loss;
		second[side] += weight * weight * loss * loss;
	}
	if (Math.min(...n) < 2 || Math.min(...mass) <= 0) return void 0;
	const mean = sum.map((total, side) => total / mass[side]);
	const effect = mean[1] - mean[0];
	const variance = mean.map((own, side) => {
		const squares = second[side] - 2 * own * first[side] + own * own * spread[side];
		return Math.max(0, squares) / mass[side] ** 2;
	});
	return {
		effect,
		error: Math.sqrt(variance[1] + variance[0])
	};
}

/** The range of a table's missing second column. */
const ALL = {
	from: 0,
	to: 0
};
/** One pass over the first `rows` rows: the codes of one column, or of two. */
function countCells$2([first, second], columns, { codes, losses, weights }, rows) {
	const own = codes[first];
	const height = (columns[first]?.size ?? 0) + 1;
	const width = (second === void 0 ? 1 : columns[second]?.size ?? 0) + 1;
	const counts = new Float64Array(height * width);
	const sums = new Float64Array(height * width);
	const masses = weights === void 0 ? counts : new Float64Array(height * width);
	const other = (second === void 0 ? void 0 : codes[second]) ?? new Uint8Array(rows);
	for (let row = 0; row < rows; row++) {
		const cell = (own[row] + 1) * width + other[row] + 1;
		counts[cell]++;
		if (weights === void 0) sums[cell] += losses[row];
		else {
			const weight = weights[row];
			masses[cell] += weight;
			sums[cell] += weight * losses[row];
		}
	}
	for (const table of /* @__PURE__ */ new Set([
		counts,
		masses,
		sums
	])) accumulate(table, height, width);
	return {
		width,
		counts,
		masses,
		sums
	};
}
function accumulate(table, height, width) {
	for (let i = 1; i < height; i++) {
		let line = 0;
		for (let j = 1; j < width; j++) {
			line += table[i * width + j];
			table[i * width + j] = line + table[(i - 1) * width + j];
		}
	}
}
/** What a table of sums holds in a box of codes. */
function inBox(table, width, range, second) {
	const [top, bottom] = [range.from * width, (range.to + 1) * width];
	const [left, right] = [second.from, second.to + 1];
	return table[bottom + right] - table[bottom + left] - table[top + right] + table[top + left];
}
function scaleOf$1({ losses, weights }, rows, minEffect) {
	let [mass, spread, total, squares] = [
		0,
		0,
		0,
		0
	];
	for (let row = 0; row < rows; row++) {
		const loss = losses[row];
		const weight = weights === void 0 ? 1 : weights[row];
		mass += weight;
		spread += weight * weight;
		total += weight * loss;
		squares += weight * loss * loss;
	}
	const variance = Math.max(0, squares / mass - (total / mass) ** 2) * (spread / mass);
	return {
		rows,
		mass,
		total,
		variance,
		minEffect
	};
}
/**
* Standard errors by which the mean loss of a part of the rows is above that of the others in `whole`; 0 where the effect does not matter or
* there are no others.
*/
function score({ variance, minEffect }, { mass, sum }, whole) {
	const rest = whole.mass - mass;
	if (mass <= 0 || rest <= 0) return 0;
	const effect = sum / mass - (whole.total - sum) / rest;
	return effect > minEffect ? effect / Math.sqrt(variance * (1 / mass + 1 / rest)) : 0;
}

/** Rows that are searched at most: they come first in an order that is random but for their content. */
const MAX_SEARCHED = 32768;
/** Columns of which every pair is searched: those with the best single conditions. */
const MAX_PAIRED = 20;
/** A slice of more rows is the rule, and what is left the exception. */
const MAX_SHARE = .5;
/** Shapes that are kept of one column or one pair of columns. */
const KEPT_PER_TABLE = 2;
/** Standard errors above the others from which on a condition is worth a test. */
const LEAST_SCORE = 2;
/** Shapes that are compared with those already taken, and the rows that this is judged on. */
const MAX_COMPARED = 120;
const MAX_OVERLAP_ROWS = 4096;
/** The slices of one half whose loss stands out most, best first, without those that say the same again. */
function searchHalf(request) {
	const { columns, half, leaf, minEffect } = request;
	const rows = Math.min(half.rows, MAX_SEARCHED);
	const least = Math.max(2, leaf * rows / half.rows);
	const search = {
		request,
		scale: scaleOf$1(half, rows, minEffect),
		least,
		most: Math.min(MAX_SHARE * rows, rows - least)
	};
	const singles = columns.map((_, column) => searchColumn(column, search));
	const pairs = singles.map(({ rated }) => rated).toSorted((a, b) => b.best - a.best || a.column - b.column).slice(0, MAX_PAIRED).flatMap((one, i, all) => all.slice(i + 1).flatMap((other) => searchPair(one, other, search)));
	return distinct([...singles.flatMap(({ found }) => found), ...pairs], request);
}
function searchColumn(column, { request, scale, least, most }) {
	const { columns, half } = request;
	const cells = countCells$2([column], columns, half, scale.rows);
	const ranges = rangesOf(columns[column]);
	const sorted = ranges.map((range) => {
		const n = inBox(cells.counts, cells.width, range, ALL);
		return {
			shape: [{
				column,
				range
			}],
			score: n >= least && n <= most ? score(scale, partIn(cells, range, ALL), scale) : 0
		};
	}).toSorted((a, b) => b.score - a.score);
	const kept = sorted.filter((one) => one.score >= LEAST_SCORE).slice(0, KEPT_PER_TABLE);
	return {
		rated: {
			column,
			ranges,
			best: sorted[0]?.score ?? 0
		},
		found: kept
	};
}
/** Both conditions must say something: each makes the rows of the other worse, by more than matters and more than chance. */
function searchPair(one, other, { request, scale, least, most }) {
	const { columns, half } = request;
	const cells = countCells$2([one.column, other.column], columns, half, scale.rows);
	const { width, counts } = cells;
	const every = [{
		from: 0,
		to: (columns[one.column]?.size ?? 1) - 1
	}, {
		from: 0,
		to: width - 2
	}];
	const alone = other.ranges.map((range) => wholeOf$1(cells, every[0], range));
	const kept = [];
	for (const range of one.ranges) {
		const own = wholeOf$1(cells, range, every[1]);
		if (inBox(counts, width, range, every[1]) < least) continue;
		for (let i = 0; i < other.ranges.length; i++) {
			const second = other.ranges[i];
			const n = inBox(counts, width, range, second);
			if (n < least || n > most) continue;
			const part = partIn(cells, range, second);
			const found = score(scale, part, scale);
			if (found < leastOf(kept) || !addsTo([own, alone[i]], scale, part)) continue;
			keep(kept, {
				shape: [{
					column: one.column,
					range
				}, {
					column: other.column,
					range: second
				}],
				score: found
			});
		}
	}
	return kept;
}
/** Are the rows worse than the others of each whole that they are a part of? */
function addsTo(wholes, scale, part) {
	return wholes.every((whole) => score(scale, part, whole) >= LEAST_SCORE);
}
/** What a shape must reach to be among the best of its table. */
function leastOf(kept) {
	return kept.length < KEPT_PER_TABLE ? LEAST_SCORE : kept.at(-1)?.score ?? LEAST_SCORE;
}
function keep(kept, one) {
	kept.push(one);
	kept.sort((a, b) => b.score - a.score);
	if (kept.length > KEPT_PER_TABLE) kept.pop();
}
function wholeOf$1(cells, range, second) {
	const { mass, sum } = partIn(cells, range, second);
	return {
		mass,
		total: sum
	};
}
function partIn({ masses, sums, width }, range, second) {
	return {
		mass: inBox(masses, width, range, second),
		sum: inBox(sums, width, range, second)
	};
}
/** Every run of an ordered column but all of it, every value of another, and what is missing. */
function rangesOf({ values, isOrdered, missing, size }) {
	const ranges = [];
	for (let from = 0; from < values; from++) {
		const last = isOrdered ? values - 1 : from;
		for (let to = from; to <= last; to++) if (to - from + 1 < size) ranges.push({
			from,
			to
		});
	}
	return missing === void 0 ? ranges : [...ranges, {
		from: missing,
		to: missing
	}];
}
/** The best shapes, each with something to say that those before it do not. */
function distinct(found, { half, max, minEffect }) {
	const rows = Math.min(half.rows, MAX_OVERLAP_ROWS);
	const context = {
		losses: half.losses.subarray(0, rows),
		weights: half.weights,
		minEffect
	};
	const taken = [];
	for (const { shape } of found.toSorted((a, b) => b.score - a.score).slice(0, MAX_COMPARED)) {
		if (taken.length >= max) break;
		const part = partOf$1(holdsOf(shape, {
			rows,
			codes: half.codes
		}));
		if (taken.some((other) => saysTheSame(part, other.part, context))) continue;
		taken.push({
			shape,
			part
		});
	}
	return taken.map(({ shape }) => shape);
}

/** False discovery rate over the candidates. */
const RATE = .05;
/** Each half is searched for the other, so each has half of the rate. */
const DIRECTIONS = 2;
const MIN_LEAF_SHARE = .01;
/** Rows that decide whether two slices say the same. */
const MAX_MERGE_ROWS = 16384;
/** Fewest rows of a slice in a half of `rows` rows. */
function leafOf(rows) {
	return Math.max(30, Math.ceil(MIN_LEAF_SHARE * rows));
}
/**
* Searches each half for slices that stand out and tests them on the other, so no row that found a slice says how weak it is. Kept is what
* Benjamini-Hochberg selects and whose effect, with an interval widened for the selection (Y. Benjamini and D. Yekutieli, JASA 100, 2005), is
* above `minEffect`; of slices that say the same the more general one stays. Largest effect times size first.
*/
function discoverSlices(request) {
	const { columns, half, own, change = own, clusters, weights } = request;
	const all = {
		losses: change,
		half,
		clusters,
		weights
	};
	const halves = [0, 1].map((which) => takeHalf(columns, all, which));
	const owns = [0, 1].map((which) => takeHalf([], {
		losses: own,
		half
	}, which).losses);
	const results = [0, 1].map((searched) => {
		const other = searched === 0 ? 1 : 0;
		const [from, to] = [halves[searched], halves[other]];
		return testOn(searchHalf({
			...request,
			half: from,
			leaf: leafOf(from.rows)
		}), to, owns[other], request);
	});
	const found = results.flatMap((result) => result.found);
	const tested = results.reduce((sum, result) => sum + result.tested, 0);
	return {
		found: merge(found, request),
		tested
	};
}
function testOn(shapes, half, own, request) {
	const { change, isError, level, minEffect } = request;
	const rows = {
		isError,
		own,
		...change === void 0 ? {} : { change: half.losses },
		...half.clusters === void 0 ? {} : { clusters: half.clusters },
		...half.weights === void 0 ? {} : { weights: half.weights }
	};
	const measure = change === void 0 ? measureWeakness : measureWorsening;
	const measured = shapes.flatMap((shape) => {
		const { holds } = partOf$1(holdsOf(shape, half));
		return rowsWorth(holds, half.weights).every((n) => n >= 30) ? [{
			shape,
			measured: measure(rows, holds)
		}] : [];
	});
	const adjusted = benjaminiHochberg(measured.map((one) => one.measured.pValue)).map((p) => Math.min(1, DIRECTIONS * p));
	const selected = adjusted.filter((p) => p <= RATE).length;
	const widened = 1 - (1 - level) * selected / Math.max(1, measured.length);
	return {
		found: measured.flatMap((one, i) => {
			const adjustedPValue = adjusted[i];
			if (adjustedPValue > RATE) return [];
			const { low, high } = one.measured.bounds(widened);
			return low > minEffect ? [{
				...one,
				low,
				high,
				adjustedPValue
			}] : [];
		}),
		tested: measured.length
	};
}
function merge(tested, { columns, own, change, minEffect, weights }) {
	const every = change ?? own;
	const losses = every.subarray(0, MAX_MERGE_ROWS);
	const all = {
		rows: every.length,
		codes: columns.map(({ codes }) => codes)
	};
	const candidates = tested.map((one) => {
		const part = partOf$1(holdsOf(one.shape, all));
		return {
			...one,
			part: partOf$1(part.holds.subarray(0, MAX_MERGE_ROWS)),
			rows: part.n
		};
	});
	const context = {
		losses,
		minEffect,
		weights
	};
	return without(without(without(candidates.toSorted((a, b) => a.shape.length - b.shape.length || b.rows - a.rows || order(a, b)), (one, kept) => kept.some((other) => areSame(one.part, other.part))).toSorted(order), (one, kept) => isKnown$1(one, kept, context)).toSorted((a, b) => b.rows - a.rows || order(a, b)), (one, kept) => kept.some((other) => isPlainPart(one.part, other.part, context))).toSorted((a, b) => b.measured.effect * b.rows - a.measured.effect * a.rows || order(a, b)).map(({ part, ...one }) => one);
}
/** Surest first. */
function order(a, b) {
	return a.measured.pValue - b.measured.pValue || b.low - a.low || compareShapes(a.shape, b.shape);
}
function compareShapes(a, b) {
	const [first, second] = [a, b].map((shape) => shape.flatMap(({ column, range }) => [
		column,
		range.from,
		range.to
	]));
	const at = first?.findIndex((value, i) => value !== second?.[i]) ?? -1;
	return at < 0 ? 0 : (first?.[at] ?? 0) - (second?.[at] ?? 0);
}
/** Does the slice repeat one that is kept, or stand out only through the rows of all that are kept? */
function isKnown$1({ part }, kept, context) {
	if (kept.some((other) => saysTheSame(part, other.part, context))) return true;
	if (kept.length === 0 || kept.some((other) => isInside(part, other.part))) return false;
	return saysTheSame(part, unionOf(kept), context);
}
function unionOf(kept) {
	const holds = new Uint8Array(kept[0]?.part.holds.length ?? 0);
	for (const { part } of kept) for (let row = 0; row < holds.length; row++) holds[row] = holds[row] | part.holds[row];
	return partOf$1(holds);
}
function without(list, isSame) {
	const kept = [];
	for (const one of list) if (!isSame(one, kept)) kept.push(one);
	return kept;
}

/**
* Rows that belong together as a column of numbers: those of one group, or those of one block of time, as long as losses near each other
* are alike (`blockLength`). A row without a group has no number and is one by itself.
*/
function groupColumn(dependence, losses) {
	const { by, of, column: name } = dependence;
	if (by === "group") return {
		kind: "numeric",
		name,
		values: Float64Array.from(of, (rank) => rank < 0 ? NaN : rank)
	};
	const { of: units, block = 1 } = unitsByTime(toClusters(dependence), losses);
	return {
		kind: "numeric",
		name,
		values: Float64Array.from(units, (unit) => Math.floor(unit / block))
	};
}
/** Dense numbers of the groups in the order of `order`; a row without a group is one by itself. */
function clustersIn({ values }, order) {
	const known = /* @__PURE__ */ new Map();
	let count = 0;
	return {
		of: Int32Array.from(order, (row) => {
			const group = values[row];
			const before = known.get(group);
			if (before !== void 0) return before;
			if (!Number.isNaN(group)) known.set(group, count);
			return count++;
		}),
		count
	};
}

const RADIX_BITS = 11;
const RADIX = 2048;
/**
* Orders rows by a hash of `key` (the id column, or every column where there is no id) and draws halves by it; with `group`, all rows of
* one group are in one half. Neither the order of the rows nor the names of columns change anything. Rows that are equal in all of `key` are
* dealt in turn in the order of `ties`, so that a table of few different rows still has two like halves.
*/
function orderRows({ key, group, ties = [] }, seed) {
	const keys = hashRows$1(key);
	const order = sortByKeys(keys, ties);
	const salt = createPrng(`${seed} halves`).below(4294967295);
	const half = new Uint8Array(order.length);
	const own = group === void 0 ? keys : withRowsOfNoGroup(hashRows$1([group]), group, keys);
	let turn = 0;
	for (let place = 0; place < order.length; place++) {
		const row = order[place];
		const before = place > 0 ? order[place - 1] : -1;
		turn = group === void 0 && before >= 0 && areEqual(keys, row, before) ? turn + 1 : 0;
		half[place] = (mix$2(own.low[row] ^ mix$2(own.high[row] ^ salt)) ^ turn) & 1;
	}
	return {
		order,
		half
	};
}
/** Two 32-bit sums per row of hashed cells, each column with a salt of its own. */
function hashRows$1(columns) {
	const [first] = columns;
	const size = first === void 0 ? 0 : first.kind === "numeric" ? first.values.length : first.codes.length;
	const keys = {
		high: new Uint32Array(size),
		low: new Uint32Array(size)
	};
	columns.forEach((column, place) => {
		const salt = mix$2(place + 1);
		if (column.kind === "numeric") addNumbers(column.values, keys, salt);
		else addTexts(column.codes, column.dictionary, {
			keys,
			salt
		});
	});
	return keys;
}
function addNumbers(values, { high, low }, salt) {
	const cell = /* @__PURE__ */ new Float64Array(1);
	const bits = new Uint32Array(cell.buffer);
	for (let row = 0; row < values.length; row++) {
		const value = values[row];
		cell[0] = value === 0 ? 0 : Number.isNaN(value) ? NaN : value;
		const hash = mix$2(bits[0] ^ mix$2(bits[1] ^ salt));
		low[row] = low[row] + hash;
		high[row] = high[row] + mix$2(hash ^ 2246822507 ^ bits[0]);
	}
}
function addTexts(codes, dictionary, { keys: { high, low }, salt }) {
	const hashes = dictionary.map((text) => [hashText$3(text, 2166136261 ^ salt), hashText$3(text, 461845907 ^ salt)]);
	const missing = [mix$2(668265263 ^ salt), mix$2(374761393 ^ salt)];
	for (let row = 0; row < codes.length; row++) {
		const [a, b] = hashes[codes[row]] ?? missing;
		low[row] = low[row] + a;
		high[row] = high[row] + b;
	}
}
/** A row without a group is a group by itself. */
function withRowsOfNoGroup(groups, group, rows) {
	const [high, low] = [groups.high.slice(), groups.low.slice()];
	for (let row = 0; row < high.length; row++) {
		if (!(group.kind === "numeric" ? Number.isNaN(group.values[row]) : group.codes[row] < 0)) continue;
		high[row] = rows.high[row];
		low[row] = rows.low[row];
	}
	return {
		high,
		low
	};
}
/** Stable radix sort by the high word, then equal runs by the low one and the ties. */
function sortByKeys({ high, low }, ties) {
	const later = [low, ...ties];
	let from = new Int32Array(high.length);
	for (let row = 0; row < from.length; row++) from[row] = row;
	let to = new Int32Array(high.length);
	for (let shift = 0; shift < 32; shift += RADIX_BITS) {
		const starts = /* @__PURE__ */ new Int32Array(2049);
		for (const key of high) starts[(key >>> shift & 2047) + 1]++;
		for (let digit = 0; digit < RADIX; digit++) starts[digit + 1] += starts[digit];
		for (const row of from) to[starts[high[row] >>> shift & 2047]++] = row;
		[from, to] = [to, from];
	}
	for (let start = 0; start < from.length;) {
		let end = start + 1;
		while (end < from.length && high[from[end]] === high[from[start]]) end++;
		if (end - start > 1) from.subarray(start, end).sort((a, b) => compareBy(later, a, b));
		start = end;
	}
	return from;
}
function compareBy(columns, a, b) {
	for (const values of columns) {
		const step = values[a] - values[b];
		if (step !== 0) return step;
	}
	return 0;
}
function areEqual({ high, low }, a, b) {
	return high[a] === high[b] && low[a] === low[b];
}
function hashText$3(text, start) {
	let hash = start;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
	return mix$2(hash ^ text.length);
}
/** The finaliser of MurmurHash3 (A. Appleby, public domain): every bit of the input changes half of those of the output. */
function mix$2(value) {
	let hash = value | 0;
	hash = Math.imul(hash ^ hash >>> 16, 2246822507);
	hash = Math.imul(hash ^ hash >>> 13, 3266489909);
	return (hash ^ hash >>> 16) >>> 0;
}

/** A holdout of fewer rows is searched only when asked for: a half of it shows large effects only. */
const ENOUGH_ROWS = 500;
/** With fewer rows a half has no two slices. */
const LEAST_ROWS$1 = 120;
/** Groups (or blocks of time) without which a half has too few of them. */
const LEAST_GROUPS = 24;
const DEFAULT_POINTS = .02;
const DEFAULT_DEVIATIONS = .1;
/** Weak slices of the candidate and of the change against the champion, or why nobody looked. The order of the rows changes nothing. */
function findSlices(request) {
	const { table, limits, seed } = request;
	const reason = whyNot(request);
	if (reason !== void 0) return {
		state: "skipped",
		reason
	};
	const kind = limits.loss ?? lossKindsOf(request.task.kind)[0];
	const losses = kind && rowLosses$1(request, request, kind);
	if (losses === void 0) return {
		state: "skipped",
		reason: "a row of this task has no loss of its own"
	};
	const group = request.dependence && groupColumn(request.dependence, losses.candidate);
	const id = request.id === void 0 ? void 0 : columnOf(table, request.id);
	const weights = weightsOf(request.labels);
	const { order, half } = orderRows({
		key: id === void 0 ? columnsByName(table) : [id],
		group,
		ties: tiesOf(losses, weights)
	}, seed);
	const clusters = group && clustersIn(group, order);
	if (clusters !== void 0 && clusters.count < LEAST_GROUPS) return {
		state: "skipped",
		reason: `${clusters.count} ${request.dependence?.by === "time" ? "blocks of time" : "groups"} are too few to search on some and test on others`
	};
	const { columns, leftOut } = codeAll(request, order);
	return {
		...measureBoth(losses, {
			common: {
				columns,
				half,
				max: limits.max,
				level: request.level,
				isError: losses.kind === "error",
				...clusters === void 0 ? {} : { clusters: clusters.of },
				...weights === void 0 ? {} : { weights: Float64Array.from(order, (row) => weights[row]) }
			},
			order,
			request
		}),
		leftOut
	};
}
function measureBoth(losses, { common, order, request }) {
	const own = Float64Array.from(order, (row) => losses.candidate[row]);
	const { champion, kind } = losses;
	const minEffect = request.limits.minEffect ?? (common.isError ? DEFAULT_POINTS : DEFAULT_DEVIATIONS * deviation(own, common.weights));
	const weakest = discoverSlices({
		...common,
		own,
		minEffect
	});
	const change = champion && own.map((loss, place) => loss - champion[order[place]]);
	const worse = change && discoverSlices({
		...common,
		own,
		change,
		minEffect
	});
	const write = (found) => listed(found).map((one) => toEvidence$1(one, {
		kind,
		columns: common.columns,
		request
	}));
	return {
		state: "searched",
		metric: metricOf(kind, request.task.kind),
		minEffect,
		max: common.max,
		columns: common.columns.slice(0, 200).map(({ name }) => name),
		tested: {
			weakest: weakest.tested,
			...worse === void 0 ? {} : { worse: worse.tested }
		},
		weakest: write(weakest.found),
		...worse === void 0 ? {} : { worse: write(worse.found) }
	};
}
function whyNot({ table, limits }) {
	const least = limits.enabled === true ? LEAST_ROWS$1 : ENOUGH_ROWS;
	return table.rows < least ? `${table.rows} rows are too few to search on one half and test on the other` : void 0;
}
/** All columns but those that name rows, as codes; the others with the reason. */
function codeAll(request, order) {
	const { table, sliced, limits, typeOf } = request;
	const columns = [];
	const leftOut = [];
	for (const column of columnsByName(table)) {
		const { name } = column;
		if (!sliced.includes(name)) continue;
		const isAsked = (limits.columns?.includes(name) ?? true) && !limits.exclude.includes(name);
		const leaf = leafOf(order.length / 2);
		const coded = isAsked ? codeColumn(column, {
			type: typeOf(name),
			order,
			leaf
		}) : "test.discover leaves it out";
		if (typeof coded === "string") leftOut.push({
			column: name.slice(0, 1e3),
			reason: coded
		});
		else columns.push(coded);
	}
	return {
		columns,
		leftOut: leftOut.slice(0, 200)
	};
}
/** As many as evidence holds; the surest are never the ones left out. */
function listed(found) {
	if (found.length <= 50) return found;
	const sure = new Set(found.toSorted((a, b) => b.low - a.low).slice(0, 50));
	return found.filter((one) => sure.has(one));
}
function toEvidence$1({ shape, rows, measured, low, high, adjustedPValue }, { kind, columns, request }) {
	const { level } = request;
	const conditions = shape.flatMap(({ column, range }) => columns[column]?.meaning(range) ?? []);
	const own = measured.own(level);
	const isError = kind === "error";
	const turned = isError ? {
		low: 1 - own.high,
		high: 1 - own.low
	} : {
		low: own.low,
		high: own.high
	};
	const { methods, n, value, against, effect, pValue } = measured;
	return {
		where: toSql(conditions, request.typeOf).slice(0, MAX_CONDITION),
		conditions,
		rows,
		n,
		value: isError ? 1 - value : value,
		interval: {
			...turned,
			level,
			method: methods.own
		},
		against: isError ? 1 - against : against,
		effect: {
			value: effect,
			interval: {
				low,
				high,
				level,
				method: `${methods.effect}, for the slices selected`
			}
		},
		pValue,
		adjustedPValue: Math.max(pValue, adjustedPValue)
	};
}
function tiesOf({ candidate, champion }, weights) {
	return [
		candidate,
		...champion === void 0 ? [] : [champion],
		...weights === void 0 ? [] : [weights]
	];
}
/** How much each row counts; `undefined` where all count alike. */
function weightsOf({ weights }) {
	return weights?.every((weight) => weight === weights[0]) ? void 0 : weights;
}
function deviation(values, weights) {
	const weightOf = (row) => weights === void 0 ? 1 : weights[row];
	const mass = weights === void 0 ? values.length : weights.reduce((sum, weight) => sum + weight, 0);
	const mean = values.reduce((sum, value, row) => sum + weightOf(row) * value, 0) / mass;
	const squares = values.reduce((sum, value, row) => sum + weightOf(row) * (value - mean) ** 2, 0);
	return Math.sqrt(squares / (weights === void 0 ? Math.max(1, mass - 1) : mass * (1 - 1 / values.length)));
}

/** The weakest slices of the candidate and of its change against the champion; absent when `test.discover` is off. */
function discoverWeakSlices({ test, data }, holdout, models) {
	if (test.discover.enabled === false) return {};
	const types = new Map(holdout.dataset.columns.map(({ name, type }) => [name, type]));
	const typeOf = (name) => {
		const type = types.get(name);
		return type === void 0 || type === "other" ? "text" : type;
	};
	const { task, labels, table, digest: seed } = holdout;
	return { discoveredSlices: findSlices({
		task,
		labels,
		...models,
		table,
		typeOf,
		sliced: holdout.inputs.filter((name) => name !== data.group),
		...data.id === void 0 ? {} : { id: data.id },
		dependence: holdout.dependence,
		limits: test.discover,
		level: test.level,
		seed
	}) };
}

/**
* Block jackknife (Tukey's pseudo-values) of any metric; of ROC AUC by its placements (DeLong), which give every row's effect at once. The
* value is NaN where the rows leave the metric undefined.
*/
function spreadOf(metric, rows) {
	if (metric.name === ROC_AUC.name) return spreadOfAuc(rows);
	const whole = /* @__PURE__ */ new Float64Array(1);
	prepareStatistics([metric], rows, wholeSample(rows.labels.length))(Uint16Array.of(1), whole);
	return {
		value: whole[0],
		effects: (blocks) => leaveOut(metric, rows, blocks)
	};
}
function leaveOut(metric, rows, blocks) {
	const evaluate = prepareStatistics([metric], rows, blocks);
	const weights = new Uint16Array(blocks.count).fill(1);
	const out = /* @__PURE__ */ new Float64Array(1);
	const without = new Float64Array(blocks.count);
	for (let block = 0; block < blocks.count; block++) {
		weights[block] = 0;
		evaluate(weights, out);
		weights[block] = 1;
		without[block] = out[0];
	}
	const known = without.filter((value) => !Number.isNaN(value));
	const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
	return without.map((value) => Number.isNaN(value) ? 0 : (blocks.count - 1) * (mean - value));
}
function spreadOfAuc(rows) {
	if (!hasEveryClass(rows)) return {
		value: NaN,
		effects: (blocks) => new Float64Array(blocks.count)
	};
	const { value, parts } = measureAuc(rows);
	const moved = new Float64Array(rows.labels.length);
	for (const [k, { placements, auc, positives, negatives }] of parts.entries()) {
		const own = rows.kind === "binary" ? 1 : k;
		for (let row = 0; row < moved.length; row++) {
			const share = rows.labels[row] === own ? positives : negatives;
			moved[row] += (placements[row] - auc) / share / parts.length;
		}
	}
	return {
		value,
		effects: ({ count, of }) => {
			const sums = new Float64Array(count);
			for (let row = 0; row < moved.length; row++) sums[of[row]] += count * moved[row];
			return sums;
		}
	};
}
function hasEveryClass(rows) {
	const classes = rows.kind === "multiclass" ? rows.classes.length : 2;
	return new Set(rows.labels).size === classes;
}

/** Rows per call of a model: several changed copies of the rows are asked at once, and no call is long. */
const CALL_ROWS = 8192;
/** The cells of a column at these rows, in this order; a row may come more than once. */
function takeRows$1(column, rows) {
	const { name } = column;
	if (column.kind === "numeric") {
		const values = new Float64Array(rows.length);
		for (let i = 0; i < values.length; i++) values[i] = column.values[rows[i]];
		return {
			kind: "numeric",
			name,
			values
		};
	}
	const codes = new Int32Array(rows.length);
	for (let i = 0; i < codes.length; i++) codes[i] = column.codes[rows[i]];
	return {
		kind: "text",
		name,
		codes,
		dictionary: column.dictionary
	};
}
/** The truth of these rows. */
function takeLabels$1(labels, rows) {
	const label = (row) => labels.values[row];
	switch (labels.kind) {
		case "binary": return {
			kind: "binary",
			values: Uint8Array.from(rows, label)
		};
		case "multiclass": return {
			kind: "multiclass",
			values: Int32Array.from(rows, label)
		};
		case "regression": return {
			kind: "regression",
			values: Float64Array.from(rows, label)
		};
		default: return labels;
	}
}
/** The answers from row `from` on, `rows` of them. */
function partOf(predictions, from, rows) {
	switch (predictions.kind) {
		case "binary": return {
			kind: "binary",
			scores: predictions.scores.subarray(from, from + rows)
		};
		case "regression": return {
			kind: "regression",
			values: predictions.values.subarray(from, from + rows)
		};
		case "multiclass": {
			const width = predictions.classes.length;
			const probabilities = predictions.probabilities.subarray(from * width, (from + rows) * width);
			return {
				kind: "multiclass",
				classes: predictions.classes,
				probabilities
			};
		}
		default: return predictions;
	}
}
/** The truth as that of a plain task, or `undefined` where rows are not answered one by one with one number or class. */
function plainLabels(task, labels) {
	switch (task.kind) {
		case "binary":
		case "multiclass":
		case "regression": return labels.kind === task.kind ? {
			task,
			labels
		} : void 0;
		case "forecasting":
			if (labels.kind !== "forecasting") return void 0;
			return {
				task: { kind: "regression" },
				labels: {
					kind: "regression",
					values: labels.values
				}
			};
		default: return;
	}
}
/** Answers as those of a plain task: of a forecast the point forecast. Throws TypeError for a task that `plainLabels` does not take. */
function plainPredictions(predictions) {
	switch (predictions.kind) {
		case "binary":
		case "multiclass":
		case "regression": return predictions;
		case "forecasting": {
			const width = 1 + predictions.levels.length;
			return {
				kind: "regression",
				values: Float64Array.from({ length: predictions.values.length / width }, (_, row) => {
					return predictions.values[row * width];
				})
			};
		}
		default: throw new TypeError(`answers of a ${predictions.kind} task are not explained`);
	}
}
/** The number of each answer that is explained: the score, the value, or the probability of the class that `classOf` names for the row. */
function outputs(predictions, classOf) {
	switch (predictions.kind) {
		case "binary": return predictions.scores;
		case "regression": return predictions.values;
		case "multiclass": {
			const { probabilities, classes } = predictions;
			const width = classes.length;
			return Float64Array.from({ length: probabilities.length / width }, (_, row) => {
				return probabilities[row * width + classOf(row)];
			});
		}
		default: return predictions;
	}
}

/** Blocks of rows that the spread of an importance is seen on. */
const BLOCKS = 100;
/**
* Permutation importance (Breiman, Machine Learning 45, 2001; Fisher, Rudin and Dominici, JMLR 20, 2019): the loss of the metric when a
* unit's cells are dealt to other rows, averaged over the repeats. Two models with the same seed get the same deals.
*/
async function permuteUnits(request) {
	const { model, units, repeats, seed, onAnswers } = request;
	const answers = plainPredictions(await model.ask(model.columns));
	const rows = request.labels.values.length;
	onAnswers(rows);
	const base = spreadOf(request.metric, toRows(request, answers));
	const found = /* @__PURE__ */ new Map();
	for (const unit of units) {
		if (!model.columns.some(({ name }) => unit.columns.includes(name))) continue;
		const deals = Array.from({ length: repeats }, (_, repeat) => deal(rows, `${seed}:${unit.name}:${repeat}`));
		const permuted = await askPermuted(request, unit, deals);
		found.set(unit.name, importanceOf(request, base, deals, permuted));
	}
	return {
		base: base.value,
		answers,
		of: found
	};
}
/** Interval of an importance, or of a difference of two, over rows and over deals. */
function importanceInterval({ value, effects }, level) {
	const blocks = effects.length;
	const squares = effects.reduce((sum, effect) => sum + effect * effect, 0);
	const half = twoSidedT(level, blocks - 1) * Math.sqrt(squares / blocks / (blocks - 1));
	return {
		low: value - half,
		high: value + half,
		level,
		method: "block-jackknife"
	};
}
/** Which row gives its cells to each row. */
function deal(rows, seed) {
	const givers = Int32Array.from({ length: rows }, (_, row) => row);
	shuffle(givers, createPrng(seed));
	return givers;
}
function toRows({ task, labels }, predictions) {
	const [rows] = toRowsInOrder({
		task,
		labels,
		models: [{
			name: "explained",
			predictions
		}]
	});
	if (rows === void 0) throw new TypeError("no rows for one model");
	return rows;
}
/** The answers to each deal, as many deals per call as fit. */
async function askPermuted({ model, onAnswers }, unit, deals) {
	const rows = deals[0]?.length ?? 0;
	const copies = Math.max(1, Math.floor(CALL_ROWS / rows));
	const answers = [];
	for (let from = 0; from < deals.length; from += copies) {
		const some = deals.slice(from, from + copies);
		const same = Int32Array.from({ length: rows * some.length }, (_, i) => i % rows);
		const dealt = Int32Array.from(same, (row, i) => some[Math.floor(i / rows)]?.[row] ?? row);
		const columns = model.columns.map((column) => takeRows$1(column, unit.columns.includes(column.name) ? dealt : same));
		const all = plainPredictions(await model.ask(columns));
		onAnswers(same.length);
		answers.push(...some.map((_, i) => partOf(all, i * rows, rows)));
	}
	return answers;
}
/**
* A row moves an importance twice: its own answer changes, and its cells change the answer of the row they are dealt to. Both are seen by
* leaving out blocks of rows, once as takers and once as givers, with the same rows left out of the answers before.
*/
function importanceOf(request, base, deals, answers) {
	const rows = request.labels.values.length;
	const count = Math.min(BLOCKS, rows);
	const takers = {
		count,
		of: Int32Array.from({ length: rows }, (_, row) => row % count)
	};
	const sign = request.metric.direction === "higher" ? 1 : -1;
	const effects = new Float64Array(count);
	let value = 0;
	for (const [repeat, givers] of deals.entries()) {
		const permuted = spreadOf(request.metric, toRows(request, answers[repeat]));
		value += sign * (base.value - permuted.value) / deals.length;
		for (const blocks of [takers, {
			count,
			of: givers.map((row) => row % count)
		}]) {
			const [before, after] = [base.effects(blocks), permuted.effects(blocks)];
			for (let block = 0; block < count; block++) effects[block] += sign * (before[block] - after[block]) / deals.length;
		}
	}
	return {
		value,
		effects
	};
}

/** Columns that carry nearly the same order of the rows are changed together: alone, each would look as if the model did not need it. */
const TOGETHER = .95;
/** From here on it is told that a column shares its information with another. */
const SHARED = .8;
/** The columns that `features` leaves out, as one. */
const REST = "(other columns)";
const MAX_SHARED = 3;
const NAMED = 3;
/**
* What is changed together: the families that the configuration names, columns with a rank correlation above `TOGETHER`, and every other
* column alone. In the order of the columns' names.
*/
function makeUnits(columns, { groups, features }) {
	const names = columns.map(({ name }) => name).toSorted();
	const own = new Map(columns.map((column) => [column.name, standardRanks(column)]));
	const rho = (a, b) => correlation(own.get(a), own.get(b));
	const families = Object.entries(groups).map(([name, wanted]) => ({
		name,
		columns: names.filter((column) => wanted.includes(column))
	})).filter((family) => family.columns.length > 0);
	const alone = names.filter((name) => !families.some((family) => family.columns.includes(name)));
	const merged = [...families, ...mergeAlike(alone, rho)];
	const units = features === void 0 ? merged : withRest(merged, features);
	return units.toSorted((a, b) => a.name < b.name ? -1 : 1).map((unit) => ({
		...unit,
		sharedWith: sharedWith(unit, units, rho)
	}));
}
/** Columns that hang together by pairs above `TOGETHER`. */
function mergeAlike(names, rho) {
	const left = new Set(names);
	const units = [];
	for (const name of names) {
		if (!left.delete(name)) continue;
		const columns = [name];
		for (const member of columns) {
			for (const other of left) if (Math.abs(rho(member, other)) > .95) columns.push(other);
			for (const found of columns) left.delete(found);
		}
		units.push({
			name: nameOf(columns),
			columns
		});
	}
	return units;
}
function nameOf(columns) {
	const more = columns.length > NAMED ? ` + ${columns.length - NAMED} more` : "";
	return `${columns.slice(0, NAMED).join(" + ")}${more}`;
}
function withRest(units, features) {
	const isAsked = ({ name, columns }) => features.includes(name) || columns.some((column) => features.includes(column));
	const rest = units.filter((unit) => !isAsked(unit)).flatMap(({ columns }) => columns);
	return [...units.filter(isAsked), ...rest.length === 0 ? [] : [{
		name: REST,
		columns: rest
	}]];
}
function sharedWith(unit, units, rho) {
	if (unit.name === "(other columns)") return [];
	return units.filter((other) => other !== unit && other.name !== "(other columns)").map(({ name, columns }) => ({
		name,
		rho: strongest(unit.columns, columns, rho)
	})).filter((pair) => Math.abs(pair.rho) > SHARED).toSorted((a, b) => Math.abs(b.rho) - Math.abs(a.rho) || (a.name < b.name ? -1 : 1)).slice(0, MAX_SHARED);
}
function strongest(a, b, rho) {
	let best = 0;
	for (const one of a) for (const other of b) {
		const found = rho(one, other);
		if (Math.abs(found) > Math.abs(best)) best = found;
	}
	return best;
}
/** Rank correlation (Spearman) of two columns whose ranks have length 1; 0 where one has no order. */
function correlation(a, b) {
	if (a === void 0 || b === void 0) return 0;
	let sum = 0;
	for (let row = 0; row < a.length; row++) sum += a[row] * b[row];
	return Math.max(-1, Math.min(1, sum));
}
/** Mid-ranks around 0 and of length 1, missing cells in the middle; `undefined` for texts of more than two values and for constants. */
function standardRanks(column) {
	if (column.kind === "text" && new Set(column.codes).size > 2) return void 0;
	const ranks = centredRanks(column.kind === "numeric" ? column.values : Float64Array.from(column.codes));
	const length = Math.sqrt(ranks.reduce((sum, rank) => sum + rank * rank, 0));
	return length > 0 ? ranks.map((rank) => rank / length) : void 0;
}
/** Mid-ranks minus their mean; NaN gets 0. */
function centredRanks(values) {
	const known = Int32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]));
	known.sort((i, j) => values[i] - values[j]);
	const ranks = new Float64Array(values.length);
	const middle = (known.length - 1) / 2;
	for (let start = 0; start < known.length;) {
		let end = start + 1;
		while (end < known.length && values[known[end]] === values[known[start]]) end++;
		for (let i = start; i < end; i++) ranks[known[i]] = (start + end - 1) / 2 - middle;
		start = end;
	}
	return ranks;
}

/** Both models beside each other, unit by unit, in the order of the candidate's importance. */
function assemble({ level, metric, task, rows, units }, sides) {
	const candidate = sides.find(({ side }) => side === "candidate");
	const champion = sides.find(({ side }) => side === "champion");
	if (candidate === void 0) throw new TypeError("no candidate was measured");
	const told = units.map((unit) => toUnit(unit, candidate, champion, level)).toSorted((a, b) => weight$1(b) - weight$1(a) || (a.name < b.name ? -1 : 1));
	const rankCorrelation = rankCorrelationOf(told);
	return {
		state: "measured",
		metric: metric.name,
		output: outputOf(task),
		rows,
		base: {
			candidate: candidate.importances.base,
			...champion === void 0 ? {} : { champion: champion.importances.base }
		},
		units: told,
		...rankCorrelation === void 0 ? {} : { rankCorrelation },
		shapley: {
			candidate: effortOf(candidate),
			...champion === void 0 ? {} : { champion: effortOf(champion) }
		},
		swarm: swarmOf$1(told, candidate.values)
	};
}
function weight$1({ candidate }) {
	return candidate?.importance.value ?? Number.NEGATIVE_INFINITY;
}
function toUnit(unit, candidate, champion, level) {
	const { name, columns, sharedWith } = unit;
	const [now, before] = [sideOf(candidate, name, level), champion && sideOf(champion, name, level)];
	const change = champion && changeOf(candidate.importances.of.get(name), champion.importances.of.get(name));
	return {
		name: name.slice(0, 500),
		columns: [...columns],
		...sharedWith.length === 0 ? {} : { sharedWith: sharedWith.map((one) => ({ ...one })) },
		...now === void 0 ? {} : { candidate: now },
		...before === void 0 ? {} : { champion: before },
		...change === void 0 ? {} : { change: {
			value: change.value,
			interval: importanceInterval(change, level)
		} }
	};
}
/** A model that does not read a unit does not need it: its importance is 0. The deals are the same, so their noise cancels. */
function changeOf(now, before) {
	if (now === void 0 && before === void 0) return void 0;
	const size = (now ?? before)?.effects.length ?? 0;
	const effects = Float64Array.from({ length: size }, (_, i) => (now?.effects[i] ?? 0) - (before?.effects[i] ?? 0));
	return {
		value: (now?.value ?? 0) - (before?.value ?? 0),
		effects
	};
}
function sideOf({ importances, values }, name, level) {
	const [importance, attribution] = [importances.of.get(name), values.of.get(name)];
	if (importance === void 0 || attribution === void 0) return void 0;
	const { size, share, direction } = attribution;
	return {
		importance: {
			value: importance.value,
			interval: importanceInterval(importance, level)
		},
		size: {
			value: size.value,
			interval: { ...size.interval }
		},
		share: {
			value: share.value,
			interval: { ...share.interval }
		},
		...direction === void 0 ? {} : { direction }
	};
}
function effortOf({ shapley, values }) {
	const { method, residual, phi } = shapley;
	return {
		method,
		residual,
		largestError: values.largestError,
		unconverged: values.unconverged,
		values: phi.length
	};
}
function swarmOf$1(units, { of, range }) {
	const shown = units.filter(({ candidate }) => candidate !== void 0).toSorted((a, b) => (b.candidate?.size.value ?? 0) - (a.candidate?.size.value ?? 0)).slice(0, 10);
	return {
		low: range[0],
		high: range[1],
		units: shown.map(({ name }) => ({
			name,
			bins: (of.get(name)?.swarm ?? []).map((bins) => [...bins])
		}))
	};
}
/** Spearman over the units that both models read. */
function rankCorrelationOf(units) {
	const both = units.filter(({ candidate, champion }) => candidate !== void 0 && champion !== void 0);
	const [own, other] = ["candidate", "champion"].map((side) => {
		const values = Float64Array.from(both, (unit) => unit[side]?.importance.value ?? 0);
		return standardRanks({
			kind: "numeric",
			name: side,
			values
		});
	});
	if (own === void 0 || other === void 0 || both.length < 3) return void 0;
	const sum = own.reduce((all, rank, i) => all + rank * other[i], 0);
	return Math.max(-1, Math.min(1, sum));
}
function outputOf(task) {
	switch (task.kind) {
		case "binary": return `probability of "${task.positive}"`.slice(0, 1e3);
		case "multiclass": return "probability of the decided class";
		case "regression": return "predicted value";
		default: return task;
	}
}

/** What is measured where the first metric of the configuration cannot be. */
const LOSS = {
	binary: "log_loss",
	multiclass: "log_loss",
	regression: "mae"
};
/** The first metric of the configuration; the loss of the task where that one is not defined on these rows. Throws TypeError never in a whole catalogue. */
function chooseMetric(task, [first = ""], labels) {
	const wanted = METRICS.get(first);
	if (wanted?.tasks.includes(task.kind) && isDefined(wanted, task, labels)) return wanted;
	const loss = METRICS.get(LOSS[task.kind]);
	if (loss === void 0) throw new TypeError(`the catalogue has no ${LOSS[task.kind]}`);
	return loss;
}
function isDefined({ needs }, task, labels) {
	if (needs !== "every-class") return true;
	const classes = task.kind === "multiclass" ? task.classes.length : 2;
	return new Set(labels.values).size === classes;
}

/** Places at which a curve is drawn. */
const GRID_POINTS = 20;
/** Categories that are drawn, the most frequent first, and the fewest rows that one needs: a rare one might be a person. */
const MAX_CATEGORIES = 20;
const LEAST_ROWS = 5;
/** Which of the single curves are shown: at every place these shares of the rows lie below. */
const ICE_QUANTILES = [
	.1,
	.25,
	.5,
	.75,
	.9
];
const DRAWS$1 = 400;
/** Ends of the grid: beyond them lie single people. */
const [GRID_LOW, GRID_HIGH] = [.05, .95];
/** The places for a column on these rows, or `undefined` for a column that may hold personal values, or has no two places. */
function makeGrid(column, rows) {
	const own = takeRows$1(column, rows);
	const texts = Array.from(rows.subarray(0, 500), (_, i) => cellText(own, i)).filter((text) => text !== void 0);
	if (findPersonal(column.name, texts) !== void 0) return void 0;
	const grid = own.kind === "numeric" ? numberGrid(own.values) : categoryGrid(own.codes, own.dictionary);
	return grid.at.length < 2 ? void 0 : grid;
}
function numberGrid(values) {
	const sorted = values.filter((value) => !Number.isNaN(value)).sort();
	const at = (share) => sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
	const range = at(GRID_HIGH) - at(GRID_LOW);
	const step = range > 0 ? 10 ** Math.floor(Math.log10(range / 1e3)) : 1;
	const rounded = Array.from({ length: 20 }, (_, i) => {
		const value = at(GRID_LOW + (GRID_HIGH - GRID_LOW) * i / 19);
		return Number((Math.round(value / step) * step).toPrecision(12));
	});
	return {
		kind: "numbers",
		at: [...new Set(rounded)].filter(Number.isFinite)
	};
}
function categoryGrid(codes, dictionary) {
	const counts = /* @__PURE__ */ new Map();
	for (const code of codes) if (code >= 0) counts.set(code, (counts.get(code) ?? 0) + 1);
	const frequent = [...counts].filter(([, rows]) => rows >= LEAST_ROWS).sort(([a, rows], [b, others]) => others - rows || ((dictionary[a] ?? "") < (dictionary[b] ?? "") ? -1 : 1)).slice(0, 20).map(([code]) => code);
	return {
		kind: "categories",
		at: frequent.map((code) => maskText(dictionary[code] ?? "").slice(0, 100)),
		codes: frequent
	};
}
/**
* Partial dependence (Friedman, Annals of Statistics 29, 2001) with a percentile bootstrap band over the rows, and individual conditional
* expectation (Goldstein et al., JCGS 24, 2015), each row's curve from its first place on.
*/
async function dependence(request) {
	const { grid, rows, level, seed } = request;
	const curves = await askGrid(request);
	const places = grid.at.length;
	const mean = Array.from({ length: places }, (_, place) => average(rows.length, (row) => curves[row * places + place]));
	const bands = bootstrapBands(curves, {
		rows: rows.length,
		places
	}, level, createPrng(seed));
	const ice = ICE_QUANTILES.map((share) => Array.from({ length: places }, (_, place) => {
		return quantile(Float64Array.from(rows, (_row, i) => {
			return curves[i * places + place] - curves[i * places];
		}).sort(), share);
	}));
	return {
		mean,
		...bands,
		ice
	};
}
/** The answer of every row with the column set to every place, row by row. */
async function askGrid({ model, column, grid, rows, classOf, onAnswers }) {
	const places = grid.at.length;
	const found = new Float64Array(rows.length * places);
	const perCall = Math.max(1, Math.floor(CALL_ROWS / places));
	for (let start = 0; start < rows.length; start += perCall) {
		const some = rows.subarray(start, start + perCall);
		const repeated = Int32Array.from({ length: some.length * places }, (_, i) => some[Math.floor(i / places)]);
		const columns = model.columns.map((own) => {
			const taken = takeRows$1(own, repeated);
			return own.name === column ? setTo(taken, grid) : taken;
		});
		found.set(outputs(plainPredictions(await model.ask(columns)), () => classOf), start * places);
		onAnswers(repeated.length);
	}
	return found;
}
function setTo(column, grid) {
	const places = grid.at.length;
	if (column.kind === "numeric" && grid.kind === "numbers") return {
		...column,
		values: column.values.map((_, i) => grid.at[i % places])
	};
	if (column.kind === "text" && grid.kind === "categories") return {
		...column,
		codes: column.codes.map((_, i) => grid.codes[i % places])
	};
	return column;
}
function bootstrapBands(curves, { rows, places }, level, prng) {
	const draws = Array.from({ length: places }, () => new Float64Array(DRAWS$1));
	const sums = new Float64Array(places);
	for (let draw = 0; draw < DRAWS$1; draw++) {
		sums.fill(0);
		for (let i = 0; i < rows; i++) {
			const row = Math.floor(prng.next() * rows);
			for (let place = 0; place < places; place++) sums[place] += curves[row * places + place];
		}
		for (let place = 0; place < places; place++) draws[place][draw] = sums[place] / rows;
	}
	for (const one of draws) one.sort();
	const bound = (share) => draws.map((one) => quantile(one, share));
	return {
		low: bound((1 - level) / 2),
		high: bound((1 + level) / 2)
	};
}
function average(rows, value) {
	let sum = 0;
	for (let row = 0; row < rows; row++) sum += value(row) ?? NaN;
	return sum / rows;
}
/** Linear interpolation between order statistics. */
function quantile(sorted, share) {
	const place = share * (sorted.length - 1);
	const below = Math.floor(place);
	const [low, high] = [sorted[below], sorted[Math.min(below + 1, sorted.length - 1)]];
	return low === high ? low : low + (place - below) * (high - low);
}

/** Six significant digits: more than a picture shows, and a third of the text. Rounding keeps the order of two numbers. */
function rounded$1(value) {
	return Number(value.toPrecision(6));
}

/** Rows that a curve is averaged over. */
const CURVE_ROWS = 200;
/** Curves of the columns that matter most to the candidate, of the champion too where it reads them. */
async function drawCurves(request, units, most) {
	const columns = units.filter(({ candidate, columns: own }) => candidate !== void 0 && own.length === 1).toSorted((a, b) => (b.candidate?.importance.value ?? 0) - (a.candidate?.importance.value ?? 0)).flatMap(({ columns: own }) => own);
	const curves = [];
	for (const name of columns) {
		if (curves.length === most) break;
		const curve = await drawCurve(request, name);
		if (curve !== void 0) curves.push(curve);
	}
	return curves;
}
async function drawCurve(request, name) {
	const { models, labels, task, level, seed, count } = request;
	const all = Int32Array.from({ length: labels.values.length }, (_, row) => row);
	const column = models[0]?.model.columns.find((one) => one.name === name);
	const grid = column === void 0 ? void 0 : makeGrid(column, all);
	if (grid === void 0) return void 0;
	const classOf = task.kind === "multiclass" ? mostFrequent$2(labels.values) : 0;
	const asked = {
		rows: all.slice(0, CURVE_ROWS),
		classOf,
		level,
		onAnswers: count,
		seed: `${seed}:curve:${name}`
	};
	const drawn = {};
	for (const { side, model } of models) {
		if (!model.columns.some((one) => one.name === name)) continue;
		drawn[side] = toEvidence(await dependence({
			...asked,
			model,
			column: name,
			grid
		}));
	}
	const { candidate, champion } = drawn;
	if (candidate === void 0) return void 0;
	return {
		column: name,
		...grid.kind === "numbers" ? { at: [...grid.at] } : { at: [...grid.at] },
		candidate,
		...champion === void 0 ? {} : { champion }
	};
}
/** The class that is drawn where there are several: the most frequent one. */
function mostFrequent$2(labels) {
	const counts = /* @__PURE__ */ new Map();
	for (let row = 0; row < labels.length; row++) counts.set(labels[row], (counts.get(labels[row]) ?? 0) + 1);
	return [...counts].toSorted(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? 0;
}
function toEvidence({ mean, low, high, ice }) {
	return {
		mean: mean.map(rounded$1),
		low: low.map(rounded$1),
		high: high.map(rounded$1),
		ice: ice.map((line) => line.map(rounded$1))
	};
}

const SHOWN_UNITS = 3;
/** The first rows that candidate and champion decide differently, one right and the other wrong: those that got worse come first. */
function flippedRows(task, labels, { candidate, champion }) {
	if (task.kind === "regression") return [];
	const models = [candidate, champion].map((predictions, i) => ({
		name: i === 0 ? "candidate" : "champion",
		predictions
	}));
	const [own, other] = toRowsInOrder({
		task,
		labels,
		models
	});
	if (own === void 0 || other === void 0) return [];
	const [now, before] = [decide(own), decide(other)];
	const found = {
		"right-to-wrong": [],
		"wrong-to-right": []
	};
	for (let row = 0; row < now.length; row++) {
		if (now[row] === before[row]) continue;
		if (before[row] === own.labels[row]) found["right-to-wrong"].push(row);
		else if (now[row] === own.labels[row]) found["wrong-to-right"].push(row);
	}
	return ["right-to-wrong", "wrong-to-right"].flatMap((direction) => found[direction].map((row) => ({
		row,
		direction
	}))).slice(0, 20);
}
/** Which units explain that two models answer a row differently: the largest differences of their Shapley values. */
function explainFlip({ row, direction }, i, { candidate, champion }, ids) {
	const units = [...new Set([...candidate.units, ...champion.units].map(({ name }) => name))].map((name) => ({
		name,
		now: shapleyOf$1(candidate, name, i),
		before: shapleyOf$1(champion, name, i)
	})).toSorted((a, b) => Math.abs(b.now.phi - b.before.phi) - Math.abs(a.now.phi - a.before.phi) || (a.name < b.name ? -1 : 1)).slice(0, SHOWN_UNITS);
	const [now, before] = [candidate.answer[i], champion.answer[i]];
	const told = units.reduce((sum, unit) => sum + unit.now.phi - unit.before.phi, 0);
	const id = ids?.[row];
	return {
		...id === void 0 ? {} : { id: shortened$1(masked(id, void 0)) },
		direction,
		candidate: now,
		champion: before,
		units: units.map((unit) => ({
			name: unit.name,
			candidate: unit.now.phi,
			champion: unit.before.phi,
			error: Math.hypot(unit.now.error, unit.before.error)
		})),
		rest: now - before - told
	};
}
/** The value of a unit; 0 in a model that does not read it. */
function shapleyOf$1({ units, phi, error }, name, i) {
	const unit = units.findIndex((one) => one.name === name);
	if (unit === -1) return {
		phi: 0,
		error: 0
	};
	const at = i * units.length + unit;
	return {
		phi: phi[at],
		error: error[at]
	};
}
function shortened$1(id) {
	return id.length <= 100 ? id : `${id.slice(0, 100 - 1).toWellFormed()}…`;
}

/** Up to so many units every coalition is asked, as far as `EXACT_ANSWERS` goes. */
const EXACT_UNITS = 8;
/** Most answers that an exact enumeration may take. */
const EXACT_ANSWERS = 13e5;
/**
* Interventional Shapley values: what each unit adds to the answer when it takes the row's cells instead of a background row's, averaged
* over the orders of the units and over the background (Shapley 1953; Štrumbelj and Kononenko, KAIS 41, 2014; Janzing et al., AISTATS 2020).
*/
async function shapleyValues(request) {
	const { model, rows, background } = request;
	const names = model.columns.map(({ name }) => name);
	const units = request.units.filter(({ columns }) => columns.some((column) => names.includes(column)));
	const asked = {
		...request,
		units
	};
	const own = await askIn(asked, (take) => takeEach(rows, take));
	const others = await baseOf(asked);
	const { isExact } = shapleyWork(units.length, rows.length, background.length);
	const { phi, error } = isExact ? await enumerate(asked) : await sampleWalks(asked, others.bySize);
	const residual = rows.reduce((worst, _, i) => {
		const sum = phi.subarray(i * units.length, (i + 1) * units.length).reduce((all, value) => all + value, 0);
		return Math.max(worst, Math.abs(others.base[i] + sum - own[i]));
	}, 0);
	return {
		units,
		method: isExact ? "exact" : "sampled",
		phi,
		error,
		base: others.base,
		answer: own,
		residual
	};
}
/** Rows as they are. */
function takeEach(rows, take) {
	for (const [i, row] of rows.entries()) take(i, () => row);
}
/** Whether every coalition is asked, and how many answers that takes, or one round of walks. */
function shapleyWork(units, rows, background) {
	const all = 2 ** units * rows * background;
	const isExact = units <= EXACT_UNITS && all <= EXACT_ANSWERS;
	return {
		isExact,
		answers: isExact ? all : (units + 1) * rows * background
	};
}
/** Asks all rows that `fill` takes, in calls of bounded size, and returns their numbers in order. */
async function askIn(request, fill) {
	const { units, classes, onAnswers } = request;
	const explained = [];
	const from = units.map(() => []);
	fill((row, source) => {
		explained.push(row);
		for (let unit = 0; unit < units.length; unit++) from[unit].push(source(unit));
	});
	const found = new Float64Array(explained.length);
	for (let start = 0; start < explained.length; start += CALL_ROWS) {
		const sources = from.map((all) => all.slice(start, start + CALL_ROWS));
		const columns = request.model.columns.map((column) => takeRows$1(column, sources[unitOf$1(units, column)] ?? []));
		const predictions = plainPredictions(await request.model.ask(columns));
		found.set(outputs(predictions, (i) => classes?.[explained[start + i]] ?? 0), start);
		onAnswers(sources[0]?.length ?? 0);
	}
	return found;
}
function unitOf$1(units, { name }) {
	return units.findIndex(({ columns }) => columns.includes(name));
}
/** The mean answer over the background per row, and the background from the smallest answer to the largest. */
async function baseOf(request) {
	const { background, rows, classes } = request;
	const distinct = classes === void 0 ? [0] : [...new Set(classes)];
	const byClass = /* @__PURE__ */ new Map();
	for (const one of distinct) {
		const same = {
			...request,
			classes: Int32Array.of(one)
		};
		byClass.set(one, await askIn(same, (take) => takeEach(background, (_, from) => take(0, from))));
	}
	const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const base = Float64Array.from(rows, (_, i) => mean(byClass.get(classes?.[i] ?? 0)));
	const first = byClass.get(distinct[0] ?? 0);
	return {
		base,
		bySize: Int32Array.from(background.keys()).sort((i, j) => first[i] - first[j]).map((i) => background[i])
	};
}
/** Every coalition of units, on every background row. */
async function enumerate(request) {
	const { units, rows, background } = request;
	const [m, coalitions] = [units.length, 2 ** units.length];
	const phi = new Float64Array(rows.length * m);
	const weights = coalitionWeights(m);
	for (const [i, row] of rows.entries()) {
		const found = await askIn(request, (take) => {
			for (let set = 0; set < coalitions; set++) for (const other of background) take(i, (unit) => set >> unit & 1 ? row : other);
		});
		const values = Float64Array.from({ length: coalitions }, (_, set) => {
			return found.subarray(set * background.length, (set + 1) * background.length).reduce((sum, value) => sum + value, 0) / background.length;
		});
		for (let set = 0; set < coalitions; set++) for (let unit = 0; unit < m; unit++) {
			if (set >> unit & 1) continue;
			const gain = values[set | 1 << unit] - values[set];
			phi[i * m + unit] += weights[bits(set)] * gain;
		}
	}
	return {
		phi,
		error: new Float64Array(phi.length)
	};
}
/** Weight of a coalition by its size: |S|! (m - |S| - 1)! / m!. */
function coalitionWeights(m) {
	const weights = [1 / m];
	for (let size = 1; size < m; size++) weights.push(weights[size - 1] * size / (m - size));
	return weights;
}
function bits(set) {
	let [left, count] = [set, 0];
	for (; left > 0; left >>= 1) count += left & 1;
	return count;
}
/**
* Walks from background rows to the row, one unit after the other in a random order. Every background row is walked from once a round, so
* the values add up exactly. Neighbours by answer are walked in opposite orders (antithetic, Mitchell et al., JMLR 23, 2022), and half of
* their difference is the error of their mean.
*/
async function sampleWalks(request, background) {
	const { units, rows, rounds } = request;
	const m = units.length;
	const phi = new Float64Array(rows.length * m);
	const error = new Float64Array(rows.length * m);
	for (const [i, row] of rows.entries()) {
		const walks = planWalks(request, background, i);
		addWalks(walks, await askIn(request, (take) => {
			for (const { other, place } of walks) for (let step = 0; step <= m; step++) take(i, (unit) => place[unit] < step ? row : other);
		}), {
			phi: phi.subarray(i * m, (i + 1) * m),
			error: error.subarray(i * m, (i + 1) * m)
		});
	}
	const count = rounds * background.length;
	return {
		phi: phi.map((sum) => sum / count),
		error: error.map((squares) => Math.sqrt(squares) / count)
	};
}
function planWalks({ units, rounds, seed }, background, i) {
	const prng = createPrng(`${seed}:${i}`);
	const walks = [];
	const last = units.length - 1;
	for (let round = 0; round < rounds; round++) for (let k = 0; k < background.length; k += 2) {
		const place = Int32Array.from(units.keys());
		shuffle(place, prng);
		walks.push({
			other: background[k],
			place,
			isReverse: false
		});
		const next = background[k + 1];
		if (next === void 0) continue;
		walks.push({
			other: next,
			place: place.map((step) => last - step),
			isReverse: true
		});
	}
	return walks;
}
/** Sums of the gains over the walks, and of the squared differences within pairs. */
function addWalks(walks, found, { phi, error }) {
	const m = phi.length;
	const gain = (walk, unit) => {
		const at = walk * (m + 1) + walks[walk]?.place[unit];
		return found[at + 1] - found[at];
	};
	for (const [walk, { isReverse }] of walks.entries()) for (let unit = 0; unit < m; unit++) {
		const own = gain(walk, unit);
		phi[unit] += own;
		if (isReverse) error[unit] += (own - gain(walk - 1, unit)) ** 2;
	}
}

/** More walks than for the mean over many rows: each of these rows is shown by itself. */
const ROUNDS = 2;
/** The rows of the whole holdout that changed sides, explained in both models against the same background. */
async function explainFlips(sampled, { labels, candidate, champion }) {
	if (champion === void 0) return [];
	const { task, seed, ids } = sampled;
	const rows = flippedRows(task, labels, {
		candidate: candidate.predictions,
		champion: champion.predictions
	});
	if (rows.length === 0) return [];
	const explained = {};
	for (const { side, model } of sampled.models) {
		const whole = side === "candidate" ? candidate : champion;
		const columns = model.columns.map((column) => withRows(column, whole.columns, sampled.background, rows));
		explained[side] = await shapleyOf({
			...sampled,
			seed: `${seed}:flip`
		}, {
			ask: model.ask,
			columns
		}, rows, labels);
	}
	const { candidate: now, champion: before } = explained;
	if (now === void 0 || before === void 0) return [];
	return rows.map((row, i) => explainFlip(row, i, {
		candidate: now,
		champion: before
	}, ids));
}
/** The background first, then the rows to explain. */
function withRows(sample, whole, background, rows) {
	const [head, found] = [takeRows$1(sample, background), whole.find(({ name }) => name === sample.name)];
	if (found === void 0) throw new TypeError(`no column ${sample.name}`);
	const tail = takeRows$1(found, rows.map(({ row }) => row));
	if (head.kind === "numeric" && tail.kind === "numeric") return {
		...head,
		values: Float64Array.of(...head.values, ...tail.values)
	};
	if (head.kind === "text" && tail.kind === "text") return {
		...head,
		codes: Int32Array.of(...head.codes, ...tail.codes)
	};
	throw new TypeError(`the column ${sample.name} has two types`);
}
/** Of several classes the true one is explained: its probability fell or rose. */
async function shapleyOf({ units, background, task, count, seed }, model, rows, labels) {
	const from = background.length;
	const truth = Int32Array.from(rows, ({ row }) => labels.values[row]);
	return shapleyValues({
		model,
		units,
		rows: Int32Array.from(rows, (_, i) => from + i),
		background: background.map((_, i) => i),
		...task.kind === "multiclass" ? { classes: truth } : {},
		rounds: ROUNDS,
		seed,
		onAnswers: count
	});
}

/**
* Up to `size` rows, drawn by a hash of what is in them, in the order of the hash: the same rows in another order give the same sample
* in the same order. Rows that are alike are told apart by counting them, so each is drawn by itself.
*/
function sampleRows$1(columns, size, seed) {
	const rows = lengthOf$2(columns[0]);
	const hashes = new Float64Array(rows);
	const [high, low] = [hashRows(columns, rows, `${seed}:a`), hashRows(columns, rows, `${seed}:b`)];
	const seen = /* @__PURE__ */ new Map();
	for (let row = 0; row < rows; row++) {
		const content = high[row] * 2 ** 21 + (low[row] >>> 11);
		const times = seen.get(content) ?? 0;
		seen.set(content, times + 1);
		hashes[row] = times === 0 ? content : finish(high[row] ^ Math.imul(times, 2654435761)) * 2 ** 21 + times;
	}
	const order = Int32Array.from({ length: rows }, (_, row) => row);
	order.sort((i, j) => hashes[i] - hashes[j]);
	return order.slice(0, size);
}
function lengthOf$2(column) {
	if (column === void 0) return 0;
	return column.kind === "numeric" ? column.values.length : column.codes.length;
}
/** MurmurHash3 (Appleby, public domain) over the cells of each row, the columns in the order of their names. */
function hashRows(columns, rows, seed) {
	const hashes = new Uint32Array(rows).fill(hashText$2(seed));
	const byName = columns.toSorted((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
	for (const column of byName) if (column.kind === "text") {
		const texts = Uint32Array.from(column.dictionary, hashText$2);
		for (let row = 0; row < rows; row++) {
			const code = column.codes[row];
			hashes[row] = mix$1(hashes[row], code < 0 ? 1 : texts[code]);
		}
	} else {
		const { values } = column;
		const words = new Uint32Array(values.buffer, values.byteOffset, 2 * rows);
		for (let row = 0; row < rows; row++) hashes[row] = mix$1(mix$1(hashes[row], words[2 * row]), words[2 * row + 1]);
	}
	return hashes.map(finish);
}
function hashText$2(text) {
	let hash = 0;
	for (let i = 0; i < text.length; i++) hash = mix$1(hash, text.charCodeAt(i));
	return finish(hash);
}
function mix$1(hash, word) {
	let k = Math.imul(word, 3432918353);
	k = Math.imul(k << 15 | k >>> 17, 461845907);
	const h = hash ^ k;
	return Math.imul(h << 13 | h >>> 19, 5) + 3864292196 | 0;
}
function finish(hash) {
	let h = hash;
	h = Math.imul(h ^ h >>> 16, 2246822507);
	h = Math.imul(h ^ h >>> 13, 3266489909);
	return (h ^ h >>> 16) >>> 0;
}

/** Bins of the picture of all values. */
const SWARM_BINS = 40;
/** A value whose standard error is above this share of the row's whole attribution has not converged. */
const UNCONVERGED = .1;
/** Sizes, shares and directions per unit. `columns` are the model's, `rows` those that were explained. */
function summarizeShapley(shapley, { columns, rows, level }) {
	const { units, phi, error } = shapley;
	const m = units.length;
	const totals = Float64Array.from(rows, (_, row) => sumOfSizes(phi.subarray(row * m, (row + 1) * m)));
	const range = [Math.min(0, ...phi), Math.max(0, ...phi)];
	const of = /* @__PURE__ */ new Map();
	for (const [unit, { name, columns: names }] of units.entries()) {
		const values = Float64Array.from(rows, (_, row) => phi[row * m + unit]);
		const [first] = names.length === 1 ? columns.filter((column) => column.name === names[0]) : [];
		const ranks = first === void 0 ? void 0 : standardRanks(takeRows$1(first, rows));
		const ranked = standardRanks({
			kind: "numeric",
			name,
			values
		});
		const direction = ranks && ranked ? ranks.reduce((sum, rank, i) => sum + rank * ranked[i], 0) : void 0;
		of.set(name, {
			size: ratioFigure(values.map(Math.abs), totals.map(() => 1), level, Number.POSITIVE_INFINITY),
			share: ratioFigure(values.map(Math.abs), totals, level, 1),
			...direction === void 0 ? {} : { direction: Math.max(-1, Math.min(1, direction)) },
			swarm: swarmOf(values, ranks, range)
		});
	}
	return {
		of,
		range,
		unconverged: error.reduce((count, value, i) => {
			return count + (value > UNCONVERGED * totals[Math.floor(i / m)] ? 1 : 0);
		}, 0),
		largestError: Math.max(0, ...error)
	};
}
function sumOfSizes(values) {
	return values.reduce((sum, value) => sum + Math.abs(value), 0);
}
/** A ratio of two sums over rows with its interval by linearisation (Cochran, Sampling Techniques, 1977, chapter 6), kept in [0, most]. */
function ratioFigure(above, below, level, most) {
	const rows = above.length;
	const sum = (values) => values.reduce((all, one) => all + one, 0);
	const total = sum(below);
	const value = total > 0 ? sum(above) / total : 0;
	const squares = above.reduce((all, own, row) => all + (own - value * below[row]) ** 2, 0);
	const half = total > 0 && rows > 1 ? twoSidedT(level, rows - 1) * (Math.sqrt(squares * rows / (rows - 1)) / total) : 0;
	return {
		value,
		interval: {
			low: Math.max(0, value - half),
			high: Math.min(most, value + half),
			level,
			method: "student-rows"
		}
	};
}
/** Counts per bin and third of the column's values. */
function swarmOf(values, ranks, [low, high]) {
	const empty = () => Array.from({ length: 40 }, () => 0);
	const thirds = ranks === void 0 ? [empty()] : [
		empty(),
		empty(),
		empty()
	];
	const [from, to] = thirdsOf(ranks);
	for (const [row, value] of values.entries()) {
		const place = high > low ? Math.min(39, Math.floor((value - low) / (high - low) * 40)) : 0;
		const rank = ranks?.[row] ?? 0;
		const bins = thirds[ranks === void 0 ? 0 : rank < from ? 0 : rank <= to ? 1 : 2];
		bins[place]++;
	}
	return thirds;
}
function thirdsOf(ranks) {
	if (ranks === void 0) return [0, 0];
	const sorted = ranks.toSorted();
	const at = (share) => sorted[Math.floor(share * (sorted.length - 1))];
	return [at(1 / 3), at(2 / 3)];
}

/** About how many answers the walks of all explained rows may take; one round of them is always made. */
const WALK_ANSWERS = 4e5;
/**
* What the candidate relies on, and with a champion what changed: permutation importance, Shapley values, curves, and the rows that
* changed sides. The same for the same rows in any order. Says why where a task or a model cannot be explained.
*/
async function explainModels(request) {
	const plain = plainLabels(request.task, request.labels);
	if (plain === void 0) return absent(`the answers of a ${request.task.kind} task do not stand for one row each`);
	const { settings, seed, level } = request;
	const rows = sampleRows$1(contentOf(request, plain.labels), settings.rows, `${seed}:rows`);
	const columns = readColumns(request).map((column) => takeRows$1(column, rows));
	const units = makeUnits(columns, settings);
	if (units.length > 60) return absent(`${units.length} columns are too many to ask about one by one: name up to ${60 - 1} in \`features\``);
	const labels = takeLabels$1(plain.labels, rows);
	const metric = chooseMetric(plain.task, request.metrics, labels);
	const sampled = toSampled(request, {
		...plain,
		labels,
		units,
		columns
	});
	const sides = [];
	for (const { side, model } of sampled.models) {
		const asked = {
			model,
			task: plain.task,
			labels,
			units,
			metric,
			onAnswers: sampled.count
		};
		const importances = await permuteUnits({
			...asked,
			repeats: settings.repeats,
			seed: `${seed}:deal`
		});
		if (!Number.isFinite(importances.base)) return absent(`${metric.name} is not defined on the sampled rows`);
		const classes = classesOf(importances.answers, sampled.explained);
		const shapley = await shapleyValues({
			...sampled,
			...asked,
			...classes,
			rows: sampled.explained,
			rounds: roundsOf(shapleyWork(units.length, sampled.explained.length, sampled.background.length).answers),
			seed: `${seed}:walk`
		});
		const values = summarizeShapley(shapley, {
			columns: model.columns,
			rows: sampled.explained,
			level
		});
		sides.push({
			side,
			importances,
			shapley,
			values
		});
	}
	const told = assemble({
		level,
		metric,
		task: plain.task,
		rows: rows.length,
		units
	}, sides);
	const curves = await drawCurves({
		...sampled,
		level,
		seed
	}, told.units, settings.curves);
	const flips = await explainFlips({
		...sampled,
		seed,
		...idsOf(request)
	}, wholeOf(request, plain.labels));
	const extra = {
		repeats: settings.repeats,
		background: sampled.background.length,
		explained: sampled.explained.length,
		answers: sampled.total()
	};
	return {
		...told,
		...extra,
		...curves.length === 0 ? {} : { curves },
		...flips.length === 0 ? {} : { flips }
	};
}
function absent(reason) {
	return {
		state: "absent",
		reason
	};
}
/** The columns that either model reads, each once. */
function readColumns({ candidate, champion }) {
	const all = [...candidate.columns, ...champion?.columns ?? []];
	return all.filter((column, i) => all.findIndex(({ name }) => name === column.name) === i);
}
/** All that tells one row from another: what the models read, and the truth. */
function contentOf(request, labels) {
	return [{
		kind: "numeric",
		name: "",
		values: Float64Array.from(labels.values)
	}, ...readColumns(request)];
}
function toSampled({ candidate, champion, settings, onAnswers }, { columns, ...rest }) {
	let answers = 0;
	const onSample = (model) => ({
		ask: model.ask,
		columns: model.columns.flatMap(({ name }) => columns.filter((column) => column.name === name))
	});
	const rows = rest.labels.values.length;
	const all = Int32Array.from({ length: rows }, (_, row) => row);
	const work = shapleyWork(rest.units.length, settings.explained, settings.background);
	const walks = work.answers * (work.isExact ? 1 : roundsOf(work.answers));
	const expected = (champion === void 0 ? 1 : 2) * (rows * (1 + rest.units.length * settings.repeats) + walks);
	return {
		...rest,
		models: [{
			side: "candidate",
			model: onSample(candidate)
		}, ...champion === void 0 ? [] : [{
			side: "champion",
			model: onSample(champion)
		}]],
		explained: all.slice(0, settings.explained),
		background: all.slice(-settings.background),
		count: (more) => {
			answers += more;
			onAnswers(answers, Math.max(answers + 1, Math.round(expected)));
		},
		total: () => answers
	};
}
/** With few columns a walk is short, so there can be more of them for the same work. */
function roundsOf(answers) {
	return Math.max(1, Math.floor(WALK_ANSWERS / answers));
}
/** Of several classes the one that the model decides for is explained. */
function classesOf(answers, rows) {
	if (answers.kind !== "multiclass") return {};
	const { probabilities, classes } = answers;
	const width = classes.length;
	return { classes: rows.map((row) => {
		const own = probabilities.subarray(row * width, (row + 1) * width);
		return own.indexOf(Math.max(...own));
	}) };
}
function idsOf({ ids }) {
	return ids === void 0 ? {} : { ids };
}
function wholeOf({ candidate, champion }, labels) {
	const whole = ({ columns, predictions }) => ({
		columns,
		predictions: plainPredictions(predictions)
	});
	return {
		labels,
		candidate: whole(candidate),
		...champion === void 0 ? {} : { champion: whole(champion) }
	};
}

/** Throws UserError COLUMN_MISSING for features and members of groups that no model reads; `read` is what they read. */
function requireNames(model, settings, read) {
	const groups = Object.entries(settings.groups);
	const known = [...read, ...groups.map(([name]) => name)];
	const missing = [...(settings.features ?? []).map((name) => ({
		name,
		key: "test.explain.features",
		known
	})), ...groups.flatMap(([group, columns]) => columns.map((name) => ({
		name,
		key: `test.explain.groups.${group}`,
		known: read
	})))].filter((one) => !one.known.includes(one.name));
	if (missing.length === 0) return;
	const fix = `the models read: ${[...new Set(read)].slice(0, 50).join(", ")}`;
	throw new UserError("COLUMN_MISSING", missing.map(({ name, key }) => ({
		file: configPlace(model, key),
		message: `no model reads a column "${name}"`,
		fix
	})));
}

/**
* What the candidate relies on and how that differs from the champion, where `test.explain` asks for it. Throws UserError COLUMN_MISSING
* for a name that is no column of the models, and what a probe throws.
*/
async function explainModel(ports, { model, holdout, predictions, champion }) {
	const settings = model.test.explain;
	if (settings === void 0 || model.model.kind !== "file") return {};
	const probes = [];
	const open = async (path, own, allowed) => {
		const probe = await openProbe(ports, path, holdout, allowed);
		probes.push(probe);
		return {
			columns: probe.columns,
			ask: (columns) => probe.predict(columns),
			predictions: own
		};
	};
	try {
		const candidate = await open(model.model.path, predictions, holdout.features);
		const compared = champion.state === "scored" ? { champion: await open(champion.path, champion.scored.predictions, holdout.inputs) } : {};
		const read = [candidate, ...Object.values(compared)].flatMap(({ columns }) => columns.map(({ name }) => name));
		requireNames(model.name, settings, read);
		const step = `explaining ${model.name}`;
		const explanation = await explainOrSay({
			task: holdout.task,
			labels: holdout.labels,
			candidate,
			...compared,
			settings,
			metrics: model.test.metrics,
			level: model.test.level,
			seed: `${holdout.digest}:explain`,
			...holdout.ids === void 0 ? {} : { ids: holdout.ids },
			onAnswers: progressOf(ports.log, step)
		});
		if (explanation.state === "absent") return { explanation };
		ports.log.progress(step, explanation.answers, explanation.answers, "predictions");
		const own = new Set(candidate.columns.map(({ name }) => name));
		return { explanation: {
			...explanation,
			unread: holdout.inputs.filter((name) => !own.has(name))
		} };
	} finally {
		for (const probe of probes) await probe.close();
	}
}
/** A model that has no valid answer to some made-up row cannot be explained; that is no reason to say nothing about it at all. */
async function explainOrSay(request) {
	try {
		return await explainModels(request);
	} catch (error) {
		if (!(error instanceof UserError) || error.code !== "PREDICTION_INVALID") throw error;
		const [problem] = error.problems;
		return {
			state: "absent",
			reason: `a model answers rows with exchanged cells with something else than numbers: ${problem?.message ?? error.code}`.slice(0, 900)
		};
	}
}
/** Tells about every 50,000th answer, so that a fast model does not fill the log. */
function progressOf(log, step) {
	let told = 0;
	return (answers, total) => {
		if (answers - told < 5e4) return;
		told = answers;
		log.progress(step, answers, total, "predictions");
	};
}

/** McNemar's test where rows depend on each other, by the variance over whole groups or stretches of time (Obuchowski 1998). */
function clusteredTest(rows, { worse, better }, dependence) {
	const steps = new Float64Array(rowsIn(rows));
	for (const row of better) steps[row] = 1;
	for (const row of worse) steps[row] = -1;
	const order = Int32Array.from(steps.keys());
	const drawn = clustersOf(rows, order, dependence, () => steps);
	const name = clusteredName("McNemar", "over", drawn);
	if (drawn === void 0 || worse.length === better.length) return {
		pValue: 1,
		name
	};
	const { variance } = effectiveMean(steps, drawn);
	const difference = Math.abs(better.length - worse.length) / steps.length;
	return {
		pValue: Math.min(1, 2 * normalSf(difference / Math.sqrt(variance))),
		name
	};
}

/**
* Slices where more rows went from right to wrong (less those that went back) than their size lets expect, most first. Slices too small
* to be measured, and slices without an excess, are left out.
*/
function flipsBySlice(slices, turned, rows) {
	const whole = (turned.worse.length - turned.better.length) / rows;
	return slices.map(({ name, holds }) => {
		const within = (list) => list.reduce((sum, row) => sum + holds[row], 0);
		return {
			name,
			n: holds.reduce((sum, hold) => sum + hold, 0),
			rightToWrong: within(turned.worse),
			wrongToRight: within(turned.better)
		};
	}).filter(({ n }) => n >= 30).map((slice) => ({
		slice,
		excess: slice.rightToWrong - slice.wrongToRight - whole * slice.n
	})).filter(({ slice, excess }) => slice.rightToWrong > 0 && excess > 1e-9).toSorted((a, b) => b.excess - a.excess || (a.slice.name < b.slice.name ? -1 : 1)).slice(0, 10).map(({ slice }) => slice);
}

/**
* Which rows the champion decides right and the candidate wrong, and the reverse. Only a task with one decision per row has any. Throws
* `UserError` where labels and predictions do not fit each other.
*/
function findFlips({ ids, slices, dependence, ...request }) {
	const { task, labels, candidate, champion } = request;
	if (task.kind !== "binary" && task.kind !== "multiclass") return void 0;
	const [own, other] = toRowsInOrder({
		task,
		labels,
		models: [{
			name: "candidate",
			predictions: candidate
		}, {
			name: "champion",
			predictions: champion
		}]
	});
	if (!own || !other) return void 0;
	const [now, before] = [decide(own), decide(other)];
	const worse = [];
	const better = [];
	for (let row = 0; row < now.length; row++) {
		if (now[row] === before[row]) continue;
		if (before[row] === own.labels[row]) worse.push(row);
		else if (now[row] === own.labels[row]) better.push(row);
	}
	const turned = {
		worse,
		better
	};
	const counted = slices === void 0 ? [] : flipsBySlice(slices, turned, now.length);
	const cells = {
		b: better.length,
		c: worse.length
	};
	const { pValue, name } = dependence === void 0 ? mcnemarTest(cells) : clusteredTest(own, turned, dependence);
	return {
		rightToWrong: {
			rows: worse.length,
			...named$2(worse, ids)
		},
		wrongToRight: {
			rows: better.length,
			...named$2(better, ids)
		},
		n: now.length,
		pValue,
		method: name,
		...counted.length === 0 ? {} : { slices: counted }
	};
}
function named$2(rows, ids) {
	if (ids === void 0) return {};
	return { ids: rows.slice(0, 20).map((row) => shortened(masked(ids[row] ?? "", void 0))) };
}
function shortened(id) {
	return id.length <= 100 ? id : `${id.slice(0, 100 - 1).toWellFormed()}…`;
}

/** The values around their mean; with 100,000 of them they are exact to about 1e-11 of the greatest. */
function wholeNumbers(values) {
	const unit = unitOf(values);
	let total = 0;
	for (let i = 0; i < values.length; i++) total += Math.round(values[i] / unit);
	const centre = Math.round(total / values.length) * unit;
	const deviations = values.map((value) => value - centre);
	const squares = deviations.map((value) => value * value);
	const [own, squareUnit] = [unitOf(deviations), unitOf(squares)];
	const whole = (list, by) => list.map((value) => Math.round(value / by));
	return {
		centre,
		unit: own,
		squareUnit,
		first: whole(deviations, own),
		second: whole(squares, squareUnit)
	};
}
/** The mean of some rows, and the variance of a single one. */
function momentsOf({ centre, unit, squareUnit }, { n, first, second }) {
	const mean = first * unit / n;
	const squares = second * squareUnit - n * mean * mean;
	return {
		mean: centre + mean,
		variance: Math.max(0, squares / (n - 1)),
		n
	};
}
/** So large that the sum of all values, in units, is a whole number below 2^52. */
function unitOf(values) {
	let greatest = 0;
	for (let i = 0; i < values.length; i++) greatest = Math.max(greatest, Math.abs(values[i]));
	if (greatest === 0) return 1;
	return 2 ** Math.max(-1e3, Math.ceil(Math.log2(greatest)) + Math.ceil(Math.log2(values.length)) - 52);
}

/** Bins of equal width, as in the calibration error of the whole holdout. */
const BINS = 10;
const DRAWS = 2e3;
/**
* Calibration error of every group: how far mean score and share of positives lie apart in ten bins of the score, weighted by rows. The
* interval is a bootstrap of the bins' means turned round the estimate, because chance alone lifts the error of small groups. `levels` are
* nominal coverages: one list of estimates for each. Groups without rows are undefined.
*/
function calibrationSampler(scores, labels) {
	const bins = Int32Array.from(scores, (score) => Math.min(9, Math.floor(score * BINS)));
	const misses = wholeNumbers(scores.map((score, row) => score - labels[row]));
	return ({ names, of }, { kept, levels, effects }) => {
		const sums = names.map(() => Array.from({ length: BINS }, () => ({
			n: 0,
			first: 0,
			second: 0
		})));
		for (let row = 0; row < of.length; row++) {
			const own = sums[of[row]]?.[bins[row]];
			own.n++;
			own.first += misses.first[row];
			own.second += misses.second[row];
		}
		return kept.map((group) => {
			const used = (sums[group] ?? []).filter(({ n }) => n > 0).map((one) => momentsOf(misses, one));
			const scale = Math.sqrt(effects?.[group] ?? 1);
			return errorOf$1(used.map((bin) => ({
				...bin,
				error: scale * errorOfMean(bin)
			})), levels);
		});
	};
}
/** Standard error of a bin's mean; of a single row nothing is known. */
function errorOfMean({ variance, n }) {
	return n > 1 ? Math.sqrt(variance / n) : .5;
}
function errorOf$1(bins, levels) {
	const rows = bins.reduce((sum, { n }) => sum + n, 0);
	const value = bins.reduce((sum, { n, mean }) => sum + n / rows * Math.abs(mean), 0);
	const normals = normalDraws();
	const drawn = new Float64Array(DRAWS);
	for (let round = 0; round < DRAWS; round++) {
		let sum = 0;
		for (const [i, { n, mean, error }] of bins.entries()) sum += n * Math.abs(mean + error * normals[round * BINS + i]);
		drawn[round] = sum / rows;
	}
	drawn.sort();
	const at = (p) => drawn[Math.min(1999, Math.max(0, Math.round(p * DRAWS) - 1))];
	return levels.map((level) => {
		const low = 2 * value - at((1 + level) / 2);
		return {
			value,
			low: Math.min(value, Math.max(0, low)),
			high: Math.max(value, 2 * value - at((1 - level) / 2))
		};
	});
}
let table;
/** The same for every group; made when first needed. */
function normalDraws() {
	if (table !== void 0) return table;
	const prng = createPrng("calibration of groups");
	table = Float64Array.from({ length: DRAWS * BINS }, () => normalQuantile((prng.below(2 ** 31) + .5) / 2 ** 31));
	return table;
}

/** Expected count from which on a binomial draw is made from the normal distribution: its steps are then too fine to matter. */
const NORMAL_FROM$1 = 50;
/**
* How often each cell is drawn when as many rows are drawn with replacement as there are: a bootstrap of any statistic of counts, at the
* price of its cells and not of its rows. `counts` are whole numbers; `out` may not be the same array.
*/
function redrawCounts(counts, out, prng) {
	let rows = 0;
	for (let cell = 0; cell < counts.length; cell++) rows += counts[cell];
	let left = rows;
	for (let cell = 0; cell < counts.length; cell++) {
		const own = counts[cell];
		const drawn = own === 0 || left === 0 ? 0 : own >= rows ? left : drawBinomial(left, own / rows, prng);
		out[cell] = drawn;
		left -= drawn;
		rows -= own;
	}
}
/** Successes in `trials` trials of probability `p`, in (0, 1). */
function drawBinomial(trials, p, prng) {
	if (p > .5) return trials - drawBinomial(trials, 1 - p, prng);
	const mean = trials * p;
	if (mean < NORMAL_FROM$1) return inverted(trials, p, prng.next());
	const u = (Math.floor(prng.next() * 2 ** 31) + .5) / 2 ** 31;
	return Math.min(trials, Math.max(0, Math.round(mean + Math.sqrt(mean * (1 - p)) * normalQuantile(u))));
}
/** The smallest count whose distribution function reaches `u`. */
function inverted(trials, p, u) {
	const odds = p / (1 - p);
	let term = (1 - p) ** trials;
	let reached = term;
	let count = 0;
	while (reached < u && count < trials) {
		term *= (trials - count) / (count + 1) * odds;
		count++;
		reached += term;
		if (term < 1e-300 && count > trials * p) break;
	}
	return count;
}

/** A model's answers, prepared by their task; groups are not measured in multilabel answers, rankings and forecasts. */
function samplerOf(rows, samplers) {
	switch (rows.kind) {
		case "binary": return samplers.binary(rows);
		case "multiclass": return samplers.multiclass(rows);
		case "regression": return samplers.regression(rows);
		case "multilabel":
		case "ranking":
		case "forecasting": return () => [];
		default: return rows;
	}
}

const BOTH = ["difference", "ratio"];
const SHARES$1 = {
	selection_rate: [([tn, fp, fn, tp]) => [fp + tp, tn + fp + fn + tp], BOTH],
	base_rate: [([tn, fp, fn, tp]) => [fn + tp, tn + fp + fn + tp], BOTH],
	tpr: [([, , fn, tp]) => [tp, fn + tp], BOTH],
	fpr: [([tn, fp]) => [fp, tn + fp], BOTH],
	tnr: [([tn, fp]) => [tn, tn + fp], ["ratio"]],
	fnr: [([, , fn, tp]) => [fn, fn + tp], ["ratio"]],
	precision: [([, fp, , tp]) => [tp, fp + tp], BOTH],
	fdr: [([, fp, , tp]) => [fp, fp + tp], ["ratio"]],
	npv: [([tn, , fn]) => [tn, tn + fn], ["ratio"]],
	for: [([tn, , fn]) => [fn, tn + fn], BOTH],
	accuracy: [([tn, fp, fn, tp]) => [tn + tp, tn + fp + fn + tp], BOTH],
	error_rate: [([tn, fp, fn, tp]) => [fp + fn, tn + fp + fn + tp], ["ratio"]]
};
/** A model's answers, prepared once for all attributes: every rate of the groups of a split. */
function rateSampler(rows) {
	return samplerOf(rows, {
		binary: sampleBinary$1,
		multiclass: sampleClasses,
		regression: sampleErrors$1
	});
}
/** Rows per group and cell; a row's cell is a whole number below `size`. */
function countCells$1({ names, of }, cells, size) {
	const counts = names.map(() => new Float64Array(size));
	for (let row = 0; row < cells.length; row++) {
		const own = counts[of[row]];
		own[cells[row]]++;
	}
	return counts;
}
function sampleBinary$1(rows) {
	const { scores, labels } = rows;
	const cells = decide(rows).map((to, row) => 2 * labels[row] + to);
	const score = wholeNumbers(scores);
	const miss = wholeNumbers(scores.map((value, row) => value - labels[row]));
	return (split) => {
		const tables = countCells$1(split, cells, 4).map((one) => [...one]);
		const shares = Object.entries(SHARES$1).map(([metric, [share, compare]]) => {
			return {
				metric,
				compare,
				...shareSamples(tables.map(share))
			};
		});
		const odds = shareSamples(tables.map(([, fp, fn]) => [fn, fp + fn]));
		const balance = {
			own: odds.own.map(asOdds),
			rest: odds.rest.map(asOdds),
			overall: asOdds(odds.overall)
		};
		return [
			...shares,
			{
				metric: "fn_per_fp",
				compare: BOTH,
				...balance
			},
			{
				metric: "mean_prediction",
				compare: ["difference", "ratio"],
				...meanSamples(split, score)
			},
			{
				metric: "calibration_bias",
				compare: ["difference"],
				...meanSamples(split, miss)
			}
		];
	};
}
function asOdds(sample) {
	return sample.kind === "share" ? {
		...sample,
		kind: "odds"
	} : sample;
}
function sampleClasses(rows) {
	const size = rows.classes.length;
	const cells = decide(rows).map((to, row) => rows.labels[row] * size + to);
	const shown = mostFrequent$1(rows.labels, size);
	return (split) => {
		const tables = countCells$1(split, cells, size * size);
		const at = (table, truth, decided) => table[truth * size + decided];
		const all = rows.classes.map((_, k) => k);
		const total = (table) => table.reduce((sum, value) => sum + value, 0);
		const right = (table) => all.reduce((sum, k) => sum + at(table, k, k), 0);
		const truths = (table, k) => all.reduce((sum, j) => sum + at(table, k, j), 0);
		const decisions = (table, k) => all.reduce((sum, j) => sum + at(table, j, k), 0);
		const perClass = shown.flatMap((k) => {
			const own = {
				class: rows.classes[k] ?? "",
				compare: BOTH
			};
			return [{
				metric: "selection_rate",
				...own,
				...shareSamples(tables.map((table) => [decisions(table, k), total(table)]))
			}, {
				metric: "tpr",
				...own,
				...shareSamples(tables.map((table) => [at(table, k, k), truths(table, k)]))
			}];
		});
		const accuracy = shareSamples(tables.map((table) => [right(table), total(table)]));
		const errors = shareSamples(tables.map((table) => [total(table) - right(table), total(table)]));
		return [
			{
				metric: "accuracy",
				compare: BOTH,
				...accuracy
			},
			{
				metric: "error_rate",
				compare: ["ratio"],
				...errors
			},
			...perClass
		];
	};
}
/** The largest classes, in their own order. */
function mostFrequent$1(labels, size) {
	const counts = new Float64Array(size);
	for (const label of labels) counts[label]++;
	return Array.from(counts.keys()).toSorted((a, b) => counts[b] - counts[a] || a - b).slice(0, 10).toSorted((a, b) => a - b);
}
function sampleErrors$1({ values, labels }) {
	const errors = values.map((value, row) => value - labels[row]);
	const kinds = [
		{
			metric: "mean_prediction",
			whole: wholeNumbers(values),
			compare: ["difference"]
		},
		{
			metric: "mean_error",
			whole: wholeNumbers(errors),
			compare: ["difference"]
		},
		{
			metric: "mae",
			whole: wholeNumbers(errors.map(Math.abs)),
			compare: BOTH
		},
		{
			metric: "rmse",
			whole: wholeNumbers(errors.map((error) => error * error)),
			compare: BOTH
		}
	];
	return (split) => kinds.map(({ metric, whole, compare }) => {
		const means = meanSamples(split, whole);
		if (metric !== "rmse") return {
			metric,
			compare,
			...means
		};
		const root = (sample) => sample.kind === "mean" ? {
			...sample,
			kind: "root"
		} : sample;
		return {
			metric,
			compare,
			own: means.own.map(root),
			rest: means.rest.map(root),
			overall: root(means.overall)
		};
	});
}
function shareSamples(counts) {
	const [allK, allN] = counts.reduce(([a, b], [k, n]) => [a + k, b + n], [0, 0]);
	return {
		own: counts.map(([k, n]) => ({
			kind: "share",
			k,
			n
		})),
		rest: counts.map(([k, n]) => ({
			kind: "share",
			k: allK - k,
			n: allN - n
		})),
		overall: {
			kind: "share",
			k: allK,
			n: allN
		}
	};
}
function meanSamples({ names, of }, whole) {
	const sums = names.map(() => ({
		n: 0,
		first: 0,
		second: 0
	}));
	const all = {
		n: 0,
		first: 0,
		second: 0
	};
	for (let row = 0; row < of.length; row++) {
		const own = sums[of[row]];
		own.n++;
		own.first += whole.first[row];
		own.second += whole.second[row];
	}
	for (const { n, first, second } of sums) {
		all.n += n;
		all.first += first;
		all.second += second;
	}
	const sample = (some) => ({
		kind: "mean",
		...momentsOf(whole, some)
	});
	return {
		own: sums.map(sample),
		rest: sums.map(({ n, first, second }) => {
			return sample({
				n: all.n - n,
				first: all.first - first,
				second: all.second - second
			});
		}),
		overall: sample(all)
	};
}

/** Clusters are dealt into so many units: enough for a variance that is right to a tenth, few enough to be quick. */
const MAX_UNITS = 200;
/** Units of whole clusters; `of` are the clusters of the rows, below 0 for a row by itself. Undefined where no two rows belong together. */
function dealClusters(of, prng) {
	const clusters = toClusters({
		by: "group",
		of
	});
	if (clusters.count >= of.length || clusters.count < 2) return void 0;
	const count = Math.min(clusters.count, 200);
	const dealt = Int32Array.from({ length: clusters.count }, (_, cluster) => cluster % count);
	shuffle(dealt, prng);
	return {
		of: clusters.of.map((cluster) => dealt[cluster]),
		count,
		clusters
	};
}
/**
* The rates with the rows of every group discounted by their design effect (J. N. K. Rao and A. J. Scott, Biometrics 48, 1992): how much
* more a rate varies because rows of one cluster are alike. Never less than independent rows would.
*/
function discountRates(rates, split, { units, sample }) {
	const perUnit = sample(byUnit(split, units));
	const clusters = clustersPerGroup(split, units);
	return rates.map((rate, i) => {
		const parts = perUnit[i]?.own ?? [];
		const effects = rate.own.map((own, group) => {
			return designEffect(own, parts.slice(group * units.count, (group + 1) * units.count), clusters[group] ?? 1);
		});
		const rest = rate.own.map((_, group) => meanEffect(rate.own, effects, group));
		return {
			...rate,
			own: rate.own.map((own, group) => discounted(own, effects[group] ?? 1)),
			rest: rate.rest.map((one, group) => discounted(one, rest[group] ?? 1)),
			counted: rate.own.map(({ n }) => n),
			effects
		};
	});
}
/** One group per group and unit, the units of a group behind each other. */
function byUnit({ of, names }, units) {
	return {
		cut: "values",
		hasMissing: false,
		of: of.map((group, row) => group * units.count + units.of[row]),
		names: names.flatMap((name) => new Array(units.count).fill(name))
	};
}
function clustersPerGroup({ of, names }, { clusters }) {
	const pairs = /* @__PURE__ */ new Set();
	for (let row = 0; row < of.length; row++) pairs.add(of[row] * clusters.count + clusters.of[row]);
	const counts = names.map(() => 0);
	for (const pair of pairs) counts[Math.floor(pair / clusters.count)]++;
	return counts;
}
function designEffect(own, parts, clusters) {
	const used = parts.filter(({ n }) => n > 0);
	const most = Math.max(1, own.n / Math.max(1, clusters));
	const plain = own.n * varianceOf(own);
	if (used.length < 2 || !(plain > 0)) return most;
	const centre = meanOf$1(own);
	const spread = used.reduce((sum, part) => sum + (part.n * (meanOf$1(part) - centre)) ** 2, 0);
	return Math.max(1, used.length / (used.length - 1) * (spread / plain));
}
function meanOf$1(sample) {
	return "k" in sample ? sample.k / sample.n : sample.mean;
}
/** Of a single row. */
function varianceOf(sample) {
	if (!("k" in sample)) return sample.variance;
	const share = sample.k / sample.n;
	return share * (1 - share);
}
function meanEffect(own, effects, without) {
	let [rows, sum] = [0, 0];
	for (const [group, { n }] of own.entries()) {
		if (group === without) continue;
		rows += n;
		sum += n * (effects[group] ?? 1);
	}
	return rows === 0 ? 1 : sum / rows;
}
function discounted(sample, effect) {
	if ("k" in sample) return {
		...sample,
		k: sample.k / effect,
		n: sample.n / effect
	};
	return {
		...sample,
		variance: sample.variance * effect
	};
}
/** Draws rows, or with `units` whole units, of the groups at `kept`; `cells` are numbers below `size`. */
function prepareRedraw(split, { cells, size, kept }, { units, prng }) {
	const tables = countCells$1(split, cells, size);
	const counts = Float64Array.from(kept.flatMap((group) => [...tables[group] ?? []]));
	if (units === void 0) return {
		counts,
		redraw: (out) => redrawCounts(counts, out, prng)
	};
	const parts = countCells$1(byUnit(split, units), cells, size);
	const perUnit = Array.from({ length: units.count }, (_, unit) => Float64Array.from(kept.flatMap((group) => [...parts[group * units.count + unit] ?? []])));
	return {
		counts,
		redraw: (out) => {
			out.fill(0);
			for (let drawn = 0; drawn < perUnit.length; drawn++) {
				const unit = perUnit[prng.below(perUnit.length)];
				for (let cell = 0; cell < unit.length; cell++) out[cell] += unit[cell];
			}
		}
	};
}

const METHODS = {
	share: "Wilson",
	mean: "Student t",
	odds: "Wilson",
	root: "Student t"
};
/** The mean and variance of some values, whatever their order; at least two of them. */
function meanSample(values) {
	const sorted = values.toSorted();
	const n = sorted.length;
	const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
	return {
		kind: "mean",
		mean,
		variance: sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1),
		n
	};
}
/** Value and interval of coverage `level`: Wilson for a share, Student's t for a mean. Odds without a row on one side are not finite. */
function estimateSample(sample, level) {
	switch (sample.kind) {
		case "share":
		case "odds": {
			const share = {
				value: sample.k / sample.n,
				...wilsonInterval(sample.k, sample.n, level)
			};
			return sample.kind === "share" ? share : each(share, (value) => value / (1 - value));
		}
		case "mean":
		case "root": {
			const half = twoSidedT(level, sample.n - 1) * Math.sqrt(sample.variance / sample.n);
			const mean = {
				value: sample.mean,
				low: sample.mean - half,
				high: sample.mean + half
			};
			return sample.kind === "mean" ? mean : each(mean, (value) => Math.sqrt(Math.max(0, value)));
		}
		default: return sample;
	}
}
/** An interval on a scale that rises with the first. */
function each({ value, low, high }, to) {
	return {
		value: to(value),
		low: to(low),
		high: to(high)
	};
}
/**
* P value of "all groups are alike": Pearson's chi-squared test for shares, Wald's for means. Where fewer than 5 rows are expected in a cell,
* Fisher's exact test, with more than two groups of each such group against the others. Undefined where a group's values have no spread, so
* that no such test exists.
*/
function homogeneity(samples) {
	const shares = samples.filter((sample) => sample.kind === "share" || sample.kind === "odds");
	if (shares.length === samples.length) {
		const [hits, rest] = [shares.map(({ k }) => k), shares.map(({ k, n }) => n - k)];
		return smallCells(hits, rest) ?? chiSquaredHomogeneity(hits, rest).pValue;
	}
	const means = samples.filter((sample) => sample.kind === "mean" || sample.kind === "root");
	if (means.some(({ variance }) => !(variance > 0))) return void 0;
	const weights = means.map(({ variance, n }) => n / variance);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const centre = means.reduce((sum, { mean }, i) => sum + weights[i] * mean, 0) / total;
	const distance = means.reduce((sum, { mean }, i) => sum + weights[i] * (mean - centre) ** 2, 0);
	return chiSquaredSf(distance, means.length - 1);
}
/** Below this many expected rows in a cell Pearson's test is not to be trusted (W. G. Cochran, Biometrics 10, 1954). */
const LEAST_EXPECTED = 5;
/**
* Each group against all others, exact where its cells are small, corrected for the number of groups (Bonferroni). Undefined where no
* expected count is small, and nothing to ask where all rows are on one side.
*/
function smallCells(hits, rest) {
	if (!hits.every(Number.isInteger)) return void 0;
	const [allHits, allRest] = [totalOf(hits), totalOf(rest)];
	const total = allHits + allRest;
	if (allHits === 0 || allRest === 0 || total === 0) return void 0;
	const isSmall = hits.map((k, i) => Math.min(allHits, allRest) * (k + (rest[i] ?? 0)) / total < LEAST_EXPECTED);
	if (!isSmall.includes(true)) return void 0;
	const pValues = hits.map((k, i) => {
		const [a, b] = [k, rest[i] ?? 0];
		const [c, d] = [allHits - a, allRest - b];
		return isSmall[i] || hits.length === 2 ? fisherExact(a, b, c, d) : chiSquaredHomogeneity([a, c], [b, d]).pValue;
	});
	return Math.min(1, (hits.length === 2 ? 1 : hits.length) * Math.min(...pValues));
}
function totalOf(values) {
	return values.reduce((total, value) => total + value, 0);
}

/** How many pairs are looked at, which their intervals pay for (Bonferroni). */
function pairCount(against, groups) {
	if (against === "largest_gap") return groups * (groups - 1) / 2;
	return against === "overall" ? groups : groups - 1;
}
/** The largest difference; undefined where there is nothing to compare. The interval covers at least `level`. */
function widestDifference(against, groups, context) {
	const found = pairsOf(against, groups, context).map(({ a, b, weight }) => {
		const bounds = moverDifference(a, b);
		const scale = weight === void 0 ? 1 : 1 - weight;
		return {
			value: scale * (a.value - b.value),
			low: scale * bounds.low,
			high: scale * bounds.high,
			a,
			b
		};
	});
	const worst = largest$1(found);
	if (worst === void 0) return void 0;
	const low = Math.max(0, ...found.map((one) => one.low));
	const high = Math.max(0, ...found.map((one) => one.high));
	return {
		value: worst.value,
		low,
		high,
		...namesOf(worst)
	};
}
/** The smallest quotient of a lower by a higher; undefined where no group is above 0. */
function smallestRatio$1(against, groups, context) {
	const found = pairsOf(against, groups, context).flatMap((pair) => {
		const bounds = ratioBounds(pair);
		return bounds === void 0 ? [] : [{
			...bounds,
			a: pair.a,
			b: pair.b
		}];
	});
	const least = found.reduce((best, one) => best === void 0 || one.value < best.value ? one : best, void 0);
	if (least === void 0) return void 0;
	const low = Math.min(...found.map((one) => one.low));
	const high = Math.min(1, ...found.map((one) => one.high));
	const names = namesOf({
		a: least.b,
		b: least.a
	});
	return {
		value: Math.min(1, least.value),
		low: Math.min(low, least.value, 1),
		high: Math.max(high, least.value),
		...names
	};
}
function pairsOf(against, groups, { level, reference }) {
	const count = pairCount(against, groups.length);
	if (groups.length < 2 || count < 1) return [];
	const each = 1 - (1 - level) / count;
	const sides = groups.map(({ name, own }) => ({
		name,
		...estimateSample(own, each)
	}));
	if (sides.some(({ low, value, high }) => ![
		low,
		value,
		high
	].every(Number.isFinite))) return [];
	if (against === "overall") return againstRest(groups, sides, each);
	return sides.flatMap((a) => sides.flatMap((b) => {
		const isAsked = against === "largest_gap" || a.name === reference || b.name === reference;
		return a === b || !isAsked ? [] : [{
			a,
			b
		}];
	}));
}
/**
* A group is part of all rows: group minus all rows is (1 - w) times group minus the others, w being the group's part of the rows that the
* metric counts. Group and others are independent. Only for shares and means, which are linear in the rows.
*/
function againstRest(groups, sides, level) {
	return groups.flatMap(({ own, rest, weight }, i) => {
		const side = sides[i];
		if (side === void 0 || rest.n < 2 || own.kind === "odds" || own.kind === "root") return [];
		const others = {
			name: OVERALL,
			...estimateSample(rest, level)
		};
		return [{
			a: side,
			b: others,
			weight
		}, {
			a: others,
			b: side,
			weight
		}];
	});
}
/** a over b; for a group and all rows from the quotient of the group and the others. */
function ratioBounds({ a, b, weight }) {
	if (a.low < 0 || !(b.low > 0)) return void 0;
	const plain = {
		value: a.value / b.value,
		...moverRatio(a, b)
	};
	if (weight === void 0) return plain;
	const to = a.name === "all rows" ? (r) => weight + (1 - weight) * r : (r) => r / (weight * r + 1 - weight);
	return {
		value: to(plain.value),
		low: to(plain.low),
		high: to(plain.high)
	};
}
function largest$1(list) {
	return list.reduce((best, one) => best === void 0 || one.value > best.value ? one : best, void 0);
}
function namesOf({ a, b }) {
	return {
		highest: a.name,
		lowest: b.name
	};
}
/** The interval of a mean or an extreme of several quantities whose intervals hold together. */
function joined(parts, of) {
	return {
		low: of(parts.map(({ low }) => low)),
		high: of(parts.map(({ high }) => high))
	};
}

/**
* Equalized odds (M. Hardt, E. Price, N. Srebro, 2016): the larger, or the mean, of the gaps of both rates. Each gap has half of the error
* probability, so that the interval covers whichever of the two is the larger.
*/
function equalizedOdds(against, { tpr, fpr }, context) {
	const half = {
		...context,
		level: 1 - (1 - context.level) / 2
	};
	const differences = both(widestDifference(against, tpr, half), widestDifference(against, fpr, half));
	const ratios = both(smallestRatio$1(against, tpr, half), smallestRatio$1(against, fpr, half));
	return [
		...combine("equalized_odds_difference", differences, max),
		...combine("equalized_odds_mean_difference", differences, mean),
		...combine("equalized_odds_ratio", ratios, min),
		...combine("equalized_odds_mean_ratio", ratios, mean)
	];
}
function both(a, b) {
	return a === void 0 || b === void 0 ? [] : [a, b];
}
function combine(measure, parts, of) {
	const [first] = parts;
	if (first === void 0) return [];
	const value = of(parts.map((part) => part.value));
	const { highest, lowest } = parts.find((part) => part.value === value) ?? first;
	return [{
		measure,
		contrast: {
			value,
			...joined(parts, of),
			highest,
			lowest
		}
	}];
}
/** AIF360's average odds difference and average absolute odds difference, the widest of all pairs or of those with the reference group. */
function averageOdds(against, { tpr, fpr }, { level, reference }) {
	const pairs = pairCount(against, tpr.length);
	if (tpr.length < 2 || pairs < 1) return [];
	const share = (1 - level) / pairs;
	const at = (list, each) => list.map(({ own }) => estimateSample(own, each));
	const [t, f] = [at(tpr, 1 - share), at(fpr, 1 - share)];
	const [wideT, wideF] = [at(tpr, 1 - share / 2), at(fpr, 1 - share / 2)];
	const signed = [];
	const absolute = [];
	for (const [i, high] of tpr.entries()) for (const [j, low] of tpr.entries()) {
		if (i === j || against === "reference" && high.name !== reference && low.name !== reference) continue;
		const names = {
			highest: high.name,
			lowest: low.name
		};
		const pair = (list) => difference(list[i], list[j]);
		signed.push({
			...names,
			...meanOfIndependent(pair(t), pair(f))
		});
		const sizes = [size(pair(wideT)), size(pair(wideF))];
		absolute.push({
			...names,
			value: mean(sizes.map(({ value }) => value)),
			...joined(sizes, mean)
		});
	}
	return [...widest$1("average_odds_difference", signed), ...widest$1("average_absolute_odds_difference", absolute)];
}
function widest$1(measure, list) {
	const [first, ...others] = list;
	if (first === void 0) return [];
	const top = others.reduce((best, one) => one.value > best.value ? one : best, first);
	const low = Math.max(0, ...list.map((one) => one.low));
	return [{
		measure,
		contrast: {
			...top,
			low,
			high: Math.max(...list.map((one) => one.high))
		}
	}];
}
function difference(a, b) {
	return {
		value: a.value - b.value,
		...moverDifference(a, b)
	};
}
/** Differences of rates among positive and among negative rows: no row counts for both. */
function meanOfIndependent(a, b) {
	const value = (a.value + b.value) / 2;
	return {
		value,
		low: value - Math.hypot(a.value - a.low, b.value - b.low) / 2,
		high: value + Math.hypot(a.high - a.value, b.high - b.value) / 2
	};
}
function size({ value, low, high }) {
	return {
		value: Math.abs(value),
		low: Math.max(0, low, -high),
		high: Math.max(Math.abs(low), Math.abs(high))
	};
}
function mean(values) {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
function max(values) {
	return Math.max(...values);
}
function min(values) {
	return Math.min(...values);
}

/** Eight significant digits are more than any reader or gate can use; the order of numbers stays. */
function rounded(value) {
	return Number(value.toPrecision(8));
}
function triple({ value, low, high }) {
	return [
		rounded(value),
		rounded(low),
		rounded(high)
	];
}
/** With more groups than this only the main rates of each are kept; the gaps between them are whole. */
const MAX_DETAILED = 10;
/** The rates that a reader looks at first. */
const MAIN_RATES = [
	"selection_rate",
	"tpr",
	"fpr",
	"accuracy",
	"mean_error",
	"mae"
];
/** Every rate of every group with its own interval; what is not finite or counts no row is left out. */
function describeRates(rates, { split, sizes, kept, level }) {
	const shown = kept.length > MAX_DETAILED ? rates.filter(({ metric }) => MAIN_RATES.includes(metric)) : rates;
	return kept.map((place) => ({
		name: split.names[place] ?? "",
		n: sizes[place] ?? 0,
		rates: shown.flatMap(({ metric, class: of, own, counted }) => {
			const sample = own[place];
			if (sample === void 0 || !isUsable(sample)) return [];
			const value = triple(estimateSample(sample, level));
			return [{
				metric,
				...of === void 0 ? {} : { class: of },
				value,
				n: counted?.[place] ?? sample.n
			}];
		})
	}));
}
/** Rows per group. */
function sizesOf({ names, of }) {
	const sizes = names.map(() => 0);
	for (const group of of) sizes[group]++;
	return sizes;
}
/** Differences and ratios of every rate, and the measures that are made of two rates, against whatever is asked for. */
function describeGaps(rates, asked) {
	const { against, level, reference } = asked;
	const context = {
		level,
		reference
	};
	const single = rates.flatMap((rate) => {
		const named = namedOf(rate, asked);
		const found = against.flatMap((side) => singleGaps(rate, {
			side,
			named,
			context
		}));
		const pValue = rate.compare.includes("difference") && named.length > 1 ? alike(named) : void 0;
		return found.map((one) => pValue === void 0 || !isTested(one) ? one : {
			...one,
			pValue
		});
	});
	const odds = oddsRates(rates, asked);
	if (odds === void 0) return single;
	const p = ["tpr_difference", "fpr_difference"].map((name) => single.find((one) => one.measure === name && isTested(one)));
	const joint = Math.min(1, 2 * Math.min(...p.map((one) => one?.pValue ?? 1)));
	const double = against.flatMap((side) => [...equalizedOdds(side, odds, context).map((one) => {
		const isAsked = side === "largest_gap" && one.measure === "equalized_odds_difference";
		return {
			...toMeasure(one.measure, side, one.contrast),
			...isAsked ? { pValue: rounded(joint) } : {}
		};
	}), ...(side === "overall" ? [] : averageOdds(side, odds, context)).map((one) => toMeasure(one.measure, side, one.contrast))]);
	return [...single, ...double];
}
function singleGaps({ metric, compare, class: of }, { side, named, context }) {
	return compare.flatMap((kind) => {
		const contrast = (kind === "difference" ? widestDifference : smallestRatio$1)(side, named, context);
		if (contrast === void 0) return [];
		return [{
			...toMeasure(`${metric}_${kind}`, side, contrast),
			...of === void 0 ? {} : { class: of }
		}];
	});
}
function toMeasure(measure, against, contrast) {
	return {
		measure,
		against,
		value: triple(contrast),
		highest: contrast.highest,
		lowest: contrast.lowest
	};
}
/** One test per metric: its difference between the groups. */
function isTested({ measure, against }) {
	return against === "largest_gap" && measure.endsWith("_difference");
}
function alike(named) {
	const p = homogeneity(named.map(({ own }) => own));
	return p === void 0 || !Number.isFinite(p) ? void 0 : rounded(p);
}
/** The groups in which the metric counts rows. */
function namedOf({ own, rest, counted }, { split, kept }) {
	const sizes = counted ?? own.map(({ n }) => n);
	const all = sizes.reduce((sum, n) => sum + n, 0);
	return kept.flatMap((place) => {
		const [mine, others] = [own[place], rest[place]];
		if (mine === void 0 || others === void 0 || !isUsable(mine)) return [];
		return [{
			name: split.names[place] ?? "",
			own: mine,
			rest: others,
			weight: (sizes[place] ?? 0) / all
		}];
	});
}
function oddsRates(rates, asked) {
	const of = (metric) => {
		const rate = rates.find((one) => one.metric === metric && one.class === void 0);
		return rate === void 0 ? [] : namedOf(rate, asked);
	};
	const [tpr, fpr] = [of("tpr"), of("fpr")];
	const names = new Set(fpr.map(({ name }) => name));
	const common = new Set(tpr.filter(({ name }) => names.has(name)).map(({ name }) => name));
	if (common.size < 2) return void 0;
	const kept = (list) => list.filter(({ name }) => common.has(name));
	return {
		tpr: kept(tpr),
		fpr: kept(fpr)
	};
}
/** An interval needs a row, of numbers two; odds need rows on both sides. */
function isUsable(sample) {
	switch (sample.kind) {
		case "share": return sample.n > 0;
		case "odds": return sample.k < sample.n;
		case "mean":
		case "root": return sample.n > 1;
		default: return sample;
	}
}

/** Rows of a group by truth, decision of the candidate and decision of the champion: 4 label + 2 candidate + champion. */
const CHANGE_CELLS = 8;
const MEASURES$1 = [
	"selection_rate_difference",
	"selection_rate_ratio",
	"tpr_difference",
	"fpr_difference",
	"precision_difference",
	"for_difference",
	"accuracy_difference",
	"equalized_odds_difference"
];
/**
* The gap between the groups, candidate minus champion on the same rows. Both models see the same draws of rows (paired bootstrap), so what
* lifts both gaps by chance cancels. The interval is that of the draws turned round the estimate, because a gap is never below 0 and draws lift
* it further. Every group has `CHANGE_CELLS` cells.
*/
function gapChanges({ counts, redraw }, level) {
	if (counts.length < 16) return [];
	const ends = createEnds();
	const write = (drawn, shift, out) => writeGaps$1(drawn, shift, ends, out);
	return measureChanges({
		measures: MEASURES$1,
		counts,
		redraw,
		write
	}, level);
}
/** The change of every gap that both models have, with the interval of its draws turned round it. */
function measureChanges({ measures, counts, redraw, write }, level) {
	const [candidate, champion, now, before] = [
		0,
		1,
		2,
		3
	].map(() => new Float64Array(measures.length));
	write(counts, 1, candidate);
	write(counts, 0, champion);
	const drawn = new Float64Array(counts.length);
	const replicates = measures.map(() => new Float64Array(REPLICATES));
	for (let round = 0; round < REPLICATES; round++) {
		redraw(drawn);
		write(drawn, 1, now);
		write(drawn, 0, before);
		replicates.forEach((list, i) => {
			list[round] = now[i] - before[i];
		});
	}
	return measures.flatMap((measure, i) => {
		const [own, other] = [candidate[i], champion[i]];
		const list = replicates[i].filter(Number.isFinite).sort();
		if (!Number.isFinite(own - other) || list.length < 2e3 / 2) return [];
		const end = (p) => list[Math.min(list.length - 1, Math.round(p * (list.length - 1)))];
		const value = own - other;
		const low = Math.min(value, 2 * value - end((1 + level) / 2));
		const high = Math.max(value, 2 * value - end((1 - level) / 2));
		return [{
			measure,
			candidate: rounded(own),
			champion: rounded(other),
			difference: triple({
				value,
				low,
				high
			})
		}];
	});
}
const RATES = 6;
function createEnds() {
	return {
		least: new Float64Array(RATES),
		most: new Float64Array(RATES)
	};
}
/** Writes the gaps of one model (`shift` 1: the candidate, 0: the champion) in the order of `MEASURES`; NaN where no group has the rate. */
function writeGaps$1(counts, shift, { least, most }, out) {
	least.fill(Number.POSITIVE_INFINITY);
	most.fill(Number.NEGATIVE_INFINITY);
	for (let start = 0; start < counts.length; start += 8) {
		const tn = cellOf(counts, start, shift);
		const fp = cellOf(counts, start + 1, shift);
		const fn = cellOf(counts, start + 4, shift);
		const tp = cellOf(counts, start + 5, shift);
		see(0, fp + tp, tn + fp + fn + tp);
		see(1, tp, fn + tp);
		see(2, fp, tn + fp);
		see(3, tp, fp + tp);
		see(4, fn, tn + fn);
		see(5, tn + tp, tn + fp + fn + tp);
	}
	const gap = (i) => most[i] - least[i];
	out[0] = gap(0);
	out[1] = least[0] / most[0];
	for (let i = 1; i < RATES; i++) out[i + 1] = gap(i);
	out[7] = Math.max(gap(1), gap(2));
	function see(i, k, n) {
		if (n === 0) return;
		least[i] = Math.min(least[i], k / n);
		most[i] = Math.max(most[i], k / n);
	}
}
/**
* Rows of one truth and one decision of the model, whatever the other model decides. `at` is the place of the group and the truth, plus 1
* for a decision of 1; the candidate's decision counts 2 in the number of a cell, the champion's 1.
*/
function cellOf(counts, at, shift) {
	const own = at % 2;
	const first = at - own + (shift === 1 ? 2 * own : own);
	return counts[first] + counts[first + (shift === 1 ? 1 : 2)];
}

const MEASURES = [
	"mean_prediction_difference",
	"mean_error_difference",
	"mae_difference",
	"mae_ratio",
	"rmse_difference",
	"rmse_ratio"
];
/** Of one model: the prediction, the error, its size and its square. */
const OF_MODEL = 4;
/** One for the row, then the numbers of the candidate and those of the champion. */
const WIDTH = 9;
/** What is summed up of every row for both models. */
function errorNumbers(own, before) {
	const rows = own.labels.length;
	const values = new Float64Array(rows * WIDTH);
	for (let row = 0; row < rows; row++) {
		values[row * WIDTH] = 1;
		for (const [model, { values: predicted, labels }] of [own, before].entries()) {
			const prediction = predicted[row];
			const error = prediction - labels[row];
			values.set([
				prediction,
				error,
				Math.abs(error),
				error * error
			], row * WIDTH + 1 + model * OF_MODEL);
		}
	}
	const order = Int32Array.from({ length: rows }, (_, row) => row);
	const keys = [
		own.labels,
		own.values,
		before.values
	];
	const compare = (a, b) => {
		for (const key of keys) if (key[a] !== key[b]) return key[a] - key[b];
		return 0;
	};
	return {
		values,
		width: WIDTH,
		order: order.sort(compare)
	};
}
/** How the gaps between the groups moved in what a regression predicts and in its errors: as `gapChanges`, on sums of rows. */
function errorGapChanges({ counts, redraw }, level) {
	if (counts.length < 18) return [];
	return measureChanges({
		measures: MEASURES,
		counts,
		redraw,
		write: writeGaps
	}, level);
}
/** Writes the gaps of one model (`shift` 1: the candidate, 0: the champion) in the order of `MEASURES`. */
function writeGaps(sums, shift, out) {
	const [prediction, error, absolute, squared] = [
		1,
		2,
		3,
		4
	].map((number) => endsOf(sums, number + (shift === 1 ? 0 : OF_MODEL)));
	const root = {
		least: Math.sqrt(squared.least),
		most: Math.sqrt(squared.most)
	};
	out[0] = prediction.most - prediction.least;
	out[1] = error.most - error.least;
	out[2] = absolute.most - absolute.least;
	out[3] = absolute.least / absolute.most;
	out[4] = root.most - root.least;
	out[5] = root.least / root.most;
}
/** Least and greatest mean over the groups; a group that was not drawn has none. */
function endsOf(sums, number) {
	let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (let start = 0; start < sums.length; start += WIDTH) {
		const n = sums[start];
		if (n === 0) continue;
		const mean = sums[start + number] / n;
		least = Math.min(least, mean);
		most = Math.max(most, mean);
	}
	return {
		least,
		most
	};
}

const NEIGHBOURS = 5;
/** Rows among which neighbours are looked for, and rows whose neighbours are. */
const POOL = 1500;
const ASKED = 300;
/**
* Mean distance between a row's decision and the mean decision of its five nearest rows: 1 minus the consistency of R. Zemel et al.
* (ICML 2013), the row itself not counting as its neighbour. Numbers are in units of their standard deviation, texts are equal or not.
* Many rows are sampled by a hash of their values, so that their order does not matter. Absent for fewer rows than neighbours.
*/
function inconsistency(features, decided, seed, level) {
	if (features.length === 0) return [];
	const pool = sampleRows(features, decided.length, seed);
	if (pool.length <= 6) return [];
	const coordinates = features.map((column) => coordinatesOf(column, pool));
	const asked = Math.min(pool.length, ASKED);
	const gaps = new Float64Array(asked);
	for (let place = 0; place < asked; place++) {
		let sum = 0;
		for (const other of nearest(place, coordinates, pool.length)) sum += decided[pool[other]];
		gaps[place] = Math.abs(decided[pool[place]] - sum / NEIGHBOURS);
	}
	const { value, low, high } = estimateSample(meanSample(gaps), level);
	return [{
		measure: "inconsistency",
		value: triple({
			value,
			low: Math.max(0, low),
			high: Math.min(1, high)
		})
	}];
}
/** The rows with the smallest hashes, in the order of the hashes. */
function sampleRows(features, rows, seed) {
	const hashes = new Float64Array(rows);
	const start = hashText$1(seed);
	for (let row = 0; row < rows; row++) hashes[row] = start;
	for (const column of features) addHashes(column, hashes);
	const limit = rows <= POOL ? Number.POSITIVE_INFINITY : hashes.toSorted()[1499];
	const chosen = [];
	for (let row = 0; row < rows; row++) if (hashes[row] <= limit) chosen.push(row);
	return chosen.toSorted((a, b) => hashes[a] - hashes[b]).slice(0, POOL);
}
function addHashes(column, hashes) {
	if (column.kind === "text") {
		const codes = column.dictionary.map(hashText$1);
		for (let row = 0; row < hashes.length; row++) hashes[row] = mix(hashes[row], codes[column.codes[row]] ?? 0);
		return;
	}
	const bits = /* @__PURE__ */ new Float64Array(1);
	const words = new Int32Array(bits.buffer);
	for (let row = 0; row < hashes.length; row++) {
		const value = column.values[row];
		bits[0] = Number.isNaN(value) ? .1 : value;
		hashes[row] = mix(mix(hashes[row], words[0]), words[1]);
	}
}
function hashText$1(text) {
	let hash = 2166136261;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
	return hash >>> 0;
}
/** A step of murmur3. */
function mix(hash, word) {
	let k = Math.imul(word, 3432918353);
	k = k << 15 | k >>> 17;
	let h = hash ^ Math.imul(k, 461845907);
	h = h << 13 | h >>> 19;
	return Math.imul(h, 5) + 3864292196 >>> 0;
}
function coordinatesOf(column, pool) {
	if (column.kind === "text") return {
		isText: true,
		values: Float64Array.from(pool, (row) => column.codes[row])
	};
	const values = Float64Array.from(pool, (row) => column.values[row]);
	const present = values.filter((value) => !Number.isNaN(value));
	const sample = present.length < 2 ? void 0 : meanSample(present);
	const spread = sample?.kind === "mean" ? Math.sqrt(sample.variance) : 0;
	return {
		isText: false,
		values: spread > 0 ? values.map((value) => value / spread) : values
	};
}
/** Places of the nearest others; the first of several that are equally far. */
function nearest(place, coordinates, size) {
	const distances = new Float64Array(size);
	for (const { values, isText } of coordinates) {
		const own = values[place];
		for (let other = 0; other < size; other++) distances[other] = distances[other] + squared(own, values[other], isText);
	}
	distances[place] = Number.POSITIVE_INFINITY;
	const found = [];
	for (let round = 0; round < NEIGHBOURS; round++) {
		let best = 0;
		for (let other = 1; other < size; other++) if (distances[other] < distances[best]) best = other;
		found.push(best);
		distances[best] = Number.POSITIVE_INFINITY;
	}
	return found;
}
/** A value that is missing on one side is as far as another text. */
function squared(a, b, isText) {
	if (isText) return a === b ? 0 : 1;
	const distance = a - b;
	if (!Number.isNaN(distance)) return distance * distance;
	return Number.isNaN(a) && Number.isNaN(b) ? 0 : 1;
}

/** What a decision brings its row: 0 a positive overlooked, 1 a right decision, 2 a negative selected (T. Speicher et al., KDD 2018). */
const BENEFIT = [
	1,
	2,
	0,
	1
];
const CELLS = BENEFIT.length;
const NAMES = [
	"theil_index",
	"generalized_entropy_index",
	"coefficient_of_variation"
];
/**
* Inequality of benefits between rows: Theil's index, the generalised entropy index with alpha 2, and the coefficient of variation, each
* with a bootstrap interval. The cells of `drawn` are tn, fp, fn, tp of each group. Left out where no row has any benefit.
*/
function inequalityOfRows(drawn, level) {
	const values = (counts) => {
		const parts = [
			0,
			0,
			0
		];
		for (const [cell, rows] of counts.entries()) parts[BENEFIT[cell % CELLS]] += rows;
		return inequality(parts.map((weight, benefit) => ({
			weight,
			benefit
		})));
	};
	return bootstrapped(drawn, {
		values,
		level,
		isBetween: false
	}).map((one, i) => ({
		measure: NAMES[i] ?? "",
		...one
	}));
}
/** The same between groups: every row has the mean benefit of its group. */
function inequalityOfGroups(drawn, level) {
	const groups = drawn.counts.length / CELLS;
	if (groups < 2) return [];
	const values = (counts) => inequality(Array.from({ length: groups }, (_, group) => {
		let [weight, sum] = [0, 0];
		for (let cell = 0; cell < CELLS; cell++) {
			const rows = counts[group * CELLS + cell];
			weight += rows;
			sum += rows * BENEFIT[cell];
		}
		return {
			weight,
			benefit: weight === 0 ? 0 : sum / weight
		};
	}));
	return bootstrapped(drawn, {
		values,
		level,
		isBetween: true
	}).map((one, i) => {
		return {
			measure: `between_group_${NAMES[i] ?? ""}`,
			...one
		};
	});
}
function inequality(parts) {
	let [rows, sum] = [0, 0];
	for (const { weight, benefit } of parts) {
		rows += weight;
		sum += weight * benefit;
	}
	const mean = sum / rows;
	let [theil, squares] = [0, 0];
	for (const { weight, benefit } of parts) {
		const share = benefit / mean;
		if (share > 0) theil += weight * share * Math.log(share);
		squares += weight * (share * share - 1);
	}
	const entropy = Math.max(0, squares / rows / 2);
	return [
		Math.max(0, theil / rows),
		entropy,
		Math.sqrt(2 * entropy)
	];
}
function bootstrapped({ counts, redraw }, { values, level, isBetween }) {
	const found = values(counts);
	if (!found.every(Number.isFinite)) return [];
	const drawn = new Float64Array(counts.length);
	const replicates = found.map(() => new Float64Array(REPLICATES));
	for (let round = 0; round < REPLICATES; round++) {
		redraw(drawn);
		values(drawn).forEach((value, i) => {
			replicates[i][round] = Number.isFinite(value) ? value : 0;
		});
	}
	return found.map((value, i) => {
		const sorted = replicates[i].sort();
		const [low, high] = [at(sorted, (1 - level) / 2), at(sorted, (1 + level) / 2)];
		const ends = isBetween ? {
			low: Math.max(0, 2 * value - high),
			high: 2 * value - low
		} : {
			low,
			high
		};
		return { value: triple({
			value,
			low: Math.min(ends.low, value),
			high: Math.max(ends.high, value)
		}) };
	});
}
function at(sorted, p) {
	return sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(p * sorted.length)))];
}

const SHARES = {
	selection_rate: ([tn, fp, fn, tp]) => ({
		k: fp + tp,
		n: tn + fp + fn + tp
	}),
	true_positive_rate: ([, , fn, tp]) => ({
		k: tp,
		n: fn + tp
	}),
	false_positive_rate: ([tn, fp]) => ({
		k: fp,
		n: tn + fp
	}),
	precision: ([, fp, , tp]) => ({
		k: tp,
		n: fp + tp
	}),
	accuracy: ([tn, fp, fn, tp]) => ({
		k: tn + tp,
		n: tn + fp + fn + tp
	})
};
/** A model's answers, prepared once for all attributes: the samples of the groups of a split. */
function groupSampler(rows) {
	return samplerOf(rows, {
		binary: (own) => sampleBinary(decide(own), own.labels),
		multiclass: (own) => sampleAccuracy(decide(own), own.labels),
		regression: sampleErrors
	});
}
function sampleBinary(decided, labels) {
	const cells = decided.map((to, row) => 2 * labels[row] + to);
	return (split) => {
		const tables = countCells(split, cells, 4);
		return Object.entries(SHARES).map(([metric, share]) => {
			return {
				metric,
				samples: tables.map((table) => ({
					kind: "share",
					...share(table)
				}))
			};
		});
	};
}
function sampleAccuracy(decided, labels) {
	const cells = decided.map((to, row) => Number(to === labels[row]));
	return (split) => {
		return [{
			metric: "accuracy",
			samples: countCells(split, cells, 2).map(([wrong = 0, right = 0]) => {
				return {
					kind: "share",
					k: right,
					n: wrong + right
				};
			})
		}];
	};
}
function sampleErrors({ values, labels }) {
	const errors = values.map((value, row) => value - labels[row]);
	return (split) => {
		const own = collect(split, errors);
		return [{
			metric: "mean_error",
			samples: own.map(meanSample)
		}, {
			metric: "mae",
			samples: own.map((group) => meanSample(group.map(Math.abs)))
		}];
	};
}
/** The values of each group, in one pass over the rows however many groups there are. */
function collect({ names, of }, values) {
	const lists = names.map(() => []);
	for (let row = 0; row < values.length; row++) lists[of[row]]?.push(values[row]);
	return lists.map((list) => Float64Array.from(list));
}
function countCells({ names, of }, cells, size) {
	const counts = names.map(() => new Array(size).fill(0));
	for (let row = 0; row < cells.length; row++) {
		const own = counts[of[row]];
		own[cells[row]]++;
	}
	return counts;
}

/**
* The largest difference of a metric between two groups, and for shares the smallest ratio. Which two groups lie furthest apart is seen in
* the same rows, so the intervals hold for all pairs at once (Bonferroni): with two groups they are Newcombe's. Undefined for fewer than two.
*/
function largestGap(metric, groups, level) {
	if (groups.length < 2) return void 0;
	const pairs = groups.length * (groups.length - 1) / 2;
	const each = 1 - (1 - level) / pairs;
	const estimates = groups.map(({ sample }) => estimateSample(sample, each));
	const values = estimates.map(({ value }) => value);
	const [high, low] = [values.indexOf(Math.max(...values)), values.indexOf(Math.min(...values))];
	const isShare = groups.every(({ sample }) => sample.kind === "share");
	const suffix = pairs === 1 ? "" : `, ${pairs} pairs at once`;
	const pValue = homogeneity(groups.map(({ sample }) => sample));
	const ratio = isShare ? smallestRatio(estimates) : void 0;
	return {
		metric,
		value: values[high] - values[low],
		interval: {
			...widest(estimates),
			level,
			method: `${isShare ? "Newcombe" : "MOVER of Student t"}${suffix}`
		},
		...ratio === void 0 ? {} : { ratio: {
			value: ratio.value,
			interval: {
				...ratio.bounds,
				level,
				method: `MOVER ratio${suffix}`
			}
		} },
		highest: groups[high]?.name ?? "",
		lowest: groups[low]?.name ?? "",
		...pValue === void 0 ? {} : { pValue }
	};
}
/** Ends of the largest of all differences: no pair is further apart than `high`, and some pair is at least `low`. */
function widest(estimates) {
	let [low, high] = [0, 0];
	for (const a of estimates) for (const b of estimates) {
		if (a === b) continue;
		const bounds = moverDifference(a, b);
		low = Math.max(low, bounds.low);
		high = Math.max(high, bounds.high);
	}
	return {
		low,
		high
	};
}
/** The same for quotients of a lower by a higher group; undefined when a group has a share of 0 and so no ratio to it exists. */
function smallestRatio(estimates) {
	const values = estimates.map(({ value }) => value);
	const top = Math.max(...values);
	if (!(top > 0)) return void 0;
	let [low, high] = [1, 1];
	for (const a of estimates) for (const b of estimates) {
		if (a === b || !(b.value > 0)) continue;
		const bounds = moverRatio(a, b);
		low = Math.min(low, bounds.low);
		high = Math.min(high, bounds.high);
	}
	return {
		value: Math.min(...values) / top,
		bounds: {
			low,
			high
		}
	};
}

/**
* What the model does to each group of each protected attribute, and how far apart the groups are. The p values of all attributes and
* metrics are one family (Benjamini-Hochberg). The order of the rows changes nothing.
*/
function measureGroups(request) {
	const { task, labels, predictions, level } = request;
	if (request.columns.length === 0) return [];
	const [rows] = toRowsInOrder({
		task,
		labels,
		models: [{
			name: "predictions",
			predictions
		}]
	});
	if (!rows) return [];
	const sample = clusteredSampler(groupSampler(rows), request.clusters);
	return adjust$1(request.columns.map((column) => {
		const split = splitGroups(column, groupingOf(request, column.name));
		return {
			attribute: column.name,
			cut: split.cut,
			...describeGroups(split, sample(split), level)
		};
	}));
}
/** Rows that belong together count for less than as many that do not. */
function clusteredSampler(sample, clusters) {
	const units = clusters === void 0 ? void 0 : dealClusters(clusters, createPrng("clusters of groups"));
	if (units === void 0) return sample;
	const rates = (split) => sample(split).map(({ metric, samples }) => ({
		metric,
		own: samples,
		rest: samples,
		overall: NONE,
		compare: []
	}));
	return (split) => discountRates(rates(split), split, {
		units,
		sample: rates
	}).map(({ metric, own, counted = [] }) => {
		return {
			metric,
			samples: own,
			counted
		};
	});
}
/** Nothing here asks for all rows. */
const NONE = {
	kind: "share",
	k: 0,
	n: 0
};
/** How the groups of a column are made. */
function groupingOf({ groupings = [] }, column) {
	return groupings.find((one) => one.column === column) ?? {};
}
function describeGroups(split, measured, level) {
	const sizes = split.names.map(() => 0);
	for (const group of split.of) sizes[group]++;
	const kept = largest(sizes);
	const listed = kept.map((index) => describeGroup(index, {
		split,
		sizes,
		measured,
		level
	}));
	const gaps = measured.flatMap(({ metric }) => {
		const named = listed.flatMap(({ samples }) => samples.filter((one) => one.metric === metric));
		const gap = largestGap(metric, named, level);
		return gap === void 0 ? [] : [gap];
	});
	const rows = sizes.reduce((sum, size, index) => kept.includes(index) ? sum : sum + size, 0);
	const left = sizes.length - kept.length;
	return {
		groups: listed.map(({ group }) => group),
		...left === 0 ? {} : { omitted: {
			groups: left,
			rows
		} },
		gaps
	};
}
/** The places of the largest groups, in their own order. */
function largest(sizes) {
	return sizes.map((_, index) => index).toSorted((a, b) => sizes[b] - sizes[a] || a - b).slice(0, 50).toSorted((a, b) => a - b);
}
function describeGroup(index, { split, sizes, measured, level }) {
	const name = split.names[index] ?? "";
	const n = sizes[index] ?? 0;
	const own = {
		name,
		...split.hasMissing && index === split.names.length - 1 ? { missing: true } : {},
		n
	};
	if (n < 30) return {
		group: own,
		samples: []
	};
	const samples = measured.flatMap(({ metric, samples: all, counted }) => {
		const sample = all[index];
		return sample === void 0 || sample.n === 0 ? [] : [{
			metric,
			name,
			sample,
			rows: counted?.[index] ?? sample.n
		}];
	});
	const metrics = samples.map(({ metric, sample, rows }) => {
		const { value, low, high } = estimateSample(sample, level);
		return {
			name: metric,
			value,
			interval: {
				low,
				high,
				level,
				method: METHODS[sample.kind]
			},
			n: rows
		};
	});
	return {
		group: {
			...own,
			metrics
		},
		samples
	};
}
function adjust$1(attributes) {
	const tested = attributes.flatMap(({ gaps }) => gaps.filter(({ pValue }) => pValue !== void 0));
	const adjusted = benjaminiHochberg(tested.map(({ pValue = 1 }) => pValue));
	const found = new Map(tested.map((gap, i) => [gap, adjusted[i] ?? 1]));
	return attributes.map((attribute) => ({
		...attribute,
		gaps: attribute.gaps.map((gap) => {
			const adjustedPValue = found.get(gap);
			return adjustedPValue === void 0 ? gap : {
				...gap,
				adjustedPValue
			};
		})
	}));
}

/**
* Sums over the rows of the groups at `kept`, those of a group behind each other, and another draw of them with replacement: of the rows of each
* group, dealt into units that are drawn whole where there are many, or of whole clusters, which may have rows of several groups.
*/
function prepareSums({ of }, { numbers, kept }, { units, prng }) {
	const { width } = numbers;
	const parts = kept.map((group) => {
		const rows = numbers.order.filter((row) => of[row] === group);
		return units === void 0 ? dealtSums(rows, numbers, prng) : unitSums(rows, numbers, units);
	});
	const counts = new Float64Array(kept.length * width);
	parts.forEach((own, group) => {
		for (let at = 0; at < own.length; at++) counts[group * width + at % width] += own[at];
	});
	const redraw = (out) => {
		out.fill(0);
		const many = units?.count ?? 0;
		const drawn = Int32Array.from({ length: many }, () => prng.below(many));
		parts.forEach((own, group) => {
			const size = own.length / width;
			for (let i = 0; i < size; i++) {
				const from = (units === void 0 ? prng.below(size) : drawn[i]) * width;
				for (let at = 0; at < width; at++) out[group * width + at] += own[from + at];
			}
		});
	};
	return {
		counts,
		redraw
	};
}
/** Sums per unit; each row is one, or where there are more rows than units they are dealt at random. */
function dealtSums(rows, numbers, prng) {
	const count = Math.min(rows.length, 200);
	const dealt = rows.map((_, i) => i % count);
	shuffle(dealt, prng);
	return summed(rows, numbers, {
		count,
		unitOf: (_row, i) => dealt[i]
	});
}
/** Sums per unit of whole clusters, 0 for those without a row of the group. */
function unitSums(rows, numbers, { of, count }) {
	return summed(rows, numbers, {
		count,
		unitOf: (row) => of[row]
	});
}
function summed(rows, { values, width }, { count, unitOf }) {
	const sums = new Float64Array(count * width);
	rows.forEach((row, place) => {
		const unit = unitOf(row, place) * width;
		for (let at = 0; at < width; at++) sums[unit + at] += values[row * width + at];
	});
	return sums;
}

/** More rows than this are never behind the common share: groups that differ less than chance would are drawn onto it. */
const STRONGEST = 1e6;
/**
* Shares of groups drawn towards their common share (empirical Bayes, beta-binomial, moments by E. Kleinman, JASA 68, 1973), each with the
* interval of its posterior. The fewer rows a group has, the further it is drawn. Every group needs a row.
*/
function shrinkShares(shares, level) {
	const { centre, strength } = commonShare(shares);
	return shares.map(({ k, n }) => {
		const [a, b] = [k + strength * centre, n - k + strength * (1 - centre)];
		const value = a / (a + b);
		if (!(a > 0 && b > 0)) return {
			value,
			low: value,
			high: value
		};
		const { low, high } = betaInterval(a, b, level);
		return {
			value,
			low: Math.min(low, value),
			high: Math.max(high, value)
		};
	});
}
/** From so many rows on either side on the log odds are normal for every purpose, and quicker. */
const NORMAL_FROM = 200;
function betaInterval(a, b, level) {
	if (Math.min(a, b) < NORMAL_FROM) return {
		low: betaQuantile((1 - level) / 2, a, b),
		high: betaQuantile((1 + level) / 2, a, b)
	};
	const half = twoSidedZ(level) * Math.sqrt(1 / a + 1 / b);
	const end = (x) => 1 / (1 + b / a * Math.exp(-x));
	return {
		low: end(-half),
		high: end(half)
	};
}
/** The common share and how many rows it counts for, from how much more than binomially the shares vary. */
function commonShare(shares) {
	const rows = shares.reduce((sum, { n }) => sum + n, 0);
	const centre = shares.reduce((sum, { k }) => sum + k, 0) / rows;
	const spread = shares.reduce((sum, { k, n }) => sum + n * (k / n - centre) ** 2, 0);
	const room = rows - shares.reduce((sum, { n }) => sum + n * n, 0) / rows;
	const binomial = centre * (1 - centre);
	const between = room > 0 ? (spread - (shares.length - 1) * binomial) / room : 0;
	if (!(between > 0) || binomial === 0) return {
		centre,
		strength: STRONGEST
	};
	return {
		centre,
		strength: Math.min(STRONGEST, Math.max(0, binomial / between - 1))
	};
}
/** The same for means (normal-normal, R. DerSimonian and N. Laird, Controlled Clinical Trials 7, 1986). */
function shrinkMeans(means, level) {
	const errors = means.map(({ variance, n }) => Math.max(variance / n, Number.MIN_VALUE));
	const weights = errors.map((error) => 1 / error);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const centre = means.reduce((sum, { mean }, i) => sum + weights[i] * mean, 0) / total;
	const spread = means.reduce((sum, { mean }, i) => sum + weights[i] * (mean - centre) ** 2, 0);
	const room = total - weights.reduce((sum, weight) => sum + weight * weight, 0) / total;
	const between = room > 0 ? Math.max(0, (spread - (means.length - 1)) / room) : 0;
	return means.map(({ mean }, i) => {
		const error = errors[i];
		const own = between / (between + error);
		const value = centre + own * (mean - centre);
		const half = twoSidedZ(level) * Math.sqrt(own * error + (1 - own) ** 2 / total);
		return {
			value,
			low: value - half,
			high: value + half
		};
	});
}

/**
* The groups of crossed attributes with their rates beside the rates drawn towards those of all rows (empirical Bayes), the group whose
* first rate lies furthest from that of all rows first.
*/
function shrunkGroups(groups, rates, asked) {
	const shown = rates.filter(({ metric }) => MAIN_RATES.includes(metric));
	const drawn = new Map(shown.map((rate) => [keyOf(rate), shrunkOf(rate, asked)]));
	const [first] = shown;
	const middle = first === void 0 ? 0 : estimateSample(first.overall, asked.level).value;
	const distance = ({ rates: [own] }) => Math.abs((own?.shrunk?.[0] ?? middle) - middle);
	return groups.map((group) => ({
		...group,
		rates: group.rates.flatMap((rate) => {
			const found = drawn.get(keyOf(rate));
			if (found === void 0) return [];
			const own = found.get(group.name);
			return [own === void 0 ? rate : {
				...rate,
				shrunk: triple(own)
			}];
		})
	})).toSorted((a, b) => distance(b) - distance(a));
}
function keyOf({ metric, class: of = "" }) {
	return `${metric} ${of}`;
}
function shrunkOf(rate, asked) {
	const named = namedOf(rate, asked);
	const shares = named.flatMap(({ own }) => own.kind === "share" ? [own] : []);
	const means = named.flatMap(({ own }) => own.kind === "mean" ? [own] : []);
	const all = shares.length > 0 ? shrinkShares(shares, asked.level) : shrinkMeans(means, asked.level);
	return new Map(named.flatMap(({ name }, i) => all[i] === void 0 ? [] : [[name, all[i]]]));
}

/**
* Every rate of every group of the protected attributes, the gaps between the groups with simultaneous intervals and tests
* (Benjamini-Hochberg over attributes and metrics), attributes crossed, indices of inequality, and against a champion how the gaps moved.
* Groups below `MIN_GROUP_ROWS` rows are counted, not measured. The order of the rows changes nothing.
*/
function measureFairness(request) {
	const { columns, level, intersections = [] } = request;
	if (columns.length === 0) return void 0;
	const prepared = prepare(request);
	if (prepared === void 0) return void 0;
	const splits = new Map(columns.map((column) => [column.name, splitGroups(column, groupingOf(request, column.name))]));
	const single = [...splits].map(([attribute, split]) => {
		return measureSplit(prepared, split, {
			attribute,
			reference: groupingOf(request, attribute).reference
		});
	});
	const crossed = intersections.slice(0, 100 - single.length).map((names) => crossing(prepared, splits, names));
	const indices = rowIndices(prepared, request.features ?? []);
	return {
		level,
		splits: adjust([...single, ...crossed]),
		...indices.length === 0 ? {} : { indices }
	};
}
function prepare({ task, labels, predictions, champion, clusters, level, seed }) {
	const models = [{
		name: "candidate",
		predictions
	}, ...champion ? [{
		name: "champion",
		predictions: champion
	}] : []];
	const [rows, other] = toRowsInOrder({
		task,
		labels,
		models
	});
	if (rows === void 0) return void 0;
	const units = clusters === void 0 ? void 0 : dealClusters(clusters, createPrng(`${seed} fairness units`));
	const sample = rateSampler(rows);
	const common = {
		rates: units === void 0 ? sample : (split) => discountRates(sample(split), split, {
			units,
			sample
		}),
		level,
		seed,
		...units === void 0 ? {} : { units }
	};
	if (rows.kind === "multiclass" && other !== void 0) return {
		...common,
		pairs: rightPairs(rows, other)
	};
	if (rows.kind === "regression" && other?.kind === "regression") return {
		...common,
		errors: errorNumbers(rows, other)
	};
	if (rows.kind !== "binary") return common;
	const [own, before] = [decide(rows), other === void 0 ? void 0 : decide(other)];
	const truth = (row) => rows.labels[row];
	return {
		...common,
		...isProbability(rows) ? { calibration: calibrationSampler(rows.scores, rows.labels) } : {},
		cells: own.map((to, row) => 2 * truth(row) + to),
		...before === void 0 ? {} : { pairs: own.map((to, row) => 4 * truth(row) + 2 * to + before[row]) }
	};
}
/** Right and wrong as positives that were found or overlooked: their share of all rows is the accuracy. */
function rightPairs(rows, other) {
	const [own, before] = [decide(rows), decide(other)];
	return rows.labels.map((label, row) => 4 + 2 * Number(own[row] === label) + Number(before[row] === label));
}
function isProbability({ scores }) {
	return scores.every((score) => score >= 0 && score <= 1);
}
function measureSplit(prepared, split, { attribute, reference }) {
	const sizes = sizesOf(split);
	const kept = measurable(sizes);
	const names = kept.map((place) => split.names[place]);
	const isHeld = reference !== void 0 && names.includes(reference);
	const asked = {
		split,
		sizes,
		kept,
		against: isHeld ? [
			"largest_gap",
			"overall",
			"reference"
		] : ["largest_gap", "overall"],
		level: prepared.level,
		...isHeld ? { reference } : {}
	};
	const rates = prepared.rates(split);
	const calibration = calibrationOf(prepared, asked, rates);
	const groups = describeRates(rates, asked).map((group, i) => {
		const rate = calibration?.rates[i];
		return rate === void 0 ? group : {
			...group,
			rates: [...group.rates, rate]
		};
	});
	return {
		attribute,
		...isHeld ? { reference } : {},
		groups,
		...suppressed(sizes, kept),
		measures: [...describeGaps(rates, asked), ...calibration?.measures ?? []],
		...decisionsOf$1(prepared, split, {
			kept,
			name: attribute
		})
	};
}
function decisionsOf$1({ cells, pairs, errors, units, level, seed }, split, { kept, name }) {
	const draws = {
		units,
		prng: createPrng(`${seed} fairness ${name}`)
	};
	const of = (list, size) => prepareRedraw(split, {
		cells: list,
		size,
		kept
	}, draws);
	const indices = cells === void 0 ? [] : inequalityOfGroups(of(cells, 4), level);
	if (errors !== void 0) {
		const changes = errorGapChanges(prepareSums(split, {
			numbers: errors,
			kept
		}, draws), level);
		return changes.length === 0 ? {} : { changes };
	}
	const all = pairs === void 0 ? [] : gapChanges(of(pairs, 8), level);
	const changes = cells === void 0 ? all.filter(({ measure }) => measure === "accuracy_difference") : all;
	return {
		...indices.length === 0 ? {} : { indices },
		...changes.length === 0 ? {} : { changes }
	};
}
function calibrationOf({ calibration, level }, { split, sizes, kept }, rates) {
	if (calibration === void 0 || kept.length === 0) return void 0;
	const found = calibration(split, {
		kept,
		levels: [level, 1 - (1 - level) / kept.length],
		effects: rates.find(({ metric }) => metric === "calibration_bias")?.effects
	});
	const own = found.map(([one], i) => {
		const n = sizes[kept[i] ?? -1] ?? 0;
		return one === void 0 ? void 0 : {
			metric: "calibration_error",
			value: triple(one),
			n
		};
	});
	const joint = found.map(([, wide]) => wide ?? {
		value: 0,
		low: 0,
		high: 1
	});
	const value = Math.max(...joint.map((one) => one.value));
	const ends = {
		low: Math.max(...joint.map((one) => one.low)),
		high: Math.max(...joint.map((one) => one.high))
	};
	const highest = split.names[kept[joint.findIndex((one) => one.value === value)] ?? -1] ?? "";
	return {
		rates: own,
		measures: [{
			measure: "calibration_error",
			against: "largest_gap",
			value: triple({
				value,
				...ends
			}),
			highest
		}]
	};
}
/** The groups that are large enough, the largest of them where there are too many, in their own order. */
function measurable(sizes) {
	return sizes.map((_, place) => place).filter((place) => sizes[place] >= 30).toSorted((a, b) => sizes[b] - sizes[a] || a - b).slice(0, 50).toSorted((a, b) => a - b);
}
function suppressed(sizes, kept) {
	const left = sizes.filter((_, place) => !kept.includes(place));
	if (left.length === 0) return {};
	return { suppressed: {
		groups: left.length,
		rows: left.reduce((sum, size) => sum + size, 0)
	} };
}
/** Groups of several attributes crossed: worst first by the shrunk value of the first rate, and only the gaps between them. */
function crossing(prepared, splits, columns) {
	const parts = columns.flatMap((column) => splits.get(column) ?? []);
	const split = {
		cut: "values",
		hasMissing: false,
		...crossSplits(parts)
	};
	const sizes = sizesOf(split);
	const kept = measurable(sizes);
	const asked = {
		split,
		sizes,
		kept,
		against: ["largest_gap"],
		level: prepared.level
	};
	const rates = prepared.rates(split);
	return {
		attribute: columns.join(" & "),
		columns: [...columns],
		groups: shrunkGroups(describeRates(rates, asked), rates, asked),
		...suppressed(sizes, kept),
		measures: describeGaps(rates, asked)
	};
}
function rowIndices({ cells, units, level, seed }, features) {
	if (cells === void 0) return [];
	const whole = {
		cut: "values",
		of: new Int32Array(cells.length),
		names: ["all"],
		hasMissing: false
	};
	const draws = {
		units,
		prng: createPrng(`${seed} fairness rows`)
	};
	return [...inequalityOfRows(prepareRedraw(whole, {
		cells,
		size: 4,
		kept: [0]
	}, draws), level), ...inconsistency(features, cells.map((cell) => cell % 2), seed, level)];
}
/** Adjusts the p values of all attributes and metrics as one family. */
function adjust(splits) {
	const tested = splits.flatMap(({ measures }) => measures.filter(({ pValue }) => pValue !== void 0));
	const adjusted = benjaminiHochberg(tested.map(({ pValue = 1 }) => pValue));
	const found = new Map(tested.map((one, i) => [one, rounded(adjusted[i] ?? 1)]));
	return splits.map((split) => ({
		...split,
		measures: split.measures.map((one) => {
			const adjustedPValue = found.get(one);
			return adjustedPValue === void 0 ? one : {
				...one,
				adjustedPValue
			};
		})
	}));
}

/** Who is affected: groups of protected attributes, and with a champion (`pair`) the rows that flipped. Absent where not asked for. */
function measureAffected(holdout, candidate, { pair, ...asked }) {
	const { ids } = holdout;
	const flips = pair && findFlips({
		...pair,
		slices: flipSlices(holdout),
		...ids === void 0 ? {} : { ids }
	});
	return {
		...measureProtected(holdout, {
			...asked,
			predictions: candidate,
			...pair && { champion: pair.champion }
		}),
		...flips === void 0 ? {} : { flips }
	};
}
/** The declared slices, and the groups of protected attributes as slices. */
function flipSlices({ slices, protected: columns }) {
	const groups = columns.flatMap((column) => {
		const { names, of } = splitGroups(column);
		if (names.length > 50) return [];
		return names.map((name, group) => ({
			name: `${column.name}: ${name}`,
			holds: Uint8Array.from(of, (own) => Number(own === group))
		}));
	});
	return [...slices, ...groups];
}
/** The groups of protected attributes and everything between them; nothing where the configuration names no column. */
function measureProtected({ protected: columns, fairness: settings, dependence, table, features: names }, asked) {
	if (columns.length === 0 || !isPlain(asked.task.kind)) return {};
	const features = names.flatMap((name) => columnOf(table, name) ?? []);
	const request = {
		...asked,
		...settings,
		columns,
		features,
		...dependence?.by === "group" ? { clusters: dependence.of } : {}
	};
	const fairness = measureFairness(request);
	return {
		groups: measureGroups(request),
		...fairness === void 0 ? {} : { fairness }
	};
}

/** The smallest value that so large a share of the values does not exceed (the nearest rank). */
function nearestRank(sorted, p) {
	return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? 0;
}
/**
* A quantile with the order statistics whose ranks hold it with the coverage `level` (binomial, exact, free of any shape of the
* distribution); the largest value is the upper end where there are too few values for a better one.
*/
function quantileWithInterval(values, p, level) {
	const sorted = values.slice().sort();
	const n = sorted.length;
	const tail = (1 - level) / 2;
	let low = 0;
	while (low < n && binomialCdf(low, n, p) <= tail) low++;
	let high = low;
	while (high < n && binomialCdf(high, n, p) < 1 - tail) high++;
	return {
		value: nearestRank(sorted, p),
		interval: {
			low: Math.min(nearestRank(sorted, p), sorted[Math.max(0, low - 1)] ?? 0),
			high: Math.max(nearestRank(sorted, p), sorted[Math.min(n - 1, high)] ?? 0),
			level,
			method: "order statistics"
		}
	};
}
/** Median of the pairs' ratios with its interval: candidate and champion were asked right after each other. */
function ratioOfPairs(own, other, level) {
	const ratios = own.map((value, i) => value / other[i]).filter(Number.isFinite);
	return ratios.length === 0 ? void 0 : quantileWithInterval(ratios, .5, level);
}

/**
* Draws `size` rows by the hash of their content and of `seed`, in the order of the hash: the order in which the rows came changes neither
* which rows are drawn nor their order. All rows, in that order, where there are no more.
*/
function drawRows(table, size, seed) {
	const keys = rowKeys(table, seed);
	const order = Int32Array.from({ length: table.rows }, (_, row) => row);
	order.sort((a, b) => keys[a] - keys[b]);
	return order.slice(0, Math.min(size, table.rows));
}
function rowKeys({ rows, columns }, seed) {
	const first = new Int32Array(rows).fill(hashText(seed, 2166136261));
	const second = new Int32Array(rows).fill(hashText(seed, 2654435769));
	const byName = columns.toSorted((a, b) => a.name < b.name ? -1 : 1);
	for (const column of byName) {
		const cell = cellHash(column);
		for (let row = 0; row < rows; row++) {
			const hash = cell(row);
			first[row] = mixed(first[row] ^ hash, 2246822507);
			second[row] = mixed(second[row] + hash, 3266489909);
		}
	}
	return Float64Array.from(first, (high, row) => (high >>> 0) * 2 ** 20 + (second[row] >>> 12));
}
function cellHash(column) {
	if (column.kind === "text") {
		const hashes = column.dictionary.map((text) => hashText(text, 2166136261));
		return (row) => hashes[column.codes[row]] ?? 625341585;
	}
	const { values } = column;
	const number = /* @__PURE__ */ new Float64Array(1);
	const words = new Int32Array(number.buffer);
	return (row) => {
		const value = values[row];
		number[0] = Number.isNaN(value) ? NaN : value;
		return Math.imul(words[0], 16777619) ^ words[1];
	};
}
function hashText(text, start) {
	let hash = start;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
	return hash | 0;
}
/** The finaliser of MurmurHash3 (Austin Appleby, public domain): every bit of the input moves every bit of the output. */
function mixed(value, factor) {
	let hash = Math.imul(value ^ value >>> 16, factor);
	hash = Math.imul(hash ^ hash >>> 13, 1540483477);
	return hash ^ hash >>> 15;
}
/** The drawn rows of a column. */
function takeRows(column, drawn) {
	if (column.kind === "numeric") {
		const values = Float64Array.from(drawn, (row) => column.values[row]);
		return {
			kind: "numeric",
			name: column.name,
			values
		};
	}
	const codes = Int32Array.from(drawn, (row) => column.codes[row]);
	return {
		kind: "text",
		name: column.name,
		codes,
		dictionary: column.dictionary
	};
}
/** The labels of the drawn rows of a table with `rows` rows. */
function takeLabels(labels, drawn, rows) {
	const { values } = labels;
	const width = Math.max(1, Math.round(values.length / Math.max(1, rows)));
	const at = (i) => values[drawn[Math.floor(i / width)] * width + i % width];
	const taken = values.slice(0, drawn.length * width);
	for (let i = 0; i < taken.length; i++) taken[i] = at(i);
	return {
		...labels,
		values: taken
	};
}

const WARM_UP = 20;
const BATCHES = 10;
/** Single rows are asked until there are as many as asked for and this much time has gone by, or ten times as many. */
const LEAST_MS = 500;
/**
* Latency, throughput and growth of memory of candidate and champion, asked in turns so that whatever else the machine does hits both; where
* `test.budget` asks for it. Throws what a probe throws.
*/
async function measurePerformance({ models, meter, log }, { model, holdout, candidate, champion }) {
	const { budget: settings, level } = model.test;
	if (settings === void 0 || model.model.kind !== "file") return {};
	const timed = [];
	const open = async (path, { files }, allowed) => {
		const probe = await openProbe({ models }, path, holdout, allowed);
		timed.push({
			probe,
			size: files.reduce((sum, { size }) => sum + size, 0),
			single: [],
			batch: [],
			memory: 0
		});
	};
	try {
		await open(model.model.path, candidate, holdout.features);
		if (champion.state === "scored") await open(champion.path, champion.scored, holdout.inputs);
		log.progress(`timing ${model.name}`, 0, settings.calls, "calls");
		const rows = Math.min(settings.rows, holdout.rows);
		const batch = Int32Array.from({ length: rows }, (_, row) => row);
		for (let i = 0; i < WARM_UP; i++) await takeTurns(timed, i, [i % holdout.rows], async (_one, ask) => void await ask());
		const from = meter.elapsed();
		const isDone = (i) => i >= settings.calls && meter.elapsed() - from > LEAST_MS;
		for (let i = 0; i < settings.calls * 10 && !isDone(i); i++) await takeTurns(timed, i, [i % holdout.rows], async (one, ask) => void one.single.push(await timeOf(meter, ask)));
		for (let i = 0; i <= BATCHES; i++) await takeTurns(timed, i, batch, async (one, ask) => {
			const before = meter.memory();
			const took = await timeOf(meter, ask);
			if (i > 0) one.batch.push(took);
			one.memory = Math.max(one.memory, meter.memory() - before);
		});
		const [own, other] = timed;
		if (own === void 0) return {};
		const ratio = other && ratioOfPairs(Float64Array.from(own.single), Float64Array.from(other.single), level);
		return { performance: {
			machine: { ...meter.machine },
			batchRows: rows,
			candidate: toSide(own, rows, level),
			...other === void 0 ? {} : { champion: toSide(other, rows, level) },
			...ratio === void 0 ? {} : { ratio }
		} };
	} finally {
		for (const { probe } of timed) await probe.close();
	}
}
/** Both models about the same rows; who goes first changes with every turn. */
async function takeTurns(timed, turn, rows, measure) {
	for (const one of turn % 2 === 0 ? timed : timed.toReversed()) {
		const columns = one.probe.columns.map((column) => takeRows(column, rows));
		await measure(one, () => one.probe.predict(columns));
	}
}
async function timeOf(meter, ask) {
	const from = meter.elapsed();
	await ask();
	return meter.elapsed() - from;
}
function toSide({ single, batch, memory, size }, rows, level) {
	const sorted = Float64Array.from(single).sort();
	const batchMs = nearestRank(Float64Array.from(batch).sort(), .5);
	return {
		calls: single.length,
		p50: nearestRank(sorted, .5),
		p95: quantileWithInterval(sorted, .95, level),
		p99: nearestRank(sorted, .99),
		batchMs,
		rowsPerSecond: batchMs > 0 ? 1e3 * rows / batchMs : 0,
		memoryBytes: memory,
		sizeBytes: size
	};
}

/** Longest message of a model that is kept. */
const MAX_MESSAGE = 280;
/** Asks, and takes a model that does not answer for a finding instead of an error of the test. */
async function tryAsk(ask, columns) {
	try {
		return {
			state: "answered",
			predictions: await ask(columns)
		};
	} catch (error) {
		const [line = ""] = messageOf(error).split("\n");
		return {
			state: failureOf(error),
			message: line.slice(0, MAX_MESSAGE).toWellFormed() || "no message"
		};
	}
}
function failureOf(error) {
	if (error instanceof ModelLost) return error.how;
	if (!(error instanceof UserError)) return "crashed";
	if (error.code !== "PREDICTION_INVALID") return "refused";
	return /no probability|add up to/.test(error.message) ? "out-of-range" : "not-finite";
}
/** All numbers of the answers in row order, `width` of them per row. */
function answerNumbers(predictions, rows) {
	const values = numbersOf$1(predictions);
	return {
		values,
		width: rows === 0 ? 1 : values.length / rows
	};
}
function numbersOf$1(predictions) {
	if ("scores" in predictions) return predictions.scores;
	return "probabilities" in predictions ? predictions.probabilities : predictions.values;
}
/** The decided class per row (binary: 1 is positive; ties of several classes go to the first); `undefined` where nothing is decided. */
function decisionsOf(predictions, task) {
	if (task.kind === "binary" && predictions.kind === "binary") return Int32Array.from(predictions.scores, (score) => score >= task.threshold ? 1 : 0);
	if (task.kind !== "multiclass" || predictions.kind !== "multiclass") return void 0;
	const { probabilities, classes } = predictions;
	const width = classes.length;
	return Int32Array.from({ length: probabilities.length / width }, (_, row) => {
		let best = 0;
		for (let k = 1; k < width; k++) if (probabilities[row * width + k] > probabilities[row * width + best]) best = k;
		return task.classes.indexOf(classes[best]);
	});
}
/** Rows of columns of a table; 0 without columns. */
function rowsOf([first]) {
	if (first === void 0) return 0;
	return first.kind === "numeric" ? first.values.length : first.codes.length;
}

/** How far the decision of each row is from flipping: the score's distance to the threshold, or the lead of the first class over the second. */
function margins(predictions, task, rows) {
	const { values, width } = answerNumbers(predictions, rows);
	if (task.kind === "binary") return values.map((score) => Math.abs(score - task.threshold));
	return Float64Array.from({ length: rows }, (_, row) => {
		const sorted = values.slice(row * width, (row + 1) * width).sort();
		return sorted[width - 1] - (sorted[width - 2] ?? 0);
	});
}

const PROBES = [
	.1,
	.25,
	.5,
	1,
	2
];
const BISECTIONS = 7;
/** Longest step along a direction, in standard deviations. */
const REACH = 3;
/** The share of a row's distance by which a random restart must be shorter. */
const SHORTER = .9;
/**
* Greedy search with random restarts, all rows in one question per step: every column by itself on a grid of steps; the direction in which the
* score falls fastest, halved to the point of the flip; then random directions around the best change. Equal input gives equal bytes.
*/
async function searchFlips(search) {
	const rows = search.decided.length;
	const start = new Float64Array(rows);
	const state = {
		...search,
		rows,
		best: Array.from({ length: rows }, () => void 0),
		slope: new Float64Array(rows * search.columns.length),
		steepest: new Float64Array(rows * search.columns.length),
		start,
		asked: 0
	};
	const unchanged = await tryStep(state, () => new Float64Array(search.columns.length));
	start.set(unchanged);
	await probeColumns(state);
	await followSlopes(state);
	await shortenBest(state);
	await restartAtRandom(state);
	await shortenBest(state);
	return {
		found: state.best,
		asked: state.asked
	};
}
/** Each column by itself, from the smallest step: a row whose decision has flipped by a shorter step needs no longer one. */
async function probeColumns(state) {
	const width = state.columns.length;
	const budget = state.queries * .6;
	const steps = PROBES.filter((_, i) => width * 2 * PROBES.length <= budget || i === 1 || i === 3);
	const tried = Math.min(width, Math.max(1, Math.floor(budget / (2 * steps.length))));
	for (const step of steps) for (let column = 0; column < tried; column++) for (const sign of [1, -1]) await probe(state, column, sign * step);
}
async function probe(state, column, size) {
	const width = state.columns.length;
	const step = (row) => {
		const known = state.best[row];
		if (known !== void 0 && known.distance < .999 * Math.abs(size)) return void 0;
		const moved = new Float64Array(width);
		moved[column] = size;
		return moved;
	};
	const margin = await tryStep(state, step);
	for (let row = 0; row < state.rows; row++) {
		const now = margin[row];
		if (Number.isNaN(now)) continue;
		const gain = (state.start[row] - now) / size;
		const at = row * width + column;
		if (state.slope[at] === 0) state.slope[at] = gain;
		if (Math.abs(gain) > Math.abs(state.steepest[at])) state.steepest[at] = gain;
	}
}
/** Along the directions in which the row comes closest to a flip per standard deviation: out to the reach, and back by halves. */
async function followSlopes(state) {
	for (const slope of [state.slope, state.steepest]) await bisect(state, Array.from({ length: state.rows }, (_, row) => directionOf(state, slope, row)), (row) => state.best[row]?.distance ?? REACH);
}
function directionOf({ columns }, slope, row) {
	const width = columns.length;
	return unit(slope.slice(row * width, (row + 1) * width));
}
function unit(vector) {
	const length = Math.hypot(...vector);
	return length > 0 ? vector.map((value) => value / length) : void 0;
}
/** The best change made shorter along its own direction. */
async function shortenBest(state) {
	await bisect(state, state.best.map((found) => found && unit(found.moved)), (row) => state.best[row]?.distance ?? 0);
}
async function bisect(state, directions, reach) {
	const low = new Float64Array(state.rows);
	const high = Float64Array.from(directions, (direction, row) => direction === void 0 ? 0 : reach(row));
	for (let i = 0; i <= BISECTIONS; i++) {
		const at = high.map((far, row) => i === 0 ? far : (far + low[row]) / 2);
		const margin = await tryStep(state, (row) => {
			const direction = directions[row];
			return direction === void 0 || at[row] === 0 ? void 0 : direction.map((value) => value * at[row]);
		});
		for (const [row, now] of margin.entries()) if (now < 0) high[row] = at[row];
		else if (i > 0) low[row] = at[row];
	}
}
/** Random directions around the best change, a little shorter than it; random ones where there is none yet. */
async function restartAtRandom(state) {
	const width = state.columns.length;
	const { prng } = state;
	const rounds = Math.max(0, Math.min(100, state.queries - state.asked - BISECTIONS - 1));
	for (let i = 0; i < rounds; i++) await tryStep(state, (row) => {
		const found = state.best[row];
		const centre = (found && unit(found.moved)) ?? directionOf(state, state.steepest, row);
		const length = found === void 0 ? REACH : found.distance * SHORTER;
		return unit(Float64Array.from({ length: width }, () => (prng.next() - .5) / Math.sqrt(width)).map((value, k) => value + (centre?.[k] ?? 0)))?.map((value) => value * length);
	});
}
/**
* Asks about one change per row; keeps those that flip and are the shortest yet. The margin of each row, negative where it flipped, NaN where
* nothing was asked or answered.
*/
async function tryStep(state, step) {
	const result = new Float64Array(state.rows).fill(NaN);
	if (state.asked >= state.queries) return result;
	const { changed, moved } = applyStep(state, step);
	state.asked++;
	const answer = await tryAsk(state.ask, changed);
	if (answer.state !== "answered") return result;
	const decisions = decisionsOf(answer.predictions, state.task);
	const margin = margins(answer.predictions, state.task, state.rows);
	for (let row = 0; row < state.rows; row++) {
		const by = moved[row];
		if (by === void 0) continue;
		const isFlipped = decisions?.[row] !== state.decided[row];
		result[row] = isFlipped ? -margin[row] - Number.MIN_VALUE : margin[row];
		const distance = Math.hypot(...by);
		if (isFlipped && distance < (state.best[row]?.distance ?? Number.POSITIVE_INFINITY)) state.best[row] = {
			moved: by,
			distance
		};
	}
	return result;
}
/** The columns with the change applied as far as the observed range and whole numbers let it be, and what really moved. */
function applyStep({ all, columns, rows }, step) {
	const wanted = Array.from({ length: rows }, (_, row) => step(row));
	const moved = wanted.map((one) => one?.slice());
	const changed = /* @__PURE__ */ new Map();
	for (const [k, { column, numbers, character }] of columns.entries()) {
		if (column.kind !== "numeric" || numbers === void 0) continue;
		const { sd, min, max } = numbers;
		const values = column.values.map((value, row) => {
			const by = wanted[row]?.[k] ?? 0;
			if (by === 0 || Number.isNaN(value)) return value;
			const now = Math.min(max, Math.max(min, value + by * sd));
			return character === "whole" ? Math.round(now) : now;
		});
		for (let row = 0; row < rows; row++) {
			const by = (values[row] - column.values[row]) / sd;
			const own = moved[row];
			if (own !== void 0) own[k] = Number.isNaN(by) ? 0 : by;
		}
		changed.set(column.name, {
			...column,
			values
		});
	}
	return {
		changed: all.map((column) => changed.get(column.name) ?? column),
		moved
	};
}

/** The columns of a model as the sample has them, with some of them replaced. */
function columnsFor(names, { columns }, changed = /* @__PURE__ */ new Map()) {
	return names.flatMap((name) => changed.get(name) ?? columns.get(name)?.column ?? []);
}
/** k of n rows with Wilson's interval. */
function shareOf(k, n, level) {
	return {
		k,
		n,
		interval: {
			...wilsonInterval(k, n, level),
			level,
			method: "Wilson"
		}
	};
}

/** Distances, in standard deviations, within which the share of flippable rows is reported. */
const WITHIN = [
	.1,
	.25,
	.5
];
const QUANTILES = [
	.05,
	.1,
	.25,
	.5
];
const SHOWN_COLUMNS = 10;
/** Up to `count` rows that all models decide right, evenly spread from the closest to a flip to the farthest of the first model. */
function rowsToAttack(models, labels, { task, rows }, count) {
	const [first] = models;
	const decided = models.map((predictions) => decisionsOf(predictions, task));
	if (first === void 0 || decided.includes(void 0)) return [];
	const right = Array.from({ length: rows }, (_, row) => row).filter((row) => decided.every((one) => one?.[row] === labels.values[row]));
	const margin = margins(first, task, rows);
	right.sort((a, b) => margin[a] - margin[b] || a - b);
	const taken = Math.min(count, right.length);
	return Array.from({ length: taken }, (_, i) => right[Math.floor((i + .5) * right.length / taken)]);
}
/**
* Searches for the smallest change of numeric columns that flips each decision, without looking into the model: a bound from above on the true
* smallest distance, which no search of this kind can prove. Distances are Euclidean, in standard deviations of the holdout, inside the observed
* range; whole numbers stay whole; dates, yes-and-no and texts are left as they are. Undefined where no column may change.
*/
async function attackModel(attack) {
	const { facts, immutable, rows, base, task, seed, queries } = attack;
	const mutable = facts.filter(({ column, character, numbers }) => (character === "number" || character === "whole") && (numbers?.sd ?? 0) > 0 && !immutable.includes(column.name));
	const decided = decisionsOf(base, task);
	if (mutable.length === 0 || rows.length === 0 || decided === void 0) return void 0;
	const started = facts.map((one) => ({
		...one,
		column: takeRows(one.column, rows)
	}));
	const columns = mutable.flatMap(({ column }) => started.find((one) => one.column.name === column.name) ?? []);
	const { found, asked } = await searchFlips({
		ask: attack.ask,
		all: started.map(({ column }) => column),
		columns,
		decided: Int32Array.from(rows, (row) => decided[row]),
		task,
		queries,
		prng: createPrng(`${seed}:robustness:adversarial`)
	});
	return summarise(found, columns, asked, attack.level);
}
function summarise(found, columns, queries, level) {
	const n = found.length;
	const flipped = found.flatMap((one) => one ?? []);
	const distances = Float64Array.from(flipped, ({ distance }) => distance).sort();
	const at = (rank) => distances[rank];
	const median = at(Math.ceil(n / 2) - 1);
	return {
		rows: n,
		flipped: flipped.length,
		...median === void 0 ? {} : { median: {
			value: median,
			...medianBounds(distances, n, level),
			level
		} },
		quantiles: QUANTILES.flatMap((p) => {
			const distance = at(Math.max(0, Math.ceil(p * n) - 1));
			return distance === void 0 ? [] : [{
				p,
				distance
			}];
		}),
		within: WITHIN.map((distance) => ({
			distance,
			share: shareOf(distances.filter((one) => one <= distance).length, n, level)
		})),
		columns: weights(flipped, columns),
		queries
	};
}
/** Order statistics whose ranks hold the median with the coverage asked for (binomial, exact); no upper end where too few rows flipped. */
function medianBounds(sorted, n, level) {
	let rank = 0;
	while (rank < n / 2 && binomialCdf(rank, n, .5) <= (1 - level) / 2) rank++;
	const low = rank === 0 ? 0 : sorted[rank - 1] ?? 0;
	const high = rank === 0 ? void 0 : sorted[n - rank];
	return {
		low,
		...high === void 0 ? {} : { high }
	};
}
/** The mean share of each column in the squared distances. */
function weights(flipped, columns) {
	const totals = columns.map((_, i) => flipped.reduce((sum, { moved, distance }) => sum + (moved[i] / Math.max(distance, 1e-12)) ** 2, 0));
	return columns.map(({ column: { name } }, i) => ({
		name,
		weight: Math.min(1, totals[i] / Math.max(1, flipped.length))
	})).filter(({ weight }) => weight >= .005).sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1)).slice(0, SHOWN_COLUMNS);
}

/** Looks at one column; `type` is what the data source calls it (a date and a boolean are numbers in a table). */
function columnFacts(column, type) {
	if (column.kind === "text") {
		const frequent = mostFrequent(column.codes, column.dictionary);
		return {
			column,
			character: "text",
			...frequent === void 0 ? {} : { frequent }
		};
	}
	const present = column.values.filter(Number.isFinite).sort();
	const numbers = numberFacts(present);
	return {
		column,
		character: characterOf(present, type),
		...numbers === void 0 ? {} : { numbers }
	};
}
function characterOf(sorted, type) {
	if (type === "date") return "date";
	if (type === "boolean") return "yes-no";
	return sorted.every(Number.isInteger) ? "whole" : "number";
}
function numberFacts(sorted) {
	const n = sorted.length;
	if (n === 0) return void 0;
	let [mean, squares] = [0, 0];
	for (const value of sorted) mean += value / n;
	for (const value of sorted) squares += (value - mean) ** 2 / n;
	const sd = Math.sqrt(squares);
	const [min, max] = [sorted[0], sorted[n - 1]];
	return {
		sd: min === max ? 0 : sd,
		min,
		max,
		median: sorted[n >> 1]
	};
}
function mostFrequent(codes, dictionary) {
	const counts = /* @__PURE__ */ new Map();
	for (const code of codes) {
		const text = dictionary[code];
		if (text !== void 0) counts.set(text, (counts.get(text) ?? 0) + 1);
	}
	const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
	return best?.[0];
}

/** A text that no data set has, in the place of a category that was not there before. */
const UNSEEN = "assay-unseen-category";
/** A text column with every present text replaced; missing ones stay missing. `change` is asked once per row, in row order. */
function mapTexts(column, change) {
	const places = /* @__PURE__ */ new Map();
	const codes = column.codes.map((code) => {
		const text = column.dictionary[code];
		if (text === void 0) return -1;
		const changed = change(text);
		const place = places.get(changed) ?? places.size;
		places.set(changed, place);
		return place;
	});
	return {
		kind: "text",
		name: column.name,
		codes,
		dictionary: [...places.keys()]
	};
}
/** `count` typing mistakes: two letters swapped, one dropped, one doubled or one replaced, at random places. */
function withTypos(text, count, prng) {
	let letters = [...text];
	for (let i = 0; i < count && letters.length > 0; i++) letters = withTypo(letters, prng);
	return letters.join("");
}
function withTypo(letters, prng) {
	const at = prng.below(letters.length);
	const [letter = "", next] = letters.slice(at, at + 2);
	switch (prng.below(4)) {
		case 0: return next === void 0 ? letters.toSpliced(at, 1, letter, letter) : letters.toSpliced(at, 2, next, letter);
		case 1: return letters.length === 1 ? [letter, letter] : letters.toSpliced(at, 1);
		case 2: return letters.toSpliced(at, 0, letter);
		default: return letters.toSpliced(at, 1, String.fromCharCode(97 + prng.below(26)));
	}
}
/** Upper case, or lower case where it is upper case already. */
function otherCase(text) {
	const upper = text.toUpperCase();
	return upper === text ? text.toLowerCase() : upper;
}
/** A space before and after, and every space twice. */
function spaced(text) {
	return ` ${text.replaceAll(" ", "  ")} `;
}
/** Without punctuation, or with a full stop where there is none. */
function otherPunctuation(text) {
	const without = text.replace(/[\p{P}\p{S}]/gu, "");
	return without === text ? `${text}.` : without;
}
const ACCENTED = {
	a: "á",
	e: "é",
	i: "í",
	o: "ó",
	u: "ú",
	n: "ñ",
	c: "ç"
};
/** Without accents, or with one on its first letter that can have one. */
function otherAccents(text) {
	const without = text.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
	return without === text.normalize("NFC") ? text.replace(/[aeiounc]/, (letter) => ACCENTED[letter] ?? letter) : without;
}

/** Answers that differ by no more, in absolute terms or as a share of the answer, are the same: what float32 sums in another order may do. */
const SAME_WITHIN = 1e-5;
/** Rows that are asked in small batches. */
const SINGLE_ROWS$1 = 64;
const SEVENS_ROWS = 210;
/**
* Asks about the same rows again, in another order, one by one and by sevens: a model whose answers depend on the company of a row is not
* the model that the holdout measured.
*/
async function measureStability(asked, seed) {
	const { rows } = asked;
	const all = Int32Array.from({ length: rows }, (_, row) => row);
	const shuffled = all.slice();
	shuffle(shuffled, createPrng(`${seed}:robustness:order`));
	return [
		await checkRows$1("again", asked, [all]),
		await checkRows$1("order", asked, [shuffled]),
		await checkRows$1("batch-1", asked, batches(Math.min(rows, SINGLE_ROWS$1), 1)),
		await checkRows$1("batch-7", asked, batches(Math.min(rows, SEVENS_ROWS), 7))
	];
}
function batches(rows, size) {
	return Array.from({ length: Math.ceil(rows / size) }, (_, i) => Int32Array.from({ length: Math.min(size, rows - i * size) }, (_unused, k) => i * size + k));
}
async function checkRows$1(check, { ask, columns, base, rows }, parts) {
	let [seen, differing, largest] = [
		0,
		0,
		0
	];
	for (const part of parts) {
		const answer = await tryAsk(ask, columns.map((column) => takeRows(column, part)));
		if (answer.state !== "answered") return {
			check,
			rows: seen + part.length,
			differing,
			largest,
			failed: answer.state
		};
		for (const [i, row] of part.entries()) {
			const off = distance(answerOf(answer.predictions, i, part.length), answerOf(base, row, rows));
			if (off > 1e-5) differing++;
			largest = Math.max(largest, off);
		}
		seen += part.length;
	}
	return {
		check,
		rows: seen,
		differing,
		largest: largest <= 1e-5 ? 0 : largest
	};
}
/** Largest difference of two answers, as a share of the answer where that is above 1. */
function distance(now, known) {
	let most = 0;
	for (let i = 0; i < known.length; i++) {
		const value = known[i];
		most = Math.max(most, Math.abs(now[i] - value) / Math.max(1, Math.abs(value)));
	}
	return most;
}
/** Are two answers the same, up to float rounding? */
function isSame(now, known) {
	return now.length === known.length && distance(now, known) <= 1e-5;
}
/** What was answered to one row of `rows`. */
function answerOf(predictions, row, rows) {
	const { values, width } = answerNumbers(predictions, rows);
	return values.subarray(row * width, (row + 1) * width);
}
/** Rows whose answers differ by more than float rounding. */
function countDiffering(a, b, rows) {
	let differing = 0;
	for (let row = 0; row < rows; row++) if (!isSame(answerOf(a, row, rows), answerOf(b, row, rows))) differing++;
	return differing;
}

const FLOAT32_MAX = 34028234663852886e22;
const DENORMAL = 1401298464324817e-60;
const LONG_TEXT = "x".repeat(1e5);
/** Beside plain letters: emoji, writing from right to left, a zero-width character, a combining accent, a quote, a control character. */
const ODD_TEXT = "😀 שלום ​ é \"'; DROP 	";
/** As many rows as it takes to see that another order of the columns changes the answers. */
const ORDER_ROWS = 100;
/**
* Asks the model what nobody asks of it on a good day. `facts` are the columns of the model in its order with sample rows; cases that do not
* fit its columns (text, where there is none) are left out. An answer of finite numbers in range and a clear refusal are both in order.
*/
async function tryEdgeCases(ask, facts) {
	const results = [];
	for (const { name, columns } of edgesOf(facts)) results.push(toResult$1(name, await tryAsk(ask, columns)));
	const order = await tryOrder(ask, facts);
	return order === void 0 ? results : [...results, order];
}
function edgesOf(facts) {
	const columns = facts.map(({ column }) => column);
	if (rowsOf(columns) === 0) return [];
	const rows = (drawn) => columns.map((column) => takeRows(column, drawn));
	const one = rows([0]);
	const numbers = (name, value) => columns.some(({ kind }) => kind === "numeric") ? [{
		name,
		columns: one.map((column, i) => withNumber(column, value(facts[i])))
	}] : [];
	const texts = (name, text) => columns.some(({ kind }) => kind === "text") ? [{
		name,
		columns: one.map((column) => withText(column, text))
	}] : [];
	return [
		{
			name: "no-rows",
			columns: rows([])
		},
		{
			name: "one-row",
			columns: one
		},
		{
			name: "all-missing",
			columns: one.map(asMissing)
		},
		...numbers("huge", () => 1e30),
		...numbers("huge-negative", () => -1e30),
		...numbers("float32-max", () => FLOAT32_MAX),
		...numbers("float32-min", () => -34028234663852886e22),
		...numbers("denormal", () => DENORMAL),
		...numbers("above-range", (column) => beyond(column, 10)),
		...numbers("below-range", (column) => beyond(column, -11)),
		...texts("empty-text", ""),
		...texts("long-text", LONG_TEXT),
		...texts("odd-text", ODD_TEXT)
	];
}
/** The lowest observed value and so many times the width of the range. */
function beyond({ numbers }, widths) {
	const { min, max } = numbers ?? {
		min: 0,
		max: 0
	};
	return (widths > 0 ? max : min + (max - min)) + widths * (max - min);
}
function withNumber(column, value) {
	return column.kind === "numeric" ? {
		...column,
		values: Float64Array.of(value)
	} : column;
}
function withText(column, text) {
	if (column.kind !== "text") return column;
	return { ...mapTexts({
		...column,
		codes: Int32Array.of(0),
		dictionary: [text]
	}, (same) => same) };
}
function asMissing(column) {
	return column.kind === "numeric" ? {
		...column,
		values: Float64Array.of(NaN)
	} : {
		...column,
		codes: Int32Array.of(-1)
	};
}
function toResult$1(name, answer) {
	return answer.state === "answered" ? {
		name,
		result: "answered"
	} : {
		name,
		result: answer.state,
		message: answer.message
	};
}
/** The columns from the last to the first: a model that knows them by name answers the same. */
async function tryOrder(ask, facts) {
	const first = facts[0]?.column;
	if (facts.length < 2 || first === void 0) return void 0;
	const rows = Array.from({ length: Math.min(ORDER_ROWS, rowsOf([first])) }, (_, row) => row);
	const columns = facts.map(({ column }) => takeRows(column, rows));
	const [plain, turned] = [await tryAsk(ask, columns), await tryAsk(ask, columns.toReversed())];
	if (plain.state !== "answered" || turned.state !== "answered") return toResult$1("column-order", turned);
	return {
		name: "column-order",
		result: countDiffering(plain.predictions, turned.predictions, rows.length) === 0 ? "answered" : "other-answers"
	};
}

/** Questions after which rows that have not been told apart yet count as failing together. */
const MAX_QUESTIONS = 400;
/** The same for what was spent on questions over which the model was lost: a new process, or a wait that is as bad as several of them. */
const MAX_LOST = 60;
const LOST = {
	died: 1,
	"timed-out": 5
};
/** Rows that are asked one by one as well. */
const ALONE = 40;
/**
* Seeded rows made of sample rows with some cells replaced by odd ones. A batch that is not answered is halved until the rows are found that
* are not; those that are get asked again, together and one by one. Ask a model that runs in a process of its own: odd rows may end it.
*/
async function fuzzModel(ask, facts, rows, seed) {
	const columns = mutatedRows(facts, rows, createPrng(`${seed}:robustness:fuzz`));
	const made = rowsOf(columns);
	const { answered, failed, questions } = await sortRows(ask, columns, made);
	const repeat = answered.length === 0 ? void 0 : await askAgain(ask, columns, answered);
	return {
		rows: made,
		answered: answered.length,
		failures: byHow(failed),
		...repeat,
		questions
	};
}
function mutatedRows(facts, rows, prng) {
	const own = rowsOf(facts.map(({ column }) => column));
	if (own === 0) return [];
	const drawn = Int32Array.from({ length: rows }, () => prng.below(own));
	const shares = Float64Array.from(drawn, () => 1 / Math.max(1, facts.length) + prng.next() ** 2);
	return facts.map((column) => mutated({
		...column,
		column: takeRows(column.column, drawn)
	}, shares, prng));
}
function mutated(facts, shares, prng) {
	const { column } = facts;
	const isHit = (row) => prng.next() < shares[row];
	if (column.kind === "numeric") {
		const values = column.values.map((value, row) => isHit(row) ? oddNumber(value, facts, prng) : value);
		return {
			...column,
			values
		};
	}
	const dictionary = [...column.dictionary];
	const codes = column.codes.map((code, row) => {
		if (!isHit(row)) return code;
		const text = oddText(column.dictionary[code] ?? "", prng);
		return text === void 0 ? -1 : dictionary.push(text) - 1;
	});
	return {
		...column,
		codes,
		dictionary
	};
}
function oddNumber(value, { numbers, character }, prng) {
	const { min, max } = numbers ?? {
		min: -1,
		max: 1
	};
	const inside = min + prng.next() * (max - min);
	const pool = [
		NaN,
		0,
		-value,
		value * 1e3,
		inside,
		inside,
		min - (max - min) * 10 * prng.next(),
		max + (max - min) * 10 * prng.next(),
		1e9 * (prng.next() - .5),
		1e30,
		-1e30,
		15e-46
	];
	const odd = pool[prng.below(pool.length)];
	return character === "number" || !Number.isFinite(odd) ? odd : Math.round(odd);
}
function oddText(text, prng) {
	switch (prng.below(6)) {
		case 0: return;
		case 1: return "";
		case 2: return withTypos(text, 2, prng);
		case 3: return text.repeat(50).slice(0, 2e3);
		case 4: return String.fromCodePoint(...Array.from({ length: 1 + prng.below(30) }, () => 32 + prng.below(8192)));
		default: return String(prng.below(1e6));
	}
}
async function sortRows(ask, columns, rows) {
	const open = rows === 0 ? [] : [Array.from({ length: rows }, (_, row) => row)];
	const answered = [];
	const failed = [];
	let [questions, lost] = [0, 0];
	for (let part = open.shift(); part !== void 0; part = open.shift()) {
		const some = part;
		const answer = await tryAsk(ask, columns.map((column) => takeRows(column, some)));
		questions++;
		lost += LOST[answer.state] ?? 0;
		const isEnough = questions >= MAX_QUESTIONS || lost >= MAX_LOST;
		if (answer.state === "answered") answered.push(...part);
		else if (part.length === 1 || isEnough) failed.push({
			how: answer.state,
			message: answer.message,
			rows: part.length
		});
		else open.push(part.slice(0, part.length >> 1), part.slice(part.length >> 1));
	}
	return {
		answered: answered.sort((a, b) => a - b),
		failed,
		questions
	};
}
async function askAgain(ask, columns, rows) {
	const taken = columns.map((column) => takeRows(column, rows));
	const [first, second] = [await tryAsk(ask, taken), await tryAsk(ask, taken)];
	if (first.state !== "answered" || second.state !== "answered") return { unrepeatable: rows.length };
	const alone = Math.min(ALONE, rows.length);
	let differing = 0;
	for (let row = 0; row < alone; row++) {
		const single = await tryAsk(ask, taken.map((column) => takeRows(column, [row])));
		const together = answerOf(first.predictions, row, rows.length);
		if (single.state !== "answered" || !isSame(answerOf(single.predictions, 0, 1), together)) differing++;
	}
	return {
		unrepeatable: countDiffering(first.predictions, second.predictions, rows.length),
		differing,
		alone
	};
}
function byHow(failed) {
	const found = /* @__PURE__ */ new Map();
	for (const one of failed) {
		const known = found.get(one.how);
		found.set(one.how, known === void 0 ? one : {
			...known,
			rows: known.rows + one.rows
		});
	}
	return [...found.values()].sort((a, b) => a.how < b.how ? -1 : 1);
}

const DAY = 864e5;
/** A numeric column with every present value replaced; missing ones stay missing. */
function mapNumbers(column, change) {
	return {
		...column,
		values: column.values.map((value) => Number.isNaN(value) ? value : change(value))
	};
}
/** Normal noise of `size` standard deviations; whole numbers stay whole. Draws once per row, also where a value is missing. */
function addNoise(column, facts, size, prng) {
	const sd = (facts.numbers?.sd ?? 0) * size;
	const isWhole = facts.character !== "number";
	const values = column.values.map((value) => {
		const moved = value + sd * normalDraw(prng);
		return isWhole ? Math.round(moved) : moved;
	});
	return {
		...column,
		values: sd === 0 ? column.values : values
	};
}
/** Box and Muller's transform of two uniform draws. */
function normalDraw(prng) {
	return Math.sqrt(-2 * Math.log(1 - prng.next())) * Math.cos(2 * Math.PI * prng.next());
}
/** Rounds to so many significant digits. */
function roundDigits(value, digits) {
	return Number.isFinite(value) ? Number(value.toPrecision(digits)) : value;
}
/** What a mistaken unit does: thousands, cents, percent, inches for centimetres. */
const UNITS = [
	{
		name: "x1000",
		factor: 1e3
	},
	{
		name: "/1000",
		factor: .001
	},
	{
		name: "x100",
		factor: 100
	},
	{
		name: "/100",
		factor: .01
	},
	{
		name: "inch",
		factor: 1 / 2.54
	}
];
/** A value beyond the observed range by its whole width: above for `high`, below for `low`. */
function outlier({ min, max }, end) {
	const width = max - min;
	return end === "high" ? max + width : min - width;
}
function shiftDays(value, days) {
	return value + days * DAY;
}

const NOISE_SIZES = [
	.01,
	.05,
	.1
];
const MISSING_SHARES = [.05, .1];
const DIGITS = [3, 2];
const CHANGES = [
	...NOISE_SIZES.map((size) => ({
		kind: "noise",
		size: `${percent(size)} of sd`,
		together: true,
		...size === .1 ? {} : { onlyTogether: true },
		change: noise(size)
	})),
	...DIGITS.map((digits) => ({
		kind: "rounding",
		size: `${digits} digits`,
		together: true,
		...digits === 2 ? {} : { onlyTogether: true },
		change: onNumbers((value) => roundDigits(value, digits))
	})),
	...MISSING_SHARES.map((share) => ({
		kind: "missing_cells",
		size: percent(share),
		together: true,
		onlyTogether: true,
		change: ({ column }, prng) => withMissing(column, share, prng)
	})),
	{
		kind: "casing",
		together: true,
		change: onTexts(() => otherCase)
	},
	{
		kind: "whitespace",
		together: true,
		change: onTexts(() => spaced)
	},
	{
		kind: "punctuation",
		together: true,
		change: onTexts(() => otherPunctuation)
	},
	{
		kind: "accents",
		together: true,
		change: onTexts(() => otherAccents)
	},
	...[1, 2].map((count) => ({
		kind: "typos",
		size: String(count),
		change: onTexts((prng) => (text) => withTypos(text, count, prng))
	})),
	{
		kind: "date_shift",
		size: `${30} days`,
		together: true,
		change: ({ column, character }) => character === "date" && column.kind === "numeric" ? mapNumbers(column, (value) => shiftDays(value, 30)) : void 0
	},
	{
		kind: "unseen_category",
		change: onTexts(() => () => UNSEEN)
	},
	{
		kind: "frequent_category",
		change: ({ column, frequent }) => column.kind === "text" && frequent !== void 0 ? mapTexts(column, () => frequent) : void 0
	},
	{
		kind: "missing_column",
		change: ({ column }, prng) => withMissing(column, 1, prng)
	},
	...UNITS.map(({ name, factor }) => ({
		kind: "unit",
		size: name,
		change: onNumbers((value) => value * factor)
	})),
	{
		kind: "sign",
		change: onNumbers((value) => -value)
	},
	...["low", "high"].map((end) => ({
		kind: "outlier",
		size: end,
		change: toOutlier(end)
	})),
	{
		kind: "flipped",
		change: ({ column, character }) => character === "yes-no" && column.kind === "numeric" ? mapNumbers(column, (value) => 1 - value) : void 0
	}
];
/** Every perturbation that fits the columns, in a fixed order: per column, and where it makes sense on all columns at once. */
function planPerturbations(columns) {
	return CHANGES.flatMap(({ kind, size, together, onlyTogether, change }) => {
		const named = {
			kind,
			...size === void 0 ? {} : { size }
		};
		const fitting = columns.filter((facts) => fits(change, facts));
		const shared = together && fitting.length > (onlyTogether ? 0 : 1) ? [{
			...named,
			apply: change
		}] : [];
		if (onlyTogether) return shared;
		return [...shared, ...fitting.map(({ column: { name } }) => ({
			...named,
			column: name,
			apply: change
		}))];
	});
}
const NOTHING = {
	next: () => 0,
	below: () => 0
};
function fits(change, { column, ...facts }) {
	const none = column.kind === "numeric" ? {
		...column,
		values: /* @__PURE__ */ new Float64Array(0)
	} : {
		...column,
		codes: /* @__PURE__ */ new Int32Array(0),
		dictionary: []
	};
	return change({
		...facts,
		column: none
	}, NOTHING) !== void 0;
}
/** Numbers that measure or count something: no dates, no yes and no, and not always the same. */
function isMeasure({ character, numbers }) {
	return (character === "number" || character === "whole") && (numbers?.sd ?? 0) > 0;
}
function noise(size) {
	return (facts, prng) => {
		const { column } = facts;
		return column.kind === "numeric" && isMeasure(facts) ? addNoise(column, facts, size, prng) : void 0;
	};
}
function onNumbers(change) {
	return (facts) => {
		const { column } = facts;
		return column.kind === "numeric" && isMeasure(facts) ? mapNumbers(column, change) : void 0;
	};
}
function toOutlier(end) {
	return (facts) => {
		const { column, numbers } = facts;
		if (column.kind !== "numeric" || numbers === void 0 || !isMeasure(facts)) return void 0;
		return mapNumbers(column, () => outlier(numbers, end));
	};
}
function onTexts(change) {
	return ({ column }, prng) => column.kind === "text" ? mapTexts(column, change(prng)) : void 0;
}
/** Takes away the share of the cells by lot; a share of 0 takes none. Draws once per row. */
function withMissing(column, share, prng) {
	const isGone = () => prng.next() < share;
	if (column.kind === "numeric") return {
		...column,
		values: column.values.map((value) => isGone() ? NaN : value)
	};
	return {
		...column,
		codes: column.codes.map((code) => isGone() ? -1 : code)
	};
}
function percent(share) {
	return `${Math.round(share * 100)} %`;
}

/** Single rows that are asked to learn how many of them a model does not answer. */
const SINGLE_ROWS = 50;
/** What the change of the rows did to the answers. */
function answeredSide(sample, before, after) {
	const flips = countFlips(sample, before, after);
	const drop = dropOf(sample, before, after);
	return {
		...flips === void 0 ? {} : { flips: shareOf(flips, sample.rows, sample.level) },
		change: meanChange(sample, before, after),
		...drop === void 0 ? {} : { drop }
	};
}
/** How it ended, and for how many of some single rows. */
async function failedSide(sample, ask, columns, answer) {
	const n = Math.min(SINGLE_ROWS, rowsOf(columns));
	let failing = 0;
	for (let row = 0; row < n; row++) if ((await tryAsk(ask, columns.map((column) => takeRows(column, [row])))).state !== "answered") failing++;
	return { failed: {
		how: answer.state,
		message: answer.message,
		failing: shareOf(failing, n, sample.level)
	} };
}
/** Rows that are decided otherwise; `undefined` where nothing is decided. */
function countFlips({ task }, before, after) {
	const [from, to] = [decisionsOf(before, task), decisionsOf(after, task)];
	if (from === void 0 || to === void 0) return void 0;
	return from.reduce((sum, decided, row) => sum + Number(decided !== to[row]), 0);
}
/** Mean absolute change of all numbers of the answers. */
function meanChange({ rows }, before, after) {
	const [from, to] = [answerNumbers(before, rows).values, answerNumbers(after, rows).values];
	return from.reduce((sum, value, i) => sum + Math.abs(value - to[i]), 0) / Math.max(1, from.length);
}
/** How much worse the main metric becomes; absent where the sample leaves it undefined (a class is missing). */
function dropOf({ task, labels, metric, level, seed, dependence }, before, after) {
	try {
		const [compared] = compareModels({
			task,
			labels,
			candidate: after,
			champion: before,
			metrics: [metric],
			level,
			seed: `${seed}:robustness`,
			dependence,
			quick: true
		});
		return compared && toDrop(compared, METRICS.get(metric)?.direction === "lower" ? 1 : -1);
	} catch (error) {
		if (error instanceof UserError) return void 0;
		throw error;
	}
}
function toDrop({ difference, interval }, sign) {
	const [low, high] = sign === 1 ? [interval.low, interval.high] : [-interval.high, -interval.low];
	return {
		value: sign * difference + 0,
		interval: {
			...interval,
			low: low + 0,
			high: high + 0
		}
	};
}
/** Candidate minus champion, from the interval of each. */
function differenceOf(own, other) {
	if (own === void 0 || other === void 0) return void 0;
	const bounds = moverDifference({
		value: own.value,
		...own.interval
	}, {
		value: other.value,
		...other.interval
	});
	return {
		value: own.value - other.value,
		interval: {
			...bounds,
			level: own.interval.level,
			method: "MOVER"
		}
	};
}

/** Columns that are perturbed one by one. */
const MAX_COLUMNS = 60;
/** Of each kind and size, as many columns are kept by flipped rows, and as many by the change of the score. */
const KEPT = 2;
/**
* Asks both models about the sample under every perturbation that fits a column of the candidate, both with the same draws. Decided rows
* that change have Wilson intervals, the drop of the main metric a paired one; that of candidate minus champion is put together from the two
* (MOVER), which is too wide rather than too narrow where the models suffer from the same rows.
*/
async function measurePerturbations(sample, { candidate, champion }) {
	const facts = candidate.names.flatMap((name) => sample.columns.get(name) ?? []);
	const alone = new Set(facts.slice(0, 60).map(({ column }) => column.name));
	const plan = planPerturbations(facts).filter(({ column }) => column === void 0 || alone.has(column));
	const groups = /* @__PURE__ */ new Map();
	for (const perturbation of plan) {
		const tried = await tryPerturbation(sample, perturbation, {
			candidate,
			...champion && { champion }
		});
		if (tried === void 0) continue;
		const key = `${perturbation.kind} ${perturbation.size} ${perturbation.column === void 0}`;
		groups.set(key, keepWorst([...groups.get(key) ?? [], judge(sample, tried, candidate)]));
	}
	const results = [];
	for (const judged of [...groups.values()].flat()) results.push(await toResult(sample, judged, {
		candidate,
		...champion && { champion }
	}));
	return {
		metric: sample.metric,
		rows: sample.rows,
		measured: plan.length,
		...facts.length > 60 ? { leftOut: facts.length - 60 } : {},
		results: results.toSorted((a, b) => weight(b) - weight(a))
	};
}
async function tryPerturbation(sample, perturbation, { candidate, champion }) {
	const changed = perturbed(sample, perturbation);
	const rows = changedRows(sample, changed);
	if (rows === 0) return void 0;
	const answer = ({ ask, names, base }) => names.some((name) => changed.has(name)) ? tryAsk(ask, columnsFor(names, sample, changed)) : Promise.resolve({
		state: "answered",
		predictions: base
	});
	return {
		perturbation,
		changed: rows,
		answers: {
			candidate: await answer(candidate),
			...champion && { champion: await answer(champion) }
		}
	};
}
/** The columns that a perturbation changes. Each column has draws of its own, so that the others make no difference. */
function perturbed(sample, { kind, size, column, apply }) {
	const names = column === void 0 ? [...sample.columns.keys()] : [column];
	return new Map(names.flatMap((name) => {
		const facts = sample.columns.get(name);
		const prng = createPrng(`${sample.seed}:robustness:${kind}:${size}:${name}`);
		const made = facts && apply(facts, prng);
		return made === void 0 ? [] : [[name, made]];
	}));
}
function changedRows({ rows, columns }, changed) {
	const isChanged = new Uint8Array(rows);
	for (const [name, now] of changed) {
		const before = columns.get(name)?.column;
		for (let row = 0; row < rows; row++) if (!Object.is(cell$1(before, row), cell$1(now, row))) isChanged[row] = 1;
	}
	return isChanged.reduce((sum, one) => sum + one, 0);
}
function cell$1(column, row) {
	if (column === void 0) return void 0;
	return column.kind === "numeric" ? column.values[row] : column.dictionary[column.codes[row]];
}
function judge(sample, tried, { base }) {
	const { candidate } = tried.answers;
	if (candidate.state !== "answered") return {
		...tried,
		flips: sample.rows,
		change: Number.POSITIVE_INFINITY
	};
	const flips = countFlips(sample, base, candidate.predictions) ?? 0;
	return {
		...tried,
		flips,
		change: meanChange(sample, base, candidate.predictions)
	};
}
function keepWorst(judged) {
	const byFlips = judged.toSorted((a, b) => b.flips - a.flips).slice(0, KEPT);
	const byChange = judged.toSorted((a, b) => b.change - a.change).slice(0, KEPT);
	return judged.filter((one) => byFlips.includes(one) || byChange.includes(one));
}
async function toResult(sample, { perturbation, changed, answers }, subjects) {
	const { kind, size, column } = perturbation;
	const side = (subject, answer) => answer.state === "answered" ? Promise.resolve(answeredSide(sample, subject.base, answer.predictions)) : failedSide(sample, subject.ask, columnsFor(subject.names, sample, perturbed(sample, perturbation)), answer);
	const candidate = await side(subjects.candidate, answers.candidate);
	const champion = subjects.champion && answers.champion ? await side(subjects.champion, answers.champion) : void 0;
	const dropDifference = differenceOf(candidate.drop, champion?.drop);
	return {
		kind,
		...size === void 0 ? {} : { size },
		...column === void 0 ? {} : { column },
		changed,
		candidate,
		...champion === void 0 ? {} : { champion },
		...dropDifference === void 0 ? {} : { dropDifference }
	};
}
/** Worst first: without answer, then by flipped rows, then by the drop of the metric. */
function weight({ candidate: { failed, flips, drop, change } }) {
	if (failed !== void 0) return 10 + failed.failing.k;
	return (flips === void 0 ? 0 : flips.k / Math.max(1, flips.n)) + (drop?.value ?? 0) / 1e3 + (change ?? 0) / 1e9;
}

const name = {
	type: "string",
	minLength: 1,
	maxLength: 100
};
const cell = {
	type: [
		"number",
		"string",
		"boolean"
	],
	maxLength: 1e5
};
const limit = { type: "number" };
const allowed = {
	max_failures: {
		type: "integer",
		minimum: 0,
		description: "Failures that are accepted; 0 when neither this nor `max_share` is there."
	},
	max_share: {
		type: "number",
		minimum: 0,
		maximum: 1,
		description: "Share of failures that is accepted: more is a failure when the low end of its interval is above."
	}
};
const row = {
	type: "object",
	minProperties: 1,
	maxProperties: 1e4,
	additionalProperties: { anyOf: [cell, {
		type: "object",
		additionalProperties: false,
		required: ["missing"],
		properties: { missing: { const: true } }
	}] }
};
const change = {
	type: "object",
	minProperties: 1,
	maxProperties: 100,
	description: "What is changed, by column.",
	additionalProperties: {
		type: "object",
		additionalProperties: false,
		minProperties: 1,
		maxProperties: 1,
		properties: {
			set: {
				description: "This value, or each of these.",
				anyOf: [cell, {
					type: "array",
					minItems: 1,
					maxItems: 20,
					items: cell
				}]
			},
			add: {
				type: "number",
				description: "Added to the value."
			},
			multiply: {
				type: "number",
				description: "The value times this."
			},
			missing: {
				const: true,
				description: "The value is taken away."
			}
		}
	}
};
const writtenCase = {
	type: "object",
	additionalProperties: false,
	required: [
		"name",
		"kind",
		"expect"
	],
	properties: {
		name: {
			...name,
			description: "How the report calls the case."
		},
		kind: {
			enum: [
				"invariance",
				"directional",
				"minimum"
			],
			description: "invariance: a change that must not matter. directional: a change that may move the score one way only. minimum: rows whose answer is known."
		},
		where: {
			type: "string",
			minLength: 1,
			maxLength: 2e3,
			description: "SQL condition over columns of the holdout: only rows for which it holds."
		},
		limit: {
			type: "integer",
			minimum: 1,
			maximum: 1e5,
			default: 1e3,
			description: "Rows of the holdout, at most."
		},
		rows: {
			type: "array",
			minItems: 1,
			maxItems: 1e3,
			items: row,
			description: "Rows written out instead of the holdout. A column left out has its typical value: the median, or the most frequent text."
		},
		change,
		class: {
			...name,
			description: "Class whose probability is the score of a multiclass model."
		},
		expect: {
			type: "object",
			additionalProperties: false,
			minProperties: 1,
			properties: {
				decision: {
					const: "same",
					description: "invariance: the decided class stays."
				},
				within: {
					type: "number",
					minimum: 0,
					description: "invariance: the score (or value) moves by no more."
				},
				score: {
					enum: ["not_lower", "not_higher"],
					description: "directional: where the score (or value) may go."
				},
				tolerance: {
					type: "number",
					minimum: 0,
					default: 1e-6,
					description: "directional: a move by no more does not count."
				},
				class: {
					...cell,
					description: "minimum: the decided class."
				},
				min: {
					...limit,
					description: "minimum: least score (or value)."
				},
				max: {
					...limit,
					description: "minimum: largest score (or value)."
				}
			}
		},
		...allowed
	}
};
/** JSON Schema of the file that `test.cases` of `assay.yml` names; published as docs/schema/cases.schema.json. */
const casesSchema = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "cases.yml",
	type: "object",
	additionalProperties: false,
	required: ["version", "cases"],
	properties: {
		version: { const: 1 },
		cases: {
			type: "array",
			minItems: 1,
			maxItems: 200,
			items: writtenCase
		}
	}
};
compiled.set(casesSchema, casesSchema$1);

/** The cases of a file, and where its parts stand. Throws UserError CONFIG_INVALID with every problem, each with line and column. */
function parseCases(text, file, context) {
	const document = parseYaml(text, file, "CONFIG_INVALID");
	const { cases } = validate(document, casesSchema, "CONFIG_INVALID");
	const problems = [];
	const names = cases.map(({ name }) => name);
	for (const [i, one] of cases.entries()) {
		const tell = (path, message, fix) => {
			const pointer = `/cases/${i}${path}`;
			problems.push({
				file,
				...document.locate(pointer),
				path: pointer,
				message,
				fix
			});
		};
		if (names.indexOf(one.name) !== i) tell("/name", `there are two cases named "${one.name}"`, "name one of them otherwise");
		checkRows(one, tell);
		checkCells(one, context, tell);
		checkChange(one, tell);
		checkChanges(one, context, tell);
		checkExpectation(one, context, tell);
		checkClass(one, context, tell);
	}
	if (problems.length > 0) throw new UserError("CONFIG_INVALID", problems);
	return {
		cases,
		locate: document.locate
	};
}
function checkRows({ kind, rows, where, limit, max_failures, max_share }, tell) {
	if (rows !== void 0 && where !== void 0) tell("/where", "`where` picks rows of the holdout, and `rows` are written out", "remove one of the two");
	if (rows !== void 0 && limit !== void 0) tell("/limit", "`limit` means nothing beside `rows`", "remove `limit`");
	if (kind === "minimum" && rows === void 0) tell("", "a case of minimum functionality needs rows whose answer is known", "add `rows:`");
	if (max_failures !== void 0 && max_share !== void 0) tell("/max_share", "`max_failures` and `max_share` say two things", "keep one of them");
}
function checkCells({ rows = [] }, context, tell) {
	for (const [i, row] of rows.entries()) for (const [name, value] of Object.entries(row)) {
		const at = {
			name,
			path: `/rows/${i}/${pointerSegment(name)}`
		};
		if (isKnown(at, context, tell) && typeof value !== "object") checkType(value, at, context, tell);
	}
}
function checkChange({ kind, change }, tell) {
	if (kind === "minimum" && change !== void 0) tell("/change", "a case of minimum functionality changes nothing", "remove `change`, or use `kind: invariance`");
	if (kind !== "minimum" && change === void 0) tell("", "the case changes nothing", "add `change: {column: {…}}`");
}
function checkChanges({ change = {} }, context, tell) {
	for (const [name, { set, add, multiply }] of Object.entries(change)) {
		const path = `/change/${pointerSegment(name)}`;
		if (!isKnown({
			name,
			path
		}, context, tell)) continue;
		if ((add ?? multiply) !== void 0 && context.columns.get(name) === "text") tell(path, `"${name}" holds text, and only numbers can be added or multiplied`, "use `set:`");
		for (const value of set === void 0 ? [] : [set].flat()) checkType(value, {
			name,
			path: `${path}/set`
		}, context, tell);
	}
}
const EXPECTED = {
	invariance: ["decision", "within"],
	directional: ["score", "tolerance"],
	minimum: [
		"class",
		"min",
		"max"
	]
};
function checkExpectation({ kind, expect }, { task }, tell) {
	const fitting = EXPECTED[kind];
	for (const key of Object.keys(expect)) {
		if (fitting.includes(key)) continue;
		tell(`/expect/${key}`, `"${key}" means nothing for kind: ${kind}`, `use ${fitting.join(" or ")}`);
	}
	if (kind === "directional" && expect.score === void 0) tell("/expect", "a directional case says where the score may go", "add `score: not_lower` or `score: not_higher`");
	if (task.kind === "regression" && (expect.decision ?? expect.class) !== void 0) tell("/expect", "a regression decides nothing", kind === "minimum" ? "use `min` and `max`" : "use `within`");
	if (expect.min !== void 0 && expect.max !== void 0 && expect.min > expect.max) tell("/expect/min", `min ${expect.min} is above max ${expect.max}`, "swap the two");
}
/** Only the probability of a named class is one number per row of a multiclass model. */
function checkClass({ class: own, expect }, { task }, tell) {
	const classes = classNames(task);
	const isScored = (expect.within ?? expect.score ?? expect.min ?? expect.max) !== void 0;
	if (task.kind === "multiclass" && isScored && own === void 0) tell("", "a multiclass model has a score per class", `add \`class:\`, one of ${classes.join(", ")}`);
	if (task.kind !== "multiclass" && own !== void 0) tell("/class", "`class` is for multiclass models", "remove it");
	for (const [path, name] of [["/class", task.kind === "multiclass" ? own : void 0], ["/expect/class", expect.class]]) {
		if (name === void 0 || classes.length === 0 || classes.includes(String(name))) continue;
		tell(path, `"${name}" is not a class of the target`, `use one of: ${classes.join(", ")}`);
	}
}
/** Negative before positive, or the classes of the task; none for a regression. */
function classNames(task) {
	if (task.kind === "binary") return [task.negative, task.positive];
	return task.kind === "multiclass" ? task.classes : [];
}
function isKnown({ name, path }, { columns }, tell) {
	if (columns.has(name)) return true;
	const known = [...columns.keys()];
	const nearest = nearestName(name, known);
	const fix = nearest === void 0 ? `the columns are: ${known.slice(0, 50).join(", ")}` : `did you mean "${nearest}"?`;
	tell(path, `the model reads no column "${name}"`, fix);
	return false;
}
function checkType(value, { name, path }, context, tell) {
	if (context.columns.get(name) === "numeric" && typeof value === "string") tell(path, `"${name}" holds numbers, and ${JSON.stringify(value)} is text`, "write a number, without quotes");
}

const MAX_EXAMPLES = 3;
const DEFAULT_TOLERANCE = 1e-6;
/** Asks the model every case. What fails and what is allowed are both recorded; nothing is decided here. */
async function runCases(cases, run) {
	const results = [];
	for (const [i, one] of cases.entries()) results.push(await runCase(one, i, run));
	return results;
}
async function runCase(written, index, run) {
	const { name, kind, max_share, max_failures = 0 } = written;
	const allowed = max_share === void 0 ? { failures: max_failures } : { share: max_share };
	const started = startOf(written, index, run);
	const rows = rowsOf(started.columns);
	const versions = kind === "minimum" ? [started.columns] : changesOf(written, started.columns);
	const tried = rows * versions.length;
	const nothing = {
		name,
		kind,
		tried,
		failures: shareOf(0, tried, run.level),
		allowed
	};
	if (rows === 0) return nothing;
	const found = await compareVersions(written, run, started.columns, versions);
	if (!Array.isArray(found)) return {
		...nothing,
		failures: shareOf(tried, tried, run.level),
		failed: found.state,
		examples: [found.message]
	};
	const shown = found.slice(0, MAX_EXAMPLES).map(({ row, words }) => `${started.name(row)}: ${words}`.slice(0, 300));
	return {
		...nothing,
		failures: shareOf(found.length, tried, run.level),
		...shown.length === 0 ? {} : { examples: shown }
	};
}
/** What failed in each version of the rows, or how the model ended without an answer. */
async function compareVersions(written, { ask, task }, start, versions) {
	const before = await tryAsk(ask, start);
	if (before.state !== "answered") return before;
	const failing = [];
	for (const columns of versions) {
		const after = columns === start ? before : await tryAsk(ask, columns);
		if (after.state !== "answered") return after;
		failing.push(...failuresOf(written, task, [before.predictions, after.predictions], rowsOf(columns)));
	}
	return failing;
}
function startOf(written, index, { facts, rows, nameOf }) {
	if (written.rows === void 0) {
		const drawn = rows(written, index);
		return {
			columns: facts.map(({ column }) => takeRows(column, drawn)),
			name: (row) => nameOf(drawn[row])
		};
	}
	const own = written.rows;
	return {
		columns: facts.map((one) => writtenColumn(one, own.map((row) => row[one.column.name]))),
		name: (row) => `row ${row + 1} of the case`
	};
}
function writtenColumn({ column, numbers, frequent }, values) {
	const { name } = column;
	if (column.kind === "numeric") {
		const number = (value) => {
			if (value === void 0) return numbers?.median ?? NaN;
			return typeof value === "object" ? NaN : Number(value);
		};
		return {
			kind: "numeric",
			name,
			values: Float64Array.from(values, number)
		};
	}
	const texts = values.map((value) => {
		if (value === void 0) return frequent;
		return typeof value === "object" ? void 0 : String(value);
	});
	const dictionary = [...new Set(texts.flatMap((text) => text ?? []))];
	return {
		kind: "text",
		name,
		codes: Int32Array.from(texts, (text) => text === void 0 ? -1 : dictionary.indexOf(text)),
		dictionary
	};
}
/** The columns after each combination of changes: one, or as many as the longest list of values. */
function changesOf({ change = {} }, columns) {
	const versions = Math.max(...Object.values(change).map(({ set }) => Array.isArray(set) ? set.length : 1));
	return Array.from({ length: versions }, (_, version) => columns.map((column) => {
		const own = Object.hasOwn(change, column.name) ? change[column.name] : void 0;
		return own === void 0 ? column : changedColumn(column, own, version);
	}));
}
function changedColumn(column, { set, add = 0, multiply = 1, missing }, version) {
	const value = Array.isArray(set) ? set[version % set.length] : set;
	if (column.kind === "numeric") {
		const change = (now) => {
			if (missing) return NaN;
			return value === void 0 ? (now + add) * multiply : Number(value);
		};
		return {
			...column,
			values: column.values.map(change)
		};
	}
	if (missing) return {
		...column,
		codes: column.codes.map(() => -1)
	};
	return value === void 0 ? column : {
		...column,
		codes: column.codes.map(() => 0),
		dictionary: [String(value)]
	};
}
function failuresOf(written, task, [before, after], rows) {
	const [from, to] = [scoresOf$1(before, written, task, rows), scoresOf$1(after, written, task, rows)];
	const [decided, now] = [decisionsOf(before, task), decisionsOf(after, task)];
	const names = classNames(task);
	return Array.from({ length: rows }, (_, row) => row).flatMap((row) => {
		const words = brokenBy(written, [from?.[row], to?.[row]], [names[decided?.[row] ?? -1], names[now?.[row] ?? -1]]);
		return words === void 0 ? [] : [{
			row,
			words
		}];
	});
}
/** What was found where the expectation does not hold. */
function brokenBy({ kind, expect }, scores, classes) {
	switch (kind) {
		case "invariance": return variance(expect, scores, classes);
		case "directional": {
			const [from = 0, to = 0] = scores;
			return (expect.score === "not_lower" ? from - to : to - from) > (expect.tolerance ?? DEFAULT_TOLERANCE) ? movedText(from, to) : void 0;
		}
		case "minimum": return shortfall(expect, scores[1] ?? 0, classes[1]);
		default: return kind;
	}
}
function variance({ decision, within }, [from = 0, to = 0], [was, is]) {
	if (decision === "same" && was !== is) return `decided ${was}, then ${is}`;
	return within !== void 0 && Math.abs(to - from) > within ? movedText(from, to) : void 0;
}
function shortfall({ class: wanted, min = -1e400, max = 1e400 }, score, decided) {
	if (wanted !== void 0 && String(wanted) !== decided) return `decided ${decided}`;
	return score < min || score > max ? `score ${significant(score, 4)}` : void 0;
}
function movedText(from, to) {
	return `score ${significant(from, 4)} to ${significant(to, 4)}`;
}
/** One number per row: the score, the value, or the probability of the class that the case names. */
function scoresOf$1(predictions, { class: own }, task, rows) {
	const { values, width } = answerNumbers(predictions, rows);
	if (task.kind !== "multiclass" || predictions.kind !== "multiclass") return values;
	const column = predictions.classes.indexOf(own ?? "");
	return column === -1 ? void 0 : Float64Array.from({ length: rows }, (_, row) => values[row * width + column]);
}

const DEFAULT_ROWS = 1e3;
const MAX_ID_CHARACTERS = 60;
/** Asks the candidate the cases of a file. Throws UserError CONFIG_INVALID with every problem, each with line and column. */
async function runWrittenCases({ files }, { model, holdout, probe, facts, cases: file }) {
	const own = probe.columns.flatMap(({ name }) => facts.get(name) ?? []);
	const columns = own.map(({ column }) => column);
	const { text, cases, holds } = await openCases({ files }, {
		model,
		holdout,
		cases: file
	}, columns);
	const all = drawRows(holdout.table, holdout.rows, holdout.digest);
	const results = await runCases(cases, {
		ask: (asking) => probe.predict(asking),
		facts: own,
		task: holdout.task,
		level: model.test.level,
		rows: ({ limit = DEFAULT_ROWS }, i) => {
			const within = holds.get(i);
			return (within === void 0 ? all : all.filter((row) => within[row] === 1)).slice(0, limit);
		},
		nameOf: (row) => holdout.ids === void 0 ? `row ${row + 1} of the holdout` : `id ${masked(holdout.ids[row] ?? "", void 0).slice(0, MAX_ID_CHARACTERS).toWellFormed()}`
	});
	return {
		file,
		digest: files.sha256(text),
		results
	};
}
/**
* Reads the cases before any model is asked: everything that is wrong with them is said at once, but for columns of the holdout that the
* model turns out not to read. Throws UserError CONFIG_INVALID.
*/
async function checkCases(ports, model, holdout) {
	const { cases } = model.test;
	if (cases === void 0 || model.model.kind !== "file") return;
	const columns = holdout.table.columns.filter(({ name }) => holdout.features.includes(name));
	await openCases(ports, {
		model,
		holdout,
		cases
	}, columns);
}
/** The cases of the file, and the rows that each is about. */
async function openCases({ files }, { model, holdout, cases: file }, columns) {
	const text = await files.readText(file);
	if (text === void 0) {
		const at = configPlace(model.name, "test.cases");
		throw new UserError("CONFIG_INVALID", {
			file: at,
			message: `there is no file ${file}`,
			fix: "correct the path, or write the file"
		});
	}
	const kinds = new Map(columns.map(({ name, kind }) => [name, kind]));
	const parsed = parseCases(text, file, {
		columns: kinds,
		task: holdout.task
	});
	return {
		text,
		cases: parsed.cases,
		holds: await rowsOfCases(holdout, parsed, file, model.data.id)
	};
}
/** Which rows of the holdout the condition of each case holds for. Throws UserError with the line of what is no condition. */
async function rowsOfCases({ dataset }, { cases, locate }, file, id) {
	const asked = cases.flatMap(({ where }, i) => where === void 0 ? [] : [{
		where,
		i,
		name: `${file} cases.${i}`
	}]);
	if (asked.length === 0) return /* @__PURE__ */ new Map();
	try {
		const held = await dataset.holds(asked, id === void 0 ? {} : { orderBy: id });
		return new Map(asked.flatMap(({ i }, k) => held[k] === void 0 ? [] : [[i, held[k]]]));
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const problems = error.problems.map((problem) => {
			const one = asked.find(({ name }) => name === problem.file);
			const path = `/cases/${one?.i}/where`;
			return one === void 0 ? problem : {
				...problem,
				file,
				...locate(path),
				path
			};
		});
		throw new UserError("CONFIG_INVALID", problems, { cause: error });
	}
}

/**
* What happens to the answers when rows are not quite what they were, and the cases that people wrote; where `test.robustness` and `test.cases`
* ask for it. Such rows may end a runtime or keep it busy for ever, so the models answer in processes of their own, and that one was lost is a
* finding. Throws UserError for an unknown column or a wrong file of cases, and what a probe throws.
*/
async function measureRobustness(ports, { model, holdout, champion }) {
	const { robustness: settings, cases } = model.test;
	if ((settings ?? cases) === void 0 || model.model.kind !== "file") return {};
	const models = { models: ports.isolatedModels };
	const candidate = await openProbe(models, model.model.path, holdout);
	const other = champion.state === "scored" ? await openProbe(models, champion.path, holdout, holdout.inputs) : void 0;
	try {
		const facts = factsOf(holdout, [candidate, ...other === void 0 ? [] : [other]]);
		const written = cases === void 0 ? {} : { cases: await runWrittenCases(ports, {
			model,
			holdout,
			probe: candidate,
			facts,
			cases
		}) };
		if (settings === void 0) return { robustness: written };
		requireColumns$1(model, settings.immutable, [...facts.keys()]);
		const { sample, rows } = takeSample(model, holdout, facts, settings.rows);
		const own = await toSubject(candidate, sample);
		const subjects = {
			candidate: own,
			...other && { champion: await toSubject(other, sample) }
		};
		ports.log.progress(`perturbing ${model.name}`, 0, rows, "rows");
		const perturbations = await measurePerturbations(sample, subjects);
		const stability = await measureStability({
			...own,
			columns: columnsFor(own.names, sample),
			rows
		}, sample.seed);
		ports.log.progress(`searching for flips of ${model.name}`, 0, settings.adversarial.rows, "rows");
		const adversarial = await attackBoth(model, sample, Object.values(subjects));
		const ownFacts = own.names.flatMap((name) => sample.columns.get(name) ?? []);
		const edgeCases = settings.edgeCases ? { edgeCases: await tryEdgeCases(own.ask, ownFacts) } : {};
		const fuzz = settings.fuzz === 0 ? {} : { fuzz: await fuzzModel(own.ask, ownFacts, settings.fuzz, sample.seed) };
		return { robustness: {
			perturbations,
			stability,
			...edgeCases,
			...adversarial,
			...fuzz,
			...written
		} };
	} finally {
		await candidate.close();
		await other?.close();
	}
}
/** The columns that either model reads, by name. */
function factsOf({ dataset }, probes) {
	const types = new Map(dataset.columns.map(({ name, type }) => [name, type]));
	const columns = new Map(probes.flatMap((probe) => probe.columns).map((column) => [column.name, column]));
	return new Map([...columns].map(([name, column]) => [name, columnFacts(column, types.get(name))]));
}
function takeSample(model, holdout, facts, most) {
	const drawn = drawRows(holdout.table, most, holdout.digest);
	const taken = ([name, one]) => [name, {
		...one,
		column: takeRows(one.column, drawn)
	}];
	return {
		sample: {
			rows: drawn.length,
			columns: new Map([...facts].map(taken)),
			labels: takeLabels(holdout.labels, drawn, holdout.rows),
			task: holdout.task,
			metric: model.test.metrics[0] ?? "",
			level: model.test.level,
			seed: holdout.digest,
			dependence: holdout.dependence && pickDependence(holdout.dependence, drawn)
		},
		rows: drawn.length
	};
}
async function toSubject(probe, sample) {
	const ask = (columns) => probe.predict(columns);
	const names = probe.columns.map(({ name }) => name);
	return {
		ask,
		names,
		base: await ask(columnsFor(names, sample))
	};
}
/** Both models from the same rows, which both decide right. */
async function attackBoth({ test, data }, sample, subjects) {
	const { rows: count = 0, queries = 0 } = test.robustness?.adversarial ?? {};
	const bases = subjects.map(({ base }) => base);
	const rows = count === 0 ? [] : rowsToAttack(bases, sample.labels, sample, count);
	const immutable = [...test.robustness?.immutable ?? [], ...data.protected];
	const attack = ({ ask, names, base }) => {
		const facts = names.flatMap((name) => sample.columns.get(name) ?? []);
		return attackModel({
			...sample,
			ask,
			facts,
			base,
			rows,
			immutable,
			queries
		});
	};
	const [own, other] = subjects;
	const candidate = own && await attack(own);
	if (candidate === void 0) return {};
	const champion = other && await attack(other);
	return { adversarial: {
		candidate,
		...champion === void 0 ? {} : { champion }
	} };
}
function requireColumns$1({ name }, asked, known) {
	const missing = asked.filter((column) => !known.includes(column));
	if (missing.length === 0) return;
	const file = configPlace(name, "test.robustness.immutable");
	const fix = `the models read: ${known.slice(0, 50).join(", ")}`;
	throw new UserError("COLUMN_MISSING", missing.map((column) => ({
		file,
		message: `no model reads a column "${column}"`,
		fix
	})));
}

/**
* F. X. Diebold and R. S. Mariano (Journal of Business and Economic Statistics 13, 1995) on the differences of two forecasts' losses in
* the order of time: forecasts of `horizon` steps remember `horizon - 1` of them, so as many lags are counted in full, with the small-sample
* correction of D. Harvey, S. Leybourne and P. Newbold (International Journal of Forecasting 13, 1997) against Student's t. Where that
* variance is not positive, Newey and West's falling weights keep it so. Undefined for fewer than 2 `horizon` dates and for differences
* that do not vary.
*/
function dieboldMariano(differences, horizon) {
	const n = differences.length;
	if (n < Math.max(3, 2 * horizon)) return void 0;
	const mean = differences.reduce((sum, value) => sum + value, 0) / n;
	const centred = differences.map((value) => value - mean);
	const full = longRunVariance(centred, horizon, () => 1);
	const variance = full > 0 ? full : longRunVariance(centred, horizon, (lag) => 1 - lag / horizon);
	if (!(variance > 1e-12 * mean ** 2)) return void 0;
	const correction = (n + 1 - 2 * horizon + horizon * (horizon - 1) / n) / n;
	const statistic = mean * Math.sqrt(correction * n / variance);
	return {
		statistic,
		pValue: betaCdf((n - 1) / (n - 1 + statistic ** 2), (n - 1) / 2, .5)
	};
}
/** Lags that are looked at where nobody says how far ahead the forecasts are (W. Newey and K. West, Review of Economic Studies 61, 1994). */
function usualHorizon(dates) {
	return 1 + Math.floor(4 * (dates / 100) ** (2 / 9));
}
function longRunVariance(centred, horizon, weight) {
	let variance = covariance(centred, 0);
	for (let lag = 1; lag < horizon; lag++) variance += 2 * weight(lag) * covariance(centred, lag);
	return variance;
}
function covariance(centred, lag) {
	let sum = 0;
	for (let i = lag; i < centred.length; i++) sum += centred[i] * centred[i - lag];
	return sum / centred.length;
}

const NO_GROUPS = {
	multilabel: "a row has several decisions, so no group has one rate of them",
	ranking: "a row has a place in its query and no decision of its own",
	forecasting: "rows of one date depend on each other, so groups of rows cannot be told apart by tests of single rows"
};
const NO_FLIPS = {
	multilabel: "a row has several decisions; the table of labels shows where they changed",
	ranking: "a row has no decision that could go from right to wrong",
	forecasting: "a row has no decision that could go from right to wrong"
};
/** What a multilabel, ranking or forecasting task has to tell beside its metrics; undefined for the other tasks. */
function measureTaskDetails(request) {
	const { task, labels, candidate, champion } = request;
	const models = [{
		name: "candidate",
		predictions: candidate
	}, ...champion === void 0 ? [] : [{
		name: "champion",
		predictions: champion
	}]];
	if (task.kind === "binary" || task.kind === "multiclass" || task.kind === "regression") return void 0;
	const { rows, order } = arrangeRows({
		task,
		labels,
		models
	});
	const [own, other] = rows;
	const absent = [{
		part: "groups",
		reason: NO_GROUPS[task.kind] ?? ""
	}, {
		part: "flips",
		reason: NO_FLIPS[task.kind] ?? ""
	}];
	if (own?.kind === "multilabel") return {
		multilabel: describeLabels(own, other),
		absent
	};
	if (own?.kind === "ranking") return {
		ranking: describeQueries(own),
		absent
	};
	if (own?.kind === "forecasting") return {
		forecasting: describeForecast(own, other, {
			...request,
			order
		}),
		absent
	};
	return { absent };
}
function describeLabels(own, other) {
	const labels = own.names.slice(0, 200).map((name, k) => {
		const { rows, given, scores } = scoresOf(own, k);
		const before = other?.kind === "multilabel" ? { champion: scoresOf(other, k).scores } : {};
		return {
			name: name.slice(0, 200).toWellFormed(),
			rows,
			given,
			candidate: scores,
			...before
		};
	});
	return {
		threshold: own.threshold,
		labels
	};
}
/** Rows with the label, rows given it, and what scikit-learn says of it (a share of nothing is 0). */
function scoresOf({ labels, probabilities, names, threshold }, k) {
	const width = names.length;
	const rows = labels.length / width;
	const truth = Uint8Array.from({ length: rows }, (_, row) => labels[row * width + k]);
	const scores = Float64Array.from({ length: rows }, (_, row) => probabilities[row * width + k]);
	let [both, given, wanted] = [
		0,
		0,
		0
	];
	for (let row = 0; row < rows; row++) {
		const isGiven = scores[row] >= threshold;
		given += Number(isGiven);
		wanted += truth[row];
		both += Number(isGiven && truth[row] === 1);
	}
	const share = (part, whole) => whole > 0 ? part / whole : 0;
	const curve = wanted > 0 && wanted < rows ? { rocAuc: aucParts(truth, scores).auc } : {};
	const f1 = share(2 * both, given + wanted);
	return {
		rows: wanted,
		given,
		scores: {
			precision: share(both, given),
			recall: share(both, wanted),
			f1,
			...curve
		}
	};
}
function describeQueries(rows) {
	const queries = queriesOf(rows);
	const sizes = queries.map(({ start, end }) => end - start).sort((a, b) => a - b);
	const middle = sizes.length / 2;
	const medianRows = ((sizes[Math.ceil(middle) - 1] ?? 0) + (sizes[Math.floor(middle)] ?? 0)) / 2;
	const judged = queries.filter(({ isJudged }) => isJudged).length;
	return {
		queries: queries.length,
		judged,
		medianRows,
		mostRows: sizes.at(-1) ?? 0
	};
}
function describeForecast(own, other, request) {
	const errors = errorsOf(own);
	const before = other?.kind === "forecasting" ? errorsOf(other) : void 0;
	const dates = request.dates === void 0 ? void 0 : inOrder(request.dates, request.order);
	const { seasonality } = request;
	const tests = dates === void 0 || before === void 0 ? [] : lossTests(errors, before, {
		dates,
		request
	});
	return {
		dates: dates === void 0 ? 0 : new Set(dates).size,
		bias: meanOf(errors, (error) => error),
		...seasonality === void 0 ? {} : { seasonality },
		...own.scales === void 0 ? {} : { scaledRows: own.scales.absolute.filter((scale) => scale > 0).length },
		horizons: byHorizon(errors, before, request),
		quantiles: own.levels.map((level, k) => ({
			level,
			below: shareBelow(own, k)
		})),
		...tests.length === 0 ? {} : { tests }
	};
}
function errorsOf({ labels, values, levels }) {
	return labels.map((label, row) => values[row * (1 + levels.length)] - label);
}
function shareBelow({ labels, values, levels }, k) {
	return labels.filter((label, row) => label <= values[row * (1 + levels.length) + 1 + k]).length / labels.length;
}
function byHorizon(errors, before, { horizons, order }) {
	if (horizons === void 0) return [];
	const rowsOf = /* @__PURE__ */ new Map();
	for (let i = 0; i < order.length; i++) {
		const horizon = horizons[order[i]];
		if (!Number.isFinite(horizon)) continue;
		const rows = rowsOf.get(horizon);
		if (rows === void 0) rowsOf.set(horizon, [i]);
		else rows.push(i);
	}
	return [...rowsOf].sort(([a], [b]) => a - b).slice(0, 200).map(([horizon, rows]) => {
		const mae = (all) => meanOf(Float64Array.from(rows, (row) => all[row]), Math.abs);
		const bias = meanOf(Float64Array.from(rows, (row) => errors[row]), (error) => error);
		return {
			horizon,
			rows: rows.length,
			mae: mae(errors),
			bias,
			...before && { championMae: mae(before) }
		};
	});
}
/** Both losses by date, candidate minus champion; the lags reach one step short of the longest horizon. */
function lossTests(errors, before, { dates, request }) {
	const count = new Set(dates).size;
	const longest = request.horizons?.reduce((most, one) => Number.isFinite(one) ? Math.max(most, one) : most, 0);
	const asked = longest === void 0 || longest < 1 ? usualHorizon(count) : Math.round(longest);
	const horizon = Math.max(1, Math.min(asked, Math.floor(count / 2)));
	return [["absolute", Math.abs], ["squared", (error) => error ** 2]].flatMap(([loss, of]) => {
		const found = dieboldMariano(byDate(errors, before, {
			dates,
			of
		}), horizon);
		return found === void 0 ? [] : [{
			loss,
			...found,
			dates: count,
			lags: horizon - 1
		}];
	});
}
function byDate(errors, before, { dates, of }) {
	const sums = /* @__PURE__ */ new Map();
	for (let row = 0; row < errors.length; row++) {
		const date = dates[row];
		const own = sums.get(date) ?? {
			sum: 0,
			rows: 0
		};
		own.sum += of(errors[row]) - of(before[row]);
		own.rows++;
		sums.set(date, own);
	}
	const sorted = [...sums].sort(([a], [b]) => a - b);
	return Float64Array.from(sorted, ([, { sum, rows }]) => sum / rows);
}
function inOrder(values, order) {
	return Int32Array.from(order, (row) => values[row]);
}
function meanOf(values, of) {
	return values.reduce((sum, value) => sum + of(value), 0) / values.length;
}

/** What the task has to tell beside its metrics; says in the log which parts that were asked for have no meaning for it. */
function measureTask({ log }, { model, holdout }, { candidate, champion }) {
	const { data, test } = model;
	const horizons = data.horizon === void 0 ? void 0 : columnOf(holdout.table, data.horizon);
	const taskDetails = measureTaskDetails({
		task: holdout.task,
		labels: holdout.labels,
		candidate,
		...champion === void 0 ? {} : { champion },
		...holdout.dependence?.by === "time" ? { dates: holdout.dependence.of } : {},
		...horizons?.kind === "numeric" ? { horizons: horizons.values } : {},
		...test.seasonality === void 0 ? {} : { seasonality: test.seasonality }
	});
	if (taskDetails === void 0) return {};
	const groups = taskDetails.absent.find(({ part }) => part === "groups");
	if (data.protected.length > 0 && groups !== void 0) log.warn(`the groups of \`data.protected\` are not measured: ${groups.reason}`);
	return { taskDetails };
}

/** What a model said of each row and what is true, as columns that stand beside those of the holdout; none for tasks without such metrics. */
function columnsBeside(rows) {
	const weight = numeric("weight", rows.weights ?? new Float64Array(rows.labels.length).fill(1));
	switch (rows.kind) {
		case "binary": return [
			numeric("label", rows.labels),
			numeric("score", rows.scores),
			numeric("decision", decide(rows)),
			weight
		];
		case "multiclass": {
			const { classes, probabilities, labels } = rows;
			const decided = decide(rows);
			const probability = new Float64Array(decided.length);
			for (let row = 0; row < decided.length; row++) probability[row] = probabilities[row * classes.length + decided[row]];
			return [
				named$1("label", labels, classes),
				named$1("prediction", decided, classes),
				numeric("probability", probability),
				weight
			];
		}
		case "regression": return [
			numeric("label", rows.labels),
			numeric("prediction", rows.values),
			weight
		];
		default: return [];
	}
}
function numeric(name, values) {
	return {
		kind: "numeric",
		name,
		values: Float64Array.from(values)
	};
}
function named$1(name, codes, dictionary) {
	return {
		kind: "text",
		name,
		codes,
		dictionary
	};
}

/** Value and interval: the normal one around the value by the standard error of the draws, inside the domain. */
function userEstimate({ metric, values, n, level, method }) {
	const value = values[0];
	const half = twoSidedZ(level) * errorOf(values.subarray(1));
	const { low, high } = within({
		low: value - half,
		high: value + half
	}, metric, value);
	return {
		name: metric.name,
		value,
		interval: {
			low,
			high,
			level,
			method
		},
		n,
		direction: metric.direction
	};
}
/** Candidate minus champion, draw by draw on the same draws. */
function userComparison(candidate, champion) {
	const { metric, values, n, units, level, method } = candidate;
	const differences = values.map((value, i) => value - champion.values[i]);
	const difference = differences[0];
	const standardError = errorOf(differences.subarray(1));
	const half = twoSidedZ(level) * standardError;
	const tolerance = metric.tolerance ?? .02 * Math.abs(champion.values[0]);
	const sign = metric.direction === "higher" ? 1 : -1;
	const turned = {
		difference: sign * difference,
		low: sign * difference - half,
		high: sign * difference + half,
		tolerance
	};
	const isEnough = n >= 30 && units >= 10;
	const same = values.every((value, i) => Object.is(value, champion.values[i]));
	const verdict = same ? "equal" : isEnough ? readDifference(turned) : "inconclusive";
	const needed = verdict === "inconclusive" ? rowsToDecide(turned, {
		n,
		standardError
	}, level) : void 0;
	const said = same ? "identical answers" : `paired ${method}`;
	return {
		metric: metric.name,
		verdict,
		candidate: values[0],
		champion: champion.values[0],
		difference,
		interval: {
			low: difference - half,
			high: difference + half,
			level,
			method: said
		},
		pValue: standardError > 0 ? Math.min(1, 2 * normalSf(Math.abs(difference) / standardError)) : Number(difference === 0),
		method: said,
		n,
		tolerance,
		detectable: detectableDifference(standardError, level),
		...needed === void 0 ? {} : { rowsNeeded: Math.max(needed, 30) }
	};
}
function errorOf(draws) {
	const answered = draws.filter((value) => Number.isFinite(value));
	return answered.length < 2 ? 0 : standardDeviation(answered);
}
/** Whether a value is outside the domain that was declared, beyond rounding: its interval would be cut off to nothing. */
function isOutside(value, { domain }) {
	const [min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY] = domain ?? [];
	const slack = 1e-9 * Math.max(1, Math.abs(min), Math.abs(max));
	return domain !== void 0 && (value < min - slack || value > max + slack);
}
function within({ low, high }, { domain }, value) {
	const [min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY] = domain ?? [];
	return {
		low: Math.min(value, Math.max(min, low)),
		high: Math.max(value, Math.min(max, high))
	};
}

/** One plan for all models, so that their draws are the same also where the length of a stretch of time is chosen by the losses. */
function planDraws(models, { digest, dependence, level }) {
	const [rows, other] = models;
	const n = rows.labels.length;
	const inOrder = new Int32Array(n);
	for (let row = 0; row < n; row++) inOrder[row] = row;
	const losses = () => {
		const [own, before] = [rowLosses(rows), other && rowLosses(other)];
		return before === void 0 ? own : own.map((loss, row) => loss - before[row]);
	};
	const drawn = clustersOf(rows, inOrder, dependence, losses);
	const prng = createPrng(`${digest}:user-metrics`);
	const units = unitsToDraw(rows, drawn, prng);
	const draws = Array.from({ length: 200 }, () => {
		const times = new Uint16Array(units.count);
		draw(times, units.block ?? 1, prng);
		return times;
	});
	const method = clusteredName(`bootstrap of ${200} draws`, "of", drawn);
	return {
		n,
		units: drawn === void 0 ? n : independentCount(drawn),
		level,
		method,
		plan: {
			units: units.of,
			draws
		}
	};
}

/**
* Metrics that modules compute: by model, then by metric, all rows first and then each draw. Throws UserError CONFIG_INVALID, with the
* place of the metric in assay.yml, for a module that is not there, throws, answers with no number or takes too long.
*/
async function measureModuleMetrics({ files, metricModules }, { model, holdout }, models, { metrics, plan }) {
	const [first] = models;
	if (first === void 0 || metrics.length === 0) return models.map(() => []);
	await refuseAbsent(files, model.name, metrics);
	const minutes = metrics.reduce((sum, { timeout_minutes = 5 }) => sum + timeout_minutes, 0);
	const outcome = await metricModules.measure({
		metrics: metrics.map(({ name, module }) => ({
			name,
			module
		})),
		truth: truthOf(first, holdout),
		columns: holdout.table.columns,
		models: models.map(answersOf),
		...plan,
		seed: `${holdout.digest}:user-metrics`,
		timeoutMs: minutes * 6e4
	});
	if (outcome.kind === "values") return outcome.values;
	const metric = metrics[outcome.metric];
	if (metric === void 0) throw new Fault("INTERNAL", "a metric went wrong that was not asked for");
	throw new UserError("CONFIG_INVALID", problemOf(model.name, metric, outcome, minutes));
}
async function refuseAbsent(files, model, metrics) {
	const found = await Promise.all(metrics.map(({ module }) => files.readText(module)));
	const problems = metrics.flatMap((metric, i) => {
		if (found[i] !== void 0) return [];
		const message = `there is no file "${metric.module}"`;
		return [{
			file: placeOf$1(model, metric),
			message,
			fix: "correct the path; it is relative to the repository"
		}];
	});
	if (problems.length > 0) throw new UserError("CONFIG_INVALID", problems);
}
function problemOf(model, metric, outcome, minutes) {
	const file = placeOf$1(model, metric);
	const about = `the metric "${metric.name}" of ${metric.module}`;
	if (outcome.kind === "wrong") return {
		file,
		message: `${about} ${outcome.message.replaceAll(/\s+/g, " ")}`,
		fix: `export a function \`${metric.name}\`, or a default one, that returns a finite number`
	};
	const { timedOut, exitCode, signal, tail } = outcome.outcome;
	if (outcome.tooLoud) return {
		file,
		message: `${about} wrote more than 1 MB`,
		fix: "let the module log nothing"
	};
	if (timedOut) return {
		file,
		message: `the modules of the metrics took longer than ${minutes} minutes; the last was ${about}`,
		fix: "make it faster, or raise `timeout_minutes` beside it"
	};
	return {
		file,
		message: `${about} ended the process with ${exitCode === void 0 ? `signal ${signal}` : `exit code ${exitCode}`}; its last lines:${tail.slice(-10).map((line) => `\n      ${quoted(line)}`).join("") || " none"}`,
		fix: "let the module return a number; it may not end the process"
	};
}
function placeOf$1(model, { place }) {
	return configPlace(model, `test.user_metrics.${place}.module`);
}
function truthOf(rows, { task }) {
	const { weights } = rows;
	switch (rows.kind) {
		case "binary": {
			const classes = task.kind === "binary" ? [task.negative, task.positive] : [];
			return {
				kind: rows.kind,
				labels: rows.labels,
				classes,
				weights
			};
		}
		case "multiclass": return {
			kind: rows.kind,
			labels: rows.labels,
			classes: rows.classes,
			weights
		};
		case "regression": return {
			kind: rows.kind,
			labels: rows.labels,
			classes: [],
			weights
		};
		default: throw new Fault("INTERNAL", `a ${rows.kind} task has no metrics of one's own`);
	}
}
function answersOf(rows) {
	const decisions = decide(rows);
	switch (rows.kind) {
		case "binary": return {
			values: rows.scores,
			decisions
		};
		case "multiclass": return {
			values: rows.probabilities,
			decisions
		};
		case "regression": return {
			values: rows.values,
			decisions
		};
		default: throw new Fault("INTERNAL", `a ${rows.kind} task has no metrics of one's own`);
	}
}

/**
* The built-in metrics followed by those of `test.user_metrics`: of the candidate, of the champion, and of their difference on the same
* draws. Throws UserError CONFIG_INVALID for an expression or a module that has no answer on these rows.
*/
async function withUserMetrics(ports, asked, { candidate, champion }, built) {
	const { userMetrics = [] } = asked.model.test;
	if (userMetrics.length === 0) return built;
	const { task, labels } = asked.holdout;
	const before = built.champion.state === "compared" ? champion : void 0;
	const models = [candidate, ...before === void 0 ? [] : [before]];
	const [own = [], others = []] = await measure(ports, asked, toRowsInOrder({
		task,
		labels,
		models: models.map((predictions) => ({
			name: "predictions",
			predictions
		}))
	}), userMetrics);
	const metrics = [...built.metrics, ...own.map(userEstimate)];
	if (built.champion.state !== "compared" || before === void 0) return {
		...built,
		metrics
	};
	const compared = own.flatMap((one, i) => {
		const other = others[i];
		return other === void 0 ? [] : userComparison(one, other);
	});
	return {
		metrics,
		champion: {
			...built.champion,
			metrics: [...built.champion.metrics, ...others.map(userEstimate)]
		},
		comparison: [...built.comparison, ...compared]
	};
}
/** By model, then by metric. */
async function measure(ports, asked, models, metrics) {
	const { model, holdout } = asked;
	const { plan, ...shared } = planDraws(models, {
		...holdout,
		level: model.test.level
	});
	const places = metrics.map((metric, place) => ({
		...metric,
		place
	}));
	const modules = places.flatMap((metric) => metric.module === void 0 ? [] : [{
		...metric,
		module: metric.module
	}]);
	const computed = await measureModuleMetrics(ports, asked, models, {
		metrics: modules,
		plan
	});
	const expressions = places.flatMap(({ sql, place }) => sql === void 0 ? [] : [{
		sql,
		name: configPlace(model.name, `test.user_metrics.${place}.sql`),
		place
	}]);
	const byModel = [];
	for (const [i, rows] of models.entries()) {
		const values = metrics.map(() => /* @__PURE__ */ new Float64Array(0));
		for (const [k, { place }] of modules.entries()) values[place] = computed[i]?.[k];
		for (const [k, own] of (await aggregate(holdout, {
			model,
			rows,
			plan
		}, expressions)).entries()) values[expressions[k]?.place] = own;
		refuseUnanswered(model.name, values, metrics);
		refuseOutside(model.name, values, metrics);
		byModel.push(metrics.map((metric, k) => ({
			metric,
			values: values[k],
			...shared
		})));
	}
	return byModel;
}
async function aggregate({ dataset }, { model, rows, plan }, expressions) {
	if (expressions.length === 0) return [];
	const request = {
		expressions,
		columns: columnsBeside(rows),
		...plan
	};
	return dataset.aggregate(request, model.data.id === void 0 ? {} : { orderBy: model.data.id });
}
function refuseUnanswered(model, values, metrics) {
	const problems = values.flatMap((own, i) => {
		const { name, module } = metrics[i];
		const answered = own.subarray(1).filter(Number.isFinite).length;
		if (Number.isFinite(own[0]) && answered >= 100) return [];
		const of = module === void 0 ? "the metric" : `the metric "${name}" of ${module}`;
		const message = Number.isFinite(own[0]) ? `${of} has an answer on ${answered} of ${200} draws of the rows only` : `${of} has no finite answer on these rows`;
		const fix = module === void 0 ? "let the expression answer also for fewer rows, for example with coalesce" : "let the function answer also for fewer rows; a share of no rows is NaN";
		return [{
			file: configPlace(model, `test.user_metrics.${i}.${module === void 0 ? "sql" : "module"}`),
			message,
			fix
		}];
	});
	if (problems.length > 0) throw new UserError("CONFIG_INVALID", problems);
}
function refuseOutside(model, values, metrics) {
	const problems = metrics.flatMap((metric, i) => {
		const { name, domain = [] } = metric;
		const value = values[i]?.[0];
		if (!isOutside(value, metric)) return [];
		return [{
			file: configPlace(model, `test.user_metrics.${i}.domain`),
			message: `the metric "${name}" answers ${value} on these rows, outside its domain [${domain.join(", ")}]`,
			fix: "write the smallest and the largest value that it can have, or remove `domain`"
		}];
	});
	if (problems.length > 0) throw new UserError("CONFIG_INVALID", problems);
}

const SHOWN_ROWS = 5;
/** Products of four weights, summed over all rows, must stay finite, and above 0. */
const [MIN_WEIGHT, MAX_WEIGHT] = [1e-50, 1e50];
/** The truth with the weights of its rows, the costs of decisions and the order of the classes. Throws UserError LABEL_INVALID, CONFIG_INVALID. */
function withDecisions(truth, model, table, source) {
	const weights = readWeights(model, table, source);
	const labels = weights === void 0 ? truth.labels : {
		...truth.labels,
		weights
	};
	return {
		...truth,
		labels,
		task: withOrder(withCosts(truth.task, model), model)
	};
}
function readWeights({ data: { weight } }, table, truth) {
	if (weight === void 0) return void 0;
	const { source, rowName = rowNames() } = truth;
	const column = columnOf(table, weight);
	if (column?.kind !== "numeric") throw invalid$1(source, `the weight column "${weight}" holds no numbers`);
	const bad = [...column.values.keys()].filter((row) => {
		const value = column.values[row];
		return !(Number.isFinite(value) && value >= 0);
	});
	if (bad.length > 0) throw invalid$1(source, `the weight column "${weight}" is missing, infinite or below 0 in ${bad.slice(0, SHOWN_ROWS).map(rowName).join(", ")}${bad.length > SHOWN_ROWS ? ` and ${bad.length - SHOWN_ROWS} more` : ""}`);
	if (column.values.every((value) => value === 0)) throw invalid$1(source, `the weights in "${weight}" are all 0`);
	const extreme = column.values.findIndex((value) => value > MAX_WEIGHT || value > 0 && value < MIN_WEIGHT);
	if (extreme >= 0) throw new UserError("LABEL_INVALID", {
		file: source,
		message: `the weight of ${rowName(extreme)} in "${weight}" is ${column.values[extreme]}; sums of such numbers mean nothing`,
		fix: `divide all weights by the largest of them, and write 0 for what is left below ${MIN_WEIGHT}`
	});
	return column.values;
}
function withCosts(task, { name, test: { costs } }) {
	if (costs === void 0) return task;
	if (task.kind === "binary") {
		const { tn = 0, fp = 0, fn = 0, tp = 0 } = costs;
		return {
			...task,
			costs: [
				tn,
				fp,
				fn,
				tp
			]
		};
	}
	if (task.kind !== "multiclass") return task;
	return {
		...task,
		costs: toMatrix(costs, task.classes, configPlace(name, "test.costs"))
	};
}
/** Every mistake needs a cost, because one that was forgotten is not free; a right decision costs 0 unless something else is said. */
function toMatrix({ matrix = {} }, classes, place) {
	const unknown = [.../* @__PURE__ */ new Set([...Object.keys(matrix), ...Object.values(matrix).flatMap((row) => Object.keys(row))])].filter((name) => !classes.includes(name));
	const missing = classes.flatMap((truth) => classes.filter((decision) => decision !== truth && matrix[truth]?.[decision] === void 0).map((decision) => `${truth} as ${decision}`));
	const problems = [...unknown.length === 0 ? [] : [`classes that the target does not have: ${unknown.join(", ")}`], ...missing.length === 0 ? [] : [`no cost for ${missing.slice(0, SHOWN_ROWS).join(", ")}${missing.length > SHOWN_ROWS ? " and more" : ""}`]];
	if (problems.length > 0) {
		const fix = `name a cost for every mistake between the classes ${classes.join(", ")}`;
		throw new UserError("CONFIG_INVALID", problems.map((message) => ({
			file: place,
			message,
			fix
		})));
	}
	return classes.flatMap((truth) => classes.map((decision) => matrix[truth]?.[decision] ?? 0));
}
/** The order that was named, or that of the numbers where all classes are numbers. */
function withOrder(task, { name, test: { classOrder } }) {
	if (task.kind !== "multiclass") return task;
	const { classes } = task;
	if (classOrder === void 0) {
		const numbers = classes.map(Number);
		if (!numbers.every(Number.isFinite) || classes.some((label) => label.trim() === "")) return task;
		const sorted = numbers.toSorted((a, b) => a - b);
		return {
			...task,
			places: numbers.map((value) => sorted.indexOf(value))
		};
	}
	const wrong = [...classes.filter((label) => !classOrder.includes(label)), ...classOrder.filter((label) => !classes.includes(label))];
	if (wrong.length > 0) throw new UserError("CONFIG_INVALID", {
		file: configPlace(name, "test.class_order"),
		message: `the order and the target do not have the same classes: ${wrong.join(", ")}`,
		fix: `order these: ${classes.join(", ")}`
	});
	return {
		...task,
		places: classes.map((label) => classOrder.indexOf(label))
	};
}
function invalid$1(source, message) {
	return new UserError("LABEL_INVALID", {
		file: source,
		message,
		fix: "weights are finite numbers from 0 upwards; repair the column, or remove `data.weight`"
	});
}

/** The columns that say which rows belong together. The model gets them as before: they are features unless they are excluded. */
function dependenceNames({ data: { group, time } }) {
	return [group, time].flatMap((name) => name ?? []);
}
/** Which rows of the holdout belong together. Throws UserError COLUMN_MISSING for a column whose values nobody can tell apart. */
function readDependence(table, model, source) {
	const fix = "name a column of text, numbers, dates or booleans";
	const problems = dependenceNames(model).filter((name) => columnOf(table, name) === void 0).map((name) => ({
		file: placeOf(model, name),
		message: `rows cannot be told apart by column "${name}"`,
		fix
	}));
	if (problems.length > 0) throw new UserError("COLUMN_MISSING", problems);
	const column = (name) => name === void 0 ? name : columnOf(table, name);
	const group = model.task === "forecasting" ? void 0 : column(model.data.group);
	const dependence = dependenceOf({
		group,
		time: column(model.data.time)
	});
	if (model.task === "forecasting" && dependence === void 0) throw oneDate(source, model.data.time ?? "");
	if (model.task === "ranking") requireWholeQueries(column(model.data.query), group, source);
	return dependence === void 0 ? {} : { dependence };
}
function placeOf({ name, data }, column) {
	return configPlace(name, column === data.group ? "data.group" : "data.time");
}
/** A query that is cut by groups could not be drawn as one. */
function requireWholeQueries(query, group, source) {
	if (query === void 0 || group === void 0) return;
	const groups = /* @__PURE__ */ new Map();
	for (let row = 0; row < lengthOf$1(query); row++) {
		const [key, own] = [cellText(query, row), cellText(group, row)];
		if (groups.has(key) && groups.get(key) !== own) {
			const message = `the query ${key} of column "${query.name}" has rows of several groups of column "${group.name}"`;
			throw new UserError("LABEL_INVALID", {
				file: source,
				message,
				fix: "name a group that holds whole queries, or none"
			});
		}
		groups.set(key, own);
	}
}
function lengthOf$1(column) {
	return column.kind === "numeric" ? column.values.length : column.codes.length;
}
function oneDate(file, time) {
	const message = `the column "${time}" has fewer than two dates, and a forecast is judged over time`;
	return new UserError("DATA_EMPTY", {
		file,
		message,
		fix: "give the holdout more dates"
	});
}

/** The truth of several 0/1 columns, one per label. Throws UserError LABEL_INVALID for other values, and for a label that no row or every row has. */
function readMultilabel(columns, threshold, truth) {
	const width = columns.length;
	const bits = columns.map((column) => toBits(column, truth));
	const rows = bits[0]?.length ?? 0;
	const values = new Uint8Array(rows * width);
	bits.forEach((own, k) => {
		for (let row = 0; row < rows; row++) values[row * width + k] = own[row];
	});
	const names = columns.map(({ name }) => name);
	const classes = names.map((name, k) => ({
		name,
		rows: bits[k]?.reduce((sum, bit) => sum + bit, 0) ?? 0
	}));
	return {
		task: {
			kind: "multilabel",
			names,
			threshold
		},
		labels: {
			kind: "multilabel",
			values,
			width
		},
		classes
	};
}
/** Grades of relevance and the queries they belong to; the numbers of the queries are in the order of their keys. Throws UserError LABEL_INVALID. */
function readRanking(grades, query, truth) {
	const { source, rowName = rowNames() } = truth;
	const values = numbersOf(grades, truth);
	const bad = values.findIndex((grade) => !(grade >= 0));
	if (bad >= 0) throw invalid(source, `the grade in ${rowName(bad)} of column "${grades.name}" is ${values[bad]}`, GRADES_FIX);
	const labels = {
		kind: "ranking",
		values,
		queries: keyNumbers(query, truth)
	};
	if (values.every((grade) => grade === 0)) throw invalid(source, `no row of column "${grades.name}" is relevant`, "give relevant rows a grade above 0");
	return {
		task: { kind: "ranking" },
		labels
	};
}
/** The values of a forecast. Throws UserError LABEL_INVALID. */
function readForecast(column, quantiles, truth) {
	return {
		task: {
			kind: "forecasting",
			quantiles
		},
		labels: {
			kind: "forecasting",
			values: numbersOf(column, truth)
		}
	};
}
const GRADES_FIX = "write grades of relevance from 0 (not relevant) up";
/** Rank of each row's key among the keys, as text: the same whatever the order of the rows. Throws UserError LABEL_INVALID for rows without one. */
function keyNumbers(column, { source, rowName = rowNames() }) {
	const texts = Array.from({ length: lengthOf(column) }, (_, row) => cellText(column, row));
	const missing = texts.indexOf(void 0);
	if (missing >= 0) throw invalid(source, `the column "${column.name}" is empty in ${rowName(missing)}`, "give every row its key");
	const ranks = new Map([...new Set(texts)].toSorted().map((text, rank) => [text, rank]));
	return Int32Array.from(texts, (text) => ranks.get(text) ?? -1);
}
function numbersOf(column, { source, rowName = rowNames() }) {
	if (column.kind !== "numeric") throw invalid(source, `the target column "${column.name}" holds text`, "name a column of numbers as the target");
	const bad = column.values.findIndex((value) => !Number.isFinite(value));
	if (bad < 0) return column.values;
	throw invalid(source, `the target column "${column.name}" has no finite number in ${rowName(bad)}`, "remove or repair rows without a truth");
}
/** Booleans arrive as 1 and 0. */
function toBits(column, { source, rowName = rowNames() }) {
	return Uint8Array.from({ length: lengthOf(column) }, (_, row) => {
		const text = cellText(column, row);
		if (text === "1" || text === "0") return Number(text);
		const found = text === void 0 ? "is empty" : `says "${text}"`;
		throw invalid(source, `the label column "${column.name}" ${found} in ${rowName(row)}`, "write 1 where a row has the label and 0 where it has not");
	});
}
function lengthOf(column) {
	return column.kind === "numeric" ? column.values.length : column.codes.length;
}
function invalid(file, message, fix) {
	return new UserError("LABEL_INVALID", {
		file,
		message,
		fix
	});
}

/**
* What MASE and RMSSE divide by, for each series: the in-sample error of repeating the value `seasonality` steps back (Hyndman and
* Koehler, International Journal of Forecasting 22, 2006; M5 competition). Rows are steps in the order of their dates. A series with
* too few rows, or one that never changes, has none.
*/
function naiveScales({ values, times, series }, seasonality) {
	const rows = Int32Array.from(values, (_, row) => row).sort((a, b) => times[a] - times[b] || values[a] - values[b]);
	const bySeries = /* @__PURE__ */ new Map();
	for (const row of rows) {
		const key = series[row] ?? "";
		const own = bySeries.get(key);
		if (own === void 0) bySeries.set(key, [values[row]]);
		else own.push(values[row]);
	}
	const found = [...bySeries].map(([key, own]) => [key, scaleOf(own, seasonality)]);
	return new Map(found.filter(([, { absolute }]) => absolute > 0));
}
function scaleOf(values, seasonality) {
	const steps = values.length - seasonality;
	let [absolute, squared] = [0, 0];
	for (let i = seasonality; i < values.length; i++) {
		const error = values[i] - values[i - seasonality];
		absolute += Math.abs(error);
		squared += error ** 2;
	}
	return steps > 0 ? {
		absolute: absolute / steps,
		squared: squared / steps
	} : {
		absolute: 0,
		squared: 0
	};
}

/** Metrics that divide by the error of a naive forecast on the training data. */
const SCALED = ["mase", "rmsse"];
/** The truth of a holdout by the task. Throws UserError LABEL_INVALID, and for MASE and RMSSE what is wrong with the training data. */
async function readTruth(ports, model, table, spec) {
	const { task, test, data } = model;
	const targets = targetColumns(model).flatMap((name) => columnOf(table, name) ?? []);
	const [target] = targets;
	if (target === void 0 || targets.length < targetColumns(model).length) throw unreadable(spec.source, model.target);
	switch (task) {
		case "multilabel": return readMultilabel(targets, test.threshold, spec);
		case "ranking": return readRanking(target, named(table, data.query, spec.source), spec);
		case "forecasting": {
			const truth = readForecast(target, test.quantiles ?? [], spec);
			if (truth.labels.kind !== "forecasting" || !test.metrics.some((metric) => SCALED.includes(metric))) return truth;
			return {
				...truth,
				labels: {
					...truth.labels,
					scales: await readScales(ports, model, table)
				}
			};
		}
		default: return readLabels(target, {
			...spec,
			task
		});
	}
}
/** The scale of each row of the holdout, from the training data of its series. */
async function readScales({ tables }, model, table) {
	const { data, target, name, test } = model;
	const place = configPlace(name, "data.train");
	if (data.train === void 0 || data.time === void 0) throw new UserError("CONFIG_INVALID", {
		file: place,
		message: "MASE and RMSSE compare with a naive forecast on the training data, and none is named",
		fix: "add `train:` under `data:`, or leave them out"
	});
	const train = await (await tables.open(data.train, place)).read([
		target,
		data.time,
		...data.series === void 0 ? [] : [data.series]
	]);
	const [values, times] = [named(train, target, place), named(train, data.time, place)];
	if (values.kind !== "numeric" || times.kind !== "numeric") throw unreadable(place, `${target}, ${data.time}`);
	const usable = Array.from({ length: train.rows }, (_, row) => row).filter((row) => Number.isFinite(values.values[row]) && Number.isFinite(times.values[row]));
	const seriesOf = seriesKeys(train, data.series, place);
	const history = {
		values: Float64Array.from(usable, (row) => values.values[row]),
		times: Float64Array.from(usable, (row) => times.values[row]),
		series: usable.map(seriesOf)
	};
	const scales = naiveScales(history, test.seasonality ?? 1);
	const ownSeries = seriesKeys(table, data.series, configPlace(name, "data.holdout"));
	const rows = Array.from({ length: table.rows }, (_, row) => scales.get(ownSeries(row)));
	if (rows.every((scale) => scale === void 0)) throw noScale(place, test.seasonality ?? 1);
	return {
		absolute: Float64Array.from(rows, (scale) => scale?.absolute ?? NaN),
		squared: Float64Array.from(rows, (scale) => scale?.squared ?? NaN)
	};
}
function seriesKeys(table, series, place) {
	if (series === void 0) return () => "";
	const column = named(table, series, place);
	return (row) => cellText(column, row) ?? "";
}
function named(table, name, place) {
	const column = name === void 0 ? void 0 : columnOf(table, name);
	if (column === void 0) throw unreadable(place, name ?? "");
	return column;
}
function unreadable(file, column) {
	const message = `the column "${column}" is not of a type that can be read here`;
	return new UserError("COLUMN_MISSING", {
		file,
		message,
		fix: "name columns of numbers, text or dates"
	});
}
function noScale(file, seasonality) {
	const message = `no series of the holdout has more than ${seasonality} different training values, so MASE has no scale`;
	return new UserError("LABEL_INVALID", {
		file,
		message,
		fix: "give more training data, or take mase and rmsse out"
	});
}

const SHOWN_IDS = 5;
/** Opens and checks the holdout of a model. Throws UserError DATA_*, COLUMN_MISSING, ID_INVALID or LABEL_INVALID. */
async function openHoldout(ports, model) {
	const name = configPlace(model.name, "data.holdout");
	const dataset = await ports.tables.open(model.data.holdout, name);
	const { id } = model.data;
	requireColumns(dataset, model);
	const usable = dataset.columns.filter((column) => column.type !== "other").map((column) => column.name);
	ports.log.progress(`reading ${name}`, 0, dataset.rows, "rows");
	const table = await dataset.read(usable, id === void 0 ? {} : { orderBy: id });
	ports.log.progress(`reading ${name}`, table.rows, dataset.rows, "rows");
	const { query, weight } = model.data;
	const inputs = usable.filter((column) => ![
		...targetColumns(model),
		id,
		query,
		weight
	].includes(column));
	const ids = id === void 0 ? void 0 : readIds(columnOf(table, id), id, name);
	const spec = targetSpec(dataset, model, {
		source: name,
		rowName: rowNames(ids, id)
	});
	return {
		...withDecisions(await readTruth(ports, model, table, spec), model, table, spec),
		rows: table.rows,
		dataset,
		digest: contentDigest(ports.files, table),
		features: inputs.filter((column) => !model.data.exclude.includes(column)),
		inputs,
		table,
		protected: protectedColumns(table, model),
		...model.fairness === void 0 ? {} : { fairness: model.fairness },
		slices: await readSlices(dataset, model),
		...readDependence(table, model, name),
		...ids === void 0 || id === void 0 ? {} : {
			ids,
			idColumn: id
		}
	};
}
/** How the target column is read, and how messages call its rows. */
function targetSpec({ columns }, { target, positive, classes, test: { threshold } }, { source, rowName }) {
	return {
		threshold,
		source,
		rowName,
		isBoolean: columns.some(({ name, type }) => name === target && type === "boolean"),
		...positive === void 0 ? {} : { positive },
		...classes === void 0 ? {} : { classes }
	};
}
/** Throws UserError COLUMN_MISSING with the key of assay.yml that names each column that is not there. */
function requireColumns({ columns }, model) {
	const known = columns.map((column) => column.name);
	const missing = columnPlaces(model).filter(({ column }) => !known.includes(column));
	if (missing.length === 0) return;
	const fix = `the columns are: ${known.slice(0, 50).join(", ")}`;
	throw new UserError("COLUMN_MISSING", missing.map(({ column, key }) => {
		return {
			file: configPlace(model.name, key),
			message: `the holdout has no column "${column}"`,
			fix
		};
	}));
}
function readIds(column, name, source) {
	const rows = column === void 0 ? 0 : column.kind === "numeric" ? column.values.length : column.codes.length;
	const ids = Array.from({ length: rows }, (_, row) => cellText(column, row));
	const missing = ids.filter((id) => id === void 0).length;
	const seen = /* @__PURE__ */ new Set();
	const twice = new Set(ids.filter((id) => seen.size === seen.add(id).size && id !== void 0));
	if (missing === 0 && twice.size === 0) return ids;
	const shown = [...twice].slice(0, SHOWN_IDS).join(", ");
	const message = missing > 0 ? `${missing} rows have no id in column "${name}"` : `${twice.size} ids in column "${name}" occur more than once (${shown})`;
	throw new UserError("ID_INVALID", {
		file: source,
		message,
		fix: "every row needs an id of its own"
	});
}
/** Digest of a table's content: names and values of all columns in row order, the same for CSV and Parquet. */
function contentDigest(files, table) {
	return files.sha256(columnsByName(table).map((column) => files.sha256(columnBytes(column))).join("\n"));
}

/**
* The holdout, and what is written about its rows held against them: a mistake there is told before any model is asked. Throws what
* `openHoldout` throws, and UserError CONFIG_INVALID for a file of cases that is missing or wrong.
*/
async function openCheckedHoldout(ports, model) {
	const holdout = await openHoldout(ports, model);
	await checkCases(ports, model, holdout);
	return holdout;
}

/**
* The threshold that meets the goal best: halfway between two neighbouring scores, from all rows positive to only the highest. Of equally
* good ones the highest; for a least precision the one that finds most. Undefined where no threshold reaches what is asked.
*/
function chooseThreshold(goal, rows) {
	const candidates = thresholds(rows);
	if (typeof goal === "string") return best(candidates, ({ cells }) => merit(goal, cells, rows.costs));
	const isRecall = "recall_at_least" in goal;
	const asked = isRecall ? goal.recall_at_least : goal.precision_at_least;
	const reach = ({ cells }) => isRecall ? recall(cells) : precision(cells);
	const enough = candidates.filter((candidate) => reach(candidate) >= asked);
	const found = isRecall ? enough[0] : best(enough, ({ cells }) => cells.tp);
	if (found === void 0) return void 0;
	const own = enough.find(({ value }) => value === found.value);
	return own && {
		value: own.value,
		reached: reach(own)
	};
}
function best(candidates, of) {
	let found;
	for (const candidate of candidates) {
		const reached = of(candidate);
		if (found === void 0 || reached > found.reached) found = {
			value: candidate.value,
			reached
		};
	}
	return found;
}
/** More is better, so costs are turned round. */
function merit(goal, cells, costs = []) {
	const { tn, fp, fn, tp } = cells;
	switch (goal) {
		case "max_f1": return tp > 0 ? 2 * tp / (2 * tp + fp + fn) : 0;
		case "max_youden": return recall(cells) + tn / (tn + fp) - 1;
		case "min_cost": {
			const [ofTn = 0, ofFp = 0, ofFn = 0, ofTp = 0] = costs;
			return -(tn * ofTn + fp * ofFp + fn * ofFn + tp * ofTp) / (tn + fp + fn + tp);
		}
		default: return goal;
	}
}
function recall({ tp, fn }) {
	return tp / (tp + fn);
}
function precision({ tp, fp }) {
	return tp + fp > 0 ? tp / (tp + fp) : 0;
}
/** Every way to cut the list, from the highest threshold down: none positive, then one tie of scores more each time. */
function thresholds({ labels, scores, weights }) {
	const weight = (row) => weights === void 0 ? 1 : weights[row];
	const order = sortedOrder(scores).reverse();
	let [positives, negatives] = [0, 0];
	for (const row of order) if (labels[row] === 1) positives += weight(row);
	else negatives += weight(row);
	let [tp, fp] = [0, 0];
	const cells = () => ({
		tp,
		fp,
		fn: positives - tp,
		tn: negatives - fp
	});
	const highest = scores[order[0]];
	const found = [{
		value: between(highest, Math.max(1, highest + 1e-6)),
		cells: cells()
	}];
	for (let i = 0; i < order.length; i++) {
		const row = order[i];
		if (labels[row] === 1) tp += weight(row);
		else fp += weight(row);
		const [own, next] = [scores[row], scores[order[i + 1] ?? -1] ?? 0];
		if (i + 1 === order.length || next < own) found.push({
			value: between(next, own),
			cells: cells()
		});
	}
	return found;
}
/** Halfway, or the upper one where nothing lies between. */
function between(low, high) {
	const middle = (low + high) / 2;
	return middle > low ? middle : high;
}

/**
* The training data of a model, or `most` rows of it drawn with a fixed seed. Throws UserError DATA_*, COLUMN_MISSING, LABEL_INVALID, and
* CONFIG_INVALID where none is named.
*/
async function openTraining(ports, model, most) {
	const { data } = model;
	const name = configPlace(model.name, "data.train");
	if (data.train === void 0) throw new UserError("CONFIG_INVALID", {
		file: name,
		message: "no training data is named",
		fix: "add `train:` under `data:`"
	});
	const dataset = await ports.tables.open(data.train, name);
	const known = dataset.columns.filter(({ type }) => type !== "other").map((column) => column.name);
	const missing = [...targetColumns(model), ...data.weight === void 0 ? [] : [data.weight]].filter((column) => !known.includes(column));
	if (missing.length > 0) {
		const fix = "the training data needs the target and the weights as the holdout has them";
		const problems = missing.map((column) => ({
			file: name,
			message: `there is no column "${column}"`,
			fix
		}));
		throw new UserError("COLUMN_MISSING", problems);
	}
	ports.log.progress(`reading ${name}`, 0, dataset.rows, "rows");
	const byId = data.id !== void 0 && known.includes(data.id) ? { orderBy: data.id } : {};
	const table = drawn(await dataset.read(known, byId), most, model.name);
	const rowName = rowsById(table, data.id);
	const spec = targetSpec(dataset, model, {
		source: name,
		rowName
	});
	return {
		...withDecisions(await readTruth(ports, model, table, spec), model, table, spec),
		rowName,
		table,
		digest: contentDigest(ports.files, table)
	};
}
/** Rows by their id, read when a message needs it; by number where there is none. */
function rowsById(table, id) {
	const column = id === void 0 ? void 0 : columnOf(table, id);
	if (column === void 0) return rowNames();
	return (row) => `${column.name} ${cellText(column, row) ?? "(none)"}`;
}
/** At most `most` rows, in their own order; which of them depends on nothing but their number and the model's name. */
function drawn(table, most, seed) {
	if (table.rows <= most) return table;
	const order = Int32Array.from({ length: table.rows }, (_, row) => row);
	shuffle(order, createPrng(`${seed}:threshold:${table.rows}`));
	const kept = order.slice(0, most).sort();
	return {
		rows: most,
		columns: table.columns.map((column) => pick(column, kept))
	};
}
function pick(column, rows) {
	if (column.kind === "numeric") return {
		...column,
		values: Float64Array.from(rows, (row) => column.values[row])
	};
	return {
		...column,
		codes: Int32Array.from(rows, (row) => column.codes[row])
	};
}

/**
* The threshold of the candidate: as written, or chosen on the training data, never on the holdout. Throws UserError for training data
* that cannot be read, and where no threshold reaches what is asked.
*/
async function settleThreshold(ports, model, holdout) {
	const { task } = holdout;
	if (task.kind !== "binary") return { holdout };
	const { choose } = model.test;
	if (choose === void 0) return {
		holdout,
		decided: {
			threshold: task.threshold,
			from: "configuration"
		}
	};
	const decided = await chooseOn(ports, {
		model,
		holdout,
		choose
	}, model.model.path, holdout.features);
	return {
		holdout: {
			...holdout,
			task: {
				...task,
				threshold: decided.threshold
			}
		},
		decided
	};
}
/**
* The champion at its own threshold: the one in the evidence it was registered with, else one chosen in the same way on the same training
* data, else the written one. That it cannot be had is said in the log and leaves the champion unavailable.
*/
async function settleChampion(ports, { model, holdout }, outcome) {
	if (outcome.state !== "scored" || outcome.scored.predictions.kind !== "binary") return { outcome };
	try {
		const decided = await championThreshold(ports, {
			model,
			holdout
		}, outcome);
		const predictions = {
			...outcome.scored.predictions,
			threshold: decided.threshold
		};
		return {
			outcome: {
				...outcome,
				scored: {
					...outcome.scored,
					predictions
				}
			},
			decided
		};
	} catch (error) {
		const reason = `its threshold is not known: ${messageOf(error)}`.slice(0, 900);
		ports.log.warn(`the champion of ${model.name} could not be compared: ${reason}`);
		return { outcome: {
			state: "unavailable",
			reason
		} };
	}
}
async function championThreshold(ports, { model, holdout }, { path, readEvidence }) {
	const registered = (await readEvidence?.())?.decisions?.candidate;
	if (registered !== void 0) return {
		threshold: registered.threshold,
		from: "registration"
	};
	const { choose, threshold } = model.test;
	if (choose === void 0) return {
		threshold,
		from: "configuration"
	};
	return chooseOn(ports, {
		model,
		holdout,
		choose
	}, path, holdout.inputs);
}
async function chooseOn(ports, asked, path, allowed) {
	const { model, holdout, choose } = asked;
	const training = await openTraining(ports, model, choose.rows);
	const probe = await openProbe(ports, path, {
		...holdout,
		table: training.table,
		rows: training.table.rows
	}, allowed);
	try {
		ports.log.progress("choosing the threshold on the training data", 0, training.table.rows, "rows");
		const { scores } = await probe.predict(probe.columns);
		const { labels, task } = training;
		const costs = task.kind === "binary" ? task.costs : void 0;
		const { weights } = labels;
		const rows = {
			labels: labels.values,
			scores,
			...weights && { weights },
			...costs && { costs }
		};
		const found = chooseThreshold(choose.goal, rows);
		if (found === void 0) throw unreachable(model.name, choose.goal);
		const source = describeSource(model.data.train ?? { path: "" });
		const chosen = {
			goal: goalWords(choose.goal),
			reached: found.reached,
			rows: scores.length,
			source,
			digest: training.digest
		};
		return {
			threshold: found.value,
			from: "training data",
			chosen
		};
	} catch (error) {
		throw error instanceof UserError ? withRowNames(error, training.rowName) : error;
	} finally {
		await probe.close();
	}
}
function goalWords(goal) {
	if (typeof goal === "string") return goal;
	return "recall_at_least" in goal ? `recall at least ${goal.recall_at_least}` : `precision at least ${goal.precision_at_least}`;
}
function unreachable(name, goal) {
	return new UserError("CONFIG_INVALID", {
		file: configPlace(name, "test.threshold"),
		message: `no threshold reaches ${goalWords(goal)} on the training data`,
		fix: "ask for less, or choose by another goal"
	});
}

/**
* Measures a model on its holdout and against the champion on the same rows, and writes evidence to `.assay/evidence/<model>.test.json`.
* Throws UserError for anything wrong with the config, the data or the candidate; a champion that cannot be scored is recorded, not thrown.
*/
async function testModel(ports, input) {
	const { model } = input;
	const path = `${EVIDENCE_FOLDER}/${model.name}.test.json`;
	await ports.files.remove(path);
	const { holdout, decided } = await settleThreshold(ports, model, await openCheckedHoldout(ports, model));
	const scored = await scoreBoth(ports, model, holdout);
	const candidate = await withIdentity(ports, scored.candidate, input.identity);
	const metrics = {
		task: holdout.task,
		labels: holdout.labels,
		metrics: model.test.metrics,
		level: model.test.level,
		seed: holdout.digest,
		dependence: holdout.dependence
	};
	const { outcome, decided: before } = await settleChampion(ports, {
		model,
		holdout
	}, scored.outcome);
	const slices = beginSlices(ports, holdout, {
		...metrics,
		candidate: candidate.predictions
	}, outcome);
	const measured = {
		task: model.task,
		holdout: describeHoldout(model, holdout),
		metrics: estimateMetrics({
			...metrics,
			predictions: candidate.predictions
		}),
		...input.machine && { machine: input.machine }
	};
	const now = {
		...measured,
		candidate
	};
	const asked = {
		asked: metrics,
		candidate: candidate.predictions,
		outcome,
		now
	};
	const { pair, ...compared } = await compareChampion(ports, asked);
	const built = {
		metrics: measured.metrics,
		...compared
	};
	const both = {
		candidate: candidate.predictions,
		champion: pair?.champion
	};
	const predicate = {
		schemaVersion: 1,
		kind: "test",
		assay: input.assayVersion,
		model: model.name,
		createdAt: new Date(ports.clock.now()).toISOString(),
		source: input.source,
		config: input.config,
		candidate: {
			...describe(candidate),
			...input.runRecord && { runRecord: input.runRecord },
			...input.profile && { profile: input.profile }
		},
		...measured,
		...await withUserMetrics(ports, {
			model,
			holdout
		}, both, built),
		...input.data === void 0 || input.data.length === 0 ? {} : { data: [...input.data] },
		...input.artifact && { artifact: input.artifact },
		...input.decompose && { decomposition: await input.decompose({
			holdout,
			predictions: candidate.predictions,
			asked: metrics
		}) },
		...describeDependence({
			...metrics,
			predictions: candidate.predictions
		}),
		...describeDecisions(model, holdout.labels, {
			candidate: decided,
			champion: before
		}),
		...describeCalibration({
			...metrics,
			predictions: candidate.predictions,
			champion: pair?.champion
		}),
		...await measureIntegrity(ports, model, holdout.dataset),
		...measureAffected(holdout, candidate.predictions, {
			...metrics,
			pair
		}),
		...discoverWeakSlices(model, holdout, {
			candidate: candidate.predictions,
			...pair && { champion: pair.champion }
		}),
		...measureTask(ports, {
			model,
			holdout
		}, both),
		...await explainModel(ports, {
			model,
			holdout,
			predictions: candidate.predictions,
			champion: outcome
		}),
		...await measurePerformance(ports, {
			model,
			holdout,
			candidate,
			champion: outcome
		}),
		...await measureRobustness(ports, {
			model,
			holdout,
			champion: outcome
		}),
		...await slices()
	};
	const statement = buildTestStatement(predicate);
	await writeEvidence(ports.files, path, statement);
	return {
		statement,
		path
	};
}
function describeHoldout({ data, target }, { digest, rows, classes }) {
	return {
		digest,
		rows,
		source: describeSource(data.holdout),
		target,
		...data.id === void 0 ? {} : { id: data.id },
		...classes === void 0 ? {} : { classes: classes.map((entry) => ({ ...entry })) }
	};
}
function describe(scored) {
	return {
		digest: scored.digest,
		files: scored.files.map((file) => ({ ...file })),
		runtime: { ...scored.runtime }
	};
}

export { testModel };