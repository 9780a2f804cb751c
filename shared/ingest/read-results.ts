import { metricNamed } from '../card/agrees.ts'
import { parseStrictJson } from '../document/json.ts'
import { parseYaml } from '../document/yaml.ts'
import { UserError } from '../kernel/error.ts'
import { METRICS } from '../metrics/catalog.ts'
import { plain } from '../report/escape.ts'
import { readDvc, readEvidently, readMlflow, readSklearnJson, readWandb } from './json-tools.ts'
import { readJunit } from './junit.ts'
import type { Reported } from './reported.ts'
import { type Imported, MAX_LISTED, MAX_METRICS, MAX_NAME, type Tool } from './schema.ts'
import { readSklearnText } from './sklearn-text.ts'

const EXPECTED: Readonly<Record<Tool, string>> = {
  mlflow: 'a run as JSON, from `runs/get` or `Run.to_dictionary()`',
  dvc: 'a metrics file (JSON or YAML), or the output of `dvc metrics show --json`',
  wandb: 'wandb-summary.json of a run',
  evidently: 'a report or test suite saved as JSON',
  sklearn: 'what `classification_report` prints, or its `output_dict` as JSON',
  junit: 'JUnit XML',
}
const MAX_CHARACTERS = 20_000_000

/** Names of tables that can only mean one metric of ours. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([['macro avg.f1-score', 'macro_f1']])

/** What a file of another tool reports, as the parts of the predicate. */
export type Results = Pick<Imported, 'metrics' | 'left'> & Partial<Pick<Imported, 'cases'>>

/**
 * Reads the results of another tool; a metric has a value and nothing else. Throws UserError INPUT_INVALID when the file is not what that
 * tool writes, or holds no result at all.
 */
export function readResults(tool: Tool, text: string, file: string): Results {
  if (text.length > MAX_CHARACTERS) throw refused(tool, file, `has more than ${MAX_CHARACTERS} characters`)
  const read = readerOf(tool)(text, file)
  if (read === undefined) throw refused(tool, file, `is not what ${tool} writes`)
  if ('refused' in read) throw refused(tool, file, read.refused)
  if (read.metrics.length === 0 && read.cases === undefined) throw refused(tool, file, 'holds no result')
  if (read.metrics.length > MAX_METRICS) throw refused(tool, file, `has more than ${MAX_METRICS} numbers`)
  return tidy(read, tool, file)
}

type Reader = (text: string, file: string) => Reported | { readonly refused: string } | undefined

function readerOf(tool: Tool): Reader {
  const json =
    (read: (document: unknown) => Reported | undefined): Reader =>
    (text, file) =>
      read(parseStrictJson(text, file, 'INPUT_INVALID').value)
  switch (tool) {
    case 'mlflow':
      return json(readMlflow)
    case 'dvc':
      return (text, file) =>
        /\.ya?ml$/i.test(file) ? readDvc(parseYaml(text, file, 'INPUT_INVALID').value) : json(readDvc)(text, file)
    case 'wandb':
      return json(readWandb)
    case 'evidently':
      return json(readEvidently)
    case 'sklearn':
      return (text, file) => (/^\s*\{/.test(text) ? json(readSklearnJson)(text, file) : readSklearnText(text))
    case 'junit':
      return (text) => readJunit(text)
    default:
      return tool satisfies never
  }
}

/** Names on one line and each once: a name that comes twice would say two things. */
function tidy({ metrics, left, cases }: Reported, tool: Tool, file: string): Results {
  const named = metrics.map(({ name, value }) => {
    const known = OTHER_NAMES.get(name) ?? metricNamed(name)
    return { name: short(name), value, ...(METRICS.has(known) ? { metric: known } : {}) }
  })
  const names = named.map(({ name }) => name)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw refused(tool, file, `has two numbers called "${twice}"`)
  return {
    metrics: named,
    left: left.slice(0, MAX_LISTED).map(({ name, reason }) => ({ name: short(name), reason })),
    ...(cases === undefined ? {} : { cases: { ...cases, failures: cases.failures.slice(0, MAX_LISTED).map(short) } }),
  }
}

function short(name: string): string {
  return plain(name, MAX_NAME) || '(no name)'
}

function refused(tool: Tool, file: string, message: string): UserError {
  return new UserError('INPUT_INVALID', { file, message, fix: `name ${EXPECTED[tool]}` })
}
