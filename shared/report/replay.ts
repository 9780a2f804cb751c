import type { Replay, ReplayedEvaluation } from '../audit/replay.ts'
import { isPassing } from '../kernel/verdict.ts'
import { plural } from '../policy/numbers.ts'
import { inline } from './escape.ts'

/** Makes the comment about a changed policy findable. */
export const REPLAY_MARKER = '<!-- assay:replay -->'

const MAX_ROWS = 20
const MAX_RULES = 5

/** What a candidate policy would have done, in one sentence. */
export function replayHeadline({ evaluations, blocked, letThrough }: Replay): string {
  if (evaluations.length === 0) return 'There is no recorded evaluation to try this policy on.'
  const total = plural(evaluations.length, 'recorded evaluation')
  if (blocked + letThrough === 0) return `With this policy, none of the ${total} would have ended differently.`
  return `With this policy, ${blocked} of the ${total} would have been blocked that passed, and ${letThrough} let through that did not.`
}

/** Caveats of a replay, each a sentence. */
export function replayNotes({ notReproduced, heldBack, notReached, evaluations }: Replay): readonly string[] {
  const partial = evaluations.filter(({ isPartial }) => isPartial).length
  return [
    ...(notReached > 0
      ? [
          `Stopped after ${plural(evaluations.length + heldBack, 'record')}, because it took too long; ${plural(notReached, 'older one')} not tried.`,
        ]
      : []),
    ...(heldBack > 0
      ? [
          `${plural(heldBack, 'evaluation')} left out: the policy holds numbers back, and trying limits on them would tell them.`,
        ]
      : []),
    ...(partial > 0
      ? [
          `For ${plural(partial, 'evaluation')} the new policy asks for facts that nobody had read then; they count as not known.`,
        ]
      : []),
    ...(notReproduced > 0
      ? [
          `${plural(notReproduced, 'evaluation')} is judged otherwise by this version of Assay even under its own policy.`,
        ]
      : []),
  ]
}

/** The comment on a pull request that changes the policy: worst first. */
export function replayMarkdown(replay: Replay, headSha: string, days: number): string {
  const changed = replay.evaluations.filter(({ effect, rules }) => effect !== 'same' || rules.length > 0)
  const more = changed.length - MAX_ROWS
  const table = [
    '| pull request | commit | before | with this policy | rules that say otherwise |',
    '| --- | --- | --- | --- | --- |',
    ...changed.slice(0, MAX_ROWS).map(row),
    ...(more > 0 ? ['', `and ${more} more`] : []),
  ]
  return [
    REPLAY_MARKER,
    `### Assay: what the policy at ${headSha.slice(0, 12)} would have done in the last ${days} days`,
    '',
    replayHeadline(replay),
    ...(changed.length === 0 ? [] : ['', ...table]),
    '',
    ...replayNotes(replay).map((note) => `- ${note}`),
    '- Judged from recorded facts by the same engine; the policy of the base branch still decides about this pull request.',
    '',
  ].join('\n')
}

/** The table for a terminal. */
export function replayRows(replay: Replay): readonly (readonly string[])[] {
  return replay.evaluations.map((one) => [
    one.effect,
    one.number === undefined ? '-' : `#${one.number}`,
    one.headSha.slice(0, 12),
    `${one.before} -> ${one.after}`,
    rulesText(one),
  ])
}

function row(one: ReplayedEvaluation): string {
  const number = one.number === undefined ? '-' : `#${one.number}`
  const after = isPassing(one.after) ? one.after : `**${one.after}**`
  return `| ${number} | ${one.headSha.slice(0, 12)} | ${one.before} | ${after} | ${inline(rulesText(one))} |`
}

function rulesText({ rules }: ReplayedEvaluation): string {
  const told = rules
    .slice(0, MAX_RULES)
    .map(({ rule, before = 'not asked', after = 'not asked' }) => `${rule}: ${before} -> ${after}`)
  return [...told, ...(rules.length > MAX_RULES ? [`and ${rules.length - MAX_RULES} more`] : [])].join('; ')
}
