import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseStatement } from '../../shared/evidence/parse.ts'
import { createWorkspace, HEAD, PULL_REQUEST_EVENT, runStep } from './run-bundle.ts'

const CONFIG = readFileSync(join(import.meta.dirname, '../fixtures/workspace/assay.yml'), 'utf8')

describe('the test action', () => {
  test('measures, writes evidence about the head of the pull request, and says so everywhere', async () => {
    const workspace = createWorkspace()
    const step = await runStep('test', { workspace, eventName: 'pull_request', event: PULL_REQUEST_EVENT })
    expect(step.code, step.stdout).toBe(0)
    expect(step.outputs).toMatchObject({ model: 'late-payment', 'model-path': 'data/predictions.csv' })
    const path = step.outputs['evidence'] ?? ''
    const { predicate } = parseStatement(readFileSync(join(workspace, path), 'utf8'), path)
    expect(predicate.source).toMatchObject({ headSha: HEAD, runId: '4711', repository: 'octo/models', baseRef: 'main' })
    const metrics = JSON.parse(step.outputs['metrics'] ?? '') as { name: string; value: number }[]
    expect(metrics.map(({ name }) => name)).toEqual(['roc_auc', 'log_loss'])
    expect(metrics[0]?.value).toBeCloseTo(0.8917, 3)
    expect(step.summary).toContain('ROC AUC')
    expect(step.stdout).not.toContain('::error')
  })

  test('leaves nothing to judge by when it fails after an earlier success', async () => {
    const workspace = createWorkspace()
    const evidence = join(workspace, (await runStep('test', { workspace })).outputs['evidence'] ?? '')
    expect(existsSync(evidence)).toBe(true)
    writeFileSync(join(workspace, 'data/predictions.csv'), 'id,score\n1,0.5\n')
    expect((await runStep('test', { workspace })).code).toBe(2)
    expect(existsSync(evidence)).toBe(false)
    expect((await runStep('gate', { workspace })).code).not.toBe(0)
  })

  test.for([
    ['a configuration that is not there', { inputs: { config: 'no.yml' } }, 'CONFIG_MISSING', 'no.yml'],
    ['a model that is not there', { inputs: { model: 'late-paymnt' } }, 'INPUT_INVALID', 'did you mean "late-payment"'],
    [
      'a metric that is not one',
      { files: { 'assay.yml': CONFIG.replace('roc_auc', 'roc_aux') } },
      'CONFIG_INVALID',
      'roc_auc',
    ],
    [
      'data that is not there',
      { files: { 'assay.yml': CONFIG.replace('holdout.csv', 'gone.csv') } },
      'DATA_UNREADABLE',
      'gone.csv',
    ],
    [
      'a column that is not there',
      { files: { 'assay.yml': CONFIG.replace('outcome', 'outcom') } },
      'COLUMN_MISSING',
      'outcom',
    ],
    [
      'rows without a prediction',
      { files: { 'data/predictions.csv': 'id,score\n1,0.5\n' } },
      'PREDICTION_MISMATCH',
      'predictions.csv',
    ],
    ['an event that is not JSON', { env: { GITHUB_EVENT_PATH: '/dev/null/x' } }, 'INTERNAL', ''],
  ] as const)('refuses %s', async ([, given, code, words]) => {
    const { files, ...step } = { files: {}, ...given }
    const {
      code: exit,
      stdout,
      summary,
      outputs,
    } = await runStep('test', { workspace: createWorkspace(files), ...step })
    expect(exit).toBe(code === 'INTERNAL' ? 3 : 2)
    expect(stdout).toContain(code)
    expect(stdout).toContain('::error title=Assay')
    expect(stdout).toContain(words)
    expect(summary).toContain(code)
    expect(outputs).toEqual({})
  })

  test('points at the line of the configuration', async () => {
    const workspace = createWorkspace({ 'assay.yml': CONFIG.replace('task: binary', 'task: binray') })
    const { stdout } = await runStep('test', { workspace })
    expect(stdout).toMatch(/::error title=Assay,file=assay.yml,line=4,.*col=\d+::.*binray.*did you mean "binary"/)
  })
})
