import type { DocumentFact, RepositoryFacts } from '../policy/repository-facts.ts'
import type { Needs } from '../policy/rule.ts'
import type { CommitChecks } from '../ports/github-checks.ts'
import type { RepositoryFiles } from '../ports/github-repository.ts'

export type RepositoryFactPorts = {
  readonly files: Pick<RepositoryFiles, 'read' | 'tryRead' | 'changedAt'>
  /** Absent where nobody can ask GitHub for checks. */
  readonly commitChecks?: CommitChecks | undefined
}

/**
 * The documents and checks of one commit that rules ask for, and nothing else. Throws Fault GITHUB_UNAVAILABLE: a file that could not be
 * fetched is not one that is absent.
 */
export async function readRepository(
  { files, commitChecks }: RepositoryFactPorts,
  at: { readonly headSha: string; readonly policy?: { readonly path: string; readonly commit: string } | undefined },
  { documents: paths = [], checks: names = [], policyTime = false }: Pick<Needs, 'documents' | 'checks' | 'policyTime'>,
): Promise<{ readonly repository?: RepositoryFacts }> {
  const { headSha, policy } = at
  if (paths.length === 0 && names.length === 0 && !policyTime) return {}
  const [read, checks, policyChangedAt] = await Promise.all([
    Promise.all(paths.map(async (path) => [path, await readDocument(files, path, headSha)] as const)),
    names.length === 0 ? undefined : commitChecks?.named(headSha, names),
    policyTime && policy !== undefined ? files.changedAt?.(policy.path, policy.commit) : undefined,
  ])
  const dated = policyChangedAt === undefined ? {} : { policyChangedAt }
  const documents = Object.fromEntries(read)
  return { repository: { documents, ...dated, ...(checks === undefined ? {} : { checks }) } }
}

async function readDocument(files: RepositoryFactPorts['files'], path: string, headSha: string): Promise<DocumentFact> {
  const file = files.tryRead === undefined ? await files.read(path, headSha) : await files.tryRead(path, headSha)
  if (file === undefined) return { state: 'absent' }
  if (typeof file === 'string') return { state: 'unreadable', why: file }
  return { state: 'read', text: file.text, digest: file.digest }
}
