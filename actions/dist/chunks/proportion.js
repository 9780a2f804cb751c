const SQRT_2PI = 2.5066282746310002;
/** P(Z <= z) for a standard normal Z, relative error below 1e-13 in both tails down to 1e-300; NaN in, NaN out. */
function normalCdf(z) {
	return normalSf(-z);
}
/**
* P(Z > z) for a standard normal Z, relative error below 1e-13 in both tails.
* Rational approximations of W. J. Cody, "Rational Chebyshev approximations for the error function" (Math. Comp. 23, 1969).
*/
function normalSf(z) {
	if (Number.isNaN(z)) return NaN;
	const size = Math.abs(z);
	if (size <= .67448975) return .5 - centre(z);
	const tail = size > 39 ? 0 : size <= 5.656854249492381 ? middleTail(size) : farTail(size);
	return z > 0 ? tail : 1 - tail;
}
/**
* The z with P(Z <= z) = p; -Infinity at 0, Infinity at 1, NaN outside [0, 1].
* Algorithm AS 241 (PPND16) of M. J. Wichura (Applied Statistics 37, 1988), relative error about 1e-16.
*/
function normalQuantile(p) {
	if (!(p >= 0 && p <= 1)) return NaN;
	if (p === 0) return Number.NEGATIVE_INFINITY;
	if (p === 1) return Number.POSITIVE_INFINITY;
	const q = p - .5;
	if (Math.abs(q) <= .425) {
		const r = .180625 - q * q;
		return q * horner(QUANTILE_CENTRE[0], r) / horner(QUANTILE_CENTRE[1], r);
	}
	const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
	const [above, below] = r <= 5 ? QUANTILE_NEAR : QUANTILE_FAR;
	const shifted = r - (r <= 5 ? 1.6 : 5);
	const z = horner(above, shifted) / horner(below, shifted);
	return q < 0 ? -z : z;
}
/** P(0 < Z <= z) for |z| up to 0.674. */
function centre(z) {
	const square = Math.abs(z) > 111e-18 ? z * z : 0;
	return z * horner(CENTRE[0], square) / horner(CENTRE[1], square);
}
function middleTail(size) {
	return gauss(size) * (horner(MIDDLE[0], size) / horner(MIDDLE[1], size));
}
function farTail(size) {
	const inverse = 1 / (size * size);
	const correction = inverse * horner(FAR[0], inverse) / horner(FAR[1], inverse);
	return gauss(size) * (1 / SQRT_2PI - correction) / size;
}
/** exp(-z²/2) with z split at a sixteenth, so that squaring loses no digits in the far tail. */
function gauss(size) {
	const coarse = Math.trunc(size * 16) / 16;
	const rest = (size - coarse) * (size + coarse);
	return Math.exp(-.5 * coarse * coarse) * Math.exp(-.5 * rest);
}
/** Polynomial with the highest power first. */
function horner(coefficients, x) {
	let sum = 0;
	for (let i = 0; i < coefficients.length; i++) sum = sum * x + coefficients[i];
	return sum;
}
const CENTRE = [[
	.06568233791820745,
	2.2352520354606837,
	161.02823106855587,
	1067.6894854603709,
	18154.98125334356
], [
	1,
	47.202581904688245,
	976.0985517377767,
	10260.932208618979,
	45507.78933502673
]];
const MIDDLE = [[
	1.0765576773720192e-8,
	.39894151208813466,
	8.883149794388377,
	93.50665613217785,
	597.2702763948002,
	2494.5375852903726,
	6848.190450536283,
	11602.65143764735,
	9842.714838383978
], [
	1,
	22.266688044328117,
	235.387901782625,
	1519.3775994075547,
	6485.558298266761,
	18615.571640885097,
	34900.95272114598,
	38912.00328609327,
	19685.429676859992
]];
const FAR = [[
	.023073441764940174,
	.215898534057957,
	.12740116116024736,
	.022235277870649807,
	.0014216191932278934,
	29112874951168793e-21
], [
	1,
	1.284260096144911,
	.4682382124808651,
	.06598813786892856,
	.0037823963320275824,
	7297515550839662e-20
]];
const QUANTILE_CENTRE = [[
	2509.0809287301227,
	33430.57558358813,
	67265.7709270087,
	45921.95393154987,
	13731.69376550946,
	1971.5909503065513,
	133.14166789178438,
	3.3871328727963665
], [
	5226.495278852854,
	28729.085735721943,
	39307.89580009271,
	21213.794301586597,
	5394.196021424751,
	687.1870074920579,
	42.31333070160091,
	1
]];
const QUANTILE_NEAR = [[
	.0007745450142783414,
	.022723844989269184,
	.2417807251774506,
	1.2704582524523684,
	3.6478483247632045,
	5.769497221460691,
	4.630337846156546,
	1.4234371107496835
], [
	1.0507500716444169e-9,
	.0005475938084995345,
	.015198666563616457,
	.14810397642748008,
	.6897673349851,
	1.6763848301838038,
	2.053191626637759,
	1
]];
const QUANTILE_FAR = [[
	2.0103343992922881e-7,
	27115555687434876e-21,
	.0012426609473880784,
	.026532189526576124,
	.29656057182850487,
	1.7848265399172913,
	5.463784911164114,
	6.657904643501103
], [
	20442631033899397e-31,
	1.421511758316446e-7,
	18463183175100548e-21,
	.0007868691311456133,
	.014875361290850615,
	.1369298809227358,
	.599832206555888,
	1
]];

/** The z of a two-sided interval with coverage `level` in (0, 1): 1.96 at 0.95. */
function twoSidedZ(level) {
	return normalQuantile(.5 + level / 2);
}
/**
* Score interval for k successes in n trials (E. B. Wilson, JASA 22, 1927). Without trials nothing is known: [0, 1].
*/
function wilsonInterval(k, n, level) {
	if (n === 0) return {
		low: 0,
		high: 1
	};
	const z2 = twoSidedZ(level) ** 2;
	const share = k / n;
	const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
	const half = Math.sqrt(z2) * Math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n);
	return {
		low: k === 0 ? 0 : Math.max(0, centre - half),
		high: k === n ? 1 : Math.min(1, centre + half)
	};
}
/** Interval for share `a` minus share `b` of independent rows (Newcombe's method 10, Statistics in Medicine 17, 1998). */
function newcombeInterval(a, b, level) {
	if (a.n === 0 || b.n === 0) return {
		low: -1,
		high: 1
	};
	const first = wilsonInterval(a.k, a.n, level);
	const second = wilsonInterval(b.k, b.n, level);
	const [pa, pb] = [a.k / a.n, b.k / b.n];
	return {
		low: pa - pb - Math.hypot(pa - first.low, second.high - pb),
		high: pa - pb + Math.hypot(first.high - pa, pb - second.low)
	};
}

export { normalQuantile as a, normalCdf as i, twoSidedZ as n, normalSf as o, wilsonInterval as r, newcombeInterval as t };