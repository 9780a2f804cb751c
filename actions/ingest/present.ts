import type { Imported } from '../../shared/ingest/schema.ts'
import { importedLines, importedRows } from '../../shared/ingest/words.ts'
import { inline, plain } from '../../shared/report/escape.ts'
import type { Outcome } from '../kit/outcome.ts'
import { textTable } from '../kit/text-table.ts'

/** Numbers that a terminal shows; the document has all of them. */
const MAX_SHOWN = 50

/** Imported results as a document and as text; what was left out is said. */
export function presentImported(imported: Imported, path: string): Outcome {
  const { model, origin, level, metrics, cases, left } = imported
  const rows = importedRows(imported).map((row) => row.map((cell) => plain(cell, 80)))
  const shown = rows.slice(0, MAX_SHOWN)
  const more = rows.length > shown.length ? [`  and ${rows.length - shown.length} more`] : []
  const lines = importedLines(imported)
  return {
    exitCode: 0,
    json: {
      schemaVersion: 1,
      model,
      level,
      imported: path,
      origin,
      metrics,
      ...(cases === undefined ? {} : { cases }),
      left,
    },
    text: [
      ...lines.map((line) => plain(line, 400)),
      ...(shown.length === 0 ? [] : ['', textTable(['number', 'value', 'metric'], shown)]),
      ...more,
      ...(left.length === 0
        ? []
        : ['', 'left out:', ...left.map(({ name, reason }) => `  ${plain(name, 80)}: ${reason}`)]),
      '',
      `kept: ${path}. No rule of a policy accepts it. For numbers that count: assay test`,
    ].join('\n'),
    summaryMarkdown: `### Results of ${inline(origin.tool)}\n\n${lines.map((line) => inline(line, 400)).join('\n\n')}\n`,
    outputs: {},
    annotations: [],
  }
}
