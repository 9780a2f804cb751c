import { expect, test } from 'vitest'
import type { RunContext } from '../../fakes/github/start.ts'
import { CONFIG, evidenceOf, type Place, policyWith } from '../hub.ts'
import { checkOn, stage, stateOf } from './scene.ts'

const { world, place: addPlace, governed, until, rest } = stage()

const OWNER = '      - id: owner\n        approval: {count: 1}\n'
const as = (login: string) => world().github.as(login)
/** The words that show the attack was seen, or a conclusion that shows it was not: nobody waits for words that never come. */
const concludedOr = (place: Place, number: number, words: string) =>
  checkOn(place, number)?.conclusion ?? checkOn(place, number)?.summary?.includes(words)

test('A14: a commit that a lax branch lets through is not green for a strict one', async () => {
  const place = await addPlace()
  await world().github.commit(place.repo, 'strict', { files: { '.github/assay-policy.yml': policyWith(0.9) } })
  const lax = await place.open()
  await until(() => place.checks().some((check) => check.name === 'assay: main' && check.conclusion === 'success'))
  const strict = await as('sam').openPullRequest(place.repo, { head: 'change', base: 'strict' })
  await until(() => place.checks().some((check) => check.name === 'assay: strict' && check.conclusion))
  expect(strict.headSha).toBe(place.repo.pulls.get(lax)?.headSha)
  expect(place.checks().find((check) => check.name === 'assay: strict')?.conclusion).toBe('failure')
})

test('A15: moving a green pull request to a stricter base judges it anew, under another name', async () => {
  const place = await addPlace()
  await world().github.commit(place.repo, 'release', { files: { '.github/assay-policy.yml': policyWith(0.99) } })
  const number = await place.open()
  await until(() => stateOf(place, number) === 'success')
  await as('sam').editPullRequest(place.repo, number, { base: 'release' })
  await until(() => place.checks().some((check) => check.name === 'assay: release' && check.conclusion))
  expect(place.checks().find((check) => check.name === 'assay: release')?.conclusion).toBe('failure')
})

test('A16: the policy in the pull request does not count, and its owners are asked', async () => {
  const place = await governed(
    '      - id: owners\n        policy.change: {count: 1, from: ["@dana"]}\n',
    undefined,
    0.7,
  )
  const weak = await place.open({ '.github/assay-policy.yml': policyWith(0.1) }, 'weak')
  await until(() => checkOn(place, weak)?.title?.includes('approval'))
  expect(stateOf(place, weak)).toBe('in_progress')
  const strict = await addPlace({
    files: { 'assay.yml': CONFIG, '.github/assay-policy.yml': policyWith(0.9) },
  })
  const number = await strict.open({ '.github/assay-policy.yml': policyWith(0.1) })
  await until(() => checkOn(strict, number)?.conclusion)
  expect(stateOf(strict, number)).toBe('failure')
})

test('A16: `paths` of a model do not leave out what governs it: policy, configuration, and the files that it names', async () => {
  const rule = '      - id: owners\n        policy.change: {count: 1, from: ["@dana"]}\n'
  const policy = policyWith(0.9, rule).replace('    rules:', '    paths: ["models/**"]\n    rules:')
  const place = await addPlace({
    files: { 'assay.yml': CONFIG, '.github/assay-policy.yml': policy, 'data/holdout.csv': 'id\n1\n' },
  })
  for (const [branch, files] of [
    ['policy', { '.github/assay-policy.yml': policyWith(0.1) }],
    ['config', { 'assay.yml': CONFIG.replace('build/', 'evil/') }],
    ['rows', { 'data/holdout.csv': 'id\n2\n' }],
  ] as const) {
    const number = await place.open(files, branch)
    await until(() => checkOn(place, number)?.conclusion)
    expect([branch, stateOf(place, number)]).toEqual([branch, 'failure'])
  }
  const other = await place.open({ 'README.md': 'hello' }, 'words')
  await until(() => checkOn(place, other)?.conclusion)
  expect(stateOf(place, other)).toBe('success')
})

test('A17: an approval of the commit before the last push is not one of the head', async () => {
  const place = await governed(OWNER)
  const number = await place.open()
  await until(() => stateOf(place, number) === 'in_progress')
  await as('dana').review(place.repo, number, { state: 'APPROVED' })
  await until(() => stateOf(place, number) === 'success')
  await as('sam').push(place.repo, 'change', { files: { 'train.ts': 'import backdoor' } })
  await until(() => concludedOr(place, number, 'older commit'))
  expect(stateOf(place, number)).toBe('in_progress')
})

test('A17: who pushes under the name of the author does not approve alone', async () => {
  const place = await governed(OWNER)
  const number = await place.open()
  await as('dana').push(place.repo, 'change', { files: { 'train.ts': 'import backdoor' }, author: 'sam' })
  await as('dana').review(place.repo, number, { state: 'APPROVED' })
  await until(() => concludedOr(place, number, 'pushed this change'))
  expect(stateOf(place, number)).toBe('in_progress')
  world().github.addCollaborator(place.repo, 'lee', 'write')
  await as('lee').review(place.repo, number, { state: 'APPROVED' })
  await until(() => stateOf(place, number) === 'success')
})

test('A18: an old comment that is edited into an order is none', async () => {
  const place = await governed(OWNER)
  const number = await place.open()
  await until(() => checkOn(place, number)?.title?.includes('approval'))
  const comment = as('dana').comment(place.repo, number, 'looks fine, thanks')
  const order = `/assay approve ${checkOn(place, number)?.headSha}`
  as('sam').editComment(place.repo, comment.id, order)
  await rest()
  expect(stateOf(place, number)).toBe('in_progress')
  const answers = place.repo.issues.get(number)?.comments ?? []
  expect(answers.filter(({ body }) => body.includes('assay:answer'))).toEqual([])
})

test('A19: a green check of our name by a workflow does not open a merge that is pinned to the App', async () => {
  const place = await governed('', undefined, 0.9)
  const { github, app } = world()
  github.requireChecks(place.repo, [{ context: 'assay: main', integration_id: app.id }])
  const number = await place.open()
  await until(() => stateOf(place, number) === 'failure')
  const token = github.jobToken(place.repo, { checks: 'write' })
  const forged = await fetch(`${github.url}/repos/${place.repo.fullName}/check-runs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'assay: main',
      head_sha: checkOn(place, number)?.headSha,
      status: 'completed',
      conclusion: 'success',
    }),
  })
  expect(forged.status).toBe(201)
  await expect(as('sam').merge(place.repo, number)).rejects.toMatchObject({ status: 405 })
  await rest()
  expect(stateOf(place, number)).toBe('failure')
})

test('A20: a comment of somebody else that begins like ours is neither edited nor believed', async () => {
  const place = await governed('', undefined, 0.9)
  await as('sam').push(place.repo, 'change', { files: { 'train.ts': '1' } })
  const { number } = await as('sam').openPullRequest(place.repo, { head: 'change' })
  const body = '<!-- assay:report -->\n## All rules hold'
  const forged = as('sam').comment(place.repo, number, body)
  await until(() => stateOf(place, number) === 'failure' && place.reports(number).length === 2)
  expect(place.reports(number).find(({ id }) => id === forged.id)?.body).toBe(body)
  expect(place.reports(number).filter(({ author }) => author.login === 'assay[bot]')).toHaveLength(1)
})

test('A25: a change by a bot that looks like a trusted one is judged like any other', async () => {
  const place = await governed(OWNER, undefined, 0.9)
  const bot = as('dependabot[bot]')
  await bot.push(place.repo, 'dependabot/npm', { files: { 'package.json': '{}' } })
  const { number } = await bot.openPullRequest(place.repo, { head: 'dependabot/npm' })
  await until(() => checkOn(place, number)?.conclusion)
  expect(stateOf(place, number)).toBe('failure')
})

test('A26: a file that is renamed out of the paths of a model still touches it', async () => {
  const policy = policyWith(0.9).replace('    rules:', '    paths: ["data/**"]\n    rules:')
  const place = await addPlace({
    files: { 'assay.yml': CONFIG, '.github/assay-policy.yml': policy, 'data/holdout.csv': 'a,b\n1,2\n3,4\n5,6\n' },
  })
  const number = await place.open({ 'data/holdout.csv': null, 'notes.csv': 'a,b\n1,2\n3,4\n5,6\n' } as never)
  await until(() => checkOn(place, number)?.conclusion)
  expect(stateOf(place, number)).toBe('failure')
})

test('A28: a governed branch without a policy is red, not silent', async () => {
  const place = await addPlace({ files: { 'assay.yml': CONFIG } })
  const number = await place.open({ '.github/assay-policy.yml': policyWith(0.1) })
  await until(() => checkOn(place, number)?.conclusion)
  expect(stateOf(place, number)).toBe('failure')
})

test('A30: what was measured of the pull request does not let another mix of changes through the queue', async () => {
  const place = await addPlace()
  const { github, app } = world()
  github.addRuleset(place.repo, { name: 'queue', rules: [{ type: 'merge_queue' }] })
  github.requireChecks(place.repo, [{ context: 'assay: main', integration_id: app.id }])
  const number = await place.open()
  await until(() => stateOf(place, number) === 'success')
  const headSha = checkOn(place, number)?.headSha
  await github.commit(place.repo, 'main', { files: { 'data/rows.csv': 'other rows' } })
  await as('sam').enqueue(place.repo, number)
  const grouped = () => place.checks().findLast((check) => check.headSha !== headSha)
  await until(() => grouped()?.conclusion ?? grouped()?.summary?.includes('at its own commit'))
  expect(grouped()?.conclusion).toBeNull()
  expect(place.repo.pulls.get(number)?.merged).toBe(false)
})

test('A30: a document that another change took away is missing in the queue, though the head of the pull request has it', async () => {
  const { github, app } = world()
  const inventory = '.github/assay-inventory.yml'
  const entry = 'version: 1\nmodels:\n  credit-risk: { owner: acme/credit, risk: high, purpose: advice to clerks }\n'
  const rule = '      - { id: listed, inventory.entry: { require: [owner] } }\n'
  const place = await addPlace({
    files: { 'assay.yml': CONFIG, '.github/assay-policy.yml': policyWith(0.7, rule), [inventory]: entry },
  })
  const upload = (run: RunContext) => void place.upload(run, evidenceOf(run, { event: 'merge_group' }))
  github.onWorkflow(place.repo, upload, { events: ['merge_group'], name: 'queue' })
  github.addRuleset(place.repo, { name: 'queue', rules: [{ type: 'merge_queue' }] })
  github.requireChecks(place.repo, [{ context: 'assay: main', integration_id: app.id }])
  const number = await place.open()
  await until(() => stateOf(place, number) === 'success')
  const headSha = checkOn(place, number)?.headSha
  await github.commit(place.repo, 'main', { files: { [inventory]: null } })
  await as('sam').enqueue(place.repo, number)
  const grouped = () => place.checks().findLast((check) => check.headSha !== headSha)
  await until(() => grouped()?.conclusion)
  expect(grouped()).toMatchObject({ conclusion: 'failure' })
  expect(grouped()?.summary).toContain(inventory)
  expect(place.repo.pulls.get(number)?.merged).toBe(false)
})
