import { validate } from '../document/validate.ts'
import { parseYaml } from '../document/yaml.ts'
import { type Problem, UserError } from '../kernel/error.ts'
import { splitFrontMatter } from './front-matter-text.ts'
import type { Written } from './schema.ts'
import {
  NEEDED_SECTIONS,
  WRITTEN_SECTIONS,
  type WrittenFile,
  type WrittenKey,
  writtenSchema,
} from './written-schema.ts'

const KEYS = Object.keys(WRITTEN_SECTIONS) as WrittenKey[]
const MAX_CHARACTERS = 200_000

/** A card about which nobody has written anything yet. */
export const NOTHING_WRITTEN: Written = { files: [], sections: [] }

/**
 * Reads what people wrote: YAML by `writtenSchema`, or Markdown whose headings of level two are the sections and whose front matter has
 * the short keys (license, tags, …). Throws UserError INPUT_INVALID with every problem, also when the file is about another model.
 */
export function parseWritten(text: string, file: string, model: string): Written {
  if (text.length > MAX_CHARACTERS) {
    throw new UserError('INPUT_INVALID', { file, message: `has more than ${MAX_CHARACTERS} characters` })
  }
  const isMarkdown = /\.md$/i.test(file)
  const { yaml, body, bodyLine } = isMarkdown ? splitFrontMatter(text) : { yaml: text, body: '', bodyLine: 1 }
  const said = yaml.trim() === '' ? {} : readFile(isMarkdown ? `\n${yaml}` : yaml, file, model)
  const sections = [...sectionsOfFile(said), ...(isMarkdown ? sectionsOfMarkdown(body, file, bodyLine) : [])]
  return {
    files: [file],
    ...(said.license === undefined ? {} : { license: said.license }),
    ...(said.library === undefined ? {} : { library: said.library }),
    ...(said.base_model === undefined ? {} : { baseModel: said.base_model }),
    ...(said.language === undefined ? {} : { language: said.language }),
    ...(said.tags === undefined ? {} : { tags: said.tags }),
    sections,
  }
}

/** Headings that a card needs and nobody has filled; a section that only promises to be written counts as empty. */
export function missingSections({ sections }: Written): string[] {
  const filled = new Set(sections.filter(({ text }) => isFilled(text)).map(({ title }) => title.toLowerCase()))
  return NEEDED_SECTIONS.map((key) => WRITTEN_SECTIONS[key]).filter((title) => !filled.has(title.toLowerCase()))
}

function isFilled(text: readonly string[]): boolean {
  const all = text.join(' ').trim()
  return all !== '' && !/^(\W|\b(todo|tbd|fixme|n\/a|none yet)\b)*$/i.test(all)
}

function readFile(yaml: string, file: string, model: string): WrittenFile {
  const document = parseYaml(yaml, file, 'INPUT_INVALID')
  const said = validate<WrittenFile>(document, writtenSchema, 'INPUT_INVALID')
  if (said.model === undefined || said.model === model) return said
  const message = `is about the model "${said.model}", and the card is that of "${model}"`
  const fix = `name the file about ${model} with \`about\``
  throw new UserError('INPUT_INVALID', { file, ...document.locate('/model'), message, fix })
}

function sectionsOfFile(said: WrittenFile): Written['sections'] {
  return KEYS.flatMap((key) => {
    const value = said[key]
    if (value === undefined) return []
    return [
      { title: WRITTEN_SECTIONS[key], format: 'plain' as const, text: typeof value === 'string' ? [value] : value },
    ]
  })
}

type Open = { readonly mark: string; readonly line: number }
type Cut = { readonly title: string; readonly text: string[]; readonly line: number }

/** Text before the first heading of level two is the summary; a title of level one is left out. Headings in code blocks are code. */
function sectionsOfMarkdown(body: string, file: string, firstLine: number): Written['sections'] {
  const sections: Cut[] = [{ title: WRITTEN_SECTIONS.summary, text: [], line: firstLine }]
  let open: Open | undefined
  for (const [i, line] of body.split(/\r?\n/).entries()) {
    const title = open === undefined ? /^##\s+(.+?)\s*#*$/.exec(line)?.[1] : undefined
    open = fenceAfter(line, firstLine + i, open)
    if (title !== undefined) sections.push({ title, text: [], line: firstLine + i })
    else if (open !== undefined || !/^#\s/.test(line)) sections.at(-1)?.text.push(line)
  }
  refuseBroken(sections, open, file)
  return sections
    .map(({ title, text }) => ({ title, format: 'markdown' as const, text: text.join('\n').trim().split('\n') }))
    .filter(({ text }) => text.join('') !== '')
}

/** The code block that is open after a line. */
function fenceAfter(line: string, number: number, open: Open | undefined): Open | undefined {
  const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
  if (mark === undefined) return open
  if (open === undefined) return { mark, line: number }
  return mark.startsWith(open.mark) && line.trim() === mark ? undefined : open
}

/** A heading that stands there twice, or a code block that would swallow what follows. */
function refuseBroken(sections: readonly Cut[], open: Open | undefined, file: string): void {
  const seen = new Set<string>()
  const twice = sections.filter(({ title }) => seen.has(title.toLowerCase()) || !seen.add(title.toLowerCase()))
  const problems: Problem[] = twice.map(({ title, line }) => {
    return { file, line, message: `has the heading "${title}" twice`, fix: 'join the two parts' }
  })
  if (open !== undefined) {
    problems.push({
      file,
      line: open.line,
      message: 'this code block is never closed',
      fix: `add a line \`${open.mark}\``,
    })
  }
  if (problems.length > 0) throw new UserError('INPUT_INVALID', problems)
}
