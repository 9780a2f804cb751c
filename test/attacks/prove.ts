import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ATTACKS, type Staging } from './list.ts'

/**
 * `npm run attacks [-- A16 A22 …]`: takes each countermeasure of the threat model out of a copy of this tree, one at a time, and runs the
 * test of the attack. The attack must succeed then: a test that still passes guards nothing, nor does one that fails with everything in
 * place, or only because the code no longer runs. Exit code 1: there is such a test.
 */
const ROOT = join(import.meta.dirname, '..', '..')

type Outcome = { readonly failed: readonly Failure[]; readonly passed: number; readonly words: string }
type Failure = { readonly name: string; readonly message: string }
type Verdict = { readonly isWeak: boolean; readonly words: string }
type Failing = Verdict & { readonly file: string; readonly name: string }
type Report = {
  readonly numPassedTests: number
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages?: readonly string[]
    }[]
  }[]
}

/** What a test says that did not come to the attack: the code without the countermeasure is no program any more. */
const BROKEN = /^(SyntaxError|ReferenceError)/

const asked = process.argv.slice(2)
const unknown = asked.filter((id) => !(id in ATTACKS))
if (unknown.length > 0) throw new Error(`there is no attack ${unknown.join(', ')}`)
process.exitCode = await prove(asked.length > 0 ? asked : Object.keys(ATTACKS))

async function prove(ids: readonly string[]): Promise<number> {
  const copy = copyTree()
  const weak: string[] = []
  const stagings = ids.flatMap((id) => (ATTACKS[id] ?? []).map((staging) => ({ id, staging })))
  try {
    const failing = await failingNow(copy, ids)
    for (const { id, staging } of stagings) {
      const start = performance.now()
      const { isWeak, words } =
        failing.find((one) => one.file === staging.test && isOf(one.name, id)) ?? (await takeOut(copy, id, staging))
      const seconds = Math.round((performance.now() - start) / 1000)
      if (isWeak) weak.push(`${id}: ${words}`)
      console.log(`${isWeak ? 'WEAK   ' : 'guarded'} ${id.padEnd(3)} ${staging.file}: ${staging.find.trim()}`)
      console.log(`            ${seconds} s, ${staging.test}: ${words}`)
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
  for (const line of weak) console.error(line)
  console.log(
    `${ids.length} attacks, ${stagings.length} countermeasures taken out, ${stagings.length - weak.length} noticed`,
  )
  return weak.length === 0 ? 0 : 1
}

/** What fails of these attacks with every countermeasure in place: it would seem to notice anything. */
async function failingNow(copy: string, ids: readonly string[]): Promise<Failing[]> {
  const files = new Set(ids.flatMap((id) => (ATTACKS[id] ?? []).map(({ test }) => test)))
  const found: Failing[] = []
  for (const file of files) {
    const { failed, passed, words } = await runTest(copy, file, `(?:${ids.join('|')})`, 0)
    if (passed + failed.length === 0) throw new Error(`${file} did not run: ${words}`)
    for (const { name, message } of failed)
      found.push({ file, name, isWeak: true, words: `${name} fails with everything in place: ${message}` })
  }
  return found
}

/** Every file that git tracks or would track; packages are linked. */
function copyTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'assay-attacks-'))
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const wanted = listed.split('\0').filter((file) => file !== '' && !/^actions\/(dist|engines)\//.test(file))
  for (const file of wanted.filter((one) => existsSync(join(ROOT, one)))) {
    mkdirSync(join(copy, dirname(file)), { recursive: true })
    cpSync(join(ROOT, file), join(copy, file))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
  // Tests of the tree itself ask git what is in it.
  execFileSync('git', ['init', '--quiet'], { cwd: copy })
  return copy
}

/** Whether the attack succeeds without its guard and the test says so, and what it says. */
async function takeOut(copy: string, id: string, { test, file, find, replace }: Staging): Promise<Verdict> {
  const path = join(copy, file)
  const source = readFileSync(path, 'utf8')
  if (source.split(find).length !== 2) return { isWeak: true, words: `its text does not stand exactly once in ${file}` }
  writeFileSync(
    path,
    source.replace(find, () => replace),
  )
  try {
    const without = await runTest(copy, test, id, 1)
    const [first] = without.failed
    if (first === undefined && without.passed > 0) return { isWeak: true, words: `${test} passes without it` }
    if (first === undefined) return { isWeak: true, words: `${test} did not run: ${without.words}` }
    return { isWeak: BROKEN.test(first.message), words: `${first.name}: ${first.message}` }
  } finally {
    writeFileSync(path, source)
  }
}

function isOf(name: string, id: string): boolean {
  return new RegExp(`\\b${id}\\b`).test(name)
}

/** Runs the tests of one file that have the number of the attack in their name; ends after `bail` failures, never at 0. */
async function runTest(copy: string, test: string, id: string, bail: number): Promise<Outcome> {
  const report = join(copy, 'attack-report.json')
  rmSync(report, { force: true })
  const [project = ''] = test.split('/')
  const vitest = join(copy, 'node_modules', 'vitest', 'vitest.mjs')
  const args = ['run', '--project', project, `test/${test}`, '-t', `\\b${id}\\b`, `--bail=${bail}`]
  const output = ['--reporter=json', `--outputFile.json=${report}`]
  const child = spawn(process.execPath, [vitest, ...args, ...output], { cwd: copy, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  await new Promise((resolve) => child.once('close', resolve))
  const words = Buffer.concat(said).toString().slice(-400)
  if (!existsSync(report)) return { failed: [], passed: 0, words }
  const { numPassedTests: passed, testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName: name, failureMessages = [] }) => ({ name, message: failureMessages[0]?.split('\n')[0] ?? '' }))
  return { failed, passed, words }
}
