import type { Digest } from '../kernel/digest.ts'
import type { Facts } from '../policy/facts.ts'
import { heldBack } from '../policy/feedback.ts'
import { climb, type Step, stepOf } from '../policy/ladder.ts'
import type { GateVerdict } from '../policy/verdict-tree.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ladder } from '../ports/ladder.ts'
import type { LadderSteps } from '../report/feedback.ts'

/**
 * Decides what may be shown of every model whose policy asks for the Ladder, and records it before anybody sees it. The same candidate
 * gets the same answer again. Throws Fault STORE_UNAVAILABLE, also when another pull request was shown numbers meanwhile.
 */
export async function climbLadders(
  { ladder, clock }: { readonly ladder: Ladder; readonly clock: Clock },
  { repository, tree, facts }: { readonly repository: string; readonly tree: GateVerdict; readonly facts: Facts },
): Promise<LadderSteps> {
  const shown: [string, readonly Step[]][] = []
  for (const { model, feedback } of heldBack(tree)) {
    const predicate = facts.models[model]?.test?.predicate
    if (feedback?.mode !== 'ladder' || predicate === undefined) continue
    const key = { repository, model, holdout: predicate.holdout.digest as Digest }
    const rungs = await ladder.rungs(key)
    const candidate = predicate.candidate.digest as Digest
    const steps = predicate.metrics.map((estimate) =>
      climb(estimate, {
        step: stepOf(estimate, feedback.step),
        candidate,
        shown: rungs.filter(({ metric }) => metric === estimate.name),
      }),
    )
    const at = clock.now()
    const added = steps.flatMap((step) => (step.added === undefined ? [] : [{ ...step.added, at }]))
    if (added.length > 0) await ladder.climb(key, added)
    shown.push([model, steps])
  }
  return Object.fromEntries(shown)
}
