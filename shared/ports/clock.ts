/** The only source of the present time; tests pass a fixed one. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number
}
