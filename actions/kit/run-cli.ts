import { UserError } from '../../shared/kernel/error.ts'
import { didYouMean, readCommandLine } from './command-line.ts'
import { composeForLaptop, readVersion } from './compose.ts'
import { failureJson, toFailure } from './failure.ts'
import { COMMON_FLAGS, type VerbHelp } from './help.ts'
import type { Verb } from './verb.ts'

export type Verbs = { readonly [name: string]: { readonly help: VerbHelp; readonly load: () => Promise<Verb> } }

/**
 * `assay <verb> [flags]`. With `--json` standard output is exactly one JSON document, also for errors; what people read goes to standard
 * error then. Returns the exit code: 0 pass, 1 the gate failed or drift was found, 2 wrong input, 3 could not be evaluated.
 */
export async function runCli(args: readonly string[], verbs: Verbs): Promise<number> {
  const json = args.includes('--json')
  try {
    const [first = '', ...others] = args
    const [name, rest] = first === '--json' ? ['', others] : [first, others]
    if (name === '--version') return print(`assay ${readVersion()}`)
    if (name === '--help' || name === 'help') return print(overview(verbs))
    const entry = Object.hasOwn(verbs, name) ? verbs[name] : undefined
    if (entry === undefined) throw unknownVerb(name, verbs)
    const line = readCommandLine(rest, entry.help.flags)
    if (line.help) return print(verbPage(name, entry.help))
    return await runVerb(await entry.load(), line)
  } catch (error) {
    const failure = toFailure(error)
    console.error(failure.text)
    if (json) await print(JSON.stringify(failureJson(failure), null, 2))
    return failure.exitCode
  }
}

async function runVerb(verb: Verb, line: ReturnType<typeof readCommandLine>): Promise<number> {
  const work = verb.prepare(line.inputs)
  const services = composeForLaptop()
  try {
    const outcome = await work(services)
    if (line.json) console.error(outcome.text)
    await print(line.json ? JSON.stringify(outcome.json, null, 2) : outcome.text)
    return outcome.exitCode
  } finally {
    await services.close()
  }
}

/** Waits until the text is out: a pipe may take it in parts. A reader that went away (`| head`) is no fault. */
function print(text: string): Promise<0> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (error) => {
      if (error != null && !('code' in error && error.code === 'EPIPE')) reject(error)
      else resolve(0)
    })
  })
}

function unknownVerb(name: string, verbs: Verbs): UserError {
  const known = Object.keys(verbs)
  return new UserError('INPUT_INVALID', {
    file: name === '' ? 'assay' : `assay ${name}`,
    message: name === '' ? 'needs a verb' : 'is not a verb',
    fix:
      name === '' ? `use one of: ${known.join(', ')}; \`assay --help\` says what each does` : didYouMean(name, known),
  })
}

function overview(verbs: Verbs): string {
  const width = Math.max(...Object.keys(verbs).map((name) => name.length))
  return [
    'assay: tests machine-learning models the way good teams test code.',
    '',
    'Usage: assay <verb> [flags]',
    '',
    ...Object.entries(verbs).map(([name, { help }]) => `  ${name.padEnd(width)}  ${help.summary}`),
    '',
    'Start here:  assay drift --reference A.csv --current B.csv   (needs no configuration)',
    'Each verb:   assay <verb> --help',
    'Exit codes:  0 pass, 1 the gate failed or drift was found, 2 wrong input, 3 could not be evaluated',
  ].join('\n')
}

function verbPage(name: string, help: VerbHelp): string {
  const flags = [...help.flags.map((flag) => [`--${flag.name} ${flag.value ?? ''}`.trim(), flag.text] as const)]
  const rows = [...flags, ...COMMON_FLAGS.map((flag) => [`--${flag.name}`, flag.text] as const)]
  const width = Math.max(...rows.map(([left]) => left.length))
  return [
    `assay ${name}: ${help.summary}`,
    '',
    help.description,
    '',
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
    '',
    `Example: ${help.example}`,
    `Next:    ${help.next}`,
  ].join('\n')
}
