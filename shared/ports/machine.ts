/** Where a run took place. Absent members are unknown, not empty. */
type MachineFacts = {
  readonly os: string
  readonly arch: string
  readonly cpus: number
  readonly node: string
  /** Version of the Python on PATH. */
  readonly python?: string
  /** The runner's own name and kind, for example `GitHub Actions 3 (github-hosted)`. */
  readonly runner?: string
}

export interface Machine {
  describe(): Promise<MachineFacts>
}
