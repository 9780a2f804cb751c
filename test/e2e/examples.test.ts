import { execFileSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { pushEnvironment } from '../fixtures/push-environment.ts'
import { ROOT } from './markdown-blocks.ts'

/**
 * The examples as their users have them: the earlier model becomes the champion, then the present one is tested and judged. What the gate
 * writes into the summary of the job is compared with the example's `report.md`.
 */
const LONG = { timeout: 120_000 }
const EXAMPLES = join(ROOT, 'test/examples')

describe('the example repositories', () => {
  test.for(['adult-income', 'hospital-readmission', 'bike-sharing'])(
    '%s: the report is the one shown',
    LONG,
    async (name) => {
      const workspace = copyOf(name)
      const model = readFileSync(join(workspace, 'model.onnx'))
      copyFileSync(join(workspace, 'earlier/model.onnx'), join(workspace, 'model.onnx'))
      for (const verb of ['test', 'gate', 'register']) assay(workspace, verb)
      writeFileSync(join(workspace, 'model.onnx'), model)
      await expect(reportOn(workspace)).toMatchFileSnapshot(join(EXAMPLES, name, 'report.md'))
    },
  )

  test(
    'credit-scoring: 400 rows cannot tell whether the years of employment matter, and the report says so',
    LONG,
    async () => {
      const workspace = copyOf('credit-scoring')
      for (const verb of ['train', 'test', 'gate', 'register']) assay(workspace, verb)
      const config = readFileSync(join(workspace, 'assay.yml'), 'utf8')
      writeFileSync(
        join(workspace, 'assay.yml'),
        config.replace('checking_status]', 'checking_status, employment_since]'),
      )
      assay(workspace, 'train')
      const report = reportOn(workspace)
      expect(report).toContain('inconclusive: needs about')
      await expect(report).toMatchFileSnapshot(join(EXAMPLES, 'credit-scoring', 'report.md'))
    },
  )
})

function copyOf(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-example-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const workspace = join(folder, name)
  cpSync(join(EXAMPLES, name), workspace, { recursive: true, filter: (path) => !/\/(build|\.assay)$/.test(path) })
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: workspace, stdio: 'ignore' })
  git('init', '--quiet', '--initial-branch=main')
  git('-c', 'user.name=Example', '-c', 'user.email=example@localhost', 'commit', '-q', '--allow-empty', '-m', 'start')
  return workspace
}

/** A step of a push to main, without a token: the ledger is the branch `assay` of the repository itself. */
function assay(workspace: string, verb: string): void {
  const env = { ...process.env, ...pushEnvironment(workspace, join(workspace, '..')) }
  try {
    execFileSync(process.execPath, [join(ROOT, `actions/${verb}/main.ts`)], { cwd: workspace, env, stdio: 'pipe' })
  } catch (error) {
    // A gate that blocks ends with 1 and has written its report all the same.
    if (verb !== 'gate' || !existsSync(join(workspace, '.assay/verdict.json'))) throw error
  }
}

/** What the gate says of the model at hand, without what differs from run to run. */
function reportOn(workspace: string): string {
  assay(workspace, 'test')
  rmSync(join(workspace, '.assay/verdict.json'))
  assay(workspace, 'gate')
  return readFileSync(join(workspace, '../summary'), 'utf8')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '(time)')
    .replaceAll(/sha256:[0-9a-f]{12,64}/g, 'sha256:(digest)')
    .replaceAll(/Assay \d+\.\d+\.\d+/g, 'Assay (version)')
    .replaceAll(/onnxruntime-\w+ [\d.]+ on \w+|tfjs-\w+ [\d.]+ on \w+/g, '(runtime)')
}
