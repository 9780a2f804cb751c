import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../app/hub.ts'
import { type ServerProcess, startServerProcess } from './processes.ts'

export const SECRET = '0123456789abcdefghijk'

export type Place = { readonly url: string; readonly port: number }

/** An address that nothing listens on yet. */
export async function freePlace(): Promise<Place> {
  const port = await freePort()
  return { port, url: `http://127.0.0.1:${port}` }
}

/** The App as `npm start` runs it; `store` are the variables that say where it keeps its data. */
export function startApp(place: Place, store: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const env = { ...credentials(), ...store, PORT: String(place.port), LOG_LEVEL: 'error' }
  return startServerProcess(startArguments(), { GITHUB_API_URL: 'http://127.0.0.1:9', ...env }, `${place.url}/healthz`)
}

/** Flags and script of `npm start`, without npm around it. */
export function startArguments(): string[] {
  const root = join(import.meta.dirname, '../..')
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
  return scripts.start
    .split(' ')
    .slice(1)
    .map((word) => (word.endsWith('.ts') ? join(root, word) : word))
}

/** A Probot whose handler does nothing, from the same package. */
export function startEmptyProbot(place: Place): Promise<ServerProcess> {
  const script = join(import.meta.dirname, 'empty-probot.ts')
  return startServerProcess([script], { ...credentials(), PORT: String(place.port) }, `${place.url}/ping`)
}

function credentials(): { APP_ID: string; PRIVATE_KEY: string; WEBHOOK_SECRET: string } {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return { APP_ID: '1', PRIVATE_KEY: privateKey, WEBHOOK_SECRET: SECRET }
}
