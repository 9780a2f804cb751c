import type { Contradiction } from '../../shared/audit/compare-exports.ts'
import type { ToldDeed } from '../../shared/audit/told-deeds.ts'
import type { Verification } from '../../shared/audit/verify.ts'
import { toMoment } from '../../shared/data/calendar.ts'
import { plural } from '../../shared/policy/numbers.ts'
import { plain, prose } from '../../shared/report/escape.ts'
import type { Outcome } from '../kit/outcome.ts'

type Checked = { readonly path: string; readonly verification: Verification }

const MAX_MESSAGE = 400
const MAX_DEEDS = 20

/** Whether the logs are sound, and what was changed where. */
export function presentAudit(checked: readonly Checked[], apart: readonly Contradiction[]): Outcome {
  const problems = [
    ...checked.flatMap(({ path, verification }) =>
      verification.problems.map((problem) => ({ file: path, ...problem })),
    ),
    ...apart.map(({ path, other, seq }) => ({
      ...{ file: path, line: 1, seq },
      message: `from entry ${seq} on it tells another history than ${other}: one of them was rewritten`,
    })),
  ]
  const isSound = problems.length === 0
  const headline = isSound
    ? 'Sound: nothing was changed, removed, moved or added.'
    : `Tampered with: ${plural(problems.length, 'problem')}.`
  const told = problems.map(({ file, line, message }) => `${file}:${line}: ${plain(message, MAX_MESSAGE)}`)
  const files = checked.map(({ path, verification: one }) => ({
    ...{
      file: path,
      entries: one.entries,
      checkpoints: one.checkpoints,
      head: one.head,
      trust: one.trust,
      keys: [...one.keys],
    },
    ...(one.chain === undefined ? {} : { chain: one.chain }),
  }))
  const deeds = checked.flatMap(({ path, verification }) => verification.deeds.map((deed) => ({ file: path, ...deed })))
  const lines = checked.map(({ path, verification }) => `${path}: ${sizeOf(verification)}`)
  return {
    exitCode: isSound ? 0 : 1,
    json: { schemaVersion: 1, sound: isSound, files, deeds, problems },
    text: [
      headline,
      ...lines,
      ...told,
      ...deedLines(deeds),
      ...(checked.some(isUnvouched) ? ['', UNVOUCHED] : []),
    ].join('\n'),
    summaryMarkdown: [
      `### Assay audit: ${headline}`,
      '',
      ...lines.map((line) => `- ${prose(line)}`),
      ...told.map((line) => `- ${prose(line, MAX_MESSAGE)}`),
      '',
    ].join('\n'),
    outputs: {},
    annotations: [],
  }
}

/** The newest of what people and the operator did; `--json` has up to 1,000 of each file. */
function deedLines(deeds: readonly ToldDeed[]): readonly string[] {
  if (deeds.length === 0) return []
  const shown = deeds.slice(-MAX_DEEDS).map(({ seq, at, actor, kind, what, repository = '', number }) => {
    const place = number === undefined ? repository : `${repository}#${number}`
    return plain(`${seq} ${toMoment(at)} ${actor} ${kind}: ${what}${place === '' ? '' : `, ${place}`}`, MAX_MESSAGE)
  })
  const more = deeds.length > MAX_DEEDS ? ` (${deeds.length - MAX_DEEDS} earlier with --json)` : ''
  return ['', `Not said by the gate, but done by people or to waivers${more}:`, ...shown]
}

const UNVOUCHED =
  'The keys are those in the file: whoever holds the signing key could have written all of it anew. Give the public key you know with --key.'

function isUnvouched({ verification }: Checked): boolean {
  return verification.trust === 'file'
}

function sizeOf({ chain, entries, checkpoints, keys, texts }: Verification): string {
  return `${chain ?? 'no chain'}, ${plural(entries, 'entry', 'entries')}, ${plural(checkpoints, 'checkpoint')} by ${keys.join(', ') || 'nobody'}, ${plural(texts, 'text')}`
}
