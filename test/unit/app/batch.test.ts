import { expect, test } from 'vitest'
import { createBatch } from '../../../app/store/batch.ts'

const options = { most: 3, mostWeight: 10, weigh: (item: number) => item }

function recording(fails: (items: readonly number[]) => boolean = () => false) {
  const groups: number[][] = []
  const batch = createBatch(async (items: readonly number[]) => {
    groups.push([...items])
    await Promise.resolve()
    if (fails(items)) throw new Error(`not ${items.join()}`)
    return items.map((item) => item * 2)
  }, options)
  return { groups, batch }
}

test('what comes while one is under way goes together, in order, and everyone gets their own answer', async () => {
  const { groups, batch } = recording()
  expect(await Promise.all([1, 1, 2, 3, 4].map(batch))).toEqual([2, 2, 4, 6, 8])
  expect(groups).toEqual([[1], [1, 2, 3], [4]])
})

test('a group stays within the weight, and what is heavier alone goes alone', async () => {
  const { groups, batch } = recording()
  await Promise.all([1, 6, 6, 50, 1].map(batch))
  expect(groups).toEqual([[1], [6], [6], [50], [1]])
})

test('one that cannot be done fails alone', async () => {
  const { batch } = recording((items) => items.includes(2))
  const outcomes = await Promise.allSettled([1, 1, 2, 3].map(batch))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(await batch(4)).toBe(8)
})

test('with a pause those that come during it go together, one alone is not kept waiting, and a full group does not wait', async () => {
  const groups: number[][] = []
  const run = (items: readonly number[]) => {
    groups.push([...items])
    return Promise.resolve(items)
  }
  const batch = createBatch(run, { ...options, pause: () => 3 })
  await batch(0)
  expect(groups).toEqual([[0]])
  const later = [1, 2].map(batch)
  expect(groups).toEqual([[0]])
  await Promise.all(later)
  expect(groups).toEqual([[0], [1, 2]])
  const endless = createBatch(run, { ...options, pause: () => 1_000_000 })
  const many = [1, 1, 1, 1].map(endless)
  await Promise.all(many)
  expect(groups.slice(2)).toEqual([[1], [1, 1, 1]])
})
