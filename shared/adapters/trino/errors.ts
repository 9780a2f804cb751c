import { Fault, UserError } from '../../kernel/error.ts'

/** How messages call the source, and the environment variable with its address. */
export type TrinoPlace = { readonly name: string; readonly urlEnv: string }

/** What Trino says of a query that failed: https://trino.io/docs/current/develop/client-protocol.html. */
export type TrinoFailure = { readonly message: string; readonly errorName?: string; readonly errorType?: string }

/** Names under which Trino reports that a table, its schema or its catalog is not there. */
const NO_TABLE = /^(TABLE|SCHEMA|CATALOG)_NOT_FOUND$/

export function isMissingTable({ errorName }: TrinoFailure): boolean {
  return errorName !== undefined && NO_TABLE.test(errorName)
}

/** Turns what Trino said into an error that says what to do. */
export function toTrinoError({ name }: TrinoPlace, failure: TrinoFailure): Error {
  const words = failure.message.split('\n')[0]?.slice(0, 300) ?? ''
  const problem = (message: string, fix: string): UserError =>
    new UserError('DATA_UNREADABLE', { file: name, message: `${message}: ${words}`, fix }, { cause: failure })
  if (isMissingTable(failure))
    return problem('Trino does not know the table', 'write `catalog.schema.table` as `SHOW TABLES` names it')
  if (failure.errorName === 'PERMISSION_DENIED')
    return problem(
      'the user may not read this',
      'ask for the right to SELECT, or name the columns that may be read in a query',
    )
  if (failure.errorName === 'EXCEEDED_TIME_LIMIT')
    return problem('the query took too long', 'name fewer rows or columns, or ask for a later time')
  if (failure.errorType === 'INSUFFICIENT_RESOURCES')
    return problem('the cluster has no room for this', 'try again later, or name fewer columns')
  if (failure.errorType === 'USER_ERROR')
    return problem('the query cannot be run', 'write exactly one SELECT that runs in Trino')
  return new Fault('ENGINE_UNAVAILABLE', `Trino failed for ${name}: ${words}`)
}

/** The server refused the request itself, before any query. */
export function toLoginError({ name, urlEnv }: TrinoPlace): UserError {
  return new UserError('DATA_UNREADABLE', {
    file: name,
    message: 'Trino refused the login',
    fix: `check user and password, or access_token, in ${urlEnv}; Trino takes a password over https only`,
  })
}

/** No answer at all; `why` is a code of the operating system or of HTTP. */
export function toUnreachableError({ name, urlEnv }: TrinoPlace, why: string): UserError {
  return new UserError('DATA_UNREADABLE', {
    file: name,
    message: `the Trino server cannot be reached (${why})`,
    fix: `check host and port in ${urlEnv}, and that this machine may reach them`,
  })
}
