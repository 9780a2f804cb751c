import { fixed, plural } from '../policy/numbers.ts'
import { code, inline } from './escape.ts'
import type { Detail } from './model.ts'
import { detailsTable } from './tables.ts'

const MAX_FILES = 20

/** What a training left behind. `seconds` is wall-clock time; `digest` is the model's identity. */
export type TrainSummary = {
  readonly model: string
  readonly how: string
  readonly seconds: number
  readonly digest: string
  readonly files: readonly { readonly path: string; readonly size: number }[]
  readonly rows?: number
}

/** What a registration did. `previous` is the version the alias pointed to before; absent when it did not exist. */
export type RegisterSummary = {
  readonly model: string
  readonly version: string
  readonly digest: string
  readonly evidence: readonly string[]
  /** False: this version was in the ledger already, and nothing was written. */
  readonly isNew: boolean
  readonly alias?: { readonly name: string; readonly previous?: string }
}

/** The job summary of `assay train`. */
export function renderTrainSummary(summary: TrainSummary): string {
  const size = summary.files.reduce((sum, file) => sum + file.size, 0)
  const details: Detail[] = [
    { label: 'made by', value: summary.how },
    ...(summary.rows === undefined ? [] : [{ label: 'training data', value: plural(summary.rows, 'row') }]),
    { label: 'took', value: duration(summary.seconds) },
    {
      label: 'model',
      value: `${summary.digest.slice(0, 19)}, ${plural(summary.files.length, 'file')}, ${bytes(size)}`,
    },
  ]
  const files = summary.files.slice(0, MAX_FILES).map((file) => `${code(file.path)} (${bytes(file.size)})`)
  const more = summary.files.length > MAX_FILES ? ` and ${summary.files.length - MAX_FILES} more` : ''
  return `### ✓ Trained ${inline(summary.model)}\n\n${detailsTable(details)}\n\nFiles: ${files.join(', ')}${more}.\n`
}

/** The job summary of `assay register`. */
export function renderRegisterSummary(summary: RegisterSummary): string {
  const name = `${inline(summary.model)} ${inline(summary.version)}`
  const head = summary.isNew ? `### ✓ Registered ${name}` : `### ✓ ${name} was registered before; nothing to do`
  const details: Detail[] = [
    { label: 'model', value: summary.digest.slice(0, 19) },
    { label: 'evidence', value: summary.evidence.map((digest) => digest.slice(0, 19)).join(', ') || 'none' },
  ]
  if (summary.alias !== undefined) {
    const before = summary.alias.previous === undefined ? 'did not exist before' : `was ${summary.alias.previous}`
    details.push({ label: `alias ${summary.alias.name}`, value: `${summary.version} (${before})` })
  }
  return `${head}\n\n${detailsTable(details)}\n`
}

function duration(seconds: number): string {
  if (seconds < 60) return `${fixed(seconds, 1)} s`
  const minutes = Math.floor(seconds / 60)
  return `${minutes} min ${Math.round(seconds - 60 * minutes)} s`
}

function bytes(size: number): string {
  if (size < 1000) return plural(size, 'byte')
  const unit = size < 1e6 ? ({ by: 1e3, name: 'kB' } as const) : ({ by: 1e6, name: 'MB' } as const)
  return `${fixed(size / unit.by, 1)} ${unit.name}`
}
