import type { FromSchema } from 'json-schema-to-ts'
import { driftEvidence } from '../drift-evidence.ts'
import { branchesOf, evaluatorSchema } from '../evaluators.ts'
import { type Judged, LEVELS, levelOf } from '../evidence-levels.ts'
import type { Finding, RuleKind, SettingsProblem } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

const schema = {
  type: 'object',
  description:
    'The evidence can be trusted at least this far; drift evidence as well where a rule of the model reads it.',
  additionalProperties: false,
  required: ['min'],
  properties: {
    min: {
      enum: ['E1', 'E2', 'E3', 'E4'],
      description:
        'Least level: E1 an artifact of a completed run of the head commit, E2 of a run whose workflows are those of the base, E3 proven by a job of a known workflow, E4 on a holdout that only that job reads.',
    },
    evaluators: {
      type: 'array',
      minItems: 1,
      maxItems: 20,
      items: evaluatorSchema,
      description: 'Workflows whose word counts; needed for E3 and E4.',
    },
    holdout: {
      type: 'string',
      pattern: '^sha256:[0-9a-f]{64}$',
      description: 'Content digest of the holdout that only the evaluators can read; needed for E4.',
    },
  },
} as const

type Settings = FromSchema<typeof schema>

/**
 * `evidence.level`: how far the evidence is believed is decided here, by the workflows that this rule names and no other. It judges the
 * test evidence, and the drift evidence where a rule of the model reads it: the less believed of the two decides.
 */
export const evidenceLevel: RuleKind<Settings> = {
  kind: 'evidence.level',
  schema,
  attempts: 'last',
  refine,
  describe: ({ min }) => `evidence of level ${min} or above`,
  needs: ({ min, evaluators = [] }) => ({
    ...(min === 'E2' ? { workflows: true } : {}),
    branches: branchesOf(evaluators),
  }),
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const test = { what: 'evidence', ...levelOf(context, settings) }
    if (context.usesDrift !== true) return compare(settings, test)
    const measured = driftEvidence(context)
    if (isFinding(measured)) return isBelow(settings, test) ? compare(settings, test) : measured
    const drift = { what: 'drift evidence', ...levelOf(context, settings, 'drift') }
    return compare(settings, LEVELS.indexOf(drift.level) < LEVELS.indexOf(test.level) ? drift : test)
  },
}

type Told = Judged & { readonly what: string }

function isBelow({ min }: Settings, { level }: Judged): boolean {
  return LEVELS.indexOf(level) < LEVELS.indexOf(min)
}

function compare(settings: Settings, told: Told): Finding {
  const { min } = settings
  const { what, level, missing } = told
  const numbers = { observed: LEVELS.indexOf(level), limit: LEVELS.indexOf(min) }
  if (!isBelow(settings, told)) return { verdict: 'pass', message: `The ${what} has level ${level}.`, ...numbers }
  const why = missing[min] ?? LEVELS.map((one) => missing[one]).find((reason) => reason !== undefined)
  return {
    verdict: 'fail',
    message: `The ${what} has level ${level}; the policy asks for ${min}${why === undefined ? '' : `: ${why}`}.`,
    headline: `has ${what} of level ${level} where ${min} is needed`,
    fix: FIXES[min],
    ...numbers,
  }
}

const FIXES = {
  E1: 'Let the App judge the evidence of a completed workflow run (docs/evidence-levels.md), or agree on another level first.',
  E2: 'Change workflows in a pull request of their own, or update the branch to the base (docs/evidence-levels.md).',
  E3: 'Let a workflow that the policy names under `evaluators` measure the model, as docs/evidence-levels.md shows.',
  E4: 'Let a workflow that the policy names measure the agreed holdout in its environment, as docs/evidence-levels.md shows.',
} as const

function refine({ min, evaluators = [], holdout }: Settings): readonly SettingsProblem[] {
  const problems: SettingsProblem[] = []
  const asksProof = min === 'E3' || min === 'E4'
  if (asksProof && evaluators.length === 0) {
    const fix = 'name under `evaluators` the workflow that may prove evidence, and its protected branch under `refs`'
    problems.push({ path: '/min', message: `${min} needs a workflow whose word counts`, fix })
  }
  for (const [i, { refs, commits }] of evaluators.entries()) {
    if (refs !== undefined || commits !== undefined) continue
    const fix = 'add `refs: [refs/heads/main]`, or `commits:` with full commit ids'
    problems.push({ path: `/evaluators/${i}`, message: 'it says not from where the workflow counts', fix })
  }
  if (min !== 'E4') return problems
  if (holdout === undefined) {
    const fix = 'write under `holdout` the digest that `assay test --json` shows'
    problems.push({ path: '/min', message: 'E4 is about one agreed holdout', fix })
  }
  for (const [i, { environment }] of evaluators.entries()) {
    if (environment !== undefined) continue
    const fix = 'name under `environment` the environment that alone may read the holdout'
    problems.push({ path: `/evaluators/${i}`, message: 'E4 needs the environment that guards the holdout', fix })
  }
  return problems
}
