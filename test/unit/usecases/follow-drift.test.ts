import { expect, test } from 'vitest'
import { buildDriftStatement } from '../../../shared/evidence/build.ts'
import { Fault } from '../../../shared/kernel/error.ts'
import type { DriftAlert } from '../../../shared/ports/alerts.ts'
import type { IssueText } from '../../../shared/ports/github-issues.ts'
import { type DriftPorts, followDrift } from '../../../shared/usecases/follow-drift.ts'
import { driftColumn, drifted, driftPredicate, START } from '../../fixtures/drift-evidence.ts'

const KEY = { repository: 'acme/credit', model: 'credit-risk' }
const HEAD = 'a'.repeat(40)
const LOUD = [drifted('income', 1e-9), driftColumn('age')]
const CLEAN = [driftColumn('income'), driftColumn('age')]

/** GitHub and a store in memory, shared by all replicas; `measure` uploads the evidence of another run. */
function world() {
  const issues = new Map<number, { open: boolean; text: IssueText; comments: string[] }>()
  const checks: string[] = []
  let row: DriftAlert | undefined
  let runs = 0
  let evidence = ''
  let crash: (() => void) | undefined
  const soon = () => new Promise((resolve) => setTimeout(resolve, 1))
  const ports = {
    clock: { now: () => START },
    judgeAgain: async () => undefined,
    branchRuns: {
      newest: async () => ({
        run: {
          id: runs,
          attempt: 1,
          headSha: HEAD,
          event: 'schedule',
          status: 'completed',
          conclusion: 'success',
          name: 'drift',
          url: 'http://x',
        },
        artifact: {
          id: 100 + runs,
          runId: runs,
          name: 'assay-evidence-drift-credit-risk',
          size: 1,
          digest: undefined,
          isExpired: false,
        },
      }),
    },
    runs: {
      open: async () => [{ path: 'd.json', text: evidence, digest: `sha256:${String(runs).padStart(64, '0')}` }],
    },
    alerts: {
      open: async () => [],
      find: async () => row,
      save: async (alert: DriftAlert) => {
        await soon()
        if ((row?.revision ?? 0) !== alert.revision) throw new Fault('STORE_UNAVAILABLE', 'changed by another replica')
        row = { ...alert, revision: alert.revision + 1 }
        return row
      },
    },
    issues: {
      find: async () => [...issues].find(([, { open }]) => open)?.[0],
      state: async (number: number) => (issues.get(number)?.open ? 'open' : 'closed'),
      create: async (text: IssueText) => {
        await soon()
        issues.set(issues.size + 1, { open: true, text, comments: [] })
        crash?.()
        return issues.size
      },
      update: async (number: number, text: IssueText) => void issues.set(number, { open: true, text, comments: [] }),
      close: async (number: number) => void Object.assign(issues.get(number) ?? {}, { open: false }),
    },
    comments: {
      find: async () => undefined,
      create: async (number: number, body: string) => void issues.get(number)?.comments.push(body),
    },
    checks: {
      find: async () => undefined,
      create: async (_name: string, _sha: string, { conclusion }: { conclusion?: string }) =>
        void checks.push(conclusion ?? ''),
    },
  } as unknown as DriftPorts
  return {
    issues,
    checks,
    follow: () => followDrift(ports, KEY),
    crashOnce: (how: () => void) => {
      crash = () => {
        crash = undefined
        how()
      }
    },
    measure(columns: Parameters<typeof driftPredicate>[0]) {
      runs += 1
      const createdAt = new Date(START + runs * 1000).toISOString()
      const source = { runId: String(runs), headSha: HEAD }
      evidence = JSON.stringify(
        buildDriftStatement(driftPredicate(columns, { createdAt, source }), `sha256:${'a'.repeat(64)}`),
      )
    },
  }
}

test('of two replicas that see drift at once, one opens an issue and the other one gives up', async () => {
  const { measure, follow, issues } = world()
  measure(LOUD)
  const outcomes = await Promise.allSettled([follow(), follow()])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(issues.size).toBe(1)
  expect(await follow()).toBe('known')
})

test('a crash after the issue was opened opens no second one', async () => {
  const { measure, follow, issues, crashOnce, checks } = world()
  measure(LOUD)
  crashOnce(() => {
    throw new Fault('GITHUB_UNAVAILABLE', 'gone')
  })
  await expect(follow()).rejects.toThrow('gone')
  expect(await follow()).toBe('open')
  expect(issues.size).toBe(1)
  expect(checks).toEqual(['failure'])
})

test('an alert is opened, recovers and closes; its issue tells the severity and the history', async () => {
  const { measure, follow, issues } = world()
  const phases: string[] = []
  for (const columns of [CLEAN, LOUD, CLEAN, CLEAN]) {
    measure(columns)
    phases.push(await follow())
  }
  expect(phases).toEqual(['quiet', 'open', 'recovering', 'closed'])
  const issue = issues.get(1)
  expect(issue?.open).toBe(false)
  expect(issue?.text.body).toMatch(/\*\*Severity: high\*\*.*Recovering: 1 of the 2/)
  expect(issue?.text.body).toContain('xychart-beta')
})
