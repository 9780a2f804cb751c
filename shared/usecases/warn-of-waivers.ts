import { WAIVER_FOLDER } from '../policy/waivers/parse-file.ts'
import type { Waiver } from '../policy/waivers/waiver.ts'
import type { Clock } from '../ports/clock.ts'
import type { Decisions } from '../ports/decisions.ts'
import type { Comments } from '../ports/github-checks.ts'
import type { Issues } from '../ports/github-issues.ts'
import type { RepositoryFiles } from '../ports/github-repository.ts'
import type { OrganisationFloor } from '../ports/organisation-floor.ts'
import type { RepositoryExaminer } from '../ports/repository-examiner.ts'
import { waiverEndIssue } from '../report/waivers.ts'
import { dueStep } from './follow-waivers.ts'
import { readGoverningPolicy } from './read-governing-policy.ts'
import { readWaiverFiles } from './read-waiver-files.ts'

export type WaiverEndPorts = {
  readonly files: RepositoryFiles
  readonly floor: OrganisationFloor
  readonly examiner: Pick<RepositoryExaminer, 'basics'>
  readonly issues: Pick<Issues, 'find' | 'create' | 'update'>
  readonly comments: Pick<Comments, 'find' | 'create'>
  readonly decisions: Pick<Decisions, 'isTold' | 'told'>
  readonly clock: Clock
}

/** Notices belong to a pull request; these are of the repository. */
const NO_PULL = 0

/**
 * Opens one issue for each waiver of the default branch, or of a model, that ends soon, and reminds there 7 days and 1 day before: such a
 * waiver may end while no pull request is open. Throws Fault GITHUB_UNAVAILABLE, STORE_UNAVAILABLE.
 */
export async function warnOfWaivers(ports: WaiverEndPorts): Promise<void> {
  const { repository } = ports.files
  const now = ports.clock.now()
  for (const waiver of await readLasting(ports)) {
    const days = now < waiver.expiresAt ? dueStep(waiver, now) : undefined
    if (days === undefined) continue
    const key = `waiver-end:${waiver.id}:${waiver.expiresAt}:${days}`
    if (await ports.decisions.isTold(repository, NO_PULL, key)) continue
    await tell(ports, waiver, days)
    await ports.decisions.told(repository, NO_PULL, key)
  }
}

/** Files that cover more than one pull request; none where the policy of the branch allows no waivers, or cannot be read. */
async function readLasting(ports: WaiverEndPorts): Promise<readonly Waiver[]> {
  const { defaultBranch } = await ports.examiner.basics()
  const governing = await readGoverningPolicy(ports, defaultBranch)
  const settings = governing === undefined || 'error' in governing ? undefined : governing.policy.waivers
  const commit = await ports.files.commitOf(defaultBranch)
  if (settings === undefined || settings.isForbidden || commit === undefined) return []
  const { waivers } = await readWaiverFiles({
    list: () => ports.files.list(WAIVER_FOLDER, commit),
    read: async (path) => (await ports.files.read(path, commit))?.text,
  })
  return waivers.filter(({ scope }) => {
    return scope.kind === 'model_digest' || (scope.kind === 'branch' && scope.name === defaultBranch)
  })
}

/** A changed text reminds nobody; a comment does. */
async function tell({ issues, comments }: WaiverEndPorts, waiver: Waiver, days: number): Promise<void> {
  const { marker, title, body, reminder } = waiverEndIssue(waiver, days)
  const number = await issues.find(marker)
  if (number === undefined) {
    await issues.create({ title, body })
    return
  }
  await issues.update(number, { title, body })
  const [step = ''] = reminder.split('\n')
  // Written just before a crash, it is on GitHub and not in the store.
  if ((await comments.find(number, step)) === undefined) await comments.create(number, reminder)
}
