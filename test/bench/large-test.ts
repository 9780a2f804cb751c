import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bench, type Figure, median } from './figure.ts'
import { METRICS, makeLargeWorkspace, SLICES } from './large-workspace.ts'

const ROWS = 100_000
const ROUNDS = 3
const MANY_ROWS = 1_000_000
const MAX_RATIO = 2
const MAX_MEGABYTES = 600
const MAX_INFERENCE_RATIO = 1.3
const CLI = join(import.meta.dirname, '../../actions/dist/cli.js')
const MEGABYTE = 1024 * 1024

type Measured = { readonly seconds: number; readonly peak: number; readonly answer: string }

/**
 * `assay test` of a boosted model of 300 trees with 10 metrics, 40 slices and a champion, against a process that reads the same rows and asks
 * both models with ONNX Runtime and nothing else. Ten times the rows: `ASSAY_MANY_ROWS=1`.
 */
export const bench: Bench = {
  about: `\`assay test\`: ${ROWS} rows x 20 columns, ${METRICS.length} metrics, ${SLICES.length} slices, a champion; against bare inference of both models`,
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'))
    try {
      const workspace = join(folder, 'workspace')
      await makeLargeWorkspace(workspace, ROWS)
      const figures = measure(workspace)
      if (process.env['ASSAY_MANY_ROWS'] === undefined) return figures
      const many = join(folder, 'many')
      await makeLargeWorkspace(many, MANY_ROWS)
      return [...figures, ...grown(many, figures)]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function measure(workspace: string): Figure[] {
  const script = join(import.meta.dirname, 'bare-inference.ts')
  const turns = Array.from({ length: ROUNDS + 1 }, () => ({
    bare: runOnce([script, workspace], workspace),
    test: runOnce([CLI, 'test'], workspace),
    parts: JSON.parse(runOnce([join(import.meta.dirname, 'own-inference.ts'), workspace], workspace).answer),
  })).slice(1) as { bare: Measured; test: Measured; parts: { own: number; direct: number } }[]
  const bare = median(turns.map((turn) => turn.bare.seconds))
  const test = median(turns.map((turn) => turn.test.seconds))
  const inference = median(turns.map((turn) => turn.parts.own / turn.parts.direct))
  return [
    { what: 'bare inference of both models', value: bare, unit: 's', note: `whole process, median of ${ROUNDS}` },
    { what: 'assay test', value: test, unit: 's', note: 'whole process' },
    { what: 'assay test against bare inference', value: test / bare, unit: '×', limit: MAX_RATIO },
    {
      what: 'peak memory of assay test',
      value: Math.max(...turns.map((turn) => turn.test.peak)),
      unit: 'MB',
      limit: MAX_MEGABYTES,
    },
    {
      what: 'our inference against ONNX Runtime called directly',
      value: inference,
      unit: '×',
      limit: MAX_INFERENCE_RATIO,
      note: 'same session options, rows ready as one tensor',
    },
  ]
}

function grown(workspace: string, figures: readonly Figure[]): Figure[] {
  const small = figures.find(({ what }) => what === 'assay test')?.value ?? Number.NaN
  const { seconds, peak } = runOnce([CLI, 'test'], workspace)
  return [
    { what: `assay test on ${MANY_ROWS} rows`, value: seconds, unit: 's', note: `peak ${peak.toFixed(0)} MB` },
    { what: 'ten times the rows', value: seconds / small, unit: 'times the time', limit: 11 },
  ]
}

/** Wall seconds of a whole process and the most memory that was resident, which it tells at its end. */
function runOnce(args: readonly string[], cwd: string): Measured {
  const told = join(cwd, '..', 'peak')
  const hook = `data:text/javascript,import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(told)},String(process.resourceUsage().maxRSS)))`
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', hook, ...args], { cwd, encoding: 'utf8' })
  const seconds = (performance.now() - started) / 1000
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`)
  return { seconds, peak: (Number(readFileSync(told, 'utf8')) * 1024) / MEGABYTE, answer: stdout }
}

/** Seconds of `assay test` as a whole process. */
export function timeTest(workspace: string): number {
  return runOnce([CLI, 'test'], workspace).seconds
}

/** How long Python takes for the same with scikit-learn and a bootstrap: see baseline.py; used by `npm run verify`. */
export function runBaseline(python: string, workspace: string, draws: number): { readonly seconds: number } {
  const script = join(import.meta.dirname, 'baseline.py')
  const answer = execFileSync(python, [script, workspace, String(draws)], { encoding: 'utf8' })
  return JSON.parse(answer) as { readonly seconds: number }
}
