import { expect, test } from 'vitest'
import { readRunContext } from '../../actions/kit/context.ts'
import { readInputs } from '../../actions/kit/input-readers.ts'
import { fitSummary, inertLine } from '../../actions/kit/io.ts'
import { UserError } from '../../shared/kernel/error.ts'
import { PULL_REQUEST_EVENT } from './run-bundle.ts'

const RUNNER = { GITHUB_ACTIONS: 'true', GITHUB_SHA: 'merge', GITHUB_REF: 'refs/pull/7/merge', GITHUB_RUN_ID: '5' }

test('a pull request is about its own head, not about the merge commit of the runner', () => {
  const context = readRunContext({ ...RUNNER, GITHUB_EVENT_NAME: 'pull_request' }, JSON.stringify(PULL_REQUEST_EVENT))
  const { sha } = PULL_REQUEST_EVENT.pull_request.head
  expect(context.source).toEqual({
    commit: 'merge',
    headSha: sha,
    baseRef: 'main',
    ref: 'refs/pull/7/merge',
    event: 'pull_request',
    runId: '5',
  })
  expect(context.change).toMatchObject({ kind: 'pull-request', pullRequest: { number: 7, author: 'mallory' } })
})

test('a merge group is about the commit GitHub made for it', () => {
  const event = JSON.stringify({ merge_group: { head_sha: 'group' } })
  expect(readRunContext(RUNNER, event).change).toMatchObject({ kind: 'push', headSha: 'group' })
  expect(readRunContext(RUNNER, event).source).toMatchObject({ headSha: 'group' })
})

test('a laptop knows nothing of GitHub, even with its variables set', () => {
  expect(readRunContext({ GITHUB_SHA: 'x' }, undefined)).toEqual({
    runner: false,
    source: {},
    change: { kind: 'local' },
  })
})

test.for([
  ['{"pull_request": {"number": 7}}', 'pull_request.head.sha'],
  ['{"pull_request": {"number": "7"}}', 'pull_request.number'],
  ['{', 'not JSON'],
])('an event that says %s is a fault', ([event, words]) => {
  expect(() => readRunContext(RUNNER, event)).toThrow(words)
})

test('a present but invalid input is an error, and all of them are told at once', () => {
  const given = new Map([
    ['a', 'maybe'],
    ['b', 'gren'],
    ['c', 'x,,y'],
    ['d', ' '],
  ])
  const source = { text: (name: string) => given.get(name), label: (name: string) => `--${name}` }
  try {
    readInputs(source, (read) => [
      read.boolean('a', true),
      read.choice('b', ['green', 'red'], 'red'),
      read.names('c'),
      read.text('d'),
      read.boolean('absent', false),
    ])
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(UserError)
    const { code, problems } = error as UserError
    expect(code).toBe('INPUT_INVALID')
    expect(problems.map(({ file }) => file)).toEqual(['--a', '--b', '--c', '--d'])
    expect(problems[1]?.fix).toContain('green')
  }
})

test('a summary is cut at a line within one MiB of UTF-8', () => {
  expect(fitSummary('short')).toBe('short')
  const cut = fitSummary('ä'.repeat(99).concat('\n').repeat(6000))
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(1024 * 1024)
  expect(cut).toMatch(/ä\n\n_The summary is cut here/)
})

test('what the user’s code prints is shown to the runner, never obeyed', () => {
  for (const line of [
    '::set-output name=a::b',
    '  ::add-mask::x',
    'ok\n::error::y',
    '##[command]z',
    'a\r::warning::q',
  ]) {
    expect(inertLine(line)).not.toMatch(/(^|[\r\n])\s*(::|##\[)/)
  }
  expect(inertLine('a :: b')).toBe('a :: b')
})
