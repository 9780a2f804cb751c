import { describe, test } from 'vitest'

/**
 * The tests against one real server or native engine. `absence` says why it cannot be used here, `undefined` when it can: where it is
 * absent, CI fails and everybody else is told what was skipped.
 */
export function describeReal(server: string, absence: string | undefined, tests: () => void): void {
  if (absence !== undefined && process.env['CI'] === 'true') {
    describe(server, () => {
      test('is here', () => {
        throw new Error(`${server} is needed in CI: ${absence}`)
      })
    })
    return
  }
  describeOptional(server, absence, tests)
}

/** The same for what not even CI can always have: where it is absent, everybody is told. */
export function describeOptional(server: string, absence: string | undefined, tests: () => void): void {
  if (absence !== undefined) console.warn(`SKIPPED: ${server} is not here (${absence})`)
  describe.skipIf(absence !== undefined)(server, tests)
}
