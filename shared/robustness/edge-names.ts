/** The edge cases, in the order in which they are tried. */
export const EDGE_CASES = [
  'no-rows',
  'one-row',
  'all-missing',
  'huge',
  'huge-negative',
  'float32-max',
  'float32-min',
  'denormal',
  'above-range',
  'below-range',
  'empty-text',
  'long-text',
  'odd-text',
  'column-order',
] as const
export type EdgeCase = (typeof EDGE_CASES)[number]
