import { formatTotals, runProjects } from './run-projects.ts'

/**
 * `npm run verify`: the tests against real servers and native engines, and the App's most important flows on PostgreSQL. A server that is
 * absent is a failed test in CI; elsewhere its tests are skipped, and this says so: see `describeReal`.
 */
const hasDatabase = process.env['ASSAY_TEST_DATABASE_URL'] !== undefined || process.env['CI'] === 'true'
if (!hasDatabase) console.warn('SKIPPED: the flows of the App on PostgreSQL (ASSAY_TEST_DATABASE_URL is not set)')
const totals = await runProjects(['real', ...(hasDatabase ? ['app-postgres'] : [])], process.argv.slice(2))
if (totals.skipped > 0)
  console.log(`\n${totals.skipped} tests were SKIPPED because a server or engine is not here: see SKIPPED above.`)
console.log(formatTotals(totals))
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0
