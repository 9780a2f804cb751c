import type { FromSchema } from 'json-schema-to-ts'
import { pullRequestOf } from '../pull-request.ts'
import type { CheckFact } from '../repository-facts.ts'
import type { Finding, RuleKind } from '../rule.ts'
import { isFinding } from '../test-evidence.ts'

/** App id of GitHub Actions on github.com. */
const ACTIONS_APP = 15_368
const CONCLUSIONS = ['success', 'skipped', 'neutral'] as const

const schema = {
  type: 'object',
  description: 'A check of another App or workflow passed on the head commit: by its name and by who made it.',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 200, description: 'Name of the check run, exactly.' },
    app_id: {
      type: 'integer',
      minimum: 1,
      default: ACTIONS_APP,
      description: 'Id of the App that makes it; 15368 is GitHub Actions on github.com.',
    },
    workflow: {
      type: 'string',
      pattern: '^\\.github/workflows/[^/]+\\.ya?ml$',
      description:
        'The workflow whose job it is. Without it a job of that name in any workflow counts, also in one that the change adds.',
    },
    accept: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { enum: CONCLUSIONS },
      default: ['success'],
      description: 'Conclusions that count as passed.',
    },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

/** `check.passed`: every check run of that name and maker must have passed; one of the same name by another App counts for nothing. */
export const checkPassed: RuleKind<Settings> = {
  kind: 'check.passed',
  schema,
  describe: (settings) =>
    `the check ${settings.name} of ${maker(settings)}, ended with ${accepted(settings).join(' or ')}`,
  needs: ({ name }) => ({ checks: [name] }),
  evaluate: (settings, context) => {
    const { name } = settings
    const pull = pullRequestOf(context, `The check ${name}`)
    if (isFinding(pull)) return pull
    if (context.checks === undefined) {
      return failed(
        `The checks of the commit are not known here.`,
        name,
        'Let the App judge the pull request: it reads the checks of the head commit.',
      )
    }
    const named = context.checks.filter((check) => check.name === name)
    const own = named.filter((check) => isMadeBy(check, settings))
    if (own.length === 0) return absent(named, settings)
    const bad = own.find(
      ({ conclusion }) => conclusion !== undefined && !accepted(settings).some((one) => one === conclusion),
    )
    if (bad !== undefined)
      return failed(
        `The check ${name} ended with ${bad.conclusion}.`,
        name,
        `Mend what ${name} found and push; the gate evaluates again by itself.`,
      )
    if (own.some(({ conclusion }) => conclusion === undefined))
      return underWay(`The check ${name} has not ended.`, name)
    return { verdict: 'pass', message: `The check ${name} of ${maker(settings)} passed.` }
  },
}

function isMadeBy({ appId, workflow }: CheckFact, { app_id = ACTIONS_APP, workflow: asked }: Settings): boolean {
  return appId === app_id && (asked === undefined || workflow === asked)
}

/** A copy by somebody else is named, so that it is not taken for the real one. */
function absent(named: readonly CheckFact[], settings: Settings): Finding {
  const [other] = named
  const { name } = settings
  if (other === undefined) return underWay(`The check ${name} has not begun on the head commit.`, name)
  const whose =
    other.appId === (settings.app_id ?? ACTIONS_APP)
      ? `workflow ${other.workflow ?? '(unknown)'}`
      : `App ${other.appId}`
  return failed(
    `The check ${name} came from ${whose}; the policy asks for that of ${maker(settings)}.`,
    name,
    'Let the right App or workflow make the check, or correct the policy.',
  )
}

function maker({ app_id = ACTIONS_APP, workflow }: Settings): string {
  if (workflow !== undefined) return `${workflow} (App ${app_id})`
  return app_id === ACTIONS_APP ? 'GitHub Actions' : `App ${app_id}`
}

function accepted({ accept = ['success'] }: Settings): readonly string[] {
  return accept
}

function underWay(message: string, name: string): Finding {
  return {
    verdict: 'pending',
    message,
    headline: `waits for the check ${name}`,
    fix: `Wait until ${name} has ended; the gate evaluates again by itself.`,
  }
}

function failed(message: string, name: string, fix: string): Finding {
  return { verdict: 'fail', message, headline: `lacks the check ${name}`, fix }
}
