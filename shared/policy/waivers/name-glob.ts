/** What is wrong with a glob of names, and what to write. */
export type GlobProblem = { readonly message: string; readonly fix: string }

const FORM = /^[a-z0-9._/*-]{1,100}$/
const MAX_STARS = 3

/** A glob of rule kinds or ids that is not accepted; `undefined` when it is. */
export function nameGlobProblem(glob: string): GlobProblem | undefined {
  if (!FORM.test(glob)) {
    return {
      message: `${JSON.stringify(glob)} is no name of a rule or kind`,
      fix: 'write small letters, digits, ".", "_", "-", and "*" for any text, like `fairness*`',
    }
  }
  if (glob.split('*').length - 1 <= MAX_STARS) return undefined
  return { message: `${JSON.stringify(glob)} has too many *`, fix: `use at most ${MAX_STARS}` }
}

/** Does a name fit a glob in which `*` stands for any text? Linear: every piece is taken at its first place. */
export function matchesName(glob: string, name: string): boolean {
  const pieces = glob.split('*')
  const [first = '', ...rest] = pieces
  if (rest.length === 0) return glob === name
  const last = rest.pop() ?? ''
  if (!name.startsWith(first) || !name.slice(first.length).endsWith(last)) return false
  let at = first.length
  const end = name.length - last.length
  for (const piece of rest) {
    const found = name.indexOf(piece, at)
    if (found < 0 || found + piece.length > end) return false
    at = found + piece.length
  }
  return true
}
