import { isTestStatement } from '../evidence/parse.ts'
import type { Evidence } from '../evidence/schema.ts'
import type { Digest } from '../kernel/digest.ts'
import type { ModelFacts } from '../policy/facts.ts'
import type { Clock } from '../ports/clock.ts'
import { DRIFT_RELEASE, type Release, type Releases } from '../ports/releases.ts'
import type { CollectedEvidence } from './collect-evidence.ts'
import type { Found } from './open-evidence.ts'

/** Statements longer than this many UTF-16 units are counted, but not kept. */
const MAX_KEPT = 2_000_000

export type ReleasedEvidence = { readonly [model: string]: Omit<ModelFacts, 'champion'> }

/**
 * Counts every test of a governed model as one use of its holdout, once, keeps drift evidence beside it, and answers the facts with the use so far. Recorded
 * before anything is judged or shown, so that numbers which somebody has seen are never forgotten. Throws Fault STORE_UNAVAILABLE.
 */
export async function recordReleases(
  { releases, clock }: { readonly releases: Releases; readonly clock: Clock },
  input: {
    readonly repository: string
    readonly headSha: string
    readonly models: CollectedEvidence
    readonly found: readonly Found[]
  },
): Promise<ReleasedEvidence> {
  const { repository, headSha, models } = input
  const at = clock.now()
  const governed = input.found.filter(({ statement }) => Object.hasOwn(models, statement.predicate.model ?? ''))
  await releases.record(governed.flatMap((one) => toRelease(one, { repository, headSha, at })))
  const known = await Promise.all(
    Object.entries(models).map(async ([model, facts]) => {
      const holdout = facts.test?.predicate.holdout.digest as Digest | undefined
      if (holdout === undefined) return [model, facts] as const
      const use = await releases.ofHoldout({ repository, model, holdout })
      return [model, { ...facts, holdout: { basis: 'app', ...use } }] as const
    }),
  )
  return Object.fromEntries(known)
}

function toRelease(
  { statement, text, digest, runId, runAttempt }: Found,
  about: Pick<Release, 'repository' | 'headSha' | 'at'>,
) {
  const { model, source } = statement.predicate
  if (model === undefined) return []
  const attempt = Number(source.runAttempt ?? 1)
  const release: Release = {
    ...about,
    model,
    runId,
    // What a statement says of itself cannot make more uses than there were attempts.
    attempt: Number.isSafeInteger(attempt) && attempt > 0 && attempt <= runAttempt ? attempt : runAttempt,
    ...measuredOn(statement),
    evidence: digest,
    ...(text.length > MAX_KEPT ? {} : { statement: text }),
  }
  return [release]
}

function measuredOn(statement: Evidence): Pick<Release, 'holdout' | 'candidate'> {
  if (!isTestStatement(statement)) {
    return { holdout: DRIFT_RELEASE, candidate: `sha256:${statement.subject[0]?.digest.sha256}` }
  }
  const { holdout, candidate } = statement.predicate
  return { holdout: holdout.digest as Digest, candidate: candidate.digest as Digest }
}
