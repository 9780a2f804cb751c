import type { TestPredicate } from '../evidence/test-predicate.ts'
import type { ModelFacts } from '../policy/facts.ts'
import { count } from '../policy/numbers.ts'
import { dependenceText, detectableText, madeText, neededText, notComparable } from './comparison-words.ts'
import { decisionDetails } from './decisions.ts'
import { flipsDetails } from './flips.ts'
import type { Detail } from './model.ts'
import { modelHeadline } from './model-file.ts'

const LEVEL_WORDS = {
  E0: 'E0: a file in hand',
  E1: 'E1: artifact of a completed run of the head commit',
  E2: 'E2: of a run whose workflows are those of the base',
  E3: 'E3: proven by a job of a known workflow',
  E4: 'E4: proven, on a holdout that only that job reads',
} as const

/** What a validator wants to know and a reviewer mostly not: rows, digests, runtimes, trust, and what the rows could have shown. */
export function detailsOf({ predicate, digest, level }: NonNullable<ModelFacts['test']>): Detail[] {
  const { holdout, candidate, source, assay, createdAt } = predicate
  const details: Detail[] = [
    { label: 'rows', value: `${count(holdout.rows)}${classesText(holdout.classes ?? [])}${dependenceText(predicate)}` },
    { label: 'holdout', value: `${holdout.source}, ${short(holdout.digest)}` },
    { label: 'candidate', value: `${short(candidate.digest)}, ${runtimeText(candidate.runtime)}` },
  ]
  const { champion, artifact } = predicate
  if (artifact !== undefined) details.push({ label: 'model file', value: modelHeadline(artifact) })
  if (champion.state === 'compared') {
    details.push({
      label: 'champion',
      value: `${champion.version}, ${short(champion.digest)}, ${runtimeText(champion.runtime)}${madeText(champion)}`,
    })
  }
  details.push(...decisionDetails(predicate.decisions))
  details.push(...flipsDetails(predicate.flips))
  const detectable = detectableText(predicate)
  const reasons = notComparable(predicate)
  if (reasons !== '') details.push({ label: 'not comparable', value: reasons })
  const needed = neededText(predicate)
  const unit = predicate.task === 'ranking' ? 'queries' : 'rows'
  if (needed !== '') details.push({ label: `${unit} that would decide (80 % power)`, value: needed })
  if (detectable !== '') details.push({ label: 'smallest detectable difference (80 % power)', value: detectable })
  const commit = source.headSha ?? source.commit
  if (commit !== undefined) details.push({ label: 'measured at commit', value: commit.slice(0, 12) })
  details.push({ label: 'measured by', value: `Assay ${assay}, ${createdAt}` })
  details.push({ label: 'evidence', value: `${short(digest)}, level ${LEVEL_WORDS[level]}` })
  return details
}

const MAX_CLASSES = 5

function classesText(classes: readonly { readonly name: string; readonly rows: number }[]): string {
  if (classes.length === 0) return ''
  const shown = classes.slice(0, MAX_CLASSES).map(({ name, rows }) => `${count(rows)} ${name}`)
  const more = classes.length > MAX_CLASSES ? `, and ${classes.length - MAX_CLASSES} more classes` : ''
  return ` (${shown.join(', ')}${more})`
}

function runtimeText({ name, version, backend }: TestPredicate['candidate']['runtime']): string {
  return `${name} ${version} on ${backend}`
}

function short(digest: string): string {
  return digest.slice(0, 19)
}
