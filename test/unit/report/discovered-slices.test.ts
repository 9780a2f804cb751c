import { describe, expect, test } from 'vitest'
import { contradictionsOf } from '../../../shared/evidence/consistency.ts'
import { LEVELS } from '../../../shared/report/budget.ts'
import { discoveredLine, discoveredTables } from '../../../shared/report/discovered-slices.ts'
import { slicesSection } from '../../../shared/report/html/slices-section.ts'
import { renderComment, renderReport } from '../../../shared/report/markdown.ts'
import type { Report } from '../../../shared/report/model.ts'
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

  test('a comment shows them to everyone, with the whole line to add, and without pictures where room is short', () => {
    const where = `${'x'.repeat(40)} >= 1 AND ${'y'.repeat(40)} < 2`
    const discovered = discoveredTables(searchedSlices({ weakest: [foundSlice(where, 0.2, 0.1)], worse: [] }))
    const one = {
      model: 'm',
      verdict: 'pass' as const,
      clause: 'meets its one rule',
      rules: [],
      steps: [],
      details: [],
    }
    const report: Report = {
      verdict: 'pass',
      mode: 'enforce',
      headline: 'm meets its one rule',
      notes: [],
      models: [{ ...one, discovered }],
      untouched: [],
      policy: { path: 'p.yml', digest: 'sha256:0' },
    }
    const text = renderComment(report)
    expect(text.indexOf('Weakest slices')).toBeLessThan(text.indexOf('Judged by'))
    expect(text).toContain('y &lt; 2"}')
    const [level] = LEVELS.filter(({ pictures, rows }) => !pictures && rows > 0)
    if (level === undefined) throw new TypeError('no level without pictures')
    expect(renderReport(report, level)).not.toContain('●')
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
