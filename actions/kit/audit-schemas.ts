import { digest, text } from '../../shared/evidence/parts.ts'
import { VERDICTS } from '../../shared/kernel/verdict.ts'

const whole = { type: 'integer', minimum: 0 } as const
const verdict = { enum: VERDICTS } as const

const closed = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
})

const list = (items: object) => ({ type: 'array', items })

/** Members of what `assay audit --json` shows. */
export const auditProperties = {
  sound: { type: 'boolean' },
  files: list(
    closed(
      {
        file: text,
        chain: text,
        entries: whole,
        checkpoints: whole,
        head: digest,
        trust: { enum: ['given', 'file'] },
        keys: list(text),
      },
      ['chain'],
    ),
  ),
  deeds: list(
    closed(
      { file: text, seq: whole, at: whole, actor: text, kind: text, what: text, repository: text, number: whole },
      [...['repository', 'number']],
    ),
  ),
  problems: list(closed({ file: text, line: { type: 'integer', minimum: 1 }, seq: whole, message: text }, ['seq'])),
} as const

/** Members of what `assay replay --json` shows. */
export const replayProperties = {
  policy: digest,
  evaluations: list(
    closed(
      {
        ...{ number: whole, headSha: { type: 'string' }, at: whole, before: verdict, after: verdict },
        effect: { enum: ['blocked', 'let-through', 'same'] },
        rules: list(closed({ rule: text, before: verdict, after: verdict }, ['before', 'after'])),
        ...{ isHeldBack: { type: 'boolean' }, isPartial: { type: 'boolean' } },
      },
      ['number'],
    ),
  ),
  ...{ blocked: whole, letThrough: whole, same: whole, notReproduced: whole, heldBack: whole, notReached: whole },
} as const

/** Members of what `assay explain --json` shows. */
export const explainProperties = {
  ...{ repository: text, headSha: { type: 'string' }, at: whole },
  rules: list(closed({ model: text, id: text, kind: text, verdict })),
  explanation: { type: 'string' },
} as const
