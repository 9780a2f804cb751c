import { extname, join } from 'node:path'
import { createEngineLoader } from '../../shared/adapters/engines/engine-loader.ts'
import { createFiles } from '../../shared/adapters/fs/files.ts'
import { createModelRuntime } from '../../shared/adapters/runtime/model-runtime.ts'
import { serveModel } from '../../shared/adapters/runtime/serve-model.ts'
import { startWatch } from '../../shared/adapters/runtime/watch-memory.ts'
import type { Log } from '../../shared/ports/log.ts'

/** Beyond the memory of the loaded model: far more than a few hundred rows need. */
const WATCH = { extraBytes: 2 * 1024 ** 3 }

// The parent loaded the same model and said all there is to say.
const log: Log = { info: () => undefined, warn: () => undefined, debug: () => undefined, progress: () => undefined }

serveModel(
  ({ workspace, engines }) =>
    createModelRuntime({
      files: createFiles(workspace),
      engines: createEngineLoader({ ...engines, log }),
      log,
      nativeFrom: engines.resolveFrom,
    }),
  () => startWatch(join(import.meta.dirname, `child-memory${extname(import.meta.filename)}`), WATCH),
)
