import { plain } from '../../shared/report/escape.ts'
import type { ProposedSchema } from '../../shared/usecases/propose-schema.ts'
import type { Outcome } from '../kit/outcome.ts'
import { findingText } from './present-check.ts'

const MAX_SHOWN = 50
const RED = '\u001b[31m'
const GREEN = '\u001b[32m'
const CYAN = '\u001b[36m'
const PLAIN = '\u001b[0m'

export type PresentedProposal = ProposedSchema & {
  readonly source: string
  /** Of the data; a schema of another tool has none. */
  readonly rows: number | undefined
  /** The schema that was there. */
  readonly file: string | undefined
  readonly written: string | undefined
  readonly colors: boolean
}

/** A proposal: the whole text of a new schema, or the diff of one that is there. */
export function presentProposal(proposal: PresentedProposal): Outcome {
  const { text, diff, findings, source, rows, file, written } = proposal
  return {
    exitCode: 0,
    json: {
      schemaVersion: 1,
      ...(file === undefined ? {} : { schema: file }),
      source,
      ...(rows === undefined ? {} : { rows }),
      changed: diff !== '',
      proposal: text,
      diff,
      findings,
      ...(written === undefined ? {} : { written }),
    },
    text: proposalText(proposal),
    summaryMarkdown: ['## Schema of the data', '', '```diff', diff.replaceAll('`', 'ˋ'), '```', ''].join('\n'),
    outputs: {},
    annotations: [],
  }
}

function proposalText(proposal: PresentedProposal): string {
  const { text, diff, findings, source, rows, file, written, colors } = proposal
  const data = `${plain(source, 160)}${rows === undefined ? '' : ` (${rows} rows)`}`
  // Without a file the text is all there is, so that it can go into one: `assay schema --data x.csv > x.schema.yml`.
  if (file === undefined && written === undefined) return text.trimEnd()
  const broken = findings.slice(0, MAX_SHOWN).map(findingText)
  return [
    ...(file === undefined
      ? []
      : [diff === '' ? `${file} fits ${data}: nothing to change` : colored(diff, colors), '']),
    ...(broken.length === 0 ? [] : [`What people wrote and ${data} does not fit:`, ...broken, '']),
    lastLine(proposal, data),
  ]
    .join('\n')
    .trimEnd()
}

function lastLine({ diff, file, written }: PresentedProposal, data: string): string {
  if (written !== undefined) return `wrote ${written}, from ${data}: review it, and commit it`
  return diff === '' ? '' : `nothing is written; to take these changes: --write ${file}`
}

/** Lines of a diff without characters that would turn a terminal's text around; YAML has escaped all other control characters. */
function colored(diff: string, colors: boolean): string {
  return diff
    .replace(/\p{Cf}/gu, '')
    .split('\n')
    .map((line) => {
      const color = line.startsWith('@@') ? CYAN : line.startsWith('+') ? GREEN : line.startsWith('-') ? RED : ''
      return color === '' || !colors ? line : `${color}${line}${PLAIN}`
    })
    .join('\n')
}
