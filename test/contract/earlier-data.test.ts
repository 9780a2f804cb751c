import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEarlierVersions } from '../../shared/adapters/git/earlier-data.ts'
import { createGit } from '../../shared/adapters/git/run-git.ts'
import type { DataSource } from '../../shared/data/source.ts'
import type { EarlierVersions } from '../../shared/ports/earlier-data.ts'

const OLD = 'id,x\n1,1\n'
const NEW = 'id,x\n1,2\n'

describe('data at an earlier commit', () => {
  let folder: string
  let versions: EarlierVersions
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      encoding: 'utf8',
    }).trim()
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const commit = (): string => {
    git('add', '-A')
    git('commit', '-q', '--allow-empty', '-m', 'x')
    return git('rev-parse', 'HEAD')
  }
  const read = (source: DataSource): string => readFileSync(join(folder, 'path' in source ? source.path : ''), 'utf8')
  const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
  const lfs = (text: string): string =>
    `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(text)}\nsize ${text.length}\n`

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-earlier-'))
    git('init', '-q')
    versions = createEarlierVersions(createGit(folder, process.env), folder)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('is the same where nothing changed, and a copy of the old bytes where something did', async () => {
    write('data/a.csv', OLD)
    write('data/b.csv', OLD)
    const base = commit()
    write('data/b.csv', NEW)
    expect(await versions.data(base, { path: 'data/a.csv' })).toEqual({ state: 'same' })
    const found = await versions.data(base, { path: 'data/b.csv' })
    expect(found).toMatchObject({ state: 'other', files: ['data/b.csv'] })
    expect(found.state === 'other' && read(found.source)).toBe(OLD)
    await versions.close()
    expect(git('status', '--porcelain')).toBe('M data/b.csv')
  })

  it('follows patterns: files that were added, removed and changed', async () => {
    write('data/1.csv', OLD)
    write('data/2.csv', OLD)
    const base = commit()
    rmSync(join(folder, 'data/1.csv'))
    write('data/3.csv', NEW)
    const found = await versions.data(base, { path: 'data/*.csv' })
    expect(found).toMatchObject({ state: 'other', files: ['data/1.csv', 'data/3.csv'] })
    const copies = found.state === 'other' && 'path' in found.source ? dirname(found.source.path) : ''
    expect(readFileSync(join(folder, copies, '1.csv'), 'utf8')).toBe(OLD)
    expect(() => readFileSync(join(folder, copies, '3.csv'))).toThrow()
  })

  it('runs an old query over old copies of the files it names', async () => {
    write('a.csv', OLD)
    write('b.csv', OLD)
    const base = commit()
    write('a.csv', NEW)
    const sql = "SELECT * FROM 'a.csv' JOIN 'b.csv' USING (id)"
    const found = await versions.data(base, { sql })
    expect(found).toMatchObject({ state: 'other', files: ['a.csv'] })
    expect(found.state === 'other' && 'sql' in found.source && found.source.sql).toMatch(
      /^SELECT \* FROM '\.assay\/earlier\/.*\/a\.csv' JOIN 'b\.csv'/,
    )
    expect(await versions.data(base, { sql: "SELECT * FROM 'b.csv'" })).toEqual({ state: 'same' })
  })

  it.each(['.dvc/cache/files/md5', '.dvc/cache'])('follows a DVC pointer into %s', async (cache) => {
    write('.gitignore', 'data/train.csv\n.dvc/cache\n')
    write('data/train.csv.dvc', `outs:\n- md5: ${md5(OLD)}\n  size: ${OLD.length}\n  hash: md5\n  path: train.csv\n`)
    write('data/train.csv', OLD)
    const base = commit()
    expect(await versions.data(base, { path: 'data/train.csv' })).toEqual({ state: 'same' })
    write('data/train.csv', NEW)
    expect(await versions.data(base, { path: 'data/train.csv' })).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('dvc fetch'),
    })
    write(join(cache, md5(OLD).slice(0, 2), md5(OLD).slice(2)), OLD)
    const found = await versions.data(base, { path: 'data/train.csv' })
    expect(found.state === 'other' && read(found.source)).toBe(OLD)
  })

  it('finds an output of a DVC pipeline in the lock file of a folder above', async () => {
    write('.gitignore', 'out/x.csv\n')
    write(
      'dvc.lock',
      `schema: '2.0'\nstages:\n  make:\n    cmd: x\n    outs:\n    - path: out/x.csv\n      md5: ${md5(OLD)}\n`,
    )
    const base = commit()
    write('out/x.csv', OLD)
    expect(await versions.data(base, { path: 'out/x.csv' })).toEqual({ state: 'same' })
  })

  it('follows a Git LFS pointer into its store, also where git-lfs is not installed', async () => {
    write('big.csv', lfs(OLD))
    const base = commit()
    write('big.csv', OLD)
    expect(await versions.data(base, { path: 'big.csv' })).toEqual({ state: 'same' })
    write('big.csv', NEW)
    expect(await versions.data(base, { path: 'big.csv' })).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('git lfs fetch'),
    })
    const hash = sha256(OLD)
    write(`.git/lfs/objects/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`, OLD)
    const found = await versions.data(base, { path: 'big.csv' })
    expect(found.state === 'other' && read(found.source)).toBe(OLD)
  })

  it('compares with where the branches part, not with what others did since', async () => {
    write('a.csv', OLD)
    const parting = commit()
    git('checkout', '-q', '-b', 'base')
    write('a.csv', NEW)
    const base = commit()
    git('checkout', '-q', '-')
    write('b.csv', NEW)
    commit()
    expect(await versions.parting(base)).toBe(parting)
    expect(await versions.data(parting, { path: 'a.csv' })).toEqual({ state: 'same' })
    await expect(versions.parting('f'.repeat(40))).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  it('says what it cannot know', async () => {
    const base = commit()
    write('new.csv', NEW)
    expect(await versions.data(base, { path: 'new.csv' })).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('was not in the repository'),
    })
    expect(await versions.data(base, { path: 's3://bucket/x.csv' })).toMatchObject({ state: 'unknown' })
    await expect(versions.data('--upload-pack=x', { path: 'new.csv' })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(versions.data('f'.repeat(40), { path: 'new.csv' })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  it('fetches the base of a shallow checkout', async () => {
    write('a.csv', OLD)
    const base = commit()
    write('a.csv', NEW)
    commit()
    git('config', 'uploadpack.allowAnySHA1InWant', 'true')
    const shallow = mkdtempSync(join(tmpdir(), 'assay-shallow-'))
    execFileSync('git', ['clone', '-q', '--depth=1', `file://${folder}`, shallow])
    const found = await createEarlierVersions(createGit(shallow, process.env), shallow).data(base, { path: 'a.csv' })
    expect(found).toMatchObject({ state: 'other' })
    rmSync(shallow, { recursive: true, force: true })
  })
})
