const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g
/** Numbers that JavaScript reads and writes as they are. */
const PLAIN = /^(0|-?[1-9]\d{0,14})$/

/**
 * Reads JSON whose numbers JavaScript would round (whole numbers of 64 bits) or write in another way. `write` gives them back letter by
 * letter, wherever they were moved; while the tree is in our hands they are texts.
 */
export function readExactJson(json: string): {
  readonly tree: unknown
  readonly write: (tree: unknown) => string
} {
  let mark = '#'
  while (json.includes(`"${mark}`)) mark += '#'
  const hidden = json.replace(TOKEN, (token) =>
    token.startsWith('"') || PLAIN.test(token) ? token : `"${mark}${token}"`,
  )
  return {
    tree: JSON.parse(hidden),
    write: (tree) =>
      JSON.stringify(tree).replace(TOKEN, (token) =>
        token.startsWith(`"${mark}`) ? token.slice(mark.length + 1, -1) : token,
      ),
  }
}
