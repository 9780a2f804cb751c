import { type ByteWindow, unsigned } from './bytes.ts'
import { arrayAfter } from './joblib-array.ts'
import { applyOpcode, type Read } from './pickle-effects.ts'
import { type Argument, OPCODES, type Opcode } from './pickle-opcodes.ts'
import { createStack, type PickleStack } from './pickle-stack.ts'

/** Texts longer than this are no names. */
const MAX_TEXT = 1000
const MAX_LINE = 64 * 1024
/** Opcodes that are looked at; beyond, the scan says that it stopped. */
const MAX_STEPS = 100_000_000
const MAX_NESTED = 16

/** What a pickle would do when it is loaded. */
export type PickleScan = {
  /** Names it fetches (`module.name`), with how often each is called. */
  readonly imports: Map<string, number>
  /** Names that are put together while it runs, so that nobody can read them. */
  unresolved: number
  protocol: number
  /** Storages of PyTorch by key, with the numbers each holds. */
  readonly storages: Map<string, number>
  /** Arrays of NumPy that joblib wrote between the opcodes, and their numbers. */
  arrays: number
  numbers: number
  /** Where what could be read ends. */
  end: number
  /** Why the scan ended before the pickle did. */
  broken?: string
}

/**
 * Walks through the opcodes of a pickle without doing what they say, and notes every name it would fetch. A damaged pickle is scanned as
 * far as it goes, since whoever loads it runs that part too. Several pickles one after the other (PyTorch's old format) are all scanned.
 */
export function scanPickle(window: ByteWindow): PickleScan {
  const scan: PickleScan = {
    imports: new Map(),
    unresolved: 0,
    protocol: 0,
    storages: new Map(),
    arrays: 0,
    numbers: 0,
    end: 0,
  }
  const budget = { steps: MAX_STEPS }
  try {
    let withTensors = 0
    do {
      scan.end = scanOne({ window, scan, stack: createStack(), budget, nested: 0 }, scan.end)
      if (scan.storages.size > 0) withTensors++
    } while (scan.end < window.size && isFollowed(window, scan.end, withTensors))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    scan.broken = error.message
  }
  return scan
}

/** PyTorch's old format loads one more pickle after the one with the tensors, whatever it begins with; numbers follow then. */
function isFollowed(window: ByteWindow, end: number, withTensors: number): boolean {
  return withTensors === 0 ? window.byteAt(end) === 0x80 : withTensors === 1
}

type Run = {
  readonly window: ByteWindow
  readonly scan: PickleScan
  readonly stack: PickleStack
  readonly budget: { steps: number }
  readonly nested: number
}

/** Scans one pickle; answers where it ends. */
function scanOne(run: Run, start: number): number {
  const { window, scan, budget, nested } = run
  if (nested > MAX_NESTED) throw new RangeError('its pickles are nested deeper than a scan follows')
  let at = start
  while (true) {
    const byte = window.byteAt(at)
    const opcode = OPCODES.get(byte)
    if (opcode === undefined) throw new RangeError(`byte ${at} is no opcode of a pickle`)
    if (budget.steps-- <= 0) throw new RangeError(`it has more than ${MAX_STEPS} opcodes`)
    const argument = readArgument(window, at + 1, opcode)
    if (byte === 0x80) scan.protocol = Math.max(scan.protocol, argument.number)
    at = argument.end
    scan.end = at
    if (opcode.effect === 'stop') return at
    applyOpcode(run, opcode, argument)
    if (opcode.effect === 'build') at = stepOverArray(run, at)
  }
}

/** joblib writes the numbers of an array right after the object that stands for it. */
function stepOverArray(run: Run, at: number): number {
  const array = arrayAfter(run.window, run.stack.top(), at)
  if (array === undefined) return at
  run.scan.arrays++
  run.scan.numbers += array.elements
  if (!array.isPickled) return array.end
  return scanOne({ ...run, stack: createStack(), nested: run.nested + 1 }, at)
}

function readArgument(window: ByteWindow, at: number, { argument, effect }: Opcode): Read {
  const nothing = { number: 0, text: undefined, lines: [] }
  switch (argument.kind) {
    case 'fixed': {
      const end = at + argument.bytes
      if (argument.bytes === 0) return { ...nothing, end }
      return { ...nothing, end, number: unsigned(window.take(at, end)) }
    }
    case 'counted':
      return { ...nothing, ...readCounted(window, at, argument, effect === 'text') }
    case 'lines': {
      const lines: string[] = []
      let end = at
      for (let i = 0; i < argument.lines; i++) {
        const stop = lineEnd(window, end)
        lines.push(new TextDecoder().decode(window.take(end, stop)))
        end = stop + 1
      }
      const [first = ''] = lines
      return { end, lines, number: Number.parseInt(first, 10), text: first.replace(/^(['"])(.*)\1$/s, '$2') }
    }
    default:
      return argument satisfies never
  }
}

function readCounted(
  window: ByteWindow,
  at: number,
  argument: Extract<Argument, { kind: 'counted' }>,
  isText: boolean,
) {
  const from = at + argument.width
  const length = unsigned(window.take(at, from))
  const end = from + length
  if (end > window.size)
    throw new RangeError(`it ends at byte ${window.size}, in the middle of a value of ${length} bytes`)
  return { end, text: isText && length <= MAX_TEXT ? new TextDecoder().decode(window.take(from, end)) : undefined }
}

function lineEnd(window: ByteWindow, from: number): number {
  for (let at = from; at < from + MAX_LINE; at++) if (window.byteAt(at) === 0x0a) return at
  throw new RangeError(`the line that begins at byte ${from} does not end`)
}
