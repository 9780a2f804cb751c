import type { FromSchema } from 'json-schema-to-ts'
import type { Performance } from '../../evidence/performance.ts'
import type { TestPredicate } from '../../evidence/test-predicate.ts'
import { currentChampion, IF_NO_CHAMPION } from '../champion.ts'
import { limitValue } from '../metric-words.ts'
import { count, significant } from '../numbers.ts'
import type { Finding, RuleContext, RuleKind, SettingsProblem } from '../rule.ts'
import { CONFIDENCE_SETTING, confidenceProblem, isFinding, testEvidence } from '../test-evidence.ts'

const limit = { type: 'number', exclusiveMinimum: 0 } as const

const schema = {
  type: 'object',
  description: 'The candidate is fast and small enough, by itself and beside the champion on the same machine.',
  additionalProperties: false,
  properties: {
    max_p95_ms: {
      ...limit,
      description: 'Milliseconds within which 95 % of single rows are answered (low end of the interval).',
    },
    max_size_mb: { ...limit, description: 'Largest size of all its files, in MB of 10⁶ bytes.' },
    min_rows_per_s: { ...limit, description: 'Least rows per second in a batch.' },
    max_memory_mb: { ...limit, description: 'Most memory that predicting may take, in MB of 10⁶ bytes.' },
    not_slower_than_champion_by: {
      type: 'number',
      minimum: 0,
      description:
        'How much longer one row may take than with the champion, as a share (0.2 is 20 %; low end of the interval).',
    },
    confidence: CONFIDENCE_SETTING,
    if_no_champion: IF_NO_CHAMPION,
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

/** `budget`: every limit that is set must hold. Times depend on the machine; the comparison with the champion much less so. */
export const budget: RuleKind<Settings> = {
  kind: 'budget',
  attempts: 'same-champion',
  schema,
  refine: (settings): SettingsProblem[] =>
    wordsOf(settings).length > 0
      ? []
      : [{ path: '', message: 'no limit is set', fix: 'add `max_p95_ms:`, `max_size_mb:` or another limit' }],
  describe: (settings) => wordsOf(settings).join(', '),
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const findings = judge(settings, evidence, context)
    return findings.find(({ verdict }) => verdict !== 'pass') ?? allHold(findings)
  },
}

function wordsOf(settings: Settings): string[] {
  const { max_p95_ms, max_size_mb, min_rows_per_s, max_memory_mb, not_slower_than_champion_by: slower } = settings
  return [
    ...(max_p95_ms === undefined ? [] : [`95 % of single rows within ${limitValue(max_p95_ms)} ms`]),
    ...(max_size_mb === undefined ? [] : [`at most ${limitValue(max_size_mb)} MB`]),
    ...(min_rows_per_s === undefined ? [] : [`at least ${count(min_rows_per_s)} rows per second`]),
    ...(max_memory_mb === undefined ? [] : [`at most ${limitValue(max_memory_mb)} MB of memory`]),
    ...(slower === undefined ? [] : [`at most ${limitValue(slower * 100)} % slower than the champion`]),
  ]
}

function judge(settings: Settings, evidence: TestPredicate, context: RuleContext): Finding[] {
  const { max_size_mb, not_slower_than_champion_by: slower } = settings
  const size = evidence.candidate.files.reduce((sum, file) => sum + file.size, 0) / 1e6
  const findings = max_size_mb === undefined ? [] : [atMost('size', size, max_size_mb, 'MB')]
  const others = wordsOf(settings).length > findings.length
  if (!others) return findings
  const { performance } = evidence
  if (performance === undefined) return [...findings, unmeasured('No times were measured.')]
  return [
    ...findings,
    ...judgeTimes(settings, performance),
    ...(slower === undefined ? [] : [judgeRatio(settings, slower, evidence, context)]),
  ]
}

function judgeTimes(settings: Settings, { candidate, machine }: Performance): Finding[] {
  const { max_p95_ms, min_rows_per_s, max_memory_mb, confidence } = settings
  const { p95, rowsPerSecond, memoryBytes } = candidate
  const on = ` (${machine.os} ${machine.arch}, ${machine.cpus} CPUs)`
  const vague = confidenceProblem('the latency', p95.interval.level, confidence)
  const latency = (max: number): Finding => {
    const { verdict, ...rest } = atMost('latency (p95)', p95.interval.low, max, 'ms')
    const message = `${significant(p95.value)} ms for 95 % of single rows${on}`
    return verdict === 'pass'
      ? { ...rest, verdict, message: `${message}.` }
      : { ...rest, verdict, message: `${message}, above ${limitValue(max)} ms.` }
  }
  return [
    ...(max_p95_ms === undefined ? [] : [vague ?? latency(max_p95_ms)]),
    ...(min_rows_per_s === undefined ? [] : [throughput(rowsPerSecond, min_rows_per_s)]),
    ...(max_memory_mb === undefined ? [] : [atMost('memory', memoryBytes / 1e6, max_memory_mb, 'MB')]),
  ]
}

function throughput(found: number, least: number): Finding {
  const shown = `${count(found)} rows per second`
  const numbers = { observed: found, limit: least }
  if (found >= least) return { verdict: 'pass', message: `${shown}.`, ...numbers }
  return { ...tooMuch(`${shown}, below ${count(least)}.`, `answers ${shown}`), ...numbers }
}

function judgeRatio(settings: Settings, slower: number, evidence: TestPredicate, context: RuleContext): Finding {
  const champion = currentChampion(settings, evidence, context)
  if (isFinding(champion)) return champion
  const ratio = evidence.performance?.ratio
  if (ratio === undefined) return unmeasured('The times of candidate and champion were not compared.')
  const vague = confidenceProblem('the ratio of the times', ratio.interval.level, settings.confidence)
  if (vague !== undefined) return vague
  const shown = `${significant(ratio.value)} times the time of champion ${champion.version} for one row`
  const numbers = { observed: ratio.interval.low, limit: 1 + slower }
  if (ratio.interval.low <= 1 + slower) return { verdict: 'pass', message: `${shown}.`, ...numbers }
  return {
    ...tooMuch(`${shown}, more than ${limitValue(Number((1 + slower).toPrecision(6)))}.`, `takes ${shown}`),
    ...numbers,
  }
}

function atMost(what: string, found: number, most: number, unit: string): Finding {
  const shown = `${what} ${significant(found)} ${unit}`
  const numbers = { observed: found, limit: most }
  if (found <= most) return { verdict: 'pass', message: `${shown}.`, ...numbers }
  return { ...tooMuch(`${shown}, above ${limitValue(most)} ${unit}.`, `has ${shown}`), ...numbers }
}

function tooMuch(message: string, headline: string): Finding {
  const fix = 'Make the model smaller (fewer trees, fewer layers, quantised weights), or agree on another limit first.'
  return { verdict: 'fail', message, headline, fix }
}

function unmeasured(message: string): Finding {
  const fix = 'Set `test: { budget: true }` in assay.yml and test again.'
  return { verdict: 'fail', message, headline: 'has no measured times', fix }
}

function allHold(findings: readonly Finding[]): Finding {
  const [first] = findings
  const numbers = findings.length === 1 && first !== undefined ? first : {}
  return { ...numbers, verdict: 'pass', message: findings.map(({ message }) => message).join(' ') }
}
