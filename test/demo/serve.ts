import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Repo } from '../fakes/github/types.ts'
import { evaluationPage } from './evaluation-page.ts'
import { renderCheck, renderIssue, renderOverview } from './page.ts'

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
}

/** Serves the repository's pull requests, alerts and checks on loopback. */
export async function servePages(repo: Repo): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const [, kind, id] = (request.url ?? '/').split('/')
    const html =
      kind === ''
        ? renderOverview(repo)
        : kind === 'checks'
          ? renderCheck(repo, Number(id))
          : kind === 'evaluation'
            ? evaluationPage(repo, Number(id))
            : renderIssue(repo, Number(id))
    response.writeHead(html === undefined ? 404 : 200, HEADERS).end(html ?? 'There is no such page.')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
