import { POLICY_PATH } from '../../policy/parse.ts'
import { type Check, judge, ok, problem, unknown } from '../check.ts'
import { CODEOWNERS_PATHS, ownersOf } from '../codeowners.ts'
import type { RepositoryFacts } from '../facts.ts'
import { branchRuleset, createRuleset, editGuard } from '../fixes.ts'
import { guardsOf } from '../guards.ts'
import { KINDS } from '../kinds.ts'

/** A file that does not exist yet: whoever may add a workflow may make evidence. */
const NEW_WORKFLOW = '.github/workflows/new.yml'

/** Must the owners of the policy and of the workflows look at a change of them? */
export function checkReview(facts: RepositoryFacts): readonly Check[] {
  return [...reviewRules(facts), covered(facts), valid(facts)]
}

function reviewRules(facts: RepositoryFacts): readonly Check[] {
  const { branch, repository, checkName } = facts
  const guards = guardsOf(branch)
  const { codeOwnerReview, staleApprovals } = KINDS
  if (!guards.known) return [unknown(codeOwnerReview, guards.reason), unknown(staleApprovals, guards.reason)]
  const reviewing = guards.value.filter(({ review }) => review !== undefined)
  const byOwners = reviewing.find(({ review }) => review?.codeOwners)
  const dismissing = reviewing.find(({ review }) => review?.dismissesStale)
  const lastPush = reviewing.find(({ review }) => review?.lastPush)
  const [first] = reviewing
  const make = createRuleset(repository, branchRuleset(branch.name, checkName, 'APP_ID'))
  const missing = (kind: typeof codeOwnerReview, message: string, change: string): Check => {
    if (!branch.classic.known) return unknown(kind, `no ruleset asks for it, and ${branch.classic.reason}`)
    const fix =
      first === undefined
        ? `${make}\n(or add its rule \`pull_request\` to a ruleset you have)`
        : editGuard(first, change)
    return problem(kind, message, fix)
  }
  return [
    byOwners === undefined
      ? missing(
          codeOwnerReview,
          first === undefined ? `${branch.name} takes changes without a pull request` : 'code owners need not approve',
          'tick "Require review from Code Owners"',
        )
      : ok(codeOwnerReview, `${byOwners.name} asks for the review of code owners`),
    dismissing === undefined || lastPush === undefined
      ? missing(
          staleApprovals,
          dismissing === undefined
            ? 'an approval stays when the author pushes again'
            : 'whoever pushed last may be the one who approves, under whatever name the commits carry',
          'tick "Dismiss stale pull request approvals when new commits are pushed" and "Require approval of the most recent reviewable push"',
        )
      : ok(staleApprovals, `${lastPush.name} asks somebody else again after a push`),
  ]
}

function covered({ files }: RepositoryFacts): Check {
  const kind = KINDS.codeownersCover
  return judge(kind, files.codeowners, (file) => {
    if (file === undefined) {
      return problem(
        kind,
        'there is no CODEOWNERS file',
        `add ${CODEOWNERS_PATHS[0]} with:\n/.github/ @OWNER\n/assay.yml @OWNER`,
      )
    }
    const workflows = files.workflows.known ? files.workflows.value.map(({ path }) => path) : []
    const wanted = [POLICY_PATH, 'assay.yml', file.path, NEW_WORKFLOW, ...workflows]
    const open = [...new Set(wanted)].filter((path) => ownersOf(file.text, path).length === 0)
    if (open.length === 0) return ok(kind, `${file.path} covers the policy, assay.yml, the workflows and itself`)
    const lines = [
      ...new Set(open.map((path) => (path.startsWith('.github/') ? '/.github/ @OWNER' : `/${path} @OWNER`))),
    ]
    const shown = open.map((path) => (path === NEW_WORKFLOW ? 'new workflows' : path))
    return problem(kind, `nobody owns ${shown.join(', ')}`, `add to the end of ${file.path}:\n${lines.join('\n')}`)
  })
}

function valid({ files, settings }: RepositoryFacts): Check {
  const kind = KINDS.codeownersValid
  if (files.codeowners.known && files.codeowners.value === undefined) {
    return problem(kind, 'there is no CODEOWNERS file', `correct \`${KINDS.codeownersCover.id}\` first`)
  }
  return judge(kind, settings.codeownersErrors, (errors) => {
    if (errors.length === 0) return ok(kind, 'GitHub finds no fault in CODEOWNERS; every owner exists and may write')
    const shown = errors.slice(0, 5).map(({ line, message }) => `line ${line}: ${message.split('\n')[0]}`)
    return problem(
      kind,
      shown.join('; '),
      'correct these lines; owners must exist and have write access to the repository',
    )
  })
}
