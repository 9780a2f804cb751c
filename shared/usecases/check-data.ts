import { type Finding, sortFindings } from '../integrity/finding.ts'
import { groupFinding, keyFinding, possibleKeys, tellingColumns } from '../integrity/keys.ts'
import { type CheckLimits, DEFAULT_LIMITS } from '../integrity/limits.ts'
import { timeFindings } from '../integrity/times.ts'
import { UserError } from '../kernel/error.ts'
import type { DataChecker, DataChecks } from '../ports/data-checks.ts'
import type { Dataset } from '../ports/table-engine.ts'
import { checkColumns } from './check-columns.ts'
import { checkRepeats } from './check-repeats.ts'
import { checkTarget, type TargetSubject } from './check-target.ts'

/** Rows of each side that are looked at one by one, chosen by the hash of their content. */
const SAMPLE_ROWS = 1000
/** Labels of a multilabel task whose leaks are looked for: each costs a pass over the columns. */
const MOST_LABELS = 10

export type CheckDataInput = {
  readonly train: Dataset
  readonly holdout: Dataset
  /** How messages call the two. */
  readonly names: { readonly train: string; readonly holdout: string }
  readonly task: 'binary' | 'multiclass' | 'regression'
  readonly target: string
  /** Further target columns, of a multilabel task. */
  readonly labels?: readonly string[]
  readonly id?: string
  readonly group?: string
  readonly time?: string
  /** Columns the model is never given: they are not looked at for leaks. */
  readonly exclude: readonly string[]
  readonly limits?: CheckLimits
}

/** What was found, errors first, and the names of the checks that ran. */
export type CheckedData = {
  readonly findings: readonly Finding[]
  /** Found as well, but accepted by the limits' `allow`. */
  readonly allowed: readonly Finding[]
  readonly checked: readonly string[]
}

/**
 * Looks for what makes a test lie (rows, groups, moments or the target known from training) and for what spoils data. Every count is
 * exact, except correlations and units, which a sample of rows tells. Throws UserError COLUMN_MISSING for a column that is not there.
 */
export async function checkData(ports: { readonly tables: DataChecker }, input: CheckDataInput): Promise<CheckedData> {
  refuseUnknown(input)
  const checks = ports.tables.checks(input.train, input.holdout)
  const [train, holdout] = [await checks.sample('train', SAMPLE_ROWS), await checks.sample('holdout', SAMPLE_ROWS)]
  const { labels = [] } = input
  const roles = [input.target, ...labels, input.id, input.group, input.time]
  const given = input.train.columns.filter(
    ({ name, type }) => type !== 'other' && input.holdout.columns.some((column) => column.name === name),
  )
  const features = given.filter(({ name }) => !roles.includes(name) && !input.exclude.includes(name))
  const { limits = DEFAULT_LIMITS } = input
  const subject: TargetSubject = { ...input, limits, features, sample: train }
  const found = [
    ...(await checkTargets(checks, subject, labels)),
    ...(await checkRepeats(checks, subject)),
    ...(await checkGroups(checks, input, train)),
    ...(await checkTimes(checks, input)),
    ...(await checkColumns(checks, {
      ...input,
      features: features.map(({ name }) => name),
      samples: { train, holdout },
    })),
  ]
  const isAllowed = ({ code, column }: Finding): boolean =>
    limits.allow.some((one) => one.code === code && (one.column === undefined || one.column === column))
  const checked = [
    'target',
    'duplicates',
    'groups',
    ...(input.time === undefined ? [] : ['time']),
    'labels',
    'columns',
    'personal-data',
  ]
  return {
    findings: sortFindings(found.filter((finding) => !isAllowed(finding))),
    allowed: sortFindings(found.filter(isAllowed)),
    checked,
  }
}

/** Leaks of the target, or of each label up to `MOST_LABELS`; what is found for two labels alike is said once. */
async function checkTargets(checks: DataChecks, subject: TargetSubject, labels: readonly string[]): Promise<Finding[]> {
  const found = await checkTarget(checks, subject)
  for (const target of labels.slice(0, MOST_LABELS - 1)) {
    const more = await checkTarget(checks, { ...subject, target })
    found.push(...more.filter(({ code, column }) => !found.some((one) => one.code === code && one.column === column)))
  }
  return found
}

function refuseUnknown({ train, holdout, names, target, labels = [], id, group, time }: CheckDataInput): void {
  const problems = (['train', 'holdout'] as const).flatMap((side) => {
    const known = (side === 'train' ? train : holdout).columns.map(({ name }) => name)
    const missing = [target, ...labels, id, group, time].filter((name) => name !== undefined && !known.includes(name))
    const fix = `the columns are: ${known.slice(0, 50).join(', ')}`
    return missing.map((name) => ({ file: names[side], message: `there is no column "${name}"`, fix }))
  })
  if (problems.length > 0) throw new UserError('COLUMN_MISSING', problems)
}

/** The group that was named, or columns that look like one. The id is a key by its nature, and tells every row apart. */
async function checkGroups(
  checks: DataChecks,
  { group, id, target, labels = [], train }: CheckDataInput,
  sample: Awaited<ReturnType<DataChecks['sample']>>,
): Promise<Finding[]> {
  if (group !== undefined) return groupFinding(group, await checks.overlap(group))
  const found: Finding[] = []
  // Rows of one day are no more of one kind than rows of one hour.
  const dates = train.columns.filter(({ type }) => type === 'date').map(({ name }) => name)
  const roles = [target, ...labels, id, ...dates]
  for (const key of possibleKeys(sample.columns).filter((name) => !roles.includes(name))) {
    const overlap = await checks.overlap(key)
    if (overlap.shared === 0) continue
    found.push(...keyFinding(key, overlap, await checks.agreement(key, tellingColumns(sample.columns, key))))
  }
  return found
}

async function checkTimes(checks: DataChecks, { time }: CheckDataInput): Promise<Finding[]> {
  const overlap = time === undefined ? undefined : await checks.times(time)
  return time === undefined || overlap === undefined ? [] : timeFindings(time, overlap)
}
