import { a as normalQuantile } from "./proportion.js";

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

export { detectableDifference as n, rowsToResolve as r, POWER as t };