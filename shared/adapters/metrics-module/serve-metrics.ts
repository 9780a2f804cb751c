import type { MetricsAnswer, MetricsChildJob } from '../../ports/metric-modules.ts'
import { evaluateMetrics } from './evaluate-metrics.ts'

/** The whole life of the child: one job comes in, one answer goes out. What fails besides the metrics is text on standard error. */
export function serveMetrics(): void {
  const tell = (answer: MetricsAnswer, told?: () => void): void => void process.send?.(answer, () => told?.())
  process.once('message', (message) => {
    evaluateMetrics(message as MetricsChildJob, tell)
      // Timers that the user's code left open must not keep the process alive.
      .then((answer) => tell(answer, () => process.exit(0)))
      .catch((error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`, () => process.exit(1))
      })
  })
}
