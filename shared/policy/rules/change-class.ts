import type { FromSchema } from 'json-schema-to-ts'
import { lacking } from '../documents.ts'
import { globProblem, matchesGlob } from '../glob.ts'
import { type PullRequest, pullRequestOf } from '../pull-request.ts'
import type { RuleContext, RuleKind, SettingsProblem } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

const schema = {
  type: 'object',
  description: 'A substantial change is called one: other features, another population, another architecture.',
  additionalProperties: false,
  required: ['label'],
  properties: {
    label: {
      type: 'string',
      minLength: 1,
      maxLength: 50,
      description: 'Label of the pull request that declares a substantial change.',
    },
    architecture: {
      type: 'array',
      minItems: 1,
      maxItems: 200,
      items: { type: 'string', minLength: 1, maxLength: 500 },
      description: 'Files that say how the model is built; a change of one is substantial.',
    },
    max_moved: {
      type: 'integer',
      minimum: 0,
      default: 0,
      description:
        'Columns of the training data whose values may be distributed otherwise than at the base before the population counts as another one.',
    },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

/**
 * `change.class`: what was found is held against what was declared. A declaration only ever asks for more (rules with
 * `when: "<label>" in labels`), so it is believed; its absence is checked. What could not be compared counts as substantial.
 */
export const changeClass: RuleKind<Settings> = {
  kind: 'change.class',
  schema,
  refine,
  attempts: 'last',
  describe: ({ label }) => `the label "${label}" on every substantial change`,
  needs: () => ({ files: true }),
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const pull = pullRequestOf(context, 'The class of the change')
    if (isFinding(pull)) return pull
    const { label } = settings
    const reasons = [...architectureReasons(settings, pull), ...dataReasons(settings, context)]
    const [first] = reasons
    if (first === undefined)
      return { verdict: 'pass', message: 'Features, population and architecture are what they were.' }
    const isDeclared = pull.labels?.some((one) => one.toLowerCase() === label.toLowerCase()) === true
    if (isDeclared) return { verdict: 'pass', message: `Declared as substantial: ${first}.` }
    const more = reasons.length > 1 ? ` (and ${reasons.length - 1} more)` : ''
    return lacking(
      `The change is substantial: ${first}${more}; it is not labelled "${label}".`,
      'is a substantial change that is not called one',
      `Add the label "${label}" to the pull request, and evaluate again.`,
    )
  },
}

function architectureReasons({ architecture = [] }: Settings, { files }: PullRequest): string[] {
  if (architecture.length === 0) return []
  if (files === 'all') return ['the list of changed files is not complete']
  const changed = files.find((file) => architecture.some((glob) => matchesGlob(glob, file)))
  return changed === undefined ? [] : [`${changed} changed`]
}

function dataReasons({ max_moved: most = 0 }: Settings, { facts }: RuleContext): string[] {
  const train = facts.test?.predicate.data?.find(({ part }) => part === 'train')
  if (train === undefined || train.state === 'unknown')
    return ['the training data were not compared with those of the base']
  const { columns, moved = 0 } = train
  return [
    ...(columns?.added ?? []).map(({ name }) => `the column ${name} was added`),
    ...(columns?.removed ?? []).map(({ name }) => `the column ${name} was removed`),
    ...(columns?.retyped ?? []).map(({ name, from, to }) => `the column ${name} is ${to} instead of ${from}`),
    ...(moved > most ? [`${moved} columns of the training data moved (limit ${most})`] : []),
  ]
}

function refine({ architecture = [] }: Settings): SettingsProblem[] {
  return architecture.flatMap((glob, i) => {
    const fix = globProblem(glob)
    return fix === undefined
      ? []
      : [{ path: `/architecture/${i}`, message: `the path ${JSON.stringify(glob)} is not accepted`, fix }]
  })
}
