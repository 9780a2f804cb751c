import { bt as plural, ft as code, j as detailsTable, pt as inline, vt as fixed } from "./start.js";

const MAX_FILES = 20;
/** The job summary of `assay train`. */
function renderTrainSummary(summary) {
	const size = summary.files.reduce((sum, file) => sum + file.size, 0);
	const details = [
		{
			label: "made by",
			value: summary.how
		},
		...summary.rows === void 0 ? [] : [{
			label: "training data",
			value: plural(summary.rows, "row")
		}],
		{
			label: "took",
			value: duration(summary.seconds)
		},
		{
			label: "model",
			value: `${summary.digest.slice(0, 19)}, ${plural(summary.files.length, "file")}, ${bytes(size)}`
		}
	];
	const files = summary.files.slice(0, MAX_FILES).map((file) => `${code(file.path)} (${bytes(file.size)})`);
	const more = summary.files.length > MAX_FILES ? ` and ${summary.files.length - MAX_FILES} more` : "";
	return `### ✓ Trained ${inline(summary.model)}\n\n${detailsTable(details)}\n\nFiles: ${files.join(", ")}${more}.\n`;
}
/** The job summary of `assay register`. */
function renderRegisterSummary(summary) {
	const name = `${inline(summary.model)} ${inline(summary.version)}`;
	const head = summary.isNew ? `### ✓ Registered ${name}` : `### ✓ ${name} was registered before; nothing to do`;
	const details = [{
		label: "model",
		value: summary.digest.slice(0, 19)
	}, {
		label: "evidence",
		value: summary.evidence.map((digest) => digest.slice(0, 19)).join(", ") || "none"
	}];
	if (summary.alias !== void 0) {
		const before = summary.alias.previous === void 0 ? "did not exist before" : `was ${summary.alias.previous}`;
		details.push({
			label: `alias ${summary.alias.name}`,
			value: `${summary.version} (${before})`
		});
	}
	return `${head}\n\n${detailsTable(details)}\n`;
}
function duration(seconds) {
	if (seconds < 60) return `${fixed(seconds, 1)} s`;
	const minutes = Math.floor(seconds / 60);
	return `${minutes} min ${Math.round(seconds - 60 * minutes)} s`;
}
function bytes(size) {
	if (size < 1e3) return plural(size, "byte");
	const unit = size < 1e6 ? {
		by: 1e3,
		name: "kB"
	} : {
		by: 1e6,
		name: "MB"
	};
	return `${fixed(size / unit.by, 1)} ${unit.name}`;
}

export { renderTrainSummary as n, renderRegisterSummary as t };