import type { Log } from '../../shared/ports/log.ts'

/** Keeps what people would have seen. */
export type RecordedLog = Log & { readonly lines: string[] }

export function createRecordedLog(): RecordedLog {
  const lines: string[] = []
  const add = (message: string): void => void lines.push(message)
  return {
    lines,
    info: add,
    warn: (message) => add(`warning: ${message}`),
    debug: () => undefined,
    progress: (step, done, total, unit) => add(`${step}: ${done} of ${total} ${unit}`),
  }
}
