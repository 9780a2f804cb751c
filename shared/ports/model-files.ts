import type { ModelFolder } from '../inspect-model/facts.ts'

/** A model on disk that is open for reading. */
export type OpenedModel = ModelFolder & {
  /** Gives the files back; nothing is read after that. */
  readonly close: () => void
}

/** Opens model files to look at them piece by piece. */
export interface ModelFiles {
  /**
   * Opens a model file, or a folder with a saved_model.pb or a model.json. Only files of its folder are read, links followed. Throws
   * UserError INPUT_INVALID when nothing is there, or when the path may not be read.
   */
  open(path: string): OpenedModel
}
