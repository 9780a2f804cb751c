import { describe, expect, test } from 'vitest'
import { contradictionsOf } from '../../../shared/evidence/consistency.ts'
import { discoveredLine, discoveredTables } from '../../../shared/report/discovered-slices.ts'
import { slicesSection } from '../../../shared/report/html/slices-section.ts'
import { foundSlice, searchedSlices } from '../../fixtures/discovered-slices.ts'
import { predicate } from '../../fixtures/facts.ts'

describe('found slices in a report', () => {
  test('at most three of each list, with a picture and the line that watches one', () => {
    const weakest = [0.3, 0.25, 0.2, 0.15].map((effect, i) => foundSlice(`age < ${i}`, effect, effect - 0.05))
    const [weak, worse] = discoveredTables(searchedSlices({ weakest }))
    expect(weak?.rows).toHaveLength(3)
    expect(weak?.rows[0]).toEqual([
      'age < 0',
      '210',
      '0.600',
      '0.900',
      '30.0 points (25.0 to 35.0)',
      '┊·············├──●──┤',
    ])
    expect(weak?.note).toContain('1 more slice')
    expect(weak?.note).toContain('- {name: "weak", where: "age < 0"}')
    expect(worse?.head).toContain('champion')
    expect(discoveredTables(searchedSlices({ weakest: [], worse: [] }))).toEqual([])
  })

  test('one line for a card, also where nobody searched', () => {
    expect(discoveredLine(searchedSlices())).toBe('1 weak slice, 1 became worse (2 columns searched)')
    expect(discoveredLine({ state: 'skipped', reason: 'few rows' })).toContain('few rows')
  })

  test('the section of the page escapes conditions and draws every interval', () => {
    const text = slicesSection({ discoveredSlices: searchedSlices({ weakest: [foundSlice("job = '<b>'", 0.2, 0.1)] }) })
    expect(text).toContain('job = &#39;&lt;b&gt;&#39;')
    expect(text).not.toContain('<b>')
    expect(text.match(/<svg/g)).toHaveLength(2)
    expect(slicesSection({})).toBe('')
    expect(slicesSection({ discoveredSlices: { state: 'skipped', reason: 'few rows' } })).toContain('few rows')
  })
})

test('evidence of found slices that contradicts itself is refused', () => {
  const paths = (discoveredSlices: ReturnType<typeof searchedSlices>) => {
    const tested = predicate({ discoveredSlices })
    const subject = [{ name: tested.model, digest: { sha256: tested.candidate.digest.slice(7) } }]
    return contradictionsOf({ subject, predicate: tested } as Parameters<typeof contradictionsOf>[0])
      .map(({ path }) => path)
      .filter((path) => path.includes('discoveredSlices'))
  }
  const wrong = (options: Parameters<typeof foundSlice>[3]) =>
    paths(searchedSlices({ weakest: [foundSlice('age < 25', 0.2, 0.12, options)] })).map((path) =>
      path.split('/').at(-1),
    )
  expect(paths(searchedSlices())).toEqual([])
  expect(wrong({ n: 500 })).toEqual(['n'])
  expect(wrong({ n: 20 })).toEqual(['n'])
  expect(wrong({ value: 0.5 })).toEqual(['value'])
  expect(wrong({ adjustedPValue: 0 })).toEqual(['adjustedPValue'])
  expect(paths(searchedSlices({ minEffect: 0.15, worse: [] }))).toHaveLength(1)
  expect(paths(searchedSlices({ tested: { weakest: 0, worse: 12 } }))).toHaveLength(1)
})
