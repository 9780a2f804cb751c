import { parentPort, workerData } from 'node:worker_threads'
import { createEngineLoader } from '../../shared/adapters/engines/engine-loader.ts'
import { createFiles } from '../../shared/adapters/fs/files.ts'
import { createModelRuntime } from '../../shared/adapters/runtime/model-runtime.ts'
import type { BesidePlace } from '../../shared/adapters/thread/beside.ts'
import { serveBeside } from '../../shared/adapters/thread/serve-beside.ts'

if (parentPort === null) throw new Error('this file is the entry of a thread')
const { workspace, engines } = workerData as BesidePlace
serveBeside(parentPort, (log) =>
  createModelRuntime({
    files: createFiles(workspace),
    engines: createEngineLoader({ ...engines, log }),
    log,
    nativeFrom: engines.resolveFrom,
  }),
)
