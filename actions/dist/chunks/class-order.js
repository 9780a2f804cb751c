import { bi as UserError } from "./start.js";

/** Names by the id column, or by number from 1 where there is none: rows are then in the order of the file. */
function rowNames(ids, column = "id") {
	return (row) => {
		const id = ids?.[row];
		return id === void 0 ? `row ${row + 1}` : `${column} ${id}`;
	};
}
/** How a message about a row of the data begins where only its place is known, from 0. */
function rowOfData(row) {
	return `row ${row + 1} of the data`;
}
/** The error with its rows named: whoever asks a model knows the ids, and the model only the places (see `rowOfData`). */
function withRowNames(error, nameOf) {
	const problems = error.problems.map((problem) => {
		const message = problem.message.replace(/^row (\d+) of the data/, (_, row) => `${nameOf(Number(row) - 1)} of the data`);
		return {
			...problem,
			message
		};
	});
	return new UserError(error.code, problems, { cause: error });
}

/** The task's classes: binary as negative, positive. */
function classesOf(task) {
	switch (task.kind) {
		case "binary": return [task.negative, task.positive];
		case "multiclass": return task.classes;
		case "multilabel": return task.names;
		case "regression":
		case "ranking":
		case "forecasting": return [];
		default: return task;
	}
}
/**
* Matches the labels a model states (in the order of its probability columns) with the classes of the task. Labels 0..K-1
* that are no classes of the task are positions: binary 1 is the positive class. Throws UserError MODEL_MISMATCH.
*/
function matchClasses(labels, task, file) {
	const classes = classesOf(task);
	const inOrder = classes.map((_, i) => i);
	if (classes.length === 0) return {
		columns: inOrder,
		assumed: true
	};
	if (labels === void 0) return {
		columns: inOrder,
		assumed: true
	};
	const columns = columnsOf(labels, classes);
	if (labels.length === classes.length && !columns.includes(-1)) return {
		columns,
		assumed: false
	};
	if (labels.length === classes.length && labels.every((label, i) => label === String(i)) && columns.every((column) => column === -1)) return {
		columns: inOrder,
		assumed: true
	};
	if (task.kind === "multilabel" && labels.every((label) => ["0", "1"].includes(labelKey(label)))) return {
		columns: inOrder,
		assumed: true
	};
	throw new UserError("MODEL_MISMATCH", {
		file,
		message: `the model knows the classes ${labels.join(", ")}; the data has ${classes.join(", ")}`,
		fix: task.kind === "multiclass" && labels.length > classes.length ? moreClasses(labels) : LABELS_FIX
	});
}
const LABELS_FIX = "train the model on the same labels as the holdout has, or correct `target:` and `positive:` in assay.yml";
/** What to do where a model answers for classes that no row of the holdout has. */
function moreClasses(labels = []) {
	return `add \`classes: [${labels.length === 0 ? "<every class>" : labels.map((label) => /^\w[\w .-]*$/.test(label) ? label : JSON.stringify(label)).join(", ")}]\` to the model in assay.yml: all classes that the model answers for, in its order`;
}
/** The column of each class, -1 where no label is it: by the very text, or else by what numbers and booleans mean. */
function columnsOf(labels, classes) {
	const exact = classes.map((name) => labels.indexOf(name));
	if (!exact.includes(-1)) return exact;
	const keys = labels.map(labelKey);
	const columns = classes.map((name) => keys.indexOf(labelKey(name)));
	const found = columns.filter((column) => column !== -1);
	return new Set(found).size === found.length ? columns : exact;
}
/** Numbers and booleans are written in several ways: 1, 1.0, true and True are different labels only as text. */
function labelKey(label) {
	const trimmed = label.trim();
	if (/^(true|false)$/i.test(trimmed)) return trimmed.toLowerCase() === "true" ? "1" : "0";
	return trimmed !== "" && Number.isFinite(Number(trimmed)) ? String(Number(trimmed)) : trimmed;
}

export { rowOfData as a, rowNames as i, matchClasses as n, withRowNames as o, moreClasses as r, classesOf as t };