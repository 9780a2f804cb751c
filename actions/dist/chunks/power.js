import { gr as normalQuantile } from "./start.js";

/**
* Benjamini-Hochberg adjusted p values in the order given (J. R. Stat. Soc. B 57, 1995): the smallest false discovery rate at which
* each would be rejected. Valid for independent and positively dependent tests.
*/
function benjaminiHochberg(pValues) {
	const order = pValues.map((_, index) => index).toSorted((a, b) => (pValues[b] ?? 1) - (pValues[a] ?? 1));
	const adjusted = new Array(pValues.length).fill(1);
	let smallest = 1;
	order.forEach((index, position) => {
		const rank = pValues.length - position;
		smallest = Math.min(smallest, (pValues[index] ?? 1) * (pValues.length / rank));
		adjusted[index] = smallest;
	});
	return adjusted;
}
/** Bonferroni with weights that add up to 1: min over p / weight, at most 1. Valid whatever the dependence of the tests. */
function weightedBonferroni(tests) {
	return tests.reduce((smallest, test) => Math.min(smallest, test.pValue / test.weight), 1);
}
/** Holm adjusted p values in the order given (Scandinavian Journal of Statistics 6, 1979): valid whatever the dependence of the tests. */
function holm(pValues) {
	const order = pValues.map((_, index) => index).toSorted((a, b) => (pValues[a] ?? 1) - (pValues[b] ?? 1));
	const adjusted = new Array(pValues.length).fill(1);
	let largest = 0;
	order.forEach((index, position) => {
		largest = Math.max(largest, Math.min(1, (pValues[index] ?? 1) * (pValues.length - position)));
		adjusted[index] = largest;
	});
	return adjusted;
}

/** Chance that a true difference of the stated size is shown. */
const POWER = .8;
/** Smallest true difference whose interval of coverage `level` excludes zero with 80 % power: 2.80 standard errors at 95 %. */
function detectableDifference(standardError, level) {
	return (normalQuantile(.5 + level / 2) + normalQuantile(POWER)) * standardError;
}
/**
* Rows at which an interval of coverage `level` around a true difference excludes a bound `gap` away with 80 % power,
* when `n` rows have the standard error `standardError`; Infinity when `gap` is 0.
*/
function rowsToResolve({ n, standardError, gap }, level) {
	const z = normalQuantile(.5 + level / 2) + normalQuantile(POWER);
	return Math.ceil(n * (z * standardError / gap) ** 2);
}

export { holm as a, benjaminiHochberg as i, detectableDifference as n, weightedBonferroni as o, rowsToResolve as r, POWER as t };