import { flatten, isMembers, join, type Members, type Reported } from './reported.ts'

/** A run of MLflow: the answer of `runs/get` (`run.data.metrics` as a list with steps), or `Run.to_dictionary()` (as an object). */
export function readMlflow(document: unknown): Reported | undefined {
  const run = isMembers(document) && isMembers(document['run']) ? document['run'] : document
  const data = isMembers(run) ? run['data'] : undefined
  const metrics = isMembers(data) ? data['metrics'] : undefined
  if (isMembers(metrics)) return flatten(metrics)
  if (!Array.isArray(metrics)) return undefined
  const newest = new Map<string, { step: number; value: unknown }>()
  for (const entry of metrics.filter(isMembers)) {
    const key = String(entry['key'])
    const step = Number(entry['step'] ?? 0)
    if (step >= (newest.get(key)?.step ?? Number.NEGATIVE_INFINITY)) newest.set(key, { step, value: entry['value'] })
  }
  return join([...newest].map(([key, { value }]) => flatten(value, key)))
}

/** A metrics file of DVC (any nesting), or what `dvc metrics show --json` prints: revision, `data`, file, `data`. */
export function readDvc(document: unknown): Reported | undefined {
  if (!isMembers(document)) return undefined
  const workspace = document['workspace'] ?? document['']
  const files = isMembers(workspace) ? workspace['data'] : undefined
  if (!isMembers(files)) return flatten(document)
  const parts = Object.entries(files).map(([file, entry]) => {
    if (isMembers(entry) && 'data' in entry) return flatten(entry['data'])
    return { metrics: [], left: [{ name: file, reason: 'DVC could not read it' }] }
  })
  const others = Object.keys(document).filter((revision) => document[revision] !== workspace)
  const left = others.map((name) => ({ name, reason: 'another revision than the workspace' }))
  return join([...parts, { metrics: [], left }])
}

/** `wandb-summary.json`; the tool's own keys (`_step`, `_runtime`, …) are no metrics, media have a `_type`. */
export function readWandb(document: unknown): Reported | undefined {
  if (!isMembers(document)) return undefined
  return join(
    Object.entries(document)
      .filter(([key]) => !key.startsWith('_'))
      .map(([key, value]) =>
        isMembers(value) && '_type' in value
          ? { metrics: [], left: [{ name: key, reason: `a ${String(value['_type']).slice(0, 40)}, no number` }] }
          : flatten(value, key),
      ),
  )
}

const PASSED = new Set(['SUCCESS', 'WARNING'])

/** A report or test suite of Evidently as JSON, in its old form (`metric`, `result.current`) and its new one (`metric_id`, `value`). */
export function readEvidently(document: unknown): Reported | undefined {
  if (!isMembers(document)) return undefined
  const [metrics, tests] = [listOf(document['metrics']), listOf(document['tests'])]
  if (metrics === undefined && tests === undefined) return undefined
  const told = join(named(metrics ?? []).map(evidentlyMetric))
  if (tests === undefined || tests.length === 0) return told
  const skipped = tests.filter(({ status }) => status === 'SKIPPED').length
  const failed = tests.filter(({ status }) => status !== 'SKIPPED' && !PASSED.has(String(status)))
  const failures = failed.map(({ name, id }) => String(name ?? id ?? 'a test without a name'))
  const passed = tests.length - skipped - failed.length
  return { ...told, cases: { passed, failed: failed.length, skipped, failures } }
}

/** Metrics with their names; one that is there for several columns has the column behind it, one that comes again a number. */
function named(metrics: readonly Members[]): (readonly [name: string, entry: Members])[] {
  const seen = new Map<string, number>()
  return metrics.map((entry) => {
    const { metric, metric_id: id, metric_name: title, result } = entry
    const column = isMembers(result) && typeof result['column_name'] === 'string' ? `(${result['column_name']})` : ''
    const name = `${String(title ?? id ?? metric ?? 'metric')}${column}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return [times === 1 ? name : `${name} #${times}`, entry]
  })
}

function evidentlyMetric([name, { result, value }]: readonly [string, Members]): Pick<Reported, 'metrics' | 'left'> {
  if (value !== undefined) return flatten(value, name)
  const current = isMembers(result) && isMembers(result['current']) ? result['current'] : result
  return flatten(current ?? null, name)
}

const ROW_KEYS = new Set(['precision', 'recall', 'f1-score', 'support'])

/** `classification_report(…, output_dict=True)` as JSON: rows of four numbers, and `accuracy` as one. */
export function readSklearnJson(document: unknown): Reported | undefined {
  if (!isMembers(document)) return undefined
  const rows = Object.values(document).filter(isMembers)
  const isReport = rows.length > 0 && rows.every((row) => Object.keys(row).every((key) => ROW_KEYS.has(key)))
  return isReport ? flatten(document) : undefined
}

function listOf(value: unknown): Members[] | undefined {
  return Array.isArray(value) ? value.filter(isMembers) : undefined
}
