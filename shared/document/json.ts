import { UserError, type UserErrorCode } from '../kernel/error.ts'
import { type Located, type Position, pointerSegment } from './located.ts'

const MAX_JSON_CHARACTERS = 64_000_000
const MAX_JSON_DEPTH = 32

/**
 * Parses JSON (RFC 8259) strictly: no duplicate keys, no numbers beyond double range, depth at most 32, no `__proto__` key.
 * Throws UserError(code) at the first fault, with its position.
 */
export function parseStrictJson(text: string, file: string, code: UserErrorCode): Located {
  const fail = (offset: number, message: string): never => {
    throw new UserError(code, { file, ...positionAt(text, offset), message })
  }
  if (text.length > MAX_JSON_CHARACTERS)
    fail(0, `the document has ${text.length} characters; at most ${MAX_JSON_CHARACTERS} are read`)
  const value = new JsonReader(text, fail).document()
  let found: Places | undefined
  // Most documents are right, and nobody asks where anything is: the places are looked up when they are.
  const places = (): Places => {
    if (found === undefined) {
      found = { values: new Map(), keys: new Map() }
      new JsonReader(text, fail, found).document()
    }
    return found
  }
  return {
    file,
    value,
    locate: (pointer) => positionAt(text, nearest(places().values, pointer)),
    locateKey: (pointer, key) => positionAt(text, nearest(places().keys, `${pointer}/${pointerSegment(key)}`)),
  }
}

/** Where each value and each key begins, by JSON pointer. */
type Places = { readonly values: Map<string, number>; readonly keys: Map<string, number> }

function nearest(offsets: ReadonlyMap<string, number>, pointer: string): number {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const offset = offsets.get(at)
    if (offset !== undefined) return offset
  }
  return offsets.get('') ?? 0
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

const QUOTE = 34
const BACKSLASH = 92
const SPACE = 32
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?=[\s,\]}]|$)/y

/** Recursive descent over one text; with `places` it remembers where each value and key began. */
class JsonReader {
  #at = 0
  readonly #text: string
  readonly #fail: (offset: number, message: string) => never
  readonly #places: Places | undefined

  constructor(text: string, fail: (offset: number, message: string) => never, places?: Places) {
    this.#text = text
    this.#fail = fail
    this.#places = places
  }

  document(): unknown {
    const value = this.#value('', 0)
    this.#space()
    if (this.#at < this.#text.length) this.#fail(this.#at, 'text after the end of the document')
    return value
  }

  #value(pointer: string, depth: number): unknown {
    this.#space()
    if (depth > MAX_JSON_DEPTH) this.#fail(this.#at, `nested deeper than ${MAX_JSON_DEPTH} levels`)
    this.#places?.values.set(pointer, this.#at)
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(pointer, depth)
      case '[':
        return this.#array(pointer, depth)
      case '"':
        return this.#string()
      default:
        return this.#literal()
    }
  }

  #object(pointer: string, depth: number): Record<string, unknown> {
    const members: Record<string, unknown> = {}
    this.#at++
    this.#space()
    if (this.#take('}')) return members
    do {
      this.#space()
      const start = this.#at
      if (this.#text[start] !== '"') this.#fail(start, 'expected a key in double quotes')
      const key = this.#string()
      if (Object.hasOwn(members, key)) this.#fail(start, `duplicate key ${JSON.stringify(key)}`)
      if (key === '__proto__') this.#fail(start, 'the key "__proto__" is not allowed')
      const child = this.#places === undefined ? '' : `${pointer}/${pointerSegment(key)}`
      this.#places?.keys.set(child, start)
      this.#space()
      if (!this.#take(':')) this.#fail(this.#at, 'expected ":" after a key')
      members[key] = this.#value(child, depth + 1)
      this.#space()
    } while (this.#take(','))
    if (!this.#take('}')) this.#fail(this.#at, 'expected "," or "}"')
    return members
  }

  #array(pointer: string, depth: number): unknown[] {
    const items: unknown[] = []
    this.#at++
    this.#space()
    if (this.#take(']')) return items
    do {
      items.push(this.#value(this.#places === undefined ? '' : `${pointer}/${items.length}`, depth + 1))
      this.#space()
    } while (this.#take(','))
    if (!this.#take(']')) this.#fail(this.#at, 'expected "," or "]"')
    return items
  }

  #string(): string {
    const start = this.#at
    const plain = this.#plainEnd(start + 1)
    if (plain !== undefined) {
      this.#at = plain + 1
      return this.#text.slice(start + 1, plain)
    }
    let end = start + 1
    while (end < this.#text.length && this.#text[end] !== '"') end += this.#text[end] === '\\' ? 2 : 1
    this.#at = end + 1
    return this.#native(start) as string
  }

  /** The closing quote of a text that means what it says: no escapes, and nothing that must be escaped. */
  #plainEnd(start: number): number | undefined {
    for (let at = start; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at)
      if (code === QUOTE) return at
      if (code === BACKSLASH || code < SPACE) return undefined
    }
    return undefined
  }

  #literal(): unknown {
    const start = this.#at
    NUMBER.lastIndex = start
    const number = NUMBER.exec(this.#text)?.[0]
    if (number === undefined) {
      while (this.#at < this.#text.length && !' \t\r\n,]}:'.includes(this.#text[this.#at] ?? '')) this.#at++
      return this.#native(start)
    }
    this.#at += number.length
    const value = Number(number)
    if (!Number.isFinite(value)) this.#fail(start, 'a number beyond the range of a double')
    return value
  }

  /** Leaves the grammar of strings, numbers and literals to the engine's own JSON parser. */
  #native(start: number): unknown {
    const token = this.#text.slice(start, this.#at)
    try {
      return JSON.parse(token)
    } catch {
      return this.#fail(start, token === '' ? this.#missing() : `not JSON: ${token.slice(0, 40)}`)
    }
  }

  #missing(): string {
    return this.#at >= this.#text.length
      ? 'the document ends too early'
      : `expected a value before "${this.#text[this.#at]}"`
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at)
      if (code !== SPACE && code !== 9 && code !== 10 && code !== 13) return
      this.#at++
    }
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false
    this.#at++
    return true
  }
}
