/** The fake's time: real time plus what a test has advanced it by. */
export type FakeClock = {
  /** Milliseconds since 1970 UTC. */
  now(): number
  /** Moves the fake's time forward; timestamps of later events follow, tokens stay valid. */
  advance(milliseconds: number): void
}

/** A clock that starts at the real time. */
export function createClock(): FakeClock {
  let offset = 0
  return {
    now: () => Date.now() + offset,
    advance: (milliseconds) => {
      offset += milliseconds
    },
  }
}

/** GitHub's timestamp form: seconds, UTC. */
export function toTimestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z')
}
