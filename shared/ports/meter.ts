/** What times and memory are measured with. Nothing it says is the same twice. */
export interface Meter {
  /** Milliseconds of a clock that never jumps, with fractions. */
  elapsed(): number
  /** Bytes of memory that the process holds. */
  memory(): number
  readonly machine: { readonly os: string; readonly arch: string; readonly cpus: number }
}
