import { n as portWords } from "./diff.js";
import { _t as count, bt as plural, xt as signed } from "./start.js";

/** Names that one line shows. */
const MAX_NAMES = 12;
/** Differences of one kind that are shown. */
const MAX_CHANGES = 40;
/** `onnx, 3,677 bytes, 228 parameters, no findings`. */
function modelHeadline({ format, size, parameters, findings }) {
	const errors = findings.filter(({ severity }) => severity === "error").length;
	const warnings = findings.length - errors;
	const found = [...errors > 0 ? [plural(errors, "error")] : [], ...warnings > 0 ? [plural(warnings, "warning")] : []];
	const numbers = parameters === void 0 ? [] : [plural(parameters, "parameter")];
	return [
		format,
		plural(size, "byte"),
		...numbers,
		found.length === 0 ? "no findings" : found.join(" and ")
	].join(", ");
}
/** What a model file says about itself, one line per kind of fact. */
function modelLines(facts) {
	const metadata = Object.entries(facts.metadata).map(([name, value]) => `${name}=${value.slice(0, 100)}`);
	return [
		...facts.producer === void 0 ? [] : [`made by: ${facts.producer}`],
		...line("versions", facts.versions.map(({ name, version }) => `${name} ${version}`)),
		...facts.files.length < 2 ? [] : line("files", facts.files.map(({ path, size }) => `${path} (${plural(size, "byte")})`)),
		...line("inputs", facts.inputs.map(portLine)),
		...line("outputs", facts.outputs.map(portLine)),
		...line("operators", facts.operators.map(occurrenceWords)),
		...line("fetches when loaded", facts.imports.map(occurrenceWords)),
		...line("metadata", metadata)
	];
}
/** How a model file differs from an older one, one line per difference. */
function modelDiffLines(diff) {
	if (diff.isSame) return ["nothing that stands in the file changed; weights may have"];
	const { format, size, parameters, tensors, producer } = diff;
	return [
		...format.before === format.after ? [] : [`format: ${format.before} to ${format.after}`],
		...numberLine("size", size),
		...numberLine("parameters", parameters),
		...numberLine("tensors", tensors),
		...cut(diff.operators.map(({ name, before, after }) => `operator ${name}: ${count(before)} to ${count(after)}`)),
		...cut(diff.inputs.map((one) => textLine("input", one))),
		...cut(diff.outputs.map((one) => textLine("output", one))),
		...cut(diff.imports.map((one) => textLine("fetches when loaded", one))),
		...cut(diff.versions.map((one) => textLine("version", one))),
		...producer === void 0 ? [] : [textLine("made by", producer)],
		...cut(diff.metadata.map((one) => textLine("metadata", one)))
	];
}
function textLine(what, { name, before, after }) {
	if (before === void 0) return `${what} ${name}: new (${after?.slice(0, 100)})`;
	if (after === void 0) return `${what} ${name}: gone (${before.slice(0, 100)})`;
	return `${what} ${name}: ${before.slice(0, 100)} to ${after.slice(0, 100)}`;
}
function numberLine(what, pair) {
	if (pair === void 0 || pair.before === pair.after) return [];
	return [`${what}: ${count(pair.before)} to ${count(pair.after)} (${signed(count(pair.after - pair.before))})`];
}
function cut(lines) {
	const rest = lines.length - MAX_CHANGES;
	return [...lines.slice(0, MAX_CHANGES), ...rest > 0 ? [`and ${plural(rest, "more difference")} of this kind`] : []];
}
function line(title, items) {
	if (items.length === 0) return [];
	const rest = items.length - MAX_NAMES;
	return [`${title}: ${items.slice(0, MAX_NAMES).join(", ")}${rest > 0 ? `, and ${count(rest)} more` : ""}`];
}
function portLine(port) {
	return `${port.name} ${portWords(port)}`;
}
function occurrenceWords({ name, count: times }) {
	return times > 1 ? `${name} (${count(times)})` : name;
}

export { modelHeadline as n, modelLines as r, modelDiffLines as t };