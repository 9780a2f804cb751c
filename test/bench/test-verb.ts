import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bench, type Figure, median } from './figure.ts'
import { type Command, timeInTurn } from './processes.ts'

const ROOT = join(import.meta.dirname, '../..')
const EXAMPLE = join(ROOT, 'test/examples/credit-scoring')
const ROUNDS = 9
const MAX_RATIO = 2

const CONFIG = `version: 1
models:
  credit-risk:
    task: binary
    target: credit_risk
    positive: bad
    data:
      holdout: data/holdout.csv
      id: application_id
      exclude: [personal_status_sex, age_years, foreign_worker, checking_status]
      protected: [personal_status_sex, age_years]
    model: build/credit-risk
    test: { metrics: [roc_auc, log_loss, accuracy] }
`

/** Whole processes; the model is the trained TF.js model of the example, the rows are its training and holdout rows together. */
export const bench: Bench = {
  about: '`assay test` on 1,000 rows, against a bare script with the same engines, file and model',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'))
    try {
      return measure(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function measure(workspace: string): Figure[] {
  cpSync(EXAMPLE, workspace, { recursive: true })
  const cli = (verb: string): Command => ({ args: [join(ROOT, 'actions/dist/cli.js'), verb], cwd: workspace })
  timeInTurn({ train: cli('train') }, 0)
  const [train = '', holdout = ''] = ['train', 'holdout'].map((name) => readFileSync(file(workspace, name), 'utf8'))
  writeFileSync(file(workspace, 'holdout'), holdout.trimEnd() + train.slice(train.indexOf('\n')))
  // The test must not see rows of the training, so nothing says any more where they came from.
  rmSync(join(workspace, '.assay'), { recursive: true })
  writeFileSync(join(workspace, 'assay.yml'), CONFIG)
  const bare = { args: [join(import.meta.dirname, 'bare-script.ts'), file(workspace, 'holdout')], cwd: workspace }
  const times = timeInTurn({ bare, test: cli('test') }, ROUNDS)
  const note = `${median(times.test).toFixed(0)} ms, fastest ${Math.min(...times.test).toFixed(0)} ms`
  return [
    { what: 'bare script', value: median(times.bare), unit: 'ms', note: `median of ${ROUNDS}` },
    { what: 'assay test', value: median(times.test) / median(times.bare), unit: '×', limit: MAX_RATIO, note },
  ]
}

const file = (workspace: string, name: string): string => join(workspace, 'data', `${name}.csv`)
