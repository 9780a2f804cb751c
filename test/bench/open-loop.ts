import { createHash, createHmac, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { SECRET } from './github-app.ts'

export type Load = { readonly perSecond: number; readonly seconds: number; readonly bytes: number }

type Body = { readonly bytes: Buffer; readonly signature: string }

/** So many different bodies take turns, signed beforehand: the sender shares two cores with the server and must cost it little. */
const BODIES = 50
/** As many as a proxy in front of the App would open; what waits for one is late, and counted as late. */
const CONNECTIONS = 256

/**
 * Sends signed webhooks at a constant rate, whether the answers come or not, and answers the milliseconds from the moment each should have
 * been sent to its answer: a server that stalls cannot slow its own measurement down. Any answer but 2xx is an error.
 */
export async function sendWebhooks(url: string, { perSecond, seconds, bytes }: Load): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const bodies = Array.from({ length: BODIES }, (_, i) => sign(fill(i, bytes)))
  try {
    const begin = performance.now() + 100
    const sent: Promise<number>[] = []
    for (let i = 0; i < perSecond * seconds; i++) {
      const due = begin + (i * 1000) / perSecond
      const early = due - performance.now()
      if (early > 0) await delay(early)
      const body = bodies[i % BODIES] as Body
      sent.push(send(agent, `${url}/api/github/webhooks`, body).then(() => performance.now() - due))
    }
    return await Promise.all(sent)
  } finally {
    agent.destroy()
  }
}

/** JSON that compresses as badly as GitHub's does: half of it are hashes, addresses and names that come once. */
function fill(seed: number, bytes: number): string {
  const commits: object[] = []
  for (let size = 0; size < bytes - 400; ) {
    const id = createHash('sha1').update(`${seed}.${commits.length}`).digest('hex')
    const author = { name: `Person ${id.slice(0, 6)}`, email: `${id.slice(6, 14)}@example.com` }
    const url = `https://github.example/acme/credit/commit/${id}`
    const commit = {
      id,
      message: `Change ${id.slice(20)}`,
      url,
      author,
      added: [],
      removed: [],
      modified: [`${id}.py`],
    }
    size += JSON.stringify(commit).length + 1
    commits.push(commit)
  }
  const rest = bytes - JSON.stringify({ zen: '', hook_id: 1, commits }).length
  return JSON.stringify({ zen: 'x'.repeat(Math.max(0, rest)), hook_id: 1, commits })
}

function sign(text: string): Body {
  const bytes = Buffer.from(text)
  return { bytes, signature: `sha256=${createHmac('sha256', SECRET).update(bytes).digest('hex')}` }
}

function send(agent: Agent, url: string, { bytes, signature }: Body): Promise<void> {
  const headers = {
    'content-type': 'application/json',
    'content-length': bytes.length,
    'user-agent': 'GitHub-Hookshot/bench',
    'x-github-event': 'ping',
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': signature,
  }
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', agent, headers, timeout: 30_000 }, (answer) => {
      const { statusCode = 0 } = answer
      answer.resume()
      answer.once('end', () => (statusCode < 300 ? resolve() : reject(new Error(`answered ${statusCode}`))))
    })
    outgoing.once('timeout', () => outgoing.destroy(new Error('no answer after 30 s')))
    outgoing.once('error', reject)
    outgoing.end(bytes)
  })
}
