import type { Located, Position } from '../document/located.ts'
import { parseYaml } from '../document/yaml.ts'
import type { Finding } from '../integrity/finding.ts'
import { metricLabel } from '../policy/metric-words.ts'
import { agrees, metricNamed } from './agrees.ts'
import { splitFrontMatter } from './front-matter-text.ts'
import type { Card } from './schema.ts'

type Results = Card['measured']['results']
type Members = { readonly [key: string]: unknown }
type Entry = { readonly value: Members; readonly pointer: string }
type Said = { readonly found: number; readonly findings: readonly Finding[] }

const AGAIN = 'make the card again with `assay card --out`'

/**
 * The `model-index` of a card against the evidence. Results on other data are nobody's contradiction in a card that somebody else wrote; a
 * card of ours (`isWhole`) has none. `found` counts the metrics it speaks about. Throws UserError INPUT_INVALID when the front matter is
 * no YAML.
 */
export function checkIndex(text: string, file: string, results: Results, isWhole: boolean): Said {
  const { yaml, yamlLine } = splitFrontMatter(text)
  if (yaml.trim() === '') return { found: 0, findings: [] }
  const document = parseYaml(`${'\n'.repeat(yamlLine - 1)}${yaml}`, file, 'INPUT_INVALID')
  const entries = listOf(membersOf(document.value)['model-index'], '/model-index')
  const all = entries.flatMap(({ value, pointer }) => listOf(value['results'], `${pointer}/results`))
  const own = all.filter(({ value, pointer }) => isOwn(value, pointer, results))
  const foreign = isWhole ? all.filter((entry) => !own.includes(entry)) : []
  const named = own.flatMap(({ value, pointer }) => listOf(value['metrics'], `${pointer}/metrics`))
  const findings = [
    ...own.flatMap((entry) => staleHoldout(entry, document, results)),
    ...named.flatMap((entry) => checkMetric(entry, document, results)),
    ...foreign.map(({ pointer }): Finding => {
      const message = 'model-index has a result on other data than the holdout, for which there is no evidence'
      const place = placeIn(document, pointer)
      return { code: 'CARD_UNSUPPORTED', severity: 'error', message, fix: 'take it out', place }
    }),
    ...(own.length === 0 ? [] : missingMetrics(own, named, document, results)).map(
      (one): Finding => ({ ...one, severity: isWhole ? 'error' : 'warn' }),
    ),
  ]
  return { found: named.length, findings }
}

function missingMetrics(
  own: readonly Entry[],
  named: readonly Entry[],
  document: Located,
  { metrics }: Results,
): Omit<Finding, 'severity'>[] {
  const names = new Set(named.map(({ value }) => metricNamed(String(value['type'] ?? value['name'] ?? ''))))
  const place = placeIn(document, own[0]?.pointer ?? '')
  return metrics
    .filter(({ name }) => !names.has(metricNamed(name)))
    .map(({ name, value }) => {
      const message = `model-index leaves out ${metricLabel(name)}, which was measured as ${value}`
      return { code: 'CARD_MISSING', message, fix: AGAIN, place }
    })
}

function isOwn(result: Members, pointer: string, { holdout }: Results): boolean {
  const { name, revision } = membersOf(result['dataset'])
  const metrics = listOf(result['metrics'], pointer)
  const isOurs = metrics.some(({ value }) => membersOf(value['args'])['evidence'] !== undefined)
  return name === holdout.source || String(revision).startsWith('sha256:') || isOurs
}

function staleHoldout({ value, pointer }: Entry, document: Located, { holdout }: Results): Finding[] {
  const { revision } = membersOf(value['dataset'])
  if (typeof revision !== 'string' || !revision.startsWith('sha256:') || revision === holdout.digest) return []
  const message = `model-index is about the holdout ${revision.slice(7, 19)}; the evidence measured ${holdout.digest.slice(7, 19)}`
  const place = placeIn(document, `${pointer}/dataset/revision`)
  return [{ code: 'CARD_STALE', severity: 'error', message, fix: AGAIN, place }]
}

function checkMetric({ value: said, pointer }: Entry, document: Located, results: Results): Finding[] {
  const written = String(said['type'] ?? said['name'] ?? '')
  const measured = results.metrics.find(({ name }) => metricNamed(name) === metricNamed(written))
  const place = placeIn(document, `${pointer}/value`)
  if (measured === undefined) {
    const message = `model-index has "${written.slice(0, 100)}", which the evidence does not have`
    return [{ code: 'CARD_UNSUPPORTED', severity: 'error', message, fix: `take it out, or measure it`, place }]
  }
  const args = membersOf(said['args'])
  const pairs: [string, unknown, number][] = [['value', said['value'], measured.value]]
  const ends = {
    low: measured.interval.low,
    high: measured.interval.high,
    level: measured.interval.level,
    n: measured.n,
  }
  for (const [key, expected] of Object.entries(ends)) {
    if (args[key] !== undefined) pairs.push([`args/${key}`, args[key], expected])
  }
  return pairs.flatMap(([key, one, expected]): Finding[] => {
    const number = typeof one === 'string' && one.trim() !== '' ? Number(one) : one
    if (typeof number === 'number' && agrees(number, expected)) return []
    const what = key === 'value' ? '' : ` (${key.slice(5)})`
    const message = `model-index says ${metricLabel(measured.name)}${what} is ${show(one)}; the evidence says ${expected}`
    const at = placeIn(document, `${pointer}/${key}`)
    return [{ code: 'CARD_DIFFERENT', severity: 'error', message, fix: AGAIN, place: at }]
  })
}

function placeIn(document: Located, pointer: string): Position & { file: string } {
  return { file: document.file, ...document.locate(pointer) }
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 60)
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
}

function listOf(value: unknown, pointer: string): Entry[] {
  if (!Array.isArray(value)) return []
  return value.map((item: unknown, i) => ({ value: membersOf(item), pointer: `${pointer}/${i}` }))
}
