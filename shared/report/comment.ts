/** First line of our comment; invisible. Anybody can copy it, so only a comment by our own app that begins with it is ours. */
export const COMMENT_MARKER = '<!-- assay:report -->'
