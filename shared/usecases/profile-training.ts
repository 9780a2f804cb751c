import type { DataSource } from '../data/source.ts'
import type { Digest } from '../kernel/digest.ts'
import { messageOf, UserError } from '../kernel/error.ts'
import { referenceProfilePath } from '../lineage/reference-profile.ts'
import type { Files } from '../ports/files.ts'
import type { Log } from '../ports/log.ts'
import type { Summarizer } from '../ports/summaries.ts'
import { formatProfile } from '../summary/document/format.ts'
import { withoutPersonal } from '../summary/private-summary.ts'
import type { Md5 } from '../summary/text-counts.ts'
import { sumUp } from './sum-up.ts'

export type ProfileTrainingDeps = {
  readonly summaries: Summarizer<DataSource>
  readonly files: Files
  readonly md5: Md5
  readonly log: Log
}

/** The reference profile of a model: bytes with this digest lie at `referenceProfilePath`. */
export type ReferenceProfile = { readonly digest: Digest; readonly size: number }

/**
 * Sums up the training data into the profile that stands for it ever after. `undefined`, with a warning, when the data is not at hand or
 * cannot be stored: a model can be measured and registered without it. `known` is a profile that is right when it is still there.
 */
export async function profileTraining(
  { summaries, files, md5, log }: ProfileTrainingDeps,
  { model, train, known }: { readonly model: string; readonly train: DataSource; readonly known?: Digest | undefined },
): Promise<ReferenceProfile | undefined> {
  const path = referenceProfilePath(model)
  const there = known === undefined ? undefined : await files.readText(path)
  if (there !== undefined && files.sha256(there) === known) return { digest: known, size: sizeOf(there) }
  // What lies there is of other data, and nobody may take it for this one's.
  await files.remove(path)
  try {
    const name = `assay.yml models.${model}.data.train`
    const text = formatProfile(withoutPersonal(await sumUp({ summaries, log }, train, { name }), md5), name)
    await files.write(path, text)
    return { digest: files.sha256(text), size: sizeOf(text) }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    log.warn(`the model ${model} gets no reference profile: ${messageOf(error)}`)
    return undefined
  }
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length
}
