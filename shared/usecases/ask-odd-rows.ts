import type { ModelConfig } from '../config/model-config.ts'
import type { Robustness } from '../evidence/robustness.ts'
import type { ModelRuntime } from '../ports/model-runtime.ts'
import { tryEdgeCases } from '../robustness/edge-cases.ts'
import { fuzzModel } from '../robustness/fuzz.ts'
import { columnsFor, type Sample, type Subject } from '../robustness/stress-sample.ts'
import type { Holdout } from './open-holdout.ts'
import { openProbe } from './open-probe.ts'

type AskOddRowsInput = {
  readonly model: ModelConfig
  readonly holdout: Holdout
  readonly sample: Sample
  /** The columns that the model reads. */
  readonly names: Subject['names']
}

/**
 * Edge cases and fuzzing, where they are asked for. Such rows may end a runtime or keep it busy for ever, so the model answers them in a process
 * of its own, and that it was lost is a finding. Throws what a probe throws.
 */
export async function askOddRows(
  { isolatedModels }: { readonly isolatedModels: ModelRuntime },
  { model, holdout, sample, names }: AskOddRowsInput,
): Promise<Pick<Robustness, 'edgeCases' | 'fuzz'>> {
  const { edgeCases = false, fuzz = 0 } = model.test.robustness ?? {}
  if (!edgeCases && fuzz === 0) return {}
  const probe = await openProbe({ models: isolatedModels }, model.model.path, holdout)
  try {
    // Known rows first: how long they take tells a model that hangs from one that is slow.
    await probe.predict(columnsFor(names, sample))
    const facts = names.flatMap((name) => sample.columns.get(name) ?? [])
    return {
      ...(edgeCases ? { edgeCases: await tryEdgeCases(probe.predict, facts) } : {}),
      ...(fuzz === 0 ? {} : { fuzz: await fuzzModel(probe.predict, facts, fuzz, sample.seed) }),
    }
  } finally {
    await probe.close()
  }
}
