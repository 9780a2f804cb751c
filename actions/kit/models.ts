import { join } from 'node:path'
import type { Engines } from '../../shared/ports/engines.ts'
import type { Files } from '../../shared/ports/files.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { EngineLocation } from '../../shared/ports/module-trainer.ts'
import { childEntry, HOME } from './home.ts'
import { once } from './once.ts'
import type { Services } from './services.ts'

type Place = {
  readonly workspace: string
  readonly files: Files
  readonly engines: Engines
  readonly location: EngineLocation
  readonly log: Log
}

/** Models in this thread, in a second one, and in processes of their own. */
export function createModels(
  { workspace, files, engines, location, log }: Place,
  env: NodeJS.ProcessEnv,
): Pick<Services, 'models' | 'beside' | 'isolatedModels' | 'close'> {
  const beside = once(async () => {
    const { createBeside } = await import('../../shared/adapters/thread/beside.ts')
    return createBeside({ childEntry: childEntry('child-beside'), workspace, engines: location, log })
  })
  const models = once(async () => {
    const { createModelRuntime } = await import('../../shared/adapters/runtime/model-runtime.ts')
    return createModelRuntime({ files, engines, log, nativeFrom: join(HOME, 'package.json') })
  })
  return {
    models: models.get,
    beside: beside.get,
    isolatedModels: async () => {
      const { createIsolatedModels } = await import('../../shared/adapters/process/isolated-models.ts')
      const { debug } = log
      return createIsolatedModels({ childEntry: childEntry('child-model'), files, engines: location, env, debug })
    },
    close: async () => await (await beside.made())?.close(),
  }
}
