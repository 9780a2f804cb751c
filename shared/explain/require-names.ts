import type { ExplainSettings } from '../config/explain-settings.ts'
import { configPlace } from '../config/place-error.ts'
import { UserError } from '../kernel/error.ts'

/** Throws UserError COLUMN_MISSING for features and members of groups that no model reads; `read` is what they read. */
export function requireNames(model: string, settings: ExplainSettings, read: readonly string[]): void {
  const groups = Object.entries(settings.groups)
  const known = [...read, ...groups.map(([name]) => name)]
  const wanted = [
    ...(settings.features ?? []).map((name) => ({ name, key: 'test.explain.features', known })),
    ...groups.flatMap(([group, columns]) =>
      columns.map((name) => ({ name, key: `test.explain.groups.${group}`, known: read })),
    ),
  ]
  const missing = wanted.filter((one) => !one.known.includes(one.name))
  if (missing.length === 0) return
  const fix = `the models read: ${[...new Set(read)].slice(0, 50).join(', ')}`
  throw new UserError(
    'COLUMN_MISSING',
    missing.map(({ name, key }) => ({
      file: configPlace(model, key),
      message: `no model reads a column "${name}"`,
      fix,
    })),
  )
}
