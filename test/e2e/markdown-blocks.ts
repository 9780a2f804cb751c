import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { trackedFiles } from '../architecture/source-files.ts'

export const ROOT = join(import.meta.dirname, '../..')

/** A fenced block, and the last code span of the text before it: by our convention the file it belongs into. */
export type Block = {
  readonly file: string
  readonly line: number
  readonly language: string
  readonly text: string
  readonly path: string | undefined
}

/** README and everything people read under docs/. */
export function documents(): readonly string[] {
  return trackedFiles().filter((file) => /^(?:[A-Z]+\.md|docs\/.*\.md|test\/examples\/.*\.md)$/.test(file))
}

export function blocksOf(file: string): readonly Block[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  return [...text.matchAll(/^( *)```(\w*)\n([\s\S]*?)^ *```$/gm)].map((match) => {
    const before = text.slice(0, match.index)
    const paragraph = before.trimEnd().split('\n\n').at(-1) ?? ''
    return {
      file,
      line: before.split('\n').length,
      language: match[2] ?? '',
      text: (match[3] ?? '').replaceAll(new RegExp(`^${match[1]}`, 'gm'), ''),
      path: [...paragraph.matchAll(/`([\w./-]+\.\w+)`/g)].at(-1)?.[1],
    }
  })
}

/** Links to other documents and to places in them, as paths from the root. */
export function linksOf(file: string): readonly { readonly target: string; readonly anchor: string | undefined }[] {
  const text = readFileSync(join(ROOT, file), 'utf8').replaceAll(/^```[\s\S]*?^```$/gm, '')
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((link) => !/^(?:https?|mailto):/.test(link))
    .map((link) => {
      const [path = '', anchor] = link.split('#')
      return { target: path === '' ? file : normalize(join(dirname(file), path)), anchor }
    })
}

/** The anchors that GitHub gives to the headings of a document. */
export function anchorsOf(file: string): readonly string[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  return [...text.matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
