import { Octokit } from 'octokit'
import { Probot, ProbotOctokit } from 'probot'
import type { GitHubClient } from '../shared/adapters/github/client.ts'
import { installRetry, type RetryPorts } from '../shared/adapters/github/retry.ts'
import { Fault } from '../shared/kernel/error.ts'
import type { AppConfig } from './env.ts'

/** Probot for dispatch and authentication, and one retrying client per installation. */
export type GitHubApp = {
  readonly probot: Probot
  /** Client with the rights of an installation; tokens are minted and renewed behind it. */
  client(installationId: number): Promise<GitHubClient>
  /** Client with the rights of the App itself. */
  appClient(): Promise<GitHubClient>
}

const TIMEOUT_MS = 30_000
const MAX_CLIENTS = 2_000

/** Starts Probot without its own server, throttling, retries or environment: all four are ours. */
export async function createGitHubApp(config: AppConfig, ports: RetryPorts): Promise<GitHubApp> {
  const Configured = configure(config.apiUrl)
  const probot = new Probot({
    appId: config.appId,
    privateKey: config.privateKey,
    secret: config.webhookSecrets[0],
    baseUrl: config.apiUrl,
    Octokit: Configured,
    logFormat: 'json',
    logLevel: 'error',
  })
  await probot.ready()
  const clients = new Map<number, Promise<GitHubClient>>()
  const authenticate = async (installationId?: number): Promise<GitHubClient> => {
    const octokit = await probot.auth(installationId)
    installRetry(octokit as unknown as Octokit, ports)
    return octokit as unknown as GitHubClient
  }
  let own: Promise<GitHubClient> | undefined
  return {
    probot,
    client(installationId) {
      if (!Number.isSafeInteger(installationId)) throw new Fault('INTERNAL', 'a task without an installation')
      const known = clients.get(installationId)
      if (known !== undefined) return known
      if (clients.size >= MAX_CLIENTS) clients.clear()
      const client = authenticate(installationId)
      clients.set(installationId, client)
      return client
    },
    appClient() {
      own ??= authenticate()
      return own
    },
  }
}

/**
 * The function form runs after Probot has set its own options, so it has the last word: the object form leaves Probot's
 * throttling on, and tokens would be asked for at github.com whatever the base URL.
 */
function configure(baseUrl: string): typeof ProbotOctokit {
  const off = { throttle: { enabled: false }, retry: { enabled: false } }
  const request = { fetch: fetchInTime }
  const anonymous = new Octokit({ baseUrl, request, ...off })
  return ProbotOctokit.defaults((options: { readonly auth?: object }) => ({
    ...options,
    ...off,
    baseUrl,
    request,
    auth: { ...options.auth, request: anonymous.request },
  })) as typeof ProbotOctokit
}

function fetchInTime(url: string | URL, init: RequestInit = {}): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  return fetch(url, { ...init, signal: init.signal ? AbortSignal.any([init.signal, timeout]) : timeout })
}
