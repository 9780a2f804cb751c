import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { OLD_PRESETS, PRESETS, presetName } from '../../shared/policy/presets/names.ts'
import type { Control, Preset } from '../../shared/policy/presets/preset.ts'
import { cell, fillPage, table } from './markdown.ts'
import { ROOT } from './read-action.ts'
import { writeOrCheck } from './write-or-check.ts'

/** docs/presets/<name>@<version>.md for every preset, and the list of presets in docs/presets.md. */
const FOLDER = 'docs/presets'
const COMMAND = 'npm exec -- node .github/scripts/preset-docs.ts'

function page(preset: Preset): string {
  const name = presetName(preset)
  const rules = preset.rules.map(({ id, ...settings }) => {
    const [[kind, said] = ['', {}]] = Object.entries(settings)
    return [`\`${preset.name}/${id}\``, linked(kind), `\`${cell(JSON.stringify(said))}\``]
  })
  return [
    `# ${name}`,
    `<!-- made by ${COMMAND.split(' ').at(-1)} from shared/policy/presets -->`,
    `${preset.title}. ${preset.standing}`,
    'The tables say what rules look at. They do not say that anything is fulfilled: each control has a part that only people can do, and some have no other.',
    '## Rules that it asks of every model',
    table(['Rule', 'Kind', 'Settings'], rows(rules)).trimEnd(),
    '## Rules that the policy must have',
    'Only the repository can write these: its limits, its files, its people. Each must block, without `when`, for every model; until then the policy is refused.',
    preset.demands.map((kinds) => `- ${kinds.map(linked).join(' or ')}`).join('\n'),
    '## Control by control',
    table(
      ['Control', 'What rules look at', 'What Assay does besides', 'Left to people'],
      preset.controls.map(controlRow),
    ).trimEnd(),
    `How to use it, and the table with what your rules said: [presets.md](../presets.md).\n`,
  ].join('\n\n')
}

function rows(all: readonly string[][]): readonly string[][] {
  return all.length === 0 ? [['none', '', '']] : all
}

function linked(kind: string): string {
  return `[\`${kind}\`](../policy/rules/${kind}.md)`
}

function controlRow({ id, title, kinds, machinery, people }: Control): string[] {
  const rules = kinds.length === 0 ? '**people only**' : kinds.map(linked).join(', ')
  const own = machinery === undefined ? '' : `${cell(machinery.text)} ([more](../${machinery.page}))`
  return [cell(`${id} ${title}`), rules, own, cell(people)]
}

function list(): string {
  const shown = PRESETS.map((preset) => {
    const only = preset.controls.filter(({ kinds }) => kinds.length === 0).length
    const name = presetName(preset)
    return [`[\`${name}\`](presets/${name}.md)`, cell(preset.title), String(preset.controls.length), String(only)]
  })
  const old = Object.entries(OLD_PRESETS).map(
    ([before, now]) => `\`${before}\` is taken for \`${now}\`, with a warning.`,
  )
  return `${table(['Preset', 'Framework', 'Controls', 'Of them for people only'], shown)}\n${old.join('\n')}\n`
}

const pages = PRESETS.map((preset) => ({ path: `${FOLDER}/${presetName(preset)}.md`, content: page(preset) }))
const overview = { path: 'docs/presets.md', content: fillPage(join(ROOT, 'docs/presets.md'), { presets: list() }) }
writeOrCheck([...pages, overview], COMMAND)
const known = pages.map(({ path }) => path)
for (const path of readdirSync(join(ROOT, FOLDER)).map((name) => `${FOLDER}/${name}`)) {
  if (known.includes(path)) continue
  if (process.argv.includes('--check')) throw new Error(`${path} is about no preset: ${COMMAND}`)
  rmSync(join(ROOT, path))
}
