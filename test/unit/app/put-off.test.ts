import { RequestError } from 'octokit'
import { expect, test } from 'vitest'
import { putOffWhileLimited } from '../../../app/jobs/put-off.ts'
import type { Task } from '../../../app/jobs/task.ts'
import { Fault } from '../../../shared/kernel/error.ts'

const NOW = 1_790_000_000_000
const TASK: Task = { kind: 'pull-request', installationId: 1, repository: 'acme/a', number: 1 }
const silent = { info: () => undefined, warn: () => undefined, debug: () => undefined, progress: () => undefined }

function refused(status: number, headers: Record<string, string>): RequestError {
  const request = { method: 'GET' as const, url: 'http://127.0.0.1/', headers: {} }
  return new RequestError('no', status, { request, response: { status, url: '', headers, data: {} } })
}

async function run(error: Error): Promise<readonly number[]> {
  const later: number[] = []
  const work = putOffWhileLimited(() => Promise.reject(error), {
    enqueueAfter: async (task, seconds) => void (task === TASK && later.push(seconds)),
    clock: { now: () => NOW },
    log: silent,
    random: () => 0,
  })
  await work(TASK, true)
  return later
}

const primary = refused(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 1800) })

test.each([
  ['the primary limit, until its window ends', primary, 1800],
  ['the secondary limit, as long as it says', refused(403, { 'retry-after': '240' }), 240],
  ['a limit without a time, a minute', refused(429, {}), 60],
  ['a limit behind a fault', new Fault('GITHUB_UNAVAILABLE', 'no', { cause: primary }), 1800],
  ['an absurd time, an hour at most', refused(429, { 'retry-after': '999999' }), 3700],
])('a task is put off for %s', async (_, error, seconds) => {
  expect(await run(error)).toEqual([seconds])
})

test.each([
  ['a missing right', refused(403, { 'x-ratelimit-remaining': '4000' })],
  ['a server that fails', refused(502, {})],
  ['a mistake of ours', new Error('no')],
])('%s is a failure and counts as a try', async (_, error) => {
  await expect(run(error)).rejects.toBe(error)
})
