import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { startFakeGitHub } from '../fakes/github/start.ts'
import { CONFIG, POLICY, WORKFLOW } from '../fixtures/repository-facts.ts'
import { createWorkspace, type Result, runCli, runCliIn } from './run-bundle.ts'

const FILES = {
  'assay.yml': CONFIG,
  '.github/assay-policy.yml': POLICY,
  '.github/workflows/model.yml': WORKFLOW,
  '.github/CODEOWNERS': '/.github/ @acme/ml\n/assay.yml @acme/ml\n',
}

type Document = { proven: boolean; source: string; checks: { id: string; state: string; fix?: string }[] }

function document(verb: 'doctor' | 'error', { stdout }: Result): Document {
  return validate(parseStrictJson(stdout, `assay ${verb} --json`, 'INPUT_INVALID'), cliSchemas[verb], 'INPUT_INVALID')
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = createWorkspace()
  rmSync(join(folder, '.github'), { recursive: true, force: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const states = ({ checks }: Document, state: string): string[] =>
  checks.filter((check) => check.state === state && check.id !== 'dependabot').map(({ id }) => id)

test('without a token the files are looked at, the rest is not seen, and nothing is proven', async () => {
  const result = await runCli('source', folderWith(FILES), 'doctor', '--json')
  expect(result.code, result.stderr).toBe(3)
  const found = document('doctor', result)
  expect(found).toMatchObject({ proven: false, source: 'working-tree' })
  expect(states(found, 'problem')).toEqual([])
  expect(states(found, 'ok')).toEqual(expect.arrayContaining(['codeowners-cover', 'policy-blocks', 'actions-pinned']))
  expect(states(found, 'unknown')).toEqual(expect.arrayContaining(['check-required', 'no-bypass', 'fork-secrets']))
  expect(result.stderr).toContain('Not proven')
})

test('what the files tell is a problem also without a token', async () => {
  const folder = folderWith({
    ...FILES,
    '.github/workflows/model.yml': WORKFLOW.replace(/checkout@\w+/, 'checkout@v6'),
  })
  execFileSync('git', ['remote', 'add', 'origin', 'git@github.localhost:acme/credit.git'], { cwd: folder })
  const result = await runCli('source', folder, 'doctor')
  expect(result.code).toBe(1)
  expect(result.stdout).toContain('acme/credit, branch main')
  expect(result.stdout).toMatch(/WRONG +actions-pinned .*actions\/checkout@v6/)
  expect(result.stdout).toContain('uses: OWNER/ACTION@<40 hex digits>')
})

test('with a token the repository on GitHub is examined, and the command that repairs it is printed', async () => {
  const fake = await startFakeGitHub()
  onTestFinished(() => fake.close())
  fake.createOrganization('acme', { owners: ['olivia'] })
  fake.createTeam('acme', { slug: 'ml', members: ['mo'] })
  const repo = await fake.createRepository('acme/credit', { files: FILES })
  fake.addTeam(repo, 'ml', 'write')
  const env = { GITHUB_TOKEN: fake.userToken('olivia'), GITHUB_API_URL: fake.url }
  const folder = folderWith({})
  const result = await runCliIn(env, folder, 'doctor', '--repository', 'acme/credit', '--app', '77', '--json')
  expect(result.code, result.stderr).toBe(1)
  const found = document('doctor', result)
  expect(found).toMatchObject({ source: 'github', repository: 'acme/credit', branch: 'main', proven: false })
  expect(states(found, 'unknown')).toEqual([])
  expect(found.checks.find(({ id }) => id === 'check-required')?.fix).toContain('"integration_id": 77')
  expect(result.stderr).toMatch(
    /^gh api -X POST repos\/acme\/credit\/rulesets --input - <<'JSON'\n\{\n {2}"name"[\s\S]*\n\}\nJSON$/m,
  )
  const elsewhere = await runCliIn({ ...env, GITHUB_REPOSITORY: 'acme/nothing' }, folder, 'doctor', '--json')
  expect(elsewhere.code).toBe(3)
  expect(document('error', elsewhere)).toMatchObject({ error: { code: 'GITHUB_UNAVAILABLE' } })
  expect(fake.violations).toEqual([])
})

test.for([
  [['--repository', 'acme'], 'owner/name'],
  [['--repository', 'acme/credit'], 'there is no token'],
  [['--app', 'Our App'], 'number nor the slug'],
  [['--brnch', 'main'], '--branch'],
] as const)('%o is refused', async ([args, words]) => {
  const result = await runCli('source', folderWith({}), 'doctor', ...args, '--json')
  expect(result.code).toBe(2)
  expect(JSON.stringify(document('error', result))).toContain(words)
})
