import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { createWorkspace, type Result, runCli } from './run-bundle.ts'

type Found = { readonly code: string; readonly column?: string; readonly examples?: readonly string[] }
type Answer = {
  readonly changed?: boolean
  readonly diff?: string
  readonly proposal?: string
  readonly findings?: readonly Found[]
  readonly checked?: readonly {
    readonly source: string
    readonly environment: string
    readonly findings: readonly Found[]
  }[]
  readonly error?: { readonly code: string }
}
const answer = (verb: 'schema' | 'error', { stdout }: Result): Answer =>
  validate(parseStrictJson(stdout, `assay ${verb} --json`, 'INPUT_INVALID'), cliSchemas[verb], 'INPUT_INVALID')

const EXAMPLE = join(import.meta.dirname, '..', 'examples', 'credit-scoring')
const CREDIT = 'schema/credit.schema.yml'

/** The credit example, whose configuration names a schema that is not there. */
function creditWorkspace(): string {
  const folder = createWorkspace()
  cpSync(join(EXAMPLE, 'data'), join(folder, 'data'), { recursive: true })
  const config = readFileSync(join(EXAMPLE, 'assay.yml'), 'utf8')
  writeFileSync(join(folder, 'assay.yml'), config.replace(/schema: \S+/, `schema: ${CREDIT}`))
  return folder
}
const edit = (folder: string, file: string, change: (text: string) => string): void =>
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')))

describe.for(['source', 'bundle'] as const)('assay schema from its %s', (entry) => {
  test('proposes from the training data, and every data set of the model is checked against it', async () => {
    const folder = creditWorkspace()
    const proposed = await runCli(entry, folder, 'schema', '--json')
    expect(proposed.code, proposed.stderr).toBe(0)
    expect(answer('schema', proposed)).toMatchObject({ changed: true, findings: [] })
    expect(existsSync(join(folder, CREDIT))).toBe(false)

    const written = await runCli(entry, folder, 'schema', '--write', CREDIT)
    expect(written.stdout).toContain(`wrote ${CREDIT}`)
    const text = readFileSync(join(folder, CREDIT), 'utf8')
    expect(text).toBe(answer('schema', proposed).proposal)
    expect(text).toContain('  credit_risk:\n    type: text\n    not_in: [serving]')

    const again = await runCli(entry, folder, 'schema')
    expect(again.stdout).toContain('nothing to change')
    const checked = await runCli(entry, folder, 'schema', '--check', '--json')
    expect(checked.code, checked.stderr).toBe(0)
    const sources = answer('schema', checked).checked ?? []
    expect(sources.map(({ source, environment }) => [source, environment])).toEqual([
      ['data/train.csv', 'training'],
      ['data/holdout.csv', 'training'],
      ['data/applications-2026-10.csv', 'serving'],
    ])
    expect(sources[0]?.findings).toEqual([])
  })

  test('data that do not fit fail with the line of the schema; the change that makes them fit is a small diff', async () => {
    const folder = creditWorkspace()
    await runCli(entry, folder, 'schema', '--write', CREDIT)
    edit(folder, CREDIT, (text) =>
      text.replace('  duration_months:\n', '  # in the contract\n  duration_months:\n    min: 4 # ours\n'),
    )
    edit(folder, 'data/train.csv', (text) => text.replaceAll(',A46,', ',A99,').replace(/^(A0001,[^,]+),6,/m, '$1,2,'))
    const { code, stdout } = await runCli(entry, folder, 'schema', '--check', '--data', 'data/train.csv')
    expect(code).toBe(1)
    expect(stdout).toMatch(/error {2}VALUE_UNEXPECTED {2}schema\/credit\.schema\.yml:\d+:\d+\n.*purpose.*\n.*A99/)
    expect(stdout).toMatch(/error {2}VALUE_TOO_SMALL/)

    const shown = answer('schema', await runCli(entry, folder, 'schema', '--json'))
    const lines = (shown.diff ?? '').split('\n').filter((line) => /^[-+] /.test(line))
    expect(lines.filter((line) => line.startsWith('+')).join()).toContain('A99')
    expect(lines.length).toBeLessThanOrEqual(4)
    expect(shown.findings).toMatchObject([{ code: 'VALUE_TOO_SMALL', column: 'duration_months' }])
    await runCli(entry, folder, 'schema', '--write', CREDIT)
    expect(readFileSync(join(folder, CREDIT), 'utf8')).toContain(
      '  # in the contract\n  duration_months:\n    min: 4 # ours\n',
    )
  })

  test('a file in hand needs no assay.yml; without --write the text itself is the answer', async () => {
    const folder = createWorkspace({ 'people.csv': 'id,contact,age\n1,ada@example.org,30\n2,bob@example.org,31\n' })
    rmSync(join(folder, 'assay.yml'))
    const { code, stdout } = await runCli(entry, folder, 'schema', '--data', 'people.csv')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^# What the data must look like/)
    expect(stdout).not.toMatch(/ada|@/)
    writeFileSync(join(folder, 'people.schema.yml'), stdout.replace('type: integer', 'type: integer\n    max: 1'))
    const args = ['schema', '--check', '--data', 'people.csv', '--schema', 'people.schema.yml', '--json'] as const
    const checked = await runCli(entry, folder, ...args, '--environment', 'serving')
    expect(checked.code, checked.stderr).toBe(1)
    expect(answer('schema', checked).checked).toMatchObject([
      { environment: 'serving', findings: [{ code: 'VALUE_TOO_LARGE' }] },
    ])
  })

  test('takes over a schema of TensorFlow Data Validation', async () => {
    const folder = createWorkspace({ 'tfdv.pbtxt': 'feature { name: "age" type: INT presence { min_fraction: 1 } }\n' })
    const { code, stdout } = await runCli(entry, folder, 'schema', '--from-tfdv', 'tfdv.pbtxt', '--write', 'taken.yml')
    expect([code, stdout]).toEqual([0, expect.stringContaining('wrote taken.yml')])
    expect(readFileSync(join(folder, 'taken.yml'), 'utf8')).toContain('  age:\n    type: integer\n    present: 1\n')
  })

  test.for([
    [['--check', '--schema', 'none.yml', '--data', 'data/holdout.csv'], 'SCHEMA_INVALID'],
    [['--check', '--schema', 'key.yml', '--data', 'data/holdout.csv'], 'unknown key'],
    [['--check', '--schema', 'type.yml', '--data', 'data/holdout.csv'], 'expected'],
    [['--check', '--schema', 'column.yml', '--data', 'data/holdout.csv'], 'COLUMN_MISSING'],
    [['--check'], 'no schema is named'],
    [['--check', '--data', 'data/holdout.csv', '--config', 'none.yml'], '"--schema"'],
    [['--check', '--environment', 'live', '--schema', 'good.yml', '--data', 'data/holdout.csv'], 'no environment'],
    [['--check', '--write', 'x.yml'], '--write'],
    [['--environment', 'serving'], 'means nothing without check'],
    [['--write', 'data/holdout.csv'], '.yml'],
    [['--write', '../x.yml', '--data', 'data/holdout.csv'], 'workspace'],
    [['--data', 'none.csv'], 'does not exist'],
    [['--check', 'yes'], 'means nothing here'],
    [['--check=yes'], 'takes no value'],
    [['--from-tfdv', 'none.pbtxt'], 'does not exist'],
    [['--from-tfdv', 'key.yml', '--check'], 'means nothing beside'],
    [['--from-tfdv', 'key.yml'], 'SCHEMA_INVALID'],
  ] as const)('%o is refused', async ([args, words]) => {
    const columns = 'version: 1\ncolumns:\n  x: { type: text }\n'
    const folder = createWorkspace({
      'key.yml': `${columns}extra: 1\n`,
      'type.yml': columns.replace('{ type: text }', 'text'),
      'column.yml': `${columns}rules:\n  - check: nosuch > 1\n`,
      'good.yml': columns,
    })
    mkdirSync(join(folder, 'schema'))
    const before = readFileSync(join(folder, 'data/holdout.csv'), 'utf8')
    const result = await runCli(entry, folder, 'schema', ...args, '--json')
    expect(result.code, result.stderr).toBe(2)
    expect(JSON.stringify(answer('error', result))).toContain(words)
    expect(readFileSync(join(folder, 'data/holdout.csv'), 'utf8')).toBe(before)
  })
})
