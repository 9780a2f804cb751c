import type { ModelConfig } from '../config/model-config.ts'
import type { Column } from '../data/table.ts'
import type { Performance, PerformanceSide } from '../evidence/performance.ts'
import type { Log } from '../ports/log.ts'
import type { Meter } from '../ports/meter.ts'
import type { ModelRuntime } from '../ports/model-runtime.ts'
import { nearestRank, quantileWithInterval, ratioOfPairs } from '../robustness/latency.ts'
import { takeRows } from '../robustness/sample.ts'
import type { Holdout } from './open-holdout.ts'
import { openProbe, type Probe } from './open-probe.ts'
import type { ChampionOutcome } from './score-champion.ts'
import type { Scored } from './score-model.ts'

const WARM_UP = 20
const BATCHES = 10
/** Single rows are asked until there are as many as asked for and this much time has gone by, or ten times as many. */
const LEAST_MS = 500

export type MeasurePerformanceInput = {
  readonly model: ModelConfig
  readonly holdout: Holdout
  readonly candidate: Scored
  readonly champion: ChampionOutcome
}

type Timed = { readonly probe: Probe; readonly size: number; single: number[]; batch: number[]; memory: number }

/**
 * Latency, throughput and growth of memory of candidate and champion, asked in turns so that whatever else the machine does hits both; where
 * `test.budget` asks for it. Throws what a probe throws.
 */
export async function measurePerformance(
  { models, meter, log }: { readonly models: ModelRuntime; readonly meter: Meter; readonly log: Log },
  { model, holdout, candidate, champion }: MeasurePerformanceInput,
): Promise<{ performance?: Performance }> {
  const { budget: settings, level } = model.test
  if (settings === undefined || model.model.kind !== 'file') return {}
  const timed: Timed[] = []
  const open = async (path: string, { files }: Scored, allowed: readonly string[]): Promise<void> => {
    const probe = await openProbe({ models }, path, holdout, allowed)
    timed.push({ probe, size: files.reduce((sum, { size }) => sum + size, 0), single: [], batch: [], memory: 0 })
  }
  try {
    await open(model.model.path, candidate, holdout.features)
    if (champion.state === 'scored') await open(champion.path, champion.scored, holdout.inputs)
    log.progress(`timing ${model.name}`, 0, settings.calls, 'calls')
    const rows = Math.min(settings.rows, holdout.rows)
    const batch = Int32Array.from({ length: rows }, (_, row) => row)
    for (let i = 0; i < WARM_UP; i++)
      await takeTurns(timed, i, [i % holdout.rows], async (_one, ask) => void (await ask()))
    const from = meter.elapsed()
    const isDone = (i: number): boolean => i >= settings.calls && meter.elapsed() - from > LEAST_MS
    for (let i = 0; i < settings.calls * 10 && !isDone(i); i++) {
      await takeTurns(timed, i, [i % holdout.rows], async (one, ask) => void one.single.push(await timeOf(meter, ask)))
    }
    for (let i = 0; i <= BATCHES; i++) {
      await takeTurns(timed, i, batch, async (one, ask) => {
        const before = meter.memory()
        const took = await timeOf(meter, ask)
        // The first batch warms up; what memory it took stays taken.
        if (i > 0) one.batch.push(took)
        one.memory = Math.max(one.memory, meter.memory() - before)
      })
    }
    const [own, other] = timed
    if (own === undefined) return {}
    const ratio = other && ratioOfPairs(Float64Array.from(own.single), Float64Array.from(other.single), level)
    return {
      performance: {
        machine: { ...meter.machine },
        batchRows: rows,
        candidate: toSide(own, rows, level),
        ...(other === undefined ? {} : { champion: toSide(other, rows, level) }),
        ...(ratio === undefined ? {} : { ratio }),
      },
    }
  } finally {
    for (const { probe } of timed) await probe.close()
  }
}

type Measure = (one: Timed, ask: () => Promise<unknown>) => Promise<void>

/** Both models about the same rows; who goes first changes with every turn. */
async function takeTurns(
  timed: readonly Timed[],
  turn: number,
  rows: ArrayLike<number>,
  measure: Measure,
): Promise<void> {
  for (const one of turn % 2 === 0 ? timed : timed.toReversed()) {
    const columns: Column[] = one.probe.columns.map((column) => takeRows(column, rows))
    await measure(one, () => one.probe.predict(columns))
  }
}

async function timeOf(meter: Meter, ask: () => Promise<unknown>): Promise<number> {
  const from = meter.elapsed()
  await ask()
  return meter.elapsed() - from
}

function toSide({ single, batch, memory, size }: Timed, rows: number, level: number): PerformanceSide {
  const sorted = Float64Array.from(single).sort()
  const batchMs = nearestRank(Float64Array.from(batch).sort(), 0.5)
  return {
    calls: single.length,
    p50: nearestRank(sorted, 0.5),
    p95: quantileWithInterval(sorted, 0.95, level),
    p99: nearestRank(sorted, 0.99),
    batchMs,
    rowsPerSecond: batchMs > 0 ? (1000 * rows) / batchMs : 0,
    memoryBytes: memory,
    sizeBytes: size,
  }
}
