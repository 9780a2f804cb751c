import { pointerSegment } from '../document/located.ts'
import { type Problem, UserError } from '../kernel/error.ts'
import type { Config } from './model-config.ts'

/** How use cases name a part of `assay.yml` in a problem's `file`, before anyone knows where that part stands. */
export function configPlace(model: string, keys: string): string {
  return `models.${model}.${keys}`
}

/** Gives problems that name a part of `assay.yml` (see `configPlace`) the file, line and column of that part; leaves others alone. */
export function placeError(error: UserError, config: Config): UserError {
  const problems = error.problems.map((problem) => placeProblem(problem, config))
  return new UserError(error.code, problems, { cause: error })
}

function placeProblem(problem: Problem, config: Config): Problem {
  const model = config.models.find(({ name }) => problem.file.startsWith(`models.${name}.`))
  if (model === undefined) return problem
  const keys = problem.file.slice(`models.${model.name}.`.length).split('.')
  const path = `/models/${[model.name, ...keys].map(pointerSegment).join('/')}`
  return { ...problem, file: config.file, ...config.locate(path), path }
}
