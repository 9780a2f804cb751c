import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { read, trackedFiles } from './source-files.ts'

const GENERATED = /^(actions\/dist\/|test\/fakes\/github\/openapi\.json$|.*package-lock\.json$)/
const TEXT = /\.(ts|mts|mjs|js|json|md|yml|yaml|toml|txt|sh|py|html|css)$|^\.[a-z]+$/
const SELF = 'test/architecture/'

const files = trackedFiles()
const texts = files.filter((file) => TEXT.test(file) && !GENERATED.test(file))
const code = files.filter((file) => /\.(ts|mjs)$/.test(file) && !GENERATED.test(file) && !file.startsWith(SELF))

const hits = (list: readonly string[], pattern: RegExp): string[] =>
  list.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 100)}`] : [])),
  )

const FORBIDDEN: ReadonlyArray<readonly [string, RegExp]> = [
  ['no module is mocked', /\bvi\.(mock|doMock|hoisted)\(/],
  ['no type is cast away', /\bas any\b|: any\b|<any>/],
  ['no error of the compiler is silenced', /@ts-(ignore|nocheck)/],
  ['no test runs alone or is skipped', /\b(describe|test|it)\.(only|skip|todo)\(/],
  ['a TODO names its issue', /\b(TODO|FIXME|XXX)\b(?!\(#\d+\))/],
]

test.for(FORBIDDEN)('%s', ([rule, pattern]) => {
  // What a comment says is not what the code does; a TODO is the exception.
  const comment = /^[^:]+:\d+: (\/?\*|\/\/)/
  const found = hits(code, pattern)
  expect(rule.startsWith('a TODO') ? found : found.filter((hit) => !comment.test(hit))).toEqual([])
})

test('no file is called after nothing', () => {
  const vague = /^(utils?|helpers?|common|misc|managers?|services?)\.ts$/
  expect(code.filter((file) => vague.test(basename(file)) && file !== 'actions/kit/services.ts')).toEqual([])
})

test('no machine path and no registry host stands in a file of ours', () => {
  const machine = /(?<![\w.:/])\/(work|home\/[a-z]+|Users\/[A-Za-z]+|root)\/[a-z]|(?<![\w.])\/tmp\/[a-z]/
  const registry = new RegExp(['registry', 'npmjs|artifactory|verdaccio'].join(String.raw`\.(`).concat(')'))
  const ours = texts.filter((file) => !file.startsWith(SELF))
  expect([...hits(ours, machine), ...hits(ours, registry)]).toEqual([])
})

test('no machine path is in the bundles', () => {
  const bundles = files.filter((file) => file.startsWith('actions/dist/'))
  expect(hits(bundles, /(?<![\w.:/])\/(work|home\/[a-z]+)\/[a-z]|file:\/\/\/[a-z]/)).toEqual([])
})

test('no secret is in the repository', () => {
  const secret =
    /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]{40}|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bAKIA[0-9A-Z]{16}\b/
  expect(hits(texts, secret)).toEqual([])
})
