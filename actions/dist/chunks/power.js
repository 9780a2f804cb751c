import { S as TEST_PREDICATE_TYPE, g as normalQuantile, v as DRIFT_PREDICATE_TYPE, x as STATEMENT_TYPE } from "./catalog.js";

/** Wraps test measurements into an in-toto Statement v1 whose subject is the candidate's manifest. */
function buildTestStatement(predicate) {
	return {
		_type: STATEMENT_TYPE,
		subject: [subjectOf(predicate.model, predicate.candidate.digest)],
		predicateType: TEST_PREDICATE_TYPE,
		predicate
	};
}
/** Wraps drift measurements; the subject is the model in use, or the reference data when no model is named. */
function buildDriftStatement(predicate, subjectDigest) {
	return {
		_type: STATEMENT_TYPE,
		subject: [subjectOf(predicate.model ?? predicate.reference.source, subjectDigest)],
		predicateType: DRIFT_PREDICATE_TYPE,
		predicate
	};
}
function subjectOf(name, digest) {
	return {
		name,
		digest: { sha256: digest.replace(/^sha256:/, "") }
	};
}

const HALF_LOG_2PI = .9189385332046728;
/** Bernoulli numbers B(2k) / (2k (2k - 1)) of Stirling's series. */
const STIRLING = [
	1 / 12,
	-1 / 360,
	1 / 1260,
	-1 / 1680,
	1 / 1188,
	-691 / 360360,
	1 / 156,
	-3617 / 122400
];
/** Natural logarithm of the gamma function for x > 0, by Stirling's series after raising x to at least 10. */
function logGamma(x) {
	if (!(x > 0)) return NaN;
	let lift = 1;
	let raised = x;
	while (raised < 10) lift *= raised++;
	const inverse = 1 / (raised * raised);
	let series = 0;
	for (let k = STIRLING.length - 1; k >= 0; k--) series = series * inverse + STIRLING[k];
	return (raised - .5) * Math.log(raised) - raised + HALF_LOG_2PI + series / raised - Math.log(lift);
}

const TINY = 1e-300;
const MAX_TERMS = 1e4;
/**
* P(X <= x) for X ~ Beta(a, b), a and b above 0: the regularised incomplete beta function.
* Continued fraction of DLMF 8.17.22, evaluated by the modified Lentz method.
*/
function betaCdf(x, a, b) {
	if (!(a > 0 && b > 0) || Number.isNaN(x)) return NaN;
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
	const log = a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b);
	return Math.exp(log) * continuedFraction(x, a, b) / a;
}
/** P(X <= k) for X ~ Binomial(n, p). */
function binomialCdf(k, n, p) {
	if (k < 0) return 0;
	if (k >= n) return 1;
	return betaCdf(1 - p, n - k, k + 1);
}
/** P(X = k) for X ~ Binomial(n, p), p strictly between 0 and 1. */
function binomialPmf(k, n, p) {
	const ways = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
	return Math.exp(ways + k * Math.log(p) + (n - k) * Math.log1p(-p));
}
function logBeta(a, b) {
	return logGamma(a) + logGamma(b) - logGamma(a + b);
}
function continuedFraction(x, a, b) {
	let d = away(1 - (a + b) * x / (a + 1));
	let c = 1;
	d = 1 / d;
	let value = d;
	for (let m = 1; m <= MAX_TERMS; m++) {
		const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / away(1 + even * d);
		c = away(1 + even / c);
		value *= d * c;
		const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / away(1 + odd * d);
		c = away(1 + odd / c);
		const step = d * c;
		value *= step;
		if (Math.abs(step - 1) < 1e-16) break;
	}
	return value;
}
function away(value) {
	return Math.abs(value) < TINY ? TINY : value;
}

/** Chance that a true difference of the stated size is shown. */
const POWER = .8;
/** Smallest true difference that is shown with 80 % power at a one-sided 5 %: 2.486 standard errors of the difference. */
function detectableDifference(standardError) {
	return (normalQuantile(.95) + normalQuantile(POWER)) * standardError;
}
/**
* Rows at which an interval of coverage `level` around a true difference excludes a bound `gap` away with 80 % power,
* when `n` rows have the standard error `standardError`; Infinity when `gap` is 0.
*/
function rowsToResolve({ n, standardError, gap }, level) {
	const z = normalQuantile(.5 + level / 2) + normalQuantile(POWER);
	return Math.ceil(n * (z * standardError / gap) ** 2);
}

export { binomialCdf as a, buildDriftStatement as c, betaCdf as i, buildTestStatement as l, detectableDifference as n, binomialPmf as o, rowsToResolve as r, logGamma as s, POWER as t };