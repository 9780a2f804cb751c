import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runBaseline, timeTest } from '../bench/large-test.ts'
import { makeLargeWorkspace } from '../bench/large-workspace.ts'
import { describeReal } from './describe-real.ts'

/** A Python with pandas, pyarrow, scikit-learn and onnxruntime. */
const python = process.env['ASSAY_TEST_PYTHON']
const absence = python === undefined ? 'ASSAY_TEST_PYTHON is not set; .ci/run sets it' : undefined
const ROWS = 20_000
const TIMES = 10

describeReal('Python with scikit-learn', absence, () => {
  test(`the same figures take a script at least ${TIMES} times as long`, { timeout: 300_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-baseline-'))
    try {
      const workspace = join(folder, 'workspace')
      await makeLargeWorkspace(workspace, ROWS)
      const own = timeTest(workspace)
      // One resample of 2,000 tells what the others take.
      const script = runBaseline(python ?? '', workspace, 1)
      console.log(`${ROWS} rows: assay test ${own.toFixed(1)} s, the script ${script.seconds.toFixed(0)} s`)
      expect(script.seconds / own).toBeGreaterThan(TIMES)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
