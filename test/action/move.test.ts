import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createWorkspace, runCli } from './run-bundle.ts'

const assay = (workspace: string, ...args: string[]) => runCli('source', workspace, ...args)

/** A laptop's repository with two registered versions of its one model. */
async function twice(): Promise<string> {
  const workspace = createWorkspace()
  const path = join(workspace, 'data/predictions.csv')
  for (const round of [1, 2]) {
    if (round === 2) writeFileSync(path, readFileSync(path, 'utf8').replace('0.9', '0.91'))
    for (const verb of ['test', 'gate', 'register']) expect((await assay(workspace, verb)).code, verb).toBe(0)
  }
  return workspace
}

test('rolls back and promotes again, and the history keeps every step', async () => {
  const workspace = await twice()
  const back = await assay(workspace, 'rollback', '--json')
  expect(back.code, back.stdout).toBe(0)
  const first = JSON.parse(back.stdout) as { version: string; previous: { version: string; digest: string } }
  expect(first).toMatchObject({ version: '1.0.0', moved: true, previous: { version: '1.1.0' } })
  const again = await assay(workspace, 'promote', '--version', '1.1.0', '--digest', first.previous.digest)
  expect(again.stdout).toContain('1.1.0 is the champion now (it was 1.0.0)')
  const file = 'models/late-payment/aliases/champion.json'
  const log = execFileSync('git', ['log', '--format=%s', 'assay', '--', file], { cwd: workspace, encoding: 'utf8' })
  expect(log.trim().split('\n').slice(0, 2)).toEqual([
    'Promote late-payment to 1.1.0',
    'Roll back late-payment to 1.0.0',
  ])
})

test.for([
  ['without a version', ['promote'], 'name a version of the ledger'],
  ['a version that is none', ['promote', '--version', 'latest'], 'is no version'],
  ['a digest that is none', ['rollback', '--digest', 'xyz'], 'is no beginning of a digest'],
  ['a ledger that has none', ['promote', '--version', '1.0.0'], 'NO_VERSION'],
  ['nothing to go back to', ['rollback'], 'NO_PREVIOUS'],
] as const)('refuses %s', async ([, args, word]) => {
  const { code, stderr, stdout } = await assay(createWorkspace(), ...args)
  expect(code).toBe(2)
  expect(`${stdout}${stderr}`).toContain(word)
})
