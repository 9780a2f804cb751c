import type { FromSchema } from 'json-schema-to-ts'
import { documentPath, lacking, parsedDocument } from '../documents.ts'
import { toMilliseconds } from '../moments.ts'
import { plural } from '../numbers.ts'
import { VALIDATIONS_PATH, type Validations, validationsSchema } from '../repository-schemas.ts'
import type { Finding, RuleContext, RuleKind } from '../rule.ts'
import { isFinding } from '../test-evidence.ts'

const schema = {
  type: 'object',
  description: 'Somebody independent validated the model as a whole, recently enough.',
  additionalProperties: false,
  required: ['max_days'],
  properties: {
    max_days: { type: 'integer', minimum: 1, maximum: 3650, description: 'Days that a validation holds.' },
    warn_days: {
      type: 'integer',
      minimum: 0,
      maximum: 365,
      default: 30,
      description: 'Announced so many days before.',
    },
    record: { ...documentPath, default: VALIDATIONS_PATH, description: 'Where validations are recorded.' },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>
type Entry = Validations['validations'][number]

const DAY_MS = 86_400_000

/**
 * `revalidation.due`: an entry counts when its day has come; one that the change itself may have written counts only with an approval
 * of its head commit by the person it names, who wrote nothing of it.
 */
export const revalidationDue: RuleKind<Settings> = {
  kind: 'revalidation.due',
  schema,
  describe: ({ max_days }) => `an independent validation of at most ${plural(max_days, 'day')} ago`,
  needs: (settings) => ({ documents: [recordOf(settings)], files: true, people: true }),
  evaluate: (settings, context) => {
    const { max_days: limit, warn_days: soon = 30 } = settings
    const file = recordOf(settings)
    const document = parsedDocument<Validations>(context, file, validationsSchema)
    if (isFinding(document)) return document
    const own = document.value.validations.filter(({ model }) => model === context.model)
    const days = own
      .filter((entry) => isIndependent(entry, file, context))
      .flatMap((entry) => ageOf(entry, context.now))
    const observed = days.length === 0 ? undefined : Math.min(...days)
    if (observed === undefined)
      return overdue(
        own.length === 0
          ? `${file} has no validation of ${context.model}`
          : `No validation of ${context.model} in ${file} counts yet`,
        file,
      )
    if (observed > limit) {
      return {
        ...overdue(`The last validation was ${plural(observed, 'day')} ago; the policy accepts ${limit}`, file),
        observed,
        limit,
      }
    }
    const left = limit - observed
    const message = `Validated ${plural(observed, 'day')} ago, good for ${plural(left, 'more day', 'more days')}.`
    if (left >= soon) return { verdict: 'pass', message, observed, limit }
    return {
      verdict: 'warn',
      message,
      headline: 'must be validated again soon',
      fix: `Plan the next validation, and record it in ${file}.`,
      observed,
      limit,
    }
  },
}

function recordOf({ record = VALIDATIONS_PATH }: Settings): string {
  return record
}

/** Whole days since the validation; a day that does not exist or lies ahead is none. */
function ageOf({ date }: Entry, now: number): number[] {
  const at = toMilliseconds(date)
  const days = at === undefined ? Number.NaN : Math.floor((now - at) / DAY_MS)
  return days >= 0 ? [days] : []
}

/** Only a pull request whose list of files is complete shows that it did not write the record itself. */
function isIndependent({ by }: Entry, file: string, { change }: RuleContext): boolean {
  if (change.kind !== 'pull-request') return true
  if (change.files !== 'all' && !change.files.includes(file)) return true
  const login = by.slice(1).toLowerCase()
  if (
    [change.author, ...change.committers, ...(change.pushers?.logins ?? [])].some((one) => one.toLowerCase() === login)
  )
    return false
  const said = change.reviews.filter(({ reviewer, state }) => reviewer.toLowerCase() === login && state !== 'commented')
  const last = said.toSorted((a, b) => a.submittedAt - b.submittedAt).at(-1)
  return last?.state === 'approved' && last.commit === change.headSha
}

function overdue(why: string, file: string): Finding {
  return lacking(
    `${why}.`,
    'is due for validation',
    `Have the model validated, record it in ${file}, and let who did it approve that change.`,
  )
}
