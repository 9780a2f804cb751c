import { parseConfig } from '../../config/parse.ts'
import { formatProblem, UserError } from '../../kernel/error.ts'
import { POLICY_PATH, type Policy, parsePolicy } from '../../policy/parse.ts'
import { type Check, judge, ok, problem, unknown } from '../check.ts'
import type { RepositoryFacts } from '../facts.ts'
import { KINDS } from '../kinds.ts'

const FIRST = `correct \`${KINDS.policyValid.id}\` first`

/** Does the policy hold anything back, for every model? */
export function checkPolicy(facts: RepositoryFacts): readonly Check[] {
  const { policyValid, policyBlocks, policyCovers } = KINDS
  const { policy: file } = facts.files
  if (!file.known) return [policyValid, policyBlocks, policyCovers].map((kind) => unknown(kind, file.reason))
  const policy = file.value === undefined ? undefined : read(() => parsePolicy(file.value?.text ?? '', POLICY_PATH))
  if (policy === undefined || typeof policy === 'string') {
    const fix =
      policy === undefined ? `add ${POLICY_PATH} (docs/policy.md has one to start from)` : `correct ${POLICY_PATH}`
    return [
      problem(policyValid, policy ?? `${facts.branch.name} has no ${POLICY_PATH}`, fix),
      problem(policyBlocks, 'there is no policy to look at', FIRST),
      problem(policyCovers, 'there is no policy to look at', FIRST),
    ]
  }
  return [ok(policyValid, `${POLICY_PATH} can be read`), blocks(policy), covers(facts, policy)]
}

function blocks({ mode, models }: Policy): Check {
  const kind = KINDS.policyBlocks
  if (mode === 'advisory') {
    return problem(
      kind,
      'the policy is advisory: nothing is held back',
      `remove \`mode: advisory\` from ${POLICY_PATH} once its verdicts are right`,
    )
  }
  const lax = models
    .filter(({ rules }) => !rules.some(({ severity }) => severity === 'block'))
    .map(({ model }) => model)
  if (lax.length === 0) return ok(kind, 'every model of the policy has a rule that blocks')
  return problem(
    kind,
    `no rule blocks ${lax.join(', ')}`,
    `remove \`severity: warn\` from a rule of each in ${POLICY_PATH}`,
  )
}

function covers({ files, branch }: RepositoryFacts, policy: Policy): Check {
  const kind = KINDS.policyCovers
  return judge(kind, files.config, (file) => {
    if (file === undefined) return problem(kind, `${branch.name} has no assay.yml`, 'add assay.yml (docs/tutorial.md)')
    const config = read(() => parseConfig(file.text, file.path))
    if (typeof config === 'string') return problem(kind, config, `correct ${file.path}`)
    const governed = policy.models.map(({ model }) => model)
    const open = config.models.map(({ name }) => name).filter((name) => !governed.includes(name))
    if (open.length === 0) return ok(kind, 'every model of assay.yml has rules')
    return problem(
      kind,
      `no rule for ${open.join(', ')}`,
      `add under \`models:\` of ${POLICY_PATH}: ${open.join(', ')}`,
    )
  })
}

/** The document, or what is wrong with it. */
function read<T>(parse: () => T): T | string {
  try {
    return parse()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return error.problems.map(formatProblem).join('; ')
  }
}
