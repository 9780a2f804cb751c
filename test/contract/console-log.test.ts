import { expect, test } from 'vitest'
import { createConsoleLog, type LogStream } from '../../shared/adapters/system/log.ts'

function open(options: { isTTY?: boolean; verbose?: boolean; color?: boolean } = {}) {
  let text = ''
  let now = 0
  const { isTTY = false, ...rest } = options
  const stream: LogStream = { isTTY, columns: 30, write: (part) => (text += part) }
  const log = createConsoleLog({ stream, clock: { now: () => now }, ...rest })
  return { log, text: () => text, wait: (milliseconds: number) => (now += milliseconds) }
}

test('lines for people; debug only when asked, colour only when asked', () => {
  const plain = open()
  plain.log.info('a')
  plain.log.warn('b')
  plain.log.debug('c')
  expect(plain.text()).toBe('a\nwarning: b\n')
  const loud = open({ verbose: true, color: true })
  loud.log.debug('c')
  expect(loud.text()).toBe('\u001b[90mc\u001b[0m\n')
})

test('without a terminal, progress is a line at most every two seconds, and the last one', () => {
  const { log, text, wait } = open()
  for (let done = 0; done <= 1000; done += 10) {
    log.progress('reading', done * 1000, 1_000_000, 'rows')
    wait(50)
  }
  const lines = text().trim().split('\n')
  expect(lines[0]).toBe('reading: 0 of 1 000 000 rows')
  expect(lines.at(-1)).toBe('reading: 1 000 000 of 1 000 000 rows')
  expect(lines.length).toBeLessThanOrEqual(5)
})

test('a step that reaches its end more than once says so once', () => {
  const { log, text } = open()
  for (let i = 0; i < 5; i++) log.progress('profiling', 15, 15, 'columns')
  expect(text()).toBe('profiling: 15 of 15 columns\n')
})

test('on a terminal, progress is painted over, never wider than the screen, and other lines start clean', () => {
  const { log, text } = open({ isTTY: true })
  log.progress('comparing a very long step name', 1, 20, 'columns')
  log.info('note')
  expect(text()).toBe('\r\u001b[2Kcomparing a very long step na\r\u001b[2Knote\n')
})
