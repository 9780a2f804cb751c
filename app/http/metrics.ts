import type { StoreFigures } from '../store/figures.ts'

/** Everything that `GET /metrics` tells. */
export type Metrics = StoreFigures & {
  readonly tasks: { readonly waiting: number; readonly dead: number }
  /** Milliseconds since 1970 UTC. */
  readonly reconciledAt: number | undefined
  readonly now: number
  readonly residentBytes: number
}

type Sample = readonly [label: string, value: number]

/** The figures in Prometheus' text format (version 0.0.4). No label names a repository, a model or a person. */
export function renderMetrics(metrics: Metrics): string {
  const { deliveries, evaluations, tasks, oldestTaskAt, reconciledAt, now } = metrics
  const labelled = (name: string, counts: Readonly<Record<string, number>>): Sample[] =>
    Object.entries(counts).map(([value, n]) => [`{${name}="${value}"}`, n])
  const age = oldestTaskAt === undefined ? 0 : Math.max(0, now - oldestTaskAt) / 1000
  return [
    family('assay_deliveries', 'Webhooks that are stored, by what became of them.', labelled('state', deliveries)),
    family('assay_evaluations', 'Verdicts, one per pull request and commit.', labelled('verdict', evaluations)),
    family('assay_tasks_waiting', 'Tasks that wait for a worker.', [['', tasks.waiting]]),
    family('assay_tasks_dead', 'Tasks that were given up.', [['', tasks.dead]]),
    family('assay_oldest_task_age_seconds', 'How long the oldest task has waited.', [['', age]]),
    family(
      'assay_reconciled_timestamp_seconds',
      'When the App last began to compare every open pull request with GitHub.',
      reconciledAt === undefined ? [] : [['', reconciledAt / 1000]],
    ),
    family('process_resident_memory_bytes', 'Resident memory of this process.', [['', metrics.residentBytes]]),
  ].join('')
}

function family(name: string, help: string, samples: readonly Sample[]): string {
  const lines = samples.map(([label, value]) => `${name}${label} ${value}\n`)
  return [`# HELP ${name} ${help}\n`, `# TYPE ${name} gauge\n`, ...lines].join('')
}
