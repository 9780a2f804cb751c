import { i as rowNames, o as withRowNames, r as moreClasses } from "./class-order.js";
import { Xt as toModelFiles, bi as UserError, qt as createManifest } from "./start.js";
import { n as columnOf, t as cellText } from "./table.js";

const SHOWN_IDS = 5;
/** How far the class probabilities of a row may be from 1 together: what rounding does, and no more. */
const SUM_SLACK = .001 + 1e-9;
/**
* Columns a predictions file needs besides the id: `score` (binary, ranking), `p_<class>` for each class or label (multiclass, multilabel),
* `prediction` (regression, forecasting), and `q<percent>` for each quantile of a forecast.
*/
function predictionColumns(task) {
	switch (task.kind) {
		case "binary":
		case "ranking": return ["score"];
		case "multiclass": return task.classes.map((name) => `p_${name}`);
		case "multilabel": return task.names.map((name) => `p_${name}`);
		case "regression": return ["prediction"];
		case "forecasting": return ["prediction", ...task.quantiles.map(quantileColumn)];
		default: return task;
	}
}
/**
* Throws UserError PREDICTION_MISMATCH where a file has `p_<class>` for classes that the task does not have: to leave their share out
* would make every other class look surer, and hide the rows that they are decided for.
*/
function refuseOtherClasses(columns, task, source) {
	if (task.kind !== "multiclass") return;
	const read = [source.id, ...predictionColumns(task)];
	const others = columns.filter((name) => name.startsWith("p_") && !read.includes(name));
	if (others.length === 0) return;
	const known = [...task.classes, ...others.map((name) => name.slice(2))];
	throw invalid(source, "PREDICTION_MISMATCH", `the columns ${some(others)} are of classes that no row of the holdout has (it has ${some(task.classes)})`, `${moreClasses(known)}; or remove the columns, if they are of no class`);
}
/** Name of the column with a quantile: `q10` for 0.1, `q2.5` for 0.025. */
function quantileColumn(level) {
	return `q${Number((level * 100).toPrecision(12))}`;
}
/**
* Puts a table of predictions into the order of the holdout's ids. Throws UserError PREDICTION_MISMATCH unless both sides hold exactly
* the same ids, each once, and PREDICTION_INVALID for values that are not finite or not probabilities.
*/
function predictionsFromTable(table, holdoutIds, task, source) {
	const order = rowsOf$1(table, holdoutIds, source);
	const columns = predictionColumns(task).map((name) => numbers(columnOf(table, name), name, source));
	const cell = (column, row) => ({
		value: column[order[row] ?? -1] ?? NaN,
		id: holdoutIds[row] ?? ""
	});
	const [first = /* @__PURE__ */ new Float64Array()] = columns;
	switch (task.kind) {
		case "binary": return {
			kind: "binary",
			scores: Float64Array.from(order, (_, row) => probability(cell(first, row), source))
		};
		case "regression": return {
			kind: "regression",
			values: Float64Array.from(order, (_, row) => finite(cell(first, row), source))
		};
		case "multiclass": return {
			kind: "multiclass",
			classes: task.classes,
			probabilities: shares(side(columns, order.length, (c, row) => probability(cell(c, row), source)), {
				width: columns.length,
				holdoutIds,
				source
			})
		};
		case "multilabel": return {
			kind: "multilabel",
			names: task.names,
			probabilities: side(columns, order.length, (c, row) => probability(cell(c, row), source))
		};
		case "ranking": return {
			kind: "ranking",
			scores: Float64Array.from(order, (_, row) => finite(cell(first, row), source))
		};
		case "forecasting": return {
			kind: "forecasting",
			levels: task.quantiles,
			values: side(columns, order.length, (c, row) => finite(cell(c, row), source))
		};
		default: return task;
	}
}
/** The columns side by side: rows follow each other. */
function side(columns, rows, read) {
	const values = new Float64Array(rows * columns.length);
	columns.forEach((column, k) => {
		for (let row = 0; row < rows; row++) values[row * columns.length + k] = read(column, row);
	});
	return values;
}
/** Probabilities of classes that exclude each other, which add up to 1 in every row. */
function shares(values, { width, holdoutIds, source }) {
	for (const [row, id] of holdoutIds.entries()) {
		let sum = 0;
		for (let k = 0; k < width; k++) sum += values[row * width + k];
		if (Math.abs(sum - 1) > SUM_SLACK) throw invalid(source, "PREDICTION_INVALID", `the class probabilities for ${source.id} ${id} add up to ${Number(sum.toPrecision(6))}, not 1`, "write the probability of every class, with four digits or more, each row adding up to 1");
	}
	return values;
}
/** For each holdout row, the row of `table` with its id. */
function rowsOf$1(table, holdoutIds, source) {
	const column = columnOf(table, source.id);
	const found = /* @__PURE__ */ new Map();
	const duplicates = [];
	for (let row = 0; row < table.rows; row++) {
		const id = column === void 0 ? void 0 : cellText(column, row);
		if (id === void 0) throw mismatch(source, `row ${row + 1} has no id in column "${source.id}"`);
		if (found.has(id)) duplicates.push(id);
		found.set(id, row);
	}
	if (duplicates.length > 0) throw mismatch(source, `${duplicates.length} ids occur more than once: ${some(duplicates)}`);
	const missing = holdoutIds.filter((id) => !found.has(id));
	const known = new Set(holdoutIds);
	const extra = [...found.keys()].filter((id) => !known.has(id));
	if (missing.length > 0 || extra.length > 0) {
		const parts = [...missing.length > 0 ? [`${missing.length} holdout ids have no prediction (${some(missing)})`] : [], ...extra.length > 0 ? [`${extra.length} predictions have ids that are not in the holdout (${some(extra)})`] : []];
		throw mismatch(source, `${table.rows} predictions for ${holdoutIds.length} holdout rows: ${parts.join("; ")}`);
	}
	return Int32Array.from(holdoutIds, (id) => found.get(id) ?? -1);
}
function numbers(column, name, source) {
	if (column?.kind === "numeric") return column.values;
	throw invalid(source, "PREDICTION_INVALID", `the column "${name}" ${column === void 0 ? "is missing" : "holds text"}`, `write one finite number per row in a column "${name}"`);
}
function finite({ value, id }, source) {
	if (Number.isFinite(value)) return value;
	throw invalid(source, "PREDICTION_INVALID", `the prediction for ${source.id} ${id} is ${Number.isNaN(value) ? "missing or not a number" : value}`, "every prediction must be a finite number");
}
function probability(cell, source) {
	const value = finite(cell, source);
	if (value >= 0 && value <= 1) return value;
	throw invalid(source, "PREDICTION_INVALID", `the score for ${source.id} ${cell.id} is ${value}`, "a score must be a probability between 0 and 1");
}
function mismatch(source, message) {
	return invalid(source, "PREDICTION_MISMATCH", message, "predict every holdout row exactly once, and no other row");
}
function invalid(source, code, message, fix) {
	return new UserError(code, {
		file: source.file,
		message,
		fix
	});
}
function some(ids) {
	return ids.length > SHOWN_IDS ? `${ids.slice(0, SHOWN_IDS).join(", ")}, …` : ids.join(", ");
}

/**
* Loads the model at `path` and finds its columns in the holdout. `allowed` is as for `scoreModel`. Throws UserError MODEL_UNREADABLE or
* MODEL_MISMATCH; there is none for a file of predictions, which nobody can ask anything else.
*/
async function openProbe({ models }, path, holdout, allowed = holdout.features) {
	const loaded = await models.load(path);
	try {
		const columns = (loaded.features ?? holdout.features).map((name) => columnFor(name, path, holdout, allowed));
		const predict = (asked) => {
			const table = {
				rows: rowsOf(asked),
				columns: asked
			};
			return loaded.predict(table, holdout.task);
		};
		return {
			runtime: loaded.runtime,
			columns,
			predict,
			close: () => loaded.dispose()
		};
	} catch (error) {
		await loaded.dispose();
		throw error;
	}
}
function columnFor(name, path, { table }, allowed) {
	const column = table.columns.find((candidate) => candidate.name === name);
	if (column !== void 0 && allowed.includes(name)) return column;
	throw new UserError("MODEL_MISMATCH", {
		file: path,
		message: `the model wants the input "${name}", but ${column === void 0 ? "the holdout has no such column" : "the model must not be given that column"}`,
		fix: "export the model with the features of the holdout"
	});
}
function rowsOf([first]) {
	if (first === void 0) return 0;
	return first.kind === "numeric" ? first.values.length : first.codes.length;
}

/**
* Runs a model file, or reads a predictions file, on the rows of the holdout. `allowed` names the columns a model that asks by name may
* have: the candidate only its features, a champion also those that the change under test excludes. Throws UserError MODEL_*, PREDICTION_*, COLUMN_MISSING.
*/
async function scoreModel(ports, model, holdout, allowed = holdout.features) {
	const { score } = await openScoring(ports, model, holdout, allowed);
	return score();
}
/** The same in two steps: the model is found and loaded, and then `score` asks it, which ends it; to be called once. */
async function openScoring(ports, model, holdout, allowed = holdout.features) {
	const digests = await ports.files.digest(model.path);
	if (digests === void 0 || digests.length === 0) {
		const fix = model.kind === "file" ? "run `assay train`, or correct `model:`" : "write the predictions first, or correct `predictions:`";
		throw new UserError("MODEL_UNREADABLE", {
			file: model.path,
			message: "there is no such file or folder",
			fix
		});
	}
	const files = toModelFiles(model.path, digests);
	const { digest } = createManifest(files, ports.files.sha256);
	if (model.kind === "predictions") return { score: async () => ({
		...await readPredictions(ports, model.path, holdout),
		files,
		digest
	}) };
	const probe = await openProbe(ports, model.path, holdout, allowed);
	return { score: async () => ({
		...await runModel(ports, model.path, probe, holdout),
		files,
		digest
	}) };
}
/** What was scored, under the identity of the files at `path`, which are not opened; as it is without a path. */
async function withIdentity({ files }, scored, path) {
	const digests = path === void 0 ? void 0 : await files.digest(path);
	if (path === void 0 || digests === void 0) return scored;
	const own = toModelFiles(path, digests);
	return {
		...scored,
		files: own,
		digest: createManifest(own, files.sha256).digest
	};
}
async function runModel(ports, path, probe, { rows, ids, idColumn }) {
	try {
		ports.log.progress(`scoring ${path}`, 0, rows, "rows");
		const predictions = await probe.predict(probe.columns);
		ports.log.progress(`scoring ${path}`, rows, rows, "rows");
		return {
			predictions,
			runtime: probe.runtime
		};
	} catch (error) {
		throw error instanceof UserError ? withRowNames(error, rowNames(ids, idColumn)) : error;
	} finally {
		await probe.close();
	}
}
async function readPredictions(ports, path, holdout) {
	const { ids, idColumn } = holdout;
	if (ids === void 0 || idColumn === void 0) throw new UserError("ID_INVALID", {
		file: path,
		message: "predictions are matched by id, and the holdout has none",
		fix: "add `id:` under `data:`"
	});
	const dataset = await ports.tables.open({ path }, path);
	const source = {
		file: path,
		id: idColumn
	};
	refuseOtherClasses(dataset.columns.map(({ name }) => name), holdout.task, source);
	const table = await dataset.read([idColumn, ...predictionColumns(holdout.task)]);
	return {
		predictions: predictionsFromTable(table, ids, holdout.task, source),
		runtime: {
			name: "predictions-file",
			version: "1",
			backend: ports.tables.version
		}
	};
}

export { openProbe as i, scoreModel as n, withIdentity as r, openScoring as t };