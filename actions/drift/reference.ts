import type { ModelConfig } from '../../shared/config/model-config.ts'
import { isRemote } from '../../shared/data/remote.ts'
import { describeSource, type SummarySource } from '../../shared/data/source.ts'
import { UserError } from '../../shared/kernel/error.ts'
import { findChampion } from '../../shared/usecases/find-champion.ts'
import type { Services } from '../kit/services.ts'

type Model = { readonly name: string; readonly drift: NonNullable<ModelConfig['drift']> }

/**
 * What the current data is compared with: the reference that is configured, or, where that is the training data and it is not at hand,
 * the profile of it that was registered with the champion.
 */
export async function referenceOf(
  services: Services,
  { name, drift }: Model,
  token: string | undefined,
): Promise<SummarySource> {
  const { reference, isTrainingData } = drift
  if (!isTrainingData || !(await isGone(services, reference))) return reference
  const champion = await findChampion({ ...(await services.registry(token)), files: services.files }, name)
  const profile = champion.state === 'is' ? await champion.fetchProfile() : undefined
  // Without one, opening the training data says what is missing.
  if (champion.state !== 'is' || profile === undefined) return reference
  const data = describeSource(reference)
  services.log.info(
    `${data} is not here: the profile that was registered with ${name} ${champion.version} stands for it`,
  )
  return { profile }
}

async function isGone(services: Services, source: SummarySource): Promise<boolean> {
  if (!('path' in source) || isRemote(source.path)) return false
  try {
    await (await services.profiles()).find(source.path)
    return false
  } catch (error) {
    if (error instanceof UserError && error.code === 'DATA_UNREADABLE') return true
    throw error
  }
}
