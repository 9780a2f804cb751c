import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export type Loopback = { readonly url: string; readonly requests: string[]; readonly bodies: Map<string, Buffer> }
export type Answer = {
  readonly status?: number
  readonly json?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A server on 127.0.0.1 that answers by `METHOD /path`, remembers what was asked, and says 404 to everything else. */
export async function startLoopback(answer: (request: string, url: string) => Answer | undefined): Promise<Loopback> {
  const requests: string[] = []
  const bodies = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    const key = `${request.method} ${(request.url ?? '').split('?')[0]}`
    requests.push(key)
    void readAll(request).then((body) => {
      bodies.set(key, body)
      const {
        status = 200,
        json = {},
        headers = {},
      } = answer(key, urlOf(server)) ?? { status: 404, json: { message: 'Not Found' } }
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(JSON.stringify(json))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: urlOf(server), requests, bodies }
}

function urlOf(server: ReturnType<typeof createServer>): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
