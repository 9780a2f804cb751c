/**
* sfc32 (Chris Doty-Humphrey, PractRand), seeded from text by FNV-1a over four lanes and warmed up 15 rounds.
* Seeds are made from digests, so that equal inputs give equal bytes.
*/
function createPrng(seed) {
	let [a, b, c, d] = seedLanes(seed);
	const nextUint = () => {
		const t = (a + b | 0) + d | 0;
		d = d + 1 | 0;
		a = b ^ b >>> 9;
		b = c + (c << 3) | 0;
		c = (c << 21 | c >>> 11) + t;
		c |= 0;
		return t >>> 0;
	};
	for (let i = 0; i < 15; i++) nextUint();
	return {
		next: () => nextUint() / 4294967296,
		below: (bound) => {
			const limit = 4294967296 - 4294967296 % bound;
			let value = nextUint();
			while (value >= limit) value = nextUint();
			return value % bound;
		}
	};
}
function seedLanes(seed) {
	const lane = (salt) => {
		let hash = 2166136261 ^ salt;
		for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 16777619);
		return hash | 0;
	};
	return [
		lane(0),
		lane(2654435769),
		lane(2246822507),
		1
	];
}
/** In-place Fisher-Yates shuffle. */
function shuffle(values, prng) {
	for (let i = values.length - 1; i > 0; i--) {
		const j = prng.below(i + 1);
		const held = values[i];
		values[i] = values[j];
		values[j] = held;
	}
}

export { shuffle as n, createPrng as t };