import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Application, type Surroundings, startApplication } from './compose.ts'
import type { AppConfig, SetupConfig } from './env.ts'
import { answerAudit } from './http/audit.ts'
import { renderMetrics } from './http/metrics.ts'
import { answerOperator } from './http/operator.ts'
import { json, type Reply, text } from './http/reply.ts'
import { createHttpServer } from './http/server.ts'
import { createSetup } from './http/setup.ts'
import { receiveWebhook } from './http/webhooks.ts'
import { startWatchdog } from './jobs/watchdog.ts'
import { createFailedDeliveries } from './store/failed-deliveries.ts'
import { readFigures } from './store/figures.ts'
import { createOwnIssues } from './store/own-issues.ts'

/** A server that listens; `stop` finishes what is under way and keeps the rest for the next start. */
export type RunningServer = { readonly port: number; stop(): Promise<void> }

const GRACE_MS = 20_000
const HANG_UP_MS = 5_000
/** Connections that wait to be accepted; with Node's 511 a stall of two seconds under load refuses webhooks, which GitHub does not repeat. */
const BACKLOG = 4096

/** Starts the whole App: store, queue, workers, then HTTP. Throws Fault STORE_UNAVAILABLE. */
export async function startServer(
  config: AppConfig,
  surroundings: Surroundings,
): Promise<RunningServer & { readonly application: Application }> {
  const application = await startApplication(config, surroundings)
  const { inbox, queue, store } = application
  const deadLetters = { tasks: queue.dead, deliveries: createFailedDeliveries(store.db) }
  const watchdog = startWatchdog(application, surroundings)
  const server = createHttpServer({
    setup: undefined,
    webhook: (request) => receiveWebhook(request, { inbox, secrets: config.webhookSecrets }),
    ready: () => readiness(application),
    metrics: () => metrics(application, surroundings.clock.now()),
    audit: (request) => answerAudit(request, config.operatorToken, application.auditLogs.pages),
    operator: (request) => answerOperator(request, config.operatorToken, deadLetters),
    log: surroundings.log,
  })
  const port = await listen(server, config)
  await watchdog.round(true)
  return {
    application,
    port,
    async stop() {
      await watchdog.stop()
      await close(server)
      await inbox.settle()
      await queue.stop(GRACE_MS)
      await store.close()
    },
  }
}

/** Starts only the set-up pages, for an App that is not registered yet. */
export async function startSetup(config: SetupConfig, { clock, log }: Surroundings): Promise<RunningServer> {
  const server = createHttpServer({
    setup: createSetup(config.apiUrl, () => clock.now()),
    webhook: undefined,
    ready: () => Promise.resolve(json(503, { ready: false, reason: 'the App is not registered yet; open /setup' })),
    log,
  })
  return { port: await listen(server, config), stop: () => close(server) }
}

/** Asks the database; dead letters are shown, and do not make the server unready. */
async function readiness({ deliveries, queue, evaluations, store }: Application): Promise<Reply> {
  const [tasks, unrouted, failedDeliveries, evaluated, doctor] = await Promise.all([
    queue.counts(),
    deliveries.count('received'),
    deliveries.count('failed'),
    evaluations.count(),
    createOwnIssues(store.db).count('doctor'),
  ])
  const failures = { unrouted, failed: failedDeliveries }
  return json(200, { ready: true, tasks, deliveries: failures, evaluations: evaluated, doctor })
}

/** For Prometheus: totals only. */
async function metrics({ store, queue, marks }: Application, now: number): Promise<Reply> {
  const [figures, tasks, reconciledAt] = await Promise.all([
    readFigures(store.db),
    queue.counts(),
    marks.at('reconciled'),
  ])
  const residentBytes = process.memoryUsage.rss()
  return text(200, renderMetrics({ ...figures, tasks, reconciledAt, now, residentBytes }).trimEnd())
}

async function listen(server: Server, { host, port }: SetupConfig): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host, backlog: BACKLOG }, resolve)
  })
  return (server.address() as AddressInfo).port
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  // Whoever is still sending after this gets no answer, and GitHub is asked for it later.
  const timer = setTimeout(() => server.closeAllConnections(), HANG_UP_MS)
  await closed
  clearTimeout(timer)
}
