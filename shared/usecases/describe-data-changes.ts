import type { ModelConfig } from '../config/model-config.ts'
import { parseConfig } from '../config/parse.ts'
import { configPlace } from '../config/place-error.ts'
import { type DataSource, describeSource } from '../data/source.ts'
import { toDataChange } from '../drift/data-change.ts'
import type { DataDiff } from '../drift/data-diff.ts'
import type { DataChange } from '../evidence/data-change.ts'
import { UserError } from '../kernel/error.ts'
import type { EarlierVersions } from '../ports/earlier-data.ts'
import type { Log } from '../ports/log.ts'
import type { DiffDataInput } from './diff-data.ts'

export type DataChangePorts = {
  readonly earlier: EarlierVersions
  readonly diff: (input: DiffDataInput) => Promise<DataDiff>
  readonly log: Log
}

type Part = DataChange['part']

/**
 * Compares the data of a model, training data and holdout, with what they were where this checkout parted from `base`, a commit. What cannot be compared is told as
 * `unknown` with the reason; nothing is thrown for it, because a pull request may be there to mend the data.
 */
export async function describeDataChanges(
  ports: DataChangePorts,
  input: { readonly base: string; readonly config: string; readonly model: ModelConfig },
): Promise<DataChange[]> {
  const { model } = input
  let { base } = input
  const parts: readonly (readonly [Part, DataSource | undefined])[] = [
    ['train', model.data.train],
    ['holdout', model.data.holdout],
  ]
  const named = parts.flatMap(([part, source]) => (source === undefined ? [] : [{ part, source }]))
  try {
    base = await ports.earlier.parting(input.base)
    const text = await ports.earlier.text(base, input.config)
    const before = text === undefined ? undefined : parseConfig(text, input.config)
    const earlier = before?.models.find(({ name }) => name === model.name)
    // A model that the base does not know has no earlier data.
    if (earlier === undefined) return []
    const changes: DataChange[] = []
    for (const { part, source } of named) {
      const head = { base, part, model: model.name, ...(model.data.id === undefined ? {} : { id: model.data.id }) }
      changes.push(await compare(ports, head, { from: earlier.data[sourceKey(part)], to: source }))
    }
    return changes
  } catch (error) {
    return named.map(({ part }) => ({ part, base, state: 'unknown', reason: reasonOf(error, ports.log) }))
  } finally {
    await ports.earlier.close()
  }
}

type Head = { readonly base: string; readonly part: Part; readonly model: string; readonly id?: string }
type Sources = { readonly from: DataSource | undefined; readonly to: DataSource }

async function compare(
  ports: DataChangePorts,
  { base, part, model, id }: Head,
  { from, to }: Sources,
): Promise<DataChange> {
  if (from === undefined) return { part, base, state: 'unknown', reason: `the base names no ${part} data` }
  const isConfigured = JSON.stringify(from) === JSON.stringify(to)
  const configured = isConfigured ? {} : { configured: { from: describeSource(from), to: describeSource(to) } }
  const earlier = await ports.earlier.data(base, from)
  if (earlier.state === 'unknown') return { part, base, state: 'unknown', reason: earlier.reason, ...configured }
  if (earlier.state === 'same' && isConfigured) return { part, base, state: 'same' }
  const before = earlier.state === 'other' ? earlier.source : from
  const place = configPlace(model, `data.${part}`)
  const names = { base: `${place} at ${base.slice(0, 12)}`, head: place }
  try {
    const diff = await ports.diff({ base: before, head: to, names, ...(id === undefined ? {} : { id }) })
    const files = earlier.state === 'other' ? earlier.files : []
    return { part, base, ...configured, ...toDataChange(diff, { files, before: describeSource(from) }) }
  } catch (error) {
    return { part, base, state: 'unknown', reason: reasonOf(error, ports.log), ...configured }
  }
}

function sourceKey(part: Part): 'train' | 'holdout' {
  return part === 'holdout' ? 'holdout' : 'train'
}

/** Faults of ours are no answer about the data and pass through. */
function reasonOf(error: unknown, log: Log): string {
  if (!(error instanceof UserError)) throw error
  const [problem] = error.problems
  const reason = `${problem?.message ?? error.code}`.slice(0, 900)
  log.warn(`the data could not be compared with their earlier version: ${reason}`)
  return reason
}
