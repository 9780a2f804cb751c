import type { RepositoryTask } from '../jobs/task.ts'

type Payload = {
  readonly installation?: { readonly id: number | bigint } | undefined
  readonly repository?: { readonly full_name: string } | undefined
}

/** Where a webhook belongs; empty for one that did not come through an installation of the App. */
export function scopeOf({ installation, repository }: Payload): readonly RepositoryTask[] {
  if (installation === undefined || repository === undefined) return []
  return [{ installationId: Number(installation.id), repository: repository.full_name }]
}
