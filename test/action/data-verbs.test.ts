import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { createWorkspace, type Result, runCli } from './run-bundle.ts'

function document(verb: 'profile' | 'diff' | 'error', { stdout }: Result): Record<string, unknown> {
  return validate(parseStrictJson(stdout, `assay ${verb} --json`, 'INPUT_INVALID'), cliSchemas[verb], 'INPUT_INVALID')
}

const PEOPLE = 'id,contact,score\n1,ada@example.org,2.5\n2,bob@example.org,3.5\n3,cy@example.org,\n'
const workspace = (): string => {
  const folder = createWorkspace({
    'people.csv': PEOPLE,
    'later.csv': PEOPLE.replace('2.5', '7.5').replace('3,cy', '4,dee'),
  })
  rmSync(join(folder, 'assay.yml'))
  return folder
}

describe.for(['source', 'bundle'] as const)('assay from its %s, without assay.yml', (entry) => {
  test('profile prints one document, the same each time, and writes a page; no output shows personal data', async () => {
    const folder = workspace()
    const args = ['profile', '--data', 'people.csv', '--id', 'id', '--html', 'out/page.html', '--json'] as const
    const first = await runCli(entry, folder, ...args)
    expect(first.code, first.stderr).toBe(0)
    const found = document('profile', first)
    expect(found).toMatchObject({ rows: 3, source: 'people.csv', html: 'out/page.html', id: { duplicates: 0 } })
    expect((await runCli(entry, folder, ...args)).stdout).toBe(first.stdout)
    const page = readFileSync(join(folder, 'out', 'page.html'), 'utf8')
    expect(page).toContain(String(found['digest']))
    expect(`${first.stdout}${first.stderr}${page}`).not.toMatch(/@example|ada/)
    expect(first.stderr).toContain('contact looks like personal data')
  })

  test('diff tells rows, cells and the exit code 0', async () => {
    const folder = workspace()
    const args = ['diff', '--base', 'people.csv', '--head', 'later.csv'] as const
    const byId = await runCli(entry, folder, ...args, '--id', 'id', '--json')
    expect(byId.code, byId.stderr).toBe(0)
    expect(document('diff', byId)).toMatchObject({
      id: 'id',
      rows: { added: 1, removed: 1, unchanged: 1, changed: 1, changedCells: [{ name: 'score', rows: 1 }] },
    })
    const whole = await runCli(entry, folder, ...args)
    expect(whole).toMatchObject({ code: 0, stdout: expect.stringContaining('2 added, 2 removed, 1 row unchanged') })
  })

  test.for([
    [['profile', '--json'], '--data'],
    [['profile', '--data', 'none.csv', '--json'], 'does not exist'],
    [['profile', '--data', 'people.csv', '--id', 'ID', '--json'], 'COLUMN_MISSING'],
    [['profile', '--data', 'people.csv', '--html', 'people.csv', '--json'], '.html'],
    [['profile', '--data', 'people.csv', '--html', '../page.html', '--json'], 'workspace'],
    [['profile', '--data', 'people.csv', '--raw', 'yes', '--json'], '--raw'],
    [['diff', '--base', 'people.csv', '--json'], '--head'],
    [['diff', '--base', 'people.csv', '--head', 'later.csv', '--id', 'contakt', '--json'], 'COLUMN_MISSING'],
  ] as const)('%o is refused', async ([args, words]) => {
    const folder = workspace()
    const result = await runCli(entry, folder, ...args)
    expect(result.code).toBe(2)
    expect(JSON.stringify(document('error', result))).toContain(words)
    expect(readFileSync(join(folder, 'people.csv'), 'utf8')).toBe(PEOPLE)
    expect(existsSync(join(folder, '..', 'page.html'))).toBe(false)
  })
})
