import type { DataDiff } from '../../shared/drift/data-diff.ts'
import type { DriftColumn } from '../../shared/evidence/drift-predicate.ts'
import {
  dataDiffHeadline,
  dataDiffLines,
  movedWords,
  renderDataDiffMarkdown,
  worstColumns,
} from '../../shared/report/data-diff.ts'
import { plain } from '../../shared/report/escape.ts'
import { picturePair } from '../../shared/report/picture.ts'
import type { Outcome } from '../kit/outcome.ts'
import { textTable } from '../kit/text-table.ts'

/** A diff as a document, as text for a terminal, and as Markdown. */
export function presentDiff(diff: DataDiff, page: string | undefined): Outcome {
  const { base, head } = diff
  const { shown, more } = worstColumns(diff)
  const lines = dataDiffLines(diff)
  return {
    exitCode: 0,
    json: { schemaVersion: 1, ...diff, ...(page === undefined ? {} : { html: page }) },
    text: [
      dataDiffHeadline(diff),
      `${plain(base.source, 160)} (${base.rows} rows) to ${plain(head.source, 160)} (${head.rows} rows)`,
      ...(lines.length === 0 ? [] : ['', ...lines.map((line) => `  ${line}`)]),
      ...(shown.length === 0 ? [] : ['', textTable(['distribution of', 'moved by', 'base', 'head'], shown.map(toRow))]),
      ...(more > 0 ? [`  and ${more} more columns`] : []),
      ...(page === undefined ? [] : ['', `page: ${page}`]),
    ].join('\n'),
    summaryMarkdown: renderDataDiffMarkdown(diff),
    outputs: {},
    annotations: [],
  }
}

function toRow(column: DriftColumn): string[] {
  const { base, head } = picturePair(column)
  return [plain(column.name, 40), movedWords(column), base, head]
}
