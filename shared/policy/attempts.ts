import { VERDICTS } from '../kernel/verdict.ts'
import type { ModelFacts, TestRecord } from './facts.ts'
import { plural } from './numbers.ts'
import type { Finding, RuleContext } from './rule.ts'

/** Which attempts decide when a commit was measured several times. */
export type Aggregate = 'worst' | 'last'

/** What a kind of rule asks of earlier attempts: all tests, only those against the same champion, the measurements of drift, or nothing. */
export type AttemptScope = 'all' | 'same-champion' | 'drift' | 'last'

/**
 * Judges every attempt by a rule and answers the worst finding: whoever repeats a run until chance is kind gains nothing (threat model
 * A11). Ties go to the last attempt. Attempts with an unknown result are not judged here; `evidence.attempts` counts them.
 */
export function overAttempts(
  judge: (context: RuleContext) => Finding,
  context: RuleContext,
  scope: AttemptScope = 'all',
): Finding {
  const last = judge(context)
  const compared = earlierFacts(context.facts, scope)
  const others = compared.map((facts) => judge({ ...context, facts }))
  const worst = others.reduce((a, b) => (rank(b) > rank(a) ? b : a), last)
  if (worst === last) return last
  return {
    ...worst,
    message: `${worst.message} So in the worst of ${plural(compared.length + 1, 'measured attempt')}.`,
  }
}

/** The facts as each earlier attempt would have left them. */
function earlierFacts({ attempts, driftAttempts, ...facts }: ModelFacts, scope: AttemptScope): readonly ModelFacts[] {
  if (scope === 'last') return []
  if (scope === 'drift') return (driftAttempts?.earlier ?? []).map((drift) => ({ ...facts, drift }))
  const earlier = facts.problem === undefined ? (attempts?.earlier ?? []) : []
  return earlier
    .filter((test) => scope !== 'same-champion' || isAgainstSame(test, facts))
    .map((test) => ({ ...facts, test }))
}

/** The facts with the attempts that the policy lets decide. */
export function withAttempts(facts: ModelFacts, aggregate: Aggregate): ModelFacts {
  if (aggregate === 'worst') return facts
  const { attempts, driftAttempts } = facts
  return {
    ...facts,
    ...(attempts === undefined ? {} : { attempts: { ...attempts, earlier: [] } }),
    ...(driftAttempts === undefined ? {} : { driftAttempts: { ...driftAttempts, earlier: [] } }),
  }
}

/** What rules say about attempts: `last` only where one of them says so and none says `worst`. `undefined`: nothing is said. */
export function aggregateOf(
  rules: readonly { readonly kind: { readonly kind: string }; readonly settings: unknown; readonly when?: unknown }[],
): Aggregate | undefined {
  const said = rules
    .filter(({ kind }) => kind.kind === 'evidence.attempts')
    // A rule that is asked only sometimes cannot loosen what holds always.
    .map(({ settings, when }) =>
      when === undefined ? ((settings as { readonly aggregate?: Aggregate }).aggregate ?? 'worst') : 'worst',
    )
  if (said.length === 0) return undefined
  return said.includes('worst') ? 'worst' : 'last'
}

/** A re-run is also how a comparison with an outdated champion is mended; that one says nothing about the present. */
function isAgainstSame({ predicate }: TestRecord, { test }: ModelFacts): boolean {
  return championOf(predicate) === (test === undefined ? undefined : championOf(test.predicate))
}

function championOf({ champion }: TestRecord['predicate']): string {
  return champion.state === 'compared' ? champion.digest : champion.state
}

function rank({ verdict }: Finding): number {
  return VERDICTS.indexOf(verdict)
}
