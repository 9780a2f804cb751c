/** One movement of a branch: which commit it then named, and who pushed it. */
export type Push = { readonly sha: string; readonly login: string }

/** Pushes that webhooks told of. GitHub forgets some, and says nothing about private forks. All methods throw Fault STORE_UNAVAILABLE. */
export interface Pushes {
  /** Who pushed one of these commits as the tip of a branch. */
  of(repository: string, shas: readonly string[]): Promise<readonly Push[]>
  /** Remembers a push; the same one again changes nothing. */
  add(repository: string, push: Push): Promise<void>
}
