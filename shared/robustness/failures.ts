/**
 * How a question to a model can end without an answer: told clearly, a number that is none, a number that is no probability, any other error,
 * the end of the model's process, or nothing in ample time.
 */
export const FAILURES = ['refused', 'not-finite', 'out-of-range', 'crashed', 'died', 'timed-out'] as const
export type Failure = (typeof FAILURES)[number]
