import { expect, test } from 'vitest'
import { MODEL_FORMATS } from '../../shared/inspect-model/facts-schema.ts'
import { read, sourceFiles } from './source-files.ts'

const page = read('docs/model-files.md')
const sources = sourceFiles()
  .filter((file) => file.startsWith('shared/inspect-model/'))
  .map(read)
const section = (heading: string): string => page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''

test('every finding about a model file has one row with its severity, and every row is a finding', () => {
  const made = sources.flatMap((text) =>
    [...text.matchAll(/'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|PICKLE)'/g)]
      .map(([, code = '']) => code)
      .filter((code) => !/^(DT|MODEL)_/.test(code)),
  )
  const rows = [...section('Findings').matchAll(/^\| `([A-Z0-9_]+)` +\| (error|warn) /gm)]
  expect(rows.length).toBeGreaterThan(35)
  expect(rows.map(([, code]) => code).sort()).toEqual([...new Set(made)].sort())
  const all = sources.join('\n')
  for (const [, code, severity] of rows) {
    const stated = new RegExp(`finding\\(\\s*'(error|warn)',\\s*'${code}'`).exec(all)?.[1] ?? 'error'
    expect([code, severity]).toEqual([code, stated])
  }
})

test('every format is described', () => {
  const rows = [...section('Formats').matchAll(/^\| `([a-z0-9-]+)` /gm)].map(([, format]) => format)
  expect(rows.sort()).toEqual([...MODEL_FORMATS].sort())
})
