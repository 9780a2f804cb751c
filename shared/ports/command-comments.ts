/** A comment as it stands now. `isPerson`: written by a user, not by a bot or through an App. */
export type CommandComment = {
  readonly author: string
  readonly isPerson: boolean
  readonly isEdited: boolean
  readonly body: string
}

/** Comments of people that may hold an order. Methods throw Fault GITHUB_UNAVAILABLE. */
export interface CommandComments {
  /** `undefined`: it was deleted. */
  read(commentId: number): Promise<CommandComment | undefined>
  /** The same reaction twice is one. */
  react(commentId: number, reaction: '+1' | 'confused'): Promise<void>
}
