import { availableParallelism } from 'node:os'
import type { Meter } from '../../ports/meter.ts'

/** The clock and the memory of this process. */
export function createMeter(): Meter {
  return {
    elapsed: () => performance.now(),
    memory: () => process.memoryUsage.rss(),
    machine: { os: process.platform, arch: process.arch, cpus: availableParallelism() },
  }
}
