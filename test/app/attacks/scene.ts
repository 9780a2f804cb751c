import { afterAll, beforeAll } from 'vitest'
import type { RunContext } from '../../fakes/github/start.ts'
import { CONFIG, evidenceOf, type Place, type PlaceOptions, policyWith } from '../hub.ts'
import { type AppWorld, createAppWorld, until } from '../world.ts'

/** What an attack is staged in: one GitHub and one App for all tests of a file, a repository of its own for each. */
export function stage() {
  const late: { world?: AppWorld; server?: Awaited<ReturnType<AppWorld['start']>> } = {}
  beforeAll(async () => {
    late.world = await createAppWorld()
    late.server = await late.world.start()
  })
  afterAll(async () => {
    await late.server?.stop()
    await late.world?.end()
  })
  const world = (): AppWorld => late.world as AppWorld
  const server = () => late.server as Awaited<ReturnType<AppWorld['start']>>
  return {
    world,
    server,
    place: (options: PlaceOptions = {}) => world().addRepository(options),
    /** A governed repository whose policy has further rules, each on lines of its own below `rules:`. */
    governed: (rules: string, workflow?: PlaceOptions['workflow'], atLeast = 0.7) =>
      world().addRepository({
        files: { 'assay.yml': CONFIG, '.github/assay-policy.yml': policyWith(atLeast, rules) },
        ...(workflow === undefined ? {} : { workflow }),
      }),
    until: (condition: () => unknown) => until(world(), condition, 45_000),
    /** Waits until the App asks GitHub nothing any more: what has not happened then does not happen. */
    async rest(): Promise<void> {
      for (let quiet = 0, rounds = 0; quiet < 3 && rounds < 60; rounds++) {
        const { waiting } = await server().application.queue.counts()
        const before = world().github.requests.length
        await new Promise((resolve) => setTimeout(resolve, 300))
        quiet = waiting === 0 && world().github.requests.length === before ? quiet + 1 : 0
      }
    },
  }
}

/** What the newest check of the App on the head of a pull request says. */
export function checkOn(place: Place, number: number) {
  const head = place.repo.pulls.get(number)?.headSha
  return place.checks().findLast((check) => check.headSha === head)
}

/** `success`, `failure`, or `in_progress` while nothing is concluded. */
export function stateOf(place: Place, number: number): string {
  const check = checkOn(place, number)
  return check?.conclusion ?? check?.status ?? 'none'
}

/** Evidence with another ROC AUC than the fixture's, as the run tells its attempt. */
export function measured(run: RunContext, auc: number): string {
  const text = evidenceOf(run, { runAttempt: String(run.runAttempt) })
  return text
    .replace('"value":0.751', `"value":${auc}`)
    .replace('"low":0.718,"high":0.783', `"low":${auc - 0.03},"high":${Math.min(1, auc + 0.03)}`)
}
