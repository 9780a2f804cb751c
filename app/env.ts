import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { messageOf, type Problem, UserError } from '../shared/kernel/error.ts'

/** Where the App keeps deliveries, jobs and verdicts. */
export type StoreConfig =
  | { readonly kind: 'pglite'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string }

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** Everything the App takes from its environment, checked. */
export type AppConfig = {
  readonly appId: number
  readonly privateKey: string
  /** One secret, or the new and the old one while they are being exchanged. */
  readonly webhookSecrets: readonly string[]
  readonly host: string
  readonly port: number
  readonly store: StoreConfig
  /** REST root without a trailing slash. */
  readonly apiUrl: string
  readonly logLevel: LogLevel
  /** What whoever runs the App proves it with; without one the operator's pages are not there. */
  readonly operatorToken?: string
  /** Ed25519 keys that sign audit logs, the one in use first; absent: one is made and kept in the database. */
  readonly auditKeys?: readonly string[]
  /** Text of Sigstore's `trusted_root.json`; absent: bundles are not read. */
  readonly sigstoreRoot?: string
  /** Organisations (lower case) that must have a floor, and those whose former floor was given up on purpose. */
  readonly floorRequired: readonly string[]
  readonly floorReleased: readonly string[]
  /** Repositories (lower case) whose former ledger was given up on purpose. */
  readonly ledgerReleased?: readonly string[]
}

/** What the set-up page needs: it runs before there is an app id, a key or a secret. */
export type SetupConfig = Pick<AppConfig, 'host' | 'port' | 'apiUrl'>

type Environment = { readonly [name: string]: string | undefined }
type Report = (variable: string, message: string, fix: string) => undefined

const MIN_SECRET_LENGTH = 16
const GENERATE = `node -e "console.log(require('node:crypto').randomBytes(32).toString('hex'))"`
const SECRET_FIX =
  `run \`${GENERATE}\`, set WEBHOOK_SECRET to what it prints, and paste the same text under ` +
  '"Webhook secret" on the settings page of the GitHub App'
const WEAK = ['development', 'secret', 'password', 'changeme', 'webhook', 'example', 'test', 'github', 'assay']
const LOG_LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error']

/** Reads the whole configuration. Throws UserError APP_CONFIG_INVALID with every problem at once. */
export function readEnvironment(env: Environment): AppConfig {
  const problems: Problem[] = []
  const report: Report = (variable, message, fix) => {
    problems.push({ file: 'environment', message: `${variable} ${message}`, fix })
    return undefined
  }
  const appId = readAppId(env, report)
  const privateKey = readPrivateKey(env, report)
  const webhookSecrets = readSecrets(env, report)
  const setup = readSetup(env, report)
  const store = readStore(env, report)
  const logLevel = readLogLevel(env, report)
  const floors = readFloors(env, report)
  const operator = readOperatorToken(env, report)
  const audit = readAuditKeys(env, report)
  const sigstore = readSigstoreRoot(env, report)
  if (
    problems.length > 0 ||
    !appId ||
    !privateKey ||
    !webhookSecrets ||
    !setup ||
    !store ||
    !logLevel ||
    !floors ||
    !operator ||
    !audit ||
    !sigstore
  )
    throw new UserError('APP_CONFIG_INVALID', problems)
  return { appId, privateKey, webhookSecrets, ...setup, store, logLevel, ...floors, ...operator, ...audit, ...sigstore }
}

/** Reads only what the set-up page needs. Throws UserError APP_CONFIG_INVALID. */
export function readSetupEnvironment(env: Environment): SetupConfig {
  const problems: Problem[] = []
  const setup = readSetup(env, (variable, message, fix) => {
    problems.push({ file: 'environment', message: `${variable} ${message}`, fix })
    return undefined
  })
  if (setup === undefined || problems.length > 0) throw new UserError('APP_CONFIG_INVALID', problems)
  return setup
}

/** None of the three that GitHub gives is set: the App has not been registered yet. */
export function isUnregistered(env: Environment): boolean {
  return ['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_PATH', 'WEBHOOK_SECRET'].every((name) => given(env, name) === undefined)
}

function given(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim()
  return value === '' ? undefined : value
}

function readAppId(env: Environment, report: Report): number | undefined {
  const text = given(env, 'APP_ID')
  const fix = 'set APP_ID to the number shown as "App ID" on the settings page of the GitHub App'
  if (text === undefined) return report('APP_ID', 'is not set', fix)
  if (!/^[1-9]\d{0,15}$/.test(text)) return report('APP_ID', `is not a number: ${JSON.stringify(text)}`, fix)
  return Number(text)
}

function readPrivateKey(env: Environment, report: Report): string | undefined {
  const inline = given(env, 'PRIVATE_KEY')
  const path = given(env, 'PRIVATE_KEY_PATH')
  const fix = 'generate a private key on the settings page of the GitHub App and set PRIVATE_KEY_PATH to the .pem file'
  if (inline !== undefined && path !== undefined)
    return report('PRIVATE_KEY', 'and PRIVATE_KEY_PATH are both set', 'set one of them')
  if (inline === undefined && path === undefined)
    return report('PRIVATE_KEY', 'is not set, and neither is PRIVATE_KEY_PATH', fix)
  const variable = inline === undefined ? 'PRIVATE_KEY_PATH' : 'PRIVATE_KEY'
  try {
    const pem = inline === undefined ? readFileSync(path as string, 'utf8') : decodeKey(inline)
    return createPrivateKey(pem).export({ type: 'pkcs8', format: 'pem' }).toString()
  } catch (error) {
    return report(variable, `gives no private key: ${messageOf(error)}`, fix)
  }
}

/** Hosting platforms hand multi-line values over as one line, with `\n` or as Base64. */
function decodeKey(value: string): string {
  const unescaped = value.replaceAll('\\n', '\n')
  return unescaped.includes('-----BEGIN') ? unescaped : Buffer.from(value, 'base64').toString('utf8')
}

function readSecrets(env: Environment, report: Report): readonly string[] | undefined {
  const text = given(env, 'WEBHOOK_SECRET')
  if (text === undefined) return report('WEBHOOK_SECRET', 'is not set', SECRET_FIX)
  const secrets = text.split(',').map((secret) => secret.trim())
  if (secrets.length > 2) return report('WEBHOOK_SECRET', `holds ${secrets.length} secrets; at most two`, SECRET_FIX)
  for (const secret of secrets) {
    const weakness = weaknessOf(secret)
    if (weakness !== undefined) return report('WEBHOOK_SECRET', weakness, SECRET_FIX)
  }
  return secrets
}

function readOperatorToken(env: Environment, report: Report): Pick<AppConfig, 'operatorToken'> | undefined {
  const operatorToken = given(env, 'OPERATOR_TOKEN')
  if (operatorToken === undefined) return {}
  const weakness = weaknessOf(operatorToken)
  if (weakness === undefined) return { operatorToken }
  return report('OPERATOR_TOKEN', weakness, `run \`${GENERATE}\` and set OPERATOR_TOKEN to what it prints, or unset it`)
}

/** One key, or the new and the old one while one takes the other's place. */
function readAuditKeys(env: Environment, report: Report): Pick<AppConfig, 'auditKeys'> | undefined {
  const value = given(env, 'ASSAY_AUDIT_KEY')
  if (value === undefined) return {}
  const fix = 'run `openssl genpkey -algorithm ed25519` and set ASSAY_AUDIT_KEY to what it prints, or unset it'
  try {
    const keys = value.split(',').map((part) => createPrivateKey(decodeKey(part.trim())))
    if (keys.length > 2 || keys.some((key) => key.asymmetricKeyType !== 'ed25519')) {
      return report('ASSAY_AUDIT_KEY', 'is not one Ed25519 key, or two separated by a comma', fix)
    }
    return { auditKeys: keys.map((key) => key.export({ type: 'pkcs8', format: 'pem' }).toString()) }
  } catch (error) {
    return report('ASSAY_AUDIT_KEY', `gives no private key: ${messageOf(error)}`, fix)
  }
}

function weaknessOf(secret: string): string | undefined {
  if (WEAK.includes(secret.toLowerCase())) return 'is a word that anyone would try first'
  if (secret.length < MIN_SECRET_LENGTH)
    return `has ${secret.length} characters; at least ${MIN_SECRET_LENGTH} are needed`
  if (new Set(secret).size < 8) return 'repeats a few characters'
  const bare = secret.toLowerCase().replaceAll(/[^a-z]/g, '')
  if (WEAK.some((word) => bare.length > 0 && bare.replaceAll(word, '') === ''))
    return 'is made of words anyone would try'
  return undefined
}

function readSetup(env: Environment, report: Report): SetupConfig | undefined {
  const host = given(env, 'HOST') ?? '127.0.0.1'
  const portText = given(env, 'PORT') ?? '3000'
  const apiUrl = readApiUrl(env, report)
  if (!/^\d{1,5}$/.test(portText) || Number(portText) > 65535)
    return report('PORT', `is not a port: ${JSON.stringify(portText)}`, 'set PORT to a number from 0 to 65535')
  return apiUrl === undefined ? undefined : { host, port: Number(portText), apiUrl }
}

function readApiUrl(env: Environment, report: Report): string | undefined {
  const text = given(env, 'GITHUB_API_URL') ?? 'https://api.github.com'
  const fix = 'set GITHUB_API_URL to https://api.github.com or https://HOST/api/v3'
  if (!URL.canParse(text)) return report('GITHUB_API_URL', `is not a URL: ${JSON.stringify(text)}`, fix)
  const url = new URL(text)
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal))
    return report('GITHUB_API_URL', `is not an https address: ${JSON.stringify(text)}`, fix)
  return url.href.replace(/\/+$/, '')
}

function readStore(env: Environment, report: Report): StoreConfig | undefined {
  const url = given(env, 'DATABASE_URL')
  if (url === undefined) return { kind: 'pglite', folder: given(env, 'ASSAY_DATA') ?? './.assay/app' }
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return { kind: 'postgres', url }
  return report(
    'DATABASE_URL',
    'is not a PostgreSQL address',
    'set it to postgres://user:password@host:5432/database, or unset it to use the folder ASSAY_DATA',
  )
}

function readSigstoreRoot(env: Environment, report: Report): { readonly sigstoreRoot?: string } | undefined {
  const path = given(env, 'SIGSTORE_TRUSTED_ROOT')
  if (path === undefined) return {}
  try {
    return { sigstoreRoot: readFileSync(path, 'utf8') }
  } catch (error) {
    const fix = 'set it to the path of a trusted_root.json, or unset it'
    return report('SIGSTORE_TRUSTED_ROOT', `cannot be read: ${messageOf(error)}`, fix)
  }
}

function readLogLevel(env: Environment, report: Report): LogLevel | undefined {
  const text = given(env, 'LOG_LEVEL') ?? 'info'
  const level = LOG_LEVELS.find((known) => known === text)
  return level ?? report('LOG_LEVEL', `is ${JSON.stringify(text)}`, `set LOG_LEVEL to one of ${LOG_LEVELS.join(', ')}`)
}

type Released = Pick<AppConfig, 'floorRequired' | 'floorReleased' | 'ledgerReleased'>

/** Organisations and repositories by name, separated by commas. None can be both: that would be no floor where one is asked for. */
function readFloors(env: Environment, report: Report): Released | undefined {
  const list = (variable: string, form: RegExp, like: string): readonly string[] | undefined => {
    const names = (given(env, variable) ?? '').toLowerCase().split(',')
    const told = names.map((name) => name.trim()).filter((name) => name !== '')
    const wrong = told.find((name) => !form.test(name))
    if (wrong === undefined) return told
    return report(variable, `names ${JSON.stringify(wrong)}, which is none`, `write it like \`${like}\``)
  }
  const organisations = (variable: string) => list(variable, /^[a-z0-9-]{1,39}$/, 'acme,beta')
  const [floorRequired, floorReleased] = ['ASSAY_FLOOR_REQUIRED', 'ASSAY_FLOOR_RELEASED'].map(organisations)
  const ledgerReleased = list('ASSAY_LEDGER_RELEASED', /^[a-z0-9-]{1,39}\/[\w.-]{1,100}$/, 'acme/credit')
  if (floorRequired === undefined || floorReleased === undefined || ledgerReleased === undefined) return undefined
  const both = floorRequired.find((name) => floorReleased.includes(name))
  if (both === undefined) return { floorRequired, floorReleased, ledgerReleased }
  return report('ASSAY_FLOOR_RELEASED', `and ASSAY_FLOOR_REQUIRED both name ${both}`, 'name it in one of them')
}
