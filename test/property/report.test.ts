import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DriftPredicate } from '../../shared/evidence/drift-predicate.ts'
import { VERDICTS } from '../../shared/kernel/verdict.ts'
import { CHECK_BUDGET, COMMENT_BUDGET, LEVELS } from '../../shared/report/budget.ts'
import { toCheckRun } from '../../shared/report/check-run.ts'
import { renderDriftReport } from '../../shared/report/drift-markdown.ts'
import { inline } from '../../shared/report/escape.ts'
import { renderComment, renderReport } from '../../shared/report/markdown.ts'
import type { ModelReport, Report } from '../../shared/report/model.ts'

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        '@a',
        '#1',
        '|',
        '`',
        '<b>',
        '<!--',
        '-->',
        '\n',
        '\r',
        '[x](y)',
        'http://x',
        'www.x',
        '\\',
        '*',
        '_',
        '~',
        '&lt;',
        '\u202E',
        '😀',
        '  ',
        '$',
        'GH-1',
        '```',
        '---',
        '1. ',
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('')),
)
const verdict = fc.constantFrom(...VERDICTS)
const rule = fc.record({
  id: nasty,
  verdict,
  severity: fc.constantFrom('block' as const, 'warn' as const),
  requirement: nasty,
  message: nasty,
})
const metric = fc.record(
  {
    label: nasty,
    candidate: nasty,
    interval: nasty,
    champion: nasty,
    change: nasty,
    picture: fc.constant('├──●──┤'),
    reading: nasty,
  },
  { requiredKeys: ['label', 'candidate', 'interval'] },
)
const model = fc.record(
  {
    model: nasty,
    verdict,
    clause: nasty,
    metrics: fc.record(
      { champion: nasty, level: fc.constant('95'), rows: fc.array(metric, { maxLength: 4 }) },
      { requiredKeys: ['level', 'rows'] },
    ),
    rules: fc.array(rule, { maxLength: 4 }),
    steps: fc.array(nasty, { maxLength: 3 }),
    details: fc.array(fc.record({ label: nasty, value: nasty }), { maxLength: 3 }),
  },
  { requiredKeys: ['model', 'verdict', 'clause', 'rules', 'steps', 'details'] },
)
const report = fc.record({
  verdict,
  mode: fc.constantFrom('enforce' as const, 'advisory' as const),
  headline: nasty,
  notes: fc.array(nasty, { maxLength: 2 }),
  models: fc.array(model, { maxLength: 4 }),
  untouched: fc.array(nasty, { maxLength: 3 }),
  policy: fc.record({ path: nasty, digest: nasty }),
})

/** The cells of a table row: split at pipes that no backslash escapes. */
function cellsOf(line: string): string[] {
  return line.replaceAll('\\\\', '').replaceAll('\\|', '').split('|').slice(1, -1)
}

/** Every run of table lines has one width, starts with its heading and its rule, and ends before an empty line. */
function expectWholeTables(text: string): void {
  for (const block of text.split('\n\n')) {
    const lines = block.split('\n').filter((line) => line.startsWith('| '))
    if (lines.length === 0) continue
    expect(lines.length).toBeGreaterThanOrEqual(2)
    expect(lines[1]).toMatch(/^\| [-:|\s]+\|$/)
    expect(new Set(lines.map((line) => cellsOf(line).length)).size).toBe(1)
  }
}

describe('escaping', () => {
  test('no text from outside mentions, refers, links, marks up or breaks a line', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const safe = inline(text)
        expect(safe).not.toMatch(/[\r\n\t\p{Cc}\p{Zl}\p{Zp}]/u)
        expect(safe).not.toMatch(/@[A-Za-z0-9]|#[0-9]|:\/\/|\bwww\.|[<>]/)
        expect(safe.replace(/\u2060/g, '')).not.toMatch(/\p{Cf}/u)
        expect(safe.replace(/\\[\\`*~|[\]$_#+=.)-]/g, '')).not.toMatch(/[\\`*~|[\]$]/)
        expect(safe.replace(/&(amp|lt|gt);/g, '')).not.toContain('&')
      }),
      { numRuns: 1000 },
    )
  })

  test('every table of a report is whole, at every level, and our own HTML is all there is', () => {
    fc.assert(
      fc.property(report, fc.constantFrom(...LEVELS), (given, level) => {
        const text = renderReport(given, level)
        expectWholeTables(text)
        expect(text.replace(/<\/?(details|summary|sub)>/g, '')).not.toMatch(/[<>]/)
        expect(text).not.toMatch(/@[A-Za-z0-9]/)
        expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length)
      }),
      { numRuns: 200 },
    )
  })
})

describe('budget', () => {
  test('a drift report fits a comment, however many columns and however long their names', () => {
    const text = '<'.repeat(1000)
    const column: DriftPredicate['columns'][number] = {
      name: text,
      type: 'numeric',
      drifted: true,
      verdict: 'drifted',
      tests: [],
      effect: { name: text, size: 1, material: 0.1 },
      n: { reference: 1, current: 1 },
      histogram: { labels: [], reference: Array(64).fill(1), current: Array(64).fill(0) },
      message: text,
    }
    const side = { source: text, rows: 1 }
    const columns = Array.from({ length: 1000 }, () => column)
    const whole = { schemaVersion: 1, kind: 'drift', assay: text, createdAt: text, source: {} } as const
    const rendered = renderDriftReport({ ...whole, reference: side, current: side, drifted: true, columns })
    expect(rendered.length).toBeLessThanOrEqual(COMMENT_BUDGET)
    expectWholeTables(rendered)
  })

  const big = fc.record({
    models: fc.integer({ min: 1, max: 400 }),
    rules: fc.integer({ min: 0, max: 60 }),
    metrics: fc.integer({ min: 0, max: 60 }),
    text: fc.constantFrom('@', '<', 'a', '|', '😀'),
    verdict,
  })

  test('no report is too long, and none is cut', () => {
    fc.assert(
      fc.property(big, (given) => {
        const text = given.text.repeat(1000)
        const one: ModelReport = {
          model: text,
          verdict: given.verdict,
          clause: text,
          metrics: {
            champion: text,
            level: '95',
            rows: Array.from({ length: given.metrics }, () => ({
              label: text,
              candidate: text,
              interval: text,
              change: text,
            })),
          },
          rules: Array.from({ length: given.rules }, () => ({
            id: text,
            verdict: given.verdict,
            severity: 'block',
            requirement: text,
            message: text,
          })),
          steps: [text],
          details: [{ label: text, value: text }],
        }
        const whole: Report = {
          verdict: given.verdict,
          mode: 'enforce',
          headline: text,
          notes: [text],
          models: Array.from({ length: given.models }, () => one),
          untouched: [text],
          policy: { path: text, digest: text },
        }
        const comment = renderComment(whole)
        expect(comment.length).toBeLessThanOrEqual(COMMENT_BUDGET)
        expectWholeTables(comment)
        expect(comment.endsWith('</sub>\n')).toBe(true)
        const { output } = toCheckRun(whole)
        expect(output.summary.length).toBeLessThanOrEqual(CHECK_BUDGET)
        expect(output.text?.length ?? 0).toBeLessThanOrEqual(CHECK_BUDGET)
      }),
      { numRuns: 8 },
    )
  })
})
