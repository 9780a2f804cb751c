import { vi as UserError } from "./start.js";

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
	const keys = labels.map(labelKey);
	const columns = classes.map((name) => keys.indexOf(labelKey(name)));
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
		fix: "train the model on the same labels as the holdout has, or correct `target:` and `positive:` in assay.yml"
	});
}
/** Numbers and booleans are written in several ways: 1, 1.0, true and True are different labels only as text. */
function labelKey(label) {
	const trimmed = label.trim();
	if (/^(true|false)$/i.test(trimmed)) return trimmed.toLowerCase();
	return trimmed !== "" && Number.isFinite(Number(trimmed)) ? String(Number(trimmed)) : trimmed;
}

export { matchClasses as n, classesOf as t };