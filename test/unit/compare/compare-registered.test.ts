import { describe, expect, it } from 'vitest'
import type { Conditions } from '../../../shared/compare/comparability.ts'
import { compareRegistered } from '../../../shared/compare/compare-registered.ts'
import { newcombeInterval, wilsonInterval } from '../../../shared/stats/proportion.ts'
import { digestOf } from '../../fixtures/facts.ts'

function conditions(k: number, changes: Partial<Conditions> = {}): Conditions {
  const interval = { ...wilsonInterval(k, 400, 0.95), level: 0.95, method: 'Wilson' }
  return {
    task: 'binary',
    machine: { os: 'linux', arch: 'x64', cpus: 2 },
    holdout: {
      digest: digestOf('d'),
      target: 'y',
      classes: [
        { name: 'no', rows: 200 },
        { name: 'yes', rows: 200 },
      ],
    },
    candidate: { runtime: { name: 'onnxruntime-node', version: '1.24.3', backend: 'cpu' } },
    metrics: [{ name: 'accuracy', value: k / 400, interval, n: 400, direction: 'higher', version: 1 }],
    ...changes,
  }
}

describe('compareRegistered', () => {
  it('compares shares by Newcombe, as if the rows were others', () => {
    const [found] = compareRegistered(conditions(300), conditions(340))
    const { low, high } = newcombeInterval({ k: 300, n: 400 }, { k: 340, n: 400 }, 0.95)
    expect(found?.interval.low).toBeCloseTo(low, 12)
    expect(found?.interval.high).toBeCloseTo(high, 12)
    expect(found).toMatchObject({ verdict: 'regressed', method: 'Newcombe, as other rows' })
  })

  const others: readonly (readonly [string, Partial<Conditions>, string])[] = [
    ['another holdout', { holdout: { ...conditions(1).holdout, digest: digestOf('e') } }, 'holdout was another'],
    [
      'classes in another order',
      { holdout: { ...conditions(1).holdout, classes: [{ name: 'yes', rows: 1 }] } },
      'classes',
    ],
    [
      'another runtime',
      { candidate: { runtime: { name: 'tfjs', version: '4.22.0', backend: 'wasm' } } },
      'ran on tfjs',
    ],
    ['another machine', { machine: { os: 'darwin', arch: 'arm64', cpus: 8 } }, 'darwin arm64'],
    [
      'another definition',
      { metrics: [{ ...conditions(340).metrics[0], version: 2 }] as Conditions['metrics'] },
      'definition',
    ],
  ]

  it.each(others)('%s is not comparable, with the reason', (_, changes, reason) => {
    const [found] = compareRegistered(conditions(300), conditions(340, changes))
    expect(found).toMatchObject({ verdict: 'not-comparable', method: expect.stringContaining(reason) })
    expect(found?.pValue).toBeUndefined()
  })

  it('takes an unknown machine for another one', () => {
    const { machine: _, ...old } = conditions(340)
    expect(compareRegistered(conditions(300), old)[0]?.verdict).toBe('not-comparable')
  })

  it('keeps minor versions of a runtime apart from major ones', () => {
    const runtime = { name: 'onnxruntime-node', version: '1.19.0', backend: 'cpu' }
    const [found] = compareRegistered(conditions(300), conditions(300, { candidate: { runtime } }))
    expect(found?.verdict).not.toBe('not-comparable')
  })
})

it('older evidence calls true and false 1 and 0', () => {
  const named = (...names: string[]) => {
    const classes = names.map((name) => ({ name, rows: 200 }))
    return conditions(300, { holdout: { ...conditions(1).holdout, classes } })
  }
  expect(compareRegistered(named('false', 'true'), named('0', '1'))[0]?.verdict).toBe('inconclusive')
  expect(compareRegistered(named('false', 'true'), named('1', '0'))[0]?.verdict).toBe('not-comparable')
})
