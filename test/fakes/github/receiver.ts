import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Json } from './types.ts'

export type Received = { readonly event: string; readonly guid: string; readonly payload: Json }
/** A plain webhook receiver that checks signatures; for tests of the fake, not of the App. */
export type Receiver = {
  readonly url: string
  readonly received: readonly Received[]
  /** `event.action` in order of arrival. */
  readonly events: readonly string[]
  /** Deliveries whose signature was wrong; getter. */
  readonly rejected: number
  /** What to answer from now on. */
  answerWith(status: number): void
  close(): Promise<void>
}

export async function startReceiver(secret: string): Promise<Receiver> {
  const received: Received[] = []
  const state = { rejected: 0, status: 202 }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      if (!isSigned(body, secret, String(request.headers['x-hub-signature-256']))) {
        state.rejected += 1
        response.writeHead(400).end()
        return
      }
      const event = String(request.headers['x-github-event'])
      const guid = String(request.headers['x-github-delivery'])
      received.push({ event, guid, payload: JSON.parse(body.toString()) as Json })
      response.writeHead(state.status).end('ok')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    get events() {
      return received.map(({ event, payload }) =>
        payload['action'] === undefined ? event : `${event}.${String(payload['action'])}`,
      )
    },
    get rejected() {
      return state.rejected
    },
    answerWith: (status) => {
      state.status = status
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function isSigned(body: Buffer, secret: string, signature: string): boolean {
  const expected = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`)
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
