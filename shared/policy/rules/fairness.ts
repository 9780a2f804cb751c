import type { FromSchema } from 'json-schema-to-ts'
import { MIN_GROUP_ROWS } from '../../evidence/groups.ts'
import type { TestPredicate } from '../../evidence/test-predicate.ts'
import { worst } from '../../kernel/verdict.ts'
import { IF_NO_CHAMPION } from '../champion.ts'
import { CHANGE_MEASURES, FAIRNESS_MEASURES, fairnessMeasure, ROW_INDICES } from '../fairness-measures.ts'
import { count, plural } from '../numbers.ts'
import type { Finding, RuleContext, RuleKind, SettingsProblem } from '../rule.ts'
import { CONFIDENCE_SETTING, isFinding, testEvidence } from '../test-evidence.ts'
import { judgeChange } from './fairness-change.ts'
import { groupsOf, type JudgedGroups, smallGroups } from './fairness-evidence.ts'
import { judgeLimit } from './fairness-limit.ts'
import { labelOf, requirement } from './fairness-words.ts'

const schema = {
  type: 'object',
  description: 'How far apart the groups of a protected attribute may be in what the candidate decides about them.',
  additionalProperties: false,
  required: ['metric'],
  properties: {
    attribute: {
      type: 'string',
      minLength: 1,
      maxLength: 650,
      description:
        'A column of `data.protected`, or columns crossed by `test.fairness.intersections`: `sex & race`. Not for indices of all rows.',
    },
    metric: {
      type: 'string',
      enum: FAIRNESS_MEASURES,
      description:
        'What is compared. Selection: the positive class is decided. docs/evaluation/fairness.md defines each.',
    },
    class: {
      type: 'string',
      maxLength: 650,
      description: 'One class against the rest, for selection rate and true positive rate of a multiclass model.',
    },
    against: {
      enum: ['largest_gap', 'overall', 'reference'],
      default: 'largest_gap',
      description: 'The two groups furthest apart, each group and all rows, or each group and the reference group.',
    },
    max: { type: 'number', minimum: 0, description: 'Largest accepted difference or index (0.1 is 10 points).' },
    min: { type: 'number', minimum: 0, maximum: 1, description: 'Smallest accepted ratio (0.8 is four fifths).' },
    not_worse_by: {
      type: 'number',
      minimum: 0,
      description: 'Besides or instead: by how much the gap may be larger than the champion’s on the same rows.',
    },
    min_group_n: {
      type: 'integer',
      minimum: MIN_GROUP_ROWS,
      default: MIN_GROUP_ROWS,
      description: 'A group of fewer rows is a small group.',
    },
    small_group: {
      enum: ['warn', 'fail', 'ignore'],
      default: 'warn',
      description: 'Verdict when there is a small group; `ignore` names them only.',
    },
    confidence: CONFIDENCE_SETTING,
    if_inconclusive: {
      enum: ['warn', 'fail'],
      default: 'warn',
      description:
        'Verdict when the rows cannot decide. `warn`: only a proven violation fails. `fail`: the limit must be proven to be kept.',
    },
    if_no_champion: IF_NO_CHAMPION,
  },
} as const

const MAX_SHOWN = 5

export type FairnessSettings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

/** `fairness`: a limit on a gap between groups, or on how much it grew. Only an end of its interval beyond the limit fails. */
export const fairness: RuleKind<FairnessSettings> = {
  kind: 'fairness',
  schema,
  refine,
  describe: requirement,
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const found = judge(settings, evidence, context)
    const groups = groupsOf(settings, evidence)
    return groups === undefined ? found : withSmallGroups(settings, groups, found)
  },
}

function refine(settings: FairnessSettings): SettingsProblem[] {
  return [...limitProblems(settings), ...scopeProblems(settings)]
}

function limitProblems({ metric, min, max, not_worse_by }: FairnessSettings): SettingsProblem[] {
  const { kind, scale } = fairnessMeasure(metric)
  const [needs, other] = kind === 'ratio' ? (['min', 'max'] as const) : (['max', 'min'] as const)
  const given = { min, max }
  const problems: SettingsProblem[] = []
  if (given[needs] === undefined && not_worse_by === undefined) {
    problems.push({ path: '', message: `${metric} needs \`${needs}\``, fix: `add \`${needs}:\`` })
  }
  if (given[other] !== undefined) {
    problems.push({ path: `/${other}`, message: `${metric} has no \`${other}\``, fix: `use \`${needs}:\` instead` })
  }
  if (scale === 'share' && (max ?? 0) > 1) {
    problems.push({ path: '/max', message: 'shares are at most 1 apart', fix: 'write 10 points as 0.1' })
  }
  return problems
}

/** Which attribute, group or champion a measure can be held against. */
function scopeProblems({ metric, attribute, against, not_worse_by }: FairnessSettings): SettingsProblem[] {
  const { kind } = fairnessMeasure(metric)
  const ofRows = ROW_INDICES.includes(metric)
  const problems: SettingsProblem[] = []
  if (attribute === undefined && !ofRows) {
    problems.push({ path: '', message: `${metric} needs \`attribute\``, fix: 'add `attribute:`' })
  }
  if (attribute !== undefined && ofRows) {
    problems.push({ path: '/attribute', message: `${metric} is of all rows`, fix: 'remove `attribute:`' })
  }
  if (not_worse_by !== undefined && !CHANGE_MEASURES.includes(metric)) {
    const fix = `use one of ${CHANGE_MEASURES.join(', ')}`
    problems.push({ path: '/not_worse_by', message: `the change of ${metric} is not measured`, fix })
  }
  const onlyWidest = kind === 'index' || kind === 'group' || (metric.startsWith('average_') && against === 'overall')
  if (against !== undefined && against !== 'largest_gap' && onlyWidest) {
    const message = `${metric} is not measured against ${against}`
    problems.push({ path: '/against', message, fix: 'remove `against:`' })
  }
  return problems
}

/** The limit, the change against the champion, or the worse of both. */
function judge(settings: FairnessSettings, evidence: TestPredicate, context: RuleContext): Finding {
  const hasLimit = settings.max !== undefined || settings.min !== undefined
  const findings = [
    ...(hasLimit ? [judgeLimit(settings, evidence)] : []),
    ...(settings.not_worse_by === undefined ? [] : [judgeChange(settings, evidence, context)]),
  ]
  const verdict = worst(findings.map((one) => one.verdict))
  const found = findings.find((one) => one.verdict === verdict)
  if (found === undefined) return { verdict: 'error', message: 'The rule has no limit.' }
  return { ...found, message: findings.map(({ message }) => message).join(' ') }
}

/** Groups that cannot be judged never make a verdict better. */
function withSmallGroups(settings: FairnessSettings, judged: JudgedGroups, found: Finding): Finding {
  const { attribute = '', min_group_n: least = MIN_GROUP_ROWS, small_group = 'warn' } = settings
  const small = smallGroups(judged, least)
  const { omitted } = judged
  if (small.length + omitted === 0) return found
  const shown = small.slice(0, MAX_SHOWN).map(({ name, n }) => `${name} (${plural(n, 'row')})`)
  const more = small.length + omitted - shown.length
  const others = shown.length === 0 ? plural(more, 'group') : `${count(more)} more`
  const list = [...shown, ...(more > 0 ? [others] : [])].join(', ')
  const message = `${found.message} Too small to be judged: ${list}.`
  const verdict = small_group === 'ignore' ? 'pass' : small_group
  if (worst([found.verdict, verdict]) === found.verdict) return { ...found, message }
  const groups = plural(small.length + omitted, 'group')
  return {
    ...found,
    verdict,
    message,
    headline: `has ${groups} of ${attribute} too small to compare ${labelOf(settings)}`,
    fix: `Add rows of ${list} to the holdout: each group needs at least ${count(least)}, of those that the metric counts.`,
  }
}
