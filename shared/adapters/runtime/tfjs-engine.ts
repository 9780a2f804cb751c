import type { Engines } from '../../ports/engines.ts'
import type { Log } from '../../ports/log.ts'
import type { RuntimeInfo } from '../../ports/model-runtime.ts'

/** The slim TF.js: everything of core, layers and converter under one name. */
export type Tf = typeof import('@tensorflow/tfjs-core') &
  typeof import('@tensorflow/tfjs-layers') &
  Pick<typeof import('@tensorflow/tfjs-converter'), 'loadGraphModel' | 'GraphModel'>

export type TfjsEngine = { readonly tf: Tf; readonly info: () => RuntimeInfo }

/**
 * TF.js from its slim packages, on WebAssembly with one thread, else on plain JavaScript. `cpu` may be asked for.
 * Throws Fault ENGINE_UNAVAILABLE.
 */
export async function loadTfjsEngine(
  engines: Engines,
  log: Log,
  backend: 'wasm' | 'cpu' = 'wasm',
): Promise<TfjsEngine> {
  // Layers first: importing it registers the gradients and the operations that the converter and users chain.
  const core = await engines.load<typeof import('@tensorflow/tfjs-core')>('tfjs', '@tensorflow/tfjs-core')
  const layers = await engines.load<typeof import('@tensorflow/tfjs-layers')>('tfjs', '@tensorflow/tfjs-layers')
  const converter = await engines.load<typeof import('@tensorflow/tfjs-converter')>(
    'tfjs',
    '@tensorflow/tfjs-converter',
  )
  await engines.load<unknown>('tfjs', '@tensorflow/tfjs-backend-cpu')
  await engines.load<unknown>('tfjs', '@tensorflow/tfjs-backend-wasm')
  core.enableProdMode()
  const chosen = await core.setBackend(backend)
  if (!chosen && backend === 'wasm') {
    log.warn('TF.js cannot use WebAssembly here; plain JavaScript is used, which is slower')
    await core.setBackend('cpu')
  }
  await core.ready()
  const tf = { ...core, ...layers, loadGraphModel: converter.loadGraphModel, GraphModel: converter.GraphModel } as Tf
  return { tf, info: () => ({ name: 'tfjs', version: core.version_core, backend: core.getBackend() }) }
}
