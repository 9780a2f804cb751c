import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { crashes } from '../bench/crash.ts'

/** The soak of 200 on both databases is `npm run bench -- crash` (docs/reliability.md). */
test('killed at five random points: every pull request has its verdict, one check and one comment', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-crash-'))
  await cp(inject('templateFolder'), folder, { recursive: true })
  const figures = await crashes('PGlite', { ASSAY_DATA: folder }, 5)
  await rm(folder, { recursive: true, force: true })
  const exceeded = figures.filter(({ value, limit }) => limit !== undefined && value > limit)
  expect(figures.map(({ what }) => what)).toContain('PGlite: commits with two checks')
  expect(exceeded).toEqual([])
}, 120_000)
