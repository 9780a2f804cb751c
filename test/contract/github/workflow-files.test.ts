import { expect, test } from 'vitest'
import type { GitHubClient } from '../../../shared/adapters/github/client.ts'
import { createWorkflowFiles } from '../../../shared/adapters/github/workflow-files.ts'

const NAME = { owner: 'acme', repo: 'gate' }
const REF = 'refs/heads/main'
type Commit = { readonly sha: string; readonly parents: readonly { readonly sha: string }[] }

const commit = (sha: string, ...parents: readonly string[]): Commit => ({
  sha,
  parents: parents.map((one) => ({ sha: one })),
})

/** GitHub as far as one branch goes; `after`: what came after the asked commit, oldest first. */
function answering(tip: string, after: readonly Commit[], ref = REF): GitHubClient {
  const request = async (route: string, { page = 1 }: { page?: number }) =>
    route.includes('git/ref')
      ? { data: { ref, object: { sha: tip } } }
      : { data: { status: 'ahead', commits: after.slice((page - 1) * 100, page * 100) } }
  return { request } as unknown as GitHubClient
}
const holds = (asked: string, tip: string, after: readonly Commit[] = [], ref = REF) =>
  createWorkflowFiles(answering(tip, after, ref), NAME).holds('acme/gate', REF, asked)

test('the tip of a branch, and every commit that was its tip', async () => {
  expect(await holds('t', 't')).toBe(true)
  expect(await holds('a', 't', [commit('b', 'a'), commit('s', 'a'), commit('t', 'b', 's')])).toBe(true)
})

test('A5, A37: a commit inside something that was merged is none', async () => {
  expect(await holds('s', 't', [commit('b', 'a'), commit('t', 'b', 's')])).toBe(false)
  // One from which the side went on before it was merged.
  expect(await holds('s1', 't', [commit('s2', 's1'), commit('b', 'a'), commit('t', 'b', 's2')])).toBe(false)
})

test('a commit of another line is none, and a tag of the same name is no branch', async () => {
  expect(await holds('x', 't', [commit('t', 'a')])).toBe(false)
  expect(await holds('t', 't', [], 'refs/tags/main')).toBe(false)
})

test('the way back goes over pages, and ends where too much came after', async () => {
  const line = (length: number): Commit[] =>
    Array.from({ length }, (_, i) => commit(`c${i + 1}`, i === 0 ? 'a' : `c${i}`))
  expect(await holds('a', 'c2999', line(2999))).toBe(true)
  expect(await holds('a', 'c3000', line(3000))).toBe(false)
})
