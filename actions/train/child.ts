import { createEngineLoader } from '../../shared/adapters/engines/engine-loader.ts'
import { loadTfjsEngine } from '../../shared/adapters/runtime/tfjs-engine.ts'
import { serveTraining } from '../../shared/adapters/train-module/serve-training.ts'

serveTraining((location, log) => loadTfjsEngine(createEngineLoader({ ...location, log }), log))
