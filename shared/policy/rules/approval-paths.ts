import type { FromSchema } from 'json-schema-to-ts'
import { VERDICTS } from '../../kernel/verdict.ts'
import { globProblem, matchesGlob } from '../glob.ts'
import { pullRequestOf } from '../pull-request.ts'
import type { Finding, RuleContext, RuleKind, SettingsProblem } from '../rule.ts'
import { isFinding } from '../test-evidence.ts'
import { GOVERNING } from '../touched.ts'
import { approval, approvalSchema } from './approval.ts'

const { count, from, role, independent, bind, max_age_days } = approvalSchema.properties
const paths = {
  type: 'array',
  minItems: 1,
  maxItems: 200,
  items: { type: 'string', minLength: 1, maxLength: 500 },
} as const

const pathsSchema = {
  type: 'object',
  description: 'People who must approve when certain files change.',
  additionalProperties: false,
  required: ['count', 'paths'],
  properties: {
    count,
    from,
    role,
    independent,
    bind,
    max_age_days,
    paths: { ...paths, description: 'Files whose change needs the approval.' },
  },
} as const

const changeSchema = {
  type: 'object',
  description: 'People who must approve when the gate itself changes: policy, workflows, owners, configuration.',
  additionalProperties: false,
  required: ['count', 'from'],
  properties: {
    count,
    from,
    role,
    independent,
    bind,
    max_age_days,
    also: { ...paths, description: 'Further files that count, for example a schema or a lock file.' },
  },
} as const

type PathSettings = FromSchema<typeof pathsSchema, { keepDefaultedPropertiesOptional: true }>
type ChangeSettings = FromSchema<typeof changeSchema, { keepDefaultedPropertiesOptional: true }>

/** `approval.paths`: an incomplete list of files may hold any path, so it asks for the approval. */
export const approvalPaths: RuleKind<PathSettings> = {
  kind: 'approval.paths',
  schema: pathsSchema,
  refine: ({ paths: globs }) => globFaults('paths', globs),
  describe: ({ paths: globs, ...asked }) => `${approval.describe(asked)} when ${globs.join(', ')} changes`,
  needs: ({ paths: _, ...asked }) => ({ ...approval.needs?.(asked), files: true }),
  touches: ({ paths: globs }) => globs,
  evaluate: ({ paths: globs, ...asked }, context) =>
    approveWhen(globs, context, () => approval.evaluate(asked, context)),
}

/** `policy.change`: whoever edits the gate does not do so alone. */
export const policyChange: RuleKind<ChangeSettings> = {
  kind: 'policy.change',
  schema: changeSchema,
  refine: ({ also = [] }) => globFaults('also', also),
  describe: ({ also: _, ...asked }) => `${approval.describe(asked)} when policy, workflows or configuration change`,
  needs: ({ also: _, ...asked }) => ({ ...approval.needs?.(asked), files: true }),
  touches: ({ also = [] }) => also,
  evaluate: ({ also = [], ...asked }, context) =>
    approveWhen([...GOVERNING, ...also], context, () => approval.evaluate(asked, context)),
}

function approveWhen(globs: readonly string[], context: RuleContext, approve: () => Finding): Finding {
  const pull = pullRequestOf(context, 'The approval')
  if (isFinding(pull)) return pull
  const touched = pull.files === 'all' ? 'a list of files that is not complete' : firstOf(pull.files, globs)
  if (touched === undefined) return { verdict: 'pass', message: 'Nothing changed that needs this approval.' }
  const finding = approve()
  const isOpen = VERDICTS.indexOf(finding.verdict) > VERDICTS.indexOf('pass')
  return isOpen ? { ...finding, message: `${finding.message} Asked because of ${touched}.` } : finding
}

function firstOf(files: readonly string[], globs: readonly string[]): string | undefined {
  return files.find((path) => globs.some((glob) => matchesGlob(glob, path)))
}

function globFaults(key: string, globs: readonly string[]): SettingsProblem[] {
  return globs.flatMap((glob, i) => {
    const fix = globProblem(glob)
    const message = `the path ${JSON.stringify(glob)} is not accepted`
    return fix === undefined ? [] : [{ path: `/${key}/${i}`, message, fix }]
  })
}
