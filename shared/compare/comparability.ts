import type { TestPredicate } from '../evidence/test-predicate.ts'

/** What a measurement depends on beside the model, as far as another run may have had it otherwise. */
export type Conditions = Pick<TestPredicate, 'task' | 'machine' | 'metrics'> & {
  readonly holdout: Pick<TestPredicate['holdout'], 'digest' | 'target' | 'classes'>
  readonly candidate: { readonly runtime: TestPredicate['candidate']['runtime'] }
}

/**
 * Why numbers of two runs must not be compared, as clauses; empty when they may. Numbers of one run are made on the same rows by the
 * same code and need no such question.
 */
export function whyNotComparable(now: Conditions, before: Conditions): string[] {
  const reasons: string[] = []
  if (now.holdout.digest !== before.holdout.digest) reasons.push('the holdout was another one')
  if (now.task !== before.task || now.holdout.target !== before.holdout.target) {
    reasons.push('it was measured for another target')
  }
  if (labels(now) !== labels(before)) reasons.push('its classes were others, or in another order')
  const [own, other] = [now.candidate.runtime, before.candidate.runtime]
  if (runtimeClass(own) !== runtimeClass(other)) {
    reasons.push(`it ran on ${other.name} ${other.version}, now it is ${own.name} ${own.version}`)
  }
  if (now.machine === undefined || before.machine === undefined) {
    reasons.push('the class of machine is not known')
  } else if (now.machine.arch !== before.machine.arch || now.machine.os !== before.machine.os) {
    const text = ({ os, arch }: { readonly os: string; readonly arch: string }) => `${os} ${arch}`
    reasons.push(`it ran on ${text(before.machine)}, now it is ${text(now.machine)}`)
  }
  return reasons
}

/** Why one metric must not be compared although the runs may. */
export function whyMetricNotComparable(metric: string, now: Conditions, before: Conditions): string | undefined {
  const own = now.metrics.find(({ name }) => name === metric)
  const other = before.metrics.find(({ name }) => name === metric)
  if (own === undefined || other === undefined) return 'it was not measured then'
  if ((own.version ?? 1) !== (other.version ?? 1)) return 'its definition has changed since'
  return own.interval.level === other.interval.level ? undefined : 'its interval had another coverage'
}

/** Older evidence calls the classes of a column of true and false 1 and 0. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['true', '1'],
  ['false', '0'],
])

function labels({ holdout }: Conditions): string {
  return JSON.stringify(holdout.classes?.map(({ name }) => WORDS.get(name) ?? name) ?? [])
}

/** Name and major version: lower bits may differ between major versions of a runtime. */
function runtimeClass({ name, version }: TestPredicate['candidate']['runtime']): string {
  return `${name} ${version.split('.')[0]}`
}
