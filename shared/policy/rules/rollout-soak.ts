import type { FromSchema } from 'json-schema-to-ts'
import { lacking } from '../documents.ts'
import type { RolloutFacts } from '../facts.ts'
import { fixed } from '../numbers.ts'
import type { Finding, RuleContext, RuleKind } from '../rule.ts'

const schema = {
  type: 'object',
  description:
    'Before a deployment the same commit has run in another environment for a while, without an alert, and there is a way back.',
  additionalProperties: false,
  required: ['environment', 'hours'],
  properties: {
    environment: {
      type: 'string',
      minLength: 1,
      maxLength: 255,
      description: 'Where it has to run before: an environment whose deployments the App lets through.',
    },
    hours: { type: 'number', exclusiveMinimum: 0, maximum: 8760, description: 'Hours without another version there.' },
    rollback: {
      enum: ['required', 'if-champion'],
      default: 'if-champion',
      description:
        'What to go back to: the champion of the ledger. `required` also refuses a first version, which has none.',
    },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

const HOUR_MS = 3_600_000
const NOWHERE = 'Let the App hold deployments (docs/deployments.md): it keeps what ran where and since when.'

/** `rollout.soak`: judged at deployments, by what the App itself let into the other environment; anybody's word about it counts for nothing. */
export const rolloutSoak: RuleKind<Settings> = {
  kind: 'rollout.soak',
  schema,
  describe: ({ environment, hours }) =>
    `${hours} hours in ${environment} without an alert, and a champion to go back to`,
  needs: ({ environment }) => ({ environments: [environment] }),
  evaluate: (settings, context) => {
    const { change, model } = context
    if (change.kind !== 'push' || change.environment === undefined)
      return { verdict: 'not-applicable', message: 'This is asked of deployments.' }
    if (change.environment === settings.environment)
      return { verdict: 'not-applicable', message: `This is the deployment to ${settings.environment} itself.` }
    const { rollout } = change
    if (rollout === undefined) return lacking('What ran where is not known here.', 'has no known rollout', NOWHERE)
    if (rollout.drifting.includes(model)) {
      const fix = 'Settle the alert first: close its issue, or train again.'
      return lacking('There is an open drift alert.', 'has an open drift alert', fix)
    }
    return soaked(settings, { context, rollout, headSha: change.headSha }) ?? wayBack(settings, context)
  },
}

/** What is missing of the time in the other environment; `undefined` when nothing is. */
function soaked(
  { environment, hours: limit }: Settings,
  {
    context,
    rollout,
    headSha,
  }: { readonly context: RuleContext; readonly rollout: RolloutFacts; readonly headSha: string },
): Finding | undefined {
  const there = Object.hasOwn(rollout.environments, environment) ? rollout.environments[environment] : undefined
  if (there === undefined || there.headSha !== headSha) {
    const what = there === undefined ? 'nothing ran there yet' : `${there.headSha.slice(0, 7)} runs there`
    const message = `${headSha.slice(0, 7)} does not run in ${environment}: ${what}.`
    return lacking(message, `has not run in ${environment}`, `Deploy this commit to ${environment} first.`)
  }
  const observed = (context.now - there.since) / HOUR_MS
  if (observed >= limit) return undefined
  if (!Number.isFinite(observed)) return lacking('Since when it runs is not known.', 'has no known rollout', NOWHERE)
  const message = `${headSha.slice(0, 7)} has run in ${environment} for ${fixed(observed, 1)} hours of ${limit}.`
  const fix = `Deploy again in ${fixed(limit - observed, 1)} hours.`
  return { ...lacking(message, `has not run in ${environment} long enough`, fix), observed, limit }
}

function wayBack({ environment, hours, rollback = 'if-champion' }: Settings, { facts }: RuleContext): Finding {
  const { champion } = facts
  if (champion.state === 'unknown')
    return lacking('The ledger could not be read, so the way back is not known.', 'has no way back on record', LEDGER)
  if (champion.state === 'none' && rollback === 'required')
    return lacking('The ledger has no champion to go back to.', 'has no way back on record', LEDGER)
  const back = champion.state === 'is' ? `the way back is ${champion.version}` : 'a first version has no way back'
  return {
    verdict: 'pass',
    message: `It has run in ${environment} for ${hours} hours or more without an alert; ${back}.`,
  }
}

const LEDGER = 'Register and promote a version first, and let the gate read the ledger branch.'
