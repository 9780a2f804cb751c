import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createWorkspace, runCli } from './run-bundle.ts'

const row = (i: number, older = 0): string => `${i},${20 + older + ((i * 7) % 41)},${i % 3 ? 'paid' : 'late'}`
const table = (from: number, older = 0): string =>
  `id,age,outcome\n${Array.from({ length: 200 }, (_, i) => row(from + i, older)).join('\n')}\n`

test.each([
  ['drift', ['--reference', 'a.csv', '--current', 'b.csv'], 1, 'age'],
  ['diff', ['--base', 'a.csv', '--head', 'b.csv', '--id', 'id'], 0, 'age'],
  ['profile', ['--data', 'a.csv'], 0, 'outcome'],
  ['check', ['--train', 'a.csv', '--holdout', 'b.csv', '--target', 'outcome'], 0, 'Found'],
  ['schema', ['--data', 'a.csv'], 0, 'columns:'],
  ['schema', ['--check', '--data', 'b.csv', '--schema', 's.yml'], 1, 'age'],
] as const)('assay %s %j shows its result as a page that needs nothing else', async (verb, args, code, word) => {
  const folder = createWorkspace({ 'a.csv': table(0), 'b.csv': table(500, 30) })
  writeFileSync(join(folder, 's.yml'), 'version: 1\ncolumns:\n  age: { type: integer, max: 60 }\n')
  const found = await runCli('source', folder, verb, ...args, '--html', 'out/page.html', '--json')
  expect(found.code, found.stderr).toBe(code)
  expect(JSON.parse(found.stdout)).toMatchObject({ html: 'out/page.html' })
  const page = readFileSync(join(folder, 'out/page.html'), 'utf8')
  expect(page).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/)
  expect(page).toContain(word)
  expect(page).not.toMatch(/<script|(src|href)="(?!#)/)
  const outside = await runCli('source', folder, verb, ...args, '--html', '../page.html')
  expect(outside.code).toBe(2)
})
