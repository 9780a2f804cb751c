import type { ModelConfig } from '../config/model-config.ts'
import { configPlace } from '../config/place-error.ts'
import { masked } from '../data/pii.ts'
import type { Column } from '../data/table.ts'
import type { Robustness } from '../evidence/robustness.ts'
import { UserError } from '../kernel/error.ts'
import type { Files } from '../ports/files.ts'
import type { ColumnFacts } from '../robustness/column-facts.ts'
import { type ParsedCases, parseCases } from '../robustness/parse-cases.ts'
import { runCases } from '../robustness/run-cases.ts'
import { drawRows } from '../robustness/sample.ts'
import type { Holdout } from './open-holdout.ts'
import type { Probe } from './open-probe.ts'

const DEFAULT_ROWS = 1000
const MAX_ID_CHARACTERS = 60

export type RunWrittenCasesInput = {
  readonly model: ModelConfig
  readonly holdout: Holdout
  readonly probe: Probe
  readonly facts: ReadonlyMap<string, ColumnFacts>
  /** Path of the file. */
  readonly cases: string
}

/** Asks the candidate the cases of a file. Throws UserError CONFIG_INVALID with every problem, each with line and column. */
export async function runWrittenCases(
  { files }: { readonly files: Files },
  { model, holdout, probe, facts, cases: file }: RunWrittenCasesInput,
): Promise<NonNullable<Robustness['cases']>> {
  const own = probe.columns.flatMap(({ name }) => facts.get(name) ?? [])
  const columns = own.map(({ column }) => column)
  const { text, cases, holds } = await openCases({ files }, { model, holdout, cases: file }, columns)
  const all = drawRows(holdout.table, holdout.rows, holdout.digest)
  const results = await runCases(cases, {
    ask: (asking) => probe.predict(asking),
    facts: own,
    task: holdout.task,
    level: model.test.level,
    rows: ({ limit = DEFAULT_ROWS }, i) => {
      const within = holds.get(i)
      return (within === undefined ? all : all.filter((row) => within[row] === 1)).slice(0, limit)
    },
    nameOf: (row) =>
      holdout.ids === undefined
        ? `row ${row + 1} of the holdout`
        : `id ${masked(holdout.ids[row] ?? '', undefined)
            .slice(0, MAX_ID_CHARACTERS)
            .toWellFormed()}`,
  })
  return { file, digest: files.sha256(text), results }
}

/**
 * Reads the cases before any model is asked: everything that is wrong with them is said at once, but for columns of the holdout that the
 * model turns out not to read. Throws UserError CONFIG_INVALID.
 */
export async function checkCases(ports: { readonly files: Files }, model: ModelConfig, holdout: Holdout) {
  const { cases } = model.test
  if (cases === undefined || model.model.kind !== 'file') return
  const columns = holdout.table.columns.filter(({ name }) => holdout.features.includes(name))
  await openCases(ports, { model, holdout, cases }, columns)
}

/** The cases of the file, and the rows that each is about. */
async function openCases(
  { files }: { readonly files: Files },
  { model, holdout, cases: file }: Pick<RunWrittenCasesInput, 'model' | 'holdout' | 'cases'>,
  columns: readonly Column[],
) {
  const text = await files.readText(file)
  if (text === undefined) {
    const at = configPlace(model.name, 'test.cases')
    throw new UserError('CONFIG_INVALID', {
      file: at,
      message: `there is no file ${file}`,
      fix: 'correct the path, or write the file',
    })
  }
  const kinds = new Map(columns.map(({ name, kind }) => [name, kind]))
  const parsed = parseCases(text, file, { columns: kinds, task: holdout.task })
  return { text, cases: parsed.cases, holds: await rowsOfCases(holdout, parsed, file, model.data.id) }
}

/** Which rows of the holdout the condition of each case holds for. Throws UserError with the line of what is no condition. */
async function rowsOfCases(
  { dataset }: Holdout,
  { cases, locate }: ParsedCases,
  file: string,
  id: string | undefined,
): Promise<ReadonlyMap<number, Uint8Array>> {
  const asked = cases.flatMap(({ where }, i) => (where === undefined ? [] : [{ where, i, name: `${file} cases.${i}` }]))
  if (asked.length === 0) return new Map()
  try {
    const held = await dataset.holds(asked, id === undefined ? {} : { orderBy: id })
    return new Map(asked.flatMap(({ i }, k) => (held[k] === undefined ? [] : [[i, held[k]] as const])))
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const problems = error.problems.map((problem) => {
      const one = asked.find(({ name }) => name === problem.file)
      const path = `/cases/${one?.i}/where`
      return one === undefined ? problem : { ...problem, file, ...locate(path), path }
    })
    throw new UserError('CONFIG_INVALID', problems, { cause: error })
  }
}
