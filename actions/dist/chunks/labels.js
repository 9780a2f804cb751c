import { bi as UserError } from "./start.js";
import { i as rowNames } from "./class-order.js";
import { t as cellText } from "./table.js";

const SHOWN_CLASSES = 10;
/** What people write for true and false in a column of them. */
const TRUE_WORDS = [
	"true",
	"t",
	"yes",
	"y",
	"1"
];
const FALSE_WORDS = [
	"false",
	"f",
	"no",
	"n",
	"0"
];
/** Turns the target column into labels. Throws UserError LABEL_INVALID: missing or non-finite truth, wrong number of classes, absent positive class. */
function readLabels(column, spec) {
	return spec.task === "regression" ? readNumbers(column, spec) : readClasses(column, spec);
}
function readNumbers(column, spec) {
	if (column.kind !== "numeric") throw invalid(spec, `the target column "${column.name}" holds text, and a regression needs numbers`, "name another target, or set `task: multiclass`");
	const bad = column.values.findIndex((value) => !Number.isFinite(value));
	if (bad >= 0) throw invalid(spec, `the target column "${column.name}" has no finite number in ${nameOf(spec)(bad)}`, "remove or repair rows without a truth");
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
	const texts = Array.from({ length: rows }, (_, row) => classText(cellText(column, row), spec));
	const missing = texts.indexOf(void 0);
	if (missing >= 0) throw invalid(spec, `the target column "${column.name}" is empty in ${nameOf(spec)(missing)}`, "remove or repair rows without a truth");
	const counts = /* @__PURE__ */ new Map();
	for (const text of texts) counts.set(text ?? "", (counts.get(text ?? "") ?? 0) + 1);
	const names = classNames(column, texts, [...counts.keys()].toSorted(), spec);
	const classes = names.map((name) => ({
		name,
		rows: counts.get(name) ?? 0
	}));
	if (spec.task === "multiclass") {
		if (counts.size < 2) throw invalid(spec, `the target column "${column.name}" has only the class ${[...counts.keys()].join()}`, "a holdout needs at least two classes");
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
/** The classes of the rows, or those that were named, when they hold all of the rows'. */
function classNames(column, texts, found, spec) {
	const named = spec.task === "multiclass" ? spec.classes?.map((name) => classText(name, spec) ?? name) : void 0;
	const strangers = found.filter((name) => named?.includes(name) === false);
	if (named === void 0 || strangers.length === 0) return named ?? found;
	const shown = strangers.slice(0, SHOWN_CLASSES).map((name) => `"${name}" (${nameOf(spec)(texts.indexOf(name))})`);
	throw invalid(spec, `the target column "${column.name}" has classes that \`classes:\` does not name: ${shown.join(", ")}`, "add them to `classes:` in assay.yml, where the model answers for them, or repair the labels");
}
/** The class by the word that people use for it. */
function classText(text, { isBoolean = false }) {
	if (!isBoolean || text === void 0) return text;
	const word = text.toLowerCase();
	if (TRUE_WORDS.includes(word)) return "true";
	return FALSE_WORDS.includes(word) ? "false" : text;
}
function nameOf({ rowName = rowNames() }) {
	return rowName;
}
function toBinary(column, texts, names, spec) {
	const positive = classText(spec.positive, spec) ?? "";
	const shown = names.slice(0, SHOWN_CLASSES).join(", ");
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