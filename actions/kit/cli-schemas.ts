import { cardSchema } from '../../shared/card/schema.ts'
import { diffProperties } from '../../shared/data/diff-schema.ts'
import { profileProperties } from '../../shared/data/profile-schema.ts'
import { doctorProperties } from '../../shared/doctor/schema.ts'
import { driftKinds } from '../../shared/evidence/drift-kinds.ts'
import { driftColumnSchema, driftPredicateSchema } from '../../shared/evidence/drift-predicate.ts'
import { integritySchema } from '../../shared/evidence/integrity.ts'
import { count, digest, estimateSchema, text } from '../../shared/evidence/parts.ts'
import { slicesSchema } from '../../shared/evidence/slices.ts'
import { testPredicateSchema } from '../../shared/evidence/test-predicate.ts'
import { importedSchema } from '../../shared/ingest/schema.ts'
import { modelDiffSchema, modelFactsProperties } from '../../shared/inspect-model/facts-schema.ts'
import { FAULT_CODES, USER_ERROR_CODES } from '../../shared/kernel/error.ts'
import { setupProperties } from '../../shared/onboarding/schema.ts'
import { auditProperties, explainProperties, replayProperties } from './audit-schemas.ts'
import { driftAlertSchema } from './drift-alert-schema.ts'
import { policyProperties } from './policy-schema.ts'
import { testSections } from './test-sections.ts'
import { verdictProperties } from './verdict-file.ts'

const document = (title: string, properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title,
  type: 'object',
  additionalProperties: false,
  required: ['schemaVersion', ...Object.keys(properties).filter((name) => !optional.includes(name))],
  properties: { schemaVersion: { const: 1 }, ...properties },
})

const line = { type: 'integer', minimum: 1 } as const
const imported = importedSchema.properties.predicate.properties
const rule = verdictProperties.rules.items
const { holdout, champion, comparison, task } = testPredicateSchema.properties
const window = {
  type: 'object',
  additionalProperties: false,
  required: ['source', 'rows'],
  properties: { source: text, rows: { type: 'integer', minimum: 0 }, digest },
} as const

const finding = {
  type: 'object',
  additionalProperties: false,
  required: ['code', 'severity', 'message', 'fix'],
  properties: {
    code: { type: 'string', pattern: '^[A-Z_]+$' },
    severity: { enum: ['error', 'warn'] },
    column: { type: 'string' },
    message: text,
    rows: { type: 'integer', minimum: 0 },
    examples: { type: 'array', items: { type: 'string' } },
    fix: text,
    place: {
      type: 'object',
      additionalProperties: false,
      required: ['file', 'line', 'column'],
      properties: { file: { type: 'string' }, line, column: line },
    },
  },
} as const

const movedProperties = {
  model: text,
  version: text,
  digest,
  moved: { type: 'boolean' },
  previous: {
    type: 'object',
    additionalProperties: false,
    required: ['version', 'digest'],
    properties: { version: text, digest },
  },
} as const

/** JSON Schemas of what `assay <verb> --json` writes to standard output; `error` is what every verb writes when there is no result. */
export const cliSchemas = {
  train: document('assay train --json', {
    model: text,
    modelPath: text,
    runRecord: text,
    runRecordDigest: digest,
    digest,
  }),
  test: document(
    'assay test --json',
    {
      model: text,
      task,
      evidence: text,
      holdout,
      metrics: { type: 'array', minItems: 1, items: estimateSchema },
      champion,
      comparison,
      slices: slicesSchema,
      html: text,
      ...testSections,
    },
    ['html', ...Object.keys(testSections)],
  ),
  gate: document(
    'assay gate --json',
    { ...verdictProperties, rules: { type: 'array', items: rule }, passing: { type: 'boolean' } },
    ['reason', 'waivers', 'brokenWaivers'],
  ),
  promote: document('assay promote --json', movedProperties, ['previous']),
  rollback: document('assay rollback --json', movedProperties, ['previous']),
  register: document('assay register --json', { model: text, version: text, digest, created: { type: 'boolean' } }),
  check: document(
    'assay check --json',
    { model: text, task, target: text, errors: count, warnings: count, html: text, ...integritySchema.properties },
    ['model', 'omitted', 'html'],
  ),
  card: document(
    'assay card --json',
    {
      model: text,
      evidence: text,
      digest,
      out: text,
      html: text,
      missing: { type: 'array', items: text },
      card: { type: 'object', required: cardSchema.required, properties: cardSchema.properties },
      annexIv: text,
      open: { type: 'array', items: { type: 'object', required: ['heading', 'what', 'owner'] } },
      check: text,
      errors: count,
      warnings: count,
      findings: { type: 'array', items: finding },
    },
    ['out', 'html', 'annexIv', 'open', 'missing', 'card', 'check', 'errors', 'warnings', 'findings'],
  ),
  ingest: document(
    'assay ingest --json',
    {
      model: text,
      level: imported.level,
      imported: text,
      origin: imported.origin,
      metrics: imported.metrics,
      cases: imported.cases,
      left: imported.left,
    },
    ['cases'],
  ),
  drift: document(
    'assay drift --json',
    {
      model: text,
      evidence: text,
      html: text,
      drifted: { type: 'boolean' },
      reference: window,
      current: window,
      columns: { type: 'array', items: driftColumnSchema },
      skipped: driftPredicateSchema.properties.skipped,
      relations: driftPredicateSchema.properties.relations,
      ...driftKinds,
      alert: driftAlertSchema,
    },
    ['model', 'evidence', 'html', 'skipped', 'relations', ...Object.keys(driftKinds), 'alert'],
  ),
  profile: document('assay profile --json', { source: text, digest, html: text, stored: text, ...profileProperties }, [
    'html',
    'stored',
    'id',
    'duplicateRows',
    'correlations',
  ]),
  diff: document(
    'assay diff --json',
    {
      base: window,
      head: window,
      id: text,
      ...diffProperties,
      columns: { type: 'array', items: driftColumnSchema },
      skipped: driftPredicateSchema.properties.skipped,
      html: text,
    },
    ['id', 'html'],
  ),
  init: document('assay init --json', setupProperties),
  doctor: document('assay doctor --json', doctorProperties),
  audit: document('assay audit --json', auditProperties),
  replay: document('assay replay --json', replayProperties),
  explain: document('assay explain --json', explainProperties),
  policy: document('assay policy --json', policyProperties),
  inspect: document(
    'assay inspect --json',
    { model: text, errors: count, warnings: count, ...modelFactsProperties, against: text, diff: modelDiffSchema },
    ['producer', 'tensors', 'parameters', 'against', 'diff'],
  ),
  schema: document(
    'assay schema --json',
    {
      schema: text,
      source: text,
      rows: line,
      changed: { type: 'boolean' },
      proposal: { type: 'string' },
      diff: { type: 'string' },
      written: text,
      html: text,
      findings: { type: 'array', items: finding },
      checked: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['source', 'environment', 'rows', 'findings'],
          properties: { source: text, environment: text, rows: line, findings: { type: 'array', items: finding } },
        },
      },
    },
    ['schema', 'source', 'rows', 'changed', 'proposal', 'diff', 'written', 'html', 'findings', 'checked'],
  ),
  error: document('assay <verb> --json without a result', {
    error: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'problems'],
      properties: {
        code: { enum: [...USER_ERROR_CODES, ...FAULT_CODES] },
        problems: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['file', 'message'],
            properties: {
              file: { type: 'string' },
              line,
              column: line,
              path: { type: 'string' },
              message: { type: 'string' },
              fix: { type: 'string' },
            },
          },
        },
      },
    },
  }),
} as const
