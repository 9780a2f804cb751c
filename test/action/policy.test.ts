import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { createWorkspace, type Result, runCli } from './run-bundle.ts'

type Row = { readonly control: string; readonly rules: readonly { readonly id: string; readonly verdict?: string }[] }
type Answer = {
  readonly warnings: readonly { readonly line?: number; readonly message: string }[]
  readonly coverage: readonly {
    readonly model: string
    readonly evidence: readonly string[]
    readonly rows: readonly Row[]
  }[]
  readonly open?: readonly { readonly heading: number; readonly owner: string }[]
}
const answer = (verb: 'policy' | 'card', { stdout }: Result): Answer =>
  validate(parseStrictJson(stdout, `assay ${verb} --json`, 'INPUT_INVALID'), cliSchemas[verb], 'INPUT_INVALID')

const POLICY = `version: 1
models:
  late-payment:
    rules:
      - id: good-enough
        metric.threshold: { metric: roc_auc, min: 0.7 }
      - id: nothing
        metric.threshold: { metric: roc_auc, min: 0 }
`
const INVENTORY = 'version: 1\nmodels:\n  late-payment: { owner: acme/desk, risk: low, purpose: reminders }\n'

test('a policy is checked, a preset is laid beside it, and the verdicts join after the gate', async () => {
  const folder = createWorkspace({ '.github/assay-policy.yml': POLICY })
  const policy = (...flags: string[]) => runCli('source', folder, 'policy', ...flags)
  const before = await policy('--preset', 'sr-26-2@1', '--json')
  expect(before.code, before.stderr).toBe(0)
  const { warnings, coverage } = answer('policy', before)
  expect(warnings).toMatchObject([{ line: 8, message: expect.stringContaining('can never fail') }])
  const outcomes = coverage[0]?.rows.find(({ control }) => control === 'Outcomes analysis')
  expect(outcomes?.rules.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['good-enough', undefined],
    ['nothing', undefined],
  ])

  expect((await runCli('source', folder, 'test')).code).toBe(0)
  expect((await runCli('source', folder, 'gate')).code).toBe(0)
  const after = answer('policy', await policy('--preset', 'sr-26-2@1', '--json'))
  expect(after.coverage[0]?.rows.flatMap(({ rules }) => rules.map(({ verdict }) => verdict))).toContain('pass')
  expect(after.coverage[0]?.evidence).toHaveLength(1)
  const shown = await policy('--preset', 'eu-ai-act@2026-1')
  expect(shown.stdout).toContain('people only')
  expect(shown.stdout).not.toMatch(/complian(t|ce)/i)

  const pack = await runCli('source', folder, 'card', '--annex-iv', 'docs/annex', '--json')
  expect(pack.code, pack.stderr).toBe(0)
  const markdown = readFileSync(join(folder, 'docs/annex/annex-iv.md'), 'utf8')
  expect(markdown).toContain('good-enough')
  expect(existsSync(join(folder, 'docs/annex/annex-iv.html'))).toBe(true)
  expect(new Set(answer('card', pack).open?.map(({ heading }) => heading)).size).toBe(9)
}, 60_000)

test('unknown presets, a demand that is not met, and a broken inventory are told with the fix', async () => {
  const files = {
    '.github/assay-policy.yml': POLICY.replace('models:', 'presets: [sr-26-2@1]\nmodels:'),
    '.github/assay-inventory.yml': INVENTORY.replace('risk: low', 'risk: huge'),
  }
  const folder = createWorkspace(files)
  const refused = await runCli('source', folder, 'policy')
  expect(refused.code).toBe(2)
  expect(refused.stderr).toMatch(/assay-policy\.yml:2:\d+: .*metric\.baseline/)
  const unknown = await runCli('source', folder, 'policy', '--preset', 'sr-26-3')
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('sr-26-2@1')])
  const both = await runCli('source', folder, 'card', '--annex-iv', 'docs', '--out', 'CARD.md')
  expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('--annex-iv')])
})

test('a preset in the floor is laid beside every model, and the gate fails by what it demands', async () => {
  const floor =
    'version: 1\npresets: [sr-26-2@1]\nrules: [{ id: auc, metric.threshold: { metric: roc_auc, min: 0.1 } }]\n'
  const folder = createWorkspace({ '.github/assay-policy.yml': POLICY, 'assay-floor.yml': floor })
  const shown = await runCli('source', folder, 'policy', '--floor', 'assay-floor.yml', '--json')
  expect(shown.code, shown.stderr).toBe(0)
  const rows = answer('policy', shown).coverage.flatMap((one) => one.rows)
  expect(rows.flatMap(({ rules }) => rules.map(({ id }) => id))).toContain('floor/sr-26-2/inventory')

  expect((await runCli('source', folder, 'test')).code).toBe(0)
  const gate = await runCli('source', folder, 'gate', '--floor', 'assay-floor.yml')
  expect(gate.code).toBe(1)
  expect(gate.stdout).toContain('floor/sr-26-2/needs-approval')
}, 60_000)
