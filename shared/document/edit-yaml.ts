import { Document, isMap, isNode, isScalar, isSeq, parseDocument, YAMLMap, YAMLSeq } from 'yaml'
import { alignLines, splitLines } from './line-diff.ts'
import { pointerKeys } from './located.ts'

const WIDTH = 120
/** Characters of JSON up to which a list stands on one line. */
const MAX_FLOW = 100

/** One change at a JSON pointer: a value to set, or none to take the key out. `remark` becomes a comment before a key that is new. */
export type YamlEdit = { readonly pointer: string; readonly value?: unknown; readonly remark?: string | undefined }

/**
 * Applies changes to the text of a YAML document and keeps comments, order and every part that is not named; without changes the text is
 * returned as it is. The text must be valid.
 */
export function editYaml(text: string, edits: readonly YamlEdit[]): string {
  if (edits.length === 0) return text
  const document = parseDocument(text)
  // As the file pads its brackets.
  const style = { lineWidth: WIDTH, flowCollectionPadding: /[[{] /.test(text) }
  const plain = document.toString(style)
  for (const edit of edits) applyEdit(document, edit)
  return keepLines(text, plain, document.toString(style))
}

/** Gives lines that no change touched the form they had: writing a document evens out blanks, brackets and empty lines. */
function keepLines(text: string, plain: string, changed: string): string {
  const kept = ownForms(splitLines(text), splitLines(plain))
  if (kept === undefined) return changed
  let at = 0
  const lines = alignLines(splitLines(plain), splitLines(changed)).flatMap((line) => {
    if (line.kind === '+') return [line.text]
    const own = kept[at++] ?? []
    return line.kind === '-' ? [] : own
  })
  return `${lines.join('\n')}\n`
}

/** For every even line the lines of the user that it stands for; `undefined` when a line was broken or joined. */
function ownForms(own: readonly string[], even: readonly string[]): string[][] | undefined {
  const squeeze = (line: string): string => line.replace(/\s+/g, '')
  const forms: string[][] = []
  let at = 0
  for (const { kind, text } of alignLines(own.map(squeeze), even.map(squeeze))) {
    if (kind === '+' || (kind === '-' && text !== '')) return undefined
    const line = own[at++] ?? ''
    // An empty line that writing leaves out stays with the line before it.
    if (kind === ' ') forms.push([line])
    else forms.at(-1)?.push(line)
  }
  return forms
}

/** The text of a new document whose maps below `flowDepth` levels are written on one line each where they fit. */
export function writeYaml(value: object, remarks: readonly YamlEdit[], head: string): string {
  const document = new Document(value)
  document.commentBefore = head
  const { contents } = document
  if (isMap(contents)) for (const pair of contents.items) flowBelow(pair.value, 2)
  for (const { pointer, remark } of remarks) {
    if (remark !== undefined) remarkAt(document, pointerKeys(pointer), remark)
  }
  return document.toString({ lineWidth: WIDTH, flowCollectionPadding: false })
}

function applyEdit(document: Document, { pointer, value, remark }: YamlEdit): void {
  const path = pointerKeys(pointer)
  if (value === undefined) {
    document.deleteIn(path)
    return
  }
  const old: unknown = document.getIn(path, true)
  if (isSeq(old) && Array.isArray(value)) {
    updateItems(document, old, value)
    return
  }
  if (isScalar(old)) {
    old.value = value
    return
  }
  const node = document.createNode(value)
  flowBelow(node, path.length === 2 ? 1 : 0)
  document.setIn(path, node)
  if (remark !== undefined) remarkAt(document, path, remark)
}

/** Items that stay keep their nodes, and so their comments and quotes. */
function updateItems(document: Document, list: YAMLSeq, values: readonly unknown[]): void {
  const known = new Map(list.items.map((item) => [isScalar(item) ? item.value : item, item]))
  list.items = values.map((value) => known.get(value) ?? document.createNode(value))
}

/** Lists and maps that many levels down stand on one line each, where they fit. */
function flowBelow(node: unknown, depth: number): void {
  if (!(node instanceof YAMLMap || node instanceof YAMLSeq)) return
  if (depth <= 0) {
    // A long list stands one item a line, so that a new item is a line of a diff.
    node.flow = JSON.stringify(node).length < MAX_FLOW
    return
  }
  for (const item of node.items) flowBelow(isNode(item) ? item : item.value, depth - 1)
}

function remarkAt(document: Document, path: readonly string[], remark: string): void {
  const parent: unknown = document.getIn(path.slice(0, -1), true)
  if (!isMap(parent)) return
  const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === path.at(-1))
  if (isScalar(pair?.key)) pair.key.commentBefore = ` ${remark}`
}
