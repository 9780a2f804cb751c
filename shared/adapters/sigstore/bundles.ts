import { verify, X509Certificate } from 'node:crypto'
import { parseStrictJson } from '../../document/json.ts'
import { type ProofRefusal, refuseProof } from '../../evidence/proof/identity.ts'
import { type Digest, isDigest } from '../../kernel/digest.ts'
import { messageOf } from '../../kernel/error.ts'
import type { OpenedBundle, ProofBundles } from '../../ports/proof-bundles.ts'
import { fulcioExtensions } from './certificate.ts'
import { bytes, list, record, type TrustRoot } from './trust-root.ts'

const MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json'
const PAYLOAD_TYPE = 'application/vnd.in-toto+json'
const MAX_CHARACTERS = 200_000

type Fields = Readonly<Record<string, unknown>>

/**
 * Sigstore bundles (v0.3, a DSSE envelope signed with a certificate of Fulcio) by node:crypto. Checked: the chain to the trust root, the
 * signature, and the log's promise over exactly this envelope. Not checked: certificate transparency (SCT) and inclusion proofs.
 */
export function createProofBundles(root: TrustRoot): ProofBundles {
  return {
    open(text) {
      if (text.length > MAX_CHARACTERS)
        return refuseProof('PROOF_UNREADABLE', `the bundle has ${text.length} characters`)
      try {
        return openBundle(record(parseStrictJson(text, 'bundle', 'EVIDENCE_INVALID').value), root)
      } catch (error) {
        return refuseProof('PROOF_UNREADABLE', `the bundle cannot be read: ${messageOf(error).slice(0, 200)}`)
      }
    },
  }
}

function openBundle(bundle: Fields, root: TrustRoot): OpenedBundle | ProofRefusal {
  if (bundle['mediaType'] !== MEDIA_TYPE) return refuseProof('PROOF_UNREADABLE', `the bundle is not of ${MEDIA_TYPE}`)
  const material = record(bundle['verificationMaterial'])
  const envelope = record(bundle['dsseEnvelope'])
  const leaf = new X509Certificate(bytes(record(material['certificate'])['rawBytes']))
  if (!root.authorities.some((chain) => isIssuedBy(leaf, chain))) {
    return refuseProof('PROOF_KEY_UNKNOWN', 'the certificate is of no authority of the trust root')
  }
  const [signature, ...others] = list(envelope['signatures'])
  const payload = bytes(envelope['payload'])
  if (signature === undefined || others.length > 0 || envelope['payloadType'] !== PAYLOAD_TYPE) {
    return refuseProof('PROOF_UNREADABLE', 'the envelope is not one statement with one signature')
  }
  const signed = Buffer.concat([
    Buffer.from(`DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${payload.length} `),
    payload,
  ])
  if (!verify('sha256', signed, leaf.publicKey, bytes(signature['sig']))) {
    return refuseProof('PROOF_SIGNATURE', 'the envelope is not signed with the key of its certificate')
  }
  if (!list(material['tlogEntries']).some((entry) => isLogged(entry, { leaf, signature: signature['sig'], root }))) {
    return refuseProof('PROOF_SIGNATURE', 'no log of the trust root has promised to keep this signature')
  }
  const statement = record(parseStrictJson(payload.toString('utf8'), 'payload', 'EVIDENCE_INVALID').value)
  return { claims: claimsOf(leaf), subjects: subjectsOf(statement) }
}

/** Each certificate is signed by the next, authorities all of them, and every one was valid when the leaf was made. */
function isIssuedBy(leaf: X509Certificate, chain: readonly X509Certificate[]): boolean {
  const at = Date.parse(leaf.validFrom)
  const line = [leaf, ...chain]
  const links = line.slice(0, -1).every((one, i) => {
    const issuer = line[i + 1]
    return issuer?.ca === true && one.checkIssued(issuer) && one.verify(issuer.publicKey)
  })
  const top = line.at(-1)
  const isTop = top?.verify(top.publicKey) === true
  return (
    !leaf.ca && links && isTop && chain.every((one) => Date.parse(one.validFrom) <= at && at <= Date.parse(one.validTo))
  )
}

type Logged = { readonly leaf: X509Certificate; readonly signature: unknown; readonly root: TrustRoot }

/** Rekor's signed entry timestamp: over the entry, which holds our signature, at a time when the certificate was valid. */
function isLogged(entry: Fields, { leaf, signature, root }: Logged): boolean {
  const logID = bytes(record(entry['logId'])['keyId']).toString('hex')
  const key = root.logs.get(logID)
  const body = entry['canonicalizedBody']
  const [integratedTime, logIndex] = [Number(entry['integratedTime']), Number(entry['logIndex'])]
  if (key === undefined || typeof body !== 'string' || typeof signature !== 'string') return false
  const promised = Buffer.from(JSON.stringify({ body, integratedTime, logID, logIndex }))
  const promise = bytes(record(entry['inclusionPromise'])['signedEntryTimestamp'])
  if (!verify('sha256', promised, key, promise)) return false
  const spec = record(record(JSON.parse(bytes(body).toString('utf8')))['spec'])
  const isOurs = list(spec['signatures']).some((one) => one['signature'] === signature)
  const at = integratedTime * 1000
  return isOurs && at >= Date.parse(leaf.validFrom) && at <= Date.parse(leaf.validTo)
}

function subjectsOf(statement: Fields): readonly Digest[] {
  return list(statement['subject']).flatMap(({ digest }) => {
    const text = `sha256:${String(record(digest)['sha256'])}`
    return isDigest(text) ? [text] : []
  })
}

/** The certificate's word in the form of an identity token's claims, so that both are held against the run in the same way. */
function claimsOf(leaf: X509Certificate): Fields {
  const found = fulcioExtensions(leaf)
  const [, runId, attempt] = /\/actions\/runs\/(\d+)\/attempts\/(\d+)$/.exec(found.get(21) ?? '') ?? []
  const at = Date.parse(leaf.validFrom) / 1000
  return {
    iss: found.get(8),
    iat: at,
    nbf: at,
    exp: Date.parse(leaf.validTo) / 1000,
    job_workflow_ref: found.get(9)?.replace(/^https:\/\/[^/]+\//, ''),
    job_workflow_sha: found.get(10),
    runner_environment: found.get(11),
    sha: found.get(13),
    ref: found.get(14),
    repository_id: found.get(15),
    repository_owner_id: found.get(17),
    event_name: found.get(20),
    run_id: runId,
    run_attempt: attempt,
  }
}
