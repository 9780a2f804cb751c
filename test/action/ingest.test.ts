import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { importedSchema } from '../../shared/ingest/schema.ts'
import { createWorkspace, runCli } from './run-bundle.ts'

test('assay ingest keeps results apart from evidence, and the card says whose they are', async () => {
  const folder = createWorkspace({ 'metrics.json': '{"auc": 0.97, "note": "final"}' })
  const taken = await runCli('source', folder, 'ingest', '--from', 'dvc', '--file', 'metrics.json', '--json')
  expect(taken.code, taken.stderr).toBe(0)
  const document = parseStrictJson(taken.stdout, 'assay ingest --json', 'INPUT_INVALID')
  expect(validate(document, cliSchemas.ingest, 'INPUT_INVALID')).toMatchObject({
    level: 'E0',
    metrics: [{ name: 'auc', value: 0.97, metric: 'roc_auc' }],
    left: [{ name: 'note' }],
  })
  const path = '.assay/imported/late-payment.dvc.json'
  validate(
    parseStrictJson(readFileSync(join(folder, path), 'utf8'), path, 'EVIDENCE_INVALID'),
    importedSchema,
    'EVIDENCE_INVALID',
  )
  expect(existsSync(join(folder, '.assay/evidence'))).toBe(false)

  const tested = await runCli('source', folder, 'test')
  expect(tested.code, tested.stderr).toBe(0)
  const card = await runCli('source', folder, 'card')
  expect(card.stdout).toMatch(/### Not measured: reported by dvc[\s\S]*\| auc \| 0\.97 \| ROC AUC \|/)
  expect(card.stdout.split('<!-- assay:measured -->')[0]).not.toContain('0.97')
})

test('assay ingest refuses a tool it does not know and a file that is not there', async () => {
  const folder = createWorkspace()
  const unknown = await runCli('source', folder, 'ingest', '--from', 'mlfow', '--file', 'x.json')
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('did you mean "mlflow"')])
  const missing = await runCli('source', folder, 'ingest', '--from', 'junit', '--file', 'x.xml')
  expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('is not there')])
})
