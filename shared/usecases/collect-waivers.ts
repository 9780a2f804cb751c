import type { Policy } from '../policy/parse.ts'
import { WAIVER_FOLDER } from '../policy/waivers/parse-file.ts'
import type { Waiver, WaiverFacts } from '../policy/waivers/waiver.ts'
import type { Decisions, RequestedWaiver } from '../ports/decisions.ts'
import type { PullRequest } from '../ports/github-pull-requests.ts'
import type { People, RepositoryFiles } from '../ports/github-repository.ts'
import { readWaiverFiles } from './read-waiver-files.ts'

export type WaiverPorts = {
  readonly files: RepositoryFiles
  readonly people: People
  readonly decisions: Decisions
}

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
  const { approvers, emergency = [] } = policy.waivers
  const teams = [...approvers, ...emergency].flatMap(({ from = [] }) => from.filter((name) => name.includes('/')))
  const [{ waivers: found, broken }, requested] = await Promise.all([
    readWaiverFiles({
      list: () => ports.files.list(WAIVER_FOLDER, commit),
      read: async (path) => (await ports.files.read(path, commit))?.text,
    }),
    ports.decisions.waivers(ports.files.repository, pull.number),
  ])
  const asked = await Promise.all(requested.map((one) => withPeople(ports.people, one, [...new Set(teams)])))
  const counted = await Promise.all(found.map((one) => withUses(ports, one)))
  return { waivers: [...counted, ...asked], broken }
}

/** A counted waiver with the head commits that it let through. */
async function withUses({ decisions, files }: WaiverPorts, waiver: Waiver): Promise<Waiver> {
  if (waiver.maxUses === undefined) return waiver
  return { ...waiver, uses: await decisions.uses(files.repository, waiver.id) }
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
    ...(one.isEmergency === true ? { isEmergency: true } : {}),
  }
}
