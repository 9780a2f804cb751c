import { vi as UserError } from "./start.js";
import { t as cellText } from "./table.js";

/** Turns the target column into labels. Throws UserError LABEL_INVALID: missing or non-finite truth, wrong number of classes, absent positive class. */
function readLabels(column, spec) {
	return spec.task === "regression" ? readNumbers(column, spec) : readClasses(column, spec);
}
function readNumbers(column, spec) {
	if (column.kind !== "numeric") throw invalid(spec, `the target column "${column.name}" holds text, and a regression needs numbers`, "name another target, or set `task: multiclass`");
	const bad = column.values.findIndex((value) => !Number.isFinite(value));
	if (bad >= 0) throw invalid(spec, `the target column "${column.name}" has no finite number in row ${bad + 1}`, "remove or repair rows without a truth");
	return {
		task: { kind: "regression" },
		labels: {
			kind: "regression",
			values: column.values
		}
	};
}
function readClasses(column, spec) {
	const rows = column.kind === "numeric" ? column.values.length : column.codes.length;
	const texts = Array.from({ length: rows }, (_, row) => cellText(column, row));
	const missing = texts.indexOf(void 0);
	if (missing >= 0) throw invalid(spec, `the target column "${column.name}" is empty in row ${missing + 1}`, "remove or repair rows without a truth");
	const counts = /* @__PURE__ */ new Map();
	for (const text of texts) counts.set(text ?? "", (counts.get(text ?? "") ?? 0) + 1);
	const names = [...counts.keys()].toSorted();
	const classes = names.map((name) => ({
		name,
		rows: counts.get(name) ?? 0
	}));
	if (spec.task === "multiclass") {
		if (names.length < 2) throw invalid(spec, `the target column "${column.name}" has only the class ${names.join()}`, "a holdout needs at least two classes");
		const codes = new Map(names.map((name, index) => [name, index]));
		const values = Int32Array.from(texts, (text) => codes.get(text ?? "") ?? -1);
		return {
			task: {
				kind: "multiclass",
				classes: names
			},
			labels: {
				kind: "multiclass",
				values
			},
			classes
		};
	}
	return {
		...toBinary(column, texts, names, spec),
		classes
	};
}
function toBinary(column, texts, names, spec) {
	const positive = spec.positive ?? "";
	const shown = names.slice(0, 10).join(", ");
	if (!names.includes(positive)) throw invalid(spec, `the positive class "${positive}" is not in the target column "${column.name}" (found: ${shown})`, "set `positive:` to one of them");
	const negative = names.find((name) => name !== positive);
	if (names.length !== 2 || negative === void 0) throw invalid(spec, `the target column "${column.name}" has ${names.length} classes (${shown}), and a binary task needs two`, "set `task: multiclass`, or repair the labels");
	return {
		task: {
			kind: "binary",
			positive,
			negative,
			threshold: spec.threshold
		},
		labels: {
			kind: "binary",
			values: Uint8Array.from(texts, (text) => text === positive ? 1 : 0)
		}
	};
}
function invalid(spec, message, fix) {
	return new UserError("LABEL_INVALID", {
		file: spec.source,
		message,
		fix
	});
}

export { readLabels as t };