import { expect, test } from 'vitest'
import { buildTestStatement } from '../../../shared/evidence/build.ts'
import { Fault } from '../../../shared/kernel/error.ts'
import { MANIFEST_MEDIA_TYPE } from '../../../shared/lineage/manifest.ts'
import type { LedgerFile } from '../../../shared/ports/ledger.ts'
import { readyPath, versionPath } from '../../../shared/registry/layout.ts'
import { readHoldoutUse } from '../../../shared/usecases/read-holdout-use.ts'
import { createMemoryLedger } from '../../fakes/ledger.ts'
import { digestOf, predicate } from '../../fixtures/facts.ts'

const MODEL = 'credit-risk'

/** A version whose tests were measured on a holdout, as `register` leaves it. */
function version(name: string, holdout: string, day: number): LedgerFile[] {
  const proof = `models/${MODEL}/evidence/cccccccccccc/${name}.test.aaaaaaaaaaaa.json`
  const at = `2026-11-${String(day).padStart(2, '0')}T00:00:00Z`
  const digest = digestOf('c')
  const statement = buildTestStatement(predicate({ holdout: { ...predicate().holdout, digest: digestOf(holdout) } }))
  const record = {
    ...{ model: MODEL, version: name, manifest: { digest, mediaType: MANIFEST_MEDIA_TYPE, size: 1 }, source: {} },
    ...{ files: [{ path: 'a.onnx', digest, size: 1 }], createdAt: at, actor: 'sam' },
  }
  const ready = {
    ...{ model: MODEL, version: name, digest, location: { kind: 'ledger' }, readyAt: at },
    evidence: [{ kind: 'test', path: proof, digest: digestOf('a') }],
  }
  return [
    { path: versionPath(MODEL, name), content: JSON.stringify(record) },
    { path: readyPath(MODEL, name), content: JSON.stringify(ready) },
    { path: proof, content: JSON.stringify(statement) },
  ]
}

test('every version that was measured on the holdout is one use, from the day it was registered', async () => {
  const ledger = createMemoryLedger()
  const files = [...version('1.10.0', 'd', 12), ...version('1.9.0', 'd', 3), ...version('1.8.0', 'e', 1)]
  await ledger.publish({ base: undefined, message: 'x', files })
  const found = await readHoldoutUse({ ledger }, { model: MODEL, holdout: digestOf('d') })
  expect(found).toEqual({
    basis: 'ledger',
    since: Date.UTC(2026, 10, 3),
    releases: [3, 12].map((day) => ({ at: Date.UTC(2026, 10, day), candidate: digestOf('c') })),
  })
  expect(await readHoldoutUse({ ledger }, { model: 'other', holdout: digestOf('d') })).toEqual({
    basis: 'ledger',
    releases: [],
  })
})

test('a ledger that cannot be read, or holds something broken, is unknown and not empty', async () => {
  const broken = createMemoryLedger()
  const [record, ready, proof] = version('1.0.0', 'd', 1)
  if (record === undefined || ready === undefined || proof === undefined) expect.fail()
  await broken.publish({ base: undefined, message: 'x', files: [record, ready, { ...proof, content: '{"a":1}' }] })
  const asked = { model: MODEL, holdout: digestOf('d') }
  expect(await readHoldoutUse({ ledger: broken }, asked)).toBeUndefined()
  const away = { ...broken, snapshot: () => Promise.reject(new Fault('LEDGER_UNAVAILABLE', 'away')) }
  expect(await readHoldoutUse({ ledger: away }, asked)).toBeUndefined()
})
