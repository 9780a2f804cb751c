import { execFileSync } from 'node:child_process'
import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { createPrng } from '../../shared/kernel/prng.ts'
import { writeParquet } from '../fixtures/write-parquet.ts'
import { growTrees, sumOfLeaves, toOnnx } from './tree-model.ts'

export const FEATURES = Array.from({ length: 20 }, (_, i) => `x${i + 1}`)
export const METRICS = [
  'roc_auc',
  'average_precision',
  'log_loss',
  'brier',
  'accuracy',
  'balanced_accuracy',
  'precision',
  'recall',
  'f1',
  'mcc',
]
/** Each of the columns below a limit and above another: 40 slices from a tenth to two thirds of the rows. */
export const SLICES = FEATURES.flatMap((name, i) => [
  { name: `low ${name}`, where: `${name} < ${(0.1 + 0.02 * i).toFixed(2)}` },
  { name: `high ${name}`, where: `${name} >= ${(0.4 + 0.02 * i).toFixed(2)}` },
])
const TREES = 300
const CHAMPION_TREES = 270
const CLI = join(import.meta.dirname, '../../actions/dist/cli.js')

/**
 * A repository with a boosted model of 300 trees, a holdout of `rows` rows, and a champion that has the first 270 of these trees. The labels
 * are drawn from the probabilities that all 300 give.
 */
export async function makeLargeWorkspace(workspace: string, rows: number): Promise<void> {
  const prng = createPrng('large workspace')
  const trees = growTrees(prng, { trees: TREES, depth: 6, features: FEATURES.length })
  mkdirSync(workspace, { recursive: true })
  const csv = join(workspace, 'holdout.csv')
  const stream = createWriteStream(csv)
  stream.write(`id,label,${FEATURES.join(',')}\n`)
  for (let row = 0; row < rows; row++) {
    const values = FEATURES.map(() => Math.fround(Math.round(prng.next() * 1e6) / 1e6))
    const label = prng.next() < 1 / (1 + Math.exp(-sumOfLeaves(trees, values))) ? 1 : 0
    const line = `${row},${label},${values.map((value) => value.toFixed(6)).join(',')}\n`
    if (!stream.write(line)) await new Promise((resolve) => stream.once('drain', () => resolve(undefined)))
  }
  stream.end()
  await finished(stream)
  await writeParquet(join(workspace, 'holdout.parquet'), `SELECT * FROM read_csv('${csv}') ORDER BY id`)
  rmSync(csv)
  writeFileSync(join(workspace, 'assay.yml'), CONFIG)
  mkdirSync(join(workspace, '.github'))
  writeFileSync(join(workspace, '.github/assay-policy.yml'), POLICY)
  const save = (count: number): void =>
    writeFileSync(join(workspace, 'model.onnx'), toOnnx(trees.slice(0, count), FEATURES))
  save(CHAMPION_TREES)
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: workspace, stdio: 'ignore' })
  git('init', '--quiet', '--initial-branch=main')
  git('-c', 'user.name=Bench', '-c', 'user.email=bench@localhost', 'commit', '--quiet', '--allow-empty', '-m', 'start')
  for (const verb of ['test', 'gate', 'register'])
    execFileSync(process.execPath, [CLI, verb], { cwd: workspace, stdio: ['ignore', 'ignore', 'pipe'] })
  save(TREES)
  writeFileSync(join(workspace, 'champion.onnx'), toOnnx(trees.slice(0, CHAMPION_TREES), FEATURES))
}

const CONFIG = `version: 1
models:
  boosted:
    task: binary
    target: label
    positive: 1
    data: { holdout: holdout.parquet, id: id }
    model: model.onnx
    test:
      metrics: [${METRICS.join(', ')}]
      slices:
${SLICES.map(({ name, where }) => `        - { name: ${name}, where: '${where}' }`).join('\n')}
`

const POLICY = `version: 1
models:
  boosted:
    rules:
      - id: good-enough
        metric.threshold: { metric: roc_auc, min: 0.5 }
`
