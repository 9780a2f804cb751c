import { describe, expect, test } from 'vitest'
import { findPersonal, masked, personalKindOf } from '../../../shared/data/pii.ts'

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
