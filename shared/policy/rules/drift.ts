import type { FromSchema } from 'json-schema-to-ts'
import type { DriftColumn, DriftPredicate } from '../../evidence/drift-predicate.ts'
import { driftEvidence } from '../drift-evidence.ts'
import { plural } from '../numbers.ts'
import type { Finding, RuleKind } from '../rule.ts'
import { isFinding } from '../test-evidence.ts'

const names = {
  type: 'array',
  minItems: 1,
  maxItems: 1000,
  uniqueItems: true,
  items: { type: 'string', minLength: 1, maxLength: 500 },
} as const

const schema = {
  type: 'object',
  description: 'Today’s data are like the data the model learned from.',
  additionalProperties: false,
  properties: {
    max_columns: { type: 'integer', minimum: 0, default: 0, description: 'Drifted columns that are accepted.' },
    columns: { ...names, description: 'Columns that must have been tested and are judged; all of them when absent.' },
    ignore: { ...names, description: 'Columns that do not count.' },
    if_undecided: {
      enum: ['pass', 'warn', 'fail'],
      default: 'warn',
      description: 'Verdict when columns have too few rows to tell.',
    },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

/** `drift`: counts the columns and relations that `assay drift` found drifted; its tests and limits are explained in docs/drift.md. */
export const drift: RuleKind<Settings> = {
  kind: 'drift',
  schema,
  attempts: 'drift',
  needs: () => ({ drift: true }),
  describe: ({ max_columns = 0, columns }) => {
    const where = columns === undefined ? '' : ` of ${columns.join(', ')}`
    return max_columns === 0 ? `no drift${where}` : `drift in at most ${plural(max_columns, 'column')}${where}`
  },
  evaluate: (settings, context) => {
    const evidence = driftEvidence(context)
    if (isFinding(evidence)) return evidence
    const judged = select(settings, evidence)
    const missing = (settings.columns ?? []).filter((name) => !judged.some((column) => column.name === name))
    if (missing.length > 0) return untested(`The columns ${missing.join(', ')} were not tested for drift.`)
    if (judged.length === 0) return untested('No column was tested for drift.')
    return judge(settings, judged)
  },
}

function select(
  { columns, ignore = [] }: Settings,
  { columns: tested, relations = [] }: DriftPredicate,
): DriftColumn[] {
  return [...tested, ...relations].filter(({ name }) => (columns?.includes(name) ?? true) && !ignore.includes(name))
}

function judge({ max_columns = 0, if_undecided = 'warn' }: Settings, judged: readonly DriftColumn[]): Finding {
  const drifted = judged.filter((column) => column.drifted || column.verdict === 'drifted')
  const undecided = judged.filter(({ verdict }) => verdict === 'not-enough-data')
  const numbers = { observed: drifted.length, limit: max_columns }
  if (drifted.length > max_columns) {
    const shown = drifted.slice(0, 5).map(({ name }) => name)
    return {
      verdict: 'fail',
      message: `${plural(drifted.length, 'column')} of ${judged.length} drifted (limit ${max_columns}): ${shown.join(', ')}.`,
      headline: `sees drifted data in ${shown.join(', ')}`,
      fix: 'Find out why they changed (`assay drift` shows how); train on newer data if the change stays.',
      ...numbers,
    }
  }
  if (undecided.length > 0) {
    return {
      verdict: if_undecided,
      message: `${plural(undecided.length, 'column')} of ${judged.length} cannot be told: too few rows.`,
      headline: `has too few rows to tell drift in ${plural(undecided.length, 'column')}`,
      fix: 'Compare a longer window; `assay drift` says how many rows each column needs.',
      ...numbers,
    }
  }
  const accepted = drifted.length === 0 ? '' : ' That is accepted.'
  return {
    verdict: 'pass',
    message: `${drifted.length} of ${plural(judged.length, 'column')} drifted.${accepted}`,
    ...numbers,
  }
}

function untested(message: string): Finding {
  return {
    verdict: 'fail',
    message,
    headline: 'has columns that were not tested for drift',
    fix: 'See under `skipped` in the drift evidence why, or name other columns in the policy.',
  }
}
