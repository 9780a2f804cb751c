import { Hn as fewUnits, In as smallestClass, Mr as rowsIn, Sn as metricOf, Un as independentUnits, ar as MAX_UNITS, bi as UserError, hr as normalCdf, lr as dealUnits, mr as wholeSample, qn as twoSidedZ, ri as shuffle, vr as whyTaskUndefined, yi as Fault, yn as FAMILIES } from "./start.js";

/** What labels or configuration lack for a metric of amounts, of ordered classes, or of costs, and what to use; undefined when nothing. */
function whyConfigUndefined({ needs }, task, labels) {
	switch (needs) {
		case "non-negative":
			if (labels.values.every((value) => value >= 0)) return void 0;
			return ["some labels are below 0", "a target of counts or amounts"];
		case "positive":
			if (labels.values.every((value) => value > 0)) return void 0;
			return ["some labels are 0 or below", "a target of amounts above 0"];
		case "non-zero-sum":
			if (labels.values.some((value) => value !== 0)) return void 0;
			return ["all labels are 0", "a holdout with labels other than 0"];
		case "order":
			if (task.kind === "multiclass" && task.places !== void 0) return void 0;
			return ["the classes have no order", "`test.class_order` with the classes from lowest to highest"];
		case "costs":
			if ((task.kind === "binary" || task.kind === "multiclass") && task.costs !== void 0) return void 0;
			return ["no costs are named", "`test.costs` in assay.yml"];
		default: return;
	}
}

/** The metrics by name. Throws `UserError('LABEL_INVALID')` with every metric that the labels leave undefined, and the fix. */
function toDefinedMetrics(names, task, labels) {
	const metrics = names.map((name) => {
		const metric = metricOf(name, task.kind);
		if (metric === void 0) throw new Fault("INTERNAL", `${name} is not a ${task.kind} metric`);
		return metric;
	});
	const problems = metrics.flatMap((metric) => whyUndefined(metric, task, labels) ?? []);
	if (problems.length > 0) throw new UserError("LABEL_INVALID", problems);
	return metrics;
}
/** What these labels lack for a metric; undefined when nothing. Slices ask before they measure. */
function whyUndefined(metric, task, labels) {
	if (task.kind === "multilabel" || task.kind === "ranking" || task.kind === "forecasting") {
		const why = whyTaskUndefined(metric, labels, task.kind === "multilabel" ? task.names : []);
		if (why !== void 0) return problem(metric, ...why);
	}
	switch (metric.needs) {
		case "nothing": return;
		case "every-class": return whyClassMissing(metric, task, labels);
		case "spread":
			if (labels.values.some((value) => value !== labels.values[0])) return void 0;
			return problem(metric, "all labels are equal", "a holdout whose target varies");
		case "no-zero":
			if (!labels.values.includes(0)) return void 0;
			return problem(metric, "some labels are 0, and an error cannot be a share of 0", "a holdout without zeros");
		default: {
			const why = whyConfigUndefined(metric, task, labels);
			return why && problem(metric, ...why);
		}
	}
}
/** Rows per class, in class order (negative before positive). */
function classCounts(task, labels) {
	const names = classNames(task);
	const rows = names.map(() => 0);
	const { weights, values } = labels;
	for (let row = 0; row < values.length; row++) if (weights === void 0 || weights[row] > 0) rows[values[row]]++;
	return names.map((name, k) => ({
		name,
		rows: rows[k]
	}));
}
function classNames(task) {
	if (task.kind === "binary") return [task.negative, task.positive];
	return task.kind === "multiclass" ? task.classes : [];
}
function whyClassMissing(metric, task, labels) {
	const absent = classCounts(task, labels).filter(({ rows }) => rows === 0);
	if (absent.length === 0) return void 0;
	return problem(metric, `no row is labelled ${absent.map(({ name }) => `"${name}"`).join(", ")}`, "a holdout with rows of every class");
}
function problem(metric, reason, remedy) {
	return {
		file: "holdout",
		message: `${metric.name} is undefined: ${reason}`,
		fix: `use ${remedy}, or take ${metric.name} out of the metrics`
	};
}

/**
* Length of the blocks of a circular block bootstrap for a series in time: the automatic choice of D. N. Politis and H. White
* (Econometric Reviews 23, 2004, as corrected by A. Patton, Politis and White, Econometric Reviews 28, 2009), rounded up. 1 for a series
* without memory; at most 3 square roots of its length and a third of it.
*/
function blockLength(series) {
	const n = series.length;
	const most = Math.max(1, Math.floor(Math.min(3 * Math.sqrt(n), n / 3)));
	if (n < 9) return 1;
	const least = Math.max(5, Math.floor(Math.log10(n)));
	const lags = Math.min(n - 1, Math.ceil(Math.sqrt(n)) + least);
	const covariances = autocovariances(series, lags);
	const [variance = 0] = covariances;
	if (!(variance > 0)) return 1;
	const memory = Math.min(lags, 2 * lastClearLag(covariances, least, n));
	let [g, spectrum] = [0, variance];
	for (let lag = 1; lag <= memory; lag++) {
		const share = lag / memory;
		const weight = share <= .5 ? 1 : 2 * (1 - share);
		const covariance = covariances[lag];
		g += 2 * weight * lag * covariance;
		spectrum += 2 * weight * covariance;
	}
	const cut = 4 / 3 * spectrum ** 2;
	const chosen = cut > 0 ? Math.ceil((2 * g ** 2 / cut) ** (1 / 3) * n ** (1 / 3)) : most;
	return Math.min(most, Math.max(1, chosen));
}
/** The last lag before `least` lags in a row whose correlation is within noise; the last clear one where there is no such run. */
function lastClearLag(covariances, least, n) {
	const noise = 2 * Math.sqrt(Math.log10(n) / n) * covariances[0];
	let [quiet, last] = [0, 0];
	for (let lag = 1; lag < covariances.length; lag++) {
		if (Math.abs(covariances[lag]) > noise) [quiet, last] = [0, lag];
		else quiet++;
		if (quiet === least) return Math.max(1, lag - least);
	}
	return Math.max(1, last);
}
function autocovariances(series, lags) {
	const n = series.length;
	const mean = series.reduce((sum, value) => sum + value, 0) / n;
	const centred = series.map((value) => value - mean);
	return Float64Array.from({ length: lags + 1 }, (_, lag) => {
		let sum = 0;
		for (let i = lag; i < n; i++) sum += centred[i] * centred[i - lag];
		return sum / n;
	});
}

/**
* Dense numbers for the rows in the order of `order` (all rows as they are where absent). A row without a group is a group by itself;
* rows without a moment are the last moment. Ranks keep their order, so moments stay in time.
*/
function toClusters({ by, of }, order) {
	const ranks = order === void 0 ? of : Int32Array.from(order, (row) => of[row]);
	const dense = new Map([...new Set(ranks)].filter((rank) => rank >= 0).sort((a, b) => a - b).map((rank, i) => [rank, i]));
	let count = dense.size;
	return {
		by,
		of: ranks.map((rank) => dense.get(rank) ?? (by === "group" ? count++ : dense.size)),
		count: by === "time" && ranks.includes(-1) ? count + 1 : count
	};
}
/** Whole groups as units: each by itself, or more than `MAX_UNITS` of them dealt at random into so many. */
function unitsByGroup({ of, count }, prng) {
	if (count <= 4096) return {
		count,
		of
	};
	const dealt = Int32Array.from({ length: count }, (_, group) => group % MAX_UNITS);
	shuffle(dealt, prng);
	return {
		count: MAX_UNITS,
		of: of.map((group) => dealt[group])
	};
}
/**
* Moments in time as units that are drawn in runs of `block`: a circular block bootstrap (Politis and Romano 1992). More than
* `MAX_UNITS` moments are cut into so many stretches of nearly equal length. `losses` has a number per row, whose mean per unit is the
* series that the length of the blocks is chosen for.
*/
function unitsByTime({ of, count }, losses) {
	const units = Math.min(count, MAX_UNITS);
	const own = count <= 4096 ? of : of.map((moment) => Math.floor(moment * units / count));
	return {
		count: units,
		of: own,
		block: blockLength(unitMeans({
			count: units,
			of: own
		}, losses))
	};
}
/** Mean of the values of each unit's rows. */
function unitMeans({ count, of }, values) {
	const [sums, rows] = [new Float64Array(count), new Float64Array(count)];
	for (let row = 0; row < of.length; row++) {
		const unit = of[row];
		sums[unit] += values[row];
		rows[unit]++;
	}
	return sums.map((sum, unit) => sum / rows[unit]);
}
/** Rank of each row's key: the smallest key is 0, and -1 stands where there is none (NaN). */
function rankKeys(keys) {
	const rank = new Map([...new Set(keys)].filter((key) => !Number.isNaN(key)).sort((a, b) => a - b).map((key, i) => [key, i]));
	return Int32Array.from(keys, (key) => rank.get(key) ?? -1);
}

/**
* One loss per row, whatever the metrics: squared distance of the probabilities from the truth (Brier), or the absolute error. It tells
* how alike the rows of one group are, and how far in time a row is felt.
*/
function rowLosses(rows) {
	switch (rows.kind) {
		case "binary": return rows.scores.map((score, row) => (score - rows.labels[row]) ** 2);
		case "multiclass": return brier(rows.probabilities, rows.classes.length, (row, k) => Number(rows.labels[row] === k));
		case "multilabel": {
			const { labels, names } = rows;
			return brier(rows.probabilities, names.length, (row, k) => labels[row * names.length + k]);
		}
		case "regression": return rows.values.map((value, row) => Math.abs(value - rows.labels[row]));
		case "ranking": return rows.scores.map((score, row) => Math.abs(score - rows.labels[row]));
		case "forecasting": {
			const width = rows.values.length / rowsIn(rows);
			return rows.labels.map((label, row) => Math.abs(rows.values[row * width] - label));
		}
		default: return rows;
	}
}
function brier(probabilities, width, truth) {
	const losses = new Float64Array(probabilities.length / width);
	for (let row = 0; row < losses.length; row++) for (let k = 0; k < width; k++) losses[row] += (probabilities[row * width + k] - truth(row, k)) ** 2;
	return losses;
}

/**
* The dependence of rows in the order `order`, as far as it was declared. Rows of one query of a ranking belong together by nature.
* `losses`: one per row, for how far in time a row is felt; the difference of two models' losses where they are compared.
*/
function clustersOf(rows, order, dependence, losses = () => rowLosses(rows)) {
	const isAsked = dependence !== void 0 && (rows.kind !== "ranking" || dependence.by === "group");
	const clusters = isAsked ? toClusters(dependence, order) : byNature(rows);
	if (clusters === void 0) return void 0;
	return {
		clusters,
		units: clusters.by === "group" ? {
			count: clusters.count,
			of: clusters.of
		} : unitsByTime(clusters, losses()),
		...isAsked ? {} : { called: "queries" }
	};
}
/** What a bootstrap draws: single rows, or what belongs together, at most `MAX_UNITS` of them. */
function unitsToDraw(rows, drawn, prng) {
	if (drawn === void 0) return dealUnits(rowsIn(rows), prng);
	return drawn.clusters.by === "group" ? unitsByGroup(drawn.clusters, prng) : drawn.units;
}
/** How a method is named where rows depend on each other: `BCa bootstrap of groups`, `Wilson over blocks of 24 moments`. */
function clusteredName(method, joint, drawn) {
	if (drawn === void 0) return method;
	if (drawn.clusters.by === "group") return `${method} ${joint} ${drawn.called ?? "groups"}`;
	const { block = 1 } = drawn.units;
	return `${method} ${joint} ${block === 1 ? "moments" : `blocks of ${block} moments`}`;
}
/** Groups or blocks of time that vary by themselves. */
function independentCount({ units }) {
	return independentUnits(units);
}
/** Nominal coverage to ask of a percentile bootstrap of few units (T. Hesterberg, The American Statistician 69, 2015, section 5.1). */
function bootstrapLevel(drawn, level) {
	if (drawn === void 0) return level;
	const z = twoSidedZ(level) * Math.sqrt(fewUnits(independentCount(drawn), level));
	return 2 * normalCdf(z) - 1;
}
/** Rows of the rarest class, or independent units where there are fewer. */
function smallestSample(rows, drawn) {
	const rarest = smallestClass(rows);
	return drawn === void 0 ? rarest : Math.min(rarest, independentCount(drawn));
}
function byNature(rows) {
	return rows.kind === "ranking" ? toClusters({
		by: "group",
		of: rows.queries
	}) : void 0;
}

/** One evaluation of several metrics for any multiplicities of the units; each family runs once. Not for ROC AUC. */
function prepareStatistics(metrics, rows, units) {
	const runs = FAMILIES.flatMap((family) => {
		const wanted = placesOf(family, metrics, rows.kind);
		if (wanted.length === 0) return [];
		return {
			evaluate: family.prepare(rows, units),
			values: new Float64Array(family.metrics.length),
			wanted
		};
	});
	return (weights, out) => {
		for (const { evaluate, values, wanted } of runs) {
			evaluate(weights, values);
			for (const { from, to } of wanted) out[to] = values[from];
		}
	};
}
/** The metrics' values on the rows as they are. Throws `UserError('LABEL_INVALID')` when one is too large for a number. */
function measure(metrics, rows) {
	const values = new Float64Array(metrics.length);
	prepareStatistics(metrics, rows, wholeSample(rowsIn(rows)))(Uint16Array.of(1), values);
	const problems = metrics.filter((_, i) => !Number.isFinite(values[i])).map(toProblem);
	if (problems.length > 0) throw new UserError("LABEL_INVALID", problems);
	return values;
}
function placesOf(family, metrics, task) {
	return metrics.flatMap((metric, to) => {
		const from = family.metrics.findIndex(({ name, tasks }) => name === metric.name && tasks.includes(task));
		return from === -1 ? [] : {
			from,
			to
		};
	});
}
function toProblem({ name, predictions }) {
	if (predictions !== void 0) return {
		file: "predictions",
		message: `${name} is undefined: it needs predictions that are ${predictions === "positive" ? "above 0" : "0 or above"}`,
		fix: `take ${name} out of the metrics, or let the model predict amounts`
	};
	return {
		file: "holdout",
		message: `${name} is not a finite number: labels or predictions are too large or too close to 0 for it`,
		fix: `rescale the target, or take ${name} out of the metrics`
	};
}

export { clustersOf as a, unitsToDraw as c, toClusters as d, unitsByTime as f, clusteredName as i, rowLosses as l, whyUndefined as m, prepareStatistics as n, independentCount as o, toDefinedMetrics as p, bootstrapLevel as r, smallestSample as s, measure as t, rankKeys as u };