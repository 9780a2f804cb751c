import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { UserError } from '../../shared/kernel/error.ts'
import { VERDICTS } from '../../shared/kernel/verdict.ts'
import type { GateVerdict } from '../../shared/policy/verdict-tree.ts'
import type { Files } from '../../shared/ports/files.ts'

/** Where `gate` leaves its verdict for `register`. */
export const VERDICT_PATH = '.assay/verdict.json'

const text = { type: 'string', minLength: 1, maxLength: 4000 } as const
const digest = { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' } as const
const verdict = { enum: VERDICTS } as const
const rules = {
  type: 'array',
  maxItems: 10000,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'kind', 'model', 'severity', 'verdict', 'message'],
    properties: {
      id: text,
      kind: text,
      model: text,
      severity: { enum: ['block', 'warn'] },
      verdict,
      message: text,
      requirement: text,
      headline: text,
      fix: text,
      observed: { type: 'number' },
      limit: { type: 'number' },
      waitsFor: text,
      waiver: text,
      parts: {
        type: 'array',
        maxItems: 1000,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['id', 'kind', 'verdict', 'message', 'requirement'],
          properties: { id: text, kind: text, under: text, verdict, message: text, requirement: text, fix: text },
        },
      },
    },
  },
} as const

/** Members that the verdict in the file and the document of `assay gate --json` share. */
export const verdictProperties = {
  verdict,
  reason: text,
  policy: {
    type: 'object',
    additionalProperties: false,
    required: ['path', 'digest', 'mode'],
    properties: {
      path: text,
      digest,
      commit: text,
      floor: {
        type: 'object',
        additionalProperties: false,
        required: ['path', 'digest'],
        properties: { path: text, digest },
      },
      mode: { enum: ['enforce', 'advisory'] },
    },
  },
  models: {
    type: 'array',
    maxItems: 1000,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['model', 'verdict', 'rules'],
      properties: {
        model: text,
        verdict,
        rules,
        untouched: { type: 'boolean' },
        feedback: {
          type: 'object',
          additionalProperties: false,
          required: ['mode'],
          properties: { mode: { enum: ['coarse', 'ladder'] }, step: { type: 'number' } },
        },
        evidence: {
          type: 'array',
          maxItems: 100,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['kind', 'digest', 'subject'],
            properties: { kind: { enum: ['test', 'drift'] }, digest, subject: digest },
          },
        },
      },
    },
  },
  rules,
  waivers: {
    type: 'array',
    maxItems: 1000,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['id', 'origin', 'model', 'rules', 'state', 'reason', 'expiresAt', 'approvers'],
      properties: {
        id: text,
        origin: { enum: ['file', 'command'] },
        model: text,
        rules: { type: 'array', minItems: 1, maxItems: 20, items: text },
        state: { enum: ['requested', 'active', 'used', 'expired', 'revoked', 'void'] },
        why: text,
        reason: text,
        expiresAt: { type: 'integer' },
        approvers: { type: 'array', maxItems: 100, items: text },
        ticket: text,
        riskOwner: text,
        requestedBy: text,
        maxUses: { type: 'integer', minimum: 1 },
        isEmergency: { const: true },
      },
    },
  },
  brokenWaivers: {
    type: 'array',
    maxItems: 1000,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['path', 'problem'],
      properties: { path: text, problem: text },
    },
  },
} as const

/** JSON Schema of `.assay/verdict.json`. */
export const verdictSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Assay verdict',
  type: 'object',
  additionalProperties: false,
  required: ['verdict', 'policy', 'models', 'rules'],
  properties: verdictProperties,
} as const

/** Reads the verdict of the gate. Throws UserError EVIDENCE_MISSING when the gate has not run, EVIDENCE_INVALID when the file is not its. */
export async function readVerdict(files: Files): Promise<GateVerdict> {
  const content = await files.readText(VERDICT_PATH)
  if (content === undefined) {
    throw new UserError('EVIDENCE_MISSING', {
      file: VERDICT_PATH,
      message: 'there is no verdict, so there is nothing that allows a registration',
      fix: 'run `assay gate` first, in the same folder',
    })
  }
  return validate<GateVerdict>(
    parseStrictJson(content, VERDICT_PATH, 'EVIDENCE_INVALID'),
    verdictSchema,
    'EVIDENCE_INVALID',
  )
}
