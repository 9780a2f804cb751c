import { createHmac, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { SECRET } from './github-app.ts'

export type Load = { readonly perSecond: number; readonly seconds: number; readonly bytes: number }

/**
 * Sends signed webhooks at a constant rate, whether the answers come or not, and answers the milliseconds from the moment each should have
 * been sent to its answer: a server that stalls cannot slow its own measurement down. Any answer but 2xx is an error.
 */
export async function sendWebhooks(url: string, { perSecond, seconds, bytes }: Load): Promise<number[]> {
  const agent = new Agent({ keepAlive: true })
  try {
    const begin = performance.now() + 100
    const sent: Promise<number>[] = []
    for (let i = 0; i < perSecond * seconds; i++) {
      const due = begin + (i * 1000) / perSecond
      await delay(Math.max(0, due - performance.now()))
      sent.push(send(agent, `${url}/api/github/webhooks`, bytes).then(() => performance.now() - due))
    }
    return await Promise.all(sent)
  } finally {
    agent.destroy()
  }
}

function send(agent: Agent, url: string, bytes: number): Promise<void> {
  const body = JSON.stringify({ zen: 'x'.repeat(bytes), hook_id: 1 })
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'GitHub-Hookshot/bench',
    'x-github-event': 'ping',
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
  }
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', agent, headers, timeout: 30_000 }, (answer) => {
      const { statusCode = 0 } = answer
      answer.resume()
      answer.once('end', () => (statusCode < 300 ? resolve() : reject(new Error(`answered ${statusCode}`))))
    })
    outgoing.once('timeout', () => outgoing.destroy(new Error('no answer after 30 s')))
    outgoing.once('error', reject)
    outgoing.end(body)
  })
}
