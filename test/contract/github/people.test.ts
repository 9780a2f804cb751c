import { App, Octokit } from 'octokit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPeople } from '../../../shared/adapters/github/people.ts'
import type { People } from '../../../shared/ports/github-repository.ts'
import { type FakeGitHub, startFakeGitHub } from '../../fakes/github/start.ts'

let fake: FakeGitHub
const NAME = { owner: 'acme', repo: 'credit' }

beforeAll(async () => {
  fake = await startFakeGitHub()
  fake.createOrganization('acme', { owners: ['olivia'] })
  await fake.createRepository('acme/credit', { files: { 'a.txt': 'a' } })
  fake.createTeam('acme', { slug: 'ml', members: ['dana', 'kim'] })
  fake.createTeam('acme', { slug: 'young', members: ['lee'], parent: 'ml' })
  fake.createTeam('acme', { slug: 'empty' })
})
afterAll(() => fake.close())

async function peopleOf(slug: string, members: 'read' | undefined): Promise<People> {
  const permissions = { contents: 'read', ...(members === undefined ? {} : { members }) } as const
  const app = fake.createApp({ slug, permissions, events: [], webhookUrl: 'http://127.0.0.1:1', webhookSecret: 's' })
  const { id } = fake.install(app, 'acme')
  const octokit = new App({
    ...{ appId: app.id, privateKey: app.privateKey },
    Octokit: Octokit.defaults({ baseUrl: fake.url, throttle: { enabled: false }, retry: { enabled: false } }),
  })
  return createPeople(await octokit.getInstallationOctokit(id), NAME)
}

test('the size of a team, with the teams below it; none, and one that is not there', async () => {
  const people = await peopleOf('reader', 'read')
  const sizes = await Promise.all(['acme/ml', 'acme/young', 'acme/empty', 'acme/gone', 'other/ml'].map(people.sizeOf))
  expect(sizes).toEqual([3, 1, 0, 'missing', 'missing'])
})

test('without the permission to read members nothing is known; a rate limit is no answer', async () => {
  const people = await peopleOf('blind', undefined)
  expect(await people.sizeOf('acme/ml')).toBe('unreadable')
  const other = await peopleOf('limited', 'read')
  fake.faults.next({ answer: { kind: 'secondary-limit', retryAfterSeconds: 60 } })
  await expect(other.sizeOf('acme/ml')).rejects.toMatchObject({ code: 'GITHUB_UNAVAILABLE' })
  fake.faults.clear()
})
