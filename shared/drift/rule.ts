/** False discovery rate over all tests of a report. */
export const FALSE_DISCOVERY_RATE = 0.05
/** Fewer values than this on a side decide nothing. */
export const MIN_ROWS = 30
/** A value that makes up this share of both sides together is an atom: it is counted like a category, not ranked. */
export const ATOM_SHARE = 0.02

/** Effects below these are immaterial however significant they are. */
export const MATERIAL = {
  /** Wasserstein-1 distance in standard deviations of the reference. */
  distance: 0.1,
  /** Total variation distance of the shares. */
  shares: 0.05,
  /** Change of the share of missing values. */
  missing: 0.01,
  /** How far a value may lie beyond the reference's extremes, in interquartile ranges of the reference. */
  beyond: 3,
} as const

/** What each test may spend of a column's error, fixed before the data is seen. Each line adds up to 1. */
export const WEIGHTS = {
  continuous: { andersonDarling: 0.6, mood: 0.2, exceedance: 0.1, hill: 0.1 },
  atoms: { shares: 0.5, andersonDarling: 0.3, mood: 0.1, exceedance: 0.05, hill: 0.05 },
  categories: { shares: 0.9, unseen: 0.1 },
} as const
