import { createHmac, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
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
