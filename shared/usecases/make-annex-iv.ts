import { buildAnnexIv, type Pack, type PackInput, type PackVersion } from '../card/annex-iv.ts'
import type { Card } from '../card/schema.ts'
import { validate } from '../document/validate.ts'
import { parseYaml } from '../document/yaml.ts'
import { Fault, messageOf, UserError } from '../kernel/error.ts'
import { INVENTORY_PATH, type Inventory, inventorySchema } from '../policy/repository-schemas.ts'
import type { Files } from '../ports/files.ts'
import type { Ledger } from '../ports/ledger.ts'
import type { Log } from '../ports/log.ts'
import { modelFolder, versionPath, versionsIn } from '../registry/layout.ts'
import { compareVersions } from '../registry/semver.ts'
import { readVersion } from './ledger-state.ts'

/** Versions that a pack lists, the newest. */
const MAX_VERSIONS = 200

export type AnnexIvPorts = {
  readonly files: Pick<Files, 'readText' | 'sha256'>
  readonly log: Log
  readonly ledger: () => Promise<Ledger>
}

/**
 * Gathers what Annex IV asks for around a card: the verdict, the registered versions and who answers for the model. What cannot be read is
 * open in the pack, never left out in silence. Throws UserError INPUT_INVALID when the inventory has mistakes.
 */
export async function makeAnnexIv(
  ports: AnnexIvPorts,
  { card, verdict }: { readonly card: Card; readonly verdict: PackInput['verdict'] },
): Promise<Pack> {
  const [versions, owner] = await Promise.all([readVersions(ports, card.model), readOwner(ports.files, card.model)])
  return buildAnnexIv({ card, verdict, versions, owner })
}

async function readOwner(files: AnnexIvPorts['files'], model: string): Promise<string | undefined> {
  const text = await files.readText(INVENTORY_PATH)
  if (text === undefined) return undefined
  const document = parseYaml(text, INVENTORY_PATH, 'INPUT_INVALID')
  const { models } = validate<Inventory>(document, inventorySchema, 'INPUT_INVALID')
  return Object.hasOwn(models, model) ? models[model]?.owner : undefined
}

async function readVersions({ ledger, files, log }: AnnexIvPorts, model: string): Promise<PackInput['versions']> {
  try {
    const snapshot = await (await ledger()).snapshot()
    const paths = (await snapshot.list('')).filter((path) => path.startsWith(`${modelFolder(model)}/`))
    const ready = versionsIn(paths).filter((one) => one.ready)
    const newest = ready
      .map(({ version }) => version)
      .toSorted(compareVersions)
      .slice(-MAX_VERSIONS)
    const read = newest.map(async (version): Promise<PackVersion[]> => {
      const known = await readVersion(snapshot, model, version)
      const bytes = await snapshot.read(versionPath(model, version))
      if (known === undefined || bytes === undefined) return []
      const { manifest, createdAt, actor } = known.record
      return [{ version, digest: manifest.digest, createdAt, actor, record: files.sha256(bytes) }]
    })
    return (await Promise.all(read)).flat()
  } catch (error) {
    if (!(error instanceof UserError || error instanceof Fault)) throw error
    log.warn(`the pack leaves the registered versions open: ${messageOf(error)}`)
    return undefined
  }
}
