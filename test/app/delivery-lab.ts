import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Delivery } from '../../app/store/deliveries.ts'
import { createPrng, type Prng } from '../../shared/kernel/prng.ts'
import { CONFIG, type Place, policyWith } from './hub.ts'
import { createAppWorld } from './world.ts'

const POLICY_PATH = '.github/assay-policy.yml'
const approved = (atLeast: number): string => policyWith(atLeast, '      - {id: approved, approval: {count: 1}}\n')

export type Lab = Awaited<ReturnType<typeof createLab>>

/** How one delivery fares: lost, once, or twice. */
export type Fate = 0 | 1 | 2

/** An App and a GitHub whose deliveries are caught, so that they can be handed over in any order, twice, or never. */
export async function createLab() {
  const world = await createAppWorld()
  const server = await world.start()
  const { application } = server
  let caught: Delivery[] = []
  const capture = (event: string, payload: object): boolean => {
    caught.push({ guid: randomUUID(), event, payload: JSON.stringify(payload) })
    return true
  }
  world.github.faults.webhooks({ drop: capture })

  /** What GitHub has told since the last call. */
  const taken = async (): Promise<Delivery[]> => {
    await world.github.settled()
    const all = caught
    caught = []
    return all
  }
  const hand = async (deliveries: readonly Delivery[], fates: readonly Fate[]): Promise<void> => {
    for (const [i, delivery] of deliveries.entries())
      for (let copy = 0; copy < (fates[i] ?? 1); copy++) await application.inbox.accept(delivery)
    await application.inbox.settle()
  }
  /** Until nothing waits and nothing runs. */
  const rest = async (): Promise<void> => {
    const open = sql<{ n: number }>`select count(*) as n from jobs.job where name = 'tasks' and state < 'completed'`
    while (((await open.execute(application.store.db)).rows[0]?.n ?? 0) > 0)
      await new Promise((resolve) => setTimeout(resolve, 20))
    await taken()
  }
  const reconcile = async (): Promise<void> => {
    await application.queue.enqueue([{ kind: 'reconcile' }])
    await rest()
  }
  await rest()
  return {
    world,
    place: () => world.addRepository({ files: { 'assay.yml': CONFIG, [POLICY_PATH]: approved(0.9) } }),
    taken,
    hand,
    rest,
    reconcile,
    /** The App as if it had never seen anything but for its audit log, which cannot forget, and GitHub as if the App had never written. */
    async forget(place: Place): Promise<void> {
      const names = sql<{ name: string }>`select tablename as name from pg_tables
        where schemaname = 'public' and tablename !~ '^(kysely|audit)'`
      const { rows } = await names.execute(application.store.db)
      const tables = sql.join(rows.map(({ name }) => sql.table(name)))
      await sql`truncate ${tables}`.execute(application.store.db)
      for (const check of place.checks()) place.repo.checkRuns.delete(check.id)
      for (const issue of place.repo.issues.values()) issue.comments.length = 0
    },
    async end() {
      await server.stop()
      await world.end()
    },
  }
}

/** What happens to a pull request, in order; each step is something GitHub tells of. Returns its number. */
export async function live(lab: Lab, place: Place, between: (step: number) => Promise<void>): Promise<number> {
  const sam = lab.world.github.as('sam')
  const number = await place.open()
  await between(0)
  await sam.push(place.repo, 'change', { files: { 'train.ts': '2' } })
  await between(1)
  await lab.world.github.as('dana').review(place.repo, number, { state: 'APPROVED' })
  await between(2)
  await sam.push(place.repo, 'main', { files: { [POLICY_PATH]: approved(0.6) } })
  await between(3)
  return number
}

/** What the pull request shows in the end: every check of its head and every report, without names that differ from run to run. */
export function finalState(place: Place, number: number): string {
  const pull = place.repo.pulls.get(number)
  const checks = place.checks().filter(({ headSha }) => headSha === pull?.headSha)
  const shown = checks.map(({ name, status, conclusion, title, summary }) => ({
    name,
    status,
    conclusion,
    title,
    summary,
  }))
  const text = JSON.stringify({ checks: shown, reports: place.reports(number).map(({ body }) => body) }, undefined, 1)
  return text
    .replaceAll(/[0-9a-f]{7,64}/g, '#')
    .replaceAll(place.repo.fullName, 'acme/credit')
    .replaceAll(/\d{4,}/g, '#')
}

/** No commit has two checks of one name: counted over every commit, not only the head. */
export function doubled(place: Place): readonly string[] {
  const keys = place.checks().map(({ name, headSha }) => `${name} ${headSha}`)
  return keys.filter((key, i) => keys.indexOf(key) !== i)
}

/** All orders of the numbers below `n`. */
export function permutations(n: number): readonly (readonly number[])[] {
  if (n === 0) return [[]]
  return permutations(n - 1).flatMap((order) =>
    Array.from({ length: n }, (_, at) => [...order.slice(0, at), n - 1, ...order.slice(at)]),
  )
}

/** A pull request lived through while its deliveries come late, in any order, doubled or never; the seed decides. */
export async function liveThroughChaos(lab: Lab, seed: string): Promise<{ place: Place; state: string }> {
  const prng = createPrng(seed)
  const place = await lab.place()
  const held: Delivery[] = []
  const release = async (share: number): Promise<void> => {
    const now = shuffled(held.splice(0), prng)
    const cut = Math.ceil(now.length * share)
    held.push(...now.slice(cut))
    await lab.hand(
      now.slice(0, cut),
      now.slice(0, cut).map(() => fate(prng)),
    )
  }
  const number = await live(lab, place, async () => {
    held.push(...(await lab.taken()))
    await release(prng.next())
    // Sometimes the App is through with it before the next thing happens, sometimes not.
    if (prng.next() < 0.5) await lab.rest()
  })
  await release(1)
  await lab.rest()
  await lab.reconcile()
  return { place, state: finalState(place, number) }
}

function fate(prng: Prng): Fate {
  const drawn = prng.next()
  return drawn < 0.3 ? 0 : drawn < 0.6 ? 2 : 1
}

export function shuffled<T>(values: readonly T[], prng: Prng): T[] {
  const drawn = values.map((value) => ({ value, key: prng.next() }))
  return drawn.sort((a, b) => a.key - b.key).map(({ value }) => value)
}
