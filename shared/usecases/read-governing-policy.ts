import { parseConfig } from '../config/parse.ts'
import { UserError } from '../kernel/error.ts'
import { POLICY_PATH, type Policy, parsePolicy } from '../policy/parse.ts'
import type { RepositoryFiles } from '../ports/github-repository.ts'
import type { OrganisationFloor } from '../ports/organisation-floor.ts'
import { readBaseDocuments } from './judge-pull-request.ts'
import { raiseToFloor, readFloor } from './read-floor.ts'

/**
 * The policy that governs pull requests into a branch, with the organisation's floor in it; `undefined` where the branch has none, the
 * error where it cannot be read. Throws Fault when GitHub or the store do not answer.
 */
export async function readGoverningPolicy(
  ports: { readonly files: RepositoryFiles; readonly floor: OrganisationFloor },
  baseRef: string,
): Promise<{ readonly policy: Policy } | { readonly error: UserError } | undefined> {
  const base = await readBaseDocuments(ports.files, baseRef)
  if (base?.policy === undefined) return undefined
  try {
    const own = parsePolicy(base.policy.text, POLICY_PATH)
    const config = base.config === undefined ? undefined : parseConfig(base.config.text, base.config.path)
    const models = (config?.models ?? []).map(({ name }) => name)
    return { policy: raiseToFloor(own, await readFloor(ports.floor), models).policy }
  } catch (error) {
    if (error instanceof UserError) return { error }
    throw error
  }
}
