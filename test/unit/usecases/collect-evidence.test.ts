import { expect, test } from 'vitest'
import { buildTestStatement } from '../../../shared/evidence/build.ts'
import type { Attempts } from '../../../shared/policy/facts.ts'
import type { RunArtifact, WorkflowRun, WorkflowRuns } from '../../../shared/ports/github-runs.ts'
import type { Release } from '../../../shared/ports/releases.ts'
import { collectEvidence } from '../../../shared/usecases/collect-evidence.ts'
import { digestOf, estimate, HEAD, predicate } from '../../fixtures/facts.ts'

type Upload = {
  readonly run: number
  readonly attempt?: string
  readonly name?: string
  readonly auc: number
  readonly digest: string
}
type Options = { readonly waiting?: readonly number[]; readonly attempts?: number; readonly other?: readonly number[] }

/** Runs 1, 2, … of the head commit, all completed but those in `waiting`, with what they uploaded in that order; `other`: of another workflow. */
function runs(count: number, uploads: readonly Upload[], options: Options = {}): WorkflowRuns {
  const { waiting = [], attempts = 1, other = [] } = options
  const toRun = (id: number): WorkflowRun => ({
    id,
    attempt: attempts,
    workflowId: other.includes(id) ? 2 : 1,
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
      const { run, auc, digest, attempt } = uploads[id] as Upload
      const source = { headSha: HEAD, runId: String(run), ...(attempt === undefined ? {} : { runAttempt: attempt }) }
      const text = JSON.stringify(buildTestStatement(predicate({ source, metrics: [estimate('roc_auc', auc)] })))
      return [{ path: 'credit-risk.test.json', text, digest: digestOf(digest) }]
    },
  }
}

const collect = async (port: WorkflowRuns, remembered: readonly Release[] = []) => {
  const input = { headSha: HEAD, models: ['credit-risk'], isLate: true, remembered }
  return (await collectEvidence({ runs: port }, input)).models['credit-risk']
}
const aucs = (attempts: Attempts | undefined) =>
  attempts?.earlier.map(({ predicate: { metrics } }) => metrics[0]?.value)
const statementOf = (auc: number) =>
  JSON.stringify(buildTestStatement(predicate({ metrics: [estimate('roc_auc', auc)] })))
/** Evidence that was read before: of run 1, attempt 1. */
const release = (digest: string, options: Partial<Release> = {}): Release => ({
  repository: 'acme/credit',
  model: 'credit-risk',
  headSha: HEAD,
  runId: 1,
  attempt: 1,
  holdout: digestOf('d'),
  candidate: digestOf('c'),
  evidence: digestOf(digest),
  statement: statementOf(0.5),
  at: 0,
  ...options,
})

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

test('of several runs the newest is reported, of one name the last upload; the others are its attempts', async () => {
  const found = await collect(
    runs(2, [
      { run: 1, auc: 0.9, digest: 'a' },
      { run: 2, auc: 0.7, digest: 'b' },
      { run: 2, auc: 0.6, digest: 'c' },
    ]),
  )
  expect(found?.test).toMatchObject({ digest: digestOf('c'), level: 'E1' })
  expect(aucs(found?.attempts)).toEqual([0.7, 0.9])
  expect(found?.attempts).toMatchObject({ total: 3, unknown: 0, gone: 0 })
})

test('an attempt that left nothing counts, with an unknown result', async () => {
  const found = await collect(runs(1, [{ run: 1, attempt: '3', auc: 0.9, digest: 'a' }], { attempts: 3 }))
  expect(found?.attempts).toEqual({ total: 3, unknown: 2, gone: 0, earlier: [] })
})

test('runs of a workflow that does not measure the model are no attempts', async () => {
  const found = await collect(runs(3, [{ run: 1, auc: 0.9, digest: 'a' }], { other: [2, 3] }))
  expect(found?.attempts).toMatchObject({ total: 1, unknown: 0 })
})

test('evidence that was read once counts when its artifact, or its whole run, is gone', async () => {
  const port = runs(1, [{ run: 1, attempt: '2', auc: 0.9, digest: 'a' }], { attempts: 2 })
  const artifactGone = await collect(port, [release('b'), release('a', { attempt: 2 })])
  expect(artifactGone?.attempts).toMatchObject({ total: 2, unknown: 0, gone: 1 })
  expect(aucs(artifactGone?.attempts)).toEqual([0.5])
  const runGone = await collect(port, [release('b', { runId: 99 })])
  expect(runGone?.attempts).toMatchObject({ total: 3, unknown: 1, gone: 1 })
  const { statement: _, ...large } = release('b')
  expect((await collect(port, [large]))?.attempts).toMatchObject({ total: 2, unknown: 1, gone: 1, earlier: [] })
})

test('a bad attempt is not hidden by running it again: what it left counts while the new one is under way', async () => {
  const uploads = [
    { run: 1, attempt: '1', auc: 0.5, digest: 'a' },
    { run: 2, auc: 0.9, digest: 'b' },
  ]
  const found = await collect(runs(2, uploads, { waiting: [1], attempts: 2 }))
  expect(found?.test?.digest).toBe(digestOf('b'))
  expect(aucs(found?.attempts)).toEqual([0.5])
})

test('attempts that upload under names of their own are not two statements of one attempt', async () => {
  const found = await collect(
    runs(
      1,
      [
        { run: 1, attempt: '1', auc: 0.6, digest: 'a' },
        { run: 1, attempt: '2', name: 'assay-evidence-2', auc: 0.9, digest: 'b' },
      ],
      { attempts: 2 },
    ),
  )
  expect(found?.test?.digest).toBe(digestOf('b'))
  expect(found?.attempts).toMatchObject({ total: 2, unknown: 0 })
})

test('of many attempts ten are read, and the others count as unknown', async () => {
  const uploads = Array.from({ length: 16 }, (_, i) => {
    return { run: 1, attempt: String(i + 1), auc: 0.5 + i / 100, digest: i.toString(16) }
  })
  const found = await collect(runs(1, uploads, { attempts: 16 }))
  expect(found?.attempts).toMatchObject({ total: 16, unknown: 6 })
  expect(found?.test?.digest).toBe(digestOf('f'))
})

test('a run that is under way again is waited for, whatever it uploaded before', async () => {
  const found = await collect(runs(1, [{ run: 1, auc: 0.9, digest: 'a' }], { waiting: [1] }))
  expect(found).toMatchObject({ problem: { kind: 'pending' } })
})
