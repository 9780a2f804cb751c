import { describe, expect, test } from 'vitest'
import { findPersonal, masked, maskText, personalKindOf } from '../../../shared/data/pii.ts'

describe('values', () => {
  test.for([
    ['ada@example.org', 'e-mail'],
    ['write to Ünal.Öz+a@mail.example.co.uk, please', 'e-mail'],
    ['4111 1111 1111 1111', 'payment-card'],
    ['378282246310005', 'payment-card'],
    ['DE89 3704 0044 0532 0130 00', 'iban'],
    ['gb82west12345698765432', 'iban'],
    ['192.168.0.17', 'ip-address'],
    ['2001:db8::8a2e:370:7334', 'ip-address'],
    ['+49 30 901820', 'phone'],
    ['(030) 901820', 'phone'],
    ['212-555-0123', 'phone'],
  ] as const)('%s is personal: %s', ([value, kind]) => {
    expect(personalKindOf(value)).toBe(kind)
    expect(masked(value, undefined)).toBe(`(${kind}, hidden)`)
  })

  test.for([
    '4111 1111 1111 1112',
    '0000000000000000',
    'DE88 3704 0044 0532 0130 00',
    '256.1.1.1',
    '1.2.3',
    '12:30:45',
    '00:1b:44:11:3a:b7',
    '01-02-2020',
    '2020-01-11 12:00:00',
    '00012345',
    '0.4111111111111111',
    'a@b',
    '4c1e7d52-9b0a-4d18-8f37-6a5b0f1f2e3d',
  ])('%s is not', (value) => {
    expect(personalKindOf(value)).toBeUndefined()
    expect(masked(value, undefined)).toBe(value)
  })
})

describe('columns', () => {
  test.for([
    ['customerEmail', 'e-mail'],
    ['Phone Number', 'phone'],
    ['card_no', 'payment-card'],
    ['IBAN', 'iban'],
    ['client-ip', 'ip-address'],
  ] as const)('%s is told by its name', ([name, kind]) => {
    expect(findPersonal(name, ['x'])).toEqual({ kind, by: 'name' })
  })

  test.for(['zip', 'panel', 'discard_count', 'emailed', 'recipe', 'hotel'])('%s may be anything', (name) => {
    expect(findPersonal(name, [])).toBeUndefined()
  })

  test('one address in fifty values is enough, one lucky check digit in fifty is not', () => {
    const others = Array.from({ length: 49 }, (_, i) => `note ${i}`)
    expect(findPersonal('note', [...others, 'ada@example.org'])).toEqual({ kind: 'e-mail', by: 'content' })
    expect(findPersonal('note', [...others, '4111111111111111'])).toBeUndefined()
  })

  test('a column that is known to be personal hides every value', () => {
    expect(masked('nothing special', { kind: 'phone', by: 'name' })).toBe('(phone, hidden)')
  })
})

describe('national ids, by their own check', () => {
  test.for([
    '12345678Z',
    'X1234567L',
    'RSSMRA85T10A562S',
    '184057645108931',
    '131052-308T',
    '811228-9874',
    '529.982.247-25',
    '078-05-1120',
  ])('%s is one', (value) => {
    expect(personalKindOf(value)).toBe('national-id')
  })

  test.for([
    '12345678A',
    'X1234567A',
    'RSSMRA85T10A562A',
    '131052-308A',
    '811228-9873',
    '529.982.247-26',
    'ORDER-1234567',
  ])('%s is none', (value) => {
    expect(personalKindOf(value)).toBeUndefined()
  })
})

describe('names of columns', () => {
  test.for(['first_name', 'LastName', 'surname', 'customer_name'])('%s holds names', (name) => {
    expect(findPersonal(name, ['Ada', 'Bob'])).toEqual({ kind: 'name', by: 'name' })
  })

  test.for(['name', 'file_name', 'column_names', 'username_length'])('%s may hold anything', (name) => {
    expect(findPersonal(name, ['Ada', 'Bob'])).toBeUndefined()
  })

  test('a column of codes is not personal by its name alone', () => {
    expect(findPersonal('telephone', ['A191', 'A192'])).toBeUndefined()
    expect(findPersonal('telephone', ['030 901820', 'A192'])).toEqual({ kind: 'phone', by: 'name' })
  })
})

test('messages lose what they quote, and keep the rest', () => {
  const text =
    'row 7: "ada@example.org", card 4111 1111 1111 1111, at 203.0.113.9, digest sha256:0f4111111111111111b2, 2026-01-02'
  const hidden = maskText(text)
  expect(hidden).not.toMatch(/ada|4111 1111|203\.0/)
  expect(hidden).toContain('row 7: "(e-mail, hidden)"')
  expect(hidden).toContain('2026-01-02')
})
