import { i as logGamma } from "./chi-squared.js";

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
/** The x with P(X <= x) = p for X ~ Beta(a, b), by bisection to the last bit. */
function betaQuantile(p, a, b) {
	if (!(p >= 0 && p <= 1 && a > 0 && b > 0)) return NaN;
	if (p === 0 || p === 1) return p;
	let low = 0;
	let high = 1;
	for (;;) {
		const middle = (low + high) / 2;
		if (middle <= low || middle >= high) return middle;
		if (betaCdf(middle, a, b) < p) low = middle;
		else high = middle;
	}
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

export { binomialCdf as a, betaQuantile as i, weightedBonferroni as n, binomialPmf as o, betaCdf as r, benjaminiHochberg as t };