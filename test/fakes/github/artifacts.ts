import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { digestOf } from './digest.ts'
import type { Artifact, Json, Repo, Run } from './types.ts'
import type { World } from './world.ts'

const DAY_MS = 86_400_000
type Upload = {
  readonly run: Run
  readonly repo: Repo
  readonly name: string
  readonly blocks: Map<string, Buffer>
  bytes: Buffer | undefined
}
export type Reply = {
  readonly status: number
  readonly body?: Json
  readonly bytes?: Buffer
  readonly headers?: Record<string, string>
}
export type ArtifactStore = {
  /** Answers the twirp service that @actions/artifact speaks. */
  rpc(method: string, body: Json): Reply
  /** Takes part of an upload, as the blob store does. */
  put(id: string, query: Readonly<Record<string, string>>, bytes: Buffer): Reply
  /** Reads a signed address; its bytes or 404. */
  get(id: string): Reply
  /** A signed address for the bytes. */
  sign(artifact: Artifact): string
  /** Adds an artifact without a client. */
  add(repo: Repo, run: Run, name: string, bytes: Buffer): Artifact
}

/** Artifacts of workflow runs: uploads in blocks, signed addresses, digests. */
export function createArtifactStore(world: World): ArtifactStore {
  const uploads = new Map<string, Upload>()
  const signed = new Map<string, Artifact>()
  const add = (repo: Repo, run: Run, name: string, bytes: Buffer): Artifact => {
    const now = world.clock.now()
    const expiresAt = now + 90 * DAY_MS
    const artifact: Artifact = {
      id: world.nextId(),
      name,
      run,
      bytes,
      digest: digestOf(bytes),
      createdAt: now,
      expiresAt,
    }
    repo.artifacts.set(artifact.id, artifact)
    return artifact
  }
  const sign = (artifact: Artifact): string => {
    const key = randomBytes(12).toString('hex')
    signed.set(key, artifact)
    return `${world.url}/_blobs/${key}?sig=${key}`
  }
  const service: Readonly<Record<string, (body: Json) => Reply>> = {
    CreateArtifact: (body) => {
      const { repo, run } = runOf(world, body)
      const name = String(body['name'])
      if (artifactsOf(repo, run).some((artifact) => artifact.name === name)) {
        return twirpError(409, 'already_exists', 'an artifact with this name already exists on the workflow run')
      }
      const key = randomBytes(12).toString('hex')
      uploads.set(key, { repo, run, name, blocks: new Map(), bytes: undefined })
      return { status: 200, body: { ok: true, signed_upload_url: `${world.url}/_blobs/${key}?sig=${key}` } }
    },
    FinalizeArtifact: (body) => finalize(world, uploads, body, add),
    ListArtifacts: (body) => {
      const { repo, run } = runOf(world, body)
      const wanted = artifactsOf(repo, run).filter((artifact) => matches(artifact, body))
      return { status: 200, body: { artifacts: wanted.map((artifact) => toTwirp(artifact, body)) } }
    },
    GetSignedArtifactURL: (body) => {
      const { repo, run } = runOf(world, body)
      const artifact = artifactsOf(repo, run).find(({ name }) => name === body['name'])
      return artifact
        ? { status: 200, body: { signed_url: sign(artifact) } }
        : twirpError(404, 'not_found', 'artifact not found')
    },
    DeleteArtifact: (body) => {
      const { repo, run } = runOf(world, body)
      const artifact = artifactsOf(repo, run).find(({ name }) => name === body['name'])
      if (!artifact) return twirpError(404, 'not_found', 'artifact not found')
      repo.artifacts.delete(artifact.id)
      return { status: 200, body: { ok: true, artifact_id: String(artifact.id) } }
    },
  }
  return {
    add,
    sign,
    rpc: (method, body) => service[method]?.(body) ?? twirpError(404, 'bad_route', `no method ${method}`),
    put: (id, query, bytes) => {
      const upload = uploads.get(id)
      return upload ? store(upload, query, bytes) : { status: 404 }
    },
    get: (id) => {
      const artifact = signed.get(id)
      if (!artifact) return { status: 404 }
      const type = artifact.bytes.subarray(0, 2).toString() === 'PK' ? 'application/zip' : 'application/octet-stream'
      const disposition = `attachment; filename="${artifact.name}.zip"`
      return {
        status: 200,
        bytes: artifact.bytes,
        headers: { 'content-type': type, 'content-disposition': disposition },
      }
    },
  }
}

const twirpError = (status: number, code: string, msg: string): Reply => ({ status, body: { code, msg } })

function runOf(world: World, body: Json): { repo: Repo; run: Run } {
  const id = Number(body['workflow_run_backend_id'])
  for (const repo of world.repos.values()) {
    const run = repo.runs.get(id)
    if (run) return { repo, run }
  }
  throw new Error(`no workflow run ${id}`)
}

function artifactsOf(repo: Repo, run: Run): Artifact[] {
  return [...repo.artifacts.values()].filter((artifact) => artifact.run === run)
}

/** Wrapped values come as plain strings or as `{value}`, depending on the encoder. */
const unwrap = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? (value as Json)['value'] : value

function matches(artifact: Artifact, body: Json): boolean {
  const name = unwrap(body['name_filter'])
  const id = unwrap(body['id_filter'])
  return (name === undefined || name === artifact.name) && (id === undefined || String(id) === String(artifact.id))
}

function toTwirp(artifact: Artifact, body: Json): Json {
  return {
    workflow_run_backend_id: String(artifact.run.id),
    workflow_job_run_backend_id: body['workflow_job_run_backend_id'],
    database_id: String(artifact.id),
    name: artifact.name,
    size: String(artifact.bytes.length),
    created_at: new Date(artifact.createdAt).toISOString(),
    digest: artifact.digest,
  }
}

function finalize(world: World, uploads: Map<string, Upload>, body: Json, add: ArtifactStore['add']): Reply {
  const { run } = runOf(world, body)
  const found = [...uploads].find(([, one]) => one.run === run && one.name === body['name'])
  const [key, upload] = found ?? []
  if (key === undefined || upload?.bytes === undefined) return twirpError(404, 'not_found', 'artifact upload not found')
  const claimed = unwrap(body['hash'])
  if (claimed !== undefined && claimed !== digestOf(upload.bytes))
    return twirpError(400, 'invalid_argument', 'digest does not match')
  uploads.delete(key)
  const artifact = add(upload.repo, run, upload.name, upload.bytes)
  return { status: 200, body: { ok: true, artifact_id: String(artifact.id) } }
}

function store(upload: Upload, query: Readonly<Record<string, string>>, bytes: Buffer): Reply {
  if (query['comp'] === 'block') upload.blocks.set(query['blockid'] ?? '', bytes)
  else if (query['comp'] === 'blocklist') {
    const ids = [...bytes.toString().matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]+)</g)].map(
      (match) => match[1] ?? '',
    )
    upload.bytes = Buffer.concat(ids.map((id) => upload.blocks.get(id) ?? Buffer.alloc(0)))
  } else upload.bytes = bytes
  const headers = {
    etag: '"0x1"',
    'last-modified': new Date().toUTCString(),
    'x-ms-request-id': '1',
    'x-ms-version': '2025-11-05',
  }
  return { status: 201, headers }
}

/** A zip archive without compression, for tests that need an artifact and no client. */
export function createZip(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content)
    const title = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x0800, 2)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(bytes.length, 14)
    fields.writeUInt32LE(bytes.length, 18)
    fields.writeUInt16LE(title.length, 22)
    const directory = Buffer.alloc(46)
    directory.writeUInt32LE(0x02014b50, 0)
    directory.writeUInt16LE(20, 4)
    fields.copy(directory, 6)
    directory.writeUInt32LE(offset, 42)
    central.push(directory, title)
    local.push(Buffer.from('PK\u0003\u0004'), fields, title, bytes)
    offset += 30 + title.length + bytes.length
  }
  const listing = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(central.length / 2, 8)
  end.writeUInt16LE(central.length / 2, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, listing, end])
}
