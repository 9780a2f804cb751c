import { join } from 'node:path'
import { MIN_CLASS_ROWS, MIN_ROWS } from '../../shared/compare/verdict.ts'
import { FALSE_DISCOVERY_RATE, MATERIAL, MIN_ROWS as MIN_DRIFT_ROWS, WEIGHTS } from '../../shared/drift/rule.ts'
import { METRICS } from '../../shared/metrics/catalog.ts'
import type { Metric } from '../../shared/metrics/metric.ts'
import { DEALT_UNITS, JACKKNIFE_BLOCKS, MAX_UNITS, REPLICATES } from '../../shared/stats/bootstrap.ts'
import { detectableDifference, POWER } from '../../shared/stats/power.ts'
import { cell, fillPage, table } from './markdown.ts'
import { ROOT } from './read-action.ts'
import { writeOrCheck } from './write-or-check.ts'

/** The tables of docs/statistics.md, from the code that they are about. */
const INTERVALS = {
  wilson: 'Wilson',
  delong: 'DeLong, logit',
  bca: 'BCa bootstrap',
  upward: 'basic and percentile bootstrap',
} as const
const COMPARISONS = { mcnemar: 'McNemar', delong: 'paired DeLong', bca: 'paired BCa' } as const
const NEEDS = {
  nothing: '',
  'every-class': 'rows of every class',
  spread: 'a target that varies',
  'no-zero': 'no target of 0',
  'non-zero-sum': 'a target other than 0',
  'non-negative': 'no target below 0',
  positive: 'targets above 0',
  order: 'an order of the classes',
  costs: '`test.costs`',
} as const

function metrics(): string {
  const rows = [...METRICS.values()].map((metric) => [
    `\`${metric.name}\``,
    metric.tasks.join(', '),
    cell(metric.describe),
    metric.direction,
    INTERVALS[metric.interval],
    NEEDS[metric.needs],
  ])
  return table(['Metric', 'Tasks', 'Definition', 'Better', 'Interval', 'Needs'], rows)
}

function comparisons(): string {
  const rows = [...METRICS.values()].map((metric) => [
    `\`${metric.name}\``,
    COMPARISONS[metric.comparison],
    toleranceText(metric),
  ])
  return table(['Metric', 'Method', 'Tolerance'], rows)
}

function toleranceText({ tolerance: { kind, size } }: Metric): string {
  return kind === 'absolute' ? `${size}` : `${percent(size)} of the champion’s value`
}

function limits(): string {
  return table(
    ['What', 'Number'],
    [
      ['rows below which a comparison is always inconclusive', String(MIN_ROWS)],
      ['rows of the rarest class below which, for metrics that need every class', String(MIN_CLASS_ROWS)],
      ['draws of a bootstrap', String(REPLICATES)],
      ['rows up to which each is drawn by itself', String(MAX_UNITS)],
      ['units that more rows are dealt into', String(DEALT_UNITS)],
      ['blocks of the jackknife behind the acceleration', String(JACKKNIFE_BLOCKS)],
      ['power behind every “rows needed” of a comparison and “smallest detectable difference”', percent(POWER)],
      [
        'smallest detectable difference at 95 %, in standard errors of the difference',
        detectableDifference(1, 0.95).toFixed(3),
      ],
    ],
  )
}

function driftLimits(): string {
  return table(
    ['What', 'Number'],
    [
      ['false discovery rate over all tests of a report', percent(FALSE_DISCOVERY_RATE)],
      ['values on a side below which nothing is decided', String(MIN_DRIFT_ROWS)],
      ['floor of numbers: Wasserstein-1 in standard deviations of the reference', String(MATERIAL.distance)],
      ['floor of categories and frequent values: total variation of the shares', String(MATERIAL.shares)],
      ['floor of missing values: change of their share', String(MATERIAL.missing)],
      ['floor of outliers: interquartile ranges beyond the extremes of the reference', String(MATERIAL.beyond)],
    ],
  )
}

function driftWeights(): string {
  const columns = { continuous: 'numbers', atoms: 'numbers with frequent values', categories: 'categories' } as const
  const names = [...new Set(Object.values(WEIGHTS).flatMap((weights) => Object.keys(weights)))]
  const rows = names.map((name) => [
    WORDS[name] ?? name,
    ...Object.keys(columns).map((kind) => weightText(WEIGHTS[kind as keyof typeof WEIGHTS], name)),
  ])
  return table(['Test', ...Object.values(columns)], rows)
}

const WORDS: Readonly<Record<string, string>> = {
  andersonDarling: 'Anderson-Darling',
  mood: 'Mood',
  exceedance: 'tail exceedance',
  hill: 'Hill tail',
  shares: 'shares (chi-squared, Fisher or permutation)',
  unseen: 'unseen categories',
}

function weightText(weights: Readonly<Record<string, number>>, name: string): string {
  const weight = weights[name]
  return weight === undefined ? '' : String(weight)
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}

const content = fillPage(join(ROOT, 'docs/statistics.md'), {
  metrics: metrics(),
  comparisons: comparisons(),
  limits: limits(),
  'drift limits': driftLimits(),
  'drift weights': driftWeights(),
})
writeOrCheck([{ path: 'docs/statistics.md', content }], 'npm exec -- node .github/scripts/statistics-docs.ts')
