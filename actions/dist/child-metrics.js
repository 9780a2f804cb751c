import { Si as messageOf, ni as createPrng } from "./chunks/start.js";
import { basename } from "node:path";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";

/** The rows of a draw in their order; all rows once without one. */
function rowsOf({ units }, draw) {
	let size = units.length;
	if (draw !== void 0) {
		size = 0;
		for (const unit of units) size += draw[unit];
	}
	const rows = new Int32Array(size);
	let at = 0;
	for (let row = 0; row < units.length; row++) {
		const times = draw === void 0 ? 1 : draw[units[row]];
		for (let i = 0; i < times; i++) rows[at++] = row;
	}
	return rows;
}
/** A model’s answers and the truth for such rows. Columns are copied when they are first looked at. */
function toSample({ truth, columns }, { values, decisions }, rows) {
	const { kind, labels, classes, weights } = truth;
	const width = kind === "multiclass" ? classes.length : 1;
	const named = {
		binary: "scores",
		multiclass: "probabilities",
		regression: "values"
	}[kind];
	return {
		rows: rows.length,
		labels: taken(labels, rows, 1),
		[named]: taken(values, rows, width),
		...kind === "regression" ? {} : {
			decisions: taken(decisions, rows, 1),
			classes: [...classes]
		},
		...weights === void 0 ? {} : { weights: taken(weights, rows, 1) },
		columns: lazyColumns(columns, rows)
	};
}
function taken(values, rows, width) {
	const copy = new values.constructor(rows.length * width);
	for (let i = 0; i < rows.length; i++) {
		const from = rows[i] * width;
		for (let k = 0; k < width; k++) copy[i * width + k] = values[from + k];
	}
	return copy;
}
function lazyColumns(columns, rows) {
	const all = Object.create(null);
	for (const column of columns) {
		let cells;
		Object.defineProperty(all, column.name, {
			enumerable: true,
			get: () => {
				cells ??= cellsOf(column, rows);
				return cells;
			}
		});
	}
	return all;
}
function cellsOf(column, rows) {
	if (column.kind === "numeric") return taken(column.values, rows, 1);
	const { codes, dictionary } = column;
	const texts = new Array(rows.length);
	for (let i = 0; i < rows.length; i++) texts[i] = dictionary[codes[rows[i]]];
	return texts;
}

/** Every metric on all rows and on each draw, for every model; or the first thing that is wrong with a metric. */
async function evaluateMetrics(job, tell) {
	const values = job.models.map(() => job.metrics.map(() => new Float64Array(1 + job.draws.length)));
	for (const [i, metric] of job.metrics.entries()) {
		tell({
			kind: "at",
			metric: i
		});
		await setImmediate();
		const compute = await load(metric);
		if (typeof compute !== "function") return {
			kind: "wrong",
			metric: i,
			message: compute.wrong
		};
		const wrong = await fill(values.map((all) => all[i]), job, compute, metric);
		if (wrong !== void 0) return {
			kind: "wrong",
			metric: i,
			message: wrong
		};
	}
	return {
		kind: "values",
		values
	};
}
/** Writes one metric's values, by model; answers what is wrong, if anything is. */
async function fill(values, job, compute, metric) {
	for (let draw = 0; draw <= job.draws.length; draw++) {
		const rows = rowsOf(job, job.draws[draw - 1]);
		for (const [model, answers] of job.models.entries()) {
			Math.random = createPrng(`${job.seed}:${metric.name}:${draw}`).next;
			const answer = call(compute, toSample(job, answers, rows), metric);
			if (typeof answer !== "number") return `${answer.wrong} ${placeOf(draw, model)}`;
			values[model][draw] = Number.isFinite(answer) ? answer : NaN;
		}
		await setImmediate();
	}
}
function placeOf(draw, model) {
	const rows = draw === 0 ? "on all rows" : `on draw ${draw} of the rows`;
	return model === 0 ? rows : `${rows}, with the champion’s answers`;
}
function call(compute, sample, metric) {
	try {
		const answer = compute(sample);
		return typeof answer === "number" ? answer : { wrong: `returned ${described(answer)} instead of a number` };
	} catch (error) {
		return { wrong: `threw "${messageOf(error)}"${lineOf(error, metric.module)}` };
	}
}
function described(value) {
	if (value === null || value === void 0) return String(value);
	if (value instanceof Promise) return "a promise";
	return `a value of type ${typeof value}`;
}
/** Where in the module it happened, as far as the stack says so. */
function lineOf(error, module) {
	const found = (error instanceof Error ? error.stack ?? "" : "").split("\n").find((line) => line.includes(pathToFileURL(module).href) || line.includes(module));
	const place = /:(\d+):\d+\)?$/.exec(found ?? "")?.[1];
	return place === void 0 ? "" : ` (${basename(module)}:${place})`;
}
async function load({ name, module }) {
	try {
		const loaded = await import(pathToFileURL(module).href);
		const found = Object.hasOwn(loaded, name) ? loaded[name] : loaded["default"];
		if (typeof found === "function") return found;
		return { wrong: `exports no function named "${name}" and no default function; its exports are: ${Object.keys(loaded).slice(0, 20).join(", ") || "none"}` };
	} catch (error) {
		return { wrong: `could not be loaded: ${messageOf(error)}${lineOf(error, module)}` };
	}
}

/** The whole life of the child: one job comes in, one answer goes out. What fails besides the metrics is text on standard error. */
function serveMetrics() {
	const tell = (answer, told) => void process.send?.(answer, () => told?.());
	process.once("message", (message) => {
		evaluateMetrics(message, tell).then((answer) => tell(answer, () => process.exit(0))).catch((error) => {
			process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`, () => process.exit(1));
		});
	});
}

serveMetrics();

export {  };