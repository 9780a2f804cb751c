import type { Context } from 'probot'
import type { Task } from '../jobs/task.ts'

type Installed = Context<
  'installation.created' | 'installation.unsuspend' | 'installation.new_permissions_accepted'
>['payload']
type Added = Context<'installation_repositories.added'>['payload']

/** The App can see repositories that it could not see before: their open pull requests get their checks, and what is missing is offered. */
export function onInstallation({ installation, repositories = [] }: Installed): readonly Task[] {
  return toTasks(installation.id, repositories)
}

export function onRepositoriesAdded({ installation, repositories_added: added }: Added): readonly Task[] {
  return toTasks(installation.id, added)
}

function toTasks(id: number | bigint, repositories: readonly { readonly full_name: string }[]): readonly Task[] {
  const installationId = Number(id)
  return repositories.flatMap(({ full_name: repository }): Task[] => {
    const scope = { installationId, repository }
    return [
      { kind: 'repository', ...scope, isFull: false },
      { kind: 'set-up', ...scope },
      { kind: 'doctor', ...scope },
    ]
  })
}
