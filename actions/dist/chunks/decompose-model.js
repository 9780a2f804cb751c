import { An as measureLinear, En as isLinear, Hn as fewUnits, bi as UserError, dt as configPlace, fr as resample, jr as arrangeRows, kn as linearVariance, ni as createPrng, qn as twoSidedZ, rt as parseConfig, sr as bcaInterval } from "./start.js";
import { a as clustersOf, c as unitsToDraw, i as clusteredName, n as prepareStatistics, o as independentCount, p as toDefinedMetrics, r as bootstrapLevel, t as measure } from "./score.js";
import { t as toTrainInput } from "./train-input.js";
import { n as scoreModel } from "./score-model.js";
import { t as trainModel } from "./train-model.js";

const CELL_NAMES = [
	"base code, base data",
	"base code, head data",
	"head code, base data",
	"head code, head data"
];
/** How much of each cell is in a part of the change. With two players the Shapley value is the mean of the two orders (Shapley, 1953). */
const PARTS = {
	total: [
		-1,
		0,
		0,
		1
	],
	data: [
		-.5,
		.5,
		-.5,
		.5
	],
	code: [
		-.5,
		-.5,
		.5,
		.5
	],
	interaction: [
		1,
		-1,
		-1,
		1
	]
};
/**
* Splits the change of every metric between base and head into data and code. All four models see the same rows; intervals come from the
* same draws of a paired BCa bootstrap, or for areas and rank correlations from how much each row moves the part (the infinitesimal
* jackknife, which for two areas is DeLong's). The metrics are in the order asked. Throws UserError where the labels leave one undefined.
*/
function decomposeChange(request) {
	const { metrics, rows, order } = arrange(request);
	const [first] = rows;
	if (first === void 0) return [];
	const drawn = clustersOf(first, order, request.dependence);
	const frame = {
		level: request.level,
		seed: request.seed,
		drawn
	};
	const resampled = metrics.filter((metric) => !isByInfluence(metric, first));
	const bounds = bootstrapParts(resampled, rows, frame);
	return metrics.map((metric) => {
		const place = resampled.indexOf(metric);
		return place === -1 ? toMetric(metric, influenceParts(metric, rows, frame)) : toMetric(metric, bounds(place));
	});
}
function arrange({ task, labels, cells, ...request }) {
	const models = cells.map((predictions, i) => ({
		name: CELL_NAMES[i] ?? "",
		predictions
	}));
	return {
		metrics: toDefinedMetrics(request.metrics, task, labels),
		...arrangeRows({
			task,
			labels,
			models
		})
	};
}
function isByInfluence(metric, rows) {
	return metric.comparison === "delong" || isLinear(metric, rows);
}
function toMetric({ name, direction }, { values, method, boundsOf, level }) {
	const [bb, bh, hb, hh] = values;
	const part = (weights) => {
		return {
			value: combine(values, weights),
			interval: {
				...boundsOf(weights),
				level,
				method
			}
		};
	};
	return {
		name,
		direction,
		cells: {
			baseCodeBaseData: bb,
			baseCodeHeadData: bh,
			headCodeBaseData: hb,
			headCodeHeadData: hh
		},
		total: part(PARTS.total),
		data: {
			...part(PARTS.data),
			onBase: bh - bb,
			onHead: hh - hb
		},
		code: {
			...part(PARTS.code),
			onBase: hb - bb,
			onHead: hh - bh
		},
		interaction: part(PARTS.interaction)
	};
}
function influenceParts(metric, rows, { level, drawn }) {
	const cells = rows.map((one) => measureLinear(metric, one));
	const values = toCells(cells.map(({ value }) => value));
	const few = drawn === void 0 ? 1 : fewUnits(independentCount(drawn), level);
	const boundsOf = (weights) => {
		const moved = Float64Array.from(cells[0]?.influence ?? [], (_, row) => combine(cells.map(({ influence }) => influence[row]), weights));
		const value = combine(values, weights);
		const half = twoSidedZ(level) * Math.sqrt(few * linearVariance(moved, drawn));
		const reach = (metric.domain[1] - metric.domain[0]) * weights.reduce((sum, weight) => sum + Math.abs(weight), 0);
		return {
			low: Math.max(-reach, value - half),
			high: Math.min(reach, value + half)
		};
	};
	return {
		values,
		boundsOf,
		level,
		method: clusteredName("paired DeLong", "over", drawn)
	};
}
function bootstrapParts(metrics, rows, { level, seed, drawn }) {
	const size = metrics.length;
	const prng = createPrng(`${seed}:decompose`);
	const units = unitsToDraw(rows[0], drawn, prng);
	const statistics = joinStatistics(rows.map((one) => prepareStatistics(metrics, one, units)), size);
	const values = size === 0 ? [] : rows.map((one) => measure(metrics, one));
	const samples = size === 0 ? void 0 : resample({
		units: units.count,
		size: 4 * size,
		block: units.block
	}, statistics, prng);
	const method = clusteredName("paired BCa bootstrap", "of", drawn);
	return (place) => {
		const own = toCells(values.map((cell) => cell[place]));
		const places = [
			0,
			1,
			2,
			3
		].map((cell) => cell * size + place);
		const boundsOf = (weights) => samples === void 0 ? {
			low: 0,
			high: 0
		} : mixedBounds(samples, places, {
			weights,
			value: combine(own, weights),
			level: bootstrapLevel(drawn, level)
		});
		return {
			values: own,
			boundsOf,
			level,
			method
		};
	};
}
/** The parts of the change alone, without intervals: for repeats with other seeds. */
function effectsOf(request) {
	const { metrics, rows } = arrange(request);
	return metrics.map((metric) => {
		const own = rows.map((one) => isByInfluence(metric, one) ? measureLinear(metric, one).value : measure([metric], one)[0]);
		const of = (weights) => combine(own, weights);
		const { total, data, code, interaction } = PARTS;
		return {
			name: metric.name,
			total: of(total),
			data: of(data),
			code: of(code),
			interaction: of(interaction)
		};
	});
}
function toCells(values) {
	const [bb = NaN, bh = NaN, hb = NaN, hh = NaN] = values;
	return [
		bb,
		bh,
		hb,
		hh
	];
}
function joinStatistics(cells, size) {
	return (weights, out) => {
		for (const [cell, statistics] of cells.entries()) statistics(weights, out.subarray(cell * size, (cell + 1) * size));
	};
}
/** In this order a part in which nothing changed is exactly 0. */
function combine(values, [bb, bh, hb, hh]) {
	const [a = NaN, b = NaN, c = NaN, d = NaN] = values;
	return bb * a + hb * c + (bh * b + hh * d) + 0;
}
/** Models that answer alike have no interval to estimate: the part is what it is. */
function mixedBounds({ replicates, jackknife }, places, { weights, value, level }) {
	const mixed = (tables) => {
		const own = places.map((place) => tables[place]);
		return Float64Array.from(own[0], (_, draw) => combine(own.map((one) => one[draw]), weights));
	};
	const draws = mixed(replicates);
	if (draws.every((draw) => Math.abs(draw - value) < 1e-12)) return {
		low: value,
		high: value
	};
	return bcaInterval({
		estimate: value,
		replicates: draws,
		jackknife: mixed(jackknife)
	}, level);
}

/** Copies of earlier data lie below such a folder, at the paths that they had. */
const EARLIER = /^\.assay\/earlier\/[^/]+\//;
/** Reads both sides. Throws UserError CONFIG_INVALID when one of them has no training or no training data; data that cannot be had are a reason. */
async function readSides(ports, input) {
	const { model, config, base } = input;
	const text = await ports.earlier.text(base, config);
	const before = text === void 0 ? void 0 : parseConfig(text, config).models.find(({ name }) => name === model.name);
	if (before === void 0) return { reason: `the base has no model ${model.name}, so there is nothing to compare with` };
	const head = {
		input: toTrainInput(model, config),
		train: trainOf(model, config)
	};
	const at = `${config} at ${base.slice(0, 12)}`;
	const old = {
		input: toTrainInput(before, at),
		train: trainOf(before, at)
	};
	const earlier = await ports.earlier.data(base, old.train);
	if (earlier.state === "unknown") return { reason: `the training data of the base cannot be had: ${earlier.reason}` };
	const restored = earlier.state === "other" ? earlier.source : old.train;
	const place = configPlace(model.name, "data.train");
	return {
		base: {
			...old,
			files: await filesOf(ports, restored, `${place} at ${base.slice(0, 12)}`)
		},
		head: {
			...head,
			files: await filesOf(ports, head.train, place)
		},
		commit: base,
		dataChanged: earlier.state === "other" || JSON.stringify(old.train) !== JSON.stringify(head.train),
		seed: head.input.seed
	};
}
/** The trainings that are needed, all with the seed of the head. The same data on both sides need only one data set. */
function planCells(sides, { repeat, hasCandidate }) {
	return (sides.dataChanged ? ["base", "head"] : ["head"]).flatMap((data) => ["base", "head"].map((code) => ({
		code,
		data
	}))).filter(({ code, data }) => !hasCandidate || code === "base" || data === "base").map(({ code, data }) => {
		const { input } = sides[code];
		return {
			code,
			data,
			source: code === "base" ? { commit: sides.commit } : "working tree",
			remove: [...sides.base.files, ...sides.head.files].map(({ to }) => to),
			put: sides[data].files,
			input: {
				...input,
				train: sides[data].train,
				seed: sides.seed + repeat
			}
		};
	});
}
function trainOf({ name, data }, file) {
	if (data.train !== void 0) return data.train;
	throw new UserError("CONFIG_INVALID", {
		file,
		path: `/models/${name}/data`,
		message: `the model "${name}" names no training data, so nothing tells data from code`,
		fix: "add `data.train`, or leave out --decompose"
	});
}
async function filesOf({ tables }, source, name) {
	const { files } = await tables.open(source, name);
	return files.map((from) => ({
		from,
		to: from.replace(EARLIER, "")
	}));
}

/**
* Trains what is missing of the four models (code and training data, each of base and head), scores them on the holdout of the head, and
* splits the change. The candidate is head code on head data. Throws UserError CONFIG_INVALID when a side has nothing to train; a training
* that fails, or data that cannot be had, leave the decomposition absent with the reason.
*/
async function decomposeModel(ports, input, candidate) {
	const base = await ports.earlier.parting(input.base);
	try {
		const sides = await readSides(ports, {
			...input,
			base
		});
		if ("reason" in sides) return {
			state: "absent",
			base,
			reason: sides.reason
		};
		const { asked, predictions } = candidate;
		const trained = [];
		for (let repeat = 0; repeat <= input.repeats; repeat++) {
			const known = repeat === 0 ? predictions : void 0;
			trained.push(await trainCells(ports, {
				sides,
				repeat,
				repeats: input.repeats
			}, {
				...candidate,
				known
			}));
		}
		const [first, ...others] = trained;
		if (first === void 0) throw new UserError("INPUT_INVALID", {
			file: "decompose",
			message: "nothing was trained"
		});
		const repeats = others.map(({ seed, cells }) => ({
			seed,
			effects: effectsOf({
				...asked,
				cells
			})
		}));
		return {
			state: "measured",
			base,
			seed: first.seed,
			dataChanged: sides.dataChanged,
			metrics: decomposeChange({
				...asked,
				cells: first.cells
			}),
			...repeats.length === 0 ? {} : { repeats }
		};
	} catch (error) {
		if (!(error instanceof UserError) || error.code === "CONFIG_INVALID") throw error;
		const reason = `${error.problems[0]?.message ?? error.code}`.slice(0, 900);
		ports.log.warn(`the change could not be split between data and code: ${reason}`);
		return {
			state: "absent",
			base,
			reason
		};
	} finally {
		await ports.earlier.close();
	}
}
/** The four models of one seed; where the data are the same, two of them are the same as the other two. */
async function trainCells(ports, { sides, repeat, repeats }, { holdout, known }) {
	const plans = planCells(sides, {
		repeat,
		hasCandidate: known !== void 0
	});
	const made = new Map(known === void 0 ? [] : [["head/head", known]]);
	for (const [i, plan] of plans.entries()) {
		const round = repeats === 0 ? "" : `, round ${repeat + 1} of ${repeats + 1}`;
		ports.log.info(`decomposition: training ${i + 1} of ${plans.length}${round}: ${plan.code} code on ${plan.data} data`);
		made.set(`${plan.code}/${plan.data}`, await trainCell(ports, plan, holdout));
	}
	const of = (code, data) => {
		const found = made.get(`${code}/${data}`) ?? made.get(`${code}/head`);
		if (found === void 0) throw new TypeError(`no model of ${code} code on ${data} data`);
		return found;
	};
	const cells = [
		of("base", "base"),
		of("base", "head"),
		of("head", "base"),
		of("head", "head")
	];
	return {
		seed: sides.seed + repeat,
		cells
	};
}
async function trainCell(ports, plan, holdout) {
	const bench = await ports.workbench.lay(`${plan.code}-on-${plan.data}`, plan.source);
	try {
		await bench.place({
			remove: [...plan.remove, plan.input.output],
			put: plan.put
		});
		const deps = await ports.trainIn(bench.folder);
		try {
			await trainModel(deps, plan.input);
		} finally {
			await deps.close();
		}
		const path = `${bench.folder}/${plan.input.output}`;
		return (await scoreModel(ports, {
			kind: "file",
			path
		}, holdout, holdout.inputs)).predictions;
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const problems = error.problems.map((problem) => ({
			...problem,
			message: `${plan.code} code on ${plan.data} data: ${problem.message}`
		}));
		throw new UserError("TRAIN_FAILED", problems, { cause: error });
	} finally {
		await bench.remove();
	}
}

export { decomposeModel };