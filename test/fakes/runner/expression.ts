import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

/** What expressions may look at: `github`, `inputs`, `needs`, `steps`, … as plain values. */
export type Contexts = { readonly [name: string]: unknown }

/** Evaluates `${{ … }}` parts of a text, with GitHub's own expression parser. */
export function interpolate(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_whole, expression: string) =>
    evaluate(expression, contexts).coerceString(),
  )
}

/** Evaluates an `if:`; an absent one means `success()`. A condition without a status function is only looked at after success. */
export function isTrue(
  condition: string | boolean | undefined,
  contexts: Contexts,
  status: 'success' | 'failure',
): boolean {
  const text = condition === undefined ? 'success()' : String(condition).replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1')
  const asks = /\b(success|failure|always|cancelled)\(\)/.test(text)
  if (!asks && status !== 'success') return false
  const known: { readonly [name: string]: boolean } = {
    'success()': status === 'success',
    'failure()': status === 'failure',
    'always()': true,
    'cancelled()': false,
  }
  const plain = text.replaceAll(/\b(?:success|failure|always|cancelled)\(\)/g, (call) => String(known[call]))
  const value = evaluate(plain, contexts)
  return !['', '0', 'false', 'null', 'NaN'].includes(value.coerceString())
}

/** The value of a text that is one `${{ … }}`, as it is: a list stays a list. */
export function valueIn(text: string, contexts: Contexts): unknown {
  const expression = /^\s*\$\{\{(.*)\}\}\s*$/s.exec(text)?.[1]
  if (expression === undefined) return text
  return JSON.parse(JSON.stringify(evaluate(expression, contexts), data.replacer))
}

function evaluate(expression: string, contexts: Contexts): data.ExpressionData {
  const tokens = new Lexer(expression.trim()).lex().tokens
  const tree = new Parser(tokens, Object.keys(contexts), []).parse()
  return new Evaluator(tree, toData(contexts) as data.Dictionary).evaluate()
}

function toData(value: unknown): data.ExpressionData {
  if (value === undefined || value === null) return new data.Null()
  if (typeof value === 'string') return new data.StringData(value)
  if (typeof value === 'number') return new data.NumberData(value)
  if (typeof value === 'boolean') return new data.BooleanData(value)
  if (Array.isArray(value)) return new data.Array(...value.map(toData))
  const pairs = Object.entries(value).map(([key, member]) => ({ key, value: toData(member) }))
  return new data.Dictionary(...pairs)
}
