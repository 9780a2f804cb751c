/** A document cut at its front matter: `yaml` is empty where there is none. Lines count from 1 in the whole text. */
export type SplitText = {
  readonly yaml: string
  readonly body: string
  /** Line of the text where `yaml` begins. */
  readonly yamlLine: number
  /** Line of the text where `body` begins. */
  readonly bodyLine: number
}

/** Cuts Markdown into YAML front matter (between two lines of `---` at its start) and the rest. */
export function splitFrontMatter(text: string): SplitText {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(text)
  if (match === null || match.index !== 0) return { yaml: '', body: text, yamlLine: 1, bodyLine: 1 }
  const body = text.slice(match[0].length)
  return { yaml: match[1] ?? '', body, yamlLine: 2, bodyLine: match[0].split('\n').length }
}
