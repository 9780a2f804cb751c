/** One piece of an expression and where it begins, counted from 0. */
export type Token = {
  readonly kind: 'text' | 'number' | 'name' | 'sign' | 'end'
  readonly text: string
  readonly at: number
}

/** What is wrong with an expression, and at which character, counted from 0. */
export type ConditionProblem = { readonly at: number; readonly message: string; readonly fix: string }

/** Longest expression, in characters. */
export const MAX_CONDITION_LENGTH = 1000
/** Pieces of one expression. */
export const MAX_TOKENS = 200

const PIECES = [
  ['name', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['number', /-?\d{1,15}(?:\.\d{1,15})?/y],
  ['text', /"[^"\n]*"|'[^'\n]*'/y],
  ['sign', /==|!=|<=|>=|<|>|\(|\)|\[|\]|,/y],
] as const
const SPACE = /\s*/y

/** Cuts an expression into pieces, or says which character does not belong. The last piece is always `end`. */
export function readTokens(source: string): readonly Token[] | ConditionProblem {
  if (source.length > MAX_CONDITION_LENGTH) {
    return {
      at: 0,
      message: `the expression has ${source.length} characters`,
      fix: `use at most ${MAX_CONDITION_LENGTH}`,
    }
  }
  const tokens: Token[] = []
  for (let at = skipSpace(source, 0); at < source.length; at = skipSpace(source, at)) {
    const token = tokenAt(source, at)
    if (token === undefined) return strangeCharacter(source, at)
    if (tokens.length === MAX_TOKENS) {
      return { at, message: `the expression has more than ${MAX_TOKENS} words and signs`, fix: 'write several rules' }
    }
    tokens.push(token)
    at += token.text.length
  }
  return [...tokens, { kind: 'end', text: '', at: source.trimEnd().length }]
}

function skipSpace(source: string, at: number): number {
  SPACE.lastIndex = at
  return at + (SPACE.exec(source)?.[0].length ?? 0)
}

function tokenAt(source: string, at: number): Token | undefined {
  for (const [kind, pattern] of PIECES) {
    pattern.lastIndex = at
    const text = pattern.exec(source)?.[0]
    if (text !== undefined) return { kind, text, at }
  }
  return undefined
}

function strangeCharacter(source: string, at: number): ConditionProblem {
  const character = String.fromCodePoint(source.codePointAt(at) ?? 0)
  if (character === '"' || character === "'") {
    return { at, message: 'the text has no end', fix: `close it with ${character} on the same line` }
  }
  const meant = new Map([
    ['=', '=='],
    ['&', 'and'],
    ['|', 'or'],
    ['!', 'not'],
  ]).get(character)
  const fix = meant === undefined ? 'only words, numbers, quoted text and signs like `==`' : `write \`${meant}\``
  return { at, message: `${JSON.stringify(character)} has no meaning here`, fix }
}
