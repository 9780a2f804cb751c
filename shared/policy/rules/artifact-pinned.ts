import type { FromSchema } from 'json-schema-to-ts'
import { type Digest, shortDigest } from '../../kernel/digest.ts'
import { documentOf, documentPath, lacking } from '../documents.ts'
import type { RuleKind } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

const schema = {
  type: 'object',
  description:
    'The model that the change ships is the one that was measured: a file of the repository names its digest.',
  additionalProperties: false,
  required: ['file'],
  properties: {
    file: {
      ...documentPath,
      description: 'A text that holds the sha256 of what is shipped, and no other one: `model.sha256`, a deployment.',
    },
  },
} as const

type Settings = FromSchema<typeof schema>

/** `artifact.pinned`: the digest of the candidate, or of its only file. Several digests in the file could each be meant, so they fail. */
export const artifactPinned: RuleKind<Settings> = {
  kind: 'artifact.pinned',
  schema,
  attempts: 'last',
  describe: ({ file }) => `the digest of the measured model in ${file}`,
  needs: ({ file }) => ({ documents: [file] }),
  evaluate: ({ file }, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const document = documentOf(context, file)
    if (isFinding(document)) return document
    const { digest, files } = evidence.candidate
    const accepted = new Set([digest, ...(files.length === 1 ? files.map((one) => one.digest) : [])].map(hexOf))
    const said = [
      ...new Set(document.text.match(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gi)?.map((one) => one.toLowerCase())),
    ]
    const fix = `Write the sha256 of the measured model into ${file}: ${hexOf(files.length === 1 ? (files[0]?.digest ?? digest) : digest)}.`
    if (said.length !== 1) {
      return lacking(
        `${file} names ${said.length === 0 ? 'no sha256' : `${said.length} different ones`}.`,
        `does not say in ${file} which model is shipped`,
        fix,
      )
    }
    const [hex = ''] = said
    if (accepted.has(hex))
      return { verdict: 'pass', message: `${file} names the measured model, ${shortDigest(`sha256:${hex}`)}.` }
    const message = `The evidence measured ${shortDigest(digest as Digest)}, but ${file} ships ${shortDigest(`sha256:${hex}`)}.`
    return lacking(message, 'ships another model than was measured', fix)
  },
}

function hexOf(digest: string): string {
  return digest.replace(/^sha256:/, '').toLowerCase()
}
