import type { Context } from 'probot'
import type { Push } from '../../shared/ports/pushes.ts'

/** A push with its repository (`owner/name`). */
export type NotedPush = Push & { readonly repository: string }

type Synchronized = Context<'pull_request.synchronize'>['payload']
type Pushed = Context<'push'>['payload']

/** Whoever moved the head of a pull request, also from a fork, of whose pushes nothing else tells. */
export function pushOfSynchronize({ after, sender, repository }: Synchronized): readonly NotedPush[] {
  return [{ repository: repository.full_name, sha: after, login: sender.login }]
}

/** Whoever pushed a branch. */
export function pushOfBranch({ after, deleted, ref, sender, repository }: Pushed): readonly NotedPush[] {
  if (deleted || !ref.startsWith('refs/heads/') || sender === undefined) return []
  return [{ repository: repository.full_name, sha: after, login: sender.login }]
}
