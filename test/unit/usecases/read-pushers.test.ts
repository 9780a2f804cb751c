import { expect, test } from 'vitest'
import type { Authorship } from '../../../shared/ports/github-pull-requests.ts'
import type { WorkflowRun } from '../../../shared/ports/github-runs.ts'
import type { Push } from '../../../shared/ports/pushes.ts'
import { readAuthorship, withRunActors } from '../../../shared/usecases/read-pushers.ts'
import { HEAD, modelFacts, OLD_HEAD, pullRequest } from '../../fixtures/facts.ts'

const PULL = {
  number: 3,
  state: 'open' as const,
  headSha: HEAD,
  headRepository: 'acme/credit',
  baseRef: 'main',
  author: 'sam',
}

async function read(found: Partial<Authorship> | undefined, told: readonly Push[] = []) {
  const authorship =
    found === undefined ? {} : { authorship: async () => ({ committers: ['sam'], commits: [HEAD], ...found }) }
  const pullRequests = { committers: async () => ['sam'], ...authorship }
  const ports = { pullRequests, files: { repository: 'acme/credit' }, pushes: { of: async () => told } }
  return (await readAuthorship(ports, PULL)).pushers
}

test('who pushed a commit of the pull request counts, who pushed others does not', async () => {
  const pushes = [
    { sha: HEAD, login: 'sam' },
    { sha: OLD_HEAD, login: 'dana' },
    { sha: '1'.repeat(40), login: 'kim' },
  ]
  expect(await read({ commits: [OLD_HEAD, HEAD], pushes })).toEqual({ logins: ['sam', 'dana'], isComplete: true })
  expect(await read({ pushes })).toEqual({ logins: ['sam'], isComplete: true })
})

test('what webhooks told stands in where GitHub does not show pushes', async () => {
  expect(await read({}, [{ sha: HEAD, login: 'dana' }])).toEqual({ logins: ['dana'], isComplete: true })
  expect(await read({}, [{ sha: OLD_HEAD, login: 'dana' }])).toEqual({ logins: [], isComplete: false })
  expect(await read(undefined)).toEqual({ logins: [], isComplete: false })
})

const run = (options: Partial<WorkflowRun>): WorkflowRun => ({
  ...{ id: 7, attempt: 1, event: 'pull_request', status: 'completed', conclusion: 'success', headSha: HEAD },
  ...{ name: 'model-ci', url: 'https://github.com', ...options },
})

test('who had the evidence measured counts; who ran something else does not', async () => {
  const evidence = {
    m: modelFacts({ source: { repository: 'acme/credit', headSha: HEAD, event: 'pull_request', runId: '7' } }),
  }
  const people = async (...runs: WorkflowRun[]) => {
    const change = pullRequest({ pushers: { logins: [], isComplete: false } })
    const changed = await withRunActors({ runs: { ofCommit: async () => runs } }, change, evidence)
    return changed.kind === 'pull-request' ? changed.pushers : undefined
  }
  expect(await people(run({ actor: 'sam', triggeringActor: 'dana' }))).toEqual({
    ...{ logins: ['dana', 'sam'], isComplete: false },
  })
  expect(await people(run({ id: 8, actor: 'sam', triggeringActor: 'dana' }))).toEqual({ logins: [], isComplete: false })
  expect(await people(run({ id: 8, event: 'push', actor: 'kim', triggeringActor: 'dana' }))).toEqual({
    ...{ logins: ['kim'], isComplete: true },
  })
})
