import { expect, test } from 'vitest'
import { successorText } from '../../../shared/audit/entry.ts'
import { verifyExport } from '../../../shared/audit/verify.ts'
import { decisionEvent, deps, exportedChain, signText, testKey } from '../../fixtures/audit-chain.ts'

/** The line of entry `seq`: one key line stands before. */
const lineOf = (seq: number): number => seq + 1

function verifyLines(lines: readonly string[], trusted: readonly string[] = []) {
  return verifyExport(`${lines.join('\n')}\n`, deps, trusted)
}

test('a sound chain has no problem, and says what was checked', () => {
  const { file, key } = exportedChain(10)
  expect(verifyExport(file, deps, [key.publicKey])).toMatchObject({
    chain: 'installation/7',
    entries: 10,
    checkpoints: 3,
    keys: [key.id],
    trust: 'given',
    texts: 1,
    problems: [],
  })
  expect(verifyExport(file, deps)).toMatchObject({ trust: 'file', problems: [] })
})

test.for([0, 3, 5, 8])('a changed verdict in entry %i is found there, once', (seq) => {
  const { lines } = exportedChain(10)
  const changed = lines.map((line, i) => (i === lineOf(seq) ? line.replace('"number":', '"number":1') : line))
  const { problems } = verifyLines(changed)
  expect(problems.filter(({ seq: at }) => at !== undefined)).toMatchObject([
    { line: lineOf(seq) + 1, seq, message: expect.stringContaining('was changed after it was written') },
  ])
})

test('a changed last entry is found by the checkpoint', () => {
  const { lines } = exportedChain(10)
  const changed = lines.map((line, i) => (i === lineOf(9) ? line.replace('"fail"', '"pass"') : line))
  expect(verifyLines(changed).problems).toMatchObject([{ message: expect.stringContaining('entry 9 had the hash') }])
})

test('removed, moved and added entries are named', () => {
  const { lines } = exportedChain(10)
  expect(verifyLines(lines.toSpliced(lineOf(4), 2)).problems[0]?.message).toContain('entries 4 to 5 are missing')
  const moved = lines.with(lineOf(4), lines[lineOf(5)] ?? '').with(lineOf(5), lines[lineOf(4)] ?? '')
  expect(verifyLines(moved).problems[0]?.message).toContain('entry 4 is missing before entry 5')
  const added = lines.toSpliced(lineOf(4), 0, lines[lineOf(3)] ?? '')
  expect(verifyLines(added).problems[0]?.message).toContain('entry 3 (decision of acme/credit')
})

test('what was cut off at the end, and a checkpoint that was taken away, is missed', () => {
  const { lines } = exportedChain(10)
  const short = lines.toSpliced(lineOf(9), 1)
  expect(verifyLines(short).problems.at(-1)?.message).toContain('covers entries that are missing')
  const uncovered = lines.toSpliced(lineOf(9) + 3, 1)
  expect(verifyLines(uncovered).problems[0]?.message).toContain('the last 2 of 10 entries are under no checkpoint')
  const gap = lines.toSpliced(lineOf(9) + 2, 1)
  expect(verifyLines(gap).problems[0]?.message).toContain('stands where checkpoint 2 belongs')
})

test('a chain that was written anew with another key does not fit the key that is known', () => {
  const { key } = exportedChain(5)
  const forged = exportedChain(5)
  expect(verifyExport(forged.file, deps).problems).toEqual([])
  expect(verifyExport(forged.file, deps, [key.publicKey]).problems[0]?.message).toContain('not a key that is believed')
})

test('a successor is believed when the known key endorsed it, and only then', () => {
  const [old, next] = [testKey(), testKey()]
  const rotation = (endorsement: string) => ({
    kind: 'key.rotation',
    actor: 'app',
    payload: { from: old.id, to: next.id, publicKey: next.publicKey, endorsement },
  })
  const endorsed = rotation(signText(old, successorText(next.publicKey)))
  const good = exportedChain(2, { key: next, events: [decisionEvent(0), endorsed] })
  expect(verifyExport(good.file, deps, [old.publicKey])).toMatchObject({ keys: [old.id, next.id], problems: [] })
  const self = rotation(signText(next, successorText(next.publicKey)))
  const bad = exportedChain(2, { key: next, events: [decisionEvent(0), self] })
  expect(verifyExport(bad.file, deps, [old.publicKey]).problems).not.toEqual([])
})

test('a policy text that is missing or another one is named', () => {
  const { lines } = exportedChain(3)
  expect(verifyLines(lines.slice(0, -1)).problems[0]?.message).toContain('that decided entry 0')
  const other = lines.map((line) => line.replace('version: 1', 'version: 2'))
  expect(verifyLines(other).problems.at(-1)?.message).toContain('is another one: it was changed')
})

test.for(['', '{}\n', 'null\n', '{"seq":0}\n', '{"key":null}\n', '{"checkpoint":null}\n', '\u0000'])(
  'hostile text %j is a problem, not a crash',
  (file) => {
    expect(verifyExport(file, deps).problems).not.toEqual([])
  },
)
