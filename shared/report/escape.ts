/** Breaks what GitHub would link or notify, without showing. */
const JOINER = '\u2060'
/** Code points of outside text that one table cell shows. */
export const MAX_CELL_CHARACTERS = 280

/**
 * Makes text from outside safe as one inline piece of GitHub Markdown: one line, no control, format or bidirectional characters, no
 * HTML, links, mentions, references, emphasis or code, and at most `limit` code points (the cut shows as `…`).
 */
export function inline(text: string, limit: number = MAX_CELL_CHARACTERS): string {
  return escapeLineStart(escapeMarkdown(visible(text, limit)))
}

/** Like `inline`, but pieces between backticks that hold only plain words stay in code type: commands and keys to change. */
export function prose(text: string, limit: number = MAX_CELL_CHARACTERS): string {
  return inline(text, limit).replace(/\\`([A-Za-z0-9 ._/-]{1,80})\\`/g, '`$1`')
}

/** A name in code type when it is plain enough to need no escaping, else escaped text. */
export function code(text: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/.test(text) ? `\`${text}\`` : inline(text)
}

/** Text for places that render no Markdown (check titles): one line, no invisible characters, cut. */
export function plain(text: string, limit: number): string {
  return visible(text, limit)
}

/** Looks at no more of a long text than could be shown, so that a flood of text costs little. */
function visible(text: string, limit: number): string {
  return cut(flatten(text.slice(0, 4 * limit)), limit)
}

/** One line of visible characters; stacked accents are thinned so that a cell cannot paint over its neighbours. */
function flatten(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, '')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .trim()
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const characters = [...text]
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`
}

function escapeMarkdown(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[`*~|[\]$]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/@/g, `@${JOINER}`)
    .replace(/#(?=[A-Za-z0-9])/g, `#${JOINER}`)
    .replace(/\b(GH)-(?=\d)/gi, `$1-${JOINER}`)
    .replace(/:\/\//g, `:${JOINER}//`)
    .replace(/\b(www)\./gi, `$1${JOINER}.`)
}

function escapeLineStart(text: string): string {
  return text.replace(/^(?=([-+]|#{1,6})(\s|$)|[-=]+$)/, '\\').replace(/^(\d+)(?=[.)](\s|$))/, '$1\\')
}
