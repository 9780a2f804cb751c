import { formatTotals, runProjects } from './run-projects.ts'

/**
 * `npm run verify`: the tests against real servers and native engines. A server that is absent is a failed test in CI; elsewhere its
 * tests are skipped, and this says so: see `describeReal`.
 */
const totals = await runProjects(['real'], process.argv.slice(2))
if (totals.skipped > 0)
  console.log(`\n${totals.skipped} tests were SKIPPED because a server or engine is not here: see SKIPPED above.`)
console.log(formatTotals(totals))
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0
