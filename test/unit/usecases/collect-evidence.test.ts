import { expect, test } from 'vitest'
import { buildTestStatement } from '../../../shared/evidence/build.ts'
import type { RunArtifact, WorkflowRun, WorkflowRuns } from '../../../shared/ports/github-runs.ts'
import { collectEvidence } from '../../../shared/usecases/collect-evidence.ts'
import { digestOf, estimate, HEAD, predicate } from '../../fixtures/facts.ts'

type Upload = { readonly run: number; readonly name?: string; readonly auc: number; readonly digest: string }

/** Runs 1, 2, … of the head commit, all completed but those in `waiting`, with what they uploaded in that order. */
function runs(count: number, uploads: readonly Upload[], waiting: readonly number[] = []): WorkflowRuns {
  const toRun = (id: number): WorkflowRun => ({
    id,
    attempt: 1,
    event: 'pull_request',
    status: waiting.includes(id) ? 'waiting' : 'completed',
    conclusion: 'success',
    headSha: HEAD,
    name: 'model',
    url: '',
  })
  const toArtifact = ({ run, name = 'assay-evidence' }: Upload, id: number): RunArtifact => {
    return { id, runId: run, name, size: 1, digest: undefined, isExpired: false }
  }
  return {
    ofCommit: async () => Array.from({ length: count }, (_, i) => toRun(i + 1)),
    artifacts: async (runId) => uploads.map(toArtifact).filter((artifact) => artifact.runId === runId),
    open: async ({ id }) => {
      const { run, auc, digest } = uploads[id] as Upload
      const source = { headSha: HEAD, runId: String(run) }
      const text = JSON.stringify(buildTestStatement(predicate({ source, metrics: [estimate('roc_auc', auc)] })))
      return [{ path: 'credit-risk.test.json', text, digest: digestOf(digest) }]
    },
  }
}

const collect = async (port: WorkflowRuns) => {
  const found = await collectEvidence({ runs: port }, { headSha: HEAD, models: ['credit-risk'], isLate: true })
  return found['credit-risk']
}

test('two different statements about one model in one run are no evidence', async () => {
  const found = await collect(
    runs(1, [
      { run: 1, auc: 0.6, digest: 'a' },
      { run: 1, name: 'assay-evidence-mine', auc: 0.9, digest: 'b' },
    ]),
  )
  expect(found?.test).toBeUndefined()
  expect(found?.problem).toMatchObject({ kind: 'invalid', message: expect.stringContaining('two different') })
})

test('of several runs the newest counts, of one name the last upload: level E1 does not see what was tried before', async () => {
  const found = await collect(
    runs(2, [
      { run: 1, auc: 0.9, digest: 'a' },
      { run: 2, auc: 0.7, digest: 'b' },
      { run: 2, auc: 0.6, digest: 'c' },
    ]),
  )
  expect(found?.test).toMatchObject({ digest: digestOf('c'), level: 'E1' })
})

test('a run that is under way again is waited for, whatever it uploaded before', async () => {
  const found = await collect(runs(1, [{ run: 1, auc: 0.9, digest: 'a' }], [1]))
  expect(found).toMatchObject({ problem: { kind: 'pending' } })
})
