import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import { createClock } from './clock.ts'

/** What the log needs of standard error; `isTTY` turns on progress in place. */
export type LogStream = { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown }

export type ConsoleLogOptions = {
  readonly stream: LogStream
  readonly clock?: Clock
  readonly color?: boolean
  readonly verbose?: boolean
}

const LINE_INTERVAL_MS = 2000
const REPAINT_INTERVAL_MS = 100
const DEFAULT_WIDTH = 80
const CLEAR_LINE = '\r\u001b[2K'
const YELLOW = '\u001b[33m'
const GREY = '\u001b[90m'
const RESET = '\u001b[0m'

/** Lines for people. Progress is one line that is painted over on a terminal, else a line at most every two seconds. */
export function createConsoleLog(options: ConsoleLogOptions): Log {
  const { stream, clock = createClock() } = options
  let painted = false
  let lastAt = Number.NEGATIVE_INFINITY
  let lastStep = ''
  let lastText = ''
  const line = (text: string): void => {
    stream.write(`${painted ? CLEAR_LINE : ''}${text}\n`)
    painted = false
  }
  const paint = (color: string, text: string): string => (options.color ? `${color}${text}${RESET}` : text)
  return {
    info: (message) => line(message),
    warn: (message) => line(paint(YELLOW, `warning: ${message}`)),
    debug: (message) => {
      if (options.verbose) line(paint(GREY, message))
    },
    progress: (step, done, total, unit) => {
      const finished = done >= total
      const due = clock.now() - lastAt >= (stream.isTTY ? REPAINT_INTERVAL_MS : LINE_INTERVAL_MS)
      if (step === lastStep && !finished && !due) return
      const text = `${step}: ${grouped(done)} of ${grouped(total)} ${unit}`
      // Rounded shares reach their end more than once.
      if (text === lastText) return
      lastAt = clock.now()
      lastStep = step
      lastText = text
      if (!stream.isTTY || finished) return line(text)
      stream.write(`${CLEAR_LINE}${text.slice(0, (stream.columns ?? DEFAULT_WIDTH) - 1)}`)
      painted = true
    },
  }
}

function grouped(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ' ')
}
