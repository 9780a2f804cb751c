import type { FromSchema } from 'json-schema-to-ts'
import { toDay } from '../../data/calendar.ts'
import type { HoldoutUse } from '../facts.ts'
import { toMilliseconds } from '../moments.ts'
import { count, plural } from '../numbers.ts'
import type { Finding, RuleContext, RuleKind, SettingsProblem } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'
import { unknownUse } from './holdout-budget.ts'

const schema = {
  type: 'object',
  description: 'The holdout is replaced before it is old or worn out; the last 14 days are announced.',
  additionalProperties: false,
  required: ['max_age_days'],
  properties: {
    max_age_days: { type: 'integer', minimum: 1, maximum: 3650, description: 'Oldest accepted holdout, in days.' },
    since: {
      type: 'string',
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      description: 'Day from which the holdout was in use, where that was before the first use that is on record.',
    },
    max_uses: { type: 'integer', minimum: 1, maximum: 2000, description: 'Most uses in its whole life.' },
  },
} as const

type Settings = FromSchema<typeof schema>

const DAY_MS = 86_400_000
/** Days before the end at which the report begins to warn. */
const NOTICE_DAYS = 14
const WARN_FROM = 0.8

/** `holdout.fresh`: age from the first use on record, or from the agreed day when that is earlier. An unknown history fails. */
export const holdoutFresh: RuleKind<Settings> = {
  kind: 'holdout.fresh',
  schema,
  attempts: 'last',
  needs: () => ({ holdout: true }),
  refine: ({ since }): SettingsProblem[] =>
    since === undefined || toMilliseconds(since) !== undefined
      ? []
      : [{ path: '/since', message: 'there is no such day', fix: 'write a day like 2026-06-30' }],
  describe: ({ max_age_days, max_uses }) =>
    `a holdout in use for at most ${plural(max_age_days, 'day')}${max_uses === undefined ? '' : ` and ${plural(max_uses, 'use')}`}`,
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const { holdout } = context.facts
    if (holdout === undefined && (settings.since === undefined || settings.max_uses !== undefined)) return unknownUse()
    const name = `The holdout ${evidence.holdout.digest.slice(0, 19)}`
    const worn = holdout === undefined ? undefined : wear(name, settings.max_uses, holdout)
    if (worn?.verdict === 'fail') return worn
    const old = ageing(name, settings, context)
    return old.verdict === 'pass' && worn !== undefined ? worn : old
  },
}

/** What the number of uses says; `undefined` when nothing has to be said. */
function wear(name: string, limit: number | undefined, { releases }: HoldoutUse): Finding | undefined {
  const observed = releases.length
  if (limit === undefined || observed < WARN_FROM * limit) return undefined
  const message = `${name} was used ${count(observed)} of ${plural(limit, 'time')} that were agreed for its life.`
  return { ...replaced(observed <= limit, message), observed, limit }
}

function ageing(name: string, { max_age_days: limit, since }: Settings, { facts, now }: RuleContext): Finding {
  const dates = [facts.holdout?.since, since === undefined ? undefined : toMilliseconds(since)]
  const known = dates.filter((date) => date !== undefined)
  if (known.length === 0) return { verdict: 'pass', message: `${name} is used for the first time.` }
  const start = Math.min(...known)
  const observed = Math.max(0, Math.floor((now - start) / DAY_MS))
  const end = start + limit * DAY_MS
  const numbers = { observed, limit }
  if (!Number.isFinite(observed)) return { verdict: 'error', message: 'The time is not known.' }
  if (now >= end) {
    const message = `${name} is in use since ${toDay(start)}; it ended on ${toDay(end)}, after ${plural(limit, 'day')}.`
    return { ...replaced(false, message), ...numbers }
  }
  const left = Math.ceil((end - now) / DAY_MS)
  const message = `${name} is in use since ${toDay(start)} and ends on ${toDay(end)}`
  if (left > NOTICE_DAYS) return { verdict: 'pass', message: `${message}.`, ...numbers }
  return { ...replaced(true, `${message}: ${plural(left, 'day')} left.`), ...numbers }
}

function replaced(inTime: boolean, message: string): Finding {
  return {
    verdict: inTime ? 'warn' : 'fail',
    message,
    headline: inTime ? 'has a holdout that ends soon' : 'was measured on a holdout whose time is over',
    fix: 'Replace the holdout by rows that no model was trained or chosen on, and agree on it in the policy (`holdout.pinned`).',
  }
}
