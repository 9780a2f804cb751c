import type { PullRequest } from './github-pull-requests.ts'

/** An open pull request and a text that is another one whenever something a verdict rests on has changed on GitHub. */
export type PullPulse = {
  readonly pull: PullRequest
  readonly pulse: string
  /** When GitHub says it last changed, in whole seconds as milliseconds since 1970 UTC. */
  readonly changedAt: number
}

/** The open pull requests of one repository at a glance: a handful of requests, however many there are. */
export interface Pulses {
  /** Throws Fault GITHUB_UNAVAILABLE. */
  read(): Promise<readonly PullPulse[]>
}
