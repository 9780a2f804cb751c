import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, ROOT, read, trackedFiles } from './source-files.ts'

const dockerfile = read('app/Dockerfile')
const lines = dockerfile.replaceAll(/\\\n/g, ' ').split('\n')
const instructions = (word: string) =>
  lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1).trim())
const copied = instructions('COPY').flatMap((line) => line.split(/\s+/).slice(0, -1))

/** What a file of ours needs when it is loaded. */
function loads(file: string): readonly string[] {
  const found = importsOf(file, read(file)).filter(({ target, isType }) => !isType && !target.startsWith('node:'))
  return found.map(({ target }) => target)
}

const isOurs = (target: string): boolean => /^(app|shared|actions|test)\//.test(target)

/** Every file that starting the App may load, by its imports. */
function reachable(start: string): { readonly files: ReadonlySet<string>; readonly packages: ReadonlySet<string> } {
  const [files, open] = [new Set<string>(), [start]]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (!files.has(file)) open.push(...loads(file).filter(isOurs))
    files.add(file)
  }
  const packages = [...files].flatMap(loads).filter((target) => !isOurs(target))
  return { files, packages: new Set(packages.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'))) }
}

const app = reachable('app/server.ts')

describe('the container', () => {
  test('copies what exists, and everything that starting the App loads', () => {
    const tracked = trackedFiles()
    for (const source of copied)
      expect(tracked.some((file) => file === source || file.startsWith(`${source}/`))).toBe(true)
    const outside = [...app.files].filter((file) => !copied.some((source) => file.startsWith(`${source}/`)))
    expect(outside).toEqual([])
    expect(app.files.size).toBeGreaterThan(300)
  })

  test('installs packages for production only, runs no script of theirs, and these hold all that is loaded', () => {
    const [install] = instructions('RUN').filter((line) => line.includes('npm'))
    expect(install).toMatch(/^npm ci --omit=dev --omit=optional --ignore-scripts\b/)
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> }
    expect([...app.packages].filter((name) => dependencies[name] === undefined)).toEqual([])
    expect(app.packages.size).toBeGreaterThan(5)
  })

  test('is run by somebody who is not root, and stops when it is asked to', () => {
    expect(instructions('USER')).toEqual(['node'])
    expect(lines.findIndex((line) => line.startsWith('USER'))).toBeGreaterThan(
      lines.findLastIndex((line) => line.startsWith('COPY')),
    )
    expect(instructions('STOPSIGNAL')).toEqual(['SIGTERM'])
    const command = JSON.parse(instructions('CMD')[0] ?? '[]') as string[]
    // Node itself is the first process, so that the signal reaches it.
    expect(command[0]).toBe('node')
    expect(existsSync(join(ROOT, command.at(-1) ?? ''))).toBe(true)
    expect(dockerfile).toContain('process.env.PORT')
  })

  test('has the Node that the project is written for, and takes no secret with it', () => {
    expect(instructions('FROM')).toEqual([`node:${read('.node-version').trim().split('.')[0]}-slim`])
    expect(instructions('ENV').concat(instructions('ARG')).join(' ')).not.toMatch(/SECRET|KEY|TOKEN/)
    const ignored = read('app/Dockerfile.dockerignore').split('\n')
    expect(ignored[0]).toBe('*')
    expect(
      ignored
        .filter((line) => line.startsWith('!'))
        .map((line) => line.slice(1))
        .sort(),
    ).toEqual([...copied].sort())
  })
})

test('the unit of systemd starts what the container starts, with the same packages', () => {
  const page = read('docs/operations.md')
  const command = JSON.parse(instructions('CMD')[0] ?? '[]') as string[]
  expect(page).toContain(`ExecStart=/usr/bin/${command.join(' ')}\n`)
  expect(page).toContain('npm ci --omit=dev --omit=optional --ignore-scripts')
  expect(page).toContain('RestartPreventExitStatus=2')
  expect(read('app/server.ts')).toMatch(/instanceof UserError \? 2 : 3/)
})
