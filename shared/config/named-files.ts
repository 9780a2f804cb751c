import type { SummarySource } from '../data/source.ts'
import type { Config, ModelConfig } from './model-config.ts'

/**
 * Globs of the files that the configuration names for each model: itself, data, schema, cases, modules, the model, and pointers to them
 * (`.dvc`). A path may be meant from any folder, so each counts below every folder; what an SQL query reads is not known.
 */
export function namedFiles({ file, models }: Config): { readonly [model: string]: readonly string[] } {
  return Object.fromEntries(
    models.map((model) => [model.name, [...new Set([file, ...pathsOf(model)].flatMap(toGlobs))]]),
  )
}

function pathsOf({ data, train, model, test, drift }: ModelConfig): readonly string[] {
  const sources = [data.train, data.holdout, drift?.reference, drift?.current, drift?.labels?.source]
  const modules = (test.userMetrics ?? []).flatMap((metric) => ('module' in metric ? [metric.module] : []))
  const training = train?.spec.kind === 'module' ? [train.spec.module] : []
  const named = [...sources.flatMap(pathOf), data.schema, test.cases, model.path, ...training, ...modules]
  return named.filter((path) => path !== undefined)
}

function pathOf(source: SummarySource | undefined): readonly string[] {
  if (source === undefined) return []
  if ('profile' in source) return [source.profile]
  return 'path' in source ? [source.path] : []
}

/** A folder counts with all that is in it. Signs that globs here do not know stand for anything. */
function toGlobs(path: string): readonly string[] {
  if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(path)) return []
  const own = path.slice(path.lastIndexOf('../') < 0 ? 0 : path.lastIndexOf('../') + 3)
  const segments = own.split('/').filter((segment) => segment !== '' && segment !== '.')
  const glob = `**/${segments.map((segment) => (/[[\]{}]|.\*\*|\*\*./.test(segment) ? '*' : segment)).join('/')}`
  return segments.length === 0 ? [] : [glob, `${glob}/**`, `${glob}.dvc`]
}
