import { parseArgs } from 'node:util'
import { nearestName } from '../../shared/document/nearest-name.ts'
import { type Problem, UserError } from '../../shared/kernel/error.ts'
import type { Flag } from './help.ts'
import type { InputSource } from './input-readers.ts'

/** What was typed after the verb. */
export type CommandLine = { readonly json: boolean; readonly help: boolean; readonly inputs: InputSource }

const SWITCHES = ['json', 'help']

/** Reads the flags of one verb. Throws UserError INPUT_INVALID with every fault at once, unknown flags with the nearest known one. */
export function readCommandLine(args: readonly string[], flags: readonly Flag[]): CommandLine {
  const values = new Map<string, string>()
  const switches = new Set<string>()
  const problems: Problem[] = []
  const names = flags.map(({ name }) => name)
  const known = [...SWITCHES, ...flags.filter(({ value }) => value === undefined).map(({ name }) => name)]
  for (const token of tokensOf(args, names, known)) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      problems.push({ file: token.value, message: 'means nothing here', fix: 'give values to flags: `--model NAME`' })
    } else if (known.includes(token.name)) {
      if (token.value !== undefined) problems.push({ file: `--${token.name}`, message: 'takes no value' })
      switches.add(token.name)
    } else {
      problems.push(...flagProblems(token, names, values))
      values.set(token.name, token.value ?? '')
    }
  }
  // What follows an unknown flag is most likely its value; naming it too would only distract.
  const flagsOnly = problems.filter(({ file }) => file.startsWith('-'))
  const told = flagsOnly.length > 0 ? flagsOnly : problems
  if (told.length > 0 && !switches.has('help')) throw new UserError('INPUT_INVALID', told)
  return {
    json: switches.has('json'),
    help: switches.has('help'),
    inputs: {
      text: (name) => values.get(name) ?? (switches.has(name) ? 'true' : undefined),
      label: (name) => `--${name}`,
    },
  }
}

/** What `name` could have been meant to be, as a fix. */
export function didYouMean(name: string, known: readonly string[], prefix = ''): string {
  const nearest = nearestName(name, known)
  if (nearest !== undefined) return `did you mean "${prefix}${nearest}"?`
  return `use one of: ${known.map((one) => prefix + one).join(', ')}`
}

type Option = { readonly name: string; readonly rawName: string; readonly value?: string | undefined }

function flagProblems(option: Option, names: readonly string[], seen: ReadonlyMap<string, string>): Problem[] {
  const file = option.rawName
  if (!names.includes(option.name) || !file.startsWith('--')) {
    return [
      { file, message: 'is not a flag of this verb', fix: didYouMean(option.name, [...names, ...SWITCHES], '--') },
    ]
  }
  if (seen.has(option.name)) return [{ file, message: 'is given twice', fix: 'keep one' }]
  if (option.value === undefined) return [{ file, message: 'needs a value', fix: `write \`${file} VALUE\`` }]
  return []
}

function tokensOf(args: readonly string[], names: readonly string[], switches: readonly string[]) {
  const options = Object.fromEntries([
    ...names.map((name) => [name, { type: 'string' as const }]),
    ...switches.map((name) => [name, { type: 'boolean' as const }]),
  ])
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens
}
