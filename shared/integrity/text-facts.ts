/** What the texts of a column look like, over both sides; counts are rows unless they say otherwise. */
export type TextFacts = {
  readonly present: number
  readonly missing: number
  readonly distinct: number
  readonly numbers: number
  /** Words that stand for a missing value, and rows that have them. */
  readonly nullWords: readonly { readonly word: string; readonly rows: number }[]
  /** Values that differ by capitals, blanks and hyphens only, most rows first; at most five sets. */
  readonly variants: readonly { readonly values: readonly string[]; readonly rows: number }[]
  readonly variantRows: number
  /** Rows with control characters, invisible ones, or signs of a wrong encoding. */
  readonly damaged: number
  /** Characters: the 3rd and 97th percent of different values, the longest, and rows far beyond. */
  readonly length: { readonly low: number; readonly high: number; readonly max: number; readonly beyond: number }
  /** Different values, chosen by their hash. */
  readonly sample: readonly string[]
}

/** A text is far too long above the 97th percentile by this many times the spread of the middle 94 percent. */
export const LENGTH_FACTOR = 4
