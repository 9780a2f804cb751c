import type { FromSchema } from 'json-schema-to-ts'
import type { Integrity } from '../../evidence/integrity.ts'
import { LEAKAGE_CODES, PERSONAL_CODE } from '../../integrity/codes.ts'
import { DEFAULT_LIMITS } from '../../integrity/limits.ts'
import { plural } from '../numbers.ts'
import type { Finding, RuleKind } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

type DataFinding = Integrity['findings'][number]

const allow = {
  type: 'array',
  maxItems: 200,
  description:
    'Findings that the policy accepts, as `CODE` or `CODE column`. What assay.yml allows does not count here.',
  items: { type: 'string', pattern: '^[A-Z][A-Z0-9_]{1,60}( .{1,500})?$' },
} as const
const warnings = {
  enum: ['pass', 'warn', 'fail'],
  default: 'warn',
  description: 'Verdict when there are warnings only.',
} as const
const strictest = { type: 'number', exclusiveMinimum: 0, maximum: 1 } as const

const leakageSchema = {
  type: 'object',
  description:
    'The training data does not tell the holdout: no column gives the target away, and no row, group or moment is on both sides.',
  additionalProperties: false,
  properties: {
    auc: {
      ...strictest,
      default: DEFAULT_LIMITS.auc.error,
      description: 'Loosest accepted `check.auc.error`: ROC AUC by one column alone.',
    },
    r2: { ...strictest, default: DEFAULT_LIMITS.r2.error, description: 'Loosest accepted `check.r2.error`.' },
    duplicates: {
      ...strictest,
      default: DEFAULT_LIMITS.duplicates,
      description: 'Loosest accepted `check.duplicates`: share of holdout rows that are in the training data.',
    },
    warnings,
    allow,
  },
} as const

const qualitySchema = {
  type: 'object',
  description:
    'Training data and holdout are sound: labels, types, units, constant columns, texts, and what the schema asks for.',
  additionalProperties: false,
  properties: { warnings, allow },
} as const

const privacySchema = {
  type: 'object',
  description:
    'No column of the training data looks like personal data (e-mail, phone, card, IBAN, IP address, national id, name).',
  additionalProperties: false,
  properties: { allow },
} as const

type LeakageSettings = FromSchema<typeof leakageSchema, { keepDefaultedPropertiesOptional: true }>
type QualitySettings = FromSchema<typeof qualitySchema, { keepDefaultedPropertiesOptional: true }>
type PrivacySettings = FromSchema<typeof privacySchema, { keepDefaultedPropertiesOptional: true }>

/** `data.leakage`: errors of leakage fail, also those that only assay.yml accepts; looser limits than the policy's fail too. */
export const dataLeakage: RuleKind<LeakageSettings> = {
  kind: 'data.leakage',
  schema: leakageSchema,
  describe: () => 'no leak between training data and holdout',
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const { integrity } = evidence
    if (integrity === undefined) return unchecked()
    return looserLimit(settings, integrity) ?? judge(select(integrity, isLeakage), settings, 'leakage')
  },
}

/** `data.quality`: everything else that spoils data. */
export const dataQuality: RuleKind<QualitySettings> = {
  kind: 'data.quality',
  schema: qualitySchema,
  describe: () => 'sound training data and holdout',
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    if (evidence.integrity === undefined) return unchecked()
    const isQuality = (finding: DataFinding): boolean => !isLeakage(finding) && finding.code !== PERSONAL_CODE
    return judge(select(evidence.integrity, isQuality), settings, 'data quality')
  },
}

/** `privacy`: a column that looks like personal data fails, whatever its severity. */
export const privacy: RuleKind<PrivacySettings> = {
  kind: 'privacy',
  schema: privacySchema,
  describe: () => 'no personal data in the training data',
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    if (evidence.integrity === undefined) return unchecked()
    const found = select(evidence.integrity, ({ code }) => code === PERSONAL_CODE)
    return judge(
      found.map((finding) => ({ ...finding, severity: 'error' as const })),
      settings,
      'personal data',
    )
  },
}

function isLeakage({ code }: DataFinding): boolean {
  return LEAKAGE_CODES.includes(code)
}

function select({ findings, allowed }: Integrity, isOne: (finding: DataFinding) => boolean): DataFinding[] {
  return [...findings, ...allowed].filter(isOne)
}

function judge(
  found: readonly DataFinding[],
  settings: { readonly warnings?: 'pass' | 'warn' | 'fail'; readonly allow?: readonly string[] },
  what: string,
): Finding {
  const { allow: accepted = [], warnings: onWarning = 'warn' } = settings
  const open = found.filter(({ code, column }) => !accepted.includes(code) && !accepted.includes(`${code} ${column}`))
  const errors = open.filter(({ severity }) => severity === 'error')
  const [first] = errors.length > 0 ? errors : open
  if (first === undefined) return { verdict: 'pass', message: `Nothing found about ${what}.`, observed: 0, limit: 0 }
  const count = errors.length > 0 ? errors.length : open.length
  const more = count > 1 ? ` And ${plural(count - 1, 'more finding')}.` : ''
  const word = errors.length > 0 ? 'error' : 'warning'
  return {
    verdict: errors.length > 0 ? 'fail' : onWarning,
    message: `${first.message}${more}`,
    headline: `has ${plural(count, word)} of ${what}: ${first.code}${first.column === undefined ? '' : ` in ${first.column}`}`,
    fix: first.fix,
    observed: count,
    limit: 0,
  }
}

function looserLimit(settings: LeakageSettings, { limits }: Integrity): Finding | undefined {
  const asked = [
    ['check.auc.error', limits.auc.error, settings.auc ?? DEFAULT_LIMITS.auc.error],
    ['check.r2.error', limits.r2.error, settings.r2 ?? DEFAULT_LIMITS.r2.error],
    ['check.duplicates', limits.duplicates, settings.duplicates ?? DEFAULT_LIMITS.duplicates],
  ] as const
  const looser = asked.find(([, value, limit]) => value > limit)
  if (looser === undefined) return undefined
  const [name, own, strict] = looser
  return {
    verdict: 'fail',
    message: `The data was checked with ${name} ${own}; the policy asks for ${strict} at most.`,
    headline: `was checked for leaks with a looser ${name} than agreed`,
    fix: `Set ${name} to ${strict} in assay.yml and test again.`,
    observed: own,
    limit: strict,
  }
}

/** Without the section nobody looked, which is no pass. */
function unchecked(): Finding {
  return {
    verdict: 'fail',
    message: 'The evidence does not say whether the data was checked.',
    headline: 'has data that was not checked',
    fix: 'Name `data.train` in assay.yml, leave `test.checks` on, and test again.',
  }
}
