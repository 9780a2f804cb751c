/** First line of our comment; invisible. A body that only contains it elsewhere is not ours. */
export const COMMENT_MARKER = '<!-- assay:report -->'

/** A comment as it stands on the pull request; `appId` is the app that wrote it, absent for people. */
export type ExistingComment = { readonly id: number; readonly body: string; readonly appId?: number }

export type CommentDecision =
  | { readonly kind: 'create'; readonly body: string }
  | { readonly kind: 'update'; readonly id: number; readonly body: string }
  | { readonly kind: 'keep'; readonly id: number }

/** Is this our report? Only a comment by our own app that starts with the marker: anybody can copy the marker. */
function isOurReport(comment: ExistingComment, ownAppId: number): boolean {
  return comment.appId === ownAppId && comment.body.startsWith(COMMENT_MARKER)
}

/** One comment per pull request: the oldest report of ours is brought up to date, unless it already says the same. */
export function decideComment(existing: readonly ExistingComment[], body: string, ownAppId: number): CommentDecision {
  const [ours] = existing.filter((comment) => isOurReport(comment, ownAppId)).toSorted((a, b) => a.id - b.id)
  if (ours === undefined) return { kind: 'create', body }
  // GitHub stores bodies with carriage returns when they were edited in a browser.
  return ours.body.replaceAll('\r\n', '\n').trimEnd() === body.trimEnd()
    ? { kind: 'keep', id: ours.id }
    : { kind: 'update', id: ours.id, body }
}
