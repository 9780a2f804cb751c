/** Half a percent: coarser rounding than this is no rounding but another number. */
const COARSEST = .005;
const ALIASES = /* @__PURE__ */ new Map([
	["auc", "roc_auc"],
	["auroc", "roc_auc"],
	["f1_score", "f1"],
	["f1_macro", "macro_f1"],
	["mean_absolute_error", "mae"],
	["mean_squared_error", "mse"],
	["root_mean_squared_error", "rmse"],
	["brier_score", "brier"],
	["brier_score_loss", "brier"],
	["matthews_correlation", "mcc"],
	["matthews_corrcoef", "mcc"],
	["r_squared", "r2"],
	["r2_score", "r2"]
]);
/** The name that evidence uses for a metric, however a card writes it. */
function metricNamed(written) {
	const name = written.trim().toLowerCase().replace(/[\s-]+/g, "_");
	return ALIASES.get(name) ?? name;
}
/** Is a written number the measured one, rounded to the digits it shows? Percent may stand for shares (75.1 for 0.751). */
function agrees(written, measured) {
	if (isRounded(written, measured)) return true;
	return Math.abs(measured) <= 1 && Math.abs(written) > 1 && isRounded(written, 100 * measured);
}
function isRounded(written, measured) {
	const half = .5 * 10 ** -decimals(written);
	const scale = Math.max(Math.abs(measured), Math.abs(measured) <= 1 ? 1 : 0);
	return Math.abs(written - measured) <= Math.min(half, COARSEST * scale) + 1e-12 * scale;
}
/** Digits behind the point of a number as it is written. */
function decimals(value) {
	const [mantissa = "", exponent = "0"] = String(value).split("e");
	return Math.max(0, (mantissa.split(".")[1]?.length ?? 0) - Number(exponent));
}

export { metricNamed as n, agrees as t };