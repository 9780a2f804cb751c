import { Fault } from '../kernel/error.ts'

/** UTF-16 units a comment may have; GitHub refuses bodies over 65,536. */
export const COMMENT_BUDGET = 60_000
/** UTF-16 units of a check run's summary or text; GitHub refuses over 65,535. */
export const CHECK_BUDGET = 60_000
/** UTF-16 units of a job summary; GitHub refuses over 1 MiB of bytes, and a unit is at most three. */
export const JOB_SUMMARY_BUDGET = 300_000

/** How much of a report is shown. A whole report is rendered at one level; nothing is ever cut out of rendered text. */
export type Level = {
  readonly pictures: boolean
  readonly details: 'all' | 'held' | 'none'
  readonly passingRules: 'rows' | 'count'
  readonly passingModels: 'sections' | 'lines'
  /** Sections of models, lines of the list of models, and rows per table. */
  readonly sections: number
  readonly lines: number
  readonly rows: number
  /** What this level leaves out beyond the one before; shown to the reader. */
  readonly without?: string
}

const FULL: Level = {
  pictures: true,
  details: 'all',
  passingRules: 'rows',
  passingModels: 'sections',
  sections: 500,
  lines: 500,
  rows: 200,
}
const NO_DETAILS: Level = { ...FULL, details: 'none', passingRules: 'count', passingModels: 'lines', pictures: false }

/** The fixed order in which a long report shrinks: what a reviewer needs to decide goes last. */
export const LEVELS: readonly Level[] = [
  FULL,
  { ...FULL, details: 'held', without: 'details of passing models' },
  { ...FULL, details: 'held', passingModels: 'lines', without: 'sections of passing models' },
  { ...FULL, details: 'held', passingModels: 'lines', passingRules: 'count', without: 'passing rules' },
  { ...NO_DETAILS, pictures: true, without: 'all details' },
  { ...NO_DETAILS, without: 'pictures' },
  { ...NO_DETAILS, sections: 20, lines: 100, rows: 20, without: 'all but 20 models' },
  { ...NO_DETAILS, sections: 5, lines: 30, rows: 5, without: 'all but 5 models' },
  { ...NO_DETAILS, sections: 0, lines: 10, rows: 0, without: 'sections' },
]

/**
 * The first rendering that fits; Fault INTERNAL when not even the shortest does, because a cut report could mislead. `estimate` is
 * a cheap guess of a rendering's size: levels that it finds too long are not rendered.
 */
export function withinBudget(
  render: (level: Level) => string,
  limit: number,
  estimate: (level: Level) => number = () => 0,
): string {
  for (const level of LEVELS) {
    if (estimate(level) > limit) continue
    const text = render(level)
    if (text.length <= limit) return text
  }
  throw new Fault('INTERNAL', `no form of the report fits ${limit} characters`)
}

/** What the reader is missing at this level, in words; empty for the full report. */
export function leftOut(level: Level): string {
  return LEVELS.slice(1, LEVELS.indexOf(level) + 1)
    .map(({ without }) => without)
    .join(', ')
}
