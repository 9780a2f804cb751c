import { formatProblem, UserError } from '../kernel/error.ts'
import type { Policy } from '../policy/parse.ts'
import { parseWaiver, WAIVER_FOLDER, waiverIdOf } from '../policy/waivers/parse-file.ts'
import type { BrokenWaiver, Waiver, WaiverFacts } from '../policy/waivers/waiver.ts'
import type { Decisions, RequestedWaiver } from '../ports/decisions.ts'
import type { PullRequest } from '../ports/github-pull-requests.ts'
import type { People, RepositoryFiles } from '../ports/github-repository.ts'

export type WaiverPorts = {
  readonly files: RepositoryFiles
  readonly people: People
  readonly decisions: Decisions
}

const MAX_FILES = 100

/**
 * Every waiver that may be of this pull request: files of the base commit, and what was asked for by comments. Roles and teams of those who
 * agreed are asked for now. `undefined` where the policy allows none. Throws Fault GITHUB_UNAVAILABLE, STORE_UNAVAILABLE.
 */
export async function collectWaivers(
  ports: WaiverPorts,
  input: { readonly pull: PullRequest; readonly policy: Policy; readonly commit: string },
): Promise<WaiverFacts | undefined> {
  const { pull, policy, commit } = input
  if (policy.waivers === undefined || policy.waivers.isForbidden) return undefined
  const teams = policy.waivers.approvers.flatMap(({ from = [] }) => from.filter((name) => name.includes('/')))
  const [{ found, broken }, requested] = await Promise.all([
    readFiles(ports, commit),
    ports.decisions.waivers(ports.files.repository, pull.number),
  ])
  const asked = await Promise.all(requested.map((one) => withPeople(ports.people, one, [...new Set(teams)])))
  return { waivers: [...found, ...asked], broken }
}

type Files = { readonly found: readonly Waiver[]; readonly broken: readonly BrokenWaiver[] }

async function readFiles(ports: WaiverPorts, commit: string): Promise<Files> {
  const listed = await ports.files.list(WAIVER_FOLDER, commit)
  const paths = listed.filter((path) => /\.ya?ml$/.test(path)).toSorted()
  const read = await Promise.all(paths.slice(0, MAX_FILES).map((path) => readOne(ports, path, commit)))
  const tooMany = { path: WAIVER_FOLDER, problem: `has ${paths.length} files; the first ${MAX_FILES} are read` }
  return {
    found: read.flatMap((one) => ('id' in one ? [one] : [])),
    broken: [...read.flatMap((one) => ('id' in one ? [] : [one])), ...(paths.length > MAX_FILES ? [tooMany] : [])],
  }
}

async function readOne(
  { files, decisions }: WaiverPorts,
  path: string,
  commit: string,
): Promise<Waiver | BrokenWaiver> {
  const file = await files.read(path, commit)
  if (file === undefined || waiverIdOf(path) === undefined)
    return { path, problem: 'the name of the file is no id of a waiver' }
  try {
    const waiver = parseWaiver(file.text, path)
    // A new end or a new reason is a new waiver for those who wrote it, and the same one for those who count.
    return waiver.maxUses === undefined
      ? waiver
      : { ...waiver, uses: await decisions.uses(files.repository, waiver.id) }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const [first] = error.problems
    return { path, problem: first === undefined ? error.code : formatProblem(first) }
  }
}

async function withPeople(people: People, one: RequestedWaiver, teams: readonly string[]): Promise<Waiver> {
  const approvals = await Promise.all(
    one.agreements.map(async ({ person, at }) => {
      const [role, memberOf] = await Promise.all([people.role(person), people.teamsOf(person, teams)])
      return { person, at, role, teams: memberOf }
    }),
  )
  return {
    id: one.id,
    origin: 'command',
    rules: [one.rule],
    model: one.model,
    scope: { kind: 'head_sha', sha: one.headSha },
    reason: one.reason,
    createdAt: one.createdAt,
    expiresAt: one.expiresAt,
    requestedBy: one.requestedBy,
    approvals,
    ...(one.revokedBy === undefined ? {} : { revokedBy: one.revokedBy }),
  }
}
