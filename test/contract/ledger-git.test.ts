import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createGitLedger } from '../../shared/adapters/git/git-ledger.ts'
import { createGit } from '../../shared/adapters/git/run-git.ts'
import type { Ledger } from '../../shared/ports/ledger.ts'
import { NO_BACKOFF } from '../fakes/ledger.ts'
import { register, registration } from '../fakes/registration.ts'
import { describeLedger } from './ledger-contract.ts'

const root = mkdtempSync(join(tmpdir(), 'assay-ledger-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folders = 0

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
}

function folder(): string {
  const path = join(root, String(++folders))
  mkdirSync(path)
  return path
}

function bareRepository(): string {
  const path = folder()
  git(path, 'init', '--quiet', '--bare', '-b', 'main')
  return path
}

/** A clone with one commit on main, a staged change, an unstaged change and an untracked file. */
function busyClone(remote: string): string {
  const path = folder()
  git(path, 'init', '--quiet', '-b', 'main')
  git(path, 'remote', 'add', 'origin', remote)
  git(path, 'config', 'user.name', 'Ada')
  git(path, 'config', 'user.email', 'ada@example.org')
  writeFileSync(join(path, 'a.txt'), 'a')
  git(path, 'add', 'a.txt')
  git(path, 'commit', '--quiet', '-m', 'a')
  writeFileSync(join(path, 'staged.txt'), 'staged')
  git(path, 'add', 'staged.txt')
  writeFileSync(join(path, 'a.txt'), 'changed')
  writeFileSync(join(path, 'untracked.txt'), 'untracked')
  return path
}

function openLedger(path: string, remote?: string): Ledger {
  const options = remote === undefined ? { branch: 'assay' } : { branch: 'assay', remote }
  return createGitLedger(createGit(path, process.env), options)
}

describeLedger('git with a remote', async () => {
  const remote = bareRepository()
  return { open: async () => openLedger(busyClone(remote), 'origin') }
})

describeLedger('git without a remote', async () => {
  const path = bareRepository()
  return { open: async () => openLedger(path) }
})

describe('git: what belongs to the user', () => {
  test.each(['origin', undefined])(
    'working tree, index, HEAD, branches and config stay as they are (remote: %s)',
    async (remote) => {
      const path = busyClone(bareRepository())
      const look = () => ({
        status: git(path, 'status', '--porcelain=v2', '--branch'),
        index: readFileSync(join(path, '.git/index')).toString('base64'),
        head: readFileSync(join(path, '.git/HEAD'), 'utf8'),
        config: readFileSync(join(path, '.git/config'), 'utf8'),
        branches: git(path, 'for-each-ref', 'refs/heads/main', 'refs/tags'),
      })
      const before = look()
      const record = await register({ ledger: openLedger(path, remote), backoff: NO_BACKOFF }, registration('one'))
      expect(record.version).toBe('1.0.0')
      expect(look()).toEqual(before)
    },
  )

  test("the user's hooks, tags and signing settings play no part", async () => {
    const remote = bareRepository()
    const path = busyClone(remote)
    for (const hook of ['pre-push', 'reference-transaction', 'post-index-change']) {
      writeFileSync(join(path, '.git/hooks', hook), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    }
    git(path, 'config', 'push.followTags', 'true')
    git(path, 'config', 'commit.gpgSign', 'true')
    const ledger = openLedger(path, 'origin')
    expect(await ledger.publish({ base: undefined, message: 'm', files: [{ path: 'a', content: 'a' }] })).toBe(
      'published',
    )
    expect(git(remote, 'for-each-ref', '--format=%(refname)')).toBe('refs/heads/assay')
    expect(git(remote, 'log', '-1', '--format=%an', 'assay')).toBe('Ada')
  })

  test('a checked-out ledger branch is refused, not torn', async () => {
    const path = busyClone(bareRepository())
    const ledger = openLedger(path)
    await ledger.publish({ base: undefined, message: 'm', files: [{ path: 'a', content: 'a' }] })
    git(path, 'worktree', 'add', '--quiet', folder().concat('/tree'), 'assay')
    const { head } = await ledger.snapshot()
    const second = ledger.publish({ base: head, message: 'm', files: [{ path: 'b', content: 'b' }] })
    await expect(second).rejects.toMatchObject({ code: 'REGISTRY_REFUSED' })
  })
})

test('git: a shallow clone, as a runner has it, writes and stays as shallow as it was', async () => {
  const remote = bareRepository()
  const author = busyClone(remote)
  git(author, 'commit', '--quiet', '-am', 'second')
  git(author, 'push', '--quiet', 'origin', 'main')
  await register({ ledger: openLedger(author, 'origin'), backoff: NO_BACKOFF }, registration('one'))
  const shallow = join(folder(), 'clone')
  git(root, 'clone', '--quiet', '--depth', '1', '--branch', 'main', `file://${remote}`, shallow)
  const record = await register({ ledger: openLedger(shallow, 'origin'), backoff: NO_BACKOFF }, registration('two'))
  expect(record.version).toBe('1.1.0')
  expect(git(shallow, 'rev-list', '--count', 'main')).toBe('1')
  expect(git(remote, 'rev-list', '--count', 'assay')).toBe('4')
})

describe('git: what goes wrong', () => {
  test('an unreachable remote is a fault, never an empty ledger', async () => {
    const ledger = openLedger(busyClone(join(root, 'nowhere')), 'origin')
    await expect(ledger.snapshot()).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' })
  })

  test('a remote that refuses by a hook is not taken for a lost race', async () => {
    const remote = bareRepository()
    writeFileSync(join(remote, 'hooks/pre-receive'), '#!/bin/sh\necho protected branch >&2; exit 1\n', { mode: 0o755 })
    const ledger = openLedger(busyClone(remote), 'origin')
    const write = ledger.publish({ base: undefined, message: 'm', files: [{ path: 'a', content: 'a' }] })
    await expect(write).rejects.toMatchObject({ code: 'REGISTRY_REFUSED' })
  })

  test('a branch of that name that is no ledger is left alone', async () => {
    const path = busyClone(bareRepository())
    git(path, 'branch', 'assay')
    const attempt = register({ ledger: openLedger(path), backoff: NO_BACKOFF }, registration('one'))
    await expect(attempt).rejects.toThrow(/NOT_A_LEDGER/)
    expect(git(path, 'rev-parse', 'assay')).toBe(git(path, 'rev-parse', 'main'))
  })

  test('a link on the ledger is never followed', async () => {
    const path = busyClone(bareRepository())
    const object = execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd: path, input: '/etc/hostname' })
      .toString()
      .trim()
    const tree = execFileSync('git', ['mktree'], { cwd: path, input: `120000 blob ${object}\tledger.json\n` })
      .toString()
      .trim()
    git(path, 'update-ref', 'refs/heads/assay', git(path, 'commit-tree', '-m', 'm', tree))
    const snapshot = await openLedger(path).snapshot()
    await expect(snapshot.read('ledger.json')).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' })
  })
})
