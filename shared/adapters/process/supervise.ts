import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Log } from '../../ports/log.ts'
import type { ProcessOutcome } from '../../ports/process.ts'
import { createLogTail, quoted } from '../../train/log-tail.ts'

const GRACE_MS = 5000

/**
 * Follows a child that leads its own process group: its lines go to the log, and after `timeoutMs` the whole group is asked
 * to end, then ended. Rejects only when the child could not be started.
 */
export function supervise(child: ChildProcess, timeoutMs: number, log: Log): Promise<ProcessOutcome> {
  const tail = createLogTail()
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue
    createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => {
      tail.add(line)
      log.info(quoted(line))
    })
  }
  let timedOut = false
  let final: NodeJS.Timeout | undefined
  const timer = setTimeout(() => {
    timedOut = true
    endGroup(child, 'SIGTERM')
    final = setTimeout(() => endGroup(child, 'SIGKILL'), GRACE_MS)
  }, timeoutMs)
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer)
      clearTimeout(final)
    }
    child.once('error', (error) => {
      settle()
      reject(error)
    })
    // What the command left running in the background would keep its pipes, and so this promise, open.
    child.once('exit', () => endGroup(child, 'SIGTERM'))
    child.once('close', (code, signal) => {
      settle()
      resolve({
        exitCode: code ?? undefined,
        signal: signal ?? undefined,
        timedOut,
        tail: tail.lines(),
        lines: tail.count(),
      })
    })
  })
}

/** Sends a signal to a child that leads its own process group, and to all in it. */
export function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch (error) {
    // Everything in the group has ended already (macOS says EPERM for that), which is what was wanted.
    const code = (error as NodeJS.ErrnoException).code
    if (code !== 'ESRCH' && code !== 'EPERM') throw error
  }
}
