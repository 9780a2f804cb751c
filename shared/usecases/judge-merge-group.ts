import { UserError } from '../kernel/error.ts'
import type { QueuedGroup } from '../ports/merge-queue.ts'
import type { EvaluationPorts } from './evaluation-ports.ts'
import { type BaseDocuments, type Judgement, judgePullRequest } from './judge-pull-request.ts'
import type { GroupJudgement } from './merge-group-check.ts'

/** One group of a merge queue: the pull request at its end and the commit GitHub made for it. */
export type MergeGroup = { readonly number: number; readonly baseRef: string; readonly headSha: string }

const MAX_PULLS = 50

/** Numbers of the pull requests from the tip of the base to the end of the group, in the queue's order; `undefined`: it is no longer there. */
export function chainOf(
  groups: readonly QueuedGroup[],
  { headSha, number }: MergeGroup,
): readonly number[] | undefined {
  const byHead = new Map(groups.map((group) => [group.headSha, group]))
  const chain: number[] = []
  for (let at = byHead.get(headSha); at !== undefined && chain.length <= MAX_PULLS; at = byHead.get(at.parentSha)) {
    chain.unshift(at.number)
  }
  return chain.at(-1) === number ? chain : undefined
}

/** Judges every pull request of a group by what the group's commit holds. Throws Fault when GitHub or the store fail. */
export async function judgeMergeGroup(
  ports: EvaluationPorts,
  input: {
    readonly group: MergeGroup
    readonly base: BaseDocuments
    readonly numbers: readonly number[]
    readonly isLate: boolean
  },
): Promise<GroupJudgement> {
  const { group, base, numbers, isLate } = input
  if (numbers.length > MAX_PULLS) return { ...group, numbers, judgements: [refused(group, tooMany)], isSame: false }
  const pulls = await Promise.all(numbers.map((number) => ports.pullRequests.read(number)))
  const only = pulls.length === 1 ? pulls[0] : undefined
  // On an up-to-date branch, alone in the queue, the group has the very files that were measured already.
  const isSame = only !== undefined && (await ports.mergeQueue.haveSameFiles(only.headSha, group.headSha))
  const measured = isSame ? {} : { group: { headSha: group.headSha, pulls: numbers } }
  const { repository } = ports.files
  const judgements: Judgement[] = []
  for (const pull of pulls) {
    if (pull === undefined || pull.baseRef !== group.baseRef) {
      judgements.push(refused(group, strange))
      continue
    }
    const entry = { repository, pullNumber: pull.number, headSha: pull.headSha, baseRef: pull.baseRef }
    const queuedAt = await ports.queueEntries.since(entry, ports.clock.now())
    judgements.push(await judgePullRequest(ports, { pull, base, isLate, queuedAt, ...measured }))
  }
  return { ...group, numbers, judgements, isSame }
}

const strange = 'names a pull request that is not one of this branch'
const tooMany = `holds more than ${MAX_PULLS} pull requests`

function refused({ number, baseRef }: MergeGroup, what: string): Judgement {
  const file = `merge queue of ${baseRef}`
  const fix = 'remove the pull request from the queue and add it again; let the queue build groups of fewer'
  return {
    kind: 'refused',
    error: new UserError('INPUT_INVALID', { file, message: `the group of #${number} ${what}`, fix }),
  }
}
