import { parseStrictJson } from '../document/json.ts'
import { validate } from '../document/validate.ts'
import { diffModels, type ModelDiff } from '../inspect-model/diff.ts'
import type { ModelFacts, ModelFolder } from '../inspect-model/facts.ts'
import { inspectModel } from '../inspect-model/inspect.ts'
import { type FeatureColumn, signatureFindings } from '../inspect-model/signature.ts'
import { statedInputs } from '../inspect-model/stated-inputs.ts'
import { sortFindings } from '../integrity/finding.ts'
import { type Encoding, encodingSchema } from '../model/encoding-schema.ts'
import type { ModelFiles } from '../ports/model-files.ts'

/** Formats beside which training leaves an encoding. */
const ENCODED = ['onnx', 'tfjs-layers', 'tfjs-graph']

export type InspectModelInput = {
  /** A model file, or a folder with one. */
  readonly model: string
  /** An older version of it. */
  readonly against?: string
  /** The columns that the model would be given. */
  readonly features?: readonly FeatureColumn[]
}

export type InspectedModel = { readonly facts: ModelFacts; readonly diff?: ModelDiff }

/**
 * Looks at a model file without running it, holds its inputs against the columns where there are any, and compares it with an older
 * version. Throws UserError INPUT_INVALID for a file that is not there, MODEL_UNREADABLE for one that is damaged.
 */
export function inspectModelFile(ports: { readonly modelFiles: ModelFiles }, input: InspectModelInput): InspectedModel {
  const { features, against } = input
  const facts = withFolder(ports, input.model, (folder) => {
    const found = inspectModel(folder)
    if (features === undefined) return found
    const signature = signatureFindings({ inputs: statedInputs(found, readEncoding(folder, found)) }, features)
    return { ...found, findings: sortFindings([...found.findings, ...signature]) }
  })
  return against === undefined
    ? { facts }
    : { facts, diff: diffModels(withFolder(ports, against, inspectModel), facts) }
}

function withFolder<T>(
  { modelFiles }: { readonly modelFiles: ModelFiles },
  path: string,
  look: (folder: ModelFolder) => T,
): T {
  const opened = modelFiles.open(path)
  try {
    return look(opened)
  } finally {
    opened.close()
  }
}

/** The encoding that training left beside the model. Throws UserError MODEL_UNREADABLE for one that was damaged. */
function readEncoding(folder: ModelFolder, { format }: ModelFacts): Encoding | undefined {
  const path = format === 'onnx' ? `${folder.main}.encoding.json` : 'encoding.json'
  const size = folder.sizeOf(path)
  if (size === undefined || !ENCODED.includes(format)) return undefined
  const text = new TextDecoder().decode(folder.open(path).read(0, size))
  return validate<Encoding>(parseStrictJson(text, path, 'MODEL_UNREADABLE'), encodingSchema, 'MODEL_UNREADABLE')
}
