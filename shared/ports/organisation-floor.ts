import type { Digest } from '../kernel/digest.ts'
import type { TextFile } from './github-repository.ts'

/** The file in the organisation's `.github` repository. */
export const FLOOR_PATH = 'assay-floor.yml'

/** A floor that was read before: its bytes, and the commit they stood at. */
export type KnownFloor = { readonly digest: Digest; readonly commit: string; readonly text: string }

/**
 * What stands at the tip of the default branch now. `lost`: it cannot be read and must not be left out, because there was one (`last`) or
 * because the setting of the App names one; `reason` completes "the floor of acme …".
 */
export type FloorReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly file: TextFile; readonly commit: string }
  | { readonly kind: 'lost'; readonly reason: string; readonly last?: Pick<KnownFloor, 'digest' | 'commit'> }

/** The rules of the organisation that owns the repository. */
export interface OrganisationFloor {
  /** Where the floor stands, for messages: `acme/.github/assay-floor.yml`. */
  readonly place: string
  /** Throws Fault GITHUB_UNAVAILABLE or STORE_UNAVAILABLE; the evaluation fails then, and is tried again. */
  read(): Promise<FloorReading>
}

/** Floors that were read, one per installation. Methods throw Fault STORE_UNAVAILABLE. */
export interface KnownFloors {
  find(installationId: number): Promise<KnownFloor | undefined>
  save(installationId: number, floor: KnownFloor): Promise<void>
  forget(installationId: number): Promise<void>
}
