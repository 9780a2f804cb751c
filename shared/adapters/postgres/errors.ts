import { Fault, messageOf, UserError } from '../../kernel/error.ts'

/** How messages call the source, and the environment variable with its address. */
export type PostgresPlace = { readonly name: string; readonly urlEnv: string }

const NETWORK = /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ECONNRESET)$/
const TLS = /SSL|TLS|certificate/i

/** Turns what the driver or the server said into an error that says what to do, without the address. */
export function toPostgresError({ name, urlEnv }: PostgresPlace, error: unknown): Error {
  if (error instanceof UserError || error instanceof Fault) return error
  const code = codeOf(error)
  const problem = (message: string, fix: string): UserError =>
    new UserError('DATA_UNREADABLE', { file: name, message, fix }, { cause: error })
  const words = firstLine(messageOf(error))
  const known = ANSWERS[code] ?? ANSWERS[code.slice(0, 2)]
  if (known !== undefined) return problem(`${known.message}: ${words}`, known.fix.replace('$URL', urlEnv))
  if (NETWORK.test(code) || /^timeout expired|Connection terminated due to connection timeout/.test(words)) {
    return problem(
      `the PostgreSQL server cannot be reached (${code === '' ? 'no answer in time' : code})`,
      `check host and port in ${urlEnv}, and that this machine may reach them`,
    )
  }
  if (TLS.test(words)) {
    return problem(`no encrypted connection to PostgreSQL: ${words}`, `check \`sslmode\` in ${urlEnv}`)
  }
  return new Fault('ENGINE_UNAVAILABLE', `PostgreSQL failed for ${name}: ${words}`, { cause: error })
}

/** The SQLSTATE of the server, or the code of the operating system. */
export function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}

type Answer = { readonly message: string; readonly fix: string }

const QUERY = { message: 'the query cannot be run', fix: 'write exactly one SELECT that runs in psql' }
const LOGIN = { message: 'PostgreSQL refused the login', fix: 'check user and password in $URL' }

/** By SQLSTATE, or by its class: https://www.postgresql.org/docs/current/errcodes-appendix.html. */
const ANSWERS: { readonly [code: string]: Answer } = {
  '28': LOGIN,
  '3D': { message: 'there is no such database', fix: 'check the name of the database in $URL' },
  '42501': {
    message: 'the user may not read this',
    fix: 'as the owner of the table: `GRANT SELECT ON <table> TO <user>` (and `GRANT USAGE ON SCHEMA`)',
  },
  '57014': {
    message: 'the query took too long, or was cancelled',
    fix: 'name fewer rows or columns, or ask for a later time',
  },
  '25006': { message: 'the query writes', fix: 'write one SELECT: a source of data is only ever read' },
  '22003': {
    message: 'a column has numbers that a double cannot hold',
    fix: 'round it, or leave it out, in a query: `{sql: SELECT …}`',
  },
  '42': QUERY,
  '0A': QUERY,
  '22': { message: 'the query failed on a value', fix: 'correct the query, or leave the column out' },
  '53': { message: 'the server has no room for this', fix: 'try again later, or name fewer columns' },
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.slice(0, 300) ?? ''
}
