import type { Button } from '../../shared/report/buttons.ts'

/** One piece of work. Tasks carry names, never state: whoever works on one reads GitHub again. */
export type Task =
  | { readonly kind: 'reconcile' }
  /** What GitHub could not deliver is asked for again. */
  | { readonly kind: 'redeliver' }
  | (RepositoryTask &
      (
        | { readonly kind: 'pull-request'; readonly number: number; readonly isForced?: boolean }
        /** Tries the policy of a pull request on what is recorded, and changes no verdict. */
        | { readonly kind: 'simulation'; readonly number: number }
        /** `person`: who pressed "Re-run". `isNew`: only pull requests that nothing is known of. */
        | {
            readonly kind: 'commit'
            readonly headSha: string
            readonly isForced?: boolean
            readonly isNew?: boolean
            readonly person?: string
          }
        | { readonly kind: 'base'; readonly baseRef: string }
        /** `isFull`: every open pull request, not only those that changed or have no final verdict. */
        | { readonly kind: 'repository'; readonly isFull: boolean }
        /** `isForced`: somebody asked for it, so that what was concluded is reached anew. */
        | {
            readonly kind: 'merge-group'
            readonly number: number
            readonly baseRef: string
            readonly headSha: string
            readonly isForced?: boolean
          }
        /** The floor of the organisation changed: everything of the installation is judged anew. */
        | { readonly kind: 'floor' }
        /** Offers a repository without our files what it needs. */
        | { readonly kind: 'set-up' }
        /** GitHub holds a deployment until the App answers. */
        | {
            readonly kind: 'deployment'
            readonly runId: number
            readonly environment: string
            readonly headSha: string
            readonly branch: string
          }
        /** Looks whether the gate can be passed over. */
        | { readonly kind: 'doctor' }
        /** A run of the default branch ended: it may have measured drift. */
        | { readonly kind: 'run'; readonly runId: number }
        | { readonly kind: 'drift'; readonly model: string }
        | {
            readonly kind: 'command'
            readonly number: number
            readonly commentId: number
            readonly author: string
            /** First line of the comment, as it was when it was written. */
            readonly command: string
          }
        | {
            readonly kind: 'button'
            readonly number: number
            readonly headSha: string
            readonly person: string
            readonly button: Button
          }
      ))

/** Where a task belongs; `repository` is `owner/name`. */
export type RepositoryTask = { readonly installationId: number; readonly repository: string }

/** Tasks of one key run one after the other, and at most one of them waits: the newest state is read anyway. */
export function taskKey(task: Task): string {
  if (task.kind === 'reconcile' || task.kind === 'redeliver') return task.kind
  const scope = `${task.repository}:${task.kind}`
  switch (task.kind) {
    case 'pull-request':
    case 'simulation':
      return `${scope}:${task.number}`
    case 'commit':
      return `${scope}:${task.headSha}:${task.isForced === true}:${task.isNew === true}`
    case 'floor':
      return `floor:${task.installationId}`
    case 'deployment':
      return `${scope}:${task.runId}:${task.environment}`
    case 'set-up':
    case 'doctor':
      return scope
    case 'base':
      return `${scope}:${task.baseRef}`
    case 'repository':
      return `${scope}:${task.isFull}`
    case 'merge-group':
      return `${scope}:${task.headSha}:${task.isForced === true}`
    case 'run':
      return `${scope}:${task.runId}`
    case 'drift':
      return `${scope}:${task.model}`
    case 'command':
      return `${scope}:${task.commentId}`
    case 'button':
      return `${scope}:${task.number}:${task.button}:${task.person}`
    default:
      return task satisfies never
  }
}
