import { Fault } from '../../shared/kernel/error.ts'
import type { Ladder, Rung } from '../../shared/ports/ladder.ts'
import type { HoldoutKey, Release, Releases } from '../../shared/ports/releases.ts'

/** Releases and ladder in memory, with the rules of the database. */
export function releaseStore(): { readonly releases: Releases; readonly ladder: Ladder; readonly kept: Release[] } {
  const kept: Release[] = []
  const rungs = new Map<string, Rung[]>()
  const nameOf = ({ repository, model, holdout }: HoldoutKey): string => [repository, model, holdout].join(' ')
  const isSame = (a: Release, b: Release): boolean =>
    a.repository === b.repository && a.model === b.model && a.runId === b.runId && a.evidence === b.evidence
  return {
    kept,
    releases: {
      record: async (releases) =>
        void kept.push(...releases.filter((one) => !kept.some((known) => isSame(one, known)))),
      ofHead: async (repository, headSha) =>
        kept.filter((one) => one.repository === repository && one.headSha === headSha).toReversed(),
      ofHoldout: async (key) => {
        const own = kept.filter((one) => nameOf(one) === nameOf(key)).toSorted((a, b) => a.at - b.at)
        const attempts = own.filter((one, i) => {
          return own.findIndex((other) => other.runId === one.runId && other.attempt === one.attempt) === i
        })
        const [first] = own
        const releases = attempts.map(({ at, candidate }) => ({ at, candidate }))
        return { ...(first === undefined ? {} : { since: first.at }), releases }
      },
    },
    ladder: {
      rungs: async (key) => rungs.get(nameOf(key)) ?? [],
      climb: async (key, added) => {
        const known = rungs.get(nameOf(key)) ?? []
        const isTaken = added.some((one) => known.some((old) => old.metric === one.metric && old.rung === one.rung))
        if (isTaken) throw new Fault('STORE_UNAVAILABLE', 'shown meanwhile')
        rungs.set(nameOf(key), [...known, ...added])
      },
    },
  }
}
