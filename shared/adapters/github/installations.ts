import { expected, type GitHubClient, PAGE_SIZE, readPages } from './client.ts'

const MAX_PAGES = 100

/** A repository that the App is installed on. */
export type InstalledRepository = { readonly installationId: number; readonly repository: string }

/** Every repository of every installation that is not suspended. `app` acts as the App, `clientOf` as an installation of it. */
export async function listInstalledRepositories(
  app: GitHubClient,
  clientOf: (installationId: number) => Promise<GitHubClient>,
): Promise<readonly InstalledRepository[]> {
  const { items } = await readPages(MAX_PAGES, async (page) => {
    const request = app.request('GET /app/installations', { per_page: PAGE_SIZE, page })
    return (await expected('the installations of the App', request)).data
  })
  const lists: InstalledRepository[] = []
  for (const { id, suspended_at: suspendedAt } of items) {
    if (suspendedAt === null || suspendedAt === undefined) lists.push(...(await repositoriesOf(Number(id), clientOf)))
  }
  return lists
}

async function repositoriesOf(
  installationId: number,
  clientOf: (installationId: number) => Promise<GitHubClient>,
): Promise<readonly InstalledRepository[]> {
  const client = await clientOf(installationId)
  const { items } = await readPages(MAX_PAGES, async (page) => {
    const request = client.request('GET /installation/repositories', { per_page: PAGE_SIZE, page })
    return (await expected(`the repositories of installation ${installationId}`, request)).data.repositories
  })
  return items.map(({ full_name: repository }) => ({ installationId, repository }))
}
