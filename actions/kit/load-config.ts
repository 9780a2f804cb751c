import type { Config, ModelConfig } from '../../shared/config/model-config.ts'
import { parseConfig } from '../../shared/config/parse.ts'
import { placeError } from '../../shared/config/place-error.ts'
import { nearestName } from '../../shared/document/nearest-name.ts'
import type { Digest } from '../../shared/kernel/digest.ts'
import { UserError } from '../../shared/kernel/error.ts'
import type { Files } from '../../shared/ports/files.ts'

/** The configuration, and which bytes it was. */
export type LoadedConfig = {
  readonly config: Config
  readonly origin: { readonly path: string; readonly digest: Digest }
}

/** Reads the configuration of the workspace. Throws UserError CONFIG_MISSING or CONFIG_INVALID. */
export async function loadConfig(files: Files, path: string): Promise<LoadedConfig> {
  const text = await files.readText(path)
  if (text === undefined) {
    throw new UserError('CONFIG_MISSING', {
      file: path,
      message: 'there is no configuration here',
      fix: 'create it (docs/cli.md has the shortest one that works), or name another file with `config`',
    })
  }
  return { config: parseConfig(text, path), origin: { path, digest: files.sha256(text) } }
}

/** The model that was asked for, or the only one. Throws UserError INPUT_INVALID with the names there are. */
export function chooseModel({ config }: LoadedConfig, name: string | undefined): ModelConfig {
  const names = config.models.map((model) => model.name)
  const [only] = config.models
  if (name === undefined && config.models.length === 1 && only !== undefined) return only
  const found = config.models.find((model) => model.name === name)
  if (found !== undefined) return found
  if (name === undefined) {
    const message = `has ${names.length} models, and none is named`
    throw new UserError('INPUT_INVALID', {
      file: config.file,
      message,
      fix: `set \`model\` to one of: ${names.join(', ')}`,
    })
  }
  const nearest = nearestName(name, names)
  throw new UserError('INPUT_INVALID', {
    file: config.file,
    message: `has no model "${name}"`,
    fix: nearest === undefined ? `use one of: ${names.join(', ')}` : `did you mean "${nearest}"?`,
  })
}

/** Does work on a model; what turns out to be wrong with a part of the configuration is told at the line of that part. */
export async function withPlaces<T>({ config }: LoadedConfig, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof UserError ? placeError(error, config) : error
  }
}
