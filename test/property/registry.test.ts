import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromAssetName, toAssetName } from '../../shared/adapters/github/releases-asset-name.ts'
import { UserError } from '../../shared/kernel/error.ts'
import { MODEL_FILE_PATTERN } from '../../shared/lineage/manifest.ts'
import { versionsIn } from '../../shared/registry/layout.ts'
import type { RegisterCommand } from '../../shared/registry/plan.ts'
import { compareVersions, nextVersion } from '../../shared/registry/semver.ts'
import { readAlias, readVersion } from '../../shared/usecases/ledger-state.ts'
import { createMemoryLedger, NO_BACKOFF } from '../fakes/ledger.ts'
import { register, registration, reserve } from '../fakes/registration.ts'

const RUNS = Number(process.env['ASSAY_SCHEDULES'] ?? 1000)

/** A writer registers some contents one after the other; `crash` ends one of them after its reservation. */
const writer = fc.array(
  fc.record({
    content: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    commit: fc.constantFrom('x', 'y'),
    crash: fc.boolean(),
    checksBaseline: fc.boolean(),
    bump: fc.constantFrom('major', 'minor', 'patch'),
  }),
  { minLength: 1, maxLength: 3 },
)

type Ledger = ReturnType<typeof createMemoryLedger>
type Step = {
  content: string
  commit: string
  crash: boolean
  checksBaseline: boolean
  bump: 'major' | 'minor' | 'patch'
}

async function play(ledger: Ledger, steps: readonly Step[]): Promise<string[]> {
  const ports = { ledger, backoff: NO_BACKOFF }
  const done: string[] = []
  for (const { content, commit, crash, checksBaseline, bump } of steps) {
    const champion = await readAlias(await ledger.snapshot(), 'credit-risk', 'champion')
    const expectedChampion = (champion?.digest ?? 'none') as RegisterCommand['expectedChampion'] & string
    const baseline = checksBaseline ? { expectedChampion } : {}
    const command = registration(content, { source: { commit }, bump, ...baseline })
    try {
      if (crash) await reserve(ports, command)
      else done.push(`${(await register(ports, command)).version} ${command.manifest.digest}`)
    } catch (error) {
      if (!(error instanceof UserError && error.message.includes('STALE_BASELINE'))) throw error
    }
  }
  return done
}

test(`no schedule of racing and crashing writers loses a version (${RUNS} schedules)`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(writer, { minLength: 2, maxLength: 4 }), async (s, writers) => {
      const ledger = createMemoryLedger(() => s.schedule(Promise.resolve()))
      const playing = Promise.all(writers.map((steps) => play(ledger, steps)))
      await s.waitFor(playing)
      await assertSound(ledger, (await playing).flat())
    }),
    { numRuns: RUNS },
  )
}, 120_000)

/** Every acknowledged version is there and ready; each alias of the whole history pointed at a version ready by then. */
async function assertSound(ledger: Ledger, acknowledged: readonly string[]): Promise<void> {
  const last = createMemoryLedger()
  last.log.push(...ledger.log)
  const paths = [...(ledger.log.at(-1)?.files.keys() ?? [])]
  expect(versionsIn(paths).length).toBe(paths.filter((path) => path.endsWith('.manifest.json')).length)
  const snapshot = await last.snapshot()
  for (const one of acknowledged) {
    const [version = '', digest] = one.split(' ')
    const known = await readVersion(snapshot, 'credit-risk', version)
    expect(known?.ready?.digest).toBe(digest)
  }
  let previous: string | undefined
  for (let i = 0; i < ledger.log.length; i++) {
    const then = createMemoryLedger()
    then.log.push(...ledger.log.slice(0, i + 1))
    const view = await then.snapshot()
    const alias = await readAlias(view, 'credit-risk', 'champion')
    if (alias === undefined) continue
    expect((await readVersion(view, 'credit-risk', alias.version))?.ready?.digest).toBe(alias.digest)
    if (previous !== undefined && previous !== alias.version) expect(alias.previous?.version).toBe(previous)
    previous = alias.version
  }
}

const version = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)).map((parts) => parts.join('.'))

test('the next version is higher than every one taken, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(version, { minLength: 1 }), fc.constantFrom('major', 'minor', 'patch'), (taken, bump) => {
      const next = nextVersion(taken, bump)
      expect(taken.every((one) => compareVersions(one, next) < 0)).toBe(true)
    }),
  )
})

test('asset names are plain and lead back to their path', () => {
  const path = fc.stringMatching(new RegExp(MODEL_FILE_PATTERN.replace('(?!.{201})(?!(.*/)?\\.{1,2}(/|$))', '')))
  fc.assert(
    fc.property(path, (name) => {
      const asset = toAssetName(name)
      if (asset === undefined) return expect(name.length).toBeGreaterThan(80)
      expect(asset).toMatch(/^[A-Za-z0-9_-]([A-Za-z0-9._-]*[A-Za-z0-9_-])?$/)
      expect(fromAssetName(asset)).toBe(name)
    }),
  )
})
