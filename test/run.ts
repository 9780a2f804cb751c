import { availableParallelism } from 'node:os'
import { formatTotals, runProjects } from './run-projects.ts'

/** Projects that need nothing but this folder; the others are named at the end, so that no green line hides them. */
const PROJECTS = ['unit', 'property', 'golden', 'reference', 'contract', 'app', 'action', 'e2e', 'architecture']
const LEFT_OUT = [
  [
    'real',
    'needs real servers (PostgreSQL, a browser, native engines), as do flows of test/app on PostgreSQL: run `npm run verify`',
  ],
  ['bench', 'measures time, so it wants a quiet machine: run `npm run bench`'],
] as const

// By itself vitest leaves one processor alone: on a machine with two every file would wait for the one before.
const workers = `--maxWorkers=${Math.min(4, availableParallelism())}`
const totals = await runProjects(PROJECTS, [workers, ...process.argv.slice(2)])
console.log('\nNot part of this run:')
for (const [name, reason] of LEFT_OUT) console.log(`  test/${name}: ${reason}`)
console.log(formatTotals(totals))
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0
