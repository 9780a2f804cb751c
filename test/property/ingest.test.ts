import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readResults } from '../../shared/ingest/read-results.ts'
import { TOOLS } from '../../shared/ingest/schema.ts'
import { UserError } from '../../shared/kernel/error.ts'

const PIECES = [
  '<testsuite>',
  '</testsuite>',
  '<testcase name="a">',
  '<failure/>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '&lt;',
  '<',
  '>',
  '"',
  '{"data":',
  '{"metrics":',
  '}',
  '[',
  ']',
  '1',
  ',',
  '\n',
  'precision recall f1-score support',
]
const text = fc.oneof(
  fc.json(),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

test('whatever a file holds, it is read into finite numbers with plain names, or refused by a user’s error', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TOOLS), text, (tool, content) => {
      try {
        const { metrics, cases } = readResults(tool, content, 'file')
        expect(metrics.every(({ value, name }) => Number.isFinite(value) && !/[\n\u202e]/.test(name))).toBe(true)
        expect(metrics.length > 0 || cases !== undefined).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(UserError)
      }
    }),
    { numRuns: 500 },
  )
})

test('numbers of a nested file come back by their path', () => {
  const leaf = fc.double({ noNaN: true, noDefaultInfinity: true })
  const key = fc.stringMatching(/^[a-z]{1,6}$/)
  fc.assert(
    fc.property(
      fc.dictionary(key, fc.oneof(leaf, fc.dictionary(key, leaf, { minKeys: 1 })), { minKeys: 1 }),
      (given) => {
        fc.pre(!('workspace' in given))
        const { metrics } = readResults('dvc', JSON.stringify(given), 'metrics.json')
        for (const { name, value } of metrics) {
          const found = name.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], given)
          expect(found === 0 ? 0 : found).toBe(value === 0 ? 0 : value)
        }
      },
    ),
  )
})
