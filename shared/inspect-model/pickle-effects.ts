import { countOne } from './facts.ts'
import type { Effect, Opcode } from './pickle-opcodes.ts'
import type { PickleScan } from './pickle-scan.ts'
import { dictionary, itemsOf, type PickleStack, tuple, type Value } from './pickle-stack.ts'

/** The argument of an opcode: as number, as text where it is short, and as lines. */
export type Read = {
  readonly end: number
  readonly number: number
  readonly text: string | undefined
  readonly lines: readonly string[]
}

type Effects = { readonly scan: PickleScan; readonly stack: PickleStack }

/** Does to the described values what the opcode would do to real ones, and notes the names it would fetch. */
export function applyOpcode(effects: Effects, { effect }: Opcode, read: Read): void {
  CALLS[effect]?.(effects, read)
  MOVES[effect]?.(effects.stack, read)
}

/** Opcodes that fetch names, call them, or change what they made. */
const CALLS: Partial<Record<Effect, (effects: Effects, read: Read) => void>> = {
  global: (effects, read) => fetchByLines(effects, read, false),
  inst: (effects, read) => fetchByLines(effects, read, true),
  'stack-global': fetchByStack,
  call: (effects) => call(effects, effects.stack.pop(), effects.stack.pop()),
  'call-with-names': (effects) => {
    effects.stack.pop()
    call(effects, effects.stack.pop(), effects.stack.pop())
  },
  object: (effects) => {
    const [made, ...given] = effects.stack.popToMark()
    call(effects, tuple(given), made)
  },
  build: (effects) => build(effects, effects.stack.pop()),
  extension: ({ scan, stack }) => {
    scan.unresolved++
    stack.push(undefined)
  },
  persistent: (effects) => persist(effects, effects.stack.pop()),
  'persistent-text': (effects, { text }) => persist(effects, text),
}

/** Opcodes that only put values together; the others change nothing that a scan follows. */
const MOVES: Partial<Record<Effect, (stack: PickleStack, read: Read) => void>> = {
  mark: (stack) => stack.mark(),
  pop: (stack) => void stack.pop(),
  'pop-mark': (stack) => void stack.popToMark(),
  duplicate: (stack) => stack.push(stack.top()),
  number: (stack, { number }) => stack.push(Number.isNaN(number) ? undefined : number),
  text: (stack, { text }) => stack.push(text),
  unknown: (stack) => stack.push(undefined),
  list: (stack) => {
    stack.popToMark()
    stack.push(undefined)
  },
  dict: (stack) => {
    const pairs = stack.popToMark()
    stack.push(dictionary())
    stack.setItems(pairs)
  },
  'empty-dict': (stack) => stack.push(dictionary()),
  append: (stack) => void stack.pop(),
  'append-mark': (stack) => void stack.popToMark(),
  'set-item': (stack) => {
    const value = stack.pop()
    stack.setItems([stack.pop(), value])
  },
  'set-items': (stack) => stack.setItems(stack.popToMark()),
  tuple: (stack) => stack.push(tuple(stack.popToMark())),
  'tuple-0': (stack) => stack.push(tuple([])),
  'tuple-1': (stack) => stack.push(tuple(popMany(stack, 1))),
  'tuple-2': (stack) => stack.push(tuple(popMany(stack, 2))),
  'tuple-3': (stack) => stack.push(tuple(popMany(stack, 3))),
  get: (stack, { number }) => stack.get(number),
  put: (stack, { number }) => stack.put(number),
  memoize: (stack) => stack.memoize(),
}

function popMany(stack: PickleStack, count: number): Value[] {
  return Array.from({ length: count }, () => stack.pop()).reverse()
}

function fetchByLines({ scan, stack }: Effects, { lines }: Read, isCalled: boolean): void {
  const name = lines.join('.')
  countOne(scan.imports, name, isCalled ? 1 : 0)
  if (isCalled) stack.push({ kind: 'made', by: name, arguments: tuple(stack.popToMark()), state: undefined })
  else stack.push({ kind: 'global', name })
}

function fetchByStack({ scan, stack }: Effects): void {
  const [name, module] = [stack.pop(), stack.pop()]
  if (typeof name === 'string' && typeof module === 'string') {
    countOne(scan.imports, `${module}.${name}`, 0)
    stack.push({ kind: 'global', name: `${module}.${name}` })
  } else {
    scan.unresolved++
    stack.push(undefined)
  }
}

function call({ scan, stack }: Effects, given: Value, callable: Value): void {
  const name = typeof callable === 'object' && callable.kind === 'global' ? callable.name : undefined
  if (name !== undefined) countOne(scan.imports, name)
  stack.push(name === undefined ? undefined : { kind: 'made', by: name, arguments: given, state: undefined })
}

function build({ stack }: Effects, state: Value): void {
  const target = stack.top()
  if (typeof target === 'object' && target.kind === 'made') target.state = state
}

/** PyTorch names a storage as ('storage', class, key, device, number of elements). */
function persist({ scan, stack }: Effects, id: Value): void {
  const [word, , key, , count] = itemsOf(id)
  if (word === 'storage' && typeof key === 'string' && typeof count === 'number' && scan.storages.size < 1_000_000)
    scan.storages.set(key, count)
  stack.push(undefined)
}
