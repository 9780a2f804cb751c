import { $n as shareOf, An as measureLinear, Cn as toleranceOf, Dn as linearInterval, En as isLinear, Fn as isPoint, Fr as decide, Gn as twoSidedT, Hn as fewUnits, In as smallestClass, Jn as wilsonInterval, Ln as unseen, Mn as aucVariance, Mr as rowsIn, Nn as measureAuc, On as linearMethod, Pn as edgeBounds, Qn as binomialPmf, Sn as metricOf, Tn as MANY_ROWS, Un as independentUnits, Vn as clusterVariance, Yn as betaCdf, Zn as binomialCdf, _r as normalSf, cr as bootstrapPValue, dr as leaveBlocksOut, er as trials, fr as resample, jr as arrangeRows, kn as linearVariance, lr as dealUnits, ni as createPrng, pr as standardDeviation, qn as twoSidedZ, sr as bcaInterval, wn as queriesOf, zn as aucInterval } from "./start.js";
import { a as clustersOf, c as unitsToDraw, i as clusteredName, l as rowLosses, m as whyUndefined, n as prepareStatistics, o as independentCount, p as toDefinedMetrics, r as bootstrapLevel, s as smallestSample, t as measure, u as rankKeys } from "./score.js";
import { i as benjaminiHochberg, n as detectableDifference, r as rowsToResolve } from "./power.js";

const JACKKNIFE_METHOD = "jackknife of 200 groups";
const PLAIN = {
	to: (value) => value,
	from: (value) => value
};
/**
* Interval of a statistic from its values with one of many groups of rows left out in turn (delete-a-group jackknife: Kott, Journal of
* Official Statistics 17, 2001), Student's t with groups - 1 degrees of freedom, on the logit or log scale of its domain where it lies
* inside. Values that are NaN are passed over; fewer than two are no interval: the bounds are then the ends of the domain.
*/
function jackknifeInterval({ estimate, leftOut, domain }, level) {
	const scale = scaleOf(domain, [estimate, ...leftOut]);
	const error = jackknifeError(leftOut.map(scale.to));
	if (error === void 0) return {
		low: domain[0],
		high: domain[1]
	};
	const half = twoSidedT(level, error.groups - 1) * error.standardError;
	const middle = scale.to(estimate);
	return {
		low: scale.from(middle - half),
		high: scale.from(middle + half)
	};
}
/** Standard error from the values with one group left out each; undefined where fewer than two are numbers. */
function jackknifeError(leftOut) {
	const values = leftOut.filter((value) => !Number.isNaN(value));
	const groups = values.length;
	if (groups < 2) return void 0;
	const mean = values.reduce((sum, value) => sum + value, 0) / groups;
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return {
		standardError: Math.sqrt((groups - 1) / groups * squares),
		groups
	};
}
/** Two-sided p value of "the true value is 0" by Student's t with groups - 1 degrees of freedom. */
function jackknifePValue(estimate, { standardError, groups }) {
	if (standardError === 0) return Number(estimate === 0);
	const freedom = groups - 1;
	return betaCdf(freedom / (freedom + (estimate / standardError) ** 2), freedom / 2, .5);
}
/** Only where every value lies strictly inside the domain: at its ends the scale is infinite. */
function scaleOf([min, max], values) {
	if (!values.every((value) => Number.isNaN(value) || value > min && value < max)) return PLAIN;
	if (Number.isFinite(min) && Number.isFinite(max)) return {
		to: (value) => Math.log((value - min) / (max - value)),
		from: (value) => min + (max - min) / (1 + Math.exp(-value))
	};
	if (Number.isFinite(min)) return {
		to: (value) => Math.log(value - min),
		from: (value) => min + Math.exp(value)
	};
	return PLAIN;
}

/**
* Independent trials that tell as much about a share as its rows do, which depend on each other: rows over the design effect
* (J. N. K. Rao and A. J. Scott, Biometrics 48, 1992), never more than the rows. Where every row is right or wrong alike, the units.
*/
function effectiveTrials(metric, rows, drawn) {
	const trial = trials(metric, rows, decide(rows));
	const outcomes = drawn.units.of.map((_, row) => outcomeOf(trial(row)));
	return effectiveMean(Float64Array.from(outcomes, (outcome) => outcome < 0 ? NaN : outcome), drawn).effective;
}
/** What rows that depend on each other are worth for the mean of a value per row; NaN leaves a row out. */
function effectiveMean(values, { units }) {
	const { n, mean, squares } = momentsOf(values);
	if (n === 0) return {
		n,
		variance: 0,
		effective: 0
	};
	const influence = values.map((value) => Number.isNaN(value) ? 0 : (value - mean) / n);
	const variance = clusterVariance(units, influence);
	const alone = squares / n / n;
	if (!(alone > 0)) return {
		n,
		variance: 0,
		effective: Math.min(n, unitsWith(values, units.of), independentUnits(units))
	};
	return {
		n,
		variance,
		effective: Math.min(n, n * (alone / variance))
	};
}
function momentsOf(values) {
	let [n, sum] = [0, 0];
	for (const value of values) {
		if (Number.isNaN(value)) continue;
		n++;
		sum += value;
	}
	const mean = sum / n;
	let squares = 0;
	for (const value of values) if (!Number.isNaN(value)) squares += (value - mean) ** 2;
	return {
		n,
		mean,
		squares
	};
}
function unitsWith(values, of) {
	return new Set(of.filter((_, row) => !Number.isNaN(values[row]))).size;
}
function outcomeOf(success) {
	return success === void 0 ? -1 : Number(success);
}

/** What a metric of the rows is a mean over, and so the `n` that is reported: rows, or the queries of a ranking that have a relevant row. */
function sampleSize(rows) {
	return rows.kind === "ranking" ? queriesOf(rows).filter(({ isJudged }) => isJudged).length : rowsIn(rows);
}

/**
* Interval of an estimate that chance makes too large, such as a calibration error. Resamples are too large once more: their upper end errs
* on the safe side, and the lower end is the basic bootstrap's (twice the estimate less the upper end) with the excess of the resamples
* taken off too, because near 0 the sample's own excess is larger than theirs. Simulated in test/property/upward.test.ts.
*/
function upwardInterval(estimate, replicates, level) {
	const sorted = replicates.toSorted();
	const place = (1 + level) / 2 * (sorted.length - 1);
	const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
	const top = below + (place - Math.floor(place)) * (above - below);
	const excess = Math.max(0, sorted.reduce((sum, value) => sum + value / sorted.length, 0) - estimate);
	return {
		low: Math.max(0, Math.min(estimate, 2 * estimate - top - excess)),
		high: Math.max(estimate, top)
	};
}
/** How such an interval is called in evidence. */
const UPWARD_METHOD = "basic bootstrap below, percentile above";

/**
* Value and interval of each metric, in the order asked. Proportions have Wilson intervals and `n` is their denominator
* (recall: the positive rows); ROC AUC has DeLong's on the logit scale; all others a BCa bootstrap over rows. Where rows depend on each
* other, whole groups or stretches of time take the place of rows in all of them.
* Throws `UserError` where the labels leave a metric undefined or do not fit the predictions.
*/
function estimateMetrics(request) {
	const { task, labels, predictions } = request;
	const metrics = toDefinedMetrics(request.metrics, task, labels);
	const { rows: arranged, order } = arrangeRows({
		task,
		labels,
		models: [{
			name: "predictions",
			predictions
		}]
	});
	const [rows] = arranged;
	return rows === void 0 ? [] : estimateRows(metrics, {
		rows,
		order
	}, request);
}
/** The same for rows that have been put in order, for whoever measures them in more ways than one. */
function estimateRows(metrics, { rows, order }, request) {
	const { level, seed } = request;
	const frame = {
		level,
		seed,
		drawn: clustersOf(rows, order, request.dependence)
	};
	const asked = metrics.filter((metric) => isResampled(metric, rows, frame));
	const resampled = request.quick === true && frame.drawn === void 0 && rowsIn(rows) >= 1e3 ? leaveRowsOut(asked, rows, frame) : bootstrapMetrics(asked, rows, frame);
	return metrics.map((metric) => {
		const measured = resampled.get(metric) ?? measureDirectly(metric, rows, frame);
		return toEstimate(metric, widenEdge(metric, rows, frame, measured), level);
	});
}
/** Weighted shares of rows that depend on each other have no formula of their own. */
function isResampled(metric, rows, { drawn }) {
	if (isLinear(metric, rows)) return false;
	const { interval } = metric;
	if (interval === "wilson") return rows.weights !== void 0 && drawn !== void 0;
	return interval !== "delong";
}
function measureDirectly(metric, rows, { level, drawn }) {
	const few = drawn === void 0 ? 1 : fewUnits(independentCount(drawn), level);
	if (isLinear(metric, rows)) {
		const { value, influence } = measureLinear(metric, rows);
		return {
			value,
			bounds: linearInterval(metric, value, few * linearVariance(influence, drawn), level),
			method: clusteredName(linearMethod(metric, rows), "over", drawn),
			n: rowsIn(rows)
		};
	}
	if (metric.interval === "delong") {
		const auc = measureAuc(rows);
		const bounds = aucInterval(auc.value, few * aucVariance(rows, auc, void 0, drawn), level);
		return {
			value: auc.value,
			bounds,
			method: clusteredName("DeLong (logit)", "over", drawn),
			n: rowsIn(rows)
		};
	}
	const { k, n, rows: tried } = shareOf(metric.name, rows);
	const effective = drawn === void 0 ? n : effectiveTrials(metric.name, rows, drawn) / few;
	const bounds = wilsonInterval(n > 0 ? k * effective / n : 0, effective, level);
	return {
		value: n > 0 ? k / n : 0,
		bounds,
		method: clusteredName(wilsonName(rows), "over", drawn),
		n: tried
	};
}
function bootstrapMetrics(metrics, rows, frame) {
	if (metrics.length === 0) return /* @__PURE__ */ new Map();
	const prng = createPrng(`${frame.seed}:estimate`);
	const n = sampleSize(rows);
	const units = unitsToDraw(rows, frame.drawn, prng);
	const values = measure(metrics, rows);
	const shape = {
		units: units.count,
		size: metrics.length,
		block: units.block
	};
	const drawn = resample(shape, prepareStatistics(metrics, rows, units), prng);
	const level = bootstrapLevel(frame.drawn, frame.level);
	const method = clusteredName("BCa bootstrap", "of", frame.drawn);
	return new Map(metrics.map((metric, i) => {
		const value = values[i];
		const samples = {
			replicates: drawn.replicates[i],
			jackknife: drawn.jackknife[i]
		};
		if (metric.interval === "upward") return [metric, {
			value,
			bounds: upwardInterval(value, samples.replicates, level),
			method: clusteredName(UPWARD_METHOD, "of", frame.drawn),
			n
		}];
		return [metric, {
			value,
			bounds: bcaInterval({
				estimate: value,
				...samples
			}, level),
			method,
			n
		}];
	}));
}
function leaveRowsOut(metrics, rows, { level, seed }) {
	const prng = createPrng(`${seed}:estimate`);
	const units = dealUnits(rowsIn(rows), prng, 200);
	const values = measure(metrics, rows);
	const shape = {
		units: units.count,
		size: metrics.length
	};
	const left = leaveBlocksOut(shape, prepareStatistics(metrics, rows, units), prng);
	return new Map(metrics.map((metric, i) => {
		const value = values[i];
		const leftOut = left[i];
		return [metric, {
			value,
			bounds: jackknifeInterval({
				estimate: value,
				leftOut,
				domain: metric.domain
			}, level),
			method: JACKKNIFE_METHOD,
			n: sampleSize(rows)
		}];
	}));
}
function wilsonName({ weights }) {
	return weights === void 0 ? "Wilson" : "Wilson, effective n";
}
/** A perfect score has no spread to resample, yet a few rows do not prove perfection. */
function widenEdge(metric, rows, { level, drawn }, measured) {
	if (!isPoint(measured.bounds)) return measured;
	const bounds = edgeBounds(metric, measured.value, smallestSample(rows, drawn), level);
	return bounds ? {
		...measured,
		bounds,
		method: "Wilson at the edge"
	} : measured;
}
function toEstimate(metric, { value, bounds, method, n }, level) {
	const interval = {
		low: bounds.low,
		high: bounds.high,
		level,
		method
	};
	return {
		name: metric.name,
		value,
		interval,
		n,
		direction: metric.direction,
		version: metric.version ?? 1
	};
}

/**
* Difference of two ROC AUCs on the same rows by paired DeLong (Biometrics 44, 1988), or over groups or stretches of time by Obuchowski
* (Biometrics 53, 1997).
*/
function compareAuc({ candidate, champion, drawn }, level) {
	const [own, other] = [measureAuc(candidate), measureAuc(champion)];
	const few = drawn === void 0 ? 1 : fewUnits(independentCount(drawn), level);
	const variance = few * aucVariance(candidate, own, other, drawn);
	const standardError = Math.sqrt(variance);
	const difference = own.value - other.value;
	const z = twoSidedZ(level);
	const half = z * standardError;
	const parts = {
		own: few * aucVariance(candidate, own, void 0, drawn),
		other: few * aucVariance(champion, other, void 0, drawn)
	};
	return {
		candidate: own.value,
		champion: other.value,
		difference,
		low: Math.max(-1, difference - half),
		high: Math.min(1, difference + half),
		standardError: Math.min(1, standardError),
		pValue: standardError > 0 ? 2 * normalSf(Math.abs(difference) / standardError) : Number(difference === 0),
		method: clusteredName("paired DeLong", "over", drawn),
		n: candidate.labels.length,
		ratio: ratioOf$2([own.value, other.value], {
			...parts,
			difference: variance
		}, z)
	};
}
/** On the log scale by the delta method; the covariance is what the three variances leave. */
function ratioOf$2([own, other], variances, z) {
	if (!(own > 0 && other > 0)) return void 0;
	const covariance = (variances.own + variances.other - variances.difference) / 2;
	const onLog = variances.own / own ** 2 + variances.other / other ** 2 - 2 * covariance / (own * other);
	const half = z * Math.sqrt(Math.max(0, onLog));
	if (!Number.isFinite(half)) return void 0;
	return {
		low: own / other * Math.exp(-half),
		high: own / other * Math.exp(half)
	};
}

/** Paired BCa bootstrap: both models and all metrics see the same draws, and each draw gives one difference per metric. */
function compareByBootstrap(metrics, pair, { level, seed, ratios = false }) {
	if (metrics.length === 0) return /* @__PURE__ */ new Map();
	const [own, other] = [measure(metrics, pair.candidate), measure(metrics, pair.champion)];
	const prng = createPrng(`${seed}:compare`);
	const n = sampleSize(pair.candidate);
	const units = unitsToDraw(pair.candidate, pair.drawn, prng);
	const size = metrics.length;
	const shape = {
		units: units.count,
		size: 2 * size,
		block: units.block
	};
	const drawn = resample(shape, pairedStatistics(metrics, pair, units), prng);
	const asked = bootstrapLevel(pair.drawn, level);
	const method = clusteredName("paired BCa bootstrap", "of", pair.drawn);
	return new Map(metrics.map((metric, i) => {
		const [candidate, champion] = [own[i], other[i]];
		const difference = candidate - champion;
		const { replicates, jackknife } = joined(drawn, [i, size + i], (a, b) => a - b);
		const ratio = ratios && metric.domain[0] >= 0 ? ratioOf$1(drawn, [i, size + i], candidate / champion, asked) : void 0;
		const bounds = bcaInterval({
			estimate: difference,
			replicates,
			jackknife
		}, asked);
		const standardError = standardDeviation(replicates);
		const pValue = bootstrapPValue(replicates);
		return [metric, {
			candidate,
			champion,
			difference,
			...bounds,
			standardError,
			pValue,
			method,
			n,
			ratio
		}];
	}));
}
/** The same by leaving groups of rows out in turn: for many samples at once, where rows are many and independent. */
function compareByLeavingOut(metrics, pair, { level, seed }) {
	if (metrics.length === 0) return /* @__PURE__ */ new Map();
	const [own, other] = [measure(metrics, pair.candidate), measure(metrics, pair.champion)];
	const prng = createPrng(`${seed}:compare`);
	const units = dealUnits(rowsIn(pair.candidate), prng, 200);
	const size = metrics.length;
	const left = leaveBlocksOut({
		units: units.count,
		size: 2 * size
	}, pairedStatistics(metrics, pair, units), prng);
	return new Map(metrics.map((metric, i) => {
		const [candidate, champion] = [own[i], other[i]];
		const difference = candidate - champion;
		const otherLeft = left[size + i];
		const leftOut = left[i].map((value, group) => value - otherLeft[group]);
		const range = metric.domain[1] - metric.domain[0];
		const error = jackknifeError(leftOut) ?? {
			standardError: range,
			groups: 2
		};
		const bounds = jackknifeInterval({
			estimate: difference,
			leftOut,
			domain: [-range, range]
		}, level);
		const pValue = jackknifePValue(difference, error);
		const { standardError } = error;
		const method = `paired ${JACKKNIFE_METHOD}`;
		return [metric, {
			candidate,
			champion,
			difference,
			...bounds,
			standardError,
			pValue,
			method,
			n: sampleSize(pair.candidate)
		}];
	}));
}
/** Undefined where the champion could be 0, over which nothing is a ratio. */
function ratioOf$1(drawn, places, estimate, level) {
	const samples = joined(drawn, places, (a, b) => a / b);
	if (![estimate, ...samples.replicates].every((value) => Number.isFinite(value) && value >= 0)) return void 0;
	return bcaInterval({
		estimate,
		...samples
	}, level);
}
function joined({ replicates, jackknife }, [a, b], join) {
	const of = (tables) => {
		const other = tables[b];
		return tables[a].map((value, i) => join(value, other[i]));
	};
	return {
		replicates: of(replicates),
		jackknife: of(jackknife)
	};
}
/** The candidate's metrics, then the champion's. */
function pairedStatistics(metrics, { candidate, champion }, units) {
	const own = prepareStatistics(metrics, candidate, units);
	const other = prepareStatistics(metrics, champion, units);
	return (weights, out) => {
		own(weights, out.subarray(0, metrics.length));
		other(weights, out.subarray(metrics.length));
	};
}

/** The comparison of models that gave the same answer on every row; undefined when any answer differs. */
function compareIdentical(metrics, { candidate, champion }) {
	const [own, other] = [answers(candidate), answers(champion)];
	if (!own.every((value, i) => value === other[i])) return void 0;
	if (candidate.kind === "binary" && champion.kind === "binary" && candidate.threshold !== champion.threshold) return void 0;
	const values = measure(metrics, candidate);
	return new Map(metrics.map((metric, i) => {
		const value = metric.comparison === "delong" ? directly(metric, candidate) : values[i];
		const n = metric.comparison === "mcnemar" ? shareOf(metric.name, candidate).rows : sampleSize(candidate);
		const zero = {
			difference: 0,
			low: 0,
			high: 0,
			standardError: 0,
			pValue: 1
		};
		const same = {
			candidate: value,
			champion: value,
			method: "identical predictions",
			n,
			exact: true
		};
		return [metric, {
			...zero,
			...same,
			ratio: value > 0 ? {
				low: 1,
				high: 1
			} : void 0
		}];
	}));
}
function directly(metric, rows) {
	return isLinear(metric, rows) ? measureLinear(metric, rows).value : measureAuc(rows).value;
}
function answers(rows) {
	switch (rows.kind) {
		case "binary":
		case "ranking": return rows.scores;
		case "multiclass":
		case "multilabel": return rows.probabilities;
		case "regression":
		case "forecasting": return rows.values;
		default: return rows;
	}
}

/** Difference of two values whose errors follow from what each row moves: the rows are the same, so their influences are subtracted. */
function compareLinear(metric, { candidate, champion, drawn }, level) {
	const [own, other] = [measureLinear(metric, candidate), measureLinear(metric, champion)];
	const moved = own.influence.map((value, row) => value - other.influence[row]);
	const few = drawn === void 0 ? 1 : fewUnits(independentCount(drawn), level);
	const standardError = Math.sqrt(few * linearVariance(moved, drawn));
	const difference = own.value - other.value;
	const [half, range] = [twoSidedZ(level) * standardError, metric.domain[1] - metric.domain[0]];
	return {
		candidate: own.value,
		champion: other.value,
		difference,
		low: Math.max(-range, difference - half),
		high: Math.min(range, difference + half),
		standardError: Math.min(range, standardError),
		pValue: standardError > 0 ? 2 * normalSf(Math.abs(difference) / standardError) : Number(difference === 0),
		method: clusteredName("paired influence", "over", drawn),
		n: candidate.labels.length,
		ratio: metric.domain[0] >= 0 ? ratioOf([own, other], {
			drawn,
			few,
			z: twoSidedZ(level)
		}) : void 0
	};
}
/** On the log scale by the delta method; undefined where one of the values is not above 0. */
function ratioOf([own, other], { drawn, few, z }) {
	if (!(own.value > 0 && other.value > 0)) return void 0;
	const moved = own.influence.map((value, row) => value / own.value - other.influence[row] / other.value);
	const half = z * Math.sqrt(few * linearVariance(moved, drawn));
	if (!Number.isFinite(half)) return void 0;
	const ratio = own.value / other.value;
	return {
		low: ratio * Math.exp(-half),
		high: ratio * Math.exp(half)
	};
}

/** Two-sided exact p value of McNemar's test; 1 without discordant pairs. */
function mcnemarExact({ b, c }) {
	if (b === c) return 1;
	return Math.min(1, 2 * binomialCdf(Math.min(b, c), b + c, .5));
}
/**
* Two-sided mid-p value of McNemar's test (Fagerland, Lydersen and Laake, BMC Medical Research Methodology 13, 2013):
* half of the observed outcome's own probability is left out on each side, which holds the level without being conservative.
*/
function mcnemarMidP({ b, c }) {
	if (b + c === 0) return 1;
	const k = Math.min(b, c);
	const own = binomialPmf(k, b + c, .5);
	return b === c ? 1 - own : Math.min(1, 2 * binomialCdf(k, b + c, .5) - own);
}
/**
* Share right of the first minus share right of the second on the same rows, with the Wald interval after half a row is
* added to each of the four cells (Agresti and Min, Biometrics 61, 2005). The standard error is never 0.
*/
function agrestiMin({ b, c, n }, level) {
	const rows = n + 2;
	const difference = (b - c) / rows;
	const standardError = Math.sqrt(b + c + 1 - (b - c) ** 2 / rows) / rows;
	const half = twoSidedZ(level) * standardError;
	return {
		low: Math.max(-1, difference - half),
		high: Math.min(1, difference + half),
		standardError
	};
}

/** Fewest discordant rows for the mid-p value; with fewer the exact one, which never promises too much. */
const MIN_MID_P = 10;
/** McNemar's test as it is to be read: exact for few discordant rows, mid-p else. */
function mcnemarTest(pair) {
	return pair.b + pair.c < 10 ? {
		pValue: mcnemarExact(pair),
		name: "McNemar exact"
	} : {
		pValue: mcnemarMidP(pair),
		name: "McNemar mid-p"
	};
}
/**
* Share of the first over share of the second on the same rows, from Wilson's interval of the first's part in the rows that either has
* right (D. G. Bonett and R. M. Price, Biometrical Journal 48, 2006). Undefined when the second has none right.
*/
function pairedRatio({ both, b, c }, level) {
	if (both + c <= 0) return void 0;
	const some = both + b + c;
	const [first, second] = [both + b, both + c];
	const spread = Math.sqrt(Math.max(0, (1 - (first + 1) / (some + 2)) / (first + 1)));
	const other = Math.sqrt(Math.max(0, (1 - (second + 1) / (some + 2)) / (second + 1)));
	const joint = Math.sqrt((b + c + 2) / ((first + 1) * (second + 1)));
	const z = twoSidedZ(level) * joint / (spread + other);
	const [of, to] = [wilsonAt(first, some, z), wilsonAt(second, some, z)];
	return {
		low: of.low / to.high,
		high: to.low > 0 ? of.high / to.low : Number.POSITIVE_INFINITY
	};
}
function wilsonAt(k, n, z) {
	const centre = (2 * k + z * z) / (2 * (n + z * z));
	const half = z * Math.sqrt(z * z + 4 * k * (1 - k / n)) / (2 * (n + z * z));
	return {
		low: Math.max(0, centre - half),
		high: Math.min(1, centre + half)
	};
}

/**
* Difference of two shares of the same rows decided right: McNemar's test and the Agresti-Min interval. Where rows depend on each other,
* both are made of as many independent rows as these are worth.
*/
function compareShares(metric, pair, level) {
	const { differences, cells } = countCells(metric, pair);
	const worth = pair.drawn === void 0 ? cells : worthOf(cells, differences, pair.drawn, level);
	const share = worth.n / Math.max(1, cells.n);
	const difference = (cells.b - cells.c) / cells.n;
	const bounds = agrestiMin(worth, level);
	const ratio = pairedRatio(worth, level);
	return {
		candidate: (cells.both + cells.b) / cells.n,
		champion: (cells.both + cells.c) / cells.n,
		difference,
		...bounds,
		...testOf(cells, {
			difference,
			standardError: bounds.standardError
		}, pair.drawn),
		n: cells.n,
		...ratio === void 0 || share === 0 || !Number.isFinite(ratio.high) ? {} : { ratio }
	};
}
function countCells(metric, { candidate, champion }) {
	const own = trials(metric.name, candidate, decide(candidate));
	const other = trials(metric.name, champion, decide(champion));
	const cells = {
		both: 0,
		b: 0,
		c: 0,
		n: 0
	};
	const differences = new Float64Array(candidate.labels.length).fill(NaN);
	for (let row = 0; row < differences.length; row++) {
		const [first, second] = [own(row), other(row)];
		if (first === void 0) continue;
		cells.n++;
		differences[row] = Number(first) - Number(second);
		if (first && second) cells.both++;
		else if (first) cells.b++;
		else if (second) cells.c++;
	}
	return {
		cells,
		differences
	};
}
/** The four cells with as many rows as these are worth for the difference: Rao and Scott's design effect, and Student's t for few units. */
function worthOf({ both, b, c, n }, differences, drawn, level) {
	if (n === 0) return {
		both,
		b,
		c,
		n
	};
	const { effective } = effectiveMean(differences, drawn);
	const share = effective / fewUnits(independentCount(drawn), level) / n;
	return {
		both: both * share,
		b: b * share,
		c: c * share,
		n: n * share
	};
}
function testOf(cells, { difference, standardError }, drawn) {
	if (drawn === void 0) {
		const { pValue, name } = mcnemarTest(cells);
		return {
			pValue,
			method: `${name}, Agresti-Min`
		};
	}
	return {
		pValue: Math.min(1, 2 * normalSf(Math.abs(difference) / standardError)),
		method: clusteredName("Agresti-Min", "over", drawn)
	};
}

/**
* The statistical reading of a difference. A regression needs both: an interval wholly below 0 and a difference beyond
* the tolerance.
*/
function readDifference({ low, high, difference, tolerance }) {
	if (low > 0) return "improved";
	if (high < 0 && difference < -tolerance) return "regressed";
	return low >= -tolerance && high <= tolerance ? "equal" : "inconclusive";
}
/**
* Rows at which the nearest verdict would be reached with 80 % power if the observed difference were the true one.
* The gap to resolve is never taken below half the tolerance. Undefined when no number of rows would do.
*/
function rowsToDecide({ difference, tolerance }, { n, standardError }, level) {
	const size = Math.abs(difference);
	const gap = Math.max(difference > 0 || size > tolerance ? size : 0, tolerance - size, tolerance / 2);
	const rows = rowsToResolve({
		n,
		standardError,
		gap
	}, level);
	return Number.isFinite(rows) ? Math.max(rows, n + 1) : void 0;
}

/**
* Candidate minus champion on the same rows, metric by metric in the order asked: paired DeLong for ROC AUC, McNemar's
* test and Agresti-Min for shares of rows, the paired BCa bootstrap for the rest, all metrics on the same draws. Where rows depend on
* each other, whole groups or stretches of time take the place of rows in all of them.
* Throws `UserError` where the labels leave a metric undefined or do not fit the predictions.
*/
function compareModels(request) {
	const { task, labels } = request;
	const metrics = toDefinedMetrics(request.metrics, task, labels);
	const arranged = arrangePair(request);
	return arranged === void 0 ? [] : comparePair(metrics, arranged, request);
}
/** The same with the estimates of both models, all from rows that are put in order once. */
function measureBoth(request) {
	const metrics = toDefinedMetrics(request.metrics, request.task, request.labels);
	const arranged = arrangePair(request);
	if (arranged === void 0) return {
		own: [],
		champion: [],
		changes: []
	};
	const { candidate, champion, order } = arranged;
	return {
		own: estimateRows(metrics, {
			rows: candidate,
			order
		}, request),
		champion: estimateRows(metrics, {
			rows: champion,
			order
		}, request),
		changes: comparePair(metrics, arranged, request)
	};
}
function arrangePair({ task, labels, candidate, champion }) {
	const { rows, order } = arrangeRows({
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
	const [own, other] = rows;
	return own && other && {
		candidate: own,
		champion: other,
		order
	};
}
function comparePair(metrics, { candidate, champion, order }, request) {
	const { level, seed } = request;
	const pair = {
		candidate,
		champion,
		drawn: clustersOf(candidate, order, request.dependence, () => {
			const other = rowLosses(champion);
			return rowLosses(candidate).map((loss, row) => loss - other[row]);
		})
	};
	const differences = measureDifferences(metrics, pair, {
		level,
		seed,
		quick: request.quick === true,
		ratios: request.ratios
	});
	return metrics.map((metric) => {
		const found = differences.get(metric);
		if (!found) throw new TypeError(`no difference of ${metric.name}`);
		const comparison = toComparison(metric, widenPoint(metric, pair, level, found), pair, level);
		const { ratio } = found;
		return ratio === void 0 || request.ratios !== true ? comparison : {
			...comparison,
			ratio
		};
	});
}
function measureDifferences(metrics, pair, { quick, ...settings }) {
	const identical = compareIdentical(metrics, pair);
	if (identical) return identical;
	const weighted = pair.candidate.weights !== void 0;
	const isResampled = (metric) => !isLinear(metric, pair.candidate) && (metric.comparison === "bca" || metric.comparison === "mcnemar" && weighted);
	const resampled = metrics.filter(isResampled);
	const direct = metrics.flatMap((metric) => {
		if (isResampled(metric)) return [];
		if (isLinear(metric, pair.candidate)) return [[metric, compareLinear(metric, pair, settings.level)]];
		if (metric.comparison === "delong") return [[metric, compareAuc(pair, settings.level)]];
		return metric.comparison === "mcnemar" ? [[metric, compareShares(metric, pair, settings.level)]] : [];
	});
	const compare = quick && pair.drawn === void 0 && rowsIn(pair.candidate) >= 1e3 ? compareByLeavingOut : compareByBootstrap;
	return new Map([...direct, ...compare(resampled, pair, settings)]);
}
/** Where no resample shows a difference although the predictions differ, rows not seen may still show one. */
function widenPoint(metric, { candidate, drawn }, level, found) {
	const range = metric.domain[1] - metric.domain[0];
	if (found.exact || !isPoint(found) || !Number.isFinite(range)) return found;
	const half = unseen(smallestSample(candidate, drawn), level) * range;
	const { difference } = found;
	const standardError = Math.max(found.standardError, half / 2);
	return {
		...found,
		low: difference - half,
		high: difference + half,
		standardError,
		method: `${found.method}, widened`
	};
}
function toComparison(metric, found, pair, level) {
	const tolerance = toleranceOf(metric, found.champion);
	const turned = turn(metric, found, tolerance);
	const verdict = found.exact || hasEnoughRows(metric, found, pair) ? readDifference(turned) : "inconclusive";
	const rowsNeeded = verdict === "inconclusive" ? neededRows(metric, turned, {
		found,
		pair
	}, level) : void 0;
	return {
		metric: metric.name,
		verdict,
		candidate: found.candidate,
		champion: found.champion,
		difference: found.difference,
		interval: {
			low: found.low,
			high: found.high,
			level,
			method: found.method
		},
		...found.pValue === void 0 ? {} : { pValue: found.pValue },
		method: found.method,
		n: found.n,
		tolerance,
		detectable: detectableDifference(found.standardError, level),
		...rowsNeeded === void 0 ? {} : { rowsNeeded }
	};
}
function turn(metric, { difference, low, high }, tolerance) {
	if (metric.direction === "higher") return {
		difference,
		low,
		high,
		tolerance
	};
	return {
		difference: -difference,
		low: -high,
		high: -low,
		tolerance
	};
}
function hasEnoughRows(metric, { n }, { candidate, drawn }) {
	if (drawn !== void 0 && independentCount(drawn) < 10) return false;
	return n >= 30 && (metric.needs !== "every-class" || smallestClass(candidate) >= 10);
}
/** At least as many rows as would hold `MIN_ROWS` of those compared and `MIN_CLASS_ROWS` of the rarest class. */
function neededRows(metric, turned, { found, pair }, level) {
	const decided = rowsToDecide(turned, found, level);
	const rarest = metric.needs === "every-class" ? smallestClass(pair.candidate) : 10;
	const least = Math.max(30, Math.ceil(found.n * 10 / rarest));
	return decided === void 0 ? void 0 : Math.max(decided, least);
}

/**
* How the rows depend on each other: by group where any group has two rows, else by time where two rows have a moment; undefined for
* rows that are independent as far as anybody said. Groups win over time: rows of one group are alike wherever they stand in time.
*/
function dependenceOf({ group, time }) {
	if (group !== void 0) {
		const of = ranksOf(group);
		const known = of.filter((rank) => rank >= 0);
		if (new Set(known).size < known.length) return {
			by: "group",
			of,
			column: group.name
		};
	}
	if (time === void 0) return void 0;
	const of = ranksOf(time);
	return new Set(of.filter((rank) => rank >= 0)).size < 2 ? void 0 : {
		by: "time",
		of,
		column: time.name
	};
}
/** The dependence of some rows, for whoever measures a part of the holdout. */
function pickDependence({ of, ...dependence }, rows) {
	return {
		...dependence,
		of: rows.map((row) => of[row])
	};
}
/** Texts rank by their characters (dates written year first are then in order), numbers and dates by size. */
function ranksOf(column) {
	if (column.kind === "numeric") return rankKeys(column.values);
	const order = column.dictionary.map((_, code) => code);
	order.sort((a, b) => column.dictionary[a] < column.dictionary[b] ? -1 : 1);
	const rank = new Int32Array(order.length);
	order.forEach((code, place) => {
		rank[code] = place;
	});
	return column.codes.map((code) => code < 0 ? -1 : rank[code]);
}

/** Each slice as if it were the holdout: candidate, champion and change, where its rows define the metric. Small slices have a size only. */
function measureSlices(request) {
	return adjustSlices(measureEachSlice(request));
}
/** The same for some of the slices, before the p values of all are adjusted together. */
function measureEachSlice(request) {
	const order = canonicalOrderOf(request);
	return request.slices.map((slice) => measureSlice(slice, order, request));
}
/** One order for all slices, in which none of them has to be sorted again. */
function canonicalOrderOf({ task, labels, candidate, champion }) {
	return arrangeRows({
		task,
		labels,
		models: [{
			name: "candidate",
			predictions: candidate
		}, ...champion === void 0 ? [] : [{
			name: "champion",
			predictions: champion
		}]]
	}).order;
}
function measureSlice({ name, where, holds }, order, request) {
	const rows = order.filter((row) => holds[row] === 1);
	const own = {
		name,
		where,
		n: rows.length
	};
	const { weights } = request.labels;
	const counted = weights === void 0 ? rows.length : rows.filter((row) => weights[row] > 0).length;
	if (counted < 30) return {
		...own,
		n: counted
	};
	const { task, level, seed } = request;
	const labels = pickLabels(request.labels, rows);
	const asked = {
		task,
		labels,
		metrics: request.metrics.filter((metric) => {
			const known = metricOf(metric, task.kind);
			return known !== void 0 && whyUndefined(known, task, labels) === void 0;
		}),
		level,
		seed,
		dependence: request.dependence && pickDependence(request.dependence, rows),
		quick: true
	};
	const candidate = pickPredictions(request.candidate, rows);
	if (request.champion === void 0) return {
		...own,
		metrics: estimateMetrics({
			...asked,
			predictions: candidate
		})
	};
	const both = measureBoth({
		...asked,
		candidate,
		champion: pickPredictions(request.champion, rows)
	});
	return {
		...own,
		metrics: both.own,
		champion: both.champion,
		changes: both.changes
	};
}
function pickLabels(labels, rows) {
	const picked = pickTruth(labels, rows);
	return labels.weights === void 0 ? picked : {
		...picked,
		weights: pick(labels.weights, rows)
	};
}
function pickTruth(labels, rows) {
	switch (labels.kind) {
		case "binary": return {
			kind: "binary",
			values: new Uint8Array(pick(labels.values, rows))
		};
		case "multiclass": return {
			kind: "multiclass",
			values: new Int32Array(pick(labels.values, rows))
		};
		case "regression": return {
			kind: "regression",
			values: pick(labels.values, rows)
		};
		case "multilabel": {
			const { width } = labels;
			return {
				kind: "multilabel",
				values: Uint8Array.from({ length: rows.length * width }, (_, at) => {
					return labels.values[rows[Math.floor(at / width)] * width + at % width];
				}),
				width
			};
		}
		case "ranking": {
			const queries = Int32Array.from(rows, (row) => labels.queries[row]);
			return {
				kind: "ranking",
				values: pick(labels.values, rows),
				queries
			};
		}
		case "forecasting": {
			const { scales } = labels;
			const picked = scales && {
				absolute: pick(scales.absolute, rows),
				squared: pick(scales.squared, rows)
			};
			return {
				kind: "forecasting",
				values: pick(labels.values, rows),
				...picked === void 0 ? {} : { scales: picked }
			};
		}
		default: return labels;
	}
}
function pickPredictions(predictions, rows) {
	switch (predictions.kind) {
		case "binary": return {
			...predictions,
			scores: pick(predictions.scores, rows)
		};
		case "regression": return {
			kind: "regression",
			values: pick(predictions.values, rows)
		};
		case "multiclass": {
			const { classes, probabilities } = predictions;
			return {
				kind: "multiclass",
				classes,
				probabilities: pick(probabilities, rows, classes.length)
			};
		}
		case "multilabel": {
			const { names, probabilities } = predictions;
			return {
				kind: "multilabel",
				names,
				probabilities: pick(probabilities, rows, names.length)
			};
		}
		case "ranking": return {
			kind: "ranking",
			scores: pick(predictions.scores, rows)
		};
		case "forecasting": {
			const { levels, values } = predictions;
			return {
				kind: "forecasting",
				levels,
				values: pick(values, rows, 1 + levels.length)
			};
		}
		default: return predictions;
	}
}
/** The numbers of some rows, `width` of them per row. */
function pick(values, rows, width = 1) {
	const picked = new Float64Array(rows.length * width);
	for (let i = 0; i < rows.length; i++) {
		const from = rows[i] * width;
		for (let k = 0; k < width; k++) picked[i * width + k] = values[from + k];
	}
	return picked;
}
/** Adjusts the p values of all changes in all slices (Benjamini-Hochberg). */
function adjustSlices(slices) {
	const tested = slices.flatMap(({ changes = [] }) => changes.filter(({ pValue }) => pValue !== void 0));
	const adjusted = benjaminiHochberg(tested.map(({ pValue = 1 }) => pValue));
	const found = new Map(tested.map((change, i) => [change, adjusted[i] ?? 1]));
	return slices.map((slice) => {
		if (slice.changes === void 0) return slice;
		const changes = slice.changes.map((change) => {
			const adjustedPValue = found.get(change);
			return adjustedPValue === void 0 ? change : {
				...change,
				adjustedPValue
			};
		});
		return {
			...slice,
			changes
		};
	});
}

export { pickDependence as a, rowsToDecide as c, estimateMetrics as d, effectiveMean as f, dependenceOf as i, mcnemarTest as l, measureEachSlice as n, compareModels as o, measureSlices as r, readDifference as s, adjustSlices as t, agrestiMin as u };