import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ATTACKS, type Staging } from './list.ts'

/**
 * `npm run attacks [-- A16 A22 …]`: takes each countermeasure of the threat model out of a copy of this tree, one at a time, and runs the
 * test of the attack. The attack must succeed then: a test that still passes guards nothing. Exit code 1: there is such a test.
 */
const ROOT = join(import.meta.dirname, '..', '..')

type Outcome = { readonly failed: number; readonly passed: number; readonly words: string }

const asked = process.argv.slice(2)
const unknown = asked.filter((id) => !(id in ATTACKS))
if (unknown.length > 0) throw new Error(`there is no attack ${unknown.join(', ')}`)
process.exitCode = await prove(asked.length > 0 ? asked : Object.keys(ATTACKS))

async function prove(ids: readonly string[]): Promise<number> {
  const copy = copyTree()
  const weak: string[] = []
  let taken = 0
  try {
    for (const id of ids) {
      for (const staging of ATTACKS[id] ?? []) {
        const verdict = await takeOut(copy, id, staging)
        taken++
        if (verdict !== undefined) weak.push(`${id}: ${verdict}`)
        console.log(
          `${verdict === undefined ? 'guarded' : 'WEAK   '} ${id.padEnd(3)} ${staging.file}: ${staging.find.trim()}`,
        )
      }
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
  for (const line of weak) console.error(line)
  console.log(`${ids.length} attacks, ${taken} countermeasures taken out, ${taken - weak.length} noticed`)
  return weak.length === 0 ? 0 : 1
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

/** What is wrong with the guard; `undefined` when the attack succeeds without it and the test says so. */
async function takeOut(copy: string, id: string, { test, file, find, replace }: Staging): Promise<string | undefined> {
  const path = join(copy, file)
  const source = readFileSync(path, 'utf8')
  if (source.split(find).length !== 2) return `the text to take out does not stand exactly once in ${file}`
  writeFileSync(
    path,
    source.replace(find, () => replace),
  )
  try {
    const without = await runTest(copy, test, id)
    if (without.failed > 0) return undefined
    return without.passed > 0 ? `${test} passes without it` : `${test} did not run: ${without.words}`
  } finally {
    writeFileSync(path, source)
  }
}

/** Runs the tests of one file that have the number of the attack in their name. */
async function runTest(copy: string, test: string, id: string): Promise<Outcome> {
  const report = join(copy, 'attack-report.json')
  rmSync(report, { force: true })
  const [project = ''] = test.split('/')
  const vitest = join(copy, 'node_modules', 'vitest', 'vitest.mjs')
  const args = ['run', '--project', project, `test/${test}`, '-t', `\\b${id}\\b`, '--bail=1']
  const output = ['--reporter=json', `--outputFile.json=${report}`]
  const child = spawn(process.execPath, [vitest, ...args, ...output], { cwd: copy, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  await new Promise((resolve) => child.once('close', resolve))
  const words = Buffer.concat(said).toString().slice(-400)
  if (!existsSync(report)) return { failed: 0, passed: 0, words }
  const { numFailedTests: failed, numPassedTests: passed } = JSON.parse(readFileSync(report, 'utf8'))
  return { failed, passed, words }
}
