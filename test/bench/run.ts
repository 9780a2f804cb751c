import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Bench, type Figure, isWithinLimits, toTable } from './figure.ts'

/**
 * `npm run bench [-- name…] [--write]`: runs all benchmarks or those named, one after the other, and prints figures with their limits.
 * Exit code 1: a limit was not kept. `--write` puts the tables into docs/performance.md, or the chapter they belong to.
 */
const BENCHES: Readonly<Record<string, () => Promise<{ readonly bench: Bench }>>> = {
  startup: () => import('./startup.ts'),
  test: () => import('./test-verb.ts'),
  'large-test': () => import('./large-test.ts'),
  webhooks: () => import('./webhooks.ts'),
  evaluation: () => import('./evaluation.ts'),
  idle: () => import('./idle.ts'),
  install: () => import('./install.ts'),
  metrics: () => import('./metrics.ts'),
  slices: () => import('./slices.ts'),
  drift: () => import('./drift.ts'),
  profile: () => import('./profile.ts'),
  scaling: () => import('./scaling.ts'),
  calibration: () => import('./calibration.ts'),
  coverage: () => import('./coverage.ts'),
  audit: () => import('./audit.ts'),
  sustained: () => import('./sustained.ts'),
  memory: () => import('./memory.ts'),
  convergence: () => import('./convergence.ts'),
  permutations: () => import('./permutations.ts'),
  crash: () => import('./crash.ts'),
  adversary: () => import('./adversary.ts'),
  fuzz: () => import('./fuzz.ts'),
}
const DOCS = join(import.meta.dirname, '../../docs')
/** Benchmarks whose figures are about what is measured, not how fast, stand in the chapter about it; those of the App's endurance together. */
const RELIABILITY = 'reliability.md'
const CHAPTERS: Readonly<Record<string, string>> = {
  coverage: 'evaluation/comparison.md',
  adversary: RELIABILITY,
  fuzz: RELIABILITY,
  sustained: RELIABILITY,
  memory: RELIABILITY,
  convergence: RELIABILITY,
  permutations: RELIABILITY,
  crash: RELIABILITY,
}
const CHILD = '--in-this-process'

const asked = process.argv.slice(2)
if (asked[0] === CHILD) process.send?.(await runHere(asked[1] ?? ''))
else
  process.exitCode = await runAll(
    asked.filter((word) => word !== '--write'),
    asked.includes('--write'),
  )

async function runAll(names: readonly string[], isWriting: boolean): Promise<number> {
  const unknown = names.filter((name) => !(name in BENCHES))
  if (unknown.length > 0) {
    console.error(`no benchmark is called ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`)
    return 2
  }
  console.log(`${machine()}\n`)
  let isGood = true
  for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
    const { about, figures, load } = await runApart(name)
    const table = toTable(figures)
    console.log(`## ${name}: ${about} (load average before: ${load})\n\n${table}\n`)
    if (isWriting) write(name, `_${new Date().toISOString().slice(0, 10)}, load average before: ${load}_\n\n${table}`)
    isGood &&= isWithinLimits(figures)
  }
  if (isWriting) write('machine', machine())
  return isGood ? 0 : 1
}

type Result = { readonly about: string; readonly figures: readonly Figure[]; readonly load: string }

async function runHere(name: string): Promise<Result> {
  const load = (loadavg()[0] ?? 0).toFixed(1)
  const bench = (await BENCHES[name]?.())?.bench
  if (bench === undefined) throw new Error(`no benchmark is called ${name}`)
  return { about: bench.about, figures: await bench.run(), load }
}

async function runApart(name: string): Promise<Result> {
  const child = spawn(process.execPath, [import.meta.filename, CHILD, name], { stdio: ['ignore', 2, 2, 'ipc'] })
  let result: Result | undefined
  child.on('message', (message) => {
    result = message as Result
  })
  const [code] = await once(child, 'close')
  if (result === undefined || code !== 0) throw new Error(`the benchmark ${name} ended with code ${code}`)
  return result
}

function machine(): string {
  const [cpu] = cpus()
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  return `${cpus().length} × ${cpu?.model.trim()}, ${memory} GB, ${process.platform} ${process.arch}, Node ${process.version}`
}

/** Replaces what lies between the markers of one section; a section that is not there is a mistake, not a new one. */
function write(section: string, text: string): void {
  const name = CHAPTERS[section] ?? 'performance.md'
  const path = join(DOCS, name)
  const document = readFileSync(path, 'utf8')
  const [start, end] = [`<!-- bench:${section} -->`, `<!-- /bench:${section} -->`]
  const [from, to] = [document.indexOf(start), document.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/${name} has no markers ${start} and ${end}`)
  writeFileSync(path, `${document.slice(0, from + start.length)}\n${text}\n${document.slice(to)}`)
}
