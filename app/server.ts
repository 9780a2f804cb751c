import { UserError } from '../shared/kernel/error.ts'
import { isUnregistered, readEnvironment, readSetupEnvironment } from './env.ts'
import { createJsonLog } from './log.ts'
import { type RunningServer, startServer, startSetup } from './start.ts'

const clock = { now: () => Date.now() }
const write = (line: string): void => void process.stderr.write(line)

/** Starts what the environment allows for: the App, or the pages that register it. */
async function start(env: NodeJS.ProcessEnv): Promise<RunningServer> {
  if (isUnregistered(env)) {
    const setup = readSetupEnvironment(env)
    const log = createJsonLog('info', write, clock.now)
    const running = await startSetup(setup, { clock, log })
    log.info(`no GitHub App is configured; open http://${setup.host}:${running.port}/setup to register one`)
    return running
  }
  const config = readEnvironment(env)
  const log = createJsonLog(config.logLevel, write, clock.now)
  const running = await startServer(config, { clock, log })
  log.info(`listening on ${config.host}:${running.port}`)
  return running
}

try {
  const running = await start(process.env)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // Workers are given time to finish; a second signal ends the process at once.
    process.once(signal, () => void running.stop().then(() => process.exit(0)))
  }
} catch (error) {
  write(`${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}\n`)
  process.exit(error instanceof UserError ? 2 : 3)
}
