import type { Json } from './types.ts'

/** An answer that ends a request early, in GitHub's error shape. */
export class HttpError extends Error {
  readonly status: number
  readonly body: Json
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, message: string, extra: Json = {}, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.name = 'HttpError'
    this.status = status
    this.body = { message, documentation_url: 'https://docs.github.com/rest', status: String(status), ...extra }
    this.headers = headers
  }
}

export const notFound = (): HttpError => new HttpError(404, 'Not Found')
export const notAccessible = (): HttpError => new HttpError(403, 'Resource not accessible by integration')
export const invalid = (message: string, errors: readonly Json[] = []): HttpError =>
  new HttpError(422, message, errors.length > 0 ? { errors } : {})

/** The value, or 404. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw notFound()
  return value
}
