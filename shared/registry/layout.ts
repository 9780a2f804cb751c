import { type Digest, shortDigest } from '../kernel/digest.ts'

/** Where things lie on the ledger branch. Names must have passed the schemas before they become paths. */
export const LEDGER_FILE = 'ledger.json'
export const README_FILE = 'README.md'

const VERSION_FILE = /^models\/([^/]+)\/versions\/(\d+\.\d+\.\d+)(\.ready|\.manifest)?\.json$/
const EVIDENCE_FILE = /^models\/[^/]+\/evidence\/[0-9a-f]{12}\/(\d+\.\d+\.\d+)\.[a-z]+\.[0-9a-f]{12}\.json$/

export function modelFolder(model: string): string {
  return `models/${model}`
}

export function versionPath(model: string, version: string): string {
  return `${modelFolder(model)}/versions/${version}.json`
}

export function readyPath(model: string, version: string): string {
  return `${modelFolder(model)}/versions/${version}.ready.json`
}

export function manifestPath(model: string, version: string): string {
  return `${modelFolder(model)}/versions/${version}.manifest.json`
}

export function aliasPath(model: string, alias: string): string {
  return `${modelFolder(model)}/aliases/${alias}.json`
}

export function bytesPath(model: string, digest: Digest): string {
  return `${modelFolder(model)}/files/${digest.slice(7)}`
}

/**
 * Evidence about one version: its folder names the model's digest, its file name the version and its own digest.
 * So the versions of a digest are found by listing, and evidence that is made again never overwrites.
 */
export function evidencePath(at: {
  readonly model: string
  readonly version: string
  readonly subject: Digest
  readonly kind: string
  readonly digest: Digest
}): string {
  return `${evidenceFolder(at.model, at.subject)}/${at.version}.${at.kind}.${shortDigest(at.digest)}.json`
}

function evidenceFolder(model: string, subject: Digest): string {
  return `${modelFolder(model)}/evidence/${shortDigest(subject)}`
}

/** Versions named by the paths of one model, with what is known of each from its files alone. */
export function versionsIn(paths: readonly string[]): { readonly version: string; readonly ready: boolean }[] {
  const ready = new Map<string, boolean>()
  for (const path of paths) {
    const [, , version, suffix] = VERSION_FILE.exec(path) ?? []
    if (version !== undefined) ready.set(version, suffix === '.ready' || (ready.get(version) ?? false))
  }
  return [...ready].map(([version, isReady]) => ({ version, ready: isReady }))
}

/** Versions that have evidence about one digest, from the paths of its evidence folder. */
export function versionsWithEvidence(paths: readonly string[], model: string, subject: Digest): string[] {
  const prefix = `${evidenceFolder(model, subject)}/`
  const found = paths.filter((path) => path.startsWith(prefix)).flatMap((path) => EVIDENCE_FILE.exec(path)?.[1] ?? [])
  return [...new Set(found)]
}
