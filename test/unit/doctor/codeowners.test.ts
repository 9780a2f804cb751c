import { expect, test } from 'vitest'
import { ownersOf } from '../../../shared/doctor/codeowners.ts'

test.for<[string, string, boolean]>([
  ['*', 'deep/in/a.ts', true],
  ['*.yml', '.github/workflows/a.yml', true],
  ['/.github/', '.github/workflows/a.yml', true],
  ['.github/', '.github/workflows/a.yml', true],
  ['/.github', '.github/workflows/a.yml', true],
  ['/.github/*', '.github/workflows/a.yml', false],
  ['/.github/*', '.github/assay-policy.yml', true],
  ['/.github/**', '.github/workflows/a.yml', true],
  ['**/workflows', '.github/workflows/a.yml', true],
  ['workflows/', '.github/workflows/a.yml', true],
  ['/workflows/', '.github/workflows/a.yml', false],
  ['github/workflows/', '.github/workflows/a.yml', false],
  ['/assay.yml', 'assay.yml', true],
  ['/assay.yml', 'sub/assay.yml', false],
  ['assay.yml', 'sub/assay.yml', true],
  ['/ASSAY.yml', 'assay.yml', false],
  ['/assay.yml/', 'assay.yml', false],
  ['!assay.yml', 'assay.yml', false],
  ['/assay.[y]ml', 'assay.yml', false],
])('%s owns %s: %s', ([pattern, path, isOwned]) => {
  expect(ownersOf(`${pattern} @ada\n`, path)).toEqual(isOwned ? ['@ada'] : [])
})

test('the last line that matches decides, also when it names nobody', () => {
  expect(ownersOf('* @all\n/assay.yml @ml @risk # both\n', 'assay.yml')).toEqual(['@ml', '@risk'])
  expect(ownersOf('* @all\n/assay.yml\n', 'assay.yml')).toEqual([])
  expect(ownersOf('# /assay.yml @ml\n\n', 'assay.yml')).toEqual([])
})
