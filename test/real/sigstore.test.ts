import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProofBundles } from '../../shared/adapters/sigstore/bundles.ts'
import { parseTrustRoot } from '../../shared/adapters/sigstore/trust-root.ts'
import { digestOf } from '../fixtures/facts.ts'
import { describeReal } from './describe-real.ts'

const isThere = spawnSync('openssl', ['version']).status === 0
const absence = isThere ? undefined : 'there is no openssl on the path'
const folder = mkdtempSync(join(tmpdir(), 'assay-sigstore-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' })
const der = (name: string): Buffer =>
  Buffer.from(readFileSync(join(folder, name), 'utf8').replaceAll(/-----[^-]+-----|\s/g, ''), 'base64')

const EXTENSIONS: Readonly<Record<number, string>> = {
  8: 'https://token.actions.githubusercontent.com',
  9: 'https://github.com/acme/gate/.github/workflows/evaluate.yml@refs/heads/main',
  10: '2'.repeat(40),
  11: 'github-hosted',
  13: '1'.repeat(40),
  15: '11',
  17: '5',
  20: 'pull_request',
  21: 'https://github.com/acme/credit/actions/runs/77/attempts/2',
}

/** An authority and a certificate of it for a job, made by openssl; the leaf's private key. */
function authority(name: string): KeyObject {
  const lines = Object.entries(EXTENSIONS).map(([n, text]) => `1.3.6.1.4.1.57264.1.${n}=ASN1:UTF8String:${text}`)
  writeFileSync(join(folder, 'leaf.cnf'), `[leaf]\nbasicConstraints=CA:FALSE\n${lines.join('\n')}\n`)
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.pem`,
    '-subj',
    `/CN=${name}`,
    '-days',
    '2',
    '-addext',
    'basicConstraints=critical,CA:TRUE',
  )
  openssl('req', ...key, '-keyout', `${name}-leaf.key`, '-out', `${name}-leaf.csr`, '-subj', '/')
  openssl(
    'x509',
    '-req',
    '-in',
    `${name}-leaf.csr`,
    '-CA',
    `${name}.pem`,
    '-CAkey',
    `${name}.key`,
    '-CAcreateserial',
    '-days',
    '1',
    '-extfile',
    'leaf.cnf',
    '-extensions',
    'leaf',
    '-out',
    `${name}-leaf.pem`,
  )
  return createPrivateKey(readFileSync(join(folder, `${name}-leaf.key`)))
}

const log = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const logId = createHash('sha256')
  .update(log.publicKey.export({ format: 'der', type: 'spki' }))
  .digest()
let ours: KeyObject
let theirs: KeyObject
let rootText: string
let bundles: ReturnType<typeof createProofBundles>

beforeAll(() => {
  if (!isThere) return
  ours = authority('fulcio')
  theirs = authority('mallory')
  const logKey = createPublicKey(log.privateKey).export({ format: 'der', type: 'spki' }).toString('base64')
  rootText = JSON.stringify({
    certificateAuthorities: [{ certChain: { certificates: [{ rawBytes: der('fulcio.pem').toString('base64') }] } }],
    tlogs: [{ logId: { keyId: logId.toString('base64') }, publicKey: { rawBytes: logKey } }],
  })
  bundles = createProofBundles(parseTrustRoot(rootText, 'root.json'))
})

type Parts = {
  readonly leaf?: string
  readonly key?: KeyObject
  readonly payload?: string
  readonly time?: number
  readonly logKey?: KeyObject
  readonly logged?: string
  /** This key is of somebody else. */
  readonly stolen?: 'key' | 'logKey'
}
const STATEMENT = JSON.stringify({ subject: [{ name: 'e', digest: { sha256: 'a'.repeat(64) } }] })

/** A bundle as `actions/attest` writes it; parts of it can be wrong. */
function bundle(wrong: Parts = {}): { [key: string]: unknown } {
  const {
    leaf = 'fulcio-leaf.pem',
    key = wrong.stolen === 'key' ? theirs : ours,
    payload = STATEMENT,
    time = Math.floor(Date.now() / 1000),
    logKey = wrong.stolen === 'logKey' ? theirs : log.privateKey,
  } = wrong
  const type = 'application/vnd.in-toto+json'
  const sig = sign('sha256', Buffer.from(`DSSEv1 ${type.length} ${type} ${payload.length} ${payload}`), key).toString(
    'base64',
  )
  const entry = { kind: 'dsse', spec: { signatures: [{ signature: wrong.logged ?? sig }] } }
  const body = Buffer.from(JSON.stringify(entry)).toString('base64')
  const logID = logId.toString('hex')
  const promised = JSON.stringify({ body, integratedTime: time, logID, logIndex: 9 })
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      certificate: { rawBytes: der(leaf).toString('base64') },
      tlogEntries: [
        {
          logIndex: '9',
          logId: { keyId: logId.toString('base64') },
          integratedTime: String(time),
          inclusionPromise: { signedEntryTimestamp: sign('sha256', Buffer.from(promised), logKey).toString('base64') },
          canonicalizedBody: body,
        },
      ],
    },
    dsseEnvelope: { payload: Buffer.from(payload).toString('base64'), payloadType: type, signatures: [{ sig }] },
  }
}
const open = (value: unknown) => bundles.open(JSON.stringify(value))

describeReal('openssl, to make the authority of a Sigstore bundle', absence, () => {
  test('of the trust root says which job signed for which bytes', () => {
    expect(open(bundle())).toMatchObject({
      subjects: [digestOf('a')],
      claims: {
        iss: EXTENSIONS[8],
        job_workflow_ref: 'acme/gate/.github/workflows/evaluate.yml@refs/heads/main',
        run_id: '77',
        run_attempt: '2',
        repository_id: '11',
        event_name: 'pull_request',
      },
    })
  })

  test.each<readonly [string, Parts, string]>([
    ['a certificate of another authority', { leaf: 'mallory-leaf.pem', stolen: 'key' }, 'PROOF_KEY_UNKNOWN'],
    ['an authority in the place of a job', { leaf: 'fulcio.pem' }, 'PROOF_KEY_UNKNOWN'],
    ['a signature with another key', { stolen: 'key' }, 'PROOF_SIGNATURE'],
    ['a promise of another log', { stolen: 'logKey' }, 'PROOF_SIGNATURE'],
    ['a promise about another signature', { logged: 'AAAA' }, 'PROOF_SIGNATURE'],
    ['a promise from after the certificate', { time: Math.floor(Date.now() / 1000) + 200_000 }, 'PROOF_SIGNATURE'],
    ['no statement', { payload: '[' }, 'PROOF_UNREADABLE'],
  ])('with %s is refused', (_, wrong, code) => {
    expect(open(bundle(wrong))).toMatchObject({ state: 'refused', code })
  })

  test('that was changed, or is none, is refused', () => {
    const envelope = bundle()['dsseEnvelope'] as object
    const other = Buffer.from(STATEMENT.replace('aaaa', 'bbbb')).toString('base64')
    expect(open({ ...bundle(), dsseEnvelope: { ...envelope, payload: other } })).toMatchObject({
      code: 'PROOF_SIGNATURE',
    })
    const unlogged = { ...(bundle()['verificationMaterial'] as object), tlogEntries: [] }
    expect(open({ ...bundle(), verificationMaterial: unlogged })).toMatchObject({ code: 'PROOF_SIGNATURE' })
    expect(open({ ...bundle(), mediaType: 'x' })).toMatchObject({ code: 'PROOF_UNREADABLE' })
    expect(open({})).toMatchObject({ code: 'PROOF_UNREADABLE' })
    expect(bundles.open('{')).toMatchObject({ code: 'PROOF_UNREADABLE' })
  })

  test('a trust root that is none is a mistake in the settings', () => {
    expect(() => parseTrustRoot('{}', 'root.json')).toThrow(/authority/)
  })
})
