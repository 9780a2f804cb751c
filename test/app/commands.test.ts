import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { wakeDue } from '../../app/store/wakeups.ts'
import { CONFIG, type Place, policyWith } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

const REASON = 'the dip is known and understood, and the next training repairs it for good'
const GOVERNED = `waivers: {max_days: 30, approvers: {count: 2, from: [acme/governance], role: write}, not_waivable: [kept*]}
${policyWith(0.9, '      - id: kept-auc\n        severity: warn\n        metric.threshold: {metric: roc_auc, min: 0.9}\n')}`

let world: AppWorld
let server: Awaited<ReturnType<AppWorld['start']>>
let place: Place
let number: number

beforeAll(async () => {
  world = await createAppWorld()
  world.github.createTeam('acme', { slug: 'governance', members: ['dana', 'kim', 'sam', 'gus'] })
  server = await world.start()
})
afterAll(async () => {
  await server.stop()
  await world.end()
})

/** A pull request of pat in a repository of its own, judged once. */
async function begin(policy: string): Promise<void> {
  place = await world.addRepository({ files: { 'assay.yml': CONFIG, '.github/assay-policy.yml': policy } })
  const { github } = world
  for (const login of ['pat', 'kim', 'lee']) github.addCollaborator(place.repo, login, 'write')
  github.addCollaborator(place.repo, 'tria', 'triage')
  const pat = github.as('pat')
  await pat.push(place.repo, 'change', { files: { 'train.ts': '1' } })
  number = (await pat.openPullRequest(place.repo, { head: 'change' })).number
  await until(world, () => newest()?.title !== undefined && newest()?.title !== 'Reading the evidence')
  await world.github.settled()
}

const newest = () => place.checks().toSorted((a, b) => b.id - a.id)[0]
const head = () => place.repo.pulls.get(number)?.headSha ?? ''
const comments = () => place.repo.issues.get(number)?.comments ?? []
const answers = () => comments().filter(({ body }) => body.startsWith('<!-- assay:answer:'))
const say = (login: string, body: string) => world.github.as(login).comment(place.repo, number, body)

const wake = () => {
  const { store, queue } = server.application
  return wakeDue(store.db, world.github.clock.now(), queue.enqueue)
}

/** What came of a comment: the reaction to it, or the answer. */
async function ask(login: string, body: string): Promise<string> {
  const { id } = say(login, body)
  return await outcomeOf(id)
}

async function outcomeOf(id: number): Promise<string> {
  const outcome = () => {
    const own = comments().find((one) => one.id === id)
    return answers().find((one) => one.body.includes(`answer:${id} `))?.body ?? own?.reactions[0]?.content
  }
  await until(world, outcome)
  return outcome() ?? ''
}

const APPROVED = policyWith(0.7, '      - id: owner\n        approval: {count: 1, bind: [head_sha, evidence]}\n')

describe('approve', () => {
  test('counts for the head and its evidence, and is gone with the next push', async () => {
    await begin(APPROVED)
    expect(newest()?.status).toBe('in_progress')
    expect(await ask('kim', `/assay approve ${head().slice(0, 12)}`)).toBe('+1')
    await until(world, () => newest()?.conclusion === 'success')
    const before = head()
    await world.github.as('pat').push(place.repo, 'change', { files: { 'train.ts': '2' } })
    await until(world, () => newest()?.headSha === head() && newest()?.title?.includes('waits for') === true)
    expect(await ask('kim', `/assay approve ${before.slice(0, 12)}`)).toContain(
      `the head commit is ${head().slice(0, 12)}`,
    )
    expect(newest()?.status).toBe('in_progress')
  })
})

describe('approve is refused', () => {
  beforeAll(() => begin(APPROVED))

  test.each([
    ['pat', 'nobody approves their own change', 'write role'],
    ['tria', 'has the role triage', 'write role or above'],
    ['mallory', 'has the role read', 'write role or above'],
  ])('not by %s', async (login, why, who) => {
    const answer = await ask(login, `/assay approve ${head()}`)
    expect(answer).toContain(why)
    expect(answer).toContain(who)
    expect(newest()?.status).toBe('in_progress')
  })

  test('the role is asked when it counts, not when the comment was written', async () => {
    const { id } = say('lee', `/assay approve ${head()}`)
    place.repo.collaborators.delete('lee')
    expect(await outcomeOf(id)).toContain('has the role read')
  })

  test('an edited comment is no order, and neither is an edit', async () => {
    const harmless = say('kim', 'looks fine')
    world.github.as('pat').editComment(place.repo, harmless.id, `/assay approve ${head()}`)
    const order = say('kim', '/assay recheck')
    world.github.as('pat').editComment(place.repo, order.id, `/assay approve ${head()}`)
    expect(await outcomeOf(order.id)).toContain('the comment was edited')
    expect(harmless.reactions).toEqual([])
    expect(newest()?.status).toBe('in_progress')
  })

  test('strangers are told once, and then only by a reaction', async () => {
    expect(await ask('eve', '/assay approve')).toContain('it is written')
    const said = answers().length
    expect(await ask('eve', '/assay recheck')).toBe('confused')
    expect(answers()).toHaveLength(said)
  })
})

describe('an approval from a team', () => {
  const asks = (team: string) => policyWith(0.7, `      - id: owner\n        approval: {count: 1, from: [${team}]}\n`)

  test('that is empty or not there fails with the fix, and waits once there is somebody', async () => {
    world.github.createTeam('acme', { slug: 'owners' })
    await begin(asks('acme/owners'))
    expect(newest()?.conclusion).toBe('failure')
    expect(newest()?.title).toContain('acme/owners, which is empty')
    expect(newest()?.summary).toContain('Add people to acme/owners')
    world.github.createTeam('acme', { slug: 'owners', members: ['kim'] })
    expect(await ask('kim', '/assay recheck')).toBe('+1')
    await until(world, () => newest()?.status === 'in_progress' && newest()?.title?.includes('waits for') === true)
    await begin(asks('acme/nobody'))
    expect(newest()?.title).toContain('acme/nobody, which is not there')
  })

  test('stops counting with the right to give it', async () => {
    await begin(asks('"@kim"'))
    expect(await ask('kim', `/assay approve ${head()}`)).toBe('+1')
    await until(world, () => newest()?.conclusion === 'success')
    place.repo.collaborators.set('kim', 'read')
    expect(await ask('pat', '/assay recheck')).toBe('+1')
    await until(world, () => newest()?.status === 'in_progress')
  })
})

describe('waive', () => {
  beforeEach(() => begin(GOVERNED))
  const order = (rule = 'auc', until_ = '2026-12-01', reason = REASON) =>
    `/assay waive ${rule} ${head().slice(0, 12)} until ${until_} because ${reason}`
  const day = (days: number) => new Date(world.github.clock.now() + days * 86_400_000).toISOString().slice(0, 10)

  test('needs two who may; then the rule is waived, and counts again when it ends', async () => {
    const { id } = say(
      'pat',
      order('auc', `${new Date(world.github.clock.now() + 20 * 86_400_000).toISOString().slice(0, 16)}Z`),
    )
    expect(await outcomeOf(id)).toContain(`/assay approve w${id} ${head().slice(0, 12)}`)
    const agree = `/assay approve w${id} ${head().slice(0, 12)}`
    expect(await ask('pat', agree)).toContain('wrote the change or asked for the waiver')
    expect(await ask('lee', agree)).toContain('may not agree to waivers here')
    expect(await ask('kim', agree)).toBe('+1')
    expect(await ask('kim', agree)).toBe('+1')
    await world.github.settled()
    expect(newest()?.conclusion).toBe('failure')
    expect(await ask('dana', agree)).toBe('+1')
    await until(world, () => newest()?.conclusion === 'success')
    expect(newest()?.title).toContain('Passed with waivers')
    await until(world, () => place.reports(number)[0]?.body.includes('lets through auc'))
    // 14, 7 and 1 days before the end, once each, without any webhook.
    const notices = () => comments().filter(({ body }) => body.includes(`assay:waiver:w${id}:`))
    for (const [i, days] of [6.5, 7, 6].entries()) {
      world.github.clock.advance(days * 86_400_000)
      await wake()
      await until(world, () => notices().length === i + 1)
    }
    expect(notices().map(({ body }) => /in (\d+ days?) or less/.exec(body)?.[1])).toEqual([
      '14 days',
      '7 days',
      '1 day',
    ])
    world.github.clock.advance(86_400_000)
    await wake()
    await until(world, () => newest()?.conclusion === 'failure')
    expect(notices()).toHaveLength(3)
  }, 120_000)

  test('a waiver that is taken back covers nothing', async () => {
    const { id } = say('lee', order('auc', day(10)))
    await outcomeOf(id)
    for (const login of ['dana', 'kim']) await ask(login, `/assay approve w${id} ${head()}`)
    await until(world, () => newest()?.conclusion === 'success')
    expect(await ask('pat', `/assay unwaive w${id}`)).toContain('neither asked for')
    expect(await ask('lee', `/assay unwaive w${id}`)).toBe('+1')
    await until(world, () => newest()?.conclusion === 'failure')
    expect(await ask('dana', `/assay approve w${id} ${head()}`)).toContain('was taken back by @lee')
  })

  test('who loses the team no longer agrees', async () => {
    const { id } = say('lee', order('auc', day(10)))
    await outcomeOf(id)
    for (const login of ['dana', 'kim']) await ask(login, `/assay approve w${id} ${head()}`)
    await until(world, () => newest()?.conclusion === 'success')
    place.repo.collaborators.set('kim', 'read')
    await ask('lee', '/assay recheck')
    await until(world, () => newest()?.conclusion === 'failure')
    await until(world, () => place.reports(number)[0]?.body.includes('1 more person of acme/governance'))
    expect(newest()?.title).toContain('Blocked')
  })

  test('refusals say why and what may be asked', async () => {
    expect(await ask('pat', order('kept-auc', day(5)))).toContain('These may be: credit-risk:auc')
    expect(await ask('pat', order('auc', day(40)))).toContain('too far away')
    expect(await ask('pat', order('auc', '2020-01-01'))).toContain('is over')
    expect(await ask('pat', order('auc', day(5), 'because I can'))).toContain('at least 40 characters')
    expect(await ask('pat', order('auc', day(5)).replace(head().slice(0, 12), 'abcdef012345'))).toContain(
      'the head commit is',
    )
    expect(await ask('kim', `/assay approve w1 ${head()}`)).toContain('there is no waiver w1')
  })
})

test('a file on the base branch waives, and a broken one is told', async () => {
  await begin(GOVERNED)
  const today = new Date(world.github.clock.now()).toISOString().slice(0, 10)
  const end = new Date(world.github.clock.now() + 10 * 86_400_000).toISOString().slice(0, 10)
  const text = `version: 1\nrules: [auc]\nmodel: credit-risk\nscope: {branch: main}\nreason: ${REASON}\nrisk_owner: "@dana"\ncreated: "${today}"\nexpires: "${end}"\nbounds: {roc_auc: {min: 0.7}}\nmax_uses: 1\n`
  const files = { '.github/assay-waivers/dip.yml': text, '.github/assay-waivers/bad.yml': 'version: 1\n' }
  await world.github.as('dana').push(place.repo, 'main', { files })
  await until(world, () => newest()?.conclusion === 'success')
  await until(world, () => place.reports(number)[0]?.body.includes('covers nothing'))
  const first = head()
  await world.github.as('pat').push(place.repo, 'change', { files: { 'train.ts': '2' } })
  await until(world, () => newest()?.headSha !== first && newest()?.conclusion === 'failure')
  await until(world, () => place.reports(number)[0]?.body.includes('as often as it may be'))
  expect(newest()?.title).toContain('Blocked')
})

describe('further orders', () => {
  beforeEach(() => begin(GOVERNED))

  test('explain, retrain, promote, rollback and help answer', async () => {
    expect(await ask('pat', '/assay explain auc')).toContain('saw 0.751, limit 0.9')
    expect(await ask('pat', '/assay explain nothing')).toContain('there is no rule')
    expect(await ask('kim', '/assay retrain')).toContain('gh run rerun')
    expect(await ask('tria', '/assay retrain')).toContain('write role or above')
    expect(await ask('kim', '/assay promote 1.0.0 abcdef012345')).toContain('maintain role or above')
    expect(await ask('sam', '/assay promote 1.0.0 abcdef012345')).toContain('has no version 1.0.0')
    expect(await ask('sam', '/assay rollback abcdef012345')).toContain('no champion before')
    expect(await ask('tria', '/assay')).toContain('/assay waive RULE SHA until DATE because REASON')
    expect(world.github.violations).toEqual([])
  })

  test('buttons: the same, about the commit of the check', async () => {
    const check = () => newest()?.id ?? 0
    expect(newest()?.actions.map((action) => action['label'])).toEqual(['Re-evaluate', 'Explain', 'Request waiver'])
    const told = (name: string) => comments().filter(({ body }) => body.includes(`assay:button:${name}:`))
    world.github.as('kim').clickCheckAction(place.repo, check(), 'waive')
    await until(world, () => told('waive').length === 1)
    expect(told('waive')[0]?.body).toContain(`/assay waive credit-risk:auc ${head().slice(0, 12)} until`)
    world.github.as('kim').clickCheckAction(place.repo, check(), 'explain')
    await until(world, () => told('explain').length === 1)
    expect(told('explain')[0]?.body).toContain('limit 0.9')
    const { requests } = world.github
    const before = requests.length
    world.github.as('kim').clickCheckAction(place.repo, check(), 'recheck')
    await until(world, () => requests.slice(before).some(({ method }) => method === 'PATCH'))
    const old = check()
    world.github.as('kim').clickCheckAction(place.repo, old, 'explain')
    place.repo.collaborators.set('kim', 'read')
    world.github.as('kim').comment(place.repo, number, 'just a comment')
    await world.github.settled()
    expect(told('explain')).toHaveLength(1)
  })
})
