/** Who brought the commits of a pull request to GitHub, whatever names the commits carry: anybody can write anybody's name into a commit. */
export type Pushers = {
  /** Who pushed one of the commits, and who had the evidence measured. */
  readonly logins: readonly string[]
  /** False where GitHub does not say who pushed the head: then anybody may have. */
  readonly isComplete: boolean
}

/** Why this person is not independent of what was pushed; where nobody looked, or GitHub does not say, nobody is. */
export function pusherFault(login: string, { logins, isComplete }: Pushers = UNKNOWN): string | undefined {
  if (logins.some((name) => name.toLowerCase() === login.toLowerCase())) {
    return 'pushed this change, or had it measured'
  }
  return isComplete ? undefined : 'may have pushed this change: GitHub does not say who did (a new push will tell)'
}

const UNKNOWN: Pushers = { logins: [], isComplete: false }
