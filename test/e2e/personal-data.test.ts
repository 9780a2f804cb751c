import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createWorkspace, type Result, runCli } from '../action/run-bundle.ts'

/*
 * Values that nobody may see again: an e-mail address (as id, as group, as text), a phone number, a payment card, an IBAN, an IP
 * address, a national id. Every verb runs over data that hold them, well and badly; everything it says and writes is searched.
 */
const SECRETS = {
  mail: (i: number) => `ada.lovelace${i}@example.org`,
  phone: (i: number) => `+49 30 55501${String(i).padStart(3, '0')}`,
  card: () => '4111 1111 1111 1111',
  iban: () => 'DE89370400440532013000',
  ip: (i: number) => `203.0.113.${i % 250}`,
  dni: () => '12345678Z',
} as const
const FORBIDDEN = [/ada\.lovelace/i, /55501\d{3}/, /4111 ?1111/, /DE8937/, /203\.0\.113/, /12345678Z/]

const names = Object.keys(SECRETS) as (keyof typeof SECRETS)[]
const head = ['id', ...names, 'note', 'age', 'outcome'].join(',')
const row = (i: number, age = 20 + ((i * 7) % 50)): string => {
  const note = i % 3 === 0 ? `wrote to ${SECRETS.mail(i)}` : 'called'
  return [SECRETS.mail(i + 500), ...names.map((name) => SECRETS[name](i)), note, age, i % 2 ? 'late' : 'paid'].join(',')
}
const table = (from: number, to: number, age?: number): string =>
  `${[head, ...Array.from({ length: to - from }, (_, i) => row(from + i, age))].join('\n')}\n`
const scores = (from: number, to: number): string =>
  `id,score\n${Array.from({ length: to - from }, (_, i) => `${SECRETS.mail(from + i + 500)},${(i % 10) / 10}`).join('\n')}\n`

const CONFIG = `version: 1
models:
  late-payment:
    task: binary
    target: outcome
    positive: late
    data: { train: data/train.csv, holdout: data/holdout.csv, id: id, protected: [mail, age, ip] }
    model: { predictions: data/predictions.csv }
    test: { metrics: [roc_auc] }
    drift: { reference: data/train.csv, current: data/holdout.csv }
`
const POLICY = `version: 1
models:
  late-payment:
    rules:
      - id: no-persons
        privacy: {}
      - id: no-leaks
        data.leakage: {}
`

function workspace(files: Readonly<Record<string, string>> = {}): string {
  const folder = createWorkspace()
  mkdirSync(join(folder, 'data'), { recursive: true })
  const all = {
    'assay.yml': CONFIG,
    '.github/assay-policy.yml': POLICY,
    'data/train.csv': table(0, 200),
    'data/holdout.csv': table(190, 260),
    'data/later.csv': table(20, 90, 60),
    'data/predictions.csv': scores(190, 260),
    ...files,
  }
  for (const [path, text] of Object.entries(all)) writeFileSync(join(folder, path), text)
  return folder
}

/**
 * All that was said, and every file that was not there before. A stored profile is data, not an output: it holds values unless it is made
 * with --private.
 */
function everything(folder: string, { stdout, stderr }: Result): string {
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !/^(\.git|data)([\\/]|$)/.test(path) && statSync(join(folder, path)).isFile())
    .map((path) => readFileSync(join(folder, path), 'utf8'))
  return [stdout, stderr, ...written].join('\n')
}

function expectHidden(text: string): void {
  for (const pattern of FORBIDDEN) expect(text.match(pattern)?.[0]).toBeUndefined()
}

describe.for([[], ['--json']] as const)('no output of a verb shows personal data (%j)', (json) => {
  test.for<readonly string[]>([
    ['profile', '--data', 'data/train.csv', '--id', 'id', '--html', 'profile.html'],
    ['diff', '--base', 'data/train.csv', '--head', 'data/later.csv', '--id', 'id'],
    ['diff', '--base', 'data/train.csv', '--head', 'data/later.csv'],
    ['drift', '--reference', 'data/train.csv', '--current', 'data/later.csv'],
    ['drift'],
    ['check'],
    ['check', '--train', 'data/train.csv', '--holdout', 'data/holdout.csv', '--target', 'outcome', '--group', 'mail'],
    ['test'],
  ])('%j', async (args) => {
    const folder = workspace()
    const result = await runCli('source', folder, ...args, ...json)
    expect([0, 1], result.stderr).toContain(result.code)
    expect(result.stdout.length).toBeGreaterThan(100)
    expectHidden(everything(folder, result))
  })

  test('gate, on the evidence of a test', async () => {
    const folder = workspace()
    const tested = await runCli('source', folder, 'test')
    expect(tested.code, tested.stderr).toBe(0)
    expect(existsSync(join(folder, '.assay', 'evidence', 'late-payment.test.json'))).toBe(true)
    const result = await runCli('source', folder, 'gate', ...json)
    expect(result.code, result.stderr).toBe(1)
    expect(result.stdout).toContain('personal data')
    expectHidden(everything(folder, result))
  })
})

describe('errors quote no personal data', () => {
  const lines = table(190, 260).split('\n')
  test.for<readonly [string, Readonly<Record<string, string>>]>([
    ['an id that comes twice', { 'data/holdout.csv': `${table(190, 260)}${row(200)}\n` }],
    [
      'a row with too many fields',
      { 'data/holdout.csv': [...lines.slice(0, 5), `${row(9)},${SECRETS.mail(9)}`, ''].join('\n') },
    ],
    ['an open quote', { 'data/holdout.csv': [...lines.slice(0, 5), `"${row(9)}`, ''].join('\n') }],
    ['predictions for others', { 'data/predictions.csv': scores(0, 70) }],
    [
      'predictions that are no numbers',
      { 'data/predictions.csv': scores(190, 260).replace(/,0\.3/g, `,${SECRETS.mail(1)}`) },
    ],
  ])('%s', async ([, files]) => {
    const folder = workspace(files)
    for (const json of [[], ['--json']]) {
      const result = await runCli('source', folder, 'test', ...json)
      expect(result.code, result.stderr).toBe(2)
      expectHidden(everything(folder, result))
    }
  })
})
