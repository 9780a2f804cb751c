import { execFile, execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { readActions } from '../../.github/scripts/read-action.ts'
import { COMMON_FLAGS, type VerbHelp } from '../../actions/kit/help.ts'
import { parseConfig } from '../../shared/config/parse.ts'
import { validate } from '../../shared/document/validate.ts'
import { parseYaml } from '../../shared/document/yaml.ts'
import { FAULT_CODES, USER_ERROR_CODES } from '../../shared/kernel/error.ts'
import { parseFloor } from '../../shared/policy/floor.ts'
import { parsePolicy } from '../../shared/policy/parse.ts'
import { inventorySchema, validationsSchema } from '../../shared/policy/repository-schemas.ts'
import { type CasesDocument, casesSchema } from '../../shared/robustness/cases-schema.ts'
import { columnEntries, parseDataSchema } from '../../shared/schema/parse.ts'
import { anchorsOf, type Block, blocksOf, documents, linksOf, ROOT } from './markdown-blocks.ts'

const DOCUMENTS = documents()
const BLOCKS = DOCUMENTS.flatMap(blocksOf)
const VERBS = await verbs()
const place = ({ file, line }: Block): string => `${file}:${line}`
const of = (...languages: readonly string[]) => BLOCKS.filter(({ language }) => languages.includes(language))
const complete = of('yaml', 'yml').filter(({ text }) => /^version: 1$/m.test(text))
const isDataSchema = ({ text }: Block): boolean => /^columns:/m.test(text)
const isCases = ({ text }: Block): boolean => /^cases:/m.test(text)
const isPolicy = ({ text }: Block): boolean => /^ +rules:/m.test(text)
const isInventory = ({ text }: Block): boolean => /^ +owner:/m.test(text)
const isValidations = ({ text }: Block): boolean => /^validations:/m.test(text)
const isFloor = ({ text }: Block): boolean => /^rules:/m.test(text)

/** How each kind of document is told, and how much stands in it; what is none of these is a configuration. */
const KINDS: readonly (readonly [(block: Block) => boolean, (block: Block, at: string) => number])[] = [
  [isDataSchema, ({ text }, at) => columnEntries(parseDataSchema(text, at).document).length],
  [isCases, ({ text }, at) => checked<CasesDocument>(text, at, casesSchema).cases.length],
  [isInventory, ({ text }, at) => Object.keys(checked<object>(text, at, inventorySchema)).length],
  [isValidations, ({ text }, at) => Object.keys(checked<object>(text, at, validationsSchema)).length],
  [isFloor, ({ text }, at) => parseFloor(text, at).rules.length],
  [isPolicy, ({ text }, at) => parsePolicy(text, at).models.length],
]

function checked<T>(text: string, at: string, schema: object): T {
  return validate<T>(parseYaml(text, at, 'CONFIG_INVALID'), schema, 'CONFIG_INVALID')
}

describe('what the documents show', () => {
  test('there is something to check', () => {
    expect(DOCUMENTS).toContain('README.md')
    expect(complete.length).toBeGreaterThan(4)
  })

  test.for(complete.map((block) => [place(block), block] as const))('%s is a valid document', ([at, block]) => {
    const [, count] = KINDS.find(([isOf]) => isOf(block)) ?? [
      undefined,
      ({ text }: Block) => parseConfig(text, at).models.length,
    ]
    expect(count(block, at)).toBeGreaterThan(0)
  })

  test('every `uses:` of ours names an action or workflow that is here, with inputs that it has', () => {
    const uses = of('yaml', 'yml').flatMap((block) =>
      usesIn(parse(block.text)).map((use) => ({ at: place(block), ...use })),
    )
    const ours = uses.filter(({ uses: path }) => path.startsWith('assay-ml/assay/'))
    expect(ours.length).toBeGreaterThan(1)
    const wrong = ours.flatMap(({ at, uses: path, given }) => {
      const known = inputsOf(path.replace(/^assay-ml\/assay\/(.*)@[\w.<>-]+$/, '$1'))
      if (known === undefined) return [`${at}: there is no ${path}`]
      return given.filter((name) => !known.includes(name)).map((name) => `${at}: ${path} has no input ${name}`)
    })
    expect(wrong).toEqual([])
  })

  test('every `assay` command has a verb and flags that exist', () => {
    const shown = BLOCKS.filter(({ language }) => ['sh', 'bash', 'yaml'].includes(language)).flatMap((block) =>
      [...block.text.matchAll(/^(?:- run: |npx )?assay ([a-z]+)([^\n|#`]*)/gm)].map((match) => ({
        at: place(block),
        verb: match[1] ?? '',
        flags: [...(match[0] ?? '').matchAll(/--([a-z-]+)/g)].map(([, name = '']) => name),
      })),
    )
    expect(shown.length).toBeGreaterThan(8)
    const wrong = shown.filter(
      ({ verb, flags }) => !flags.every((flag) => VERBS.get(verb)?.includes(flag)) || !VERBS.has(verb),
    )
    expect(wrong).toEqual([])
  })

  test('every npm script that is named exists', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }
    const text = DOCUMENTS.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n')
    const named = [...text.matchAll(/npm run ([a-z-]+)/g)].map(([, name = '']) => name)
    expect([...new Set(named)].filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })

  test('every link leads somewhere', () => {
    const broken = DOCUMENTS.flatMap((file) =>
      linksOf(file).flatMap(({ target, anchor }) => {
        if (!existsSync(join(ROOT, target))) return [`${file}: ${target}`]
        const isThere = anchor === undefined || !target.endsWith('.md') || anchorsOf(target).includes(anchor)
        return isThere ? [] : [`${file}: ${target}#${anchor}`]
      }),
    )
    expect(broken).toEqual([])
  })

  test('every document that a message names exists', () => {
    const text = ['actions', 'app', 'shared'].map((folder) => sourceText(folder)).join('\n')
    const named = [...new Set([...text.matchAll(/docs\/[\w./-]+\.(?:md|json)/g)].map(([path]) => path))]
    expect(named.length).toBeGreaterThan(2)
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  })

  test('every error code is explained, and no other', () => {
    const headings = [...readFileSync(join(ROOT, 'docs/errors.md'), 'utf8').matchAll(/^### ([A-Z_]+)$/gm)]
    expect(headings.map(([, code]) => code).toSorted()).toEqual([...USER_ERROR_CODES, ...FAULT_CODES].toSorted())
  })
})

describe('what the documents tell people to do', () => {
  test('the README’s commands for a laptop work on the example', async () => {
    const folder = newFolder()
    cpSync(join(ROOT, 'test/examples/credit-scoring'), folder, { recursive: true })
    for (const made of ['build', '.assay']) rmSync(join(folder, made), { recursive: true, force: true })
    const months = { today: 10, old: '09', new: 10 }
    for (const [name, month] of Object.entries(months))
      cpSync(join(folder, `data/applications-2026-${month}.csv`), join(folder, `data/${name}.csv`))
    execFileSync('git', ['init', '--quiet'], { cwd: folder })
    const block = blocksOf('README.md').find(({ text }) => /assay train/.test(text))
    const commands = (block?.text ?? '').split('\n').filter((command) => command.startsWith('assay '))
    expect(commands.length).toBeGreaterThan(3)
    for (const command of commands) {
      const { code, output } = await shell(folder, command)
      expect(code, `${command}\n${output}`).toBe(command.includes('assay drift') ? 1 : 0)
    }
  })

  test('the tutorial works from its first line to its last, and says what happens', async () => {
    const blocks = blocksOf('docs/tutorial.md').filter(({ text }) => !text.startsWith('git clone'))
    const start: Walk = { root: newFolder(), folder: '.', output: '', said: 0 }
    const end = await blocks.reduce(async (before, block) => follow(block, await before), Promise.resolve(start))
    expect(end.said).toBeGreaterThan(8)
  })
})

/** Where a reader is: the folder, what the last commands said, and how many lines of answers were checked. */
type Walk = { readonly root: string; readonly folder: string; readonly output: string; readonly said: number }

/** Does what a block asks for: writes a file, runs commands, or compares what was said. */
async function follow({ language, text, path = '' }: Block, at: Walk): Promise<Walk> {
  const workspace = join(at.root, at.folder)
  if (language === 'yaml') writeFileSync(join(workspace, path), text)
  if (language === 'sh') {
    const { code, output } = await shell(workspace, `set -e\n${text}`)
    expect(code, `${text}\n${output}`).toBe(0)
    return { ...at, output: squeeze(output), folder: /^mkdir ([\w-]+) && cd/.exec(text)?.[1] ?? at.folder }
  }
  if (language !== 'text') return at
  const lines = text.trim().split('\n')
  for (const line of lines) expect(at.output).toContain(squeeze(line))
  return { ...at, said: at.said + lines.length }
}

const squeeze = (text: string): string => text.replaceAll(/ +/g, ' ')

/** The flags of each verb, from what `--help` is made of. */
async function verbs(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>()
  for (const verb of readdirSync(join(ROOT, 'actions')).filter((name) =>
    existsSync(join(ROOT, 'actions', name, 'help.ts')),
  )) {
    const { [`${verb}Help`]: help } = (await import(`../../actions/${verb}/help.ts`)) as {
      readonly [name: string]: VerbHelp
    }
    found.set(
      verb,
      [...(help?.flags ?? []), ...COMMON_FLAGS].map(({ name }) => name),
    )
  }
  return found
}

type Use = { readonly uses: string; readonly given: readonly string[] }

/** Every `uses:` in a document, with the names of its `with:`. */
function usesIn(value: unknown): readonly Use[] {
  if (typeof value !== 'object' || value === null) return []
  const { uses, with: given } = value as { readonly uses?: unknown; readonly with?: object }
  const own = typeof uses === 'string' ? [{ uses, given: Object.keys(given ?? {}) }] : []
  return [...own, ...Object.values(value).flatMap(usesIn)]
}

function inputsOf(path: string): readonly string[] | undefined {
  if (path.endsWith('.yml')) {
    if (!existsSync(join(ROOT, path))) return undefined
    const { on } = parse(readFileSync(join(ROOT, path), 'utf8')) as { on: { workflow_call?: { inputs?: object } } }
    return Object.keys(on.workflow_call?.inputs ?? {})
  }
  const action = readActions().find(({ verb }) => path === `actions/${verb}`)
  return action === undefined ? undefined : Object.keys(action.inputs)
}

function sourceText(folder: string): string {
  const files = execFileSync('git', ['ls-files', `${folder}/**/*.ts`, `${folder}/*.ts`], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  const paths = files.split('\n').filter((path) => path !== '' && existsSync(join(ROOT, path)))
  return paths.map((path) => readFileSync(join(ROOT, path), 'utf8')).join('\n')
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-documents-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

type Ran = { readonly code: number; readonly output: string }

/** A shell as a new user has it, with `assay` on the path. */
function shell(cwd: string, script: string): Promise<Ran> {
  const bin = newFolder()
  mkdirSync(join(bin, 'home'))
  writeFileSync(join(bin, 'assay'), `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, 'actions/cli.ts')}' "$@"\n`)
  chmodSync(join(bin, 'assay'), 0o755)
  const person = { GIT_AUTHOR_NAME: 'New User', GIT_AUTHOR_EMAIL: 'new@localhost' }
  const env = {
    ...person,
    GIT_COMMITTER_NAME: person.GIT_AUTHOR_NAME,
    GIT_COMMITTER_EMAIL: person.GIT_AUTHOR_EMAIL,
    HOME: join(bin, 'home'),
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
  }
  return new Promise((resolve) => {
    execFile('bash', ['-c', `exec 2>&1\n${script}`], { cwd, env }, (error, output) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), output })
    })
  })
}
