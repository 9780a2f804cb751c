import { describe, expect, test } from 'vitest'
import { importsOf, read, sourceFiles } from './source-files.ts'

const PURE = /^shared\/(?!ports\/|usecases\/|adapters\/)/
const EXTERNAL = /^(?!shared\/|actions\/|app\/)/

/** Which files (first pattern) may never import what (second pattern). `except` names the one place that may. */
const RULES: ReadonlyArray<{
  readonly rule: string
  readonly from: RegExp
  readonly never: RegExp
  readonly except?: (file: string, target: string) => boolean
}> = [
  {
    rule: 'R1: pure domains use no Node module and no package',
    from: PURE,
    never: EXTERNAL,
    except: (file, target) =>
      target === 'json-schema-to-ts' || (/^shared\/document\//.test(file) && ['ajv', 'yaml'].includes(target)),
  },
  {
    rule: 'R1: pure domains know no port, use case or adapter',
    from: PURE,
    never: /^shared\/(ports|usecases|adapters)\//,
  },
  { rule: 'R3: shared does not know its users', from: /^shared\//, never: /^(actions|app)\// },
  {
    rule: 'ports know only pure domains',
    from: /^shared\/ports\//,
    never: /^(?!shared\/)|^shared\/(usecases|adapters)\//,
  },
  {
    rule: 'use cases know only ports, pure domains and each other',
    from: /^shared\/usecases\//,
    never: /^(?!shared\/)|^shared\/adapters\//,
  },
  { rule: 'adapters do not know use cases', from: /^shared\/adapters\//, never: /^shared\/usecases\// },
  {
    rule: 'R4: actions do not know the App',
    from: /^actions\//,
    never: /^app\/|^probot$|^kysely$|^pg(-boss)?$|^@electric-sql/,
  },
  {
    rule: 'R4: only the kit of the actions builds adapters',
    from: /^actions\/(?!kit\/|(train|test)\/child)/,
    never: /^shared\/adapters\//,
  },
  { rule: 'R5: the App does not know the actions', from: /^app\//, never: /^actions\/|^@actions\// },
  { rule: 'R5: handlers receive use cases, not adapters', from: /^app\/handlers\//, never: /^shared\/adapters\// },
]

const modules = sourceFiles().map((file) => ({ file, imports: importsOf(file, read(file)) }))

function broken(from: RegExp, isWrong: (file: string, target: string) => boolean): string[] {
  return modules
    .filter(({ file }) => from.test(file))
    .flatMap(({ file, imports }) =>
      imports.filter(({ target }) => isWrong(file, target)).map(({ target }) => `${file} -> ${target}`),
    )
}

describe('arrows point down', () => {
  test.for(RULES)('$rule', ({ from, never, except }) => {
    expect(broken(from, (file, target) => never.test(target) && !except?.(file, target))).toEqual([])
  })

  test('R4: an action knows its own folder and the kit, no other action', () => {
    const own = (file: string): string => file.split('/')[1] ?? ''
    expect(
      broken(/^actions\/(?!kit\/)[^/]+\//, (file, target) => {
        const folder = /^actions\/([^/]+)\//.exec(target)?.[1]
        return folder !== undefined && folder !== 'kit' && folder !== own(file)
      }),
    ).toEqual([])
  })

  test('R6: an adapter folder never imports another', () => {
    const folderOf = (path: string): string | undefined => /^shared\/adapters\/([^/]+)\//.exec(path)?.[1]
    expect(
      broken(/^shared\/adapters\//, (file, target) => {
        const other = folderOf(target)
        return other !== undefined && other !== folderOf(file)
      }),
    ).toEqual([])
  })

  test('R7: ports import types, and export no function and no class', () => {
    const ports = modules.filter(({ file }) => file.startsWith('shared/ports/'))
    expect(ports.length).toBeGreaterThan(5)
    expect(ports.flatMap(({ file, imports }) => imports.filter(({ isType }) => !isType).map(() => file))).toEqual([])
    expect(ports.filter(({ file }) => /^export (async )?(function|class|let) /m.test(read(file)))).toEqual([])
  })

  test('the patterns see what they must see', () => {
    const text = `import { a } from '../kernel/error.ts'\nexport type { B } from './b.ts'\nconst c = await import('yaml')\nimport 'x'\n`
    expect(importsOf('shared/policy/rule.ts', text)).toEqual([
      { target: 'shared/kernel/error.ts', isType: false },
      { target: 'shared/policy/b.ts', isType: true },
      { target: 'x', isType: false },
      { target: 'yaml', isType: false },
    ])
  })
})

describe('text rules', () => {
  const only = (pattern: RegExp, files = modules.map(({ file }) => file)): string[] =>
    files.filter((file) => pattern.test(read(file)))

  test('R2: pure domains have no clock, no chance, no process and no network', () => {
    const pure = modules.map(({ file }) => file).filter((file) => PURE.test(file))
    expect(only(/\b(new Date\(\)|Date\.now|Math\.random|process\.|fetch\(|setTimeout\(|console\.)/, pure)).toEqual([])
  })

  test('R8: the environment is read at the two composition roots only', () => {
    const roots = ['actions/kit/compose.ts', 'app/env.ts', 'app/server.ts']
    expect(only(/\bprocess\.env\b/).filter((file) => !roots.includes(file))).toEqual([])
  })

  test('R10: use cases are one story each: under 100 lines of code, without imports and comments', () => {
    const codeLines = (file: string): number =>
      read(file)
        .replace(/^import [^;]*?from '[^']+'$/gm, '')
        .split('\n')
        .filter((line) => !/^\s*(\/?\*|\/\/|$)/.test(line)).length
    const cases = modules.map(({ file }) => file).filter((file) => file.startsWith('shared/usecases/'))
    expect(cases.filter((file) => codeLines(file) >= 100)).toEqual([])
  })

  test('the entry of an action is a frame, nothing else', () => {
    const entries = modules.filter(({ file }) => /^actions\/[^/]+\/main\.ts$/.test(file))
    expect(entries.length).toBeGreaterThan(4)
    expect(entries.filter(({ file }) => read(file).split('\n').length > 40)).toEqual([])
  })
})
