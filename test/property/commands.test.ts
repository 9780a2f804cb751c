import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FORMS, firstLine, MAX_LINE, parseCommand } from '../../app/commands/parse.ts'

const REASON = 'a reason that is long enough to say what is known and what is done'
const hex = (min: number, max: number) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: min, maxLength: max })
    .map((letters) => letters.join(''))
const word = fc.constantFrom(
  ...Object.keys(FORMS),
  ...[
    'agree',
    '__proto__',
    'constructor',
    'toString',
    'until',
    'because',
    'w1',
    '1.0.0',
    '2026-12-01',
    'abcdef012345',
    'auc',
    '',
    '`',
    '\u202e',
    'ａ',
    '\0',
  ],
)
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(word).map((words) => `/assay ${words.join(' ')}`),
)

describe('any comment', () => {
  test('has one answer, which is the same for its first line alone', () => {
    fc.assert(
      fc.property(anything, fc.string({ unit: 'binary' }), (body, more) => {
        const answer = parseCommand(body)
        expect(parseCommand(firstLine(body))).toEqual(answer)
        if (/[\r\n]/.test(body.slice(0, MAX_LINE))) expect(parseCommand(`${body}${more}`)).toEqual(answer)
        if (!/^\/assay([ \t]|$)/.test(firstLine(body))) expect(answer).toBeUndefined()
      }),
    )
  })

  test('a hundred thousand letters take no time', () => {
    const long = ['/assay waive ', ' '.repeat(100_000), ' because'.repeat(20_000), '/assay '.repeat(20_000)]
    const start = performance.now()
    for (const text of long) parseCommand(`/assay ${text}`)
    expect(performance.now() - start).toBeLessThan(100)
  })

  test('what is quoted, indented or said in passing is no order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('> ', ' ', '\t', '`', '"', 'please ', '\ufeff', '\u200b', '\n'),
        word,
        (before, verb) => {
          expect(parseCommand(`${before}/assay ${verb}`)).toBeUndefined()
        },
      ),
    )
  })

  test('letters that only look like ours are refused, and no verb is found in other letters', () => {
    for (const body of [
      '/assay \u0430pprove abcdef012345',
      '/assay ａpprove abcdef012345',
      '/assay approve\u00a0abcdef012345',
      '/assay approve abcdef\u0660',
    ])
      expect(parseCommand(body)).toMatchObject({ kind: 'refused', message: expect.stringContaining('look like') })
    for (const body of ['/\u0430ssay approve abcdef012345', '\uff0fassay help', '/Assay help', '/assayhelp'])
      expect(parseCommand(body)).toBeUndefined()
    expect(parseCommand(`/assay waive auc abcdef012345 until 2026-12-01 because \u202e${REASON}`)).toMatchObject({
      message: expect.stringContaining('cannot be seen'),
    })
  })
})

describe('an order', () => {
  test('to approve quotes at least twelve characters of a commit', () => {
    fc.assert(
      fc.property(hex(0, 45), (sha) => {
        const expected = sha.length >= 12 && sha.length <= 40 ? { kind: 'approve', sha } : { kind: 'refused' }
        expect(parseCommand(`/assay approve ${sha}`)).toMatchObject(expected)
      }),
    )
  })

  test('to waive keeps its reason letter for letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 0, maxLength: 60 }), hex(12, 40), (text, sha) => {
        const reason = `${REASON} ${text}`.trim()
        const answer = parseCommand(`/assay waive m:auc ${sha} until 2026-12-01 because ${REASON} ${text}`)
        if (answer?.kind === 'waive') expect(answer).toMatchObject({ rule: 'auc', model: 'm', sha, reason })
        else expect(answer).toMatchObject({ kind: 'refused' })
      }),
    )
  })

  test.each([
    ['/assay', { kind: 'help' }],
    ['/assay recheck\r\nthanks', { kind: 'recheck' }],
    ['/assay\texplain  floor/auc ', { kind: 'explain', rule: 'floor/auc' }],
    ['/assay approve w12 abcdef012345', { kind: 'agree', waiver: 'w12', sha: 'abcdef012345' }],
    ['/assay unwaive w12', { kind: 'unwaive', waiver: 'w12' }],
    [
      '/assay promote 1.2.3 abcdef012345 credit',
      { kind: 'promote', version: '1.2.3', digest: 'abcdef012345', model: 'credit' },
    ],
    ['/assay rollback abcdef012345', { kind: 'rollback', digest: 'abcdef012345' }],
    [
      `/assay waive auc abcdef012345 until 2026-12-01T18:00Z because ${REASON}`,
      { kind: 'waive', until: Date.UTC(2026, 11, 1, 18) },
    ],
    ['/assay re check', { kind: 'refused' }],
    ['/assay approve', { kind: 'refused' }],
    ['/assay approve ABCDEF0', { kind: 'refused' }],
    ['/assay promote 01.2.3 abcdef012345', { kind: 'refused' }],
    ['/assay __proto__', { kind: 'refused' }],
    [`/assay approve abcdef012345 because ${REASON}`, { kind: 'refused' }],
    [`/assay waive auc until 2026-12-01 because ${REASON}`, { kind: 'refused' }],
    [`/assay waive auc abcdef012345 until 2026-02-30 because ${REASON}`, { kind: 'refused' }],
    ['/assay waive auc abcdef012345 until 2026-12-01 because no', { kind: 'refused' }],
    ['> /assay recheck', undefined],
    ['text\n/assay recheck', undefined],
  ])('%j', (body, expected) => {
    const answer = parseCommand(body)
    if (expected === undefined) expect(answer).toBeUndefined()
    else expect(answer).toMatchObject(expected)
  })
})
