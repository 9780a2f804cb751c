import { UserError, type UserErrorCode } from '../kernel/error.ts'

const MAX_CHARACTERS = 10_000_000
const MAX_DEPTH = 32
const TOO_EARLY = 'the file ends too early'
const TOKEN = /\s+|#[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[A-Za-z0-9_.+-]+|[{}<>[\]:,;]/y

/** A message of the text format of protocol buffers: every field with its values in order, scalars as text without quotes. */
export type TextMessage = ReadonlyMap<string, readonly (string | TextMessage)[]>

type Token = { readonly text: string; readonly at: number }

/** Reads the text format of protocol buffers (protobuf.dev, "Text Format Language"). Throws UserError(code) at the first fault. */
export function parseTextFormat(text: string, file: string, code: UserErrorCode): TextMessage {
  const fail = (at: number, message: string): never => {
    const before = text.slice(0, at)
    const place = { line: before.split('\n').length, column: at - before.lastIndexOf('\n') }
    throw new UserError(code, { file, ...place, message })
  }
  if (text.length > MAX_CHARACTERS)
    fail(0, `the file has ${text.length} characters; at most ${MAX_CHARACTERS} are read`)
  const tokens = tokensOf(text, fail)
  let next = 0
  return readMessage(
    {
      peek: () => tokens[next]?.text ?? '',
      take: () => tokens[next++] ?? { text: '', at: text.length },
      fail,
    },
    '',
    0,
  )
}

/** Where reading stands; `peek` and `take` give an empty text at the end. */
type Cursor = {
  readonly peek: () => string
  readonly take: () => Token
  readonly fail: (at: number, message: string) => never
}

function readMessage(cursor: Cursor, end: string, depth: number): TextMessage {
  const { peek, take, fail } = cursor
  const fields = new Map<string, (string | TextMessage)[]>()
  while (peek() !== end) {
    const { text: name, at } = take()
    if (!/^[A-Za-z_]\w*$/.test(name)) fail(at, name === '' ? TOO_EARLY : `expected a field, found ${name}`)
    const values = fields.get(name) ?? []
    fields.set(name, values)
    values.push(...readField(cursor, depth))
    if (peek() === ',' || peek() === ';') take()
  }
  return fields
}

/** One value, or a list of them in brackets. */
function readField(cursor: Cursor, depth: number): (string | TextMessage)[] {
  const { peek, take } = cursor
  if (peek() === ':') take()
  if (peek() !== '[') return [readValue(cursor, depth)]
  take()
  const list: (string | TextMessage)[] = []
  while (peek() !== ']') {
    list.push(readValue(cursor, depth))
    if (peek() === ',') take()
  }
  take()
  return list
}

function readValue(cursor: Cursor, depth: number): string | TextMessage {
  const { text: found, at } = cursor.take()
  if (found === '{' || found === '<') {
    if (depth >= MAX_DEPTH) cursor.fail(at, `nested deeper than ${MAX_DEPTH} levels`)
    const inner = readMessage(cursor, found === '{' ? '}' : '>', depth + 1)
    cursor.take()
    return inner
  }
  if (!/^["'\w.+-]/.test(found)) cursor.fail(at, found === '' ? TOO_EARLY : `expected a value, found ${found}`)
  let joined = unquote(found)
  // Strings side by side are one string.
  while (/^["']/.test(found) && /^["']/.test(cursor.peek())) joined += unquote(cursor.take().text)
  return joined
}

function tokensOf(text: string, fail: (at: number, message: string) => never): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex
    const [found] = TOKEN.exec(text) ?? fail(at, `${JSON.stringify(text[at])} means nothing here`)
    if (!/^[\s#]/.test(found)) tokens.push({ text: found, at })
  }
  return tokens
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

function unquote(token: string): string {
  if (!/^["']/.test(token)) return token
  return token.slice(1, -1).replace(/\\(x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{4}|[0-7]{1,3}|.)/g, (_, sign: string) => {
    if (/^[xu]./.test(sign)) return String.fromCharCode(Number.parseInt(sign.slice(1), 16))
    if (/^[0-7]/.test(sign)) return String.fromCharCode(Number.parseInt(sign, 8))
    return ESCAPES[sign] ?? sign
  })
}
