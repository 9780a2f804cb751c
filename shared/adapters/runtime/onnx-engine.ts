import { Fault, messageOf } from '../../kernel/error.ts'
import type { Engines } from '../../ports/engines.ts'
import type { Log } from '../../ports/log.ts'
import type { RuntimeInfo } from '../../ports/model-runtime.ts'

type Ort = Pick<typeof import('onnxruntime-common'), 'InferenceSession' | 'Tensor' | 'env'>
type SessionOptions = import('onnxruntime-common').InferenceSession.SessionOptions

export type OnnxEngine = { readonly ort: Ort; readonly info: RuntimeInfo; readonly options: SessionOptions }

/** What the runtime warns about, a user cannot change; an error it throws with the same text, and odd rows make hundreds of them. */
export const LOG_SEVERITY_FATAL = 4

/**
 * ONNX Runtime with one thread: the native package where it loads, else WebAssembly. Both give the same answers within
 * float rounding. Throws Fault RUNTIME_UNAVAILABLE when neither loads.
 */
export async function loadOnnxEngine(
  engines: Engines,
  log: Log,
  prefer?: 'onnx-native' | 'onnx-wasm',
): Promise<OnnxEngine> {
  const attempts = prefer === undefined ? (['onnx-native', 'onnx-wasm'] as const) : [prefer]
  const failures: unknown[] = []
  for (const engine of attempts) {
    try {
      return engine === 'onnx-native' ? await loadNative(engines) : await loadWasm(engines)
    } catch (error) {
      log.warn(`ONNX runtime "${engine}" is not available: ${messageOf(error)}`)
      failures.push(error)
    }
  }
  const fix = failures
    .map((error) => (error instanceof Fault ? error.fix : undefined))
    .find((text) => text !== undefined)
  throw new Fault('RUNTIME_UNAVAILABLE', `no ONNX runtime could be loaded: ${failures.map(messageOf).join('; ')}`, {
    cause: failures.at(-1),
    ...(fix === undefined ? {} : { fix }),
  })
}

async function loadNative(engines: Engines): Promise<OnnxEngine> {
  const ort = await engines.load<Ort>('onnx-native', 'onnxruntime-node')
  return {
    ort,
    info: { name: 'onnxruntime-node', version: ort.env.versions.node ?? ort.env.versions.common, backend: 'cpu' },
    options: {
      executionProviders: ['cpu'],
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      logSeverityLevel: LOG_SEVERITY_FATAL,
    },
  }
}

async function loadWasm(engines: Engines): Promise<OnnxEngine> {
  const ort = await engines.load<Ort>('onnx-wasm', 'onnxruntime-web')
  ort.env.wasm.numThreads = 1
  return {
    ort,
    info: { name: 'onnxruntime-web', version: ort.env.versions.web ?? ort.env.versions.common, backend: 'wasm' },
    options: { executionProviders: ['wasm'], logSeverityLevel: LOG_SEVERITY_FATAL },
  }
}
