import { expect, test } from 'vitest'
import { KINDS } from '../../shared/doctor/kinds.ts'
import { read } from './source-files.ts'

const rows = [...read('docs/doctor.md').matchAll(/^\| `([a-z-]+)` +\| (error|warn|advice) +\| ([^|]*)\|/gm)]

test('docs/doctor.md has a row for every check, with its severity and the attacks that it stops', () => {
  const attacks = (text: string): string[] => text.match(/\bA\d+\b/g) ?? []
  const told = rows.map(([, id, severity, stops = '']) => ({ id, severity, attacks: attacks(stops) }))
  const made = Object.values(KINDS).map(({ id, severity, why }) => ({ id, severity, attacks: attacks(why) }))
  const sorted = (list: typeof made) => list.toSorted((a, b) => a.id.localeCompare(b.id))
  expect(sorted(told as typeof made)).toEqual(sorted(made))
  const model = read('docs/threat-model.md')
  for (const { attacks: list } of made) for (const attack of list) expect(model).toContain(`| ${attack} `)
})
