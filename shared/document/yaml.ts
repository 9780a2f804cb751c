import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
  visit,
} from 'yaml'
import { type Problem, UserError, type UserErrorCode } from '../kernel/error.ts'
import { type Located, type Position, pointerKeys } from './located.ts'

const MAX_YAML_CHARACTERS = 1_000_000
/** Faults of a text that are told, the first ones: a text that is none has one on every letter. */
const MAX_FAULTS = 200

/**
 * Parses YAML 1.2 (core schema) strictly: one document, no duplicate keys, no unknown tags, no anchors, only text keys, finite numbers.
 * Throws UserError(code) with every problem and its position. `most`: characters that are read; a longer file is refused.
 */
export function parseYaml(text: string, file: string, code: UserErrorCode, most = MAX_YAML_CHARACTERS): Located {
  if (text.length > most) {
    throw new UserError(code, { file, message: `the file has ${text.length} characters; at most ${most} are read` })
  }
  const lines = new LineCounter()
  const documents = parseAllDocuments(text.replace(/^\uFEFF/, ' '), {
    lineCounter: lines,
    // Checked below: the library compares every key with every other, which takes minutes where there are many.
    uniqueKeys: false,
    strict: true,
  })
  const position = (offset: number | undefined): Position => {
    const { line, col } = lines.linePos(offset ?? 0)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const [document, second] = Array.isArray(documents) ? documents : []
  if (document === undefined || document.contents === null) {
    throw new UserError(code, {
      file,
      line: 1,
      column: 1,
      message: 'the file is empty',
      fix: 'start with `version: 1`',
    })
  }
  const faults = [...document.errors, ...document.warnings].slice(0, MAX_FAULTS)
  const problems: Problem[] = faults.map((error) => ({
    file,
    ...position(error.pos[0]),
    message: (error.message.split('\n')[0] ?? error.message).replace(/ at line \d+, column \d+:?$/, ''),
    fix: 'check the indentation, brackets and quotes of this line and the one before it',
  }))
  if (second !== undefined)
    problems.push({ file, ...position(second.range[0]), message: 'a second document; only one is allowed' })
  // What a broken text was taken for says nothing: only a document that could be read has nodes worth a word.
  if (document.errors.length === 0)
    problems.push(...unsafeNodes(document.contents, (offset) => ({ file, ...position(offset) })))
  if (problems.length > 0) throw new UserError(code, problems)
  const root = document.contents
  return {
    file,
    value: document.toJS({ maxAliasCount: 0 }),
    locate: (pointer) => position(nodeAt(root, pointer).range?.[0]),
    locateKey: (pointer, key) => {
      const pair = pairOf(nodeAt(root, pointer), key)
      return position(isNode(pair?.key) ? pair.key.range?.[0] : nodeAt(root, pointer).range?.[0])
    },
  }
}

function unsafeNodes(root: Node, at: (offset: number | undefined) => { file: string } & Position): Problem[] {
  const problems: Problem[] = []
  visit(root, {
    Node: (_key, node) => {
      if (isAlias(node) || ('anchor' in node && node.anchor !== undefined)) {
        problems.push({
          ...at(node.range?.[0]),
          message: 'anchors and aliases are not allowed',
          fix: 'write the value out',
        })
      }
      if (isScalar(node) && typeof node.value === 'number' && !Number.isFinite(node.value)) {
        problems.push({
          ...at(node.range?.[0]),
          message: `${node.source ?? node.value} is not a finite number`,
          fix: 'write a number like 0.5',
        })
      }
    },
    Map: (_key, map) => {
      problems.push(...doubledKeys(map.items, at))
    },
    Pair: (_key, pair) => {
      if (!isScalar(pair.key) || typeof pair.key.value !== 'string') {
        problems.push({
          ...at(isNode(pair.key) ? pair.key.range?.[0] : undefined),
          message: 'a key must be text',
          fix: 'put it in quotes',
        })
      }
    },
  })
  return problems
}

function doubledKeys(
  pairs: readonly Pair[],
  at: (offset: number | undefined) => { file: string } & Position,
): Problem[] {
  const seen = new Set<string>()
  return pairs.flatMap(({ key }) => {
    if (!isScalar(key) || typeof key.value !== 'string') return []
    const isNew = !seen.has(key.value)
    seen.add(key.value)
    const message = 'Map keys must be unique'
    return isNew
      ? []
      : [
          {
            ...at(key.range?.[0]),
            message,
            fix: `keep one of the lines that begin with \`${key.value.slice(0, 80)}:\``,
          },
        ]
  })
}

function nodeAt(root: Node, pointer: string): Node {
  let node: Node = root
  for (const key of pointerKeys(pointer)) {
    const next: unknown = isSeq(node) ? node.items[Number(key)] : pairOf(node, key)?.value
    if (!isNode(next)) return node
    node = next
  }
  return node
}

function pairOf(node: Node, key: string): Pair | undefined {
  if (!isMap(node)) return undefined
  return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key)
}
