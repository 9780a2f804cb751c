import { check } from '../document/validate.ts'
import type { Json } from '../kernel/canonical-json.ts'
import type { Problem } from '../kernel/error.ts'
import { VERDICTS } from '../kernel/verdict.ts'

const text = { type: 'string', minLength: 1, maxLength: 500 } as const
const digest = { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' } as const
const whole = { type: 'integer', minimum: 0 } as const
const verdict = { enum: VERDICTS } as const

const closed = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
})

const list = (items: object) => ({ type: 'array', maxItems: 10_000, items })

/** The policy and the test evidence that a person had before them; absent where nothing had been judged yet. */
const basis = { policy: digest, evidence: list(closed({ model: text, digest })) }

/**
 * JSON Schema of the payload of every kind of entry. To add a kind: a line here, and `audit.append` where it happens. Free text of people
 * does not belong into a chain, which cannot forget; it is kept beside it by digest.
 */
export const AUDIT_KINDS: { readonly [kind: string]: object } = {
  /** The gate reached a verdict. `record` names everything it read. */
  decision: closed(
    {
      gate: { enum: ['pull-request', 'merge-group', 'deployment'] },
      number: whole,
      headSha: text,
      baseRef: text,
      verdict,
      policy: closed({ path: text, digest, commit: text, floor: closed({ path: text, digest }) }, ['commit', 'floor']),
      evidence: list(closed({ digest, level: text, kind: text, model: text })),
      rules: list(
        closed(
          {
            ...{ model: text, id: text, kind: text, severity: { enum: ['block', 'warn'] }, verdict },
            ...{ observed: { type: 'number' }, limit: { type: 'number' } },
          },
          ['observed', 'limit'],
        ),
      ),
      refused: text,
      record: digest,
      /** Waivers that let a rule through. */
      waivers: list(closed({ id: text, model: text, until: whole })),
    },
    ['number', 'policy', 'refused', 'record', 'waivers'],
  ),
  /** The check run says it. */
  published: closed({ headSha: text, check: text, checkRunId: whole, verdict }),
  /**
   * A person ordered something; `what` is the command, `via` how it was given (absent: by comment, before there was another way), `target`
   * what it names (a waiver, a version, the beginning of a digest), `comment` the number of the comment.
   */
  command: closed(
    {
      ...{
        number: whole,
        what: text,
        outcome: { enum: ['done', 'answered', 'refused'] },
        headSha: text,
        about: digest,
      },
      ...{ via: { enum: ['comment', 'button', 're-run'] }, comment: whole, target: text, ...basis },
    },
    ['number', 'headSha', 'about', 'via', 'comment', 'target', 'policy', 'evidence'],
  ),
  /** A person approves a head commit and the evidence shown for it, by command. Written before it counts. */
  approval: closed({ number: whole, headSha: text, comment: whole, ...basis }, ['policy']),
  /**
   * What becomes of a waiver: by people it is `requested`, `agreed` to and `withdrawn`, each written before it counts; the App sees it come
   * into force (`active`), let a commit through (`used`), end (`expired`) or be gone (`withdrawn`, for a file).
   */
  waiver: closed(
    {
      id: text,
      what: { enum: ['requested', 'agreed', 'withdrawn', 'active', 'used', 'expired'] },
      ...{ number: whole, model: text, rules: list(text), headSha: text, until: whole, ...basis },
      /** One person alone agrees, for a day at most. */
      emergency: { const: true },
    },
    ['number', 'headSha', 'policy', 'evidence', 'emergency'],
  ),
  /** What the operator set that decides over the gate; secrets are never among it. */
  config: closed(
    {
      ...{ digest, store: text, apiUrl: text },
      ...{ floorRequired: list(text), floorReleased: list(text), ledgerReleased: list(text) },
    },
    ['floorRequired', 'floorReleased', 'ledgerReleased'],
  ),
  /** Another key signs from here on; `endorsement` is the old key's signature, absent when the old key is lost. */
  'key.rotation': closed({ from: text, to: text, publicKey: text, endorsement: text }, ['from', 'endorsement']),
}

/** What is wrong with the payload of an entry; empty when it fits its kind. */
export function payloadProblems(kind: string, payload: Json, file = 'payload'): readonly Problem[] {
  const schema = Object.hasOwn(AUDIT_KINDS, kind) ? AUDIT_KINDS[kind] : undefined
  if (schema === undefined) {
    const fix = `use one of: ${Object.keys(AUDIT_KINDS).join(', ')}`
    return [{ file, message: `${JSON.stringify(kind)} is no kind of audit entry`, fix }]
  }
  const nowhere = { line: 1, column: 1 }
  return check({ file, value: payload, locate: () => nowhere, locateKey: () => nowhere }, schema, '')
}
