import { LEAKAGE_CODES } from './codes.ts'

/** Where in a file of the user something stands; lines and columns count from 1. */
export type FindingPlace = { readonly file: string; readonly line: number; readonly column: number }

/** What a check of the data found. Everything in it may be shown anywhere: personal data is masked before a finding is made. */
export type Finding = {
  /** What kind of finding, in capitals, for example `TARGET_LEAK`; explained in docs/integrity.md, docs/schema-checks.md or docs/model-card.md. */
  readonly code: string
  readonly severity: 'error' | 'warn'
  /** The column of the data it is about, where it is about one. */
  readonly column?: string
  /** One plain sentence with the numbers. */
  readonly message: string
  /** Rows concerned. */
  readonly rows?: number
  /** A few values or pairs, masked, most telling first. */
  readonly examples?: readonly string[]
  /** What to do, in the imperative. */
  readonly fix: string
  readonly place?: FindingPlace
}

/** Errors first, leaks before damage, then by code, then by column: the same order on every run. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const key = ({ severity, code, column = '' }: Finding): string =>
    [severity, LEAKAGE_CODES.includes(code) ? 'leak' : 'other', code, column].join('\u0000')
  return findings.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}
