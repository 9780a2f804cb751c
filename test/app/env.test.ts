import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { isUnregistered, readEnvironment } from '../../app/env.ts'
import { UserError } from '../../shared/kernel/error.ts'

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
})
const GOOD = { APP_ID: '7', PRIVATE_KEY: privateKey, WEBHOOK_SECRET: '4f1d8a2be07c93d6' }

function problemsOf(env: Record<string, string | undefined>): string {
  try {
    readEnvironment({ ...GOOD, ...env })
  } catch (error) {
    if (error instanceof UserError && error.code === 'APP_CONFIG_INVALID') return error.message
    throw error
  }
  return ''
}

test('the three that GitHub gives are enough', () => {
  const config = readEnvironment(GOOD)
  expect(config).toMatchObject({ appId: 7, host: '127.0.0.1', port: 3000, apiUrl: 'https://api.github.com' })
  expect(config.store).toEqual({ kind: 'pglite', folder: './.assay/app' })
})

test.each([
  undefined,
  'development',
  'Development',
  'short',
  'aaaaaaaaaaaaaaaaaaaa',
  'secretsecretsecret',
  'secret-secret-secret-123456',
])('the webhook secret %s is refused, with the command that makes a good one', (secret) => {
  expect(problemsOf({ WEBHOOK_SECRET: secret })).toContain('randomBytes(32)')
})

test('every problem is told at once', () => {
  const text = problemsOf({
    APP_ID: 'x',
    PRIVATE_KEY: 'nonsense',
    WEBHOOK_SECRET: '',
    PORT: '99999',
    LOG_LEVEL: 'loud',
  })
  for (const name of ['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET', 'PORT', 'LOG_LEVEL']) expect(text).toContain(name)
})

test.each([
  ['GITHUB_API_URL', 'http://github.example.com/api/v3'],
  ['GITHUB_API_URL', 'nonsense'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['PRIVATE_KEY_PATH', 'also.pem'],
  ['WEBHOOK_SECRET', 'a4f1d8a2be07c93d6,b4f1d8a2be07c93d6,c4f1d8a2be07c93d6'],
])('%s=%s is refused', (name, value) => {
  expect(problemsOf({ [name]: value })).toContain(name === 'PRIVATE_KEY_PATH' ? 'PRIVATE_KEY' : name)
})

test('two secrets, a key on one line, and a server of one’s own are understood', () => {
  const config = readEnvironment({
    ...GOOD,
    PRIVATE_KEY: privateKey.replaceAll('\n', '\\n'),
    WEBHOOK_SECRET: '4f1d8a2be07c93d6, 93d64f1d8a2be07c',
    GITHUB_API_URL: 'https://github.example.com/api/v3/',
  })
  expect(config.webhookSecrets).toHaveLength(2)
  expect(config.apiUrl).toBe('https://github.example.com/api/v3')
})

test('nothing set at all means: not registered yet', () => {
  expect(isUnregistered({ PORT: '1' })).toBe(true)
  expect(isUnregistered({ APP_ID: '1' })).toBe(false)
})

test('organisations with a floor are read by name, and none can be asked for and given up at once', () => {
  const config = readEnvironment({ ...GOOD, ASSAY_FLOOR_REQUIRED: 'Acme, beta', ASSAY_FLOOR_RELEASED: 'old-one' })
  expect(config).toMatchObject({ floorRequired: ['acme', 'beta'], floorReleased: ['old-one'] })
  expect(problemsOf({ ASSAY_FLOOR_REQUIRED: 'acme', ASSAY_FLOOR_RELEASED: 'ACME' })).toContain('both name acme')
  expect(problemsOf({ ASSAY_FLOOR_REQUIRED: 'acme/.github' })).toContain('acme,beta')
})

test('repositories whose ledger was given up are read by name', () => {
  const config = readEnvironment({ ...GOOD, ASSAY_LEDGER_RELEASED: 'Acme/Credit.risk, beta/b' })
  expect(config).toMatchObject({ ledgerReleased: ['acme/credit.risk', 'beta/b'] })
  expect(problemsOf({ ASSAY_LEDGER_RELEASED: 'acme' })).toContain('acme/credit')
})
