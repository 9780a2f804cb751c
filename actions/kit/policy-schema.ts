import { digest, text } from '../../shared/evidence/parts.ts'
import { VERDICTS } from '../../shared/kernel/verdict.ts'

const object = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
})
const listOf = (items: object) => ({ type: 'array', items })
const line = { type: 'integer', minimum: 1 } as const

/** One control of a framework and what of it the policy looks at. */
const row = object(
  {
    control: text,
    title: text,
    rules: listOf(
      object({ id: text, kind: text, isBlocking: { type: 'boolean' }, verdict: { enum: VERDICTS } }, ['verdict']),
    ),
    unused: listOf(text),
    humanOnly: { type: 'boolean' },
    machinery: object({ text, page: text }),
    people: text,
  },
  ['machinery'],
)

/** Members of what `assay policy --json` writes. */
export const policyProperties = {
  policy: text,
  digest,
  mode: { enum: ['enforce', 'advisory'] },
  models: listOf(
    object({ model: text, rules: listOf(object({ id: text, kind: text, severity: { enum: ['block', 'warn'] } })) }),
  ),
  warnings: listOf(
    object({ file: text, line, column: line, path: text, message: text, fix: text }, ['line', 'column', 'path', 'fix']),
  ),
  coverage: listOf(object({ preset: text, model: text, evidence: listOf(digest), rows: listOf(row) })),
}
