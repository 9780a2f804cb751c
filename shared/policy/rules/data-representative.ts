import type { FromSchema } from 'json-schema-to-ts'
import type { TestPredicate } from '../../evidence/test-predicate.ts'
import { lacking } from '../documents.ts'
import { fixed } from '../numbers.ts'
import type { RuleKind, SettingsProblem } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

const shares = {
  type: 'object',
  minProperties: 2,
  maxProperties: 50,
  additionalProperties: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
} as const

const schema = {
  type: 'object',
  description: 'The holdout is made up like the people or things that the model is for, as the policy declares them.',
  additionalProperties: false,
  properties: {
    classes: { ...shares, description: 'Share of each class in the population: `{ good: 0.7, bad: 0.3 }`.' },
    groups: {
      type: 'object',
      minProperties: 1,
      maxProperties: 20,
      additionalProperties: shares,
      description: 'Per protected attribute, the share of each of its groups: `{ sex: { female: 0.5, male: 0.5 } }`.',
    },
    max_psi: {
      type: 'number',
      exclusiveMinimum: 0,
      maximum: 1,
      default: 0.1,
      description: 'Largest population stability index.',
    },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>
type Shares = Readonly<Record<string, number>>
type Counts = readonly { readonly name: string; readonly n: number }[]

/** What stands in for a share of zero, as is usual for the index: half a row. */
const HALF = 0.5

/** `data.representative`: the population stability index of the holdout's counts against declared shares; a strange group fails. */
export const dataRepresentative: RuleKind<Settings> = {
  kind: 'data.representative',
  schema,
  refine,
  describe: ({ max_psi = 0.1, ...settings }) =>
    `a holdout made up as declared (${namesOf(settings).join(', ')}; PSI ${max_psi} at most)`,
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const limit = settings.max_psi ?? 0.1
    const measured = namesOf(settings).map((name) => indexOf(name, settings, evidence))
    const strange = measured.find(({ problem }) => problem !== undefined)
    const fix = 'Draw the holdout anew from the population that the policy declares, or correct what is declared.'
    if (strange !== undefined)
      return lacking(`${strange.problem}.`, `has a holdout without countable ${strange.name}`, fix)
    const worst = measured.reduce((a, b) => (b.psi > a.psi ? b : a))
    const message = `The population stability index of ${worst.name} is ${fixed(worst.psi, 3)} (limit ${limit}).`
    const numbers = { observed: worst.psi, limit }
    if (worst.psi <= limit) return { verdict: 'pass', message, ...numbers }
    return { ...lacking(message, `has a holdout unlike its population in ${worst.name}`, fix), ...numbers }
  },
}

function namesOf({ classes, groups = {} }: Settings): string[] {
  return [...(classes === undefined ? [] : ['the classes']), ...Object.keys(groups)]
}

type Index = { readonly name: string; readonly psi: number; readonly problem?: string }

function indexOf(name: string, { classes, groups = {} }: Settings, evidence: TestPredicate): Index {
  if (name === 'the classes' && classes !== undefined) {
    return psi(
      name,
      evidence.holdout.classes?.map((one) => ({ name: one.name, n: one.rows })),
      classes,
    )
  }
  const attribute = evidence.groups?.find((one) => one.attribute === name)
  const omitted = attribute?.omitted?.rows ?? 0
  const counts = attribute?.groups.map((one) => ({ name: one.missing === true ? '(missing)' : one.name, n: one.n }))
  const all = counts === undefined || omitted === 0 ? counts : [...counts, { name: '(not listed)', n: omitted }]
  return psi(name, all, groups[name] ?? {})
}

/** Sum of (p - q) ln(p / q) over the declared parts (Siddiqi, Credit Risk Scorecards, 2006). */
function psi(name: string, counts: Counts | undefined, declared: Shares): Index {
  const none = (problem: string): Index => ({ name, psi: Number.NaN, problem })
  if (counts === undefined) return none(`The evidence does not count ${name} of the holdout`)
  const known = counts.filter(({ n }) => n > 0)
  const stranger = known.find((one) => !Object.hasOwn(declared, one.name))
  if (stranger !== undefined)
    return none(`The holdout has ${stranger.name} in ${name}, which the policy does not declare`)
  const rows = known.reduce((sum, { n }) => sum + n, 0)
  if (rows === 0) return none(`The evidence does not count ${name} of the holdout`)
  const total = Object.values(declared).reduce((a, b) => a + b, 0)
  const parts = Object.entries(declared).map(([part, share]) => {
    const observed = Math.max(known.find((one) => one.name === part)?.n ?? 0, HALF) / rows
    const expected = share / total
    return (observed - expected) * Math.log(observed / expected)
  })
  return { name, psi: parts.reduce((a, b) => a + b, 0) }
}

function refine(settings: Settings): SettingsProblem[] {
  const { classes, groups = {} } = settings
  if (namesOf(settings).length === 0)
    return [{ path: '', message: 'neither `classes` nor `groups` is set', fix: 'add one of them' }]
  const all: [string, Shares][] = [
    ...(classes === undefined ? [] : [['/classes', classes] as [string, Shares]]),
    ...Object.entries(groups).map(([key, one]): [string, Shares] => [`/groups/${key}`, one]),
  ]
  return all.flatMap(([path, one]) => {
    const sum = Object.values(one).reduce((a, b) => a + b, 0)
    return Math.abs(sum - 1) <= 0.01
      ? []
      : [{ path, message: `the shares add up to ${fixed(sum, 3)}`, fix: 'make them add up to 1' }]
  })
}
