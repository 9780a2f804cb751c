import { Fault, type Problem } from '../kernel/error.ts'
import { toModelFiles } from '../lineage/manifest.ts'
import { REFERENCE_PROFILE, referenceProfilePath } from '../lineage/reference-profile.ts'
import type { ByteStore, FileToStore } from '../ports/byte-store.ts'
import type { Files } from '../ports/files.ts'
import type { Ledger } from '../ports/ledger.ts'
import { bytesPath } from '../registry/layout.ts'
import type { PlannedFile, planFinish, RegisterCommand } from '../registry/plan.ts'
import { refuse } from '../registry/refusal.ts'
import type { VersionRecord } from '../registry/schema.ts'

/** A git host refuses files of 100 MB, and every clone carries what is in the ledger. */
export const MAX_LEDGER_BYTES = 50_000_000

export type StoreBytesPorts = { readonly files: Files; readonly ledger: Ledger; readonly bytes?: ByteStore }
type LocatedFile = FileToStore & { readonly at: string }
type Version = { readonly command: RegisterCommand; readonly record: VersionRecord; readonly path: string }

/**
 * Second step of a registration: the bytes of a reserved version go to a release, or, without GitHub, with the last commit into the
 * ledger. Throws UserError REGISTRY_REFUSED when they are too large for that.
 */
export async function storeBytes(ports: StoreBytesPorts, version: Version): Promise<Parameters<typeof planFinish>[2]> {
  const { command, record, path } = version
  const profile = await locateProfile(ports.files, version)
  const files = [...(await locate(ports.files, command, path)), ...profile]
  if (ports.bytes === undefined) {
    return {
      version: record.version,
      location: { kind: 'ledger' },
      files: await readBytes(ports.files, command, files),
    }
  }
  const { head } = await ports.ledger.snapshot()
  if (head === undefined) throw new Fault('LEDGER_UNAVAILABLE', 'the ledger vanished after a version was reserved')
  const { digest, text: manifest } = command.manifest
  const stored = { model: command.model, version: record.version, digest, manifest, ledgerCommit: head }
  return { version: record.version, location: await ports.bytes.store(stored, files), files: [] }
}

/** Where each file of the manifest lies now; a file that is gone or changed since its digest was taken is refused. */
async function locate(files: Files, command: RegisterCommand, path: string): Promise<LocatedFile[]> {
  const lying = new Map((await files.digest(path))?.map((file) => [toModelFiles(path, [file])[0]?.path, file]))
  return command.manifest.files.map((file) => {
    const now = lying.get(file.path)
    if (now?.digest !== file.digest) return refuse(changed(now?.path ?? file.path))
    return { ...file, at: now.path, source: files.resolve(now.path) }
  })
}

/** The profile that the version was reserved with, as one more file. */
async function locateProfile(files: Files, { record }: Version): Promise<LocatedFile[]> {
  const { model, profile } = record
  if (profile === undefined) return []
  const at = referenceProfilePath(model)
  const [lying] = (await files.digest(at)) ?? []
  if (lying?.digest !== profile.digest) return refuse(changed(at))
  if (record.files.some((file) => file.path === REFERENCE_PROFILE)) {
    const fix = 'give that file another name'
    refuse({
      file: REFERENCE_PROFILE,
      message: 'is the name of the reference profile, and the model has such a file',
      fix,
    })
  }
  return [{ path: REFERENCE_PROFILE, digest: lying.digest, size: lying.size, at, source: files.resolve(at) }]
}

function changed(file: string): Problem {
  return {
    file,
    message: 'the file changed while it was being registered',
    fix: 'register again when training is over',
  }
}

async function readBytes(
  files: Files,
  command: RegisterCommand,
  models: readonly LocatedFile[],
): Promise<PlannedFile[]> {
  const total = models.reduce((sum, { size }) => sum + size, 0)
  if (total > MAX_LEDGER_BYTES) {
    refuse({
      file: command.model,
      message: `the model has ${total} bytes; without GitHub Releases at most ${MAX_LEDGER_BYTES} fit into the ledger`,
      fix: 'register from a workflow on GitHub, where the files go to a release',
    })
  }
  const planned = new Map<string, PlannedFile>()
  for (const { at, digest } of models) {
    const content = await files.readBytes(at)
    if (content === undefined || files.sha256(content) !== digest) {
      refuse(changed(at))
    }
    planned.set(digest, { path: bytesPath(command.model, digest), content })
  }
  return [...planned.values()]
}
