import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

const START_TIMEOUT_MS = 120_000

/** A server in a process of its own. */
export type ServerProcess = {
  /** Megabytes (10^6 bytes) that are resident now, and the most that ever were. */
  memory(): { readonly resident: number; readonly peak: number }
  readonly log: () => string
  stop(): Promise<void>
}

/** Starts a script with Node and waits until `url` answers with 2xx. */
export async function startServerProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  url: string,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (log += chunk.toString()))
  await untilReady(url, child, () => log)
  return { memory: () => memoryOf(child.pid ?? 0), log: () => log, stop: () => stop(child) }
}

async function untilReady(url: string, child: ChildProcess, log: () => string): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS
  while (performance.now() < deadline && child.exitCode === null) {
    const isUp = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (isUp) return
    await delay(100)
  }
  child.kill('SIGKILL')
  throw new Error(`${url} did not answer:\n${log()}`)
}

function memoryOf(pid: number): { resident: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const read = (name: string): number => (Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024) / 1e6
  return { resident: read('VmRSS'), peak: read('VmHWM') }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 30_000)
  await ended
  clearTimeout(timer)
}

/** A command to be timed, from start to end of its process. */
export type Command = {
  readonly args: readonly string[]
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
}

/** Runs Node commands in turn, `rounds` times, and answers the milliseconds of each; a command that fails is an error. */
export function timeInTurn<Name extends string>(
  commands: Readonly<Record<Name, Command>>,
  rounds: number,
): Record<Name, number[]> {
  const names = Object.keys(commands) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const milliseconds = timeOnce(commands[name])
      // The first round only warms the file cache.
      if (round >= 0) times[name].push(milliseconds)
    }
  }
  return times
}

function timeOnce({ args, cwd, env }: Command): number {
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    encoding: 'utf8',
  })
  const milliseconds = performance.now() - started
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`)
  return milliseconds
}
