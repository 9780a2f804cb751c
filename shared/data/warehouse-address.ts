import { UserError } from '../kernel/error.ts'

/** The variables that may hold addresses. */
export type Environment = { readonly [variable: string]: string | undefined }

export type AddressPlace = {
  /** How messages call the source. */
  readonly name: string
  readonly urlEnv: string
  /** How messages call the engine. */
  readonly engine: string
  readonly protocols: readonly string[]
  readonly example: string
}

/** The address that a variable holds. Throws UserError DATA_UNREADABLE when it is not set or no address; what it holds is never shown. */
export function readAddress(environment: Environment, place: AddressPlace): URL {
  const { name, urlEnv, engine, protocols, example } = place
  const text = environment[urlEnv]
  const fix = `set ${urlEnv} to ${example}, in a workflow from a secret`
  const refuse = (message: string) => new UserError('DATA_UNREADABLE', { file: name, message, fix })
  if (text === undefined || text === '')
    throw refuse(`the environment variable ${urlEnv} is not set, so the address of ${engine} is not known`)
  const url = URL.parse(text)
  if (url === null || !protocols.includes(url.protocol))
    throw refuse(`what ${urlEnv} holds is not an address of ${engine}`)
  return url
}
