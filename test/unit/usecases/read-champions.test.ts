import { expect, test } from 'vitest'
import { Fault } from '../../../shared/kernel/error.ts'
import type { RepositoryFiles } from '../../../shared/ports/github-repository.ts'
import type { KnownLedger, KnownLedgers } from '../../../shared/ports/known-ledgers.ts'
import { aliasPath } from '../../../shared/registry/layout.ts'
import { readChampions } from '../../../shared/usecases/read-champions.ts'
import { digestOf, HEAD } from '../../fixtures/facts.ts'

const MODELS = ['credit-risk', 'churn']

/** A ledger branch at HEAD in which these models have a champion; `undefined`: there is no branch. */
function filesWith(champions: readonly string[] | undefined): RepositoryFiles {
  const alias = (model: string) => ({
    ...{ model, alias: 'champion', version: '1.2.0', digest: digestOf('c'), reason: 'promote', actor: 'dana' },
    at: '2026-11-01T10:00:00Z',
  })
  return {
    repository: 'acme/credit',
    commitOf: async () => (champions === undefined ? undefined : HEAD),
    read: async (path) => {
      const model = champions?.find((name) => aliasPath(name, 'champion') === path)
      return model === undefined ? undefined : { path, text: JSON.stringify(alias(model)), digest: digestOf('d') }
    },
    list: async () => [],
  }
}

function memory(known?: KnownLedger): KnownLedgers & { known?: KnownLedger | undefined; saves: number } {
  const own = {
    known,
    saves: 0,
    find: async () => own.known,
    save: async (_: string, { commit, champions }: KnownLedger) => {
      own.saves += 1
      own.known = { commit, champions: { ...own.known?.champions, ...champions } }
    },
  }
  return own
}
const states = async (files: RepositoryFiles, ledgers?: KnownLedgers) =>
  (await readChampions(files, MODELS, ledgers)).map(({ state }) => state)

test('where no ledger was ever seen there is no champion yet', async () => {
  const ledgers = memory()
  expect(await states(filesWith(undefined), ledgers)).toEqual(['none', 'none'])
  expect(await states(filesWith([]), ledgers)).toEqual(['none', 'none'])
})

test('a champion that was there once is never taken for absent: not without the branch, and not without its file', async () => {
  const ledgers = memory()
  expect(await states(filesWith(['credit-risk']), ledgers)).toEqual(['is', 'none'])
  const [lost] = await readChampions(filesWith(undefined), MODELS, ledgers)
  expect(lost).toMatchObject({ state: 'unknown', reason: expect.stringContaining(HEAD) })
  expect(await states(filesWith(undefined), ledgers)).toEqual(['unknown', 'unknown'])
  const [gone, never] = await readChampions(filesWith([]), MODELS, ledgers)
  expect([gone?.state, never?.state]).toEqual(['unknown', 'none'])
  expect(gone).toMatchObject({ reason: expect.stringContaining('1.2.0') })
  expect(await states(filesWith(MODELS), ledgers)).toEqual(['is', 'is'])
})

test('an empty ledger that is deleted may have had a champion meanwhile', async () => {
  const ledgers = memory()
  await states(filesWith([]), ledgers)
  expect(await states(filesWith(undefined), ledgers)).toEqual(['unknown', 'unknown'])
})

test('the same ledger is written once', async () => {
  const ledgers = memory()
  await states(filesWith(['churn']), ledgers)
  await states(filesWith(['churn']), ledgers)
  expect(ledgers.saves).toBe(1)
})

test('without a memory, and without an answer of the store, nothing is known', async () => {
  expect(await states(filesWith(undefined))).toEqual(['unknown', 'unknown'])
  const broken = { ...memory(), find: async () => Promise.reject(new Fault('STORE_UNAVAILABLE', 'no answer')) }
  expect(await states(filesWith(['churn']), broken)).toEqual(['unknown', 'unknown'])
})
