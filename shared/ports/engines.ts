/** Heavy packages that are loaded only when a verb needs them: the folders of `actions/engines`. */
export type EngineName = 'duckdb' | 'tfjs' | 'onnx-wasm' | 'onnx-native'

/** Loads packages that never enter the bundle. The first load of a process may install; later loads are immediate. */
export interface Engines {
  /**
   * Loads one package of an engine, for example `load('duckdb', '@duckdb/node-api')`; the caller names its type.
   * Throws Fault ENGINE_UNAVAILABLE with the cause and what to do.
   */
  load<T>(engine: EngineName, specifier: string): Promise<T>
}
