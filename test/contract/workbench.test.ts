import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createGit } from '../../shared/adapters/git/run-git.ts'
import { createWorkbench } from '../../shared/adapters/git/workbench.ts'

/** A repository whose project lies in a folder of it; the working tree differs from its one commit in every way. */
function createProject() {
  const root = mkdtempSync(join(tmpdir(), 'assay-bench-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const workspace = join(root, 'models', 'credit')
  const write = (path: string, text: string): void => {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      encoding: 'utf8',
    }).trim()
  write('.gitignore', 'ignored\n')
  write('shared/lib.py', 'old lib')
  write('models/credit/train.py', 'old')
  write('models/credit/gone.py', 'gone')
  git('init', '--quiet', '--initial-branch=main')
  git('add', '-A')
  git('commit', '-q', '-m', 'base')
  write('models/credit/train.py', 'new')
  write('models/credit/added.py', 'added')
  write('models/credit/ignored', 'ignored')
  write('models/credit/.assay/evidence/x.json', '{}')
  write('models/credit/data/train.csv', 'a\n1\n')
  symlinkSync('train.py', join(workspace, 'link.py'))
  rmSync(join(workspace, 'gone.py'))
  const bench = createWorkbench(createGit(workspace, process.env), workspace)
  const read = (folder: string, path: string): string | undefined => {
    const file = join(workspace, folder, path)
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined
  }
  return { root, workspace, base: git('rev-parse', 'HEAD'), bench, read, status: () => git('status', '--porcelain') }
}

test('a commit is laid out as it was, with the whole repository around the project, and the index stays untouched', async () => {
  const { bench, base, read, status, workspace } = createProject()
  const before = status()
  const laid = await bench.lay('base-on-base', { commit: base })
  expect(laid.folder).toBe('.assay/cells/base-on-base/models/credit')
  expect(['train.py', 'gone.py', 'added.py', '../../shared/lib.py'].map((path) => read(laid.folder, path))).toEqual([
    'old',
    'gone',
    undefined,
    'old lib',
  ])
  expect(status()).toBe(before)
  await laid.remove()
  expect(existsSync(join(workspace, '.assay/cells/base-on-base'))).toBe(false)
})

test('the working tree is laid out as it lies there, without what git ignores and what is ours', async () => {
  const { bench, read } = createProject()
  const { folder } = await bench.lay('head-on-base', 'working tree')
  const paths = [
    'train.py',
    'gone.py',
    'added.py',
    'link.py',
    'ignored',
    '.assay/evidence/x.json',
    '../../shared/lib.py',
  ]
  expect(paths.map((path) => read(folder, path))).toEqual([
    'new',
    undefined,
    'added',
    'new',
    undefined,
    undefined,
    'old lib',
  ])
})

test('files are taken away and put in; laying out again begins anew', async () => {
  const { bench, base, read } = createProject()
  const laid = await bench.lay('x', { commit: base })
  await laid.place({
    remove: ['train.py', 'never-there.csv'],
    put: [{ from: 'data/train.csv', to: 'elsewhere/deep/train.csv' }],
  })
  expect([read(laid.folder, 'train.py'), read(laid.folder, 'elsewhere/deep/train.csv')]).toEqual([undefined, 'a\n1\n'])
  const again = await bench.lay('x', { commit: base })
  expect([read(again.folder, 'train.py'), read(again.folder, 'elsewhere/deep/train.csv')]).toEqual(['old', undefined])
  await expect(bench.lay('y', { commit: 'f'.repeat(40) })).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' })
})
