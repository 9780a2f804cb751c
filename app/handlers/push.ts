import type { Context } from 'probot'
import { POLICY_PATH } from '../../shared/policy/parse.ts'
import { WAIVER_FOLDER } from '../../shared/policy/waivers/parse-file.ts'
import { FLOOR_PATH } from '../../shared/ports/organisation-floor.ts'
import { LEDGER_BRANCH } from '../../shared/registry/schema.ts'
import type { Task } from '../jobs/task.ts'
import { scopeOf } from './scope.ts'

type Payload = Context<'push'>['payload']

/** A name that ends in a slash is a folder. */
const GOVERNING = [POLICY_PATH, `${WAIVER_FOLDER}/`, 'assay.yml']
const BRANCH_PREFIX = 'refs/heads/'
/** GitHub lists no more commits than this in a push (documented: 2048); a longer push may hide a policy change. */
const MAX_LISTED_COMMITS = 2048

/** A moved ledger may have a new champion; a changed policy judges every pull request of its branch anew. */
export function onPush(payload: Payload): readonly Task[] {
  if (payload.deleted || !payload.ref.startsWith(BRANCH_PREFIX)) return []
  const branch = payload.ref.slice(BRANCH_PREFIX.length)
  if (branch === LEDGER_BRANCH) return scopeOf(payload).map((scope) => ({ kind: 'repository', ...scope, isFull: true }))
  if (isFloor(payload, branch)) return scopeOf(payload).map((scope) => ({ kind: 'floor', ...scope }))
  if (!mayGovern(payload, GOVERNING)) return []
  return scopeOf(payload).map((scope) => ({ kind: 'base', ...scope, baseRef: branch }))
}

/** The floor of the organisation may have changed: it governs every repository. */
function isFloor(payload: Payload, branch: string): boolean {
  const { name, default_branch: tip } = payload.repository
  return name.toLowerCase() === '.github' && branch === tip && mayGovern(payload, [FLOOR_PATH])
}

function mayGovern({ commits, forced, created }: Payload, governing: readonly string[]): boolean {
  // A forced or first push lists not all that changed, and a commit without lists may have changed anything.
  if (forced || created || commits.length >= MAX_LISTED_COMMITS) return true
  return commits.some(({ added, modified, removed }) => {
    const lists = [added, modified, removed].filter((list) => list !== undefined)
    return (
      lists.length === 0 ||
      lists
        .flat()
        .some((path) => governing.some((name) => path === name || (name.endsWith('/') && path.startsWith(name))))
    )
  })
}
