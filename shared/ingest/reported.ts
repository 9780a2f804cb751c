import type { Imported } from './schema.ts'

/** What a file of another tool says, before it is wrapped. */
export type Reported = {
  readonly metrics: readonly { readonly name: string; readonly value: number }[]
  readonly cases?: NonNullable<Imported['cases']>
  readonly left: Imported['left']
}

/** Members of a JSON object. */
export type Members = { readonly [key: string]: unknown }

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Every number below `value` by its path, joined with dots; what is no number is left out with the reason. */
export function flatten(value: unknown, path = ''): Pick<Reported, 'metrics' | 'left'> {
  if (typeof value === 'number') return { metrics: [{ name: path, value }], left: [] }
  if (isMembers(value)) {
    return join(Object.entries(value).map(([key, item]) => flatten(item, path === '' ? key : `${path}.${key}`)))
  }
  const reason = Array.isArray(value) ? 'a list' : value === null ? 'no value' : `a ${typeof value}, no number`
  return { metrics: [], left: [{ name: path === '' ? 'the whole file' : path, reason }] }
}

/** Parts one after the other. */
export function join(parts: readonly Pick<Reported, 'metrics' | 'left'>[]): Pick<Reported, 'metrics' | 'left'> {
  return { metrics: parts.flatMap(({ metrics }) => metrics), left: parts.flatMap(({ left }) => left) }
}
