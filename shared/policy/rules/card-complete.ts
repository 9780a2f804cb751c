import type { FromSchema } from 'json-schema-to-ts'
import { splitFrontMatter } from '../../card/front-matter-text.ts'
import { documentOf, documentPath, lacking } from '../documents.ts'
import type { RuleKind } from '../rule.ts'
import { isFinding } from '../test-evidence.ts'

/** Where a card stands when nothing else is said. */
export const CARD_PATH = 'MODEL_CARD.md'
const USUAL = ['Intended use', 'Limitations', 'Contacts'] as const

const schema = {
  type: 'object',
  description:
    'The model card says what people must say: headings with text under them, and nothing left to be written.',
  additionalProperties: false,
  properties: {
    file: { ...documentPath, default: CARD_PATH, description: 'The card (Markdown), at the head commit.' },
    sections: {
      type: 'array',
      minItems: 1,
      maxItems: 50,
      uniqueItems: true,
      items: { type: 'string', minLength: 1, maxLength: 200 },
      default: USUAL,
      description: 'Headings that must have text under them; case is ignored.',
    },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

const PROMISE = /\b(todo|tbd|fixme)\b/i

/** `card.complete`: counts a section as written when it holds a word that is no promise to write. */
export const cardComplete: RuleKind<Settings> = {
  kind: 'card.complete',
  schema,
  describe: (settings) => `a model card with ${sectionsOf(settings).join(', ')}`,
  needs: (settings) => ({ documents: [fileOf(settings)] }),
  evaluate: (settings, context) => {
    const file = fileOf(settings)
    const document = documentOf(context, file)
    if (isFinding(document)) return document
    const written = sectionTexts(document.text)
    const open = sectionsOf(settings).filter((title) => !isWritten(written.get(title.toLowerCase())))
    const numbers = { observed: open.length, limit: 0 }
    if (open.length === 0) return { verdict: 'pass', message: `${file} has every section.`, ...numbers }
    const names = open.join(', ')
    const fix = `Write ${names} in ${file}, or in model-card.yml and make the card again with \`assay card --out ${file}\`.`
    return { ...lacking(`${file} does not say: ${names}.`, `has a model card without ${names}`, fix), ...numbers }
  },
}

function fileOf({ file = CARD_PATH }: Settings): string {
  return file
}

function sectionsOf({ sections }: Settings): readonly string[] {
  return sections ?? USUAL
}

/** Text under each heading of level two and deeper, up to the next heading; comments of HTML are nobody's text. */
function sectionTexts(text: string): ReadonlyMap<string, string> {
  const sections = new Map<string, string>()
  let title = ''
  for (const line of splitFrontMatter(text)
    .body.replace(/<!--[\s\S]*?-->/g, '')
    .split(/\r?\n/)) {
    const heading = /^#{1,6}\s+(.+?)\s*#*$/.exec(line)?.[1]
    if (heading === undefined) sections.set(title, `${sections.get(title) ?? ''} ${line}`)
    else title = heading.toLowerCase()
  }
  return sections
}

function isWritten(text = ''): boolean {
  return /\p{L}{2}/u.test(text) && !PROMISE.test(text)
}
