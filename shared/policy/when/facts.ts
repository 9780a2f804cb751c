import { toDay } from '../../data/calendar.ts'
import { toMilliseconds } from '../moments.ts'
import type { RuleContext } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

/** What the value of a fact or of a literal is; `day` is text in the form 2026-12-20, in UTC. */
export type ValueType = 'text' | 'number' | 'boolean' | 'day' | 'list'

export type FactValue = string | number | boolean | readonly string[]

type ConditionFact = {
  readonly type: ValueType
  /** GitHub tells logins and labels apart without case. */
  readonly caseless?: true
  /** `undefined` where the fact is not known. Pure. */
  readonly read: (context: RuleContext) => FactValue | undefined
}

const DAY_MS = 86_400_000

/** Everything that `when:` may ask about. A fact that is not known makes the rule apply. */
export const CONDITION_FACTS = {
  change: { type: 'text', read: ({ change }) => change.kind },
  base: { type: 'text', read: ({ change }) => (change.kind === 'pull-request' ? change.baseRef : undefined) },
  author: {
    type: 'text',
    caseless: true,
    read: ({ change }) => (change.kind === 'pull-request' ? change.author : undefined),
  },
  labels: {
    type: 'list',
    caseless: true,
    read: ({ change }) => (change.kind === 'pull-request' ? change.labels : undefined),
  },
  paths: {
    type: 'list',
    read: ({ change }) => (change.kind === 'pull-request' && change.files !== 'all' ? change.files : undefined),
  },
  model: { type: 'text', read: ({ model }) => model },
  task: { type: 'text', read: (context) => measured(context)?.task },
  today: { type: 'day', read: ({ now }) => (Number.isFinite(now) ? toDay(now) : undefined) },
  holdout_rows: { type: 'number', read: (context) => finite(measured(context)?.holdout.rows) },
  evidence_age_days: {
    type: 'number',
    read: (context) => ageInDays(context),
  },
  evidence_level: {
    type: 'text',
    read: (context) => (measured(context) === undefined ? undefined : context.facts.test?.level),
  },
  has_champion: {
    type: 'boolean',
    read: ({ facts }) => (facts.champion.state === 'unknown' ? undefined : facts.champion.state === 'is'),
  },
} as const satisfies Readonly<Record<string, ConditionFact>>

export type FactName = keyof typeof CONDITION_FACTS

/** The names of all facts, as people may write them. */
export const FACT_NAMES = Object.keys(CONDITION_FACTS) as readonly FactName[]

/** The fact by its name. */
export function conditionFact(name: FactName): ConditionFact {
  return CONDITION_FACTS[name]
}

export function isFactName(name: string): name is FactName {
  return Object.hasOwn(CONDITION_FACTS, name)
}

/** Only evidence that a rule could use says something here: that of another commit or model does not. */
function measured(context: RuleContext) {
  const evidence = testEvidence(context)
  return isFinding(evidence) ? undefined : evidence
}

function ageInDays(context: RuleContext): number | undefined {
  const made = toMilliseconds(measured(context)?.createdAt ?? '')
  return made === undefined ? undefined : finite((context.now - made) / DAY_MS)
}

function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? value : undefined
}
