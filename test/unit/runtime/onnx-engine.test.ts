import { expect, test } from 'vitest'
import { loadOnnxEngine } from '../../../shared/adapters/runtime/onnx-engine.ts'
import { Fault } from '../../../shared/kernel/error.ts'
import type { EngineName, Engines } from '../../../shared/ports/engines.ts'
import { createRecordedLog } from '../../fakes/recorded-log.ts'

/** Engines of which only some can be had on this machine. */
function machineWith(...available: readonly EngineName[]): Engines {
  return {
    load: async <T>(engine: EngineName): Promise<T> => {
      if (!available.includes(engine))
        throw new Fault('ENGINE_UNAVAILABLE', `${engine} has no binary here`, { fix: `get ${engine}` })
      return { env: { versions: { common: '1.30.0' }, wasm: {} } } as T
    },
  }
}

test('WebAssembly takes over where the native package does not load, and the log says why', async () => {
  const log = createRecordedLog()
  const engine = await loadOnnxEngine(machineWith('onnx-wasm'), log)
  expect(engine.info).toEqual({ name: 'onnxruntime-web', version: '1.30.0', backend: 'wasm' })
  expect(engine.ort.env.wasm.numThreads).toBe(1)
  expect(log.lines.join('\n')).toContain('onnx-native has no binary here')
})

test('the native package comes first, unless another was asked for', async () => {
  const both = machineWith('onnx-native', 'onnx-wasm')
  expect((await loadOnnxEngine(both, createRecordedLog())).info.name).toBe('onnxruntime-node')
  expect((await loadOnnxEngine(both, createRecordedLog(), 'onnx-wasm')).info.name).toBe('onnxruntime-web')
})

test('no runtime at all is a fault with a way out, never an answer', async () => {
  await expect(loadOnnxEngine(machineWith(), createRecordedLog())).rejects.toMatchObject({
    code: 'RUNTIME_UNAVAILABLE',
    fix: 'get onnx-native',
  })
})
