import type { FromSchema } from 'json-schema-to-ts'
import { parseStrictJson } from '../../document/json.ts'
import { validate } from '../../document/validate.ts'
import { type Digest, isDigest } from '../../kernel/digest.ts'

/** Ending of the file that holds a proof, beside the evidence it is about: `credit-risk.test.json` has `credit-risk.test.proof.json`. */
export const PROOF_ENDING = '.proof.json'
/** Ending of a Sigstore bundle beside the evidence. */
export const BUNDLE_ENDING = '.sigstore.json'

/** An identity token longer than this is not read; GitHub's have about 2,000 characters. */
export const MAX_TOKEN = 16_384

const AUDIENCE = 'assay:v1:'

export const proofFileSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Assay proof',
  type: 'object',
  additionalProperties: false,
  required: ['version', 'kind', 'evidence', 'token'],
  properties: {
    version: { const: 1 },
    kind: { const: 'oidc' },
    evidence: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$', description: 'Digest of the bytes vouched for.' },
    token: {
      type: 'string',
      pattern: '^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$',
      maxLength: MAX_TOKEN,
      description: 'Identity token (JWT) of the job, whose audience is `assay:v1:sha256-<digest of the evidence>`.',
    },
  },
} as const

export type ProofFile = FromSchema<typeof proofFileSchema>

/** What a job asks an identity token for, to vouch for these bytes: a token for it is good for nothing else. */
export function proofAudience(evidence: Digest): string {
  return `${AUDIENCE}${evidence.replace(':', '-')}`
}

/** The proof file as text, ready to be written. */
export function writeProofFile(evidence: Digest, token: string): string {
  const proof: ProofFile = { version: 1, kind: 'oidc', evidence, token }
  return `${JSON.stringify(proof, null, 2)}\n`
}

/** Reads a proof file as hostile input. Throws UserError EVIDENCE_INVALID. */
export function parseProofFile(text: string, file: string): ProofFile & { readonly evidence: Digest } {
  const proof = validate<ProofFile>(
    parseStrictJson(text, file, 'EVIDENCE_INVALID'),
    proofFileSchema,
    'EVIDENCE_INVALID',
  )
  const { evidence } = proof
  return { ...proof, evidence: isDigest(evidence) ? evidence : `sha256:${'0'.repeat(64)}` }
}

/** The path of the proof beside a path of evidence. */
export function proofPath(evidencePath: string): string {
  return evidencePath.replace(/\.json$/, PROOF_ENDING)
}
