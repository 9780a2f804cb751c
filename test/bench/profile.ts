import { join } from 'node:path'
import { type Bench, type Figure, median } from './figure.ts'
import { inWorkspace, type PartResult, runPart } from './run-table-part.ts'
import { writeTable } from './table-data.ts'

const ROWS = 10_000_000
const COLUMNS = 20
const ROUNDS = 3
const MAX_RATIO = 1.2
const MAX_MEMORY = 1024

/** Exact against estimated: `SUMMARIZE` has approximate distinct counts and quantiles, and no histogram, duplicates or correlations. */
export const bench: Bench = {
  about: `profile of ${ROWS} rows and ${COLUMNS} columns of Parquet (1 GB), against DuckDB's own SUMMARIZE in turn`,
  run: () =>
    inWorkspace(async (workspace) => {
      await writeTable(join(workspace, 'data.parquet'), { rows: ROWS, columns: COLUMNS, seed: 1 })
      const theirs: PartResult[] = []
      const ours: PartResult[] = []
      for (let round = 0; round < ROUNDS; round++) {
        theirs.push(await runPart('summarize', workspace, 'data.parquet'))
        ours.push(await runPart('profile', workspace, 'data.parquet'))
      }
      const { parts } = await runPart('parts', workspace, 'data.parquet')
      return figuresOf(ours, theirs, parts)
    }),
}

function figuresOf(
  ours: readonly PartResult[],
  theirs: readonly PartResult[],
  parts: Readonly<Record<string, number>>,
): Figure[] {
  const note = `median of ${ROUNDS}`
  const times = (results: readonly PartResult[]): number => median(results.map(({ seconds }) => seconds))
  const peak = (results: readonly PartResult[]): number => Math.max(...results.map((result) => result.peak))
  return [
    { what: 'profile', value: times(ours), unit: 's', note },
    { what: 'SUMMARIZE', value: times(theirs), unit: 's', note: `${note}, peak ${peak(theirs).toFixed(0)} MB` },
    { what: 'profile against SUMMARIZE', value: times(ours) / times(theirs), unit: '×', limit: MAX_RATIO },
    { what: 'profile: peak memory', value: peak(ours), unit: 'MB', limit: MAX_MEMORY },
    ...Object.entries(parts).map(([part, value]) => ({ what: part, value, unit: 's', note: 'alone' })),
  ]
}
