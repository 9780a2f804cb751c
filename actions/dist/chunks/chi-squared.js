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

const MAX_TERMS = 1e5;
const TINY = 1e-300;
const PRECISION = 1e-16;
/**
* Q(a, x) = P(X > x) for X ~ Gamma(a, 1): the regularised upper incomplete gamma function, a above 0, x at least 0.
* Series DLMF 8.11.4 below a + 1, continued fraction 8.9.2 above, so that small tails keep their digits.
*/
function gammaSf(a, x) {
	if (!(a > 0) || !(x >= 0)) return NaN;
	if (x === 0) return 1;
	if (x === Number.POSITIVE_INFINITY) return 0;
	const front = Math.exp(a * Math.log(x) - x - logGamma(a));
	return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x);
}
function lowerSeries(a, x) {
	let term = 1 / a;
	let sum = term;
	for (let k = 1; k <= MAX_TERMS && term > sum * PRECISION; k++) {
		term *= x / (a + k);
		sum += term;
	}
	return sum;
}
function upperFraction(a, x) {
	let b = x + 1 - a;
	let c = 1 / TINY;
	let d = 1 / b;
	let value = d;
	for (let k = 1; k <= MAX_TERMS; k++) {
		const numerator = -k * (k - a);
		b += 2;
		d = 1 / away(numerator * d + b);
		c = away(b + numerator / c);
		const step = d * c;
		value *= step;
		if (Math.abs(step - 1) < PRECISION) break;
	}
	return value;
}
function away(value) {
	return Math.abs(value) < TINY ? TINY : value;
}

/** P(X > x) for a chi-squared X with `df` degrees of freedom. */
function chiSquaredSf(x, df) {
	return x <= 0 ? 1 : gammaSf(df / 2, x / 2);
}
/** The x with P(X > x) = p, by bisection; p in (0, 1). */
function chiSquaredUpperPoint(p, df) {
	let [low, high] = [0, 1];
	while (chiSquaredSf(high, df) > p) high *= 2;
	for (;;) {
		const middle = (low + high) / 2;
		if (middle <= low || middle >= high) return middle;
		if (chiSquaredSf(middle, df) > p) low = middle;
		else high = middle;
	}
}
/**
* Two-sample chi-squared test of homogeneity on a 2 x k table of counts (Pearson, no continuity correction). Cells that are empty on
* both sides do not count. Fewer than two cells, or an empty side, give p = 1.
*/
function chiSquaredHomogeneity(a, b) {
	const n = sum(a);
	const m = sum(b);
	let cells = 0;
	let statistic = 0;
	for (let i = 0; i < a.length; i++) {
		const both = (a[i] ?? 0) + (b[i] ?? 0);
		if (both === 0) continue;
		cells += 1;
		const expected = both * n / (n + m);
		const gap = (a[i] ?? 0) - expected;
		statistic += gap * gap * (1 / expected + (n + m) / (both * m));
	}
	if (cells < 2 || n === 0 || m === 0) return {
		statistic: 0,
		df: 0,
		pValue: 1
	};
	return {
		statistic,
		df: cells - 1,
		pValue: chiSquaredSf(statistic, cells - 1)
	};
}
function sum(counts) {
	let total = 0;
	for (let i = 0; i < counts.length; i++) total += counts[i] ?? 0;
	return total;
}

export { logGamma as i, chiSquaredSf as n, chiSquaredUpperPoint as r, chiSquaredHomogeneity as t };