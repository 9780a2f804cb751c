import type { RolloutFacts } from '../policy/facts.ts'
import type { Alerts } from '../ports/alerts.ts'
import type { HeldDeployments } from '../ports/deployments.ts'

/** What the App let into these environments last, and which models have an open drift alert. Throws Fault STORE_UNAVAILABLE. */
export async function readRollout(
  { heldDeployments, alerts }: { readonly heldDeployments: HeldDeployments; readonly alerts: Pick<Alerts, 'open'> },
  repository: string,
  environments: readonly string[],
): Promise<RolloutFacts> {
  const [running, open] = await Promise.all([
    Promise.all(environments.map(async (name) => [name, await heldDeployments.running(repository, name)] as const)),
    alerts.open(repository),
  ])
  const known = running.flatMap(([name, found]) => (found === undefined ? [] : [[name, found] as const]))
  return { environments: Object.fromEntries(known), drifting: open.map(({ model }) => model) }
}
