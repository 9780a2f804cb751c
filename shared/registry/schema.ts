import type { FromSchema } from 'json-schema-to-ts'
import { MODEL_NAME_PATTERN } from '../config/schema.ts'
import { count, digest, fileDigest, sourceSchema, text } from '../evidence/parts.ts'
import { referenceProfile } from '../evidence/test-predicate.ts'
import { MANIFEST_MEDIA_TYPE } from '../lineage/manifest.ts'

/** Branch that holds the ledger. */
export const LEDGER_BRANCH = 'assay'
export const LEDGER_FORMAT = 1
export const CHAMPION = 'champion'

/** Semantic version without pre-release or build parts, which tags elsewhere cannot carry. */
const VERSION_PATTERN = '^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8})$'
const ALIAS_PATTERN = '^[a-z][a-z0-9-]{0,31}$'

const model = { type: 'string', pattern: MODEL_NAME_PATTERN } as const
const version = { type: 'string', pattern: VERSION_PATTERN } as const
const alias = { type: 'string', pattern: ALIAS_PATTERN } as const
const at = { type: 'string', format: 'date-time' } as const
const draft = 'http://json-schema.org/draft-07/schema#'

/** Evidence kept with a version: file in the ledger and digest of its bytes. */
const evidence = {
  type: 'array',
  maxItems: 50,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['kind', 'path', 'digest'],
    properties: { kind: { enum: ['test', 'drift', 'verdict', 'run'] }, path: text, digest },
  },
} as const

/** `ledger.json`: says that the branch is a ledger, and how it is laid out. */
export const ledgerSchema = {
  $schema: draft,
  title: 'Assay ledger',
  type: 'object',
  additionalProperties: false,
  required: ['format'],
  properties: { format: { const: LEDGER_FORMAT } },
} as const

/** `models/<name>/versions/<semver>.json`: written once, when the version is reserved. */
export const versionRecordSchema = {
  $schema: draft,
  title: 'Assay model version',
  type: 'object',
  additionalProperties: false,
  required: ['model', 'version', 'manifest', 'source', 'files', 'createdAt', 'actor'],
  properties: {
    model,
    version,
    manifest: {
      type: 'object',
      additionalProperties: false,
      required: ['digest', 'mediaType', 'size'],
      properties: { digest, mediaType: { const: MANIFEST_MEDIA_TYPE }, size: count },
    },
    source: sourceSchema,
    files: { type: 'array', minItems: 1, maxItems: 1000, items: fileDigest },
    /** Profile of the training data, kept with the version's bytes as `reference.profile.json`; absent when there was none. */
    profile: referenceProfile,
    /** Champion that this version was measured against; absent for a first version. */
    parent: digest,
    createdAt: at,
    actor: text,
  },
} as const

/** `models/<name>/versions/<semver>.ready.json`: written once, when all bytes are stored. Versions without it do not exist for readers. */
export const readyRecordSchema = {
  $schema: draft,
  title: 'Assay model version is ready',
  type: 'object',
  additionalProperties: false,
  required: ['model', 'version', 'digest', 'location', 'evidence', 'readyAt'],
  properties: {
    model,
    version,
    digest,
    location: {
      oneOf: [
        {
          type: 'object',
          additionalProperties: false,
          required: ['kind', 'tag'],
          properties: { kind: { const: 'release' }, tag: text, url: text },
        },
        { type: 'object', additionalProperties: false, required: ['kind'], properties: { kind: { const: 'ledger' } } },
      ],
    },
    evidence,
    readyAt: at,
  },
} as const

/** `models/<name>/aliases/<alias>.json`: the current pointer and why; the git log of the file is the history. */
export const aliasRecordSchema = {
  $schema: draft,
  title: 'Assay alias',
  type: 'object',
  additionalProperties: false,
  required: ['model', 'alias', 'version', 'digest', 'reason', 'actor', 'at'],
  properties: {
    model,
    alias,
    version,
    digest,
    previous: {
      type: 'object',
      additionalProperties: false,
      required: ['version', 'digest'],
      properties: { version, digest },
    },
    reason: { enum: ['register', 'promote', 'rollback'] },
    /** Digest of the model that the alias pointed to when the evidence was made; absent when there was none. */
    evaluatedAgainst: digest,
    actor: text,
    at,
    run: text,
  },
} as const

export type VersionRecord = FromSchema<typeof versionRecordSchema>
export type ReadyRecord = FromSchema<typeof readyRecordSchema>
export type AliasRecord = FromSchema<typeof aliasRecordSchema>
export type EvidenceReference = ReadyRecord['evidence'][number]
