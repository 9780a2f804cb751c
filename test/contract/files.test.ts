import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFiles } from '../../shared/adapters/fs/files.ts'
import type { Files } from '../../shared/ports/files.ts'

let folder: string
let workspace: string
let files: Files

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-files-'))
  workspace = join(folder, 'ws')
  mkdirSync(workspace)
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  files = createFiles(workspace)
})
afterEach(() => rmSync(folder, { recursive: true }))

const sha256 = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`

describe('paths', () => {
  test.for(['../secret.txt', '..', 'a/../../secret.txt'])('%s leaves the workspace', async (path) => {
    expect(() => files.resolve(path)).toThrow(/workspace/)
    await expect(files.readText(path)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(files.write(path, 'x')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(files.digest(path)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  test('what is removed is gone, what is not there is no error, and nothing outside is touched', async () => {
    await files.write('a/b.txt', 'x')
    await files.remove('a/b.txt')
    expect(await files.readText('a/b.txt')).toBeUndefined()
    await expect(files.remove('a/b.txt')).resolves.toBeUndefined()
    await expect(files.remove('../secret.txt')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  test('links that lead out are not followed, for files and folders, existing or new', async () => {
    symlinkSync(join(folder, 'secret.txt'), join(workspace, 'link.txt'))
    symlinkSync(folder, join(workspace, 'up'))
    await expect(files.readText('link.txt')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(files.readBytes('up/secret.txt')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(files.write('up/new/file.txt', 'x')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(files.digest('.')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    expect(readdirSync(folder).toSorted()).toEqual(['secret.txt', 'ws'])
  })

  test('names that only look like a way out are fine', async () => {
    await files.write('..data/x', '1')
    expect(await files.readText('..data/x')).toBe('1')
    expect(await files.readText(join(workspace, '..data', 'x'))).toBe('1')
  })
})

describe('reading and writing', () => {
  test('what is not there is undefined', async () => {
    await files.write('file', 'x')
    expect(await files.readText('none')).toBeUndefined()
    expect(await files.readBytes('file/below')).toBeUndefined()
    expect(await files.digest('none')).toBeUndefined()
  })

  test('writing makes folders, replaces whole files and leaves no draft behind', async () => {
    await files.write('a/b/c.txt', 'old and long')
    await files.write('a/b/c.txt', new TextEncoder().encode('new'))
    expect(await files.readText('a/b/c.txt')).toBe('new')
    expect(readdirSync(join(workspace, 'a/b'))).toEqual(['c.txt'])
  })

  test('a failed write removes its draft', async () => {
    await files.write('taken/file', 'x')
    await expect(files.write('taken', 'y')).rejects.toThrow()
    expect(readdirSync(workspace)).toEqual(['taken'])
  })

  test('a folder cannot be read as a file', async () => {
    await files.write('a/x', '1')
    await expect(files.readText('a')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })
})

describe('digests', () => {
  test('of bytes, of a file and of a folder in code unit order', async () => {
    await files.write('model/b.bin', 'bb')
    await files.write('model/a/z.bin', 'z')
    await files.write('model/Z.bin', 'Z')
    symlinkSync(join(workspace, 'model/b.bin'), join(workspace, 'model/link.bin'))
    expect(files.sha256('bb')).toBe(sha256('bb'))
    expect(await files.digest('model/b.bin')).toEqual([{ path: 'model/b.bin', digest: sha256('bb'), size: 2 }])
    expect(await files.digest('model')).toEqual([
      { path: 'model/Z.bin', digest: sha256('Z'), size: 1 },
      { path: 'model/a/z.bin', digest: sha256('z'), size: 1 },
      { path: 'model/b.bin', digest: sha256('bb'), size: 2 },
      { path: 'model/link.bin', digest: sha256('bb'), size: 2 },
    ])
  })

  test('of a file larger than one chunk', async () => {
    const text = 'x'.repeat(300_000)
    await files.write('large', text)
    expect(await files.digest('large')).toEqual([{ path: 'large', digest: sha256(text), size: 300_000 }])
  })

  test('a linked folder is refused, because links can go round in circles', async () => {
    await files.write('model/a', '1')
    symlinkSync(join(workspace, 'model'), join(workspace, 'model/again'))
    await expect(files.digest('model')).rejects.toThrow(/link to a folder/)
  })
})
