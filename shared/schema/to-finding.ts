import { findPersonal, masked } from '../data/pii.ts'
import type { Finding } from '../integrity/finding.ts'
import { CHECKS, type CheckCode, type Severity } from './catalog.ts'
import type { ColumnRule } from './document-schema.ts'
import type { Example } from './measure.ts'
import type { DataSchema } from './parse.ts'

const SHOWN_CHARACTERS = 80
/** Names of columns and rules are as long as people make them. */
const MAX_MESSAGE_CHARACTERS = 800

/** What was found, before anybody asked how much it weighs. */
export type Found = {
  readonly code: CheckCode
  /** JSON pointer of the line of the schema that the data do not fit. */
  readonly pointer: string
  readonly message: string
  readonly column?: string
  readonly rows?: number
  readonly examples?: readonly string[]
  /** Weighs more than what the schema says of the code. */
  readonly severity?: Severity | undefined
  /** Instead of the fix of the catalogue. */
  readonly fix?: string
}

/** The severity that the column, else the schema, else the catalogue gives to a code. */
export function severityOf({ document }: DataSchema, code: CheckCode, column: string | undefined): Severity {
  const rule = column === undefined ? undefined : new Map(Object.entries(document.columns)).get(column)
  const own = (rule as ColumnRule | undefined)?.severity as Readonly<Record<string, Severity>> | undefined
  const all = document.severity as Readonly<Record<string, Severity>> | undefined
  return own?.[code] ?? all?.[code] ?? CHECKS[code].severity
}

/** A finding with its weight and the line of the schema; nothing when its severity is `off`. */
export function toFinding(schema: DataSchema, found: Found): Finding[] {
  const severity = found.severity ?? severityOf(schema, found.code, found.column)
  if (severity === 'off') return []
  const place = { file: schema.file, ...schema.locate(found.pointer) }
  const { code, column, message, rows, examples } = found
  return [
    {
      code,
      severity,
      ...(column === undefined ? {} : { column }),
      message: cut(message, MAX_MESSAGE_CHARACTERS),
      ...(rows === undefined ? {} : { rows }),
      ...(examples === undefined || examples.length === 0 ? {} : { examples }),
      fix: found.fix ?? `correct the data, or ${CHECKS[code].relax} (${place.file}, line ${place.line})`,
      place,
    },
  ]
}

/** Examples as people may see them: cut, and masked where the column or the value looks like personal data. */
export function showExamples(name: string | undefined, examples: readonly Example[]): string[] {
  const values = examples.flatMap(({ value }) => value ?? [])
  const personal = name === undefined ? undefined : findPersonal(name, values)
  return examples.map(({ value, rows, row }) => {
    if (value === undefined) return `row ${row}`
    const shown = masked(value, personal)
    const short = quote(cut(shown, SHOWN_CHARACTERS))
    const where = row === undefined ? '' : `${rows > 1 ? ', first in' : ' in'} row ${row}`
    return rows > 1 ? `${short} (${rows} rows${where})` : `${short}${where === '' ? '' : ` (${where.trim()})`}`
  })
}

/** A value as messages show it. */
export function quote(value: string): string {
  return JSON.stringify(value)
}

function cut(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit)}…` : text
}
