import { createHmac, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { chance } from '../../fixtures/adversary/random.ts'
import { mutateJson } from '../../fixtures/fuzz/mutate.ts'
import { SECRET } from '../hub.ts'
import { stage, stateOf } from './scene.ts'

const { world, server, place: addPlace, until, rest } = stage()

const sign = (body: string, secret = SECRET) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
const send = (body: string, headers: Record<string, string>) =>
  fetch(`http://127.0.0.1:${server().port}/api/github/webhooks`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'pull_request',
      'x-github-delivery': randomUUID(),
      ...headers,
    },
  })

test('A23: a flood of comments costs few evaluations, and the verdict still comes', async () => {
  const place = await addPlace()
  const number = await place.open()
  await until(() => stateOf(place, number) === 'success')
  const evaluations = () =>
    world().lines.filter((line) => line.includes(`${place.repo.fullName}#${number} evaluated: `)).length
  const before = evaluations()
  for (let i = 0; i < 10; i++) world().github.as('sam').comment(place.repo, number, '/assay recheck')
  await rest()
  expect(evaluations() - before).toBeLessThan(10)
  expect(stateOf(place, number)).toBe('success')
  expect(place.reports(number)).toHaveLength(1)
})

test('A24: a forged, an unsigned and a weakly signed delivery are refused, a replayed one is done once', async () => {
  const body = JSON.stringify({ action: 'opened', number: 1, forged: true })
  const statuses = [
    (await send(body, { 'x-hub-signature-256': sign(body, 'guessed') })).status,
    (await send(body, {})).status,
    (await send(body, { 'x-hub-signature': 'sha1=00' })).status,
    (await send(`${body} `, { 'x-hub-signature-256': sign(body) })).status,
  ]
  expect(statuses).toEqual([401, 401, 401, 401])
  const ping = { 'x-github-event': 'ping', 'x-github-delivery': 'replayed-1', 'x-hub-signature-256': sign('{}') }
  const answers = [await send('{}', ping), await send('{}', ping), await send('{}', ping)]
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual([
    'stored\n',
    'already stored\n',
    'already stored\n',
  ])
})

test('A31: signed webhooks with bodies of any shape neither stop the App nor what comes after them', async () => {
  const one = chance(31)
  const place = await addPlace()
  const body = {
    action: 'opened',
    number: 1,
    installation: { id: 1 },
    repository: { full_name: place.repo.fullName },
    pull_request: { number: 1, state: 'open' },
    workflow_run: { event: 'pull_request', pull_requests: [], head_sha: 'a'.repeat(40) },
    comment: { id: 1, body: '/assay recheck', user: { login: 'sam', type: 'User' } },
  }
  const events = ['pull_request', 'workflow_run', 'issue_comment', 'merge_group', 'push', 'check_run', 'nothing']
  const statuses = new Set<number>()
  for (let i = 0; i < 80; i++) {
    const text = JSON.stringify(mutateJson(one, body)) ?? 'null'
    const answer = await send(text, { 'x-github-event': one.pick(events), 'x-hub-signature-256': sign(text) })
    statuses.add(answer.status)
  }
  const failures = world().lines.filter((line) => line.includes('webhooks failed'))
  expect(
    [...statuses].filter((status) => ![202, 400].includes(status)),
    failures[0],
  ).toEqual([])
  const number = await place.open()
  await until(() => stateOf(place, number) === 'success')
  expect(stateOf(place, number)).toBe('success')
})
