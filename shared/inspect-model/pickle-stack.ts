/**
 * What a scan knows about a value: texts and small numbers, tuples and dictionaries of them, names that were fetched, and objects
 * that would be made. `undefined` is everything else.
 */
export type Value = undefined | string | number | Tuple | Global | Made | Dictionary
type Tuple = { readonly kind: 'tuple'; readonly items: readonly Value[] }
type Global = { readonly kind: 'global'; readonly name: string }
type Made = { readonly kind: 'made'; readonly by: string; readonly arguments: Value; state: Value }
type Dictionary = { readonly kind: 'dictionary'; readonly entries: Map<string, Value> }

/** Entries of one dictionary, and items of one tuple, that are kept. */
const MAX_KEPT = 64
/** Values that a pickle may hold at once; the largest models have a few hundred thousand. */
const MAX_HELD = 4_000_000

const MARK = Symbol('mark')

/** The stack and the memo of an unpickler, with values that are only described. Nothing is imported, called or built. */
export type PickleStack = ReturnType<typeof createStack>

export function createStack() {
  let stack: (Value | typeof MARK)[] = []
  let memo = new Map<number, Value>()
  const push = (value: Value): void => {
    if (stack.length >= MAX_HELD) throw new RangeError('its pickle holds more values than a scan keeps')
    stack.push(value)
  }
  const pop = (): Value => {
    if (stack.length === 0) throw new RangeError('its pickle takes a value from an empty stack')
    const value = stack.pop()
    return value === MARK ? undefined : value
  }
  const popToMark = (): Value[] => {
    const at = stack.lastIndexOf(MARK)
    if (at < 0) throw new RangeError('its pickle goes back to a mark that is not there')
    return stack.splice(at).slice(1) as Value[]
  }
  const top = (): Value => {
    const value = stack[stack.length - 1]
    return value === MARK ? undefined : value
  }
  const put = (key: number): void => {
    if (memo.size >= MAX_HELD) throw new RangeError('its pickle remembers more values than a scan keeps')
    memo.set(key, top())
  }
  return {
    push,
    pop,
    popToMark,
    top,
    put,
    mark: () => {
      if (stack.length >= MAX_HELD) throw new RangeError('its pickle holds more values than a scan keeps')
      stack.push(MARK)
    },
    memoize: () => put(memo.size),
    get: (key: number) => push(memo.get(key)),
    setItems: (pairs: readonly Value[]) => {
      const target = top()
      if (typeof target !== 'object' || target.kind !== 'dictionary') return
      for (let i = 0; i + 1 < pairs.length; i += 2) {
        const key = pairs[i]
        if (typeof key === 'string' && target.entries.size < MAX_KEPT) target.entries.set(key, pairs[i + 1])
      }
    },
    clear: () => {
      stack = []
      memo = new Map()
    },
  }
}

export function tuple(items: readonly Value[]): Value {
  return items.length > MAX_KEPT ? undefined : { kind: 'tuple', items }
}

export function dictionary(): Value {
  return { kind: 'dictionary', entries: new Map() }
}

/** The items of a tuple; none of anything else. */
export function itemsOf(value: Value): readonly Value[] {
  return typeof value === 'object' && value.kind === 'tuple' ? value.items : []
}

/** The entry of a dictionary. */
export function entryAt(value: Value, key: string): Value {
  return typeof value === 'object' && value.kind === 'dictionary' ? value.entries.get(key) : undefined
}
