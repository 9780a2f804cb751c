import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { sha256 } from '../fakes/registration.ts'
import { createWorkspace, type Result, runCli } from './run-bundle.ts'

const REFERENCE = 'data/reference.csv'

function document(verb: 'profile' | 'drift' | 'error', { stdout }: Result): Record<string, unknown> {
  return validate(parseStrictJson(stdout, `assay ${verb} --json`, 'INPUT_INVALID'), cliSchemas[verb], 'INPUT_INVALID')
}

async function assay(workspace: string, ...args: string[]): Promise<Result> {
  const result = await runCli('source', workspace, ...args)
  expect(result.code, result.stderr).toBe(0)
  return result
}

/** The reference cut into three files of very different sizes, the rows of each in another order. */
function cut(workspace: string): void {
  const [head = '', ...rows] = readFileSync(join(workspace, REFERENCE), 'utf8').trimEnd().split('\n')
  const parts = [rows.slice(0, 7), rows.slice(7, 60), rows.slice(60)]
  mkdirSync(join(workspace, 'parts'))
  parts.forEach((part, i) => {
    writeFileSync(join(workspace, 'parts', `${i}.csv`), `${[head, ...part.reverse()].join('\n')}\n`)
  })
}

describe('a stored profile', () => {
  test('stands for the data: drift finds the same, to the last digit', async () => {
    const workspace = createWorkspace()
    const stored = document(
      'profile',
      await assay(workspace, 'profile', '--data', REFERENCE, '--store', 'r.profile.json', '--json'),
    )
    expect(stored).toMatchObject({
      stored: 'r.profile.json',
      digest: sha256(readFileSync(join(workspace, 'r.profile.json'))),
    })
    const drift = async (reference: string) =>
      document(
        'drift',
        await runCli('source', workspace, 'drift', '--reference', reference, '--current', 'data/shifted.csv', '--json'),
      )
    const [data, profile] = [await drift(REFERENCE), await drift('r.profile.json')]
    expect(profile['columns']).toEqual(data['columns'])
    expect(profile).toMatchObject({ drifted: true, reference: { source: 'r.profile.json', digest: stored['digest'] } })
  })

  test('of parts merges to the bytes of the whole; what fits no part is named', async () => {
    const workspace = createWorkspace()
    cut(workspace)
    for (const i of [2, 0, 1])
      await assay(workspace, 'profile', '--data', `parts/${i}.csv`, '--store', `parts/${i}.profile.json`)
    await assay(workspace, 'profile', '--merge', 'parts/*.profile.json', '--store', 'parts/whole.profile.json')
    await assay(workspace, 'profile', '--data', REFERENCE, '--store', 'whole.profile.json')
    const whole = readFileSync(join(workspace, 'whole.profile.json'), 'utf8')
    expect(readFileSync(join(workspace, 'parts/whole.profile.json'), 'utf8')).toBe(whole)
    writeFileSync(join(workspace, 'odd.csv'), 'city,other\n1,2\n')
    await assay(workspace, 'profile', '--data', 'odd.csv', '--store', 'odd.profile.json')
    const refused = await runCli(
      'source',
      workspace,
      'profile',
      '--merge',
      'whole.profile.json,odd.profile.json',
      '--json',
    )
    expect(refused.code).toBe(2)
    expect(JSON.stringify(document('error', refused))).toMatch(/odd\.profile\.json.*other/)
  })

  test('can be looked at, and a private one tells no value that few rows have', async () => {
    const workspace = createWorkspace()
    const rows = Array.from(
      { length: 200 },
      (_, i) => `${1000.123 + i * 7.77},${i % 50 === 0 ? 'secret' : 'common'},p${i}@x.org`,
    )
    writeFileSync(join(workspace, 'people.csv'), `salary,city,contact\n${rows.join('\n')}\n`)
    await assay(workspace, 'profile', '--data', 'people.csv', '--store', 'p.profile.json', '--private')
    const text = readFileSync(join(workspace, 'p.profile.json'), 'utf8')
    for (const row of rows)
      for (const value of row.split(',')) if (value !== 'common') expect(text).not.toContain(value)
    expect(text).toContain('"common"')
    const shown = await assay(workspace, 'profile', '--profile', 'p.profile.json', '--html', 'p.html', '--json')
    expect(document('profile', shown)).toMatchObject({ rows: 200, digest: sha256(text) })
    expect(readFileSync(join(workspace, 'p.html'), 'utf8')).toContain('<svg')
    const quiet = await runCli('source', workspace, 'drift', '--reference', 'p.profile.json', '--current', 'people.csv')
    expect(quiet.code, quiet.stdout).toBe(0)
    const merged = await runCli('source', workspace, 'profile', '--merge', 'p.profile.json,p.profile.json', '--json')
    expect(merged.code).toBe(0)
    await assay(workspace, 'profile', '--data', 'people.csv', '--store', 'q.profile.json')
    const refused = await runCli('source', workspace, 'profile', '--merge', 'p.profile.json,q.profile.json')
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('private') })
  })

  test('parts of the same bytes are one part and its copy: nothing is merged', async () => {
    const workspace = createWorkspace()
    await assay(workspace, 'profile', '--data', REFERENCE, '--store', 'a.profile.json')
    writeFileSync(join(workspace, 'b.profile.json'), readFileSync(join(workspace, 'a.profile.json')))
    const refused = await runCli('source', workspace, 'profile', '--merge', 'a.profile.json,b.profile.json')
    expect(refused.code).toBe(2)
    expect(refused.stderr).toMatch(/b\.profile\.json.*same profile as a\.profile\.json.*twice/)
  })

  test.for([
    ['that was cut off', (text: string) => text.slice(0, -40), 'cut off'],
    ['with another count', (text: string) => text.replace('"missing":0', '"missing":1'), 'add up'],
    ['that was formatted anew', (text: string) => `${JSON.stringify(JSON.parse(text), null, 2)}\n`, 'anew'],
    ['with a column twice', (text: string) => text.replace('"name":"age"', '"name":"city"'), 'one name'],
  ] as const)('%s is refused', async ([, edit, words]) => {
    const workspace = createWorkspace()
    await assay(workspace, 'profile', '--data', REFERENCE, '--store', 'r.profile.json')
    const path = join(workspace, 'r.profile.json')
    writeFileSync(path, edit(readFileSync(path, 'utf8')))
    const result = await runCli(
      'source',
      workspace,
      'drift',
      '--reference',
      'r.profile.json',
      '--current',
      'data/same.csv',
    )
    expect(result.code).toBe(2)
    expect(result.stderr).toContain('r.profile.json')
    expect(result.stderr).toContain(words)
  })

  test.for([
    [['--merge', 'none/*.profile.json'], 'no file matches'],
    [['--profile', 'none.profile.json'], 'no profile'],
    [['--data', REFERENCE, '--store', 'data/reference.csv'], '.profile.json'],
    [['--data', REFERENCE, '--store', '../r.profile.json'], 'workspace'],
    [['--data', REFERENCE, '--private'], '--private'],
    [['--data', REFERENCE, '--merge', 'a.profile.json'], '--data'],
    [['--data', REFERENCE, '--store', 'r.profile.json', '--exclude', 'agee'], 'agee'],
  ] as const)('profile %o is refused', async ([args, words]) => {
    const result = await runCli('source', createWorkspace(), 'profile', ...args)
    expect(result.code).toBe(2)
    expect(result.stderr).toContain(words)
  })
})

test('a registered version brings the profile of its training data: drift needs the data no more', async () => {
  const config = readFileSync(join(import.meta.dirname, '../fixtures/workspace/assay.yml'), 'utf8')
    .replace('holdout:', 'train: data/train.csv\n      holdout:')
    .replace('reference: data/reference.csv, current: data/same.csv', 'current: data/now.csv')
  const holdout = readFileSync(join(import.meta.dirname, '../fixtures/workspace/data/holdout.csv'), 'utf8')
    .trimEnd()
    .split('\n')
  const rows = holdout.slice(1).map((row) => row.split(','))
  const table = (change: (cells: readonly string[], i: number) => readonly unknown[]): string =>
    `${[holdout[0], ...rows.map((row, i) => change(row, i).join(','))].join('\n')}\n`
  const workspace = createWorkspace({
    'assay.yml': config,
    'data/train.csv': table(([, age, income, outcome], i) => [1000 + i, Number(age) + 0.5, income, outcome]),
    'data/now.csv': table(([, age, income, outcome], i) => [2000 + i, age, Number(income) + 25, outcome]),
  })
  for (const verb of ['test', 'gate', 'register']) await assay(workspace, verb)
  const record = execFileSync('git', ['show', 'assay:models/late-payment/versions/1.0.0.json'], {
    cwd: workspace,
    encoding: 'utf8',
  })
  const stored = readFileSync(join(workspace, '.assay/profiles/late-payment.profile.json'))
  expect(JSON.parse(record)).toMatchObject({ profile: { digest: sha256(stored), size: stored.length } })
  const drift = async () => document('drift', await runCli('source', workspace, 'drift', '--json'))
  const before = await drift()
  rmSync(join(workspace, 'data/train.csv'))
  rmSync(join(workspace, '.assay'), { recursive: true })
  const after = await drift()
  expect(after['columns']).toEqual(before['columns'])
  expect(after).toMatchObject({
    drifted: true,
    reference: { rows: (before['reference'] as { rows: number }).rows, digest: sha256(stored) },
  })
  // What comes from the ledger is checked: a poisoned copy in the cache is fetched anew.
  const cached = join(workspace, '.assay/champion', `${sha256(stored).slice(7, 19)}.profile.json`)
  appendFileSync(cached, ' ')
  expect((await drift())['columns']).toEqual(before['columns'])
})
