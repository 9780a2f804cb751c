import { LOSS, ofRegression } from './losses.ts'
import { type Family, type Metric, SCORE } from './metric.ts'
import { meanFamily, totalsFamily } from './totals.ts'

/** Power of the variance for amounts that are often 0 and else positive (Tweedie): between Poisson (1) and gamma (2). */
const POWER = 1.5

const LOST = { ...LOSS, tasks: ['regression'], unit: 'score', predictions: 'positive' } as const
const SKILL = {
  ...SCORE,
  tasks: ['regression'],
  domain: [Number.NEGATIVE_INFINITY, 1],
  needs: 'non-negative',
  predictions: 'positive',
} as const

/** Mean deviance of a Poisson, gamma or Tweedie law (McCullagh and Nelder, "Generalized Linear Models", 1989), and the share explained. */
export const DEVIANCES: readonly Family[] = [
  meanFamily(
    {
      ...LOST,
      name: 'mean_poisson_deviance',
      title: 'Mean Poisson deviance',
      needs: 'non-negative',
      describe: 'Deviance of counts: errors weigh by the size of the prediction. Needs predictions above 0.',
    },
    ofRegression(poisson),
  ),
  meanFamily(
    {
      ...LOST,
      name: 'mean_gamma_deviance',
      title: 'Mean gamma deviance',
      needs: 'positive',
      describe: 'Deviance of positive amounts: about the squared relative error. Needs predictions above 0.',
    },
    ofRegression((truth, prediction) => 2 * (Math.log(prediction / truth) + truth / prediction - 1)),
  ),
  meanFamily(
    {
      ...LOST,
      name: 'mean_tweedie_deviance',
      title: 'Mean Tweedie deviance',
      needs: 'non-negative',
      describe: `Deviance with the variance growing with the power ${POWER} of the mean, as of claims. Needs predictions above 0.`,
    },
    ofRegression(tweedie),
  ),
  explained(
    {
      ...SKILL,
      name: 'd2_poisson',
      title: 'D² (Poisson)',
      describe: 'Share of the Poisson deviance that the model explains; 0 is the mean.',
    },
    poisson,
    (truth) => (truth === 0 ? 0 : truth * Math.log(truth)),
    // 2 * mean(y ln y - y ln m): the rest of the deviance of the mean m sums to 0.
    (own, mean) => 2 * (own - mean * Math.log(mean)),
  ),
  explained(
    {
      ...SKILL,
      name: 'd2_gamma',
      title: 'D² (gamma)',
      needs: 'positive',
      describe: 'Share of the gamma deviance that the model explains; 0 is the mean.',
    },
    (truth, prediction) => 2 * (Math.log(prediction / truth) + truth / prediction - 1),
    (truth) => Math.log(truth),
    (own, mean) => 2 * (Math.log(mean) - own),
  ),
  explained(
    {
      ...SKILL,
      name: 'd2_tweedie',
      title: 'D² (Tweedie)',
      describe: `Share of the Tweedie deviance (power ${POWER}) that the model explains; 0 is the mean.`,
    },
    tweedie,
    (truth) => truth ** (2 - POWER),
    (own, mean) => 2 * (own / ((1 - POWER) * (2 - POWER)) - mean ** (2 - POWER) * (1 / (1 - POWER) - 1 / (2 - POWER))),
  ),
]

function poisson(truth: number, prediction: number): number {
  return 2 * ((truth === 0 ? 0 : truth * Math.log(truth / prediction)) - truth + prediction)
}

function tweedie(truth: number, prediction: number): number {
  const own = truth ** (2 - POWER) / ((1 - POWER) * (2 - POWER))
  return 2 * (own - (truth * prediction ** (1 - POWER)) / (1 - POWER) + prediction ** (2 - POWER) / (2 - POWER))
}

/** One minus the deviance as a share of that of the mean, which `ofMean` has from the mean of `own` and of the truth. */
function explained(
  metric: Metric,
  deviance: (truth: number, prediction: number) => number,
  own: (truth: number) => number,
  ofMean: (own: number, mean: number) => number,
): Family {
  return totalsFamily(
    [metric],
    (rows) => {
      const values = [ofRegression(deviance), ofRegression(own), ofRegression((truth) => truth)].flatMap(
        (value) => value(rows) ?? [],
      )
      return values.length === 3 ? values : undefined
    },
    (totals, out) => {
      const [total, sum, owns, truths] = totals as unknown as [number, number, number, number]
      const least = truths > 0 ? ofMean(owns / total, truths / total) : 0
      out[0] = least > 1e-14 ? 1 - sum / total / least : Number.NaN
    },
  )
}
