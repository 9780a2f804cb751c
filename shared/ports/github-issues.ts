/** What an issue says: title up to 256 characters, body up to 65,536. */
export type IssueText = { readonly title: string; readonly body: string }

/** `dismissed`: closed as not planned. */
export type IssueState = 'open' | 'closed' | 'dismissed'

/** Issues of ours in one repository. All methods throw Fault GITHUB_UNAVAILABLE when GitHub does not answer. */
export interface Issues {
  /** The oldest open issue of ours that starts with `marker`, among the 1,000 newest. Copies by anybody else do not count. */
  find(marker: string): Promise<number | undefined>
  /** `undefined`: there is no such issue any more. */
  state(number: number): Promise<IssueState | undefined>
  create(text: IssueText): Promise<number>
  /** Replaces the text and opens the issue if it is closed. */
  update(number: number, text: IssueText): Promise<void>
  close(number: number): Promise<void>
}
