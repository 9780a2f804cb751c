import { fuzz } from '../fixtures/fuzz/run-fuzz.ts'
import { TARGETS } from '../fixtures/fuzz/targets.ts'
import type { Bench, Figure } from './figure.ts'

const INPUTS = Number(process.env['ASSAY_INPUTS'] ?? 20_000)
const SEED = Number(process.env['ASSAY_SEED'] ?? 1)

/** Nearly right input for every parser that reads what strangers write; `ASSAY_INPUTS` for each, `ASSAY_SEED`. */
export const bench: Bench = {
  about: 'fuzzed parsers: no crash, no hang, no unbounded memory',
  async run() {
    const figures = TARGETS.map((target): Figure => {
      const { read, crashes, slowest, slow } = fuzz(target, INPUTS, SEED)
      for (const told of crashes) console.error(told)
      if (slowest > 1000) console.error(`${target.name}: ${slow}`)
      const note = `${INPUTS} inputs, ${read} of them read; ${crashes.length} crashes`
      return crashes.length > 0
        ? { what: target.name, value: crashes.length, unit: 'crashes', limit: 0, note }
        : { what: target.name, value: slowest, unit: 'ms', limit: 5000, note }
    })
    const memory = process.resourceUsage().maxRSS / 1024
    return [...figures, { what: 'most memory of the process', value: memory, unit: 'MB', limit: 1500 }]
  },
}
