import { parseStrictJson } from '../document/json.ts'
import { validate } from '../document/validate.ts'
import type { Digest } from '../kernel/digest.ts'
import { Fault } from '../kernel/error.ts'
import { type ModelFile, manifestFiles, manifestSchema } from '../lineage/manifest.ts'
import type { ByteStore } from '../ports/byte-store.ts'
import type { Files } from '../ports/files.ts'
import type { LedgerSnapshot } from '../ports/ledger.ts'
import { bytesPath, manifestPath } from '../registry/layout.ts'
import type { ReadyRecord } from '../registry/schema.ts'

export type FetchVersionPorts = { readonly snapshot: LedgerSnapshot; readonly bytes?: ByteStore; readonly files: Files }

export type FetchVersionInput = {
  readonly model: string
  readonly version: string
  readonly digest: Digest
  readonly location: ReadyRecord['location']
  /** Relative to the workspace; holds nothing but this version. */
  readonly folder: string
}

/**
 * Brings the files of a version to a folder and answers the model's path there. The chain is checked link by link: alias digest =
 * sha256 of the manifest's bytes, manifest = sha256 of each file. Files that are already there and right are not fetched again.
 */
export async function fetchVersion(ports: FetchVersionPorts, input: FetchVersionInput): Promise<string> {
  const wanted = await readManifest(ports, input)
  const present = new Map((await ports.files.digest(input.folder))?.map((file) => [file.path, file.digest]))
  for (const file of wanted) {
    const target = `${input.folder}/${file.path}`
    if (present.get(target) === file.digest) continue
    await fetchFile(ports, input, { file, target })
    const [got] = (await ports.files.digest(target)) ?? []
    if (got?.digest !== file.digest) {
      throw new Fault(
        'STORE_UNAVAILABLE',
        `${target} is not the file that version ${input.version} of ${input.model} names`,
      )
    }
  }
  const only = wanted.length === 1 ? wanted[0] : undefined
  return only === undefined ? input.folder : `${input.folder}/${only.path}`
}

async function readManifest(ports: FetchVersionPorts, input: FetchVersionInput): Promise<readonly ModelFile[]> {
  const path = manifestPath(input.model, input.version)
  const bytes = await ports.snapshot.read(path)
  if (bytes === undefined || ports.files.sha256(bytes) !== input.digest) {
    throw new Fault('LEDGER_UNAVAILABLE', `${path} in the ledger is not the manifest ${input.digest}`)
  }
  const document = parseStrictJson(new TextDecoder().decode(bytes), path, 'REGISTRY_REFUSED')
  return manifestFiles(validate<Parameters<typeof manifestFiles>[0]>(document, manifestSchema, 'REGISTRY_REFUSED'))
}

type Wanted = { readonly file: Pick<ModelFile, 'path' | 'digest'>; readonly target: string }

/** Brings one file of a version to `target`; whether it is the right one is for the caller to see. */
export async function fetchFile(
  ports: FetchVersionPorts,
  input: Omit<FetchVersionInput, 'digest' | 'folder'>,
  { file, target }: Wanted,
): Promise<void> {
  const { location } = input
  if (location.kind === 'release') {
    if (ports.bytes === undefined) {
      throw new Fault(
        'STORE_UNAVAILABLE',
        `the files of ${input.model} ${input.version} are in the release ${location.tag}`,
        {
          fix: 'set GITHUB_TOKEN and GITHUB_REPOSITORY so that the release can be read',
        },
      )
    }
    const { tag, url } = location
    const place = { kind: 'release' as const, tag, ...(url === undefined ? {} : { url }) }
    return ports.bytes.fetch(place, file, ports.files.resolve(target))
  }
  const bytes = await ports.snapshot.read(bytesPath(input.model, file.digest))
  if (bytes === undefined) {
    throw new Fault('STORE_UNAVAILABLE', `the ledger does not hold ${file.path} of ${input.model} ${input.version}`)
  }
  await ports.files.write(target, bytes)
}
