/** What people see while work goes on: standard error on a laptop, the job log on a runner. Never standard output. */
export interface Log {
  info(message: string): void
  warn(message: string): void
  debug(message: string): void
  /** Announces a step that may take over two seconds; `done` of `total` counts in `unit` (rows, columns, files). */
  progress(step: string, done: number, total: number, unit: string): void
}
