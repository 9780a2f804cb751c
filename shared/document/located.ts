/** A position in a text; both count from 1. */
export type Position = { readonly line: number; readonly column: number }

/** A parsed document that still knows where each part stood in the text. */
export type Located = {
  readonly file: string
  readonly value: unknown
  /** Position of the value at a JSON pointer (`/models/credit-risk/task`), or of its nearest parent that exists. */
  readonly locate: (pointer: string) => Position
  /** Position of the key itself, for messages about keys that should not be there. */
  readonly locateKey: (pointer: string, key: string) => Position
}

/** Escapes one segment of a JSON pointer (RFC 6901). */
export function pointerSegment(key: string | number): string {
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1')
}

/** Splits a JSON pointer into its keys (RFC 6901). */
export function pointerKeys(pointer: string): string[] {
  if (pointer === '') return []
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}
