import { figureFiles, type LookedBack, type MovedFigure, movedFigures, touchedKinds } from '../onboarding/look-back.ts'
import type { SetupPlan } from '../onboarding/plan-setup.ts'
import { evaluatePolicy } from '../policy/evaluate.ts'
import type { Facts, Review } from '../policy/facts.ts'
import { POLICY_PATH, parsePolicy } from '../policy/parse.ts'
import type { Clock } from '../ports/clock.ts'
import type { RepositoryFiles, TextFile } from '../ports/github-repository.ts'
import type { MergedHistory, MergedPull } from '../ports/merged-history.ts'

export type LookBackPorts = {
  readonly history: MergedHistory
  readonly files: Pick<RepositoryFiles, 'read' | 'tryRead'>
  readonly clock: Clock
}

const MAX_PULLS = 10

/**
 * What the policy would have said of the pull requests that were merged last, and what is known of them although nobody measured them. At
 * most 61 requests. Throws Fault GITHUB_UNAVAILABLE, UserError POLICY_INVALID.
 */
export async function lookBack(
  ports: LookBackPorts,
  input: { readonly branch: string; readonly plan: SetupPlan; readonly policy: TextFile },
): Promise<readonly LookedBack[]> {
  const { branch, plan, policy: file } = input
  const policy = parsePolicy(file.text, POLICY_PATH)
  const known = new Set(plan.models.flatMap(({ path, holdout, train }) => [path, holdout ?? '', train ?? '']))
  const looked: LookedBack[] = []
  for (const pull of await ports.history.recent(branch, MAX_PULLS)) {
    const facts = factsOf(pull, { models: policy.models.map(({ model }) => model), branch, now: ports.clock.now() })
    const tree = evaluatePolicy(policy, facts, { path: POLICY_PATH, digest: file.digest })
    const paths = pull.files.map(({ path }) => path)
    looked.push({
      ...{ number: pull.number, touched: touchedKinds(paths, known), isCut: pull.isCut },
      figures: await readFigures(ports, pull),
      approvers: pull.approvers.filter((login) => login.toLowerCase() !== pull.author.toLowerCase()),
      verdict: tree.verdict,
      headline: tree.rules.find(({ verdict }) => verdict === tree.verdict)?.message ?? '',
    })
  }
  return looked
}

/** A change of which nothing is known but what GitHub keeps: no evidence, no champion, and nobody's role of that day. */
function factsOf(
  { number, headSha, author, files, isCut, approvers }: MergedPull,
  { models, branch, now }: { readonly models: readonly string[]; readonly branch: string; readonly now: number },
): Facts {
  const problem = { kind: 'missing' as const, message: 'nothing measured this commit' }
  const reviews = approvers.map((reviewer): Review => {
    return { reviewer, state: 'approved', commit: headSha, teams: [], role: 'none', submittedAt: now }
  })
  const change = { kind: 'pull-request' as const, number, headSha, baseRef: branch, author, committers: [], reviews }
  return {
    now,
    change: { ...change, files: isCut ? 'all' : files.map(({ path }) => path) },
    models: Object.fromEntries(models.map((model) => [model, { champion: { state: 'none' as const }, problem }])),
  }
}

/** How figures moved in files of metrics; a file that cannot be read tells nothing. */
async function readFigures({ files }: LookBackPorts, pull: MergedPull): Promise<readonly MovedFigure[]> {
  const read = files.tryRead ?? files.read
  const found = await Promise.all(
    figureFiles(pull.files).map(async (path) => {
      const [before, after] = await Promise.all([read(path, pull.baseSha), read(path, pull.headSha)])
      const isReadable = typeof before === 'object' && typeof after === 'object'
      return isReadable ? movedFigures(path, before.text, after.text) : []
    }),
  )
  return found.flat()
}
