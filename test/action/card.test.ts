import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { createWorkspace, type Result, runCli } from './run-bundle.ts'

type Answer = {
  readonly missing?: readonly string[]
  readonly findings?: readonly {
    readonly code: string
    readonly place: { readonly file: string; readonly line: number }
  }[]
  readonly error?: { readonly code: string }
}
const answer = (verb: 'card' | 'error', { stdout }: Result): Answer =>
  validate(parseStrictJson(stdout, `assay ${verb} --json`, 'INPUT_INVALID'), cliSchemas[verb], 'INPUT_INVALID')
const card = (folder: string, ...flags: string[]): Promise<Result> => runCli('source', folder, 'card', ...flags)

test('assay card writes a card and a report from the evidence of assay test, and checks them', async () => {
  const folder = createWorkspace({ 'model-card.yml': 'intended_use: Reminders.\ncontacts: desk@example.org\n' })
  const early = await card(folder, '--json')
  expect(early.code).toBe(2)
  expect(answer('error', early).error?.code).toBe('EVIDENCE_MISSING')

  const tested = await runCli('source', folder, 'test')
  expect(tested.code, tested.stderr).toBe(0)
  const made = await card(folder, '--out', 'MODEL_CARD.md', '--html', 'report.html', '--json')
  expect(made.code, made.stderr).toBe(0)
  expect(answer('card', made).missing).toEqual(['Limitations'])
  const text = readFileSync(join(folder, 'MODEL_CARD.md'), 'utf8')
  expect(text).toContain('Reminders.')
  expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('<svg')
  expect((await card(folder)).stdout.trimEnd()).toBe(text.trimEnd())

  const right = await card(folder, '--check', 'MODEL_CARD.md')
  expect(right).toMatchObject({ code: 0, stdout: expect.stringContaining('agrees with the evidence') })

  const line = text.split('\n').findIndex((one) => one.startsWith('| ROC AUC')) + 1
  writeFileSync(join(folder, 'MODEL_CARD.md'), text.replace(/^\| ROC AUC \| 0\.\d+/m, '| ROC AUC | 0.999'))
  const wrong = await card(folder, '--check', 'MODEL_CARD.md', '--json')
  expect(wrong.code, wrong.stderr).toBe(1)
  expect(answer('card', wrong).findings).toMatchObject([
    { code: 'CARD_DIFFERENT', place: { file: 'MODEL_CARD.md', line } },
  ])
})

test('a card of people is not overwritten, and flags that do not fit are refused at once', async () => {
  const folder = createWorkspace({ 'MODEL_CARD.md': '# Ours\n' })
  const refused = await card(folder, '--out', 'MODEL_CARD.md', '--json')
  expect([refused.code, answer('error', refused).error?.code]).toEqual([2, 'INPUT_INVALID'])
  expect(readFileSync(join(folder, 'MODEL_CARD.md'), 'utf8')).toBe('# Ours\n')
  const both = await card(folder, '--out', 'a.txt', '--check', 'MODEL_CARD.md')
  expect(both.stderr).toMatch(/--out.*\.md[\s\S]*--out.*means nothing/)
})
