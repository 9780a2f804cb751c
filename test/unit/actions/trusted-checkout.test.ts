import { expect, test } from 'vitest'
import { requireCommitted } from '../../../actions/kit/trusted-checkout.ts'

/** A workspace and the commit that is checked out in it. */
const check = (here: Record<string, string>, committed: Record<string, string>, paths: readonly string[]) =>
  requireCommitted(
    {
      files: { readText: async (path) => here[path] },
      earlier: async () => ({ text: async (commit, path) => (commit === 'HEAD' ? committed[path] : undefined) }),
    },
    paths,
  )

test('files of the commit, unchanged, may decide what a job vouches for', async () => {
  const files = { 'assay.yml': 'a', 'metrics/profit.ts': 'b' }
  await expect(check(files, files, ['assay.yml', 'metrics/profit.ts'])).resolves.toBeUndefined()
})

test.each([
  ['A1: a configuration that somebody put there', { 'mine/assay.yml': 'a' }, {}],
  ['A1: a configuration that was written over', { 'mine/assay.yml': 'b' }, { 'mine/assay.yml': 'a' }],
  ['A7: a module that is not there', {}, {}],
])('%s may not', async (_, here, committed) => {
  const error = await check(here, committed, ['mine/assay.yml']).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'INPUT_INVALID', problems: [{ file: 'mine/assay.yml' }] })
})
