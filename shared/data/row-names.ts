import { type Problem, UserError } from '../kernel/error.ts'

/** How messages name a row: by its id, which is found in any file, else by its place among the rows as they were read. */
export type RowName = (row: number) => string

/** Names by the id column, or by number from 1 where there is none: rows are then in the order of the file. */
export function rowNames(ids?: readonly string[], column = 'id'): RowName {
  return (row) => {
    const id = ids?.[row]
    return id === undefined ? `row ${row + 1}` : `${column} ${id}`
  }
}

/** How a message about a row of the data begins where only its place is known, from 0. */
export function rowOfData(row: number): string {
  return `row ${row + 1} of the data`
}

/** The error with its rows named: whoever asks a model knows the ids, and the model only the places (see `rowOfData`). */
export function withRowNames(error: UserError, nameOf: RowName): UserError {
  const problems = error.problems.map((problem): Problem => {
    const message = problem.message.replace(
      /^row (\d+) of the data/,
      (_, row) => `${nameOf(Number(row) - 1)} of the data`,
    )
    return { ...problem, message }
  })
  return new UserError(error.code, problems, { cause: error })
}
