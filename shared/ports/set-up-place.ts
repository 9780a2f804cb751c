import type { Holding, Present } from '../onboarding/holding.ts'

/** A repository as it stands at the tip of its default branch. */
export type SetupPlace = {
  readonly branch: string
  readonly commit: string
  readonly files: readonly Holding[]
  readonly present: Present
  /** Address of the repository for people. */
  readonly url: string
}

export type Proposal = {
  readonly title: string
  readonly body: string
  readonly files: readonly { readonly path: string; readonly text: string }[]
}

/** Where setting up is offered. Methods throw Fault GITHUB_UNAVAILABLE. */
export interface SetupPlaces {
  /** `undefined`: the repository has no commit. */
  look(): Promise<SetupPlace | undefined>
  /** The App was given the rights that a pull request with a workflow takes. */
  mayPropose(): Promise<boolean>
  /** Number of the pull request; the one that is there already when this was done before. */
  propose(place: SetupPlace, proposal: Proposal): Promise<number>
}
