/** A seeded source of randomness: the same seed gives the same sequence on every machine. */
export type Prng = {
  /** Uniform in [0, 1) with 32 bits of resolution. */
  readonly next: () => number
  /** Uniform integer in [0, bound), bound at most 2^32, without modulo bias. */
  readonly below: (bound: number) => number
}

/**
 * sfc32 (Chris Doty-Humphrey, PractRand), seeded from text by FNV-1a over four lanes and warmed up 15 rounds.
 * Seeds are made from digests, so that equal inputs give equal bytes.
 */
export function createPrng(seed: string): Prng {
  let [a, b, c, d] = seedLanes(seed)
  const nextUint = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    c |= 0
    return t >>> 0
  }
  for (let i = 0; i < 15; i++) nextUint()
  return {
    next: () => nextUint() / 4294967296,
    below: (bound) => {
      const limit = 4294967296 - (4294967296 % bound)
      let value = nextUint()
      while (value >= limit) value = nextUint()
      return value % bound
    },
  }
}

function seedLanes(seed: string): [number, number, number, number] {
  const lane = (salt: number): number => {
    let hash = 0x811c9dc5 ^ salt
    for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
    return hash | 0
  }
  return [lane(0), lane(0x9e3779b9), lane(0x85ebca6b), 1]
}

/** In-place Fisher-Yates shuffle. */
export function shuffle(values: { length: number; [index: number]: number }, prng: Prng): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = prng.below(i + 1)
    const held = values[i] as number
    values[i] = values[j] as number
    values[j] = held
  }
}
