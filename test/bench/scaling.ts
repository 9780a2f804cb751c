import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench, Figure } from './figure.ts'
import { type Series, toLogPlot } from './log-plot.ts'
import { inWorkspace, runPart } from './run-table-part.ts'
import { writeTable } from './table-data.ts'

const ROWS = [10_000, 100_000, 1_000_000, 10_000_000]
const COLUMNS_OF_ROWS = 20
const COLUMNS = [20, 60, 180, 540]
const ROWS_OF_COLUMNS = 50_000
/** Ten times the rows may take so many times as long, where the start no longer matters. */
const MAX_TENFOLD = 12
const PICTURE = join(import.meta.dirname, '../../docs/images/scaling.svg')

/** Draws docs/images/scaling.svg. */
export const bench: Bench = {
  about: `profile and drift of ${ROWS[0]} to ${ROWS.at(-1)} rows, and of ${COLUMNS[0]} to ${COLUMNS.at(-1)} columns; at most 2 GB of files`,
  run: () =>
    inWorkspace(async (workspace) => {
      const byRows: Measured[] = []
      for (const rows of ROWS) byRows.push(await measure(workspace, rows, COLUMNS_OF_ROWS))
      const byColumns: Measured[] = []
      for (const columns of COLUMNS) byColumns.push(await measure(workspace, ROWS_OF_COLUMNS, columns))
      const rows = toLogPlot(
        'seconds by rows, 20 columns',
        seriesOf(byRows, ({ rows: x }) => x),
      )
      const columns = toLogPlot(
        'seconds by columns, 50,000 rows',
        seriesOf(byColumns, ({ columns: x }) => x),
      )
      writeFileSync(PICTURE, sideBySide(rows, columns))
      const [before, last] = byRows.slice(-2) as [Measured, Measured]
      return [
        ...[...byRows, ...byColumns].flatMap(figuresOf),
        ...(['profile', 'drift'] as const).map((what) => ({
          what: `${what}: ${last.rows} against ${before.rows} rows`,
          value: last[what] / before[what],
          unit: '×',
          limit: MAX_TENFOLD,
        })),
      ]
    }),
}

type Measured = { readonly rows: number; readonly columns: number; readonly profile: number; readonly drift: number }

async function measure(workspace: string, rows: number, columns: number): Promise<Measured> {
  const files = ['one.parquet', 'other.parquet'] as const
  for (const [seed, file] of files.entries()) await writeTable(join(workspace, file), { rows, columns, seed })
  const profile = await runPart('profile', workspace, files[0])
  const drift = await runPart('drift', workspace, ...files)
  for (const file of files) rmSync(join(workspace, file))
  return { rows, columns, profile: profile.seconds, drift: drift.seconds }
}

function figuresOf({ rows, columns, profile, drift }: Measured): Figure[] {
  const what = `${rows} rows, ${columns} columns`
  return [
    { what: `profile of ${what}`, value: profile, unit: 's' },
    { what: `drift of ${what} on both sides`, value: drift, unit: 's' },
  ]
}

function seriesOf(all: readonly Measured[], x: (measured: Measured) => number): Series[] {
  return (['profile', 'drift'] as const).map((name) => ({
    name,
    points: all.map((measured) => [x(measured), measured[name]] as const),
  }))
}

function sideBySide(left: string, right: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 880 360" font-family="sans-serif" font-size="13">
<title>Seconds of profile and drift by rows and by columns, on logarithmic scales</title>
<rect width="880" height="360" fill="#fff"/>
${left}
<g transform="translate(440 0)">${right}</g>
</svg>
`
}
