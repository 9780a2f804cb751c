import type { FromSchema } from 'json-schema-to-ts'
import { globProblem, matchesGlob } from '../glob.ts'
import { pullRequestOf } from '../pull-request.ts'
import type { Finding, RuleKind, SettingsProblem } from '../rule.ts'
import { isFinding } from '../test-evidence.ts'

const globs = {
  type: 'array',
  minItems: 1,
  maxItems: 200,
  items: { type: 'string', minLength: 1, maxLength: 500 },
} as const

const schema = {
  type: 'object',
  description: 'Who changes these files says so in another: a change log, a model card.',
  additionalProperties: false,
  required: ['files'],
  properties: {
    files: { ...globs, description: 'One of these must be changed too.' },
    when_changed: { ...globs, description: 'Asked only when one of these changes; always when absent.' },
  },
} as const

type Settings = FromSchema<typeof schema>

/** `change.log`: a list of changed files that GitHub cut off cannot show that the log is among them. */
export const changeLog: RuleKind<Settings> = {
  kind: 'change.log',
  schema,
  refine,
  describe: ({ files, when_changed }) =>
    `a change of ${files.join(' or ')}${when_changed === undefined ? '' : ` with every change of ${when_changed.join(', ')}`}`,
  needs: () => ({ files: true }),
  touches: ({ when_changed = [] }) => when_changed,
  evaluate: ({ files, when_changed }, context) => {
    const pull = pullRequestOf(context, 'The change log')
    if (isFinding(pull)) return pull
    const { files: touched } = pull
    if (touched === 'all') return missing(files, 'The list of changed files is not complete')
    const cause = touched.find((path) => when_changed?.some((glob) => matchesGlob(glob, path)) ?? true)
    if (cause === undefined) return { verdict: 'pass', message: 'Nothing changed that must be logged.' }
    const log = touched.find((path) => files.some((glob) => matchesGlob(glob, path)))
    return log === undefined ? missing(files, `${cause} changed`) : { verdict: 'pass', message: `Said in ${log}.` }
  },
}

function refine({ files, when_changed = [] }: Settings): SettingsProblem[] {
  return Object.entries({ files, when_changed }).flatMap(([key, list]) =>
    list.flatMap((glob, i) => {
      const fix = globProblem(glob)
      const message = `the path ${JSON.stringify(glob)} is not accepted`
      return fix === undefined ? [] : [{ path: `/${key}/${i}`, message, fix }]
    }),
  )
}

function missing(files: readonly string[], why: string): Finding {
  return {
    verdict: 'fail',
    message: `${why}, and ${files.join(' or ')} is not among the changed files.`,
    headline: `does not say in ${files.join(' or ')} what changed`,
    fix: `Describe the change in ${files.join(' or ')}, in this pull request.`,
  }
}
