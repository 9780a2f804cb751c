import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A relay on loopback: each request goes to the port that `choose` names, perhaps after a while. */
export type Relay = { readonly url: string; close(): Promise<void> }

/** Stands in front of several replicas (or of GitHub). A target that does not answer gives 502, as a load balancer would. */
export async function startRelay(
  choose: (asked: { readonly method: string; readonly path: string }) => Promise<number> | number,
  port = 0,
): Promise<Relay> {
  const server = createServer((incoming, outgoing) => {
    void Promise.resolve(choose({ method: incoming.method ?? 'GET', path: incoming.url ?? '/' }))
      .then((target) => forward(target, incoming, outgoing))
      .catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function forward(target: number, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, url: path, headers } = incoming
  const sent = request({ host: '127.0.0.1', port: target, method, path, headers, agent: false }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
  })
  sent.on('error', () => {
    if (!outgoing.headersSent) outgoing.writeHead(502)
    outgoing.end()
  })
  // Who asked may be gone already: then nobody waits for the answer.
  outgoing.on('close', () => sent.destroy())
  incoming.pipe(sent)
}
