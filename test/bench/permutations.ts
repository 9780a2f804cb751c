import { createPrng } from '../../shared/kernel/prng.ts'
import {
  createLab,
  doubled,
  type Fate,
  finalState,
  type Lab,
  live,
  liveThroughChaos,
  permutations,
  shuffled,
} from '../app/delivery-lab.ts'
import type { Bench, Figure } from './figure.ts'

const SMALL = 5
const SAMPLES = Number(process.env['ASSAY_SOAK'] ?? 200)
const LIVES = Math.ceil(SAMPLES / 4)

/** The real event table, queue, database and evaluation, in this process, against the fake GitHub. */
export const bench: Bench = {
  about: `orders of one recorded set of deliveries: all ${SMALL}! of a small one, ${SAMPLES} seeded ones of the whole with losses and doubles, and ${LIVES} while the pull request moves on`,
  async run() {
    const lab = await createLab()
    try {
      return [...(await small(lab)), ...(await sampled(lab)), ...(await alive(lab))]
    } finally {
      await lab.end()
    }
  },
}

async function recorded(lab: Lab) {
  const place = await lab.place()
  const steps: Awaited<ReturnType<Lab['taken']>>[] = []
  const number = await live(lab, place, async () => void steps.push(await lab.taken()))
  return { place, number, all: steps.flat() }
}

async function small(lab: Lab): Promise<Figure[]> {
  const { place, number, all } = await recorded(lab)
  const few = all.toReversed().slice(0, SMALL)
  const outcome = tally()
  for (const order of permutations(few.length)) {
    await lab.forget(place)
    await lab.hand(
      order.flatMap((i) => few[i] ?? []),
      [],
    )
    await lab.rest()
    outcome.add(finalState(place, number), doubled(place).length)
  }
  return outcome.figures(`all orders of ${few.length}`)
}

async function sampled(lab: Lab): Promise<Figure[]> {
  const { place, number, all } = await recorded(lab)
  const prng = createPrng('sampled')
  const outcome = tally()
  for (let sample = 0; sample < SAMPLES; sample++) {
    await lab.forget(place)
    await lab.hand(
      shuffled(all, prng),
      all.map(() => prng.below(3) as Fate),
    )
    await lab.rest()
    await lab.reconcile()
    outcome.add(finalState(place, number), doubled(place).length)
  }
  return outcome.figures(`orders of ${all.length} with losses and doubles`)
}

async function alive(lab: Lab): Promise<Figure[]> {
  const outcome = tally()
  for (let i = 0; i < LIVES; i++) {
    const { place, state } = await liveThroughChaos(lab, `life ${i}`)
    outcome.add(state, doubled(place).length)
  }
  return outcome.figures('while the pull request moves on')
}

function tally() {
  const states = new Set<string>()
  let runs = 0
  let doubles = 0
  return {
    add(state: string, double: number): void {
      states.add(state)
      doubles += double
      runs++
    },
    figures: (what: string): Figure[] => [
      { what: `${what}: different final states`, value: states.size, unit: '', limit: 1, note: `${runs} runs` },
      { what: `${what}: commits with two checks`, value: doubles, unit: '', limit: 0 },
    ],
  }
}
