/** Makes a thing on the first call; everybody gets the same one, and it can be asked whether it was made at all. */
export function once<T>(make: () => Promise<T>): {
  readonly get: () => Promise<T>
  readonly made: () => Promise<T | undefined>
} {
  let made: Promise<T> | undefined
  return {
    get: () => {
      made ??= make()
      return made
    },
    // What could not be made needs no closing; its error went to whoever asked for it.
    made: async () => made?.catch(() => undefined),
  }
}
