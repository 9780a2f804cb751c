import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { trimOpenApi } from '../../.github/scripts/openapi.ts'
import { OPERATIONS } from '../../.github/scripts/openapi-routes.ts'
import { hasOperation, listOperations, responseProblems, violationsOf } from '../fakes/github/contract.ts'
import document from '../fakes/github/openapi.json' with { type: 'json' }
import { ROUTES } from '../fakes/github/server.ts'

const CHECK_RUNS = {
  method: 'POST',
  route: '/repos/{owner}/{repo}/check-runs',
  params: { owner: 'a', repo: 'b' },
  query: {},
}

test('the trimmed document holds exactly the listed operations, and the fake answers each of them', () => {
  expect(listOperations().sort()).toEqual([...OPERATIONS].sort())
  const answered = ROUTES.map(({ method, path }) => `${method.toLowerCase()} ${path}`)
  expect(answered.sort()).toEqual([...OPERATIONS].sort())
  expect(ROUTES.every(({ method, path }) => hasOperation(method, path))).toBe(true)
})

test('it stays small, has no nullable left and every reference resolves', () => {
  expect(statSync(new URL('../fakes/github/openapi.json', import.meta.url)).size).toBeLessThan(3_000_000)
  const dangling: string[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const reference = (node as { $ref?: unknown }).$ref
    if (typeof reference === 'string') {
      const keys = reference.slice(2).split('/')
      const target = keys.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document)
      if (target === undefined) dangling.push(reference)
    }
    expect((node as { nullable?: unknown }).nullable).not.toBe(true)
    Object.values(node).forEach(visit)
  }
  visit(document)
  expect(dangling).toEqual([])
})

test('trimming keeps what an operation refers to, drops the rest and refuses an unknown operation', () => {
  const schema = {
    type: 'object',
    properties: {
      title: { type: 'string', nullable: true, description: 'prose' },
      next: { $ref: '#/components/schemas/b' },
    },
  }
  const operation = {
    operationId: 'x',
    responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/a' } } } }, 404: {} },
  }
  const source = {
    openapi: '3.0.3',
    info: { version: '1' },
    paths: { '/x': { get: operation, post: operation }, '/y': { get: operation } },
    components: { schemas: { a: schema, b: { type: 'integer' }, c: {} } },
  }
  const trimmed = trimOpenApi(source, ['get /x'])
  expect(Object.keys(trimmed.paths)).toEqual(['/x'])
  expect(trimmed['components']).toEqual({
    schemas: {
      a: {
        type: 'object',
        properties: { title: { type: ['string', 'null'] }, next: { $ref: '#/components/schemas/b' } },
      },
      b: { type: 'integer' },
    },
  })
  expect(() => trimOpenApi(source, ['put /x'])).toThrow('put /x')
})

test.each([
  ['a missing member', { name: 'x' }, 'head_sha'],
  ['a wrong enum value', { name: 'x', head_sha: 'y', conclusion: 'passed' }, 'allowed values'],
  ['a wrong type', { name: 1, head_sha: 'y' }, 'string'],
  [
    '51 annotations',
    {
      name: 'x',
      head_sha: 'y',
      output: {
        title: 't',
        summary: 's',
        annotations: Array(51).fill({
          path: 'p',
          start_line: 1,
          end_line: 1,
          annotation_level: 'notice',
          message: 'm',
        }),
      },
    },
    '50',
  ],
  ['an unknown member', { name: 'x', head_sha: 'y', sumary: 's' }, 'sumary'],
])('a request with %s is a violation', (_name, body, word) => {
  expect(violationsOf({ ...CHECK_RUNS, body }).join('\n')).toContain(word)
})

test('right requests pass, wrong and unknown parameters do not', () => {
  expect(violationsOf({ ...CHECK_RUNS, body: { name: 'x', head_sha: 'y', status: 'queued' } })).toEqual([])
  const list = { method: 'GET', route: '/repos/{owner}/{repo}/pulls', params: CHECK_RUNS.params, body: undefined }
  expect(violationsOf({ ...list, query: { per_page: '100', state: 'all' } })).toEqual([])
  expect(violationsOf({ ...list, query: { state: 'merged' } })).toHaveLength(1)
  expect(violationsOf({ ...list, query: { perpage: '100' } })).toEqual(['query parameter perpage does not exist'])
  const one = { ...list, route: '/repos/{owner}/{repo}/pulls/{pull_number}', query: {} }
  expect(violationsOf({ ...one, params: { ...list.params, pull_number: 'x' } })).toHaveLength(1)
})

test('answers are held to the response schema too', () => {
  expect(responseProblems('GET', '/repos/{owner}/{repo}/git/ref/{ref}', 200, { ref: 1 }).length).toBeGreaterThan(0)
  expect(responseProblems('GET', '/app', 299, {})).toHaveLength(1)
})
