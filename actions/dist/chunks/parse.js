import { t as nearestName } from "./nearest-name.js";
import { n as validate } from "./validate.js";
import { t as parseYaml } from "./yaml.js";
import { n as UserError } from "./error.js";
import { a as metricNames, i as isMetricOf, r as defaultMetrics } from "./catalog.js";
import { n as configSchema, r as toCheckLimits } from "./schema.js";

/** Bets at most this share of what would ruin: the wealth of one loss never falls below a half. */
const BOLDNESS = .5;
/** Variance of losses in [0, 1] that is assumed before any is seen, as if from one loss. */
const FIRST_VARIANCE = .25;
/** The state before the first loss. Throws RangeError for numbers out of range. */
function startEProcess(limit, alpha) {
	if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha must lie in (0, 1), found ${alpha}`);
	if (!(limit > 0 && limit < 1)) throw new RangeError(`the limit must lie in (0, 1), found ${limit}`);
	return {
		alpha,
		limit,
		count: 0,
		sum: 0,
		spread: 0,
		logWealth: 0,
		peak: 0
	};
}
/**
* Takes losses in [0, 1] in the order of time. Batches may be cut anywhere: the result has the same bits as one batch. Throws
* RangeError for a loss outside of [0, 1].
*/
function advanceEProcess(state, losses) {
	let { count, sum, spread, logWealth, peak, alarmAt } = state;
	const alarm = -Math.log(state.alpha);
	for (const loss of losses) {
		if (!(loss >= 0 && loss <= 1)) throw new RangeError(`a loss must lie in [0, 1], found ${loss}`);
		logWealth += Math.log1p(bet({
			limit: state.limit,
			count,
			sum,
			spread
		}) * (loss - state.limit));
		count++;
		const mean = (.5 + sum) / count;
		sum += loss;
		spread += (loss - mean) ** 2;
		if (logWealth > peak) peak = logWealth;
		if (alarmAt === void 0 && logWealth >= alarm) alarmAt = count;
	}
	const { alpha, limit } = state;
	return {
		alpha,
		limit,
		count,
		sum,
		spread,
		logWealth,
		peak,
		...alarmAt === void 0 ? {} : { alarmAt }
	};
}
/** The e value now: the wealth. May be handed to `rejectByEValues` at any time that does not look ahead. */
function eValue({ logWealth }) {
	return Math.exp(logWealth);
}
/** The share that would have grown the wealth fastest so far (approximate GRAPA), never negative: only a larger loss is bet on. */
function bet({ limit, count, sum, spread }) {
	const excess = (.5 + sum) / (count + 1) - limit;
	if (count === 0 || excess <= 0) return 0;
	const variance = (FIRST_VARIANCE + spread) / (count + 1);
	return Math.min(excess / (variance + excess ** 2), BOLDNESS / limit);
}

/** The losses of one in twenty streams that are all right raise an alarm, ever. */
const LABEL_ALPHA = .05;
/**
* Bets on the labels that arrived after those seen so far, in the order of time; rows of the same time keep their order. Handing the
* same rows in twice changes nothing. Another limit or reference begins a new bet. Throws RangeError for numbers that are not finite or limits
* out of range.
*/
function followLabels(before, rows, rule) {
	const limit = lossLimit(rule);
	const test = before !== void 0 && before.test.limit === limit && before.reference === rule.reference ? before.test : startEProcess(limit, LABEL_ALPHA);
	const until = before?.until;
	const fresh = rows.filter(({ at }) => until === void 0 || at > until).toSorted((a, b) => a.at - b.at);
	const last = fresh.at(-1)?.at ?? until;
	return {
		reference: rule.reference,
		...last === void 0 ? {} : { until: last },
		test: advanceEProcess(test, fresh.map((row) => lossOf(row, rule))),
		added: fresh.length
	};
}
/** The loss of one row in [0, 1]. */
function lossOf({ prediction, label }, { loss, bound }) {
	if (loss === "0-1") return Number(String(prediction) !== String(label));
	const difference = Math.abs(Number(prediction) - Number(label));
	if (!Number.isFinite(difference)) throw new RangeError(`"${prediction}" and "${label}" are not both numbers`);
	const share = Math.min(difference / bound, 1);
	return loss === "absolute" ? share : share * share;
}
/** Baseline and tolerance as a mean loss in [0, 1]: losses are given in the unit of the data. */
function lossLimit(rule) {
	return (rule.baseline + rule.tolerance) / lossUnit(rule);
}
/** The largest loss there is, in the unit of the data. */
function lossUnit({ loss, bound }) {
	return loss === "0-1" ? 1 : loss === "absolute" ? bound : bound * bound;
}

/** `drift.labels` with its defaults. */
function toLabels({ source, loss = "0-1", tolerance = .01, bound = 1, ...rest }) {
	return {
		...rest,
		loss,
		tolerance,
		bound,
		source: typeof source === "string" ? { path: source } : source
	};
}
/** What makes a bet impossible, in words; `undefined` when nothing does. */
function labelsProblem(document) {
	const limit = lossLimit(toLabels(document));
	if (limit > 0 && limit < 1) return void 0;
	return limit > 0 ? "baseline and tolerance allow the largest loss there is, so no label could ever alarm" : "a mean loss of 0 is broken by the first wrong prediction; allow some with `tolerance`";
}

/** What the schema cannot say about a source: a database needs a table or a query. `path` is below the source. */
function sourceProblems(source) {
	if (typeof source === "string") return [];
	const kinds = [
		"sql",
		"profile",
		"postgres",
		"trino"
	].filter((one) => source[one] !== void 0);
	const [kind] = kinds;
	if (kinds.length !== 1 || source.remote !== void 0 && kind !== "sql") return [{
		path: "",
		message: "a source is one of \"sql\", \"profile\", \"postgres\" and \"trino\"; \"remote\" goes with \"sql\" alone",
		fix: "keep one of them"
	}];
	return ["postgres", "trino"].flatMap((warehouse) => {
		const from = source[warehouse];
		if (from === void 0 || from.table === void 0 !== (from.sql === void 0)) return [];
		const message = `${warehouse} needs exactly one of "table" and "sql"`;
		return [{
			path: `/${warehouse}`,
			message,
			fix: "keep one: `table: public.loans` or `sql: SELECT …`"
		}];
	});
}
/** The source that a checked document names. */
function toSummarySource(source) {
	if (typeof source === "string") return { path: source };
	const { sql = "", remote, profile, postgres, trino } = source;
	if (profile !== void 0) return { profile };
	if (postgres !== void 0) return toWarehouse("postgres", postgres);
	return trino === void 0 ? {
		sql,
		...remote === void 0 ? {} : { remote }
	} : toWarehouse("trino", trino);
}
function toWarehouse(warehouse, { url_env: urlEnv, table, sql = "" }) {
	return {
		warehouse,
		urlEnv,
		...table === void 0 ? { sql } : { table }
	};
}

const DEFAULT_LEVEL = .95;
const DEFAULT_THRESHOLD = .5;
const DEFAULT_SEED = 1;
const DEFAULT_TIMEOUT_MINUTES = 60;
/** Reads the text of `assay.yml`. Throws UserError CONFIG_INVALID with every problem, each with line and column. */
function parseConfig(text, file) {
	const document = parseYaml(text, file, "CONFIG_INVALID");
	const { models } = validate(document, configSchema, "CONFIG_INVALID");
	const problems = Object.entries(models).flatMap(([name, model]) => crossChecks(name, model, document));
	if (problems.length > 0) throw new UserError("CONFIG_INVALID", problems);
	return {
		file,
		models: Object.entries(models).map(([name, model]) => toModel(name, model)),
		locate: document.locate
	};
}
/** What a JSON Schema cannot say well: rules between keys. */
function crossChecks(name, model, document) {
	const problems = [];
	const at = (path, message, fix) => {
		const pointer = `/models/${name}${path}`;
		problems.push({
			file: document.file,
			...document.locate(pointer),
			path: pointer,
			message,
			fix
		});
	};
	if (model.task === "binary" && model.positive === void 0) at("", "a binary task needs the class that a score is the probability of", "add `positive: <value of the target column>`");
	if (model.task !== "binary" && model.positive !== void 0) at("/positive", `"positive" means nothing for a ${model.task} task`, "remove it, or set `task: binary`");
	if (model.train !== void 0 && model.train.run === void 0 === (model.train.module === void 0)) at("/train", "training needs exactly one of \"run\" and \"module\"", "keep one: `run: python train.py` or `module: train.ts`");
	if (typeof model.model === "object" && model.data.id === void 0) at("/model", "predictions are matched to rows by id, and no id column is named", "add `id:` under `data:`");
	if (model.data.schema !== void 0 && model.data.train === void 0) at("/data/schema", "a schema is checked with the training data, and none is named", "add `train:` here");
	if (model.data.id === model.target) at("/data/id", "the id column and the target are the same column", "name another column");
	driftChecks(model, at);
	model.test?.metrics?.forEach((metric, index) => {
		if (isMetricOf(metric, model.task)) return;
		const names = metricNames(model.task);
		const nearest = nearestName(metric, names);
		const fix = nearest === void 0 ? `use one of: ${names.join(", ")}` : `did you mean "${nearest}"?`;
		at(`/test/metrics/${index}`, `"${metric}" is not a metric of a ${model.task} task`, fix);
	});
	const names = model.test?.slices?.map((slice) => slice.name) ?? [];
	names.forEach((slice, index) => {
		if (names.indexOf(slice) === index) return;
		at(`/test/slices/${index}/name`, `there are two slices named "${slice}"`, "name one of them otherwise");
	});
	return problems;
}
function driftChecks({ data, drift }, at) {
	if (drift === void 0) return;
	const wrong = drift.labels === void 0 ? void 0 : labelsProblem(drift.labels);
	if (wrong !== void 0) at("/drift/labels", wrong, "change `baseline`, `tolerance` or `bound`");
	if (drift.reference === void 0 && data.train === void 0) at("/drift", "there is nothing to compare with", "add `reference:` here, or `train:` under `data:`");
	for (const side of ["reference", "current"]) for (const { path = "", message, fix = "" } of sourceProblems(drift[side] ?? "")) at(`/drift/${side}${path}`, message, fix);
}
function toModel(name, model) {
	return {
		name,
		task: model.task,
		target: model.target,
		...model.positive === void 0 ? {} : { positive: String(model.positive) },
		data: {
			...model.data.train === void 0 ? {} : { train: toSource(model.data.train) },
			holdout: toSource(model.data.holdout),
			...model.data.id === void 0 ? {} : { id: model.data.id },
			...model.data.schema === void 0 ? {} : { schema: model.data.schema },
			...model.data.group === void 0 ? {} : { group: model.data.group },
			...model.data.time === void 0 ? {} : { time: model.data.time },
			exclude: model.data.exclude ?? [],
			protected: model.data.protected ?? []
		},
		...model.train === void 0 ? {} : { train: toTrain(model.train) },
		model: typeof model.model === "string" ? {
			kind: "file",
			path: model.model
		} : {
			kind: "predictions",
			path: model.model.predictions
		},
		test: {
			metrics: model.test?.metrics ?? defaultMetrics(model.task),
			level: model.test?.level ?? DEFAULT_LEVEL,
			threshold: model.test?.threshold ?? DEFAULT_THRESHOLD,
			...model.test?.slices === void 0 ? {} : { slices: model.test.slices },
			checks: model.test?.checks ?? true
		},
		check: toCheckLimits(model.check),
		...toDrift(model)
	};
}
function toSource(source) {
	return typeof source === "string" ? { path: source } : source;
}
function toTrain(train) {
	return {
		spec: train.module === void 0 ? {
			kind: "run",
			run: train.run ?? []
		} : {
			kind: "module",
			module: train.module
		},
		params: train.params ?? {},
		seed: train.seed ?? DEFAULT_SEED,
		timeoutMinutes: train.timeout_minutes ?? DEFAULT_TIMEOUT_MINUTES
	};
}
function toDrift({ data, drift }) {
	const reference = drift?.reference ?? data.train;
	if (drift === void 0 || reference === void 0) return {};
	return { drift: {
		reference: toSummarySource(reference),
		isTrainingData: drift.reference === void 0,
		current: toSummarySource(drift.current),
		...drift.columns === void 0 ? {} : { columns: drift.columns },
		...drift.measures === void 0 ? {} : { measures: drift.measures },
		...drift.importance === void 0 ? {} : { importance: drift.importance },
		...drift.labels === void 0 ? {} : { labels: toLabels(drift.labels) },
		exclude: drift.exclude ?? [],
		...toKinds(drift)
	} };
}
function toKinds({ prediction, season, dates, multivariate, skew }) {
	return {
		...prediction === void 0 ? {} : { prediction },
		...season === void 0 ? {} : { season: {
			time: season.time,
			...season.by === void 0 ? {} : { by: season.by }
		} },
		...dates === void 0 ? {} : { dates },
		...multivariate === void 0 ? {} : { multivariate },
		...skew === void 0 ? {} : { skew: {
			serving: toSource(skew.serving),
			id: skew.id
		} }
	};
}

export { eValue as i, LABEL_ALPHA as n, followLabels as r, parseConfig as t };