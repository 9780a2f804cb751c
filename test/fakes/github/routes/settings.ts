import { roleOf } from '../auth.ts'
import { readObject, resolveCommit } from '../git.ts'
import { HttpError, invalid, notFound } from '../http-error.ts'
import { type Answer, page, type RepoCall, type Route, repoRoute } from '../route.ts'
import { repoUrl } from '../shapes/repo.ts'
import type { Json } from '../types.ts'

const ADMINISTRATION = { permission: 'administration', level: 'read', role: 'admin' } as const
const CODEOWNERS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']

/** What decides whether rules can be passed over: classic protection, settings of workflows, faults of CODEOWNERS. */
export const settingsRoutes: readonly Route[] = [
  repoRoute('GET branches/{branch}/protection', ADMINISTRATION, ({ world, repo, params }) => {
    const branch = params['branch'] ?? ''
    if (!repo.refs.has(`refs/heads/${branch}`)) throw new HttpError(404, 'Branch not found')
    const protection = repo.protections.get(branch)
    if (protection === undefined) throw new HttpError(404, 'Branch not protected')
    return { body: { url: `${repoUrl(world, repo)}/branches/${encodeURIComponent(branch)}/protection`, ...protection } }
  }),
  repoRoute('GET actions/permissions/workflow', ADMINISTRATION, ({ repo }) => ({ body: repo.settings.workflowToken })),
  repoRoute('GET actions/permissions/fork-pr-contributor-approval', ADMINISTRATION, ({ repo }) => {
    if (repo.private) throw invalid('Fork PR contributor approval is only for public repositories.')
    return { body: { approval_policy: repo.settings.forkApproval } }
  }),
  repoRoute('GET actions/permissions/fork-pr-workflows-private-repos', ADMINISTRATION, ({ repo }) => {
    if (!repo.private) throw invalid('Fork PR workflow settings are only for private repositories.')
    return { body: repo.settings.privateForks }
  }),
  repoRoute('GET actions/runners', ADMINISTRATION, (call) =>
    page(
      call,
      call.repo.settings.runners.map((name, at) => ({ name, id: at + 1 })),
      (runner) => ({ ...runner, os: 'linux', status: 'online', busy: false, labels: [{ name: 'self-hosted' }] }),
      'runners',
    ),
  ),
  repoRoute('GET codeowners/errors', { permission: 'contents', level: 'read' }, codeownersErrors),
]

async function codeownersErrors(call: RepoCall): Promise<Answer> {
  const { repo, query } = call
  const commit = await resolveCommit(repo.gitDir, query['ref'] ?? repo.defaultBranch)
  if (commit === undefined) throw notFound()
  for (const path of CODEOWNERS) {
    const object = await readObject(repo.gitDir, `${commit}:${path}`)
    if (object !== undefined) return { body: { errors: faults(call, path, object.bytes.toString()) } }
  }
  throw notFound()
}

function faults(call: RepoCall, path: string, text: string): Json[] {
  return text.split('\n').flatMap((source, at) => {
    const [pattern = '', ...owners] = source.replace(/#.*$/, '').trim().split(/\s+/)
    const fault = (kind: string, word: string): Json => {
      const column = source.indexOf(word) + 1
      return {
        line: at + 1,
        column,
        source,
        kind,
        path,
        suggestion: null,
        message: `${kind} on line ${at + 1}: ${word}`,
      }
    }
    if (/^!|[[\]]/.test(pattern)) return [fault('Invalid pattern', pattern)]
    return owners.filter((owner) => !mayOwn(call, owner)).map((owner) => fault('Unknown owner', owner))
  })
}

/** An owner is a person or a team of the owner's, with write access. */
function mayOwn({ world, repo }: RepoCall, owner: string): boolean {
  const [name = '', slug] = owner.replace(/^@/, '').split('/')
  if (slug !== undefined) {
    const known = repo.owner.login === name && repo.owner.teams.has(slug)
    return known && ['write', 'maintain', 'admin'].includes(repo.teamRoles.get(slug) ?? '')
  }
  const account = world.accounts.get(name.toLowerCase())
  return account !== undefined && ['write', 'maintain', 'admin'].includes(roleOf(repo, account) ?? '')
}
