import { type ByteWindow, MAX_PIECE } from './bytes.ts'
import { type FormatFacts, finding } from './facts.ts'

const WORD = '"class_name": "Lambda"'
/** Keras writes the description of a model near the beginning; weights follow. */
const MAX_SEARCHED = Math.min(MAX_PIECE, 32 * 2 ** 20)

/** HDF5 is only searched for what Keras writes about Lambda layers: its structure is not read here. */
export function readHdf5Facts(window: ByteWindow): FormatFacts {
  const text = new TextDecoder('latin1').decode(window.take(0, Math.min(window.size, MAX_SEARCHED)))
  const layers = [...text.matchAll(/"class_name": ?"Lambda"/g)].length
  return {
    format: 'hdf5',
    findings: [
      finding('warn', 'HDF5_NOT_READ', {
        message: 'it is HDF5 (Keras before version 3): operators, inputs and sizes are not read from this format',
        fix: 'save it with `model.export(folder)` (SavedModel), or convert it to ONNX with tf2onnx',
      }),
      ...(layers === 0
        ? []
        : [
            finding('error', 'KERAS_LAMBDA', {
              message: `${layers} Lambda layers (${WORD}) hold Python bytecode, which runs when Keras loads the model`,
              fix: 'write the layer as a class of its own, or with layers that Keras has',
            }),
          ]),
    ],
  }
}
