import { bi as UserError } from "./start.js";
import { n as columnOf, t as cellText } from "./table.js";

/** Texts that get a column of their own; rarer ones share the column `other`. */
const MAX_CATEGORIES = 100;
/**
* Learns an encoding from training rows only: numbers get the median where they are missing and are standardised, texts
* become one column per category. `classes` are the labels in the order of the model's outputs.
*/
function fitEncoding(table, classes) {
	return {
		version: 1,
		columns: table.columns.map((c) => c.kind === "numeric" ? fitNumeric(c) : fitText(c)),
		...classes === void 0 || classes.length < 2 ? {} : { classes: [...classes] }
	};
}
function fitNumeric(column) {
	const present = column.values.filter((value) => Number.isFinite(value)).sort();
	const n = present.length;
	if (n === 0) return {
		kind: "numeric",
		name: column.name,
		median: 0,
		mean: 0,
		sd: 1
	};
	const median = ((present[n - 1 >> 1] ?? 0) + (present[n >> 1] ?? 0)) / 2;
	const mean = present.reduce((sum, value) => sum + value, 0) / n;
	const sd = Math.sqrt(present.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n);
	const isConstant = present[0] === present[n - 1] || !Number.isFinite(sd) || sd === 0;
	return {
		kind: "numeric",
		name: column.name,
		median,
		mean,
		sd: isConstant ? 1 : sd
	};
}
function fitText(column) {
	const counts = /* @__PURE__ */ new Map();
	for (let row = 0; row < column.codes.length; row++) {
		const text = cellText(column, row);
		if (text !== void 0) counts.set(text, (counts.get(text) ?? 0) + 1);
	}
	const byFrequency = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([text]) => text);
	return {
		kind: "text",
		name: column.name,
		categories: byFrequency.slice(0, 100)
	};
}
/** Names of the raw columns an encoding reads, in order. */
function encodedColumns(encoding) {
	return encoding.columns.map((column) => column.name);
}
/** Names of the numbers an encoding makes, in order: `age`, `job=clerk`, `job=…` (every other text). */
function encodedNames(encoding) {
	return encoding.columns.flatMap((column) => column.kind === "numeric" ? [column.name] : [...column.categories.map((text) => `${column.name}=${text}`), `${column.name}=…`]);
}
/**
* Encodes rows `start` to `end` (all when absent). Throws UserError MODEL_MISMATCH when a column is missing or is text
* where the encoding learnt numbers; `file` is how messages call the encoding.
*/
function encode(encoding, table, file, range) {
	const [start, end] = range ?? [0, table.rows];
	const names = encodedNames(encoding);
	const values = new Float32Array((end - start) * names.length);
	let offset = 0;
	for (const spec of encoding.columns) {
		const column = columnFor(spec, table, file);
		const place = {
			values,
			width: names.length,
			offset,
			start,
			end
		};
		if (spec.kind === "numeric") writeNumbers(spec, column, place);
		else writeCategories(spec.categories, column, place);
		offset += spec.kind === "numeric" ? 1 : spec.categories.length + 1;
	}
	return {
		names,
		rows: end - start,
		columns: names.length,
		values
	};
}
function columnFor(spec, table, file) {
	const column = columnOf(table, spec.name);
	if (column !== void 0 && (spec.kind === "text" || column.kind === "numeric")) return column;
	throw new UserError("MODEL_MISMATCH", {
		file,
		message: column === void 0 ? `the model needs the column "${spec.name}"; the data has no such column` : `the column "${spec.name}" holds text; it held numbers when the model was trained`,
		fix: "give the model data with the columns it was trained on, or train it again on this data"
	});
}
function writeNumbers(spec, column, place) {
	if (column.kind !== "numeric") return;
	for (let row = place.start; row < place.end; row++) {
		const value = column.values[row] ?? NaN;
		const filled = Number.isFinite(value) ? value : spec.median;
		place.values[(row - place.start) * place.width + place.offset] = (filled - spec.mean) / spec.sd;
	}
}
function writeCategories(categories, column, place) {
	const index = new Map(categories.map((text, i) => [text, i]));
	for (let row = place.start; row < place.end; row++) {
		const text = cellText(column, row);
		if (text === void 0) continue;
		const slot = index.get(text) ?? categories.length;
		place.values[(row - place.start) * place.width + place.offset + slot] = 1;
	}
}

/**
* TF.js from its slim packages, on WebAssembly with one thread, else on plain JavaScript. `cpu` may be asked for.
* Throws Fault ENGINE_UNAVAILABLE.
*/
async function loadTfjsEngine(engines, log, backend = "wasm") {
	const core = await engines.load("tfjs", "@tensorflow/tfjs-core");
	const layers = await engines.load("tfjs", "@tensorflow/tfjs-layers");
	const converter = await engines.load("tfjs", "@tensorflow/tfjs-converter");
	await engines.load("tfjs", "@tensorflow/tfjs-backend-cpu");
	await engines.load("tfjs", "@tensorflow/tfjs-backend-wasm");
	core.enableProdMode();
	if (!await core.setBackend(backend) && backend === "wasm") {
		log.warn("TF.js cannot use WebAssembly here; plain JavaScript is used, which is slower");
		await core.setBackend("cpu");
	}
	await core.ready();
	return {
		tf: {
			...core,
			...layers,
			loadGraphModel: converter.loadGraphModel,
			GraphModel: converter.GraphModel
		},
		info: () => ({
			name: "tfjs",
			version: core.version_core,
			backend: core.getBackend()
		})
	};
}

export { fitEncoding as a, encodedNames as i, encode as n, encodedColumns as r, loadTfjsEngine as t };