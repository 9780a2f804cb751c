import { expect, test } from 'vitest'
import { warnOfWaivers } from '../../../shared/usecases/warn-of-waivers.ts'
import { decisionStore } from '../../fakes/decision-store.ts'
import { digestOf } from '../../fixtures/facts.ts'

const DAY = 86_400_000
const START = Date.UTC(2026, 10, 20)
const POLICY = (waivers = 'waivers: {max_days: 30}') =>
  `version: 1\n${waivers}\nmodels: {m: {rules: [{id: r, metric.threshold: {metric: roc_auc, min: 0.7}}]}}\n`
const file = (scope: string, expires = '2026-12-10') =>
  `version: 1\nrules: [r]\nmodel: m\nscope: {${scope}}\nreason: ${'known and being repaired '.repeat(3)}\ncreated: "2026-11-20"\nexpires: "${expires}"\nrisk_owner: "@dana"\n`

function world(waivers: Readonly<Record<string, string>>, policy = POLICY()) {
  const issues: { title: string; body: string }[] = []
  const said: string[] = []
  const texts: Record<string, string> = { '.github/assay-policy.yml': policy }
  for (const [id, text] of Object.entries(waivers)) texts[`.github/assay-waivers/${id}.yml`] = text
  let now = START
  const place = (list: readonly { body: string }[], marker: string) =>
    list.findIndex(({ body }) => body.startsWith(marker))
  const ports = {
    ...decisionStore(),
    files: {
      repository: 'acme/credit',
      commitOf: async () => 'a'.repeat(40),
      read: async (path: string) => {
        const text = texts[path]
        return text === undefined ? undefined : { path, text, digest: digestOf('a') }
      },
      list: async () => Object.keys(texts).filter((path) => path.includes('waivers')),
    },
    floor: { place: 'floor', read: async () => ({ kind: 'none' as const }) },
    examiner: { basics: async () => ({ defaultBranch: 'main', isPublic: true, autoMerge: false }) as never },
    issues: {
      find: async (marker: string) => (place(issues, marker) < 0 ? undefined : place(issues, marker)),
      create: async (text: { title: string; body: string }) => issues.push(text) - 1,
      update: async (number: number, text: { title: string; body: string }) => void issues.splice(number, 1, text),
    },
    comments: {
      find: async (_: number, marker: string) => {
        const id = said.findIndex((body) => body.startsWith(marker))
        return id < 0 ? undefined : { id, body: said[id] ?? '' }
      },
      create: async (_: number, body: string) => said.push(body),
    },
    clock: { now: () => now },
  }
  return {
    issues,
    said,
    async on(day: number) {
      now = START + day * DAY
      await warnOfWaivers(ports)
    },
  }
}

test('a waiver of the branch is warned of in one issue, with a reminder 7 days and 1 day before it ends', async () => {
  const { issues, said, on } = world({ 'branch-wide': file('branch: main') })
  const counts: string[] = []
  for (const day of [0, 5, 6, 7, 13, 14, 19, 19.5, 25]) {
    await on(day)
    counts.push(`${issues.length}+${said.length}`)
  }
  expect(counts).toEqual(['0+0', '0+0', '1+0', '1+0', '1+1', '1+1', '1+2', '1+2', '1+2'])
  expect(issues[0]?.title).toContain('branch-wide ends on 2026-12-10')
  expect(issues[0]?.body).toContain('in 1 day or less')
  expect(issues[0]?.body).toContain('@⁠dana')
})

test.each<[string, string, string | undefined]>([
  ['a waiver of one pull request, which is warned of there', 'pull_request: 12', undefined],
  ['another branch', 'branch: release', undefined],
  ['a policy that allows no waivers', 'branch: main', ''],
])('nobody is told of %s', async (_, scope, waivers) => {
  const { issues, on } = world({ one: file(scope) }, POLICY(waivers))
  await on(19)
  expect(issues).toEqual([])
})
