import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readActions } from '../../.github/scripts/read-action.ts'
import { auditHelp } from '../../actions/audit/help.ts'
import { cardHelp } from '../../actions/card/help.ts'
import { diffHelp } from '../../actions/diff/help.ts'
import { doctorHelp } from '../../actions/doctor/help.ts'
import { explainHelp } from '../../actions/explain/help.ts'
import { ingestHelp } from '../../actions/ingest/help.ts'
import { initHelp } from '../../actions/init/help.ts'
import { inspectHelp } from '../../actions/inspect/help.ts'
import { policyHelp } from '../../actions/policy/help.ts'
import { promoteHelp } from '../../actions/promote/help.ts'
import { replayHelp } from '../../actions/replay/help.ts'
import { rollbackHelp } from '../../actions/rollback/help.ts'
import { schemaHelp } from '../../actions/schema/help.ts'
import { OPTIONAL_EVENTS, OPTIONAL_PERMISSIONS, PERMISSIONS } from '../../app/manifest.ts'
import { FAULT_CODES, USER_ERROR_CODES } from '../../shared/kernel/error.ts'
import { ROOT, read, trackedFiles } from './source-files.ts'

const actions = readActions()
const READ = /\bread\.(?:text|textOr|required|boolean|choice|names|number)(?:<[^>]*>)?\(\s*'([^']+)'/g

test('there is an action for every verb of a pipeline', () => {
  expect(actions.map(({ verb }) => verb).sort()).toEqual(
    expect.arrayContaining(['drift', 'gate', 'register', 'test', 'train']),
  )
})

test.for(actions.map((action) => [action.verb, action] as const))(
  'R13: %s reads exactly the inputs it declares',
  ([verb, action]) => {
    const inputs = [...read(`actions/${verb}/inputs.ts`).matchAll(READ)].map((match) => match[1] ?? '')
    expect([...new Set(inputs)].sort()).toEqual(Object.keys(action.inputs).sort())
  },
)

test.for(actions.map((action) => [action.verb, action] as const))(
  'R13: %s is declared and documented',
  ([verb, action]) => {
    expect(action.runs).toEqual({ using: 'node24', main: `../dist/${verb}.js` })
    expect(action.branding).toMatchObject({ color: expect.any(String), icon: expect.any(String) })
    for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
      expect(description.length).toBeGreaterThan(15)
    }
    const page = read(`docs/actions/${verb}.md`)
    for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)])
      expect(page).toContain(`\`${name}\``)
    expect(existsSync(join(ROOT, 'actions', 'dist', `${verb}.js`))).toBe(true)
  },
)

test('every error code has its heading, and every heading its code', () => {
  const headings = [...read('docs/errors.md').matchAll(/^### ([A-Z_]+)$/gm)].map((match) => match[1])
  expect(headings.sort()).toEqual([...USER_ERROR_CODES, ...FAULT_CODES].sort())
})

test('every flag of a verb is described in docs/cli.md', () => {
  const page = read('docs/cli.md')
  for (const { verb, inputs } of actions) {
    expect(page).toContain(`## assay ${verb}`)
    for (const name of Object.keys(inputs)) if (name !== 'token') expect(page).toContain(`--${name}`)
  }
})

/** Verbs that answer a question about data in hand: a workflow has nothing to do with the answer, so they are no actions. */
const CLI_ONLY = {
  init: initHelp,
  schema: schemaHelp,
  diff: diffHelp,
  inspect: inspectHelp,
  doctor: doctorHelp,
  audit: auditHelp,
  replay: replayHelp,
  explain: explainHelp,
  policy: policyHelp,
  card: cardHelp,
  ingest: ingestHelp,
  promote: promoteHelp,
  rollback: rollbackHelp,
}

test.for(Object.entries(CLI_ONLY))(
  'R13: %s, on the command line only, reads exactly its flags and is documented',
  ([verb, help]) => {
    const flags = help.flags.map(({ name }) => name).sort()
    const inputs = [...read(`actions/${verb}/inputs.ts`).matchAll(READ)].map((match) => match[1] ?? '')
    expect([...new Set(inputs)].sort()).toEqual(flags)
    const page = read('docs/cli.md').split(`## assay ${verb}\n`)[1]?.split('\n## ')[0] ?? ''
    for (const name of flags) expect(page).toMatch(new RegExp(`\`--${name}[ \`]`))
    expect(page).toContain(`schema/cli-${verb}.schema.json`)
    expect(existsSync(join(ROOT, 'actions', verb, 'action.yml'))).toBe(false)
  },
)

test('R14: what is bundled stays within a written budget, and every package has a licence', () => {
  const notices = [...read('actions/dist/LICENSES.txt').matchAll(/^(@?[\w./-]+)@\d+\.\d+\.\S* (.+)$/gm)]
  expect(notices.length).toBeGreaterThan(10)
  expect(notices.length).toBeLessThanOrEqual(120)
  const known = /^\(?(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|0BSD)\b/
  expect(notices.filter(([, , licence]) => !known.test(licence ?? '')).map(([line]) => line)).toEqual([])
  const bytes = trackedFiles()
    .filter((file) => file.startsWith('actions/dist/'))
    .reduce((sum, file) => sum + statSync(join(ROOT, file)).size, 0)
  // Two thirds are GitHub's own packages for artifacts and its API, and the checks of the schemas, made ready. Each verb loads its own part.
  expect(bytes).toBeLessThan(9_000_000)
})

test('every right that the App may be given is explained', () => {
  const page = read('docs/app.md')
  for (const [name, { reason }] of Object.entries({ ...PERMISSIONS, ...OPTIONAL_PERMISSIONS })) {
    expect(reason.length).toBeGreaterThan(10)
    expect(page, name).toContain(name.replaceAll('_', ' '))
  }
  for (const event of OPTIONAL_EVENTS) expect(page).toContain(`\`${event}\``)
})
