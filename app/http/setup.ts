import { randomBytes } from 'node:crypto'
import { messageOf } from '../../shared/kernel/error.ts'
import { appManifest } from '../manifest.ts'
import { escapeHtml, page, type Reply, text } from './reply.ts'

/** The pages that register the App with GitHub. They show secrets once and store nothing. */
export interface Setup {
  start(origin: string, organization: string | undefined): Reply
  callback(code: string | undefined, state: string | undefined): Promise<Reply>
}

const STATE_LIFETIME_MS = 60 * 60_000
const MAX_STATES = 100
const NAME = /^[A-Za-z0-9-]{1,39}$/

type Conversion = {
  readonly id: number
  readonly slug: string
  readonly html_url: string
  readonly pem: string
  readonly webhook_secret: string
}

/** `apiUrl` decides between github.com and a GitHub Enterprise Server. */
export function createSetup(apiUrl: string, now: () => number): Setup {
  const states = new Map<string, number>()
  const forgetOld = (): void => {
    for (const [state, at] of states)
      if (now() - at > STATE_LIFETIME_MS || states.size > MAX_STATES) states.delete(state)
  }
  return {
    start(origin, organization) {
      if (organization !== undefined && !NAME.test(organization)) return text(400, 'that is no organisation name')
      forgetOld()
      const state = randomBytes(16).toString('hex')
      states.set(state, now())
      const owner = organization === undefined ? '' : `organizations/${organization}/`
      const action = `${webUrl(apiUrl)}/${owner}settings/apps/new?state=${state}`
      return page(200, 'Set up Assay', form(action, JSON.stringify(appManifest(origin))))
    },
    async callback(code, state) {
      forgetOld()
      if (state === undefined || !states.delete(state))
        return text(400, 'this address was not opened by the set-up page, or an hour ago; begin again at /setup')
      if (code === undefined || !/^[\w-]{1,200}$/.test(code))
        return text(400, 'GitHub sent no code; begin again at /setup')
      try {
        return page(200, 'Assay is registered', registered(await convert(apiUrl, code)))
      } catch (error) {
        return text(502, `GitHub did not exchange the code: ${messageOf(error)}; begin again at /setup`)
      }
    },
  }
}

async function convert(apiUrl: string, code: string): Promise<Conversion> {
  const answer = await fetch(`${apiUrl}/app-manifests/${encodeURIComponent(code)}/conversions`, {
    method: 'POST',
    headers: { accept: 'application/vnd.github+json', 'user-agent': 'assay' },
    signal: AbortSignal.timeout(30_000),
  })
  if (!answer.ok) throw new Error(`it answered ${answer.status}`)
  return (await answer.json()) as Conversion
}

/** `https://api.github.com` belongs to `https://github.com`; a server of one's own serves both at one host. */
function webUrl(apiUrl: string): string {
  const url = new URL(apiUrl)
  return url.hostname === 'api.github.com' ? 'https://github.com' : url.origin
}

function form(action: string, manifest: string): string {
  return `<p>This registers a private GitHub App with the rights listed in docs/app.md. GitHub asks you to confirm, then
sends you back here with the three values to set.</p>
<form action="${escapeHtml(action)}" method="post"><input type="hidden" name="manifest" value="${escapeHtml(manifest)}">
<button>Register on GitHub</button></form>
<p>For an organisation, open <code>/setup?organization=NAME</code>.</p>`
}

function registered({ id, pem, webhook_secret: secret, html_url: url }: Conversion): string {
  const lines = [`APP_ID=${id}`, `WEBHOOK_SECRET=${secret}`, `PRIVATE_KEY="${pem.trim().replaceAll('\n', '\\n')}"`]
  return `<p>Set these three environment variables and start the server again. They are shown once and stored nowhere.</p>
<pre>${escapeHtml(lines.join('\n'))}</pre>
<p>Then <a href="${escapeHtml(url)}/installations/new">install the App</a> on your repositories.</p>`
}
