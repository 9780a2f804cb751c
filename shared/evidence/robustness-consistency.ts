import { type Contradiction, invertedInterval, isDifference, repeated } from './contradiction.ts'
import type { AttackResult, MeasuredShare, MeasuredSize, PerturbationResult, Robustness } from './robustness.ts'
import type { TestPredicate } from './test-predicate.ts'

const ROOT = '/predicate/robustness'

/** Where the numbers of robustness contradict each other or the holdout. */
export function robustnessContradictions({ robustness, champion, holdout }: TestPredicate): Contradiction[] {
  if (robustness === undefined) return []
  const { perturbations, adversarial, fuzz, stability = [], edgeCases = [], cases } = robustness
  const isCompared = champion.state === 'compared'
  return [
    ...(perturbations === undefined ? [] : ofPerturbations(perturbations, { rows: holdout.rows, isCompared })),
    ...Object.entries(adversarial ?? {}).flatMap(([name, side]) => ofAttack(side, `${ROOT}/adversarial/${name}`)),
    ...(adversarial?.champion !== undefined && !isCompared ? [uncompared(`${ROOT}/adversarial/champion`)] : []),
    ...(fuzz === undefined ? [] : ofFuzz(fuzz)),
    ...stability.flatMap(({ differing, rows }, i) =>
      differing <= rows ? [] : [{ path: `${ROOT}/stability/${i}`, message: 'more rows differ than were asked' }],
    ),
    ...repeated(
      stability.map(({ check }) => check),
      `${ROOT}/stability`,
      'check',
    ),
    ...repeated(
      edgeCases.map(({ name }) => name),
      `${ROOT}/edgeCases`,
      'name',
    ),
    ...(cases === undefined ? [] : ofCases(cases)),
  ]
}

type Whole = { readonly rows: number; readonly isCompared: boolean }

function ofPerturbations(
  { rows, results, measured }: NonNullable<Robustness['perturbations']>,
  whole: Whole,
): Contradiction[] {
  const path = `${ROOT}/perturbations`
  const found: Contradiction[] = []
  if (rows > whole.rows) found.push({ path: `${path}/rows`, message: 'more rows were perturbed than the holdout has' })
  if (results.length > measured) found.push({ path, message: 'more results than perturbations that were tried' })
  results.forEach((result, i) => {
    found.push(...ofResult(result, `${path}/results/${i}`, { ...whole, rows }))
  })
  return found
}

function ofResult(result: PerturbationResult, path: string, { rows, isCompared }: Whole): Contradiction[] {
  const { candidate, champion, changed, dropDifference } = result
  const sides = Object.entries({ candidate, ...(champion && { champion }) })
  const found = sides.flatMap(([name, { flips, drop, failed }]) => [
    ...ofShare(flips, `${path}/${name}/flips`, rows),
    ...ofSize(drop, `${path}/${name}/drop`),
    ...ofShare(failed?.failing, `${path}/${name}/failed/failing`),
    ...(failed === undefined || flips === undefined
      ? []
      : [{ path: `${path}/${name}`, message: 'rows are counted although the model did not answer' }]),
  ])
  if (changed > rows) found.push({ path: `${path}/changed`, message: 'more rows changed than were perturbed' })
  if (champion !== undefined && !isCompared) found.push(uncompared(`${path}/champion`))
  found.push(...ofSize(dropDifference, `${path}/dropDifference`))
  const [own, other] = [candidate.drop?.value, champion?.drop?.value]
  if (dropDifference === undefined) return found
  if (own === undefined || other === undefined || !isDifference(own, other, dropDifference.value)) {
    found.push({ path: `${path}/dropDifference`, message: 'the difference is not candidate minus champion' })
  }
  return found
}

function ofShare(share: MeasuredShare | undefined, path: string, rows?: number): Contradiction[] {
  if (share === undefined) return []
  const { k, n, interval } = share
  const found = invertedInterval(interval, `${path}/interval`)
  if (k > n) found.push({ path, message: 'more rows than there are' })
  if (rows !== undefined && n !== rows) found.push({ path: `${path}/n`, message: 'other rows than were perturbed' })
  const value = n === 0 ? 0 : k / n
  if (n > 0 && (value < interval.low - 1e-9 || value > interval.high + 1e-9)) {
    found.push({ path: `${path}/interval`, message: 'the share lies outside its interval' })
  }
  return found
}

function ofSize(size: MeasuredSize | undefined, path: string): Contradiction[] {
  return size === undefined ? [] : invertedInterval(size.interval, `${path}/interval`)
}

function ofAttack({ rows, flipped, median, within }: AttackResult, path: string): Contradiction[] {
  const found: Contradiction[] = []
  if (flipped > rows) found.push({ path: `${path}/flipped`, message: 'more rows flipped than were tried' })
  if (median !== undefined && (median.low > median.value || (median.high ?? median.value) < median.value)) {
    found.push({ path: `${path}/median`, message: 'the median lies outside its interval' })
  }
  if (median !== undefined && flipped * 2 < rows) {
    found.push({ path: `${path}/median`, message: 'a median although fewer than half of the rows flipped' })
  }
  within.forEach(({ share }, i) => {
    found.push(...ofShare(share, `${path}/within/${i}/share`, rows))
    if (share.k > flipped) found.push({ path: `${path}/within/${i}`, message: 'more rows flipped within than at all' })
  })
  return found
}

function ofFuzz({ rows, answered, failures, differing = 0, alone = 0 }: NonNullable<Robustness['fuzz']>) {
  const path = `${ROOT}/fuzz`
  const failed = failures.reduce((sum, one) => sum + one.rows, 0)
  const found: Contradiction[] = []
  if (answered + failed !== rows) found.push({ path, message: 'answered and failed rows are not all rows' })
  if (differing > alone) found.push({ path, message: 'more rows differ than were asked one by one' })
  return found
}

function ofCases({ results }: NonNullable<Robustness['cases']>): Contradiction[] {
  const path = `${ROOT}/cases/results`
  const names = results.map(({ name }) => name)
  return [
    ...repeated(names, path, 'name'),
    ...results.flatMap(({ failures, tried }, i) => ofShare(failures, `${path}/${i}/failures`, tried)),
  ]
}

function uncompared(path: string): Contradiction {
  return { path, message: 'a champion is measured although none was compared' }
}
