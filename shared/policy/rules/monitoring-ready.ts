import type { FromSchema } from 'json-schema-to-ts'
import { documentOf, documentPath, lacking, locatedDocument } from '../documents.ts'
import type { Finding, RuleContext, RuleKind } from '../rule.ts'
import { isFinding } from '../test-evidence.ts'

const schema = {
  type: 'object',
  description:
    'Before it is used the model can be watched: drift is configured and looked at by a schedule, and there is a way back.',
  additionalProperties: false,
  required: ['workflow'],
  properties: {
    workflow: {
      type: 'string',
      pattern: '^\\.github/workflows/[^/]+\\.ya?ml$',
      maxLength: 500,
      description: 'The workflow that runs `assay drift` by a schedule.',
    },
    config: { ...documentPath, default: 'assay.yml', description: 'The configuration that says what drift is.' },
    alert: { ...documentPath, description: 'Who is told and what they do: a document that must be there.' },
    rollback: {
      enum: ['required', 'if-champion'],
      default: 'if-champion',
      description:
        'What to go back to: the champion of the ledger. `required` also refuses a first version, which has none.',
    },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

/** `monitoring.ready`: reads what the change proposes, and the ledger for the way back. */
export const monitoringReady: RuleKind<Settings> = {
  kind: 'monitoring.ready',
  schema,
  describe: ({ workflow, alert }) =>
    `drift configured, ${workflow} by a schedule${alert === undefined ? '' : `, ${alert}`}, and a champion to go back to`,
  needs: ({ workflow, alert, config = 'assay.yml' }) => ({
    documents: [config, workflow, ...(alert === undefined ? [] : [alert])],
  }),
  evaluate: (settings, context) => {
    const problems = [
      configProblem(settings, context),
      workflowProblem(settings, context),
      alertProblem(settings, context),
      rollbackProblem(settings, context),
    ]
    return (
      problems.find((one) => one !== undefined) ?? {
        verdict: 'pass',
        message: `Watched by ${settings.workflow}; ${wayBack(context)}.`,
      }
    )
  },
}

function configProblem({ config = 'assay.yml' }: Settings, context: RuleContext): Finding | undefined {
  const document = locatedDocument(context, config)
  if (isFinding(document)) return document
  const root = membersOf(document.located.value)
  const own = membersOf(membersOf(root['models'])[context.model])
  const isConfigured = own['drift'] !== undefined || root['drift'] !== undefined
  return isConfigured
    ? undefined
    : lacking(
        `${config} has no \`drift\` for ${context.model}.`,
        'has no drift configured',
        `Add \`drift\` to ${context.model} in ${config}.`,
      )
}

function workflowProblem({ workflow }: Settings, context: RuleContext): Finding | undefined {
  const document = locatedDocument(context, workflow)
  if (isFinding(document)) return document
  const root = membersOf(document.located.value)
  const schedule = membersOf(root['on'])['schedule']
  if (!Array.isArray(schedule) || schedule.length === 0) {
    return lacking(
      `${workflow} runs by no schedule.`,
      'is not watched by a schedule',
      `Add \`on: { schedule: [{ cron: "17 5 * * *" }] }\` to ${workflow}.`,
    )
  }
  const steps = Object.values(membersOf(root['jobs'])).flatMap((job) => [
    membersOf(job),
    ...listOf(membersOf(job)['steps']),
  ])
  const isDrift = ({ uses, run }: Members): boolean =>
    /\/drift@|\/drift$/.test(String(uses ?? '')) || /\bassay drift\b/.test(String(run ?? ''))
  return steps.some(isDrift)
    ? undefined
    : lacking(
        `${workflow} has no step that runs \`assay drift\`.`,
        'is not watched for drift',
        `Add the action drift, or \`assay drift\`, to ${workflow}.`,
      )
}

function alertProblem({ alert }: Settings, context: RuleContext): Finding | undefined {
  if (alert === undefined) return undefined
  const document = documentOf(context, alert)
  if (isFinding(document)) return document
  return /\p{L}{2}/u.test(document.text)
    ? undefined
    : lacking(`${alert} says nothing.`, 'has nobody to alert', `Write into ${alert} who is told and what they do.`)
}

function rollbackProblem({ rollback = 'if-champion' }: Settings, { facts }: RuleContext): Finding | undefined {
  const { state } = facts.champion
  if (state === 'is' || (state === 'none' && rollback === 'if-champion')) return undefined
  const why =
    state === 'none'
      ? 'The ledger has no champion to go back to.'
      : 'The ledger could not be read, so the way back is not known.'
  return lacking(
    why,
    'has no way back on record',
    'Register and promote a version first, and let the gate read the ledger branch.',
  )
}

function wayBack({ facts: { champion } }: RuleContext): string {
  return champion.state === 'is' ? `the way back is ${champion.version}` : 'a first version has no way back'
}

type Members = { readonly [key: string]: unknown }

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
}

function listOf(value: unknown): Members[] {
  return Array.isArray(value) ? value.map(membersOf) : []
}
