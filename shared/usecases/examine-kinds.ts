import type { ColumnFinding, SchemaFinding } from '../drift/finding.ts'
import type { AskedKinds, Unanswered } from '../drift/kinds/asked.ts'
import { checkAsked } from '../drift/kinds/check-asked.ts'
import type { OutcomeAnswer } from '../drift/kinds/outcome-answer.ts'
import type { DriftPredicate } from '../evidence/drift-predicate.ts'
import type { Log } from '../ports/log.ts'
import type { Summarizable, Summarizer } from '../ports/summaries.ts'
import { compareServing } from './compare-serving.ts'
import { examineOutcome } from './examine-outcome.ts'
import { examineTexts, examineTogether, type Together, whyNoTexts } from './examine-relations.ts'
import { examineSeasons, type RowSides } from './examine-seasons.ts'
import { readerOf, whyNoRows } from './row-reader.ts'

type Finding = ColumnFinding | SchemaFinding
type Sides = { readonly reference: Summarizable; readonly current: Summarizable }
type Input = AskedKinds & {
  readonly outcome?: string
  readonly exclude?: readonly string[]
  readonly model?: string
}

/** What was found beyond single columns; `findings` are those given, with what rows added to them. */
export type KindsAnswer = {
  readonly findings: readonly Finding[]
  readonly relations: readonly ColumnFinding[]
  readonly sections: Pick<DriftPredicate, 'multivariate' | 'performance' | 'skew'>
  readonly labels?: OutcomeAnswer['labels']
  readonly unanswered: readonly Unanswered[]
}

/** Examines what needs rows: seasons, texts, all columns together, predictions with outcomes, and the rows as they were served. */
export async function examineKinds(
  { summaries, log }: { readonly summaries: Summarizer; readonly log: Log },
  sides: Sides,
  input: Input,
  findings: readonly Finding[],
): Promise<KindsAnswer> {
  checkAsked(input, { reference: sides.reference.columns, current: sides.current.columns })
  const seed = `drift:${input.model ?? ''}`
  const reference = readerOf(sides.reference, `${seed}:reference`)
  const current = readerOf(sides.current, `${seed}:current`)
  if (reference === undefined || current === undefined) {
    const reason = whyNoRows(reference === undefined ? sides.reference : sides.current)
    return { findings, relations: [], sections: {}, unanswered: askedNames(input).map((kind) => ({ kind, reason })) }
  }
  const rows: RowSides = { reference, current }
  log.debug('comparing what needs rows: seasons, texts, relations between columns')
  const inSeason = await examineSeasons(findings, rows, input.season)
  const noTexts = whyNoTexts(inSeason, rows)
  const all = noTexts === undefined ? await examineTexts(inSeason, rows, seed) : inSeason
  const together: Together = input.multivariate === true ? await examineTogether(all, rows, seed) : { findings: [] }
  const outcome = await outcomeOf(rows, input, seed)
  const skew =
    input.skew === undefined ? undefined : await compareServing(summaries, sides.reference, { ...input, ...input.skew })
  const { multivariate } = together
  const { performance, labels } = outcome
  return {
    findings: all,
    relations: [...together.findings, ...outcome.findings],
    sections: {
      ...(multivariate === undefined ? {} : { multivariate }),
      ...(performance === undefined ? {} : { performance }),
      ...(skew === undefined || 'reason' in skew ? {} : { skew }),
    },
    ...(labels === undefined ? {} : { labels }),
    unanswered: [
      ...reasonOf('classifier of texts', noTexts),
      ...reasonOf('multivariate', together.reason),
      ...outcome.unanswered,
      ...reasonOf('skew', skew !== undefined && 'reason' in skew ? skew.reason : undefined),
    ],
  }
}

function reasonOf(kind: string, reason: string | undefined): Unanswered[] {
  return reason === undefined ? [] : [{ kind, reason }]
}

async function outcomeOf(rows: RowSides, input: Input, seed: string): Promise<OutcomeAnswer> {
  const { prediction, outcome } = input
  if (prediction === undefined || outcome === undefined) return { findings: [], unanswered: [] }
  return examineOutcome(rows, { ...input, prediction, outcome, seed })
}

function askedNames({ season, multivariate, prediction, skew }: AskedKinds): string[] {
  return [
    ...(season === undefined ? [] : ['season']),
    ...(multivariate === true ? ['multivariate'] : []),
    ...(prediction === undefined ? [] : ['performance and shift']),
    ...(skew === undefined ? [] : ['skew']),
  ]
}
