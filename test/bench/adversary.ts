import { runCases } from '../fixtures/adversary/run-cases.ts'
import type { Bench } from './figure.ts'

const CASES = Number(process.env['ASSAY_CASES'] ?? 1_000_000)
const SEED = Number(process.env['ASSAY_SEED'] ?? 1)

/** A million adversarial cases against the checklist of its own; `ASSAY_CASES` and `ASSAY_SEED` choose others. */
export const bench: Bench = {
  about: 'adversarial cases judged by the engine and by an independent checklist',
  async run() {
    const start = performance.now()
    const { cases, passed, falsePasses, falseBlocks } = runCases(CASES, SEED)
    const seconds = (performance.now() - start) / 1000
    for (const told of [...falsePasses, ...falseBlocks].slice(0, 20)) console.error(told)
    return [
      { what: 'cases', value: cases, unit: '', note: `seed ${SEED}; ${passed} deserved to pass` },
      { what: 'false passes', value: falsePasses.length, unit: '', limit: 0 },
      { what: 'false blocks', value: falseBlocks.length, unit: '', limit: 0 },
      { what: 'time', value: seconds, unit: 's', note: 'both sides' },
    ]
  },
}
