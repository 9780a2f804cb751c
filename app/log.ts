import type { Log } from '../shared/ports/log.ts'
import type { LogLevel } from './env.ts'

const ORDER: readonly LogLevel[] = ['debug', 'info', 'warn', 'error']

/** One JSON object per line, for a log collector. Lines below `level` are dropped. */
export function createJsonLog(level: LogLevel, write: (line: string) => void, now: () => number): Log {
  const line = (at: LogLevel, message: string): void => {
    if (ORDER.indexOf(at) < ORDER.indexOf(level)) return
    write(`${JSON.stringify({ time: new Date(now()).toISOString(), level: at, message })}\n`)
  }
  return {
    info: (message) => line('info', message),
    warn: (message) => line('warn', message),
    debug: (message) => line('debug', message),
    progress: (step, done, total, unit) => line('debug', `${step}: ${done} of ${total} ${unit}`),
  }
}
